//! The words that say someone speaks, and what follows them.
//!
//! Comes in: a token. Goes out: a [`Cue`]: the verb, the phrase that may be its subject, how its
//! complement is marked and where that begins. «قال الوزير أمس في بغداد إن …»: subject «الوزير»,
//! marker أن, content after it. Verbs that also take nouns (دعا إلى, نفى) need a subject that can
//! speak; verbs that are common words too need their marker right after the subject.

use super::complement::{adjacent, complement};
use super::scene::Scene;
use super::subject::{self, Phrase};
use crate::base::Span;
use crate::lexicon::words::reporting::{Class, FormKind, Number, ReportingForm};
use crate::text::WordSet;

/// How the reported words are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    That,
    Colon,
    /// The opening mark itself.
    Quote,
    Preposition,
    Object,
}

#[derive(Clone, Debug)]
pub(super) struct Cue {
    pub at: usize,
    pub form: &'static ReportingForm,
    pub verb: Span,
    /// The verb carries و or ف.
    pub joined: bool,
    pub subject: Option<Phrase>,
    pub marker: Marker,
    /// First token of the reported words; for `Quote` the opening mark.
    pub content: usize,
    /// Bytes of proclitic to leave out of it.
    pub clitic: usize,
}

/// A finite reporting verb at `at` with its complement, before `end`.
pub(super) fn verb(scene: &Scene, at: usize, end: usize) -> Option<Cue> {
    let (forms, clitic) = scene.forms(at);
    if forms.is_empty() {
        return came_in(scene, at, end);
    }
    if negated(scene, at) || is_formula(scene, at) || is_channel(scene, at) {
        return None;
    }
    forms.iter().filter(|f| matches!(f.kind, FormKind::Past | FormKind::Present)).find_map(|form| {
        let found = complement(scene, form, at, end)
            .filter(|f| f.marker != Marker::Object || !is_text(scene, f.subject.as_ref()))?;
        Some(Cue {
            at,
            form,
            verb: scene.after_clitic(at, clitic),
            joined: clitic > 0,
            subject: found.subject,
            marker: found.marker,
            content: found.content,
            clitic: found.clitic,
        })
    })
}

/// «ويقسم الاتفاق البلاد», «يستبعد النص المتهمين»: what a text does to a thing is no speech.
fn is_text(scene: &Scene, subject: Option<&Phrase>) -> bool {
    const TEXTS: WordSet = WordSet::new(&[
        "الاتفاق",
        "الاتفاقيه",
        "المعاهده",
        "النص",
        "القانون",
        "القرار",
        "الدستور",
        "البند",
        "الماده",
        "الخطه",
        "المشروع",
        "المرسوم",
        "الهدنه",
        "النهر",
        "الحكم",
    ]);
    subject.is_some_and(|p| TEXTS.contains(&scene.word(p.first)))
}

/// «عبر راديو القاهرة»: by way of it; «عبر عن أسفه» speaks.
fn is_channel(scene: &Scene, at: usize) -> bool {
    scene.word(at) == "عبر" && !(at + 1..at + 6).any(|k| scene.word(k) == "عن")
}

