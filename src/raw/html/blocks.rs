//! The main text of a page as blocks, and the body made of those that are the article's.
//!
//! In: markup. Out: a walk of containers and leaf blocks; white space is collapsed as a browser
//! shows it, text is taken per block. Links survive as http(s), mailto and relative ones only.

use scraper::{ElementRef, Html, Node as Dom};

use super::place::Visible;
use crate::base::Span;
use crate::document::{BlockKind, Body, Container, Mark, MarkKind, Node, Removed};
use crate::raw::lines::{Line, Role};
use crate::text::fold_key;

/// A leaf block: its text, what it is, and the marks on its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    pub(crate) text: String,
    pub(crate) marks: Vec<(MarkKind, usize, usize)>,
    /// Words under a picture.
    pub(crate) caption: bool,
}

/// One step of the walk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Open(Container),
    Close,
    Block(Block),
}

const TAGS: [&str; 43] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "a",
    "strong",
    "b",
    "em",
    "i",
    "br",
    "div",
    "span",
    "section",
    "article",
    "main",
    "header",
    "pre",
    "code",
    "figure",
    "figcaption",
    "dl",
    "dt",
    "dd",
    "q",
    "cite",
    "u",
    "sup",
    "sub",
    "time",
];

const GONE: [&str; 14] = [
    "script", "style", "iframe", "object", "embed", "form", "button", "select", "textarea",
    "noscript", "svg", "nav", "aside", "footer",
];

/// The blocks of the page's main text.
pub(crate) fn main_text(html: &str) -> Vec<Step> {
    /// Bytes under which what readability found is no article.
    const LEAST: usize = 200;
    let found = dom_smoothie::Readability::new(html, None, None).and_then(|mut r| r.parse());
    let found = found.ok().map(|a| walk(&clean(&a.content, &GONE)));
    let size = |steps: &[Step]| -> usize {
        let len = |s: &Step| if let Step::Block(b) = s { b.text.len() } else { 0 };
        steps.iter().map(len).sum()
    };
    match found {
        Some(steps) if size(&steps) >= LEAST => steps,
        found => {
            let all = walk(&clean(html, &GONE));
            match found {
                Some(steps) if size(&all) < size(&steps) * 2 => steps,
                _ => all,
            }
        }
    }
}

/// The blocks of all the text.
pub(crate) fn all_text(html: &str) -> Vec<Step> {
    walk(&clean(html, &GONE))
}

fn clean(html: &str, gone: &[&str]) -> String {
    let mut builder = ammonia::Builder::empty();
    builder.add_tags(TAGS).add_clean_content_tags(gone.iter().copied());
    builder.add_tag_attributes("a", ["href"]).add_tag_attributes("ol", ["start"]);
    builder.url_schemes(["http", "https", "mailto"].into_iter().collect());
    builder.url_relative(ammonia::UrlRelative::PassThrough).link_rel(None);
    // The title of the page is in its head, which is no text.
    let body = html.find("<body").and_then(|i| html.get(i..)).unwrap_or(html);
    builder.clean(body).to_string()
}

struct Walk {
    steps: Vec<Step>,
    /// The block being filled.
    text: String,
    marks: Vec<(MarkKind, usize, usize)>,
    kind: BlockKind,
    caption: bool,
}

fn walk(clean: &str) -> Vec<Step> {
    let page = Html::parse_fragment(clean);
    let kind = BlockKind::Paragraph;
    let mut walk =
        Walk { steps: Vec::new(), text: String::new(), marks: Vec::new(), kind, caption: false };
    walk.children(page.root_element(), 0);
    walk.end();
    walk.steps
}

impl Walk {
    fn children(&mut self, node: ElementRef<'_>, depth: usize) {
        const DEEPEST: usize = 200;
        if depth > DEEPEST {
            return;
        }
        for child in node.children() {
            if let Some(element) = ElementRef::wrap(child) {
                self.element(element, depth);
            } else if let Dom::Text(text) = child.value() {
                self.words(text);
            }
        }
    }

