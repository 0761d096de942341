//! Where things happened, as points in a drawing.
//!
//! In: the planned site. Out: [`Map`]s: the part of the world worth showing, its outlines and the
//! marks on it, all in whole units of the drawing, with room made for labels. The projection is
//! equirectangular, true at the middle of the part shown. Always: integers only; the same site gives
//! the same drawing. Not here: markup.

use std::collections::BTreeMap;

use super::Site;
use super::labels::{self, Dot, Frame};
use super::world::{self, Extent, Point};
use crate::document::{Coordinates, EntityKind, EventKind};
use crate::knowledge::{EntityId, EventId};
use crate::lexicon::things;

/// What mostly happened at a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    Clash,
    Talks,
    Politics,
    Disaster,
    /// Named in articles, no event.
    #[default]
    Named,
}

impl Tone {
    pub const ALL: [Self; 5] =
        [Self::Clash, Self::Talks, Self::Politics, Self::Disaster, Self::Named];

    pub fn name(self) -> &'static str {
        match self {
            Self::Clash => "clash",
            Self::Talks => "talks",
            Self::Politics => "politics",
            Self::Disaster => "disaster",
            Self::Named => "named",
        }
    }

    /// The tone of a kind of event.
    pub fn of(kind: EventKind, subkind: &str) -> Self {
        if subkind == "displacement" {
            return Self::Disaster;
        }
        match kind.name() {
            "assault" | "coerce" | "threaten" | "mobilize" => Self::Clash,
            "agree" | "consult" | "support" | "concede" | "cooperate" | "retreat" => Self::Talks,
            "disaster" | "aid" => Self::Disaster,
            _ => Self::Politics,
        }
    }
}

/// A place with what is known to have happened there.
#[derive(Clone, Debug)]
pub struct Spot {
    pub entity: EntityId,
    pub at: Point,
    /// Articles that report events there, or name it when there are none.
    pub articles: usize,
    pub tone: Tone,
    /// By date.
    pub events: Vec<EventId>,
    /// Too large for a point, as a country is: listed with its events, never a mark.
    pub area: bool,
}

/// A mark on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub entity: EntityId,
    pub x: i32,
    pub y: i32,
    /// Half of its width.
    pub size: i32,
    pub tone: Tone,
    /// The middle of its label's foot, when there is room for one.
    pub label: Option<(i32, i32)>,
}

/// A drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    pub width: i32,
    pub height: i32,
    /// Land, as closed polygons.
    pub land: Vec<Vec<(i32, i32)>>,
    /// Places without an event first, then largest first, so that small ones stay visible above.
    pub marks: Vec<Mark>,
    /// Names of countries for orientation, where they have room.
    pub countries: Vec<(&'static str, i32, i32)>,
}

/// The places of the map, best reported first. Countries are too large for a point: they are there
/// only when an event has nothing smaller to stand at, and no mark is drawn for them.
pub fn spots(site: &Site) -> Vec<Spot> {
    let mut events: BTreeMap<EntityId, Vec<EventId>> = BTreeMap::new();
    for id in &site.events {
        if let Some(place) = site.event(*id).and_then(|e| e.place) {
            events.entry(place).or_default().push(*id);
        }
    }
    let mut spots: Vec<Spot> = Vec::new();
    for id in site.of_kind(EntityKind::Place) {
        let Some(entity) = site.entity(id) else { continue };
        let Some(at) = entity.coordinates.map(point) else { continue };
        let events = events.remove(&id).unwrap_or_default();
        if events.is_empty() && (wide(&entity.class) || entity.articles.is_empty()) {
            continue;
        }
        let area = is_area(&entity.class);
        let mut articles: Vec<_> = events
            .iter()
            .filter_map(|e| site.event(*e))
            .flat_map(|e| e.articles.iter().copied())
            .collect();
        articles.sort_unstable();
        articles.dedup();
        let n = if events.is_empty() { entity.articles.len() } else { articles.len().max(1) };
        spots.push(Spot { entity: id, at, articles: n, tone: tone(site, &events), events, area });
    }
    let name = |spot: &Spot| site.entity(spot.entity).map_or("", |e| e.name.as_str());
    spots.sort_by(|a, b| {
        let weight = (a.events.is_empty(), b.articles).cmp(&(b.events.is_empty(), a.articles));
        let names = || site.parts.locale.collation.compare(name(a), name(b));
        weight.then_with(names).then(a.entity.cmp(&b.entity))
    });
    spots
}

/// Classes of places no point stands for.
fn wide(class: &str) -> bool {
    matches!(class, "country" | "continent" | "region" | "sea" | "river")
}

