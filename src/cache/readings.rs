//! The readings of articles in one file that grows at its end.
//!
//! The file, version 1: the line [`HEAD`], then records. A record is its length (4 bytes, little
//! end first: the bytes after the checksum), its checksum ([`sum`] of what follows, 16 bytes), its
//! key (16 bytes) and an [`Extraction`] in postcard's encoding. The key is the [`sum`] of the
//! program's stamp, of the lexicon's and of the article in postcard's encoding: other words, other
//! cards or another program, another key. Two records of one key say the same.
//!
//! A build killed while writing leaves a torn record at the end; reading stops there and the next
//! build writes over it. Records nobody asked for are left out when they are the larger part.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Context, Result};
use serde::Serialize;

use super::{Sum, program, sum};
use crate::extract::Extraction;

const HEAD: &[u8] = b"warraq readings 1\n";
const LENGTH: usize = 4;
const SUM: usize = 16;
/// Bytes of old records that are never worth a new file.
const SLACK: usize = 1 << 20;

/// The readings of the last builds, and those of this one.
#[derive(Debug)]
pub struct Readings {
    file: PathBuf,
    /// The file as it was read, up to the first fault.
    bytes: Vec<u8>,
    records: BTreeMap<Sum, Range<usize>>,
    /// Goes into every key.
    stamp: Sum,
    now: Mutex<BTreeMap<Sum, Option<Vec<u8>>>>,
}

impl Readings {
    /// Opens the file of a site; `lexicon` is whatever decides how an article is read besides its
    /// own words.
    pub fn open(file: &Path, lexicon: &impl Serialize) -> Self {
        let bytes = fs::read(file).ok().filter(|b| b.starts_with(HEAD)).unwrap_or_default();
        let lexicon = postcard::to_stdvec(lexicon).unwrap_or_default();
        let stamp = sum(&[program().as_bytes(), &lexicon]);
        let mut readings = Self {
            file: file.to_path_buf(),
            bytes,
            records: BTreeMap::new(),
            stamp,
            now: Mutex::default(),
        };
        readings.index();
        readings
    }

    /// Finds the records; what is not whole, and all after it, is cut off.
    fn index(&mut self) {
        let mut at = HEAD.len();
        while let Some((key, content)) = record(&self.bytes, at) {
            at = content.end;
            self.records.insert(key, content);
        }
        self.bytes.truncate(at);
    }

    /// The reading of `article`, remembered or made by `read`.
    pub fn get<A: Serialize>(&self, article: &A, read: impl FnOnce() -> Extraction) -> Extraction {
        let Ok(words) = postcard::to_stdvec(article) else { return read() };
        let key = sum(&[&self.stamp, &words]);
        let known = self.records.get(&key).and_then(|r| self.bytes.get(r.clone()));
        if let Some(found) = known.and_then(|bytes| postcard::from_bytes(bytes).ok()) {
            self.note(key, None);
            return found;
        }
        let found = read();
        if let Ok(bytes) = postcard::to_stdvec(&found) {
            self.note(key, Some(bytes));
        }
        found
    }

    fn note(&self, key: Sum, new: Option<Vec<u8>>) {
        self.now.lock().unwrap_or_else(|e| e.into_inner()).insert(key, new);
    }

    /// Writes what is new; the whole file when most of it is no longer asked for.
    pub fn save(self) -> Result<()> {
        let now = self.now.into_inner().unwrap_or_else(|e| e.into_inner());
        let fresh: Vec<(&Sum, &Vec<u8>)> =
            now.iter().filter_map(|(key, new)| Some((key, new.as_ref()?))).collect();
        let old = |key: &Sum| self.records.get(key).and_then(|r| self.bytes.get(r.clone()));
        let used: usize = now.keys().filter_map(old).map(<[u8]>::len).sum();
        let waste = self.bytes.len().saturating_sub(used);
        let anew = self.bytes.is_empty() || waste > used + SLACK;
        if fresh.is_empty() && !anew {
            return Ok(());
        }
        let mut out = Vec::new();
        if anew {
            out.extend_from_slice(HEAD);
            for (key, content) in now.keys().filter_map(|key| Some((key, old(key)?))) {
                append(&mut out, key, content);
            }
        }
        for (key, content) in fresh {
            append(&mut out, key, content);
        }
        let part = self.file.with_extension("part");
        let write = || -> std::io::Result<()> {
            if let Some(folder) = self.file.parent() {
                fs::create_dir_all(folder)?;
            }
            if anew {
                File::create(&part)?.write_all(&out)?;
                return fs::rename(&part, &self.file);
            }
            let mut file = OpenOptions::new().write(true).open(&self.file)?;
            file.set_len(self.bytes.len() as u64)?;
            file.seek(SeekFrom::End(0))?;
            file.write_all(&out)
        };
        write().with_context(|| format!("write `{}`", self.file.display()))
    }
}

fn append(out: &mut Vec<u8>, key: &Sum, content: &[u8]) {
    let Ok(length) = u32::try_from(content.len() + SUM) else { return };
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(&sum(&[key, content]));
    out.extend_from_slice(key);
    out.extend_from_slice(content);
}

/// The record at `at`, when it is whole: its key and where its content is.
fn record(bytes: &[u8], at: usize) -> Option<(Sum, Range<usize>)> {
    let (length, rest) = bytes.get(at..)?.split_first_chunk::<LENGTH>()?;
    let (checksum, rest) = rest.split_first_chunk::<SUM>()?;
    let length = u32::from_le_bytes(*length) as usize;
    let (key, content) = rest.get(..length)?.split_first_chunk::<SUM>()?;
    let start = at + LENGTH + SUM + SUM;
    (sum(&[key, content]) == *checksum).then_some((*key, start..start + content.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    /// Asks for `words` and says how many of them had to be read.
    fn ask(file: &Path, lexicon: &str, words: &[&str]) -> Result<usize> {
        let readings = Readings::open(file, &lexicon);
        let read = Cell::new(0);
        for word in words {
            let made = readings.get(word, || {
                read.set(read.get() + 1);
                of(word)
            });
            assert_eq!(made, of(word));
        }
        readings.save()?;
        Ok(read.get())
    }

    fn of(word: &str) -> Extraction {
        let sentence =
            crate::extract::SentenceFact { anchor: word.repeat(9), ..Default::default() };
        Extraction { sentences: vec![sentence], ..Extraction::default() }
    }

    #[test]
    fn only_what_is_new_is_read() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let file = dir.path().join("cache/readings");
        assert_eq!(ask(&file, "x", &["a", "b"])?, 2);
        assert_eq!(ask(&file, "x", &["a", "b"])?, 0);
        assert_eq!(ask(&file, "x", &["a", "c", "b"])?, 1);
        assert_eq!(ask(&file, "y", &["a"])?, 1);
        assert_eq!(ask(&file, "x", &["a", "b", "c"])?, 0);
        Ok(())
    }

    #[test]
    fn damage_costs_time_and_nothing_else() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let file = dir.path().join("readings");
        let words = ["أ", "ب", "ج", "د"];
        ask(&file, "x", &words)?;
        let whole = fs::read(&file)?;
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x20;
            fs::write(&file, &bytes)?;
            assert!(ask(&file, "x", &words)? > 0, "byte {at}");
            assert_eq!(ask(&file, "x", &words)?, 0, "healed after byte {at}");
            fs::write(&file, &whole[..at])?;
            assert!(ask(&file, "x", &words)? > 0, "cut at {at}");
            assert_eq!(ask(&file, "x", &words)?, 0, "healed after a cut at {at}");
        }
        Ok(())
    }
}
