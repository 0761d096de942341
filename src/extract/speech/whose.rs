//! Who the subject of a cue is: named after it, before it, in its sentence, or the last to speak.

use super::agree;
use super::cue::Cue;
use super::speaker::{self, Speaker};
use super::subject::{self, Phrase};
use super::walk::{By, Walk, stance};
use crate::base::Span;
use crate::extract::facts::{MentionKind, QuoteMode};
use crate::lexicon::words::reporting::{Class, Number, ReportingForm};
use crate::text::TokenKind;

impl Walk<'_, '_> {
    pub(super) fn explicit(&self, p: &Phrase, form: &ReportingForm, verb: Span) -> By {
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
    pub(super) fn elided(&self, form: &ReportingForm, verb: Span) -> By {
        let here = self.sentence.current.clone().filter(|s| speaker::fits(s, form));
        // In the middle of a sentence its own subject comes before earlier speakers.
        let at = self.scene.reading.analysis.solid_at(verb.start());
        let inside = at > self.sentence.first + 2;
        let speaker = here
            .or_else(|| inside.then(|| self.sentence_subject(at, form)).flatten())
            .or_else(|| self.memory.agreeing(form).cloned())
            .or_else(|| self.told_of(form));
        let score = if speaker.is_some() { 850 } else { 500 };
        By { speaker, mode: QuoteMode::Continued, verb: Some(verb), stance: stance(form), score }
    }

    /// «فاز غوكيش باللقب. وقال: …», where nobody has spoken yet: the one person the sentence before
    /// tells of.
    fn told_of(&self, form: &ReportingForm) -> Option<Speaker> {
        let scene = self.scene;
        let before = self.sentence.ix.checked_sub(1)?;
        let opens = scene
            .reading
            .analysis
            .solid_in(scene.reading.analysis.sentences.get(before as usize)?.span);
        let mut persons = scene.mentions.iter().filter(|m| {
            m.kind == MentionKind::Person
                && opens.contains(&scene.reading.analysis.solid_at(m.span.start()))
        });
        let person = persons.next().filter(|p| persons.all(|other| other.chain == p.chain))?;
        let gender = scene.chains.get(person.chain as usize).and_then(|c| c.gender);
        if gender.is_some_and(|g| form.gender != 'u' && g != form.gender) {
            return None;
        }
        (!self.sentence.heading && form.number == Number::One).then(|| Speaker {
            chain: Some(person.chain),
            span: person.span,
            gender: Some(form.gender),
            number: Number::One,
            head: String::new(),
            nameless: false,
        })
    }

    /// The subject that stands before its verb: «إلا أن فلانا … قال», «وكان الرئيس قال»,
    /// «بوتين يؤكد أن», «يريفان التي شجبت».
    pub(super) fn preverbal(&self, cue: &Cue) -> Option<Phrase> {
        let scene = self.scene;
        let first = self.sentence.first;
        // «أما جارها فيقول»
        let turns = |k: usize| {
            matches!(scene.word(k), "اما" | "واما") && (k == first || scene.is_comma(k - 1))
        };
        let topic = scene.word(cue.at).starts_with('ف')
            && (cue.at.saturating_sub(12).max(first)..cue.at).any(turns);
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
            let Some(near) = (first..j).rev().take(4).find(|k| scene.actor(*k).is_some()) else {
                return self.antecedent(j);
            };
            let mut start = near;
            while start > first && scene.mention_ix(start - 1) == scene.mention_ix(near) {
                start -= 1;
            }
            let ix = scene.mention_ix(near);
            let person =
                ix.filter(|_| scene.actor(near).is_some_and(|m| m.kind == MentionKind::Person));
            let body = ix.filter(|_| person.is_none());
            let p = Phrase { first: start, last: near + 1, person, body, ..Phrase::default() };
            let agrees = agree::agrees(scene, cue.form, &p);
            return Some(p).filter(|_| agrees).or_else(|| self.antecedent(j));
        }
        let mut start = j + 1;
        while start > first && cue.at - start < 22 {
            let before = start - 1;
            let boundary = scene.is_that(before)
                || scene.is_whole(before, Class::That)
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
        // «وأثار المتحدث … حين حذر»: the phrase begins after a verb nobody knows.
        let begins = |k: usize| {
            let word = scene.word(k);
            scene.mention_ix(k).is_some()
                || scene.words.is_title(word)
                || scene.words.is_org_head(word)
                || scene.is(k, Class::Human)
                || word.starts_with("ال")
        };
        if start == first
            && scene.word(start).starts_with('و')
            && !begins(start)
            && begins(start + 1)
        {
            start += 1;
        }
        let adversative = start.checked_sub(1).is_some_and(|b| {
            start > first
                && (matches!(scene.word(b), "لكن" | "ولكن" | "اما" | "واما")
                    || scene.is_whole(b, Class::That))
        });
        let p = subject::phrase(scene, start, cue.at, false)?;
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
            || (agree::can_speak(scene, &p) && p.last - p.first >= 1 && start == first);
        (reaches && named && agree::agrees_after(scene, cue.form, &p)).then_some(p)
    }

    /// «الخاطفون، الذين توعدوا ب…», «القرار الذي يدعو إلى …»: the noun before the relative pronoun.
    fn antecedent(&self, relative: usize) -> Option<Phrase> {
        let scene = self.scene;
        let near = relative.saturating_sub(5).max(self.sentence.first);
        let noun = (near..relative).rev().find(|k| {
            scene.is(*k, Class::Human)
                || scene.words.is_org_head(scene.word(*k))
                || matches!(
                    scene.word(*k),
                    "القرار" | "قرارا" | "قرار" | "البيان" | "بيانا" | "بيان"
                )
        })?;
        let p = Phrase { first: noun, last: noun + 1, ..Phrase::default() };
        let p = subject::phrase(scene, noun, relative, true).unwrap_or(p);
        Some(p).filter(|p| agree::can_speak(scene, p) || scene.word(p.first).contains("قرار"))
    }

    /// «تظاهر العشرات مطالبين ب…»: the people told of before, whom nobody names.
    pub(super) fn crowd(&self, at: usize) -> Option<Speaker> {
        let scene = self.scene;
        let first = (self.sentence.first..at).find(|k| {
            scene.mention_ix(*k).is_none()
                && (scene.is(*k, Class::Quantifier) || scene.is(*k, Class::Human))
                && !scene.is(*k, Class::Inanimate)
                && !scene.words.is_org_head(scene.word(*k))
        })?;
        let p = subject::phrase(scene, first, at, false)?;
        Some(Speaker { number: Number::Many, ..speaker::resolve(scene, &self.memory, &p, None) })
    }

    /// For a participle or naming in a sentence without a speaker so far: its first actor.
    pub(super) fn sentence_subject(&self, at: usize, form: &ReportingForm) -> Option<Speaker> {
        let scene = self.scene;
        let mut k = self.sentence.first;
        while k < at {
            if let Some(mark) = scene.opens(k) {
                k = scene.past_mark(mark);
                continue;
            }
            let clitic = scene.mention_clitic(k);
            // «وكانت وزارة الدفاع قد أعلنت»: its own subject.
            let after_prep = k > self.sentence.first
                && scene.is_function_word(k - 1)
                && !matches!(scene.word(k - 1), "كان" | "وكان" | "كانت" | "وكانت");
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
                    // The phrase may end before the name it began ahead of.
                    k = p.last.max(k + 1);
                    continue;
                }
            }
            k += 1;
        }
        None
    }

    /// «قال الناطق باسم الكرملين … وأضاف فلان»: the name given later belongs to the office before.
    pub(super) fn fill_nameless(&mut self, speaker: &Speaker, cue: &Cue) {
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
}
