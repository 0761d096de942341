//! Whether the subject of a verb is who did it or whom it was done to, and of what gender and number
//! the verb is.

use super::clause::Clause;
use super::subjects::prepositioned;
use super::{MentionKind, Scene, Site};
use crate::extract::tense::is_future_verb;
use crate::text::WordSet;

pub(super) fn trigger_is_killing(site: &Site) -> bool {
    site.found.trigger.lemma == "قتل"
}

/// Whether the subject of the verb is whom it was done to: of a form that is passive only, written
/// with the passive's ضمة, or one of killing with one person and nobody killed beside him.
pub(super) fn is_passive(scene: &Scene, site: &Site, clause: &Clause) -> bool {
    const FORMS: [&str; 5] = ["اغتيل", "اقيل", "هوجم", "اجلي", "ادين"];
    let word = scene.word(site.first);
    let stem = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let written = scene.span(site).map_or("", |span| span.of(scene.reading.text));
    let marked = written.chars().nth(1) == Some('\u{64f}');
    if stem.starts_with(['ي', 'ت']) || site.found.object {
        // «أعلى ضابط يُقتل»
        return marked && trigger_is_killing(site) && !site.found.object;
    }
    // «فلان ورفيقاه قتلوا على أيدي قرويين»
    let by_hand = scene.word(site.last) == "علي"
        && matches!(scene.word(site.last + 1), "يد" | "ايدي" | "ايد" | "يدي");
    let killed = matches!(stem, "قتلوا" | "قتلا" | "قتلت" | "قتل");
    marked
        || killed && (by_hand || is_means(scene.word(site.first + 1)))
        || FORMS.iter().any(|f| stem.starts_with(f))
        || killed_alone(scene, site, clause)
}

/// «كابيلا قتل برصاص أحد حراسه», «قتل في انفجار»: who kills needs somebody to kill.
fn is_means(word: &str) -> bool {
    const MEANS: WordSet = WordSet::new(&[
        "برصاص",
        "برصاصه",
        "برصاصات",
        "بالرصاص",
        "بطلق",
        "بطلقات",
        "بقذيفه",
        "بقذايف",
        "بصاروخ",
        "بصواريخ",
        "بغاره",
        "بقنبله",
        "بعبوه",
        "بانفجار",
        "بتفجير",
        "بسكين",
        "بنيران",
        "بشظايا",
        "طعنا",
        "رميا",
        "في",
        "خلال",
        "اثناء",
        "اثر",
        "جراء",
        "لدي",
        "عندما",
        "حين",
        "بعدما",
        "امس",
        "اليوم",
    ]);
    MEANS.contains(&word)
}

/// «قتل القائد العسكري فلان في غارة»: one person right after the verb, and no object after him.
fn killed_alone(scene: &Scene, site: &Site, clause: &Clause) -> bool {
    if site.found.trigger.lemma != "قتل" {
        return false;
    }
    let mut after = scene.mentions_in(site.last, clause.end).into_iter();
    let person = after.find(|(m, _, _)| m.kind == MentionKind::Person);
    let Some((person, first, last)) = person else { return false };
    let near = first <= site.last + 5 && !prepositioned(scene, site.last, first);
    // «قتل فلان شرطيا», «قتل فلان 12 شخصا».
    // Past a comma stands his age: «قتل فلان، خمسون عاما».
    let aside = |i: &usize| matches!(scene.word(*i), "،" | "(" | "-" | "–");
    let object = (last..clause.end.min(last + 3)).take_while(|i| !aside(i)).any(|i| {
        let word = scene.word(i);
        scene.reading.number(i).is_some() || word.ends_with('ا') && word.chars().count() > 3
    });
    let next = after.next().is_some_and(|(m, at, _)| {
        m.chain != person.chain && m.kind == MentionKind::Person && at == last
    });
    near && !object && !next
}

/// A verb of the past or present with a masculine subject.
pub(super) fn is_masculine(word: &str) -> bool {
    let word = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    // «سترسل»
    let word = word.strip_prefix('س').filter(|_| is_future_verb(word)).unwrap_or(word);
    !word.ends_with('ت') && !word.starts_with('ت') && !word.ends_with("وا")
}

/// «يغتالان», «قتلوا»: of two or more.
pub(super) fn is_of_many(verb: &str) -> bool {
    let present = verb.starts_with(['ي', 'ت']);
    verb.ends_with("وا") || present && (verb.ends_with("ون") || verb.ends_with("ان"))
}

/// Countries are feminine but for a few.
pub(super) fn is_feminine_country(word: &str) -> bool {
    !["العراق", "لبنان", "المغرب", "الاردن", "اليمن", "السودان", "الصومال"]
        .iter()
        .any(|c| word.ends_with(c))
}
