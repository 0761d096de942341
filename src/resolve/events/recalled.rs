//! What an article takes up that others told before it: «كان قد دعا إلى هدنة», «بعد مقتل صحافي»,
//! «المباراة», joined to the event told there.
//!
//! Comes in: the stories of all articles, after those of one day were joined. Goes out: the same,
//! without the recalled ones for which an earlier event was found. Such a mention lends the event its
//! words, never a day, a place or a side. Where two events are as good, none is taken.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::super::Corpus;
use super::story::{Story, many, same_place};
use crate::base::Precision;
use crate::document::{EntityKind, EventKind};
use crate::knowledge::{EntityId, KnowledgeBase};

/// Days for which a story goes on, in which an article takes up what is known to its readers.
const GOES_ON: i32 = 45;
/// Days after which what somebody did is no longer recalled without a day.
const KNOWN: i32 = 400;
/// What two articles of one story have in common among what they speak of most.
const ABOUT: usize = 3;

/// Stories by family and by each side, for those that recall them.
struct Earlier<'a> {
    kb: &'a KnowledgeBase,
    stories: &'a [Story],
    by_side: BTreeMap<((EventKind, &'static str), EntityId), Vec<usize>>,
}

/// Joins what is recalled to what was told.
pub(super) fn join(corpus: &Corpus, kb: &KnowledgeBase, stories: Vec<Story>) -> Vec<Story> {
    let told = |story: &Story| !story.recalls && story.start.is_some();
    let earlier = Earlier::new(kb, &stories, told);
    let found = stories.par_iter().map(|s| s.recalls.then(|| earlier.of(corpus, s)).flatten());
    let found: Vec<Option<usize>> = found.collect();
    joined(stories, &found)
}

/// Joins what is asked for, or meant, to what was asked for before: «طالبوا بالإفراج عنه» on Monday
/// and on Thursday.
pub(super) fn join_hopes(corpus: &Corpus, kb: &KnowledgeBase, hopes: Vec<Story>) -> Vec<Story> {
    let earlier = Earlier::new(kb, &hopes, |hope| hope.start.is_some());
    let found: Vec<Option<usize>> = hopes.par_iter().map(|s| earlier.of(corpus, s)).collect();
    joined(hopes, &found)
}

/// Each story with a place in `found` joined to the one there, or to that which this was joined to.
fn joined(stories: Vec<Story>, found: &[Option<usize>]) -> Vec<Story> {
    let mut out: Vec<Option<Story>> = stories.into_iter().map(Some).collect();
    let next = |at: usize| found.get(at).copied().flatten();
    for ix in 0..found.len() {
        // Who is recalled lies before who recalls it: the way ends.
        let Some(at) = std::iter::successors(next(ix), |at| next(*at)).last() else { continue };
        let Some(recalled) = out.get_mut(ix).and_then(Option::take) else { continue };
        if let Some(Some(told)) = out.get_mut(at) {
            told.taken_up.extend(recalled.mentions);
        }
    }
    out.into_iter().flatten().collect()
}

impl<'a> Earlier<'a> {
    fn new(kb: &'a KnowledgeBase, stories: &'a [Story], told: impl Fn(&Story) -> bool) -> Self {
        let mut by_side: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (ix, story) in stories.iter().enumerate().filter(|(_, story)| told(story)) {
            let sides: BTreeSet<EntityId> =
                story.sides().chain(story.about.iter().copied()).collect();
            for side in sides {
                by_side.entry((story.family, side)).or_default().push(ix);
            }
        }
        Self { kb, stories, by_side }
    }

    /// The one story that a recalled one takes up.
    fn of(&self, corpus: &Corpus, recalled: &Story) -> Option<usize> {
        let written = written_on(corpus, recalled)?;
        let sides: BTreeSet<EntityId> =
            recalled.sides().chain(recalled.about.iter().copied()).collect();
        let near = sides.iter().filter_map(|side| self.by_side.get(&(recalled.family, *side)));
        let near: BTreeSet<usize> = near.flatten().copied().collect();
        let (mut best, mut tied) = (None, false);
        for ix in near {
            let Some(told) = self.stories.get(ix) else { continue };
            // One hope recalls another that was voiced before it.
            if !told.asserted && written_on(corpus, told).is_none_or(|day| day >= written) {
                continue;
            }
            let Some(score) = self.fits(told, recalled, written) else { continue };
            match best {
                Some((most, _)) if most > score => (),
                Some((most, _)) if most == score => tied = true,
                _ => (best, tied) = (Some((score, ix)), false),
            }
        }
        best.filter(|_| !tied).map(|(_, ix)| ix)
    }

    /// How well an event told by others is the one recalled on the day `written`.
    fn fits(&self, told: &Story, recalled: &Story, written: i32) -> Option<usize> {
        if told.shares_article(recalled) {
            return None;
        }
        let (first, last) = (told.start?.first_day(), told.end?.last_day());
        let age = written - first;
        // A time that is said must touch; without one it lies before the article.
        let timed = recalled.start.zip(recalled.end).filter(|_| recalled.firm);
        match timed {
            Some((from, to)) if from.first_day() > last + 1 || first > to.last_day() + 1 => {
                return None;
            }
            Some(_) => (),
            None if !(1..=KNOWN).contains(&age) => return None,
            None => (),
        }
        let exact = timed.is_some_and(|(from, _)| from.precision() == Precision::Day);
        let one_place =
            recalled.places.keys().any(|p| told.places.keys().any(|q| same_place(self.kb, *p, *q)));
        if !one_place && recalled.placed && !recalled.places.is_empty() && !told.places.is_empty() {
            return None;
        }
        // A person both speak of says more than a country.
        let both = || told.about.intersection(&recalled.about);
        let about = both().count() + both().filter(|id| self.is_person(**id)).count();
        let doers = self.common_doers(told, recalled)?;
        if recalled.kind.is_said() {
            // The same words of the same speaker.
            return (doers > 0 && (about > 1 || exact)).then_some(doers * 4 + about);
        }
        // «استقال»: an office is given up by many, each once.
        let personal =
            matches!(recalled.kind, EventKind::Concede | EventKind::Coerce | EventKind::Election);
        if personal && doers == 0 && !recalled.participants.is_empty() {
            return None;
        }
        // Many are killed or taken in a story: whom both name tells which.
        if many(told.family)
            && !recalled.participants.keys().any(|side| told.participants.contains_key(side))
        {
            return None;
        }
        let goes_on = age <= GOES_ON && about >= ABOUT || about > ABOUT;
        let held = doers > 0 && about > 1 && (age <= GOES_ON || goes_on)
            || goes_on && (one_place || self.is_only(told, recalled));
        held.then_some(doers * 4 + usize::from(one_place) * 3 + about)
    }

    /// How many of those who take part they share; nothing when both name some and none is the
    /// same.
    fn common_doers(&self, told: &Story, recalled: &Story) -> Option<usize> {
        let country =
            |id: EntityId| self.kb.entities.get(id.ix()).and_then(|e| e.country).unwrap_or(id);
        let same = |a: EntityId, b: EntityId| {
            a == b || !self.is_person(a) && !self.is_person(b) && country(a) == country(b)
        };
        let ours: BTreeSet<EntityId> = recalled.participants.keys().map(|(id, _)| *id).collect();
        let theirs: BTreeSet<EntityId> = told.sides().collect();
        let common = ours.iter().filter(|a| theirs.iter().any(|b| same(**a, *b))).count();
        (common > 0 || ours.is_empty() || told.participants.is_empty()).then_some(common)
    }

    fn is_person(&self, id: EntityId) -> bool {
        self.kb.entities.get(id.ix()).is_some_and(|e| e.kind == EntityKind::Person)
    }

    /// Of what there is one in a story: no fight among many.
    fn is_only(&self, told: &Story, recalled: &Story) -> bool {
        told.family.1 != "fighting" && recalled.kind == told.kind
    }
}

/// The day of the first article a story is told in.
fn written_on(corpus: &Corpus, story: &Story) -> Option<i32> {
    let (article, _) = story.mentions.first()?;
    Some(corpus.articles.get(*article)?.meta.date.as_ref()?.date.first_day())
}
