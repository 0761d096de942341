//! An article's file becomes an `Article`: Markdown with front matter, or raw text.

use std::path::Path;

use super::fields::{Fields, Words};
use super::manifest::Row;
use super::parts::{FRONT, Links, front, headline, image, own_key, prose, title_of};
use super::references::Target;
use super::yaml::Data;
use super::{Loaded, config, files, raw_text, values};
use crate::base::{Faults, Key, Span};
use crate::document::{Article, ArticleMeta, BlockKind, Body, Source, TitleOrigin};

/// Longest headline made from a first sentence, in characters.
const MAX_TITLE: usize = 90;
/// Words of the first sentence that stand for a title, and the fewest that do.
const WORDS: usize = 9;
const SHORTEST: usize = 4;

/// True for files of `content/articles` that are read.
pub(super) fn is_article(path: &str) -> bool {
    files::is_markdown(path) || files::extension(path) == "txt"
}

/// Reads one article; `row` is what a manifest beside it says.
pub(super) fn read(site: &Path, path: &str, row: Option<&Row>) -> Loaded<Article> {
    let bytes = match files::read_bytes(site, path) {
        Ok(bytes) => bytes,
        Err(fault) => return Loaded::failed(vec![*fault]),
    };
    if !files::is_markdown(path) {
        return raw_text::read(path, &bytes, row);
    }
    match files::decode(path, bytes) {
        Ok(text) => markdown(path, &text),
        Err(fault) => Loaded::failed(vec![*fault]),
    }
}

/// Reads the text of a Markdown article.
pub(super) fn markdown(path: &str, text: &str) -> Loaded<Article> {
    let faults = Faults::new(path, text);
    let mut links = Links::new(&faults, &Key::default());
    let value = read_markdown(&faults, &mut links);
    let references = std::mem::take(&mut links.list);
    Loaded { value, references, faults: faults.into_list() }
}

fn read_markdown<'a>(faults: &'a Faults<'a>, links: &mut Links<'a>) -> Option<Article> {
    let (value, start) = front(faults)?;
    let f = Fields::new(faults, FRONT, "", &value);
    let key = own_key(&f, "slug", faults.path())?;
    links.from = key.clone();
    let words = f.words("title");
    let mut body = prose(links, start, &headline(words.as_ref()));
    let mut meta = meta(&f, links);
    let lost = f.has("title") && words.is_none();
    f.finish();
    (meta.title, meta.title_origin) = title(faults, words, &body, &value.data, lost)?;
    if body.blocks.iter().all(|b| b.kind == BlockKind::Title) {
        let at = Span::new(faults.text().len(), faults.text().len());
        faults.warning("empty-body", at, "this article has a title but no text", "");
    }
    body.shrink_to_fit();
    Some(Article { key, path: faults.path().to_owned(), meta, body })
}

/// The headline, from wherever it can be had; `None` when there is not even a first sentence.
fn title(
    faults: &Faults,
    given: Option<Words>,
    body: &Body,
    front: &Data,
    lost: bool,
) -> Option<(String, TitleOrigin)> {
    if let Some(words) = given {
        return Some((values::one_line(&words.text), TitleOrigin::Given));
    }
    if let Some(found) = title_of(body) {
        return Some((found, TitleOrigin::Found));
    }
    let derived = derived_title(body);
    if lost && derived.is_some() {
        return derived.map(|t| (t, TitleOrigin::Derived));
    }
    let code = "front-matter-missing-title";
    let at = Span::new(0, 0);
    let hint = match front {
        Data::Null => "begin the file with three lines: ---, `title: …` and ---",
        _ => "write a line `title: …`",
    };
    match &derived {
        Some(_) => {
            let message = "this article has no title; its first sentence stands in for it";
            faults.warning(code, at, message, hint);
        }
        None => faults.error(code, at, "this article has neither title nor text", hint),
    }
    derived.map(|t| (t, TitleOrigin::Derived))
}

