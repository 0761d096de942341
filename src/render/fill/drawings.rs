//! The map and the graph, and their small forms on the pages of entities.

use std::collections::BTreeSet;

use super::Ctx;
use crate::base::Date;
use crate::document::EntityKind;
use crate::knowledge::{Company, Entity, EntityId, EventId};
use crate::render::drawing::{self, Named};
use crate::render::views::{
    EntityRef, EventCard, GraphPage, Kind, Legend, Link, MapPage, MapPanel, MapPlace, Tie,
};
use crate::site::map::{self, PanelName, Spot, Tone};
use crate::site::{EventFilter, Frame, graph, lanes};

/// The two sizes of a full drawing: for wide and for narrow windows.
const WIDE: Frame = Frame { width: 960, height: 600, letters: 13, labels: 60 };
const NARROW: Frame = Frame { width: 380, height: 475, letters: 13, labels: 12 };
/// A drawing in the margin of a page.
const SMALL: Frame = Frame { width: 320, height: 200, letters: 13, labels: 1 };
/// Seen whole at the width of a page, and enlarged on demand.
const LARGE: Frame = Frame { width: 1480, height: 1560, letters: 13, labels: 220 };
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
    let parts = map::panels(spots);
    let (mut several, mut tones) = (false, BTreeSet::new());
    let mut drawn = |panel: &map::Panel, extent, frame: Frame, class: &str| {
        let drawing = map::draw(ctx.site, extent, &panel.spots, frame);
        several |= drawing.marks.iter().any(|m| m.events > 0);
        tones.extend(drawing.marks.iter().filter(|m| m.events == 0).map(|m| m.tone));
        drawing::map(&drawing, class, |mark| marked(ctx, mark))
    };
    let mut panel = |panel: &map::Panel| {
        let wide = drawn(panel, panel.extent, fitted(panel.extent, WIDE), "drawing--wide");
        let near = map::crop(panel, (NARROW.width, NARROW.height));
        let narrow = drawn(&near, near.extent, fitted(near.extent, NARROW), "drawing--narrow");
        MapPanel { title: panel_name(ctx, panel.name), svg_html: format!("{wide}{narrow}") }
    };
    let panels: Vec<MapPanel> = parts.iter().map(&mut panel).collect();
    let (eventful, quiet): (Vec<&Spot>, Vec<&Spot>) =
        spots.iter().partition(|s| !s.events.is_empty());
    let (areas, eventful): (Vec<&Spot>, Vec<&Spot>) = eventful.into_iter().partition(|s| s.area);
    let (unplaced, unplaced_more) = unplaced(ctx);
    let legend = |tone: Tone| Legend {
        sign_html: drawing::sign(tone),
        label: ctx.text(&format!("tone.{}", tone.name())),
    };
    let several = several
        .then(|| Legend { sign_html: drawing::sign_of_several(), label: ctx.text("tone.several") });
    MapPage {
        shell: ctx.list_shell(&title),
        title,
        intro: Some(ctx.text("page.map.intro")),
        panels,
        legend: tones.into_iter().map(legend).chain(several).collect(),
        places: eventful.iter().take(PLACES).filter_map(|s| place(ctx, s)).collect(),
        outside: map::outside(&parts, spots).iter().filter_map(|s| listed(ctx, s.entity)).collect(),
        areas: areas.iter().take(PLACES).filter_map(|s| place(ctx, s)).collect(),
        unplaced,
        unplaced_more,
        others: quiet.iter().take(PLACES).filter_map(|s| counted(ctx, s)).collect(),
        note: Some(ctx.text("page.map.note")),
    }
}

fn panel_name(ctx: &Ctx, name: PanelName) -> String {
    let key = match name {
        PanelName::Around(id) => {
            let place = ctx.site.entity(id).map_or("", |e| e.name.as_str());
            return ctx.site.parts.locale.fill("map.around", &[("p", place)]);
        }
        PanelName::Arab => "map.arab",
        PanelName::Rest => "map.rest",
        PanelName::All => "ui.map-all",
    };
    ctx.text(key)
}

/// Events without a mark that are listed.
const UNPLACED: usize = 24;

