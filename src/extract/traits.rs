//! What each word of a text can be, looked up once for all rules.
//!
//! Comes in: a folded word. Goes out: its [`Traits`], which follow from the word and the built-in
//! tables alone: so a thread remembers those of the words it met, since a corpus has many tokens and
//! few words. A trait that says «may» is a quick no: it never decides that a rule holds.

use std::cell::RefCell;
use std::collections::HashMap;

use super::speech::Known;
use super::{roles, times};
use crate::base::hash::BuildWordHasher;
use crate::lexicon::words::{Class, Words, clitics, measures, telling, triggers};
use crate::text::numbers;

/// What the tables say of one folded word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Traits {
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
    pub(super) speech: Known,
    may: May,
}

/// What may begin with a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May(u16);

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
}

impl Traits {
    pub fn may(&self, what: May) -> bool {
        self.may.0 & what.0 != 0
    }

    fn of(words: &Words, word: &str) -> Self {
        let class = words.class(word);
        let (clitic, stem) = match class.is_empty() {
            true => clitics::split(words, word),
            false => (0, class),
        };
        let may = [
            (May::COUNT, numbers::may_open(word)),
            (May::MEASURE, measures::may_begin(word)),
            (May::TRIGGER, triggers::may_begin(word)),
            (May::LIGHT, triggers::may_be_light(word)),
            (May::DONE_BY, triggers::may_be_done_by(word)),
            (May::IDIOM, triggers::may_begin_idiom(word)),
            (May::TIME, times::may_open(word)),
            (May::TELL, telling::is_telling(word)),
            (May::OWNED_TITLE, roles::may_be_owned(words, word)),
        ];
        let may = may.iter().filter(|(_, holds)| *holds).fold(0, |all, (bit, _)| all | bit.0);
        Self {
            class,
            common: words.common(word),
            clitic,
            stem,
            sound: words.sound(word),
            speech: Known::of(word),
            may: May(may),
        }
    }
}

/// Words a thread remembers at most.
const MEMORY: usize = 1 << 16;

thread_local! {
    /// Looked up by word, never walked.
    static KNOWN: RefCell<HashMap<Box<str>, Traits, BuildWordHasher>> = RefCell::default();
}

/// The traits of each word.
pub fn of<'w>(words: &Words, folded: impl Iterator<Item = &'w str>) -> Vec<Traits> {
    KNOWN.with_borrow_mut(|known| {
        if known.len() > MEMORY {
            known.clear();
        }
        folded
            .map(|word| match known.get(word) {
                Some(traits) => *traits,
                None => {
                    let traits = Traits::of(words, word);
                    known.insert(word.into(), traits);
                    traits
                }
            })
            .collect()
    })
}
