//! What opens a dateline: «سيغو - قال …», «ريمبو (السويد) - أعلن …».

use super::place;
use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::Class;
use crate::text::WordSet;

/// «ريمبو (السويد) - أعلن …», «سيغو - قال …»: what opens a dateline.
pub(super) fn dateline(tags: &Tags, at: usize, out: &mut Vec<Candidate>) {
    let closed = Class::STOP.or(Class::VERB).or(Class::NUMBER).or(Class::TIME).or(Class::REPORTING);
    let open = |i: usize| {
        tags.is_word(i) && tags.known_in(i).is_none() && !tags.class(i).is(closed) && told(tags, i)
    };
    if !open(at) {
        return;
    }
    let last = (at + 1..at + 3).find(|i| !tags.goes_on(*i) || !open(*i)).unwrap_or(at + 3);
    let dash = |i: usize| matches!(tags.surface(i), "-" | "–" | "—" | "ـ") && !tags.starts_block(i);
    let bracket = tags.surface(last) == "("
        && (last + 2..last + 7).any(|i| tags.surface(i) == ")" && dash(i + 1));
    if dash(last) && !tags.reading.analysis.glued(last) || bracket {
        let mut found = place(tags, at, last, 0, false);
        found.rule = "dateline".into();
        found.score = 700;
        out.push(found);
    }
}

/// A word that can open a dateline: one of daily life only before the sender in brackets.
fn told(tags: &Tags, at: usize) -> bool {
    let unlisted = matches!(tags.part(at, false), Part::Foreign | Part::Shape | Part::Unknown)
        && tags.class(at).is_empty();
    let named = tags.class(at).is(Class::GIVEN.or(Class::SURNAME)) || tags.class(at).is_empty();
    unlisted || sent(tags, at) || named && early(tags, at) && !tags.surface(at).ends_with('ة')
}

/// «(وكالات) -», «(موفد الجريدة) -», «(جزر الكناري) -» stand behind the word.
fn sent(tags: &Tags, at: usize) -> bool {
    const SENDERS: WordSet = WordSet::new(&[
        "وكالات",
        "موفد",
        "مراسل",
        "من",
        "خاص",
        "رويترز",
        "اف",
        "ا",
        "واس",
        "وام",
        "كونا",
        "بنا",
        "د",
        "وكاله",
        "الوكالات",
        "سبا",
        "وات",
        "واج",
        "شينخوا",
        "يو",
        "اسوشيتد",
        "مكتب",
        "مندوب",
    ]);
    let open = (at + 1..at + 4).find(|i| tags.surface(*i) == "(" && !tags.starts_block(*i));
    let Some(open) = open else { return false };
    let place = || tags.known_at(open + 1).is_some_and(|k| k.kind == MentionKind::Place);
    let dash = |i: usize| matches!(tags.surface(i), "-" | "–" | "—") && !tags.starts_block(i);
    (SENDERS.contains(tags.word(open + 1)) || place())
        && (open + 2..open + 7).any(|i| tags.surface(i) == ")" && dash(i + 1))
}

/// Of the first blocks of an article, where its dateline stands.
fn early(tags: &Tags, at: usize) -> bool {
    (1..at).filter(|i| tags.starts_block(*i)).count() < 2
}
