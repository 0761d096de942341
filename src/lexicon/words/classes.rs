//! What a word can be: a set of classes, and the forms of a verb.

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u32);

impl Class {
    /// Prepositions, conjunctions, pronouns, particles, adverbs: never part of a name.
    pub const STOP: Self = Self(1);
    pub const PREPOSITION: Self = Self(1 << 1);
    pub const RELATIVE: Self = Self(1 << 2);
    /// أن and إن, alone or with a pronoun.
    pub const THAT: Self = Self(1 << 3);
    pub const VERB: Self = Self(1 << 4);
    pub const REPORTING: Self = Self(1 << 5);
    pub const NOUN: Self = Self(1 << 6);
    pub const ADJECTIVE: Self = Self(1 << 7);
    /// «السابق», «الراحل»: goes with a title.
    pub const QUALIFIER: Self = Self(1 << 8);
    pub const TIME: Self = Self(1 << 9);
    pub const NUMBER: Self = Self(1 << 10);
    pub const GIVEN: Self = Self(1 << 11);
    /// A given name of another language.
    pub const FOREIGN: Self = Self(1 << 12);
    pub const SURNAME: Self = Self(1 << 13);
    /// A name that is a common word as well: «عادل», «سلام».
    pub const AMBIGUOUS: Self = Self(1 << 14);
    /// Joins what follows: «بن», «أبو», «فان».
    pub const PARTICLE: Self = Self(1 << 15);
    /// Joins what precedes: «… الدين», «… الله».
    pub const SECOND: Self = Self(1 << 16);
    /// First word of a title.
    pub const TITLE: Self = Self(1 << 17);
    pub const ORG_HEAD: Self = Self(1 << 18);
    pub const PLACE_HEAD: Self = Self(1 << 19);

    /// Persons and things that are counted: «جنود», «سيارات».
    pub const COUNTED: Self = Self(1 << 20);

    /// A family name by which one person is known everywhere: «بوتين».
    pub const LONE: Self = Self(1 << 21);

    /// A syllable of Chinese, Korean, Vietnamese names and of nothing else: «جونغ», «بينغ».
    pub const SYLLABLE: Self = Self(1 << 22);
    /// Such a syllable that is an Arabic word as well: «لي», «هي», «سو».
    pub const WEAK_SYLLABLE: Self = Self(1 << 23);

    /// A noun, adjective or verb that behind a given name is a name sooner: «محسن السكري».
    pub const RARE: Self = Self(1 << 24);

    /// Words of daily life.
    pub const OPEN: Self = Self::NOUN.or(Self::ADJECTIVE).or(Self::VERB).or(Self::TIME);

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// As a packed table has it.
    pub fn bytes(self) -> [u8; 4] {
        self.0.to_le_bytes()
    }

    /// The class at the beginning of what a packed table says of a word.
    pub fn of(packed: &[u8; 5]) -> Self {
        let [class @ .., _] = *packed;
        Self(u32::from_le_bytes(class))
    }

    /// True when it has any class of `other`.
    pub const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// True when it has no class; a syllable is none by itself.
    pub const fn is_empty(self) -> bool {
        self.0 & !Self::SYLLABLE.or(Self::WEAK_SYLLABLE).0 == 0
    }
}

/// The folded forms of a verb from its past («وصل») and present («يصل»).
pub fn conjugate(past: &str, present: &str) -> Vec<String> {
    let mut out = vec![past.to_owned(), present.to_owned()];
    // «التقى» → «التقت», «التقوا»; «شكا» → «شكت», «شكوا»; «وصل» → «وصلت», «وصلوا».
    let weak = past.strip_suffix(['ي', 'ا']).filter(|s| s.chars().count() >= 2);
    let stem = weak.unwrap_or(past);
    out.extend(["ت", "وا", "تا"].map(|e| format!("{stem}{e}")));
    if weak.is_none() || past.ends_with('ي') {
        out.push(format!("{past}ا"));
    }
    if let Some(rest) = present.strip_prefix('ي') {
        out.extend(["ت", "ن", "سي", "ست", "سن"].map(|p| format!("{p}{rest}")));
        let rest = rest.strip_suffix(['ي', 'و']).unwrap_or(rest);
        out.extend(["ون", "وا", "ان"].map(|e| format!("ي{rest}{e}")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_have_their_forms() {
        assert!(conjugate("وصل", "يصل").contains(&"وصلت".to_owned()));
        assert!(conjugate("التقي", "يلتقي").contains(&"التقت".to_owned()));
        assert!(conjugate("وصل", "يصل").contains(&"تصل".to_owned()));
    }
}
