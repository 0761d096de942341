//! Longer and vaguer times: months and years relative to the article, parts of them, seasons,
//! decades, and distances («قبل يومين»).

use super::words::{self, Opener, Part, Side, Unit};
use super::{Clock, Days, Found, hijri, shifted, whole};
use crate::base::{Date, Precision};
use crate::text::{WordSet, calendar};

impl Clock<'_, '_> {
    /// «عام 2020», «العام الماضي», «الشهر الجاري», «الأسبوع المقبل», «القرن الماضي».
    pub(super) fn period(&self, at: usize, unit: Unit) -> Option<Found> {
        if unit == Unit::Year
            && let Some(found) = self.year(at)
        {
            return Some(found);
        }
        let definite = self.word(at).contains("ال") || self.word(at).contains("لل");
        let side = words::side(self.word(at + 1)).filter(|_| definite)?;
        // «الأسبوع قبل الماضي» is read by nobody; «الشهر التالي» is after another time.
        if self.word(at + 1) == "التالي" {
            return None;
        }
        let days = self.whole_period(unit, side);
        Some(Found { first: at, last: at + 2, days, relative: true, yearless: false })
    }

    /// «عام 2020», «سنة 1994», «عامي 2008 و2009», «العام 1445 هـ».
    fn year(&self, at: usize) -> Option<Found> {
        let one = self.year_at(at + 1)?;
        let a = &self.reading.analysis;
        if matches!(self.word(at + 2), "ه" | "هجري" | "هجريه" | "للهجره") {
            let days = calendar::year(self.reading.text, a, at + 1, true).and_then(hijri::year);
            return Some(Found { first: at, last: at + 3, days, relative: false, yearless: false });
        }
        if self.word(at).ends_with("عامي")
            && self.word(at + 2) == "و"
            && let Some(two) = self.year_at(at + 3)
            && two > one
        {
            let days = Some((Date::new(one, 0, 0)?, Date::new(two, 0, 0)?));
            return Some(Found { first: at, last: at + 4, days, relative: false, yearless: false });
        }
        let mut last = at + 2;
        if matches!(self.word(last), "م" | "ميلادي" | "ميلاديه") {
            last += 1;
        }
        Some(Found {
            first: at,
            last,
            days: Date::new(one, 0, 0).and_then(whole),
            relative: false,
            yearless: false,
        })
    }

    fn whole_period(&self, unit: Unit, side: Side) -> Option<Days> {
        let today = self.today?;
        let n = shifted(today, side);
        match unit {
            Unit::Year => {
                Date::new(today.year.checked_add(i16::try_from(n).ok()?)?, 0, 0).and_then(whole)
            }
            Unit::Month => {
                let month = Some(today).filter(|d| d.precision() >= Precision::Month)?;
                month.plus_months(n).and_then(whole)
            }
            Unit::Week => {
                // The week of the Arab press runs from Sunday to Saturday.
                let today = self.day()?;
                let sunday = today.plus_days(-i32::from(today.weekday()? % 7))?.plus_days(7 * n)?;
                Some((sunday, sunday.plus_days(6)?))
            }
            Unit::Century => {
                let first = today.year - today.year % 100 + i16::try_from(100 * n).ok()?;
                Some((Date::new(first, 0, 0)?, Date::new(first + 99, 0, 0)?))
            }
            Unit::Hour | Unit::Day | Unit::Decade => None,
        }
    }

    /// «هذا الأسبوع», «هذا العام», «هذه السنة».
    pub(super) fn this_period(&self, at: usize) -> Option<Found> {
        let Some(Opener::Period(unit)) = words::opener(self.word(at + 1)) else { return None };
        if !self.word(at + 1).starts_with("ال") {
            return None;
        }
        let days = self.whole_period(unit, Side::This)?;
        Some(Found { first: at, last: at + 2, days: Some(days), relative: true, yearless: false })
    }

