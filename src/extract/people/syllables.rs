//! Names of syllables: «لي جاي يونغ», «باك غيون هي», «نغوين فو ترونغ».
//!
//! Two or three syllables in a row, one of them no Arabic word, are a name of East Asia: the family's
//! comes first.

use super::Name;
use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::tags::{Part, Tags};
use crate::extract::traits::May;
use crate::lexicon::words::Class;

/// The run of syllables from `first`.
pub(super) fn run(tags: &Tags, first: usize, clitic: usize) -> Option<Name> {
    let class = |i: usize| if i == first { tags.stem_class(i) } else { tags.class(i) };
    let strong = |i: usize| class(i).is(Class::SYLLABLE) || nasal(tags, i);
    let weak = |i: usize| class(i).is(Class::WEAK_SYLLABLE) && spelled_so(tags, i);
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
    // «رئيس الوزراء لي بينغ»: behind a title no «to me».
    let li = |i: usize| tags.word(i) == "لي" && i > 0 && tags.goes_on(i) && tags.definite(i - 1);
    let closed = |i: usize| {
        class(i).is(Class::STOP)
            && !strong(i)
            && !matches!(tags.surface(i), "آن" | "وان")
            && !(i == first && li(i))
    };
    let count = |to: usize| (first..to).filter(|i| strong(*i)).count();
    // «كيم هي …»: of two, the second is no pronoun.
    if n == 2 && closed(last - 1) || n == 3 && closed(last - 1) && count(last) < 2 {
        (last, n) = (last - 1, n - 1);
    }
    // «كيم إي باي»: no firm, when a family's name leads to it.
    let family = class(first).is(Class::SYLLABLE) && class(first).is(Class::SURNAME);
    let firm = |k: &Candidate| family && k.first > first && k.kind == MentionKind::Organization;
    let known = (first..last)
        .filter_map(|i| tags.known_in(i))
        .any(|k| k.kind != MentionKind::Person && !firm(k));
    // «كيم دونغ ووك إن»: a third of a few letters before a stop.
    if n == 2 && family && !known && count(last) == 2 && is_third(tags, last) {
        (last, n) = (last + 1, 3);
    }
    if n == 1 && family && !known && (is_given(tags, last) || is_short(tags, last)) {
        (last, n) = (last + 1, 2);
    }
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

/// «آن» is a syllable, «أن» and «إن» are not; «إي» is, «أي» is not.
fn spelled_so(tags: &Tags, at: usize) -> bool {
    let surface = tags.surface(at);
    match tags.word(at) {
        "ان" => surface == "آن",
        "اي" => surface == "إي",
        "اين" => surface == "إين",
        "اون" => surface != "اون",
        "وان" => surface == "وان",
        "سو" | "كي" | "لي" => !surface.contains('ى'),
        _ => true,
    }
}

/// «دينغ ليرين», «وانغ شيانتشي»: one word nobody lists, foreign by its sound, behind a family's name.
fn is_given(tags: &Tags, at: usize) -> bool {
    tags.goes_on(at)
        && tags.class(at).is_empty()
        && tags.common(at).is_empty()
        && tags.known_in(at).is_none()
        && tags.clitic(at) == 0
        && !tags.hides_clitic(at)
        && !tags.definite(at)
        && (4..=8).contains(&tags.letters(at))
        && !tags.word(at).starts_with('و')
        && !tags.surface(at).ends_with(['ة', 'ه', 'ت', 'ا', '\u{64b}'])
        && tags.sound(at) > if tags.letters(at) > 4 { -8 } else { 4 }
}

/// A short word nobody lists, with a stop or a title behind it.
fn is_third(tags: &Tags, at: usize) -> bool {
    let class = tags.class(at + 1);
    tags.goes_on(at)
        && (2..=4).contains(&tags.letters(at))
        && tags.class(at).is_empty()
        && tags.common(at).is_empty()
        && tags.known_in(at).is_none()
        && !tags.definite(at)
        && !tags.surface(at).ends_with(['ة', 'ه'])
        && (!tags.goes_on(at + 1) || class.is(Class::STOP.or(Class::TITLE).or(Class::REPORTING)))
}

/// «وانغ دان،»: two or three letters before a stop.
fn is_short(tags: &Tags, at: usize) -> bool {
    tags.goes_on(at)
        && (2..=3).contains(&tags.letters(at))
        && !tags.class(at).is(Class::STOP.or(Class::TITLE).or(Class::TIME).or(Class::NUMBER))
        && tags.is_punct(at + 1)
        && !tags.starts_block(at + 1)
        && !tags.surface(at).ends_with(['ة', 'ه'])
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
        && (3..=7).contains(&word.chars().count())
}

/// Whether the word can be a syllable of a name.
pub(super) fn is(tags: &Tags, at: usize) -> bool {
    tags.class(at).is(Class::SYLLABLE.or(Class::WEAK_SYLLABLE)) || nasal(tags, at)
}