    fn element(&mut self, node: ElementRef<'_>, depth: usize) {
        let name = node.value().name();
        let attr = |name| node.value().attr(name);
        let container = match name {
            "ul" | "dl" => Some(Container::List { start: None }),
            "ol" => Some(Container::List {
                start: Some(attr("start").and_then(|s| s.parse().ok()).unwrap_or(1)),
            }),
            "li" | "dt" | "dd" => Some(Container::Item),
            "blockquote" => Some(Container::Quote),
            "table" => Some(Container::Table),
            "tr" => Some(Container::Row { head: has_head(node) }),
            _ => None,
        };
        if let Some(container) = container {
            self.end();
            self.steps.push(Step::Open(container));
            self.children(node, depth + 1);
            self.end();
            self.steps.push(Step::Close);
            return;
        }
        let kind = match name {
            "h1" | "h2" => Some(BlockKind::Heading(2)),
            "h3" => Some(BlockKind::Heading(3)),
            "h4" => Some(BlockKind::Heading(4)),
            "h5" | "h6" => Some(BlockKind::Heading(5)),
            "td" | "th" => Some(BlockKind::Cell),
            "pre" => Some(BlockKind::Code),
            "p" | "div" | "section" | "article" | "main" | "header" | "figure" | "figcaption" => {
                Some(BlockKind::Paragraph)
            }
            _ => None,
        };
        if let Some(kind) = kind {
            let outer = self.kind;
            // A paragraph inside a cell stays the cell.
            if outer != BlockKind::Cell || kind == BlockKind::Cell {
                self.end();
                self.kind = kind;
            } else {
                self.space();
            }
            let inside = self.caption;
            self.caption |= name == "figcaption" && of_picture(node);
            self.children(node, depth + 1);
            if outer != BlockKind::Cell {
                if kind == BlockKind::Cell && self.text.trim().is_empty() {
                    // An empty cell still holds its column.
                    self.text.push('–');
                }
                self.end();
            }
            self.kind = outer;
            self.caption = inside;
            return;
        }
        if name == "br" {
            self.line_break();
            return;
        }
        let from = self.text.len();
        self.children(node, depth + 1);
        let mark = match name {
            "strong" | "b" => Some(MarkKind::Strong),
            "em" | "i" => Some(MarkKind::Emphasis),
            "a" => attr("href").and_then(target).map(MarkKind::Link),
            _ => None,
        };
        if let Some(mark) = mark.filter(|_| self.text.len() > from) {
            self.marks.push((mark, from, self.text.len()));
        }
    }

