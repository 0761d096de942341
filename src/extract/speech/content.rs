//! How far reported words reach, and which marked words are a quotation.

use super::agree;
use super::complement;
use super::cue;
use super::describe;
use super::scene::Scene;
use super::source;
use super::subject;
use crate::base::Span;
use crate::lexicon::words::reporting::{Class, FormKind};
use crate::lexicon::words::{self, triggers::Found};
use crate::text::{TokenKind, WordSet};

/// One past the last token of the clause that begins at `from`: the end of the sentence, or the
/// comma before a new report, a source phrase or the reporter's own «فيما».
pub(super) fn end(scene: &Scene, from: usize, limit: usize) -> usize {
    let mut k = from;
    while k < limit {
        if let Some(mark) = scene.opens(k) {
            k = scene.past_mark(mark).max(k + 1);
            continue;
        }
        if scene.is_comma(k) || scene.is_dash(k) || scene.word(k) == "." {
            if ends_before(scene, k + 1, limit)
                || k > from + 1 && scene.is_comma(k) && turns_back(scene, k + 1, limit)
            {
                return k;
            }
        } else if k > from && new_report(scene, k, limit) {
            return k;
        }
        k += 1;
    }
    limit
}

/// «الوزير، الذي كان قد دعا إلى إسكات المدافع، بالاتفاق»: what is said in a clause set between commas
/// ends with it, unless it goes on with «وأن».
pub(super) fn relative_end(scene: &Scene, verb: usize, from: usize, limit: usize) -> usize {
    let mut j = verb;
    while j > 0
        && j + 4 > verb
        && matches!(scene.word(j - 1), "قد" | "كان" | "كانت" | "كانوا" | "كانا")
    {
        j -= 1;
    }
    const RELATIVES: [&str; 6] = ["الذي", "التي", "الذين", "اللذان", "اللتان", "اللذين"];
    let set_off = j >= 2 && RELATIVES.contains(&scene.word(j - 1)) && scene.is_comma(j - 2);
    if !set_off {
        return limit;
    }
    let goes_on = |k: usize| {
        let word = scene.word(k);
        word.strip_prefix('و').is_some_and(|w| scene.words.is(w, Class::That))
    };
    let mut k = from;
    while k < limit {
        if let Some(mark) = scene.opens(k) {
            k = scene.past_mark(mark).max(k + 1);
            continue;
        }
        if scene.is_comma(k) && !goes_on(k + 1) {
            return k;
        }
        k += 1;
    }
    limit
}

