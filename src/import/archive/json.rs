//! JSON Lines, a JSON array, or a JSON Feed.

use serde_json::{Map, Value};

use super::{Entry, at_line, named};
use crate::base::{Diagnostic, Place};

pub(super) fn entries(place: &Place, text: &str, faults: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let text = text.trim_start_matches('\u{feff}');
    let mut out = Vec::new();
    // One value that is the whole file: an array, or an object that holds one.
    let first = text.trim_start().chars().next();
    let one_a_line = text.lines().find(|l| !l.trim().is_empty()).is_some_and(is_whole);
    if first == Some('[')
        || (first == Some('{') && (!one_a_line || text.trim().lines().count() == 1))
    {
        match serde_json::from_str::<Value>(text) {
            Ok(value) => {
                list(&value).iter().for_each(|v| one(place, 1, v, &mut out, faults));
                return out;
            }
            Err(e) if first == Some('[') => {
                let line = u32::try_from(e.line()).unwrap_or(u32::MAX);
                let message = "this file is not valid JSON from here on";
                faults.push(Diagnostic::error("archive-syntax", at_line(place, line), message));
                return out;
            }
            Err(_) => (),
        }
    }
    for (line, words) in (1..).zip(text.lines()) {
        if words.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Value>(words) {
            Ok(value) => one(place, line, &value, &mut out, faults),
            Err(_) => {
                let message = "this line is not valid JSON";
                let fault = Diagnostic::error("archive-syntax", at_line(place, line), message);
                faults.push(fault.words(words));
            }
        }
    }
    out
}

fn is_whole(line: &str) -> bool {
    serde_json::from_str::<Value>(line).is_ok()
}

/// The articles a value holds: its elements, the longest list in it, or itself.
fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().collect(),
        Value::Object(map) => {
            let lists = ["items", "articles", "posts", "entries", "results", "data"];
            let found = lists.iter().find_map(|name| map.get(*name)?.as_array());
            found.map_or_else(|| vec![value], |values| values.iter().collect())
        }
        _ => vec![value],
    }
}

fn one(
    place: &Place,
    line: u32,
    value: &Value,
    out: &mut Vec<Entry>,
    faults: &mut Vec<Diagnostic>,
) {
    let Some(map) = value.as_object() else {
        let message = "expected an object with the fields of an article";
        faults.push(Diagnostic::error("archive-no-object", at_line(place, line), message));
        return;
    };
    let names: Vec<String> = map.keys().cloned().collect();
    let mut entry = Entry { line, ..Entry::default() };
    for (field, value) in named::fields(&names).into_iter().zip(map.values()) {
        if let Some(field) = field {
            put(&mut entry, field, value);
        }
    }
    if entry.text.is_empty() && entry.summary.is_empty() {
        let message = "no field of this article holds its text";
        let fault = Diagnostic::error("archive-no-text", at_line(place, line), message);
        let hint = format!("a text is looked for in: {}", named::known("text"));
        faults.push(fault.words(&names.join(", ")).hint(hint));
        return;
    }
    out.push(entry.settled());
}

fn put(entry: &mut Entry, field: &str, value: &Value) {
    match value {
        Value::String(words) => entry.set(field, words),
        Value::Number(n) => entry.set(field, &n.to_string()),
        Value::Array(values) if field == "text" => {
            let parts: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
            entry.set(field, &parts.join("\n\n"));
        }
        Value::Array(values) => values.iter().for_each(|v| put(entry, field, v)),
        Value::Object(map) => put_object(entry, field, map),
        Value::Null | Value::Bool(_) => (),
    }
}

/// `source: {name, url}`, `title: {rendered}`.
fn put_object(entry: &mut Entry, field: &str, map: &Map<String, Value>) {
    for name in ["rendered", "name", "title", "value", "#text"] {
        if let Some(Value::String(words)) = map.get(name) {
            entry.set(field, words);
            return;
        }
    }
}
