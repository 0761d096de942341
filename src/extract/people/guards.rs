//! Words that look like a name, or like more of one, and are not: by what stands beside them.

use crate::extract::roles::peer;
use crate::extract::tags::Tags;
use crate::extract::traits::May;
use crate::lexicon::words::Class;

/// «مدى الحياة», «باسم مستعار», «باسم الزعيم فلان», «نظيره فلان», «للآداب»: words that a name looks
/// like. Not «باسم منصور».
pub(super) fn is_no_name(tags: &Tags, first: usize) -> bool {
    let word = tags.word(first);
    let word = word.strip_prefix('و').filter(|rest| *rest == "باسم").unwrap_or(word);
    let next = if tags.goes_on(first + 1) { tags.word(first + 1) } else { "" };
    let alias = word == "باسم" && {
        let class = tags.class(first + 1);
        next.is_empty()
            || tags.definite(first + 1) && !class.is(Class::SURNAME.or(Class::GIVEN))
            || class.is(Class::TITLE.or(Class::ADJECTIVE)) && !class.is(Class::GIVEN)
            || next == "مستعار"
    };
    // «نزل من بيت مري»
    let village = word == "بيت" && next != "الله" && behind_preposition(tags, first);
    village
        || word == "مدي" && next == "الحياه"
        || alias
        || word.starts_with("لل") && word != "للا" && tags.class(first).is_empty()
        || tags.reading.traits(first).may(May::PEER) && peer(word).is_some()
}

/// «بحسب لايل منصور»: behind a preposition no word begins with another.
pub(super) fn is_governed(tags: &Tags, first: usize) -> bool {
    behind_preposition(tags, first) && tags.word(first).starts_with(['ل', 'ب'])
}

fn behind_preposition(tags: &Tags, first: usize) -> bool {
    let led = first.checked_sub(1).filter(|_| tags.goes_on(first));
    led.is_some_and(|b| {
        matches!(tags.word(b), "بحسب" | "حسب" | "وفق" | "من" | "عن" | "الي" | "في" | "لدي" | "ضد")
    })
}

/// «كريم للتلفزيون», «كريم باستصدار», «زين باسمه»: behind a name, what begins something else.
pub(super) fn begins_phrase(tags: &Tags, at: usize) -> bool {
    let (word, n) = (tags.word(at), tags.letters(at));
    let open = tags.class(at).is_empty();
    let verb = || {
        word.strip_prefix('و').is_some_and(|rest| {
            rest.starts_with(['ي', 'ت'])
                && tags.words.class(rest).or(tags.words.common(rest)).is(Class::VERB)
        })
    };
    // «وقال كريم ضاحكا:»
    let manner = || {
        n == 5
            && word.ends_with('ا')
            && word.chars().nth(1) == Some('ا')
            && tags.surface(at + 1) == ":"
            && tags.sound(at) <= 0
    };
    open && (word.starts_with("لل") && n > 4 || word.starts_with("باست") && n > 6)
        || word.starts_with("باسم") && n > 4
        || open && (verb() || manner())
}
