//! Lines that are only a date: «الأربعاء 20 سبتمبر 2023 - 14:05».
//!
//! In: the words of one line. Out: the date it gives, if all the line does is give one. A year in
//! prose never dates an article: any word that is not a date's makes the line prose.

use crate::base::{Date, Span, Stamp};
use crate::text::{TokenKind, analyze, calendar};

use super::words::{is, words};

/// What a date line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DateLine {
    /// A day of a year.
    Day(Stamp),
    /// A date or time without a year, «منذ 3 ساعات»: nothing to keep.
    Vague,
}

const ENGLISH: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads a line that is only a date.
pub(crate) fn read(line: &str) -> Option<DateLine> {
    const LONGEST: usize = 110;
    let key = words(line);
    if line.len() > LONGEST * 2
        || key.is_empty()
        || key.len() > 18
        || key.iter().any(|w| !is_dateish(w))
    {
        return None;
    }
    if let Some(date) = spelled(line).or_else(|| english(&key)) {
        let time = clock(line, &key).filter(|_| date.day > 0);
        return Some(DateLine::Day(Stamp { date, time: time.unwrap_or_default() }));
    }
    let says_when =
        key.iter().any(|w| is(w, "day") || is(w, "time") || is_ago(w)) || line.contains(':');
    let has_number = key.iter().any(|w| w.chars().all(|c| c.is_ascii_digit()));
    (says_when && (has_number || key.len() >= 2)).then_some(DateLine::Vague)
}

/// The date written anywhere in `words`, with its year.
pub(crate) fn find(line: &str) -> Option<(Date, Span)> {
    let a = analyze(line, &[Span::new(0, line.len())], |_| false);
    let mut at = 0;
    let mut best: Option<(Date, Span)> = None;
    while at < a.solid.len() {
        let Some(d) = calendar::read(line, &a, at) else {
            at += 1;
            continue;
        };
        at = d.last.max(at + 1);
        if d.hijri || d.year == 0 {
            continue;
        }
        if let Some(date) = Date::new(d.year, d.month, d.day) {
            best = best.or(Some((date, d.span)));
        }
    }
    best
}

fn spelled(line: &str) -> Option<Date> {
    find(line).map(|(date, _)| date)
}

/// «September 20, 2023», «20 Sep 2023».
fn english(key: &[String]) -> Option<Date> {
    let month_at = key.iter().position(|w| english_month(w).is_some())?;
    let month = english_month(key.get(month_at)?)?;
    let number = |i: Option<usize>| i.and_then(|i| key.get(i)).and_then(|w| w.parse::<i16>().ok());
    let (before, after) = (number(month_at.checked_sub(1)), number(Some(month_at + 1)));
    let (day, year) = match (before, after) {
        (Some(d), Some(y)) if d <= 31 && y > 1000 => (d, y),
        (_, Some(d)) if d <= 31 => (d, number(Some(month_at + 2)).filter(|y| *y > 1000)?),
        (_, Some(y)) if y > 1000 => (0, y),
        _ => return None,
    };
    Date::new(year, month, u8::try_from(day).ok()?)
}

fn english_month(word: &str) -> Option<u8> {
    let at = ENGLISH.iter().position(|m| word.starts_with(m) && word.len() <= 9)?;
    u8::try_from(at + 1).ok()
}

/// The time of day, when the line gives one: «14:05», «9:30 مساء».
fn clock(line: &str, key: &[String]) -> Option<String> {
    let a = analyze(line, &[Span::new(0, line.len())], |_| false);
    let number = |i: usize| -> Option<u8> {
        let token = a.solid_token(i).filter(|t| t.kind == TokenKind::Number)?;
        token.folded.of(&a.folded).parse().ok()
    };
    let at = (0..a.solid.len())
        .find(|i| a.word(i + 1) == ":" && number(*i).is_some() && number(i + 2).is_some())?;
    let (mut hour, minute) = (number(at)?, number(at + 2)?);
    let says = |names: &[&str]| key.iter().any(|w| names.contains(&w.as_str()));
    if says(&["م", "مسا", "pm", "ليلا"]) && hour < 12 {
        hour += 12;
    } else if says(&["ص", "صباحا", "am", "فجرا"]) && hour == 12 {
        hour = 0;
    }
    (hour < 24 && minute < 60).then(|| format!("T{hour:02}:{minute:02}:00"))
}

fn is_ago(word: &str) -> bool {
    matches!(word, "منذ" | "قبل" | "ago")
}

fn is_dateish(word: &str) -> bool {
    let digits = word.chars().all(|c| c.is_ascii_digit());
    let glued = word.trim_end_matches(['h', 'م', 'ه', 't', 'z']);
    let glued = !glued.is_empty() && glued.chars().all(|c| c.is_ascii_digit());
    digits && word.len() <= 4
        || glued
        || is(word, "date-line")
        || is(word, "time")
        || english_month(word).is_some()
        || is_hijri(word)
}

fn is_hijri(word: &str) -> bool {
    matches!(
        word,
        "محرم"
            | "المحرم"
            | "صفر"
            | "ربيع"
            | "جمادي"
            | "رجب"
            | "شعبان"
            | "رمضان"
            | "شوال"
            | "ذو"
            | "ذي"
            | "القعده"
            | "الحجه"
            | "الاخر"
            | "الاخره"
            | "الاولي"
            | "الثانيه"
    )
}

/// «14:05», «[14:05]», «14:05 بتوقيت غرينتش»: the mark of an entry in a live report.
pub(crate) fn is_time_mark(line: &str) -> bool {
    line.contains(':') && line.chars().count() <= 40 && matches!(read(line), Some(DateLine::Vague))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(line: &str) -> String {
        match read(line) {
            Some(DateLine::Day(stamp)) => stamp.to_string(),
            Some(DateLine::Vague) => "vague".into(),
            None => "none".into(),
        }
    }

    #[test]
    fn date_lines_are_read_and_prose_is_not() {
        for (line, expected) in [
            ("الأربعاء 20 سبتمبر 2023 - 14:05", "2023-09-20T14:05:00"),
            ("نُشر في: 3 آذار/مارس 2021", "2021-03-03"),
            ("٢٠٢٣/٠٩/٢٠", "2023-09-20"),
            ("آخر تحديث 05-11-2019 9:30 م", "2019-11-05T21:30:00"),
            ("الجمعة 5 رجب 1440 هـ - 14 مايو 2021 م", "2021-05-14"),
            ("September 20, 2023", "2023-09-20"),
            ("منذ 3 ساعات", "vague"),
            ("الثلاثاء 14:05", "vague"),
            ("منذ حرب عام 2020", "none"),
            ("عام 2020 كان صعبا", "none"),
            ("اليوم", "none"),
        ] {
            assert_eq!(day(line), expected, "{line}");
        }
    }
}
