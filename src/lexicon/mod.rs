//! The names and words a reading knows: built in, and from the site's cards.
//!
//! Comes in: entity cards and the built-in tables. Goes out: a [`Lexicon`] that finds every known
//! name in an analysed text ([`Lexicon::find`]) and answers for words (titles, heads, verbs).
//! Cards win over built-in names: same key or same name, one thing.

pub mod keywords;
pub mod matcher;
pub mod names;
pub mod nationality;
pub mod similarity;
pub mod table;
mod tables;
pub mod things;
pub mod words;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::base::{Key, Packed};
use crate::document::{EntityCard, EventCard};

pub use matcher::NameMatch;
pub use names::Form;
pub use things::{Cue, Thing, Things};
pub use words::Words;

/// Every thing known by name, and how to find them.
#[derive(Debug)]
pub struct Lexicon {
    /// Sorted by key.
    pub things: Things,
    /// Built-in keys whose thing a card has taken over under another key.
    pub renamed: BTreeMap<Key, Key>,
    pub words: &'static Words,
    /// Tells it from every other of the process, for what is remembered of its words.
    pub id: u64,
    matcher: matcher::Matcher,
    keywords: keywords::Keywords,
}

impl Lexicon {
    /// The lexicon of a site with these cards.
    pub fn new(cards: &[EntityCard], events: &[EventCard]) -> Self {
        let (things, renamed, tree) = match cards {
            [] => {
                let tree = names::Tree {
                    branches: Packed::lying(tables::BRANCHES),
                    nodes: tables::NODES.into(),
                };
                (Things::built_in(tables::PLACES), BTreeMap::new(), tree)
            }
            cards => {
                let (things, renamed) = things::merge(things::built_in(), cards);
                let tree = names::Tree::of(&things);
                (Things::merged(things), renamed, tree)
            }
        };
        let matcher = matcher::Matcher::new(tree);
        let keywords = keywords::Keywords::new(events);
        static MADE: AtomicU64 = AtomicU64::new(0);
        let id = MADE.fetch_add(1, Ordering::Relaxed);
        Self { things, renamed, words: Words::built_in(), id, matcher, keywords }
    }

    /// The thing with this key, or the one that took it over.
    pub fn get(&self, key: &Key) -> Option<&Thing> {
        let key = match self.renamed.is_empty() {
            true => key,
            false => self.renamed.get(key).unwrap_or(key),
        };
        self.things.find(key.as_str())
    }

    /// Every known name in the text, longest at each place, not overlapping, in order.
    pub fn find(&self, text: &str, analysis: &crate::text::Analysis) -> Vec<NameMatch> {
        self.matcher.find(text, analysis, |_| true)
    }

    /// The same, looking only at tokens where a name may begin.
    pub fn find_where(
        &self,
        text: &str,
        analysis: &crate::text::Analysis,
        may_begin: impl Fn(usize) -> bool,
    ) -> Vec<NameMatch> {
        self.matcher.find(text, analysis, may_begin)
    }

    /// True when a known name may begin with the folded word.
    pub fn may_begin(&self, word: &str) -> bool {
        self.matcher.begins(word)
    }

    /// Every place in the text where a keyword of a carded event stands: the event's key and the
    /// bytes of the text.
    pub fn find_keywords(
        &self,
        text: &str,
        analysis: &crate::text::Analysis,
    ) -> Vec<(Key, crate::base::Span)> {
        self.keywords.find(text, analysis)
    }
}
