//! Whether a trigger holds: what must stand beside it stands there.
//!
//! A noun or verb that tells an event for certain needs nothing. Others need a participant, or at
//! least people: «رفضت المعارضة», «قتلوا بالرصاص», «أوقفت ستة أشخاص», where nobody is named.

use super::arguments::Arguments;
use super::clause::Clause;
use super::modality::modality;
use super::{MentionKind, Modality, Scene, Site};
use crate::document::EventKind;
use crate::extract::phrases::measures_time;
use crate::lexicon::words::counted::{self, Sort};
use crate::lexicon::words::reporting::{Class, Reporting};
use crate::lexicon::words::triggers::{Light, Need};
use crate::text::WordSet;

/// Words within which people must stand beside a trigger.
const NEAR: usize = 6;

pub(super) fn holds(
    scene: &Scene,
    site: &Site,
    clause: &Clause,
    light: Option<(usize, Light)>,
    arguments: &Arguments,
    sport: bool,
    (known, kind_known): (bool, bool),
) -> bool {
    // «واستمر اللقاء», «وجاءت الاستقالة»: told before, taken up.
    let taken_up = known && !site.found.trigger.verb && scene.is_definite(site);
    // «اتهمته», «اغتالها»: whom it was done to is written to the verb.
    let named = taken_up || site.found.object || !arguments.participants.is_empty();
    let placed = !site.found.trigger.verb && arguments.place.is_some();
    let aimed = !aims(site) || arguments.hits_something() || aims_at(scene, site);
    // «في عين أمناس»: no verb follows a preposition.
    let led = site
        .first
        .checked_sub(1)
        .is_some_and(|b| matches!(scene.word(b), "في" | "من" | "الي" | "علي" | "عن" | "قرب"));
    if cites(scene, site) || led && site.found.trigger.lemma == "عين" {
        return false;
    }
    match site.found.trigger.need {
        Need::Nothing | Need::With => !is_before(scene, site),
        // «وطالبت بمنع العبارات»: whoever spoke last.
        Need::Argument | Need::People if says(site) && is_finite(scene, site) => true,
        Need::Argument if site.found.trigger.lemma == "وصل" => {
            // «وصلت إلى المطار طائرة»: no visit.
            arguments.participants.iter().any(|(chain, _)| scene.is_person_chain(*chain))
        }
        // «بشن غزو», «في قمة عقدت أمس», «طالب بالاستقالة»: the verb or the asking carries it.
        Need::Argument if !site.found.trigger.verb => {
            (named || placed || light.is_some() || is_asked(scene, site)) && aimed
        }
        Need::Argument => {
            (named || placed || site.found.trigger.verb && rules(scene, site)) && aimed
        }
        Need::People => (named || placed || people(scene, site, clause)) && aimed,
        Need::Aid => named || people(scene, site, clause),
        Need::Relief => (named || !site.found.trigger.verb) && tells_disaster(scene),
        Need::Known => kind_known && scene.is_definite(site),
        Need::Person => {
            named
                || is_asked(scene, site)
                || (site.last..site.last + 2).any(|i| is_office(scene, i))
        }
        Need::Police => people_after(scene, site, clause) || police(scene, site, clause),
        Need::Light => light.is_some() || past(scene, site) || talks(site) && is_asked(scene, site),
        Need::Term => {
            term(scene, site) || people_after(scene, site, clause) && !is_definite(scene, site)
        }
        Need::Sport => sport,
        Need::Asked => is_asked(scene, site),
    }
}

/// «طالبه بالتنحي», «هدد بقتل الرهائن», «يعتزم ترك الحكم»: what is no event but where somebody asks
/// for it, threatens with it or means to do it.
pub(super) fn is_asked(scene: &Scene, site: &Site) -> bool {
    let near = site.first.saturating_sub(6)..site.first;
    let called = |i: usize| {
        scene.reading.trigger(i).is_some_and(|f| {
            let kind = f.trigger.kind;
            f.trigger.verb && matches!(kind, EventKind::Request | EventKind::Threaten)
        })
    };
    // «اشترطت المعارضة تنحيه»: what is asked, without a preposition.
    let close = site.first.saturating_sub(3).max(scene.sentence_start(site))..site.first;
    let led = site.found.clitic > 0
        || site.first.checked_sub(1).is_some_and(|b| matches!(scene.word(b), "الي" | "علي"))
        || !site.found.trigger.verb && { close }.any(called);
    led && near.clone().rev().take_while(|i| !matches!(scene.word(*i), "." | "؛")).any(called)
        || matches!(modality(scene, site, false), Modality::Demanded | Modality::Planned)
}

