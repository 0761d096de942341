//! A figure that was told: by whom, in which words, and whether it is a number at all.

use super::Ctx;
use super::wording::{Wording, wording};
use crate::base::Date;
use crate::extract::Hedge;
use crate::knowledge::{ArticleId, EntityId, ResolvedClaim};

/// Measures of people, the gravest first.
pub(super) const ORDER: [&str; 7] =
    ["killed", "injured", "missing", "captured", "detained", "displaced", "evacuated"];

/// What is counted of people.
pub(super) fn is_grave(measure: &str) -> bool {
    ORDER.contains(&measure) || measure == "participated"
}

/// A claim with its place, and where the same source gave the same figure again.
pub(super) struct Told<'c> {
    pub(super) at: (ArticleId, u32),
    pub(super) claim: &'c ResolvedClaim,
    pub(super) again: Vec<ArticleId>,
}

impl Told<'_> {
    /// The day a figure was counted on: the one its sentence names, else the article's.
    pub(super) fn day(&self, ctx: &Ctx) -> Option<Date> {
        self.claim.on.or_else(|| ctx.article_date(self.at.0))
    }
}

/// Who answers for a figure: whom the article names, else its own source, else the article alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Teller {
    Entity(EntityId),
    Words(String),
    Outlet(String),
    Article(ArticleId),
}

/// Whose account a figure is: «بحسب باكو» and «بحسب أذربيجان» are one.
pub(super) fn source(ctx: &Ctx, claim: &ResolvedClaim) -> Option<EntityId> {
    claim.source.map(|id| ctx.site.parts.kb.government(id))
}

pub(super) fn teller(ctx: &Ctx, claim: &ResolvedClaim) -> Teller {
    if let Some(id) = source(ctx, claim) {
        return Teller::Entity(id);
    }
    if !claim.source_text.is_empty() {
        return Teller::Words(claim.source_text.clone());
    }
    let article = claim.evidence.article;
    let source = ctx.site.article(article).and_then(|a| a.meta.source.as_ref());
    source.map_or(Teller::Article(article), |s| Teller::Outlet(s.name.clone()))
}

/// How the one who answers for a figure is written: «أرمينيا», «الجزيرة، بلا إسناد».
pub(super) fn source_name(ctx: &Ctx, claim: &ResolvedClaim) -> String {
    match teller(ctx, claim) {
        Teller::Entity(id) => ctx.site.entity(id).map(|e| e.name.clone()).unwrap_or_default(),
        Teller::Words(words) => words,
        Teller::Outlet(name) => ctx.site.parts.locale.fill("said-by-outlet", &[("s", &name)]),
        Teller::Article(_) => ctx.text("said-by-article"),
    }
}

/// Whether a claim gives no number: «عدد من الجنود», «مقتل رجل».
pub(super) fn is_numberless(ctx: &Ctx, claim: &ResolvedClaim) -> bool {
    let low = claim.min.or(claim.max).unwrap_or(0);
    if claim.hedge == Hedge::Vague {
        return low < 10;
    }
    if (claim.min, claim.max) != (Some(1), Some(1)) {
        return false;
    }
    let words = wording(ctx, claim).words;
    !words.chars().any(char::is_numeric) && !words.contains("واحد")
}

/// The word before a part of a figure: «منهم» of people, «منها» of things.
pub(super) fn of_them(ctx: &Ctx, measure: &str, depth: u8) -> Option<String> {
    let key = if is_grave(measure) { "ui.of-them" } else { "ui.of-those" };
    (depth > 0).then(|| ctx.text(key))
}

/// Letters of a figure that stands on one line.
const SHORT: usize = 14;

/// The words of a figure, in which no line ends between a number and what it counts («28 عسكريًا»)
/// nor behind a particle («عن 200»); a short one stands on one line.
pub(super) fn unbroken(words: &str) -> String {
    let short = words.chars().count() <= SHORT;
    let mut out = String::with_capacity(words.len());
    let mut before = "";
    for word in words.split(' ') {
        let number = |w: &str| w.starts_with(char::is_numeric);
        let holds = short || number(before) || number(word) && before.chars().count() <= 3;
        if !out.is_empty() {
            out.push(if holds { '\u{a0}' } else { ' ' });
        }
        out.push_str(word);
        before = word;
    }
    out
}

/// Words that stand on one line: «20 سبتمبر 2023».
pub(super) fn unsplit(words: &str) -> String {
    words.replace(' ', "\u{a0}")
}

/// A figure as its source writes it; a hedge it has elsewhere behind it.
pub(super) fn written(ctx: &Ctx, claim: &ResolvedClaim) -> String {
    let Wording { words, bound, .. } = wording(ctx, claim);
    ctx.joined_words(&words, bound.as_deref())
}
