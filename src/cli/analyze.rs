//! `analyze`: the facts of a corpus as JSON lines, or as text for eyes.
//!
//! The files given are read as one corpus; offsets are code points of each decoded file.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use serde_json::Value;

use super::args::{AnalyzeArgs, Facts, Format};
use super::{print_bytes, report};
use crate::base::Diagnostic;
use crate::document::Article;
use crate::import::{self, Document};
use crate::knowledge::{EntityId, EventId};
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
    inputs.articles = documents.iter_mut().map(|d| std::mem::take(&mut d.article)).collect();
    inputs.references.clear();
    let knowledge = pipeline::understand(inputs, diagnostics, &|_| ());
    let errors: Vec<Diagnostic> = knowledge.diagnostics.clone();
    report::diagnostics(&errors, Format::Text);
    let facts = Printer { knowledge: &knowledge, documents: &documents };
    match args.format {
        Facts::Jsonl => facts.jsonl()?.iter().for_each(|lines| print_bytes(lines.as_bytes())),
        Facts::Text => print_bytes(facts.text().as_bytes()),
    }
    // The process ends here, and gives back its memory faster than its parts one by one.
    std::mem::forget((knowledge, documents));
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

/// What is printed.
pub(super) struct Printer<'a> {
    pub(super) knowledge: &'a Knowledge,
    pub(super) documents: &'a [Document],
}

impl Printer<'_> {
    pub(super) fn entity(&self, id: Option<EntityId>) -> Option<&str> {
        self.knowledge.kb.entities.get(id?.ix()).map(|e| e.key.as_str())
    }

    pub(super) fn event(&self, id: Option<EventId>) -> Option<&str> {
        self.knowledge.kb.events.get(id?.ix()).map(|e| e.key.as_str())
    }

    /// The documents with their articles.
    fn read(&self) -> impl Iterator<Item = (&Document, &Article)> {
        self.documents.iter().zip(&self.knowledge.inputs.articles)
    }

    pub(super) fn doc(&self, ix: usize) -> &str {
        self.documents.get(ix).map_or("", |d| d.doc.as_str())
    }

    /// The same facts, a document at a time, for eyes.
    fn text(&self) -> String {
        let kb = &self.knowledge.kb;
        let mut out = String::new();
        let read = self.read().zip(&self.knowledge.extractions).zip(&kb.articles);
        for (((document, article), extraction), facts) in read {
            let text = article.body.text.as_str();
            let date = article.meta.date.as_ref().map_or("?".to_owned(), ToString::to_string);
            out.push_str(&format!("# {} ({}, {date})\n", article.meta.title, document.doc));
            for (mention, id) in extraction.mentions.iter().zip(&facts.mentions) {
                let key = self.entity(*id).unwrap_or("-");
                let kind = EntityKindName(mention.kind);
                out.push_str(&format!("  {kind} «{}» = {key}\n", mention.span.of(text)));
            }
            for q in &facts.quotes {
                let who = self.entity(q.speaker).unwrap_or(&q.speaker_text);
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
                let who = self.entity(c.source).unwrap_or(&c.source_text);
                let words = c.evidence.span.of(text);
                out.push_str(&format!("  claim {} {range} [{who}] «{words}»\n", c.measure));
            }
            for (e, id) in extraction.events.iter().zip(&facts.event_mentions) {
                let key = self.event(*id).unwrap_or("-");
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
