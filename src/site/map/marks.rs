//! The marks of a map: one a place, one disc with a number where several would lie upon each other.

use super::super::Site;
use super::super::labels::{self, Dot, Frame};
use super::projection::Projection;
use super::{Mark, Spot, Tone};

/// A place with more events than this has their number in its mark.
const MANY: usize = 3;

/// The marks of the places inside a projection, events above what is only named, and the points they
/// were named at.
pub(super) fn marks(
    site: &Site,
    projection: &Projection,
    spots: &[Spot],
    frame: Frame,
) -> (Vec<Mark>, Vec<Dot>) {
    let most = spots.iter().map(|s| s.articles).max().unwrap_or(1).max(1);
    let mut marks: Vec<Mark> = Vec::new();
    for spot in spots.iter().filter(|s| !s.area && projection.extent.contains(s.at)) {
        let mark = mark(projection, spot, most, frame);
        let close = |m: &&mut Mark| lies_upon(&mark, m);
        match marks.iter_mut().find(close) {
            // What is only named is not counted, and seen in the list.
            Some(_) if spot.events.is_empty() => (),
            Some(under) => {
                under.places.push(spot.entity);
                under.events += spot.events.len();
            }
            None => marks.push(mark),
        }
    }
    for mark in &mut marks {
        match mark.places.len() > 1 || mark.events > MANY {
            true => mark.size = mark.size.max(frame.letters * 8 / 10),
            false => mark.events = 0,
        }
    }
    let name = |m: &Mark| site.entity(m.entity).map_or(0, |e| e.name.chars().count());
    let dots: Vec<Dot> =
        marks.iter().map(|m| Dot { x: m.x, y: m.y, size: m.size, letters: name(m) }).collect();
    for (mark, label) in marks.iter_mut().zip(labels::place(&dots, &[], frame)) {
        mark.label = label;
    }
    marks.sort_by_key(|m| (m.tone != Tone::Named, std::cmp::Reverse(m.size), m.entity));
    (marks, dots)
}

fn mark(projection: &Projection, spot: &Spot, most: usize, frame: Frame) -> Mark {
    let (x, y) = projection.place(spot.at);
    // The area, not the width, follows the number.
    let room = (frame.letters * frame.letters) as usize * spot.articles / most;
    let room = i32::try_from(room.isqrt()).unwrap_or(0) * 6 / 10;
    // Places without an event are there for orientation.
    let size = match spot.tone {
        Tone::Named => frame.letters * 3 / 10 + room / 4,
        _ => frame.letters * 5 / 10 + room,
    };
    let (entity, tone, events) = (spot.entity, spot.tone, spot.events.len());
    Mark { entity, x, y, size, tone, events, places: vec![entity], label: None }
}

/// Whether two marks cover each other so far that one cannot be seen.
fn lies_upon(a: &Mark, b: &Mark) -> bool {
    let (dx, dy, reach) = (a.x - b.x, a.y - b.y, a.size + b.size);
    (dx * dx + dy * dy) * 100 < reach * reach * 80
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::EntityId;

    #[test]
    fn marks_that_touch_only_stay_two() {
        let mark = |x| Mark {
            entity: EntityId::new(0),
            x,
            y: 0,
            size: 10,
            tone: Tone::Clash,
            events: 1,
            places: Vec::new(),
            label: None,
        };
        assert!(lies_upon(&mark(0), &mark(12)));
        assert!(!lies_upon(&mark(0), &mark(19)));
    }
}
