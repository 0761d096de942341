//! Days: dates as written, weekdays, «اليوم», «أمس», nights, and ranges of days.

use super::words::{self, Opener, Side};
use super::{Clock, Days, Found, hijri, proclitic, whole};
use crate::base::{Date, Precision};
use crate::text::WordSet;
use crate::text::calendar::{self, WrittenDate};

/// How many days ahead a day and month without a year may lie.
const SOON: i32 = 75;

impl Clock<'_, '_> {
    /// «اليوم», «اليوم الاثنين»; not «اليوم الأول», «هذا اليوم», «حتى اليوم».
    pub(super) fn today_word(&self, at: usize) -> Option<Found> {
        const BEFORE: WordSet = WordSet::new(&[
            "هذا", "ذلك", "ذات", "نفس", "طوال", "مدار", "طيله", "حتي", "الي", "منذ", "نصف", "ذاك",
            "خلال", "بعد", "لهذا", "بهذا",
        ]);
        const AFTER: WordSet = WordSet::new(&[
            "التالي",
            "السابق",
            "العالمي",
            "الدولي",
            "الوطني",
            "نفسه",
            "ذاته",
            "الواحد",
            "الذي",
            "الاخير",
            "الموعود",
            "المحدد",
            "الدراسي",
        ]);
        let before = at.checked_sub(1).map_or("", |b| self.word(b));
        let after = self.word(at + 1);
        if BEFORE.contains(&before) || AFTER.contains(&after) || calendar::ordinal(after).is_some()
        {
            return None;
        }
        self.relative_day(at, at + 1, 0)
    }

    /// A day `n` days from the article's, with the weekday or date that may follow it.
    pub(super) fn relative_day(&self, first: usize, last: usize, n: i32) -> Option<Found> {
        let a = &self.reading.analysis;
        let (mut last, mut n) = (last, n);
        // «أمس الأول»: the day before yesterday.
        if n == -1 && self.word(last) == "الاول" {
            (last, n) = (last + 1, -2);
        }
        if calendar::weekday(a, last).is_some() && !self.word(last).starts_with('و') {
            last += 1;
        }
        let comma = usize::from(matches!(self.word(last), "،" | "("));
        if let Some(date) = self.written(last + comma)
            && date.day > 0
        {
            let days = self.resolve(&date, first);
            let last =
                date.last + usize::from(self.word(last) == "(" && self.word(date.last) == ")");
            return Some(Found { first, last, days, relative: date.year == 0, yearless: false });
        }
        let days = self.day().and_then(|d| d.plus_days(n)).and_then(whole);
        Some(Found { first, last, days, relative: true, yearless: false })
    }

    /// «الليلة», «الليلة الماضية».
    pub(super) fn tonight(&self, at: usize) -> Option<Found> {
        if words::side(self.word(at + 1)) == Some(Side::Last) {
            let days = self.day().and_then(|d| Some((d.plus_days(-1)?, d)));
            return Some(Found { first: at, last: at + 2, days, relative: true, yearless: false });
        }
        let before = at.checked_sub(1).map_or("", |b| self.word(b));
        let alone = !matches!(before, "تلك" | "هذه" | "ذات" | "طوال" | "في")
            && !matches!(self.word(at + 1), "التي" | "الاولي" | "التاليه" | "السابقه");
        alone.then(|| self.relative_day(at, at + 1, 0)).flatten()
    }

    /// «صباح الاثنين», «مساء أمس», «يوم 20 سبتمبر», «يوم غد», «فجر اليوم».
    pub(super) fn part_of_day(&self, at: usize) -> Option<Found> {
        let mut inner = at + 1;
        if matches!(self.word(inner), "يوم" | "نهار") {
            inner += 1;
        }
        let found = self.plain_day(inner)?;
        Some(Found { first: at, ..found })
    }

    /// A day named without a word before it.
    fn plain_day(&self, at: usize) -> Option<Found> {
        match words::opener(self.word(at)) {
            Some(
                o @ (Opener::Today
                | Opener::Yesterday
                | Opener::First
                | Opener::Tomorrow
                | Opener::After),
            ) => {
                if o == Opener::Today {
                    return self.relative_day(at, at + 1, 0);
                }
                self.opened(o, at)
            }
            Some(_) => None,
            None => self.weekday(at).or_else(|| self.day_pair(at)).or_else(|| self.dated(at)),
        }
    }

