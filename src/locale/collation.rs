//! Sorting as an Arabic reader expects: ICU collation, the article ال at the head left out.

use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};

/// Compares names for alphabetical lists.
pub struct Collation(Option<CollatorBorrowed<'static>>);

impl Collation {
    pub(super) fn new() -> Self {
        let locale = icu_locale_core::locale!("ar");
        Self(Collator::try_new(locale.into(), CollatorOptions::default()).ok())
    }

    /// Orders two names by their words without the leading article; equal ones by their bytes.
    pub fn compare(&self, a: &str, b: &str) -> std::cmp::Ordering {
        let (x, y) = (without_article(a), without_article(b));
        let order = match &self.0 {
            Some(collator) => collator.compare(x, y),
            None => x.cmp(y),
        };
        order.then_with(|| a.cmp(b))
    }
}

/// «الأمم المتحدة» → «أمم المتحدة»; names such as «الله» and «ألمانيا» stay.
fn without_article(name: &str) -> &str {
    let stem = name.strip_prefix("ال").filter(|s| s.chars().count() >= 2 && !s.starts_with("له"));
    stem.unwrap_or(name)
}

/// The letter a name is listed under: its first without the article, hamza forms under ا; `#` for
/// names that begin with a digit or sign, a capital for Latin ones.
pub fn letter_of(name: &str) -> String {
    let stem = without_article(name);
    let folded = crate::text::fold(stem);
    let first = folded.chars().find(|c| c.is_alphanumeric());
    match first {
        Some(c) if c.is_alphabetic() => match c.to_uppercase().next() {
            Some('ا') => "أ".to_owned(),
            Some(upper) => upper.to_string(),
            None => c.to_string(),
        },
        _ => "#".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_does_not_count() {
        let collation = Collation::new();
        let mut names = ["يريفان", "الأمم المتحدة", "باكو", "إيران", "القوقاز", "ألمانيا"];
        names.sort_by(|a, b| collation.compare(a, b));
        assert_eq!(names, ["ألمانيا", "الأمم المتحدة", "إيران", "باكو", "القوقاز", "يريفان"]);
        assert_eq!(letter_of("الأمم المتحدة"), "أ");
        assert_eq!(letter_of("Reuters"), "R");
    }
}
