//! Which chains of all the articles are one thing.
//!
//! A chain with a known key is that thing. A new one is the thing of its name and kind; for an
//! institution named with its country («وزارة الدفاع» of Azerbaijan), of its generic name and
//! country. An ambiguous one takes the reading its article supports best. The editor's splits and
//! merges come last and win.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::variants::{self, Groups, Identity, Member, Reasons};
use super::{Corpus, bodies, context};
use crate::base::Key;
use crate::document::curation::Split;
use crate::document::{Article, EntityKind};
use crate::extract::chains::office;
use crate::extract::{Chain, Extraction};
use crate::lexicon::words::Class;
use crate::text::fold_key;

/// One thing of the corpus and the chains that speak of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Cluster {
    pub key: Key,
    pub kind: EntityKind,
    /// The best name no card gives.
    pub name: String,
    /// Of the body of a generic name.
    pub country: Option<Key>,
    pub members: Vec<Member>,
    pub reasons: Vec<String>,
}

/// The clusters, sorted by key; every chain is in at most one.
pub(super) fn cluster(corpus: &Corpus) -> Vec<Cluster> {
    let (homes, carded) = (context::homes(corpus), bodies::carded(corpus));
    let offices = known_offices(corpus, &carded);
    let read = corpus.articles.par_iter().zip(corpus.extractions);
    let identities: Vec<Vec<Identity>> = read
        .map(|(article, extraction)| {
            let chains = extraction.chains.iter().enumerate();
            chains
                .map(|(ix, chain)| match split_off(corpus, article, chain) {
                    Some(key) => Identity::Known(key.clone()),
                    None => {
                        match bodies::identity(corpus, (&homes, &carded), (article, extraction), ix)
                        {
                            Some(Identity::Office(generic, country)) => {
                                office_of(corpus, &offices, generic, country)
                            }
                            Some(identity) => identity,
                            None => identity(chain, (article, extraction), corpus, &offices),
                        }
                    }
                })
                .collect()
        })
        .collect();
    let mut groups = Groups::new();
    for (article, identities) in identities.into_iter().enumerate() {
        for (chain, identity) in identities.into_iter().enumerate() {
            groups.entry(identity).or_default().push(Member { article, chain });
        }
    }
    let (groups, reasons) = variants::merge(corpus, groups);
    name_clusters(corpus, groups, reasons)
}

/// The key the editor gives this chain of this article.
fn split_off<'c>(corpus: &Corpus<'c>, article: &Article, chain: &Chain) -> Option<&'c Key> {
    let splits = corpus.curation.split.as_slice();
    if splits.is_empty() {
        return None;
    }
    let name = fold_key(&chain.name);
    let here = |s: &&Split| {
        fold_key(&s.name) == name && s.article.as_ref().is_none_or(|a| *a == article.key)
    };
    splits.iter().find(here).map(|s| &s.key)
}

/// Institutions some article knows by key, and those of cards, under their generic name and country.
fn known_offices(corpus: &Corpus, carded: &bodies::Carded) -> BTreeMap<(String, Key), Key> {
    let mut out = BTreeMap::new();
    for (name, bodies) in carded {
        for (key, country) in bodies {
            out.entry((name.clone(), country.clone())).or_insert_with(|| key.clone());
        }
    }
    for chain in corpus.extractions.iter().flat_map(|e| &e.chains) {
        if let (Some(key), Some(generic), Some(country)) =
            (chain.known.first(), &chain.generic, &chain.country)
        {
            out.entry((office(generic), country.clone())).or_insert_with(|| key.clone());
        }
    }
    out
}

/// The body of a generic name in a country: the known one, when some article knows it.
fn office_of(
    corpus: &Corpus,
    offices: &BTreeMap<(String, Key), Key>,
    generic: String,
    country: Key,
) -> Identity {
    let office = (generic, country);
    match offices.get(&office) {
        Some(key) => Identity::Known(current(corpus, key)),
        None => Identity::Office(office.0, office.1),
    }
}

fn identity(
    chain: &Chain,
    (article, extraction): (&Article, &Extraction),
    corpus: &Corpus,
    offices: &BTreeMap<(String, Key), Key>,
) -> Identity {
    match chain.known.as_slice() {
        [] => (),
        [key] => return Identity::Known(current(corpus, key)),
        several => {
            return Identity::Known(current(corpus, best_reading(several, extraction, corpus)));
        }
    }
    if let (Some(generic), Some(country)) = (&chain.generic, &chain.country) {
        return office_of(corpus, offices, office(generic), country.clone());
    }
    // «أحمد», «ماتياس»: of a given name alone nobody of another article is known.
    let words = &corpus.lexicon.words;
    let folded = crate::text::fold(&chain.name);
    let class = words.class(&folded);
    if chain.kind == EntityKind::Person
        && class.is(Class::GIVEN)
        && !class.is(Class::SURNAME.or(Class::LONE))
    {
        return Identity::local(article, chain.kind, &chain.name);
    }
    Identity::Named(chain.kind, fold_key(&chain.name))
}

