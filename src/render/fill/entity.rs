//! The page of one entity.

use super::Ctx;
use super::coverage::{Room, by_year, coverage};
use super::offices::{last_told, qualified};
use super::pieces::escaped;
use super::quotes::Placed;
use crate::base::Date;
use crate::document::{Coordinates, EntityCard, EntityKind};
use crate::knowledge::{ArticleId, Entity, EntityId, ResolvedQuote};
use crate::render::chart;
use crate::render::views::{
    Chart, Companion, EntityPage, EntityRef, Fact, Image, Jump, Link, Members, NameForm, Role,
};
use crate::site::relative;

/// Sentences of one article shown under an entity.
const SENTENCES: Room = Room { shown: 2, behind: 0, of_event: false };
/// Newest articles that stand open; the older ones fold away by year.
const OPEN: usize = 6;
const COMPANY: usize = 10;
const FEW_COMPANY: usize = 5;
/// People and bodies of a country or a body that stand open, each, and that fold behind them.
const MEMBERS: usize = 6;
const MORE_MEMBERS: usize = 40;
/// Offices that stand open.
const ROLES: usize = 5;
const QUOTES: usize = 8;
/// Best reported events shown, in order of time.
const EVENTS: usize = 40;

pub(super) fn entity(ctx: &Ctx, id: EntityId) -> EntityPage {
    let Some(entity) = ctx.site.entity(id) else { return EntityPage::default() };
    let card = entity.card.and_then(|ix| ctx.site.parts.entity_cards.get(ix as usize));
    let locale = ctx.site.parts.locale;
    let described = locale.fill("description.entity", &[("t", &entity.name)]);
    let description = entity.summary.clone().unwrap_or(described);
    let articles = ctx.site.coverage_of_entity(id);
    let shown = ctx.slice(&articles, crate::site::capacity::COVERAGE);
    let first = ctx.page.part == 0;
    let said = if first { quotes_by(ctx, id, entity) } else { Vec::new() };
    let about = if first { quotes_about(ctx, id, entity) } else { Vec::new() };
    let above = said.iter().chain(&about).map(|(at, _)| *at).collect();
    let mut open = coverage(ctx, shown, &entity.mentions, SENTENCES, &above);
    let older = if open.len() > OPEN + 2 { open.split_off(OPEN) } else { Vec::new() };
    let last = open.len().checked_sub(1).and_then(|ix| shown.get(ix)).copied();
    let older = by_year(ctx, last, shown.get(open.len()..).unwrap_or_default(), older);
    let mut page = EntityPage {
        shell: ctx.shell("entity", &entity.name, &description),
        key: entity.key.to_string(),
        kind: ctx.kind(entity.kind),
        name: entity.name.clone(),
        latin_name: card.and_then(latin_name),
        tagline: ctx.tagline(id),
        summary: entity.summary.clone(),
        presence: Some(presence(ctx, entity)),
        coverage: open,
        older,
        years: coverage_years(ctx, &articles),
        pager: ctx.pager(),
        ..EntityPage::default()
    };
    if first {
        page.prose_html = card.and_then(|c| ctx.prose(&c.body));
        page.image = card.and_then(|c| c.image.as_ref()).map(|i| Image {
            src: ctx.href(&i.src),
            alt: i.alt.clone(),
            credit: Some(i.credit.clone()).filter(|c| !c.is_empty()),
            width: None,
            height: None,
        });
        page.facts = facts(ctx, entity, card);
        page.names = names(ctx, entity);
        (page.roles, page.more_roles) = roles(ctx, entity);
        page.n_more_roles =
            Some(page.more_roles.len()).filter(|n| *n > 0).map(|n| ctx.count("others-offices", n));
        // What one sentence tells of keeps no company and has no course.
        let told = sentences(entity) > 1;
        page.months = told.then(|| months(ctx, entity)).flatten();
        let events: Vec<_> = entity.events.iter().map(|(e, _)| *e).collect();
        page.events = super::overview::spread(ctx, &events, EVENTS);
        for card in &mut page.events {
            card.role = role_in(ctx, entity, &card.key);
            card.meta.retain(|m| *m != entity.name);
        }
        let covered = super::covered::covered(ctx.site, id);
        page.covered = covered.into_iter().filter_map(|e| ctx.event_card(e)).collect();
        page.members = members(ctx, id, entity);
        page.quotes_by = said.into_iter().map(|(_, view)| view).collect();
        page.quotes_about = about.into_iter().map(|(_, view)| view).collect();
        page.company = company(ctx, entity);
        page.graph_html = is_tied(entity).then(|| super::drawings::company(ctx, id)).flatten();
        page.map_html = super::drawings::locator(ctx, id);
    }
    page
}

