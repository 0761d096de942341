//! A page with a style of its own, which its policy must name by hash (CSP Level 3, section 6.7).
//!
//! Only the page for what is not there has one: a host shows it at any depth, where its relative
//! addresses lead nowhere. The hash is of the style as it was written, whoever's template it is.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest, Sha256};

/// What the policy of a page says of styles, as it stands in the attribute: as it is, or escaped by
/// a template of the site's own.
const POLICY: [[&str; 2]; 2] = [["style-src 'self'", "'"], ["style-src &#39;self&#39;", "&#39;"]];

/// The page with the hash of its first style in its policy; as it is when it has none.
pub(super) fn named(page: Vec<u8>) -> Vec<u8> {
    let Ok(html) = std::str::from_utf8(&page) else { return page };
    let style = html.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>"));
    let Some((style, _)) = style else { return page };
    let Some([policy, mark]) = POLICY.iter().find(|[policy, _]| html.contains(policy)) else {
        return page;
    };
    let hash = BASE64_STANDARD.encode(Sha256::digest(style.as_bytes()));
    html.replacen(policy, &format!("{policy} {mark}sha256-{hash}{mark}"), 1).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_the_style() {
        // `printf 'a{}' | openssl dgst -sha256 -binary | base64`
        let hash = "X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=";
        for [policy, mark] in POLICY {
            let page = format!("<meta content=\"{policy}; img-src\"><style>a{{}}</style>");
            let named = String::from_utf8_lossy(&named(page.into_bytes())).into_owned();
            let wanted = format!("{policy} {mark}sha256-{hash}{mark}; img-src");
            assert!(named.contains(&wanted), "{named}");
        }
    }

    #[test]
    fn a_page_without_a_style_is_left_as_it_is() {
        let page = b"<meta content=\"style-src 'self'\">".to_vec();
        assert_eq!(named(page.clone()), page);
    }
}
