//! Words that say what happened to those counted: from `data/measures.tsv`.

use std::sync::LazyLock;

use super::counted::{Counted, Sort};
use super::wordings::{Hit, Wordings, readings};
use crate::lexicon::table::{CELLS, cell, rows};
use crate::lexicon::tables;
use crate::text::Analysis;

/// How a word stands to its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// «مقتل 5»
    Noun,
    /// «قتل 5», «5 قتلوا»
    Verb,
    /// «5 قتلى»
    Counted,
    /// «لقي 5 مصرعهم»
    After,
}

/// What a measure can be said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    People,
    Things,
    Weapons,
    Targets,
    Cases,
    /// People and countries.
    Members,
    /// People by the hundred.
    Crowd,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    pub name: &'static str,
    pub role: Role,
    pub takes: Takes,
}

static TABLE: LazyLock<Wordings<Measure>> = LazyLock::new(|| {
    let measure = |row: [&'static str; CELLS]| {
        let role = match cell(&row, 2) {
            "verb" => Role::Verb,
            "counted" => Role::Counted,
            "after" => Role::After,
            _ => Role::Noun,
        };
        let takes = match cell(&row, 3) {
            "things" => Takes::Things,
            "weapons" => Takes::Weapons,
            "targets" => Takes::Targets,
            "cases" => Takes::Cases,
            "members" => Takes::Members,
            "crowd" => Takes::Crowd,
            _ => Takes::People,
        };
        Measure { name: cell(&row, 0), role, takes }
    };
    Wordings::lying(tables::MEASURES, rows(include_str!("../data/measures.tsv")).map(measure))
});

/// The measure words that begin at token `at`, longest first, with the bytes of their proclitics.
pub fn at(a: &Analysis, at: usize) -> impl Iterator<Item = (Hit<'_, Measure>, usize)> {
    readings(a.word(at))
        .flat_map(move |(word, clitic)| TABLE.find(word, a, at).map(move |hit| (hit, clitic)))
}

/// True when a measure word may begin with the folded word.
pub fn may_begin(word: &str) -> bool {
    TABLE.may_begin(word)
}

/// True when a measure word begins with the folded word as it stands.
pub fn begins(word: &str) -> bool {
    TABLE.begins(word)
}

impl Takes {
    /// True when the measure can be said of what the noun counts.
    pub fn accepts(self, counted: &Counted) -> bool {
        match self {
            Self::People => matches!(counted.sort, Sort::People | Sort::Case),
            Self::Crowd => counted.sort == Sort::People,
            Self::Members => matches!(counted.sort, Sort::People | Sort::Country),
            Self::Cases => matches!(counted.sort, Sort::People | Sort::Case),
            Self::Things => {
                counted.sort == Sort::Thing && !matches!(counted.group, "thing" | "attack")
            }
            Self::Weapons => matches!(counted.group, "weapon" | "aircraft"),
            Self::Targets => {
                matches!(
                    counted.group,
                    "target" | "place" | "building" | "vehicle" | "tank" | "vessel"
                )
            }
        }
    }
}

/// The measures a word without its article stands for.
pub fn of<'a>(word: &'a str, a: &'a Analysis, at: usize) -> impl Iterator<Item = Measure> {
    TABLE.find(word, a, at).map(|hit| *hit.value)
}
