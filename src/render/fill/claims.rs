//! «من يقول ماذا»: what each source counts.
//!
//! In: the claims about one event. Out: one table a measure and, for people, a table more for each
//! side whose people are counted: the dead of one army are no rival figure to the dead of the other.
//! Where no article says whose people are counted, what a party of a fight counts stands apart from
//! what others count. What an article states twice stands once. A part of a figure («بينهم سبعة مدنيين»)
//! stands under the figure it is a part of and never in the range; what the same source said again
//! stands once, with where it was repeated; nothing is summed and no mean is taken. All sides of a measure
//! are drawn on one axis, so that 192 of one and 200 of the other are seen beside each other.

use std::collections::{BTreeMap, BTreeSet};

use super::Ctx;
use super::sides::{Side, side};
use super::tally::{Tally, tally};
use super::told::{
    ORDER, Teller, Told, is_grave, is_numberless, of_them, source, source_name, teller, unbroken,
    unsplit, written,
};
use super::wording::{Wording, wording};
use crate::document::EntityKind;
use crate::extract::Hedge;
use crate::knowledge::{ArticleId, EntityId, Event, EventId, ResolvedClaim};
use crate::render::chart::Axis;
use crate::render::views::{FigureRow, FigureTable, Link, Said};
use crate::text::fold_key;

/// Figures of one measure; the rest stand on the page of figures.
const ROWS: usize = 24;
/// Reports without a number under them.
const NOTES: usize = 4;
/// Tellers whose last figure stands at the head of the page.
const LATEST: usize = 6;
/// Articles named under a figure that was said again.
const AGAIN: usize = 5;
/// One table a measure and side, the gravest measure first, of a measure those of no side.
pub(super) fn tables(ctx: &Ctx, id: EventId, event: &Event) -> Vec<FigureTable> {
    let articles = ctx.site.copies.folded(event.articles.iter().copied());
    let of_article = |article: ArticleId| {
        let claims = ctx.site.parts.kb.articles.get(article.ix()).map(|f| f.claims.as_slice());
        let all = (0_u32..).zip(claims.unwrap_or_default());
        all.filter(|(_, c)| c.event == Some(id)).map(move |(ix, _)| (article, ix))
    };
    tables_of(ctx, id, event, articles.into_iter().flat_map(of_article))
}

/// The tables of some claims about an event, in the order of their articles.
pub(super) fn tables_of(
    ctx: &Ctx,
    id: EventId,
    event: &Event,
    claims: impl IntoIterator<Item = (ArticleId, u32)>,
) -> Vec<FigureTable> {
    let mut tables: BTreeMap<(&str, Side), Vec<Told>> = BTreeMap::new();
    let mut twice: Option<(ArticleId, BTreeSet<u32>)> = None;
    for (article, ix) in claims {
        if twice.as_ref().is_none_or(|(of, _)| *of != article) {
            twice = Some((article, super::told_twice::told_twice(ctx, article)));
        }
        let said = twice.as_ref().is_some_and(|(_, twice)| twice.contains(&ix));
        let Some(claim) = ctx.site.claim((article, ix)).filter(|_| !said) else { continue };
        let facts = ctx.site.parts.kb.articles.get(article.ix());
        let claims = facts.map(|f| f.claims.as_slice()).unwrap_or_default();
        let told = Told { at: (article, ix), claim, again: Vec::new() };
        let side = side(ctx, event, whole(claims, claim));
        tables.entry((claim.measure.as_str(), side)).or_default().push(told);
    }
    own_dead(&mut tables);
    let mut tables: Vec<_> = tables.into_iter().collect();
    // A camp alone is no side.
    let measures: Vec<String> = tables.iter().map(|((m, _), _)| (*m).to_owned()).collect();
    let sides = |measure: &str| measures.iter().filter(|m| *m == measure).count();
    for ((measure, side), _) in &mut tables {
        if sides(measure) == 1 && matches!(side, Side::Camp(_)) {
            *side = Side::None;
        }
    }
    let rank = |m: &str| ORDER.iter().position(|o| *o == m).unwrap_or(ORDER.len());
    tables.sort_by_key(|((m, side), _)| (rank(m), *m, *side));
    let camps: BTreeSet<String> = tables
        .iter()
        .filter(|((_, side), _)| matches!(side, Side::Camp(_)))
        .map(|((measure, _), _)| (*measure).to_owned())
        .collect();
    let scales = scales(ctx, &tables);
    let table = |((measure, side), told): ((&str, Side), Vec<Told>)| {
        let scale = scales.get(measure).copied().unwrap_or_default();
        let group = match side {
            Side::None if camps.contains(measure) => {
                Some(narrators(ctx, &told).unwrap_or_else(|| ctx.text("measure.others")))
            }
            Side::None => None,
            Side::Of(of) => named(ctx, of, "measure.side"),
            Side::Camp(of) => named(ctx, of, "measure.camp"),
        };
        table(ctx, id, event, (measure, group, scale), told)
    };
    let mut out: Vec<FigureTable> = Vec::new();
    for mut new in tables.into_iter().filter_map(table) {
        new.continues = out.last().is_some_and(|last| last.measure == new.measure);
        if let Some(last) = out.last_mut().filter(|_| new.continues) {
            (last.sided, new.sided) = (true, true);
        }
        let drawn = |t: &FigureTable| t.charted && t.measure == new.measure;
        new.headed = new.charted && !out.iter().any(drawn);
        out.push(new);
    }
    out
}

