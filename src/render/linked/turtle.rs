//! Nodes as Turtle (W3C Recommendation of 2014).

use super::json_ld::{date_type, is_arabic};
use super::names::From;
use super::{Node, Value};

/// One node, its properties one a line.
pub(super) fn node(out: &mut String, node: &Node, from: From) {
    iri(out, &node.id.iri(from));
    out.push_str(" a s:");
    out.push_str(node.class);
    for (property, values) in &node.facts {
        out.push_str(" ;\n  s:");
        out.push_str(property);
        for (n, v) in values.iter().enumerate() {
            out.push_str(if n == 0 { " " } else { ", " });
            value(out, v, from);
        }
    }
    out.push_str(" .\n");
}

fn value(out: &mut String, v: &Value, from: From) {
    match v {
        Value::Words(words) => {
            literal(out, words);
            if is_arabic(words) {
                out.push_str("@ar");
            }
        }
        Value::Code(code) => literal(out, code),
        Value::Date(date) => {
            literal(out, date);
            out.push_str("^^");
            out.push_str(date_type(date));
        }
        Value::Number(n) => out.push_str(&n.to_string()),
        Value::Decimal(d) => out.push_str(d),
        Value::Link(id) => iri(out, &id.iri(from)),
        Value::Brief(brief) => iri(out, &brief.id.iri(from)),
    }
}

/// An IRI is percent-encoded where it is made.
fn iri(out: &mut String, iri: &str) {
    out.push('<');
    out.push_str(iri);
    out.push('>');
}

fn literal(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}
