//! What belongs together in one article: killings to their fight, a truce to the fight it ends, a
//! mediation to what it led to, the wars of one dispute.
//!
//! Comes in: the stories of one article. Goes out: the same, killings joined to their fight;
//! agreements with who mediated; truces and earlier wars of which nothing is said with the place and
//! sides of the fight or war told with them.

use super::story::{Story, kills_in};
use crate::document::EventKind;
use crate::knowledge::{EntityId, KnowledgeBase};

/// A killing told before its fight was, joined to it: «قتل 49 جنديا … في مواجهات».
pub(super) fn settle(
    kb: &KnowledgeBase,
    stories: Vec<Story>,
    counted: impl Fn(&Story) -> bool,
) -> Vec<Story> {
    let (kills, mut out): (Vec<Story>, Vec<Story>) =
        stories.into_iter().partition(|s| s.family.1 == "harm");
    for kill in kills {
        let fights = |s: &Story| s.family.1 == "fighting" && kills_in(s, &kill);
        // The fight of its sentence before one of its place.
        let beside = |s: &Story| fights(s) && !s.sentences.is_disjoint(&kill.sentences);
        let at = out.iter().position(beside).or_else(|| out.iter().position(fights));
        let at = at.or_else(|| {
            only_fight(&out).filter(|at| out.get(*at).is_some_and(|s| s.in_days_of(&kill)))
        });
        let fight = at.and_then(|at| out.get_mut(at));
        match fight {
            Some(fight) => fight.take(kill),
            None => out.push(kill),
        }
    }
    end_fights(kb, &mut out);
    sister_wars(&mut out, counted);
    mediated(out)
}

/// «اغتيل الرئيس … وأصيب في الهجوم»: the only fight told, of which nothing else is said, is how he
/// was killed.
fn only_fight(stories: &[Story]) -> Option<usize> {
    let is_fight = |s: &&Story| s.family.1 == "fighting";
    let at = stories.iter().position(|s| is_fight(&s))?;
    let bare = stories.get(at).is_some_and(|s| s.places.is_empty() && s.sides().next().is_none());
    (bare && stories.iter().filter(is_fight).count() == 1).then_some(at)
}

/// «حرب أولى … مطلع التسعينيات، ثم حرب 2020 بين …»: a war of a count (`counted`) of which only its
/// time is said is of the place and sides of the other war its article tells; a world war is not.
fn sister_wars(stories: &mut [Story], counted: impl Fn(&Story) -> bool) {
    let known = |s: &&Story| s.family.1 == "war" && s.start.is_some() && s.sides().next().is_some();
    let Some(other) = stories.iter().find(known) else { return };
    let (places, participants) = (other.places.clone(), other.participants.clone());
    let bare =
        |s: &&mut Story| s.family.1 == "war" && s.start.is_some() && s.sides().next().is_none();
    for war in stories.iter_mut().filter(bare).filter(|s| counted(s)) {
        war.places.clone_from(&places);
        war.participants.clone_from(&participants);
    }
}

/// «هدنة بوساطة روسية»: who mediated is named with the agreement told in the same sentence. To mediate
/// remains a thing of its own.
fn mediated(stories: Vec<Story>) -> Vec<Story> {
    let (mediations, mut out): (Vec<Story>, Vec<Story>) =
        stories.into_iter().partition(|s| s.family.1 == "mediation");
    for mut mediation in mediations {
        let led_to = |s: &&mut Story| {
            s.kind == EventKind::Agree
                && !s.sentences.is_disjoint(&mediation.sentences)
                && s.in_days_of(&mediation)
        };
        if let Some(agreement) = out.iter_mut().find(led_to) {
            let mediators =
                mediation.participants.iter().filter(|((_, role), _)| role == "mediator");
            agreement.participants.extend(mediators.map(|(who, n)| (who.clone(), *n)));
            // The page is the agreement's.
            mediation.asserted = false;
        }
        out.push(mediation);
    }
    out
}

/// A ceasefire of which nothing is said is that of the fight its article tells of in those days.
fn end_fights(kb: &KnowledgeBase, stories: &mut [Story]) {
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
            let party = |((id, role), n): (&(EntityId, String), &u32)| {
                (role == "party").then(|| ((*id, role.clone()), *n))
            };
            truce.participants = fight.participants.iter().filter_map(party).collect();
            // Between two sides it holds everywhere, not in the town that was struck.
            let town = |id: &EntityId| {
                let class = kb.entities.get(id.ix()).map_or("", |e| e.class.as_str());
                matches!(class, "city" | "town" | "village" | "capital")
            };
            truce.places.clone_from(&fight.places);
            if truce.participants.len() > 1 {
                truce.places.retain(|id, _| !town(id));
            }
        }
    }
}
