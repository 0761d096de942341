//! The manifest: a CSV that says of each file what its text does not.
//!
//! In: a CSV file, as spreadsheets write them: any encoding we read, a byte order mark, CRLF, commas,
//! semicolons or tabs, columns in any order, some missing. Out: rows by file. A bad row is told with
//! its line and costs itself.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::base::{Diagnostic, Place, Stamp};
use crate::raw;
use crate::text::fold;

/// What a manifest says about one file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) date: Option<Stamp>,
    pub(crate) source: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
    file: String,
    line: u32,
}

impl Row {
    /// What the row says, for telling whether it has changed.
    pub(crate) fn facts(&self) -> String {
        format!("{:?}", (&self.date, &self.source, &self.url, &self.title))
    }
}

#[derive(Debug)]
pub(crate) struct Manifest {
    path: PathBuf,
    rows: Vec<Row>,
    /// Places in `rows` by the file named.
    by_file: BTreeMap<String, usize>,
    /// Parallel to `rows`: whether a file answered to it.
    used: Vec<Cell<bool>>,
}

const COLUMNS: [&str; 5] = ["file", "date", "source", "url", "title"];

impl Manifest {
    pub(crate) fn read(path: &Path, faults: &mut Vec<Diagnostic>) -> anyhow::Result<Self> {
        let bytes = fs::read(path).with_context(|| format!("read `{}`", path.display()))?;
        let mut out = Self {
            path: path.to_path_buf(),
            rows: Vec::new(),
            by_file: BTreeMap::new(),
            used: Vec::new(),
        };
        match raw::decode(&bytes) {
            Ok(decoded) => out.rows = rows(&super::place(path), &decoded.text, faults),
            Err(e) => faults.push(Diagnostic::error(
                "manifest-not-text",
                super::place(path),
                e.to_string(),
            )),
        }
        out.used = vec![Cell::new(false); out.rows.len()];
        out.by_file = (0..).zip(&out.rows).map(|(ix, row)| (row.file.clone(), ix)).collect();
        Ok(out)
    }

    /// The row of `file`: named relative to the manifest's folder, by its name, or by its stem.
    pub(crate) fn row(&self, file: &Path) -> Option<&Row> {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let relative =
            file.strip_prefix(folder).unwrap_or(file).to_string_lossy().replace('\\', "/");
        let part = |p: Option<&std::ffi::OsStr>| p.map(|s| s.to_string_lossy().into_owned());
        let (name, stem) = (part(file.file_name()), part(file.file_stem()));
        let named = |n: Option<String>| n.and_then(|n| self.by_file.get(&n)).copied();
        let ix = named(Some(relative)).or_else(|| named(name)).or_else(|| named(stem))?;
        if let Some(used) = self.used.get(ix) {
            used.set(true);
        }
        self.rows.get(ix)
    }

    /// Whether this is the file the manifest was read from.
    pub(crate) fn is(&self, file: &Path) -> bool {
        self.path == file
    }

    /// Rows that no imported file answered to.
    pub(crate) fn unused(&self, faults: &mut Vec<Diagnostic>) {
        for (row, _) in self.rows.iter().zip(&self.used).filter(|(_, used)| !used.get()) {
            let place = Place { line: row.line, ..super::place(&self.path) };
            let message = "no imported file has this name";
            faults.push(Diagnostic::note("manifest-no-file", place, message).words(&row.file));
        }
    }
}

fn rows(place: &Place, text: &str, faults: &mut Vec<Diagnostic>) -> Vec<Row> {
    let head = text.lines().next().unwrap_or_default();
    let count = |c: char| head.matches(c).count();
    let comma = [',', ';', '\t'].into_iter().max_by_key(|c| (count(*c), *c == ',')).unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(u8::try_from(comma).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut columns: Option<Vec<String>> = None;
    let mut out: Vec<Row> = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for record in reader.records() {
        let Ok(record) = record else {
            let message = "this file is not valid CSV from here on";
            faults.push(Diagnostic::error("manifest-syntax", place.clone(), message));
            break;
        };
        let line = record.position().map_or(0, |p| u32::try_from(p.line()).unwrap_or(u32::MAX));
        let here = Place { line, ..place.clone() };
        let Some(columns) = &columns else {
            columns = Some(header(&here, &record, faults));
            continue;
        };
        let get = |name: &str| {
            let at = columns.iter().position(|c| c == name)?;
            record.get(at).map(str::trim).filter(|v| !v.is_empty())
        };
        if record.iter().all(str::is_empty) {
            continue;
        }
        let Some(file) = get("file") else {
            let message = "this row names no file";
            faults.push(Diagnostic::warning("manifest-no-name", here, message));
            continue;
        };
        let file = file.trim_start_matches("./").replace('\\', "/");
        if !seen.insert(file.clone()) {
            let message = "this file has a row already; the first counts";
            faults.push(Diagnostic::warning("manifest-duplicate", here, message).words(&file));
            continue;
        }
        out.push(row(file, &here, get, faults));
    }
    out
}

fn header(here: &Place, record: &csv::StringRecord, faults: &mut Vec<Diagnostic>) -> Vec<String> {
    let name = |c: &str| c.trim_matches('\u{feff}').trim().to_lowercase();
    let columns: Vec<String> = record.iter().map(name).collect();
    for column in columns.iter().filter(|c| !c.is_empty() && !COLUMNS.contains(&c.as_str())) {
        let hint = format!("known here: {}", COLUMNS.join(", "));
        let fault = Diagnostic::warning("manifest-unknown-column", here.clone(), "unknown column");
        faults.push(fault.words(column).hint(hint));
    }
    if !columns.iter().any(|c| c == "file") {
        let message = "the first line names no column `file`, so no row can be used";
        let fault = Diagnostic::error("manifest-no-header", here.clone(), message);
        faults.push(fault.hint(format!("begin the file with the line {}", COLUMNS.join(","))));
    }
    columns
}

fn row<'a>(
    file: String,
    here: &Place,
    get: impl Fn(&str) -> Option<&'a str>,
    faults: &mut Vec<Diagnostic>,
) -> Row {
    let date = get("date").and_then(|words| {
        let stamp = Stamp::parse(&fold(words).to_uppercase());
        if stamp.is_none() {
            let message = "expected a date such as 2023-09-20";
            faults.push(Diagnostic::error("manifest-bad-date", here.clone(), message).words(words));
        }
        stamp
    });
    let url = get("url").filter(|words| {
        let good = words.starts_with("https://") || words.starts_with("http://");
        if !good {
            let message = "expected an address that begins with https://";
            let fault = Diagnostic::error("manifest-bad-address", here.clone(), message);
            faults.push(fault.words(words));
        }
        good
    });
    let one_line = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
    Row {
        date,
        source: get("source").map(one_line),
        url: url.map(str::to_owned),
        title: get("title").map(one_line),
        file,
        line: here.line,
    }
}
