//! Mentions of things the lexicon knows by name.
//!
//! The matcher finds the strings; here the words around them decide what they mean:
//! «38 جنديا أرمينيا» is a nationality and not the country, «في حلب» is the city and «حلب البقر»
//! is not.

use super::facts::MentionKind;
use super::overlap::Candidate;
use super::reading::Reading;
use crate::base::Span;
use crate::document::EntityKind;
use crate::lexicon::nationality::Inflection;
use crate::lexicon::words::Class;
use crate::lexicon::{Cue, Form, NameMatch, Thing};
use crate::text::{fold_key, numbers};

/// Every known name in the article.
pub fn candidates(reading: &Reading) -> Vec<Candidate> {
    let matches = reading.lexicon.find(reading.text, &reading.analysis);
    matches.iter().filter_map(|m| candidate(reading, m)).collect()
}

fn candidate(reading: &Reading, m: &NameMatch) -> Option<Candidate> {
    let accusative = m.readings.iter().any(|r| is_accusative(r.1)) && counts_before(reading, m);
    let ignored = |key: &str| reading.article.meta.ignore.iter().any(|i| i == key);
    if is_common_here(reading, m) {
        return None;
    }
    let mut readings: Vec<_> = m
        .readings
        .iter()
        .filter(|(_, form, _)| is_accusative(*form) == accusative)
        .filter(|(_, _, cue)| cued(reading, m, *cue))
        .filter_map(|(ix, form, _)| Some((reading.lexicon.things.get(*ix as usize)?, *form)))
        .filter(|(thing, form)| spelled_so(reading, m, thing, *form))
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
    let (first, form) = *readings.first()?;
    let kind = match form {
        Form::Nationality(inflection) if first.kind == EntityKind::Place => {
            nationality_kind(reading, m, inflection)
        }
        // «الأمة العربية», «فريق عربي»: adjectives of peoples that are no state.
        Form::Nationality(inflection) if first.kind == EntityKind::Group => {
            nationality_kind(reading, m, inflection)
        }
        _ => MentionKind::from(first.kind),
    };
    let rule = match form {
        Form::Nationality(_) => "nationality",
        Form::Alias => "alias",
        _ => "name",
    };
    let keys = readings
        .iter()
        .filter(|(t, _)| t.carded == first.carded && t.kind == first.kind)
        .map(|(t, _)| t.key.clone())
        .collect();
    let (span, first_token) = without_head(reading, m, first);
    Some(Candidate {
        span,
        first: first_token,
        last: m.last,
        kind,
        known: keys,
        name: first.name.clone(),
        rule: rule.to_owned(),
        score: if first.carded { 990 } else { 950 },
        ..Candidate::default()
    })
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
    if nationality {
        let mali = matches!(bare, "ماليه" | "ماليين" | "ماليون" | "ماليا" | "ماليتين");
        // «ترك سعره»: a verb as well.
        let verb = words.class(stem).is(Class::VERB);
        return mali || verb || bare == "مالي" && stem != bare;
    }
    let things = m.readings.iter().filter_map(|r| reading.lexicon.things.get(r.0 as usize));
    let small =
        things.clone().all(|t| !t.carded && t.kind == EntityKind::Place && t.class != "country");
    if !small || !words.class(bare).is(Class::NOUN.or(Class::ADJECTIVE).or(Class::VERB)) {
        return false;
    }
    !m.first.checked_sub(1).is_some_and(|at| is_place_cue(reading.word(at)))
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
    const HEADS: &[&str] =
        &["اقليم", "مدينه", "محافظه", "ولايه", "منطقه", "مقاطعه", "بلده", "قريه", "جزيره", "مخيم"];
    let word = reading.word(m.first);
    let head = HEADS.iter().any(|h| word.ends_with(h) && word.len() - h.len() <= 4);
    if thing.kind != EntityKind::Place || !head || m.last - m.first < 2 {
        return (m.span, m.first);
    }
    let Some(token) = reading.analysis.solid_token(m.first + 1) else { return (m.span, m.first) };
    let rest = Span::new(token.span.start().min(m.span.end()), m.span.end());
    let folded = fold_key(rest.of(reading.text));
    let named = std::iter::once(&thing.name).chain(&thing.aliases).any(|n| fold_key(n) == folded);
    // «مدينة نصر» is called so; «قرية توغ» is not.
    let called_so = fold_key(&thing.name).starts_with("مدينه");
    if named || !called_so { (rest, m.first + 1) } else { (m.span, m.first) }
}

/// The token is written with ال: «الجنود», not «آلاف».
fn has_article(reading: &Reading, at: Option<usize>) -> bool {
    let token = at.and_then(|at| reading.analysis.solid_token(at));
    token.is_some_and(|t| t.span.of(reading.text).starts_with("ال"))
}

fn is_nisba(form: Form) -> bool {
    matches!(form, Form::Nationality(_))
}

/// A noun without the article stands right before, and is no construct: «شاحنات», «مدينة».
fn follows_bare_noun(reading: &Reading, m: &NameMatch) -> bool {
    let Some(at) = m.first.checked_sub(1).filter(|_| m.clitic == 0) else { return false };
    let words = &reading.lexicon.words;
    let before = reading.word(at);
    if reading.word(m.first).starts_with("ال") {
        // «المملكة السعودية», «أرامكو السعودية»; not «في السعودية», «مؤشر السعودية».
        let class = words.class(before);
        let letters = before.chars().all(char::is_alphanumeric);
        let bare_noun = !has_article(reading, Some(at)) && !words.common(before).is_empty();
        return !class.is(Class::STOP.or(Class::VERB))
            && !bare_noun
            && (letters || before == "»" || before == "\"" || before == "”");
    }
    let class = words.common(before);
    let feminine = before.ends_with('ه') || before.ends_with("ات");
    class.is(Class::NOUN)
        && !class.is(Class::VERB)
        && feminine
        && !words.class(before).is(Class::PLACE_HEAD.or(Class::ORG_HEAD))
}

