//! What was imported before: so that a long import that was cut off goes on where it stopped, and an
//! article its editor has changed since is not imported once more beside it.
//!
//! In: `.warraq/imported.tsv` of the site. Always: a line is written only when its article stands; a
//! line whose article is gone counts for nothing.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::base::hash;

/// The articles that stand, by the hash of what each was made from.
#[derive(Debug)]
pub(crate) struct Ledger {
    site: PathBuf,
    known: BTreeMap<String, String>,
    /// None in a dry run.
    file: Option<File>,
}

impl Ledger {
    pub(crate) fn open(site: &Path, dry_run: bool) -> Result<Self> {
        let path = site.join(".warraq/imported.tsv");
        let text = fs::read_to_string(&path).unwrap_or_default();
        let lines = text.lines().filter_map(|l| l.split_once('\t'));
        let known = lines.map(|(hash, to)| (hash.to_owned(), to.to_owned())).collect();
        let mut ledger = Self { site: site.to_path_buf(), known, file: None };
        if !dry_run {
            let folder = site.join(".warraq");
            fs::create_dir_all(&folder)
                .with_context(|| format!("create `{}`", folder.display()))?;
            let file = OpenOptions::new().create(true).append(true).open(&path);
            let mut file = file.with_context(|| format!("write `{}`", path.display()))?;
            if !text.is_empty() && !text.ends_with('\n') {
                // The last line was cut off.
                file.write_all(b"\n").with_context(|| format!("write `{}`", path.display()))?;
            }
            ledger.file = Some(file);
        }
        Ok(ledger)
    }

    /// The hash of what an article is made from.
    pub(crate) fn hash(parts: &[&[u8]]) -> String {
        let lengths: String = parts.iter().map(|p| format!("{} ", p.len())).collect();
        hash::hex(&[lengths.as_bytes(), &parts.concat()].concat(), 32)
    }

    /// The article made from this before, when it still stands.
    pub(crate) fn find(&self, hash: &str) -> Option<&str> {
        let to = self.known.get(hash)?;
        self.site.join(to).is_file().then_some(to.as_str())
    }

    pub(crate) fn add(&mut self, hash: &str, to: &str) -> Result<()> {
        if let Some(file) = &mut self.file {
            writeln!(file, "{hash}\t{to}").context("write `.warraq/imported.tsv`")?;
        }
        self.known.insert(hash.to_owned(), to.to_owned());
        Ok(())
    }
}
