//! The search as a reader uses it: in the page, from a folder and from a host's sub-path.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use serde_json::{Value, json};
use warraq::search::words::folded;

use super::chromium::Chromium;
use super::{browser, url};
use crate::common::demo;

/// Group, query, and what must be among the first ten results, by its address.
const QUERIES: &str = include_str!("queries.tsv");

struct Query {
    group: &'static str,
    words: &'static str,
    /// Empty: nothing may be found.
    must: Vec<&'static str>,
}

fn queries() -> Vec<Query> {
    let rows = QUERIES.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
    let query = |row: &'static str| {
        let mut cells = row.split('\t');
        let (group, words) = (cells.next().unwrap(), cells.next().unwrap());
        let must = cells.next().unwrap().split('|').filter(|m| *m != "-").collect();
        Query { group, words, must }
    };
    rows.map(query).collect()
}

/// Types each query into the page's field and gives the addresses of its results.
const ASK: &str = r"
(async () => {
  const form = document.querySelector('form[data-search]'), box = form.elements.q;
  const status = () => document.querySelector('[data-search-status], .find-status');
  const until = async done => { while (!done()) await new Promise(r => setTimeout(r, 4)) };
  const type = words => { box.value = words; box.dispatchEvent(new Event('input')) };
  box.focus();
  await until(() => window.warraqFind);
  await warraqFind.ready;
  const all = [];
  for (const words of QUERIES) {
    type('');
    const began = performance.now();
    type(words);
    await until(() => status() && status().textContent);
    const links = [...document.querySelectorAll('a.hit')];
    all.push({
      time: performance.now() - began,
      links: links.map(a => decodeURI(a.href)),
      marked: links.every(a => [...a.querySelectorAll('mark')].every(m => m.textContent.trim())),
    });
  }
  return all;
})()";

/// Recall among the first ten, mean reciprocal rank, and what went wrong.
fn ask(browser: &mut Chromium, page: &str) -> (u32, u32, Vec<String>) {
    browser.open(page, 1280, 900);
    let queries = queries();
    let (mut found, mut wanted, mut ranks, mut n, mut faults) = (0, 0, 0, 0, Vec::new());
    for some in queries.chunks(20) {
        let words: Vec<&str> = some.iter().map(|q| q.words).collect();
        let answers = browser.evaluate(&ASK.replace("QUERIES", &json!(words).to_string()));
        for (query, answer) in some.iter().zip(answers.as_array().unwrap()) {
            let mut top: Vec<&str> = Vec::new();
            for link in answer["links"].as_array().unwrap() {
                let address = link.as_str().unwrap().split('#').next().unwrap();
                if !top.contains(&address) {
                    top.push(address);
                }
            }
            top.truncate(10);
            let at = |must: &str| top.iter().position(|link| link.contains(must));
            let missing: Vec<_> = query.must.iter().filter(|m| at(m).is_none()).collect();
            let junk = query.must.is_empty() && !top.is_empty();
            if !missing.is_empty() || junk || answer["marked"] != true {
                faults.push(format!("{} «{}»: {missing:?} {top:?}", query.group, query.words));
            }
            found += query.must.len() - missing.len();
            wanted += query.must.len();
            if !query.must.is_empty() {
                n += 1;
                let first = query.must.iter().filter_map(|m| at(m)).min();
                ranks += first.map_or(0, |at| 1_000_000 / (at + 1));
            }
        }
    }
    (
        u32::try_from(found * 1000 / wanted).unwrap(),
        u32::try_from(ranks / n / 1000).unwrap(),
        faults,
    )
}

#[test]
fn queries_find_what_they_mean_from_a_folder() {
    let Some(mut browser) = browser() else { return };
    for page in ["search.html", "articles/2016-04-22-four-day-war.html"] {
        let (recall, rank, faults) = ask(&mut browser, &url(page));
        assert!(recall >= 990 && rank >= 800 && faults.len() < 3, "{recall} {rank}\n{faults:#?}");
    }
}

#[test]
fn queries_find_what_they_mean_under_a_path() {
    let Some(mut browser) = browser() else { return };
    let (recall, rank, faults) = ask(&mut browser, &format!("{}search.html", serve()));
    assert!(recall >= 990 && rank >= 800 && faults.len() < 3, "{recall} {rank}\n{faults:#?}");
}

