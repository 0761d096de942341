//! The readings of articles: what an earlier build, or another machine, found in each.
//!
//! A file of records ([`Store`]), version 1: the line [`HEAD`], then a record for each article. Its
//! content is an [`Extraction`] in postcard's encoding; its key is the [`sum`] of the program's
//! stamp, of the lexicon's and of the article in postcard's encoding: other words, other cards or
//! another program, another key. Two records of one key say the same.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use serde::Serialize;

use super::growing::Growing;
use super::store::Store;
use super::{Sum, program, sum};
use crate::extract::Extraction;

const HEAD: &[u8] = b"warraq readings 1\n";
/// The readings of the last builds and of other machines, and those of this build.
#[derive(Debug)]
pub struct Readings {
    own: Growing,
    /// Files that are read and not written, with how many of their records were asked for.
    others: Vec<(Store, Mutex<usize>)>,
    /// Goes into every key.
    stamp: Sum,
}

impl Readings {
    /// Opens the file of a site; `lexicon` is whatever decides how an article is read besides its
    /// own words.
    pub fn open(file: &Path, lexicon: &impl Serialize) -> Self {
        let lexicon = postcard::to_stdvec(lexicon).unwrap_or_default();
        Self {
            own: Growing::open(file, HEAD),
            others: Vec::new(),
            stamp: sum(&[program().as_bytes(), &lexicon]),
        }
    }

    /// Writes nothing.
    pub fn only_looked_up(self) -> Self {
        Self { own: self.own.only_looked_up(), ..self }
    }

    /// Looks into further files too.
    pub fn with(mut self, files: &[PathBuf]) -> Self {
        self.others.extend(files.iter().map(|f| (Store::open(f, HEAD), Mutex::new(0))));
        self
    }

    /// Of each further file, how many records it has and how many of them were asked for.
    pub fn used(&self) -> Vec<(usize, usize)> {
        let used = |n: &Mutex<usize>| *n.lock().unwrap_or_else(PoisonError::into_inner);
        self.others.iter().map(|(store, n)| (store.len(), used(n))).collect()
    }

    /// The reading of `article`, remembered or made by `read`.
    pub fn get<A: Serialize>(&self, article: &A, read: impl FnOnce() -> Extraction) -> Extraction {
        let Ok(words) = postcard::to_stdvec(article) else { return read() };
        let key = sum(&[&self.stamp, &words]);
        if let Some(found) = self.own.get(&key) {
            return found;
        }
        let known = |store: &Store| postcard::from_bytes(&store.get(&key)?).ok();
        for (store, used) in &self.others {
            if let Some(found) = known(store) {
                *used.lock().unwrap_or_else(PoisonError::into_inner) += 1;
                return found;
            }
        }
        let found = read();
        if let Ok(bytes) = postcard::to_stdvec(&found) {
            self.own.put(key, &bytes);
        }
        found
    }

    /// Ends the file.
    pub fn save(self) -> Result<()> {
        self.own.save()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::fs;

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
    fn readings_of_other_machines_are_taken() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let files = ["1", "2", "none"].map(|name| dir.path().join(name));
        ask(&files[0], "x", &["a", "c"])?;
        ask(&files[1], "x", &["b"])?;
        let own = dir.path().join("own");
        let readings = Readings::open(&own, &"x").with(&files);
        let read = Cell::new(0);
        for word in ["a", "b", "c", "d"] {
            let made = readings.get(&word, || {
                read.set(read.get() + 1);
                of(word)
            });
            assert_eq!(made, of(word));
        }
        assert_eq!((read.get(), readings.used()), (1, vec![(2, 2), (1, 1), (0, 0)]));
        readings.save()?;
        assert_eq!(ask(&own, "x", &["d"])?, 0);
        Ok(())
    }

    #[test]
    fn looking_up_writes_nothing() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let file = dir.path().join("readings");
        let readings = Readings::open(&file, &"x").only_looked_up();
        assert_eq!(readings.get(&"a", || of("a")), of("a"));
        readings.save()?;
        assert!(!file.exists());
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
