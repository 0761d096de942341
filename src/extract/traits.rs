//! What a word of a text can be, as all rules ask it. A trait that says «may» is a quick no: it never
//! decides that a rule holds.

use super::speech::known::Known;
use crate::lexicon::words::Class;

/// A word's number among those its thread has met, for sets of the words of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WordId(pub(super) u32);

impl WordId {
    pub(super) const NONE: Self = Self(u32::MAX);

    /// Its number; `None` for no word.
    pub(super) fn ix(self) -> Option<usize> {
        (self != Self::NONE).then_some(self.0 as usize)
    }
}

impl Default for WordId {
    fn default() -> Self {
        Self::NONE
    }
}

/// What the tables say of one folded word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Traits {
    pub(super) id: WordId,
    /// The word without the letter it begins with, when that can be a clitic and the rest is long.
    pub(super) rest: WordId,
    /// Of the whole word.
    pub class: Class,
    /// Noun, adjective or verb once clitics and endings are off.
    pub common: Class,
    /// Bytes of proclitics after which a word of some class stands, when the whole has none.
    pub clitic: u8,
    /// Of what stands after them; of the whole word when there are none.
    pub stem: Class,
    /// How foreign it sounds.
    pub sound: i32,
    /// Letters it has.
    pub letters: u8,
    /// A key has it letter by letter.
    pub(super) keyed: bool,
    /// Its hash among the runs of a text.
    pub(super) hash: u64,
    /// It has the ending of a foreign surname.
    pub surname: bool,
    /// A closed word stands behind its clitics: «وفي», «لكن».
    pub(super) closed: bool,
    pub(super) speech: Known,
    pub(super) may: May,
}

/// What may begin with a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May(u32);

impl May {
    pub const COUNT: Self = Self(1);
    pub const MEASURE: Self = Self(1 << 1);
    pub const TRIGGER: Self = Self(1 << 2);
    pub const LIGHT: Self = Self(1 << 3);
    /// A light verb with its object as a pronoun.
    pub const DONE_BY: Self = Self(1 << 4);
    pub const IDIOM: Self = Self(1 << 5);
    /// An expression of time.
    pub const TIME: Self = Self(1 << 6);
    pub const TELL: Self = Self(1 << 7);
    /// A title with a pronoun behind it: «رئيسها».
    pub const OWNED_TITLE: Self = Self(1 << 8);
    /// A number without a number word, or what loosens, parts or adds up others.
    pub const TALLY: Self = Self(1 << 9);
    /// A body with the article: «الجيش», «الخارجية».
    pub const BODY: Self = Self(1 << 10);
    /// Part of a person's name, should the words around allow it.
    pub const NAME: Self = Self(1 << 11);
    /// A word of sport, as clubs and as events look for it.
    pub const CLUB: Self = Self(1 << 12);
    pub const GAME: Self = Self(1 << 13);
    /// The last word of a firm or club: «يونايتد»; a word before one: «سهم».
    pub const FIRM_END: Self = Self(1 << 14);
    pub const FIRM_LEAD: Self = Self(1 << 15);
    /// A word before a place: «قرب».
    pub const PLACE_LEAD: Self = Self(1 << 16);
    /// «و» and a place nobody knows.
    pub const PLACE_JOINED: Self = Self(1 << 17);
    /// A syllable of a name, by its ending.
    pub const NASAL: Self = Self(1 << 18);
    /// A phrase that names a source: «بحسب».
    pub const SOURCE: Self = Self(1 << 19);
    /// A particle that dates one thing by another: «بعد».
    pub const DATING: Self = Self(1 << 20);
    /// A mark or word at which a clause ends.
    pub const CLAUSE: Self = Self(1 << 21);
    /// A word that colours the events behind it: «لم», «دعا», «يعتزم», «زعم».
    pub const MOOD: Self = Self(1 << 22);
    /// A name the lexicon knows.
    pub const KNOWN: Self = Self(1 << 23);
    /// «نظيره»: who holds the same title elsewhere.
    pub const PEER: Self = Self(1 << 24);
    /// The name of a Latin letter, whatever is written onto it: «بي», «لسي»; «آند», «أوف».
    pub const LETTER: Self = Self(1 << 25);
    pub const LETTERS_JOINED: Self = Self(1 << 26);
    /// A word of making: «تأليف», «وإخراج».
    pub const MAKER: Self = Self(1 << 27);

    /// All but the one that is no quick no but the answer.
    #[cfg(test)]
    const ALL: Self = Self(!Self::TELL.0);

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What opens a count.
    pub const FIGURE: Self = Self::COUNT.or(Self::MEASURE).or(Self::TALLY);
}

impl Traits {
    pub fn may(&self, what: May) -> bool {
        self.may.0 & what.0 != 0
    }

    /// The same word with no quick no: whatever it may be is looked for where it stands.
    #[cfg(test)]
    pub(super) fn open(self) -> Self {
        Self { may: self.may.or(May::ALL), speech: self.speech.open(), ..self }
    }
}