    /// «الأيام القليلة الماضية», «الأسابيع الأخيرة».
    pub(super) fn many(&self, at: usize, unit: Unit) -> Option<Found> {
        let few = usize::from(matches!(
            self.word(at + 1),
            "القليله" | "الثلاثه" | "الثلاث" | "الاربعه" | "الخمسه" | "العشره"
        ));
        let side = match self.word(at + 1 + few) {
            "الاخيره" => Side::Last,
            word => words::side(word).filter(|s| *s != Side::This)?,
        };
        let days = self.day().and_then(|today| {
            let n = match unit {
                Unit::Day => 7,
                Unit::Week => 28,
                Unit::Month => 180,
                _ => return None,
            };
            match side {
                Side::Next => Some((today, today.plus_days(n)?)),
                _ => Some((today.plus_days(-n)?, today)),
            }
        });
        Some(Found { first: at, last: at + 2 + few, days, relative: true, yearless: false })
    }

    /// «مطلع التسعينيات», «منتصف الشهر الماضي», «أواخر سبتمبر», «نهاية العام», «مطلع 2020»,
    /// «نهاية الأسبوع».
    pub(super) fn part(&self, at: usize, part: Part) -> Option<Found> {
        let inner_at = at + 1;
        let word = self.word(inner_at);
        let inner = match words::opener(word) {
            Some(Opener::Decade(tens)) => self.decade(inner_at, tens),
            Some(Opener::Season(month)) => self.season(inner_at, month),
            Some(Opener::Period(unit)) => self.period(inner_at, unit).or_else(|| {
                // «نهاية العام»: this one.
                let bare = matches!(unit, Unit::Month | Unit::Year | Unit::Week);
                (bare && word.starts_with("ال")).then(|| Found {
                    first: inner_at,
                    last: inner_at + 1,
                    days: self.whole_period(unit, Side::This),
                    relative: true,
                    yearless: false,
                })
            }),
            Some(_) => None,
            None => self
                .dated(inner_at)
                .or_else(|| self.lone_month(inner_at))
                .or_else(|| self.led_month(inner_at))
                .or_else(|| self.bare_year(inner_at)),
        }?;
        let days = inner.days.and_then(|d| part_of(d, part));
        Some(Found { first: at, ..inner }).map(|f| Found { days, ..f })
    }

    /// A month that a word like «مطلع» leads, so that no preposition is needed.
    fn led_month(&self, at: usize) -> Option<Found> {
        let skip = usize::from(self.word(at) == "شهر");
        let (month, n) = calendar::month(&self.reading.analysis, at + skip)?;
        let last = at + skip + n;
        let today = self.today.filter(|d| d.precision() >= Precision::Month);
        let days = today.and_then(|today| {
            let ahead = self.looks_ahead(at);
            let year = match (ahead, month > today.month, month < today.month) {
                (true, _, true) => today.year + 1,
                (false, true, _) => today.year - 1,
                _ => today.year,
            };
            Date::new(year, month, 0).and_then(whole)
        });
        Some(Found { first: at, last, days, relative: true, yearless: false })
    }

    fn bare_year(&self, at: usize) -> Option<Found> {
        let days = Date::new(self.year_at(at)?, 0, 0).and_then(whole);
        Some(Found { first: at, last: at + 1, days, relative: false, yearless: false })
    }

