//! Files copied from the web become clean Markdown articles of a site.
//!
//! In: paths of files and folders (`.txt .md .markdown .html .htm`, and `archive`s that hold many
//! articles), a manifest, settings. Out: one file under `content/articles/` for each article, and a
//! report of what was written, kept and cut. Files are read in parallel and written in their order.
//! Nothing is ever overwritten: an article already there under its name is left alone, another one
//! of the same name gets a number. A bad file costs itself. Printing the report is `cli`'s work.

mod alike;
mod archive;
mod documents;
mod ledger;
mod manifest;
mod markdown;
mod write;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::base::{Diagnostic, Place, Stamp};
use crate::document::{Source, TitleOrigin};
use crate::raw::{self, RawArticle};

use alike::Alike;
pub use documents::{Document, Documents, documents};
use ledger::Ledger;
use manifest::{Manifest, Row};

/// How to import.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// The site's folder.
    pub into: PathBuf,
    /// A CSV with the columns `file,date,source,url,title`; without one, a `manifest.csv` in an
    /// imported folder is used.
    pub manifest: Option<PathBuf>,
    /// For articles that have no date of their own.
    pub date: Option<Stamp>,
    /// For articles that have no source of their own.
    pub source: Option<String>,
    /// Reports what would be done and writes nothing.
    pub dry_run: bool,
}

/// What became of every file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    pub items: Vec<ImportItem>,
    pub diagnostics: Vec<Diagnostic>,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportItem {
    pub from: PathBuf,
    /// The article's file, relative to the site with `/` separators; empty when it was refused.
    pub to: String,
    pub title: String,
    pub title_origin: TitleOrigin,
    pub date: Option<Stamp>,
    pub source: Option<Source>,
    /// What was cut: the reason and the words.
    pub removed: Vec<(String, String)>,
    pub status: ImportStatus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ImportStatus {
    /// Written, or would be in a dry run.
    Written,
    /// The same article stands there already.
    Unchanged,
    /// Not an article we can read; a diagnostic says why.
    Refused,
}

/// An article ready to be written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub(crate) article: RawArticle,
    pub(crate) updated: Option<Stamp>,
    pub(crate) summary: Option<String>,
    pub(crate) tags: Vec<String>,
    /// Old addresses that lead to it.
    pub(crate) aliases: Vec<String>,
    pub(crate) draft: bool,
    /// The file as it is, when it is Markdown already.
    pub(crate) verbatim: Option<String>,
    pub(crate) removed: Vec<(String, String)>,
}

const ENDINGS: [&str; 5] = ["txt", "md", "markdown", "html", "htm"];

/// Sources read at once; between two batches what was read is written.
const BATCH: usize = 128;

/// What one article is made from.
enum Origin {
    File(PathBuf, Option<Row>),
    /// An entry of an archive.
    Entry(PathBuf, archive::Entry),
}

/// What reading an origin gave.
struct Read {
    /// Of all it was made from.
    hash: String,
    faults: Vec<Diagnostic>,
    /// `Err` names the article that was made from it before.
    draft: Result<Option<Draft>, String>,
    sketch: Vec<u64>,
}

