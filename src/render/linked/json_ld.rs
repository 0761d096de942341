//! Nodes as JSON-LD.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::names::From;
use super::{Id, Node, Value};

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

/// A node as it is written somewhere.
pub(super) struct Written<'a> {
    pub node: &'a Node,
    pub from: From<'a>,
    pub form: Form,
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        self.members(&mut map)?;
        map.end()
    }
}

impl Written<'_> {
    /// What stands between the braces.
    pub(super) fn members<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("@id", &self.node.id.iri(self.from))?;
        map.serialize_entry("@type", self.node.class)?;
        for (property, values) in &self.node.facts {
            let say = |value| Said { property, value, from: self.from, form: self.form };
            match values.as_slice() {
                [one] => map.serialize_entry(property, &say(one))?,
                all => map.serialize_entry(property, &all.iter().map(say).collect::<Vec<_>>())?,
            }
        }
        Ok(())
    }
}

/// A value of a property.
struct Said<'a> {
    property: &'a str,
    value: &'a Value,
    from: From<'a>,
    form: Form,
}

impl Serialize for Said<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self { property, value, from, form } = *self;
        let whole = form == Form::Whole;
        let typed = |to: S, value: &str, kind: Option<(&str, &str)>| {
            let mut map = to.serialize_map(None)?;
            map.serialize_entry("@value", value)?;
            if let Some((name, kind)) = kind {
                map.serialize_entry(name, kind)?;
            }
            map.end()
        };
        let link = |to: S, id: &Id| {
            let mut map = to.serialize_map(Some(1))?;
            map.serialize_entry("@id", &id.iri(from))?;
            map.end()
        };
        match value {
            Value::Words(words) if whole && WORDED.contains(&property) != is_arabic(words) => {
                // Not what the context says of this property.
                typed(to, words, is_arabic(words).then_some(("@language", "ar")))
            }
            Value::Words(words) => to.serialize_str(words),
            Value::Code(code) if whole && WORDED.contains(&property) => typed(to, code, None),
            Value::Code(code) => to.serialize_str(code),
            Value::Date(date) if whole => typed(to, date, Some(("@type", date_type(date)))),
            Value::Date(date) => to.serialize_str(date),
            Value::Number(n) => to.serialize_u64(*n),
            Value::Decimal(d) if whole => typed(to, d, Some(("@type", "xsd:decimal"))),
            Value::Decimal(d) => to.serialize_str(d),
            // The context of schema.org knows which of its properties hold addresses.
            Value::Link(id) if !whole && matches!(property, "url" | "image" | "license") => {
                to.serialize_str(&id.iri(from))
            }
            Value::Link(id) => link(to, id),
            Value::Brief(brief) if whole => link(to, &brief.id),
            Value::Brief(node) => Written { node, from, form }.serialize(to),
        }
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
