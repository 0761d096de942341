//! Which sentence tells an event best, where one must stand for all.
//!
//! In: an event with its evidence. Out: one of these. Always: the same one wherever it is asked.

use std::cmp::Reverse;

use super::Ctx;
use super::stories::LETTERS;
use crate::base::Span;
use crate::extract::{EventMention, Modality};
use crate::knowledge::{Event, Evidence};
use crate::lexicon::words::Words;
use crate::text::fold;

/// The most that standing alone counts for.
const ALONE: u32 = 4;

/// Words a sentence needs to tell anything.
const TELLING: usize = 7;

/// The sentence that tells an event best: no headline, not one that only dates by it, and of those
/// that say most of who, where and when one that begins with it and can stand alone, the earliest.
pub(super) fn telling<'e>(ctx: &Ctx, event: &'e Event) -> Option<&'e Evidence> {
    let date = |e: &Evidence| (super::date_key(ctx.article_date(e.article)), e.article);
    let headline = |e: &Evidence| {
        let title = ctx.site.article(e.article).and_then(|a| a.body.title());
        title.zip(span_of(ctx, e)).is_some_and(|(title, sentence)| title.overlaps(sentence))
    };
    // «الهجوم من أذربيجان» is a heading of a part.
    let tells = |e: &Evidence| {
        let article = ctx.site.article(e.article);
        let words = article.zip(span_of(ctx, e)).map(|(a, s)| s.of(&a.body.text));
        words.is_some_and(|w| w.split_whitespace().nth(TELLING - 1).is_some())
    };
    let rank = |e: &Evidence| (headline(e) || !tells(e), Reverse(facets(ctx, event, e)));
    let ranks: Vec<_> = event.evidence.iter().map(rank).collect();
    let (last, Reverse(most)) = *ranks.iter().min()?;
    // Only one that may still come first is asked whether it stands alone.
    let all = event.evidence.iter().zip(&ranks);
    let may = all.filter(|(_, rank)| rank.0 == last && rank.1.0 + ALONE >= most);
    let first = may.min_by_key(|(e, rank)| {
        (Reverse(rank.1.0 + alone(ctx, e)), date(e), e.sentence, e.span.start)
    });
    first.map(|(e, _)| e)
}

fn span_of(ctx: &Ctx, evidence: &Evidence) -> Option<Span> {
    let sentences = &ctx.site.extraction(evidence.article)?.sentences;
    sentences.get(evidence.sentence as usize).map(|s| s.span)
}

/// How well a sentence stands alone under a title: it opens a report or its paragraph, it tells
/// nothing else before the event, and it is not too long to be shown whole.
fn alone(ctx: &Ctx, evidence: &Evidence) -> u32 {
    let Some(sentence) = span_of(ctx, evidence) else { return 0 };
    let Some(extraction) = ctx.site.extraction(evidence.article) else { return 0 };
    let Some(article) = ctx.site.article(evidence.article) else { return 0 };
    let words = super::pieces::undated(&article.body.text, sentence);
    let goes_on = goes_on(words);
    let first = !extraction.events.iter().any(|m| {
        m.sentence == evidence.sentence && !m.passing && m.span.start < evidence.span.start
    });
    let whole = words.chars().count() <= LETTERS;
    let opens = evidence.sentence == 1;
    let said: [bool; ALONE as usize] = [!goes_on, first, first && opens, whole];
    said.into_iter().map(u32::from).sum()
}

/// How much of an event a sentence says: that it happened, who did it, where and when.
fn facets(ctx: &Ctx, event: &Event, evidence: &Evidence) -> u32 {
    let Some(extraction) = ctx.site.extraction(evidence.article) else { return 0 };
    let here = |m: &&EventMention| m.span == evidence.span && m.sentence == evidence.sentence;
    let Some(mention) = extraction.events.iter().find(here) else { return 0 };
    let told = !mention.passing && mention.kind == event.kind;
    let timed = extraction.times.iter().any(|t| t.sentence == evidence.sentence);
    let facts = ctx.site.parts.kb.articles.get(evidence.article.ix());
    let entity = |chain: u32| facts.and_then(|f| f.chains.get(chain as usize).copied().flatten());
    let asserted = told && mention.modality == Modality::Asserted;
    let said = [
        told,
        told && mention.subkind == event.subkind,
        asserted,
        asserted,
        // Who did it says more than where and when.
        !mention.participants.is_empty(),
        !mention.participants.is_empty(),
        // «هجوم في غنجة» is not told by an attack elsewhere.
        mention.place.is_some_and(|chain| event.place.is_none() || entity(chain) == event.place),
        timed,
        // «منذ ثلاثة عقود» is another time.
        mention.start.is_some() && mention.start == event.start,
    ];
    said.into_iter().map(u32::from).sum()
}

/// «وأعلنت يريفان من جهتها …», «كما دعا …»: goes on from another sentence. «وزارة» does not.
fn goes_on(words: &str) -> bool {
    let first = words.split_whitespace().next().map(fold).unwrap_or_default();
    if matches!(first.as_str(), "كما" | "وكان" | "وكانت" | "لكن" | "ولكن" | "بينما" | "فيما")
    {
        return true;
    }
    let Some(rest) = first.strip_prefix(['و', 'ف']).filter(|r| r.chars().count() > 1) else {
        return false;
    };
    let lexicon = Words::built_in();
    let is_word = |word: &str| word.starts_with("ال") || !lexicon.class(word).is_empty();
    lexicon.class(&first).is_empty() && is_word(rest)
}
