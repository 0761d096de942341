//! Which event a figure is of.
//!
//! Comes in: the claims of an article as read, each with the event mention of its own words, if any. Goes
//! out: an event of the site for each. Events with a page come first: what the figure's own words tell;
//! else what its sentence tells; else, of victims, what the sentences just before tell; else the flight
//! or the deadly event the article is about; else the one event of the day its words name. A figure
//! counted «منذ بداية المعارك» is of no attack of a day, but of what lasts. What its words tell without a
//! page is kept when nothing else is found.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::Corpus;
use super::events::{BY_COUNT, BY_DAYS, same_place};
use crate::base::{Date, Precision};
use crate::document::EventKind;
use crate::extract::{Claim, EventMention, Extraction, Modality};
use crate::knowledge::{ArticleFacts, EntityId, Event, EventId, Evidence, KnowledgeBase};

/// Days before an article within which its main event lies.
const RECENT: i32 = 10;
/// An event of fewer days does not last.
const LONG: i32 = 3;
/// Days after the end of what lasts within which it is still counted.
const SOON: i32 = 30;
/// A date of a year alone begins with it.
const YEAR: i32 = 366;
/// Days of an event an article is about.
const SHORT: i32 = 100;
/// Days of an event that is known by one of them.
const KNOWN: i32 = 10;

/// What the figures of a site may be of.
pub(super) struct Figures<'a> {
    kb: &'a KnowledgeBase,
    /// The event each sentence reports; of several the shortest.
    told: BTreeMap<(usize, u32), EventId>,
    /// Of those with a page.
    shown: BTreeMap<(usize, u32), EventId>,
    /// Deadly events with a page, by the day they began.
    deadly: Vec<EventId>,
}

/// One article whose figures are looked at.
pub(super) struct Of<'a> {
    figures: &'a Figures<'a>,
    ix: usize,
    extraction: &'a Extraction,
    facts: &'a ArticleFacts,
    written: Option<Date>,
    main: Option<EventId>,
    flight: Option<EventId>,
    named: BTreeSet<EntityId>,
    ongoing: OnceCell<Option<EventId>>,
}

impl<'a> Figures<'a> {
    pub(super) fn new(kb: &'a KnowledgeBase) -> Self {
        let ids = || (0..kb.events.len()).map(EventId::new);
        let published = |id: &EventId| kb.events.get(id.ix()).is_some_and(|e| e.published);
        let deadly = ids().filter(published).filter(|id| {
            kb.events.get(id.ix()).is_some_and(|e| is_deadly(e.kind) && e.start.is_some())
        });
        let mut deadly: Vec<EventId> = deadly.collect();
        deadly.sort_by_key(|id| (kb.events.get(id.ix()).and_then(|e| e.start), *id));
        let shown = reported(kb, |e| e.published);
        Self { kb, told: reported(kb, |_| true), shown, deadly }
    }

    fn event(&self, id: EventId) -> Option<&Event> {
        self.kb.events.get(id.ix())
    }

    /// The figures of one article.
    pub(super) fn of(&'a self, corpus: &'a Corpus, ix: usize) -> Option<Of<'a>> {
        let article = corpus.articles.get(ix)?;
        let facts = self.kb.articles.get(ix)?;
        let given = match article.meta.events.as_slice() {
            [key] => Some(key.as_str()),
            _ => None,
        };
        let written = article.meta.date.as_ref().map(|d| d.date);
        let flies = |e: &Event| e.subkind == "displacement" || e.subkind == "evacuation";
        Some(Of {
            figures: self,
            ix,
            extraction: corpus.extractions.get(ix)?,
            facts,
            written,
            main: self.main(facts, ix, written, given, |e| is_deadly(e.kind)),
            flight: self.main(facts, ix, written, given, flies),
            named: facts.mentions.iter().flatten().copied().collect(),
            ongoing: OnceCell::new(),
        })
    }

    /// The event an article is about when it counts without saying of what: of those of the last days
    /// the one most of its sentences report; of equals the shortest.
    fn main(
        &self,
        facts: &ArticleFacts,
        ix: usize,
        written: Option<Date>,
        given: Option<&str>,
        is: impl Fn(&Event) -> bool,
    ) -> Option<EventId> {
        let date = written?;
        let candidates = facts.events.iter().filter_map(|id| {
            let event = self.event(*id)?;
            let (start, end) = event.start.zip(event.end.or(event.start))?;
            // An article given to one event looks back on it, however old it is.
            let recent = given == Some(event.key.as_str())
                || end.last_day() + RECENT >= date.first_day()
                    && start.first_day() <= date.last_day();
            let days = end.last_day() - start.first_day();
            if !is(event) || !recent || days >= SHORT {
                return None;
            }
            let from = event.evidence.partition_point(|e| e.article.ix() < ix);
            let here = event.evidence.iter().skip(from).take_while(|e| e.article.ix() == ix);
            let telling = |e: &&Evidence| e.rule != BY_DAYS && e.rule != BY_COUNT;
            Some((here.filter(telling).count(), std::cmp::Reverse(days), std::cmp::Reverse(*id)))
        });
        candidates.max().map(|(_, _, id)| id.0)
    }
}

