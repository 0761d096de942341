//! How a foreign name goes on: behind a foreign first name a word nobody listed may be the surname.

use super::Name;
use super::accept::stops;
use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::Class;
use crate::text::WordSet;

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
        && !joins_article(tags, at)
        && !word.ends_with("ها")
        && !word.ends_with("هم")
        && !word.ends_with("وا")
        // «غونزالو تأبينه»
        && !(tags.surface(at).ends_with('ه') && tags.sound(at) < 15 && !word.ends_with("يه"))
        && !tags.surface(at).ends_with(['ة', '\u{64b}'])
        && tags.sound(at) > 2
}

/// «بالأمس», «والمدرسة»: a clitic and the article. Not «يان بالاخ», where nobody knows what would follow.
fn joins_article(tags: &Tags, at: usize) -> bool {
    let word = tags.word(at);
    if word.starts_with("لل") {
        return true;
    }
    let rest = word.get(2..).filter(|_| word.starts_with(['و', 'ب', 'ف'])).unwrap_or_default();
    let known = || {
        let bare = rest.strip_prefix("ال").unwrap_or(rest);
        !tags.words.class(rest).or(tags.words.class(bare)).is_empty()
            || !tags.words.common(rest).is_empty()
    };
    rest.starts_with("ال") && (known() || tags.sound(at) <= 4)
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
        && !tags.surface(at).ends_with(['ة', '\u{64b}'])
        && (!tags.surface(at).ends_with('ه')
            || tags.sound(at) > 4 && tags.class(at + 1).is(Class::THAT))
        && !tags.surface(at).contains('\u{64b}')
        && stops(tags, at + 1)
}

/// «مارت لار» before «الحداد»: two words no list of Arabic names has, the first of a foreign sound.
pub(super) fn sounds_foreign(tags: &Tags, so_far: &Name) -> bool {
    let unlisted = |p: &Part| matches!(p, Part::Unknown | Part::Foreign | Part::Shape);
    let foreign = is_foreign_given(tags, so_far.first);
    let rest = if foreign { so_far.parts.get(1..) } else { Some(so_far.parts.as_slice()) };
    so_far.parts.len() > 1
        && rest.unwrap_or_default().iter().all(unlisted)
        && (foreign || tags.stem_sound(so_far.first) > 0)
}

/// A first name of another language and more behind a surname by which one man is known.
pub(super) fn starts_another(tags: &Tags, first: usize, at: usize) -> bool {
    let class = tags.stem_class(first);
    class.is(Class::LONE)
        && !class.is(Class::GIVEN)
        && tags.class(at).is(Class::FOREIGN)
        && !tags.class(at).is(Class::SURNAME)
        && tags.goes_on(at + 1)
        && matches!(
            tags.part(at + 1, false),
            Part::Surname | Part::Shape | Part::Foreign | Part::Unknown | Part::Given
        )
}

/// «ومار», «وكيو»: no listed word, and a listed name behind «و».
pub(super) fn another_begins(tags: &Tags, at: usize) -> bool {
    let Some(rest) = tags.word(at).strip_prefix('و') else { return false };
    // «والسيلاني»: «و» and the article.
    if rest.starts_with("ال") && tags.letters(at) > 6 && tags.class(at).is_empty() {
        return true;
    }
    let listed = Class::GIVEN.or(Class::SURNAME).or(Class::SYLLABLE).or(Class::WEAK_SYLLABLE);
    tags.class(at).is_empty()
        && !tags.class(at).is(Class::SYLLABLE.or(Class::WEAK_SYLLABLE))
        && rest.chars().count() > 2
        && tags.words.class(rest).is(listed)
}

pub(super) fn is_foreign_given(tags: &Tags, at: usize) -> bool {
    tags.stem_class(at).is(Class::FOREIGN)
}

/// A place or firm of one word that is the surname of who has a foreign first name before it.
pub(super) fn is_surname_too(tags: &Tags, at: usize, known: &Candidate, so_far: &Name) -> bool {
    // «كويتشي ناكانو»: a town, and the surname of who has a foreign first name.
    let town = known.kind == MentionKind::Place
        && known.last == at + 1
        && so_far.parts.len() == 1
        && so_far.clitic == 0
        && matches!(so_far.parts.first(), Some(Part::Given | Part::Foreign))
        && (is_foreign_given(tags, so_far.first) || so_far.parts.first() == Some(&Part::Foreign))
        && tags.bare_known(at, &[MentionKind::Place]).is_some()
        && known.known.first().and_then(|k| tags.reading.lexicon.get(k)).is_some_and(|t| {
            // «البابا فرنسيس ميلانو»: who rules has one name.
            let rules = at.checked_sub(2).is_some_and(|b| is_ruler(tags.word(b)));
            matches!(t.class.as_str(), "city" | "capital" | "town" | "village")
                && (t.aliases.is_empty()
                    || !rules
                        && is_foreign_given(tags, so_far.first)
                        && tags.is_plain(so_far.first))
        });
    // «آن ماكلارين», «هنري فورد»: a firm is called after its founder.
    let founder = known.kind == MentionKind::Organization
        && known.last == at + 1
        && so_far.parts == [Part::Given]
        && so_far.clitic == 0
        && is_foreign_given(tags, so_far.first)
        && tags.bare_known(at, &[MentionKind::Organization]).is_some()
        && !tags.definite(at);
    // «هنري كابوت لودج إن», «سيزار مندوزا قائد …»: a word that shows that a person was named.
    let told = tags.class(at + 1).is(Class::THAT) && tags.goes_on(at + 1)
        || so_far.parts.len() == 1
            && tags.class(at + 1).is(Class::TITLE)
            && tags.goes_on(at + 2)
            && tags.class(so_far.first).or(tags.stem_class(so_far.first)).is(Class::GIVEN);
    let surnamed = told
        && tags.known_in(so_far.first).is_none_or(|k| k.kind == MentionKind::Person)
        && known.kind == MentionKind::Place
        && known.last == at + 1
        && (is_foreign_given(tags, so_far.first) || so_far.parts.first() == Some(&Part::Foreign))
        && tags.bare_known(at, &[MentionKind::Place]).is_some()
        && !tags.definite(at);
    town || founder || surnamed
}

/// Titles of those who go by a given name alone.
fn is_ruler(word: &str) -> bool {
    const RULERS: WordSet = WordSet::new(&[
        "البابا",
        "الملك",
        "الملكه",
        "الامير",
        "الاميره",
        "القديس",
        "القديسه",
        "الامبراطور",
        "الامبراطوره",
        "القيصر",
        "البطريرك",
        "السلطان",
        "الدوق",
        "الام",
        "للبابا",
        "للملك",
        "والملك",
    ]);
    RULERS.contains(word)
}
