//! What a page is made of, as one number, by which a build knows that it need not make it again.
//!
//! Comes in: a planned [`Site`]. Goes out: for most pages and for files of data a [`Print`] of
//! everything of the site their bytes are made of; any page is known by its view too (`engine`).
//! Always: when program, settings, templates and theme are the same too, the same print means the
//! same bytes. It may change when the bytes do not: where exactness would cost more than it saves, a
//! print is coarse. Ids of one build never go into it. Whoever lets a page of [`Prints::page`], a feed or
//! a record read something new adds it here; `tests/incremental.rs` compares what was kept with what a
//! clean build makes.

mod facts;
mod pages;
mod things;

use rayon::prelude::*;

use crate::base::{Mix, Print};
use crate::knowledge::{ArticleId, EntityId, EventId};
use crate::render::theme::Theme;
use crate::site::{FeedKind, PageKind, Site};

/// Prints of everything pages are made of, by id.
pub struct Prints<'a> {
    site: &'a Site<'a>,
    /// What every page shows: menu, foot, settings.
    shell: Print,
    /// An article and its reading, by themselves.
    read: Vec<Print>,
    /// An article as a line of a list.
    lines: Vec<Print>,
    /// An article with all that was found in it.
    said: Vec<Print>,
    /// An entity where it is named.
    names: Vec<Print>,
    /// The same with the articles it stands in.
    shared: Vec<Print>,
    /// An event where it is named, and with the articles that report it.
    told: Vec<Print>,
    told_in: Vec<Print>,
    /// Whom an entity appears with.
    ties: Vec<Print>,
    /// What the map shows, and the dates of the list of all articles.
    map: Print,
    dates: Print,
    /// All that is known of an entity, of an event.
    entities: Vec<Print>,
    events: Vec<Print>,
}

/// What a record of a file of data is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Article(ArticleId),
    Entity(EntityId),
    Event(EventId),
}

/// Something records are made of.
pub trait Printed: Sync {
    /// What decides the record; none when nothing alone does.
    fn of(&self) -> Option<Of> {
        None
    }
}

impl Printed for () {}

impl Printed for ArticleId {
    fn of(&self) -> Option<Of> {
        Some(Of::Article(*self))
    }
}

impl Printed for EntityId {
    fn of(&self) -> Option<Of> {
        Some(Of::Entity(*self))
    }
}

impl Printed for EventId {
    fn of(&self) -> Option<Of> {
        Some(Of::Event(*self))
    }
}

/// A file beside a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    Data(PageKind),
    Feed(FeedKind),
}

impl<'a> Prints<'a> {
    pub fn new(site: &'a Site<'a>, theme: &Theme) -> Self {
        let kb = site.parts.kb;
        let mut prints = Self {
            site,
            shell: shell(site, theme),
            read: Vec::new(),
            lines: Vec::new(),
            said: Vec::new(),
            names: Vec::new(),
            shared: Vec::new(),
            told: Vec::new(),
            told_in: Vec::new(),
            ties: Vec::new(),
            map: Print::default(),
            dates: pages::dates_of(site),
            entities: Vec::new(),
            events: Vec::new(),
        };
        let articles = || (0..kb.articles.len()).into_par_iter().map(ArticleId::new);
        let entities = || (0..kb.entities.len()).into_par_iter().map(EntityId::new);
        let events = || (0..kb.events.len()).into_par_iter().map(EventId::new);
        prints.read = articles().map(|id| prints.read_of(id)).collect();
        prints.lines = articles().map(|id| prints.line_of(id)).collect();
        prints.names = entities().map(|id| prints.name_of(id)).collect();
        prints.map = pages::map_of(&prints);
        prints.told = events().map(|id| prints.told_of(id)).collect();
        prints.shared = entities().map(|id| prints.shared_of(id)).collect();
        prints.ties = entities().map(|id| prints.ties_of(id)).collect();
        prints.told_in = events().map(|id| prints.told_in_of(id)).collect();
        prints.said = articles().map(|id| prints.said_of(id)).collect();
        prints.entities = entities().map(|id| prints.entity_of(id)).collect();
        prints.events = events().map(|id| prints.event_of(id)).collect();
        prints
    }

    /// The print of a file beside a page.
    pub fn beside(&self, file: Beside) -> Option<Print> {
        let mut mix = Mix::default();
        mix.print(self.shell);
        match file {
            Beside::Data(PageKind::Entity(id)) => mix.number(0).print(self.entity(id)),
            Beside::Data(PageKind::Event(id)) => mix.number(1).print(self.event(id)),
            Beside::Feed(FeedKind::Entity(id)) => mix.number(2).print(self.entity(id)),
            Beside::Feed(FeedKind::Event(id)) => mix.number(3).print(self.event(id)),
            Beside::Data(_) | Beside::Feed(_) => return None,
        };
        Some(mix.done())
    }

    /// The print of some records of the list `name` that follow one another; none when one has none.
    pub fn records<T: Printed>(&self, name: &str, items: &[T]) -> Option<Print> {
        let mut mix = Mix::default();
        mix.print(self.shell).text(name).number(items.len());
        for item in items {
            match item.of()? {
                Of::Article(id) => mix.number(0).print(self.said(id)),
                Of::Entity(id) => mix.number(1).print(self.entity(id)),
                Of::Event(id) => mix.number(2).print(self.event(id)),
            };
        }
        Some(mix.done())
    }

    /// The print of an article and its reading, whatever else the site holds.
    pub fn read(&self, id: ArticleId) -> Print {
        self.read.get(id.ix()).copied().unwrap_or_default()
    }

    fn line(&self, id: ArticleId) -> Print {
        self.lines.get(id.ix()).copied().unwrap_or_default()
    }

    fn said(&self, id: ArticleId) -> Print {
        self.said.get(id.ix()).copied().unwrap_or_default()
    }

    fn name(&self, id: EntityId) -> Print {
        self.names.get(id.ix()).copied().unwrap_or_default()
    }

    fn shared(&self, id: EntityId) -> Print {
        self.shared.get(id.ix()).copied().unwrap_or_default()
    }

    fn told(&self, id: EventId) -> Print {
        self.told.get(id.ix()).copied().unwrap_or_default()
    }

    fn tie(&self, id: EntityId) -> Print {
        self.ties.get(id.ix()).copied().unwrap_or_default()
    }

    fn told_in(&self, id: EventId) -> Print {
        self.told_in.get(id.ix()).copied().unwrap_or_default()
    }

    fn entity(&self, id: EntityId) -> Print {
        self.entities.get(id.ix()).copied().unwrap_or_default()
    }

    fn event(&self, id: EventId) -> Print {
        self.events.get(id.ix()).copied().unwrap_or_default()
    }
}

/// What `fill::shell` reads besides the page itself.
fn shell(site: &Site, theme: &Theme) -> Print {
    let mut mix = Mix::default();
    mix.value(site.parts.config);
    let Theme { files: _, sheet, search_sheet, icon, scripts } = theme;
    mix.text(sheet).text(search_sheet).text(icon).value(scripts);
    mix.all(site.parts.pages, |mix, page| {
        mix.text(page.key.as_str()).text(&page.title);
    });
    let there = [
        !site.events.is_empty(),
        !site.parts.dossiers.is_empty(),
        !site.lookups.quotes.is_empty(),
        !site.sources.is_empty(),
        !site.tags.is_empty(),
        !site.spots.is_empty(),
        !site.tied.is_empty(),
        !site.lookups.figures.is_empty(),
        site.feeds.contains(&FeedKind::Site),
    ];
    mix.value(&there).done()
}
