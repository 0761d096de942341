//! The pages of the site and their paths. Lists are cut so that no page grows without bound.

use super::Site;
use crate::document::{EntityKind, EventKind};
use crate::knowledge::{ArticleId, EntityId, EventId};

/// One page to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PagePlan {
    /// From the site's root, `/` separators.
    pub path: String,
    pub kind: PageKind,
    /// Which page of a list, from 0, and of how many.
    pub part: usize,
    pub parts: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    Home,
    Article(ArticleId),
    Entity(EntityId),
    Event(EventId),
    Articles,
    /// All entities, or those of one kind.
    Entities(Option<EntityKind>),
    /// All events, or some of them.
    Events(EventFilter),
    /// All years, or one.
    Timeline(Option<i16>),
    /// A month of a year with many events; 0 for what is dated by the year alone.
    Month(i16, u8),
    Map,
    Graph,
    Figures,
    Quality,
    Quotes,
    Sources,
    Source(usize),
    Tags,
    Tag(usize),
    Dossiers,
    Dossier(usize),
    Page(usize),
    Search,
    /// What the data of the site are, and where.
    Data,
    NotFound,
    /// What a reader sees in place of a page that was not kept.
    Offline,
    /// An old address, by its place in `Site::redirects`.
    Redirect(usize),
}

/// Which events a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventFilter {
    All,
    Kind(EventKind),
    /// Those that happened at a place.
    Place(EntityId),
}

/// How many items a page of each list holds.
pub mod capacity {
    /// Articles that mention an entity or report an event, with their sentences.
    pub const COVERAGE: usize = 30;
    pub const ENTITIES: usize = 400;
    pub const EVENTS: usize = 200;
    pub const QUOTES: usize = 60;
    /// Events on one page of the timeline; with more, each year has a page.
    pub const TIMELINE: usize = 200;
    /// Events of a year on one page; with more, each month has a page.
    pub const YEAR: usize = 60;
    /// With fewer events there is one timeline and no page a year.
    pub const ONE_TIMELINE: usize = 12;
    /// Groups of figures, each of one event or article.
    pub const FIGURES: usize = 15;
    /// Events a place needs for a list of its own.
    pub const PLACE_EVENTS: usize = 3;
}

/// The page of a month on the timeline.
pub fn month_path(year: i16, month: u8) -> String {
    format!("timeline/{year}-{month:02}.html")
}

