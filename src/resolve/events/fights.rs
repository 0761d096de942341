//! What belongs to a fight of one article: the killings in it, the truce that ends it.
//!
//! Comes in: the stories of one article. Goes out: the same, killings joined to their fight, truces of
//! which nothing is said with its place and sides.

use super::discovered::Story;
use crate::document::EventKind;
use crate::knowledge::EntityId;

/// A killing told before its fight was, joined to it: «قتل 49 جنديا … في مواجهات».
pub(super) fn settle(stories: Vec<Story>) -> Vec<Story> {
    let (kills, mut out): (Vec<Story>, Vec<Story>) =
        stories.into_iter().partition(|s| s.family.1 == "harm");
    for kill in kills {
        let fight = out.iter_mut().find(|s| s.family.1 == "fighting" && kills_in(s, &kill));
        match fight {
            Some(fight) => fight.take(kill),
            None => out.push(kill),
        }
    }
    end_fights(&mut out);
    out
}

/// A ceasefire of which nothing is said is that of the fight its article tells of in those days.
fn end_fights(stories: &mut [Story]) {
    let fights: Vec<Story> = stories
        .iter()
        .filter(|s| matches!(s.family.1, "fighting" | "war") && s.mentions.len() > 1)
        .cloned()
        .collect();
    let bare = |s: &&mut Story| {
        s.family.1 == "ceasefire" && s.places.is_empty() && s.participants.is_empty()
    };
    for truce in stories.iter_mut().filter(bare) {
        let Some((start, end)) = truce.start.zip(truce.end) else { continue };
        let fight = fights.iter().find(|f| {
            f.start.zip(f.end).is_some_and(|(from, to)| {
                from.first_day() - 3 <= end.last_day() && start.first_day() <= to.last_day() + 3
            })
        });
        if let Some(fight) = fight {
            truce.places.clone_from(&fight.places);
            let party = |((id, role), n): (&(EntityId, String), &u32)| {
                (role == "party").then(|| ((*id, role.clone()), *n))
            };
            truce.participants = fight.participants.iter().filter_map(party).collect();
        }
    }
}

/// «هاجم مسلحون القرية وقتلوا عشرة»: the killing belongs to the attack of its sentence, or of its
/// place and day.
pub(super) fn kills_in(a: &Story, b: &Story) -> bool {
    let violent = |s: &Story| s.kind == EventKind::Assault && s.family.1 != "war";
    let kills = |s: &Story| s.family.1 == "harm";
    let days = match (a.start.zip(a.end), b.start.zip(b.end)) {
        (Some((a_start, a_end)), Some((b_start, b_end))) => {
            a_start.first_day() <= b_end.last_day() + 1
                && b_start.first_day() <= a_end.last_day() + 1
        }
        _ => true,
    };
    violent(a)
        && violent(b)
        && (kills(a) || kills(b))
        && days
        && (!a.sentences.is_disjoint(&b.sentences)
            || a.places.keys().any(|p| b.places.contains_key(p)))
}
