//! A body as Markdown that reads back as the same body.
//!
//! In: a body. Out: Markdown without front matter; the title block is left out, it stands in the
//! front matter. Only what Markdown would misread is escaped; every word stays byte for byte.

use crate::base::Span;
use crate::document::{BlockKind, Body, Container, Mark, MarkKind, Node};

/// The Markdown of `body`.
pub(crate) fn write(body: &Body) -> String {
    let mut w = Writer { body, out: String::new(), open: Vec::new(), row: None, lead: None };
    for node in &body.nodes {
        w.node(node);
    }
    let mut out = w.out.trim_end().to_owned();
    out.push('\n');
    out
}

enum Open {
    List(Option<u64>),
    Item,
    Quote,
    Table { n_rows: usize },
    Row,
    Other,
}

struct Writer<'a> {
    body: &'a Body,
    out: String,
    open: Vec<Open>,
    /// The cells of the row being read.
    row: Option<Vec<String>>,
    /// The marker of the item being opened.
    lead: Option<String>,
}

impl Writer<'_> {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Open(container) => self.open(container),
            Node::Close => self.close(),
            Node::Block(i) => {
                if let Some(block) = self.body.blocks.get(*i as usize) {
                    self.block(block.kind, block.span);
                }
            }
            Node::Rule => self.line("---"),
            Node::Image { .. } => {}
        }
    }

    fn open(&mut self, container: &Container) {
        let open = match container {
            Container::List { start } => Open::List(*start),
            Container::Item => {
                self.lead = Some(self.marker());
                Open::Item
            }
            Container::Quote => Open::Quote,
            Container::Table => Open::Table { n_rows: 0 },
            Container::Row { .. } => {
                self.row = Some(Vec::new());
                Open::Row
            }
            Container::Footnote(_) => Open::Other,
        };
        self.open.push(open);
    }

    /// The marker of the next item of the innermost list.
    fn marker(&mut self) -> String {
        match self.open.last_mut() {
            Some(Open::List(Some(n))) => {
                *n += 1;
                format!("{}. ", *n - 1)
            }
            _ => "- ".into(),
        }
    }

    fn close(&mut self) {
        match self.open.pop() {
            Some(Open::Row) => {
                let cells = self.row.take().unwrap_or_default();
                let n = cells.len();
                self.table_line(&cells);
                if let Some(Open::Table { n_rows }) = self.open.last_mut() {
                    *n_rows += 1;
                    if *n_rows == 1 {
                        self.table_line(&vec!["---".to_owned(); n]);
                    }
                }
            }
            Some(Open::Table { .. } | Open::List(_)) => self.gap(),
            Some(Open::Item) => self.lead = None,
            _ => {}
        }
    }

    fn table_line(&mut self, cells: &[String]) {
        let prefix = self.prefix();
        self.out.push_str(&format!("{prefix}| {} |\n", cells.join(" | ")));
    }

    fn block(&mut self, kind: BlockKind, span: Span) {
        if let Some(row) = &mut self.row {
            let words = inline(self.body, span).replace('|', "\\|");
            row.push(words);
            return;
        }
        match kind {
            BlockKind::Title => {}
            BlockKind::Heading(level) => {
                let words = inline(self.body, span);
                let hashes = "#".repeat(usize::from(level.clamp(2, 6)));
                let end = words.len() - words.trim_end_matches('#').len();
                let (head, tail) = words.split_at(words.len() - end);
                let tail = tail.replace('#', "\\#").replace('{', "\\{");
                self.line(&format!("{hashes} {head}{tail}"));
            }
            BlockKind::Code => {
                let text = span.of(&self.body.text);
                let fence = if text.contains("```") { "~~~~" } else { "```" };
                self.line(&format!("{fence}\n{text}\n{fence}"));
            }
            BlockKind::Paragraph | BlockKind::Cell => {
                let words = escape_start(&inline(self.body, span));
                self.line(&words);
            }
        }
    }

    /// One block and the blank line after it; inside a tight item, none.
    fn line(&mut self, words: &str) {
        let lead = self.lead.take();
        let prefix = self.prefix();
        let indent = self.items_indent();
        for (i, l) in words.lines().enumerate() {
            match (&lead, i) {
                (Some(marker), 0) => {
                    let outer = indent.saturating_sub(marker.len());
                    self.out.push_str(&format!("{prefix}{}{marker}{l}\n", " ".repeat(outer)));
                }
                _ => self.out.push_str(&format!("{prefix}{}{l}\n", " ".repeat(indent))),
            }
        }
        self.gap();
    }

    fn gap(&mut self) {
        let prefix = self.prefix();
        if !self.out.ends_with("\n\n") {
            self.out.push_str(prefix.trim_end());
            self.out.push('\n');
        }
    }

    /// What every line inside quotations begins with.
    fn prefix(&self) -> String {
        "> ".repeat(self.open.iter().filter(|o| matches!(o, Open::Quote)).count())
    }

    /// How far the words of the innermost item stand in.
    fn items_indent(&self) -> usize {
        let mut n = 0;
        let mut width = 2;
        for open in &self.open {
            match open {
                Open::List(start) => {
                    width = start.map_or(2, |s| s.saturating_sub(1).to_string().len() + 2);
                }
                Open::Item => n += width,
                _ => {}
            }
        }
        n
    }
}

