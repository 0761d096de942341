//! A site, a dossier or an article as a book: chapters of articles, a chronicle of events with who
//! says what, a glossary of names, the sources; every link leads inside the book.
//!
//! In: the planned site and what to take of it. Out: [`Chapter`]s, their markup well-formed XML, for
//! [`epub`] (files in an archive) or [`single`] (one HTML file). Always: chapters are the views of
//! the site's pages written with the templates of `templates/book/`; what the book does not hold is
//! not linked to.

mod epub;
mod links;
mod scope;
mod single;
mod style;

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::engine::Engine;
use super::fill::Filler;
use super::fill::pieces::escaped;
use crate::base::hash;
use crate::document::EntityKind;
use crate::knowledge::{ArticleId, EntityId};
use crate::site::{PageKind, PagePlan, Site};

pub use epub::epub;
pub use scope::{Scope, scope};
pub use single::single;

/// Entries of a glossary in one file.
const ENTRIES: usize = 150;

/// A file of the book.
#[derive(Clone, Debug, Default)]
pub struct Chapter {
    /// Its name without an ending, in letters any reader of archives knows.
    pub name: String,
    pub title: String,
    pub part: Part,
    /// Entries the contents name: anchor and title.
    pub entries: Vec<(String, String)>,
    /// Well-formed, without a frame.
    pub html: String,
}

/// What a chapter belongs to, in the order of the book.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    #[default]
    Front,
    Articles,
    Events,
    Entities,
    Pages,
    Sources,
}

/// A whole book.
pub struct Book<'a> {
    pub site: &'a Site<'a>,
    pub scope: Scope,
    pub chapters: Vec<Chapter>,
    /// Pictures the chapters show, by their path in `static/`.
    pub pictures: Vec<String>,
}

/// Where a page of the site stands in the book: its chapter, and the anchor there.
type Places = BTreeMap<String, (String, String)>;

/// Writes the chapters. `has` tells which files of `static/` there are.
pub fn book<'a>(
    filler: &Filler<'a>,
    engine: &Engine,
    scope: Scope,
    has: &(dyn Fn(&str) -> bool + Sync),
) -> tera::TeraResult<Book<'a>> {
    let site = filler.site;
    let plans = outline(site, &scope);
    let mut places = Places::new();
    for draft in &plans {
        for page in &draft.pages {
            let anchor = if draft.alone() { String::new() } else { anchor(page) };
            places.insert(page.path.clone(), (draft.name.clone(), anchor));
        }
    }
    let chapters: tera::TeraResult<Vec<(Chapter, Vec<String>)>> = plans
        .par_iter()
        .map(|draft| {
            let mut html = String::new();
            let mut pictures = Vec::new();
            if !draft.alone() {
                html.push_str(&format!("<h1>{}</h1>\n", escaped(&draft.title)));
            }
            for page in &draft.pages {
                let text = filler.fragment(engine, page)?;
                let inside =
                    links::Inside { page: &page.path, chapter: &draft.name, places: &places, has };
                let text = links::inside(&text, &inside, &mut pictures);
                match draft.alone() {
                    true => html.push_str(&text),
                    false => {
                        let anchor = anchor(page);
                        html.push_str(&format!(
                            "<div class=\"at\" id=\"{anchor}\">\n{text}</div>\n"
                        ));
                    }
                }
            }
            let entries = match draft.part {
                Part::Events => {
                    draft.pages.iter().map(|p| (anchor(p), page_title(site, p))).collect()
                }
                _ => Vec::new(),
            };
            let (name, title, part) = (draft.name.clone(), draft.title.clone(), draft.part);
            Ok((Chapter { name, title, part, entries, html }, pictures))
        })
        .collect();
    let mut pictures = Vec::new();
    let mut out = vec![front(site, &scope)];
    for (chapter, shown) in chapters? {
        pictures.extend(shown);
        out.push(chapter);
    }
    out.extend(sources(site, &scope));
    pictures.sort();
    pictures.dedup();
    Ok(Book { site, scope, chapters: out, pictures })
}

