//! Quotations as a page shows them: each once, and a few words alone never without their sentence.

use super::Ctx;
use crate::knowledge::{ArticleId, ResolvedQuote};
use crate::render::views::QuoteView;

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