/// The words of a block with their marks, escaped.
fn inline(body: &Body, span: Span) -> String {
    let text = span.of(&body.text);
    let inside = |m: &&Mark| span.contains(m.span) && !m.span.is_empty();
    let marks: Vec<&Mark> = body.marks.iter().filter(inside).collect();
    let mut out = String::new();
    let mut open: Vec<&Mark> = Vec::new();
    for (i, c) in text.char_indices() {
        let at = span.start() + i;
        close_at(&mut out, &mut open, at);
        for mark in marks.iter().filter(|m| m.span.start() == at) {
            // Marks that cross each other cannot be written: the later one is left out.
            let crosses = open.last().is_some_and(|o| o.span.end < mark.span.end);
            if !crosses && let Some(sign) = opening(&mark.kind) {
                out.push_str(sign);
                open.push(mark);
            }
        }
        push_escaped(&mut out, text, i, c);
    }
    close_at(&mut out, &mut open, span.end());
    out
}

fn close_at(out: &mut String, open: &mut Vec<&Mark>, at: usize) {
    while let Some(mark) = open.last().filter(|m| m.span.end() <= at) {
        match &mark.kind {
            MarkKind::Link(href) => {
                let href = href.replace(' ', "%20").replace('<', "%3C").replace('>', "%3E");
                out.push_str(&format!("](<{href}>)"));
            }
            kind => out.push_str(opening(kind).unwrap_or_default()),
        }
        open.pop();
    }
}

fn opening(kind: &MarkKind) -> Option<&'static str> {
    match kind {
        MarkKind::Strong => Some("**"),
        MarkKind::Emphasis => Some("*"),
        MarkKind::Strike => Some("~~"),
        MarkKind::Link(_) => Some("["),
        _ => None,
    }
}

/// Escapes the character if Markdown would take it for a sign.
fn push_escaped(out: &mut String, text: &str, i: usize, c: char) {
    let next = text.get(i + c.len_utf8()..).and_then(|r| r.chars().next());
    let sign = match c {
        '*' | '_' | '`' | '[' | ']' | '\\' | '~' => true,
        '<' => next.is_some_and(|n| n.is_ascii_alphabetic() || matches!(n, '/' | '!' | '?')),
        '&' => next.is_some_and(|n| n.is_ascii_alphanumeric() || n == '#'),
        _ => false,
    };
    if sign {
        out.push('\\');
    }
    out.push(c);
}

/// Escapes what only means something at the start of a line.
fn escape_start(words: &str) -> String {
    let first = words.chars().next();
    if matches!(first, Some('#' | '-' | '+' | '>' | '=' | '|' | ':')) {
        return format!("\\{words}");
    }
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match words.split_at_checked(digits) {
        Some((number, rest)) if digits > 0 && rest.starts_with(['.', ')']) => {
            format!("{number}\\{rest}")
        }
        _ => words.to_owned(),
    }
}
