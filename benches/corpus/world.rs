//! The made-up world a corpus speaks of: words, persons, places, organizations, events.
//!
//! Nothing here exists. Words are roots in patterns, places and organizations are coined from them,
//! persons join a given name of the program's own table to a coined family name.

use super::chance::{Chance, Zipf};

const GIVEN: &str = include_str!("../../src/lexicon/data/given.tsv");
const NAMES: &str = include_str!("../../src/lexicon/data/surnames.tsv");
const PATTERNS: &[&str] = &[
    "12ا3",
    "1ا23",
    "12ي3",
    "م12و3",
    "1وا23",
    "12و3ة",
    "ت12ي3",
    "م1ا23ة",
    "12ي3ة",
    "1ا23ة",
    "ا1ت2ا3",
    "م12و3ة",
    "12ا3ة",
    "م123",
    "12و3",
    "1و23",
    "م1ت23",
    "ان12ا3",
];
const LETTERS: &[&str] = &[
    "ب", "ت", "ج", "ح", "خ", "د", "ر", "ز", "س", "ش", "ص", "ط", "ع", "غ", "ف", "ق", "ك", "ل", "م",
    "ن",
];

/// One thing with a card.
#[derive(Clone, Debug)]
pub struct Thing {
    pub key: String,
    pub name: String,
    pub kind: &'static str,
    pub class: &'static str,
    /// Also stated on the card.
    pub aliases: Vec<String>,
    /// How texts write it, the full name first.
    pub spellings: Vec<String>,
    pub title: &'static str,
    pub woman: bool,
}

/// One event with a card.
#[derive(Clone, Debug)]
pub struct Event {
    pub key: String,
    pub title: String,
    pub kind: &'static str,
    /// Year, month, day.
    pub day: (usize, usize, usize),
    pub place: usize,
    pub parties: [usize; 2],
}

#[derive(Clone, Debug)]
pub struct World {
    pub words: Vec<String>,
    pub often: Zipf,
    pub persons: Vec<Thing>,
    pub places: Vec<Thing>,
    pub bodies: Vec<Thing>,
    pub events: Vec<Event>,
    pub popular: [Zipf; 4],
}

const TITLES: &[(&str, &str)] = &[
    ("الوزير", "الوزيرة"),
    ("الرئيس", "الرئيسة"),
    ("المتحدث", "المتحدثة"),
    ("النائب", "النائبة"),
    ("السفير", "السفيرة"),
    ("الخبير", "الخبيرة"),
    ("المدير", "المديرة"),
    ("الجنرال", "الجنرال"),
];
const PLACES: &[(&str, &str)] =
    &[("", "city"), ("تل ", "town"), ("وادي ", "valley"), ("كفر ", "village"), ("دير ", "town")];
const BODIES: &[(&str, &str)] = &[
    ("شركة", "company"),
    ("حزب", "party"),
    ("جمعية", "association"),
    ("مؤسسة", "foundation"),
    ("هيئة", "authority"),
    ("حركة", "movement"),
    ("معهد", "institute"),
    ("جامعة", "university"),
];
const EVENTS: &[(&str, &str)] = &[
    ("معركة", "assault"),
    ("قمة", "consult"),
    ("اتفاق", "agree"),
    ("زلزال", "disaster"),
    ("انتخابات", "election"),
    ("احتجاجات", "protest"),
    ("هدنة", "agree"),
    ("فيضانات", "disaster"),
];

impl World {
    /// A world of `things` things and `events` events.
    pub fn new(things: usize, events: usize) -> Self {
        let words = words(12_000);
        let coined = words.iter().rev().filter(|w| w.chars().count() > 3).cloned();
        let mut coined: Vec<String> = coined.take(things * 2).collect();
        let (n_persons, n_places) = (things * 45 / 100, things * 30 / 100);
        let persons = persons(n_persons, &mut coined);
        let places = places(n_places, &mut coined);
        let bodies = bodies(things - n_persons - n_places, &mut coined);
        let events = happenings(events, &places, persons.len());
        let popular = [persons.len(), places.len(), bodies.len(), events.len()];
        let popular = popular.map(|n| Zipf::new(n, 20));
        let often = Zipf::new(words.len(), 3);
        Self { words, often, persons, places, bodies, events, popular }
    }

