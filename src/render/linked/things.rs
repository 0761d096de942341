//! The site, its sources, entities and events as nodes.

use super::{Id, Node, Value, class_of};
use crate::base::{Stamp, hash};
use crate::document::{Coordinates, EntityCard, EntityKind};
use crate::knowledge::{ArticleId, Entity, EntityId, EventId, Role};
use crate::site::Site;

/// How much is said.
#[derive(Clone, Copy, Debug)]
pub(super) struct Most {
    pub articles: usize,
    pub others: usize,
}

/// On a page, beside the same words in its markup.
pub(super) const ON_PAGE: Most = Most { articles: 10, others: 25 };
/// In a file of the whole.
pub(super) const ALL: Most = Most { articles: usize::MAX, others: usize::MAX };

/// The site.
pub(super) fn site(site: &Site) -> Node {
    let config = site.parts.config;
    let license = config.license_url.as_deref().and_then(Value::web);
    Node::new(Id::site(), "WebSite")
        .with("name", Value::words(&config.title))
        .with("description", Value::words(&config.description))
        .with("url", Value::Link(Id::page("index.html")))
        .with("inLanguage", Value::Code(config.language.clone()))
        .with("publisher", publisher(site).map(Value::brief))
        .with("license", license.or(config.license.as_deref().and_then(Value::words)))
}

/// Who publishes the site.
pub(super) fn publisher(site: &Site) -> Option<Node> {
    let name = Value::words(site.parts.config.author.as_deref()?)?;
    Some(Node::new(Id::part("index.html", "publisher"), "Organization").with("name", name))
}

/// Who published an article.
pub(super) fn source(site: &Site, name: &str) -> Option<Node> {
    let source = site.sources.get(*site.lookups.source_names.get(name)?)?;
    let path = format!("sources/{}.html", source.key);
    Some(Node::new(Id::thing(&path), "Organization").with("name", Value::words(&source.name)))
}

/// An entity with its page: its type and name.
pub(super) fn entity_brief(site: &Site, id: EntityId) -> Option<Node> {
    let (entity, path) = (site.entity(id)?, site.entity_path(id)?);
    let node = Node::new(Id::thing(&path), class_of(entity).schema);
    Some(node.with("name", Value::words(&entity.name)))
}

/// An event with its page: its title and days.
pub(super) fn event_brief(site: &Site, id: EventId) -> Option<Node> {
    let (event, path) = (site.event(id)?, site.event_path(id)?);
    let node = Node::new(Id::thing(&path), "Event").with("name", Value::words(&event.title));
    let date = |d: crate::base::Date| Value::Date(d.to_string());
    Some(node.with("startDate", event.start.map(date)).with("endDate", event.end.map(date)))
}

/// Everything said of an entity.
pub(super) fn entity(site: &Site, id: EntityId, most: Most) -> Option<Node> {
    let (entity, path) = (site.entity(id)?, site.entity_path(id)?);
    let card = entity.card.and_then(|ix| site.parts.entity_cards.get(ix as usize));
    let others = entity.names.iter().map(|(name, _)| name).filter(|n| **n != entity.name);
    let spellings = others.take(most.others.min(12)).filter_map(|n| Value::words(n));
    let node = entity_brief(site, id)?
        .with_all("alternateName", spellings)
        .with("description", entity.summary.as_deref().and_then(Value::words))
        .with("mainEntityOfPage", Value::Link(Id::page(&path)))
        .with_all("sameAs", card.map(same_as).unwrap_or_default());
    let node = match entity.kind {
        EntityKind::Person => person(site, node, entity, card, &path),
        EntityKind::Place => place(site, node, entity),
        _ => node,
    };
    // Newest first, undated last.
    let mut articles: Vec<_> = entity.articles.iter().map(|(a, _)| *a).collect();
    articles.sort_by_key(|a| site.lookups.newest(*a));
    let told = articles.iter().take(most.articles);
    Some(node.with_all("subjectOf", told.filter_map(|a| article_brief(site, *a))))
}

/// What a card says of a person, and the offices, each with its days.
fn person(site: &Site, node: Node, entity: &Entity, card: Option<&EntityCard>, path: &str) -> Node {
    let date = |d: Option<crate::base::Date>| d.map(|d| Value::Date(d.to_string()));
    // A country a text gives somebody may be where he is ambassador.
    let stated = card.is_some_and(|c| c.country.is_some());
    let country = entity.country.filter(|_| stated).and_then(|c| entity_brief(site, c));
    node.with("birthDate", card.and_then(|c| date(c.born)))
        .with("deathDate", card.and_then(|c| date(c.died)))
        .with("nationality", country.map(Value::brief))
        .with_all("hasOccupation", entity.roles.iter().map(|r| Value::brief(role(site, r, path))))
}

/// An office somebody held. Its address is made of its words, so it stays.
pub(super) fn role(site: &Site, role: &Role, path: &str) -> Node {
    let date = |d: Option<crate::base::Date>| d.map(|d| Value::Date(d.to_string()));
    let of = role.of.and_then(|o| site.entity(o));
    let of_name = of.map_or("", |e| e.name.as_str());
    let words = format!("{}\n{of_name}\n{}\n{:?}", role.title, role.qualifier, role.from);
    let fragment = format!("r-{}", hash::hex(words.as_bytes(), 8));
    let locale = site.parts.locale;
    let full = match of_name {
        "" => role.title.clone(),
        name => format!("{}{} {name}", role.title, locale.text("comma")),
    };
    Node::new(Id::part(path, &fragment), "Role")
        .with("roleName", Value::words(&role.title))
        .with("description", Value::words(&full))
        .with("startDate", date(role.from))
        .with("endDate", date(role.to))
}

