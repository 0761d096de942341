//! What a page says about itself: JSON-LD, OpenGraph, `<meta>`, `<time>`, `<link rel=canonical>`.
//!
//! In: markup. Out: title, dates, publisher, author, address. JSON-LD speaks first: it is written
//! for machines; a page title loses the name of the site that hangs at its end.

use scraper::{Html, Selector};
use serde_json::Value;

use crate::base::Stamp;
use crate::raw::dates::{self, DateLine};

/// What a page says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Meta {
    pub(crate) title: Option<String>,
    pub(crate) date: Option<Stamp>,
    pub(crate) updated: Option<Stamp>,
    pub(crate) site: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) summary: Option<String>,
    pub(crate) tags: Vec<String>,
}

pub(crate) fn read(html: &str) -> Meta {
    let page = Html::parse_document(html);
    let ld = json_ld(&page);
    let tag = |names: &[&str]| names.iter().find_map(|n| meta_tag(&page, n));
    let site = publisher(&ld).or_else(|| tag(&["og:site_name", "application-name"]));
    let title = text_of(&ld, "headline")
        .or_else(|| tag(&["og:title", "twitter:title"]))
        .or_else(|| first(&page, "h1"))
        .or_else(|| first(&page, "title"))
        .map(|t| without_site(&t, site.as_deref()));
    let when = |ld_key: &str, names: &[&str]| {
        text_of(&ld, ld_key).or_else(|| tag(names)).and_then(|w| stamp(&w))
    };
    let published = [
        "article:published_time",
        "og:published_time",
        "datepublished",
        "date",
        "dc.date",
        "pubdate",
    ];
    let modified = ["article:modified_time", "og:updated_time", "datemodified"];
    let author = author(&ld).or_else(|| tag(&["author", "article:author", "dc.creator"]));
    let tags = attributes(&page, "meta[property='article:tag']", "content");
    Meta {
        title: title.filter(|t| !t.is_empty()),
        date: when("datePublished", &published).or_else(|| time_tag(&page)),
        updated: when("dateModified", &modified),
        author: author.filter(|a| !a.contains("://")),
        url: canonical(&page, &ld),
        summary: text_of(&ld, "description").or_else(|| tag(&["og:description", "description"])),
        tags,
        site,
    }
}

fn select(css: &str) -> Option<Selector> {
    Selector::parse(css).ok()
}

fn attributes(page: &Html, css: &str, name: &str) -> Vec<String> {
    let Some(selector) = select(css) else { return Vec::new() };
    let values = page.select(&selector).filter_map(|e| e.value().attr(name)).map(flat);
    values.filter(|v| !v.is_empty()).collect()
}

/// The content of `<meta name|property|itemprop=…>`, whatever its case.
fn meta_tag(page: &Html, name: &str) -> Option<String> {
    let selector = select("meta")?;
    page.select(&selector).find_map(|e| {
        let keys = ["property", "name", "itemprop"].into_iter().filter_map(|a| e.value().attr(a));
        let here = keys.into_iter().any(|k| k.eq_ignore_ascii_case(name));
        e.value().attr("content").filter(|_| here).map(flat).filter(|v| !v.is_empty())
    })
}

fn first(page: &Html, css: &str) -> Option<String> {
    let element = page.select(&select(css)?).next()?;
    Some(flat(&element.text().collect::<String>())).filter(|t| !t.is_empty())
}

fn time_tag(page: &Html) -> Option<Stamp> {
    let times = attributes(page, "time[datetime]", "datetime");
    times.iter().find_map(|t| stamp(t)).or_else(|| stamp(&first(page, "time")?))
}

