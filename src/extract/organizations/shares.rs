//! Firms and clubs nobody listed, told by the word before them: «سهم فاست ريتيلينج», «شركتي ديل وإيسر»,
//! «سهم "ميزوهو هولدنغز"». The word itself is no part of the name.

use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::people::spaced;
use crate::extract::tags::{Part, Tags};
use crate::extract::traits::May;
use crate::lexicon::words::Class;
use crate::text::WordSet;

/// Words before the names of firms, folded.
const BEFORE: WordSet = WordSet::new(&[
    "اسهم",
    "واسهم",
    "باسهم",
    "بنوك",
    "سهم",
    "وسهم",
    "لسهم",
    "بسهم",
    "سهما",
    "سهمي",
    "شركتي",
    "شركتا",
    "وشركتي",
    "وشركتا",
    "مصرفي",
    "مصرفا",
    "بنكي",
    "بنكا",
    "ناديي",
    "ناديا",
    "مجموعتي",
    "مجموعتا",
    "صحيفتي",
    "صحيفتا",
    "قناتي",
    "قناتا",
    "وكالتي",
    "وكالتا",
    "حزبي",
    "حزبا",
    "وحزبي",
    "حركتي",
    "حركتا",
    "وحركتي",
    "تكتلي",
    "تكتلا",
    "كتلتي",
    "كتلتا",
    "تحالفي",
    "ايتلافي",
    "منظمتي",
    "منظمتا",
    "جمعيتي",
    "مجلتي",
    "مجلتا",
    "ومجلتي",
    "جريدتي",
    "جريدتا",
    "اذاعتي",
    "شبكتي",
    "موقعي",
    "لشركتي",
    "بشركتي",
    "لصحيفتي",
    "لقناتي",
    "لوكالتي",
    "لمجلتي",
]);

/// True of a folded word that stands before the names of firms.
pub(in crate::extract) fn leads_to_firm(word: &str) -> bool {
    BEFORE.contains(word)
}

/// The names behind the word at `at`; nothing when it is no such word.
pub(super) fn behind(tags: &Tags, at: usize, out: &mut Vec<Candidate>) {
    let leads = tags.reading.traits(at).may(May::FIRM_LEAD) && leads_to_firm(tags.word(at));
    if !leads || !tags.is_word(at) {
        return;
    }
    let word = tags.word(at).trim_start_matches(['و', 'ل', 'ب']);
    let media = ["صحيف", "قنات", "وكال", "مجلت", "جريد", "اذاع", "شبكت", "موقع"]
        .iter()
        .any(|head| word.starts_with(head));
    let kind = if media { MentionKind::Media } else { MentionKind::Organization };
    let mut next = at + 1;
    // «سهما شركتي …»
    if BEFORE.contains(&tags.word(next)) && tags.goes_on(next) {
        return;
    }
    for n in 0..10 {
        let joined = n > 0;
        let Some((first, last, clitic, end)) = name(tags, next, joined) else { break };
        let known = (first..last)
            .any(|i| tags.known_in(i).is_some_and(|k| k.first >= first && k.last <= last));
        if !known || last - first > 1 {
            let span = tags.span(first, last, clitic);
            out.push(Candidate {
                span,
                first,
                last,
                kind,
                name: spaced(span.of(tags.reading.text)),
                rule: "head-name".into(),
                score: 830,
                ..Candidate::default()
            });
        }
        next = end;
        if word.starts_with("سهم") {
            break;
        }
    }
}

/// «"الوفاق"، و"نداء الريف"», «"الوفاق" (برئاسة …) و"نداء الريف"»: the name in marks that «و» at `at`
/// joins to a body in marks; `before` are the bodies found so far.
pub(super) fn joined_in_marks(tags: &Tags, at: usize, before: &[Candidate]) -> Option<Candidate> {
    if tags.word(at) != "و" || !tags.goes_on(at) || !tags.opens_quote(at + 1) {
        return None;
    }
    let mut end = at;
    if end > 0 && matches!(tags.surface(end - 1), "،" | "؛") {
        end -= 1;
    }
    if end > 0 && tags.surface(end - 1) == ")" {
        let from = end.saturating_sub(14);
        end = (from..end).rev().find(|i| tags.surface(*i) == "(")?;
    }
    let mark = end.checked_sub(1).filter(|m| tags.is_quote(*m))?;
    let organized = |c: &&Candidate| {
        c.last == mark && matches!(c.kind, MentionKind::Organization | MentionKind::Media)
    };
    let known = mark.checked_sub(1).and_then(|b| tags.known_in(b));
    let body = before.last().filter(organized).or_else(|| known.filter(organized))?;
    let close = (at + 2..at + 8).find(|i| tags.is_quote(*i) || tags.starts_block(*i))?;
    let closed = Class::VERB.or(Class::THAT);
    let verb = (at + 2..close).any(|i| tags.class(i).is(closed) && !tags.definite(i));
    (tags.is_quote(close) && close > at + 2 && !verb)
        .then(|| in_marks(tags, at + 2, close, body.kind))
}

