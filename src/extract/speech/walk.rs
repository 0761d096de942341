//! The walk over an article's sentences: cues in order, each given its speaker and its words.

use super::content;
use super::cue;
use super::describe;
use super::scene::Scene;
use super::source;
use super::speaker::{Memory, Speaker};
use crate::base::Span;
use crate::document::BlockKind;
use crate::extract::facts::{Quote, QuoteMode, Stance};
use crate::lexicon::words::reporting::ReportingForm;
use crate::text::TokenKind;

pub(super) struct Walk<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) memory: Memory,
    pub(super) out: Vec<Quote>,
    /// By marked stretch: given to a speaker, or settled as no quotation.
    given: Vec<bool>,
    pub(super) sentence: Sentence,
}

/// What the sentence has told so far.
#[derive(Default)]
pub(super) struct Sentence {
    pub(super) ix: u32,
    pub(super) first: usize,
    pub(super) last: usize,
    /// Who speaks in it.
    pub(super) current: Option<Speaker>,
    /// Marked stretches passed without a speaker.
    pub(super) pending: Vec<usize>,
    /// One past the last token of reported words so far.
    pub(super) reported_to: usize,
    pub(super) heading: bool,
}

/// How a piece of speech is attributed.
#[derive(Clone)]
pub(super) struct By {
    pub(super) speaker: Option<Speaker>,
    pub(super) mode: QuoteMode,
    pub(super) verb: Option<Span>,
    pub(super) stance: Stance,
    pub(super) score: u16,
}

impl<'s, 'a> Walk<'s, 'a> {
    pub(super) fn new(scene: &'s Scene<'a>) -> Self {
        let given = vec![false; scene.marks.len()];
        Self {
            scene,
            memory: Memory::default(),
            out: Vec::new(),
            given,
            sentence: Sentence::default(),
        }
    }

    pub(super) fn run(mut self) -> Vec<Quote> {
        let analysis = &self.scene.reading.analysis;
        let blocks = &self.scene.reading.article.body.blocks;
        for (ix, sentence) in analysis.sentences.iter().enumerate() {
            let tokens = analysis.solid_in(sentence.span);
            let kind = blocks.get(sentence.block as usize).map(|b| b.kind);
            let heading = matches!(kind, Some(BlockKind::Title | BlockKind::Heading(_)));
            if heading {
                self.memory.clear();
            }
            self.sentence = Sentence {
                ix: u32::try_from(ix).unwrap_or(u32::MAX),
                first: tokens.start,
                last: tokens.end,
                reported_to: tokens.start,
                heading,
                ..Sentence::default()
            };
            self.read_sentence();
            if heading {
                self.memory.clear();
            }
        }
        self.out
    }

    fn read_sentence(&mut self) {
        let Sentence { first, last, .. } = self.sentence;
        let mut k = first;
        if let Some(past) = self.named_colon(first, last) {
            k = past;
        }
        while k < last {
            k = self.read_token(k, last).max(k + 1);
        }
        self.lone_quotation();
    }

    /// Reads what begins at `k` and returns the token to go on from.
    fn read_token(&mut self, k: usize, end: usize) -> usize {
        let scene = self.scene;
        if let Some(mark) = scene.opens(k) {
            if !self.given(mark) {
                self.sentence.pending.push(mark);
            }
            return scene.past_mark(mark);
        }
        if let Some(mark) = scene.marked(k) {
            return scene.past_mark(mark);
        }
        if scene.kind(k) != TokenKind::Word {
            return k + 1;
        }
        if let Some(source) = source::source(scene, k, end) {
            return self.source(k, &source, end);
        }
        if let Some(mark) = describe::pretext(scene, k) {
            self.pretext(k, mark);
            return k + 1;
        }
        if self.describe(k, end) {
            return k + 1;
        }
        let (forms, _) = scene.forms(k);
        let came = matches!(scene.word(k), "جاء" | "وجاء" | "ورد" | "وورد" | "للمطالبه" | "بالقول");
        if forms.is_empty() && !came {
            return k + 1;
        }
        if let Some(found) = cue::verb(scene, k, end) {
            return self.verb(&found, end);
        }
        if let Some(found) = cue::participle(scene, k, end) {
            return self.participle(&found, end);
        }
        if let Some(found) = cue::noun(scene, k, end) {
            return self.noun(&found, end);
        }
        self.trailing(k, end).unwrap_or(k + 1)
    }

