//! What makes a run of words a name: how far the words before vouch for it, and its own parts.

use super::{Name, edges};
use crate::extract::facts::MentionKind;
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::Class;

impl Part {
    /// Whether the word is known or looks like a name by itself.
    pub fn is_name(self) -> bool {
        matches!(self, Self::Given | Self::Surname | Self::Shape | Self::Foreign)
    }
}

/// How far the words before a name vouch for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cue {
    /// Nothing.
    None,
    /// «و» after another person, a comma in a list of persons.
    List,
    /// A reporting verb.
    Verb,
    /// A title without article or complement: «لاعب», «خبير».
    Loose,
    /// «الرئيس», «وزير الخارجية الروسي», «الدكتور».
    Title,
}

/// «فوز غباغبو»: a word for what happens, and one name.
fn is_deed_of(tags: &Tags, name: &Name) -> bool {
    name.parts.first() == Some(&Part::Ambiguous)
        && name.parts.len() == 2
        && !name.joined
        && tags.reading.trigger(name.first).is_some()
}

/// Whether the run is a name after such a cue, and how sure.
pub fn accept(tags: &Tags, name: &Name, cue: Cue) -> Option<u16> {
    let first = *name.parts.first()?;
    let n = name.parts.len();
    let sure = name.sure();
    let known = |p: &Part| p.is_name() || *p == Part::Ambiguous;
    let ends_well = ends_well(tags, name.last);
    // «أشاد بدور ترامب»: a clitic and a noun before somebody known by one name.
    let noun =
        |ix: usize| tags.word(ix).strip_prefix(['ب', 'ل']).map(|rest| tags.words.class(rest));
    if n == 2
        && !name.joined
        && noun(name.first).is_some_and(|class| class.is(Class::NOUN))
        && tags.known_at(name.last - 1).is_some_and(|c| c.kind == MentionKind::Person)
    {
        return None;
    }
    let that = tags.class(name.last).is(Class::THAT) || tags.surface(name.last) == ":";
    match cue {
        Cue::Title => match first {
            Part::Given | Part::Surname | Part::Shape | Part::Foreign => Some(900),
            Part::Ambiguous => (n > 1 || stops(tags, name.last)).then_some(860),
            Part::Unknown => {
                let long = tags.stem(name.first).chars().count() >= 3;
                let alone = n == 1
                    && stops(tags, name.last)
                    && !verbal(tags, name.first)
                    && !tags.surface(name.first).ends_with('ا');
                // «المعلمة تسيالا كفاراتسخيليا لقناة …»: whatever follows.
                let foreign = n > 1 && foreign_pair(tags, name);
                (long && ends_well && (n > 1 || that || alone)).then_some(820).or_else(|| {
                    let listed = name.parts.iter().skip(1).any(known);
                    (long && n > 1 && (listed || foreign)).then_some(800)
                })
            }
            Part::Verbal => (n > 1 && stops(tags, name.last)).then_some(780),
            _ => None,
        },
        Cue::Loose => {
            // «ممرض طلب عدم نشر اسمه»: a word of daily life needs a listed name after it.
            let plain = tags.is_plain(name.first);
            let listed =
                name.parts.iter().skip(1).any(|p| {
                    matches!(p, Part::Given | Part::Surname | Part::Shape | Part::Article)
                });
            let strong = first.is_name() || first == Part::Ambiguous && n > 1 && (plain || listed);
            strong.then_some(820).or_else(|| {
                let unknown = first == Part::Unknown && n > 1;
                (unknown && name.parts.iter().skip(1).any(known) && ends_well).then_some(760)
            })
        }
        // «أعلن فوز غباغبو»: a deed before whoever did it.
        Cue::Verb if is_deed_of(tags, name) && name.parts.get(1) != Some(&Part::Given) => None,
        Cue::Verb | Cue::List => {
            let strong = matches!(first, Part::Given | Part::Surname | Part::Shape)
                || first == Part::Ambiguous
                    && n > 1
                    && name.parts.iter().skip(1).any(|p| p.is_name() || *p == Part::Article)
                || first == Part::Ambiguous
                    && that
                    && tags.is_plain(name.first)
                    && !tags.class(name.first).is(Class::TITLE)
                // «ويقول ألفريد تابان مراسل …»
                || first == Part::Ambiguous
                    && n > 1
                    && cue == Cue::Verb
                    && tags.class(name.first).is(Class::GIVEN)
                    && tags.class(name.last).is(Class::TITLE)
                || first == Part::Foreign && n > 1;
            strong.then_some(840).or_else(|| {
                let unknown = matches!(first, Part::Unknown | Part::Foreign) && n > 1 && that;
                (unknown && cue == Cue::Verb).then_some(740)
            })
        }
        Cue::None => {
            let rest_known = name.parts.iter().skip(1).any(|p| p.is_name());
            let plain = tags.is_plain(name.first);
            // «رأى علي …»: a verb as well.
            if first == Part::Ambiguous
                && !name.joined
                && tags.stem_class(name.first).is(Class::VERB)
            {
                return None;
            }
            // «بفوز كيباكي»: a deed before whoever did it.
            if is_deed_of(tags, name) {
                return None;
            }
            let article = name.parts.get(1).is_some_and(|p| *p == Part::Article) && plain;
            let listed = |p: &Part| matches!(p, Part::Given | Part::Surname | Part::Shape);
            let rest_known = rest_known && (plain || name.parts.iter().skip(1).any(listed));
            match first {
                // «يزن المسبار»: with a word that may be any noun, only before a stop.
                Part::Given if n == 2 && article && !name.joined => {
                    let at = name.last - 1;
                    let listed = tags.class(at).is(Class::SURNAME) || tags.word(at).ends_with('ي');
                    let ends = stops(tags, name.last) || tags.class(name.last).is(Class::TITLE);
                    (listed || ends).then_some(780)
                }
                Part::Given if n > 1 => Some(800),
                Part::Given if name.joined => Some(800),
                Part::Shape => Some(if n > 1 { 800 } else { 700 }),
                Part::Surname if name.joined && n == 1 => Some(760),
                Part::Surname if sure > 1 => Some(700),
                // «لنجيب محفوظ»: two names, neither a word of daily life.
                Part::Ambiguous
                    if n == 2
                        && plain
                        && name.parts.get(1) == Some(&Part::Ambiguous)
                        && tags.class(name.last - 1).is(Class::GIVEN.or(Class::SURNAME))
                        && tags.is_plain(name.last - 1)
                        && tags.stem_class(name.first).is(Class::GIVEN) =>
                {
                    Some(720)
                }
                Part::Ambiguous
                    if n > 1
                        && plain
                        && tags.stem_class(name.first).is(Class::GIVEN)
                        && stops(tags, name.last)
                        && (name.first + 1..name.last).all(|i| tags.is_plain(i)) =>
                {
                    Some(710)
                }
                Part::Ambiguous if rest_known || (article && n > 1) => Some(740),
                Part::Foreign
                    if name
                        .parts
                        .iter()
                        .skip(1)
                        .any(|p| matches!(p, Part::Shape | Part::Surname)) =>
                {
                    Some(720)
                }
                // «كينغسلي كومان»: two words that sound like no Arabic ones.
                Part::Foreign if n > 1 && name.clitic == 0 && foreign_pair(tags, name) => Some(690),
                Part::Unknown if n > 1 && name.parts.contains(&Part::Shape) && ends_well => {
                    Some(700)
                }
                _ => None,
            }
        }
    }
}

