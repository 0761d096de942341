//! Files onto the disk: the whole new site at once or none of it, and never a file that is not ours.
//!
//! A build writes into a second tree beside the output folder, the standby; files that did not
//! change become second names (hard links) of those already published. When the tree is whole, the
//! two folders change places in one step: a reader sees the old site or the new one. The tree that
//! was replaced becomes the standby of the next build, so that a small change costs little.
//!
//! In: paths and bytes from all threads. Out: the output folder. Always: a build killed or out of
//! room at any moment leaves a whole site; what others put into the output folder stays there.
//! Not here: what the files say.

mod commit;
mod files;
mod lock;
mod manifest;
mod pieces;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};

use anyhow::{Context, Result, bail};

use crate::base::Fill;
use crate::base::hash;
use files::{link, write_hidden};
use lock::Lock;
use manifest::{Entry, Manifest, Stamp, node};
pub use pieces::Places;
use pieces::{Before, InPieces};

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
#[derive(Debug)]
pub struct Publisher {
    out: PathBuf,
    /// Where the lists, the journal and the lock of this output folder are.
    state: PathBuf,
    /// Where the new tree grows.
    standby: PathBuf,
    /// What stands in `out` and is ours.
    live: Manifest,
    /// What stands in `standby` and is known to.
    waiting: Manifest,
    begun: AtomicBool,
    /// What this build makes.
    now: Mutex<BTreeMap<String, (Entry, Outcome)>>,
    clean: bool,
    _lock: Lock,
}

impl Publisher {
    /// Opens `out` for writing; `state` is the site's `.warraq/` folder. With `clean`, files of
    /// others in `out` go too.
    pub fn open(out: &Path, state: &Path, clean: bool) -> Result<Self> {
        let out = resolve(out)?;
        let state = state.join(format!("publish-{}", name_of(&out)));
        fs::create_dir_all(&state).with_context(|| format!("create `{}`", state.display()))?;
        let lock = Lock::take(&state.join("lock"), &out)?;
        let standby = commit::standby(&out, &state)?;
        commit::recover(&out, &standby, &state)?;
        let (live, waiting) = rayon::join(
            || read_list(&state, &out).unwrap_or_default(),
            || read_list(&state, &standby).unwrap_or_default(),
        );
        Ok(Self {
            out,
            state,
            standby,
            live,
            waiting,
            begun: AtomicBool::new(false),
            now: Mutex::default(),
            clean,
            _lock: lock,
        })
    }

    /// The output folder without links in its path.
    pub fn out(&self) -> &Path {
        &self.out
    }

