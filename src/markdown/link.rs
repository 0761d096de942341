//! Which addresses may become links or images.
//!
//! An address is judged as a browser would read it: blanks and controls at its start are skipped
//! there, tabs and line ends inside it vanish. So an address with a control anywhere is refused,
//! and whatever has a scheme must have one of ours.

use crate::base::Key;

/// Why an address is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkFault {
    Empty,
    /// A control character, a tab or a line end inside.
    Control,
    /// `//host/…` or a backslash, which browsers take for a slash.
    OtherHost,
    Scheme(String),
}

impl LinkFault {
    pub(super) fn message(&self) -> String {
        match self {
            Self::Empty => "a link without an address; the words stay".into(),
            Self::Control => {
                "a link with an invisible control in its address; the words stay".into()
            }
            Self::OtherHost => "a link to a server without a scheme; the words stay".into(),
            Self::Scheme(name) => format!("a link with the scheme `{name}:`; the words stay"),
        }
    }

    pub(super) fn image_message(&self) -> String {
        match self {
            Self::Empty => "an image without an address is left out".into(),
            Self::Control => "an image with an invisible control in its address is left out".into(),
            Self::OtherHost => "an image on another server is left out".into(),
            Self::Scheme(name) => format!("an image with the scheme `{name}:` is left out"),
        }
    }
}

/// The address a link may lead to: http, https, mailto, relative or a fragment.
pub fn link_target(address: &str) -> Result<String, LinkFault> {
    let address = bare(address)?;
    match scheme(address) {
        None if address.starts_with("//") || address.contains('\\') => Err(LinkFault::OtherHost),
        None => Ok(address.to_owned()),
        Some(name) if matches!(name.as_str(), "http" | "https" | "mailto") => {
            Ok(address.to_owned())
        }
        Some(name) => Err(LinkFault::Scheme(name)),
    }
}

/// The address of an image: relative only, for nothing is fetched from others' servers.
pub fn image_target(address: &str) -> Result<String, LinkFault> {
    let address = bare(address)?;
    match scheme(address) {
        None if address.starts_with("//") || address.contains('\\') => Err(LinkFault::OtherHost),
        None => Ok(address.to_owned()),
        Some(name) => Err(LinkFault::Scheme(name)),
    }
}

/// The key a wiki link names: folders before it and a heading after it do not count.
pub(super) fn wiki_target(target: &str) -> Option<String> {
    let target = target.split(['#', '|']).next().unwrap_or_default();
    let name = target.trim_end_matches('\\').rsplit('/').next().unwrap_or_default();
    let key = Key::from_name(name.strip_suffix(".md").unwrap_or(name));
    (!key.is_empty()).then(|| key.as_str().to_owned())
}

/// The address without blanks and direction marks around it.
fn bare(address: &str) -> Result<&str, LinkFault> {
    let edge = |c: char| {
        c.is_whitespace()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}'
            | '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let address = address.trim_matches(edge);
    if address.is_empty() {
        return Err(LinkFault::Empty);
    }
    match address.chars().any(char::is_control) {
        true => Err(LinkFault::Control),
        false => Ok(address),
    }
}

/// What stands before the first colon, if that comes before any slash, query or fragment.
fn scheme(address: &str) -> Option<String> {
    let end = address.find([':', '/', '?', '#'])?;
    let name = address.get(..end)?;
    address.get(end..)?.starts_with(':').then(|| name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_addresses_pass() {
        for good in [
            "https://example.org/س",
            "HTTP://example.org",
            "mailto:a@b.org",
            "../x.html",
            "x.md#part",
            "#part",
            "./a:b",
            "?q=a:b",
        ] {
            assert_eq!(link_target(good), Ok(good.to_owned()), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "\u{200f}javascript:alert(1)",
            "java\u{200f}script:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//example.org/x",
            "/\\example.org",
            "\\\\example.org",
            "",
        ] {
            assert!(link_target(bad).is_err(), "{bad:?}");
        }
        assert!(image_target("https://example.org/a.jpg").is_err());
        assert_eq!(image_target("photos/a.jpg"), Ok("photos/a.jpg".into()));
        assert_eq!(wiki_target("people/ilham-aliyev#born"), Some("ilham-aliyev".into()));
    }
}