/// The events that stand at no place of the map, and the way to the rest of them.
fn unplaced(ctx: &Ctx) -> (Vec<EventCard>, Option<Link>) {
    let placed: BTreeSet<EventId> =
        ctx.site.spots.iter().flat_map(|s| s.events.iter().copied()).collect();
    let all: Vec<EventId> =
        ctx.site.events.iter().filter(|e| !placed.contains(e)).copied().collect();
    let more = (all.len() > UNPLACED).then(|| Link {
        href: ctx.href("events/index.html"),
        label: ctx.site.parts.locale.fill("map.all-events", &[("n", &ctx.number(all.len()))]),
    });
    (super::overview::spread(ctx, &all, UNPLACED), more)
}

/// To all events of a place: its list of events, else its own page.
fn all_events(ctx: &Ctx, spot: &Spot) -> Option<Link> {
    let list = EventFilter::Place(spot.entity);
    let href = match ctx.site.event_filters().contains(&list) {
        true => ctx.href(&ctx.site.filter_path(list)),
        false => format!("{}#events-h", ctx.entity_ref(spot.entity)?.href),
    };
    let n = ctx.number(spot.events.len());
    Some(Link { href, label: ctx.site.parts.locale.fill("map.all-events", &[("n", &n)]) })
}

/// Places named when a mark of several is pointed at.
const TOGETHER: usize = 4;

fn marked(ctx: &Ctx, mark: &map::Mark) -> Named {
    let name = map::short_name(ctx.site, mark.entity).to_owned();
    let first = Named { name, ..named(ctx, mark.entity) };
    if mark.events == 0 {
        return first;
    }
    let others = mark.places.iter().skip(1).take(TOGETHER);
    let others = others.map(|id| map::short_name(ctx.site, *id).to_owned());
    let note = std::iter::once(ctx.count("event", mark.events)).chain(others);
    let note = note.collect::<Vec<_>>().join(" · ");
    Named { note, count: ctx.number(mark.events), ..first }
}

