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
    Chain, Claim, EventMention, Extraction, Hedge, Mention, MentionKind, Modality, Quote,
    QuoteMode, RoleMention, SentenceFact, Stance, TimeMention,
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
    Extraction { sentences, chains, mentions, ..Extraction::default() }
}