/// The axis of a measure, and whether there is anything to compare on it.
#[derive(Clone, Copy, Default)]
struct Scale {
    most: u64,
    /// A figure has no upper bound: «أكثر من 200».
    open: bool,
    several: bool,
}

/// The scale of each measure, over all its sides.
fn scales<'t>(ctx: &Ctx, tables: &[((&'t str, Side), Vec<Told>)]) -> BTreeMap<&'t str, Scale> {
    let mut scales: BTreeMap<&str, Scale> = BTreeMap::new();
    let mut figures: BTreeMap<&str, BTreeSet<(Side, Teller, Option<u64>, Option<u64>)>> =
        BTreeMap::new();
    for ((measure, side), told) in tables {
        let scale = scales.entry(*measure).or_default();
        let whole = told.iter().map(|t| (t, t.claim)).filter(|(_, c)| !is_numberless(ctx, c));
        for (told, claim) in whole {
            // What «عشرات» may come to at most is no length to draw.
            let most =
                if claim.hedge == Hedge::Vague { claim.min } else { claim.max.or(claim.min) };
            scale.most = scale.most.max(most.unwrap_or(0));
            scale.open |= claim.max.is_none();
            if claim.subset_of.is_none() {
                let figure = (*side, teller(ctx, told.claim), claim.min, claim.max);
                figures.entry(*measure).or_default().insert(figure);
            }
        }
        scale.several = figures.get(measure).is_some_and(|f| f.len() > 1);
    }
    scales
}

/// A party that does not say whose dead it counts counts its own, where others do say so: «12 من جنودها», and
/// «31 عسكريًا» in the end.
fn own_dead(tables: &mut BTreeMap<(&str, Side), Vec<Told>>) {
    let camps: Vec<(&str, EntityId)> = tables
        .keys()
        .filter_map(|(measure, side)| match side {
            Side::Camp(of) => Some((*measure, *of)),
            _ => None,
        })
        .collect();
    for (measure, of) in camps {
        if !tables.contains_key(&(measure, Side::Of(of))) {
            continue;
        }
        let told = tables.remove(&(measure, Side::Camp(of))).unwrap_or_default();
        let (told, others): (Vec<_>, Vec<_>) = told.into_iter().partition(|t| of_soldiers(t.claim));
        if !others.is_empty() {
            tables.insert((measure, Side::Camp(of)), others);
        }
        let all = tables.entry((measure, Side::Of(of))).or_default();
        all.extend(told);
        all.sort_by_key(|t| t.at);
    }
}

/// «31 عسكريًا», «105»: what an army says of its own; not «100 مسلح», «سبعة مدنيين».
fn of_soldiers(claim: &ResolvedClaim) -> bool {
    let head = claim.group.split_whitespace().next().map(fold_key).unwrap_or_default();
    let own = ["جند", "جنود", "عسكر", "ضابط", "ضباط", "قتيل", "قتلي", "جريح", "جرحي", "شخص"];
    head.is_empty() || own.iter().any(|word| head.starts_with(word))
}

