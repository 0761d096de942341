//! Quotations and claims with their speakers and sources resolved.

use super::Corpus;
use crate::knowledge::{ArticleId, Evidence, KnowledgeBase, ResolvedClaim, ResolvedQuote};

/// Fills `quotes` and `claims` of every article, parallel to the extraction's lists.
pub(super) fn speech(corpus: &Corpus, kb: &mut KnowledgeBase) {
    for ((ix, article, extraction), facts) in corpus.read().zip(&mut kb.articles) {
        let text = article.body.text.as_str();
        let words = |span: Option<crate::base::Span>| {
            span.map(|s| s.of(text).to_owned()).unwrap_or_default()
        };
        let entity = |chain: Option<u32>| {
            chain.and_then(|c| facts.chains.get(c as usize).copied().flatten())
        };
        let evidence = |sentence: u32, span, rule: &str| Evidence {
            article: ArticleId::new(ix),
            sentence,
            span,
            rule: rule.into(),
        };
        let quotes = extraction.quotes.iter().map(|q| ResolvedQuote {
            speaker: entity(q.speaker),
            speaker_text: words(q.speaker_span),
            verb: words(q.verb_span),
            direct: q.direct,
            mode: q.mode,
            stance: q.stance,
            evidence: evidence(
                q.sentence,
                q.span,
                if q.direct { "quotation" } else { "statement" },
            ),
        });
        let quotes = quotes.collect();
        let claims = extraction.claims.iter().map(|c| ResolvedClaim {
            measure: c.measure.clone(),
            min: c.min,
            max: c.max,
            hedge: c.hedge,
            group: c.group.clone(),
            group_entity: entity(c.group_chain),
            subset_of: c.subset_of,
            source: entity(c.source),
            source_text: words(c.source_span),
            event: c.event.and_then(|e| facts.event_mentions.get(e as usize).copied().flatten()),
            modality: c
                .event
                .and_then(|e| extraction.events.get(e as usize))
                .map(|e| e.modality)
                .unwrap_or_default(),
            evidence: evidence(c.sentence, c.span, "claim"),
        });
        let claims = claims.collect();
        facts.quotes = quotes;
        facts.claims = claims;
    }
}
