//! Hijri dates as Gregorian ones, by the Umm al-Qura calendar, for the years it is sure of.

use icu_calendar::cal::{Gregorian, Hijri};

use super::Days;
use crate::base::Date;
use crate::text::calendar::WrittenDate;

/// The days a Hijri date means; `None` before 1300 AH or without a year.
pub(super) fn days(written: &WrittenDate) -> Option<Days> {
    if written.year < 1300 {
        return None;
    }
    if written.day > 0 {
        let day = gregorian(written.year, written.month, written.day)?;
        return Some((day, day));
    }
    let start = gregorian(written.year, written.month, 1)?;
    let end = gregorian(written.year, written.month, 30)
        .or_else(|| gregorian(written.year, written.month, 29))?;
    Some((start, end))
}

/// First and last day of a Hijri year.
pub(super) fn year(year: i16) -> Option<Days> {
    if year < 1300 {
        return None;
    }
    let start = gregorian(year, 1, 1)?;
    let end = gregorian(year, 12, 30).or_else(|| gregorian(year, 12, 29))?;
    Some((start, end))
}

fn gregorian(year: i16, month: u8, day: u8) -> Option<Date> {
    let umm_al_qura = Hijri::new_umm_al_qura();
    let hijri =
        icu_calendar::Date::try_new_hijri_with_calendar(i32::from(year), month, day, umm_al_qura)
            .ok()?;
    let date = hijri.to_calendar(Gregorian);
    let year = i16::try_from(date.era_year().year).ok()?;
    Date::new(year, date.month().ordinal, date.day_of_month().0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hijri_days_become_gregorian() {
        let of = |year, month, day| {
            days(&WrittenDate { year, month, day, hijri: true, ..WrittenDate::default() })
                .map(|d| d.0.to_string())
        };
        assert_eq!(of(1445, 9, 1).as_deref(), Some("2024-03-11"));
        assert_eq!(of(1442, 12, 10).as_deref(), Some("2021-07-20"));
        assert_eq!(of(1250, 1, 1), None);
    }
}
