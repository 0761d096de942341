//! Lasting names of what is said in an article: quotations, statements and claims.
//!
//! A name is made of the sentence's anchor, which is made of its words: it survives edits elsewhere.

use std::collections::BTreeMap;

use super::Site;
use crate::knowledge::{ArticleId, Evidence};

/// The names of one article's sayings, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sayings {
    /// `q-…`, parallel to the quotations of the article.
    pub quotes: Vec<String>,
    /// `c-…`, parallel to its claims.
    pub claims: Vec<String>,
}

impl Site<'_> {
    /// The names of what is said in an article.
    pub fn sayings(&self, id: ArticleId) -> Sayings {
        let Some(facts) = self.parts.kb.articles.get(id.ix()) else { return Sayings::default() };
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        let mut name = |prefix: &str, evidence: &Evidence| {
            let anchor = self.anchor(evidence).trim_start_matches("s-");
            let stem = format!("{prefix}-{anchor}");
            let n = taken.entry(stem.clone()).or_insert(0);
            *n += 1;
            if *n == 1 { stem } else { format!("{stem}-{n}") }
        };
        Sayings {
            quotes: facts.quotes.iter().map(|q| name("q", &q.evidence)).collect(),
            claims: facts.claims.iter().map(|c| name("c", &c.evidence)).collect(),
        }
    }

    /// The anchor of the sentence of some evidence.
    pub fn anchor(&self, evidence: &Evidence) -> &str {
        let sentences = self.extraction(evidence.article).map(|x| x.sentences.as_slice());
        let sentence = sentences.and_then(|s| s.get(evidence.sentence as usize));
        sentence.map_or("", |s| s.anchor.as_str())
    }
}
