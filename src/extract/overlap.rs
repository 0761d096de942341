//! Candidates from different rules, made one list without overlaps: the longer wins, then the
//! surer.

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
pub fn resolve(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| {
        (b.span.len(), b.score, a.span.start).cmp(&(a.span.len(), a.score, b.span.start))
    });
    // What stands, by where it begins.
    let mut taken: BTreeMap<(u32, u32), Candidate> = BTreeMap::new();
    for candidate in candidates {
        let start = candidate.span.start;
        let clash = |t: Option<(&(u32, u32), &Candidate)>| {
            t.is_some_and(|(_, taken)| taken.span.overlaps(candidate.span))
        };
        if !clash(taken.range((start, 0)..).next()) && !clash(taken.range(..(start, 0)).next_back())
        {
            taken.insert((start, candidate.span.end), candidate);
        }
    }
    taken.into_values().collect()
}
