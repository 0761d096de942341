//! Months, weekdays and dates as the Arabic press of every region writes them.
//!
//! Reads what is written; «أمس», «الثلاثاء الماضي» and other words that need the article's date
//! are `extract`'s work.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::analysis::Analysis;
use super::numbers;
use super::tokens::TokenKind;
use crate::base::Span;
use crate::base::hash::BuildWordHasher;

/// A date as written: what it does not say is zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WrittenDate {
    /// Tokens of `Analysis::solid`, end exclusive.
    pub first: usize,
    pub last: usize,
    /// Bytes of the text, proclitics left out.
    pub span: Span,
    pub year: i16,
    pub month: u8,
    pub day: u8,
    /// True for a date of the Hijri calendar.
    pub hijri: bool,
}

/// Month names, folded, by Gregorian month: pan-Arab (with Egyptian spellings), Levant and Iraq,
/// Tunisia and Algeria, Morocco, Mauritania. Two-word names are joined by one space.
const MONTHS: &[(&str, u8)] = &[
    ("يناير", 1),
    ("كانون الثاني", 1),
    ("جانفي", 1),
    ("فبراير", 2),
    ("شباط", 2),
    ("فيفري", 2),
    ("مارس", 3),
    ("اذار", 3),
    ("ابريل", 4),
    ("نيسان", 4),
    ("افريل", 4),
    ("مايو", 5),
    ("ايار", 5),
    ("ماي", 5),
    ("يونيو", 6),
    ("يونيه", 6),
    ("حزيران", 6),
    ("جوان", 6),
    ("يوليو", 7),
    ("يوليه", 7),
    ("تموز", 7),
    ("جويليه", 7),
    ("يوليوز", 7),
    ("اغسطس", 8),
    ("اب", 8),
    ("اوت", 8),
    ("غشت", 8),
    ("اغشت", 8),
    ("سبتمبر", 9),
    ("ايلول", 9),
    ("شتنبر", 9),
    ("شتمبر", 9),
    ("اكتوبر", 10),
    ("تشرين الاول", 10),
    ("نوفمبر", 11),
    ("تشرين الثاني", 11),
    ("نونبر", 11),
    ("نوفبر", 11),
    ("ديسمبر", 12),
    ("كانون الاول", 12),
    ("دجنبر", 12),
    ("دجمبر", 12),
];

const HIJRI_MONTHS: &[(&str, u8)] = &[
    ("محرم", 1),
    ("المحرم", 1),
    ("صفر", 2),
    ("ربيع الاول", 3),
    ("ربيع الاخر", 4),
    ("ربيع الثاني", 4),
    ("جمادي الاولي", 5),
    ("جمادي الاول", 5),
    ("جمادي الاخره", 6),
    ("جمادي الثانيه", 6),
    ("رجب", 7),
    ("شعبان", 8),
    ("رمضان", 9),
    ("شوال", 10),
    ("ذو القعده", 11),
    ("ذي القعده", 11),
    ("ذو الحجه", 12),
    ("ذي الحجه", 12),
];

/// Monday = 1.
const WEEKDAYS: &[(&str, u8)] = &[
    ("الاثنين", 1),
    ("الثلاثاء", 2),
    ("الثلاثا", 2),
    ("الاربعاء", 3),
    ("الاربعا", 3),
    ("الخميس", 4),
    ("الجمعه", 5),
    ("السبت", 6),
    ("الاحد", 7),
];

const ORDINALS: &[(&str, u8)] = &[
    ("الاول", 1),
    ("الثاني", 2),
    ("الثالث", 3),
    ("الرابع", 4),
    ("الخامس", 5),
    ("السادس", 6),
    ("السابع", 7),
    ("الثامن", 8),
    ("التاسع", 9),
    ("العاشر", 10),
    ("الحادي", 1),
];

/// The number of «الأول» to «العاشر», folded; «الحادي» opens 11, 21 and 31.
pub fn ordinal(word: &str) -> Option<u8> {
    ORDINALS.iter().find(|(name, _)| *name == word).map(|(_, n)| *n)
}

