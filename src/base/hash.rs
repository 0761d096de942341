//! Stable content hashes: the same bytes give the same short name on any machine, for ever; and a
//! quick one for tables of words, whose values nobody sees.

use std::hash::{BuildHasherDefault, Hasher as StdHasher};

/// The first `n` hexadecimal digits (at most 64) of the BLAKE3 hash of `bytes`.
pub fn hex(bytes: &[u8], n: usize) -> String {
    hex_of(blake3::hash(bytes), n)
}

fn hex_of(hash: blake3::Hash, n: usize) -> String {
    let hex = hash.to_hex();
    hex.get(..n).unwrap_or(&hex).to_owned()
}

/// The first half of the BLAKE3 hash of `bytes`.
pub fn half(bytes: &[u8]) -> [u8; 16] {
    half_of(blake3::hash(bytes))
}

fn half_of(hash: blake3::Hash) -> [u8; 16] {
    let mut out = [0; 16];
    out.copy_from_slice(hash.as_bytes().get(..16).unwrap_or(&[0; 16]));
    out
}

/// The hash of bytes that come piece by piece.
#[derive(Clone, Debug, Default)]
pub struct Hasher(blake3::Hasher);

impl Hasher {
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The first half of the hash of everything added.
    pub fn half(&self) -> [u8; 16] {
        half_of(self.0.finalize())
    }

    /// The first `n` hexadecimal digits (at most 64) of the hash of everything added.
    pub fn hex(&self, n: usize) -> String {
        hex_of(self.0.finalize(), n)
    }
}

/// A 64-bit value of the BLAKE3 hash of `bytes`, for seeds and buckets.
pub fn u64_of(bytes: &[u8]) -> u64 {
    let hash = blake3::hash(bytes);
    hash.as_bytes().iter().take(8).fold(0, |acc, b| acc << 8 | u64::from(*b))
}

/// For maps from folded words: lookups only, never iterated.
pub type BuildWordHasher = BuildHasherDefault<WordHasher>;

/// A quick hasher for short words, eight bytes at a time.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordHasher(u64);

impl WordHasher {
    fn add(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(23) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl StdHasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }

    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.add(u64::from_le_bytes(*chunk));
        }
        if !rest.is_empty() {
            let last = rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
            self.add(last ^ (rest.len() as u64) << 56);
        }
    }

    /// The end of a string; words of one map differ by their bytes and lengths already.
    fn write_u8(&mut self, _: u8) {}
}
