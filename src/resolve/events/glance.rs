//! What tells without a closer look that two stories of two articles are not one.
//!
//! Comes in: a story. Goes out: its numbers and days, worked out once, however many others it is
//! compared with. Always: what [`agreement`](super::story::agreement) would join, a glance lets pass.

use std::collections::BTreeSet;

use super::once::{VOTE, is_rare, victims};
use super::story::Story;
use crate::document::EventKind;
use crate::knowledge::{EntityId, KnowledgeBase};

/// Days two stories of one thing may lie apart, when it is none that happens once in some weeks.
const APART: i32 = 2;
/// What two articles of one story speak of both.
const ABOUT: usize = 3;

/// What of a story is asked each time it is compared. Lists are sorted.
#[derive(Clone, Debug)]
pub(super) struct Glance {
    /// Its number among the families.
    family: usize,
    rare: bool,
    /// First and last day, in days since 1970.
    days: Option<(i32, i32)>,
    /// Who was killed.
    victims: Vec<EntityId>,
    /// Who takes part, and where.
    sides: Vec<EntityId>,
    /// The places and their countries.
    places: Vec<(EntityId, Option<EntityId>)>,
    about: Vec<EntityId>,
}

/// Glances at the stories of one site.
pub(super) struct Glancing<'a> {
    kb: &'a KnowledgeBase,
    /// Sorted; a story has one of them whatever it is joined with.
    families: Vec<(EventKind, &'static str)>,
}

impl<'a> Glancing<'a> {
    pub(super) fn new(kb: &'a KnowledgeBase, stories: &[Story]) -> Self {
        let families: BTreeSet<_> = stories.iter().map(|story| story.family).collect();
        Self { kb, families: families.into_iter().collect() }
    }

    pub(super) fn at(&self, story: &Story) -> Glance {
        let country = |id: &EntityId| self.kb.entities.get(id.ix()).and_then(|e| e.country);
        let mut sides: Vec<EntityId> = story.sides().collect();
        sides.sort_unstable();
        let days = story.start.zip(story.end).map(|(a, b)| (a.first_day(), b.last_day()));
        Glance {
            family: self.families.binary_search(&story.family).unwrap_or_else(|at| at),
            rare: is_rare(story.family),
            days,
            victims: victims(self.kb, story),
            sides,
            places: story.places.keys().map(|id| (*id, country(id))).collect(),
            about: story.about.iter().copied().collect(),
        }
    }
}

impl Glance {
    /// Families in their order.
    pub(super) fn family(&self) -> usize {
        self.family
    }

    /// Whether they may be one story of two articles: of a killing by whom it killed, whatever the
    /// day; all else of one family within some days, by whom or where, or by what both articles
    /// speak of.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        let near = |most: i32| {
            let touch = |((a, b), (c, d))| a - d <= most && c - b <= most;
            self.days.zip(other.days).is_some_and(touch)
        };
        let alike = || {
            self.rare && near(VOTE)
                || near(APART)
                    && (common(&self.sides, &other.sides) > 0
                        || self.is_at_one_place(other)
                        || common(&self.about, &other.about) >= ABOUT)
        };
        self.family == other.family && alike() || common(&self.victims, &other.victims) > 0
    }

    fn is_at_one_place(&self, other: &Self) -> bool {
        let one = |(a, in_a): &(EntityId, Option<EntityId>)| {
            other.places.iter().any(|(b, in_b)| a == b || *in_a == Some(*b) || *in_b == Some(*a))
        };
        self.places.iter().any(one)
    }
}

/// How many two sorted lists have in common.
fn common(a: &[EntityId], b: &[EntityId]) -> usize {
    let mut b = b;
    let both = a.iter().filter(|id| {
        while b.first().is_some_and(|other| other < id) {
            b = b.get(1..).unwrap_or_default();
        }
        b.first() == Some(id)
    });
    both.count()
}
