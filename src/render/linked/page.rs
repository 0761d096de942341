//! The JSON-LD of one page: what it is about, and where it stands.

use serde_json::{Map, Value as Json};

use super::json_ld::{Form, node};
use super::names::From;
use super::things::{self, ON_PAGE};
use super::{Id, Node, Value, articles};
use crate::site::{PageKind, PagePlan, Site};

/// One step of the way to a page: its path and its words.
pub type Step = (String, String);

/// The data block of a page, safe inside `<script>`.
pub fn json_ld(site: &Site, page: &PagePlan, title: &str, trail: &[Step]) -> Option<String> {
    let mut nodes = vec![subject(site, page, title)?];
    nodes.extend(about(site, page));
    let base = site.parts.config.base_url.as_deref();
    let from = base.map_or(From::Page(&page.path), From::Anywhere);
    let mut graph: Vec<Json> = nodes.iter().map(|n| node(n, from, Form::Page)).collect();
    graph.extend(crumbs(trail, page, title, from));
    let mut all = Map::new();
    all.insert("@context".into(), Json::from("https://schema.org"));
    match graph.len() {
        1 => all.extend(graph.remove(0).as_object().cloned().unwrap_or_default()),
        _ => drop(all.insert("@graph".into(), Json::from(graph))),
    }
    Some(script_safe(&Json::Object(all).to_string()))
}

/// JSON that cannot end the element it stands in, nor open a comment.
fn script_safe(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

/// The page itself, or what stands for it.
fn subject(site: &Site, page: &PagePlan, title: &str) -> Option<Node> {
    match page.kind {
        PageKind::Home => Some(things::site(site)),
        PageKind::Article(id) => articles::article(site, id, ON_PAGE),
        PageKind::Entity(id) if page.part == 0 => things::entity(site, id, ON_PAGE),
        PageKind::Event(id) if page.part == 0 => things::event(site, id, ON_PAGE),
        kind => {
            let class = match kind {
                PageKind::Search => "SearchResultsPage",
                PageKind::Page(_) | PageKind::NotFound | PageKind::Offline | PageKind::Quality => {
                    "WebPage"
                }
                _ => "CollectionPage",
            };
            let license = site.parts.config.license_url.as_deref().and_then(Value::web);
            Some(
                Node::new(Id::page(&page.path), class)
                    .with("name", Value::words(title))
                    .with("inLanguage", Value::Code(site.parts.config.language.clone()))
                    .with("license", license)
                    .with("isPartOf", Value::Link(Id::site())),
            )
        }
    }
}

/// What a page beyond the subject holds: the thing later pages of a list are about.
fn about(site: &Site, page: &PagePlan) -> Option<Node> {
    match page.kind {
        PageKind::Entity(id) if page.part > 0 => things::entity_brief(site, id),
        PageKind::Event(id) if page.part > 0 => things::event_brief(site, id),
        _ => None,
    }
}

/// The way to the page, site first.
fn crumbs(trail: &[Step], page: &PagePlan, title: &str, from: From) -> Option<Json> {
    if trail.is_empty() {
        return None;
    }
    let here = (page.path.clone(), title.to_owned());
    let steps: Vec<Json> = (1_u64..)
        .zip(trail.iter().chain([&here]))
        .map(|(position, (path, name))| {
            serde_json::json!({
                "@type": "ListItem", "position": position, "name": name,
                "item": Id::page(path).iri(from),
            })
        })
        .collect();
    Some(serde_json::json!({"@type": "BreadcrumbList", "itemListElement": steps}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_data_ends_its_element() {
        let safe = script_safe(&Json::from("</script><!-- & \u{2028}").to_string());
        assert_eq!(safe, "\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\"");
        assert_eq!(
            serde_json::from_str::<String>(&safe).ok().as_deref(),
            Some("</script><!-- & \u{2028}")
        );
    }
}
