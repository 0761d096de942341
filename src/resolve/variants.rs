//! Spellings of one new name made one, across articles. Keys propose, similarity decides.
//!
//! - A person known in an article by the last name alone («علييف») is the one person of the corpus
//!   whose full name ends so, when there is just one, or one of the country the article gives.
//! - Two full names of one kind are one when their weighted similarity is at least
//!   [`similarity::ACCEPT`] (the measured table is in that module), part by part for persons, and
//!   nothing the articles say of them (country, gender) parts them.
//! - Places, organisations and media merge by the key K3 (article, spaces and the letters for g do
//!   not count).
//!
//! Every merge leaves its reason, for `explain`.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{Corpus, offices, stories};
use crate::base::Key;
use crate::document::{Article, EntityKind};
use crate::extract::Chain;
use crate::lexicon::similarity::{self, k2, k3, k5, similarity};
use crate::lexicon::words::Class;
use crate::text::{fold, fold_key};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Member {
    pub article: usize,
    pub chain: usize,
}

/// What a chain is before variants are merged.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Identity {
    Known(Key),
    Office(String, Key),
    Named(EntityKind, String),
    /// Of one article alone, by its day and key.
    Local(EntityKind, String, i32, String),
}

impl Identity {
    pub(super) fn local(article: &Article, kind: EntityKind, name: &str) -> Self {
        let day = article.meta.date.as_ref().map_or(i32::MAX, |d| d.date.first_day());
        Self::Local(kind, fold_key(name), day, article.key.to_string())
    }
}

/// Groups of chains by identity.
pub(super) type Groups = BTreeMap<Identity, Vec<Member>>;
/// Why a group holds what it holds.
pub(super) type Reasons = BTreeMap<Identity, Vec<String>>;

/// Consonants a name needs before its skeleton may propose it: short skeletons misread.
const SKELETON: usize = 4;
/// Persons of one first or last name that are held against each other.
const NAMESAKES: usize = 60;
/// How alike each part of a person's name must be to the one in its place.
const PART: u16 = 700;

/// What is known of a group before merging.
struct Profile<'a> {
    members: &'a [Member],
    identity: Identity,
    kind: EntityKind,
    names: Vec<String>,
    countries: Vec<Key>,
    genders: Vec<char>,
    size: usize,
    offices: Vec<offices::Held>,
}

/// Merges groups that are spellings of one name.
pub(super) fn merge(corpus: &Corpus, groups: Groups) -> (Groups, Reasons) {
    let profiles: Vec<Profile> =
        groups.par_iter().map(|(identity, members)| profile(corpus, identity, members)).collect();
    let mut target: BTreeMap<Identity, Identity> = BTreeMap::new();
    let mut reasons = Reasons::new();
    spellings(corpus, &profiles, &mut target, &mut reasons);
    holders(&profiles, &mut target, &mut reasons);
    in_stories(corpus, &profiles, &mut target, &mut reasons);
    last_names(corpus, &profiles, &mut target, &mut reasons);
    rulers(corpus, &profiles, &mut target, &mut reasons);
    let mut out = Groups::new();
    for (identity, members) in groups {
        let mut end = identity;
        // Chains of merges are short; the bound keeps a slip from looping.
        for _ in 0..8 {
            match target.get(&end) {
                Some(next) => end = next.clone(),
                None => break,
            }
        }
        out.entry(end).or_default().extend(members);
    }
    (out, reasons)
}

fn profile<'a>(corpus: &Corpus, identity: &Identity, members: &'a [Member]) -> Profile<'a> {
    let chain =
        |m: &Member| -> Option<&Chain> { corpus.extractions.get(m.article)?.chains.get(m.chain) };
    let chains: Vec<&Chain> = members.iter().filter_map(chain).collect();
    let thing = match identity {
        Identity::Known(key) => corpus.lexicon.get(key),
        _ => None,
    };
    let mut names: Vec<String> = chains.iter().map(|c| c.name.clone()).collect();
    if let Some(thing) = thing {
        names.push(thing.name.clone());
        names.extend(thing.aliases.iter().cloned());
    }
    names.sort();
    names.dedup();
    let mut countries: Vec<Key> = chains.iter().filter_map(|c| c.country.clone()).collect();
    countries.extend(thing.and_then(|t| t.country.clone()));
    countries.sort();
    countries.dedup();
    let mut genders: Vec<char> = chains.iter().filter_map(|c| c.gender).collect();
    genders.sort_unstable();
    genders.dedup();
    let kind = thing.map(|t| t.kind).or_else(|| chains.first().map(|c| c.kind)).unwrap_or_default();
    let offices = match kind {
        EntityKind::Person => offices::held(corpus, members),
        _ => Vec::new(),
    };
    let (identity, size) = (identity.clone(), members.len());
    Profile { members, identity, kind, names, countries, genders, size, offices }
}

