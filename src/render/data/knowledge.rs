//! `data/knowledge.json`: everything, each fact with its evidence.

use std::io;

use serde::Serialize;
use serde_json::json;

use super::Data;
use super::records::EvidenceRecord;
use crate::base::Pieces;
use crate::knowledge::{ArticleId, EntityId, EventId, ResolvedQuote};
use crate::render::blocks::{list, member};

#[derive(Serialize)]
struct Relation<'a> {
    kind: &'static str,
    entities: [&'a str; 2],
    sentences: u32,
    evidence: Vec<EvidenceRecord<'a>>,
}

/// The file, a record a line.
pub(super) fn write(data: &Data, out: &mut dyn Pieces) -> io::Result<()> {
    let (site, kb) = (data.site, data.site.parts.kb);
    let config = site.parts.config;
    let head = json!({
        "generator": crate::render::GENERATOR,
        "title": config.title,
        "base_url": config.base_url,
        "license": config.license,
        "license_url": config.license_url,
    });
    out.write_all(head.to_string().strip_suffix('}').unwrap_or_default().as_bytes())?;
    let articles: Vec<ArticleId> = data.articles().collect();
    let (entities, events) = (data.entities(), data.events());
    name(out, "articles")?;
    list(out, data.known("articles"), &articles, |out, id| {
        if let Some(record) = data.article_record(*id) {
            member(out, &record);
        }
    })?;
    name(out, "entities")?;
    list(out, data.known("entities"), &entities, |out, id| {
        if let Some(entity) = site.entity(*id) {
            member(out, &data.entity_record(entity, usize::MAX));
        }
    })?;
    name(out, "events")?;
    list(out, data.known("events"), &events, |out, id: &EventId| {
        if let Some(event) = site.event(*id) {
            member(out, &data.event_record(event, usize::MAX));
        }
    })?;
    let quotes = |out: &mut Vec<u8>, id: &ArticleId, wanted: fn(&ResolvedQuote) -> bool| {
        let Some(facts) = kb.articles.get(id.ix()) else { return };
        let key = data.article_key(*id);
        let names = site.sayings(*id).quotes;
        for (q, name) in facts.quotes.iter().zip(names).filter(|(q, _)| wanted(q)) {
            member(out, &data.quote_record(q, format!("{key}#{name}")));
        }
    };
    name(out, "quotes")?;
    list(out, data.known("quotes"), &articles, |out, id| quotes(out, id, |q| q.direct))?;
    name(out, "statements")?;
    list(out, data.known("statements"), &articles, |out, id| quotes(out, id, |q| !q.direct))?;
    name(out, "claims")?;
    list(out, data.known("claims"), &articles, |out, id| {
        let Some(facts) = kb.articles.get(id.ix()) else { return };
        let key = data.article_key(*id);
        for (c, name) in facts.claims.iter().zip(site.sayings(*id).claims) {
            member(out, &data.claim_record(c, format!("{key}#{name}")));
        }
    })?;
    name(out, "relations")?;
    list(out, data.known("relations"), &entities, |out, id| relations(data, *id, out))?;
    out.write_all(b"}\n")
}

/// The name of the next member of the outer object.
fn name(out: &mut dyn Pieces, name: &str) -> io::Result<()> {
    write!(out, ",\n\"{name}\":")
}

/// Who stands beside an entity in a sentence; each pair once.
fn relations(data: &Data, id: EntityId, out: &mut Vec<u8>) {
    let Some(entity) = data.site.entity(id) else { return };
    for c in entity.company.iter().filter(|c| id < c.entity) {
        let (Some(one), Some(other)) = (data.entity_key(id), data.entity_key(c.entity)) else {
            continue;
        };
        let evidence = c.evidence.iter().map(|e| data.evidence(e)).collect();
        let (kind, entities) = ("same-sentence", [one, other]);
        member(out, &Relation { kind, entities, sentences: c.sentences, evidence });
    }
}
