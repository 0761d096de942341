//! One slip of the hand: which words it may be forgiven for.
//!
//! Only words worth finding are offered for a misspelt one: names, words of titles, long words,
//! words that occur more than twice, and words no table knows, which mostly are names; four letters
//! at least, five where nothing stands beside them.

use std::collections::{BTreeSet, HashSet};

use super::docs::TITLE;
use super::index::Names;
use super::lines::Lines;
use super::terms::Reader;
use super::words::{folded, letters};
use crate::base::hash::BuildWordHasher;

/// Letters a word needs.
const LEAST: usize = 4;

/// Letters from which a word is like no other.
const LONG: usize = 7;

pub struct Slips {
    words: BTreeSet<String>,
    /// The words, and each with one letter left out.
    shorter: HashSet<String, BuildWordHasher>,
}

impl Slips {
    pub fn new(lines: &Lines, reader: &Reader, whole: &Names) -> Self {
        let mut words: BTreeSet<String> = lines
            .iter()
            .filter(|(key, line)| {
                line.postings.len() > 2
                    || letters(key) >= LONG && !line.postings.is_empty()
                    || line.postings.iter().any(|p| p.weight() == u32::from(TITLE))
                    || letters(key) > LEAST && !line.postings.is_empty() && reader.is_strange(key)
            })
            .map(|(key, _)| key.clone())
            .collect();
        let named = whole.iter().flat_map(|(_, names)| names).flat_map(|name| folded(name));
        words.extend(named.filter(|w| reader.is_name(w)));
        words
            .retain(|w| letters(w) >= LEAST && !w.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
        let shorter = words.iter().flat_map(|w| without_one(w)).collect();
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