    /// «ليل الاثنين/ الثلاثاء», «ليلة الأحد - الاثنين», «ليل الاثنين», «ليل 6 فبراير».
    pub(super) fn night(&self, at: usize) -> Option<Found> {
        let a = &self.reading.analysis;
        let second = match self.word(at + 2) {
            "/" | "-" | "–" | "الي" | "علي" => Some(at + 3),
            w if w.starts_with('و') => Some(at + 2),
            _ => None,
        };
        if let (Some(one), Some(second)) = (calendar::weekday(a, at + 1), second)
            && let Some(two) = calendar::weekday(a, second)
            && two == one % 7 + 1
        {
            let days = self.nearest(two, at).and_then(|d| Some((d.plus_days(-1)?, d)));
            return Some(Found {
                first: at,
                last: second + 1,
                days,
                relative: true,
                yearless: false,
            });
        }
        let found = self.plain_day(at + 1)?;
        Some(Found { first: at, ..found })
    }

    /// The day of that weekday which the clause around `at` means.
    fn nearest(&self, weekday: u8, at: usize) -> Option<Date> {
        let today = self.day()?;
        let here = today.weekday()?;
        let back = i32::from((here + 7 - weekday) % 7);
        match self.looks_ahead(at) && back > 0 {
            true => today.plus_days(7 - back),
            false => today.plus_days(-back),
        }
    }

    /// «الثلاثاء», «الثلاثاء الماضي», «الأربعاء 11 نوفمبر», «الثلاثاء، 19 سبتمبر».
    pub(super) fn weekday(&self, at: usize) -> Option<Found> {
        let a = &self.reading.analysis;
        let weekday = calendar::weekday(a, at)?;
        let before = at.checked_sub(1).map_or("", |b| self.word(b));
        // «صلاة الجمعة», «كلا الاثنين», «يوم السبت الأسود» stay days only when they are dates.
        if matches!(
            before,
            "صلاه"
                | "خطبه"
                | "كلا"
                | "هذين"
                | "ساحه"
                | "شارع"
                | "مسجد"
                | "صحيفه"
                | "جامع"
        ) {
            return None;
        }
        let comma = usize::from(matches!(self.word(at + 1), "،" | "(" | "الموافق"));
        if let Some(date) = self.written(at + 1 + comma)
            && date.day > 0
        {
            let paren = self.word(at + 1) == "(" && self.word(date.last) == ")";
            let last = date.last + usize::from(paren);
            return Some(Found {
                first: at,
                last,
                days: self.resolve(&date, at),
                relative: date.year == 0,
                yearless: false,
            });
        }
        let today = self.day();
        let here = today.and_then(Date::weekday);
        // Days back to the last such day before today, 1 to 7.
        let back = here.map(|h| i32::from((h + 6 - weekday) % 7) + 1);
        let (last, day) = match words::side(self.word(at + 1)) {
            Some(Side::Last) => (at + 2, today.zip(back).and_then(|(d, b)| d.plus_days(-b))),
            Some(Side::Next) => {
                let ahead = back.map(|b| if b == 7 { 7 } else { 7 - b });
                (at + 2, today.zip(ahead).and_then(|(d, n)| d.plus_days(n)))
            }
            _ => (at + 1, self.nearest(weekday, at)),
        };
        // «قبل الماضي»: a week before the last.
        if self.word(at + 1) == "قبل" && self.word(at + 2) == "الماضي" {
            let day = today.zip(back).and_then(|(d, b)| d.plus_days(-b - 7));
            return Some(Found {
                first: at,
                last: at + 3,
                days: day.and_then(whole),
                relative: true,
                yearless: false,
            });
        }
        Some(Found { first: at, last, days: day.and_then(whole), relative: true, yearless: false })
    }

    /// The date written at token `at`, with «(الموافق …)» left to itself.
    fn written(&self, at: usize) -> Option<WrittenDate> {
        calendar::read(self.reading.text, &self.reading.analysis, at)
    }

