//! Names of countries between the marks of a map, for orientation.

use super::super::Site;
use super::super::labels::{Dot, Frame};
use super::super::world::{self, Point};
use super::projection::Projection;
use super::{Mark, point};
use crate::document::Coordinates;
use crate::knowledge::EntityId;
use crate::lexicon::things;

/// Names of countries for orientation, away from marks, labels and each other: those of the country
/// and its neighbours, mentioned or not.
pub(super) fn countries(
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
    // On a map of half the world a few of the largest are enough.
    let most =
        if projection.extent.east - projection.extent.west > 3_500 { FEW } else { usize::MAX };
    // Only a large map is searched for room for those whose middle lies outside.
    let large = frame.labels >= 20;
    let mut countries: Vec<_> = things::countries().iter().collect();
    if most == FEW {
        let size = |at: Coordinates| {
            world::ring_of(point(at)).map_or(0, |r| {
                i64::from(r.extent.east - r.extent.west)
                    * i64::from(r.extent.north - r.extent.south)
            })
        };
        countries.sort_by_key(|(_, at)| std::cmp::Reverse(size(*at)));
    }
    for (name, at) in countries {
        if out.len() >= most {
            break;
        }
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

/// Countries named on a map of half the world.
const FEW: usize = 14;

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
