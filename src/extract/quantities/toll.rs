//! «عدد القتلى بلغ 5», «لم يتجاوز عدد الجرحى مئة»: numbers that a toll word announces.

use super::counts::{Count, Noun, Scene};
use crate::extract::facts::Hedge;
use crate::lexicon::words::counted::Sort;
use crate::text::WordSet;

/// «قتلاها», «جرحاهم», «ضحاياه»: the noun without whose they are, folded.
pub(super) fn without_pronoun(word: &str) -> Option<String> {
    let bare = ["هما", "هم", "ها", "نا", "ه"].iter().find_map(|end| word.strip_suffix(end))?;
    // «قتلى» is written with an alef before an ending; «ضحايا» has one anyway.
    let stem = bare.strip_suffix('ا')?;
    Some(if stem.ends_with('ي') { bare.to_owned() } else { format!("{stem}ي") })
}

/// «تجاوز عدد القتلى 1200»: at least.
pub(super) fn exceeding(scene: &Scene, mut count: Count, said: usize) -> Count {
    let exceeds = (said.saturating_sub(2)..count.first).find_map(|i| {
        let word = scene.word(i);
        matches!(
            word.strip_prefix('و').unwrap_or(word),
            "تجاوز"
                | "تجاوزت"
                | "تخطي"
                | "تخطت"
                | "يتجاوز"
                | "تتجاوز"
                | "فاق"
                | "فاقت"
                | "يفوق"
                | "يتخطي"
                | "تتخطي"
                | "تفوق"
        )
        .then_some(i)
    });
    // «لم يتجاوز ثلاثة آلاف»: no more than that.
    let most = exceeds
        .and_then(|i| i.checked_sub(1))
        .is_some_and(|b| matches!(scene.word(b), "لم" | "لا" | "لن" | "ولم" | "ولا" | "الا"));
    if exceeds.is_some() && matches!(count.hedge, Hedge::None | Hedge::AtLeast) {
        (count.hedge, count.min, count.max) = match most {
            true => (Hedge::AtMost, None, count.min),
            false => (Hedge::AtLeast, count.min, None),
        };
    }
    count
}

/// «من 80 إلى 65»: the first of two counts.
pub(super) fn goes_from(scene: &Scene, count: &Count) -> bool {
    count.start.checked_sub(1).is_some_and(|i| scene.word(i) == "من")
        && (count.last..count.end + 1).any(|i| scene.word(i) == "الي")
}

/// Whether a number goes with the toll word said before it: «عدد القتلى بلغ 5».
pub(super) fn reaches(scene: &Scene, count: &Count, said: usize, counted: bool) -> bool {
    let people = match count.noun {
        Noun::Known(noun) => matches!(noun.sort, Sort::People | Sort::Case),
        Noun::Missing => true,
        Noun::Unknown => false,
    };
    let reach = if counted { 18 } else { 10 };
    if !people || count.start.saturating_sub(said) > reach {
        return false;
    }
    const VERBS: WordSet = WordSet::new(&[
        "الي",
        "بلغ",
        "بلغت",
        "وصل",
        "وصلت",
        "تجاوز",
        "تجاوزت",
        "يقل",
        "يقلون",
        "تقل",
        "عن",
        "ارتفع",
        "بلغوا",
        "يبلغ",
        "يتجاوز",
        "تخطي",
        "يتخطي",
        "يفوق",
        "فاق",
        "تخطت",
        "ناهز",
        "لتبلغ",
        "لتصل",
        "لترتفع",
        "تبلغ",
        "ارتفعت",
        "بين",
    ]);
    let verb_near =
        (count.start.saturating_sub(2)..count.first).any(|i| VERBS.contains(&scene.word(i)));
    let verb_first = (said.saturating_sub(2)..said).any(|i| {
        let word = scene.word(i);
        VERBS.contains(&word.strip_prefix('و').unwrap_or(word))
    });
    // «إن القتلى نحو مئة», «وأن الجرحى أكثر من 400»
    let that = said.checked_sub(1).map_or("", |i| scene.word(i));
    let predicate = count.start == said + 1 && matches!(that, "ان" | "وان" | "بان" | "فان" | "كان");
    // «وعدد المفقودين سبعة»
    let nominal = counted && count.start == said + 2;
    // «قدرت المفوضية عدد النازحين بنحو مئة ألف»
    const ESTIMATES: WordSet =
        WordSet::new(&["قدر", "قدرت", "قدروا", "يقدر", "تقدر", "يقدرون", "حدد", "حددت"]);
    let led = scene.word(count.first).starts_with('ب')
        || count.start.checked_sub(1).is_some_and(|b| scene.word(b).starts_with("بنحو"));
    let estimated = counted
        && led
        && (said.saturating_sub(6)..said).any(|i| {
            let word = scene.word(i);
            ESTIMATES.contains(&word.strip_prefix('و').unwrap_or(word))
        });
    goes_from(scene, count)
        || verb_near
        || (counted && verb_first)
        || predicate
        || nominal
        || estimated
}
