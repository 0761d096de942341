//! Which words are one name that is spelt in several ways.
//!
//! Comes in: the lines of the index and the names of the entities. Goes out: the words that may be
//! looked for by their sound, and for each foreign name its other spellings. Two names we know of
//! two things are never one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::index::Names;
use super::latin::{self, heard};
use super::lines::Lines;
use super::terms::Reader;
use super::words::{folded, letters};
use crate::base::hash::BuildWordHasher;
use crate::lexicon::Lexicon;

/// Built-in names of one word, and the things that have each.
pub type Singles = HashMap<String, Vec<usize>, BuildWordHasher>;

pub fn single_names(lexicon: &Lexicon) -> Singles {
    let things: Vec<_> = lexicon.things.iter().enumerate().collect();
    let named = things.into_par_iter().flat_map_iter(|(n, thing)| {
        let names = std::iter::once(&thing.name).chain(&thing.aliases);
        names.filter_map(move |name| match &mut *folded(name) {
            [one] => Some((std::mem::take(one), n)),
            _ => None,
        })
    });
    let mut out = Singles::default();
    for (name, n) in named.collect::<Vec<_>>() {
        out.entry(name).or_default().push(n);
    }
    out
}

/// The words of names, and words that sound like names, by their skeletons.
pub type Spoken = HashMap<String, Vec<SpokenWord>, BuildWordHasher>;

/// A word that may be looked for by its sound.
#[derive(Clone)]
pub struct SpokenWord {
    pub word: String,
    /// How foreign it sounds, unless it is no foreign name's other spelling.
    foreign: Option<i32>,
}

/// What may be looked for by its sound: the words of names that are on the site, and words that no
/// table knows and that are foreign by their letters. Common words that are part of a person's name
/// are there as well: «بان كي مون».
pub fn spoken(lines: &Lines, whole: &Names, reader: &Reader) -> Spoken {
    let mut chosen: BTreeSet<String> = BTreeSet::new();
    for name in whole.iter().flat_map(|(_, names)| names) {
        let bare = |w: String| w.strip_prefix("ال").filter(|b| letters(b) > 2).map(str::to_owned);
        let words = folded(name);
        let personal = words.iter().any(|w| reader.is_name(w));
        for word in words.into_iter().flat_map(|w| [bare(w.clone()), Some(w)]).flatten() {
            if reader.is_name(&word) || personal && !reader.is_stop(&word) {
                chosen.insert(word);
            }
        }
    }
    let told: Vec<&String> = lines
        .iter()
        .filter(|(word, line)| line.told > 0 && word.starts_with(char::is_alphabetic))
        .map(|(word, _)| word)
        .collect();
    let name = |word: &String| reader.is_name(word) && !reader.is_common(word);
    let told = told.into_par_iter().filter(|word| name(word) || reader.sounds_foreign(word));
    chosen.extend(told.cloned().collect::<Vec<_>>());
    chosen.retain(|word| !word.is_ascii() && letters(word) >= 3);
    let words: Vec<String> = chosen.into_iter().collect();
    let all: Vec<(SpokenWord, Vec<String>)> = words
        .into_par_iter()
        .map(|word| {
            let sounds = heard(&word);
            (SpokenWord { foreign: reader.foreign_name(&word), word }, sounds)
        })
        .collect();
    let mut spoken = Spoken::default();
    for (word, mut sounds) in all {
        sounds.dedup();
        for sound in sounds.into_iter().filter(|sound| !sound.is_empty()) {
            spoken.entry(sound).or_default().push(word.clone());
        }
    }
    spoken
}

/// Two words of a name that Latin letters write as one, most likely: «عبد المجيد», «داود أوغلو»,
/// «إن لاي».
pub fn joined_pairs(whole: &Names) -> BTreeMap<String, BTreeSet<usize>> {
    let mut out = BTreeMap::<String, BTreeSet<usize>>::new();
    for (n, names) in whole {
        for words in names.iter().map(|name| folded(name)).filter(|words| words.len() < 6) {
            for pair in words.windows(2) {
                let [one, other] = pair else { continue };
                let brief = |word: &str| letters(word) < 4 && !word.is_ascii();
                if (brief(one) || brief(other) || other == "الله" || other == "اوغلو")
                    && !one.starts_with("ال")
                {
                    out.entry(format!("{one}{other}")).or_default().insert(*n);
                }
            }
        }
    }
    out
}

