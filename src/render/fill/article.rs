//! The page of one article.

use std::collections::BTreeMap;

use super::Ctx;
use super::pieces::escaped;
use crate::document::{Article, EntityKind};
use crate::extract::Extraction;
use crate::knowledge::{ArticleFacts, ArticleId, EntityId};
use crate::render::body::{self, Layer, rank};
use crate::render::views::{
    ArticlePage, EntityRef, Figure, Image, Link, PanelGroup, QuoteView, Related, SourceLine,
};
use crate::site::relative;

/// Entities of a kind shown at once in the panel.
const PANEL: usize = 6;
const RELATED: usize = 4;
/// Words an Arabic reader reads in a minute.
const WORDS_A_MINUTE: usize = 180;

pub(super) fn article(ctx: &Ctx, id: ArticleId) -> ArticlePage {
    let (Some(article), Some(extraction)) = (ctx.site.article(id), ctx.site.extraction(id)) else {
        return ArticlePage::default();
    };
    let empty = ArticleFacts::default();
    let facts = ctx.site.parts.kb.articles.get(id.ix()).unwrap_or(&empty);
    let meta = &article.meta;
    let date = ctx.article_date(id);
    let updated = meta.updated.as_ref().map(|s| s.date);
    let description = meta.summary.clone().or_else(|| ctx.lead(id)).unwrap_or_default();
    let counts = counts(facts);
    let at = ctx.site.articles.iter().position(|a| *a == id);
    let neighbour = |step: isize| {
        let ix = at?.checked_add_signed(step)?;
        ctx.site
            .articles
            .get(ix)
            .filter(|a| ctx.article_date(**a).is_some())
            .map(|a| ctx.article_line(*a))
    };
    let dated = date.is_some();
    ArticlePage {
        shell: ctx.shell("article", &meta.title, &description),
        title: meta.title.clone(),
        title_anchor: article.body.title().and_then(|title| {
            let sentence = extraction.sentences.iter().find(|s| s.span.overlaps(title))?;
            Some(sentence.anchor.clone())
        }),
        source: source(ctx, article),
        place: meta.place.as_deref().and_then(|p| place(ctx, p)),
        date: ctx.date(date, date),
        updated: ctx.date(updated, updated),
        reading_time: Some(reading_time(ctx, article)),
        summary: meta.summary.clone(),
        image: meta.image.as_ref().map(|i| Image {
            src: ctx.href(&i.src),
            alt: i.alt.clone(),
            credit: Some(i.credit.clone()).filter(|c| !c.is_empty()),
            width: None,
            height: None,
        }),
        body_html: body::body(&article.body, &layers(ctx, extraction, facts), ctx),
        panel: panel(ctx, &counts),
        events: facts.events.iter().filter_map(|e| ctx.event_card(*e)).collect(),
        figures: figures(ctx, article, extraction, facts),
        quotes: quotes(ctx, facts),
        related: related(ctx, id, &counts),
        tags: tags(ctx, article),
        previous: if dated { neighbour(1) } else { None },
        next: if dated { neighbour(-1) } else { None },
    }
}

fn source(ctx: &Ctx, article: &Article) -> Option<SourceLine> {
    let source = article.meta.source.as_ref()?;
    Some(SourceLine {
        name: source.name.clone(),
        href: ctx.source_link(&source.name).map(|l| l.href),
        url: source.url.clone().filter(|u| u.starts_with("http")),
        author: source.author.clone(),
    })
}

/// The dateline as an entity: by its key, or by a name one published place goes by.
fn place(ctx: &Ctx, place: &str) -> Option<EntityRef> {
    let by_key = ctx.site.entity_keys.get(place).copied();
    let folded = crate::text::fold_key(place);
    let by_name = || {
        ctx.site.entities.iter().copied().find(|id| {
            ctx.site.entity(*id).is_some_and(|e| {
                e.kind == EntityKind::Place && crate::text::fold_key(&e.name) == folded
            })
        })
    };
    ctx.entity_ref(by_key.or_else(by_name)?)
}

