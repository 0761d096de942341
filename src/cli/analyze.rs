//! `analyze`: the facts of a corpus as JSON lines, or as text for eyes.
//!
//! The files given are read as one corpus; offsets are code points of each decoded file.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::args::{AnalyzeArgs, Facts, Format};
use super::{print_bytes, report};
use crate::base::{Diagnostic, Span};
use crate::document::{Article, TitleOrigin};
use crate::extract::{Extraction, Hedge, QuoteMode, dateline};
use crate::import::{self, Document};
use crate::knowledge::{ArticleFacts, EntityId, EventId};
use crate::pipeline::{self, Knowledge, Shard};
use crate::source::{self, Inputs, LoadOptions};

pub(super) fn analyze(args: &AnalyzeArgs) -> Result<bool> {
    if let (Some(facts), Some(site)) = (&args.facts, &args.site) {
        return read_shard(site, args.shard.unwrap_or(Shard::WHOLE), facts);
    }
    let mut inputs = Inputs::default();
    let mut diagnostics = Vec::new();
    if let Some(site) = &args.site {
        let (loaded, faults) = source::load(site, &LoadOptions { drafts: false })?;
        inputs = Inputs { articles: Vec::new(), ..loaded };
        diagnostics = faults;
    }
    let read = import::documents(&args.paths, args.manifest.as_deref())?;
    diagnostics.extend(read.diagnostics);
    let mut documents = read.documents;
    if documents.is_empty() {
        bail!("no .txt, .md or .html file in {}", list(&args.paths));
    }
    documents.sort_by(|a, b| a.doc.cmp(&b.doc).then_with(|| a.article.path.cmp(&b.article.path)));
    inputs.articles = documents.iter().map(|d| d.article.clone()).collect();
    inputs.references.clear();
    let knowledge = pipeline::understand(inputs, diagnostics, &|_| ());
    let errors: Vec<Diagnostic> = knowledge.diagnostics.clone();
    report::diagnostics(&errors, Format::Text);
    let facts = Printer { knowledge: &knowledge, documents: &documents };
    let lines = match args.format {
        Facts::Jsonl => facts.jsonl()?,
        Facts::Text => facts.text(),
    };
    print_bytes(lines.as_bytes());
    Ok(report::passes(&errors, false))
}

/// Writes the readings of a part of a site.
fn read_shard(site: &Path, shard: Shard, facts: &Path) -> Result<bool> {
    let options = pipeline::Options { site: site.to_path_buf(), ..pipeline::Options::default() };
    let read = pipeline::read_shard(&options, shard, facts)?;
    report::diagnostics(&read.diagnostics, Format::Text);
    out!("{}", facts.display());
    out!("{} of {} articles read", read.articles, read.of);
    Ok(report::passes(&read.diagnostics, false))
}

fn list(paths: &[PathBuf]) -> String {
    paths.iter().map(|p| format!("`{}`", Path::display(p))).collect::<Vec<_>>().join(", ")
}

struct Printer<'a> {
    knowledge: &'a Knowledge,
    documents: &'a [Document],
}

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

