//! Candidates from different rules, made one list without overlaps: the longer wins, then the
//! surer.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::facts::MentionKind;
use crate::base::{Key, Span, Tag};

/// A possible mention, as one rule proposes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Bytes of the text: no proclitic, no quotation mark, ال kept.
    pub span: Span,
    /// Tokens of `Analysis::solid`, end exclusive.
    pub first: usize,
    pub last: usize,
    pub kind: MentionKind,
    /// Keys of the lexicon it can mean, best first; empty for a new name.
    pub known: Vec<Key>,
    /// The canonical name, or the words themselves.
    pub name: String,
    pub gender: Option<char>,
    /// Key of the country its words give it.
    pub country: Option<Key>,
    /// For an institution named without its country: «وزارة الدفاع».
    pub generic: Option<String>,
    pub rule: Tag,
    /// Thousandths.
    pub score: u16,
}

impl Default for Candidate {
    fn default() -> Self {
        Self {
            span: Span::default(),
            first: 0,
            last: 0,
            kind: MentionKind::Other,
            known: Vec::new(),
            name: String::new(),
            gender: None,
            country: None,
            generic: None,
            rule: Tag::default(),
            score: 0,
        }
    }
}

/// The candidates that stand, in order: none overlaps another.
pub fn resolve(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut ranked: Vec<(usize, &Candidate)> = candidates.iter().enumerate().collect();
    ranked.sort_by_key(|(_, c)| (Reverse(c.span.len()), Reverse(c.score), c.span.start));
    // What stands, by where it begins.
    let mut taken: BTreeMap<Span, usize> = BTreeMap::new();
    for (ix, candidate) in ranked {
        let span = candidate.span;
        let from = Span { start: span.start, end: 0 };
        let after = taken.range(from..).next();
        let before = taken.range(..from).next_back();
        if ![before, after].into_iter().flatten().any(|(taken, _)| taken.overlaps(span)) {
            taken.insert(span, ix);
        }
    }
    let mut candidates: Vec<Option<Candidate>> = candidates.into_iter().map(Some).collect();
    taken.into_values().filter_map(|ix| candidates.get_mut(ix)?.take()).collect()
}
