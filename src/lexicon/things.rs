//! What is known by name: the built-in table and the site's cards, made one list.

use std::collections::BTreeMap;

use super::table::{cell, parts, rows};
use crate::base::Key;
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

/// The built-in things, sorted by key.
pub fn built_in() -> Vec<Thing> {
    let mut things: Vec<Thing> = Vec::with_capacity(NAMES.len() / 64);
    for row in rows(NAMES) {
        things.push(Thing {
            key: Key::from(cell(&row, 0)),
            kind: EntityKind::parse(cell(&row, 1)).unwrap_or_default(),
            class: cell(&row, 2).to_owned(),
            country: Some(cell(&row, 3)).filter(|c| !c.is_empty()).map(Key::from),
            coordinates: coordinates(cell(&row, 4), cell(&row, 5)),
            name: cell(&row, 6).to_owned(),
            aliases: parts(cell(&row, 7)).map(str::to_owned).collect(),
            cue: match cell(&row, 8) {
                "head" => Cue::Head,
                "cap" => Cue::Quoted,
                _ => Cue::None,
            },
            ..Thing::default()
        });
    }
    things.sort_by(|a, b| a.key.cmp(&b.key));
    for row in rows(NATIONALITIES) {
        if let Some(thing) = of_key(&mut things, cell(&row, 0)) {
            thing.nisbas.extend(parts(cell(&row, 1)).map(str::to_owned));
            thing.collectives.extend(parts(cell(&row, 2)).map(str::to_owned));
        }
    }
    for row in rows(LOOKALIKES) {
        if let Some(thing) = of_key(&mut things, cell(&row, 0)) {
            thing.not.extend(parts(cell(&row, 1)).map(str::to_owned));
        }
    }
    things
}

/// The thing with a key, of things sorted by key.
fn of_key<'t>(things: &'t mut [Thing], key: &str) -> Option<&'t mut Thing> {
    let ix = things.binary_search_by(|t| t.key.as_str().cmp(key)).ok()?;
    things.get_mut(ix)
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
    let inherited = std::iter::once(&base.name).chain(&base.aliases).filter(|a| !a.is_empty());
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
        for thing in &things {
            assert!(!thing.name.is_empty(), "{} has no name", thing.key);
            if let Some(country) = &thing.country {
                assert!(keys.contains(country), "{}: no country {country}", thing.key);
            }
        }
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
