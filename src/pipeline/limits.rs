//! What GitHub Pages refuses: sites over 1 GB, files over 100 MB. Other hosts have their own limits;
//! these are the ones most readers of this program meet first.

use std::sync::{Mutex, PoisonError};

use crate::base::{Diagnostic, Place};

/// Bytes of a whole site, and of one file.
const SITE: u64 = 1_000_000_000;
const FILE: u64 = 100_000_000;

/// What was written so far.
#[derive(Debug, Default)]
pub(super) struct Sizes {
    seen: Mutex<(u64, Vec<(String, u64)>)>,
}

impl Sizes {
    /// Notes one file of the output.
    pub(super) fn note(&self, path: &str, bytes: usize) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.0 += bytes as u64;
        if bytes as u64 > FILE {
            seen.1.push((path.to_owned(), bytes as u64));
        }
    }

    /// What is over a limit, and what to do about it.
    pub(super) fn faults(self) -> Vec<Diagnostic> {
        let (total, mut large) = self.seen.into_inner().unwrap_or_else(PoisonError::into_inner);
        large.sort();
        let mega = |bytes: u64| bytes / 1_000_000;
        let mut faults = Vec::new();
        if total > SITE {
            let message = format!("the site has {} MB; GitHub Pages takes 1000 MB", mega(total));
            faults.push(Diagnostic::warning("site-too-large", Place::default(), message).hint(
                "publish fewer forms of data (`data: []`, and `warraq export` for the rest), \
                 or take a host without this limit; a deployment over 10 minutes fails too",
            ));
        }
        for (path, bytes) in large {
            let message = format!("this file has {} MB; GitHub takes 100 MB", mega(bytes));
            let place = Place::file(path.clone());
            faults.push(Diagnostic::warning("file-too-large", place, message).hint(
                match path.starts_with("data/") {
                    true => "leave this form out of `data` in `warraq.yaml`; `warraq export` writes it when it is wanted",
                    false => "make it smaller, or take a host without this limit",
                },
            ));
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_a_limit_is_told() {
        let sizes = Sizes::default();
        sizes.note("index.html", 1000);
        assert_eq!(Sizes::default().faults(), []);
        for n in 0..10 {
            sizes.note(&format!("data/{n}.ttl"), 99_000_000);
        }
        sizes.note("data/knowledge.ttl", 120_000_000);
        let codes: Vec<String> = sizes.faults().into_iter().map(|f| f.code).collect();
        assert_eq!(codes, ["site-too-large", "file-too-large"]);
    }
}
