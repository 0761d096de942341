//! Entities, events and what is said of them as JSON records; and the file beside each page.

use serde::Serialize;

use super::Data;
use crate::base::Date;
use crate::document::EntityCard;
use crate::extract::{Hedge, Modality, QuoteMode, Stance};
use crate::knowledge::{
    ArticleId, Entity, EntityId, Event, EventId, Evidence, ResolvedClaim, ResolvedQuote,
};

/// Records of one kind in the file of one thing; the whole has them all.
const MOST: usize = 300;

/// The article, its sentence's anchor, code points of the body's text, the rule.
#[derive(Serialize)]
pub(super) struct EvidenceRecord<'a> {
    article: &'a str,
    sentence: &'a str,
    start: usize,
    end: usize,
    rule: &'a str,
}

#[derive(Serialize)]
pub(super) struct ArticleRecord<'a> {
    key: &'a str,
    title: &'a str,
    date: Option<String>,
    source: Option<&'a str>,
    path: String,
}

#[derive(Serialize)]
struct RoleRecord<'a> {
    title: &'a str,
    of: Option<&'a str>,
    from: Option<String>,
    to: Option<String>,
    qualifier: &'a str,
    stated_by: &'static str,
    evidence: Vec<EvidenceRecord<'a>>,
}

#[derive(Serialize)]
pub(super) struct EntityRecord<'a> {
    key: &'a str,
    kind: &'static str,
    class: &'a str,
    name: &'a str,
    names: &'a [(String, u32)],
    country: Option<&'a str>,
    summary: Option<&'a str>,
    wikidata: Option<&'a str>,
    roles: Vec<RoleRecord<'a>>,
    mentions: Vec<EvidenceRecord<'a>>,
}

#[derive(Serialize)]
struct ParticipantRecord<'a> {
    entity: &'a str,
    role: &'a str,
}

#[derive(Serialize)]
pub(super) struct EventRecord<'a> {
    key: &'a str,
    kind: &'static str,
    title: &'a str,
    start: Option<String>,
    end: Option<String>,
    place: Option<&'a str>,
    part_of: Option<&'a str>,
    summary: Option<&'a str>,
    participants: Vec<ParticipantRecord<'a>>,
    evidence: Vec<EvidenceRecord<'a>>,
}

#[derive(Serialize)]
pub(super) struct QuoteRecord<'a> {
    id: String,
    text: &'a str,
    speaker: Option<&'a str>,
    speaker_text: &'a str,
    verb: &'a str,
    mode: QuoteMode,
    stance: Stance,
    evidence: EvidenceRecord<'a>,
}

#[derive(Serialize)]
pub(super) struct ClaimRecord<'a> {
    id: String,
    text: &'a str,
    measure: &'a str,
    min: Option<u64>,
    max: Option<u64>,
    hedge: Hedge,
    group: &'a str,
    group_entity: Option<&'a str>,
    source: Option<&'a str>,
    source_text: &'a str,
    event: Option<&'a str>,
    modality: Modality,
    evidence: EvidenceRecord<'a>,
}

fn date(d: Option<Date>) -> Option<String> {
    d.map(|d| d.to_string())
}

