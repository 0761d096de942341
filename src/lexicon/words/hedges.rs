//! Words that loosen a number: «نحو», «أكثر من», «على الأقل»: from `data/numbers.tsv`.

use std::sync::LazyLock;

use crate::lexicon::table::{cell, parts, rows};
use crate::text::{Analysis, fold};

/// How a number is loosened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loose {
    About,
    AtLeast,
    AtMost,
}

/// Folded words of each hedge, longest first.
static TABLE: LazyLock<Vec<(Vec<String>, Loose)>> = LazyLock::new(|| {
    let mut out = Vec::new();
    for row in rows(include_str!("../data/numbers.tsv")) {
        let loose = match (cell(&row, 1), cell(&row, 0)) {
            ("hedge", "approx") => Loose::About,
            ("hedge", "min") => Loose::AtLeast,
            ("hedge", "max") => Loose::AtMost,
            _ => continue,
        };
        for form in parts(cell(&row, 2)) {
            let words: Vec<String> = fold(form).split_whitespace().map(str::to_owned).collect();
            // «دون ال», «حتى» and «فوق» loosen nothing where a casualty is counted.
            if !matches!(words.last().map(String::as_str), Some("ال" | "حتي" | "فوق")) {
                out.push((words, loose));
            }
        }
    }
    out.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    out
});

/// The hedge that ends right before token `at`: what it says and how many tokens it takes.
pub fn before(a: &Analysis, at: usize) -> Option<(Loose, usize)> {
    TABLE.iter().find_map(|(words, loose)| {
        let first = at.checked_sub(words.len())?;
        let matched = words.iter().enumerate().all(|(i, word)| {
            let here = a.word(first + i);
            here == word || (i == 0 && led(here, word))
        });
        matched.then_some((*loose, words.len()))
    })
}

/// The hedge among the `reach` tokens from `at` on, before any punctuation: «49 جنديا على الأقل».
pub fn after(a: &Analysis, at: usize, reach: usize) -> Option<Loose> {
    for i in at..at + reach {
        match (a.word(i), a.word(i + 1)) {
            ("علي", "الاقل") => return Some(Loose::AtLeast),
            ("علي", "الاكثر") => return Some(Loose::AtMost),
            ("تقريبا", _) => return Some(Loose::About),
            ("،" | "." | "؛" | ":" | "" | "و", _) => return None,
            (word, _) if word.starts_with('و') => return None,
            _ => (),
        }
    }
    None
}

/// Words before two bounds: «بين 20 و30».
const RANGES: [&[&str]; 2] = [&["ما", "بين"], &["بين"]];

/// The hedge that ends a text: where its words begin, and where the word that holds the first of them
/// does: «مقتل ما لا يقل عن », «بأكثر من ».
/// Not: «أكثر من ذلك، ».
pub fn ending(text: &str) -> Option<(usize, usize)> {
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut end = text.trim_end().len();
    while words.len() < 6 && end > 0 {
        let head = text.get(..end)?;
        let start = head.rfind(char::is_whitespace).map_or(0, |at| {
            at + head.get(at..).and_then(|r| r.chars().next()).map_or(1, char::len_utf8)
        });
        let word = head.get(start..)?;
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        words.push((start + word.len() - bare.len(), bare));
        end = text.get(..start)?.trim_end().len();
    }
    let folded: Vec<String> = words.iter().map(|(_, w)| fold(w)).collect();
    let hedge = TABLE.iter().find_map(|(form, _)| begun(form, &words, &folded));
    hedge.or_else(|| RANGES.iter().find_map(|form| begun(form, &words, &folded)))
}

/// Where a form begins that ends a text, and the word that holds its first one. The words of the text
/// come last first, as they stand and folded.
fn begun<W: AsRef<str>>(
    form: &[W],
    words: &[(usize, &str)],
    folded: &[String],
) -> Option<(usize, usize)> {
    let head = form.first()?.as_ref();
    let first = form.len() - 1;
    let ((at, word), here) = words.get(first).zip(folded.get(first))?;
    let matched =
        form.iter().rev().zip(folded).enumerate().all(|(i, (word, here))| {
            here == word.as_ref() || i == first && led(here, word.as_ref())
        });
    let clitics = here.chars().count().saturating_sub(head.chars().count());
    let inside: usize = word.chars().take(clitics).map(char::len_utf8).sum();
    matched.then_some((at + inside, *at))
}

/// Where a hedge ends that stands behind a figure: « على الأقل», « أذربيجانيا تقريبا».
pub fn following(text: &str) -> Option<usize> {
    let mut at = 0;
    let mut before = String::new();
    for word in text.split_whitespace().take(6) {
        let start = at + text.get(at..)?.find(word)?;
        at = start + word.len();
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let folded = fold(bare);
        let bound = before == "علي" && matches!(folded.as_str(), "الاقل" | "الاكثر");
        if bound || folded == "تقريبا" {
            return Some(start + bare.len());
        }
        if bare.len() < word.len() || bare.is_empty() || folded.starts_with('و') {
            return None;
        }
        before = folded;
    }
    None
}

/// «ونحو», «بأكثر», «لنحو»: the hedge behind its proclitics.
fn led(here: &str, word: &str) -> bool {
    here.strip_suffix(word).is_some_and(|c| matches!(c, "و" | "ب" | "ل" | "ف" | "وب" | "ول"))
}