    pub fn things(&self) -> impl Iterator<Item = &Thing> {
        self.persons.iter().chain(&self.places).chain(&self.bodies)
    }
}

/// Different words, the common ones first.
fn words(n: usize) -> Vec<String> {
    let mut chance = Chance::new("words", 0);
    // A word that is also a name would name people nobody made up.
    let names = GIVEN.lines().chain(NAMES.lines()).filter_map(|line| line.split('\t').next());
    let mut seen: std::collections::BTreeSet<String> = names.map(str::to_owned).collect();
    let mut out = Vec::with_capacity(n);
    while out.len() < n {
        let root = [chance.pick(LETTERS), chance.pick(LETTERS), chance.pick(LETTERS)];
        let word =
            chance.pick(PATTERNS).replace('1', root[0]).replace('2', root[1]).replace('3', root[2]);
        if seen.insert(word.clone()) {
            out.push(word);
        }
    }
    out
}

fn persons(n: usize, coined: &mut Vec<String>) -> Vec<Thing> {
    let given: Vec<(&str, bool)> = GIVEN
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut columns = line.split('\t');
            let (name, gender) = (columns.next()?, columns.next()?);
            // Between them stands the origin.
            let plain = columns.nth(1) == Some("0") && matches!(gender, "m" | "f");
            plain.then_some((name, gender == "f"))
        })
        .collect();
    let mut chance = Chance::new("persons", n);
    let person = |i: usize| {
        let (first, woman) = *chance.pick(&given);
        let family = match chance.below(3) {
            0 => format!("ال{}ي", coined.pop()?),
            1 => format!("{}يان", coined.pop()?),
            _ => format!("{}وف", coined.pop()?),
        };
        let name = format!("{first} {family}");
        let (man, lady) = *chance.pick(TITLES);
        let mut spellings = vec![name.clone(), family.clone()];
        let plain = name.replace(['أ', 'إ', 'آ'], "ا");
        if plain != name {
            spellings.push(plain);
        }
        let aliases =
            if i.is_multiple_of(4) { vec![format!("{first} آل {family}")] } else { Vec::new() };
        Some(Thing {
            key: format!("person-{i:04}"),
            name,
            kind: "person",
            class: "",
            aliases,
            spellings,
            title: if woman { lady } else { man },
            woman,
        })
    };
    (0..n).map_while(person).collect()
}

fn places(n: usize, coined: &mut Vec<String>) -> Vec<Thing> {
    let place = |i: usize| {
        let (head, class) = PLACES[i % PLACES.len()];
        let name = format!("{head}{}", coined.pop()?);
        Some(Thing {
            key: format!("place-{i:04}"),
            spellings: vec![name.clone(), name.replace('ة', "ه")],
            aliases: Vec::new(),
            name,
            kind: "place",
            class,
            title: "",
            woman: true,
        })
    };
    (0..n).map_while(place).collect()
}

fn bodies(n: usize, coined: &mut Vec<String>) -> Vec<Thing> {
    let body = |i: usize| {
        let (head, class) = BODIES[i % BODIES.len()];
        let word = coined.pop()?;
        let name = format!("{head} ال{word}");
        let alias = format!("{head} {word} الوطنية");
        Some(Thing {
            key: format!("body-{i:04}"),
            spellings: vec![name.clone(), alias.clone()],
            aliases: vec![alias],
            name,
            kind: "organization",
            class,
            title: "",
            woman: true,
        })
    };
    (0..n).map_while(body).collect()
}

fn happenings(n: usize, places: &[Thing], persons: usize) -> Vec<Event> {
    let mut chance = Chance::new("events", n);
    let event = |i: usize| {
        let (head, kind) = EVENTS[i % EVENTS.len()];
        let place = i % places.len().max(1);
        let day = (2014 + i % 10, 1 + i % 12, 1 + i % 28);
        let place_name = places.get(place).map_or("", |p| p.name.as_str());
        Event {
            key: format!("event-{i:04}"),
            title: format!("{head} {place_name}"),
            kind,
            day,
            place,
            parties: [chance.below(persons), chance.below(persons)],
        }
    };
    (0..n).map(event).collect()
}
