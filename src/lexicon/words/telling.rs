//! Verbs and phrases that name who says a thing: from `data/reporting.tsv`.

use std::sync::LazyLock;

use super::WordMap;
use crate::lexicon::table::{cell, parts, rows};
use crate::text::fold;

static FORMS: LazyLock<WordMap<()>> = LazyLock::new(|| {
    rows(include_str!("../data/reporting.tsv"))
        .flat_map(|row| parts(cell(&row, 2)))
        .map(fold)
        .filter(|form| !form.contains(' ') && form.chars().count() > 2)
        .filter(|form| {
            !matches!(
                form.as_str(),
                "اثنين"
                    | "اثنت"
                    | "بين"
                    | "بينت"
                    | "يعد"
                    | "تعد"
                    | "مدينه"
                    | "مدينا"
                    | "مدينين"
            )
        })
        .map(|form| (form, ()))
        .collect()
});

/// True when the folded word is a reporting verb, و or ف before it allowed.
pub fn is_telling(word: &str) -> bool {
    FORMS.contains_key(word)
        || word
            .strip_prefix(['و', 'ف'])
            .is_some_and(|w| w.chars().count() > 2 && FORMS.contains_key(w))
}

/// True for «بحسب», «وفق», «حسبما» and the like: whoever follows is the source.
pub fn is_according(word: &str) -> bool {
    matches!(
        word.strip_prefix('و').unwrap_or(word),
        "بحسب"
            | "حسب"
            | "حسبما"
            | "وفق"
            | "فق"
            | "وفقا"
            | "فقا"
            | "بحسبما"
            | "طبقا"
            | "نقلا"
    )
}
