//! What is only planned, called for or demanded, joined to what came of it: «دعت إلى وقف إطلاق النار»
//! on Monday and the truce of Wednesday are one thing.
//!
//! Comes in: stories nobody tells as happened, and the events made of those that were. Goes out: the
//! event a hope came true in. Such a story lends the event its words, never its day or its sides.

use std::collections::BTreeMap;

use super::super::Corpus;
use super::story::{Story, same_place};
use crate::base::Date;
use crate::document::EventKind;
use crate::knowledge::{EventId, KnowledgeBase};

/// Days in which what was called for may come about.
const SOON: i32 = 10;
/// What two articles of one story have in common among what they speak of most.
const ABOUT: usize = 3;
/// Days a plan with a day of its own may be off.
const OFF: i32 = 2;

/// Told stories by family and first day, for those that hope for them.
pub(super) struct Fulfilled<'a> {
    told: &'a [(EventId, Story)],
    by_day: BTreeMap<(EventKind, &'static str, i32), Vec<usize>>,
}

impl<'a> Fulfilled<'a> {
    pub(super) fn new(told: &'a [(EventId, Story)]) -> Self {
        let mut by_day: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (ix, (_, story)) in told.iter().enumerate() {
            if let Some(start) = story.start {
                let (kind, family) = story.family;
                by_day.entry((kind, family, start.first_day())).or_default().push(ix);
            }
        }
        Self { told, by_day }
    }

    /// The event in which a hope came true.
    pub(super) fn of(&self, corpus: &Corpus, kb: &KnowledgeBase, hope: &Story) -> Option<EventId> {
        let (article, _) = hope.mentions.first()?;
        let written = corpus.articles.get(*article)?.meta.date.as_ref()?.date;
        let (from, to) = window(hope, written);
        let (kind, family) = hope.family;
        let near = self.by_day.range((kind, family, from)..=(kind, family, to));
        let near = near.flat_map(|(_, those)| those).filter_map(|ix| self.told.get(*ix));
        let scored = near.filter_map(|(id, story)| {
            let here = story.mentions.iter().any(|(a, _)| a == article);
            Some((fits(kb, story, hope, here)?, *id))
        });
        scored.max_by_key(|(score, id)| (*score, std::cmp::Reverse(*id))).map(|(_, id)| id)
    }
}

/// First and last day on which it may have begun.
fn window(hope: &Story, written: Date) -> (i32, i32) {
    match hope.start.zip(hope.end).filter(|_| hope.firm) {
        Some((start, end)) => (start.first_day() - OFF, end.last_day() + OFF),
        None => (written.first_day() - OFF, written.last_day() + SOON),
    }
}

/// How well they agree; `here` when one article tells both.
fn fits(kb: &KnowledgeBase, told: &Story, hope: &Story, here: bool) -> Option<u32> {
    let one_place = told.places.keys().any(|p| hope.places.keys().any(|q| same_place(kb, *p, *q)));
    if !one_place && !told.places.is_empty() && !hope.places.is_empty() {
        return None;
    }
    let shared = hope.sides().filter(|side| told.sides().any(|other| other == *side)).count();
    // A call somebody means to make is not one others made.
    let parties = |story: &Story| story.participants.keys().map(|(id, _)| *id).collect::<Vec<_>>();
    let (ours, theirs) = (parties(hope), parties(told));
    let others = hope.family.0 == EventKind::Consult
        && !ours.is_empty()
        && !theirs.is_empty()
        && !ours.iter().any(|id| theirs.contains(id));
    if others {
        return None;
    }
    let silent = hope.sides().next().is_none();
    // «دعا إلى مفاوضات» of nobody is not the meeting of somebody.
    let of_others = hope.family.0 == EventKind::Consult && ours.is_empty() && !theirs.is_empty();
    if of_others && !one_place && !hope.firm {
        return None;
    }
    let score = u32::try_from(shared).unwrap_or(0) * 2 + u32::from(one_place) * 3 + u32::from(here);
    // Another article of the same story: «يعتزم الاتصال بالأطراف», «أجرى اتصالات».
    let about = told.about.intersection(&hope.about).count();
    let one_news = silent && about >= ABOUT;
    (one_place || shared > 0 || here && silent || one_news).then_some(score)
}
