//! The prose of articles, cards and pages as safe HTML.
//!
//! Layers of spans (sentences, quotations, mentions, figures, the author's marks, Latin runs) are
//! woven into properly nested tags: where two cross, the inner one is closed and opened again.
//! Text is escaped here and nowhere else.

use std::fmt::Write as _;

use super::isolate::{escape_into, next_run};
use crate::base::Span;
use crate::document::{BlockKind, Body, Container, MarkKind, Node};

/// One layer of a block: a span and the tags around it. Lower rank stands outside.
#[derive(Clone, Debug)]
pub struct Layer {
    pub span: Span,
    pub rank: u8,
    pub open: String,
    pub close: String,
}

/// Ranks of the layers, outermost first.
pub mod rank {
    pub const SENTENCE: u8 = 0;
    pub const QUOTE: u8 = 1;
    pub const LINK: u8 = 2;
    pub const FIGURE: u8 = 3;
    pub const MARK: u8 = 4;
    pub const LATIN: u8 = 5;
}

/// Resolves addresses of the author's links.
pub trait Links {
    /// The address of `[[key]]`, or `None` when it leads nowhere.
    fn wiki(&self, key: &str) -> Option<String>;
    /// The address of an image in `static/`.
    fn asset(&self, src: &str) -> String;
    /// What a table is called, for who hears the page.
    fn table(&self) -> String;
}

/// Writes the whole body but its title; `layers` are sorted by start. The headings begin at `<h2>`.
pub fn body(body: &Body, layers: &[Layer], links: &dyn Links) -> String {
    let mut out = String::with_capacity(body.text.len() * 2);
    let mut open: Vec<&Container> = Vec::new();
    for node in &body.nodes {
        match node {
            Node::Open(container) => {
                out.push_str(&opening(container, links));
                open.push(container);
            }
            Node::Close => {
                if let Some(container) = open.pop() {
                    out.push_str(closing(container));
                }
            }
            Node::Rule => out.push_str("<hr>\n"),
            Node::Image { src, alt, title } => image(&mut out, &links.asset(src), alt, title),
            Node::Block(ix) => {
                let Some(block) = body.blocks.get(*ix as usize) else { continue };
                let tight = matches!(open.last(), Some(Container::Item))
                    && block.kind == BlockKind::Paragraph;
                let (before, after) = block_tags(block.kind, open.last().copied(), tight);
                out.push_str(&before);
                inline(&mut out, body, block.span, layers, links);
                out.push_str(&after);
            }
        }
    }
    while let Some(container) = open.pop() {
        out.push_str(closing(container));
    }
    out
}

/// The words of `span` with the layers that fall into it.
pub fn inline(out: &mut String, body: &Body, span: Span, layers: &[Layer], links: &dyn Links) {
    let mut inside = marks(body, span, links);
    let first = layers.partition_point(|l| l.span.end <= span.start);
    let given = layers.get(first..).unwrap_or_default();
    let given = given.iter().take_while(|l| l.span.start < span.end);
    inside.extend(given.filter(|l| span.contains(l.span)).cloned());
    // A link inside a link is not allowed: the author's wins.
    let author: Vec<Span> =
        inside.iter().filter(|l| l.open.starts_with("<a href")).map(|l| l.span).collect();
    inside.retain(|l| {
        !l.open.starts_with("<a class=\"mention") || !author.iter().any(|a| a.overlaps(l.span))
    });
    inside.extend(latin(&body.text, span));
    weave(out, &body.text, span, inside);
}

/// The words of `span` of a text that has no marks of its own.
pub fn plain(out: &mut String, text: &str, span: Span, layers: Vec<Layer>) {
    let mut inside = layers;
    inside.extend(latin(text, span));
    weave(out, text, span, inside);
}