    /// «20 سبتمبر 2023», «سبتمبر 2023», «20 سبتمبر», «20 سبتمبر الماضي», «15 رمضان 1444هـ».
    pub(super) fn dated(&self, at: usize) -> Option<Found> {
        let date = self.written(at)?;
        let side = words::side(self.word(date.last)).filter(|_| date.year == 0);
        let last = date.last + usize::from(side.is_some());
        let days = match side {
            Some(side) => self.beside(&date, side),
            None => self.resolve(&date, at),
        };
        // «في 5 مايو من العام الماضي»
        if date.year == 0
            && side.is_none()
            && self.word(date.last) == "من"
            && let Some(year) = words::opener(self.word(date.last + 1))
            && let Opener::Period(words::Unit::Year) = year
            && let Some(found) = self.period(date.last + 1, words::Unit::Year)
        {
            let year = found.days.map(|d| d.0.year);
            let days = year.and_then(|y| Date::new(y, date.month, date.day)).and_then(whole);
            return Some(Found {
                first: at,
                last: found.last,
                days,
                relative: true,
                yearless: false,
            });
        }
        let yearless = date.year == 0 && side.is_none() && !date.hijri;
        Some(Found { first: at, last, days, relative: date.year == 0, yearless })
    }

    /// The days a written date means; a year not said is taken from the article.
    fn resolve(&self, date: &WrittenDate, at: usize) -> Option<Days> {
        if date.hijri {
            return hijri::days(date);
        }
        if date.year != 0 {
            return Date::new(date.year, date.month, date.day).and_then(whole);
        }
        let today = self.today.filter(|d| d.precision() >= Precision::Month)?;
        let this = Date::new(today.year, date.month, date.day)?;
        // A day of the weeks to come is named without its year; one ten months ago is not.
        let soon = date.day > 0 && this.first_day() - today.last_day() <= SOON;
        let year = match self.looks_ahead(at) {
            true if this.last_day() < today.first_day() => today.year + 1,
            false if this.first_day() > today.last_day() && !soon => today.year - 1,
            _ => today.year,
        };
        Date::new(year, date.month, date.day).and_then(whole)
    }

    /// «سبتمبر الماضي», «20 سبتمبر المقبل».
    fn beside(&self, date: &WrittenDate, side: Side) -> Option<Days> {
        let today = self.today.filter(|d| d.precision() >= Precision::Month)?;
        let this = Date::new(today.year, date.month, date.day)?;
        let year = match side {
            Side::Last if this.last_day() >= today.first_day() => today.year - 1,
            Side::Next if this.first_day() <= today.last_day() => today.year + 1,
            _ => today.year,
        };
        Date::new(year, date.month, date.day).and_then(whole)
    }

    /// «19 و20 سبتمبر», «10-15 مايو 2024», «5 إلى 7 يونيو».
    pub(super) fn day_pair(&self, at: usize) -> Option<Found> {
        let (day, join) = self.small_number(at)?;
        let link = self.word(join);
        if !matches!(link, "و" | "-" | "–" | "الي" | "حتي") {
            return None;
        }
        let date = self.written(join + 1).filter(|d| d.day > day && !d.hijri)?;
        let to = self.resolve(&date, at)?.1;
        let from = Date::new(to.year, to.month, day)?;
        let days = Some((from, to));
        Some(Found { first: at, last: date.last, days, relative: date.year == 0, yearless: false })
    }

    /// A day of the month in digits and the index past it.
    fn small_number(&self, at: usize) -> Option<(u8, usize)> {
        let n = self.reading.number(at).filter(|n| n.digits)?;
        let day = u8::try_from(n.min).ok().filter(|d| (1..=31).contains(d))?;
        Some((day, n.last))
    }

