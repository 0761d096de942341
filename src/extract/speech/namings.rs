//! Speech told without a verb of its own: «بحسب X», «وصفها بـ"…"», «بدعوى», «X: …», and a paragraph
//! that is one quotation.

use super::content;
use super::cue;
use super::describe;
use super::scene::Scene;
use super::source::Source;
use super::speaker;
use super::subject::{self, Phrase};
use super::walk::{By, Walk, stance};
use crate::extract::facts::{MentionKind, QuoteMode, Stance};
use crate::lexicon::words::reporting::{Class, FormKind};
use crate::text::{TokenKind, WordSet};

impl Walk<'_, '_> {
    pub(super) fn source(&mut self, at: usize, source: &Source, end: usize) -> usize {
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
            // «بحسب مصدر قضائي طلب عدم كشف هويته، فإن …»
            let so = (from..end.min(from + 10))
                .find(|k| scene.word(*k) == "فان" && *k > 0 && scene.is_comma(*k - 1));
            if let Some(so) = so {
                from = so;
            }
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
        let untold = from + 2 < at && from == self.sentence.first;
        if untold && !self.sentence.heading {
            let by = By { score: 600, ..by };
            let (from, clitic) = sourced_from(scene, from, at);
            self.statement(from, at, clitic, &by);
            self.sentence.current = by.speaker;
        }
        source.past
    }

    pub(super) fn pretext(&mut self, at: usize, mark: usize) {
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
    pub(super) fn describe(&mut self, k: usize, end: usize) -> bool {
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
    pub(super) fn named_colon(&mut self, first: usize, last: usize) -> Option<usize> {
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
    pub(super) fn lone_quotation(&mut self) {
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
}

/// Where what a source vouches for begins, in a sentence that is told: the harm a verb of harm leads to
/// («…، ما أدى إلى مقتل ستين مدنيا، بحسب السلطات»), the last clause («…، فيما أطلق الحزب صواريخ،
/// وفق الشرطة»), or all of it. With the folded bytes of its preposition.
fn sourced_from(scene: &Scene, first: usize, at: usize) -> (usize, usize) {
    const HARM: WordSet = WordSet::new(&[
        "اوقع",
        "اوقعت",
        "خلف",
        "خلفت",
        "ادي",
        "ادت",
        "اسفر",
        "اسفرت",
        "تسبب",
        "تسببت",
        "اودي",
        "اودت",
    ]);
    // «أظهرت صور التقطها غواص أن الباب انخلع، بحسب اللجنة»
    if scene.forms(first).0.iter().any(|f| f.kind == FormKind::Past)
        && let Some(that) = (first..at.min(first + 14)).find(|k| scene.is_that(*k))
    {
        return (that + 1, 0);
    }
    for k in (first + 1..at.saturating_sub(1)).rev() {
        let word = scene.word(k);
        let bare = word.strip_prefix(['و', 'ف']).unwrap_or(word);
        let set_off = scene.is_comma(k - 1) || matches!(scene.word(k - 1), "ما" | "مما");
        if HARM.contains(bare) && (set_off || bare.len() < word.len()) {
            let next = scene.word(k + 1);
            return match next {
                "الي" | "عن" | "في" => (k + 2, 0),
                _ if next.starts_with('ب') && bare.starts_with("تسبب") => {
                    (k + 1, 'ب'.len_utf8())
                }
                _ if bare.starts_with("اود") => (k, word.len() - bare.len()),
                _ => (k + 1, 0),
            };
        }
        if matches!(word, "فيما" | "بينما") && scene.is_comma(k - 1) {
            return (k + 1, 0);
        }
    }
    (first, 0)
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
