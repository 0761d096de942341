//! Figures an article states twice: rounded in its headline, or again in other words.
//!
//! In: the claims of one article. Out: the positions of those its other claims state better. Always:
//! a figure that has parts («بينهم سبعة مدنيين») stays, since they stand under it.

use std::collections::{BTreeMap, BTreeSet};

use super::Ctx;
use crate::knowledge::{ArticleId, EntityId, ResolvedClaim};

/// A headline's figure is the body's when no more than a twentieth parts them: 1600 of 1644.
const ROUNDED: u64 = 20;

/// Claims of an article that say what a better one of it says: «١٦٠٠» of the headline where the body
/// has «١٦٤٤», «مئة وتسعة وسبعون شخصا» after «١٧٩ قتيلا».
/// Not: figures of another measure or event, and parts of different figures.
pub(super) fn told_twice(ctx: &Ctx, article: ArticleId) -> BTreeSet<u32> {
    let facts = ctx.site.parts.kb.articles.get(article.ix());
    let claims = facts.map(|f| f.claims.as_slice()).unwrap_or_default();
    let whole: BTreeSet<u32> = claims.iter().filter_map(|c| c.subset_of).collect();
    let mut out = BTreeSet::new();
    for (ix, claim) in (0_u32..).zip(claims) {
        if whole.contains(&ix) || claim.subset_of.is_some() {
            continue;
        }
        let headline = in_headline(ctx, claim);
        let summed = headline && sums(claims, claim);
        let better = (0_u32..).zip(claims).any(|(other, b)| {
            other != ix
                && !out.contains(&other)
                && b.subset_of.is_none()
                && b.measure == claim.measure
                && b.event == claim.event
                && (b.group_entity == claim.group_entity || summed)
                && match headline {
                    true => !in_headline(ctx, b) && (near(claim, b) || summed),
                    // The earlier of two, unless only the later one has a speaker.
                    false => same(claim, b) && rank(ctx, other, b) < rank(ctx, ix, claim),
                }
        });
        if better {
            out.insert(ix);
        }
    }
    out
}

/// Which of two equal figures stays: not the headline's, one that is attributed, the earlier.
fn rank(ctx: &Ctx, ix: u32, claim: &ResolvedClaim) -> (bool, bool, u32) {
    let nobody = claim.source.is_none() && claim.source_text.is_empty();
    (in_headline(ctx, claim), nobody, ix)
}

fn in_headline(ctx: &Ctx, claim: &ResolvedClaim) -> bool {
    let title = ctx.site.article(claim.evidence.article).and_then(|a| a.body.title());
    title.is_some_and(|title| title.overlaps(claim.evidence.span))
}

/// The same number by the same teller, or by none.
fn same(a: &ResolvedClaim, b: &ResolvedClaim) -> bool {
    let nobody = |c: &ResolvedClaim| c.source.is_none() && c.source_text.is_empty();
    let alike = a.source == b.source && a.source_text == b.source_text;
    (a.min, a.max) == (b.min, b.max) && (alike || nobody(a) || nobody(b))
}

/// A headline's figure of nobody that is, or rounds down, the sum of what two tellers of the article count
/// each of their own: «أكثر من مئتي قتيل» where the one has 135 and the other 71.
fn sums(claims: &[ResolvedClaim], headline: &ResolvedClaim) -> bool {
    let nobody = headline.source.is_none() && headline.source_text.is_empty();
    if !nobody || headline.group_entity.is_some() {
        return false;
    }
    let number = |c: &ResolvedClaim| c.min.or(c.max).unwrap_or(0);
    let mut tellers: BTreeMap<EntityId, u64> = BTreeMap::new();
    for claim in claims.iter().filter(|c| {
        (c.event, &c.measure) == (headline.event, &headline.measure) && c.subset_of.is_none()
    }) {
        if let Some(teller) = claim.source {
            let most = tellers.entry(teller).or_default();
            *most = (*most).max(number(claim));
        }
    }
    let sum = tellers.values().fold(0u64, |sum, n| sum.saturating_add(*n));
    let told = number(headline);
    tellers.len() > 1 && told <= sum && sum - told <= sum / 4
}

/// A rounded figure and the one it rounds.
fn near(a: &ResolvedClaim, b: &ResolvedClaim) -> bool {
    let number = |c: &ResolvedClaim| c.min.or(c.max);
    let (Some(a), Some(b)) = (number(a), number(b)) else { return false };
    a.abs_diff(b).saturating_mul(ROUNDED) <= a.max(b)
}
