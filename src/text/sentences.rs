//! Where a sentence ends.
//!
//! A full stop, question or exclamation mark ends a sentence, with the marks that close around it.
//! Not: the stop of an initial («أ. ف. ب», «د. محمد»), two dots used as a dash («قتلى.. واشتباكات»),
//! a stop inside a quotation that closes within `QUOTE` bytes, or a stop glued to the next word of
//! a Latin name. Headlines and subheads are never cut.

use super::letters::{is_closing_quote, is_opening_quote};
use super::tokens::{Token, TokenKind};
use crate::base::Span;

/// A sentence: its span without the space around it, and the block it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    pub block: u32,
}

/// Bytes within which a quotation must close to keep its sentences together (about 700 letters).
const QUOTE: usize = 1400;

/// Tokens, space among them, past which nothing is a sentence any more but a table or a list without
/// a stop: it is cut, so that no rule's work grows with it.
const LONGEST: usize = 2000;

/// Appends the sentences of `block`.
pub(super) fn split(
    text: &str,
    tokens: &[Token],
    block: Span,
    block_ix: u32,
    whole: bool,
    out: &mut Vec<Sentence>,
) {
    let mut push = |start: usize, end: usize| {
        let words = text.get(start..end).unwrap_or_default();
        let trimmed = words.trim();
        if trimmed.is_empty() {
            return;
        }
        let start = start + (words.len() - words.trim_start().len());
        out.push(Sentence { span: Span::new(start, start + trimmed.len()), block: block_ix });
    };
    let first = tokens.partition_point(|t| t.span.end <= block.start);
    let last = tokens.partition_point(|t| t.span.start < block.end);
    let tokens = tokens.get(first..last).unwrap_or_default();
    if whole && tokens.len() <= LONGEST {
        return push(block.start(), block.end());
    }
    let (mut start, mut begun, mut i) = (block.start(), 0, 0);
    let mut quote_until = 0;
    while let Some(token) = tokens.get(i) {
        // Every mark that opens, closes or stops is punctuation.
        let sign = token.kind == TokenKind::Punct;
        if sign && token.span.start() >= quote_until && opens(token.span.of(text)) {
            quote_until = quote_end(text, tokens, i).unwrap_or(0);
        }
        let outside = token.span.start() >= quote_until || token.span.end() == quote_until;
        let end = if sign && outside { ends(text, tokens, i) } else { None };
        if let Some(end) = end.or_else(|| (i - begun >= LONGEST).then_some(i)) {
            let end_at = tokens.get(end).map_or(block.end(), |t| t.span.end());
            push(start, end_at.min(block.end()));
            (start, begun, i) = (end_at, end + 1, end);
        }
        i += 1;
    }
    push(start.min(block.end()), block.end());
}

fn opens(word: &str) -> bool {
    word.chars().next().is_some_and(is_opening_quote)
}

/// Where the quotation that opens at token `i` closes, when that is near enough.
fn quote_end(text: &str, tokens: &[Token], i: usize) -> Option<usize> {
    let open = tokens.get(i)?;
    let mark = open.span.of(text).chars().next()?;
    let closing = |c: char| match mark {
        '"' => c == '"',
        '«' => c == '»',
        '‹' => c == '›',
        _ => matches!(c, '”' | '“' | '‟'),
    };
    tokens
        .get(i + 1..)?
        .iter()
        .take_while(|t| t.span.end() - open.span.end() < QUOTE)
        .find(|t| t.kind == TokenKind::Punct && t.span.of(text).starts_with(closing))
        .map(|t| t.span.end())
}

