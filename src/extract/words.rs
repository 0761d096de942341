//! What each word of a text can be, looked up once for all rules.
//!
//! Comes in: a folded word. Goes out: its [`Traits`], which follow from the word and the lexicon
//! alone: so a thread remembers those of the words it met, since a corpus has many tokens and few
//! words.

use std::cell::RefCell;
use std::collections::HashMap;

use super::speech::known::Known;
use super::traits::{May, Traits, WordId};
use super::{
    clubs, events, never, organizations, people, phrases, places, quantities, roles, speech, tags,
    times,
};
use crate::base::hash::BuildWordHasher;
use crate::base::key::is_alphanumeric;
use crate::lexicon::Lexicon;
use crate::lexicon::words::{Class, clitics, measures, shapes, telling, triggers};
use crate::text::{Analysis, numbers, runs};

/// What the tables say of one word, but for its numbers.
fn of_word(lexicon: &Lexicon, word: &str) -> Traits {
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
        (May::LETTER, organizations::may_be_letter(word)),
        (May::LETTERS_JOINED, organizations::joins_letters(word)),
        (May::MAKER, people::may_lead_to_maker(word)),
    ];
    let told = may.into_iter().filter(|(_, holds)| *holds);
    let may = told.fold(May::default(), |all, (may, _)| all.or(may));
    Traits {
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
        ..Traits::default()
    }
}

/// Words a thread remembers at most.
const MEMORY: usize = 1 << 17;

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
        let traits = Traits { id: WordId(id), rest, ..of_word(lexicon, word) };
        if let Some(slot) = self.traits.get_mut(id as usize) {
            *slot = Some(traits);
        }
        traits
    }
}

thread_local! {
    static MET: RefCell<Met> = RefCell::default();
}

/// The traits of each word of a text, by solid token.
pub(super) fn of(lexicon: &Lexicon, analysis: &Analysis) -> Vec<Traits> {
    MET.with_borrow_mut(|met| {
        if met.lexicon != lexicon.id || met.traits.len() > MEMORY {
            *met = Met { lexicon: lexicon.id, ..Met::default() };
        }
        let words = (0..analysis.solid.len()).map(|ix| analysis.word(ix));
        words.map(|word| met.traits(lexicon, word)).collect()
    })
}

/// Forgets the words this thread has met.
pub fn forget() {
    MET.set(Met::default());
}
