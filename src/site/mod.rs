//! Which pages there are, where they stand and what they list. No markup, no words of the interface.
//!
//! Comes in: everything the author gave, what was read, and the knowledge base. Goes out: a
//! [`Site`]: every page with its path, every list in its order. Only here are addresses made.

pub mod copies;
mod dossiers;
mod feeds;
pub mod graph;
mod groups;
mod labels;
pub mod lanes;
mod links;
mod lookups;
pub mod map;
mod plan;
pub mod quality;
mod redirects;
mod sayings;
mod speakers;
mod spoken;
pub mod world;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Diagnostic, Key};
use crate::config::Config;
use crate::document::{Article, Dossier, EntityCard, EventCard, Page};
use crate::extract::Extraction;
use crate::knowledge::{ArticleId, EntityId, EventId, KnowledgeBase};
use crate::locale::Locale;

pub use dossiers::{DossierItems, check_expression};
pub use feeds::{FeedItem, FeedKind};
pub use groups::{Source, Tag};
pub use labels::Frame;
pub use links::{encode, relative};
pub use lookups::{FigureGroup, Lookups};
pub use plan::{EventFilter, PageKind, PagePlan, capacity, month_path, part_path};
pub use redirects::Redirect;
pub use sayings::Sayings;
pub use spoken::is_saying;

/// What a site is made from.
pub struct Parts<'a> {
    pub config: &'a Config,
    pub locale: &'a Locale,
    pub articles: &'a [Article],
    pub extractions: &'a [Extraction],
    pub entity_cards: &'a [EntityCard],
    pub event_cards: &'a [EventCard],
    pub pages: &'a [Page],
    pub dossiers: &'a [Dossier],
    pub kb: &'a KnowledgeBase,
}

/// A planned site.
pub struct Site<'a> {
    pub parts: Parts<'a>,
    /// Articles, newest first, undated last.
    pub articles: Vec<ArticleId>,
    /// The same without the copies of a text another printed first: what lists show.
    pub firsts: Vec<ArticleId>,
    pub copies: copies::Copies,
    /// Published entities in alphabetical order.
    pub entities: Vec<EntityId>,
    /// Published events by date, undated last.
    pub events: Vec<EventId>,
    /// Sources in alphabetical order.
    pub sources: Vec<Source>,
    /// Tags in alphabetical order.
    pub tags: Vec<Tag>,
    /// Parallel to `parts.dossiers`.
    pub dossiers: Vec<DossierItems>,
    /// Every page, by path.
    pub pages: Vec<PagePlan>,
    /// Keys to what they name, for wiki links and data.
    pub entity_keys: BTreeMap<Key, EntityId>,
    pub event_keys: BTreeMap<Key, EventId>,
    pub lookups: Lookups,
    /// Places that can stand on the map, best reported first.
    pub spots: Vec<map::Spot>,
    /// Entities by the company they keep, for the graph.
    pub tied: Vec<EntityId>,
    /// Every feed, when the site has an address for them.
    pub feeds: BTreeSet<FeedKind>,
    /// Old addresses.
    pub redirects: Vec<Redirect>,
}

