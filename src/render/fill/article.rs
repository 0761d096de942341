//! The page of one article.

use std::collections::BTreeMap;

use super::Ctx;
use super::pieces::escaped;
use super::wording::wording;
use crate::document::{Article, EntityKind};
use crate::extract::Extraction;
use crate::knowledge::{ArticleFacts, ArticleId, EntityId};
use crate::render::body::{self, Layer, rank};
use crate::render::joined::untorn;
use crate::render::views::{
    ArticlePage, EntityRef, Figure, Figures, Image, Link, PanelGroup, Preview, QuoteView,
    SourceLine,
};
use crate::site::{Site, relative};

/// Entities of a kind shown at once in the panel.
const PANEL: usize = 4;
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
    let first = ctx.site.copies.first(id);
    let (older, newer) = neighbours(ctx.site, id);
    let line = |a: ArticleId| ctx.article_line(a);
    let (related, more_related) = super::related::related(ctx, id, &counts);
    let left = Some(more_related.len()).filter(|n| *n > 0);
    ArticlePage {
        shell: ctx.shell("article", &meta.title, &description),
        title: ctx.headline(article),
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
        body_html: body::body(&article.body, &layers(ctx, article, extraction, facts), ctx),
        panel: panel(ctx, &counts),
        events: facts.events.iter().filter_map(|e| ctx.event_card(*e)).collect(),
        figures: figures(ctx, id, extraction, facts),
        quotes: quotes(ctx, facts),
        related,
        more_related,
        n_more_related: left.map(|n| ctx.count("others-articles", n)),
        tags: tags(ctx, article),
        previews: previews(ctx, &counts),
        carriers: ctx.site.copies.carriers(id).iter().map(|a| ctx.article_line(*a)).collect(),
        first_print: (first != id).then(|| ctx.article_line(first)),
        citation: citation(ctx, article),
        previous: older.map(line),
        next: newer.map(line),
    }
}

/// The dated articles before and after a dated one, copies of others left out.
pub fn neighbours(site: &Site, id: ArticleId) -> (Option<ArticleId>, Option<ArticleId>) {
    let dated = |a: &ArticleId| site.article(*a).is_some_and(|a| a.meta.date.is_some());
    let at = usize::try_from(site.lookups.newest(site.copies.first(id))).ok();
    let Some(at) = at.filter(|_| dated(&id)) else { return (None, None) };
    let told = |a: &&ArticleId| !site.copies.is_copy(**a);
    let newer = site.articles.get(..at).and_then(|all| all.iter().rev().find(told));
    let older = site.articles.get(at + 1..).and_then(|all| all.iter().find(told));
    (older.copied().filter(dated), newer.copied().filter(dated))
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
    let by_name = || ctx.site.lookups.places.get(&crate::text::fold_key(place)).copied();
    ctx.entity_ref(by_key.or_else(by_name)?)
}

fn reading_time(ctx: &Ctx, article: &Article) -> String {
    let mut words = 0_usize;
    let mut inside = false;
    for c in article.body.text.chars() {
        let begun = !inside;
        inside = !c.is_whitespace();
        words += usize::from(inside && begun);
    }
    ctx.count("minute", words.div_ceil(WORDS_A_MINUTE).max(1))
}

