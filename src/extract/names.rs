//! All names of one article: what the lexicon knows, what titles, heads and shapes give away, their
//! short forms; chained, with the titles seen beside persons.

use std::collections::BTreeMap;

use super::chains;
use super::facts::{Chain, Mention, MentionKind, RoleMention};
use super::known;
use super::organizations;
use super::overlap::{self, Candidate};
use super::people;
use super::places;
use super::reading::Reading;
use super::refer;
use super::roles::{self, TitlePhrase};
use super::tags::Tags;
use super::works;
use crate::base::{Key, Span};
use crate::lexicon::words::Class;
use crate::lexicon::words::TitleKind;

/// The names of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    pub chains: Vec<Chain>,
    /// Sorted by start, not overlapping.
    pub mentions: Vec<Mention>,
    pub roles: Vec<RoleMention>,
    /// Every title, with its person's chain when one is named beside it; sorted by start.
    pub titles: Vec<TitlePhrase>,
}

/// Finds the names of an article.
pub fn read(reading: &Reading) -> Names {
    let known = overlap::resolve(known::candidates(reading));
    let tags = Tags::new(reading, &known);
    let orgs = organizations::candidates(&tags);
    let (mut titles, titled) = roles::read(&tags, &orgs);
    let mut taken: Vec<(usize, usize)> = titled.iter().map(|c| (c.first, c.last)).collect();
    // «أمينة المظالم» is a title, though أمينة is a name too.
    let long = titles.iter().filter(|t| t.last - t.first > 1);
    taken.extend(long.map(|t| (t.first, t.last)));
    taken.sort_unstable();
    let mut all = known.clone();
    all.extend(orgs.iter().cloned());
    let mut free = people::candidates(&tags, &taken);
    free.retain(|c| !told_as_body(&tags, c, &orgs));
    let mut persons: Vec<Candidate> = known.iter().chain(&titled).chain(&free).cloned().collect();
    persons.sort_by_key(|c| c.first);
    all.extend(people::rows(&tags, &persons));
    all.extend(titled);
    all.extend(free);
    all.extend(places::candidates(&tags));
    all.extend(works::candidates(&tags));
    let ignored = |c: &Candidate| {
        let words = c.span.of(reading.text);
        reading.article.meta.ignore.iter().any(|i| i == words || *i == c.name)
    };
    all.retain(|c| !ignored(c));
    let mut found = overlap::resolve(all);
    found.extend(refer::candidates(&tags, &found));
    found.extend(acronyms(&tags, &found));
    found.extend(people::nicknames(&tags, &found));
    let mut found = overlap::resolve(found);
    metonyms(&tags, &mut found);
    let (chains, mentions) = chains::chain(reading, found);
    link(&tags, &mut titles, &mentions, &chains);
    let roles = role_mentions(reading, &titles);
    Names { chains, mentions, roles, titles }
}

/// «شركة يوتير» … «أفادت يوتير»: one word that the article has as the name of a body.
fn told_as_body(tags: &Tags, name: &Candidate, orgs: &[Candidate]) -> bool {
    // «سي دي سي كابيتال»
    if name.last > name.first + 2 && organizations::ends_firm(tags.word(name.last - 1)) {
        return true;
    }
    if name.last != name.first + 1 {
        return false;
    }
    let word = name.span.of(tags.reading.text);
    orgs.iter().any(|o| o.last > o.first + 1 && named_so(tags, o, word))
}

/// The body's name without its head is the word: «شركة يوتير», «شركة يوتير للطيران».
fn named_so(tags: &Tags, body: &Candidate, word: &str) -> bool {
    let field = tags.word(body.last - 1).starts_with("لل");
    let last = body.last - usize::from(field && body.last > body.first + 2);
    body.rule.as_str() == "head-name"
        && last == body.first + 2
        && tags.class(body.first).or(tags.stem_class(body.first)).is(Class::ORG_HEAD)
        && tags.surface(body.first + 1) == word
}

