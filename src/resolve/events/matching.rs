//! Which carded event a story tells of.
//!
//! One its sentences name; else one its author gave the article; else a short one of its kind, days
//! and place; else the one the heading over it, or the headline, names.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Corpus;
use super::calendar::Calendar;
use super::story::{Story, same_place};
use super::touches;
use crate::base::{Key, Span};
use crate::document::{BlockKind, EventKind};
use crate::extract::EventMention;
use crate::knowledge::{ArticleId, EntityId, Event, EventId, KnowledgeBase};

/// Days a carded event may last for an undirected mention to be taken for it.
const SHORT: i32 = 45;

/// The carded event a story tells of: one its sentences name, else a short one of its kind, days
/// and place.
pub(super) fn carded_event(
    corpus: &Corpus,
    kb: &KnowledgeBase,
    (events, calendar): (&[Event], &Calendar),
    by_keyword: &BTreeMap<(usize, u32), Vec<EventId>>,
    story: &Story,
) -> Option<EventId> {
    let sentence = |(article, ix): &(usize, usize)| {
        let mention = corpus.extractions.get(*article)?.events.get(*ix)?;
        Some((*article, mention.sentence))
    };
    let shortest = |id: &EventId| (calendar.length(*id), *id);
    let same_kind = |id: &EventId| {
        events.get(id.ix()).is_some_and(|e| e.kind == story.kind || (e.kind == EventKind::Other))
    };
    let days = story.start.zip(story.end.or(story.start));
    let in_time = |id: &EventId| match (events.get(id.ix()), days) {
        (Some(event), Some((start, end))) => touches(event, start, end, 0),
        _ => true,
    };
    // «أعلنت العملية بعد مقتل ستة»: what only dates an event named beside it is not that event.
    let dates = story.passing && told_beside(corpus, story);
    let own = if dates { keywords_of(corpus, events, story) } else { BTreeSet::new() };
    let apart = |id: &EventId| !dates || own.contains(id);
    let named = story.mentions.iter().filter_map(sentence);
    let named = named.flat_map(|at| by_keyword.get(&at).into_iter().flatten()).copied();
    let best = named.filter(|id| same_kind(id) && in_time(id) && apart(id)).min_by_key(shortest);
    if best.is_some() {
        return best;
    }
    // What the author says the article tells of needs no place to be believed.
    let given = story.mentions.first().and_then(|(a, _)| corpus.articles.get(*a));
    let given = given.map(|a| a.meta.events.as_slice()).unwrap_or_default();
    let slack = if story.firm { 0 } else { 2 };
    let is_given = |id: &EventId| {
        events.get(id.ix()).is_some_and(|e| given.iter().any(|key| *key == e.key.as_str()))
    };
    let told = calendar.touching(story.kind, days?, slack).filter(|_| !given.is_empty());
    if let Some(id) = told.filter(is_given).filter(apart).min_by_key(shortest) {
        return Some(id);
    }
    let place = story.place(kb);
    let same = calendar
        .touching(story.kind, days?, 0)
        .filter(|id| calendar.length(*id) <= SHORT)
        .filter(|id| events.get(id.ix()).is_some_and(|event| held(kb, story, place, event)))
        .filter(apart)
        .min_by_key(shortest);
    let near = |id: &EventId| {
        let event = events.get(id.ix());
        event.is_some_and(|event| {
            event.kind == story.kind
                && (!story.firm || days.is_some_and(|(a, b)| touches(event, a, b, 1)))
                && (event.place.is_none()
                    || !story.placed
                    || place.is_none_or(|p| event.place.is_some_and(|q| same_place(kb, p, q))))
        })
    };
    let named = || spoken_of(corpus, events, story).into_iter();
    let spoken = || named().filter(|id| near(id) && apart(id)).min_by_key(shortest);
    // An article about one event of cards tells with «مقتل سبعة» of its days, and of nobody else, of it.
    let first = story.mentions.first().map(|(article, _)| ArticleId::new(*article));
    let within = || {
        let inside = |id: &EventId| {
            events.get(id.ix()).is_some_and(|event| {
                let theirs = |side: EntityId| {
                    event.place == Some(side) || event.participants.iter().any(|(e, _)| *e == side)
                };
                first.is_some_and(|article| event.articles.contains(&article))
                    && story.sides().all(theirs)
                    && story.firm
            })
        };
        let mut told = calendar.touching(story.kind, days?, 0).filter(inside).filter(apart);
        told.next().filter(|_| told.next().is_none())
    };
    same.or_else(spoken).or_else(within)
}

