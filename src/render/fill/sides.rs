//! Whose people a figure counts, or who counts when nothing says whose.
//!
//! In: a claim about an event. Out: its [`Side`]: whose people are counted; else, in a fight, the party
//! that counts; else none. The dead of one army are no rival figure to the dead of the other.

use super::Ctx;
use super::told::{is_grave, source};
use crate::document::{EntityKind, EventKind};
use crate::knowledge::{EntityId, Event, ResolvedClaim};

/// Roles of those who fight.
const FIGHTERS: [&str; 5] = ["attacker", "agent", "target", "party", ""];

/// Which figures stand in one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    None,
    /// Whose people are counted.
    Of(EntityId),
    /// The party of a fight that counts, when nothing says whom.
    Camp(EntityId),
}

pub(super) fn side(ctx: &Ctx, event: &Event, claim: &ResolvedClaim) -> Side {
    if !is_grave(&claim.measure) {
        return Side::None;
    }
    if let Some(of) = claim.group_entity {
        return Side::Of(of);
    }
    let fight = event.kind == EventKind::Assault && event.participants.len() > 1;
    let camp = source(ctx, claim).filter(|_| fight).and_then(|who| camp(ctx, event, who));
    camp.map_or(Side::None, Side::Camp)
}

/// The party of an event somebody speaks for: itself, its country, that of its office.
fn camp(ctx: &Ctx, event: &Event, who: EntityId) -> Option<EntityId> {
    let entity = ctx.site.entity(who)?;
    let offices = || entity.roles.iter().filter_map(|r| r.of);
    // The head of a region does not speak for the country others count it to, nor does a body
    // whose name does not say that it is that country's.
    let state = |id: EntityId| {
        let of = ctx.site.entity(id)?;
        match of.kind {
            EntityKind::Place => of.country.filter(|_| of.class == "country"),
            EntityKind::Organization => of.country.filter(|c| is_named_after(ctx, &of.name, *c)),
            _ => of.country,
        }
    };
    let fights = |id: &EntityId| {
        event.participants.iter().any(|(e, role)| e == id && FIGHTERS.contains(&role.as_str()))
    };
    let regional = offices().any(|id| {
        ctx.site.entity(id).is_some_and(|e| e.kind == EntityKind::Place && e.class != "country")
    });
    let home = state(who).filter(|_| !regional);
    let own = std::iter::once(who).chain(offices()).chain(home);
    own.chain(offices().filter_map(state)).find(fights)
}

/// «وزارة الصحة الأذربيجانية» says whose it is, «حكومة ناغورني قره باغ» does not.
fn is_named_after(ctx: &Ctx, name: &str, country: EntityId) -> bool {
    let country = ctx.site.entity(country).map_or("", |e| e.name.as_str());
    let stem: String = country.trim_start_matches("ال").chars().take(4).collect();
    !stem.is_empty() && name.contains(&stem)
}
