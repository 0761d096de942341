//! What the figures of one table come to: the last count, what it grew from, and whether sources differ.
//!
//! In: figures of one measure and side. Out: a range in words, who answers for it, and of which day.
//! Growth is no disagreement: a figure that a later day's report exceeds is what was counted until
//! then, and stands in no range with it. Figures of the same or of later days that differ by more than a tenth are at odds, whatever they count.

use std::collections::BTreeMap;

use super::Ctx;
use super::told::{Teller, Told, source_name, teller, unsplit, written};
use crate::base::Date;
use crate::extract::Hedge;
use crate::knowledge::{ArticleId, Event, ResolvedClaim};
use crate::text::{WordSet, fold_key};

/// The figures of a table in a few words.
#[derive(Default)]
pub(super) struct Tally {
    /// «لا يقلون عن 200»، «من 32 إلى 200».
    pub(super) range: String,
    /// «بحسب 3 جهات».
    pub(super) tellers: String,
    /// Who says so, where one or two do: «وزارة الدفاع»; else how many.
    pub(super) by: String,
    /// The day all of it was given on: «21 سبتمبر 2023».
    pub(super) on: Option<String>,
    /// «وكانت 27 في 20 سبتمبر».
    pub(super) was: Option<String>,
    pub(super) apart: bool,
}

const OTHERS: [&str; 3] = [" آخرون", " آخرين", " أخرى"];

pub(super) fn tally(ctx: &Ctx, event: &Event, figures: &[&Told]) -> Tally {
    let figures = &largest(ctx, &attributed(ctx, figures))[..];
    let (last, grown): (Vec<&Told>, Vec<&Told>) =
        figures.iter().partition(|f| !figures.iter().any(|g| outgrows(ctx, g, f)));
    let mut names: Vec<Teller> = last.iter().map(|t| teller(ctx, t.claim)).collect();
    names.sort_unstable();
    names.dedup();
    let known = names.iter().filter(|n| is_known(n)).count();
    let tellers = if last.is_empty() { String::new() } else { ctx.count("by-sources", known) };
    let was = was(ctx, event, &last, &grown);
    let until = until(ctx, event, &last).filter(|_| was.is_none());
    let day = given_on(ctx, &last).filter(|_| until.is_none());
    Tally {
        range: range(ctx, &last),
        by: named(ctx, &last, &names).unwrap_or_else(|| tellers.clone()),
        tellers,
        on: day.map(|d| unsplit(&ctx.site.parts.locale.date(d))),
        was: was.or(until),
        // Figures that merely can be true together say nothing: they may be of other victims.
        apart: apart(ctx, &last),
    }
}

/// Tellers that still have room under a figure.
const NAMED: usize = 2;

/// The names of one or two who answer for figures: «وزارة الدفاع», «أرمينيا وأذربيجان».
fn named(ctx: &Ctx, figures: &[&Told], tellers: &[Teller]) -> Option<String> {
    let known = tellers.iter().all(is_known) && (1..=NAMED).contains(&tellers.len());
    let of = |who: &Teller| {
        let told = figures.iter().find(|t| teller(ctx, t.claim) == *who)?;
        Some(source_name(ctx, told.claim))
    };
    let names: Vec<String> = tellers.iter().filter_map(of).collect();
    known.then(|| ctx.site.parts.locale.list(&names))
}

/// The day all of some figures were given on, where it is one and known.
fn given_on(ctx: &Ctx, figures: &[&Told]) -> Option<Date> {
    let mut days = figures.iter().map(|t| t.day(ctx).filter(|d| d.day > 0));
    let first = days.next().flatten()?;
    days.all(|d| d == Some(first)).then_some(first)
}

/// Without the smaller figures nobody answers for, where somebody answers for a larger: they are mostly
/// of a part of what happened.
fn attributed<'t, 'c>(ctx: &Ctx, figures: &[&'t Told<'c>]) -> Vec<&'t Told<'c>> {
    let known = |t: &Told| is_known(&teller(ctx, t.claim));
    let least = figures.iter().filter(|t| known(t)).map(|t| low(t.claim)).min();
    let kept = |t: &&&Told| known(t) || least.is_none_or(|least| low(t.claim) >= least);
    figures.iter().filter(kept).copied().collect()
}

/// The largest figure of each who counts in each article: what the same words count besides is of
/// something else, «113 قتيلا» in the plane and «أربعة» on the ground.
fn largest<'t, 'c>(ctx: &Ctx, figures: &[&'t Told<'c>]) -> Vec<&'t Told<'c>> {
    let mut most: BTreeMap<(Teller, ArticleId), u64> = BTreeMap::new();
    for told in figures {
        let n = most.entry((teller(ctx, told.claim), told.at.0)).or_default();
        *n = (*n).max(low(told.claim));
    }
    let kept = |t: &&&Told| {
        let most = most.get(&(teller(ctx, t.claim), t.at.0));
        most.is_some_and(|n| *n == low(t.claim)) || figures.iter().any(|e| corrected(ctx, t, e))
    };
    figures.iter().filter(kept).copied().collect()
}

