//! Who said what: quotations and indirect statements.
//!
//! Comes in: a reading, the chains and mentions found in it, and the titles. Goes out: [`Quote`]s
//! by start: marked words and colon speech (`direct`), and clauses after أن, بحسب, دعا إلى …
//! (not `direct`), each with the speaker where the words tell. A cue outside quotation marks makes
//! the speech; a name inside them never becomes the speaker. Marked words without any cue are
//! names, titles or irony, and are left alone.

mod addressed;
mod agree;
mod complement;
mod content;
mod cue;
mod describe;
pub(super) mod known;
mod marks;
mod namings;
mod object;
mod relay;
mod scene;
mod source;
mod speaker;
mod subject;
mod verbs;
mod walk;
mod whose;

use crate::extract::facts::{Chain, Mention, Quote};
use crate::extract::reading::Reading;

pub use super::roles::TitlePhrase;
pub(super) use source::may_open as may_open_source;

/// Every quotation and statement of the article.
pub fn quotes(
    reading: &Reading,
    chains: &[Chain],
    mentions: &[Mention],
    titles: &[TitlePhrase],
) -> Vec<Quote> {
    let scene = scene::Scene::new(reading, chains, mentions, titles);
    let mut quotes = walk::Walk::new(&scene).run();
    quotes.sort_by_key(|q| (q.span.start, !q.direct, q.span.end));
    quotes.dedup_by(|b, a| a.span == b.span && a.direct == b.direct);
    quotes
}

/// Marks that only turn the direction of writing.
fn is_direction(c: char) -> bool {
    crate::text::letters::is_invisible(c)
}

#[cfg(test)]
mod tests;
