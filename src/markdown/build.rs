//! From Markdown events to a `Body`: blocks and containers. `inline` writes what is in a block.

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::Title;
use super::html::Html;
use super::inline::{Image, OpenMark};
use crate::base::{Faults, OffsetMap, Span};
use crate::document::{Block, BlockKind, Body, Container, MarkKind, Node, Removed};

/// Containers inside containers beyond this depth are read as if they were not there.
const MAX_DEPTH: usize = 64;

pub(super) struct Build<'a> {
    pub(super) faults: &'a Faults<'a>,
    title: &'a Title,
    pub(super) body: Body,
    /// The block being written.
    pub(super) leaf: Option<Leaf>,
    /// Blanks at the end of the block so far: they count only when words follow.
    pub(super) pending: Option<(String, Span)>,
    pub(super) open_marks: Vec<OpenMark>,
    pub(super) html: Html,
    /// An image whose description is being read.
    pub(super) image: Option<Image>,
    /// Images of the open block, which stand after it.
    pub(super) images: Vec<Node>,
    /// The open containers; `false` for one that lies too deep to be kept.
    containers: Vec<bool>,
    tables: usize,
}

/// A block being written.
pub(super) struct Leaf {
    kind: BlockKind,
    /// Where its text starts.
    pub(super) start: usize,
    /// How many marks there were before it.
    marks: usize,
    source: Span,
    level_one: bool,
    indented: bool,
    /// The state before it, kept for a first heading, which may turn out to repeat the title.
    before: Option<OffsetMap>,
}

impl Leaf {
    pub(super) fn is_code(&self) -> bool {
        self.kind == BlockKind::Code
    }
}

impl<'a> Build<'a> {
    pub(super) fn new(faults: &'a Faults<'a>, title: &'a Title) -> Self {
        let mut body = Body::default();
        if let Title::Given { text, origin } = title {
            body.push_block(BlockKind::Title, text, *origin);
        }
        Self {
            faults,
            title,
            body,
            leaf: None,
            pending: None,
            open_marks: Vec::new(),
            html: Html::default(),
            image: None,
            images: Vec::new(),
            containers: Vec::new(),
            tables: 0,
        }
    }

