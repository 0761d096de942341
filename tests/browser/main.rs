//! The demo in a real browser, from `file://`: what is seen, what overflows, what is asked for.
//!
//! Without a Chromium the tests say so and pass; with `WARRAQ_REQUIRE_BROWSER=1` they fail.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a fault here fails the test")]

mod chromium;
#[path = "../common/mod.rs"]
mod common;
mod offline;
mod paths;
mod search;

use std::io::Write as _;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use chromium::Chromium;
use common::demo;
use serde_json::Value;

/// Widths of a small phone, a tablet and a desk.
const WIDTHS: &[u32] = &[320, 768, 1280];

/// One page of each kind; those a build does not make are passed over.
const PAGES: &[&str] = &[
    "index.html",
    "404.html",
    "articles/index.html",
    "articles/2023-09-21-one-day-war.html",
    "articles/1988-07-19-karabakh-movement.html",
    "entities/index.html",
    "entities/azerbaijan.html",
    "entities/ilham-aliyev.html",
    "events/index.html",
    "events/september-2023-operation.html",
    "timeline.html",
    "quotes.html",
    "search.html",
    "map.html",
    "graph.html",
    "figures.html",
    "quality.html",
    "tags/index.html",
    "sources/index.html",
    "dossiers/index.html",
    "dossiers/september-2023.html",
    "pages/about.html",
];

/// The browser, shared by the tests of this file; `None` (and a line that says so) without one.
fn browser() -> Option<MutexGuard<'static, Chromium>> {
    static BROWSER: OnceLock<Option<Mutex<Chromium>>> = OnceLock::new();
    let browser = BROWSER.get_or_init(|| {
        let program = chromium::find();
        if program.is_none() {
            // Written past the test harness, which hides what a passing test prints.
            let words = "browser tests skipped: no Chromium found; CHROMIUM can name one";
            let _ = writeln!(std::io::stderr(), "{words}");
        }
        program.map(|p| Mutex::new(Chromium::start(p)))
    });
    let required = std::env::var("WARRAQ_REQUIRE_BROWSER").is_ok_and(|v| v == "1");
    assert!(browser.is_some() || !required, "no Chromium found: set CHROMIUM to its path");
    browser.as_ref().map(|b| b.lock().unwrap_or_else(PoisonError::into_inner))
}

fn url(path: &str) -> String {
    let file = demo().report.out.join(path);
    format!("file://{}", file.canonicalize().unwrap().display())
}

fn pages() -> impl Iterator<Item = &'static str> {
    PAGES.iter().copied().filter(|path| demo().files.contains_key(*path))
}

