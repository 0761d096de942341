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
    let table = TABLE.iter().map(|(form, _)| form.iter().map(String::as_str).collect::<Vec<_>>());
    for form in table.chain(RANGES.iter().map(|r| r.to_vec())) {
        let n = form.len();
        let matched = form
            .iter()
            .rev()
            .zip(&folded)
            .enumerate()
            .all(|(i, (word, here))| here == word || (i + 1 == n && led(here, word)));
        let first = n.checked_sub(1).and_then(|i| words.get(i).zip(folded.get(i)));
        if let (true, Some(((at, word), here)), Some(head)) = (matched, first, form.first()) {
            let clitics = here.chars().count().saturating_sub(head.chars().count());
            let inside: usize = word.chars().take(clitics).map(char::len_utf8).sum();
            return Some((at + inside, *at));
        }
    }
    None
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