fn low(claim: &ResolvedClaim) -> u64 {
    claim.min.or(claim.max).unwrap_or(0)
}

fn high(claim: &ResolvedClaim) -> u64 {
    claim.max.or(claim.min).unwrap_or(0)
}

/// The last day a figure was given on, where a day is known.
fn day(ctx: &Ctx, told: &Told) -> Option<Date> {
    let of = |article| ctx.article_date(article).filter(|d| d.day > 0);
    let first = told.claim.on.or_else(|| of(told.at.0));
    first.into_iter().chain(told.again.iter().copied().filter_map(of)).max()
}

/// Whether a figure is a later and larger count than another.
fn outgrows(ctx: &Ctx, later: &Told, earlier: &Told) -> bool {
    if corrected(ctx, later, earlier) {
        return true;
    }
    low(later.claim) > high(earlier.claim)
        && (day(ctx, earlier).zip(day(ctx, later)).is_some_and(|(a, b)| a < b)
            || goes_on(ctx, later, earlier))
}

/// «خفض المركز الحصيلة من 18 ألف قتيل إلى 12514»: who counted takes his figure back.
fn corrected(ctx: &Ctx, later: &Told, earlier: &Told) -> bool {
    const LOWERED: WordSet = WordSet::new(&[
        "خفض",
        "خفضت",
        "تخفض",
        "يخفض",
        "خفضوا",
        "بتخفيض",
        "تخفيض",
        "بخفض",
        "انخفض",
        "انخفضت",
        "تراجع",
        "تراجعت",
        "تقلص",
        "تقلصت",
        "عدل",
        "عدلت",
        "صحح",
        "صححت",
        "راجع",
        "راجعت",
        "هبط",
        "هبطت",
    ]);
    let (a, b) = (&earlier.claim.evidence, &later.claim.evidence);
    let within = a.article == b.article && a.sentence == b.sentence;
    if !within || a.span.end() > b.span.start() || high(later.claim) >= low(earlier.claim) {
        return false;
    }
    let text = ctx.site.article(a.article).map_or("", |article| article.body.text.as_str());
    let head = text.get(..a.span.start()).unwrap_or_default();
    let head = head.rsplit(['.', '\n']).next().unwrap_or_default();
    let between = text.get(a.span.end()..b.span.start()).unwrap_or_default();
    let bare = |w: &str| fold_key(w).trim_start_matches(['و', 'ف']).to_owned();
    head.split_whitespace().next_back().is_some_and(|w| bare(w) == "من")
        && between.split_whitespace().next().is_some_and(|w| fold_key(w) == "الي")
        && head.split_whitespace().any(|w| LOWERED.contains(bare(w).as_str()))
}

/// Sentences within which one article tells how a count grew.
const SOON: u32 = 4;

/// «أعلنت يريفان مقتل 49، ثم قال رئيس وزرائها إن العدد ارتفع إلى 105»: one article tells how a count grew.
/// Another's larger count needs the word for it, in the same sentence.
fn goes_on(ctx: &Ctx, later: &Told, earlier: &Told) -> bool {
    const GROWN: WordSet = WordSet::new(&[
        "ارتفع",
        "ارتفعت",
        "ترتفع",
        "يرتفع",
        "لترتفع",
        "ليرتفع",
        "رفع",
        "رفعت",
        "بلغ",
        "بلغت",
        "زاد",
        "زادت",
    ]);
    let (a, b) = (&earlier.claim.evidence, &later.claim.evidence);
    if a.article != b.article || a.span.start() >= b.span.start() || b.sentence - a.sentence > SOON
    {
        return false;
    }
    let text = ctx.site.article(a.article).map_or("", |article| article.body.text.as_str());
    let between = text.get(a.span.end()..b.span.start()).unwrap_or_default();
    let words = || between.split_whitespace().map(fold_key);
    let bare = |word: &str| word.trim_start_matches(['و', 'ف']).to_owned();
    let grown = words().any(|w| GROWN.contains(bare(&w).as_str()));
    let one = teller(ctx, earlier.claim) == teller(ctx, later.claim);
    match one {
        true => grown || words().any(|w| w == "ثم"),
        false => grown && a.sentence == b.sentence,
    }
}

