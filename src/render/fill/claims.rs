//! «من يقول ماذا»: what each source counts.
//!
//! In: the claims about one event. Out: one table a measure and, for people, a table more for each
//! side whose people are counted: the dead of one army are no rival figure to the dead of the other.
//! Where no article says whose people are counted, what a party of a fight counts stands apart from
//! what others count. What an article states twice stands once. A part of a figure («بينهم سبعة مدنيين»)
//! stands under the figure it is a part of and never in the range; what the same source said again
//! stands once, with where it was repeated; nothing is summed and no mean is taken.

use std::collections::{BTreeMap, BTreeSet};

use super::Ctx;
use super::wording::{Wording, wording};
use crate::document::{EntityKind, EventKind};
use crate::extract::Hedge;
use crate::knowledge::{ArticleId, EntityId, Event, EventId, ResolvedClaim};
use crate::render::chart::Axis;
use crate::render::views::{FigureRow, FigureTable, Link, Said};

/// Figures of one measure; the rest stand on the page of figures.
const ROWS: usize = 24;
/// Tellers whose last figure stands at the head of the page.
const LATEST: usize = 6;
/// Articles named under a figure that was said again.
const AGAIN: usize = 5;
const ORDER: [&str; 7] =
    ["killed", "injured", "missing", "captured", "detained", "displaced", "evacuated"];

/// Roles of those who fight.
const FIGHTERS: [&str; 5] = ["attacker", "agent", "target", "party", ""];

/// A claim with its place, and where the same source gave the same figure again.
struct Told<'c> {
    at: (ArticleId, u32),
    claim: &'c ResolvedClaim,
    again: Vec<ArticleId>,
}

/// One table a measure and side, the gravest measure first, of a measure those of no side.
pub(super) fn tables(ctx: &Ctx, id: EventId, event: &Event) -> Vec<FigureTable> {
    let mut tables: BTreeMap<(&str, Side), Vec<Told>> = BTreeMap::new();
    for article in ctx.site.copies.folded(event.articles.iter().copied()) {
        let facts = ctx.site.parts.kb.articles.get(article.ix());
        let claims = facts.map(|f| f.claims.as_slice()).unwrap_or_default();
        let twice = super::told_twice::told_twice(ctx, article);
        for (ix, claim) in (0_u32..).zip(claims).filter(|(_, c)| c.event == Some(id)) {
            if twice.contains(&ix) {
                continue;
            }
            let told = Told { at: (article, ix), claim, again: Vec::new() };
            let side = side(ctx, event, whole(claims, claim));
            tables.entry((claim.measure.as_str(), side)).or_default().push(told);
        }
    }
    let mut tables: Vec<_> = tables.into_iter().collect();
    // A camp alone is no side.
    let measures: Vec<String> = tables.iter().map(|((m, _), _)| (*m).to_owned()).collect();
    for ((measure, side), _) in &mut tables {
        let alone = measures.iter().filter(|m| m == measure).count() == 1;
        if alone && matches!(side, Side::Camp(_)) {
            *side = Side::None;
        }
    }
    let rank = |m: &str| ORDER.iter().position(|o| *o == m).unwrap_or(ORDER.len());
    tables.sort_by_key(|((m, side), _)| (rank(m), *m, *side));
    let table = |((measure, side), told)| table(ctx, id, (measure, side), told);
    tables.into_iter().filter_map(table).collect()
}

/// Which figures stand in one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    None,
    /// Whose people are counted.
    Of(EntityId),
    /// The party of a fight that counts, when nothing says whom.
    Camp(EntityId),
}

fn side(ctx: &Ctx, event: &Event, claim: &ResolvedClaim) -> Side {
    if !is_grave(&claim.measure) {
        return Side::None;
    }
    if let Some(of) = claim.group_entity {
        return Side::Of(of);
    }
    let fight = event.kind == EventKind::Assault && event.participants.len() > 1;
    let camp = claim.source.filter(|_| fight).and_then(|who| camp(ctx, event, who));
    camp.map_or(Side::None, Side::Camp)
}

