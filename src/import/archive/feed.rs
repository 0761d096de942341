//! Feeds (RSS, Atom) and exports of WordPress (WXR, which is RSS with more in it).
//!
//! Of an export the posts are taken, drafts as drafts; pages, attachments, menus, and what is private
//! or thrown away are counted and left. The address a post had becomes an old address of its article.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::{Entry, Lines, at_line};
use crate::base::{Diagnostic, Place};

/// Deepest element that is followed.
const DEEPEST: usize = 100;

/// What is being read.
struct Reading<'a> {
    place: &'a Place,
    lines: Lines<'a>,
    entries: Vec<Entry>,
    /// Names of the elements that are open.
    open: Vec<String>,
    item: Option<Item>,
    /// Words of the element that is open.
    words: String,
    /// Of the feed itself.
    title: String,
    home: String,
    /// The names readers know of those who write under a login.
    authors: BTreeMap<String, String>,
    login: String,
    wordpress: bool,
    n_left: usize,
}

/// An item while it is read.
#[derive(Default)]
struct Item {
    entry: Entry,
    depth: usize,
    status: String,
    kind: String,
    /// What stands for the text when there is nothing better.
    description: String,
    guid: String,
}

pub(super) fn entries(place: &Place, text: &str, faults: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut r = Reading {
        place,
        lines: Lines::new(text),
        entries: Vec::new(),
        open: Vec::new(),
        item: None,
        words: String::new(),
        title: String::new(),
        home: String::new(),
        wordpress: false,
        authors: BTreeMap::new(),
        login: String::new(),
        n_left: 0,
    };
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                if r.open.len() > DEEPEST {
                    r.stopped(at, "elements lie too deep in each other from here on", faults);
                    break;
                }
                r.start(&tag, at);
            }
            Ok(Event::Empty(tag)) => {
                r.start(&tag, at);
                r.end();
            }
            Ok(Event::End(_)) => r.end(),
            Ok(Event::Text(words)) => r.words.push_str(&words),
            Ok(Event::CData(words)) => r.words.push_str(&words),
            Ok(Event::GeneralRef(name)) => match name.resolve_char_ref() {
                Ok(Some(c)) => r.words.push(c),
                _ => r.words.push_str(named_character(&name)),
            },
            Ok(Event::Eof) => break,
            Ok(_) => (),
            Err(e) => {
                r.stopped(at, &format!("this file is not valid XML from here on: {e}"), faults);
                break;
            }
        }
    }
    r.finish(faults)
}

/// The characters XML names itself, and a space for those of other vocabularies.
fn named_character(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => " ",
    }
}