/// RFC 3339, a date, or a date as the press writes it.
fn stamp(words: &str) -> Option<Stamp> {
    let words = words.trim();
    let written = || match dates::read(words)? {
        DateLine::Day(stamp) => Some(stamp),
        DateLine::Vague => None,
    };
    let colonless = || {
        // «+0300», as many publishing systems write it.
        let (head, zone) = words.split_at_checked(words.len().checked_sub(5)?)?;
        let (hours, minutes) = zone.split_at_checked(3)?;
        Stamp::parse(&format!("{head}{hours}:{minutes}"))
    };
    let day = || Stamp::parse(words.get(..10)?);
    let zoned =
        words.rsplit_once(['+', '-']).is_some_and(|(_, z)| z.len() == 4 && words.len() > 19);
    colonless().filter(|_| zoned).or_else(|| Stamp::parse(words)).or_else(written).or_else(day)
}

/// The canonical address, when it is one of the web.
fn canonical(page: &Html, ld: &[Value]) -> Option<String> {
    let links = attributes(page, "link[rel='canonical']", "href").into_iter();
    let graph = attributes(page, "meta[property='og:url']", "content");
    let own = ld.iter().filter_map(|v| v.get("url")?.as_str().map(str::to_owned));
    let mut all = links.chain(graph).chain(own);
    all.find(|u| u.starts_with("https://") || u.starts_with("http://"))
}

/// Every article among the page's JSON-LD objects; broken JSON is passed over.
fn json_ld(page: &Html) -> Vec<Value> {
    let Some(selector) = select("script[type='application/ld+json']") else { return Vec::new() };
    let scripts = page.select(&selector).map(|e| e.text().collect::<String>());
    let mut out = Vec::new();
    for value in scripts.filter_map(|s| serde_json::from_str::<Value>(s.trim()).ok()) {
        flatten(value, 0, &mut out);
    }
    out
}

fn flatten(value: Value, depth: usize, out: &mut Vec<Value>) {
    const DEEPEST: usize = 4;
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(all) => all.into_iter().for_each(|v| flatten(v, depth + 1, out)),
        Value::Object(mut map) => {
            if let Some(graph) = map.remove("@graph") {
                flatten(graph, depth + 1, out);
            }
            let is_article =
                |t: &str| t.contains("Article") || t.ends_with("Posting") || t == "Report";
            let kind = map.get("@type");
            let here = kind.and_then(Value::as_str).is_some_and(is_article)
                || kind
                    .and_then(Value::as_array)
                    .is_some_and(|a| a.iter().filter_map(Value::as_str).any(is_article));
            if here {
                out.push(Value::Object(map));
            }
        }
        _ => {}
    }
}

fn text_of(ld: &[Value], key: &str) -> Option<String> {
    ld.iter().find_map(|v| v.get(key)?.as_str().map(flat)).filter(|t| !t.is_empty())
}

fn publisher(ld: &[Value]) -> Option<String> {
    ld.iter().find_map(|v| name(v.get("publisher")?)).filter(|t| !t.is_empty())
}

fn author(ld: &[Value]) -> Option<String> {
    ld.iter().find_map(|v| match v.get("author")? {
        Value::Array(all) => {
            let names: Vec<String> = all.iter().filter_map(name).collect();
            (!names.is_empty()).then(|| names.join("، "))
        }
        one => name(one),
    })
}

fn name(value: &Value) -> Option<String> {
    value.as_str().or_else(|| value.get("name")?.as_str()).map(flat)
}

/// «العنوان | اسم الموقع», «العنوان - اسم الموقع»: the last piece goes when it is the site's name, or
/// when a bar sets it off.
fn without_site(title: &str, site: Option<&str>) -> String {
    for mark in [" | ", " - ", " – ", " — ", " :: ", " » "] {
        let Some((head, tail)) = title.rsplit_once(mark) else { continue };
        let named = site.is_some_and(|s| crate::text::fold_key(s) == crate::text::fold_key(tail));
        let bar = matches!(mark, " | " | " :: ") && tail.split_whitespace().count() <= 4;
        if (named || bar) && head.split_whitespace().count() >= 3 {
            return head.trim().to_owned();
        }
    }
    title.to_owned()
}

/// One line, entities that were escaped twice undone.
fn flat(text: &str) -> String {
    let text = text.replace("&quot;", "\"").replace("&#039;", "'").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