/// Every name a month of the sun has, folded: «يناير», «كانون الثاني», «جانفي».
pub fn names_of(month: u8) -> impl Iterator<Item = &'static str> {
    MONTHS.iter().filter(move |(_, n)| *n == month).map(|(name, _)| *name)
}

/// The first words of every month, weekday and ordinal: what a date in words can begin with.
pub fn first_words() -> impl Iterator<Item = &'static str> {
    let months = MONTHS.iter().chain(HIJRI_MONTHS).map(|(n, _)| n.split(' ').next().unwrap_or(n));
    let days = WEEKDAYS.iter().chain(ORDINALS).map(|(n, _)| *n);
    months.chain(days).chain(["العشرين", "العشرون", "الثلاثين", "الثلاثون"])
}

/// The month whose name begins at token `at`: its number and how many tokens the name takes.
/// The first word may carry one proclitic when `clitic` allows («وسبتمبر», «لسبتمبر»).
pub fn month(a: &Analysis, at: usize) -> Option<(u8, usize)> {
    static NAMES: LazyLock<Names> = LazyLock::new(|| by_first_word(MONTHS));
    named(a, at, &NAMES)
}

/// The Hijri month whose name begins at token `at`.
pub fn hijri_month(a: &Analysis, at: usize) -> Option<(u8, usize)> {
    static NAMES: LazyLock<Names> = LazyLock::new(|| by_first_word(HIJRI_MONTHS));
    named(a, at, &NAMES)
}

/// The weekday named by token `at`, Monday = 1; one proclitic may stand before it.
pub fn weekday(a: &Analysis, at: usize) -> Option<u8> {
    let word = a.word(at);
    ["", "و", "ف", "ب", "ك"]
        .into_iter()
        .find_map(|clitic| {
            let word = word.strip_prefix(clitic)?;
            WEEKDAYS.iter().find(|(w, _)| *w == word).map(|(_, n)| *n)
        })
        .or_else(|| {
            let stem = word.strip_prefix("لل")?;
            WEEKDAYS.iter().find(|(w, _)| w.strip_prefix("ال") == Some(stem)).map(|(_, n)| *n)
        })
}

/// Names by their first word, with the second one if they have it, in the order of their table.
type Names = HashMap<&'static str, Vec<(Option<&'static str>, u8)>, BuildWordHasher>;

fn by_first_word(table: &'static [(&str, u8)]) -> Names {
    let mut names = Names::default();
    for (name, n) in table {
        let (first, second) = match name.split_once(' ') {
            Some((one, two)) => (one, Some(two)),
            None => (*name, None),
        };
        names.entry(first).or_default().push((second, *n));
    }
    names
}

fn named(a: &Analysis, at: usize, names: &Names) -> Option<(u8, usize)> {
    let (first, next) = (a.word(at), a.word(at + 1));
    // Four letters behind a clitic.
    let led = first.strip_prefix(['و', 'ل', 'ب', 'ف']).filter(|stem| stem.len() >= 8);
    [Some(first), led].into_iter().flatten().find_map(|first| {
        let named = names.get(first)?;
        named.iter().find_map(|(second, n)| match second {
            Some(second) => (*second == next).then_some((*n, 2)),
            None => Some((*n, 1)),
        })
    })
}

/// Reads the date that begins at token `first` of `solid`: «20 سبتمبر 2023», «27 أيلول/سبتمبر»,
/// «تشرين الثاني (نوفمبر) 2020», «التاسع من نوفمبر 2020», «20/9/2023», «2023-09-20»,
/// «15 رمضان 1444هـ», «سبتمبر 2023». A bare year or month is not a date here.
pub fn read(text: &str, a: &Analysis, first: usize) -> Option<WrittenDate> {
    numeric(a, first).or_else(|| spelled(text, a, first))
}

