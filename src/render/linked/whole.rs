//! The whole knowledge base as one graph, in two spellings.

use serde_json::{Map, Value as Json, json};

use super::json_ld::{self, Form, WORDED};
use super::names::From;
use super::things::{self, ALL};
use super::{Id, Node, Value, articles, turtle};
use crate::document::EntityKind;
use crate::knowledge::ArticleId;
use crate::site::Site;

/// Where the files stand, from the root.
pub const JSON_LD: &str = "data/knowledge.jsonld";
pub const TURTLE: &str = "data/knowledge.ttl";

/// `http`, as the context of schema.org itself has it, so that pages and files name the same things.
const SCHEMA: &str = "http://schema.org/";
const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// Every node of the site, in the order of its keys.
fn each(site: &Site, to: &mut dyn FnMut(&Node)) {
    to(&things::site(site));
    if let Some(publisher) = things::publisher(site) {
        to(&publisher);
    }
    let mut sources: Vec<_> = site.sources.iter().collect();
    sources.sort_by(|a, b| a.key.cmp(&b.key));
    for node in sources.iter().filter_map(|s| things::source(site, &s.name)) {
        to(&node);
    }
    let mut entities = site.entities.clone();
    entities.sort_unstable();
    for id in &entities {
        let (Some(node), Some(entity)) = (things::entity(site, *id, ALL), site.entity(*id)) else {
            continue;
        };
        to(&node);
        if let (EntityKind::Person, Some(path)) = (entity.kind, site.entity_path(*id)) {
            entity.roles.iter().for_each(|r| to(&things::role(site, r, &path)));
        }
    }
    let mut events = site.events.clone();
    events.sort_unstable();
    for node in events.iter().filter_map(|id| things::event(site, *id, ALL)) {
        to(&node);
    }
    for id in (0..site.parts.articles.len()).map(ArticleId::new) {
        if let Some(node) = articles::article(site, id, ALL) {
            if let Some(author) = written_by(&node) {
                to(author);
            }
            to(&node);
        }
        articles::sayings(site, id).iter().for_each(&mut *to);
    }
}

/// The author an article alone knows.
fn written_by(article: &Node) -> Option<&Node> {
    let (_, values) = article.facts.iter().find(|(property, _)| *property == "author")?;
    values.iter().find_map(|v| match v {
        Value::Brief(node) if node.class == "Person" => Some(&**node),
        _ => None,
    })
}

/// JSON-LD with a context of its own: it can be read without a network.
pub fn json_ld(site: &Site) -> Vec<u8> {
    let from = From::Root(site.parts.config.base_url.is_some());
    let mut context = Map::new();
    context.insert("@vocab".into(), Json::from(SCHEMA));
    context.insert("@base".into(), Json::from(base(site)));
    context.insert("xsd".into(), Json::from(XSD));
    for property in WORDED {
        context.insert(property.into(), json!({"@language": "ar"}));
    }
    let mut out = format!("{{\"@context\":{},\"@graph\":[", Json::Object(context)).into_bytes();
    let mut first = true;
    each(site, &mut |node| {
        out.extend_from_slice(if first { b"\n" } else { b",\n" });
        first = false;
        out.extend(json_ld::node(node, from, Form::Whole).to_string().bytes());
    });
    out.extend_from_slice(b"\n]}\n");
    out
}

/// Turtle: the same graph.
pub fn turtle(site: &Site) -> Vec<u8> {
    let from = From::Root(site.parts.config.base_url.is_some());
    let mut out =
        format!("@base <{}> .\n@prefix s: <{SCHEMA}> .\n@prefix xsd: <{XSD}> .\n\n", base(site));
    each(site, &mut |node| turtle::node(&mut out, node, from));
    out.into_bytes()
}

/// The root: its address, or the way to it from the file.
fn base(site: &Site) -> String {
    match &site.parts.config.base_url {
        Some(base) => Id::Web(base.clone()).iri(From::Root(true)),
        None => "../".to_owned(),
    }
}
