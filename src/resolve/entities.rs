//! The entities: what cards and clusters make of them, and what the articles add.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::Corpus;
use super::cluster::Cluster;
use super::context;
use crate::base::hash::BuildWordHasher;
use crate::base::{Key, Span};
use crate::document::{EntityCard, EntityKind};
use crate::extract::MentionKind;
use crate::knowledge::{ArticleId, Entity, EntityId, Evidence, KnowledgeBase};
use crate::lexicon::Thing;
use crate::text::clitics::hides_article;
use crate::text::{analyze, fold, fold_key};

/// Every card and every cluster as an entity, sorted by key.
pub(super) fn entities(corpus: &Corpus, clusters: &[Cluster]) -> KnowledgeBase {
    let mut drafts: BTreeMap<Key, Entity> = BTreeMap::new();
    for cluster in clusters {
        drafts.insert(cluster.key.clone(), from_cluster(corpus, cluster));
    }
    for (ix, card) in (0u32..).zip(corpus.entity_cards) {
        let entity = drafts.entry(card.key.clone()).or_default();
        from_card(entity, card, ix, corpus.lexicon.get(&card.key));
    }
    // A country somebody belongs to is an entity even when no article names it.
    for (key, name) in &corpus.curation.rename {
        if let Some(entity) = drafts.get_mut(key) {
            entity.name.clone_from(name);
        }
    }
    for (key, kind) in &corpus.curation.retype {
        if let Some(entity) = drafts.get_mut(key) {
            entity.kind = *kind;
        }
    }
    let mut kb =
        KnowledgeBase { entities: drafts.into_values().collect(), ..KnowledgeBase::default() };
    let redirects = corpus.curation.merge.iter().filter_map(|list| list.split_first());
    kb.redirects = redirects
        .flat_map(|(to, from)| from.iter().map(move |from| (from.clone(), to.clone())))
        .collect();
    kb.redirects.sort();
    link_countries(corpus, clusters, &mut kb);
    kb
}

fn from_cluster(corpus: &Corpus, cluster: &Cluster) -> Entity {
    let mut entity = Entity {
        key: cluster.key.clone(),
        kind: cluster.kind,
        name: cluster.name.clone(),
        reasons: cluster.reasons.clone(),
        ..Entity::default()
    };
    if let Some(thing) = corpus.lexicon.get(&cluster.key) {
        entity.class.clone_from(&thing.class);
        entity.coordinates = thing.coordinates;
    }
    entity
}

fn from_card(entity: &mut Entity, card: &EntityCard, ix: u32, thing: Option<&Thing>) {
    entity.key = card.key.clone();
    entity.kind = card.kind;
    entity.name.clone_from(&card.name);
    entity.card = Some(ix);
    entity.summary.clone_from(&card.summary);
    entity.coordinates = card.coordinates.or(thing.and_then(|t| t.coordinates));
    entity.class = match card.class.as_str() {
        "" => thing.map(|t| t.class.clone()).unwrap_or_default(),
        class => class.to_owned(),
    };
}

/// Countries from cards, built-in knowledge, what a body of a generic name is of, or the country most
/// articles give a thing.
fn link_countries(corpus: &Corpus, clusters: &[Cluster], kb: &mut KnowledgeBase) {
    let ids: BTreeMap<Key, EntityId> =
        kb.entities.iter().enumerate().map(|(i, e)| (e.key.clone(), EntityId::new(i))).collect();
    for entity in &mut kb.entities {
        let thing = corpus.lexicon.get(&entity.key);
        let cluster = clusters.binary_search_by(|c| c.key.cmp(&entity.key)).ok();
        let office = cluster.and_then(|ix| clusters.get(ix)?.country.as_ref());
        let office = office.filter(|_| !is_of_region(corpus, entity));
        let key = thing.map_or(office, |t| t.country.as_ref());
        let key = key.map(|k| corpus.lexicon.renamed.get(k).unwrap_or(k));
        entity.country =
            key.and_then(|k| ids.get(k)).copied().filter(|id| ids.get(&entity.key) != Some(id));
    }
}

/// «جيش ناغورني قره باغ», «حكومة إقليم كردستان»: an army or government named for a region is the region's,
/// whatever state claims it.
fn is_of_region(corpus: &Corpus, entity: &Entity) -> bool {
    let rules = matches!(
        context::head_class(corpus, &fold(&entity.name)),
        "government" | "armed" | "parliament"
    );
    if entity.kind != EntityKind::Organization || !rules {
        return false;
    }
    let whole = Span::new(0, entity.name.len());
    let analysis = analyze(&entity.name, &[whole], |_| false);
    let found = corpus.lexicon.find(&entity.name, &analysis);
    let mut things = found.iter().flat_map(|name| &name.readings);
    things.any(|(ix, ..)| {
        corpus.lexicon.things.get(*ix as usize).is_some_and(|t| t.class == "region")
    })
}

