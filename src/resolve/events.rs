//! Events: the carded ones, and which articles and sentences report them.
//!
//! An article joins a carded event when its front matter says so, or by rule: a sentence holds one
//! of the event's keywords, the days the sentence (else the article) speaks of touch the event's
//! days, and the event's place or a participant stands in the sentence, or both stand in the
//! article. The sentence is the evidence.

use std::collections::{BTreeMap, BTreeSet};

use super::Corpus;
use crate::base::{Date, Key};
use crate::document::{Article, EventCard};
use crate::extract::Extraction;
use crate::knowledge::{
    ArticleFacts, ArticleId, EntityId, Event, EventId, Evidence, KnowledgeBase,
};

/// Days after an event's end on which a report without a date of its own still means it.
const REPORTED_WITHIN: i32 = 3;

pub(super) fn events(corpus: &Corpus, kb: &mut KnowledgeBase) {
    let ids: BTreeMap<Key, EntityId> =
        kb.entities.iter().enumerate().map(|(i, e)| (e.key.clone(), EntityId::new(i))).collect();
    let mut events: Vec<Event> = (0u32..)
        .zip(corpus.event_cards)
        .map(|(ix, card)| from_card(card, ix, &ids, corpus))
        .collect();
    events.sort_by(|a, b| a.key.cmp(&b.key));
    for (ix, article, extraction) in corpus.read() {
        let Some(facts) = kb.articles.get(ix) else { continue };
        for event in &mut events {
            let card = event.card.and_then(|c| corpus.event_cards.get(c as usize));
            if let Some(card) = card {
                join(event, card, ArticleId::new(ix), article, extraction, facts);
            }
        }
    }
    relate(corpus, &mut events);
    kb.events = events;
    link_back(corpus, kb);
}

fn from_card(card: &EventCard, ix: u32, ids: &BTreeMap<Key, EntityId>, corpus: &Corpus) -> Event {
    let entity = |key: &Key| ids.get(corpus.lexicon.renamed.get(key).unwrap_or(key)).copied();
    Event {
        key: card.key.clone(),
        kind: card.kind,
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

/// Adds the sentences of one article that report the event.
fn join(
    event: &mut Event,
    card: &EventCard,
    id: ArticleId,
    article: &Article,
    extraction: &Extraction,
    facts: &ArticleFacts,
) {
    let assigned = article.meta.events.iter().any(|e| *e == card.key.as_str());
    let hits: Vec<_> = extraction.keywords.iter().filter(|k| k.event == card.key).collect();
    if !assigned && hits.is_empty() {
        return;
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
        if about && days_touch(event, article, extraction, hit.sentence, assigned) {
            evidence.entry(hit.sentence).or_insert_with(|| Evidence {
                article: id,
                sentence: hit.sentence,
                span: hit.span,
                rule: "event-keyword".into(),
            });
        }
    }
    if evidence.is_empty() && !assigned {
        return;
    }
    event.articles.push(id);
    event.evidence.extend(evidence.into_values());
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

/// Part of, before and after. Neighbours in time are looked for among the parts of one whole.
fn relate(corpus: &Corpus, events: &mut [Event]) {
    let ids: BTreeMap<Key, EventId> =
        events.iter().enumerate().map(|(i, e)| (e.key.clone(), EventId::new(i))).collect();
    let mut families: BTreeMap<EventId, Vec<EventId>> = BTreeMap::new();
    for (ix, event) in events.iter_mut().enumerate() {
        let card = event.card.and_then(|c| corpus.event_cards.get(c as usize));
        event.part_of = card.and_then(|c| c.part_of.as_ref()).and_then(|k| ids.get(k)).copied();
        if let Some(parent) = event.part_of {
            families.entry(parent).or_default().push(EventId::new(ix));
        }
    }
    let when = |events: &[Event], id: EventId| {
        events.get(id.ix()).map(|e| (e.start, e.end, e.key.clone()))
    };
    for (parent, mut parts) in families {
        parts.sort_by_key(|p| when(events, *p));
        for pair in parts.windows(2) {
            let [one, two] = pair else { continue };
            if let Some(event) = events.get_mut(one.ix()) {
                event.after = Some(*two);
            }
            if let Some(event) = events.get_mut(two.ix()) {
                event.before = Some(*one);
            }
        }
        if let Some(event) = events.get_mut(parent.ix()) {
            event.parts = parts;
        }
    }
}

/// Tells articles and entities of their events.
fn link_back(corpus: &Corpus, kb: &mut KnowledgeBase) {
    let mut order: Vec<EventId> = (0..kb.events.len()).map(EventId::new).collect();
    order.sort_by_key(|id| kb.events.get(id.ix()).map(|e| (e.start, e.key.clone())));
    for id in order {
        let Some(event) = kb.events.get_mut(id.ix()) else { continue };
        event.articles.sort_by_key(|a| {
            let article = corpus.articles.get(a.ix());
            article.map(|a| (a.meta.date.as_ref().map(|s| s.date), a.key.clone()))
        });
        if !event.published {
            continue;
        }
        for article in &event.articles {
            if let Some(facts) = kb.articles.get_mut(article.ix()) {
                facts.events.push(id);
            }
        }
        let place = event.place.map(|p| (p, "place".to_owned()));
        for (entity, role) in event.participants.iter().cloned().chain(place) {
            if let Some(entity) = kb.entities.get_mut(entity.ix()) {
                entity.events.push((id, role));
            }
        }
    }
}
