//! The book as one HTML file that asks nothing of anybody: its style, fonts and pictures are in it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Book;
use super::epub::{heading, parts};
use super::links::{finish, kind_of};
use super::style::{Face, HEAD, READ, Style};
use crate::render::GENERATOR;
use crate::render::engine::Engine;
use crate::render::fill::pieces::escaped;
use crate::render::theme::Theme;

/// What the file may do: nothing but show itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; \
     img-src data:; base-uri 'none'; form-action 'none'";

/// Writes the file; `pictures` holds those it shows, by their path in `static/`.
pub fn single(
    book: &Book,
    engine: &Engine,
    theme: &Theme,
    pictures: &BTreeMap<String, Vec<u8>>,
) -> tera::TeraResult<String> {
    let style = engine.render("book/style.css", &Style { faces: faces(theme) })?;
    let (lang, dir) = (&book.site.parts.config.language, book.site.parts.locale.direction());
    let title = escaped(&book.scope.title);
    let description = escaped(&book.scope.description);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<meta name=\"description\" content=\"{description}\">\n\
         <meta name=\"generator\" content=\"{GENERATOR}\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <style>\n{style}</style>\n</head>\n<body class=\"single\">\n"
    );
    let one = book.scope.articles.len() == 1 && book.scope.dossier.is_none();
    html.push_str("<main>\n");
    for chapter in book.chapters.iter().filter(|c| !one || c.name != "title") {
        let text = finish(
            &chapter.html,
            |id| format!("{}.{id}", chapter.name),
            |name, anchor| match anchor {
                "" => format!("#{name}"),
                anchor => format!("#{name}.{anchor}"),
            },
            |path| match (kind_of(path), pictures.get(path)) {
                (Some(kind), Some(bytes)) => data(kind, bytes),
                _ => String::new(),
            },
        );
        let name = &chapter.name;
        let _ = write!(html, "<div class=\"part\" id=\"{name}\">\n{text}</div>\n");
        if name == "title" {
            html.push_str(&contents(book));
        }
    }
    html.push_str("</main>\n</body>\n</html>\n");
    Ok(html)
}

const ARABIC: &str = "U+0020, U+0600-06FF, U+200C-200F, U+FD3E-FD3F, U+FDF2, U+FDFA-FDFB";
const LATIN: &str = "U+0021-007E, U+00A0-00FF, U+0131, U+0152-0153, U+2010-2030, U+2039-203A, \
     U+20AC, U+2122, U+2212";

/// The fonts of the theme, in the file itself.
fn faces(theme: &Theme) -> Vec<Face> {
    let face = |name: &str, family: &'static str, weight: &'static str, range: &'static str| {
        let start = format!("assets/{name}.");
        let fits = |path: &&String| path.starts_with(&start) && path.ends_with(".woff2");
        let path = theme.files.keys().find(fits)?;
        let src = data("font/woff2", theme.files.get(path)?);
        Some(Face { family, weight, src, range })
    };
    // Ranges may overlap: a letter a file lacks is taken from the one before it.
    [
        face("naskh-arabic-more-400", READ, "400", ARABIC),
        face("naskh-arabic-400", READ, "400", ARABIC),
        face("naskh-arabic-more-700", READ, "700", ARABIC),
        face("naskh-arabic-700", READ, "700", ARABIC),
        // Twice: faces of one family join only when their weights agree.
        face("naskh-latin-400", READ, "400", LATIN),
        face("naskh-latin-400", READ, "700", LATIN),
        face("naskh-digits-400", READ, "400", LATIN),
        face("naskh-digits-700", READ, "700", LATIN),
        face("cairo-arabic-more", HEAD, "500 800", ARABIC),
        face("cairo-arabic", HEAD, "500 800", ARABIC),
        face("cairo-latin", HEAD, "500 800", LATIN),
        face("cairo-digits", HEAD, "500 800", LATIN),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn contents(book: &Book) -> String {
    let words = escaped(book.site.parts.locale.text("book.contents"));
    let mut html = format!("<nav class=\"toc\" aria-label=\"{words}\">\n<h2>{words}</h2>\n<ol>\n");
    for (part, chapters) in parts(book) {
        let heading = heading(book, part).filter(|_| chapters.len() > 1);
        if let Some(heading) = heading {
            let _ = write!(html, "<li><b>{}</b>\n<ol>\n", escaped(heading));
        }
        for chapter in chapters {
            let (name, title) = (&chapter.name, escaped(&chapter.title));
            let _ = writeln!(html, "<li><a href=\"#{name}\">{title}</a></li>");
        }
        if heading.is_some() {
            html.push_str("</ol></li>\n");
        }
    }
    html.push_str("</ol>\n</nav>\n");
    html
}

/// Bytes as an address.
fn data(kind: &str, bytes: &[u8]) -> String {
    format!("data:{kind};base64,{}", base64(bytes))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |i: usize| u32::from(group.get(i).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..4_usize {
            let digit = (bits >> (18 - 6 * i) & 63) as usize;
            let letter = LETTERS.get(digit).map_or('=', |b| char::from(*b));
            out.push(if i > group.len() { '=' } else { letter });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_fills_the_last_group() {
        let all = ["", "f", "fo", "foo", "foob"].map(|s| base64(s.as_bytes()));
        assert_eq!(all, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }
}
