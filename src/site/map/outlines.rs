//! The outlines of the land in a drawing: cut to its frame and thinned to what can be seen.

use super::super::labels::Frame;
use super::super::world;
use super::projection::Projection;

/// Outlines cut to the frame and thinned to what can be seen.
pub(super) fn land(projection: &Projection, frame: Frame) -> Vec<Vec<(i32, i32)>> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polygons_are_cut_at_the_frame() {
        let cut = clip(vec![(-10, 5), (5, -10), (20, 5), (5, 20)], (0, 0, 10, 10));
        assert!(cut.iter().all(|(x, y)| (0..=10).contains(x) && (0..=10).contains(y)));
        assert!(clip(vec![(20, 20), (30, 20), (30, 30)], (0, 0, 10, 10)).is_empty());
    }
}
