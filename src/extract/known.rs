//! Mentions of things the lexicon knows by name.
//!
//! The matcher finds the strings; here the words around them decide what they mean:
//! «38 جنديا أرمينيا» is a nationality and not the country, «في حلب» is the city and «حلب البقر»
//! is not.

use super::clubs;
use super::cues::{self, Doubtful};
use super::facts::MentionKind;
use super::nationalities::{
    counts_before, follows_bare_noun, is_accusative, is_language, is_nisba, nationality_kind,
    people_of,
};
use super::overlap::Candidate;
use super::reading::Reading;
use super::traits::May;
use crate::base::{Key, Span};
use crate::document::EntityKind;
use crate::lexicon::words::Class;
use crate::lexicon::{Form, NameMatch, Thing};
use crate::text::{WordSet, fold_key};

/// Every known name in the article.
pub fn candidates(reading: &Reading) -> Vec<Candidate> {
    let may_begin = |at: usize| reading.traits(at).may(May::KNOWN);
    let matches = reading.lexicon.find_where(reading.text, &reading.analysis, may_begin);
    let mut sure: Vec<Candidate> = Vec::with_capacity(matches.len());
    let mut doubtful = Vec::new();
    let mut sport = None;
    let mut played: Vec<Key> = Vec::new();
    let clubs_named = named_clubs(reading, &matches);
    for m in &matches {
        let mut playing = |last: Option<&Candidate>| {
            *sport.get_or_insert_with(|| clubs::is_sport(reading))
                && (clubs::plays(reading, m, last) || again(reading, m, &clubs_named))
        };
        if is_one_word(reading, m) {
            continue;
        }
        if let Some(club) = club(reading, m).filter(|_| playing(sure.last())) {
            played.extend(club.first().map(|(thing, _)| thing.key.clone()));
            sure.push(candidate(reading, m, club, "club"));
            continue;
        }
        match read(reading, m, true) {
            Some(found) => sure.extend(apart(reading, m, found)),
            None => {
                if let Some(found) = without_today(reading, m) {
                    sure.push(found);
                    continue;
                }
                let found = read(reading, m, false);
                doubtful.extend(found.map(|candidate| Doubtful { matched: m, candidate }));
            }
        }
    }
    if !played.is_empty() {
        plays_on(reading, &matches, &played, &mut sure);
    }
    if *sport.get_or_insert_with(|| clubs::is_sport(reading)) {
        clubs::federations(reading, &mut sure);
        let bare = clubs::bare(reading, &sure);
        if !bare.is_empty() {
            sure.extend(bare);
            sure.sort_by_key(|c| c.first);
        }
    }
    if !doubtful.is_empty() {
        let more = cues::vouched(reading, &sure, doubtful);
        if !more.is_empty() {
            sure.extend(more);
            sure.sort_by_key(|c| c.first);
        }
    }
    sure
}

/// «وفيات»: a word of daily life as it stands, and no firm «فيات» behind a particle.
fn is_one_word(reading: &Reading, m: &NameMatch) -> bool {
    let listed = &reading.lexicon.words;
    let body = |ix: u32| {
        let thing = reading.lexicon.things.get(ix as usize);
        thing.is_some_and(|t| matches!(t.kind, EntityKind::Organization | EntityKind::Media))
    };
    m.clitic > 0
        && m.last == m.first + 1
        && listed.common(reading.word(m.first)).is(Class::NOUN)
        && m.readings.iter().all(|r| body(r.0))
}

/// «تحتفل روسيا اليوم بعيدها»: the country and the day, not the channel called so.
fn without_today(reading: &Reading, m: &NameMatch) -> Option<Candidate> {
    let last = m.last.checked_sub(1).filter(|last| *last > m.first)?;
    let end = reading.analysis.solid_token(last - 1)?.span.end();
    if reading.word(last) != "اليوم" || m.clitic > 0 {
        return None;
    }
    let span = Span::new(m.span.start(), end.max(m.span.start()));
    let words = span.of(reading.text);
    let things = reading.lexicon.things.iter();
    let thing = { things }.find(|t| t.class == "country" && t.name == words)?;
    Some(Candidate {
        span,
        first: m.first,
        last,
        kind: MentionKind::from(thing.kind),
        known: vec![thing.key.clone()],
        name: thing.name.clone(),
        rule: "name".into(),
        score: 950,
        ..Candidate::default()
    })
}

