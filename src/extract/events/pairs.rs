//! «الدولتان», «الجانبان»: who the two are.
//!
//! In: an event of two sides at which nobody is named but the two. Out: the two countries last named
//! joined by و, in the sentence itself or in one not far before it.

use super::arguments::Arguments;
use super::clause::Clause;
use super::subjects::joins;
use super::{Mention, Scene, Site};
use crate::base::Key;
use crate::text::WordSet;

/// Two states.
const STATES: WordSet = WordSet::new(&["الدولتان", "الدولتين", "البلدان", "البلدين"]);
/// Two of whatever kind: they must have been named just before.
const SIDES: WordSet = WordSet::new(&["الجانبان", "الجانبين", "الطرفان", "الطرفين"]);
/// Sentences back in which two states may have been named, and two sides.
const BACK_STATES: u32 = 6;
const BACK_SIDES: u32 = 2;

/// Gives an event of two sides that names none the two its clause speaks of.
pub(super) fn settle(scene: &Scene, site: &Site, clause: &Clause, arguments: &mut Arguments) {
    if !arguments.participants.is_empty() {
        return;
    }
    let back = (clause.start..clause.end).find_map(|i| {
        let word = scene.word(i).trim_start_matches(['و', 'ف', 'ب', 'ل']);
        match () {
            () if STATES.contains(&word) => Some(BACK_STATES),
            () if SIDES.contains(&word) => Some(BACK_SIDES),
            () => None,
        }
    });
    let Some(back) = back else { return };
    for sentence in (site.sentence.saturating_sub(back)..=site.sentence).rev() {
        if let Some([one, two]) = pair(scene, sentence, site.first) {
            arguments.add(one, "party");
            arguments.add(two, "party");
            return;
        }
    }
}

/// The last two countries of a sentence that و joins, before the token; `None` when a third is
/// joined to them.
fn pair<'s>(scene: &'s Scene, sentence: u32, until: usize) -> Option<[&'s Mention; 2]> {
    let first = scene.mentions.partition_point(|m| m.sentence < sentence);
    let here = scene.mentions.get(first..)?.iter().take_while(|m| m.sentence == sentence);
    let countries: Vec<&Mention> =
        here.filter(|m| scene.tokens_of(m).0 < until && scene.is_country(m)).collect();
    let joined = |a: &Mention, b: &Mention| {
        country(scene, a) != country(scene, b)
            && joins(scene, scene.tokens_of(a).1, scene.tokens_of(b).0)
    };
    let at = countries.windows(2).rposition(|w| matches!(w, [a, b] if joined(a, b)))?;
    let [one, two] = countries.get(at..at + 2)? else { return None };
    let third = |w: &[&Mention]| matches!(w, [a, b] if joined(a, b));
    let before = at.checked_sub(1).and_then(|i| countries.get(i..i + 2)).is_some_and(third);
    (!before).then_some([*one, *two])
}

/// The country of a name or of its adjective.
fn country<'s>(scene: &'s Scene, mention: &Mention) -> Option<&'s Key> {
    scene.chain(mention).and_then(|c| c.known.first())
}
