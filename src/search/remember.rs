//! The words of the site's documents, as one build leaves them for the next.
//!
//! A document that is made of the same as last time has the words it had then: only its number may
//! be another. Comes in: the prints of this build's documents, kind by kind. Goes out: which of them
//! are known, and what was gathered of those, under the numbers they have now.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::docs::Kind;
use super::gather::{Gathered, Gathering};
use super::lines::Posting;
use crate::base::Print;

/// What is remembered of all documents.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Words {
    /// The prints of the documents of each kind, by number.
    pub(super) docs: Vec<Vec<Print>>,
    pub(super) forms: Vec<Gathering>,
}

/// The documents of the last build, and which of them are found again.
pub(super) struct Known {
    words: Words,
    /// Numbers of the last build, by kind and print.
    old: Vec<HashMap<Print, u32>>,
    /// For each kind the new number of every old document that is still there.
    moved: Vec<Vec<Option<u32>>>,
}

impl Known {
    pub fn new(words: Words) -> Self {
        let numbers = |prints: &Vec<Print>| prints.iter().copied().zip(0..).collect();
        let old = words.docs.iter().map(numbers).collect();
        let moved = words.docs.iter().map(|prints| vec![None; prints.len()]).collect();
        Self { words, old, moved }
    }

    /// Whether a document was there last time; its words then come with it, under the number `n`.
    pub fn find(&mut self, kind: Kind, n: usize, print: &Print) -> bool {
        let at = kind as usize;
        let old = self.old.get(at).and_then(|numbers| numbers.get(print));
        let slot = old.and_then(|old| self.moved.get_mut(at)?.get_mut(*old as usize));
        match slot {
            Some(slot @ None) => {
                *slot = u32::try_from(n).ok();
                slot.is_some()
            }
            _ => false,
        }
    }

    /// What was gathered of the documents that were found.
    pub fn gathered(self) -> Gathered {
        let Self { words, moved, .. } = self;
        let now = |posting: &mut Posting| {
            let of_kind = moved.get(posting.kind() as usize);
            let number = of_kind.and_then(|m| *m.get(posting.number() as usize)?);
            if let Some(number) = number {
                *posting = posting.moved(number);
            }
            number.is_some()
        };
        let mut forms = words.forms;
        for Gathering { places, hamza, .. } in &mut forms {
            places.retain_mut(|(posting, _)| now(posting));
            hamza.retain_mut(now);
        }
        Gathered::of(forms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::docs::{BODY, Doc};
    use crate::search::gather::doc_words;

    fn doc(text: &str) -> Doc {
        Doc { fields: vec![(BODY, text.to_owned())], ..Doc::default() }
    }

    /// What is gathered of some texts: forms with the numbers of the texts they stand in.
    fn gathered(gathered: Gathered) -> Vec<(String, Vec<u32>, usize)> {
        let one = |word: Gathering| {
            let mut numbers: Vec<u32> = word.places.iter().map(|(p, _)| p.number()).collect();
            numbers.sort_unstable();
            numbers.dedup();
            (word.form, numbers, word.hamza.len())
        };
        gathered.into_forms().into_iter().map(one).collect()
    }

    #[test]
    fn words_follow_their_documents() {
        let texts = ["زار ألمانيا", "وصل المطار", "زار المطار"];
        let print = |n: usize| [u8::try_from(n).unwrap_or(0); 16];
        let mut before = Gathered::default();
        for (n, text) in texts.iter().enumerate() {
            before.add(Kind::Article, n, doc_words(&doc(text)));
        }
        let docs = vec![(0..texts.len()).map(print).collect()];
        let mut known = Known::new(Words { docs, forms: before.into_forms() });
        // The first is gone, a new one comes first; one print is found once only.
        assert!(!known.find(Kind::Article, 0, &print(7)));
        assert!(known.find(Kind::Article, 1, &print(2)));
        assert!(known.find(Kind::Article, 2, &print(1)));
        assert!(!known.find(Kind::Article, 3, &print(1)));
        assert!(!known.find(Kind::Quote, 0, &print(1)));
        let mut again = known.gathered();
        again.add(Kind::Article, 0, doc_words(&doc("عاد ألمانيا")));
        let mut anew = Gathered::default();
        for (n, text) in ["عاد ألمانيا", texts[2], texts[1]].into_iter().enumerate() {
            anew.add(Kind::Article, n, doc_words(&doc(text)));
        }
        assert_eq!(gathered(again), gathered(anew));
    }
}