fn place(site: &Site, node: Node, entity: &Entity) -> Node {
    let country = entity.country.and_then(|c| entity_brief(site, c));
    let country = country.filter(|c| c.id != node.id);
    let degrees = |of: fn(&Coordinates) -> i32| {
        entity.coordinates.as_ref().map(|c| Value::Decimal(decimal(of(c))))
    };
    node.with("containedInPlace", country.map(Value::brief))
        .with("latitude", degrees(|c| c.lat))
        .with("longitude", degrees(|c| c.lon))
}

/// Hundred-thousandths of a degree as a decimal number: 3 981 500 → `39.815`.
pub(crate) fn decimal(n: i32) -> String {
    let sign = if n < 0 { "-" } else { "" };
    let (whole, part) = (n.unsigned_abs() / 100_000, n.unsigned_abs() % 100_000);
    let part = format!("{part:05}");
    match part.trim_end_matches('0') {
        "" => format!("{sign}{whole}.0"),
        part => format!("{sign}{whole}.{part}"),
    }
}

fn same_as(card: &EntityCard) -> Vec<Value> {
    let wikidata = card.wikidata.as_deref().map(|q| match q.starts_with("http") {
        true => q.to_owned(),
        false => format!("http://www.wikidata.org/entity/{q}"),
    });
    let addresses = [wikidata, card.website.clone()];
    addresses.into_iter().flatten().filter_map(|a| Value::web(&a)).collect()
}

/// Everything said of an event: its reports are beside it, and it is not said to be true.
pub(super) fn event(site: &Site, id: EventId, most: Most) -> Option<Node> {
    let (event, path) = (site.event(id)?, site.event_path(id)?);
    let brief = |id: &EventId| event_brief(site, *id).map(Value::brief);
    let entity = |id: &EntityId| entity_brief(site, *id).map(Value::brief);
    let participants = event.participants.iter().filter_map(|(e, _)| entity(e));
    let told = event.articles.iter().take(most.articles);
    Some(
        event_brief(site, id)?
            .with("description", event.summary.as_deref().and_then(Value::words))
            .with("mainEntityOfPage", Value::Link(Id::page(&path)))
            .with("location", event.place.as_ref().and_then(entity))
            .with_all("about", participants.take(most.others))
            .with("superEvent", event.part_of.as_ref().and_then(brief))
            .with_all("subEvent", event.parts.iter().filter_map(brief).take(most.others))
            .with_all("subjectOf", told.filter_map(|a| article_brief(site, *a))),
    )
}

/// A date with its time, as XML Schema writes it.
pub(super) fn moment(stamp: &Stamp) -> Value {
    let time = stamp.time.as_str();
    // «T14:05» has no seconds; «T14:05:00+03» no minutes of its zone.
    let digits = time.get(1..).unwrap_or_default();
    let clock = digits.split(['Z', '+', '-', 'z']).next().unwrap_or_default();
    let zone = digits.get(clock.len()..).unwrap_or_default().to_uppercase();
    let clock = if clock.len() == 5 { format!("{clock}:00") } else { clock.to_owned() };
    let zone = match (zone.len(), zone.get(..3), zone.get(3..)) {
        (3, ..) => format!("{zone}:00"),
        (5, Some(hours), Some(minutes)) => format!("{hours}:{minutes}"),
        _ => zone,
    };
    match time {
        "" => Value::Date(stamp.date.to_string()),
        _ => Value::Date(format!("{}T{clock}{zone}", stamp.date)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_written_without_floats() {
        assert_eq!(decimal(3_981_500), "39.815");
        assert_eq!(decimal(-12_345), "-0.12345");
        assert_eq!(decimal(4_600_000), "46.0");
    }

    #[test]
    fn times_have_seconds_and_a_whole_zone() {
        let at = |s: &str| Stamp::parse(s).map(|s| moment(&s));
        let is = |s: &str| Some(Value::Date(s.to_owned()));
        assert_eq!(at("2023-09-20T10:00:00Z"), is("2023-09-20T10:00:00Z"));
        assert_eq!(at("2023-09-20 10:00+03:00"), is("2023-09-20T10:00:00+03:00"));
        assert_eq!(at("2023-09-20T10:00:00+0300"), is("2023-09-20T10:00:00+03:00"));
        assert_eq!(at("2023-09"), is("2023-09"));
    }
}

/// Language of every article.
pub(super) const LANGUAGE: &str = "ar";

/// An article by its headline.
pub(super) fn article_brief(site: &Site, id: ArticleId) -> Option<Value> {
    Some(Value::brief(article_head(site, id)?))
}

/// The node of an article with its headline and date.
pub(super) fn article_head(site: &Site, id: ArticleId) -> Option<Node> {
    let article = site.article(id)?;
    // News has a date; an article without one is a work, no more.
    let class = if article.meta.date.is_some() { "NewsArticle" } else { "CreativeWork" };
    let node = Node::new(Id::page(&site.article_path(id)), class)
        .with("headline", Value::words(&article.meta.title))
        .with("datePublished", article.meta.date.as_ref().map(moment));
    Some(node.with("inLanguage", Value::Code(LANGUAGE.into())))
}
