//! What an entity is called beside its title.
//!
//! In: the spellings the articles have of an entity, the most frequent first. Out: at most four that a
//! reader learns something from: «خانكندي» of ستيباناكيرت. Not: what differs from the title or from a name
//! shown by marks, a hamza, a space, the article or one letter («أبوظبي» of «أبو ظبي», «هامبورج» of
//! «هامبورغ»), what is a part of either («علييف» of «إلهام علييف»), a body with the word for what it is
//! («شركة فودافون»), and the adjectives a place's name makes («أذربيجانيون»).

use crate::document::EntityKind;
use crate::knowledge::Entity;
use crate::text::fold_key;

/// Names shown.
const SHOWN: usize = 4;
/// Letters two words of one stem share at least.
const STEM: usize = 4;

/// The other names of an entity with how often each stands in the articles.
pub(super) fn other_names(entity: &Entity) -> Vec<(&str, u32)> {
    let mut known: Vec<Vec<String>> = vec![words(&entity.name)];
    let mut out = Vec::new();
    for (text, n) in &entity.names {
        let these = words(text);
        let same = known.iter().any(|other| says_the_same(&these, other));
        let body = !matches!(entity.kind, EntityKind::Place | EntityKind::Person)
            && known.first().is_some_and(|title| these.get(1..) == Some(title));
        let adjective = entity.kind == EntityKind::Place
            && (is_of_its_stem(&these, &entity.name) || is_adjective(entity, text));
        if same || body || adjective || these.is_empty() {
            continue;
        }
        known.push(these);
        out.push((text.as_str(), *n));
        if out.len() == SHOWN {
            break;
        }
    }
    out
}

/// The words of a name as they are compared: without the article, long vowels and whatever carries a
/// hamza.
fn words(name: &str) -> Vec<String> {
    let key = fold_key(name);
    let bare = |word: &str| {
        // «للأمم» leaves «لأمم».
        let article = word.strip_prefix("ال").or_else(|| word.strip_prefix('ل'));
        let word = article.filter(|w| w.chars().count() > 2).unwrap_or(word);
        word.chars().filter(|c| !matches!(c, 'ا' | 'و' | 'ي' | 'ه')).collect::<String>()
    };
    key.split(' ').map(bare).filter(|w| !w.is_empty()).collect()
}

/// Letters from which on one more or another one makes no other name.
const LONG: usize = 4;

/// Whether the words of one name all stand in the other, or make the same letters but one.
fn says_the_same(a: &[String], b: &[String]) -> bool {
    let near = |word: &String| b.iter().any(|other| is_near(word, other));
    let letters = |words: &[String]| words.concat().replace('ل', "");
    a.iter().all(near) || is_near(&letters(a), &letters(b))
}

/// Whether two words are the same but for one letter of several.
fn is_near(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let head = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let rest = long.get(head + 1..);
    // Another letter, or one more.
    let same = short.get(head + 1..) == rest || short.get(head..) == rest;
    short.len() >= LONG && rest.is_some() && same
}

/// Whether a name of one word is made from the first letters of a place of one word: «الأذربيجانيين».
fn is_of_its_stem(words: &[String], name: &str) -> bool {
    let title = self::words(name);
    let ([word], [title]) = (words, title.as_slice()) else { return false };
    let shared = word.chars().zip(title.chars()).take_while(|(a, b)| a == b).count();
    let letters = title.chars().count();
    shared + 1 >= letters && (shared >= STEM.min(letters) || shared == letters)
}

/// «الأميركي», «الأميركية», «الأميركيون», «أميركيات». Not «خانكندي», which is a town.
fn is_adjective(entity: &Entity, name: &str) -> bool {
    let key = fold_key(name);
    let ends = ["يه", "يون", "يين", "يات", "يتين"];
    let one = key.ends_with('ي') && (key.starts_with("ال") || entity.class == "country");
    !key.contains(' ')
        && key.chars().count() > 4
        && (one || ends.iter().any(|end| key.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::other_names;
    use crate::document::EntityKind;
    use crate::knowledge::Entity;

    fn named(kind: EntityKind, name: &str, forms: &[&str]) -> Vec<String> {
        let names = forms.iter().map(|f| ((*f).to_owned(), 2)).collect();
        let entity = Entity { name: name.to_owned(), kind, names, ..Entity::default() };
        other_names(&entity).into_iter().map(|(name, _)| name.to_owned()).collect()
    }

    #[test]
    fn a_spelling_of_the_title_is_no_other_name() {
        let forms = ["أبوظبي", "أبو ظبي", "ابو ظبى"];
        assert!(named(EntityKind::Place, "أبو ظبي", &forms).is_empty());
    }

    #[test]
    fn another_letter_makes_no_other_name() {
        assert!(named(EntityKind::Place, "هامبورغ", &["هامبورج"]).is_empty());
        let forms = ["عبدالعزيز بوتفليقة"];
        assert!(named(EntityKind::Person, "عبد العزيز بوتفليقة", &forms).is_empty());
    }

    #[test]
    fn a_body_with_the_word_for_what_it_is_has_no_other_name() {
        let forms = ["شركة فودافون", "فودافون للاتصالات"];
        assert_eq!(named(EntityKind::Organization, "فودافون", &forms), ["فودافون للاتصالات"]);
    }

    #[test]
    fn a_part_of_the_title_is_no_other_name() {
        let forms = ["علييف", "إلهام علييف", "إلهام حيدر علييف"];
        assert_eq!(named(EntityKind::Person, "إلهام علييف", &forms), ["إلهام حيدر علييف"]);
    }

    #[test]
    fn the_people_of_a_country_are_no_name_of_it() {
        let forms = ["الأذربيجاني", "أذربيجانيون", "جمهورية أذربيجان"];
        assert_eq!(named(EntityKind::Place, "أذربيجان", &forms), ["جمهورية أذربيجان"]);
    }

    #[test]
    fn an_adjective_is_no_name_of_a_country() {
        let name = |text: &str| (text.to_owned(), 2);
        let entity = Entity {
            name: "الولايات المتحدة".into(),
            kind: EntityKind::Place,
            names: vec![name("الأميركيين"), name("أمريكا")],
            ..Entity::default()
        };
        assert_eq!(other_names(&entity), [("أمريكا", 2)]);
    }

    #[test]
    fn a_name_of_its_own_is_shown() {
        assert_eq!(named(EntityKind::Place, "ستيباناكيرت", &["خانكندي"]), ["خانكندي"]);
    }
}
