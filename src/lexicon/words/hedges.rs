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

/// «ونحو», «بأكثر», «لنحو»: the hedge behind its proclitics.
fn led(here: &str, word: &str) -> bool {
    here.strip_suffix(word).is_some_and(|c| matches!(c, "و" | "ب" | "ل" | "ف" | "وب" | "ول"))
}
