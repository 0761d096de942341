//! From the planned site to the views the templates see.
//!
//! Comes in: a [`Site`] and one planned page. Goes out: the view of that page, every word of it
//! already written. One file a kind of page; what they share is in [`pieces`] and [`shell`].

mod article;
mod card;
mod claims;
mod coverage;
mod covered;
mod data_page;
mod drawings;
mod entity;
mod event;
mod figure_parts;
mod home;
mod leading;
mod lists;
mod more_lists;
mod offices;
mod other_names;
mod overview;
mod own_style;
pub mod pieces;
mod quotes;
mod redirect;
mod registers;
mod related;
mod shell;
mod sides;
mod stories;
mod tally;
mod telling;
mod timeline;
mod told;
mod told_twice;
mod worded;
mod wording;

pub use article::{common, neighbours, rarity};
pub use covered::covered;
pub use drawings::NEIGHBOURS;
pub use offices::main_office;
pub use pieces::is_ahead;

use super::engine::{Engine, Kept};
use super::picture::card::Card;
use super::theme::Theme;
use crate::base::Date;
use crate::site::{PageKind, PagePlan, Site};
use worded::Worded;

/// What every page of a site is filled from.
pub struct Filler<'a> {
    pub site: &'a Site<'a>,
    pub theme: &'a Theme,
    worded: Worded,
}

/// The place a page is written from: links are relative to it.
pub struct Ctx<'a> {
    pub site: &'a Site<'a>,
    pub theme: &'a Theme,
    pub page: &'a PagePlan,
    worded: &'a Worded,
}

impl<'a> Filler<'a> {
    pub fn new(site: &'a Site<'a>, theme: &'a Theme) -> Self {
        Self { site, theme, worded: Worded::new(site) }
    }

    fn ctx<'f>(&'f self, page: &'f PagePlan) -> Ctx<'f> {
        Ctx { site: self.site, theme: self.theme, page, worded: &self.worded }
    }

    /// Writes one page with its template.
    pub fn page(&self, engine: &Engine, plan: &PagePlan) -> tera::TeraResult<Vec<u8>> {
        self.page_unless(engine, plan, None).map(Option::unwrap_or_default)
    }

    /// The same, unless it is kept.
    pub fn page_unless(
        &self,
        engine: &Engine,
        plan: &PagePlan,
        kept: Kept,
    ) -> tera::TeraResult<Option<Vec<u8>>> {
        let ctx = self.ctx(plan);
        match plan.kind {
            PageKind::Home => engine.write("home.html", &home::home(&ctx), kept),
            PageKind::Article(id) => {
                engine.write("article.html", &article::article(&ctx, id), kept)
            }
            PageKind::Entity(id) => engine.write("entity.html", &entity::entity(&ctx, id), kept),
            PageKind::Event(id) => engine.write("event.html", &event::event(&ctx, id), kept),
            PageKind::Articles => engine.write("articles.html", &lists::articles(&ctx), kept),
            PageKind::Entities(kind) => {
                engine.write("entities.html", &lists::entities(&ctx, kind), kept)
            }
            PageKind::Events(filter) => {
                engine.write("events.html", &lists::events(&ctx, filter), kept)
            }
            PageKind::Timeline(year) => {
                engine.write("timeline.html", &timeline::timeline(&ctx, year), kept)
            }
            PageKind::Month(year, month) => {
                engine.write("timeline.html", &timeline::month(&ctx, year, month), kept)
            }
            PageKind::Map => engine.write("map.html", &drawings::map(&ctx), kept),
            PageKind::Graph => engine.write("graph.html", &drawings::graph(&ctx), kept),
            PageKind::Figures => engine.write("figures.html", &registers::figures(&ctx), kept),
            PageKind::Quality => engine.write("quality.html", &registers::quality(&ctx), kept),
            PageKind::Quotes => engine.write("quotes.html", &quotes::page(&ctx), kept),
            PageKind::Sources => engine.write("sources.html", &more_lists::sources(&ctx), kept),
            PageKind::Source(ix) => {
                engine.write("source.html", &more_lists::source(&ctx, ix), kept)
            }
            PageKind::Tags => engine.write("tags.html", &more_lists::tags(&ctx), kept),
            PageKind::Tag(ix) => engine.write("tag.html", &more_lists::tag(&ctx, ix), kept),
            PageKind::Dossiers => engine.write("dossiers.html", &more_lists::dossiers(&ctx), kept),
            PageKind::Dossier(ix) => {
                engine.write("dossier.html", &more_lists::dossier(&ctx, ix), kept)
            }
            PageKind::Page(ix) => engine.write("page.html", &more_lists::page(&ctx, ix), kept),
            PageKind::Search => engine.write("search.html", &more_lists::search(&ctx), kept),
            PageKind::Offline => engine.write("offline.html", &more_lists::offline(&ctx), kept),
            PageKind::Data => engine.write("data.html", &data_page::page(&ctx), kept),
            PageKind::Redirect(ix) => {
                engine.write("redirect.html", &redirect::redirect(&ctx, ix), kept)
            }
            PageKind::NotFound => engine
                .write("404.html", &more_lists::not_found(&ctx), kept)
                .map(|page| page.map(own_style::named)),
        }
    }
}

impl Filler<'_> {
    /// The social card of a page.
    pub fn card(&self, plan: &PagePlan) -> Option<Card> {
        self.ctx(plan).card()
    }

    /// Writes one page as a part of a book; empty for a page books do not hold.
    pub fn fragment(&self, engine: &Engine, plan: &PagePlan) -> tera::TeraResult<String> {
        let ctx = self.ctx(plan);
        match plan.kind {
            PageKind::Article(id) => {
                engine.render("book/article.html", &article::article(&ctx, id))
            }
            PageKind::Entity(id) => engine.render("book/entity.html", &entity::entity(&ctx, id)),
            PageKind::Event(id) => engine.render("book/event.html", &event::event(&ctx, id)),
            PageKind::Dossier(ix) => {
                engine.render("book/dossier.html", &more_lists::dossier(&ctx, ix))
            }
            PageKind::Page(ix) => engine.render("book/page.html", &more_lists::page(&ctx, ix)),
            _ => Ok(String::new()),
        }
    }
}

/// A date for sorting: undated last when ascending.
fn date_key(date: Option<Date>) -> (bool, Option<Date>) {
    (date.is_none(), date)
}
