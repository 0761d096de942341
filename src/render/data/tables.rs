//! The tables as CSV: UTF-8, a header, commas, quotation marks where they are needed (RFC 4180).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use super::Data;
use super::fields::Table;
use crate::base::{Date, Pieces, hash};
use crate::document::EntityCard;
use crate::knowledge::{ArticleId, Entity, Event, Evidence, Role};
use crate::render::blocks;
use crate::render::linked::decimal;

/// The rows of some part of a table.
struct Rows<'a> {
    csv: csv::Writer<&'a mut Vec<u8>>,
}

/// What stands in a cell; an empty one says nothing.
enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Number(u64),
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<usize> for Cell<'_> {
    fn from(n: usize) -> Self {
        Self::Number(n as u64)
    }
}

impl From<u32> for Cell<'_> {
    fn from(n: u32) -> Self {
        Self::Number(n.into())
    }
}

impl From<u64> for Cell<'_> {
    fn from(n: u64) -> Self {
        Self::Number(n)
    }
}

impl From<Date> for Cell<'_> {
    fn from(date: Date) -> Self {
        Self::from(date.to_string())
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

macro_rules! row {
    ($rows:expr, $($cell:expr),* $(,)?) => {
        $rows.put(&[$(Cell::from($cell)),*])
    };
}

impl Rows<'_> {
    fn put(&mut self, cells: &[Cell]) {
        for cell in cells {
            // Writing to memory does not fail.
            let _ = match cell {
                Cell::Empty => self.csv.write_field(""),
                Cell::Text(text) => self.csv.write_field(text.as_ref()),
                Cell::Number(n) => self.csv.write_field(n.to_string()),
            };
        }
        let _ = self.csv.write_record(None::<&[u8]>);
    }
}

/// What one row or several of a table are made of.
enum Each {
    Once(fn(&Data, &mut Rows)),
    Article(fn(&Data, ArticleId, &mut Rows)),
    Entity(fn(&Data, &Entity, &mut Rows)),
    Event(fn(&Data, &Event, &mut Rows)),
}

/// Writes one table.
pub(super) fn write(data: &Data, table: &Table, out: &mut dyn Pieces) -> io::Result<()> {
    let rows = |out: &mut Vec<u8>, fill: &dyn Fn(&mut Rows)| {
        let csv = csv::WriterBuilder::new().buffer_capacity(1 << 12).from_writer(out);
        let mut rows = Rows { csv };
        fill(&mut rows);
        let _ = rows.csv.flush();
    };
    let mut head = Vec::new();
    rows(&mut head, &|rows| drop(rows.csv.write_record(table.fields.iter().map(|f| f.name))));
    out.write_all(&head)?;
    let articles: Vec<ArticleId> = data.articles().collect();
    let site = data.site;
    let known = data.known(table.name);
    match each(table.name) {
        Each::Once(fill) => {
            blocks::each(out, known, &[()], |out, ()| rows(out, &|to| fill(data, to)))
        }
        Each::Article(fill) => {
            blocks::each(out, known, &articles, |out, id| rows(out, &|to| fill(data, *id, to)))
        }
        Each::Entity(fill) => blocks::each(out, known, &data.entities(), |out, id| {
            let Some(entity) = site.entity(*id) else { return };
            rows(out, &|to| fill(data, entity, to));
        }),
        Each::Event(fill) => blocks::each(out, known, &data.events(), |out, id| {
            let Some(event) = site.event(*id) else { return };
            rows(out, &|to| fill(data, event, to));
        }),
    }
}

fn each(table: &str) -> Each {
    match table {
        "articles" => Each::Article(articles),
        "sources" => Each::Once(sources),
        "sentences" => Each::Article(sentences),
        "entities" => Each::Entity(entities),
        "names" => Each::Entity(names),
        "roles" => Each::Entity(roles),
        "mentions" => Each::Article(mentions),
        "events" => Each::Event(events),
        "event_participants" => Each::Event(participants),
        "event_evidence" => Each::Event(event_evidence),
        "quotations" => Each::Article(quotations),
        "claims" => Each::Article(claims),
        "relations" => Each::Entity(relations),
        _ => {
            debug_assert!(false, "no rows for `{table}`");
            Each::Once(|_, _| ())
        }
    }
}

/// Words, unless there are none.
fn some(text: &str) -> Option<&str> {
    Some(text).filter(|t| !t.is_empty())
}

fn articles(data: &Data, id: ArticleId, rows: &mut Rows) {
    let site = data.site;
    let Some(article) = site.article(id) else { return };
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

fn sentences(data: &Data, id: ArticleId, rows: &mut Rows) {
    let (Some(article), Some(read)) = (data.site.article(id), data.site.extraction(id)) else {
        return;
    };
    let key = article.key.as_str();
    for (position, sentence) in (1_usize..).zip(&read.sentences) {
        let text = sentence.span.of(&article.body.text);
        row!(rows, format!("{key}#{}", sentence.anchor), key, position, text);
    }
}

fn card<'a>(data: &Data<'a>, entity: &Entity) -> Option<&'a EntityCard> {
    data.site.parts.entity_cards.get(entity.card? as usize)
}

fn entities(data: &Data, e: &Entity, rows: &mut Rows) {
    let card = card(data, e);
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
        e.published.then(|| format!("entities/{}.html", e.key)),
    );
}

fn names(_: &Data, e: &Entity, rows: &mut Rows) {
    for (name, count) in &e.names {
        row!(rows, e.key.as_str(), name.as_str(), *count);
    }
}

fn roles(data: &Data, e: &Entity, rows: &mut Rows) {
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

fn role_id(data: &Data, entity: &str, role: &Role) -> String {
    let of = role.of.and_then(|o| data.entity_key(o)).unwrap_or_default();
    let words = format!("{}\n{of}\n{}\n{:?}", role.title, role.qualifier, role.from);
    format!("{entity}#r-{}", hash::hex(words.as_bytes(), 8))
}

fn mentions(data: &Data, id: ArticleId, rows: &mut Rows) {
    let (site, facts) = (data.site, data.site.parts.kb.articles.get(id.ix()));
    let (Some(article), Some(read), Some(facts)) = (site.article(id), site.extraction(id), facts)
    else {
        return;
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

fn events(data: &Data, e: &Event, rows: &mut Rows) {
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
        e.published.then(|| format!("events/{}.html", e.key)),
    );
}

fn participants(data: &Data, e: &Event, rows: &mut Rows) {
    for (entity, role) in &e.participants {
        if let Some(entity) = data.entity_key(*entity) {
            row!(rows, e.key.as_str(), entity, some(role));
        }
    }
}

fn event_evidence(data: &Data, event: &Event, rows: &mut Rows) {
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

/// The word a unit variant is written with.
fn word(value: impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn quotations(data: &Data, id: ArticleId, rows: &mut Rows) {
    let Some(facts) = data.site.parts.kb.articles.get(id.ix()) else { return };
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

fn claims(data: &Data, id: ArticleId, rows: &mut Rows) {
    let Some(facts) = data.site.parts.kb.articles.get(id.ix()) else { return };
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

fn relations(data: &Data, entity: &Entity, rows: &mut Rows) {
    let own = data.site.entity_keys.get(&entity.key).copied();
    for company in entity.company.iter().filter(|c| own < Some(c.entity)) {
        if let Some(other) = data.entity_key(company.entity) {
            row!(rows, entity.key.as_str(), other, company.sentences);
        }
    }
}
