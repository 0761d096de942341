//! A figure in the words of its source: «أكثر من 200», «نحو مئة», «49 جنديًا على الأقل».
//!
//! In: a claim. Out: what its article writes of it, the hedge included, and where that stands. The
//! number read from it places a dot and sorts; it is never what a reader reads. Always: digits as the
//! site writes them. Words a particle governs stand as they are written; others stand alone, in the
//! nominative.

use super::Ctx;
use crate::base::Span;
use crate::base::key::is_alphabetic;
use crate::extract::Hedge;
use crate::knowledge::ResolvedClaim;
use crate::lexicon::words::hedges;
use crate::text::nominative;

/// What an article writes of a figure.
pub(super) struct Wording {
    pub(super) words: String,
    /// The hedge, where the article has it somewhere else.
    pub(super) bound: Option<String>,
    /// Whole words from the hedge to the last.
    pub(super) span: Span,
}

pub(super) fn wording(ctx: &Ctx, claim: &ResolvedClaim) -> Wording {
    let Evidence { text, sentence } = evidence(ctx, claim);
    let span = claim.evidence.span;
    let (start, end) = (span.start as usize, span.end as usize);
    // «عددا من جنوده»: what is written onto the last word is of it.
    let rest = text.get(end..).unwrap_or_default();
    let end = end + rest.find(|c: char| !is_alphabetic(c)).unwrap_or(rest.len());
    let hedged = claim.hedge != Hedge::None;
    let head = text.get(sentence.start as usize..start).filter(|_| hedged);
    let before = head.and_then(hedges::ending);
    let tail = text.get(end..sentence.end as usize).filter(|_| hedged && before.is_none());
    let end = end + tail.and_then(hedges::following).unwrap_or(0);
    let whole = |at: usize| u32::try_from(at).unwrap_or(span.start);
    let from = |at: usize| sentence.start as usize + at;
    let (label, word) = before.map_or((start, start), |(label, word)| (from(label), from(word)));
    let written = text.get(label..end).unwrap_or_default();
    let words = match before {
        Some(_) => written.split_whitespace().collect::<Vec<_>>().join(" "),
        None => nominative(written, claim.min.filter(|_| claim.min == claim.max)),
    };
    let unsaid = before.is_none() && tail.is_none_or(|t| hedges::following(t).is_none());
    Wording {
        words: ctx.site.parts.locale.figure(&free_of_pronoun(&words)),
        bound: bound(ctx, claim.hedge).filter(|_| unsaid),
        span: Span { start: whole(word), end: whole(end) },
    }
}

/// «49 من جنودها» standing alone would leave open whose: «49 من الجنود».
fn free_of_pronoun(words: &str) -> String {
    let whole = || words.to_owned();
    let Some((head, last)) = words.rsplit_once(' ') else { return whole() };
    let stem = ["هما", "هم", "ها", "ه"].iter().find_map(|s| last.strip_suffix(s));
    let long = |stem: &&str| stem.chars().count() > 2 && !stem.starts_with("ال");
    match stem.filter(long).filter(|_| head.ends_with(" من")) {
        // «مواطنيها» → «المواطنين», «سفينته» → «السفينة», «طائراتها» → «الطائرات»
        Some(stem) if stem.ends_with('ي') => format!("{head} ال{stem}ن"),
        Some(stem) if stem.ends_with('ت') && !stem.ends_with("ات") => {
            format!("{head} ال{}ة", stem.trim_end_matches('ت'))
        }
        Some(stem) => format!("{head} ال{stem}"),
        None => whole(),
    }
}

struct Evidence<'a> {
    text: &'a str,
    sentence: Span,
}

fn evidence<'a>(ctx: &Ctx<'a>, claim: &ResolvedClaim) -> Evidence<'a> {
    let at = &claim.evidence;
    let text = ctx.site.article(at.article).map_or("", |a| a.body.text.as_str());
    let sentences = ctx.site.extraction(at.article).map(|x| x.sentences.as_slice());
    let sentence = sentences.and_then(|s| s.get(at.sentence as usize)).map(|s| s.span);
    Evidence { text, sentence: sentence.filter(|s| s.contains(at.span)).unwrap_or(at.span) }
}

/// What a figure's number is to what is counted, in the words of the interface.
fn bound(ctx: &Ctx, hedge: Hedge) -> Option<String> {
    let key = match hedge {
        Hedge::AtLeast => "hedge.at-least",
        Hedge::AtMost => "hedge.at-most",
        Hedge::About => "hedge.nearly",
        // Words without a number say so themselves.
        Hedge::None | Hedge::Range | Hedge::Vague => return None,
    };
    Some(ctx.text(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_pronoun_hangs() {
        for (written, alone) in [
            ("49 من جنودها", "49 من الجنود"),
            ("عدد من مواطنيه", "عدد من المواطنين"),
            ("3 من طائراتهم", "3 من الطائرات"),
            ("اثنان من القتلى", "اثنان من القتلى"),
            ("49 جنديًا", "49 جنديًا"),
        ] {
            assert_eq!(free_of_pronoun(written), alone);
        }
    }
}