/// Where a complement that is a noun ends: before a comma and another verb, or what was before,
/// after or beside it («أعلنت بريطانيا حظر …، وردت موسكو», «حل المجلس، بعد ساعات من …»).
pub(super) fn noun_end(scene: &Scene, from: usize, limit: usize) -> usize {
    let mut k = from;
    while k < limit {
        if let Some(mark) = scene.opens(k) {
            k = scene.past_mark(mark).max(k + 1);
            continue;
        }
        if scene.is_comma(k) {
            let word = scene.word(k + 1);
            let aside = matches!(
                word,
                "وهي"
                    | "وهو"
                    | "بعد"
                    | "بعدما"
                    | "وذلك"
                    | "اثر"
                    | "لكن"
                    | "ولكن"
                    | "غداه"
                    | "عقب"
                    | "وسط"
                    | "ردا"
                    | "قبل"
                    | "بيد"
                    | "غير"
                    | "الا"
                    | "خلافا"
                    | "مما"
                    | "ثم"
                    | "وقد"
                    | "اضافه"
                    | "فضلا"
            );
            let verb = word.starts_with('و')
                && (scene.reading.trigger(k + 1).is_some_and(|f| f.trigger.verb)
                    || is_joined_verb(scene, k + 1)
                    || scene.reading.lights(k + 1).next().is_some()
                    || scene.forms(k + 1).0.iter().any(|f| f.kind == FormKind::Past));
            if aside || verb {
                return k;
            }
        }
        // «عقوبات جديدة كان أعضاء في المجلس قد لوحوا بها», «"…" في إشارة إلى …»: the reporter's.
        let had = matches!(scene.word(k), "كان" | "كانت")
            && (k + 1..limit.min(k + 9)).any(|i| scene.word(i) == "قد");
        let hints = scene.word(k) == "في" && scene.word(k + 1) == "اشاره";
        if k > from && (had || hints) {
            return k;
        }
        // «، فاستجاب», «، متوقعا»
        if scene.is_comma(k) {
            let word = scene.word(k + 1);
            let so = word.strip_prefix('ف').is_some_and(|w| w.chars().count() > 3)
                && scene.forms(k + 1).0.is_empty()
                && (scene.reading.trigger(k + 1).is_some_and(|f| f.trigger.verb)
                    || word.starts_with("فا") && !word.starts_with("فال"));
            let how = word.starts_with('م')
                && word.ends_with('ا')
                && word.chars().count() >= 6
                && scene.mention_ix(k + 1).is_none();
            if so || how {
                return k;
            }
        }
        // «ندد بالقرار ووصفه», «دعا إلى نبذ العنف وقال»: another verb of saying.
        if k > from
            && scene.forms(k).1 > 0
            && scene.forms(k).0.iter().any(|f| f.kind == FormKind::Past && !f.doubtful)
            && !super::addressed::is_deed(scene.word(k).strip_prefix('و').unwrap_or_default())
        {
            return k;
        }
        // «يدعو فلانا إلى الرحيل ويجمد عضوية بلاده»
        let present = |word: &str| word.starts_with("وي") && word.len() > 8;
        if k > from
            && present(scene.word(k))
            && scene.reading.trigger(k).is_some_and(|f| f.trigger.verb)
        {
            return k;
        }
        k += 1;
    }
    limit
}

/// «وامتدت»: و and a verb.
pub(super) fn is_joined_verb(scene: &Scene, k: usize) -> bool {
    let traits = scene.reading.traits(k);
    let listed = traits.clitic > 0
        && traits.stem.is(words::Class::VERB)
        && !traits.stem.is(words::Class::NOUN);
    // «وامتدت», «وأسفرت»: the past of a derived form, in the feminine.
    let word = scene.word(k);
    listed
        || joined_derived(word)
        || word.starts_with("وا") && word.ends_with('ت') && !word.ends_with("ات") && word.len() > 10
}

/// «وأوفد», «وأغضب»: the fourth form in the masculine, and no «وأكبر».
fn joined_derived(word: &str) -> bool {
    const NOUNS: WordSet = WordSet::new(&[
        "واكثر",
        "واكبر",
        "واهم",
        "واقل",
        "وابرز",
        "واخر",
        "واول",
        "واسر",
        "وامن",
        "وامر",
        "واصل",
        "واعلي",
        "وادني",
        "واحد",
        "واشد",
        "وارض",
        "واجر",
        "واثر",
        "وانه",
        "وانها",
        "وان",
        "واقدم",
        "واحدث",
        "واشهر",
        "واسوا",
        "واعنف",
        "واخطر",
        "واطول",
        "واوسع",
        "واسلم",
        "واجمل",
        "وابعد",
        "واقرب",
        "واعمق",
        "واسرع",
        "واضعف",
        "واقوي",
        "وايضا",
    ]);
    let letters = word.strip_prefix("وا").map_or(0, |w| w.chars().filter(|c| *c != 'ا').count());
    letters == 3 && word.chars().count() == 5 && !NOUNS.contains(word) && !word.starts_with("وال")
}

