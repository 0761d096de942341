//! Spaces at which a line does not break: inside a date, and in a name of two short words.
//!
//! In: plain text a page shows. Out: the same with no-break spaces: «20 سبتمبر 2023», «قره باغ». Not
//! here: the text of articles, which stays as it is.

use std::borrow::Cow;

use crate::base::key::is_alphabetic;

/// What does not part two words.
const BOUND: &str = "\u{a0}";
/// Letters of a name that is too short to stand on two lines.
const SHORT: usize = 10;

/// The text with its dates, and a short name as a whole, bound together.
pub fn bind(text: &str) -> Cow<'_, str> {
    if is_short_name(text) {
        return Cow::Owned(text.replacen(' ', BOUND, 1));
    }
    if !text.contains(' ') || !text.contains(is_numeric) {
        return Cow::Borrowed(text);
    }
    let words: Vec<&str> = text.split(' ').collect();
    let dated: Vec<bool> = words.windows(3).map(is_date).collect();
    if !dated.contains(&true) {
        return Cow::Borrowed(text);
    }
    let inside = |ix: usize| {
        let begins = |at: usize| dated.get(at).copied().unwrap_or(false);
        begins(ix) || ix.checked_sub(1).is_some_and(begins)
    };
    let mut out = String::with_capacity(text.len() + 8);
    for (ix, word) in words.iter().enumerate() {
        out.push_str(word);
        if ix + 1 < words.len() {
            out.push_str(if inside(ix) { BOUND } else { " " });
        }
    }
    Cow::Owned(out)
}

/// As `char` knows it, the letters of Arabic told without its tables.
fn is_numeric(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_digit(),
        '\u{600}'..='\u{6ff}' => matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}'),
        _ => c.is_numeric(),
    }
}

/// «قره باغ»; not a name of which one word alone fills half a line.
fn is_short_name(text: &str) -> bool {
    if text.len() > SHORT * 4 {
        return false;
    }
    let mut parts = text.split(' ');
    let (Some(a), Some(b), None) = (parts.next(), parts.next(), parts.next()) else { return false };
    let word = |w: &str| !w.is_empty() && w.chars().all(|c| is_alphabetic(c) && !c.is_ascii());
    word(a) && word(b) && text.chars().count() <= SHORT
}

/// A day, a month and a year of four digits, whatever follows it.
fn is_date(words: &[&str]) -> bool {
    let [day, month, year] = words else { return false };
    let digits = |w: &str| w.chars().take_while(|c| c.is_numeric()).count();
    let n = day.chars().count();
    let is_day = (1..=2).contains(&n) && digits(day) == n;
    is_day && digits(year) == 4 && month.chars().all(is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::{bind, is_numeric};

    #[test]
    fn digits_are_those_of_all_scripts() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            assert_eq!(is_numeric(c), c.is_numeric(), "{c:?}");
        }
    }

    #[test]
    fn dates_and_short_names_do_not_part() {
        assert_eq!(bind("قره باغ"), "قره\u{a0}باغ");
        assert_eq!(bind("من 20 سبتمبر 2023، ثم"), "من 20\u{a0}سبتمبر\u{a0}2023، ثم");
        for same in ["ناغورني قره باغ", "نيكول باشينيان", "في 20 مقالة", "باغ", ""]
        {
            assert_eq!(bind(same), same);
        }
    }
}
