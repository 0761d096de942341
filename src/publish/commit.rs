//! The moment of publishing: the standby is made whole and changes places with the output folder.
//!
//! A journal names the tree about to be published. It is written when that tree is whole and its
//! list stands; whoever finds it later finishes the work. Where folders cannot be exchanged (a mount
//! point, a parent folder we may not write) the files are renamed into place one by one: each is
//! whole, the site between two of them is not.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use super::files::{Tree, clear, exchange, link, slashed, walk, write_whole};
use super::manifest::{Entry, Manifest, Stamp, node};
use super::{Outcome, Published, Publisher, list_of, read_list};

const JOURNAL: &str = "journal";

/// A folder for the new tree, on the disk of the output folder.
pub(super) fn standby(out: &Path, state: &Path) -> Result<PathBuf> {
    let parent = out.parent().unwrap_or(out);
    let beside = {
        let mut name = std::ffi::OsString::from(".");
        name.push(out.file_name().unwrap_or_default());
        name.push(".standby");
        parent.join(name)
    };
    let own = state.join("standby");
    let (disk, home) = (disk(if out.is_dir() { out } else { parent }), disk(state));
    if disk == home {
        return Ok(own);
    }
    if disk == self::disk(parent) {
        return Ok(beside);
    }
    // A mount point: only inside it are its own names.
    Ok(out.join(".warraq-standby"))
}

#[cfg(unix)]
fn disk(path: &Path) -> Option<u64> {
    fs::metadata(path).ok().map(|m| std::os::unix::fs::MetadataExt::dev(&m))
}

#[cfg(not(unix))]
fn disk(_: &Path) -> Option<u64> {
    None
}

/// Opens the standby for writing: from here on its list does not hold.
pub(super) fn begin(standby: &Path, state: &Path) -> Result<()> {
    fs::create_dir_all(standby).with_context(|| format!("create `{}`", standby.display()))?;
    match list_of(state, standby) {
        Some(list) => remove(&list),
        None => Ok(()),
    }
}

fn remove(path: &Path) -> Result<()> {
    clear(path).with_context(|| format!("remove `{}`", path.display()))
}

/// What is about to be published.
struct Journal {
    file: PathBuf,
    /// The number of the new tree.
    new: Option<u64>,
    /// Files of others go too.
    clean: bool,
}

impl Journal {
    fn read(state: &Path) -> Option<Self> {
        let file = state.join(JOURNAL);
        let text = fs::read_to_string(&file).ok()?;
        let mut words = text.split_whitespace();
        let new = words.next().and_then(|n| n.parse().ok());
        Some(Self { file, new, clean: words.next() == Some("clean") })
    }

    fn write(&self) -> Result<()> {
        let clean = if self.clean { " clean" } else { "" };
        write_whole(&self.file, format!("{}{clean}\n", self.new.unwrap_or_default()).as_bytes())
    }
}

/// Finishes what a build that was killed began to publish.
pub(super) fn recover(out: &Path, standby: &Path, state: &Path) -> Result<()> {
    let Some(journal) = Journal::read(state) else { return Ok(()) };
    let aside = aside(standby);
    if !out.exists() {
        // Between two renames: forward when the new tree is there, else back.
        let whole = journal.new.is_some() && number(standby) == journal.new;
        let from = if whole { standby } else { &aside };
        if from.is_dir() {
            rename(from, out)?;
        }
    }
    if aside.is_dir() && !standby.exists() {
        rename(&aside, standby)?;
    }
    if journal.new.is_some() && number(out) == journal.new && !journal.clean {
        bring_along(standby, out, &read_list(state, standby).unwrap_or_default())?;
    }
    remove(&journal.file)
}

fn number(folder: &Path) -> Option<u64> {
    fs::symlink_metadata(folder).ok().filter(fs::Metadata::is_dir).map(|m| node(&m))
}

/// Where the old tree stands between two renames.
fn aside(standby: &Path) -> PathBuf {
    standby.with_extension("old")
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to)
        .with_context(|| format!("rename `{}` to `{}`", from.display(), to.display()))
}

