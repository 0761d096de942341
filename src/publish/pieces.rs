//! A file written in pieces, those it had before taken from there.
//!
//! Its hash is that of what stands between its pieces and of their hashes: those of the pieces it had
//! are known, and hundreds of megabytes that stay as they are need not be hashed again.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::base::hash::{self, Hasher};
use crate::base::{Pieces, Print};

/// Where the pieces of a file are.
pub type Places = BTreeMap<Print, Place>;

/// A piece of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    at: u64,
    bytes: u64,
    /// The first half of the hash of its bytes.
    sum: [u8; 16],
}

/// The file as it was.
pub(super) struct Before<'a> {
    file: File,
    places: &'a Places,
}

impl<'a> Before<'a> {
    pub(super) fn open(path: &Path, places: &'a Places) -> Option<Self> {
        Some(Self { file: File::open(path).ok()?, places })
    }
}

/// The file as it grows.
pub(super) struct InPieces<'a, W> {
    out: W,
    at: u64,
    before: Option<Before<'a>>,
    now: &'a mut Places,
    sum: Hasher,
}

impl<'a, W: Write> InPieces<'a, W> {
    pub(super) fn new(out: W, before: Option<Before<'a>>, now: &'a mut Places) -> Self {
        Self { out, at: 0, before, now, sum: Hasher::default() }
    }

    /// The hash of the file, 32 hexadecimal digits.
    pub(super) fn hash(&self) -> String {
        self.sum.hex(32)
    }

    fn known(&self, print: &Print) -> Option<&Place> {
        self.before.as_ref()?.places.get(print)
    }
}

impl<W: Write> Write for InPieces<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.out.write(bytes)?;
        self.sum.add(bytes.get(..n).unwrap_or_default());
        self.at += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl<W: Write> Pieces for InPieces<'_, W> {
    fn knows(&self, print: &Print) -> bool {
        self.known(print).is_some()
    }

    fn recall(&mut self, print: &Print, into: &mut Vec<u8>) -> io::Result<()> {
        let before = self.before.as_ref();
        let found = before.and_then(|b| Some((b, *b.places.get(print)?)));
        let (before, place) = found.ok_or(io::ErrorKind::NotFound)?;
        into.resize(usize::try_from(place.bytes).map_err(io::Error::other)?, 0);
        read_at(&before.file, into, place.at)
    }

    fn piece(&mut self, print: Print, bytes: &[u8]) -> io::Result<()> {
        let length = bytes.len() as u64;
        let known = self.known(&print).filter(|place| place.bytes == length);
        let sum = known.map_or_else(|| hash::half(bytes), |place| place.sum);
        self.sum.add(&sum);
        self.now.insert(print, Place { at: self.at, bytes: length, sum });
        self.out.write_all(bytes)?;
        self.at += length;
        Ok(())
    }
}

#[cfg(unix)]
fn read_at(file: &File, to: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, to, at)
}

#[cfg(not(unix))]
fn read_at(mut file: &File, to: &mut [u8], at: u64) -> io::Result<()> {
    use std::io::{Read, Seek, SeekFrom};
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(to)
}
