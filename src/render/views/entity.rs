//! `entity.html`: a person, place, organisation, group or medium.

use super::article::Image;
use super::parts::{
    Chart, Coverage, CoverageYear, EntityRef, EventCard, Jump, Kind, Link, Pager, QuoteView,
};
use super::shell::Shell;
use serde::Serialize;

/// The page of one entity. A popular one has several; only the first carries more than coverage.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EntityPage {
    pub shell: Shell,
    pub key: String,
    pub kind: Kind,
    pub name: String,
    /// The name in Latin letters, from the card.
    pub latin_name: Option<String>,
    /// The latest role, or what kind of place.
    pub tagline: Option<String>,
    pub summary: Option<String>,
    /// The card's prose.
    pub prose_html: Option<String>,
    pub image: Option<Image>,
    pub facts: Vec<Fact>,
    /// What the articles call it beside its name.
    pub names: Vec<NameForm>,
    pub roles: Vec<Role>,
    /// Those that fold behind them, and how many.
    pub more_roles: Vec<Role>,
    pub n_more_roles: Option<String>,
    /// Mentions by month.
    pub months: Option<Chart>,
    /// «ورد في 12 مقالًا».
    pub presence: Option<String>,
    pub events: Vec<EventCard>,
    /// Events whose sentences name a person who is no party to them.
    pub covered: Vec<EventCard>,
    pub quotes_by: Vec<QuoteView>,
    pub quotes_about: Vec<QuoteView>,
    /// A country's people and bodies, a body's people.
    pub members: Vec<Members>,
    pub company: Vec<Companion>,
    /// A small map around a place, `<svg>`.
    pub map_html: Option<String>,
    /// A small drawing of the company it keeps, `<svg>`.
    pub graph_html: Option<String>,
    /// Newest first.
    pub coverage: Vec<Coverage>,
    /// What is older, by year.
    pub older: Vec<CoverageYear>,
    /// The years of a coverage cut into pages.
    pub years: Vec<Jump>,
    pub pager: Option<Pager>,
    /// Where the machine was not sure: «قد يكون المقصود أيضًا …».
    pub see_also: Vec<EntityRef>,
    pub data: Vec<Link>,
}

/// A line of the infobox.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Fact {
    pub label: String,
    pub html: String,
}

/// One spelling and how often it stands in the text.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NameForm {
    pub text: String,
    pub count: String,
}

/// A role, with the sentence that says it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Role {
    pub title: String,
    /// Whether what it is of follows without a comma: «رئيس أرمينيا».
    pub construct: bool,
    pub of: Option<EntityRef>,
    /// «السابق», said after what it is of.
    pub after: Option<String>,
    /// «2018 – 2023», «منذ 2018»; none when no date is known.
    pub period: Option<String>,
    /// «في 4 مقالات».
    pub count: Option<String>,
    /// To the first sentence that gives it.
    pub href: Option<String>,
}

/// Somebody who stands in the same sentences.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Companion {
    pub entity: EntityRef,
    /// «7 مقالات».
    pub count: String,
    /// Length of the bar, `62.5%`; none where all are alike.
    pub share: Option<String>,
    /// «التقى», «رئيس», when a relation was found.
    pub relation: Option<String>,
    pub href: Option<String>,
}

/// People or bodies of the page's subject.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Members {
    /// «أشخاص», «مؤسسات».
    pub label: String,
    /// Each with its office.
    pub items: Vec<EntityRef>,
    /// Those that fold behind them, and «و12 آخرون».
    pub rest: Vec<EntityRef>,
    pub n_rest: Option<String>,
    /// To all of the kind, when not all are named.
    pub more: Option<Link>,
}
