//! Words that carry grammar and roles: heads, titles, verbs, parts of names; from the built-in
//! tables, compared folded. What a word can be is told by a table made of the lists when the program
//! is compiled (`read`).
//!
//! [`Words::class`] says what a word can be; [`Words::titles`] finds the longest title.

pub mod classes;
pub mod clitics;
pub mod counted;
pub mod hedges;
pub mod measures;
pub mod phrases;
pub mod reporting;
pub mod shapes;
pub mod sounds;
mod spoken;
pub mod telling;
pub mod triggers;
pub mod wordings;

use std::collections::HashMap;
use std::sync::OnceLock;

use super::table::{cell, folded, parts, rows};
use super::tables;
use crate::base::Packed;
use crate::base::hash::BuildWordHasher;

pub use classes::Class;
pub use phrases::{Phrases, Title, TitleKind};
use sounds::Sounds;

/// A map from folded words.
type WordMap<T> = HashMap<String, T, BuildWordHasher>;

/// The word tables.
#[derive(Debug, Default)]
pub struct Words {
    /// Every word of the lists: four bytes for its class, one for the gender a given name tells.
    known: Packed<5>,
    /// Gender and class of the heads of organisations.
    org_heads: WordMap<OrgHead>,
    place_heads: WordMap<&'static str>,
    /// Heads of several words with the article («الدفاع المدني»), by the first.
    org_phrases: WordMap<Vec<(Vec<String>, OrgHead)>>,
    pub titles: Phrases,
    sounds: Sounds,
}

/// What `orgheads.tsv` says of a head of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OrgHead {
    pub class: &'static str,
    pub feminine: bool,
    pub needs: Needs,
}

/// What must follow the head of an organisation to make a name of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Needs {
    /// A noun with the article: «وزارة الدفاع».
    Noun,
    /// A nationality, a place or a name: «جيش أذربيجان».
    #[default]
    Name,
    /// A name, and the head is no part of it: «صحيفة "الاسم"».
    Out,
}

const COMMON: &str = include_str!("../data/common.tsv");
const TITLES: &str = include_str!("../data/titles.tsv");
const ORG_HEADS: &str = include_str!("../data/orgheads.tsv");
const PLACE_HEADS: &str = include_str!("../data/placeheads.tsv");
const STOP_WORDS: &str = include_str!("../data/stopwords.tsv");
const REPORTING: &str = include_str!("../data/reporting.tsv");
const TRIGGERS: &str = include_str!("../data/triggers.tsv");
const COUNTED: &str = include_str!("../data/counted.tsv");

