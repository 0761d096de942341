//! The JSON-LD of one page: what it is about, and where it stands.

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};

use super::json_ld::{Form, Written};
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
    let written = |node| Written { node, from, form: Form::Page };
    let crumbs = (!trail.is_empty()).then(|| Crumbs { trail, page, title, from });
    let all = Page { nodes: nodes.iter().map(written).collect(), crumbs };
    Some(script_safe(&serde_json::to_string(&all).unwrap_or_default()))
}

/// All that one page says.
struct Page<'a> {
    nodes: Vec<Written<'a>>,
    crumbs: Option<Crumbs<'a>>,
}

impl Serialize for Page<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("@context", "https://schema.org")?;
        match (self.nodes.as_slice(), &self.crumbs) {
            ([one], None) => one.members(&mut map)?,
            _ => map.serialize_entry("@graph", &Graph(self))?,
        }
        map.end()
    }
}

struct Graph<'a>(&'a Page<'a>);

impl Serialize for Graph<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(None)?;
        self.0.nodes.iter().try_for_each(|node| list.serialize_element(node))?;
        self.0.crumbs.iter().try_for_each(|crumbs| list.serialize_element(crumbs))?;
        list.end()
    }
}

/// JSON that cannot end the element it stands in, nor open a comment.
fn script_safe(json: &str) -> String {
    let unsafe_ = |c: char| matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}');
    let mut out = String::with_capacity(json.len() + 16);
    let mut rest = json;
    while let Some(at) = rest.find(unsafe_) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let mut chars = after.chars();
        let c = chars.next().unwrap_or_default();
        out.push_str(&format!("\\u{:04x}", u32::from(c)));
        rest = chars.as_str();
    }
    out.push_str(rest);
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
struct Crumbs<'a> {
    trail: &'a [Step],
    page: &'a PagePlan,
    title: &'a str,
    from: From<'a>,
}

#[derive(Serialize)]
struct Crumb<'a> {
    #[serde(rename = "@type")]
    class: &'static str,
    position: u64,
    name: &'a str,
    item: String,
}

impl Serialize for Crumbs<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let way = self.trail.iter().map(|(path, name)| (path.as_str(), name.as_str()));
        let way = way.chain([(self.page.path.as_str(), self.title)]);
        let crumb = |(position, (path, name))| {
            let item = Id::page(path).iri(self.from);
            Crumb { class: "ListItem", position, name, item }
        };
        let mut map = to.serialize_map(Some(2))?;
        map.serialize_entry("@type", "BreadcrumbList")?;
        map.serialize_entry("itemListElement", &(1..).zip(way).map(crumb).collect::<Vec<_>>())?;
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_data_ends_its_element() {
        let safe = script_safe(&serde_json::json!("</script><!-- & \u{2028}").to_string());
        assert_eq!(safe, "\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\"");
        assert_eq!(
            serde_json::from_str::<String>(&safe).ok().as_deref(),
            Some("</script><!-- & \u{2028}")
        );
    }
}
