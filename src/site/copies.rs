//! The same text printed by several outlets, recognized and told once.
//!
//! In: the articles. Out: [`Copies`]: for each text its first print and who carried it after. Two
//! articles are one text when they share most of their runs of five folded words and appeared within
//! a few days. Always: runs that very many articles share (a slogan, a standing paragraph) relate
//! nothing, so that time grows with the number of articles. Not here: what pages do with it.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::base::Date;
use crate::document::Article;
use crate::extract::Extraction;
use crate::knowledge::ArticleId;
use crate::text::runs::runs;

/// Days between two prints of one text.
const WINDOW: i32 = 4;
/// A run that more articles share says nothing.
const COMMON: usize = 200;
/// Of the articles that share a run, each is compared with so many next ones in time.
const AHEAD: usize = 4;
/// Percent of the shorter text's runs that the longer one must hold.
const SHARED: usize = 80;
/// Percent of the longer text's runs: a digest that holds a text among others is none.
const WHOLE: usize = 55;

/// Which articles print a text that another printed first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copies {
    first: BTreeMap<ArticleId, ArticleId>,
    carriers: BTreeMap<ArticleId, Vec<ArticleId>>,
}

impl Copies {
    /// The first print of the text an article holds: itself, mostly.
    pub fn first(&self, id: ArticleId) -> ArticleId {
        self.first.get(&id).copied().unwrap_or(id)
    }

    /// Whether another article printed the same text before.
    pub fn is_copy(&self, id: ArticleId) -> bool {
        self.first.contains_key(&id)
    }

