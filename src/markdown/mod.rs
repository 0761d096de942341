//! Markdown becomes a `Body`: one plain text, its shape as layers, every stretch led back to its
//! bytes in the file.
//!
//! What comes in is a whole decoded file and where its prose begins; what goes out holds all that
//! `Body` promises. Raw HTML, links of other schemes and images of other servers never get
//! through: each is dropped with a warning, and the words stay. Nothing here reads files, never
//! panics on any text, and no nesting makes it recurse.

mod build;
mod html;
mod inline;
mod link;
mod lint;
#[cfg(test)]
mod tests;

pub use link::{image_target, link_target};

use pulldown_cmark::{Options, Parser};

use crate::base::{Faults, Span};
use crate::document::Body;

/// What to make of the headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Title {
    /// It is given beside the prose, perhaps standing literally at these bytes of the file. It
    /// becomes the title block, and a first heading that repeats it is cut.
    Given { text: String, origin: Option<Span> },
    /// A first heading of level one becomes the title block.
    FromHeading,
    /// There is no title block.
    Absent,
}

/// Reads the prose of a file, which begins at byte `start` of it. Faults go to `faults`.
pub fn parse(faults: &Faults, start: usize, title: &Title) -> Body {
    let source = faults.text().get(start..).unwrap_or_default();
    let mut build = build::Build::new(faults, title);
    for (event, range) in Parser::new_ext(source, options()).into_offset_iter() {
        build.event(event, Span::new(range.start + start, range.end.max(range.start) + start));
    }
    let body = build.finish();
    lint::bold(faults, &body);
    body
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_WIKILINKS
}
