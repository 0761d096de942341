//! Atom and JSON feeds of the newest articles. Feeds demand absolute addresses, so they exist only
//! when the site has a base address.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use serde_json::json;

use crate::base::{Stamp, hash};
use crate::knowledge::ArticleId;
use crate::site::{Site, encode};

/// Articles a feed holds.
const NEWEST: usize = 30;

/// The Atom feed (RFC 4287) of the site.
pub fn atom(site: &Site, base: &str) -> Vec<u8> {
    let config = site.parts.config;
    let mut w = Writer::new(Vec::new());
    let articles = newest(site);
    let updated =
        articles.first().map_or_else(|| "1970-01-01T00:00:00Z".into(), |a| stamp(site, *a));
    // Writing to memory does not fail.
    let _ = w.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
    let feed = w.create_element("feed").with_attributes([
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xml:lang", config.language.as_str()),
    ]);
    let _ = feed.write_inner_content(|w| {
        text(w, "title", &config.title)?;
        if !config.description.is_empty() {
            text(w, "subtitle", &config.description)?;
        }
        text(w, "id", base)?;
        text(w, "updated", &updated)?;
        link(w, "self", &format!("{base}feed.xml"), "application/atom+xml")?;
        link(w, "alternate", base, "text/html")?;
        let author = config.author.as_deref().unwrap_or(&config.title);
        w.create_element("author").write_inner_content(|w| text(w, "name", author))?;
        for id in &articles {
            entry(w, site, *id, base)?;
        }
        Ok(())
    });
    finish(w)
}

fn entry(w: &mut Writer<Vec<u8>>, site: &Site, id: ArticleId, base: &str) -> std::io::Result<()> {
    let Some(article) = site.article(id) else { return Ok(()) };
    let url = format!("{base}{}", encode(&site.article_path(id)));
    w.create_element("entry").write_inner_content(|w| {
        text(w, "title", &article.meta.title)?;
        text(w, "id", &url)?;
        link(w, "alternate", &url, "text/html")?;
        let when = stamp(site, id);
        text(w, "published", &when)?;
        let updated = article.meta.updated.as_ref().map_or(when, rfc3339);
        text(w, "updated", &updated)?;
        if let Some(summary) = summary(site, id) {
            text(w, "summary", &summary)?;
        }
        for tag in &article.meta.tags {
            w.create_element("category").with_attribute(("term", tag.as_str())).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

/// The JSON feed (version 1.1) of the site.
pub fn json_feed(site: &Site, base: &str) -> Vec<u8> {
    let config = site.parts.config;
    let item = |id: &ArticleId| {
        let article = site.article(*id)?;
        let url = format!("{base}{}", encode(&site.article_path(*id)));
        Some(json!({
            "id": url,
            "url": url,
            "title": article.meta.title,
            "summary": summary(site, *id),
            "content_text": article.body.text,
            "date_published": stamp(site, *id),
            "tags": article.meta.tags,
        }))
    };
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": config.title,
        "description": config.description,
        "home_page_url": base,
        "feed_url": format!("{base}feed.json"),
        "language": config.language,
        "items": newest(site).iter().filter_map(item).collect::<Vec<_>>(),
    });
    let mut bytes = serde_json::to_vec_pretty(&feed).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The addresses of every page (sitemaps.org 0.9).
pub fn sitemap(site: &Site, base: &str) -> Vec<u8> {
    let mut w = Writer::new(Vec::new());
    let _ = w.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
    let set = w
        .create_element("urlset")
        .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
    let _ = set.write_inner_content(|w| {
        for page in &site.pages {
            use crate::site::PageKind::{Article, NotFound, Offline, Search};
            if matches!(page.kind, NotFound | Offline | Search) {
                continue;
            }
            let path = encode(&page.path);
            let path = path.strip_suffix("index.html").unwrap_or(&path);
            let date = match page.kind {
                Article(id) => site.article(id).and_then(|a| {
                    a.meta.updated.as_ref().or(a.meta.date.as_ref()).map(|s| s.date.to_string())
                }),
                _ => None,
            };
            w.create_element("url").write_inner_content(|w| {
                text(w, "loc", &format!("{base}{path}"))?;
                if let Some(date) = &date {
                    text(w, "lastmod", date)?;
                }
                Ok(())
            })?;
        }
        Ok(())
    });
    finish(w)
}

fn newest(site: &Site) -> Vec<ArticleId> {
    let dated = |id: &&ArticleId| site.article(**id).is_some_and(|a| a.meta.date.is_some());
    site.articles.iter().filter(dated).take(NEWEST).copied().collect()
}

fn summary(site: &Site, id: ArticleId) -> Option<String> {
    let article = site.article(id)?;
    article.meta.summary.clone().or_else(|| {
        let title = article.body.title();
        let sentences = &site.extraction(id)?.sentences;
        let first = sentences.iter().find(|s| Some(s.span) != title)?;
        Some(first.span.of(&article.body.text).to_owned())
    })
}

fn stamp(site: &Site, id: ArticleId) -> String {
    let date = site.article(id).and_then(|a| a.meta.date.clone()).unwrap_or_default();
    rfc3339(&date)
}

/// A date as RFC 3339; parts that are not known are the first of their kind.
fn rfc3339(stamp: &Stamp) -> String {
    let d = stamp.date;
    let day = format!("{:04}-{:02}-{:02}", d.year, d.month.max(1), d.day.max(1));
    let zoned = stamp.time.ends_with('Z') || stamp.time.rfind(['+', '-']).is_some();
    match (stamp.time.as_str(), zoned) {
        ("", _) => format!("{day}T00:00:00Z"),
        (time, true) => format!("{day}{time}"),
        (time, false) => format!("{day}{time}Z"),
    }
}

fn text(w: &mut Writer<Vec<u8>>, name: &str, content: &str) -> std::io::Result<()> {
    let clean: String = content.chars().filter(|c| !c.is_control()).collect();
    w.create_element(name).write_text_content(BytesText::new(&clean))?;
    Ok(())
}

fn link(w: &mut Writer<Vec<u8>>, rel: &str, href: &str, kind: &str) -> std::io::Result<()> {
    let attributes = [("rel", rel), ("href", href), ("type", kind)];
    w.create_element("link").with_attributes(attributes).write_empty()?;
    Ok(())
}

fn finish(w: Writer<Vec<u8>>) -> Vec<u8> {
    let mut bytes = w.into_inner();
    bytes.push(b'\n');
    bytes
}

/// The version of the site: changes when any page plan or text does.
pub fn version(parts: &[&[u8]]) -> String {
    hash::hex(&parts.concat(), 12)
}
