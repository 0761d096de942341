//! What stood in files, so that one that did not change is neither read nor understood again.
//!
//! A file is the same when the file system says so ([`super::site`]); where there is no number of a
//! file to go by, nothing is remembered.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use serde::{Serialize, de::DeserializeOwned};

use super::growing::Growing;
use super::{Sum, program, site, sum};

const HEAD: &[u8] = b"warraq texts 1\n";

/// What was read of files of one site.
#[derive(Debug)]
pub struct Texts<'h> {
    site: PathBuf,
    own: Growing,
    held: Option<&'h Held>,
}

/// The same in memory, for a process that reads one site again and again: what was asked for this
/// time and the last.
#[derive(Debug, Default)]
pub struct Held {
    before: BTreeMap<Sum, Vec<u8>>,
    now: Mutex<BTreeMap<Sum, Vec<u8>>>,
}

impl Held {
    /// Forgets what was not asked for since the last turn.
    pub fn turn(&mut self) {
        let now = self.now.get_mut().unwrap_or_else(PoisonError::into_inner);
        self.before = std::mem::take(now);
    }

    fn get<T: DeserializeOwned>(&self, key: &Sum) -> Option<T> {
        let bytes = self.before.get(key)?;
        let found = postcard::from_bytes(bytes).ok()?;
        self.put(*key, bytes.clone());
        Some(found)
    }

    fn put(&self, key: Sum, bytes: Vec<u8>) {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).insert(key, bytes);
    }
}

impl<'h> Texts<'h> {
    /// What is known of the files of `site`.
    pub fn open(site: &Path, file: &Path) -> Self {
        Self { site: site.to_path_buf(), own: Growing::open(file, HEAD), held: None }
    }

    /// Asks the memory of this process first, and lets it know what is found.
    pub fn with(self, held: Option<&'h Held>) -> Self {
        Self { held, ..self }
    }

    /// Writes nothing.
    pub fn only_looked_up(self) -> Self {
        Self { own: self.own.only_looked_up(), ..self }
    }

    /// What stood in the file at `path` of the site, remembered or told by `read`.
    pub fn get<T: Serialize + DeserializeOwned>(&self, path: &str, read: impl FnOnce() -> T) -> T {
        let Some(key) = self.key(path) else { return read() };
        if let Some(found) = self.held.and_then(|held| held.get(&key)) {
            return found;
        }
        let known = self.own.get(&key);
        let new = known.is_none();
        let found = known.unwrap_or_else(read);
        // A file that changed while it was read has another key now.
        if (new || self.held.is_some())
            && self.key(path) == Some(key)
            && let Ok(bytes) = postcard::to_stdvec(&found)
        {
            if new {
                self.own.put(key, &bytes);
            }
            if let Some(held) = self.held {
                held.put(key, bytes);
            }
        }
        found
    }

    fn key(&self, path: &str) -> Option<Sum> {
        if cfg!(not(unix)) {
            return None;
        }
        let stamp = site::stamp(&self.site.join(path))?;
        Some(sum(&[program().as_bytes(), path.as_bytes(), &stamp]))
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
    use std::time::Duration;

    /// Asks for the file «a» and says what it was said to hold, and whether it was read.
    fn ask(site: &Path) -> Result<(String, bool)> {
        let texts = Texts::open(site, &site.join("texts"));
        let read = Cell::new(false);
        let found = texts.get("a", || {
            read.set(true);
            fs::read_to_string(site.join("a")).unwrap_or_default()
        });
        texts.save()?;
        Ok((found, read.get()))
    }

    #[test]
    fn memory_holds_what_was_asked_for_last() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let (site, mut held) = (dir.path(), Held::default());
        fs::write(site.join("a"), "one")?;
        std::thread::sleep(Duration::from_millis(200));
        let ask = |held: &Held, path: &str| {
            let read = Cell::new(false);
            let texts = Texts::open(site, &site.join("none")).only_looked_up().with(Some(held));
            let found: String = texts.get(path, || {
                read.set(true);
                fs::read_to_string(site.join(path)).unwrap_or_default()
            });
            (found, read.get())
        };
        assert_eq!(ask(&held, "a"), ("one".to_owned(), true));
        held.turn();
        assert_eq!(ask(&held, "a"), ("one".to_owned(), cfg!(not(unix))));
        held.turn();
        held.turn();
        assert_eq!(ask(&held, "a"), ("one".to_owned(), true));
        Ok(())
    }

    #[test]
    fn a_file_is_read_again_when_it_is_another() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let (site, file) = (dir.path(), dir.path().join("a"));
        let settle = || std::thread::sleep(Duration::from_millis(200));
        let is = |found: &str, read| (found.to_owned(), read || cfg!(not(unix)));
        fs::write(&file, "one")?;
        // Just written: not trusted yet.
        assert_eq!((ask(site)?, ask(site)?), (is("one", true), is("one", true)));
        settle();
        assert_eq!((ask(site)?, ask(site)?), (is("one", true), is("one", false)));
        // Of the same length, with the date it had.
        let modified = fs::metadata(&file)?.modified()?;
        fs::write(&file, "two")?;
        fs::File::options().write(true).open(&file)?.set_modified(modified)?;
        assert_eq!(ask(site)?, is("two", true));
        settle();
        assert_eq!((ask(site)?, ask(site)?), (is("two", true), is("two", false)));
        // What is damaged is read.
        let mut bytes = fs::read(site.join("texts"))?;
        if let Some(last) = bytes.last_mut() {
            *last ^= 1;
        }
        fs::write(site.join("texts"), bytes)?;
        assert_eq!((ask(site)?, ask(site)?), (is("two", true), is("two", false)));
        fs::remove_file(&file)?;
        assert_eq!(ask(site)?, is("", true));
        Ok(())
    }
}
