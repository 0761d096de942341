//! What a person's name neither begins with nor goes on with.

use crate::extract::tags::{Part, Tags};
use crate::text::WordSet;

/// Words that are no part of a person's name: a pronoun before it («وهو يتعافى»), a time of day of
/// some day («صباح أول أيام العيد»), and a participle that says something of the one just named
/// («فلان المنتمي إلى …»).
pub(super) fn closes(tags: &Tags, at: usize, word: &str, parts: usize) -> bool {
    const PRONOUNS: WordSet = WordSet::new(&["هو", "هي", "هما", "هم", "هن", "نحن", "انا"]);
    const HOURS: WordSet = WordSet::new(&["صباح", "فجر", "ظهر", "عصر", "مساء", "ليل"]);
    const DAYS: WordSet =
        WordSet::new(&["اول", "اخر", "ثاني", "امس", "اليوم", "الغد", "غد", "يوم"]);
    const SAID_OF: WordSet = WordSet::new(&[
        "المنتمي",
        "المنتميه",
        "المتهم",
        "المتهمه",
        "المدان",
        "المدانه",
        "المولود",
        "المولوده",
        "الملقب",
        "الملقبه",
        "المتورط",
        "المتورطه",
        "المطلوب",
        "المطلوبه",
        "المكني",
        "المشتبه",
        "الحايز",
        "الحايزه",
        "المحتجز",
        "المحتجزه",
        "المعتقل",
        "المعتقله",
    ]);
    match parts {
        0 => {
            let day = || {
                DAYS.contains(&tags.word(at + 1))
                    || crate::text::calendar::weekday(&tags.reading.analysis, at + 1).is_some()
            };
            PRONOUNS.contains(&word) || HOURS.contains(&word) && day()
        }
        _ => SAID_OF.contains(&word) || is_superlative(tags, at),
    }
}

/// «وهاشيموف أعلى ضابط رتبة», «أكبر منظمات العمال»: a superlative before a bare noun.
pub(super) fn is_superlative(tags: &Tags, at: usize) -> bool {
    const MOST: WordSet =
        WordSet::new(&["اعلي", "اكبر", "ابرز", "اول", "اقدم", "اصغر", "اهم", "اشهر", "افضل"]);
    MOST.contains(tags.word(at))
        && tags.goes_on(at + 1)
        && !tags.definite(at + 1)
        && tags.part(at + 1, false) == Part::No
}
