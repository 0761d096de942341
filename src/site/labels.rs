//! Room for names beside the points of a drawing.
//!
//! In: points in order of importance. Out: for each, the middle of its label's foot, or `None` when
//! every place near it is taken. Widths are estimated from the number of letters.

/// A point that wants a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dot {
    pub(super) x: i32,
    pub(super) y: i32,
    /// Half of its width.
    pub(super) size: i32,
    /// Letters of its name.
    pub(super) letters: usize,
    /// The name of one that matters more may cover it.
    pub(super) minor: bool,
}

/// The sheet the names stand on.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    pub width: i32,
    pub height: i32,
    /// Height of a label's letters.
    pub letters: i32,
    /// Labels at most.
    pub labels: usize,
}

/// A line of the drawing, from point to point.
pub(super) type Line = ((i32, i32), (i32, i32));

/// Finds room for the names, first come, first served: of the places near a point the one that fewest
/// lines run through.
pub(super) fn place(dots: &[Dot], lines: &[Line], frame: Frame) -> Vec<Option<(i32, i32)>> {
    placed(dots, lines, frame, false)
}

/// The same; a name that has no room beside its point may stand further off, where a line from the point
/// reaches it and crosses no other point or name.
pub(super) fn place_led(dots: &[Dot], frame: Frame) -> Vec<Option<(i32, i32)>> {
    placed(dots, &[], frame, true)
}

/// Steps of a name away from its point, in heights of its letters.
const AWAY: [i32; 3] = [2, 4, 6];

fn placed(dots: &[Dot], lines: &[Line], frame: Frame, led: bool) -> Vec<Option<(i32, i32)>> {
    let mut taken: Vec<[i32; 4]> =
        dots.iter().map(|d| [d.x - d.size, d.y - d.size, d.x + d.size, d.y + d.size]).collect();
    let mut given = 0;
    let mut out = Vec::with_capacity(dots.len());
    for (ix, dot) in dots.iter().enumerate() {
        if given >= frame.labels {
            out.push(None);
            continue;
        }
        let half = half(dot.letters, frame);
        let (up, gap) = (frame.letters, frame.letters / 3);
        let level = dot.y + up * 4 / 10;
        let places = [
            (dot.x, dot.y + dot.size + up),
            (dot.x, dot.y - dot.size - gap),
            (dot.x - dot.size - half - gap, level),
            (dot.x + dot.size + half + gap, level),
        ];
        let label = |at: (i32, i32)| ground(at, dot.letters, frame);
        let free = |at: &(i32, i32)| {
            let [left, top, right, bottom] = label(*at);
            let inside = left >= 0 && top >= 0 && right <= frame.width && bottom <= frame.height;
            let yields = |i: usize| i == ix || !dot.minor && dots.get(i).is_some_and(|d| d.minor);
            let clear = |(i, other): (usize, &[i32; 4])| yields(i) || !cross(&label(*at), other);
            inside && taken.iter().enumerate().all(clear)
        };
        let crossed =
            |at: &(i32, i32)| lines.iter().filter(|line| runs_through(line, &label(*at))).count();
        // The earlier of equals.
        let mut found = places.into_iter().filter(free).min_by_key(crossed);
        if found.is_none() && led && !dot.minor {
            let sides = [(-1, 1), (1, 1), (-1, -1), (1, -1), (0, 1), (0, -1), (-1, 0), (1, 0)];
            let off = |(dx, dy): (i32, i32), away: i32| {
                let (x, y) = (dot.x + dx * (half + away * up), dot.y + dy * away * up);
                (x, y + up * 4 / 10)
            };
            let far = AWAY.into_iter().flat_map(|away| sides.map(|side| off(side, away)));
            let reached = |at: &(i32, i32)| {
                let line = ((dot.x, dot.y), nearest(&label(*at), (dot.x, dot.y)));
                let crosses =
                    |(i, other): (usize, &[i32; 4])| i != ix && runs_through(&line, other);
                !taken.iter().enumerate().any(crosses)
            };
            found = far.into_iter().find(|at| free(at) && reached(at));
        }
        if let Some(at) = found {
            taken.push(label(at));
            given += 1;
        }
        out.push(found);
    }
    out
}

/// Half of the width of a name.
fn half(letters: usize, frame: Frame) -> i32 {
    i32::try_from(letters.min(60)).unwrap_or(60) * frame.letters * 27 / 100
}

/// What a name covers: left, top, right, bottom.
pub(super) fn ground((x, y): (i32, i32), letters: usize, frame: Frame) -> [i32; 4] {
    let half = half(letters, frame);
    [x - half, y - frame.letters, x + half, y + frame.letters / 3]
}

/// The point of a box that lies nearest to another.
pub(super) fn nearest([left, top, right, bottom]: &[i32; 4], (x, y): (i32, i32)) -> (i32, i32) {
    (x.clamp(*left, (*right).max(*left)), y.clamp(*top, (*bottom).max(*top)))
}

/// Whether a line runs through a box: of sixteen points of it one lies inside.
fn runs_through((a, b): &Line, [left, top, right, bottom]: &[i32; 4]) -> bool {
    (0..=16).any(|i| {
        let (x, y) = (a.0 + (b.0 - a.0) * i / 16, a.1 + (b.1 - a.1) * i / 16);
        (*left..*right).contains(&x) && (*top..*bottom).contains(&y)
    })
}

pub(super) fn cross(a: &[i32; 4], b: &[i32; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_names_never_cross_and_the_first_wins() {
        let frame = Frame { width: 200, height: 60, letters: 12, labels: 9 };
        let dot = |x| Dot { x, y: 30, size: 4, letters: 12, minor: false };
        let places = place(&[dot(100), dot(104), dot(108), dot(112), dot(116)], &[], frame);
        assert!(places[0].is_some() && places.iter().any(Option::is_none));
        assert_eq!(place(&[dot(100)], &[], Frame { labels: 0, ..frame }), [None]);
        // A line below the point sends its name above.
        let below = [((60, 42), (140, 42))];
        let at = place(&[dot(100)], &below, frame)[0].expect("there is room");
        assert!(at.1 < 30, "{at:?}");
    }

    #[test]
    fn a_name_without_room_stands_further_off() {
        let frame = Frame { width: 400, height: 300, letters: 12, labels: 9 };
        let dot = |x, y| Dot { x, y, size: 8, letters: 12, minor: false };
        let crowd = [dot(200, 150), dot(217, 150), dot(183, 150), dot(200, 167), dot(200, 133)];
        assert!(place(&crowd, &[], frame).iter().any(Option::is_none));
        assert!(place_led(&crowd, frame).iter().all(Option::is_some));
    }
}
