//! Firms nobody listed, told by the words around them: «الرئيس التنفيذي لكوفيسترو», «على «كوفيسترو» الألمانية».
//!
//! An officer of a firm is before it, or its nationality, a woman's adjective, right behind the marks it
//! stands in. Not «العضو المنتدب للشركة», «فيلم «الحصن» الفرنسي», «رواية «القلعة» الألبانية».

use super::suffixes::ends_firm;
use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::people::spaced;
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::Class;

/// The firm whose name begins at `at`.
pub(super) fn firm(tags: &Tags, at: usize) -> Option<Candidate> {
    of_officer(tags, at).or_else(|| in_marks(tags, at))
}

/// «الرئيس التنفيذي لكوفيسترو»: «ل» and a word nobody lists behind who runs a firm.
fn of_officer(tags: &Tags, at: usize) -> Option<Candidate> {
    let lam = 'ل'.len_utf8();
    let runs = |b: usize| {
        let officer = match tags.word(b) {
            "التنفيذي" | "التنفيذيه" => {
                &["الرييس", "المدير", "الرييسه", "المديره"][..]
            }
            "المنتدب" | "المنتدبه" => &["العضو", "المدير", "المديره"],
            "المالي" | "الماليه" => &["المدير", "المديره"],
            _ => return false,
        };
        tags.goes_on(b)
            && b.checked_sub(1).is_some_and(|o| {
                officer.iter().any(|word| tags.word(o).ends_with(word.trim_start_matches('ا')))
            })
    };
    let rest = tags.word(at).strip_prefix('ل').filter(|_| tags.goes_on(at))?;
    let open = rest.chars().count() > 2
        && !rest.starts_with(['ل', 'ه'])
        && !rest.starts_with("ال")
        && tags.class(at).is_empty()
        && tags.known_in(at).is_none()
        && tags
            .words
            .class(rest)
            .without(Class::SURNAME.or(Class::GIVEN).or(Class::FOREIGN))
            .is_empty()
        && tags.words.common(rest).is_empty();
    if !open || !at.checked_sub(1).is_some_and(runs) {
        return None;
    }
    let mut last = at + 1;
    while last - at < 3 && tags.goes_on(last) && ends_firm(tags.word(last)) {
        last += 1;
    }
    Some(made(tags, at, last, lam, 930))
}

/// «على «كوفيسترو» الألمانية»: one to three words between marks, and the nationality of a firm behind
/// them.
fn in_marks(tags: &Tags, at: usize) -> Option<Candidate> {
    let mark = at.checked_sub(1).filter(|mark| tags.opens_quote(*mark))?;
    let close = (at + 1..at + 4).find(|i| tags.is_quote(*i) || tags.starts_block(*i))?;
    let whose = close + 1;
    let feminine = tags.goes_on(whose)
        && tags.nationality(whose).is_some()
        && tags.definite(whose)
        && tags.surface(whose).ends_with(['ة', 'ه']);
    let open = |i: usize| {
        let word = tags.word(i);
        tags.is_foreign(i)
            || tags.is_word(i)
                && tags.known_in(i).is_none_or(|k| k.kind == MentionKind::Person)
                && !tags.class(i).is(Class::STOP.or(Class::VERB).or(Class::THAT))
                && (tags.common(i).is_empty() || at + 1 == close)
                && !word.starts_with("لل")
    };
    // «صحيفة «لوموند» الفرنسية»: the head says what it is.
    let before = mark.checked_sub(1).filter(|_| !tags.starts_block(mark));
    let headed = before.is_some_and(|b| {
        let class = tags.class(b).or(tags.stem_class(b));
        tags.is_word(b)
            && !class.is(Class::STOP.or(Class::VERB).or(Class::REPORTING))
            && !matches!(tags.word(b), "شراء" | "بشراء" | "لشراء" | "و" | "ل" | "ب")
    });
    let clean = tags.is_quote(close) && (at..close).all(open) && tags.nationality(at).is_none();
    (feminine && clean && !headed).then(|| made(tags, at, close, 0, 860))
}

/// A body of the tokens, with how sure it is.
pub(super) fn made(tags: &Tags, first: usize, last: usize, clitic: usize, score: u16) -> Candidate {
    let span = tags.span(first, last, clitic);
    Candidate {
        span,
        first,
        last,
        kind: MentionKind::Organization,
        name: spaced(span.of(tags.reading.text)),
        rule: "head-name".into(),
        score,
        ..Candidate::default()
    }
}

/// «حركة سيميلا»: what a movement is called by, though nobody lists it.
pub(super) fn names_movement(tags: &Tags, head: usize) -> bool {
    let at = head + 1;
    tags.stem(head) == "حركه"
        && tags.goes_on(at)
        && matches!(tags.part(at, false), Part::Unknown | Part::Foreign)
        && tags.class(at).is_empty()
        && tags.common(at).is_empty()
        && !tags.surface(at).ends_with(['ة', 'ه'])
        && tags.sound(at) > 4
}
