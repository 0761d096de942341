//! Files that hold many articles: exports of WordPress, feeds, JSON Lines, tables.
//!
//! In: the decoded file. Out: its [`Entry`]s in their order, each with the line it begins at, and
//! diagnostics. A broken entry costs itself; what follows a fault no reader can pass is told. What
//! an entry becomes is `draft`'s work, the names columns and fields go by stand in `names.tsv`.

mod draft;
mod feed;
mod json;
mod named;
mod table;
mod when;

use std::path::Path;

use crate::base::{Diagnostic, Place};

pub(super) use draft::draft;

/// Endings of files that may hold many articles.
pub(super) const ENDINGS: [&str; 9] =
    ["xml", "rss", "atom", "wxr", "jsonl", "ndjson", "json", "csv", "tsv"];

/// One article of an archive, as it is written there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Where it begins, from 1.
    pub(crate) line: u32,
    pub(crate) title: String,
    /// Markup or plain text.
    pub(crate) text: String,
    pub(crate) date: String,
    pub(crate) updated: String,
    pub(crate) url: String,
    pub(crate) source: String,
    pub(crate) author: String,
    pub(crate) place: String,
    pub(crate) summary: String,
    pub(crate) tags: Vec<String>,
    pub(crate) draft: bool,
    /// Old addresses on the site it comes from.
    pub(crate) aliases: Vec<String>,
}

/// What a file holds.
pub(super) fn entries(path: &Path, text: &str, faults: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let place = super::place(path);
    match super::ending(path).as_deref() {
        Some("jsonl" | "ndjson" | "json") => json::entries(&place, text, faults),
        Some("csv") => table::entries(&place, text, None, faults),
        Some("tsv") => table::entries(&place, text, Some(b'\t'), faults),
        _ => feed::entries(&place, text, faults),
    }
}

/// Counts lines while a file is read forwards.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The line of byte `at`, which is not before the last one asked for.
    fn of(&mut self, at: usize) -> u32 {
        let passed = self.text.as_bytes().get(self.at..at.max(self.at)).unwrap_or_default();
        let n = passed.iter().filter(|b| **b == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(n).unwrap_or(u32::MAX));
        self.at = self.at.max(at);
        self.line
    }
}

/// The place of a line of a file.
fn at_line(place: &Place, line: u32) -> Place {
    Place { line, ..place.clone() }
}
