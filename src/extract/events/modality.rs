//! Whether an event is told as fact: denied, planned, asked for, alleged, or long past.

use super::memory::commemorated;
use super::told_back::had;
use super::{Modality, Scene, Site};
use crate::document::EventKind as K;
use crate::extract::phrases::measures_time;
use crate::extract::tense::{is_future_verb, is_past};
use crate::extract::traits::May;
use crate::text::WordSet;

const NEGATION: WordSet =
    WordSet::new(&["لم", "لن", "لا", "ليس", "ليست", "دون", "عدم", "بلا", "غير", "وعدم"]);

const DEMAND: WordSet = WordSet::new(&[
    "دعا",
    "دعت",
    "دعوا",
    "يدعو",
    "تدعو",
    "ندعو",
    "ادعو",
    "داعيا",
    "داعيه",
    "داعين",
    "دعوه",
    "دعوات",
    "طالب",
    "طالبت",
    "يطالب",
    "تطالب",
    "مطالبا",
    "مطالبه",
    "حث",
    "حثت",
    "يحث",
    "تحث",
    "ناشد",
    "ناشدت",
    "مناشدا",
    "يجب",
    "ينبغي",
    "ضروره",
    "لابد",
    "وضروره",
    "بضروره",
    "تتحرك",
    "نداء",
    "مطالبات",
    "لمطالبه",
    "مطالبين",
    "طلب",
    "طلبت",
    "شدد",
    "شددت",
    "اشترط",
    "اشترطت",
    "اشترطوا",
    "يشترط",
    "نامل",
    "يامل",
    "تامل",
    "امل",
]);

const PLAN: WordSet = WordSet::new(&[
    "سوف",
    "يعتزم",
    "تعتزم",
    "عزمه",
    "عزمها",
    "عزمهم",
    "ينوي",
    "تنوي",
    "المقرر",
    "مقرر",
    "المقرره",
    "المرتقب",
    "المرتقبه",
    "المزمع",
    "المتوقع",
    "احتمال",
    "امكانيه",
    "خطه",
    "خطط",
    "تخطط",
    "يخطط",
    "يخططون",
    "خططوا",
    "التخطيط",
    "استعداد",
    "استعداده",
    "استعدادها",
    "استعدادا",
    "مستعده",
    "مستعد",
    "لتفادي",
    "لمنع",
    "تجنب",
    "لتجنب",
    "لعقد",
    "لاجراء",
    "محاوله",
    "تحاول",
    "يحاول",
    "تسعي",
    "يسعي",
    "بهدف",
    "تهدف",
    "يهدف",
    "اذا",
    "لو",
    "حال",
    "قبيل",
    "اقتربتا",
    "اقترب",
    "اقتربت",
    "تقترب",
    "هدفها",
    "هدفه",
    "مشروع",
    "مقترح",
    "اقتراح",
    "باقتراح",
    "تمهيدا",
    "مساع",
    "مساعي",
    "جهود",
    "لتثبيت",
    "المنتظر",
    "للتوصل",
    "لبلوغ",
    "يفترض",
    "تفترض",
    "اجل",
]);

const CLAIM: WordSet = WordSet::new(&[
    "بدعوي",
    "مزاعم",
    "زعم",
    "زعمت",
    "تزعم",
    "يزعم",
    "اتهم",
    "اتهمت",
    "متهما",
    "متهمه",
    "اتهامات",
    "وصفه",
    "وصفته",
    "وصفها",
    "اسماها",
    "سمته",
    "وصفت",
    "سماه",
    "اسماه",
    "تسميه",
    "يسميه",
    "بتهمه",
    "متهم",
    "الاتهامات",
    "تقارير",
]);

const BACK: WordSet = WordSet::new(&[
    "ذكري",
    "الذكري",
    "سبق",
    "منذ",
    "السابقه",
    "السابق",
    "الاولي",
    "الثانيه",
    "الاخيره",
    "العالميه",
    "التاريخ",
    "تاريخ",
]);

