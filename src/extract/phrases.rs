//! Phrases that only say when («بعد ساعات من مقتل ستة»، «منذ الحرب»، «بعد أن شنت هجوما») or where.
//!
//! Comes in: a reading and a token. Goes out: where the phrase of time begins that governs the token.
//! What such a phrase names is there to date something else; figures inside it are not the figures
//! of what it dates.

use super::reading::Reading;
use super::traits::May;
use crate::lexicon::words::measures::Role;
use crate::text::WordSet;

/// Tokens between the particle and what it may still govern.
const REACH: usize = 18;

/// Particles that date one thing by another, folded.
const PARTICLES: WordSet = WordSet::new(&[
    "بعد",
    "بعدما",
    "عقب",
    "اثر",
    "غداه",
    "قبل",
    "قبيل",
    "بعيد",
    "منذ",
    "اعقاب",
    "قبلما",
]);

/// Units of time after which the particle governs only what «من» or «على» leads: «بعد ساعات من».
const UNITS: WordSet = WordSet::new(&[
    "ثوان",
    "ثواني",
    "دقيقه",
    "دقايق",
    "ساعه",
    "ساعات",
    "ساعتين",
    "يوم",
    "يومين",
    "ايام",
    "اسبوع",
    "اسبوعين",
    "اسابيع",
    "شهر",
    "شهرين",
    "اشهر",
    "شهور",
    "عام",
    "عامين",
    "اعوام",
    "سنه",
    "سنتين",
    "سنوات",
    "عقدين",
    "عقود",
    "قرن",
    "قليل",
    "وقت",
    "فتره",
    "مده",
    "ذلك",
]);

/// The particle of the phrase of time that governs the token at `at`, in the same sentence.
///
/// A comma or a finite verb between them ends the phrase, unless the verb stands right after the
/// particle («بعدما صرحت بأن …», «بعد أن شنت …»).
pub(super) fn time_phrase(reading: &Reading, at: usize) -> Option<usize> {
    let byte = reading.analysis.solid_token(at)?.span.start();
    let sentence = reading.analysis.sentences.get(reading.analysis.sentence_at(byte))?;
    let start = reading.analysis.solid_in(sentence.span).start;
    let mut told_from = None;
    for i in (start.max(at.saturating_sub(REACH))..at).rev() {
        // «بعدما صرحت بأن ستة قتلوا في …»: up to its particle a told clause is passed over.
        if told_from.is_some_and(|from| i > from) {
            continue;
        }
        let word = reading.word(i);
        if word == "،" {
            // «مقتل ستة، بينهم أربعة من الشرطة، في انفجار»: what is set off is passed over.
            let opens = |b: &usize| reading.word(*b) == "،" && is_part(reading.word(b + 1));
            told_from = Some((start.max(i.saturating_sub(10))..i).rfind(opens)?.saturating_sub(1));
            continue;
        }
        if matches!(word, "؛" | ":" | "." | "!" | "؟" | "…" | "-" | "–") {
            return None;
        }
        // «من قبل الجيش», «على بعد»: no time.
        let led =
            || i.checked_sub(1).is_some_and(|b| matches!(reading.word(b), "من" | "علي" | "فيما"));
        if reading.traits(i).may(May::DATING) && is_particle(word) && !led() {
            return governs(reading, i, at).then_some(i);
        }
        if is_finite(reading, i) && !follows_particle(reading, i) {
            told_from = Some((i.saturating_sub(6).max(start)..i).rfind(|b| is_that(reading, *b))?);
        }
    }
    None
}

fn is_part(word: &str) -> bool {
    matches!(word, "بينهم" | "بينها" | "بينهن" | "منهم" | "منها" | "منهن" | "ومنهم" | "وبينهم")
}

/// True of a folded word that dates one thing by another.
pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word) || PARTICLES.contains(&word.strip_prefix(['و', 'ف']).unwrap_or(word))
}

/// False for «بعد ساعات قتل …»: a unit of time alone governs nothing.
fn governs(reading: &Reading, particle: usize, at: usize) -> bool {
    let next = particle + 1;
    let measured = UNITS.contains(&reading.word(next))
        || reading.number(next).is_some() && (next..next + 4).any(|i| is_unit(reading, i));
    !measured || (next + 1..at).any(|i| matches!(reading.word(i), "من" | "علي" | "عن"))
}

fn is_unit(reading: &Reading, at: usize) -> bool {
    measures_time(reading.word(at))
}

/// True of a folded word that measures time: «أيام», «ساعات».
pub(super) fn measures_time(word: &str) -> bool {
    UNITS.contains(&word)
}

/// A verb that tells, does or counts: with it another clause begins.
fn is_finite(reading: &Reading, at: usize) -> bool {
    reading.tells(at)
        || reading.trigger(at).is_some_and(|f| f.trigger.verb)
        || reading.measures(at).any(|(hit, _)| hit.value.role == Role::Verb)
}

/// «أن», «بأن», «أنها»: what is told begins.
fn is_that(reading: &Reading, at: usize) -> bool {
    matches!(reading.word(at), "ان" | "بان" | "انه" | "انها" | "انهم" | "بانه" | "بانها")
}

fn follows_particle(reading: &Reading, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let word = reading.word(before);
    let joined = matches!(word, "ان" | "ما")
        && before.checked_sub(1).is_some_and(|i| is_particle(reading.word(i)));
    joined || matches!(word.strip_prefix(['و', 'ف']).unwrap_or(word), "بعدما" | "قبلما" | "منذ")
}

/// «الواقعتين», «المتمركزة», «الخاضع»: says where somebody or something is, or under whom.
pub(super) fn lies(word: &str) -> bool {
    let Some(bare) = word.strip_prefix("ال") else { return false };
    ["واقع", "متنافس", "متمركز", "موجود", "كاين", "مقيم", "متواجد", "خاضع", "مكلف", "موالي"]
        .iter()
        .any(|w| {
            bare.strip_prefix(w).is_some_and(|end| {
                matches!(end, "" | "ه" | "ين" | "ون" | "ان" | "تين" | "تان" | "ات")
            })
        })
}
