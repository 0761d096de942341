//! Single files and folders: whole writes, links, exchange.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use rayon::prelude::*;

/// Writes beside the file and renames over it, so that a reader sees the old bytes or the new.
pub fn write_whole(file: &Path, bytes: &[u8]) -> Result<()> {
    let mut name = std::ffi::OsString::from(".");
    name.push(file.file_name().unwrap_or_default());
    name.push(".part");
    let part = file.with_file_name(name);
    let write = || -> io::Result<()> {
        if let Some(folder) = file.parent().filter(|f| !f.is_dir()) {
            fs::create_dir_all(folder)?;
        }
        fs::write(&part, bytes)?;
        fs::rename(&part, file)
    };
    write().inspect_err(|_| drop(fs::remove_file(&part))).with_context(|| write_fault(file))
}

fn write_fault(file: &Path) -> String {
    format!("write `{}`", file.display())
}

/// Writes a file of a tree nobody reads yet, and returns what the file system knows of it. The room
/// of a file that has no other name is used again: that is several times quicker than a new one.
pub fn write_hidden(
    file: &Path,
    fill: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<fs::Metadata> {
    let open = || OpenOptions::new().write(true).create(true).truncate(true).open(file);
    let write = move || -> io::Result<fs::Metadata> {
        match fs::symlink_metadata(file) {
            Ok(meta) if meta.is_file() && is_alone(&meta) => (),
            Ok(_) => clear(file)?,
            Err(_) => (),
        }
        let mut handle: File = match open() {
            Err(e) if is_missing(&e) => {
                make_folder(file)?;
                open()?
            }
            other => other?,
        };
        fill(&mut handle)?;
        handle.metadata()
    };
    write().with_context(|| write_fault(file))
}

/// True when the file has no other name.
#[cfg(unix)]
fn is_alone(meta: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(meta) == 1
}

#[cfg(not(unix))]
fn is_alone(_: &fs::Metadata) -> bool {
    false
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Gives the file `from` the second name `to`; true when it had to be copied instead.
pub fn link(from: &Path, to: &Path) -> Result<bool> {
    let link = || -> io::Result<()> {
        match fs::hard_link(from, to) {
            Err(e) if is_missing(&e) => {
                make_folder(to)?;
                fs::hard_link(from, to)
            }
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
                clear(to)?;
                fs::hard_link(from, to)
            }
            other => other,
        }
    };
    let copied = |e: io::Error| match e.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::NotFound => Err(e),
        _ => fs::copy(from, to).map(|_| true),
    };
    link().map(|()| false).or_else(copied).with_context(|| write_fault(to))
}

/// Makes the folder a file is to stand in; a file in the way of it goes.
fn make_folder(file: &Path) -> io::Result<()> {
    let Some(folder) = file.parent() else { return Ok(()) };
    let made = fs::create_dir_all(folder);
    if made.is_ok() {
        return made;
    }
    for above in folder.ancestors() {
        if fs::symlink_metadata(above).is_ok_and(|m| !m.is_dir()) {
            fs::remove_file(above)?;
            return fs::create_dir_all(folder);
        }
    }
    made
}

/// Removes whatever stands at a path; nothing there is as good.
pub fn clear(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(e) => Err(e),
    }
}

/// Exchanges two folders in one step, so that nobody ever sees neither.
#[cfg(any(target_os = "linux", target_os = "android", target_os = "macos"))]
pub fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "macos")))]
pub fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// What a folder holds, at any depth.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// Paths from the root of everything that is no folder, links included.
    pub files: Vec<PathBuf>,
    /// Outer ones before inner ones.
    pub folders: Vec<PathBuf>,
}

/// Lists what stands under `root`, folders before what is in them; nothing when there is no such
/// folder.
pub fn walk(root: &Path) -> Result<Tree> {
    let mut tree = Tree::default();
    let mut level = vec![PathBuf::new()];
    while !level.is_empty() {
        let listed = level.par_iter().map(|inner| list(root, inner));
        let listed: Vec<Tree> = listed.collect::<Result<_>>()?;
        tree.folders.extend(level.into_iter().filter(|inner| !inner.as_os_str().is_empty()));
        level = Vec::new();
        for Tree { files, folders } in listed {
            tree.files.extend(files);
            level.extend(folders);
        }
    }
    Ok(tree)
}

/// The files and folders right inside a folder under `root`; none when it is missing.
fn list(root: &Path, inner: &Path) -> Result<Tree> {
    let mut tree = Tree::default();
    let folder = root.join(inner);
    let entries = match fs::read_dir(&folder) {
        Err(e) if is_missing(&e) => return Ok(tree),
        other => other.with_context(|| format!("list `{}`", folder.display()))?,
    };
    for entry in entries {
        let entry = entry.with_context(|| format!("list `{}`", folder.display()))?;
        let path = inner.join(entry.file_name());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => tree.folders.push(path),
            _ => tree.files.push(path),
        }
    }
    Ok(tree)
}

/// A path with `/` separators, as our lists have it; `None` when it cannot be one of ours.
pub fn slashed(path: &Path) -> Option<String> {
    path.to_str().map(|p| p.replace(std::path::MAIN_SEPARATOR, "/"))
}