/// The opening of a text without its dateline.
fn derived_title(body: &Body) -> Option<String> {
    let block = body.blocks.iter().find(|b| b.kind != BlockKind::Code && !b.span.is_empty())?;
    let words = values::one_line(body.text.get(block.span.start()..block.span.end())?);
    let words = words.get(crate::raw::dateline_len(&words)..).unwrap_or(&words);
    let ends = |(i, c): (usize, char)| {
        let next = words.get(i + c.len_utf8()..).unwrap_or_default();
        let end = matches!(c, '.' | '؟' | '!' | '؛') && next.starts_with(' ');
        end.then_some(i + if c == '.' || c == '؛' { 0 } else { c.len_utf8() })
    };
    let end = words.char_indices().find_map(ends).unwrap_or(words.len());
    let sentence = words.get(..end)?.trim_end_matches('.');
    (!sentence.is_empty()).then(|| opening(sentence))
}

/// The first clause of a sentence, of at most [`WORDS`] words: «قررت اللجنة تأجيل الاجتماع» of
/// «قررت اللجنة تأجيل الاجتماع، وقال …»; a longer one is cut and says so.
fn opening(sentence: &str) -> String {
    let words: Vec<&str> = sentence.split(' ').filter(|w| !w.is_empty()).collect();
    let closes = |w: &&str| w.ends_with(['،', '؛', ':', ',']);
    let clause = words.iter().position(closes).map_or(words.len(), |i| i + 1);
    // A clause of a word or two says nothing: «وفي باريس، …».
    let clause = if clause < SHORTEST { words.len() } else { clause };
    let end = clause.min(WORDS);
    let kept = words.get(..end).unwrap_or_default().join(" ");
    let kept: String = kept.chars().take(MAX_TITLE).collect();
    let kept = kept.trim_end_matches(['،', '؛', ':', ',', ' ', '-', '–']);
    if end < words.len() { format!("{kept}…") } else { kept.to_owned() }
}

fn meta(f: &Fields, links: &mut Links) -> ArticleMeta {
    let (date, updated) = (f.stamp("date"), f.stamp("updated"));
    if let (Some(date), Some(updated)) = (&date, &updated)
        && updated.date.last_day() < date.date.first_day()
    {
        let span = f.value("updated").map_or(f.span(), |v| v.span);
        let message = format!("`updated` ({updated}) comes before `date` ({date})");
        f.faults().warning("dates-reversed", span, message, "");
    }
    let (mut pin, mut ignore) = (Vec::new(), Vec::new());
    if let Some(section) = f.section("entities") {
        for (key, at) in section.keys("pin") {
            links.add(Target::Entity, "entities.pin", key.clone(), at);
            pin.push(key.as_str().to_owned());
        }
        ignore = section.texts("ignore");
        section.finish();
    }
    let mut events = Vec::new();
    for (key, at) in f.keys("events") {
        links.add(Target::Event, "events", key.clone(), at);
        events.push(key.as_str().to_owned());
    }
    ArticleMeta {
        title: String::new(),
        title_origin: TitleOrigin::Given,
        date,
        updated,
        source: source(f),
        place: f.text("place"),
        summary: f.text("summary"),
        tags: f.texts("tags"),
        image: image(f, links),
        draft: f.flag("draft").unwrap_or(false),
        pin,
        ignore,
        events,
        aliases: aliases(f),
    }
}

/// `source: a name` or `source: {name, url, author}`.
fn source(f: &Fields) -> Option<Source> {
    let value = f.value("source")?;
    if !matches!(value.data, Data::Map(_)) {
        return Some(Source { name: f.text("source")?, url: None, author: None });
    }
    let section = f.section("source")?;
    let (url, author) = (config::web_address(&section, "url"), section.text("author"));
    let name = section.text("name");
    if name.is_none() {
        section.missing("name", "who published the article");
    }
    section.finish();
    Some(Source { name: name?, url, author })
}

/// Old addresses of the article: relative, inside the site.
fn aliases(f: &Fields) -> Vec<String> {
    let mut out = Vec::new();
    for words in f.list("aliases") {
        let path = values::percent_decoded(words.text.trim_matches('/'));
        let inside = !path.is_empty()
            && !path.contains([':', '\\', '?', '#'])
            && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
            && !path.chars().any(char::is_control);
        if inside {
            out.push(path);
        } else {
            let expected = "an old address inside the site, such as news/old.html";
            f.refuse("bad-address", "aliases", words.span, expected, "");
        }
    }
    out
}
