//! Events as marks on lanes, one lane a tone, time running through all of them.
//!
//! In: the dates and tones of events. Out: [`Lanes`]: columns of years, breaks where years are left out,
//! and on each lane the events of a stretch of time, upon bars for what lasted: a war is no point. A lane
//! is as high as what stands on it. Always: every year shown is as wide as every other;
//! a long time without events is cut out and said to be; integers only, time running rightwards (a page
//! written from the right turns it). Not here: markup.

use std::collections::BTreeMap;

use super::labels::Frame;
use super::map::Tone;
use crate::base::Date;

/// Years without an event that are cut out.
const EMPTY: i16 = 8;
/// Breaks at most; with more only the longest are made.
const BREAKS: usize = 4;
/// The width of a break, and what is left free at both ends.
const BREAK: i32 = 96;
const PAD: i32 = 16;
/// Half the width of a mark.
pub const MARK: i32 = 5;
/// From one mark to the one upon it.
pub const PITCH: i32 = 2 * MARK + 1;
/// So many events of a stretch stand one above the other; more are a bar.
const STACK: usize = 7;
/// The height of a lane beside what stands on it, of a bar, and of the years under all lanes.
const LANE: i32 = 26;
/// What a lane is higher where its name stands above its marks.
const NAME: i32 = 16;
const BAR: i32 = 46;
const FOOT: i32 = 28;

/// An event as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    pub start: Date,
    pub end: Date,
    pub tone: Tone,
}

/// An event that lasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaneBar {
    /// Its place among the events.
    pub event: usize,
    pub from: i32,
    pub to: i32,
    /// Its row, from the line upwards.
    pub row: i32,
}

/// A stretch of time in which events of a lane began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaneMark {
    pub x: i32,
    pub n: usize,
    /// The first and the last of their dates.
    pub first: Date,
    pub last: Date,
    /// How high its bar is, where events are drawn as bars.
    pub height: i32,
}

/// The marks of one tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    pub tone: Tone,
    /// Where it begins, and its line.
    pub top: i32,
    pub y: i32,
    /// What lasted lies on the line, and the marks stand on that.
    pub bars: Vec<LaneBar>,
    pub base: i32,
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
    /// Whether something happened in it.
    pub eventful: bool,
}

/// Years left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    pub left: i32,
    pub right: i32,
    pub years: usize,
}

/// A drawing of all events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lanes {
    pub width: i32,
    pub height: i32,
    pub lanes: Vec<Lane>,
    pub columns: Vec<Column>,
    pub breaks: Vec<Break>,
    /// Each mark is one event; else each is a bar as high as its events are many.
    pub single: bool,
}

/// Lays the events out in the width of a frame, leaving `side` units before the first year; `None`
/// when there is no second year or no second event.
pub fn lanes(events: &[Dated], frame: Frame, side: i32) -> Option<Lanes> {
    let mut years: Vec<i16> = events.iter().map(|e| e.start.year).collect();
    years.sort_unstable();
    years.dedup();
    if years.len() < 2 || events.len() < 3 {
        return None;
    }
    let (columns, breaks) = columns(&years, frame, side);
    let mut bars = bars(events, &columns);
    let lasting = |ix: &usize| bars.values().flatten().any(|b| b.event == *ix);
    let points = events.iter().enumerate().filter(|(ix, _)| !lasting(ix));
    let points: Vec<(Date, Tone)> = points.map(|(_, e)| (e.start, e.tone)).collect();
    let mut marks_of: BTreeMap<Tone, Vec<LaneMark>> = BTreeMap::new();
    for ((tone, _), mark) in marks(&points, &columns) {
        marks_of.entry(tone).or_default().push(mark);
    }
    let most = marks_of.values().flatten().map(|m| m.n).max().unwrap_or(1).max(1);
    let single = most <= STACK;
    let named = if side == 0 { NAME } else { 0 };
    let mut lanes: Vec<Lane> = Vec::new();
    let mut top = 0;
    for tone in Tone::ALL {
        let (marks, bars) =
            (marks_of.remove(&tone).unwrap_or_default(), bars.remove(&tone).unwrap_or_default());
        if marks.is_empty() && bars.is_empty() {
            continue;
        }
        let rows = bars.iter().map(|b| b.row + 1).max().unwrap_or(0);
        let own = i32::try_from(marks.iter().map(|m| m.n).max().unwrap_or(0)).unwrap_or(0);
        let high = if single { PITCH * own } else { BAR };
        let y = top + named + LANE + rows * PITCH + high;
        let bar = |n: usize| usize::try_from(BAR).unwrap_or(0) * n / most;
        let height = |n: usize| i32::try_from(bar(n)).unwrap_or(0).max(3);
        let marks = marks.into_iter().map(|m| LaneMark { height: height(m.n), ..m }).collect();
        lanes.push(Lane { tone, top, y, base: y - rows * PITCH, bars, marks });
        top = y;
    }
    Some(Lanes { width: frame.width, height: top + FOOT, lanes, columns, breaks, single })
}