/// When a sentence ends at token `i`: the last token that still belongs to it.
fn ends(text: &str, tokens: &[Token], i: usize) -> Option<usize> {
    let at = |i: usize| tokens.get(i).map_or("", |t| t.span.of(text));
    let is_stop = |w: &str| matches!(w, "." | "؟" | "?" | "!" | "…" | "۔");
    let closes = |w: &str| matches!(w, ")" | "]") || w.starts_with(is_closing_quote);
    // «… "قال الرئيس." ثم»: the closing mark of a quotation that ends with a stop.
    let inner_stop = closes(at(i)) && i > 0 && matches!(at(i - 1), "." | "؟" | "?" | "!");
    let considered = i > 0 && is_stop(at(i)) && is_stop(at(i - 1));
    if considered || (!is_stop(at(i)) && !inner_stop) {
        return None;
    }
    let mut last = i;
    while is_stop(at(last + 1)) || (closes(at(last + 1)) && !space_before(tokens, last + 1)) {
        last += 1;
    }
    let dots = (i..=last).filter(|j| at(*j) == ".").count();
    let ellipsis = dots >= 2 || (i..=last).any(|j| at(j) == "…");
    let asks = (i..=last).any(|j| matches!(at(j), "؟" | "?" | "!"));
    let next = tokens.get(last + 1);
    let at_end = next.is_none_or(|t| t.kind == TokenKind::Break);
    if ellipsis && !asks && !at_end && !inner_stop {
        return None;
    }
    let initial = at(i) == "." && !asks && i > 0 && is_initial(text, tokens, i - 1);
    let apart = next.is_none_or(|t| {
        matches!(t.kind, TokenKind::Space | TokenKind::Break)
            || (t.kind == TokenKind::Word && !initial)
            || opens(t.span.of(text))
    });
    (apart && (!initial || at_end)).then_some(last)
}

fn space_before(tokens: &[Token], i: usize) -> bool {
    i > 0
        && tokens.get(i - 1).is_some_and(|t| matches!(t.kind, TokenKind::Space | TokenKind::Break))
}

/// A lone letter: «د.» «أ.» «J.», not the end of a sentence.
fn is_initial(text: &str, tokens: &[Token], i: usize) -> bool {
    tokens.get(i).is_some_and(|t| t.is_word() && t.span.of(text).chars().count() == 1)
}

#[cfg(test)]
mod tests {
    use crate::base::Span;
    use crate::text::analyze;

    fn sentences(text: &str) -> Vec<&str> {
        let a = analyze(text, &[Span::new(0, text.len())], |_| false);
        a.sentences.iter().map(|s| s.span.of(text)).collect()
    }

    #[test]
    fn what_never_stops_is_cut() {
        let (words, marks) = ("كلمة ".repeat(20_000), "«كلمة ".repeat(20_000));
        let cut = sentences(&words);
        let longest = cut.iter().map(|s| s.split(' ').count()).max();
        assert!(longest.is_some_and(|n| n <= super::LONGEST), "{longest:?}");
        let quoted = sentences(&marks);
        assert!(quoted.len() >= 20, "{}", quoted.len());
    }

    #[test]
    fn stops_end_sentences() {
        assert_eq!(sentences("جاء الوفد. غادر الوفد؟! نعم"), ["جاء الوفد.", "غادر الوفد؟!", "نعم"]);
        assert_eq!(sentences("بلغ 3.5 ملايين. انتهى"), ["بلغ 3.5 ملايين.", "انتهى"]);
        assert_eq!(sentences("وصل أمس.وغادر اليوم."), ["وصل أمس.", "وغادر اليوم."]);
    }

    #[test]
    fn initials_and_dashes_of_dots_do_not() {
        assert_eq!(sentences("قال د. محمد لوكالة أ. ف. ب. إنه بخير.").len(), 1);
        assert_eq!(sentences("هدوء حذر.. وقتلى في المدينة").len(), 1);
    }

    #[test]
    fn a_quotation_keeps_its_sentences() {
        let text = "وأضاف: \"هذه حرب. بدأت أمس.\" ثم غادر. انتهى";
        assert_eq!(sentences(text), ["وأضاف: \"هذه حرب. بدأت أمس.\"", "ثم غادر.", "انتهى"]);
        assert_eq!(sentences("قال: «لا أحد يفعل شيئا. روسيا صامتة». ومضى.").len(), 2);
    }
}
