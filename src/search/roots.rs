//! Words of one root: «قرصان» and «قراصنة», «اختطف» and «خاطفون».
//!
//! A pattern is a word with 1 2 3 4 for the letters of its root; `patterns.tsv` says which mean the
//! same. This is only asked when a word as it stands finds too little: the index keeps, under
//! `^root`, the words of that root which are on the site, and the browser, which has the same
//! table, takes those whose patterns are related to the pattern of what was typed. Names have no
//! root.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::words::letters;
use crate::lexicon::table::{cell, rows};

const PATTERNS: &str = include_str!("patterns.tsv");

/// Words longer than this have no pattern.
const LONGEST: usize = 8;

/// The rows of the table: one side and the other.
pub fn rows_of_patterns() -> Vec<(&'static str, &'static str)> {
    rows(PATTERNS).map(|row| (cell(&row, 1), cell(&row, 2))).collect()
}

/// A pattern, and where it stands.
struct Pattern {
    /// The letters of a word, digits for those of its root.
    letters: Vec<char>,
    /// A letter of the root that is not written, after the others.
    hidden: Option<char>,
    /// Of each row of plurals that has it: the row, and whether it is a plural there.
    numbers: Vec<(usize, bool)>,
}

/// Every pattern of the table, once, by how many letters it has. A doubled last letter is written
/// once in «شد», «احتل».
fn patterns(letters: usize) -> &'static [Pattern] {
    static ALL: OnceLock<Vec<Vec<Pattern>>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        // «قال» is of no doubled root: «خاصّ» is not looked for that way.
        let once =
            |p: &'static str| p.strip_suffix('3').filter(|q| q.ends_with('2') && *q != "1ا2");
        let mut all: BTreeMap<&str, Vec<(usize, bool)>> = BTreeMap::new();
        for (at, row) in rows(PATTERNS).enumerate() {
            for (side, cell) in [(true, cell(&row, 1)), (false, cell(&row, 2))] {
                for pattern in cell.split(' ').filter(|p| !p.is_empty()) {
                    for pattern in std::iter::once(pattern).chain(once(pattern)) {
                        let places = all.entry(pattern).or_default();
                        places.extend((row.first() == Some(&"plural")).then_some((at, side)));
                    }
                }
            }
        }
        let read = |(pattern, numbers): (&str, Vec<(usize, bool)>)| {
            let (seen, hidden) = pattern.split_once('+').unwrap_or((pattern, ""));
            Pattern { letters: seen.chars().collect(), hidden: hidden.chars().next(), numbers }
        };
        let mut by_letters: Vec<Vec<Pattern>> = Vec::new();
        by_letters.resize_with(LONGEST + 1, Vec::new);
        for pattern in all.into_iter().map(read) {
            if let Some(same) = by_letters.get_mut(pattern.letters.len()) {
                same.push(pattern);
            }
        }
        by_letters
    });
    all.get(letters).map_or(&[], Vec::as_slice)
}

/// The roots a folded word may have, each with the patterns that give it.
fn readings(word: &str) -> Vec<(String, &'static Pattern)> {
    let n = letters(word);
    if !(2..=LONGEST).contains(&n) {
        return Vec::new();
    }
    let mut chars: Vec<char> = word.chars().collect();
    plain(&mut chars);
    patterns(n).iter().filter_map(|p| Some((root(&chars, p)?, p))).collect()
}

/// The roots a folded word may have, sorted.
pub fn roots(word: &str) -> Vec<String> {
    let mut out: Vec<String> = readings(word).into_iter().map(|(root, _)| root).collect();
    out.sort();
    out.dedup();
    out
}

/// Whether one of two words may be the broken plural of the other: «مراكب» of «مركب», «سفن» of
/// «سفينة».
pub fn of_number(one: &Readings, other: &Readings) -> bool {
    one.0.iter().any(|(root, a)| {
        let same = other.0.iter().filter(|(other, _)| other == root);
        let told = |(row, side): &(usize, bool), b: &Pattern| b.numbers.contains(&(*row, !side));
        same.into_iter().any(|(_, b)| a.numbers.iter().any(|place| told(place, b)))
    })
}

