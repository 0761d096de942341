//! The site's own search: an index in small scripts, of which a query asks for a few.
//!
//! Comes in: a planned [`Site`] and the lexicon. Goes out, file by file: `search/root.js` (tables
//! and directory), `search/NAME.js` (a stretch of the sorted index, named by its content), and
//! `search/a/…` (records results are shown from; each article's own). Always holds: every word of
//! the site leads to the term it is kept under, by the rules the browser has or by a line that says
//! so; the same site gives the same bytes. What the browser does with it is `static/js/search/`.

pub mod docs;
mod frame;
mod gather;
mod heard;
mod index;
pub mod latin;
mod lines;
mod phrases;
mod remember;
mod root;
pub mod roots;
mod sets;
mod terms;
mod typos;
pub mod words;

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde_json::Value;

use crate::base::{Mix, Print, hash};
use crate::knowledge::ArticleId;
use crate::lexicon::Lexicon;
use crate::site::Site;
use docs::{Kind, Made, Maker, Order};
pub use frame::Frame;
use gather::{Gathered, doc_words};
use remember::Known;
pub use remember::Words;

/// Documents read at once: bounds what is held beside the index.
const AT_ONCE: usize = 512;

/// Bytes of one stretch of the index, by how many articles there are.
fn stretch(articles: usize) -> usize {
    match articles {
        0..500 => 4_000,
        500..20_000 => 2_000,
        _ => 3_000,
    }
}

/// Where the files of the search go, and what is known of the last time they were made.
pub trait Shelf<E>: Sync {
    /// Takes a file: its path and its bytes.
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), E>;

    /// Takes a file that is made of what `print` stands for; one that is there already need not be
    /// made.
    fn made(&self, path: &str, print: Print, make: &mut dyn FnMut() -> Vec<u8>) -> Result<(), E> {
        let _ = print;
        self.put(path, &make())
    }

    /// The print of an article and its reading, where prints are of use.
    fn print(&self, _article: ArticleId) -> Option<Print> {
        None
    }

    /// What was remembered the last time.
    fn recall(&self) -> Option<Words> {
        None
    }

    fn remember(&self, _words: &Words) -> Result<(), E> {
        Ok(())
    }

    /// The index without its places, as the last build left it.
    fn recall_frame(&self) -> Option<Frame> {
        None
    }

    fn remember_frame(&self, _frame: &Frame) -> Result<(), E> {
        Ok(())
    }
}

/// Makes the files of the search and hands each to the shelf as soon as it is whole.
pub fn write<E: Send>(site: &Site, lexicon: &Lexicon, shelf: &dyn Shelf<E>) -> Result<(), E> {
    let order = Order::new(site);
    let print = |article| shelf.print(article);
    let maker = Maker { site, lexicon, order: &order, print: &print };
    let mut known = Known::new(shelf.recall().unwrap_or_default());
    let mut gathered = Gathered::default();
    let mut prints = Vec::new();
    let mut whole = index::Names::new();
    let mut sources = String::new();
    for kind in Kind::ALL {
        let (n, block) = (order.len(kind), kind.block());
        let mut of_kind = Vec::with_capacity(n);
        for start in (0..n).step_by(AT_ONCE) {
            let numbers: Vec<usize> = (start..n.min(start + AT_ONCE)).collect();
            let mut docs: Vec<Made> = numbers.par_iter().map(|n| maker.made(kind, *n)).collect();
            for (n, made) in numbers.iter().zip(&mut docs) {
                made.known = known.find(kind, *n, &made.print);
            }
            docs.par_iter_mut().zip(&numbers).filter(|(made, _)| !made.known).for_each(
                |(made, n)| {
                    let doc = made.doc.get_or_insert_with(|| maker.doc(kind, *n));
                    made.words = doc_words(doc);
                },
            );
            docs.par_chunks(block).zip(numbers.par_chunks(block)).enumerate().try_for_each(
                |(i, (docs, numbers))| {
                    let at = start / block + i;
                    records(&maker, kind, at, docs.iter().zip(numbers), shelf)
                },
            )?;
            for (n, made) in numbers.iter().zip(docs) {
                gathered.add(kind, *n, made.words);
                of_kind.push(made.print);
                if kind == Kind::Entity {
                    whole.push((*n, made.doc.unwrap_or_default().names));
                }
                if matches!(kind, Kind::Article | Kind::Quote) {
                    sources.push_str(&source_letters(maker.source(kind, *n)));
                }
            }
        }
        prints.push(of_kind);
    }
    let mut again = known.gathered();
    again.join(gathered);
    let words = Words { docs: prints, forms: again.into_forms() };
    let (remembered, index) = rayon::join(
        || shelf.remember(&words),
        || index::index(site, lexicon, &order, &words.forms, &whole, shelf.recall_frame()),
    );
    remembered?;
    let index::Index { frame, again, places, others, phrases } = index;
    if !again {
        shelf.remember_frame(&frame)?;
    }
    let articled: BTreeSet<String> = frame
        .keys()
        .filter_map(|key| key.strip_prefix("ال"))
        .map(|rest| rest.chars().take(3).collect())
        .collect();
    let size = stretch(order.articles.len());
    let mut names = Names::default();
    let phrases = put_stretches(lines::cut_written(phrases, size), &mut names, shelf)?;
    let mut files = put_directories(&phrases, &mut names, shelf)?;
    let lines = put_stretches(lines::cut(frame.told(places, others), size), &mut names, shelf)?;
    if lines.len() > LISTED_BY_ROOT {
        files.extend(put_directories(&lines, &mut names, shelf)?);
    } else {
        files.extend(lines);
    }
    shelf.put("search/sources.js", &root::call("sources", &Value::String(sources)))?;
    shelf.put("search/root.js", &root::root(site, &order, &frame.stops, &articled, &files))
}

