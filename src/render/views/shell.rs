//! What surrounds the content of every page: head, header, trail, footer.

use super::parts::Link;
use serde::Serialize;

/// The head, header and footer of a page. `base.html` reads it as `shell`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Shell {
    /// Language of the page, `ar`.
    pub lang: String,
    /// Direction of the page, `rtl`.
    pub dir: String,
    /// Language of the articles, when the page is written from the other side than they are.
    pub content_lang: Option<String>,
    /// The digits of the page, `latn` or `arab`.
    pub digits: String,
    /// The page kind, used as the body's class: `home`, `article`, `entity`, `list`, `timeline`, …
    pub kind: String,
    /// What the browser's tab shows: page title and site title.
    pub title: String,
    pub site_title: String,
    /// One plain sentence about the page, at most some 160 letters.
    pub description: String,
    /// The absolute address of this page; only when the site has a base address.
    pub canonical: Option<String>,
    /// From this page to the site's root: empty, or `../`. Prefix of every fixed address.
    pub root: String,
    /// Style sheets in order.
    pub css: Vec<String>,
    /// Classic scripts, deferred. The page must be whole without them.
    pub scripts: Vec<String>,
    /// The icon (`favicon.svg`), and the web manifest.
    pub icon: String,
    pub manifest: Option<String>,
    pub nav: Vec<NavItem>,
    /// Behind «المزيد».
    pub nav_more: Vec<NavItem>,
    pub home_href: String,
    pub search_href: String,
    /// The script of the search, asked for when the field is used.
    pub search_js: String,
    /// The style of its results, asked for with it.
    pub search_css: String,
    /// The way down to this page, site first, without the page itself.
    pub trail: Vec<Link>,
    /// Name and version of the program.
    pub generator: String,
    pub feeds: Vec<Feed>,
    /// Content of the policy's `<meta>`.
    pub csp: String,
    /// Bar colours of the browser, light and dark.
    pub theme_light: String,
    pub theme_dark: String,
    /// OpenGraph and the like.
    pub meta: Vec<Meta>,
    /// JSON-LD with `<` already written as `\u003c`.
    pub json_ld_html: Option<String>,
    /// The same page as data (`entities/x.json`), offered in head and foot.
    pub data_href: Option<String>,
    /// One line about the site in the footer.
    pub footer_note: String,
    pub footer_links: Vec<Link>,
    /// The page of the open data.
    pub data_page: Option<Link>,
    /// Offer to keep the site for reading without a network.
    pub offline: bool,
    /// Keep the page out of search engines (redirects, 404).
    pub noindex: bool,
}

/// One entry of the main menu.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NavItem {
    pub href: String,
    pub label: String,
    /// This page, or the section it belongs to.
    pub current: bool,
}

/// A news feed of the site.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Feed {
    pub href: String,
    pub title: String,
    /// `application/atom+xml` or `application/feed+json`.
    pub mime: String,
}

/// `<meta property=… content=…>`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Meta {
    pub property: String,
    pub content: String,
}
