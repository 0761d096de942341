//! Dates as archives write them.

use crate::base::{Date, Stamp};
use crate::raw;
use crate::text::fold;

/// A date, when there is one to be read: ISO 8601, RFC 2822, seconds or milliseconds since 1970,
/// day before month, or words.
pub(super) fn stamp(words: &str) -> Option<Stamp> {
    let words = fold(words.trim()).to_uppercase();
    let words = words.trim();
    if words.is_empty() || words.starts_with("0000") {
        return None;
    }
    let shortened = || words.get(..19).and_then(Stamp::parse);
    colonless(words)
        .or_else(|| Stamp::parse(words))
        .or_else(|| since_1970(words))
        .or_else(|| mail(words))
        .or_else(|| by_numbers(words))
        .or_else(shortened)
        .or_else(|| words.get(..10).and_then(Stamp::parse))
        .or_else(|| raw::find_date(words).map(|(date, _)| date.into()))
}

/// `2023-09-20T10:00:00+0300`.
fn colonless(words: &str) -> Option<Stamp> {
    let at = words.len().checked_sub(5)?;
    let (head, zone) = (words.get(..at)?, words.get(at..)?);
    let digits = zone.get(1..)?.bytes().all(|b| b.is_ascii_digit());
    let good = zone.starts_with(['+', '-']) && digits && head.contains(':');
    let colon = format!("{head}{}:{}", zone.get(..3)?, zone.get(3..)?);
    good.then(|| Stamp::parse(&colon)).flatten()
}

fn since_1970(words: &str) -> Option<Stamp> {
    let n: i64 = words.split('.').next()?.parse().ok()?;
    let seconds = match words.len() {
        9..=10 => n,
        13 => n / 1000,
        _ => return None,
    };
    let moment = jiff::Timestamp::from_second(seconds).ok()?;
    Stamp::parse(&moment.to_string())
}

/// `Wed, 20 Sep 2023 10:00:00 +0000`; the names of zones of old feeds too.
fn mail(words: &str) -> Option<Stamp> {
    let zoned = words.replace(" GMT", " +0000").replace(" UTC", " +0000").replace(" UT", " +0000");
    let zoned = jiff::fmt::rfc2822::parse(&zoned).ok()?;
    let (date, time, offset) = (zoned.date(), zoned.time(), zoned.offset().seconds() / 60);
    let sign = if offset < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
    Stamp::parse(&format!(
        "{date}T{:02}:{:02}:{:02}{sign}{hours:02}:{minutes:02}",
        time.hour(),
        time.minute(),
        time.second(),
    ))
}

/// `20/9/2023`, `2023/9/20`, `20-09-2023`, with or without a time after it.
fn by_numbers(words: &str) -> Option<Stamp> {
    let day = words.split([' ', 'T', ',']).next()?;
    let parts: Option<Vec<u16>> = day.split(['/', '.', '-']).map(|p| p.parse().ok()).collect();
    let parts = parts?;
    let (year, month, day) = match parts.as_slice() {
        [y, m, d] if *y >= 1000 => (*y, *m, *d),
        [d, m, y] if *y >= 1000 && *m > 12 => (*y, *d, *m),
        [d, m, y] if *y >= 1000 => (*y, *m, *d),
        _ => return None,
    };
    let small = |n: u16| u8::try_from(n).ok();
    Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).map(Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_come_in_many_shapes() {
        for (words, expected) in [
            ("2023-09-20", "2023-09-20"),
            ("٢٠٢٣-٠٩-٢٠", "2023-09-20"),
            ("2023-09-20 10:00:00", "2023-09-20T10:00:00"),
            ("2023-09-20T10:00:00+0300", "2023-09-20T10:00:00+03:00"),
            ("Wed, 20 Sep 2023 10:00:00 GMT", "2023-09-20T10:00:00+00:00"),
            ("1695204000", "2023-09-20T10:00:00Z"),
            ("1695204000000", "2023-09-20T10:00:00Z"),
            ("20/9/2023", "2023-09-20"),
            ("9/20/2023 4:00 PM", "2023-09-20"),
            ("20 سبتمبر 2023", "2023-09-20"),
        ] {
            let found = stamp(words).map(|s| s.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{words}");
        }
        for words in ["", "0000-00-00 00:00:00", "2023-02-31", "soon"] {
            assert_eq!(stamp(words), None, "{words}");
        }
    }
}
