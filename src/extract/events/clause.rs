//! The words a trigger may take its arguments from: its clause, as far as particles and verbs tell.

use super::lead::is_quote_mark;
use super::{Light, Scene, Site};
use crate::document::EventKind;
use crate::extract::phrases::time_phrase;
use crate::extract::tense::opens_clause;
use crate::extract::traits::May;

/// Tokens around a trigger, end exclusive.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    pub start: usize,
    pub end: usize,
    /// Where the clause begins that a phrase of time around the trigger dates; else `start`.
    pub outer: usize,
}

/// How far a clause may reach from its trigger, in tokens.
const REACH: usize = 16;

impl Clause {
    /// The clause of `site`; that of a noun ends before the next trigger, `next`.
    pub(super) fn around(scene: &Scene, site: &Site, next: Option<usize>) -> Self {
        let a = &scene.reading.analysis;
        let sentence = a
            .sentences
            .get(site.sentence as usize)
            .map_or(site.first..site.last, |s| a.solid_in(s.span));
        // «طائرة «بان أميركان»»: the first word of a name between marks is no particle.
        let quoted = |i: usize| i.checked_sub(1).is_some_and(|b| is_quote_mark(scene.word(b)));
        let closes = |i: usize| {
            let word = scene.word(i);
            scene.reading.traits(i).may(May::CLAUSE)
                && (is_stop(word) || opens_clause(word) && !quoted(i))
        };
        let mut start = site.first;
        while start > sentence.start && site.first - start < REACH {
            let before = start - 1;
            if closes(before) {
                break;
            }
            start = before;
            // The reporting verb may be the light verb or the verb of the clause; past it is another.
            if scene.reading.tells(before) && scene.reading.lights(before).next().is_none() {
                start = before + 1;
                break;
            }
        }
        let outer = start;
        // «التقى الوفد أنقرة بعد غارة»: what is done in the phrase is told in the phrase.
        if let Some(particle) = time_phrase(scene.reading, site.first) {
            start = start.max(particle);
        }
        let mut end = site.last;
        while end < sentence.end && end - site.last < REACH {
            let word = scene.word(end);
            let told = end > site.last && word.starts_with('و') && scene.reading.tells(end);
            if told || closes(end) && !is_relative(word) {
                break;
            }
            end += 1;
        }
        // «دعا المجلس إلى الهدوء، ووقعت مصر …»: another verb, joined by و.
        let other = (site.last + 1..end).find(|i| {
            let word = scene.word(*i);
            word.starts_with('و')
                && site.found.trigger.verb
                && (scene.reading.lights(*i).next().is_some()
                    || scene.reading.trigger(*i).is_some_and(|f| f.trigger.verb))
        });
        end = other.unwrap_or(end);
        if let Some(next) = next.filter(|n| !site.found.trigger.verb && *n > site.last + 1) {
            end = end.min(next);
        }
        Self { start, end, outer }
    }

    /// The light verb that carries the noun: nearest before it, or in a relative clause right after
    /// («العملية التي شنتها باكو»).
    pub(super) fn light(&self, scene: &Scene, site: &Site) -> Option<(usize, Light)> {
        let nearest = (self.start..site.first).rev().take(REACH).find_map(|i| {
            let violent = matches!(
                site.found.trigger.kind,
                EventKind::Assault | EventKind::Disaster | EventKind::Protest
            );
            let mut kinds: Vec<Light> =
                scene.reading.lights(i).filter(|l| !violent || *l != Light::Deal).collect();
            kinds.sort();
            kinds.dedup();
            let kind = match kinds.as_slice() {
                [] => return None,
                [kind] => *kind,
                // «وقعت باكو اتفاقا», «وقعت اشتباكات»: a verb right before the noun has it as subject.
                _ if i + 1 == site.first && !is_object(scene, site) => Light::Event,
                [kind, ..] => *kind,
            };
            Some((i, kind))
        });
        let after = || {
            let i = (site.last..site.last + 4).find(|i| scene.reading.is_done_by(*i))?;
            Some((i, Light::Agent))
        };
        // «قمة طارئة عقدت أمس», «محادثات جرت في جنيف»: a clause about a noun without an article.
        let held = || {
            let talks = matches!(site.found.trigger.kind, EventKind::Consult | EventKind::Agree);
            let i = (site.last..site.last + 3)
                .filter(|_| talks && !scene.is_definite(site))
                .take_while(|i| !is_stop(scene.word(*i)) && scene.word(*i) != "،")
                .find(|i| {
                    !scene.word(*i).starts_with('و') && scene.reading.lights(*i).next().is_some()
                })?;
            Some((i, Light::Event))
        };
        nearest.or_else(after).or_else(held)
    }
}

/// True of a mark at which a clause ends, folded, and of a word that opens another.
pub(in crate::extract) fn ends(word: &str) -> bool {
    is_stop(word) || opens_clause(word)
}

fn is_stop(word: &str) -> bool {
    matches!(word, "." | "؛" | ":" | "!" | "؟" | "…")
}

/// «التي», «الذي»: opens a clause about the noun before it.
pub(super) fn is_relative(word: &str) -> bool {
    matches!(word, "التي" | "الذي" | "الذين" | "اللذين" | "اللذان")
}

/// An indefinite accusative («اتفاقا») is an object, never the subject.
fn is_object(scene: &Scene, site: &Site) -> bool {
    let word = scene.word(site.first);
    word.ends_with('ا') && !word.starts_with("ال")
}