/// What tells which words are one name.
pub struct Heard<'a> {
    pub spoken: &'a Spoken,
    pub singles: &'a Singles,
    pub reader: &'a Reader<'a>,
}

impl Heard<'_> {
    /// Other spellings of a foreign name: the same consonants, and no more than one vowel apart.
    pub fn alike(&self, word: &str) -> BTreeSet<String> {
        let mut out = BTreeSet::new();
        let foreign = self.reader.foreign_name(word).filter(|_| letters(word) >= 3);
        let Some(foreign) = foreign else { return out };
        for sound in heard(word) {
            let most = u32::from(sound.len() > 2);
            let fits = |SpokenWord { word: other, foreign: also }: &&SpokenWord| {
                other != word
                    && end(word) == end(other)
                    && also.is_some_and(|also| foreign + also > 0)
                    && latin::alike(word, other, most)
                    && !self.two_things(word, other)
            };
            let alike = self.spoken.get(&sound).into_iter().flatten().filter(fits);
            out.extend(alike.map(|other| other.word.clone()));
        }
        out
    }

    /// Of the other spellings of a name everybody knows those that nobody would read as another
    /// name: «ديمتري» and «ديميتري», but not «بوتان» and «بوتين», «غاندي» and «كندي».
    pub fn same(&self, word: &str) -> BTreeSet<String> {
        let mut alike = self.alike(word);
        alike.retain(|other| same_vowels(word, other) || one_vowel_more(word, other));
        alike
    }

    /// «كوبا» and «جوبا» are known, and two.
    fn two_things(&self, one: &str, other: &str) -> bool {
        let both = self.singles.get(one).zip(self.singles.get(other));
        both.is_some_and(|(a, b)| !a.iter().any(|thing| b.contains(thing)))
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'ا' | 'و' | 'ي' | 'ه')
}

/// Whether two names have the same vowels in the same order.
fn same_vowels(one: &str, other: &str) -> bool {
    let vowels = |word: &str| {
        word.chars()
            .filter(|c| is_vowel(*c))
            .map(|c| if c == 'ه' { 'ا' } else { c })
            .collect::<String>()
    };
    vowels(one) == vowels(other)
}

/// Whether one of two names is the other with one more و or ي: «بوتان» is no «بوتن».
fn one_vowel_more(one: &str, other: &str) -> bool {
    let (long, short) = if one.len() > other.len() { (one, other) } else { (other, one) };
    let without =
        |at: usize| long.chars().enumerate().filter(move |(i, _)| *i != at).map(|(_, c)| c);
    let fits = |(at, c): (usize, char)| matches!(c, 'و' | 'ي') && without(at).eq(short.chars());
    long.chars().enumerate().any(fits)
}

/// The vowel a name ends with: «كولومبيا» is no «كولومبي», «نيرودة» is «نيرودا».
fn end(word: &str) -> Option<char> {
    let last = word.chars().next_back().map(|c| if c == 'ه' { 'ا' } else { c });
    last.filter(|c| matches!(c, 'ا' | 'و' | 'ي'))
}

/// Names that the texts spell in several ways know of each other.
pub fn spellings(lines: &mut Lines, heard: &Heard) {
    let here = |word: &String| lines.get(word).is_some_and(|line| line.told > 0);
    let spoken = heard.spoken.values().flatten().map(|spoken| &spoken.word);
    let mut words: Vec<&String> = spoken.filter(|word| here(word)).collect();
    words.par_sort_unstable();
    words.dedup();
    let found: Vec<(String, BTreeSet<String>)> =
        words.into_par_iter().map(|word| (word.clone(), heard.alike(word))).collect();
    for (word, spelt) in found {
        if let Some(line) = lines.get_mut(&word) {
            line.spelt.extend(spelt);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_name_is_no_other_with_other_vowels() {
        let same = |one, other| same_vowels(one, other) || one_vowel_more(one, other);
        for (one, other) in [("غوتيريس", "غوتيريش"), ("ديمتري", "ديميتري"), ("هامبورغ", "هامبورج")]
        {
            assert!(same(one, other), "{one} {other}");
        }
        for (one, other) in
            [("بوتان", "بوتين"), ("بوتان", "بوتن"), ("غاندي", "كندي"), ("انغولا", "انغيلا")]
        {
            assert!(!same(one, other), "{one} {other}");
        }
    }
}
