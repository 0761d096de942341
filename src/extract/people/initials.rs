//! Letters for names: «س. راماكريشنان», «تيريزا ب. لازارو».

use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::Class;

/// «ب.» before another word of a name, or before another letter.
pub(super) fn is(tags: &Tags, at: usize) -> bool {
    stopped(tags, at) && (tags.part(at + 2, false) != Part::No || is(tags, at + 2))
}

/// A letter or two with a stop, and a word after it in the same block.
fn stopped(tags: &Tags, at: usize) -> bool {
    tags.letters(at) <= 2
        && tags.is_word(at)
        && tags.surface(at + 1) == "."
        && tags.reading.analysis.glued(at + 1)
        && tags.goes_on(at + 2)
}

/// Letters open a name here. Not the titles «د. محمد», «م. أحمد», the sections «أ. تعريف», the years
/// «300 م. وانتهى».
pub(super) fn opens(tags: &Tags, at: usize) -> bool {
    if !is(tags, at) || tags.starts_block(at) || tags.word(at) == "د" {
        return false;
    }
    let before = at - 1;
    let name = end(tags, at);
    let class = tags.class(name);
    let arabic = class.is(Class::GIVEN) && !class.is(Class::FOREIGN);
    tags.letters(at) == 1
        && !arabic
        && !tags.definite(name)
        && tags.reading.number(before).is_none()
        && !(tags.surface(before) == "." && tags.letters(before.wrapping_sub(1)) <= 2)
}

/// Where the word after the letters stands.
pub(super) fn end(tags: &Tags, mut at: usize) -> usize {
    while stopped(tags, at) {
        at += 2;
    }
    at
}
