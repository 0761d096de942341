//! The map and the graph, and their small forms on the pages of entities.

use super::Ctx;
use crate::base::Date;
use crate::document::EntityKind;
use crate::knowledge::{EntityId, EventId};
use crate::render::drawing::{self, Named};
use crate::render::views::{EntityRef, GraphPage, Kind, Legend, Link, MapPage, MapPlace, Tie};
use crate::site::map::{self, Spot, Tone};
use crate::site::{Frame, graph, lanes};

/// The two sizes of a full drawing: for wide and for narrow windows.
const WIDE: Frame = Frame { width: 960, height: 600, letters: 13, labels: 60 };
const NARROW: Frame = Frame { width: 380, height: 420, letters: 13, labels: 22 };
/// A drawing in the margin of a page.
const SMALL: Frame = Frame { width: 320, height: 200, letters: 13, labels: 1 };
const LARGE: Frame = Frame { width: 1800, height: 1700, letters: 13, labels: 220 };
const COMPANY: Frame = Frame { width: 320, height: 280, letters: 14, labels: 13 };
/// Of the first picture in narrow windows.
const FEW_NODES: usize = 14;
/// Neighbours drawn around an entity.
pub const NEIGHBOURS: usize = 8;
/// Places listed under the map, and events under each.
const PLACES: usize = 150;
const EVENTS: usize = 4;
/// Entities whose ties are listed under the graph, and ties of each.
const LISTED: usize = 24;
const TIES: usize = 4;

pub(super) fn map(ctx: &Ctx) -> MapPage {
    let title = ctx.text("page.map");
    let spots = &ctx.site.spots;
    let focus = map::focus(spots);
    let drawn = |extent: Option<crate::site::world::Extent>, frame: Frame, class: &str| {
        let extent = extent?;
        let drawing = map::draw(ctx.site, extent, spots, frame);
        Some(drawing::map(&drawing, class, |id| named(ctx, id)))
    };
    let both = |extent, wide: Frame, narrow: Frame| {
        let wide = drawn(extent, wide, "drawing--wide")?;
        Some(format!("{wide}{}", drawn(extent, narrow, "drawing--narrow")?))
    };
    let overview = focus.and_then(|shown| map::overview(spots, shown));
    let far = fitted(overview, Frame { height: 460, labels: 19, ..WIDE });
    let far_narrow = fitted(overview, Frame { height: 260, labels: 9, ..NARROW });
    let (eventful, quiet): (Vec<&Spot>, Vec<&Spot>) =
        spots.iter().partition(|s| !s.events.is_empty());
    let legend = |tone: Tone| Legend {
        sign_html: drawing::sign(tone),
        label: ctx.text(&format!("tone.{}", tone.name())),
    };
    let present = |tone: &Tone| spots.iter().any(|s| s.tone == *tone);
    MapPage {
        shell: ctx.list_shell(&title),
        title,
        intro: Some(ctx.text("page.map.intro")),
        svg_html: both(focus, fitted(focus, WIDE), fitted(focus, NARROW)),
        overview_html: both(overview, far, far_narrow),
        legend: Tone::ALL.into_iter().filter(present).map(legend).collect(),
        places: eventful.iter().take(PLACES).filter_map(|s| place(ctx, s)).collect(),
        others: quiet.iter().take(PLACES).filter_map(|s| counted(ctx, s)).collect(),
        note: Some(ctx.text("page.map.note")),
    }
}

/// A frame no higher than what it shows.
fn fitted(extent: Option<crate::site::world::Extent>, frame: Frame) -> Frame {
    let needed = extent.map_or(frame.height, |e| map::height(e, frame.width));
    Frame { height: needed.min(frame.height), ..frame }
}

