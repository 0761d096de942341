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

use super::facts::MentionKind;
use super::overlap::Candidate;
use super::people::{self, Cue, Name};
use super::tags::{Part, Tags};
use crate::base::{Key, Span};
use crate::lexicon::words::{Class, Title, TitleKind};

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
        match phrase(tags, orgs, at) {
            Some((phrase, name)) => {
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

/// «ونظيره التركي مولود …»: the title of the one named before, in the same sentence.
fn counterpart(
    tags: &Tags,
    first: usize,
    before: Option<&TitlePhrase>,
) -> Option<(TitlePhrase, Candidate)> {
    let word = tags.word(first);
    let gender = match word.trim_start_matches(['و', 'ل', 'ب']) {
        "نظيره" | "نظيرها" | "نظيرهم" => 'm',
        "نظيرته" | "نظيرتها" => 'f',
        _ => return None,
    };
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
        country: nationality.and_then(|n| tags.country_of(n)),
        of_span: None,
        person: Some(name.span),
        person_chain: None,
        of: None,
    };
    Some((phrase, name))
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
        let org = org_at(orgs, t).filter(|o| o.last > tail.at)?;
        let more = (tail.at..org.last).any(|i| tags.nationality(i).is_none());
        more.then_some(t)
    };
    if let Some(start) = (first + 1..tail.at).find_map(longer) {
        tail.at = start;
    }
    tail.words.extend(first..tail.at);
    let (mut gender, kind) = (title.gender, title.kind);
    // «نائب رئيس الوزراء», «المتحدث باسم وزير الدفاع», «نجل الرئيس».
    let mut n_titles = 1;
    while n_titles < 3 && tags.goes_on(tail.at) && (!definite || ends_in_name_of(title)) {
        let Some((inner, _, inner_definite)) = title_at(tags, tail.at, false) else { break };
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
            tail.country = tags.country_of(nationality);
            tail.nationality = true;
        }
    }
    let whole = tail.at == first + title.words.len();
    tail.complete |=
        whole && title.words.len() > 1 && title.words.last().is_some_and(|w| w.starts_with("ال"));
    while tags.goes_on(tail.at)
        && tail.at - first < 14
        && complement(tags, orgs, &mut tail, definite)
    {}
    let specific = definite || tail.complete;
    let cue = cue(kind, definite, &tail);
    let span_end = tail.at;
    let (name, last, span_end) = match name_after(tags, tail.at, cue, kind, &tail) {
        Some(found) => (Some(found.0), found.1, span_end),
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
    let participle = tags.class(first).is(Class::REPORTING);
    if name.is_none() && (bare && (weak || !definite && !tail.complete) || participle) {
        return None;
    }
    let person = name.as_ref().map(|n| n.span);
    let fresh = name
        .filter(|n| n.known.is_empty() || tags.known_at(n.first).is_none_or(|k| k.span != n.span));
    let phrase = TitlePhrase {
        span: tags.span(first, span_end, clitic),
        first,
        last: if person.is_some() { last } else { span_end },
        title: normal(tags, &tail, first),
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

/// The title that begins at a token: with the bytes of its proclitics and whether it has ال.
fn title_at<'t>(tags: &'t Tags, at: usize, clitics: bool) -> Option<(&'t Title, usize, bool)> {
    // A word inside a known name of several words is no title.
    let inside = tags.known_in(at).is_some_and(|k| k.first != at || k.last - k.first > 1);
    if !tags.is_word(at) || inside {
        return None;
    }
    let rest = |i: usize| match tags.starts_block(at + i) {
        true => "",
        false => tags.word(at + i),
    };
    if tags.class(at).is(Class::TITLE) {
        let title = tags.words.titles.longest(tags.word(at), rest)?;
        // «أمام» is not «إمام».
        let hamza = |c: Option<char>| c.filter(|c| matches!(c, 'أ' | 'إ' | 'آ'));
        let (ours, theirs) =
            (hamza(tags.surface(at).chars().next()), hamza(title.name.chars().next()));
        if ours.is_some() && theirs.is_some() && ours != theirs {
            return None;
        }
        return Some((title, 0, tags.definite(at)));
    }
    if clitics && let Some(found) = with_pronoun(tags, at) {
        return Some(found);
    }
    let clitic = tags.clitic(at);
    if !clitics || clitic == 0 || !tags.stem_class(at).is(Class::TITLE) {
        return None;
    }
    let stem = tags.stem(at);
    if let Some(title) = tags.words.titles.longest(stem, rest) {
        return Some((title, clitic, stem.starts_with("ال")));
    }
    let with_alef = format!("ا{stem}");
    let title = tags.words.titles.longest(&with_alef, rest)?;
    Some((title, clitic, true))
}

/// «رئيسها التنفيذي», «وزير خارجيتها», «ومدربه».
fn with_pronoun<'t>(tags: &'t Tags, at: usize) -> Option<(&'t Title, usize, bool)> {
    let word = tags.word(at);
    let bare = ["ها", "هم", "ه"]
        .iter()
        .find_map(|s| word.strip_suffix(s))
        .filter(|b| b.chars().count() >= 4)?;
    for clitic in ["", "و", "ل", "ب"] {
        let Some(stem) = bare.strip_prefix(clitic) else { continue };
        let stem = stem.strip_suffix('ت').map_or_else(|| stem.to_owned(), |s| format!("{s}ه"));
        if !tags.words.class(&stem).is(Class::TITLE) {
            continue;
        }
        if let Some(title) = tags.words.titles.longest(&stem, |_| "").filter(|t| t.words.len() == 1)
        {
            return Some((title, clitic.len(), true));
        }
    }
    None
}

