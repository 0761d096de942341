//! Events as marks on lanes, one lane a tone, time running through all of them.
//!
//! In: the dates and tones of events. Out: [`Lanes`]: columns of years and on each lane a mark for a
//! stretch of time, as large as its events are many. A few years have a column each, however far
//! apart they lie, with a gap where years are left out; many years share the width evenly. Always:
//! integers only, time running rightwards (a page written from the right turns it). Not here: markup.

use std::collections::BTreeMap;

use super::labels::Frame;
use super::map::Tone;
use crate::base::Date;

/// More years than this are drawn on one even axis.
const YEARS: usize = 12;
/// Between columns whose years do not follow one another.
const GAP: i32 = 14;
/// The height of a lane, and of the years under all of them.
const LANE: i32 = 52;
const FOOT: i32 = 28;

/// A stretch of time in which events of a lane began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaneMark {
    pub x: i32,
    /// Half of its width.
    pub size: i32,
    pub n: usize,
    pub year: i16,
    /// The month, where each has a mark of its own and the events say it.
    pub month: Option<u8>,
}

/// The marks of one tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    pub tone: Tone,
    /// Its middle.
    pub y: i32,
    pub marks: Vec<LaneMark>,
}

/// A year under the lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub year: i16,
    /// Its edges.
    pub left: i32,
    pub right: i32,
    /// Whether there is room to write it.
    pub labelled: bool,
}

/// A drawing of all events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lanes {
    pub width: i32,
    pub height: i32,
    pub lanes: Vec<Lane>,
    pub columns: Vec<Column>,
}

/// Lays the events out in the width of a frame, leaving `side` units before the first year; `None`
/// when there is no second year or no second event.
pub fn lanes(events: &[(Date, Tone)], frame: Frame, side: i32) -> Option<Lanes> {
    let mut years: Vec<i16> = events.iter().map(|(d, _)| d.year).collect();
    years.sort_unstable();
    years.dedup();
    if years.len() < 2 || events.len() < 3 {
        return None;
    }
    let columns = columns(&years, frame, side);
    let wide = columns.first().map_or(1, |c| (c.right - c.left).max(1));
    // Months where they have room, else quarters, else whole years.
    let slots: i32 = match wide {
        84.. => 12,
        36.. => 4,
        _ => 1,
    };
    let mut counts: BTreeMap<(Tone, i16, i32), usize> = BTreeMap::new();
    for (date, tone) in events {
        let slot = match (date.month, slots) {
            (0, _) => slots / 2,
            (month, slots) => (i32::from(month) - 1) * slots / 12,
        };
        *counts.entry((*tone, date.year, slot)).or_default() += 1;
    }
    let most = counts.values().copied().max().unwrap_or(1).max(1);
    let mut lanes: Vec<Lane> = Vec::new();
    for ((tone, year, slot), n) in counts {
        let Some(column) = columns.iter().find(|c| c.year == year) else { continue };
        if lanes.last().is_none_or(|l| l.tone != tone) {
            let nth = i32::try_from(lanes.len()).unwrap_or(0);
            lanes.push(Lane { tone, y: nth * LANE + LANE * 6 / 10, marks: Vec::new() });
        }
        let Some(lane) = lanes.last_mut() else { continue };
        let x = column.left + (column.right - column.left) * (2 * slot + 1) / (2 * slots);
        // The area follows the number.
        let room = i32::try_from((144 * n / most).isqrt()).unwrap_or(0);
        let month = (slots == 12).then(|| u8::try_from(slot + 1).ok()).flatten();
        lane.marks.push(LaneMark { x, size: 3 + room * 8 / 12, n, year, month });
    }
    let height = i32::try_from(lanes.len()).unwrap_or(0) * LANE + FOOT;
    Some(Lanes { width: frame.width, height, lanes, columns })
}

fn columns(years: &[i16], frame: Frame, side: i32) -> Vec<Column> {
    let (first, last) = (years.first().copied(), years.last().copied());
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    let even: Vec<i16> = (first..=last).collect();
    let shown = if years.len() > YEARS { &even[..] } else { years };
    let n = i32::try_from(shown.len()).unwrap_or(1).max(1);
    let after_gap = |ix: usize| ix > 0 && shown.get(ix - 1).is_some_and(|y| y + 1 != shown[ix]);
    let gaps = (0..shown.len()).filter(|ix| after_gap(*ix)).count();
    let room = frame.width - side - GAP - GAP * i32::try_from(gaps).unwrap_or(0);
    // Thousandths, so that many narrow columns still fill the width.
    let each = i64::from(room.max(n)) * 1000 / i64::from(n);
    let at = |ix: i64| i32::try_from(ix * each / 1000).unwrap_or(0);
    let every = (i64::from(frame.letters) * 3000 / each.max(1) + 1).max(1);
    let mut left_out = 0;
    (0_i64..)
        .zip(shown)
        .enumerate()
        .map(|(ix, (nth, year))| {
            left_out += if after_gap(ix) { GAP } else { 0 };
            let (left, right) = (side + left_out + at(nth), side + left_out + at(nth + 1));
            let labelled = nth % every == 0;
            Column { year: *year, left, right, labelled }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame { width: 960, height: 0, letters: 13, labels: 0 };

    fn date(year: i16, month: u8) -> Date {
        Date { year, month, day: 0 }
    }

    #[test]
    fn few_years_have_a_column_each_and_many_one_axis() {
        let some = [
            (date(1988, 2), Tone::Clash),
            (date(2020, 9), Tone::Clash),
            (date(2020, 9), Tone::Clash),
            (date(2020, 11), Tone::Talks),
        ];
        let drawn = lanes(&some, FRAME, 100).expect("there are two years");
        assert_eq!(drawn.columns.len(), 2);
        assert!(drawn.columns[0].left == 100 && drawn.columns[1].right <= 960);
        assert_eq!(drawn.columns[1].left - drawn.columns[0].right, GAP);
        assert_eq!(drawn.lanes.len(), 2);
        let september = &drawn.lanes[0].marks[1];
        assert_eq!((september.n, september.year, september.month), (2, 2020, Some(9)));
        assert!(september.size > drawn.lanes[0].marks[0].size);
        let many: Vec<_> = (1900..2000).map(|y| (date(y, 1), Tone::Politics)).collect();
        let drawn = lanes(&many, FRAME, 100).expect("there are years");
        assert_eq!(drawn.columns.len(), 100);
        assert!(drawn.columns.iter().filter(|c| c.labelled).count() < 30);
        assert!(drawn.columns[99].right > 900 && drawn.columns[99].right <= 960);
    }

    #[test]
    fn one_year_needs_no_drawing() {
        assert!(lanes(&[(date(2020, 1), Tone::Clash); 9], FRAME, 0).is_none());
    }
}
