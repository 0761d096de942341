//! Persons in a row: «سمير حداد، ومنينة المودن، وريم الخشت»; of two persons what stands between them in
//! the same row is one as well, whatever its words look like.
//!
//! ```text
//! row  = item mark item (mark item)*
//! item = two to four words [in brackets: what he is]
//! mark = ، ؛ - – or «و»
//! ```
//!
//! Not «سمير حداد، وزير العدل، وريم فارس»: a title stands between.

use super::Name;
use super::accept::stops;
use super::closing::is_superlative;
use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::Class;

/// The persons of rows that no rule has found. `found` is sorted by first token.
pub fn rows(tags: &Tags, found: &[Candidate]) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::new();
    for (ix, person) in found.iter().enumerate() {
        if person.kind != MentionKind::Person {
            continue;
        }
        // How many stand in the row before the one that is looked at.
        let mut n_before =
            usize::from(ix > 0 && follows(tags, found.get(ix - 1), person.first)) + 1;
        let mut last = person.last;
        while let Some((first, clitic)) = mark(tags, last) {
            let Some(item) = item(tags, first, clitic) else { break };
            if begins(found, first) {
                break;
            }
            let next = mark(tags, item.last).is_some_and(|(next, _)| begins(found, next));
            let open = n_before > 1 && mark(tags, item.last).is_some();
            let closes = n_before > 1 && ends_row(tags, item.last);
            let given = tags.stem_class(first).is(Class::GIVEN);
            if !(next || given && (open || closes)) {
                break;
            }
            last = item.last;
            n_before += 1;
            out.push(item.candidate(tags, "row-name", 695));
        }
    }
    out
}

/// The person before stands in the same row.
fn follows(tags: &Tags, before: Option<&Candidate>, first: usize) -> bool {
    before.is_some_and(|b| {
        b.kind == MentionKind::Person && mark(tags, b.last).is_some_and(|(at, _)| at == first)
    })
}

/// A person that is known to begin at the token.
fn begins(found: &[Candidate], first: usize) -> bool {
    let ix = found.partition_point(|c| c.first < first);
    let here = found.get(ix..).unwrap_or_default().iter().take_while(|c| c.first == first);
    { here }.any(|c| c.kind == MentionKind::Person)
}

/// Where the next item of the row begins behind the mark at `at`, and the bytes of its «و».
fn mark(tags: &Tags, at: usize) -> Option<(usize, usize)> {
    let mut at = at;
    // «(حارس مرمى)»
    if tags.surface(at) == "(" && !tags.starts_block(at) {
        at = (at + 1..at + 7).find(|i| tags.surface(*i) == ")")? + 1;
    }
    let marked = !tags.starts_block(at) && matches!(tags.surface(at), "،" | "," | "؛" | "-" | "–");
    let first = if marked { at + 1 } else { at };
    if !tags.goes_on(first) {
        return None;
    }
    let and = tags.word(first).starts_with('و')
        && (tags.clitic(first) == 'و'.len_utf8()
            // «وحنبل»: nobody lists it, with «و» or without.
            || tags.class(first).is_empty() && tags.common(first).is_empty());
    (marked || and).then_some((first, if and { 'و'.len_utf8() } else { 0 }))
}

/// The row ends behind the item.
fn ends_row(tags: &Tags, at: usize) -> bool {
    at >= tags.len() || tags.starts_block(at) || matches!(tags.surface(at), "." | "…" | "...")
}

/// The words of an item that begins at `first`.
fn item(tags: &Tags, first: usize, clitic: usize) -> Option<Name> {
    let class = tags.stem_class(first);
    let title = class.is(Class::TITLE) && tags.stem(first).starts_with("ال");
    let given = class.is(Class::GIVEN) && !title;
    let stem = tags.clitic(first) > 0;
    let name_like = given
        || matches!(
            tags.part(first, stem),
            Part::Unknown | Part::Foreign | Part::Surname | Part::Article
        );
    let closed = Class::STOP.or(Class::VERB).or(Class::ORG_HEAD).or(Class::PLACE_HEAD);
    if !name_like
        || is_superlative(tags, first)
        || class.is(closed.or(Class::TITLE)) && !given
        || tags.known_in(first).is_some_and(|k| k.kind != MentionKind::Person)
    {
        return None;
    }
    let mut last = first + 1;
    while last - first < 4
        && tags.goes_on(last)
        && !(tags.word(last).starts_with('و') && tags.clitic(last) > 0)
        && belongs(tags, last, given)
    {
        last += 1;
    }
    let ends = stops(tags, last) || mark(tags, last).is_some();
    // «أمين الحزب»: a noun and what it is of.
    let noun = class.is(Class::NOUN.or(Class::TITLE)) && tags.definite(first + 1);
    // «وابن خلدون والكرماني»: by his town or tribe alone.
    let origin = matches!(tags.part(first, stem), Part::Article | Part::Surname)
        && (tags.surface(first).ends_with('ي')
            // «طه حسين والعقاد»
            || stem && tags.stem_class(first).is(Class::SURNAME) && tags.stem_common(first).is_empty())
        // «أم كلثوم وفاطمة،»
        || stem && clitic > 0 && tags.part(first, true) == Part::Given;
    (last > first + 1 || origin).then_some(())?;
    (ends && !noun).then(|| Name {
        first,
        last,
        clitic,
        parts: vec![Part::Ambiguous; last - first],
        joined: false,
        gender: tags.words.gender(tags.stem(first)),
    })
}

/// Whether a word behind the first can be of the name.
fn belongs(tags: &Tags, at: usize, given: bool) -> bool {
    let closed = Class::STOP
        .or(Class::VERB)
        .or(Class::REPORTING)
        .or(Class::TIME)
        .or(Class::NUMBER)
        .or(Class::ORG_HEAD)
        .or(Class::PLACE_HEAD);
    let class = tags.class(at);
    let part = tags.part(at, false);
    // «أمينة ماء العينين», «عادل الصغير»: behind a given name also a word of daily life.
    let daily = given && !class.is(Class::TITLE);
    !class.is(closed)
        && tags.known_in(at).is_none_or(|k| k.kind == MentionKind::Person)
        && (part != Part::No && part != Part::Verbal || daily)
}