/// Whose account the figures are, when all come from one or two: «في رواية أرمينيا وسلطات قره باغ».
/// Who holds an office speaks for the body or country it is of.
fn narrators(ctx: &Ctx, told: &[Told]) -> Option<String> {
    let mut sides: Vec<EntityId> = Vec::new();
    for t in told.iter().filter(|t| !is_numberless(ctx, t.claim) && t.claim.subset_of.is_none()) {
        let who = source(ctx, t.claim)?;
        let entity = ctx.site.entity(who)?;
        let office = entity.roles.iter().find_map(|r| r.of);
        let person = entity.kind == EntityKind::Person;
        let side = if person { office.or(entity.country).unwrap_or(who) } else { who };
        if !sides.contains(&side) {
            sides.push(side);
        }
    }
    let names: Vec<String> =
        sides.iter().filter_map(|s| Some(ctx.site.entity(*s)?.name.clone())).collect();
    let few = matches!(names.len(), 1 | 2);
    let names = ctx.site.parts.locale.list(&names);
    few.then(|| ctx.site.parts.locale.fill("measure.camp", &[("g", &names)]))
}

fn named(ctx: &Ctx, id: EntityId, key: &str) -> Option<String> {
    let entity = ctx.site.entity(id)?;
    // «من المصريين»: the name of a people stands in the genitive.
    let people = entity.name.strip_suffix("ون").filter(|_| entity.kind == EntityKind::Group);
    let name = people.map_or_else(|| entity.name.clone(), |stem| format!("{stem}ين"));
    Some(ctx.site.parts.locale.fill(key, &[("g", &name)]))
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
    event: &Event,
    (measure, group, scale): (&str, Option<String>, Scale),
    mut told: Vec<Told>,
) -> Option<FigureTable> {
    let date = |t: &Told| t.day(ctx);
    told.sort_by_key(|t| (super::date_key(date(t)), t.at));
    let all = told.len();
    let (whole, parts) = super::figure_parts::split(ctx, told);
    let whole = said_once(ctx, whole);
    // «عدد من الجنود» is no number.
    let (mut whole, unsaid): (Vec<_>, Vec<_>) =
        whole.into_iter().partition(|t| !is_numberless(ctx, t.claim));
    // The newest are shown.
    whole.drain(..whole.len().saturating_sub(ROWS)).for_each(drop);
    // A part of a figure of another measure stands after the whole figures.
    whole.sort_by_key(|t| t.claim.subset_of.is_some());
    let counted: Vec<&Told> = whole.iter().filter(|t| t.claim.subset_of.is_none()).collect();
    // «عشرات الجنود» bounds little.
    let said: Vec<&Told> =
        counted.iter().copied().filter(|t| t.claim.hedge != Hedge::Vague).collect();
    let counted = if said.is_empty() { counted } else { said };
    let counted = if counted.is_empty() { whole.iter().collect() } else { counted };
    let axis = Axis::new(scale.most, scale.open);
    let locale = ctx.site.parts.locale;
    let mut rows: Vec<FigureRow> = Vec::new();
    for claim in &whole {
        row(ctx, claim, &axis, 0, &mut rows);
        let whole_by = teller(ctx, claim.claim);
        let mut left: Vec<(&Told, u8)> =
            parts.get(&claim.at).into_iter().flatten().rev().map(|t| (t, 1)).collect();
        while let Some((part, depth)) = left.pop() {
            row(ctx, part, &axis, depth, &mut rows);
            // A part that somebody else counts names him.
            let by = teller(ctx, part.claim);
            if let Some(last) = rows.last_mut().filter(|_| by != whole_by) {
                last.named = matches!(by, Teller::Entity(_) | Teller::Words(_));
            }
            let below = parts.get(&part.at).into_iter().flatten().rev();
            left.extend(below.map(|t| (t, (depth + 1).min(3))).take(ROWS));
        }
    }
    let mut notes: Vec<FigureRow> = Vec::new();
    for claim in unsaid.iter().take(NOTES) {
        row(ctx, claim, &axis, 0, &mut notes);
    }
    let shown = rows.len() + rows.iter().map(|r| r.again.len()).sum::<usize>() + notes.len();
    let more = (shown < all).then(|| ctx.site.figures_path(id)).flatten();
    let (latest, left_out) = latest(ctx, &counted);
    let comparable = is_grave(measure) || of_one_kind(&counted);
    let told = if comparable { tally(ctx, event, &counted) } else { Tally::default() };
    for row in rows.iter_mut().filter(|_| !comparable) {
        row.x.clear();
    }
    (!rows.is_empty() || !notes.is_empty()).then(|| FigureTable {
        measure: ctx.text(&format!("measure.{measure}")),
        group,
        latest,
        latest_more: (left_out > 0).then(|| ctx.count("more-tellers", left_out)),
        grave: ORDER.contains(&measure),
        range: unbroken(&told.range),
        tellers: told.tellers,
        by: told.by,
        on: told.on,
        was: told.was,
        charted: comparable && scale.several && !rows.is_empty(),
        apart: told.apart,
        verdict: told.apart.then(|| ctx.text("verdict.apart")),
        ticks: if comparable { axis.ticks(|n| locale.number(n)) } else { Vec::new() },
        rows,
        notes,
        more: more.map(|path| Link { href: ctx.href(&path), label: ctx.text("all-figures") }),
        ..FigureTable::default()
    })
}