/// Classes whose one point says nothing of where something was.
pub fn is_area(class: &str) -> bool {
    matches!(class, "country" | "continent" | "sea" | "river")
}

fn point(c: Coordinates) -> Point {
    Point { lon: c.lon / 1000, lat: c.lat / 1000 }
}

/// The tone of most events; the graver one when two are as frequent.
fn tone(site: &Site, events: &[EventId]) -> Tone {
    let mut counts: BTreeMap<Tone, usize> = BTreeMap::new();
    for event in events.iter().filter_map(|e| site.event(*e)) {
        *counts.entry(Tone::of(event.kind, &event.subkind)).or_insert(0) +=
            event.articles.len().max(1);
    }
    let best = counts.iter().max_by_key(|(tone, n)| (**n, std::cmp::Reverse(**tone)));
    best.map_or(Tone::Named, |(tone, _)| *tone)
}

/// How far the part of the world shown first reaches from its middle, in hundredths of a degree.
const REACH: (i32, i32) = (480, 300);

/// The part of the world where most happened: the neighbourhood of one place in which most events
/// stand. When they lie scattered, all of it.
pub fn focus(spots: &[Spot]) -> Option<Extent> {
    let points = || spots.iter().filter(|s| !s.area);
    // An event weighs as much as three places that are only named.
    let counted: Vec<(&Spot, usize)> = points().map(|s| (s, 3 * s.events.len() + 1)).collect();
    let around = |p: Point| Extent {
        west: p.lon - REACH.0,
        south: p.lat - REACH.1,
        east: p.lon + REACH.0,
        north: p.lat + REACH.1,
    };
    let inside = |near: Extent| -> usize {
        counted.iter().filter(|(s, _)| near.contains(s.at)).map(|(_, w)| *w).sum()
    };
    let whole: usize = counted.iter().map(|(_, w)| *w).sum();
    // The first of equals: spots come by how much is reported of them.
    let best = counted.iter().map(|(s, _)| around(s.at)).rev().max_by_key(|e| inside(*e))?;
    let all: Vec<Point> = points().map(|s| s.at).collect();
    if inside(best) * 5 >= whole * 2 {
        return tight(&all, best);
    }
    tight(&all, Extent::of(&all)?)
}

/// The rectangle around the points inside `near`, with room for their names: no empty land around.
fn tight(points: &[Point], near: Extent) -> Option<Extent> {
    let inside: Vec<Point> = points.iter().copied().filter(|p| near.contains(*p)).collect();
    let all = Extent::of(&inside)?;
    // Events of one town still need a country around them to be found.
    let around = |low: i32, high: i32, least: i32| {
        let margin = ((high - low) / 8).max(25);
        let short = (least - (high - low) - 2 * margin).max(0) / 2;
        (low - margin - short, high + margin + short)
    };
    let (west, east) = around(all.west, all.east, 480);
    let (south, north) = around(all.south, all.north, 190);
    Some(Extent { west, south, east, north })
}

/// The height a drawing of a part of the world needs at a width, within bounds: no empty sea above
/// and below.
pub fn height(extent: Extent, width: i32) -> i32 {
    let middle = (extent.south + extent.north) / 2;
    let wide = i64::from((extent.east - extent.west).max(1)) * cosine(middle).max(150) / 1000;
    let high = i64::from(extent.north - extent.south) * i64::from(width) / wide.max(1);
    i32::try_from(high).unwrap_or(width).clamp(width * 3 / 10, width * 11 / 10)
}

/// The part of the world that holds every spot, when `shown` leaves one out.
pub fn overview(spots: &[Spot], shown: Extent) -> Option<Extent> {
    let points: Vec<Point> = spots.iter().filter(|s| !s.area).map(|s| s.at).collect();
    points.iter().find(|at| !shown.contains(**at))?;
    // What is only named does not make the rest small, when events reach beyond what is shown.
    let eventful = spots.iter().filter(|s| !s.area && !s.events.is_empty()).map(|s| s.at);
    let eventful: Vec<Point> = eventful.collect();
    let far = eventful.iter().filter(|at| !shown.contains(**at)).count();
    let all = Extent::of(if far > 1 { &eventful } else { &points })?;
    Some(Extent {
        west: all.west - 200,
        south: all.south - 200,
        east: all.east + 200,
        north: all.north + 200,
    })
}

/// How degrees become units of the drawing.
struct Projection {
    extent: Extent,
    /// Thousandths of a unit for a hundredth of a degree of longitude and of latitude.
    per_lon: i64,
    per_lat: i64,
}