impl Of<'_> {
    /// The event of one figure.
    pub(super) fn event(&self, claim: &Claim) -> Option<EventId> {
        let figures = self.figures;
        let mention = claim.event.and_then(|e| self.extraction.events.get(e as usize));
        let own =
            claim.event.and_then(|e| self.facts.event_mentions.get(e as usize)).copied().flatten();
        if claim.since {
            return own
                .filter(|id| self.lasts(*id))
                .or_else(|| *self.ongoing.get_or_init(|| self.ongoing()));
        }
        let published = |id: &EventId| figures.event(*id).is_some_and(|e| e.published);
        if own.as_ref().is_some_and(published) {
            return own;
        }
        // A figure whose words name an event of other days is not of the event told beside it.
        let may = |id: &EventId| !claim.apart && self.fits(*id, mention, own);
        let flees = moved(claim);
        let counts = flees || of_bodies(claim);
        // «قُتلوا» takes up what is told before it, «وقعوا في كمين» is a thing of its own.
        let bare = mention.is_none_or(|m| {
            own.is_none() || matches!(m.subkind.as_str(), "killing" | "displacement" | "evacuation")
        });
        let here = || {
            let told = figures.shown.get(&(self.ix, claim.sentence)).copied();
            told.filter(|_| counts || own.is_none()).filter(may)
        };
        let of_main = |id: &EventId| may(id) && self.speaks_of(*id, claim.sentence);
        let near = || {
            let back = (1..=2).filter_map(|n| claim.sentence.checked_sub(n));
            let told = back.filter_map(|n| figures.shown.get(&(self.ix, n)).copied()).next();
            let deadly = |id: &EventId| figures.event(*id).is_some_and(|e| is_deadly(e.kind));
            told.filter(|_| bare && of_bodies(claim)).filter(deadly).filter(|id| self.is_short(*id))
        };
        here()
            .or_else(|| near().filter(of_main))
            .or_else(|| self.flight.filter(|_| flees).filter(of_main))
            .or_else(|| self.main.filter(|_| bare && counts).filter(of_main))
            .or_else(|| self.of_day(claim, mention).filter(may))
            .or(own)
            .or_else(|| figures.told.get(&(self.ix, claim.sentence)).copied().filter(may))
    }

    fn is_short(&self, id: EventId) -> bool {
        let event = self.figures.event(id);
        let days = event.and_then(|e| e.start.zip(e.end.or(e.start)));
        days.is_some_and(|(a, b)| b.last_day() - a.first_day() < SHORT)
    }

    /// Whether what the words of a figure tell can be a part of an event: of its days, and of its place
    /// when both have one.
    fn fits(&self, id: EventId, mention: Option<&EventMention>, own: Option<EventId>) -> bool {
        let Some(event) = self.figures.event(id) else { return false };
        let days = event.start.zip(event.end.or(event.start));
        let said = mention.and_then(|m| m.start.zip(m.end.or(m.start)));
        let in_days = days.zip(said).is_none_or(|((start, end), (a, b))| {
            a.first_day() <= end.last_day() + 2 && b.last_day() + 2 >= start.first_day()
        });
        let there = own.and_then(|id| self.figures.event(id)).and_then(|e| e.place);
        let there = there.filter(|_| mention.is_none_or(|m| m.placed));
        let placed = there.zip(event.place);
        in_days && placed.is_none_or(|(a, b)| same_place(self.figures.kb, a, b))
    }

    /// False when the sentence speaks of other days than the event's.
    fn speaks_of(&self, id: EventId, sentence: u32) -> bool {
        let days = self.figures.event(id).and_then(|e| e.start.zip(e.end.or(e.start)));
        let Some((start, end)) = days else { return false };
        let all = &self.extraction.times;
        let from = all.partition_point(|t| t.sentence < sentence);
        let times = all.iter().skip(from).take_while(|t| t.sentence == sentence);
        let mut said = times.filter_map(|t| t.start.zip(t.end.or(t.start))).peekable();
        said.peek().is_none()
            || said.any(|(a, b)| {
                a.first_day() <= end.last_day() + 1 && b.last_day() + 1 >= start.first_day()
            })
    }

    /// The one deadly event of a day that the words of a figure name, of a place or party the
    /// article names: «قُتلوا في عملية 19 سبتمبر».
    fn of_day(&self, claim: &Claim, mention: Option<&EventMention>) -> Option<EventId> {
        let told = |m: &&EventMention| {
            m.modality != Modality::Planned && m.end == m.start && is_deadly(m.kind)
        };
        let day = match mention {
            Some(mention) => Some(mention).filter(told)?.start,
            None => claim.on.filter(|_| !claim.said && of_bodies(claim)),
        };
        let day = day.filter(|d| d.precision() == Precision::Day)?;
        // The day of the article is anything's.
        if day.first_day() + 1 >= self.written?.first_day() {
            return None;
        }
        let began = |id: &EventId| {
            self.figures.event(*id).and_then(|e| e.start).map_or(i32::MIN, |d| d.first_day())
        };
        let all = &self.figures.deadly;
        let from = all.partition_point(|id| began(id) < day.first_day() - KNOWN - YEAR);
        let near = all.iter().skip(from).take_while(|id| began(id) <= day.first_day());
        let mut found = near.copied().filter(|id| {
            let Some(event) = self.figures.event(*id) else { return false };
            let days = event.start.zip(event.end.or(event.start));
            let on = days.is_some_and(|(a, b)| {
                a.first_day() <= day.first_day()
                    && day.first_day() <= b.last_day()
                    && b.last_day() - a.first_day() <= KNOWN
            });
            on && self.names(event)
        });
        found.next().filter(|_| found.next().is_none())
    }

    fn names(&self, event: &Event) -> bool {
        let mut sides = event.participants.iter().map(|p| p.0).chain(event.place);
        sides.any(|e| self.named.contains(&e))
    }

    fn lasts(&self, id: EventId) -> bool {
        self.figures.event(id).is_some_and(|e| {
            let days = e.start.zip(e.end.or(e.start));
            days.is_some_and(|(a, b)| b.last_day() - a.first_day() >= LONG)
        })
    }

    /// The war that goes on when the article is written, or ended soon before, of a place or party it
    /// names; the shortest, if there is but one.
    fn ongoing(&self) -> Option<EventId> {
        let written = self.written?;
        let mut found = self.figures.deadly.iter().copied().filter(|id| {
            let Some(event) = self.figures.event(*id) else { return false };
            let days = event.start.zip(event.end.or(event.start));
            let covers = days.is_some_and(|(a, b)| {
                a.first_day() <= written.last_day() && written.first_day() <= b.last_day() + SOON
            });
            covers && event.subkind == "war" && self.names(event) && self.is_within_years(*id)
        });
        found.next().filter(|_| found.next().is_none())
    }

    fn is_within_years(&self, id: EventId) -> bool {
        let event = self.figures.event(id);
        let days = event.and_then(|e| e.start.zip(e.end.or(e.start)));
        days.is_some_and(|(a, b)| b.last_day() - a.first_day() < 10 * 366)
    }
}

fn is_deadly(kind: EventKind) -> bool {
    matches!(kind, EventKind::Assault | EventKind::Disaster)
}

/// Victims and damage, of which an article that says no more counts those of its main event.
fn of_bodies(claim: &Claim) -> bool {
    matches!(
        claim.measure.as_str(),
        "killed" | "injured" | "missing" | "rescued" | "destroyed" | "damaged"
    )
}

/// People who left their homes.
fn moved(claim: &Claim) -> bool {
    matches!(claim.measure.as_str(), "displaced" | "evacuated")
}

/// The event each sentence reports; of several the shortest. A figure whose own words name no event
/// belongs to it.
fn reported(kb: &KnowledgeBase, is: impl Fn(&Event) -> bool) -> BTreeMap<(usize, u32), EventId> {
    let mut out: BTreeMap<(usize, u32), (i32, EventId)> = BTreeMap::new();
    for (i, event) in kb.events.iter().enumerate().filter(|(_, e)| is(e)) {
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
