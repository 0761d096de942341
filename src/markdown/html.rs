//! Raw HTML in Markdown: told to the author, never passed through.

use crate::base::{Faults, Span};

/// The markup of the place being read.
#[derive(Debug, Default)]
pub(super) struct Html {
    block: Option<Span>,
    markup: String,
    /// Elements opened in this block of prose, whose end tags need no second warning.
    opened: Vec<String>,
}

impl Html {
    pub(super) fn open_block(&mut self, at: Span) {
        self.block = Some(at);
        self.markup.clear();
    }

    pub(super) fn block(&mut self, markup: &str) {
        self.markup.push_str(markup);
    }

    pub(super) fn close_block(&mut self, faults: &Faults) {
        let Some(at) = self.block.take() else { return };
        if is_only_comments(&self.markup) {
            return;
        }
        let message = "raw HTML is not passed through; this block is left out, words and all";
        faults.warning("raw-html", first_line(faults, at), message, "write it in Markdown");
    }

    /// Takes one tag amid prose; true for `<br>`, which is a line break.
    pub(super) fn inline(&mut self, tag: &str, at: Span, faults: &Faults) -> bool {
        if tag.starts_with("<!--") {
            return false;
        }
        let name = name(tag);
        if name == "br" {
            return true;
        }
        if tag.starts_with("</") {
            if let Some(i) = self.opened.iter().rposition(|open| *open == name) {
                self.opened.remove(i);
                return false;
            }
        } else {
            self.opened.push(name.clone());
        }
        let hint = match name.as_str() {
            "b" | "strong" => "write `**…**`",
            "i" | "em" => "write `*…*`",
            "a" => "write `[…](…)`",
            "img" => "write `![…](…)`",
            _ => "write it in Markdown",
        };
        let message = "raw HTML is not passed through; the tag is left out, its words stay";
        faults.warning("raw-html", at, message, hint);
        false
    }

    pub(super) fn close_leaf(&mut self) {
        self.opened.clear();
    }
}

fn name(tag: &str) -> String {
    let rest = tag.trim_start_matches(['<', '/']);
    rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

fn is_only_comments(markup: &str) -> bool {
    let mut rest = markup.trim();
    while let Some(inner) = rest.strip_prefix("<!--") {
        match inner.find("-->") {
            Some(end) => rest = inner.get(end + 3..).unwrap_or_default().trim_start(),
            None => return true,
        }
    }
    rest.is_empty()
}

fn first_line(faults: &Faults, at: Span) -> Span {
    let text = faults.text().get(at.start()..at.end()).unwrap_or_default();
    let len = text.find(['\n', '\r']).unwrap_or(text.len());
    Span::new(at.start(), at.start() + len)
}
