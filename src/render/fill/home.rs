//! The front page: what the site holds and where to begin.

use super::Ctx;
use super::overview::{spread, time_chart};
use crate::base::Date;
use crate::document::EntityKind;
use crate::knowledge::{ArticleId, EntityId, EventId};
use crate::render::views::{
    ArticleCard, EntityRef, EventCard, Fresh, HomePage, Link, Presence, Stat,
};

const LATEST: usize = 7;
const PRESENT: usize = 5;
const STRIP: usize = 6;
/// Letters of a summary.
const SUMMARY: usize = 150;

pub(super) fn home(ctx: &Ctx) -> HomePage {
    let config = ctx.site.parts.config;
    let lead = super::stories::lead(ctx);
    let stories = super::stories::stories(ctx, lead.as_ref());
    let mut taken: Vec<String> =
        lead.iter().flat_map(|l| &l.strip).map(|e| e.href.clone()).collect();
    taken.extend(stories.iter().map(|s| s.href.clone()));
    taken.extend(lead.iter().map(|l| l.href.clone()));
    let fresh = |id: &ArticleId| {
        let card = ctx.article_card(*id);
        let summary = card.summary.as_deref().map(|s| super::pieces::clamp(s, SUMMARY));
        Fresh { subject: subject(ctx, *id), article: ArticleCard { summary, ..card } }
    };
    // What leads the page is not told again.
    let told = usize::from(lead.as_ref().is_some_and(|l| l.plain));
    let latest = ctx.site.firsts.iter().skip(told).take(LATEST);
    HomePage {
        shell: ctx.shell("home", &config.title, &config.description),
        title: config.title.clone(),
        description: config.description.clone(),
        stats: stats(ctx),
        lead,
        stories,
        latest: latest.map(fresh).collect(),
        voices: super::stories::voices(ctx),
        present: present(ctx),
        context_title: ctx.text("context.title"),
        context: context(ctx, &taken),
        density: density(ctx),
    }
}

/// What an article is about: its first tag, or the country or region it names most, its towns
/// included; nothing when it names several alike.
fn subject(ctx: &Ctx, id: ArticleId) -> Option<Link> {
    let tags = ctx.site.article(id).map(|a| a.meta.tags.as_slice()).unwrap_or_default();
    let tag = tags.first().and_then(|t| ctx.site.tags.get(*ctx.site.lookups.tag_names.get(t)?));
    if let Some(tag) = tag {
        let href = ctx.href(&format!("tags/{}.html", tag.key));
        return Some(Link { href, label: tag.name.clone() });
    }
    let mut counts: std::collections::BTreeMap<EntityId, usize> = Default::default();
    let published = |id: &EntityId| ctx.site.entity(*id).is_some_and(|e| e.published);
    for id in ctx.site.parts.kb.articles.get(id.ix())?.mentions.iter().flatten() {
        let Some(place) = ctx.site.entity(*id).filter(|e| e.kind == EntityKind::Place) else {
            continue;
        };
        let own = matches!(place.class.as_str(), "country" | "region" | "continent" | "sea");
        let whole = if own { Some(*id) } else { place.country.or(Some(*id)) };
        if let Some(whole) = whole.filter(published) {
            *counts.entry(whole).or_default() += 1;
        }
    }
    let (best, most) = counts.iter().max_by_key(|(id, n)| (**n, std::cmp::Reverse(**id)))?;
    let alone = counts.values().filter(|n| *n == most).count() == 1;
    let place = ctx.entity_ref(*best).filter(|_| alone && *most > 1)?;
    Some(Link { href: place.href, label: place.name })
}

fn stats(ctx: &Ctx) -> Vec<Stat> {
    let site = ctx.site;
    let all = [
        ("article", site.articles.len(), "articles/index.html"),
        ("entity", site.entities.len(), "entities/index.html"),
        ("event", site.events.len(), "events/index.html"),
        ("source", site.sources.len(), "sources/index.html"),
    ];
    all.into_iter()
        .filter(|(_, n, _)| *n > 0)
        .map(|(noun, n, path)| Stat {
            href: ctx.href(path),
            // One and two are said by the noun alone: «مصدر واحد», «مقالتان».
            value: if n > 2 { ctx.number(n) } else { String::new() },
            label: if n > 2 { ctx.count(&format!("{noun}-noun"), n) } else { ctx.count(noun, n) },
        })
        .collect()
}

fn present(ctx: &Ctx) -> Vec<Presence> {
    let kinds = [EntityKind::Person, EntityKind::Place, EntityKind::Organization];
    kinds
        .into_iter()
        .filter_map(|kind| {
            let mut ids: Vec<EntityId> = ctx.site.of_kind(kind).collect();
            let weight = |id: &EntityId| {
                ctx.site.entity(*id).map_or((0, 0), |e| (e.articles.len(), e.mentions.len()))
            };
            ids.sort_by(|a, b| weight(b).cmp(&weight(a)).then(a.cmp(b)));
            let items: Vec<EntityRef> = ids
                .iter()
                .filter(|id| weight(id).0 > 0)
                .take(PRESENT)
                .filter_map(|id| {
                    let count = Some(ctx.count("article", weight(id).0));
                    Some(EntityRef { count, ..ctx.entity_ref(*id)? })
                })
                .collect();
            (!items.is_empty()).then(|| Presence {
                kind: ctx.kind(kind),
                label: ctx.text(&format!("kinds.{kind}")),
                href: ctx.href(&format!("entities/kind.{kind}.html")),
                items,
            })
        })
        .collect()
}

/// Well-reported events the lead does not show.
fn context(ctx: &Ctx, taken: &[String]) -> Vec<EventCard> {
    let fresh = |id: &&EventId| {
        ctx.site.event(**id).is_some_and(|e| e.start.is_some() && !e.articles.is_empty())
    };
    let left: Vec<EventId> = ctx.site.events.iter().filter(fresh).copied().collect();
    let shown = |id: &EventId| ctx.event_card(*id).is_some_and(|c| taken.contains(&c.href));
    let left: Vec<EventId> = left.into_iter().filter(|id| !shown(id)).collect();
    spread(ctx, &left, STRIP)
}

fn density(ctx: &Ctx) -> Option<crate::render::views::Chart> {
    let dated: Vec<(Date, u64)> =
        ctx.site.events.iter().filter_map(|e| Some((ctx.site.event(*e)?.start?, 1))).collect();
    let (first, last) = (dated.first()?.0, dated.last()?.0);
    time_chart(ctx, &dated, first, last, "events")
}
