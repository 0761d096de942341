//! Spellings of one name that are further apart than a name alone may be, when both hold one office
//! of one country in the same weeks: «هون مانيت», «هون مانيه», prime ministers of Cambodia.

use std::collections::BTreeMap;

use super::Corpus;
use super::variants::{Member, name_parts};
use crate::base::Key;
use crate::lexicon::similarity::similarity;

/// Days between two articles that speak of one holder.
const WITHIN: i32 = 60;
/// Similarity of the whole names, and of their least like parts, in thousandths.
const WHOLE: u16 = 800;
const LEAST: u16 = 500;

/// An office as an article gives it to somebody.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Held {
    pub title: String,
    pub country: Key,
    /// Of the article, in days since 1970.
    pub day: i32,
}

/// Mentions of an article above which nobody asks for each office whose land it is about.
const MENTIONS: usize = 4000;

/// The offices that articles give to one person.
pub(super) fn held(corpus: &Corpus, members: &[Member]) -> Vec<Held> {
    let mut out = Vec::new();
    for member in members {
        let Some(extraction) = corpus.extractions.get(member.article) else { continue };
        let own = extraction.chains.get(member.chain).and_then(|c| c.country.clone());
        let date = corpus.articles.get(member.article).and_then(|a| a.meta.date.as_ref());
        let Some(date) = date else { continue };
        let roles = extraction.roles.iter();
        for role in roles.filter(|r| r.chain as usize == member.chain) {
            let of = role.of.and_then(|chain| extraction.chains.get(chain as usize));
            let of = of.and_then(|c| c.known.first().cloned());
            // «رئيس الوزراء» of the land the article is about.
            let few = extraction.mentions.len() <= MENTIONS;
            let home =
                || few.then(|| super::context::home(corpus, extraction, member.chain)).flatten();
            let Some(country) = of.or(own.clone()).or_else(home) else { continue };
            let title = role.title.clone();
            out.push(Held { title, country, day: date.date.first_day() });
        }
    }
    out.sort();
    out.dedup();
    out
}

/// Titles by which who bears them is called with the given name alone.
const REIGNS: [&str; 9] =
    ["شيخ", "شيخة", "أمير", "أميرة", "ملك", "ملكة", "سلطان", "إمبراطور", "عاهل"];

/// The titles of rulers that articles give to one person.
pub(super) fn reigns(corpus: &Corpus, members: &[Member]) -> Vec<String> {
    let mut out = Vec::new();
    for member in members {
        let roles = corpus.extractions.get(member.article).map(|e| e.roles.as_slice());
        let own = roles.unwrap_or_default().iter().filter(|r| r.chain as usize == member.chain);
        let titles = own.map(|r| &r.title).filter(|t| REIGNS.contains(&t.as_str()));
        out.extend(titles.cloned());
    }
    out.sort();
    out.dedup();
    out
}

/// Pairs of persons, by their places among `all`, who hold one office in the same weeks.
pub(super) fn pairs<'a>(all: impl Iterator<Item = &'a [Held]>) -> Vec<(usize, usize)> {
    let mut by_office: BTreeMap<(&str, &Key), Vec<(i32, usize)>> = BTreeMap::new();
    for (ix, offices) in all.enumerate() {
        for office in offices {
            let those = by_office.entry((office.title.as_str(), &office.country)).or_default();
            those.push((office.day, ix));
        }
    }
    let mut out = Vec::new();
    for mut those in by_office.into_values() {
        those.sort_unstable();
        for (n, (day, ix)) in those.iter().enumerate() {
            let later = those.get(n + 1..).unwrap_or_default().iter();
            let near = later.take_while(|(other, _)| other - day <= WITHIN);
            let others = near.map(|(_, other)| (*ix.min(other), *ix.max(other)));
            out.extend(others.filter(|(a, b)| a != b));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Why two full names may be one holder's, or `None`.
pub(super) fn alike(a: &[String], b: &[String]) -> Option<String> {
    let full = |names: &[String]| -> Vec<(String, Vec<String>)> {
        let split = names.iter().map(|n| (n.clone(), name_parts(n)));
        split.filter(|(_, parts)| parts.len() > 1).collect()
    };
    for (x, xs) in full(a) {
        for (y, ys) in full(b) {
            if xs.len() != ys.len() {
                continue;
            }
            let least = xs.iter().zip(&ys).map(|(p, q)| similarity(p, q)).min().unwrap_or(0);
            let whole = similarity(&xs.join(" "), &ys.join(" "));
            if least >= LEAST && whole >= WHOLE {
                return Some(format!(
                    "«{x}» and «{y}» hold one office, and are alike by {whole} thousandths"
                ));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(name: &str) -> Vec<String> {
        vec![name.to_owned()]
    }

    #[test]
    fn one_holder_in_two_spellings() {
        for (a, b) in [
            ("هون مانيت", "هون مانيه"),
            ("ليخ فاليسا", "ليش فاليسا"),
            ("إبراهيم أبو بكر كيتا", "إبراهيم بوبكر كيتا"),
        ] {
            assert!(alike(&names(a), &names(b)).is_some(), "{a} {b}");
        }
        for (a, b) in [("سيرغي لافروف", "إيغور إيفانوف"), ("رفيق الحريري", "سعد الحريري")]
        {
            assert!(alike(&names(a), &names(b)).is_none(), "{a} {b}");
        }
    }

    #[test]
    fn holders_of_the_same_weeks_are_paired() {
        let held =
            |day| vec![Held { title: "رئيس الوزراء".into(), country: "kh".into(), day }];
        let all = [held(100), held(130), held(400)];
        assert_eq!(pairs(all.iter().map(Vec::as_slice)), [(0, 1)]);
    }
}
