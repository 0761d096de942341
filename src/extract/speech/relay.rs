//! Words handed on: «نقلت الوكالة عن مسؤول قوله إن …».
//!
//! Comes in: the token after the verb نقل. Goes out: who is cited, behind عن, and where the words begin.
//! Who hands them on is no speaker.

use super::complement::{Found, starts_report};
use super::cue::Marker;
use super::scene::Scene;
use super::subject;
use crate::lexicon::words::reporting::Class;

/// نقل … عن: the speaker is after عن. «نقلت الوكالة عن مسؤول قوله إن …».
pub(super) fn relay(scene: &Scene, at: usize, end: usize) -> Option<Found> {
    let about = (at..end.min(at + 24))
        .take_while(|k| {
            scene.opens(*k).is_none()
                || subject::is_name_within(scene, scene.opens(*k).unwrap_or(0), *k, end)
        })
        .find(|k| matches!(scene.word(*k), "عن" | "عنه" | "عنها"))?;
    relayed(scene, about, end)
}

/// What follows the عن of a relay.
fn relayed(scene: &Scene, about: usize, end: usize) -> Option<Found> {
    let subject = match scene.word(about) {
        "عن" => Some(subject::phrase(scene, about + 1, end, false)?),
        _ => None,
    };
    let mut k = subject.map_or(about + 1, |p| p.last);
    let limit = end.min(k + 24);
    while k < limit {
        let found = |marker, content| Some(Found { subject, marker, content, clitic: 0 });
        if scene.is_that(k) {
            return found(Marker::That, k + 1);
        }
        if scene.word(k) == ":" {
            return found(Marker::Colon, k + 1);
        }
        if let Some(mark) = scene.opens(k) {
            if !subject::is_name_within(scene, mark, k, end) {
                return found(Marker::Quote, k);
            }
            k = scene.past_mark(mark);
            continue;
        }
        if starts_report(scene, k) && !scene.is(k, Class::Says) {
            return None;
        }
        k += 1;
    }
    None
}
