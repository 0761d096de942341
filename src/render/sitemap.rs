//! The addresses of every page for search engines (sitemaps.org 0.9), and what they may visit.
//!
//! One file holds at most 50,000 addresses and 50 MB; with more pages `sitemap.xml` is an index of
//! numbered files. Without an address of the site there is no sitemap.

use crate::base::Precision;
use crate::site::{PageKind, PagePlan, Site, encode};

/// Addresses in one file.
const MOST: usize = 50_000;
/// Bytes in one file; a little less than the protocol allows.
const BYTES: usize = 45_000_000;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The files by their paths; none without an address.
pub fn files(site: &Site) -> Vec<(String, Vec<u8>)> {
    let Some(base) = &site.parts.config.base_url else { return Vec::new() };
    let listed = site.pages.iter().filter(|page| is_listed(page));
    cut(listed.map(|page| entry(site, page, base)), base, MOST)
}

fn is_listed(page: &PagePlan) -> bool {
    !matches!(
        page.kind,
        PageKind::NotFound | PageKind::Offline | PageKind::Search | PageKind::Redirect(_)
    )
}

fn entry(site: &Site, page: &PagePlan, base: &str) -> String {
    let path = encode(&page.path);
    let path = path.strip_suffix("index.html").unwrap_or(&path);
    let date = match page.kind {
        PageKind::Article(id) => site.article(id).and_then(|article| {
            let meta = &article.meta;
            meta.updated.as_ref().or(meta.date.as_ref()).map(|stamp| stamp.date)
        }),
        _ => None,
    };
    // The schema takes whole days only.
    let date = date.filter(|d| d.precision() == Precision::Day);
    let date = date.map(|d| format!("<lastmod>{d}</lastmod>")).unwrap_or_default();
    format!("<url><loc>{}{path}</loc>{date}</url>\n", escaped(base))
}

/// What XML asks for in an address; paths are percent-encoded and need nothing.
fn escaped(base: &str) -> String {
    base.replace('&', "&amp;").replace('<', "&lt;").replace('\'', "&apos;").replace('"', "&quot;")
}

fn cut(entries: impl Iterator<Item = String>, base: &str, most: usize) -> Vec<(String, Vec<u8>)> {
    let mut parts: Vec<(usize, String)> = vec![(0, String::new())];
    for entry in entries {
        let full = |(n, text): &(usize, String)| *n >= most || text.len() + entry.len() > BYTES;
        if parts.last().is_none_or(full) {
            parts.push((0, String::new()));
        }
        if let Some((n, text)) = parts.last_mut() {
            *n += 1;
            text.push_str(&entry);
        }
    }
    let set = |text: &str| {
        format!("{HEAD}<urlset xmlns=\"{NAMESPACE}\">\n{text}</urlset>\n").into_bytes()
    };
    if let [(_, only)] = parts.as_slice() {
        return vec![("sitemap.xml".into(), set(only))];
    }
    let mut index = format!("{HEAD}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    let mut files = Vec::new();
    for (n, (_, text)) in (1..).zip(&parts) {
        let path = format!("sitemaps/{n}.xml");
        index.push_str(&format!("<sitemap><loc>{}{path}</loc></sitemap>\n", escaped(base)));
        files.push((path, set(text)));
    }
    index.push_str("</sitemapindex>\n");
    files.push(("sitemap.xml".into(), index.into_bytes()));
    files
}

/// `robots.txt`: everybody may read everything.
pub fn robots(site: &Site) -> Vec<u8> {
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = &site.parts.config.base_url {
        robots.push_str(&format!("\nSitemap: {base}sitemap.xml\n"));
    }
    robots.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_the_limit_stands_an_index() {
        let all = |n: usize| (0..n).map(|i| format!("<url><loc>x{i}</loc></url>\n"));
        let paths = |n| cut(all(n), "https://a/", 3).into_iter().map(|f| f.0).collect::<Vec<_>>();
        assert_eq!(paths(3), ["sitemap.xml"]);
        assert_eq!(paths(7), ["sitemaps/1.xml", "sitemaps/2.xml", "sitemaps/3.xml", "sitemap.xml"]);
    }
}
