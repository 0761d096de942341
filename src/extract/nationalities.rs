//! Adjectives of countries and peoples: which a word is, or whether it is the country after all.

use super::facts::MentionKind;
use super::overlap::Candidate;
use super::reading::Reading;
use crate::lexicon::nationality::Inflection;
use crate::lexicon::words::Class;
use crate::lexicon::{Cue, Form, NameMatch, Thing};

/// «اللبنانيون», «الأرمن»: a people is a group of its own, of the country it is called after.
pub(super) fn people_of(m: &NameMatch, country: &Thing) -> Candidate {
    let collective = country.collectives.first().map(|c| format!("ال{c}"));
    let plural = || country.nisbas.first().map(|n| format!("ال{n}ون"));
    Candidate {
        span: m.span,
        first: m.first,
        last: m.last,
        kind: MentionKind::Group,
        name: collective.or_else(plural).unwrap_or_else(|| country.name.clone()),
        country: Some(country.key.clone()),
        rule: "nationality".into(),
        score: 950,
        ..Candidate::default()
    }
}

/// «بالعربية», «اللغة الفرنسية»: a language is no nationality.
pub(super) fn is_language(reading: &Reading, m: &NameMatch) -> bool {
    let feminine = |r: &(u32, Form, Cue)| r.1 == Form::Nationality(Inflection::Feminine);
    if m.last != m.first + 1 || !m.readings.iter().any(feminine) {
        return false;
    }
    let word = reading.word(m.first);
    let before = m.first.checked_sub(1).map_or("", |b| reading.word(b));
    before.ends_with("لغه")
        || before.ends_with("اللغتين")
        || word.starts_with("بال") && m.clitic > 0
}

/// The token is written with ال: «الجنود», not «آلاف».
pub(super) fn has_article(reading: &Reading, at: Option<usize>) -> bool {
    let token = at.and_then(|at| reading.analysis.solid_token(at));
    token.is_some_and(|t| t.span.of(reading.text).starts_with("ال"))
}

pub(super) fn is_nisba(form: Form) -> bool {
    matches!(form, Form::Nationality(_))
}

/// A noun without the article stands right before, and is no construct: «شاحنات», «مدينة».
pub(super) fn follows_bare_noun(reading: &Reading, m: &NameMatch) -> bool {
    let Some(at) = m.first.checked_sub(1).filter(|_| m.clitic == 0) else { return false };
    let (before, traits) = (reading.word(at), reading.traits(at));
    let class = traits.class;
    if reading.word(m.first).starts_with("ال") {
        // «المملكة السعودية», «أرامكو السعودية»; not «في السعودية», «مؤشر السعودية».
        let letters = before.chars().all(char::is_alphanumeric);
        // «زار الوفد السعودية»: no adjective of a man or of one body.
        let masculine = class.is(Class::TITLE) && before.starts_with("ال")
            || matches!(before, "الوفد" | "المنتخب" | "الفريق" | "الجيش");
        if masculine && reading.word(m.first).ends_with('ه') && !before.ends_with('ه') {
            return false;
        }
        let bare_noun = !has_article(reading, Some(at)) && !traits.common.is_empty();
        return !class.is(Class::STOP.or(Class::VERB))
            && !bare_noun
            && (letters || before == "»" || before == "\"" || before == "”");
    }
    // «انتخابات زيمبابوي»: such a noun has its adjective in ة.
    let feminine =
        (before.ends_with('ه') || before.ends_with("ات")) && !reading.word(m.first).ends_with('ي');
    traits.common.is(Class::NOUN)
        && !traits.common.is(Class::VERB)
        && feminine
        && !class.is(Class::PLACE_HEAD.or(Class::ORG_HEAD))
}

pub(super) fn is_accusative(form: Form) -> bool {
    matches!(form, Form::Nationality(Inflection::Accusative))
}

/// «38 جنديا أرمينيا»: a counted noun in the indefinite accusative stands before the name, with
/// its number before that. Not «متهما روسيا»: a participle has no number before it.
pub(super) fn counts_before(reading: &Reading, m: &NameMatch) -> bool {
    let surface = m.span.of(reading.text);
    if surface.contains('\u{64b}') {
        return true;
    }
    let Some(noun_at) = m.first.checked_sub(1).filter(|_| m.clitic == 0) else { return false };
    let counted = |end: usize| {
        (1..=4).any(|back| {
            let at = end.checked_sub(back);
            at.and_then(|at| reading.number(at)).is_some_and(|n| n.last == end)
        })
    };
    // «أربعين فلسطينيا», «علما أميركيا»: no country is called so.
    let only = m.readings.iter().all(|r| is_nisba(r.1));
    let noun = reading.word(noun_at);
    let accusative = noun.ends_with('ا') && !noun.starts_with("ال") && noun.chars().count() >= 4;
    if only && (counted(m.first) || accusative) {
        return true;
    }
    if !noun.ends_with('ا') || noun.starts_with("ال") || noun.chars().count() < 4 {
        return false;
    }
    (1..=4).any(|back| {
        let at = noun_at.checked_sub(back);
        at.and_then(|at| reading.number(at)).is_some_and(|n| n.last == noun_at)
    })
}

/// An adjective («الجيش الأرميني») or the people itself («قال الأرمن»).
pub(super) fn nationality_kind(
    reading: &Reading,
    m: &NameMatch,
    inflection: Inflection,
) -> MentionKind {
    if !matches!(inflection, Inflection::Collective | Inflection::Plural) {
        return MentionKind::Nationality;
    }
    let before = m.first.checked_sub(1).map_or("", |at| reading.word(at));
    let words = &reading.lexicon.words;
    // «جنود إسرائيليين»: the adjective of a counted noun.
    if m.clitic == 0
        && words.class(before).is(Class::COUNTED)
        && !reading.word(m.first).starts_with("ال")
    {
        return MentionKind::Nationality;
    }
    // «القادة العرب», «السياح الألمان».
    let definite_noun = has_article(reading, m.first.checked_sub(1))
        && before.chars().count() > 3
        && !words.class(before).is(Class::STOP.or(Class::TIME).or(Class::VERB));
    if m.clitic == 0 && definite_noun && reading.word(m.first).starts_with("ال") {
        return MentionKind::Nationality;
    }
    let definite = reading.word(m.first).contains("ال");
    let follows_noun = m.clitic == 0
        && (before.contains("ال") && before.chars().count() > 3) == definite
        && before.ends_with(['ن', 'ه', 'ت', 'د', 'ي'])
        && (before.ends_with("ون") || before.ends_with("ين") || before.starts_with("ال"));
    if follows_noun { MentionKind::Nationality } else { MentionKind::Group }
}
