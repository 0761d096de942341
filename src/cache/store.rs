//! A file of records that grows at its end: bytes under keys, each with a checksum.
//!
//! The file: a first line, then records. A record is its length (4 bytes, little end first: the
//! bytes after the checksum), its checksum ([`sum`] of what follows, 16 bytes), its key (16 bytes)
//! and its content. A record that is cut short, and all after it, counts as not written. Contents
//! stay in the file until they are asked for; one that is damaged is then not there.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::Path;

use super::{Sum, sum};

const LENGTH: usize = 4;
const SUM: usize = 16;
/// Length, checksum and key.
const FRONT: usize = LENGTH + SUM + SUM;

/// Records of one file.
#[derive(Debug)]
pub struct Store {
    file: Option<File>,
    records: BTreeMap<Sum, Place>,
    /// Bytes that hold.
    end: u64,
}

/// Where a record begins, and how many bytes its content has.
#[derive(Clone, Copy, Debug)]
struct Place {
    at: u64,
    bytes: usize,
}

impl Store {
    /// Opens a file that begins with the line `head`; one that does not holds no records.
    pub fn open(file: &Path, head: &[u8]) -> Self {
        let mut store = Self { file: None, records: BTreeMap::new(), end: 0 };
        if let Ok(open) = File::open(file) {
            // A fault ends the list of records, no more.
            let _ = store.index(&open, head);
            store.file = Some(open).filter(|_| store.end > 0);
        }
        store
    }

    fn index(&mut self, file: &File, head: &[u8]) -> io::Result<()> {
        let whole = file.metadata()?.len();
        let mut first = vec![0; head.len()];
        read_at(file, &mut first, 0)?;
        if first != head {
            return Ok(());
        }
        self.end = head.len() as u64;
        let mut front = [0; FRONT];
        while self.end + FRONT as u64 <= whole {
            read_at(file, &mut front, self.end)?;
            let (Some((length, _)), Some((_, key))) =
                (front.split_first_chunk::<LENGTH>(), front.split_last_chunk::<SUM>())
            else {
                return Ok(());
            };
            let length = u32::from_le_bytes(*length) as usize;
            let next = self.end + (LENGTH + SUM + length) as u64;
            if length < SUM || next > whole {
                return Ok(());
            }
            self.records.insert(*key, Place { at: self.end, bytes: length - SUM });
            self.end = next;
        }
        Ok(())
    }

    /// Number of records.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    pub fn holds(&self, key: &Sum) -> bool {
        self.records.contains_key(key)
    }

    /// The content of a record, when it is whole.
    pub fn get(&self, key: &Sum) -> Option<Vec<u8>> {
        let place = self.records.get(key)?;
        let mut record = vec![0; FRONT + place.bytes];
        read_at(self.file.as_ref()?, &mut record, place.at).ok()?;
        let (front, content) = record.split_first_chunk::<FRONT>()?;
        let whole = front.get(LENGTH..LENGTH + SUM) == Some(sum(&[key, content]).as_slice());
        // What is left stays where it was read to.
        record.drain(..FRONT);
        whole.then_some(record)
    }

    /// Bytes of the contents of some records.
    pub fn weight<'k>(&self, keys: impl Iterator<Item = &'k Sum>) -> u64 {
        keys.filter_map(|key| self.records.get(key)).map(|place| place.bytes as u64).sum()
    }

    /// Bytes of all that holds.
    pub fn bytes(&self) -> u64 {
        self.end
    }

    /// Opens the file for more records, after those that hold.
    pub fn append(&self, file: &Path, head: &[u8]) -> io::Result<Writer> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let fresh = self.end == 0;
        let mut open = OpenOptions::new().write(true).create(true).truncate(fresh).open(file)?;
        open.set_len(self.end)?;
        open.seek(SeekFrom::End(0))?;
        let mut out = BufWriter::with_capacity(1 << 18, open);
        if fresh {
            out.write_all(head)?;
        }
        Ok(Writer { out })
    }
}

/// Puts records at the end of a file.
#[derive(Debug)]
pub struct Writer {
    out: BufWriter<File>,
}

impl Writer {
    /// A new file of records; what was there is gone.
    pub fn create(file: &Path, head: &[u8]) -> io::Result<Self> {
        let mut out = BufWriter::with_capacity(1 << 18, File::create(file)?);
        out.write_all(head)?;
        Ok(Self { out })
    }

    pub fn put(&mut self, key: &Sum, content: &[u8]) -> io::Result<()> {
        let length = u32::try_from(content.len() + SUM).map_err(io::Error::other)?;
        self.out.write_all(&length.to_le_bytes())?;
        self.out.write_all(&sum(&[key, content]))?;
        self.out.write_all(key)?;
        self.out.write_all(content)
    }

    /// Hands the last records to the system.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(unix)]
fn read_at(file: &File, to: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, to, at)
}

#[cfg(windows)]
fn read_at(file: &File, to: &mut [u8], at: u64) -> io::Result<()> {
    match std::os::windows::fs::FileExt::seek_read(file, to, at)? {
        n if n == to.len() => Ok(()),
        _ => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}