/// Whether all count the same: tanks and bridges have no axis in common.
fn of_one_kind(figures: &[&Told]) -> bool {
    let mut nouns = figures.iter().map(|t| t.claim.group.split_whitespace().next());
    let first = nouns.next().flatten().map(crate::text::fold_key);
    nouns.all(|noun| noun.map(crate::text::fold_key) == first)
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

/// What the one who gives a figure was when he gave it.
fn office(ctx: &Ctx, claim: &ResolvedClaim) -> Option<String> {
    ctx.office_at(source(ctx, claim)?, claim.evidence.article)
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
        let day = t.day(ctx).and_then(|d| ctx.date(Some(d), None));
        out.push(Said {
            href: sentence.href,
            value: unbroken(&written(ctx, t.claim)),
            source: source_name(ctx, t.claim),
            note: office(ctx, t.claim),
            date: day.map(|d| unsplit(&d.text)),
        });
    }
    let left_out = out.len().saturating_sub(LATEST);
    out.truncate(LATEST);
    (out, left_out)
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
            .any(|r: &FigureRow| r.depth == 0 && depth == 0 && r.source_name == source_text)
        // «مروحيتان» and «ثلاث طائرات مسيّرة» are no two counts of one thing.
        && !matches!(claim.measure.as_str(), "destroyed" | "damaged");
    let low = claim.min.or(claim.max).unwrap_or(0);
    let high = claim.max.unwrap_or(low);
    // «عدد من الجنود» is no point on an axis.
    let unsaid = is_numberless(ctx, claim);
    let vague = claim.hedge == Hedge::Vague;
    let drawn = if vague { low } else { high };
    let (x, width) = if unsaid { Default::default() } else { axis.span(low, drawn) };
    let when = told.day(ctx);
    let mut again = told.again.clone();
    again.dedup();
    let left_out = again.len().saturating_sub(AGAIN);
    rows.push(FigureRow {
        source: source(ctx, claim).and_then(|s| ctx.entity_ref(s)),
        source_note: office(ctx, claim).filter(|_| !repeated),
        source_name: source_text.clone(),
        source_text,
        value: unbroken(&words),
        hedge: bound,
        date: ctx.date(when, when),
        x,
        width,
        open: match (claim.min, claim.max) {
            (Some(_), None) => Some("more".to_owned()),
            (None, Some(_)) => Some("less".to_owned()),
            _ => vague.then(|| "more".to_owned()),
        },
        sentence,
        article: ctx.article_line(claim.evidence.article),
        repeated,
        depth,
        of_them: of_them(ctx, &claim.measure, depth),
        again: again.iter().take(AGAIN).map(|a| ctx.article_line(*a)).collect(),
        again_more: (left_out > 0).then(|| ctx.count("article", left_out)),
        ..FigureRow::default()
    });
}
