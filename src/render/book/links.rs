//! Markup of the site's pages made fit for a book: well-formed XML, and links that stay inside.
//!
//! In: a fragment as a template wrote it, its page, and where each page of the site stands in the
//! book. Out: the same words; a link to a page of the book leads to its chapter, one to the web is
//! kept, any other is only words; of the links to one entity in one article the first is kept; void
//! elements are closed. Always: the result is well-formed when the fragment's tags nest.

use std::collections::BTreeSet;

use super::Places;

/// What a fragment is read against.
pub(super) struct Inside<'a> {
    /// Path of its page in the site.
    pub(super) page: &'a str,
    /// The chapter it will stand in.
    pub(super) chapter: &'a str,
    pub(super) places: &'a Places,
    /// Whether `static/` holds a file.
    pub(super) has: &'a (dyn Fn(&str) -> bool + Sync),
}

/// Begins the address of a chapter until the book's form is known; see [`finish`].
const CHAPTER: &str = "chapter:";
/// Begins the address of a picture.
const PICTURE: &str = "picture:";
const VOID: [&str; 4] = ["br", "hr", "img", "wbr"];

/// The address of an anchor in a chapter, in no form yet.
pub(super) fn address(chapter: &str, anchor: &str) -> String {
    match anchor {
        "" => format!("{CHAPTER}{chapter}"),
        anchor => format!("{CHAPTER}{chapter}#{anchor}"),
    }
}

/// Rewrites a fragment; the pictures it shows are added to `pictures`.
pub(super) fn inside(html: &str, at: &Inside, pictures: &mut Vec<String>) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    let mut linked = BTreeSet::new();
    // What each open `<a>` became: kept or only its words.
    let mut open: Vec<bool> = Vec::new();
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let Some((tag, after)) = after.split_once('>') else {
            rest = "";
            break;
        };
        rest = after;
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        match name {
            "a" if tag.contains("class=\"s-link\"") => {
                rest = rest.split_once("</a>").map_or(rest, |(_, after)| after);
            }
            "a" => {
                let href = attribute(tag, "href").and_then(|href| target(&href, at));
                let again = attribute(tag, "data-entity").is_some_and(|key| !linked.insert(key));
                let href = href.filter(|_| !again);
                open.push(href.is_some());
                if let Some(href) = href {
                    let class = attribute(tag, "class").map(|c| format!(" class=\"{c}\""));
                    out.push_str(&format!("<a{} href=\"{href}\">", class.unwrap_or_default()));
                }
            }
            "" if tag == "/a" => {
                if open.pop().unwrap_or(false) {
                    out.push_str("</a>");
                }
            }
            "img" => out.push_str(&picture(tag, at, pictures)),
            name if VOID.contains(&name) => {
                out.push_str(&format!("<{}/>", tag.trim_end_matches(['/', ' '])));
            }
            _ => out.push_str(&format!("<{tag}>")),
        }
    }
    out.push_str(rest);
    out
}

/// Gives every address, and every anchor (`id`), its form in the book.
pub(super) fn finish(
    html: &str,
    id: impl Fn(&str) -> String,
    chapter: impl Fn(&str, &str) -> String,
    picture: impl Fn(&str) -> String,
) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("=\"") {
        out.push_str(before);
        out.push_str("=\"");
        let value = after.split('"').next().unwrap_or_default();
        if before.ends_with(" id") {
            out.push_str(&id(value));
        } else if let Some(place) = value.strip_prefix(CHAPTER) {
            let (name, anchor) = place.split_once('#').unwrap_or((place, ""));
            out.push_str(&chapter(name, anchor));
        } else if let Some(path) = value.strip_prefix(PICTURE) {
            out.push_str(&picture(path));
        } else {
            out.push_str(value);
        }
        rest = after.get(value.len()..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// Where a link leads: into the book, to the web, or nowhere.
fn target(href: &str, at: &Inside) -> Option<String> {
    if ["http://", "https://", "mailto:"].iter().any(|scheme| href.starts_with(scheme)) {
        return Some(href.to_owned());
    }
    let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
    if path.is_empty() {
        return Some(address(at.chapter, anchor)).filter(|_| !anchor.is_empty());
    }
    let (chapter, own) = at.places.get(&resolve(at.page, &decode(path))?)?;
    // An anchor of a page with others in one chapter would not be there.
    let anchor = if own.is_empty() { anchor } else { own };
    Some(address(chapter, anchor))
}

fn picture(tag: &str, at: &Inside, pictures: &mut Vec<String>) -> String {
    let src = attribute(tag, "src").and_then(|src| resolve(at.page, &decode(&src)));
    let alt = attribute(tag, "alt").unwrap_or_default();
    match src.filter(|src| (at.has)(src) && kind_of(src).is_some()) {
        Some(src) => {
            let out = format!("<img src=\"{PICTURE}{src}\" alt=\"{alt}\"/>");
            pictures.push(src);
            out
        }
        None => format!("<span class=\"no-picture\">{alt}</span>"),
    }
}

/// The media type of a picture a book may hold.
pub(super) fn kind_of(path: &str) -> Option<&'static str> {
    let (_, ending) = path.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        _ => return None,
    })
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(rest.split('"').next()?.to_owned())
}

/// The path from the site's root of `href` as it stands in the page `from`.
fn resolve(from: &str, href: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            ".." => {
                parts.pop()?;
            }
            "." | "" => (),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn decode(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend(before.bytes());
        match after.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(b'%');
                rest = after;
            }
        }
    }
    bytes.extend(rest.bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_inside_or_are_words() {
        let places = Places::from([
            ("entities/باكو.html".to_owned(), ("place-001".to_owned(), "k-1".to_owned())),
            ("articles/b.html".to_owned(), ("article-b".to_owned(), String::new())),
        ]);
        let has = |path: &str| path == "img/a.png";
        let at =
            Inside { page: "articles/a.html", chapter: "article-a", places: &places, has: &has };
        let mut pictures = Vec::new();
        let html = "<p id=\"s-1\">في <a class=\"mention\" data-entity=\"x\" href=\"../entities/\
                    %D8%A8%D8%A7%D9%83%D9%88.html\">باكو</a><br>و<a data-entity=\"x\" \
                    href=\"../entities/%D8%A8%D8%A7%D9%83%D9%88.html\">باكو</a> \
                    <a href=\"b.html#s-2\">ب</a> <a href=\"../tags/t.html\">ت</a>\
                    <img src=\"../img/a.png\" alt=\"أ\"><a class=\"s-link\" href=\"#s-1\"></a></p>";
        let out = inside(html, &at, &mut pictures);
        let out =
            finish(&out, str::to_owned, |c, a| format!("{c}.xhtml#{a}"), |p| format!("../{p}"));
        assert_eq!(
            out,
            "<p id=\"s-1\">في <a class=\"mention\" href=\"place-001.xhtml#k-1\">باكو</a><br/>وباكو \
             <a href=\"article-b.xhtml#s-2\">ب</a> ت<img src=\"../img/a.png\" alt=\"أ\"/></p>"
        );
        assert_eq!(pictures, ["img/a.png"]);
    }
}
