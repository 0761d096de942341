//! What the front page tells first: its leading story, other stories, and voices.
//!
//! In: dossiers, events, quotations. Out: the views of the front page's upper half. A dossier an
//! editor wrote comes before what the program found; the one with the newest matter leads.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Ctx;
use super::leading::is_news;
use super::overview::spread;
use super::pieces::clamp;
use crate::base::{Date, Key};
use crate::document::{Dossier, EntityKind};
use crate::knowledge::{ArticleId, EntityId, Event, EventId};
use crate::render::views::{
    Counted, CountedLine, CountedSide, EntityRef, EventCard, Lead, QuoteView, Story,
};
use crate::site::DossierItems;
use crate::site::map::Tone;

/// Events on the line under the leading story.
const STRIP: usize = 5;
/// Events and people of a dossier.
const CHRONICLE: usize = 8;
const CAST: usize = 8;
/// Stories beside it.
const STORIES: usize = 4;
/// Letters of a sentence that stands for a summary.
pub(super) const LETTERS: usize = 200;
const VOICES: usize = 3;
/// Articles whose quotations are looked at for voices.
const NEWEST: usize = 60;
/// Words that still fit a column.
const SPOKEN: usize = 30;

type Filed<'a> = (&'a Dossier, &'a DossierItems);

/// The dossier with the newest articles or events; without one, the largest event of the newest articles.
pub(super) fn lead(ctx: &Ctx) -> Option<Lead> {
    let newest = |items: &DossierItems| span(ctx, items).map(|(_, last)| last);
    let best = filed(ctx)
        .filter(|(_, items)| newest(items).is_some() && !events_of(ctx, items).is_empty())
        .max_by_key(|(d, items)| (newest(items), Reverse(items.len()), Reverse(&d.key)));
    let Some((dossier, items)) = best else {
        return leading_event(ctx).or_else(|| newest_article(ctx));
    };
    let events = events_of(ctx, items);
    Some(Lead {
        kicker: ctx.text("lead.dossier"),
        href: ctx.href(&format!("dossiers/{}.html", dossier.key)),
        title: dossier.title.clone(),
        summary: dossier.summary.clone(),
        dates: dates(ctx, items),
        place: None,
        count: toll(ctx, items, &events),
        strip: spread(ctx, &events, STRIP),
        plain: false,
    })
}

/// The newest article, when no story leads.
fn newest_article(ctx: &Ctx) -> Option<Lead> {
    let card = ctx.article_card(*ctx.site.firsts.first()?);
    Some(Lead {
        kicker: card.source.map(|s| s.label).unwrap_or_default(),
        href: card.href,
        title: card.title,
        summary: card.summary,
        dates: card.date.map(|d| d.text),
        place: None,
        count: None,
        strip: Vec::new(),
        plain: true,
    })
}

/// Whether the title of an event says no more than its kind: «انتخابات», «تطورات اقتصادية».
pub(super) fn is_kind_alone(ctx: &Ctx, card: &EventCard) -> bool {
    let kind = &card.kind.label;
    let locale = ctx.site.parts.locale;
    let is_any = |prefix: &str| {
        let keys = locale.catalogue().under(prefix);
        let mut words =
            keys.filter_map(|k| locale.find(&format!("{prefix}{k}")).map(str::to_owned));
        words.any(|k| k == card.title)
    };
    card.title == *kind || is_any("subkind.") || is_any("event.")
}

fn leading_event(ctx: &Ctx) -> Option<Lead> {
    let id = super::leading::largest(ctx)?;
    let event = ctx.site.event(id).filter(|e| !e.articles.is_empty())?;
    let card = ctx.event_card(id)?;
    let mut around = event.parts.clone();
    if around.is_empty() {
        around = shared(ctx, id, event);
    }
    Some(Lead {
        kicker: card.kind.label,
        place: card.place.filter(|place| !card.title.contains(place.as_str())),
        href: card.href,
        title: card.title,
        summary: ctx.told(id).map(str::to_owned),
        dates: card.date.map(|d| d.text),
        count: count(ctx, id),
        strip: spread(ctx, &around, STRIP),
        plain: false,
    })
}

