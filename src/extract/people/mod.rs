//! Persons' names nobody listed: what parts they have, where they end, and what makes a run of
//! words a name.
//!
//! «الرئيس الفرنسي جاك شيراك»: a title gives the name away; «محمد الفلاني»: a given name with what
//! follows; «قال … إن»: the subject of a reporting verb. Not «المدير العام للشركة».

mod accept;
mod closing;
mod edges;
mod foreign;
mod free;
mod guards;
mod initials;
mod leads;
mod makers;
mod nicknames;
mod part;
mod particles;
mod rows;
mod single;
mod syllables;

use self::edges::{blesses, goes_on_otherwise, is_day, names_family, of_reign};
use self::foreign::{another_begins, is_foreign_given, starts_another};
use self::part::part;
use super::facts::MentionKind;
use super::overlap::Candidate;
use super::tags::{Part, Tags};
use crate::base::Span;
use crate::lexicon::words::Class;
use crate::text::clitics::hides_article;

pub(super) use self::accept::stops;
pub use self::accept::{Cue, accept};
pub(super) use self::edges::{is_count, is_ordinal};
pub(super) use self::foreign::named_like_a_place;
pub use self::free::candidates;
pub(super) use self::makers::may_lead_to_maker;
pub use self::nicknames::nicknames;
pub use self::rows::rows;
pub(super) use self::syllables::is_nasal;

/// A name read at some place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub first: usize,
    /// End, exclusive.
    pub last: usize,
    /// Folded bytes of proclitics before it.
    pub clitic: usize,
    /// Parts by what makes them names.
    pub parts: Vec<Part>,
    /// Holds «بن», «أبو», «عبد ال…», «… الدين».
    pub joined: bool,
    pub gender: Option<char>,
}

impl Name {
    fn count(&self, wanted: &[Part]) -> usize {
        self.parts.iter().filter(|p| wanted.contains(p)).count()
    }

    /// Given names and surnames that are nothing else.
    pub fn sure(&self) -> usize {
        self.count(&[Part::Given, Part::Surname, Part::Shape])
    }

    /// A candidate of this name.
    pub fn candidate(&self, tags: &Tags, rule: &'static str, score: u16) -> Candidate {
        let span = tags.span(self.first, self.last, self.clitic);
        Candidate {
            span,
            first: self.first,
            last: self.last,
            kind: MentionKind::Person,
            name: named(tags, span),
            gender: self.gender,
            rule: rule.into(),
            score,
            ..Candidate::default()
        }
    }
}

/// The words of a name with the alef that ل swallowed: «للبشير» names «البشير».
pub fn named(tags: &Tags, span: Span) -> String {
    let name = spaced(span.of(tags.reading.text));
    let before = tags.reading.text.get(..span.start()).unwrap_or_default();
    match hides_article(before, &name) {
        true => format!("ا{name}"),
        false => name,
    }
}

/// The words with one space between them and without marks of direction.
pub fn spaced(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        let before = out.len();
        if before > 0 {
            out.push(' ');
        }
        let from = out.len();
        word.split(crate::text::letters::is_mark).for_each(|letters| out.push_str(letters));
        if out.len() == from {
            out.truncate(before);
        }
    }
    out
}

/// Longest name, in parts.
const LONGEST: usize = 5;

/// «أمين المظالم», «ولي العهد»: a title of several words begins no name, though its first word is a
/// given name.
fn is_office(tags: &Tags, first: usize, clitics: bool) -> bool {
    let (word, class) = match clitics {
        true => (tags.stem(first), tags.stem_class(first)),
        false => (tags.word(first), tags.class(first)),
    };
    let rest = |i: usize| if tags.goes_on(first + i) { tags.word(first + i) } else { "" };
    class.is(Class::TITLE)
        && tags.words.titles.longest(word, rest).is_some_and(|title| title.words.len() > 1)
}

