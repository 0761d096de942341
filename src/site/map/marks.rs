//! The marks of a map: one a place, none upon another; one disc with a number where many would be.

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
    let mut groups: Vec<Vec<Mark>> = Vec::new();
    for spot in spots.iter().filter(|s| !s.area && projection.extent.contains(s.at)) {
        let mark = mark(projection, spot, most, frame);
        let close = |g: &&mut Vec<Mark>| g.first().is_some_and(|m| lies_upon(&mark, m));
        match groups.iter_mut().find(close) {
            // What is only named is not counted, and seen in the list.
            Some(_) if spot.events.is_empty() => (),
            Some(group) => group.push(mark),
            None => groups.push(vec![mark]),
        }
    }
    let mut marks = laid(groups, frame);
    let letters = |m: &Mark| super::short_name(site, m.entity).chars().count();
    let dot = |m: &Mark| {
        let minor = m.tone == Tone::Named;
        Dot { x: m.x, y: m.y, size: m.size, letters: letters(m), minor }
    };
    let dots: Vec<Dot> = marks.iter().map(dot).collect();
    for (mark, label) in marks.iter_mut().zip(labels::place_led(&dots, frame)) {
        let letters = super::short_name(site, mark.entity).chars().count();
        mark.label = label;
        mark.led = label.and_then(|at| led(mark, &labels::ground(at, letters, frame), frame));
    }
    // What is only named goes where a name needs its place.
    let label = |m: &Mark| m.label.map(|at| labels::ground(at, letters(m), frame));
    let names: Vec<_> = marks.iter().filter(|m| m.tone != Tone::Named).filter_map(label).collect();
    let hidden = |m: &Mark| {
        let own = [m.x - m.size, m.y - m.size, m.x + m.size, m.y + m.size];
        m.tone == Tone::Named && names.iter().any(|name| labels::cross(name, &own))
    };
    marks.retain(|m| !hidden(m));
    marks.sort_by_key(|m| (m.tone != Tone::Named, std::cmp::Reverse(m.size), m.entity));
    let dots = marks.iter().map(dot).collect();
    (marks, dots)
}

/// Where a line meets a label that does not stand beside its mark.
fn led(mark: &Mark, ground: &[i32; 4], frame: Frame) -> Option<(i32, i32)> {
    let (x, y) = labels::nearest(ground, (mark.x, mark.y));
    let reach = mark.size + frame.letters * 9 / 10;
    ((x - mark.x).pow(2) + (y - mark.y).pow(2) > reach * reach).then_some((x, y))
}

/// The marks of all groups, none upon another. Where that would drive one away from its place, those that
/// touch are one disc instead: a mark is where something happened, or it is nowhere.
fn laid(groups: Vec<Vec<Mark>>, frame: Frame) -> Vec<Mark> {
    let drawn = |groups: &[Vec<Mark>], fan: usize| {
        let of = |g: &Vec<Mark>| joined(g.clone(), frame, fan);
        groups.iter().flat_map(of).collect::<Vec<Mark>>()
    };
    let fanned = drawn(&groups, FAN);
    let mut marks = fanned.clone();
    apart(&mut marks, frame);
    let strayed = |(mark, from): (&Mark, &Mark)| {
        let far = (mark.x - from.x).pow(2) + (mark.y - from.y).pow(2);
        mark.tone != Tone::Named && far > (STRAY * mark.size).pow(2)
    };
    if !marks.iter().zip(&fanned).any(strayed) {
        return marks;
    }
    let mut close: Vec<Vec<Mark>> = Vec::new();
    for group in groups {
        let touches = |g: &&mut Vec<Mark>| {
            g.first().zip(group.first()).is_some_and(|(a, b)| push(a, b, 0).is_some())
        };
        match close.iter_mut().find(touches) {
            Some(g) => g.extend(group.into_iter().filter(|m| m.tone != Tone::Named)),
            None => close.push(group),
        }
    }
    let mut marks = drawn(&close, 1);
    apart(&mut marks, frame);
    marks
}

/// Half widths of a mark it may be moved.
const STRAY: i32 = 2;
/// Places that lie upon each other and are still drawn apart.
const FAN: usize = 4;