    pub(super) fn given(&self, mark: usize) -> bool {
        self.given.get(mark).copied().unwrap_or(true)
    }

    /// The marked words `mark` are `by`'s.
    pub(super) fn give(&mut self, mark: usize, by: &By) {
        if self.given(mark) {
            return;
        }
        if let (Some(slot), Some(marked)) = (self.given.get_mut(mark), self.scene.marks.get(mark)) {
            *slot = true;
            self.push(marked.span, true, by.clone());
        }
    }

    pub(super) fn give_pending(&mut self, by: &By) {
        for mark in std::mem::take(&mut self.sentence.pending) {
            if content::is_quotation(self.scene, mark) {
                self.give(mark, by);
            }
        }
    }

    /// Every quotation among tokens `first..last`.
    pub(super) fn give_inside(&mut self, first: usize, last: usize, by: &By, lower: u16) {
        let scene = self.scene;
        let mut k = first;
        while k < last {
            if describe::pretext(scene, k).is_some_and(|m| !self.given(m)) {
                if let Some(mark) = describe::pretext(scene, k) {
                    self.pretext(k, mark);
                }
            } else if scene.opens(k).is_none() && scene.marked(k).is_none() {
                self.describe(k, last);
            }
            k += 1;
        }
        let mut k = first;
        while k < last {
            match scene.opens(k) {
                Some(mark) => {
                    if content::is_quotation(scene, mark) {
                        self.give(
                            mark,
                            &By { score: by.score.saturating_sub(lower), ..by.clone() },
                        );
                    }
                    k = scene.past_mark(mark).max(k + 1);
                }
                None => k += 1,
            }
        }
    }

    /// Tokens `first..last` in indirect speech, and the quotations among them.
    pub(super) fn statement(&mut self, first: usize, last: usize, clitic: usize, by: &By) {
        let scene = self.scene;
        self.sentence.reported_to = self.sentence.reported_to.max(last);
        // A sentence's own و is not part of what is said.
        let opening = first == self.sentence.first
            && scene.word(first).starts_with('و')
            && (scene.word(first).starts_with("وال")
                || scene.mention_clitic(first) == "و"
                || scene.reading.trigger(first).is_some_and(|f| f.clitic > 0)
                || content::is_joined_verb(scene, first));
        let clitic = if opening { 'و'.len_utf8() } else { clitic };
        if let Some(span) = content::trimmed(scene, first, last, clitic) {
            let from = scene.marks.partition_point(|m| m.span.start < span.start);
            let marked = scene.marks.get(from).filter(|m| m.span == span).map(|_| from);
            let words = scene.reading.analysis.solid_in(span).len();
            if marked.is_none() && words >= 1 {
                self.push(span, false, by.clone());
            } else if let Some(mark) = marked
                && content::n_words(scene, mark) >= 2
            {
                self.give(mark, by);
                self.told_whole(mark, by);
            }
        }
        self.give_inside(first, last, by, 100);
    }

    /// «أكد أن "الحل قريب"»: a clause that is marked from end to end is told, and quoted besides.
    pub(super) fn told_whole(&mut self, mark: usize, by: &By) {
        if let Some(marked) = self.scene.marks.get(mark)
            && content::n_words(self.scene, mark) >= 3
        {
            self.push(marked.outer, false, By { score: by.score.saturating_sub(50), ..by.clone() });
        }
    }

    pub(super) fn push(&mut self, span: Span, direct: bool, by: By) {
        self.out.push(Quote {
            span,
            direct,
            mode: by.mode,
            speaker: by.speaker.as_ref().and_then(|s| s.chain),
            speaker_span: by.speaker.map(|s| s.span),
            verb_span: by.verb,
            stance: by.stance,
            sentence: self.sentence.ix,
            score: by.score,
        });
    }
}

pub(super) fn stance(form: &ReportingForm) -> Stance {
    match form.stance {
        "affirm" | "testify" => Stance::Affirm,
        "deny" | "reject" => Stance::Deny,
        "accuse" => Stance::Accuse,
        "call" | "demand" | "propose" => Stance::Call,
        "warn" => Stance::Warn,
        "threaten" => Stance::Threaten,
        "welcome" | "support" => Stance::Welcome,
        "condemn" | "criticize" => Stance::Condemn,
        "announce" | "reveal" => Stance::Announce,
        "ask" => Stance::Ask,
        _ => Stance::Say,
    }
}
