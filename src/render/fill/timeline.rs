//! The timeline: all years, one year by its months, or a month of a year with many events.

use super::Ctx;
use super::overview::time_chart;
use crate::base::Date;
use crate::knowledge::EventId;
use crate::render::views::{Jump, Link, TimelinePage, YearBand};
use crate::site::{capacity, month_path};

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
    let bands = match year {
        Some(year) => month_bands(ctx, year, shown),
        None if ctx.site.is_timeline_long() => years.iter().map(|y| chosen(ctx, y)).collect(),
        None => ctx.year_bands(shown).into_iter().map(|b| linked(ctx, b, paged)).collect(),
    };
    let (kinds, places) = match year {
        None => super::lists::filters(ctx, None),
        Some(_) => Default::default(),
    };
    let lanes = year.is_none().then(|| super::drawings::lanes(ctx)).flatten();
    let (lanes_html, lanes_key_html) = lanes.unzip();
    TimelinePage {
        shell: ctx.timeline_shell(&title),
        title,
        intro: year.is_none().then(|| ctx.text("page.timeline.intro")),
        density: ends
            .filter(|_| lanes_html.is_none())
            .and_then(|(a, b)| time_chart(ctx, &dated, a, b, "events")),
        lanes_html,
        lanes_key_html,
        years: if years.len() > 1 { years.iter().map(jump).collect() } else { Vec::new() },
        months: year.map(|y| months(ctx, y, shown, None)).unwrap_or_default(),
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

fn month_name(ctx: &Ctx, month: u8) -> String {
    match month {
        0 => ctx.text("within-year"),
        month => ctx.site.parts.locale.month(month),
    }
}

/// The page of a month whose year has too many events for one page.
fn month_href(ctx: &Ctx, year: i16, month: u8, events: &[EventId]) -> Option<String> {
    (events.len() > capacity::YEAR).then(|| ctx.href(&month_path(year, month)))
}

/// The events of a year under their months; of a long year the best reported of each.
fn month_bands(ctx: &Ctx, year: i16, events: &[EventId]) -> Vec<YearBand> {
    let band = |(month, here): (u8, Vec<EventId>)| {
        let href = month_href(ctx, year, month, events);
        let shown = match href {
            Some(_) => super::overview::spread(ctx, &here, OF_A_YEAR),
            None => here.iter().filter_map(|e| ctx.event_card(*e)).collect(),
        };
        let more = href.clone().filter(|_| shown.len() < here.len());
        YearBand {
            anchor: format!("m-{month}"),
            label: month_name(ctx, month),
            href,
            count: ctx.count("event", here.len()),
            events: shown,
            more: more.map(|href| Link { href, label: ctx.text("all-of-month") }),
        }
    };
    ctx.site.months(events).into_iter().map(band).collect()
}

/// The months of a year: their pages, or their places on the year's page.
fn months(ctx: &Ctx, year: i16, events: &[EventId], here: Option<u8>) -> Vec<Jump> {
    let jump = |(month, of_month): (u8, Vec<EventId>)| Jump {
        href: Some(match month_href(ctx, year, month, events) {
            Some(href) => href,
            None => format!("#m-{month}"),
        }),
        label: month_name(ctx, month),
        count: Some(ctx.number(of_month.len())),
        current: here == Some(month),
    };
    let jumps: Vec<Jump> = ctx.site.months(events).into_iter().map(jump).collect();
    if jumps.len() > 1 { jumps } else { Vec::new() }
}

/// A month of a year with many events, by its days.
pub(super) fn month(ctx: &Ctx, year: i16, month: u8) -> TimelinePage {
    let locale = ctx.site.parts.locale;
    let name = |y: i16| locale.digits(&y.to_string());
    let label = match Date::new(year, month, 0).filter(|_| month > 0) {
        Some(date) => locale.date(date),
        None => name(year),
    };
    let title = locale.fill("page.events-of", &[("t", &label)]);
    let years = ctx.site.years();
    let of_year = years.iter().find(|(y, _)| *y == year).map(|(_, e)| e.as_slice());
    let of_year = of_year.unwrap_or_default();
    let found = ctx.site.months(of_year).into_iter().find(|(m, _)| *m == month);
    let events = found.map(|(_, e)| e).unwrap_or_default();
    let shown = ctx.slice(&events, capacity::TIMELINE);
    let jump = |(y, events): &(i16, Vec<EventId>)| Jump {
        href: Some(ctx.href(&format!("timeline/{y}.html"))),
        label: name(*y),
        count: Some(ctx.number(events.len())),
        current: *y == year,
    };
    TimelinePage {
        shell: ctx.timeline_shell(&title),
        title,
        years: if years.len() > 1 { years.iter().map(jump).collect() } else { Vec::new() },
        months: months(ctx, year, of_year, Some(month)),
        bands: vec![YearBand {
            anchor: format!("m-{month}"),
            label,
            count: ctx.count("event", events.len()),
            events: shown.iter().filter_map(|e| ctx.event_card(*e)).collect(),
            ..YearBand::default()
        }],
        pager: ctx.pager(),
        ..TimelinePage::default()
    }
}
