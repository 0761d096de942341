//! The forms of a nisba: from «أذربيجاني» to «للأذربيجانيتين», all as folded words without clitics.

/// Number and gender of an adjective form, as far as its ending tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Inflection {
    /// «أرميني», also the tanween form «أرمينيا» which looks like the country.
    Masculine,
    /// «أرمينيا» with tanween: only where an indefinite accusative noun stands before it.
    Accusative,
    Feminine,
    Dual,
    Plural,
    /// «أرمن»
    Collective,
}

/// All forms of the folded nisba `stem` («ارميني»), without the article.
pub fn inflect(stem: &str) -> Vec<(String, Inflection)> {
    use Inflection::{Accusative, Dual, Feminine, Masculine, Plural};
    [
        ("", Masculine),
        ("ا", Accusative),
        ("ه", Feminine),
        ("ان", Dual),
        ("تان", Dual),
        ("تين", Dual),
        ("ون", Plural),
        ("ين", Plural),
        ("ات", Plural),
    ]
    .into_iter()
    .map(|(ending, inflection)| {
        // «كورية جنوبية»: both words end alike.
        let form = match stem.split_once(' ').filter(|(one, _)| one.ends_with('ي')) {
            Some((one, two)) => format!("{one}{ending} {two}{ending}"),
            None => format!("{stem}{ending}"),
        };
        (form, inflection)
    })
    .collect()
}
