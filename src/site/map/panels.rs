//! Which parts of the world a map shows, each in a panel of its own.
//!
//! In: the places. Out: the neighbourhood where most happened and then all of it; when events lie
//! scattered over the world, the Arab world with its neighbours and then the rest; else all in one. A place
//! far from all others («واشنطن») that would make a map mostly sea is left out of it: see [`outside`].

use super::super::world::{Extent, Point};
use super::Spot;
use super::projection::cosine;
use crate::knowledge::EntityId;

/// A panel: a part of the world and the places in it.
#[derive(Clone, Debug)]
pub struct Panel {
    pub name: PanelName,
    pub extent: Extent,
    pub spots: Vec<Spot>,
}

/// What a panel is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanelName {
    /// A place and what lies about it.
    Around(EntityId),
    Arab,
    Rest,
    All,
}

/// The Arab world and its neighbours: from the Atlantic to Iran, from the Sahel to Anatolia.
const ARAB: Extent = Extent { west: -1800, south: 700, east: 6200, north: 4250 };

pub fn panels(spots: &[Spot]) -> Vec<Panel> {
    let panel = |name, extent, spots: Vec<Spot>| Panel { name, extent, spots };
    if let Some((near, place)) = focus(spots) {
        let all = overview(spots, near);
        let first = panel(PanelName::Around(place), near, spots.to_vec());
        let rest = all.map(|extent| panel(PanelName::All, extent, spots.to_vec()));
        return std::iter::once(first).chain(rest).collect();
    }
    // Of half the world only what happened is shown.
    let marked = || marked(spots);
    let eventful: Vec<Spot> = marked().filter(|s| !s.events.is_empty()).cloned().collect();
    let shown = if eventful.len() > 2 { eventful } else { marked().cloned().collect() };
    let (arab, rest): (Vec<Spot>, Vec<Spot>) =
        shown.iter().cloned().partition(|s| ARAB.contains(s.at));
    let around = |spots: &[Spot]| {
        let points: Vec<Point> = spots.iter().map(|s| s.at).collect();
        tight(&points, Extent::of(&points)?)
    };
    if arab.len() > 2 && rest.len() > 2 {
        let both = [(PanelName::Arab, arab), (PanelName::Rest, rest)];
        let drawn = both.into_iter().filter_map(|(name, of)| Some(panel(name, around(&of)?, of)));
        return drawn.collect();
    }
    around(&shown).map(|extent| panel(PanelName::All, extent, shown)).into_iter().collect()
}

fn marked(spots: &[Spot]) -> impl Iterator<Item = &Spot> {
    spots.iter().filter(|s| !s.area)
}

/// Places where something happened that stand on none of some panels; where there are none, those that
/// are only named and were left out.
pub fn outside<'s>(panels: &[Panel], spots: &'s [Spot]) -> Vec<&'s Spot> {
    let shown = |s: &Spot| panels.iter().any(|p| p.extent.contains(s.at));
    let (eventful, named): (Vec<&Spot>, Vec<&Spot>) =
        marked(spots).filter(|s| !shown(s)).partition(|s| !s.events.is_empty());
    if eventful.is_empty() { named } else { eventful }
}

/// What may be left out of a panel.
#[derive(Clone, Copy)]
struct Spare {
    /// Hundredths of what happened.
    share: usize,
    /// Hundredths of the width at most that the rest then needs.
    needs: i64,
}

/// What the first panel leaves to the second, and the second to a line under it.
const NEAR: Spare = Spare { share: 15, needs: 67 };
const FAR: Spare = Spare { share: 8, needs: 50 };
/// Places at an edge that are left out together: two towns on one coast.
const TOGETHER: usize = 3;

