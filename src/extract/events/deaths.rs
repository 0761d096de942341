//! Which deaths are events: killing by violence is one, the dead of a disaster are its victims.

use super::{EventMention, Scene};
use crate::document::EventKind as K;

/// Leaves out deaths that a disaster explains, and deaths of nobody named or counted.
pub(super) fn settle(scene: &Scene, events: Vec<EventMention>) -> Vec<EventMention> {
    let is_death =
        |e: &EventMention| matches!(e.subkind.as_str(), "killing" | "assassination" | "death");
    let in_sentence = |e: &EventMention, kinds: &[K]| {
        let first = events.partition_point(|c| c.sentence < e.sentence);
        let mut here = events.iter().skip(first).take_while(|c| c.sentence == e.sentence);
        // «توفي بعد ساعات من اتفاق ينهي الحرب»: a war killed nobody here.
        let apart =
            |c: &EventMention| matches!(c.subkind.as_str(), "war" | "violation" | "airspace");
        here.any(|c| !is_death(c) && !apart(c) && kinds.contains(&c.kind))
    };
    let violent = events.iter().any(|e| {
        (!is_death(e) || is_massacre(e)) && matches!(e.kind, K::Assault | K::Coerce | K::Protest)
    });
    let disaster = events.iter().any(|e| e.kind == K::Disaster);
    let keep: Vec<bool> = events
        .iter()
        .map(|e| {
            if !is_death(e) || is_massacre(e) {
                return true;
            }
            let victims = e.participants.iter().any(|p| p.1 == "victim");
            // «مصرع» and «وفاة» say nothing of a hand.
            let neutral = e.subkind == "death" || e.lemma == "مصرع";
            if in_sentence(e, &[K::Disaster]) || (disaster && neutral && !victims) {
                return false;
            }
            if e.subkind == "death" {
                return !counted(scene, e) && !in_sentence(e, &[K::Assault]);
            }
            if neutral {
                return victims && !disaster;
            }
            violent || victims || armed(scene, e)
        })
        .collect();
    events.iter().zip(keep).filter(|(_, keep)| *keep).map(|(e, _)| e.clone()).collect()
}

/// A killing that is spoken of as an event, whoever died.
fn is_massacre(event: &EventMention) -> bool {
    matches!(event.lemma.as_str(), "اغتيال" | "مجزرة" | "مذبحة" | "إبادة" | "اغتال")
}

/// «بالرصاص», «طعنا», «بنيران», «على يد»: killed by someone.
fn armed(scene: &Scene, event: &EventMention) -> bool {
    let a = &scene.reading.analysis;
    let at = a.solid_at(event.span.start());
    (at + 1..at + 10).take_while(|i| scene.word(*i) != ".").any(|i| {
        matches!(
            scene.word(i),
            "بالرصاص"
                | "برصاص"
                | "برصاصه"
                | "بنيران"
                | "طعنا"
                | "ذبحا"
                | "بقذيفه"
                | "يد"
                | "ايدي"
                | "عبوه"
        )
    })
}

/// «وفاة 11 شخصا», «توفي 550 حاجا»: a count is a claim.
fn counted(scene: &Scene, event: &EventMention) -> bool {
    let a = &scene.reading.analysis;
    let at = a.solid_at(event.span.start());
    (at + 1..at + 3).chain(at.saturating_sub(3)..at).any(|i| scene.reading.number(i).is_some())
}