impl Projection {
    /// The smallest part of the world that holds `extent` and fills the frame.
    fn new(extent: Extent, frame: Frame) -> Self {
        let middle_lat = (extent.south + extent.north) / 2;
        let middle_lon = (extent.west + extent.east) / 2;
        let narrow = cosine(middle_lat).max(150);
        let span_lon = i64::from((extent.east - extent.west).max(100));
        let span_lat = i64::from((extent.north - extent.south).max(100));
        let (width, height) = (i64::from(frame.width) * 1000, i64::from(frame.height) * 1000);
        // Thousandths of a unit for a hundredth of a degree of latitude.
        let per_lat = (width * 1000 / (span_lon * narrow)).min(height / span_lat).max(1);
        let per_lon = (per_lat * narrow / 1000).max(1);
        let half = |units: i64, per: i64| i32::try_from(units / per / 2).unwrap_or(18_000);
        let (dx, dy) = (half(width, per_lon), half(height, per_lat));
        let extent = Extent {
            west: middle_lon - dx,
            south: middle_lat - dy,
            east: middle_lon + dx,
            north: middle_lat + dy,
        };
        Self { extent, per_lon, per_lat }
    }

    /// The point of the globe that stands at a place of the drawing.
    fn back(&self, (x, y): (i32, i32)) -> Point {
        let degrees = |units: i32, per: i64| i32::try_from(i64::from(units) * 1000 / per);
        Point {
            lon: self.extent.west + degrees(x, self.per_lon).unwrap_or_default(),
            lat: self.extent.north - degrees(y, self.per_lat).unwrap_or_default(),
        }
    }

    fn place(&self, p: Point) -> (i32, i32) {
        let x = i64::from(p.lon - self.extent.west) * self.per_lon / 1000;
        let y = i64::from(self.extent.north - p.lat) * self.per_lat / 1000;
        (i32::try_from(x).unwrap_or_default(), i32::try_from(y).unwrap_or_default())
    }
}

/// Thousandths of the cosine of so many hundredths of a degree, after Bhaskara I: right to two.
fn cosine(hundredths: i32) -> i64 {
    let x = i64::from(hundredths.abs().min(9_000));
    1000 * (324_000_000 - 4 * x * x) / (324_000_000 + x * x)
}

/// Draws the part of the world that holds `extent` with the spots inside it.
pub fn draw(site: &Site, extent: Extent, spots: &[Spot], frame: Frame) -> Map {
    let projection = Projection::new(extent, frame);
    let most = spots.iter().map(|s| s.articles).max().unwrap_or(1).max(1);
    let mut marks: Vec<Mark> = spots
        .iter()
        .filter(|s| !s.area && projection.extent.contains(s.at))
        .map(|s| {
            let (x, y) = projection.place(s.at);
            // The area, not the width, follows the number.
            let room = (frame.letters * frame.letters) as usize * s.articles / most;
            let room = i32::try_from(room.isqrt()).unwrap_or(0) * 6 / 10;
            // Places without an event are there for orientation.
            let size = match s.tone {
                Tone::Named => frame.letters * 3 / 10 + room / 4,
                _ => frame.letters * 5 / 10 + room,
            };
            Mark { entity: s.entity, x, y, size, tone: s.tone, label: None }
        })
        .collect();
    let name = |m: &Mark| site.entity(m.entity).map_or(0, |e| e.name.chars().count());
    let dots: Vec<Dot> =
        marks.iter().map(|m| Dot { x: m.x, y: m.y, size: m.size, letters: name(m) }).collect();
    for (mark, label) in marks.iter_mut().zip(labels::place(&dots, &[], frame)) {
        mark.label = label;
    }
    // Events lie above what is only named.
    marks.sort_by_key(|m| (m.tone != Tone::Named, std::cmp::Reverse(m.size), m.entity));
    let countries = countries(site, &projection, &dots, &marks, frame);
    Map {
        width: frame.width,
        height: frame.height,
        land: land(&projection, frame),
        marks,
        countries,
    }
}

