//! Counted facts: how many were killed, hurt, taken, moved, destroyed, and who says so.
//!
//! Comes in: the reading with its mentions, quotations, times and events. Goes out: claims in
//! order. Years, ages, shares, scores, money, time and distance are never claims; a part («بينهم 15
//! مدنيا») names its whole and is never added to it.

mod counts;
mod cues;
mod days;
mod fits;
mod opens;
mod sources;
mod toll;
mod words;

pub(super) use opens::may_tally;

use days::Days;

use crate::base::Date;

use super::facts::{Claim, EventMention, Mention, Quote, TimeMention};
use super::reading::Reading;

/// Every claim in the article.
pub fn claims(
    reading: &Reading,
    mentions: &[Mention],
    quotes: &[Quote],
    times: &[TimeMention],
    events: &[EventMention],
) -> Vec<Claim> {
    let scene = counts::Scene { reading, mentions, times };
    let mut found = cues::claims(&scene);
    let spoken = sources::Spoken::new(quotes);
    let mut last: Option<(u32, Option<Date>, Option<u8>)> = None;
    let mut here = None;
    for claim in &mut found {
        let (source, source_span) = sources::source(reading, mentions, &spoken, claim.span);
        (claim.source, claim.source_span) = (source, source_span);
        (claim.event, claim.apart) = sources::event(reading, events, times, claim);
        let event = claim.event.and_then(|e| events.get(e as usize));
        claim.since = event.is_some_and(|e| sources::since(reading, e));
        let known = here.take().filter(|days: &Days| days.is_of(claim.sentence));
        let days = here.insert(known.unwrap_or_else(|| Days::of(reading, times, claim.sentence)));
        (claim.on, claim.nth) = days.counted(claim.span);
        claim.said = claim.on.is_some_and(|day| days.said(day));
        if (claim.on, claim.nth) == (None, None) && days.same {
            let near = last.filter(|(sentence, ..)| claim.sentence.abs_diff(*sentence) <= 2);
            (claim.on, claim.nth) = near.map_or((None, None), |(_, on, nth)| (on, nth));
        }
        if claim.on.is_some() || claim.nth.is_some() {
            last = Some((claim.sentence, claim.on, claim.nth));
        }
    }
    parts_of_untold(&mut found);
    found
}

/// «بعد ساعات من مقتل ستة، بينهم أربعة من الشرطة»: whoever speaks before a figure nobody gave gives no part of
/// it either.
fn parts_of_untold(claims: &mut [Claim]) {
    for ix in 0..claims.len() {
        let of = |ix: usize| claims.get(ix);
        let whole = of(ix).and_then(|part| of(part.subset_of? as usize));
        let untold = whole.zip(of(ix)).is_some_and(|(whole, part)| {
            let before = part.source_span.is_some_and(|span| span.end <= whole.span.start);
            whole.source_span.is_none() && whole.sentence == part.sentence && before
        });
        if let Some(part) = claims.get_mut(ix).filter(|_| untold) {
            (part.source, part.source_span) = (None, None);
        }
    }
}
