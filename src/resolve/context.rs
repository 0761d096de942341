//! Whose «وزارة الدفاع» an article speaks of when it does not say.
//!
//! The country of the sentence that names the body; else the one the article names most; else the
//! one it was written from. A country only, and never one of two named alike often.

use std::collections::{BTreeMap, BTreeSet};

use super::Corpus;
use crate::base::Key;
use crate::document::Article;
use crate::extract::{Extraction, MentionKind};
use crate::text::{fold, fold_key};

/// The countries of the places articles say they were written in, by folded name.
pub(super) type Homes = BTreeMap<String, Key>;

/// The homes of the articles: of each place the country of the first thing called so.
pub(super) fn homes(corpus: &Corpus) -> Homes {
    let places = corpus.articles.iter().filter_map(|a| a.meta.place.as_deref());
    let places: BTreeSet<&str> = places.collect();
    let places: BTreeSet<String> = places.into_iter().map(fold_key).collect();
    let mut homes = Homes::new();
    if places.is_empty() {
        return homes;
    }
    let mut met: BTreeSet<String> = BTreeSet::new();
    for thing in corpus.lexicon.things.iter() {
        let name = fold_key(&thing.name);
        if places.contains(&name)
            && met.insert(name.clone())
            && let Some(country) = country_of(corpus, &thing.key)
        {
            homes.insert(name, country);
        }
    }
    homes
}

/// Whether a generic name is that of a body every state has: «وزارة الدفاع», «مجلس النواب».
pub(super) fn is_state_body(corpus: &Corpus, generic: &str) -> bool {
    let folded = fold(generic);
    let first = folded.split_whitespace().next().unwrap_or_default();
    let bare = first.strip_prefix("ال").unwrap_or(first);
    let head = corpus.lexicon.words.org_head(first).or_else(|| corpus.lexicon.words.org_head(bare));
    head.is_some_and(|h| matches!(h.class, "government" | "parliament" | "court" | "police"))
}

/// The country in whose name the chain's body acts in this article.
pub(super) fn country(
    corpus: &Corpus,
    homes: &Homes,
    (article, extraction): (&Article, &Extraction),
    chain: usize,
) -> Option<Key> {
    let of_body = |m: &&crate::extract::Mention| m.chain as usize == chain;
    let sentence = extraction.mentions.iter().find(of_body)?.sentence;
    let mut near: BTreeMap<Key, u32> = BTreeMap::new();
    let mut all: BTreeMap<Key, u32> = BTreeMap::new();
    for mention in &extraction.mentions {
        if !matches!(mention.kind, MentionKind::Place | MentionKind::Nationality) {
            continue;
        }
        let known = extraction.chains.get(mention.chain as usize).and_then(|c| c.known.first());
        let Some(country) = known.and_then(|key| country_of(corpus, key)) else { continue };
        // An adjective says whose; a place only where.
        let weight = if mention.kind == MentionKind::Nationality { 3 } else { 2 };
        *all.entry(country.clone()).or_default() += weight;
        if mention.sentence == sentence && mention.kind == MentionKind::Nationality {
            *near.entry(country).or_default() += weight;
        }
    }
    let written_in = || homes.get(&fold_key(article.meta.place.as_deref()?)).cloned();
    single(&near).or_else(|| most(&all)).or_else(written_in)
}

fn country_of(corpus: &Corpus, key: &Key) -> Option<Key> {
    let thing = corpus.lexicon.get(key)?;
    match thing.class.as_str() {
        "country" => Some(thing.key.clone()),
        _ => thing.country.clone(),
    }
}

fn single(counts: &BTreeMap<Key, u32>) -> Option<Key> {
    counts.keys().next().filter(|_| counts.len() == 1).cloned()
}

/// The one named most, when no other is named as often.
fn most(counts: &BTreeMap<Key, u32>) -> Option<Key> {
    let best = counts.values().max()?;
    let mut keys = counts.iter().filter(|(_, n)| *n == best).map(|(k, _)| k);
    keys.next().filter(|_| keys.next().is_none()).cloned()
}