/// Plans the site. Faults of dossier expressions come back as diagnostics.
pub fn plan(parts: Parts) -> (Site, Vec<Diagnostic>) {
    let kb = parts.kb;
    let date = |a: &ArticleId| {
        let article = parts.articles.get(a.ix());
        article.and_then(|a| a.meta.date.as_ref()).map(|s| (s.date, s.time.clone()))
    };
    let mut articles: Vec<ArticleId> = (0..parts.articles.len()).map(ArticleId::new).collect();
    articles.sort_by(|a, b| date(b).cmp(&date(a)).then(a.cmp(b)));
    let mut entities: Vec<EntityId> = (0..kb.entities.len())
        .map(EntityId::new)
        .filter(|id| kb.entities.get(id.ix()).is_some_and(|e| e.published))
        .collect();
    let name = |id: &EntityId| kb.entities.get(id.ix()).map_or("", |e| e.name.as_str());
    entities.sort_by(|a, b| parts.locale.collation.compare(name(a), name(b)).then(a.cmp(b)));
    let mut events: Vec<EventId> = (0..kb.events.len())
        .map(EventId::new)
        .filter(|id| kb.events.get(id.ix()).is_some_and(|e| e.published))
        .collect();
    let when = |id: &EventId| kb.events.get(id.ix()).and_then(|e| e.start);
    events.sort_by_key(|id| (when(id).is_none(), when(id), *id));
    let sources = groups::sources(&parts, &articles);
    let copies = copies::copies(parts.articles, parts.extractions);
    let firsts: Vec<ArticleId> = articles.iter().copied().filter(|a| !copies.is_copy(*a)).collect();
    let tags = groups::tags(&parts, &firsts);
    let entity_keys = (0..).zip(&kb.entities).map(|(i, e)| (e.key.clone(), EntityId::new(i)));
    let entity_keys = entity_keys.collect();
    let event_keys = (0..).zip(&kb.events).map(|(i, e)| (e.key.clone(), EventId::new(i))).collect();
    let lookups = lookups::lookups(&parts, &articles, &entities, &sources, &tags);
    let mut site = Site {
        parts,
        articles,
        firsts,
        copies,
        entities,
        events,
        sources,
        tags,
        dossiers: Vec::new(),
        pages: Vec::new(),
        entity_keys,
        event_keys,
        lookups,
        spots: Vec::new(),
        tied: Vec::new(),
        feeds: BTreeSet::new(),
        redirects: Vec::new(),
    };
    site.spots = map::spots(&site);
    site.tied = graph::ranked(&site);
    let mut diagnostics = dossiers::fill(&mut site);
    plan::pages(&mut site);
    site.redirects = redirects::redirects(&site, &mut diagnostics);
    plan::redirects(&mut site);
    if site.parts.config.base_url.is_some() {
        site.feeds = feeds::feeds(&site);
    }
    (site, diagnostics)
}

impl<'a> Site<'a> {
    pub fn article(&self, id: ArticleId) -> Option<&'a Article> {
        self.parts.articles.get(id.ix())
    }

    pub fn extraction(&self, id: ArticleId) -> Option<&'a Extraction> {
        self.parts.extractions.get(id.ix())
    }

    pub fn entity(&self, id: EntityId) -> Option<&'a crate::knowledge::Entity> {
        self.parts.kb.entities.get(id.ix())
    }

    pub fn event(&self, id: EventId) -> Option<&'a crate::knowledge::Event> {
        self.parts.kb.events.get(id.ix())
    }

    /// Path of an article's page from the site's root.
    pub fn article_path(&self, id: ArticleId) -> String {
        self.article(id).map(|a| format!("articles/{}.html", a.key)).unwrap_or_default()
    }

    /// Path of an entity's page; `None` when it has none.
    pub fn entity_path(&self, id: EntityId) -> Option<String> {
        let entity = self.entity(id).filter(|e| e.published)?;
        Some(format!("entities/{}.html", entity.key))
    }

    /// Path of an event's page; `None` when it has none.
    pub fn event_path(&self, id: EventId) -> Option<String> {
        let event = self.event(id).filter(|e| e.published)?;
        Some(format!("events/{}.html", event.key))
    }

    /// Where a wiki link leads: an entity, event, article, page or dossier by its key.
    pub fn wiki_path(&self, key: &str) -> Option<String> {
        let entity = self.entity_keys.get(key).and_then(|id| self.entity_path(*id));
        let event = || self.event_keys.get(key).and_then(|id| self.event_path(*id));
        let found = |found: bool, folder: &str| found.then(|| format!("{folder}/{key}.html"));
        let parts = &self.parts;
        entity
            .or_else(event)
            .or_else(|| found(self.lookups.article_keys.contains_key(key), "articles"))
            .or_else(|| found(parts.pages.iter().any(|p| p.key.as_str() == key), "pages"))
            .or_else(|| found(parts.dossiers.iter().any(|d| d.key.as_str() == key), "dossiers"))
    }
}
