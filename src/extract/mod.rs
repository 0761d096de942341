//! Reading one article: sentences, mentions, quotations, claims, events, as spans of its text.
//!
//! Comes in: an article and the lexicon. Goes out: an [`Extraction`], serialisable and free of any
//! order but the text's, so that reading a corpus is a pure map.
//! What two articles share is not decided here: that is `resolve`'s work.

pub mod anchors;
pub mod chains;
pub mod facts;
pub mod known;
pub mod overlap;
pub mod reading;

pub use facts::{
    Chain, Claim, EventMention, Extraction, Hedge, KeywordHit, Mention, MentionKind, Modality,
    Quote, QuoteMode, RoleMention, SentenceFact, Stance, TimeMention,
};
pub use reading::Reading;

use crate::document::Article;
use crate::lexicon::Lexicon;

/// Reads one article.
pub fn extract(article: &Article, lexicon: &Lexicon) -> Extraction {
    let reading = Reading::new(article, lexicon);
    let sentences = anchors::sentences(&reading);
    let candidates = known::candidates(&reading);
    let candidates = overlap::resolve(candidates);
    let (chains, mentions) = chains::chain(&reading, candidates);
    let keywords = keywords(&reading);
    Extraction { sentences, chains, mentions, keywords, ..Extraction::default() }
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
