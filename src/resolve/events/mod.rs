//! Events: the carded ones, those the articles tell of by themselves, and how they hang together.

mod calendar;
mod carded;
mod discovered;
mod fights;
mod glance;
mod hoped;
mod made;
mod matching;
mod once;
mod recalled;
mod since;
mod story;
mod told;

pub(super) use carded::BY_DAYS;
pub(super) use since::BY_COUNT;
pub(super) use story::same_place;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::Corpus;
use crate::base::{Date, Key};
use crate::knowledge::{ArticleId, EntityId, Event, EventId, Evidence, KnowledgeBase};

/// Fills the events of the knowledge base, and what articles and entities know of them.
pub(super) fn events(corpus: &Corpus, kb: &mut KnowledgeBase) {
    let ids: BTreeMap<Key, EntityId> =
        kb.entities.iter().enumerate().map(|(i, e)| (e.key.clone(), EntityId::new(i))).collect();
    let mut events = carded::events(corpus, kb, &ids);
    let assigned = discovered::discover(corpus, kb, &mut events);
    // Discovered events were appended: ids follow the keys from here on.
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by(|a, b| events.get(*a).map(|e| &e.key).cmp(&events.get(*b).map(|e| &e.key)));
    let mut place = vec![0; events.len()];
    for (new, old) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(*old) {
            *slot = new;
        }
    }
    let renumber = |id: EventId| place.get(id.ix()).map_or(id, |new| EventId::new(*new));
    for event in &mut events {
        event.part_of = event.part_of.map(renumber);
    }
    events.sort_by(|a, b| a.key.cmp(&b.key));
    for (facts, assigned) in kb.articles.iter_mut().zip(assigned) {
        facts.event_mentions = assigned.into_iter().map(|id| id.map(renumber)).collect();
    }
    since::since(corpus, &kb.articles, &mut events);
    relate(&mut events);
    kb.events = events;
    link_back(corpus, kb);
}

/// True when the days from `a` to `b` touch the days of the event, `slack` days given on each side.
fn touches(event: &Event, a: Date, b: Date, slack: i32) -> bool {
    let (Some(start), Some(end)) = (event.start, event.end.or(event.start)) else { return false };
    a.first_day() <= end.last_day() + slack && b.last_day() + slack >= start.first_day()
}

/// Parts, before and after. Neighbours in time are looked for among the parts of one whole.
fn relate(events: &mut [Event]) {
    let mut families: BTreeMap<EventId, Vec<EventId>> = BTreeMap::new();
    for (ix, event) in events.iter().enumerate() {
        if let Some(parent) = event.part_of.filter(|_| event.published) {
            families.entry(parent).or_default().push(EventId::new(ix));
        }
    }
    let when = |events: &[Event], id: EventId| {
        events.get(id.ix()).map(|e| (e.start.is_none(), e.start, e.end, e.key.clone()))
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

/// The place of each article among all by the day it was written, then by its key.
fn reported(corpus: &Corpus) -> Vec<usize> {
    let mut order: Vec<usize> = (0..corpus.articles.len()).collect();
    let when = |ix: &usize| {
        let article = corpus.articles.get(*ix);
        article.map(|a| (a.meta.date.as_ref().map(|s| s.date), &a.key))
    };
    order.par_sort_by(|a, b| when(a).cmp(&when(b)));
    let mut places = vec![0; order.len()];
    for (place, ix) in order.into_iter().enumerate() {
        if let Some(slot) = places.get_mut(ix) {
            *slot = place;
        }
    }
    places
}

/// Tells articles and entities of their events.
fn link_back(corpus: &Corpus, kb: &mut KnowledgeBase) {
    let mut order: Vec<EventId> = (0..kb.events.len()).map(EventId::new).collect();
    let when = |id: &EventId| kb.events.get(id.ix()).map(|e| (e.start.is_none(), e.start, &e.key));
    order.sort_by(|a, b| when(a).cmp(&when(b)));
    let reported = reported(corpus);
    kb.events.par_iter_mut().for_each(|event| {
        event.articles.sort_unstable_by_key(|a| reported.get(a.ix()));
        event.articles.dedup();
        event.evidence.sort();
        event.evidence.dedup_by(|b, a| a.article == b.article && a.sentence == b.sentence);
    });
    for id in order {
        let Some(event) = kb.events.get_mut(id.ix()) else { continue };
        if !event.published {
            continue;
        }
        for article in &event.articles {
            if let Some(facts) = kb.articles.get_mut(article.ix()) {
                facts.events.push(id);
            }
        }
        let place = event.place.map(|p| (p, "place".to_owned()));
        let mut told: Vec<EntityId> = Vec::new();
        for (entity, role) in event.participants.iter().cloned().chain(place) {
            if told.contains(&entity) {
                continue;
            }
            told.push(entity);
            if let Some(entity) = kb.entities.get_mut(entity.ix()) {
                entity.events.push((id, role));
            }
        }
    }
}

/// Tells events with a page of the articles that only count their victims: «قُتل 192 في عملية 19 سبتمبر».
pub(super) fn counted(corpus: &Corpus, kb: &mut KnowledgeBase) {
    let mut new: Vec<(EventId, Evidence)> = Vec::new();
    for (ix, facts) in kb.articles.iter().enumerate() {
        let mut known: Option<BTreeSet<EventId>> = None;
        for claim in &facts.claims {
            let Some(id) = claim.event else { continue };
            let known = known.get_or_insert_with(|| facts.events.iter().copied().collect());
            if kb.events.get(id.ix()).is_some_and(|e| e.published) && known.insert(id) {
                let article = ArticleId::new(ix);
                let rule = BY_COUNT.into();
                new.push((id, Evidence { article, rule, ..claim.evidence.clone() }));
            }
        }
    }
    if new.is_empty() {
        return;
    }
    let when = |id: &EventId| kb.events.get(id.ix()).map(|e| (e.start.is_none(), e.start, &e.key));
    for (id, evidence) in &new {
        if let Some(facts) = kb.articles.get_mut(evidence.article.ix()) {
            facts.events.push(*id);
            facts.events.sort_by(|a, b| when(a).cmp(&when(b)));
        }
    }
    let reported = reported(corpus);
    let touched: BTreeSet<EventId> = new.iter().map(|(id, _)| *id).collect();
    for (id, evidence) in new {
        if let Some(event) = kb.events.get_mut(id.ix()) {
            event.articles.push(evidence.article);
            event.evidence.push(evidence);
        }
    }
    for id in touched {
        if let Some(event) = kb.events.get_mut(id.ix()) {
            event.articles.sort_unstable_by_key(|a| reported.get(a.ix()));
            event.evidence.sort();
        }
    }
}