fn is_accusative(form: Form) -> bool {
    matches!(form, Form::Nationality(Inflection::Accusative))
}

/// «38 جنديا أرمينيا»: a counted noun in the indefinite accusative stands before the name, with
/// its number before that. Not «متهما روسيا»: a participle has no number before it.
fn counts_before(reading: &Reading, m: &NameMatch) -> bool {
    let surface = m.span.of(reading.text);
    if surface.contains('\u{64b}') {
        return true;
    }
    let Some(noun_at) = m.first.checked_sub(1).filter(|_| m.clitic == 0) else { return false };
    let counted = |end: usize| {
        (1..=4).any(|back| {
            let at = end.checked_sub(back);
            at.and_then(|at| numbers::read(reading.text, &reading.analysis, at))
                .is_some_and(|n| n.last == end)
        })
    };
    // «أربعين فلسطينيا», «علما أميركيا»: no country is called so.
    let only = m.readings.iter().all(|r| is_nisba(r.1));
    let noun = reading.word(noun_at);
    let accusative = noun.ends_with('ا') && !noun.starts_with("ال") && noun.chars().count() >= 4;
    if only && (counted(m.first) || accusative) {
        return true;
    }
    if !noun.ends_with('ا') || noun.starts_with("ال") || noun.chars().count() < 4 {
        return false;
    }
    (1..=4).any(|back| {
        let at = noun_at.checked_sub(back);
        at.and_then(|at| numbers::read(reading.text, &reading.analysis, at))
            .is_some_and(|n| n.last == noun_at)
    })
}

/// An adjective («الجيش الأرميني») or the people itself («قال الأرمن»).
fn nationality_kind(reading: &Reading, m: &NameMatch, inflection: Inflection) -> MentionKind {
    if !matches!(inflection, Inflection::Collective | Inflection::Plural) {
        return MentionKind::Nationality;
    }
    let before = m.first.checked_sub(1).map_or("", |at| reading.word(at));
    let words = &reading.lexicon.words;
    // «جنود إسرائيليين»: the adjective of a counted noun.
    if m.clitic == 0
        && words.class(before).is(Class::COUNTED)
        && !reading.word(m.first).starts_with("ال")
    {
        return MentionKind::Nationality;
    }
    // «القادة العرب», «السياح الألمان».
    let definite_noun = has_article(reading, m.first.checked_sub(1))
        && before.chars().count() > 3
        && !words.class(before).is(Class::STOP.or(Class::TIME).or(Class::VERB));
    if m.clitic == 0 && definite_noun && reading.word(m.first).starts_with("ال") {
        return MentionKind::Nationality;
    }
    let definite = reading.word(m.first).contains("ال");
    let follows_noun = m.clitic == 0
        && (before.contains("ال") && before.chars().count() > 3) == definite
        && before.ends_with(['ن', 'ه', 'ت', 'د', 'ي'])
        && (before.ends_with("ون") || before.ends_with("ين") || before.starts_with("ال"));
    if follows_noun { MentionKind::Nationality } else { MentionKind::Group }
}

/// Whether the words around allow a name that needs a cue.
fn cued(reading: &Reading, m: &NameMatch, cue: Cue) -> bool {
    match cue {
        Cue::None => true,
        Cue::Head => {
            // ب and ل are prepositions of place; و and ف say nothing («وسيول» is floods).
            let clitics = reading.word(m.first).get(..m.clitic).unwrap_or_default();
            clitics.contains(['ب', 'ل'])
                || m.first.checked_sub(1).is_some_and(|at| is_place_cue(reading.word(at)))
        }
        Cue::Quoted => {
            reading.quotation_of(m.span).is_some_and(|q| q == m.span)
                || m.first.checked_sub(1).is_some_and(|at| {
                    let colon =
                        reading.word(at) == ":" && at > 0 && reading.word(at - 1) == "المصدر";
                    colon || is_medium_head(reading.word(at))
                })
        }
    }
}

fn is_place_cue(word: &str) -> bool {
    const CUES: &[&str] = &[
        "في",
        "من",
        "الي",
        "نحو",
        "قرب",
        "مدينه",
        "بلده",
        "قريه",
        "محافظه",
        "ولايه",
        "اقليم",
        "منطقه",
        "مقاطعه",
        "جنوب",
        "شمال",
        "شرق",
        "غرب",
        "وسط",
        "عبر",
        "خارج",
        "داخل",
        "بين",
        "مطار",
        "ميناء",
        "مخيم",
        "حي",
        "ضاحيه",
        "ريف",
        "قضاء",
        "باتجاه",
        "حول",
    ];
    let bare = crate::text::clitics::bare(word);
    CUES.contains(&word)
        || CUES.contains(&bare)
        || word.strip_prefix('و').is_some_and(|w| CUES.contains(&w))
}

fn is_medium_head(word: &str) -> bool {
    const HEADS: &[&str] = &[
        "مراسل",
        "مراسله",
        "مراسلو",
        "صحيفه",
        "جريده",
        "مجله",
        "قناه",
        "وكاله",
        "موقع",
        "اذاعه",
        "شبكه",
        "تلفزيون",
        "فضائيه",
        "حزب",
        "شركه",
        "نادي",
        "فريق",
        "بنك",
        "مصرف",
    ];
    let bare = crate::text::clitics::bare(word);
    let conjoined = word.strip_prefix('و').unwrap_or(word).trim_start_matches('ل');
    HEADS.contains(&word) || HEADS.contains(&bare) || HEADS.contains(&conjoined)
}
