//! What the articles say of an entity or an event: a few sentences of each, with the words that name it
//! marked.
//!
//! In: evidence, sorted by article and place. Out: the articles in the order asked for. Of an event the
//! sentences that name it («العملية»، «هجوم على المدينة») come first; one that only has a verb of it
//! («استولت») waits behind them and has nothing marked, since the verb may tell of something else too.

use std::collections::BTreeSet;

use super::Ctx;
use crate::base::Span;
use crate::document::{BlockKind, Body};
use crate::extract::{Extraction, SentenceFact};
use crate::knowledge::{ArticleId, Evidence};
use crate::lexicon::words::triggers::is_verbal;
use crate::render::views::{Coverage, CoverageYear, SentenceView};

/// Sentences of an article shown, and kept behind them.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) shown: usize,
    pub(super) behind: usize,
    /// The evidence tells of an event.
    pub(super) of_event: bool,
}

/// A sentence with the words to mark in it.
struct Told<'e> {
    sentence: u32,
    spans: Vec<Span>,
    first: &'e Evidence,
}

/// Sentences grouped by article, in the order given. Those of `above`, which the page shows already,
/// are counted only.
pub(super) fn coverage(
    ctx: &Ctx,
    articles: &[ArticleId],
    evidence: &[Evidence],
    room: Room,
    above: &BTreeSet<(ArticleId, u32)>,
) -> Vec<Coverage> {
    articles.iter().map(|id| of_article(ctx, *id, evidence, room, above)).collect()
}

fn of_article(
    ctx: &Ctx,
    id: ArticleId,
    evidence: &[Evidence],
    room: Room,
    above: &BTreeSet<(ArticleId, u32)>,
) -> Coverage {
    let first = evidence.partition_point(|e| e.article < id);
    let here = evidence.get(first..).unwrap_or_default();
    let extraction = ctx.site.extraction(id);
    let mut told: Vec<Told> = Vec::new();
    for e in here.iter().take_while(|e| e.article == id) {
        let names = !room.of_event || names_event(ctx, extraction, e);
        let span = names.then_some(e.span);
        match told.iter_mut().find(|t| t.sentence == e.sentence) {
            Some(known) => known.spans.extend(span),
            None => {
                let spans = span.into_iter().collect();
                told.push(Told { sentence: e.sentence, spans, first: e });
            }
        }
    }
    // The headline stands above its sentences already, and a crosshead says nothing.
    let body = ctx.site.article(id).map(|a| &a.body);
    let headline = |t: &Told| {
        let sentence = extraction.and_then(|x| x.sentences.get(t.sentence as usize));
        body.zip(sentence).is_some_and(|(body, s)| is_headline(body, s))
    };
    if !told.iter().all(headline) {
        told.retain(|t| !headline(t));
    }
    let all = told.len();
    told.retain(|t| !above.contains(&(id, t.sentence)));
    if told.is_empty() && all > 0 {
        let more = Some(ctx.count("sentences-above", all));
        return Coverage { article: ctx.article_line(id), more, ..Coverage::default() };
    }
    // Those that name the event are shown before others are; what is shown stands in the order of the text.
    told.sort_by_key(|t| t.spans.is_empty());
    let mut rest = told.split_off(room.shown.min(told.len()));
    rest.truncate(room.behind);
    let views = |mut of: Vec<Told>| -> Vec<SentenceView> {
        of.sort_by_key(|t| t.sentence);
        of.iter().filter_map(|t| ctx.sentence_marked(t.first, &t.spans)).collect()
    };
    let (sentences, rest) = (views(told), views(rest));
    let left = all - sentences.len();
    Coverage {
        article: ctx.article_line(id),
        more: (left > 0).then(|| ctx.count("more-sentences", left)),
        sentences,
        rest,
    }
}

/// Whether a sentence is the headline or a heading between paragraphs.
pub(super) fn is_headline(body: &Body, sentence: &SentenceFact) -> bool {
    let block = body.blocks.get(sentence.block as usize).map(|b| b.kind);
    matches!(block, Some(BlockKind::Title | BlockKind::Heading(_)))
}

/// Whether the words of evidence name an event: a noun, or more words than a verb.
fn names_event(ctx: &Ctx, extraction: Option<&Extraction>, evidence: &Evidence) -> bool {
    let text = ctx.site.article(evidence.article).map_or("", |a| a.body.text.as_str());
    let words = evidence.span.of(text);
    // The days of an event, without a word of it.
    if evidence.rule.as_str() == "event-days" {
        return false;
    }
    if words.contains(char::is_whitespace) || words.starts_with("ال") {
        return true;
    }
    let mentions = extraction.map(|x| x.events.as_slice()).unwrap_or_default();
    let of_it = mentions.iter().find(|m| m.span == evidence.span);
    of_it.is_none_or(|m| !is_verbal(&m.lemma, words))
}

/// A coverage after its newest articles, under its years. `last`: the last of those that stand open.
pub(super) fn by_year(
    ctx: &Ctx,
    last: Option<ArticleId>,
    articles: &[ArticleId],
    older: Vec<Coverage>,
) -> Vec<CoverageYear> {
    let begun = last.and_then(|id| ctx.article_date(id)).map(|d| d.year);
    let mut years: Vec<(Option<i16>, CoverageYear)> = Vec::new();
    for (id, coverage) in articles.iter().zip(older) {
        let year = ctx.article_date(*id).map(|d| d.year);
        if years.last().is_none_or(|(last, _)| *last != year) {
            let label = match year {
                // «2023 مقالة واحدة» would count the whole year.
                Some(year) if begun == Some(year) => {
                    let year = ctx.site.parts.locale.digits(&year.to_string());
                    ctx.site.parts.locale.fill("year.more", &[("y", &year)])
                }
                Some(year) => ctx.site.parts.locale.digits(&year.to_string()),
                None => ctx.text("undated"),
            };
            years.push((year, CoverageYear { label, ..CoverageYear::default() }));
        }
        if let Some((_, of)) = years.last_mut() {
            of.coverage.push(coverage);
        }
    }
    let counted = |(_, of): (_, CoverageYear)| CoverageYear {
        count: ctx.count("article", of.coverage.len()),
        ..of
    };
    years.into_iter().map(counted).collect()
}
