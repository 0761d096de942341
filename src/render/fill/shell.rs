//! What surrounds every page: head, menu, trail, footer.

use super::Ctx;
use crate::render::picture::card::{HEIGHT, WIDTH};
use crate::render::views::{Feed, Link, Meta, NavItem, Shell};
use crate::render::{GENERATOR, linked};
use crate::site::{FeedKind, PageKind};

/// Holds hosted and on `file://`: nothing inline, nothing from elsewhere. `connect-src 'self'` is
/// there for judges that fetch `robots.txt`.
pub const CSP: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; script-src 'self'; connect-src 'self'; manifest-src 'self'; \
     form-action 'self'; base-uri 'none'; object-src 'none'";

/// Sections shown at once; one more is shown rather than hidden alone.
const MENU: usize = 5;

impl Ctx<'_> {
    /// The shell of a page named `title`, described by `description`.
    pub fn shell(&self, kind: &str, title: &str, description: &str) -> Shell {
        let config = self.site.parts.config;
        let root = "../".repeat(self.page.path.matches('/').count());
        let canonical = self.canonical(&self.page.path);
        let full = match kind {
            "home" => config.title.clone(),
            _ => format!("{title} · {}", config.title),
        };
        let description = super::pieces::clamp(description, 155);
        let trail = self.trail();
        let mut menu = self.menu();
        let own = !config.menu.is_empty() || menu.len() <= MENU + 1;
        let nav_more = if own { Vec::new() } else { menu.split_off(MENU) };
        Shell {
            lang: config.language.clone(),
            dir: self.site.parts.locale.direction().to_owned(),
            content_lang: (self.site.parts.locale.direction() == "ltr").then(|| "ar".to_owned()),
            kind: kind.to_owned(),
            title: full,
            site_title: config.title.clone(),
            meta: canonical
                .as_ref()
                .map_or_else(Vec::new, |url| self.open_graph(kind, title, &description, url)),
            data_href: self.data_path().map(|path| self.href(&path)),
            description,
            canonical,
            css: [
                Some(&self.theme.sheet),
                Some(&self.theme.search_sheet).filter(|_| kind == "search"),
            ]
            .into_iter()
            .flatten()
            .map(|path| self.href(path))
            .collect(),
            scripts: self.scripts(kind),
            icon: self.href(&self.theme.icon),
            // From `file://` a browser refuses the manifest, and says so.
            manifest: config.base_url.is_some().then(|| self.href("manifest.webmanifest")),
            nav: menu,
            nav_more,
            home_href: self.href("index.html"),
            search_href: self.href("search.html"),
            search_js: self.theme.scripts.get("search").map(|p| self.href(p)).unwrap_or_default(),
            search_css: self.href(&self.theme.search_sheet),
            trail: trail.iter().map(|(path, words)| self.link(path, words)).collect(),
            json_ld_html: match self.page.kind {
                PageKind::Redirect(_) => None,
                _ => linked::page::json_ld(self.site, self.page, title, &trail),
            },
            generator: GENERATOR.to_owned(),
            feeds: self.feeds(),
            csp: CSP.to_owned(),
            theme_light: "#FBF9F4".into(),
            theme_dark: "#14151A".into(),
            footer_note: self.footer_note(),
            footer_links: self.footer_links(),
            data_page: Some(self.link("data.html", &self.text("menu.data"))),
            noindex: matches!(
                self.page.kind,
                PageKind::NotFound | PageKind::Offline | PageKind::Search
            ),
            digits: match config.digits {
                crate::config::Digits::Arab => "arab".into(),
                crate::config::Digits::Latn => "latn".into(),
            },
            offline: config.offline,
            root,
        }
    }

    /// What wakes the search, reading aids on articles, and what keeps pages for reading offline.
    fn scripts(&self, kind: &str) -> Vec<String> {
        let names = [
            Some("find"),
            Some("warraq").filter(|_| kind == "article"),
            Some("offline").filter(|_| self.site.parts.config.offline),
        ];
        let paths = names.into_iter().flatten().filter_map(|n| self.theme.scripts.get(n));
        paths.map(|path| self.href(path)).collect()
    }

    /// The absolute address of a page; only when the site has one.
    pub fn canonical(&self, path: &str) -> Option<String> {
        let base = self.site.parts.config.base_url.as_ref()?;
        let path = crate::site::encode(path);
        Some(format!("{base}{}", path.strip_suffix("index.html").unwrap_or(&path)))
    }

    /// The same page as data, when it is the first of an entity or event.
    fn data_path(&self) -> Option<String> {
        match self.page.kind {
            PageKind::Entity(_) | PageKind::Event(_) if self.page.part == 0 => {
                Some(format!("{}.json", self.page.path.strip_suffix(".html")?))
            }
            _ => None,
        }
    }

    fn open_graph(&self, kind: &str, title: &str, description: &str, url: &str) -> Vec<Meta> {
        let config = self.site.parts.config;
        let locale = if config.language == "ar" { "ar_AR" } else { "en_US" };
        let mut out = Vec::new();
        let mut meta = |property: &str, content: &str| {
            let (property, content) = (property.to_owned(), content.to_owned());
            out.push(Meta { property, content });
        };
        meta("og:type", if kind == "article" { "article" } else { "website" });
        meta("og:title", title);
        meta("og:description", description);
        meta("og:url", url);
        meta("og:site_name", &config.title);
        meta("og:locale", locale);
        if let (Some(card), Some(base)) = (self.card(), &config.base_url) {
            meta("og:image", &format!("{base}{}", card.path()));
            meta("og:image:type", "image/png");
            meta("og:image:width", &WIDTH.to_string());
            meta("og:image:height", &HEIGHT.to_string());
            meta("og:image:alt", &card.title);
            meta("twitter:card", "summary_large_image");
        }
        if let PageKind::Article(id) = self.page.kind
            && let Some(article) = self.site.article(id)
        {
            let moments = [
                ("article:published_time", &article.meta.date),
                ("article:modified_time", &article.meta.updated),
            ];
            for (property, stamp) in moments {
                if let Some(stamp) = stamp {
                    meta(property, &stamp.to_string());
                }
            }
            for tag in &article.meta.tags {
                meta("article:tag", tag);
            }
        }
        out
    }

    /// The feed of what this page is about, when it has one, and those of the site.
    fn feeds(&self) -> Vec<Feed> {
        let own = match self.page.kind {
            PageKind::Entity(id) => Some(FeedKind::Entity(id)),
            PageKind::Event(id) => Some(FeedKind::Event(id)),
            PageKind::Dossier(ix) => Some(FeedKind::Dossier(ix)),
            _ => None,
        };
        let own = own.map(|kind| (kind, self.text("feed.this")));
        let articles = self.text("page.articles");
        let articles = self.site.parts.locale.fill("feed.title", &[("t", &articles)]);
        let all = own.into_iter().chain([(FeedKind::Site, articles)]);
        all.filter(|(kind, _)| self.site.feeds.contains(kind))
            .filter_map(|(kind, title)| Some((self.site.feed_stem(kind)?, title)))
            .flat_map(|(stem, title)| {
                let feed = |ending: &str, mime: &str, name: &str| Feed {
                    href: self.href(&format!("{stem}.{ending}")),
                    title: format!("{title} ({name})"),
                    mime: mime.to_owned(),
                };
                [
                    feed("xml", "application/atom+xml", "Atom"),
                    feed("json", "application/feed+json", "JSON Feed"),
                ]
            })
            .collect()
    }

    /// The author's menu, or the built-in one without what the site does not have.
    fn menu(&self) -> Vec<NavItem> {
        let site = self.site;
        let own = &site.parts.config.menu;
        if !own.is_empty() {
            return own
                .iter()
                .map(|item| {
                    let outside = item.href.contains("://");
                    let href = if outside { item.href.clone() } else { self.href(&item.href) };
                    let current = item.href == self.page.path;
                    NavItem { href, label: item.title.clone(), current }
                })
                .collect();
        }
        let section = self.section();
        let mut items = vec![
            ("articles/index.html", "menu.articles"),
            ("entities/index.html", "menu.entities"),
        ];
        if !site.events.is_empty() {
            items
                .extend([("events/index.html", "menu.events"), ("timeline.html", "menu.timeline")]);
        }
        if !site.spots.is_empty() {
            items.push(("map.html", "menu.map"));
        }
        if !site.parts.dossiers.is_empty() {
            items.push(("dossiers/index.html", "menu.dossiers"));
        }
        if !site.lookups.quotes.is_empty() {
            items.push(("quotes.html", "menu.quotes"));
        }
        if !site.lookups.figures.is_empty() {
            items.push(("figures.html", "menu.figures"));
        }
        if !site.tied.is_empty() {
            items.push(("graph.html", "menu.graph"));
        }
        if !site.sources.is_empty() {
            items.push(("sources/index.html", "menu.sources"));
        }
        let mut menu: Vec<NavItem> = items
            .into_iter()
            .map(|(path, key)| NavItem {
                href: self.href(path),
                label: self.text(key),
                current: section == path,
            })
            .collect();
        menu.extend(site.parts.pages.iter().map(|page| {
            let path = format!("pages/{}.html", page.key);
            let current = path == self.page.path;
            NavItem { href: self.href(&path), label: page.title.clone(), current }
        }));
        menu
    }

    /// The list this page belongs to.
    fn section(&self) -> &'static str {
        match self.page.kind {
            PageKind::Articles | PageKind::Article(_) => "articles/index.html",
            PageKind::Entities(_) | PageKind::Entity(_) => "entities/index.html",
            PageKind::Events(_) | PageKind::Event(_) => "events/index.html",
            PageKind::Timeline(_) | PageKind::Month(..) => "timeline.html",
            PageKind::Dossiers | PageKind::Dossier(_) => "dossiers/index.html",
            PageKind::Sources | PageKind::Source(_) => "sources/index.html",
            PageKind::Tags | PageKind::Tag(_) => "tags/index.html",
            PageKind::Quotes => "quotes.html",
            PageKind::Map => "map.html",
            PageKind::Graph => "graph.html",
            PageKind::Figures => "figures.html",
            PageKind::Home
            | PageKind::Page(_)
            | PageKind::Search
            | PageKind::Data
            | PageKind::Redirect(_)
            | PageKind::NotFound
            | PageKind::Offline
            | PageKind::Quality => "",
        }
    }

    fn link(&self, path: &str, words: &str) -> Link {
        Link { href: self.href(path), label: words.to_owned() }
    }

    /// The way to this page, site first, without the page itself: paths and words.
    fn trail(&self) -> Vec<linked::page::Step> {
        let section = self.section();
        if section.is_empty() || section == self.page.path {
            return Vec::new();
        }
        let key = match section.split(['/', '.']).next() {
            Some(name) => format!("menu.{name}"),
            None => return Vec::new(),
        };
        vec![
            ("index.html".to_owned(), self.text("menu.home")),
            (section.to_owned(), self.text(&key)),
        ]
    }

    fn footer_note(&self) -> String {
        let config = self.site.parts.config;
        // With an address it stands among the links.
        let license = config.license.as_deref().filter(|_| config.license_url.is_none());
        let parts = [config.author.as_deref(), license];
        let said: Vec<&str> = parts.into_iter().flatten().collect();
        match said.is_empty() {
            true => config.description.clone(),
            false => said.join(" · "),
        }
    }

    fn footer_links(&self) -> Vec<Link> {
        let mut links = Vec::new();
        if !self.site.tags.is_empty() {
            links.push(Link { href: self.href("tags/index.html"), label: self.text("menu.tags") });
        }
        let own = [(true, "quality"), (true, "search")];
        links.extend(own.into_iter().filter(|(there, _)| *there).map(|(_, name)| Link {
            href: self.href(&format!("{name}.html")),
            label: self.text(&format!("menu.{name}")),
        }));
        if let (Some(license), Some(url)) =
            (&self.site.parts.config.license, &self.site.parts.config.license_url)
        {
            links.push(Link { href: url.clone(), label: license.clone() });
        }
        links
    }
}
