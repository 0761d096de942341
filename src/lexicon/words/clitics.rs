//! The proclitics of a word nobody listed, as far as what stands behind them tells.

use super::{Class, Words};

/// The proclitics after which a listed name, title or head stands.
pub fn split(words: &Words, word: &str) -> (u8, Class) {
    const WANTED: Class = Class::GIVEN
        .or(Class::SURNAME)
        .or(Class::TITLE)
        .or(Class::ORG_HEAD)
        .or(Class::PLACE_HEAD)
        .or(Class::PARTICLE)
        .or(Class::REPORTING);
    for clitic in ["و", "ف", "ل", "ب", "ك", "ول", "وب", "فل"] {
        let Some(stem) = word.strip_prefix(clitic).filter(|s| s.len() >= 4) else { continue };
        let class = words.class(stem);
        // «باخ» is not ب + أخ: behind a clitic a short word means nothing.
        let short = stem.len() < 6 && !class.is(Class::GIVEN) && stem != "حي";
        if class.is(WANTED) && !short {
            return (u8::try_from(clitic.len()).unwrap_or(0), class);
        }
    }
    // للرئيس = ل + الرئيس: what is looked up has its alef back.
    for clitic in ["لل", "ولل"] {
        let Some(stem) = word.strip_prefix(clitic).filter(|s| s.len() >= 4) else { continue };
        let class = words.class(&format!("ال{stem}"));
        if class.is(WANTED) {
            return (u8::try_from(clitic.len() - 2).unwrap_or(0), class);
        }
    }
    (0, Class::default())
}