/// «قبل اجتماعه بالرئيس»: before it. It is the verb behind «قد» or «ثم», and where somebody who
/// accepts opens the sentence: «قبل الرئيس استقالة الحكومة».
fn is_before(scene: &Scene, site: &Site) -> bool {
    if site.found.trigger.lemma != "قبل" || scene.word(site.first) != "قبل" {
        return false;
    }
    let before = site.first.checked_sub(1).map_or("", |b| scene.word(b));
    let opens = site.first == scene.sentence_start(site) && is_person(scene, site.last);
    !matches!(before, "قد" | "وقد" | "ثم" | "لقد" | "الذي") && !opens
}

/// «حظرت الحكومة التجمع», «القوات الحكومية تحاصر البلدة»: who may do such a thing, without a name, right
/// behind the verb or right before it.
fn rules(scene: &Scene, site: &Site) -> bool {
    const RULERS: WordSet = WordSet::new(&[
        "سلطات",
        "سلطه",
        "حكومه",
        "شرطه",
        "جيش",
        "قوات",
        "امن",
        "اجهزه",
        "محكمه",
        "قضاء",
        "نيابه",
        "برلمان",
        "مجلس",
        "وزاره",
        "هييه",
        "متمردون",
        "متمردين",
        "مسلحون",
        "مسلحين",
        "ادعاء",
        "بلديه",
        "جمارك",
        "بحريه",
        "حرس",
        "مخابرات",
        "استخبارات",
        "رياسه",
        "جنود",
        "انقلابيون",
        "عسكريون",
        "ميليشيا",
    ]);
    let harsh = matches!(
        site.found.trigger.kind,
        EventKind::Coerce
            | EventKind::Sanction
            | EventKind::Agree
            | EventKind::Mobilize
            | EventKind::Retreat
            | EventKind::Assault
    );
    let ruler = |i: usize| {
        let word = scene.word(i);
        RULERS.contains(word.strip_prefix("ال").unwrap_or(word))
    };
    let before = || {
        let near = site.first.saturating_sub(2).max(scene.sentence_start(site));
        !scene.word(site.first).starts_with('و') && (near..site.first).any(ruler)
    };
    harsh && (ruler(site.last) || before())
}

/// Kinds of what is done by speaking.
pub(super) fn says(site: &Site) -> bool {
    let kind = site.found.trigger.kind;
    site.found.trigger.verb
        && matches!(
            kind,
            EventKind::Request
                | EventKind::Accuse
                | EventKind::Reject
                | EventKind::Threaten
                | EventKind::Support
        )
}

/// True where a verb can be no noun and no participle: by its ending («طالبت», «حثوا»), its pattern
/// («استنكر», «انتقد»), a particle before it («قد لوح») or the preposition of its complement, behind
/// whom it is done to («وحث الطرفين على التفاوض»).
fn is_finite(scene: &Scene, site: &Site) -> bool {
    if site.last != site.first + 1 {
        return false;
    }
    let word = scene.word(site.first).get(site.found.clitic..).unwrap_or_default();
    let letters = word.chars().count();
    let ended = letters > 3 && word.ends_with('ت') || letters > 4 && word.ends_with("وا");
    let derived = letters > 4 && word.starts_with('ا') && !word.ends_with(['ا', 'ه', 'ن']);
    let before = site.first.checked_sub(1).map_or("", |b| scene.word(b));
    let led = matches!(
        before,
        "قد" | "وقد"
            | "لقد"
            | "الذي"
            | "التي"
            | "الذين"
            | "كما"
            | "لم"
            | "لن"
            | "ان"
            | "وان"
    );
    // «وطالب بتحقيق مستقل»; not «وطالب بكلية الطب».
    let prepositioned = || {
        let next = scene.word(site.last);
        let taught = [
            "بجامع",
            "بكليه",
            "بمدرس",
            "بمعهد",
            "بقسم",
            "بالصف",
            "بالجامع",
            "بالمرحل",
            "بالثانوي",
            "بالسنه",
            "بعض",
            "بين",
        ];
        site.found.clitic > 0
            && matches!(site.found.trigger.lemma, "طالب" | "ندد" | "هدد" | "لوح" | "رحب" | "أشاد")
            && next.starts_with('ب')
            && next.chars().count() > 3
            && !taught.iter().any(|t| next.starts_with(t))
    };
    let complement = || {
        site.found.clitic > 0
            && (site.last + 1..site.last + 4)
                .take_while(|i| !matches!(scene.word(*i), "،" | "."))
                .any(|i| matches!(scene.word(i), "علي" | "الي" | "بان" | "لكي" | "كي"))
    };
    let joined = site.found.clitic > 0 && ended;
    (ended || derived || led || complement() || prepositioned())
        && (joined || !before.starts_with("ال"))
}