/// The carded events whose keyword a mention of the story is part of.
fn keywords_of(corpus: &Corpus, events: &[Event], story: &Story) -> BTreeSet<EventId> {
    let mut own = BTreeSet::new();
    for (article, ix) in &story.mentions {
        let Some(extraction) = corpus.extractions.get(*article) else { continue };
        let Some(mention) = extraction.events.get(*ix) else { continue };
        let hits = extraction.keywords.iter().filter(|k| k.span.overlaps(mention.span));
        own.extend(hits.filter_map(|k| carded_key(events, &k.event)));
    }
    own
}

/// The carded event of a key, of events sorted by key.
fn carded_key(events: &[Event], key: &Key) -> Option<EventId> {
    events.binary_search_by(|e| e.key.cmp(key)).ok().map(EventId::new)
}

/// True when a sentence of the story tells outright of another event of its kind.
fn told_beside(corpus: &Corpus, story: &Story) -> bool {
    story.mentions.iter().any(|(article, ix)| {
        let extraction = corpus.extractions.get(*article);
        let events = extraction.map(|e| e.events.as_slice()).unwrap_or_default();
        let sentence = events.get(*ix).map(|m| m.sentence);
        let outright = |m: &EventMention| !m.passing && m.kind == story.kind;
        events.iter().any(|m| Some(m.sentence) == sentence && outright(m))
    })
}

/// The carded events a story's own sentences name or, failing these, the heading they stand under,
/// or the headline of their article: what is told there without a day of its own is theirs.
fn spoken_of(corpus: &Corpus, events: &[Event], story: &Story) -> BTreeSet<EventId> {
    let Some((article, _)) = story.mentions.first() else { return BTreeSet::new() };
    let Some(extraction) = corpus.extractions.get(*article) else { return BTreeSet::new() };
    let named = |here: &dyn Fn(u32) -> bool| -> BTreeSet<EventId> {
        let hits = extraction.keywords.iter().filter(|k| here(k.sentence));
        hits.filter_map(|k| carded_key(events, &k.event)).collect()
    };
    let own = named(&|sentence| story.sentences.contains(&sentence));
    if !own.is_empty() {
        return own;
    }
    let heading = heading_over(corpus, story).map_or_else(BTreeSet::new, |span| {
        let hits = extraction.keywords.iter().filter(|k| k.span.overlaps(span));
        hits.filter_map(|k| carded_key(events, &k.event)).collect()
    });
    if heading.is_empty() { named(&|sentence| sentence == 0) } else { heading }
}

/// The heading under which the first mention of a story stands.
fn heading_over(corpus: &Corpus, story: &Story) -> Option<Span> {
    let (article, ix) = story.mentions.first()?;
    let at = corpus.extractions.get(*article)?.events.get(*ix)?.span;
    let blocks = &corpus.articles.get(*article)?.body.blocks;
    let before = blocks.iter().take_while(|b| b.span.end() <= at.start());
    let heading = before.filter(|b| matches!(b.kind, BlockKind::Heading(_))).last();
    heading.map(|b| b.span)
}

/// Whether an event has the place of a story, or two of its participants.
pub(super) fn held(
    kb: &KnowledgeBase,
    story: &Story,
    place: Option<EntityId>,
    event: &Event,
) -> bool {
    let here = event.place.zip(place).is_some_and(|(a, b)| same_place(kb, a, b));
    let takes_part = |(e, _): &&(EntityId, _)| story.participants.keys().any(|(p, _)| p == e);
    here || event.participants.iter().filter(takes_part).count() > 1
}
