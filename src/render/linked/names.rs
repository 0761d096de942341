//! How the ids of nodes are written: absolute, relative to a page, or relative to the root.

use super::Id;
use crate::site::{encode, relative};

/// Where an address is read from.
#[derive(Clone, Copy, Debug)]
pub(super) enum From<'a> {
    /// Anywhere: the address of the site's root is known.
    Anywhere(&'a str),
    /// From a page of a site without an address.
    Page(&'a str),
    /// From the root, which the file declares as its base; true when its address is known.
    Root(bool),
}

impl Id {
    /// What a page is about, as told from the page.
    pub(super) fn thing(path: &str) -> Self {
        Self::Own(path.to_owned(), "it".into())
    }

    pub(super) fn page(path: &str) -> Self {
        Self::Own(path.to_owned(), String::new())
    }

    pub(super) fn part(path: &str, fragment: &str) -> Self {
        Self::Own(path.to_owned(), fragment.to_owned())
    }

    /// The site itself.
    pub(super) fn site() -> Self {
        Self::part("index.html", "site")
    }

    /// The address as written.
    pub(super) fn iri(&self, from: From) -> String {
        let (path, fragment) = match self {
            Self::Web(address) => return web(address),
            Self::Own(path, fragment) => (path, fragment),
        };
        let encoded = encode(path);
        let short = encoded.strip_suffix("index.html").unwrap_or(&encoded);
        let mut out = match from {
            From::Anywhere(base) => format!("{base}{short}"),
            From::Page(page) => return relative(page, path, fragment),
            From::Root(true) => short.to_owned(),
            From::Root(false) => encoded,
        };
        if !fragment.is_empty() {
            out.push('#');
            out.push_str(&encode(fragment));
        }
        out
    }
}

/// An address elsewhere with what may not stand in an IRI percent-encoded.
fn web(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`' | '\0'..=' ' | '\u{7f}' => {
                out.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out
}
