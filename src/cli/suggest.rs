//! `suggest` and `explain`: the editor's desk.

use std::fs::{self, OpenOptions};
use std::io::Write as _;

use anyhow::{Context, Result, bail};

use super::args::{ExplainArgs, Format, SuggestArgs};
use super::print_bytes;
use crate::base::Key;
use crate::knowledge::{Entity, Event, Evidence};
use crate::pipeline::{self, Knowledge, Options};
use crate::suggest::{self, Desk, NewCard, Suggestion};

pub(super) fn suggest(args: &SuggestArgs) -> Result<bool> {
    let options = Options { site: args.site.clone(), drafts: true, ..Options::default() };
    let knowledge = pipeline::read(&options, &|_| ())?;
    let desk = Desk {
        articles: &knowledge.inputs.articles,
        extractions: &knowledge.extractions,
        kb: &knowledge.kb,
        lexicon: &knowledge.lexicon,
        curation: &knowledge.inputs.curation,
    };
    let suggestions = suggest::suggest(&desk);
    let mut out = String::new();
    for suggestion in &suggestions {
        out.push_str(&match args.format {
            Format::Text => text(suggestion),
            Format::Json => format!("{}\n", json(suggestion)),
        });
    }
    if suggestions.is_empty() && args.format == Format::Text {
        out.push_str("nothing to decide\n");
    }
    print_bytes(out.as_bytes());
    if args.write {
        write(args, &suggestions)?;
    }
    Ok(true)
}

fn text(suggestion: &Suggestion) -> String {
    let quoted = |s: &str| format!("    \u{2068}«{s}»\u{2069}\n");
    match suggestion {
        Suggestion::Card(card) => format!(
            "card: {} ({}), {} mentions in {} articles, key `{}`\n{}",
            card.name,
            card.kind,
            card.n_mentions,
            card.n_articles,
            card.key,
            quoted(&card.sentence)
        ),
        Suggestion::Merge { keep, go, names, likeness, sentence } => format!(
            "merge? {} = {} (alike by {likeness} thousandths): merge: [[{keep}, {go}]]\n{}",
            names[0],
            names[1],
            quoted(sentence)
        ),
        Suggestion::Ambiguous { name, readings, n_mentions, sentence } => {
            let keys: Vec<&str> = readings.iter().map(Key::as_str).collect();
            let keys = keys.join(", ");
            format!("ambiguous: «{name}», {n_mentions} times: {keys}\n{}", quoted(sentence))
        }
        Suggestion::Undated { path, title } => format!("undated: {path}\n{}", quoted(title)),
        Suggestion::Unused { rule, key } => {
            format!("unused: `{rule}` of curation.yaml names `{key}`, which is not here\n")
        }
    }
}

fn json(suggestion: &Suggestion) -> serde_json::Value {
    use serde_json::json;
    match suggestion {
        Suggestion::Card(c) => json!({
            "type": "card", "key": c.key.as_str(), "kind": c.kind, "name": c.name,
            "aliases": c.aliases, "mentions": c.n_mentions, "articles": c.n_articles,
            "sentence": c.sentence,
        }),
        Suggestion::Merge { keep, go, names, likeness, sentence } => json!({
            "type": "merge", "keep": keep.as_str(), "go": go.as_str(), "names": names,
            "likeness": likeness, "sentence": sentence,
        }),
        Suggestion::Ambiguous { name, readings, n_mentions, sentence } => json!({
            "type": "ambiguous", "name": name,
            "readings": readings.iter().map(Key::as_str).collect::<Vec<_>>(),
            "mentions": n_mentions, "sentence": sentence,
        }),
        Suggestion::Undated { path, title } => {
            json!({"type": "undated", "path": path, "title": title})
        }
        Suggestion::Unused { rule, key } => json!({"type": "unused", "rule": rule, "key": key}),
    }
}

/// Suggested cards become files, likely merges become commented lines of curation.yaml for the
/// editor to decide. No file is overwritten.
fn write(args: &SuggestArgs, suggestions: &[Suggestion]) -> Result<()> {
    let folder = args.site.join("content/entities");
    fs::create_dir_all(&folder).with_context(|| format!("create `{}`", folder.display()))?;
    let mut written = 0;
    let mut lines = String::new();
    for suggestion in suggestions {
        match suggestion {
            Suggestion::Card(card) => {
                let file = folder.join(format!("{}.md", card.key));
                let made = OpenOptions::new().write(true).create_new(true).open(&file);
                let mut handle = match made {
                    Ok(handle) => handle,
                    Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => continue,
                    Err(e) => return Err(e).with_context(|| format!("write `{}`", file.display())),
                };
                handle
                    .write_all(card_text(card).as_bytes())
                    .with_context(|| format!("write `{}`", file.display()))?;
                written += 1;
            }
            Suggestion::Merge { keep, go, names, .. } => {
                lines.push_str(&format!(
                    "# merge: [[{keep}, {go}]]  # {} = {}\n",
                    names[0], names[1]
                ));
            }
            _ => (),
        }
    }
    let file = args.site.join("content/curation.yaml");
    let before = fs::read_to_string(&file).unwrap_or_default();
    let fresh: String =
        lines.split_inclusive('\n').filter(|l| !before.contains(l.trim_end())).collect();
    if !fresh.is_empty() {
        let open = OpenOptions::new().append(true).create(true).open(&file);
        let mut handle = open.with_context(|| format!("open `{}`", file.display()))?;
        let gap = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
        handle
            .write_all(format!("{gap}{fresh}").as_bytes())
            .with_context(|| format!("write `{}`", file.display()))?;
    }
    out!(
        "{written} cards written, {} merges noted in content/curation.yaml",
        fresh.lines().count()
    );
    Ok(())
}

