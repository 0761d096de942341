//! Wordings of one word or several, found at a token of an analysed text.

use super::WordMap;
use crate::text::{Analysis, fold};

/// Wordings by their first folded word, each with what it stands for.
#[derive(Debug, Default)]
pub struct Wordings<T> {
    first: WordMap<Vec<(Vec<String>, T)>>,
}

/// A phrase found: how many tokens it takes, and what it stands for.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'p, T> {
    pub len: usize,
    pub value: &'p T,
}

impl<T> Wordings<T> {
    /// The phrases of `list`; one that ends in a lone «ب» also matches «ب» glued to the next word.
    #[allow(clippy::iter_over_hash_type, reason = "each entry is sorted by itself")]
    pub fn new(list: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut phrases = Self { first: WordMap::default() };
        for (form, value) in list {
            let folded = fold(form);
            let mut words = folded.split_whitespace().map(str::to_owned);
            if let Some(first) = words.next().filter(|w| !w.is_empty()) {
                phrases.first.entry(first).or_default().push((words.collect(), value));
            }
        }
        for entries in phrases.first.values_mut() {
            // Stable: rows of one length keep the table's order.
            entries.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        phrases
    }

    /// True when some phrase begins with the word.
    pub fn begins(&self, first: &str) -> bool {
        self.first.contains_key(first)
    }

    /// True when some phrase begins with a reading of the word.
    pub fn may_begin(&self, word: &str) -> bool {
        readings(word).any(|(word, _)| self.begins(word))
    }

    /// The phrases that begin with the word `first` (already without clitics) at token `at`,
    /// longest first.
    pub fn find<'p>(
        &'p self,
        first: &str,
        a: &'p Analysis,
        at: usize,
    ) -> impl Iterator<Item = Hit<'p, T>> {
        let entries = self.first.get(first).map_or(&[][..], Vec::as_slice);
        entries.iter().filter_map(move |(rest, value)| {
            let mut len = 1;
            for word in rest {
                let here = a.word(at + len);
                if here != word {
                    // «أودى ب» + «حياة …»: a preposition of one letter is written to its noun.
                    let glued =
                        matches!(word.as_str(), "ب" | "ل") && here.starts_with(word.as_str());
                    return glued.then_some(Hit { len, value });
                }
                len += 1;
            }
            Some(Hit { len, value })
        })
    }
}

/// The readings of a word as a phrase's first: itself, then without و or ف, then without ب, ل, ك
/// after them. With how many bytes came off.
pub fn readings(word: &str) -> impl Iterator<Item = (&str, usize)> {
    let conjoined = word.strip_prefix(['و', 'ف']);
    let led = conjoined.unwrap_or(word).strip_prefix(['ب', 'ل', 'ك']);
    // Two letters of Arabic.
    let long = |w: &&str| w.len() >= 4 || w.chars().count() >= 2;
    [Some(word), conjoined.filter(long), led.filter(long)]
        .into_iter()
        .flatten()
        .map(move |w| (w, word.len() - w.len()))
}