/// «في 6 مقالات، سبتمبر 2020 – أكتوبر 2023».
fn presence(ctx: &Ctx, entity: &Entity) -> String {
    let articles = ctx.count("in-articles", entity.articles.len());
    let month = |d: Date| Date { day: 0, ..d };
    let dates = || entity.articles.iter().filter_map(|(a, _)| ctx.article_date(*a)).map(month);
    match dates().min().zip(dates().max()) {
        Some((first, last)) if first != last => {
            ctx.joined(&articles, &ctx.site.parts.locale.period(first, last))
        }
        _ => articles,
    }
}

fn latin_name(card: &EntityCard) -> Option<String> {
    let latin = |a: &&String| {
        a.chars().count() > 3
            && a.chars().any(char::is_alphabetic)
            && a.chars().all(|c| u32::from(c) < 0x250)
    };
    card.aliases.iter().find(latin).cloned()
}

fn facts(ctx: &Ctx, entity: &Entity, card: Option<&EntityCard>) -> Vec<Fact> {
    let mut out = Vec::new();
    let mut add = |key: &str, html: Option<String>| {
        if let Some(html) = html {
            out.push(Fact { label: ctx.text(key), html });
        }
    };
    let locale = ctx.site.parts.locale;
    let class = ctx.class_of(entity).map(|c| ctx.isolate(c));
    // What it is in general stands above its name.
    add("fact.kind", class);
    let country = entity.country.and_then(|c| ctx.entity_ref(c));
    add(
        "fact.country",
        country.map(|c| format!("<a href=\"{}\">{}</a>", c.href, ctx.isolate(&c.name))),
    );
    let date = |d: Option<Date>| d.map(|d| locale.date(d));
    add("fact.born", card.and_then(|c| date(c.born)));
    add("fact.died", card.and_then(|c| date(c.died)));
    let at = entity.coordinates.filter(|_| !crate::site::map::is_area(&entity.class));
    add("fact.coordinates", at.map(|c| coordinates(ctx, c)));
    let outside = |url: &str, label: &str| {
        let label = escaped(label);
        format!(
            "<a href=\"{}\" rel=\"external noopener\"><bdi lang=\"en\" dir=\"ltr\">{label}</bdi></a>",
            escaped(url)
        )
    };
    let website = card.and_then(|c| c.website.as_ref()).filter(|w| w.starts_with("http"));
    add(
        "fact.website",
        website.map(|w| {
            let host = w.split("//").nth(1).unwrap_or(w).trim_end_matches('/');
            outside(w, host)
        }),
    );
    let wikidata = card.and_then(|c| c.wikidata.as_ref());
    add(
        "fact.wikidata",
        wikidata.map(|q| outside(&format!("https://www.wikidata.org/wiki/{q}"), q)),
    );
    out
}

