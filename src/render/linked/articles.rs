//! Articles as nodes, with what is said in them: quotations and claims.

use std::collections::BTreeMap;

use super::things::{self, LANGUAGE, Most, article_head, entity_brief, event_brief, moment};
use super::{Id, Node, Value};
use crate::knowledge::{ArticleId, EntityId, Evidence, ResolvedClaim, ResolvedQuote};
use crate::site::Site;

/// Everything said of an article.
pub(super) fn article(site: &Site, id: ArticleId, most: Most) -> Option<Node> {
    let (article, facts) = (site.article(id)?, site.parts.kb.articles.get(id.ix())?);
    let meta = &article.meta;
    let path = site.article_path(id);
    let mut counts: BTreeMap<EntityId, usize> = BTreeMap::new();
    for entity in facts.mentions.iter().flatten() {
        *counts.entry(*entity).or_insert(0) += 1;
    }
    let mut named: Vec<_> = counts.into_iter().collect();
    named.sort_by_key(|(id, n)| (std::cmp::Reverse(*n), *id));
    let mentions = named.iter().filter_map(|(id, _)| entity_brief(site, *id).map(Value::brief));
    let events = facts.events.iter().filter_map(|e| event_brief(site, *e).map(Value::brief));
    let source = meta.source.as_ref();
    let outlet = source.and_then(|s| things::source(site, &s.name));
    let outlet = outlet.or_else(|| things::publisher(site)).map(Value::brief);
    let author = source.and_then(|s| s.author.as_deref()).and_then(Value::words).map(|name| {
        Value::brief(Node::new(Id::part(&path, "author"), "Person").with("name", name))
    });
    let original = source.and_then(|s| s.url.as_deref()).and_then(Value::web);
    // The site's licence is not its to give for what others published.
    let license = site.parts.config.license_url.as_deref().filter(|_| original.is_none());
    let place = meta.place.as_deref().and_then(|p| dateline(site, p));
    let image = meta.image.as_ref().filter(|i| !i.src.contains(".."));
    let image = image.map(|i| Id::page(i.src.trim_start_matches("./").trim_start_matches('/')));
    Some(
        article_head(site, id)?
            .with("dateModified", meta.updated.as_ref().map(moment))
            .with("description", meta.summary.as_deref().and_then(Value::words))
            .with("image", image.map(Value::Link))
            .with("author", author.or_else(|| outlet.clone()))
            .with("publisher", outlet)
            .with("isBasedOn", original)
            .with("license", license.and_then(Value::web))
            .with("locationCreated", place)
            .with_all("keywords", meta.tags.iter().filter_map(|t| Value::words(t)))
            .with_all("about", events.take(most.others))
            .with_all("mentions", mentions.take(most.others))
            .with("isPartOf", Value::Link(Id::site())),
    )
}

/// Where a report was written: a place of the site, or its name.
fn dateline(site: &Site, place: &str) -> Option<Value> {
    let by_name = || site.lookups.places.get(&crate::text::fold_key(place));
    let id = site.entity_keys.get(place).or_else(by_name);
    id.and_then(|id| entity_brief(site, *id)).map(Value::brief)
}

/// What is said in an article: each quotation, statement and claim, with its words and sentence.
pub(super) fn sayings(site: &Site, id: ArticleId) -> Vec<Node> {
    let Some(facts) = site.parts.kb.articles.get(id.ix()) else { return Vec::new() };
    let names = site.sayings(id);
    let mut nodes = Vec::new();
    for (quote, name) in facts.quotes.iter().zip(&names.quotes) {
        nodes.push(quotation(site, id, quote, name));
    }
    for (claim, name) in facts.claims.iter().zip(&names.claims) {
        nodes.extend(figure(site, id, claim, name));
    }
    nodes
}

/// What every saying has: the words, the sentence, the article.
fn said(
    site: &Site,
    id: ArticleId,
    evidence: &Evidence,
    fragment: &str,
    class: &'static str,
) -> Node {
    let path = site.article_path(id);
    let words = site.article(id).map_or("", |a| evidence.span.of(&a.body.text));
    Node::new(Id::part(&path, fragment), class)
        .with("text", Value::words(words))
        .with("inLanguage", Value::Code(LANGUAGE.into()))
        .with("url", Value::Link(Id::part(&path, site.anchor(evidence))))
}

/// Direct words are a `Quotation`; a report of what somebody said is a `Claim` of that somebody.
fn quotation(site: &Site, id: ArticleId, quote: &ResolvedQuote, fragment: &str) -> Node {
    let class = if quote.direct { "Quotation" } else { "Claim" };
    let speaker = quote.speaker.and_then(|s| entity_brief(site, s)).map(Value::brief);
    let credit = if speaker.is_none() { Value::words(&quote.speaker_text) } else { None };
    let article = Value::Link(Id::page(&site.article_path(id)));
    let place = if quote.direct { "isPartOf" } else { "appearance" };
    said(site, id, &quote.evidence, fragment, class)
        .with("creator", speaker)
        .with("creditText", credit)
        .with(place, article)
}

/// A counted claim, with its number apart: the claim is who says it, the number what is said.
fn figure(site: &Site, id: ArticleId, claim: &ResolvedClaim, fragment: &str) -> [Node; 2] {
    let path = site.article_path(id);
    let source = claim.source.and_then(|s| entity_brief(site, s)).map(Value::brief);
    let credit = if source.is_none() { Value::words(&claim.source_text) } else { None };
    let value = Id::part(&path, &format!("{fragment}-n"));
    let event = claim.event.and_then(|e| event_brief(site, e)).map(Value::brief);
    let stated = said(site, id, &claim.evidence, fragment, "Claim")
        .with("creator", source)
        .with("creditText", credit)
        .with("about", event)
        .with("mainEntity", Value::Link(value.clone()))
        .with("appearance", Value::Link(Id::page(&path)));
    let number = Node::new(value, "QuantitativeValue")
        .with("unitText", Value::Code(claim.measure.clone()))
        .with("minValue", claim.min.map(Value::Number))
        .with("maxValue", claim.max.map(Value::Number));
    [stated, number]
}