/// «العنوان»، المصدر، التاريخ، والعنوان على الشبكة.
fn citation(ctx: &Ctx, article: &Article) -> String {
    let locale = ctx.site.parts.locale;
    let meta = &article.meta;
    let mut parts = vec![locale.fill("quoted", &[("t", &meta.title)])];
    parts.extend(meta.source.as_ref().and_then(|s| s.author.clone()));
    parts.extend(meta.source.as_ref().map(|s| s.name.clone()));
    parts.extend(meta.date.as_ref().map(|s| locale.date(s.date)));
    let comma = format!("{} ", locale.text("comma"));
    parts.join(&comma)
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
fn layers(
    ctx: &Ctx,
    article: &Article,
    extraction: &Extraction,
    facts: &ArticleFacts,
) -> Vec<Layer> {
    let mut layers = Vec::new();
    for (ix, sentence) in extraction.sentences.iter().enumerate() {
        let anchor = &sentence.anchor;
        let number = ctx.number(ix + 1);
        layers.push(Layer {
            span: sentence.span,
            rank: rank::SENTENCE,
            open: format!("<span class=\"s\" id=\"{anchor}\" data-n=\"{number}\">"),
            close: format!(
                "<a class=\"s-link\" href=\"#{anchor}\" tabindex=\"-1\" aria-hidden=\"true\"></a></span>"
            ),
        });
    }
    let text = &article.body.text;
    let mut free = 0;
    let starts = extraction.mentions.iter().skip(1).map(|m| m.span.start).chain([u32::MAX]);
    for ((mention, next), id) in extraction.mentions.iter().zip(starts).zip(&facts.mentions) {
        // Two links never share a word.
        let word = untorn(text, mention.span);
        let own = word.start >= free && word.end <= next.max(mention.span.end);
        let span = if own { word } else { mention.span };
        free = span.end;
        let Some(entity) = id.and_then(|id| ctx.site.entity(id)) else { continue };
        let Some(path) = id.and_then(|id| ctx.site.entity_path(id)) else { continue };
        layers.push(Layer {
            span,
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
        let span = untorn(text, wording(ctx, claim).span);
        layers.push(tagged(span, rank::FIGURE, "figure"));
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

/// The figures of an article by what they count, in the order told, each part under its whole.
fn figures(
    ctx: &Ctx,
    id: ArticleId,
    extraction: &Extraction,
    facts: &ArticleFacts,
) -> Vec<Figures> {
    let twice = super::told_twice::told_twice(ctx, id);
    let told = (0_u32..).zip(&facts.claims).filter(|(ix, _)| !twice.contains(ix));
    // «عدد من الجنود» is no figure.
    let told = told.filter(|(_, claim)| !super::told::is_numberless(ctx, claim));
    let mut out: Vec<Figures> = Vec::new();
    for (_, claim) in told {
        let Some(sentence) = extraction.sentences.get(claim.evidence.sentence as usize) else {
            continue;
        };
        let whole = claim.subset_of.and_then(|ix| facts.claims.get(ix as usize));
        let part = whole.is_some_and(|w| w.measure == claim.measure);
        let source = claim.source.and_then(|s| ctx.site.entity(s)).map(|e| e.name.clone());
        let said = Some(claim.source_text.clone()).filter(|s| !s.is_empty());
        let line = Figure {
            value: super::told::unbroken(&super::told::written(ctx, claim)),
            depth: u8::from(part),
            of_them: super::told::of_them(ctx, &claim.measure, u8::from(part)),
            href: format!("#{}", sentence.anchor),
            source: source.or(said).filter(|_| !part),
            number: Some(ctx.number(claim.evidence.sentence as usize + 1)),
        };
        let label = ctx.text(&format!("measure.{}", claim.measure));
        match out.iter_mut().find(|f| f.label == label) {
            Some(of_it) => {
                let same = |l: &Figure| (&l.value, &l.source) == (&line.value, &line.source);
                if part || !of_it.lines.iter().any(same) {
                    of_it.lines.push(line);
                }
            }
            None => out.push(Figures { label, lines: vec![line] }),
        }
    }
    out
}

fn quotes(ctx: &Ctx, facts: &ArticleFacts) -> Vec<QuoteView> {
    let direct = facts.quotes.iter().filter(|q| q.direct);
    let numbered = |q: &crate::knowledge::ResolvedQuote| {
        let number = Some(ctx.number(q.evidence.sentence as usize + 1));
        Some(QuoteView { number, ..ctx.quote(q, false)? })
    };
    direct.filter_map(numbered).take(8).collect()
}

/// What the mentions of the prose show before they are followed.
fn previews(ctx: &Ctx, counts: &BTreeMap<EntityId, usize>) -> Vec<Preview> {
    let preview = |id: &EntityId| {
        let entity = ctx.site.entity(*id)?;
        let line = entity.summary.as_deref().map(|s| super::pieces::clamp(s, 140));
        let presence = ctx.count("in-articles", entity.articles.len());
        Some(Preview { entity: ctx.entity_ref(*id)?, line, presence })
    };
    counts.keys().filter_map(preview).collect()
}

fn tags(ctx: &Ctx, article: &Article) -> Vec<Link> {
    let link = |name: &String| {
        let tag = ctx.site.tags.get(*ctx.site.lookups.tag_names.get(name)?)?;
        let href = relative(&ctx.page.path, &format!("tags/{}.html", tag.key), "");
        Some(Link { href, label: tag.name.clone() })
    };
    article.meta.tags.iter().filter_map(link).collect()
}

/// Articles in which what relates others may stand.
pub fn common(site: &Site) -> usize {
    let n = site.parts.articles.len();
    (n / 16).clamp(12, 40).max(n / 100).min(120)
}

/// Whole bits of surprise: 1 for what every article has, one more each time it is half as common.
pub fn rarity(all: usize, with: usize) -> u64 {
    u64::from((all / with.max(1)).max(1).ilog2()) + 1
}
