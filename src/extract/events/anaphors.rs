//! «الحادث», «العملية», «الكارثة»: the noun that takes up an event told before; and the bang that was
//! a bomb.

use super::EventMention;
use crate::document::EventKind as K;

/// Gives each anaphor the kind of the event before it that it takes up, and leaves out those that
/// take up nothing. Explosions of an article about an attack are the attack's.
pub(super) fn resolve(events: Vec<EventMention>) -> Vec<EventMention> {
    let bomb = |e: &EventMention| {
        e.kind == K::Assault
            && matches!(
                e.subkind.as_str(),
                "bombing"
                    | "killing"
                    | "assassination"
                    | "attack"
                    | "shelling"
                    | "shooting"
                    | "clash"
            )
    };
    // The dead of a blast do not make it a bomb's.
    let dead = |e: &EventMention| matches!(e.lemma.as_str(), "قتل" | "مقتل" | "مصرع" | "استشهاد");
    let bombed = events.iter().any(|e| bomb(e) && !dead(e));
    let mut out: Vec<EventMention> = Vec::with_capacity(events.len());
    for mut event in events {
        if bombed && event.subkind == "explosion" {
            (event.kind, event.subkind) = (K::Assault, "bombing".to_owned());
        }
        if event.subkind == "anaphor" {
            let happened = |e: &&EventMention| match event.lemma.as_str() {
                "العملية" => matches!(e.kind, K::Assault | K::Cooperate),
                // A battle is no incident.
                "الحادث" => {
                    matches!(e.kind, K::Assault | K::Disaster)
                        && !matches!(e.subkind.as_str(), "clash" | "war" | "violation" | "airspace")
                }
                _ => matches!(e.kind, K::Assault | K::Disaster),
            };
            let Some(told) = out.iter().rev().find(happened) else { continue };
            (event.kind, event.subkind) = (told.kind, told.subkind.clone());
            (event.start, event.end) = (event.start.or(told.start), event.end.or(told.end));
            event.place = event.place.or(told.place);
        }
        out.push(event);
    }
    out
}
