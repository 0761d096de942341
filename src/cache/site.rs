//! How the files of a site stood, so that a build of the same files ends at once.
//!
//! A file is the same when its size, its times and its number on the disk are: the time of the last
//! change of its entry (ctime) cannot be set by hand, so that a file put back with its old date is
//! seen too. A file changed so shortly before a build that the clock could not tell a second change
//! is not trusted: nothing is remembered of such a build.

use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};
use serde::{Serialize, de::DeserializeOwned};
use walkdir::WalkDir;

use super::{Sum, program, record, sum};

/// Everything of a site that is read.
const READ: &[&str] = &["content", "templates", "static", "locale", "warraq.yaml", "warraq.yml"];

/// Changes closer together than this may bear the same time.
const TICK: Duration = Duration::from_millis(100);

/// The state of a site's files at the beginning of a build.
#[derive(Clone, Debug)]
pub struct Seen {
    sum: Sum,
    /// False when a file changed just now.
    settled: bool,
}

impl Seen {
    /// Looks at the files of `site`; `asked` is what else decides the result of a build. `None`
    /// when one cannot be looked at.
    #[allow(
        clippy::disallowed_methods,
        reason = "decides only whether to remember; nothing is made of it"
    )]
    pub fn of(site: &Path, asked: &[&[u8]]) -> Option<Self> {
        let limit = SystemTime::now().checked_sub(TICK)?;
        let mut hasher = blake3::Hasher::new();
        let mut settled = true;
        for root in READ {
            let root = site.join(root);
            if fs::symlink_metadata(&root).is_err() {
                continue;
            }
            for entry in WalkDir::new(&root).sort_by_file_name() {
                let entry = entry.ok()?;
                let path = entry.path();
                hasher.update(path.as_os_str().as_encoded_bytes());
                // Of a link both the link and what it leads to.
                let meta = entry.metadata().ok()?;
                settled &= !meta.is_file() || note(&mut hasher, &meta, limit)?;
                if meta.is_symlink() {
                    note(&mut hasher, &meta, limit)?;
                    if let Ok(meta) = fs::metadata(path) {
                        settled &= note(&mut hasher, &meta, limit)?;
                    }
                }
                hasher.update(&[0, u8::from(meta.is_dir())]);
            }
        }
        let mut pieces = vec![program().as_bytes()];
        pieces.extend(asked);
        let files = hasher.finalize();
        pieces.push(files.as_bytes());
        Some(Self { sum: sum(&pieces), settled })
    }

    /// What was remembered of a build of the same files, if any.
    pub fn recall<T: DeserializeOwned>(&self, file: &Path) -> Option<T> {
        record::read(file, &self.sum)
    }

    /// Remembers what a build of these files gave.
    pub fn remember<T: Serialize>(&self, file: &Path, value: &T) -> Result<()> {
        if !self.settled {
            let gone = fs::remove_file(file);
            return match gone {
                Err(e) if e.kind() != io::ErrorKind::NotFound => {
                    Err(e).with_context(|| format!("remove `{}`", file.display()))
                }
                _ => Ok(()),
            };
        }
        record::write(file, &self.sum, value)
    }
}

/// What the file system knows of a file: another sum, another file. None when it changed too
/// recently to be sure.
#[allow(
    clippy::disallowed_methods,
    reason = "decides only whether to remember; nothing is made of it"
)]
pub(super) fn stamp(file: &Path) -> Option<Sum> {
    let limit = SystemTime::now().checked_sub(TICK)?;
    let meta = fs::metadata(file).ok().filter(fs::Metadata::is_file)?;
    let mut hasher = blake3::Hasher::new();
    note(&mut hasher, &meta, limit)?.then(|| sum(&[hasher.finalize().as_bytes()]))
}

/// Adds what is known of a file; false when it changed too recently to be sure.
fn note(hasher: &mut blake3::Hasher, meta: &fs::Metadata, limit: SystemTime) -> Option<bool> {
    let modified = meta.modified().ok()?;
    let nanos =
        |t: SystemTime| t.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |d| d.as_nanos());
    hasher.update(&meta.len().to_le_bytes());
    hasher.update(&nanos(modified).to_le_bytes());
    let changed = changed(meta);
    hasher.update(&changed.0.to_le_bytes());
    hasher.update(&changed.1.to_le_bytes());
    Some(modified < limit && changed.0 < nanos(limit))
}

/// When the entry of a file last changed, in nanoseconds, and its number.
#[cfg(unix)]
fn changed(meta: &fs::Metadata) -> (u128, u64) {
    use std::os::unix::fs::MetadataExt;
    let seconds = u128::try_from(meta.ctime()).unwrap_or_default();
    let nanos = u128::try_from(meta.ctime_nsec()).unwrap_or_default();
    (seconds * 1_000_000_000 + nanos, meta.ino())
}

#[cfg(not(unix))]
fn changed(_: &fs::Metadata) -> (u128, u64) {
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_change_is_seen() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let (site, file) = (dir.path(), dir.path().join(".warraq/last"));
        fs::create_dir_all(site.join("content/articles"))?;
        let article = site.join("content/articles/a.md");
        fs::write(&article, "one")?;
        let now = |asked: &str| Seen::of(site, &[asked.as_bytes()]).context("look");
        // Just written: nothing is remembered.
        now("x")?.remember(&file, &7_u32)?;
        assert_eq!(now("x")?.recall::<u32>(&file), None);
        std::thread::sleep(TICK * 2);
        now("x")?.remember(&file, &7_u32)?;
        assert_eq!(now("x")?.recall::<u32>(&file), Some(7));
        assert_eq!(now("y")?.recall::<u32>(&file), None);
        let modified = fs::metadata(&article)?.modified()?;
        fs::write(&article, "two")?;
        fs::File::options().write(true).open(&article)?.set_modified(modified)?;
        assert_eq!(now("x")?.recall::<u32>(&file), None);
        std::thread::sleep(TICK * 2);
        now("x")?.remember(&file, &8_u32)?;
        fs::rename(&article, site.join("content/articles/b.md"))?;
        assert_eq!(now("x")?.recall::<u32>(&file), None);
        fs::rename(site.join("content/articles/b.md"), &article)?;
        std::thread::sleep(TICK * 2);
        now("x")?.remember(&file, &9_u32)?;
        let mut bytes = fs::read(&file)?;
        for at in 0..bytes.len() {
            bytes[at] ^= 1;
            fs::write(&file, &bytes)?;
            assert_eq!(now("x")?.recall::<u32>(&file), None, "byte {at}");
            bytes[at] ^= 1;
        }
        Ok(())
    }
}
