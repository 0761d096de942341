//! The list of what a tree holds: each file of ours with the hash of its bytes and how the file
//! system knew it when it was written, so that nothing need be read to see that it is untouched.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::Metadata;
use std::path::Path;

use anyhow::Result;

use super::files::write_whole;
use crate::base::hash;

/// First line of a list; other versions are not read.
const HEAD: &str = "warraq files 1";

/// How the file system knows a file: other numbers, another file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    pub bytes: u64,
    /// Nanoseconds.
    pub modified: i128,
    pub node: u64,
}

impl Stamp {
    pub fn of(meta: &Metadata) -> Self {
        let since = |t: std::time::SystemTime| t.duration_since(std::time::UNIX_EPOCH).ok();
        let modified = meta.modified().ok().and_then(since).map_or(0, |d| d.as_nanos());
        let modified = i128::try_from(modified).unwrap_or_default();
        Self { bytes: meta.len(), modified, node: node(meta) }
    }
}

/// The number of a file or folder on its disk; 0 where there are none.
#[cfg(unix)]
pub fn node(meta: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(meta)
}

#[cfg(not(unix))]
pub fn node(_: &Metadata) -> u64 {
    0
}

/// One file of ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// 32 hexadecimal digits.
    pub hash: String,
    pub stamp: Stamp,
}

/// Paths with `/` separators, relative to the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    pub files: BTreeMap<String, Entry>,
}

impl Manifest {
    /// Reads a list; `None` when there is none or it is not whole.
    pub fn read(file: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(file).ok()?;
        let (body, sum) = text.trim_end_matches('\n').rsplit_once('\n')?;
        if hash::hex(body.as_bytes(), 32) != sum {
            return None;
        }
        let mut lines = body.lines();
        if lines.next() != Some(HEAD) {
            return None;
        }
        let one = |line: &str| {
            let mut columns = line.splitn(5, '\t');
            let mut next = || columns.next();
            let (hash, bytes, modified, node, path) = (next()?, next()?, next()?, next()?, next()?);
            let stamp = Stamp {
                bytes: bytes.parse().ok()?,
                modified: modified.parse().ok()?,
                node: node.parse().ok()?,
            };
            Some((path.to_owned(), Entry { hash: hash.to_owned(), stamp }))
        };
        // They are in order already: the map is made of them at once.
        let files: Vec<(String, Entry)> = lines.map(one).collect::<Option<_>>()?;
        Some(Self { files: files.into_iter().collect() })
    }

    /// Writes the list, whole or not at all.
    pub fn write(&self, file: &Path) -> Result<()> {
        let mut text = String::with_capacity(self.files.len() * 120 + 64);
        text.push_str(HEAD);
        for (path, Entry { hash, stamp }) in &self.files {
            let Stamp { bytes, modified, node } = stamp;
            let _ = write!(text, "\n{hash}\t{bytes}\t{modified}\t{node}\t{path}");
        }
        let sum = hash::hex(text.as_bytes(), 32);
        let _ = write!(text, "\n{sum}\n");
        write_whole(file, text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_list_is_no_list() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let file = dir.path().join("list.tsv");
        let mut list = Manifest::default();
        let stamp = Stamp { bytes: 3, modified: 7, node: 9 };
        list.files.insert("a/ب.html".into(), Entry { hash: "00ff".into(), stamp });
        list.write(&file)?;
        assert_eq!(Manifest::read(&file), Some(list));
        let text = std::fs::read_to_string(&file)?;
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1;
            std::fs::write(&file, &bytes)?;
            let read = Manifest::read(&file);
            // Only the line feed at the very end may be anything.
            assert!(read.is_none() || at + 1 == text.len(), "byte {at}");
            std::fs::write(&file, &text.as_bytes()[..at])?;
            assert!(Manifest::read(&file).is_none() || at + 1 == text.len(), "cut at {at}");
        }
        Ok(())
    }
}
