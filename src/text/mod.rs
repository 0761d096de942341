//! Arabic text as such: letters, folding, tokens, sentences, clitics, numbers, the calendar.
//!
//! Comes in: a text and the spans of its blocks. Goes out: an [`Analysis`]: tokens that tile the
//! text, the folded form of every word, the sentences. The text itself is never changed.
//! Which words are names is not known here.

pub mod analysis;
pub mod calendar;
pub mod clitics;
pub mod fold;
pub mod letters;
pub mod nominative;
pub mod numbers;
pub mod opening;
pub mod runs;
pub mod sentences;
pub mod tokens;
pub mod word_set;

pub use analysis::{Analysis, analyze};
pub use fold::{fold, fold_key};
pub use nominative::nominative;
pub use opening::opening;
pub use sentences::Sentence;
pub use tokens::{Token, TokenKind};
pub use word_set::WordSet;
