//! Calendar dates that may know only their year or month.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    Year,
    Month,
    Day,
}

/// A Gregorian date; the parts that are not known are zero. Orders by time, vaguer first.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Date {
    pub year: i16,
    /// 1–12, or 0 when only the year is known.
    pub month: u8,
    /// 1–31, or 0 when only the month is known.
    pub day: u8,
}

/// A date with, perhaps, the time of day an author gave.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamp {
    pub date: Date,
    /// The RFC 3339 text after the date («T14:05:00+03:00»), as written; empty when none.
    pub time: String,
}

impl Date {
    /// A date that exists, or `None`; zero month or day means "not known".
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let date = Self { year, month, day };
        match (month, day) {
            (0, 0) => Some(date),
            (1..=12, 0) => Some(date),
            (1..=12, 1..=31) => date.exists().then_some(date),
            _ => None,
        }
    }

    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (0, _) => Precision::Year,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// Reads `2023`, `2023-09` or `2023-09-20` with ASCII digits.
    pub fn parse(s: &str) -> Option<Self> {
        let mut parts = s.split('-');
        let year = parts.next().filter(|p| p.len() == 4)?.parse().ok()?;
        let two = |p: Option<&str>| match p {
            None => Some(0),
            Some(p) if p.len() == 2 => p.parse::<u8>().ok().filter(|n| *n > 0),
            Some(_) => None,
        };
        let (month, day) = (two(parts.next())?, two(parts.next())?);
        if parts.next().is_some() {
            return None;
        }
        Self::new(year, month, day)
    }

    /// True when the calendar has such a day, month or year; the years are those of ISO 8601.
    fn exists(self) -> bool {
        (-9999..=9999).contains(&self.year)
            && self.month <= 12
            && self.day.max(1) <= days_of(self.year, self.month)
    }

    fn civil(self) -> Option<jiff::civil::Date> {
        let part = |n: u8| i8::try_from(n.max(1)).ok();
        jiff::civil::Date::new(self.year, part(self.month)?, part(self.day)?).ok()
    }

    fn from_civil(d: jiff::civil::Date) -> Self {
        Self { year: d.year(), month: d.month().unsigned_abs(), day: d.day().unsigned_abs() }
    }

    /// Days since 1970-01-01 of the first day this date can mean.
    ///
    /// Counted by years that begin in March, as in Howard Hinnant, *chrono-Compatible Low-Level Date
    /// Algorithms* (`days_from_civil`).
    pub fn first_day(self) -> i32 {
        if !self.exists() {
            return 0;
        }
        let (month, day) = (i32::from(self.month.max(1)), i32::from(self.day.max(1)));
        let year = i32::from(self.year) - i32::from(month <= 2);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// Days since 1970-01-01 of the last day this date can mean.
    pub fn last_day(self) -> i32 {
        let end = match self.precision() {
            Precision::Year => Self { month: 12, day: 31, ..self },
            Precision::Month => Self { day: days_of(self.year, self.month), ..self },
            Precision::Day => self,
        };
        end.first_day()
    }

    /// The day `n` days after 1970-01-01.
    pub fn from_days(n: i32) -> Option<Self> {
        let day = jiff::civil::date(1970, 1, 1);
        day.checked_add(jiff::Span::new().try_days(n).ok()?).ok().map(Self::from_civil)
    }

    /// The date `n` days later (earlier when negative); vague dates count from their first day.
    pub fn plus_days(self, n: i32) -> Option<Self> {
        Self::from_days(self.first_day().checked_add(n)?)
    }

    /// The first day of the month `n` months later, known to the month.
    pub fn plus_months(self, n: i32) -> Option<Self> {
        let months = i32::from(self.year) * 12 + i32::from(self.month.max(1)) - 1 + n;
        let year = i16::try_from(months.div_euclid(12)).ok()?;
        let month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
        Self::new(year, month, 0)
    }

    /// Day of the week, Monday = 1 … Sunday = 7; `None` when the day is not known.
    pub fn weekday(self) -> Option<u8> {
        let day = (self.day > 0).then(|| self.civil()).flatten()?;
        Some(day.weekday().to_monday_one_offset().unsigned_abs())
    }

    /// True when every day `other` can mean lies within the days this date can mean.
    pub fn includes(self, other: Date) -> bool {
        self.first_day() <= other.first_day() && other.last_day() <= self.last_day()
    }
}

/// Days of a month, the first one when it is not known.
fn days_of(year: i16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    /// ISO 8601, as long as it is known: `2023-09-20`, `2023-09`, `2023`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl Stamp {
    /// Reads a date, or an RFC 3339 date-time («2023-09-20T10:00:00Z», a space instead of `T` too).
    pub fn parse(s: &str) -> Option<Self> {
        let s = s.trim();
        let (day, time) = match s.find(['T', 't', ' ']) {
            Some(at) => (s.get(..at)?, s.get(at..)?.trim_start_matches(['T', 't', ' '])),
            None => (s, ""),
        };
        let date = Date::parse(day)?;
        if time.is_empty() {
            return Some(Self { date, time: String::new() });
        }
        if date.precision() != Precision::Day {
            return None;
        }
        let full = format!("{day}T{time}");
        let zoned = full.parse::<jiff::Timestamp>().is_ok();
        let local = full.parse::<jiff::civil::DateTime>().is_ok();
        (zoned || local).then(|| Self { date, time: format!("T{time}") })
    }
}

impl From<Date> for Stamp {
    fn from(date: Date) -> Self {
        Self { date, time: String::new() }
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.date, self.time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_the_calendar_has_them() {
        for day in (-800_000..=2_900_000).step_by(97).chain([0, -1, 11_016, 11_017, 19_782]) {
            let Some(date) = Date::from_days(day) else { continue };
            assert_eq!(date.first_day(), day, "{date}");
        }
    }

    #[test]
    fn months_are_as_long_as_the_calendar_has_them() {
        for (year, month) in (-9999..=9999).flat_map(|y| (0..=13).map(move |m| (y, m))) {
            for day in [0, 1, 28, 29, 30, 31, 32] {
                let date = Date { year, month, day };
                assert_eq!(date.exists(), date.civil().is_some(), "{date}");
            }
        }
    }

    #[test]
    fn dates_know_their_precision_and_refuse_impossible_days() {
        assert_eq!(Date::parse("2023-09").map(Date::precision), Some(Precision::Month));
        assert_eq!(Date::parse("2023-02-31"), None);
        assert_eq!(Date::parse("2023-13"), None);
        assert_eq!(Date::parse("23-01-01"), None);
        assert_eq!(Date::parse("2023-09-20").and_then(Date::weekday), Some(3));
        let feb = Date::parse("2024-02").unwrap_or_default();
        assert_eq!(
            Date::from_days(feb.last_day()).map(|d| d.to_string()),
            Some("2024-02-29".into())
        );
    }

    #[test]
    fn stamps_take_a_time() {
        assert!(Stamp::parse("2023-09-20T10:00:00Z").is_some());
        assert!(Stamp::parse("2023-09-20 10:00:00+03:00").is_some());
        assert!(Stamp::parse("2023-09-20T25:00:00Z").is_none());
        assert!(Stamp::parse("2023-09T10:00:00Z").is_none());
    }
}
