//! Who appears with whom: entities that share a sentence.

use rayon::prelude::*;

use super::Corpus;
use crate::base::Span;
use crate::extract::Extraction;
use crate::knowledge::{ArticleFacts, ArticleId, Company, EntityId, Evidence, KnowledgeBase};

/// How many companions an entity keeps, and sentences shown for each.
const COMPANIONS: usize = 40;
const SENTENCES: usize = 5;

/// Two entities of one sentence, the lesser first, and where the first named of them stands.
#[derive(Clone, Copy)]
struct Pair {
    pair: (EntityId, EntityId),
    article: ArticleId,
    sentence: u32,
    span: Span,
}

/// Fills `company` of every entity: heaviest first, then by key.
pub(super) fn company(corpus: &Corpus, kb: &mut KnowledgeBase) {
    let read = corpus.extractions.par_iter().zip(&kb.articles).enumerate();
    let pairs = read.flat_map_iter(|(ix, (extraction, facts))| {
        pairs(ArticleId::new(ix), extraction, facts).into_iter()
    });
    let mut pairs: Vec<Pair> = pairs.collect();
    // Those of one pair stay in the order of the articles.
    pairs.par_sort_by_key(|p| p.pair);
    let mut beside: Vec<Vec<(EntityId, &[Pair])>> = vec![Vec::new(); kb.entities.len()];
    for shared in pairs.chunk_by(|a, b| a.pair == b.pair) {
        let Some(Pair { pair: (a, b), .. }) = shared.first() else { continue };
        for (one, other) in [(a, b), (b, a)] {
            if let Some(beside) = beside.get_mut(one.ix()) {
                beside.push((*other, shared));
            }
        }
    }
    kb.entities.par_iter_mut().zip(beside).for_each(|(entity, mut beside)| {
        beside.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.cmp(&b.0)));
        beside.truncate(COMPANIONS);
        entity.company = beside.into_iter().map(|(other, shared)| with(other, shared)).collect();
    });
}

/// The pairs of one article, sentence by sentence.
fn pairs(article: ArticleId, extraction: &Extraction, facts: &ArticleFacts) -> Vec<Pair> {
    let named = extraction.mentions.iter().zip(&facts.mentions);
    let mut named: Vec<(u32, EntityId, Span)> =
        named.filter_map(|(m, id)| Some((m.sentence, (*id)?, m.span))).collect();
    named.sort_by_key(|(sentence, ..)| *sentence);
    let mut out = Vec::new();
    let mut present: Vec<(EntityId, Span)> = Vec::new();
    for here in named.chunk_by(|a, b| a.0 == b.0) {
        present.clear();
        for (_, id, span) in here {
            if !present.iter().any(|(e, _)| e == id) {
                present.push((*id, *span));
            }
        }
        let sentence = here.first().map_or(0, |(sentence, ..)| *sentence);
        for (i, (a, span)) in present.iter().enumerate() {
            for (b, _) in present.iter().skip(i + 1) {
                let pair = if a < b { (*a, *b) } else { (*b, *a) };
                out.push(Pair { pair, article, sentence, span: *span });
            }
        }
    }
    out
}

fn with(entity: EntityId, shared: &[Pair]) -> Company {
    let evidence = |Pair { article, sentence, span, .. }: &Pair| Evidence {
        article: *article,
        sentence: *sentence,
        span: *span,
        rule: "same-sentence".into(),
    };
    Company {
        entity,
        sentences: u32::try_from(shared.len()).unwrap_or(u32::MAX),
        evidence: shared.iter().take(SENTENCES).map(evidence).collect(),
    }
}
