//! Titles in the text: what they are, whose they are, and of what.
//!
//! «وزير الخارجية الروسي سيرغي لافروف» is the title «وزير الخارجية», the country of «الروسي» and a
//! name; «رئيس الوزراء الأرميني» alone is a title whose holder others look up; «رئيس ما» is none.
//!
//! ```text
//! phrase     = title [title] complement* [, - (] [name]
//! title      = the longest row of the title table
//! complement = nationality | name of a place or organisation | organisation with a head
//!            | noun or adjective with the article | «السابق» | ل لدى في إلى + name
//! ```

mod aides;
mod complements;
mod holders;
mod titles;

use self::complements::{complement, org_at, starts_bare};
use self::holders::{cue, name_after, name_at, place_then_name};
pub(super) use self::titles::may_be_owned;
use self::titles::{ends_in_name_of, is_owned, title_at};
use super::facts::MentionKind;
use super::overlap::Candidate;
use super::people::{self, Cue};
use super::tags::{Part, Tags};
use super::traits::May;
use crate::base::{Key, Span};
use crate::lexicon::words::{Class, TitleKind};

/// A title in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitlePhrase {
    /// The title with its complements, without proclitics and without the person's name.
    pub span: Span,
    /// Tokens of `Analysis::solid`, end exclusive.
    pub first: usize,
    pub last: usize,
    /// Normal form without country and qualifier: «رئيس الوزراء», «وزير الخارجية», «رئيس».
    pub title: String,
    pub kind: TitleKind,
    /// Has the article, or a complement that makes one person of it.
    pub definite: bool,
    pub gender: Option<char>,
    /// «السابق», «الراحل» …; empty when none.
    pub qualifier: String,
    /// The country it is held in, from a nationality, a name or the organisation's country.
    pub country: Option<Key>,
    /// The name of the place or organisation it is held in.
    pub of_span: Option<Span>,
    /// The name of the person, when it is said here.
    pub person: Option<Span>,
    /// Chain of the person, and of what the title is held in; filled once chains are made.
    pub person_chain: Option<u32>,
    pub of: Option<u32>,
}

/// All titles, and the names they give away. `orgs` are sorted by first token.
pub fn read(tags: &Tags, orgs: &[Candidate]) -> (Vec<TitlePhrase>, Vec<Candidate>) {
    let mut phrases = Vec::new();
    let mut people = Vec::new();
    let mut at = 0;
    while at < tags.len() {
        if let Some((phrase, name)) = counterpart(tags, at, phrases.last()) {
            at = name.last.max(at + 1);
            phrases.push(phrase);
            people.push(name);
            continue;
        }
        // «جاريد كوشنر صهر الرئيس ترامب»: the president is not his own son-in-law.
        if is_kin_of_next(tags, at) {
            at += 1;
            continue;
        }
        match phrase(tags, orgs, at) {
            Some((mut phrase, name)) => {
                deputy_of(tags, phrases.last_mut(), &mut phrase);
                let name_last = name.as_ref().map_or(phrase.last, |n| n.last);
                at = if phrase.person.is_some() { name_last.max(phrase.last) } else { at + 1 };
                // A title inside the last one («نائب رئيس الوزراء») is no title of its own.
                if phrase.person.is_none() {
                    at = at.max(phrase.last);
                }
                phrases.push(phrase);
                people.extend(name);
            }
            None => at += 1,
        }
    }
    (phrases, people)
}

/// «النائب الأول للرئيس السوداني فلان»: the name after a closed second office is of who holds the
/// first. «نائبا الرئيس فلان وفلان» hold another.
fn deputy_of(tags: &Tags, before: Option<&mut TitlePhrase>, phrase: &mut TitlePhrase) {
    let Some(person) = phrase.person else { return };
    let led = phrase.first.checked_sub(1).map_or("", |b| tags.word(b));
    let several = matches!(
        led,
        "نايبا"
            | "نايبي"
            | "نواب"
            | "مساعدو"
            | "مساعدي"
            | "مستشارو"
            | "مستشاري"
            | "وكلاء"
            | "ممثلو"
            | "ممثلي"
    );
    if several && tags.goes_on(phrase.first) {
        phrase.person = None;
        return;
    }
    let to = tags.word(phrase.first).starts_with("لل") && phrase.country.is_some();
    let Some(before) = before.filter(|b| to && b.person.is_none() && b.last == phrase.first) else {
        return;
    };
    let first = crate::text::fold(&before.title);
    let deputy = [
        "نايب",
        "النايب",
        "مساعد",
        "المساعد",
        "مستشار",
        "المستشار",
        "مبعوث",
        "المبعوث",
        "ممثل",
        "الممثل",
    ];
    let one = !phrase.title.contains(' ');
    if one && first.split(' ').next().is_some_and(|w| deputy.contains(&w)) {
        before.title = format!("{} لل{}", before.title, phrase.title);
        before.person = Some(person);
        before.country = before.country.take().or_else(|| phrase.country.clone());
        before.definite = true;
        before.last = phrase.last;
        phrase.person = None;
    }
}

