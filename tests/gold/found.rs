//! What the library finds in the gold articles, as spans of their plain text.

use std::fmt::Write as _;
use std::fs;
use std::ops::Range;

use warraq::base::Span;
use warraq::extract::{MentionKind, dateline};
use warraq::import;
use warraq::knowledge::{EntityId, KnowledgeBase};
use warraq::pipeline;
use warraq::source::Inputs;

use super::markup::Gold;

/// The findings in one article.
#[derive(Clone, Debug, Default)]
pub struct Found {
    pub mentions: Vec<Mention>,
    pub speech: Vec<Speech>,
    pub claims: Vec<Claim>,
    pub events: Vec<Event>,
}

#[derive(Clone, Debug)]
pub struct Mention {
    pub span: Range<usize>,
    pub kind: &'static str,
    /// Key of the entity; empty when the library left it out of the knowledge base.
    pub entity: String,
    pub rule: String,
}

#[derive(Clone, Debug)]
pub struct Speech {
    pub span: Range<usize>,
    /// `quote` or `statement`.
    pub kind: &'static str,
    pub speaker: Option<String>,
    pub speaker_text: String,
}

#[derive(Clone, Debug)]
pub struct Claim {
    pub span: Range<usize>,
    pub measure: String,
    pub min: Option<u64>,
    pub max: Option<u64>,
    pub source: Option<String>,
    pub source_text: String,
}

#[derive(Clone, Debug)]
pub struct Event {
    pub span: Range<usize>,
    pub kind: &'static str,
    pub event: String,
}

/// Reads all the articles as one corpus, the way `analyze` does, with built-in knowledge alone.
pub fn find(set: &[Gold]) -> Vec<Found> {
    let folder = tempfile::tempdir().unwrap();
    let mut manifest = "file,date,source,url,title\n".to_owned();
    for gold in set {
        fs::write(folder.path().join(format!("{}.txt", gold.doc)), &gold.text).unwrap();
        writeln!(manifest, "{}.txt,{},{},,", gold.doc, gold.date, gold.source).unwrap();
    }
    fs::write(folder.path().join("manifest.csv"), manifest).unwrap();
    let read = import::documents(&[folder.path().to_path_buf()], None).unwrap();
    let mut documents = read.documents;
    documents.sort_by(|a, b| a.doc.cmp(&b.doc));
    let articles = documents.iter().map(|d| d.article.clone()).collect();
    let inputs = Inputs { articles, ..Inputs::default() };
    let knowledge = pipeline::understand(inputs, Vec::new(), &|_| ());
    let kb = &knowledge.kb;
    let mut out = Vec::new();
    for (i, gold) in set.iter().enumerate() {
        let document = &documents[i];
        assert_eq!(document.doc, gold.doc);
        assert_eq!(document.text, gold.text, "{}: the text is read as it is", gold.doc);
        let (extraction, facts) = (&knowledge.extractions[i], &kb.articles[i]);
        let origin = |span: Span| {
            let span = document.article.body.origin.to_origin(span)?;
            Some(span.start()..span.end())
        };
        let mut found = Found::default();
        for (mention, id) in extraction.mentions.iter().zip(&facts.mentions) {
            let Some(span) = origin(mention.span) else { continue };
            let (kind, rule) = (kind(mention.kind), mention.rule.to_string());
            let entity = key(kb, *id).unwrap_or_default();
            found.mentions.push(Mention { span, kind, entity, rule });
        }
        let removed = &document.article.body.removed;
        for named in dateline::mentions(&document.text, removed, &knowledge.lexicon) {
            found.mentions.push(Mention {
                span: named.span.start()..named.span.end(),
                kind: kind(named.kind),
                entity: named.entity.to_string(),
                rule: "dateline".to_owned(),
            });
        }
        for quote in &facts.quotes {
            let Some(span) = origin(quote.evidence.span) else { continue };
            found.speech.push(Speech {
                span,
                kind: if quote.direct { "quote" } else { "statement" },
                speaker: key(kb, quote.speaker),
                speaker_text: quote.speaker_text.clone(),
            });
        }
        for claim in &facts.claims {
            let Some(span) = origin(claim.evidence.span) else { continue };
            found.claims.push(Claim {
                span,
                measure: claim.measure.clone(),
                min: claim.min,
                max: claim.max,
                source: key(kb, claim.source),
                source_text: claim.source_text.clone(),
            });
        }
        for (event, id) in extraction.events.iter().zip(&facts.event_mentions) {
            let Some(span) = origin(event.span) else { continue };
            let known = id.and_then(|id| kb.events.get(id.ix()));
            let key = known.map(|e| e.key.to_string()).unwrap_or_default();
            found.events.push(Event { span, kind: event.kind.name(), event: key });
        }
        out.push(found);
    }
    out
}

fn key(kb: &KnowledgeBase, id: Option<EntityId>) -> Option<String> {
    kb.entities.get(id?.ix()).map(|e| e.key.to_string())
}

fn kind(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Person => "person",
        MentionKind::Place => "place",
        MentionKind::Organization => "organization",
        MentionKind::Group => "group",
        MentionKind::Nationality => "nationality",
        MentionKind::Media => "media",
        MentionKind::Other => "other",
    }
}