/// Publishes.
pub(super) fn commit(publisher: Publisher) -> Result<Published> {
    let Publisher { out, state, standby, live, waiting, begun, now, clean, _lock } = publisher;
    let now = now.into_inner().unwrap_or_else(|e| e.into_inner());
    let written = now.values().filter(|(_, o)| *o == Outcome::Written).count();
    let others = others(&out, &standby, &live, |path| now.contains_key(path))?;
    let kept = |path: &str| !clean && others.files.iter().any(|o| o == Path::new(path));
    let gone = live.files.keys().filter(|p| !now.contains_key(*p));
    let removed = gone.filter(|p| out.join(p).is_file() && !kept(p)).count();
    let counts = Published { written, kept: now.len() - written, removed };
    let files = now.iter().map(|(path, (entry, _))| (path.clone(), entry.clone())).collect();
    let mut list = Manifest { files };
    let swept = clean && !(others.files.is_empty() && others.folders.is_empty());
    if written == 0 && removed == 0 && !swept && out.is_dir() {
        if list != live {
            list.write(&list_of(&state, &out).context("the output folder is gone")?)?;
        }
        return Ok(counts);
    }
    if !begun.into_inner() {
        begin(&standby, &state)?;
    }
    let places = Places { out: &out, standby: &standby, state: &state, clean };
    // A standby inside the output folder cannot change places with it.
    if standby.starts_with(&out) {
        places.piece_by_piece(&live, &list, &others)?;
    } else {
        places.make_whole(&waiting, &mut list, &now, &others)?;
        list.write(&list_of(&state, &standby).context("the standby is gone")?)?;
        places.publish(&live, &list, &others)?;
    }
    forget(&state, &[list_of(&state, &out), list_of(&state, &standby)]);
    Ok(counts)
}

/// What stands in the output folder and is not ours, or is no longer as we left it.
fn others(
    out: &Path,
    standby: &Path,
    live: &Manifest,
    made: impl Fn(&str) -> bool,
) -> Result<Tree> {
    let inner = standby.strip_prefix(out).ok();
    let mut tree: Tree = walk(out)?;
    let is_standby = |path: &Path| inner.is_some_and(|inner| path.starts_with(inner));
    tree.files.retain(|path| {
        let Some(name) = slashed(path) else { return true };
        if made(&name) || is_standby(path) {
            return false;
        }
        let Some(entry) = live.files.get(&name) else { return true };
        fs::symlink_metadata(out.join(path)).is_ok_and(|m| Stamp::of(&m) != entry.stamp)
    });
    // Folders without a file of ours under them; folders above our files make themselves.
    let mut full: BTreeSet<PathBuf> = BTreeSet::new();
    let mut holders: Vec<&Path> = live.files.keys().filter_map(|p| Path::new(p).parent()).collect();
    holders.dedup();
    for holder in holders {
        for folder in holder.ancestors() {
            if !full.insert(folder.to_path_buf()) {
                break;
            }
        }
    }
    tree.folders.retain(|folder| !full.contains(folder) && !is_standby(folder));
    Ok(tree)
}

/// Where things are while publishing.
struct Places<'a> {
    out: &'a Path,
    standby: &'a Path,
    state: &'a Path,
    clean: bool,
}