fn range(ctx: &Ctx, figures: &[&Told]) -> String {
    let locale = ctx.site.parts.locale;
    let mut words: Vec<String> = figures.iter().map(|t| written(ctx, t.claim)).collect();
    words.dedup();
    if let [one] = words.as_slice() {
        // «وأصيب 2059 آخرون»: beside its measure a number has no others.
        let others = OTHERS.iter().find_map(|others| one.strip_suffix(others));
        return others.map_or(one.as_str(), str::trim_end).to_owned();
    }
    let bounds = || figures.iter().flat_map(|t| [t.claim.min, t.claim.max]).flatten();
    let (Some(least), Some(most)) = (bounds().min(), bounds().max()) else { return String::new() };
    let (a, b) = (locale.number(least), locale.number(most));
    // «مئات», «12 على الأقل»: no number is the upper bound.
    let open = figures.iter().all(|t| t.claim.max.is_none());
    // «من 92 إلى أكثر من مئة»
    let last = |t: &&&Told| t.claim.max.is_none() && t.claim.min == Some(most);
    let beyond = figures.iter().any(|t| last(&t));
    let above = figures.iter().filter(last).any(|t| written(ctx, t.claim).starts_with("أكثر"));
    match least == most {
        true if open => locale.fill("range.least", &[("n", &a)]),
        true => locale.fill("range.one", &[("n", &a)]),
        false if above => locale.fill("range.above", &[("a", &a), ("b", &b)]),
        false if beyond => locale.fill("range.beyond", &[("a", &a), ("b", &b)]),
        false => locale.fill("range.between", &[("a", &a), ("b", &b)]),
    }
}

/// What was counted on the first day of those that were exceeded.
fn was(ctx: &Ctx, event: &Event, last: &[&Told], grown: &[&Told]) -> Option<String> {
    let locale = ctx.site.parts.locale;
    // One article tells all of it: by what the count went, and no days.
    let article = |t: &&Told| t.claim.evidence.article;
    let one = last.first().map(article);
    if !grown.is_empty() && last.iter().chain(grown).all(|t| Some(article(&t)) == one) {
        let mut steps: Vec<u64> = grown.iter().map(|t| low(t.claim)).collect();
        steps.sort_unstable();
        steps.dedup();
        let steps = steps.into_iter().map(|n| locale.number(n));
        let steps = steps.reduce(|a, b| locale.fill("range.then", &[("a", &a), ("b", &b)]))?;
        return Some(locale.fill("range.grew", &[("n", &steps)]));
    }
    let first = grown.iter().filter_map(|t| day(ctx, t)).min()?;
    let then = grown.iter().filter(|t| day(ctx, t) == Some(first));
    let then = then.max_by_key(|t| low(t.claim))?.claim;
    // «أكثر من 200» was more than 200.
    let bounded = then.hedge != Hedge::None || then.max.is_none();
    let then = if bounded { written(ctx, then) } else { locale.number(low(then)) };
    // «200، 20 سبتمبر، وكانت 27»: of one day, and the day stands beside it.
    if last.iter().all(|t| t.day(ctx) == Some(first)) {
        return Some(locale.fill("range.grew", &[("n", &then)]));
    }
    // The year is that of the day beside it.
    let at = match given_on(ctx, last) {
        Some(_) if event.start == Some(first) => ctx.text("first-day"),
        Some(last) if last.year == first.year => unsplit(&locale.day(first)),
        _ => unsplit(&locale.date(first)),
    };
    Some(locale.fill("range.was", &[("n", &then), ("e", &at)]))
}

/// Days for which an event must last before its figures say until when they count.
const LONG: i32 = 7;

/// «حتى 28 سبتمبر 2020»: until when the last figure of what lasted longer counts.
fn until(ctx: &Ctx, event: &Event, last: &[&Told]) -> Option<String> {
    let end = event.end?.last_day();
    let counted = last.iter().filter_map(|t| day(ctx, t)).max()?;
    let long = end - event.start?.first_day() > LONG && counted.last_day() < end;
    let locale = ctx.site.parts.locale;
    long.then(|| locale.fill("range.until", &[("d", &unsplit(&locale.date(counted)))]))
}

/// Whether two sources differ by more than what their hedges and a tenth allow. What an article counts
/// in its own words is no rival of what somebody counts in it.
fn apart(ctx: &Ctx, told: &[&Told]) -> bool {
    // What is said to be about a number allows a tenth around it.
    let room = |c: &ResolvedClaim| match c.hedge {
        Hedge::None => 0,
        _ => low(c) / 10,
    };
    let beyond = |a: &ResolvedClaim, b: &ResolvedClaim| {
        low(a) > high(b).saturating_add(room(a)).saturating_add(room(b))
    };
    let rivals = |a: &Told, b: &Told| {
        let (one, other) = (teller(ctx, a.claim), teller(ctx, b.claim));
        one != other && (a.at.0 != b.at.0 || is_known(&one) && is_known(&other))
    };
    told.iter().any(|a| told.iter().any(|b| beyond(a.claim, b.claim) && rivals(a, b)))
}

fn is_known(teller: &Teller) -> bool {
    matches!(teller, Teller::Entity(_) | Teller::Words(_))
}
