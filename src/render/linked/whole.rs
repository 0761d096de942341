//! The whole knowledge base as one graph, in two spellings.

use std::io;

use serde_json::{Map, Value as Json, json};

use super::json_ld::{Form, WORDED, Written};
use super::names::From;
use super::things::{self, ALL};
use super::{Id, Node, Value, articles, turtle};
use crate::base::Pieces;
use crate::document::EntityKind;
use crate::knowledge::{ArticleId, EntityId, EventId};
use crate::render::blocks;
use crate::render::prints::{Of, Printed, Prints};
use crate::site::Site;

/// `http`, as the context of schema.org itself has it, so that pages and files name the same things.
const SCHEMA: &str = "http://schema.org/";
const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// What the nodes of a site are made of, in order.
enum Source<'a> {
    Node(Node),
    Entity(EntityId),
    Event(EventId),
    Article(ArticleId),
    Outlet(&'a str),
}

impl Printed for Source<'_> {
    fn of(&self) -> Option<Of> {
        match self {
            Self::Entity(id) => Some(Of::Entity(*id)),
            Self::Event(id) => Some(Of::Event(*id)),
            Self::Article(id) => Some(Of::Article(*id)),
            Self::Node(_) | Self::Outlet(_) => None,
        }
    }
}

/// Everything nodes are made of, in the order of keys.
fn sources<'a>(site: &'a Site) -> Vec<Source<'a>> {
    let mut all = vec![Source::Node(things::site(site))];
    all.extend(things::publisher(site).map(Source::Node));
    let mut outlets: Vec<_> = site.sources.iter().collect();
    outlets.sort_by(|a, b| a.key.cmp(&b.key));
    all.extend(outlets.iter().map(|s| Source::Outlet(&s.name)));
    let mut entities = site.entities.clone();
    entities.sort_unstable();
    all.extend(entities.into_iter().map(Source::Entity));
    let mut events = site.events.clone();
    events.sort_unstable();
    all.extend(events.into_iter().map(Source::Event));
    all.extend((0..site.parts.articles.len()).map(ArticleId::new).map(Source::Article));
    all
}

/// The nodes one of them makes.
fn each(site: &Site, source: &Source, to: &mut dyn FnMut(&Node)) {
    match source {
        Source::Node(node) => to(node),
        Source::Outlet(name) => things::source(site, name).iter().for_each(to),
        Source::Entity(id) => {
            let (Some(node), Some(entity)) = (things::entity(site, *id, ALL), site.entity(*id))
            else {
                return;
            };
            to(&node);
            if let (EntityKind::Person, Some(path)) = (entity.kind, site.entity_path(*id)) {
                entity.roles.iter().for_each(|r| to(&things::role(site, r, &path)));
            }
        }
        Source::Event(id) => things::event(site, *id, ALL).iter().for_each(to),
        Source::Article(id) => {
            if let Some(node) = articles::article(site, *id, ALL) {
                if let Some(author) = written_by(&node) {
                    to(author);
                }
                to(&node);
            }
            articles::sayings(site, *id).iter().for_each(to);
        }
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
pub fn json_ld(site: &Site, prints: Option<&Prints>, out: &mut dyn Pieces) -> io::Result<()> {
    let from = From::Root(site.parts.config.base_url.is_some());
    let mut context = Map::new();
    context.insert("@vocab".into(), Json::from(SCHEMA));
    context.insert("@base".into(), Json::from(base(site)));
    context.insert("xsd".into(), Json::from(XSD));
    for property in WORDED {
        context.insert(property.into(), json!({"@language": "ar"}));
    }
    write!(out, "{{\"@context\":{},\"@graph\":", Json::Object(context))?;
    blocks::list(out, ("nodes", prints), &sources(site), |out, source| {
        each(site, source, &mut |node| {
            blocks::member(out, &Written { node, from, form: Form::Whole });
        });
    })?;
    out.write_all(b"}\n")
}

/// Turtle: the same graph.
pub fn turtle(site: &Site, prints: Option<&Prints>, out: &mut dyn Pieces) -> io::Result<()> {
    let from = From::Root(site.parts.config.base_url.is_some());
    let base = base(site);
    write!(out, "@base <{base}> .\n@prefix s: <{SCHEMA}> .\n@prefix xsd: <{XSD}> .\n\n")?;
    blocks::each(out, ("nodes", prints), &sources(site), |out, source| {
        let mut text = String::new();
        each(site, source, &mut |node| turtle::node(&mut text, node, from));
        out.extend_from_slice(text.as_bytes());
    })
}

/// The root: its address, or the way to it from the file.
fn base(site: &Site) -> String {
    match &site.parts.config.base_url {
        Some(base) => Id::Web(base.clone()).iri(From::Root(true)),
        None => "../".to_owned(),
    }
}