/// A chapter before it is written: the pages it is made of.
struct Draft<'p> {
    name: String,
    title: String,
    part: Part,
    pages: Vec<&'p PagePlan>,
}

impl Draft<'_> {
    /// Whether the chapter is one page with its own heading.
    fn alone(&self) -> bool {
        matches!(self.part, Part::Articles | Part::Pages | Part::Front)
    }
}

fn outline<'p>(site: &'p Site, scope: &Scope) -> Vec<Draft<'p>> {
    let plan = |path: String| {
        let at = site.pages.binary_search_by(|p| p.path.as_str().cmp(&path)).ok()?;
        site.pages.get(at)
    };
    let locale = site.parts.locale;
    let mut out = Vec::new();
    let single = |part, prefix: &str, key: &str, page: &'p PagePlan| Draft {
        name: format!("{prefix}-{}", token(key)),
        title: page_title(site, page),
        part,
        pages: vec![page],
    };
    if let Some(dossier) = scope.dossier.and_then(|ix| site.parts.dossiers.get(ix))
        && let Some(page) = plan(format!("dossiers/{}.html", dossier.key))
    {
        out.push(single(Part::Front, "dossier", dossier.key.as_str(), page));
    }
    for id in &scope.articles {
        let Some(key) = site.article(*id).map(|a| a.key.as_str()) else { continue };
        out.extend(plan(site.article_path(*id)).map(|p| single(Part::Articles, "article", key, p)));
    }
    let mut years: Vec<(Option<i16>, Vec<&PagePlan>)> = Vec::new();
    for id in &scope.events {
        let year = site.event(*id).and_then(|e| e.start).map(|d| d.year);
        let Some(page) = site.event_path(*id).and_then(plan) else { continue };
        match years.last_mut().filter(|(last, pages)| *last == year && pages.len() < ENTRIES) {
            Some((_, pages)) => pages.push(page),
            None => years.push((year, vec![page])),
        }
    }
    for (n, (year, pages)) in (1..).zip(years) {
        let title = match year {
            Some(year) => {
                let year = locale.date(crate::base::Date { year, month: 0, day: 0 });
                locale.fill("page.timeline-of", &[("t", &year)])
            }
            None => locale.text("ui.no-date").to_owned(),
        };
        out.push(Draft { name: format!("events-{n:03}"), title, part: Part::Events, pages });
    }
    for kind in EntityKind::ALL {
        let of_kind = |id: &&EntityId| site.entity(**id).is_some_and(|e| e.kind == kind);
        let pages: Vec<&PagePlan> = scope
            .entities
            .iter()
            .filter(of_kind)
            .filter_map(|id| site.entity_path(*id).and_then(plan))
            .collect();
        let n_files = pages.len().div_ceil(ENTRIES);
        for (n, pages) in (1..).zip(pages.chunks(ENTRIES)) {
            let mut title = locale.text(&format!("kinds.{kind}")).to_owned();
            if n_files > 1 {
                title.push_str(&format!(" ({})", locale.number(n)));
            }
            let name = format!("{kind}-{n:03}");
            out.push(Draft { name, title, part: Part::Entities, pages: pages.to_vec() });
        }
    }
    if scope.whole {
        for page in site.parts.pages {
            let path = plan(format!("pages/{}.html", page.key));
            out.extend(path.map(|p| single(Part::Pages, "page", page.key.as_str(), p)));
        }
    }
    out
}

fn page_title(site: &Site, page: &PagePlan) -> String {
    let parts = &site.parts;
    let title = match page.kind {
        PageKind::Article(id) => site.article(id).map(|a| a.meta.title.clone()),
        PageKind::Event(id) => site.event(id).map(|e| e.title.clone()),
        PageKind::Entity(id) => site.entity(id).map(|e| e.name.clone()),
        PageKind::Page(ix) => parts.pages.get(ix).map(|p| p.title.clone()),
        PageKind::Dossier(ix) => parts.dossiers.get(ix).map(|d| d.title.clone()),
        _ => None,
    };
    title.unwrap_or_default()
}

