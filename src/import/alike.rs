//! Near-duplicates: an article that is nearly the same text as another one of the site.
//!
//! Each text is known by the smallest hashes of its runs of five folded words; texts that share most
//! of them are alike. Time grows with the number of texts: a run that many texts have is looked at
//! for the first few only.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::text::runs;

/// Hashes kept of each text.
const SKETCH: usize = 32;
/// Texts kept for each hash.
const SAME: usize = 16;
/// Hundredths of the hashes two texts must share.
const SHARED: usize = 60;
/// Runs under which a text is too short to be judged.
const SHORTEST: usize = 20;

/// The texts seen so far.
#[derive(Debug, Default)]
pub(crate) struct Alike {
    names: Vec<String>,
    by_run: BTreeMap<u64, Vec<u32>>,
}

/// What a text is known by.
pub(crate) fn sketch(text: &str) -> Vec<u64> {
    runs::sketch(&runs::words(text), SHORTEST, SKETCH)
}

impl Alike {
    /// The articles that stand in a site, except those this import gives names to again.
    pub(crate) fn of_site(site: &Path) -> Self {
        let folder = site.join("content/articles");
        let entries = WalkDir::new(&folder).sort_by_file_name().into_iter().flatten();
        let files: Vec<_> = entries.filter(|e| e.file_type().is_file()).collect();
        let read: Vec<(String, Vec<u64>)> = files
            .par_iter()
            .filter_map(|entry| {
                let text = fs::read_to_string(entry.path()).ok()?;
                let name = entry.path().strip_prefix(site).ok()?;
                let name = name.to_string_lossy().replace('\\', "/");
                Some((name, sketch(without_front(&text))))
            })
            .collect();
        let mut out = Self::default();
        for (name, sketch) in read {
            out.add(&name, &sketch);
        }
        out
    }

    pub(crate) fn add(&mut self, name: &str, sketch: &[u64]) {
        let id = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.to_owned());
        for run in sketch {
            let with = self.by_run.entry(*run).or_default();
            if with.len() < SAME {
                with.push(id);
            }
        }
    }

    /// The text this one is nearly the same as, and how many hundredths they share.
    pub(crate) fn find(&self, sketch: &[u64]) -> Option<(&str, usize)> {
        let mut shared: BTreeMap<u32, usize> = BTreeMap::new();
        for id in sketch.iter().filter_map(|run| self.by_run.get(run)).flatten() {
            *shared.entry(*id).or_insert(0) += 1;
        }
        let best = shared.into_iter().max_by_key(|(id, n)| (*n, std::cmp::Reverse(*id)));
        let (id, n) = best?;
        let percent = n * 100 / sketch.len().max(1);
        let name = self.names.get(id as usize)?;
        (percent >= SHARED).then_some((name.as_str(), percent))
    }
}

/// A Markdown file without its front matter.
fn without_front(text: &str) -> &str {
    let rest = text.strip_prefix("---\n").and_then(|t| t.split_once("\n---\n"));
    rest.map_or(text, |(_, body)| body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_a_few_other_words_is_alike_and_another_is_not() {
        let words = |from: usize| {
            (from..from + 120).map(|i| format!("كلمة{i}")).collect::<Vec<_>>().join(" ")
        };
        let mut alike = Alike::default();
        alike.add("a.md", &sketch(&words(0)));
        let changed = words(0).replace("كلمة60", "لفظ").replace("كلمة90", "غيرها");
        assert_eq!(alike.find(&sketch(&changed)).map(|f| f.0), Some("a.md"));
        assert_eq!(alike.find(&sketch(&words(500))), None);
        assert_eq!(alike.find(&sketch("نص قصير")), None);
    }
}
