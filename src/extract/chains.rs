//! Which mentions of one article are one thing.
//!
//! Two mentions are one thing when they have a known key in common, or the same folded words and
//! kind; persons also by their short form («باشينيان») and by spelling («باشنيان»); institutions
//! named without their country join the one of the same office («وزارة الدفاع»). A nationality
//! belongs to the chain of its country.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Chain, Mention, MentionKind};
use super::overlap::Candidate;
use super::reading::Reading;
use crate::document::EntityKind;
use crate::lexicon::similarity;
use crate::text::fold_key;

/// Chains, numbered by first mention, and mentions of the candidates, in the order of the text.
pub fn chain(reading: &Reading, candidates: Vec<Candidate>) -> (Vec<Chain>, Vec<Mention>) {
    let mut groups = Groups::default();
    let folded: Vec<String> = candidates.iter().map(|c| fold_key(&c.name)).collect();
    let mut group_of = vec![usize::MAX; candidates.len()];
    // Known things first, then full names, then short ones, each in the order of the text.
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    let rank = |i: usize| {
        let (Some(c), Some(name)) = (candidates.get(i), folded.get(i)) else { return (3, 0) };
        let words = name.split(' ').count();
        match (c.known.is_empty(), c.kind) {
            (false, _) => (0, 0),
            (_, MentionKind::Person) if words == 1 => (2, 0),
            (_, MentionKind::Person) => (1, 100 - words.min(99)),
            (_, MentionKind::Organization) if c.country.is_none() => (2, 0),
            _ => (1, 0),
        }
    };
    order.sort_by_cached_key(|i| (rank(*i), *i));
    for i in order {
        let (Some(candidate), Some(name)) = (candidates.get(i), folded.get(i)) else { continue };
        let group = groups.find(candidate, name, i).unwrap_or_else(|| groups.open(candidate, name));
        groups.add(group, candidate, name, i);
        if let Some(slot) = group_of.get_mut(i) {
            *slot = group;
        }
    }
    number(reading, candidates, &group_of, groups)
}

/// Gives the groups their numbers in the order of the text.
fn number(
    reading: &Reading,
    candidates: Vec<Candidate>,
    group_of: &[usize],
    mut groups: Groups,
) -> (Vec<Chain>, Vec<Mention>) {
    let mut chains: Vec<Chain> = Vec::new();
    let mut numbers: BTreeMap<usize, u32> = BTreeMap::new();
    let mut mentions = Vec::with_capacity(candidates.len());
    for (candidate, group) in candidates.into_iter().zip(group_of) {
        let chain = *numbers.entry(*group).or_insert_with(|| {
            let group = groups.all.get_mut(*group);
            chains.push(group.map(|g| std::mem::take(&mut g.chain)).unwrap_or_default());
            u32::try_from(chains.len() - 1).unwrap_or(u32::MAX)
        });
        mentions.push(Mention {
            span: candidate.span,
            kind: candidate.kind,
            chain,
            sentence: reading.sentence_at(candidate.span.start()),
            rule: candidate.rule,
            score: candidate.score,
        });
    }
    (chains, mentions)
}

/// Persons of one last name that are told apart; of more nobody keeps track.
const NAMESAKES: usize = 200;

type Alike<'n> = BTreeMap<String, Vec<(usize, &'n str)>>;

#[derive(Default)]
struct Groups<'n> {
    all: Vec<Group<'n>>,
    by_name: BTreeMap<(EntityKind, &'n str), usize>,
    by_key: BTreeMap<String, usize>,
    /// Persons by the last word of a full name.
    by_last: BTreeMap<&'n str, Vec<usize>>,
    /// The first person by the words a longer name ends with, and by those it begins with.
    by_tail: BTreeMap<&'n str, usize>,
    by_head: BTreeMap<&'n str, usize>,
    /// Persons by the key K5 of a name, and of its last word, with those words.
    by_sound: Alike<'n>,
    by_last_sound: Alike<'n>,
    by_generic: BTreeMap<String, Vec<usize>>,
}

struct Group<'n> {
    chain: Chain,
    /// Folded full names of a person, without repetition.
    names: Vec<&'n str>,
    /// Candidates by index.
    members: BTreeSet<usize>,
}

