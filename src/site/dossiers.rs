//! Dossiers: what an author's question over the knowledge base finds.
//!
//! Expressions are MiniJinja, evaluated for one item at a time with a budget of steps; they see
//! plain values and can reach nothing else.

use minijinja::{Environment, Value, context};

use super::Site;
use crate::base::{Diagnostic, Place};
use crate::document::Dossier;
use crate::knowledge::{ArticleId, EntityId, EventId};

/// What a dossier lists, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DossierItems {
    Articles(Vec<ArticleId>),
    Entities(Vec<EntityId>),
    Events(Vec<EventId>),
}

impl DossierItems {
    pub fn len(&self) -> usize {
        match self {
            Self::Articles(ids) => ids.len(),
            Self::Entities(ids) => ids.len(),
            Self::Events(ids) => ids.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Steps one evaluation may take.
const FUEL: u64 = 50_000;

/// Says whether `expression` can be compiled; the message is MiniJinja's.
pub fn check_expression(expression: &str) -> Result<(), String> {
    environment().compile_expression(expression).map(|_| ()).map_err(|e| e.to_string())
}

fn environment() -> Environment<'static> {
    let mut env = Environment::new();
    env.set_fuel(Some(FUEL));
    env
}

/// Evaluates every dossier of the site.
pub(super) fn fill(site: &mut Site) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut lists = Vec::new();
    for dossier in site.parts.dossiers {
        lists.push(match dossier.over.as_str() {
            "entities" => {
                let ids = select(dossier, &site.entities, |id| entity(site, *id), &mut diagnostics);
                DossierItems::Entities(ids)
            }
            "events" => {
                let ids = select(dossier, &site.events, |id| event(site, *id), &mut diagnostics);
                DossierItems::Events(ids)
            }
            _ => {
                let ids =
                    select(dossier, &site.articles, |id| article(site, *id), &mut diagnostics);
                DossierItems::Articles(ids)
            }
        });
    }
    site.dossiers = lists;
    diagnostics
}

fn select<T: Copy>(
    dossier: &Dossier,
    all: &[T],
    value: impl Fn(&T) -> Value,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<T> {
    let env = environment();
    let fault = |message: String| {
        let place = Place::file(&dossier.path);
        Diagnostic::error("dossier-expression", place, message)
            .words(&dossier.filter)
            .hint("the page is left empty; see CONTRIBUTING.md for the fields an item has")
    };
    let expression = match dossier.filter.trim() {
        "" => None,
        filter => match env.compile_expression(filter) {
            Ok(expression) => Some(expression),
            Err(e) => {
                diagnostics.push(fault(e.to_string()));
                return Vec::new();
            }
        },
    };
    let mut found: Vec<(Value, T)> = Vec::new();
    for item in all {
        let fields = value(item);
        let keep = match &expression {
            None => true,
            Some(expression) => match expression.eval(&fields) {
                Ok(result) => result.is_true(),
                Err(e) => {
                    diagnostics.push(fault(e.to_string()));
                    return Vec::new();
                }
            },
        };
        if keep {
            found.push((fields, *item));
        }
    }
    let (field, descending) = match dossier.sort.strip_prefix('-') {
        Some(field) => (field, true),
        None => (dossier.sort.as_str(), false),
    };
    if !field.is_empty() {
        let key = |fields: &Value| fields.get_attr(field).unwrap_or(Value::UNDEFINED);
        found.sort_by(|a, b| {
            let order = key(&a.0).cmp(&key(&b.0));
            if descending { order.reverse() } else { order }
        });
    }
    let limit = dossier.limit.map_or(usize::MAX, |n| n as usize);
    found.into_iter().map(|(_, item)| item).take(limit).collect()
}

fn article(site: &Site, id: ArticleId) -> Value {
    let (Some(article), facts) = (site.article(id), site.parts.kb.articles.get(id.ix())) else {
        return Value::UNDEFINED;
    };
    let meta = &article.meta;
    let date = meta.date.as_ref().map(|s| s.date);
    let entity = |id: &EntityId| site.entity(*id).map(|e| e.key.to_string());
    let mut entities: Vec<String> =
        facts.map(|f| f.mentions.iter().flatten().filter_map(entity).collect()).unwrap_or_default();
    entities.sort();
    entities.dedup();
    let event = |id: &EventId| site.event(*id).map(|e| e.key.to_string());
    let events: Vec<String> =
        facts.map(|f| f.events.iter().filter_map(event).collect()).unwrap_or_default();
    context! {
        key => article.key.as_str(),
        title => meta.title.as_str(),
        date => date.map(|d| d.to_string()).unwrap_or_default(),
        year => date.map(|d| d.year),
        updated => meta.updated.as_ref().map(|s| s.date.to_string()).unwrap_or_default(),
        n_entities => entities.len(),
        n_events => events.len(),
        source => meta.source.as_ref().map(|s| s.name.clone()).unwrap_or_default(),
        place => meta.place.clone().unwrap_or_default(),
        tags => meta.tags.clone(),
        entities, events,
    }
}

fn entity(site: &Site, id: EntityId) -> Value {
    let Some(entity) = site.entity(id) else { return Value::UNDEFINED };
    let country = entity.country.and_then(|c| site.entity(c)).map(|c| c.key.to_string());
    context! {
        key => entity.key.as_str(),
        name => entity.name.as_str(),
        kind => entity.kind.name(),
        class => entity.class.as_str(),
        country => country.unwrap_or_default(),
        n_articles => entity.articles.len(),
        n_mentions => entity.mentions.len(),
        n_events => entity.events.len(),
        roles => entity.roles.iter().map(|r| r.title.clone()).collect::<Vec<_>>(),
    }
}

fn event(site: &Site, id: EventId) -> Value {
    let Some(event) = site.event(id) else { return Value::UNDEFINED };
    let key = |id: &EntityId| site.entity(*id).map(|e| e.key.to_string());
    let claims = site.parts.kb.articles.iter().flat_map(|a| &a.claims);
    let date = |d: Option<crate::base::Date>| d.map(|d| d.to_string()).unwrap_or_default();
    context! {
        key => event.key.as_str(),
        title => event.title.as_str(),
        kind => event.kind.name(),
        start => date(event.start),
        end => date(event.end),
        date => date(event.start),
        year => event.start.map(|d| d.year),
        place => event.place.as_ref().and_then(key).unwrap_or_default(),
        part_of => event.part_of.and_then(|p| site.event(p)).map(|p| p.key.to_string()).unwrap_or_default(),
        participants => event.participants.iter().filter_map(|(p, _)| key(p)).collect::<Vec<_>>(),
        n_articles => event.articles.len(),
        n_claims => claims.filter(|c| c.event == Some(id)).count(),
    }
}
