//! A page with a style of its own, which its policy must name by hash (CSP Level 3, section 6.7).
//!
//! Only the page for what is not there has one: a host shows it at any depth, where its relative
//! addresses lead nowhere. The hash is of the style as it was written, whoever's template it is.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest, Sha256};

/// What the policy of a page says of styles, as it stands in the attribute.
const POLICY: &str = "style-src &#39;self&#39;";

/// The page with the hash of its first style in its policy; as it is when it has none.
pub(super) fn named(page: Vec<u8>) -> Vec<u8> {
    let Ok(html) = std::str::from_utf8(&page) else { return page };
    let style = html.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>"));
    let Some((style, _)) = style else { return page };
    let hash = BASE64_STANDARD.encode(Sha256::digest(style.as_bytes()));
    html.replacen(POLICY, &format!("{POLICY} &#39;sha256-{hash}&#39;"), 1).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_the_style() {
        let page = format!("<meta content=\"{POLICY}; img-src\"><style>a{{}}</style>");
        let named = String::from_utf8_lossy(&named(page.into_bytes())).into_owned();
        // `printf 'a{}' | openssl dgst -sha256 -binary | base64`
        let hash = "X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=";
        assert!(named.contains(&format!("{POLICY} &#39;sha256-{hash}&#39;; img-src")), "{named}");
    }

    #[test]
    fn a_page_without_a_style_is_left_as_it_is() {
        let page = format!("<meta content=\"{POLICY}\">").into_bytes();
        assert_eq!(named(page.clone()), page);
    }
}