/// The places of a panel without a few far ones that would make all others small.
fn compact(mut points: Vec<(Point, usize)>, room: Spare) -> Vec<Point> {
    let weight = |points: &[(Point, usize)]| -> usize { points.iter().map(|(_, n)| n).sum() };
    // A whole number of places goes: one of a few too.
    let mut spare = (weight(&points) * room.share / 100).max(1);
    while points.len() > 2 {
        let before = reach(&points);
        let edges: [fn(&Point) -> i32; 4] = [|p| p.lon, |p| -p.lon, |p| p.lat, |p| -p.lat];
        let without = |edge: &fn(&Point) -> i32, n: usize| {
            let mut kept = points.clone();
            kept.sort_by_key(|(p, _)| (edge(p), p.lon, p.lat));
            let left_out = kept.split_off(kept.len().saturating_sub(n));
            (kept, weight(&left_out))
        };
        let ways = edges.iter().flat_map(|e| (1..=TOGETHER).map(move |n| (e, n)));
        let ways = ways.map(|(edge, n)| without(edge, n));
        let best = ways
            .filter(|(kept, cost)| {
                kept.len() > 1 && *cost <= spare && reach(kept) * 100 <= before * room.needs
            })
            .min_by_key(|(kept, cost)| {
                (reach(kept) * i64::try_from(*cost + 20).unwrap_or(20), *cost)
            });
        let Some((kept, cost)) = best else { break };
        spare -= cost;
        points = kept;
    }
    points.into_iter().map(|(p, _)| p).collect()
}

/// How small a drawing makes what it holds: its longer side, in hundredths of a degree of latitude.
fn reach(points: &[(Point, usize)]) -> i64 {
    let points: Vec<Point> = points.iter().map(|(p, _)| *p).collect();
    let Some(e) = Extent::of(&points) else { return 0 };
    let narrow = cosine(i32::midpoint(e.south, e.north)).max(150);
    let wide = i64::from(e.east - e.west) * narrow / 1000;
    wide.max(i64::from(e.north - e.south)).max(100)
}

/// What a window that leaves the rest out must hold, in hundredths.
const MOST: usize = 93;

/// A panel for a frame higher than wide: the smallest window in which most of what happened stands,
/// without the places that are only named, when there are others.
pub fn crop(panel: &Panel, (wide, high): (i32, i32)) -> Panel {
    let e = panel.extent;
    let counted: Vec<(Point, usize)> =
        panel.spots.iter().filter(|s| !s.area).map(|s| (s.at, 3 * s.events.len() + 1)).collect();
    let whole: usize = counted.iter().filter(|(p, _)| e.contains(*p)).map(|(_, n)| n).sum();
    let narrow = i32::try_from(cosine(i32::midpoint(e.south, e.north)).max(150)).unwrap_or(1000);
    let window = |at: Point, lon: i32| {
        let lat = i32::try_from(i64::from(lon) * i64::from(narrow) / 1000).unwrap_or(lon);
        let lat = lat * high / wide.max(1);
        Extent { west: at.lon - lon, south: at.lat - lat, east: at.lon + lon, north: at.lat + lat }
    };
    let inside = |near: Extent| -> usize {
        counted.iter().filter(|(p, _)| near.contains(*p)).map(|(_, n)| *n).sum()
    };
    let eventful: Vec<Spot> =
        panel.spots.iter().filter(|s| !s.events.is_empty()).cloned().collect();
    let spots = if eventful.len() > 2 { eventful } else { panel.spots.clone() };
    let half = (e.east - e.west) / 2;
    let widths = [30, 40, 50, 62, 75, 88].map(|share| (half * share / 100).max(80));
    let best = widths.into_iter().find_map(|lon| {
        let windows = counted.iter().map(|(at, _)| window(*at, lon));
        windows.rev().max_by_key(|w| inside(*w)).filter(|w| inside(*w) * 100 >= whole * MOST)
    });
    let Some(best) = best else { return Panel { spots, ..panel.clone() } };
    // In the middle of what it holds, and no larger than that needs.
    let held: Vec<Point> = spots.iter().map(|s| s.at).filter(|p| best.contains(*p)).collect();
    let held = Extent::of(&held).unwrap_or(best);
    let middle = Point {
        lon: i32::midpoint(held.west, held.east),
        lat: i32::midpoint(held.south, held.north),
    };
    let by_lat = (held.north - held.south) * wide / high.max(1) * 1000 / narrow;
    let needed = (held.east - held.west).max(by_lat) * 13 / 20;
    let lon = needed.clamp(120, ((best.east - best.west) / 2).max(120));
    // No sea beyond the lands.
    let w = window(middle, lon);
    let extent = Extent { north: w.north.min(7_600), south: w.south.max(-5_700), ..w };
    Panel { name: panel.name, extent, spots }
}

