//! Words as the reading of raw text compares them, and the small tables of words it knows.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::text::{fold_key, letters};

/// `word<TAB>kind`; see the file for the kinds.
static TABLE: LazyLock<BTreeMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut table: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
    for (words, kind) in rows(include_str!("words.tsv")) {
        table.entry(fold_key(words)).or_default().push(kind);
    }
    table
});

/// The rows of a two-column table, comments and blank lines left out.
pub(crate) fn rows(tsv: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = tsv.lines().filter(|l| !l.starts_with('#'));
    rows.filter_map(|l| l.split_once('\t')).map(|(a, b)| (a.trim(), b.trim()))
}

/// True when the folded words `key` stand in the table under `kind`.
pub(crate) fn is(key: &str, kind: &str) -> bool {
    TABLE.get(key).is_some_and(|kinds| kinds.contains(&kind))
}

/// A character that shows nothing: white space, direction marks, zero-width and control characters.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_whitespace() || c.is_control() || c == '\u{ad}' || letters::is_invisible(c)
}

/// The folded words of `text`, punctuation dropped: what phrases are compared with.
pub(crate) fn words(text: &str) -> Vec<String> {
    fold_key(text).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Words a reader counts.
pub(crate) fn word_count(text: &str) -> usize {
    let shows = |w: &&str| w.chars().any(char::is_alphanumeric);
    text.split_whitespace().filter(shows).count()
}

pub(crate) fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

pub(crate) fn last_word(text: &str) -> &str {
    text.split_whitespace().next_back().unwrap_or_default()
}

/// True when `text` has letters and none of them is Arabic.
pub(crate) fn is_foreign(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(letters::is_arabic_letter)
}

/// A guess whether a folded word is a verb: «أعلن», «ويؤكد», «تتهم»; not «يوم», «تركيا».
/// Misses most past verbs: only those of reporting and of frequent events are in the table.
pub(crate) fn is_verb(word: &str) -> bool {
    let bare = |w: &str| is(w, "verb") || w.strip_suffix('ت').is_some_and(|w| is(w, "verb"));
    let imperfect = |w: &str| {
        let long = w.chars().count() >= 4;
        long && w.starts_with('ي') && !is(w, "not-verb")
    };
    let rest = word.strip_prefix(['و', 'ف', 'س']).unwrap_or(word);
    bare(word) || bare(rest) || imperfect(word) || imperfect(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_compare_without_marks_and_punctuation() {
        assert_eq!(words("اقـرأ أيضًا: «المزيد»"), ["اقرا", "ايضا", "المزيد"]);
        assert_eq!(words("Share (٥)"), ["share", "5"]);
        assert!(is_foreign("Spread the love!") && !is_foreign("١٢") && !is_foreign("خبر CNN"));
    }

    #[test]
    fn verbs_are_told_from_names_that_look_like_them() {
        for verb in ["اعلنت", "ويوكد", "قال", "سيبحث"] {
            assert!(is_verb(verb), "{verb}");
        }
        for noun in ["يوليو", "تركيا", "الوزير", "فرنسا", "اليوم"] {
            assert!(!is_verb(noun), "{noun}");
        }
    }
}