/// How the event at the site is told.
/// `old`: it is dated long before the article.
pub(super) fn modality(scene: &Scene, site: &Site, old: bool) -> Modality {
    let start = stretch(scene, site);
    let before = |n: usize| moods(scene, start.max(site.first.saturating_sub(n))..site.first);
    let own = scene.word(site.first);
    if unless(scene, site) {
        return Modality::Planned;
    }
    let refused = !scene.is_definite(site) && unable(scene, start, site);
    if before(3).any(|w| NEGATION.contains(bare(w))) || after_denial(scene, site) || refused {
        return Modality::Negated;
    }
    // «خاضتا حربين للسيطرة على الإقليم»: what a war was for need not have come.
    if site.found.trigger.subkind == "capture" && is_purpose(scene, site) {
        return Modality::Planned;
    }
    if old && !(site.found.trigger.verb && scene.is_saying(site)) {
        return Modality::Background;
    }
    // «دعا إلى ضبط النفس بشأن العملية التي شنتها باكو»: what is named is there.
    let given = scene.is_definite(site)
        && matches!(site.found.trigger.kind, K::Assault | K::Disaster)
        && !matches!(site.found.trigger.subkind, "capture");
    let asked = !given && before(14).any(demands);
    // «وعليها تسليم جميع أسلحتها»: what they must do.
    let owed = !site.found.trigger.verb
        && site.first.checked_sub(1).is_some_and(|b| {
            matches!(bare(scene.word(b)), "عليه" | "عليها" | "عليهم" | "علينا" | "عليكم")
                && (scene.word(b).starts_with('و') || b == scene.sentence_start(site))
        });
    let asked = asked || owed;
    if stipulated(scene, start, site) || threatened(scene, site) {
        return Modality::Planned;
    }
    let own_demand = site.found.trigger.kind == K::Request;
    if asked && !own_demand && !(site.found.trigger.verb && !own.starts_with(['ي', 'ت'])) {
        return Modality::Demanded;
    }
    let planned = !given
        && before(6).any(|w| PLAN.contains(&w) || PLAN.contains(&bare(w)) || is_future_verb(w))
        || is_future_verb(own)
        || !given && may(scene, site)
        || is_purpose(scene, site);
    let past = || site.found.trigger.verb && is_past(own, site.found.trigger.lemma);
    if planned && !(past() && !is_future_verb(own)) {
        return Modality::Planned;
    }
    if is_background(scene, site) || commemorated(scene, site) {
        return Modality::Background;
    }
    let start = scene.sentence_start(site).max(site.first.saturating_sub(10));
    if moods(scene, start..site.first).any(|w| CLAIM.contains(&w) || CLAIM.contains(&bare(w)))
        || scene.speech(site).is_some() && !(site.found.trigger.verb && scene.is_saying(site))
    {
        return Modality::Alleged;
    }
    Modality::Asserted
}

/// «ما لم تستسلم الوحدات وتسلم أسلحتها», «حتى تنسحب»: what something else waits for.
fn unless(scene: &Scene, site: &Site) -> bool {
    let start = scene.sentence_start(site).max(site.first.saturating_sub(10));
    let clause = (start..site.first)
        .rev()
        .take_while(|i| !matches!(scene.word(*i), "،" | "؛" | "." | ":" | "ان"));
    let not =
        |i: usize| scene.word(i) == "لم" && i.checked_sub(1).is_some_and(|b| scene.word(b) == "ما");
    let until = site.first.checked_sub(1).is_some_and(|b| scene.word(b) == "حتي")
        && scene.word(site.first).starts_with(['ي', 'ت']);
    site.found.trigger.verb && until || { clause }.any(not)
}

/// «لم يُسمح باستخدامه في إدخال المساعدات», «لم تتمكن من إجلائهم»: what could not be done.
fn unable(scene: &Scene, start: usize, site: &Site) -> bool {
    let near = start.max(site.first.saturating_sub(8))..site.first;
    near.rev().any(|i| {
        matches!(
            scene.word(i),
            "يسمح"
                | "تسمح"
                | "يتمكن"
                | "تتمكن"
                | "يتمكنوا"
                | "يستطع"
                | "تستطع"
                | "ينجح"
                | "تنجح"
        ) && i.checked_sub(1).is_some_and(|b| NEGATION.contains(bare(scene.word(b))))
    })
}

/// Texts that say what is to be done.
const TEXTS: [&str; 14] = [
    "اتفاق",
    "اتفاقيه",
    "هدنه",
    "خطه",
    "بيان",
    "قرار",
    "بروتوكول",
    "مبادره",
    "مشروع",
    "معاهده",
    "صفقه",
    "تسويه",
    "تفاهم",
    "مقترح",
];

