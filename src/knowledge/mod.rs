//! What all the articles know together. Every entity, event, claim and relation has evidence.
//!
//! Lists are sorted by key (entities, events) or by time and place in the text (the rest); ids are
//! positions in those lists and mean nothing outside one build.

use serde::Serialize;

use crate::base::{Date, Key, Span, Tag};
use crate::document::{Coordinates, EntityKind, EventKind};
use crate::extract::{Hedge, Modality, QuoteMode, Stance};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(pub u32);
        impl $name {
            pub fn new(ix: usize) -> Self {
                Self(u32::try_from(ix).unwrap_or(u32::MAX))
            }
            pub fn ix(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(
    /// Position in `KnowledgeBase::articles`, which follows the articles given to `resolve`.
    ArticleId
);
id!(
    /// Position in `KnowledgeBase::entities`.
    EntityId
);
id!(
    /// Position in `KnowledgeBase::events`.
    EventId
);

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct KnowledgeBase {
    pub entities: Vec<Entity>,
    pub events: Vec<Event>,
    /// What each article holds, by `ArticleId`.
    pub articles: Vec<ArticleFacts>,
    /// Keys that were merged or renamed away, and where they lead.
    pub redirects: Vec<(Key, Key)>,
}

impl KnowledgeBase {
    /// Whom one speaks and acts for: the country of a capital («أعلنت باكو»), else itself.
    pub fn government(&self, id: EntityId) -> EntityId {
        let capital = self.entities.get(id.ix()).filter(|e| e.class == "capital");
        capital.and_then(|e| e.country).unwrap_or(id)
    }
}

/// The sentence that says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Evidence {
    pub article: ArticleId,
    /// Index into the article's sentences.
    pub sentence: u32,
    /// Bytes of the article's body text.
    pub span: Span,
    /// Kebab-case name of the rule.
    pub rule: Tag,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Entity {
    pub key: Key,
    pub kind: EntityKind,
    pub class: String,
    pub name: String,
    /// Spellings as found, most frequent first, with counts.
    pub names: Vec<(String, u32)>,
    /// Index of its card.
    pub card: Option<u32>,
    pub country: Option<EntityId>,
    pub coordinates: Option<Coordinates>,
    pub summary: Option<String>,
    pub roles: Vec<Role>,
    /// Every occurrence, by article and place in the text.
    pub mentions: Vec<Evidence>,
    /// Articles it is in, with the number of mentions, in the order of `mentions`.
    pub articles: Vec<(ArticleId, u32)>,
    /// Whom it appears with in one sentence, heaviest first.
    pub company: Vec<Company>,
    /// Events it takes part in, by date.
    pub events: Vec<(EventId, String)>,
    /// Why it is what it is: merges with their reasons, for `explain`.
    pub reasons: Vec<String>,
    /// True when it gets a page.
    pub published: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Role {
    pub title: String,
    pub of: Option<EntityId>,
    /// The term, as a card states it.
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// True when a card states it.
    pub carded: bool,
    /// «السابق» …
    pub qualifier: String,
    pub evidence: Vec<Evidence>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Company {
    pub entity: EntityId,
    /// Sentences they share.
    pub sentences: u32,
    pub evidence: Vec<Evidence>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Event {
    pub key: Key,
    pub kind: EventKind,
    pub subkind: String,
    pub title: String,
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub place: Option<EntityId>,
    pub coordinates: Option<Coordinates>,
    pub summary: Option<String>,
    pub participants: Vec<(EntityId, String)>,
    pub part_of: Option<EventId>,
    pub parts: Vec<EventId>,
    pub before: Option<EventId>,
    pub after: Option<EventId>,
    /// Index of its card.
    pub card: Option<u32>,
    /// Articles that report it, by date.
    pub articles: Vec<ArticleId>,
    /// The sentences that report it.
    pub evidence: Vec<Evidence>,
    pub reasons: Vec<String>,
    pub published: bool,
}

/// One article's facts with everything resolved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ArticleFacts {
    /// Parallel to the extraction's chains.
    pub chains: Vec<Option<EntityId>>,
    /// Parallel to the extraction's mentions.
    pub mentions: Vec<Option<EntityId>>,
    /// Parallel to the extraction's event mentions.
    pub event_mentions: Vec<Option<EventId>>,
    pub events: Vec<EventId>,
    pub quotes: Vec<ResolvedQuote>,
    pub claims: Vec<ResolvedClaim>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResolvedQuote {
    pub speaker: Option<EntityId>,
    pub speaker_text: String,
    pub verb: String,
    pub direct: bool,
    pub mode: QuoteMode,
    pub stance: Stance,
    pub evidence: Evidence,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResolvedClaim {
    pub measure: String,
    pub min: Option<u64>,
    pub max: Option<u64>,
    pub hedge: Hedge,
    pub group: String,
    pub group_entity: Option<EntityId>,
    pub subset_of: Option<u32>,
    pub source: Option<EntityId>,
    pub source_text: String,
    pub event: Option<EventId>,
    /// The day it was counted on, where its sentence names one of the event's before the article's.
    pub on: Option<Date>,
    pub modality: Modality,
    pub evidence: Evidence,
}