/// True when nothing known of the two parts them.
fn compatible(a: &Profile, b: &Profile) -> bool {
    let agree =
        |x: &[Key], y: &[Key]| x.is_empty() || y.is_empty() || x.iter().any(|k| y.contains(k));
    let genders = a.genders.is_empty()
        || b.genders.is_empty()
        || a.genders.iter().any(|g| b.genders.contains(g));
    a.kind == b.kind && genders && agree(&a.countries, &b.countries)
}

fn is_new(profile: &Profile) -> bool {
    matches!(profile.identity, Identity::Named(..))
}

/// Nothing is known of it beyond its article.
fn is_local(profile: &Profile) -> bool {
    matches!(profile.identity, Identity::Local(..))
}

/// Full names that are spellings of each other: a new one joins a known one, or the larger group.
fn spellings(
    corpus: &Corpus,
    profiles: &[Profile],
    target: &mut BTreeMap<Identity, Identity>,
    reasons: &mut Reasons,
) {
    let mut blocks: BTreeMap<(EntityKind, String), Vec<usize>> = BTreeMap::new();
    for (i, profile) in profiles.iter().enumerate() {
        for name in &profile.names {
            let words = name.split_whitespace().count();
            let key = match profile.kind {
                EntityKind::Person if words > 1 => {
                    // «واغي», «واغيه»: a last ه is often not said.
                    let last = name.split_whitespace().last().unwrap_or(name);
                    k5(last.trim_end_matches(['ه', 'ة']))
                }
                EntityKind::Person => continue,
                _ => k3(name),
            };
            let block = blocks.entry((profile.kind, key)).or_default();
            if block.last() != Some(&i) {
                block.push(i);
            }
        }
    }
    let blocks: Vec<_> = blocks.into_iter().collect();
    let alike = blocks.par_iter().map(|((kind, _), block)| {
        let mut found = Vec::new();
        for (n, i) in block.iter().enumerate() {
            for j in block.get(n + 1..).unwrap_or_default().iter().take(50) {
                let (Some(a), Some(b)) = (profiles.get(*i), profiles.get(*j)) else { continue };
                if !(is_new(a) || is_new(b)) || !compatible(a, b) || a.identity == b.identity {
                    continue;
                }
                if is_local(a) || is_local(b) {
                    continue;
                }
                found.extend(same_name(corpus, *kind, a, b).map(|reason| ((a, b), reason)));
            }
        }
        found
    });
    let alike: Vec<_> = alike.collect();
    for (both, reason) in alike.into_iter().flatten() {
        join(both, reason, target, reasons);
    }
}

/// Makes two profiles one: the known one stays; of two new ones the larger, then the first.
fn join(
    (a, b): (&Profile, &Profile),
    reason: String,
    target: &mut BTreeMap<Identity, Identity>,
    reasons: &mut Reasons,
) {
    let (keep, go) = match (is_new(a), is_new(b)) {
        (false, _) => (a, b),
        (_, false) => (b, a),
        _ if b.size > a.size => (b, a),
        _ => (a, b),
    };
    if !target.contains_key(&go.identity) && target.get(&keep.identity) != Some(&go.identity) {
        target.insert(go.identity.clone(), keep.identity.clone());
        reasons.entry(keep.identity.clone()).or_default().push(reason);
    }
}

/// Full names alike enough for two who hold one office in the same weeks.
fn holders(profiles: &[Profile], target: &mut BTreeMap<Identity, Identity>, reasons: &mut Reasons) {
    for (i, j) in offices::pairs(profiles.iter().map(|p| p.offices.as_slice())) {
        let (Some(a), Some(b)) = (profiles.get(i), profiles.get(j)) else { continue };
        if !(is_new(a) || is_new(b)) || !compatible(a, b) {
            continue;
        }
        if let Some(reason) = offices::alike(&a.names, &b.names) {
            join((a, b), reason, target, reasons);
        }
    }
}

