//! Where an article is written, and its front matter.
//!
//! In: a draft. Out: a new file, or the knowledge that it is there already. A file is created only if
//! there is none (`create_new`): two imports at once cannot overwrite each other's articles.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, bail};

use crate::base::{Key, hash};
use crate::document::{Source, TitleOrigin};

use super::{Draft, ImportItem, ImportOptions, ImportStatus, markdown};

const FOLDER: &str = "content/articles";

/// Names given out in this run, with the hash of what was written under them: a dry run writes
/// nothing, and must number alike.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    names: BTreeMap<String, u64>,
}

/// Writes the draft of `file` and tells what became of it.
pub(crate) fn place(
    file: &Path,
    draft: &Draft,
    options: &ImportOptions,
    taken: &mut Taken,
) -> anyhow::Result<ImportItem> {
    let text = match &draft.verbatim {
        Some(text) => with_facts(text, draft),
        None => format!("{}\n{}", front_matter(draft), markdown::write(&draft.article.body)),
    };
    let stem = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let (to, status) = settle(&name(draft, &stem), &text, options, taken)?;
    let article = &draft.article;
    let title = match draft.verbatim {
        Some(_) if article.title.is_empty() => stem,
        _ => article.title.clone(),
    };
    Ok(ImportItem {
        from: file.to_path_buf(),
        to,
        title,
        title_origin: article.title_origin,
        date: article.date.clone(),
        source: article.source.clone(),
        removed: draft.removed.clone(),
        status,
    })
}

/// The file's name without its ending: the date and the title, or the name it had.
fn name(draft: &Draft, stem: &str) -> String {
    let title = match draft.verbatim {
        Some(_) => Key::from_name(stem),
        None => whole_words(Key::from_name(&draft.article.title)),
    };
    let key = if title.is_empty() { Key::from_name(stem) } else { title };
    let date = draft
        .article
        .date
        .as_ref()
        .filter(|_| draft.verbatim.is_none())
        .map(|d| d.date.to_string());
    let parts = [date.unwrap_or_default(), key.to_string()];
    let name = parts.iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join("-");
    if name.is_empty() { "article".into() } else { name }
}

/// A key that was cut inside a word loses the rest of that word.
fn whole_words(key: Key) -> Key {
    const LONGEST: usize = 58;
    match key.as_str().rsplit_once('-') {
        Some((head, _)) if key.as_str().chars().count() > LONGEST => Key::from(head),
        _ => key,
    }
}

/// The first free name, or the one under which the same article stands.
fn settle(
    name: &str,
    text: &str,
    options: &ImportOptions,
    taken: &mut Taken,
) -> anyhow::Result<(String, ImportStatus)> {
    const MOST: u32 = 10_000;
    let own = hash::u64_of(text.as_bytes());
    let folder = options.into.join(FOLDER);
    if !options.dry_run {
        fs::create_dir_all(&folder).with_context(|| format!("create `{}`", folder.display()))?;
    }
    for n in 1..MOST {
        let file = if n == 1 { format!("{name}.md") } else { format!("{name}-{n}.md") };
        let (path, to) = (folder.join(&file), format!("{FOLDER}/{file}"));
        let on_disk = || fs::read(&path).ok().map(|bytes| hash::u64_of(&bytes));
        if let Some(before) = taken.names.get(&file).copied().or_else(on_disk) {
            if before == own {
                return Ok((to, ImportStatus::Unchanged));
            }
            continue;
        }
        if path.exists() || !options.dry_run && !create(&path, text)? {
            continue;
        }
        taken.names.insert(file, own);
        return Ok((to, ImportStatus::Written));
    }
    bail!("write `{FOLDER}/{name}.md`: every numbered name is taken")
}

/// Creates the file; false when there is one by now.
fn create(path: &Path, text: &str) -> anyhow::Result<bool> {
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(file) => file,
        Err(e) if e.kind() == ErrorKind::AlreadyExists => return Ok(false),
        Err(e) => return Err(e).with_context(|| format!("write `{}`", path.display())),
    };
    let written = file.write_all(text.as_bytes());
    if written.is_err() {
        // Half an article would pass for a whole one; the error below is the one to tell.
        drop(fs::remove_file(path));
    }
    written.with_context(|| format!("write `{}`", path.display()))?;
    Ok(true)
}

