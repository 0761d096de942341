//! The page of one event.

use std::collections::BTreeMap;

use super::Ctx;
use crate::document::EventKind;
use crate::extract::Hedge;
use crate::knowledge::{ArticleId, Event, EventId, ResolvedClaim};
use crate::render::chart::Axis;
use crate::render::views::{
    Account, EventPage, FigureRow, FigureTable, Link, ParticipantGroup, Side,
};

/// Sentences of one article shown under an event.
const SENTENCES: usize = 6;
/// Figures of one measure; the rest stand on the page of figures.
const ROWS: usize = 24;
/// Events a large one lists as its parts.
const PARTS: usize = 60;
/// Roles in the order a reader asks for them.
const ROLES: [&str; 11] = [
    "attacker",
    "agent",
    "target",
    "victim",
    "party",
    "candidate",
    "winner",
    "mediator",
    "signatory",
    "host",
    "supporter",
];

pub(super) fn event(ctx: &Ctx, id: EventId) -> EventPage {
    let Some(event) = ctx.site.event(id) else { return EventPage::default() };
    let card = event.card.and_then(|ix| ctx.site.parts.event_cards.get(ix as usize));
    let locale = ctx.site.parts.locale;
    let described = locale.fill("description.event", &[("t", &event.title)]);
    let description = event.summary.clone().unwrap_or(described);
    let shown = ctx.slice(&event.articles, crate::site::capacity::COVERAGE);
    let mut page = EventPage {
        shell: ctx.shell("event", &event.title, &description),
        key: event.key.to_string(),
        title: event.title.clone(),
        kind: ctx.event_kind(event.kind),
        date: ctx.date(event.start, event.end),
        place: event.place.and_then(|p| ctx.entity_ref(p)),
        presence: Some(presence(ctx, event)),
        summary: event.summary.clone(),
        coverage: ctx.coverage(shown, &sorted_evidence(event), SENTENCES),
        pager: ctx.pager(),
        ..EventPage::default()
    };
    if ctx.page.part == 0 {
        let card_of = |id: &Option<EventId>| id.and_then(|id| ctx.event_card(id));
        page.prose_html = card.and_then(|c| ctx.prose(&c.body));
        page.part_of = card_of(&event.part_of);
        page.account = account(ctx, event);
        page.participants = participants(ctx, event);
        page.figures = figures(ctx, id, event);
        page.statements = statements(ctx, event);
        page.before = card_of(&event.before).into_iter().collect();
        page.after = card_of(&event.after).into_iter().collect();
        page.parts = super::home::spread(ctx, &event.parts, PARTS);
    }
    page
}

/// Evidence by article and place in the text, as `coverage` wants it.
fn sorted_evidence(event: &Event) -> Vec<crate::knowledge::Evidence> {
    let mut evidence = event.evidence.clone();
    evidence.sort();
    evidence
}

/// «ورد في ٥ مقالات من ٣ مصادر».
fn presence(ctx: &Ctx, event: &Event) -> String {
    let source =
        |a: &ArticleId| ctx.site.article(*a)?.meta.source.as_ref().map(|s| s.name.as_str());
    let mut sources: Vec<&str> = event.articles.iter().filter_map(source).collect();
    sources.sort_unstable();
    sources.dedup();
    let articles = ctx.count("in-articles", event.articles.len());
    match sources.len() {
        0 => articles,
        n => format!("{articles} {}", ctx.count("from-sources", n)),
    }
}

/// When no card tells the event, the first sentence of the first report does.
fn account(ctx: &Ctx, event: &Event) -> Option<Account> {
    if event.summary.is_some() {
        return None;
    }
    let first = event.articles.first()?;
    let evidence = event.evidence.iter().find(|e| e.article == *first)?;
    let sentence = ctx.sentence_marked(evidence, &[])?;
    Some(Account { sentence, article: ctx.article_line(*first) })
}

fn participants(ctx: &Ctx, event: &Event) -> Vec<ParticipantGroup> {
    let rank = |role: &str| ROLES.iter().position(|r| *r == role).unwrap_or(ROLES.len());
    let mut groups: BTreeMap<(usize, &str), Vec<_>> = BTreeMap::new();
    for (entity, role) in &event.participants {
        if let Some(entity) = ctx.entity_ref(*entity) {
            groups.entry((rank(role), role.as_str())).or_default().push(entity);
        }
    }
    groups
        .into_iter()
        .map(|((_, role), entities)| {
            let key = format!("role.{role}");
            let label = ctx.site.parts.locale.find(&key).map(str::to_owned);
            ParticipantGroup { role: label.unwrap_or_else(|| ctx.text("role.")), entities }
        })
        .collect()
}