/// True in an article that tells of a disaster: ships and aircraft sent there bring help.
fn tells_disaster(scene: &Scene) -> bool {
    let n = scene.reading.analysis.solid.len();
    (0..n).any(|i| scene.reading.trigger(i).is_some_and(|f| f.trigger.kind == EventKind::Disaster))
}

/// «استشهد الكاتب بقول الشاعر»: to cite, not to die.
fn cites(scene: &Scene, site: &Site) -> bool {
    const WORDS: WordSet = WordSet::new(&[
        "قول",
        "مقوله",
        "مثل",
        "كلام",
        "ايه",
        "بيت",
        "ابيات",
        "شعر",
        "حديث",
        "عباره",
        "تقرير",
        "دراسه",
        "ارقام",
        "احصاءات",
        "بيانات",
        "تصريح",
        "تصريحات",
        "مقطع",
        "حكمه",
        "نص",
        "خطاب",
    ]);
    let cited = |i: usize| {
        let stem = scene.word(i).strip_prefix('ب')?;
        Some(WORDS.contains(&stem.strip_prefix("ال").unwrap_or(stem)))
    };
    site.found.trigger.lemma == "استشهد"
        && (site.last..site.last + 6).any(|i| cited(i).unwrap_or(false))
}

/// «إثر مباحثات استمرت يومين», «عقب الاجتماع»: what something came after took place.
pub(super) fn past(scene: &Scene, site: &Site) -> bool {
    // «بعد ستة أسابيع من المباحثات»
    let lasted = site
        .first
        .checked_sub(2)
        .is_some_and(|b| scene.word(b + 1) == "من" && measures_time(scene.word(b)));
    // «في اجتماع طويل»: what something was done in took place.
    let within = !scene.is_definite(site)
        && matches!(site.found.trigger.lemma, "اجتماع" | "قمة" | "لقاء")
        && site.first.checked_sub(1).is_some_and(|b| scene.word(b) == "في");
    talks(site)
        && !is_planned_after(scene, site)
        && (lasted
            || within
            || site.first.checked_sub(1).is_some_and(|b| {
                matches!(
                    scene.word(b),
                    "بعد"
                        | "اثر"
                        | "عقب"
                        | "خلال"
                        | "وبعد"
                        | "وعقب"
                        | "وخلال"
                        | "ختام"
                        | "اختتام"
                        | "انتهاء"
                )
            }))
}

fn talks(site: &Site) -> bool {
    matches!(site.found.trigger.kind, EventKind::Consult | EventKind::Cooperate)
}

/// «بعد مفاوضات قد تبدأ غدا»
fn is_planned_after(scene: &Scene, site: &Site) -> bool {
    (site.last..site.last + 3)
        .any(|i| matches!(scene.word(i), "قد" | "محتمل" | "مقترحه" | "مرتقبه"))
}

/// Verbs that are an attack only when what they aim at is named: «يستهدف البنك خفض التضخم» is none.
fn aims(site: &Site) -> bool {
    matches!(site.found.trigger.lemma, "استهدف" | "استعاد" | "سيطر" | "احتل" | "اجتاح" | "استولى")
}

/// «سيطرت خلال ساعات على العاصمة», «استعاد مرصد جبل الشيخ»: a place without a name.
fn aims_at(scene: &Scene, site: &Site) -> bool {
    let words = Reporting::built_in();
    (site.first.saturating_sub(3)..site.last + NEAR).filter(|i| *i != site.first).any(|i| {
        let word = scene.word(i);
        let bare = word.strip_prefix("ال").unwrap_or(word);
        words.is_place_head(bare)
            || matches!(bare, "مستشفي" | "سفن" | "سفينه" | "مدرسه" | "موكب")
            || matches!(
                bare,
                "عاصمه" | "مبني" | "مقر" | "مواقع" | "مرصد" | "حكم" | "سلطه" | "قاعده"
            )
    })
}

