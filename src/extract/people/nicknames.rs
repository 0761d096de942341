//! «ميلوراد لوكوفيتش الملقب «ليجيا»», «عماري صايفي المعروف باسم عبد الرزاق البارا»: the other name of the
//! person before it.

use super::read;
use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::tags::Tags;
use crate::text::WordSet;

/// Words of an article that a person's other name follows, folded.
const CALLED: WordSet = WordSet::new(&[
    "الملقب",
    "الملقبه",
    "المعروف",
    "المعروفه",
    "الشهير",
    "الشهيره",
    "المكني",
    "المكناه",
    "الملقبين",
]);

/// Most words of a name between marks.
const LONGEST: usize = 4;

/// The nicknames of the persons among `found`, as mentions of these.
pub fn nicknames(tags: &Tags, found: &[Candidate]) -> Vec<Candidate> {
    let persons = found.iter().filter(|c| c.kind == MentionKind::Person);
    persons.filter_map(|person| nickname(tags, person)).collect()
}

fn nickname(tags: &Tags, person: &Candidate) -> Option<Candidate> {
    let comma = usize::from(tags.surface(person.last) == "،");
    let called = person.last + comma;
    if !tags.goes_on(called) || !CALLED.contains(tags.word(called)) {
        return None;
    }
    // «بـ«ليجيا»», «باسم «ليجيا»»
    let lead = tags.goes_on(called + 1) && matches!(tags.word(called + 1), "ب" | "باسم" | "بلقب");
    let at = called + 1 + usize::from(lead);
    if tags.starts_block(at) {
        return None;
    }
    let (first, last) = if tags.opens_quote(at) {
        let word = |i: &usize| tags.is_word(*i) && !tags.starts_block(*i);
        let last = (at + 1..at + 2 + LONGEST).take_while(word).last()? + 1;
        (tags.is_quote(last) && last - at <= LONGEST + 1).then_some((at + 1, last))?
    } else {
        let name = read(tags, at, false).filter(|_| tags.word(called + 1) == "باسم")?;
        (name.first, name.last)
    };
    Some(Candidate {
        span: tags.span(first, last, 0),
        first,
        last,
        rule: "nickname".into(),
        score: 965,
        ..person.clone()
    })
}