/// «اتفاق ينص على نزع السلاح», «نص البيان على بدء مفاوضات»: what is agreed is to come; a truce begins
/// with its text.
fn stipulated(scene: &Scene, start: usize, site: &Site) -> bool {
    let within = |n: usize| start.max(site.first.saturating_sub(n))..site.first;
    // «ونص على وقف القتال، …، وعلى بدء مفاوضات»: point after point.
    let goes_on = within(6).any(|i| scene.word(i) == "وعلي");
    let near = within(if goes_on { 40 } else { 14 });
    let says = |i: usize| {
        matches!(bare(scene.word(i)), "ينص" | "تنص" | "نص" | "نصت" | "يقضي" | "تقضي")
            && (i + 1..i + 4).any(|k| scene.word(k) == "علي" || scene.word(k).starts_with('ب'))
    };
    // «ويعني الاتفاق حل القوات وسحب الأسلحة», «الخطة تشمل انسحابا»
    let text = |i: usize| {
        let word = bare(scene.word(i));
        TEXTS.contains(&word) || word.strip_prefix("ال").is_some_and(|w| TEXTS.contains(&w))
    };
    let means = |i: usize| {
        matches!(
            bare(scene.word(i)),
            "يعني"
                | "تعني"
                | "يتضمن"
                | "تتضمن"
                | "يشمل"
                | "تشمل"
                | "تضمن"
                | "تضمنت"
                | "يلزم"
                | "تلزم"
        ) && ((i + 1..i + 3).any(text) || (start.max(i.saturating_sub(3))..i).any(text))
    };
    // «تشمل الخطة تعويض ضحايا الزلزال»: what has happened is no part of a plan.
    let there = matches!(
        site.found.trigger.kind,
        K::Assault | K::Disaster | K::Accuse | K::Reject | K::Election
    );
    // «وضمان انسحابها»
    let sure = site
        .first
        .checked_sub(1)
        .is_some_and(|b| matches!(bare(scene.word(b)), "ضمان" | "لضمان" | "بضمان"));
    !site.found.trigger.verb
        && site.found.trigger.kind != K::Agree
        && (sure || near.clone().any(|i| says(i) || !there && means(i)))
        && !near.clone().any(|i| matches!(scene.word(i), "." | "؛"))
}

/// «هددوا بقتل الركاب»: nobody has been killed.
fn threatened(scene: &Scene, site: &Site) -> bool {
    let led = scene.word(site.first).starts_with('ب') && site.found.clitic > 0;
    let near = site.first.saturating_sub(4).max(scene.sentence_start(site))..site.first;
    let threat = |i: usize| {
        let found = scene.reading.trigger(i);
        found.is_some_and(|f| f.trigger.verb && f.trigger.kind == K::Threaten)
    };
    led && { near }.any(threat)
}

/// The words among the tokens that may colour an event behind them.
fn moods<'s>(scene: &'s Scene, tokens: std::ops::Range<usize>) -> impl Iterator<Item = &'s str> {
    tokens.filter(|i| scene.reading.traits(*i).may(May::MOOD)).map(|i| scene.word(i))
}

/// True of a folded word that may colour an event behind it.
pub(in crate::extract) fn may_colour(word: &str) -> bool {
    let listed = |w: &str| [NEGATION, DEMAND, PLAN, CLAIM, BACK].iter().any(|set| set.contains(w));
    listed(word)
        || demands(word)
        || word.starts_with(['و', 'ف']) && listed(bare(word))
        || is_future_verb(word)
        || is_denial(word)
}

/// The first token that may colour the site: of its sentence, past the last «أن».
fn stretch(scene: &Scene, site: &Site) -> usize {
    let a = &scene.reading.analysis;
    let start =
        a.sentences.get(site.sentence as usize).map_or(site.first, |s| a.solid_at(s.span.start()));
    (start..site.first)
        .rev()
        .find(|i| {
            // «من المقرر أن تعقد», «يجب أن تتوقف»: the particle belongs to the cue before it.
            let carries = || {
                let cue = i.checked_sub(1).map_or("", |b| bare(scene.word(b)));
                PLAN.contains(&cue)
                    || DEMAND.contains(&cue)
                    || matches!(cue, "يمكن" | "يتوقع" | "ينتظر" | "الممكن" | "المحتمل")
            };
            if scene.word(*i) == "ان" && carries() {
                return false;
            }
            matches!(scene.word(*i), "ان" | "انها" | "انه" | "وان" | "بان" | "فيما" | "بينما" | "؛" | "التي")
                // «…، ونفى الكرملين …»: another verb.
                || (scene.word(*i).starts_with('و')
                    && (scene.reading.tells(*i) || scene.reading.lights(*i).next().is_some())
                    && i.checked_sub(1).is_some_and(|b| scene.word(b) == "،"))
        })
        .map(|i| if scene.word(i).starts_with('و') { i.saturating_sub(1) } else { i })
        .map_or(start, |i| i + 1)
}

