//! The demo site, built whole: the same bytes every time, and no page that breaks a promise.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a fault here fails the test")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use common::{BASE, Demo, build, demo, demo_site, files};
use quick_xml::events::Event;
use scraper::{Html, Selector};

/// A page anyone may meet stays under this many bytes.
const HEAVIEST_PAGE: usize = 250_000;

/// Elements and attributes a browser loads from without being asked.
const ASSETS: &[(&str, &str)] = &[
    ("script[src]", "src"),
    ("img[src]", "src"),
    ("img[srcset]", "srcset"),
    ("source[src]", "src"),
    ("source[srcset]", "srcset"),
    ("iframe[src]", "src"),
    ("video[src]", "src"),
    ("audio[src]", "src"),
    ("embed[src]", "src"),
    ("object[data]", "data"),
    ("use[href]", "href"),
    ("image[href]", "href"),
    ("link[rel=stylesheet]", "href"),
    ("link[rel=preload]", "href"),
    ("link[rel=icon]", "href"),
    ("link[rel=manifest]", "href"),
];

/// What a page asks of the others, and what it offers them.
struct Page {
    html: String,
    /// Ids with the name and class of the element that has each, in their order.
    ids: Vec<(String, String)>,
    /// Every `href` and `src` as it stands, with the class of the element.
    links: Vec<(String, String)>,
}

fn pages() -> &'static BTreeMap<String, Page> {
    static PAGES: OnceLock<BTreeMap<String, Page>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let html = demo().files.iter().filter(|(path, _)| path.ends_with(".html"));
        html.map(|(path, bytes)| (path.clone(), page(text(bytes)))).collect()
    })
}

fn page(html: String) -> Page {
    let document = Html::parse_document(&html);
    let (mut ids, mut links) = (Vec::new(), Vec::new());
    for element in document.select(&css("*")) {
        let class = element.attr("class").unwrap_or_default().to_owned();
        if let Some(id) = element.attr("id") {
            ids.push((id.to_owned(), format!("{} {class}", element.value().name())));
        }
        let addresses = ["href", "src"].iter().filter_map(|name| element.attr(name));
        links.extend(addresses.map(|address| (address.to_owned(), class.clone())));
    }
    Page { html, ids, links }
}

#[test]
fn builds_are_byte_identical() {
    let first = demo();
    let other = demo_site();
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let out = other.path().join(format!("out-{threads}"));
        pool.install(|| build(other.path(), Some(&out), Some(BASE)));
        same(&first.files, &files(&out), threads);
    }
}

fn same(one: &BTreeMap<String, Vec<u8>>, two: &BTreeMap<String, Vec<u8>>, threads: usize) {
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(names(one), names(two), "other files with {threads} threads");
    let differ: Vec<_> = one.keys().filter(|path| one.get(*path) != two.get(*path)).collect();
    assert!(differ.is_empty(), "other bytes with {threads} threads: {differ:?}");
}

#[test]
fn a_second_build_writes_nothing() {
    let site = demo_site();
    let first = build(site.path(), None, None);
    let second = build(site.path(), None, None);
    assert!(first.published.written > 100, "{:?}", first.published);
    assert_eq!((second.published.written, second.published.removed), (0, 0));
    assert_eq!(second.published.kept, first.published.written);
}

#[test]
fn an_edit_rewrites_some_pages_and_gives_what_a_clean_build_gives() {
    let (site, path) = (demo_site(), "content/articles/2016-04-22-four-day-war.md");
    let before = build(site.path(), None, None);
    let file = site.path().join(path);
    let longer = std::fs::read_to_string(&file).unwrap() + "\nوزار بغداد وفد من القاهرة.\n";
    std::fs::write(&file, longer).unwrap();
    let after = build(site.path(), None, None);
    assert!(after.published.written > 0 && after.published.kept > before.published.written / 4);
    let clean = tempfile::tempdir().unwrap();
    build(site.path(), Some(clean.path()), None);
    same(&files(&after.out), &files(clean.path()), 0);
}