/// What a word may be among the words of its roots.
pub struct Readings(Vec<(String, &'static Pattern)>);

impl Readings {
    pub fn of(word: &str) -> Self {
        Self(readings(word))
    }

    /// The roots it may have, with repetitions.
    pub fn roots(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(root, _)| root.as_str())
    }
}

/// «اصطدم» is of the pattern of «اشترك», and «ازدحم»: the ت becomes like the letter before it.
fn plain(word: &mut [char]) {
    for at in 1..word.len().min(4) {
        let pair = (word.get(at - 1).copied(), word.get(at).copied());
        let same = matches!(pair, (Some('ص' | 'ض'), Some('ط')) | (Some('ز'), Some('د')));
        if let (true, Some(c)) = (same && word.len() > 4, word.get_mut(at)) {
            *c = 'ت';
        }
    }
}

/// The letters of the root where `word` has the pattern; weak ones are one letter.
fn root(word: &[char], pattern: &Pattern) -> Option<String> {
    let pairs = || word.iter().zip(&pattern.letters);
    if pairs().any(|(c, p)| !p.is_ascii_digit() && c != p) {
        return None;
    }
    let own = pairs().filter(|(_, p)| p.is_ascii_digit()).map(|(c, _)| *c);
    let mut out: Vec<char> = Vec::with_capacity(4);
    out.extend(own.chain(pattern.hidden));
    if let [_, last] = *out {
        out.push(last);
    }
    if let [first, second, third] = &mut *out {
        if matches!(*second, 'ا' | 'ي') {
            *second = 'و';
        }
        if matches!(*third, 'ا' | 'و') {
            *third = 'ي';
        }
        let weak = *second == 'و' && *third == 'ي';
        if weak || first == second || *third == 'ه' {
            return None;
        }
    } else if out.iter().skip(1).any(|c| *c == 'ا') {
        return None;
    }
    Some(out.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(a: &str, b: &str) -> bool {
        let all = roots(b);
        roots(a).iter().any(|root| all.contains(root))
    }

    #[test]
    fn words_of_one_root_share_it() {
        for (a, b) in [
            ("تمثال", "تماثيل"),
            ("قرصان", "قراصنه"),
            ("حاسوب", "حواسيب"),
            ("سد", "سدود"),
            ("حذا", "احذيه"),
            ("خطف", "اختطف"),
            ("اغتال", "مغتال"),
            ("دمج", "اندماج"),
            ("استقال", "استقاله"),
            ("احتل", "احتلال"),
            ("تصويت", "صوت"),
            ("اصطدم", "تصادم"),
            ("ازدحام", "تزاحم"),
            ("غرقي", "غرق"),
        ] {
            assert!(share(a, b), "{a} {:?} {b} {:?}", roots(a), roots(b));
        }
    }

    fn number(one: &str, other: &str) -> bool {
        of_number(&Readings::of(one), &Readings::of(other))
    }

    #[test]
    fn broken_plurals_are_known_by_their_patterns() {
        for (plural, singular) in [
            ("سفن", "سفينه"),
            ("قباب", "قبه"),
            ("هنود", "هندي"),
            ("قضاه", "قاضي"),
            ("رماه", "رام"),
            ("اطبا", "طبيب"),
            ("اغنيا", "غني"),
            ("قضايا", "قضيه"),
            ("ادله", "دليل"),
            ("مواعيد", "موعد"),
            ("صحاري", "صحرا"),
            ("خلفا", "خليفه"),
            ("سحب", "سحابه"),
            ("شبان", "شاب"),
        ] {
            assert!(number(plural, singular) && number(singular, plural), "{plural}");
        }
        assert!(!number("انفجار", "فجر") && !number("سفن", "سفر"));
    }

    #[test]
    fn words_of_other_roots_do_not() {
        for (a, b) in [("زرافه", "زراعه"), ("قمر", "قرم"), ("بغداد", "غد")] {
            assert!(!share(a, b), "{a} {b}");
        }
        assert!(roots("ديموقراطي").is_empty());
    }
}
