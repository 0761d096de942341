//! The event that leads the front page of a site without dossiers.
//!
//! In: the events of the newest articles. Out: the one with the gravest figures, told by most articles, with
//! what happened, when, where, how many, and the sentence that tells it. Not: what is known by its kind
//! alone, or has neither a figure nor a second article.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Ctx;
use super::stories::is_kind_alone;
use super::told::is_grave;
use crate::knowledge::{ArticleId, EventId};

/// The newest articles looked at: a twentieth of all, and no fewer than these.
const NEWEST: usize = 12;

/// The largest of the newest events, if one is worth leading.
pub(super) fn largest(ctx: &Ctx) -> Option<EventId> {
    let firsts = &ctx.site.firsts;
    let newest: BTreeSet<ArticleId> =
        firsts.iter().take(NEWEST.max(firsts.len() / 20)).copied().collect();
    let reported = |id: &EventId| {
        let articles = ctx.site.event(*id).map(|e| e.articles.as_slice()).unwrap_or_default();
        articles.iter().filter(|a| newest.contains(a)).count()
    };
    let leads = |id: &&EventId| {
        let Some(event) = ctx.site.event(**id).filter(|e| e.start.is_some()) else { return false };
        let known = event.place.is_some() || !event.participants.is_empty();
        let named = || ctx.event_card(**id).is_some_and(|c| !is_kind_alone(ctx, &c));
        known && reported(id) > 0 && named() && ctx.told(**id).is_some()
    };
    let start = |id: &EventId| ctx.site.event(*id).and_then(|e| e.start);
    let events = ctx.site.events.iter().filter(leads);
    let best = events.copied().max_by_key(|id| {
        // A hundred dead are no more than twice as much as ten.
        let size = gravest(ctx, *id).checked_ilog10().map_or(0, |n| n as usize + 1);
        (is_news(ctx, *id), size + reported(id).min(5), reported(id), start(id), Reverse(*id))
    })?;
    (gravest(ctx, best) > 0 || reported(&best) > 1).then_some(best)
}

/// Days after its end within which an event is news.
const NEWS: i32 = 90;

/// False of a war that most of its articles only recall.
pub(super) fn is_news(ctx: &Ctx, id: EventId) -> bool {
    let Some(event) = ctx.site.event(id) else { return false };
    let Some(last) = event.end.or(event.start).map(|d| d.last_day()) else { return false };
    let fresh = |a: &&ArticleId| {
        ctx.article_date(**a).is_none_or(|written| written.first_day() <= last + NEWS)
    };
    event.articles.iter().filter(fresh).count() * 2 >= event.articles.len()
}

/// The largest number of people an event's articles count.
fn gravest(ctx: &Ctx, id: EventId) -> u64 {
    let articles = ctx.site.event(id).map(|e| e.articles.as_slice()).unwrap_or_default();
    let facts = articles.iter().filter_map(|a| ctx.site.parts.kb.articles.get(a.ix()));
    let claims = facts.flat_map(|f| &f.claims);
    let grave = claims.filter(|c| c.event == Some(id) && is_grave(&c.measure));
    grave.filter_map(|c| c.min.or(c.max)).max().unwrap_or(0)
}
