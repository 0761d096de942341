//! What every rule looks at: one article, analysed once.

use std::cell::OnceCell;

use super::traits::{May, Traits};
use crate::base::Span;
use crate::document::{Article, Block, BlockKind};
use crate::lexicon::Lexicon;
use crate::lexicon::words::measures::{self, Measure};
use crate::lexicon::words::triggers::{self, Found, Light};
use crate::lexicon::words::wordings::Hit;
use crate::text::numbers::{self, Number};
use crate::text::{Analysis, TokenKind, analyze, letters};

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
    /// The writer tells ة from ه.
    pub tells_ta: bool,
    /// By solid token: what its word can be.
    traits: Vec<Traits>,
    /// By solid token: the trigger that begins there, once somebody asked.
    triggers: Vec<OnceCell<Option<Found>>>,
    /// What the word past the end can be.
    none: Traits,
}

impl<'a> Reading<'a> {
    /// The reading of an article [`analyzed`] before, `traits` those of its solid tokens.
    pub fn new(
        article: &'a Article,
        lexicon: &'a Lexicon,
        analysis: Analysis,
        traits: Vec<Traits>,
    ) -> Self {
        let text = article.body.text.as_str();
        let spans: Vec<Span> = prose(article).map(|(_, b)| b.span).collect();
        let quoted = quoted(text, &analysis, &spans);
        let tells_ta = text.contains('ة');
        let triggers = traits.iter().map(|_| OnceCell::new()).collect();
        let none = Traits::default();
        Self { article, text, analysis, lexicon, quoted, tells_ta, traits, triggers, none }
    }

    /// The same reading with no quick no.
    #[cfg(test)]
    pub(super) fn open(mut self) -> Self {
        self.traits.iter_mut().for_each(|traits| *traits = traits.open());
        self
    }

    /// The folded word at `ix` of the solid tokens.
    pub fn word(&self, ix: usize) -> &str {
        self.analysis.word(ix)
    }

    /// What the word at `ix` can be; nothing past the end.
    pub fn traits(&self, ix: usize) -> &Traits {
        self.traits.get(ix).unwrap_or(&self.none)
    }

    /// The number that begins at token `at`.
    pub fn number(&self, at: usize) -> Option<Number> {
        let token = self.analysis.solid_token(at)?;
        let may = token.kind == TokenKind::Number || self.traits(at).may(May::COUNT);
        if may { numbers::read(self.text, &self.analysis, at) } else { None }
    }

    /// The measure words that begin at token `at`, longest first, with the bytes of their proclitics.
    pub fn measures(&self, at: usize) -> impl Iterator<Item = (Hit<'_, Measure>, usize)> {
        let may = self.traits(at).may(May::MEASURE);
        may.then(|| measures::at(&self.analysis, at)).into_iter().flatten()
    }

    /// The trigger of an event that begins at token `at`.
    pub fn trigger(&self, at: usize) -> Option<Found> {
        let known = self.triggers.get(at).filter(|_| self.traits(at).may(May::TRIGGER))?;
        *known.get_or_init(|| self.find_trigger(at))
    }

    fn find_trigger(&self, at: usize) -> Option<Found> {
        let found = triggers::at(&self.analysis, at)?;
        // «طالبة»: folded, the ending of a noun looks like a pronoun.
        let token = self.analysis.solid_token(at)?;
        // «هنا» is here; «هنأ» congratulates.
        if self.analysis.word(at) == "هنا" && !token.span.of(self.text).contains('أ') {
            return None;
        }
        (!found.object || !token.span.of(self.text).ends_with('ة')).then_some(found)
    }

    /// What the word at `at` makes of its subject when it is a light verb.
    pub fn lights(&self, at: usize) -> impl Iterator<Item = Light> {
        let may = self.traits(at).may(May::LIGHT);
        may.then(|| triggers::lights(&self.analysis, at)).into_iter().flatten()
    }

    /// True for «شنتها», «نفذه»: a verb whose object is the noun before it.
    pub fn is_done_by(&self, at: usize) -> bool {
        self.traits(at).may(May::DONE_BY) && triggers::is_done_by(&self.analysis, at)
    }

    /// Tokens an idiom takes when one begins at token `at`.
    pub fn idiom(&self, at: usize) -> Option<usize> {
        if self.traits(at).may(May::IDIOM) { triggers::idiom(&self.analysis, at) } else { None }
    }

    /// True when the word at `at` is a reporting verb, و or ف before it allowed.
    pub fn tells(&self, at: usize) -> bool {
        self.traits(at).may(May::TELL)
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

/// The tokens and sentences of an article's prose; its sentences name blocks of the body.
pub fn analyzed(article: &Article) -> Analysis {
    let blocks: Vec<(u32, &Block)> = prose(article).collect();
    let spans: Vec<Span> = blocks.iter().map(|(_, b)| b.span).collect();
    let whole = |i: usize| {
        let block = blocks.get(i);
        block.is_some_and(|(_, b)| matches!(b.kind, BlockKind::Title | BlockKind::Heading(_)))
    };
    let mut analysis = analyze(&article.body.text, &spans, whole);
    for sentence in &mut analysis.sentences {
        sentence.block = blocks.get(sentence.block as usize).map_or(0, |(ix, _)| *ix);
    }
    analysis
}

/// Blocks that are no code, with their places in the body.
fn prose(article: &Article) -> impl Iterator<Item = (u32, &Block)> {
    (0_u32..).zip(&article.body.blocks).filter(|(_, b)| b.kind != BlockKind::Code)
}

/// The stretches between quotation marks. A mark of another style inside one is part of it.
fn quoted(text: &str, analysis: &Analysis, blocks: &[Span]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut signs = analysis.tokens.iter().filter(|t| t.kind == TokenKind::Punct).peekable();
    for block in blocks {
        let mut open: Option<(char, usize)> = None;
        while signs.next_if(|t| t.span.start < block.start).is_some() {}
        while let Some(sign) = signs.next_if(|t| t.span.start < block.end) {
            let Some(c) = sign.span.of(text).chars().next() else { continue };
            match open {
                Some((mark, start)) if closes(mark, c) => {
                    out.push(Span::new(start, sign.span.start()));
                    open = None;
                }
                None if letters::is_opening_quote(c) => open = Some((c, sign.span.end())),
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
