//! The tables as CSV: UTF-8, a header, commas, quotation marks where they are needed (RFC 4180).

use std::collections::BTreeMap;

use super::Data;
use super::fields::tables;
use crate::base::{Date, hash};
use crate::document::EntityCard;
use crate::knowledge::{EntityId, Evidence, Role};
use crate::render::linked::decimal;

/// The rows of one table.
struct Rows {
    csv: csv::Writer<Vec<u8>>,
    n_fields: usize,
}

/// What stands in a cell; an empty one says nothing.
enum Cell {
    Empty,
    Text(String),
    Number(u64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Cell {
    fn from(n: usize) -> Self {
        Self::Number(n as u64)
    }
}

impl From<u32> for Cell {
    fn from(n: u32) -> Self {
        Self::Number(n.into())
    }
}

impl From<u64> for Cell {
    fn from(n: u64) -> Self {
        Self::Number(n)
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::Text(date.to_string())
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

macro_rules! row {
    ($rows:expr, $($cell:expr),* $(,)?) => {
        $rows.put(&[$(Cell::from($cell)),*])
    };
}

impl Rows {
    fn put(&mut self, cells: &[Cell]) {
        debug_assert_eq!(cells.len(), self.n_fields);
        let cells = cells.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Number(n) => n.to_string(),
        });
        // Writing to memory does not fail.
        let _ = self.csv.write_record(cells);
    }
}

/// Every table by its path.
pub(super) fn files(data: &Data) -> Vec<(String, Vec<u8>)> {
    let table = |table: &super::Table| {
        let mut csv = csv::Writer::from_writer(Vec::new());
        let _ = csv.write_record(table.fields.iter().map(|f| f.name));
        let mut rows = Rows { csv, n_fields: table.fields.len() };
        fill(data, table.name, &mut rows);
        (format!("data/csv/{}.csv", table.name), rows.csv.into_inner().unwrap_or_default())
    };
    tables().iter().map(table).collect()
}

fn fill(data: &Data, table: &str, rows: &mut Rows) {
    match table {
        "articles" => articles(data, rows),
        "sources" => sources(data, rows),
        "sentences" => sentences(data, rows),
        "entities" => entities(data, rows),
        "names" => names(data, rows),
        "roles" => roles(data, rows),
        "mentions" => mentions(data, rows),
        "events" => events(data, rows),
        "event_participants" => participants(data, rows),
        "event_evidence" => event_evidence(data, rows),
        "quotations" => quotations(data, rows),
        "claims" => claims(data, rows),
        "relations" => relations(data, rows),
        _ => debug_assert!(false, "no rows for `{table}`"),
    }
}

/// Words, unless there are none.
fn some(text: &str) -> Option<&str> {
    Some(text).filter(|t| !t.is_empty())
}

fn articles(data: &Data, rows: &mut Rows) {
    let site = data.site;
    for id in data.articles() {
        let Some(article) = site.article(id) else { continue };
        let meta = &article.meta;
        let source = meta.source.as_ref();
        let key = source.and_then(|s| site.lookups.source_names.get(&s.name));
        let key = key.and_then(|ix| site.sources.get(*ix)).map(|s| s.key.as_str());
        row!(
            rows,
            article.key.as_str(),
            meta.title.as_str(),
            meta.date.as_ref().map(ToString::to_string),
            meta.updated.as_ref().map(ToString::to_string),
            key,
            source.and_then(|s| s.url.as_deref()),
            source.and_then(|s| s.author.as_deref()),
            meta.place.as_deref(),
            meta.summary.as_deref(),
            some(&meta.tags.join(";")),
            site.article_path(id),
        );
    }
}

fn sources(data: &Data, rows: &mut Rows) {
    let mut sources: Vec<_> = data.site.sources.iter().collect();
    sources.sort_by(|a, b| a.key.cmp(&b.key));
    for source in sources {
        let path = format!("sources/{}.html", source.key);
        row!(rows, source.key.as_str(), source.name.as_str(), path);
    }
}

/// The id of a sentence: its article and its anchor.
fn sentence(data: &Data, e: &Evidence) -> String {
    format!("{}#{}", data.article_key(e.article), data.site.anchor(e))
}

fn sentences(data: &Data, rows: &mut Rows) {
    for id in data.articles() {
        let (Some(article), Some(read)) = (data.site.article(id), data.site.extraction(id)) else {
            continue;
        };
        let key = article.key.as_str();
        for (position, sentence) in (1_usize..).zip(&read.sentences) {
            let text = sentence.span.of(&article.body.text);
            row!(rows, format!("{key}#{}", sentence.anchor), key, position, text);
        }
    }
}

fn card<'a>(data: &Data<'a>, id: EntityId) -> Option<&'a EntityCard> {
    let ix = data.site.entity(id)?.card?;
    data.site.parts.entity_cards.get(ix as usize)
}

fn entities(data: &Data, rows: &mut Rows) {
    for id in data.entities() {
        let Some(e) = data.site.entity(id) else { continue };
        let card = card(data, id);
        row!(
            rows,
            e.key.as_str(),
            e.kind.name(),
            some(&e.class),
            e.name.as_str(),
            e.country.and_then(|c| data.entity_key(c)),
            e.coordinates.map(|c| decimal(c.lat)),
            e.coordinates.map(|c| decimal(c.lon)),
            card.and_then(|c| c.born),
            card.and_then(|c| c.died),
            card.and_then(|c| c.wikidata.as_deref()),
            card.and_then(|c| c.website.as_deref()),
            e.summary.as_deref(),
            e.articles.len(),
            e.mentions.len(),
            data.site.entity_path(id),
        );
    }
}