/// People named by a common noun or counted, right after the trigger or, for a verb, before it.
fn people(scene: &Scene, site: &Site, clause: &Clause) -> bool {
    if people_after(scene, site, clause) {
        return true;
    }
    let word = scene.word(site.first);
    // «موافقتها على الهدنة»: whoever it is.
    if !site.found.trigger.verb && ["ها", "هم", "هما"].iter().any(|own| word.ends_with(own))
    {
        return true;
    }
    // «قتلوا», «رفضوا»: they.
    if site.found.trigger.verb && (word.ends_with("وا") || word.ends_with("ون")) {
        return true;
    }
    site.found.trigger.verb
        && !word.starts_with('و')
        && (clause.start.max(site.first.saturating_sub(4))..site.first).any(|i| is_person(scene, i))
}

fn people_after(scene: &Scene, site: &Site, clause: &Clause) -> bool {
    (site.last..clause.end.min(site.last + NEAR))
        .take_while(|i| !matches!(scene.word(*i), "،" | "." | ":"))
        .any(|i| is_person(scene, i))
}

fn is_person(scene: &Scene, at: usize) -> bool {
    let word = scene.word(at);
    // «والمعارضة ترفض»
    let word = word.strip_prefix(['و', 'ف']).filter(|w| w.starts_with("ال")).unwrap_or(word);
    let bare = word.strip_prefix("ال").unwrap_or(word);
    let words = Reporting::built_in();
    let mention = scene.mention_at(at).is_some_and(|m| {
        matches!(m.kind, MentionKind::Person | MentionKind::Group | MentionKind::Organization)
    });
    mention
        || counted::counted(bare).is_some_and(|n| n.sort == Sort::People)
        || words.is(word, Class::Human)
        || words.is(bare, Class::Human)
        || words.is_title(word)
        || words.is_title(bare)
        || words.is_org_head(bare)
        || counts_people(scene, at)
}

/// «11», «أحد عشر»: a number that counts people, or nothing that is named.
fn counts_people(scene: &Scene, at: usize) -> bool {
    let Some(number) = scene.reading.number(at) else { return false };
    let noun = scene.word(number.last);
    matches!(noun, "منهم" | "اخرين" | "اخرون" | "." | "من" | "في")
        || counted::counted(noun).is_some_and(|n| n.sort == Sort::People)
}

/// «الروائي», «الرئيس», or a named person.
fn is_office(scene: &Scene, at: usize) -> bool {
    let word = scene.word(at);
    let bare = word.strip_prefix("ال").unwrap_or(word);
    let words = Reporting::built_in();
    word.starts_with("ال") && (words.is_title(word) || words.is_title(bare))
        || scene.mention_at(at).is_some_and(|m| m.kind == MentionKind::Person)
}

/// Who may arrest stands right after the verb, or before it.
fn police(scene: &Scene, site: &Site, clause: &Clause) -> bool {
    const POLICE: WordSet = WordSet::new(&[
        "شرطه",
        "امن",
        "درك",
        "سلطات",
        "اجهزه",
        "وحدات",
        "نيابه",
        "مخابرات",
        "استخبارات",
        "حرس",
    ]);
    let is = |i: usize| {
        let word = scene.word(i);
        POLICE.contains(&word.strip_prefix("ال").unwrap_or(word))
    };
    (site.last..clause.end.min(site.last + 2)).any(is)
        || (clause.start.max(site.first.saturating_sub(3))..site.first).any(is)
}

/// «السجن خمس سنوات», «بالسجن المؤبد», «ثلاثة أشهر».
fn term(scene: &Scene, site: &Site) -> bool {
    (site.last..site.last + 2).any(|i| {
        matches!(scene.word(i), "الموبد" | "موبد" | "مدي" | "سنتين" | "عامين" | "سنه" | "لمده")
            || scene.reading.number(i).is_some()
    })
}

fn is_definite(scene: &Scene, site: &Site) -> bool {
    scene.is_definite(site)
}