impl Places<'_> {
    /// Gives the standby every file that is kept, and takes from it what does not belong.
    fn make_whole(
        &self,
        waiting: &Manifest,
        list: &mut Manifest,
        now: &BTreeMap<String, (Entry, Outcome)>,
        others: &Tree,
    ) -> Result<()> {
        let nothing = Tree::default();
        let others = if self.clean { &nothing } else { others };
        let other: BTreeSet<&Path> = others.files.iter().map(PathBuf::as_path).collect();
        let there = walk(self.standby)?;
        for path in &there.files {
            let ours = slashed(path).is_some_and(|p| now.contains_key(&p));
            if !ours && !other.contains(path.as_path()) {
                remove(&self.standby.join(path))?;
            }
        }
        let kept: Vec<_> = now.iter().filter(|(_, (_, o))| *o == Outcome::Kept).collect();
        let copied = kept.par_iter().map(|(path, (entry, _))| -> Result<Option<(String, Stamp)>> {
            let known = waiting.files.get(*path);
            if known.is_some_and(|w| w.stamp == entry.stamp && entry.stamp.node != 0) {
                return Ok(None);
            }
            let to = self.standby.join(path);
            let copied = link(&self.out.join(path), &to)?;
            let meta = copied.then(|| fs::symlink_metadata(&to).ok()).flatten();
            Ok(meta.map(|m| ((*path).clone(), Stamp::of(&m))))
        });
        for (path, stamp) in copied.collect::<Result<Vec<_>>>()?.into_iter().flatten() {
            list.files.entry(path).and_modify(|e| e.stamp = stamp);
        }
        for folder in &others.folders {
            let folder = self.standby.join(folder);
            fs::create_dir_all(&folder)
                .with_context(|| format!("create `{}`", folder.display()))?;
        }
        for path in &other {
            let mut above = path.ancestors().skip(1).filter_map(slashed);
            if let Some(ours) = above.find(|p| now.contains_key(p)) {
                bail!(
                    "`{}` stands where the page `{ours}` must: move it away",
                    self.out.join(path).display()
                );
            }
            link(&self.out.join(path), &self.standby.join(path))?;
        }
        // Folders nothing is left in; the others refuse.
        for folder in there.folders.iter().rev().filter(|f| !others.folders.contains(f)) {
            let _ = fs::remove_dir(self.standby.join(folder));
        }
        if let Ok(meta) = fs::metadata(self.out) {
            let _ = fs::set_permissions(self.standby, meta.permissions());
        }
        Ok(())
    }

    /// Lets the trees change places.
    fn publish(&self, live: &Manifest, list: &Manifest, others: &Tree) -> Result<()> {
        let Self { out, standby, state, clean } = *self;
        let journal = Journal { file: state.join(JOURNAL), new: number(standby), clean };
        journal.write()?;
        let swapped = match out.is_dir() {
            false => fs::rename(standby, out),
            true => exchange(out, standby).or_else(|e| match e.kind() {
                io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput => {
                    two_renames(out, standby)
                }
                _ => Err(e),
            }),
        };
        if let Err(e) = swapped {
            remove(&journal.file)?;
            if !out.is_dir() {
                return Err(e).with_context(|| format!("create `{}`", out.display()));
            }
            return self.piece_by_piece(live, list, others);
        }
        if !clean {
            bring_along(standby, out, live)?;
        }
        remove(&journal.file)
    }

    /// The way without exchange: renames every new file into place, then removes what is gone.
    fn piece_by_piece(&self, live: &Manifest, list: &Manifest, others: &Tree) -> Result<()> {
        // Until all is done, everything old and new is ours.
        let mut both = live.clone();
        both.files.extend(list.files.iter().map(|(p, e)| (p.clone(), e.clone())));
        let file = list_of(self.state, self.out).context("the output folder is gone")?;
        both.write(&file)?;
        for (path, entry) in &list.files {
            let to = self.out.join(path);
            if fs::symlink_metadata(&to).is_ok_and(|m| Stamp::of(&m) == entry.stamp) {
                continue;
            }
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder)
                    .with_context(|| format!("create `{}`", folder.display()))?;
            }
            rename(&self.standby.join(path), &to)?;
        }
        for path in live.files.keys().filter(|p| !list.files.contains_key(*p)) {
            if self.clean || !others.files.iter().any(|o| o == Path::new(path)) {
                remove(&self.out.join(path))?;
            }
        }
        if self.clean {
            others.files.iter().try_for_each(|path| remove(&self.out.join(path)))?;
        }
        list.write(&file)?;
        remove(self.standby)
    }
}

fn two_renames(out: &Path, standby: &Path) -> io::Result<()> {
    let aside = aside(standby);
    clear(&aside)?;
    fs::rename(out, &aside)?;
    if let Err(e) = fs::rename(standby, out) {
        fs::rename(&aside, out)?;
        return Err(e);
    }
    fs::rename(&aside, standby)
}

/// Files others put into the old tree while the new one was made.
fn bring_along(old: &Path, out: &Path, live: &Manifest) -> Result<()> {
    for path in walk(old)?.files {
        let ours = slashed(&path).is_some_and(|p| live.files.contains_key(&p));
        if !ours && fs::symlink_metadata(out.join(&path)).is_err() {
            link(&old.join(&path), &out.join(&path))?;
        }
    }
    Ok(())
}

/// Removes the lists of trees that are no more.
fn forget(state: &Path, kept: &[Option<PathBuf>]) {
    let Ok(entries) = fs::read_dir(state) else { return };
    for path in entries.filter_map(Result::ok).map(|e| e.path()) {
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let list = name.starts_with("tree-") && name.ends_with(".tsv");
        if list && !kept.iter().flatten().any(|k| *k == path) {
            let _ = fs::remove_file(&path);
        }
    }
}
