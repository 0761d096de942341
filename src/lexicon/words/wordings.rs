//! Wordings of one word or several, found at a token of an analysed text.

use std::collections::BTreeMap;

use crate::base::packed::{Packed, number_at};
use crate::text::{Analysis, fold};

/// Wordings by their first folded word, each with what the row of its table stands for.
#[derive(Debug)]
pub struct Wordings<T> {
    /// By first word: four bytes for where its wordings begin, two for how many there are.
    first: Packed<6>,
    rest: &'static [u8],
    rows: Vec<T>,
}

/// A phrase found: how many tokens it takes, and what it stands for.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'p, T> {
    pub len: usize,
    pub value: &'p T,
}

/// Packs phrases, each with the row of its table; done when the program is compiled. Out: the bytes
/// of the map of first words and how many they are; then of each wording its row, the bytes of its
/// other words, two bytes each, and these words.
pub fn pack(list: impl IntoIterator<Item = (&'static str, u16)>) -> Vec<u8> {
    let mut by_first: BTreeMap<String, Vec<(Vec<String>, u16)>> = BTreeMap::new();
    for (form, row) in list {
        let folded = fold(form);
        let mut words = folded.split_whitespace().map(str::to_owned);
        if let Some(first) = words.next().filter(|w| !w.is_empty()) {
            by_first.entry(first).or_default().push((words.collect(), row));
        }
    }
    let mut rest: Vec<u8> = Vec::new();
    let mut entries = Vec::new();
    for (first, mut wordings) in by_first {
        // Stable: rows of one length keep the table's order.
        wordings.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        let at = u32::try_from(rest.len()).unwrap_or(0).to_le_bytes();
        let n = u16::try_from(wordings.len()).unwrap_or(0).to_le_bytes();
        entries.push((first, 0, [at[0], at[1], at[2], at[3], n[0], n[1]]));
        for (words, row) in wordings {
            let words = words.join(" ");
            rest.extend(row.to_le_bytes());
            rest.extend(u16::try_from(words.len()).unwrap_or(0).to_le_bytes());
            rest.extend(words.as_bytes());
        }
    }
    let first = Packed::pack(&entries);
    let mut out = Vec::from(u32::try_from(first.bytes().len()).unwrap_or(0).to_le_bytes());
    out.extend(first.bytes());
    out.extend(rest);
    out
}

impl<T> Wordings<T> {
    /// The phrases in `packed`, with what each row of their table stands for; one that ends in a
    /// lone «ب» also matches «ب» glued to the next word.
    pub fn lying(packed: &'static [u8], rows: impl IntoIterator<Item = T>) -> Self {
        let n = number_at(packed, 0);
        let packed = packed.get(4..).unwrap_or_default();
        let (first, rest) = packed.split_at_checked(n).unwrap_or_default();
        Self { first: Packed::lying(first), rest, rows: rows.into_iter().collect() }
    }

    /// True when some phrase begins with the word.
    pub fn begins(&self, first: &str) -> bool {
        self.first.get(first).is_some()
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
        let [b, c, d, e, n @ ..] = self.first.get(first).copied().unwrap_or_default();
        let begin = u32::from_le_bytes([b, c, d, e]) as usize;
        let mut left = self.rest.get(begin..).unwrap_or_default();
        (0..u16::from_le_bytes(n)).filter_map(move |_| {
            let (row, words, after) = wording(left)?;
            left = after;
            let value = self.rows.get(row)?;
            let mut len = 1;
            for word in words.split(|b| *b == b' ').filter(|w| !w.is_empty()) {
                let here = a.word(at + len).as_bytes();
                if here != word {
                    // «أودى ب» + «حياة …»: a preposition of one letter is written to its noun.
                    let letter = ["ب", "ل"].iter().any(|letter| letter.as_bytes() == word);
                    return (letter && here.starts_with(word)).then_some(Hit { len, value });
                }
                len += 1;
            }
            Some(Hit { len, value })
        })
    }
}

/// The first of packed wordings: its row, its other words, and what follows it.
fn wording(packed: &[u8]) -> Option<(usize, &[u8], &[u8])> {
    let ([a, b, c, d], rest) = packed.split_first_chunk::<4>()?;
    let (words, after) = rest.split_at_checked(u16::from_le_bytes([*c, *d]).into())?;
    Some((u16::from_le_bytes([*a, *b]).into(), words, after))
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
