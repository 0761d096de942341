//! What an author gave us, as plain values: articles, cards, pages, dossiers, curation.
//!
//! A `Body` keeps one plain text and everything known about its shape as layers of spans beside it.
//! Nothing here reads files or knows where a page will stand.

pub mod article;
pub mod body;
pub mod cards;
pub mod curation;
pub mod kinds;

pub use article::{Article, ArticleMeta, Image, Source, TitleOrigin};
pub use body::{Block, BlockKind, Body, Container, Mark, MarkKind, Node, Removed};
pub use cards::{Coordinates, Dossier, EntityCard, EventCard, Page, Participant, RoleCard};
pub use curation::Curation;
pub use kinds::{EntityKind, EventKind};
