//! Words as the reading of raw text compares them: folded, without marks, one space between.

/// A character that shows nothing: white space, direction marks, zero-width characters.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\0')
        || c.is_control()
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
        || (is_invisible(c) && !c.is_whitespace())
}

fn fold_char(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ؤ' => 'و',
        'ئ' => 'ي',
        'ک' => 'ك',
        '٠'..='٩' => shift_digit(c, '٠'),
        '۰'..='۹' => shift_digit(c, '۰'),
        c => c,
    }
}

fn shift_digit(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

/// `text` for comparing, its punctuation kept.
pub(crate) fn fold(text: &str) -> String {
    let lower = text.chars().filter(|c| !is_mark(*c)).flat_map(char::to_lowercase);
    lower.map(fold_char).collect()
}

/// The folded words of `text`, punctuation dropped: what phrases are compared with.
pub(crate) fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_owned).collect()
}

/// Words a reader counts.
pub(crate) fn word_count(text: &str) -> usize {
    let shows = |w: &&str| w.chars().any(char::is_alphanumeric);
    text.split_whitespace().filter(shows).count()
}

pub(crate) fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

pub(crate) fn last_word(text: &str) -> &str {
    text.split_whitespace().next_back().unwrap_or_default()
}

/// True when `text` has letters and all of them are Latin.
pub(crate) fn is_latin(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| c < '\u{250}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_compare_without_marks_and_punctuation() {
        assert_eq!(words("اقـرأ أيضًا: «المزيد»"), ["اقرا", "ايضا", "المزيد"]);
        assert_eq!(words("Share (٥)"), ["share", "5"]);
        assert!(is_latin("Spread the love!") && !is_latin("١٢") && !is_latin("خبر CNN"));
    }
}