fn ends_in_name_of(title: &Title) -> bool {
    title.words.last().is_some_and(|w| w == "باسم")
}

/// Takes the complement at `tail.at`; false when there is none.
fn complement(tags: &Tags, orgs: &[Candidate], tail: &mut Tail, definite: bool) -> bool {
    let at = tail.at;
    let (word, class) = (tags.word(at), tags.class(at));
    if tags.bare_known(at, &[MentionKind::Person]).is_some() {
        return false;
    }
    if let Some(nationality) = tags.bare_known(at, &[MentionKind::Nationality]) {
        tail.country = tail.country.take().or_else(|| tags.country_of(nationality));
        tail.nationality = true;
        tail.complete |= definite || tags.definite(at);
        tail.at = nationality.last;
        return true;
    }
    if class.is(Class::QUALIFIER) && (tags.definite(at) || !definite) {
        // «المنتخب الوطني» is a team; «الرئيس المنتخب» a quality.
        tail.qualifier.push(at);
        tail.at += 1;
        return true;
    }
    let open = tail.of.is_none() && tail.n_nouns == 0;
    if let Some(org) = org_at(orgs, at).filter(|o| starts_bare(tags, o)) {
        if tail.of.is_some() || definite && !after_name_of(tags, at) {
            return false;
        }
        return take(tags, tail, org);
    }
    let proper =
        [MentionKind::Place, MentionKind::Organization, MentionKind::Media, MentionKind::Group];
    if let Some(known) = tags.bare_known(at, &proper) {
        // «كولن باول» is not of the city كولن.
        let given =
            class.is(Class::GIVEN) && (!tail.complete || tags.part(at + 1, false).is_name());
        if !open || definite && !after_name_of(tags, at) || given {
            return false;
        }
        return take(tags, tail, known);
    }
    if let Some(found) = behind_lam(tags, orgs, at) {
        if tail.of.is_some() {
            return false;
        }
        return take(tags, tail, found);
    }
    if word == "لدي"
        && let Some(known) = tags.bare_known(at + 1, &proper)
    {
        return take(tags, tail, known);
    }
    if class.is(Class::STOP.or(Class::TIME).or(Class::RELATIVE)) {
        return false;
    }
    if tags.definite(at) {
        return definite_complement(tags, tail, definite);
    }
    if let Some(rest) = word.strip_prefix("وال") {
        // «وزير النفط والثروة المعدنية».
        let joins = tail.n_nouns > 0
            && !tail.nationality
            && tail.of.is_none()
            && !definite
            && tags.clitic(at) == 0
            && rest.chars().count() > 2
            && tags.known_at(at).is_none();
        if joins {
            tail.words.push(at);
            tail.at += 1;
        }
        return joins;
    }
    bare_complement(tags, tail, definite)
}

