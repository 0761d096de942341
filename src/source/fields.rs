//! One reader for every map of settings: front matter, cards, configuration, curation.
//!
//! A key is known by being asked for; `finish` reports those nobody asked for, with the nearest
//! known one. Every fault names the field's path («roles[1].from»), what was expected and what was
//! found. `-` and `_` are the same in a key, and so are upper and lower case.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::front::is_bidi_mark;
use super::nearest::{nearest, translated};
use super::yaml::{Data, Entry, Value};
use crate::base::{Date, Faults, Key, Span, Stamp};
use crate::source::values;

/// A map being read.
pub(crate) struct Fields<'a> {
    faults: &'a Faults<'a>,
    /// Begins the codes: `front-matter`, `config`, `curation`.
    kind: &'static str,
    /// The path of this map with its final dot; empty at the top.
    path: String,
    span: Span,
    entries: Vec<(String, &'a Entry)>,
    known: RefCell<Vec<&'static str>>,
}

/// Words with the bytes they stand in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Words {
    pub(crate) text: String,
    /// The value with its quotation marks, for diagnostics.
    pub(crate) span: Span,
    /// Where exactly these words stand in the file, when they stand there literally.
    pub(crate) literal: Option<Span>,
}

impl<'a> Fields<'a> {
    /// The fields of `value`; anything but a map is reported and read as an empty map.
    pub(crate) fn new(
        faults: &'a Faults<'a>,
        kind: &'static str,
        path: &str,
        value: &'a Value,
    ) -> Self {
        let mut fields = Self {
            faults,
            kind,
            path: path.to_owned(),
            span: value.span,
            entries: Vec::new(),
            known: RefCell::default(),
        };
        match &value.data {
            Data::Map(entries) => fields.take(entries),
            Data::Null | Data::Lost => (),
            _ => fields.wrong(path.trim_end_matches('.'), value, "`key: value` lines"),
        }
        fields
    }

    fn take(&mut self, entries: &'a [Entry]) {
        for entry in entries {
            let key = self.clean_key(entry);
            if let Some((_, first)) = self.entries.iter().find(|(k, _)| *k == key) {
                let line = self.faults.place(first.key_span).line;
                let message = format!("`{}{key}` stands here a second time", self.path);
                let hint = format!("the first, on line {line}, counts; delete one of them");
                self.faults.error(&self.code("duplicate-key"), entry.key_span, message, hint);
                continue;
            }
            self.entries.push((key, entry));
        }
    }

    fn clean_key(&self, entry: &Entry) -> String {
        if entry.key.contains(is_bidi_mark) {
            let message = "an invisible direction mark in a key";
            self.faults.warning("bidi-mark", entry.key_span, message, "delete the invisible mark");
        }
        let plain: String = entry.key.chars().filter(|c| !is_bidi_mark(*c)).collect();
        plain.trim().to_lowercase().replace('-', "_")
    }

    fn code(&self, name: &str) -> String {
        format!("{}-{name}", self.kind)
    }

    pub(crate) fn faults(&self) -> &'a Faults<'a> {
        self.faults
    }

    /// The bytes of the whole map.
    pub(crate) fn span(&self) -> Span {
        self.span
    }

