//! What the lists say of the words with which things are said.
//!
//! In: `reporting.tsv`, `speech.tsv` and the tables of titles and heads. Out: a table of words and
//! one of the forms of reporting verbs, packed. Done when the program is compiled.

use std::collections::BTreeMap;

use super::spoken::{Class, FormKind, Number, ORG_HEAD, PLACE_HEAD, TELLS, TITLE};
use crate::base::Packed;
use crate::lexicon::table::{cell, parts, rows};
use crate::text::fold;

const REPORTING: &str = include_str!("../data/reporting.tsv");
const SPEECH: &str = include_str!("../data/speech.tsv");
const MONTHS: &str = include_str!("../data/months.tsv");
const WEEKDAYS: &str = include_str!("../data/weekdays.tsv");
const STOPWORDS: &str = include_str!("../data/stopwords.tsv");
const TITLES: &str = include_str!("../data/titles.tsv");
const ORGHEADS: &str = include_str!("../data/orgheads.tsv");
const PLACEHEADS: &str = include_str!("../data/placeheads.tsv");

const CLASSES: [(&str, Class); 18] = [
    ("anaphor", Class::Anaphor),
    ("breaker", Class::Breaker),
    ("connector", Class::Connector),
    ("deputy", Class::Deputy),
    ("false-form", Class::FalseForm),
    ("human", Class::Human),
    ("inanimate", Class::Inanimate),
    ("insert-head", Class::InsertHead),
    ("masculine-place", Class::MasculinePlace),
    ("media-head", Class::MediaHead),
    ("name-head", Class::NameHead),
    ("preposition", Class::Preposition),
    ("pretext", Class::Pretext),
    ("quantifier", Class::Quantifier),
    ("says", Class::Says),
    ("saying", Class::Saying),
    ("that", Class::That),
    ("that-blocker", Class::ThatBlocker),
];

/// What the lists say of a word.
#[derive(Clone, Debug, Default)]
struct Said {
    /// The classes of the word, and of phrases that begin with it.
    classes: u32,
    starts: u32,
    /// Verb, kind, gender, number; whether the form is also a common word.
    forms: Vec<(u16, FormKind, u8, Number, bool)>,
    /// Of a title or institution that begins with it.
    gender: Option<char>,
    flags: u8,
}

#[derive(Debug, Default)]
pub struct Spoken(BTreeMap<String, Said>);

impl Spoken {
    pub fn read() -> Self {
        let mut out = Self::default();
        for row in rows(SPEECH) {
            let Some((_, class)) = CLASSES.iter().find(|(name, _)| *name == cell(&row, 0)) else {
                continue;
            };
            for word in parts(cell(&row, 1)) {
                let word = fold(word);
                let first = word.split(' ').next().unwrap_or_default().to_owned();
                out.of(first).starts |= class.bit();
                out.of(word).classes |= class.bit();
            }
        }
        let months = rows(MONTHS).flat_map(|row| parts(cell(&row, 3)));
        let days = rows(WEEKDAYS).flat_map(|row| parts(cell(&row, 2)));
        for name in months.chain(days.filter(|d| d.starts_with("ال"))) {
            let name = fold(name);
            let first = name.split(' ').next().unwrap_or_default();
            for clitic in ["", "ب"] {
                let word = format!("{clitic}{first}");
                out.of(word).classes |= Class::Time.bit();
            }
        }
        for row in rows(STOPWORDS) {
            if matches!(cell(&row, 1), "prep" | "relative" | "demonstrative" | "conj" | "particle")
            {
                out.of(fold(cell(&row, 0))).classes |= Class::Preposition.bit();
            }
        }
        for (verb, row) in (0..).zip(rows(REPORTING)) {
            out.add_verb(verb, cell(&row, 0), cell(&row, 1), cell(&row, 2));
        }
        for row in rows(TITLES) {
            let words = fold(cell(&row, 0));
            let first = words.split(' ').next().unwrap_or_default().to_owned();
            let gender = cell(&row, 1).chars().next().unwrap_or('u');
            if gender != 'u' {
                out.of(first.clone()).gender.get_or_insert(gender);
            }
            out.of(first).flags |= TITLE;
        }
        for row in rows(ORGHEADS) {
            let words = fold(cell(&row, 0));
            let first = words.split(' ').next().unwrap_or_default().to_owned();
            let gender = cell(&row, 2).chars().next().unwrap_or('u');
            for form in [first.clone(), format!("ال{first}")] {
                if first.starts_with("ال") && form != first {
                    continue;
                }
                let said = out.of(form);
                said.gender.get_or_insert(gender);
                said.flags |= ORG_HEAD;
            }
        }
        for row in rows(PLACEHEADS) {
            out.of(fold(cell(&row, 0))).flags |= PLACE_HEAD;
        }
        out
    }

    fn of(&mut self, word: String) -> &mut Said {
        self.0.entry(word).or_default()
    }

    fn add_verb(
        &mut self,
        verb: u16,
        written: &'static str,
        stance: &'static str,
        forms: &'static str,
    ) {
        let lemma = fold(written);
        for form in parts(forms).map(fold).filter(|form| !form.contains(' ')) {
            let said = self.of(form.clone());
            if tells(&form) {
                said.flags |= TELLS;
            }
            if matches!(stance, "source" | "venue") {
                continue;
            }
            let (kind, gender, number) = inflection(&lemma, &form);
            let doubtful = said.classes & Class::FalseForm.bit() != 0;
            said.forms.push((verb, kind, u8::try_from(gender).unwrap_or(0), number, doubtful));
        }
    }

