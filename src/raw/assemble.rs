//! Groups of lines become the body: one text, its blocks, the way back to the file, what was cut.

use crate::base::Span;
use crate::document::{BlockKind, Body, Container, Node, Removed};

use super::join::{Group, Kind};
use super::lines::{Line, Role};
use super::words::is_invisible;

/// The body made of `groups`; cut lines and list markers are listed in `removed`.
pub(crate) fn body(text: &str, all: &[Line], groups: &[Group]) -> Body {
    let mut body = Body::default();
    let mut cut = cut_lines(text, all);
    let mut in_list = false;
    for group in groups {
        let item = matches!(group.kind, Kind::Item { .. });
        if in_list && !starts_in(group, in_list) {
            body.nodes.push(Node::Close);
        }
        if let Kind::Item { marker, number } = group.kind {
            if !in_list {
                body.nodes.push(Node::Open(Container::List { start: number }));
            }
            body.nodes.push(Node::Open(Container::Item));
            if let Some(line) = group.lines.first().and_then(|i| all.get(*i)) {
                let span = Span::new(line.span.start(), line.span.start() + marker);
                cut.push(removed(trim(text, span), "list-marker"));
            }
        }
        in_list = item;
        push(&mut body, text, all, group);
        if item {
            body.nodes.push(Node::Close);
        }
    }
    if in_list {
        body.nodes.push(Node::Close);
    }
    cut.sort();
    body.removed = cut;
    body
}

fn starts_in(group: &Group, in_list: bool) -> bool {
    in_list && matches!(group.kind, Kind::Item { .. })
}

fn push(body: &mut Body, text: &str, all: &[Line], group: &Group) {
    let start = body.open_block();
    let mut last: Option<Span> = None;
    for line in group.lines.iter().filter_map(|i| all.get(*i)) {
        let mut span = line.span;
        if let (Kind::Item { marker, .. }, None) = (group.kind, last) {
            span = Span::new(span.start() + marker, span.end());
        }
        if let Some(last) = last {
            let at = body.text.len();
            body.text.push(' ');
            body.origin.push(Span::new(at, at + 1), Span::new(last.end(), span.start()));
        }
        let at = body.text.len();
        body.text.push_str(span.of(text));
        body.origin.push(Span::new(at, body.text.len()), span);
        last = Some(span);
    }
    let kind = match group.kind {
        Kind::Title => BlockKind::Title,
        Kind::Heading(level) => BlockKind::Heading(level),
        Kind::Paragraph | Kind::Item { .. } => BlockKind::Paragraph,
    };
    body.close_block(kind, start);
}

/// The cut lines; neighbours cut for one reason are one stretch.
fn cut_lines(text: &str, all: &[Line]) -> Vec<Removed> {
    let mut out: Vec<Removed> = Vec::new();
    for line in all {
        let Role::Cut(reason) = line.role else { continue };
        if let Some(last) = out.last_mut().filter(|r| r.reason == reason) {
            let between = text.get(last.span.end()..line.span.start());
            if between.is_some_and(|b| b.chars().all(is_invisible)) {
                last.span = last.span.cover(line.span);
                continue;
            }
        }
        out.push(removed(line.span, reason));
    }
    out
}

fn removed(span: Span, reason: &str) -> Removed {
    Removed { span, reason: reason.to_owned() }
}

fn trim(text: &str, span: Span) -> Span {
    let kept = span.of(text).trim_end_matches(is_invisible);
    Span::new(span.start(), span.start() + kept.len())
}

/// The first paragraph, or the first words at all.
pub(crate) fn lead(body: &Body) -> &str {
    let paragraph = body.blocks.iter().find(|b| b.kind == BlockKind::Paragraph);
    let first = paragraph.or(body.blocks.first());
    first.map(|b| b.span.of(&body.text)).unwrap_or_default()
}
