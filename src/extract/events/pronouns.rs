//! «اعتقاله», «استقالتها»: of whom the pronoun on a noun speaks.
//!
//! The person named last before it in its sentence; failing that, the one person the headline names.

use super::{MentionKind, Scene, Site};
use crate::extract::facts::Mention;
use crate::text::fold;

/// Whom the pronoun written to the trigger takes up; nobody where it has none, or a plural one.
pub(super) fn owner<'s>(scene: &'s Scene, site: &Site) -> Option<&'s Mention> {
    if site.found.trigger.verb || !has_pronoun(scene, site) {
        return None;
    }
    let person = |m: &&Mention| m.kind == MentionKind::Person;
    let here = scene.mentions_from(scene.sentence_start(site), site.first);
    if let Some(near) = here.iter().rev().find(person) {
        return Some(near);
    }
    let mut headline = scene.mentions.iter().take_while(|m| m.sentence == 0).filter(person);
    let first = headline.next()?;
    headline.all(|m| m.chain == first.chain).then_some(first)
}

/// True of a noun with «ه» or «ها»: «توقيفه», «وفاتها», and not «إقالة».
fn has_pronoun(scene: &Scene, site: &Site) -> bool {
    let word = scene.word(site.last - 1);
    let lemma = fold(site.found.trigger.lemma);
    let stem = lemma.strip_suffix('ه').map_or_else(|| lemma.clone(), |s| format!("{s}ت"));
    let bare = word.get(site.found.clitic.min(word.len())..).unwrap_or(word);
    ["ه", "ها"].iter().any(|p| bare.strip_suffix(p).is_some_and(|w| w == stem))
}