/// Writes `text[span]` with `layers` nested by rank, longer ones outside.
pub fn weave(out: &mut String, text: &str, span: Span, mut layers: Vec<Layer>) {
    layers.sort_by(|a, b| {
        (a.span.start, a.rank, b.span.end).cmp(&(b.span.start, b.rank, a.span.end))
    });
    let mut cuts: Vec<u32> = layers.iter().flat_map(|l| [l.span.start, l.span.end]).collect();
    cuts.extend([span.start, span.end]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    for (i, cut) in cuts.iter().enumerate() {
        // Close what ends here; what stands inside it and goes on is opened again.
        let ends = |l: &usize| layers.get(*l).is_some_and(|l| l.span.end <= *cut);
        if let Some(outermost) = open.iter().position(ends) {
            let tail = open.split_off(outermost);
            for l in tail.iter().rev() {
                out.push_str(layers.get(*l).map_or("", |l| l.close.as_str()));
            }
            for l in tail.into_iter().filter(|l| !ends(l)) {
                out.push_str(layers.get(l).map_or("", |l| l.open.as_str()));
                open.push(l);
            }
        }
        while let Some(layer) = layers.get(next).filter(|l| l.span.start <= *cut) {
            if layer.span.is_empty() {
                out.push_str(&layer.open);
            } else {
                // A layer of lower rank that starts later goes outside: close, open, reopen.
                let at =
                    open.partition_point(|l| layers.get(*l).is_some_and(|o| o.rank <= layer.rank));
                let tail = open.split_off(at);
                for l in tail.iter().rev() {
                    out.push_str(layers.get(*l).map_or("", |l| l.close.as_str()));
                }
                out.push_str(&layer.open);
                open.push(next);
                for l in tail {
                    out.push_str(layers.get(l).map_or("", |l| l.open.as_str()));
                    open.push(l);
                }
            }
            next += 1;
        }
        if let Some(end) = cuts.get(i + 1) {
            let words = Span { start: *cut, end: *end };
            if span.contains(words) {
                escape_into(out, words.of(text));
            }
        }
    }
    for l in open.iter().rev() {
        out.push_str(layers.get(*l).map_or("", |l| l.close.as_str()));
    }
}

/// Latin runs of `span`, isolated.
fn latin(text: &str, span: Span) -> Vec<Layer> {
    let mut out = Vec::new();
    let words = span.of(text);
    let mut at = 0;
    while let Some((before, run, _)) = next_run(words.get(at..).unwrap_or_default()) {
        let start = at + before.len();
        at = start + run.len();
        out.push(Layer {
            span: Span::new(span.start() + start, span.start() + at),
            rank: rank::LATIN,
            open: "<bdi lang=\"en\" dir=\"ltr\">".into(),
            close: "</bdi>".into(),
        });
    }
    out
}

/// The author's marks inside `span`.
fn marks(body: &Body, span: Span, links: &dyn Links) -> Vec<Layer> {
    let inside = body.marks.iter().filter(|m| span.contains(m.span));
    inside
        .filter_map(|mark| {
            let (rank, open, close) = match &mark.kind {
                MarkKind::Strong => (rank::MARK, "<strong>".to_owned(), "</strong>"),
                MarkKind::Emphasis => (rank::MARK, "<em>".to_owned(), "</em>"),
                MarkKind::Strike => (rank::MARK, "<del>".to_owned(), "</del>"),
                MarkKind::Code => (rank::MARK, "<code dir=\"ltr\">".to_owned(), "</code>"),
                MarkKind::Break => (rank::MARK, "<br>".to_owned(), ""),
                MarkKind::Link(href) => (rank::LINK, anchor(href), "</a>"),
                MarkKind::WikiLink(key) => (rank::LINK, anchor(&links.wiki(key)?), "</a>"),
                MarkKind::FootnoteRef(label) => {
                    let mut safe = String::new();
                    escape_into(&mut safe, label);
                    let id = crate::site::encode(label);
                    let open = format!(
                        "<sup class=\"note-ref\"><a href=\"#fn-{id}\" id=\"fnref-{id}\">{safe}</a></sup>"
                    );
                    (rank::LINK, open, "")
                }
            };
            Some(Layer { span: mark.span, rank, open, close: close.to_owned() })
        })
        .collect()
}

fn anchor(href: &str) -> String {
    let mut open = String::from("<a href=\"");
    escape_into(&mut open, href);
    open.push('"');
    if href.starts_with("http:") || href.starts_with("https:") {
        open.push_str(" rel=\"external noopener\"");
    }
    open.push('>');
    open
}

fn image(out: &mut String, src: &str, alt: &str, title: &str) {
    out.push_str("<figure class=\"picture\"><img loading=\"lazy\" src=\"");
    escape_into(out, src);
    out.push_str("\" alt=\"");
    escape_into(out, alt);
    out.push_str("\">");
    if !title.is_empty() {
        out.push_str("<figcaption>");
        escape_into(out, title);
        out.push_str("</figcaption>");
    }
    out.push_str("</figure>\n");
}

fn opening(container: &Container, links: &dyn Links) -> String {
    match container {
        Container::List { start: None } => "<ul>\n".into(),
        Container::List { start: Some(1) } => "<ol>\n".into(),
        Container::List { start: Some(n) } => format!("<ol start=\"{n}\">\n"),
        Container::Item => "<li>".into(),
        Container::Quote => "<blockquote>\n".into(),
        Container::Table => {
            let mut out =
                "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"".to_owned();
            escape_into(&mut out, &links.table());
            out.push_str("\"><table>\n");
            out
        }
        Container::Row { .. } => "<tr>".into(),
        Container::Footnote(label) => {
            let mut out = String::new();
            let id = crate::site::encode(label);
            let _ = write!(out, "<div class=\"note\" id=\"fn-{id}\" role=\"note\">");
            out
        }
    }
}

fn closing(container: &Container) -> &'static str {
    match container {
        Container::List { start: None } => "</ul>\n",
        Container::List { .. } => "</ol>\n",
        Container::Item => "</li>\n",
        Container::Quote => "</blockquote>\n",
        Container::Table => "</table></div>\n",
        Container::Row { .. } => "</tr>\n",
        Container::Footnote(_) => "</div>\n",
    }
}

