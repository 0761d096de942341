//! Expressions of time: what days «20 أيلول/سبتمبر», «ليل الاثنين/ الثلاثاء», «الشهر الماضي»,
//! «مطلع التسعينيات» mean.
//!
//! Comes in: the reading; relative expressions look at the article's date and the tense around.
//! Goes out: sorted, not overlapping; without an article date relative ones have no days.
//! What happened then is not decided here.

mod days;
mod hijri;
mod periods;
mod words;

use super::facts::TimeMention;
use super::reading::Reading;
use super::tense::{Tense, tense};
use super::traits::May;
use crate::base::{Date, Precision, Span};
use crate::text::{TokenKind, calendar};

pub(super) use words::may_open;
use words::{Opener, Side};

/// First and last day.
type Days = (Date, Date);

/// An expression found: the tokens it takes and the days it means.
#[derive(Clone, Copy, Debug)]
struct Found {
    first: usize,
    last: usize,
    days: Option<Days>,
    relative: bool,
    /// A day and month whose year the article gave.
    yearless: bool,
}

/// What the readers of one article share.
struct Clock<'r, 'a> {
    reading: &'r Reading<'a>,
    /// The article's date, however precise.
    today: Option<Date>,
}

/// Every expression of time in the article.
pub fn times(reading: &Reading) -> Vec<TimeMention> {
    let today = reading.article.meta.date.as_ref().map(|s| s.date);
    let clock = Clock { reading, today };
    let mut out = Vec::new();
    let mut at = 0;
    while at < reading.analysis.solid.len() {
        let Some(found) = clock.read(at).filter(|f| f.last > at) else {
            at += 1;
            continue;
        };
        let mut found = found;
        // «6 أكتوبر 1973 الموافق 10 رمضان 1393»: one day in two calendars.
        let same = reading.word(found.first.saturating_sub(1)) == "الموافق" && found.first > 0;
        if let Some(before) = out.last().filter(|_: &&TimeMention| same) {
            found.days = before.start.zip(before.end);
        }
        if let Some(span) = clock.span(&found) {
            story(&mut found, &out, today);
            out.push(TimeMention {
                span,
                start: found.days.map(|d| d.0),
                end: found.days.map(|d| d.1),
                relative: found.relative,
                sentence: reading.sentence_at(span.start()),
            });
        }
        at = found.last;
    }
    out
}

/// «في 6 أكتوبر 1973 … وفي 22 أكتوبر»: a day without its year, told after an older full date and
/// later in that year, is of that year; so is one that is told again: «ليلة 25 إلى 26 فبراير 1992 … مساء
/// 25 فبراير».
fn story(found: &mut Found, told: &[TimeMention], today: Option<Date>) {
    let (Some((day, end)), Some(today), Some(last)) = (found.days, today, told.last()) else {
        return;
    };
    let dated = found.relative && day == end && day.day > 0 && found.yearless;
    let again = told.iter().rev().filter(|t| !t.relative).find_map(|t| {
        let (start, end) = t.start.zip(t.end)?;
        let same = Date::new(start.year, day.month, day.day)?;
        let exact = start.day > 0 && end.day > 0 && start.year < today.year;
        let near = start.first_day() - 1..=end.last_day() + 1;
        (exact && near.contains(&same.first_day())).then_some(same)
    });
    if let Some(day) = again.filter(|_| dated) {
        found.days = Some((day, day));
        found.relative = false;
        return;
    }
    let Some(old) = last.end.filter(|d| d.month > 0 && d.year < today.year && !last.relative)
    else {
        return;
    };
    let later = (day.month, day.day) > (old.month, old.day.max(1));
    if dated
        && later
        && let Some(day) = Date::new(old.year, day.month, day.day)
    {
        found.days = Some((day, day));
        found.relative = false;
    }
}

impl Clock<'_, '_> {
    /// The word at `at` of the solid tokens.
    fn word(&self, at: usize) -> &str {
        self.reading.word(at)
    }