#[test]
fn pages_are_readable_at_every_width() {
    let Some(mut browser) = browser() else { return };
    let mut faults = Vec::new();
    for path in pages() {
        for &width in WIDTHS {
            browser.open(&url(path), width, 900);
            let seen = browser.evaluate(LOOK);
            let number = |name: &str| seen[name].as_i64().unwrap_or(-1);
            if number("overflow") > 0 {
                let (by, what) = (number("overflow"), &seen["widest"]);
                faults.push(format!("{path} at {width}: {by} px too wide: {what}"));
            }
            if number("text") < 40 || number("heading") < 12 {
                faults.push(format!("{path} at {width}: little is seen: {seen}"));
            }
            if seen["direction"] != "rtl" || seen["fonts"] != true {
                faults.push(format!("{path} at {width}: {seen}"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// How a page looks, as an object.
const LOOK: &str = r"
(async () => {
  await document.fonts.ready;
  const root = document.documentElement;
  const overflow = root.scrollWidth - innerWidth;
  const out = e => { const r = e.getBoundingClientRect(); return r.left < -1 || r.right > innerWidth + 1 };
  const widest = overflow > 0 ? [...document.body.querySelectorAll('*')].filter(out)
    .map(e => e.tagName + '.' + e.className).slice(-3).join(', ') : '';
  const heading = document.querySelector('h1');
  return {
    overflow, widest,
    text: document.querySelector('main').innerText.trim().length,
    heading: heading ? Math.round(heading.getBoundingClientRect().height) : 0,
    direction: getComputedStyle(document.body).direction,
    fonts: [...document.fonts].some(f => f.status === 'loaded'),
  };
})()";

#[test]
fn nothing_is_asked_of_a_network_and_nothing_is_refused() {
    let Some(mut browser) = browser() else { return };
    browser.events();
    let mut faults = Vec::new();
    for path in pages() {
        browser.open(&url(path), 1280, 900);
        browser.evaluate("document.fonts.ready.then(() => 0)");
        faults.extend(browser.events().iter().filter_map(|e| fault(path, e)));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A request that leaves the disk, one that fails, a script error or a breach of the policy.
/// Chromium reads no manifest from `file://`, where nothing is installed: that is none.
fn fault(path: &str, event: &Value) -> Option<String> {
    let params = &event["params"];
    let entry = &params["entry"];
    let manifest = |words: &Value| words.as_str().is_some_and(|w| w.contains("manifest.web"));
    if params["type"] == "Manifest" || manifest(&entry["url"]) || manifest(&entry["text"]) {
        return None;
    }
    match event["method"].as_str()? {
        "Network.requestWillBeSent" => {
            let url = params["request"]["url"].as_str()?;
            let local = ["file:", "data:", "about:"].iter().any(|scheme| url.starts_with(scheme));
            (!local).then(|| format!("{path} asks for {url}"))
        }
        "Network.loadingFailed" => Some(format!("{path}: {}", params["errorText"])),
        "Runtime.exceptionThrown" => Some(format!("{path}: {}", params["exceptionDetails"])),
        "Log.entryAdded" if entry["level"] == "error" => Some(format!("{path}: {}", entry["text"])),
        _ => None,
    }
}

#[test]
fn evidence_lands_on_a_sentence_that_is_marked() {
    let Some(mut browser) = browser() else { return };
    browser.open(&url("entities/azerbaijan.html"), 1280, 900);
    let href = browser.evaluate(
        "[...document.querySelectorAll('main a[href*=\"articles/\"]')].find(a => a.hash).href",
    );
    browser.open(href.as_str().unwrap(), 1280, 900);
    let seen = browser.evaluate(
        "(() => {
          const here = document.querySelector(':target');
          const other = [...document.querySelectorAll('.s')].find(s => s !== here);
          const box = here.getBoundingClientRect();
          return {
            tag: here.matches('.s, h1'),
            marked: getComputedStyle(here).backgroundColor !== getComputedStyle(other).backgroundColor,
            shown: box.top >= 0 && box.bottom <= innerHeight,
          };
        })()",
    );
    let all = ["tag", "marked", "shown"].iter().all(|name| seen[*name] == true);
    assert!(all, "{href}: {seen}");
}

#[test]
fn pages_read_without_scripts() {
    let Some(mut browser) = browser() else { return };
    let without = |browser: &mut Chromium, yes: bool| {
        let question = serde_json::json!({"value": yes});
        browser.ask("Emulation.setScriptExecutionDisabled", question);
    };
    for path in ["index.html", "articles/2023-09-21-one-day-war.html", "events/index.html"] {
        without(&mut browser, true);
        browser.open(&url(path), 768, 900);
        without(&mut browser, false);
        let words =
            browser.evaluate("document.querySelector('main').innerText.split(/\\s+/).length");
        assert!(words.as_u64().unwrap() > 100, "{path}: {words} words");
    }
}

#[test]
fn articles_print_their_words_and_not_the_menu() {
    let Some(mut browser) = browser() else { return };
    browser.open(&url("articles/2023-09-21-one-day-war.html"), 768, 900);
    browser.ask("Emulation.setEmulatedMedia", serde_json::json!({"media": "print"}));
    let menu = browser.evaluate(
        "getComputedStyle(document.querySelector('.menu')).display === 'none' || \
         getComputedStyle(document.querySelector('.masthead')).display === 'none'",
    );
    let words = browser.evaluate("document.querySelector('.prose').innerText.length");
    browser.ask("Emulation.setEmulatedMedia", serde_json::json!({"media": ""}));
    assert_eq!(menu, true);
    assert!(words.as_u64().unwrap() > 500, "{words}");
}

/// Writes the pictures the documents show, when asked to: `WARRAQ_PICTURES=docs cargo test pictures`.
#[test]
fn pictures() {
    let Some(folder) = std::env::var_os("WARRAQ_PICTURES") else { return };
    let Some(mut browser) = browser() else { return };
    for (name, path, width, height) in [
        ("home", "index.html", 1280, 860),
        ("article", "articles/2023-09-21-one-day-war.html", 1280, 860),
    ] {
        browser.open(&url(path), width, height);
        browser.evaluate("document.fonts.ready.then(() => 0)");
        let shot = browser.ask("Page.captureScreenshot", serde_json::json!({"format": "png"}));
        let bytes = base64(shot["data"].as_str().unwrap());
        common::write(&Path::new(&folder).join(format!("{name}.png")), &bytes);
    }
}

fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = text.bytes().filter_map(|b| LETTERS.iter().position(|l| *l == b));
    let (mut out, mut bits, mut n_bits) = (Vec::new(), 0, 0);
    for digit in digits {
        (bits, n_bits) = (bits << 6 | digit, n_bits + 6);
        if n_bits >= 8 {
            n_bits -= 8;
            out.push(u8::try_from(bits >> n_bits & 255).unwrap());
            bits &= (1 << n_bits) - 1;
        }
    }
    out
}