/// Every word of the name sounds foreign, together clearly so, and no place head stands before.
pub(super) fn foreign_pair(tags: &Tags, name: &Name) -> bool {
    let sounds: Vec<i32> = (name.first..name.last).map(|i| tags.sound(i)).collect();
    let sum: i32 = sounds.iter().sum();
    let n = i32::try_from(sounds.len()).unwrap_or(1);
    let head =
        name.first.checked_sub(1).filter(|_| !tags.starts_block(name.first)).is_some_and(|b| {
            tags.stem_class(b).is(Class::PLACE_HEAD.or(Class::ORG_HEAD))
                || matches!(tags.word(b), "في" | "الي" | "قرب")
        });
    !head && n <= 3 && sounds.iter().all(|s| *s >= 10) && sum >= 25 * n
}

/// Two words, the first a given name or both foreign by their sound, and then a stop.
pub(super) fn behind_nationality(tags: &Tags, name: &Name) -> bool {
    let sounds = |i: usize| tags.sound(i);
    let pair = name.parts.len() == 2 && name.last == name.first + 2 && name.clitic == 0;
    let given = tags.class(name.first).is(Class::GIVEN);
    let foreign = || {
        matches!(name.parts.first(), Some(Part::Unknown | Part::Foreign))
            && sounds(name.first) + sounds(name.first + 1) > 24
    };
    let ends = stops(tags, name.last) || tags.word(name.last).starts_with('و');
    pair && ends && tags.is_plain(name.first + 1) && (given || foreign())
}