/// True for a word of kinship right behind a name, when a title follows it: the name after that title
/// is the relative's.
fn is_kin_of_next(tags: &Tags, at: usize) -> bool {
    let kin = || title_at(tags, at, true).is_some_and(|(t, _, _)| t.kind == TitleKind::Family);
    let named = |before: usize| {
        tags.goes_on(at)
            && tags.part(before, false) != Part::No
            && !tags.class(before).is(Class::TITLE.or(Class::VERB).or(Class::STOP))
    };
    tags.goes_on(at + 1)
        && tags.class(at + 1).is(Class::TITLE)
        && at.checked_sub(1).is_some_and(named)
        && kin()
}

/// «ونظيره التركي مولود …»: the title of the one named before, in the same sentence.
fn counterpart(
    tags: &Tags,
    first: usize,
    before: Option<&TitlePhrase>,
) -> Option<(TitlePhrase, Candidate)> {
    if !tags.reading.traits(first).may(May::PEER) {
        return None;
    }
    let word = tags.word(first);
    let gender = peer(word)?;
    let nationality =
        tags.bare_known(first + 1, &[MentionKind::Nationality]).filter(|_| tags.goes_on(first + 1));
    let at = nationality.map_or(first + 1, |n| n.last);
    let (mut name, last) =
        tags.goes_on(at).then(|| name_at(tags, at, Cue::Title, TitleKind::Office)).flatten()?;
    name.gender = name.gender.or(Some(gender));
    let same = |p: &&TitlePhrase| {
        tags.reading.sentence_at(p.span.start()) == tags.reading.sentence_at(name.span.start())
    };
    let before = before.filter(same)?;
    let clitic = word.len() - word.trim_start_matches(['و', 'ل', 'ب']).len();
    let phrase = TitlePhrase {
        span: tags.span(first, at, clitic),
        first,
        last,
        title: before.title.clone(),
        kind: before.kind,
        definite: true,
        gender: Some(gender),
        qualifier: String::new(),
        country: nationality.and_then(|n| tags.realm_of(n)),
        of_span: None,
        person: Some(name.span),
        person_chain: None,
        of: None,
    };
    Some((phrase, name))
}

/// The gender of who holds the same title elsewhere: «نظيره», «ونظيرتها».
pub(super) fn peer(word: &str) -> Option<char> {
    match word.trim_start_matches(['و', 'ل', 'ب']) {
        "نظيره" | "نظيرها" | "نظيرهم" => Some('m'),
        "نظيرته" | "نظيرتها" => Some('f'),
        _ => None,
    }
}

/// What is being gathered behind a title.
#[derive(Default)]
struct Tail {
    at: usize,
    /// Tokens that belong to the title itself.
    words: Vec<usize>,
    qualifier: Vec<usize>,
    country: Option<Key>,
    of: Option<Span>,
    /// A noun with the article, a nationality or a name followed.
    complete: bool,
    nationality: bool,
    n_nouns: usize,
}

