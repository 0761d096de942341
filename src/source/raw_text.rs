//! A raw text file becomes an article: no front matter, its date and source found in the text or
//! given by a manifest, whose word counts.

use super::manifest::Row;
use super::parts::retitled;
use super::{Loaded, files};
use crate::base::{Diagnostic, Key, Place};
use crate::document::{Article, ArticleMeta, BlockKind, Source, TitleOrigin};
use crate::raw::{self, DecodeError, Decoded};

/// Reads the bytes of the file `path`.
pub(super) fn read(path: &str, bytes: &[u8], row: Option<&Row>) -> Loaded<Article> {
    let mut faults = Vec::new();
    let value = read_article(path, bytes, row, &mut faults);
    Loaded { value, references: Vec::new(), faults }
}

fn read_article(
    path: &str,
    bytes: &[u8],
    row: Option<&Row>,
    faults: &mut Vec<Diagnostic>,
) -> Option<Article> {
    let decoded = match raw::decode(bytes) {
        Ok(decoded) => decoded,
        Err(error) => {
            faults.push(refusal(path, error));
            return None;
        }
    };
    faults.extend(encoding(path, &decoded));
    let key = Key::from_name(files::stem(path));
    if key.is_empty() {
        let message = "the name of this file has no letter to make a key of";
        faults.push(Diagnostic::error("bad-key", Place::file(path), message));
        return None;
    }
    let found = raw::read(&decoded.text);
    if found.body.blocks.iter().all(|b| b.kind == BlockKind::Title) {
        let message = "no prose was found in this file";
        faults.push(Diagnostic::warning("empty-body", Place::file(path), message));
    }
    let title = if found.title.is_empty() { key.to_string() } else { found.title };
    let mut meta = ArticleMeta {
        title,
        title_origin: found.title_origin,
        date: found.date,
        source: found.source,
        place: found.place,
        ..ArticleMeta::default()
    };
    let mut body = found.body;
    if let Some(row) = row {
        meta.date = row.date.clone().or(meta.date);
        meta.source = source(row, meta.source);
        if let Some(title) = &row.title {
            body = retitled(body, title);
            (meta.title, meta.title_origin) = (title.clone(), TitleOrigin::Given);
        }
    }
    body.shrink_to_fit();
    Some(Article { key, path: path.to_owned(), meta, body })
}

/// The manifest's name and address, and what else the text knew.
fn source(row: &Row, found: Option<Source>) -> Option<Source> {
    let mut source = found.unwrap_or_default();
    if let Some(name) = &row.source {
        source.name.clone_from(name);
    }
    source.url = row.url.clone().or(source.url);
    (source != Source::default()).then_some(source)
}

fn refusal(path: &str, error: DecodeError) -> Diagnostic {
    let (code, message) = match error {
        DecodeError::Empty => ("empty-file", "this file is empty".to_owned()),
        DecodeError::Binary => ("not-text", "this is not a text file".to_owned()),
        DecodeError::Format(name) => ("not-text", format!("this is not a text file but {name}")),
        DecodeError::TooLarge => ("too-large", "this file is over 4 GiB".to_owned()),
    };
    Diagnostic::error(code, Place::file(path), message)
}

/// What should be known of a file that is not clean UTF-8.
fn encoding(path: &str, decoded: &Decoded) -> Option<Diagnostic> {
    let hint = "save the file as UTF-8";
    if decoded.n_replaced > 0 {
        let n = decoded.n_replaced;
        let message = format!("{n} characters could not be read as {}", decoded.encoding);
        return Some(Diagnostic::warning("encoding", Place::file(path), message).hint(hint));
    }
    let message = format!("this file was read as {}", decoded.encoding);
    let other = decoded.encoding != "UTF-8";
    other.then(|| Diagnostic::note("encoding", Place::file(path), message).hint(hint))
}
