//! Proclitics: what a word may be when its first letters are و ف ب ل ك س or ال.
//!
//! Splitting proposes, matching decides: nothing here knows which reading is right. Order of the
//! Arabic word: [و|ف] [س | ب | ك | ل] [ال] stem; ل + ال is written لل (المتحدة → للمتحدة).

/// One reading of a folded word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split<'w> {
    /// The letters before the stem: "", "و", "وب", "لل" …
    pub clitics: &'w str,
    /// What is left, as written.
    pub stem: &'w str,
    /// True when the stem lost its alef and lam to لل: «للأمم» is ل + الأمم.
    pub lam_lam: bool,
}

/// Chains of proclitics without the article, shortest first.
const CHAINS: [&str; 15] =
    ["", "س", "ك", "ل", "ب", "ف", "و", "فس", "فك", "فب", "فل", "وس", "وك", "وب", "ول"];

/// Chains that end in ل and the article written together.
const LAM_LAM: [&str; 3] = ["لل", "ولل", "فلل"];

/// All readings of a folded word. The word as a whole comes first, the لل chains last.
pub fn splits(word: &str) -> impl Iterator<Item = Split<'_>> {
    let read = move |chain: &str, lam_lam: bool| {
        let stem = word.strip_prefix(chain).filter(|s| !s.is_empty())?;
        Some(Split { clitics: word.get(..chain.len())?, stem, lam_lam })
    };
    CHAINS
        .into_iter()
        .filter_map(move |c| read(c, false))
        .chain(LAM_LAM.into_iter().filter_map(move |c| read(c, true)))
}

/// The readings of a word as a name behind proclitics, the fewest first: with their bytes.
pub fn names(word: &str) -> impl Iterator<Item = (usize, &str)> {
    let joined = word.strip_prefix(['و', 'ف']);
    let one = joined.or_else(|| word.strip_prefix(['ب', 'ل', 'ك']));
    let two = joined.and_then(|rest| rest.strip_prefix(['ب', 'ل', 'ك']));
    [Some(word), one, two].into_iter().flatten().map(|stem| (word.len() - stem.len(), stem))
}

/// Whether the ل before a name swallowed the alef of its article: «للأمم المتحدة» names «الأمم المتحدة»,
/// and the name begins at its second lam.
pub fn hides_article(before: &str, name: &str) -> bool {
    name.starts_with('ل') && before.ends_with('ل')
}

/// True when `prefix` (folded) is a chain of proclitics a name can carry: و ف ب ل ك and their
/// pairs. Not س (verbs only) and not ال (part of the name).
pub fn is_proclitic(prefix: &str) -> bool {
    matches!(prefix, "" | "و" | "ف" | "ب" | "ل" | "ك" | "وب" | "ول" | "وك" | "فب" | "فل" | "فك")
}

/// The word without its article and proclitics, for looking up common nouns: «وبالقوات» → «قوات».
/// Guarded by length: at least three letters stay.
pub fn bare(word: &str) -> &str {
    const ARTICLES: [&str; 10] =
        ["وبال", "وال", "بال", "فال", "كال", "ولل", "فلل", "لل", "ال", "وكال"];
    let long = |stem: &&str| stem.chars().count() >= 3;
    ARTICLES
        .iter()
        .filter_map(|a| word.strip_prefix(a))
        .filter(long)
        .min_by_key(|s| s.len())
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reading_is_proposed() {
        let stems: Vec<_> = splits("وللامم").map(|s| (s.clitics, s.stem, s.lam_lam)).collect();
        assert!(stems.contains(&("", "وللامم", false)));
        assert!(stems.contains(&("و", "للامم", false)));
        assert!(stems.contains(&("ولل", "امم", true)));
        assert_eq!(splits("باكو").next().map(|s| s.stem), Some("باكو"));
    }

    #[test]
    fn articles_come_off_common_nouns() {
        assert_eq!(bare("وبالقوات"), "قوات");
        assert_eq!(bare("للجيش"), "جيش");
        assert_eq!(bare("الي"), "الي");
    }
}
