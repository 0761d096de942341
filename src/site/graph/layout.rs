//! Where the points of a graph stand: points repel, ties pull, all drift to the middle.
//!
//! In: the number of points and the ties. Out: a place for each inside the frame. Always: integers only
//! and a fixed number of steps, so that every machine draws the same.

use super::super::labels::Frame;
use super::Edge;

/// Steps of the layout.
const STEPS: i64 = 240;
/// Parts of a unit while points move.
const FINE: i64 = 64;

/// Lets forces find a place for every point.
pub(super) fn settle(n: usize, edges: &[Edge], frame: Frame) -> Vec<(i32, i32)> {
    let (width, height) = (i64::from(frame.width) * FINE, i64::from(frame.height) * FINE);
    let (cx, cy) = (width / 2, height / 2);
    // A sunflower's seeds: spread evenly, and no two on one line.
    let count = i64::try_from(n).unwrap_or(1).max(1);
    let mut at: Vec<(i64, i64)> = (0..count)
        .take(n)
        .map(|i| {
            let turn = i32::try_from(i * 13_751 % 36_000).unwrap_or(0);
            let reach = (i * 1_000_000 / count).isqrt();
            let (dx, dy) = (cx * reach / 1250, cy * reach / 1250);
            (cx + dx * sine(turn + 9_000) / 1000, cy + dy * sine(turn) / 1000)
        })
        .collect();
    let ideal = (width / count * height * 6 / 10).isqrt().max(FINE);
    for step in 0..STEPS {
        let heat = (width / 10) * (STEPS - step) / STEPS + FINE / 2;
        let mut push = vec![(0_i64, 0_i64); n];
        for (i, a) in at.iter().enumerate() {
            for (j, b) in at.iter().enumerate().skip(i + 1) {
                let (dx, dy) = (a.0 - b.0, a.1 - b.1);
                let square = (dx * dx + dy * dy).max(FINE * FINE);
                let (fx, fy) = (dx * ideal * ideal / square, dy * ideal * ideal / square);
                if let Some(p) = push.get_mut(i) {
                    *p = (p.0 + fx, p.1 + fy);
                }
                if let Some(p) = push.get_mut(j) {
                    *p = (p.0 - fx, p.1 - fy);
                }
            }
        }
        for edge in edges {
            let (Some(a), Some(b)) = (at.get(edge.a), at.get(edge.b)) else { continue };
            let (dx, dy) = (a.0 - b.0, a.1 - b.1);
            let far = (dx * dx + dy * dy).isqrt();
            let strength = 2 + i64::from(edge.sentences.max(1).ilog2());
            let (fx, fy) = (dx * far / ideal * strength / 4, dy * far / ideal * strength / 4);
            if let Some(p) = push.get_mut(edge.a) {
                *p = (p.0 - fx, p.1 - fy);
            }
            if let Some(p) = push.get_mut(edge.b) {
                *p = (p.0 + fx, p.1 + fy);
            }
        }
        for (point, force) in at.iter_mut().zip(&push) {
            // The middle draws everything, more so along the shorter side.
            let fx = force.0 - (point.0 - cx) * 14 / 10;
            let fy = force.1 - (point.1 - cy) * 14 / 10 * width / height;
            let size = (fx * fx + fy * fy).isqrt().max(1);
            let go = size.min(heat);
            point.0 = (point.0 + fx * go / size).clamp(-width, 2 * width);
            point.1 = (point.1 + fy * go / size).clamp(-height, 2 * height);
        }
    }
    fill(&at, frame)
}

/// Stretches the points over the frame, with a margin for names.
fn fill(at: &[(i64, i64)], frame: Frame) -> Vec<(i32, i32)> {
    let ends = |values: &mut dyn Iterator<Item = i64>| {
        let all: Vec<i64> = values.collect();
        let (low, high) = (all.iter().min().copied(), all.iter().max().copied());
        (low.unwrap_or(0), high.unwrap_or(1))
    };
    let (left, right) = ends(&mut at.iter().map(|p| p.0));
    let (top, bottom) = ends(&mut at.iter().map(|p| p.1));
    let (mx, my) = (i64::from(frame.letters) * 4, i64::from(frame.letters) * 2);
    let stretch = |v: i64, low: i64, high: i64, room: i64, margin: i64| {
        let inside = (v - low) * (room - 2 * margin) / (high - low).max(1);
        i32::try_from(margin + inside).unwrap_or(0)
    };
    let (w, h) = (i64::from(frame.width), i64::from(frame.height));
    let (columns, rows) = (ranks(at.iter().map(|p| p.0)), ranks(at.iter().map(|p| p.1)));
    let last = i64::try_from(at.len()).unwrap_or(1).saturating_sub(1).max(1);
    // Half by where forces put a point, half by how many lie before it: the crowded middle opens,
    // the empty edge closes.
    let places = at.iter().zip(columns.iter().zip(&rows)).map(|(p, (column, row))| {
        let (x, y) = (stretch(p.0, left, right, w, mx), stretch(p.1, top, bottom, h, my));
        let (u, v) = (stretch(*column, 0, last, w, mx), stretch(*row, 0, last, h, my));
        ((x + u) / 2, (y + v) / 2)
    });
    let mut places: Vec<(i32, i32)> = places.collect();
    apart(&mut places, frame);
    places
}

