//! What an author should know about their files: a value, collected, sorted and printed by `cli`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How grave a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something the author may like to know; never fails a build, not even a strict one.
    Note,
    /// The build goes on with a guess.
    Warning,
    /// The file, or the part of it named, is left out.
    Error,
}

/// Where a fault stands: a path relative to the site with `/` separators, and a position.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    pub file: String,
    /// Line from 1, or 0 when the fault is of the file as a whole.
    pub line: u32,
    /// Column in characters from 1, or 0.
    pub column: u32,
}

/// One fault of an author, located, with the words at fault and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Diagnostic {
    pub place: Place,
    pub severity: Severity,
    /// Kebab-case name of the fault, for searching and silencing: `front-matter-unknown-key`.
    pub code: String,
    /// One lower-case sentence without a full stop; code in backticks.
    pub message: String,
    /// The words at fault as they stand in the file, shown in « »; empty when none.
    pub words: String,
    /// What the author can do; empty when we do not know.
    pub hint: String,
}

impl Place {
    pub fn file(path: impl Into<String>) -> Self {
        Self { file: path.into(), line: 0, column: 0 }
    }

    /// The place of byte `at` in `text`, the content of `path`. Lines end at LF, CRLF or CR.
    pub fn in_text(path: impl Into<String>, text: &str, at: usize) -> Self {
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let before = text.get(..at).unwrap_or_default();
        let lines =
            before.matches('\n').count() + before.replace("\r\n", "\n").matches('\r').count();
        let line_start = before.rfind(['\n', '\r']).map_or(0, |i| i + 1);
        let column = before.get(line_start..).unwrap_or_default().chars().count();
        let n = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
        Self { file: path.into(), line: n(lines), column: n(column) }
    }
}

impl Diagnostic {
    pub fn new(severity: Severity, code: &str, place: Place, message: impl Into<String>) -> Self {
        let (words, hint) = (String::new(), String::new());
        Self { place, severity, code: code.to_owned(), message: message.into(), words, hint }
    }

    pub fn error(code: &str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, place, message)
    }

    pub fn warning(code: &str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, place, message)
    }

    pub fn note(code: &str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, place, message)
    }

    /// With the words at fault, cut to a length a line can hold.
    pub fn words(mut self, words: &str) -> Self {
        const MAX: usize = 80;
        let flat = words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.words = match flat.char_indices().nth(MAX) {
            Some((cut, _)) => format!("{}…", flat.get(..cut).unwrap_or_default()),
            None => flat,
        };
        self
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        match (self.line, self.column) {
            (0, _) => Ok(()),
            (line, 0) => write!(f, ":{line}"),
            (line, column) => write!(f, ":{line}:{column}"),
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters() {
        let text = "أول\r\nثانٍ كلمة";
        let at = text.find("كلمة").unwrap_or_default();
        assert_eq!(Place::in_text("a.md", text, at).to_string(), "a.md:2:6");
        assert_eq!(Place::in_text("a.md", text, 0).to_string(), "a.md:1:1");
    }
}
