//! What is known by name: the built-in table and the site's cards, made one list.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::sync::{LazyLock, OnceLock};

use super::table::{cell, parts, rows};
use crate::base::Key;
use crate::base::hash::BuildWordHasher;
use crate::base::packed::number_at;
use crate::document::{Coordinates, EntityCard, EntityKind};
use crate::text::fold_key;

/// When a name may be taken for its thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cue {
    /// Anywhere, whole words.
    #[default]
    None,
    /// The name is also a common word or a person's: a place head, preposition or title must
    /// stand before it.
    Head,
    /// Only in quotation marks or after the head of an organisation or medium.
    Quoted,
}

/// One thing known by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thing {
    pub key: Key,
    pub kind: EntityKind,
    pub class: String,
    pub country: Option<Key>,
    pub coordinates: Option<Coordinates>,
    pub name: String,
    /// Other spellings, the name not among them.
    pub aliases: Vec<String>,
    /// Strings that hold one of its names and do not mean it.
    pub not: Vec<String>,
    /// Masculine singular adjectives: «أذربيجاني».
    pub nisbas: Vec<String>,
    /// Collective plurals: «الأرمن» without its article.
    pub collectives: Vec<String>,
    pub cue: Cue,
    /// True when a card states it.
    pub carded: bool,
}

pub(super) const NAMES: &str = include_str!("data/names.tsv");
/// Phrases that hold a name and do not mean it: «مسقط رأسه».
const LOOKALIKES: &str = include_str!("data/lookalikes.tsv");
const NATIONALITIES: &str = include_str!("data/nationalities.tsv");

/// Whether the folded word, without its article, is the adjective of a land: «سويسري», «سويسرية».
pub fn is_nisba(word: &str) -> bool {
    static NISBAS: LazyLock<std::collections::BTreeSet<String>> = LazyLock::new(|| {
        let adjectives =
            rows(NATIONALITIES).flat_map(|row| parts(cell(&row, 1)).collect::<Vec<_>>());
        adjectives.filter_map(|a| fold_key(a).split(' ').next().map(str::to_owned)).collect()
    });
    NISBAS.contains(word.strip_suffix('ه').unwrap_or(word))
}

/// Whether the names of built-in parties and armed groups of several countries begin with these words and
/// go on: «الجبهة الشعبية» of Palestine and of Eritrea; not «الحرس الثوري», and not «حزب الله», which is the
/// whole name of one.
pub fn begins_several(words: &str) -> bool {
    /// The beginnings of their names, each with its country, or none where there are several.
    type Beginnings = BTreeMap<String, Option<&'static str>>;
    static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| {
        let mut out = Beginnings::new();
        let bodies = || rows(NAMES).filter(|row| matches!(cell(row, 2), "armed" | "party"));
        for row in bodies() {
            let country = cell(&row, 3);
            for name in std::iter::once(cell(&row, 6)).chain(parts(cell(&row, 7))) {
                let folded = fold_key(name);
                for (space, _) in folded.match_indices(' ') {
                    let begin = folded.split_at(space).0.to_owned();
                    let of = out.entry(begin).or_insert(Some(country));
                    *of = of.filter(|of| *of == country);
                }
            }
        }
        for row in bodies() {
            out.remove(&fold_key(cell(&row, 6)));
        }
        out
    });
    BEGINNINGS.get(&fold_key(words)) == Some(&None)
}

/// The built-in things, sorted by key.
pub fn built_in() -> Vec<Thing> {
    let beside = Beside::read();
    rows(NAMES).map(|row| beside.thing(&row)).collect()
}

/// Where the row of each thing begins in the table of names, which is sorted by key.
pub fn places() -> Vec<usize> {
    let table = NAMES;
    let begin = table.as_ptr() as usize;
    rows(table).map(|row| cell(&row, 0).as_ptr() as usize - begin).collect()
}

/// All things of a lexicon, sorted by key.
#[derive(Debug)]
pub struct Things(Kept);

#[derive(Debug)]
enum Kept {
    /// No card: each is made when somebody asks for it.
    BuiltIn(BuiltIn),
    /// With their indices by key.
    Merged(Vec<Thing>, HashMap<String, usize, BuildWordHasher>),
}

impl Things {
    /// The built-in ones, with the [`places`] of their rows, four bytes each.
    pub(super) fn built_in(places: &'static [u8]) -> Self {
        let made = std::iter::repeat_with(OnceLock::new).take(places.len() / 4).collect();
        Self(Kept::BuiltIn(BuiltIn { places, made, beside: OnceLock::new() }))
    }

    pub(super) fn merged(things: Vec<Thing>) -> Self {
        let keys = things.iter().map(|thing| thing.key.as_str().to_owned());
        let by_key = keys.zip(0..).collect();
        Self(Kept::Merged(things, by_key))
    }