/// After a comma: does something begin that is no longer in the speaker's words?
fn ends_before(scene: &Scene, k: usize, limit: usize) -> bool {
    if k >= limit {
        return true;
    }
    if scene.phrase_of(k, Class::Breaker).is_some() || source::source(scene, k, limit).is_some() {
        return true;
    }
    let (_, joined) = scene.forms(k);
    if joined > 0 && describe::description(scene, k, limit).is_some() {
        return true;
    }
    if describes_joined(scene, k) && describe::description(scene, k, limit).is_some() {
        return true;
    }
    let connector = scene.phrase_of(k, Class::Connector);
    let at = connector.map_or(k, |n| k + n);
    let (forms, clitic) = scene.forms(at);
    let past = forms.iter().any(|f| f.kind == FormKind::Past);
    let participle = forms.iter().any(|f| f.kind == FormKind::Participle);
    if participle && cue::participle(scene, at, limit).is_some() {
        return true;
    }
    if past && (clitic > 0 || connector.is_some()) {
        let cue = cue::verb(scene, at, limit);
        // «، ونفى ناطق عسكري ذلك»: another denies it. Folded, «نفى» is a noun too; not so before
        // somebody who speaks.
        let denies =
            forms.iter().any(|f| f.kind == FormKind::Past && matches!(f.stance, "deny" | "reject"))
                && subject::phrase(scene, at + 1, limit, true)
                    .is_some_and(|p| agree::heads_speaker(scene, &p));
        // «، وتوعد بملاحقة», «، ووعد بانتخابات»
        let pledges = forms.iter().any(|f| {
            f.kind == FormKind::Past
                && matches!(f.stance, "promise" | "threaten" | "accuse")
                && complement::preposition(scene, f, at + 1).is_some()
        });
        return denies || pledges || cue.is_some_and(|c| !c.form.doubtful || c.subject.is_some());
    }
    // «، وتقول المنظمات إن …»: another report, in the present.
    let present = forms.iter().any(|f| f.kind == FormKind::Present && !f.doubtful);
    if present
        && clitic > 0
        && cue::verb(scene, at, limit).is_some_and(|c| {
            matches!(c.marker, cue::Marker::That | cue::Marker::Colon) && c.subject.is_some()
        })
    {
        return true;
    }
    // «، أما نظيره فقال»: somebody else's turn.
    if matches!(scene.word(k), "اما" | "واما")
        && (k + 2..limit.min(k + 12)).any(|i| {
            let (forms, joined) = scene.forms(i);
            scene.word(i).starts_with('ف') && joined > 0 && !forms.is_empty()
        })
    {
        return true;
    }
    // «، خلافا لما قالته الشركة», «، وهو رقم لم يتأكد»: the reporter's.
    if scene.word(k) == "خلافا"
        || matches!(scene.word(k), "وهو" | "وهي")
            && matches!(scene.word(k + 1), "رقم" | "عدد" | "حصيله" | "ارقام")
    {
        return true;
    }
    // «، وهي التي كانت قد أصرت على عودته»
    if matches!(scene.word(k), "وهو" | "وهي")
        && matches!(scene.word(k + 1), "الذي" | "التي")
        && matches!(scene.word(k + 2), "كان" | "كانت")
    {
        return true;
    }
    // «، وطلب اجتماعا عاجلا»
    if joined > 0
        && forms.iter().any(|f| {
            f.kind == FormKind::Past
                && f.lemma == "طلب"
                && super::addressed::is_pledge(scene, f, k + 1)
        })
    {
        return true;
    }
    // «، بيد أنه حذر من»: the reporter goes on with the same speaker.
    if matches!(scene.word(k), "بيد" | "غير" | "الا")
        && matches!(scene.word(k + 1), "انه" | "انها" | "انهم")
        && scene.forms(k + 2).0.iter().any(|f| f.kind == FormKind::Past && !f.doubtful)
    {
        return true;
    }
    // «، ولم يستبعد إعلان …»
    if scene.word(k) == "ولم" && scene.forms(k + 1).0.iter().any(|f| !f.doubtful) {
        return true;
    }
    // «، لكن متحدثا باسم الشركة نفى ذلك», «، غير أن المكتب نفى»: another speaks.
    if matches!(scene.word(k), "لكن" | "ولكن" | "بيد" | "غير" | "الا" | "لكنه" | "لكنها")
        && !scene.word(k).ends_with(['ه', 'ا'])
    {
        let another = (k + 1..limit.min(k + 3)).any(|i| {
            scene.is(i, Class::Human) || scene.actor(i).is_some() || accusative_human(scene, i)
        });
        return another
            && (k + 2..limit.min(k + 9)).any(|i| {
                let forms = scene.forms(i).0.iter();
                // Folded, «نفى» is a noun too; not so behind somebody who speaks.
                forms
                    .filter(|f| f.kind == FormKind::Past)
                    .any(|f| !f.doubtful || f.stance == "deny")
            });
    }
    // «، كان الرئيس نفسه قد دعا إليها», «، قد تنحى»: the clause around it goes on.
    if matches!(scene.word(k), "كان" | "كانت")
        && (k + 1..limit.min(k + 6)).any(|i| scene.word(i) == "قد")
        || scene.word(k) == "قد" && scene.reading.trigger(k + 1).is_some_and(|f| f.trigger.verb)
    {
        return true;
    }
    // «، واتهمها بتمويل …»: the verb carries whom it is about.
    let turns = |found: &Found| found.object && found.trigger.verb && found.trigger.kind.is_said();
    if scene.word(k).starts_with('و') && scene.reading.trigger(k).as_ref().is_some_and(turns) {
        return true;
    }
    // «، وكانت قد طردت السفير»: the reporter tells what was before.
    if matches!(scene.word(k), "وكان" | "وكانت" | "وكانوا" | "وكانا")
        && (k + 1..limit.min(k + 5)).any(|i| scene.word(i) == "قد")
    {
        return true;
    }
    // «، وهو ما رفضته المنظمة»
    if matches!(scene.word(k), "وهو" | "وهي")
        && scene.word(k + 1) == "ما"
        && scene.reading.trigger(k + 2).is_some_and(|f| f.trigger.verb && f.trigger.kind.is_said())
    {
        return true;
    }
    // «، وكان الرئيس … قال إن»
    matches!(scene.word(k), "وكان" | "وكانت")
        && (k + 1..limit.min(k + 14))
            .any(|i| subject::is_finite(scene, i) && cue::verb(scene, i, limit).is_some())
}