/// Dated events that an article tells with one and that share its place or who took part.
fn shared(ctx: &Ctx, id: EventId, event: &Event) -> Vec<EventId> {
    let facts = |a: &ArticleId| ctx.site.parts.kb.articles.get(a.ix());
    let told = event.articles.iter().filter_map(facts).flat_map(|f| f.events.iter().copied());
    let mut around: Vec<EventId> =
        told.collect::<BTreeSet<_>>().into_iter().filter(|e| *e != id).collect();
    around.retain(|other| {
        let Some(other) = ctx.site.event(*other).filter(|e| e.start.is_some()) else {
            return false;
        };
        let place = event.place.is_some() && event.place == other.place;
        let who = |(e, _): &(EntityId, String)| event.participants.iter().any(|(p, _)| p == e);
        place || other.participants.iter().any(who)
    });
    around
}

/// The other dossiers, then events of articles no dossier holds, the best reported first.
pub(super) fn stories(ctx: &Ctx, lead: Option<&Lead>) -> Vec<Story> {
    let mut stories: Vec<Story> = filed(ctx).map(|f| of_dossier(ctx, f)).collect();
    stories.retain(|s| lead.is_none_or(|l| l.href != s.href));
    let held: BTreeSet<ArticleId> = filed(ctx)
        .filter_map(|(_, items)| match items {
            DossierItems::Articles(ids) => Some(ids.iter().copied()),
            _ => None,
        })
        .flatten()
        .collect();
    let shown = |key: &Key| {
        let key = key.to_string();
        lead.is_some_and(|l| l.strip.iter().any(|e| e.key == key))
    };
    let mut events: Vec<_> = ctx
        .site
        .events
        .iter()
        .filter_map(|id| Some((*id, ctx.site.event(*id)?)))
        .filter(|(_, e)| e.articles.iter().any(|a| !held.contains(a)))
        .filter(|(_, e)| !shown(&e.key) && (e.card.is_some() || e.articles.len() > 1))
        .collect();
    events.sort_by_cached_key(|(id, e)| {
        Reverse((e.card.is_some(), is_news(ctx, *id), e.articles.len(), e.start, *id))
    });
    for (id, _) in events {
        if stories.len() >= STORIES {
            break;
        }
        let story = of_event(ctx, id);
        stories.extend(story.filter(|s| lead.is_none_or(|l| l.href != s.href)));
    }
    stories.truncate(STORIES);
    stories
}

fn of_dossier(ctx: &Ctx, (dossier, items): Filed) -> Story {
    let noun = match items {
        DossierItems::Articles(_) => "article",
        DossierItems::Entities(_) => "entity",
        DossierItems::Events(_) => "event",
    };
    Story {
        kicker: ctx.text("lead.dossier"),
        href: ctx.href(&format!("dossiers/{}.html", dossier.key)),
        title: dossier.title.clone(),
        summary: dossier.summary.clone(),
        dates: dates(ctx, items),
        count: ctx.count(noun, items.len()),
    }
}

fn of_event(ctx: &Ctx, id: EventId) -> Option<Story> {
    let card = ctx.event_card(id).filter(|c| !is_kind_alone(ctx, c))?;
    Some(Story {
        kicker: card.kind.label,
        href: card.href,
        title: card.title,
        summary: ctx.told(id).map(str::to_owned),
        dates: card.date.map(|d| d.text),
        count: card.count.unwrap_or_default(),
    })
}

/// The summary of an event's card, or the sentence that tells it.
pub(super) fn told(ctx: &Ctx, id: EventId) -> Option<String> {
    let event = ctx.site.event(id)?;
    let sentence = || {
        let evidence = super::telling::telling(ctx, event)?;
        let article = ctx.site.article(evidence.article)?;
        let all = &ctx.site.extraction(evidence.article)?.sentences;
        let sentence = all.get(evidence.sentence as usize)?.span;
        Some(clamp(super::pieces::undated(&article.body.text, sentence), LETTERS))
    };
    let told = event.summary.clone().or_else(sentence)?;
    (!super::pieces::repeats(&told, &event.title)).then_some(told)
}

fn filed<'a>(ctx: &'a Ctx) -> impl Iterator<Item = Filed<'a>> {
    ctx.site.parts.dossiers.iter().zip(&ctx.site.dossiers)
}

/// The events of a dossier: those it lists, or those its articles told before any other did.
fn events_of(ctx: &Ctx, items: &DossierItems) -> Vec<EventId> {
    let ids = match items {
        DossierItems::Events(ids) => return ids.clone(),
        DossierItems::Articles(ids) => ids,
        DossierItems::Entities(_) => return Vec::new(),
    };
    let date = |a: &ArticleId| (super::date_key(ctx.article_date(*a)), *a);
    let first = |id: &EventId| {
        let event = ctx.site.event(*id).filter(|e| e.start.is_some());
        event.and_then(|e| e.articles.iter().min_by_key(|a| date(a)))
    };
    let mut events: BTreeSet<EventId> = BTreeSet::new();
    for article in ids {
        let facts = ctx.site.parts.kb.articles.get(article.ix());
        let told = facts.map(|f| f.events.as_slice()).unwrap_or_default();
        events.extend(told.iter().filter(|e| first(e).is_some_and(|a| ids.contains(a))));
    }
    events.into_iter().collect()
}