/// «٣٩٫٨٢° شمالًا، ٤٦٫٧٥° شرقًا» as isolated numbers.
fn coordinates(ctx: &Ctx, c: Coordinates) -> String {
    let locale = ctx.site.parts.locale;
    let degrees = |n: i32| {
        let hundredths = (i64::from(n).abs() + 500) / 1000;
        let text = format!("{}.{:02}°", hundredths / 100, hundredths % 100);
        locale.digits(&text)
    };
    let (lat, lon) = (degrees(c.lat), degrees(c.lon));
    let north = ctx.text(if c.lat < 0 { "south" } else { "north" });
    let east = ctx.text(if c.lon < 0 { "west" } else { "east" });
    ctx.joined(&format!("<bdi>{lat}</bdi> {north}"), &format!("<bdi>{lon}</bdi> {east}"))
}

fn names(ctx: &Ctx, entity: &Entity) -> Vec<NameForm> {
    let form =
        |(text, n): (&str, u32)| NameForm { text: text.to_owned(), count: ctx.number(n as usize) };
    super::other_names::other_names(entity).into_iter().map(form).collect()
}

/// Companions named with an entity more than once that make a picture of it.
const TIED: usize = 3;

/// Whether an entity keeps company: who stands beside it once is chance.
fn is_tied(entity: &Entity) -> bool {
    entity.company.iter().filter(|c| c.sentences > 1).count() >= TIED
}

/// In how many sentences an entity is named.
fn sentences(entity: &Entity) -> usize {
    let mut places: Vec<_> = entity.mentions.iter().map(|e| (e.article, e.sentence)).collect();
    places.dedup();
    places.len()
}

/// The offices of an entity in their order: those a card states, those with dates and those told most,
/// and the others.
fn roles(ctx: &Ctx, entity: &Entity) -> (Vec<Role>, Vec<Role>) {
    let articles = |role: &crate::knowledge::Role| {
        let mut articles: Vec<_> = role.evidence.iter().map(|e| e.article).collect();
        articles.dedup();
        articles.len()
    };
    let weight = |ix: &usize| {
        let role = entity.roles.get(*ix);
        let dated = role.is_some_and(|r| r.carded && (r.from.is_some() || r.to.is_some()));
        let of = role.is_some_and(|r| r.of.is_some());
        (dated, role.is_some_and(|r| r.carded), role.map_or(0, articles), of)
    };
    // «البابا فرنسيس» says that he is one.
    let said = |ix: &usize| {
        let role = entity.roles.get(*ix);
        role.is_some_and(|r| !r.carded && r.of.is_none() && entity.name.contains(&r.title))
    };
    let unsaid = (0..entity.roles.len()).filter(|ix| !said(ix));
    let mut ranked: Vec<usize> = unsaid.collect();
    ranked.sort_by_key(|ix| (std::cmp::Reverse(weight(ix)), *ix));
    // One that is left over needs no fold.
    let n_open = if ranked.len() <= ROLES + 1 { ranked.len() } else { ROLES };
    let important = ranked.get(..n_open).unwrap_or_default();
    let all = worded_roles(ctx, entity).into_iter().enumerate().filter(|(ix, _)| !said(ix));
    let (open, rest): (Vec<_>, Vec<_>) = all.partition(|(ix, _)| important.contains(ix));
    let roles = |of: Vec<(usize, Role)>| of.into_iter().map(|(_, role)| role).collect();
    (roles(open), roles(rest))
}

fn worded_roles(ctx: &Ctx, entity: &Entity) -> Vec<Role> {
    let locale = ctx.site.parts.locale;
    entity
        .roles
        .iter()
        .map(|role| {
            let period =
                match (role.from, role.to) {
                    _ if !role.carded => None,
                    (Some(from), Some(to)) => Some(locale.fill(
                        "between-years",
                        &[("a", &locale.date(from)), ("b", &locale.date(to))],
                    )),
                    (Some(from), None) => Some(locale.fill("since", &[("d", &locale.date(from))])),
                    (None, Some(to)) => Some(locale.fill("until", &[("d", &locale.date(to))])),
                    (None, None) => None,
                };
            let mut articles: Vec<_> = role.evidence.iter().map(|e| e.article).collect();
            articles.dedup();
            let first = role.evidence.first().and_then(|e| ctx.sentence(e));
            let of = role.of.and_then(|o| ctx.entity_ref(o));
            let (title, after) = qualified(&role.title, &role.qualifier, of.is_some());
            Role {
                construct: super::offices::is_construct(&title),
                title,
                of,
                after,
                period,
                count: Some(articles.len()).filter(|n| *n > 0).map(|n| ctx.count("article", n)),
                href: first.map(|s| s.href),
            }
        })
        .collect()
}

