//! The lines of a text and their shape: how long, how they end, what stands around them.
//!
//! In: the decoded text. Out: one `Line` for each line that shows something, blanks trimmed.
//! Always holds: every visible character of the text lies in exactly one line's span.

use crate::base::Span;

use super::words::{first_word, is_invisible, word_count};

/// What a line turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Part of the article.
    Text,
    /// The headline.
    Title,
    /// Not part of the article, for this reason.
    Cut(&'static str),
}

/// A line that shows something.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Without blanks at either end.
    pub(crate) span: Span,
    /// A blank line, or the start of the text, stands before it.
    pub(crate) gap: bool,
    /// It fills the width of a hard-wrapped text: its last word was followed by one too long for it.
    pub(crate) full: bool,
    pub(crate) role: Role,
}

impl Line {
    pub(crate) fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    pub(crate) fn is_text(&self) -> bool {
        self.role == Role::Text
    }
}

/// The lines of `text` that show something.
pub(crate) fn split(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut start, mut blank) = (0, true);
    let ends =
        text.char_indices().filter(|(_, c)| is_line_end(*c)).map(|(i, c)| (i, i + c.len_utf8()));
    for (end, next) in ends.chain([(text.len(), text.len())]) {
        let crlf = text.get(start..end) == Some("")
            && text.get(..start).is_some_and(|s| s.ends_with('\r'))
            && text.get(end..).is_some_and(|s| s.starts_with('\n'));
        match trimmed(text, start, end) {
            Some(span) => {
                lines.push(Line { span, gap: blank, full: false, role: Role::Text });
                blank = false;
            }
            None => blank = blank || !crlf,
        }
        start = next;
    }
    mark_full(text, &mut lines);
    lines
}

/// Lines, too, from spans already known (the blocks of a page), each standing alone.
pub(crate) fn from_spans(text: &str, spans: &[Span]) -> Vec<Line> {
    let trim = |s: &Span| trimmed(text, s.start(), s.end()).unwrap_or(Span { end: s.start, ..*s });
    let line = |span| Line { span, gap: true, full: false, role: Role::Text };
    spans.iter().map(trim).map(line).collect()
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let line = text.get(start..end)?;
    let body = line.trim_start_matches(is_invisible);
    let from = start + (line.len() - body.len());
    let body = body.trim_end_matches(is_invisible);
    (!body.is_empty()).then(|| Span::new(from, from + body.len()))
}

/// Marks the lines of hard-wrapped stretches: three or more lines without a gap, nearly all of
/// which could not have taken the next line's first word. Verses end where they like, so they fail.
fn mark_full(text: &str, lines: &mut [Line]) {
    let lengths: Vec<usize> = lines.iter().map(|l| l.of(text).chars().count()).collect();
    let Some(width) = wrap_width(text, lines, &lengths) else { return };
    for i in 1..lines.len() {
        let first = lines.get(i).map_or(0, |l| first_word(l.of(text)).chars().count());
        let gap = lines.get(i).is_none_or(|l| l.gap);
        let Some(n) = lengths.get(i - 1).copied() else { continue };
        if let Some(line) = lines.get_mut(i - 1).filter(|_| !gap) {
            line.full = n <= width && n + 1 + first > width;
        }
    }
}

/// The width a text was wrapped at, when it was.
fn wrap_width(text: &str, lines: &[Line], lengths: &[usize]) -> Option<usize> {
    const NARROWEST: usize = 38;
    const WIDEST: usize = 130;
    let width = *lengths.iter().filter(|n| **n <= WIDEST).max()?;
    let longer = lengths.iter().filter(|n| **n > WIDEST).count();
    if width < NARROWEST || longer * 10 > lengths.len() {
        return None;
    }
    // Pairs of neighbours where the first does not end a sentence.
    let (mut open, mut full) = (0, 0);
    for (i, pair) in lines.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        if b.gap || ends_sentence(a.of(text)) {
            continue;
        }
        open += 1;
        let first = first_word(b.of(text)).chars().count();
        let n = lengths.get(i).copied().unwrap_or_default();
        full += usize::from(n + 1 + first > width && n <= width);
    }
    (open >= 3 && full * 10 >= open * 8).then_some(width)
}

