//! A stretch of a text, in bytes.
//!
//! A span always belongs to one text, named by the field that holds it. Spans made by this crate
//! lie on character boundaries of that text; `of` still never panics when one does not.

use serde::{Deserialize, Serialize};

/// Byte offsets `start..end` into a text, `start <= end`.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The span `start..end`; offsets past 4 GiB are clamped (sources refuse such files first).
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        debug_assert!(start <= end, "span {start}..{end} runs backwards");
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    pub fn start(self) -> usize {
        self.start as usize
    }

    pub fn end(self) -> usize {
        self.end as usize
    }

    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words themselves; empty when the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        let words = text.get(self.start()..self.end());
        debug_assert!(words.is_some(), "span {self:?} does not fit the text");
        words.unwrap_or_default()
    }

    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn holds(self, at: usize) -> bool {
        self.start() <= at && at < self.end()
    }

    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same words, in a text where this one starts `by` bytes later.
    pub fn shift(self, by: usize) -> Span {
        Span::new(self.start() + by, self.end() + by)
    }
}