fn spelled(text: &str, a: &Analysis, first: usize) -> Option<WrittenDate> {
    let (day, mut at) = day_number(text, a, first).unwrap_or((0, first));
    if day > 0 && matches!(a.word(at), "من" | "شهر" | "-") {
        at += if a.word(at) == "من" && a.word(at + 1) == "شهر" { 2 } else { 1 };
    }
    let (month, hijri, taken) = match (month(a, at), hijri_month(a, at)) {
        (Some((m, n)), _) => (m, false, n),
        (None, Some((m, n))) => (m, true, n),
        _ => return None,
    };
    // A proclitic inside the date («20 وسبتمبر») is not one.
    at += taken;
    at = second_name(a, at, month).unwrap_or(at);
    let mut year_at = at;
    while matches!(a.word(year_at), "من" | "عام" | "سنه" | "العام" | "لعام" | "،" | "," | "لسنه")
        && year_at < at + 2
    {
        year_at += 1;
    }
    let year = year(text, a, year_at, hijri);
    if day == 0 && year.is_none() {
        return None;
    }
    let mut last = if year.is_some() { year_at + 1 } else { at };
    if hijri && matches!(a.word(last), "ه" | "هجري" | "هجريه" | "للهجره") {
        last += 1;
    }
    let head = a.solid_token(first)?;
    let clitic = clitic_bytes(a.word(first));
    let start = a.text_at(text, head.folded.start() + clitic);
    let end = a.solid_token(last - 1)?.span.end();
    let span = Span::new(start.min(end), end);
    Some(WrittenDate { first, last, span, year: year.unwrap_or(0), month, day, hijri })
}

/// Bytes of the proclitic before a month name or ordinal that opens a date.
fn clitic_bytes(word: &str) -> usize {
    let known = |w: &str| {
        MONTHS.iter().chain(HIJRI_MONTHS).any(|(n, _)| n.split(' ').next() == Some(w))
            || ORDINALS.iter().any(|(n, _)| *n == w)
    };
    if known(word) {
        return 0;
    }
    ["و", "ل", "ب", "ف"]
        .into_iter()
        .find(|c| word.strip_prefix(c).is_some_and(known))
        .map_or(0, str::len)
}

/// «أيلول/سبتمبر», «تشرين الثاني (نوفمبر)»: the second name of the same month, and past it.
fn second_name(a: &Analysis, at: usize, month_number: u8) -> Option<usize> {
    let open = a.word(at);
    if !matches!(open, "/" | "(" | "-" | "–") {
        return None;
    }
    let (second, n) = month(a, at + 1)?;
    if second != month_number {
        return None;
    }
    let past = at + 1 + n;
    match open {
        "(" => (a.word(past) == ")").then_some(past + 1),
        _ => Some(past),
    }
}

/// «20», «التاسع», «السابع والعشرين», «الحادي عشر»: a day of the month, and past it.
fn day_number(text: &str, a: &Analysis, at: usize) -> Option<(u8, usize)> {
    let token = a.solid_token(at)?;
    if token.kind == TokenKind::Number {
        let n = numbers::read(text, a, at)?;
        let day = u8::try_from(n.min).ok().filter(|d| n.digits && (1..=31).contains(d))?;
        return Some((day, n.last));
    }
    let word = a.word(at);
    let tens = |w: &str| match w {
        "العشرين" | "العشرون" => Some(20),
        "الثلاثين" | "الثلاثون" => Some(30),
        _ => None,
    };
    let word = ["", "و", "ل", "ب", "ف"]
        .into_iter()
        .find_map(|c| word.strip_prefix(c).filter(|w| ordinal(w).is_some() || tens(w).is_some()))?;
    if let Some(n) = tens(word) {
        return Some((n, at + 1));
    }
    let unit = ordinal(word)?;
    let next = a.word(at + 1);
    if next == "عشر" && unit < 10 {
        return Some((unit + 10, at + 2));
    }
    if let Some(n) = next.strip_prefix('و').and_then(tens) {
        return Some((unit + n, at + 2)).filter(|(d, _)| *d <= 31);
    }
    (word != "الحادي").then_some((unit, at + 1))
}

