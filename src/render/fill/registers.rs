//! The register of figures, and the page that says how sure the reading was.

use super::Ctx;
use crate::knowledge::ResolvedClaim;
use crate::render::chart;
use crate::render::views::{
    ArticleCard, FigureEntry, FigureLine, FiguresPage, Link, Measured, NamedCount, QualityPage,
    SharedName, Stat,
};
use crate::site::{FigureGroup, capacity, quality};

pub(super) fn figures(ctx: &Ctx) -> FiguresPage {
    let title = ctx.text("page.figures");
    let groups = ctx.slice(&ctx.site.lookups.figures, capacity::FIGURES);
    FiguresPage {
        shell: ctx.list_shell(&title),
        title,
        intro: Some(ctx.text("page.figures.intro")),
        entries: groups.iter().map(|g| entry(ctx, g)).collect(),
        pager: ctx.pager(),
    }
}

fn entry(ctx: &Ctx, group: &FigureGroup) -> FigureEntry {
    let event = group.event.and_then(|e| ctx.event_card(e));
    // An article all figures come from is named once, above them.
    let alone = group.claims.iter().all(|(article, _)| *article == group.article);
    let mut measures: Vec<Measured> = Vec::new();
    for claim in group.claims.iter().filter_map(|c| ctx.site.claim(*c)) {
        let label = ctx.text(&format!("measure.{}", claim.measure));
        let Some(line) = line(ctx, claim, !alone) else { continue };
        match measures.iter_mut().find(|m| m.label == label) {
            Some(measure) => measure.lines.push(line),
            None => measures.push(Measured { label, lines: vec![line] }),
        }
    }
    let article = (alone || event.is_none()).then(|| ctx.article_line(group.article));
    FigureEntry { event, article, measures }
}

fn line(ctx: &Ctx, claim: &ResolvedClaim, with_article: bool) -> Option<FigureLine> {
    let evidence = &claim.evidence;
    let article = ctx.site.article(evidence.article)?;
    let sentence = ctx.sentence(evidence)?;
    Some(FigureLine {
        value: super::claims::written(ctx, claim, &article.body.text),
        href: sentence.href,
        source: claim.source.and_then(|s| ctx.entity_ref(s)),
        source_text: super::claims::source_name(ctx, claim),
        article: with_article
            .then(|| ArticleCard { source: None, ..ctx.article_line(evidence.article) }),
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
    let entity = |id: &crate::knowledge::EntityId| ctx.entity_ref(*id);
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
        shares: vec![
            share("quality.linked", measured.linked, all),
            share("quality.attributed", measured.attributed, measured.quotes),
            share("quality.sourced", measured.sourced, measured.claims),
            share("quality.dated-events", measured.dated_events, site.events.len()),
            share("quality.dated", site.articles.len() - measured.n_undated, site.articles.len()),
        ],
        confidence: vec![
            share("quality.sure", sure, all),
            share("quality.likely", likely, all),
            share("quality.maybe", maybe, all),
            share("quality.weak", weak, all),
        ],
        ambiguous: measured
            .ambiguous
            .iter()
            .map(|(name, ids)| SharedName {
                name: name.clone(),
                entities: ids.iter().filter_map(entity).collect(),
            })
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
