//! The runs of words of a text as hashes: what nearly the same texts have in common.
//!
//! In: a text. Out: hashes of every five folded words that follow one another, or the smallest few
//! of them, its sketch: texts that share most of their runs share most of their sketches.

use super::fold::fold;
use crate::base::key::is_alphanumeric;

/// Words of a run.
const RUN: usize = 5;

/// The runs of a text as hashes, smallest first, each once.
pub fn runs(text: &str) -> Vec<u64> {
    of_words(&words(text))
}

/// The smallest `most` runs of words, given by their hashes; none of fewer runs than `shortest`.
pub fn sketch(words: &[u64], shortest: usize, most: usize) -> Vec<u64> {
    let mut runs = of_words(words);
    if runs.len() < shortest {
        runs.clear();
    }
    runs.truncate(most);
    runs.shrink_to_fit();
    runs
}

fn of_words(words: &[u64]) -> Vec<u64> {
    let run = |w: &[u64]| w.iter().fold(0x9e37_79b9_7f4a_7c15, |h, w| mix(h ^ w));
    let mut runs: Vec<u64> = words.windows(RUN).map(run).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// The hashes of the words of a text.
pub fn words(text: &str) -> Vec<u64> {
    let folded = fold(text);
    let words = folded.split(|c: char| !is_alphanumeric(c)).filter(|w| !w.is_empty());
    words.map(hash).collect()
}

/// The hash of a folded word, by FNV-1a.
pub fn hash(word: &str) -> u64 {
    let step = |h: u64, b: u8| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
    word.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

fn mix(h: u64) -> u64 {
    let h = (h ^ (h >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    h ^ (h >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_one_wording_have_one_sketch() {
        let (a, b) = ("قالت الوزارةُ إن سبعة أُصيبوا أمس", "قالت الوزارة، إن سبعة اصيبوا أمس");
        assert_eq!((runs(a), runs(a).len()), (runs(b), 2));
        assert_eq!(sketch(&words(a), 2, 1), runs(a).get(..1).unwrap_or_default());
        assert!(sketch(&words(a), 3, 1).is_empty());
        assert!(runs("خبر من أربع كلمات").is_empty());
    }
}
