//! The book as EPUB 3: files of the archive in their order.
//!
//! Always: the same book gives the same bytes (its date is that of its newest article, its
//! identifier a hash of its name); pages turn in the direction of its language; no script.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::links::{finish, kind_of};
use super::style::{Face, HEAD, READ, Style};
use super::{Book, Chapter, Part};
use crate::base::{Date, hash};
use crate::render::GENERATOR;
use crate::render::archive::{self, Packed};
use crate::render::engine::Engine;
use crate::render::fill::pieces::escaped;
use crate::render::fonts;
use crate::render::picture::cover::Cover;

const CONTAINER: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"#;

/// Fonts by their name in the book.
const FONTS: [(&str, &[u8]); 4] = [
    ("naskh-400.ttf", fonts::NASKH),
    ("naskh-700.ttf", fonts::NASKH_BOLD),
    ("cairo-600.ttf", fonts::CAIRO),
    ("cairo-700.ttf", fonts::CAIRO_BOLD),
];

fn faces() -> Vec<Face> {
    let face = |(name, _): &(&str, &[u8])| {
        let family = if name.starts_with("naskh") { READ } else { HEAD };
        let weight = match *name {
            "naskh-400.ttf" => "400",
            "cairo-600.ttf" => "600",
            _ => "700",
        };
        Face { family, weight, src: format!("fonts/{name}"), range: "" }
    };
    FONTS.iter().map(face).collect()
}

/// Packs the book; `pictures` holds those it shows, by their path in `static/`.
pub fn epub(
    book: &Book,
    engine: &Engine,
    pictures: &BTreeMap<String, Vec<u8>>,
) -> tera::TeraResult<Vec<Packed>> {
    let style = engine.render("book/style.css", &Style { faces: faces() })?;
    let names: BTreeMap<&str, String> = (1..)
        .zip(&book.pictures)
        .filter(|(_, path)| pictures.contains_key(*path))
        .map(|(n, path): (usize, _)| {
            let ending = path.rsplit_once('.').map_or("", |(_, e)| e).to_ascii_lowercase();
            (path.as_str(), format!("pictures/{n:03}.{ending}"))
        })
        .collect();
    let mut files = vec![
        archive::stored("mimetype", b"application/epub+zip"),
        archive::pack("META-INF/container.xml", CONTAINER.as_bytes()),
        archive::pack("EPUB/package.opf", package(book, &names).as_bytes()),
        archive::pack("EPUB/nav.xhtml", nav(book).as_bytes()),
        archive::pack("EPUB/style.css", style.as_bytes()),
        archive::pack("EPUB/cover.png", &cover(book)),
        archive::pack("EPUB/cover.xhtml", cover_page(book).as_bytes()),
    ];
    for chapter in &book.chapters {
        let html = finish(
            &chapter.html,
            str::to_owned,
            |name, anchor| match anchor {
                "" => format!("{name}.xhtml"),
                anchor => format!("{name}.xhtml#{anchor}"),
            },
            |path| names.get(path).cloned().unwrap_or_default(),
        );
        let page = frame(book, &chapter.title, kind(chapter), &html);
        files.push(archive::pack(&format!("EPUB/{}.xhtml", chapter.name), page.as_bytes()));
    }
    for (name, bytes) in FONTS {
        files.push(archive::pack(&format!("EPUB/fonts/{name}"), bytes));
    }
    for (name, text) in fonts::LICENSES {
        files.push(archive::pack(&format!("EPUB/fonts/{name}"), text.as_bytes()));
    }
    for (path, name) in &names {
        if let Some(bytes) = pictures.get(*path) {
            files.push(archive::pack(&format!("EPUB/{name}"), bytes));
        }
    }
    Ok(files)
}

fn lang<'b>(book: &'b Book) -> (&'b str, &'static str) {
    (&book.site.parts.config.language, book.site.parts.locale.direction())
}

/// A page of the book around its words.
fn frame(book: &Book, title: &str, kind: &str, html: &str) -> String {
    let (lang, dir) = lang(book);
    let title = escaped(title);
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" \
         lang=\"{lang}\" xml:lang=\"{lang}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <title>{title}</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n\
         </head>\n<body epub:type=\"{kind}\">\n{html}</body>\n</html>\n"
    )
}

/// The sense of a chapter in the vocabulary of EPUB.
fn kind(chapter: &Chapter) -> &'static str {
    match chapter.part {
        Part::Front if chapter.name == "title" => "frontmatter",
        Part::Front => "bodymatter",
        Part::Articles | Part::Pages => "bodymatter",
        Part::Events | Part::Entities | Part::Sources => "backmatter",
    }
}