impl<'n> Groups<'n> {
    fn find(&self, candidate: &Candidate, name: &str, at: usize) -> Option<usize> {
        let shared = |ix: &usize| {
            let keys = self.all.get(*ix).map_or(&[][..], |g| g.chain.known.as_slice());
            keys.iter().any(|k| candidate.known.contains(k))
        };
        if !candidate.known.is_empty() {
            // Of several meanings, the one the article has already named alone.
            let by_key = candidate.known.iter().find_map(|k| self.by_key.get(k.as_str()).copied());
            return by_key.filter(shared);
        }
        let kind = EntityKind::from(candidate.kind);
        if let Some(ix) = self.by_name.get(&(kind, name)) {
            return Some(*ix);
        }
        match candidate.kind {
            MentionKind::Person => self.person(candidate, name, at),
            MentionKind::Organization => {
                let generic = office(candidate.generic.as_deref()?);
                let same = self.by_generic.get(&generic)?;
                match same.as_slice() {
                    [only] if candidate.country.is_none() => Some(*only),
                    _ => same.iter().copied().find(|ix| {
                        let country = self.all.get(*ix).and_then(|g| g.chain.country.clone());
                        country.is_some() && country == candidate.country
                    }),
                }
            }
            _ => None,
        }
    }

    fn person(&self, candidate: &Candidate, name: &str, at: usize) -> Option<usize> {
        let words: Vec<&str> = name.split(' ').collect();
        let last = words.last()?;
        let bare = last.strip_prefix("ال").unwrap_or(last);
        let same_last =
            || [*last, bare].into_iter().find_map(|w| self.by_last.get(w)).map(Vec::as_slice);
        let suits = |ix: &usize| {
            let gender = self.all.get(*ix).and_then(|g| g.chain.gender);
            gender.is_none() || candidate.gender.is_none() || gender == candidate.gender
        };
        if words.len() == 1
            || words.first().is_some_and(|w| {
                matches!(*w, "بن" | "دو" | "دي" | "دا" | "فان" | "فون" | "ال" | "ابو")
            })
        {
            if let Some(same) = same_last() {
                return self.nearest(same, at).filter(|ix| suits(ix));
            }
            return self.alike(name, true).filter(|ix| suits(ix));
        }
        // «محمد سلمان» in «محمد بن سلمان»: first and last agree, the rest is in order.
        if let Some(same) = same_last() {
            let part_of = |ix: &&usize| {
                self.all.get(**ix).is_some_and(|g| g.names.iter().any(|n| is_part(&words, n)))
            };
            if let Some(ix) = same.iter().find(part_of) {
                return Some(*ix);
            }
        }
        // «كيليتشدار أوغلو» of «كمال كيليتشدار أوغلو».
        let longer = self.by_tail.get(name).or_else(|| self.by_head.get(name));
        longer.copied().or_else(|| self.alike(name, false))
    }

    /// The group of these whose last member before `at` is nearest, or else the first.
    fn nearest(&self, groups: &[usize], at: usize) -> Option<usize> {
        let near = |ix: &&usize| {
            self.all.get(**ix).and_then(|g| g.members.range(..at).next_back().copied())
        };
        groups.iter().max_by_key(|ix| (near(ix), std::cmp::Reverse(**ix))).copied()
    }

    /// A person whose name is spelled nearly like this one: the whole, or the last word.
    fn alike(&self, name: &str, short: bool) -> Option<usize> {
        let key = similarity::k5(name);
        if key.chars().count() < if short { 4 } else { 5 } {
            return None;
        }
        let near = |other: &str| similarity::similarity(name, other) >= similarity::ACCEPT;
        let sounds = if short { &self.by_last_sound } else { &self.by_sound };
        let same = sounds.get(&key)?.iter().filter(|(_, other)| near(other));
        same.map(|(ix, _)| *ix).min()
    }

    fn open(&mut self, candidate: &Candidate, name: &'n str) -> usize {
        let ix = self.all.len();
        let chain = Chain {
            kind: EntityKind::from(candidate.kind),
            known: candidate.known.clone(),
            name: candidate.name.clone(),
            gender: candidate.gender,
            country: candidate.country.clone(),
            generic: candidate.generic.clone(),
        };
        if let Some(key) = candidate.known.first() {
            self.by_key.insert(key.as_str().to_owned(), ix);
        }
        self.by_name.entry((chain.kind, name)).or_insert(ix);
        self.all.push(Group { chain, names: Vec::new(), members: BTreeSet::new() });
        ix
    }

