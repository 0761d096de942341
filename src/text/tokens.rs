//! Words, numbers, punctuation and space.
//!
//! ```text
//! word   = letter (letter | mark | apostrophe-between-Latin-letters)*   one script family a word
//! number = digit+ ([.,٫٬،'] digit+)*                                    «1,200» «06,00» «٣٫٥»
//! break  = line feeds with the space around them
//! space  = other white space
//! punct  = any one other character
//! ```
//! Tokens tile the text: each begins where the last one ended.

use super::letters::{digit, is_arabic_letter, is_foreign_letter, is_mark};
use crate::base::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// A word in Arabic letters.
    Word,
    /// A word in other letters.
    Foreign,
    Number,
    Punct,
    Space,
    Break,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: TokenKind,
    pub span: Span,
    /// Bytes of `Analysis::folded`; empty for space.
    pub folded: Span,
}

impl Token {
    /// A word of any script.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Foreign)
    }
}

/// Kind and length of the token at the start of `rest`, which is not empty.
pub(super) fn next_token(rest: &str) -> (TokenKind, usize) {
    // What texts are made of: words of plain letters, one space apart.
    match rest.as_bytes() {
        [b' ', 0xd8, 0xa1..=0xba, ..] | [b' ', 0xd9, 0x81..=0x8a, ..] => {
            return (TokenKind::Space, 1);
        }
        [0xd8, 0xa1..=0xba, ..] | [0xd9, 0x81..=0x8a, ..] => {
            return (TokenKind::Word, word(rest));
        }
        _ => (),
    }
    let Some(first) = rest.chars().next() else { return (TokenKind::Punct, 0) };
    if is_arabic_letter(first) {
        return (TokenKind::Word, word(rest));
    }
    if digit(first).is_some() {
        return (TokenKind::Number, number(rest));
    }
    if first.is_whitespace() || is_mark(first) {
        let len = run(rest, |c| c.is_whitespace() || is_mark(c));
        let broken =
            rest.get(..len).unwrap_or_default().contains(['\n', '\r', '\u{2028}', '\u{2029}']);
        return (if broken { TokenKind::Break } else { TokenKind::Space }, len);
    }
    if is_foreign_letter(first) {
        return (TokenKind::Foreign, foreign(rest));
    }
    (TokenKind::Punct, first.len_utf8())
}

fn word(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut len = plain_letters(bytes);
    // What is written in one byte is no letter and no mark of an Arabic word.
    while bytes.get(len).is_some_and(|byte| !byte.is_ascii()) {
        match rest.get(len..).and_then(|tail| tail.chars().next()) {
            Some(c) if is_arabic_letter(c) || is_mark(c) => len += c.len_utf8(),
            _ => break,
        }
        len += plain_letters(bytes.get(len..).unwrap_or_default());
    }
    len
}

/// Bytes of the common Arabic letters at the start of `rest`.
fn plain_letters(rest: &[u8]) -> usize {
    let (letters, _) = rest.as_chunks::<2>();
    let plain = |letter: &&[u8; 2]| matches!(letter, [0xd8, 0xa1..=0xba] | [0xd9, 0x81..=0x8a]);
    2 * letters.iter().take_while(plain).count()
}

fn run(rest: &str, belongs: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !belongs(c)).unwrap_or(rest.len())
}

fn number(rest: &str) -> usize {
    let is_digit = |c: char| digit(c).is_some();
    let mut len = run(rest, is_digit);
    loop {
        let tail = rest.get(len..).unwrap_or_default();
        let mut chars = tail.chars();
        let Some(mark @ ('.' | ',' | '٫' | '٬' | '،' | '\'')) = chars.next() else { return len };
        let after = chars.as_str();
        if !after.starts_with(is_digit) {
            return len;
        }
        len += mark.len_utf8() + run(after, is_digit);
    }
}

fn foreign(rest: &str) -> usize {
    let letter = |c: char| is_foreign_letter(c) || matches!(c, '\u{300}'..='\u{36f}');
    let mut len = run(rest, letter);
    loop {
        let tail = rest.get(len..).unwrap_or_default();
        let mut chars = tail.chars();
        let Some(mark @ ('\'' | '’')) = chars.next() else { return len };
        if !chars.as_str().starts_with(letter) {
            return len;
        }
        len += mark.len_utf8() + run(chars.as_str(), letter);
    }
}