/// «وجاء في بيان الوزارة أن …», «وورد في التقرير: …»: the document speaks for its author.
fn came_in(scene: &Scene, at: usize, end: usize) -> Option<Cue> {
    let word = scene.word(at);
    let bare = word.strip_prefix('و').unwrap_or(word);
    if matches!(bare, "جاء" | "ورد") && matches!(scene.word(at + 1), "فيه" | "فيها") {
        let form = scene.words.forms("ذكر").first()?;
        let k = at + 2;
        let marker = match () {
            () if scene.is_that(k) => Marker::That,
            () if scene.word(k) == ":" => Marker::Colon,
            () => return None,
        };
        let verb = scene.span(at);
        return Some(Cue {
            at,
            form,
            verb,
            joined: true,
            subject: None,
            marker,
            content: k + 1,
            clitic: 0,
        });
    }
    if !matches!(bare, "جاء" | "ورد")
        || scene.word(at + 1) != "في"
        || !scene.is(at + 2, Class::InsertHead)
    {
        return None;
    }
    let p = subject::phrase(scene, at + 2, end, false)?;
    let form = scene.words.forms("ذكر").first()?;
    let near = (p.last..end.min(p.last + 12)).find_map(|k| match () {
        () if scene.is_that(k) => Some((Marker::That, k + 1)),
        () if scene.word(k) == ":" => Some((Marker::Colon, k + 1)),
        () if scene.opens(k).is_some() => Some((Marker::Quote, k)),
        () => None,
    });
    let (marker, content) = near?;
    let clitic = word.len() - bare.len();
    let verb = scene.after_clitic(at, clitic);
    let joined = clitic > 0;
    Some(Cue { at, form, verb, joined, subject: Some(p), marker, content, clitic: 0 })
}

/// «مشيرا إلى أن …», «متهمة "جماعات …"», «داعيا إلى …»: a participle and its complement.
pub(super) fn participle(scene: &Scene, at: usize, end: usize) -> Option<Cue> {
    let (mut forms, clitic) = scene.forms(at);
    // «تظاهروا للمطالبة برحيل الحكومة»: as «مطالبين».
    if scene.word(at) == "للمطالبه" {
        forms = scene.words.forms("مطالبين");
    }
    let form = forms.iter().find(|f| f.kind == FormKind::Participle)?;
    let before = at.checked_sub(1)?;
    let apart = scene.is_comma(before)
        || scene.marked(before).is_some()
        || clitic > 0
        || scene.word(at) == "للمطالبه"
        || form.number == Number::Many && matches!(form.stance, "call" | "demand")
        || matches!(scene.word(before), "»" | "”" | "\"" | "’" | ")");
    let found = adjacent(scene, form, at + 1, end, apart)?;
    Some(Cue {
        at,
        form,
        verb: scene.after_clitic(at, clitic),
        joined: clitic > 0,
        subject: None,
        marker: found.marker,
        content: found.content,
        clitic: found.clitic,
    })
}

/// «قوله إن …», «تأكيدها أن …», «بقولها: …»: a noun of speech and its complement right after it.
pub(super) fn noun(scene: &Scene, at: usize, end: usize) -> Option<Cue> {
    let (mut forms, clitic) = scene.forms(at);
    // «مكتفيا بالقول إن …»
    if matches!(scene.word(at), "بالقول" | "والقول") {
        forms = scene.words.forms("قوله");
    }
    let form = forms.iter().find(|f| f.kind == FormKind::Noun && f.gender != 'u' && !f.doubtful)?;
    let mut k = at + 1;
    if scene.is_comma(k) {
        k += 1;
    }
    let (marker, content) = match () {
        () if k >= end => return None,
        () if scene.is_that(k) => (Marker::That, k + 1),
        () if scene.word(k) == ":" => (Marker::Colon, k + 1),
        () if scene.opens(k).is_some() => (Marker::Quote, k),
        () => return None,
    };
    let verb = scene.after_clitic(at, clitic);
    Some(Cue { at, form, verb, joined: false, subject: None, marker, content, clitic: 0 })
}

fn negated(scene: &Scene, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| {
        matches!(scene.word(b), "لم" | "ولم" | "فلم" | "لن" | "ولن" | "لا" | "ولا" | "الم")
    })
}

/// «ويذكر أن», «يشار إلى أن», «يعتقد أن»: the reporter's own words.
fn is_formula(scene: &Scene, at: usize) -> bool {
    let word = scene.word(at);
    let bare = word.strip_prefix('و').unwrap_or(word);
    matches!(bare, "يذكر" | "يشار" | "يعتقد" | "تجدر" | "يقال" | "جدير")
        && (scene.is_that(at + 1) || (scene.word(at + 1) == "الي" && scene.is_that(at + 2)))
}
