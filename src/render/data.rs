//! The knowledge base as data: `data/knowledge.json`.

use serde_json::{Value, json};

use crate::knowledge::{EntityId, Evidence};
use crate::site::Site;

/// Entities, events, quotations, statements and claims, each with its evidence.
pub fn knowledge(site: &Site) -> Vec<u8> {
    let kb = site.parts.kb;
    let key = |id: EntityId| site.entity(id).map(|e| e.key.to_string());
    let evidence = |e: &Evidence| evidence(site, e);
    let date = |d: Option<crate::base::Date>| d.map(|d| d.to_string());
    let entities: Vec<Value> = site
        .entities
        .iter()
        .filter_map(|id| site.entity(*id))
        .map(|e| {
            json!({
                "key": e.key.as_str(),
                "kind": e.kind.name(),
                "class": e.class,
                "name": e.name,
                "names": e.names,
                "country": e.country.and_then(key),
                "summary": e.summary,
                "roles": e.roles.iter().map(|r| json!({
                    "title": r.title,
                    "of": r.of.and_then(key),
                    "from": date(r.from),
                    "to": date(r.to),
                    "qualifier": r.qualifier,
                    "stated_by": if r.carded { "card" } else { "articles" },
                    "evidence": r.evidence.iter().map(evidence).collect::<Vec<_>>(),
                })).collect::<Vec<_>>(),
                "mentions": e.mentions.iter().map(evidence).collect::<Vec<_>>(),
            })
        })
        .collect();
    let events: Vec<Value> = site
        .events
        .iter()
        .filter_map(|id| site.event(*id))
        .map(|e| {
            json!({
                "key": e.key.as_str(),
                "kind": e.kind.name(),
                "title": e.title,
                "start": date(e.start),
                "end": date(e.end),
                "place": e.place.and_then(key),
                "part_of": e.part_of.and_then(|p| site.event(p)).map(|p| p.key.to_string()),
                "participants": e.participants.iter().map(|(id, role)| {
                    json!({"entity": key(*id), "role": role})
                }).collect::<Vec<_>>(),
                "evidence": e.evidence.iter().map(evidence).collect::<Vec<_>>(),
            })
        })
        .collect();
    let mut quotes: Vec<Value> = Vec::new();
    let mut statements: Vec<Value> = Vec::new();
    let mut claims: Vec<Value> = Vec::new();
    let words = |e: &Evidence| {
        site.article(e.article).map(|a| e.span.of(&a.body.text).to_owned()).unwrap_or_default()
    };
    for facts in &kb.articles {
        for q in &facts.quotes {
            let value = json!({
                "text": words(&q.evidence),
                "speaker": q.speaker.and_then(key),
                "speaker_text": q.speaker_text,
                "verb": q.verb,
                "mode": q.mode,
                "stance": q.stance,
                "evidence": evidence(&q.evidence),
            });
            if q.direct { quotes.push(value) } else { statements.push(value) }
        }
        for c in &facts.claims {
            claims.push(json!({
                "text": words(&c.evidence),
                "measure": c.measure,
                "min": c.min,
                "max": c.max,
                "hedge": c.hedge,
                "group": c.group,
                "group_entity": c.group_entity.and_then(key),
                "source": c.source.and_then(key),
                "source_text": c.source_text,
                "event": c.event.and_then(|e| site.event(e)).map(|e| e.key.to_string()),
                "evidence": evidence(&c.evidence),
            }));
        }
    }
    let mut relations: Vec<Value> = Vec::new();
    for (id, entity) in site.entities.iter().filter_map(|id| Some((*id, site.entity(*id)?))) {
        for company in entity.company.iter().filter(|c| id < c.entity) {
            relations.push(json!({
                "kind": "same-sentence",
                "entities": [key(id), key(company.entity)],
                "sentences": company.sentences,
                "evidence": company.evidence.iter().map(evidence).collect::<Vec<_>>(),
            }));
        }
    }
    let all = json!({
        "generator": super::fill::GENERATOR,
        "title": site.parts.config.title,
        "license": site.parts.config.license,
        "entities": entities,
        "events": events,
        "quotes": quotes,
        "statements": statements,
        "claims": claims,
        "relations": relations,
    });
    let mut bytes = serde_json::to_vec(&all).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The article, its sentence's anchor, code points of the body's text, the rule.
fn evidence(site: &Site, e: &Evidence) -> Value {
    let article = site.article(e.article);
    let sentence = site.extraction(e.article).and_then(|x| x.sentences.get(e.sentence as usize));
    let text = article.map_or("", |a| a.body.text.as_str());
    let chars = |end: usize| text.get(..end).map_or(0, |t| t.chars().count());
    json!({
        "article": article.map(|a| a.key.to_string()),
        "sentence": sentence.map(|s| s.anchor.as_str()),
        "start": chars(e.span.start()),
        "end": chars(e.span.end()),
        "rule": e.rule,
    })
}
