//! What several pages show of a whole: activity through time, the events most told of, dossiers.

use std::collections::BTreeMap;

use super::Ctx;
use crate::base::Date;
use crate::knowledge::EventId;
use crate::render::chart;
use crate::render::views::{Chart, DossierCard, EventCard, Tick};
use crate::site::DossierItems;

/// A chart of counts over time from `first` to `last`; `None` for a single bar. `what` is counted:
/// `mentions`, `events`, `articles`.
pub(super) fn time_chart(
    ctx: &Ctx,
    dated: &[(Date, u64)],
    first: Date,
    last: Date,
    what: &str,
) -> Option<Chart> {
    let locale = ctx.site.parts.locale;
    let by_year = i32::from(last.year) - i32::from(first.year) > 3;
    let slot = |d: Date| match by_year {
        true => i32::from(d.year),
        false => i32::from(d.year) * 12 + i32::from(d.month.max(1)) - 1,
    };
    let (start, end) = (slot(first), slot(last));
    if end - start < 1 || end - start > 240 {
        return None;
    }
    let label = |slot: i32| {
        let (year, month) =
            if by_year { (slot, 0) } else { (slot.div_euclid(12), slot.rem_euclid(12) + 1) };
        let year = i16::try_from(year).unwrap_or_default();
        let month = u8::try_from(month).unwrap_or_default();
        locale.date(Date { year, month, day: 0 })
    };
    let mut totals: BTreeMap<i32, u64> = BTreeMap::new();
    for (date, n) in dated {
        *totals.entry(slot(*date)).or_insert(0) += n;
    }
    let counts: Vec<(String, u64)> = (start..=end)
        .map(|s| {
            let n = totals.get(&s).copied().unwrap_or(0);
            (format!("{}: {}", label(s), locale.number(n)), n)
        })
        .collect();
    // The first and the last are written at the ends; each needs a seventh of the width.
    let n = end - start + 1;
    let step = [10, 20, 50, 100].into_iter().find(|step| step * 7 >= n).unwrap_or(100);
    let apart = |years: i32| years * 7 > n;
    let inside = |s: &i32| by_year && s % step == 0 && apart(s - start) && apart(end - s);
    let tick = |s: i32| Tick {
        x: chart::middle(
            (s - start).unsigned_abs().into(),
            (end - start + 1).unsigned_abs().into(),
        ),
        label: label(s),
    };
    let ticks = (start..=end).filter(inside).map(tick).collect();
    let (start, end) = (label(start), label(end));
    let alt = format!("chart.{what}-{}", if by_year { "years" } else { "months" });
    let alt = locale.fill(&alt, &[("a", &start), ("b", &end)]);
    Some(Chart { bars: chart::bars(&counts), alt, start, end, ticks })
}

/// The events of a list to show first, in order of time: those an editor wrote a card for, then the
/// best reported.
pub(super) fn spread(ctx: &Ctx, events: &[EventId], most: usize) -> Vec<EventCard> {
    let mut best: Vec<EventId> = events.to_vec();
    let weight = |id: &EventId| {
        let event = ctx.site.event(*id);
        std::cmp::Reverse(event.map_or((false, 0), |e| (e.card.is_some(), e.articles.len())))
    };
    best.sort_by_key(|id| (weight(id), *id));
    best.truncate(most);
    best.sort_by_key(|id| (super::date_key(ctx.site.event(*id).and_then(|e| e.start)), *id));
    best.into_iter().filter_map(|id| ctx.event_card(id)).collect()
}

/// The dossiers as cards, in the order of their keys.
pub(super) fn dossier_cards(ctx: &Ctx) -> Vec<DossierCard> {
    let card = |(dossier, items): (&crate::document::Dossier, &DossierItems)| {
        let noun = match items {
            DossierItems::Articles(_) => "article",
            DossierItems::Entities(_) => "entity",
            DossierItems::Events(_) => "event",
        };
        DossierCard {
            href: ctx.href(&format!("dossiers/{}.html", dossier.key)),
            title: dossier.title.clone(),
            summary: dossier.summary.clone(),
            count: ctx.count(noun, items.len()),
        }
    };
    ctx.site.parts.dossiers.iter().zip(&ctx.site.dossiers).map(card).collect()
}
