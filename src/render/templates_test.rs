//! Every template is rendered with a filled and with an empty view.

use super::engine::Engine;
use super::samples;
use super::views;

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),*]
    };
}

/// The built-in templates.
pub const TEMPLATES: &[(&str, &str)] = templates![
    "base.html",
    "components.html",
    "home.html",
    "article.html",
    "entity.html",
    "event.html",
    "articles.html",
    "entities.html",
    "events.html",
    "timeline.html",
    "sources.html",
    "source.html",
    "tags.html",
    "tag.html",
    "dossiers.html",
    "dossier.html",
    "page.html",
    "404.html",
    "search.html",
    "quotes.html",
    "map.html",
    "graph.html",
    "figures.html",
    "quality.html",
    "data.html",
    "redirect.html",
    "offline.html",
];

/// Each page: template, path in the site, filled page, empty page.
pub fn pages(engine: &Engine) -> Vec<(&'static str, String, String)> {
    macro_rules! page {
        ($template:literal, $path:literal, $filled:expr, $view:ident) => {{
            let filled = engine.render($template, &$filled);
            let empty = engine.render($template, &views::$view::default());
            let say = |error: tera::Error| format!("{}: {error:?}", $template);
            ($path, filled.unwrap_or_else(say), empty.unwrap_or_else(say))
        }};
    }
    vec![
        page!("home.html", "index.html", samples::home(), HomePage),
        page!("article.html", "articles/derna.html", samples::article(), ArticlePage),
        page!("entity.html", "entities/derna.html", samples::entity(), EntityPage),
        page!("event.html", "events/derna-flood.html", samples::event_page(), EventPage),
        page!("articles.html", "articles/index.html", samples::articles_page(), ArticlesPage),
        page!("entities.html", "entities/index.html", samples::entities_page(), EntitiesPage),
        page!("events.html", "events/index.html", samples::events_page(), EventsPage),
        page!("timeline.html", "timeline.html", samples::timeline(), TimelinePage),
        page!("sources.html", "sources.html", samples::sources(), SourcesPage),
        page!("source.html", "sources/wakala.html", samples::source(), SourcePage),
        page!("tags.html", "tags/index.html", samples::tags(), TagsPage),
        page!("tag.html", "tags/kawarith.html", samples::tag(), TagPage),
        page!("dossiers.html", "dossiers.html", samples::dossiers(), DossiersPage),
        page!("dossier.html", "dossiers/derna.html", samples::dossier(), DossierPage),
        page!("page.html", "about.html", samples::page(), FreePage),
        page!("404.html", "404.html", samples::not_found(), NotFoundPage),
        page!("search.html", "search.html", samples::search(), SearchPage),
        page!("quotes.html", "quotes.html", samples::quotes_page(), QuotesPage),
        page!("map.html", "map.html", samples::map(), MapPage),
        page!("graph.html", "graph.html", samples::graph(), GraphPage),
        page!("figures.html", "figures.html", samples::figures_page(), FiguresPage),
        page!("quality.html", "quality.html", samples::quality(), QualityPage),
        page!("data.html", "data.html", samples::data(), DataPage),
        page!("redirect.html", "entities/old.html", samples::redirect(), RedirectPage),
        page!("offline.html", "offline.html", samples::not_found(), NotFoundPage),
    ]
}

#[cfg(test)]
mod tests {
    use super::{Engine, TEMPLATES, pages};
    use crate::config::Config;
    use crate::locale::{Catalogue, Locale};

    fn arabic() -> Locale {
        Locale::new(&Config::default())
    }

    #[test]
    fn no_template_holds_words_of_its_own() {
        for (name, text) in TEMPLATES {
            let arabic = |c: char| matches!(c, '\u{620}'..='\u{6ff}') && c.is_alphabetic();
            let line = text.lines().position(|l| l.contains(arabic));
            assert_eq!(line, None, "{name}: Arabic letters belong in the catalogue");
        }
    }

    #[test]
    fn every_string_a_template_asks_for_is_in_both_catalogues() {
        let both = [Catalogue::built_in("ar"), Catalogue::built_in("en")];
        for (name, text) in TEMPLATES {
            for (at, start) in text.match_indices("t(k=\"") {
                let key = text
                    .get(at + start.len()..)
                    .and_then(|rest| rest.split('"').next())
                    .unwrap_or_default();
                let known = both.iter().all(|c| c.get(key).is_some());
                assert!(known, "{name}: `{key}` is not in both catalogues");
            }
        }
    }

    #[test]
    fn every_subkind_of_an_event_has_its_word() {
        let table = include_str!("../lexicon/data/event_titles.tsv");
        for both in [Catalogue::built_in("ar"), Catalogue::built_in("en")] {
            for row in table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
                let mut cells = row.split('\t');
                let (kind, subkind) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
                let own = both.get(&format!("subkind.{kind}.{subkind}"));
                let word = own.or_else(|| both.get(&format!("subkind.{subkind}")));
                assert!(word.is_some(), "`subkind.{subkind}` is not in both catalogues");
            }
        }
    }

    #[test]
    fn every_template_renders_filled_and_empty() {
        let engine = Engine::new(TEMPLATES.iter().copied(), [], &arabic()).expect("templates load");
        for (path, filled, empty) in pages(&engine) {
            for html in [&filled, &empty] {
                assert!(html.starts_with("<!doctype html>"), "{path}: {html}");
                assert!(html.trim_end().ends_with("</html>"), "{path} is cut");
                assert!(!html.contains(" style="), "{path}: the policy forbids style attributes");
                assert!(!html.contains("{{") && !html.contains("{%"), "{path}: left-over markup");
                let headings = html.matches("<h1").count();
                assert!(headings == 1 || path.ends_with("old.html"), "{path}: {headings} h1");
            }
        }
    }

    #[test]
    fn a_template_of_the_site_wins_over_the_built_in_one() {
        let own = [("404.html", "<p>{{ shell.title }}</p>")];
        let engine =
            Engine::new(TEMPLATES.iter().copied(), own, &arabic()).expect("templates load");
        let page = engine.render("404.html", &super::samples::not_found()).expect("renders");
        assert_eq!(page, "<p>لم نجد هذه الصفحة · دفاتر</p>");
    }

    #[test]
    fn what_authors_write_is_escaped() {
        let engine = Engine::new(TEMPLATES.iter().copied(), [], &arabic()).expect("templates load");
        let mut view = super::samples::page();
        view.title = "<b>x</b>".to_owned();
        let page = engine.render("page.html", &view).expect("renders");
        assert!(page.contains("&lt;<bdi lang=\"en\" dir=\"ltr\">b</bdi>&gt;"), "{page}");
    }
}
