//! Events: the carded ones, and which articles and sentences report them.
//!
//! An article joins a carded event when its front matter says so, or by rule: a sentence holds one
//! of the event's keywords, the days the sentence (else the article) speaks of touch the event's
//! days, and the event's place or a participant stands in the sentence, or both stand in the
//! article. The sentence is the evidence.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::super::Corpus;
use crate::base::{Date, Key, Span};
use crate::document::{Article, EventCard, EventKind};
use crate::extract::Extraction;
use crate::knowledge::{
    ArticleFacts, ArticleId, EntityId, Event, EventId, Evidence, KnowledgeBase,
};

/// Days after an event's end on which a report without a date of its own still means it.
const REPORTED_WITHIN: i32 = 3;

/// The carded events in the order of their keys, with the sentences that report them.
pub(super) fn events(
    corpus: &Corpus,
    kb: &KnowledgeBase,
    ids: &BTreeMap<Key, EntityId>,
) -> Vec<Event> {
    let cards = (0u32..).zip(corpus.event_cards);
    let mut events: Vec<Event> = cards.map(|(ix, card)| from_card(card, ix, ids, corpus)).collect();
    events.sort_by(|a, b| a.key.cmp(&b.key));
    let event_ids: BTreeMap<Key, EventId> =
        events.iter().enumerate().map(|(i, e)| (e.key.clone(), EventId::new(i))).collect();
    for event in &mut events {
        let card = event.card.and_then(|c| corpus.event_cards.get(c as usize));
        let parent = card.and_then(|c| c.part_of.as_ref());
        event.part_of = parent.and_then(|k| event_ids.get(k)).copied();
    }
    // Only events a keyword or the front matter names are looked at in an article.
    let read = corpus.articles.par_iter().zip(corpus.extractions).zip(&kb.articles).enumerate();
    let told = read.map(|(ix, ((article, extraction), facts))| {
        let named = extraction.keywords.iter().map(|k| k.event.as_str());
        let named: BTreeSet<&str> =
            named.chain(article.meta.events.iter().map(String::as_str)).collect();
        let report = |id: &EventId| {
            let event = events.get(id.ix())?;
            let evidence = join(event, ArticleId::new(ix), article, extraction, facts)?;
            Some((*id, evidence))
        };
        let named = named.into_iter().filter_map(|key| event_ids.get(key));
        named.filter_map(report).collect()
    });
    let told: Vec<Vec<(EventId, Vec<Evidence>)>> = told.collect();
    for (ix, told) in told.into_iter().enumerate() {
        for (id, evidence) in told {
            if let Some(event) = events.get_mut(id.ix()) {
                event.articles.push(ArticleId::new(ix));
                event.evidence.extend(evidence);
            }
        }
    }
    events
}

fn from_card(card: &EventCard, ix: u32, ids: &BTreeMap<Key, EntityId>, corpus: &Corpus) -> Event {
    let entity = |key: &Key| ids.get(corpus.lexicon.renamed.get(key).unwrap_or(key)).copied();
    Event {
        key: card.key.clone(),
        kind: card.kind,
        subkind: card.subkind.clone(),
        title: card.title.clone(),
        start: card.start,
        end: card.end.or(card.start),
        place: card.place.as_ref().and_then(entity),
        coordinates: card.coordinates,
        summary: card.summary.clone(),
        participants: card
            .participants
            .iter()
            .filter_map(|p| Some((entity(&p.entity)?, p.role.clone())))
            .collect(),
        card: Some(ix),
        published: !corpus.curation.block.contains(&card.key),
        ..Event::default()
    }
}

/// The sentences of one article that report the event; `None` when it does not.
fn join(
    event: &Event,
    id: ArticleId,
    article: &Article,
    extraction: &Extraction,
    facts: &ArticleFacts,
) -> Option<Vec<Evidence>> {
    let assigned = article.meta.events.iter().any(|e| *e == event.key.as_str());
    let hits: Vec<_> = extraction.keywords.iter().filter(|k| k.event == event.key).collect();
    if !assigned && hits.is_empty() {
        return None;
    }
    let present: BTreeSet<EntityId> = facts.mentions.iter().flatten().copied().collect();
    let involved: BTreeSet<EntityId> =
        event.participants.iter().map(|p| p.0).chain(event.place).collect();
    let article_has = event.place.is_none_or(|p| present.contains(&p))
        && (event.participants.is_empty()
            || event.participants.iter().any(|p| present.contains(&p.0)));
    let mut evidence: BTreeMap<u32, Evidence> = BTreeMap::new();
    for hit in hits {
        let in_sentence =
            extraction.mentions.iter().zip(&facts.mentions).any(|(m, e)| {
                m.sentence == hit.sentence && e.is_some_and(|e| involved.contains(&e))
            });
        let about = assigned || in_sentence || article_has;
        let days = days_touch(event, article, extraction, hit.sentence, assigned)
            || counted_later(event, article, extraction, hit.span);
        if about && days {
            evidence.entry(hit.sentence).or_insert_with(|| Evidence {
                article: id,
                sentence: hit.sentence,
                span: hit.span,
                rule: "event-keyword".into(),
            });
        }
    }
    if evidence.is_empty() && !assigned {
        return None;
    }
    if evidence.is_empty() {
        evidence = telling(event, id, extraction, facts, &involved);
    }
    Some(evidence.into_values().collect())
}

