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
mod initials;
mod leads;
mod makers;
mod particles;
mod rows;
mod single;
mod syllables;

use self::accept::{stops, verbal};
use self::edges::{
    blesses, closes_name, goes_on_otherwise, is_day, is_pair, named_by_title, names_family,
    names_origin, of_god, of_reign,
};
use self::foreign::{
    another_begins, closes_foreign, is_foreign_given, is_surname_too, loosely, sounds_foreign,
    starts_another,
};
use self::particles::particle;
use super::facts::MentionKind;
use super::overlap::Candidate;
use super::tags::{Part, Tags};
use crate::lexicon::words::Class;

pub use self::accept::{Cue, accept};
pub(super) use self::edges::is_ordinal;
pub(super) use self::foreign::named_like_a_place;
pub use self::free::candidates;
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
            name: spaced(span.of(tags.reading.text)),
            gender: self.gender,
            rule: rule.into(),
            score,
            ..Candidate::default()
        }
    }
}

/// The words with one space between them and without marks of direction.
pub fn spaced(words: &str) -> String {
    let clean: String = words.chars().filter(|c| !crate::text::letters::is_mark(*c)).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
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

/// The run of words from `first` that can be a name. `clitics` lets the first word carry some.
pub fn read(tags: &Tags, first: usize, clitics: bool) -> Option<Name> {
    if blesses(tags, first) || is_office(tags, first, clitics) {
        return None;
    }
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
            // «طلال الأول بن عبد الله»; not «بايزيد الثاني ابن …», who is told of in apposition.
            if tags.goes_on(name.last) && tags.word(name.last) == "بن" {
                at = name.last;
                continue;
            }
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

/// One part of a name at `at`: what it is and where the next one begins.
fn part(tags: &Tags, at: usize, stem: bool, so_far: &Name) -> Option<(Part, usize, bool)> {
    let (word, class) = match stem {
        true => (tags.stem(at), tags.stem_class(at)),
        false => (tags.word(at), tags.class(at)),
    };
    let article = word.starts_with("ال") && (stem && tags.clitic(at) > 0 || tags.article(at));
    if !tags.is_word(at) || closing::closes(tags, at, word, so_far.parts.len()) {
        return None;
    }
    // «نواف الأحمد الصباح»: the morning, and a family.
    if word == "الصباح"
        && so_far.parts.len() > 1
        && (tags.word(at - 1).starts_with("ال")
            && tags.words.class(tags.word(at - 1).get(4..).unwrap_or_default()).is(Class::GIVEN)
            || so_far.parts.len() > 2)
    {
        return Some((Part::Surname, at + 1, false));
    }
    // A name of a place, an organisation, a people stops a person's, unless it is a name too.
    // «أرارات ميرزويان»: a mountain, and a given name before a surname.
    if so_far.parts.is_empty() && named_like_a_place(tags, at) {
        return Some((Part::Given, at + 1, false));
    }
    if let Some(known) = tags.known_at(at)
        && known.kind != MentionKind::Person
        && (so_far.parts.is_empty() && known.kind == MentionKind::Nationality
            || known.last - known.first > 1
            || !class.is(Class::GIVEN.or(Class::SURNAME)))
    {
        if is_surname_too(tags, at, known, so_far) {
            return Some((Part::Surname, at + 1, false));
        }
        let surname = article
            && (known.kind == MentionKind::Nationality
                || known.last == at + 1
                    && matches!(known.kind, MentionKind::Group | MentionKind::Place))
            && so_far.parts.len() == 1
            && matches!(so_far.parts.first(), Some(Part::Given))
            && !is_foreign_given(tags, so_far.first);
        if names_origin(tags, at, so_far) {
            return Some((Part::Surname, at + 1, false));
        }
        return (surname
            && tags.words.gender(tags.word(so_far.first)) == Some('m')
            && !word.ends_with('ه'))
        .then_some((Part::Article, at + 1, false));
    }
    // «حسني مبارك نبأ …», «بشرى سارة»: a second name is a father's or a family's.
    // «أبو القاسم هبة الله»: not behind a kunya or with a second half of its own.
    // «أكسل ليمان»: nor behind a name of another language.
    let abroad = so_far.parts.len() == 1
        && (is_foreign_given(tags, so_far.first)
            || matches!(so_far.parts.first(), Some(Part::Foreign | Part::Shape))
            || so_far.parts.first() == Some(&Part::Unknown) && tags.sound(so_far.first) > 8)
        && tags.is_plain(at);
    if !so_far.parts.is_empty()
        && !abroad
        && !class.is(Class::FOREIGN)
        && gender(tags, word, class) == Some('f')
        && !class.is(Class::SURNAME)
        && !(tags.goes_on(at + 1) && tags.class(at + 1).is(Class::SECOND))
        && !(is_foreign_given(tags, so_far.first)
            && tags.is_plain(at)
            && tags.goes_on(at + 1)
            && tags.part(at + 1, false).is_name())
    {
        return None;
    }
    // «شينزو آبي»: with its long alef no «أبي».
    let abe = word == "ابي" && tags.surface(at).starts_with('آ');
    if (class.is(Class::PARTICLE) || matches!(word, "عبد" | "ال")) && !abe {
        return particle(tags, at, word, so_far);
    }
    // «شوكت حسين الضابط في الشرطة»: a title, though a family's name as well.
    if so_far.parts.len() > 1 && class.is(Class::TITLE) && article && !class.is(Class::GIVEN) {
        return None;
    }
    // «عهد السلطان الظاهر برقوق»: a title with a name of its own.
    if !so_far.parts.is_empty()
        && class.is(Class::TITLE)
        && article
        && tags.goes_on(at + 1)
        && (tags.part(at + 1, false).is_name()
            || tags.known_at(at + 1).is_some_and(|k| k.kind == MentionKind::Person))
    {
        return None;
    }
    // «عنان الأمين العام»: a title of two words with the article.
    if !so_far.parts.is_empty()
        && class.is(Class::TITLE)
        && article
        && tags.goes_on(at + 1)
        && tags.words.titles.longest(word, |i| tags.word(at + i)).is_some_and(|t| t.words.len() > 1)
    {
        return None;
    }
    // «بن عبد العزيز أمير منطقة تبوك»: a title, though a name as well.
    if !so_far.parts.is_empty()
        && class.is(Class::TITLE)
        && tags.goes_on(at + 1)
        && (tags.class(at + 1).is(Class::PLACE_HEAD.or(Class::ORG_HEAD))
            || tags
                .known_at(at + 1)
                .is_some_and(|k| matches!(k.kind, MentionKind::Place | MentionKind::Organization)))
    {
        return None;
    }
    // «محمد الحلبوسي رئيسا له»: what somebody becomes.
    if !so_far.parts.is_empty()
        && word.strip_suffix('ا').is_some_and(|w| tags.words.class(w).is(Class::TITLE))
    {
        return None;
    }
    // «سلمى الحاج», «حسن الشيخ»: a title that is a family's name, when no name follows it.
    if so_far.parts.len() == 1
        && article
        && class.is(Class::TITLE)
        && class.is(Class::SURNAME)
        && matches!(so_far.parts.first(), Some(Part::Given))
        && (!tags.goes_on(at + 1) || !tags.part(at + 1, false).is_name())
        && !tags.definite(at + 1)
    {
        return Some((Part::Article, at + 1, false));
    }
    // «هنية رئيس المخابرات»: a title and noun begins something else.
    if !so_far.parts.is_empty()
        && class.is(Class::TITLE)
        && !tags.is_plain(at)
        && !named_by_title(tags, at, so_far)
    {
        return None;
    }
    if !so_far.parts.is_empty()
        && !class.is(Class::GIVEN.or(Class::SURNAME))
        && (tags.hides_clitic(at)
            || tags.clitic(at) > 0 && !word.starts_with('ك') && !closes_name(tags, at, so_far)
            || tags.sounds_conjoined(at))
    {
        // «بلينكن لباشينيان», «بالايان وسيلفا»: a clitic begins something else.
        return None;
    }
    let next_second = tags.goes_on(at + 1) && tags.class(at + 1).is(Class::SECOND);
    let part = tags.part(at, stem);
    // «الشيخ محمد»: a title, though «الشيخ» is a surname too.
    if so_far.parts.is_empty() && class.is(Class::TITLE) && article {
        return None;
    }
    if next_second && part != Part::No && (tags.word(at + 1) != "الله" || of_god(word, class)) {
        return Some((Part::Given, at + 2, true));
    }
    if is_pair(tags, at, word, class) {
        return Some((Part::Given, at + 2, true));
    }
    let first = so_far.parts.is_empty();
    // «جون سيفتون», «كارين شوفيه»: behind a foreign first name the look of a verb or plural says little.
    if matches!(part, Part::No | Part::Verbal)
        && (loosely(tags, at, so_far) || closes_foreign(tags, at, so_far))
    {
        return Some((Part::Unknown, at + 1, false));
    }
    match part {
        // «وانغ يي»: two letters after a name and before a stop.
        Part::No => {
            let short = !first
                && word.chars().count() == 2
                && class.is_empty()
                && tags.common(at).is_empty();
            // «سبايك لي», «بروس لي»: the preposition would have a noun behind it.
            let lee = !first
                && word == "لي"
                && matches!(
                    so_far.parts.last(),
                    Some(Part::Given | Part::Foreign | Part::Shape | Part::Surname | Part::Unknown)
                )
                && so_far.parts.len() == 1
                && (stops(tags, at + 1)
                    || is_foreign_given(tags, so_far.first)
                        && tags.goes_on(at + 1)
                        && (tags.part(at + 1, false).is_name()
                            || tags.class(at + 1).is(Class::TITLE)
                            || tags.part(at + 1, false) == Part::Unknown
                                && tags.sound(at + 1) > 0));
            (short && stops(tags, at + 1) || lee).then_some((Part::Unknown, at + 1, false))
        }
        // «محمد السابق»: adjectives and nouns with the article are no names (Part::No).
        Part::Article if first => None,
        // «يوسف الدمشقي بقراءتي»: behind the town or tribe nothing unknown goes on.
        Part::Unknown | Part::Verbal
            if so_far.parts.len() > 1 && so_far.parts.last() == Some(&Part::Article) =>
        {
            None
        }
        // After two unknown words a third needs to look like a name.
        // «أندرادا عبثا»: how it was done.
        Part::Unknown
            if so_far.parts.len() == 1
                && word.ends_with('ا')
                && tags.sound(at) < -4
                && matches!(so_far.parts.first(), Some(Part::Unknown | Part::Foreign)) =>
        {
            None
        }
        Part::Unknown if so_far.parts.len() >= 2 => {
            // «كارلوس ميجيل ايدار يوم …», «أحمد فؤاد هنو، وزير …»
            let closed = tags.is_punct(at + 1) && word.chars().count() > 2
                || is_foreign_given(tags, so_far.first)
                    && word.chars().count() > 3
                    && !word.ends_with('ت');
            // «سليمان صندل حقار وزيرا»
            let becomes = tags.goes_on(at + 1)
                && tags
                    .word(at + 1)
                    .strip_suffix('ا')
                    .is_some_and(|w| tags.words.class(w).is(Class::TITLE));
            let joined = tags.goes_on(at + 1)
                && tags.word(at + 1).starts_with('و')
                && tags.clitic(at + 1) > 0;
            let ends = becomes || (stops(tags, at + 1) || joined) && (closed || !verbal(tags, at));
            // «نانا أكوفو أدو»: no verb of three letters ends so.
            let vowel = word.ends_with('و') && tags.surface(at).starts_with(['أ', 'إ', 'د', 'ك']);
            let sounds = tags.words.sound(word) >= 10 && !verbal(tags, at);
            // «عدّه فلان مجنونا.»: what somebody is taken for.
            let accusative = word.ends_with('ا') && tags.words.sound(word) < 10 && !becomes;
            if accusative {
                return None;
            }
            (ends || vowel || sounds).then_some((part, at + 1, false))
        }
        // «جمال أبو المجد محاضرة»: behind a whole name a word in ة is none.
        Part::Unknown
            if tags.surface(at).ends_with('ة')
                && so_far.parts.len() > 1
                && !is_foreign_given(tags, so_far.first) =>
        {
            None
        }
        // «يونس سيزر إن»: a word that looks like a verb, with a stop after it.
        Part::Verbal => {
            // «جان كلود دوفالييه من»
            let french = tags.word(at).ends_with("يه")
                && tags.letters(at) > 5
                && tags.clitic(at) == 0
                && is_foreign_given(tags, so_far.first)
                && stops(tags, at + 1);
            let that = tags.class(at + 1).is(Class::THAT)
                || french
                || tags.is_punct(at + 1)
                || class.is(Class::TITLE) && stops(tags, at + 1)
                // «أحمد ينار رئيس الهيئة»
                || tags.class(at + 1).is(Class::TITLE)
                    && tags.goes_on(at + 2)
                    && so_far.parts == [Part::Given]
                    && class.is_empty();
            let foreign = so_far.parts.last().is_some_and(|p| *p != Part::Article);
            // «القاضية فينكه إليزابيث أرنتسن»
            let named = first
                && tags.goes_on(at + 1)
                && tags.part(at + 1, false) == Part::Given
                && is_foreign_given(tags, at + 1)
                && tags.sound(at) > 0;
            let begins =
                named || first && tags.part(at + 1, false) == Part::Unknown && tags.goes_on(at + 1);
            let word = tags.word(at);
            let plural = word.ends_with("وا")
                || word.ends_with("ها")
                || word.ends_with("هم")
                || word.ends_with("ات")
                || tags.surface(at).ends_with('ه')
                    && !named
                    && !(word.ends_with("يه") && is_foreign_given(tags, so_far.first));
            (!plural && word.chars().count() >= 4 && (begins || !first && that && foreign))
                .then_some((part, at + 1, false))
        }
        // «ليونيل ميسي التسجيل»: a surname with ال follows Arabic given names only.
        // «صباح الأحمد الجابر الصباح».
        Part::Article
            if tags.word(at.saturating_sub(1)).starts_with("ال")
                && word
                    .strip_prefix("ال")
                    .is_some_and(|w| tags.words.class(w).is(Class::GIVEN)) =>
        {
            Some((part, at + 1, false))
        }
        // «شافي فاحس الزوين الصقري،»: behind one that nobody lists, when a stop or another follows.
        Part::Article
            if so_far.count(&[Part::Article, Part::Surname, Part::Shape, Part::Foreign]) == 0
                && so_far.parts.len() == 2
                && so_far.parts.last() == Some(&Part::Unknown)
                && !is_foreign_given(tags, so_far.first)
                && (tags.is_punct(at + 1) || tags.part(at + 1, false) == Part::Article) =>
        {
            Some((part, at + 1, false))
        }
        // «الزوين الصقري،»
        Part::Article
            if so_far.parts.last() == Some(&Part::Article)
                && so_far.parts.len() > 2
                && tags.is_punct(at + 1)
                && tags.surface(at).ends_with('ي') =>
        {
            Some((part, at + 1, false))
        }
        Part::Article
            if so_far.count(&[
                Part::Article,
                Part::Surname,
                Part::Shape,
                Part::Foreign,
                Part::Unknown,
            ]) >= 1
                || is_foreign_given(tags, so_far.first) =>
        {
            None
        }
        // «محمدوف القائم بأعمال …»
        Part::Surname | Part::Ambiguous
            if article
                && class.is(Class::SURNAME)
                && so_far.parts.len() == 2
                && tags
                    .word(at.saturating_sub(1))
                    .strip_prefix("ال")
                    .is_some_and(|w| tags.words.class(w).is(Class::GIVEN)) =>
        {
            Some((part, at + 1, false))
        }
        Part::Surname | Part::Ambiguous
            if article
                && (matches!(so_far.parts.last(), Some(Part::Shape | Part::Foreign))
                    || sounds_foreign(tags, so_far)) =>
        {
            None
        }
        // «نيكول باشينيان بشرى …»: after a whole name a word that is also common is that.
        Part::Ambiguous
            if so_far.parts.len() >= 2
                && matches!(
                    so_far.parts.last(),
                    Some(Part::Shape | Part::Surname | Part::Article)
                ) =>
        {
            None
        }
        part => Some((part, at + 1, false)),
    }
}

/// The gender a given name tells: no other word tells one.
fn gender(tags: &Tags, word: &str, class: Class) -> Option<char> {
    if class.is(Class::GIVEN) { tags.words.gender(word) } else { None }
}
