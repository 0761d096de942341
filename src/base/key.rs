//! The lasting name of a thing: what addresses, cards, links and data files call it.
//!
//! A key is made of letters and digits of any script joined by single hyphens, so it is safe as
//! a file name and needs no escaping in HTML; non-ASCII keys are percent-encoded in links.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Longest key, in characters: with four bytes a letter it stays under file-system limits.
const MAX_CHARS: usize = 60;

/// A lasting name, cheap to clone, ordered by its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key(Arc<str>);

impl Key {
    /// The key of a free-form name: «إلهام علييف» → `إلهام-علييف`; empty when no letter is left.
    /// Marks over and under letters and the tatweel disappear, ASCII letters become lower case.
    pub fn from_name(name: &str) -> Self {
        let mut out = String::with_capacity(name.len());
        let mut gap = false;
        let mut add = |c: char| match c {
            c if is_mark(c) => (),
            c if is_alphanumeric(c) => {
                if gap && !out.is_empty() {
                    out.push('-');
                }
                out.push(c);
                gap = false;
            }
            _ => gap = true,
        };
        for c in name.chars() {
            match c {
                // Arabic has no case.
                '\u{600}'..='\u{6ff}' => add(c),
                c => c.to_lowercase().for_each(&mut add),
            }
        }
        Self(cut(&out, MAX_CHARS).into())
    }

    /// The key of the `n`th thing of one name: however long the name is, another `n` is another
    /// key.
    pub fn numbered(&self, n: u32) -> Self {
        self.suffixed(&n.to_string())
    }

    /// This key with a word behind it that is never cut off.
    pub fn suffixed(&self, word: &str) -> Self {
        match cut(&self.0, MAX_CHARS.saturating_sub(word.chars().count() + 1)) {
            "" => Self(word.into()),
            head => Self(format!("{head}-{word}").into()),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// At most `max` characters of a key: whole words only, unless the first one is longer than that.
fn cut(key: &str, max: usize) -> &str {
    let Some((end, _)) = key.char_indices().nth(max) else { return key.trim_end_matches('-') };
    let head = key.get(..end).unwrap_or_default();
    let whole = key.get(end..).is_some_and(|rest| rest.starts_with('-'));
    let end = if whole { end } else { head.rfind('-').unwrap_or(end) };
    key.get(..end).unwrap_or_default().trim_end_matches('-')
}

/// `char::is_alphanumeric`, quick to answer for the letters texts are made of.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    match c {
        '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}' => true,
        '\u{a0}'..='\u{a9}' | '\u{ab}' | '\u{bb}' | '\u{60c}' | '\u{61b}' | '\u{61f}' => false,
        c => c.is_alphanumeric(),
    }
}

/// `char::is_alphabetic`, quick to answer for the letters texts are made of.
pub(crate) fn is_alphabetic(c: char) -> bool {
    match c {
        '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}' => true,
        '\u{a0}'..='\u{a9}' | '\u{ab}' | '\u{bb}' | '\u{60c}' | '\u{61b}' | '\u{61f}' => false,
        c => c.is_alphabetic(),
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{200b}'..='\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

impl Borrow<str> for Key {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Key {
    /// Takes the words as they are: for keys already known to be well formed.
    fn from(s: &str) -> Self {
        Self(s.into())
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_hyphenated_words() {
        assert_eq!(Key::from_name("إلهام  علييف").as_str(), "إلهام-علييف");
        assert_eq!(Key::from_name(" (Nikol) Pashinyan! ").as_str(), "nikol-pashinyan");
        assert_eq!(Key::from_name("مـحـمّد").as_str(), "محمد");
        assert!(Key::from_name("؟!").is_empty());
        let long = Key::from_name(&"كلمات ".repeat(30));
        assert!(long.as_str().ends_with("كلمات") && long.as_str().chars().count() <= MAX_CHARS);
        assert_eq!(Key::from_name(&"ا".repeat(99)).as_str().chars().count(), MAX_CHARS);
    }

    #[test]
    fn a_number_is_never_cut_off() {
        assert_eq!(Key::from_name("قصف 2023").numbered(2).as_str(), "قصف-2023-2");
        for name in ["كلمات ".repeat(30), "ا".repeat(99), String::new()] {
            let name = Key::from_name(&name);
            let (two, many) = (name.numbered(2), name.numbered(12_345));
            assert!(name != two && two != many && many.as_str().ends_with("12345"));
            assert!(many.as_str().chars().count() <= MAX_CHARS);
        }
    }
}
