//! Listing and reading the files of a site.
//!
//! Paths go out relative to the site with `/` separators, sorted. Files whose names begin with a
//! dot are not seen, links that lead out of the site are not followed.

use std::fs;
use std::path::Path;

use anyhow::Context;
use walkdir::WalkDir;

use crate::base::{Diagnostic, Place};

/// Largest text file that is read, in bytes.
const MAX_BYTES: u64 = 10 << 20;

/// The files under one folder.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    pub(crate) paths: Vec<String>,
    pub(crate) faults: Vec<Diagnostic>,
}

/// Every file under `folder` of the site; none when there is no such folder.
pub(crate) fn list(site: &Path, folder: &str) -> anyhow::Result<Listing> {
    let mut listing = Listing::default();
    let root = site.join(folder);
    if !root.is_dir() {
        return Ok(listing);
    }
    let home = fs::canonicalize(site).with_context(|| format!("read `{}`", site.display()))?;
    let visible = |name: &std::ffi::OsStr| !name.to_string_lossy().starts_with('.');
    let walk = WalkDir::new(&root).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|e| e.depth() == 0 || visible(e.file_name())) {
        let entry = entry.with_context(|| format!("list `{}`", root.display()))?;
        let Some(path) = relative(site, entry.path()) else {
            let name = entry.path().strip_prefix(site).unwrap_or(entry.path()).to_string_lossy();
            let message = "the name of this file is not Unicode";
            listing.faults.push(Diagnostic::error("file-name", Place::file(name), message));
            continue;
        };
        if entry.file_type().is_file() {
            listing.paths.push(path);
        } else if entry.path_is_symlink() && entry.depth() > 0 {
            match fs::canonicalize(entry.path()) {
                Ok(target) if target.starts_with(&home) && target.is_file() => {
                    listing.paths.push(path);
                }
                _ => {
                    let message = "this link leads to a folder or out of the site; not followed";
                    listing.faults.push(Diagnostic::warning("link", Place::file(path), message));
                }
            }
        }
    }
    listing.paths.sort();
    Ok(listing)
}

fn relative(site: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(site).ok()?.components();
    let names: Option<Vec<&str>> = parts.map(|c| c.as_os_str().to_str()).collect();
    Some(names?.join("/"))
}

/// The bytes of a file, unless it cannot be read or is too large.
pub(crate) fn read_bytes(site: &Path, path: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
    let full = site.join(path);
    let failed = |e: std::io::Error| {
        let message = format!("this file cannot be read: {e}");
        Box::new(Diagnostic::error("unreadable", Place::file(path), message))
    };
    let size = fs::metadata(&full).map_err(failed)?.len();
    if size > MAX_BYTES {
        let message = "this file is over 10 MiB and was left out";
        return Err(Box::new(Diagnostic::error("too-large", Place::file(path), message)));
    }
    fs::read(&full).map_err(failed)
}

/// The text of a UTF-8 file.
pub(crate) fn read_text(site: &Path, path: &str) -> Result<String, Box<Diagnostic>> {
    decode(path, read_bytes(site, path)?)
}

/// Bytes as UTF-8 text without byte order mark and NUL; a fault names the first place that is neither.
pub(crate) fn decode(path: &str, bytes: Vec<u8>) -> Result<String, Box<Diagnostic>> {
    let hint = "save the file as UTF-8, or let `warraq import` convert it";
    let text = String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let bytes = e.as_bytes();
        let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        let message = match wide {
            true => "this file is UTF-16, not UTF-8".to_owned(),
            false => format!("byte {at} is not UTF-8"),
        };
        let good = bytes.get(..at).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default();
        let words = good.split_whitespace().next_back();
        let place = Place::in_text(path, good, at);
        let fault = Diagnostic::error("not-utf8", place, message);
        Box::new(fault.words(words.unwrap_or_default()).hint(hint))
    })?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    match text.find('\0') {
        Some(at) => {
            let place = Place::in_text(path, &text, at);
            let message = "a NUL character: this is not a plain text file";
            Err(Box::new(Diagnostic::error("nul", place, message).hint(hint)))
        }
        None => Ok(text),
    }
}

/// True for the names of Markdown files.
pub(crate) fn is_markdown(path: &str) -> bool {
    matches!(extension(path).as_str(), "md" | "markdown")
}

/// The part of a file's name after its last dot, lower case.
pub(crate) fn extension(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default()
}

/// The name of a file without folders and extension.
pub(crate) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