    /// «خريف 2020», «خريف عام 2020», «الصيف الماضي».
    pub(super) fn season(&self, at: usize, first_month: u8) -> Option<Found> {
        // «ربيع الأول» is a month.
        if calendar::hijri_month(&self.reading.analysis, at).is_some() {
            return self.dated(at);
        }
        let months = |year: i16| -> Option<Days> {
            // The winter of a year ends in it.
            match first_month {
                12 => Some((Date::new(year, 1, 0)?, Date::new(year, 3, 0)?)),
                m => Some((Date::new(year, m, 0)?, Date::new(year, m + 2, 0)?)),
            }
        };
        let of_year = usize::from(matches!(self.word(at + 1), "عام" | "سنه" | "العام"));
        if let Some(year) = self.year_at(at + 1 + of_year) {
            let last = at + 2 + of_year;
            return Some(Found {
                first: at,
                last,
                days: months(year),
                relative: false,
                yearless: false,
            });
        }
        let side = words::side(self.word(at + 1)).filter(|_| self.word(at).starts_with("ال"))?;
        let days = self.today.filter(|d| d.precision() >= Precision::Month).and_then(|today| {
            let this = months(today.year)?;
            match side {
                Side::Last if this.1.last_day() >= today.first_day() => months(today.year - 1),
                Side::Next if this.0.first_day() <= today.last_day() => months(today.year + 1),
                _ => Some(this),
            }
        });
        Some(Found { first: at, last: at + 2, days, relative: true, yearless: false })
    }

    /// «التسعينيات», «ثمانينيات القرن الماضي».
    pub(super) fn decade(&self, at: usize, tens: i16) -> Option<Found> {
        let mut last = at + 1;
        let mut century = 1900;
        let of = usize::from(self.word(last) == "من");
        if self.word(last + of).ends_with("القرن") {
            let (hundreds, taken) = match (self.word(last + of + 1), self.word(last + of + 2)) {
                ("التاسع", "عشر") => (1800, 3),
                ("الثامن", "عشر") => (1700, 3),
                ("العشرين" | "الماضي" | "الفايت", _) => (1900, 2),
                ("الحالي" | "الجاري", _) => (2000, 2),
                _ => (1900, 1),
            };
            (century, last) = (hundreds, last + of + taken);
        }
        let first = century + tens;
        let days = Some((Date::new(first, 0, 0)?, Date::new(first + 9, 0, 0)?));
        Some(Found { first: at, last, days, relative: false, yearless: false })
    }

    /// «قبل يومين», «منذ ثلاثة أسابيع», «قبل نحو شهر», «قبل ساعات». «قبل يومين من الاقتراع» is
    /// counted from something else and has no days; «منذ أكثر من 3 عقود» has none either.
    pub(super) fn ago(&self, at: usize) -> Option<Found> {
        let mut i = at + 1;
        let mut vague = false;
        match (self.word(i), self.word(i + 1)) {
            ("نحو" | "حوالي" | "قرابه" | "زهاء", _) => i += 1,
            ("اكثر" | "اقل", "من") => (i, vague) = (i + 2, true),
            _ => (),
        }
        let number = self.reading.number(i).filter(|n| n.max == Some(n.min));
        let (n, unit, mut last) = match number {
            Some(number) => {
                let (unit, own) = words::unit(self.word(number.last))?;
                if own.is_some_and(|n| n > 1) {
                    return None;
                }
                (i32::try_from(number.min).ok()?, unit, number.last + 1)
            }
            None => {
                let (unit, own) = words::unit(self.word(i))?;
                // «قبل أيام», «منذ سنوات»: how many is not said.
                if own.is_none() && unit != Unit::Hour {
                    let days = None;
                    return Some(Found {
                        first: at,
                        last: i + 1,
                        days,
                        relative: true,
                        yearless: false,
                    });
                }
                (own.unwrap_or(1), unit, i + 1)
            }
        };
        if self.word(last) == "و" || self.word(last) == "ونصف" {
            vague = true;
            last += usize::from(self.word(last) == "ونصف");
        }
        // «منذ عام 1994»
        if number.is_none() && unit == Unit::Year && self.year_at(last).is_some() {
            let found = self.period(i, Unit::Year)?;
            return Some(Found { first: i, ..found });
        }
        let counted = matches!(self.word(last), "من" | "علي");
        let days = match vague || counted || n > 2000 {
            true => None,
            false => self.distance(n, unit),
        };
        Some(Found { first: at, last, days, relative: true, yearless: false })
    }