    fn is_number(&self, at: usize) -> bool {
        self.reading.analysis.solid_token(at).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// The article's date when its day is known.
    fn day(&self) -> Option<Date> {
        self.today.filter(|d| d.precision() == Precision::Day)
    }

    fn looks_ahead(&self, at: usize) -> bool {
        tense(self.reading, at) == Tense::Future
    }

    /// The expression that begins at token `at`.
    fn read(&self, at: usize) -> Option<Found> {
        let token = self.reading.analysis.solid_token(at)?;
        match token.kind {
            TokenKind::Number => {
                self.day_pair(at).or_else(|| self.dated(at)).or_else(|| self.led_year(at))
            }
            TokenKind::Word => self.worded(at),
            _ => None,
        }
    }

    fn worded(&self, at: usize) -> Option<Found> {
        let word = self.word(at);
        if !self.reading.traits(at).may(May::TIME) {
            return None;
        }
        if let Some(found) = words::opener(word).and_then(|o| self.opened(o, at)) {
            return Some(found);
        }
        let stripped = ["و", "ف", "ب", "ل", "ك"]
            .into_iter()
            .find_map(|c| words::opener(word.strip_prefix(c)?))
            .or_else(|| match word.strip_prefix("لل").or_else(|| word.strip_prefix("ولل"))? {
                "يوم" => Some(Opener::Today),
                "اسبوع" => words::opener("الاسبوع"),
                "شهر" => words::opener("الشهر"),
                "عام" | "سنه" => words::opener("العام"),
                "ايام" => words::opener("الايام"),
                _ => None,
            });
        // «بيوم»، «كعام» are no times; the conjunctions and prepositions before a time are.
        if let Some(found) = stripped.and_then(|o| self.opened(o, at)) {
            return Some(found);
        }
        if calendar::weekday(&self.reading.analysis, at).is_some() {
            return self.weekday(at);
        }
        self.dated(at).or_else(|| self.lone_month(at)).or_else(|| self.lone_hijri(at))
    }

    fn opened(&self, opener: Opener, at: usize) -> Option<Found> {
        match opener {
            Opener::Today => self.today_word(at),
            Opener::Yesterday => self.relative_day(at, at + 1, -1),
            Opener::First => match (self.word(at + 1), self.word(at + 2)) {
                ("من", "امس") => self.relative_day(at, at + 3, -2),
                ("امس", _) => self.relative_day(at, at + 2, -2),
                _ => None,
            },
            Opener::Tomorrow => self.relative_day(at, at + 1, 1),
            Opener::After => match self.word(at + 1) {
                "غد" | "غدا" => self.relative_day(at, at + 2, 2),
                _ => None,
            },
            Opener::Tonight => self.tonight(at),
            Opener::PartOfDay => self.part_of_day(at),
            Opener::Night => self.night(at),
            Opener::Period(unit) => self.period(at, unit),
            Opener::This => self.this_period(at),
            Opener::Part(part) => self.part(at, part),
            Opener::Ago | Opener::Since => self.ago(at).or_else(|| self.since_year(at)),
            Opener::From | Opener::Between => self.range(at),
            Opener::Season(month) => self.season(at, month),
            Opener::Decade(tens) => self.decade(at, tens),
            Opener::Many(unit) => self.many(at, unit),
        }
    }

    /// Bytes of the expression, the proclitic of its first word and commas at its end left out.
    fn span(&self, found: &Found) -> Option<Span> {
        let a = &self.reading.analysis;
        let first = a.solid_token(found.first)?;
        let word = a.word(found.first);
        let clitic = match words::opener(word).is_some() {
            true => 0,
            false => proclitic(word),
        };
        let start = match first.kind {
            TokenKind::Word if clitic > 0 => {
                a.text_at(self.reading.text, first.folded.start() + clitic)
            }
            _ => first.span.start(),
        };
        let end = a.solid_token(found.last.checked_sub(1)?)?.span.end();
        (start < end).then(|| Span::new(start, end))
    }
}

/// Bytes of the proclitic before a word of time; 0 when the word as a whole is one.
fn proclitic(word: &str) -> usize {
    let starts = |w: &str| {
        words::opener(w).is_some()
            || ["ال", "يناير", "فبراير", "مارس", "ابريل", "مايو", "يوني", "يولي", "اغسطس"]
                .iter()
                .any(|p| w.starts_with(p))
            || ["سبتمبر", "اكتوبر", "نوفمبر", "ديسمبر", "كانون", "تشرين", "شباط", "اذار"]
                .contains(&w)
            || ["نيسان", "ايار", "حزيران", "تموز", "ايلول", "اب"].contains(&w)
    };
    if starts(word) {
        return 0;
    }
    // لل hides the alef of the article: the word cannot be cut, so it stays whole after و.
    ["و", "ف", "ب", "ل", "ك"]
        .into_iter()
        .find(|c| word.strip_prefix(c).is_some_and(starts))
        .map_or(0, str::len)
}

/// The whole of what a date can mean.
fn whole(date: Date) -> Option<Days> {
    Some((date, date))
}

fn shifted(date: Date, side: Side) -> i32 {
    let _ = date;
    match side {
        Side::Last => -1,
        Side::This => 0,
        Side::Next => 1,
    }
}