/// The first and the last day of what a dossier lists.
fn span(ctx: &Ctx, items: &DossierItems) -> Option<(Date, Date)> {
    let dates: Vec<Date> = match items {
        DossierItems::Articles(ids) => ids.iter().filter_map(|a| ctx.article_date(*a)).collect(),
        DossierItems::Events(ids) => {
            let event = |id: &EventId| ctx.site.event(*id);
            // The parts of one whole are all of it: «حرب 2020» begins on its first day.
            let whole = ids.first().and_then(|id| event(id)?.part_of);
            let whole = whole.filter(|of| {
                ids.iter().all(|id| event(id).is_some_and(|e| e.part_of == Some(*of)))
            });
            let all = || ids.iter().chain(&whole);
            let start = all().filter_map(|id| event(id)?.start);
            start.chain(all().filter_map(|id| event(id)?.end)).collect()
        }
        DossierItems::Entities(_) => Vec::new(),
    };
    dates.iter().min().copied().zip(dates.iter().max().copied())
}

/// What a dossier comes to: its first figure, its events, its people and bodies.
#[derive(Default)]
pub(super) struct Digest {
    pub(super) count: Option<Counted>,
    pub(super) strip: Vec<EventCard>,
    pub(super) cast: Vec<EntityRef>,
}

pub(super) fn digest(ctx: &Ctx, items: &DossierItems) -> Digest {
    let events = events_of(ctx, items);
    let strip = match items {
        DossierItems::Articles(_) => spread(ctx, &events, CHRONICLE),
        _ => Vec::new(),
    };
    let count = toll(ctx, items, &events);
    Digest { count, strip, cast: cast(ctx, items) }
}

/// The people and bodies named in most articles of a dossier, or taking part in most of its events.
fn cast(ctx: &Ctx, items: &DossierItems) -> Vec<EntityRef> {
    let mut counts: BTreeMap<EntityId, (usize, usize)> = BTreeMap::new();
    let acts = |id: &EntityId| {
        let entity = ctx.site.entity(*id).filter(|e| e.published);
        entity.is_some_and(|e| matches!(e.kind, EntityKind::Person | EntityKind::Organization))
    };
    match items {
        DossierItems::Articles(ids) => {
            for facts in ids.iter().filter_map(|a| ctx.site.parts.kb.articles.get(a.ix())) {
                let mut here: BTreeMap<EntityId, usize> = BTreeMap::new();
                for id in facts.mentions.iter().flatten().filter(|id| acts(id)) {
                    *here.entry(*id).or_default() += 1;
                }
                for (id, n) in here {
                    let count = counts.entry(id).or_default();
                    *count = (count.0 + 1, count.1 + n);
                }
            }
        }
        DossierItems::Events(ids) => {
            let events = ids.iter().filter_map(|id| ctx.site.event(*id));
            for (id, _) in events.flat_map(|e| &e.participants).filter(|(id, _)| acts(id)) {
                counts.entry(*id).or_default().0 += 1;
            }
        }
        DossierItems::Entities(_) => (),
    }
    let mut ids: Vec<_> = counts.into_iter().collect();
    ids.sort_by_key(|(id, n)| (Reverse(*n), *id));
    ids.into_iter().take(CAST).filter_map(|(id, _)| ctx.entity_ref(id)).collect()
}

/// The months a dossier reaches over: those of its events, else those of its articles.
fn dates(ctx: &Ctx, items: &DossierItems) -> Option<String> {
    let month = |d: Date| Date { day: 0, ..d };
    let events = DossierItems::Events(events_of(ctx, items));
    let (first, last) = span(ctx, &events).or_else(|| span(ctx, items))?;
    Some(ctx.site.parts.locale.period(month(first), month(last)))
}

