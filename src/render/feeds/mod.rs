//! Atom and JSON feeds of the newest articles: of the site, of each dossier, and of the entities and
//! events that are written about most. Feeds demand absolute addresses, so they exist only when the
//! site has one. In the feed of an entity or event an article says what it says about that.

mod atom;
mod json;

use crate::base::Stamp;
use crate::knowledge::ArticleId;
use crate::site::{FeedItem, FeedKind, Site, encode};

/// One feed, ready to be written in either format.
struct Feed<'a> {
    title: String,
    subtitle: String,
    /// Addresses of the page it belongs to, and of itself without its ending.
    home: String,
    address: String,
    author: &'a str,
    language: &'a str,
    license: Option<&'a str>,
    entries: Vec<Entry<'a>>,
}

/// One article of a feed.
struct Entry<'a> {
    title: &'a str,
    address: String,
    published: String,
    updated: String,
    summary: String,
    source: Option<&'a str>,
    tags: &'a [String],
    /// The words of the article; only in the feed of the site.
    text: Option<&'a str>,
}

/// The two forms of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Atom,
    Json,
}

impl Form {
    pub const ALL: [Self; 2] = [Self::Atom, Self::Json];
}

/// The path of a feed.
pub fn path(site: &Site, kind: FeedKind, form: Form) -> Option<String> {
    let stem = site.feed_stem(kind)?;
    Some(match form {
        Form::Atom => format!("{stem}.xml"),
        Form::Json => format!("{stem}.json"),
    })
}

/// The bytes of a feed; none without an address of the site.
pub fn write(site: &Site, kind: FeedKind, form: Form) -> Option<Vec<u8>> {
    let stem = site.feed_stem(kind)?;
    let feed = feed(site, kind, site.parts.config.base_url.as_ref()?, &stem)?;
    Some(match form {
        Form::Atom => atom::write(&feed),
        Form::Json => json::write(&feed),
    })
}

fn feed<'a>(site: &Site<'a>, kind: FeedKind, base: &str, stem: &str) -> Option<Feed<'a>> {
    let config = site.parts.config;
    let page = encode(&site.feed_page(kind)?);
    let (name, said) = match kind {
        FeedKind::Site => (None, Some(config.description.clone())),
        FeedKind::Dossier(ix) => {
            let dossier = site.parts.dossiers.get(ix)?;
            (Some(dossier.title.as_str()), dossier.summary.clone())
        }
        FeedKind::Entity(id) => {
            (Some(site.entity(id)?.name.as_str()), site.entity(id)?.summary.clone())
        }
        FeedKind::Event(id) => {
            (Some(site.event(id)?.title.as_str()), site.event(id)?.summary.clone())
        }
    };
    let items = site.feed_items(kind);
    let entries = items.iter().filter_map(|item| entry(site, kind, item, base));
    Some(Feed {
        title: name.map_or(config.title.clone(), |name| format!("{name} · {}", config.title)),
        subtitle: said.unwrap_or_default(),
        home: format!("{base}{}", page.strip_suffix("index.html").unwrap_or(&page)),
        address: format!("{base}{}", encode(stem)),
        author: config.author.as_deref().unwrap_or(&config.title),
        language: &config.language,
        license: config.license.as_deref(),
        entries: entries.collect(),
    })
}

fn entry<'a>(site: &Site<'a>, kind: FeedKind, item: &FeedItem, base: &str) -> Option<Entry<'a>> {
    let article = site.article(item.article)?;
    let published = rfc3339(article.meta.date.as_ref()?);
    let updated = article.meta.updated.as_ref().map_or_else(|| published.clone(), rfc3339);
    let sentence = item.evidence.and_then(|e| {
        let sentence = site.extraction(e.article)?.sentences.get(e.sentence as usize)?;
        Some(sentence.span.of(&article.body.text).to_owned())
    });
    let source = article.meta.source.as_ref().map(|s| s.name.as_str());
    Some(Entry {
        title: &article.meta.title,
        address: format!("{base}{}", encode(&site.article_path(item.article))),
        // An update before the publication is a mistake readers should not meet.
        updated: if updated < published { published.clone() } else { updated },
        published,
        summary: sentence.or_else(|| summary(site, item.article)).unwrap_or_default(),
        source: source.filter(|s| !s.is_empty()),
        tags: &article.meta.tags,
        text: (kind == FeedKind::Site).then_some(article.body.text.as_str()),
    })
}

fn summary(site: &Site, id: ArticleId) -> Option<String> {
    let article = site.article(id)?;
    article.meta.summary.clone().or_else(|| {
        let title = article.body.title();
        let sentences = &site.extraction(id)?.sentences;
        let first = sentences.iter().find(|s| Some(s.span) != title)?;
        Some(first.span.of(&article.body.text).to_owned())
    })
}

/// A date as RFC 3339; parts that are not known are the first of their kind.
fn rfc3339(stamp: &Stamp) -> String {
    let d = stamp.date;
    let day = format!("{:04}-{:02}-{:02}", d.year, d.month.max(1), d.day.max(1));
    let time = stamp.time.get(1..).unwrap_or_default();
    let clock = time.split(['Z', 'z', '+', '-']).next().unwrap_or_default();
    let zone = time.get(clock.len()..).unwrap_or_default().to_uppercase();
    let clock = match clock.len() {
        0 => "00:00:00".to_owned(),
        5 => format!("{clock}:00"),
        _ => clock.to_owned(),
    };
    match (zone.len(), zone.get(..3), zone.get(3..)) {
        (0, ..) => format!("{day}T{clock}Z"),
        (3, ..) => format!("{day}T{clock}{zone}:00"),
        (5, Some(hours), Some(minutes)) => format!("{day}T{clock}{hours}:{minutes}"),
        _ => format!("{day}T{clock}{zone}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_whole_moments() {
        let at = |s: &str| Stamp::parse(s).map(|s| rfc3339(&s)).unwrap_or_default();
        assert_eq!(at("2023"), "2023-01-01T00:00:00Z");
        assert_eq!(at("2023-09-20T10:00"), "2023-09-20T10:00:00Z");
        assert_eq!(at("2023-09-20T10:00:00+03:00"), "2023-09-20T10:00:00+03:00");
    }
}