/// «"حكومة الأمل والعمل"»: all that stands between marks, when it begins with the head of a body.
pub(super) fn headed_in_marks(tags: &Tags, at: usize) -> Option<Candidate> {
    let mark = at.checked_sub(1).filter(|mark| tags.is_quote(*mark))?;
    let bare = tags.word(at).strip_prefix("ال").unwrap_or_default();
    let head = tags.class(at).is(Class::ORG_HEAD) || tags.words.class(bare).is(Class::ORG_HEAD);
    if !head || tags.starts_block(at) || !tags.opens_quote(mark) || !tags.definite(at + 1) {
        return None;
    }
    let close = (at + 1..at + 8).find(|i| tags.is_quote(*i) || tags.starts_block(*i))?;
    let open = |i: usize| {
        matches!(tags.surface(i), "-" | "–")
            || tags.is_word(i)
                && !tags.class(i).is(Class::STOP.or(Class::THAT).or(Class::RELATIVE))
                && (tags.definite(i) || !tags.class(i).is(Class::VERB))
    };
    (tags.is_quote(close) && close > at + 2 && (at + 1..close).all(open))
        .then(|| in_marks(tags, at, close, MentionKind::Organization))
}

fn in_marks(tags: &Tags, first: usize, last: usize, kind: MentionKind) -> Candidate {
    let span = tags.span(first, last, 0);
    Candidate {
        span,
        first,
        last,
        kind,
        name: spaced(span.of(tags.reading.text)),
        rule: "head-name".into(),
        score: 860,
        ..Candidate::default()
    }
}

/// The name at `at`: its tokens, the proclitics of its first, and where to go on.
fn name(tags: &Tags, at: usize, joined: bool) -> Option<(usize, usize, usize, usize)> {
    if tags.starts_block(at) {
        return None;
    }
    // «و"لاسال بنك"»
    let mark = if joined && tags.word(at) == "و" { at + 1 } else { at };
    if tags.opens_quote(mark) && (!joined || mark > at) {
        let close = (mark + 1..mark + 8).find(|i| tags.is_quote(*i) || tags.starts_block(*i))?;
        let verb = (mark + 1..close).any(|i| tags.class(i).is(Class::REPORTING));
        return (tags.is_quote(close) && close > mark + 1 && !verb).then_some((
            mark + 1,
            close,
            0,
            close + 1,
        ));
    }
    let clitic = if joined { 'و'.len_utf8() } else { 0 };
    let rest = if joined { tags.word(at).strip_prefix('و')? } else { tags.word(at) };
    let open = |i: usize| {
        tags.goes_on(i)
            && matches!(
                tags.part(i, joined && i == at),
                Part::Foreign | Part::Unknown | Part::Shape | Part::Surname | Part::Given
            )
            && !tags.definite(i)
            && !tags.surface(i).ends_with('ة')
            && tags.nationality(i).is_none()
    };
    let known = tags.known_at(at).filter(|k| k.kind == MentionKind::Organization);
    if let Some(known) = known {
        return Some((at, known.last, clitic, known.last));
    }
    let foreign =
        tags.words.sound(rest) > 0 || tags.class(at).is(Class::SURNAME.or(Class::FOREIGN));
    if !open(at) || rest.chars().count() < 3 || !foreign {
        return None;
    }
    let mut last = at + 1;
    while last - at < 4 && open(last) && !tags.word(last).starts_with('و') && tags.clitic(last) == 0
    {
        last += 1;
    }
    Some((at, last, clitic, last))
}
