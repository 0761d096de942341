//! What a machine read with how much certainty: numbers an honest site shows.
//!
//! In: the planned site. Out: counts and short lists; no words of the interface.

use std::collections::{BTreeMap, BTreeSet};

use super::Site;
use crate::knowledge::{ArticleId, EntityId};

/// Names listed at most.
const NAMES: usize = 40;
/// Undated articles listed at most.
const UNDATED: usize = 60;

/// How sure the reading was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    pub sentences: usize,
    pub mentions: usize,
    /// Mentions that lead to a page.
    pub linked: usize,
    /// Mentions by confidence: at least 900, 700, 500 thousandths, and less.
    pub confidence: [usize; 4],
    pub quotes: usize,
    /// Quotations whose speaker has a page.
    pub attributed: usize,
    pub claims: usize,
    /// Claims whose source has a page.
    pub sourced: usize,
    pub dated_events: usize,
    /// Spellings that stand for more than one entity, most frequent first.
    pub ambiguous: Vec<(String, Vec<EntityId>)>,
    /// Names that lead nowhere, with the articles they are in and one of them.
    pub unlinked: Vec<(String, usize, ArticleId)>,
    pub undated: Vec<ArticleId>,
    pub n_undated: usize,
}

/// Takes the measure of a site.
pub fn quality(site: &Site) -> Quality {
    let mut out = Quality::default();
    let mut unlinked: BTreeMap<String, (String, BTreeSet<ArticleId>)> = BTreeMap::new();
    let kb = site.parts.kb;
    for (id, extraction) in (0..).map(ArticleId::new).zip(site.parts.extractions) {
        let (Some(article), Some(facts)) = (site.article(id), kb.articles.get(id.ix())) else {
            continue;
        };
        out.sentences += extraction.sentences.len();
        out.mentions += extraction.mentions.len();
        for (mention, entity) in extraction.mentions.iter().zip(&facts.mentions) {
            let step = match mention.score {
                900.. => 0,
                700.. => 1,
                500.. => 2,
                _ => 3,
            };
            if let Some(n) = out.confidence.get_mut(step) {
                *n += 1;
            }
            if entity.and_then(|e| site.entity(e)).is_some_and(|e| e.published) {
                out.linked += 1;
                continue;
            }
            let words = mention.span.of(&article.body.text);
            let entry = unlinked.entry(crate::text::fold_key(words)).or_default();
            if entry.0.is_empty() {
                words.clone_into(&mut entry.0);
            }
            entry.1.insert(id);
        }
        out.quotes += facts.quotes.len();
        out.attributed += facts.quotes.iter().filter(|q| q.speaker.is_some()).count();
        out.claims += facts.claims.len();
        out.sourced += facts.claims.iter().filter(|c| c.source.is_some()).count();
        if article.meta.date.is_none() {
            out.n_undated += 1;
            if out.undated.len() < UNDATED {
                out.undated.push(id);
            }
        }
    }
    let dated =
        |id: &&crate::knowledge::EventId| site.event(**id).is_some_and(|e| e.start.is_some());
    out.dated_events = site.events.iter().filter(dated).count();
    let mut names: Vec<(String, usize, ArticleId)> = unlinked
        .into_values()
        .filter_map(|(name, articles)| Some((name, articles.len(), *articles.first()?)))
        .collect();
    names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    names.truncate(NAMES);
    out.unlinked = names;
    out.ambiguous = ambiguous(site);
    out
}

fn ambiguous(site: &Site) -> Vec<(String, Vec<EntityId>)> {
    let mut spellings: BTreeMap<&str, Vec<(u32, EntityId)>> = BTreeMap::new();
    for id in &site.entities {
        let Some(entity) = site.entity(*id) else { continue };
        for (name, n) in &entity.names {
            spellings.entry(name).or_default().push((*n, *id));
        }
    }
    let mut shared: Vec<_> = spellings.into_iter().filter(|(_, ids)| ids.len() > 1).collect();
    let total = |ids: &[(u32, EntityId)]| -> u32 { ids.iter().map(|(n, _)| n).sum() };
    shared.sort_by(|a, b| total(&b.1).cmp(&total(&a.1)).then_with(|| a.0.cmp(b.0)));
    shared.truncate(NAMES);
    let plain = |(name, ids): (&str, Vec<(u32, EntityId)>)| {
        (name.to_owned(), ids.into_iter().map(|(_, id)| id).collect())
    };
    shared.into_iter().map(plain).collect()
}