impl Words {
    /// The built-in tables, read once; the largest are read when the program is compiled.
    pub fn built_in() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut words = Self {
            known: Packed::lying(tables::WORDS),
            sounds: Sounds::lying(tables::SOUNDS),
            titles: Phrases::of(TITLES),
            ..Self::default()
        };
        words.read_heads();
        words
    }

    /// What the folded word can be, as it stands.
    pub fn class(&self, word: &str) -> Class {
        self.known.get(word).map_or_else(Class::default, Class::of)
    }

    /// What the folded word can be once article, proclitics and pronouns are off: only whether it
    /// is a noun, an adjective or a verb is asked of it.
    pub fn common(&self, word: &str) -> Class {
        const OPEN: Class = Class::OPEN.or(Class::RARE);
        let whole = self.class(word).and(OPEN);
        if !whole.is_empty() {
            return whole;
        }
        let mut found = self.suffixed(word);
        for prefix in prefixes(word) {
            if !found.is_empty() {
                break;
            }
            if let Some(stem) = word.strip_prefix(prefix).filter(|s| s.len() >= 6) {
                found = self.suffixed(stem);
                // «فيورو» is no ف + يورو: ف stands before verbs.
                if *prefix == "ف" {
                    found = found.and(Class::VERB);
                }
                // لل hides an alef: «للعبة» is ل + اللعبة.
            }
        }
        found.and(OPEN)
    }

    fn suffixed(&self, stem: &str) -> Class {
        const OPEN: Class = Class::OPEN.or(Class::RARE);
        let found = self.class(stem).and(OPEN);
        if !found.is_empty() {
            return found;
        }
        for suffix in suffixes(stem) {
            let Some(bare) = stem.strip_suffix(suffix).filter(|s| s.len() >= 6) else { continue };
            let found = self.class(bare).and(OPEN);
            if !found.is_empty() {
                return found;
            }
            if let Some(t) = bare.strip_suffix('ت') {
                let found = self.class(&format!("{t}ه")).and(OPEN);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Class::default()
    }

    /// Nouns, adjectives and verbs as they are written.
    pub fn written(&self) -> impl Iterator<Item = &'static str> {
        rows(COMMON).map(|row| cell(&row, 1))
    }

    /// Words that only join others: prepositions, conjunctions, pronouns, particles.
    pub fn function_words(&self) -> impl Iterator<Item = &'static str> {
        const JOIN: [&str; 6] =
            ["prep", "conj", "demonstrative", "pronoun", "relative", "particle"];
        rows(STOP_WORDS).filter(|row| JOIN.contains(&cell(row, 1))).map(|row| cell(&row, 0))
    }

    /// Forms of verbs, each with the past that stands for all.
    pub fn verb_forms(&self) -> impl Iterator<Item = (String, String)> {
        let told = rows(REPORTING)
            .map(|row| (cell(&row, 0), cell(&row, 2)))
            .chain(
                rows(TRIGGERS).filter(|r| cell(r, 1) == "verb").map(|r| (cell(&r, 0), cell(&r, 4))),
            )
            .flat_map(|(lemma, forms)| {
                // «مدينة» is a participle of «أدان», and a city.
                let verbal = move |form: &&str| !form.starts_with('م') || lemma.starts_with('م');
                parts(forms).filter(verbal).map(move |form| (folded(form), folded(lemma)))
            });
        let verbs = rows(COMMON).filter(|row| cell(row, 0) == "verb").flat_map(|row| {
            let past = folded(cell(&row, 1));
            let forms = classes::conjugate(&past, &folded(cell(&row, 2)));
            forms.into_iter().map(move |form| (form, past.clone())).collect::<Vec<_>>()
        });
        // «توفيت» counts the dead, and is a verb all the same.
        let finite = |form: &str, lemma: &str| {
            form.strip_prefix(lemma).is_some_and(|end| matches!(end, "ت" | "وا" | "تا" | "ن"))
                || form.starts_with('ي') && !lemma.starts_with('ي')
        };
        let verb = move |(form, lemma): &(String, String)| {
            !self.class(form).is(Class::NOUN) || finite(form, lemma)
        };
        verbs.chain(told).filter(verb)
    }

    /// Forms of counted nouns, each with the singular that stands for all.
    pub fn noun_forms(&self) -> impl Iterator<Item = (String, String)> {
        rows(COUNTED).flat_map(|row| {
            parts(cell(&row, 2)).map(move |form| (folded(form), folded(cell(&row, 0))))
        })
    }

    /// Every word of the built-in tables, folded, in no order.
    pub fn known(&self) -> impl Iterator<Item = &str> {
        self.known.words()
    }

    /// How foreign the folded word sounds: sixteenths of a bit a letter, above zero foreign.
    pub fn sound(&self, word: &str) -> i32 {
        self.sounds.score(word)
    }

    /// The gender a given name tells.
    pub fn gender(&self, word: &str) -> Option<char> {
        let [.., gender] = *self.known.get(word)?;
        (gender != 0).then_some(char::from(gender))
    }

    /// The head of an organisation, when the folded word (no clitic, no article) is one.
    pub fn org_head(&self, word: &str) -> Option<OrgHead> {
        self.org_heads.get(word).copied()
    }

    /// The head of several words with the article that begins with `first`: how many words it
    /// has, and what it is.
    pub fn org_phrase<'w>(
        &self,
        first: &str,
        word: impl Fn(usize) -> &'w str,
    ) -> Option<(usize, OrgHead)> {
        let fits = |rest: &[String]| rest.iter().enumerate().all(|(i, w)| word(i + 1) == w);
        let phrases = self.org_phrases.get(first)?.iter().filter(|(rest, _)| fits(rest));
        phrases.map(|(rest, head)| (rest.len() + 1, *head)).max_by_key(|(n, _)| *n)
    }

    /// True when a head of several words with the article begins with `first`.
    pub fn opens_org_phrase(&self, first: &str) -> bool {
        self.org_phrases.contains_key(first)
    }

    /// The class of a place head of one word.
    pub fn place_head(&self, word: &str) -> Option<&'static str> {
        self.place_heads.get(word).copied()
    }

    fn read_heads(&mut self) {
        for row in rows(ORG_HEADS) {
            let head = folded(cell(&row, 0));
            let feminine = cell(&row, 2) == "f";
            let fixed = head.contains(' ') && cell(&row, 3) == "noun";
            if head.starts_with("ال") || fixed {
                let mut words = head.split(' ').map(str::to_owned);
                let Some(first) = words.next() else { continue };
                let rest: Vec<String> = words.collect();
                let needs = if cell(&row, 3) == "noun" { Needs::Noun } else { Needs::Name };
                let phrase = (rest, OrgHead { class: cell(&row, 1), feminine, needs });
                self.org_phrases.entry(first).or_default().push(phrase);
                continue;
            }
            if head.contains(' ') {
                continue;
            }
            let needs = match cell(&row, 3) {
                "noun" => Needs::Noun,
                "out" => Needs::Out,
                _ => Needs::Name,
            };
            self.org_heads.insert(head, OrgHead { class: cell(&row, 1), feminine, needs });
        }
        for row in rows(PLACE_HEADS) {
            let head = folded(cell(&row, 0));
            if head.contains(' ') || head.starts_with("ال") {
                continue;
            }
            self.place_heads.insert(head, cell(&row, 1));
        }
    }
}

/// The chains of proclitics and article with which the word may begin, longest first.
fn prefixes(word: &str) -> &'static [&'static str] {
    match word.chars().next() {
        Some('و') => &["وبال", "وكال", "ولل", "وال", "وب", "ول", "وك", "و"],
        Some('ف') => &["فال", "فلل", "ف"],
        Some('ب') => &["بال", "ب"],
        Some('ك') => &["كال", "ك"],
        Some('ل') => &["لل", "ل"],
        Some('ا') => &["ال"],
        _ => &[],
    }
}

/// The endings of number, case and pronouns, folded, that the word may have.
fn suffixes(word: &str) -> &'static [&'static str] {
    match word.chars().next_back() {
        Some('ا') => &["تهما", "هما", "اتها", "ها", "نا", "ا"],
        Some('ن') => &["تين", "تان", "ين", "ون", "ان"],
        Some('م') => &["هم"],
        Some('ت') => &["ات"],
        Some('ه') => &["ه"],
        _ => &[],
    }
}
