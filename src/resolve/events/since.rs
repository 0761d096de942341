//! What is counted since a day is counted of what began on that day.
//!
//! «قُتل 41 مدنيًا منذ 27 سبتمبر» names no war. Where one event of the site that lasted began on that day,
//! and the article, written while it lasted or soon after, names one of its parties or its place, the
//! sentence is told of it; and so are the figures its paragraph goes on with.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::super::Corpus;
use crate::base::{Date, Precision};
use crate::document::{Article, EventKind};
use crate::extract::{Claim, Extraction};
use crate::knowledge::{ArticleFacts, ArticleId, EntityId, Event, EventId, Evidence};
use crate::text::fold_key;

/// The rule of evidence that only counts.
pub(in crate::resolve) const BY_COUNT: &str = "counted-since";

/// An event of fewer days is not counted since its beginning.
const LONG: i32 = 3;
/// Days after its end within which it is.
const SOON: i32 = 30;

/// Adds to events the sentences that count since they began.
pub(super) fn since(corpus: &Corpus, facts: &[ArticleFacts], events: &mut [Event]) {
    let lasting = |event: &Event| {
        let days = event.start.zip(event.end);
        event.published
            && matches!(event.kind, EventKind::Assault | EventKind::Disaster | EventKind::Protest)
            && event.start.is_some_and(|d| d.precision() == Precision::Day)
            && days.is_some_and(|(a, b)| b.last_day() - a.first_day() >= LONG)
    };
    let lasting: Vec<EventId> = (0..)
        .map(EventId::new)
        .zip(events.iter())
        .filter(|(_, e)| lasting(e))
        .map(|(id, _)| id)
        .collect();
    if lasting.is_empty() {
        return;
    }
    let read = corpus.articles.par_iter().zip(corpus.extractions).zip(facts).enumerate();
    let told: Vec<(EventId, Evidence)> = read
        .flat_map_iter(|(ix, ((article, extraction), facts))| {
            let of = |day: Date| begun(events, &lasting, day, article, facts);
            told(ArticleId::new(ix), article, extraction, facts, of)
        })
        .collect();
    for (id, evidence) in told {
        if let Some(event) = events.get_mut(id.ix()) {
            let same =
                |e: &Evidence| (e.article, e.sentence) == (evidence.article, evidence.sentence);
            event.articles.push(evidence.article);
            if !event.evidence.iter().any(same) {
                event.evidence.push(evidence);
            }
        }
    }
}

/// The one event that began on a day, lasted until the article was written or nearly, and has a party
/// or place the article names.
fn begun(
    events: &[Event],
    lasting: &[EventId],
    day: Date,
    article: &Article,
    facts: &ArticleFacts,
) -> Option<EventId> {
    let written = article.meta.date.as_ref()?.date.first_day();
    let mut fitting = lasting.iter().copied().filter(|id| {
        let Some(event) = events.get(id.ix()) else { return false };
        let involved: BTreeSet<EntityId> =
            event.participants.iter().map(|p| p.0).chain(event.place).collect();
        event.start == Some(day)
            && event.end.is_some_and(|end| written <= end.last_day() + SOON)
            && facts.mentions.iter().flatten().any(|e| involved.contains(e))
    });
    fitting.next().filter(|_| fitting.next().is_none())
}

/// The sentences of one article that count since a day, with those their paragraph goes on with.
fn told(
    id: ArticleId,
    article: &Article,
    extraction: &Extraction,
    facts: &ArticleFacts,
    of: impl Fn(Date) -> Option<EventId>,
) -> Vec<(EventId, Evidence)> {
    let text = article.body.text.as_str();
    let known = |c: &Claim| {
        let mention = c.event.and_then(|e| facts.event_mentions.get(e as usize));
        mention.is_some_and(Option::is_some)
    };
    let mut out: Vec<(EventId, Evidence)> = Vec::new();
    let mut done = 0;
    let starts = extraction.times.iter().filter(|t| {
        let before = text.get(..t.span.start()).unwrap_or_default();
        let word = before.split_whitespace().next_back().map(fold_key);
        matches!(word.as_deref(), Some("منذ" | "ومنذ"))
    });
    for time in starts {
        // What its paragraph goes on with was gone through.
        if time.sentence < done {
            continue;
        }
        let free = |n: u32| {
            let first = extraction.claims.partition_point(|c| c.sentence < n);
            let mut here =
                extraction.claims.iter().skip(first).take_while(move |c| c.sentence == n);
            here.find(|c| counts(c) && !known(c))
        };
        let Some(first) = free(time.sentence) else { continue };
        let Some(event) = time.start.and_then(&of) else { continue };
        let paragraph = |at: usize| text.get(..at).unwrap_or_default().rfind('\n');
        let mut gap = 0;
        for n in time.sentence.. {
            // A sentence without a figure may stand between two.
            let claim = match free(n) {
                Some(claim) if paragraph(claim.span.start()) == paragraph(first.span.start()) => {
                    claim
                }
                None if gap == 0 => {
                    gap += 1;
                    continue;
                }
                _ => break,
            };
            gap = 0;
            done = n + 1;
            let rule = BY_COUNT.into();
            out.push((event, Evidence { article: id, sentence: n, span: claim.span, rule }));
        }
    }
    out
}

/// A figure of victims or damage.
fn counts(claim: &Claim) -> bool {
    !claim.apart
        && matches!(
            claim.measure.as_str(),
            "killed" | "injured" | "missing" | "displaced" | "destroyed" | "damaged"
        )
}
