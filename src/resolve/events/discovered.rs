//! Events no card names: mentions that tell of the same thing, first within an article, then
//! across articles; and the mentions that tell of a carded event.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::super::Corpus;
use super::calendar::Calendar;
use super::glance::{Glance, Glancing};
use super::hoped::Fulfilled;
use super::made::{event, name};
use super::matching::carded_event;
use super::story::{Story, agreement, family, told_as};
use super::{fights, recalled, told};
use crate::base::{Date, Key, Precision};
use crate::document::EventKind;
use crate::extract::{EventMention, Extraction, Modality};
use crate::knowledge::{
    ArticleFacts, ArticleId, EntityId, Event, EventId, Evidence, KnowledgeBase,
};
use crate::locale::Locale;

/// Appends discovered events to `events` and says of every mention of every article which event it
/// tells of.
pub(super) fn discover(
    corpus: &Corpus,
    kb: &KnowledgeBase,
    events: &mut Vec<Event>,
) -> Vec<Vec<Option<EventId>>> {
    let mut assigned: Vec<Vec<Option<EventId>>> =
        corpus.extractions.iter().map(|e| vec![None; e.events.len()]).collect();
    let by_keyword = keyword_sentences(events);
    let calendar = Calendar::new(events);
    let carded = |story: &Story| carded_event(corpus, kb, (events, &calendar), &by_keyword, story);
    let told = |ix| {
        let (told, hopes) = stories_of(corpus, kb, ix);
        let told: Vec<_> = told.into_iter().map(|s| (carded(&s), s)).collect();
        (told, hopes)
    };
    let told: Vec<_> = (0..corpus.articles.len()).into_par_iter().map(told).collect();
    let (told, hopes): (Vec<_>, Vec<_>) = told.into_iter().unzip();
    let mut stories: Vec<Story> = Vec::new();
    for (known, story) in told.into_iter().flatten() {
        match known {
            Some(id) => report(corpus, events, id, &story.mentions, &mut assigned),
            None => stories.push(story),
        }
    }
    let locale = Locale::new(corpus.config);
    let mut taken: BTreeMap<Key, u32> = events.iter().map(|e| (e.key.clone(), 1)).collect();
    let drafts = |stories: &[Story], events: &[Event]| -> Vec<Option<Event>> {
        let draft = |story| event(corpus, kb, &locale, story, (events, &calendar));
        stories.par_iter().map(draft).collect()
    };
    let mut make = |story: &Story, draft: Option<Event>, events: &mut Vec<Event>| {
        let mut event = draft?;
        name(corpus, &mut event, &mut taken);
        let id = EventId::new(events.len());
        events.push(event);
        report(corpus, events, id, &story.mentions, &mut assigned);
        // Who takes it up bears witness where the event is known by its own words.
        let known = story.firm && (story.placed || !story.participants.is_empty());
        if known {
            report(corpus, events, id, &story.taken_up, &mut assigned);
        }
        if let Some(event) = events.get_mut(id.ix()) {
            event.published = story.asserted && told::is_told(corpus, event, story);
        }
        if !known {
            report(corpus, events, id, &story.taken_up, &mut assigned);
        }
        Some(id)
    };
    let merged = recalled::join(corpus, kb, merge(kb, stories));
    let drafted = drafts(&merged, events);
    let made = merged.into_iter().zip(drafted);
    let made: Vec<(EventId, Story)> =
        made.filter_map(|(story, draft)| Some((make(&story, draft, events)?, story))).collect();
    let fulfilled = Fulfilled::new(&made);
    let hopes: Vec<Story> = hopes.into_iter().flatten().collect();
    let came = hopes.par_iter().map(|hope| fulfilled.of(corpus, kb, hope));
    let came: Vec<Option<EventId>> = came.collect();
    let mut open = Vec::new();
    let mut joined = Vec::new();
    for (hope, came) in hopes.into_iter().zip(came) {
        match came {
            Some(id) => joined.push((id, hope)),
            None => open.push(hope),
        }
    }
    let merged = recalled::join_hopes(corpus, kb, merge(kb, open));
    let drafted = drafts(&merged, events);
    for (story, draft) in merged.iter().zip(drafted) {
        make(story, draft, events);
    }
    for (id, hope) in &joined {
        assign(*id, &hope.mentions, &mut assigned);
    }
    // Nobody waits for many small pieces to be given back.
    rayon::spawn(move || drop((made, merged, joined)));
    assigned
}