fn phrase(
    tags: &Tags,
    orgs: &[Candidate],
    first: usize,
) -> Option<(TitlePhrase, Option<Candidate>)> {
    let (title, clitic, definite) = title_at(tags, first, true)?;
    let mut tail = Tail { at: first + title.words.len(), ..Tail::default() };
    // «رئيس الاتحاد الدولي لكرة القدم»: the organisation goes on past the title of the table.
    let longer = |t: usize| {
        // «رئيس مجلس إدارة مجموعة …»
        if matches!(tags.word(t), "اداره") && tags.word(t - 1) == "مجلس" {
            return None;
        }
        if let Some(org) = org_at(orgs, t).filter(|o| o.last > tail.at) {
            return (tail.at..org.last).any(|i| tags.nationality(i).is_none()).then_some(t);
        }
        // «الأمين العام للأمم المتحدة», «أمير الكويت» stand in the table whole.
        let known = tags.known_at(t).filter(|k| k.last >= tail.at)?;
        let held_in = known.kind == MentionKind::Place
            || known.kind == MentionKind::Organization && !starts_bare(tags, known);
        held_in.then_some(t)
    };
    if let Some(start) = (first + 1..tail.at).find_map(longer) {
        tail.at = start;
    }
    tail.words.extend(first..tail.at);
    let (mut gender, kind) = (title.gender, title.kind);
    // «نائب رئيس الوزراء», «المتحدث باسم وزير الدفاع», «نجل الرئيس».
    let mut n_titles = 1;
    let covered = covered(tags, first, tail.at);
    // «القائم بأعمال وزير الداخلية»
    let acting = title.words.last().is_some_and(|w| w == "باعمال");
    while n_titles < 3
        && covered.is_none()
        && tags.goes_on(tail.at)
        && (!definite || acting || ends_in_name_of(title))
    {
        let Some((inner, _, inner_definite)) = title_at(tags, tail.at, false) else { break };
        // «رئيس الأركان الجنرال فلان»: a rank of its own.
        if inner_definite && tail.words.last().is_some_and(|w| *w > first && tags.definite(*w)) {
            break;
        }
        if tags.bare_known(tail.at, &[MentionKind::Person]).is_some()
            || tags.class(tail.at).is(Class::GIVEN)
        {
            break;
        }
        tail.words.extend(tail.at..tail.at + inner.words.len());
        tail.at += inner.words.len();
        tail.complete |= inner_definite || inner.words.len() > 1;
        gender = gender.or(inner.gender);
        n_titles += 1;
        if inner_definite {
            break;
        }
    }
    // «الرئيس السابق», «رئيس الوزراء الراحل» stand in the table as one title.
    for ix in first + 1..tail.at {
        if tags.class(ix).is(Class::QUALIFIER) && tags.definite(ix) {
            tail.words.retain(|w| *w != ix);
            tail.qualifier.push(ix);
        }
    }
    for ix in first..tail.at {
        if let Some(nationality) = tags.nationality(ix) {
            tail.country = tags.realm_of(nationality);
            tail.nationality = true;
        }
    }
    if let Some(known) = covered {
        tail.country = tail.country.or_else(|| tags.country_of(known));
        tail.nationality = true;
        tail.complete = true;
        tail.at = known.last;
    }
    let whole = tail.at == first + title.words.len();
    tail.complete |=
        whole && title.words.len() > 1 && title.words.last().is_some_and(|w| w.starts_with("ال"));
    while tags.goes_on(tail.at)
        && tail.at - first < 14
        && complement(tags, orgs, &mut tail, definite)
    {}
    // «وزير خارجيته»
    let owned = tail.words.last().is_some_and(|w| {
        *w > first && ["ها", "ته", "هم"].iter().any(|p| tags.word(*w).ends_with(p))
    });
    let specific = definite || tail.complete || owned;
    let cue = cue(tags, kind, definite, &tail);
    let span_end = tail.at;
    // «حاكم إقليم ثيساليا»: what follows is the place.
    let at_head = tail
        .words
        .last()
        .is_some_and(|w| *w + 1 == tail.at && *w > first && tags.class(*w).is(Class::PLACE_HEAD));
    let cue = if at_head { Cue::None } else { cue };
    // «المتحدث باسم فلان»: for whom he speaks, not who he is.
    let speaks_for = tail.at > first && tags.word(tail.at - 1) == "باسم";
    let cue = if speaks_for { Cue::None } else { cue };
    let named = |tail: &Tail| {
        if speaks_for { None } else { name_after(tags, tail.at, cue, kind, tail) }
    };
    let (name, last, span_end) = match named(&tail) {
        Some(found) => (Some(found.0), found.1, span_end),
        None if speaks_for => (None, span_end, span_end),
        None => match place_then_name(tags, orgs, &mut tail, cue, kind) {
            Some((candidate, last)) => (Some(candidate), last, tail.at),
            None => (None, span_end, span_end),
        },
    };
    // «العالم», «الحاجة»: a word of daily life is a title only before a name.
    let weak = matches!(
        kind,
        TitleKind::Profession | TitleKind::Honorific | TitleKind::Family | TitleKind::Sport
    );
    let bare = tail.country.is_none() && tail.of.is_none();
    let participle = tags.stem_class(first).is(Class::REPORTING);
    // «قال فلان مستشار الرئيس علّان»: the second name is the president's.
    let inner = name.as_ref().and_then(|n| aides::inner(tags, first, &tail, gender, n));
    let name = name.filter(|_| inner.is_none());
    let last = inner.unwrap_or(last);
    if name.is_none() && (bare && (weak || !definite && !tail.complete) || participle) {
        return None;
    }
    // «طالب فلان بتحقيق»: the verb.
    if participle && !definite && tail.words.len() == 1 && name.is_some() {
        return None;
    }
    let person = name.as_ref().map(|n| n.span);
    let fresh = name
        .filter(|n| n.known.is_empty() || tags.known_at(n.first).is_none_or(|k| k.span != n.span));
    let phrase = TitlePhrase {
        span: tags.span(first, span_end, clitic),
        first,
        last: if person.is_some() || inner.is_some() { last } else { span_end },
        title: normal(tags, &tail, first, clitic),
        kind,
        definite: specific,
        gender,
        qualifier: tail.qualifier.first().map(|q| tags.surface(*q).to_owned()).unwrap_or_default(),
        country: tail.country,
        of_span: tail.of,
        person,
        person_chain: None,
        of: None,
    };
    let fresh = fresh.map(|mut n| {
        n.gender = n.gender.or(phrase.gender);
        n
    });
    Some((phrase, fresh))
}