/// The anchor of an entry: its key, when every reader knows its letters.
fn anchor(page: &PagePlan) -> String {
    let stem = page.path.strip_suffix(".html").unwrap_or(&page.path);
    let key = stem.rsplit_once('/').map_or(stem, |(_, key)| key);
    format!("k-{}", token(key))
}

/// A key in plain letters.
fn token(key: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    match !key.is_empty() && key.chars().all(plain) {
        true => key.to_owned(),
        false => hash::hex(key.as_bytes(), 12),
    }
}

/// The title page: what this is, by whom, under which licence, from how many articles.
fn front(site: &Site, scope: &Scope) -> Chapter {
    let (config, locale) = (site.parts.config, site.parts.locale);
    let mut html = format!("<section class=\"front\">\n<h1>{}</h1>\n", escaped(&scope.title));
    let mut line = |class: &str, words: &str| {
        if !words.is_empty() {
            html.push_str(&format!("<p class=\"{class}\">{}</p>\n", escaped(words)));
        }
    };
    line("standfirst", &scope.description);
    if scope.title != config.title {
        line("from-site", &locale.fill("book.from", &[("t", &config.title)]));
    }
    line("author", config.author.as_deref().unwrap_or_default());
    let counts = [
        locale.count("article", scope.articles.len()),
        locale.count("event", scope.events.len()),
        locale.count("entity", scope.entities.len()),
    ];
    line("counts", &counts.join(" · "));
    line("method", locale.text("book.method"));
    if let Some(license) = &config.license {
        let words = locale.fill("book.license", &[("l", license)]);
        html.push_str(&match config.license_url.as_deref().filter(|u| u.starts_with("http")) {
            Some(url) => {
                let url = escaped(url);
                format!("<p class=\"license\"><a href=\"{url}\">{}</a></p>\n", escaped(&words))
            }
            None => format!("<p class=\"license\">{}</p>\n", escaped(&words)),
        });
    }
    html.push_str("</section>\n");
    let title = locale.text("book.title-page").to_owned();
    Chapter { name: "title".into(), title, part: Part::Front, html, entries: Vec::new() }
}

/// Where the articles come from; `None` when none of them says it.
fn sources(site: &Site, scope: &Scope) -> Option<Chapter> {
    let locale = site.parts.locale;
    let mut by_source: BTreeMap<usize, Vec<ArticleId>> = BTreeMap::new();
    for id in &scope.articles {
        let source = site.article(*id).and_then(|a| a.meta.source.as_ref());
        let ix = source.and_then(|s| site.lookups.source_names.get(&s.name));
        if let Some(ix) = ix {
            by_source.entry(*ix).or_default().push(*id);
        }
    }
    if by_source.is_empty() {
        return None;
    }
    let title = locale.text("page.sources").to_owned();
    let mut html = format!("<section class=\"sources\">\n<h1>{}</h1>\n", escaped(&title));
    for (ix, articles) in by_source {
        let name = site.sources.get(ix).map_or("", |s| s.name.as_str());
        html.push_str(&format!("<h2>{}</h2>\n<ul class=\"lines\">\n", escaped(name)));
        for article in articles.iter().filter_map(|id| site.article(*id)) {
            let chapter = format!("article-{}", token(article.key.as_str()));
            let words = escaped(&article.meta.title);
            html.push_str(&format!("<li><a href=\"{}\">{words}</a>", links::address(&chapter, "")));
            if let Some(date) = &article.meta.date {
                let date = escaped(&locale.date(date.date));
                html.push_str(&format!(" <span class=\"note\">{date}</span>"));
            }
            let url = article.meta.source.as_ref().and_then(|s| s.url.as_deref());
            if let Some(url) = url.filter(|u| u.starts_with("http")) {
                let words = escaped(locale.text("book.original"));
                let url = escaped(url);
                html.push_str(&format!(" <a class=\"evidence\" href=\"{url}\">{words}</a>"));
            }
            html.push_str("</li>\n");
        }
        html.push_str("</ul>\n");
    }
    html.push_str("</section>\n");
    Some(Chapter { name: "sources".into(), title, part: Part::Sources, html, entries: Vec::new() })
}