    /// Who printed the text of a first print after it, by date.
    pub fn carriers(&self, id: ArticleId) -> &[ArticleId] {
        self.carriers.get(&id).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    /// The articles of a list without the copies of others in it.
    pub fn folded(&self, ids: impl IntoIterator<Item = ArticleId>) -> Vec<ArticleId> {
        let ids: Vec<ArticleId> = ids.into_iter().collect();
        if self.is_empty() {
            return ids;
        }
        let here: BTreeSet<ArticleId> = ids.iter().copied().collect();
        ids.into_iter()
            .filter(|id| !self.is_copy(*id) || !here.contains(&self.first(*id)))
            .collect()
    }
}

/// Finds the copies among the articles, which were read to `extractions`.
pub(super) fn copies(articles: &[Article], extractions: &[Extraction]) -> Copies {
    let day = |ix: usize| articles.get(ix).and_then(date).map(Date::first_day);
    let mut index: Vec<(u64, u32)> = (0_u32..)
        .zip(extractions)
        .flat_map(|(ix, read)| read.sketch.iter().map(move |h| (*h, ix)))
        .collect();
    index.par_sort_unstable();
    let mut met: Vec<(usize, usize)> = Vec::new();
    for group in index.chunk_by(|a, b| a.0 == b.0).filter(|g| (2..=COMMON).contains(&g.len())) {
        let mut group: Vec<usize> = group.iter().map(|(_, ix)| *ix as usize).collect();
        group.sort_by_key(|ix| (day(*ix), *ix));
        for (at, a) in group.iter().enumerate() {
            met.extend(group.iter().skip(at + 1).take(AHEAD).map(|b| (*a, *b)));
        }
    }
    met.par_sort_unstable();
    let likely = met.chunk_by(|a, b| a == b).filter(|same| same.len() >= Extraction::SKETCH / 5);
    let pairs: Vec<(usize, usize)> = likely.filter_map(|same| same.first().copied()).collect();
    let pairs: Vec<(usize, usize)> = pairs
        .into_par_iter()
        .filter(|(a, b)| {
            let (Some(a), Some(b)) = (articles.get(*a), articles.get(*b)) else { return false };
            near(date(a), date(b)) && same(&a.body.text, &b.body.text)
        })
        .collect();
    group(articles, &pairs)
}

/// Joins pairs to groups; the earliest of each is its first print.
fn group(articles: &[Article], pairs: &[(usize, usize)]) -> Copies {
    let mut leader: Vec<usize> = (0..articles.len()).collect();
    for (a, b) in pairs {
        let (a, b) = (root(&leader, *a), root(&leader, *b));
        if let Some(place) = leader.get_mut(a.max(b)) {
            *place = a.min(b);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for ix in pairs.iter().flat_map(|(a, b)| [*a, *b]) {
        groups.entry(root(&leader, ix)).or_default().push(ix);
    }
    let mut out = Copies::default();
    for (_, mut members) in groups {
        members.sort_by_key(|ix| {
            let article = articles.get(*ix);
            let stamp = article.and_then(|a| a.meta.date.as_ref());
            let date = stamp.map(|s| (s.date, s.time.clone()));
            let length = article.map_or(0, |a| a.body.text.len());
            (date.is_none(), date, std::cmp::Reverse(length), *ix)
        });
        members.dedup();
        let mut members = members.into_iter().map(ArticleId::new);
        let Some(first) = members.next() else { continue };
        let carriers: Vec<ArticleId> = members.collect();
        out.first.extend(carriers.iter().map(|c| (*c, first)));
        out.carriers.insert(first, carriers);
    }
    out
}

fn root(leader: &[usize], mut ix: usize) -> usize {
    while let Some(next) = leader.get(ix).copied().filter(|next| *next != ix) {
        ix = next;
    }
    ix
}

fn date(article: &Article) -> Option<Date> {
    article.meta.date.as_ref().map(|s| s.date)
}

/// Within a few days of each other, or one of them undated.
fn near(a: Option<Date>, b: Option<Date>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    a.first_day() - b.last_day() <= WINDOW && b.first_day() - a.last_day() <= WINDOW
}

/// Whether two texts share most of their runs.
fn same(a: &str, b: &str) -> bool {
    let (a, b) = (runs(a), runs(b));
    let held: BTreeSet<u64> = a.iter().copied().collect();
    let both = b.iter().filter(|h| held.contains(h)).count();
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    both * 100 >= short * SHARED && both * 100 >= long * WHOLE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Stamp;
    use crate::document::{BlockKind, Body};
    use crate::text::runs;

    /// Words enough for runs of its own, others for each seed.
    fn words(seed: u64) -> String {
        let letters: Vec<char> = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي".chars().collect();
        let mut state = seed;
        let mut letter = || {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            state = (state ^ (state >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
            state ^= state >> 29;
            letters[usize::try_from(state % 28).unwrap()]
        };
        let mut word = || (0..4).map(|_| letter()).collect::<String>();
        (0..80).map(|_| word()).collect::<Vec<_>>().join(" ")
    }

    /// The copies among articles that were read.
    fn copies_of(articles: &[Article]) -> Copies {
        let read = |a: &Article| Extraction {
            sketch: runs::sketch(
                &runs::words(&a.body.text),
                Extraction::SHORTEST,
                Extraction::SKETCH,
            ),
            ..Extraction::default()
        };
        copies(articles, &articles.iter().map(read).collect::<Vec<_>>())
    }

    fn article(text: &str, date: &str) -> Article {
        let mut article = Article::default();
        let mut body = Body::default();
        body.push_block(BlockKind::Paragraph, text, None);
        article.body = body;
        article.meta.date = Date::parse(date).map(|date| Stamp { date, ..Stamp::default() });
        article
    }

    #[test]
    fn a_text_printed_twice_is_told_once() {
        let text = words(1);
        let edited = format!("وأَضاف مصدرٌ آخر {text}");
        let articles = [
            article(&edited, "2024-03-08"),
            article(&text, "2024-03-07"),
            article(&words(2), "2024-03-07"),
            article(&text, "2024-05-01"),
        ];
        let found = copies_of(&articles);
        assert!(found.is_copy(ArticleId(0)), "{found:?}");
        assert_eq!(found.carriers(ArticleId(1)), [ArticleId(0)]);
        assert!(!found.is_copy(ArticleId(2)) && !found.is_copy(ArticleId(3)));
        assert_eq!(found.folded([0, 1, 2].map(ArticleId)), [1, 2].map(ArticleId));
        assert_eq!(found.folded([0, 2].map(ArticleId)), [0, 2].map(ArticleId));
    }

    #[test]
    fn short_and_common_texts_relate_nothing() {
        let short = article("خبر قصير من كلمات قليلة لا يقارن بغيره", "2024-03-07");
        assert!(copies_of(&[short.clone(), short]).is_empty());
        let many: Vec<Article> =
            (0..COMMON + 1).map(|_| article(&words(3), "2024-03-07")).collect();
        assert!(copies_of(&many).is_empty());
    }
}