/// «وزيرة الخارجية الأميركية»: a known body that begins inside the title and ends with the adjective
/// behind it; the adjective is the title's.
fn covered<'t>(tags: &'t Tags, first: usize, last: usize) -> Option<&'t Candidate> {
    let ends = tags.goes_on(last) && tags.definite(last) && tags.word(last).ends_with("يه");
    let inside = (first + 1..last).filter_map(|t| tags.known_at(t));
    let mut bodies = inside.filter(|k| {
        k.kind == MentionKind::Organization && k.last == last + 1 && starts_bare(tags, k)
    });
    bodies.next().filter(|_| ends)
}

/// Takes the pronouns off a title: whose it is, is told apart. «زعيمها» → «زعيم», «رئيستها» →
/// «رئيسة», «رئيسها التنفيذي» → «الرئيس التنفيذي», «وزير خارجيتها» → «وزير الخارجية»; «فقيه» and
/// «محامي المتهم» hold none.
fn own_nothing(words: &mut [String], owned: bool) {
    let first: &[&str] = if owned { &["ها", "هم", "ه"] } else { &[] };
    match words {
        [only] => *only = free(only, first).unwrap_or_else(|| only.clone()),
        [head, .., last] => {
            if let Some(bare) = free(last, &["ها", "ته"]) {
                *last = format!("ال{bare}");
            }
            if let Some(bare) = free(head, first) {
                *head = if last.starts_with("ال") { format!("ال{bare}") } else { bare };
            }
        }
        [] => {}
    }
}

/// A noun without its pronoun, when it has one of these; «ت» before it was «ة».
fn free(word: &str, pronouns: &[&str]) -> Option<String> {
    let pronoun = pronouns.iter().find(|p| word.ends_with(**p))?;
    let bare = word.strip_suffix(pronoun.trim_start_matches('ت'))?;
    let long = bare.chars().count() > 2 && !bare.starts_with("ال");
    long.then(|| bare.strip_suffix('ت').map_or_else(|| bare.to_owned(), |b| format!("{b}ة")))
}

/// Whether a title without its proclitic begins with the ل of its article: «لمرشح» of «للمرشح»; not «لواء».
fn hides_article(tags: &Tags, word: &str) -> bool {
    let folded = crate::text::fold(word);
    let title = |w: &str| tags.words.class(w).is(Class::TITLE);
    folded.strip_prefix('ل').is_some_and(title) && !title(&folded)
}

/// «وزير خارجية الصين» → «وزير الخارجية»; «الرئيس» → «رئيس»; «للمرشح القومي» → «المرشح القومي».
fn normal(tags: &Tags, tail: &Tail, first: usize, clitic: usize) -> String {
    let mut words: Vec<String> = Vec::with_capacity(tail.words.len());
    for ix in &tail.words {
        if tags.nationality(*ix).is_some() {
            continue;
        }
        let surface = tags.surface(*ix);
        let word = match *ix == first {
            true => tags.span(first, first + 1, clitic).of(tags.reading.text),
            false => surface,
        };
        words.push(match hides_article(tags, word) && *ix == first && clitic > 0 {
            true => people::spaced(word).replacen('ل', "ال", 1),
            false => people::spaced(word),
        });
    }
    if words.last().is_some_and(|w| w == "باسم") {
        words.pop();
    }
    own_nothing(&mut words, is_owned(tags, first));
    if let [only] = words.as_slice() {
        let bare = only.strip_prefix("ال").or_else(|| {
            only.strip_prefix('ل')
                .filter(|r| r.starts_with('ل') || tags.word(first).starts_with("لل"))
        });
        return bare.filter(|b| b.chars().count() > 2).unwrap_or(only).to_owned();
    }
    let construct = !words.first().is_some_and(|w| w.starts_with("ال"));
    let of_proper = tail.of.is_some() || tail.nationality;
    if let Some(last) = words.last_mut()
        && construct
        && of_proper
        && !last.starts_with("ال")
        && !crate::text::fold_key(last).ends_with("دوله")
    {
        *last = format!("ال{last}");
    }
    words.join(" ")
}
