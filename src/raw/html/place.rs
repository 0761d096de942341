//! Where the visible text of a page stands in its markup.
//!
//! In: markup. Out: every visible character outside tags, scripts and the head, with its bytes; the
//! text of a block is then found by its letters alone, white space aside, so that the body can lead
//! back to the file. A scan of bytes, not a parser: what it cannot follow has no place.

use crate::base::Span;

/// The visible characters of a page.
pub(crate) struct Visible {
    letters: String,
    /// For each byte of `letters`, the index of its character; for each character, its bytes.
    spans: Vec<Span>,
    starts: Vec<u32>,
}

const SILENT: [&str; 7] = ["script", "style", "head", "noscript", "template", "svg", "iframe"];

impl Visible {
    pub(crate) fn of(html: &str) -> Self {
        let mut out = Self { letters: String::new(), spans: Vec::new(), starts: Vec::new() };
        let mut at = 0;
        while let Some(rest) = html.get(at..).filter(|r| !r.is_empty()) {
            if rest.starts_with('<') && rest.len() > 1 {
                at += tag_length(rest);
                continue;
            }
            if let Some((c, n)) = rest.starts_with('&').then(|| entity(rest)).flatten() {
                out.push(c, Span::new(at, at + n));
                at += n;
                continue;
            }
            let Some(c) = rest.chars().next() else { break };
            out.push(c, Span::new(at, at + c.len_utf8()));
            at += c.len_utf8();
        }
        out
    }

    fn push(&mut self, c: char, span: Span) {
        if !c.is_whitespace() {
            self.starts.push(u32::try_from(self.letters.len()).unwrap_or(u32::MAX));
            self.letters.push(c);
            self.spans.push(span);
        }
    }

    /// The characters that spell `text`, at or after character `from` if possible: first and past last.
    pub(crate) fn find(&self, text: &str, from: usize) -> Option<(usize, usize)> {
        let wanted: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let n = wanted.chars().count();
        if n == 0 {
            return None;
        }
        let byte = self.starts.get(from).map_or(self.letters.len(), |b| *b as usize);
        let later = self.letters.get(byte..).and_then(|r| r.find(&wanted)).map(|i| byte + i);
        let at = later.or_else(|| self.letters.find(&wanted))?;
        let first = self.starts.binary_search(&u32::try_from(at).ok()?).ok()?;
        Some((first, first + n))
    }

    pub(crate) fn span(&self, i: usize) -> Option<Span> {
        self.spans.get(i).copied()
    }

    /// The bytes from one character to another.
    pub(crate) fn cover(&self, first: usize, past: usize) -> Option<Span> {
        Some(self.span(first)?.cover(self.span(past.checked_sub(1)?)?))
    }

    /// Stretches of characters that no block used.
    pub(crate) fn unused(&self, used: &[(usize, usize)]) -> Vec<Span> {
        let mut used = used.to_vec();
        used.sort_unstable();
        used.push((self.spans.len(), self.spans.len()));
        let (mut at, mut out) = (0, Vec::new());
        for (first, past) in used {
            if first > at {
                out.extend(self.cover(at, first));
            }
            at = at.max(past);
        }
        out
    }
}

/// The bytes of the tag, comment or silent element at the start of `rest`.
fn tag_length(rest: &str) -> usize {
    if rest.starts_with("<!--") {
        return rest.find("-->").map_or(rest.len(), |i| i + 3);
    }
    let name_from = rest.get(1..).unwrap_or_default();
    if !name_from.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
        return 1;
    }
    let end = tag_end(rest);
    let name: String = name_from.chars().take_while(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    if !SILENT.contains(&name.as_str()) || rest.get(..end).is_some_and(|t| t.ends_with("/>")) {
        return end;
    }
    let close = format!("</{name}");
    let body = rest.get(end..).unwrap_or_default();
    let mut from = 0;
    while let Some(i) = body.get(from..).and_then(|b| b.find("</")) {
        let at = from + i;
        let here = body.get(at..at + close.len());
        if here.is_some_and(|h| h.eq_ignore_ascii_case(&close)) {
            return end + at + tag_end(body.get(at..).unwrap_or_default());
        }
        from = at + 2;
    }
    rest.len()
}

/// Past the `>` that ends a tag, quoted values passed over.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (i, c) in tag.char_indices() {
        match (quote, c) {
            (Some(q), c) if q == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return i + 1,
            _ => {}
        }
    }
    tag.find('>').map_or(tag.len(), |i| i + 1)
}

/// The character an entity stands for, and its length.
fn entity(rest: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 12;
    let end = rest.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = rest.get(1..end)?;
    let number = name.strip_prefix('#').and_then(|n| match n.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => n.parse().ok(),
    });
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "laquo" => '«',
        "raquo" => '»',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "rlm" => '\u{200f}',
        "lrm" => '\u{200e}',
        "zwnj" => '\u{200c}',
        "copy" => '©',
        "bull" => '•',
        _ => char::from_u32(number?)?,
    };
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visible_text_is_found_in_its_markup() {
        let html = "<head><title>س</title></head><p class='a>b'>قال &laquo;نعم&raquo;\n ثم <b>مضى</b><script>var a='<p>';</script>.";
        let visible = Visible::of(html);
        let (first, past) = visible.find("«نعم» ثم مضى.", 0).unwrap_or_default();
        let span = visible.cover(first, past).unwrap_or_default();
        assert!(span.of(html).starts_with("&laquo;نعم") && span.of(html).ends_with("script>."));
        assert_eq!(visible.find("var", 0), None);
        let rest: Vec<&str> = visible.unused(&[(first, past)]).iter().map(|s| s.of(html)).collect();
        assert_eq!(rest, ["قال"]);
    }
}
