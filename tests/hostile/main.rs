//! Untrusted input: whatever an article, a card or a file name says stays text.
//!
//! Every payload of `payloads.txt` is put into every place an author's words can stand in. What is
//! built is read as a browser reads it, first by a parser, then by Chromium: nothing executes and
//! nothing is requested. Inputs that are broken rather than cunning are in `broken.rs`.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a fault here fails the test")]

mod broken;
#[path = "../browser/chromium.rs"]
mod chromium;
#[path = "../common/mod.rs"]
mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::OnceLock;

use chromium::Chromium;
use scraper::{Html, Node};
use tempfile::TempDir;
use warraq::pipeline::Report;

/// Places in which each payload stands: body, raw HTML block, table, list, heading, code, title,
/// source, tag, author, place, summary, picture, card name, alias, role, website, event title, keyword, page, dossier.
const PLACES: usize = 24;

fn payloads() -> Vec<&'static str> {
    let lines = include_str!("payloads.txt").lines();
    lines.filter(|l| !l.is_empty() && !l.starts_with("# ")).collect()
}

struct Hostile {
    _site: TempDir,
    report: Report,
    files: BTreeMap<String, Vec<u8>>,
}

/// A site in which every payload stands everywhere; built once.
fn hostile() -> &'static Hostile {
    static SITE: OnceLock<Hostile> = OnceLock::new();
    SITE.get_or_init(|| {
        let site = TempDir::new().unwrap();
        let put = |path: &str, text: &str| {
            common::write(&site.path().join(path), text.as_bytes());
        };
        put("warraq.yaml", &format!("title: {}\n", quoted("<script>run()</script>أرشيف")));
        for (ix, payload) in payloads().iter().enumerate() {
            let q = quoted(payload);
            let mut text = String::new();
            let _ = write!(
                text,
                "---\ntitle: {q}\ndate: 2023-09-20\nsource: {{name: {q}, author: {q}, url: {q}}}\n\
                 tags: [{q}]\nplace: {q}\nsummary: {q}\nimage: {{src: {q}, alt: {q}, credit: {q}}}\n\
                 ---\n\nقال الوزير هنا {payload} يوم الثلاثاء.\n\n{payload}\n\n# {payload}\n\n\
                 - {payload}\n\n> {payload}\n\n| أ | ب |\n|---|---|\n| {payload} | ب |\n\n\
                 `{payload}`\n\n```\n{payload}\n```\n\nوأضاف: \"{payload}\".\n\nوزار اسم{ix} المدينة.\n"
            );
            put(&format!("content/articles/a{ix:03}.md"), &text);
            let card = format!(
                "---\nname: اسم{ix}\nkind: person\naliases: [{q}]\nsummary: {q}\nwebsite: {q}\n\
                 roles:\n  - title: {q}\n---\n\n{payload}\n"
            );
            put(&format!("content/entities/e{ix:03}.md"), &card);
            let card = format!("---\nname: {q}\nkind: place\n---\n\n{payload}\n");
            put(&format!("content/entities/n{ix:03}.md"), &card);
            let event = format!(
                "---\ntitle: {q}\nkind: fight\nstart: 2023-09-19\nkeywords: [{q}]\nsummary: {q}\n\
                 ---\n\n{payload}\n"
            );
            put(&format!("content/events/v{ix:03}.md"), &event);
            let page = format!("---\ntitle: {q}\nsummary: {q}\n---\n\n{payload}\n");
            put(&format!("content/pages/p{ix:03}.md"), &page);
            let dossier = format!(
                "---\ntitle: {q}\nover: articles\nwhere: {q}\nsummary: {q}\n---\n\n\
                 {payload}\n"
            );
            put(&format!("content/dossiers/d{ix:03}.md"), &dossier);
        }
        let report = common::build(site.path(), None, Some(common::BASE));
        let files = common::files(&report.out);
        Hostile { _site: site, report, files }
    })
}

/// A YAML scalar that means exactly `text`.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[test]
fn there_are_enough_inputs() {
    let inputs = payloads().len() * PLACES + broken::cases().len();
    assert!(payloads().len() >= 100 && inputs >= 300, "{inputs}");
    let built = hostile();
    assert_eq!(built.report.articles, payloads().len(), "an article was lost");
}