/// The toll of the event a dossier is about, where it is about one that people suffered: the war of which
/// its events are parts; else the one most of its articles tell. None of «الوساطات», whose events are talks,
/// and none of what is a small part of it or told by less than a third of its articles.
fn toll(ctx: &Ctx, items: &DossierItems, events: &[EventId]) -> Option<Counted> {
    let grave = |id: &EventId| {
        let event = ctx.site.event(*id);
        let tone = event.map(|e| Tone::of(e.kind, &e.subkind));
        matches!(tone, Some(Tone::Clash | Tone::Disaster))
    };
    let of_events = !matches!(items, DossierItems::Articles(_));
    if of_events && events.iter().filter(|id| grave(id)).count() * 2 < events.len() {
        return None;
    }
    let mut within: BTreeMap<EventId, usize> = BTreeMap::new();
    for whole in events.iter().filter_map(|e| ctx.site.event(*e)?.part_of) {
        *within.entry(whole).or_default() += 1;
    }
    let parts = |id: &EventId| within.get(id).copied().unwrap_or(0);
    let filed: BTreeSet<ArticleId> = match items {
        DossierItems::Articles(ids) => ids.iter().copied().collect(),
        _ => BTreeSet::new(),
    };
    let told = |id: &EventId| {
        let articles = ctx.site.event(*id).map(|e| e.articles.as_slice()).unwrap_or_default();
        match items {
            DossierItems::Articles(_) => articles.iter().filter(|a| filed.contains(a)).count(),
            _ => articles.len(),
        }
    };
    let wholes = events.iter().filter_map(|id| ctx.site.event(*id)?.part_of);
    let among: BTreeSet<EventId> = match items {
        DossierItems::Articles(_) => events.iter().copied().collect(),
        _ => events.iter().copied().chain(wholes).collect(),
    };
    let enough = |id: &EventId| match items {
        DossierItems::Articles(ids) => told(id) * 3 >= ids.len(),
        _ => parts(id) * 3 >= events.len().saturating_sub(1),
    };
    let mut best: Vec<EventId> = among.into_iter().filter(grave).filter(enough).collect();
    best.sort_by_cached_key(|id| (Reverse((parts(id), told(id))), *id));
    best.into_iter().find_map(|id| count(ctx, id))
}

/// The first measure of an event, on all its sides.
fn count(ctx: &Ctx, id: EventId) -> Option<Counted> {
    let tables = super::claims::tables(ctx, id, ctx.site.event(id)?).into_iter();
    let mut tables = tables.filter(|t| t.grave && !t.range.is_empty());
    let table = tables.next()?;
    let others: Vec<_> = tables.filter(|t| t.measure == table.measure).collect();
    let card = ctx.event_card(id)?;
    let line = |said: &crate::render::views::Said| CountedLine {
        value: said.value.clone(),
        source: said.source.clone(),
        note: said.note.clone(),
        date: said.date.clone(),
    };
    let lines: Vec<_> = table.latest.iter().map(line).collect();
    let alone = others.is_empty();
    let side = |t: &crate::render::views::FigureTable| CountedSide {
        label: t.group.clone().filter(|_| !alone),
        by: match &t.on {
            Some(day) => ctx.joined(&t.by, day),
            None => t.by.clone(),
        },
        range: t.range.clone(),
        was: t.was.clone(),
    };
    let measure = table.group.as_deref().filter(|_| alone);
    (!lines.is_empty()).then(|| Counted {
        href: format!("{}#figures-h", card.href),
        event: card.title,
        measure: ctx.joined_words(&table.measure, measure),
        sides: std::iter::once(&table).chain(&others).map(side).collect(),
        lines,
        more: table.latest_more.clone(),
    })
}

/// The newest direct words of several speakers.
pub(super) fn voices(ctx: &Ctx) -> Vec<QuoteView> {
    let mut speakers = BTreeSet::new();
    let mut out = Vec::new();
    for id in ctx.site.firsts.iter().take(NEWEST) {
        let facts = ctx.site.parts.kb.articles.get(id.ix());
        let Some(article) = ctx.site.article(*id) else { continue };
        let fits = |q: &&crate::knowledge::ResolvedQuote| {
            let words = q.evidence.span.of(&article.body.text);
            let fits = words.split_whitespace().count() <= SPOKEN;
            q.direct && fits && crate::site::is_saying(words, &q.verb)
        };
        let named = |v: &QuoteView| v.speaker.is_some() || v.speaker_text.is_some();
        let quotes = facts.map(|f| f.quotes.as_slice()).unwrap_or_default();
        for quote in quotes.iter().filter(fits) {
            if quote.speaker.is_some_and(|s| speakers.contains(&s)) {
                continue;
            }
            let Some(view) = ctx.quote(quote, true).filter(named) else {
                continue;
            };
            speakers.extend(quote.speaker);
            out.push(view);
            if out.len() == VOICES {
                return out;
            }
        }
    }
    out
}
