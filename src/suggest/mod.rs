//! What an editor should decide: names without cards, likely merges, ambiguous names, undated
//! articles, rules that apply to nothing.
//!
//! Comes in: what was read and the knowledge base. Goes out: suggestions, the weightiest first,
//! each with a sentence. Nothing is changed here.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::Key;
use crate::document::{Article, Curation, EntityKind};
use crate::extract::Extraction;
use crate::knowledge::{EntityId, Evidence, KnowledgeBase};
use crate::lexicon::Lexicon;
use crate::lexicon::similarity::{k5, similarity};

/// What suggestions are made from. `articles` and `extractions` are parallel.
pub struct Desk<'a> {
    pub articles: &'a [Article],
    pub extractions: &'a [Extraction],
    pub kb: &'a KnowledgeBase,
    pub lexicon: &'a Lexicon,
    pub curation: &'a Curation,
}

/// One thing to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// A thing found in the articles that no card states.
    Card(NewCard),
    /// Two entities that may be one.
    Merge { keep: Key, go: Key, names: [String; 2], likeness: u16, sentence: String },
    /// A name that can mean several things here.
    Ambiguous { name: String, readings: Vec<Key>, n_mentions: usize, sentence: String },
    /// An article without a date: relative dates in it stay unresolved.
    Undated { path: String, title: String },
    /// A line of curation.yaml that applies to nothing.
    Unused { rule: &'static str, key: String },
}

/// What a card for a found thing would say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewCard {
    pub key: Key,
    pub kind: EntityKind,
    pub name: String,
    pub aliases: Vec<String>,
    pub country: Option<Key>,
    pub n_mentions: usize,
    pub n_articles: usize,
    pub sentence: String,
}

/// Mentions a thing needs before a card is suggested.
const MENTIONS: usize = 3;
/// Likeness in thousandths from which two names of one kind may be one.
const LIKELY: u16 = 780;

/// Everything worth deciding: cards by mentions, merges by likeness, then the rest.
pub fn suggest(desk: &Desk) -> Vec<Suggestion> {
    let mut out: Vec<Suggestion> = cards(desk).into_iter().map(Suggestion::Card).collect();
    out.extend(merges(desk));
    out.extend(ambiguous(desk));
    let undated = desk.articles.iter().filter(|a| a.meta.date.is_none());
    out.extend(
        undated.map(|a| Suggestion::Undated { path: a.path.clone(), title: a.meta.title.clone() }),
    );
    out.extend(unused(desk));
    out
}

/// The words of the sentence a piece of evidence stands in.
pub fn sentence(articles: &[Article], extractions: &[Extraction], evidence: &Evidence) -> String {
    let found = || {
        let article = articles.get(evidence.article.ix())?;
        let sentences = &extractions.get(evidence.article.ix())?.sentences;
        Some(sentences.get(evidence.sentence as usize)?.span.of(&article.body.text).to_owned())
    };
    found().unwrap_or_default()
}

fn cards(desk: &Desk) -> Vec<NewCard> {
    let new = |key: &Key| desk.lexicon.get(key).is_none();
    let mut out: Vec<NewCard> = desk
        .kb
        .entities
        .iter()
        .filter(|e| e.card.is_none() && new(&e.key) && e.mentions.len() >= MENTIONS)
        .map(|e| NewCard {
            key: e.key.clone(),
            kind: e.kind,
            name: e.name.clone(),
            aliases: e.names.iter().map(|(n, _)| n.clone()).filter(|n| *n != e.name).collect(),
            country: e.country.and_then(|c| desk.kb.entities.get(c.ix())).map(|c| c.key.clone()),
            n_mentions: e.mentions.len(),
            n_articles: e.articles.len(),
            sentence: first_sentence(desk, &e.mentions),
        })
        .collect();
    out.sort_by(|a, b| b.n_mentions.cmp(&a.n_mentions).then_with(|| a.key.cmp(&b.key)));
    out
}

fn first_sentence(desk: &Desk, evidence: &[Evidence]) -> String {
    let first = evidence.first();
    first.map(|e| sentence(desk.articles, desk.extractions, e)).unwrap_or_default()
}

