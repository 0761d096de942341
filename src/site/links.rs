//! Relative links between pages of the site, as they stand in HTML.

use std::sync::LazyLock;

/// The relative address of the file `to` as seen from the page `from`, both paths from the site's
/// root; percent-encoded, with `fragment` when not empty. Every link names a file.
pub fn relative(from: &str, to: &str, fragment: &str) -> String {
    // The folders both stand in, and where the rest of each begins.
    let mut shared = 0;
    let same = to.bytes().zip(from.bytes()).take_while(|(a, b)| a == b);
    for (at, (byte, _)) in same.enumerate() {
        if byte == b'/' {
            shared = at + 1;
        }
    }
    let up = from.get(shared..).unwrap_or_default().bytes().filter(|b| *b == b'/').count();
    let mut out = String::with_capacity(up * 3 + to.len() - shared + fragment.len() + 1);
    for _ in 0..up {
        out.push_str("../");
    }
    encode_into(to.get(shared..).unwrap_or_default(), &mut out);
    if !fragment.is_empty() {
        out.push('#');
        encode_into(fragment, &mut out);
    }
    out
}

/// Percent-encodes what may not stand in a path; `/` stays.
pub fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    encode_into(path, &mut out);
    out
}

fn encode_into(path: &str, out: &mut String) {
    /// Every byte encoded, three letters each.
    static ENCODED: LazyLock<String> =
        LazyLock::new(|| (0..=u8::MAX).map(|byte| format!("%{byte:02X}")).collect());
    let stays = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'~' | b'/');
    let encoded = ENCODED.as_str();
    out.reserve(path.len() + 2 * path.bytes().filter(|byte| !stays(*byte)).count());
    let mut done = 0;
    for (at, byte) in path.bytes().enumerate().filter(|(_, byte)| !stays(*byte)) {
        if done < at {
            out.push_str(path.get(done..at).unwrap_or_default());
        }
        let place = 3 * usize::from(byte);
        out.push_str(encoded.get(place..place + 3).unwrap_or_default());
        done = at + 1;
    }
    out.push_str(path.get(done..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_and_name_a_file() {
        assert_eq!(relative("index.html", "articles/a.html", ""), "articles/a.html");
        assert_eq!(relative("articles/a.html", "articles/b.html", "s-1"), "b.html#s-1");
        assert_eq!(relative("articles/a.html", "index.html", ""), "../index.html");
        assert_eq!(
            relative("events/a.html", "entities/باكو.html", ""),
            "../entities/%D8%A8%D8%A7%D9%83%D9%88.html"
        );
        assert_eq!(relative("a/b/c.html", "a/d/e.html", ""), "../d/e.html");
        assert_eq!(relative("a/b/c.html", "ab/e.html", ""), "../../ab/e.html");
        assert_eq!(relative("a/b.html", "a", ""), "../a");
    }
}