    /// One break inside a block is a break of the line; two end the paragraph.
    fn line_break(&mut self) {
        if self.kind == BlockKind::Paragraph {
            self.end();
        } else {
            self.space();
        }
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    fn words(&mut self, text: &str) {
        for c in text.chars() {
            // The no-break space is a word character: it stays where it stands.
            if c.is_whitespace() && c != '\u{a0}' {
                self.space();
            } else {
                self.text.push(c);
            }
        }
    }

    fn end(&mut self) {
        let blank = |c: char| crate::raw::words::is_invisible(c);
        let lead = self.text.len() - self.text.trim_start_matches(blank).len();
        let text = self.text.trim_matches(blank).to_owned();
        let clip = |at: usize| at.saturating_sub(lead).min(text.len());
        let mut marks: Vec<(MarkKind, usize, usize)> = self
            .marks
            .drain(..)
            .map(|(kind, a, b)| (kind, clip(a), clip(b)))
            .map(|(kind, a, b)| {
                let words = text.get(a..b).unwrap_or_default();
                let a = a + (words.len() - words.trim_start().len());
                (kind, a, a + words.trim().len())
            })
            .filter(|(_, a, b)| a < b)
            .collect();
        marks.sort_by(|x, y| x.1.cmp(&y.1).then(y.2.cmp(&x.2)));
        self.text.clear();
        if !text.is_empty() {
            self.steps.push(Step::Block(Block {
                kind: self.kind,
                text,
                marks,
                caption: self.caption,
            }));
        }
    }
}

/// An address the cleaner let through; one without a scheme of its own gets the safe one.
fn target(href: &str) -> Option<String> {
    let href = href.trim();
    match href.strip_prefix("//") {
        Some(rest) => Some(format!("https://{rest}")),
        None => (!href.is_empty() && !href.starts_with('#')).then(|| href.to_owned()),
    }
}

/// False for the words under a table or a quotation, which are the article's.
fn of_picture(caption: ElementRef<'_>) -> bool {
    let figure = caption.parent().and_then(ElementRef::wrap);
    figure.is_some_and(|figure| {
        let mut inside = figure.descendent_elements();
        !inside.any(|e| matches!(e.value().name(), "table" | "blockquote" | "pre"))
    })
}

fn has_head(row: ElementRef<'_>) -> bool {
    let mut cells = row.children().filter_map(|c| c.value().as_element()).peekable();
    cells.peek().is_some() && cells.all(|e| e.name() == "th")
}

/// The body, the characters of the page it used, and what the rules cut.
pub(crate) struct Made {
    pub(crate) body: Body,
    pub(crate) used: Vec<(usize, usize)>,
    pub(crate) removed: Vec<Removed>,
}

/// Makes the body of the kept blocks. `lead` is the block whose first bytes are a dateline.
pub(crate) fn body(
    steps: &[Step],
    all: &[Line],
    lead: Option<(usize, usize)>,
    title: Option<&str>,
    visible: &Visible,
) -> Made {
    let mut made = Made { body: Body::default(), used: Vec::new(), removed: Vec::new() };
    let mut cursor = 0;
    let titled = all.iter().any(|l| l.role == Role::Title);
    if let Some(title) = title.filter(|_| !titled) {
        made.body.push_block(BlockKind::Title, title, None);
    }
    let title_key = title.map(fold_key);
    let mut n = 0;
    for step in steps {
        let block = match step {
            Step::Open(container) => {
                made.body.nodes.push(Node::Open(container.clone()));
                continue;
            }
            Step::Close => {
                close(&mut made.body);
                continue;
            }
            Step::Block(block) => block,
        };
        let role = all.get(n).map_or(Role::Text, |l| l.role);
        let skip = lead.filter(|(i, _)| *i == n).map_or(0, |(_, skip)| skip);
        n += 1;
        let place = visible.find(&block.text, cursor);
        if let Some((first, past)) = place {
            made.used.push((first, past));
            cursor = past;
        }
        let repeats =
            title_key.as_ref().is_some_and(|t| *t == fold_key(&block.text)) && role == Role::Text;
        let reason = match role {
            Role::Cut(reason) => Some(reason),
            _ => repeats.then_some("repeated-headline"),
        };
        if let Some(reason) = reason {
            let span = place.and_then(|(a, b)| visible.cover(a, b));
            made.removed.extend(span.map(|span| Removed { span, reason: reason.to_owned() }));
            continue;
        }
        push(&mut made, block, role, skip, place, visible);
    }
    super::no_origin(&mut made.body);
    made
}

fn push(
    made: &mut Made,
    block: &Block,
    role: Role,
    skip: usize,
    place: Option<(usize, usize)>,
    visible: &Visible,
) {
    let body = &mut made.body;
    let start = body.open_block();
    let mut at = place.map(|(first, _)| first);
    let mut last: Option<Span> = None;
    let mut cut: Option<Span> = None;
    for (i, c) in block.text.char_indices() {
        let origin = match c.is_whitespace() {
            true => None,
            false => {
                let span = at.and_then(|at| visible.span(at));
                at = at.map(|at| at + 1);
                span
            }
        };
        if i < skip {
            cut = match (cut, origin) {
                (Some(cut), Some(o)) => Some(cut.cover(o)),
                (cut, o) => cut.or(o),
            };
            continue;
        }
        let from = body.text.len();
        body.text.push(c);
        let here = Span::new(from, body.text.len());
        match (c.is_whitespace(), last, at.and_then(|at| visible.span(at))) {
            // A space stands for whatever is between its neighbours.
            (true, Some(a), Some(b)) if a.end <= b.start => {
                body.origin.push(here, Span::new(a.end(), b.start()));
            }
            _ => {
                if let Some(origin) = origin {
                    body.origin.push(here, origin);
                }
            }
        }
        last = origin.or(last);
    }
    made.removed.extend(cut.map(|span| Removed { span, reason: "dateline".into() }));
    for (kind, a, b) in &block.marks {
        let (a, b) = (a.max(&skip), b);
        if a < b {
            let span = Span::new(start + a - skip, start + b - skip);
            body.marks.push(Mark { kind: kind.clone(), span });
        }
    }
    body.close_block(if role == Role::Title { BlockKind::Title } else { block.kind }, start);
}

/// Closes a container; one that holds nothing leaves no trace.
fn close(body: &mut Body) {
    if matches!(body.nodes.last(), Some(Node::Open(_))) {
        body.nodes.pop();
        return;
    }
    body.nodes.push(Node::Close);
}
