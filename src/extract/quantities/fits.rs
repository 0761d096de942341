//! Which measure a verb or noun gives to what is counted beside it: «فقدت باكو جنديا» is a death,
//! «خرج خمسة مرضى» no crowd.
//!
//! Comes in: a measure word and a count. Goes out: the measure that fits, or whether it does.

use super::counts::{Count, Noun, Scene};
use crate::lexicon::words::counted;
use crate::lexicon::words::measures::{Measure, Takes};

/// «أعلنت باكو أنها فقدت جنديا»: an army that loses soldiers counts its dead. «فقد جنديان» are
/// missing: there the verb agrees with them.
pub(super) fn lost_in_battle(scene: &Scene, at: usize, own: Measure) -> Measure {
    let word = scene.word(at);
    let word = word.strip_prefix('و').unwrap_or(word);
    let lost = scene.word(at + 1);
    if own.name == "missing" && word.starts_with("فقد") {
        // «فقدوا مساكنهم», «فقدوا حياتهم»
        let homes = ["مساكن", "منازل", "بيوت", "ماوا"].iter().any(|w| lost.starts_with(w));
        if homes {
            return Measure { name: "displaced", ..own };
        }
        if lost.starts_with("حيات") || lost.starts_with("ارواح") {
            return Measure { name: "killed", ..own };
        }
    }
    if own.name != "missing" || !matches!(word, "فقدت" | "فقدوا" | "فقدنا" | "تفقد")
    {
        return own;
    }
    let noun = scene.reading.number(at + 1).map_or(at + 1, |n| n.last);
    let fights = [noun, noun + 1].into_iter().any(|i| {
        let word = scene.word(i);
        counted::counted(word).is_some_and(|n| matches!(n.group, "soldier" | "militant"))
    });
    match fights {
        true => Measure { name: "killed", ..own },
        false => own,
    }
}

/// Whether the measure can be said of the count; `adjacent`: it stands right beside it, so that an
/// unknown noun is taken for a person.
pub(super) fn accepts(measure: &Measure, count: &Count, adjacent: bool) -> bool {
    // «خرج آلاف المتظاهرين», but not «خرج خمسة مرضى».
    if measure.takes == Takes::Crowd && count.min.is_none_or(|n| n < 100) {
        return false;
    }
    match count.noun {
        Noun::Known(noun) => measure.takes.accepts(&noun),
        Noun::Missing => {
            adjacent && matches!(measure.takes, Takes::People | Takes::Cases | Takes::Members)
        }
        Noun::Unknown => {
            adjacent && matches!(measure.name, "killed" | "injured" | "missing" | "detained")
        }
    }
}