/// «شبكة "آر بي كا" (RPK)»: capitals in brackets after a name are the name again.
fn acronyms(tags: &Tags, found: &[Candidate]) -> Vec<Candidate> {
    let mut out = Vec::new();
    for c in found {
        let mut at = c.last;
        if tags.is_quote(at) {
            at += 1;
        }
        let organized = matches!(c.kind, MentionKind::Organization | MentionKind::Media);
        if !organized || tags.surface(at) != "(" || tags.starts_block(at) {
            continue;
        }
        if let Some(end) = short_form(tags, at + 1) {
            let mut same = c.clone();
            same.span = tags.span(at + 1, end, 0);
            (same.first, same.last) = (at + 1, end);
            same.rule = "acronym".into();
            out.push(same);
        }
    }
    out
}

/// The end of an acronym before the bracket: «RPK», «بي.جي.ايه», «سادك».
fn short_form(tags: &Tags, first: usize) -> Option<usize> {
    let closes = |i: usize| tags.surface(i) == ")";
    if tags.is_foreign(first) && closes(first + 1) {
        return Some(first + 1);
    }
    let letters = |i: usize| tags.is_word(i) && tags.word(i).chars().count() < 5;
    let mut end = first;
    while letters(end) && tags.surface(end + 1) == "." && letters(end + 2) {
        end += 2;
    }
    if end > first && closes(end + 1) {
        return Some(end + 1);
    }
    // One word that is nothing else: not «(سعودي)», «(وسط)», «(غربا)».
    let class = tags.class(first);
    let open = tags.is_word(first)
        && class.is_empty()
        && tags.common(first).is_empty()
        && tags.known_in(first).is_none()
        && !tags.definite(first)
        && !tags.surface(first).ends_with(['ة', 'ا', 'ً'])
        && (3..=6).contains(&tags.word(first).chars().count());
    (open && closes(first + 1)).then_some(first + 1)
}

/// «أعلنت موسكو»: a capital that speaks stands for its government; it stays the place.
fn metonyms(tags: &Tags, found: &mut [Candidate]) {
    for c in found {
        let Some(key) = c.known.first().filter(|_| c.kind == MentionKind::Place) else { continue };
        let city = tags
            .reading
            .lexicon
            .get(key)
            .is_some_and(|t| t.class == "capital" || t.class == "city");
        let before = c.first.checked_sub(1).filter(|_| !tags.starts_block(c.first));
        let says = before.is_some_and(|b| tags.stem_class(b).is(Class::REPORTING));
        let acts = tags.goes_on(c.last) && tags.class(c.last).is(Class::REPORTING);
        if city && (says || acts) {
            c.rule = "metonym".into();
        }
    }
}

/// Gives titles the chains of their persons and of what they are held in.
fn link(tags: &Tags, titles: &mut [TitlePhrase], mentions: &[Mention], chains: &[Chain]) {
    let at = |span: Span| {
        let ix = mentions.partition_point(|m| m.span.end <= span.start);
        mentions.get(ix).filter(|m| m.span.overlaps(span))
    };
    let mut by_key: BTreeMap<&Key, u32> = BTreeMap::new();
    for (ix, chain) in (0..).zip(chains) {
        if let Some(key) = chain.known.first() {
            by_key.entry(key).or_insert(ix);
        }
    }
    let country_chain = |key: &Key| by_key.get(key).copied();
    for title in titles.iter_mut() {
        let person = title.person.and_then(at).filter(|m| m.kind == MentionKind::Person);
        title.person_chain = person.map(|m| m.chain).or_else(|| apposed(tags, title, mentions));
        // «سفير اليابان في ليما», «السفير السوري لدى موسكو»: where he serves is not whose he is.
        let posted = |span: &Span| {
            let first = tags.reading.analysis.solid_at(span.start());
            let led = first.checked_sub(1).map_or("", |b| tags.word(b));
            is_envoy(tags.stem(title.first)) && matches!(led, "في" | "لدي")
        };
        let held_in = title.of_span.and_then(at).map(|m| m.chain);
        let abroad = title.of_span.is_some_and(|s| posted(&s));
        let of = held_in.filter(|_| !abroad);
        let there = held_in.filter(|_| abroad).and_then(|c| {
            let key = chains.get(c as usize)?.known.first()?;
            let thing = tags.reading.lexicon.get(key)?;
            Some(thing.country.clone().unwrap_or_else(|| thing.key.clone()))
        });
        // «رئيس الحكومة اللبنانية»: the organisation stands in the title.
        let inside = || {
            let from = mentions.partition_point(|m| m.span.start < title.span.start);
            let held = mentions.get(from..)?.iter().take_while(|m| m.span.start < title.span.end);
            held.filter(|m| m.kind == MentionKind::Organization).map(|m| m.chain).next()
        };
        // «المدرب الفرنسي فلان» is French, and coaches whom he does.
        let own = title
            .country
            .as_ref()
            .filter(|c| !is_coach(tags.stem(title.first)) && there.as_ref() != Some(*c));
        title.of = of.or_else(|| own.and_then(country_chain)).or_else(inside);
    }
}

