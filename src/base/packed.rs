//! Maps from words, made once and asked where they lie: in the program itself, with nothing to
//! build at its start.
//!
//! In: words, each with `N` bytes it stands for. Out: bytes that answer for a word without being
//! read as a whole. Little-endian, whatever the machine: how many slots there are; a mark for each
//! slot, 0 where it is free and else made of the word's hash; the place of each slot's entry, of three
//! bytes where they are enough for all; the entries, each a byte of length, the `N` bytes, the word. A
//! word lies at the slot its hash names
//! or at the next free one; another word's mark is seldom its own, and so seldom its entry is read.

use std::borrow::Cow;
use std::hash::Hasher;

use super::hash::WordHasher;

/// A map from words to `N` bytes each.
#[derive(Clone, Default)]
pub struct Packed<const N: usize>(Cow<'static, [u8]>);

/// Bytes of the number of slots.
const SLOTS: usize = 4;

/// Bytes of a place in a map of so many bytes.
fn place_bytes(whole: usize) -> usize {
    if whole >> 24 == 0 { 3 } else { 4 }
}

impl<const N: usize> std::fmt::Debug for Packed<N> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Packed({} bytes)", self.0.len())
    }
}

impl<const N: usize> Packed<N> {
    /// The map that was packed into these bytes.
    pub const fn lying(bytes: &'static [u8]) -> Self {
        Self(Cow::Borrowed(bytes))
    }

    /// Packs entries: a word, a number that tells it from the same word elsewhere (0 where none
    /// is needed), what it stands for. No word of more than 255 bytes is taken in.
    pub fn pack<W: AsRef<str>>(entries: &[(W, u32, [u8; N])]) -> Self {
        let n = entries.len() + entries.len() * 2 / 3 + 1;
        let mut marks = vec![0; n];
        let mut places = vec![0; n];
        let mut packed = Vec::new();
        for (word, branch, value) in entries {
            let word = word.as_ref();
            let Ok(length) = u8::try_from(word.len()) else { continue };
            let (mut slot, mark) = slot(word, *branch, n);
            while marks[slot] != 0 {
                slot = if slot + 1 == n { 0 } else { slot + 1 };
            }
            marks[slot] = mark;
            places[slot] = packed.len();
            packed.push(length);
            packed.extend(value);
            packed.extend(word.as_bytes());
        }
        let number = |at: usize| u32::try_from(at).unwrap_or(0).to_le_bytes();
        let place = place_bytes(SLOTS + n + 3 * n + packed.len());
        let begin = SLOTS + n + place * n;
        let mut bytes = Vec::with_capacity(begin + packed.len());
        bytes.extend(number(n));
        bytes.extend(&marks);
        for (at, mark) in places.into_iter().zip(&marks) {
            let at = number(if *mark == 0 { 0 } else { begin + at });
            bytes.extend(at.into_iter().take(place));
        }
        bytes.extend(packed);
        Self(Cow::Owned(bytes))
    }

    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// What the word stands for.
    pub fn get(&self, word: &str) -> Option<&[u8; N]> {
        self.find(word, 0, |_| true)
    }

    /// What the word stands for, of those packed with this number and fit.
    pub fn find(
        &self,
        word: &str,
        branch: u32,
        fits: impl Fn(&[u8; N]) -> bool,
    ) -> Option<&[u8; N]> {
        let bytes: &[u8] = &self.0;
        let n = number_at(bytes, 0);
        let marks = bytes.get(SLOTS..SLOTS + n)?;
        let (mut slot, mark) = slot(word, branch, n);
        // There are more slots than entries, so a free one comes.
        loop {
            let here = *marks.get(slot)?;
            if here == 0 {
                return None;
            }
            if here == mark {
                let at = self.place(n, slot);
                let (value, here, _) = self.entry(at)?;
                if here == word.as_bytes() && fits(value) {
                    return Some(value);
                }
            }
            slot = if slot + 1 == n { 0 } else { slot + 1 };
        }
    }

    /// The words, in the order they were packed in.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let n = number_at(&self.0, 0);
        let mut at = SLOTS + n + place_bytes(self.0.len()) * n;
        std::iter::from_fn(move || {
            let (_, word, next) = self.entry(at)?;
            at = next;
            str::from_utf8(word).ok()
        })
    }

    /// The entry at a place: what its word stands for, the word, where the next one lies.
    fn entry(&self, at: usize) -> Option<(&[u8; N], &[u8], usize)> {
        let (length, rest) = self.0.get(at..)?.split_first()?;
        let (value, rest) = rest.split_first_chunk::<N>()?;
        let word = rest.get(..usize::from(*length))?;
        Some((value, word, at + 1 + N + word.len()))
    }

    /// Where the entry of a slot lies.
    fn place(&self, n: usize, slot: usize) -> usize {
        let place = place_bytes(self.0.len());
        // Entries follow the last place, so that there are four bytes.
        let number = number_at(&self.0, SLOTS + n + place * slot);
        if place == 3 { number & 0xff_ffff } else { number }
    }
}

/// The number at a place; 0 past the end.
pub fn number_at(bytes: &[u8], at: usize) -> usize {
    let number = bytes.get(at..).and_then(|rest| rest.first_chunk::<4>());
    number.map_or(0, |number| u32::from_le_bytes(*number) as usize)
}

/// Where a word is looked for first, and the mark of its slot.
fn slot(word: &str, branch: u32, n: usize) -> (usize, u8) {
    let mut hasher = WordHasher::default();
    hasher.write(word.as_bytes());
    if branch != 0 {
        hasher.write(&branch.to_le_bytes());
    }
    let hash = hasher.finish();
    let slot = (u128::from(hash) * n as u128) >> 64;
    (usize::try_from(slot).unwrap_or(0), hash.to_le_bytes()[0] | 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_word_is_found_and_no_other() {
        let words: Vec<String> = (0..2000).map(|n| format!("كلمة{n}")).collect();
        let entries: Vec<_> =
            (0u16..).zip(&words).map(|(n, word)| (word, 0, n.to_le_bytes())).collect();
        let packed = Packed::<2>::pack(&entries);
        for (word, _, value) in &entries {
            assert_eq!(packed.get(word), Some(value));
        }
        assert_eq!(packed.get("كلمة"), None);
        assert_eq!(packed.get(""), None);
        assert!(packed.words().eq(words.iter().map(String::as_str)));
        assert_eq!(Packed::<2>::default().get("كلمة0"), None);
        assert_eq!(Packed::<2>::pack::<&str>(&[]).get("كلمة0"), None);
    }

    #[test]
    fn one_word_stands_on_several_branches() {
        let entries: Vec<_> = (0u32..50).map(|n| ("باكو", n, n.to_le_bytes())).collect();
        let packed = Packed::<4>::pack(&entries);
        for (word, n, value) in &entries {
            assert_eq!(packed.find(word, *n, |v| v == value), Some(value));
        }
        assert_eq!(packed.find("باكو", 77, |v| *v == 77u32.to_le_bytes()), None);
    }

    #[test]
    fn damaged_bytes_answer_nothing() {
        let packed = Packed::<1>::pack(&[("باكو", 0, [7])]);
        for n in 0..packed.bytes().len() {
            let cut = Packed::<1>(Cow::Owned(packed.bytes()[..n].to_vec()));
            assert_eq!(cut.get("باكو"), None);
        }
    }
}