fn after_name_of(tags: &Tags, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| tags.word(b) == "باسم")
}

fn take(tags: &Tags, tail: &mut Tail, found: &Candidate) -> bool {
    tail.of = Some(found.span);
    tail.country =
        tail.country.take().or_else(|| found.country.clone()).or_else(|| tags.country_of(found));
    tail.complete = true;
    tail.at = found.last;
    true
}

fn org_at(orgs: &[Candidate], at: usize) -> Option<&Candidate> {
    orgs.binary_search_by(|o| o.first.cmp(&at)).ok().and_then(|i| orgs.get(i))
}

fn starts_bare(tags: &Tags, found: &Candidate) -> bool {
    tags.reading.analysis.solid_token(found.first).is_some_and(|t| t.span.start == found.span.start)
}

/// «للأمم المتحدة», «لمنظمة …», «لحكومة …».
fn behind_lam<'a>(tags: &'a Tags, orgs: &'a [Candidate], at: usize) -> Option<&'a Candidate> {
    if !tags.word(at).starts_with('ل') {
        return None;
    }
    let proper = [MentionKind::Place, MentionKind::Organization, MentionKind::Media];
    // «لشركة بوينغ»: the head is no part of the known name.
    let headed = tags.stem_class(at).is(Class::ORG_HEAD);
    let known = || {
        let here = tags.known_at(at).filter(|k| proper.contains(&k.kind) && !starts_bare(tags, k));
        here.or_else(|| tags.bare_known(at + 1, &proper).filter(|_| headed))
    };
    org_at(orgs, at).filter(|o| !starts_bare(tags, o)).or_else(known)
}

/// A word with the article after a title.
fn definite_complement(tags: &Tags, tail: &mut Tail, definite: bool) -> bool {
    let at = tail.at;
    let word = tags.word(at);
    let bare = word.strip_prefix("ال").unwrap_or(word);
    let adjective = tags.words.class(bare).is(Class::ADJECTIVE) || word.ends_with("يه");
    let part = tags.part(at, false);
    // «أمير الكويت الشيخ صباح»: a second title before the name.
    if tail.complete
        && tags.class(at).is(Class::TITLE)
        && !adjective
        && tags.part(at + 1, false) != Part::No
    {
        tail.at += 1;
        return true;
    }
    let name_like = matches!(part, Part::Surname | Part::Given)
        || part == Part::Ambiguous
            && !adjective
            && tags.class(at).is(Class::SURNAME.or(Class::GIVEN));
    if name_like && !(tail.n_nouns == 0 && !definite && !tail.complete && part == Part::Ambiguous) {
        return false;
    }
    if !definite && tail.n_nouns == 0 && !tail.complete && tail.of.is_none() {
        // «وزير البترول»: the noun of the construct, whatever it is.
        tail.n_nouns += 1;
        tail.complete = true;
        tail.words.push(at);
        tail.at += 1;
        return true;
    }
    let known_word = adjective || part == Part::No;
    // «الرئيس الأسد»: a word with ال nobody knows ends the title.
    if !known_word || tail.nationality && !adjective {
        return false;
    }
    if definite && !adjective {
        return false;
    }
    if tail.n_nouns > 3 {
        return false;
    }
    // «وزير الخارجية الأمير سعود»: a second title before the name.
    if tail.complete && tags.class(at).is(Class::TITLE) && !adjective {
        tail.at += 1;
        return true;
    }
    tail.n_nouns += 1;
    if tail.of.is_none() && !tail.nationality {
        tail.words.push(at);
    }
    tail.at += 1;
    true
}

