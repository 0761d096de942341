//! Whose «وزارة الدفاع» an article speaks of when it does not say.
//!
//! The country of the sentence that names the body; else the one the article names most; else the
//! one it was written from. A country only, and never one of two named alike often.

use std::collections::{BTreeMap, BTreeSet};

use super::Corpus;
use crate::base::Key;
use crate::document::Article;
use crate::extract::{Extraction, Mention, MentionKind};
use crate::text::fold_key;

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

/// How much an article, or a part of it, tells of each country.
pub(super) type Weights = BTreeMap<Key, u32>;

/// The class of the head a folded name begins with: `parliament` of «مجلس النواب»; empty when none.
pub(super) fn head_class(corpus: &Corpus, folded: &str) -> &'static str {
    let words: Vec<&str> = folded.split_whitespace().collect();
    let first = words.first().copied().unwrap_or_default();
    let bare = first.strip_prefix("ال").unwrap_or(first);
    let lists = &corpus.lexicon.words;
    let phrase = lists.org_phrase(first, |n| words.get(n).copied().unwrap_or_default());
    let head = phrase.map(|(_, head)| head);
    let head = head.or_else(|| lists.org_head(first)).or_else(|| lists.org_head(bare));
    head.map_or("", |h| h.class)
}

/// The country in whose name the chain's body acts in this article: the one that two of these tell,
/// the adjectives of its sentence, its places, the head of the article and the whole; or the only one
/// the article names at all.
pub(super) fn country(
    corpus: &Corpus,
    homes: &Homes,
    (article, extraction): (&Article, &Extraction),
    chain: usize,
) -> Option<Key> {
    let whole = everywhere(corpus, extraction, chain);
    let written_in = article.meta.place.as_deref().and_then(|p| homes.get(&fold_key(p)).cloned());
    let adjectives = single(&of_sentence(corpus, extraction, chain, false));
    let near = sentence(corpus, extraction, chain);
    let places = single(&near).filter(|p| adjectives.as_ref() != Some(p));
    // «وفي الأردن، قالت وزارة الخارجية»: whatever the article tells of otherwise.
    let elsewhere = |country: &Key| !near.is_empty() && !near.contains_key(country);
    // «قالت السلطات الأرمينية إن 429 من قوات الدفاع الذاتي قتلوا»: nor whatever its bodies are not of.
    let others = bodies(extraction, chain);
    let beside = |country: &Key| near.is_empty() && !others.is_empty() && !others.contains(country);
    let told = [
        adjectives,
        places,
        most(&lead(corpus, extraction, chain)).or_else(|| written_in.clone()),
        most(&whole),
    ];
    let voices = |country: &Key| told.iter().flatten().filter(|c| *c == country).count();
    let agreed = told.iter().flatten().find(|c| voices(c) > 1).cloned();
    let agreed = agreed.or_else(|| single(&whole)).filter(|c| !elsewhere(c) && !beside(c));
    agreed.or_else(|| written_in.filter(|_| whole.is_empty()))
}

/// The country an article is about: that of its head, when no other is named more in the whole.
pub(super) fn home(corpus: &Corpus, extraction: &Extraction, chain: usize) -> Option<Key> {
    let whole = most(&everywhere(corpus, extraction, chain))?;
    let head = lead(corpus, extraction, chain);
    (head.is_empty() || most(&head).as_ref() == Some(&whole)).then_some(whole)
}

/// The countries of the sentence that names the body first.
pub(super) fn sentence(corpus: &Corpus, extraction: &Extraction, chain: usize) -> Weights {
    of_sentence(corpus, extraction, chain, true)
}

fn of_sentence(corpus: &Corpus, extraction: &Extraction, chain: usize, places: bool) -> Weights {
    let of_body = |m: &&Mention| m.chain as usize == chain;
    let Some(body) = extraction.mentions.iter().find(of_body) else { return Weights::new() };
    weights(corpus, extraction, chain, |m| {
        let adjective = m.kind == MentionKind::Nationality;
        let kind = adjective || places && m.kind == MentionKind::Place;
        m.sentence == body.sentence && kind
    })
}

/// The countries the other bodies of the sentence say they are of.
fn bodies(extraction: &Extraction, chain: usize) -> BTreeSet<Key> {
    let of_body = |m: &&Mention| m.chain as usize == chain;
    let sentence = extraction.mentions.iter().find(of_body).map(|m| m.sentence);
    let here = extraction.mentions.iter().filter(|m| {
        m.kind == MentionKind::Organization
            && Some(m.sentence) == sentence
            && m.chain as usize != chain
    });
    here.filter_map(|m| extraction.chains.get(m.chain as usize)?.country.clone()).collect()
}

/// The countries of the headline and of the first sentence under it.
pub(super) fn lead(corpus: &Corpus, extraction: &Extraction, chain: usize) -> Weights {
    weights(corpus, extraction, chain, |m| m.sentence < 2)
}

/// The countries of everything known in the sentence, persons and bodies as well.
pub(super) fn company(corpus: &Corpus, extraction: &Extraction, chain: usize) -> Weights {
    let body = extraction.mentions.iter().find(|m| m.chain as usize == chain);
    let sentence = body.map(|m| m.sentence);
    weights(corpus, extraction, chain, |m| Some(m.sentence) == sentence)
}

pub(super) fn everywhere(corpus: &Corpus, extraction: &Extraction, chain: usize) -> Weights {
    weights(corpus, extraction, chain, |_| true)
}

fn weights(
    corpus: &Corpus,
    extraction: &Extraction,
    chain: usize,
    counts: impl Fn(&Mention) -> bool,
) -> Weights {
    let mut out = Weights::new();
    for mention in &extraction.mentions {
        let weight = match mention.kind {
            MentionKind::Nationality => 3,
            MentionKind::Place => 2,
            MentionKind::Person | MentionKind::Organization => 1,
            _ => continue,
        };
        if mention.chain as usize == chain || !counts(mention) {
            continue;
        }
        let known = extraction.chains.get(mention.chain as usize).and_then(|c| c.known.first());
        if let Some(country) = known.and_then(|key| country_of(corpus, key)) {
            *out.entry(country).or_default() += weight;
        }
    }
    out
}

fn country_of(corpus: &Corpus, key: &Key) -> Option<Key> {
    let thing = corpus.lexicon.get(key)?;
    match thing.class.as_str() {
        "country" => Some(thing.key.clone()),
        _ => thing.country.clone(),
    }
}

pub(super) fn single(counts: &Weights) -> Option<Key> {
    counts.keys().next().filter(|_| counts.len() == 1).cloned()
}

/// The one named most, when no other is named as often.
pub(super) fn most(counts: &Weights) -> Option<Key> {
    let best = counts.values().max()?;
    let mut keys = counts.iter().filter(|(_, n)| *n == best).map(|(k, _)| k);
    keys.next().filter(|_| keys.next().is_none()).cloned()
}
