//! Relative links between pages of the site, as they stand in HTML.

/// The relative address of the file `to` as seen from the page `from`, both paths from the site's
/// root; percent-encoded, with `fragment` when not empty. Every link names a file.
pub fn relative(from: &str, to: &str, fragment: &str) -> String {
    // The folders both stand in, and where the rest of each begins.
    let mut shared = 0;
    for (at, byte) in to.bytes().enumerate() {
        if from.as_bytes().get(at) != Some(&byte) {
            break;
        }
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
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let stays = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'~' | b'/');
    let digit = |n: u8| HEX.get(usize::from(n)).copied().unwrap_or(b'0');
    let mut bytes = std::mem::take(out).into_bytes();
    for byte in path.bytes() {
        match stays(byte) {
            true => bytes.push(byte),
            false => bytes.extend([b'%', digit(byte >> 4), digit(byte & 15)]),
        }
    }
    // What was added is plain letters.
    *out = String::from_utf8(bytes).unwrap_or_default();
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
