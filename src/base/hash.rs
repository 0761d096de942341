//! Stable content hashes: the same bytes give the same short name on any machine, for ever.

/// The first `n` hexadecimal digits (at most 64) of the BLAKE3 hash of `bytes`.
pub fn hex(bytes: &[u8], n: usize) -> String {
    let mut out = blake3::hash(bytes).to_hex().to_string();
    out.truncate(n);
    out
}

/// A 64-bit value of the BLAKE3 hash of `bytes`, for seeds and buckets.
pub fn u64_of(bytes: &[u8]) -> u64 {
    let hash = blake3::hash(bytes);
    hash.as_bytes().iter().take(8).fold(0, |acc, b| acc << 8 | u64::from(*b))
}
