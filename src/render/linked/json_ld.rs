//! Nodes as JSON-LD.

use serde_json::{Map, Value as Json, json};

use super::names::From;
use super::{Node, Value};

/// Properties whose plain strings are Arabic words; the context of the whole says so.
pub(super) const WORDED: [&str; 9] = [
    "name",
    "alternateName",
    "headline",
    "description",
    "text",
    "creditText",
    "roleName",
    "keywords",
    "license",
];

/// How much a node says of types and of other nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// In a page, under the context of schema.org: briefs are written out.
    Page,
    /// In a file with a context of its own: dates and languages are typed, briefs are links.
    Whole,
}

pub(super) fn node(node: &Node, from: From, form: Form) -> Json {
    let mut out = Map::new();
    out.insert("@id".into(), Json::from(node.id.iri(from)));
    out.insert("@type".into(), Json::from(node.class));
    for (property, values) in &node.facts {
        let mut written: Vec<Json> =
            values.iter().map(|v| value(property, v, from, form)).collect();
        let written = match written.len() {
            1 => written.remove(0),
            _ => Json::from(written),
        };
        out.insert((*property).to_owned(), written);
    }
    Json::Object(out)
}

fn value(property: &str, v: &Value, from: From, form: Form) -> Json {
    let whole = form == Form::Whole;
    match v {
        Value::Words(words) if whole && WORDED.contains(&property) != is_arabic(words) => {
            // Not what the context says of this property.
            match is_arabic(words) {
                true => json!({"@value": words, "@language": "ar"}),
                false => json!({"@value": words}),
            }
        }
        Value::Words(words) => Json::from(words.as_str()),
        Value::Code(code) if whole && WORDED.contains(&property) => json!({"@value": code}),
        Value::Code(code) => Json::from(code.as_str()),
        Value::Date(date) if whole => json!({"@value": date, "@type": date_type(date)}),
        Value::Date(date) => Json::from(date.as_str()),
        Value::Number(n) => Json::from(*n),
        Value::Decimal(d) if whole => json!({"@value": d, "@type": "xsd:decimal"}),
        Value::Decimal(d) => Json::from(d.as_str()),
        // The context of schema.org knows which of its properties hold addresses.
        Value::Link(id) if !whole && matches!(property, "url" | "image" | "license") => {
            Json::from(id.iri(from))
        }
        Value::Link(id) => json!({"@id": id.iri(from)}),
        Value::Brief(brief) if whole => json!({"@id": brief.id.iri(from)}),
        Value::Brief(brief) => node(brief, from, form),
    }
}

/// The datatype of a date, by how much of it is known.
pub(super) fn date_type(date: &str) -> &'static str {
    match date.len() {
        4 => "xsd:gYear",
        7 => "xsd:gYearMonth",
        10 => "xsd:date",
        _ => "xsd:dateTime",
    }
}

/// Whether words have a letter of the Arabic script.
pub(super) fn is_arabic(words: &str) -> bool {
    words.chars().any(|c| matches!(c, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}'))
}