/// «روما … غاب عن روما قائده»: a city whose club has played plays wherever no word of place stands before it.
fn plays_on(reading: &Reading, matches: &[NameMatch], played: &[Key], sure: &mut [Candidate]) {
    for c in sure.iter_mut().filter(|c| c.kind == MentionKind::Place && c.last == c.first + 1) {
        let before = c.first.checked_sub(1).map_or("", |b| reading.word(b));
        let at = matches.partition_point(|m| m.first < c.first);
        let Some(m) = matches.get(at).filter(|m| m.first == c.first && m.last == c.last) else {
            continue;
        };
        let Some(club) = club(reading, m) else { continue };
        let key = club.first().is_some_and(|(thing, _)| played.contains(&thing.key));
        let inside = reading.word(m.first).get(..m.clitic).is_some_and(|p| p.contains('ب'));
        if key && !inside && (!cues::is_place_cue(before) || before == "من") {
            *c = candidate(reading, m, club, "club");
        }
    }
}

/// Clubs of cities that the article also names in full: «نادي برشلونة».
fn named_clubs(reading: &Reading, matches: &[NameMatch]) -> Vec<u32> {
    let club = |ix: u32| reading.lexicon.things.get(ix as usize).is_some_and(|t| t.class == "club");
    let whole = |m: &&NameMatch| m.last - m.first > 1;
    let named = matches.iter().filter(whole).flat_map(|m| m.readings.iter().map(|r| r.0));
    named.filter(|ix| club(*ix)).collect()
}

/// The club has been named in full, and no word of place stands before the city.
fn again(reading: &Reading, m: &NameMatch, named: &[u32]) -> bool {
    let before = m.first.checked_sub(1).map_or("", |b| reading.word(b));
    m.readings.iter().any(|r| named.contains(&r.0)) && !cues::is_place_cue(before)
}

/// The club that goes by the name of a city.
fn club<'r>(reading: &Reading<'r>, m: &NameMatch) -> Option<Vec<(&'r Thing, Form)>> {
    if m.readings.len() < 2 {
        return None;
    }
    let thing = |ix: u32| reading.lexicon.things.get(ix as usize);
    let other = |t: &Thing| matches!(t.kind, EntityKind::Place | EntityKind::Other);
    let city = m.readings.iter().any(|r| thing(r.0).is_some_and(other));
    let club =
        m.readings.iter().find_map(|r| Some((thing(r.0).filter(|t| t.class == "club")?, r.1)));
    club.filter(|_| city).map(|c| vec![c])
}

/// What a match means, when the words around allow it; `strict` asks those right beside it.
fn read(reading: &Reading, m: &NameMatch, strict: bool) -> Option<Candidate> {
    let accusative = m.readings.iter().any(|r| is_accusative(r.1)) && counts_before(reading, m);
    let ignored = |key: &str| reading.article.meta.ignore.iter().any(|i| i == key);
    if strict && is_common_here(reading, m)
        || is_name_whole(reading, m)
        || is_language(reading, m)
        || leads_elsewhere(reading, m)
    {
        return None;
    }
    let mut readings: Vec<_> = m
        .readings
        .iter()
        .filter(|(_, form, _)| is_accusative(*form) == accusative)
        .filter_map(|(ix, form, cue)| {
            let thing = reading.lexicon.things.get(*ix as usize)?;
            (!strict || cues::beside(reading, m, thing, *cue)).then_some((thing, *form))
        })
        .filter(|(thing, form)| spelled_so(reading, m, thing, *form))
        .filter(|(thing, form)| is_nisba(*form) || !owns(reading, m, thing))
        .filter(|(thing, _)| !ignored(thing.key.as_str()) && !ignored(m.span.of(reading.text)))
        .collect();
    // «شاحنات سورية», «في سورية»: after a bare noun it is the adjective.
    let adjective = follows_bare_noun(reading, m);
    let both = |readings: &[(&Thing, Form)]| {
        readings.iter().any(|r| is_nisba(r.1)) && readings.iter().any(|r| !is_nisba(r.1))
    };
    if both(&readings) {
        readings.retain(|r| is_nisba(r.1) == adjective);
    }
    // A carded thing wins over a built-in one, a name over an alias.
    readings.sort_by_key(|(thing, form)| (!thing.carded, *form));
    let rule = match readings.first()?.1 {
        Form::Nationality(_) => "nationality",
        Form::Alias => "alias",
        _ => "name",
    };
    Some(candidate(reading, m, readings, rule))
}

