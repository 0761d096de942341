//! Spellings and short forms of one new name that are further apart than a name alone may be, in
//! articles of one story: «روبرت فيتسو» and «روبرت فيكو», «نيك ليسون» and «نيكولاس ليسون», «صباح
//! الأحمد» and «صباح الأحمد الجابر».
//!
//! Two articles tell one story when they are of the same weeks and have other names in common. Names
//! one article has both are two persons: brothers stand beside each other.

use std::collections::BTreeSet;

use super::Corpus;
use super::variants::{Member, name_parts};
use crate::document::EntityKind;
use crate::lexicon::similarity::{ACCEPT, k5, similarity};
use crate::lexicon::words::Class;
use crate::text::fold;

/// Days between two articles of one story, and the names they share beside the one in question.
const WITHIN: i32 = 120;
const SHARED: usize = 3;
/// Similarity of the whole names, and of their least like parts, in thousandths.
const WHOLE: u16 = 770;
const LEAST: u16 = 500;
/// How many articles of one person are looked at.
const ARTICLES: usize = 24;

/// What one article speaks of, but for lands, by which a story is known.
pub(super) fn things(corpus: &Corpus, article: usize) -> BTreeSet<String> {
    let chains = corpus.extractions.get(article).map(|e| e.chains.as_slice()).unwrap_or_default();
    let named = chains.iter().filter_map(|chain| match chain.known.first() {
        Some(key) => {
            let land = corpus.lexicon.get(key).is_some_and(|t| t.class == "country");
            (!land).then(|| key.to_string())
        }
        // Spellings differ from article to article.
        None => matches!(chain.kind, EntityKind::Person | EntityKind::Place)
            .then(|| k5(chain.name.rsplit(' ').next().unwrap_or(&chain.name))),
    });
    named.collect()
}

/// Whether some article of the one and some of the other tell one story, and none names both.
pub(super) fn one_story(corpus: &Corpus, a: &[Member], b: &[Member]) -> bool {
    if a.iter().any(|x| b.iter().any(|y| x.article == y.article)) {
        return false;
    }
    let day =
        |m: &Member| corpus.articles.get(m.article)?.meta.date.as_ref().map(|d| d.date.first_day());
    let near = |x: &Member, y: &Member| match (day(x), day(y)) {
        (Some(x), Some(y)) => (x - y).abs() <= WITHIN,
        _ => false,
    };
    a.iter().take(ARTICLES).any(|x| {
        let mut of_weeks = b.iter().take(ARTICLES).filter(|y| near(x, y)).peekable();
        if of_weeks.peek().is_none() {
            return false;
        }
        let things_here = things(corpus, x.article);
        of_weeks.any(|y| things(corpus, y.article).intersection(&things_here).count() >= SHARED)
    })
}

/// Why two names may be one person's in one story, or `None`.
pub(super) fn alike(corpus: &Corpus, a: &[String], b: &[String]) -> Option<String> {
    let full = |names: &[String]| -> Vec<(String, Vec<String>)> {
        let split = names.iter().map(|n| (n.clone(), name_parts(n)));
        split.filter(|(_, parts)| parts.len() > 1).collect()
    };
    let others = full(b);
    // «حسن» is no short «حسنين».
    let two = |xs: &[String], ys: &[String]| {
        xs.first().zip(ys.first()).is_some_and(|(p, q)| told_apart(corpus, p, q))
    };
    for (x, xs) in full(a) {
        for (y, ys) in &others {
            let same = match xs.len() == ys.len() {
                true => {
                    spelled(corpus, &xs, ys)
                        || !two(&xs, ys) && (called(&xs, ys) || called(ys, &xs))
                }
                false => within(&xs, ys) || within(ys, &xs),
            };
            if same {
                return Some(format!("«{x}» and «{y}» stand in articles of one story"));
            }
        }
    }
    None
}

/// «مانويل ثيلايا», «مانويل سيلايا»; not «طارق منصور», «هشام منصور», whose first names are two of the list.
fn spelled(corpus: &Corpus, xs: &[String], ys: &[String]) -> bool {
    let parts = || xs.iter().zip(ys);
    let least = parts().map(|(p, q)| similarity(p, q)).min().unwrap_or(0);
    let unlike = parts().filter(|(p, q)| similarity(p, q) < ACCEPT).count();
    let whole = similarity(&xs.join(" "), &ys.join(" "));
    least >= LEAST
        && whole >= WHOLE
        && unlike < xs.len()
        && !parts().any(|(p, q)| told_apart(corpus, p, q))
}

/// Two given names of the list are two: «سالم», «سليم».
pub(super) fn told_apart(corpus: &Corpus, p: &str, q: &str) -> bool {
    let (p, q) = (fold(p), fold(q));
    let given = |word: &str| {
        let class = corpus.lexicon.words.class(word);
        class.is(Class::GIVEN) && !class.is(Class::FOREIGN)
    };
    p != q && given(&p) && given(&q)
}

/// «نيك» of «نيكولاس»: the short form of a first name.
fn called(short: &[String], long: &[String]) -> bool {
    let (Some(first), Some(whole)) = (short.first(), long.first()) else { return false };
    let (first, whole) = (fold(first), fold(whole));
    let rest = short.iter().zip(long).skip(1).all(|(p, q)| similarity(p, q) >= ACCEPT);
    let n = first.chars().count();
    rest && n >= 3 && whole.chars().count() >= n + 2 && whole.starts_with(&first)
}

/// «صباح الأحمد» of «صباح الأحمد الجابر»: the longer begins as the shorter does and has its parts in
/// order.
fn within(short: &[String], long: &[String]) -> bool {
    if short.len() >= long.len() {
        return false;
    }
    let near = |p: &String, q: &String| similarity(p, q) >= ACCEPT;
    let begins = short.first().zip(long.first()).is_some_and(|(p, q)| near(p, q));
    let mut rest = long.iter();
    begins && short.iter().all(|p| rest.any(|q| near(p, q)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(name: &str) -> Vec<String> {
        name_parts(name)
    }

    #[test]
    fn short_forms_of_a_name() {
        assert!(called(&parts("نيك ليسون"), &parts("نيكولاس ليسون")));
        assert!(!called(&parts("علي منصور"), &parts("علياء حداد")));
        assert!(within(&parts("كريم سامي"), &parts("كريم سامي منصور")));
        assert!(within(&parts("كريم منصور"), &parts("كريم سامي منصور")));
        assert!(!within(&parts("سامي منصور"), &parts("كريم سامي منصور")));
    }
}