    /// The words: four bytes for their classes, four for those of phrases, two for where their
    /// forms begin, one for how many there are, one for a gender or 0, one for flags; and the
    /// forms: two bytes for the verb, one for the kind, the gender, the number, whether doubtful.
    pub fn packed(&self) -> (Packed<13>, Vec<u8>) {
        let mut all: Vec<u8> = Vec::new();
        let mut entries = Vec::new();
        for (word, said) in &self.0 {
            let begin = u16::try_from(all.len() / 6).unwrap_or(0);
            let n = u8::try_from(said.forms.len()).unwrap_or(0);
            for (verb, kind, gender, number, doubtful) in &said.forms {
                all.extend(verb.to_le_bytes());
                let kind = FormKind::ALL.iter().position(|k| k == kind);
                let number = Number::ALL.iter().position(|n| n == number);
                let ix = |at: Option<usize>| at.and_then(|at| u8::try_from(at).ok()).unwrap_or(0);
                all.extend([ix(kind), *gender, ix(number), u8::from(*doubtful)]);
            }
            let mut value = Vec::from(said.classes.to_le_bytes());
            value.extend(said.starts.to_le_bytes());
            value.extend(begin.to_le_bytes());
            let gender = said.gender.and_then(|g| u8::try_from(g).ok()).unwrap_or(0);
            value.extend([n, gender, said.flags]);
            entries.extend(value.try_into().ok().map(|value: [u8; 13]| (word.clone(), 0, value)));
        }
        (Packed::pack(&entries), all)
    }
}

/// Whether a form tells by itself: not when it is an everyday word besides.
fn tells(form: &str) -> bool {
    const OTHER: [&str; 9] =
        ["اثنين", "اثنت", "بين", "بينت", "يعد", "تعد", "مدينه", "مدينا", "مدينين"];
    form.chars().count() > 2 && !OTHER.contains(&form)
}

/// Tense, gender and number, as the ending tells: «قالوا» from «قال», «يقولان», «قائلة», «قوله».
fn inflection(lemma: &str, form: &str) -> (FormKind, char, Number) {
    let ends = |s: &str| form.ends_with(s);
    if form == lemma {
        return (FormKind::Past, 'm', Number::One);
    }
    if is_participle(lemma, form) {
        return match () {
            () if ends("ين") => (FormKind::Participle, 'm', Number::Many),
            () if ends("ه") => (FormKind::Participle, 'f', Number::One),
            () => (FormKind::Participle, 'm', Number::One),
        };
    }
    // «يتهم» ends in the verb's own letters.
    let own = lemma.ends_with("هم") && lemma.strip_prefix('ا').is_some_and(ends);
    let pronoun = !own && ["ه", "ها", "هم", "هما"].iter().any(|p| ends(p));
    if pronoun && !lemma.ends_with('ه') {
        let gender = if ends("ها") { 'f' } else { 'm' };
        let number = if ends("هم") { Number::Many } else { Number::One };
        return (FormKind::Noun, gender, number);
    }
    let present =
        form.starts_with('ي') || (form.starts_with('ت') && !form.starts_with(stem(lemma)));
    if present {
        let gender = if form.starts_with('ي') { 'm' } else { 'f' };
        let number = match () {
            () if ends("ون")
                || ends("وا") && !ends("دعوا")
                || ends("ن") && !lemma.ends_with('ن') && !ends("ان") =>
            {
                Number::Many
            }
            () if ends("ان") && !lemma.ends_with("ان") => Number::Two,
            () => Number::One,
        };
        return (FormKind::Present, gender, number);
    }
    match () {
        () if ends("وا") => (FormKind::Past, 'm', Number::Many),
        () if ends("تا") => (FormKind::Past, 'f', Number::Two),
        () if ends("ت") => (FormKind::Past, 'f', Number::One),
        () if ends("ا") => (FormKind::Past, 'm', Number::Two),
        () if ends("ن") => (FormKind::Past, 'f', Number::Many),
        () => (FormKind::Noun, 'u', Number::One),
    }
}

/// The lemma without its weak last letter.
fn stem(lemma: &str) -> &str {
    lemma.strip_suffix(['ي', 'ا']).unwrap_or(lemma)
}

fn is_participle(lemma: &str, form: &str) -> bool {
    let ending = form.ends_with('ا') || form.ends_with('ه') || form.ends_with("ين");
    if !ending || form == format!("{lemma}ا") || form.starts_with(['ي', 'ت']) {
        return false;
    }
    let second = |w: &str| w.chars().nth(1);
    let third = form.chars().nth(2);
    let derived = form.starts_with('م') && !lemma.starts_with('م');
    let simple = second(form) == Some('ا')
        && (second(lemma) != Some('ا') || third == Some('ي'))
        && !form.starts_with("ادعا");
    // آملا, آسفة fold to املا, اسفه.
    let hamza = lemma.starts_with('ا')
        && lemma.chars().count() == 3
        && (form.ends_with('ه') || form.ends_with("ين"));
    (derived || simple || hamza) && !form.ends_with("ات")
}
