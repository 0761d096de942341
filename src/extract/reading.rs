//! What every rule looks at: one article, analysed once.

use crate::base::Span;
use crate::document::{Article, BlockKind};
use crate::lexicon::Lexicon;
use crate::text::{Analysis, analyze, letters};

/// One article with its analysis and the lexicon. Rules take this and nothing else.
pub struct Reading<'a> {
    pub article: &'a Article,
    /// The body's text; all spans are bytes of it.
    pub text: &'a str,
    pub analysis: Analysis,
    pub lexicon: &'a Lexicon,
    /// Stretches between quotation marks, marks left out, by start; unclosed ones end with their
    /// block. They do not nest.
    pub quoted: Vec<Span>,
}

impl<'a> Reading<'a> {
    pub fn new(article: &'a Article, lexicon: &'a Lexicon) -> Self {
        let text = article.body.text.as_str();
        let prose: Vec<_> =
            article.body.blocks.iter().filter(|b| b.kind != BlockKind::Code).collect();
        let spans: Vec<Span> = prose.iter().map(|b| b.span).collect();
        let whole = |i: usize| {
            prose.get(i).is_some_and(|b| matches!(b.kind, BlockKind::Title | BlockKind::Heading(_)))
        };
        let mut analysis = analyze(text, &spans, whole);
        // Sentences name blocks of the body, code blocks counted.
        let indices: Vec<u32> = (0u32..)
            .zip(&article.body.blocks)
            .filter(|(_, b)| b.kind != BlockKind::Code)
            .map(|(i, _)| i)
            .collect();
        for sentence in &mut analysis.sentences {
            sentence.block = indices.get(sentence.block as usize).copied().unwrap_or_default();
        }
        let quoted = quoted(text, &spans);
        Self { article, text, analysis, lexicon, quoted }
    }

    /// The folded word at `ix` of the solid tokens.
    pub fn word(&self, ix: usize) -> &str {
        self.analysis.word(ix)
    }

    /// Index of the sentence that holds byte `at`.
    pub fn sentence_at(&self, at: usize) -> u32 {
        u32::try_from(self.analysis.sentence_at(at)).unwrap_or(u32::MAX)
    }

    /// The quoted stretch that holds `span`, if any.
    pub fn quotation_of(&self, span: Span) -> Option<Span> {
        let i = self.quoted.partition_point(|q| q.start <= span.start).checked_sub(1)?;
        self.quoted.get(i).copied().filter(|q| q.contains(span))
    }
}

/// The stretches between quotation marks. A mark of another style inside one is part of it.
fn quoted(text: &str, blocks: &[Span]) -> Vec<Span> {
    let mut out = Vec::new();
    for block in blocks {
        let mut open: Option<(char, usize)> = None;
        for (i, c) in block.of(text).char_indices() {
            let at = block.start() + i;
            match open {
                Some((mark, start)) if closes(mark, c) => {
                    out.push(Span::new(start, at));
                    open = None;
                }
                None if letters::is_opening_quote(c) => open = Some((c, at + c.len_utf8())),
                _ => (),
            }
        }
        if let Some((_, start)) = open {
            out.push(Span::new(start, block.end()));
        }
    }
    out
}

/// True when `c` closes a quotation opened with `mark`. Writers mix marks, so a curly opening is
/// closed by either curly mark, and every style by its own closing mark.
fn closes(mark: char, c: char) -> bool {
    match mark {
        '«' => c == '»',
        '‹' => c == '›',
        '"' => c == '"',
        _ => matches!(c, '”' | '“' | '‟'),
    }
}
