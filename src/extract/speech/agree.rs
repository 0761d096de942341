//! Whether a phrase can be the subject of a verb: gender, number, and being someone who speaks.

use super::object::addresses;
use super::scene::Scene;
use super::subject::{self, Phrase};
use crate::extract::facts::MentionKind;
use crate::lexicon::words::reporting::{Class, Number, ReportingForm};

/// Gender and number of the phrase, as far as its words tell.
pub(super) fn agreement(scene: &Scene, p: &Phrase) -> (Option<char>, Number) {
    let head = scene.word(p.first);
    let stem = head.get(p.clitic..).unwrap_or(head);
    let number = match () {
        () if p.joined => Number::Many,
        () if p.person.is_some() => Number::One,
        () if stem.ends_with("ون") && stem.chars().count() > 5 => Number::Many,
        () if stem.ends_with("ان") && stem.starts_with("ال") && scene.is(p.first, Class::Human) => {
            Number::Two
        }
        () => Number::One,
    };
    let of_chain = |ix: usize| {
        let mention = scene.mentions.get(ix)?;
        let chain = scene.chains.get(mention.chain as usize)?;
        match mention.kind {
            MentionKind::Place => {
                let first = scene.reading.analysis.solid_at(mention.span.start());
                let masculine = scene.is_whole(first, Class::MasculinePlace)
                    || scene.words.is(&crate::text::fold(&chain.name), Class::MasculinePlace);
                Some(if masculine { 'm' } else { 'f' })
            }
            MentionKind::Person => chain.gender,
            _ => None,
        }
    };
    let surface = scene.span(p.first).of(scene.reading.text);
    let of_woman = !stem.ends_with('ه') || surface.ends_with('ة');
    let title =
        (of_woman && scene.words.is_title(stem)).then(|| scene.words.head_gender(stem)).flatten();
    let person = title.filter(|_| p.person.is_some()).or_else(|| p.person.and_then(of_chain));
    let head_gender = || {
        // «رئيسه» is his president, «رئيسة» a woman.
        let his = stem.ends_with('ه') && !surface.ends_with('ة');
        let known = scene.words.head_gender(stem).filter(|_| !his);
        let body = p.body.filter(|_| p.person.is_none()).and_then(of_chain);
        known.or(body).or_else(|| match () {
            () if p.person.is_some() => None,
            () if surface.ends_with('ة') || stem.ends_with("ات") => Some('f'),
            () if number == Number::Many => Some('m'),
            () if scene.is(p.first, Class::Human) && stem.starts_with("ال") => Some('m'),
            () => None,
        })
    };
    (person.or_else(head_gender), number)
}

/// Whether the phrase after a verb can be its subject: «حث أذربيجان» says no.
pub(super) fn agrees(scene: &Scene, form: &ReportingForm, p: &Phrase) -> bool {
    let (gender, number) = agreement(scene, p);
    match (form.gender, gender) {
        // «ودعا السلطات إلى», «ودعا بغداد والكويت»: those he calls on, for they would have their verb
        // in the feminine.
        ('m', Some('f'))
            if p.person.is_none() && form.number == Number::One && addresses(form.stance) =>
        {
            false
        }
        ('m', Some('f')) | ('f', Some('m')) => {
            // A verb before several may agree with the first or stand in the masculine; broken and
            // human plurals take either.
            number != Number::One || p.joined || scene.word(p.first).ends_with("ات")
        }
        _ => true,
    }
}

/// Whether the phrase names someone who can speak, or at least someone at all.
pub(super) fn can_speak(scene: &Scene, p: &Phrase) -> bool {
    !scene.is(p.first, Class::Inanimate)
        && (heads_speaker(scene, p) || (p.first..p.last).any(|k| scene.actor(k).is_some()))
}

/// Whether the phrase's own head is someone who can speak: not «تقهقر القوات».
pub(super) fn heads_speaker(scene: &Scene, p: &Phrase) -> bool {
    if scene.is(p.first, Class::Inanimate) {
        return false;
    }
    let head = scene.word(p.first);
    let stem = head.get(p.clitic..).unwrap_or(head);
    let bare = stem.strip_prefix("ال").unwrap_or(stem);
    p.person.is_some()
        || p.body.is_some()
        || scene.words.is(stem, Class::Human)
        || scene.words.is(stem, Class::Anaphor)
        || scene.words.is(stem, Class::MediaHead)
        || scene.words.is(stem, Class::Quantifier)
        || scene.words.is_title(stem)
        || scene.words.is_title(bare)
        || scene.words.is_org_head(stem)
        || subject::is_parent(scene, p.first)
        || bare.ends_with("ون") && bare.chars().count() > 4
        // «ميدفيديف، نائب رئيس …»: a name nobody knows, and its office.
        || (scene.is_comma(p.last) && scene.words.is_title(scene.word(p.last + 1)))
}

/// As `agrees`, for a subject before its verb, where the verb agrees in number too.
pub(super) fn agrees_after(scene: &Scene, form: &ReportingForm, p: &Phrase) -> bool {
    let (gender, number) = agreement(scene, p);
    let clash = matches!((form.gender, gender), ('m', Some('f')) | ('f', Some('m')));
    !clash || number != Number::One
}
