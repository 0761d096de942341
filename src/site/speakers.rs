//! What everybody said, each saying once.
//!
//! In: the quotations of all articles. Out: those that say something, by whose account they are: who is
//! quoted most first. The same words in another article are not shown again but told of.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::Parts;
use super::lookups::{Lookups, date_rank};
use crate::base::hash::BuildWordHasher;
use crate::knowledge::{ArticleId, ResolvedQuote};

/// Fewer words report nothing: «بوقف العملية».
const REPORTED: usize = 3;

/// A quotation by its article and its place there.
type At = (ArticleId, u32);

pub(super) fn of_speakers(
    parts: &Parts,
    lookups: &Lookups,
) -> (Vec<At>, BTreeMap<At, Vec<ArticleId>>) {
    let facts = parts.kb.articles.par_iter().enumerate();
    let mut all: Vec<_> = facts
        .flat_map_iter(|(id, facts)| {
            let id = ArticleId::new(id);
            let said = (0_u32..).zip(&facts.quotes).filter(|(_, q)| says(parts, q));
            let said = said.map(|(ix, quote)| {
                let speaker = lookups.speaker(quote);
                (speaker, id, quote.evidence.sentence, !quote.direct, ix)
            });
            // A sentence is shown once for each who speaks in it, his own words before a report of
            // them.
            let mut said: Vec<_> = said.collect();
            said.sort_unstable();
            said.dedup_by_key(|(speaker, _, sentence, ..)| (*speaker, *sentence));
            said
        })
        .collect();
    all.par_sort_unstable_by_key(|(speaker, id, sentence, reported, ix)| {
        (*speaker, *reported, date_rank(parts, *id), *id, *sentence, *ix)
    });
    let mut first: HashMap<_, At, BuildWordHasher> = HashMap::default();
    let mut again: BTreeMap<At, Vec<ArticleId>> = BTreeMap::new();
    let said: Vec<String> =
        all.par_iter().map(|(_, id, _, _, ix)| words(parts, *id, *ix)).collect();
    let mut said = said.into_iter();
    all.retain(|(speaker, id, _, _, ix)| {
        match first.entry((*speaker, said.next().unwrap_or_default())) {
            Entry::Vacant(free) => {
                free.insert((*id, *ix));
                true
            }
            Entry::Occupied(known) => {
                let carriers = again.entry(*known.get()).or_default();
                if known.get().0 != *id && !carriers.contains(id) {
                    carriers.push(*id);
                }
                false
            }
        }
    });
    again.retain(|_, carriers| !carriers.is_empty());
    let mut counts: HashMap<_, (usize, usize), BuildWordHasher> = HashMap::default();
    for (speaker, _, _, reported, _) in &all {
        let count = counts.entry(*speaker).or_default();
        *count = (count.0 + usize::from(!reported), count.1 + 1);
    }
    // Stable: the sayings of a speaker stay in their order.
    all.sort_by_cached_key(|(speaker, ..)| {
        // Whoever has a name, with a page or without.
        let known = speaker.0 < u32::MAX || !speaker.1;
        (!known, std::cmp::Reverse(counts.get(speaker).copied().filter(|_| known)), *speaker)
    });
    (all.into_iter().map(|(_, id, _, _, ix)| (id, ix)).collect(), again)
}

impl super::Site<'_> {
    /// How many sayings there are of whose account the one at a place of the list is.
    pub fn sayings_beside(&self, at: usize) -> usize {
        let speaker = |at: &At| self.quote(*at).map(|quote| self.lookups.speaker(quote));
        let (before, after) = self.lookups.quotes.split_at(at.min(self.lookups.quotes.len()));
        let here = after.first().and_then(speaker);
        let before = before.iter().rev().take_while(|q| speaker(q) == here).count();
        before + after.iter().take_while(|q| speaker(q) == here).count()
    }
}

fn words(parts: &Parts, id: ArticleId, ix: u32) -> String {
    let quote = parts.kb.articles.get(id.ix()).and_then(|f| f.quotes.get(ix as usize));
    let text = parts.articles.get(id.ix()).map_or("", |a| a.body.text.as_str());
    quote.map_or_else(String::new, |q| crate::text::fold_key(q.evidence.span.of(text)))
}

/// Words that say something by themselves, and reports of what somebody known said.
fn says(parts: &Parts, quote: &ResolvedQuote) -> bool {
    let article = parts.articles.get(quote.evidence.article.ix());
    let words = article.map_or("", |a| quote.evidence.span.of(&a.body.text));
    match quote.direct {
        true => super::is_saying(words, &quote.verb),
        false => quote.speaker.is_some() && words.split_whitespace().count() >= REPORTED,
    }
}