/// Imports files and folders into a site. `progress` is told how many of how many are done.
pub fn import(
    paths: &[PathBuf],
    options: &ImportOptions,
    progress: &dyn Fn(usize, usize),
) -> anyhow::Result<ImportReport> {
    let mut report = ImportReport::default();
    let endings: Vec<&str> = ENDINGS.iter().chain(&archive::ENDINGS).copied().collect();
    let manifests = manifests(paths, options, &mut report.diagnostics)?;
    let mut files = files(paths, &endings, &mut report.diagnostics)?;
    files.retain(|file| !manifests.iter().any(|m| m.is(file)));
    let mut run = Run {
        options,
        ledger: Ledger::open(&options.into, options.dry_run)?,
        alike: Alike::of_site(&options.into),
        taken: write::Taken::default(),
    };
    let (mut done, mut all) = (0, files.len());
    let mut waiting: Vec<Origin> = Vec::new();
    for file in files {
        if is_archive(&file) {
            let entries = entries(&file, &mut report);
            all += entries.len().saturating_sub(1);
            waiting.extend(entries.into_iter().map(|e| Origin::Entry(file.clone(), e)));
        } else {
            let row = manifests.iter().find_map(|m| m.row(&file)).cloned();
            waiting.push(Origin::File(file, row));
        }
        while waiting.len() >= BATCH {
            let rest = waiting.split_off(BATCH);
            done += run.batch(&std::mem::replace(&mut waiting, rest), &mut report)?;
            progress(done, all);
        }
    }
    done += run.batch(&waiting, &mut report)?;
    progress(done, all);
    for m in &manifests {
        m.unused(&mut report.diagnostics);
    }
    report.diagnostics.sort();
    Ok(report)
}

fn is_archive(file: &Path) -> bool {
    ending(file).is_some_and(|e| archive::ENDINGS.contains(&e.as_str()))
}

/// The entries of an archive; a file that cannot be read is refused.
fn entries(file: &Path, report: &mut ImportReport) -> Vec<archive::Entry> {
    let decoded = match fs::read(file) {
        Ok(bytes) => raw::decode(&bytes).map_err(|e| ("import-not-text", e.to_string())),
        Err(e) => Err(("import-unreadable", format!("this file cannot be read: {e}"))),
    };
    let found = match decoded {
        Ok(decoded) => archive::entries(file, &decoded.text, &mut report.diagnostics),
        Err((code, message)) => {
            report.diagnostics.push(Diagnostic::error(code, place(file), message));
            Vec::new()
        }
    };
    if found.is_empty() {
        report.items.push(refused(file));
    }
    found
}

/// An import under way.
struct Run<'a> {
    options: &'a ImportOptions,
    ledger: Ledger,
    alike: Alike,
    taken: write::Taken,
}

impl Run<'_> {
    /// Reads some origins at once and writes their articles one after the other.
    fn batch(&mut self, origins: &[Origin], report: &mut ImportReport) -> anyhow::Result<usize> {
        let read: Vec<Read> = {
            let (options, ledger) = (self.options, &self.ledger);
            origins.par_iter().map(|origin| read(origin, options, ledger)).collect()
        };
        for (origin, read) in origins.iter().zip(read) {
            let from = origin.name();
            report.diagnostics.extend(read.faults);
            let item = match read.draft {
                Err(to) => ImportItem { to, status: ImportStatus::Unchanged, ..refused(&from) },
                Ok(None) => refused(&from),
                Ok(Some(draft)) => {
                    let item = write::place(&from, &draft, self.options, &mut self.taken)?;
                    self.ledger.add(&read.hash, &item.to)?;
                    if item.status == ImportStatus::Written {
                        report.diagnostics.extend(self.judge(origin, &item.to, &read.sketch));
                    }
                    item
                }
            };
            report.items.push(item);
        }
        Ok(origins.len())
    }

    /// Tells when nearly the same text stands in the site already.
    fn judge(&mut self, origin: &Origin, to: &str, sketch: &[u64]) -> Option<Diagnostic> {
        let found = self.alike.find(sketch).map(|(name, percent)| {
            let message = format!("nearly the same text as `{name}` ({percent} % of its runs)");
            Diagnostic::note("near-duplicate", origin.place(), message)
                .words(to)
                .hint("keep both when two outlets carried it; otherwise delete one")
        });
        self.alike.add(to, sketch);
        found
    }
}

impl Origin {
    /// The file, and in an archive the line.
    fn name(&self) -> PathBuf {
        match self {
            Self::File(file, _) => file.clone(),
            Self::Entry(file, entry) => {
                let mut name = file.clone().into_os_string();
                name.push(format!(":{}", entry.line));
                name.into()
            }
        }
    }

    fn place(&self) -> Place {
        match self {
            Self::File(file, _) => place(file),
            Self::Entry(file, entry) => Place { line: entry.line, ..place(file) },
        }
    }
}

