//! The form under which spellings are compared.
//!
//! Marks and tatweel go; the hamza carriers become their letter; ى is ي and ة is ه; Persian, Urdu
//! and Kurdish letters become their Arabic neighbours; digits become ASCII; Latin loses case and
//! accents. Folding is total, idempotent and character by character, so its table is data: the
//! browser gets the same table (`table`), and a position in the folded text leads back.
//!
//! Not an identity of names: علية and عليه, علي and على fold alike and are told apart by context.

use unicode_normalization::UnicodeNormalization;

use super::letters;
use crate::base::key::is_alphanumeric;

/// The folded form of `text`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Appends the folded form of `text` to `out`.
pub fn fold_into(text: &str, out: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        let (same, other) = rest.split_at(unchanged(rest));
        out.push_str(same);
        let mut chars = other.chars();
        if let Some(c) = chars.next() {
            fold_char(c, out);
        }
        rest = chars.as_str();
    }
}

/// Bytes at the start of `text` that are Arabic letters and fold to themselves.
fn unchanged(text: &str) -> usize {
    let (letters, _) = text.as_bytes().as_chunks::<2>();
    let plain = |letter: &&[u8; 2]| {
        matches!(letter, [0xd8, 0xa7 | 0xa8 | 0xaa..=0xba] | [0xd9, 0x81..=0x88 | 0x8a])
    };
    2 * letters.iter().take_while(plain).count()
}

/// The key under which two spellings of one name are the same word for word: folded, the free
/// hamza dropped, every run of other characters one space. `"قرة  باغ"` → `"قره باغ"`.
pub fn fold_key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut folded = String::new();
    let mut rest = name;
    while !rest.is_empty() {
        let (same, other) = rest.split_at(unchanged(rest));
        out.push_str(same);
        let mut chars = other.chars();
        match chars.next() {
            Some(c @ (' ' | '،' | '.')) => add_to_key(c, &mut out),
            Some(c) => match carried(c) {
                Some(letter) => out.push(letter),
                None => {
                    folded.clear();
                    fold_char(c, &mut folded);
                    folded.chars().for_each(|c| add_to_key(c, &mut out));
                }
            },
            None => (),
        }
        rest = chars.as_str();
    }
    out.truncate(out.trim_end().len());
    out
}

/// Appends one folded character to a key.
pub(crate) fn add_to_key(c: char, out: &mut String) {
    match c {
        'ء' | '\'' | '’' => (),
        c if is_alphanumeric(c) => out.push(c),
        _ if out.is_empty() || out.ends_with(' ') => (),
        _ => out.push(' '),
    }
}

/// The letter that a common letter of Arabic becomes.
fn carried(c: char) -> Option<char> {
    Some(match c {
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' | 'ئ' => 'ي',
        'ة' => 'ه',
        'ؤ' => 'و',
        _ => return None,
    })
}

/// Appends the folded form of one character: nothing, one character, or several for a ligature.
pub fn fold_char(c: char, out: &mut String) {
    match c {
        '\u{21}'..='\u{40}' | '\u{5b}'..='\u{7e}' | ' ' | '\n' => out.push(c),
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        '\u{621}'
        | '\u{627}'
        | '\u{628}'
        | '\u{62a}'..='\u{63a}'
        | '\u{641}'..='\u{648}'
        | '\u{64a}' => out.push(c),
        '\u{671}' | '\u{672}' | '\u{673}' | '\u{675}' => out.push('ا'),
        c => match carried(c) {
            Some(letter) => out.push(letter),
            None if letters::is_mark(c) => (),
            None => fold_rare(c, out),
        },
    }
}

fn fold_rare(c: char, out: &mut String) {
    if let Some(d) = letters::digit(c) {
        out.push(char::from(b'0' + d));
        return;
    }
    if let Some(letter) = neighbour(c) {
        out.push(letter);
        return;
    }
    if matches!(c, '\u{300}'..='\u{36f}') {
        return;
    }
    let mut decomposed = c.nfkd().flat_map(char::to_lowercase).peekable();
    let first = decomposed.peek().copied();
    for d in decomposed {
        if d == c {
            out.push(c);
        } else if first == Some(d) || d != c {
            fold_char(d, out);
        }
    }
}

/// The Arabic letter nearest to a letter of another language in Arabic script.
fn neighbour(c: char) -> Option<char> {
    Some(match c {
        'ی' | 'ې' | 'ێ' | 'ۍ' | 'ے' | 'ۓ' | '\u{678}' | '\u{63d}' | '\u{63e}' | '\u{63f}' => {
            'ي'
        }
        'ک' | 'گ' | 'ڪ' | 'ڭ' | 'ګ' | '\u{63b}' | '\u{63c}' => 'ك',
        'ە' | 'ہ' | 'ھ' | 'ۀ' | 'ۂ' | 'ۃ' => 'ه',
        'پ' | 'ٻ' => 'ب',
        'چ' | 'ڄ' | 'ڃ' => 'ج',
        'ژ' => 'ز',
        'ڤ' | 'ڥ' | 'ڢ' | 'ڡ' => 'ف',
        'ڨ' | '\u{6a7}' | '\u{66f}' => 'ق',
        'ڕ' | 'ڑ' => 'ر',
        'ڵ' => 'ل',
        'ۆ' | 'ۇ' | 'ۈ' | 'ۋ' | 'ۊ' | '\u{676}' | '\u{677}' => 'و',
        'ٹ' | 'ټ' | 'ٺ' | 'ٽ' => 'ت',
        'ڈ' | 'ډ' | 'ڌ' => 'د',
        'ں' | 'ڼ' | 'ڻ' => 'ن',
        'ښ' => 'ش',
        'ږ' => 'ر',
        '\u{66e}' => 'ب',
        _ => return None,
    })
}

/// The folding table over the Arabic blocks and digits: every character that folds to something
/// else than itself, with its folded form. What the browser receives.
pub fn table() -> Vec<(char, String)> {
    let blocks = [0x41..=0x24f, 0x300..=0x36f, 0x600..=0x6ff, 0x750..=0x77f, 0x8a0..=0x8ff]
        .into_iter()
        .chain([
            0x200b..=0x200f,
            0x202a..=0x202e,
            0x2060..=0x2069,
            0xfb50..=0xfdff,
            0xfe70..=0xfeff,
        ]);
    blocks
        .flatten()
        .filter_map(char::from_u32)
        .map(|c| (c, fold(c.encode_utf8(&mut [0; 4]))))
        .filter(|(c, folded)| !folded.chars().eq([*c]))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_word_fold_alike() {
        for (a, b) in [
            ("أذربيجان", "اذربيجان"),
            ("قُرَّة", "قره"),
            ("محمـــد", "محمد"),
            ("کابل", "كابل"),
            ("ﷲ", "الله"),
            ("لآ", "لا"),
            ("ﻻ", "لا"),
            ("٢٠٢٣", "2023"),
            ("Édouard", "edouard"),
            ("مسؤول", "مسوول"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
        assert_eq!(fold_key(" «قرة  باغ» "), "قره باغ");
        assert_eq!(fold_key("بريطانياء"), "بريطانيا");
    }

    #[test]
    fn every_character_folds_to_a_fixed_point() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32) {
            let once = fold(c.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "{c:?} U+{:04X}", u32::from(c));
        }
    }

    proptest! {
        #[test]
        fn folding_is_idempotent(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
