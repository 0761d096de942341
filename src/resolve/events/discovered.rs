//! Events no card names: mentions that tell of the same thing, first within an article, then
//! across articles; and the mentions that tell of a carded event.
//!
//! Two mentions are one event when they are of one family of kinds, their days touch, and their
//! places or participants agree; what one of them does not say does not part them, but something
//! must hold them together. Across articles more is asked: the day must be known on both sides.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::super::Corpus;
use super::calendar::Calendar;
use super::made::event;
use super::{fights, told, touches};
use crate::base::{Date, Key, Precision, Span};
use crate::document::{BlockKind, EventKind};
use crate::extract::{EventMention, Modality};
use crate::knowledge::{ArticleId, Entity, EntityId, Event, EventId, Evidence, KnowledgeBase};
use crate::locale::Locale;

/// Days a carded event may last for an undirected mention to be taken for it.
const SHORT: i32 = 45;

/// What several mentions tell of.
#[derive(Clone, Debug, Default)]
pub(super) struct Story {
    pub(super) family: (EventKind, &'static str),
    pub(super) kind: EventKind,
    /// Subkinds by how often they are said.
    pub(super) subkinds: BTreeMap<String, u32>,
    pub(super) start: Option<Date>,
    pub(super) end: Option<Date>,
    pub(super) places: BTreeMap<EntityId, u32>,
    /// A mention's own sentence says where; otherwise the places are those of the article.
    pub(super) placed: bool,
    pub(super) participants: BTreeMap<(EntityId, String), u32>,
    /// Article and index of the mention there.
    pub(super) mentions: Vec<(usize, usize)>,
    /// Sentences they stand in, of one article.
    pub(super) sentences: BTreeSet<u32>,
    /// At least one mention asserts it.
    pub(super) asserted: bool,
    /// Names nothing of its own but takes up one told before: «الهجوم», «الانتخابات».
    pub(super) definite: bool,
    /// Every mention only dates something else: «بعد مقتل ستة».
    pub(super) passing: bool,
    /// A time stands in the sentence of a mention; otherwise the days are the article's own, and
    /// the event may lie a little before them.
    pub(super) firm: bool,
}

/// Which kinds are told with each other's words: a raid is an attack and a clash, a war is not.
fn family(kind: EventKind, subkind: &str) -> (EventKind, &'static str) {
    match (kind, subkind) {
        (EventKind::Assault, "attack" | "clash" | "shelling" | "") => (kind, "fighting"),
        (_, "displacement") => (EventKind::Retreat, "displacement"),
        (EventKind::Assault, "war") => (kind, "war"),
        (EventKind::Assault, "capture") => (kind, "capture"),
        (EventKind::Assault, "violation") => (kind, "violation"),
        (EventKind::Assault, _) => (kind, "harm"),
        (EventKind::Agree, "ceasefire") => (kind, "ceasefire"),
        (EventKind::Consult, "call") => (kind, "call"),
        (EventKind::Consult, "mediation") => (kind, "mediation"),
        (EventKind::Disaster, "earthquake" | "tsunami") => (kind, "earthquake"),
        (EventKind::Disaster, "flood" | "storm" | "landslide") => (kind, "flood"),
        (EventKind::Disaster, "drought" | "heat" | "famine") => (kind, "drought"),
        (EventKind::Disaster, "epidemic") => (kind, "epidemic"),
        (EventKind::Disaster, _) => (kind, "accident"),
        (EventKind::Concede, "release") | (EventKind::Cooperate, "exchange") => {
            (EventKind::Concede, "release")
        }
        (EventKind::Other, "death") => (kind, "death"),
        (EventKind::Other, "sport") => (kind, "sport"),
        (EventKind::Mobilize, "emergency") => (kind, "emergency"),
        (EventKind::Coerce, "siege") => (kind, "siege"),
        (EventKind::Coerce, "arrest") => (kind, "arrest"),
        (EventKind::Coerce, "trial" | "execution") => (kind, "trial"),
        (EventKind::Concede, "resign") => (kind, "resign"),
        (EventKind::Election, "appointment") => (kind, "appointment"),
        _ => (kind, ""),
    }
}

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
    let told = |ix| stories_of(corpus, kb, ix).into_iter().map(|s| (carded(&s), s)).collect();
    let told: Vec<Vec<_>> = (0..corpus.articles.len()).into_par_iter().map(told).collect();
    let mut stories: Vec<Story> = Vec::new();
    for (known, story) in told.into_iter().flatten() {
        match known {
            Some(id) => report(corpus, events, id, &story, &mut assigned),
            None => stories.push(story),
        }
    }
    let locale = Locale::new(corpus.config);
    let mut taken: BTreeMap<Key, u32> = events.iter().map(|e| (e.key.clone(), 1)).collect();
    for story in merge(kb, stories) {
        let Some(event) = event(corpus, kb, &locale, &story, &mut taken, (events, &calendar))
        else {
            continue;
        };
        let id = EventId::new(events.len());
        events.push(event);
        report(corpus, events, id, &story, &mut assigned);
        if let Some(event) = events.get_mut(id.ix()) {
            event.published = told::is_told(corpus, event, story.firm);
        }
    }
    assigned
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

/// What one article tells of.
fn stories_of(corpus: &Corpus, kb: &KnowledgeBase, article: usize) -> Vec<Story> {
    let (Some(extraction), Some(facts)) =
        (corpus.extractions.get(article), kb.articles.get(article))
    else {
        return Vec::new();
    };
    let entity = |chain: u32| facts.chains.get(chain as usize).copied().flatten();
    let text = corpus.articles.get(article).map_or("", |a| a.body.text.as_str());
    let mut stories: Vec<Story> = Vec::new();
    // Dated mentions lay the stories down, the others join them.
    let mut order: Vec<usize> = (0..extraction.events.len()).collect();
    order.sort_by_key(|i| extraction.events.get(*i).is_some_and(|e| e.start.is_none()));
    for ix in order {
        let Some(mention) = extraction.events.get(ix) else { continue };
        if matches!(mention.modality, Modality::Negated | Modality::Planned | Modality::Demanded) {
            continue;
        }
        let mut story = Story {
            family: family(mention.kind, told_as(mention)),
            kind: mention.kind,
            start: mention.start,
            end: mention.end.or(mention.start),
            mentions: vec![(article, ix)],
            sentences: BTreeSet::from([mention.sentence]),
            asserted: matches!(mention.modality, Modality::Asserted | Modality::Background),
            definite: mention.span.of(text).starts_with("ال"),
            passing: mention.passing,
            placed: mention.placed,
            firm: extraction.times.iter().any(|t| t.sentence == mention.sentence),
            ..Story::default()
        };
        story.subkinds.insert(mention.subkind.clone(), 1);
        if let Some(place) = mention.place.and_then(entity) {
            story.places.insert(place, 1);
        }
        for (chain, role) in &mention.participants {
            if let Some(entity) = entity(*chain) {
                let who = government(kb, entity, role);
                story.participants.insert((who, role.clone()), 1);
            }
        }
        let best = stories
            .iter_mut()
            .filter_map(|s| Some((agreement(kb, s, &story, false)?, s)))
            .max_by_key(|(score, _)| *score);
        match best {
            Some((_, same)) => same.take(story),
            None => stories.push(story),
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
    fights::settle(kb, stories, counted)
}

/// The subkind a mention is merged by. «تواجه البلدان في خريف 2020»: fighting of a season long ago
/// was a war; what somebody calls a war («وصفها بأنها حرب») and a conflict of a day are the fight that is
/// told.
fn told_as(mention: &EventMention) -> &str {
    let season = mention.modality == Modality::Background
        && mention.start.is_some_and(|d| d.precision() != Precision::Day);
    let today = mention.start.is_some_and(|d| d.precision() == Precision::Day);
    match mention.subkind.as_str() {
        "clash" if season => "war",
        "war" if mention.modality == Modality::Alleged => "clash",
        // «اندلع صراع جديد الثلاثاء»
        "war" if matches!(mention.lemma.as_str(), "صراع" | "نزاع") && !season && today => {
            "clash"
        }
        subkind => subkind,
    }
}

/// «توسطت موسكو بين باكو ويريفان»: a capital that acts stands for its country.
fn government(kb: &KnowledgeBase, id: EntityId, role: &str) -> EntityId {
    let acts = matches!(role, "attacker" | "agent" | "party" | "mediator" | "supporter");
    let city = |e: &&Entity| matches!(e.class.as_str(), "city" | "capital");
    let place = kb.entities.get(id.ix()).filter(|_| acts).filter(city);
    place.and_then(|e| e.country).unwrap_or(id)
}

/// How well two stories agree; `None` when they cannot be one, or nothing holds them together.
fn agreement(kb: &KnowledgeBase, a: &Story, b: &Story, across: bool) -> Option<u32> {
    if a.family != b.family {
        // The fight of its sentence before one of its place.
        let beside = a.family.1 == "fighting" && !a.sentences.is_disjoint(&b.sentences);
        return (!across && fights::kills_in(a, b)).then_some(if beside { 3 } else { 2 });
    }
    // «بعد مقتل ستة»: those died before the others the article counts.
    if !across && a.family.1 == "harm" && a.passing != b.passing && !a.definite && !b.definite {
        return None;
    }
    let mut score = 0;
    match (a.start.zip(a.end), b.start.zip(b.end)) {
        (Some((a_start, a_end)), Some((b_start, b_end))) => {
            let slack = slack(a, b);
            let apart = a_start.first_day() > b_end.last_day() + slack
                || b_start.first_day() > a_end.last_day() + slack;
            if apart {
                return None;
            }
            let vague = |d: Date| d.precision() != Precision::Day;
            // Of a war one says the year, another the autumn: they lie within each other.
            let lasts = a.family.1 == "war"
                || a.family.1 == "ceasefire" && vague(a_start) && vague(b_start);
            let same_year = year_of(a_start, a_end).zip(year_of(b_start, b_end));
            // «مطلع التسعينيات» lies in «التسعينيات».
            let nested = (a_start.first_day() <= b_start.first_day()
                && b_end.last_day() <= a_end.last_day())
                || (b_start.first_day() <= a_start.first_day()
                    && a_end.last_day() <= b_end.last_day());
            let decade = (a_end.year - a_start.year).max(b_end.year - b_start.year);
            let within = lasts
                && (same_year.is_some_and(|(x, y)| x == y)
                    || nested && a.family.1 == "war" && (2..=10).contains(&decade));
            if across
                && !within
                && (vague(a_start) || vague(b_start))
                && (a_start, a_end) != (b_start, b_end)
            {
                return None;
            }
            score += if a_start == b_start { 3 } else { 1 };
        }
        _ if across => return None,
        _ => (),
    }
    let one_place = a.places.keys().any(|p| b.places.keys().any(|q| same_place(kb, *p, *q)));
    if one_place {
        score += 3;
    } else if !a.places.is_empty() && !b.places.is_empty() && !(headline(a, b) && !across) {
        return None;
    }
    let shared = a.sides().filter(|side| b.sides().any(|other| other == *side)).count();
    score += u32::try_from(shared).unwrap_or(0) * 2;
    // Talks with nobody are not the talks of somebody.
    let silent = (a.sides().next().is_none() || b.sides().next().is_none())
        && a.family.0 != EventKind::Consult;
    if across && a.family.1 == "war" {
        return (one_place || shared > 1).then_some(score);
    }
    if across {
        return (one_place || shared > 1 || (shared == 1 && a.start == b.start)).then_some(score);
    }
    let taken_up = a.definite || b.definite || headline(a, b);
    (one_place || shared > 0 || silent || taken_up).then_some(score.max(1))
}

/// The year both days lie in.
fn year_of(start: Date, end: Date) -> Option<i16> {
    (start.year == end.year).then_some(start.year)
}

/// The headline and the first words of its article tell one thing.
fn headline(a: &Story, b: &Story) -> bool {
    let only = |s: &Story| s.sentences.iter().all(|n| *n == 0);
    let first = |s: &Story| s.sentences.contains(&1);
    (only(a) && first(b)) || (only(b) && first(a))
}

/// Days two stories may lie apart and still be one. What is told without a day of its own is told
/// within a few days of it, longer for what goes on for days.
fn slack(a: &Story, b: &Story) -> i32 {
    let lasting = matches!(
        a.family.1,
        "fighting" | "ceasefire" | "displacement" | "earthquake" | "flood" | "fire" | "siege"
    );
    match (a.firm && b.firm, lasting) {
        (true, true) => 1,
        (true, false) => 0,
        (false, true) => 2,
        (false, false) => 1,
    }
}

/// The same place, or one the country of the other.
fn same_place(kb: &KnowledgeBase, a: EntityId, b: EntityId) -> bool {
    let country = |id: EntityId| kb.entities.get(id.ix()).and_then(|e| e.country);
    a == b || country(a) == Some(b) || country(b) == Some(a)
}

impl Story {
    /// Who and what places take part, each once.
    pub(super) fn sides(&self) -> impl Iterator<Item = EntityId> {
        let mut last = None;
        let people = self.participants.keys().map(|(id, _)| *id);
        let people = people.filter(move |id| last.replace(*id) != Some(*id));
        let acts = |place: &EntityId| {
            let from = (*place, String::new());
            self.participants.range(from..).next().is_some_and(|((id, _), _)| id == place)
        };
        people.chain(self.places.keys().copied().filter(move |place| !acts(place)))
    }

    pub(super) fn take(&mut self, other: Story) {
        // A killing told before its fight takes the fight's name.
        if self.family.1 == "harm" && other.family.1 == "fighting" {
            self.family = other.family;
        }
        let war = self.family.1 == "war";
        let decade = |s: &Story| s.start.zip(s.end).is_some_and(|(a, b)| b.year - a.year >= 9);
        let narrower = |s: &Story| s.start.zip(s.end).map(|(a, b)| b.last_day() - a.first_day());
        match (narrower(self), narrower(&other)) {
            (None, Some(_)) => (self.start, self.end) = (other.start, other.end),
            // «مطلع التسعينيات» says more than «التسعينيات».
            (Some(_), Some(_)) if decade(self) != decade(&other) => {
                if decade(self) {
                    (self.start, self.end) = (other.start, other.end);
                }
            }
            (Some(_), Some(_)) if !war && self.firm && !other.firm => (),
            (Some(_), Some(_)) if !war && other.firm && !self.firm => {
                (self.start, self.end) = (other.start, other.end);
            }
            // A war lasts as long as the longest time it is given.
            (Some(mine), Some(theirs)) if (theirs < mine) != war && theirs != mine => {
                (self.start, self.end) = (other.start, other.end);
            }
            _ => (),
        }
        // «الهجوم على غنجة … حيث قتل عشرات»: the dead are where the attack was.
        let said = |s: &Self| s.placed && s.kind == EventKind::Assault && !s.places.is_empty();
        if said(&other) && !said(self) {
            self.places.clear();
        }
        let joins = other.placed || !said(self);
        self.placed |= other.placed;
        for (subkind, n) in other.subkinds {
            *self.subkinds.entry(subkind).or_default() += n;
        }
        for (place, n) in other.places.into_iter().filter(|_| joins) {
            *self.places.entry(place).or_default() += n;
        }
        for (participant, n) in other.participants {
            *self.participants.entry(participant).or_default() += n;
        }
        self.mentions.extend(other.mentions);
        self.sentences.extend(other.sentences);
        self.asserted |= other.asserted;
        self.definite &= other.definite;
        self.passing &= other.passing;
        self.firm |= other.firm;
    }

    /// The place most mentions name; of equals the narrower, then the first.
    pub(super) fn place(&self, kb: &KnowledgeBase) -> Option<EntityId> {
        let narrow = |id: &EntityId| {
            kb.entities.get(id.ix()).is_some_and(|e| e.class != "country" && e.class != "continent")
        };
        let best =
            self.places.iter().max_by_key(|(id, n)| (narrow(id), **n, std::cmp::Reverse(**id)));
        best.map(|(id, _)| *id)
    }
}

/// The carded event a story tells of: one its sentences name, else a short one of its kind, days
/// and place.
fn carded_event(
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
    same.or_else(|| named().filter(|id| near(id) && apart(id)).min_by_key(shortest))
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

/// Adds a story's sentences to an event, and the event to its mentions.
fn report(
    corpus: &Corpus,
    events: &mut [Event],
    id: EventId,
    story: &Story,
    assigned: &mut [Vec<Option<EventId>>],
) {
    let Some(event) = events.get_mut(id.ix()) else { return };
    for (article, ix) in &story.mentions {
        let mention = corpus.extractions.get(*article).and_then(|e| e.events.get(*ix));
        let Some(mention) = mention else { continue };
        if let Some(slot) = assigned.get_mut(*article).and_then(|a| a.get_mut(*ix)) {
            *slot = Some(id);
        }
        event.articles.push(ArticleId::new(*article));
        event.evidence.push(Evidence {
            article: ArticleId::new(*article),
            sentence: mention.sentence,
            span: mention.span,
            rule: "event-trigger".into(),
        });
    }
}

/// Stories of different articles that are one, made one. Only stories of one family whose days
/// are near are compared.
fn merge(kb: &KnowledgeBase, mut stories: Vec<Story>) -> Vec<Story> {
    stories.sort_by_key(|s| (s.family, s.start.is_none(), s.start, s.mentions.first().copied()));
    let mut out: Vec<Story> = Vec::new();
    for story in stories {
        // Earlier stories of this family that may still touch: sorted by start, so walk back a
        // little way only.
        let near = out.len().saturating_sub(60)..out.len();
        let best = out
            .get_mut(near)
            .into_iter()
            .flatten()
            .filter_map(|s| Some((agreement(kb, s, &story, true)?, s)))
            .max_by_key(|(score, _)| *score);
        match best {
            Some((_, same)) => same.take(story),
            None => out.push(story),
        }
    }
    out
}
