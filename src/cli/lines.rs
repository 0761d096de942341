//! The facts of a corpus as JSON lines, a document at a time.

use anyhow::{Context, Result};
use rayon::prelude::*;
use serde::Serialize;
use serde_json::json;

use super::analyze::Printer;
use crate::base::{Precision, Span, Tag};
use crate::document::{Article, EventKind, TitleOrigin};
use crate::extract::{EventMention, Extraction, Hedge, MentionKind, Modality, QuoteMode, dateline};
use crate::import::Document;
use crate::knowledge::{ArticleFacts, EntityId, EventId};

/// Byte positions of a decoded file as code points, for positions asked in any order.
struct Chars<'a> {
    text: &'a str,
    /// Code points before every 256th byte.
    steps: Vec<usize>,
}

impl<'a> Chars<'a> {
    fn new(text: &'a str) -> Self {
        let mut steps = Vec::with_capacity(text.len() / 256 + 1);
        let mut n = 0;
        for (i, byte) in text.bytes().enumerate() {
            if i % 256 == 0 {
                steps.push(n);
            }
            n += usize::from(byte & 0xc0 != 0x80);
        }
        Self { text, steps }
    }

    fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let step = (byte / 256).min(self.steps.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(step * 256..byte).unwrap_or_default();
        let begun = rest.iter().filter(|b| **b & 0xc0 != 0x80).count();
        self.steps.get(step).copied().unwrap_or_default() + begun
    }
}

/// A fact with its place in the file.
#[derive(Serialize)]
struct Line<'a, F> {
    #[serde(rename = "type")]
    kind: &'a str,
    doc: &'a str,
    start: usize,
    end: usize,
    text: Option<&'a str>,
    #[serde(flatten)]
    fact: F,
}

#[derive(Serialize)]
struct Mention<'a> {
    kind: MentionKind,
    entity: Option<&'a str>,
    name: Option<&'a str>,
    rule: Tag,
    score: u16,
}

#[derive(Serialize)]
struct Speech<'a> {
    speaker: Option<&'a str>,
    speaker_text: &'a str,
    verb: &'a str,
    mode: QuoteMode,
}

#[derive(Serialize)]
struct Claim<'a> {
    measure: &'a str,
    min: Option<u64>,
    max: Option<u64>,
    approx: bool,
    group: &'a str,
    group_entity: Option<&'a str>,
    subset_of: Option<u32>,
    source: Option<&'a str>,
    source_text: &'a str,
    event: Option<&'a str>,
}

#[derive(Serialize)]
struct Event<'a> {
    event: Option<&'a str>,
    kind: EventKind,
    date: Option<String>,
    date_precision: Option<Precision>,
    place: Option<&'a str>,
    participants: Vec<Participant<'a>>,
    modality: Modality,
}

#[derive(Serialize)]
struct Participant<'a> {
    entity: &'a str,
    role: &'a str,
}

/// The lines of one document.
struct Lines<'a> {
    printer: &'a Printer<'a>,
    document: &'a Document,
    article: &'a Article,
    chars: Chars<'a>,
    /// Where each begins in the file, an order among those that begin together, and the JSON.
    out: Vec<(usize, u8, String)>,
}

/// A value on a line of its own.
fn line(value: &impl Serialize) -> Result<String> {
    let mut line = serde_json::to_string(value).context("write a fact as JSON")?;
    line.push('\n');
    Ok(line)
}

impl<'a> Lines<'a> {
    /// Adds a fact of the article, where it stands in the file.
    fn add(&mut self, order: u8, kind: &str, span: Span, fact: impl Serialize) -> Result<()> {
        let origin = self.article.body.origin.to_origin(span);
        origin.map_or(Ok(()), |origin| self.add_origin(order, kind, origin, fact))
    }

    fn add_origin(&mut self, order: u8, kind: &str, at: Span, fact: impl Serialize) -> Result<()> {
        let (start, end) = (self.chars.at(at.start()), self.chars.at(at.end()));
        let text = self.document.text.get(at.start()..at.end());
        let json = line(&Line { kind, doc: &self.document.doc, start, end, text, fact })?;
        self.out.push((start, order, json));
        Ok(())
    }

    fn read(&mut self, extraction: &Extraction, facts: &'a ArticleFacts) -> Result<()> {
        let printer = self.printer;
        for (mention, id) in extraction.mentions.iter().zip(&facts.mentions) {
            let entity = id.and_then(|id| printer.knowledge.kb.entities.get(id.ix()));
            let fact = Mention {
                kind: mention.kind,
                entity: entity.map(|e| e.key.as_str()),
                name: entity.map(|e| e.name.as_str()),
                rule: mention.rule,
                score: mention.score,
            };
            self.add(0, "mention", mention.span, fact)?;
        }
        for quote in &facts.quotes {
            let kind = if quote.direct { "quote" } else { "statement" };
            let fact = Speech {
                speaker: printer.entity(quote.speaker),
                speaker_text: &quote.speaker_text,
                verb: &quote.verb,
                mode: quote.mode,
            };
            self.add(1, kind, quote.evidence.span, fact)?;
        }
        for claim in &facts.claims {
            let fact = Claim {
                measure: &claim.measure,
                min: claim.min,
                max: claim.max,
                approx: !matches!(claim.hedge, Hedge::None),
                group: &claim.group,
                group_entity: printer.entity(claim.group_entity),
                subset_of: claim.subset_of,
                source: printer.entity(claim.source),
                source_text: &claim.source_text,
                event: printer.event(claim.event),
            };
            self.add(2, "claim", claim.evidence.span, fact)?;
        }
        for (mention, id) in extraction.events.iter().zip(&facts.event_mentions) {
            self.add(3, "event_mention", mention.span, self.event(facts, mention, *id))?;
        }
        self.dateline()
    }

