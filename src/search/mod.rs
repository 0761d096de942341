//! The site's own search: an index in small scripts, of which a query asks for a few.
//!
//! Comes in: a planned [`Site`] and the lexicon. Goes out, file by file: `search/root.js` (tables
//! and directory), `search/NAME.js` (a stretch of the sorted index, named by its content), and
//! `search/a/…` (records results are shown from; each article's own). Always holds: every word of
//! the site leads to the term it is kept under, by the rules the browser has or by a line that says
//! so; the same site gives the same bytes. What the browser does with it is `static/js/search.js`.

pub mod docs;
mod gather;
mod index;
pub mod latin;
mod lines;
mod phrases;
mod root;
pub mod roots;
mod sets;
mod terms;
mod typos;
pub mod words;

use rayon::prelude::*;
use serde_json::Value;

use crate::base::hash;
use crate::lexicon::Lexicon;
use crate::site::Site;
use docs::{Doc, Kind, Maker, Order};
use gather::{Gathered, doc_words};

/// Documents read at once: bounds what is held beside the index.
const AT_ONCE: usize = 2048;

/// Bytes of one stretch of the index, by how many articles there are.
fn stretch(articles: usize) -> usize {
    match articles {
        0..1_000 => 5_000,
        1_000..20_000 => 4_500,
        _ => 8_000,
    }
}

/// Takes a file: its path and its bytes.
pub type Put<'a, E> = &'a (dyn Fn(&str, &[u8]) -> Result<(), E> + Sync);

/// Makes the files of the search and hands each to `put` as soon as it is whole.
pub fn write<E: Send>(site: &Site, lexicon: &Lexicon, put: Put<E>) -> Result<(), E> {
    let order = Order::new(site);
    let maker = Maker { site, lexicon, order: &order };
    let mut gathered = Gathered::default();
    let mut whole = index::Names::new();
    let mut sources = String::new();
    for kind in Kind::ALL {
        let (n, block) = (order.len(kind), kind.block());
        for start in (0..n).step_by(AT_ONCE) {
            let numbers: Vec<usize> = (start..n.min(start + AT_ONCE)).collect();
            let docs: Vec<Doc> = numbers.par_iter().map(|n| maker.doc(kind, *n)).collect();
            docs.par_chunks(block).enumerate().try_for_each(|(i, records)| {
                let at = start / block + i;
                let name = format!("{}{at}", kind.letter());
                let all: Vec<&str> = records.iter().map(|d| d.record.as_str()).collect();
                let bytes = root::call_with(&name, &format!("[{}]", all.join(",")));
                put(&record_path(kind, at), &bytes)
            })?;
            let words: Vec<_> = docs.par_iter().map(doc_words).collect();
            for ((n, doc), words) in numbers.iter().zip(docs).zip(words) {
                gathered.add(kind, *n, words);
                if kind == Kind::Entity {
                    whole.push((*n, doc.names));
                }
                if matches!(kind, Kind::Article | Kind::Quote) {
                    sources.push_str(&source_letters(doc.source));
                }
            }
        }
    }
    let index = index::index(site, lexicon, &order, gathered, &whole);
    let articled: std::collections::BTreeSet<String> = index
        .lines
        .keys()
        .filter_map(|key| key.strip_prefix("ال"))
        .map(|rest| rest.chars().take(3).collect())
        .collect();
    let texts = lines::cut(index.lines, stretch(order.articles.len()));
    let mut files = Vec::with_capacity(texts.len());
    for (key, text) in texts {
        let name = hash::hex(text.as_bytes(), 7);
        put(&format!("search/{name}.js"), &root::call(&name, &Value::String(text)))?;
        files.push((key, name));
    }
    put("search/sources.js", &root::call("sources", &Value::String(sources)))?;
    put("search/root.js", &root::root(site, &order, &index.stops, &articled, &files))
}

/// No folder holds more than some hundred files: file systems of memory cards limit them.
fn record_path(kind: Kind, at: usize) -> String {
    format!("search/{}/{}/{at}.js", kind.letter(), at / 256)
}

/// The source of an article or quotation in two letters.
fn source_letters(source: Option<usize>) -> String {
    let n = source.map_or(0, |s| s + 1);
    let letter = |n: usize| char::from(b'!' + u8::try_from(n % 60).unwrap_or(0));
    let letter = |n| match letter(n) {
        '"' => '~',
        '\\' => '}',
        c => c,
    };
    [letter(n / 60), letter(n)].into_iter().collect()
}
