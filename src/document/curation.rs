//! An editor's standing decisions, from `content/curation.yaml`.

use serde::{Deserialize, Serialize};

use super::EntityKind;
use crate::base::Key;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Curation {
    /// Each list becomes one entity: the first key stays, the others redirect to it.
    pub merge: Vec<Vec<Key>>,
    /// In the given article (or everywhere when `None`) this spelling means that entity.
    pub split: Vec<Split>,
    /// A new display name for a discovered entity or event.
    pub rename: Vec<(Key, String)>,
    pub retype: Vec<(Key, EntityKind)>,
    /// Entities or events that get no page.
    pub block: Vec<Key>,
    /// Spellings that are never linked.
    pub never_link: Vec<String>,
    /// Addresses once published: discovered key, the key it goes by.
    pub stable: Vec<(Key, Key)>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Split {
    pub name: String,
    pub article: Option<Key>,
    pub key: Key,
}