/// Names of countries for orientation, away from marks, labels and each other: those of the country
/// and its neighbours, mentioned or not.
fn countries(
    site: &Site,
    projection: &Projection,
    dots: &[Dot],
    marks: &[Mark],
    frame: Frame,
) -> Vec<(&'static str, i32, i32)> {
    let wide =
        |letters: usize| i32::try_from(letters.min(60)).unwrap_or(60) * frame.letters * 4 / 10;
    let letters = |id: EntityId| site.entity(id).map_or(0, |e| e.name.chars().count());
    let up = frame.letters * 2;
    // Boxes that are taken: left, top, right, bottom.
    let of_dot = |d: &Dot| [d.x - d.size, d.y - d.size, d.x + d.size, d.y + d.size];
    let mut taken: Vec<[i32; 4]> = dots.iter().map(of_dot).collect();
    taken.extend(marks.iter().filter_map(|m| {
        let ((x, y), half) = (m.label?, wide(letters(m.entity)));
        Some([x - half, y - frame.letters, x + half, y + frame.letters / 2])
    }));
    let mut out = Vec::new();
    // On a map of half the world they would hide the marks.
    if projection.extent.east - projection.extent.west > 3_500 {
        return out;
    }
    // Only a large map is searched for room for those whose middle lies outside.
    let large = frame.labels >= 20;
    for (name, at) in things::countries() {
        let middle = point(*at);
        let seen = projection.extent.contains(middle);
        if !seen && !large {
            continue;
        }
        if SPECKS.contains(name) {
            continue;
        }
        // A country too small to have an outline of its own is too small for a name here.
        let Some(land) = world::ring_of(middle).filter(|ring| {
            let (left, _) = projection.place(Point { lon: ring.extent.west, lat: middle.lat });
            let (right, _) = projection.place(Point { lon: ring.extent.east, lat: middle.lat });
            owner(ring) == Some(*name) && right - left > frame.letters * 2
        }) else {
            continue;
        };
        if !seen && !land.extent.overlaps(&projection.extent) {
            continue;
        }
        let half = wide(name.chars().count());
        let label = |(x, y): (i32, i32)| [x - half, y - up, x + half, y + frame.letters];
        let free = |at: &(i32, i32)| {
            let [left, top, right, bottom] = label(*at);
            let inside = left >= 0 && right <= frame.width && top >= 0 && bottom <= frame.height;
            let clear =
                |[l, t, r, b]: &[i32; 4]| right < *l || *r < left || bottom < *t || *b < top;
            inside && taken.iter().all(clear)
        };
        // The whole word stands on its land.
        let on_land = |(x, y): &(i32, i32)| {
            let ends = [(*x - half, *y), (*x, *y), (*x + half, *y)];
            ends.iter().all(|at| land.holds(projection.back(*at)))
        };
        let (x, y) = projection.place(middle);
        let fits = |at: &(i32, i32)| free(at) && on_land(at);
        let place = Some((x, y)).filter(fits).or_else(|| aside((x, y), frame).find(fits));
        if let Some((x, y)) = place {
            taken.push(label((x, y)));
            out.push((*name, x, y));
        }
    }
    out
}

/// Countries inside or beside another that no map shows at this size.
const SPECKS: [&str; 8] = [
    "الفاتيكان",
    "موناكو",
    "سان مارينو",
    "ليختنشتاين",
    "أندورا",
    "غيرنزي",
    "جزيرة جيرسي",
    "جبل طارق",
];

/// Whose outline it is: of the countries whose middle it holds the one that lies most in its middle.
fn owner(ring: &world::Ring) -> Option<&'static str> {
    let e = ring.extent;
    let (lon, lat) = (i32::midpoint(e.west, e.east), i32::midpoint(e.south, e.north));
    let far = |p: Point| (p.lon - lon).abs() + (p.lat - lat).abs();
    let inside = things::countries().iter().filter(|(_, at)| ring.holds(point(*at)));
    inside.min_by_key(|(_, at)| far(point(*at))).map(|(name, _)| *name)
}

/// Places for the name of a country whose middle is taken or outside: those of a grid over the
/// drawing, the nearest to its middle first; of a small drawing only those close by.
fn aside((x, y): (i32, i32), frame: Frame) -> impl Iterator<Item = (i32, i32)> {
    let step = (frame.letters * 2).max(1);
    let reach = if frame.labels >= 20 { i32::MAX } else { frame.letters * 5 };
    let along = move |length: i32| (1..length / step).map(move |n| n * step);
    let (x, y) = (x.clamp(0, frame.width), y.clamp(0, frame.height));
    let distance = move |at: &(i32, i32)| (at.0 - x).abs() + (at.1 - y).abs();
    let mut places: Vec<(i32, i32)> = along(frame.width)
        .flat_map(|at_x| along(frame.height).map(move |at_y| (at_x, at_y)))
        .filter(|at| distance(at) <= reach)
        .collect();
    places.sort_by_key(|at| (distance(at), *at));
    places.into_iter()
}

