//! What of a site a book takes.

use std::collections::BTreeSet;

use crate::knowledge::{ArticleId, EntityId, EventId};
use crate::site::{DossierItems, Site};

/// The articles of a book, and the events and entities they speak of.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Key of the dossier or article; empty for the whole site.
    pub key: String,
    pub title: String,
    pub description: String,
    pub whole: bool,
    /// Position of the dossier.
    pub dossier: Option<usize>,
    /// By date, oldest first, undated last; a dossier of articles keeps its own order.
    pub articles: Vec<ArticleId>,
    /// By date.
    pub events: Vec<EventId>,
    /// In alphabetical order.
    pub entities: Vec<EntityId>,
}

/// The whole site, or only the dossier or article of this key; `None` when there is none.
pub fn scope(site: &Site, only: Option<&str>) -> Option<Scope> {
    let parts = &site.parts;
    let Some(key) = only else {
        return Some(Scope {
            title: parts.config.title.clone(),
            description: parts.config.description.clone(),
            whole: true,
            articles: by_date(site, site.firsts.clone()),
            events: site.events.clone(),
            entities: site.entities.clone(),
            ..Scope::default()
        });
    };
    let dossier = parts.dossiers.iter().position(|d| d.key.as_str() == key);
    let (articles, given) = match dossier {
        Some(ix) => of_dossier(site, site.dossiers.get(ix)?),
        None => (vec![*site.lookups.article_keys.get(key)?], BTreeSet::new()),
    };
    let card = dossier.and_then(|ix| parts.dossiers.get(ix));
    let article = articles.first().and_then(|id| site.article(*id));
    let title = card.map(|d| &d.title).or_else(|| Some(&article?.meta.title))?.clone();
    let summary = match card {
        Some(dossier) => dossier.summary.clone(),
        None => article.and_then(|a| a.meta.summary.clone()),
    };
    let (events, entities) = spoken_of(site, &articles, given);
    Some(Scope {
        key: key.to_owned(),
        title,
        description: summary.unwrap_or_default(),
        whole: false,
        dossier,
        articles,
        events,
        entities,
    })
}

fn of_dossier(site: &Site, items: &DossierItems) -> (Vec<ArticleId>, BTreeSet<EventId>) {
    match items {
        DossierItems::Articles(ids) => (ids.clone(), BTreeSet::new()),
        DossierItems::Events(ids) => {
            let events = ids.iter().filter_map(|id| site.event(*id));
            let articles = events.flat_map(|e| e.articles.iter().copied()).collect();
            (by_date(site, articles), ids.iter().copied().collect())
        }
        DossierItems::Entities(ids) => {
            let entities = ids.iter().filter_map(|id| site.entity(*id));
            let articles = entities.flat_map(|e| e.articles.iter().map(|(a, _)| *a)).collect();
            (by_date(site, articles), BTreeSet::new())
        }
    }
}

/// Oldest first, undated last, each once.
fn by_date(site: &Site, mut articles: Vec<ArticleId>) -> Vec<ArticleId> {
    let date = |id: &ArticleId| {
        let stamp = site.article(*id).and_then(|a| a.meta.date.as_ref());
        (stamp.is_none(), stamp.map(|s| (s.date, s.time.clone())), *id)
    };
    articles.sort_by_cached_key(date);
    articles.dedup();
    articles
}

/// The published events and entities of these articles, in the order of the site's lists.
fn spoken_of(
    site: &Site,
    articles: &[ArticleId],
    mut events: BTreeSet<EventId>,
) -> (Vec<EventId>, Vec<EntityId>) {
    let mut entities = BTreeSet::new();
    for facts in articles.iter().filter_map(|id| site.parts.kb.articles.get(id.ix())) {
        events.extend(facts.events.iter().copied());
        entities.extend(facts.mentions.iter().flatten().copied());
    }
    let events = site.events.iter().copied().filter(|id| events.contains(id)).collect();
    let entities = site.entities.iter().copied().filter(|id| entities.contains(id)).collect();
    (events, entities)
}
