//! Reads `content/curation.yaml`, the editor's standing decisions.
//!
//! ```yaml
//! merge:       # the first key stays; or {from: old, into: key, reason: words}
//!   - [ilham-aliyev, الرئيس-علييف]
//! split:       # in this article (or everywhere) this spelling means that entity
//!   - {name: علييف, article: some-article, key: heydar-aliyev}
//! rename:      # the displayed name of a discovered thing, and the key it goes by
//!   - {key: discovered, name: words, to: better-key}
//! retype:
//!   - {key: discovered, kind: place}
//! block: [key]            # gets no page
//! never_link: [words]     # is never linked
//! stable: {discovered: key}   # addresses once published
//! ```
//! `rename`, `retype` and `stable` may also be maps from key to value.

use super::fields::{Fields, Item, Words};
use super::yaml::{self, Data};
use crate::base::{Diagnostic, Faults, Key};
use crate::document::curation::Split;
use crate::document::{Curation, EntityKind};

const KIND: &str = "curation";

/// The decisions in `text`, the content of the file `path`.
pub(crate) fn read(path: &str, text: &str) -> (Curation, Vec<Diagnostic>) {
    let faults = Faults::new(path, text);
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let value = yaml::parse(&faults, start..text.len(), KIND);
    let f = Fields::new(&faults, KIND, "", &value);
    let mut curation = Curation {
        merge: merge(&f),
        split: split(&f),
        block: f.keys("block").into_iter().map(|(key, _)| key).collect(),
        never_link: never_link(&f),
        ..Curation::default()
    };
    pairs(&f, "rename", |key, entry, given| match (entry, given) {
        (Some(entry), _) => {
            let (name, to) = (entry.text("name"), entry.key("to"));
            if name.is_none() && to.is_none() {
                entry.missing("name", "the name to be shown");
            }
            curation.rename.extend(name.map(|name| (key.clone(), name)));
            curation.stable.extend(to.map(|(to, _)| (key, to)));
        }
        (None, Some(words)) => curation.rename.push((key, words.text)),
        _ => (),
    });
    pairs(&f, "retype", |key, entry, given| {
        let kinds = EntityKind::ALL.map(|k| (k.name(), k));
        let kind = match (entry, given) {
            (Some(entry), _) => entry.choice("kind", &kinds),
            (None, Some(words)) => {
                let kind = EntityKind::parse(&words.text.to_lowercase());
                if kind.is_none() {
                    let names = EntityKind::ALL.map(EntityKind::name).join(", ");
                    let expected = format!("one of {names}");
                    f.refuse("unknown-value", "retype", words.span, &expected, "");
                }
                kind
            }
            _ => None,
        };
        curation.retype.extend(kind.map(|kind| (key, kind)));
    });
    pairs(&f, "stable", |key, entry, given| {
        let to = match (entry, given) {
            (Some(entry), _) => entry.key("to"),
            (None, Some(words)) => f.key_of("stable", &words),
            _ => None,
        };
        curation.stable.extend(to.map(|(to, _)| (key, to)));
    });
    f.finish();
    (curation, faults.into_list())
}

/// Lists of keys, or `{from, into}`.
fn merge(f: &Fields) -> Vec<Vec<Key>> {
    let Some(value) = f.value("merge") else { return Vec::new() };
    let Data::List(items) = &value.data else {
        f.refuse("wrong-type", "merge", value.span, "a list of lists of keys", "");
        return Vec::new();
    };
    let mut out = Vec::new();
    for item in items {
        let keys = match &item.data {
            Data::Map(_) => {
                let entry = Fields::new(f.faults(), KIND, "merge.", item);
                let (into, from) = (entry.key("into"), entry.keys("from"));
                entry.text("reason");
                if into.is_none() {
                    entry.missing("into", "the key that stays");
                }
                entry.finish();
                let Some((into, _)) = into else { continue };
                std::iter::once(into).chain(from.into_iter().map(|(key, _)| key)).collect()
            }
            Data::List(keys) => keys_of(f, keys),
            Data::Null | Data::Lost => continue,
            Data::Text(_) => Vec::new(),
        };
        if keys.len() < 2 {
            let hint = "the first key stays, the others lead to it";
            f.refuse("wrong-type", "merge", item.span, "two keys or more: [key, other]", hint);
            continue;
        }
        out.push(keys);
    }
    out
}

fn keys_of(f: &Fields, items: &[yaml::Value]) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for item in items {
        let Data::Text(text) = &item.data else { continue };
        let words = Words { text: text.clone(), span: item.span, literal: None };
        let key = f.key_of("merge", &words).map(|(key, _)| key);
        keys.extend(key.filter(|k| !keys.contains(k)));
    }
    keys
}

fn split(f: &Fields) -> Vec<Split> {
    let mut out = Vec::new();
    for item in f.items("split") {
        let Item::Map(entry) = item else {
            let span = f.value("split").map_or(f.span(), |v| v.span);
            f.refuse("wrong-type", "split", span, "items of the form {name: …, key: …}", "");
            continue;
        };
        let mut names = entry.texts("name");
        names.extend(entry.texts("names"));
        let article = entry.key("article").map(|(key, _)| key);
        let (own, into) = (entry.key("key"), entry.key("into"));
        if names.is_empty() {
            entry.missing("name", "the spelling");
        }
        match into.or(own) {
            Some((key, _)) => out.extend(names.into_iter().map(|name| Split {
                name,
                article: article.clone(),
                key: key.clone(),
            })),
            None => entry.missing("key", "whom the spelling means"),
        }
        entry.finish();
    }
    out
}

fn never_link(f: &Fields) -> Vec<String> {
    let mut out = Vec::new();
    for item in f.items("never_link") {
        match item {
            Item::Words(words) => out.push(words.text),
            Item::Map(entry) => {
                match entry.text("text") {
                    Some(text) => out.push(text),
                    None => entry.missing("text", "the spelling"),
                }
                entry.finish();
            }
        }
    }
    out
}

/// A map from key to value, or a list of maps with a field `key`.
fn pairs<'a>(
    f: &Fields<'a>,
    field: &'static str,
    mut take: impl FnMut(Key, Option<&Fields<'a>>, Option<Words>),
) {
    let Some(value) = f.value(field) else { return };
    if let Data::Map(_) = &value.data {
        let Some(section) = f.section(field) else { return };
        for (words, value) in section.all() {
            let given = section.value_words(&words.text, value);
            if let Some((key, _)) = section.key_of("", &words) {
                take(key, None, given);
            }
        }
        return;
    }
    for item in f.items(field) {
        match item {
            Item::Map(entry) => {
                match entry.key("key") {
                    Some((key, _)) => take(key, Some(&entry), None),
                    None => entry.missing("key", "what the decision is about"),
                }
                entry.finish();
            }
            Item::Words(words) => {
                f.refuse("wrong-type", field, words.span, "items of the form {key: …}", "");
            }
        }
    }
}
