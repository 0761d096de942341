//! The index without its places: every key with what is said of it, as one build leaves it for the
//! next.
//!
//! It follows from which words the site has, the names in it and the cards, and not from where they
//! stand: an article edited with words the site has leaves it as it was. Comes in: what the lines say
//! and under which of them each form is found. Goes out: the text of every line before its places.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::docs::Order;
use super::gather::{Gathering, Names as Read, Places};
use super::index::{KIN, Names, once};
use super::lines::{Lines, Posting, Told, key};
use super::phrases;
use crate::base::{Mix, Print};
use crate::site::Site;

/// The term a form is kept under, and the name it is found by as well.
pub type Found = Option<(String, Option<String>)>;

/// The lines of the index without their places.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// Of what it is made.
    print: Print,
    /// A line each, by their keys.
    lines: String,
    /// For each form, one after the other: the line of its term and that of its name, counted from
    /// one; nought for none.
    forms: Vec<(u32, u32)>,
    /// Words that are left out of queries.
    pub stops: Vec<String>,
    /// The lines of words of one root of which the commonest were taken, those first.
    crowded: Vec<Vec<u32>>,
}

/// What the frame of a site is made of.
pub(super) fn print(
    site: &Site,
    order: &Order,
    gathered: &[Gathering],
    whole: &Names,
    read: &Read,
) -> Print {
    let mut mix = Mix::default();
    mix.all(gathered, |mix, word| {
        mix.text(&word.form).number(usize::from(!word.hamza.is_empty()));
    });
    mix.value(&(&read.names, &read.particles, &read.clitics)).value(whole);
    mix.all(&order.entities, |mix, id| {
        mix.text(site.entity(*id).map_or("", |entity| entity.key.as_str()));
    });
    mix.value(&site.parts.entity_cards).value(&site.parts.event_cards);
    mix.done()
}

/// How the key of a line stands to a word.
fn beside(line: &str, word: &str) -> Ordering {
    let (line, word) = (line.as_bytes(), word.as_bytes());
    let Some((head, rest)) = line.split_at_checked(word.len()) else { return line.cmp(word) };
    let ends = || {
        if matches!(rest.first(), None | Some(b' ')) { Ordering::Equal } else { Ordering::Greater }
    };
    head.cmp(word).then_with(ends)
}

impl Frame {
    /// Takes the lines, keys of which nothing is said, and where the forms are found.
    pub(super) fn new(
        lines: Lines,
        bare: impl Iterator<Item = String>,
        read: &[Found],
        stops: Vec<String>,
        crowded: Vec<Vec<String>>,
    ) -> Self {
        let said = lines.into_iter().collect::<Vec<_>>().into_par_iter().map(|(key, mut line)| {
            let mut text = String::new();
            line.write(&key, &mut text);
            text
        });
        let mut all: Vec<String> = said.collect();
        all.extend(bare);
        // A space is less than any character of a key: lines stand as their keys do.
        all.par_sort_unstable();
        let number = |word: &String| {
            let found = all.binary_search_by(|line| beside(line, word));
            found.ok().and_then(|at| u32::try_from(at).ok())
        };
        let place = |word: Option<&String>| word.and_then(number).map_or(0, |n| n + 1);
        let forms = read.par_iter().map(|found| {
            let (term, name) = found.as_ref().map_or((None, None), |(t, n)| (Some(t), n.as_ref()));
            (place(term), place(name))
        });
        let forms = forms.collect();
        let mut crowded: Vec<Vec<u32>> =
            crowded.iter().map(|words| words.iter().filter_map(number).collect()).collect();
        crowded.sort();
        Self { print: Print::default(), lines: all.join("\n"), forms, stops, crowded }
    }

    pub(super) fn of(self, print: Print) -> Self {
        Self { print, ..self }
    }

    pub(super) fn is_of(&self, print: &Print) -> bool {
        self.print == *print
    }

    fn lines(&self) -> impl Iterator<Item = &str> {
        self.lines.split('\n')
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.lines().map(key)
    }

    /// The forms found under each line, with the line's number.
    fn under<'g>(&self, gathered: &'g [Gathering], names: bool) -> Vec<(u32, &'g Gathering)> {
        let each = self.forms.iter().zip(gathered).flat_map(|((term, name), word)| {
            [Some(term), Some(name).filter(|_| names)].into_iter().flatten().map(move |n| (n, word))
        });
        let mut all: Vec<_> =
            each.filter_map(|(n, word)| Some((n.checked_sub(1)?, word))).collect();
        all.sort_by_key(|(n, _)| *n);
        all
    }

    /// Where the words of each line stand, by the lines' numbers.
    pub(super) fn places(&self, gathered: &[Gathering]) -> Vec<(u32, Vec<Posting>)> {
        let under = self.under(gathered, true);
        let lines: Vec<_> = under.chunk_by(|a, b| a.0 == b.0).collect();
        let one = |words: &[(u32, &Gathering)]| {
            let places = words.iter().flat_map(|(_, word)| once(&word.places)).collect();
            (words.first().map_or(0, |(n, _)| *n), places)
        };
        lines.into_par_iter().map(one).collect()
    }

    /// Whether the words of crowded roots that were taken are the commonest still.
    pub(super) fn holds(&self, places: &[(u32, Vec<Posting>)]) -> bool {
        let told = |n: &u32| {
            let at = places.binary_search_by_key(n, |(line, _)| *line);
            at.ok().and_then(|at| places.get(at)).map_or(0, |(_, places)| places.len())
        };
        // Of words as common as others those come first that do by their keys, as the lines do.
        self.crowded.iter().all(|words| {
            let mut ranked: Vec<_> =
                words.iter().map(|n| (std::cmp::Reverse(told(n)), *n)).collect();
            ranked.sort_unstable();
            let taken = words.get(..KIN).unwrap_or_default();
            ranked.iter().take(KIN).all(|(_, n)| taken.contains(n))
        })
    }

    /// What follows common words.
    pub(super) fn phrases(&self, gathered: &[Gathering]) -> Vec<(String, String)> {
        let keys: Vec<&str> = self.keys().collect();
        let under = self.under(gathered, false);
        let terms: Vec<_> = under.chunk_by(|a, b| a.0 == b.0).collect();
        let of = |words: &[(u32, &Gathering)]| {
            let term = words.first().and_then(|(n, _)| keys.get(*n as usize)).copied();
            let places: Places = match words {
                [(_, only)] => only.places.clone(),
                _ => words.iter().flat_map(|(_, word)| &word.places).copied().collect(),
            };
            phrases::lines(term.unwrap_or_default(), places)
        };
        terms.into_par_iter().flat_map_iter(of).collect()
    }

    /// All lines with their places.
    pub(super) fn told(
        &self,
        places: Vec<(u32, Vec<Posting>)>,
        mut others: BTreeMap<String, Vec<Posting>>,
    ) -> Vec<Told<'_>> {
        let mut places = places.into_iter().peekable();
        let mut all: Vec<Told> = Vec::new();
        for (n, line) in (0..).zip(self.lines()) {
            let own = places.next_if(|(at, _)| *at == n).map(|(_, places)| places);
            let pair = if line.starts_with('&') { others.remove(key(line)) } else { None };
            all.push((Cow::Borrowed(line), own.or(pair).unwrap_or_default()));
        }
        all.extend(others.into_iter().map(|(key, places)| (Cow::Owned(key), places)));
        all
    }
}