/// «اللبناني راغب علامة،», «قال صابر الرباعي إن»: a given name alone is led by the nationality or
/// verb before it to the word behind it.
pub(super) fn led_to_surname(tags: &Tags, name: &Name) -> Option<Name> {
    let at = name.last;
    let class = tags.class(at);
    let closed = Class::STOP
        .or(Class::VERB)
        .or(Class::REPORTING)
        .or(Class::TITLE)
        .or(Class::TIME)
        .or(Class::NUMBER);
    // «اللبناني رشيد الضعيف،»: with its article also an adjective, when a mark follows.
    let adjective = class.is(Class::ADJECTIVE);
    // «وقال مبارك غاضبا إن»: how he said it.
    let manner = tags
        .word(at)
        .strip_suffix('ا')
        .is_some_and(|w| !tags.words.class(w).or(tags.words.common(w)).is_empty());
    let marked = tags.is_punct(at + 1) && !tags.starts_block(at + 1);
    let takes = name.parts.len() == 1
        && !manner
        && (!adjective || tags.definite(at) && marked && !tags.class(at).is(Class::QUALIFIER))
        && (name.last == name.first + 1 || tags.word(name.first) == "عبد")
        && !(tags.word(at).starts_with(['ب', 'ل', 'ك', 'ف']) && !tags.common(at).is_empty())
        && name.clitic == 0
        && (tags.class(name.first).is(Class::GIVEN) || tags.word(name.first) == "عبد")
        && tags.goes_on(at)
        && !class.is(closed)
        // «صابر الرباعي»
        && (!tags.definite(at) || tags.surface(at).ends_with('ي') || adjective)
        && tags.known_in(at).is_none()
        && (!tags.word(at).starts_with('و') && tags.clitic(at) == 0
            || edges::is_letter_of(tags, at, name))
        && (tags.is_punct(at + 1) && !tags.starts_block(at + 1)
            || tags.class(at + 1).is(Class::THAT)
            || tags.goes_on(at + 1)
                && (tags.word(at + 1).starts_with('و')
                    || tags.class(at + 1).is(Class::TITLE) && !tags.definite(at + 1)));
    takes.then(|| Name {
        last: at + 1,
        parts: vec![Part::Ambiguous, Part::Unknown],
        ..name.clone()
    })
}

/// A mark, preposition, conjunction or reporting verb follows.
pub(in crate::extract) fn stops(tags: &Tags, at: usize) -> bool {
    at >= tags.len()
        || tags.starts_block(at)
        || tags.is_punct(at)
        || tags.class(at).is(Class::STOP.or(Class::REPORTING).or(Class::TIME))
}

/// The look of a verb nobody listed: «انتقد», «استأنف», three letters.
pub(super) fn verbal(tags: &Tags, at: usize) -> bool {
    let word = tags.word(at);
    tags.letters(at) < 4 || tags.surface(at).starts_with('ا') || word.ends_with('ت')
}

/// Whether what follows a name is what follows names: a stop, a verb, a preposition, a title.
pub(super) fn ends_well(tags: &Tags, at: usize) -> bool {
    if at >= tags.len() || tags.starts_block(at) || !tags.is_word(at) {
        return true;
    }
    let class = tags.class(at);
    let word = tags.word(at);
    class.is(Class::STOP.or(Class::VERB).or(Class::TITLE).or(Class::TIME))
        || word.starts_with('و')
        || word.starts_with("ال")
        || word.starts_with("لل")
        || word.starts_with("با")
        || tags.common(at).is(Class::VERB)
        || tags.known_at(at).is_some()
        || !tags.common(at).is_empty()
}