/// «ليليًا», «بيانًا»: an indefinite accusative is no name, unless a given name stands in it («محمدًا»).
fn is_adverbial(tags: &Tags, at: usize) -> bool {
    if !tags.surface(at).contains('\u{64b}') {
        return false;
    }
    let bare = |word: &str| word.strip_suffix('ا').unwrap_or(word).to_owned();
    let given = |word: &str| {
        let name = bare(word);
        name != word && tags.words.class(&name).is(Class::GIVEN) && !name.ends_with('ي')
    };
    // «بيانًا» is no ب + «يان».
    tags.words.class(&bare(tags.word(at))).is(Class::NOUN) || !given(tags.stem(at))
}

/// The run of words from `first` that can be a name. `clitics` lets the first word carry some.
pub fn read(tags: &Tags, first: usize, clitics: bool) -> Option<Name> {
    if is_count(tags, first)
        || blesses(tags, first)
        || is_office(tags, first, clitics)
        || edges::is_joined(tags, first)
        || is_adverbial(tags, first)
        || guards::is_no_name(tags, first)
    {
        return None;
    }
    let clitics = clitics && !guards::is_governed(tags, first);
    let clitic = if clitics { tags.clitic(first) } else { 0 };
    // «المنصور بالله الفاطمي»
    if let Some(last) = of_reign(tags, first + 1) {
        let family = tags.goes_on(last)
            && (tags.part(last, false) == Part::Article || tags.class(last).is(Class::SURNAME))
            && tags.surface(last).ends_with(['ي', 'ى']);
        let last = if family { last + 1 } else { last };
        let gender = Some('m');
        return Some(Name { first, last, clitic, parts: vec![Part::Given], joined: true, gender });
    }
    if let Some(name) = syllables::run(tags, first, clitic)
        && tags.known_at(first).is_none_or(|k| k.last <= name.last)
    {
        return Some(name);
    }
    let mut name =
        Name { first, last: first, clitic, parts: Vec::new(), joined: false, gender: None };
    let mut at = first;
    // «س. راماكريشنان», «ج. ر. ر. مارتن»: letters before the name.
    if initials::opens(tags, first) {
        at = initials::end(tags, first);
        name.parts.push(Part::Foreign);
        name.last = at;
    }
    // «كوفي عنان الأمين …»: a name everybody knows ends where it does.
    let whole = tags.known_at(first).filter(|k| {
        k.kind == MentionKind::Person
            && k.last - k.first > 1
            && !tags.class(k.last).is(Class::PARTICLE)
            && !names_family(tags, k.last)
    });
    while name.parts.len() < if name.joined { 2 * LONGEST } else { LONGEST }
        && whole.is_none_or(|k| at < k.last)
    {
        if at > first && !tags.goes_on(at) {
            let hyphen = tags.surface(at) == "-"
                && tags.reading.analysis.glued(at)
                && tags.reading.analysis.glued(at + 1)
                && !name.parts.is_empty();
            if hyphen && tags.goes_on(at + 1) {
                at += 1;
                // «فيليكس أوجيه-الياسيم»: what the hyphen joins is of the name.
                if name.parts.len() > 1 && tags.class(at).is_empty() {
                    name.parts.push(Part::Unknown);
                    at += 1;
                    name.last = at;
                    continue;
                }
            } else {
                break;
            }
        }
        // «خورخي لاريوندا دانييلي دي روسي»: another begins.
        if name.parts.len() == 2
            && name.parts.get(1).is_some_and(|p| *p != Part::Given)
            && tags.class(at).is(Class::GIVEN)
            && is_foreign_given(tags, first)
            && !tags.class(at).is(Class::SURNAME)
            && tags.goes_on(at + 1)
            && (tags.part(at + 1, false).is_name()
                || tags.class(at + 1).is(Class::PARTICLE)
                || tags.part(at + 1, false) == Part::Unknown && tags.sound(at + 1) > 0)
        {
            break;
        }
        // «أيزنهاور جيمس كيليان»: who needs no other name, and another.
        if at == first + 1 && name.parts.len() == 1 && starts_another(tags, first, at) {
            break;
        }
        // «غريس بو ومار روكساس»: «و» and a listed name.
        if at > first && (another_begins(tags, at) || goes_on_otherwise(tags, at, first)) {
            break;
        }
        // «كما كرمه نيمار»: a pronoun, then a name by itself.
        let known = tags.known_at(at).filter(|k| at > first && k.kind == MentionKind::Person);
        if known.is_some() && name.parts.len() == 1 && tags.surface(first).ends_with('ه') {
            return None;
        }
        // «فرديناند ماركوس الابن»
        if name.parts.len() > 1
            && matches!(tags.word(at), "الابن" | "الاب" | "جونيور")
            && matches!(
                name.parts.last(),
                Some(Part::Surname | Part::Shape | Part::Foreign | Part::Unknown | Part::Ambiguous)
            )
        {
            name.last = at + 1;
            break;
        }
        // «إسكندر بك», «أحمد لطفي باشا»: an old title behind the name.
        if !name.parts.is_empty()
            && matches!(tags.word(at), "بك" | "باشا" | "افندي" | "اغا")
            && !tags.surface(at).contains('\u{650}')
            && matches!(name.parts.last(), Some(Part::Given | Part::Ambiguous | Part::Surname))
        {
            name.parts.push(Part::Surname);
            name.last = at + 1;
            break;
        }
        // «تيريزا ب. لازارو», «فرديناند أر. ماركوس»: letters between the names.
        if !name.parts.is_empty() && initials::is(tags, at) {
            name.parts.push(Part::Unknown);
            at += 2;
            continue;
        }
        // «بنديكت السادس عشر», «عبد الله الثاني»; not «كاسبر رود الثامن».
        if !name.parts.is_empty()
            && is_ordinal(tags.word(at))
            && (name.parts.len() == 1
                || !is_foreign_given(tags, first) && name.parts.iter().all(|p| *p == Part::Given))
        {
            let ten = tags.goes_on(at + 1) && tags.word(at + 1) == "عشر";
            name.last = if ten { at + 2 } else { at + 1 };
            name.joined |= edges::reigns(tags, first, name.last);
            // «طلال الأول بن عبد الله»; not «بايزيد الثاني ابن …», who is told of in apposition.
            if tags.goes_on(name.last) && tags.word(name.last) == "بن" {
                at = name.last;
                continue;
            }
            break;
        }
        if at > first
            && (edges::is_manner(tags, at)
                || is_adverbial(tags, at)
                || guards::begins_phrase(tags, at))
        {
            break;
        }
        let Some((part, next, joined)) = part(tags, at, at == first && clitics, &name) else {
            break;
        };
        if name.gender.is_none() && name.parts.is_empty() {
            name.gender = match at == first {
                true => gender(tags, tags.stem(at), tags.stem_class(at)),
                false => gender(tags, tags.word(at), tags.class(at)),
            };
        }
        name.joined |= joined;
        name.parts.push(part);
        at = next;
        name.last = at;
    }

    name.last = of_reign(tags, name.last).filter(|_| !name.parts.is_empty()).unwrap_or(name.last);
    // «الشعبي ماريانو راخوي»: what ends the words before is no first name.
    let class = if clitics { tags.stem_class(first) } else { tags.class(first) };
    let adjective = tags.word(first).get(clitic..).is_some_and(|w| w.starts_with("ال"))
        && tags.span(first, first + 1, clitic).of(tags.reading.text).starts_with("ال")
        && (!class.is(Class::GIVEN)
            || class.is(Class::AMBIGUOUS) && is_foreign_given(tags, first + 1))
        && matches!(name.parts.get(1), Some(Part::Given | Part::Shape | Part::Foreign))
        && whole.is_none();
    (!name.parts.is_empty() && !adjective && !is_day(tags, first)).then_some(name)
}

/// The gender a given name tells: no other word tells one.
fn gender(tags: &Tags, word: &str, class: Class) -> Option<char> {
    if class.is(Class::GIVEN) { tags.words.gender(word) } else { None }
}
