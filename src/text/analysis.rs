//! One text, tokenised and folded once, for every rule that reads it.

use super::fold::fold_into;
use super::sentences::{self, Sentence};
use super::tokens::{Token, TokenKind, next_token};
use crate::base::Span;

/// Tokens, folded words and sentences of one text.
///
/// `folded` holds the folded form of every token that is not space, each after one space or, at the
/// start of a block, after a line feed: so a name of several words is found whatever space the
/// writer used, and never across a block or a punctuation mark.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    pub tokens: Vec<Token>,
    pub folded: String,
    /// Those of `tokens` that are not space or break, in order.
    pub solid: Vec<Token>,
    pub sentences: Vec<Sentence>,
}

/// Reads `text`, whose prose blocks are `blocks` (sorted, not overlapping). `whole` says of a
/// block, by its index, that it is never cut into sentences (headlines, subheads).
pub fn analyze(text: &str, blocks: &[Span], whole: impl Fn(usize) -> bool) -> Analysis {
    let mut out =
        Analysis { folded: String::with_capacity(text.len() + 64), ..Analysis::default() };
    let mut at = 0;
    let mut starts = blocks.iter().map(|b| b.start()).peekable();
    while at < text.len() {
        let (kind, len) = next_token(text.get(at..).unwrap_or_default());
        let end = at + len.max(1);
        let span = Span::new(at, end.min(text.len()));
        let mut block_starts = out.solid.is_empty();
        while starts.next_if(|s| *s < span.end()).is_some() {
            block_starts = true;
        }
        let mut folded = Span::new(out.folded.len(), out.folded.len());
        if !matches!(kind, TokenKind::Space | TokenKind::Break) {
            out.folded.push(if block_starts { '\n' } else { ' ' });
            let start = out.folded.len();
            fold_into(span.of(text), &mut out.folded);
            folded = Span::new(start, out.folded.len());
            out.solid.push(Token { kind, span, folded });
        } else if block_starts && !out.solid.is_empty() {
            // A block that opens with space: the break is marked on its first solid token.
            out.folded.push('\n');
        }
        out.tokens.push(Token { kind, span, folded });
        at = span.end();
    }
    for (i, block) in blocks.iter().enumerate() {
        let block_ix = u32::try_from(i).unwrap_or(u32::MAX);
        sentences::split(text, &out.tokens, *block, block_ix, whole(i), &mut out.sentences);
    }
    out
}

impl Analysis {
    /// The folded form of the token at `ix` of `solid`; empty past the end.
    pub fn word(&self, ix: usize) -> &str {
        self.solid_token(ix).map_or("", |t| t.folded.of(&self.folded))
    }

    /// The token at `ix` of `solid`.
    pub fn solid_token(&self, ix: usize) -> Option<&Token> {
        self.solid.get(ix)
    }

    /// True when a block begins with the solid token `ix`.
    pub fn starts_block(&self, ix: usize) -> bool {
        let before = self.solid_token(ix).and_then(|t| t.folded.start().checked_sub(1));
        before.is_none_or(|b| self.folded.as_bytes().get(b) == Some(&b'\n'))
    }

    /// Index into `solid` of the token that holds byte `at` of the text, or the next one.
    pub fn solid_at(&self, at: usize) -> usize {
        self.solid.partition_point(|t| t.span.end() <= at)
    }

    /// Index into `solid` of the token whose folded form holds byte `at` of `folded`.
    pub fn solid_at_folded(&self, at: usize) -> usize {
        self.solid.partition_point(|t| t.folded.end() <= at)
    }

    /// The byte of `text` at which byte `at` of `folded`, inside a word, begins to be written:
    /// marks before it belong to the letter they sit on.
    pub fn text_at(&self, text: &str, at: usize) -> usize {
        let Some(token) = self.solid_token(self.solid_at_folded(at)) else { return text.len() };
        let mut left = at.saturating_sub(token.folded.start());
        let mut buffer = String::new();
        for (i, c) in token.span.of(text).char_indices() {
            buffer.clear();
            super::fold::fold_char(c, &mut buffer);
            if left == 0 && !buffer.is_empty() {
                return token.span.start() + i;
            }
            left = left.saturating_sub(buffer.len());
        }
        token.span.end()
    }

    /// Index of the sentence that holds byte `at`, or the nearest one before it.
    pub fn sentence_at(&self, at: usize) -> usize {
        self.sentences.partition_point(|s| s.span.start() <= at).saturating_sub(1)
    }

    /// The indices into `solid` of the tokens inside `span`.
    pub fn solid_in(&self, span: Span) -> std::ops::Range<usize> {
        self.solid_at(span.start())..self.solid.partition_point(|t| t.span.end() <= span.end())
    }

    /// True when no space stands between solid tokens `ix - 1` and `ix`.
    pub fn glued(&self, ix: usize) -> bool {
        let (Some(a), Some(b)) =
            (ix.checked_sub(1).and_then(|p| self.solid_token(p)), self.solid_token(ix))
        else {
            return false;
        };
        a.span.end == b.span.start
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn whole_text(text: &str) -> Analysis {
        analyze(text, &[Span::new(0, text.len())], |_| false)
    }

    #[test]
    fn folded_words_stand_apart() {
        let a = whole_text("وقال «إلهام  علييف»، 1,200");
        assert_eq!(a.folded, "\nوقال « الهام علييف » ، 1,200");
        assert_eq!(a.word(2), "الهام");
        assert!(a.glued(2) && !a.glued(3));
    }

    #[test]
    fn blocks_keep_words_apart() {
        let text = "الأمم\nالمتحدة";
        let cut = text.find('\n').unwrap_or_default();
        let a = analyze(text, &[Span::new(0, cut), Span::new(cut + 1, text.len())], |_| false);
        assert_eq!(a.folded, "\nالامم\nالمتحده");
        assert_eq!(a.sentences.len(), 2);
    }

    proptest! {
        #[test]
        fn tokens_tile_the_text(text in "(?s).{0,80}") {
            let a = whole_text(&text);
            let mut at = 0;
            for t in &a.tokens {
                prop_assert_eq!(t.span.start(), at);
                prop_assert!(!t.span.is_empty());
                prop_assert!(text.is_char_boundary(t.span.end()));
                at = t.span.end();
            }
            prop_assert_eq!(at, text.len());
        }

        #[test]
        fn sentences_stay_inside_the_block_in_order(text in "[ا-ي .؟!\"«»\\n]{0,80}") {
            let a = whole_text(&text);
            let mut at = 0;
            for s in &a.sentences {
                prop_assert!(s.span.start() >= at && s.span.end() <= text.len());
                prop_assert!(!s.span.of(&text).trim().is_empty());
                at = s.span.end();
            }
        }
    }
}