/// Its sheet lies elsewhere, seen from there; the style it holds is the one its policy allows.
#[test]
fn the_page_for_what_is_not_there_is_drawn_at_any_depth() {
    let Some(mut browser) = browser() else { return };
    browser.open(&format!("{}no/such/page.html", serve()), 1280, 900);
    let weight =
        browser.evaluate("getComputedStyle(document.querySelector('.lost-number')).fontWeight");
    assert_eq!(weight, "800");
}

/// The browser cuts and folds every character of the Arabic blocks, and every article, as we do.
#[test]
fn the_browser_reads_as_the_builder_does() {
    let Some(mut browser) = browser() else { return };
    browser.open(&url("search.html"), 1280, 900);
    browser.evaluate("(async () => { while (!window.warraqFind) await new Promise(r => setTimeout(r, 4)); await warraqFind.ready })()");
    let blocks = [0x20..=0x24f, 0x300..=0x36f, 0x600..=0x6ff, 0x750..=0x77f, 0x8a0..=0x8ff]
        .into_iter()
        .chain([0x2000..=0x206f, 0xfb50..=0xfdff, 0xfe70..=0xfeff]);
    let mut texts: Vec<String> =
        blocks.flatten().filter_map(char::from_u32).map(|c| format!("ب{c}ب {c} 1{c}2")).collect();
    let articles = demo().files.iter().filter(|(p, _)| p.starts_with("search/a/"));
    texts.extend(articles.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()));
    let mut faults = Vec::new();
    for some in texts.chunks(400) {
        let cut = format!("{}.map(t => warraqFind.words(t).map(w => w.f))", json!(some));
        let cut = browser.evaluate(&cut);
        for (text, cut) in some.iter().zip(cut.as_array().unwrap()) {
            let ours = json!(folded(text));
            if *cut != ours && text.len() < 40 {
                faults.push(format!("{text:?}: {cut} {ours}"));
            } else if *cut != ours {
                let differ = cut.as_array().unwrap().iter().zip(ours.as_array().unwrap());
                faults.push(format!("{:?}", differ.into_iter().find(|(a, b)| a != b)));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} {:#?}",
        faults.len(),
        faults.iter().take(20).collect::<Vec<_>>()
    );
}

/// Whatever word of an article is typed, that article is among what is found.
#[test]
fn every_word_of_the_demo_is_found() {
    let Some(mut browser) = browser() else { return };
    browser.open(&url("search.html"), 1280, 900);
    let path = "search/a/0/";
    let mut missing: Vec<Value> = Vec::new();
    let mut n = 0;
    for (at, (_, bytes)) in demo().files.iter().filter(|(p, _)| p.starts_with(path)).enumerate() {
        let text = String::from_utf8_lossy(bytes);
        let (_, json) = text.split_once(',').unwrap();
        let record: Value = serde_json::from_str(json.trim_end().trim_end_matches(')')).unwrap();
        let mut words: BTreeSet<String> = BTreeSet::new();
        for line in record[0][5].as_array().unwrap() {
            words.extend(folded(line[1].as_str().unwrap()));
        }
        words.retain(|w| w.chars().count() > 1);
        n += words.len();
        let ask = format!(
            "(async () => {{ while (!window.warraqFind) await new Promise(r => setTimeout(r, 4));
              const out = []; for (const w of {}) {{ const found = await warraqFind.search(w + ' ');
              if (found.slots.length && !found.hits.some(h => h.k === 'a')) out.push(w) }} return out }})()",
            json!(words)
        );
        let lost = browser.evaluate(&ask);
        missing.extend(lost.as_array().unwrap().iter().cloned());
        assert!(at < 1000);
    }
    assert!(n > 2000, "{n}");
    assert!(missing.is_empty(), "{} of {n}: {missing:?}", missing.len());
}

/// Serves the demo at `/kb/` of a port of its own until the tests end.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || answer(stream));
        }
    });
    format!("http://{address}/kb/")
}

fn answer(mut stream: TcpStream) {
    let mut line = String::new();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    reader.read_line(&mut line).unwrap();
    let path = line.split(' ').nth(1).unwrap_or_default();
    let path = path.split('?').next().unwrap_or_default().strip_prefix("/kb/").unwrap_or("-");
    let kind = match path.rsplit('.').next() {
        Some("html") => "text/html",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let (status, body) = match demo().files.get(path) {
        Some(bytes) => ("200 OK", bytes.as_slice()),
        None => ("404 Not Found", demo().files.get("404.html").map_or(&b""[..], |b| b)),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(body);
}
