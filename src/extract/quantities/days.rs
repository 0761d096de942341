//! The day a figure was counted on, where its own sentence says it: «وفي اليوم الأول قُتل 18 جنديًا», «حتى
//! الثاني من ديسمبر بلغ عدد القتلى 2783».
//!
//! An article that looks back gives the figures of many days; the day it appeared on is none of theirs.

use super::super::facts::{Claim, TimeMention};
use super::super::reading::Reading;
use crate::base::Date;
use crate::text::WordSet;

/// Words after which a day begins or bounds something else than the count: «منذ 27 سبتمبر», «بعد 4 أكتوبر».
const FROM: WordSet = WordSet::new(&[
    "منذ",
    "ومنذ",
    "من",
    "ومن",
    "قبل",
    "وقبل",
    "قبيل",
    "بعد",
    "وبعد",
    "عقب",
    "وعقب",
    "بين",
    "وبين",
    "بدء",
    "بدايه",
    "اندلاع",
    "انطلاق",
    "مطلع",
    "اعتبارا",
    "ابتداء",
]);

/// The day a sentence counts on: the last single day named before the figure, else the first after it;
/// where it names none, which day of what happened («في اليوم الثالث»: 3).
pub(super) fn counted(
    reading: &Reading,
    times: &[TimeMention],
    claim: &Claim,
) -> (Option<Date>, Option<u8>) {
    let first = times.partition_point(|t| t.sentence < claim.sentence);
    let here = times.iter().skip(first).take_while(|t| t.sentence == claim.sentence);
    let days = here
        .filter(|t| t.start.is_some_and(|d| d.day > 0) && t.start == t.end && !opens(reading, t));
    let (before, after): (Vec<&TimeMention>, Vec<&TimeMention>) =
        days.partition(|t| t.span.end() <= claim.span.start());
    let on = before.last().or(after.first()).and_then(|t| t.start);
    (on, if on.is_none() { nth(reading, claim) } else { None })
}

/// «وقالت الوزارة يومها»: the day the sentences before it counted on.
pub(super) fn same_day(reading: &Reading, claim: &Claim) -> bool {
    const THEN: WordSet = WordSet::new(&["يومها", "ويومها", "يومئذ", "ويومئذ", "يومذاك"]);
    let a = &reading.analysis;
    let sentence = a.sentences.get(claim.sentence as usize);
    let day = |i: usize| {
        let own = matches!((reading.word(i), reading.word(i + 1)), ("اليوم", "نفسه" | "ذاته"));
        own || THEN.contains(reading.word(i))
    };
    sentence.is_some_and(|s| a.solid_in(s.span).any(day))
}

/// Whether a time follows a word of [`FROM`], with the name of a weekday between them or not.
fn opens(reading: &Reading, time: &TimeMention) -> bool {
    let at = reading.analysis.solid_at(time.span.start());
    let word = |back: usize| at.checked_sub(back).map_or("", |i| reading.word(i));
    FROM.contains(word(1)) || FROM.contains(word(2)) && matches!(word(1), "يوم" | "فجر" | "مساء")
}

/// «في اليوم الأول», «وفي ثاني أيام القتال», before the figure.
fn nth(reading: &Reading, claim: &Claim) -> Option<u8> {
    const ORDINALS: [&str; 10] = [
        "الاول",
        "الثاني",
        "الثالث",
        "الرابع",
        "الخامس",
        "السادس",
        "السابع",
        "الثامن",
        "التاسع",
        "العاشر",
    ];
    let a = &reading.analysis;
    let start = a.solid_in(a.sentences.get(claim.sentence as usize)?.span).start;
    let stop = a.solid_at(claim.span.start());
    (start..stop).rev().find_map(|i| {
        let (head, next) = (reading.word(i), reading.word(i + 1));
        let inside =
            matches!(i.checked_sub(1).map_or("", |i| reading.word(i)), "في" | "وفي" | "خلال");
        let n = match head {
            "اليوم" if inside => ORDINALS.iter().position(|o| *o == next),
            _ if inside && matches!(next, "ايام" | "يوم") => {
                ORDINALS.iter().position(|o| o.strip_prefix("ال") == Some(head))
            }
            _ => None,
        };
        n.and_then(|n| u8::try_from(n + 1).ok())
    })
}
