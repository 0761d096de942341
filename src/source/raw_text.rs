//! A raw text file becomes an article: no front matter, its date and source from a manifest.

use super::article::derived_title;
use super::manifest::Row;
use super::parts::retitled;
use super::{Loaded, files};
use crate::base::{Diagnostic, Key, Place, Span};
use crate::document::{Article, ArticleMeta, BlockKind, Body, Source, TitleOrigin};

/// Reads the bytes of the file `path`.
pub(super) fn read(path: &str, bytes: Vec<u8>, row: Option<&Row>) -> Loaded<Article> {
    let text = match files::decode(path, bytes) {
        Ok(text) => text,
        Err(fault) => return Loaded::failed(vec![*fault]),
    };
    let whole = |code, message: &str| {
        Loaded::failed(vec![Diagnostic::error(code, Place::file(path), message)])
    };
    if text.trim().is_empty() {
        return whole("empty-file", "this file is empty");
    }
    let key = Key::from_name(files::stem(path));
    if key.is_empty() {
        return whole("bad-key", "the name of this file has no letter to make a key of");
    }
    let mut body = body(&text);
    let mut meta = ArticleMeta { title_origin: TitleOrigin::Derived, ..ArticleMeta::default() };
    meta.title = derived_title(&body).unwrap_or_else(|| key.to_string());
    if let Some(row) = row {
        meta.date = row.date.clone().or(meta.date);
        if let Some(name) = &row.source {
            meta.source = Some(Source { name: name.clone(), url: row.url.clone(), author: None });
        }
        if let Some(title) = &row.title {
            body = retitled(body, title);
            (meta.title, meta.title_origin) = (title.clone(), TitleOrigin::Given);
        }
    }
    let article = Article { key, path: path.to_owned(), meta, body };
    Loaded { value: Some(article), references: Vec::new(), faults: Vec::new() }
}

/// Every line a paragraph: a stand-in until raw texts are read as `import` reads them.
fn body(text: &str) -> Body {
    let mut body = Body::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let lead = line.len() - line.trim_start().len();
        if !words.is_empty() {
            let origin = Span::new(at + lead, at + lead + words.len());
            body.push_block(BlockKind::Paragraph, words, Some(origin));
        }
        at += line.len();
    }
    body
}