fn place(ctx: &Ctx, spot: &Spot) -> Option<MapPlace> {
    let mut best = spot.events.clone();
    let reported =
        |id: &EventId| std::cmp::Reverse(ctx.site.event(*id).map_or(0, |e| e.articles.len()));
    best.sort_by_key(|id| (reported(id), *id));
    best.truncate(EVENTS);
    best.sort_by_key(|id| (super::date_key(ctx.site.event(*id).and_then(|e| e.start)), *id));
    let more = spot.events.len() > best.len();
    Some(MapPlace {
        entity: EntityRef {
            count: more.then(|| ctx.count("event", spot.events.len())),
            ..ctx.entity_ref(spot.entity)?
        },
        events: best
            .into_iter()
            .filter_map(|e| {
                let mut card = ctx.event_card(e)?;
                // The place stands above.
                card.meta.retain(|m| Some(m) != card.place.as_ref());
                Some(card)
            })
            .collect(),
    })
}

fn counted(ctx: &Ctx, spot: &Spot) -> Option<EntityRef> {
    let count = Some(ctx.count("article", spot.articles));
    Some(EntityRef { count, ..ctx.entity_ref(spot.entity)? })
}

fn named(ctx: &Ctx, id: EntityId) -> Named {
    let Some(entity) = ctx.site.entity(id) else { return Named::default() };
    Named {
        href: ctx.site.entity_path(id).map(|path| ctx.href(&path)),
        name: entity.name.clone(),
        note: ctx.count("article", entity.articles.len()),
        kind: entity.kind.name(),
    }
}

/// The best tied and their ties as lists; on its second page one large drawing.
pub(super) fn graph(ctx: &Ctx) -> GraphPage {
    let title = ctx.text("page.graph");
    let tied = &ctx.site.tied;
    let first = graph::cast(ctx.site, graph::FIRST);
    let drawn = |ids: &[EntityId], frame: Frame, class: &str| {
        let drawing = graph::draw(ctx.site, ids, frame);
        drawing::graph(&drawing, class, None, |id| named(ctx, id))
    };
    let sibling = |part: usize| ctx.href(&ctx.page.sibling(part));
    if ctx.page.part > 0 {
        let ids = graph::cast(ctx.site, graph::WHOLE);
        let title = ctx.text("page.graph-whole");
        return GraphPage {
            shell: ctx.list_shell(&title),
            title,
            intro: Some(ctx.text("page.graph-whole.intro")),
            svg_html: Some(drawn(&ids, LARGE, "drawing--large")),
            legend: kinds(ctx, &ids),
            other: Some(Link { href: sibling(0), label: ctx.text("ui.graph-first") }),
            whole: true,
            ..GraphPage::default()
        };
    }
    let wide = drawn(&first, Frame { height: 640, labels: 140, ..WIDE }, "drawing--wide");
    let few = first.get(..FEW_NODES.min(first.len())).unwrap_or_default();
    let narrow = drawn(few, Frame { height: 520, ..NARROW }, "drawing--narrow");
    let whole = || Link { href: sibling(1), label: ctx.text("ui.graph-whole") };
    GraphPage {
        shell: ctx.list_shell(&title),
        title,
        intro: Some(ctx.text("page.graph.intro")),
        finding: finding(ctx, &first),
        svg_html: (first.len() > 2).then(|| format!("{wide}{narrow}")),
        legend: kinds(ctx, &first),
        other: (ctx.page.parts > 1).then(whole),
        whole: false,
        ties: tied.iter().take(LISTED).filter_map(|id| tie(ctx, *id, TIES)).collect(),
        rest: tied.iter().skip(LISTED).take(150).filter_map(|id| tie(ctx, *id, 1)).collect(),
    }
}

/// The two of a drawing that share most sentences.
fn finding(ctx: &Ctx, ids: &[EntityId]) -> Option<String> {
    let ties = ids.iter().filter_map(|id| {
        let company = &ctx.site.entity(*id)?.company;
        let with = company.iter().find(|c| ids.contains(&c.entity))?;
        Some((with.sentences, *id, with.entity))
    });
    let (n, a, b) = ties.max_by_key(|(n, a, _)| (*n, std::cmp::Reverse(*a)))?;
    let name = |id: EntityId| ctx.site.entity(id).map(|e| e.name.clone());
    let n = ctx.count("sentence", n as usize);
    let values = [("a", &*name(a)?), ("b", &*name(b)?), ("n", &*n)];
    Some(ctx.site.parts.locale.fill("graph.finding", &values))
}