fn is_coach(title: &str) -> bool {
    matches!(title.strip_prefix("ال").unwrap_or(title), "مدرب" | "مدربه" | "مدربها" | "مدربهم")
}

/// Offices that are held abroad.
fn is_envoy(title: &str) -> bool {
    let bare = title.strip_prefix("ال").unwrap_or(title);
    let bare = bare.strip_suffix("ها").or(bare.strip_suffix("هم")).unwrap_or(bare);
    matches!(bare, "سفير" | "سفيره" | "سفيرا" | "قنصل" | "قايم" | "مندوب" | "ملحق" | "مبعوث")
}

/// «روبن فاردانيان، الرئيس السابق …»: the title after a name.
fn apposed(tags: &Tags, title: &TitlePhrase, mentions: &[Mention]) -> Option<u32> {
    if title.person.is_some() {
        return None;
    }
    // «فلان ورئيسة الفلبين»: another.
    if title.span.start() > tags.span(title.first, title.first + 1, 0).start() {
        return None;
    }
    let before = title.first.checked_sub(1)?;
    let comma = matches!(tags.surface(before), "،" | "," | "-" | "–" | "(");
    let end_at = if comma { before.checked_sub(1)? } else { before };
    let end = tags.span(end_at, end_at + 1, 0).end;
    let ix = mentions.partition_point(|m| m.span.end < end);
    let person = mentions.get(ix).filter(|m| m.span.end == end && m.kind == MentionKind::Person)?;
    // «اتهم فلان زعيم المتمردين»: whom he accuses.
    let sentence = tags.reading.sentence_at(title.span.start());
    let accuses = |ix: &usize| {
        matches!(tags.stem(*ix), "اتهم" | "اتهمت" | "يتهم" | "تتهم")
            && tags.reading.sentence_at(tags.span(*ix, *ix + 1, 0).start()) == sentence
    };
    if !comma && (before.saturating_sub(12)..before).any(|ix| accuses(&ix)) {
        return None;
    }
    let construct = !tags.definite(title.first);
    let long = person.span.of(tags.reading.text).contains(' ');
    // «هنأ فلان الرئيس المنتخب»: no apposition.
    let former = matches!(
        crate::text::fold(&title.qualifier).as_str(),
        "السابق" | "السابقه" | "الاسبق" | "الراحل" | "الراحله"
    );
    let bound = comma || construct && title.definite && long || former;
    bound.then_some(person.chain)
}

/// «مولانا فلان», «كولونيل فلان»: titles that need no article before a name.
fn stands_bare(title: &TitlePhrase) -> bool {
    let foreign = matches!(
        title.title.as_str(),
        "كولونيل" | "جنرال" | "أدميرال" | "ادميرال" | "مارشال" | "كابتن" | "ميجور"
    );
    foreign || title.kind == TitleKind::Religious
}

fn role_mentions(reading: &Reading, titles: &[TitlePhrase]) -> Vec<RoleMention> {
    let role = |t: &TitlePhrase| {
        // «السيد», «الأستاذ», «والدة»: courtesy and kin are no office.
        let courtesy = t.kind == TitleKind::Honorific
            || t.kind == TitleKind::Family && t.of.is_none() && t.country.is_none();
        // «وفي مقدمهم فلان»: before the others, and of no rank.
        let front = matches!(reading.word(t.first), "مقدمهم" | "مقدمتهم" | "مقدمها");
        // «جناح فلان», «وزير خارجية فلان»: without an article before a name, what is of him.
        let of_him = !t.definite && t.person.is_some() && !stands_bare(t);
        if courtesy || front || of_him {
            return None;
        }
        Some(RoleMention {
            chain: t.person_chain?,
            title: t.title.clone(),
            span: t.span,
            of: t.of,
            sentence: reading.sentence_at(t.span.start()),
            qualifier: t.qualifier.clone(),
        })
    };
    titles.iter().filter_map(role).collect()
}
