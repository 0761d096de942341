//! Emphasis that CommonMark leaves as asterisks because of the punctuation beside it.
//!
//! `**غامق،**بعد` is not bold: closing asterisks after punctuation must not touch a letter.

use crate::base::{Faults, Span};
use crate::document::{BlockKind, Body, MarkKind};

/// Longest stretch between two pairs of asterisks that is taken for meant emphasis.
const MAX_CHARS: usize = 200;

/// Warns of every `**…**` that stands literally in prose.
pub(super) fn bold(faults: &Faults, body: &Body) {
    let code: Vec<Span> =
        body.marks.iter().filter(|m| m.kind == MarkKind::Code).map(|m| m.span).collect();
    for block in body.blocks.iter().filter(|b| b.kind != BlockKind::Code) {
        let text = body.text.get(block.span.start()..block.span.end()).unwrap_or_default();
        let mut at = 0;
        while let Some(open) = find(text, at) {
            let Some(close) = find(text, open + 2) else { break };
            let inner = text.get(open + 2..close).unwrap_or_default();
            let span = Span::new(open, close + 2).shift(block.span.start());
            if inner.is_empty() || inner.chars().nth(MAX_CHARS).is_some() {
                at = open + 2;
                continue;
            }
            // Code marks are sorted and do not nest.
            let next = code.partition_point(|c| c.end <= span.start);
            if !code.get(next).is_some_and(|c| c.overlaps(span)) {
                report(faults, body, span, inner);
            }
            at = close + 2;
        }
    }
}

fn find(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..).filter(|rest| rest.as_bytes().contains(&b'*'))?;
    rest.find("**").map(|i| from + i)
}

fn report(faults: &Faults, body: &Body, span: Span, inner: &str) {
    let (start, end) = (span.start(), span.end());
    if !literal(faults, body, start) || !literal(faults, body, end - 2) {
        return;
    }
    let Some(origin) = body.origin.to_origin(span) else { return };
    let spaced = inner.starts_with(char::is_whitespace) || inner.ends_with(char::is_whitespace);
    let hint = match spaced {
        true => "delete the blank beside the asterisks",
        false => "move the punctuation outside the asterisks, or put a space after them",
    };
    let message = "the asterisks stay visible: punctuation or a blank beside them hinders the bold";
    faults.warning("bold-next-to-punctuation", origin, message, hint);
}

/// True when the two asterisks at `at` stand so in the file, not escaped.
fn literal(faults: &Faults, body: &Body, at: usize) -> bool {
    let Some(origin) = body.origin.to_origin(Span::new(at, at + 2)) else { return false };
    let before = faults.text().get(..origin.start()).unwrap_or_default();
    faults.text().get(origin.start()..origin.end()) == Some("**") && !before.ends_with('\\')
}
