//! How a foreign name goes on: behind a foreign first name a word nobody listed may be the surname.

use super::Name;
use super::accept::stops;
use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::Class;

/// A place of one word, no country, right before what only a foreign surname looks like.
pub(in crate::extract) fn named_like_a_place(tags: &Tags, at: usize) -> bool {
    let place = tags.bare_known(at, &[MentionKind::Place]).filter(|k| k.last == at + 1);
    let country = |k: &Candidate| tags.country_of(k).as_ref() == k.known.first();
    place.is_some_and(|k| !country(k)) && tags.goes_on(at + 1) && tags.is_foreign_surname(at + 1)
}

/// A word nobody listed that does not sound Arabic, right behind a foreign given name.
pub(super) fn loosely(tags: &Tags, at: usize, so_far: &Name) -> bool {
    let word = tags.word(at);
    let foreign = is_foreign_given(tags, so_far.first)
        || matches!(so_far.parts.first(), Some(Part::Foreign | Part::Shape));
    so_far.parts.len() == 1
        && foreign
        && !so_far.joined
        && tags.class(at).is_empty()
        && tags.known_in(at).is_none()
        && !tags.definite(at)
        && tags.letters(at) > 3
        && !["لل", "وال", "بال", "فال"].iter().any(|p| word.starts_with(p))
        && !word.ends_with("ها")
        && !word.ends_with("هم")
        && !word.ends_with("وا")
        && !tags.surface(at).ends_with(['ة', '\u{64b}'])
        && tags.sound(at) > 2
}

/// «سيباستيان فراي.», «ماريو فريك من»: nobody lists the word as it stands, a foreign first name
/// leads to it and a stop ends it. Not «ماريو بقوة», «كارلوس لفريقه».
pub(super) fn closes_foreign(tags: &Tags, at: usize, so_far: &Name) -> bool {
    let word = tags.word(at);
    let led = so_far.parts.len() == 1
        && !so_far.joined
        && is_foreign_given(tags, so_far.first)
        && !tags.class(so_far.first).is(Class::AMBIGUOUS);
    let joins = word.starts_with(['ب', 'ل', 'و', 'ك']) && tags.sound(at) <= 0;
    // «جون تهدف إلى»: the look of a verb.
    let verbal = word.starts_with(['ي', 'ت']) && tags.sound(at) < 16;
    led && tags.letters(at) > 3
        && !joins
        && !verbal
        && tags.class(at).is_empty()
        && tags.known_in(at).is_none()
        && !tags.definite(at)
        && !["لل", "وال", "بال", "فال"].iter().any(|p| word.starts_with(p))
        && !["ها", "هم", "وا", "ات", "نا"].iter().any(|e| word.ends_with(e))
        && !tags.surface(at).ends_with(['ة', 'ه', '\u{64b}'])
        && !tags.surface(at).contains('\u{64b}')
        && stops(tags, at + 1)
}

/// «ومار», «وكيو»: no listed word, and a listed name behind «و».
pub(super) fn another_begins(tags: &Tags, at: usize) -> bool {
    let Some(rest) = tags.word(at).strip_prefix('و') else { return false };
    let listed = Class::GIVEN.or(Class::SURNAME).or(Class::SYLLABLE).or(Class::WEAK_SYLLABLE);
    tags.class(at).is_empty()
        && !tags.class(at).is(Class::SYLLABLE.or(Class::WEAK_SYLLABLE))
        && rest.chars().count() > 2
        && tags.words.class(rest).is(listed)
}

pub(super) fn is_foreign_given(tags: &Tags, at: usize) -> bool {
    tags.stem_class(at).is(Class::FOREIGN)
}