/// The kinds of what is drawn.
fn kinds(ctx: &Ctx, ids: &[EntityId]) -> Vec<Kind> {
    let there = |kind: &EntityKind| {
        ids.iter().any(|id| ctx.site.entity(*id).is_some_and(|e| e.kind == *kind))
    };
    let kind =
        |kind: EntityKind| Kind { label: ctx.text(&format!("kinds.{kind}")), ..ctx.kind(kind) };
    EntityKind::ALL.into_iter().filter(there).map(kind).collect()
}

fn tie(ctx: &Ctx, id: EntityId, most: usize) -> Option<Tie> {
    let company = &ctx.site.entity(id)?.company;
    let with = |c: &crate::knowledge::Company| {
        let count = Some(ctx.count("sentence", c.sentences as usize));
        Some(EntityRef { count, note: None, ..ctx.entity_ref(c.entity)? })
    };
    let with: Vec<EntityRef> = company.iter().filter_map(with).take(most).collect();
    (!with.is_empty()).then_some(Tie { entity: ctx.entity_ref(id)?, with })
}

/// Room before the first year for what a lane is called, where there is room beside it.
const LANE_NAMES: i32 = 170;

/// All events on lanes of time, as a wide and a narrow drawing.
pub(super) fn lanes(ctx: &Ctx) -> Option<String> {
    let dated = |id: &EventId| {
        let event = ctx.site.event(*id)?;
        Some((event.start?, Tone::of(event.kind, &event.subkind)))
    };
    let events: Vec<_> = ctx.site.events.iter().filter_map(dated).collect();
    let paged = ctx.site.has_year_pages();
    let locale = ctx.site.parts.locale;
    let href = |year: i16, month: Option<u8>| match (paged, month) {
        (true, Some(month)) => ctx.href(&format!("timeline/{year}.html#m-{month}")),
        (true, None) => ctx.href(&format!("timeline/{year}.html")),
        (false, _) => format!("#y-{year}"),
    };
    let when = |year: i16, month: Option<u8>| {
        locale.date(Date { year, month: month.unwrap_or(0), day: 0 })
    };
    let words = drawing::LaneWords {
        from_the_right: locale.direction() == "rtl",
        tone: &|tone| ctx.text(&format!("tone.{}", tone.name())),
        year: &|year| (href(year, None), locale.digits(&year.to_string())),
        mark: &|mark| Named {
            href: Some(href(mark.year, mark.month)),
            name: when(mark.year, mark.month),
            note: ctx.count("event", mark.n),
            kind: "event",
        },
    };
    let wide = lanes::lanes(&events, WIDE, LANE_NAMES)?;
    let narrow = lanes::lanes(&events, NARROW, 0)?;
    let wide = drawing::lanes(&wide, "drawing--wide", LANE_NAMES, &words);
    Some(wide + &drawing::lanes(&narrow, "drawing--narrow", 0, &words))
}

/// A small map around a place.
pub(super) fn locator(ctx: &Ctx, id: EntityId) -> Option<String> {
    let drawing = map::locator(ctx.site, id, SMALL)?;
    let here = |id| Named { href: None, ..named(ctx, id) };
    Some(drawing::map(&drawing, "drawing--small", here))
}

/// A small graph of the company an entity keeps.
pub(super) fn company(ctx: &Ctx, id: EntityId) -> Option<String> {
    let drawing = graph::company(ctx.site, id, NEIGHBOURS, COMPANY)?;
    Some(drawing::graph(&drawing, "drawing--small", Some(id), |id| named(ctx, id)))
}
