//! Quotations and claims with their speakers and sources resolved.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Corpus;
use super::events::{BY_COUNT, BY_DAYS};
use crate::base::Date;
use crate::document::EventKind;
use crate::extract::{Claim, EventMention, Extraction};
use crate::knowledge::{
    ArticleId, Event, EventId, Evidence, KnowledgeBase, ResolvedClaim, ResolvedQuote,
};

/// Fills `quotes` and `claims` of every article, parallel to the extraction's lists.
pub(super) fn speech(corpus: &Corpus, kb: &mut KnowledgeBase) {
    let told = reported(kb);
    let mains: Vec<Option<EventId>> =
        (0..kb.articles.len()).into_par_iter().map(|ix| main_event(corpus, kb, ix)).collect();
    let kb_events = &kb.events;
    let read = corpus.articles.par_iter().zip(corpus.extractions).enumerate();
    read.zip(&mut kb.articles).for_each(|((ix, (article, extraction)), facts)| {
        let text = article.body.text.as_str();
        let main = mains.get(ix).copied().flatten();
        let words = |span: Option<crate::base::Span>| {
            span.map(|s| s.of(text).to_owned()).unwrap_or_default()
        };
        let entity = |chain: Option<u32>| {
            chain.and_then(|c| facts.chains.get(c as usize).copied().flatten())
        };
        let evidence = |sentence: u32, span, rule: &'static str| Evidence {
            article: ArticleId::new(ix),
            sentence,
            span,
            rule: rule.into(),
        };
        // A figure whose words name an event of other days is not of the event told beside it.
        let may = |id: EventId, claim: &Claim| {
            let named = claim.event.and_then(|e| extraction.events.get(e as usize));
            !claim.apart && named.is_none_or(|mention| same_days(kb_events, id, mention))
        };
        let quotes = extraction.quotes.iter().map(|q| ResolvedQuote {
            speaker: entity(q.speaker),
            speaker_text: words(q.speaker_span),
            verb: words(q.verb_span),
            direct: q.direct,
            mode: q.mode,
            stance: q.stance,
            evidence: evidence(
                q.sentence,
                q.span,
                if q.direct { "quotation" } else { "statement" },
            ),
        });
        let quotes = quotes.collect();
        let claims = extraction.claims.iter().map(|c| ResolvedClaim {
            measure: c.measure.clone(),
            min: c.min,
            max: c.max,
            hedge: c.hedge,
            group: c.group.clone(),
            group_entity: entity(c.group_chain),
            subset_of: c.subset_of,
            source: entity(c.source),
            source_text: words(c.source_span),
            event: c
                .event
                .and_then(|e| facts.event_mentions.get(e as usize).copied().flatten())
                .or_else(|| told.get(&(ix, c.sentence)).copied().filter(|id| may(*id, c)))
                .or_else(|| {
                    main.filter(|id| {
                        of_main(c) && may(*id, c) && is_of(kb_events, *id, extraction, c.sentence)
                    })
                }),
            on: None,
            modality: c
                .event
                .and_then(|e| extraction.events.get(e as usize))
                .map(|e| e.modality)
                .unwrap_or_default(),
            evidence: evidence(c.sentence, c.span, "claim"),
        });
        let mut claims: Vec<ResolvedClaim> = claims.collect();
        parts_with_wholes(&mut claims);
        let written = article.meta.date.as_ref().map(|d| d.date);
        for (claim, read) in claims.iter_mut().zip(&extraction.claims) {
            let event = claim.event.and_then(|id| kb_events.get(id.ix()));
            claim.on = event.and_then(|event| counted_on(event, read, written));
        }
        facts.quotes = quotes;
        facts.claims = claims;
    });
}

/// A part of a figure is told of what its whole is told of: the four policemen among six dead of a
/// mine are no dead of the attack that came after it.
fn parts_with_wholes(claims: &mut [ResolvedClaim]) {
    for ix in 0..claims.len() {
        let mut at = ix;
        for _ in 0..4 {
            let above = claims.get(at).and_then(|c| c.subset_of).map(|of| of as usize);
            let same = |of: &usize| {
                claims.get(*of).zip(claims.get(ix)).is_some_and(|(a, b)| a.measure == b.measure)
            };
            match above.filter(|of| *of != ix).filter(same) {
                Some(of) => at = of,
                None => break,
            }
        }
        let event = claims.get(at).and_then(|c| c.event);
        if let Some(claim) = claims.get_mut(ix).filter(|_| at != ix) {
            claim.event = event;
        }
    }
}

/// Days after which an article looks back.
const LATER: i32 = 2;

