//! How foreign a word in Arabic letters sounds: «كينغسلي» does, «انتخاب» does not.
//!
//! Comes in: foreign names and Arabic words of the built-in tables. Goes out: for any folded word the
//! mean log-odds of its letter triples, in sixteenths of a bit. Counted once, in integers.

use std::borrow::Cow;

/// Letters are numbered 1…; 0 stands for the edge of the word.
const LETTERS: usize = 37;

/// Log-odds of letter triples, two bytes each.
#[derive(Clone, Debug, Default)]
pub struct Sounds {
    odds: Cow<'static, [u8]>,
}

impl Sounds {
    /// From the triples of foreign names and of Arabic words.
    pub fn learn(foreign: &Counts, arabic: &Counts) -> Self {
        let total = |counts: &[u32]| counts.iter().map(|n| u64::from(*n)).sum::<u64>() + 2000;
        let (n_foreign, n_arabic) = (total(&foreign.0), total(&arabic.0));
        let odds = foreign.0.iter().zip(&arabic.0).map(|(f, a)| {
            let (f, a) = (u64::from(*f) * 4 + 1, u64::from(*a) * 4 + 1);
            let odds = log2(f * n_arabic) - log2(a * n_foreign);
            i16::try_from(odds).unwrap_or(0).to_le_bytes()
        });
        Self { odds: odds.flatten().collect() }
    }

    /// What was learned when the program was compiled.
    pub const fn lying(odds: &'static [u8]) -> Self {
        Self { odds: Cow::Borrowed(odds) }
    }

    pub fn bytes(&self) -> &[u8] {
        &self.odds
    }

    /// Mean log-odds of the word in sixteenths of a bit; above zero sounds foreign.
    pub fn score(&self, word: &str) -> i32 {
        let (mut sum, mut n) = (0, 0);
        let (odds, _) = self.odds.as_chunks::<2>();
        triples(word, |ix| {
            sum += odds.get(ix).map_or(0, |odds| i32::from(i16::from_le_bytes(*odds)));
            n += 1;
        });
        if n == 0 { 0 } else { sum / n }
    }
}

/// How often each triple stands in the words added.
pub struct Counts(Vec<u32>);

impl Default for Counts {
    fn default() -> Self {
        Self(vec![0; LETTERS * LETTERS * LETTERS])
    }
}

impl Counts {
    /// Adds the triples of a folded word.
    pub fn add(&mut self, word: &str) {
        triples(word, |ix| {
            if let Some(slot) = self.0.get_mut(ix) {
                *slot += 1;
            }
        });
    }
}

/// Calls `each` with the index of every triple of letters, edges included.
fn triples(word: &str, mut each: impl FnMut(usize)) {
    let (mut a, mut b) = (0, 0);
    for (seen, c) in word.chars().map(letter).chain([0]).enumerate() {
        if seen > 0 {
            each((a * LETTERS + b) * LETTERS + c);
        }
        (a, b) = (b, c);
    }
}

fn letter(c: char) -> usize {
    match u32::from(c) {
        n @ 0x621..=0x63a => (n - 0x620) as usize,
        n @ 0x641..=0x64a => (n - 0x641) as usize + 27,
        _ => 0,
    }
}

/// Sixteen times the logarithm to base two, straight between powers.
fn log2(n: u64) -> i32 {
    let n = n.max(1);
    let whole = n.ilog2();
    let below = (n << 4) >> whole;
    i32::try_from(whole * 16).unwrap_or(0) + i32::try_from(below).unwrap_or(16) - 16
}