impl<'a> Data<'a> {
    pub(super) fn evidence(&self, e: &'a Evidence) -> EvidenceRecord<'a> {
        let site: &'a crate::site::Site<'a> = self.site;
        let (start, end) = self.range(e);
        EvidenceRecord {
            article: self.article_key(e.article),
            sentence: site.anchor(e),
            start,
            end,
            rule: &e.rule,
        }
    }

    fn evidences(&self, all: &'a [Evidence], most: usize) -> Vec<EvidenceRecord<'a>> {
        all.iter().take(most).map(|e| self.evidence(e)).collect()
    }

    pub(super) fn article_record(&self, id: ArticleId) -> Option<ArticleRecord<'a>> {
        let site: &'a crate::site::Site<'a> = self.site;
        let article = site.article(id)?;
        Some(ArticleRecord {
            key: article.key.as_str(),
            title: &article.meta.title,
            date: article.meta.date.as_ref().map(ToString::to_string),
            source: article.meta.source.as_ref().map(|s| s.name.as_str()),
            path: site.article_path(id),
        })
    }

    pub(super) fn entity_record(&self, e: &'a Entity, most: usize) -> EntityRecord<'a> {
        let cards: &'a [EntityCard] = self.site.parts.entity_cards;
        let card = e.card.and_then(|ix| cards.get(ix as usize));
        let roles = e.roles.iter().map(|r| RoleRecord {
            title: &r.title,
            of: r.of.and_then(|o| self.entity_key(o)),
            from: date(r.from),
            to: date(r.to),
            qualifier: &r.qualifier,
            stated_by: if r.carded { "card" } else { "articles" },
            evidence: self.evidences(&r.evidence, most),
        });
        EntityRecord {
            key: e.key.as_str(),
            kind: e.kind.name(),
            class: &e.class,
            name: &e.name,
            names: &e.names,
            country: e.country.and_then(|c| self.entity_key(c)),
            summary: e.summary.as_deref(),
            wikidata: card.and_then(|c| c.wikidata.as_deref()),
            roles: roles.collect(),
            mentions: self.evidences(&e.mentions, most),
        }
    }

    pub(super) fn event_record(&self, e: &'a Event, most: usize) -> EventRecord<'a> {
        let participant = |(id, role): &'a (EntityId, String)| {
            Some(ParticipantRecord { entity: self.entity_key(*id)?, role })
        };
        EventRecord {
            key: e.key.as_str(),
            kind: e.kind.name(),
            title: &e.title,
            start: date(e.start),
            end: date(e.end),
            place: e.place.and_then(|p| self.entity_key(p)),
            part_of: e.part_of.and_then(|p| self.event_key(p)),
            summary: e.summary.as_deref(),
            participants: e.participants.iter().filter_map(participant).collect(),
            evidence: self.evidences(&e.evidence, most),
        }
    }

    pub(super) fn quote_record(&self, q: &'a ResolvedQuote, id: String) -> QuoteRecord<'a> {
        QuoteRecord {
            id,
            text: self.words(&q.evidence),
            speaker: q.speaker.and_then(|s| self.entity_key(s)),
            speaker_text: &q.speaker_text,
            verb: &q.verb,
            mode: q.mode,
            stance: q.stance,
            evidence: self.evidence(&q.evidence),
        }
    }

    pub(super) fn claim_record(&self, c: &'a ResolvedClaim, id: String) -> ClaimRecord<'a> {
        ClaimRecord {
            id,
            text: self.words(&c.evidence),
            measure: &c.measure,
            min: c.min,
            max: c.max,
            hedge: c.hedge,
            group: &c.group,
            group_entity: c.group_entity.and_then(|g| self.entity_key(g)),
            source: c.source.and_then(|s| self.entity_key(s)),
            source_text: &c.source_text,
            event: c.event.and_then(|e| self.event_key(e)),
            modality: c.modality,
            evidence: self.evidence(&c.evidence),
        }
    }
}

#[derive(Serialize)]
struct CompanyRecord<'a> {
    entity: &'a str,
    sentences: u32,
}

#[derive(Serialize)]
struct TakesPart<'a> {
    event: &'a str,
    role: &'a str,
}

#[derive(Serialize)]
struct EntityFile<'a> {
    #[serde(flatten)]
    record: EntityRecord<'a>,
    page: &'a str,
    mention_count: usize,
    article_count: usize,
    events: Vec<TakesPart<'a>>,
    company: Vec<CompanyRecord<'a>>,
    articles: Vec<ArticleRecord<'a>>,
    license: Option<&'a str>,
}

#[derive(Serialize)]
struct EventFile<'a> {
    #[serde(flatten)]
    record: EventRecord<'a>,
    page: &'a str,
    article_count: usize,
    parts: Vec<&'a str>,
    claims: Vec<ClaimRecord<'a>>,
    articles: Vec<ArticleRecord<'a>>,
    license: Option<&'a str>,
}

fn file(record: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(record).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The file beside an entity's page: what the page says, as data.
pub fn entity_file(data: &Data, id: EntityId) -> Option<Vec<u8>> {
    let (site, entity) = (data.site, data.site.entity(id)?);
    let path = site.entity_path(id)?;
    let mut newest: Vec<_> = entity.articles.iter().map(|(a, _)| *a).collect();
    newest.sort_by_key(|a| site.lookups.newest(*a));
    newest.truncate(MOST);
    let company = entity.company.iter().filter_map(|c| {
        Some(CompanyRecord { entity: data.entity_key(c.entity)?, sentences: c.sentences })
    });
    let events = entity
        .events
        .iter()
        .filter_map(|(e, role)| Some(TakesPart { event: data.event_key(*e)?, role }));
    let whole = EntityFile {
        record: data.entity_record(entity, MOST),
        page: &path,
        mention_count: entity.mentions.len(),
        article_count: entity.articles.len(),
        events: events.take(MOST).collect(),
        company: company.take(MOST).collect(),
        articles: newest.iter().filter_map(|a| data.article_record(*a)).collect(),
        license: site.parts.config.license.as_deref(),
    };
    Some(file(&whole))
}

/// The file beside an event's page.
pub fn event_file(data: &Data, id: EventId) -> Option<Vec<u8>> {
    let (site, event) = (data.site, data.site.event(id)?);
    let path = site.event_path(id)?;
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
        claims.extend(here.map(|(c, name)| data.claim_record(c, format!("{key}#{name}"))));
    }
    claims.truncate(MOST);
    let articles = event.articles.iter().take(MOST);
    let whole = EventFile {
        record: data.event_record(event, MOST),
        page: &path,
        article_count: event.articles.len(),
        parts: event.parts.iter().filter_map(|p| data.event_key(*p)).take(MOST).collect(),
        claims,
        articles: articles.filter_map(|a| data.article_record(*a)).collect(),
        license: site.parts.config.license.as_deref(),
    };
    Some(file(&whole))
}