fn reading_time(ctx: &Ctx, article: &Article) -> String {
    let words = article.body.text.split_whitespace().count();
    ctx.count("minute", words.div_ceil(WORDS_A_MINUTE).max(1))
}

/// Mentions by entity.
fn counts(facts: &ArticleFacts) -> BTreeMap<EntityId, usize> {
    let mut counts = BTreeMap::new();
    for id in facts.mentions.iter().flatten() {
        *counts.entry(*id).or_insert(0) += 1;
    }
    counts
}

/// Sentences, quotations, mentions and figures as layers over the text, sorted by start.
fn layers(ctx: &Ctx, extraction: &Extraction, facts: &ArticleFacts) -> Vec<Layer> {
    let mut layers = Vec::new();
    for sentence in &extraction.sentences {
        let anchor = &sentence.anchor;
        layers.push(Layer {
            span: sentence.span,
            rank: rank::SENTENCE,
            open: format!("<span class=\"s\" id=\"{anchor}\">"),
            close: format!(
                "<a class=\"s-link\" href=\"#{anchor}\" tabindex=\"-1\" aria-hidden=\"true\"></a></span>"
            ),
        });
    }
    for (mention, id) in extraction.mentions.iter().zip(&facts.mentions) {
        let Some(entity) = id.and_then(|id| ctx.site.entity(id)) else { continue };
        let Some(path) = id.and_then(|id| ctx.site.entity_path(id)) else { continue };
        layers.push(Layer {
            span: mention.span,
            rank: rank::LINK,
            open: format!(
                "<a class=\"mention mention--{}\" data-entity=\"{}\" href=\"{}\">",
                entity.kind,
                escaped(entity.key.as_str()),
                ctx.href(&path)
            ),
            close: "</a>".into(),
        });
    }
    for quote in facts.quotes.iter().filter(|q| q.direct) {
        layers.push(tagged(quote.evidence.span, rank::QUOTE, "quote"));
    }
    for claim in &facts.claims {
        layers.push(tagged(claim.evidence.span, rank::FIGURE, "figure"));
    }
    layers.sort_by_key(|l| (l.span, l.rank));
    // Quotations may reach over sentences; each sentence gets its part.
    let sentences: Vec<_> = extraction.sentences.iter().map(|s| s.span).collect();
    let mut cut = Vec::with_capacity(layers.len());
    for layer in layers {
        if layer.rank != rank::QUOTE {
            cut.push(layer);
            continue;
        }
        let first = sentences.partition_point(|s| s.end <= layer.span.start);
        let touched = sentences.get(first..).unwrap_or_default();
        for s in touched.iter().take_while(|s| s.start < layer.span.end) {
            let start = s.start.max(layer.span.start);
            let end = s.end.min(layer.span.end);
            if start < end {
                let span = crate::base::Span { start, end };
                cut.push(Layer { span, ..layer.clone() });
            }
        }
    }
    cut.sort_by_key(|l| (l.span.start, l.rank));
    cut
}

fn tagged(span: crate::base::Span, rank: u8, class: &str) -> Layer {
    let open = format!("<span class=\"{class}\">");
    Layer { span, rank, open, close: "</span>".into() }
}

fn panel(ctx: &Ctx, counts: &BTreeMap<EntityId, usize>) -> Vec<PanelGroup> {
    let mut groups = Vec::new();
    for kind in EntityKind::ALL {
        let mut ids: Vec<(EntityId, usize)> = counts
            .iter()
            .map(|(id, n)| (*id, *n))
            .filter(|(id, _)| ctx.site.entity(*id).is_some_and(|e| e.kind == kind && e.published))
            .collect();
        ids.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut items: Vec<EntityRef> = ids
            .iter()
            .filter_map(|(id, n)| {
                let count = (*n > 1).then(|| ctx.number(*n));
                Some(EntityRef { count, ..ctx.entity_ref(*id)? })
            })
            .collect();
        if items.is_empty() {
            continue;
        }
        let count = ctx.number(items.len());
        let more = items.split_off(items.len().min(PANEL));
        let label = ctx.text(&format!("kinds.{kind}"));
        groups.push(PanelGroup { kind: ctx.kind(kind), label, count, items, more });
    }
    groups
}

