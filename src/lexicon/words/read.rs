//! What every word of the lists can be, and what foreign names sound like.
//!
//! In: the lists of `data/`. Out: a table of words and one of sounds, packed. Done when the program
//! is compiled, so that it begins with both.

use std::collections::BTreeMap;

use super::classes::{self, Class};
use super::sounds::{Counts, Sounds};
use crate::base::Packed;
use crate::lexicon::table::{cell, folded, parts, rows};
use crate::lexicon::things::NAMES;

const COMMON: &str = include_str!("../data/common.tsv");
const VOCABULARY: &str = include_str!("../data/vocabulary.tsv");
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

/// What the lists say of words, folded.
#[derive(Debug, Default)]
pub struct Lists {
    classes: BTreeMap<String, Class>,
    /// Gender of given names that tell one.
    genders: BTreeMap<String, char>,
    pub sounds: Sounds,
}

impl Lists {
    pub fn read() -> Self {
        let mut lists = Self { sounds: learn_sounds(), ..Self::default() };
        lists.read_closed();
        lists.read_common();
        lists.read_name_parts();
        lists.read_heads();
        lists.read_names();
        lists.read_doubtful();
        for row in rows(TITLES) {
            let words = folded(cell(&row, 0));
            let first = words.split(' ').next().unwrap_or_default();
            if first.chars().count() > 1 {
                lists.add(first, Class::TITLE);
            }
        }
        lists
    }

    /// Four bytes for the class of a word, one for the gender it tells or 0.
    pub fn packed(&self) -> Packed<5> {
        let entry = |(word, class): (&String, &Class)| {
            let gender = self.genders.get(word).and_then(|g| u8::try_from(*g).ok()).unwrap_or(0);
            let [a, b, c, d] = class.bytes();
            (word.clone(), 0, [a, b, c, d, gender])
        };
        Packed::pack(&self.classes.iter().map(entry).collect::<Vec<_>>())
    }

    fn class(&self, word: &str) -> Class {
        self.classes.get(word).copied().unwrap_or_default()
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
            for (form, class) in common_forms(&row) {
                self.add(&form, class);
            }
        }
        // Words of daily life that no other list has.
        let more: Vec<(String, Class)> =
            rows(VOCABULARY).flat_map(|row| common_forms(&row)).collect();
        let is_new = |form: &str| !self.class(form).is(Class::OPEN);
        let rare: Vec<bool> = more.iter().map(|(form, _)| is_new(form)).collect();
        for ((form, class), rare) in more.iter().zip(rare) {
            if class.is(Class::OPEN) {
                self.add(form, if rare { class.or(Class::RARE) } else { *class });
            }
        }
    }

    /// Names of the vocabulary that are words as well.
    fn read_doubtful(&mut self) {
        for row in rows(VOCABULARY).filter(|row| cell(row, 0) == "ambiguous") {
            let form = folded(cell(&row, 1));
            if self.class(&form).is(Class::GIVEN.or(Class::SURNAME)) {
                self.add(&form, Class::AMBIGUOUS);
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
            let foreign = cell(&row, 2) == "foreign" || self.sounds.score(&form) >= 32;
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
        for (table, class) in [(ORG_HEADS, Class::ORG_HEAD), (PLACE_HEADS, Class::PLACE_HEAD)] {
            for row in rows(table) {
                let head = folded(cell(&row, 0));
                if !head.contains(' ') && !head.starts_with("ال") {
                    self.add(&head, class.or(Class::NOUN));
                }
            }
        }
    }
}

/// What foreign names and Arabic words sound like, from the tables.
/// The forms a row of common words has, with what they are.
fn common_forms(row: &[&'static str]) -> Vec<(String, Class)> {
    let form = folded(cell(row, 1));
    let class = match cell(row, 0) {
        "verb" => {
            let forms = classes::conjugate(&form, &folded(cell(row, 2)));
            return forms.into_iter().map(|form| (form, Class::VERB)).collect();
        }
        "form" => Class::VERB,
        "noun" => Class::NOUN,
        "adjective" => Class::ADJECTIVE,
        "qualifier" => Class::QUALIFIER.or(Class::ADJECTIVE),
        "ambiguous" => Class::AMBIGUOUS,
        _ => return Vec::new(),
    };
    vec![(form, class)]
}

fn learn_sounds() -> Sounds {
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
    let mut foreign = Counts::default();
    let mut arabic = Counts::default();
    for row in rows(NAME_PARTS) {
        match (cell(&row, 0), cell(&row, 3)) {
            ("given", "foreign") => foreign.add(&folded(cell(&row, 1))),
            ("given", _) => arabic.add(&folded(cell(&row, 1))),
            _ => (),
        }
    }
    for row in rows(NAMES) {
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
    Sounds::learn(&foreign, &arabic)
}