fn cover(book: &Book) -> Vec<u8> {
    let (config, locale) = (book.site.parts.config, book.site.parts.locale);
    let scope = &book.scope;
    let from = if scope.whole { "" } else { &config.title };
    let counts =
        [locale.count("article", scope.articles.len()), locale.count("event", scope.events.len())];
    let cover = Cover {
        kicker: from.to_owned(),
        title: scope.title.clone(),
        note: scope.description.clone(),
        counts: counts.join(" · "),
        author: config.author.clone().unwrap_or_default(),
    };
    cover.png()
}

fn cover_page(book: &Book) -> String {
    let alt = escaped(&book.scope.title);
    let html = format!(
        "<section class=\"cover\" epub:type=\"cover\"><img src=\"cover.png\" alt=\"{alt}\"/>\
         </section>\n"
    );
    frame(book, book.site.parts.locale.text("book.cover"), "frontmatter", &html)
}

/// The contents: chapters under their parts, events under their years.
fn nav(book: &Book) -> String {
    let locale = book.site.parts.locale;
    let mut html = format!(
        "<nav epub:type=\"toc\" id=\"toc\" class=\"toc\">\n<h1>{}</h1>\n<ol>\n",
        escaped(locale.text("book.contents"))
    );
    for (part, chapters) in parts(book) {
        let heading = heading(book, part).filter(|_| chapters.len() > 1);
        if let Some(heading) = heading {
            let first = chapters.first().map_or("", |c| c.name.as_str());
            let _ = write!(html, "<li><a href=\"{first}.xhtml\">{}</a>\n<ol>\n", escaped(heading));
        }
        for chapter in &chapters {
            let title = escaped(&chapter.title);
            let _ = write!(html, "<li><a href=\"{}.xhtml\">{title}</a>", chapter.name);
            if !chapter.entries.is_empty() {
                html.push_str("\n<ol>\n");
                for (anchor, title) in &chapter.entries {
                    let (name, title) = (&chapter.name, escaped(title));
                    let _ =
                        writeln!(html, "<li><a href=\"{name}.xhtml#{anchor}\">{title}</a></li>");
                }
                html.push_str("</ol>\n");
            }
            html.push_str("</li>\n");
        }
        if heading.is_some() {
            html.push_str("</ol>\n</li>\n");
        }
    }
    html.push_str("</ol>\n</nav>\n");
    let start = book.chapters.iter().find(|c| c.part != Part::Front).map_or("title", |c| &c.name);
    let _ = write!(
        html,
        "<nav epub:type=\"landmarks\" id=\"landmarks\" hidden=\"hidden\">\n<h2>{0}</h2>\n<ol>\n\
         <li><a epub:type=\"cover\" href=\"cover.xhtml\">{1}</a></li>\n\
         <li><a epub:type=\"toc\" href=\"nav.xhtml\">{0}</a></li>\n\
         <li><a epub:type=\"bodymatter\" href=\"{start}.xhtml\">{2}</a></li>\n</ol>\n</nav>\n",
        escaped(locale.text("book.contents")),
        escaped(locale.text("book.cover")),
        escaped(locale.text("book.start")),
    );
    frame(book, locale.text("book.contents"), "frontmatter", &html)
}

/// Chapters by part, in order.
pub(super) fn parts<'b>(book: &'b Book) -> Vec<(Part, Vec<&'b Chapter>)> {
    let mut out: Vec<(Part, Vec<&Chapter>)> = Vec::new();
    for chapter in &book.chapters {
        match out.last_mut().filter(|(part, _)| *part == chapter.part) {
            Some((_, chapters)) => chapters.push(chapter),
            None => out.push((chapter.part, vec![chapter])),
        }
    }
    out
}

/// What the chapters of a part stand under in the contents.
pub(super) fn heading<'b>(book: &'b Book, part: Part) -> Option<&'b str> {
    let key = match part {
        Part::Articles => "book.of-articles",
        Part::Events => "book.of-events",
        Part::Entities => "book.of-entities",
        Part::Front | Part::Pages | Part::Sources => return None,
    };
    Some(book.site.parts.locale.text(key))
}

