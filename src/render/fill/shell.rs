//! What surrounds every page: head, menu, trail, footer.

use super::Ctx;
use crate::render::picture::card::{HEIGHT, WIDTH};
use crate::render::views::{Feed, Link, Meta, NavItem, Shell};
use crate::site::PageKind;

/// Holds hosted and on `file://`: nothing inline, nothing from elsewhere. `connect-src 'self'` is
/// there for judges that fetch `robots.txt`.
pub const CSP: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; script-src 'self'; connect-src 'self'; manifest-src 'self'; \
     form-action 'self'; base-uri 'none'; object-src 'none'";

/// The program's name and version.
pub const GENERATOR: &str = concat!("Warraq ", env!("CARGO_PKG_VERSION"));

impl Ctx<'_> {
    /// The shell of a page named `title`, described by `description`.
    pub fn shell(&self, kind: &str, title: &str, description: &str) -> Shell {
        let config = self.site.parts.config;
        let root = "../".repeat(self.page.path.matches('/').count());
        let canonical = config.base_url.as_ref().map(|base| {
            let path = crate::site::encode(&self.page.path);
            format!("{base}{}", path.strip_suffix("index.html").unwrap_or(&path))
        });
        let full = match kind {
            "home" => config.title.clone(),
            _ => format!("{title} · {}", config.title),
        };
        let description = super::pieces::clamp(description, 155);
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
            description,
            canonical,
            css: vec![self.href(&self.theme.sheet)],
            scripts: self.scripts(kind),
            icon: self.href(&self.theme.icon),
            manifest: Some(self.href("manifest.webmanifest")),
            nav: self.menu(),
            home_href: self.href("index.html"),
            search_href: self.href("search.html"),
            trail: self.trail(),
            generator: GENERATOR.to_owned(),
            feeds: self.feeds(),
            csp: CSP.to_owned(),
            theme_light: "#FBF9F4".into(),
            theme_dark: "#14151A".into(),
            footer_note: self.footer_note(),
            footer_links: self.footer_links(),
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
            ..Shell::default()
        }
    }

    /// Reading pages have a script; so has every page that may be kept.
    fn scripts(&self, kind: &str) -> Vec<String> {
        let own = |name: &str, there: bool| self.theme.scripts.get(name).filter(|_| there);
        let reading = own("warraq", kind == "article");
        let keeping = own("offline", self.site.parts.config.offline);
        reading.into_iter().chain(keeping).map(|path| self.href(path)).collect()
    }

    fn open_graph(&self, kind: &str, title: &str, description: &str, url: &str) -> Vec<Meta> {
        let config = self.site.parts.config;
        let meta = |property: &str, content: &str| Meta {
            property: property.to_owned(),
            content: content.to_owned(),
        };
        let mut out = vec![
            meta("og:type", if kind == "article" { "article" } else { "website" }),
            meta("og:title", title),
            meta("og:description", description),
            meta("og:url", url),
            meta("og:site_name", &config.title),
            meta("og:locale", &config.language),
        ];
        if let (Some(card), Some(base)) = (self.card(), &config.base_url) {
            out.push(meta("og:image", &format!("{base}{}", card.path())));
            out.push(meta("og:image:type", "image/png"));
            out.push(meta("og:image:width", &WIDTH.to_string()));
            out.push(meta("og:image:height", &HEIGHT.to_string()));
            out.push(meta("og:image:alt", &card.title));
            out.push(meta("twitter:card", "summary_large_image"));
        }
        if let PageKind::Article(id) = self.page.kind
            && let Some(date) = self.article_date(id)
        {
            out.push(meta("article:published_time", &date.to_string()));
        }
        out
    }

    fn feeds(&self) -> Vec<Feed> {
        if self.site.parts.config.base_url.is_none() {
            return Vec::new();
        }
        let title = self.text("page.articles");
        let feed = |path: &str, mime: &str, name: &str| Feed {
            href: self.href(path),
            title: format!("{title} ({name})"),
            mime: mime.to_owned(),
        };
        vec![
            feed("feed.xml", "application/atom+xml", "Atom"),
            feed("feed.json", "application/feed+json", "JSON Feed"),
        ]
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
        if !site.parts.dossiers.is_empty() {
            items.push(("dossiers/index.html", "menu.dossiers"));
        }
        if !site.lookups.quotes.is_empty() {
            items.push(("quotes.html", "menu.quotes"));
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
            PageKind::Timeline(_) => "timeline.html",
            PageKind::Dossiers | PageKind::Dossier(_) => "dossiers/index.html",
            PageKind::Sources | PageKind::Source(_) => "sources/index.html",
            PageKind::Tags | PageKind::Tag(_) => "tags/index.html",
            PageKind::Quotes => "quotes.html",
            PageKind::Home
            | PageKind::Page(_)
            | PageKind::Search
            | PageKind::NotFound
            | PageKind::Offline
            | PageKind::Map
            | PageKind::Graph
            | PageKind::Figures
            | PageKind::Quality => "",
        }
    }

    fn trail(&self) -> Vec<Link> {
        let section = self.section();
        if section.is_empty() || section == self.page.path {
            return Vec::new();
        }
        let key = match section.split(['/', '.']).next() {
            Some(name) => format!("menu.{name}"),
            None => return Vec::new(),
        };
        vec![
            Link { href: self.href("index.html"), label: self.text("menu.home") },
            Link { href: self.href(section), label: self.text(&key) },
        ]
    }

    fn footer_note(&self) -> String {
        let config = self.site.parts.config;
        let parts = [config.author.as_deref(), config.license.as_deref()];
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
        let own = [
            (!self.site.spots.is_empty(), "map"),
            (!self.site.tied.is_empty(), "graph"),
            (!self.site.lookups.figures.is_empty(), "figures"),
            (true, "quality"),
            (true, "search"),
        ];
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
