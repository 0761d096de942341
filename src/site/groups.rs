//! Articles grouped by who published them and by tag.

use std::collections::BTreeMap;

use super::Parts;
use crate::base::Key;
use crate::knowledge::ArticleId;

/// Who published articles of the site.
#[derive(Clone, Debug, Default)]
pub struct Source {
    pub key: Key,
    pub name: String,
    /// Newest first, undated last.
    pub articles: Vec<ArticleId>,
}

/// A tag and its articles.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    pub key: Key,
    pub name: String,
    pub articles: Vec<ArticleId>,
}

pub(super) fn sources(parts: &Parts, order: &[ArticleId]) -> Vec<Source> {
    let named = order.iter().filter_map(|id| {
        let source = parts.articles.get(id.ix())?.meta.source.as_ref()?;
        Some((source.name.clone(), *id))
    });
    let groups = group(named);
    let mut sources: Vec<Source> =
        groups.into_iter().map(|(key, name, articles)| Source { key, name, articles }).collect();
    sources.sort_by(|a, b| parts.locale.collation.compare(&a.name, &b.name));
    sources
}

pub(super) fn tags(parts: &Parts, order: &[ArticleId]) -> Vec<Tag> {
    let named = order.iter().flat_map(|id| {
        let tags = parts.articles.get(id.ix()).map(|a| a.meta.tags.as_slice());
        tags.unwrap_or_default().iter().map(move |t| (t.clone(), *id))
    });
    let groups = group(named);
    let mut tags: Vec<Tag> =
        groups.into_iter().map(|(key, name, articles)| Tag { key, name, articles }).collect();
    tags.sort_by(|a, b| parts.locale.collation.compare(&a.name, &b.name));
    tags
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
