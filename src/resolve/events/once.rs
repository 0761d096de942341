//! What happens once, so that two stories of it are one though they say another day or place: a
//! person is killed once, a country votes once in those weeks, the ground shakes under one country.

use super::story::Story;
use crate::document::{EntityKind, EventKind};
use crate::knowledge::{EntityId, KnowledgeBase};

/// Days between two reports of one vote: the campaign's end, the day itself, the count.
pub(super) const VOTE: i32 = 21;
/// Days between two reports of one disaster.
const DISASTER: i32 = 3;
/// Days between two reports of an office given up, an arrest or a verdict.
const OFFICE: i32 = 10;
/// What two articles of one story speak of both.
const ABOUT: usize = 3;

/// True when both stories tell what happens only once.
pub(super) fn once(kb: &KnowledgeBase, a: &Story, b: &Story) -> bool {
    if mortal(a) && mortal(b) {
        return share(a, b, |id, role| role == "victim" && person(kb, id));
    }
    if a.family != b.family || !is_rare(a.family) {
        return false;
    }
    match (a.family.0, a.family.1) {
        (EventKind::Concede, "resign") => {
            apart(a, b).is_some_and(|days| days <= OFFICE)
                && share(a, b, |id, role| matches!(role, "agent" | "target") && person(kb, id))
        }
        (EventKind::Coerce, "arrest" | "trial") => {
            apart(a, b).is_some_and(|days| days <= OFFICE)
                && share(a, b, |id, role| role == "target" && person(kb, id))
        }
        (EventKind::Election, "" | "win") => {
            apart(a, b).is_some_and(|days| days <= VOTE)
                && (one_country(kb, a, b) || share(a, b, |_, _| true) || one_news(a, b))
        }
        (EventKind::Coerce, "coup") => {
            apart(a, b).is_some_and(|days| days <= OFFICE)
                && (one_country(kb, a, b) || one_news(a, b))
        }
        (EventKind::Disaster, "earthquake" | "flood") => {
            (a.definite || b.definite || !(a.firm && b.firm))
                && apart(a, b).is_some_and(|days| days <= DISASTER)
                && one_country(kb, a, b)
        }
        _ => false,
    }
}

/// Whether there are such things of the family that happen once in some weeks.
pub(super) fn is_rare(family: (EventKind, &str)) -> bool {
    matches!(
        family,
        (EventKind::Concede, "resign")
            | (EventKind::Coerce, "arrest" | "trial" | "coup")
            | (EventKind::Election, "" | "win")
            | (EventKind::Disaster, "earthquake" | "flood")
    )
}

/// Who was killed, when the story is of a deed that killed.
pub(super) fn victims(kb: &KnowledgeBase, story: &Story) -> Vec<EntityId> {
    let killed = |(id, role): &&(EntityId, String)| role == "victim" && person(kb, *id);
    match mortal(story) {
        true => story.participants.keys().filter(killed).map(|(id, _)| *id).collect(),
        false => Vec::new(),
    }
}

/// The story is of a deed that killed, or of a death; not of an attempt.
fn mortal(story: &Story) -> bool {
    let deed = story.kind == EventKind::Assault || story.family == (EventKind::Other, "death");
    let kills = |s: &String| matches!(s.as_str(), "killing" | "assassination" | "death");
    deed && story.subkinds.keys().any(kills) && !story.subkinds.contains_key("attempt")
}

fn person(kb: &KnowledgeBase, id: EntityId) -> bool {
    kb.entities.get(id.ix()).is_some_and(|e| e.kind == EntityKind::Person)
}

/// Somebody takes part in both in such a role.
fn share(a: &Story, b: &Story, fits: impl Fn(EntityId, &str) -> bool) -> bool {
    let mut those = a.participants.keys().filter(|(id, role)| fits(*id, role));
    those.any(|(id, _)| b.participants.keys().any(|(other, role)| other == id && fits(*id, role)))
}

/// Days between the two; `None` when one has no day.
fn apart(a: &Story, b: &Story) -> Option<i32> {
    let ((a_start, a_end), (b_start, b_end)) = (a.start.zip(a.end)?, b.start.zip(b.end)?);
    let (after, before) =
        (b_start.first_day() - a_end.last_day(), a_start.first_day() - b_end.last_day());
    Some(after.max(before).max(0))
}

/// Both lie in one country, by their places or, failing these, by who takes part.
fn one_country(kb: &KnowledgeBase, a: &Story, b: &Story) -> bool {
    let countries = |story: &Story| {
        let of_places: Vec<EntityId> =
            story.places.keys().filter_map(|id| country(kb, *id)).collect();
        match of_places.is_empty() {
            true => story.participants.keys().filter_map(|(id, _)| country(kb, *id)).collect(),
            false => of_places,
        }
    };
    let theirs = countries(b);
    countries(a).iter().any(|id| theirs.contains(id))
}

/// Two articles about the same, of which none says who, and not both where: «تلاعب في الاقتراع».
fn one_news(a: &Story, b: &Story) -> bool {
    let nobody = a.participants.is_empty() && b.participants.is_empty();
    nobody
        && (a.places.is_empty() || b.places.is_empty())
        && !a.shares_article(b)
        && a.about.intersection(&b.about).count() >= ABOUT
}

/// The country an entity is of; a country's is itself.
fn country(kb: &KnowledgeBase, id: EntityId) -> Option<EntityId> {
    let entity = kb.entities.get(id.ix())?;
    if entity.class == "country" { Some(id) } else { entity.country }
}
