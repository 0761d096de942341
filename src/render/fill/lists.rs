//! Lists of articles by date, entities by letter, events by year.

use std::collections::BTreeMap;

use super::Ctx;
use crate::base::Date;
use crate::document::EntityKind;
use crate::knowledge::{ArticleId, EntityId, EventId};
use crate::locale::letter_of;
use crate::render::views::{
    ArticleGroup, ArticlesPage, EntitiesPage, EventsPage, Jump, LetterGroup, YearBand,
};
use crate::site::{EventFilter, capacity};

impl Ctx<'_> {
    /// Shell, heading and introduction of a list.
    pub fn described(&self, kind: &str, title: &str) -> crate::render::views::Shell {
        let site = &self.site.parts.config.title;
        let values = [("t", title), ("s", site.as_str())];
        self.shell(kind, title, &self.site.parts.locale.fill("description.list", &values))
    }

    pub fn timeline_shell(&self, title: &str) -> crate::render::views::Shell {
        self.described("timeline", title)
    }

    pub fn list_shell(&self, title: &str) -> crate::render::views::Shell {
        self.described("list", title)
    }

    /// Articles under their months, in the order given.
    pub fn article_groups(&self, articles: &[ArticleId]) -> Vec<ArticleGroup> {
        let locale = self.site.parts.locale;
        let mut groups: Vec<ArticleGroup> = Vec::new();
        for id in articles {
            let (anchor, label) = match self.article_date(*id) {
                None => ("undated".to_owned(), self.text("undated")),
                Some(date) => {
                    let month = Date { day: 0, ..date };
                    (format!("m-{month}"), locale.date(month))
                }
            };
            if groups.last().is_none_or(|g| g.anchor != anchor) {
                groups.push(ArticleGroup { anchor, label, articles: Vec::new() });
            }
            if let Some(group) = groups.last_mut() {
                group.articles.push(self.article_card(*id));
            }
        }
        groups
    }

    /// Events under their years, in the order given.
    pub fn year_bands(&self, events: &[EventId]) -> Vec<YearBand> {
        let locale = self.site.parts.locale;
        let mut bands: Vec<YearBand> = Vec::new();
        for id in events {
            let Some(card) = self.event_card(*id) else { continue };
            let year = self.site.event(*id).and_then(|e| e.start).map(|d| d.year);
            let (anchor, label) = match year {
                Some(year) => (format!("y-{year}"), locale.digits(&year.to_string())),
                None => ("undated".to_owned(), self.text("undated")),
            };
            if bands.last().is_none_or(|b| b.anchor != anchor) {
                bands.push(YearBand { anchor, label, ..YearBand::default() });
            }
            if let Some(band) = bands.last_mut() {
                band.events.push(card);
            }
        }
        for band in &mut bands {
            band.count = self.count("event", band.events.len());
        }
        bands
    }
}

pub(super) fn articles(ctx: &Ctx) -> ArticlesPage {
    let title = ctx.text("page.articles");
    let listed = ctx.site.parts.config.page_size.max(1) as usize;
    let mut years: Vec<(i16, usize)> = Vec::new();
    for (at, id) in ctx.site.firsts.iter().enumerate() {
        let Some(date) = ctx.article_date(*id) else { continue };
        if years.last().is_none_or(|(year, _)| *year != date.year) {
            years.push((date.year, at));
        }
    }
    let jump = |(year, at): &(i16, usize)| {
        let first = ctx.site.firsts.get(*at).and_then(|id| ctx.article_date(*id));
        let anchor = first.map(|d| format!("m-{}", Date { day: 0, ..d })).unwrap_or_default();
        let to = ctx.page.sibling(at / listed);
        Jump {
            href: Some(crate::site::relative(&ctx.page.path, &to, &anchor)),
            label: ctx.site.parts.locale.digits(&year.to_string()),
            ..Jump::default()
        }
    };
    ArticlesPage {
        shell: ctx.list_shell(&title),
        title,
        intro: Some(ctx.text("page.articles.intro")),
        years: if years.len() > 1 { years.iter().map(jump).collect() } else { Vec::new() },
        groups: ctx.article_groups(ctx.slice(&ctx.site.firsts, listed)),
        pager: ctx.pager(),
    }
}