impl Reading<'_> {
    fn start(&mut self, tag: &BytesStart, at: usize) {
        let name = tag.name().as_ref().to_owned();
        let attribute = |wanted: &str| {
            let found = tag.attributes().flatten().find(|a| a.key.as_ref() == wanted)?;
            found.normalized_value(XmlVersion::Implicit1_0).ok().map(|v| v.into_owned())
        };
        if name == "rss" && tag.attributes().flatten().any(|a| a.key.as_ref() == "xmlns:wp") {
            self.wordpress = true;
        }
        match (&mut self.item, name.as_str()) {
            (None, "item" | "entry") => {
                let line = self.lines.of(at);
                let entry = Entry { line, ..Entry::default() };
                self.item = Some(Item { entry, depth: self.open.len(), ..Item::default() });
            }
            (Some(item), "link") => {
                // Atom keeps the address in an attribute.
                let relation = attribute("rel").unwrap_or_else(|| "alternate".into());
                if let (Some(href), "alternate") = (attribute("href"), relation.as_str()) {
                    item.entry.set("url", &href);
                }
            }
            (Some(item), "category") => {
                if let Some(term) = attribute("label").or_else(|| attribute("term")) {
                    item.entry.set("tags", &term);
                }
            }
            _ => (),
        }
        self.open.push(name);
        self.words.clear();
    }

    fn end(&mut self) {
        let Some(name) = self.open.pop() else { return };
        let words = std::mem::take(&mut self.words);
        let parent = self.open.last().map_or("", String::as_str);
        match &mut self.item {
            Some(item) if item.depth == self.open.len() => {
                if let Some(item) = self.item.take() {
                    self.take(item);
                }
            }
            Some(item) => item.field(&name, parent, &words),
            None if matches!(parent, "channel" | "feed") => match name.as_str() {
                "title" => self.title = plain(&words),
                "link" if self.home.is_empty() => self.home = words.trim().to_owned(),
                _ => (),
            },
            None if parent == "wp:author" => match name.as_str() {
                "wp:author_login" => self.login = words.trim().to_owned(),
                "wp:author_display_name" if !words.trim().is_empty() => {
                    self.authors.insert(std::mem::take(&mut self.login), plain(&words));
                }
                _ => (),
            },
            None => (),
        }
    }

    /// A whole item.
    fn take(&mut self, item: Item) {
        let post = item.kind.is_empty() || item.kind == "post";
        let kept = matches!(item.status.as_str(), "" | "publish" | "draft" | "pending" | "future");
        if !post || !kept {
            self.n_left += 1;
            return;
        }
        let mut entry = item.entry;
        entry.draft = !matches!(item.status.as_str(), "" | "publish");
        if entry.text.is_empty() {
            entry.set("text", &item.description);
        } else {
            entry.set("summary", &plain(&item.description));
        }
        if item.guid.starts_with("http") {
            entry.set("url", &item.guid);
        }
        if entry.date.is_empty() {
            // Atom asks for the last change alone.
            entry.date.clone_from(&entry.updated);
        }
        if let Some(name) = self.authors.get(&entry.author) {
            entry.author.clone_from(name);
        }
        entry.title = plain(&entry.title);
        entry.set("source", &self.title);
        if self.wordpress {
            entry.aliases.extend(old_address(&entry.url, &self.home));
        }
        self.entries.push(entry);
    }

    fn stopped(&mut self, at: usize, message: &str, faults: &mut Vec<Diagnostic>) {
        let place = at_line(self.place, self.lines.of(at));
        faults.push(Diagnostic::error("archive-syntax", place, message));
    }

    fn finish(self, faults: &mut Vec<Diagnostic>) -> Vec<Entry> {
        if self.n_left > 0 {
            let message = format!(
                "{} pages, attachments, menus or private posts of this export are left out",
                self.n_left
            );
            faults.push(Diagnostic::note("archive-left-out", self.place.clone(), message));
        }
        if self.entries.is_empty() && !faults.iter().any(|f| f.place.file == self.place.file) {
            let message = "this file is neither a feed nor an export with posts";
            faults.push(Diagnostic::error("archive-no-entries", self.place.clone(), message));
        }
        let (source, wordpress) = (self.title, self.wordpress);
        let named = |mut e: Entry| {
            // The posts of one's own site have no other source than the site.
            if wordpress {
                e.source.clone_from(&source);
            }
            e
        };
        self.entries.into_iter().map(named).collect()
    }
}

impl Item {
    fn field(&mut self, name: &str, parent: &str, words: &str) {
        let entry = &mut self.entry;
        match name {
            "title" => entry.set("title", words),
            "link" => entry.set("url", words),
            "guid" | "id" => self.guid = words.trim().to_owned(),
            "content:encoded" | "content" => entry.set("text", words),
            "description" | "summary" | "excerpt:encoded" if self.description.trim().is_empty() => {
                words.clone_into(&mut self.description);
            }
            "wp:post_date" => words.clone_into(&mut entry.date),
            "pubDate" | "published" | "dc:date" | "issued" => entry.set("date", words),
            "updated" | "wp:post_modified" | "dcterms:modified" | "modified" => {
                entry.set("updated", words);
            }
            "dc:creator" | "creator" => entry.set("author", words),
            "name" if parent == "author" => entry.set("author", words),
            "author" => entry.set("author", words.split(['(', ')']).nth(1).unwrap_or(words)),
            "source" => entry.set("source", words),
            "category" => entry.set("tags", words),
            "wp:status" => self.status = words.trim().to_owned(),
            "wp:post_type" => self.kind = words.trim().to_owned(),
            _ => (),
        }
    }
}

/// Words without markup; feeds write titles as text, escaped text or markup.
fn plain(words: &str) -> String {
    let words = words.trim();
    if !words.contains(['<', '&']) {
        return words.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let text: String = scraper::Html::parse_fragment(words).root_element().text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The path of an address on the site it was published on: what an old link asks for.
fn old_address(url: &str, home: &str) -> Option<String> {
    let rest = |u: &str| u.split_once("://").map(|(_, rest)| rest.to_owned());
    let (url, home) = (rest(url)?, rest(home)?);
    let home = home.trim_end_matches('/');
    let path = url.strip_prefix(home)?.trim_matches('/');
    (!path.is_empty() && !path.contains(['?', '#'])).then(|| path.to_owned())
}
