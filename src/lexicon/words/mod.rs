//! Words that carry grammar and roles: heads, titles, verbs, parts of names; from the built-in
//! tables, compared folded.
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
pub mod telling;
pub mod triggers;
pub mod wordings;

use std::collections::HashMap;
use std::sync::OnceLock;

use super::table::{cell, parts, rows};
use crate::base::hash::BuildWordHasher;
use crate::text::fold;

pub use classes::Class;
pub use phrases::{Phrases, Title, TitleKind};

/// A map from folded words.
type WordMap<T> = HashMap<String, T, BuildWordHasher>;

/// The word tables.
#[derive(Debug, Default)]
pub struct Words {
    classes: WordMap<Class>,
    /// Gender of given names that tell one.
    genders: WordMap<char>,
    /// Gender and class of the heads of organisations.
    org_heads: WordMap<OrgHead>,
    place_heads: WordMap<&'static str>,
    /// Heads of several words with the article («الدفاع المدني»), by the first.
    org_phrases: WordMap<Vec<(Vec<String>, OrgHead)>>,
    pub titles: Phrases,
    sounds: sounds::Sounds,
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
const NAME_PARTS: &str = include_str!("../data/nameparts.tsv");
const GIVEN: &str = include_str!("../data/given.tsv");
const SURNAMES: &str = include_str!("../data/surnames.tsv");
const TITLES: &str = include_str!("../data/titles.tsv");
const ORG_HEADS: &str = include_str!("../data/orgheads.tsv");
const PLACE_HEADS: &str = include_str!("../data/placeheads.tsv");
const STOP_WORDS: &str = include_str!("../data/stopwords.tsv");
const REPORTING: &str = include_str!("../data/reporting.tsv");
const TRIGGERS: &str = include_str!("../data/triggers.tsv");
const COUNTED: &str = include_str!("../data/counted.tsv");
const MEASURES: &str = include_str!("../data/measures.tsv");
const NUMBERS: &str = include_str!("../data/numbers.tsv");
const MONTHS: &str = include_str!("../data/months.tsv");
const WEEKDAYS: &str = include_str!("../data/weekdays.tsv");

impl Words {
    /// The built-in tables, read once.
    pub fn built_in() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut words = Self::default();
        words.classes.reserve(30_000);
        words.read_closed();
        words.read_common();
        words.read_name_parts();
        words.read_heads();
        words.sounds = learn_sounds();
        words.read_names();
        words.titles = Phrases::of(TITLES);
        for first in words.titles.firsts() {
            words.add(&first.clone(), Class::TITLE);
        }
        words
    }

    /// What the folded word can be, as it stands.
    pub fn class(&self, word: &str) -> Class {
        self.classes.get(word).copied().unwrap_or_default()
    }

    /// What the folded word can be once article, proclitics and pronouns are off: only whether it
    /// is a noun, an adjective or a verb is asked of it.
    pub fn common(&self, word: &str) -> Class {
        const OPEN: Class = Class::NOUN.or(Class::ADJECTIVE).or(Class::VERB).or(Class::TIME);
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
        const OPEN: Class = Class::NOUN.or(Class::ADJECTIVE).or(Class::VERB).or(Class::TIME);
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
        self.classes.keys().map(String::as_str)
    }

    /// How foreign the folded word sounds: sixteenths of a bit a letter, above zero foreign.
    pub fn sound(&self, word: &str) -> i32 {
        self.sounds.score(word)
    }

