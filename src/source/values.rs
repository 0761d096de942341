//! Small values as authors write them: dates in any digits, flags, coordinates, colours, addresses.

use crate::base::{Date, Stamp};
use crate::document::Coordinates;

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BadDate {
    /// Written as a date, but no such day or time exists.
    pub(crate) impossible: bool,
    /// What was probably meant, in the right form.
    pub(crate) rewrite: Option<String>,
}

/// Arabic-Indic and Persian digits, and the Arabic decimal sign, as ASCII.
pub(crate) fn ascii_digits(s: &str) -> String {
    let ascii = |c: char| match c {
        '\u{660}'..='\u{669}' => digit(c as u32 - 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(c as u32 - 0x6f0),
        '٫' => '.',
        '‐' | '‑' | '–' | '−' => '-',
        _ => c,
    };
    s.trim().chars().map(ascii).collect()
}

fn digit(n: u32) -> char {
    char::from_digit(n, 10).unwrap_or('0')
}

/// Undoes percent-encoding where it makes text; what does not stays as it is.
pub(crate) fn percent_decoded(s: &str) -> String {
    let mut bytes = Vec::with_capacity(s.len());
    let mut rest = s.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |b: Option<&u8>| b.and_then(|b| char::from(*b).to_digit(16));
        let pair = hex(tail.first()).zip(hex(tail.get(1)));
        match pair.and_then(|(a, b)| u8::try_from(a * 16 + b).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| s.to_owned())
}

/// Words on one line, runs of blanks as one space.
pub(crate) fn one_line(s: &str) -> String {
    s.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A date or date-time.
pub(crate) fn stamp(s: &str) -> Result<Stamp, BadDate> {
    let ascii = ascii_digits(s);
    if let Some(stamp) = Stamp::parse(&ascii) {
        return Ok(stamp);
    }
    let day = ascii.split(['T', 't', ' ']).next().unwrap_or_default();
    let shaped = |d: &str| {
        let parts: Vec<&str> = d.split('-').collect();
        let digits = parts.iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()));
        let lengths: Vec<usize> = parts.iter().map(|p| p.len()).collect();
        digits && matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2])
    };
    if shaped(day) {
        return Err(BadDate { impossible: true, rewrite: None });
    }
    Err(BadDate { impossible: false, rewrite: rewritten(&ascii) })
}

/// `20/9/2023`, `2023/9/20`, `20.09.2023` in the right form.
fn rewritten(s: &str) -> Option<String> {
    let parts: Vec<u16> =
        s.split(['/', '.', '-', ' ']).map(|p| p.parse().ok()).collect::<Option<_>>()?;
    let (year, month, day) = match parts.as_slice() {
        [y, m, d] if *y >= 1000 => (*y, *m, *d),
        [d, m, y] if *y >= 1000 => (*y, *m, *d),
        [y, m] | [m, y] if *y >= 1000 => (*y, *m, 0),
        _ => return None,
    };
    let date = Date::new(i16::try_from(year).ok()?, month.try_into().ok()?, day.try_into().ok()?);
    date.map(|d| d.to_string())
}

pub(crate) fn flag(s: &str) -> Option<bool> {
    match s.to_lowercase().as_str() {
        "true" | "yes" | "on" | "نعم" => Some(true),
        "false" | "no" | "off" | "لا" => Some(false),
        _ => None,
    }
}

/// What a pair of numbers is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BadCoordinates {
    NotNumbers,
    OutOfRange,
}

/// Degrees north and east.
pub(crate) fn coordinates(lat: &str, lon: &str) -> Result<Coordinates, BadCoordinates> {
    let (Some(lat), Some(lon)) = (degrees(lat), degrees(lon)) else {
        return Err(BadCoordinates::NotNumbers);
    };
    match lat.abs() <= 9_000_000 && lon.abs() <= 18_000_000 {
        true => Ok(Coordinates { lat, lon }),
        false => Err(BadCoordinates::OutOfRange),
    }
}

/// A decimal number in hundred-thousandths, cut after five places; no float is involved.
fn degrees(s: &str) -> Option<i32> {
    let ascii = ascii_digits(s);
    let (sign, digits) = match ascii.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, ascii.strip_prefix('+').unwrap_or(&ascii)),
    };
    let digits = digits.trim_end_matches('°').trim();
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let only_digits = |p: &str| p.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 4 || !only_digits(whole) || !only_digits(fraction) {
        return None;
    }
    let mut places: String = fraction.chars().take(5).collect();
    while places.len() < 5 {
        places.push('0');
    }
    let number = whole.parse::<i32>().ok()? * 100_000 + places.parse::<i32>().ok()?;
    Some(sign * number)
}

/// A CSS hex colour, lower case.
pub(crate) fn color(s: &str) -> Option<String> {
    let hex = s.strip_prefix('#')?;
    let fits = matches!(hex.len(), 3 | 6) && hex.bytes().all(|b| b.is_ascii_hexdigit());
    fits.then(|| format!("#{}", hex.to_ascii_lowercase()))
}

/// True for an absolute http(s) address with a host and without blanks or controls.
pub(crate) fn is_web_address(s: &str) -> bool {
    let lower = s.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let host = rest.and_then(|r| r.split(['/', '?', '#']).next());
    let clean =
        !s.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"\\`{}|^".contains(c));
    clean && host.is_some_and(|h| !h.is_empty() && !h.starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_come_in_any_digits() {
        assert_eq!(stamp("٢٠٢٣-٠٩-٢٠").map(|s| s.to_string()), Ok("2023-09-20".into()));
        assert_eq!(stamp("۲۰۲۳").map(|s| s.to_string()), Ok("2023".into()));
        assert_eq!(stamp("2023-02-31"), Err(BadDate { impossible: true, rewrite: None }));
        let bad = BadDate { impossible: false, rewrite: Some("2023-09-20".into()) };
        assert_eq!(stamp("20/9/2023"), Err(bad));
    }

    #[test]
    fn coordinates_are_exact() {
        let there = Coordinates { lat: 3_981_521, lon: -4_675_000 };
        assert_eq!(coordinates("39.81521", "-46.75"), Ok(there));
        assert_eq!(coordinates("٣٩٫٨", "46"), Ok(Coordinates { lat: 3_980_000, lon: 4_600_000 }));
        assert_eq!(coordinates("95", "0"), Err(BadCoordinates::OutOfRange));
        assert_eq!(coordinates("north", "0"), Err(BadCoordinates::NotNumbers));
    }

    #[test]
    fn colours_and_addresses() {
        assert_eq!(color("#0A6"), Some("#0a6".into()));
        assert_eq!(color("red"), None);
        assert!(is_web_address("https://example.org/س"));
        assert!(!is_web_address("https:///x"));
        assert!(!is_web_address("javascript:alert(1)"));
    }
}
