//! Places by the land they lie in or are a side of: «هانفورد بولاية واشنطن», «تيمور الغربية».

use super::heads::PARTS;
use super::{leads, place};
use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::people::spaced;
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::Class;

/// «تيمور الغربية», «روديسيا الشمالية»: a side of a land that is a land of its own. Not «حدود روسيا
/// الغربية».
pub(super) fn sided(tags: &Tags, at: usize, out: &mut Vec<Candidate>) {
    let Some(known) = tags.known_at(at).filter(|k| k.kind == MentionKind::Place) else { return };
    let side =
        matches!(tags.word(known.last), "الشماليه" | "الجنوبيه" | "الشرقيه" | "الغربيه" | "الوسطي");
    let class = known.known.first().and_then(|k| tags.reading.lexicon.get(k));
    let land = class
        .is_some_and(|t| matches!(t.class.as_str(), "country" | "continent" | "region" | "island"));
    let of_part = at.checked_sub(1).is_some_and(|b| {
        tags.goes_on(at) && (PARTS.contains(tags.stem(b)) || PARTS.contains(tags.word(b)))
    });
    if !land || !side || of_part || !tags.goes_on(known.last) {
        return;
    }
    let mut found = known.clone();
    found.last += 1;
    let end = tags.span(known.last, found.last, 0).end;
    found.span.end = end.max(found.span.start);
    found.known.clear();
    found.name = spaced(found.span.of(tags.reading.text));
    found.rule = "place-side".into();
    found.score = 905;
    out.push(found);
}

/// «في هانفورد بولاية واشنطن», «ندولا بألمانيا»: words nobody lists, and the land they lie in.
pub(super) fn in_region(tags: &Tags, at: usize, out: &mut Vec<Candidate>) {
    let inside = tags.clitic(at) > 0
        || tags.known_at(at).is_some() && tags.bare_known(at, &[MentionKind::Place]).is_none();
    if !tags.goes_on(at) || !tags.word(at).starts_with('ب') || !inside {
        return;
    }
    let known = |i: usize| tags.known_in(i).is_some_and(|k| k.kind == MentionKind::Place);
    let named = |i: usize| {
        known(i)
            || tags.part(i, false).is_name() && !tags.definite(i)
            || tags.part(i, false) == Part::Unknown && tags.sound(i) > 0
    };
    let headed = tags.stem_class(at).is(Class::PLACE_HEAD) && tags.goes_on(at + 1) && named(at + 1);
    let land = tags.known_at(at).is_some_and(|k| k.kind == MentionKind::Place);
    if !headed && !land {
        return;
    }
    let open = |i: usize| {
        tags.is_word(i)
            && tags.known_in(i).is_none()
            && tags.class(i).is_empty()
            && tags.common(i).is_empty()
            && !tags.definite(i)
            && tags.letters(i) > 2
            && match tags.part(i, false) {
                Part::Foreign | Part::Shape => true,
                Part::Unknown => headed || tags.sound(i) > 0,
                _ => false,
            }
    };
    let mut first = at;
    while first > 0 && at - first < 3 && open(first - 1) && !tags.starts_block(first) {
        first -= 1;
    }
    // Behind a preposition of place, or a single word behind a mark or «و».
    let lead = first.checked_sub(1).filter(|_| !tags.starts_block(first));
    let led = lead.is_some_and(|b| {
        leads(tags.word(b)) || matches!(tags.word(b), "نحو" | "قرب" | "مطار" | "محطه" | "سكان")
    });
    // «في تروا بفرنسا وهارو ببريطانيا»
    let joined = first + 1 == at
        && tags.word(first).starts_with('و')
        && first
            .checked_sub(1)
            .is_some_and(|b| tags.known_in(b).is_some_and(|k| k.kind == MentionKind::Place));
    if first == at || !(led || joined) || headed && tags.clitic(first) > 0 && !joined {
        return;
    }
    let mut found = place(tags, first, at, if joined { 2 } else { 0 }, false);
    found.rule = "place-preposition".into();
    found.score = 690;
    out.push(found);
}
