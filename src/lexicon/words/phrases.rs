//! Titles of one or more words, longest first.

use std::collections::BTreeMap;

use super::{WordMap, cell, folded, rows};

/// What sort of title it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum TitleKind {
    Office,
    Honorific,
    Military,
    Religious,
    Royal,
    #[default]
    Profession,
    Family,
    Sport,
}

/// A title of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// Folded words.
    pub words: Vec<String>,
    /// As the table writes it.
    pub name: &'static str,
    pub gender: Option<char>,
    pub kind: TitleKind,
}

/// Titles by their first folded word.
#[derive(Debug, Default)]
pub struct Phrases {
    by_first: WordMap<Vec<Title>>,
}

impl Phrases {
    pub(super) fn of(table: &'static str) -> Self {
        let mut by_first: BTreeMap<String, Vec<Title>> = BTreeMap::new();
        for row in rows(table) {
            let words: Vec<String> = folded(cell(&row, 0)).split(' ').map(str::to_owned).collect();
            let gender = cell(&row, 1).chars().next().filter(|g| matches!(g, 'm' | 'f'));
            let kind = match cell(&row, 2) {
                "office" => TitleKind::Office,
                "honorific" => TitleKind::Honorific,
                "military" => TitleKind::Military,
                "religious" => TitleKind::Religious,
                "royal" => TitleKind::Royal,
                "family" => TitleKind::Family,
                "sport" => TitleKind::Sport,
                _ => TitleKind::Profession,
            };
            let Some(first) = words.first().filter(|w| w.chars().count() > 1).cloned() else {
                continue;
            };
            let title = Title { words, name: cell(&row, 0), gender, kind };
            by_first.entry(first).or_default().push(title);
        }
        for titles in by_first.values_mut() {
            titles.sort_by_key(|t| std::cmp::Reverse(t.words.len()));
        }
        Self { by_first: by_first.into_iter().collect() }
    }

    /// The longest title whose words are `first` and then `word(1)`, `word(2)` …
    pub fn longest<'w>(&self, first: &str, word: impl Fn(usize) -> &'w str) -> Option<&Title> {
        let fits = |t: &&Title| t.words.iter().enumerate().skip(1).all(|(i, w)| word(i) == w);
        self.by_first.get(first)?.iter().find(fits)
    }
}