/// A frame no higher than what it shows.
fn fitted(extent: crate::site::world::Extent, frame: Frame) -> Frame {
    Frame { height: map::height(extent, frame.width).min(frame.height), ..frame }
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
        more: more.then(|| all_events(ctx, spot)).flatten(),
        entity: EntityRef {
            count: more.then(|| ctx.count("event", spot.events.len())),
            ..listed(ctx, spot.entity)?
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
    Some(EntityRef { count, ..listed(ctx, spot.entity)? })
}

/// A place in a list of places: what sort it is tells only namesakes apart.
fn listed(ctx: &Ctx, id: EntityId) -> Option<EntityRef> {
    let entity = ctx.site.entity(id)?;
    let country = entity.country.filter(|c| *c != id).and_then(|c| ctx.site.entity(c));
    let place = ctx.entity_ref(id)?;
    let alike = |spot: &&Spot| ctx.site.entity(spot.entity).is_some_and(|e| e.name == entity.name);
    let alone = ctx.site.spots.iter().filter(alike).count() < 2;
    let note = if alone { country.map(|c| c.name.clone()) } else { place.note.clone() };
    let name = map::short_name(ctx.site, id).to_owned();
    Some(EntityRef { name, note, ..place })
}

fn named(ctx: &Ctx, id: EntityId) -> Named {
    let Some(entity) = ctx.site.entity(id) else { return Named::default() };
    Named {
        href: ctx.site.entity_path(id).map(|path| ctx.href(&path)),
        name: entity.name.clone(),
        note: ctx.count("article", entity.articles.len()),
        kind: entity.kind.name(),
        ..Named::default()
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
    let narrow = drawn(few, Frame { height: 520, labels: 22, ..NARROW }, "drawing--narrow");
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
        let told = |c: &&Company| ids.contains(&c.entity) && !is_known(ctx, *id, c.entity);
        let with = company.iter().find(told)?;
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

/// Whether a tie says what everybody knows: a country with its own body, people or town, one name within
/// the other.
fn is_known(ctx: &Ctx, a: EntityId, b: EntityId) -> bool {
    let (Some(one), Some(other)) = (ctx.site.entity(a), ctx.site.entity(b)) else { return false };
    let own = |whole: EntityId, part: &Entity| {
        let kinds = [EntityKind::Organization, EntityKind::Group, EntityKind::Place];
        kinds.contains(&part.kind) && part.country == Some(whole)
    };
    let named = |x: &str, y: &str| x.chars().count() > 3 && y.contains(x);
    own(a, other) || own(b, one) || named(&one.name, &other.name) || named(&other.name, &one.name)
}

fn tie(ctx: &Ctx, id: EntityId, most: usize) -> Option<Tie> {
    let company = &ctx.site.entity(id)?.company;
    let company = company.iter().filter(|c| !is_known(ctx, id, c.entity));
    let with = |c: &Company| {
        let count = Some(ctx.count("sentence", c.sentences as usize));
        Some(EntityRef { count, note: None, ..ctx.entity_ref(c.entity)? })
    };
    let with: Vec<EntityRef> = company.filter_map(with).take(most).collect();
    (!with.is_empty()).then_some(Tie { entity: ctx.entity_ref(id)?, with })
}

/// Room before the first year for what a lane is called, where there is room beside it.
const LANE_NAMES: i32 = 170;

/// All events on lanes of time, as a wide and a narrow drawing, and how they are read.
pub(super) fn lanes(ctx: &Ctx) -> Option<(String, String)> {
    let dated = |id: &EventId| {
        let event = ctx.site.event(*id)?;
        let (start, tone) = (event.start?, Tone::of(event.kind, &event.subkind));
        let end = event.end.filter(|end| *end > start).unwrap_or(start);
        Some((*id, lanes::Dated { start, end, tone }))
    };
    let (ids, events): (Vec<EventId>, Vec<_>) = ctx.site.events.iter().filter_map(dated).unzip();
    let paged = ctx.site.has_year_pages();
    let locale = ctx.site.parts.locale;
    let href = |year: i16, month: Option<u8>| match (paged, month) {
        (true, Some(month)) => ctx.href(&format!("timeline/{year}.html")) + &format!("#m-{month}"),
        (true, None) => ctx.href(&format!("timeline/{year}.html")),
        (false, _) => format!("#y-{year}"),
    };
    let stretch = |mark: &lanes::LaneMark| {
        let month = |d: Date| Date { day: 0, ..d };
        locale.period(month(mark.first), month(mark.last))
    };
    let words = drawing::LaneWords {
        from_the_right: locale.direction() == "rtl",
        tone: &|tone| ctx.text(&format!("tone.{}", tone.name())),
        year: &|column| {
            let to = column.eventful.then(|| href(column.year, None));
            (to, locale.digits(&column.year.to_string()))
        },
        left_out: &|years| (ctx.count("year", years), ctx.text("no-events")),
        mark: &|mark| Named {
            href: Some(href(mark.first.year, Some(mark.first.month).filter(|m| *m > 0))),
            name: stretch(mark),
            note: ctx.count("event", mark.n),
            kind: "event",
            ..Named::default()
        },
        bar: &|bar| {
            let card = ids.get(bar.event).and_then(|id| ctx.event_card(*id));
            let card = card.unwrap_or_default();
            let note = card.date.map(|d| d.text).unwrap_or_default();
            Named {
                href: Some(card.href).filter(|h| !h.is_empty()),
                name: card.title,
                note,
                kind: "event",
                ..Named::default()
            }
        },
    };
    let wide = lanes::lanes(&events, WIDE, LANE_NAMES)?;
    let narrow = lanes::lanes(&events, NARROW, 0)?;
    let key = |drawn: &lanes::Lanes| match drawn.single {
        true => ctx.text("lanes.key"),
        false => ctx.text("lanes.key-bars"),
    };
    let key = match wide.single == narrow.single {
        true => key(&wide),
        false => format!(
            "<span class=\"drawing--wide\">{}</span><span class=\"drawing--narrow\">{}</span>",
            key(&wide),
            key(&narrow)
        ),
    };
    let wide = drawing::lanes(&wide, "drawing--wide", LANE_NAMES, &words);
    Some((wide + &drawing::lanes(&narrow, "drawing--narrow", 0, &words), key))
}

/// A small map around a place.
pub(super) fn locator(ctx: &Ctx, id: EntityId) -> Option<String> {
    let drawing = map::locator(ctx.site, id, SMALL)?;
    let here = |mark: &map::Mark| Named { href: None, ..named(ctx, mark.entity) };
    Some(drawing::map(&drawing, "drawing--small", here))
}

/// A small graph of the company an entity keeps.
pub(super) fn company(ctx: &Ctx, id: EntityId) -> Option<String> {
    let drawing = graph::company(ctx.site, id, NEIGHBOURS, COMPANY)?;
    Some(drawing::graph(&drawing, "drawing--small", Some(id), |id| named(ctx, id)))
}
