//! Who made a work: «من إخراج شهد أمين», «كتاب "…" لقاسم الصقلي».
//!
//! Such words lead to nothing but a person, so that any two words up to a stop are his name.

use super::Name;
use super::accept::stops;
use crate::extract::overlap::Candidate;
use crate::extract::tags::{Part, Tags};
use crate::extract::traits::May;
use crate::lexicon::words::Class;
use crate::text::WordSet;

/// The person that a word of making or the name of a work leads to.
pub(super) fn maker(tags: &Tags, at: usize) -> Option<Candidate> {
    let lead = at.checked_sub(1).filter(|_| !tags.starts_block(at) && tags.is_word(at))?;
    if by(tags, lead) {
        return whole(tags, at, 0).map(|name| name.candidate(tags, "made-by", 705));
    }
    // «"ظل الجدار" لوليد النجار»
    let lam = 'ل'.len_utf8();
    let signed = tags.is_quote(lead)
        && lead.checked_sub(1).is_some_and(|b| tags.is_word(b) && !tags.starts_block(lead))
        && tags.word(at).starts_with('ل')
        && tags.clitic(at) == lam
        && tags.stem_class(at).is(Class::GIVEN);
    signed.then(|| whole(tags, at, lam)).flatten().map(|name| name.candidate(tags, "made-by", 705))
}

/// Words of making, folded.
const MAKING: WordSet = WordSet::new(&[
    "اخراج",
    "تاليف",
    "سيناريو",
    "تلحين",
    "الحان",
    "غناء",
    "بقلم",
    "بريشه",
    "بعدسه",
    "توقيع",
    "تصميم",
    "وكلمات",
]);

/// True of a folded word of making, «و» before it allowed.
pub(in crate::extract) fn may_lead_to_maker(word: &str) -> bool {
    MAKING.contains(word) || word.strip_prefix('و').is_some_and(|word| MAKING.contains(word))
}

/// «من إخراج», «وتأليف»: a word of making in the genitive.
fn by(tags: &Tags, at: usize) -> bool {
    if !tags.reading.traits(at).may(May::MAKER) {
        return false;
    }
    let word = tags.word(at);
    let from =
        at.checked_sub(1).is_some_and(|b| matches!(tags.word(b), "من" | "ومن") && tags.goes_on(at));
    let and = word.strip_prefix('و').is_some_and(|w| MAKING.contains(w));
    matches!(word, "بقلم" | "بريشه" | "بعدسه") || and || from && MAKING.contains(word)
}

/// Two words, or three with a listed name among them, that go up to a stop.
fn whole(tags: &Tags, first: usize, clitic: usize) -> Option<Name> {
    let closed = Class::STOP
        .or(Class::TITLE)
        .or(Class::TIME)
        .or(Class::NUMBER)
        .or(Class::ORG_HEAD)
        .or(Class::PLACE_HEAD);
    let given = tags.stem_class(first).is(Class::GIVEN);
    let opens = (given || !tags.class(first).is(closed) && tags.common(first).is_empty())
        && !tags.definite(first)
        && tags.known_in(first).is_none();
    if !opens {
        return None;
    }
    let mut last = first + 1;
    while last - first < 4 && tags.goes_on(last) && !stops(tags, last) {
        let class = tags.class(last);
        let joined =
            tags.word(last).starts_with('و') && (tags.clitic(last) > 0 || class.is_empty());
        if joined {
            break;
        }
        let listed = class.is(Class::GIVEN.or(Class::SURNAME).or(Class::PARTICLE));
        if class.is(closed.or(Class::VERB)) && !listed || tags.known_in(last).is_some() {
            return None;
        }
        last += 1;
    }
    let joined = tags.word(last).starts_with('و');
    let n = last - first;
    let names = (n == 2 || n > 2 && given) && (stops(tags, last) || joined);
    names.then(|| Name {
        first,
        last,
        clitic,
        parts: vec![Part::Ambiguous; n],
        joined: false,
        gender: tags.words.gender(tags.stem(first)),
    })
}