/// «، في أعنف يوم منذ …», «، بعدما كان المدير قد أنكر»: the reporter says how it stands with what was
/// said.
fn turns_back(scene: &Scene, k: usize, limit: usize) -> bool {
    const WEIGHED: WordSet = WordSet::new(&[
        "اول",
        "ثاني",
        "ثالث",
        "اكبر",
        "اعنف",
        "اسوا",
        "اخطر",
        "احدث",
        "اطول",
        "اخر",
        "اوسع",
        "اقوي",
        "اعلي",
        "ادني",
        "ابرز",
        "اهم",
        "اضخم",
        "اشد",
        "خطوه",
        "محاوله",
        "بادره",
        "تطور",
        "تحول",
        "سابقه",
        "تحد",
        "ختام",
        "رد",
        "تصعيد",
        "وقت",
        "ما",
        "ظل",
        "اعقاب",
        "اطار",
    ]);
    match scene.word(k) {
        "في" => WEIGHED.contains(scene.word(k + 1)),
        "بعدما" => true,
        "بعد" => scene.is_whole(k + 1, Class::That),
        // «، وهو ما أغضب الأسر»
        "وهو" => scene.word(k + 1) == "ما" && k + 2 < limit,
        "مما" | "الامر" => true,
        "دون" => scene.is_whole(k + 1, Class::That),
        "من" => matches!(scene.word(k + 1), "دون" | "غير") && scene.is_whole(k + 2, Class::That),
        _ => false,
    }
}

/// «متحدثا», «مسؤولا»: after لكن a subject stands in the accusative.
fn accusative_human(scene: &Scene, k: usize) -> bool {
    scene
        .word(k)
        .strip_suffix('ا')
        .is_some_and(|w| scene.words.is(w, Class::Human) || scene.words.is_title(w))
}

/// «، ووصفها بـ…»: the naming verb carries و and an object pronoun.
fn describes_joined(scene: &Scene, k: usize) -> bool {
    scene.word(k).starts_with("وو")
}

