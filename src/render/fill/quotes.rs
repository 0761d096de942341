//! Quotations as a page shows them: each once, and a few words alone never without their sentence.

use super::Ctx;
use super::lists::anchor_of;
use crate::knowledge::{ArticleId, ResolvedQuote};
use crate::locale::letter_of;
use crate::render::views::{Jump, LetterOfSpeakers, QuoteView, QuotesPage, SpeakerGroup};
use crate::site::{capacity, relative};

/// Speakers of the index above the sayings.
const SPEAKERS: usize = 200;

/// Fewer words than this say nothing by themselves.
const FEW: usize = 6;

/// A quotation and the sentence it stands in.
pub(super) type Placed = ((ArticleId, u32), QuoteView);

/// The quotations of one speaker, who is named above them: no word of another that is shown is
/// shown again, and fragments stand in their sentence.
pub(super) fn of_one<'q>(
    ctx: &Ctx,
    quotes: impl IntoIterator<Item = &'q ResolvedQuote>,
    most: usize,
) -> Vec<Placed> {
    let mut shown: Vec<&ResolvedQuote> = Vec::new();
    let mut out = Vec::new();
    for quote in quotes {
        let evidence = &quote.evidence;
        let same_sentence = |q: &&ResolvedQuote| {
            q.evidence.article == evidence.article
                && (q.evidence.span.overlaps(evidence.span)
                    || q.evidence.sentence == evidence.sentence)
        };
        if ctx.site.copies.is_copy(evidence.article) || shown.iter().any(same_sentence) {
            continue;
        }
        if let Some(view) = ctx.quote(quote, true) {
            let view = QuoteView { own: true, ..in_place(ctx, quote, view) };
            out.push(((evidence.article, evidence.sentence), view));
            shown.push(quote);
        }
        if out.len() == most {
            break;
        }
    }
    out
}

/// A quotation of a few words as its whole sentence, the words marked; so is indirect speech, whose
/// cases and conjunctions hang on the sentence: «إن بلاده …, وإن جيشها …».
pub(super) fn in_place(ctx: &Ctx, quote: &ResolvedQuote, view: QuoteView) -> QuoteView {
    let words = ctx
        .site
        .article(quote.evidence.article)
        .map_or(FEW, |a| quote.evidence.span.of(&a.body.text).split_whitespace().count());
    if words >= FEW && quote.direct {
        return view;
    }
    match ctx.sentence(&quote.evidence) {
        Some(sentence) => QuoteView { html: sentence.html, direct: false, whole: true, ..view },
        None => view,
    }
}

/// All sayings by speaker, who is quoted most first; on the first page an index of the speakers.
pub(super) fn page(ctx: &Ctx) -> QuotesPage {
    let title = ctx.text("page.quotes");
    let lookups = &ctx.site.lookups;
    let mut groups: Vec<SpeakerGroup> = Vec::new();
    let mut last = None;
    for (nth, at) in ctx.slice(&lookups.quotes, capacity::QUOTES).iter().enumerate() {
        let Some(quote) = ctx.site.quote(*at) else { continue };
        let speaker = lookups.speaker(quote);
        if last != Some(speaker) {
            let group = group(ctx, quote, groups.len());
            let n = ctx.site.sayings_beside(ctx.page.part * capacity::QUOTES + nth);
            groups.push(SpeakerGroup { count: ctx.count("quote", n), ..group });
            last = Some(speaker);
        }
        let Some(view) = ctx.quote(quote, true) else { continue };
        let mut view = if quote.direct { view } else { in_place(ctx, quote, view) };
        let again = lookups.said_again.get(at).map_or(0, Vec::len);
        if let Some(article) = view.article.as_mut().filter(|_| again > 0) {
            article.also = Some(ctx.count("also-in", again));
        }
        if let Some(group) = groups.last_mut() {
            // Who is named above the words is not named again; a capital says itself that it speaks.
            let named = group.speaker.is_some() || !quote.speaker_text.is_empty();
            let own = named && lookups.account(quote) == quote.speaker || view.whole;
            group.quotes.push(QuoteView { own, ..view });
        }
    }
    QuotesPage {
        shell: ctx.list_shell(&title),
        title,
        intro: Some(ctx.text("page.quotes.intro")),
        speakers: if ctx.page.part == 0 { index(ctx) } else { Vec::new() },
        groups,
        pager: ctx.pager(),
    }
}

fn group(ctx: &Ctx, quote: &ResolvedQuote, nth: usize) -> SpeakerGroup {
    let speaker = ctx.site.lookups.account(quote).and_then(|s| ctx.entity_ref(s));
    let words = Some(quote.speaker_text.clone()).filter(|w| !w.is_empty());
    let label = speaker.as_ref().map(|s| s.name.clone()).or(words);
    SpeakerGroup {
        anchor: speaker.as_ref().map_or(format!("u-{nth}"), |s| format!("k-{}", s.key)),
        label: label.unwrap_or_else(|| ctx.text("unknown-speaker")),
        speaker,
        count: String::new(),
        quotes: Vec::new(),
    }
}

/// The speakers who are quoted most, under their letters.
fn index(ctx: &Ctx) -> Vec<LetterOfSpeakers> {
    let mut speakers: Vec<(u32, Jump, usize)> = Vec::new();
    let mut last = None;
    for (at, id) in ctx.site.lookups.quotes.iter().enumerate() {
        let speaker = ctx.site.quote(*id).and_then(|q| ctx.site.lookups.account(q));
        if speaker == last && speaker.is_some() {
            if let Some((_, _, n)) = speakers.last_mut() {
                *n += 1;
            }
            continue;
        }
        last = speaker;
        let Some(entity) = speaker.and_then(|s| ctx.entity_ref(s)) else { continue };
        if speakers.len() == SPEAKERS {
            break;
        }
        let to = ctx.page.sibling(at / capacity::QUOTES);
        let href = relative(&ctx.page.path, &to, &format!("k-{}", entity.key));
        let jump = Jump { href: Some(href), label: entity.name, ..Jump::default() };
        speakers.push((ctx.site.lookups.alphabetical(speaker), jump, 1));
    }
    speakers.sort_by_key(|(rank, ..)| *rank);
    let mut letters: Vec<LetterOfSpeakers> = Vec::new();
    for (_, jump, n) in speakers {
        let letter = letter_of(&jump.label);
        if letters.last().is_none_or(|l| l.letter != letter) {
            let anchor = anchor_of(&letter);
            letters.push(LetterOfSpeakers { letter, anchor, speakers: Vec::new() });
        }
        if let Some(of) = letters.last_mut() {
            of.speakers.push(Jump { count: Some(ctx.number(n)), ..jump });
        }
    }
    letters
}
