//! An entry becomes a draft: its text cleaned by the rules of saved pages, its facts as given.

use super::{Entry, at_line, when};
use crate::base::{Diagnostic, Place};
use crate::document::{Source, TitleOrigin};
use crate::import::Draft;
use crate::raw;

/// The draft of an entry of the file at `place`; `None` when nothing is left of it.
pub(crate) fn draft(entry: &Entry, place: &Place, faults: &mut Vec<Diagnostic>) -> Option<Draft> {
    let here = at_line(place, entry.line);
    let html = markup(&entry.text);
    let title = entry.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let head =
        if title.is_empty() { String::new() } else { format!("<h1>{}</h1>\n", escaped(&title)) };
    let read = raw::html::read_part(&format!("{head}{html}"));
    let mut article = read.article;
    if article.body.text.is_empty() {
        let message = "nothing is left of this article but page furniture";
        faults.push(Diagnostic::error("import-no-text", here, message).words(&title));
        return None;
    }
    if !title.is_empty() {
        article.title = title;
        article.title_origin = TitleOrigin::Given;
    }
    let mut date = |words: &str, field: &str| {
        let stamp = when::stamp(words);
        if stamp.is_none() && !words.trim().is_empty() && !words.trim().starts_with("0000") {
            let message = format!("the {field} of this article cannot be read");
            let fault = Diagnostic::warning("archive-bad-date", here.clone(), message);
            faults.push(fault.words(words));
        }
        stamp
    };
    let (given, updated) = (date(&entry.date, "date"), date(&entry.updated, "last change"));
    article.date = given.or(article.date);
    let later = |u: &crate::base::Stamp| article.date.as_ref().is_some_and(|d| u.date > d.date);
    let found = article.source.take().unwrap_or_default();
    let some = |words: &str| (!words.trim().is_empty()).then(|| words.trim().to_owned());
    let web = |words: &str| some(words).filter(|u| u.starts_with("http"));
    let source = Source {
        name: some(&entry.source).unwrap_or(found.name),
        url: web(&entry.url),
        author: some(&entry.author).or(found.author),
    };
    article.source = (source != Source::default()).then_some(source);
    article.place = some(&entry.place).or(article.place);
    let removed = article.body.removed.iter().filter(|r| r.reason != "page");
    let removed = removed.map(|r| (r.reason.clone(), String::new())).collect();
    Some(Draft {
        updated: updated.filter(later),
        summary: some(&entry.summary),
        tags: entry.tags.clone(),
        aliases: entry.aliases.clone(),
        draft: entry.draft,
        removed,
        article,
        verbatim: None,
    })
}

/// Text as markup: paragraphs where lines are empty, as WordPress itself reads its posts.
fn markup(text: &str) -> String {
    let text = without_shortcodes(&text.replace("\r\n", "\n"));
    let tagged = ["</", "<p", "<br", "<div", "<!--"].iter().any(|t| text.contains(t));
    let inline = |chunk: &str| if tagged { chunk.to_owned() } else { escaped(chunk) };
    let empty_lines = text.trim().contains("\n\n");
    let gap = if empty_lines || tagged { "\n\n" } else { "\n" };
    let paragraph = |chunk: &str| {
        let chunk = chunk.trim();
        let block = chunk.starts_with("<!--") || BLOCKS.iter().any(|b| chunk.starts_with(b));
        match block && tagged {
            true => format!("{chunk}\n"),
            false => format!("<p>{}</p>\n", inline(chunk).replace('\n', "<br>")),
        }
    };
    text.split(gap).filter(|c| !c.trim().is_empty()).map(paragraph).collect()
}

/// Tags that begin a block.
const BLOCKS: [&str; 16] = [
    "<p",
    "<div",
    "<h1",
    "<h2",
    "<h3",
    "<h4",
    "<h5",
    "<h6",
    "<ul",
    "<ol",
    "<li",
    "<blockquote",
    "<table",
    "<figure",
    "<pre",
    "</",
];

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Without WordPress's `[gallery …]`, `[caption …]…[/caption]` and the like; `[[key]]` stays.
fn without_shortcodes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let Some(code) = shortcode(from) else {
            // Of `[[` both stay.
            let n = if from.starts_with("[[") { 2 } else { 1 };
            out.push_str(from.get(..n).unwrap_or_default());
            rest = from.get(n..).unwrap_or_default();
            continue;
        };
        let after = from.get(code.len() + 2..).unwrap_or_default();
        let caption = code.starts_with("caption").then(|| after.find("[/caption]")).flatten();
        rest = match caption {
            Some(end) => after.get(end + "[/caption]".len()..).unwrap_or_default(),
            None => after,
        };
    }
    out.push_str(rest);
    out
}

/// What stands in the brackets `text` begins with, when it is a shortcode.
fn shortcode(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('[')?;
    let inner = inner.get(..inner.find([']', '[', '\n'])?)?;
    let closed = text.get(inner.len() + 1..)?.starts_with(']');
    let name = inner.trim_start_matches('/');
    let name = name.get(..name.find([' ', '/']).unwrap_or(name.len()))?;
    let shaped = name.len() > 2
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-'));
    (closed && shaped && name.starts_with(|c: char| c.is_ascii_lowercase())).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_becomes_paragraphs_and_shortcodes_go() {
        assert_eq!(markup("أول\nثان"), "<p>أول</p>\n<p>ثان</p>\n");
        assert_eq!(markup("أول\nسطر\n\nثان < ثالث"), "<p>أول<br>سطر</p>\n<p>ثان &lt; ثالث</p>\n");
        assert_eq!(markup("<p>أول</p>\n\nثان <b>و</b>"), "<p>أول</p>\n<p>ثان <b>و</b></p>\n");
        let text = "قبل [gallery ids=\"1\"][caption id=x]صورة[/caption] بعد [[key]] [كلمة]";
        assert_eq!(without_shortcodes(text), "قبل  بعد [[key]] [كلمة]");
    }
}
