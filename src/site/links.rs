//! Relative links between pages of the site, as they stand in HTML.

/// The relative address of the file `to` as seen from the page `from`, both paths from the site's
/// root; percent-encoded, with `fragment` when not empty. Every link names a file.
pub fn relative(from: &str, to: &str, fragment: &str) -> String {
    let from_folders: Vec<&str> = from.split('/').collect();
    let to_parts: Vec<&str> = to.split('/').collect();
    let from_folders = from_folders.split_last().map_or(&[][..], |(_, folders)| folders);
    let to_folders = to_parts.split_last().map_or(&[][..], |(_, folders)| folders);
    let shared = from_folders.iter().zip(to_folders).take_while(|(a, b)| a == b).count();
    let mut out = "../".repeat(from_folders.len() - shared);
    out.push_str(&encode(&to_parts.get(shared..).unwrap_or_default().join("/")));
    if !fragment.is_empty() {
        out.push('#');
        out.push_str(&encode(fragment));
    }
    out
}

/// Percent-encodes what may not stand in a path; `/` stays.
pub fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => {
                const HEX: &[u8; 16] = b"0123456789ABCDEF";
                let digit = |n: u8| HEX.get(usize::from(n)).map_or('0', |b| char::from(*b));
                out.push('%');
                out.push(digit(byte >> 4));
                out.push(digit(byte & 15));
            }
        }
    }
    out
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
    }
}