    /// Puts `bytes` at `path`, relative with `/` separators; nothing is written when the published
    /// file already holds them.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<Outcome> {
        if !is_inside(path) {
            bail!("`{path}` would leave the output folder");
        }
        let hash = hash::hex(bytes, 32);
        let file = self.out.join(path);
        let before = fs::symlink_metadata(&file).ok().filter(fs::Metadata::is_file);
        if let Some(stamp) = before.as_ref().map(Stamp::of) {
            let known = self.live.files.get(path).filter(|e| e.stamp == stamp);
            let same = match known {
                Some(entry) => entry.hash == hash,
                None => {
                    stamp.bytes == bytes.len() as u64 && fs::read(&file).is_ok_and(|b| b == bytes)
                }
            };
            if same {
                self.note(path, Entry { hash, stamp }, Outcome::Kept);
                return Ok(Outcome::Kept);
            }
        }
        self.begin()?;
        let meta = write_hidden(&self.standby.join(path), |file| file.write_all(bytes))?;
        self.note(path, Entry { hash, stamp: Stamp::of(&meta) }, Outcome::Written);
        Ok(Outcome::Written)
    }

    /// Puts what `fill` writes at `path`, for files too large to be held. `before` are the pieces of the file that had
    /// the given hash; those of this one come back.
    pub fn stream(
        &self,
        path: &str,
        before: Option<(&str, &Places)>,
        fill: Fill,
    ) -> Result<(Outcome, Places)> {
        if !is_inside(path) {
            bail!("`{path}` would leave the output folder");
        }
        self.begin()?;
        let file = self.standby.join(path);
        let before = before.filter(|(hash, _)| {
            let same = |entry: &&Entry| entry.hash == *hash && self.is_untouched(path, entry);
            self.live.files.get(path).filter(same).is_some()
        });
        let before = before.and_then(|(_, places)| Before::open(&self.out.join(path), places));
        let (mut hash, mut places, mut same) = (String::new(), Places::new(), None);
        let meta = write_hidden(&file, |file| {
            let mut out = InPieces::new(file, before, &mut places);
            fill(&mut out)?;
            hash = out.hash();
            let known = self.live.files.get(path).filter(|entry| entry.hash == hash);
            same = known.filter(|entry| self.is_untouched(path, entry)).cloned();
            match same.is_some() && out.is_same() {
                true => Ok(()),
                false => out.finish(),
            }
        })?;
        if let Some(entry) = same {
            // The standby may be known to hold this very file.
            link(&self.out.join(path), &file)?;
            self.note(path, entry, Outcome::Kept);
            return Ok((Outcome::Kept, places));
        }
        self.note(path, Entry { hash, stamp: Stamp::of(&meta) }, Outcome::Written);
        Ok((Outcome::Written, places))
    }

    fn is_untouched(&self, path: &str, entry: &Entry) -> bool {
        let meta = fs::symlink_metadata(self.out.join(path));
        meta.is_ok_and(|m| m.is_file() && Stamp::of(&m) == entry.stamp)
    }

    /// Keeps the published file at `path` as it is; false when it is not ours or not untouched.
    pub fn keep(&self, path: &str) -> bool {
        let Some(entry) = self.live.files.get(path) else { return false };
        let same = self.is_untouched(path, entry);
        if same {
            self.note(path, entry.clone(), Outcome::Kept);
        }
        same
    }

    /// The same for a file that has the bytes of `hash`.
    pub fn keep_if(&self, path: &str, hash: &str) -> bool {
        self.live.files.get(path).is_some_and(|entry| entry.hash == hash) && self.keep(path)
    }

    /// Keeps everything the last build published; false when any of it is not as it was left.
    pub fn keep_all(&self) -> bool {
        use rayon::prelude::*;
        let untouched = |(path, entry): (&String, &Entry)| self.is_untouched(path, entry);
        if self.clean || self.live.files.is_empty() || !self.live.files.par_iter().all(untouched) {
            return false;
        }
        let kept = self.live.files.iter().map(|(p, e)| (p.clone(), (e.clone(), Outcome::Kept)));
        self.now().extend(kept);
        true
    }

    /// Bytes of the file put or kept at `path`; none when there is none.
    pub fn size(&self, path: &str) -> u64 {
        self.now().get(path).map_or(0, |(entry, _)| entry.stamp.bytes)
    }

    /// What was put or kept so far: paths, hashes and sizes, by path.
    pub fn list(&self) -> Vec<(String, String, u64)> {
        let one = |(path, (entry, _)): (&String, &(Entry, Outcome))| {
            (path.clone(), entry.hash.clone(), entry.stamp.bytes)
        };
        self.now().iter().map(one).collect()
    }

    /// Publishes what was put and kept, and nothing else of ours.
    pub fn finish(self) -> Result<Published> {
        commit::commit(self)
    }

    /// From here on the list of the standby does not hold.
    fn begin(&self) -> Result<()> {
        if self.begun.load(Ordering::Acquire) {
            return Ok(());
        }
        let _guard = self.now();
        if !self.begun.load(Ordering::Acquire) {
            commit::begin(&self.standby, &self.state)?;
            self.begun.store(true, Ordering::Release);
        }
        Ok(())
    }

    fn note(&self, path: &str, entry: Entry, outcome: Outcome) {
        self.now().insert(path.to_owned(), (entry, outcome));
    }

    fn now(&self) -> MutexGuard<'_, BTreeMap<String, (Entry, Outcome)>> {
        self.now.lock().unwrap_or_else(|e| e.into_inner())
    }
}

/// The output folder without links in its path, so that it can be exchanged; its parents are made.
fn resolve(out: &Path) -> Result<PathBuf> {
    if out.is_file() {
        bail!("the output folder `{}` is a file", out.display());
    }
    if let Ok(there) = out.canonicalize() {
        return Ok(there);
    }
    let name = out.file_name().with_context(|| format!("`{}` is no folder", out.display()))?;
    let parent = out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).with_context(|| format!("create `{}`", parent.display()))?;
    let parent = parent.canonicalize().with_context(|| format!("read `{}`", parent.display()))?;
    Ok(parent.join(name))
}

fn name_of(out: &Path) -> String {
    hash::hex(out.to_string_lossy().as_bytes(), 12)
}

/// Where the list of a tree is: under the number of its folder, which an exchange does not change.
fn list_of(state: &Path, tree: &Path) -> Option<PathBuf> {
    let meta = fs::symlink_metadata(tree).ok().filter(fs::Metadata::is_dir)?;
    let name = match node(&meta) {
        0 => name_of(tree),
        n => n.to_string(),
    };
    Some(state.join(format!("tree-{name}.tsv")))
}

fn read_list(state: &Path, tree: &Path) -> Option<Manifest> {
    Manifest::read(&list_of(state, tree)?)
}

/// True for a relative path that stays where it is joined.
fn is_inside(path: &str) -> bool {
    let parts = || path.split('/');
    !path.is_empty()
        && !path.contains(['\\', '\n', '\0'])
        && parts().all(|p| !p.is_empty() && p != "." && p != "..")
}
