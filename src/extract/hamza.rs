//! What a written hamza or madda tells of a word that folding makes the same as another: «ألان» is a name,
//! «الآن» is now; «آن» is a name, «أن» is not.

use super::reading::Reading;
use crate::lexicon::words::Class;

/// What a word is by its article.
pub(super) const WITH_ARTICLE: Class =
    Class::STOP.or(Class::TIME).or(Class::NUMBER).or(Class::AMBIGUOUS);

/// «آن ماكلارين»; not «آن الأوان», «في آن واحد», «القرآن».
pub(super) fn is_ann(reading: &Reading, at: usize) -> bool {
    let (before, next) = (at.checked_sub(1).map_or("", |b| reading.word(b)), at + 1);
    let class = reading.traits(next).class;
    // «اللاعب آن.»
    if before.starts_with("ال") && !reading.word(next).starts_with(|c: char| c.is_alphabetic()) {
        return true;
    }
    before != "في"
        && !reading.word(next).starts_with("ال")
        && !class.is(Class::STOP.or(Class::NUMBER).or(Class::VERB).or(Class::TIME))
        && reading.word(next).chars().count() > 2
}

/// «ألان», «ألفريد»: the hamza is written, so that no article opens the word. Not «أليس».
pub(super) fn is_no_article(surface: &str, word: &str) -> bool {
    let number = word.starts_with("الف") && word.chars().count() < 6;
    let name = surface.starts_with("أل") && !matches!(word, "اليس" | "الست" | "الا" | "الم");
    (name || surface == "إلف") && (!number || surface == "إلف")
}
