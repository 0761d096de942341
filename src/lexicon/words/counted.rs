//! Nouns that news counts, and what kind of thing each is: from `data/counted.tsv`.

use std::sync::LazyLock;

use super::WordMap;
use crate::lexicon::table::{cell, parts, rows};
use crate::text::fold;

/// What a counted noun counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// People, by name of the group: `person`, `soldier`, `child` …
    People,
    /// Reports of illness or death: «حالة».
    Case,
    /// Countable things of the world: vehicles, buildings, weapons, places.
    Thing,
    /// Countries.
    Country,
    /// Money, time, length, percent, goals, votes: never a claim of ours.
    Measure,
}

/// A form of a counted noun.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    pub sort: Sort,
    /// The group's name in the table.
    pub group: &'static str,
    /// 1 for an indefinite singular, 2 for a dual, 0 for a plural.
    pub own: u8,
}

/// A form of two words: the second word, folded, and what it counts.
type Longer = Vec<(String, Counted)>;

#[derive(Debug, Default)]
struct Table {
    one: WordMap<Counted>,
    two: WordMap<Longer>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for row in rows(include_str!("../data/counted.tsv")) {
        let group = cell(&row, 1);
        for form in parts(cell(&row, 2)) {
            let folded = fold(form);
            let counted = Counted { sort: sort(group), group, own: own(&folded, cell(&row, 0)) };
            match folded.split_once(' ') {
                Some((one, two)) => {
                    table.two.entry(one.to_owned()).or_default().push((two.to_owned(), counted));
                }
                None if folded.is_empty() => (),
                None => drop(table.one.entry(folded).or_insert(counted)),
            }
        }
    }
    // The indefinite accusative and the dual of every noun, where the table does not have them.
    for row in rows(include_str!("../data/counted.tsv")) {
        let (noun, group) = (fold(cell(&row, 0)), cell(&row, 1));
        if noun.contains(' ') || noun.is_empty() {
            continue;
        }
        let stem = noun.strip_suffix('ه').map_or_else(|| noun.clone(), |s| format!("{s}ت"));
        let mut add = |form: String, own: u8| {
            table.one.entry(form).or_insert(Counted { sort: sort(group), group, own });
        };
        add(format!("{stem}ان"), 2);
        if stem != noun || !has_sound_plural(&noun) {
            add(format!("{stem}ين"), 2);
        }
        if stem == noun {
            add(format!("{noun}ا"), 1);
        }
    }
    table
});

fn sort(group: &str) -> Sort {
    match group {
        "person" | "soldier" | "civilian" | "child" | "woman" | "man" | "police" | "militant" => {
            Sort::People
        }
        "case" => Sort::Case,
        "country" => Sort::Country,
        "money" | "time" | "mass" | "length" | "area" | "volume" | "energy" | "percent"
        | "sport" | "vote" => Sort::Measure,
        _ => Sort::Thing,
    }
}

/// How many an indefinite form says by itself.
fn own(form: &str, noun: &'static str) -> u8 {
    let noun = fold(noun);
    if form == noun || form.strip_suffix('ا') == Some(&noun) {
        return 1;
    }
    let stem = noun.strip_suffix('ه').unwrap_or(&noun);
    let dual = ["ان", "ين", "تان", "تين", "يان", "يين", "وان", "وين"]
        .iter()
        .any(|e| form.strip_suffix(e) == Some(stem))
        // «فتى» → «فتيان», «مبنى» → «مبنيين»
        || stem.strip_suffix('ي').is_some_and(|s| {
            ["يان", "يين"].iter().any(|e| form.strip_suffix(e) == Some(s))
        });
    // «مدنيين» is dual and plural alike: only the nominative or the feminine tells.
    let plural_too = form.ends_with("ين") && !form.ends_with("تين") && has_sound_plural(&noun);
    match dual && !plural_too {
        true => 2,
        false => 0,
    }
}

/// Nouns whose plural ends in ون/ين, so that the form in ين does not tell a dual.
fn has_sound_plural(noun: &str) -> bool {
    const BROKEN: &[&str] = &[
        "شخص",
        "جندي",
        "طفل",
        "قتيل",
        "جريح",
        "شهيد",
        "رجل",
        "ضابط",
        "عنصر",
        "طالب",
        "طبيب",
        "اسير",
        "صاروخ",
        "لغم",
        "بيت",
        "منزل",
        "مبني",
        "مسجد",
        "قارب",
        "قطار",
        "هدف",
        "موقع",
        "هجوم",
        "انفجار",
        "كتاب",
        "بلد",
        "راكب",
        "شاب",
        "عضو",
        "حارس",
        "سجين",
        "فرد",
        "قايد",
        "عامل",
        "رضيع",
        "سايح",
        "طن",
        "يوم",
        "شهر",
        "عام",
        "عقد",
        "قرن",
        "متر",
        "كيلومتر",
        "صوت",
        "مقعد",
        "لقب",
        "اسبوع",
        "انسان",
    ];
    !BROKEN.contains(&noun)
}

/// What the word, folded and without article or clitic, counts.
pub fn counted(word: &str) -> Option<Counted> {
    TABLE.one.get(word).copied()
}

/// The form of two words that begins with `first`.
pub fn counted_pair(first: &str, second: &str) -> Option<Counted> {
    TABLE.two.get(first)?.iter().find(|(two, _)| two == second).map(|(_, c)| *c)
}

/// True when the word is a counted noun of any sort.
pub fn is_counted(word: &str) -> bool {
    counted(word).is_some()
}
