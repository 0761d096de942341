//! The words at which a count may begin.

use crate::lexicon::words::{counted, measures};

/// True when something may be counted, parted or added up from this folded word on: the quick no for
/// nearly every word of a text. Digits, number words and measures are asked for elsewhere.
pub(in crate::extract) fn may_tally(word: &str) -> bool {
    let toll = || matches!(bare_toll(word), "عدد" | "اعداد" | "حصيله" | "الحصيله");
    let loose = || some(word.strip_prefix(['و', 'ف', 'ب', 'ل']).unwrap_or(word));
    // «القتلى»: a measure with its article.
    let dead = || word.strip_prefix("ال").is_some_and(measures::begins) || led_dead(word);
    let single = || counted::counted(word).is_some_and(|noun| noun.own > 0);
    let again = || is_it(word) || is_estimates(word);
    toll() || again() || loose() || is_part_word(word) || dead() || single()
}

/// «والجرحى إلى 120»; «والقتلى» is looked for as it stands, too.
fn led_dead(word: &str) -> bool {
    word.strip_prefix("وال").is_some_and(|bare| measures::begins(bare) || measures::begins(word))
}

/// «عدد من», «العديد من», «عدة», «أحد»: how many, without a number.
fn some(bare: &str) -> bool {
    matches!(bare, "عدد" | "عددا" | "العديد" | "الكثير" | "عده" | "احد" | "احدي")
        || round(bare).is_some()
}

/// «المئات», «العشرات», «الآلاف»: how many at least.
pub(super) fn round(bare: &str) -> Option<u64> {
    match bare {
        "العشرات" => Some(10),
        "الميات" => Some(100),
        "الالاف" => Some(1_000),
        _ => None,
    }
}

/// «أنه بلغ»: the pronoun that may stand for a count.
pub(super) fn is_it(word: &str) -> bool {
    matches!(word, "انه" | "انها" | "بانه" | "بانها")
}

/// «تقديرات أخرى تراوح بين 200 وألف»
pub(super) fn is_estimates(word: &str) -> bool {
    word.ends_with("تقديرات")
}

/// «بينهم», «منها»: what follows is a part.
pub(super) fn is_part_word(word: &str) -> bool {
    matches!(
        word.strip_prefix('و').unwrap_or(word),
        "بينهم"
            | "بينها"
            | "بينهن"
            | "منهم"
            | "منها"
            | "منهن"
            | "ضمنهم"
            | "ضمنها"
            | "بينهما"
    )
}

/// «والعدد», «حصيلة»: the word that adds up, without what is written onto it.
pub(super) fn bare_toll(word: &str) -> &str {
    ["وال", "ال", "و", "ب", "ل"]
        .into_iter()
        .find_map(|c| word.strip_prefix(c).filter(|w| matches!(*w, "عدد" | "اعداد" | "حصيله")))
        .unwrap_or(word)
}
