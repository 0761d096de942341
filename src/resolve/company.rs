//! Who appears with whom: entities that share a sentence.

use std::collections::BTreeMap;

use super::Corpus;
use crate::knowledge::{ArticleId, Company, EntityId, Evidence, KnowledgeBase};

/// How many companions an entity keeps, and sentences shown for each.
const COMPANIONS: usize = 40;
const SENTENCES: usize = 5;

/// Fills `company` of every entity: heaviest first, then by key.
pub(super) fn company(corpus: &Corpus, kb: &mut KnowledgeBase) {
    let mut shared: BTreeMap<(EntityId, EntityId), (u32, Vec<Evidence>)> = BTreeMap::new();
    for (ix, _, extraction) in corpus.read() {
        let Some(facts) = kb.articles.get(ix) else { continue };
        let mut sentences: BTreeMap<u32, Vec<(EntityId, usize)>> = BTreeMap::new();
        for (i, (mention, id)) in extraction.mentions.iter().zip(&facts.mentions).enumerate() {
            if let Some(id) = id {
                let present = sentences.entry(mention.sentence).or_default();
                if !present.iter().any(|(e, _)| e == id) {
                    present.push((*id, i));
                }
            }
        }
        for (sentence, present) in sentences {
            for (i, (a, at)) in present.iter().enumerate() {
                for (b, _) in present.get(i + 1..).unwrap_or_default() {
                    let pair = if a < b { (*a, *b) } else { (*b, *a) };
                    let entry = shared.entry(pair).or_default();
                    entry.0 += 1;
                    if entry.1.len() < SENTENCES
                        && let Some(mention) = extraction.mentions.get(*at)
                    {
                        entry.1.push(Evidence {
                            article: ArticleId::new(ix),
                            sentence,
                            span: mention.span,
                            rule: "same-sentence".into(),
                        });
                    }
                }
            }
        }
    }
    let mut beside: Vec<Vec<(u32, EntityId, &[Evidence])>> = vec![Vec::new(); kb.entities.len()];
    for ((a, b), (sentences, evidence)) in &shared {
        for (one, other) in [(a, b), (b, a)] {
            if let Some(beside) = beside.get_mut(one.ix()) {
                beside.push((*sentences, *other, evidence));
            }
        }
    }
    for (entity, mut beside) in kb.entities.iter_mut().zip(beside) {
        beside.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        beside.truncate(COMPANIONS);
        let company = |(sentences, entity, evidence): (u32, EntityId, &[Evidence])| Company {
            entity,
            sentences,
            evidence: evidence.to_vec(),
        };
        entity.company = beside.into_iter().map(company).collect();
    }
}
