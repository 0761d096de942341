//! How the program writes: counts with their six plural forms, dates, digits, lists, sorting.
//!
//! Comes in: the site's settings and a catalogue of strings. Goes out: plain text, never markup.
//! The words of the articles are never touched.

mod catalogue;
mod collation;
mod dates;

use icu_plurals::{PluralCategory, PluralRules};

use crate::config::{Config, Digits, Hijri, Months};
pub use catalogue::Catalogue;
pub use collation::{Collation, letter_of};

/// The language of the interface and the site's habits of writing.
pub struct Locale {
    catalogue: Catalogue,
    plurals: Option<PluralRules>,
    pub collation: Collation,
    pub language: String,
    digits: Digits,
    months: Months,
    hijri: Hijri,
}

impl Locale {
    pub fn new(config: &Config) -> Self {
        Self::with(config, "")
    }

    /// The same with the site's own strings, `locale/LANG.txt`, over the built-in ones.
    pub fn with(config: &Config, own: &str) -> Self {
        let catalogue = Catalogue::built_in(&config.language).with(own);
        let locale = match config.language.as_str() {
            "en" => icu_locale_core::locale!("en"),
            _ => icu_locale_core::locale!("ar"),
        };
        Self {
            catalogue,
            plurals: PluralRules::try_new(locale.into(), Default::default()).ok(),
            collation: Collation::new(),
            language: config.language.clone(),
            digits: config.digits,
            months: config.months,
            hijri: config.hijri,
        }
    }

    /// Writing direction of the interface.
    pub fn direction(&self) -> &'static str {
        if self.language == "en" { "ltr" } else { "rtl" }
    }

    /// Every string of the interface.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The string of `key`; a key the catalogue lacks shows itself.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.catalogue.get(key).unwrap_or(key)
    }

    /// The string of `key` when there is one.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.catalogue.get(key)
    }

    /// The string of `key` with `{name}` replaced by its value.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.text(key).to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), value)
        })
    }

    /// A counted noun: `count("article", 11)` → «١١ مقالة».
    pub fn count(&self, noun: &str, n: usize) -> String {
        let category = self.plurals.as_ref().map_or(PluralCategory::Other, |p| p.category_for(n));
        let category = match category {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        };
        let exact = self.catalogue.get(&format!("{noun}.{category}"));
        let text = exact.or_else(|| self.catalogue.get(&format!("{noun}.other"))).unwrap_or(noun);
        text.replace("{n}", &self.number(n as u64))
    }

    /// A whole number in the site's digits, thousands apart from five digits on.
    pub fn number(&self, n: u64) -> String {
        let plain = n.to_string();
        let mut out = String::new();
        for (i, c) in plain.chars().enumerate() {
            if i > 0 && plain.len() > 4 && (plain.len() - i).is_multiple_of(3) {
                out.push(if self.digits == Digits::Arab { '٬' } else { ',' });
            }
            out.push(c);
        }
        self.digits(&out)
    }

    /// ASCII digits of `text` in the site's digits.
    pub fn digits(&self, text: &str) -> String {
        if self.digits == Digits::Latn {
            return text.to_owned();
        }
        let arabic = |c: char| match c.to_digit(10) {
            Some(d) => char::from_u32(0x660 + d).unwrap_or(c),
            None => c,
        };
        text.chars().map(arabic).collect()
    }

    /// «أ»، «أ وب»، «أ وب وج»: joined by و without a space after it; commas in English.
    pub fn list(&self, items: &[String]) -> String {
        if self.language == "en" {
            return match items {
                [] => String::new(),
                [one] => one.clone(),
                [head @ .., last] => format!("{} and {last}", head.join(", ")),
            };
        }
        items.join(" و")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_plural_forms() {
        let locale = Locale::new(&Config::default());
        for (n, words) in [
            (0, "لا مقالات"),
            (1, "مقالة واحدة"),
            (2, "مقالتان"),
            (3, "٣ مقالات"),
            (11, "١١ مقالة"),
            (100, "١٠٠ مقالة"),
            (103, "١٠٣ مقالات"),
            (12345, "١٢٬٣٤٥ مقالة"),
        ] {
            assert_eq!(locale.count("article", n), words);
        }
        let names = ["باكو".to_owned(), "يريفان".into(), "موسكو".into()];
        assert_eq!(locale.list(&names), "باكو ويريفان وموسكو");
    }
}
