//! The shape of foreign names in Arabic letters.

/// Endings that only surnames of other languages have, folded: «باشينيان», «لافروف», «زيلينسكي».
const ENDINGS: [&str; 40] = [
    "يان",
    "ييف",
    "اييف",
    "يوف",
    "وفا",
    "يفا",
    "وفسكي",
    "نسكي",
    "ينسكي",
    "سكايا",
    "وفيتش",
    "يفيتش",
    "فيتش",
    "ينكو",
    "شنكو",
    "شفيلي",
    "ادزه",
    "زاده",
    "وغلو",
    "وجلو",
    "سون",
    "ستروم",
    "بيرغ",
    "بيرج",
    "برغ",
    "شتاين",
    "بولوس",
    "اكيس",
    "وتشي",
    "يتسين",
    "تشيف",
    "تشوف",
    "كوف",
    "نوف",
    "روف",
    "سوف",
    "موف",
    "غتون",
    "هايمر",
    "ليني",
];

/// Words with such an ending that are no names.
const NOT: [&str; 16] = [
    "عليان",
    "اعيان",
    "طغيان",
    "غليان",
    "عصيان",
    "هذيان",
    "غثيان",
    "شريان",
    "سريان",
    "جريان",
    "ظروف",
    "معروف",
    "حروف",
    "صنوف",
    "وقوف",
    "خسوف",
];

/// Whether the folded word has the ending of a foreign surname.
pub fn is_foreign_surname(word: &str) -> bool {
    let long = word.chars().count() >= 6;
    long && !word.starts_with("ال")
        && !word.ends_with("ستان")
        && ENDINGS.iter().any(|e| word.ends_with(e))
        && !NOT.contains(&word)
        && !NOT.iter().any(|n| word.strip_prefix(['و', 'ب', 'ل', 'ف', 'ك']) == Some(n))
}

/// Whether the folded word has letters in an order no Arabic word has: «تش», «غيو», «يوز».
pub fn is_foreign(word: &str) -> bool {
    const INSIDE: [&str; 22] = [
        "تش", "غيو", "يوش", "وغو", "يزي", "ييه", "وسك", "يفي", "نغت", "وتو", "ويت", "ايك", "ينك",
        "يلي", "ايم", "يمي", "ونغ", "ينغ", "يست", "وست", "ولو", "ايو",
    ];
    let n = word.chars().count();
    n >= 5
        && !word.starts_with("ال")
        && !word.starts_with(['ي', 'ت', 'ن'])
        && !word.ends_with("يه")
        && (is_foreign_surname(word) || INSIDE.iter().any(|i| word.contains(i)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_surnames_end_like_themselves() {
        for name in ["باشينيان", "لافروف", "علييف", "زيلينسكي", "لوكاشينكو", "ساكاشفيلي"]
        {
            assert!(is_foreign_surname(name), "{name}");
        }
        for word in ["الطغيان", "ظروف", "بيان", "اوزبكستان", "وظروف"] {
            assert!(!is_foreign_surname(word), "{word}");
        }
    }
}
