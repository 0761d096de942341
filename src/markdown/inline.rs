//! What stands inside a block: words with their way back to the file, marks, links, images.

use std::borrow::Cow;

use pulldown_cmark::LinkType;

use super::build::Build;
use super::link::{image_target, link_target, wiki_target};
use crate::base::Span;
use crate::document::{Mark, MarkKind, Node};

/// A mark whose end has not come yet.
pub(super) struct OpenMark {
    /// `None` for a link that was refused.
    kind: Option<MarkKind>,
    /// Where its first word starts, once there is one.
    start: Option<usize>,
}

/// An image whose description is being read.
pub(super) struct Image {
    src: Option<String>,
    title: String,
    alt: String,
    /// Images inside its description.
    inner: usize,
}

impl Build<'_> {
    pub(super) fn text(&mut self, words: &str, at: Span) {
        if let Some(image) = &mut self.image {
            image.alt.push_str(words);
            return;
        }
        self.ensure_leaf(at);
        let code = self.leaf.as_ref().is_some_and(|l| l.is_code());
        let broken = words.bytes().any(|b| matches!(b, b'\n' | b'\r'));
        let flat = match broken && !code {
            true => Cow::Owned(words.replace(['\n', '\r'], " ")),
            false => Cow::Borrowed(words),
        };
        match self.locate(words, at) {
            Some(origin) if code => self.append_code(&flat, origin),
            Some(origin) => self.append(&flat, origin),
            None => self.append_whole(&flat, at),
        }
    }

    /// Where `words` stand literally: all of the stretch, or, for code, what its fences enclose.
    fn locate(&self, words: &str, at: Span) -> Option<Span> {
        let source = self.faults.text().get(at.start()..at.end())?;
        if source == words {
            return Some(at);
        }
        let fenced = source.starts_with('`').then(|| source.find(words))?;
        let start = at.start() + fenced?;
        Some(Span::new(start, start + words.len()))
    }

    pub(super) fn code(&mut self, words: &str, at: Span) {
        self.open_mark(Some(MarkKind::Code));
        self.text(words, at);
        self.close_mark();
    }

    pub(super) fn soft_break(&mut self, at: Span) {
        match &mut self.image {
            Some(image) => image.alt.push(' '),
            None => self.append_whole(" ", at),
        }
    }

    pub(super) fn hard_break(&mut self, at: Span) {
        if self.image.is_none() {
            self.empty_mark(MarkKind::Break);
        }
        self.soft_break(at);
    }

    /// A mark that stands between two letters.
    pub(super) fn empty_mark(&mut self, kind: MarkKind) {
        if self.image.is_some() {
            return;
        }
        self.ensure_leaf(Span::default());
        let at = self.body.text.len();
        self.body.marks.push(Mark { kind, span: Span::new(at, at) });
    }

    /// Appends words copied from `origin`, byte for byte. Blanks at the edges of the block and
    /// beside other blanks are left out.
    fn append(&mut self, words: &str, origin: Span) {
        const BLANKS: [char; 2] = [' ', '\t'];
        let Some(start) = self.leaf.as_ref().map(|l| l.start) else { return };
        let at_start = self.body.text.len() == start;
        let kept = match at_start || self.pending.is_some() {
            true => words.trim_start_matches(BLANKS),
            false => words,
        };
        let skip = words.len() - kept.len();
        let core = kept.trim_end_matches(BLANKS);
        let from = |offset: usize, len: usize| {
            let start = origin.start() + offset;
            Span::new(start, start + len)
        };
        if !core.is_empty() {
            self.flush();
            self.push(core, from(skip, core.len()));
        }
        let tail = kept.get(core.len()..).unwrap_or_default();
        let follows = !at_start || !core.is_empty();
        if !tail.is_empty() && follows {
            self.pending = Some((tail.to_owned(), from(skip + core.len(), tail.len())));
        }
    }

    /// Appends words that stand for the whole of `origin`: an entity, a line break.
    fn append_whole(&mut self, words: &str, origin: Span) {
        const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];
        self.ensure_leaf(origin);
        let Some(start) = self.leaf.as_ref().map(|l| l.start) else { return };
        let at_start = self.body.text.len() == start;
        let code = self.leaf.as_ref().is_some_and(|l| l.is_code());
        let core = if code { words } else { words.trim_matches(BLANKS) };
        if core.trim_matches(BLANKS).is_empty() {
            if !at_start && self.pending.is_none() && !words.is_empty() {
                self.pending = Some((words.to_owned(), origin));
            }
            return;
        }
        if !code && !at_start && self.pending.is_none() && words.starts_with(BLANKS) {
            self.pending = Some((" ".to_owned(), Span::new(origin.start(), origin.start())));
        }
        self.flush();
        self.push(core, origin);
        if !code && words.ends_with(BLANKS) {
            self.pending = Some((" ".to_owned(), Span::new(origin.end(), origin.end())));
        }
    }

    /// Appends lines of code; line ends at the edges of the block are left out.
    fn append_code(&mut self, words: &str, origin: Span) {
        let Some(start) = self.leaf.as_ref().map(|l| l.start) else { return };
        if self.body.text.len() > start {
            self.flush();
        }
        let core = words.trim_end_matches(['\n', '\r']);
        let cut = Span::new(origin.start(), origin.start() + core.len());
        self.push(core, cut);
        let tail = words.get(core.len()..).unwrap_or_default();
        if !tail.is_empty() && self.body.text.len() > start {
            self.pending = Some((tail.to_owned(), Span::new(cut.end(), origin.end())));
        }
    }

    fn flush(&mut self) {
        if let Some((blanks, origin)) = self.pending.take() {
            self.write(&blanks, origin);
        }
    }

    fn push(&mut self, words: &str, origin: Span) {
        let at = self.body.text.len();
        for mark in self.open_marks.iter_mut().filter(|m| m.start.is_none()) {
            mark.start = Some(at);
        }
        self.write(words, origin);
    }

    fn write(&mut self, words: &str, origin: Span) {
        let start = self.body.text.len();
        self.body.text.push_str(words);
        let derived = Span::new(start, self.body.text.len());
        let source = self.faults.text().get(origin.start()..origin.end()).unwrap_or_default();
        let first = words.chars().next().map_or(0, char::len_utf8);
        // Equal lengths promise a copy; what merely happens to be as long is told apart by
        // letting its first letter stand for all of the source.
        let like = |(a, b): (u8, u8)| a == b || a.is_ascii_whitespace() && b.is_ascii_whitespace();
        let end = Span::new(origin.end(), origin.end());
        // As long as a letter of the words and another than it: that letter would be led to it.
        let misleads = |c: char| c.len_utf8() == source.len() && !source.starts_with(c);
        if source.len() != words.len() && words.chars().any(|c| !c.is_whitespace() && misleads(c)) {
            self.body.origin.push(derived, end);
            return;
        }
        let copy = source.len() != words.len() || source.bytes().zip(words.bytes()).all(like);
        if copy {
            self.body.origin.push(derived, origin);
            return;
        }
        let middle = start + first;
        // A single letter has no second one to tell them apart.
        if first == words.len() {
            self.body.origin.push(derived, end);
            return;
        }
        self.body.origin.push(Span::new(start, middle), origin);
        self.body.origin.push(Span::new(middle, derived.end()), end);
    }

    pub(super) fn open_mark(&mut self, kind: Option<MarkKind>) {
        if self.image.is_none() {
            self.open_marks.push(OpenMark { kind, start: None });
        }
    }

    pub(super) fn close_mark(&mut self) {
        if self.image.is_some() {
            return;
        }
        let Some(OpenMark { kind: Some(kind), start: Some(start) }) = self.open_marks.pop() else {
            return;
        };
        let span = Span::new(start, self.body.text.len());
        if !span.is_empty() {
            self.body.marks.push(Mark { kind, span });
        }
    }

    pub(super) fn open_link(&mut self, link: LinkType, target: &str, at: Span) {
        if self.image.is_some() {
            return;
        }
        self.ensure_leaf(at);
        let kind = match link {
            LinkType::WikiLink { .. } => match wiki_target(target) {
                Some(key) => Some(MarkKind::WikiLink(key)),
                None => {
                    let message = "a link to a key without a letter";
                    self.faults.warning("link-empty", at, message, "write `[[key]]`");
                    None
                }
            },
            LinkType::Email => Some(MarkKind::Link(format!("mailto:{target}"))),
            _ => match link_target(target) {
                Ok(target) => Some(MarkKind::Link(target)),
                Err(fault) => {
                    let hint = "only http, https, mailto and relative addresses are linked";
                    self.faults.warning("link-scheme", at, fault.message(), hint);
                    None
                }
            },
        };
        self.open_mark(kind);
    }

    pub(super) fn open_image(&mut self, link: LinkType, target: &str, title: &str, at: Span) {
        if let Some(image) = &mut self.image {
            image.inner += 1;
            return;
        }
        self.ensure_leaf(at);
        let target = match link {
            LinkType::WikiLink { .. } => target.split(['|', '#']).next().unwrap_or_default(),
            _ => target,
        };
        let src = match image_target(target) {
            Ok(src) => Some(src),
            Err(fault) => {
                let hint = "save the picture in `static/` and name it relative to that folder";
                self.faults.warning("image-remote", at, fault.image_message(), hint);
                None
            }
        };
        self.image = Some(Image { src, title: title.into(), alt: String::new(), inner: 0 });
    }

    pub(super) fn close_image(&mut self, at: Span) {
        let Some(mut image) = self.image.take() else { return };
        if image.inner > 0 {
            image.inner -= 1;
            self.image = Some(image);
            return;
        }
        let Some(src) = image.src else { return };
        let words = image.alt.split_whitespace().collect::<Vec<_>>().join(" ");
        // `![[photo.jpg|300]]` gives a width, and `![[photo.jpg]]` its own name.
        let no_words = words == src || words.bytes().all(|b| b.is_ascii_digit() || b == b'x');
        let alt = if no_words { String::new() } else { words };
        if alt.is_empty() {
            let hint = "say what the picture shows: `![words](file)`";
            self.faults.note("image-without-words", at, "an image without a description", hint);
        }
        self.images.push(Node::Image { src, alt, title: image.title });
    }

    pub(super) fn inline_html(&mut self, tag: &str, at: Span) {
        if self.image.is_some() {
            return;
        }
        match self.html.inline(tag, at, self.faults) {
            true => self.hard_break(at),
            false => self.ensure_leaf(at),
        }
    }
}