/// A four-digit year at token `at`.
pub fn year(text: &str, a: &Analysis, at: usize, hijri: bool) -> Option<i16> {
    let token = a.solid_token(at).filter(|t| t.kind == TokenKind::Number)?;
    if token.span.of(text).chars().count() != 4 {
        return None;
    }
    let value: i16 = token.folded.of(&a.folded).parse().ok()?;
    let range = if hijri { 1200..=1600 } else { 1000..=2199 };
    range.contains(&value).then_some(value)
}

/// «20/9/2023», «20-09-2023», «2023-09-20», «9/2023».
fn numeric(a: &Analysis, first: usize) -> Option<WrittenDate> {
    let part = |i: usize| -> Option<(u16, usize)> {
        let token = a.solid_token(i).filter(|t| t.kind == TokenKind::Number)?;
        let words = token.folded.of(&a.folded);
        Some((words.parse().ok()?, words.len()))
    };
    let sign = a.word(first + 1);
    // Glued, or the number before is not part of a date: «20 / 9» is arithmetic.
    if !matches!(sign, "/" | "-" | "." | "\\") || !a.glued(first + 1) || !a.glued(first + 2) {
        return None;
    }
    let ((one, one_len), (two, two_len)) = (part(first)?, part(first + 2)?);
    let third = (a.word(first + 3) == sign && a.glued(first + 3) && a.glued(first + 4))
        .then(|| part(first + 4))
        .flatten();
    let (year, month, day, last) = match third {
        Some((three, _)) if one_len == 4 => (one, two, three, first + 5),
        Some((three, 4)) => (three, two, one, first + 5),
        None if one_len <= 2 && two_len == 4 && sign != "." => (two, one, 0, first + 3),
        _ => return None,
    };
    let year = i16::try_from(year).ok().filter(|y| (1000..=2199).contains(y))?;
    let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
    let day = u8::try_from(day).ok().filter(|d| *d <= 31)?;
    let span = a.solid_token(first)?.span.cover(a.solid_token(last - 1)?.span);
    Some(WrittenDate { first, last, span, year, month, day, hijri: false })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::analyze;

    fn date(words: &str) -> Option<(i16, u8, u8, &str)> {
        let a = analyze(words, &[Span::new(0, words.len())], |_| false);
        (0..a.solid.len())
            .find_map(|i| read(words, &a, i))
            .map(|d| (d.year, d.month, d.day, d.span.of(words)))
    }

    #[test]
    fn dates_of_every_region() {
        for (words, y, m, d) in [
            ("20 سبتمبر 2023", 2023, 9, 20),
            ("27 أيلول/سبتمبر 2020", 2020, 9, 27),
            ("9 تشرين الثاني (نوفمبر) 2020", 2020, 11, 9),
            ("نوفمبر / تشرين الثاني 2020", 2020, 11, 0),
            ("15 جويلية 1999", 1999, 7, 15),
            ("3 غشت", 0, 8, 3),
            ("١٢ نونبر ٢٠٢١", 2021, 11, 12),
            ("20/9/2023", 2023, 9, 20),
            ("2023-09-20", 2023, 9, 20),
            ("التاسع من نوفمبر 2020", 2020, 11, 9),
            ("السابع والعشرين من سبتمبر", 0, 9, 27),
            ("الحادي عشر من أبريل عام 2002", 2002, 4, 11),
            ("15 رمضان 1444", 1444, 9, 15),
        ] {
            assert_eq!(date(words).map(|t| (t.0, t.1, t.2)), Some((y, m, d)), "{words}");
        }
        assert_eq!(date("في 20 سبتمبر 2023 قال").map(|t| t.3), Some("20 سبتمبر 2023"));
    }

    #[test]
    fn what_looks_like_a_date_and_is_not() {
        assert_eq!(date("في مارس الضغط"), None);
        assert_eq!(date("القرار 20/2023"), None);
        assert_eq!(date("فاز 3-1"), None);
    }
}