/// A card with its words quoted as YAML strings.
fn card_text(card: &NewCard) -> String {
    let quote = |s: &str| format!("\"{}\"", s.replace('\\', "\\\\").replace('"', "\\\""));
    let aliases: Vec<String> = card.aliases.iter().take(12).map(|a| quote(a)).collect();
    let mut out = format!("---\nname: {}\nkind: {}\n", quote(&card.name), card.kind);
    if !aliases.is_empty() {
        out.push_str(&format!("aliases: [{}]\n", aliases.join(", ")));
    }
    if let Some(country) = &card.country {
        out.push_str(&format!("country: {country}\n"));
    }
    out.push_str("---\n");
    out
}

pub(super) fn explain(args: &ExplainArgs) -> Result<bool> {
    let options = Options { site: args.site.clone(), drafts: true, ..Options::default() };
    let knowledge = pipeline::read(&options, &|_| ())?;
    let key =
        knowledge.lexicon.renamed.get(args.key.as_str()).map_or(args.key.as_str(), Key::as_str);
    let entity = knowledge.kb.entities.iter().find(|e| e.key.as_str() == key);
    let event = knowledge.kb.events.iter().find(|e| e.key.as_str() == key);
    if entity.is_none() && event.is_none() {
        let near = nearest(&knowledge, key);
        let near = if near.is_empty() { String::new() } else { format!("; near it: {near}") };
        bail!("no entity or event has the key `{key}`{near}");
    }
    let mut out = String::new();
    if let Some(entity) = entity {
        out.push_str(&explain_entity(&knowledge, entity));
    }
    if let Some(event) = event {
        out.push_str(&explain_event(&knowledge, event));
    }
    print_bytes(out.as_bytes());
    Ok(true)
}

/// Keys that hold the words asked for.
fn nearest(knowledge: &Knowledge, key: &str) -> String {
    let folded = crate::text::fold_key(key);
    let keys = knowledge.kb.entities.iter().map(|e| &e.key);
    let keys = keys.chain(knowledge.kb.events.iter().map(|e| &e.key));
    let near = keys.filter(|k| crate::text::fold_key(k.as_str()).contains(&folded)).take(5);
    near.map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", ")
}

fn explain_entity(knowledge: &Knowledge, entity: &Entity) -> String {
    let mut out = format!("{} `{}`: {}\n", entity.kind, entity.key, entity.name);
    let card = entity.card.and_then(|c| knowledge.inputs.entities.get(c as usize));
    match card {
        Some(card) => out.push_str(&format!("  stated by {}\n", card.path)),
        None if knowledge.lexicon.get(&entity.key).is_some() => out.push_str("  a built-in name\n"),
        None => out.push_str("  found in the articles\n"),
    }
    if let Some(country) = entity.country.and_then(|c| knowledge.kb.entities.get(c.ix())) {
        out.push_str(&format!("  country: `{}`\n", country.key));
    }
    let names: Vec<String> = entity.names.iter().map(|(n, k)| format!("{n} ×{k}")).collect();
    out.push_str(&format!("  written: {}\n", names.join("، ")));
    for reason in &entity.reasons {
        out.push_str(&format!("  because {reason}\n"));
    }
    for role in &entity.roles {
        let of = role.of.and_then(|o| knowledge.kb.entities.get(o.ix()));
        let of = of.map(|o| format!(" of `{}`", o.key)).unwrap_or_default();
        let by = if role.carded {
            "card".to_owned()
        } else {
            format!("{} sentences", role.evidence.len())
        };
        out.push_str(&format!("  role: {}{of} ({by})\n", role.title));
    }
    out.push_str(&evidence(knowledge, &entity.mentions));
    out
}

fn explain_event(knowledge: &Knowledge, event: &Event) -> String {
    let mut out = format!("event `{}`: {} ({})\n", event.key, event.title, event.kind);
    let card = event.card.and_then(|c| knowledge.inputs.events.get(c as usize));
    match card {
        Some(card) => out.push_str(&format!("  stated by {}\n", card.path)),
        None => out.push_str("  found in the articles\n"),
    }
    let date = |d: Option<crate::base::Date>| d.map_or("?".into(), |d| d.to_string());
    out.push_str(&format!("  days: {} to {}\n", date(event.start), date(event.end)));
    let key = |id: crate::knowledge::EntityId| {
        knowledge.kb.entities.get(id.ix()).map(|e| e.key.to_string()).unwrap_or_default()
    };
    if let Some(place) = event.place {
        out.push_str(&format!("  place: `{}`\n", key(place)));
    }
    for (entity, role) in &event.participants {
        out.push_str(&format!("  {role}: `{}`\n", key(*entity)));
    }
    for reason in &event.reasons {
        out.push_str(&format!("  because {reason}\n"));
    }
    out.push_str(&evidence(knowledge, &event.evidence));
    out
}

fn evidence(knowledge: &Knowledge, evidence: &[Evidence]) -> String {
    const SHOWN: usize = 40;
    let mut out = format!("  evidence: {}\n", evidence.len());
    for e in evidence.iter().take(SHOWN) {
        let article = knowledge.inputs.articles.get(e.article.ix());
        let path = article.map_or("", |a| a.path.as_str());
        let words = article.map_or("", |a| e.span.of(&a.body.text));
        let sentence = suggest::sentence(&knowledge.inputs.articles, &knowledge.extractions, e);
        out.push_str(&format!(
            "    {path} [{}] «{words}»\n      \u{2068}{sentence}\u{2069}\n",
            e.rule
        ));
    }
    if evidence.len() > SHOWN {
        out.push_str(&format!("    … and {} more\n", evidence.len() - SHOWN));
    }
    out
}