    pub(super) fn event(&mut self, event: Event, at: Span) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag, at),
            Event::Text(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.text(&words, at);
            }
            Event::Code(words) => self.code(&words, at),
            Event::Html(markup) => self.html.block(&markup),
            Event::InlineHtml(tag) => self.inline_html(&tag, at),
            Event::FootnoteReference(label) => self.empty_mark(MarkKind::FootnoteRef(label.into())),
            Event::SoftBreak => self.soft_break(at),
            Event::HardBreak => self.hard_break(at),
            Event::Rule => {
                self.close_leaf();
                self.body.nodes.push(Node::Rule);
            }
            Event::TaskListMarker(_) => (),
        }
    }

    fn start(&mut self, tag: Tag, at: Span) {
        match tag {
            Tag::Paragraph => self.open_leaf(BlockKind::Paragraph, at),
            Tag::Heading { level, .. } => self.open_heading(level as u8, at),
            Tag::CodeBlock(kind) => {
                self.open_leaf(BlockKind::Code, at);
                if let Some(leaf) = &mut self.leaf {
                    leaf.indented = kind == CodeBlockKind::Indented;
                }
            }
            Tag::TableCell => {
                let kept = self.containers.last().is_none_or(|kept| *kept);
                self.open_leaf(if kept { BlockKind::Cell } else { BlockKind::Paragraph }, at);
            }
            Tag::HtmlBlock => {
                self.close_leaf();
                self.html.open_block(at);
            }
            Tag::BlockQuote(_) => self.open(Container::Quote, at),
            Tag::List(start) => self.open(Container::List { start }, at),
            Tag::Item => self.open(Container::Item, at),
            Tag::FootnoteDefinition(label) => self.open(Container::Footnote(label.into()), at),
            Tag::Table(_) => {
                self.tables += 1;
                self.open(Container::Table, at);
            }
            Tag::TableHead => self.open(Container::Row { head: true }, at),
            Tag::TableRow => self.open(Container::Row { head: false }, at),
            Tag::Strong => self.open_mark(Some(MarkKind::Strong)),
            Tag::Emphasis => self.open_mark(Some(MarkKind::Emphasis)),
            Tag::Strikethrough => self.open_mark(Some(MarkKind::Strike)),
            Tag::Link { link_type, dest_url, .. } => self.open_link(link_type, &dest_url, at),
            Tag::Image { link_type, dest_url, title, .. } => {
                self.open_image(link_type, &dest_url, &title, at);
            }
            _ => (),
        }
    }

    fn end(&mut self, tag: TagEnd, at: Span) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::TableCell => {
                self.close_leaf();
            }
            TagEnd::HtmlBlock => self.html.close_block(self.faults),
            TagEnd::Table => {
                self.close();
                self.tables = self.tables.saturating_sub(1);
                self.body.nodes.append(&mut self.images);
            }
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::TableHead
            | TagEnd::TableRow => self.close(),
            TagEnd::Strong | TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Link => {
                self.close_mark();
            }
            TagEnd::Image => self.close_image(at),
            _ => (),
        }
    }

    fn open(&mut self, container: Container, at: Span) {
        self.close_leaf();
        let kept = self.containers.len() < MAX_DEPTH;
        if self.containers.len() == MAX_DEPTH {
            let message = format!("lists and quotes are nested more than {MAX_DEPTH} deep");
            self.faults.warning("nesting-too-deep", at, message, "what lies deeper is flattened");
        }
        self.containers.push(kept);
        if kept {
            self.body.nodes.push(Node::Open(container));
        }
    }

    fn close(&mut self) {
        self.close_leaf();
        if self.containers.pop() == Some(true) {
            self.body.nodes.push(Node::Close);
        }
    }

    fn open_heading(&mut self, level: u8, at: Span) {
        let first = self.body.nodes.is_empty() && self.body.blocks.len() == self.n_given();
        let kind = match (level, self.title) {
            (1, Title::FromHeading) if first => BlockKind::Title,
            _ => BlockKind::Heading(level.max(2)),
        };
        let before = (first && level == 1).then(|| self.body.origin.clone());
        self.open_leaf(kind, at);
        if let Some(leaf) = &mut self.leaf {
            leaf.level_one = level == 1;
            leaf.before = before;
        }
    }

    fn n_given(&self) -> usize {
        usize::from(matches!(self.title, Title::Given { text, .. } if !text.is_empty()))
    }

    fn open_leaf(&mut self, kind: BlockKind, source: Span) {
        self.close_leaf();
        self.leaf = Some(Leaf {
            kind,
            start: self.body.open_block(),
            marks: self.body.marks.len(),
            source,
            level_one: false,
            indented: false,
            before: None,
        });
    }

    /// Words outside any block (in a tight list) are a paragraph.
    pub(super) fn ensure_leaf(&mut self, at: Span) {
        if self.leaf.is_none() {
            self.open_leaf(BlockKind::Paragraph, at);
        }
    }

    fn close_leaf(&mut self) {
        let Some(mut leaf) = self.leaf.take() else { return };
        self.pending = None;
        self.open_marks.clear();
        self.html.close_leaf();
        let empty = self.body.text.len() == leaf.start;
        if empty {
            self.body.marks.truncate(leaf.marks);
        }
        match leaf.before.take() {
            Some(before) if self.repeats_title(&leaf) => self.cut(&leaf, before),
            _ if empty && leaf.kind == BlockKind::Cell => self.empty_cell(leaf.start),
            _ => self.body.close_block(leaf.kind, leaf.start),
        }
        if leaf.indented && !empty {
            self.warn_indented(&leaf);
        }
        if self.tables == 0 {
            self.body.nodes.append(&mut self.images);
        }
    }

    /// An empty cell keeps its column: its block is empty too.
    fn empty_cell(&mut self, start: usize) {
        let block = u32::try_from(self.body.blocks.len()).unwrap_or(u32::MAX);
        self.body.nodes.push(Node::Block(block));
        self.body.blocks.push(Block { kind: BlockKind::Cell, span: Span::new(start, start) });
    }

    fn repeats_title(&self, leaf: &Leaf) -> bool {
        let Title::Given { text, .. } = self.title else { return false };
        let words = self.body.text.get(leaf.start..).unwrap_or_default();
        leaf.level_one && words.split_whitespace().eq(text.split_whitespace())
    }

    fn cut(&mut self, leaf: &Leaf, before: OffsetMap) {
        self.body.text.truncate(leaf.start);
        self.body.text.truncate(self.body.text.trim_end_matches('\n').len());
        self.body.marks.truncate(leaf.marks);
        self.body.origin = before;
        let reason = "repeated-headline".to_owned();
        self.body.removed.push(Removed { span: leaf.source, reason });
    }

    fn warn_indented(&self, leaf: &Leaf) {
        let words = self.body.text.get(leaf.start..).unwrap_or_default();
        if words.chars().any(|c| matches!(c, '\u{621}'..='\u{64a}')) {
            let message = "a line that begins with four spaces is code: shown as it is, not read";
            let hint = "delete the blanks before the first word";
            self.faults.warning("indented-code", leaf.source, message, hint);
        }
    }

    pub(super) fn finish(mut self) -> Body {
        self.close_leaf();
        self.body.nodes.append(&mut self.images);
        self.body.marks.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
        self.body
    }
}
