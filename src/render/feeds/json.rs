//! A feed as JSON Feed 1.1.

use serde_json::{Value, json};

use super::{Entry, Feed};

pub(super) fn write(feed: &Feed) -> Vec<u8> {
    let all = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": feed.home,
        "feed_url": format!("{}.json", feed.address),
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": feed.entries.iter().map(item).collect::<Vec<_>>(),
    });
    let mut bytes = serde_json::to_vec_pretty(&all).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn item(entry: &Entry) -> Value {
    let mut item = json!({
        "id": entry.address,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_text": entry.text.unwrap_or(&entry.summary),
        "date_published": entry.published,
        "date_modified": entry.updated,
        "language": "ar",
        "tags": entry.tags,
    });
    if let (Some(source), Some(item)) = (entry.source, item.as_object_mut()) {
        item.insert("authors".into(), json!([{"name": source}]));
    }
    item
}
