//! What a verb of speech has for an object: whom it is said to, and behind them what is said; or the
//! noun that tells it.
//!
//! Comes in: the first token after the subject. Goes out: where the words begin. «اتهم موسكو بقصف …»,
//! «وعد المعلنين بأن …», «نفى وجود أي صلة».

use super::addressed;
use super::complement::{Found, preposition};
use super::cue::Marker;
use super::scene::Scene;
use super::subject::{self, Phrase};
use crate::lexicon::words::reporting::ReportingForm;

/// «متهما موسكو ب…», «داعية باكو إلى …»: the preposition after the object; or the object itself.
pub(super) fn object(scene: &Scene, form: &ReportingForm, at: usize, end: usize) -> Option<Found> {
    if addressed::takes_two(form)
        && let Some(past) = addressed::past(scene, at, end)
    {
        let quoted = scene.opens(past).is_some();
        let marker = if quoted { Marker::Quote } else { Marker::Object };
        return Some(Found { subject: None, marker, content: past, clitic: 0 });
    }
    if !form.preps.is_empty() && addresses(form.stance) {
        let near = (at + 1..end.min(at + 9)).take_while(|k| scene.is_word(*k));
        let comma = near.clone().last().map_or(at + 1, |k| k + 1);
        let near = near.chain(past_aside(scene, comma, end)).find_map(|k| match () {
            // «وعد المعلنين بأن»
            () if k > at && scene.is_that(k) && scene.word(k).starts_with('ب') => Some((k, 0)),
            () => preposition(scene, form, k),
        });
        if let Some((past, clitic)) = near {
            let (marker, past) = match scene.is_that(past) {
                true => (Marker::That, past + 1),
                false => (Marker::Preposition, past),
            };
            return Some(Found { subject: None, marker, content: past, clitic });
        }
    }
    let bare = form.preps.is_empty()
        || matches!(
            form.stance,
            "deny" | "reject" | "condemn" | "announce" | "affirm" | "criticize"
        )
        || addressed::asks_for(scene, form, at);
    // «نفى مسؤول في شركة النقل المشغلة وجود …»: an adjective left over from the subject.
    let left_over = scene.word(at).starts_with("الم")
        && scene.mention_ix(at).is_none()
        && !addressed::is_deed(scene.word(at))
        && addressed::is_deed(scene.word(at + 1))
        && !scene.word(at + 1).starts_with("ال");
    let content = at + usize::from(left_over && at + 1 < end);
    bare.then_some(Found { subject: None, marker: Marker::Object, content, clitic: 0 })
}

/// Verbs that name whom they address before what they say: «دعا باكو إلى», «اتهم موسكو ب».
pub(super) fn addresses(stance: &str) -> bool {
    matches!(
        stance,
        "call" | "demand" | "accuse" | "warn" | "threaten" | "promise" | "welcome" | "tell"
    )
}

/// What follows an aside about the ones addressed: «دعا الأطراف، بما في ذلك الخارجية، إلى».
fn past_aside(scene: &Scene, comma: usize, end: usize) -> Option<usize> {
    let next = scene.word(comma + 2);
    let aside = match scene.word(comma + 1) {
        "بما" | "بمن" => next.starts_with("في"),
        "لا" | "ولا" => next == "سيما",
        word => matches!(word, "خصوصا" | "وخصوصا" | "خاصه" | "وخاصه" | "لاسيما" | "ولاسيما"),
    };
    if !aside || !scene.is_comma(comma) {
        return None;
    }
    let close = (comma + 2..end.min(comma + 14)).find(|k| !scene.is_word(*k))?;
    (scene.is_comma(close) && close + 1 < end).then_some(close + 1)
}

/// The object that follows the subject, or what was put in behind it.
pub(super) fn object_after(
    scene: &Scene,
    form: &'static ReportingForm,
    subject: Option<Phrase>,
    speaks: bool,
    k: usize,
    end: usize,
) -> Option<Found> {
    let found = object(scene, form, k, end)?;
    let known = subject.is_none() || speaks;
    // «أكدت الوزارة والهلال الأحمر أن …»: a name before أن is of those who speak.
    if found.marker == Marker::Object
        && let Some(that) =
            (k..end.min(k + 8)).take_while(|i| scene.is_word(*i)).find(|i| scene.is_that(*i))
        && that > k
        && scene.actor(that - 1).is_some()
        && (k..that).all(|i| !subject::is_finite(scene, i) && scene.reading.trigger(i).is_none())
    {
        return Some(Found { subject, marker: Marker::That, content: that + 1, clitic: 0 });
    }
    let bare = form.preps.is_empty()
        || addressed::asks_for(scene, form, k)
        || matches!(form.stance, "affirm" | "announce" | "deny" | "reject" | "condemn");
    (known && (subject.is_some() || found.marker != Marker::Object || bare))
        .then_some(Found { subject, ..found })
}