/// The rule of evidence that is only of the event's days.
pub(in crate::resolve) const BY_DAYS: &str = "event-days";

/// Sentences of one article that stand for the event when no keyword does, at most.
const TELLING: usize = 3;
/// An event of more days is not known by them.
const SHORT: i32 = 3;

/// In an article its author gave to the event, the sentences that speak of its days and name two of
/// its place and those who took part: «جلس ممثلون عن الأرمن، اليوم الخميس، مع وفد أذربيجاني في يفلاخ».
/// They are shown as evidence, and draw no figure to the event.
fn telling(
    event: &Event,
    id: ArticleId,
    extraction: &Extraction,
    facts: &ArticleFacts,
    involved: &BTreeSet<EntityId>,
) -> BTreeMap<u32, Evidence> {
    let Some((start, end)) = event.start.zip(event.end.or(event.start)) else {
        return BTreeMap::new();
    };
    if end.last_day() - start.first_day() > SHORT {
        return BTreeMap::new();
    }
    let touches =
        |a: Date, b: Date| a.first_day() <= end.last_day() && b.last_day() >= start.first_day();
    let names = |sentence: u32| {
        let here = extraction.mentions.iter().zip(&facts.mentions);
        let named = here.filter(|(m, _)| m.sentence == sentence).filter_map(|(_, e)| *e);
        let named: BTreeSet<EntityId> = named.filter(|e| involved.contains(e)).collect();
        !named.is_empty() && named.len() >= involved.len().min(2)
    };
    let day = |a: Date, b: Date| b.last_day() - a.first_day() <= SHORT && touches(a, b);
    let told = extraction.times.iter().filter(|t| {
        let days = t.start.zip(t.end.or(t.start));
        days.is_some_and(|(a, b)| day(a, b)) && names(t.sentence)
    });
    let mut out = BTreeMap::new();
    for time in told {
        out.entry(time.sentence).or_insert_with(|| Evidence {
            article: id,
            sentence: time.sentence,
            span: time.span,
            rule: BY_DAYS.into(),
        });
    }
    out.into_iter().take(TELLING).collect()
}

/// Days after a disaster within which its dead are counted.
const COUNTED_WITHIN: i32 = 60;

/// «رفعت الوزارة أمس حصيلة زلزال طنجة»: the keyword tells a disaster without a day of its own, and the article
/// was written in the weeks after it.
fn counted_later(event: &Event, article: &Article, extraction: &Extraction, hit: Span) -> bool {
    let undated = extraction
        .events
        .iter()
        .any(|e| e.kind == EventKind::Disaster && e.start.is_none() && e.span.overlaps(hit));
    let written = article.meta.date.as_ref().map(|s| s.date);
    let days = event.start.zip(event.end.or(event.start)).zip(written);
    undated
        && days.is_some_and(|((start, end), written)| {
            let day = written.first_day();
            day >= start.first_day() && day <= end.last_day() + COUNTED_WITHIN
        })
}

/// True when the days sentence or article speak of touch the days of the event.
fn days_touch(
    event: &Event,
    article: &Article,
    extraction: &Extraction,
    sentence: u32,
    assigned: bool,
) -> bool {
    let (Some(start), Some(end)) = (event.start, event.end.or(event.start)) else { return true };
    let touches =
        |a: Date, b: Date| a.first_day() <= end.last_day() && b.last_day() >= start.first_day();
    let mut said = extraction
        .times
        .iter()
        .filter(|t| t.sentence == sentence)
        .filter_map(|t| Some((t.start?, t.end.or(t.start)?)))
        .peekable();
    if said.peek().is_some() {
        return said.any(|(a, b)| touches(a, b));
    }
    if assigned {
        return true;
    }
    let Some(date) = article.meta.date.as_ref().map(|s| s.date) else { return false };
    date.last_day() >= start.first_day() && date.first_day() <= end.last_day() + REPORTED_WITHIN
}