    /// «من 10 إلى 20 سبتمبر», «بين 27 سبتمبر و10 نوفمبر 2020», «من 1988 إلى 1994»,
    /// «بين عامي 1988 و1994».
    pub(super) fn range(&self, at: usize) -> Option<Found> {
        let between =
            words::opener(self.word(at)) == Some(Opener::Between) || self.word(at).ends_with("بين");
        let skip =
            usize::from(matches!(self.word(at + 1), "يوم" | "يومي" | "عام" | "عامي" | "شهري"));
        let first = at + 1 + skip;
        if let Some(pair) = self.day_pair(first) {
            return Some(Found { first, ..pair });
        }
        let link = |i: usize| match self.word(i) {
            "الي" | "حتي" | "-" | "–" => Some(i + 1),
            "و" if between => Some(i + 1),
            _ => None,
        };
        if let Some(one) = self.year_at(first) {
            let second = link(first + 1)?;
            let skip = usize::from(matches!(self.word(second), "عام" | "سنه"));
            let two = self.year_at(second + skip).filter(|two| *two > one)?;
            let days = Some((Date::new(one, 0, 0)?, Date::new(two, 0, 0)?));
            let first = if skip > 0 { first } else { at + 1 };
            return Some(Found {
                first,
                last: second + skip + 1,
                days,
                relative: false,
                yearless: false,
            });
        }
        let one = self.written(first).or_else(|| self.month_only(first))?;
        let second = link(one.last)?;
        let two = self.written(second).or_else(|| self.month_only(second))?;
        if one.hijri || two.hijri {
            return None;
        }
        let to = self.resolve(&two, at)?;
        let mut from = one;
        if from.year == 0 {
            let later = (from.month, from.day) > (two.month, two.day);
            from.year = if later { to.1.year - 1 } else { to.1.year };
        }
        let from = Date::new(from.year, from.month, from.day)?;
        (from <= to.1).then_some(Found {
            first,
            last: two.last,
            days: Some((from, to.1)),
            relative: two.year == 0,
            yearless: false,
        })
    }

    /// A month alone, as a date without year and day.
    fn month_only(&self, at: usize) -> Option<WrittenDate> {
        let (month, n) = calendar::month(&self.reading.analysis, at)?;
        Some(WrittenDate { first: at, last: at + n, month, ..WrittenDate::default() })
    }

    /// «في أغسطس», «خلال سبتمبر», «شهر أكتوبر», «سبتمبر الماضي», «آب/أغسطس».
    pub(super) fn lone_month(&self, at: usize) -> Option<Found> {
        let mut date = self.month_only(at)?;
        let mut double = false;
        if matches!(self.word(date.last), "/" | "(")
            && let Some(second) = self.month_only(date.last + 1)
            && second.month == date.month
        {
            let closed = self.word(date.last) == "(" && self.word(second.last) == ")";
            date.last = second.last + usize::from(closed);
            double = true;
        }
        let side = words::side(self.word(date.last));
        let before = at.checked_sub(1).map_or("", |b| self.word(b));
        let before = before.strip_prefix('و').unwrap_or(before);
        let own = self.word(at);
        let clitic = proclitic(own);
        let name = own.get(clitic..).unwrap_or(own);
        let led =
            matches!(before, "في" | "خلال" | "منذ" | "حتي" | "شهر" | "بحلول" | "نهايه" | "قبل")
                && !words::is_ambiguous_month(name);
        if !(led || side.is_some() || double || before == "شهر") {
            return None;
        }
        let days = match side {
            Some(side) => self.beside(&date, side),
            None => self.resolve(&date, at),
        };
        let last = date.last + usize::from(side.is_some());
        Some(Found { first: at, last, days, relative: true, yearless: false })
    }

    /// «شهر رمضان»: the month of the article's Hijri year is not guessed; no days.
    pub(super) fn lone_hijri(&self, at: usize) -> Option<Found> {
        let before = at.checked_sub(1).map_or("", |b| self.word(b));
        if !matches!(before, "شهر" | "بشهر" | "لشهر") {
            return None;
        }
        let (_, n) = calendar::hijri_month(&self.reading.analysis, at)?;
        Some(Found { first: at, last: at + n, days: None, relative: true, yearless: false })
    }

    /// A four-digit Gregorian year at token `at`.
    pub(super) fn year_at(&self, at: usize) -> Option<i16> {
        if !self.is_number(at) {
            return None;
        }
        calendar::year(self.reading.text, &self.reading.analysis, at, false)
            .filter(|y| (1400..=2150).contains(y))
    }
}