/// Mentions by month, or by year when the articles span more than four years.
fn months(ctx: &Ctx, entity: &Entity) -> Option<Chart> {
    let dated: Vec<(Date, u64)> = entity
        .articles
        .iter()
        .filter_map(|(a, n)| Some((ctx.article_date(*a)?, u64::from(*n))))
        .collect();
    let first = dated.iter().map(|(d, _)| *d).min()?;
    let last = dated.iter().map(|(d, _)| *d).max()?;
    super::overview::time_chart(ctx, &dated, first, last, "mentions")
}

fn quotes_by(ctx: &Ctx, id: EntityId, entity: &Entity) -> Vec<Placed> {
    let said = all_quotes(ctx, entity).filter(|q| q.speaker == Some(id));
    super::quotes::of_one(ctx, said, QUOTES)
}

/// The years of a coverage that is cut into pages, with the page each begins on.
pub(super) fn coverage_years(ctx: &Ctx, articles: &[ArticleId]) -> Vec<Jump> {
    if ctx.page.parts < 2 {
        return Vec::new();
    }
    let mut years: Vec<(Option<i16>, usize, usize)> = Vec::new();
    for (at, id) in articles.iter().enumerate() {
        let year = ctx.article_date(*id).map(|d| d.year);
        match years.last_mut().filter(|(last, ..)| *last == year) {
            Some((_, _, n)) => *n += 1,
            None => years.push((year, at, 1)),
        }
    }
    let jump = |(year, at, n): &(Option<i16>, usize, usize)| {
        let part = at / crate::site::capacity::COVERAGE;
        let label = match year {
            Some(year) => ctx.site.parts.locale.digits(&year.to_string()),
            None => ctx.text("undated"),
        };
        let last = (at + n - 1) / crate::site::capacity::COVERAGE;
        let current = (part..=last).contains(&ctx.page.part);
        let href = relative(&ctx.page.path, &ctx.page.sibling(part), "coverage-h");
        Jump { href: Some(href), label, count: Some(ctx.number(*n)), current }
    };
    years.iter().map(jump).collect()
}

/// Quotations by others in whose words the entity is named.
fn quotes_about(ctx: &Ctx, id: EntityId, entity: &Entity) -> Vec<Placed> {
    let about = |q: &&ResolvedQuote| {
        let of = |e: &crate::knowledge::Evidence| {
            e.article == q.evidence.article && q.evidence.span.contains(e.span)
        };
        q.speaker != Some(id) && q.speaker.is_some() && q.direct && {
            let first = entity.mentions.partition_point(|e| e.article < q.evidence.article);
            let here = entity.mentions.get(first..).unwrap_or_default();
            here.iter().take_while(|e| e.article == q.evidence.article).any(of)
        }
    };
    let shown = all_quotes(ctx, entity).filter(about);
    let first = shown.filter(|q| !ctx.site.copies.is_copy(q.evidence.article));
    first
        .filter_map(|q| {
            let at = (q.evidence.article, q.evidence.sentence);
            Some((at, super::quotes::in_place(ctx, q, ctx.quote(q, true)?)))
        })
        .take(QUOTES)
        .collect()
}

/// The quotations of the entity's articles, newest article first, direct speech before reports.
fn all_quotes<'c>(ctx: &'c Ctx, entity: &Entity) -> impl Iterator<Item = &'c ResolvedQuote> {
    let mut articles: Vec<_> = entity.articles.iter().map(|(a, _)| *a).collect();
    articles.sort_by_key(|a| ctx.site.lookups.newest(*a));
    articles.truncate(400);
    let facts = |a: &crate::knowledge::ArticleId| ctx.site.parts.kb.articles.get(a.ix());
    let mut quotes: Vec<&ResolvedQuote> =
        articles.iter().filter_map(facts).flat_map(|f| &f.quotes).collect();
    quotes.sort_by_key(|q| !q.direct);
    quotes.into_iter()
}

