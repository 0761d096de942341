//! A saved page becomes an article: its main text, cleaned, with what the page says about itself.
//!
//! In: the decoded markup. Out: an [`HtmlArticle`] whose body keeps headings, lists, quotations,
//! tables and harmless links. Scripts, frames, forms and handlers never survive: the main text is
//! found by readability, cleaned against a list of tags, then read as text, block by block, and the
//! furniture rules of raw text are applied to the blocks. Pages without an article give their text.

mod blocks;
mod meta;
mod place;

use crate::base::{Span, Stamp};
use crate::document::{Body, Removed, Source, TitleOrigin};

use super::{RawArticle, assemble, credits, derive, furniture, headline, lines};
use blocks::Step;
use lines::Role;

/// A saved page, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HtmlArticle {
    pub article: RawArticle,
    /// When the page says it was changed.
    pub updated: Option<Stamp>,
    /// What the page says the article is about.
    pub tags: Vec<String>,
    pub summary: Option<String>,
    /// Words of the page that are not in the article: menus, lists of links, notices.
    pub n_words_cut: usize,
}

/// Reads a saved page.
pub fn read(html: &str) -> HtmlArticle {
    steps(html, blocks::main_text(html))
}

/// Reads markup that is the article and nothing else, as feeds and exports hold it.
pub fn read_part(html: &str) -> HtmlArticle {
    steps(html, blocks::all_text(html))
}

fn steps(html: &str, steps: Vec<Step>) -> HtmlArticle {
    let meta = meta::read(html);
    // The text whose lines are the blocks, so that one set of rules judges pages and raw text.
    let mut flat = String::new();
    let mut spans = Vec::new();
    for step in &steps {
        if let Step::Block(block) = step {
            let start = flat.len();
            flat.push_str(&block.text);
            spans.push(Span::new(start, flat.len()));
            flat.push_str("\n\n");
        }
    }
    let mut all = lines::from_spans(&flat, &spans);
    let mut found = credits::Credits::default();
    credits::take_lines(&flat, &mut all, &mut found);
    furniture::cut(&flat, &mut all);
    let blocks = steps.iter().filter_map(|s| if let Step::Block(b) = s { Some(b) } else { None });
    for (line, _) in all.iter_mut().zip(blocks).filter(|(_, block)| block.caption) {
        line.role = Role::Cut("photo-caption");
    }
    let given = meta.title.as_deref().and_then(|t| headline::same(&flat, &all, t));
    headline::find(&flat, &mut all, given);
    if given.is_none() && meta.title.is_some() {
        // The page names another headline than the first short line: that line is a subhead.
        for line in all.iter_mut().filter(|l| l.role == Role::Title) {
            line.role = Role::Text;
        }
    }
    let lead = credits::lead_split(&flat, &all, &mut found);
    let source_of = place::Visible::of(html);
    let made = blocks::body(&steps, &all, lead, meta.title.as_deref(), &source_of);
    finish(html, made, meta, found, &source_of)
}

fn finish(
    html: &str,
    made: blocks::Made,
    meta: meta::Meta,
    found: credits::Credits,
    visible: &place::Visible,
) -> HtmlArticle {
    let blocks::Made { mut body, used, mut removed } = made;
    let page = visible.unused(&used);
    let n_words_cut = page.iter().chain(removed.iter().map(|r| &r.span));
    let n_words_cut = n_words_cut.map(|s| s.of(html).split_whitespace().count()).sum();
    removed.extend(page.into_iter().map(|span| Removed { span, reason: "page".into() }));
    removed.sort();
    body.removed = removed;
    let (title, title_origin) = match body.title() {
        Some(span) => (span.of(&body.text).to_owned(), TitleOrigin::Found),
        None => (derive::title(assemble::lead(&body)), TitleOrigin::Derived),
    };
    let name = found.source.or(meta.site).unwrap_or_default();
    let author = meta.author.filter(|a| *a != name).or(found.author);
    let known = !name.is_empty() || author.is_some() || meta.url.is_some();
    let source = known.then_some(Source { name, url: meta.url, author });
    let date = meta.date.or(found.date);
    let article = RawArticle { title, title_origin, date, source, place: found.place, body };
    let (updated, tags, summary) = (meta.updated, meta.tags, meta.summary);
    HtmlArticle { article, updated, tags, summary, n_words_cut }
}

/// An empty body whose map is not read as "the same text".
fn no_origin(body: &mut Body) {
    if body.origin.is_empty() && !body.text.is_empty() {
        body.origin.push(Span::new(0, 1), Span::new(0, 0));
    }
}

#[cfg(test)]
mod tests;
