//! A file written in pieces, those it had before taken from there.
//!
//! Its hash is that of what stands between its pieces and of their hashes: those of the pieces it had
//! are known, and hundreds of megabytes that stay as they are need not be hashed again.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
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
    bytes: u64,
}

impl<'a> Before<'a> {
    pub(super) fn open(path: &Path, places: &'a Places) -> Option<Self> {
        let file = File::open(path).ok()?;
        let bytes = file.metadata().ok()?.len();
        Some(Self { file, places, bytes })
    }

    /// Whether `bytes` stand at a place.
    fn has(&self, bytes: &[u8], at: u64) -> bool {
        let mut there = vec![0; bytes.len()];
        read_at(&self.file, &mut there, at).is_ok() && there == bytes
    }
}

/// Bytes of the file as it was that are still to be taken over.
#[derive(Clone, Copy, Default)]
struct Run {
    at: u64,
    bytes: u64,
}

/// Longest text between pieces that is looked for in the file as it was.
const BETWEEN: usize = 1 << 12;

/// The file as it grows. What it takes over from the file as it was is copied when something else
/// follows, many pieces at once.
pub(super) struct InPieces<'a> {
    out: BufWriter<&'a mut File>,
    at: u64,
    before: Option<Before<'a>>,
    run: Run,
    now: &'a mut Places,
    sum: Hasher,
}

impl<'a> InPieces<'a> {
    pub(super) fn new(out: &'a mut File, before: Option<Before<'a>>, now: &'a mut Places) -> Self {
        let out = BufWriter::with_capacity(1 << 16, out);
        Self { out, at: 0, before, run: Run::default(), now, sum: Hasher::default() }
    }

    /// The hash of the file, 32 hexadecimal digits.
    pub(super) fn hash(&self) -> String {
        self.sum.hex(32)
    }

    /// Whether it is the file as it was from its start to its end: nothing is copied then before
    /// [`Self::finish`].
    pub(super) fn is_same(&self) -> bool {
        let whole = self.before.as_ref().is_some_and(|before| before.bytes == self.at);
        whole && self.run.at == 0 && self.run.bytes == self.at
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.copy()?;
        self.out.flush()
    }

    fn known(&self, print: &Print) -> Option<&Place> {
        self.before.as_ref()?.places.get(print)
    }

    /// Copies what is to be taken over.
    fn copy(&mut self) -> io::Result<()> {
        let Run { at, bytes } = std::mem::take(&mut self.run);
        let Some(before) = self.before.as_mut().filter(|_| bytes > 0) else { return Ok(()) };
        before.file.seek(SeekFrom::Start(at))?;
        match io::copy(&mut (&before.file).take(bytes), &mut self.out)? {
            n if n == bytes => Ok(()),
            _ => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }

    /// Takes over some bytes of the file as it was.
    fn take_over(&mut self, at: u64, bytes: u64) -> io::Result<()> {
        if self.run.at + self.run.bytes != at {
            self.copy()?;
            self.run.at = at;
        }
        self.run.bytes += bytes;
        self.at += bytes;
        Ok(())
    }

    fn write_new(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.copy()?;
        self.out.write_all(bytes)?;
        self.at += bytes.len() as u64;
        Ok(())
    }
}

impl Write for InPieces<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let at = self.run.at + self.run.bytes;
        // Nothing was written yet, or a piece was taken over.
        let follows = self.at == 0 || self.run.bytes > 0;
        let same = follows
            && bytes.len() <= BETWEEN
            && self.before.as_ref().is_some_and(|before| before.has(bytes, at));
        match same {
            true => self.take_over(at, bytes.len() as u64)?,
            false => self.write_new(bytes)?,
        }
        self.sum.add(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Pieces for InPieces<'_> {
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

    fn again(&mut self, print: &Print) -> io::Result<bool> {
        let Some(place) = self.known(print).copied() else { return Ok(false) };
        self.sum.add(&place.sum);
        self.now.insert(*print, Place { at: self.at, ..place });
        if place.bytes > 0 {
            self.take_over(place.at, place.bytes)?;
        }
        Ok(true)
    }

    fn piece(&mut self, print: Print, bytes: &[u8]) -> io::Result<()> {
        let length = bytes.len() as u64;
        let known = self.known(&print).filter(|place| place.bytes == length);
        let sum = known.map_or_else(|| hash::half(bytes), |place| place.sum);
        self.sum.add(&sum);
        self.now.insert(print, Place { at: self.at, bytes: length, sum });
        self.write_new(bytes)
    }
}

#[cfg(unix)]
fn read_at(file: &File, to: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, to, at)
}

#[cfg(not(unix))]
fn read_at(mut file: &File, to: &mut [u8], at: u64) -> io::Result<()> {
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of lists of pieces, those that are known taken from the file as it was.
    fn write(path: &Path, before: Option<Before>, lists: &[&[u8]]) -> io::Result<(Places, String)> {
        let mut places = Places::new();
        let mut file = File::create(path)?;
        let mut out = InPieces::new(&mut file, before, &mut places);
        for list in lists {
            out.write_all(b"[")?;
            for piece in *list {
                let print = [*piece; 16];
                if !out.again(&print)? {
                    let bytes = vec![*piece; usize::from(piece % 7)];
                    out.piece(print, &bytes)?;
                }
            }
            out.write_all(b"]\n")?;
        }
        let hash = out.hash();
        out.finish()?;
        Ok((places, hash))
    }

    #[test]
    fn a_file_is_the_same_whatever_was_known_of_it() -> io::Result<()> {
        let dir = tempfile::tempdir()?;
        let [old, new, plain] = ["old", "new", "plain"].map(|name| dir.path().join(name));
        let all: [&[&[u8]]; 8] = [
            &[],
            &[b"abc"],
            &[b"abc", b"def"],
            &[b"xabc", b"def"],
            &[b"abd", b"def", b""],
            &[b"bab", b"fed", b"abc"],
            &[b"abc", b"dxf"],
            &[b"ihg", b"fi"],
        ];
        for was in all {
            let (places, _) = write(&old, None, was)?;
            for now in all {
                let before = Before::open(&old, &places);
                let (_, hash) = write(&new, before, now)?;
                let (_, wanted) = write(&plain, None, now)?;
                assert_eq!(std::fs::read(&new)?, std::fs::read(&plain)?, "{was:?} {now:?}");
                assert_eq!(hash, wanted, "{was:?} {now:?}");
            }
        }
        Ok(())
    }

    #[test]
    fn nothing_is_copied_of_a_file_that_stays() -> io::Result<()> {
        let dir = tempfile::tempdir()?;
        let (old, new) = (dir.path().join("old"), dir.path().join("new"));
        let (places, _) = write(&old, None, &[b"abc", b"def"])?;
        let same = |pieces: &[u8]| -> io::Result<bool> {
            let mut now = Places::new();
            let mut file = File::create(&new)?;
            let mut out = InPieces::new(&mut file, Before::open(&old, &places), &mut now);
            out.write_all(b"[")?;
            for piece in pieces {
                out.again(&[*piece; 16])?;
            }
            out.write_all(b"]\n[")?;
            out.again(b"dddddddddddddddd")?;
            out.again(b"eeeeeeeeeeeeeeee")?;
            out.again(b"ffffffffffffffff")?;
            out.write_all(b"]\n")?;
            Ok(out.is_same())
        };
        assert!(same(b"abc")?);
        assert!(!same(b"ab")? && !same(b"cab")?);
        Ok(())
    }
}
