//! A file written in pieces, those it had before taken from there.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use crate::base::{Pieces, Print};

/// Where the pieces of a file are: first byte and length.
pub type Places = BTreeMap<Print, (u64, u64)>;

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
}

impl<'a, W: Write> InPieces<'a, W> {
    pub(super) fn new(out: W, before: Option<Before<'a>>, now: &'a mut Places) -> Self {
        Self { out, at: 0, before, now }
    }
}

impl<W: Write> Write for InPieces<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.out.write(bytes)?;
        self.at += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl<W: Write> Pieces for InPieces<'_, W> {
    fn knows(&self, print: &Print) -> bool {
        self.before.as_ref().is_some_and(|before| before.places.contains_key(print))
    }

    fn recall(&mut self, print: &Print) -> io::Result<Vec<u8>> {
        let before = self.before.as_ref();
        let found = before.and_then(|b| Some((b, *b.places.get(print)?)));
        let (before, (at, length)) = found.ok_or(io::ErrorKind::NotFound)?;
        let mut bytes = vec![0; usize::try_from(length).map_err(io::Error::other)?];
        read_at(&before.file, &mut bytes, at)?;
        Ok(bytes)
    }

    fn piece(&mut self, print: Print, bytes: &[u8]) -> io::Result<()> {
        self.now.insert(print, (self.at, bytes.len() as u64));
        self.write_all(bytes)
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
