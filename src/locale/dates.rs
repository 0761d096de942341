//! Dates as the site writes them.

use icu_calendar::{AnyCalendar, Iso};

use super::Locale;
use crate::base::{Date, Precision};
use crate::config::{Hijri, Months};

const STANDARD: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const LEVANT: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];
const MAGHREB: [&str; 12] = [
    "جانفي",
    "فيفري",
    "مارس",
    "أفريل",
    "ماي",
    "جوان",
    "جويلية",
    "أوت",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const MOROCCO: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "ماي",
    "يونيو",
    "يوليوز",
    "غشت",
    "شتنبر",
    "أكتوبر",
    "نونبر",
    "دجنبر",
];
const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
impl Locale {
    /// The name of a month, 1–12.
    pub fn month(&self, month: u8) -> String {
        let at = |table: &[&'static str; 12]| {
            usize::from(month)
                .checked_sub(1)
                .and_then(|i| table.get(i))
                .copied()
                .unwrap_or_default()
        };
        if let Some(own) = self.catalogue.get(&format!("month.{month}")) {
            return own.to_owned();
        }
        if self.direction() == "ltr" {
            return at(&ENGLISH).to_owned();
        }
        match self.months {
            Months::Standard => at(&STANDARD).to_owned(),
            Months::Levant => at(&LEVANT).to_owned(),
            Months::Maghreb => at(&MAGHREB).to_owned(),
            Months::Morocco => at(&MOROCCO).to_owned(),
            Months::Dual => format!("{}/{}", at(&LEVANT), at(&STANDARD)),
        }
    }

    /// «٢٠ سبتمبر ٢٠٢٣», «سبتمبر ٢٠٢٣» or «٢٠٢٣», as much as is known.
    pub fn date(&self, date: Date) -> String {
        let year = self.digits(&date.year.to_string());
        match date.precision() {
            Precision::Year => year,
            Precision::Month => format!("{} {year}", self.month(date.month)),
            Precision::Day => format!("{} {year}", self.day(date)),
        }
    }

    /// «٢٠ سبتمبر», the month alone, or nothing.
    pub fn day(&self, date: Date) -> String {
        match date.precision() {
            Precision::Year => String::new(),
            Precision::Month => self.month(date.month),
            Precision::Day => {
                format!("{} {}", self.digits(&date.day.to_string()), self.month(date.month))
            }
        }
    }

    /// From the first to the last, with what they share said once: «٢٧ سبتمبر – ١٠ نوفمبر ٢٠٢٠».
    pub fn period(&self, start: Date, end: Date) -> String {
        if start == end {
            return self.date(start);
        }
        let same_year = start.year == end.year;
        let day = Precision::Day;
        if same_year
            && start.month == end.month
            && start.precision() == day
            && end.precision() == day
        {
            let first = self.digits(&start.day.to_string());
            return format!("{first}–{}", self.date(end));
        }
        if same_year && start.precision() != Precision::Year && end.precision() != Precision::Year {
            return format!("{} – {}", self.day(start), self.date(end));
        }
        format!("{} – {}", self.date(start), self.date(end))
    }

    /// The same for what articles tell, who may have left it as vague as «مطلع التسعينيات».
    pub fn vague_period(&self, start: Date, end: Date) -> String {
        self.decade(start, end).unwrap_or_else(|| self.period(start, end))
    }

    /// «التسعينيات», «مطلع التسعينيات»: years that are a decade of the last century or a part of it, as vague as
    /// whoever told them left it.
    fn decade(&self, start: Date, end: Date) -> Option<String> {
        let years = start.precision() == Precision::Year && end.precision() == Precision::Year;
        let first = start.year - start.year.rem_euclid(10);
        let part = match (start.year - first, end.year - first) {
            (0, 9) => "whole",
            (0, 3) => "early",
            (4, 6) => "middle",
            (7, 9) => "late",
            _ => return None,
        };
        let decade = self.catalogue.get(&format!("decade.{first}")).filter(|_| years)?;
        Some(self.fill(&format!("decade.{part}"), &[("d", decade)]))
    }

    /// The Umm al-Qura date, when the site shows it and the day is known: «٥ ربيع الأول ١٤٤٥ هـ».
    pub fn hijri(&self, date: Date) -> Option<String> {
        if self.hijri == Hijri::Off || date.precision() != Precision::Day || date.year < 1880 {
            return None;
        }
        let iso =
            icu_calendar::Date::try_new_iso(i32::from(date.year), date.month, date.day).ok()?;
        let hijri = umm_al_qura(iso)?;
        let month = self.catalogue.get(&format!("hijri.{}", hijri.1))?;
        let (day, year) = (self.digits(&hijri.2.to_string()), self.digits(&hijri.0.to_string()));
        Some(self.fill("hijri-date", &[("d", &day), ("m", month), ("y", &year)]))
    }
}

/// Year, month and day of the Umm al-Qura calendar.
fn umm_al_qura(iso: icu_calendar::Date<Iso>) -> Option<(i32, u8, u8)> {
    let calendar = AnyCalendar::new(icu_calendar::AnyCalendarKind::HijriUmmAlQura);
    let date = iso.to_calendar(calendar);
    Some((date.year().extended_year(), date.month().number(), date.day_of_month().0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn dates_in_words() {
        let config = Config { hijri: Hijri::Beside, ..Config::default() };
        let locale = Locale::new(&config);
        let date = |s| Date::parse(s).unwrap_or_default();
        assert_eq!(locale.date(date("2023-09-20")), "٢٠ سبتمبر ٢٠٢٣");
        assert_eq!(locale.date(date("2023-09")), "سبتمبر ٢٠٢٣");
        assert_eq!(
            locale.period(date("2020-09-27"), date("2020-11-10")),
            "٢٧ سبتمبر – ١٠ نوفمبر ٢٠٢٠"
        );
        assert_eq!(locale.period(date("2023-09-19"), date("2023-09-20")), "١٩–٢٠ سبتمبر ٢٠٢٣");
        assert_eq!(locale.vague_period(date("1990"), date("1993")), "مطلع التسعينيات");
        assert_eq!(locale.vague_period(date("1990"), date("1999")), "التسعينيات");
        assert_eq!(locale.vague_period(date("1991"), date("1994")), "١٩٩١ – ١٩٩٤");
        assert_eq!(locale.hijri(date("2023-09-20")).as_deref(), Some("٥ ربيع الأول ١٤٤٥ هـ"));
    }
}