/// Reads one origin, unless its article stands already.
fn read(origin: &Origin, options: &ImportOptions, ledger: &Ledger) -> Read {
    let mut faults = Vec::new();
    let given = format!("{:?}", (&options.date, &options.source));
    let (hash, draft) = match origin {
        Origin::File(file, row) => {
            let bytes = fs::read(file);
            let facts = row.as_ref().map(Row::facts).unwrap_or_default();
            let name = file.file_name().map(|n| n.to_string_lossy().into_owned());
            let hash = Ledger::hash(&[
                bytes.as_deref().unwrap_or_default(),
                facts.as_bytes(),
                given.as_bytes(),
                name.unwrap_or_default().as_bytes(),
            ]);
            if let Some(to) = ledger.find(&hash) {
                let (draft, sketch) = (Err(to.to_owned()), Vec::new());
                return Read { hash, faults, draft, sketch };
            }
            (hash, one(file, bytes, row.as_ref(), options, &mut faults))
        }
        Origin::Entry(file, entry) => {
            let words = format!("{:?}", archive::Entry { line: 0, ..entry.clone() });
            let hash = Ledger::hash(&[words.as_bytes(), given.as_bytes()]);
            if let Some(to) = ledger.find(&hash) {
                let (draft, sketch) = (Err(to.to_owned()), Vec::new());
                return Read { hash, faults, draft, sketch };
            }
            let draft = archive::draft(entry, &place(file), &mut faults);
            let settled = draft.map(|mut draft| {
                settle(&mut draft, None, options);
                draft
            });
            (hash, settled)
        }
    };
    let text = draft.as_ref().map(|d| d.verbatim.as_deref().unwrap_or(&d.article.body.text));
    let sketch = alike::sketch(text.unwrap_or_default());
    Read { hash, faults, draft: Ok(draft), sketch }
}

/// The files to read: those named, and those under the folders named, sorted, each once.
fn files(
    paths: &[PathBuf],
    endings: &[&str],
    faults: &mut Vec<Diagnostic>,
) -> anyhow::Result<Vec<PathBuf>> {
    let mut all = BTreeMap::new();
    for path in paths {
        if !path.exists() {
            bail!("read `{}`: no such file or folder", path.display());
        }
        for entry in WalkDir::new(path).sort_by_file_name() {
            let entry = entry.with_context(|| format!("list `{}`", path.display()))?;
            let name = entry.file_name().to_string_lossy().to_lowercase();
            // What a folder says about itself is no article, unless it is named itself.
            let aside = name.starts_with('.') || name == "readme.md" || name == "readme.txt";
            if !entry.file_type().is_file() || entry.depth() > 0 && aside {
                continue;
            }
            let readable = ending(entry.path()).is_some_and(|e| endings.contains(&e.as_str()));
            if readable {
                all.insert(entry.path().to_path_buf(), ());
            } else if entry.depth() == 0 {
                let message = "files of this kind are not read";
                let hint = format!("expected one of: .{}", endings.join(" ."));
                faults.push(
                    Diagnostic::error("import-file-kind", place(entry.path()), message).hint(hint),
                );
            }
        }
    }
    Ok(all.into_keys().collect())
}

/// The manifest named, or the ones found in the folders named.
fn manifests(
    paths: &[PathBuf],
    options: &ImportOptions,
    faults: &mut Vec<Diagnostic>,
) -> anyhow::Result<Vec<Manifest>> {
    let named = options.manifest.iter().cloned();
    let near = paths.iter().map(|p| p.join("manifest.csv")).filter(|p| p.is_file());
    let wanted: Vec<PathBuf> = match options.manifest {
        Some(_) => named.collect(),
        None => near.collect(),
    };
    wanted.iter().map(|path| Manifest::read(path, faults)).collect()
}

pub(crate) fn ending(path: &Path) -> Option<String> {
    path.extension().map(|e| e.to_string_lossy().to_lowercase())
}

