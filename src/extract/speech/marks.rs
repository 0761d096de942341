//! Quotation marks: which stretches stand between them.
//!
//! Comes in: a reading. Goes out: stretches without their marks, by start, not overlapping. Wider
//! than `Reading::quoted`: ‘…’, ((…)) and doubled straight marks count too, a closing curly mark
//! that stands where only an opening one can is read as one (”و”أراغول”), and a quotation whose
//! paragraph was cut in the middle by a line break goes on in the next. An unclosed one ends with
//! its paragraph.

use crate::base::Span;
use crate::document::{Block, BlockKind};
use crate::extract::Reading;
use crate::text::TokenKind;

/// A stretch between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The words, without marks and the space around them.
    pub span: Span,
    /// Marks included.
    pub outer: Span,
    /// Tokens of `Analysis::solid`, the marks not among them, end exclusive.
    pub first: usize,
    pub last: usize,
    pub closed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Guillemet,
    SmallGuillemet,
    Curly,
    Straight,
    Single,
    Parens,
}

pub(super) fn stretches(reading: &Reading) -> Vec<Marked> {
    let mut out = Vec::new();
    let mut open: Option<(Style, usize, usize)> = None;
    let blocks = &reading.article.body.blocks;
    for (ix, block) in blocks.iter().enumerate() {
        if block.kind == BlockKind::Code {
            continue;
        }
        open = scan(reading, *block, open, &mut out);
        if let Some((style, outer, inner)) = open
            && !runs_on(reading, *block, blocks.get(ix + 1), style)
        {
            push(reading, outer, inner, block.span.end(), block.span.end(), false, &mut out);
            open = None;
        }
    }
    out
}

/// Reads one block; returns the quotation still open at its end.
fn scan(
    reading: &Reading,
    block: Block,
    mut open: Option<(Style, usize, usize)>,
    out: &mut Vec<Marked>,
) -> Option<(Style, usize, usize)> {
    let text = block.span.of(reading.text);
    let mut from = 0;
    for (i, c) in marks(reading, block.span) {
        // The second of two, read with the first.
        if i < from {
            continue;
        }
        from = i + c.len_utf8();
        let before = text.get(..i).and_then(|t| t.chars().next_back()).unwrap_or(' ');
        let at = block.span.start() + i;
        let after = text.get(from..).and_then(|t| t.chars().next()).unwrap_or(' ');
        let end = at + c.len_utf8();
        let doubled = c == after && matches!(c, '(' | ')');
        match open {
            Some((style, outer, inner)) if closes(style, c, before, after) => {
                let past = if doubled { end + 1 } else { end };
                push(reading, outer, inner, at, past, true, out);
                open = None;
                if doubled {
                    from += c.len_utf8();
                }
            }
            None => {
                if let Some(style) = opens(c, before, after, text.get(i..).unwrap_or_default()) {
                    let past = if doubled { end + 1 } else { end };
                    open = Some((style, at, past));
                    if doubled {
                        from += c.len_utf8();
                    }
                }
            }
            _ => (),
        }
    }
    open
}

/// The marks of a block, by their bytes in it. They are tokens by themselves, or apostrophes of words
/// in other letters.
fn marks<'r>(reading: &'r Reading, block: Span) -> impl Iterator<Item = (usize, char)> + 'r {
    let tokens = &reading.analysis.solid;
    let tokens = tokens.get(reading.analysis.solid_in(block)).unwrap_or_default();
    let held = tokens.iter().filter(|t| matches!(t.kind, TokenKind::Punct | TokenKind::Foreign));
    let inside = held.filter_map(move |t| Some((t.span.start().checked_sub(block.start())?, t)));
    inside.flat_map(|(start, token)| {
        let marks = token.span.of(reading.text).char_indices().filter(|(_, c)| is_mark(*c));
        marks.map(move |(i, c)| (start + i, c))
    })
}

/// A character that can open or close a quotation.
fn is_mark(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' | '‘' | '’' | '(' | ')')
}

fn opens(c: char, before: char, after: char, rest: &str) -> Option<Style> {
    let space_before =
        || !before.is_alphanumeric() || matches!(before, 'و' | 'ب' | 'ل' | 'ـ' | 'ف');
    Some(match c {
        '«' => Style::Guillemet,
        '‹' => Style::SmallGuillemet,
        '“' | '„' | '‟' => Style::Curly,
        '"' => Style::Straight,
        // A closing mark that opens: a letter follows, none but a clitic before.
        '”' if space_before() && after.is_alphanumeric() => Style::Curly,
        '»' if space_before() && after.is_alphanumeric() && !rest.contains('«') => {
            Style::Guillemet
        }
        '‘' if after.is_alphanumeric() => Style::Single,
        '(' if after == '(' => Style::Parens,
        _ => return None,
    })
}

fn closes(style: Style, c: char, before: char, after: char) -> bool {
    match style {
        Style::Guillemet => c == '»' || (c == '«' && !after.is_alphanumeric()),
        Style::SmallGuillemet => c == '›',
        Style::Straight => matches!(c, '"') || (c == '”' && !before.is_whitespace()),
        Style::Curly => {
            matches!(c, '”' | '‟')
                || (c == '“' && !before.is_whitespace() && !after.is_alphanumeric())
                || (c == '"' && !before.is_whitespace())
        }
        Style::Single => c == '’' && !after.is_alphabetic(),
        Style::Parens => c == ')' && (after == ')' || before == ')'),
    }
}

/// A paragraph that stops in mid sentence with a quotation open, and a next one that closes it
/// before opening any: one paragraph that a line break cut.
fn runs_on(reading: &Reading, block: Block, next: Option<&Block>, style: Style) -> bool {
    let Some(next) = next.filter(|n| n.kind == block.kind && n.kind == BlockKind::Paragraph) else {
        return false;
    };
    let ended = block.span.of(reading.text).trim_end().ends_with(['.', '؟', '!', '?', ':', '…']);
    let following = next.span.of(reading.text);
    let n_straight = following.matches('"').count();
    let first_mark = following.chars().find(|c| matches!(c, '«' | '»' | '“' | '”' | '"'));
    let closes_first = match style {
        Style::Straight => n_straight % 2 == 1,
        Style::Guillemet => first_mark == Some('»'),
        Style::Curly => first_mark == Some('”'),
        _ => false,
    };
    !ended && closes_first
}

fn push(
    reading: &Reading,
    outer: usize,
    inner: usize,
    end: usize,
    outer_end: usize,
    closed: bool,
    out: &mut Vec<Marked>,
) {
    let words = reading.text.get(inner..end).unwrap_or_default();
    let mut kept = words.trim_matches(|c: char| c.is_whitespace() || super::is_direction(c));
    if !closed {
        kept = kept.trim_end_matches(['.', ' ', '"', '»', '”', '’']);
    }
    if !kept.contains(char::is_alphanumeric) {
        return;
    }
    let start = inner + (kept.as_ptr() as usize - words.as_ptr() as usize);
    let span = Span::new(start, start + kept.len());
    let tokens = reading.analysis.solid_in(span);
    let (first, last) = (tokens.start, tokens.end.max(tokens.start));
    out.push(Marked { span, outer: Span::new(outer, outer_end), first, last, closed });
}