/// What is at least so wide lasted.
const LASTING: i32 = 3 * MARK;

/// Whether it is known how long an event lasted: «من 27 سبتمبر إلى 10 نوفمبر 2020», «1988 – 1994»; of one
/// «في 2020» only that it was then.
fn lasted(event: &Dated) -> bool {
    let (start, end) = (event.start, event.end);
    end > start && (start.month > 0 && end.month > 0 || end.year > start.year)
}

/// The events that lasted, by lane, each in the lowest row that is free.
fn bars(events: &[Dated], columns: &[Column]) -> BTreeMap<Tone, Vec<LaneBar>> {
    let mut out: BTreeMap<Tone, Vec<LaneBar>> = BTreeMap::new();
    let mut all: Vec<(usize, &Dated)> = events.iter().enumerate().collect();
    all.sort_by_key(|(ix, e)| (e.start, std::cmp::Reverse(e.end), *ix));
    for (event, dated) in all {
        let (from, to) = (along(dated.start, columns, false), along(dated.end, columns, true));
        if !lasted(dated) || to - from < LASTING {
            continue;
        }
        let lane = out.entry(dated.tone).or_default();
        let taken = |row: i32| lane.iter().any(|b| b.row == row && b.to + 2 > from);
        let row = (0..ROWS).find(|row| !taken(*row)).unwrap_or(ROWS - 1);
        lane.push(LaneBar { event, from, to, row });
    }
    out
}

/// Rows of bars of a lane.
const ROWS: i32 = 4;

/// Where a day stands among the columns; one in years left out at the edge of the break.
fn along(date: Date, columns: &[Column], end: bool) -> i32 {
    let here = columns.iter().rfind(|c| c.year <= date.year);
    let Some(column) = here.or_else(|| columns.first()) else { return 0 };
    if column.year != date.year {
        return if column.year < date.year { column.right } else { column.left };
    }
    let month = match date.month {
        0 if end => 12,
        0 => 1,
        month => i32::from(month),
    };
    let day = match date.day {
        0 if end => 30,
        0 => 0,
        day => i32::from(day).min(30),
    };
    column.left + (column.right - column.left) * ((month - 1) * 30 + day) / 360
}