/// «عسكري» in «قائد عسكري», «خارجية» in «وزير خارجية الصين».
fn bare_complement(tags: &Tags, tail: &mut Tail, definite: bool) -> bool {
    let at = tail.at;
    let class = tags.class(at);
    let charged =
        tail.qualifier.last().is_some_and(|q| q + 1 == at && tags.word(*q).contains("مكلف"));
    if charged && class.is(Class::NOUN) && tags.definite(at + 1) {
        // «المكلفة حقوق الإنسان».
        tail.at += 2;
        return true;
    }
    if definite || tail.complete || tail.nationality {
        return false;
    }
    if class.is(Class::GIVEN.or(Class::SURNAME)) || tags.surface(at).contains('\u{64b}') {
        return false;
    }
    let noun = class.is(Class::NOUN.or(Class::ADJECTIVE)) && !class.is(Class::REPORTING)
        || class.is_empty() && tags.common(at).is(Class::ADJECTIVE);
    if !noun || tail.n_nouns > 2 {
        return false;
    }
    tail.n_nouns += 0;
    tail.words.push(at);
    tail.at += 1;
    tail.words.len() < 6
}

fn cue(kind: TitleKind, definite: bool, tail: &Tail) -> Cue {
    let weak = matches!(kind, TitleKind::Profession | TitleKind::Family | TitleKind::Sport);
    match (definite, weak) {
        (true, true) if !tail.nationality && tail.of.is_none() => Cue::Loose,
        (true, _) => Cue::Title,
        (false, _) if tail.complete && (tail.n_nouns > 0 || tail.of.is_some()) => Cue::Title,
        (false, false) if tail.complete => Cue::Title,
        (false, false)
            if matches!(kind, TitleKind::Honorific | TitleKind::Royal | TitleKind::Religious) =>
        {
            Cue::Title
        }
        _ => Cue::Loose,
    }
}

/// The name right after the title, or after a comma, dash or bracket.
fn name_after(
    tags: &Tags,
    at: usize,
    cue: Cue,
    kind: TitleKind,
    tail: &Tail,
) -> Option<(Candidate, usize)> {
    if tags.goes_on(at) {
        return name_at(tags, at, cue, kind);
    }
    if tags.is_foreign(at) && !tags.starts_block(at) && cue >= Cue::Loose {
        return latin(tags, at);
    }
    // «رئيس الاتحاد … «فيفا» فلان»: a short name in quotation marks between.
    if tags.opens_quote(at) && !tags.starts_block(at) && cue == Cue::Title {
        let close = (at + 1..at + 4).find(|i| tags.is_quote(*i));
        if let Some(close) = close.filter(|c| tags.goes_on(c + 1))
            && let Some(found) = name_at(tags, close + 1, Cue::Verb, kind)
        {
            return Some(found);
        }
    }
    let apart = matches!(tags.surface(at), "،" | "," | "-" | "–" | "(" | ":") || tags.is_quote(at);
    let specific = tail.nationality || tail.of.is_some() || tail.complete && cue == Cue::Title;
    if !apart || !specific || tags.starts_block(at) || !tags.goes_on(at + 1) {
        return None;
    }
    if tags.surface(at) == ":" {
        return None;
    }
    let (candidate, last) = name_at(tags, at + 1, Cue::List, kind)?;
    (candidate.score >= 840
        && (candidate.last - candidate.first > 1 || !candidate.known.is_empty()))
    .then_some((candidate, last))
}

fn name_at(tags: &Tags, at: usize, cue: Cue, kind: TitleKind) -> Option<(Candidate, usize)> {
    let known = tags.bare_known(at, &[MentionKind::Person]);
    let name = people::read(tags, at, false).or_else(|| surname_with_article(tags, at, kind));
    let found = name.and_then(|n| {
        let accepted = people::accept(tags, &n, cue)
            .or_else(|| (n.parts == [Part::Article]).then_some(760))?;
        Some((n, accepted))
    });
    match (known, found) {
        (Some(known), Some((name, _))) if name.last <= known.last => {
            Some((known.clone(), known.last))
        }
        (Some(known), None) => Some((known.clone(), known.last)),
        (_, Some((name, score))) => {
            let last = name.last;
            Some((name.candidate(tags, "title-name", score), last))
        }
        (None, None) => None,
    }
}

