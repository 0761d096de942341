//! What an article tells of the days before its news: «كان قد دعا», «سبق أن أنكرت», «الذي اتهم …».
//!
//! Comes in: a verb that tells an event. Goes out: where the looking back begins that it belongs to. A
//! time named there dates it; the day of the news does not.

use super::clause::is_relative;
use super::lead::Lead;
use super::{Mention, MentionKind, Scene, Site};
use crate::document::EventKind;
use crate::extract::tense::is_past;
use crate::text::WordSet;

/// How far before its verb «كان» may stand, with the subject between them.
const REACH: usize = 14;

/// The token from which the sentence looks back to the event; nothing when it is told as news. Not
/// of «المسلحون الذين هاجموا القرية», who did so in the news itself.
pub(super) fn told_back(scene: &Scene, site: &Site) -> Option<usize> {
    if !site.found.trigger.verb {
        return None;
    }
    let before = site.first.checked_sub(1)?;
    let start = scene.sentence_start(site);
    if before < start {
        return None;
    }
    let near = start.max(before.saturating_sub(REACH))..before;
    match scene.word(before) {
        "قد" => had(scene, before, start),
        // «التي سبق أن أنكرت أي دور», «سبق له أن طالب»
        "ان" => near.rev().take(3).find(|i| matches!(scene.word(*i), "سبق" | "وسبق")),
        word if is_relative(word)
            && !harms(site)
            && is_past(scene.word(site.first), site.found.trigger.lemma) =>
        {
            Some(before)
        }
        _ => None,
    }
}

/// «وكان الجيش قد احتجز الرئيس»: the token of «كان», of a «قد» at `at`.
pub(super) fn had(scene: &Scene, at: usize, start: usize) -> Option<usize> {
    let near = (start.max(at.saturating_sub(REACH))..at).rev();
    { near }.take_while(|i| !stops(scene.word(*i))).find(|i| was(scene.word(*i)))
}

/// Whom a relative clause speaks of that the verb opens: «يريفان التي شجبت», «هاشيموتو، الذي كان قد
/// استنكر الهجوم».
pub(super) fn antecedent<'s>(scene: &'s Scene, site: &Site) -> Option<&'s Mention> {
    let start = scene.sentence_start(site);
    let helps = |i: &usize| {
        matches!(
            scene.word(*i),
            "قد" | "كان" | "كانت" | "كانوا" | "كانا" | "سبق" | "ان" | "له" | "لها"
        )
    };
    let relative = (start..site.first).rev().take(4).find(|i| !helps(i))?;
    let word = scene.word(relative);
    if !is_relative(word) {
        return None;
    }
    let end = relative.checked_sub(1).filter(|i| *i >= start)?;
    let comma = scene.word(end) == "،";
    let last = if comma { end.checked_sub(1)? } else { end };
    let whom = scene.mention_at(last).filter(|m| scene.acts_anywhere(m))?;
    // «وزير خارجية السودان، الذي …»: the minister.
    let other = comma && word == "الذي" && whom.kind == MentionKind::Place;
    (!other && whom.kind != MentionKind::Nationality || !comma).then_some(whom)
}

/// Whose «كان … قد» it is: the first name behind «كان», that no preposition leads.
pub(super) fn of_had<'s>(scene: &'s Scene, site: &Site) -> Option<&'s Mention> {
    let before = site.first.checked_sub(1).filter(|i| scene.word(*i) == "قد")?;
    let had = had(scene, before, scene.sentence_start(site))?;
    // «كان رئيس الوزراء فلان قد …»: behind his title.
    const NEAR: usize = 5;
    let names = scene.mentions_in(had + 1, before.min(had + NEAR));
    let first = names.into_iter().find(|(m, _, _)| m.kind != MentionKind::Nationality)?;
    let (whom, at, _) = first;
    let own = scene.acts(whom) && scene.lead(at, had + 1) == Lead::None;
    own.then_some(whom)
}

/// «كان», «وكانت».
fn was(word: &str) -> bool {
    const WAS: WordSet = WordSet::new(&["كان", "كانت", "كانوا", "كانا", "كانتا"]);
    WAS.contains(word.strip_prefix(['و', 'ف']).unwrap_or(word))
}

fn stops(word: &str) -> bool {
    matches!(word, "؛" | ":" | "." | "!" | "؟" | "ان" | "بان")
}

/// Violence and disasters are told with their doers: «الزلزال الذي ضرب …».
fn harms(site: &Site) -> bool {
    matches!(site.found.trigger.kind, EventKind::Assault | EventKind::Disaster)
}
