//! Which time a clause speaks of, as far as the words around a token tell: «من المقرر أن يعقد
//! الثلاثاء» looks ahead, «عقد الثلاثاء» looks back.

use super::reading::Reading;
use crate::text::{TokenKind, WordSet, fold_key};

/// Before or after the moment of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// Past or present: the default of news.
    Past,
    Future,
}

/// Words that put what follows into the future, folded.
const AHEAD: WordSet = WordSet::new(&[
    "سوف",
    "المقرر",
    "مقرر",
    "المقرره",
    "مقرره",
    "المرتقب",
    "المرتقبه",
    "مرتقب",
    "مرتقبه",
    "المزمع",
    "المزمعه",
    "المتوقع",
    "متوقع",
    "المنتظر",
    "يعتزم",
    "تعتزم",
    "يعتزمون",
    "تعتزمان",
    "يعتزمان",
    "عزمه",
    "عزمها",
    "ينوي",
    "تنوي",
    "يستعد",
    "تستعد",
    "المقبل",
    "المقبله",
    "القادم",
    "القادمه",
    "يتوقع",
]);

/// Beginnings of common words that look like س + imperfect and are not.
const NOT_SEEN: &[&str] = &[
    "سيطر",
    "سياس",
    "سياح",
    "سيار",
    "سينم",
    "سيناء",
    "سيناريو",
    "سيد",
    "سير",
    "سيول",
    "ستين",
    "ستون",
    "ستاد",
    "ستار",
    "سيبر",
    "سيما",
    "سترا",
    "ستيف",
    "ستان",
    "ستوديو",
    "سنوات",
    "سنوي",
    "سندات",
    "سنغ",
    "سيف",
    "ستالين",
    "سيادي",
    "سياده",
    "سيول",
    "ستيبا",
    "سيوران",
    "ستوكهولم",
    "سيده",
    "سيلا",
    "سيره",
    "سيكولوج",
    "سيس",
    "سنجار",
    "سنت",
];

/// Words that open another clause, seen from inside it.
const OPENERS: WordSet = WordSet::new(&[
    "فيما",
    "بينما",
    "حيث",
    "اذ",
    "لكن",
    "ولكن",
    "كما",
    "بعدما",
    "وبعدما",
    "عندما",
    "حين",
    "الذي",
    "التي",
    "الذين",
    "ان",
    "انه",
    "انها",
    "بان",
    "وان",
    "بانه",
    "بانها",
    "وانه",
    "وانها",
    "مضيفا",
    "موكدا",
    "مشيرا",
    "حسبما",
    "وفيما",
]);

/// True when `word` (folded) is a verb with the س of the future: «سيعقد», «وستبدا».
pub fn is_future_verb(word: &str) -> bool {
    let word = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let n = word.chars().count();
    (5..=9).contains(&n)
        && ["سي", "ست", "سن", "سا"].iter().any(|p| word.starts_with(p))
        && !word.ends_with('ه')
        && !word.ends_with("ات")
        && !(word.starts_with("سا") && n < 5)
        && !word.starts_with("سا")
        && !NOT_SEEN.iter().any(|p| word.starts_with(p))
}

/// True when a folded word, a form of the verb `lemma`, is in the past: «دعا», «تبنى», «نفى»; not
/// «يدعو», «تتبنى», «ننفي». A lemma that is of another word tells nothing.
pub fn is_past(word: &str, lemma: &str) -> bool {
    let lemma = fold_key(lemma);
    // «فتح», «فند»: the ف is the verb's own.
    let own = |_: &&str| word.chars().next() != lemma.chars().next();
    let word = word.strip_prefix(['و', 'ف']).filter(own).unwrap_or(word);
    if !word.starts_with(['ي', 'ت', 'ن']) || word.ends_with('ت') {
        return true;
    }
    // The first radical, or the ت of a derived form, is the verb's own: nothing stands before it.
    let mut letters = lemma.chars().zip(word.chars());
    lemma.chars().count() >= 3 && letters.by_ref().take(2).all(|(a, b)| a == b)
}

/// True when the word opens a clause of its own.
pub fn opens_clause(word: &str) -> bool {
    OPENERS.contains(&word)
}

/// The tense of the clause around token `at`: cues up to twelve words before it, in its sentence,
/// not past another clause's opening; then four words after it.
pub fn tense(reading: &Reading, at: usize) -> Tense {
    for back in 1..=12 {
        let Some(i) = at.checked_sub(back) else { break };
        let word = reading.word(i);
        let token = reading.analysis.solid_token(i);
        if token.is_none_or(|t| t.kind == TokenKind::Punct) && matches!(word, "." | "؟" | "!" | "؛")
        {
            break;
        }
        if AHEAD.contains(&word) || is_future_verb(word) {
            return Tense::Future;
        }
        // «من المقرر أن يبدأ»: the particle belongs to what announces it.
        let announced = word == "ان" && i > 0 && AHEAD.contains(&reading.word(i - 1));
        if opens_clause(word) && back > 1 && !announced {
            break;
        }
    }
    for ahead in 1..=4 {
        let word = reading.word(at + ahead);
        if matches!(word, "." | "،" | "؛" | "") {
            break;
        }
        if is_future_verb(word) {
            return Tense::Future;
        }
    }
    Tense::Past
}