/// The marks of places that lie upon each other: a few side by side, many as one disc with the number of
/// their events; a place with many events has its number too.
fn joined(mut group: Vec<Mark>, frame: Frame, fan: usize) -> Vec<Mark> {
    if group.len() > fan {
        let events = group.iter().map(|m| m.events).sum();
        let places = group.iter().map(|m| m.entity).collect();
        group.truncate(1);
        for mark in &mut group {
            (mark.events, mark.places) = (events, Clone::clone(&places));
        }
    }
    for mark in &mut group {
        match mark.places.len() > 1 || mark.events > MANY {
            true => mark.size = mark.size.max(frame.letters * 8 / 10),
            false => mark.events = 0,
        }
    }
    group
}

/// Rounds in which marks make room for each other.
const ROUNDS: usize = 24;

/// Moves marks that touch away from each other, so that none hides another; what is only named gives way to
/// what happened.
fn apart(marks: &mut [Mark], frame: Frame) {
    for _ in 0..ROUNDS {
        let mut still = true;
        for a in 0..marks.len() {
            for b in a + 1..marks.len() {
                let (Some(one), Some(other)) = (marks.get(a), marks.get(b)) else { continue };
                let Some((x, y)) = push(one, other, b) else { continue };
                still = false;
                let named = |m: &Mark| m.tone == Tone::Named;
                let (back, forth) = match (named(one), named(other)) {
                    (false, true) => (0, 2),
                    (true, false) => (2, 0),
                    _ => (1, 1),
                };
                let mut step = |ix: usize, times: i32| {
                    if let Some(mark) = marks.get_mut(ix) {
                        let within = |at: i32, end: i32| at.min(end - mark.size).max(mark.size);
                        mark.x = within(mark.x + x * times / 2, frame.width);
                        mark.y = within(mark.y + y * times / 2, frame.height);
                    }
                };
                step(a, -back);
                step(b, forth);
            }
        }
        if still {
            return;
        }
    }
}

/// How far the second of two marks that touch is to go from the first, in all; they keep a gap of a unit.
fn push(a: &Mark, b: &Mark, turn: usize) -> Option<(i32, i32)> {
    let (dx, dy, reach) = (b.x - a.x, b.y - a.y, a.size + b.size + 1);
    let square = dx * dx + dy * dy;
    if square >= reach * reach {
        return None;
    }
    let far = i32::try_from(square.unsigned_abs().isqrt()).unwrap_or(0);
    if far == 0 {
        // From one point they go to the four sides.
        let (x, y) = [(1, 0), (0, 1), (-1, 0), (0, -1)].get(turn % 4).copied().unwrap_or((1, 0));
        return Some((x * reach, y * reach));
    }
    // An even number of units, so that both can go half the way.
    let along = |d: i32| {
        let units = (d * (reach - far) + d.signum() * (far - 1)) / far;
        units + units % 2
    };
    Some((along(dx), along(dy)))
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
    Mark { entity, x, y, size, tone, events, places: vec![entity], label: None, led: None }
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

    fn mark(x: i32) -> Mark {
        Mark {
            entity: EntityId::new(0),
            x,
            y: 50,
            size: 10,
            tone: Tone::Clash,
            events: 1,
            places: Vec::new(),
            label: None,
            led: None,
        }
    }

    #[test]
    fn marks_that_touch_only_stay_two() {
        assert!(lies_upon(&mark(0), &mark(12)));
        assert!(!lies_upon(&mark(0), &mark(19)));
    }

    #[test]
    fn no_mark_hides_another() {
        let frame = Frame { width: 200, height: 100, letters: 13, labels: 0 };
        let mut marks = vec![mark(100), mark(100), mark(104), mark(95)];
        apart(&mut marks, frame);
        for (ix, a) in marks.iter().enumerate() {
            let clear = |b: &Mark| (a.x - b.x).pow(2) + (a.y - b.y).pow(2) >= 400;
            assert!(marks.iter().skip(ix + 1).all(clear), "{marks:?}");
        }
    }
}