/// «الجنرال البرهان», «الدكتور البرادعي»: a surname with ال after a title that needs nothing else.
fn surname_with_article(tags: &Tags, at: usize, kind: TitleKind) -> Option<Name> {
    let takes = matches!(kind, TitleKind::Honorific | TitleKind::Military | TitleKind::Religious);
    (takes && tags.part(at, false) == Part::Article).then(|| Name {
        first: at,
        last: at + 1,
        clitic: 0,
        parts: vec![Part::Article],
        joined: false,
        gender: None,
    })
}

/// «الرئيس John Smith».
fn latin(tags: &Tags, at: usize) -> Option<(Candidate, usize)> {
    let upper = |ix: usize| tags.surface(ix).starts_with(char::is_uppercase);
    let mut last = at;
    while last - at < 4
        && tags.is_foreign(last)
        && upper(last)
        && (last == at || !tags.starts_block(last))
    {
        last += 1;
    }
    let name = Name {
        first: at,
        last,
        clitic: 0,
        parts: vec![Part::Foreign],
        joined: false,
        gender: None,
    };
    (last > at).then(|| (name.candidate(tags, "title-name", 800), last))
}

/// «سفير فرنسا في لبنان X», «مبعوث … إلى سوريا X»: only when a name follows.
fn place_then_name(
    tags: &Tags,
    orgs: &[Candidate],
    tail: &mut Tail,
    cue: Cue,
    kind: TitleKind,
) -> Option<(Candidate, usize)> {
    let at = tail.at;
    let for_it = tags.word(at).starts_with("لل") && tags.part(at, false) == Part::No;
    let preposition = matches!(tags.word(at), "في" | "الي" | "من" | "علي" | "لدي" | "لشوون");
    if !tags.goes_on(at) || !(preposition || for_it) {
        return None;
    }
    if for_it {
        // «المدير العام للمنظمة فلان».
        let found = tags.goes_on(at + 1).then(|| name_at(tags, at + 1, cue, kind)).flatten()?;
        tail.at = at + 1;
        return Some(found);
    }
    let proper = [MentionKind::Place, MentionKind::Organization, MentionKind::Media];
    let known = || tags.bare_known(at + 1, &proper);
    let found = org_at(orgs, at + 1).or_else(known);
    let (next, span, country) = match found {
        Some(found) => {
            (found.last, Some(found.span), found.country.clone().or_else(|| tags.country_of(found)))
        }
        // «لشؤون الشرق الأوسط», «في الحزب»: words with the article.
        None => {
            let mut next = at + 1;
            while next - at < 5
                && tags.goes_on(next)
                && tags.definite(next)
                && tags.part(next, false) == Part::No
                && !tags.class(next).is(Class::TIME.or(Class::STOP))
            {
                next += 1;
            }
            (next, None, None)
        }
    };
    let mut next = next;
    while let Some(n) = tags.bare_known(next, &[MentionKind::Nationality]) {
        next = n.last;
    }
    if next == at + 1 || !tags.goes_on(next) {
        return None;
    }
    let strict = if span.is_some() { cue } else { Cue::Verb };
    let (candidate, last) = name_at(tags, next, strict.max(Cue::Verb), kind)?;
    if candidate.score < 800 {
        return None;
    }
    tail.at = next;
    tail.of = tail.of.or(span);
    tail.country = tail.country.take().or(country);
    Some((candidate, last))
}

/// «وزير خارجية الصين» → «وزير الخارجية»; «الرئيس» → «رئيس».
fn normal(tags: &Tags, tail: &Tail, first: usize) -> String {
    let mut words: Vec<String> = Vec::with_capacity(tail.words.len());
    for ix in &tail.words {
        if tags.nationality(*ix).is_some() {
            continue;
        }
        let surface = tags.surface(*ix);
        let word = match *ix == first {
            true => tags.span(first, first + 1, tags.clitic(first)).of(tags.reading.text),
            false => surface,
        };
        words.push(people::spaced(word));
    }
    if words.last().is_some_and(|w| w == "باسم") {
        words.pop();
    }
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
