//! `manifest.csv` beside raw articles: what their files do not say themselves.
//!
//! Columns `file,date,source,url,title` in any order; only `file` is needed. A file is named
//! relative to the manifest's folder.

use std::collections::BTreeMap;
use std::path::Path;

use super::files;
use super::nearest::nearest;
use super::values;
use crate::base::{Diagnostic, Faults, Span, Stamp};

/// What a manifest says about one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) date: Option<Stamp>,
    pub(crate) source: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
}

/// The rows of all manifests, by the path of the file they are about.
#[derive(Clone, Debug, Default)]
pub(crate) struct Manifests {
    rows: BTreeMap<String, Row>,
}

const COLUMNS: [&str; 5] = ["file", "date", "source", "url", "title"];

impl Manifests {
    pub(crate) fn row(&self, path: &str) -> Option<&Row> {
        self.rows.get(path)
    }
}

/// Reads every `manifest.csv` among `paths`.
pub(crate) fn read_all(site: &Path, paths: &[String], faults: &mut Vec<Diagnostic>) -> Manifests {
    let mut all = Manifests::default();
    for path in paths.iter().filter(|p| p.ends_with("/manifest.csv")) {
        match files::read_text(site, path) {
            Ok(text) => {
                let (rows, found) = read(path, &text, paths);
                all.rows.extend(rows);
                faults.extend(found);
            }
            Err(fault) => faults.push(*fault),
        }
    }
    all
}

/// The rows of one manifest; `files` are the files there are.
pub(crate) fn read(
    path: &str,
    text: &str,
    files: &[String],
) -> (BTreeMap<String, Row>, Vec<Diagnostic>) {
    let faults = Faults::new(path, text);
    let rows = rows(&faults, files);
    (rows, faults.into_list())
}

fn rows(faults: &Faults, files: &[String]) -> BTreeMap<String, Row> {
    let mut rows = BTreeMap::new();
    let bom = if faults.text().starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let text = faults.text().get(bom..).unwrap_or_default();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut columns: Option<Vec<String>> = None;
    let folder = faults.path().rsplit_once('/').map_or("", |(folder, _)| folder);
    for record in reader.records() {
        let Ok(record) = record else {
            let at = Span::new(bom, bom);
            faults.error("manifest-syntax", at, "this file is not valid CSV from here on", "");
            break;
        };
        let from = bom + record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
        let line = Line { faults, from };
        let Some(columns) = &columns else {
            columns = Some(header(&line, &record));
            continue;
        };
        let get = |name: &str| {
            let at = columns.iter().position(|c| c == name)?;
            record.get(at).map(str::trim).filter(|v| !v.is_empty())
        };
        let Some(file) = get("file") else { continue };
        let full = format!("{folder}/{}", file.trim_start_matches("./"));
        if files.binary_search(&full).is_err() {
            let hint = "files are named relative to the manifest's folder";
            faults.warning("manifest-no-file", line.find(file), "there is no such file", hint);
            continue;
        }
        if rows.contains_key(&full) {
            let message = "this file has a row already; the first counts";
            faults.warning("manifest-duplicate", line.find(file), message, "");
            continue;
        }
        rows.insert(full, row(&line, get));
    }
    rows
}

/// One record and where it begins.
struct Line<'a> {
    faults: &'a Faults<'a>,
    from: usize,
}

impl Line<'_> {
    fn find(&self, words: &str) -> Span {
        let rest = self.faults.text().get(self.from..).unwrap_or_default();
        let start = rest.find(words).map_or(self.from, |i| self.from + i);
        Span::new(start, (start + words.len()).min(self.faults.text().len()))
    }
}

fn header(line: &Line, record: &csv::StringRecord) -> Vec<String> {
    let columns: Vec<String> = record.iter().map(|c| c.trim().to_lowercase()).collect();
    for (name, column) in record.iter().zip(&columns) {
        if column.is_empty() || COLUMNS.contains(&column.as_str()) {
            continue;
        }
        let hint = match nearest(column, COLUMNS.into_iter()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known here: {}", COLUMNS.join(", ")),
        };
        line.faults.warning("manifest-unknown-column", line.find(name), "unknown column", hint);
    }
    if !columns.iter().any(|c| c == "file") {
        let message = "the first line names no column `file`, so no row can be used";
        let hint = format!("begin the file with the line {}", COLUMNS.join(","));
        line.faults.error("manifest-no-header", Span::new(line.from, line.from), message, hint);
    }
    columns
}

fn row<'a>(line: &Line, get: impl Fn(&str) -> Option<&'a str>) -> Row {
    let date = get("date").and_then(|words| {
        let stamp = values::stamp(words);
        if let Err(bad) = &stamp {
            let code =
                if bad.impossible { "manifest-impossible-date" } else { "manifest-bad-date" };
            let hint = bad.rewrite.as_ref().map_or(String::new(), |d| format!("write it as {d}"));
            let message = "expected a date such as 2023-09-20";
            line.faults.error(code, line.find(words), message, hint);
        }
        stamp.ok()
    });
    let url = get("url").filter(|words| {
        let good = values::is_web_address(words);
        if !good {
            let message = "expected an address that begins with https://";
            line.faults.error("manifest-bad-address", line.find(words), message, "");
        }
        good
    });
    Row {
        date,
        source: get("source").map(values::one_line),
        url: url.map(str::to_owned),
        title: get("title").map(values::one_line),
    }
}
