//! An article: what is known about it as a whole, and its body.

use serde::{Deserialize, Serialize};

use super::Body;
use crate::base::{Key, Stamp};

/// One article, however it came to us.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Its lasting name and the stem of its address.
    pub key: Key,
    /// Path of its file relative to the site, `/` separators; for diagnostics.
    pub path: String,
    pub meta: ArticleMeta,
    pub body: Body,
}

/// What front matter, manifest or importer know about an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleMeta {
    pub title: String,
    pub title_origin: TitleOrigin,
    pub date: Option<Stamp>,
    pub updated: Option<Stamp>,
    pub source: Option<Source>,
    /// The dateline: where the report was written, as written or as an entity key.
    pub place: Option<String>,
    pub summary: Option<String>,
    pub tags: Vec<String>,
    pub image: Option<Image>,
    pub draft: bool,
    /// Entity keys the author says are in the article.
    pub pin: Vec<String>,
    /// Entity keys or words the author says are not.
    pub ignore: Vec<String>,
    /// Event keys the author assigned.
    pub events: Vec<String>,
    /// Old addresses that lead here, relative to the site root.
    pub aliases: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TitleOrigin {
    /// Written by the author in front matter or manifest.
    #[default]
    Given,
    /// Found in the text itself.
    Found,
    /// Made from the first sentence, which stays in the text.
    Derived,
}

/// Who published the article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub name: String,
    pub url: Option<String>,
    pub author: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Relative to the site's `static/` folder.
    pub src: String,
    pub alt: String,
    pub credit: String,
}