/// The party of an event somebody speaks for: itself, its country, that of its office.
fn camp(ctx: &Ctx, event: &Event, who: EntityId) -> Option<EntityId> {
    let entity = ctx.site.entity(who)?;
    let offices = || entity.roles.iter().filter_map(|r| r.of);
    // The head of a region does not speak for the country others count it to, nor does a body
    // whose name does not say that it is that country's.
    let state = |id: EntityId| {
        let of = ctx.site.entity(id)?;
        match of.kind {
            EntityKind::Place => of.country.filter(|_| of.class == "country"),
            EntityKind::Organization => of.country.filter(|c| is_named_after(ctx, &of.name, *c)),
            _ => of.country,
        }
    };
    let fights = |id: &EntityId| {
        event.participants.iter().any(|(e, role)| e == id && FIGHTERS.contains(&role.as_str()))
    };
    let regional = offices().any(|id| {
        ctx.site.entity(id).is_some_and(|e| e.kind == EntityKind::Place && e.class != "country")
    });
    let home = state(who).filter(|_| !regional);
    let own = std::iter::once(who).chain(offices()).chain(home);
    own.chain(offices().filter_map(state)).find(fights)
}

/// «وزارة الصحة الأذربيجانية» says whose it is, «حكومة ناغورني قره باغ» does not.
fn is_named_after(ctx: &Ctx, name: &str, country: EntityId) -> bool {
    let country = ctx.site.entity(country).map_or("", |e| e.name.as_str());
    let stem: String = country.trim_start_matches("ال").chars().take(4).collect();
    !stem.is_empty() && name.contains(&stem)
}

fn is_grave(measure: &str) -> bool {
    ORDER.contains(&measure) || measure == "participated"
}

/// The figure a part is a part of, of the same measure; else the figure itself.
fn whole<'c>(claims: &'c [ResolvedClaim], claim: &'c ResolvedClaim) -> &'c ResolvedClaim {
    let mut out = claim;
    for _ in 0..4 {
        let above = out.subset_of.and_then(|ix| claims.get(ix as usize));
        match above.filter(|a| a.measure == out.measure) {
            Some(above) => out = above,
            None => break,
        }
    }
    out
}

