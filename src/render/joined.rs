//! Marks and links that tear no joined letters.
//!
//! In: a text and a span of it. Out: the span, or the whole written word where an edge of the span
//! stands between two letters that are written as one: «لأذربيجان» about «أذربيجان», «رئيسها».
//! Not: «وأذربيجان», whose first letter stands apart.

use crate::base::Span;
use crate::base::key::is_alphabetic;

/// Letters that never join the one after them.
const APART: &str = "اأإآٱدذرزژوؤىةء";

/// `span`, widened to whole words at an edge that cuts joined letters.
pub(crate) fn untorn(text: &str, span: Span) -> Span {
    let (start, end) = (span.start as usize, span.end as usize);
    let (Some(head), Some(tail)) = (text.get(..start), text.get(end..)) else { return span };
    let inside = span.of(text);
    let torn = |left: &str, right: &str| {
        let last = left.chars().rev().find(|c| !is_mark(*c));
        let next = right.chars().find(|c| !is_mark(*c));
        last.is_some_and(|c| is_letter(c) && !APART.contains(c))
            && next.is_some_and(|c| is_letter(c) && c != 'ء')
    };
    let mut out = span;
    if torn(head, inside) {
        let word = head.trim_end_matches(|c| is_letter(c) || is_mark(c));
        out.start = u32::try_from(word.len()).unwrap_or(span.start);
    }
    if torn(inside, tail) {
        let rest = tail.trim_start_matches(|c| is_letter(c) || is_mark(c));
        out.end = u32::try_from(text.len() - rest.len()).unwrap_or(span.end);
    }
    out
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}') && is_alphabetic(c)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<'t>(text: &'t str, part: &str) -> &'t str {
        let at = text.find(part).unwrap_or_default();
        let start = u32::try_from(at).unwrap_or_default();
        let end = u32::try_from(at + part.len()).unwrap_or_default();
        untorn(text, Span { start, end }).of(text)
    }

    #[test]
    fn a_word_is_taken_whole_where_its_letters_join() {
        assert_eq!(words("قال لأذربيجان إن", "أذربيجان"), "لأذربيجان");
        assert_eq!(words("وقال ولأذربيجان حق", "أذربيجان"), "ولأذربيجان");
        assert_eq!(words("قال رئيسها إن", "رئيس"), "رئيسها");
    }

    #[test]
    fn letters_that_stand_apart_are_left_out() {
        assert_eq!(words("أرمينيا وأذربيجان", "أذربيجان"), "أذربيجان");
        assert_eq!(words("في باكو", "باكو"), "باكو");
        assert_eq!(words("(باكو)", "باكو"), "باكو");
    }
}
