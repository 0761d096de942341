//! What kind of character a character is, for reading Arabic.

/// A letter of the Arabic script, its presentation forms and extensions included; not its marks.
pub fn is_arabic_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' | '\u{66e}' | '\u{66f}'
        | '\u{671}'..='\u{6d3}' | '\u{6d5}' | '\u{6ee}' | '\u{6ef}' | '\u{6fa}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8c9}' | '\u{fb50}'..='\u{fbb1}'
        | '\u{fbd3}'..='\u{fd3d}' | '\u{fd50}'..='\u{fdfb}' | '\u{fe70}'..='\u{fefc}')
}

/// A mark that sits on or inside an Arabic word and carries no letter: harakat, superscript alef,
/// tatweel, the joiners, direction marks. Folding deletes them all.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{8d3}'..='\u{8ff}' | '\u{ad}')
        || is_invisible(c)
}

/// Joiners, direction marks, isolates, the BOM: characters nobody sees.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// 0–9, ٠–٩ or ۰–۹ as a number.
pub fn digit(c: char) -> Option<u8> {
    let (c, zero) = (
        u32::from(c),
        match c {
            '0'..='9' => 0x30,
            '\u{660}'..='\u{669}' => 0x660,
            '\u{6f0}'..='\u{6f9}' => 0x6f0,
            _ => return None,
        },
    );
    u8::try_from(c - zero).ok()
}

/// A letter of another script: Latin, Cyrillic, Armenian …
pub fn is_foreign_letter(c: char) -> bool {
    c.is_alphabetic() && !is_arabic_letter(c) && !is_mark(c)
}

/// Opening quotation marks; the straight one opens and closes.
pub fn is_opening_quote(c: char) -> bool {
    matches!(c, '«' | '“' | '„' | '‟' | '"' | '‹')
}

/// Closing quotation marks; the straight one opens and closes.
pub fn is_closing_quote(c: char) -> bool {
    matches!(c, '»' | '”' | '"' | '›')
}

pub fn is_quote(c: char) -> bool {
    is_opening_quote(c) || is_closing_quote(c)
}
