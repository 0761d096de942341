//! Which figures are parts of others: what an article says outright, and what it lays out by place.
//!
//! In: figures of one measure. Out: the whole ones, and under each its parts. «1293 وفاة في إقليم الحوز
//! و452 في تارودانت» are parts of the 2012 the same article counts; «31643 في تركيا», «1414» and «2166 في
//! سوريا» of its «35 ألفًا على الأقل». Not: «12 في غزة و40 في خان يونس» where the article has no sum as
//! large as theirs, and what two sources count of one country.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Ctx;
use super::told::Told;
use crate::base::Span;
use crate::document::EntityKind;
use crate::knowledge::{ArticleId, EntityId, ResolvedClaim};

/// A claim by its article and its place there.
type At = (ArticleId, u32);

/// The whole figures, and the parts of each.
pub(super) fn split<'c>(
    ctx: &Ctx,
    told: Vec<Told<'c>>,
) -> (Vec<Told<'c>>, BTreeMap<At, Vec<Told<'c>>>) {
    let all: Vec<(At, &ResolvedClaim)> = told.iter().map(|t| (t.at, t.claim)).collect();
    let places: BTreeSet<At> = told.iter().map(|t| t.at).collect();
    let by_place = laid_out(ctx, &all);
    let mut parts: BTreeMap<At, Vec<Told>> = BTreeMap::new();
    let mut whole: Vec<Told> = Vec::new();
    for claim in told {
        let said = claim.claim.subset_of.map(|ix| (claim.at.0, ix));
        let of = said.or_else(|| by_place.get(&claim.at).copied());
        match of.filter(|of| places.contains(of) && *of != claim.at) {
            Some(of) => parts.entry(of).or_default().push(claim),
            None => whole.push(claim),
        }
    }
    (whole, parts)
}

/// The figures of one measure that an article lays out, each with the whole it is a part of.
pub(super) fn laid_out(ctx: &Ctx, claims: &[(At, &ResolvedClaim)]) -> BTreeMap<At, At> {
    let mut out = by_place(ctx, claims);
    let mut articles: BTreeMap<ArticleId, Vec<(At, &ResolvedClaim)>> = BTreeMap::new();
    let whole = claims.iter().filter(|(at, c)| c.subset_of.is_none() && !out.contains_key(at));
    for (at, claim) in whole {
        articles.entry(at.0).or_default().push((*at, *claim));
    }
    for told in articles.into_values().filter(|told| told.len() > 2) {
        out.extend(by_country(ctx, &told));
    }
    out
}

/// Per cent of a whole that the figures of its countries come to, at least and at most.
const SUM: (u64, u64) = (80, 105);

/// The figures of an article that together come to its largest, when they are of several countries.
fn by_country(ctx: &Ctx, told: &[(At, &ResolvedClaim)]) -> Vec<(At, At)> {
    let number = |c: &ResolvedClaim| c.min.or(c.max).unwrap_or(0);
    let Some((whole, most)) = told.iter().max_by_key(|(at, c)| (number(c), Reverse(*at))) else {
        return Vec::new();
    };
    let parts = || told.iter().filter(|(at, _)| at != whole);
    let sum: u64 = parts().map(|(_, c)| number(c)).sum();
    let (least, limit) = (number(most) * SUM.0 / 100, number(most) * SUM.1 / 100);
    let countries: Option<BTreeSet<EntityId>> = parts().map(|(_, c)| country(ctx, c)).collect();
    let several = countries.is_some_and(|c| c.len() > 1);
    match several && (least..=limit).contains(&sum) {
        true => parts().map(|(at, _)| (*at, *whole)).collect(),
        false => Vec::new(),
    }
}

/// The country a figure is of: that of the first place its sentence names, else its source's.
fn country(ctx: &Ctx, claim: &ResolvedClaim) -> Option<EntityId> {
    let of = |id: EntityId| {
        let entity = ctx.site.entity(id)?;
        if entity.class == "country" { Some(id) } else { entity.country }
    };
    let here = &claim.evidence;
    let extraction = ctx.site.extraction(here.article)?;
    let sentence = extraction.sentences.get(here.sentence as usize)?.span;
    let facts = ctx.site.parts.kb.articles.get(here.article.ix())?;
    let named = extraction.mentions.iter().zip(&facts.mentions);
    let inside = named.filter(|(m, _)| sentence.contains(m.span)).filter_map(|(_, id)| *id);
    let place = |id: &EntityId| ctx.site.entity(*id).is_some_and(|e| e.kind == EntityKind::Place);
    inside.filter(place).find_map(of).or_else(|| claim.source.and_then(of))
}

/// Figures of one sentence, each with a place of its own, and the figure of their article that is no
/// smaller than their sum.
fn by_place(ctx: &Ctx, claims: &[(At, &ResolvedClaim)]) -> BTreeMap<At, At> {
    let mut sentences: BTreeMap<(ArticleId, u32), Vec<(At, &ResolvedClaim)>> = BTreeMap::new();
    for (at, claim) in claims.iter().filter(|(_, c)| c.subset_of.is_none() && c.max.is_some()) {
        sentences.entry((at.0, claim.evidence.sentence)).or_default().push((*at, *claim));
    }
    let mut out = BTreeMap::new();
    for ((article, _), laid) in sentences {
        if laid.len() < 2 || !is_laid_out(ctx, &laid) {
            continue;
        }
        let sum: u64 = laid.iter().filter_map(|(_, c)| c.min).sum();
        let of_article = claims.iter().filter(|(at, c)| at.0 == article && c.subset_of.is_none());
        let others = of_article.filter(|(at, _)| laid.iter().all(|(part, _)| part != at));
        let whole = others.filter(|(_, c)| c.min.is_some_and(|n| n >= sum));
        if let Some((whole, _)) = whole.max_by_key(|(at, c)| (c.min, Reverse(*at))) {
            out.extend(laid.iter().map(|(part, _)| (*part, *whole)));
        }
    }
    out
}

/// Whether each figure of a sentence has a place beside it: before it, after the figure before; or
/// after it, before the next.
fn is_laid_out(ctx: &Ctx, laid: &[(At, &ResolvedClaim)]) -> bool {
    let Some((_, first)) = laid.first() else { return false };
    let here = &first.evidence;
    let Some(extraction) = ctx.site.extraction(here.article) else { return false };
    let Some(sentence) = extraction.sentences.get(here.sentence as usize) else { return false };
    let facts = ctx.site.parts.kb.articles.get(here.article.ix());
    let entities = facts.map(|f| f.mentions.as_slice()).unwrap_or_default();
    let is_place =
        |id: &EntityId| ctx.site.entity(*id).is_some_and(|e| e.kind == EntityKind::Place);
    let named = extraction.mentions.iter().zip(entities);
    let inside = named.filter(|(m, _)| sentence.span.contains(m.span));
    let places: Vec<(u32, EntityId)> =
        inside.filter_map(|(m, id)| Some((m.span.start, (*id).filter(is_place)?))).collect();
    let mut spans: Vec<Span> = laid.iter().map(|(_, c)| c.evidence.span).collect();
    spans.sort_unstable();
    let beside = |ix: usize| {
        let start = ix.checked_sub(1).and_then(|b| spans.get(b)).map_or(0, |s| s.end);
        let end = spans.get(ix + 1).map_or(sentence.span.end, |s| s.start);
        places.iter().any(|(at, _)| (start..end).contains(at))
    };
    let different: BTreeSet<EntityId> = places.iter().map(|(_, id)| *id).collect();
    different.len() >= laid.len() && (0..spans.len()).all(beside)
}