pub(super) fn pages(site: &mut Site) {
    let mut pages = Vec::new();
    let mut add = |path: &str, kind: PageKind, items: usize, capacity: usize| {
        let parts = items.div_ceil(capacity.max(1)).max(1);
        for part in 0..parts {
            pages.push(PagePlan { path: part_path(path, part), kind, part, parts });
        }
    };
    // A page that is no list: one item on one page.
    let (n, cap) = (1, 1);
    let listed = site.parts.config.page_size.max(1) as usize;
    add("index.html", PageKind::Home, n, cap);
    add("404.html", PageKind::NotFound, n, cap);
    if site.parts.config.offline {
        add("offline.html", PageKind::Offline, n, cap);
    }
    add("search.html", PageKind::Search, n, cap);
    add("data.html", PageKind::Data, n, cap);
    add("articles/index.html", PageKind::Articles, site.firsts.len(), listed);
    add("entities/index.html", PageKind::Entities(None), site.entities.len(), capacity::ENTITIES);
    for kind in EntityKind::ALL {
        let n = site.of_kind(kind).count();
        if n > 0 {
            let path = format!("entities/kind.{kind}.html");
            add(&path, PageKind::Entities(Some(kind)), n, capacity::ENTITIES);
        }
    }
    let filters = [EventFilter::All].into_iter().chain(site.event_filters());
    for filter in filters {
        let n = site.filtered(filter).len();
        add(&site.filter_path(filter), PageKind::Events(filter), n, capacity::EVENTS);
    }
    add("timeline.html", PageKind::Timeline(None), n, cap);
    if site.has_year_pages() {
        for (year, events) in site.years() {
            let path = format!("timeline/{year}.html");
            add(&path, PageKind::Timeline(Some(year)), n, cap);
            if events.len() > capacity::YEAR {
                for (month, events) in site.months(&events) {
                    let path = month_path(year, month);
                    add(&path, PageKind::Month(year, month), events.len(), capacity::TIMELINE);
                }
            }
        }
    }
    if !site.spots.is_empty() {
        add("map.html", PageKind::Map, n, cap);
    }
    if !site.tied.is_empty() {
        // The second page is one large drawing.
        add("graph.html", PageKind::Graph, if super::graph::is_large(site) { 2 } else { 1 }, 1);
    }
    if !site.lookups.figures.is_empty() {
        let n = site.lookups.figures.len();
        add("figures.html", PageKind::Figures, n, capacity::FIGURES);
    }
    add("quality.html", PageKind::Quality, n, cap);
    add("quotes.html", PageKind::Quotes, site.lookups.quotes.len(), capacity::QUOTES);
    add("sources/index.html", PageKind::Sources, n, cap);
    add("tags/index.html", PageKind::Tags, n, cap);
    add("dossiers/index.html", PageKind::Dossiers, n, cap);
    for id in &site.articles {
        add(&site.article_path(*id), PageKind::Article(*id), n, cap);
    }
    for id in &site.entities {
        let articles = site.coverage_of_entity(*id).len();
        if let Some(path) = site.entity_path(*id) {
            add(&path, PageKind::Entity(*id), articles, capacity::COVERAGE);
        }
    }
    for id in &site.events {
        let articles = site.coverage_of_event(*id).len();
        if let Some(path) = site.event_path(*id) {
            add(&path, PageKind::Event(*id), articles, capacity::COVERAGE);
        }
    }
    for (i, source) in site.sources.iter().enumerate() {
        let path = format!("sources/{}.html", source.key);
        add(&path, PageKind::Source(i), source.articles.len(), listed);
    }
    for (i, tag) in site.tags.iter().enumerate() {
        add(&format!("tags/{}.html", tag.key), PageKind::Tag(i), tag.articles.len(), listed);
    }
    for (i, dossier) in site.parts.dossiers.iter().enumerate() {
        let items = site.dossiers.get(i).map_or(0, super::DossierItems::len);
        add(
            &format!("dossiers/{}.html", dossier.key),
            PageKind::Dossier(i),
            items,
            capacity::EVENTS,
        );
    }
    for (i, page) in site.parts.pages.iter().enumerate() {
        add(&format!("pages/{}.html", page.key), PageKind::Page(i), n, cap);
    }
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    pages.dedup_by(|a, b| a.path == b.path);
    site.pages = pages;
}

/// Adds a page for each old address.
pub(super) fn redirects(site: &mut Site) {
    let redirects = (0..).zip(&site.redirects).map(|(ix, r)| {
        let kind = PageKind::Redirect(ix);
        PagePlan { path: r.from.clone(), kind, part: 0, parts: 1 }
    });
    let redirects: Vec<_> = redirects.collect();
    site.pages.extend(redirects);
    site.pages.sort_by(|a, b| a.path.cmp(&b.path));
}

/// The path of a further page of a list: `articles/index.2.html`. Keys hold no full stop, so it
/// cannot be another page's.
pub fn part_path(path: &str, part: usize) -> String {
    match path.strip_suffix(".html") {
        Some(stem) if part > 0 => format!("{stem}.{}.html", part + 1),
        _ => path.to_owned(),
    }
}

impl PagePlan {
    /// The path of page `part` of the same list.
    pub fn sibling(&self, part: usize) -> String {
        let first = match self.path.rsplit_once('.').map(|(stem, _)| stem) {
            Some(stem) if self.part > 0 => {
                format!("{}.html", stem.rsplit_once('.').map_or(stem, |(s, _)| s))
            }
            _ => self.path.clone(),
        };
        part_path(&first, part)
    }
}

