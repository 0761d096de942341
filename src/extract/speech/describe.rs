//! Marked words given to someone by naming, not by telling: «وصفته بـ"العدوان الشامل"»,
//! «ما أسماه "…"», «بدعوى "مكافحة الإرهاب"».

use super::agree;
use super::known::{has_root, names};
use super::scene::Scene;
use super::subject::{self, Phrase};
use crate::base::Span;
use crate::lexicon::words::reporting::{Class, FormKind, ReportingForm};

pub(super) struct Description {
    pub form: &'static ReportingForm,
    pub verb: Span,
    pub subject: Option<Phrase>,
    /// The marked stretch.
    pub mark: usize,
}

/// A verb of naming at `at` that leads to marked words.
pub(super) fn description(scene: &Scene, at: usize, end: usize) -> Option<Description> {
    let (form, clitic) = naming_form(scene, at)?;
    let mut subject = subject::phrase(scene, at + 1, end, true);
    if subject
        .as_ref()
        .is_some_and(|p| !agree::agrees(scene, form, p) || !agree::can_speak(scene, p))
        || subject.as_ref().is_some_and(|p| is_object(scene, at, form, p))
    {
        subject = None;
    }
    let by_name = form.lemma == "سمي";
    let limit = end.min(at + if by_name { 5 } else { 16 });
    for k in at + 1..limit {
        if let Some(mark) = scene.opens(k) {
            let before = scene.word(k - 1);
            let led = matches!(before, "ب" | "بانه" | "بانها" | "بانهم" | "بان" | "بالـ")
                || (k - 1 > at && before.starts_with("بان"))
                || (by_name && (k == at + 1 || subject.is_some_and(|p| p.last == k) || before == "ب"))
                // «وصفها بالحرب "الكبيرة"»
                || (before.starts_with("بال") && !by_name);
            if !led {
                continue;
            }
            return Some(Description { form, verb: scene.after_clitic(at, clitic), subject, mark });
        }
        if subject::is_finite(scene, k) && scene.forms(k).0.iter().all(|f| f.stance != "describe") {
            break;
        }
    }
    None
}

/// «، ووصف الرئيس المخلوع بأنه "…"»: who is told of right before what he is called is the one
/// described, when the verb goes on with what was told before and names nobody else.
fn is_object(scene: &Scene, at: usize, form: &ReportingForm, p: &Phrase) -> bool {
    let joined = scene.forms(at).1 > 0;
    let mid = at.checked_sub(1).is_some_and(|b| scene.is_comma(b));
    let last = scene.word(p.last);
    joined && mid && form.lemma == "وصف" && (last.starts_with("بان") || last == "ب")
}

/// «وصف», «وصفت», «وصفها», «ووصفها», «أسماه», «سماها», «واصفا».
fn naming_form(scene: &Scene, at: usize) -> Option<(&'static ReportingForm, usize)> {
    if !scene.known(at).is_some_and(|k| k.names) {
        return None;
    }
    let word = scene.word(at);
    if let Some(form) = scene.forms(at).0.iter().find(names)
        && form.kind != FormKind::Noun
    {
        return Some((form, scene.forms(at).1));
    }
    if !has_root(word) || scene.mention_ix(at).is_some() {
        return None;
    }
    for (clitic, rest) in [(0, Some(word)), (2, word.strip_prefix(['و', 'ف']))] {
        for suffix in ["هما", "ها", "هم", "ه"] {
            let Some(stem) = rest.and_then(|w| w.strip_suffix(suffix)) else { continue };
            // سماه is سمى + ه, اسماه is اسمى + ه.
            let weak = stem.strip_suffix('ا').map(|s| format!("{s}ي"));
            let plain = scene.words.forms(stem);
            let bent = weak.as_deref().map(|w| scene.words.forms(w)).unwrap_or_default();
            let as_named = stem.strip_prefix('ا').map(|s| scene.words.forms(s)).unwrap_or_default();
            let bent_named = weak
                .as_deref()
                .and_then(|w| w.strip_prefix('ا'))
                .map(|w| scene.words.forms(w))
                .unwrap_or_default();
            let all = plain.iter().chain(bent).chain(as_named).chain(bent_named);
            if let Some(form) =
                all.filter(names).find(|f| f.kind == FormKind::Past || f.kind == FormKind::Present)
            {
                return Some((form, clitic));
            }
        }
    }
    None
}

/// «بدعوى "…"»: the marked stretch, when `at` is such a pretext.
pub(super) fn pretext(scene: &Scene, at: usize) -> Option<usize> {
    scene.is(at, Class::Pretext).then(|| scene.opens(at + 1)).flatten()
}
