//! The raw text of an article, as it was copied from a page, becomes clean blocks.
//!
//! In: the bytes of a file (`decode`), then its text (`read`) or its markup (`html::read`). Out: a
//! [`RawArticle`]: headline, date, source, place, and a body whose `origin` leads every kept byte
//! back to the decoded file and whose `removed` lists what was cut and why.
//! Always holds: every visible character of the text is in the body or in a removed stretch; the
//! words that are kept are kept byte for byte. Rules speak of structure, repetition and the shape
//! of lines; phrases live in `furniture.tsv`, `labels.tsv` and `words.tsv`.

mod assemble;
mod credits;
mod dates;
pub mod decode;
mod derive;
mod furniture;
mod headline;
pub mod html;
mod join;
mod lines;
mod words;

pub(crate) use dates::find as find_date;

/// The bytes of the dateline a text opens with: «باريس (أ ف ب) - », «هراري - رويترز - ».
pub(crate) fn dateline_len(text: &str) -> usize {
    let line = text.lines().next().unwrap_or_default();
    credits::dateline(line).map_or(0, |(end, _)| end)
}

pub use decode::{DecodeError, Decoded, decode};

use crate::base::Stamp;
use crate::document::{Body, Source, TitleOrigin};

/// An article as its raw text tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawArticle {
    /// Found or derived; empty when the text has no words.
    pub title: String,
    pub title_origin: TitleOrigin,
    /// From a date line or dateline; never from a year in prose.
    pub date: Option<Stamp>,
    pub source: Option<Source>,
    /// Where it was written, from the dateline.
    pub place: Option<String>,
    pub body: Body,
}

/// Reads the raw text of an article.
pub fn read(text: &str) -> RawArticle {
    let mut all = lines::split(text);
    let mut found = credits::take(text, &mut all);
    furniture::cut(text, &mut all);
    headline::find(text, &mut all, found.title);
    credits::take_dateline(text, &mut all, &mut found);
    let groups = join::groups(text, &all);
    let body = assemble::body(text, &all, &groups);
    article(body, found)
}

fn article(body: Body, found: credits::Credits) -> RawArticle {
    let (title, title_origin) = match body.title() {
        Some(span) => (span.of(&body.text).to_owned(), TitleOrigin::Found),
        None => (derive::title(assemble::lead(&body)), TitleOrigin::Derived),
    };
    let source = match (found.source, found.author) {
        (None, None) => None,
        (name, author) => Some(Source { name: name.unwrap_or_default(), url: None, author }),
    };
    RawArticle { title, title_origin, date: found.date, source, place: found.place, body }
}

#[cfg(test)]
mod tests;