fn block_tags(kind: BlockKind, inside: Option<&Container>, tight: bool) -> (String, String) {
    let pair = |open: &str, close: &str| (open.to_owned(), close.to_owned());
    match (kind, inside) {
        (BlockKind::Title, _) => pair("<p>", "</p>\n"),
        (BlockKind::Paragraph, _) if tight => pair("", ""),
        (BlockKind::Paragraph, _) => pair("<p>", "</p>\n"),
        (BlockKind::Heading(level), _) => {
            let level = level.clamp(2, 6);
            (format!("<h{level}>"), format!("</h{level}>\n"))
        }
        (BlockKind::Cell, Some(Container::Row { head: true })) => {
            pair("<th scope=\"col\">", "</th>")
        }
        (BlockKind::Cell, _) => pair("<td>", "</td>"),
        (BlockKind::Code, _) => pair("<pre dir=\"ltr\"><code>", "</code></pre>\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct None_;
    impl Links for None_ {
        fn wiki(&self, _: &str) -> Option<String> {
            None
        }
        fn asset(&self, src: &str) -> String {
            src.to_owned()
        }
        fn table(&self) -> String {
            "جدول".to_owned()
        }
    }

    fn layer(start: usize, end: usize, rank: u8, tag: &str) -> Layer {
        let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
        Layer { span: Span::new(start, end), rank, open, close }
    }

    #[test]
    fn crossing_layers_nest() {
        let mut out = String::new();
        let layers = vec![layer(0, 6, 0, "s"), layer(2, 8, 2, "b"), layer(1, 4, 4, "i")];
        weave(&mut out, "abcdefgh", Span::new(0, 8), layers);
        assert_eq!(out, "<s>a<i>b</i><b><i>cd</i>ef</b></s><b>gh</b>");
    }

    #[test]
    fn text_is_escaped_and_latin_isolated() {
        let mut article = Body::default();
        article.push_block(BlockKind::Paragraph, "قال <b> (NATO) & مضى", None);
        let html = body(&article, &[], &None_);
        assert_eq!(
            html,
            "<p>قال &lt;<bdi lang=\"en\" dir=\"ltr\">b</bdi>&gt; (<bdi lang=\"en\" dir=\"ltr\">NATO</bdi>) &amp; مضى</p>\n"
        );
    }
}