/// How far the part of the world shown first reaches from its middle, in hundredths of a degree.
const REACH: (i32, i32) = (480, 300);

/// The part of the world where most happened: the neighbourhood of one place in which most events
/// stand, and that place. Nothing when they lie scattered.
fn focus(spots: &[Spot]) -> Option<(Extent, EntityId)> {
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
    let counted_around = |s: &&Spot| inside(around(s.at));
    let best = points().rev().max_by_key(counted_around)?;
    let near = around(best.at);
    if inside(near) * 5 < whole * 2 {
        return None;
    }
    // What is only named does not make the rest small.
    let here = || points().filter(|s| near.contains(s.at));
    let eventful: Vec<(Point, usize)> =
        here().filter(|s| !s.events.is_empty()).map(|s| (s.at, s.events.len())).collect();
    let all = match eventful.len() > 2 {
        true => compact(eventful, NEAR),
        false => compact(here().map(|s| (s.at, 3 * s.events.len() + 1)).collect(), NEAR),
    };
    let first = points().find(|s| near.contains(s.at) && !s.events.is_empty()).unwrap_or(best);
    Some((tight(&all, near)?, first.entity))
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
    let (west, east) = around(all.west, all.east, 300);
    let (south, north) = around(all.south, all.north, 190);
    Some(Extent { west, south, east, north })
}

/// The part of the world that holds every spot, when `shown` leaves one out.
fn overview(spots: &[Spot], shown: Extent) -> Option<Extent> {
    let points: Vec<Point> = spots.iter().filter(|s| !s.area).map(|s| s.at).collect();
    points.iter().find(|at| !shown.contains(**at))?;
    // What is only named does not make the rest small, when events reach beyond what is shown.
    let eventful = spots.iter().filter(|s| !s.area && !s.events.is_empty()).map(|s| s.at);
    let eventful: Vec<Point> = eventful.collect();
    let far = eventful.iter().filter(|at| !shown.contains(**at)).count();
    let all = match far {
        // Nor does one place at the other end of the world.
        1.. => {
            let of = |s: &Spot| (s.at, s.events.len());
            let happened = spots.iter().filter(|s| !s.area && !s.events.is_empty());
            compact(happened.map(of).collect(), FAR)
        }
        0 => compact(points.iter().map(|p| (*p, 1)).collect(), FAR),
    };
    all.iter().find(|at| !shown.contains(**at))?;
    let all = Extent::of(&all)?;
    Some(Extent {
        west: all.west - 200,
        south: all.south - 200,
        east: all.east + 200,
        north: all.north + 200,
    })
}

#[cfg(test)]
mod tests {
    use super::super::Tone;
    use super::*;
    use crate::knowledge::EventId;

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
        let (extent, around) = focus(&near).expect("there are spots");
        assert_eq!(around, EntityId::new(0));
        assert!(extent.west > 4000 && extent.south > 3000, "{extent:?}");
        assert!(focus(&[]).is_none());
        // One place across an ocean is told under the map; two have a map of all.
        assert!(overview(&near, extent).is_none() && overview(&near[..2], extent).is_none());
        let panels = panels(&near);
        assert_eq!(outside(&panels, &near).len(), 1);
        let two = [near.to_vec(), vec![spot(-5700, -3300, 20)]].concat();
        assert!(overview(&two, extent).is_some_and(|far| far.contains(near[2].at)));
    }
}
