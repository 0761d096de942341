//! Finds the front matter of a file: the YAML between a first line `---` and the next.
//!
//! Tolerates what editors leave behind: a byte order mark, blank lines and invisible direction
//! marks before the fence, CRLF, blanks after it, `...` as the closing line.

use std::ops::Range;

use crate::base::{Faults, Span};

/// Largest front matter, in bytes.
const MAX_BYTES: usize = 1 << 20;

/// Where the two parts of a file stand, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    /// The YAML; `None` when the file has no front matter.
    pub(crate) front: Option<Range<usize>>,
    /// Where the prose begins.
    pub(crate) body: usize,
}

/// Invisible marks of direction and joining that have no business in a key.
pub(crate) fn is_bidi_mark(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Splits a file; `None` when its front matter cannot be told from its prose.
pub(crate) fn split(faults: &Faults) -> Option<Parts> {
    let text = faults.text();
    let mut at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let none = Parts { front: None, body: at };
    let rest = text.get(at..).unwrap_or_default();
    let mut lines = rest.split_inclusive('\n');
    let fence = loop {
        let Some(line) = lines.next() else { return Some(none) };
        if !bare(line).is_empty() {
            break Span::new(at, at + line.trim_end().len());
        }
        at += line.len();
    };
    let first = fence.of(text);
    if bare(first) != "---" {
        warn_look_alike(faults, fence);
        return Some(none);
    }
    if first != "---" && first.contains(is_bidi_mark) {
        let hint = "delete the invisible direction mark beside `---`";
        faults.warning("bidi-mark", fence, "an invisible direction mark beside `---`", hint);
    }
    let start = line_end(text, fence.start());
    at = start;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        if matches!(bare(line), "---" | "...") && !line.starts_with([' ', '\t']) {
            if at - start > MAX_BYTES {
                let hint = "move long texts into the prose";
                faults.error("front-matter-too-large", fence, "front matter over 1 MiB", hint);
                return None;
            }
            return Some(Parts { front: Some(start..at), body: at + line.len() });
        }
        at += line.len();
    }
    let hint = "put a line `---` between the front matter and the prose";
    faults.error("front-matter-unclosed", fence, "the front matter has no closing `---`", hint);
    None
}

fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || is_bidi_mark(c))
}

fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|t| t.find('\n')).map_or(text.len(), |i| at + i + 1)
}

/// Word processors turn `---` into a long dash; such a first line before a key was meant as a fence.
fn warn_look_alike(faults: &Faults, fence: Span) {
    let line = bare(fence.of(faults.text()));
    let dashes = line.chars().all(|c| matches!(c, '-' | '–' | '—' | 'ـ' | '_'));
    let next = faults.text().get(line_end(faults.text(), fence.start())..).unwrap_or_default();
    let key = next.split(':').next().unwrap_or_default();
    let keyed = !key.is_empty() && key.len() < 20 && key.chars().all(|c| c.is_ascii_lowercase());
    if dashes && keyed && !line.is_empty() {
        let message = "this first line is not `---`, so the file has no front matter";
        faults.warning("front-matter-fence", fence, message, "write three plain hyphens: ---");
    }
}
