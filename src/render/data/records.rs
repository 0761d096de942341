//! Entities, events and what is said of them as JSON records; and the file beside each page.

use serde_json::{Value, json};

use super::Data;
use crate::base::Date;
use crate::knowledge::{
    ArticleId, Entity, EntityId, Event, EventId, Evidence, ResolvedClaim, ResolvedQuote,
};

/// Records of one kind in the file of one thing; the whole has them all.
const MOST: usize = 300;

fn date(d: Option<Date>) -> Option<String> {
    d.map(|d| d.to_string())
}

impl Data<'_> {
    /// The article, its sentence's anchor, code points of the body's text, the rule.
    pub(super) fn evidence(&self, e: &Evidence) -> Value {
        let (start, end) = self.range(e);
        json!({
            "article": self.article_key(e.article),
            "sentence": self.site.anchor(e),
            "start": start,
            "end": end,
            "rule": e.rule,
        })
    }

    fn evidences<'e>(&self, all: impl IntoIterator<Item = &'e Evidence>) -> Vec<Value> {
        all.into_iter().map(|e| self.evidence(e)).collect()
    }

    pub(super) fn article_record(&self, id: ArticleId) -> Value {
        let Some(article) = self.site.article(id) else { return Value::Null };
        json!({
            "key": article.key.as_str(),
            "title": article.meta.title,
            "date": article.meta.date.as_ref().map(ToString::to_string),
            "source": article.meta.source.as_ref().map(|s| s.name.as_str()),
            "path": self.site.article_path(id),
        })
    }

    pub(super) fn entity_record(&self, e: &Entity, most: usize) -> Value {
        let card = e.card.and_then(|ix| self.site.parts.entity_cards.get(ix as usize));
        let roles = e.roles.iter().map(|r| {
            json!({
                "title": r.title,
                "of": r.of.and_then(|o| self.entity_key(o)),
                "from": date(r.from),
                "to": date(r.to),
                "qualifier": r.qualifier,
                "stated_by": if r.carded { "card" } else { "articles" },
                "evidence": self.evidences(r.evidence.iter().take(most)),
            })
        });
        json!({
            "key": e.key.as_str(),
            "kind": e.kind.name(),
            "class": e.class,
            "name": e.name,
            "names": e.names,
            "country": e.country.and_then(|c| self.entity_key(c)),
            "summary": e.summary,
            "wikidata": card.and_then(|c| c.wikidata.as_deref()),
            "roles": roles.collect::<Vec<_>>(),
            "mentions": self.evidences(e.mentions.iter().take(most)),
        })
    }

    pub(super) fn event_record(&self, e: &Event, most: usize) -> Value {
        let participants = e
            .participants
            .iter()
            .filter_map(|(id, role)| Some(json!({"entity": self.entity_key(*id)?, "role": role})));
        json!({
            "key": e.key.as_str(),
            "kind": e.kind.name(),
            "title": e.title,
            "start": date(e.start),
            "end": date(e.end),
            "place": e.place.and_then(|p| self.entity_key(p)),
            "part_of": e.part_of.and_then(|p| self.event_key(p)),
            "summary": e.summary,
            "participants": participants.collect::<Vec<_>>(),
            "evidence": self.evidences(e.evidence.iter().take(most)),
        })
    }

    pub(super) fn quote_record(&self, q: &ResolvedQuote, id: &str) -> Value {
        json!({
            "id": id,
            "text": self.words(&q.evidence),
            "speaker": q.speaker.and_then(|s| self.entity_key(s)),
            "speaker_text": q.speaker_text,
            "verb": q.verb,
            "mode": q.mode,
            "stance": q.stance,
            "evidence": self.evidence(&q.evidence),
        })
    }

    pub(super) fn claim_record(&self, c: &ResolvedClaim, id: &str) -> Value {
        json!({
            "id": id,
            "text": self.words(&c.evidence),
            "measure": c.measure,
            "min": c.min,
            "max": c.max,
            "hedge": c.hedge,
            "group": c.group,
            "group_entity": c.group_entity.and_then(|g| self.entity_key(g)),
            "source": c.source.and_then(|s| self.entity_key(s)),
            "source_text": c.source_text,
            "event": c.event.and_then(|e| self.event_key(e)),
            "modality": c.modality,
            "evidence": self.evidence(&c.evidence),
        })
    }
}

fn bytes(value: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The file beside an entity's page: what the page says, as data.
pub fn entity_file(data: &Data, id: EntityId) -> Option<(String, Vec<u8>)> {
    let (site, entity) = (data.site, data.site.entity(id)?);
    let path = site.entity_path(id)?;
    let mut record = data.entity_record(entity, MOST);
    let newest = {
        let mut articles: Vec<_> = entity.articles.iter().map(|(a, _)| *a).collect();
        articles.sort_by_key(|a| site.lookups.newest(*a));
        articles.truncate(MOST);
        articles
    };
    let company = entity.company.iter().filter_map(|c| {
        Some(json!({"entity": data.entity_key(c.entity)?, "sentences": c.sentences}))
    });
    let events = entity
        .events
        .iter()
        .filter_map(|(e, role)| Some(json!({"event": data.event_key(*e)?, "role": role})));
    let more = [
        ("page", json!(path)),
        ("mention_count", json!(entity.mentions.len())),
        ("article_count", json!(entity.articles.len())),
        ("events", events.take(MOST).collect()),
        ("company", company.take(MOST).collect()),
        ("articles", newest.iter().map(|a| data.article_record(*a)).collect()),
        ("license", json!(site.parts.config.license)),
    ];
    record.as_object_mut()?.extend(more.map(|(name, value)| (name.to_owned(), value)));
    Some((format!("{}.json", path.strip_suffix(".html")?), bytes(&record)))
}

/// The file beside an event's page.
pub fn event_file(data: &Data, id: EventId) -> Option<(String, Vec<u8>)> {
    let (site, event) = (data.site, data.site.event(id)?);
    let path = site.event_path(id)?;
    let mut record = data.event_record(event, MOST);
    let mut claims = Vec::new();
    for article in &event.articles {
        if claims.len() >= MOST {
            break;
        }
        let Some(facts) = site.parts.kb.articles.get(article.ix()) else { continue };
        if !facts.claims.iter().any(|c| c.event == Some(id)) {
            continue;
        }
        let names = site.sayings(*article).claims;
        let here = facts.claims.iter().zip(&names).filter(|(c, _)| c.event == Some(id));
        let key = data.article_key(*article);
        claims.extend(here.map(|(c, name)| data.claim_record(c, &format!("{key}#{name}"))));
    }
    claims.truncate(MOST);
    let parts: Vec<_> = event.parts.iter().filter_map(|p| data.event_key(*p)).take(MOST).collect();
    let articles = event.articles.iter().take(MOST);
    let more = [
        ("page", json!(path)),
        ("article_count", json!(event.articles.len())),
        ("parts", json!(parts)),
        ("claims", json!(claims)),
        ("articles", articles.map(|a| data.article_record(*a)).collect()),
        ("license", json!(site.parts.config.license)),
    ];
    record.as_object_mut()?.extend(more.map(|(name, value)| (name.to_owned(), value)));
    Some((format!("{}.json", path.strip_suffix(".html")?), bytes(&record)))
}