/// The key a built-in thing goes by on this site.
fn current(corpus: &Corpus, key: &Key) -> Key {
    corpus.lexicon.renamed.get(key).unwrap_or(key).clone()
}

/// Of several readings the one whose country the article names, else the first.
fn best_reading<'k>(keys: &'k [Key], extraction: &Extraction, corpus: &Corpus) -> &'k Key {
    let named: BTreeSet<&Key> = extraction
        .chains
        .iter()
        .filter(|c| c.known.len() == 1)
        .filter_map(|c| c.known.first())
        .collect();
    let supported = |key: &&Key| {
        let thing = corpus.lexicon.get(key);
        thing.and_then(|t| t.country.as_ref()).is_some_and(|c| named.contains(c))
    };
    static NONE: std::sync::OnceLock<Key> = std::sync::OnceLock::new();
    keys.iter()
        .find(supported)
        .or_else(|| keys.first())
        .unwrap_or_else(|| NONE.get_or_init(Key::default))
}

/// Gives each group its key, kind and name, and carries out the editor's merges.
fn name_clusters(corpus: &Corpus, groups: Groups, mut merged: Reasons) -> Vec<Cluster> {
    let merged_into: BTreeMap<&Key, &Key> = corpus
        .curation
        .merge
        .iter()
        .filter_map(|list| list.split_first())
        .flat_map(|(first, rest)| rest.iter().map(move |key| (key, first)))
        .collect();
    let stable: BTreeMap<&Key, &Key> =
        corpus.curation.stable.iter().map(|(from, to)| (from, to)).collect();
    let mut clusters: BTreeMap<Key, Cluster> = BTreeMap::new();
    let described: Vec<_> =
        groups.par_iter().map(|(identity, members)| describe(corpus, identity, members)).collect();
    for ((identity, members), described) in groups.into_iter().zip(described) {
        let (mut key, kind, name) = described;
        if key.is_empty() {
            continue;
        }
        if let Some(kept) = stable.get(&key) {
            key = (*kept).clone();
        }
        let mut reasons = merged.remove(&identity).unwrap_or_default();
        if let Some(target) = merged_into.get(&key) {
            reasons.push(format!("`{key}` merged by curation.yaml"));
            key = (*target).clone();
        } else if let Identity::Local(.., article) = &identity
            && clusters.contains_key(&key)
        {
            key = Key::from_name(&format!("{name} {article}"));
        } else if let Identity::Named(..) | Identity::Office(..) = identity
            && clusters.get(&key).is_some_and(|c| c.kind != kind)
        {
            key = key.suffixed(&kind.to_string());
        }
        let country = match &identity {
            Identity::Office(_, country) => Some(country.clone()),
            _ => None,
        };
        let cluster = clusters.entry(key.clone()).or_insert_with(|| Cluster {
            key,
            kind,
            name,
            country,
            ..Cluster::default()
        });
        cluster.members.extend(members);
        cluster.reasons.extend(reasons);
    }
    for cluster in clusters.values_mut() {
        cluster.members.sort_unstable();
    }
    clusters.into_values().collect()
}

fn describe(corpus: &Corpus, identity: &Identity, members: &[Member]) -> (Key, EntityKind, String) {
    if let Identity::Known(key) = identity
        && let Some(thing) = corpus.lexicon.get(key)
    {
        return (thing.key.clone(), thing.kind, thing.name.clone());
    }
    // The spelling most articles use; of equals the longest, then the first in order.
    let mut names: BTreeMap<Cow<str>, u32> = BTreeMap::new();
    let mut kind = EntityKind::Other;
    let mut named_its_country = false;
    for member in members {
        let extraction = corpus.extractions.get(member.article);
        if let Some(chain) = extraction.and_then(|e| e.chains.get(member.chain)) {
            let article = corpus.articles.get(member.article);
            let own =
                article.zip(extraction).and_then(|(a, e)| bodies::own_name(a, e, member.chain));
            let name = own.map_or(Cow::Borrowed(chain.name.as_str()), Cow::Owned);
            *names.entry(name).or_default() += 1;
            kind = chain.kind;
            named_its_country |= chain.country.is_some();
        }
    }
    let best = names.iter().max_by_key(|(name, n)| (**n, name.len(), std::cmp::Reverse(*name)));
    let name = best.map_or_else(String::new, |(name, _)| name.clone().into_owned());
    match identity {
        Identity::Known(key) => (key.clone(), kind, name),
        Identity::Named(..) | Identity::Local(..) => (Key::from_name(&name), kind, name),
        Identity::Office(office, country) => {
            // «السفارة البرازيلية» in two countries: the key says where.
            if let Some((_, host)) = office.split_once('@') {
                return (Key::from_name(&format!("{name} {host}")), kind, name);
            }
            // «وزارة الدفاع» of three countries: the key says whose.
            let says = named_its_country && name.split_whitespace().count() > 2;
            let key = if says { name.clone() } else { format!("{name} {country}") };
            (Key::from_name(&key), kind, name)
        }
    }
}
