//! Which mentions of one article are one thing.

use std::collections::BTreeMap;

use super::facts::{Chain, Mention, MentionKind};
use super::overlap::Candidate;
use super::reading::Reading;
use crate::document::EntityKind;
use crate::text::fold_key;

/// Chains and mentions of the candidates, in the order of the text.
///
/// Two mentions are one thing when they have the same known keys, or, new, the same folded words
/// and kind. A nationality belongs to the chain of its country.
pub fn chain(reading: &Reading, candidates: Vec<Candidate>) -> (Vec<Chain>, Vec<Mention>) {
    let mut chains: Vec<Chain> = Vec::new();
    let mut by_identity: BTreeMap<(EntityKind, String), u32> = BTreeMap::new();
    let mut mentions = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let kind = EntityKind::from(candidate.kind);
        let identity = match candidate.known.first() {
            Some(key) => (EntityKind::Other, format!("={key}")),
            None => (kind, fold_key(&candidate.name)),
        };
        let ix = *by_identity.entry(identity).or_insert_with(|| {
            chains.push(Chain {
                kind,
                known: candidate.known.clone(),
                name: candidate.name.clone(),
                gender: candidate.gender,
                country: candidate.country.clone(),
                generic: candidate.generic.clone(),
            });
            u32::try_from(chains.len() - 1).unwrap_or(u32::MAX)
        });
        mentions.push(Mention {
            span: candidate.span,
            kind: candidate.kind,
            chain: ix,
            sentence: reading.sentence_at(candidate.span.start()),
            rule: candidate.rule,
            score: candidate.score,
        });
    }
    (chains, mentions)
}

impl From<MentionKind> for EntityKind {
    /// The kind of the thing a mention stands for; a nationality stands for its country.
    fn from(kind: MentionKind) -> Self {
        match kind {
            MentionKind::Person => Self::Person,
            MentionKind::Place | MentionKind::Nationality => Self::Place,
            MentionKind::Organization => Self::Organization,
            MentionKind::Group => Self::Group,
            MentionKind::Media => Self::Media,
            MentionKind::Other => Self::Other,
        }
    }
}

impl From<EntityKind> for MentionKind {
    fn from(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::Person,
            EntityKind::Place => Self::Place,
            EntityKind::Organization => Self::Organization,
            EntityKind::Group => Self::Group,
            EntityKind::Media => Self::Media,
            EntityKind::Other => Self::Other,
        }
    }
}
