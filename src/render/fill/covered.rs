//! Events whose sentences name a person who is no party to them: what else of one's time the articles tell.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use super::event::Topics;
use crate::document::EntityKind;
use crate::extract::Modality;
use crate::knowledge::{EntityId, EventId};
use crate::site::Site;

/// Events shown.
const SHOWN: usize = 6;
/// Sentences looked at: of those named everywhere the first show enough.
const SENTENCES: usize = 2_000;

/// The events told in sentences that name a person or in which he speaks, without those he takes
/// part in, those told most so first in weight and in order of time.
pub fn covered(site: &Site, id: EntityId) -> Vec<EventId> {
    let Some(entity) = site.entity(id).filter(|e| e.kind == EntityKind::Person) else {
        return Vec::new();
    };
    let mut told: BTreeMap<EventId, usize> = BTreeMap::new();
    let near: Vec<_> = entity.mentions.iter().take(SENTENCES).collect();
    for here in near.chunk_by(|a, b| a.article == b.article) {
        let Some(article) = here.first().map(|e| e.article) else { continue };
        let Some(extraction) = site.extraction(article) else { continue };
        let Some(facts) = site.parts.kb.articles.get(article.ix()) else { continue };
        let mut sentences: Vec<u32> = here.iter().map(|e| e.sentence).collect();
        sentences.dedup();
        for (mention, event) in extraction.events.iter().zip(&facts.event_mentions) {
            let aside = mention.passing || mention.modality == Modality::Background;
            let named = sentences.binary_search(&mention.sentence).is_ok();
            if let Some(event) = event.filter(|_| named && !aside) {
                *told.entry(event).or_default() += 1;
            }
        }
        let topics = LazyCell::new(|| Topics::new(site, article));
        let spoken = facts.quotes.iter().filter(|q| q.speaker == Some(id));
        for event in spoken.flat_map(|q| topics.of(q.evidence.sentence)).flatten() {
            *told.entry(event).or_default() += 1;
        }
    }
    let party = |e: &EventId| entity.events.iter().any(|(own, _)| own == e);
    let mut best: Vec<(EventId, usize)> = told.into_iter().filter(|(e, _)| !party(e)).collect();
    best.retain(|(e, _)| site.event(*e).is_some_and(|e| e.published));
    best.sort_by_key(|(e, n)| (std::cmp::Reverse(*n), *e));
    best.truncate(SHOWN);
    let start = |e: EventId| site.event(e).and_then(|e| e.start);
    best.sort_by_key(|(e, _)| (start(*e).is_none(), start(*e), *e));
    best.into_iter().map(|(e, _)| e).collect()
}
