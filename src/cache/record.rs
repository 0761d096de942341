//! One value in one file: what it holds for (a [`Sum`]), a checksum, the value in postcard's encoding.

use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Serialize, de::DeserializeOwned};

use super::Sum;
use crate::base::hash::Hasher;

/// The value of a file, when it is whole and holds for `stamp`.
pub fn read<T: DeserializeOwned>(file: &Path, stamp: &Sum) -> Option<T> {
    let bytes = fs::read(file).ok()?;
    let (seen, rest) = bytes.split_first_chunk::<16>()?;
    let (checksum, content) = rest.split_first_chunk::<16>()?;
    let whole = || {
        let mut hasher = Hasher::default();
        hasher.add(seen);
        hasher.add(content);
        hasher.half() == *checksum
    };
    (seen == stamp && whole()).then(|| postcard::from_bytes(content).ok()).flatten()
}

/// Writes a value that holds for `stamp`, whole or not at all. The value may be large: its bytes are
/// never held.
pub fn write<T: Serialize>(file: &Path, stamp: &Sum, value: &T) -> Result<()> {
    let part = file.with_extension("part");
    let write = || -> Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut out = BufWriter::with_capacity(1 << 16, Summed::create(&part, stamp)?);
        postcard::to_io(value, &mut out).context("encode what is remembered")?;
        out.into_inner().map_err(|e| e.into_error())?.finish()?;
        Ok(fs::rename(&part, file)?)
    };
    write().with_context(|| format!("write `{}`", file.display()))
}

/// A file of a stamp, the checksum of all else, and what is written to it.
struct Summed {
    file: File,
    sum: Hasher,
}

impl Summed {
    fn create(file: &Path, stamp: &Sum) -> io::Result<Self> {
        let mut file = File::create(file)?;
        file.write_all(&[*stamp, Sum::default()].concat())?;
        let mut sum = Hasher::default();
        sum.add(stamp);
        Ok(Self { file, sum })
    }

    /// Puts the checksum in its place.
    fn finish(mut self) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(size_of::<Sum>() as u64))?;
        self.file.write_all(&self.sum.half())
    }
}

impl Write for Summed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.file.write(bytes)?;
        self.sum.add(bytes.get(..n).unwrap_or_default());
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
