//! What a build remembers for the next one, in `.warraq/cache/`.
//!
//! [`texts`]: what stood in the file of each article and card, so that only files that changed are
//! read. [`readings`]: what was found in each article, so that only new words are read. [`site`]: how the
//! files of the site stood at the last build, so that a build of the same files ends at once.
//! [`record`]: anything else, whole or not at all.
//!
//! Always: a cache only ever saves time. What it gives is what would be worked out anew, byte for
//! byte; everything in it is bound to the program that wrote it ([`program`]) and carries a
//! checksum; what is damaged, cut short or of another program is thrown away without a word.

mod growing;
pub mod readings;
pub mod record;
pub mod site;
pub mod store;
pub mod texts;

/// Stands for this very program: its version, its source and its data.
pub fn program() -> &'static str {
    concat!(env!("CARGO_PKG_VERSION"), "-", env!("WARRAQ_PROGRAM"))
}

/// The first half of a BLAKE3 hash.
pub type Sum = [u8; 16];

/// The sum of several pieces, each with its length, so that none runs into the next.
pub fn sum(pieces: &[&[u8]]) -> Sum {
    let mut hasher = blake3::Hasher::new();
    for piece in pieces {
        hasher.update(&(piece.len() as u64).to_le_bytes());
        hasher.update(piece);
    }
    let mut out = Sum::default();
    out.copy_from_slice(hasher.finalize().as_bytes().get(..16).unwrap_or(&[0; 16]));
    out
}