#[test]
fn a_parser_finds_nothing_that_could_run_or_fetch() {
    let built = hostile();
    let mut faults = Vec::new();
    let mut pages = 0;
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        pages += 1;
        let html = Html::parse_document(std::str::from_utf8(bytes).unwrap());
        for node in html.tree.nodes() {
            let Node::Element(element) = node.value() else { continue };
            let mut say = |why: &str| faults.push(format!("{path}: <{}> {why}", element.name()));
            match element.name() {
                "script" => {
                    let data = element.attr("type") == Some("application/ld+json");
                    let own = element
                        .attr("src")
                        .is_some_and(|src| built.files.contains_key(resolved(path, src).as_str()));
                    if !data && !own {
                        say("is not ours");
                    }
                }
                // By its hash, which the policy names.
                "style" if path == "404.html" => {}
                "iframe" | "frame" | "frameset" | "object" | "embed" | "applet" | "portal"
                | "base" | "style" | "math" | "foreignobject" | "marquee" => {
                    say("has no place here");
                }
                "meta" => {
                    let kind = element.attr("http-equiv").unwrap_or_default();
                    if kind.eq_ignore_ascii_case("refresh") {
                        say("moves the reader");
                    }
                }
                _ => {}
            }
            for (name, value) in element.attrs() {
                if name.starts_with("on") || name == "style" && value.contains("url") {
                    say(&format!("has {name}={value}"));
                }
                let fetches = matches!(name, "src" | "srcset" | "poster" | "data" | "formaction");
                let leads = matches!(name, "href" | "action" | "xlink:href" | "cite");
                if (fetches || leads) && !is_allowed(value) {
                    say(&format!("leads by {name}={value}"));
                }
                let elsewhere = value.starts_with("//")
                    || value.contains("evil.example") && value.starts_with("http");
                let loads = fetches || (element.name() == "link" && leads);
                if loads && elsewhere {
                    say(&format!("fetches {value}"));
                }
                if name == "id" && matches!(value, "document" | "location" | "attributes") {
                    say(&format!("takes the name {value}"));
                }
            }
        }
    }
    assert!(pages >= payloads().len() * 3, "{pages} pages");
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults[..faults.len().min(40)].join("\n")
    );
}

/// Whether an address is one of those a page may have: http, https, mailto, relative, data images.
fn is_allowed(value: &str) -> bool {
    let bare: String = value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let bare = bare.to_lowercase();
    let Some((scheme, _)) = bare.split_once(':') else { return !bare.starts_with("//") };
    let relative = scheme.contains(['/', '?', '#', '.', '%']) || scheme.is_empty();
    relative || matches!(scheme, "http" | "https" | "mailto")
}

/// The published path an address in the page at `path` leads to.
fn resolved(path: &str, href: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in href.split(['?', '#']).next().unwrap_or_default().split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." => {}
            _ => parts.push(part),
        }
    }
    parts.join("/").trim_start_matches("kb/").to_owned()
}

#[test]
fn feeds_and_data_stay_what_they_are() {
    let mut seen = 0;
    for (path, bytes) in &hostile().files {
        if path.ends_with(".xml") {
            let text = std::str::from_utf8(bytes).unwrap();
            let mut reader = quick_xml::Reader::from_str(text);
            loop {
                match reader.read_event() {
                    Ok(quick_xml::events::Event::Eof) => break,
                    Ok(_) => {}
                    Err(error) => panic!("{path}: {error}"),
                }
            }
            seen += 1;
        } else if path.ends_with(".ftm.json") {
            for line in std::str::from_utf8(bytes).unwrap().lines() {
                serde_json::from_str::<serde_json::Value>(line).unwrap();
            }
            seen += 1;
        } else if path.ends_with(".json") || path.ends_with(".jsonld") {
            serde_json::from_slice::<serde_json::Value>(bytes)
                .unwrap_or_else(|e| panic!("{path}: {e}"));
            seen += 1;
        }
        assert!(!path.contains("..") && !path.starts_with('/'), "{path}");
    }
    assert!(seen >= 4, "{seen}");
}

#[test]
fn a_browser_runs_nothing_and_asks_for_nothing() {
    let Some(program) = chromium::find() else {
        let required = std::env::var("WARRAQ_REQUIRE_BROWSER").is_ok_and(|v| v == "1");
        assert!(!required, "no Chromium found: set CHROMIUM to its path");
        let _ = writeln!(std::io::stderr(), "browser tests skipped: no Chromium found");
        return;
    };
    let built = hostile();
    let mut browser = Chromium::start(program);
    let script = "window.ran = 0; window.run = () => { window.ran += 1 }; \
                  window.alert = window.confirm = window.prompt = window.run;";
    browser.ask("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({"source": script}));
    let root = built.report.out.canonicalize().unwrap();
    let home = format!("file://{}/", root.display());
    let wanted = |path: &&String| {
        let folder = path.split('/').next().unwrap_or_default();
        path.ends_with(".html")
            && (matches!(folder, "articles" | "entities" | "events") || !path.contains('/'))
    };
    let (mut faults, mut opened) = (Vec::new(), 0);
    // The policy of the page is switched off: what is tested is that it is not needed.
    browser.ask("Page.setBypassCSP", serde_json::json!({"enabled": true}));
    browser.events();
    for path in built.files.keys().filter(wanted) {
        let url = format!("{home}{}", warraq::site::encode(path));
        browser.open(&url, 800, 600);
        let ran = browser.evaluate(
            "(() => { for (const e of document.querySelectorAll('main a, main summary')) \
             if (!e.getAttribute('href') || e.getAttribute('href').startsWith('#')) e.click(); \
             return window.ran })()",
        );
        opened += 1;
        if ran != 0 {
            faults.push(format!("{path}: ran {ran}"));
        }
        for event in browser.events() {
            if event["method"] == "Network.requestWillBeSent" {
                let asked = event["params"]["request"]["url"].as_str().unwrap_or_default();
                let own = asked.starts_with(&home)
                    || asked.starts_with("data:")
                    || asked == "about:blank";
                if !own {
                    faults.push(format!("{path}: asked for {asked}"));
                }
            }
        }
    }
    assert!(opened > payloads().len() * 2, "{opened}");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    let _ = writeln!(std::io::stderr(), "{opened} pages opened: 0 ran, 0 asked");
}