/// What an entity was in an event: «الطرف الوسيط».
fn role_in(ctx: &Ctx, entity: &Entity, event: &str) -> Option<String> {
    let named = |id| ctx.site.event(id).is_some_and(|e| e.key.to_string() == event);
    let (_, role) = entity.events.iter().find(|(id, _)| named(*id))?;
    ctx.site.parts.locale.find(&format!("as.{role}")).map(str::to_owned)
}

/// The people and bodies of a country, the people of a body, each with the office held there.
fn members(ctx: &Ctx, id: EntityId, entity: &Entity) -> Vec<Members> {
    let whole = entity.kind == EntityKind::Organization
        || entity.kind == EntityKind::Place && entity.class == "country";
    let all = ctx.site.lookups.members.get(&id).filter(|_| whole);
    let all = all.map(Vec::as_slice).unwrap_or_default();
    let office = |who: &Entity| {
        let here = who.roles.iter().filter(|r| r.of == Some(id));
        let role =
            here.max_by_key(|r| (r.carded, r.to.is_none(), r.from.or(last_told(ctx.site, r))))?;
        Some(ctx.dated_office(role))
    };
    let of_kind = |kind: EntityKind| {
        let members: Vec<EntityId> = all
            .iter()
            .filter(|m| ctx.site.entity(**m).is_some_and(|e| e.kind == kind))
            .copied()
            .collect();
        let member = |m: &EntityId| {
            let member = ctx.entity_ref(*m)?;
            let note = ctx.site.entity(*m).and_then(office).or(member.note);
            Some(EntityRef { note, ..member })
        };
        let all: Vec<EntityRef> =
            members.iter().filter_map(member).take(MEMBERS + MORE_MEMBERS).collect();
        // One that is left over needs no fold.
        let n_open = if all.len() <= MEMBERS + 1 { all.len() } else { MEMBERS };
        let (items, rest) = all.split_at(n_open);
        let left = members.len() - items.len();
        let others = format!("others-{kind}");
        Some(Members {
            label: ctx.text(&format!("kinds.{kind}")),
            items: items.to_vec(),
            rest: rest.to_vec(),
            n_rest: (!rest.is_empty()).then(|| ctx.count(&others, left)),
            more: (left > rest.len()).then(|| Link {
                href: ctx.href(&format!("entities/kind.{kind}.html")),
                label: ctx.text("ui.more"),
            }),
        })
        .filter(|m| !m.items.is_empty())
    };
    [EntityKind::Person, EntityKind::Organization].into_iter().filter_map(of_kind).collect()
}

fn company(ctx: &Ctx, entity: &Entity) -> Vec<Companion> {
    let most = entity.company.first().map_or(1, |c| u64::from(c.sentences)).max(1);
    entity
        .company
        .iter()
        .enumerate()
        // Who stands beside it once is chance, unless there is nobody else.
        .filter(|(at, c)| c.sentences > 1 || *at < FEW_COMPANY)
        .filter_map(|(_, c)| {
            let evidence = c.evidence.first()?;
            let path = ctx.site.article_path(evidence.article);
            let sentence =
                ctx.site.extraction(evidence.article)?.sentences.get(evidence.sentence as usize)?;
            Some(Companion {
                entity: ctx.entity_ref(c.entity)?,
                count: ctx.count("sentence", c.sentences as usize),
                share: is_tied(entity).then(|| chart::percent(u64::from(c.sentences), most)),
                relation: None,
                href: Some(relative(&ctx.page.path, &path, &sentence.anchor)),
            })
        })
        .take(COMPANY)
        .collect()
}
