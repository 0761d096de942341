//! The strings of the interface, by key.

use std::collections::{BTreeSet, HashMap};

use crate::base::hash::BuildWordHasher;

const ARABIC: &str = include_str!("ar.txt");
const ENGLISH: &str = include_str!("en.txt");

/// `key = text` lines; `#` begins a comment line.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    keys: BTreeSet<String>,
    /// By key; every page asks for some hundred.
    strings: HashMap<String, String, BuildWordHasher>,
}

impl Catalogue {
    /// The languages that need no file of the site's own.
    pub const LANGUAGES: [&str; 2] = ["ar", "en"];

    /// The built-in catalogue of a language. For one we do not have it is what the site's own
    /// strings leave unsaid: Arabic for a language written from the right, English for others.
    pub fn built_in(language: &str) -> Self {
        Self::parse(if super::is_from_the_right(language) { ARABIC } else { ENGLISH })
    }

    /// The same with the site's own strings over it.
    pub fn with(mut self, own: &str) -> Self {
        let Self { keys, strings } = Self::parse(own);
        self.keys.extend(keys);
        self.strings.extend(strings);
        self
    }

    fn parse(text: &str) -> Self {
        let entries = text.lines().filter(|l| !l.starts_with('#')).filter_map(|l| {
            let (key, text) = l.split_once(" =")?;
            Some((key.trim().to_owned(), text.trim().to_owned()))
        });
        let strings: HashMap<_, _, _> = entries.clone().collect();
        Self { keys: entries.map(|(key, _)| key).collect(), strings }
    }

    /// What the keys that begin with `prefix` go on with, in order.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        let from = self.keys.range(prefix.to_owned()..);
        from.map_while(move |key| key.strip_prefix(prefix))
    }

    pub fn get(&self, key: &str) -> Option<&str> {
        self.strings.get(key).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_key() {
        let (ar, en) = (Catalogue::parse(ARABIC), Catalogue::parse(ENGLISH));
        let plural = |k: &str| ["zero", "one", "two", "few", "many"].iter().any(|c| k.ends_with(c));
        for key in ar.keys.iter().filter(|k| !plural(k)) {
            assert!(en.keys.contains(key), "en.txt lacks {key}");
        }
        for key in &en.keys {
            assert!(ar.keys.contains(key), "ar.txt lacks {key}");
        }
    }

    #[test]
    fn the_site_has_the_last_word() {
        let own = "# a comment\nui.skip = تخطَّ\nui.mine = لي";
        let catalogue = Catalogue::built_in("ar").with(own);
        assert_eq!(catalogue.get("ui.skip"), Some("تخطَّ"));
        assert_eq!(catalogue.get("ui.mine"), Some("لي"));
        assert_eq!(catalogue.get("ui.search"), Some("بحث"));
    }

    #[test]
    fn arabic_counted_nouns_have_six_forms() {
        let ar = Catalogue::parse(ARABIC);
        for key in ar.keys.iter().filter_map(|k| k.strip_suffix(".many")) {
            for category in ["zero", "one", "two", "few", "other"] {
                assert!(ar.keys.contains(&format!("{key}.{category}")), "{key}.{category}");
            }
        }
    }
}