impl Printer<'_> {
    fn entity(&self, id: Option<EntityId>) -> Option<String> {
        self.knowledge.kb.entities.get(id?.ix()).map(|e| e.key.to_string())
    }

    fn event(&self, id: Option<EventId>) -> Option<String> {
        self.knowledge.kb.events.get(id?.ix()).map(|e| e.key.to_string())
    }

    fn jsonl(&self) -> Result<String> {
        let mut out = String::new();
        let mut push = |value: &Value| -> Result<()> {
            out.push_str(&serde_json::to_string(value).context("write a fact as JSON")?);
            out.push('\n');
            Ok(())
        };
        let kb = &self.knowledge.kb;
        let read = self.documents.iter().zip(&self.knowledge.extractions).zip(&kb.articles);
        for ((document, extraction), facts) in read {
            let chars = Chars::new(&document.text);
            push(&self.document(document, &chars))?;
            let mut lines = self.lines(document, &chars, extraction, facts);
            lines.sort_by_key(|(start, order, _)| (*start, *order));
            for (_, _, line) in &lines {
                push(line)?;
            }
        }
        for value in self.things() {
            push(&value)?;
        }
        Ok(out)
    }

    fn document(&self, document: &Document, chars: &Chars) -> Value {
        let article = &document.article;
        let title = match article.meta.title_origin {
            TitleOrigin::Derived => None,
            _ => article.body.title().and_then(|t| article.body.origin.to_origin(t)),
        };
        let removed: Vec<_> = article
            .body
            .removed
            .iter()
            .map(|r| [chars.at(r.span.start()), chars.at(r.span.end())])
            .collect();
        let date = article.meta.date.as_ref().map(|s| s.date);
        json!({
            "type": "document",
            "doc": document.doc,
            "title": article.meta.title,
            "title_start": title.map(|t| chars.at(t.start())),
            "title_end": title.map(|t| chars.at(t.end())),
            "date": date.map(|d| d.to_string()),
            "date_precision": date.map(|d| d.precision()),
            "source": article.meta.source.as_ref().map(|s| s.name.clone()),
            "removed": removed,
        })
    }

    /// The facts of one document with their start and an order among those that start together.
    fn lines(
        &self,
        document: &Document,
        chars: &Chars,
        extraction: &Extraction,
        facts: &ArticleFacts,
    ) -> Vec<(usize, u8, Value)> {
        let article = &document.article;
        let mut out = Vec::new();
        let mut add = |order: u8, kind: &str, span: Span, fields: Value| {
            let Some(origin) = article.body.origin.to_origin(span) else { return };
            let (start, end) = (chars.at(origin.start()), chars.at(origin.end()));
            let mut value = json!({
                "type": kind,
                "doc": document.doc,
                "start": start,
                "end": end,
                "text": document.text.get(origin.start()..origin.end()),
            });
            if let (Some(value), Value::Object(fields)) = (value.as_object_mut(), fields) {
                value.extend(fields);
            }
            out.push((start, order, value));
        };
        for (mention, id) in extraction.mentions.iter().zip(&facts.mentions) {
            let name = id.and_then(|id| self.knowledge.kb.entities.get(id.ix()));
            add(
                0,
                "mention",
                mention.span,
                json!({
                    "kind": mention.kind,
                    "entity": self.entity(*id),
                    "name": name.map(|e| e.name.as_str()),
                    "rule": mention.rule,
                    "score": mention.score,
                }),
            );
        }
        for quote in &facts.quotes {
            let kind = if quote.direct { "quote" } else { "statement" };
            add(
                1,
                kind,
                quote.evidence.span,
                json!({
                    "speaker": self.entity(quote.speaker),
                    "speaker_text": quote.speaker_text,
                    "verb": quote.verb,
                    "mode": match quote.mode {
                        QuoteMode::Explicit => "explicit",
                        QuoteMode::Continued => "continued",
                    },
                }),
            );
        }
        for claim in &facts.claims {
            let approx = !matches!(claim.hedge, Hedge::None);
            add(
                2,
                "claim",
                claim.evidence.span,
                json!({
                    "measure": claim.measure,
                    "min": claim.min,
                    "max": claim.max,
                    "approx": approx,
                    "group": claim.group,
                    "group_entity": self.entity(claim.group_entity),
                    "subset_of": claim.subset_of,
                    "source": self.entity(claim.source),
                    "source_text": claim.source_text,
                    "event": self.event(claim.event),
                }),
            );
        }
        for (mention, id) in extraction.events.iter().zip(&facts.event_mentions) {
            let chain = |ix: u32| facts.chains.get(ix as usize).copied().flatten();
            let participants: Vec<Value> = mention
                .participants
                .iter()
                .filter_map(|(c, role)| {
                    Some(json!({"entity": self.entity(chain(*c))?, "role": role}))
                })
                .collect();
            let date =
                mention.start.filter(|s| mention.end.is_none_or(|e| e == *s)).or(mention.start);
            add(
                3,
                "event_mention",
                mention.span,
                json!({
                    "event": self.event(*id),
                    "kind": mention.kind,
                    "date": date.map(|d| d.to_string()),
                    "date_precision": date.map(|d| d.precision()),
                    "place": self.entity(mention.place.and_then(chain)),
                    "participants": participants,
                    "modality": mention.modality,
                }),
            );
        }
        out.extend(self.dateline(document, chars));
        out
    }

    /// The names in a dateline that was cut from the body.
    fn dateline(&self, document: &Document, chars: &Chars) -> Vec<(usize, u8, Value)> {
        let lexicon = &self.knowledge.lexicon;
        let removed = &document.article.body.removed;
        let line = |named: dateline::Named| {
            let (start, end) = (chars.at(named.span.start()), chars.at(named.span.end()));
            let value = json!({
                "type": "mention",
                "doc": document.doc,
                "start": start,
                "end": end,
                "text": document.text.get(named.span.start()..named.span.end()),
                "kind": named.kind,
                "entity": named.entity.as_str(),
                "name": lexicon.get(&named.entity).map(|t| t.name.as_str()),
                "rule": "dateline",
                "score": 950,
            });
            (start, 0, value)
        };
        dateline::mentions(&document.text, removed, lexicon).into_iter().map(line).collect()
    }

    fn doc(&self, ix: usize) -> &str {
        self.documents.get(ix).map_or("", |d| d.doc.as_str())
    }

    fn things(&self) -> Vec<Value> {
        let kb = &self.knowledge.kb;
        let named = kb.entities.iter().filter(|e| !e.mentions.is_empty());
        let mut out: Vec<Value> = named
            .map(|e| {
                let roles: Vec<Value> = e
                    .roles
                    .iter()
                    .map(|r| {
                        let mut docs: Vec<&str> =
                            r.evidence.iter().map(|e| self.doc(e.article.ix())).collect();
                        docs.dedup();
                        json!({"title": r.title, "docs": docs})
                    })
                    .collect();
                let docs: Vec<&str> = e.articles.iter().map(|(a, _)| self.doc(a.ix())).collect();
                let names: Vec<&str> = e.names.iter().map(|(n, _)| n.as_str()).collect();
                json!({
                    "type": "entity", "key": e.key.as_str(), "kind": e.kind, "name": e.name,
                    "names": names, "roles": roles, "docs": docs,
                })
            })
            .collect();
        for e in kb.events.iter().filter(|e| !e.articles.is_empty()) {
            let participants: Vec<Value> = e
                .participants
                .iter()
                .map(|(id, role)| json!({"entity": self.entity(Some(*id)), "role": role}))
                .collect();
            let docs: Vec<&str> = e.articles.iter().map(|a| self.doc(a.ix())).collect();
            out.push(json!({
                "type": "event", "key": e.key.as_str(), "kind": e.kind, "title": e.title,
                "start": e.start.map(|d| d.to_string()), "end": e.end.map(|d| d.to_string()),
                "place": self.entity(e.place), "participants": participants, "docs": docs,
            }));
        }
        out
    }

    /// The same facts, a document at a time, for eyes.
    fn text(&self) -> String {
        let kb = &self.knowledge.kb;
        let mut out = String::new();
        let read = self.documents.iter().zip(&self.knowledge.extractions).zip(&kb.articles);
        for ((document, extraction), facts) in read {
            let article: &Article = &document.article;
            let text = article.body.text.as_str();
            let date = article.meta.date.as_ref().map_or("?".to_owned(), ToString::to_string);
            out.push_str(&format!("# {} ({}, {date})\n", article.meta.title, document.doc));
            for (mention, id) in extraction.mentions.iter().zip(&facts.mentions) {
                let key = self.entity(*id).unwrap_or_else(|| "-".into());
                let kind = EntityKindName(mention.kind);
                out.push_str(&format!("  {kind} «{}» = {key}\n", mention.span.of(text)));
            }
            for q in &facts.quotes {
                let who = self.entity(q.speaker).unwrap_or_else(|| q.speaker_text.clone());
                let mark = if q.direct { "quote" } else { "statement" };
                out.push_str(&format!(
                    "  {mark} [{who}: {}] «{}»\n",
                    q.verb,
                    q.evidence.span.of(text)
                ));
            }
            for c in &facts.claims {
                let (min, max) = (c.min.map(|n| n.to_string()), c.max.map(|n| n.to_string()));
                let range = format!("{}..{}", min.unwrap_or_default(), max.unwrap_or_default());
                let who = self.entity(c.source).unwrap_or_else(|| c.source_text.clone());
                let words = c.evidence.span.of(text);
                out.push_str(&format!("  claim {} {range} [{who}] «{words}»\n", c.measure));
            }
            for (e, id) in extraction.events.iter().zip(&facts.event_mentions) {
                let key = self.event(*id).unwrap_or_else(|| "-".into());
                let date = e.start.map_or("?".to_owned(), |d| d.to_string());
                let words = e.span.of(text);
                out.push_str(&format!("  event {} {date} «{words}» = {key}\n", e.kind));
            }
            out.push('\n');
        }
        out
    }
}

/// Shows a mention's kind as the data does.
struct EntityKindName(crate::extract::MentionKind);

impl std::fmt::Display for EntityKindName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = serde_json::to_value(self.0).ok();
        f.write_str(name.as_ref().and_then(Value::as_str).unwrap_or("other"))
    }
}
