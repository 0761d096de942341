//! The front page: what the site holds and where to begin.

use super::Ctx;
use super::overview::{spread, time_chart};
use crate::base::Date;
use crate::document::EntityKind;
use crate::knowledge::{EntityId, EventId};
use crate::render::views::{EntityRef, EventCard, HomePage, Lead, Presence, Stat};
use crate::site::DossierItems;

const LATEST: usize = 7;
const PRESENT: usize = 6;
const STRIP: usize = 6;
const DOSSIERS: usize = 4;

pub(super) fn home(ctx: &Ctx) -> HomePage {
    let config = ctx.site.parts.config;
    let lead = lead(ctx);
    let taken: Vec<String> = lead.iter().flat_map(|l| &l.strip).map(|e| e.key.clone()).collect();
    HomePage {
        shell: ctx.shell("home", &config.title, &config.description),
        title: config.title.clone(),
        description: config.description.clone(),
        stats: stats(ctx),
        dossiers: super::overview::dossier_cards(ctx)
            .into_iter()
            .filter(|d| lead.as_ref().is_none_or(|l| l.href != d.href))
            .take(DOSSIERS)
            .collect(),
        lead,
        latest: ctx.site.firsts.iter().take(LATEST).map(|a| ctx.article_card(*a)).collect(),
        present: present(ctx),
        context_title: ctx.text("context.title"),
        context: context(ctx, &taken),
        density: density(ctx),
    }
}

fn stats(ctx: &Ctx) -> Vec<Stat> {
    let site = ctx.site;
    let all = [
        ("article-noun", site.articles.len(), "articles/index.html"),
        ("entity-noun", site.entities.len(), "entities/index.html"),
        ("event-noun", site.events.len(), "events/index.html"),
        ("source-noun", site.sources.len(), "sources/index.html"),
    ];
    all.into_iter()
        .filter(|(_, n, _)| *n > 0)
        .map(|(noun, n, path)| Stat {
            href: ctx.href(path),
            value: ctx.number(n),
            label: ctx.count(noun, n),
        })
        .collect()
}

/// The first dossier of events, or the event most articles report, with its parts.
fn lead(ctx: &Ctx) -> Option<Lead> {
    let dossiers = ctx.site.parts.dossiers.iter().zip(&ctx.site.dossiers);
    let best = dossiers
        .filter_map(|(dossier, items)| match items {
            DossierItems::Events(events) if !events.is_empty() => Some((dossier, events)),
            _ => None,
        })
        .max_by_key(|(dossier, events)| (events.len(), std::cmp::Reverse(&dossier.key)));
    if let Some((dossier, events)) = best {
        return Some(Lead {
            kicker: ctx.text("lead.dossier"),
            href: ctx.href(&format!("dossiers/{}.html", dossier.key)),
            title: dossier.title.clone(),
            summary: dossier.summary.clone(),
            strip: spread(ctx, events, STRIP),
        });
    }
    let reported = |id: &EventId| ctx.site.event(*id).map_or(0, |e| e.articles.len());
    let id =
        ctx.site.events.iter().copied().max_by_key(|id| (reported(id), std::cmp::Reverse(*id)))?;
    let event = ctx.site.event(id).filter(|e| !e.articles.is_empty())?;
    let card = ctx.event_card(id)?;
    Some(Lead {
        kicker: ctx.text("lead.event"),
        href: card.href,
        title: ctx.event_title(id),
        summary: event.summary.clone(),
        strip: event.parts.iter().filter_map(|p| ctx.event_card(*p)).take(STRIP).collect(),
    })
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
                    Some(EntityRef { count, note: None, ..ctx.entity_ref(*id)? })
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
        ctx.site.event(**id).is_some_and(|e| {
            e.start.is_some() && !e.articles.is_empty() && !taken.contains(&e.key.to_string())
        })
    };
    let left: Vec<EventId> = ctx.site.events.iter().filter(fresh).copied().collect();
    spread(ctx, &left, STRIP)
}

fn density(ctx: &Ctx) -> Option<crate::render::views::Chart> {
    let dated: Vec<(Date, u64)> =
        ctx.site.events.iter().filter_map(|e| Some((ctx.site.event(*e)?.start?, 1))).collect();
    let (first, last) = (dated.first()?.0, dated.last()?.0);
    time_chart(ctx, &dated, first, last, "chart.years")
}