    /// The value of `key`, when there is one worth reading.
    pub(crate) fn value(&self, key: &'static str) -> Option<&'a Value> {
        self.known.borrow_mut().push(key);
        let (_, entry) = self.entries.iter().find(|(k, _)| k == key)?;
        (!matches!(entry.value.data, Data::Null | Data::Lost)).then_some(&entry.value)
    }

    /// True when the key stands in the file, even with a faulty value.
    pub(crate) fn has(&self, key: &'static str) -> bool {
        self.known.borrow_mut().push(key);
        self.entries.iter().any(|(k, e)| k == key && e.value.data != Data::Null)
    }

    /// True when the value was meant to begin with `#`, which begins a comment in YAML.
    pub(crate) fn commented(&self, key: &'static str) -> Option<Span> {
        let (_, entry) = self.entries.iter().find(|(k, _)| k == key)?;
        let rest = self.faults.text().get(entry.key_span.end()..)?;
        let line = rest.lines().next()?;
        let at = line.find('#')?;
        let meant = line.get(..at)?.trim() == ":" && entry.value.data == Data::Null;
        let start = entry.key_span.end() + at;
        meant.then(|| Span::new(start, entry.key_span.end() + line.trim_end().len()))
    }

    /// Every key with its value, for maps whose keys are free.
    pub(crate) fn all(&self) -> Vec<(Words, &'a Value)> {
        let entries = self.entries.iter().map(|(_, e)| *e);
        let pairs = entries.filter_map(|e| {
            let (text, span) = (e.key.as_str(), e.key_span);
            Some((self.clean(text, span)?, &e.value))
        });
        pairs.collect()
    }

    fn wrong(&self, path: &str, value: &Value, expected: &str) {
        let what = if path.is_empty() { String::new() } else { format!("`{path}`: ") };
        let message = format!("{what}expected {expected}, found {}", value.kind());
        self.faults.error(&self.code("wrong-type"), value.span, message, "");
    }

    /// Reports a text that cannot be what the field wants.
    pub(crate) fn refuse(&self, code: &str, key: &str, at: Span, expected: &str, hint: &str) {
        let message = format!("`{}{key}`: expected {expected}", self.path);
        self.faults.error(&self.code(code), at, message, hint);
    }

    pub(crate) fn words(&self, key: &'static str) -> Option<Words> {
        let value = self.value(key)?;
        self.words_of(key, value)
    }

    /// The words of a value of `all`.
    pub(crate) fn value_words(&self, key: &str, value: &'a Value) -> Option<Words> {
        match value.data {
            Data::Null | Data::Lost => None,
            _ => self.words_of(key, value),
        }
    }

    fn words_of(&self, key: &str, value: &'a Value) -> Option<Words> {
        match &value.data {
            Data::Text(text) => self.clean(text, value.span),
            _ => {
                self.wrong(&format!("{}{key}", self.path), value, "text");
                None
            }
        }
    }

    /// Takes blanks and direction marks off both ends; `None` when nothing is left.
    fn clean(&self, text: &str, span: Span) -> Option<Words> {
        let edge = |c: char| c.is_whitespace() || is_bidi_mark(c);
        let trimmed = text.trim_matches(edge);
        if text.trim().len() > trimmed.len() {
            let message = "an invisible direction mark beside a value";
            self.faults.warning("bidi-mark", span, message, "delete the invisible mark");
        }
        let source = self.faults.text().get(span.start()..span.end()).unwrap_or_default();
        let mut hits = source.match_indices(trimmed);
        let literal = hits.next().filter(|_| hits.next().is_none());
        let literal = literal.map(|(i, _)| {
            let start = span.start() + i;
            Span::new(start, start + trimmed.len())
        });
        (!trimmed.is_empty()).then(|| Words { text: trimmed.to_owned(), span, literal })
    }

    pub(crate) fn text(&self, key: &'static str) -> Option<String> {
        self.words(key).map(|w| values::one_line(&w.text))
    }

    /// A list of texts; one text alone is a list of one. Items joined by Arabic commas are parted,
    /// for `[قره باغ، هدنة]` is one item to YAML.
    pub(crate) fn list(&self, key: &'static str) -> Vec<Words> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let items = match &value.data {
            Data::List(items) => items.as_slice(),
            _ => std::slice::from_ref(value),
        };
        let mut out = Vec::new();
        for (i, item) in items.iter().enumerate() {
            if matches!(item.data, Data::Null | Data::Lost) {
                continue;
            }
            let at = if items.len() > 1 { format!("{key}[{i}]") } else { key.to_owned() };
            let Some(words) = self.words_of(&at, item) else { continue };
            out.extend(self.part(&at, words));
        }
        out
    }

    fn part(&self, at: &str, words: Words) -> Vec<Words> {
        if !words.text.contains('،') {
            return vec![words];
        }
        let message = format!("`{}{at}` is one item to YAML; it was parted at «،»", self.path);
        let hint = "separate the items of a list with `,`";
        self.faults.warning(&self.code("arabic-comma"), words.span, message, hint);
        let parts = words.text.split('،').map(str::trim).filter(|p| !p.is_empty());
        parts.map(|p| Words { text: p.to_owned(), span: words.span, literal: None }).collect()
    }

    pub(crate) fn texts(&self, key: &'static str) -> Vec<String> {
        distinct(&self.list(key))
    }

    pub(crate) fn key(&self, key: &'static str) -> Option<(Key, Span)> {
        let words = self.words(key)?;
        self.key_of(key, &words)
    }

    pub(crate) fn keys(&self, key: &'static str) -> Vec<(Key, Span)> {
        self.list(key).iter().filter_map(|w| self.key_of(key, w)).collect()
    }

    /// The key that words name; words without a letter are reported.
    pub(crate) fn key_of(&self, field: &str, words: &Words) -> Option<(Key, Span)> {
        let key = Key::from_name(&words.text);
        if key.is_empty() {
            self.refuse("bad-key", field, words.span, "a key made of letters and digits", "");
            return None;
        }
        Some((key, words.span))
    }

    pub(crate) fn flag(&self, key: &'static str) -> Option<bool> {
        let words = self.words(key)?;
        let flag = values::flag(&words.text);
        if flag.is_none() {
            self.refuse("wrong-type", key, words.span, "`true` or `false`", "");
        }
        flag
    }