/// The events of each lane by the stretch of time they began in: a month where months have room for
/// their marks, else a quarter, a half, a year, or several years.
fn marks(events: &[(Date, Tone)], columns: &[Column]) -> BTreeMap<(Tone, i32), LaneMark> {
    let wide = columns.first().map_or(1, |c| (c.right - c.left).max(1));
    let room = PITCH;
    let slots = [12, 4, 2].into_iter().find(|n| wide / n >= room).unwrap_or(1);
    let years = i16::try_from((room / wide).max(1)).unwrap_or(1);
    let mut out: BTreeMap<(Tone, i32), LaneMark> = BTreeMap::new();
    for (date, tone) in events {
        let year = date.year - (date.year.rem_euclid(years));
        let of = columns.iter().find(|c| c.year >= year && c.year <= date.year);
        let Some(column) = of else { continue };
        let slot = match (date.month, slots) {
            (0, _) => slots / 2,
            (month, slots) => (i32::from(month) - 1) * slots / 12,
        };
        let across = (column.right - column.left) * i32::from(years);
        let x = column.left + across * (2 * slot + 1) / (2 * slots);
        let new = LaneMark { x, n: 0, first: *date, last: *date, height: 0 };
        let mark = out.entry((*tone, x)).or_insert(new);
        mark.n += 1;
        (mark.first, mark.last) = (mark.first.min(*date), mark.last.max(*date));
    }
    out
}

/// The longest times without an event: the years before and after each.
fn gaps(years: &[i16]) -> Vec<(i16, i16)> {
    let pairs = years.iter().zip(years.iter().skip(1)).map(|(a, b)| (*a, *b));
    let mut gaps: Vec<(i16, i16)> = pairs.filter(|(a, b)| b - a > EMPTY + 1).collect();
    gaps.sort_by_key(|(a, b)| (a - b, *a));
    gaps.truncate(BREAKS);
    gaps.sort_unstable();
    gaps
}

