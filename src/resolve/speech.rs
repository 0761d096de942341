//! Quotations and claims with their speakers and sources resolved.

use rayon::prelude::*;

use super::Corpus;
use super::events;
use super::figures::Figures;
use crate::base::Date;
use crate::document::EntityKind;
use crate::extract::Claim;
use crate::knowledge::{
    ArticleId, EntityId, Event, EventId, Evidence, KnowledgeBase, ResolvedClaim, ResolvedQuote,
};
use crate::text::fold_key;

/// Fills `quotes` and `claims` of every article, parallel to the extraction's lists.
pub(super) fn speech(corpus: &Corpus, kb: &mut KnowledgeBase) {
    let figures = Figures::new(kb);
    let of_figures: Vec<Vec<Option<EventId>>> = (0..kb.articles.len())
        .into_par_iter()
        .map(|ix| {
            let claims =
                corpus.extractions.get(ix).map(|e| e.claims.as_slice()).unwrap_or_default();
            let of = figures.of(corpus, ix).filter(|_| !claims.is_empty());
            claims.iter().map(|claim| of.as_ref().and_then(|of| of.event(claim))).collect()
        })
        .collect();
    drop(figures);
    let kb_events = &kb.events;
    let entities = &kb.entities;
    let read = corpus.articles.par_iter().zip(corpus.extractions).enumerate();
    read.zip(&mut kb.articles).for_each(|((ix, (article, extraction)), facts)| {
        let text = article.body.text.as_str();
        let events = of_figures.get(ix).map(Vec::as_slice).unwrap_or_default();
        let words = |span: Option<crate::base::Span>| {
            span.map(|s| s.of(text).to_owned()).unwrap_or_default()
        };
        let entity = |chain: Option<u32>| {
            chain.and_then(|c| facts.chains.get(c as usize).copied().flatten())
        };
        // Whom a country, its capital or a body of it calls its own.
        let home = |who: EntityId| {
            let entity = entities.get(who.ix())?;
            let of = entity.country.filter(|country| match entity.kind {
                EntityKind::Place => entity.class == "capital",
                // «وزارة الدفاع الأذربيجانية» is Azerbaijan's; a movement's dead are its own.
                EntityKind::Organization => entities.get(country.ix()).is_some_and(|country| {
                    let name = country.name.trim_start_matches("ال");
                    let stem: String = name.chars().take(4).collect();
                    !stem.is_empty() && entity.name.contains(&stem)
                }),
                _ => false,
            });
            let itself = matches!(entity.kind, EntityKind::Place | EntityKind::Organization);
            of.or(Some(who).filter(|_| itself))
        };
        let evidence = |sentence: u32, span, rule: &'static str| Evidence {
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
        let claims = extraction.claims.iter().zip(events).map(|(c, event)| ResolvedClaim {
            measure: c.measure.clone(),
            min: c.min,
            max: c.max,
            hedge: c.hedge,
            group: c.group.clone(),
            group_entity: entity(c.group_chain).or_else(|| {
                let own = entity(c.source).filter(|_| is_own(&c.group));
                own.and_then(home)
            }),
            subset_of: c.subset_of,
            source: entity(c.source),
            source_text: words(c.source_span),
            event: *event,
            on: None,
            modality: c
                .event
                .and_then(|e| extraction.events.get(e as usize))
                .map(|e| e.modality)
                .unwrap_or_default(),
            evidence: evidence(c.sentence, c.span, "claim"),
        });
        let mut claims: Vec<ResolvedClaim> = claims.collect();
        parts_with_wholes(&mut claims);
        let written = article.meta.date.as_ref().map(|d| d.date);
        for (claim, read) in claims.iter_mut().zip(&extraction.claims) {
            let event = claim.event.and_then(|id| kb_events.get(id.ix()));
            claim.on = event.and_then(|event| counted_on(event, read, written));
        }
        facts.quotes = quotes;
        facts.claims = claims;
    });
    events::counted(corpus, kb);
}

/// A part of a figure is told of what its whole is told of: the four policemen among six dead of a
/// mine are no dead of the attack that came after it.
fn parts_with_wholes(claims: &mut [ResolvedClaim]) {
    for ix in 0..claims.len() {
        let mut at = ix;
        for _ in 0..4 {
            let above = claims.get(at).and_then(|c| c.subset_of).map(|of| of as usize);
            let same = |of: &usize| {
                claims.get(*of).zip(claims.get(ix)).is_some_and(|(a, b)| a.measure == b.measure)
            };
            match above.filter(|of| *of != ix).filter(same) {
                Some(of) => at = of,
                None => break,
            }
        }
        let event = claims.get(at).and_then(|c| c.event);
        if let Some(claim) = claims.get_mut(ix).filter(|_| at != ix) {
            claim.event = event;
        }
    }
}

/// Days of what is not over in one.
const LATER: i32 = 2;

/// The day a figure was counted on, where its sentence tells it and the article was written later: not
/// before the event.
fn counted_on(event: &Event, claim: &Claim, written: Option<Date>) -> Option<Date> {
    let start = event.start.filter(|d| d.day > 0);
    let nth = claim.nth.zip(start).and_then(|(n, start)| start.plus_days(i32::from(n) - 1));
    let on = claim.on.or(nth)?;
    let begun = event.start?.first_day();
    // «الزلزال الذي وقع يوم الاثنين»: the day of what is over in one is no day of its count.
    let lasts = event.end.is_some_and(|end| end.last_day() - begun >= LATER);
    if !lasts && on.first_day() <= begun && !claim.said {
        return None;
    }
    let looks_back = on.last_day() < written?.first_day();
    (looks_back && on.first_day() >= begun).then_some(on)
}

/// «سبعة من عسكرييها», «49 من جنوده»: those of who gives the figure.
fn is_own(group: &str) -> bool {
    let word = group.split_whitespace().next().map(fold_key).unwrap_or_default();
    let stem = word.strip_suffix("ها").or_else(|| word.strip_suffix("هم"));
    let stem = stem.or_else(|| word.strip_suffix('ه')).unwrap_or_default();
    matches!(
        stem,
        "جنود"
            | "عسكريي"
            | "قوات"
            | "مواطني"
            | "رجال"
            | "عناصر"
            | "مقاتلي"
            | "افراد"
            | "ضباط"
            | "مدنيي"
            | "رعايا"
    )
}
