//! Phrases that name a source: «بحسب وكالة …», «وفقا لمسؤول», «حسبما أعلنت …», «نقلا عن», «على حد قوله».
//!
//! Comes in: a token. Goes out: the phrase behind it, when it names someone who can speak; «وفق المخطط»
//! and «حسب الحاجة» name nobody.

use super::agree;
use super::scene::Scene;
use super::subject::{self, Phrase};
use crate::base::Span;
use crate::extract::traits::May;
use crate::lexicon::words::reporting::{Class, FormKind, ReportingForm};
use crate::text::WordSet;

/// Where a source phrase leads.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// The phrase; none for «على حد قوله».
    pub subject: Option<Phrase>,
    pub form: Option<(&'static ReportingForm, Span)>,
    /// First token past it.
    pub past: usize,
}

/// «بحسب وكالة …», «وفقا لمسؤول», «حسبما أعلنت …», «نقلا عن», «على حد قوله».
pub(super) fn source(scene: &Scene, at: usize, end: usize) -> Option<Source> {
    if !scene.reading.traits(at).may(May::SOURCE) {
        return None;
    }
    let word = scene.word(at);
    let bare = word.strip_prefix('و').unwrap_or(word);
    match if matches!(word, "وفق" | "وفقا") { word } else { bare } {
        "بحسب" | "حسب" | "وفق" => match scene.word(at + 1) {
            "ما" => with_verb(scene, at + 2, end),
            _ => named(scene, at + 1, 0, end),
        },
        "حسبما" | "وفقما" => with_verb(scene, at + 1, end),
        "وفقا" | "طبقا" | "استنادا" => {
            let next = scene.word(at + 1);
            match next {
                "لما" => with_verb(scene, at + 2, end),
                _ if next.starts_with('ل') => named(scene, at + 1, 'ل'.len_utf8(), end),
                _ => None,
            }
        }
        "نقلا" if scene.word(at + 1) == "عن" => named(scene, at + 2, 0, end),
        "علي" => match scene.word(at + 1) {
            "لسان" => named(scene, at + 2, 0, end),
            // «على ما أعلن المجلس»
            "ما" => with_verb(scene, at + 2, end),
            "حد" => named(scene, at + 2, 0, end),
            _ => None,
        },
        // «، كما أفادت الوكالة.»: closed; «كما قال إن» only goes on.
        "كما" if at.checked_sub(1).is_some_and(|b| scene.is_comma(b)) => {
            let found = with_verb(scene, at + 1, end)?;
            (found.past >= end || !scene.is_word(found.past)).then_some(found)
        }
        _ => None,
    }
}

/// True when such a phrase may begin with the folded word.
pub(in crate::extract) fn may_open(word: &str) -> bool {
    const OPENERS: WordSet = WordSet::new(&[
        "بحسب",
        "حسب",
        "وفق",
        "حسبما",
        "وفقما",
        "وفقا",
        "طبقا",
        "استنادا",
        "نقلا",
        "علي",
        "كما",
    ]);
    OPENERS.contains(word) || word.strip_prefix('و').is_some_and(|w| OPENERS.contains(w))
}

fn named(scene: &Scene, at: usize, clitic: usize, end: usize) -> Option<Source> {
    let word = scene.word(at);
    if scene.words.is(word, Class::Saying) {
        // «على حد قوله» goes on with the speaker, «على حد قول الوزير» names one.
        return match word.ends_with(['ه', 'م']) || word.ends_with("ها") {
            true => Some(Source { subject: None, form: None, past: at + 1 }),
            false => named(scene, at + 1, 0, end),
        };
    }
    if let Some(found) = figures(scene, at, clitic, end) {
        return Some(found);
    }
    let mut p = match clitic {
        0 => subject::phrase(scene, at, end, false)?,
        _ => joined_phrase(scene, at, clitic, end)?,
    };
    p.clitic = clitic;
    if p.body.is_none() && p.person.is_none() && scene.actor(at).is_some() && p.last == at + 1 {
        p.body = scene.mention_ix(at);
    }
    let speaks = speaks_after_clitic(scene, &p);
    (speaks && !scene.is(p.first, Class::Inanimate)).then_some(Source {
        subject: Some(p),
        form: None,
        past: p.last,
    })
}

