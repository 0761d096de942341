//! The timeline: all years, or one year by its months.

use super::Ctx;
use super::overview::time_chart;
use crate::base::Date;
use crate::knowledge::EventId;
use crate::render::views::{Jump, Link, TimelinePage, YearBand};
use crate::site::{capacity, relative};

/// Best reported events of a year shown on the timeline of all years.
const OF_A_YEAR: usize = 6;

pub(super) fn timeline(ctx: &Ctx, year: Option<i16>) -> TimelinePage {
    let locale = ctx.site.parts.locale;
    let years = ctx.site.years();
    let paged = ctx.site.has_year_pages();
    let name = |y: i16| locale.digits(&y.to_string());
    let title = match year {
        None => ctx.text("page.timeline"),
        Some(year) => locale.fill("page.timeline-of", &[("t", &name(year))]),
    };
    let jump = |(y, events): &(i16, Vec<EventId>)| Jump {
        href: Some(match paged {
            true => ctx.href(&format!("timeline/{y}.html")),
            false => format!("#y-{y}"),
        }),
        label: name(*y),
        count: Some(ctx.number(events.len())),
        current: year == Some(*y),
    };
    let of_year = || years.iter().find(|(y, _)| Some(*y) == year).map(|(_, e)| e.as_slice());
    let shown: &[EventId] = match year {
        Some(_) => of_year().unwrap_or_default(),
        None => &ctx.site.events,
    };
    let dated: Vec<(Date, u64)> =
        shown.iter().filter_map(|e| Some((ctx.site.event(*e)?.start?, 1))).collect();
    let ends = match year {
        Some(year) => Date::new(year, 1, 0).zip(Date::new(year, 12, 0)),
        None => dated.first().map(|d| d.0).zip(dated.last().map(|d| d.0)),
    };
    let alt = if year.is_some() { "chart.months" } else { "chart.years" };
    let bands = match year {
        Some(_) => month_bands(ctx, ctx.slice(shown, capacity::TIMELINE)),
        None if ctx.site.is_timeline_long() => years.iter().map(|y| chosen(ctx, y)).collect(),
        None => ctx.year_bands(shown).into_iter().map(|b| linked(ctx, b, paged)).collect(),
    };
    let (kinds, places) = match year {
        None => super::lists::filters(ctx, None),
        Some(_) => Default::default(),
    };
    TimelinePage {
        shell: ctx.timeline_shell(&title),
        title,
        intro: year.is_none().then(|| ctx.text("page.timeline.intro")),
        density: ends.and_then(|(a, b)| time_chart(ctx, &dated, a, b, alt)),
        years: if years.len() > 1 { years.iter().map(jump).collect() } else { Vec::new() },
        months: if year.is_some() { months(ctx, shown) } else { Vec::new() },
        kinds,
        places,
        bands,
        pager: ctx.pager(),
    }
}

fn linked(ctx: &Ctx, band: YearBand, paged: bool) -> YearBand {
    let year = band.anchor.strip_prefix("y-").filter(|_| paged);
    YearBand { href: year.map(|y| ctx.href(&format!("timeline/{y}.html"))), ..band }
}

/// A year's band with its best reported events and the way to all of them.
fn chosen(ctx: &Ctx, (year, events): &(i16, Vec<EventId>)) -> YearBand {
    let best = super::overview::spread(ctx, events, OF_A_YEAR);
    let more = events.len() > best.len();
    let href = ctx.href(&format!("timeline/{year}.html"));
    YearBand {
        anchor: format!("y-{year}"),
        label: ctx.site.parts.locale.digits(&year.to_string()),
        href: Some(href.clone()),
        count: ctx.count("event", events.len()),
        events: best,
        more: more.then(|| Link { href, label: ctx.text("all-of-year") }),
    }
}

/// The month an event began in; 0 when only the year is known.
fn month(ctx: &Ctx, id: EventId) -> u8 {
    ctx.site.event(id).and_then(|e| e.start).map_or(0, |d| d.month)
}

fn month_name(ctx: &Ctx, month: u8) -> String {
    match month {
        0 => ctx.text("within-year"),
        month => ctx.site.parts.locale.month(month),
    }
}

/// Events under their months, in the order given.
fn month_bands(ctx: &Ctx, events: &[EventId]) -> Vec<YearBand> {
    let months = events.chunk_by(|a, b| month(ctx, *a) == month(ctx, *b));
    months
        .map(|events| {
            let month = events.first().map_or(0, |e| month(ctx, *e));
            YearBand {
                anchor: format!("m-{month}"),
                label: month_name(ctx, month),
                count: ctx.count("event", events.len()),
                events: events.iter().filter_map(|e| ctx.event_card(*e)).collect(),
                ..YearBand::default()
            }
        })
        .collect()
}

/// The months of a year, with the page of the year each begins on.
fn months(ctx: &Ctx, events: &[EventId]) -> Vec<Jump> {
    let mut jumps: Vec<Jump> = Vec::new();
    let mut at = 0;
    for here in events.chunk_by(|a, b| month(ctx, *a) == month(ctx, *b)) {
        let month = here.first().map_or(0, |e| month(ctx, *e));
        let to = ctx.page.sibling(at / capacity::TIMELINE);
        jumps.push(Jump {
            href: Some(relative(&ctx.page.path, &to, &format!("m-{month}"))),
            label: month_name(ctx, month),
            count: Some(ctx.number(here.len())),
            current: false,
        });
        at += here.len();
    }
    if jumps.len() > 1 { jumps } else { Vec::new() }
}