    fn distance(&self, n: i32, unit: Unit) -> Option<Days> {
        let today = self.today?;
        match unit {
            Unit::Hour => self.day()?.plus_days(-(n / 24)).and_then(whole),
            Unit::Day => self.day()?.plus_days(-n).and_then(whole),
            Unit::Week => {
                let day = self.day()?.plus_days(-7 * n)?;
                if n <= 2 {
                    return whole(day);
                }
                Some((day.plus_days(-3)?, day.plus_days(3)?))
            }
            Unit::Month => {
                let month = Some(today).filter(|d| d.precision() >= Precision::Month)?;
                month.plus_months(-n).and_then(whole)
            }
            Unit::Year => Date::new(today.year - i16::try_from(n).ok()?, 0, 0).and_then(whole),
            Unit::Decade | Unit::Century => None,
        }
    }

    /// «منذ 1994», «قبل 2003».
    pub(super) fn since_year(&self, at: usize) -> Option<Found> {
        let year = self.lone_year(at + 1)?;
        let days = Date::new(year, 0, 0).and_then(whole);
        Some(Found { first: at + 1, last: at + 2, days, relative: false, yearless: false })
    }

    /// «في 2020», «حرب 2020», «مونديال 2022».
    pub(super) fn led_year(&self, at: usize) -> Option<Found> {
        const LEADS: WordSet = WordSet::new(&[
            "في",
            "حتي",
            "خلال",
            "بحلول",
            "بعد",
            "وفي",
            "حرب",
            "انتخابات",
            "مونديال",
            "اولمبياد",
            "زلزال",
            "ثوره",
            "موسم",
            "اتفاق",
            "هدنه",
            "قمه",
            "انقلاب",
            "حروب",
            "لعام",
            "دستور",
            "هجمات",
            "الحرب",
        ]);
        let before = at.checked_sub(1).map_or("", |b| self.word(b));
        let years = LEADS.contains(&before);
        let days = years.then(|| self.lone_year(at)).flatten().and_then(|y| Date::new(y, 0, 0));
        Some(Found {
            first: at,
            last: at + 1,
            days: whole(days?),
            relative: false,
            yearless: false,
        })
    }

    /// A year without «عام»: four digits that count nothing.
    pub(super) fn lone_year(&self, at: usize) -> Option<i16> {
        let year = self.year_at(at).filter(|y| (1900..=2100).contains(y))?;
        let next = self.word(at + 1);
        let counts = self.reading.number(at).is_none_or(|n| n.last != at + 1);
        (!counts && !crate::lexicon::words::counted::is_counted(next)).then_some(year)
    }
}

/// A third of a stretch of days: «مطلع», «منتصف», «أواخر».
fn part_of(days: Days, part: Part) -> Option<Days> {
    let (start, end) = days;
    match (start.precision(), start == end) {
        (Precision::Month, true) => {
            let (from, to) = match part {
                Part::Early => (1, 10),
                Part::Middle => (11, 20),
                Part::Late => (21, 0),
            };
            let last = Date::from_days(start.last_day())?;
            let to = if to == 0 { last.day } else { to };
            Some((
                Date::new(start.year, start.month, from)?,
                Date::new(start.year, start.month, to)?,
            ))
        }
        (Precision::Year, true) => {
            let (from, to) = match part {
                Part::Early => (1, 3),
                Part::Middle => (5, 8),
                Part::Late => (10, 12),
            };
            Some((Date::new(start.year, from, 0)?, Date::new(start.year, to, 0)?))
        }
        (Precision::Year, false) if end.year - start.year == 9 => {
            let (from, to) = match part {
                Part::Early => (0, 3),
                Part::Middle => (4, 6),
                Part::Late => (7, 9),
            };
            Some((Date::new(start.year + from, 0, 0)?, Date::new(start.year + to, 0, 0)?))
        }
        _ => Some(days),
    }
}
