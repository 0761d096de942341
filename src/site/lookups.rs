//! What pages ask for again and again, worked out once.
//!
//! In: the site's lists. Out: ranks and positions by key, and the long lists that are cut into
//! pages. Without them every page would walk every article.

use std::collections::BTreeMap;

use super::{Parts, Source, Tag, speakers as sayings};
use crate::base::Key;
use crate::document::EntityKind;
use crate::extract::Hedge;
use crate::knowledge::{ArticleId, EntityId, EventId, ResolvedClaim, ResolvedQuote};

/// Positions and lists by what they are asked for.
#[derive(Clone, Debug, Default)]
pub struct Lookups {
    /// Place of each article in the newest-first order, by id.
    pub article_rank: Vec<u32>,
    /// Place of each published entity in the alphabetical order, by id; `u32::MAX` for others.
    pub entity_rank: Vec<u32>,
    pub article_keys: BTreeMap<Key, ArticleId>,
    /// Positions in `Site::sources` by the name an article gives.
    pub source_names: BTreeMap<String, usize>,
    /// Positions in `Site::tags`, by the words an article gives.
    pub tag_names: BTreeMap<String, usize>,
    /// Published places by their folded name.
    pub places: BTreeMap<String, EntityId>,
    /// A country's people and bodies, a body's people, by id; the best reported first.
    pub members: BTreeMap<EntityId, Vec<EntityId>>,
    /// Capitals that speak for their countries, when both have pages: «أعلنت باكو» is Azerbaijan's account.
    pub accounts: BTreeMap<EntityId, EntityId>,
    /// Sayings by speaker: who is quoted most first, whether he has a page or not; those of nobody last;
    /// of each the words themselves before what is reported of them, by date.
    pub quotes: Vec<(ArticleId, u32)>,
    /// The articles that carry a saying again, by the saying that is shown.
    pub said_again: BTreeMap<(ArticleId, u32), Vec<ArticleId>>,
    /// Claims under the event they belong to, or the article when it is not known.
    pub figures: Vec<FigureGroup>,
}

/// The figures of one event, or those of an article that belong to no event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureGroup {
    pub event: Option<EventId>,
    pub article: ArticleId,
    /// Articles and positions in their claims, by date.
    pub claims: Vec<(ArticleId, u32)>,
}

pub(super) fn lookups(
    parts: &Parts,
    articles: &[ArticleId],
    entities: &[EntityId],
    sources: &[Source],
    tags: &[Tag],
) -> Lookups {
    let mut out = Lookups {
        article_rank: ranks(parts.articles.len(), articles.iter().map(|a| a.ix())),
        entity_rank: ranks(parts.kb.entities.len(), entities.iter().map(|e| e.ix())),
        ..Lookups::default()
    };
    let source_keys: BTreeMap<&Key, usize> = (0..).zip(sources).map(|(i, s)| (&s.key, i)).collect();
    let tag_keys: BTreeMap<&Key, usize> = (0..).zip(tags).map(|(i, t)| (&t.key, i)).collect();
    for (id, article) in (0..).map(ArticleId::new).zip(parts.articles) {
        out.article_keys.insert(article.key.clone(), id);
        let key = |name: &str| Key::from_name(&crate::text::fold_key(name));
        if let Some(source) = &article.meta.source
            && !out.source_names.contains_key(&source.name)
            && let Some(ix) = source_keys.get(&key(&source.name)).copied()
        {
            out.source_names.insert(source.name.clone(), ix);
        }
        for tag in &article.meta.tags {
            if !out.tag_names.contains_key(tag)
                && let Some(ix) = tag_keys.get(&key(tag)).copied()
            {
                out.tag_names.insert(tag.clone(), ix);
            }
        }
    }
    for id in entities {
        let place = parts.kb.entities.get(id.ix()).filter(|e| e.kind == EntityKind::Place);
        if let Some(place) = place {
            out.places.entry(crate::text::fold_key(&place.name)).or_insert(*id);
        }
    }
    out.members = members(parts, entities);
    let of_country = |id: &EntityId| {
        let country = parts.kb.government(*id);
        (country != *id && entities.contains(&country)).then_some((*id, country))
    };
    let capital =
        |id: &&EntityId| parts.kb.entities.get(id.ix()).is_some_and(|e| e.class == "capital");
    out.accounts = entities.iter().filter(capital).filter_map(of_country).collect();
    (out.quotes, out.said_again) = sayings::of_speakers(parts, &out);
    out.figures = figures(parts, &out);
    out
}

/// Who belongs to whom: by office, and to a country also by birth or seat.
fn members(parts: &Parts, entities: &[EntityId]) -> BTreeMap<EntityId, Vec<EntityId>> {
    let known = |id: &EntityId| parts.kb.entities.get(id.ix());
    let mut out: BTreeMap<EntityId, Vec<EntityId>> = BTreeMap::new();
    for id in entities {
        let Some(entity) = known(id) else { continue };
        let mut of: Vec<EntityId> = match entity.kind {
            EntityKind::Person => entity.roles.iter().filter_map(|r| r.of).collect(),
            EntityKind::Organization => Vec::new(),
            _ => continue,
        };
        of.extend(entity.country);
        of.sort_unstable();
        of.dedup();
        for whole in of.into_iter().filter(|whole| whole != id) {
            out.entry(whole).or_default().push(*id);
        }
    }
    let weight = |id: &EntityId| std::cmp::Reverse(known(id).map_or(0, |e| e.articles.len()));
    for members in out.values_mut() {
        members.sort_by_key(|id| (weight(id), *id));
    }
    out
}