fn front_matter(draft: &Draft) -> String {
    let article = &draft.article;
    let mut out = String::from("---\n");
    if article.title_origin == TitleOrigin::Derived {
        out.push_str("# made from the first sentence: the text has no headline\n");
    }
    line(&mut out, "title", &quoted(&article.title));
    if let Some(date) = &article.date {
        line(&mut out, "date", &date.to_string());
    }
    if let Some(updated) = draft.updated.as_ref().filter(|u| Some(*u) != article.date.as_ref()) {
        line(&mut out, "updated", &updated.to_string());
    }
    if let Some(source) = &article.source {
        out.push_str(&source_lines(source));
    }
    if let Some(place) = &article.place {
        line(&mut out, "place", &quoted(place));
    }
    if let Some(summary) = &draft.summary {
        line(&mut out, "summary", &quoted(summary));
    }
    let tags: BTreeSet<&String> = draft.tags.iter().collect();
    if !tags.is_empty() {
        let tags: Vec<String> = tags.into_iter().map(|t| quoted(t)).collect();
        line(&mut out, "tags", &format!("[{}]", tags.join(", ")));
    }
    if !draft.aliases.is_empty() {
        let aliases: Vec<String> = draft.aliases.iter().map(|a| quoted(a)).collect();
        line(&mut out, "aliases", &format!("[{}]", aliases.join(", ")));
    }
    if draft.draft {
        line(&mut out, "draft", "true");
    }
    out.push_str("---\n");
    out
}

fn source_lines(source: &Source) -> String {
    let mut out = String::new();
    if source.url.is_none() && source.author.is_none() {
        line(&mut out, "source", &quoted(&source.name));
        return out;
    }
    out.push_str("source:\n");
    if !source.name.is_empty() {
        line(&mut out, "  name", &quoted(&source.name));
    }
    for (key, value) in [("  url", &source.url), ("  author", &source.author)] {
        if let Some(value) = value {
            line(&mut out, key, &quoted(value));
        }
    }
    out
}

fn line(out: &mut String, key: &str, value: &str) {
    out.push_str(key);
    out.push_str(": ");
    out.push_str(value);
    out.push('\n');
}

/// A YAML scalar: between double quotes, escaped as JSON, which YAML reads the same.
fn quoted(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}

/// A Markdown file with the facts its front matter does not give added; nothing of it is changed.
fn with_facts(text: &str, draft: &Draft) -> String {
    let text = text.trim_start_matches('\u{feff}');
    let article = &draft.article;
    let (head, rest) = front(text);
    let has = |key: &str| {
        head.lines().any(|l| l.strip_prefix(key).is_some_and(|r| r.trim_start().starts_with(':')))
    };
    let mut added = String::new();
    if !article.title.is_empty() && !has("title") {
        line(&mut added, "title", &quoted(&article.title));
    }
    if let Some(date) = article.date.as_ref().filter(|_| !has("date")) {
        line(&mut added, "date", &date.to_string());
    }
    if let Some(source) = article.source.as_ref().filter(|_| !has("source")) {
        added.push_str(&source_lines(source));
    }
    match (head.is_empty() && rest.len() == text.len(), added.is_empty()) {
        (_, true) => text.to_owned(),
        (true, false) => format!("---\n{added}---\n\n{text}"),
        (false, false) => format!("---\n{head}{added}{rest}"),
    }
}

/// The lines of the front matter, and everything from its closing fence on.
fn front(text: &str) -> (&str, &str) {
    let Some(first) = text.lines().next().filter(|l| l.trim_end() == "---") else {
        return ("", text);
    };
    let from = text.find('\n').map_or(text.len(), |i| i + 1);
    debug_assert!(first.len() <= from);
    let mut at = from;
    for l in text.get(from..).unwrap_or_default().split_inclusive('\n') {
        if matches!(l.trim_end(), "---" | "...") {
            return (text.get(from..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
        }
        at += l.len();
    }
    ("", text)
}
