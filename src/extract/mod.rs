//! Reading one article: sentences, mentions, quotations, claims, events, as spans of its text.
//!
//! Comes in: an article, its text analysis, the lexicon. Goes out: an [`Extraction`], serialisable
//! and free of any order but the text's, so that reading a corpus is a pure map.
//! What two articles share is not decided here: that is `resolve`'s work.

pub mod facts;

pub use facts::{
    Chain, Claim, EventMention, Extraction, Hedge, Mention, MentionKind, Modality, Quote,
    QuoteMode, RoleMention, SentenceFact, Stance, TimeMention,
};
