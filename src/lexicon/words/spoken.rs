//! The forms of reporting verbs, and the classes of the words around them.

/// What a form of a reporting verb is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormKind {
    Past,
    Present,
    /// «مؤكدا», «مشيرة»
    Participle,
    /// «قوله», «تأكيدها»
    Noun,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Number {
    #[default]
    One,
    Two,
    Many,
}

impl FormKind {
    /// By their number in the packed table.
    pub const ALL: [Self; 4] = [Self::Past, Self::Present, Self::Participle, Self::Noun];
}

impl Number {
    /// By their number in the packed table.
    pub const ALL: [Self; 3] = [Self::One, Self::Two, Self::Many];
}

/// Flags of a word: a title, the head of an organisation or of a place begins with it; it tells.
pub const TITLE: u8 = 1;
pub const ORG_HEAD: u8 = 2;
pub const PLACE_HEAD: u8 = 4;
pub const TELLS: u8 = 8;

/// The helper classes of `speech.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    Anaphor,
    Breaker,
    Connector,
    Deputy,
    FalseForm,
    Human,
    Inanimate,
    InsertHead,
    MasculinePlace,
    MediaHead,
    NameHead,
    Preposition,
    Pretext,
    Quantifier,
    Says,
    Saying,
    That,
    ThatBlocker,
    /// A month, or a weekday with its article; with ب too: «بالثلاثاء».
    Time,
}

impl Class {
    /// Its bit among those of a word.
    pub fn bit(self) -> u32 {
        1 << self as u32
    }
}
