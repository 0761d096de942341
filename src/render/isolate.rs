//! Isolation of Latin runs in Arabic text.
//!
//! In: plain text. Out: safe HTML in which every Latin run stands in `<bdi lang="en" dir="ltr">`, so
//! that brackets and full stops beside it stay on the right side. Always: the text itself is
//! unchanged but for escaping. Not here: Latin inside markup; `body` isolates while it writes.

use crate::base::key::is_alphabetic;

/// What stands before and after a Latin run.
const OPEN: &str = "<bdi lang=\"en\" dir=\"ltr\">";
const CLOSE: &str = "</bdi>";

/// Escapes `text` for HTML and isolates its Latin runs.
pub fn isolate(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, run, after)) = next_run(rest) {
        escape_into(&mut out, before);
        out.push_str(OPEN);
        escape_into(&mut out, run);
        out.push_str(CLOSE);
        rest = after;
    }
    escape_into(&mut out, rest);
    if out.contains('–') { held(&out) } else { out }
}

/// «3–9 سبتمبر»: no line ends inside a range of numbers.
fn held(text: &str) -> String {
    const JOINER: char = '\u{2060}';
    let mut out = String::with_capacity(text.len() + 6);
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let range =
            c == '–' && before.is_numeric() && rest.peek().is_some_and(|after| after.is_numeric());
        match range {
            true => out.extend([JOINER, c, JOINER]),
            false => out.push(c),
        }
        before = c;
    }
    out
}

/// Escapes `text` for a page written from the left; Arabic that stands in English words is set apart
/// run by run, what begins in Arabic whole.
pub fn isolate_arabic(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let arabic = |c: char| matches!(c, '\u{620}'..='\u{6ff}') && is_alphabetic(c);
    if text.chars().find(|c| arabic(*c) || is_latin(*c)).is_some_and(arabic) {
        set_apart(&mut out, text);
        return out;
    }
    let mut rest = text;
    while let Some(start) = rest.find(arabic) {
        let (before, tail) = rest.split_at(start);
        let reach = tail.find(is_latin).unwrap_or(tail.len());
        let run = tail.get(..reach).unwrap_or(tail);
        let end =
            run.char_indices().rfind(|(_, c)| arabic(*c)).map_or(0, |(at, c)| at + c.len_utf8());
        let (run, after) = tail.split_at(end);
        escape_into(&mut out, before);
        set_apart(&mut out, run);
        rest = after;
    }
    escape_into(&mut out, rest);
    out
}

fn set_apart(out: &mut String, text: &str) {
    out.push_str("<bdi lang=\"ar\" dir=\"rtl\">");
    escape_into(out, text);
    out.push_str(CLOSE);
}

/// The first Latin run of `text`: from a Latin letter to the last Latin letter or digit before
/// anything that is not Latin. «منظمة (World Health Organization)» gives the three words as one run.
pub fn next_run(text: &str) -> Option<(&str, &str, &str)> {
    // Only these bytes begin a Latin letter.
    let may = |b: u8| b.is_ascii_alphabetic() || matches!(b, 0xc3..=0xc9);
    let mut start = 0;
    loop {
        start += first(text.as_bytes().get(start..)?, may)?;
        if text.get(start..)?.starts_with(is_latin) {
            break;
        }
        start += 1;
    }
    let tail = text.get(start..)?;
    let mut end = 0;
    for (at, c) in tail.char_indices() {
        if is_latin(c) || c.is_ascii_digit() {
            end = at + c.len_utf8();
        } else if !is_glue(c) {
            break;
        }
    }
    Some((text.get(..start)?, tail.get(..end)?, tail.get(end..)?))
}

/// Appends `text` with the five special characters of HTML escaped.
pub fn escape_into(out: &mut String, text: &str) {
    let special = |b: u8| matches!(b, b'&' | b'<' | b'>' | b'"' | b'\'');
    let mut rest = text;
    while let Some((plain, tail)) =
        first(rest.as_bytes(), special).and_then(|at| rest.split_at_checked(at))
    {
        out.push_str(plain);
        out.push_str(match tail.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            Some(b'"') => "&quot;",
            _ => "&#39;",
        });
        rest = tail.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
}

/// Where the first byte stands that `is` such. Texts have few: they are looked for by blocks.
pub fn first(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    const BLOCK: usize = 16;
    let (blocks, _) = bytes.as_chunks::<BLOCK>();
    let none = |block: &&[u8; BLOCK]| !block.iter().fold(false, |any, b| any | is(*b));
    let from = blocks.iter().take_while(none).count() * BLOCK;
    bytes.get(from..)?.iter().position(|b| is(*b)).map(|at| from + at)
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || (matches!(c, '\u{c0}'..='\u{24f}') && c.is_alphabetic())
}

/// Characters that may join two Latin words into one run.
fn is_glue(c: char) -> bool {
    matches!(c, ' ' | '.' | ',' | '\'' | '\u{2019}' | ':' | '-' | '/' | '&' | '_' | '+' | '@' | '#')
}

#[cfg(test)]
mod tests {
    use super::{isolate, isolate_arabic};

    #[test]
    fn on_a_page_written_from_the_left_arabic_is_set_apart() {
        assert_eq!(isolate_arabic("a & b"), "a &amp; b");
        let run = |words: &str| format!("<bdi lang=\"ar\" dir=\"rtl\">{words}</bdi>");
        assert_eq!(isolate_arabic("city, باكو."), format!("city, {}.", run("باكو")));
        let between = format!("between {} and {}", run("يريفان"), run("باكو، 2020 م"));
        assert_eq!(isolate_arabic("between يريفان and باكو، 2020 م"), between);
        let html = isolate_arabic("باكو & غيرها");
        assert_eq!(html, "<bdi lang=\"ar\" dir=\"rtl\">باكو &amp; غيرها</bdi>");
    }

    #[test]
    fn words_of_one_name_share_an_isolate_and_brackets_stay_outside() {
        let html = isolate("منظمة (World Health Organization) في");
        assert_eq!(html, "منظمة (<bdi lang=\"en\" dir=\"ltr\">World Health Organization</bdi>) في");
    }

    #[test]
    fn special_characters_are_escaped_inside_and_outside() {
        assert_eq!(
            isolate("أ<ب & AT&T"),
            "أ&lt;ب &amp; <bdi lang=\"en\" dir=\"ltr\">AT&amp;T</bdi>"
        );
    }

    #[test]
    fn numbers_alone_are_left_as_they_are() {
        assert_eq!(isolate("عام 2023."), "عام 2023.");
    }

    #[test]
    fn a_digit_may_end_a_run_but_a_stop_may_not() {
        assert_eq!(isolate("طائرة F-16."), "طائرة <bdi lang=\"en\" dir=\"ltr\">F-16</bdi>.");
    }
}