/// One table a measure: every claim about the event, by date, then source.
fn figures(ctx: &Ctx, id: EventId, event: &Event) -> Vec<FigureTable> {
    let facts = |a: &ArticleId| ctx.site.parts.kb.articles.get(a.ix());
    let claims = event.articles.iter().filter_map(facts).flat_map(|f| &f.claims);
    let mut tables: BTreeMap<&str, Vec<&ResolvedClaim>> = BTreeMap::new();
    for claim in claims.filter(|c| c.event == Some(id)) {
        tables.entry(claim.measure.as_str()).or_default().push(claim);
    }
    let mut tables: Vec<_> = tables.into_iter().collect();
    let rank = |m: &str| {
        let order =
            ["killed", "injured", "missing", "captured", "detained", "displaced", "evacuated"];
        order.iter().position(|o| *o == m).unwrap_or(order.len())
    };
    tables.sort_by_key(|(m, _)| (rank(m), *m));
    tables.into_iter().filter_map(|(measure, claims)| table(ctx, id, measure, claims)).collect()
}

fn table(
    ctx: &Ctx,
    id: EventId,
    measure: &str,
    mut claims: Vec<&ResolvedClaim>,
) -> Option<FigureTable> {
    let date = |c: &ResolvedClaim| ctx.article_date(c.evidence.article);
    claims.sort_by_key(|c| (super::date_key(date(c)), c.evidence.clone()));
    let bounds: Vec<u64> = claims.iter().flat_map(|c| [c.min, c.max]).flatten().collect();
    let (least, most) = (*bounds.iter().min()?, *bounds.iter().max()?);
    let axis = Axis::new(most);
    let all = claims.len();
    if all > ROWS {
        // Of a figure the same source repeats, the first report is shown.
        let mut seen = std::collections::BTreeSet::new();
        claims.retain(|c| seen.insert((c.source, &c.source_text, c.min, c.max)));
        claims.truncate(ROWS);
    }
    let more = (claims.len() < all).then(|| ctx.site.figures_path(id)).flatten();
    let mut rows: Vec<FigureRow> = Vec::new();
    for claim in claims {
        let Some(sentence) = ctx.sentence(&claim.evidence) else { continue };
        let Some(article) = ctx.site.article(claim.evidence.article) else { continue };
        let source = claim.source.and_then(|s| ctx.entity_ref(s));
        let source_text = match claim.source_text.as_str() {
            "" => ctx.text("said-by-article"),
            text => text.to_owned(),
        };
        let name = source.as_ref().map_or(source_text.as_str(), |s| s.name.as_str());
        let repeated = rows.last().is_some_and(|r| {
            r.source.as_ref().map_or(r.source_text.as_str(), |s| s.name.as_str()) == name
        });
        let low = claim.min.or(claim.max).unwrap_or(0);
        let high = claim.max.unwrap_or(low);
        let (x, width) = axis.span(low, high);
        let when = date(claim);
        rows.push(FigureRow {
            source,
            source_text,
            value: claim.evidence.span.of(&article.body.text).to_owned(),
            hedge: hedge(ctx, claim.hedge),
            group: Some(claim.group.clone()).filter(|g| !g.is_empty() && claim.subset_of.is_some()),
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
        });
    }
    let locale = ctx.site.parts.locale;
    let range = match least == most {
        true => locale.number(least),
        false => locale
            .fill("range.between", &[("a", &locale.number(least)), ("b", &locale.number(most))]),
    };
    Some(FigureTable {
        measure: ctx.text(&format!("measure.{measure}")),
        group: None,
        range,
        ticks: axis.ticks(|n| locale.number(n)),
        rows,
        more: more.map(|path| Link { href: ctx.href(&path), label: ctx.text("all-figures") }),
    })
}

fn hedge(ctx: &Ctx, hedge: Hedge) -> Option<String> {
    let key = match hedge {
        Hedge::None => return None,
        Hedge::About => "hedge.about",
        Hedge::AtLeast => "hedge.at-least",
        Hedge::AtMost => "hedge.at-most",
        Hedge::Range => "hedge.range",
        Hedge::Vague => "hedge.vague",
    };
    Some(ctx.text(key))
}

/// What was said in the sentences that report the event, by who said it.
fn statements(ctx: &Ctx, event: &Event) -> Vec<Side> {
    if event.kind == EventKind::Other && event.articles.is_empty() {
        return Vec::new();
    }
    let mut sides: BTreeMap<crate::knowledge::EntityId, Vec<_>> = BTreeMap::new();
    for evidence in &event.evidence {
        let Some(facts) = ctx.site.parts.kb.articles.get(evidence.article.ix()) else { continue };
        let near = |q: &&crate::knowledge::ResolvedQuote| {
            q.evidence.sentence == evidence.sentence && q.direct
        };
        for quote in facts.quotes.iter().filter(near) {
            if let Some(speaker) = quote.speaker {
                sides.entry(speaker).or_default().push(quote);
            }
        }
    }
    let mut sides: Vec<_> = sides.into_iter().collect();
    sides.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.cmp(&b.0)));
    sides
        .into_iter()
        .take(8)
        .filter_map(|(speaker, mut quotes)| {
            quotes.sort_by_key(|q| q.evidence.clone());
            quotes.dedup();
            let entity = ctx.entity_ref(speaker)?;
            let quotes = quotes.into_iter().take(4).filter_map(|q| ctx.quote(q, true)).collect();
            Some(Side { label: entity.name.clone(), entity: Some(entity), quotes })
        })
        .collect()
}
