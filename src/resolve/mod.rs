//! What the articles talk about together: from many extractions to one knowledge base.
//!
//! Comes in: articles, what was found in each, the lexicon, the cards and the editor's decisions.
//! Goes out: a [`KnowledgeBase`], everything sorted by key, everything with evidence.
//! Always: cards decide what a thing is, articles accumulate what is said of it; the order of the
//! articles changes ids and nothing else.

mod bodies;
mod cluster;
mod company;
mod context;
mod entities;
mod events;
mod figures;
mod offices;
mod roles;
mod speech;
mod stories;
mod variants;

use crate::config::Config;
use crate::document::{Article, Curation, EntityCard, EventCard};
use crate::extract::Extraction;
use crate::knowledge::{ArticleFacts, EntityId, KnowledgeBase};
use crate::lexicon::Lexicon;

/// Everything `resolve` looks at. `articles` and `extractions` are parallel.
pub struct Corpus<'a> {
    pub articles: &'a [Article],
    pub extractions: &'a [Extraction],
    pub lexicon: &'a Lexicon,
    pub entity_cards: &'a [EntityCard],
    pub event_cards: &'a [EventCard],
    pub curation: &'a Curation,
    pub config: &'a Config,
}

impl Corpus<'_> {
    /// Articles with their extractions and positions.
    fn read(&self) -> impl Iterator<Item = (usize, &Article, &Extraction)> {
        self.articles.iter().zip(self.extractions).enumerate().map(|(i, (a, e))| (i, a, e))
    }
}

/// Resolves a corpus.
pub fn resolve(corpus: &Corpus) -> KnowledgeBase {
    let clusters = cluster::cluster(corpus);
    let mut kb = entities::entities(corpus, &clusters);
    kb.articles = article_facts(corpus, &clusters, &kb);
    entities::accumulate(corpus, &mut kb);
    company::company(corpus, &mut kb);
    roles::roles(corpus, &mut kb);
    events::events(corpus, &mut kb);
    speech::speech(corpus, &mut kb);
    kb
}

/// Which entity each chain and mention of each article is.
fn article_facts(
    corpus: &Corpus,
    clusters: &[cluster::Cluster],
    kb: &KnowledgeBase,
) -> Vec<ArticleFacts> {
    let mut facts: Vec<ArticleFacts> = corpus
        .extractions
        .iter()
        .map(|e| ArticleFacts { chains: vec![None; e.chains.len()], ..ArticleFacts::default() })
        .collect();
    for cluster in clusters {
        let id = kb.entities.binary_search_by(|e| e.key.cmp(&cluster.key)).ok().map(EntityId::new);
        for member in &cluster.members {
            let slot = facts.get_mut(member.article).and_then(|f| f.chains.get_mut(member.chain));
            if let Some(slot) = slot {
                *slot = id;
            }
        }
    }
    let never: Vec<String> =
        corpus.curation.never_link.iter().map(|n| crate::text::fold_key(n)).collect();
    for ((_, article, extraction), facts) in corpus.read().zip(&mut facts) {
        let linked =
            |words: &str| never.is_empty() || !never.contains(&crate::text::fold_key(words));
        facts.mentions = extraction
            .mentions
            .iter()
            .map(|m| {
                let id = facts.chains.get(m.chain as usize).copied().flatten();
                id.filter(|_| linked(m.span.of(&article.body.text)))
            })
            .collect();
    }
    facts
}
