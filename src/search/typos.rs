//! One slip of the hand: which words it may be forgiven for.
//!
//! Names, terms of the site, and its words that no rule would lead to their terms («شوارع» of
//! «شارع»); four letters at least, three after an article.

use std::collections::HashSet;

use rayon::prelude::*;

use super::index::Names;
use super::lines::Lines;
use super::terms::Reader;
use super::words::{folded, letters};
use crate::base::hash::BuildWordHasher;

/// Words taken apart at once.
const AT_ONCE: usize = 4096;

/// Letters a word needs.
const LEAST: usize = 4;

pub struct Slips {
    /// Sorted.
    words: Vec<String>,
    /// The words, and each with one letter left out, by their numbers.
    shorter: HashSet<u64, BuildWordHasher>,
}

impl Slips {
    /// What the lines have, the names of things, and of forms with their terms those that are
    /// unlike them.
    pub fn new(lines: &Lines, reader: &Reader, whole: &Names, terms: &[(&str, String)]) -> Self {
        let told = lines.iter().filter(|(_, line)| line.told > 0);
        let mut words: Vec<String> = told.map(|(key, _)| key.clone()).collect();
        for (form, term) in terms {
            if !form.contains(term.as_str()) || letters(term) < LEAST {
                words.push(reader.bare(form).to_owned());
            }
            // «الرقم» is long enough with its article.
            if letters(form) == LEAST + 1 && form.starts_with("ال") {
                words.push((*form).to_owned());
            }
        }
        let named = whole.iter().flat_map(|(_, names)| names).flat_map(|name| folded(name));
        words.extend(named.filter(|w| reader.is_name(w)));
        words
            .retain(|w| letters(w) >= LEAST && !w.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
        words.par_sort_unstable();
        words.dedup();
        let mut shorter = HashSet::default();
        for some in words.chunks(AT_ONCE) {
            let made: Vec<Vec<u64>> = some.par_iter().map(|word| numbers(word)).collect();
            shorter.extend(made.into_iter().flatten());
        }
        Self { words, shorter }
    }

    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// True when `word` may be one slip away from one of the words.
    pub fn near(&self, word: &str) -> bool {
        letters(word) >= LEAST && numbers(word).iter().any(|w| self.shorter.contains(w))
    }
}

/// The numbers of the word, and of the word without each of its letters: one a word, as good as
/// never one of two.
fn numbers(word: &str) -> Vec<u64> {
    // The letters are the digits of a number; what stands after a letter keeps its place, and what
    // stands before it moves by one.
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    let digits: Vec<u64> = word.chars().map(u64::from).collect();
    let mut out = Vec::with_capacity(digits.len() + 1);
    let mut whole = 0_u64;
    for digit in &digits {
        out.push(whole);
        whole = whole.wrapping_mul(BASE).wrapping_add(*digit);
    }
    let (mut place, mut after) = (1_u64, 0_u64);
    for (digit, before) in digits.iter().zip(&mut out).rev() {
        *before = before.wrapping_mul(place).wrapping_add(after);
        after = after.wrapping_add(digit.wrapping_mul(place));
        place = place.wrapping_mul(BASE);
    }
    out.push(whole);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_one_letter_apart_share_a_number() {
        let shared = |a: &str, b: &str| {
            let all = numbers(b);
            numbers(a).iter().any(|n| all.contains(n))
        };
        for (a, b) in [("سمير", "سمر"), ("باكو", "باكو"), ("باكو", "تاكو"), ("بوتين", "بويتن")]
        {
            assert!(shared(a, b) && shared(b, a), "{a} {b}");
        }
        for (a, b) in [("باكو", "بيرو"), ("سمير", "مريس"), ("aab", "bba")] {
            assert!(!shared(a, b), "{a} {b}");
        }
        assert_eq!(numbers("باكو").len(), 5);
    }
}
