//! What stood in files, so that one that did not change is neither read nor understood again.
//!
//! A file is the same when the file system says so ([`super::site`]); where there is no number of a
//! file to go by, nothing is remembered.

use std::path::{Path, PathBuf};

use anyhow::Result;
use serde::{Serialize, de::DeserializeOwned};

use super::growing::Growing;
use super::{Sum, program, site, sum};

const HEAD: &[u8] = b"warraq texts 1\n";

/// What was read of files of one site.
#[derive(Debug)]
pub struct Texts {
    site: PathBuf,
    own: Growing,
}

impl Texts {
    /// What is known of the files of `site`.
    pub fn open(site: &Path, file: &Path) -> Self {
        Self { site: site.to_path_buf(), own: Growing::open(file, HEAD) }
    }

    /// Writes nothing.
    pub fn only_looked_up(self) -> Self {
        Self { own: self.own.only_looked_up(), ..self }
    }

    /// What stood in the file at `path` of the site, remembered or told by `read`.
    pub fn get<T: Serialize + DeserializeOwned>(&self, path: &str, read: impl FnOnce() -> T) -> T {
        let Some(key) = self.key(path) else { return read() };
        if let Some(found) = self.own.get(&key) {
            return found;
        }
        let found = read();
        // A file that changed while it was read has another key now.
        if self.key(path) == Some(key)
            && let Ok(bytes) = postcard::to_stdvec(&found)
        {
            self.own.put(key, &bytes);
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