/// A line long enough, or finished enough, to be a paragraph of the report rather than a label.
pub(crate) fn is_prose(text: &str, line: &Line) -> bool {
    let words = line.of(text);
    let n = word_count(words);
    let chars = words.chars().count();
    line.full || chars >= 120 || n >= 20 || (n >= 7 && ends_sentence(words))
}

/// «…ذلك.» ends a sentence, also inside closing marks; «…ذلك» and «العنوان:» do not.
pub(crate) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(is_closer).ends_with(['.', '!', '?', '؟', '…', '۔'])
}

/// A full stop proper, which headlines and labels do without; «..» is not one.
pub(crate) fn ends_with_stop(line: &str) -> bool {
    let line = line.trim_end_matches(is_closer);
    (line.ends_with('.') && !line.ends_with("..")) || line.ends_with('۔')
}

pub(crate) fn is_closer(c: char) -> bool {
    is_invisible(c) || matches!(c, '"' | '\'' | '”' | '’' | '»' | '“' | ')' | ']' | '›')
}

/// What is open at the end of `words`: quotation marks and brackets that were not closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Open {
    pub(crate) straight: bool,
    pub(crate) angle: i32,
    pub(crate) curly: i32,
    pub(crate) paren: i32,
}

impl Open {
    pub(crate) fn after(words: &str) -> Self {
        let mut open = Self::default();
        for c in words.chars() {
            match c {
                '"' => open.straight = !open.straight,
                '«' => open.angle += 1,
                '»' => open.angle -= 1,
                '“' => open.curly += 1,
                '”' => open.curly -= 1,
                '(' => open.paren += 1,
                ')' => open.paren -= 1,
                _ => {}
            }
        }
        open
    }

    /// Nothing is open and nothing was closed that was not opened.
    pub(crate) fn is_balanced(self) -> bool {
        self == Self::default()
    }

    /// `next` closes what this left open, and nothing else is amiss.
    pub(crate) fn closed_by(self, next: Self) -> bool {
        let straight = self.straight && next.straight;
        let pairs = [(self.angle, next.angle), (self.curly, next.curly), (self.paren, next.paren)];
        let closes = |(a, b): &(i32, i32)| *a > 0 && *b < 0;
        (straight || pairs.iter().any(closes))
            && self.straight == next.straight
            && pairs.iter().all(|(a, b)| *a == 0 || a + b == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(String, bool)> {
        split(text).iter().map(|l| (l.of(text).to_owned(), l.gap)).collect()
    }

    #[test]
    fn lines_end_anywhere_and_blank_ones_leave_a_gap() {
        let text = "أول\r\nثان \n\u{a0}\n\u{200f}\nثالث\rرابع\u{2028}خامس";
        let expected =
            [("أول", true), ("ثان", false), ("ثالث", true), ("رابع", false), ("خامس", false)];
        assert_eq!(shown(text), expected.map(|(s, g)| (s.to_owned(), g)));
        assert_eq!(shown("\n \n"), []);
        assert_eq!(shown("أول\r\n\r\nثان"), [("أول".to_owned(), true), ("ثان".to_owned(), true)]);
    }

    #[test]
    fn an_open_quotation_is_closed_only_by_its_own_mark() {
        let open = |s| Open::after(s);
        assert!(open("قال \"إن").closed_by(open("الأمر تم\".")));
        assert!(open("قال «إن").closed_by(open("الأمر تم».")));
        assert!(!open("قال «إن").closed_by(open("الأمر \"تم\".")));
        assert!(!open("قال إن").closed_by(open("الأمر تم.")));
        assert!(!open("قال «إن").closed_by(open("«الأمر» تم")));
    }
}
