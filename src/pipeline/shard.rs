//! Reading a site on several machines: each reads a part of its articles into a file of facts, and
//! one build takes them all.
//!
//! Reading is a map: what is found in an article depends on its words, the cards and the program,
//! and on nothing else. A file of facts is a file of readings ([`crate::cache::readings`]); a build
//! that is given one asks it for each article and reads the others itself, so that the site is the
//! same, byte for byte, however its articles were shared out.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Context, Result};
use rayon::prelude::*;

use super::Options;
use super::memory::Cards;
use crate::base::{Diagnostic, Place};
use crate::cache::readings::Readings;
use crate::extract::extract;
use crate::lexicon::Lexicon;
use crate::source::{self, LoadOptions};

/// One of several parts of a site's articles: every `of`-th, from the `index`-th on, counted from 1
/// in the order of their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    index: usize,
    of: usize,
}

impl Shard {
    pub const WHOLE: Self = Self { index: 1, of: 1 };

    /// Whether the article at position `ix` belongs to this part.
    pub fn holds(self, ix: usize) -> bool {
        ix % self.of == self.index - 1
    }
}

impl FromStr for Shard {
    type Err = String;

    /// `2/8`: the second of eight.
    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('/').and_then(|(index, of)| {
            Some(Self { index: index.trim().parse().ok()?, of: of.trim().parse().ok()? })
        });
        parts
            .filter(|s| (1..=s.of).contains(&s.index))
            .ok_or_else(|| format!("`{text}` is not like 2/8: a part, from 1 on, of how many"))
    }
}

/// What was read.
#[derive(Clone, Debug)]
pub struct Read {
    /// Articles of this part, and of the whole site.
    pub articles: usize,
    pub of: usize,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a part of a site's articles into `facts`; what stood there is gone.
pub fn read_shard(options: &Options, shard: Shard, facts: &Path) -> Result<Read> {
    let (inputs, mut diagnostics) =
        source::load(&options.site, &LoadOptions { drafts: options.drafts })?;
    let lexicon = Lexicon::new(&inputs.entities, &inputs.events);
    if facts.exists() {
        std::fs::remove_file(facts).with_context(|| format!("replace `{}`", facts.display()))?;
    }
    let readings = Readings::open(facts, &Cards::of(&inputs));
    let own: Vec<_> =
        inputs.articles.iter().enumerate().filter(|(ix, _)| shard.holds(*ix)).collect();
    own.par_iter().for_each(|(_, article)| {
        readings.get(*article, || extract(article, &lexicon));
    });
    readings.save()?;
    diagnostics.sort();
    Ok(Read { articles: own.len(), of: inputs.articles.len(), diagnostics })
}

/// Files of facts that were of no use: made by another version, for other cards, or damaged.
pub(super) fn unused(facts: &[PathBuf], used: &[(usize, usize)]) -> Vec<Diagnostic> {
    let fault = |(file, (records, asked)): (&PathBuf, &(usize, usize))| {
        let message = match (records, asked) {
            (0, _) => "no readings are in this file".to_owned(),
            (_, 0) => "no reading in this file is of an article of this site".to_owned(),
            _ => return None,
        };
        let place = Place::file(file.to_string_lossy());
        let hint = "make it anew with this very program, from these articles and cards";
        Some(Diagnostic::warning("facts-unused", place, message).hint(hint))
    };
    facts.iter().zip(used).filter_map(fault).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_is_in_one_part() {
        let parts: Vec<Shard> = (1..=3).map(|n| format!("{n}/3").parse().unwrap()).collect();
        for ix in 0..20 {
            assert_eq!(parts.iter().filter(|s| s.holds(ix)).count(), 1);
        }
        for wrong in ["0/3", "4/3", "3", "", "a/b", "1/0", "-1/2"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }
}