/// How many values lie before each.
fn ranks(values: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut sorted: Vec<(i64, usize)> = values.zip(0..).collect();
    sorted.sort_unstable();
    let mut out = vec![0; sorted.len()];
    for (rank, (_, ix)) in (0..).zip(sorted) {
        if let Some(place) = out.get_mut(ix) {
            *place = rank;
        }
    }
    out
}

/// Pushes points apart that leave no room for a name between them.
fn apart(places: &mut [(i32, i32)], frame: Frame) {
    const ROUNDS: usize = 40;
    let room = i64::from(frame.width) * i64::from(frame.height);
    let each = room / i64::try_from(places.len().max(1)).unwrap_or(1);
    // An oval as wide as half the room there is for a point, and half as high.
    let wide = i32::try_from(each.isqrt()).unwrap_or(0).min(frame.letters * 6);
    let high = (wide / 2).max(1);
    let wide = wide.max(1);
    for _ in 0..ROUNDS {
        let before = places.to_vec();
        for i in 0..places.len() {
            for j in i + 1..places.len() {
                let (Some(a), Some(b)) = (places.get(i).copied(), places.get(j).copied()) else {
                    continue;
                };
                // Both axes in units of the oval.
                let (dx, dy) = ((a.0 - b.0) * 100 / wide, (a.1 - b.1) * 100 / high);
                let far = (dx * dx + dy * dy).isqrt();
                if far >= 100 {
                    continue;
                }
                // Two points on one spot part sideways.
                let (dx, dy, far) = if far == 0 { (100, 0, 100) } else { (dx, dy, far) };
                let short = (100 - far).max(4);
                let (mx, my) = (dx * short * wide / far / 400, dy * short * high / far / 400);
                if let Some(p) = places.get_mut(i) {
                    *p = (p.0 + mx, p.1 + my);
                }
                if let Some(p) = places.get_mut(j) {
                    *p = (p.0 - mx, p.1 - my);
                }
            }
        }
        let (mx, my) = (frame.letters * 3, frame.letters * 2);
        for place in places.iter_mut() {
            place.0 =
                place.0.clamp(mx.min(frame.width / 2), (frame.width - mx).max(frame.width / 2));
            place.1 =
                place.1.clamp(my.min(frame.height / 2), (frame.height - my).max(frame.height / 2));
        }
        if places == before {
            break;
        }
    }
}

/// Thousandths of the sine of so many hundredths of a degree, after Bhaskara I.
pub(super) fn sine(hundredths: i32) -> i64 {
    let turn = i64::from(hundredths.rem_euclid(36_000));
    let (half, sign) = if turn < 18_000 { (turn, 1) } else { (turn - 18_000, -1) };
    let product = half * (18_000 - half);
    sign * 4000 * product / (405_000_000 - product)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sine_is_near_enough() {
        for (degrees, right) in [(0, 0), (30, 500), (90, 1000), (180, 0), (210, -500), (360, 0)] {
            assert!((sine(degrees * 100) - right).abs() <= 2, "{degrees}");
        }
    }

    #[test]
    fn points_of_a_crowd_part_and_stay_inside() {
        let frame = Frame { width: 600, height: 400, letters: 10, labels: 0 };
        let mut places: Vec<(i32, i32)> = (0..30).map(|i| (300 + i % 3, 200 + i % 2)).collect();
        apart(&mut places, frame);
        let near = |a: &(i32, i32), b: &(i32, i32)| (a.0 - b.0).abs() < 12 && (a.1 - b.1).abs() < 6;
        for (i, a) in places.iter().enumerate() {
            assert!(places.iter().skip(i + 1).all(|b| !near(a, b)), "{a:?} in {places:?}");
            assert!((0..=600).contains(&a.0) && (0..=400).contains(&a.1));
        }
        assert_eq!(ranks([5, -1, 5, 3].into_iter()), [2, 0, 3, 1]);
    }

    #[test]
    fn those_who_are_tied_stand_nearer() {
        let frame = Frame { width: 900, height: 600, letters: 12, labels: 0 };
        let edge = |a, b| Edge { a, b, sentences: 4 };
        let edges = [edge(0, 1), edge(1, 2), edge(0, 2), edge(3, 4), edge(4, 5), edge(3, 5)];
        let at = settle(6, &edges, frame);
        let far = |a: usize, b: usize| (at[a].0 - at[b].0).pow(2) + (at[a].1 - at[b].1).pow(2);
        assert!(far(0, 1) < far(0, 3) && far(3, 4) < far(1, 4), "{at:?}");
        assert!(at.iter().all(|(x, y)| (0..=900).contains(x) && (0..=600).contains(y)));
        assert_eq!(at, settle(6, &edges, frame));
        assert!(settle(0, &[], frame).is_empty());
    }
}