pub(super) fn entities(ctx: &Ctx, kind: Option<EntityKind>) -> EntitiesPage {
    let all: Vec<EntityId> = match kind {
        Some(kind) => ctx.site.of_kind(kind).collect(),
        None => ctx.site.entities.clone(),
    };
    let title = match kind {
        Some(kind) => ctx.text(&format!("kinds.{kind}")),
        None => ctx.text("page.entities"),
    };
    let name = |id: &EntityId| ctx.site.entity(*id).map_or("", |e| e.name.as_str());
    let mut letters: Vec<(String, usize)> = Vec::new();
    for (at, id) in all.iter().enumerate() {
        let letter = letter_of(name(id));
        if !letters.iter().any(|(l, _)| *l == letter) {
            letters.push((letter, at));
        }
    }
    let mut groups: Vec<LetterGroup> = Vec::new();
    for id in ctx.slice(&all, capacity::ENTITIES) {
        let letter = letter_of(name(id));
        if groups.last().is_none_or(|g| g.letter != letter) {
            groups.push(LetterGroup { anchor: anchor_of(&letter), letter, entities: Vec::new() });
        }
        if let (Some(group), Some(entity)) = (groups.last_mut(), ctx.entity_ref(*id)) {
            group.entities.push(entity);
        }
    }
    let jump = |(letter, at): &(String, usize)| {
        let to = ctx.page.sibling(at / capacity::ENTITIES);
        let href = crate::site::relative(&ctx.page.path, &to, &anchor_of(letter));
        Jump { href: Some(href), label: letter.clone(), ..Jump::default() }
    };
    let all_n = ctx.site.entities.len();
    let kinds =
        std::iter::once((None, ctx.text("page.entities"), all_n, "entities/index.html".to_owned()))
            .chain(EntityKind::ALL.into_iter().map(|k| {
                let n = ctx.site.of_kind(k).count();
                (Some(k), ctx.text(&format!("kinds.{k}")), n, format!("entities/kind.{k}.html"))
            }))
            .filter(|(_, _, n, _)| *n > 0)
            .map(|(k, label, n, path)| Jump {
                href: Some(ctx.href(&path)),
                label,
                count: Some(ctx.number(n)),
                current: k == kind,
            })
            .collect();
    EntitiesPage {
        shell: ctx.list_shell(&title),
        title,
        intro: kind.is_none().then(|| ctx.text("page.entities.intro")),
        kinds,
        letters: letters.iter().map(jump).collect(),
        groups,
        pager: ctx.pager(),
    }
}

/// The id of a letter's group: its code point, safe in any address.
pub(super) fn anchor_of(letter: &str) -> String {
    format!("l-{:x}", letter.chars().next().map_or(0, u32::from))
}

/// The years of the events of a list, with the page of the list each begins on.
fn event_years(ctx: &Ctx, events: &[EventId]) -> Vec<Jump> {
    let mut years: BTreeMap<i16, (usize, usize)> = BTreeMap::new();
    for (at, id) in events.iter().enumerate() {
        if let Some(date) = ctx.site.event(*id).and_then(|e| e.start) {
            years.entry(date.year).or_insert((at, 0)).1 += 1;
        }
    }
    if years.len() < 2 {
        return Vec::new();
    }
    let jump = |(year, (at, n)): (&i16, &(usize, usize))| {
        let to = ctx.page.sibling(at / capacity::EVENTS);
        Jump {
            href: Some(crate::site::relative(&ctx.page.path, &to, &format!("y-{year}"))),
            label: ctx.site.parts.locale.digits(&year.to_string()),
            count: Some(ctx.number(*n)),
            current: false,
        }
    };
    years.iter().map(jump).collect()
}

fn filter_name(ctx: &Ctx, filter: EventFilter) -> String {
    match filter {
        EventFilter::All => ctx.text("all"),
        EventFilter::Kind(kind) => ctx.event_kinds(kind),
        EventFilter::Place(id) => ctx.site.entity(id).map(|e| e.name.clone()).unwrap_or_default(),
    }
}

/// The lists of events of one kind and of one place, `here` being the one that is open.
pub(super) fn filters(ctx: &Ctx, here: Option<EventFilter>) -> (Vec<Jump>, Vec<Jump>) {
    let jump = |other: EventFilter| Jump {
        href: Some(ctx.href(&ctx.site.filter_path(other))),
        label: filter_name(ctx, other),
        count: Some(ctx.number(ctx.site.filtered(other).len())),
        current: Some(other) == here,
    };
    let filters = ctx.site.event_filters();
    let is_place = |f: &EventFilter| matches!(f, EventFilter::Place(_));
    let kinds = filters.iter().copied().filter(|f| !is_place(f));
    let kinds = std::iter::once(EventFilter::All).chain(kinds).map(jump).collect();
    (kinds, filters.iter().copied().filter(is_place).map(jump).collect())
}

/// Letters of the line that tells an event in the list.
const LINE: usize = 130;

/// Events under their years, each with a line that tells it.
fn with_lines(ctx: &Ctx, events: &[EventId]) -> Vec<YearBand> {
    let mut bands = ctx.year_bands(events);
    let keys = events.iter().filter_map(|id| Some((ctx.site.event(*id)?.key.to_string(), *id)));
    let ids: BTreeMap<String, EventId> = keys.collect();
    for card in bands.iter_mut().flat_map(|b| &mut b.events) {
        let told = ids.get(&card.key).and_then(|id| ctx.told(*id)).map(str::to_owned);
        card.line = told.map(|line| super::pieces::clamp(&line, LINE));
    }
    bands
}

pub(super) fn events(ctx: &Ctx, filter: EventFilter) -> EventsPage {
    let events = ctx.site.filtered(filter);
    let title = match filter {
        EventFilter::All => ctx.text("page.events"),
        other => ctx.site.parts.locale.fill("page.events-of", &[("t", &filter_name(ctx, other))]),
    };
    let (kinds, places) = filters(ctx, Some(filter));
    EventsPage {
        shell: ctx.list_shell(&title),
        title,
        intro: (filter == EventFilter::All).then(|| ctx.text("page.events.intro")),
        kinds,
        places,
        years: event_years(ctx, &events),
        bands: with_lines(ctx, ctx.slice(&events, capacity::EVENTS)),
        pager: ctx.pager(),
    }
}