/// The day a figure was counted on, where its sentence tells it and the article looks back: not before
/// the event and some days before the article.
fn counted_on(event: &Event, claim: &Claim, written: Option<Date>) -> Option<Date> {
    let start = event.start.filter(|d| d.day > 0);
    let nth = claim.nth.zip(start).and_then(|(n, start)| start.plus_days(i32::from(n) - 1));
    let on = claim.on.or(nth)?;
    let begun = event.start?.first_day();
    // «الزلزال الذي وقع يوم الاثنين»: the day of what is over in one is no day of its count.
    let lasts = event.end.is_some_and(|end| end.last_day() - begun >= LATER);
    if !lasts && on.first_day() - begun < LATER {
        return None;
    }
    let looks_back = on.last_day() + LATER <= written?.first_day();
    (looks_back && on.first_day() >= begun).then_some(on)
}

/// Victims and damage, of which an article that says no more counts those of its main event.
fn of_main(claim: &Claim) -> bool {
    matches!(
        claim.measure.as_str(),
        "killed" | "injured" | "missing" | "rescued" | "destroyed" | "damaged"
    )
}

/// True when the days of a mention, if it has any, touch the event's.
fn same_days(events: &[Event], id: EventId, mention: &EventMention) -> bool {
    let event = events.get(id.ix()).and_then(|e| e.start.zip(e.end.or(e.start)));
    let own = mention.start.zip(mention.end.or(mention.start));
    event.zip(own).is_none_or(|((start, end), (a, b))| {
        a.first_day() <= end.last_day() + 2 && b.last_day() + 2 >= start.first_day()
    })
}

/// The event each sentence reports; of several the shortest. A figure whose own words name no event
/// belongs to it.
fn reported(kb: &KnowledgeBase) -> BTreeMap<(usize, u32), EventId> {
    let mut out: BTreeMap<(usize, u32), (i32, EventId)> = BTreeMap::new();
    for (i, event) in kb.events.iter().enumerate() {
        let days = event.start.zip(event.end.or(event.start));
        let days = days.map_or(i32::MAX, |(a, b)| b.last_day() - a.first_day());
        for evidence in event.evidence.iter().filter(|e| e.rule != BY_DAYS) {
            let at = (evidence.article.ix(), evidence.sentence);
            let candidate = (days, EventId::new(i));
            let best = out.entry(at).or_insert(candidate);
            *best = (*best).min(candidate);
        }
    }
    out.into_iter().map(|(at, (_, id))| (at, id)).collect()
}

/// Days before an article within which its main event lies.
const RECENT: i32 = 10;

/// The event an article is about when it counts victims without saying of what: of its fights and
/// disasters of the last days the one most of its sentences report; of equals the shortest.
fn main_event(corpus: &Corpus, kb: &KnowledgeBase, ix: usize) -> Option<EventId> {
    let article = corpus.articles.get(ix)?;
    let date = article.meta.date.as_ref()?.date;
    // An article given to one event looks back on it, however old it is.
    let given = match article.meta.events.as_slice() {
        [key] => Some(key.as_str()),
        _ => None,
    };
    let candidates = kb.articles.get(ix)?.events.iter().filter_map(|id| {
        let event = kb.events.get(id.ix())?;
        let (start, end) = event.start.zip(event.end.or(event.start))?;
        let deadly = matches!(event.kind, EventKind::Assault | EventKind::Disaster);
        let recent = given == Some(event.key.as_str())
            || end.last_day() + RECENT >= date.first_day() && start.first_day() <= date.last_day();
        let telling =
            |e: &&Evidence| e.article.ix() == ix && e.rule != BY_DAYS && e.rule != BY_COUNT;
        let sentences = event.evidence.iter().filter(telling).count();
        let days = end.last_day() - start.first_day();
        (deadly && recent && days < 100).then_some((
            sentences,
            std::cmp::Reverse(days),
            std::cmp::Reverse(*id),
        ))
    });
    candidates.max().map(|(_, _, id)| id.0)
}

/// False when the sentence speaks of other days than the event's.
fn is_of(events: &[Event], id: EventId, extraction: &Extraction, sentence: u32) -> bool {
    let days = events.get(id.ix()).and_then(|e| e.start.zip(e.end.or(e.start)));
    let Some((start, end)) = days else { return false };
    let times = extraction.times.iter().filter(|t| t.sentence == sentence);
    let mut said = times.filter_map(|t| t.start.zip(t.end.or(t.start))).peekable();
    said.peek().is_none()
        || said.any(|(a, b)| {
            a.first_day() <= end.last_day() + 1 && b.last_day() + 1 >= start.first_day()
        })
}
