//! Which feeds there are: the site's, each dossier's, and those of what is written about most.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{DossierItems, Site};
use crate::base::Date;
use crate::knowledge::{ArticleId, EntityId, EventId, Evidence};

/// Articles a feed holds.
const NEWEST: usize = 30;

/// What a feed is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FeedKind {
    Site,
    Dossier(usize),
    Entity(EntityId),
    Event(EventId),
}

/// An article of a feed, with the first sentence that speaks of what the feed is of.
#[derive(Clone, Copy, Debug)]
pub struct FeedItem<'a> {
    pub article: ArticleId,
    pub evidence: Option<&'a Evidence>,
}

/// Every feed of the site; `articles` is the number an entity or event needs, `most` how many may.
pub(super) fn feeds(site: &Site) -> BTreeSet<FeedKind> {
    let settings = site.parts.config.feeds;
    let mut best: Vec<(Reverse<usize>, FeedKind)> = Vec::new();
    for id in &site.entities {
        let n = site.entity(*id).map_or(0, |e| e.articles.len());
        best.push((Reverse(n), FeedKind::Entity(*id)));
    }
    for id in &site.events {
        let n = site.event(*id).map_or(0, |e| e.articles.len());
        best.push((Reverse(n), FeedKind::Event(*id)));
    }
    best.retain(|(n, _)| n.0 >= settings.articles.max(1) as usize);
    best.sort_unstable();
    best.truncate(settings.most as usize);
    let dossiers = (0..site.dossiers.len()).map(FeedKind::Dossier);
    let all: Vec<_> =
        [FeedKind::Site].into_iter().chain(dossiers).chain(best.into_iter().map(|b| b.1)).collect();
    all.into_iter().filter(|f| *f == FeedKind::Site || !site.feed_items(*f).is_empty()).collect()
}

impl<'a> Site<'a> {
    /// The path of a feed without its ending: `.xml` is Atom, `.json` the JSON feed.
    pub fn feed_stem(&self, feed: FeedKind) -> Option<String> {
        let page = match feed {
            FeedKind::Site => return Some("feed".into()),
            _ => self.feed_page(feed)?,
        };
        Some(format!("{}.feed", page.strip_suffix(".html")?))
    }

    /// The page a feed belongs to.
    pub fn feed_page(&self, feed: FeedKind) -> Option<String> {
        match feed {
            FeedKind::Site => Some("index.html".into()),
            FeedKind::Dossier(ix) => {
                Some(format!("dossiers/{}.html", self.parts.dossiers.get(ix)?.key))
            }
            FeedKind::Entity(id) => self.entity_path(id),
            FeedKind::Event(id) => self.event_path(id),
        }
    }

    /// The newest dated articles of a feed.
    pub fn feed_items(&self, feed: FeedKind) -> Vec<FeedItem<'a>> {
        let mut first: BTreeMap<ArticleId, Option<&'a Evidence>> = BTreeMap::new();
        match feed {
            FeedKind::Site => {
                let dated = self.articles.iter().filter(|a| self.feed_date(**a).is_some());
                first.extend(dated.take(NEWEST).map(|a| (*a, None)));
            }
            FeedKind::Entity(id) => self.of_entity(id, &mut first),
            FeedKind::Event(id) => self.of_event(id, &mut first),
            FeedKind::Dossier(ix) => match self.dossiers.get(ix) {
                Some(DossierItems::Articles(ids)) => first.extend(ids.iter().map(|a| (*a, None))),
                Some(DossierItems::Entities(ids)) => {
                    ids.iter().for_each(|id| self.of_entity(*id, &mut first));
                }
                Some(DossierItems::Events(ids)) => {
                    ids.iter().for_each(|id| self.of_event(*id, &mut first));
                }
                None => (),
            },
        }
        let mut items: Vec<FeedItem> = first
            .into_iter()
            .filter(|(article, _)| self.feed_date(*article).is_some())
            .map(|(article, evidence)| FeedItem { article, evidence })
            .collect();
        items.sort_by_key(|item| self.lookups.newest(item.article));
        items.truncate(NEWEST);
        items
    }

    fn of_entity(&self, id: EntityId, to: &mut BTreeMap<ArticleId, Option<&'a Evidence>>) {
        let mentions = self.entity(id).map_or(&[][..], |e| e.mentions.as_slice());
        for evidence in mentions {
            to.entry(evidence.article).or_insert(Some(evidence));
        }
    }

    fn of_event(&self, id: EventId, to: &mut BTreeMap<ArticleId, Option<&'a Evidence>>) {
        let Some(event) = self.event(id) else { return };
        for evidence in &event.evidence {
            to.entry(evidence.article).or_insert(Some(evidence));
        }
        for article in &event.articles {
            to.entry(*article).or_insert(None);
        }
    }

    fn feed_date(&self, id: ArticleId) -> Option<Date> {
        self.article(id)?.meta.date.as_ref().map(|s| s.date)
    }
}
