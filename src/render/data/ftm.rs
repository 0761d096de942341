//! FollowTheMoney entities, one a line, as Aleph and `ftm` read them.
//!
//! Every fact leads to its article by `proof` or `document`. What somebody claims is a `Note` with
//! who says it. Things that are neither people, bodies nor places have no schema and are left out.

use std::collections::BTreeSet;
use std::io;

use serde::{Serialize, Serializer};

use super::Data;
use crate::base::{Pieces, hash};
use crate::document::EntityKind;
use crate::knowledge::{ArticleId, Entity, EntityId, EventId, Evidence, Role};
use crate::render::blocks;
use crate::render::linked::{class_of, decimal};

/// An entity with its properties; those without a value are left out.
#[derive(Clone, Serialize)]
struct Line {
    id: String,
    schema: &'static str,
    #[serde(serialize_with = "as_map")]
    properties: Vec<(&'static str, Vec<String>)>,
}

fn as_map<S: Serializer>(all: &[(&'static str, Vec<String>)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(all.iter().map(|(name, values)| (name, values)))
}

impl Line {
    fn new(id: String, schema: &'static str) -> Self {
        Self { id, schema, properties: Vec::new() }
    }

    fn with(mut self, name: &'static str, values: impl IntoIterator<Item = String>) -> Self {
        let mut kept: Vec<String> = Vec::new();
        for mut value in values {
            let trimmed = value.trim();
            if trimmed.len() < value.len() {
                value = trimmed.to_owned();
            }
            if !value.is_empty() && !kept.contains(&value) {
                kept.push(value);
            }
        }
        if !kept.is_empty() {
            self.properties.push((name, kept));
        }
        self
    }

    fn put(self, out: &mut Vec<u8>) {
        // Writing to memory does not fail.
        let _ = serde_json::to_writer(&mut *out, &self);
        out.push(b'\n');
    }
}

/// Ids hold ASCII only: the hash of what the thing is called here.
fn id(parts: &[&str]) -> String {
    format!("wq-{}", hash::hex(parts.join("\n").as_bytes(), 24))
}

fn article_id(data: &Data, id_: ArticleId) -> String {
    id(&["article", data.article_key(id_)])
}

/// The id of an entity that is written.
fn entity_id(data: &Data, of: EntityId) -> Option<String> {
    let entity = data.site.entity(of).filter(|e| e.kind != EntityKind::Other)?;
    data.entity_key(of)?;
    Some(id(&["entity", entity.key.as_str()]))
}

/// A state is a body that acts, not a place alone.
fn schema(entity: &Entity) -> &'static str {
    class_of(entity).ftm
}

/// The id of an entity, when it is a place or, if not, when it is a body.
fn of_sort(data: &Data, of: EntityId, place: bool) -> Option<String> {
    let entity = data.site.entity(of)?;
    entity_id(data, of).filter(|_| (schema(entity) == "Address") == place)
}

/// The file.
pub(super) fn write(data: &Data, out: &mut dyn Pieces) -> io::Result<()> {
    // An office is written with the first who held it.
    let mut posts = BTreeSet::new();
    let mut entities = Vec::new();
    for of in data.entities() {
        entity(data, of, &mut posts, &mut entities);
    }
    out.write_all(&entities)?;
    blocks::each(out, data.known("events"), &data.events(), |out, of| event(data, *of, out))?;
    let articles: Vec<ArticleId> = data.articles().collect();
    blocks::each(out, data.known("articles"), &articles, |out, of| article(data, *of, out))
}

fn address(data: &Data, path: &str) -> Option<String> {
    let base = data.site.parts.config.base_url.as_ref()?;
    Some(format!("{base}{}", crate::site::encode(path)))
}

fn entity(data: &Data, of: EntityId, posts: &mut BTreeSet<String>, out: &mut Vec<u8>) {
    let (Some(entity), Some(own)) = (data.site.entity(of), entity_id(data, of)) else { return };
    let card = entity.card.and_then(|ix| data.site.parts.entity_cards.get(ix as usize));
    let person = entity.kind == EntityKind::Person;
    let place = schema(entity) == "Address";
    let spellings = entity.names.iter().map(|(name, _)| name.clone());
    let page = data.site.entity_path(of).and_then(|path| address(data, &path));
    let date = |d: Option<crate::base::Date>| d.map(|d| d.to_string());
    let line = Line::new(own.clone(), schema(entity))
        .with("name", [entity.name.clone()])
        .with("alias", spellings.filter(|n| *n != entity.name))
        .with("summary", entity.summary.clone())
        .with("sourceUrl", page)
        .with("wikidataId", card.and_then(|c| c.wikidata.clone()).filter(|q| q.starts_with('Q')));
    let line = match entity.kind {
        EntityKind::Person => line
            .with("position", entity.roles.iter().map(|r| r.title.clone()))
            .with("birthDate", card.and_then(|c| date(c.born)))
            .with("deathDate", card.and_then(|c| date(c.died))),
        _ if place => line
            .with("full", [entity.name.clone()])
            .with("latitude", entity.coordinates.map(|c| decimal(c.lat)))
            .with("longitude", entity.coordinates.map(|c| decimal(c.lon))),
        _ => line,
    };
    let website = card.and_then(|c| c.website.clone()).filter(|_| !place);
    line.with("website", website).put(out);
    if person {
        for r in &entity.roles {
            let post = post(data, r);
            if posts.insert(post.id.clone()) {
                post.clone().put(out);
            }
            role(data, &own, entity, r, &post.id).put(out);
        }
    }
}

/// An office.
fn post(data: &Data, role: &Role) -> Line {
    let of = role.of.and_then(|o| data.site.entity(o));
    let of_key = of.map_or("", |e| e.key.as_str());
    let comma = data.site.parts.locale.text("comma");
    let name = match of {
        Some(of) => format!("{}{comma} {}", role.title, of.name),
        None => role.title.clone(),
    };
    let body = of.is_some_and(|e| matches!(e.kind, EntityKind::Organization | EntityKind::Media));
    let body = role.of.filter(|_| body).and_then(|o| entity_id(data, o));
    Line::new(id(&["position", &role.title, of_key]), "Position")
        .with("name", [name])
        .with("organization", body)
}

/// That somebody held an office.
fn role(data: &Data, holder: &str, entity: &Entity, role: &Role, post: &str) -> Line {
    let from = role.from.map(|d| d.to_string());
    let start = from.as_deref().unwrap_or_default();
    let own = ["occupancy", entity.key.as_str(), post, start, &role.qualifier];
    let proof = role.evidence.iter().take(5).map(|e| article_id(data, e.article));
    Line::new(id(&own), "Occupancy")
        .with("holder", [holder.to_owned()])
        .with("post", [post.to_owned()])
        .with("startDate", from)
        .with("endDate", role.to.map(|d| d.to_string()))
        .with("description", [role.qualifier.clone()])
        .with("proof", proof)
}

fn event(data: &Data, of: EventId, out: &mut Vec<u8>) {
    let Some(event) = data.site.event(of) else { return };
    let place = event.place.and_then(|p| data.site.entity(p));
    let involved = event.participants.iter().filter_map(|(e, _)| of_sort(data, *e, false));
    let page = data.site.event_path(of).and_then(|path| address(data, &path));
    let (start, end) = (event.start.map(|d| d.to_string()), event.end.map(|d| d.to_string()));
    let day = start.clone().filter(|_| end.is_none() || start == end);
    Line::new(id(&["event", event.key.as_str()]), "Event")
        .with("name", [event.title.clone()])
        .with("summary", event.summary.clone())
        .with("date", day)
        .with("startDate", start)
        .with("endDate", end)
        .with("location", place.map(|p| p.name.clone()))
        .with("addressEntity", event.place.and_then(|p| of_sort(data, p, true)))
        .with("involved", involved)
        .with("keywords", [event.kind.name().to_owned(), event.subkind.clone()])
        .with("sourceUrl", page)
        .with("proof", event.articles.iter().take(50).map(|a| article_id(data, *a)))
        .put(out);
}

/// An article, whom it names, and what is said in it.
fn article(data: &Data, of: ArticleId, out: &mut Vec<u8>) {
    let Some(article) = data.site.article(of) else { return };
    let own = article_id(data, of);
    let meta = &article.meta;
    let source = meta.source.as_ref();
    let date = meta.date.as_ref().map(|s| s.date.to_string());
    let page = address(data, &data.site.article_path(of));
    let original = source.and_then(|s| s.url.clone());
    Line::new(own.clone(), "Article")
        .with("name", [meta.title.clone()])
        .with("title", [meta.title.clone()])
        .with("fileName", [format!("{}.html", article.key)])
        .with("publishedAt", date.clone())
        .with("publisher", source.map(|s| s.name.clone()))
        .with("author", source.and_then(|s| s.author.clone()))
        .with("summary", meta.summary.clone())
        .with("language", ["ara".to_owned()])
        .with("keywords", meta.tags.iter().cloned())
        .with("sourceUrl", page.into_iter().chain(original))
        .put(out);
    named(data, of, &own, date.as_deref(), out);
    let Some(facts) = data.site.parts.kb.articles.get(of.ix()) else { return };
    let names = data.site.sayings(of);
    let key = article.key.as_str();
    for (q, name) in facts.quotes.iter().zip(&names.quotes) {
        let speaker = q.speaker.and_then(|s| entity_id(data, s));
        let kind = if q.direct { "quotation" } else { "statement" };
        note(data, &[key, name], &q.evidence, kind, &q.speaker_text)
            .with("entity", speaker)
            .put(out);
    }
    for (c, name) in facts.claims.iter().zip(&names.claims) {
        let event = c.event.filter(|e| data.event_key(*e).is_some());
        let event = event.and_then(|e| data.site.event(e));
        let about = event.map(|e| id(&["event", e.key.as_str()]));
        let source = c.source.and_then(|s| entity_id(data, s));
        note(data, &[key, name], &c.evidence, &c.measure, &c.source_text)
            .with("entity", source.into_iter().chain(about))
            .put(out);
    }
}

/// One link an entity, with the first sentence that names it.
fn named(data: &Data, of: ArticleId, own: &str, date: Option<&str>, out: &mut Vec<u8>) {
    let (Some(facts), Some(read), Some(article)) =
        (data.site.parts.kb.articles.get(of.ix()), data.site.extraction(of), data.site.article(of))
    else {
        return;
    };
    let mut seen = BTreeSet::new();
    for (mention, entity) in read.mentions.iter().zip(&facts.mentions) {
        let Some(entity) = entity.filter(|e| seen.insert(*e)) else { continue };
        let Some(named) = entity_id(data, entity) else { continue };
        let sentence = read.sentences.get(mention.sentence as usize);
        Line::new(id(&["documentation", own, &named]), "Documentation")
            .with("document", [own.to_owned()])
            .with("entity", [named])
            .with("role", ["mention".to_owned()])
            .with("date", date.map(str::to_owned))
            .with("summary", sentence.map(|s| s.span.of(&article.body.text).to_owned()))
            .put(out);
    }
}

fn note(data: &Data, own: &[&str], e: &Evidence, kind: &str, said_by: &str) -> Line {
    let path = data.site.article_path(e.article);
    let page = address(data, &path).map(|page| format!("{page}#{}", data.site.anchor(e)));
    let name: String = data.words(e).chars().take(80).collect();
    Line::new(id(&[&["note"], own].concat()), "Note")
        .with("name", [name])
        .with("description", [data.words(e).to_owned()])
        .with("keywords", [kind.to_owned()])
        .with("notes", [said_by.to_owned()])
        .with("proof", [article_id(data, e.article)])
        .with("sourceUrl", page)
}