/// Says of mentions which event they tell of.
fn assign(id: EventId, mentions: &[(usize, usize)], assigned: &mut [Vec<Option<EventId>>]) {
    for (article, ix) in mentions {
        if let Some(slot) = assigned.get_mut(*article).and_then(|a| a.get_mut(*ix)) {
            *slot = Some(id);
        }
    }
}

/// Sentences that hold a keyword of a carded event and were found to report it.
fn keyword_sentences(events: &[Event]) -> BTreeMap<(usize, u32), Vec<EventId>> {
    let mut out: BTreeMap<(usize, u32), Vec<EventId>> = BTreeMap::new();
    for (ix, event) in events.iter().enumerate() {
        for evidence in &event.evidence {
            let at = (evidence.article.ix(), evidence.sentence);
            out.entry(at).or_default().push(EventId::new(ix));
        }
    }
    out
}

/// What one article tells of, and what it says is planned or asked for.
fn stories_of(corpus: &Corpus, kb: &KnowledgeBase, article: usize) -> (Vec<Story>, Vec<Story>) {
    let (Some(extraction), Some(facts)) =
        (corpus.extractions.get(article), kb.articles.get(article))
    else {
        return <(Vec<Story>, Vec<Story>)>::default();
    };
    let about = about(facts);
    let entity = |chain: u32| facts.chains.get(chain as usize).copied().flatten();
    let text = corpus.articles.get(article).map_or("", |a| a.body.text.as_str());
    let (mut stories, mut hopes): (Vec<Story>, Vec<Story>) = Default::default();
    // Dated mentions lay the stories down, the others join them.
    let mut order: Vec<usize> = (0..extraction.events.len()).collect();
    order.sort_by_key(|i| extraction.events.get(*i).is_some_and(|e| e.start.is_none()));
    for ix in order {
        let Some(mention) = extraction.events.get(ix) else { continue };
        if mention.modality == Modality::Negated {
            continue;
        }
        let hope = matches!(mention.modality, Modality::Planned | Modality::Demanded);
        let mut story = Story {
            family: family(mention.kind, told_as(mention)),
            kind: mention.kind,
            start: mention.start,
            end: mention.end.or(mention.start),
            mentions: vec![(article, ix)],
            sentences: BTreeSet::from([mention.sentence]),
            about: about.clone(),
            asserted: matches!(mention.modality, Modality::Asserted | Modality::Background),
            definite: mention.span.of(text).starts_with("ال"),
            passing: mention.passing,
            placed: mention.placed,
            firm: extraction.times.iter().any(|t| t.sentence == mention.sentence),
            ..Story::default()
        };
        let vague = |d: Date| d.precision() != Precision::Day;
        story.recalls = match mention.start {
            None => true,
            Some(start) if mention.modality == Modality::Background => vague(start),
            Some(_) => !story.firm && (mention.passing || story.definite),
        };
        // A call without a day is known by the day it was reported.
        if hope && story.start.is_none() {
            let written = corpus.articles.get(article).and_then(|a| a.meta.date.as_ref());
            story.start = written.map(|stamp| stamp.date);
            story.end = story.start;
        }
        story.subkinds.insert(mention.subkind.clone(), 1);
        if let Some(place) = mention.place.and_then(entity) {
            story.places.insert(place, 1);
        }
        // Who is only said to have done it is no participant of it.
        let blamed = |role: &str| {
            mention.modality == Modality::Alleged
                && mention.kind == EventKind::Assault
                && matches!(role, "attacker" | "agent")
        };
        for (chain, role) in &mention.participants {
            let Some(entity) = entity(*chain) else { continue };
            let who = government(kb, entity, role);
            match blamed(role) {
                true => story.blamed.insert(who),
                false => story.participants.insert((who, role.clone()), 1).is_none(),
            };
        }
        if let Some(who) = speaks_for(extraction, mention).and_then(entity) {
            story.participants.insert((government(kb, who, "agent"), "agent".to_owned()), 1);
        }
        let beside = if hope { &mut hopes } else { &mut stories };
        let best = beside
            .iter_mut()
            .filter_map(|s| Some((agreement(kb, s, &story, false)?, s)))
            .max_by_key(|(score, _)| *score);
        match best {
            Some((_, same)) => same.take(story),
            None => beside.push(story),
        }
    }
    // «الحرب الأولى», «الحرب الأخيرة»
    let counted = |story: &Story| {
        story.mentions.iter().any(|(_, ix)| {
            let end = extraction.events.get(*ix).map_or(0, |m| m.span.end());
            let next = text.get(end..).and_then(|rest| rest.split_whitespace().next());
            let next = crate::text::fold_key(next.unwrap_or_default());
            matches!(next.as_str(), "الاولي" | "اولي" | "الثانيه" | "ثانيه" | "الاخيره" | "السابقه")
        })
    };
    (fights::settle(kb, stories, counted), hopes)
}