#[test]
fn the_demo_has_no_faults() {
    let faults: Vec<_> =
        demo().report.diagnostics.iter().filter(|d| d.code != "no-base-url").collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_internal_link_resolves() {
    let mut dead = Vec::new();
    for (from, page) in pages() {
        for (link, _) in page.links.iter().filter(|(link, _)| !is_absolute(link)) {
            if let Err(why) = resolve(from, link) {
                dead.push(format!("{from}: `{link}`: {why}"));
            }
        }
    }
    assert!(dead.is_empty(), "{} dead links\n{}", dead.len(), list(&dead));
}

#[test]
fn every_address_is_relative_and_names_a_file() {
    let mut faults = Vec::new();
    for (from, page) in pages() {
        for (link, _) in &page.links {
            let path = link.split(['#', '?']).next().unwrap_or_default();
            if link.starts_with('/') || (!is_absolute(link) && path.ends_with('/')) {
                faults.push(format!("{from}: `{link}`"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", list(&faults));
}

/// Links into an article from elsewhere are evidence: each lands on a sentence or the headline.
#[test]
fn evidence_lands_on_a_sentence() {
    let (mut landed, mut astray) = (0, Vec::new());
    for (from, page) in pages() {
        for (link, _) in &page.links {
            let Ok(Some((to, id))) = resolve(from, link) else { continue };
            if !to.starts_with("articles/") || !id.starts_with("s-") {
                continue;
            }
            let element = pages()[&to].ids.iter().find(|(have, _)| *have == id);
            match element {
                Some((_, what)) if what == "span s" || what.starts_with("h1") => landed += 1,
                what => astray.push(format!("{from}: `{link}` is {what:?}")),
            }
        }
    }
    assert!(astray.is_empty(), "{}", list(&astray));
    assert!(landed > 500, "only {landed} evidence links");
}

#[test]
fn every_mention_leads_to_its_entity() {
    let mut n_mentions = 0;
    for (path, page) in pages().iter().filter(|(path, _)| path.starts_with("articles/")) {
        let document = Html::parse_document(&page.html);
        for mention in document.select(&css("a.mention")) {
            let key = mention.attr("data-entity").unwrap_or_default();
            let href = mention.attr("href").unwrap_or_default();
            assert!(href.contains("entities/") && !key.is_empty(), "{path}: {}", mention.html());
            n_mentions += 1;
        }
    }
    assert!(n_mentions > 300, "only {n_mentions} mentions");
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    for (path, page) in pages() {
        let document = Html::parse_document(&page.html);
        for (selector, attribute) in ASSETS {
            for element in document.select(&css(selector)) {
                let address = element.attr(attribute).unwrap_or_default();
                assert!(!address.contains("//"), "{path}: {}", element.html());
            }
        }
    }
    for (path, bytes) in demo().files.iter().filter(|(path, _)| path.ends_with(".css")) {
        let sheet = text(bytes);
        for address in sheet.split("url(").skip(1) {
            let address = address.split(')').next().unwrap_or_default().trim_matches(['"', '\'']);
            assert!(!is_absolute(address) || address.starts_with("data:"), "{path}: {address}");
        }
        assert!(!sheet.contains("@import"), "{path} imports");
    }
}

#[test]
fn no_script_or_style_stands_in_a_page() {
    for (path, page) in pages() {
        let document = Html::parse_document(&page.html);
        for element in document.select(&css("*")) {
            let name = element.value().name();
            let data = element.attr("type").is_some_and(|t| t.ends_with("json"));
            // The page shown for an address that leads nowhere has its style with it, by its hash.
            let lost = path == "404.html" && name == "style" && page.html.contains("sha256-");
            let inline =
                (name == "style" && !lost) || (name == "script" && element.attr("src").is_none());
            assert!(!inline || data, "{path}: {}", element.html());
            for (attribute, value) in element.value().attrs() {
                let handler = attribute.starts_with("on") || attribute == "style";
                let scheme = value.trim_start().to_ascii_lowercase().starts_with("javascript:");
                assert!(!handler && !scheme, "{path}: {name} {attribute}={value}");
            }
        }
        assert!(page.html.contains("Content-Security-Policy"), "{path} has no policy");
    }
}

#[test]
fn every_page_has_a_sound_frame() {
    for (path, page) in pages() {
        let document = Html::parse_document(&page.html);
        let one = |selector: &str| document.select(&css(selector)).count();
        let root = document.root_element();
        assert_eq!((root.attr("lang"), root.attr("dir")), (Some("ar"), Some("rtl")), "{path}");
        let redirect = one("meta[http-equiv=refresh]") == 1;
        assert!(one("h1") == 1 || redirect, "{path}: {} h1", one("h1"));
        assert_eq!((one("head > title"), one("main").max(usize::from(redirect))), (1, 1), "{path}");
        let ids: BTreeSet<&String> = page.ids.iter().map(|(id, _)| id).collect();
        assert_eq!(ids.len(), page.ids.len(), "{path} repeats an id");
        assert!(page.html.len() <= HEAVIEST_PAGE, "{path}: {} bytes", page.html.len());
    }
}

#[test]
fn the_tree_is_the_promised_one() {
    let demo = demo();
    for path in [
        "index.html",
        "404.html",
        "robots.txt",
        "sitemap.xml",
        "feed.xml",
        "feed.json",
        "manifest.webmanifest",
        ".nojekyll",
        "articles/index.html",
        "entities/index.html",
        "events/index.html",
        "timeline.html",
        "data/knowledge.json",
    ] {
        assert!(demo.files.contains_key(path), "no {path}");
    }
    assert!(demo.files.values().all(|bytes| !bytes.is_empty()), "an empty file");
}

#[test]
fn feeds_and_sitemap_parse_and_name_pages_that_exist() {
    let demo = demo();
    let addresses = xml(demo, "sitemap.xml", "loc");
    assert!(addresses.len() > 100, "{} addresses", addresses.len());
    for address in &addresses {
        let path = address.strip_prefix(BASE).unwrap_or_else(|| panic!("{address} is elsewhere"));
        let index = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
        assert!(demo.files.contains_key(&(decode(path) + index)), "{address}");
    }
    assert!(!xml(demo, "feed.xml", "updated").is_empty() && xml(demo, "feed.xml", "id").len() > 10);
    let feed: serde_json::Value = serde_json::from_slice(&demo.files["feed.json"]).unwrap();
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert!(feed["items"].as_array().unwrap().len() > 10);
    let manifest = &demo.files["manifest.webmanifest"];
    assert_eq!(serde_json::from_slice::<serde_json::Value>(manifest).unwrap()["dir"], "rtl");
}

#[test]
fn without_an_address_nothing_else_changes() {
    let site = demo_site();
    let report = build(site.path(), None, None);
    let bare = files(&report.out);
    for path in ["sitemap.xml", "feed.xml", "feed.json"] {
        assert!(!bare.contains_key(path), "{path} without an address");
    }
    let names = |files: &BTreeMap<String, Vec<u8>>| {
        files.keys().filter(|p| p.ends_with(".html")).cloned().collect::<Vec<_>>()
    };
    assert_eq!(names(&bare), names(&demo().files));
    assert!(report.diagnostics.iter().any(|d| d.code == "no-base-url"));
}

#[test]
fn knowledge_gives_evidence_for_everything() {
    let knowledge: serde_json::Value =
        serde_json::from_slice(&demo().files["data/knowledge.json"]).unwrap();
    for list in ["entities", "events"] {
        let items = knowledge[list].as_array().unwrap_or_else(|| panic!("no {list}"));
        assert!(items.len() > 10, "{} {list}", items.len());
    }
}

/// Where a relative link of the page `from` leads: the page and the id, if it has one.
fn resolve(from: &str, link: &str) -> Result<Option<(String, String)>, &'static str> {
    if is_absolute(link) {
        return Ok(None);
    }
    let (path, id) = link.split_once('#').unwrap_or((link, ""));
    let path = path.split('?').next().unwrap_or_default();
    let mut parts: Vec<String> = from.split('/').map(str::to_owned).collect();
    if !path.is_empty() {
        parts.pop();
        for part in path.split('/') {
            match part {
                "." => (),
                ".." => drop(parts.pop().ok_or("leaves the site")?),
                _ => parts.push(decode(part)),
            }
        }
    }
    let to = parts.join("/");
    if !demo().files.contains_key(&to) {
        return Err("no such file");
    }
    let id = decode(id);
    match pages().get(&to) {
        Some(page) if !id.is_empty() && !page.ids.iter().any(|(have, _)| *have == id) => {
            Err("no such id")
        }
        _ => Ok(Some((to, id))),
    }
}

fn is_absolute(link: &str) -> bool {
    let scheme = link.split([':', '/', '#', '?']).next().unwrap_or_default();
    link.starts_with("//") || link[scheme.len()..].starts_with(':')
}

/// Undoes percent-encoding.
fn decode(text: &str) -> String {
    let (mut bytes, mut out) = (text.bytes(), Vec::new());
    while let Some(byte) = bytes.next() {
        let hex = |b: Option<u8>| char::from(b.unwrap_or(b'?')).to_digit(16);
        match byte {
            b'%' => {
                let pair = hex(bytes.next()).zip(hex(bytes.next())).unwrap();
                out.push(u8::try_from(pair.0 * 16 + pair.1).unwrap());
            }
            _ => out.push(byte),
        }
    }
    String::from_utf8(out).unwrap()
}

/// The text of every `name` element of an XML file.
fn xml(demo: &Demo, path: &str, name: &str) -> Vec<String> {
    let source = text(&demo.files[path]);
    let mut reader = quick_xml::Reader::from_str(&source);
    let (mut found, mut inside) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap_or_else(|e| panic!("{path}: {e}")) {
            Event::Start(tag) => inside = tag.name().as_ref() == name,
            Event::Text(words) if inside => found.push(words.to_string()),
            Event::End(_) => inside = false,
            Event::Eof => return found,
            _ => (),
        }
    }
}

fn css(selector: &str) -> Selector {
    Selector::parse(selector).unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The first of many faults.
fn list(faults: &[String]) -> String {
    faults.iter().take(30).map(String::as_str).collect::<Vec<_>>().join("\n")
}
