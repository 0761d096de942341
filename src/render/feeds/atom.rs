//! A feed as Atom (RFC 4287).

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{Entry, Feed};

pub(super) fn write(feed: &Feed) -> Vec<u8> {
    let mut w = Writer::new(Vec::new());
    let updated = feed.entries.iter().map(|e| e.updated.as_str()).max();
    // Writing to memory does not fail.
    let _ = w.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
    let element = w
        .create_element("feed")
        .with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.language)]);
    let _ = element.write_inner_content(|w| {
        text(w, "title", &feed.title)?;
        if !feed.subtitle.is_empty() {
            text(w, "subtitle", &feed.subtitle)?;
        }
        text(w, "id", &feed.home)?;
        text(w, "updated", updated.unwrap_or("1970-01-01T00:00:00Z"))?;
        link(w, "self", &format!("{}.xml", feed.address), "application/atom+xml")?;
        link(w, "alternate", &feed.home, "text/html")?;
        person(w, feed.author)?;
        if let Some(license) = feed.license {
            text(w, "rights", license)?;
        }
        feed.entries.iter().try_for_each(|e| entry(w, e))
    });
    let mut bytes = w.into_inner();
    bytes.push(b'\n');
    bytes
}

fn entry(w: &mut Writer<Vec<u8>>, entry: &Entry) -> io::Result<()> {
    w.create_element("entry").write_inner_content(|w| {
        text(w, "title", entry.title)?;
        text(w, "id", &entry.address)?;
        link(w, "alternate", &entry.address, "text/html")?;
        text(w, "published", &entry.published)?;
        text(w, "updated", &entry.updated)?;
        if let Some(source) = entry.source {
            person(w, source)?;
        }
        if !entry.summary.is_empty() {
            text(w, "summary", &entry.summary)?;
        }
        for tag in entry.tags {
            let tag = clean(tag);
            w.create_element("category").with_attribute(("term", tag.as_str())).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn person(w: &mut Writer<Vec<u8>>, name: &str) -> io::Result<()> {
    w.create_element("author").write_inner_content(|w| text(w, "name", name))?;
    Ok(())
}

fn text(w: &mut Writer<Vec<u8>>, name: &str, content: &str) -> io::Result<()> {
    w.create_element(name).write_text_content(BytesText::new(&clean(content)))?;
    Ok(())
}

fn link(w: &mut Writer<Vec<u8>>, rel: &str, href: &str, kind: &str) -> io::Result<()> {
    let attributes = [("rel", rel), ("href", href), ("type", kind)];
    w.create_element("link").with_attributes(attributes).write_empty()?;
    Ok(())
}

/// Without the characters XML cannot hold.
fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}