    fn add(&mut self, ix: usize, candidate: &Candidate, name: &'n str, at: usize) {
        let Some(group) = self.all.get_mut(ix) else { return };
        group.members.insert(at);
        let chain = &mut group.chain;
        chain.gender = chain.gender.or(candidate.gender);
        if candidate.known.is_empty() {
            if chain.known.is_empty() && candidate.name.chars().count() > chain.name.chars().count()
            {
                chain.name.clone_from(&candidate.name);
            }
            if chain.country.is_none() {
                chain.country.clone_from(&candidate.country);
            }
            if chain.generic.is_none() {
                chain.generic.clone_from(&candidate.generic);
            }
        } else if candidate.known.len() < chain.known.len() {
            chain.known.clone_from(&candidate.known);
        }
        self.by_name.entry((chain.kind, name)).or_insert(ix);
        if chain.kind == EntityKind::Person && !group.names.contains(&name) {
            group.names.push(name);
            let last = name.rsplit(' ').next().unwrap_or(name);
            for (sounds, words) in [(&mut self.by_sound, name), (&mut self.by_last_sound, last)] {
                let alike = sounds.entry(similarity::k5(words)).or_default();
                if alike.len() < NAMESAKES {
                    alike.push((ix, words));
                }
            }
            for (space, _) in name.match_indices(' ') {
                let (head, tail) = name.split_at(space);
                let tail = tail.trim_start_matches(' ');
                for (names, part) in [(&mut self.by_head, head), (&mut self.by_tail, tail)] {
                    let first = names.entry(part).or_insert(ix);
                    *first = ix.min(*first);
                }
            }
            let bare = last.strip_prefix("ال").unwrap_or(last);
            // «محمود عباس أبو مازن» is «عباس» as well.
            let before = name
                .split_once(" ابو ")
                .and_then(|(b, _)| b.rsplit_once(' '))
                .map_or(last, |b| b.1);
            for word in [last, bare, before] {
                let list = self.by_last.entry(word).or_default();
                if list.len() < NAMESAKES && !list.contains(&ix) {
                    list.push(ix);
                }
            }
        }
        // «حزب العدالة والتنمية» is called «العدالة والتنمية» too.
        let party = ["حزب ", "تحالف ", "ايتلاف "].iter().find_map(|h| name.strip_prefix(h));
        if let Some(bare) = party.filter(|b| b.contains(' ')) {
            self.by_name.entry((chain.kind, bare)).or_insert(ix);
        }
        // «البنك المركزي المصري» is called «البنك المركزي» too.
        let shorter = chain.name.rsplit_once(' ').filter(|(rest, last)| {
            rest.contains(' ') && last.starts_with("ال") && last.ends_with(['ي', 'ة'])
        });
        let known = chain.kind == EntityKind::Organization && !chain.known.is_empty();
        if let Some((shorter, _)) = shorter.filter(|_| known) {
            let list = self.by_generic.entry(office(shorter)).or_default();
            if !list.contains(&ix) {
                list.push(ix);
            }
        }
        if let Some(generic) = &candidate.generic {
            let list = self.by_generic.entry(office(generic)).or_default();
            if !list.contains(&ix) {
                list.push(ix);
            }
        }
    }
}

/// The key of an office without its country: «الجيش» of «الجيش الأذربيجاني» and «جيش» of «جيش
/// أذربيجان», «وزارة الخارجية» and «الخارجية» are the same.
pub fn office(generic: &str) -> String {
    let key = fold_key(generic);
    let words = key.split(' ').filter(|w| *w != "وزاره");
    let bare = words.map(|w| w.strip_prefix("ال").unwrap_or(w)).collect::<Vec<_>>().join(" ");
    // A state's armed forces by their three names.
    match bare.as_str() {
        "قوات" | "قوات مسلحه" => "جيش".to_owned(),
        _ => bare,
    }
}

/// Whether `words` stand in `name` in order, its first and last among them.
fn is_part(words: &[&str], name: &str) -> bool {
    let all: Vec<&str> = name.split(' ').collect();
    if all.first() != words.first() || all.last() != words.last() {
        return false;
    }
    let (few, many) =
        if words.len() <= all.len() { (words, all.as_slice()) } else { (all.as_slice(), words) };
    let mut rest = many.iter();
    few.iter().all(|w| rest.any(|m| m == w))
}

impl From<MentionKind> for EntityKind {
    /// The kind of the thing a mention stands for; a nationality stands for its country.
    fn from(kind: MentionKind) -> Self {
        match kind {
            MentionKind::Person => Self::Person,
            MentionKind::Place | MentionKind::Nationality => Self::Place,
            MentionKind::Organization => Self::Organization,
            MentionKind::Group => Self::Group,
            MentionKind::Media => Self::Media,
            MentionKind::Other => Self::Other,
        }
    }
}

impl From<EntityKind> for MentionKind {
    fn from(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::Person,
            EntityKind::Place => Self::Place,
            EntityKind::Organization => Self::Organization,
            EntityKind::Group => Self::Group,
            EntityKind::Media => Self::Media,
            EntityKind::Other => Self::Other,
        }
    }
}
