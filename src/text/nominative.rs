//! A counted noun put into the nominative, as it stands after a label: «لغمين» in a sentence,
//! «ما انفجر: لغمان» on a page.
//!
//! In: the words of a figure as some sentence wrote them, in whatever case its verb asked for, and
//! how many they count. Out: the same words in the nominative where letters show the case: the dual
//! (ـين, in a construct ـي), the tens, twelve, and the alef of the accusative on what is counted as
//! one. A noun after its number keeps the case the number gives it («خمسة مدنيين»، «عشرون جنديا»).
//! Source of the rules: Wright, A Grammar of the Arabic Language, vol. 1, §§ 306–308, 319–323.

/// Number words, in the accusative or genitive and in the nominative.
const NUMBERS: [(&str, &str); 24] = [
    ("عشرين", "عشرون"),
    ("ثلاثين", "ثلاثون"),
    ("أربعين", "أربعون"),
    ("خمسين", "خمسون"),
    ("ستين", "ستون"),
    ("سبعين", "سبعون"),
    ("ثمانين", "ثمانون"),
    ("تسعين", "تسعون"),
    ("اثنين", "اثنان"),
    ("إثنين", "اثنان"),
    ("اثنتين", "اثنتان"),
    ("اثني", "اثنا"),
    ("اثنتي", "اثنتا"),
    ("مئتين", "مئتان"),
    ("مائتين", "مائتان"),
    ("مئتي", "مئتا"),
    ("مائتي", "مائتا"),
    ("ألفين", "ألفان"),
    ("ألفي", "ألفا"),
    ("مليونين", "مليونان"),
    ("مليوني", "مليونا"),
    ("مليارين", "ملياران"),
    ("عددا", "عدد"),
    ("آلافا", "آلاف"),
];

/// The words of a figure in the nominative; `count` is what they count, if they say it exactly.
pub fn nominative(figure: &str, count: Option<u64>) -> String {
    let mut out: Vec<String> = Vec::new();
    // Whether the noun that leads the phrase changed, so that its adjectives change with it.
    let mut leads = true;
    for word in figure.split_whitespace() {
        let plain = word.trim_end_matches('\u{64b}');
        // The mark may stand before the alef: «عددًا».
        let bare = plain.replace('\u{64b}', "");
        let changed = number(&bare).or_else(|| match count {
            Some(2) if leads => dual(plain),
            Some(1) if leads => singular(plain),
            _ => None,
        });
        // «جنديين من الجيش»: what comes after the preposition is not the noun's.
        leads &= changed.is_some();
        out.push(changed.unwrap_or_else(|| word.to_owned()));
    }
    out.join(" ")
}

fn number(word: &str) -> Option<String> {
    let (and, bare) = match word.strip_prefix('و') {
        Some(rest) => ("و", rest),
        None => ("", word),
    };
    NUMBERS.iter().find(|(w, _)| *w == bare).map(|(_, nominative)| format!("{and}{nominative}"))
}

/// «لغمين» → «لغمان»; a stem of two letters or none is no dual («عين», «حين»).
fn dual(word: &str) -> Option<String> {
    let stem = word.strip_suffix("ين")?;
    (stem.chars().count() >= 2).then(|| format!("{stem}ان"))
}

/// «جنديا» → «جندي»; a word that ends in an alef of its own is left («عصا», «فتى»).
fn singular(word: &str) -> Option<String> {
    // The mark stands before the alef or after it: «شرطيًا», «شرطياً».
    let stem = word.strip_suffix('ا')?.trim_end_matches('\u{64b}');
    (stem.chars().count() >= 3).then(|| stem.to_owned())
}

#[cfg(test)]
mod tests {
    use super::nominative;

    #[test]
    fn what_the_verb_governed_stands_alone() {
        for (written, count, alone) in [
            ("لغمين", Some(2), "لغمان"),
            ("جنديين أرمينيين", Some(2), "جنديان أرمينيان"),
            ("مدنيين اثنين", Some(2), "مدنيان اثنان"),
            ("طفلتين من القرية", Some(2), "طفلتان من القرية"),
            ("شرطيا", Some(1), "شرطي"),
            ("شرطيًا واحدًا", Some(1), "شرطي واحد"),
            ("امرأة", Some(1), "امرأة"),
            ("عشرين جنديا", Some(20), "عشرون جنديا"),
            ("ثلاثة وعشرين شخصا", Some(23), "ثلاثة وعشرون شخصا"),
            ("اثني عشر عاملا", Some(12), "اثنا عشر عاملا"),
            ("مئتي أسرة", Some(200), "مئتا أسرة"),
            ("خمسة مدنيين", Some(5), "خمسة مدنيين"),
            ("2 من المدنيين", Some(2), "2 من المدنيين"),
            ("32 شخصًا", Some(32), "32 شخصًا"),
            ("عددًا من جنوده", None, "عدد من جنوده"),
            ("ملايين", None, "ملايين"),
        ] {
            assert_eq!(nominative(written, count), alone, "{written}");
        }
    }
}
