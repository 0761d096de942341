//! What pages say of an article or an entity wherever they name it, and of an event in lists, worded
//! once.

use std::sync::OnceLock;

use super::Ctx;
use super::pieces::{TITLE, clamp, repeats};
use crate::knowledge::{ArticleId, EntityId, EventId};
use crate::render::views::{DateView, Kind};
use crate::site::Site;

/// The words of one site, made when they are asked for.
pub struct Worded {
    lines: Vec<OnceLock<Box<Line>>>,
    namings: Vec<OnceLock<Box<Naming>>>,
    told: Vec<OnceLock<Option<String>>>,
}

/// An article as a line of a list, but for its links.
pub(super) struct Line {
    pub(super) title: String,
    pub(super) date: Option<DateView>,
    /// Its place among the sources of the site.
    pub(super) source: Option<usize>,
    /// How many carry it too.
    pub(super) also: Option<String>,
    summary: OnceLock<Option<String>>,
}

/// An entity where it is named, but for its link.
pub(super) struct Naming {
    pub(super) kind: Kind,
    pub(super) note: Option<String>,
}

impl Worded {
    pub(super) fn new(site: &Site) -> Self {
        let (n_entities, n_events) = (site.parts.kb.entities.len(), site.parts.kb.events.len());
        Self {
            lines: site.parts.articles.iter().map(|_| OnceLock::new()).collect(),
            namings: (0..n_entities).map(|_| OnceLock::new()).collect(),
            told: (0..n_events).map(|_| OnceLock::new()).collect(),
        }
    }
}

/// A headline without where it was written: «باريس (أ ف ب) - …». Not: «موسكو: استسلام …», which says who
/// says so.
fn without_dateline(title: &str) -> &str {
    let end = crate::raw::dateline_len(title);
    let (Some(head), Some(rest)) = (title.get(..end), title.get(end..)) else { return title };
    let parted = head.trim_end().ends_with(['-', '–', '—', 'ـ']);
    if parted && !rest.trim().is_empty() { rest.trim_start() } else { title }
}

impl<'a> Ctx<'a> {
    pub(super) fn line(&self, id: ArticleId) -> Option<&'a Line> {
        let article = self.site.article(id)?;
        let make = || {
            let date = self.article_date(id);
            let n_carriers = self.site.copies.carriers(id).len();
            let source = article.meta.source.as_ref();
            Box::new(Line {
                title: clamp(without_dateline(&self.headline(article)), TITLE),
                date: self.date(date, date),
                source: source.and_then(|s| self.site.lookups.source_names.get(&s.name)).copied(),
                also: (n_carriers > 0).then(|| self.count("also-in", n_carriers)),
                summary: OnceLock::new(),
            })
        };
        Some(self.worded.lines.get(id.ix())?.get_or_init(make))
    }

    /// What an article says first, unless its title says no less.
    pub(super) fn line_summary(&self, id: ArticleId) -> Option<&'a str> {
        let (article, line) = (self.site.article(id)?, self.line(id)?);
        let make = || {
            let summary = article.meta.summary.clone().or_else(|| self.lead(id));
            summary.filter(|s| !repeats(s, &line.title))
        };
        line.summary.get_or_init(make).as_deref()
    }

    /// How an event is told in a line, as [`super::stories::told`] words it.
    pub(super) fn told(&self, id: EventId) -> Option<&'a str> {
        let told = self.worded.told.get(id.ix())?;
        told.get_or_init(|| super::stories::told(self, id)).as_deref()
    }

    pub(super) fn naming(&self, id: EntityId) -> Option<&'a Naming> {
        let entity = self.site.entity(id)?;
        // What is known to be a country is not called one under its name.
        let unsaid = entity.class == "country" && entity.country.is_none_or(|c| c == id);
        let note = || self.tagline(id).filter(|_| !unsaid);
        let make = || Box::new(Naming { kind: self.kind(entity.kind), note: note() });
        Some(self.worded.namings.get(id.ix())?.get_or_init(make))
    }
}
