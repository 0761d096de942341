//! «الحادث», «العملية», «الكارثة»: the noun that takes up an event told before; and the bang that was
//! a bomb.

use super::EventMention;
use crate::document::EventKind as K;

/// Gives each anaphor the kind of the event before it that it takes up, and leaves out those that
/// take up nothing. Explosions of an article about an attack are the attack's.
pub(super) fn resolve(text: &str, events: Vec<EventMention>) -> Vec<EventMention> {
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
            let great = matches!(event.span.of(text), "الكارثة" | "المأساة" | "الفاجعة");
            let last = || out.iter().rev().find(happened);
            let Some(told) = (if great { chief(&out).or_else(last) } else { last() }) else {
                continue;
            };
            (event.kind, event.subkind) = (told.kind, told.subkind.clone());
            (event.start, event.end) = (event.start.or(told.start), event.end.or(told.end));
            event.place = event.place.or(told.place);
        }
        out.push(event);
    }
    out
}

/// Of the disasters told so far the one most told of, and of equals the first: a fire or a flood
/// comes of the catastrophe.
fn chief(told: &[EventMention]) -> Option<&EventMention> {
    const NEAR: usize = 200;
    let near = told.get(told.len().saturating_sub(NEAR)..).unwrap_or_default();
    let disasters = || near.iter().filter(|e| e.kind == K::Disaster);
    let often = |e: &&EventMention| disasters().filter(|d| d.subkind == e.subkind).count();
    disasters().rev().max_by_key(often)
}
