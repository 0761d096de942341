//! One slip of the hand: which words it may be forgiven for.
//!
//! Names, terms of the site, and its words that no rule would lead to their terms («شوارع» of
//! «شارع»); four letters at least, three after an article.

use std::collections::{BTreeSet, HashSet};

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
    words: BTreeSet<String>,
    /// The words, and each with one letter left out.
    shorter: HashSet<String, BuildWordHasher>,
}

impl Slips {
    /// What the lines have, the names of things, and of forms with their terms those that are
    /// unlike them.
    pub fn new(lines: &Lines, reader: &Reader, whole: &Names, terms: &[(&str, String)]) -> Self {
        let told = lines.iter().filter(|(_, line)| !line.postings.is_empty());
        let mut words: BTreeSet<String> = told.map(|(key, _)| key.clone()).collect();
        for (form, term) in terms {
            if !form.contains(term.as_str()) || letters(term) < LEAST {
                words.insert(reader.bare(form).to_owned());
            }
            // «الرقم» is long enough with its article.
            if letters(form) == LEAST + 1 && form.starts_with("ال") {
                words.insert((*form).to_owned());
            }
        }
        let named = whole.iter().flat_map(|(_, names)| names).flat_map(|name| folded(name));
        words.extend(named.filter(|w| reader.is_name(w)));
        words
            .retain(|w| letters(w) >= LEAST && !w.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
        let mut shorter = HashSet::default();
        for some in words.iter().collect::<Vec<_>>().chunks(AT_ONCE) {
            let made: Vec<Vec<String>> =
                some.par_iter().map(|word| without_one(word).collect()).collect();
            shorter.extend(made.into_iter().flatten());
        }
        Self { words, shorter }
    }

    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// True when `word` may be one slip away from one of the words.
    pub fn near(&self, word: &str) -> bool {
        letters(word) >= LEAST && without_one(word).any(|w| self.shorter.contains(&w))
    }
}

/// The word, and the word without each of its letters.
fn without_one(word: &str) -> impl Iterator<Item = String> + '_ {
    let without = word.char_indices().map(move |(at, c)| {
        let (head, tail) = (word.get(..at), word.get(at + c.len_utf8()..));
        format!("{}{}", head.unwrap_or_default(), tail.unwrap_or_default())
    });
    std::iter::once(word.to_owned()).chain(without)
}