fn figures(
    ctx: &Ctx,
    article: &Article,
    extraction: &Extraction,
    facts: &ArticleFacts,
) -> Vec<Figure> {
    let figure = |claim: &crate::knowledge::ResolvedClaim| {
        let sentence = extraction.sentences.get(claim.evidence.sentence as usize)?;
        let source = claim.source.and_then(|s| ctx.site.entity(s)).map(|e| e.name.clone());
        let said = Some(claim.source_text.clone()).filter(|s| !s.is_empty());
        Some(Figure {
            value: claim.evidence.span.of(&article.body.text).to_owned(),
            label: ctx.text(&format!("measure.{}", claim.measure)),
            href: format!("#{}", sentence.anchor),
            source: source.or(said),
        })
    };
    facts.claims.iter().filter_map(figure).collect()
}

fn quotes(ctx: &Ctx, facts: &ArticleFacts) -> Vec<QuoteView> {
    let direct = facts.quotes.iter().filter(|q| q.direct);
    direct.filter_map(|q| ctx.quote(q, false)).take(8).collect()
}

fn tags(ctx: &Ctx, article: &Article) -> Vec<Link> {
    let link = |name: &String| {
        let key = crate::base::Key::from_name(&crate::text::fold_key(name));
        let tag = ctx.site.tags.iter().find(|t| t.key == key)?;
        let href = relative(&ctx.page.path, &format!("tags/{}.html", tag.key), "");
        Some(Link { href, label: tag.name.clone() })
    };
    article.meta.tags.iter().filter_map(link).collect()
}

/// Articles that share events, then entities: rarer ones weigh more.
fn related(ctx: &Ctx, id: ArticleId, counts: &BTreeMap<EntityId, usize>) -> Vec<Related> {
    let kb = ctx.site.parts.kb;
    let n_articles = ctx.site.parts.articles.len().max(1);
    let mut weights: BTreeMap<ArticleId, (u64, Vec<(u64, String)>)> = BTreeMap::new();
    let mut add = |articles: &mut dyn Iterator<Item = ArticleId>, weight: u64, name: &str| {
        for other in articles.filter(|a| *a != id) {
            let entry = weights.entry(other).or_default();
            entry.0 += weight;
            entry.1.push((weight, name.to_owned()));
        }
    };
    for event in kb.articles.get(id.ix()).map(|f| f.events.as_slice()).unwrap_or_default() {
        if let Some(event) = ctx.site.event(*event) {
            let weight = 1_000 * rarity(n_articles, event.articles.len());
            add(&mut event.articles.iter().copied(), weight, &event.title);
        }
    }
    for entity in counts.keys() {
        if let Some(entity) = ctx.site.entity(*entity).filter(|e| e.published) {
            // What half of the site speaks of relates nothing; and popular things cost time.
            if entity.articles.len() > 200.max(n_articles / 50) {
                continue;
            }
            let weight = 150 * rarity(n_articles, entity.articles.len());
            add(&mut entity.articles.iter().map(|(a, _)| *a), weight, &entity.name);
        }
    }
    let mut best: Vec<_> = weights.into_iter().filter(|(_, (w, _))| *w >= 1_000).collect();
    best.sort_by(|a, b| b.1.0.cmp(&a.1.0).then(a.0.cmp(&b.0)));
    best.truncate(RELATED);
    let locale = ctx.site.parts.locale;
    best.into_iter()
        .map(|(other, (_, mut shared))| {
            shared.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
            let names: Vec<String> =
                shared.into_iter().map(|(_, n)| format!("«{n}»")).take(3).collect();
            let reason = locale.fill("shared", &[("list", &locale.list(&names))]);
            Related { article: ctx.article_line(other), reason }
        })
        .collect()
}

/// Whole bits of surprise: 1 for what every article has, one more each time it is half as common.
fn rarity(all: usize, with: usize) -> u64 {
    u64::from((all / with.max(1)).max(1).ilog2()) + 1
}