fn names(data: &Data, rows: &mut Rows) {
    for e in data.entities().iter().filter_map(|id| data.site.entity(*id)) {
        for (name, count) in &e.names {
            row!(rows, e.key.as_str(), name.as_str(), *count);
        }
    }
}

fn roles(data: &Data, rows: &mut Rows) {
    for e in data.entities().iter().filter_map(|id| data.site.entity(*id)) {
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for role in &e.roles {
            let stem = role_id(data, e.key.as_str(), role);
            let n = taken.entry(stem.clone()).or_insert(0);
            *n += 1;
            row!(
                rows,
                if *n == 1 { stem } else { format!("{stem}-{n}") },
                e.key.as_str(),
                role.title.as_str(),
                role.of.and_then(|o| data.entity_key(o)),
                role.from,
                role.to,
                some(&role.qualifier),
                if role.carded { "card" } else { "articles" },
            );
        }
    }
}

fn role_id(data: &Data, entity: &str, role: &Role) -> String {
    let of = role.of.and_then(|o| data.entity_key(o)).unwrap_or_default();
    let words = format!("{}\n{of}\n{}\n{:?}", role.title, role.qualifier, role.from);
    format!("{entity}#r-{}", hash::hex(words.as_bytes(), 8))
}

fn mentions(data: &Data, rows: &mut Rows) {
    let facts = data.site.parts.kb.articles.iter();
    for (id, facts) in data.articles().zip(facts) {
        let (Some(article), Some(read)) = (data.site.article(id), data.site.extraction(id)) else {
            continue;
        };
        let key = article.key.as_str();
        for (mention, entity) in read.mentions.iter().zip(&facts.mentions) {
            let Some(entity) = entity.and_then(|e| data.entity_key(e)) else { continue };
            let (start, end) =
                (data.chars(id, mention.span.start()), data.chars(id, mention.span.end()));
            let anchor = read.sentences.get(mention.sentence as usize).map(|s| &s.anchor);
            row!(
                rows,
                format!("{key}#{start}"),
                key,
                entity,
                anchor.map(|anchor| format!("{key}#{anchor}")),
                start,
                end,
                mention.span.of(&article.body.text),
                mention.rule.as_str(),
                u32::from(mention.score),
            );
        }
    }
}

fn events(data: &Data, rows: &mut Rows) {
    for id in data.events() {
        let Some(e) = data.site.event(id) else { continue };
        row!(
            rows,
            e.key.as_str(),
            e.kind.name(),
            some(&e.subkind),
            e.title.as_str(),
            e.start,
            e.end,
            e.place.and_then(|p| data.entity_key(p)),
            e.part_of.and_then(|p| data.event_key(p)),
            e.summary.as_deref(),
            data.site.event_path(id),
        );
    }
}

fn participants(data: &Data, rows: &mut Rows) {
    for e in data.events().iter().filter_map(|id| data.site.event(*id)) {
        for (entity, role) in &e.participants {
            if let Some(entity) = data.entity_key(*entity) {
                row!(rows, e.key.as_str(), entity, some(role));
            }
        }
    }
}

fn event_evidence(data: &Data, rows: &mut Rows) {
    for event in data.events().iter().filter_map(|id| data.site.event(*id)) {
        for e in &event.evidence {
            let (start, end) = data.range(e);
            row!(
                rows,
                event.key.as_str(),
                data.article_key(e.article),
                sentence(data, e),
                start,
                end,
                e.rule.as_str(),
            );
        }
    }
}

/// The word a unit variant is written with.
fn word(value: impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn quotations(data: &Data, rows: &mut Rows) {
    for (id, facts) in data.articles().zip(&data.site.parts.kb.articles) {
        let (key, names) = (data.article_key(id), data.site.sayings(id).quotes);
        for (q, name) in facts.quotes.iter().zip(names) {
            let (start, end) = data.range(&q.evidence);
            row!(
                rows,
                format!("{key}#{name}"),
                key,
                sentence(data, &q.evidence),
                start,
                end,
                data.words(&q.evidence),
                u32::from(q.direct),
                q.speaker.and_then(|s| data.entity_key(s)),
                some(&q.speaker_text),
                some(&q.verb),
                word(q.stance),
                word(q.mode),
            );
        }
    }
}

fn claims(data: &Data, rows: &mut Rows) {
    for (id, facts) in data.articles().zip(&data.site.parts.kb.articles) {
        let (key, names) = (data.article_key(id), data.site.sayings(id).claims);
        for (c, name) in facts.claims.iter().zip(&names) {
            let (start, end) = data.range(&c.evidence);
            let whole = c.subset_of.and_then(|ix| names.get(ix as usize));
            row!(
                rows,
                format!("{key}#{name}"),
                key,
                sentence(data, &c.evidence),
                start,
                end,
                data.words(&c.evidence),
                c.measure.as_str(),
                c.min,
                c.max,
                word(c.hedge),
                some(&c.group),
                c.group_entity.and_then(|g| data.entity_key(g)),
                whole.map(|whole| format!("{key}#{whole}")),
                c.source.and_then(|s| data.entity_key(s)),
                some(&c.source_text),
                c.event.and_then(|e| data.event_key(e)),
                word(c.modality),
            );
        }
    }
}

fn relations(data: &Data, rows: &mut Rows) {
    for id in data.entities() {
        let Some(entity) = data.site.entity(id) else { continue };
        for company in entity.company.iter().filter(|c| id < c.entity) {
            if let Some(other) = data.entity_key(company.entity) {
                row!(rows, entity.key.as_str(), other, company.sentences);
            }
        }
    }
}
