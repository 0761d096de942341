//! The index: one sorted list of lines, each a key and what is known of it.
//!
//! Keys are terms, names written as one word, and, each behind a sign of its own, the things named
//! in articles (`@12`), how names sound (`~bxnn`), two words of a name as one (`&`), roots (`^خطف`), words with what follows
//! them (`"`) and, for slips, words as they are (`$`) and read backwards (`%`). A line is the key
//! and, after spaces, its parts:
//!
//! ```text
//! *             a name, which no ending is taken from
//! !             a known word that is not on this site: nothing is guessed from it
//! >term,term    what is meant
//! ~form,form    forms that mean this key and that no rule leads to it
//! ^word,word    words that mean nearly this: of a country its adjective
//! :word,word    words that may be its plural or singular
//! <word,word    other spellings of this name
//! ?word,word    words by which the same happening is told
//! =SET          the entities of this name
//! &SET          the entities it is an adjective or a people of
//! a3SET         articles (n entities, e events, q quotations, p pages) by weight
//! ```
//!
//! The lines of what follows a word are written by `phrases`:
//!
//! ```text
//! +aSET=LETTERS where it stands, and what follows it there
//! /             what follows it stands in a line for each group of marks
//! ```

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::docs::Kind;
use super::sets;
use crate::base::hash::BuildWordHasher;

/// A place where a term stands: kind, number and weight in one number that sorts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Posting(u32);

impl Posting {
    pub fn new(kind: Kind, doc: usize, weight: u8) -> Self {
        let doc = u32::try_from(doc).unwrap_or(0) & 0x07ff_ffff;
        Self((kind as u32) << 29 | doc << 2 | u32::from(weight & 3))
    }

    /// The same weight in the document with another number.
    pub fn moved(self, doc: u32) -> Self {
        Self(self.0 & !(0x07ff_ffff << 2) | (doc & 0x07ff_ffff) << 2)
    }

    pub fn kind(self) -> u32 {
        self.0 >> 29
    }

    /// Kind and number without the weight.
    pub fn doc(self) -> u32 {
        self.0 >> 2
    }

    pub fn weight(self) -> u32 {
        self.0 & 3
    }

    pub fn number(self) -> u32 {
        self.0 >> 2 & 0x07ff_ffff
    }
}

/// What is known of a key.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub name: bool,
    pub known: bool,
    pub means: Vec<String>,
    pub forms: Vec<String>,
    pub near: Vec<String>,
    pub number: Vec<String>,
    pub spelt: Vec<String>,
    pub akin: Vec<String>,
    pub entities: Vec<u32>,
    pub nations: Vec<u32>,
    /// How often it is told of: places, those of each of its forms.
    pub told: usize,
}

/// Lines by their keys, in no order. A table of the lines themselves would be twice as large, and more
/// while it grows.
pub type Lines = HashMap<String, Box<Line>, BuildWordHasher>;

impl Line {
    /// The text of the line before its places, its key first.
    pub fn write(&mut self, key: &str, out: &mut String) {
        out.push_str(key);
        if self.name {
            out.push_str(" *");
        }
        if self.known {
            out.push_str(" !");
        }
        for (sign, words) in [
            ('>', &mut self.means),
            ('~', &mut self.forms),
            ('^', &mut self.near),
            (':', &mut self.number),
            ('<', &mut self.spelt),
            ('?', &mut self.akin),
        ] {
            words.sort();
            words.dedup();
            if !words.is_empty() {
                let _ = write!(out, " {sign}{}", words.join(","));
            }
        }
        for (sign, set) in [('=', &mut self.entities), ('&', &mut self.nations)] {
            set.sort_unstable();
            set.dedup();
            if !set.is_empty() {
                out.push(' ');
                out.push(sign);
                sets::encode(set, out);
            }
        }
    }
}

/// Writes where something stands: the heaviest place of each document.
fn write_places(mut places: Vec<Posting>, out: &mut String) {
    places.sort_unstable_by(|a, b| b.cmp(a));
    places.dedup_by_key(|p| p.doc());
    places.reverse();
    for same in places.chunk_by(|a, b| a.kind() == b.kind()) {
        let of = |p: &Posting| Kind::ALL.into_iter().find(|kind| *kind as u32 == p.kind());
        let Some(kind) = same.first().and_then(of) else { continue };
        for weight in [3, 2, 1] {
            let here = same.iter().filter(|p| p.weight() == weight);
            let set: Vec<u32> = here.map(|p| p.number()).collect();
            if !set.is_empty() {
                let _ = write!(out, " {}{weight}", kind.letter());
                sets::encode(&set, out);
            }
        }
    }
}

/// The text of a line before its places, and those.
pub type Told<'a> = (Cow<'a, str>, Vec<Posting>);

/// The key of a line.
pub fn key(line: &str) -> &str {
    line.split_once(' ').map_or(line, |(key, _)| key)
}

/// Lines written at once: bounds what is held.
const AT_ONCE: usize = 1 << 14;

/// Cuts lines into texts of about `size` bytes. Each comes with the shortest key that is greater than
/// every key before it.
pub fn cut(mut lines: Vec<Told>, size: usize) -> Vec<(String, String)> {
    let mut out = Stretches::new(size);
    // As their keys stand, for a space is less than any character of one.
    lines.par_sort_by(|a, b| a.0.cmp(&b.0));
    let mut lines = lines.into_iter();
    loop {
        let some: Vec<Told> = lines.by_ref().take(AT_ONCE).collect();
        if some.is_empty() {
            return out.texts;
        }
        let written = some.into_par_iter().map(|(said, places)| match places.is_empty() {
            true => said,
            false => {
                let mut text = said.into_owned();
                write_places(places, &mut text);
                Cow::Owned(text)
            }
        });
        for line in written.collect::<Vec<_>>() {
            out.add(key(&line), &line);
        }
    }
}

/// Cuts lines that are written already, each with its key.
pub fn cut_written(mut lines: Vec<(String, String)>, size: usize) -> Vec<(String, String)> {
    lines.par_sort_unstable();
    let mut out = Stretches::new(size);
    for (key, line) in lines {
        out.add(&key, &line);
    }
    out.texts
}

/// Texts of lines, each with the shortest key that is greater than every key before it.
struct Stretches {
    texts: Vec<(String, String)>,
    last: String,
    size: usize,
}

impl Stretches {
    fn new(size: usize) -> Self {
        Self { texts: Vec::new(), last: String::new(), size }
    }

    fn add(&mut self, key: &str, line: &str) {
        let full = self.texts.last().is_none_or(|(_, text)| text.len() >= self.size);
        if full {
            let shared = key.chars().zip(self.last.chars()).take_while(|(a, b)| a == b).count();
            self.texts.push((key.chars().take(shared + 1).collect(), String::new()));
        }
        if let Some((_, text)) = self.texts.last_mut() {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line);
        }
        self.last.clear();
        self.last.push_str(key);
    }
}
