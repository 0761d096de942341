//! The pages of the site and their paths. Lists are cut so that no page grows without bound.

use super::Site;
use crate::document::EntityKind;
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
    Events,
    Timeline,
    Quotes,
    Sources,
    Source(usize),
    Tags,
    Tag(usize),
    Dossiers,
    Dossier(usize),
    Page(usize),
    Search,
    NotFound,
}

/// How many items a page of each list holds.
pub mod capacity {
    /// Articles that mention an entity or report an event, with their sentences.
    pub const COVERAGE: usize = 30;
    pub const ENTITIES: usize = 400;
    pub const EVENTS: usize = 200;
    pub const QUOTES: usize = 60;
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
    add("search.html", PageKind::Search, n, cap);
    add("articles/index.html", PageKind::Articles, site.articles.len(), listed);
    add("entities/index.html", PageKind::Entities(None), site.entities.len(), capacity::ENTITIES);
    for kind in EntityKind::ALL {
        let n = site.of_kind(kind).count();
        if n > 0 {
            let path = format!("entities/kind.{kind}.html");
            add(&path, PageKind::Entities(Some(kind)), n, capacity::ENTITIES);
        }
    }
    add("events/index.html", PageKind::Events, site.events.len(), capacity::EVENTS);
    add("timeline.html", PageKind::Timeline, site.events.len(), capacity::EVENTS);
    add("quotes.html", PageKind::Quotes, site.n_quotes(), capacity::QUOTES);
    add("sources/index.html", PageKind::Sources, n, cap);
    add("tags/index.html", PageKind::Tags, n, cap);
    add("dossiers/index.html", PageKind::Dossiers, n, cap);
    for id in &site.articles {
        add(&site.article_path(*id), PageKind::Article(*id), n, cap);
    }
    for id in &site.entities {
        let articles = site.entity(*id).map_or(0, |e| e.articles.len());
        if let Some(path) = site.entity_path(*id) {
            add(&path, PageKind::Entity(*id), articles, capacity::COVERAGE);
        }
    }
    for id in &site.events {
        let articles = site.event(*id).map_or(0, |e| e.articles.len());
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
    /// Published entities of one kind, in alphabetical order.
    pub fn of_kind(&self, kind: EntityKind) -> impl Iterator<Item = EntityId> + '_ {
        self.entities
            .iter()
            .copied()
            .filter(move |id| self.entity(*id).is_some_and(|e| e.kind == kind))
    }

    /// Quotations in all articles.
    pub fn n_quotes(&self) -> usize {
        self.parts.kb.articles.iter().map(|a| a.quotes.iter().filter(|q| q.direct).count()).sum()
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