/// «قالت ممثلة الحلف فلانة: "دان التكتل التصعيد"»: who condemns, calls or refuses
/// in somebody's own words, and is not named there, is the body he speaks for, or else himself.
fn speaks_for(extraction: &Extraction, mention: &EventMention) -> Option<u32> {
    if !mention.kind.is_said() || mention.participants.iter().any(|(_, role)| role == "agent") {
        return None;
    }
    let quote = extraction.quotes.iter().find(|q| q.span.contains(mention.span))?;
    let speaker = quote.speaker?;
    let role = extraction.roles.iter().find(|r| r.chain == speaker && r.of.is_some());
    role.and_then(|r| r.of).or(Some(speaker))
}

/// What an article speaks of most.
fn about(facts: &ArticleFacts) -> BTreeSet<EntityId> {
    const MOST: usize = 6;
    let mut counts: BTreeMap<EntityId, usize> = BTreeMap::new();
    for entity in facts.mentions.iter().flatten() {
        *counts.entry(*entity).or_default() += 1;
    }
    let mut most: Vec<(usize, EntityId)> = counts.into_iter().map(|(id, n)| (n, id)).collect();
    most.sort_by_key(|(n, id)| (std::cmp::Reverse(*n), *id));
    most.into_iter().take(MOST).map(|(_, id)| id).collect()
}

/// «توسطت موسكو بين باكو ويريفان»: a capital that acts stands for its country.
fn government(kb: &KnowledgeBase, id: EntityId, role: &str) -> EntityId {
    let acts = matches!(role, "attacker" | "agent" | "party" | "mediator" | "supporter");
    if acts { kb.government(id) } else { id }
}

/// Adds the sentences of mentions to an event, and the event to the mentions.
fn report(
    corpus: &Corpus,
    events: &mut [Event],
    id: EventId,
    mentions: &[(usize, usize)],
    assigned: &mut [Vec<Option<EventId>>],
) {
    let Some(event) = events.get_mut(id.ix()) else { return };
    assign(id, mentions, assigned);
    for (article, ix) in mentions {
        let mention = corpus.extractions.get(*article).and_then(|e| e.events.get(*ix));
        let Some(mention) = mention else { continue };
        event.articles.push(ArticleId::new(*article));
        event.evidence.push(Evidence {
            article: ArticleId::new(*article),
            sentence: mention.sentence,
            span: mention.span,
            rule: "event-trigger".into(),
        });
    }
}

/// With how many earlier stories one is compared.
const NEAR: usize = 60;

/// Stories of different articles that are one, made one. Only stories of one family whose days
/// are near are compared.
fn merge(kb: &KnowledgeBase, stories: Vec<Story>) -> Vec<Story> {
    let glancing = Glancing::new(kb, &stories);
    let glanced = stories.into_par_iter().map(|story| (glancing.at(&story), story));
    let mut glanced: Vec<(Glance, Story)> = glanced.collect();
    glanced.par_sort_by_key(|(glance, s)| {
        (glance.family(), s.start.is_none(), s.start, s.mentions.first().copied())
    });
    // The glances lie side by side: most stories are compared by them alone.
    let (mut glances, mut out): (Vec<Glance>, Vec<Story>) = Default::default();
    for (glance, story) in glanced {
        // Earlier stories of this family that may still touch: sorted by start, so walk back a
        // little way only.
        let first = out.len().saturating_sub(NEAR);
        let near = (first..).zip(glances.get(first..).unwrap_or_default());
        let best = near
            .filter(|(_, other)| other.may_be(&glance))
            .filter_map(|(at, _)| {
                // What one article tells apart is not one because others tell of it too.
                let other = out.get(at).filter(|other| !other.shares_article(&story))?;
                Some((agreement(kb, other, &story, true)?, at))
            })
            .max_by_key(|(score, _)| *score);
        match best.and_then(|(_, at)| out.get_mut(at).zip(glances.get_mut(at))) {
            Some((same, glance)) => {
                same.take(story);
                *glance = glancing.at(same);
            }
            None => {
                glances.push(glance);
                out.push(story);
            }
        }
    }
    out
}
