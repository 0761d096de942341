//! What each word of a text can be, looked up once for all rules.
//!
//! Comes in: a folded word. Goes out: its [`Traits`], which follow from the word and the lexicon
//! alone: so a thread remembers those of the words it met, since a corpus has many tokens and few
//! words. A trait that says «may» is a quick no: it never decides that a rule holds.

use std::cell::RefCell;
use std::collections::HashMap;

use super::speech::Known;
use super::{
    clubs, events, never, organizations, people, phrases, places, quantities, roles, speech, tags,
    times,
};
use crate::base::hash::BuildWordHasher;
use crate::base::key::is_alphanumeric;
use crate::lexicon::Lexicon;
use crate::lexicon::words::{Class, clitics, measures, shapes, telling, triggers};
use crate::text::{numbers, runs};

/// A word's number among those its thread has met, for sets of the words of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WordId(u32);

impl WordId {
    const NONE: Self = Self(u32::MAX);

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
    may: May,
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

    /// All but the one that is no quick no but the answer.
    #[cfg(test)]
    const ALL: Self = Self(!Self::TELL.0);

    const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What opens a count.
    pub const FIGURE: Self = Self::COUNT.or(Self::MEASURE).or(Self::TALLY);
}

impl Traits {
    pub fn may(&self, what: May) -> bool {
        self.may.0 & what.0 != 0
    }

    fn of(lexicon: &Lexicon, word: &str) -> Self {
        let words = lexicon.words;
        let class = words.class(word);
        let (clitic, stem) = match class.is_empty() {
            true => clitics::split(words, word),
            false => (0, class),
        };
        let (common, sound) = (words.common(word), words.sound(word));
        let closed = never::is_closed_behind_clitic(words, word, sound);
        // A rare word may be a name where it stands.
        let sooner = |of: Class| match of.is(Class::RARE) && !of.is(Class::VERB) {
            true => of.without(Class::OPEN.or(Class::RARE)),
            false => of,
        };
        let named = !never::is_never_named(word, (sooner(class), sooner(common), sound), closed);
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
            (May::TALLY, quantities::may_tally(word)),
            (May::BODY, organizations::may_be_body(words, word)),
            (May::NAME, named),
            (May::CLUB, clubs::tells_sport(word)),
            (May::GAME, events::tells_sport(word)),
            (May::FIRM_END, organizations::ends_firm(word)),
            (May::FIRM_LEAD, organizations::leads_to_firm(word)),
            (May::PLACE_LEAD, places::leads(word)),
            (May::PLACE_JOINED, places::may_be_joined(words, word, class)),
            (May::NASAL, people::is_nasal(word)),
            (May::SOURCE, speech::may_open_source(word)),
            (May::DATING, phrases::is_particle(word)),
            (May::CLAUSE, events::ends_clause(word)),
            (May::MOOD, events::may_colour(word)),
            (May::KNOWN, lexicon.may_begin(word)),
            (May::PEER, roles::peer(word).is_some()),
        ];
        let told = may.into_iter().filter(|(_, holds)| *holds);
        let may = told.fold(May::default(), |all, (may, _)| all.or(may));
        Self {
            class,
            common,
            clitic,
            stem,
            sound,
            letters: u8::try_from(word.chars().count()).unwrap_or(u8::MAX),
            keyed: word.chars().all(|c| is_alphanumeric(c) && c != 'ء'),
            hash: runs::hash(word),
            surname: shapes::is_foreign_surname(word),
            closed,
            speech: Known::of(word),
            may,
            ..Self::default()
        }
    }
}

/// Words a thread remembers at most.
const MEMORY: usize = 1 << 16;

/// The words a thread has met.
#[derive(Default)]
struct Met {
    /// With this lexicon.
    lexicon: u64,
    /// Looked up by word, never walked.
    ids: HashMap<Box<str>, u32, BuildWordHasher>,
    /// By id; none of a word that was only seen inside another.
    traits: Vec<Option<Traits>>,
}

impl Met {
    fn id(&mut self, word: &str) -> u32 {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = u32::try_from(self.traits.len()).unwrap_or(u32::MAX);
        self.ids.insert(word.into(), id);
        self.traits.push(None);
        id
    }

    fn traits(&mut self, lexicon: &Lexicon, word: &str) -> Traits {
        let id = self.id(word);
        if let Some(Some(traits)) = self.traits.get(id as usize) {
            return *traits;
        }
        let rest = word.strip_prefix(['و', 'ف', 'ل', 'ب', 'ك']).filter(|r| r.len() >= tags::LONG);
        let rest = rest.map_or(WordId::NONE, |rest| WordId(self.id(rest)));
        let traits = Traits { id: WordId(id), rest, ..Traits::of(lexicon, word) };
        if let Some(slot) = self.traits.get_mut(id as usize) {
            *slot = Some(traits);
        }
        traits
    }
}

thread_local! {
    static MET: RefCell<Met> = RefCell::default();
}

/// The traits of each word.
pub fn of<'w>(lexicon: &Lexicon, folded: impl Iterator<Item = &'w str>) -> Vec<Traits> {
    MET.with_borrow_mut(|met| {
        if met.lexicon != lexicon.id || met.traits.len() > MEMORY {
            *met = Met { lexicon: lexicon.id, ..Met::default() };
        }
        folded.map(|word| met.traits(lexicon, word)).collect()
    })
}

/// Forgets the words this thread has met.
pub fn forget() {
    MET.set(Met::default());
}

impl Traits {
    /// The same word with no quick no: whatever it may be is looked for where it stands.
    #[cfg(test)]
    pub(super) fn open(self) -> Self {
        Self { may: self.may.or(May::ALL), speech: self.speech.open(), ..self }
    }
}