/// Pairs of one kind whose skeletons agree and whose names are alike, but not enough to merge.
fn merges(desk: &Desk) -> Vec<Suggestion> {
    let mut blocks: BTreeMap<(EntityKind, String), Vec<EntityId>> = BTreeMap::new();
    for (i, entity) in desk.kb.entities.iter().enumerate() {
        if entity.mentions.is_empty() {
            continue;
        }
        let last = entity.name.split_whitespace().last().unwrap_or(&entity.name);
        let words = if entity.kind == EntityKind::Person { last } else { &entity.name };
        let key = k5(words);
        if key.chars().count() >= 3 {
            blocks.entry((entity.kind, key)).or_default().push(EntityId::new(i));
        }
    }
    let mut out: Vec<(u16, Suggestion)> = Vec::new();
    for block in blocks.values() {
        for (n, a) in block.iter().enumerate() {
            for b in block.get(n + 1..).unwrap_or_default() {
                let (Some(a), Some(b)) =
                    (desk.kb.entities.get(a.ix()), desk.kb.entities.get(b.ix()))
                else {
                    continue;
                };
                let known = |e: &crate::knowledge::Entity| desk.lexicon.get(&e.key).is_some();
                let likeness = similarity(&a.name, &b.name);
                if likeness < LIKELY || (known(a) && known(b)) {
                    continue;
                }
                let (keep, go) = match (known(a), known(b)) {
                    (false, true) => (b, a),
                    (true, _) => (a, b),
                    _ if b.mentions.len() > a.mentions.len() => (b, a),
                    _ => (a, b),
                };
                let merge = Suggestion::Merge {
                    keep: keep.key.clone(),
                    go: go.key.clone(),
                    names: [keep.name.clone(), go.name.clone()],
                    likeness,
                    sentence: first_sentence(desk, &go.mentions),
                };
                out.push((likeness, merge));
            }
        }
    }
    out.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
    out.into_iter().map(|(_, s)| s).collect()
}

fn ambiguous(desk: &Desk) -> Vec<Suggestion> {
    let mut names: BTreeMap<(String, Vec<Key>), (usize, String)> = BTreeMap::new();
    for (article, extraction) in desk.articles.iter().zip(desk.extractions) {
        for mention in &extraction.mentions {
            let Some(chain) = extraction.chains.get(mention.chain as usize) else { continue };
            if chain.known.len() < 2 {
                continue;
            }
            let words = mention.span.of(&article.body.text).to_owned();
            let entry = names.entry((words, chain.known.clone())).or_default();
            entry.0 += 1;
            if entry.1.is_empty() {
                let sentence = extraction.sentences.get(mention.sentence as usize);
                entry.1 =
                    sentence.map(|s| s.span.of(&article.body.text).to_owned()).unwrap_or_default();
            }
        }
    }
    let mut out: Vec<Suggestion> = names
        .into_iter()
        .map(|((name, readings), (n_mentions, sentence))| Suggestion::Ambiguous {
            name,
            readings,
            n_mentions,
            sentence,
        })
        .collect();
    out.sort_by_key(|s| match s {
        Suggestion::Ambiguous { n_mentions, .. } => std::cmp::Reverse(*n_mentions),
        _ => std::cmp::Reverse(0),
    });
    out
}

fn unused(desk: &Desk) -> Vec<Suggestion> {
    let entities = desk.kb.entities.iter().map(|e| &e.key);
    let known: BTreeSet<&Key> = entities.chain(desk.kb.events.iter().map(|e| &e.key)).collect();
    let missing = |rule: &'static str, key: &Key| {
        (!known.contains(key)).then(|| Suggestion::Unused { rule, key: key.to_string() })
    };
    let c = desk.curation;
    let kept = c.merge.iter().filter_map(|list| missing("merge", list.first()?));
    let renamed = c.rename.iter().filter_map(|(key, _)| missing("rename", key));
    let retyped = c.retype.iter().filter_map(|(key, _)| missing("retype", key));
    let blocked = c.block.iter().filter_map(|key| missing("block", key));
    kept.chain(renamed).chain(retyped).chain(blocked).collect()
}
