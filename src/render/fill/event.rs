//! The page of one event.

use std::collections::{BTreeMap, BTreeSet};

use super::Ctx;
use super::coverage::{Room, coverage};
use super::telling::telling;
use crate::extract::{EventMention, Modality};
use crate::knowledge::{ArticleId, EntityId, Event, EventId, ResolvedQuote};
use crate::render::views::{Account, EventCard, EventPage, ParticipantGroup, Side};
use crate::site::Site;
use crate::site::map::Tone;

/// Sentences of one article shown under an event.
const SENTENCES: Room = Room { shown: 3, behind: 6, of_event: true };
/// Events a large one lists as its parts.
const PARTS: usize = 60;
/// Events shown before and after one, when only their dates order them.
const BESIDE: usize = 2;
/// Days between them, unless both are parts of one.
const NEAR_IN_TIME: i32 = 730;
/// Roles in the order a reader asks for them.
const ROLES: [&str; 12] = [
    "attacker",
    "agent",
    "target",
    "victim",
    "affected",
    "party",
    "candidate",
    "winner",
    "mediator",
    "signatory",
    "host",
    "supporter",
];

pub(super) fn event(ctx: &Ctx, id: EventId) -> EventPage {
    let Some(event) = ctx.site.event(id) else { return EventPage::default() };
    let card = event.card.and_then(|ix| ctx.site.parts.event_cards.get(ix as usize));
    let locale = ctx.site.parts.locale;
    let title = ctx.event_title(id);
    let described = locale.fill("description.event", &[("t", &title)]);
    let description = event.summary.clone().unwrap_or(described);
    let told = ctx.site.coverage_of_event(id);
    let shown = ctx.slice(&told, crate::site::capacity::COVERAGE);
    let mut page = EventPage {
        shell: ctx.shell("event", &title, &description),
        key: event.key.to_string(),
        title: ctx.short_event_title(id),
        kind: ctx.event_kind(event),
        tone: Tone::of(event.kind, &event.subkind).name().to_owned(),
        date: ctx.event_date(event),
        place: event.place.and_then(|p| ctx.entity_ref(p)),
        presence: Some(presence(ctx, event)),
        summary: event.summary.clone(),
        years: super::entity::coverage_years(ctx, &told),
        pager: ctx.pager(),
        ..EventPage::default()
    };
    let mut above: BTreeSet<(ArticleId, u32)> = BTreeSet::new();
    if ctx.page.part == 0 {
        let card_of = |id: &Option<EventId>| id.and_then(|id| ctx.event_card(id));
        page.prose_html = card.and_then(|c| ctx.prose(&c.body));
        page.part_of = card_of(&event.part_of);
        if let Some((at, account)) = account(ctx, event) {
            above.insert(at);
            page.account = Some(account);
        }
        page.participants = participants(ctx, event);
        page.figures = super::claims::tables(ctx, id, event);
        let (sides, said) = statements(ctx, id, event);
        page.statements = sides;
        above.extend(said);
        page.before = match event.before {
            Some(_) => card_of(&event.before).into_iter().collect(),
            None => beside(ctx, id, event, Way::Before),
        };
        page.after = match event.after {
            Some(_) => card_of(&event.after).into_iter().collect(),
            None => beside(ctx, id, event, Way::After),
        };
        page.parts = super::overview::spread(ctx, &event.parts, PARTS);
    }
    page.coverage = coverage(ctx, shown, &sorted_evidence(event), SENTENCES, &above);
    page
}

/// Which way in time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Before,
    After,
}

