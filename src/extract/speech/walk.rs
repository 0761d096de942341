//! The walk over an article's sentences: cues in order, each given its speaker and its words.

use super::content;
use super::cue::{self, Cue, Marker, Source};
use super::describe;
use super::scene::Scene;
use super::speaker::{self, Memory, Speaker};
use super::subject::{self, Phrase};
use crate::base::Span;
use crate::document::BlockKind;
use crate::extract::facts::{MentionKind, Quote, QuoteMode, Stance};
use crate::lexicon::words::reporting::{Class, FormKind, ReportingForm, Strength};
use crate::text::TokenKind;

pub(super) struct Walk<'s, 'a> {
    scene: &'s Scene<'a>,
    memory: Memory,
    out: Vec<Quote>,
    /// By marked stretch: given to a speaker, or settled as no quotation.
    given: Vec<bool>,
    sentence: Sentence,
}

/// What the sentence has told so far.
#[derive(Default)]
struct Sentence {
    ix: u32,
    first: usize,
    last: usize,
    /// Who speaks in it.
    current: Option<Speaker>,
    /// Marked stretches passed without a speaker.
    pending: Vec<usize>,
    /// One past the last token of reported words so far.
    reported_to: usize,
    heading: bool,
}

/// How a piece of speech is attributed.
#[derive(Clone)]
struct By {
    speaker: Option<Speaker>,
    mode: QuoteMode,
    verb: Option<Span>,
    stance: Stance,
    score: u16,
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
        if let Some(source) = cue::source(scene, k, end) {
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
        let came = matches!(scene.word(k), "جاء" | "وجاء" | "ورد" | "وورد");
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

    // Verbs.

    fn verb(&mut self, cue: &Cue, end: usize) -> usize {
        let scene = self.scene;
        let before = self.preverbal(cue);
        let prefer_before = before.is_some()
            && (self.sentence.heading
                || cue.form.kind == FormKind::Present
                || cue.subject.is_none());
        let subject = if prefer_before { before } else { cue.subject.or(before) };
        let nominal = matches!(cue.marker, Marker::Preposition | Marker::Object);
        if let Some(p) = &subject {
            if scene.is(p.first, Class::Inanimate) || (nominal && !subject::heads_speaker(scene, p))
            {
                return cue.at + 1;
            }
        }
        let opens_clause = cue.joined
            || cue.at == self.sentence.first
            || self.after_connector(cue.at)
            || scene.is_comma(cue.at - 1);
        let by = match subject {
            Some(p) => self.explicit(&p, cue.form, cue.verb),
            None if nominal && !opens_clause => return cue.at + 1,
            None => match self.elided(cue.form, cue.verb) {
                by if by.speaker.is_none() && nominal => return cue.at + 1,
                // «جاء فيه أن», «يقال إن»: nobody is meant.
                by if by.speaker.is_none() && !opens_clause => return cue.at + 1,
                by => by,
            },
        };
        if nominal && cue.marker == Marker::Object && is_declared(scene, cue) {
            self.sentence.current = by.speaker;
            return cue.content;
        }
        if !cue.joined && self.follows_pending(cue.at) {
            self.give_pending(&by);
        }
        self.speak(cue, by, end)
    }

    /// The words of a cue, and the speaker remembered.
    fn speak(&mut self, cue: &Cue, by: By, end: usize) -> usize {
        if let Some(speaker) = &by.speaker {
            self.sentence.current = Some(speaker.clone());
            self.fill_nameless(speaker, cue);
            self.memory.remember(speaker.clone());
        }
        let scene = self.scene;
        self.sentence.pending.clear();
        // Marked words between the verb and أن, in the subject's own description.
        self.aside(cue, &by);
        let opening = scene.opens(cue.content);
        if let Some(mark) = opening.filter(|_| matches!(cue.marker, Marker::Quote | Marker::Colon))
        {
            if !content::is_quotation(scene, mark)
                && content::n_words(scene, mark) < 4
                && cue.marker == Marker::Quote
                && cue.content > cue.at + 1
                && (matches!(scene.word(cue.content - 1), "ب" | "علي" | "الي" | "عن" | "من")
                    || (cue.form.strength != Strength::Strong && !scene.is_comma(cue.content - 1)))
            {
                // «أقرت بوقوع "خسائر"»: one ironic word is no quotation.
                let past = content::end(scene, cue.content, end);
                self.statement(cue.content, past, 0, &by);
                return past;
            }
            self.give(mark, &by);
            let past = content::end(scene, cue.content, end);
            self.give_inside(scene.past_mark(mark), past, &by, 100);
            self.sentence.reported_to = past;
            return past.max(scene.past_mark(mark));
        }
        if cue.marker == Marker::Colon {
            return self.unmarked(cue, &by, end);
        }
        let past = content::end(scene, cue.content, end);
        let lower = if matches!(cue.marker, Marker::That | Marker::Colon) { 50 } else { 200 };
        let by = By { score: by.score - lower, ..by };
        self.statement(cue.content, past, cue.clitic, &by);
        past
    }

    /// «وقال: سنمضي قدما»: without marks, to the end of the sentence, and of the paragraph when no
    /// sentence of it reports again.
    fn unmarked(&mut self, cue: &Cue, by: &By, end: usize) -> usize {
        let scene = self.scene;
        let past = content::end(scene, cue.content, end);
        if let Some(span) = content::trimmed(scene, cue.content, past, 0) {
            self.push(span, true, By { score: by.score - 100, ..by.clone() });
        }
        self.give_inside(cue.content, past, by, 200);
        self.sentence.reported_to = past;
        past
    }

    /// «وأكدت الوزارة -التي تحافظ على "اتصال وثيق" بقادة …- أنها»: hers too.
    fn aside(&mut self, cue: &Cue, by: &By) {
        for k in cue.at + 1..cue.content {
            if let Some(mark) = self.scene.opens(k)
                && k > 0
                && self.scene.is_function_word(k - 1)
                && content::is_quotation(self.scene, mark)
            {
                self.give(mark, &By { score: by.score - 350, ..by.clone() });
            }
        }
    }

    fn participle(&mut self, cue: &Cue, end: usize) -> usize {
        let current = self
            .sentence
            .current
            .clone()
            .filter(|s| speaker::fits(s, cue.form))
            .or_else(|| self.sentence_subject(cue.at, cue.form));
        let Some(current) = current else {
            return cue.at + 1;
        };
        let by = By {
            speaker: Some(current),
            mode: QuoteMode::Continued,
            verb: Some(cue.verb),
            stance: stance(cue.form),
            score: 850,
        };
        self.speak(cue, by, end)
    }

    /// «ونسب إلى فلان قوله إن …»: the speaker is the one named before, or the last one.
    fn noun(&mut self, cue: &Cue, end: usize) -> usize {
        let scene = self.scene;
        let from = cue.at.saturating_sub(8).max(self.sentence.first);
        let named = (from..cue.at).rev().find(|k| scene.actor(*k).is_some());
        let by = match named {
            Some(k) => {
                let mut first = k;
                while first > from && scene.mention_ix(first - 1) == scene.mention_ix(k) {
                    first -= 1;
                }
                let ix = scene.mention_ix(k);
                let person =
                    ix.filter(|_| scene.actor(k).is_some_and(|m| m.kind == MentionKind::Person));
                let body = ix.filter(|_| person.is_none());
                let p = Phrase { first, last: k + 1, person, body, ..Phrase::default() };
                self.explicit(&p, cue.form, cue.verb)
            }
            None => self.elided(cue.form, cue.verb),
        };
        if by.speaker.is_none() {
            return cue.at + 1;
        }
        self.speak(cue, by, end)
    }

    /// «"…"، قال الوزير»: the verb after the words it reports.
    fn trailing(&mut self, k: usize, end: usize) -> Option<usize> {
        if !self.follows_pending(k) {
            return None;
        }
        let scene = self.scene;
        let (forms, clitic) = scene.forms(k);
        let form = forms.iter().find(|f| {
            matches!(f.kind, FormKind::Past | FormKind::Present)
                && f.stance != "speak"
                && !f.doubtful
        })?;
        let verb = scene.after_clitic(k, clitic);
        let p = subject::phrase(scene, k + 1, end, false)
            .filter(|p| subject::agrees(scene, form, p) && subject::can_speak(scene, p));
        let by = match p {
            Some(p) => self.explicit(&p, form, verb),
            None => self.elided(form, verb),
        };
        self.give_pending(&by);
        if let Some(speaker) = by.speaker {
            self.sentence.current = Some(speaker.clone());
            self.memory.remember(speaker);
        }
        Some(p.map_or(k + 1, |p| p.last))
    }

    /// True when the last marked words stand right before `k`, a comma between at most.
    fn follows_pending(&self, k: usize) -> bool {
        self.sentence.pending.last().is_some_and(|mark| {
            let past = self.scene.past_mark(*mark);
            past <= k
                && (past..k).all(|i| {
                    self.scene.kind(i) == TokenKind::Punct
                        || matches!(
                            self.scene.word(i),
                            "هكذا" | "بهذه" | "الكلمات" | "هذا" | "ما" | "كما" | "حسبما"
                        )
                })
        })
    }

    // Sources and namings.

    fn source(&mut self, at: usize, source: &Source, end: usize) -> usize {
        let scene = self.scene;
        let Some(p) = &source.subject else {
            if let Some(current) =
                self.sentence.current.clone().or_else(|| self.memory.last().cloned())
            {
                let by = By {
                    speaker: Some(current),
                    mode: QuoteMode::Continued,
                    verb: None,
                    stance: Stance::Say,
                    score: 750,
                };
                if self.follows_pending(at) {
                    self.give_pending(&by);
                }
            }
            return source.past;
        };
        let speaker = speaker::resolve(scene, &self.memory, p, source.form.map(|f| f.0));
        let by = By {
            speaker: Some(speaker),
            mode: QuoteMode::Explicit,
            verb: source.form.map(|f| f.1),
            stance: source.form.map_or(Stance::Say, |f| stance(f.0)),
            score: 800,
        };
        if self.follows_pending(at) {
            self.give_pending(&by);
        }
        let fronted = at <= self.sentence.first + 1 && !self.sentence.heading;
        if fronted {
            let mut from = source.past;
            if scene.is_comma(from) || scene.word(from) == ":" {
                from += 1;
            }
            if matches!(scene.word(from), "فان" | "فقد") {
                from += 1;
            }
            if subject::is_finite(scene, from) && cue::verb(scene, from, end).is_some() {
                return from;
            }
            let past = content::end(scene, from, end);
            match scene.opens(from) {
                Some(mark) => {
                    self.give(mark, &by);
                    self.give_inside(scene.past_mark(mark), past, &by, 100);
                    self.sentence.reported_to = past;
                }
                None => self.statement(from, past, 0, &By { score: 650, ..by.clone() }),
            }
            self.sentence.current = by.speaker;
            return past;
        }
        let from = self.sentence.reported_to;
        let untold =
            from + 2 < at && from == self.sentence.first && self.sentence.current.is_none();
        if untold && !self.sentence.heading {
            let by = By { score: 600, ..by };
            self.statement(from, at, 0, &by);
            self.sentence.current = by.speaker;
        }
        source.past
    }

    fn pretext(&mut self, at: usize, mark: usize) {
        let scene = self.scene;
        let actor = (self.sentence.first..at).rev().find(|k| scene.actor(*k).is_some());
        let Some(k) = actor else { return };
        let p = Phrase { first: k, last: k + 1, body: scene.mention_ix(k), ..Phrase::default() };
        let speaker = speaker::resolve(scene, &self.memory, &p, None);
        let by = By {
            speaker: Some(speaker),
            mode: QuoteMode::Explicit,
            verb: None,
            stance: Stance::Say,
            score: 500,
        };
        if content::is_quotation(scene, mark) {
            self.give(mark, &by);
        }
    }

    /// «وصفت أرمينيا الاتهامات بـ"الكاذبة"»: true when marked words were given.
    fn describe(&mut self, k: usize, end: usize) -> bool {
        let scene = self.scene;
        let Some(found) = describe::description(scene, k, end) else { return false };
        if self.given(found.mark) {
            return false;
        }
        let current = self.sentence.current.clone().filter(|s| speaker::fits(s, found.form));
        let by = match (&found.subject, current) {
            (Some(p), _) => self.explicit(p, found.form, found.verb),
            (None, Some(current)) => By {
                speaker: Some(current),
                mode: QuoteMode::Continued,
                verb: Some(found.verb),
                stance: Stance::Say,
                score: 800,
            },
            (None, None) => match self.sentence_subject(k, found.form) {
                Some(s) => By {
                    speaker: Some(s),
                    mode: QuoteMode::Continued,
                    verb: Some(found.verb),
                    stance: Stance::Say,
                    score: 700,
                },
                None => self.elided(found.form, found.verb),
            },
        };
        let one_word = content::n_words(scene, found.mark) < 2;
        let score = if one_word { 550 } else { by.score.min(800) };
        self.give(found.mark, &By { score, ..by });
        true
    }

    /// «بوتين: لن نسمح …» at the head of a headline or paragraph.
    fn named_colon(&mut self, first: usize, last: usize) -> Option<usize> {
        let scene = self.scene;
        let p = subject::phrase(scene, first, last, false)?;
        let head = scene.word(p.first);
        let starts = scene.mention_ix(p.first).is_some()
            || scene.words.is_title(head)
            || scene.words.is_org_head(head)
            || scene.words.is(head, Class::Human);
        let colon = (p.last..last.min(p.last + 8)).find(|k| scene.word(*k) == ":")?;
        if !starts || (p.last..colon).any(|k| !scene.forms(k).0.is_empty()) {
            return None;
        }
        let aside = (p.last..colon).all(|k| {
            scene.is_function_word(k)
                || scene.kind(k) == TokenKind::Punct
                || scene.is(k, Class::InsertHead)
                || scene.is_word(k) && colon - p.last <= 4
        });
        let body_kind = p.body.and_then(|b| scene.mentions.get(b)).map(|m| m.kind);
        let marked = scene.opens(colon + 1);
        let person = p.person.is_some();
        let office =
            p.body.is_none() && scene.words.is_title(scene.word(p.first)) && p.last - p.first >= 2;
        let body = matches!(
            body_kind,
            Some(MentionKind::Organization | MentionKind::Group | MentionKind::Place)
        );
        let first_person = first_person(scene, colon + 1);
        let whole = p.last == colon;
        let speaks = (person && aside)
            || (whole && office && (self.sentence.heading || marked.is_some()))
            || (whole && body && (first_person || marked.is_some()));
        if !speaks || (!self.sentence.heading && !whole && marked.is_none()) {
            return None;
        }
        let speaker = speaker::resolve(scene, &self.memory, &p, None);
        self.memory.remember(speaker.clone());
        self.sentence.current = Some(speaker.clone());
        let by = By {
            speaker: Some(speaker),
            mode: QuoteMode::Explicit,
            verb: None,
            stance: Stance::Say,
            score: if marked.is_some() { 850 } else { 650 },
        };
        let past = content::end(scene, colon + 1, last);
        match marked {
            Some(mark) => {
                self.give(mark, &by);
                self.give_inside(scene.past_mark(mark), past, &by, 100);
            }
            None => {
                if let Some(span) = content::trimmed(scene, colon + 1, past, 0) {
                    self.push(span, true, by.clone());
                }
                self.give_inside(colon + 1, past, &by, 100);
            }
        }
        self.sentence.reported_to = past;
        Some(past)
    }

    /// A paragraph that is one long quotation goes on with the last speaker.
    fn lone_quotation(&mut self) {
        let scene = self.scene;
        let Some(mark) = self.sentence.pending.first().copied().filter(|m| !self.given(*m)) else {
            return;
        };
        let (Some(marked), Some(last)) = (scene.marks.get(mark), self.memory.last().cloned())
        else {
            return;
        };
        let opens_it = scene.opens(self.sentence.first) == Some(mark);
        let fills = marked.last + 3 >= self.sentence.last;
        if opens_it && fills && content::n_words(scene, mark) >= 6 && !self.sentence.heading {
            let by = By {
                speaker: Some(last),
                mode: QuoteMode::Continued,
                verb: None,
                stance: Stance::Say,
                score: 600,
            };
            self.give(mark, &by);
        }
    }

    // Speakers.

    fn explicit(&self, p: &Phrase, form: &ReportingForm, verb: Span) -> By {
        let speaker = speaker::resolve(self.scene, &self.memory, p, Some(form));
        let score = if speaker.chain.is_some() { 950 } else { 880 };
        By {
            speaker: Some(speaker),
            mode: QuoteMode::Explicit,
            verb: Some(verb),
            stance: stance(form),
            score,
        }
    }

    /// Nobody named: the sentence's speaker, else the last one the verb agrees with.
    fn elided(&self, form: &ReportingForm, verb: Span) -> By {
        let here = self.sentence.current.clone().filter(|s| speaker::fits(s, form));
        // In the middle of a sentence its own subject comes before earlier speakers.
        let at = self.scene.reading.analysis.solid_at(verb.start());
        let inside = at > self.sentence.first + 2;
        let speaker = here
            .or_else(|| inside.then(|| self.sentence_subject(at, form)).flatten())
            .or_else(|| self.memory.agreeing(form).cloned());
        let score = if speaker.is_some() { 850 } else { 500 };
        By { speaker, mode: QuoteMode::Continued, verb: Some(verb), stance: stance(form), score }
    }

    /// The subject that stands before its verb: «إلا أن فلانا … قال», «وكان الرئيس قال»,
    /// «بوتين يؤكد أن», «يريفان التي شجبت».
    fn preverbal(&self, cue: &Cue) -> Option<Phrase> {
        let scene = self.scene;
        let first = self.sentence.first;
        // «أما جارها فيقول»
        let topic =
            matches!(scene.word(first), "اما" | "واما") && scene.word(cue.at).starts_with('ف');
        if (cue.joined && !topic) || cue.at == first {
            return None;
        }
        let mut j = cue.at - 1;
        while j > first
            && matches!(scene.word(j), "قد" | "لقد" | "كان" | "كانت" | "هو" | "هي" | "سوف" | "ايضا")
        {
            j -= 1;
        }
        if matches!(scene.word(j), "الذي" | "التي" | "الذين" | "اللذان" | "والتي" | "والذي")
        {
            let near = (first..j).rev().take(4).find(|k| scene.actor(*k).is_some())?;
            let mut start = near;
            while start > first && scene.mention_ix(start - 1) == scene.mention_ix(near) {
                start -= 1;
            }
            let ix = scene.mention_ix(near);
            let person =
                ix.filter(|_| scene.actor(near).is_some_and(|m| m.kind == MentionKind::Person));
            let body = ix.filter(|_| person.is_none());
            let p = Phrase { first: start, last: near + 1, person, body, ..Phrase::default() };
            return subject::agrees(scene, cue.form, &p).then_some(p);
        }
        let mut start = j + 1;
        while start > first && cue.at - start < 22 {
            let before = start - 1;
            let boundary = scene.is_that(before)
                || scene.words.is(scene.word(before), Class::That)
                || matches!(
                    scene.word(before),
                    "كان"
                        | "وكان"
                        | "كانت"
                        | "وكانت"
                        | "لكن"
                        | "ولكن"
                        | "فان"
                        | "بينما"
                        | "فيما"
                        | "اما"
                        | "حيث"
                        | "اذ"
                )
                || (scene.kind(before) == TokenKind::Punct
                    && scene.marked(before).is_none()
                    && !scene.is_dash(before)
                    && !matches!(scene.word(before), "(" | ")" | "\""))
                || (subject::is_finite(scene, before));
            if boundary {
                break;
            }
            start -= 1;
        }
        // «المبعوث الأممي، فلان، قال»: the sentence's first words, set off by commas.
        if start > j && scene.is_comma(j) {
            start = first;
        }
        let adversative = start.checked_sub(1).is_some_and(|b| {
            start > first
                && (matches!(scene.word(b), "لكن" | "ولكن" | "اما" | "واما")
                    || scene.words.is(scene.word(b), Class::That))
        });
        let Some(p) = subject::phrase(scene, start, cue.at, false) else { return None };
        // «لكن سعيد كان قد قال»: whoever that is, nobody else spoke.
        if adversative && p.last == j + 1 && p.last - p.first <= 3 {
            return Some(p);
        }
        let reaches = p.last > j
            || (p.last..=j).all(|k| !scene.is_word(k))
            || (self.sentence.heading && scene.is_function_word(p.last))
            || (p.person.is_some()
                && cue.at - p.last <= 10
                && (p.last..cue.at).all(|k| !subject::is_finite(scene, k)));
        let named = p.person.is_some()
            || p.body.is_some()
            || (subject::can_speak(scene, &p) && p.last - p.first >= 1 && start == first);
        (reaches && named && subject::agrees_after(scene, cue.form, &p)).then_some(p)
    }

    /// For a participle or naming in a sentence without a speaker so far: its first actor.
    fn sentence_subject(&self, at: usize, form: &ReportingForm) -> Option<Speaker> {
        let scene = self.scene;
        let mut k = self.sentence.first;
        while k < at {
            if let Some(mark) = scene.opens(k) {
                k = scene.past_mark(mark);
                continue;
            }
            let clitic = scene.mention_clitic(k);
            let after_prep = k > self.sentence.first && scene.is_function_word(k - 1);
            let office = k > self.sentence.first
                && k <= self.sentence.first + 2
                && (scene.words.is_title(scene.word(k))
                    || scene.is(k, Class::Human)
                    || scene.words.is_org_head(scene.word(k)));
            if (scene.actor(k).is_some() || office) && clitic.is_empty() && !after_prep {
                let mut start = k;
                while start > self.sentence.first
                    && start + 3 > k
                    && scene.mention_ix(start - 1).is_none()
                    && (scene.words.is_title(scene.word(start - 1))
                        || scene.is(start - 1, Class::Human))
                {
                    start -= 1;
                }
                if let Some(p) = subject::phrase(scene, start, at, true) {
                    let speaker = speaker::resolve(scene, &self.memory, &p, None);
                    if speaker::fits(&speaker, form) {
                        return Some(Speaker {
                            gender: speaker.gender.or(Some(form.gender)),
                            ..speaker
                        });
                    }
                    k = p.last;
                    continue;
                }
            }
            k += 1;
        }
        None
    }

    /// «قال الناطق باسم الكرملين … وأضاف فلان»: the name given later belongs to the office before.
    fn fill_nameless(&mut self, speaker: &Speaker, cue: &Cue) {
        let Some(before) = self.memory.last() else { return };
        let named = cue.subject.is_some_and(|p| p.person.is_some() && p.last - p.first <= 4);
        let adds = cue.form.stance == "add";
        if !named || !adds || !before.nameless || before.chain.is_some() {
            return;
        }
        let title = before.span;
        for quote in &mut self.out {
            if quote.speaker.is_none() && quote.speaker_span == Some(title) {
                quote.speaker = speaker.chain;
            }
        }
    }

    fn after_connector(&self, at: usize) -> bool {
        (1..=3).any(|n| {
            at.checked_sub(n)
                .is_some_and(|from| self.scene.phrase_of(from, Class::Connector) == Some(n))
        })
    }

    // Words.

    fn given(&self, mark: usize) -> bool {
        self.given.get(mark).copied().unwrap_or(true)
    }

    /// The marked words `mark` are `by`'s.
    fn give(&mut self, mark: usize, by: &By) {
        if self.given(mark) {
            return;
        }
        if let (Some(slot), Some(marked)) = (self.given.get_mut(mark), self.scene.marks.get(mark)) {
            *slot = true;
            self.push(marked.span, true, by.clone());
        }
    }

    fn give_pending(&mut self, by: &By) {
        for mark in std::mem::take(&mut self.sentence.pending) {
            if content::is_quotation(self.scene, mark) {
                self.give(mark, by);
            }
        }
    }

    /// Every quotation among tokens `first..last`.
    fn give_inside(&mut self, first: usize, last: usize, by: &By, lower: u16) {
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
    fn statement(&mut self, first: usize, last: usize, clitic: usize, by: &By) {
        let scene = self.scene;
        self.sentence.reported_to = self.sentence.reported_to.max(last);
        if let Some(span) = content::trimmed(scene, first, last, clitic) {
            let whole = scene.marks.iter().any(|m| m.span == span);
            let words = scene.reading.analysis.solid_in(span).len();
            if !whole && words >= 1 {
                self.push(span, false, by.clone());
            } else if let Some(mark) = scene.marks.iter().position(|m| m.span == span)
                && content::n_words(scene, mark) >= 2
            {
                self.give(mark, by);
            }
        }
        self.give_inside(first, last, by, 100);
    }

    fn push(&mut self, span: Span, direct: bool, by: By) {
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

/// «أعلن الحرب», «أعلنت حالة الطوارئ»: an act, not a report.
fn is_declared(scene: &Scene, cue: &Cue) -> bool {
    matches!(cue.form.stance, "announce" | "reject")
        && matches!(
            scene.word(cue.content),
            "التعليق"
                | "الكشف"
                | "الادلاء"
                | "الحديث"
                | "الرد"
                | "الافصاح"
                | "الاجابه"
                | "الحرب"
                | "حاله"
                | "الاحكام"
                | "الطواري"
                | "الحداد"
                | "استقلال"
                | "استقلاله"
                | "استقلالها"
                | "الاستقلال"
                | "العصيان"
                | "الاضراب"
                | "التعبيه"
                | "النفير"
                | "الولاء"
                | "اسلامه"
                | "افلاسه"
                | "افلاسها"
        )
}

/// «سنواصل», «نطالب», «لن أسمح»: the first person speaks.
fn first_person(scene: &Scene, at: usize) -> bool {
    let word = scene.word(at);
    let word =
        if matches!(word, "لن" | "لا" | "لم" | "قد") { scene.word(at + 1) } else { word };
    let future = word.strip_prefix("س").unwrap_or(word);
    let long = future.chars().count() >= 4;
    (word.starts_with("سن") || word.starts_with("سا")) && long
        || matches!(word, "نحن" | "انا" | "اننا" | "لدينا" | "علينا")
}

fn stance(form: &ReportingForm) -> Stance {
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
