//! Who stands in a picture of the whole.
//!
//! In: the entities by the company they keep. Out: the people and bodies best tied to each other; towns
//! where there are few of them. Countries and peoples stand beside everybody and say nothing.

use std::collections::BTreeSet;

use super::super::Site;
use crate::document::EntityKind;
use crate::knowledge::{Entity, EntityId};

/// Best tied entities that are looked at.
const KNOWN: usize = 5_000;
/// Entities of the first picture, and of the large one.
pub const FIRST: usize = 25;
pub const WHOLE: usize = 200;

/// Whether there is more to draw than the first picture holds.
pub fn is_large(site: &Site) -> bool {
    cast(site, WHOLE).len() > FIRST * 2
}

/// Those of a picture of the whole: people and bodies, best tied to each other first; towns where
/// there are few of them. Countries and peoples stand beside everybody and say nothing.
pub fn cast(site: &Site, most: usize) -> Vec<EntityId> {
    let acts = |id: EntityId| {
        site.entity(id).is_some_and(|e| {
            e.published
                && match e.kind {
                    EntityKind::Person | EntityKind::Organization => true,
                    EntityKind::Group => e.class == "armed",
                    _ => false,
                }
        })
    };
    let stands = |id: EntityId| {
        let small = |class: &str| !matches!(class, "country" | "continent" | "region" | "sea");
        let town = |e: &Entity| e.kind == EntityKind::Place && small(&e.class);
        acts(id) || site.entity(id).is_some_and(town)
    };
    let acting = tied_among(site, &acts, most);
    if acting.len() * 2 >= most { acting } else { tied_among(site, &stands, most) }
}

/// The best tied of some entities, each tied to another of them.
fn tied_among(site: &Site, fits: &dyn Fn(EntityId) -> bool, most: usize) -> Vec<EntityId> {
    let weight = |id: EntityId, among: &dyn Fn(EntityId) -> bool| -> u64 {
        let Some(entity) = site.entity(id) else { return 0 };
        let ties = entity.company.iter().filter(|c| c.entity != id && among(c.entity));
        // One sentence that lists many ties none of them closely.
        let tied: u64 = ties.map(|c| u64::from(c.sentences).pow(2)).sum();
        tied * entity.articles.len() as u64
    };
    let ranked = |ids: Vec<EntityId>, among: &dyn Fn(EntityId) -> bool| {
        let mut ids: Vec<_> = ids.into_iter().map(|id| (weight(id, among), id)).collect();
        ids.retain(|(weight, _)| *weight > 0);
        ids.sort_by_key(|(weight, id)| (std::cmp::Reverse(*weight), *id));
        ids.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
    };
    let known = site.tied.iter().copied().take(KNOWN);
    let mut ids = ranked(known.filter(|id| fits(*id)).collect(), fits);
    ids.truncate(most * 2);
    let kept: BTreeSet<EntityId> = ids.iter().copied().collect();
    let mut ids = ranked(ids, &|id| kept.contains(&id));
    ids.truncate(most);
    ids
}
