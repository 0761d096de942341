//! Cards: what an editor states about entities and events; and the free pages and saved views.

use serde::{Deserialize, Serialize};

use super::{Body, EntityKind, EventKind, Image};
use crate::base::{Date, Key};

/// What an editor states about one entity. Cards decide; articles accumulate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityCard {
    pub key: Key,
    /// Path relative to the site.
    pub path: String,
    pub name: String,
    pub kind: EntityKind,
    /// `country`, `city`, `ministry` …; empty when not said.
    pub class: String,
    pub aliases: Vec<String>,
    /// Strings that look like this entity and are not.
    pub not: Vec<String>,
    pub roles: Vec<RoleCard>,
    pub country: Option<Key>,
    pub coordinates: Option<Coordinates>,
    pub born: Option<Date>,
    pub died: Option<Date>,
    pub website: Option<String>,
    pub wikidata: Option<String>,
    pub image: Option<Image>,
    pub summary: Option<String>,
    pub body: Body,
}

/// An office held.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleCard {
    pub title: String,
    /// Key of the country or organisation.
    pub of: Option<Key>,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// Degrees in hundred-thousandths, so that no float reaches the output: 39.81521 → 3 981 521.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Coordinates {
    /// −9 000 000 … 9 000 000, north positive.
    pub lat: i32,
    /// −18 000 000 … 18 000 000, east positive.
    pub lon: i32,
}

/// What an editor states about one event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventCard {
    pub key: Key,
    pub path: String,
    pub title: String,
    pub kind: EventKind,
    /// What it is more closely: `killing`, `displacement` …; empty when not said.
    pub subkind: String,
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub place: Option<Key>,
    pub part_of: Option<Key>,
    pub participants: Vec<Participant>,
    /// Words that mark the event in a sentence.
    pub keywords: Vec<String>,
    pub coordinates: Option<Coordinates>,
    pub summary: Option<String>,
    pub body: Body,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    pub entity: Key,
    /// `attacker`, `target`, `party`, `mediator` …; empty when not said.
    pub role: String,
}

/// A free page: «عن الموقع».
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    pub key: Key,
    pub path: String,
    pub title: String,
    pub summary: Option<String>,
    pub body: Body,
}

/// A saved view over the knowledge base (ملف), with its own page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    pub key: Key,
    pub path: String,
    pub title: String,
    /// `articles`, `entities` or `events`.
    pub over: String,
    /// A MiniJinja expression over one item; empty takes all.
    pub filter: String,
    /// A field name, `-` before it for descending order.
    pub sort: String,
    pub limit: Option<u32>,
    pub summary: Option<String>,
    pub body: Body,
}