/// «كلاوس باربي», «شارل باسكوا»: with its first letter the word is a person's name, and no clitic stands
/// before «لاوس», «اسكوا».
fn is_name_whole(reading: &Reading, m: &NameMatch) -> bool {
    let class = reading.traits(m.first).class;
    let listed = class.is(Class::GIVEN.or(Class::SURNAME));
    let first_name = m.first.checked_sub(1).is_some_and(|b| {
        let before = reading.traits(b).class;
        before.is(Class::GIVEN) && !reading.analysis.starts_block(m.first)
    });
    // «سيموني بوليلي»: no «ب» and a town of old right behind a foreign first name.
    let small = |r: &(u32, Form, _)| {
        let thing = reading.lexicon.things.get(r.0 as usize);
        thing.is_some_and(|t| {
            matches!(t.class.as_str(), "town" | "village" | "historic" | "neighborhood")
        })
    };
    let foreign = || {
        m.first.checked_sub(1).is_some_and(|b| reading.traits(b).class.is(Class::FOREIGN))
            && first_name
            && m.readings.iter().all(small)
    };
    m.clitic > 0
        && m.last == m.first + 1
        && (listed && (!class.is(Class::AMBIGUOUS) || first_name) || foreign())
}

/// «القمر الصناعي», «النيل من خصومه»: with the word behind it no moon and no river.
fn leads_elsewhere(reading: &Reading, m: &NameMatch) -> bool {
    let next = reading.word(m.last);
    let last = m.last.checked_sub(1).map_or("", |last| reading.word(last));
    match last.trim_start_matches(['و', 'ب', 'ف']) {
        "القمر" | "لقمر" | "للقمر" => {
            matches!(next, "الصناعي" | "الاصطناعي" | "الفضائي")
        }
        "النيل" => next == "من",
        _ => false,
    }
}

/// The mention a match is, by the first of its readings.
fn candidate(
    reading: &Reading,
    m: &NameMatch,
    readings: Vec<(&Thing, Form)>,
    rule: &'static str,
) -> Candidate {
    let Some((first, form)) = readings.first().copied() else { return Candidate::default() };
    let kind = match form {
        // «الأمة العربية», «فريق عربي»: adjectives of peoples that are no state.
        Form::Nationality(inflection)
            if matches!(first.kind, EntityKind::Place | EntityKind::Group) =>
        {
            nationality_kind(reading, m, inflection)
        }
        _ => MentionKind::from(first.kind),
    };
    let keys = readings
        .iter()
        .filter(|(t, _)| t.carded == first.carded && t.kind == first.kind)
        .map(|(t, _)| t.key.clone())
        .collect();
    if kind == MentionKind::Group && first.kind == EntityKind::Place {
        return people_of(m, first);
    }
    let (span, first_token) = match first.kind {
        EntityKind::Person => without_title(reading, m),
        _ => without_head(reading, m, first),
    };
    Candidate {
        span,
        first: first_token,
        last: m.last,
        kind,
        known: keys,
        name: first.name.clone(),
        rule: rule.into(),
        score: if first.carded { 990 } else { 950 },
        ..Candidate::default()
    }
}

/// «شركة أبل الأمريكية», «الهلال السعودي»: the name, and the nationality of what has a name.
fn apart(reading: &Reading, m: &NameMatch, found: Candidate) -> Vec<Candidate> {
    let thing = found.known.first().and_then(|key| reading.lexicon.get(key));
    let owned = |t: &&Thing| {
        matches!(t.kind, EntityKind::Organization | EntityKind::Media) && m.last - m.first > 1
    };
    let country = thing.filter(owned).and_then(|t| reading.lexicon.get(t.country.as_ref()?));
    let (Some(thing), Some(country)) = (thing, country) else { return vec![found] };
    let last = m.last - 1;
    let word = reading.word(last);
    let bare = word.strip_prefix("ال").unwrap_or_default();
    // «ليفربول الإنجليزي»: of a part of its country.
    let britain = country.key.as_str() == "united-kingdom"
        && matches!(bare, "انجليزي" | "انكليزي" | "اسكتلندي" | "ويلزي");
    let of_country = britain
        || country.nisbas.iter().any(|n| {
            let n = fold_key(n);
            bare == n || bare.strip_suffix('ه') == Some(n.as_str())
        });
    if !of_country {
        return vec![found];
    }
    let (Some(end), Some(token)) =
        (reading.analysis.solid_token(last - 1), reading.analysis.solid_token(last))
    else {
        return vec![found];
    };
    let span = Span::new(found.span.start(), end.span.end().max(found.span.start()));
    let rest = fold_key(span.of(reading.text));
    let known = |n: &String| fold_key(n) == rest;
    let whole = fold_key(&thing.name).ends_with(word) && thing.class != "club";
    if whole || thing.class != "club" && !known(&thing.name) && !thing.aliases.iter().any(known) {
        return vec![found];
    }
    let nationality = Candidate {
        span: token.span,
        first: last,
        last: m.last,
        kind: MentionKind::Nationality,
        known: vec![country.key.clone()],
        name: country.name.clone(),
        rule: "nationality".into(),
        score: 950,
        ..Candidate::default()
    };
    vec![Candidate { span, last, ..found }, nationality]
}

