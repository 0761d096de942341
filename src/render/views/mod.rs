//! The typed values a template sees: the only contract between Rust and `templates/`.
//!
//! In: nothing; these are plain values that `render` fills from the planned site and the knowledge base.
//! Out: one struct a page kind, each with a [`Shell`], named after its template
//! ([`ArticlePage`] for `article.html`). Always: every date, number and count is already written in
//! Arabic; every `href` is relative to the page and names a file; a field ending in `_html` is safe
//! markup made by Rust; every other string is plain text the templates escape. An empty `Vec` or
//! `None` means that the part is left out of the page. Not here: how any of it is found.

mod article;
mod entity;
mod event;
mod lists;
mod parts;
mod shell;

pub use article::{ArticlePage, Figure, Figures, Image, PanelGroup, Preview, Related, SourceLine};
pub use entity::{Companion, EntityPage, Fact, Members, NameForm, Role};
pub use event::{Account, EventPage, FigureRow, FigureTable, ParticipantGroup, Said, Side};
pub use lists::{
    ArticleGroup, ArticlesPage, Counted, CountedLine, CountedSide, DataField, DataFile, DataPage,
    DataTable, DossierCard, DossierPage, DossiersPage, EntitiesPage, EventsPage, Exit, FigureEntry,
    FigureLine, FiguresPage, FreePage, Fresh, GraphPage, HomePage, Lead, Legend, LetterGroup,
    LetterOfSpeakers, LinkCount, MapPage, MapPanel, MapPlace, Measured, NamedCount, NotFoundPage,
    Presence, QualityPage, QuotesPage, RedirectPage, SearchPage, SharedName, SourceCard,
    SourcePage, SourcesPage, SpeakerGroup, Stat, Story, TagCard, TagPage, TagsPage, Tie,
    TimelinePage, YearBand,
};
pub use parts::{
    ArticleCard, Bar, Chart, Coverage, CoverageYear, DateView, EntityRef, EventCard, Jump, Kind,
    Link, Pager, QuoteView, SentenceView, Tick,
};
pub use shell::{Feed, Meta, NavItem, Shell};