    fn len(&self) -> usize {
        match &self.0 {
            Kept::BuiltIn(things) => things.made.len(),
            Kept::Merged(things, _) => things.len(),
        }
    }

    pub fn get(&self, ix: usize) -> Option<&Thing> {
        match &self.0 {
            Kept::BuiltIn(things) => things.get(ix),
            Kept::Merged(things, _) => things.get(ix),
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &Thing> {
        (0..self.len()).filter_map(|ix| self.get(ix))
    }

    /// The thing with this key.
    pub(super) fn find(&self, key: &str) -> Option<&Thing> {
        match &self.0 {
            Kept::BuiltIn(things) => things.get(things.find(key)?),
            Kept::Merged(things, by_key) => things.get(*by_key.get(key)?),
        }
    }
}

#[derive(Debug)]
struct BuiltIn {
    /// Where the row of each begins in the table.
    places: &'static [u8],
    made: Vec<OnceLock<Box<Thing>>>,
    beside: OnceLock<Beside>,
}

impl BuiltIn {
    fn get(&self, ix: usize) -> Option<&Thing> {
        let made = self.made.get(ix)?;
        let make = || {
            let row = rows(self.row(ix)).next().unwrap_or_default();
            Box::new(self.beside.get_or_init(Beside::read).thing(&row))
        };
        Some(made.get_or_init(make))
    }

    /// The index of the thing with this key.
    fn find(&self, key: &str) -> Option<usize> {
        let key_of = |ix| self.row(ix).split('\t').next().unwrap_or_default();
        let (mut low, mut high) = (0, self.made.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match key_of(middle).cmp(key) {
                Ordering::Equal => return Some(middle),
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The table from the row of a thing on.
    fn row(&self, ix: usize) -> &'static str {
        NAMES.get(number_at(self.places, 4 * ix)..).unwrap_or_default()
    }
}

/// What small tables say of things, by key.
#[derive(Debug, Default)]
struct Beside {
    /// Stems of nationalities and collective plurals.
    peoples: BTreeMap<&'static str, (&'static str, &'static str)>,
    lookalikes: BTreeMap<&'static str, &'static str>,
}

impl Beside {
    fn read() -> Self {
        let peoples =
            rows(NATIONALITIES).map(|row| (cell(&row, 0), (cell(&row, 1), cell(&row, 2))));
        let lookalikes = rows(LOOKALIKES).map(|row| (cell(&row, 0), cell(&row, 1)));
        Self { peoples: peoples.collect(), lookalikes: lookalikes.collect() }
    }

    /// The thing of a row of the table of names.
    fn thing(&self, row: &[&'static str]) -> Thing {
        let key = cell(row, 0);
        let owned = |cell| parts(cell).map(str::to_owned).collect();
        let (nisbas, collectives) = self.peoples.get(key).copied().unwrap_or_default();
        Thing {
            key: Key::from(key),
            kind: EntityKind::parse(cell(row, 1)).unwrap_or_default(),
            class: cell(row, 2).to_owned(),
            country: Some(cell(row, 3)).filter(|c| !c.is_empty()).map(Key::from),
            coordinates: coordinates(cell(row, 4), cell(row, 5)),
            name: cell(row, 6).to_owned(),
            aliases: owned(cell(row, 7)),
            not: owned(self.lookalikes.get(key).copied().unwrap_or_default()),
            nisbas: owned(nisbas),
            collectives: owned(collectives),
            cue: match cell(row, 8) {
                "head" => Cue::Head,
                "cap" => Cue::Quoted,
                _ => Cue::None,
            },
            carded: false,
        }
    }
}

/// The built-in countries that have a place, by key.
pub fn countries() -> &'static [(&'static str, Coordinates)] {
    static COUNTRIES: LazyLock<Vec<(&str, Coordinates)>> = LazyLock::new(|| {
        let all = rows(NAMES).filter(|row| cell(row, 2) == "country");
        all.filter_map(|row| Some((cell(&row, 6), coordinates(cell(&row, 4), cell(&row, 5))?)))
            .collect()
    });
    &COUNTRIES
}

/// Degrees written with a decimal point, in hundred-thousandths.
fn coordinates(lat: &str, lon: &str) -> Option<Coordinates> {
    let scaled = |s: &str| -> Option<i32> {
        let (sign, digits) = s.strip_prefix('-').map_or((1, s), |d| (-1, d));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let digits = fraction.bytes().chain(*b"00000").take(5);
        let fraction =
            digits.map(|d| char::from(d).to_digit(10)).try_fold(0, |n, d| Some(n * 10 + d?))?;
        Some(sign * (whole.parse::<i32>().ok()? * 100_000 + i32::try_from(fraction).ok()?))
    };
    Some(Coordinates { lat: scaled(lat)?, lon: scaled(lon)? })
}

/// Cards over built-in things: a card takes over the built-in thing of its key, or of its name when
/// the kinds agree, and inherits what it does not state. Returns the things sorted by key and
/// the built-in keys that now go by a card's key.
pub fn merge(built_in: Vec<Thing>, cards: &[EntityCard]) -> (Vec<Thing>, BTreeMap<Key, Key>) {
    if cards.is_empty() {
        return (built_in, BTreeMap::new());
    }
    let mut things: BTreeMap<Key, Thing> =
        built_in.into_iter().map(|t| (t.key.clone(), t)).collect();
    let mut by_name: BTreeMap<(EntityKind, String), Key> = BTreeMap::new();
    for thing in things.values() {
        for name in std::iter::once(&thing.name).chain(&thing.aliases) {
            by_name.entry((thing.kind, fold_key(name))).or_insert_with(|| thing.key.clone());
        }
    }
    let mut renamed = BTreeMap::new();
    let mut taken: Vec<Thing> = Vec::new();
    for card in cards {
        let same_key = things.get(&card.key).filter(|t| t.kind == card.kind).map(|t| t.key.clone());
        let same_name = || by_name.get(&(card.kind, fold_key(&card.name))).cloned();
        let base = same_key.or_else(same_name).and_then(|key| things.remove(&key));
        if let Some(base) = &base
            && base.key != card.key
        {
            renamed.insert(base.key.clone(), card.key.clone());
        }
        taken.push(carded(card, base.unwrap_or_default()));
    }
    things.extend(taken.into_iter().map(|t| (t.key.clone(), t)));
    let mut things: Vec<Thing> = things.into_values().collect();
    for thing in &mut things {
        if let Some(country) = thing.country.as_ref().and_then(|c| renamed.get(c)) {
            thing.country = Some(country.clone());
        }
    }
    (things, renamed)
}

fn carded(card: &EntityCard, base: Thing) -> Thing {
    let mut aliases: Vec<String> = Vec::new();
    // What the card is not called it is not called by the built-in list either.
    let not: Vec<String> = card.not.iter().map(|n| fold_key(n)).collect();
    let inherited = std::iter::once(&base.name).chain(&base.aliases);
    let inherited = inherited.filter(|a| !a.is_empty() && !not.contains(&fold_key(a)));
    for alias in card.aliases.iter().chain(inherited) {
        if *alias != card.name && !aliases.contains(alias) {
            aliases.push(alias.clone());
        }
    }
    let own_class = Some(&card.class).filter(|c| !c.is_empty());
    Thing {
        key: card.key.clone(),
        kind: card.kind,
        class: own_class.unwrap_or(&base.class).clone(),
        country: card.country.clone().or(base.country),
        coordinates: card.coordinates.or(base.coordinates),
        name: card.name.clone(),
        aliases,
        not: card.not.clone(),
        nisbas: base.nisbas,
        collectives: base.collectives,
        cue: Cue::None,
        carded: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique_and_countries_exist() {
        let things = built_in();
        let keys: std::collections::BTreeSet<_> = things.iter().map(|t| &t.key).collect();
        assert_eq!(keys.len(), rows(NAMES).count(), "two rows share a key");
        assert!(things.is_sorted_by(|a, b| a.key < b.key), "the rows are not sorted by key");
        for row in rows(NATIONALITIES).chain(rows(LOOKALIKES)) {
            assert!(keys.contains(&Key::from(cell(&row, 0))), "no thing {}", cell(&row, 0));
        }
        for thing in &things {
            assert!(!thing.name.is_empty(), "{} has no name", thing.key);
            if let Some(country) = &thing.country {
                assert!(keys.contains(country), "{}: no country {country}", thing.key);
            }
        }
    }

    #[test]
    fn names_of_several_lands_begin_alike() {
        assert!(begins_several("الجبهة الشعبية"));
        assert!(!begins_several("الحرس الثوري"));
        assert!(!begins_several("حزب الله"));
    }

    #[test]
    fn a_thing_made_late_is_the_one_of_its_row() {
        let things = Things::built_in(crate::lexicon::tables::PLACES);
        assert!(things.iter().eq(&built_in()));
        for thing in built_in() {
            assert_eq!(things.find(thing.key.as_str()), Some(&thing));
        }
        assert_eq!(things.find("no-such-key"), None);
    }

    #[test]
    fn a_card_takes_over_the_built_in_thing_of_its_name() {
        let card = EntityCard {
            key: "az".into(),
            name: "أذربيجان".into(),
            kind: EntityKind::Place,
            ..EntityCard::default()
        };
        let (things, renamed) = merge(built_in(), &[card]);
        let az = things.iter().find(|t| t.key.as_str() == "az");
        assert!(az.is_some_and(|t| !t.nisbas.is_empty()));
        assert_eq!(renamed.get("azerbaijan").map(Key::as_str), Some("az"));
    }
}