fn table(
    ctx: &Ctx,
    id: EventId,
    (measure, side): (&str, Side),
    mut told: Vec<Told>,
) -> Option<FigureTable> {
    let date = |t: &Told| ctx.article_date(t.at.0);
    told.sort_by_key(|t| (super::date_key(date(t)), t.at));
    let all = told.len();
    let places: BTreeSet<(ArticleId, u32)> = told.iter().map(|t| t.at).collect();
    let parent = |t: &Told| {
        let of = t.claim.subset_of.map(|ix| (t.at.0, ix));
        of.filter(|of| places.contains(of) && *of != t.at)
    };
    let mut parts: BTreeMap<(ArticleId, u32), Vec<Told>> = BTreeMap::new();
    let mut whole: Vec<Told> = Vec::new();
    for claim in told {
        match parent(&claim) {
            Some(of) => parts.entry(of).or_default().push(claim),
            None => whole.push(claim),
        }
    }
    let mut whole = said_once(ctx, whole);
    // A part of a figure of another measure stands after the whole figures.
    whole.sort_by_key(|t| t.claim.subset_of.is_some());
    whole.truncate(ROWS);
    let counted: Vec<&Told> = whole.iter().filter(|t| t.claim.subset_of.is_none()).collect();
    // «عدد من الجنود» bounds nothing.
    let said: Vec<&Told> =
        counted.iter().copied().filter(|t| t.claim.hedge != Hedge::Vague).collect();
    let counted = if said.is_empty() { counted } else { said };
    let counted = if counted.is_empty() { whole.iter().collect() } else { counted };
    let bounds: Vec<u64> = counted.iter().flat_map(|t| bounds(t.claim)).collect();
    let (least, most) = (*bounds.iter().min()?, *bounds.iter().max()?);
    let axis = Axis::new(most);
    let locale = ctx.site.parts.locale;
    let mut rows: Vec<FigureRow> = Vec::new();
    for claim in &whole {
        row(ctx, claim, &axis, 0, &mut rows);
        let mut left: Vec<(&Told, u8)> =
            parts.get(&claim.at).into_iter().flatten().rev().map(|t| (t, 1)).collect();
        while let Some((part, depth)) = left.pop() {
            row(ctx, part, &axis, depth, &mut rows);
            let below = parts.get(&part.at).into_iter().flatten().rev();
            left.extend(below.map(|t| (t, (depth + 1).min(3))).take(ROWS));
        }
    }
    let shown: usize = rows.len() + rows.iter().map(|r| r.again.len()).sum::<usize>();
    let more = (shown < all).then(|| ctx.site.figures_path(id)).flatten();
    let (a, b) = (locale.number(least), locale.number(most));
    // «مئات», «12 على الأقل»: no number is the upper bound.
    let open = counted.iter().all(|t| t.claim.max.is_none());
    let range = match least == most {
        true if open => locale.fill("range.least", &[("n", &a)]),
        true => locale.fill("range.one", &[("n", &a)]),
        false => locale.fill("range.between", &[("a", &a), ("b", &b)]),
    };
    let mut names: Vec<Teller> = counted.iter().map(|t| teller(ctx, t.claim)).collect();
    names.sort_unstable();
    names.dedup();
    let known = names.iter().filter(|n| matches!(n, Teller::Entity(_) | Teller::Words(_)));
    let sources = ctx.count("by-sources", known.count());
    // Figures that merely can be true together say nothing: they may be of other days and victims.
    let apart = names.len() > 1 && apart(&counted);
    let named = |id: EntityId, key: &str| {
        let entity = ctx.site.entity(id)?;
        Some(locale.fill(key, &[("g", &entity.name)]))
    };
    let side = match side {
        Side::None => None,
        Side::Of(id) => named(id, "measure.side"),
        Side::Camp(id) => named(id, "measure.camp"),
    };
    let (latest, left_out) = latest(ctx, &counted);
    Some(FigureTable {
        measure: ctx.text(&format!("measure.{measure}")),
        group: side,
        latest,
        latest_more: (left_out > 0).then(|| ctx.count("more-tellers", left_out)),
        grave: ORDER.contains(&measure),
        range,
        by: sources,
        apart,
        verdict: apart.then(|| ctx.text("verdict.apart")),
        ticks: axis.ticks(|n| locale.number(n)),
        rows,
        more: more.map(|path| Link { href: ctx.href(&path), label: ctx.text("all-figures") }),
        ..FigureTable::default()
    })
}

/// The first report of each figure of a source; the later ones beside it.
fn said_once<'c>(ctx: &Ctx, told: Vec<Told<'c>>) -> Vec<Told<'c>> {
    let mut out: Vec<Told> = Vec::new();
    let mut first: BTreeMap<(Teller, Option<u64>, Option<u64>), usize> = BTreeMap::new();
    for claim in told {
        let key = (teller(ctx, claim.claim), claim.claim.min, claim.claim.max);
        let known = first.get(&key).copied().and_then(|ix| out.get_mut(ix));
        match known {
            Some(earlier) if earlier.at.0 != claim.at.0 => earlier.again.push(claim.at.0),
            Some(_) => (),
            None => {
                first.insert(key, out.len());
                out.push(claim);
            }
        }
    }
    out
}

fn bounds(claim: &ResolvedClaim) -> impl Iterator<Item = u64> {
    [claim.min, claim.max].into_iter().flatten()
}

