//! Persons' names nobody listed: what parts they have, where they end, and what makes a run of
//! words a name.
//!
//! «الرئيس الفرنسي جاك شيراك»: a title gives the name away; «محمد الفلاني»: a given name with what
//! follows; «قال … إن»: the subject of a reporting verb. Not «المدير العام للشركة».

mod accept;
mod free;
mod particles;
mod single;
mod syllables;

use self::accept::{stops, verbal};
use self::particles::particle;
use super::facts::MentionKind;
use super::overlap::Candidate;
use super::tags::{Part, Tags};
use crate::lexicon::words::Class;
use crate::text::WordSet;

pub use self::accept::{Cue, accept};
pub use self::free::candidates;
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

/// The run of words from `first` that can be a name. `clitics` lets the first word carry some.
pub fn read(tags: &Tags, first: usize, clitics: bool) -> Option<Name> {
    let clitic = if clitics { tags.clitic(first) } else { 0 };
    if let Some(name) = syllables::run(tags, first, clitic)
        && tags.known_at(first).is_none_or(|k| k.last <= name.last)
    {
        return Some(name);
    }
    let mut name =
        Name { first, last: first, clitic, parts: Vec::new(), joined: false, gender: None };
    let mut at = first;
    // «كوفي عنان الأمين …»: a name everybody knows ends where it does.
    let whole = tags.known_at(first).filter(|k| {
        k.kind == MentionKind::Person
            && k.last - k.first > 1
            && !tags.class(k.last).is(Class::PARTICLE)
            && !names_family(tags, k.last)
    });
    while name.parts.len() < LONGEST && whole.is_none_or(|k| at < k.last) {
        if at > first && !tags.goes_on(at) {
            let hyphen = tags.surface(at) == "-"
                && tags.reading.analysis.glued(at)
                && tags.reading.analysis.glued(at + 1)
                && !name.parts.is_empty();
            if hyphen && tags.goes_on(at + 1) {
                at += 1;
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
            && (tags.part(at + 1, false).is_name() || tags.class(at + 1).is(Class::PARTICLE))
        {
            break;
        }
        // «غريس بو ومار روكساس»: «و» and a listed name.
        if at > first && another_begins(tags, at) {
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
        if !name.parts.is_empty() && is_initial(tags, at) {
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

    // «الشعبي ماريانو راخوي»: what ends the words before is no first name.
    let class = if clitics { tags.stem_class(first) } else { tags.class(first) };
    let adjective = tags.word(first).get(clitic..).is_some_and(|w| w.starts_with("ال"))
        && tags.span(first, first + 1, clitic).of(tags.reading.text).starts_with("ال")
        && !class.is(Class::GIVEN)
        && matches!(name.parts.get(1), Some(Part::Given | Part::Shape | Part::Foreign))
        && whole.is_none();
    (!name.parts.is_empty() && !adjective && !is_day(tags, first)).then_some(name)
}

/// «أمس الخميس», «صباح السبت»: a day, also where a name may begin with the word.
fn is_day(tags: &Tags, at: usize) -> bool {
    const DAYS: WordSet =
        WordSet::new(&["الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت", "الاحد"]);
    const BEFORE: WordSet =
        WordSet::new(&["امس", "اليوم", "يوم", "غدا", "مساء", "صباح", "فجر", "ليل", "ظهر", "عصر"]);
    let before = at.checked_sub(1).filter(|_| tags.goes_on(at));
    DAYS.contains(tags.word(at)) && before.is_some_and(|b| BEFORE.contains(tags.word(b)))
}

/// «ب.» before another word of a name.
fn is_initial(tags: &Tags, at: usize) -> bool {
    tags.letters(at) <= 2
        && tags.surface(at + 1) == "."
        && tags.reading.analysis.glued(at + 1)
        && tags.goes_on(at + 2)
        && tags.part(at + 2, false) != Part::No
}

/// «نواف الأحمد الجابر الصباح»: a father's or family's name goes on behind one that everybody knows.
fn names_family(tags: &Tags, at: usize) -> bool {
    let bare = tags.word(at).strip_prefix("ال").filter(|_| tags.goes_on(at));
    bare.is_some_and(|b| b == "صباح" || tags.words.class(b).is(Class::GIVEN))
        && !tags.class(at).is(Class::TITLE.or(Class::TIME))
        && tags.known_in(at).is_none()
}

fn is_ordinal(word: &str) -> bool {
    const ORDINALS: WordSet = WordSet::new(&[
        "الاول",
        "الثاني",
        "الثالث",
        "الرابع",
        "الخامس",
        "السادس",
        "السابع",
        "الثامن",
        "التاسع",
        "العاشر",
        "الحادي",
        "الثانيه",
        "الثالثه",
        "الاولي",
    ]);
    ORDINALS.contains(&word)
}

/// One part of a name at `at`: what it is and where the next one begins.
fn part(tags: &Tags, at: usize, stem: bool, so_far: &Name) -> Option<(Part, usize, bool)> {
    let (word, class) = match stem {
        true => (tags.stem(at), tags.stem_class(at)),
        false => (tags.word(at), tags.class(at)),
    };
    if !tags.is_word(at) {
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
        // «كويتشي ناكانو»: a town, and the surname of who has a foreign first name.
        let town = known.kind == MentionKind::Place
            && known.last == at + 1
            && so_far.parts.len() == 1
            && so_far.clitic == 0
            && matches!(so_far.parts.first(), Some(Part::Given | Part::Foreign))
            && (is_foreign_given(tags, so_far.first)
                || so_far.parts.first() == Some(&Part::Foreign))
            && tags.bare_known(at, &[MentionKind::Place]).is_some()
            && known.known.first().and_then(|k| tags.reading.lexicon.get(k)).is_some_and(|t| {
                matches!(t.class.as_str(), "city" | "town" | "village") && t.aliases.is_empty()
            });
        if town {
            return Some((Part::Surname, at + 1, false));
        }
        let surname = word.starts_with("ال")
            && (known.kind == MentionKind::Nationality
                || known.last == at + 1
                    && matches!(known.kind, MentionKind::Group | MentionKind::Place))
            && so_far.parts.len() == 1
            && matches!(so_far.parts.first(), Some(Part::Given))
            && !is_foreign_given(tags, so_far.first);
        return (surname
            && tags.words.gender(tags.word(so_far.first)) == Some('m')
            && !word.ends_with('ه'))
        .then_some((Part::Article, at + 1, false));
    }
    // «حسني مبارك نبأ …», «بشرى سارة»: a second name is a father's or a family's.
    if !so_far.parts.is_empty()
        && !class.is(Class::FOREIGN)
        && gender(tags, word, class) == Some('f')
        && !class.is(Class::SURNAME)
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
    if so_far.parts.len() > 1
        && class.is(Class::TITLE)
        && word.starts_with("ال")
        && !class.is(Class::GIVEN)
    {
        return None;
    }
    // «عهد السلطان الظاهر برقوق»: a title with a name of its own.
    if !so_far.parts.is_empty()
        && class.is(Class::TITLE)
        && word.starts_with("ال")
        && tags.goes_on(at + 1)
        && (tags.part(at + 1, false).is_name()
            || tags.known_at(at + 1).is_some_and(|k| k.kind == MentionKind::Person))
    {
        return None;
    }
    // «عنان الأمين العام»: a title of two words with the article.
    if !so_far.parts.is_empty()
        && class.is(Class::TITLE)
        && word.starts_with("ال")
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
        && word.starts_with("ال")
        && class.is(Class::TITLE)
        && class.is(Class::SURNAME)
        && matches!(so_far.parts.first(), Some(Part::Given))
        && (!tags.goes_on(at + 1) || !tags.part(at + 1, false).is_name())
        && !tags.definite(at + 1)
    {
        return Some((Part::Article, at + 1, false));
    }
    // «هنية رئيس المخابرات»: a title and noun begins something else.
    if !so_far.parts.is_empty() && class.is(Class::TITLE) && !tags.is_plain(at) {
        return None;
    }
    if !so_far.parts.is_empty()
        && !class.is(Class::GIVEN.or(Class::SURNAME))
        && (tags.hides_clitic(at)
            || tags.clitic(at) > 0 && !word.starts_with('ك')
            || tags.sounds_conjoined(at))
    {
        // «بلينكن لباشينيان», «بالايان وسيلفا»: a clitic begins something else.
        return None;
    }
    let next_second = tags.goes_on(at + 1) && tags.class(at + 1).is(Class::SECOND);
    let part = tags.part(at, stem);
    // «الشيخ محمد»: a title, though «الشيخ» is a surname too.
    if so_far.parts.is_empty() && class.is(Class::TITLE) && word.starts_with("ال") {
        return None;
    }
    if next_second && part != Part::No {
        return Some((Part::Given, at + 2, true));
    }
    if next_second
        && matches!(
            word,
            "نور"
                | "نجم"
                | "سيف"
                | "صلاح"
                | "علاء"
                | "ضياء"
                | "شمس"
                | "عماد"
                | "فضل"
                | "عطا"
                | "نصر"
                | "خير"
                | "سعد"
                | "حسب"
                | "فتح"
                | "جاد"
                | "حمد"
                | "رزق"
                | "ولي"
                | "شرف"
                | "زين"
                | "محيي"
                | "بهاء"
                | "تاج"
                | "تقي"
                | "جلال"
                | "جمال"
                | "حسام"
                | "شهاب"
        )
    {
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
                && stops(tags, at + 1);
            (short && stops(tags, at + 1) || lee).then_some((Part::Unknown, at + 1, false))
        }
        // «محمد السابق»: adjectives and nouns with the article are no names (Part::No).
        Part::Article if first => None,
        // After two unknown words a third needs to look like a name.
        Part::Unknown if so_far.parts.len() >= 2 => {
            // «كارلوس ميجيل ايدار يوم …», «أحمد فؤاد هنو، وزير …»
            let closed = tags.is_punct(at + 1) && word.chars().count() > 2
                || is_foreign_given(tags, so_far.first)
                    && word.chars().count() > 3
                    && !word.ends_with('ت');
            let ends = stops(tags, at + 1) && (closed || !verbal(tags, at));
            // «نانا أكوفو أدو»: no verb of three letters ends so.
            let vowel = word.ends_with('و') && tags.surface(at).starts_with(['أ', 'إ', 'د', 'ك']);
            let sounds = tags.words.sound(word) >= 10 && !verbal(tags, at);
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
            let that = tags.class(at + 1).is(Class::THAT)
                || tags.is_punct(at + 1)
                || class.is(Class::TITLE) && stops(tags, at + 1);
            let foreign = so_far.parts.last().is_some_and(|p| *p != Part::Article);
            let begins = first && tags.part(at + 1, false) == Part::Unknown && tags.goes_on(at + 1);
            let word = tags.word(at);
            let plural = word.ends_with("وا")
                || word.ends_with("ها")
                || word.ends_with("هم")
                || word.ends_with("ات")
                || tags.surface(at).ends_with('ه')
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
            if word.starts_with("ال")
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
            if word.starts_with("ال")
                && matches!(so_far.parts.last(), Some(Part::Shape | Part::Foreign)) =>
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

/// A place of one word, no country, right before what only a foreign surname looks like.
pub(super) fn named_like_a_place(tags: &Tags, at: usize) -> bool {
    let place = tags.bare_known(at, &[MentionKind::Place]).filter(|k| k.last == at + 1);
    let country = |k: &Candidate| tags.country_of(k).as_ref() == k.known.first();
    place.is_some_and(|k| !country(k)) && tags.goes_on(at + 1) && tags.is_foreign_surname(at + 1)
}

/// The gender a given name tells: no other word tells one.
fn gender(tags: &Tags, word: &str, class: Class) -> Option<char> {
    if class.is(Class::GIVEN) { tags.words.gender(word) } else { None }
}

/// A word nobody listed that does not sound Arabic, right behind a foreign given name.
fn loosely(tags: &Tags, at: usize, so_far: &Name) -> bool {
    let word = tags.word(at);
    let foreign = is_foreign_given(tags, so_far.first)
        || matches!(so_far.parts.first(), Some(Part::Foreign | Part::Shape));
    so_far.parts.len() == 1
        && foreign
        && !so_far.joined
        && tags.class(at).is_empty()
        && tags.known_in(at).is_none()
        && !tags.definite(at)
        && tags.letters(at) > 3
        && !["لل", "وال", "بال", "فال"].iter().any(|p| word.starts_with(p))
        && !word.ends_with("ها")
        && !word.ends_with("هم")
        && !word.ends_with("وا")
        && !tags.surface(at).ends_with(['ة', '\u{64b}'])
        && tags.sound(at) > 2
}

/// «سيباستيان فراي.», «ماريو فريك من»: nobody lists the word as it stands, a foreign first name
/// leads to it and a stop ends it. Not «ماريو بقوة», «كارلوس لفريقه».
fn closes_foreign(tags: &Tags, at: usize, so_far: &Name) -> bool {
    let word = tags.word(at);
    let led = so_far.parts.len() == 1
        && !so_far.joined
        && is_foreign_given(tags, so_far.first)
        && !tags.class(so_far.first).is(Class::AMBIGUOUS);
    let joins = word.starts_with(['ب', 'ل', 'و', 'ك']) && tags.sound(at) <= 0;
    // «جون تهدف إلى»: the look of a verb.
    let verbal = word.starts_with(['ي', 'ت']) && tags.sound(at) < 16;
    led && tags.letters(at) > 3
        && !joins
        && !verbal
        && tags.class(at).is_empty()
        && tags.known_in(at).is_none()
        && !tags.definite(at)
        && !["لل", "وال", "بال", "فال"].iter().any(|p| word.starts_with(p))
        && !["ها", "هم", "وا", "ات", "نا"].iter().any(|e| word.ends_with(e))
        && !tags.surface(at).ends_with(['ة', 'ه', '\u{64b}'])
        && !tags.surface(at).contains('\u{64b}')
        && stops(tags, at + 1)
}

/// «ومار», «وكيو»: no listed word, and a listed name behind «و».
fn another_begins(tags: &Tags, at: usize) -> bool {
    let Some(rest) = tags.word(at).strip_prefix('و') else { return false };
    let listed = Class::GIVEN.or(Class::SURNAME).or(Class::SYLLABLE).or(Class::WEAK_SYLLABLE);
    tags.class(at).is_empty()
        && !tags.class(at).is(Class::SYLLABLE.or(Class::WEAK_SYLLABLE))
        && rest.chars().count() > 2
        && tags.words.class(rest).is(listed)
}

fn is_foreign_given(tags: &Tags, at: usize) -> bool {
    tags.stem_class(at).is(Class::FOREIGN)
}