/// Outlines cut to the frame and thinned to what can be seen.
fn land(projection: &Projection, frame: Frame) -> Vec<Vec<(i32, i32)>> {
    // Cut a little outside, so that the cut edges are not drawn.
    const OUTSIDE: i32 = 8;
    // Of half the world nobody sees the smaller bays.
    let far = projection.extent.east - projection.extent.west > 3_500;
    let fine = if far || frame.labels < 20 { 3 } else { 2 };
    let box_ = (-OUTSIDE, -OUTSIDE, frame.width + OUTSIDE, frame.height + OUTSIDE);
    let mut out = Vec::new();
    for ring in world::rings().iter().filter(|r| r.extent.overlaps(&projection.extent)) {
        let mut polygon: Vec<(i32, i32)> = Vec::with_capacity(ring.points.len());
        for p in ring.points.iter().map(|p| projection.place(*p)) {
            let near = |q: &(i32, i32)| (q.0 - p.0).abs() + (q.1 - p.1).abs() < fine;
            if !polygon.last().is_some_and(near) {
                polygon.push(p);
            }
        }
        let cut = clip(polygon, box_);
        if cut.len() > 2 {
            out.push(cut);
        }
    }
    out
}

/// The part of a polygon inside a rectangle, side by side (Sutherland and Hodgman).
fn clip(polygon: Vec<(i32, i32)>, rect: (i32, i32, i32, i32)) -> Vec<(i32, i32)> {
    let (left, top, right, bottom) = rect;
    type Axis = fn((i32, i32)) -> i32;
    let (x, y): (Axis, Axis) = (|p| p.0, |p| p.1);
    let sides = [(x, left, 1), (x, right, -1), (y, top, 1), (y, bottom, -1)];
    sides.into_iter().fold(polygon, |polygon, (axis, edge, sign)| {
        let inside = |p: (i32, i32)| (axis(p) - edge) * sign >= 0;
        let mut out = Vec::with_capacity(polygon.len());
        let Some(mut before) = polygon.last().copied() else { return out };
        for p in polygon {
            if inside(p) != inside(before) {
                let (a, b) = (i64::from(axis(before)), i64::from(axis(p)));
                let along = |from: i32, to: i32| {
                    let way = i64::from(to - from) * (i64::from(edge) - a) / (b - a);
                    from + i32::try_from(way).unwrap_or(0)
                };
                out.push((along(before.0, p.0), along(before.1, p.1)));
            }
            if inside(p) {
                out.push(p);
            }
            before = p;
        }
        out
    })
}

/// A small map around one place; none of what is too large for one, a country or a sea.
pub fn locator(site: &Site, id: EntityId, frame: Frame) -> Option<Map> {
    let entity = site.entity(id)?;
    let at = point(entity.coordinates.filter(|_| !is_area(&entity.class))?);
    let reach = match entity.class.as_str() {
        "region" => 600,
        _ => 350,
    };
    let extent = Extent {
        west: at.lon - reach,
        south: at.lat - reach * 6 / 10,
        east: at.lon + reach,
        north: at.lat + reach * 6 / 10,
    };
    let spot =
        Spot { entity: id, at, articles: 1, tone: Tone::Named, events: Vec::new(), area: false };
    Some(draw(site, extent, &[spot], frame))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cosine_is_near_enough() {
        for (degrees, right) in [(0, 1000), (30, 866), (45, 707), (60, 500), (90, 0)] {
            assert!((cosine(degrees * 100) - right).abs() <= 2, "{degrees}");
        }
    }

    #[test]
    fn polygons_are_cut_at_the_frame() {
        let cut = clip(vec![(-10, 5), (5, -10), (20, 5), (5, 20)], (0, 0, 10, 10));
        assert!(cut.iter().all(|(x, y)| (0..=10).contains(x) && (0..=10).contains(y)));
        assert!(clip(vec![(20, 20), (30, 20), (30, 30)], (0, 0, 10, 10)).is_empty());
    }

    #[test]
    fn one_far_place_does_not_make_the_rest_small() {
        let spot = |lon, lat, articles| Spot {
            entity: EntityId::new(0),
            at: Point { lon, lat },
            articles,
            tone: Tone::Clash,
            events: vec![EventId::new(0); articles],
            area: false,
        };
        let near = [spot(4600, 4000, 20), spot(4700, 3900, 20), spot(-5800, -3400, 1)];
        let extent = focus(&near).expect("there are spots");
        assert!(extent.west > 4000 && extent.south > 3000, "{extent:?}");
        assert!(focus(&[]).is_none());
        let far = overview(&near, extent).expect("one place is left out");
        assert!(far.contains(near[2].at));
        assert!(overview(&near[..2], extent).is_none());
    }
}