/// «الملكة إليزابيث الثانية» as an alias: a title is no part of the name.
fn without_title(reading: &Reading, m: &NameMatch) -> (Span, usize) {
    const TITLES: WordSet = WordSet::new(&[
        "البابا",
        "الملك",
        "الملكه",
        "الامير",
        "الاميره",
        "السلطان",
        "الامام",
        "القيصر",
        "الشيخه",
        "الخديوي",
        "النبي",
        "الرسول",
    ]);
    let word = reading.word(m.first).get(m.clitic..).unwrap_or_default();
    let rest = reading.analysis.solid_token(m.first + 1);
    match rest.filter(|_| m.last - m.first > 1 && TITLES.contains(&word)) {
        Some(token) => (Span::new(token.span.start().min(m.span.end()), m.span.end()), m.first + 1),
        None => (m.span, m.first),
    }
}

/// A name that is a word of daily life as well, without anything that makes it a place:
/// «البيت الأبيض» is not the city الأبيض, «وزير المالية» not of مالي.
fn is_common_here(reading: &Reading, m: &NameMatch) -> bool {
    if m.last - m.first > 1 {
        return false;
    }
    let words = &reading.lexicon.words;
    let word = reading.word(m.first);
    let stem = word.get(m.clitic..).unwrap_or_default();
    let bare = stem.strip_prefix("ال").unwrap_or(stem);
    let nationality = m.readings.iter().any(|r| matches!(r.1, Form::Nationality(_)));
    // «كايتا» is no ك + إيتا.
    let body = |r: &(u32, Form, _)| {
        let thing = reading.lexicon.things.get(r.0 as usize);
        thing.is_some_and(|t| !t.carded && t.kind == EntityKind::Organization)
    };
    if m.clitic > 0
        && word.starts_with('ك')
        && stem == bare
        && stem.chars().count() < 5
        && m.readings.iter().all(body)
    {
        return true;
    }
    // «بحوث» is no ب + حوث.
    let whole = m.clitic > 0
        && words.class(word).is(Class::NOUN.or(Class::ADJECTIVE).or(Class::VERB))
        && words.class(stem).is_empty();
    let town = |r: &(u32, Form, _)| {
        let thing = reading.lexicon.things.get(r.0 as usize);
        thing.is_some_and(|t| !t.carded && t.kind == EntityKind::Place && t.class != "country")
    };
    // «كسبها», «باكرا», «وكيل»: words as they stand, and no ك + سبها, ب + أكرا, و + كيل.
    let ends = ["ها", "ه", "ا", "هم"].iter().filter_map(|e| word.strip_suffix(e));
    let daily = Class::NOUN.or(Class::ADJECTIVE).or(Class::VERB);
    let whole = whole
        || m.clitic > 0
            && (words.class(word).is(Class::TITLE)
                || ends.clone().any(|w| w.len() > m.clitic + 4 && words.class(w).is(daily)));
    if whole && m.readings.iter().all(town) {
        return true;
    }
    if nationality {
        let mali = matches!(bare, "ماليه" | "ماليين" | "ماليون" | "ماليا" | "ماليتين");
        // «ترك سعره»: a verb as well.
        let verb = words.class(stem).is(Class::VERB);
        // «الرئيس المالي» where the land is named.
        const NEAR: usize = 400;
        let before = m.first.checked_sub(1).map_or("", |b| reading.word(b));
        let of_land = matches!(before, "الرييس" | "الجيش" | "الشعب")
            && (m.first.saturating_sub(NEAR)..m.first + NEAR)
                .any(|ix| matches!(reading.word(ix), "باماكو" | "مالي"));
        return mali || verb || bare == "مالي" && stem != bare && !of_land;
    }
    let things = m.readings.iter().filter_map(|r| reading.lexicon.things.get(r.0 as usize));
    let small =
        things.clone().all(|t| !t.carded && t.kind == EntityKind::Place && t.class != "country");
    if !small || !words.class(bare).is(Class::NOUN.or(Class::ADJECTIVE).or(Class::VERB)) {
        return false;
    }
    !m.first.checked_sub(1).is_some_and(|at| cues::is_place_cue(reading.word(at)))
}