    /// The gender a given name tells.
    pub fn gender(&self, word: &str) -> Option<char> {
        self.genders.get(word).copied()
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

    fn add(&mut self, form: &str, class: Class) {
        match self.classes.get_mut(form) {
            Some(known) => *known = class.or(*known),
            None => drop(self.classes.insert(form.to_owned(), class)),
        }
    }

    /// Adds each form of one word; of several, nothing.
    fn add_forms(&mut self, forms: &'static str, class: Class) {
        for form in parts(forms) {
            let form = folded(form);
            if !form.contains(' ') {
                self.add(&form, class);
            }
        }
    }

    fn read_closed(&mut self) {
        for row in rows(STOP_WORDS) {
            let class = match cell(&row, 1) {
                "prep" => Class::STOP.or(Class::PREPOSITION),
                "relative" => Class::STOP.or(Class::RELATIVE),
                _ => Class::STOP,
            };
            self.add_forms(cell(&row, 0), class);
        }
        for word in ["ان", "بان", "انه", "انها", "انهم", "بانه", "بانها"] {
            self.add(word, Class::STOP.or(Class::THAT));
        }
        for row in rows(REPORTING) {
            self.add_forms(cell(&row, 2), Class::VERB.or(Class::REPORTING));
        }
        for row in rows(TRIGGERS) {
            let class = if cell(&row, 1) == "verb" { Class::VERB } else { Class::NOUN };
            self.add_forms(cell(&row, 4), class);
        }
        for row in rows(COUNTED) {
            self.add_forms(cell(&row, 2), Class::NOUN.or(Class::COUNTED));
        }
        for row in rows(MEASURES) {
            self.add_forms(cell(&row, 1), Class::NOUN);
        }
        for row in rows(NUMBERS) {
            self.add_forms(cell(&row, 2), Class::NUMBER.or(Class::NOUN));
        }
        for row in rows(MONTHS) {
            self.add_forms(cell(&row, 3), Class::TIME);
        }
        for row in rows(WEEKDAYS) {
            self.add_forms(cell(&row, 2), Class::TIME);
        }
    }

    fn read_common(&mut self) {
        for row in rows(COMMON) {
            let form = folded(cell(&row, 1));
            match cell(&row, 0) {
                "verb" => {
                    for form in classes::conjugate(&form, &folded(cell(&row, 2))) {
                        self.add(&form, Class::VERB);
                    }
                }
                "noun" => self.add(&form, Class::NOUN),
                "adjective" => self.add(&form, Class::ADJECTIVE),
                "qualifier" => self.add(&form, Class::QUALIFIER.or(Class::ADJECTIVE)),
                "ambiguous" => self.add(&form, Class::AMBIGUOUS),
                _ => (),
            }
        }
    }

    fn read_name_parts(&mut self) {
        for row in rows(NAME_PARTS) {
            let form = folded(cell(&row, 1));
            match cell(&row, 0) {
                "given" => {
                    let foreign = cell(&row, 3) == "foreign";
                    let class = if foreign { Class::FOREIGN } else { Class::default() };
                    self.add(&form, Class::GIVEN.or(class));
                    if let Some(gender) = cell(&row, 2).chars().next() {
                        self.genders.entry(form).or_insert(gender);
                    }
                }
                "surname" => self.add(&form, Class::SURNAME),
                "lone" => self.add(&form, Class::SURNAME.or(Class::LONE)),
                "particle" => self.add(&form, Class::PARTICLE),
                "second" => self.add(&form, Class::SECOND),
                "syllable" => self.add(&form, Class::SYLLABLE),
                "weak" => self.add(&form, Class::WEAK_SYLLABLE),
                _ => (),
            }
        }
    }

    /// The long lists of given names and surnames: they add to the short ones.
    fn read_names(&mut self) {
        for row in rows(GIVEN) {
            let form = folded(cell(&row, 0));
            if form.contains(' ') {
                continue;
            }
            let foreign = cell(&row, 2) == "foreign" || self.sound(&form) >= 32;
            let foreign = foreign && !form.starts_with("ال");
            // The short list knows «يوسف» for Arabic, however it sounds.
            let foreign = foreign && !self.class(&form).is(Class::GIVEN);
            let class = if foreign { Class::GIVEN.or(Class::FOREIGN) } else { Class::GIVEN };
            let ambiguous = if cell(&row, 3) == "1" { Class::AMBIGUOUS } else { Class::default() };
            self.add(&form, class.or(ambiguous));
            if let Some(gender) = cell(&row, 1).chars().next().filter(|g| *g != 'u') {
                self.genders.entry(form).or_insert(gender);
            }
        }
        for row in rows(SURNAMES) {
            let form = folded(cell(&row, 0));
            if !form.contains(' ') && form.chars().count() > 2 {
                // A surname that is a given name too is no less a name.
                let doubtful = cell(&row, 1) == "1" && !self.class(&form).is(Class::GIVEN);
                let ambiguous = if doubtful { Class::AMBIGUOUS } else { Class::default() };
                self.add(&form, Class::SURNAME.or(ambiguous));
            }
        }
    }

    fn read_heads(&mut self) {
        for row in rows(ORG_HEADS) {
            let head = folded(cell(&row, 0));
            let feminine = cell(&row, 2) == "f";
            if head.starts_with("ال") {
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
            self.org_heads.insert(head.clone(), OrgHead { class: cell(&row, 1), feminine, needs });
            self.add(&head, Class::ORG_HEAD.or(Class::NOUN));
        }
        for row in rows(PLACE_HEADS) {
            let head = folded(cell(&row, 0));
            if head.contains(' ') || head.starts_with("ال") {
                continue;
            }
            self.place_heads.insert(head.clone(), cell(&row, 1));
            self.add(&head, Class::PLACE_HEAD.or(Class::NOUN));
        }
    }
}

/// What foreign names and Arabic words sound like, from the tables.
fn learn_sounds() -> sounds::Sounds {
    const ARAB: &[&str] = &[
        "algeria",
        "bahrain",
        "comoros",
        "djibouti",
        "egypt",
        "iraq",
        "jordan",
        "kuwait",
        "lebanon",
        "libya",
        "mauritania",
        "morocco",
        "oman",
        "palestine",
        "qatar",
        "saudi-arabia",
        "somalia",
        "sudan",
        "syria",
        "tunisia",
        "united-arab-emirates",
        "yemen",
        "western-sahara",
    ];
    let mut foreign = sounds::Counts::default();
    let mut arabic = sounds::Counts::default();
    for row in rows(NAME_PARTS) {
        match (cell(&row, 0), cell(&row, 3)) {
            ("given", "foreign") => foreign.add(&folded(cell(&row, 1))),
            ("given", _) => arabic.add(&folded(cell(&row, 1))),
            _ => (),
        }
    }
    for row in rows(super::things::NAMES) {
        let place = cell(&row, 1) == "place" && !ARAB.contains(&cell(&row, 0));
        if place && !ARAB.contains(&cell(&row, 3)) {
            let name = folded(cell(&row, 6));
            name.split(' ').filter(|w| !w.starts_with("ال")).for_each(|w| foreign.add(w));
        }
    }
    for (table, column) in
        [(COMMON, 1), (STOP_WORDS, 0), (REPORTING, 2), (TRIGGERS, 4), (COUNTED, 2), (MEASURES, 1)]
    {
        for row in rows(table) {
            for form in parts(cell(&row, column)) {
                for word in folded(form).split(' ') {
                    arabic.add(word.strip_prefix("ال").unwrap_or(word));
                }
            }
        }
    }
    sounds::Sounds::learn(&foreign, &arabic)
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

/// The words of a table as the analysis writes them: folded, one space apart.
pub(super) fn folded(words: &str) -> String {
    let folded = fold(words);
    // Most are one word.
    if folded.chars().all(|c| matches!(c, '\u{621}'..='\u{64a}')) {
        return folded;
    }
    let mut out = String::with_capacity(folded.len());
    for word in folded.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