/// Mentions, spellings and articles of every entity; who gets a page.
pub(super) fn accumulate(corpus: &Corpus, kb: &mut KnowledgeBase) {
    // By entity: the articles and places among their mentions.
    let mut named: Vec<Vec<(u32, u32)>> = vec![Vec::new(); kb.entities.len()];
    let mut countries: Vec<BTreeMap<Key, u32>> = vec![BTreeMap::new(); kb.entities.len()];
    for ((article, facts), extraction) in (0..).zip(&kb.articles).zip(corpus.extractions) {
        for (mention, id) in (0..).zip(&facts.mentions) {
            if let Some(named) = id.and_then(|id| named.get_mut(id.ix())) {
                named.push((article, mention));
            }
        }
        for (chain, id) in extraction.chains.iter().zip(&facts.chains) {
            if let (Some(country), Some(id)) = (&chain.country, id) {
                let country = corpus.lexicon.renamed.get(country).unwrap_or(country);
                if let Some(counts) = countries.get_mut(id.ix()) {
                    *counts.entry(country.clone()).or_default() += 1;
                }
            }
        }
    }
    let ids: BTreeMap<Key, EntityId> =
        kb.entities.iter().enumerate().map(|(i, e)| (e.key.clone(), EntityId::new(i))).collect();
    let limits = corpus.config.discovery;
    let gathered = kb.entities.par_iter_mut().zip(named).zip(countries);
    gathered.for_each(|((entity, named), countries)| {
        let called = mentions(corpus, entity, &named);
        let renamed = || corpus.curation.rename.iter().any(|(key, _)| *key == entity.key);
        if let Some(called) = called.filter(|_| !renamed()) {
            entity.name = called;
        }
        if entity.country.is_none() && !countries.is_empty() && !is_of_region(corpus, entity) {
            let best = countries.iter().max_by_key(|(k, n)| (**n, std::cmp::Reverse(*k)));
            entity.country = best.and_then(|(k, _)| ids.get(k)).copied();
        }
        let enough = |n: usize, least: u32| n >= least as usize;
        let found = enough(entity.mentions.len(), limits.entity_mentions.max(1))
            && enough(entity.articles.len(), limits.entity_articles.max(1));
        entity.published =
            (entity.card.is_some() || found) && !corpus.curation.block.contains(&entity.key);
    });
}

/// Where an entity stands, in what words and in how many articles. Gives the name a built-in place
/// without a card goes by here, when no article uses the built-in one: «ستيباناكيرت» of «خانكندي».
fn mentions(corpus: &Corpus, entity: &mut Entity, named: &[(u32, u32)]) -> Option<String> {
    // Sorted before anybody sees them.
    let mut names: HashMap<Cow<str>, u32, BuildWordHasher> = HashMap::default();
    let place = entity.kind == EntityKind::Place && entity.card.is_none();
    let mut own = BTreeMap::new();
    entity.mentions.reserve_exact(named.len());
    for (article, ix) in named {
        let (article, ix) = (*article as usize, *ix as usize);
        let read = corpus.articles.get(article).zip(corpus.extractions.get(article));
        let Some((text, mention)) =
            read.and_then(|(a, e)| Some((a.body.text.as_str(), e.mentions.get(ix)?)))
        else {
            continue;
        };
        let article = ArticleId::new(article);
        entity.mentions.push(Evidence {
            article,
            sentence: mention.sentence,
            span: mention.span,
            rule: mention.rule,
        });
        match entity.articles.last_mut() {
            Some((last, n)) if *last == article => *n += 1,
            _ => entity.articles.push((article, 1)),
        }
        let name = written(text, mention.span);
        if place && mention.kind == MentionKind::Place {
            *own.entry(name.clone()).or_insert(0u32) += 1;
        }
        *names.entry(name).or_default() += 1;
    }
    let built_in = fold_key(&entity.name);
    // «حي العجوزة», «الإدارية الجديدة»: the same name, with or without its head.
    let same = |name: &str| {
        let name = fold_key(name);
        let holds = |a: &str, b: &str| a.split(' ').all(|word| b.split(' ').any(|w| w == word));
        holds(&name, &built_in) || holds(&built_in, &name)
    };
    let called = own.iter().max_by_key(|(name, n)| (**n, std::cmp::Reverse(*name)));
    let called = called.filter(|_| !own.keys().any(|name| same(name)));
    let called = called.map(|(name, _)| name.clone().into_owned());
    entity.articles.shrink_to_fit();
    entity.names = names.into_iter().map(|(name, n)| (name.into_owned(), n)).collect();
    entity.names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    called
}

/// A name as it is written, with the alef of its article that ل before it swallowed: «للأمم المتحدة»
/// names «الأمم المتحدة».
fn written(text: &str, span: Span) -> Cow<'_, str> {
    let name = spaced(span.of(text));
    let before = text.get(..span.start()).unwrap_or_default();
    match hides_article(before, &name) {
        true => Cow::Owned(format!("ا{name}")),
        false => name,
    }
}

/// The words with one space between them.
fn spaced(words: &str) -> Cow<'_, str> {
    let mut gaps = words.chars().zip(words.chars().skip(1));
    let single = |(a, b): (char, char)| !b.is_whitespace() || b == ' ' && !a.is_whitespace();
    let edges = words.starts_with(char::is_whitespace) || words.ends_with(char::is_whitespace);
    match !edges && gaps.all(single) {
        true => Cow::Borrowed(words),
        false => Cow::Owned(words.split_whitespace().collect::<Vec<_>>().join(" ")),
    }
}