/// The nearest events of the same place, and those of the same kind of the first who took part, when
/// nothing says what came before and after.
fn beside(ctx: &Ctx, id: EventId, event: &Event, way: Way) -> Vec<EventCard> {
    let Some(start) = event.start else { return Vec::new() };
    let related = |e: &EventId| *e == id || event.part_of == Some(*e) || event.parts.contains(e);
    let known = |who: EntityId| ctx.site.entity(who).map_or(&[][..], |e| e.events.as_slice());
    let first = event.participants.first().map(|(who, _)| *who);
    // What happened there, and not all that who is there took part in.
    let there = event.place.map(known).unwrap_or_default().iter();
    let there = there.filter(|(_, role)| role == "place");
    // Of the first who took part only what is of the same kind: fights among fights.
    let same = first.map(known).unwrap_or_default().iter();
    let same = same.filter(|(e, _)| ctx.site.event(*e).is_some_and(|e| e.kind == event.kind));
    let end = event.end.unwrap_or(start);
    // Of one war or movement what comes next may be years away.
    let near = |other: &Event, gap: i32| {
        gap <= NEAR_IN_TIME || event.part_of.is_some() && other.part_of == event.part_of
    };
    let mut near: Vec<_> = there
        .chain(same)
        .map(|(e, _)| *e)
        .filter(|e| !related(e))
        .filter_map(|e| {
            let other = ctx.site.event(e)?;
            let (from, to) = (other.start?, other.end.or(other.start)?);
            let gap = match way {
                Way::Before => start.first_day() - to.last_day(),
                Way::After => from.first_day() - end.last_day(),
            };
            let begins = if way == Way::Before { from < start } else { from > start };
            (begins && gap >= 0 && near(other, gap)).then_some((from, e))
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    match way {
        Way::Before => near.drain(..near.len().saturating_sub(BESIDE)).for_each(drop),
        Way::After => near.truncate(BESIDE),
    }
    near.into_iter().filter_map(|(_, e)| ctx.event_card(e)).collect()
}

/// Evidence by article and place in the text, as `coverage` wants it.
fn sorted_evidence(event: &Event) -> Vec<crate::knowledge::Evidence> {
    let mut evidence = event.evidence.clone();
    evidence.sort();
    evidence
}

/// «ورد في ٥ مقالات من ٣ مصادر».
fn presence(ctx: &Ctx, event: &Event) -> String {
    let source =
        |a: &ArticleId| ctx.site.article(*a)?.meta.source.as_ref().map(|s| s.name.as_str());
    // «من مصدر واحد» of three articles, two of which name none, would say too much.
    if !event.articles.iter().all(|a| source(a).is_some()) {
        return ctx.count("in-articles", event.articles.len());
    }
    let mut sources: Vec<&str> = event.articles.iter().filter_map(source).collect();
    sources.sort_unstable();
    sources.dedup();
    let articles = ctx.count("in-articles", event.articles.len());
    match sources.len() {
        0 => articles,
        n => format!("{articles} {}", ctx.count("from-sources", n)),
    }
}

/// When no card tells the event, the first sentence of the first report does.
fn account(ctx: &Ctx, event: &Event) -> Option<(Place, Account)> {
    if event.summary.is_some() {
        return None;
    }
    let evidence = telling(ctx, event)?;
    let sentence = ctx.sentence_marked(evidence, &[])?;
    let account = Account { sentence, article: ctx.article_line(evidence.article) };
    Some(((evidence.article, evidence.sentence), account))
}

fn participants(ctx: &Ctx, event: &Event) -> Vec<ParticipantGroup> {
    let rank = |role: &str| ROLES.iter().position(|r| *r == role).unwrap_or(ROLES.len());
    let mut groups: BTreeMap<(usize, &str), Vec<_>> = BTreeMap::new();
    for (entity, role) in &event.participants {
        if let Some(who) = ctx.entity_then(*entity, event) {
            groups.entry((rank(role), role.as_str())).or_default().push(who);
        }
    }
    groups
        .into_iter()
        .map(|((_, role), entities)| {
            // What one did or had done to him, by what happened: «من استقال», «من اعتُقل».
            let find = |key: String| ctx.site.parts.locale.find(&key).map(str::to_owned);
            let told = (!event.subkind.is_empty())
                .then(|| find(format!("role.{role}.{}", event.subkind)))
                .flatten();
            let kind = event.kind.name();
            let label = told.or_else(|| find(format!("role.{role}.{kind}")));
            let label = label.or_else(|| find(format!("role.{role}")));
            ParticipantGroup { role: label.unwrap_or_else(|| ctx.text("role.")), entities }
        })
        .collect()
}

/// Sentences after the one that tells an event in which people still speak of it.
const NEAR: u32 = 3;
const SIDES: usize = 16;
const OF_A_SIDE: usize = 4;

/// Which events the sentences of an article are about.
pub(super) struct Topics {
    /// Sentence, whether it only dates by the event or recalls it, the event.
    told: Vec<(u32, bool, Option<EventId>)>,
}

impl Topics {
    /// Of an article of the site; of one it does not have, none.
    pub(super) fn new(site: &Site, article: ArticleId) -> Self {
        let (Some(extraction), Some(facts)) =
            (site.extraction(article), site.parts.kb.articles.get(article.ix()))
        else {
            return Self { told: Vec::new() };
        };
        // Nobody speaks of what had not begun.
        let written = site.article(article).and_then(|a| a.meta.date.as_ref()).map(|d| d.date);
        let begun = |event: &Event| {
            let days = written.zip(event.start);
            days.is_none_or(|(written, start)| start.first_day() <= written.last_day())
        };
        let event = |id: EventId| site.event(id).filter(|e| e.published && begun(e));
        let told = extraction.events.iter().zip(&facts.event_mentions);
        // «ودعت إلى وقف القتال»: the truce that is asked for is not what people speak of.
        let hoped = |m: &EventMention| matches!(m.modality, Modality::Demanded | Modality::Planned);
        let aside = |m: &EventMention| m.passing || m.modality == Modality::Background;
        // What is accused, demanded or denied in reply is about what was told before it; what happens
        // besides is another matter, though it has no page.
        let other = |m: &EventMention| {
            let named = m.placed || !m.participants.is_empty();
            m.modality == Modality::Asserted && named && !m.passing && !m.kind.is_said()
        };
        let told = told.filter(|(m, id)| {
            let shown = id.and_then(|id| site.event(id)).filter(|e| e.published);
            !hoped(m) && shown.map_or_else(|| other(m), begun)
        });
        let mut told: Vec<_> = told
            .map(|(m, id)| (m.sentence, aside(m), id.filter(|id| event(*id).is_some())))
            .collect();
        // What a card's own words name is told outright.
        for (id, named) in facts.events.iter().filter_map(|id| Some((*id, event(*id)?))) {
            let from = named.evidence.partition_point(|e| e.article < article);
            let here = named.evidence.iter().skip(from).take_while(|e| e.article == article);
            let words = here.filter(|e| e.rule == "event-keyword" && named.card.is_some());
            told.extend(words.map(|e| (e.sentence, false, Some(id))));
        }
        // So is what its figures count.
        let counted = facts.claims.iter().filter_map(|c| Some((c.evidence.sentence, c.event?)));
        let counted = counted.filter(|(_, id)| event(*id).is_some());
        told.extend(counted.map(|(sentence, id)| (sentence, false, Some(id))));
        told.sort_unstable();
        told.dedup();
        Self { told }
    }

    /// The events of a sentence, those told outright if there are any; without any those told
    /// outright in the last sentence before it, up to `NEAR` away.
    pub(super) fn of(&self, sentence: u32) -> Vec<Option<EventId>> {
        let before = self.told.get(..self.told.partition_point(|t| t.0 <= sentence));
        let before = before.unwrap_or_default();
        let outright = |t: &&(u32, bool, Option<EventId>)| !t.1;
        let here: Vec<_> = before.iter().rev().take_while(|t| t.0 == sentence).collect();
        if !here.is_empty() {
            let any = here.iter().any(|t| !t.1);
            return here.iter().filter(|t| !(any && t.1)).map(|t| t.2).collect();
        }
        let last = before.iter().rev().find(outright).filter(|t| sentence - t.0 <= NEAR);
        let same = |t: &&(u32, bool, Option<EventId>)| last.is_some_and(|l| l.0 == t.0);
        let near = before.iter().rev().skip_while(|t| !same(t)).take_while(same);
        near.filter(outright).map(|t| t.2).collect()
    }
}

/// A sentence of an article.
type Place = (ArticleId, u32);

/// What was said where the event is told, by who said it: those who take part in it first; and the
/// sentences it stands in. Where two are quoted in one sentence («دعا كريم منصور إلى التهدئة، وحثّ سمير
/// حداد الطرفين عليها») it is shown with the first and folded away with the second.
fn statements(ctx: &Ctx, id: EventId, event: &Event) -> (Vec<Side>, BTreeSet<Place>) {
    let mut sides: BTreeMap<crate::knowledge::EntityId, Vec<&ResolvedQuote>> = BTreeMap::new();
    for article in ctx.site.copies.folded(event.articles.iter().copied()) {
        let Some(facts) = ctx.site.parts.kb.articles.get(article.ix()) else { continue };
        let topics = Topics::new(ctx.site, article);
        // «أذربيجان: سنواصل هذه العملية»: a crosshead says it again.
        let headed = |sentence: u32| {
            let text = ctx.site.article(article).map(|a| &a.body);
            let fact =
                ctx.site.extraction(article).and_then(|e| e.sentences.get(sentence as usize));
            text.zip(fact).is_some_and(|(body, fact)| super::coverage::is_headline(body, fact))
        };
        for quote in &facts.quotes {
            let here = topics.of(quote.evidence.sentence).contains(&Some(id));
            if let Some(speaker) =
                quote.speaker.filter(|_| here && !headed(quote.evidence.sentence))
            {
                let speaker = ctx.site.parts.kb.government(speaker);
                sides.entry(speaker).or_default().push(quote);
            }
        }
    }
    let mut sides: Vec<_> = sides.into_iter().collect();
    let part = |who| event.participants.iter().any(|(e, _)| *e == who);
    sides.sort_by_key(|(who, said)| (!part(*who), std::cmp::Reverse(said.len()), *who));
    let mut out: Vec<Side> = Vec::new();
    // Whole sentences, each with the side it stands under.
    let mut whole: BTreeMap<Place, usize> = BTreeMap::new();
    let mut said: BTreeSet<Place> = BTreeSet::new();
    for (speaker, mut quotes) in sides.into_iter().take(SIDES) {
        quotes.sort_by_key(|q| (!q.direct, q.evidence.clone()));
        quotes.dedup();
        let Some(entity) = ctx.entity_ref(speaker) else { continue };
        let quotes = super::quotes::of_one(ctx, quotes, OF_A_SIDE);
        let shown = quotes.iter().find_map(|(at, _)| out.get(*whole.get(at)?));
        let fold = shown
            .map(|of| ctx.site.parts.locale.fill("same-sentence", &[("s", of.label.as_str())]));
        if quotes.is_empty() {
            continue;
        }
        let (again, new): (Vec<_>, Vec<_>) =
            quotes.into_iter().partition(|(at, _)| whole.contains_key(at));
        let here = out.len();
        whole.extend(new.iter().filter(|(_, view)| view.whole).map(|(at, _)| (*at, here)));
        said.extend(new.iter().map(|(at, _)| *at));
        let views = |said: Vec<super::quotes::Placed>| said.into_iter().map(|(_, view)| view);
        let (quotes, again) = (views(new).collect(), views(again).collect());
        let label = entity.name.clone();
        out.push(Side { label, entity: Some(entity), quotes, again, fold });
    }
    (out, said)
}
