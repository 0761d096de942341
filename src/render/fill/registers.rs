//! The register of figures, and the page that says how sure the reading was.

use std::collections::{BTreeMap, BTreeSet};

use super::Ctx;
use crate::knowledge::{ArticleId, EntityId, ResolvedClaim};
use crate::render::chart;
use crate::render::views::{
    ArticleCard, EntityRef, FigureEntry, FigureLine, FigureRow, FigureTable, FiguresPage, Link,
    Measured, NamedCount, QualityPage, SharedName, Stat,
};
use crate::site::{FigureGroup, capacity, quality};

/// Names of several things listed.
const AMBIGUOUS: usize = 20;

pub(super) fn figures(ctx: &Ctx) -> FiguresPage {
    let title = ctx.text("page.figures");
    let groups = ctx.slice(&ctx.site.lookups.figures, capacity::FIGURES);
    FiguresPage {
        shell: ctx.list_shell(&title),
        title,
        intro: Some(ctx.text("page.figures.intro")),
        entries: groups.iter().filter_map(|g| entry(ctx, g)).collect(),
        pager: ctx.pager(),
    }
}

fn entry(ctx: &Ctx, group: &FigureGroup) -> Option<FigureEntry> {
    let event = group.event.and_then(|id| Some((id, ctx.site.event(id)?)));
    // An article all figures come from is named once, above them.
    let alone = group.claims.iter().all(|(article, _)| *article == group.article);
    let measures = match event {
        Some((id, event)) => {
            let claims = group.claims.iter().copied();
            let tables = super::claims::tables_of(ctx, id, event, claims);
            tables.into_iter().filter_map(|t| of_table(t, !alone)).collect()
        }
        None => of_article(ctx, group),
    };
    let card = group.event.and_then(|e| ctx.event_card(e));
    let article = (alone || card.is_none()).then(|| ctx.article_line(group.article));
    (!measures.is_empty()).then_some(FigureEntry { event: card, article, measures })
}

/// The rows of an event's table, each with the articles it stands in.
fn of_table(table: FigureTable, with_articles: bool) -> Option<Measured> {
    let line = |row: FigureRow| {
        let articles = std::iter::once(row.article).chain(row.again);
        let articles = articles.map(|a| ArticleCard { source: None, ..a });
        FigureLine {
            value: row.hedge.map_or_else(|| row.value.clone(), |h| format!("{} {h}", row.value)),
            href: row.sentence.href,
            source: row.source,
            source_text: row.source_text,
            depth: row.depth,
            of_them: row.of_them,
            named: row.named,
            articles: articles.filter(|_| with_articles && row.depth == 0).collect(),
        }
    };
    let lines: Vec<FigureLine> = table.rows.into_iter().map(line).collect();
    let (label, group) = (table.measure, table.group);
    (!lines.is_empty()).then_some(Measured { label, group, lines })
}

/// The figures of an article that belong to no event.
fn of_article(ctx: &Ctx, group: &FigureGroup) -> Vec<Measured> {
    let mut measures: Vec<Measured> = Vec::new();
    for (claim, depth) in ordered(ctx, group) {
        let label = ctx.text(&format!("measure.{}", claim.measure));
        let Some(line) = line(ctx, claim, depth) else { continue };
        match measures.iter_mut().find(|m| m.label == label) {
            Some(measure) => measure.lines.push(line),
            None => measures.push(Measured { label, group: None, lines: vec![line] }),
        }
    }
    measures
}

/// Namesakes with what tells them apart: «مجلس الشيوخ (برلمان، بنما)».
fn told_apart(ctx: &Ctx, ids: &[EntityId]) -> Vec<EntityRef> {
    let told = |id: &EntityId| Some(EntityRef { note: ctx.tagline(*id), ..ctx.entity_ref(*id)? });
    let refs: Vec<EntityRef> = ids.iter().filter_map(told).collect();
    let shared = |e: &EntityRef| refs.iter().filter(|o| o.name == e.name).count() > 1;
    let alike = |e: &EntityRef| {
        refs.iter().filter(|o| (&o.name, &o.note) == (&e.name, &e.note)).count() > 1
    };
    // What nothing tells apart is numbered.
    let nth = |ix: usize, e: &EntityRef| {
        let before = refs.iter().take(ix + 1).filter(|o| (&o.name, &o.note) == (&e.name, &e.note));
        ctx.number(before.count())
    };
    let named = |(ix, e): (usize, &EntityRef)| {
        let note = if alike(e) { Some(nth(ix, e)) } else { e.note.clone() };
        let name = match note.as_ref().filter(|_| shared(e)) {
            Some(note) => ctx.site.parts.locale.fill("named-of", &[("n", &e.name), ("c", note)]),
            None => e.name.clone(),
        };
        EntityRef { name, ..e.clone() }
    };
    refs.iter().enumerate().map(named).collect()
}

