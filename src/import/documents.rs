//! Files read for their facts alone: nothing is written, positions lead back to the decoded file.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest::Row;
use super::{Draft, ImportOptions, ending, files, manifests, place, settle};
use crate::base::{Diagnostic, Key};
use crate::document::{Article, ArticleMeta, TitleOrigin};
use crate::raw::{self, RawArticle};
use crate::source;

/// A file as an article, with its decoded text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The file's stem.
    pub doc: String,
    /// The decoded file, which `article.body.origin` leads to.
    pub text: String,
    pub article: Article,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Documents {
    pub documents: Vec<Document>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads files and folders; a manifest gives dates, sources and titles.
pub fn documents(paths: &[PathBuf], manifest: Option<&Path>) -> anyhow::Result<Documents> {
    let mut out = Documents::default();
    let options =
        ImportOptions { manifest: manifest.map(Path::to_path_buf), ..ImportOptions::default() };
    let files = files(paths, &super::ENDINGS, &mut out.diagnostics)?;
    let manifests = manifests(paths, &options, &mut out.diagnostics)?;
    // A manifest notes which of its rows were asked for.
    let row = |file: &PathBuf| manifests.iter().find_map(|m| m.row(file));
    let rows: Vec<(Option<&Row>, &PathBuf)> = files.iter().map(|file| (row(file), file)).collect();
    let read = rows.par_iter().map(|(row, file)| {
        let mut faults = Vec::new();
        (one(file, *row, &options, &mut faults), faults)
    });
    for (document, faults) in read.collect::<Vec<_>>() {
        out.documents.extend(document);
        out.diagnostics.extend(faults);
    }
    Ok(out)
}

fn one(
    file: &Path,
    row: Option<&Row>,
    options: &ImportOptions,
    faults: &mut Vec<Diagnostic>,
) -> Option<Document> {
    let mut refuse = |code: &str, message: String| {
        faults.push(Diagnostic::error(code, place(file), message));
    };
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(e) => {
            refuse("import-unreadable", format!("this file cannot be read: {e}"));
            return None;
        }
    };
    let text = match raw::decode(&bytes) {
        Ok(decoded) => decoded.text,
        Err(e) => {
            refuse("import-not-text", e.to_string());
            return None;
        }
    };
    let doc = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let path = place(file).file;
    let raw = match ending(file).as_deref() {
        Some("md" | "markdown") => {
            let (article, found) = source::markdown_article(&path, &text);
            faults.extend(found);
            let mut article = article?;
            date_from(&mut article, row);
            return Some(Document { doc, text, article });
        }
        Some("html" | "htm") => raw::html::read(&text).article,
        _ => raw::read(&text),
    };
    let mut draft = Draft { article: raw, ..Draft::default() };
    settle(&mut draft, row, options);
    let article = article(draft.article, Key::from_name(&doc), path);
    Some(Document { doc, text, article })
}

/// The manifest's date and source, for Markdown that tells none.
fn date_from(article: &mut Article, row: Option<&Row>) {
    if let Some(row) = row {
        article.meta.date = article.meta.date.take().or(row.date.clone());
    }
}

fn article(raw: RawArticle, key: Key, path: String) -> Article {
    let title_origin = match raw.title_origin {
        TitleOrigin::Given if raw.body.title().is_some() => TitleOrigin::Found,
        origin => origin,
    };
    let meta = ArticleMeta {
        title: raw.title,
        title_origin,
        date: raw.date,
        source: raw.source,
        place: raw.place,
        ..ArticleMeta::default()
    };
    Article { key, path, meta, body: raw.body }
}