    fn event<'m>(
        &self,
        facts: &ArticleFacts,
        mention: &'m EventMention,
        id: Option<EventId>,
    ) -> Event<'m>
    where
        'a: 'm,
    {
        let printer = self.printer;
        let entity = |chain: u32| -> Option<EntityId> { *facts.chains.get(chain as usize)? };
        let part = |(chain, role): &'m (u32, String)| {
            Some(Participant { entity: printer.entity(entity(*chain))?, role })
        };
        let date = mention.start;
        Event {
            event: printer.event(id),
            kind: mention.kind,
            date: date.map(|d| d.to_string()),
            date_precision: date.map(|d| d.precision()),
            place: printer.entity(mention.place.and_then(entity)),
            participants: mention.participants.iter().filter_map(part).collect(),
            modality: mention.modality,
        }
    }

    /// The names in a dateline that was cut from the body.
    fn dateline(&mut self) -> Result<()> {
        let lexicon = &self.printer.knowledge.lexicon;
        let removed = &self.article.body.removed;
        for named in dateline::mentions(&self.document.text, removed, lexicon) {
            let fact = Mention {
                kind: named.kind,
                entity: Some(named.entity.as_str()),
                name: lexicon.get(&named.entity).map(|t| t.name.as_str()),
                rule: "dateline".into(),
                score: 950,
            };
            self.add_origin(0, "mention", named.span, fact)?;
        }
        Ok(())
    }

    /// The document itself, as its first line.
    fn head(&self) -> Result<String> {
        let (article, chars) = (self.article, &self.chars);
        let title = match article.meta.title_origin {
            TitleOrigin::Derived => None,
            _ => article.body.title().and_then(|t| article.body.origin.to_origin(t)),
        };
        let removed = article.body.removed.iter();
        let removed: Vec<_> =
            removed.map(|r| [chars.at(r.span.start()), chars.at(r.span.end())]).collect();
        let date = article.meta.date.as_ref().map(|s| s.date);
        line(&json!({
            "type": "document",
            "doc": self.document.doc,
            "title": article.meta.title,
            "title_start": title.map(|t| chars.at(t.start())),
            "title_end": title.map(|t| chars.at(t.end())),
            "date": date.map(|d| d.to_string()),
            "date_precision": date.map(|d| d.precision()),
            "source": article.meta.source.as_ref().map(|s| s.name.clone()),
            "removed": removed,
        }))
    }
}

impl Printer<'_> {
    /// Every document with its facts in order, then the entities and the events.
    pub(super) fn jsonl(&self) -> Result<Vec<String>> {
        let read = self.documents.par_iter().zip(&self.knowledge.inputs.articles);
        let read = read.zip(&self.knowledge.extractions).zip(&self.knowledge.kb.articles);
        let documents = read.map(|(((document, article), extraction), facts)| {
            let chars = Chars::new(&document.text);
            let mut lines = Lines { printer: self, document, article, chars, out: Vec::new() };
            lines.read(extraction, facts)?;
            lines.out.sort_by_key(|(start, order, _)| (*start, *order));
            let rest = lines.out.iter().map(|(_, _, line)| line.as_str());
            Ok(std::iter::once(lines.head()?.as_str()).chain(rest).collect())
        });
        let mut out = documents.collect::<Result<Vec<String>>>()?;
        out.push(self.entities()?);
        out.push(self.events()?);
        Ok(out)
    }

    fn entities(&self) -> Result<String> {
        let named = self.knowledge.kb.entities.iter().filter(|e| !e.mentions.is_empty());
        let lines = named.map(|e| {
            let roles = e.roles.iter().map(|r| {
                let mut docs: Vec<&str> =
                    r.evidence.iter().map(|e| self.doc(e.article.ix())).collect();
                docs.dedup();
                json!({"title": r.title, "docs": docs})
            });
            let docs: Vec<&str> = e.articles.iter().map(|(a, _)| self.doc(a.ix())).collect();
            let names: Vec<&str> = e.names.iter().map(|(n, _)| n.as_str()).collect();
            line(&json!({
                "type": "entity", "key": e.key.as_str(), "kind": e.kind, "name": e.name,
                "names": names, "roles": roles.collect::<Vec<_>>(), "docs": docs,
            }))
        });
        lines.collect()
    }

    fn events(&self) -> Result<String> {
        let told = self.knowledge.kb.events.iter().filter(|e| !e.articles.is_empty());
        let lines = told.map(|e| {
            let part = |(id, role): &(EntityId, String)| {
                json!({"entity": self.entity(Some(*id)), "role": role})
            };
            let participants: Vec<_> = e.participants.iter().map(part).collect();
            let docs: Vec<&str> = e.articles.iter().map(|a| self.doc(a.ix())).collect();
            line(&json!({
                "type": "event", "key": e.key.as_str(), "kind": e.kind, "title": e.title,
                "start": e.start.map(|d| d.to_string()), "end": e.end.map(|d| d.to_string()),
                "place": self.entity(e.place), "participants": participants, "docs": docs,
            }))
        });
        lines.collect()
    }
}