/// Whether two figures leave no number both allow.
fn apart(told: &[&Told]) -> bool {
    let low = |c: &ResolvedClaim| c.min.unwrap_or(0);
    let high = |c: &ResolvedClaim| c.max.unwrap_or(u64::MAX);
    // What is said to be about a number allows a tenth around it.
    let room = |c: &ResolvedClaim| match c.hedge {
        Hedge::None => 0,
        _ => c.min.or(c.max).unwrap_or(0) / 10,
    };
    told.iter().any(|a| {
        told.iter()
            .any(|b| low(a.claim) > high(b.claim).saturating_add(room(a.claim) + room(b.claim)))
    })
}

/// Who answers for a figure: whom the article names, else its own source, else the article alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Teller {
    Entity(EntityId),
    Words(String),
    Outlet(String),
    Article(ArticleId),
}

fn teller(ctx: &Ctx, claim: &ResolvedClaim) -> Teller {
    if let Some(id) = claim.source {
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

/// What the one who gives a figure was when he gave it.
fn office(ctx: &Ctx, claim: &ResolvedClaim) -> Option<String> {
    ctx.office_at(claim.source?, claim.evidence.article)
}

/// The last figure of each who counts, newest first, and how many of them are not shown.
fn latest(ctx: &Ctx, told: &[&Told]) -> (Vec<Said>, usize) {
    let mut tellers: Vec<Teller> = Vec::new();
    let mut out = Vec::new();
    for t in told.iter().rev() {
        let who = teller(ctx, t.claim);
        if tellers.contains(&who) {
            continue;
        }
        tellers.push(who);
        let Some(sentence) = ctx.sentence(&t.claim.evidence) else { continue };
        let day = ctx.article_date(t.at.0).and_then(|d| ctx.date(Some(d), None));
        out.push(Said {
            href: sentence.href,
            value: written(ctx, t.claim),
            source: source_name(ctx, t.claim),
            note: office(ctx, t.claim),
            date: day.map(|d| d.text),
        });
    }
    let left_out = out.len().saturating_sub(LATEST);
    out.truncate(LATEST);
    (out, left_out)
}

/// A figure as its source writes it; a hedge it has elsewhere behind it.
pub(super) fn written(ctx: &Ctx, claim: &ResolvedClaim) -> String {
    let Wording { words, bound, .. } = wording(ctx, claim);
    ctx.joined_words(&words, bound.as_deref())
}

fn row(ctx: &Ctx, told: &Told, axis: &Axis, depth: u8, rows: &mut Vec<FigureRow>) {
    let claim = told.claim;
    let Some(sentence) = ctx.sentence(&claim.evidence) else { return };
    let Wording { words, bound, .. } = wording(ctx, claim);
    let source_text = source_name(ctx, claim);
    let own = matches!(teller(ctx, claim), Teller::Article(_));
    let repeated = !own
        && rows
            .iter()
            .any(|r: &FigureRow| r.depth == 0 && depth == 0 && r.source_name == source_text);
    let low = claim.min.or(claim.max).unwrap_or(0);
    let high = claim.max.unwrap_or(low);
    // «عدد من الجنود» is no point on an axis.
    let unsaid = claim.hedge == Hedge::Vague && low < 10;
    let (x, width) = if unsaid { Default::default() } else { axis.span(low, high) };
    let when = ctx.article_date(told.at.0);
    let mut again = told.again.clone();
    again.dedup();
    let left_out = again.len().saturating_sub(AGAIN);
    rows.push(FigureRow {
        source: claim.source.and_then(|s| ctx.entity_ref(s)),
        source_note: office(ctx, claim).filter(|_| !repeated),
        source_name: source_text.clone(),
        source_text,
        value: words,
        hedge: bound,
        date: ctx.date(when, when),
        x,
        width,
        open: match (claim.min, claim.max) {
            (Some(_), None) => Some("more".to_owned()),
            (None, Some(_)) => Some("less".to_owned()),
            _ => None,
        },
        sentence,
        article: ctx.article_line(claim.evidence.article),
        repeated,
        depth,
        again: again.iter().take(AGAIN).map(|a| ctx.article_line(*a)).collect(),
        again_more: (left_out > 0).then(|| ctx.count("article", left_out)),
        ..FigureRow::default()
    });
}
