//! One article as the rules of speech look at it: its tokens with the mentions, quotation marks
//! and word classes that stand on them.

use std::collections::BTreeMap;

use super::TitlePhrase;
use super::known::Known;
use super::marks::{self, Marked};
use crate::base::{Key, Span};
use crate::extract::facts::{Chain, Mention, MentionKind};
use crate::extract::reading::Reading;
use crate::lexicon::words::reporting::{Class, Reporting, ReportingForm};
use crate::text::{TokenKind, calendar, fold};

pub(super) struct Scene<'a> {
    pub reading: &'a Reading<'a>,
    pub words: &'static Reporting,
    pub chains: &'a [Chain],
    pub mentions: &'a [Mention],
    pub titles: &'a [TitlePhrase],
    pub marks: Vec<Marked>,
    /// By the folded first word of an office, without its article, and by its country, whichever it
    /// is as well: the titles of those who hold it.
    offices: BTreeMap<(String, Option<&'a Key>), Vec<&'a TitlePhrase>>,
    /// Persons by the word right before them, with its clitic and without.
    named_after: BTreeMap<&'a str, Vec<&'a Mention>>,
    /// By solid token: 1 + index of the mention that covers it.
    mention_on: Vec<u32>,
    /// By solid token: 1 + index of the marked stretch that covers it, marks not included.
    marked_on: Vec<u32>,
    /// By solid token: 1 + index of the marked stretch whose opening mark it is.
    opens_on: Vec<u32>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        reading: &'a Reading<'a>,
        chains: &'a [Chain],
        mentions: &'a [Mention],
        titles: &'a [TitlePhrase],
    ) -> Self {
        let n = reading.analysis.solid.len();
        let marks = marks::stretches(reading);
        let words = Reporting::built_in();
        let (mut mention_on, mut marked_on, mut opens_on) = (vec![0; n], vec![0; n], vec![0; n]);
        let paint = |on: &mut Vec<u32>, tokens: std::ops::Range<usize>, ix: usize| {
            let id = u32::try_from(ix + 1).unwrap_or(u32::MAX);
            for slot in on.get_mut(tokens).into_iter().flatten() {
                *slot = id;
            }
        };
        for (ix, mention) in mentions.iter().enumerate() {
            let first = reading.analysis.solid_at(mention.span.start());
            let last = reading.analysis.solid_at(mention.span.end().saturating_sub(1));
            // A name never runs over أن or على; what follows them is no part of it.
            // «بان كي مون» begins like «بأن» without its hamza.
            let ban = |k: usize| k == first && reading.analysis.word(k + 1) == "كي" && k < last;
            let stop = |k: &usize| {
                let word = reading.analysis.word(*k);
                words.is(word, Class::That) && !ban(*k)
                    || reading
                        .analysis
                        .solid_token(*k)
                        .is_some_and(|t| matches!(t.span.of(reading.text), "على" | "إلى"))
            };
            let first = (first..=last).find(|k| !stop(k)).unwrap_or(last + 1);
            let cut = (first..=last).find(stop).unwrap_or(last + 1);
            paint(&mut mention_on, first..cut.min(n).max(first.min(n)), ix);
        }
        for (ix, mark) in marks.iter().enumerate() {
            paint(&mut marked_on, mark.first..mark.last.min(n), ix);
            let open = reading.analysis.solid_at(mark.outer.start());
            paint(&mut opens_on, open..mark.first.min(n), ix);
        }
        let mut offices: BTreeMap<(String, Option<&Key>), Vec<&TitlePhrase>> = BTreeMap::new();
        for title in titles.iter().filter(|t| t.person_chain.is_some()) {
            let first = fold(title.title.split(' ').next().unwrap_or_default());
            let office = first.strip_prefix("ال").unwrap_or(&first);
            offices.entry((office.to_owned(), None)).or_default().push(title);
            if title.country.is_some() {
                let country = title.country.as_ref();
                offices.entry((office.to_owned(), country)).or_default().push(title);
            }
        }
        let mut named_after: BTreeMap<&str, Vec<&Mention>> = BTreeMap::new();
        for person in mentions.iter().filter(|m| m.kind == MentionKind::Person) {
            let at = reading.analysis.solid_at(person.span.start());
            let word = at.checked_sub(1).map_or("", |before| reading.analysis.word(before));
            let bare = word.strip_prefix(['و', 'ل', 'ب', 'ف']);
            for word in [Some(word), bare].into_iter().flatten() {
                named_after.entry(word).or_default().push(person);
            }
        }
        Self {
            reading,
            words,
            chains,
            mentions,
            titles,
            marks,
            offices,
            named_after,
            mention_on,
            marked_on,
            opens_on,
        }
    }

    pub(super) fn word(&self, ix: usize) -> &'a str {
        self.reading.analysis.word(ix)
    }

    pub(super) fn span(&self, ix: usize) -> Span {
        self.reading.analysis.solid_token(ix).map_or(Span::default(), |t| t.span)
    }

    pub(super) fn kind(&self, ix: usize) -> TokenKind {
        self.reading.analysis.solid_token(ix).map_or(TokenKind::Break, |t| t.kind)
    }

    pub(super) fn is_word(&self, ix: usize) -> bool {
        matches!(self.kind(ix), TokenKind::Word | TokenKind::Foreign)
    }

    /// What the tables say of the word of token `ix`.
    pub(super) fn known(&self, ix: usize) -> Option<&Known> {
        (self.kind(ix) == TokenKind::Word).then(|| &self.reading.traits(ix).speech)
    }

    /// The word with و or ف taken off when it is not a word of the class with it.
    pub(super) fn is(&self, ix: usize, class: Class) -> bool {
        self.known(ix).is_some_and(|k| k.bare & class.bit() != 0)
    }

    /// The word as written is of the class.
    pub(super) fn is_whole(&self, ix: usize, class: Class) -> bool {
        self.known(ix).is_some_and(|k| k.whole & class.bit() != 0)
    }

    /// The person named last before byte `at`.
    pub(super) fn person_before(&self, at: u32) -> Option<&Mention> {
        let before = self.mentions.partition_point(|m| m.span.end <= at);
        self.mentions.iter().take(before).rev().find(|m| m.kind == MentionKind::Person)
    }

    /// The word begins a title.
    pub(super) fn is_title(&self, ix: usize) -> bool {
        // «أمام الحشد» is no imam.
        let before =
            self.word(ix) == "امام" && self.span(ix).of(self.reading.text).starts_with('أ');
        !before && self.known(ix).is_some_and(|k| k.title)
    }

    /// As `is`, for classes that hold phrases of two or three words. Their number.
    pub(super) fn phrase_of(&self, ix: usize, class: Class) -> Option<usize> {
        if self.known(ix).is_none_or(|k| k.starts & class.bit() == 0) {
            return None;
        }
        let mut words = self.word(ix).to_owned();
        for n in 1..=3 {
            if self.words.is(&words, class)
                || words.strip_prefix(['و', 'ف']).is_some_and(|w| self.words.is(w, class))
            {
                return Some(n);
            }
            words.push(' ');
            words.push_str(self.word(ix + n));
        }
        None
    }

    pub(super) fn mention_ix(&self, ix: usize) -> Option<usize> {
        (*self.mention_on.get(ix)? as usize).checked_sub(1)
    }

    pub(super) fn mention(&self, ix: usize) -> Option<&'a Mention> {
        self.mentions.get(self.mention_ix(ix)?)
    }

    /// One past the last token of the mention on `ix`.
    pub(super) fn mention_end(&self, ix: usize) -> usize {
        let id = self.mention_on.get(ix).copied().unwrap_or(0);
        let mut end = ix + 1;
        while id != 0 && self.mention_on.get(end) == Some(&id) {
            end += 1;
        }
        end
    }

    /// The persons right after a word, clitics before it allowed, in order.
    pub(super) fn named_after(&self, word: &str) -> &[&'a Mention] {
        self.named_after.get(word).map_or(&[], Vec::as_slice)
    }

    /// The titles before `span` of those who hold an office, of this country if one is given, the
    /// nearest first.
    pub(super) fn held_before(
        &self,
        office: &str,
        country: Option<&'a Key>,
        span: Span,
    ) -> impl Iterator<Item = &'a TitlePhrase> {
        let held = self.offices.get(&(office.to_owned(), country)).map_or(&[][..], Vec::as_slice);
        let before = held.partition_point(|t| t.span.end <= span.start);
        held.iter().take(before).rev().copied()
    }

    /// The folded proclitics before the mention that begins in token `ix`.
    pub(super) fn mention_clitic(&self, ix: usize) -> &'a str {
        let Some(mention) = self.mention(ix) else { return "" };
        let token = self.span(ix);
        if mention.span.start <= token.start {
            return "";
        }
        let before = Span { start: token.start, end: mention.span.start };
        before.of(self.reading.text)
    }

    /// A mention of a thing that can act or speak, nationalities left out.
    pub(super) fn actor(&self, ix: usize) -> Option<&'a Mention> {
        self.mention(ix).filter(|m| m.kind != MentionKind::Nationality)
    }

    /// The country of the nationality on token `ix`.
    pub(super) fn nation(&self, ix: usize) -> Option<&'a crate::base::Key> {
        let mention = self.mention(ix).filter(|m| m.kind == MentionKind::Nationality)?;
        self.chains.get(mention.chain as usize)?.known.first()
    }

    /// Index of the marked stretch that covers token `ix`.
    pub(super) fn marked(&self, ix: usize) -> Option<usize> {
        (*self.marked_on.get(ix)? as usize).checked_sub(1)
    }

    /// Index of the marked stretch that token `ix` opens.
    pub(super) fn opens(&self, ix: usize) -> Option<usize> {
        (*self.opens_on.get(ix)? as usize).checked_sub(1)
    }

    /// The first token past the stretch, its closing mark included.
    pub(super) fn past_mark(&self, mark: usize) -> usize {
        let Some(mark) = self.marks.get(mark) else { return usize::MAX };
        let at = self.reading.analysis.solid_at(mark.outer.end().saturating_sub(1));
        match mark.closed {
            true => (at + 1).max(mark.last),
            false => mark.last.max(at),
        }
    }

    pub(super) fn is_comma(&self, ix: usize) -> bool {
        matches!(self.word(ix), "،" | "," | "؛" | ";")
    }

    pub(super) fn is_dash(&self, ix: usize) -> bool {
        matches!(self.word(ix), "-" | "–" | "—")
    }

    /// أن, إنه, بأنها … and not «بعد أن», «إلا أن», nor the first name of «بان كي مون».
    pub(super) fn is_that(&self, ix: usize) -> bool {
        if !self.is_whole(ix, Class::That) || self.mention(ix).is_some() {
            return false;
        }
        let Some(before) = ix.checked_sub(1) else { return true };
        self.word(ix).starts_with('ب') || !self.is(before, Class::ThatBlocker)
    }

    /// A day, a month, a time of day, a number: words of when, never of who.
    pub(super) fn is_time(&self, ix: usize) -> bool {
        self.kind(ix) == TokenKind::Number
            || (self.is(ix, Class::Time) && self.mention(ix).is_none() && self.is_calendar(ix))
    }

    /// «كانون» and «ربيع» are months only with their second word.
    fn is_calendar(&self, ix: usize) -> bool {
        let a = &self.reading.analysis;
        calendar::weekday(a, ix).is_some() || calendar::month(a, ix).is_some()
    }

    /// على and من and their like; not the name علي when it is written so.
    pub(super) fn is_function_word(&self, ix: usize) -> bool {
        self.is(ix, Class::Preposition)
            && !(self.word(ix) == "علي" && self.span(ix).of(self.reading.text).ends_with('ي'))
    }

    /// The readings of token `ix` as a reporting form, with the folded bytes of its و or ف.
    pub(super) fn forms(&self, ix: usize) -> (&'static [ReportingForm], usize) {
        if self.kind(ix) != TokenKind::Word || self.mention_ix(ix).is_some() {
            return (&[], 0);
        }
        let Some(known) = self.known(ix).filter(|k| !k.forms.is_empty()) else {
            return (&[], 0);
        };
        // «ويدعى إبراهيم»: is called, not يدّعي.
        let surface = self.span(ix).of(self.reading.text);
        if surface.ends_with("دعى") && !surface.ends_with("ادعى") {
            return (&[], 0);
        }
        (known.forms, known.clitic)
    }

    /// Bytes of the text of tokens `first..last`.
    pub(super) fn stretch(&self, first: usize, last: usize) -> Span {
        let start = self.span(first).start();
        let end = last.checked_sub(1).map_or(start, |l| self.span(l).end());
        Span::new(start, end.max(start))
    }

    /// The token's span after `clitic` folded bytes.
    pub(super) fn after_clitic(&self, ix: usize, clitic: usize) -> Span {
        let span = self.span(ix);
        let Some(token) = self.reading.analysis.solid_token(ix) else { return span };
        if clitic == 0 {
            return span;
        }
        let start = self.reading.analysis.text_at(self.reading.text, token.folded.start() + clitic);
        Span::new(start.min(span.end()), span.end())
    }
}
