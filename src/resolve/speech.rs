//! Quotations and claims with their speakers and sources resolved.

use std::collections::BTreeMap;

use super::Corpus;
use crate::knowledge::{ArticleId, EventId, Evidence, KnowledgeBase, ResolvedClaim, ResolvedQuote};

/// Fills `quotes` and `claims` of every article, parallel to the extraction's lists.
pub(super) fn speech(corpus: &Corpus, kb: &mut KnowledgeBase) {
    let told = reported(kb);
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
            event: c
                .event
                .and_then(|e| facts.event_mentions.get(e as usize).copied().flatten())
                .or_else(|| told.get(&(ix, c.sentence)).copied()),
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

/// The event each sentence reports; of several the shortest. A figure whose own words name no event
/// belongs to it.
fn reported(kb: &KnowledgeBase) -> BTreeMap<(usize, u32), EventId> {
    let mut out: BTreeMap<(usize, u32), (i32, EventId)> = BTreeMap::new();
    for (i, event) in kb.events.iter().enumerate() {
        let days = event.start.zip(event.end.or(event.start));
        let days = days.map_or(i32::MAX, |(a, b)| b.last_day() - a.first_day());
        for evidence in &event.evidence {
            let at = (evidence.article.ix(), evidence.sentence);
            let candidate = (days, EventId::new(i));
            let best = out.entry(at).or_insert(candidate);
            *best = (*best).min(candidate);
        }
    }
    out.into_iter().map(|(at, (_, id))| (at, id)).collect()
}
