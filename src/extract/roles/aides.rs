//! Who serves somebody with an office, and which of the two the name is.
//!
//! «قال كريم منصور مستشار الرئيس سامي حداد»: the adviser is named before, the president behind.
//! «قال مستشار الرئيس كريم منصور» names the adviser alone.

use super::Tail;
use super::titles::title_at;
use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::Class;
use crate::text::WordSet;

/// Offices in the service of another, folded.
const AIDES: WordSet = WordSet::new(&[
    "نايب",
    "نايبه",
    "مستشار",
    "مستشاره",
    "مساعد",
    "مساعده",
    "سكرتير",
    "سكرتيره",
    "محامي",
    "محاميه",
    "مدير",
    "مديره",
    "مبعوث",
    "مبعوثه",
    "ممثل",
    "ممثله",
]);

/// The token at which the second office begins, when the name behind it is of who holds that one.
pub(super) fn inner(
    tags: &Tags,
    first: usize,
    tail: &Tail,
    gender: Option<char>,
    name: &Candidate,
) -> Option<usize> {
    if !AIDES.contains(tags.stem(first)) {
        return None;
    }
    let other = gender == Some('f') && tags.words.gender(tags.word(name.first)) == Some('m');
    if !other && !follows_name(tags, first) {
        return None;
    }
    let office = |t: &&usize| {
        let inner = title_at(tags, **t, false);
        inner.is_some_and(|(title, _, definite)| definite || title.words.len() > 1)
    };
    tail.words.iter().skip(1).find(office).copied()
}

/// Whether the title stands in apposition to the name of somebody who says something: «قال فلان
/// مستشار …», «بحسب فلان، مستشارة …». Not «التقى فلان نائب الرئيس …».
fn follows_name(tags: &Tags, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    let comma = matches!(tags.surface(before), "،" | ",") && !tags.starts_block(first);
    let mut at = if comma { before } else { before + 1 };
    let end = at;
    let named = |ix: usize| {
        let class = tags.class(ix).or(tags.stem_class(ix));
        let closed = Class::STOP.or(Class::VERB).or(Class::TITLE).or(Class::TIME);
        tags.is_word(ix)
            && !class.is(closed.or(Class::REPORTING))
            && (tags.part(ix, true) != Part::No
                || tags.known_in(ix).is_some_and(|k| k.kind == MentionKind::Person)
                || class.is_empty() && tags.common(ix).is_empty())
    };
    while at > 0 && end - at < 4 && named(at - 1) && (at == end || tags.goes_on(at)) {
        at -= 1;
    }
    let Some(lead) = at.checked_sub(1).filter(|_| at < end && tags.goes_on(at)) else {
        return false;
    };
    tags.stem_class(lead).is(Class::REPORTING)
        || matches!(tags.word(lead), "بحسب" | "حسب" | "وفق" | "ان")
}
