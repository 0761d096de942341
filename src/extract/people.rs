//! Persons' names nobody listed: what parts they have, where they end, and what makes a run of
//! words a name.
//!
//! «الرئيس الفرنسي جاك شيراك»: a title gives the name away; «محمد الفلاني»: a given name with what
//! follows; «قال … إن»: the subject of a reporting verb. Not «المدير العام للشركة».

use super::facts::MentionKind;
use super::overlap::Candidate;
use super::tags::{Part, Tags};
use crate::lexicon::words::{Class, TitleKind};

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
    pub fn candidate(&self, tags: &Tags, rule: &str, score: u16) -> Candidate {
        let span = tags.span(self.first, self.last, self.clitic);
        Candidate {
            span,
            first: self.first,
            last: self.last,
            kind: MentionKind::Person,
            name: spaced(span.of(tags.reading.text)),
            gender: self.gender,
            rule: rule.to_owned(),
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
    let mut name =
        Name { first, last: first, clitic, parts: Vec::new(), joined: false, gender: None };
    let mut at = first;
    while name.parts.len() < LONGEST {
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
        // «بنديكت السادس عشر», «عبد الله الثاني».
        if !name.parts.is_empty() && is_ordinal(tags.word(at)) {
            let ten = tags.goes_on(at + 1) && tags.word(at + 1) == "عشر";
            name.last = if ten { at + 2 } else { at + 1 };
            break;
        }
        let Some((part, next, joined)) = part(tags, at, at == first && clitics, &name) else {
            break;
        };
        if name.gender.is_none() && name.parts.is_empty() {
            let word = if at == first { tags.stem(at) } else { tags.word(at) };
            name.gender = tags.words.gender(word);
        }
        name.joined |= joined;
        name.parts.push(part);
        at = next;
        name.last = at;
    }

    (!name.parts.is_empty()).then_some(name)
}

fn is_ordinal(word: &str) -> bool {
    const ORDINALS: &[&str] = &[
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
    ];
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
    // A name of a place, an organisation, a people stops a person's, unless it is a name too.
    if let Some(known) = tags.known_at(at)
        && known.kind != MentionKind::Person
        && (so_far.parts.is_empty() && known.kind == MentionKind::Nationality
            || known.last - known.first > 1
            || !class.is(Class::GIVEN.or(Class::SURNAME)))
    {
        let surname = word.starts_with("ال")
            && known.kind == MentionKind::Nationality
            && so_far.parts.len() == 1
            && matches!(so_far.parts.first(), Some(Part::Given))
            && !is_foreign_given(tags, so_far.first);
        return (surname
            && tags.words.gender(tags.word(so_far.first)) == Some('m')
            && !word.ends_with('ه'))
        .then_some((Part::Article, at + 1, false));
    }
    if class.is(Class::PARTICLE) || matches!(word, "عبد" | "ال") {
        return particle(tags, at, word, so_far);
    }
    // «هنية رئيس المخابرات»: a title and noun begins something else.
    if !so_far.parts.is_empty() && class.is(Class::TITLE) && !tags.common(at).is_empty() {
        return None;
    }
    if !so_far.parts.is_empty()
        && !class.is(Class::GIVEN.or(Class::SURNAME))
        && (tags.hides_clitic(at) || tags.clitic(at) > 0 || tags.sounds_conjoined(at))
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
    match part {
        // «وانغ يي»: two letters after a name and before a stop.
        Part::No => {
            let short = !first
                && word.chars().count() == 2
                && class.is_empty()
                && tags.common(at).is_empty();
            (short && stops(tags, at + 1)).then_some((Part::Unknown, at + 1, false))
        }
        // «محمد السابق»: adjectives and nouns with the article are no names (Part::No).
        Part::Article if first => None,
        // After two unknown words a third needs to look like a name.
        Part::Unknown if so_far.parts.len() >= 2 => {
            let ends = stops(tags, at + 1) && !verbal(tags, at);
            ends.then_some((part, at + 1, false))
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
                || tags.surface(at).ends_with('ه');
            (!plural && word.chars().count() >= 4 && (begins || !first && that && foreign))
                .then_some((part, at + 1, false))
        }
        // «ليونيل ميسي التسجيل»: a surname with ال follows Arabic given names only.
        // «صباح الأحمد الجابر الصباح».
        Part::Article
            if so_far.parts.last() == Some(&Part::Article)
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

fn is_foreign_given(tags: &Tags, at: usize) -> bool {
    tags.stem_class(at).is(Class::FOREIGN)
}

/// «بن سلمان», «أبو مازن», «عبد الله», «آل ثاني», «دي ميستورا».
fn particle(tags: &Tags, at: usize, word: &str, so_far: &Name) -> Option<(Part, usize, bool)> {
    if !tags.goes_on(at + 1) {
        return None;
    }
    let next = tags.word(at + 1);
    let next_class = tags.class(at + 1);
    let first = so_far.parts.is_empty();
    let name_like = tags.part(at + 1, false) != Part::No || next_class.is(Class::PARTICLE);
    match word {
        "عبد" => {
            let holy = next.starts_with("ال") || next_class.is(Class::SECOND) || next == "ربه";
            holy.then_some((Part::Given, at + 2, true))
        }
        "ال" => {
            // آل, written as such: the article never stands alone.
            let open = name_like || !next_class.is(Class::STOP.or(Class::VERB));
            (tags.surface(at).contains('آ') && open).then_some((Part::Surname, at + 2, true))
        }
        "ابو" | "ابي" | "ابا" => {
            let common = next_class.is(Class::STOP.or(Class::VERB));
            (!common && (name_like || next.starts_with("ال") || !first)).then_some((
                Part::Given,
                at + 2,
                true,
            ))
        }
        "ام" => {
            let given = next_class.is(Class::GIVEN);
            (given || next == "كلثوم").then_some((Part::Given, at + 2, true))
        }
        "بن" | "ابن" | "بنت" | "ولد" => {
            if first && matches!(word, "بنت" | "ولد") {
                return None;
            }
            let (_, after, _) = part(
                tags,
                at + 1,
                false,
                &Name {
                    parts: vec![Part::Given],
                    first: at,
                    last: at,
                    clitic: 0,
                    joined: false,
                    gender: None,
                },
            )?;
            let kind = if first { Part::Surname } else { Part::Given };
            (word != "ابن" || !first || name_like).then_some((kind, after, true))
        }
        "عبده" | "ذو" => None,
        // Foreign particles stand between parts, or before a surname.
        _ => {
            // «أورسولا فون دير لاين»: two particles.
            if next_class.is(Class::PARTICLE)
                && !first
                && !matches!(next, "بن" | "ابن" | "ابو" | "ال")
                && tags.goes_on(at + 2)
            {
                let (kind, end, _) = particle(tags, at + 1, next, so_far)?;
                return Some((kind, end, true));
            }
            let unlisted = !next_class.is(Class::STOP.or(Class::VERB).or(Class::TITLE))
                && tags.part(at + 1, false) != Part::No;
            let early = first && matches!(word, "لو" | "لا" | "دو" | "بو" | "تن" | "دا" | "بني");
            let negation = word == "لا" && !tags.part(at + 1, false).is_name();
            let kind = if first { Part::Foreign } else { Part::Surname };
            (unlisted && !early && !negation).then_some((kind, at + 2, true))
        }
    }
}

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

/// Whether the run is a name after such a cue, and how sure.
pub fn accept(tags: &Tags, name: &Name, cue: Cue) -> Option<u16> {
    let first = *name.parts.first()?;
    let n = name.parts.len();
    let sure = name.sure();
    let known = |p: &Part| p.is_name() || *p == Part::Ambiguous;
    let ends_well = ends_well(tags, name.last);
    let that = tags.class(name.last).is(Class::THAT) || tags.surface(name.last) == ":";
    match cue {
        Cue::Title => match first {
            Part::Given | Part::Surname | Part::Shape | Part::Foreign => Some(900),
            Part::Ambiguous => (n > 1 || stops(tags, name.last)).then_some(860),
            Part::Unknown => {
                let long = tags.stem(name.first).chars().count() >= 3;
                let alone = n == 1 && stops(tags, name.last) && !verbal(tags, name.first);
                (long && ends_well && (n > 1 || that || alone)).then_some(820).or_else(|| {
                    (long && n > 1 && name.parts.iter().skip(1).any(known)).then_some(800)
                })
            }
            Part::Verbal => (n > 1 && stops(tags, name.last)).then_some(780),
            _ => None,
        },
        Cue::Loose => {
            let strong = first.is_name() || first == Part::Ambiguous && n > 1;
            strong.then_some(820).or_else(|| {
                let unknown = first == Part::Unknown && n > 1;
                (unknown && name.parts.iter().skip(1).any(known) && ends_well).then_some(760)
            })
        }
        Cue::Verb | Cue::List => {
            let strong = matches!(first, Part::Given | Part::Surname | Part::Shape)
                || first == Part::Ambiguous
                    && n > 1
                    && name.parts.iter().skip(1).any(|p| p.is_name() || *p == Part::Article)
                || first == Part::Ambiguous && that
                || first == Part::Foreign && n > 1;
            strong.then_some(840).or_else(|| {
                let unknown = matches!(first, Part::Unknown | Part::Foreign) && n > 1 && that;
                (unknown && cue == Cue::Verb).then_some(740)
            })
        }
        Cue::None => {
            let rest_known = name.parts.iter().skip(1).any(|p| p.is_name());
            let plain = tags.words.common(tags.stem(name.first)).is_empty();
            // «رأى علي …»: a verb as well.
            if first == Part::Ambiguous
                && !name.joined
                && tags.stem_class(name.first).is(Class::VERB)
            {
                return None;
            }
            let article = name.parts.get(1).is_some_and(|p| *p == Part::Article) && plain;
            let listed = |p: &Part| matches!(p, Part::Given | Part::Surname | Part::Shape);
            let rest_known = rest_known && (plain || name.parts.iter().skip(1).any(listed));
            match first {
                Part::Given if n > 1 => Some(800),
                Part::Given if name.joined => Some(800),
                Part::Shape => Some(if n > 1 { 800 } else { 700 }),
                Part::Surname if name.joined && n == 1 => Some(760),
                Part::Surname if sure > 1 => Some(700),
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
fn foreign_pair(tags: &Tags, name: &Name) -> bool {
    let sounds: Vec<i32> =
        (name.first..name.last).map(|i| tags.words.sound(tags.word(i))).collect();
    let sum: i32 = sounds.iter().sum();
    let n = i32::try_from(sounds.len()).unwrap_or(1);
    let head =
        name.first.checked_sub(1).filter(|_| !tags.starts_block(name.first)).is_some_and(|b| {
            tags.stem_class(b).is(Class::PLACE_HEAD.or(Class::ORG_HEAD))
                || matches!(tags.word(b), "في" | "الي" | "قرب")
        });
    !head && n <= 3 && sounds.iter().all(|s| *s >= 10) && sum >= 25 * n
}

/// A mark, preposition, conjunction or reporting verb follows.
fn stops(tags: &Tags, at: usize) -> bool {
    at >= tags.len()
        || tags.starts_block(at)
        || tags.is_punct(at)
        || tags.class(at).is(Class::STOP.or(Class::REPORTING).or(Class::TIME))
}

/// The look of a verb nobody listed: «انتقد», «استأنف», three letters.
fn verbal(tags: &Tags, at: usize) -> bool {
    let word = tags.word(at);
    word.chars().count() < 4 || tags.surface(at).starts_with('ا') || word.ends_with('ت')
}

/// Whether what follows a name is what follows names: a stop, a verb, a preposition, a title.
fn ends_well(tags: &Tags, at: usize) -> bool {
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

/// The names that follow titles are read by `roles`; here are those found without one.
pub fn candidates(tags: &Tags, taken: &[(usize, usize)]) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::new();
    let mut at = 0;
    let mut taken = taken.iter().peekable();
    while at < tags.len() {
        while taken.next_if(|t| t.1 <= at).is_some() {}
        if let Some((first, last)) = taken.peek()
            && *first <= at
        {
            at = *last;
            continue;
        }
        if !tags.is_word(at) {
            at += 1;
            continue;
        }
        let found = latin_free(tags, at);
        match found {
            Some(candidate) => {
                at = candidate.last.max(at + 1);
                out.push(candidate);
            }
            None => at += 1,
        }
    }
    out
}

fn latin_free(tags: &Tags, at: usize) -> Option<Candidate> {
    let class = tags.stem_class(at);
    let word = tags.word(at);
    let part = tags.part(at, true);
    if part == Part::No && !class.is(Class::PARTICLE) {
        return None;
    }
    // A word that is a title or head is read by those rules first.
    if tags.class(at).is(Class::ORG_HEAD.or(Class::PLACE_HEAD)) && !class.is(Class::GIVEN) {
        return None;
    }
    let before = at.checked_sub(1).filter(|_| !tags.starts_block(at));
    let verb = before.is_some_and(|b| {
        tags.stem_class(b).is(Class::REPORTING) || is_reporting_with_time(tags, b)
    });
    let name = read(tags, at, true)?;
    if name.clitic > 0
        && !matches!(word.get(..name.clitic), Some("و" | "ف" | "ل" | "ب" | "ول" | "ك"))
    {
        return None;
    }
    let nationality = before
        .is_some_and(|b| tags.nationality(b).is_some() && tags.definite(b) && name.clitic == 0);
    let cue = match (verb && name.clitic == 0, nationality) {
        (true, _) => Cue::Verb,
        (_, true) => Cue::List,
        _ => Cue::None,
    };
    if let Some(score) = accept(tags, &name, cue) {
        let rule = match cue {
            Cue::Verb => "verb-name",
            Cue::List => "nationality-name",
            _ => "name-parts",
        };
        return Some(name.candidate(tags, rule, score));
    }
    // «فلان الفلاني، رئيس …»: a title after the name vouches for it.
    apposition(tags, &name).then(|| name.candidate(tags, "apposition", 720))
}

/// «قال أمس فلان»: a word of time between verb and subject.
fn is_reporting_with_time(tags: &Tags, at: usize) -> bool {
    let time = tags.class(at).is(Class::TIME) || matches!(tags.word(at), "امس" | "اليوم");
    time && at.checked_sub(1).is_some_and(|b| tags.stem_class(b).is(Class::REPORTING))
}

fn apposition(tags: &Tags, name: &Name) -> bool {
    if name.parts.len() < 2 || name.clitic > 0 {
        return false;
    }
    if name.count(&[Part::Unknown]) == name.parts.len() && name.parts.len() > 3 {
        return false;
    }
    let mut at = name.last;
    if matches!(tags.surface(at), "،" | "-" | "(" | ",") {
        at += 1;
    }
    if !tags.goes_on(at) || !tags.class(at).is(Class::TITLE) {
        return false;
    }
    let title = tags.words.titles.longest(tags.word(at), |i| tags.word(at + i));
    title.is_some_and(|t| {
        matches!(
            t.kind,
            TitleKind::Office | TitleKind::Military | TitleKind::Religious | TitleKind::Royal
        ) && t.words.len() > 1
            && t.words.iter().all(|w| w.chars().count() > 2)
    })
}
