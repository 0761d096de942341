//! Speech told by a verb: «قال X إن …», «مضيفا: …», «قوله إن …», «"…"، قال X».

use super::agree;
use super::content;
use super::cue::{Cue, Marker};
use super::scene::Scene;
use super::speaker;
use super::subject::{self, Phrase};
use super::walk::{By, Walk, stance};
use crate::extract::facts::{MentionKind, QuoteMode};
use crate::lexicon::words::reporting::{Class, FormKind, Number, Strength};
use crate::text::TokenKind;

impl Walk<'_, '_> {
    pub(super) fn verb(&mut self, cue: &Cue, end: usize) -> usize {
        let scene = self.scene;
        let before = self.preverbal(cue);
        let prefer_before = before.is_some()
            && (self.sentence.heading
                || cue.form.kind == FormKind::Present
                || cue.subject.is_none());
        let subject = if prefer_before { before } else { cue.subject.or(before) };
        let subject = subject.map(|p| named_after_comma(scene, p, cue.content));
        let nominal = matches!(cue.marker, Marker::Preposition | Marker::Object);
        if let Some(p) = &subject
            && (scene.is(p.first, Class::Inanimate) || (nominal && !agree::heads_speaker(scene, p)))
        {
            return cue.at + 1;
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
    pub(super) fn speak(&mut self, cue: &Cue, by: By, end: usize) -> usize {
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
            // «دعا إلى "وقف فوري للقتال"»
            let led = matches!(scene.word(cue.content - 1), "ب" | "الي" | "علي" | "من" | "عن");
            if led && cue.marker == Marker::Quote && cue.form.stance != "describe" {
                self.told_whole(mark, &by);
            }
            let past = content::end(scene, cue.content, end);
            self.give_inside(scene.past_mark(mark), past, &by, 100);
            self.sentence.reported_to = past;
            return past.max(scene.past_mark(mark));
        }
        if cue.marker == Marker::Colon {
            return self.unmarked(cue, &by, end);
        }
        let mut past = content::end(scene, cue.content, end);
        past = content::relative_end(scene, cue.at, cue.content, past);
        if nominal_complement(cue) {
            past = content::noun_end(scene, cue.content, past);
            if cue.marker == Marker::Object && cue.form.stance == "announce" {
                // «روسيا تعلن السيطرة على المصنع بعد استسلام المدافعين»: when is the reporter's.
                let after =
                    (cue.content + 1..past).find(|k| matches!(scene.word(*k), "بعد" | "بعدما"));
                past = after.unwrap_or(past);
            }
            if is_mere(scene, cue, past) {
                self.give_inside(cue.content, past, &by, 200);
                return past;
            }
        }
        let lower = if matches!(cue.marker, Marker::That | Marker::Colon) { 50 } else { 200 };
        let by = By { score: by.score - lower, ..by };
        self.statement(cue.content, past, cue.clitic, &by);
        past
    }

    /// «وقال: سنمضي قدما»: without marks, to the end of the sentence, and of the paragraph when no
    /// sentence of it reports again.
    pub(super) fn unmarked(&mut self, cue: &Cue, by: &By, end: usize) -> usize {
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
    pub(super) fn aside(&mut self, cue: &Cue, by: &By) {
        for k in cue.at + 1..cue.content {
            if let Some(mark) = self.scene.opens(k)
                && k > 0
                && matches!(self.scene.word(k - 1), "علي" | "عن" | "في" | "الي" | "من")
                && content::is_quotation(self.scene, mark)
            {
                self.give(mark, &By { score: by.score - 350, ..by.clone() });
            }
        }
    }

    pub(super) fn participle(&mut self, cue: &Cue, end: usize) -> usize {
        let current = self
            .sentence
            .current
            .clone()
            .filter(|s| speaker::fits(s, cue.form))
            .or_else(|| self.sentence_subject(cue.at, cue.form))
            .or_else(|| self.crowd(cue.at).filter(|_| cue.form.number == Number::Many));
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
    pub(super) fn noun(&mut self, cue: &Cue, end: usize) -> usize {
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
    pub(super) fn trailing(&mut self, k: usize, end: usize) -> Option<usize> {
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
            .filter(|p| agree::agrees(scene, form, p) && agree::can_speak(scene, p));
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
    pub(super) fn follows_pending(&self, k: usize) -> bool {
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

    pub(super) fn after_connector(&self, at: usize) -> bool {
        (1..=3).any(|n| {
            at.checked_sub(n)
                .is_some_and(|from| self.scene.phrase_of(from, Class::Connector) == Some(n))
        })
    }
}

/// «وكيل الوزارة بالمحافظة، سمير حداد، أن»: the name set off by commas is the office's.
fn named_after_comma(scene: &Scene, p: Phrase, content: usize) -> Phrase {
    if p.person.is_some() || p.last >= content {
        return p;
    }
    let named = (p.last + 1..content.min(p.last + 8)).find(|k| {
        scene.is_comma(*k - 1)
            && scene.mention_clitic(*k).is_empty()
            && scene.actor(*k).is_some_and(|m| m.kind == MentionKind::Person)
    });
    let Some(k) = named else { return p };
    let end = scene.mention_end(k);
    let closed = scene.is_comma(end) || scene.is_that(end) || end + 1 >= content;
    let plain = (p.last..k).all(|i| !subject::is_finite(scene, i) && scene.opens(i).is_none());
    let office = scene.words.is_title(scene.word(p.first)) || scene.is(p.first, Class::Human);
    match closed && plain && office {
        true => Phrase { person: scene.mention_ix(k), ..p },
        false => p,
    }
}

fn nominal_complement(cue: &Cue) -> bool {
    matches!(cue.marker, Marker::Preposition | Marker::Object)
}

/// «رحب بالقرار», «توعدت بالرد», «أمر بحبسه»: a mere noun, or an order, tells nobody's words.
fn is_mere(scene: &Scene, cue: &Cue, past: usize) -> bool {
    let words = (cue.content..past).filter(|k| scene.is_word(*k)).count();
    let judged =
        matches!(cue.form.stance, "welcome" | "condemn" | "reject" | "support" | "criticize");
    // «رفض أي تأجيل»
    if scene.word(cue.content) == "اي" {
        return false;
    }
    // «رحب بدور تركيا», «دان العملية العسكرية»: what is judged is told as a deed or not at all.
    if judged && !super::addressed::is_deed(bare_content(scene, cue)) {
        return true;
    }
    let definite = scene.word(cue.content).trim_start_matches(['ب', 'ل']).starts_with("ال")
        || scene.word(cue.content).starts_with("بال");
    cue.form.lemma == "امر"
        || cue.form.lemma == "رفض" && !refuses_on(scene, cue)
        || words
            <= if judged { 2 } else { usize::from(!matches!(cue.form.stance, "call" | "demand")) }
        || judged && definite && words <= 4
        || is_declared_mourning(scene, cue)
}

/// «قال إن الحادث لا يهدد النظام، ورفض إنقاذ المصرف»: who refuses goes on speaking. «رفضت الحكومة خفض الإنتاج»
/// tells nobody's words.
fn refuses_on(scene: &Scene, cue: &Cue) -> bool {
    cue.joined && cue.subject.is_none() && super::addressed::is_deed(bare_content(scene, cue))
}

/// The first word of the complement without its preposition.
fn bare_content<'a>(scene: &Scene<'a>, cue: &Cue) -> &'a str {
    scene.word(cue.content).get(cue.clitic..).unwrap_or_default()
}

/// To proclaim mourning is to act.
fn is_declared_mourning(scene: &Scene, cue: &Cue) -> bool {
    (cue.content..cue.content + 2).any(|k| matches!(scene.word(k), "حدادا" | "الحداد" | "حداد"))
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
