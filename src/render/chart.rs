//! Geometry of the small charts, in whole thousandths and written as percentages.
//!
//! In: counts in order of time, or numbers on an axis. Out: the percentages a template puts into
//! SVG. Always: the earliest bar and the smallest number stand on the right; integers only.

use super::views::{Bar, Tick};

/// `part` of `whole` as a percentage with at most one digit after the point: `12.5%`.
pub fn percent(part: u64, whole: u64) -> String {
    thousandths(part.saturating_mul(1000).checked_div(whole).unwrap_or(0).min(1000))
}

/// The middle of the bar `ix` of `n`, from the left edge.
pub fn middle(ix: u64, n: u64) -> String {
    thousandths(1000_u64.saturating_sub((2 * ix + 1) * 500 / n.max(1)))
}

/// Bars of equal width, the first on the right; heights relative to the largest count.
pub fn bars(counts: &[(String, u64)]) -> Vec<Bar> {
    let n = counts.len().max(1) as u64;
    let max = counts.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let step = 1000 / n.min(1000);
    let width = (step * 7 / 10).clamp(1, 80);
    let bar = |(i, (label, count)): (usize, &(String, u64))| {
        let right = (i as u64) * 1000 / n;
        let height = if *count == 0 { 0 } else { (count * 1000 / max).max(60) };
        Bar {
            x: thousandths(1000u64.saturating_sub(right + width)),
            y: thousandths(1000 - height),
            width: thousandths(width),
            height: thousandths(height),
            label: label.clone(),
        }
    };
    counts.iter().enumerate().map(bar).collect()
}

/// A linear axis from zero on the right to `max` on the left, with marks at round numbers.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    end: u64,
    step: u64,
    /// Space kept free on the left, in thousandths.
    left: u64,
}

/// Space kept free at both ends, in thousandths, so that points and labels are not cut.
const MARGIN: u64 = 40;
/// On the left, where a line leads on from the largest bound.
const ONWARD: u64 = 150;

impl Axis {
    /// An axis with at most five steps of 1, 2 or 5 times a power of ten; `open` when something on it has
    /// no upper bound.
    pub fn new(max: u64, open: bool) -> Self {
        let mut step = 1;
        'found: loop {
            for factor in [1, 2, 5] {
                let candidate = step * factor;
                if candidate * 5 >= max {
                    step = candidate;
                    break 'found;
                }
            }
            step = match step.checked_mul(10) {
                Some(next) if next <= u64::MAX / 50 => next,
                _ => break 'found,
            };
        }
        Self { end: max.max(1), step, left: if open { ONWARD } else { MARGIN } }
    }

    /// Where `value` stands, from the left edge.
    pub fn x(&self, value: u64) -> String {
        thousandths(self.at(value))
    }

    /// Left edge and width of the bar from `min` to `max`; width `0%` when they are equal.
    pub fn span(&self, min: u64, max: u64) -> (String, String) {
        let (left, right) = (self.at(max), self.at(min));
        (thousandths(left), thousandths(right.saturating_sub(left)))
    }

    /// The axis' marks, each labelled by `write`.
    pub fn ticks(&self, write: impl Fn(u64) -> String) -> Vec<Tick> {
        let marks = self.end / self.step;
        let tick = |i| Tick { x: self.x(i * self.step), label: write(i * self.step) };
        (0..=marks).map(tick).collect()
    }

    fn at(&self, value: u64) -> u64 {
        let room = 1000 - MARGIN - self.left;
        let along = u128::from(value.min(self.end)) * u128::from(room) / u128::from(self.end);
        1000 - MARGIN - u64::try_from(along).unwrap_or(room)
    }
}

fn thousandths(n: u64) -> String {
    match n % 10 {
        0 => format!("{}%", n / 10),
        tenth => format!("{}.{tenth}%", n / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::{Axis, bars, percent};

    #[test]
    fn percentages_have_one_digit_at_most() {
        assert_eq!(percent(1, 8), "12.5%");
        assert_eq!(percent(3, 3), "100%");
        assert_eq!(percent(3, 0), "0%");
    }

    #[test]
    fn time_runs_from_right_to_left() {
        let drawn = bars(&[("أول".into(), 1), ("ثان".into(), 2)]);
        assert_eq!((&*drawn[0].x, &*drawn[1].x), ("92%", "42%"));
        assert_eq!((&*drawn[0].height, &*drawn[1].height), ("50%", "100%"));
    }

    #[test]
    fn the_axis_is_round_and_zero_is_on_the_right() {
        let axis = Axis::new(18_500, false);
        let ticks: Vec<_> = axis.ticks(|n| n.to_string()).into_iter().map(|t| t.label).collect();
        // Nothing is drawn beyond what is counted.
        assert_eq!(ticks, ["0", "5000", "10000", "15000"]);
        assert_eq!((axis.x(0), axis.x(18_500)), ("96%".to_owned(), "4%".to_owned()));
        assert_eq!(axis.span(5000, 5000).1, "0%");
        assert_eq!(Axis::new(200, true).x(200), "15%");
    }

    #[test]
    fn huge_and_empty_axes_do_not_fail() {
        assert_eq!(Axis::new(0, false).x(0), "96%");
        let _ = Axis::new(u64::MAX, true).span(3, u64::MAX);
    }
}