impl Site<'_> {
    /// The articles an entity's page quotes, newest first, undated last: a text that several
    /// printed is there once.
    pub fn coverage_of_entity(&self, id: EntityId) -> Vec<ArticleId> {
        let articles = self.entity(id).map(|e| e.articles.as_slice()).unwrap_or_default();
        let mut articles = self.copies.folded(articles.iter().map(|(a, _)| *a));
        articles.sort_by_key(|a| self.lookups.newest(*a));
        articles
    }

    /// The articles an event's page quotes, earliest first; a text that several printed once.
    pub fn coverage_of_event(&self, id: EventId) -> Vec<ArticleId> {
        let articles = self.event(id).map(|e| e.articles.as_slice()).unwrap_or_default();
        self.copies.folded(articles.iter().copied())
    }

    /// Published entities of one kind, in alphabetical order.
    pub fn of_kind(&self, kind: EntityKind) -> impl Iterator<Item = EntityId> + '_ {
        self.entities
            .iter()
            .copied()
            .filter(move |id| self.entity(*id).is_some_and(|e| e.kind == kind))
    }

    /// The kinds of events there are, and the places with enough of them.
    pub fn event_filters(&self) -> Vec<EventFilter> {
        let kinds = EventKind::ALL.into_iter().map(EventFilter::Kind);
        let mut places: Vec<_> =
            self.spots.iter().filter(|s| s.events.len() >= capacity::PLACE_EVENTS).collect();
        places.sort_by_key(|s| (std::cmp::Reverse(s.events.len()), s.entity));
        let places = places.into_iter().take(40).map(|s| EventFilter::Place(s.entity));
        kinds.filter(|k| !self.filtered(*k).is_empty()).chain(places).collect()
    }

    /// The events a filter lets through, by date.
    pub fn filtered(&self, filter: EventFilter) -> Vec<EventId> {
        let through = |id: &&EventId| match filter {
            EventFilter::All => true,
            EventFilter::Kind(kind) => self.event(**id).is_some_and(|e| e.kind == kind),
            EventFilter::Place(place) => self.event(**id).is_some_and(|e| e.place == Some(place)),
        };
        self.events.iter().filter(through).copied().collect()
    }

    pub fn filter_path(&self, filter: EventFilter) -> String {
        match filter {
            EventFilter::All => "events/index.html".to_owned(),
            EventFilter::Kind(kind) => format!("events/kind.{kind}.html"),
            EventFilter::Place(place) => {
                let key = self.entity(place).map_or("", |e| e.key.as_str());
                format!("events/place.{key}.html")
            }
        }
    }

    /// The years that have events, each with its events by date; earliest first.
    pub fn years(&self) -> Vec<(i16, Vec<EventId>)> {
        let mut years: Vec<(i16, Vec<EventId>)> = Vec::new();
        for id in &self.events {
            let Some(year) = self.event(*id).and_then(|e| e.start).map(|d| d.year) else {
                continue;
            };
            match years.last_mut().filter(|(last, _)| *last == year) {
                Some((_, events)) => events.push(*id),
                None => years.push((year, vec![*id])),
            }
        }
        years
    }

    /// Whether each year has a page of its own: there is more than one, and enough to see.
    pub fn has_year_pages(&self) -> bool {
        self.events.len() > capacity::ONE_TIMELINE && self.years().len() > 1
    }

    /// The events of a year by the month they began in; 0 when only the year is known.
    pub fn months(&self, events: &[EventId]) -> Vec<(u8, Vec<EventId>)> {
        let mut months: Vec<(u8, Vec<EventId>)> = Vec::new();
        for id in events {
            let month = self.event(*id).and_then(|e| e.start).map_or(0, |d| d.month);
            match months.iter_mut().find(|(m, _)| *m == month) {
                Some((_, events)) => events.push(*id),
                None => months.push((month, vec![*id])),
            }
        }
        months
    }

    /// Whether the timeline of all years shows only the best reported events of each.
    pub fn is_timeline_long(&self) -> bool {
        self.events.len() > capacity::TIMELINE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_a_list_know_each_other() {
        let page = PagePlan { path: "a/b.2.html".into(), kind: PageKind::Home, part: 1, parts: 3 };
        assert_eq!(page.sibling(0), "a/b.html");
        assert_eq!(page.sibling(2), "a/b.3.html");
    }
}