/// Writes stretches of the index; each comes back as the key it begins at and its name.
fn put_stretches<E: Send>(
    texts: Vec<(String, String)>,
    names: &mut Names,
    shelf: &dyn Shelf<E>,
) -> Result<Vec<(String, String)>, E> {
    let named: Vec<String> = texts.iter().map(|(_, text)| names.name(text, NAMED_BY)).collect();
    let put = |((key, text), name): ((String, String), String)| {
        shelf.put(&format!("search/{name}.js"), &root::call(&name, &Value::String(text)))?;
        Ok((key, name))
    };
    texts.into_par_iter().zip(named).map(put).collect()
}

/// Stretches a directory lists.
const LISTED: usize = 40;

/// Stretches the root lists by itself: where there are more it lists their directories.
const LISTED_BY_ROOT: usize = 200;

/// Writes directories of stretches, lines of a key and a name; their own names have a sign before
/// them.
fn put_directories<E: Send>(
    stretches: &[(String, String)],
    names: &mut Names,
    shelf: &dyn Shelf<E>,
) -> Result<Vec<(String, String)>, E> {
    let directory = |some: &[(String, String)]| {
        let first = some.first().map(|(key, _)| key.clone()).unwrap_or_default();
        let lines: Vec<String> = some.iter().map(|(key, name)| format!("{key} {name}")).collect();
        (first, lines.join("\n"))
    };
    let texts = stretches.chunks(LISTED).map(directory).collect();
    let put = put_stretches(texts, names, shelf)?;
    Ok(put.into_iter().map(|(key, name)| (key, format!("+{name}"))).collect())
}

/// Digits of its hash a stretch is named by, when no other begins with the same.
const NAMED_BY: usize = 7;

/// The names of stretches given so far.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl Names {
    /// The first digits of the text's hash, `shortest` or as many more as tell it from those named
    /// before it.
    fn name(&mut self, text: &str, shortest: usize) -> String {
        let mut names = (shortest..=64).map(|n| hash::hex(text.as_bytes(), n));
        let free = names.find(|name| !self.0.contains(name));
        let name =
            free.unwrap_or_else(|| format!("{}-{}", hash::hex(text.as_bytes(), 64), self.0.len()));
        self.0.insert(name.clone());
        name
    }
}

/// Writes the file of records number `at` of a kind.
fn records<'m, E>(
    maker: &Maker,
    kind: Kind,
    at: usize,
    docs: impl Iterator<Item = (&'m Made, &'m usize)> + Clone,
    shelf: &dyn Shelf<E>,
) -> Result<(), E> {
    let mut mix = Mix::default();
    mix.number(kind as usize).all(docs.clone(), |mix, (made, _)| {
        mix.print(made.print);
    });
    shelf.made(&record_path(kind, at), mix.done(), &mut || {
        let record = |(made, n): (&Made, &usize)| match &made.doc {
            Some(doc) => doc.record.clone(),
            None => maker.doc(kind, *n).record,
        };
        let all: Vec<String> = docs.clone().map(record).collect();
        root::call_with(&format!("{}{at}", kind.letter()), &format!("[{}]", all.join(",")))
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_whose_hashes_begin_alike_keep_names_of_their_own() {
        let texts: Vec<String> = (0..400).map(|n| n.to_string()).collect();
        let all = |shortest| {
            let mut names = Names::default();
            texts.iter().map(|text| names.name(text, shortest)).collect::<Vec<_>>()
        };
        let short = all(2);
        assert!(short.iter().any(|n| n.len() > 2));
        assert_eq!(short.iter().collect::<BTreeSet<_>>().len(), texts.len());
        assert_eq!(short, all(2));
        assert!(all(NAMED_BY).iter().all(|n| n.len() == NAMED_BY));
    }
}