/// The claims of a group, each part under its whole: «منهم»; what an article states twice once.
fn ordered<'c>(ctx: &'c Ctx, group: &FigureGroup) -> Vec<(&'c ResolvedClaim, u8)> {
    let mut articles: Vec<ArticleId> = group.claims.iter().map(|c| c.0).collect();
    articles.dedup();
    let twice: BTreeMap<ArticleId, BTreeSet<u32>> =
        articles.into_iter().map(|a| (a, super::told_twice::told_twice(ctx, a))).collect();
    let told = |at: &&(ArticleId, u32)| !twice.get(&at.0).is_some_and(|t| t.contains(&at.1));
    let numbers = |at: &&(ArticleId, u32)| {
        ctx.site.claim(**at).is_some_and(|c| !super::told::is_numberless(ctx, c))
    };
    let all: Vec<_> = group.claims.iter().filter(told).filter(numbers).copied().collect();
    let claims: Vec<_> = all.iter().filter_map(|at| Some((*at, ctx.site.claim(*at)?))).collect();
    let by_place: BTreeMap<_, _> = measures(&claims)
        .into_iter()
        .flat_map(|of_one| super::figure_parts::laid_out(ctx, &of_one))
        .collect();
    // The whole of a part, when it stands in the group and counts the same.
    let above = |at: &(ArticleId, u32)| {
        let claim = ctx.site.claim(*at)?;
        let of = claim.subset_of.map(|ix| (at.0, ix)).or_else(|| by_place.get(at).copied())?;
        let same = ctx.site.claim(of).is_some_and(|c| c.measure == claim.measure);
        (same && of != *at && all.contains(&of)).then_some(of)
    };
    let mut out = Vec::new();
    for root in all.iter().filter(|at| above(at).is_none()) {
        let mut left = vec![(*root, 0_u8)];
        while let Some((at, depth)) = left.pop() {
            out.extend(ctx.site.claim(at).map(|claim| (claim, depth)));
            let parts = all.iter().rev().filter(|p| above(p) == Some(at));
            left.extend(parts.map(|p| (*p, (depth + 1).min(3))));
            if out.len() > all.len() {
                break;
            }
        }
    }
    out
}

/// Claims by what they count.
fn measures<'c, A: Copy>(claims: &[(A, &'c ResolvedClaim)]) -> Vec<Vec<(A, &'c ResolvedClaim)>> {
    let mut out: BTreeMap<&str, Vec<(A, &ResolvedClaim)>> = BTreeMap::new();
    for (at, claim) in claims {
        out.entry(claim.measure.as_str()).or_default().push((*at, *claim));
    }
    out.into_values().collect()
}

fn line(ctx: &Ctx, claim: &ResolvedClaim, depth: u8) -> Option<FigureLine> {
    let sentence = ctx.sentence(&claim.evidence)?;
    Some(FigureLine {
        value: super::told::unbroken(&super::told::written(ctx, claim)),
        href: sentence.href,
        source: super::told::source(ctx, claim).and_then(|s| ctx.entity_ref(s)),
        source_text: super::told::source_name(ctx, claim),
        depth,
        of_them: super::told::of_them(ctx, &claim.measure, depth),
        named: false,
        articles: Vec::new(),
    })
}

pub(super) fn quality(ctx: &Ctx) -> QualityPage {
    let title = ctx.text("page.quality");
    let measured = quality::quality(ctx.site);
    let site = ctx.site;
    let stat = |key: &str, n: usize, href: &str| Stat {
        href: if href.is_empty() { String::new() } else { ctx.href(href) },
        value: ctx.number(n),
        label: ctx.text(key),
    };
    let share = |key: &str, part: usize, whole: usize| NamedCount {
        label: site.parts.locale.digits(ctx.site.parts.locale.text(key)),
        value: ctx.number(part),
        of: Some(ctx.number(whole)),
        share: chart::percent(part as u64, whole as u64),
    };
    let [sure, likely, maybe, weak] = measured.confidence;
    let all = measured.mentions;
    QualityPage {
        shell: ctx.list_shell(&title),
        title,
        intro: Some(ctx.text("page.quality.intro")),
        stats: vec![
            stat("quality.articles", site.articles.len(), "articles/index.html"),
            stat("quality.sentences", measured.sentences, ""),
            stat("quality.mentions", all, ""),
            stat("quality.entities", site.entities.len(), "entities/index.html"),
            stat("quality.events", site.events.len(), "events/index.html"),
            stat("quality.quotes", measured.quotes, "quotes.html"),
            stat("quality.claims", measured.claims, ""),
        ],
        // What is always whole is no measure.
        shares: (measured.linked < all)
            .then(|| share("quality.linked", measured.linked, all))
            .into_iter()
            .chain([
                share("quality.attributed", measured.attributed, measured.quotes),
                share("quality.sourced", measured.sourced, measured.claims),
                share("quality.dated-events", measured.dated_events, site.events.len()),
                share(
                    "quality.dated",
                    site.articles.len() - measured.n_undated,
                    site.articles.len(),
                ),
            ])
            .collect(),
        confidence: vec![
            share("quality.sure", sure, all),
            share("quality.likely", likely, all),
            share("quality.maybe", maybe, all),
            share("quality.weak", weak, all),
        ],
        ambiguous: measured
            .ambiguous
            .iter()
            .take(AMBIGUOUS)
            .map(|(name, ids)| SharedName { name: name.clone(), entities: told_apart(ctx, ids) })
            .collect(),
        unlinked: measured
            .unlinked
            .iter()
            .map(|(name, n, article)| {
                let href = ctx.href(&site.article_path(*article));
                (Link { href, label: name.clone() }, ctx.count("article", *n))
            })
            .map(|(link, count)| crate::render::views::LinkCount { link, count })
            .collect(),
        undated: measured.undated.iter().map(|a| ctx.article_line(*a)).collect(),
    }
}
