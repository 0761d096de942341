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
        let locale = icu_locale_core::Locale::try_from_str(&config.language)
            .unwrap_or(icu_locale_core::locale!("ar"));
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
        if is_from_the_right(&self.language) { "rtl" } else { "ltr" }
    }

    /// Every string of the interface.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The string of `key`; a key the catalogue lacks shows itself.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.catalogue.get(key).unwrap_or(key)
    }

    /// What sort of its kind a thing is: «وكالة أنباء» of media, «هيئة» of a body, for one class.
    pub fn class(&self, kind: &str, class: &str) -> Option<&str> {
        let own = self.find(&format!("class.{kind}.{class}"));
        own.or_else(|| self.find(&format!("class.{class}")))
    }

    /// The same of a place in a country that has a word of its own for it: «ولاية» in the United
    /// States, «محافظة» in Iraq.
    pub fn class_in(&self, kind: &str, class: &str, country: Option<&str>) -> Option<&str> {
        let own = country.and_then(|c| self.find(&format!("class.{class}.{c}")));
        own.or_else(|| self.class(kind, class))
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
        self.grouped(&n.to_string())
    }

    /// ASCII digits of `text` in the site's digits.
    pub fn digits(&self, text: &str) -> String {
        if self.digits == Digits::Latn {
            return text.replace('٪', "%");
        }
        let arabic = |c: char| match c.to_digit(10) {
            Some(d) => char::from_u32(0x660 + d).unwrap_or(c),
            None => c,
        };
        text.chars().map(arabic).collect()
    }

    /// Words with a number as somebody wrote them, in the site's digits, thousands apart by the
    /// site's rule: «1,300 مبنى» is «1300 مبنى», «35000» is «35,000».
    pub fn figure(&self, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let digit = |i: usize| chars.get(i).copied().and_then(digit_of);
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        while let Some(c) = chars.get(at) {
            if digit(at).is_none() {
                out.push(*c);
                at += 1;
                continue;
            }
            // Whole digits, and those after marks between thousands.
            let mut whole = String::new();
            while let Some(d) = digit(at) {
                whole.push_str(&d.to_string());
                at += 1;
                let mark = matches!(chars.get(at), Some(',' | '٬'));
                let three = (1..=3).all(|i| digit(at + i).is_some()) && digit(at + 4).is_none();
                if mark && three {
                    at += 1;
                }
            }
            out.push_str(&self.grouped(&whole));
            // What is left are fractions, and marks that part no thousands.
            while let Some(mark) = chars.get(at).filter(|_| digit(at + 1).is_some()) {
                let (latin, arab) = match mark {
                    '.' | '٫' => ('.', '٫'),
                    ',' | '٬' => (',', '٬'),
                    _ => break,
                };
                out.push(if self.digits == Digits::Latn { latin } else { arab });
                at += 1;
                while let Some(d) = digit(at) {
                    out.push_str(&self.digits(&d.to_string()));
                    at += 1;
                }
            }
        }
        out
    }

    /// ASCII digits in the site's, thousands apart from five digits on.
    fn grouped(&self, plain: &str) -> String {
        let mut out = String::new();
        for (i, c) in plain.chars().enumerate() {
            if i > 0 && plain.len() > 4 && (plain.len() - i).is_multiple_of(3) {
                out.push(if self.digits == Digits::Arab { '٬' } else { ',' });
            }
            out.push(c);
        }
        self.digits(&out)
    }

    /// «أ»، «أ وب»، «أ وب وج»: joined by و without a space after it; commas where one writes from
    /// the left.
    pub fn list(&self, items: &[String]) -> String {
        if self.direction() == "ltr" {
            return match items {
                [] => String::new(),
                [one] => one.clone(),
                [head @ .., last] => {
                    format!("{} {} {last}", head.join(", "), self.text("and").trim())
                }
            };
        }
        items.join(" و")
    }
}

/// The value of a digit: ASCII, Arabic-Indic or Persian.
fn digit_of(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '٠'..='٩' => Some(c as u32 - 0x660),
        '۰'..='۹' => Some(c as u32 - 0x6f0),
        _ => None,
    }
}

/// Whether a language is written from right to left.
fn is_from_the_right(language: &str) -> bool {
    let first = language.split('-').next().unwrap_or_default();
    ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"].contains(&first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_language_is_a_file() {
        let config = Config {
            language: "fr".into(),
            digits: Digits::Latn,
            hijri: Hijri::Beside,
            ..Config::default()
        };
        let own = "article.one = {n} article\narticle.other = {n} articles\nand = et\n\
                   month.9 = septembre\nhijri.3 = rabia al awal\nhijri-date = {d} {m} {y} H";
        let locale = Locale::with(&config, own);
        assert_eq!(locale.direction(), "ltr");
        assert_eq!(
            (&*locale.count("article", 0), &*locale.count("article", 5)),
            ("0 article", "5 articles")
        );
        let date = crate::base::Date::parse("2023-09-20").unwrap_or_default();
        assert_eq!(locale.date(date), "20 septembre 2023");
        assert_eq!(locale.hijri(date).as_deref(), Some("5 rabia al awal 1445 H"));
        assert_eq!(locale.list(&["a".into(), "b".into()]), "a et b");
        assert_eq!(locale.text("ui.search"), "Search");
    }

    #[test]
    fn english_counts_the_hijri_years_in_its_own_words() {
        let config = Config {
            language: "en".into(),
            digits: Digits::Latn,
            hijri: Hijri::Beside,
            ..Config::default()
        };
        let date = crate::base::Date::parse("2023-09-20").unwrap_or_default();
        let hijri = Locale::new(&config).hijri(date);
        assert_eq!(hijri.as_deref(), Some("5 Rabi\u{2019} I 1445 AH"));
    }

    #[test]
    fn figures_come_in_the_digits_of_the_site() {
        let of = |digits| Locale::new(&Config { digits, ..Config::default() });
        let (latin, arab) = (of(Digits::Latn), of(Digits::Arab));
        assert_eq!(arab.figure("1,300 مبنى، 2.5 مليون"), "١٣٠٠ مبنى، ٢٫٥ مليون");
        assert_eq!(latin.figure("۳۲ شخصا، ٢٬٠٠٠"), "32 شخصا، 2000");
        assert_eq!(latin.figure("35000 و1,250,000 و3,14"), "35,000 و1,250,000 و3,14");
        assert_eq!(latin.figure("نحو مئة"), "نحو مئة");
    }

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
