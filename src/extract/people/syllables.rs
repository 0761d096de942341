//! Names of syllables: «لي جاي يونغ», «باك غيون هي», «نغوين فو ترونغ».
//!
//! Two or three syllables in a row, one of them no Arabic word, are a name of East Asia: the family's
//! comes first.

use super::Name;
use crate::extract::facts::MentionKind;
use crate::extract::tags::{Part, Tags};
use crate::extract::traits::May;
use crate::lexicon::words::Class;

/// The run of syllables from `first`.
pub(super) fn run(tags: &Tags, first: usize, clitic: usize) -> Option<Name> {
    let class = |i: usize| if i == first { tags.stem_class(i) } else { tags.class(i) };
    let strong = |i: usize| class(i).is(Class::SYLLABLE) || nasal(tags, i);
    // «آن» is a syllable, «أن» and «إن» are not.
    let weak = |i: usize| {
        class(i).is(Class::WEAK_SYLLABLE) && (tags.word(i) != "ان" || tags.surface(i) == "آن")
    };
    if !strong(first) && !weak(first) {
        return None;
    }
    let mut last = first + 1;
    let mut n = 1;
    while n < 4 {
        let hyphen = tags.surface(last) == "-" && tags.reading.analysis.glued(last);
        let next = if hyphen { last + 1 } else { last };
        if !tags.goes_on(next) || !(strong(next) || weak(next)) {
            break;
        }
        n += 1;
        last = next + 1;
    }
    let closed = |i: usize| class(i).is(Class::STOP) && !strong(i) && tags.surface(i) != "آن";
    let count = |to: usize| (first..to).filter(|i| strong(*i)).count();
    // «كيم هي …»: of two, the second is no pronoun.
    if n == 2 && closed(last - 1) || n == 3 && closed(last - 1) && count(last) < 2 {
        (last, n) = (last - 1, n - 1);
    }
    let known =
        (first..last).any(|i| tags.known_in(i).is_some_and(|k| k.kind != MentionKind::Person));
    let sure =
        count(last) > 1 || n > 2 && count(last) > 0 || n > 1 && count(last) > 0 && !closed(first);
    if n < 2 || known || !sure {
        return None;
    }
    let mut parts = vec![Part::Surname; n];
    if let Some(family) = parts.first_mut() {
        *family = Part::Foreign;
    }
    Some(Name { first, last, clitic, parts, joined: false, gender: None })
}

/// «ميونغ», «زهينغ»: short words that end as no Arabic word does.
fn nasal(tags: &Tags, at: usize) -> bool {
    tags.reading.traits(at).may(May::NASAL)
        && tags.class(at).is_empty()
        && tags.clitic(at) == 0
        && is_nasal(tags.word(at))
}

/// True of a folded word of such a shape.
pub(in crate::extract) fn is_nasal(word: &str) -> bool {
    ["ونغ", "ينغ", "انغ"].iter().any(|e| word.ends_with(e))
        && (3..=6).contains(&word.chars().count())
}

/// Whether the word can be a syllable of a name.
pub(super) fn is(tags: &Tags, at: usize) -> bool {
    tags.class(at).is(Class::SYLLABLE.or(Class::WEAK_SYLLABLE)) || nasal(tags, at)
}
