//! Verbs and phrases that name who says a thing: from `data/reporting.tsv`.

use super::reporting::Reporting;

/// True when the folded word is a reporting verb, و or ف before it allowed.
pub fn is_telling(word: &str) -> bool {
    let words = Reporting::built_in();
    let rest = word.strip_prefix(['و', 'ف']).filter(|w| w.chars().count() > 2);
    words.tells(word) || rest.is_some_and(|w| words.tells(w))
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
