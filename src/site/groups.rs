//! Articles grouped by who published them and by tag.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Parts;
use crate::base::Key;
use crate::knowledge::{ArticleId, EntityId};

/// Entities named beside a group.
const NAMED: usize = 12;

/// Who published articles of the site.
#[derive(Clone, Debug, Default)]
pub struct Source {
    pub key: Key,
    pub name: String,
    /// Newest first, undated last.
    pub articles: Vec<ArticleId>,
    /// The entities with a page most of them speak of, and how many do.
    pub named: Vec<(EntityId, usize)>,
}

/// A tag and its articles.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    pub key: Key,
    pub name: String,
    pub articles: Vec<ArticleId>,
    /// As of a source.
    pub named: Vec<(EntityId, usize)>,
}

pub(super) fn sources(parts: &Parts, order: &[ArticleId]) -> Vec<Source> {
    let named = order.iter().filter_map(|id| {
        let source = parts.articles.get(id.ix())?.meta.source.as_ref()?;
        Some((source.name.clone(), *id))
    });
    let groups = group(named);
    let mut sources: Vec<Source> = groups
        .into_par_iter()
        .map(|(key, name, articles)| {
            let named = most_named(parts, &articles);
            Source { key, name, articles, named }
        })
        .collect();
    sources.sort_by(|a, b| parts.locale.collation.compare(&a.name, &b.name));
    sources
}

pub(super) fn tags(parts: &Parts, order: &[ArticleId]) -> Vec<Tag> {
    let named = order.iter().flat_map(|id| {
        let tags = parts.articles.get(id.ix()).map(|a| a.meta.tags.as_slice());
        tags.unwrap_or_default().iter().map(move |t| (t.clone(), *id))
    });
    let groups = group(named);
    let mut tags: Vec<Tag> = groups
        .into_par_iter()
        .map(|(key, name, articles)| {
            let named = most_named(parts, &articles);
            Tag { key, name, articles, named }
        })
        .collect();
    tags.sort_by(|a, b| parts.locale.collation.compare(&a.name, &b.name));
    tags
}

/// The entities with a page that most of some articles speak of.
fn most_named(parts: &Parts, articles: &[ArticleId]) -> Vec<(EntityId, usize)> {
    let published = |id: &EntityId| parts.kb.entities.get(id.ix()).is_some_and(|e| e.published);
    let (mut all, mut here): (Vec<EntityId>, Vec<EntityId>) = Default::default();
    for facts in articles.iter().filter_map(|a| parts.kb.articles.get(a.ix())) {
        here.extend(facts.mentions.iter().flatten().copied().filter(published));
        here.sort_unstable();
        here.dedup();
        all.append(&mut here);
    }
    all.sort_unstable();
    let groups = all.chunk_by(|a, b| a == b);
    let mut best: Vec<_> = groups.filter_map(|g| Some((*g.first()?, g.len()))).collect();
    best.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    best.truncate(NAMED);
    best
}

/// Groups by key; the first spelling of a name is the group's.
fn group(named: impl Iterator<Item = (String, ArticleId)>) -> Vec<(Key, String, Vec<ArticleId>)> {
    let mut groups: BTreeMap<Key, (String, Vec<ArticleId>)> = BTreeMap::new();
    for (name, id) in named {
        let key = Key::from_name(&crate::text::fold_key(&name));
        if key.is_empty() {
            continue;
        }
        let group = groups.entry(key).or_insert_with(|| (name, Vec::new()));
        if group.1.last() != Some(&id) {
            group.1.push(id);
        }
    }
    groups.into_iter().map(|(key, (name, articles))| (key, name, articles)).collect()
}