/// «وفق أرقام رسمية», «وفق تقديرات الأمم المتحدة»: figures, and whose they are.
fn figures(scene: &Scene, at: usize, clitic: usize, end: usize) -> Option<Source> {
    let word = scene.word(at);
    let known = matches!(
        word.get(clitic..).unwrap_or_default(),
        "ارقام"
            | "تقديرات"
            | "احصاءات"
            | "احصاييات"
            | "احصاء"
            | "بيانات"
            | "معطيات"
            | "حصيله"
            | "تقدير"
            | "احصاييه"
    );
    if !known || at + 1 >= end {
        return None;
    }
    let next = scene.word(at + 1);
    let whose = match () {
        () if scene.actor(at + 1).is_some() => {
            named(scene, at + 1, scene.mention_clitic(at + 1).len(), end)
        }
        () if next.starts_with("لل") => named(scene, at + 1, 'ل'.len_utf8(), end),
        () if scene.words.is_org_head(next) || scene.is(at + 1, Class::Human) => {
            named(scene, at + 1, 0, end)
        }
        () => None,
    };
    let official = matches!(
        next,
        "رسميه"
            | "حكوميه"
            | "دوليه"
            | "امميه"
            | "محليه"
            | "اوليه"
            | "رسمي"
            | "حكومي"
            | "جديده"
            | "طبيه"
    );
    whose.or_else(|| {
        let subject = Phrase { first: at, last: at + 2, clitic, ..Phrase::default() };
        official.then_some(Source { subject: Some(subject), form: None, past: at + 2 })
    })
}

/// «لمسؤول أميركي», «للوزارة», «لرويترز»: a phrase whose first word carries ل.
fn joined_phrase(scene: &Scene, at: usize, clitic: usize, end: usize) -> Option<Phrase> {
    if let Some(found) = scene.actor(at) {
        let last = scene.mention_end(at);
        let ix = scene.mention_ix(at);
        let person = ix.filter(|_| found.kind == crate::extract::facts::MentionKind::Person);
        return Some(Phrase {
            first: at,
            last,
            person,
            body: ix.filter(|_| person.is_none()),
            clitic,
            joined: false,
        });
    }
    let rest = subject::phrase(scene, at + 1, end, false);
    let starts_name = |p: &Phrase| {
        p.body.is_none_or(|b| {
            scene
                .mentions
                .get(b)
                .is_some_and(|m| scene.reading.analysis.solid_at(m.span.start()) > at)
        })
    };
    let rest = rest.filter(starts_name);
    Some(Phrase {
        first: at,
        last: rest.map_or(at + 1, |p| p.last),
        person: rest.and_then(|p| p.person),
        body: None,
        clitic,
        joined: false,
    })
}

fn speaks_after_clitic(scene: &Scene, p: &Phrase) -> bool {
    if p.clitic == 0 {
        return agree::can_speak(scene, p);
    }
    let word = scene.word(p.first);
    let stem = word.get(p.clitic..).unwrap_or_default();
    // لل hides the article: للوزير is ل + الوزير.
    let restored = stem.strip_prefix('ل').map(|s| format!("ال{s}"));
    let known = |w: &str| {
        scene.words.is(w, Class::Human)
            || scene.words.is(w, Class::MediaHead)
            || scene.words.is_title(w)
            || scene.words.is_org_head(w)
    };
    p.person.is_some()
        || p.body.is_some()
        || known(stem)
        || restored.as_deref().is_some_and(known)
        || (p.first..p.last).any(|k| scene.actor(k).is_some())
}

/// «حسب ما أعلنت يريفان»: a verb and its subject.
fn with_verb(scene: &Scene, at: usize, end: usize) -> Option<Source> {
    let (forms, clitic) = scene.forms(at);
    let word = scene.word(at);
    // «وفق ما أوردته وكالة»: with an object pronoun.
    let without = word.strip_suffix("ه").map(|w| scene.words.forms(w)).unwrap_or_default();
    let form = forms
        .iter()
        .chain(without)
        .find(|f| matches!(f.kind, FormKind::Past | FormKind::Present))?;
    // «بحسب ما أفاد به الهلال الأحمر»
    let about = matches!(scene.word(at + 1), "به" | "بها" | "عنه" | "اليه" | "فيه");
    let p = subject::phrase(scene, at + 1 + usize::from(about), end, false)?;
    agree::can_speak(scene, &p).then_some(Source {
        subject: Some(p),
        form: Some((form, scene.after_clitic(at, clitic))),
        past: p.last,
    })
}
