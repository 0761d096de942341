//! Words that are never part of a name, by themselves: closed words, verbs behind «و», words of daily life.

use crate::lexicon::words::{Class, Words};

/// True of a word that is no part of a person's name wherever it stands unsplit, as
/// [`Tags::part`](super::tags::Tags::part) would find: a closed word, or one of daily life that no list of names has.
pub(super) fn is_never_named(
    word: &str,
    (class, common, sound): (Class, Class, i32),
    closed: bool,
) -> bool {
    const NAMES: Class = Class::GIVEN.or(Class::SURNAME).or(Class::AMBIGUOUS);
    const DAILY: Class = Class::NOUN
        .or(Class::ADJECTIVE)
        .or(Class::VERB)
        .or(Class::TIME)
        .or(Class::PLACE_HEAD)
        .or(Class::ORG_HEAD);
    let derived = class.is_empty() && !common.is_empty() && sound < 20;
    class.is(Class::STOP) && word != "علي"
        || class.is(DAILY) && !class.is(NAMES.or(Class::STOP))
        || derived
        || class.is_empty() && closed
}

/// «واستقبل», «وانتقد», «ويتساوى»: «و» or «ف» before what is shaped like a verb and like no name.
pub(super) fn is_joined_verb(word: &str, dotless: bool) -> bool {
    let Some(rest) = word.strip_prefix(['و', 'ف']) else { return false };
    let mut letters = rest.chars();
    let (first, second, third) = (letters.next(), letters.next(), letters.next());
    let n = rest.chars().count();
    let eighth = first == Some('ا') && third == Some('ت') && n >= 5;
    let tenth = (rest.starts_with("است") || rest.starts_with("ان")) && n >= 5;
    let present = matches!(first, Some('ي' | 'ت')) && dotless;
    let fifth = first == Some('ي') && second == Some('ت') && n >= 5;
    eighth || tenth || present || fifth
}

/// «وفي», «فإن», «لكن»: a closed word behind a clitic.
pub(super) fn is_closed_behind_clitic(words: &Words, word: &str, sound: i32) -> bool {
    let closed = |w: &str| words.class(w).is(Class::STOP) && w.chars().count() > 1;
    let bare = word.strip_prefix(['و', 'ف']);
    let then = bare.and_then(|w| w.strip_prefix(['ب', 'ل', 'ك']));
    let single = word.strip_prefix(['ب', 'ل', 'ك']).filter(|_| sound < 20);
    [bare, then, single].into_iter().flatten().any(closed)
}