    pub(crate) fn number(&self, key: &'static str) -> Option<u32> {
        let words = self.words(key)?;
        let number = values::ascii_digits(&words.text).parse().ok();
        if number.is_none() {
            self.refuse("wrong-type", key, words.span, "a whole number", "");
        }
        number
    }

    /// One of a fixed set of words.
    pub(crate) fn choice<T: Copy>(&self, key: &'static str, of: &[(&str, T)]) -> Option<T> {
        let words = self.words(key)?;
        let asked = words.text.to_lowercase();
        if let Some((_, value)) = of.iter().find(|(name, _)| *name == asked) {
            return Some(*value);
        }
        let names: Vec<&str> = of.iter().map(|(name, _)| *name).collect();
        let hint = match nearest(&asked, names.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => String::new(),
        };
        let expected = format!("one of {}", names.join(", "));
        self.refuse("unknown-value", key, words.span, &expected, &hint);
        None
    }

    pub(crate) fn date(&self, key: &'static str) -> Option<Date> {
        let words = self.words(key)?;
        let stamp = self.stamp_of(key, &words)?;
        Some(stamp.date)
    }

    pub(crate) fn stamp(&self, key: &'static str) -> Option<Stamp> {
        let words = self.words(key)?;
        self.stamp_of(key, &words)
    }

    fn stamp_of(&self, key: &str, words: &Words) -> Option<Stamp> {
        match values::stamp(&words.text) {
            Ok(stamp) => Some(stamp),
            Err(values::BadDate { impossible, rewrite }) => {
                let (code, expected) = match impossible {
                    true => ("impossible-date", "a day that exists"),
                    false => ("bad-date", "a date such as 2023-09-20, 2023-09 or 2023"),
                };
                let hint = rewrite.map_or(String::new(), |d| format!("write it as {d}"));
                self.refuse(code, key, words.span, expected, &hint);
                None
            }
        }
    }

    /// The map under `key`.
    pub(crate) fn section(&self, key: &'static str) -> Option<Fields<'a>> {
        let value = self.value(key)?;
        Some(Fields::new(self.faults, self.kind, &format!("{}{key}.", self.path), value))
    }

    /// The items of a list of maps, or of words for the short form: `[{entity: x}, y]`.
    pub(crate) fn items(&self, key: &'static str) -> Vec<Item<'a>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let items = match &value.data {
            Data::List(items) => items.as_slice(),
            _ => std::slice::from_ref(value),
        };
        let mut out = Vec::new();
        for (i, item) in items.iter().enumerate() {
            let path = format!("{}{key}[{i}].", self.path);
            match &item.data {
                Data::Null | Data::Lost => (),
                Data::Text(text) => out.extend(self.clean(text, item.span).map(Item::Words)),
                _ => out.push(Item::Map(Fields::new(self.faults, self.kind, &path, item))),
            }
        }
        out
    }

    /// Reports that a key the map cannot do without is not there, or is empty.
    pub(crate) fn missing(&self, key: &str, what: &str) {
        let entry = self.entries.iter().find(|(k, _)| k == key).map(|(_, e)| e.key_span);
        if self.entries.iter().any(|(k, e)| k == key && e.value.data == Data::Lost) {
            return;
        }
        let at = entry.unwrap_or(Span { start: self.span.start, end: self.span.start });
        let message = format!("`{}{key}` is missing: {what}", self.path);
        let hint = format!("write a line `{key}: …`");
        self.faults.error(&self.code(&format!("missing-{key}")), at, message, hint);
    }

    /// Reports the keys nobody asked for.
    pub(crate) fn finish(self) {
        let known = self.known.borrow();
        for (key, entry) in &self.entries {
            if known.contains(&key.as_str()) {
                continue;
            }
            let near = nearest(key, known.iter().copied());
            let hint = match near.or_else(|| translated(key, known.iter().copied())) {
                Some(name) => format!("did you mean `{name}`?"),
                None => {
                    let mut names: Vec<&str> = known.clone();
                    names.sort_unstable();
                    names.dedup();
                    format!("known here: {}", names.join(", "))
                }
            };
            let message = format!("unknown key `{}{key}`", self.path);
            self.faults.warning(&self.code("unknown-key"), entry.key_span, message, hint);
        }
    }
}

/// The texts of a list on one line each, repeats left out.
pub(crate) fn distinct(list: &[Words]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let texts = list.iter().map(|w| values::one_line(&w.text));
    texts.filter(|text| seen.insert(text.clone())).collect()
}

/// An item of a list: a map, or words alone.
pub(crate) enum Item<'a> {
    Map(Fields<'a>),
    Words(Words),
}