/// «رماده» is his ashes and not the town of رمادة, in an article that writes ة where it is due.
fn owns(reading: &Reading, m: &NameMatch, thing: &Thing) -> bool {
    let surface = m.span.of(reading.text);
    if m.last - m.first > 1 || !surface.ends_with('ه') || !reading.tells_ta {
        return false;
    }
    let own = std::iter::once(&thing.name).chain(&thing.aliases);
    thing.kind == EntityKind::Place && !{ own }.any(|n| n.ends_with('ه'))
}

/// The hamza agrees, where the text writes one: «إلبان» is not «ألبان».
fn spelled_so(reading: &Reading, m: &NameMatch, thing: &Thing, form: Form) -> bool {
    let hamza = |s: &str| s.chars().next().filter(|c| matches!(c, 'أ' | 'إ'));
    let surface = m.span.of(reading.text);
    let Some(ours) = hamza(surface.strip_prefix("ال").unwrap_or(surface)) else { return true };
    if m.last - m.first > 1 {
        return true;
    }
    let own: Vec<&String> = match form {
        Form::Nationality(_) => thing.nisbas.iter().chain(&thing.collectives).collect(),
        _ => std::iter::once(&thing.name).chain(&thing.aliases).collect(),
    };
    // Nearly always a spelling of the table begins with the same letters.
    let start = |s: &str| {
        let mut letters = s.strip_prefix("ال").unwrap_or(s).chars();
        (letters.next(), letters.next())
    };
    if own.iter().any(|n| start(n) == start(surface)) {
        return true;
    }
    let same_start = |n: &&&String| {
        let n = n.strip_prefix("ال").unwrap_or(n);
        fold_key(n)
            .chars()
            .take(3)
            .eq(fold_key(surface.strip_prefix("ال").unwrap_or(surface)).chars().take(3))
    };
    let mut hamzas = own
        .iter()
        .filter(same_start)
        .filter_map(|n| hamza(n.strip_prefix("ال").unwrap_or(n)))
        .peekable();
    hamzas.peek().is_none() || hamzas.any(|h| h == ours)
}

/// «إقليم قره باغ» as an alias of «قره باغ»: the head is no part of the name.
fn without_head(reading: &Reading, m: &NameMatch, thing: &Thing) -> (Span, usize) {
    const HEADS: &[&str] = &[
        "اقليم",
        "مدينه",
        "محافظه",
        "ولايه",
        "منطقه",
        "مقاطعه",
        "بلده",
        "قريه",
        "جزيره",
        "مخيم",
        "العاصمه",
    ];
    // «مدينة نصر», «مدينة 6 أكتوبر»: called so, head and all.
    const CALLED: [&str; 9] = [
        "نصر",
        "الصدر",
        "6 اكتوبر",
        "السادس من اكتوبر",
        "الكويت",
        "السادات",
        "بدر",
        "خليفه",
        "زايد",
    ];
    let word = reading.word(m.first);
    // Not «المنطقة الخضراء»: with the article it is the name.
    let clitics =
        |h: &str| word.strip_suffix(h).is_some_and(|c| c.len() <= 4 && !c.ends_with("ال"));
    let head = HEADS.iter().any(|h| clitics(h));
    if thing.kind != EntityKind::Place || !head || m.last - m.first < 2 {
        return (m.span, m.first);
    }
    let Some(token) = reading.analysis.solid_token(m.first + 1) else { return (m.span, m.first) };
    let rest = Span::new(token.span.start().min(m.span.end()), m.span.end());
    let folded = fold_key(rest.of(reading.text));
    let named = std::iter::once(&thing.name).chain(&thing.aliases).any(|n| fold_key(n) == folded);
    // «مدينة نصر» is called so; «قرية توغ» is not.
    let called_so = word.ends_with("مدينه")
        && CALLED
            .iter()
            .any(|c| folded == *c || folded.strip_prefix(c).is_some_and(|r| r.starts_with(' ')));
    if named || !called_so { (rest, m.first + 1) } else { (m.span, m.first) }
}
