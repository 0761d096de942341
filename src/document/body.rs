//! The text of an article, card or page: one plain text and its shape as layers beside it.
//!
//! Always holds: blocks come in order, do not overlap and cover every letter of `text` that is read
//! as prose (between two blocks stands one line feed); marks lie inside one block; `origin` leads
//! every stretch that came from the source file back to its bytes there.

use serde::{Deserialize, Serialize};

use crate::base::{OffsetMap, Span};

/// One text and its shape.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Plain text, blocks separated by `\n`; the headline is its first block when it stands in the
    /// source or was given, so that it is read like any sentence.
    pub text: String,
    /// The leaf blocks of prose, in order.
    pub blocks: Vec<Block>,
    /// The tree of the document in reading order; leaves name blocks by index.
    pub nodes: Vec<Node>,
    /// Inline marks, sorted by start, then longest first.
    pub marks: Vec<Mark>,
    /// From `text` to the bytes of the decoded source file.
    pub origin: OffsetMap,
    /// What the importer cut, as spans of the decoded source file.
    pub removed: Vec<Removed>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    pub kind: BlockKind,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    Title,
    Paragraph,
    /// A subhead, level 2–6.
    Heading(u8),
    /// A table cell.
    Cell,
    /// Preformatted text: kept, shown, not read as prose.
    Code,
}

/// One step of a walk over the document's tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Node {
    Open(Container),
    Close,
    /// Index into `Body::blocks`. The title block has no node: the page shows it as its headline.
    Block(u32),
    Rule,
    Image {
        src: String,
        alt: String,
        title: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Container {
    List {
        /// The first number of an ordered list.
        start: Option<u64>,
    },
    Item,
    Quote,
    Table,
    Row {
        head: bool,
    },
    /// A foot note with its label.
    Footnote(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub kind: MarkKind,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MarkKind {
    Strong,
    Emphasis,
    Strike,
    Code,
    /// An address that passed the scheme check: http, https, mailto or relative.
    Link(String),
    /// `[[key]]` or `[[key|words]]`: the words are in the text, the key here.
    WikiLink(String),
    /// A reference to a foot note; its span is empty.
    FootnoteRef(String),
    /// A line break the author asked for; its span is empty.
    Break,
}

/// A stretch of the source that is not part of the article, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Removed {
    /// Bytes of the decoded source file.
    pub span: Span,
    /// Kebab-case reason: `repeated-headline`, `photo-caption`, `share`, `newsletter`,
    /// `comment-form`, `read-also`, `credit-line`, `dateline`, `navigation`.
    pub reason: String,
}

impl Body {
    /// The span of the title block, when the text begins with one.
    pub fn title(&self) -> Option<Span> {
        self.blocks.first().filter(|b| b.kind == BlockKind::Title).map(|b| b.span)
    }

    /// Gives back the room that was taken for more: thousands of bodies are held at once.
    pub fn shrink_to_fit(&mut self) {
        self.text.shrink_to_fit();
        self.blocks.shrink_to_fit();
        self.nodes.shrink_to_fit();
        self.marks.shrink_to_fit();
        self.removed.shrink_to_fit();
        self.origin.shrink_to_fit();
    }

    /// Appends a block of `text` copied from `origin` of the source (or from nowhere), with its node.
    pub fn push_block(&mut self, kind: BlockKind, text: &str, origin: Option<Span>) {
        let start = self.open_block();
        self.text.push_str(text);
        let span = Span::new(start, self.text.len());
        if let Some(origin) = origin {
            self.origin.push(span, origin);
        }
        self.close_block(kind, start);
    }

    /// Begins a block at the end of the text and returns its start; pair with `close_block`.
    pub fn open_block(&mut self) -> usize {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.len()
    }

    /// Ends the block begun at `start`; an empty one leaves no trace.
    pub fn close_block(&mut self, kind: BlockKind, start: usize) {
        if self.text.len() == start {
            if self.text.ends_with('\n') {
                self.text.pop();
            }
            return;
        }
        if kind != BlockKind::Title {
            self.nodes.push(Node::Block(u32::try_from(self.blocks.len()).unwrap_or(u32::MAX)));
        }
        self.blocks.push(Block { kind, span: Span::new(start, self.text.len()) });
    }
}
