//! Reading one article: sentences, mentions, quotations, claims, events, as spans of its text.
//!
//! Comes in: an article and the lexicon. Goes out: an [`Extraction`], serialisable and free of any
//! order but the text's, so that reading a corpus is a pure map.
//! What two articles share is not decided here: that is `resolve`'s work.

pub mod anchors;
pub mod chains;
mod clubs;
mod cues;
pub mod dateline;
pub mod events;
pub mod facts;
mod hamza;
pub mod known;
pub mod names;
mod nationalities;
mod never;
pub mod organizations;
pub mod overlap;
pub mod people;
mod phrases;
pub mod places;
pub mod quantities;
pub mod reading;
pub mod refer;
pub mod roles;
pub mod speech;
pub mod tags;
mod tense;
pub mod times;
mod traits;
pub mod words;
mod works;

pub use facts::{
    Chain, Claim, EventMention, Extraction, Hedge, KeywordHit, Mention, MentionKind, Modality,
    Quote, QuoteMode, RoleMention, SentenceFact, Stance, TimeMention,
};
pub use reading::Reading;

use crate::document::{Article, TitleOrigin};
use crate::lexicon::Lexicon;
use crate::text::{TokenKind, runs};

/// Reads one article.
pub fn extract(article: &Article, lexicon: &Lexicon) -> Extraction {
    read(&reading(article, lexicon))
}

/// An article made ready for the rules.
pub fn reading<'a>(article: &'a Article, lexicon: &'a Lexicon) -> Reading<'a> {
    let analysis = reading::analyzed(article);
    let traits = words::of(lexicon, &analysis);
    Reading::new(article, lexicon, analysis, traits)
}

fn read(reading: &Reading) -> Extraction {
    let sentences = anchors::sentences(reading);
    let names::Names { chains, mentions, roles, titles } = names::read(reading);
    let mut quotes = speech::quotes(reading, &chains, &mentions, &titles);
    // The first sentence once more is no second report of what it tells.
    if reading.article.meta.title_origin == TitleOrigin::Derived
        && let Some(title) = reading.article.body.title()
    {
        quotes.retain(|quote| !title.contains(quote.span));
    }
    let keywords = keywords(reading);
    let times = times::times(reading);
    let events = events::event_mentions(reading, &mentions, &chains, &times, &quotes);
    let claims = quantities::claims(reading, &mentions, &quotes, &times, &events);
    let sketch = sketch(reading);
    let mut found = Extraction {
        sentences,
        chains,
        mentions,
        roles,
        quotes,
        claims,
        events,
        keywords,
        times,
        sketch,
    };
    found.shrink_to_fit();
    found
}

/// What the text has in common with nearly the same ones.
fn sketch(reading: &Reading) -> Vec<u64> {
    let tokens = reading.analysis.solid.iter().enumerate();
    let words = tokens.filter(|(_, token)| token.kind != TokenKind::Punct);
    let words: Vec<u64> = words.map(|(ix, _)| reading.traits(ix).hash).collect();
    runs::sketch(&words, Extraction::SHORTEST, Extraction::SKETCH)
}

/// Where the keywords of carded events stand.
fn keywords(reading: &Reading) -> Vec<KeywordHit> {
    let hits = reading.lexicon.find_keywords(reading.text, &reading.analysis);
    let hit = |(event, span): (_, crate::base::Span)| KeywordHit {
        event,
        span,
        sentence: reading.sentence_at(span.start()),
    };
    hits.into_iter().map(hit).collect()
}

#[cfg(test)]
mod tests;
