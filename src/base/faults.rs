//! Collects the diagnostics of one file while it is read, placing each by its bytes.
//!
//! One kind of fault repeated all over a file is reported a limited number of times, so that a
//! broken file of many megabytes costs neither the reader's patience nor the build's time.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::{Diagnostic, Place, Severity, Span};

/// How often one file reports one code before the rest is only counted.
const MAX_REPEATS: usize = 20;

/// The faults of one file so far.
#[derive(Debug)]
pub struct Faults<'a> {
    path: &'a str,
    text: &'a str,
    found: RefCell<Found>,
    /// The byte last placed, with its line and column: files are mostly read forwards.
    last: Cell<(usize, u32, u32)>,
}

#[derive(Debug, Default)]
struct Found {
    list: Vec<Diagnostic>,
    repeats: BTreeMap<String, usize>,
}

impl<'a> Faults<'a> {
    /// Faults of `text`, the decoded content of the file `path` (relative to the site).
    pub fn new(path: &'a str, text: &'a str) -> Self {
        Self { path, text, found: RefCell::default(), last: Cell::new((0, 1, 1)) }
    }

    pub fn path(&self) -> &'a str {
        self.path
    }

    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The place of a stretch of the file.
    pub fn place(&self, at: Span) -> Place {
        let (line, column) = self.position(at.start());
        Place { file: self.path.to_owned(), line, column }
    }

    /// Line and column of a byte, counted on from the last one asked for.
    fn position(&self, at: usize) -> (u32, u32) {
        let (mut from, mut line, mut column) = self.last.get();
        if at < from {
            (from, line, column) = (0, 1, 1);
        }
        let passed = self.text.get(from..at).unwrap_or_default();
        let mut after_return = self.text.get(..from).is_some_and(|t| t.ends_with('\r'));
        for c in passed.chars() {
            match c {
                '\n' if after_return => (),
                '\n' | '\r' => (line, column) = (line.saturating_add(1), 1),
                _ => column = column.saturating_add(1),
            }
            after_return = c == '\r';
        }
        self.last.set((from + passed.len(), line, column));
        (line, column)
    }

    pub fn error(&self, code: &str, at: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.add(Severity::Error, code, at, message, hint);
    }

    pub fn warning(
        &self,
        code: &str,
        at: Span,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.add(Severity::Warning, code, at, message, hint);
    }

    pub fn note(&self, code: &str, at: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.add(Severity::Note, code, at, message, hint);
    }

    /// An error of the file as a whole.
    pub fn whole(&self, code: &str, message: impl Into<String>, hint: impl Into<String>) {
        let place = Place::file(self.path);
        self.found.borrow_mut().list.push(Diagnostic::error(code, place, message).hint(hint));
    }

    pub fn add(
        &self,
        severity: Severity,
        code: &str,
        at: Span,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let mut found = self.found.borrow_mut();
        let n = found.repeats.entry(code.to_owned()).or_default();
        *n += 1;
        if *n > MAX_REPEATS {
            return;
        }
        let words = self.text.get(at.start()..at.end()).unwrap_or_default();
        let fault = Diagnostic::new(severity, code, self.place(at), message);
        found.list.push(fault.words(words).hint(hint));
    }

    /// Everything found, in the order it was found.
    pub fn into_list(self) -> Vec<Diagnostic> {
        let Found { mut list, repeats } = self.found.into_inner();
        for (code, n) in repeats.into_iter().filter(|(_, n)| *n > MAX_REPEATS) {
            if let Some(last) = list.iter_mut().rfind(|d| d.code == code) {
                last.message += &format!(" (and {} more in this file)", n - MAX_REPEATS);
            }
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_agree_with_counting_from_the_start() {
        let text = "أول\r\nثانٍ كلمة\rثالث\n\nخامس";
        let faults = Faults::new("a.md", text);
        let at = |i: usize| Span::new(i, i);
        let letters: Vec<usize> =
            text.char_indices().filter(|(_, c)| *c != '\n').map(|(i, _)| i).collect();
        for i in letters.iter().chain(letters.iter().rev()) {
            assert_eq!(faults.place(at(*i)), Place::in_text("a.md", text, *i));
        }
    }

    #[test]
    fn repeated_faults_are_counted_not_listed() {
        let faults = Faults::new("a.md", "كلمة");
        for _ in 0..25 {
            faults.warning("raw-html", Span::new(0, 8), "no markup", "");
        }
        let list = faults.into_list();
        assert_eq!(list.len(), MAX_REPEATS);
        assert!(list.last().is_some_and(|d| d.message.ends_with("(and 5 more in this file)")));
    }
}