pub(crate) fn place(path: &Path) -> Place {
    Place::file(path.to_string_lossy().replace('\\', "/"))
}

/// Reads one file; `None` when it was refused.
fn one(
    file: &Path,
    bytes: std::io::Result<Vec<u8>>,
    row: Option<&Row>,
    options: &ImportOptions,
    faults: &mut Vec<Diagnostic>,
) -> Option<Draft> {
    let mut refuse = |code: &str, message: String| {
        faults.push(Diagnostic::error(code, place(file), message));
        None
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(e) => return refuse("import-unreadable", format!("this file cannot be read: {e}")),
    };
    let decoded = match raw::decode(&bytes) {
        Ok(decoded) => decoded,
        Err(e) => return refuse("import-not-text", e.to_string()),
    };
    let mut draft = match ending(file).as_deref() {
        Some("html" | "htm") => page(&decoded.text),
        Some("md" | "markdown") => {
            Draft { verbatim: Some(decoded.text.clone()), ..Draft::default() }
        }
        _ => text(&decoded.text),
    };
    if draft.verbatim.is_none() && draft.article.body.text.is_empty() {
        return refuse("import-no-text", "nothing is left of this file but page furniture".into());
    }
    if decoded.n_replaced > 0 {
        let n = decoded.n_replaced;
        let message = format!("{n} characters could not be read as {}", decoded.encoding);
        faults.push(Diagnostic::warning("import-encoding", place(file), message));
    }
    settle(&mut draft, row, options);
    Some(draft)
}

fn text(text: &str) -> Draft {
    let article = raw::read(text);
    let removed = article.body.removed.iter();
    let removed = removed.map(|r| (r.reason.clone(), r.span.of(text).to_owned())).collect();
    Draft { article, removed, ..Draft::default() }
}

fn page(html: &str) -> Draft {
    let read = raw::html::read(html);
    let removed = read.article.body.removed.iter();
    // Of the page around the article only the number of words is told.
    let removed = removed.filter(|r| r.reason != "page");
    let removed = removed.map(|r| (r.reason.clone(), words_of(r.span.of(html)))).collect();
    let (article, updated) = (read.article, read.updated);
    let (summary, tags) = (read.summary, read.tags);
    Draft { article, updated, summary, tags, removed, ..Draft::default() }
}

/// The words of a stretch of markup.
fn words_of(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The manifest speaks before the text, the options after it.
fn settle(draft: &mut Draft, row: Option<&Row>, options: &ImportOptions) {
    let article = &mut draft.article;
    let empty = Row::default();
    let row = row.unwrap_or(&empty);
    if let Some(title) = &row.title {
        article.title.clone_from(title);
        article.title_origin = TitleOrigin::Given;
    }
    article.date = row.date.clone().or(article.date.take()).or(options.date.clone());
    let found = article.source.take().unwrap_or_default();
    let given = row.source.clone().or((!found.name.is_empty()).then_some(found.name));
    let name = given.or(options.source.clone()).unwrap_or_default();
    let source = Source { name, url: row.url.clone().or(found.url), author: found.author };
    article.source = (source != Source::default()).then(|| named(source));
}

/// A source needs a name: without one, the host of its address or its author.
fn named(mut source: Source) -> Source {
    if source.name.is_empty() {
        let host = source.url.as_deref().and_then(|u| u.split("://").nth(1));
        let host = host
            .and_then(|h| h.split(['/', '?', ':']).next())
            .map(|h| h.trim_start_matches("www."));
        source.name = match host {
            Some(host) => host.to_owned(),
            None => source.author.take().unwrap_or_default(),
        };
    }
    source
}

fn refused(file: &Path) -> ImportItem {
    ImportItem {
        from: file.to_path_buf(),
        to: String::new(),
        title: String::new(),
        title_origin: TitleOrigin::Derived,
        date: None,
        source: None,
        removed: Vec::new(),
        status: ImportStatus::Refused,
    }
}

#[cfg(test)]
mod tests;