fn columns(years: &[i16], frame: Frame, side: i32) -> (Vec<Column>, Vec<Break>) {
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        return Default::default();
    };
    let gaps = gaps(years);
    let left_out = |y: &i16| gaps.iter().any(|(a, b)| a < y && y < b);
    let shown: Vec<i16> = (*first..=*last).filter(|y| !left_out(y)).collect();
    let n = i32::try_from(shown.len()).unwrap_or(1).max(1);
    let breaks = i32::try_from(gaps.len()).unwrap_or(0);
    let room = (frame.width - side - 2 * PAD - breaks * BREAK).max(n);
    // Thousandths, so that many narrow columns still fill the width.
    let each = i64::from(room) * 1000 / i64::from(n);
    let at = |ix: i64| i32::try_from(ix * each / 1000).unwrap_or(0);
    let label = frame.letters * 3;
    let every =
        [1, 2, 5, 10, 20, 50].into_iter().find(|k| i64::from(*k) * each >= i64::from(label) * 1000);
    let (mut start, mut free) = (side + PAD, i32::MIN);
    let (mut out, mut cut): (Vec<Column>, Vec<Break>) = Default::default();
    for (ix, year) in (0_i64..).zip(shown) {
        let gap = gaps.iter().find(|(_, after)| *after == year);
        if let Some((before, after)) = gap {
            let left = start + at(ix);
            let years = usize::try_from(after - before - 1).unwrap_or(0);
            cut.push(Break { left, right: left + BREAK, years });
            start += BREAK;
        }
        let (left, right) = (start + at(ix), start + at(ix + 1));
        let middle = i32::midpoint(left, right);
        let round = i32::from(year).rem_euclid(every.unwrap_or(100)) == 0;
        // A stretch is named by its first year.
        let labelled = (out.is_empty() || gap.is_some() || round) && middle - label / 2 >= free;
        if labelled {
            free = middle + label / 2;
        }
        let eventful = years.binary_search(&year).is_ok();
        out.push(Column { year, left, right, labelled, eventful });
    }
    (out, cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame { width: 960, height: 0, letters: 13, labels: 0 };

    fn date(year: i16, month: u8) -> Date {
        Date { year, month, day: 0 }
    }

    #[test]
    fn years_are_alike_and_long_gaps_are_cut_out() {
        let some = [
            on(date(1988, 2), Tone::Clash),
            on(date(1994, 5), Tone::Talks),
            on(date(2020, 9), Tone::Clash),
            on(date(2020, 9), Tone::Clash),
            on(date(2020, 11), Tone::Talks),
        ];
        let drawn = lanes(&some, FRAME, 100).expect("there are years");
        // 1988 to 1994, and 2020.
        assert_eq!(drawn.columns.len(), 8);
        let wide: Vec<i32> = drawn.columns.iter().map(|c| c.right - c.left).collect();
        assert!(wide.iter().all(|w| (w - wide[0]).abs() < 2), "{wide:?}");
        assert_eq!(drawn.breaks.len(), 1);
        assert_eq!(drawn.breaks[0].years, 25);
        assert!(drawn.columns[0].left >= 100 + PAD && drawn.columns[7].right <= 960 - PAD);
        assert!(drawn.columns[7].labelled && drawn.single);
        let clash = &drawn.lanes[0].marks;
        assert_eq!((clash[1].n, clash[1].first), (2, date(2020, 9)));
    }

    #[test]
    fn many_events_are_bars_and_many_years_share_marks() {
        let many: Vec<_> = (1900..2000)
            .flat_map(|y| (0..9).map(move |m| on(date(y, m), Tone::Politics)))
            .collect();
        let frame = Frame { width: 380, ..FRAME };
        let drawn = lanes(&many, frame, 0).expect("there are years");
        assert!(!drawn.single && drawn.breaks.is_empty());
        let marks = &drawn.lanes[0].marks;
        assert!(marks.windows(2).all(|m| m[1].x - m[0].x > MARK), "{marks:?}");
        assert!(marks.iter().all(|m| (0..380).contains(&m.x)));
        assert_eq!(marks.iter().map(|m| m.n).sum::<usize>(), many.len());
        let labels: Vec<_> = drawn.columns.iter().filter(|c| c.labelled).collect();
        assert!(labels.windows(2).all(|l| l[1].left - l[0].left >= 30));
    }

    fn on(start: Date, tone: Tone) -> Dated {
        Dated { start, end: start, tone }
    }

    #[test]
    fn what_lasted_is_a_bar_and_a_lane_is_as_high_as_its_own() {
        let war = |from, to| Dated { start: date(from, 3), end: date(to, 9), tone: Tone::Clash };
        let some = [
            war(1992, 1994),
            war(1993, 1995),
            on(date(1994, 5), Tone::Talks),
            on(date(1996, 5), Tone::Clash),
        ];
        let drawn = lanes(&some, FRAME, 100).expect("there are years");
        let clash = &drawn.lanes[0];
        assert_eq!(clash.bars.iter().map(|b| b.row).collect::<Vec<_>>(), [0, 1]);
        assert_eq!((clash.marks.len(), clash.y - clash.base), (1, 2 * PITCH));
        assert!(clash.bars[0].to - clash.bars[0].from > 200);
        let talks = &drawn.lanes[1];
        assert!(talks.y - talks.top < clash.y - clash.top);
    }

    #[test]
    fn what_is_known_by_its_year_is_no_bar_of_a_year() {
        let frame = Frame { width: 4_000, ..FRAME };
        let day = |month, day| Date { year: 2020, month, day };
        let some = [
            on(date(2020, 0), Tone::Clash),
            Dated { start: day(9, 27), end: day(11, 10), tone: Tone::Clash },
            on(date(2022, 9), Tone::Clash),
        ];
        let drawn = lanes(&some, frame, 100).expect("there are years");
        let clash = &drawn.lanes[0];
        let year = &drawn.columns[0];
        assert_eq!((clash.bars.len(), clash.marks.len()), (1, 2));
        let wide = clash.bars[0].to - clash.bars[0].from;
        assert!((100..150).contains(&(wide * 1000 / (year.right - year.left))), "{wide}");
    }

    #[test]
    fn one_year_needs_no_drawing() {
        assert!(lanes(&[on(date(2020, 1), Tone::Clash); 9], FRAME, 0).is_none());
    }
}