fn ranks(n: usize, order: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut ranks = vec![u32::MAX; n];
    for (rank, ix) in (0..).zip(order) {
        if let Some(place) = ranks.get_mut(ix) {
            *place = rank;
        }
    }
    ranks
}

impl Lookups {
    /// Sorts as the newest-first order does.
    pub fn newest(&self, id: ArticleId) -> u32 {
        self.article_rank.get(id.ix()).copied().unwrap_or(u32::MAX)
    }

    /// Sorts as the alphabetical order does, who has no page last.
    pub fn alphabetical(&self, id: Option<EntityId>) -> u32 {
        id.and_then(|id| self.entity_rank.get(id.ix()).copied()).unwrap_or(u32::MAX)
    }
}

impl Lookups {
    /// Whose account a saying is: the speaker's, or that of the country a capital stands for.
    pub fn account(&self, quote: &ResolvedQuote) -> Option<EntityId> {
        quote.speaker.map(|who| self.accounts.get(&who).copied().unwrap_or(who))
    }

    /// Tells accounts apart, and sorts them: by the alphabet, then by the words they are known by, then
    /// who is not known.
    pub fn speaker<'q>(&self, quote: &'q ResolvedQuote) -> (u32, bool, &'q str) {
        match self.alphabetical(self.account(quote)) {
            u32::MAX => (u32::MAX, quote.speaker_text.is_empty(), &quote.speaker_text),
            rank => (rank, false, ""),
        }
    }
}

/// For sorting by date, undated last.
pub(super) fn date_rank(parts: &Parts, id: ArticleId) -> (bool, Option<crate::base::Date>) {
    let date = parts.articles.get(id.ix()).and_then(|a| a.meta.date.as_ref()).map(|s| s.date);
    (date.is_none(), date)
}

fn figures(parts: &Parts, lookups: &Lookups) -> Vec<FigureGroup> {
    let published =
        |id: &EventId| parts.kb.events.get(id.ix()).is_some_and(|event| event.published);
    let mut events: BTreeMap<EventId, Vec<(ArticleId, u32)>> = BTreeMap::new();
    let mut others: BTreeMap<(u32, ArticleId), Vec<(ArticleId, u32)>> = BTreeMap::new();
    for (id, facts) in (0..).map(ArticleId::new).zip(&parts.kb.articles) {
        // «عدد من الجنود» is no number.
        let numbers = |(_, c): &(u32, &ResolvedClaim)| c.hedge != Hedge::Vague;
        for (ix, claim) in (0_u32..).zip(&facts.claims).filter(numbers) {
            match claim.event.filter(&published) {
                Some(event) => events.entry(event).or_default().push((id, ix)),
                None => others.entry((lookups.newest(id), id)).or_default().push((id, ix)),
            }
        }
    }
    let start = |id: &EventId| parts.kb.events.get(id.ix()).and_then(|e| e.start);
    let mut by_date: Vec<_> = events.into_iter().collect();
    by_date.sort_by_key(|(id, _)| (start(id).is_none(), std::cmp::Reverse(start(id)), *id));
    let of_event = by_date.into_iter().map(|(event, mut claims)| {
        claims.sort_by_key(|(a, ix)| (date_rank(parts, *a), *a, *ix));
        let article = claims.first().map(|c| c.0).unwrap_or_default();
        FigureGroup { event: Some(event), article, claims }
    });
    let of_article = others.into_iter().map(|((_, article), claims)| FigureGroup {
        event: None,
        article,
        claims,
    });
    of_event.chain(of_article).flat_map(cut).collect()
}

/// Claims that stand together on a page of figures.
const TOGETHER: usize = 20;

/// A much reported event has several groups, so that no page grows without bound.
fn cut(group: FigureGroup) -> Vec<FigureGroup> {
    let part =
        |claims: &[(ArticleId, u32)]| FigureGroup { claims: claims.to_vec(), ..group.clone() };
    group.claims.chunks(TOGETHER).map(part).collect()
}

impl super::Site<'_> {
    /// The file of the figures' list where those of an event begin.
    pub fn figures_path(&self, event: EventId) -> Option<String> {
        let at = self.lookups.figures.iter().position(|g| g.event == Some(event))?;
        Some(super::part_path("figures.html", at / super::capacity::FIGURES))
    }

    pub fn quote(&self, (article, ix): (ArticleId, u32)) -> Option<&ResolvedQuote> {
        self.parts.kb.articles.get(article.ix())?.quotes.get(ix as usize)
    }

    pub fn claim(&self, (article, ix): (ArticleId, u32)) -> Option<&ResolvedClaim> {
        self.parts.kb.articles.get(article.ix())?.claims.get(ix as usize)
    }
}
