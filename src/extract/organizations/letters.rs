//! Firms called by the letters of another alphabet, and firms of two names: «كيه بي إن», «جيه بي مورغان»,
//! «برات آند ويتني».
//!
//! ```text
//! firm = letter letter+ word*      two of the letters are nothing else
//!      | word+ (اند | اوف) word    «and», «of»
//! ```

use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::people::stops;
use crate::extract::tags::{Part, Tags};
use crate::extract::traits::May;
use crate::lexicon::words::Class;
use crate::text::WordSet;

/// Names of Latin letters that are no Arabic words, folded.
const SURE: WordSet = WordSet::new(&[
    "بي",
    "سي",
    "دي",
    "اف",
    "جي",
    "جيه",
    "اتش",
    "ايتش",
    "كيه",
    "كيو",
    "اس",
    "تي",
    "يو",
    "دبليو",
    "اكس",
    "ايه",
    "اي",
    "ار",
]);

/// Names of letters that are Arabic words too: «أم», «إن», «أو», «في».
const OTHER: WordSet = WordSet::new(&["ام", "ان", "ال", "او", "في", "واي", "زد", "جاي", "كي"]);

/// «and» and «of» between the names of a firm.
const JOINS: WordSet = WordSet::new(&["اند", "اوف"]);

/// True of a folded word that is the name of a letter behind whatever is written onto it.
pub(in crate::extract) fn may_be_letter(word: &str) -> bool {
    word.char_indices().any(|(at, _)| word.get(at..).is_some_and(|rest| SURE.contains(rest)))
}

/// True of a folded word between the names of a firm.
pub(in crate::extract) fn joins_letters(word: &str) -> bool {
    JOINS.contains(word)
}

/// The firm that begins at `at`.
pub(super) fn firm(tags: &Tags, at: usize) -> Option<Candidate> {
    let may = |at: usize, what: May| tags.reading.traits(at).may(what);
    let spells = may(at, May::LETTER);
    let joins = may(at + 1, May::LETTERS_JOINED) || may(at + 2, May::LETTERS_JOINED);
    if !(spells || joins) || !tags.is_word(at) || tags.known_in(at).is_some() {
        return None;
    }
    let spelled = spells.then(|| spelled(tags, at)).flatten();
    spelled.or_else(|| joins.then(|| joined(tags, at)).flatten())
}

/// «كيه بي إن», «جيه بي مورغان».
fn spelled(tags: &Tags, at: usize) -> Option<Candidate> {
    let (word, clitic) = (tags.word(at), led(tags, at));
    if !SURE.contains(word.get(clitic..)?) {
        return None;
    }
    let letter = |i: usize| SURE.contains(tags.word(i)) || OTHER.contains(tags.word(i));
    let mut last = at + 1;
    while tags.goes_on(last) && letter(last) {
        last += 1;
    }
    // A letter that is a word too belongs to the name inside it, or before what stands apart:
    // «إيه بي إم إن الشركة …» ends before «إن».
    let apart = |i: usize| {
        tags.is_punct(i) || tags.nationality(i).is_some() || i >= tags.len() || tags.starts_block(i)
    };
    let word_too = |i: usize| match tags.word(i) {
        "ان" => tags.definite(i + 1) && tags.nationality(i + 1).is_none(),
        "في" | "او" | "ال" | "كي" => !apart(i + 1),
        _ => false,
    };
    while last > at + 1 && word_too(last - 1) {
        last -= 1;
    }
    let sure = (at..last).filter(|i| *i == at || SURE.contains(tags.word(*i))).count();
    if sure < 2 {
        return None;
    }
    // «جيه بي مورغان تشيس»
    let more = |i: usize| {
        let body = tags.known_at(i).is_some_and(|k| k.kind == MentionKind::Organization);
        let named = tags.part(i, false).is_name() && tags.class(i).is(Class::FOREIGN);
        tags.goes_on(i) && (body || named || is_foreign_word(tags, i))
    };
    while last - at < 8 && more(last) {
        last = tags.known_at(last).map_or(last + 1, |k| k.last);
    }
    Some(made(tags, at, last, clitic))
}

/// «برات آند ويتني», «إرنست آند يونغ», «بنك أوف نيويورك»: no Arabic word is spelled like what joins them.
fn joined(tags: &Tags, at: usize) -> Option<Candidate> {
    let join = (at + 1..at + 3)
        .take_while(|i| tags.goes_on(*i))
        .find(|i| JOINS.contains(tags.word(*i)))?;
    let closed = Class::STOP.or(Class::THAT).or(Class::TITLE).or(Class::REPORTING);
    let open = |i: usize| !tags.definite(i) && !tags.class(i).is(closed);
    let names = tags.goes_on(join + 1)
        && open(join - 1)
        && open(join + 1)
        && (at..join - 1).all(|i| is_foreign_word(tags, i));
    let last = tags.known_at(join + 1).map_or(join + 2, |k| k.last);
    names.then(|| made(tags, at, last, led(tags, at)))
}

/// A word nobody knows that stands in no Arabic phrase.
fn is_foreign_word(tags: &Tags, at: usize) -> bool {
    let part = tags.part(at, false);
    tags.is_word(at)
        && tags.known_in(at).is_none_or(|k| k.kind != MentionKind::Place)
        && !tags.definite(at)
        && tags.common(at).is_empty()
        && (matches!(part, Part::Foreign | Part::Shape | Part::Surname)
            || part == Part::Unknown
                && tags.sound(at) > 0
                && (stops(tags, at + 1) || tags.sound(at) > 10))
}

/// Bytes of «و», «ب», «ل» before the first letter or word.
fn led(tags: &Tags, at: usize) -> usize {
    let word = tags.word(at);
    let rest = word.strip_prefix(['و', 'ب', 'ل']).unwrap_or_default();
    if !SURE.contains(word) && SURE.contains(rest) { 2 } else { tags.clitic(at) }
}

fn made(tags: &Tags, first: usize, last: usize, clitic: usize) -> Candidate {
    // «شركة إيه تي آند تي»: with its head.
    let head = first.checked_sub(1).filter(|h| {
        clitic == 0
            && tags.goes_on(first)
            && matches!(tags.stem(*h), "شركه" | "مجموعه" | "بنك" | "مصرف" | "نقابه" | "وكاله")
    });
    let (first, clitic) = head.map_or((first, clitic), |h| (h, tags.clitic(h)));
    super::told::made(tags, first, last, clitic, 956)
}