/// Names alike enough for one person in articles of one story.
fn in_stories(
    corpus: &Corpus,
    profiles: &[Profile],
    target: &mut BTreeMap<Identity, Identity>,
    reasons: &mut Reasons,
) {
    let mut blocks: BTreeMap<(u8, String), BTreeSet<usize>> = BTreeMap::new();
    for (ix, profile) in profiles.iter().enumerate() {
        if profile.kind != EntityKind::Person || target.contains_key(&profile.identity) {
            continue;
        }
        for name in &profile.names {
            let words: Vec<&str> = name.split_whitespace().collect();
            if let [first, .., last] = words.as_slice() {
                blocks.entry((0, k5(first))).or_default().insert(ix);
                blocks.entry((1, k5(last))).or_default().insert(ix);
            }
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for block in blocks.into_values() {
        let block: Vec<usize> = block.into_iter().collect();
        for (n, i) in block.iter().enumerate() {
            let later = block.get(n + 1..).unwrap_or_default().iter().take(NAMESAKES);
            pairs.extend(later.map(|j| (*i, *j)));
        }
    }
    let pairs: Vec<(usize, usize)> = pairs.into_iter().collect();
    let found = pairs.par_iter().filter_map(|(i, j)| {
        let (a, b) = (profiles.get(*i)?, profiles.get(*j)?);
        if !(is_new(a) || is_new(b)) || !compatible(a, b) {
            return None;
        }
        let reason = stories::alike(corpus, &a.names, &b.names)?;
        stories::one_story(corpus, a.members, b.members).then_some((*i, *j, reason))
    });
    let found: Vec<(usize, usize, String)> = found.collect();
    // «محمد علي» of two longer names is neither.
    let words = |ix: usize| {
        let names = profiles.get(ix).map(|p| p.names.as_slice()).unwrap_or_default();
        names.iter().map(|n| n.split_whitespace().count()).max().unwrap_or(0)
    };
    let mut longer: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (i, j, _) in &found {
        let (short, long) = if words(*i) < words(*j) { (*i, *j) } else { (*j, *i) };
        if words(short) < words(long) {
            longer.entry(short).or_default().insert(long);
        }
    }
    let unclear = |ix: &usize| longer.get(ix).is_some_and(|all| all.len() > 1);
    // Names one article has both are two persons, also by way of a third.
    let mut articles: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let own = |ix: usize| -> BTreeSet<usize> {
        let members = profiles.get(ix).map(|p| p.members).unwrap_or_default();
        members.iter().map(|m| m.article).collect()
    };
    for (i, j, reason) in found {
        if unclear(&i) || unclear(&j) {
            continue;
        }
        let of = |ix: usize| articles.get(&ix).cloned().unwrap_or_else(|| own(ix));
        let (here, there) = (of(i), of(j));
        if here.intersection(&there).next().is_some() {
            continue;
        }
        let all: BTreeSet<usize> = here.union(&there).copied().collect();
        articles.insert(i, all.clone());
        articles.insert(j, all);
        if let (Some(a), Some(b)) = (profiles.get(i), profiles.get(j)) {
            join((a, b), reason, target, reasons);
        }
    }
}

/// The parts of a person's name; «بوبكر» is «أبو بكر», «عبدالله» is «عبد الله».
pub(super) fn name_parts(name: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for word in name.replace("أبو بكر", "بوبكر").split_whitespace() {
        match word.strip_prefix("عبدال") {
            Some(rest) if !rest.is_empty() => {
                parts.extend(["عبد".to_owned(), format!("ال{rest}")]);
            }
            _ => parts.push(word.to_owned()),
        }
    }
    parts
}

/// Why two groups have one name, or `None`.
fn same_name(corpus: &Corpus, kind: EntityKind, a: &Profile, b: &Profile) -> Option<String> {
    for x in &a.names {
        for y in &b.names {
            if kind != EntityKind::Person {
                if k3(x) == k3(y) && k3(x).chars().count() >= SKELETON {
                    return Some(format!(
                        "«{x}» and «{y}» differ in article, spaces or the letter for g"
                    ));
                }
                continue;
            }
            let (xs, ys) = (name_parts(x), name_parts(y));
            if xs.len() < 2 || xs.len() != ys.len() {
                continue;
            }
            if k5(x).chars().count() < SKELETON
                || xs
                    .iter()
                    .zip(&ys)
                    .any(|(p, q)| similarity(p, q) < PART || stories::told_apart(corpus, p, q))
            {
                continue;
            }
            let whole = similarity(&xs.join(" "), &ys.join(" "));
            if whole >= similarity::ACCEPT {
                return Some(format!("«{x}» and «{y}» are alike by {whole} thousandths"));
            }
        }
    }
    None
}

/// «الشيخ حمد»: who reigns is called by his given name; the one full name of the corpus that begins so
/// and bears the title.
fn rulers(
    corpus: &Corpus,
    profiles: &[Profile],
    target: &mut BTreeMap<Identity, Identity>,
    reasons: &mut Reasons,
) {
    let mut firsts: BTreeMap<String, Vec<&Profile>> = BTreeMap::new();
    for profile in profiles.iter().filter(|p| p.kind == EntityKind::Person && !is_local(p)) {
        let full = profile.names.iter().filter(|n| n.split_whitespace().count() > 1);
        let mut names: Vec<String> =
            full.filter_map(|n| n.split_whitespace().next()).map(k2).collect();
        names.sort();
        names.dedup();
        for name in names {
            firsts.entry(name).or_default().push(profile);
        }
    }
    let single = |p: &Profile| p.names.iter().all(|n| !n.contains(' '));
    let alone =
        |p: &&Profile| p.kind == EntityKind::Person && (is_local(p) || is_new(p)) && single(p);
    for profile in profiles.iter().filter(alone) {
        if target.contains_key(&profile.identity) {
            continue;
        }
        let titles = offices::reigns(corpus, profile.members);
        let Some(name) = profile.names.first().filter(|_| !titles.is_empty()) else { continue };
        let bears = |p: &&&Profile| {
            // An imam is a sheikh too: one of the same story.
            let reigning = titles.iter().any(|t| !matches!(t.as_str(), "شيخ" | "شيخة" | "أمير"));
            compatible(p, profile)
                && (reigning || stories::one_story(corpus, p.members, profile.members))
                && offices::reigns(corpus, p.members).iter().any(|t| titles.contains(t))
        };
        let mut owners = firsts.get(&k2(name)).into_iter().flatten().filter(bears);
        if let (Some(owner), None) = (owners.next(), owners.next()) {
            let title = titles.first().map_or("", String::as_str);
            let reason = format!("«{name}» is the one «{title}» of that name here");
            target.insert(profile.identity.clone(), owner.identity.clone());
            reasons.entry(owner.identity.clone()).or_default().push(reason);
        }
    }
}

/// The last word of a full name, when it stands alone for its bearer: «منصور» of «كريم منصور», not
/// «مازن» of «كريم أبو مازن».
fn last_name(name: &str) -> Option<&str> {
    let mut words = name.split_whitespace().rev();
    let last = words.next()?;
    let joined = words.next().is_some_and(|w| {
        matches!(w, "أبو" | "ابو" | "أبي" | "ابي" | "أم" | "ام" | "بن" | "ابن" | "بنت" | "عبد")
    });
    (!joined).then_some(last)
}

/// Last names alone: the one full name of the corpus that ends so.
fn last_names(
    corpus: &Corpus,
    profiles: &[Profile],
    target: &mut BTreeMap<Identity, Identity>,
    reasons: &mut Reasons,
) {
    let mut endings: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, profile) in profiles.iter().enumerate() {
        if profile.kind != EntityKind::Person || target.contains_key(&profile.identity) {
            continue;
        }
        let full = profile.names.iter().filter(|n| n.split_whitespace().count() > 1);
        let mut lasts: Vec<String> = full.filter_map(|n| last_name(n)).map(fold_key).collect();
        lasts.sort();
        lasts.dedup();
        for last in lasts {
            endings.entry(last).or_default().push(i);
        }
    }
    for profile in profiles.iter().filter(|p| p.kind == EntityKind::Person && is_new(p)) {
        let short = profile.names.iter().all(|n| n.split_whitespace().count() == 1);
        let Some(name) = profile.names.first().filter(|_| short) else { continue };
        let owners = endings.get(&fold_key(name)).into_iter().flatten();
        let owners: Vec<&Profile> = owners
            .filter_map(|i| profiles.get(*i))
            .filter(|p| compatible(p, profile) && p.identity != profile.identity)
            .collect();
        let of_country = || {
            let shares = |p: &&&Profile| p.countries.iter().any(|c| profile.countries.contains(c));
            let mut found = owners.iter().filter(shares);
            found.next().filter(|_| found.next().is_none())
        };
        // «سعد»: a given name as well is nobody's by itself.
        let class = corpus.lexicon.words.class(&fold(name));
        let given = class.is(Class::GIVEN) && !class.is(Class::LONE);
        let owner = match owners.as_slice() {
            [one] if !given => Some(one),
            _ => of_country(),
        };
        if let Some(owner) = owner {
            let full = owner.names.iter().find(|n| n.split_whitespace().count() > 1);
            let reason = format!(
                "«{name}» is the last name of «{}», and of nobody else here",
                full.map_or("", String::as_str)
            );
            target.insert(profile.identity.clone(), owner.identity.clone());
            reasons.entry(owner.identity.clone()).or_default().push(reason);
        }
    }
}
