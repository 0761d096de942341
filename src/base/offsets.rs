//! A map from positions in a derived text back to the text it was derived from.
//!
//! The derived text is a chain of runs, each copied from one stretch of the original (or standing
//! for one: a rejoined line break, an unescaped entity). Runs come in order and do not overlap.

use serde::{Deserialize, Serialize};

use super::Span;

/// Runs of a derived text and where they come from; empty means "the same text".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OffsetMap {
    runs: Vec<Run>,
}

/// `len` bytes at `derived` stand for `origin_len` bytes at `origin`. When both lengths are equal
/// the bytes map one to one; otherwise inner positions map to the run's start and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Run {
    derived: u32,
    len: u32,
    origin: u32,
    origin_len: u32,
}

impl OffsetMap {
    /// Gives back the room that was taken for more.
    pub fn shrink_to_fit(&mut self) {
        self.runs.shrink_to_fit();
    }

    /// Adds the run `derived` ← `origin`; joins it to the last run when both simply go on.
    pub fn push(&mut self, derived: Span, origin: Span) {
        if derived.is_empty() {
            return;
        }
        let run = Run {
            derived: derived.start,
            len: derived.end - derived.start,
            origin: origin.start,
            origin_len: origin.end - origin.start,
        };
        if let Some(last) = self.runs.last_mut() {
            let copies = last.len == last.origin_len && run.len == run.origin_len;
            let follows = last.derived + last.len == run.derived
                && last.origin + last.origin_len == run.origin;
            if copies && follows {
                last.len += run.len;
                last.origin_len += run.origin_len;
                return;
            }
        }
        self.runs.push(run);
    }

    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Where `span` of the derived text lies in the original; `None` when it is not from there
    /// (text the program added, such as a title given in a manifest).
    pub fn to_origin(&self, span: Span) -> Option<Span> {
        if self.runs.is_empty() {
            return Some(span);
        }
        let first = self.run_at(span.start)?;
        let last = if span.is_empty() { first } else { self.run_at(span.end - 1)? };
        let start = match first.len == first.origin_len {
            true => first.origin + (span.start - first.derived),
            false => first.origin,
        };
        let end = match last.len == last.origin_len {
            true => last.origin + (span.end - last.derived),
            false => last.origin + last.origin_len,
        };
        Some(Span { start, end: end.max(start) })
    }

    fn run_at(&self, at: u32) -> Option<&Run> {
        let i = self.runs.partition_point(|r| r.derived <= at).checked_sub(1)?;
        self.runs.get(i).filter(|r| at < r.derived + r.len)
    }

    /// The map of a text derived from ours: `later` leads into our derived text, ours from there on.
    pub fn then(&self, later: &OffsetMap) -> OffsetMap {
        if self.runs.is_empty() {
            return later.clone();
        }
        if later.runs.is_empty() {
            return self.clone();
        }
        let mut out = OffsetMap::default();
        for run in &later.runs {
            let copy = run.len == run.origin_len;
            let (mut at, end) = (run.origin, run.origin + run.origin_len);
            if !copy {
                let whole = Span { start: at, end };
                if let Some(origin) = self.to_origin(whole) {
                    let derived = Span { start: run.derived, end: run.derived + run.len };
                    out.push(derived, origin);
                }
                continue;
            }
            while at < end {
                let Some(inner) = self.run_at(at) else {
                    at += 1;
                    continue;
                };
                let stop = end.min(inner.derived + inner.len);
                let derived = Span {
                    start: run.derived + (at - run.origin),
                    end: run.derived + (stop - run.origin),
                };
                if let Some(origin) = self.to_origin(Span { start: at, end: stop }) {
                    out.push(derived, origin);
                }
                at = stop;
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    #[test]
    fn positions_map_through_cuts_and_replacements() {
        let mut map = OffsetMap::default();
        map.push(span(0, 5), span(10, 15));
        map.push(span(5, 6), span(15, 18));
        map.push(span(6, 9), span(18, 21));
        assert_eq!(map.to_origin(span(1, 3)), Some(span(11, 13)));
        assert_eq!(map.to_origin(span(3, 8)), Some(span(13, 20)));
        assert_eq!(map.to_origin(span(5, 6)), Some(span(15, 18)));
        assert_eq!(map.to_origin(span(9, 12)), None);
    }

    #[test]
    fn maps_compose() {
        let mut first = OffsetMap::default();
        first.push(span(0, 4), span(100, 104));
        first.push(span(4, 8), span(200, 204));
        let mut second = OffsetMap::default();
        second.push(span(0, 6), span(2, 8));
        let both = first.then(&second);
        assert_eq!(both.to_origin(span(0, 2)), Some(span(102, 104)));
        assert_eq!(both.to_origin(span(2, 6)), Some(span(200, 204)));
    }
}