/// «تتدخل لوقف إطلاق النار», «للسيطرة على»: what is done for.
fn is_purpose(scene: &Scene, site: &Site) -> bool {
    let word = scene.word(site.first);
    let trigger = site.found.trigger;
    let before = site.first.checked_sub(1).map_or("", |i| scene.word(i));
    let named = ["اتفاق", "التوصل", "اعلان", "انتهاك", "خرق", "تنفيذ", "تطبيق"]
        .iter()
        .any(|w| before.contains(w));
    word.starts_with('ل')
        && !trigger.verb
        && !named
        && (matches!(trigger.kind, K::Agree | K::Consult | K::Retreat)
            || trigger.subkind == "capture")
        && scene.lead_is_glued(site)
}

/// A word of asking, with whom it is asked of written to it perhaps: «دعا», «ودعاهما», «حثتهم».
fn demands(word: &str) -> bool {
    let own = |w: &str| DEMAND.contains(w);
    let whom = |w: &str| {
        let ends = ["هما", "هم", "ها", "ه"].iter().find_map(|s| w.strip_suffix(s));
        ends.is_some_and(|verb| {
            matches!(verb, "دعا" | "دعت" | "طالب" | "طالبت" | "حث" | "حثت" | "ناشد" | "ناشدت")
        })
    };
    own(word) || own(bare(word)) || whom(bare(word))
}

fn bare(word: &str) -> &str {
    word.strip_prefix(['و', 'ف']).unwrap_or(word)
}

/// «قد تنذر بحرب», «ربما»: قد with an imperfect.
fn may(scene: &Scene, site: &Site) -> bool {
    (site.first.saturating_sub(5)..site.first).any(|i| {
        matches!(scene.word(i), "ربما" | "لعل")
            || (scene.word(i) == "قد"
                && scene.word(i + 1).starts_with(['ي', 'ت'])
                && !is_past(scene.word(i + 1), lemma_at(scene, i + 1))
                // «كان الرئيس، …، قد تنحى»
                && had(scene, i, scene.sentence_start(site)).is_none())
    })
}

/// The verb that the token is a form of, when it tells an event; or empty.
fn lemma_at(scene: &Scene, at: usize) -> &'static str {
    scene.reading.trigger(at).filter(|f| f.trigger.verb).map_or("", |f| f.trigger.lemma)
}

/// «نفت باكو قصف المدينة» is read by the noun; «نفى أن يكون قصف» by the verb.
fn after_denial(scene: &Scene, site: &Site) -> bool {
    moods(scene, site.first.saturating_sub(6)..site.first).any(is_denial)
}

fn is_denial(word: &str) -> bool {
    matches!(bare(word), "نفي" | "نفت" | "ينفي" | "تنفي" | "نافيا" | "نافيه")
}

/// Told as history: an old date in the clause, or words like «ذكرى», «منذ الحرب», «الحرب الأولى».
fn is_background(scene: &Scene, site: &Site) -> bool {
    if site.found.trigger.verb {
        return false;
    }
    // «تفرض منذ أيام قيودا»: how long it has been so.
    let lasts = (site.first.saturating_sub(2)..site.first)
        .any(|i| bare(scene.word(i)) == "منذ" && measures_time(scene.word(i + 1)));
    let near = moods(scene, site.first.saturating_sub(2)..site.first)
        .any(|w| BACK.contains(bare(w)) && !(lasts && bare(w) == "منذ"));
    let after = matches!(site.found.trigger.subkind, "war")
        && (site.last..site.last + 2).any(|i| {
            matches!(
                scene.word(i),
                "الاولي"
                    | "الثانيه"
                    | "الاخيره"
                    | "السابقه"
                    | "العالميه"
                    | "الاهليه"
                    | "اولي"
            )
        });
    // «تطويان صفحة الحرب», «ينهي أطول حرب»: what ends was.
    let ends = matches!(site.found.trigger.subkind, "war")
        && (site.first.saturating_sub(2)..site.first).any(|i| {
            let word = bare(scene.word(i));
            let word = word.strip_prefix(['ل', 'ب']).unwrap_or(word);
            ENDS.contains(&word)
        });
    near || after || ends
}

/// What ends, or its end.
const ENDS: WordSet = WordSet::new(&[
    "صفحه",
    "انهاء",
    "نهايه",
    "انتهاء",
    "ينهي",
    "تنهي",
    "انهي",
    "انهت",
    "انتهت",
    "ختام",
]);