/// A name for the book that lasts as long as its title and address do, in the form of a UUID.
fn identifier(book: &Book) -> String {
    let config = book.site.parts.config;
    let name = [config.base_url.as_deref().unwrap_or(&config.title), &book.scope.key].join("\n");
    let hex = hash::hex(name.as_bytes(), 32);
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    // Version 8: made by a rule of our own.
    format!(
        "urn:uuid:{}-{}-8{}-8{}-{}",
        part(0, 8),
        part(8, 12),
        part(13, 16),
        part(17, 20),
        part(20, 32)
    )
}

/// The newest day an article of the book knows.
fn modified(book: &Book) -> Option<Date> {
    let articles = book.scope.articles.iter().filter_map(|id| book.site.article(*id));
    let stamps = articles.flat_map(|a| [&a.meta.date, &a.meta.updated]).flatten();
    stamps.map(|s| s.date).max()
}

fn package(book: &Book, pictures: &BTreeMap<&str, String>) -> String {
    let config = book.site.parts.config;
    let (lang, dir) = lang(book);
    let modified = modified(book);
    let day = modified.map_or("1980-01-01".to_owned(), |d| {
        format!("{:04}-{:02}-{:02}", d.year, d.month.max(1), d.day.max(1))
    });
    let mut meta = String::new();
    let mut dc = |name: &str, words: Option<&str>| {
        if let Some(words) = words.filter(|w| !w.is_empty()) {
            let _ = writeln!(meta, "    <dc:{name}>{}</dc:{name}>", escaped(words));
        }
    };
    dc("title", Some(&book.scope.title));
    dc("language", Some(lang));
    dc("creator", config.author.as_deref());
    dc("publisher", config.author.as_deref());
    dc("description", Some(&book.scope.description));
    let license = config.license.as_deref();
    dc("rights", license);
    dc("source", config.base_url.as_deref());
    dc("date", modified.map(|d| d.to_string()).as_deref());
    let mut items = String::new();
    let mut spine = String::new();
    for chapter in &book.chapters {
        let name = &chapter.name;
        let _ = writeln!(
            items,
            "    <item id=\"{name}\" href=\"{name}.xhtml\" media-type=\"application/xhtml+xml\"/>"
        );
        let _ = writeln!(spine, "    <itemref idref=\"{name}\"/>");
        if name == "title" {
            spine.push_str("    <itemref idref=\"nav\"/>\n");
        }
    }
    for (name, _) in FONTS {
        let id = name.trim_end_matches(".ttf");
        let _ = writeln!(
            items,
            "    <item id=\"font-{id}\" href=\"fonts/{name}\" media-type=\"font/ttf\"/>"
        );
    }
    for (n, (name, _)) in (1..).zip(fonts::LICENSES) {
        let _ = writeln!(
            items,
            "    <item id=\"font-license-{n}\" href=\"fonts/{name}\" media-type=\"text/plain\"/>"
        );
    }
    for (n, (path, name)) in (1..).zip(pictures) {
        let kind = kind_of(path).unwrap_or_default();
        let _ =
            writeln!(items, "    <item id=\"picture-{n}\" href=\"{name}\" media-type=\"{kind}\"/>");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" \
         xml:lang=\"{lang}\" dir=\"{dir}\">\n  \
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n    \
         <dc:identifier id=\"id\">{id}</dc:identifier>\n{meta}    \
         <meta property=\"dcterms:modified\">{day}T00:00:00Z</meta>\n    \
         <meta property=\"schema:accessMode\">textual</meta>\n    \
         <meta property=\"schema:accessModeSufficient\">textual</meta>\n    \
         <meta property=\"schema:accessibilityFeature\">tableOfContents</meta>\n    \
         <meta property=\"schema:accessibilityFeature\">structuralNavigation</meta>\n    \
         <meta property=\"schema:accessibilityFeature\">displayTransformability</meta>\n    \
         <meta property=\"schema:accessibilityHazard\">none</meta>\n    \
         <meta name=\"cover\" content=\"cover-image\"/>\n    \
         <meta name=\"generator\" content=\"{GENERATOR}\"/>\n  \
         </metadata>\n  <manifest>\n    \
         <item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n    \
         <item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n    \
         <item id=\"cover-image\" href=\"cover.png\" media-type=\"image/png\" properties=\"cover-image\"/>\n    \
         <item id=\"cover\" href=\"cover.xhtml\" media-type=\"application/xhtml+xml\"/>\n{items}  \
         </manifest>\n  <spine page-progression-direction=\"{dir}\">\n    \
         <itemref idref=\"cover\"/>\n{spine}  </spine>\n</package>\n",
        id = identifier(book),
    )
}
