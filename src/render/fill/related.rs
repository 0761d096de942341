//! Articles that belong beside one, each with a reason worth reading.
//!
//! In: the events and entities of an article. Out: those that share an event with it, then those that share
//! names few articles have; the reason says the event first («تتناولان …»), then the rarest names («تذكران …»).
//! Never a reason: a country, a people, a continent or a medium, which all the world names, and what very
//! many articles speak of.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Ctx;
use super::article::{common, rarity};
use crate::document::EntityKind;
use crate::knowledge::{ArticleId, Entity, EntityId};
use crate::render::views::Related;

/// Articles that stand open, and all.
const OPEN: usize = 2;
const ALL: usize = 6;
/// Names of a reason.
const NAMES: usize = 3;
/// Below it nothing is related; an event alone is enough.
const LEAST: u64 = 1_500;

/// What an article shares with another: its weight, and its place among the names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Shared {
    article: ArticleId,
    weight: u64,
    name: usize,
}

/// A thing articles share.
struct Named {
    name: String,
    is_event: bool,
}

/// The articles related to one: those that stand open, and those that fold behind them.
pub(super) fn related(
    ctx: &Ctx,
    id: ArticleId,
    counts: &BTreeMap<EntityId, usize>,
) -> (Vec<Related>, Vec<Related>) {
    let kb = ctx.site.parts.kb;
    let n_articles = ctx.site.parts.articles.len().max(1);
    let common = common(ctx.site);
    let copies = &ctx.site.copies;
    // Neither itself nor a copy of anything.
    let told = |a: &ArticleId| copies.first(*a) == copies.first(id) || copies.is_copy(*a);
    let mut names: Vec<Named> = Vec::new();
    let mut shared: Vec<Shared> = Vec::new();
    for event in kb.articles.get(id.ix()).map(|f| f.events.as_slice()).unwrap_or_default() {
        let title = ctx.event_title(*event);
        let Some(event) = ctx.site.event(*event) else { continue };
        let weight = LEAST + 1_000 * rarity(n_articles, event.articles.len());
        let others = event.articles.iter().filter(|a| !told(a)).take(4 * common);
        shared.extend(others.map(|a| Shared { article: *a, weight, name: names.len() }));
        names.push(Named { name: title, is_event: true });
    }
    for entity in counts.keys().filter_map(|id| ctx.site.entity(*id)) {
        if !entity.published || entity.articles.len() > common || !relates(entity) {
            continue;
        }
        let weight = 150 * rarity(n_articles, entity.articles.len());
        let others = entity.articles.iter().map(|(a, _)| *a).filter(|a| !told(a));
        shared.extend(others.map(|article| Shared { article, weight, name: names.len() }));
        names.push(Named { name: entity.name.clone(), is_event: false });
    }
    shared.sort_unstable();
    let groups = shared.chunk_by(|a, b| a.article == b.article);
    let weighed = groups.map(|g| (g.iter().map(|s| s.weight).sum::<u64>(), g));
    let mut best: Vec<_> = weighed.filter(|(weight, _)| *weight >= LEAST).collect();
    best.sort_by_key(|(weight, g)| (Reverse(*weight), g.first().map(|f| f.article)));
    best.truncate(ALL);
    let view = |(_, group): (u64, &[Shared])| {
        let article = ctx.article_line(group.first()?.article);
        Some(Related { article, reason: reason(ctx, group, &names) })
    };
    let mut open: Vec<Related> = best.into_iter().filter_map(view).collect();
    // One that is left over needs no fold.
    let rest = if open.len() > OPEN + 1 { open.split_off(OPEN) } else { Vec::new() };
    (open, rest)
}

fn relates(entity: &Entity) -> bool {
    let everywhere = matches!(entity.class.as_str(), "country" | "continent" | "sea" | "ocean");
    // «الألمان» are everywhere, «الروهينغا» are not.
    let nation = entity.kind == EntityKind::Group && entity.class.is_empty();
    entity.kind != EntityKind::Media && !nation && !everywhere
}

fn reason(ctx: &Ctx, group: &[Shared], names: &[Named]) -> String {
    let locale = ctx.site.parts.locale;
    let of = |events: bool| {
        let mut why: Vec<&Shared> = group
            .iter()
            .filter(|s| names.get(s.name).is_some_and(|n| n.is_event == events))
            .collect();
        why.sort_by_key(|s| (Reverse(s.weight), s.name));
        let name = |s: &Shared| names.get(s.name).map(|n| locale.fill("quoted", &[("t", &n.name)]));
        let all: Vec<String> = why.into_iter().filter_map(name).take(NAMES).collect();
        (!all.is_empty()).then(|| locale.list(&all))
    };
    let events = of(true).map(|list| locale.fill("shared-events", &[("list", &list)]));
    let entities = || of(false).map(|list| locale.fill("shared", &[("list", &list)]));
    events.or_else(entities).unwrap_or_default()
}
