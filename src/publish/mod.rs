//! Files onto the disk: only what changed, each whole or not at all, never one that is not ours.
//!
//! A list of what the last build wrote is kept in `.warraq/`; a file on it that this build does not
//! make is removed, any other file in the output folder is left alone.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Context, Result, bail};

use crate::base::hash;

/// What happened to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Written,
    Kept,
}

/// Counts over one build.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    pub written: usize,
    pub kept: usize,
    pub removed: usize,
}

/// Writes into one output folder; shared by all threads of a build.
pub struct Publisher {
    out: PathBuf,
    list: PathBuf,
    before: BTreeMap<String, String>,
    now: Mutex<BTreeMap<String, String>>,
    written: Mutex<usize>,
}

impl Publisher {
    /// Opens `out` for writing; `state` is the site's `.warraq/` folder.
    pub fn open(out: &Path, state: &Path) -> Result<Self> {
        if out.is_file() {
            bail!("the output folder `{}` is a file", out.display());
        }
        fs::create_dir_all(out).with_context(|| format!("create `{}`", out.display()))?;
        fs::create_dir_all(state).with_context(|| format!("create `{}`", state.display()))?;
        let name = out.canonicalize().unwrap_or_else(|_| out.to_path_buf());
        let name = hash::hex(name.to_string_lossy().as_bytes(), 12);
        let list = state.join(format!("published-{name}.tsv"));
        let before = fs::read_to_string(&list).unwrap_or_default();
        let before = before.lines().filter_map(|l| l.split_once('\t'));
        let before = before.map(|(hash, path)| (path.to_owned(), hash.to_owned())).collect();
        Ok(Self {
            out: out.to_path_buf(),
            list,
            before,
            now: Mutex::default(),
            written: Mutex::new(0),
        })
    }

    /// Puts `bytes` at `path`, relative with `/` separators; leaves the file alone when it already
    /// holds them.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<Outcome> {
        if !is_inside(path) {
            bail!("`{path}` would leave the output folder");
        }
        let hash = hash::hex(bytes, 32);
        let file = self.out.join(path);
        let same = self.before.get(path) == Some(&hash) && holds(&file, bytes);
        self.now.lock().unwrap_or_else(|e| e.into_inner()).insert(path.to_owned(), hash);
        if same || holds(&file, bytes) {
            return Ok(Outcome::Kept);
        }
        write_whole(&file, bytes)?;
        *self.written.lock().unwrap_or_else(|e| e.into_inner()) += 1;
        Ok(Outcome::Written)
    }

    /// Keeps a file whose name says what is in it, when the last build wrote it and it is there.
    pub fn keep(&self, path: &str) -> bool {
        let Some(hash) = self.before.get(path) else { return false };
        if !is_inside(path) || !self.out.join(path).is_file() {
            return false;
        }
        let mut now = self.now.lock().unwrap_or_else(|e| e.into_inner());
        now.insert(path.to_owned(), hash.clone());
        true
    }

    /// What was put or kept so far: paths and hashes, by path.
    pub fn list(&self) -> Vec<(String, String)> {
        let now = self.now.lock().unwrap_or_else(|e| e.into_inner());
        now.iter().map(|(path, hash)| (path.clone(), hash.clone())).collect()
    }

    /// Bytes of a file that was put; none when it is not there.
    pub fn size(&self, path: &str) -> u64 {
        fs::metadata(self.out.join(path)).map_or(0, |m| m.len())
    }

    /// Removes what the last build wrote and this one did not, and remembers this one.
    pub fn finish(self) -> Result<Published> {
        let now = self.now.into_inner().unwrap_or_else(|e| e.into_inner());
        let written = self.written.into_inner().unwrap_or_else(|e| e.into_inner());
        let mut removed = 0;
        for path in self.before.keys().filter(|p| !now.contains_key(*p) && is_inside(p)) {
            let file = self.out.join(path);
            if file.is_file() {
                fs::remove_file(&file).with_context(|| format!("remove `{}`", file.display()))?;
                removed += 1;
            }
        }
        let lines: String = now.iter().map(|(path, hash)| format!("{hash}\t{path}\n")).collect();
        write_whole(&self.list, lines.as_bytes())?;
        Ok(Published { written, kept: now.len() - written.min(now.len()), removed })
    }
}

/// True for a relative path that stays where it is joined.
fn is_inside(path: &str) -> bool {
    let parts = || path.split('/');
    !path.is_empty()
        && !path.contains('\\')
        && parts().all(|p| !p.is_empty() && p != "." && p != "..")
}

fn holds(file: &Path, bytes: &[u8]) -> bool {
    let length = fs::metadata(file).map(|m| m.len());
    length.is_ok_and(|n| n == bytes.len() as u64) && fs::read(file).is_ok_and(|old| old == bytes)
}

/// Writes beside the file and renames over it, so that a reader sees the old bytes or the new.
fn write_whole(file: &Path, bytes: &[u8]) -> Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    if !folder.is_dir() {
        fs::create_dir_all(folder).with_context(|| format!("create `{}`", folder.display()))?;
    }
    let mut name = std::ffi::OsString::from(".");
    name.push(file.file_name().unwrap_or_default());
    name.push(".part");
    let part = folder.join(name);
    let write = || -> std::io::Result<()> {
        let mut handle = fs::File::create(&part)?;
        handle.write_all(bytes)?;
        drop(handle);
        fs::rename(&part, file)
    };
    write().with_context(|| format!("write `{}`", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_files_are_removed() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let (out, state) = (dir.path().join("public"), dir.path().join(".warraq"));
        let first = Publisher::open(&out, &state)?;
        first.put("a/old.html", b"x")?;
        first.put("b.html", b"y")?;
        first.finish()?;
        fs::write(out.join("mine.txt"), "z")?;
        let second = Publisher::open(&out, &state)?;
        assert_eq!(second.put("b.html", b"y")?, Outcome::Kept);
        assert!(second.put("../x", b"").is_err());
        let done = second.finish()?;
        assert_eq!(done, Published { written: 0, kept: 1, removed: 1 });
        assert!(out.join("mine.txt").is_file() && !out.join("a/old.html").is_file());
        Ok(())
    }
}
