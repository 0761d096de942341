//! The root of the index: all a browser must know before it asks for a line.
//!
//! The tables of folding, clitics, endings and sounds are written from the ones this program uses,
//! so that building and searching agree.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use super::docs::{Kind, Order};
use super::latin::CLASSES;
use super::roots;
use super::words::{ARTICLED, PREFIXES, SUFFIXES, folded};
use crate::lexicon::table::{cell, parts, rows};
use crate::site::Site;
use crate::text::fold;

/// Words that begin a question, and words that say little in one.
const QUESTIONS: &str = include_str!("questions.tsv");

/// Strings of the interface, by the name the browser asks for.
const STRINGS: [&str; 26] = [
    "all",
    "kind-a",
    "kind-n",
    "kind-e",
    "kind-q",
    "kind-p",
    "none",
    "none-hint",
    "instead",
    "found-zero",
    "found-one",
    "found-two",
    "found-few",
    "found-many",
    "found-other",
    "more",
    "more-all",
    "one-a",
    "one-e",
    "one-q",
    "one-p",
    "also",
    "all-sources",
    "all-years",
    "failed",
    "kinds",
];

/// `articled` are the letters after ال of the keys that keep it: no other is asked for.
pub fn root(
    site: &Site,
    order: &Order,
    stops: &[String],
    articled: &BTreeSet<String>,
    files: &[(String, String)],
) -> Vec<u8> {
    let locale = site.parts.locale;
    let strings: BTreeMap<&str, &str> =
        STRINGS.iter().map(|k| (*k, locale.find(&format!("search.{k}")).unwrap_or(""))).collect();
    let counts: BTreeMap<String, usize> =
        Kind::ALL.iter().map(|k| (k.letter().to_string(), order.len(*k))).collect();
    let blocks: BTreeMap<String, usize> =
        Kind::ALL.iter().map(|k| (k.letter().to_string(), k.block())).collect();
    let prefixes: Vec<Value> = PREFIXES.iter().map(|(p, n)| json!([p, n])).collect();
    let sounds: Vec<Value> = CLASSES.iter().map(|(c, l)| json!([c, l])).collect();
    let keys: Vec<&str> = files.iter().map(|(key, _)| key.as_str()).collect();
    let names: Vec<&str> = files.iter().map(|(_, name)| name.as_str()).collect();
    let root = json!({
        "fold": folding(),
        "pre": prefixes,
        "suf": SUFFIXES.join(" "),
        "art": ARTICLED.join(" "),
        "snd": sounds,
        "ask": question("asked"),
        "light": question("light"),
        "head": question("head"),
        "pat": roots::rows_of_patterns(),
        "stop": stops.join(" "),
        "al": by_head(articled),
        "n": counts,
        "block": blocks,
        "keys": keys.join("\n"),
        "files": names.join("\n"),
        "years": years(site, order),
        "sources": site.sources.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(),
        "digits": locale.number(1234567890).replace([',', '٬'], ""),
        "t": strings,
    });
    call("root", &root)
}

/// Words of three letters at most: of those that begin alike the first two once, then every third,
/// full stops for none.
fn by_head(words: &BTreeSet<String>) -> String {
    let mut heads: BTreeMap<String, String> = BTreeMap::new();
    for word in words {
        let mut letters = word.chars().chain(['.'; 3]);
        let head = letters.by_ref().take(2).collect();
        heads.entry(head).or_default().extend(letters.next());
    }
    heads.into_iter().map(|(head, thirds)| head + &thirds).collect::<Vec<_>>().join(" ")
}

/// The words of `questions.tsv` that are `what`.
fn question(what: &str) -> String {
    let all =
        rows(QUESTIONS).filter(|row| cell(row, 0) == what).flat_map(|row| parts(cell(&row, 1)));
    all.flat_map(folded).collect::<Vec<_>>().join(" ")
}

/// A script that hands `value` to the search under `name`.
pub fn call(name: &str, value: &Value) -> Vec<u8> {
    call_with(name, &value.to_string())
}

/// The same with a value that is written already.
pub fn call_with(name: &str, value: &str) -> Vec<u8> {
    let name = json!(name);
    format!("warraqSearch({name},{value})\n").into_bytes()
}

/// Characters a browser folds by taking them apart first: Latin with accents, presentation forms.
const COMPOSED: [std::ops::RangeInclusive<char>; 3] =
    ['\u{c0}'..='\u{24f}', '\u{fb50}'..='\u{fdff}', '\u{fe70}'..='\u{feff}'];

/// Each folded form and the characters that become it; what disappears stands first. A composed
/// character whose parts fold to what it folds to is left out.
fn folding() -> Vec<String> {
    let table: BTreeMap<char, String> = fold::table().into_iter().collect();
    let of = |c: char| table.get(&c).cloned().unwrap_or_else(|| c.to_string());
    let part = |c: char, whole: char| if c == whole { c.to_string() } else { of(c) };
    let apart = |c: char| std::iter::once(c).nfkd().map(|p| part(p, c)).collect::<String>();
    let mut by_form: BTreeMap<String, String> = BTreeMap::new();
    let composed = COMPOSED.into_iter().flatten();
    for c in composed.clone().filter(|c| apart(*c) != of(*c)) {
        by_form.entry(of(c)).or_default().push(c);
    }
    for (c, folded) in &table {
        if !COMPOSED.iter().any(|range| range.contains(c)) {
            by_form.entry(folded.clone()).or_default().push(*c);
        }
    }
    by_form.into_iter().flat_map(|(form, all)| [form, all]).collect()
}

/// For articles, events and quotations the number at which each year begins.
fn years(site: &Site, order: &Order) -> Value {
    let article = |id: &crate::knowledge::ArticleId| {
        site.article(*id).and_then(|a| a.meta.date.as_ref()).map_or(0, |s| s.date.year)
    };
    let a: Vec<i16> = order.articles.iter().map(article).collect();
    let q: Vec<i16> = order.quotes.iter().map(|(id, _)| article(id)).collect();
    let event = |id: &crate::knowledge::EventId| {
        site.event(*id).and_then(|e| e.start).map_or(0, |d| d.year)
    };
    let e: Vec<i16> = order.events.iter().map(event).collect();
    json!({"a": starts(&a), "e": starts(&e), "q": starts(&q)})
}

fn starts(years: &[i16]) -> Vec<[i64; 2]> {
    let mut out: Vec<[i64; 2]> = Vec::new();
    for (at, year) in (0..).zip(years) {
        if out.last().is_none_or(|[y, _]| *y != i64::from(*year)) {
            out.push([i64::from(*year), at]);
        }
    }
    out
}
