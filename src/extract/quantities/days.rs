//! The day a figure was counted on, where its own sentence says it: «وفي اليوم الأول قُتل 18 جنديًا», «حتى
//! الثاني من ديسمبر بلغ عدد القتلى 2783».
//!
//! An article that looks back gives the figures of many days; the day it appeared on is none of theirs.

use super::super::facts::TimeMention;
use super::super::reading::Reading;
use crate::base::{Date, Span};
use crate::text::{WordSet, calendar};

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

/// The days one sentence names, in the order of its words.
#[derive(Debug, Default)]
pub(super) struct Days {
    sentence: u32,
    /// Where each single day ends, and the day.
    named: Vec<(usize, Date)>,
    /// Those on which something was said: «أعلنت الوزارة يوم الثلاثاء».
    said: Vec<Date>,
    /// Where each «في اليوم الثالث» begins, and its number.
    nth: Vec<(usize, u8)>,
    /// «وقالت الوزارة يومها»: the day the sentences before it counted on.
    pub(super) same: bool,
}

impl Days {
    /// Of the sentence of this number.
    pub(super) fn of(reading: &Reading, times: &[TimeMention], sentence: u32) -> Self {
        const THEN: WordSet = WordSet::new(&["يومها", "ويومها", "يومئذ", "ويومئذ", "يومذاك"]);
        let first = times.partition_point(|t| t.sentence < sentence);
        let here = times.iter().skip(first).take_while(|t| t.sentence == sentence);
        let days: Vec<_> = here.filter(|t| t.start == t.end && !opens(reading, t)).collect();
        let said = days.iter().filter(|t| is_said(reading, t)).filter_map(|t| t.start);
        let said = said.collect();
        let days =
            days.into_iter().filter_map(|t| Some((t.span.end(), t.start.filter(|d| d.day > 0)?)));
        let a = &reading.analysis;
        let tokens = a.sentences.get(sentence as usize).map_or(0..0, |s| a.solid_in(s.span));
        let at = |i: usize| a.solid_token(i).map_or(0, |t| t.span.start());
        let same = |i: usize| {
            let own = matches!((reading.word(i), reading.word(i + 1)), ("اليوم", "نفسه" | "ذاته"));
            own || THEN.contains(reading.word(i))
        };
        Self {
            sentence,
            named: days.collect(),
            said,
            nth: tokens.clone().filter_map(|i| Some((at(i), nth(reading, i)?))).collect(),
            same: tokens.into_iter().any(same),
        }
    }

    /// Whether the words of a day are those of who says something.
    pub(super) fn said(&self, day: Date) -> bool {
        self.said.contains(&day)
    }

    pub(super) fn is_of(&self, sentence: u32) -> bool {
        self.sentence == sentence
    }

    /// The last single day named before a figure, else the first after it; where the sentence names none,
    /// which day of what happened («في اليوم الثالث»: 3), said before the figure.
    pub(super) fn counted(&self, figure: Span) -> (Option<Date>, Option<u8>) {
        let n = self.named.partition_point(|(end, _)| *end <= figure.start());
        let before = n.checked_sub(1).and_then(|n| self.named.get(n));
        let on = before.or_else(|| self.named.get(n)).map(|(_, day)| *day);
        let n = self.nth.partition_point(|(start, _)| *start < figure.start());
        let nth = n.checked_sub(1).and_then(|n| self.nth.get(n)).map(|(_, nth)| *nth);
        (on, nth.filter(|_| on.is_none()))
    }
}

/// «أعلنت الوزارة يوم الثلاثاء», «قال المتحدث، أمس»: a verb of saying stands a few words before the time, and
/// no «أن» between.
fn is_said(reading: &Reading, time: &TimeMention) -> bool {
    let at = reading.analysis.solid_at(time.span.start());
    let mut before = (at.saturating_sub(8)..at).rev();
    let near = before.find(|i| {
        let word = reading.word(*i);
        reading.tells(*i) || matches!(word, "." | "؛" | ":" | "ان" | "بان")
    });
    near.is_some_and(|i| reading.tells(i))
}

/// Whether a time follows a word of [`FROM`], with the name of a weekday between them or not.
fn opens(reading: &Reading, time: &TimeMention) -> bool {
    let at = reading.analysis.solid_at(time.span.start());
    let word = |back: usize| at.checked_sub(back).map_or("", |i| reading.word(i));
    FROM.contains(word(1)) || FROM.contains(word(2)) && matches!(word(1), "يوم" | "فجر" | "مساء")
}

/// «في اليوم الأول», «وفي ثاني أيام القتال» with its ordinal or its day at `i`.
fn nth(reading: &Reading, i: usize) -> Option<u8> {
    let (head, next) = (reading.word(i), reading.word(i + 1));
    let ordinal = match head {
        // «اليوم الثالث عشر»
        "اليوم" if reading.word(i + 2) == "عشر" => calendar::ordinal(next).map(|n| n + 10),
        "اليوم" => calendar::ordinal(next).filter(|_| next != "الحادي"),
        _ if matches!(next, "ايام" | "يوم") => calendar::ordinal(&format!("ال{head}")),
        _ => None,
    };
    let before = i.checked_sub(1).map_or("", |i| reading.word(i));
    ordinal.filter(|_| matches!(before, "في" | "وفي" | "خلال"))
}
