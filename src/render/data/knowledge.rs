//! `data/knowledge.json`: everything, each fact with its evidence.

use serde_json::{Value, json};

use super::Data;

/// The file, written record by record.
pub(super) fn write(data: &Data) -> Vec<u8> {
    let (site, kb) = (data.site, data.site.parts.kb);
    let config = site.parts.config;
    let head = json!({
        "generator": crate::render::fill::GENERATOR,
        "title": config.title,
        "base_url": config.base_url,
        "license": config.license,
        "license_url": config.license_url,
    });
    let mut out = head.to_string().into_bytes();
    out.pop();
    list(&mut out, "articles", data.articles().map(|id| data.article_record(id)));
    let entities = data.entities();
    let entity = |id| site.entity(id).map(|e| data.entity_record(e, usize::MAX));
    list(&mut out, "entities", entities.iter().filter_map(|id| entity(*id)));
    let event = |id| site.event(id).map(|e| data.event_record(e, usize::MAX));
    list(&mut out, "events", data.events().into_iter().filter_map(event));
    let quotes = |direct: bool| {
        data.articles().zip(&kb.articles).flat_map(move |(id, facts)| {
            let key = data.article_key(id);
            let names = site.sayings(id).quotes;
            let here = facts.quotes.iter().zip(names).filter(move |(q, _)| q.direct == direct);
            here.map(move |(q, name)| data.quote_record(q, &format!("{key}#{name}")))
        })
    };
    list(&mut out, "quotes", quotes(true));
    list(&mut out, "statements", quotes(false));
    let claims = data.articles().zip(&kb.articles).flat_map(|(id, facts)| {
        let key = data.article_key(id);
        let names = site.sayings(id).claims;
        let here = facts.claims.iter().zip(names);
        here.map(move |(c, name)| data.claim_record(c, &format!("{key}#{name}")))
    });
    list(&mut out, "claims", claims);
    let relations =
        entities.iter().filter_map(|id| Some((*id, site.entity(*id)?))).flat_map(|(id, entity)| {
            let pairs = entity.company.iter().filter(move |c| id < c.entity);
            pairs.filter_map(move |c| {
                let evidence: Vec<Value> = c.evidence.iter().map(|e| data.evidence(e)).collect();
                Some(json!({
                    "kind": "same-sentence",
                    "entities": [data.entity_key(id)?, data.entity_key(c.entity)?],
                    "sentences": c.sentences,
                    "evidence": evidence,
                }))
            })
        });
    list(&mut out, "relations", relations);
    out.extend_from_slice(b"}\n");
    out
}

/// One member of the outer object: a list, a record a line.
fn list(out: &mut Vec<u8>, name: &str, records: impl Iterator<Item = Value>) {
    out.extend_from_slice(format!(",\n\"{name}\":[").as_bytes());
    for (n, record) in records.enumerate() {
        out.extend_from_slice(if n == 0 { b"\n" } else { b",\n" });
        // Writing to memory does not fail.
        let _ = serde_json::to_writer(&mut *out, &record);
    }
    out.push(b']');
}