/// Without a comma only what cannot be the speaker's: «وأضاف», «مشيرا إلى», «بحسب مسؤول».
fn new_report(scene: &Scene, k: usize, limit: usize) -> bool {
    let (forms, clitic) = scene.forms(k);
    let adds = forms.iter().any(|f| {
        f.kind == FormKind::Past
            && clitic > 0
            && matches!(
                f.lemma.as_str(),
                "اضاف" | "تابع" | "اردف" | "اوضح" | "لفت" | "استطرد" | "اشار" | "شدد"
            )
    });
    if adds {
        return cue::verb(scene, k, limit).is_some();
    }
    let participle = forms.iter().any(|f| {
        f.kind == FormKind::Participle
            && !f.doubtful
            && clitic == 0
            && matches!(
                f.lemma.as_str(),
                "اضاف" | "اشار" | "اكد" | "اوضح" | "لفت" | "شدد" | "قال" | "اعتبر"
            )
    });
    if participle || complement::participle_of_that(scene, k) {
        return cue::participle(scene, k, limit).is_some();
    }
    // «يخشون التسريح بعدما ناشدت الرابطة الإدارة وقفه»: another report sets in.
    if scene.word(k) == "بعدما" {
        let (forms, _) = scene.forms(k + 1);
        if forms.iter().any(|f| f.kind == FormKind::Past && !f.doubtful) {
            return cue::verb(scene, k + 1, limit).is_some();
        }
    }
    matches!(scene.word(k), "بحسب" | "حسبما" | "نقلا") && source::source(scene, k, limit).is_some()
}

/// The bytes of tokens `first..last` without punctuation at the ends and without the first
/// `clitic` folded bytes.
pub(super) fn trimmed(scene: &Scene, first: usize, last: usize, clitic: usize) -> Option<Span> {
    let (mut first, mut last) = (first, last);
    let idle = |k: usize| {
        scene.kind(k) == TokenKind::Punct
            && !matches!(scene.word(k), "(" | ")" | "%" | "$" | "»" | "«" | "“" | "”" | "\"" | "؟")
    };
    while first < last && (idle(first) || matches!(scene.word(first), ")" | "»" | "”")) {
        first += 1;
    }
    while last > first && idle(last - 1) {
        last -= 1;
    }
    if first >= last {
        return None;
    }
    let whole = scene.stretch(first, last);
    let start = scene.after_clitic(first, clitic).start().min(whole.end());
    let mut span = Span::new(start, whole.end());
    // A quotation that is the whole statement is not given its marks; one cut in two is.
    if let Some(mark) = scene.opens(first).and_then(|m| scene.marks.get(m))
        && mark.outer.contains(span)
    {
        span = mark.span;
    }
    (span.start < span.end).then_some(span)
}

/// Whether the marked words inside reported speech are quoted words and no name or title.
pub(super) fn is_quotation(scene: &Scene, mark: usize) -> bool {
    let Some(marked) = scene.marks.get(mark) else { return false };
    let words = n_words(scene, mark);
    if words < 2 {
        return false;
    }
    if words > 6 {
        return true;
    }
    let before = marked.first.checked_sub(2).filter(|b| scene.is_word(*b));
    // «حركة "…"» is a name, «المناطق "الأشد خطورة"» a quoted adjective.
    let definite = scene.word(marked.first).starts_with("ال");
    let headed = before.is_some_and(|b| {
        let bare = crate::text::clitics::bare(scene.word(b));
        scene.is(b, Class::NameHead) || (!definite && scene.words.is(bare, Class::NameHead))
    });
    let institution = words <= 4 && subject::is_named_body(scene, mark);
    // «"الثلاثية" و"أولاد حارتنا"»: joined to a name, a name.
    let joined = marked.first.checked_sub(2).is_some_and(|w| {
        scene.word(w) == "و"
            && (w.saturating_sub(2)..w)
                .rev()
                .find_map(|k| scene.marked(k))
                .is_some_and(|m| m != mark && !is_quotation(scene, m))
    });
    let foreign = (marked.first..marked.last).all(|k| scene.kind(k) != TokenKind::Word);
    !headed && !institution && !foreign && !joined
}

pub(super) fn n_words(scene: &Scene, mark: usize) -> usize {
    scene.marks.get(mark).map_or(0, |m| {
        (m.first..m.last)
            .filter(|k| scene.is_word(*k) || scene.kind(*k) == TokenKind::Number)
            .count()
    })
}
