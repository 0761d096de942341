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
    let n = word.chars().count();
    let long = n >= 6 || n == 5 && word.ends_with("ييف");
    long && !word.starts_with("ال")
        && !is_plural_verb(word)
        && !word.ends_with("ستان")
        && ENDINGS.iter().any(|e| word.ends_with(e))
        && !NOT.contains(&word)
        && !NOT.iter().any(|n| word.strip_prefix(['و', 'ب', 'ل', 'ف', 'ك']) == Some(n))
}

/// «يحرسون», «تدرسون»: the imperfect of stem I in the plural, يفعلون.
fn is_plural_verb(word: &str) -> bool {
    let mut letters = ['\0'; 7];
    let n = letters.iter_mut().zip(word.chars()).map(|(letter, c)| *letter = c).count();
    let root = |c: char| !matches!(c, 'ا' | 'و' | 'ي');
    matches!(letters.get(..n).unwrap_or_default(),
        ['ي' | 'ت', a, b, c, 'و', 'ن'] if root(*a) && root(*b) && root(*c))
}

/// Whether the word, with its article, has the shape of a passive participle of stem I: المفعول.
pub fn is_passive_participle(word: &str) -> bool {
    let mut letters = ['\0'; 8];
    let n = letters.iter_mut().zip(word.chars()).map(|(letter, c)| *letter = c).count();
    matches!(letters.get(..n).unwrap_or_default(), ['ا', 'ل', 'م', _, _, 'و', _])
}

/// Whether the word as written, without its article, has the shape of a verbal noun of the derived
/// stems with an alef: إفعال, افتعال, انفعال, استفعال (stems IV, VII, VIII and X).
pub fn is_verbal_noun(word: &str) -> bool {
    // The longest of them has seven letters; an eighth tells that a word is longer.
    let mut letters = ['\0'; 8];
    let n = letters.iter_mut().zip(word.chars()).map(|(letter, c)| *letter = c).count();
    matches!(
        letters.get(..n).unwrap_or_default(),
        ['إ', _, _, 'ا', _]
            | ['ا', _, 'ت', _, 'ا', _]
            | ['ا', 'ن', _, _, 'ا', _]
            | ['ا', 'س', 'ت', _, _, 'ا', _]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbal_nouns_of_derived_stems() {
        for word in ["إدخال", "إيداع", "انتخاب", "انفجار", "استقبال"] {
            assert!(is_verbal_noun(word), "{word}");
        }
        for word in ["إدريس", "انطون", "ادخال", "إدارة", "استاذ"] {
            assert!(!is_verbal_noun(word), "{word}");
        }
    }

    #[test]
    fn foreign_surnames_end_like_themselves() {
        for name in ["باشينيان", "لافروف", "علييف", "زيلينسكي", "لوكاشينكو", "ساكاشفيلي"]
        {
            assert!(is_foreign_surname(name), "{name}");
        }
        for word in ["الطغيان", "ظروف", "بيان", "اوزبكستان", "وظروف", "يحرسون"]
        {
            assert!(!is_foreign_surname(word), "{word}");
        }
    }
}
