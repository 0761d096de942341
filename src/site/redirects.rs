//! Old addresses: of articles by their `aliases`, of keys that were merged or renamed away.
//!
//! In: the planned pages. Out: a page for each old address, and diagnostics of those that something
//! else stands at. An address that names no HTML file becomes a folder with an index, which is how
//! hosts of static files answer for `news/12` and `news/12/`.

use std::collections::{BTreeMap, BTreeSet};

use super::Site;
use crate::base::{Diagnostic, Key, Place};
use crate::knowledge::ArticleId;

/// Where a page used to be, and where it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// Paths from the root.
    pub from: String,
    pub to: String,
    /// What stands there now.
    pub title: String,
}

/// First folders the site keeps for itself.
const KEPT: [&str; 4] = ["assets", "data", "search", "sitemaps"];

/// Endings of files that are no pages.
const FILES: [&str; 7] = [".xml", ".json", ".txt", ".js", ".svg", ".png", ".webmanifest"];

pub(super) fn redirects(site: &Site, faults: &mut Vec<Diagnostic>) -> Vec<Redirect> {
    let mut taken: BTreeSet<String> = site.pages.iter().map(|p| p.path.clone()).collect();
    let mut out = Vec::new();
    let moved: BTreeMap<&Key, &Key> = site.parts.kb.redirects.iter().map(|(a, b)| (a, b)).collect();
    for from in moved.keys() {
        let Some((folder, to, title)) = target(site, &moved, from) else { continue };
        let old = format!("{folder}/{from}.html");
        // A key that has come back to life keeps its page.
        if free(&old, &taken) {
            taken.insert(old.clone());
            out.push(Redirect { from: old, to, title });
        }
    }
    for id in (0..site.parts.articles.len()).map(ArticleId::new) {
        let Some(article) = site.article(id) else { continue };
        let to = site.article_path(id);
        for alias in &article.meta.aliases {
            let old = file_of(alias);
            if old == to {
                continue;
            }
            if !free(&old, &taken) {
                let message = "something else stands at this old address";
                let place = Place::file(article.path.clone());
                faults.push(Diagnostic::warning("alias-taken", place, message).words(alias));
                continue;
            }
            taken.insert(old.clone());
            let title = article.meta.title.clone();
            out.push(Redirect { from: old, to: to.clone(), title });
        }
    }
    out
}

/// The folder, page and name of what a key has become, over any number of moves.
fn target(
    site: &Site,
    moved: &BTreeMap<&Key, &Key>,
    from: &Key,
) -> Option<(&'static str, String, String)> {
    let mut at = from;
    for _ in 0..=moved.len() {
        at = moved.get(at)?;
        let entity = site.entity_keys.get(at).copied();
        if let Some(id) = entity
            && let Some(path) = site.entity_path(id)
        {
            return Some(("entities", path, site.entity(id)?.name.clone()));
        }
        let event = site.event_keys.get(at).copied();
        if let Some(id) = event
            && let Some(path) = site.event_path(id)
        {
            return Some(("events", path, site.event(id)?.title.clone()));
        }
    }
    None
}

/// The file that answers for an address.
fn file_of(alias: &str) -> String {
    let alias = alias.trim_matches('/');
    let last = alias.rsplit('/').next().unwrap_or_default();
    match last.rsplit_once('.') {
        Some((stem, "html" | "htm")) if !stem.is_empty() => alias.to_owned(),
        _ => format!("{alias}/index.html"),
    }
}

/// Whether a file can stand at `path`: no other does, none is a folder of it, nor it one of theirs.
fn free(path: &str, taken: &BTreeSet<String>) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    // Beside the pages stand files of other kinds, at the root and in the folders.
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    let file = |name: &str| FILES.iter().any(|ending| name.ends_with(ending));
    let kept = KEPT.contains(&first) || folders.split('/').any(file);
    let above = path.match_indices('/').any(|(at, _)| taken.contains(path.get(..at).unwrap_or("")));
    let folder = format!("{path}/");
    let below = taken.range(folder.clone()..).next().is_some_and(|p| p.starts_with(&folder));
    !kept && !above && !below && !taken.contains(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_a_file_becomes_a_folder() {
        assert_eq!(file_of("news/old.html"), "news/old.html");
        assert_eq!(file_of("2019/05/خبر/"), "2019/05/خبر/index.html");
        assert_eq!(file_of("node/12"), "node/12/index.html");
        assert_eq!(file_of("a/page.aspx"), "a/page.aspx/index.html");
    }

    #[test]
    fn nothing_stands_where_something_stands() {
        let taken: BTreeSet<String> = ["a/b.html", "c/d/index.html"].map(str::to_owned).into();
        assert!(free("a/c.html", &taken) && free("old.html", &taken));
        for path in ["a/b.html", "a/b.html/index.html", "c/d", "data/x.html", "feed.xml/index.html"]
        {
            assert!(!free(path, &taken), "{path}");
        }
    }
}
