//! The name of the person after a title.

use super::Tail;
use super::complements::org_at;
use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::people::{self, Cue, Name};
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::{Class, TitleKind};

pub(super) fn cue(tags: &Tags, kind: TitleKind, definite: bool, tail: &Tail) -> Cue {
    // «القطاع المصرفي»: behind a noun with the article it is an adjective.
    let adjective = tail.words.first().is_some_and(|f| {
        *f > 0 && tags.goes_on(*f) && tags.definite(*f - 1) && tags.word(*f).ends_with('ي')
    });

    let weak = matches!(kind, TitleKind::Profession | TitleKind::Family | TitleKind::Sport);
    match (definite, weak) {
        // «الباحث كاميار علائي»: with its article a profession stands before a name.
        (true, true)
            if kind != TitleKind::Family
                && tail.words.len() == 1
                && tail.n_nouns == 0
                && !adjective =>
        {
            Cue::Title
        }
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
pub(super) fn name_after(
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
    // «وزيرة الخارجية الفلبينية، /تيريزا لازارو/»: some agencies put names between strokes.
    let at = if tags.surface(at + 1) == "/" && tags.surface(at) == "،" { at + 1 } else { at };
    let stroke = tags.surface(at) == "/";
    let apart = stroke
        || matches!(tags.surface(at), "،" | "," | "-" | "–" | "(" | ":")
        || tags.is_quote(at);
    let specific = tail.nationality || tail.of.is_some() || tail.complete && cue == Cue::Title;
    if !apart || !specific || tags.starts_block(at) || !tags.goes_on(at + 1) {
        return None;
    }
    if tags.surface(at) == ":" {
        return None;
    }
    if stroke && cue == Cue::Title {
        return name_at(tags, at + 1, cue, kind);
    }
    let found = name_at(tags, at + 1, Cue::List, kind).filter(|(candidate, _)| {
        candidate.score >= 840
            && (candidate.last - candidate.first > 1 || !candidate.known.is_empty())
    });
    found.or_else(|| between_commas(tags, at + 1, cue))
}

/// «المتحدث باسم الوكالة، عبدول موهاري،»: two foreign words that stand between commas.
fn between_commas(tags: &Tags, at: usize, cue: Cue) -> Option<(Candidate, usize)> {
    let name = people::read(tags, at, false).filter(|n| n.last - n.first == n.parts.len())?;
    let sound = |i: usize| tags.sound(i);
    // «البطريرك، بارثولوميوس،»
    let single = name.parts.len() == 1 && sound(at) >= 20 && tags.word(at).chars().count() > 4;
    let foreign = single
        || name.parts.len() == 2
            && matches!(
                name.parts.first(),
                Some(Part::Unknown | Part::Foreign | Part::Given | Part::Verbal)
            )
            && sound(at) + sound(at + 1) > 0
            && tags.is_plain(at + 1);
    let closed = tags.is_punct(name.last) && !tags.starts_block(name.last);
    let last = name.last;
    (cue == Cue::Title && foreign && closed)
        .then(|| (name.candidate(tags, "title-name", 800), last))
}

pub(super) fn name_at(
    tags: &Tags,
    at: usize,
    cue: Cue,
    kind: TitleKind,
) -> Option<(Candidate, usize)> {
    let known = tags.bare_known(at, &[MentionKind::Person]);
    // «وزيرة للبيئة وجيرالد …»: «و» begins another.
    let another = known.is_none() && tags.word(at).starts_with('و') && {
        let rest = tags.words.class(tags.word(at).get(2..).unwrap_or_default());
        tags.class(at).is_empty() && (rest.is(Class::GIVEN) || tags.clitic(at) > 0)
            || tags.sounds_conjoined(at)
    };
    if another {
        return None;
    }
    // «قائد شرطة ولاية …»: a place is governed, not named.
    if tags.class(at).is(Class::PLACE_HEAD) && !tags.class(at).is(Class::GIVEN) {
        return known.map(|k| (k.clone(), k.last));
    }
    let name = people::read(tags, at, false)
        .map(|n| with_surname(tags, n, cue, kind))
        .or_else(|| surname_with_article(tags, at, kind));
    // «أمير شاتيون»: without its article a ruler's title stands before what he rules.
    let rules = |n: &Name| {
        kind == TitleKind::Royal
            && n.last == at + 1
            && n.parts.iter().all(|p| matches!(p, Part::Foreign | Part::Unknown | Part::Shape))
            && at.checked_sub(1).is_some_and(|b| {
                tags.class(b).or(tags.stem_class(b)).is(Class::TITLE)
                    && !tags.definite(b)
                    && !tags.stem(b).starts_with("ال")
            })
    };
    let name = name.filter(|n| !rules(n));
    // «داعية باكو»: a known place alone is no person.
    let place = |n: &Name| {
        n.last == n.first + 1
            && tags.known_at(n.first).is_some_and(|k| k.kind != MentionKind::Person)
    };
    let found = name.filter(|n| !place(n) && !is_predicate(tags, n)).and_then(|n| {
        let accepted = people::accept(tags, &n, cue)
            .or_else(|| (n.parts == [Part::Article]).then_some(760))?;
        Some((n, accepted))
    });
    let found = found.or_else(|| ruler(tags, at, kind).map(|name| (name, 800)));
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

/// «رأى أن الحكم عادل،»: a quality said of what the word before it names.
fn is_predicate(tags: &Tags, name: &Name) -> bool {
    let said = name.first.checked_sub(2).is_some_and(|b| tags.class(b).is(Class::THAT));
    let at = name.first;
    said && name.last == at + 1
        && tags.definite(at - 1)
        && (tags.class(at).or(tags.common(at)).is(Class::ADJECTIVE)
            || tags.part(at, false) == Part::Ambiguous)
        && !tags.surface(at).contains('\u{64b}')
        && !(tags.goes_on(name.last) && tags.is_word(name.last))
}

/// «وزير الدفاع محمد ديانيه»: who holds an office has a second name, whatever it looks like.
fn with_surname(tags: &Tags, mut name: Name, cue: Cue, kind: TitleKind) -> Name {
    let office = matches!(
        kind,
        TitleKind::Office | TitleKind::Military | TitleKind::Profession | TitleKind::Sport
    );
    let at = name.last;
    let first = name.parts.first();
    let given = matches!(first, Some(Part::Given | Part::Foreign)) && name.parts.len() == 1;
    // «الدكتور شريف خاطر، رئيس …»: before a mark any word closes the name of two.
    let listed = tags.class(name.first).is(Class::GIVEN) && name.parts.len() == 1;
    let closed = Class::STOP
        .or(Class::VERB)
        .or(Class::TITLE)
        .or(Class::TIME)
        .or(Class::NUMBER)
        .or(Class::QUALIFIER);
    if cue == Cue::Title
        && listed
        && !name.joined
        && name.last == name.first + 1
        && tags.goes_on(at)
        && !tags.class(at).is(closed)
        && (!tags.definite(at) || !tags.class(at).is(Class::ADJECTIVE))
        // «الرئيس كلينتون الفاعلين،»: what he threatens.
        && !(tags.definite(at)
            && tags.class(name.first).is(Class::FOREIGN.or(Class::LONE).or(Class::SURNAME)))
        && tags.known_in(at).is_none()
        && (tags.clitic(at) == 0 || tags.definite(at))
        && !tags.surface(at).contains('\u{64b}')
        && matches!(tags.surface(at + 1), "،" | "." | "," | "(" | ":")
        && !tags.starts_block(at + 1)
        && tags.known_at(name.first).is_none_or(|k| k.kind != MentionKind::Person)
    {
        name.last = at + 1;
        name.parts.push(Part::Unknown);
        return name;
    }
    if cue != Cue::Title || !office || !given || name.joined || !tags.goes_on(at) {
        return name;
    }
    let word = tags.word(at);
    let class = tags.class(at);
    let foreign = tags.stem_class(name.first).is(Class::FOREIGN) || first == Some(&Part::Foreign);
    // «فلاديمير سيرون»: only by its ending a form of «سير».
    let common = tags.common(at);
    let open = common.is_empty() || foreign && word.ends_with(['ن', 'ا']) && !word.starts_with('و');
    let n = word.chars().count();
    let takes = class.is_empty()
        && open
        && n > 3
        && !tags.definite(at)
        && tags.known_in(at).is_none()
        && tags.clitic(at) == 0
        && !tags.hides_clitic(at)
        && !tags.sounds_conjoined(at)
        && !word.starts_with("لل")
        && !word.starts_with("بال")
        && !(word.starts_with(['ب', 'ل', 'و', 'ف', 'ك'])
            && !tags.words.class(word.get(2..).unwrap_or_default()).is_empty())
        && !word.ends_with("وا")
        && (tags.words.sound(word) > 0 || !word.starts_with(['ي', 'ت']));
    if takes && tags.known_at(name.first).is_none_or(|k| k.kind != MentionKind::Person) {
        name.last = at + 1;
        name.parts.push(Part::Unknown);
    }
    name
}

/// «الجنرال البرهان», «الدكتور البرادعي»: a surname with ال after a title that needs nothing else.
pub(super) fn surname_with_article(tags: &Tags, at: usize, kind: TitleKind) -> Option<Name> {
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

/// «الأمير طوسون غائب», «الملكة عالية»: behind the title of a ruler a word without the article is his name.
fn ruler(tags: &Tags, at: usize, kind: TitleKind) -> Option<Name> {
    let closed = Class::STOP
        .or(Class::VERB)
        .or(Class::REPORTING)
        .or(Class::TIME)
        .or(Class::NUMBER)
        .or(Class::PARTICLE)
        .or(Class::QUALIFIER);
    let titled = at.checked_sub(1).is_some_and(|b| {
        let clitics = ["ال", "وال", "بال", "لل", "فال"].iter();
        tags.goes_on(at) && { clitics }.any(|c| tags.word(b).starts_with(c))
    });
    let class = tags.class(at);
    let noun = class.is(Class::NOUN) && !class.is(Class::GIVEN.or(Class::TITLE));
    // «الأمير شيخ المحمودي»
    let family = tags.goes_on(at + 1)
        && matches!(tags.part(at + 1, false), Part::Article | Part::Surname)
        && tags.definite(at + 1)
        && tags.surface(at + 1).ends_with(['ي', 'ى']);
    // «السلطان مراد الثاني», «السلطان طومان باي»
    let numbered = tags.goes_on(at + 1)
        && (people::is_ordinal(tags.word(at + 1))
            || matches!(tags.word(at + 1), "باي" | "باشا" | "خان"));
    let takes = kind == TitleKind::Royal
        && (!tags.word(at).starts_with("لل") || tags.word(at) == "للا")
        && titled
        && !noun
        && !tags.definite(at)
        && !tags.class(at).is(closed)
        && tags.clitic(at) == 0
        && tags.known_in(at).is_none()
        && !tags.surface(at).contains('\u{64b}')
        && !tags.surface(at).ends_with('ا')
        && tags.word(at).chars().count() > 2;
    (takes && !people::is_count(tags, at)).then(|| Name {
        first: at,
        last: if family || numbered { at + 2 } else { at + 1 },
        clitic: 0,
        parts: vec![Part::Given],
        joined: false,
        gender: None,
    })
}

/// «الرئيس John Smith».
pub(super) fn latin(tags: &Tags, at: usize) -> Option<(Candidate, usize)> {
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
pub(super) fn place_then_name(
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
    // «رئيس الوزراء السابق على السلوفاكي فلان»
    let only_adjective = found.is_none() && tags.nationality(at + 1).is_some();
    if next == at + 1 || only_adjective || !tags.goes_on(next) {
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
