//! Which forms the site has, and where each stands.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::docs::{BODY, Doc, Kind, LEAD};
use super::lines::Posting;
use super::phrases::{END, Mark, mark};
use super::words::{each_word, folded, letters};
use crate::base::Span;
use crate::base::hash::BuildWordHasher;
use crate::extract::MentionKind;
use crate::knowledge::ArticleId;
use crate::lexicon::words::{Class, Words};
use crate::site::Site;
use crate::text::letters::is_arabic_letter;

/// How often a word makes a document one about it.
const OFTEN: u32 = 3;

/// Where a form stands, and there the mark of a word that follows it: a place is told of once for
/// each mark, one after the other.
pub type Places = Vec<(Posting, Mark)>;

/// A form of the site's words.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Gathering {
    pub form: String,
    pub places: Places,
    /// Where it is written with a hamza before its lam.
    pub hamza: Vec<Posting>,
}

/// Forms with their places, in the order they were met.
#[derive(Default)]
pub struct Gathered {
    ids: HashMap<String, usize, BuildWordHasher>,
    forms: Vec<Gathering>,
}

/// What is known of a word in one document.
#[derive(Clone, Copy, Default)]
pub struct Seen {
    /// A hamza before the lam.
    hamza: bool,
    weight: u8,
    count: u32,
    /// Its number among the words of the document.
    at: u32,
}

/// The words of one document, in no order.
#[derive(Default)]
pub struct DocWords {
    words: Vec<(String, Seen)>,
    /// The numbers of words and the marks of what follows them, sorted.
    next: Vec<(u32, Mark)>,
}

/// The words of a document.
pub fn doc_words(doc: &Doc) -> DocWords {
    let mut out: HashMap<String, Seen, BuildWordHasher> = HashMap::default();
    let mut follow = Vec::new();
    // A phrase may go on in the next sentence.
    let mut last: Option<u32> = None;
    for (weight, text) in &doc.fields {
        each_word(text, &mut |span, word| {
            let mark = mark(word);
            follow.extend(last.take().map(|at| (at, mark)));
            let hamza = has_hamza(span.of(text));
            // «على» folds like «علي», which is a name.
            if word == "علي" && span.of(text).ends_with('ى') {
                return;
            }
            let at = u32::try_from(out.len()).unwrap_or(u32::MAX);
            let new = Seen { at, hamza, weight: *weight, count: 1 };
            last = Some(at);
            match out.get_mut(word) {
                Some(seen) => {
                    seen.hamza |= hamza;
                    seen.weight = seen.weight.max(*weight);
                    seen.count += 1;
                    last = Some(seen.at);
                }
                None => drop(out.insert(word.to_owned(), new)),
            }
        });
    }
    follow.extend(last.map(|at| (at, END)));
    follow.sort_unstable();
    follow.dedup();
    // What is made of them is sorted, so that their order leaves no trace.
    DocWords { words: out.into_iter().collect(), next: follow }
}

impl Gathered {
    /// Forms gathered before, each once.
    pub fn of(forms: Vec<Gathering>) -> Self {
        let ids = forms.iter().enumerate().map(|(id, word)| (word.form.clone(), id));
        Self { ids: ids.collect(), forms }
    }

    pub fn add(&mut self, kind: Kind, n: usize, words: DocWords) {
        let DocWords { words, next } = words;
        for (form, seen) in words {
            let often = seen.weight == BODY && seen.count >= OFTEN;
            let weight = if often { LEAD } else { seen.weight };
            let posting = Posting::new(kind, n, weight);
            let slot = self.slot(form);
            let first = next.partition_point(|(at, _)| *at < seen.at);
            let own = next.iter().skip(first).take_while(|(at, _)| *at == seen.at);
            slot.places.extend(own.map(|(_, mark)| (posting, *mark)));
            if seen.hamza {
                slot.hamza.push(posting);
            }
        }
    }

    /// Takes what was gathered of other documents too.
    pub fn join(&mut self, other: Self) {
        if self.forms.is_empty() {
            *self = other;
            return;
        }
        for Gathering { form, places, hamza } in other.forms {
            let slot = self.slot(form);
            slot.places.extend(places);
            slot.hamza.extend(hamza);
        }
    }

    fn slot(&mut self, form: String) -> &mut Gathering {
        let next = self.forms.len();
        let id = match self.ids.get(&form) {
            Some(id) => *id,
            None => {
                self.forms.push(Gathering { form: form.clone(), ..Gathering::default() });
                self.ids.insert(form, next);
                next
            }
        };
        let last = self.forms.len() - 1;
        #[expect(clippy::indexing_slicing, reason = "an id is below the length, which is not zero")]
        &mut self.forms[id.min(last)]
    }

    /// The forms in order.
    pub fn into_forms(self) -> Vec<Gathering> {
        let mut forms = self.forms;
        forms.retain(|word| !word.places.is_empty());
        forms.sort_unstable_by(|a, b| a.form.cmp(&b.form));
        forms
    }
}

/// «ألمانيا», «وإلهام»: the lam after a hamza is no article's.
fn has_hamza(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| is_arabic_letter(*c));
    let first = letters.next();
    let carrier = |c: Option<char>| matches!(c, Some('أ' | 'إ' | 'آ'));
    match first {
        Some('و' | 'ف' | 'ب' | 'ل' | 'ك') => {
            carrier(letters.next()) && letters.next() == Some('ل')
        }
        first => carrier(first) && letters.next() == Some('ل'),
    }
}

/// What the names read in the articles say of words.
pub struct Names {
    /// The words of names of persons and places.
    pub names: BTreeSet<String>,
    /// Particles that are somebody's name here: «لولا» of Brazil.
    pub particles: BTreeSet<String>,
    /// For forms with a clitic written onto a name, that name's first word.
    pub clitics: BTreeMap<String, String>,
}

/// What of the words of a name is asked for each time it is met.
struct NameWords {
    first: Option<String>,
    /// Those that are particles, when there are others.
    particles: Vec<String>,
}

impl NameWords {
    fn of(words: &[String], particles: &BTreeSet<String>) -> Self {
        let among = words.iter().filter(|w| words.len() > 1 && particles.contains(w.as_str()));
        Self { first: words.first().cloned(), particles: among.cloned().collect() }
    }
}

/// How often a particle must be part of somebody's name.
const NAMED: u32 = 2;

/// Runs of articles whose names are read side by side.
const RUNS: usize = 8;

/// Reads the names of the articles.
pub fn names(site: &Site, known: &Words) -> Names {
    let particles: BTreeSet<String> =
        known.function_words().flat_map(folded).filter(|w| letters(w) > 3).collect();
    let runs = site.articles.par_chunks(site.articles.len() / RUNS + 1);
    let read: Vec<_> = runs.map(|run| names_of(site, known, &particles, run)).collect();
    let (mut names, mut clitics) = (BTreeSet::new(), BTreeMap::new());
    let mut part: BTreeMap<String, u32> = BTreeMap::new();
    for (run, counts) in read {
        names.extend(run.names);
        clitics.extend(run.clitics);
        for (word, count) in counts {
            *part.entry(word).or_default() += count;
        }
    }
    let often = |(word, count)| (count >= NAMED).then_some(word);
    let particles: BTreeSet<String> = part.into_iter().filter_map(often).collect();
    names.extend(particles.iter().cloned());
    Names { names, particles, clitics }
}

/// The names of some articles, and how often each particle is part of somebody's name.
fn names_of(
    site: &Site,
    known: &Words,
    particles: &BTreeSet<String>,
    articles: &[ArticleId],
) -> (Names, BTreeMap<String, u32>) {
    let mut names = BTreeSet::new();
    let mut clitics = BTreeMap::new();
    let mut part: BTreeMap<String, u32> = BTreeMap::new();
    let noun = Class::NOUN.or(Class::ADJECTIVE).or(Class::STOP);
    let common = noun.or(Class::VERB);
    // The same names stand in many articles.
    let mut met: HashMap<&str, NameWords, BuildWordHasher> = HashMap::default();
    let mut written_onto: HashMap<&str, Option<String>, BuildWordHasher> = HashMap::default();
    for id in articles {
        let (Some(article), Some(extraction)) = (site.article(*id), site.extraction(*id)) else {
            continue;
        };
        let text = article.body.text.as_str();
        for mention in &extraction.mentions {
            if !matches!(mention.kind, MentionKind::Person | MentionKind::Place) {
                continue;
            }
            let seen = met.entry(mention.span.of(text)).or_insert_with_key(|name| {
                let all = folded(name);
                let seen = NameWords::of(&all, particles);
                // «ياسر» is a given name and a form of «أسر».
                let given = |class: Class| class.is(Class::GIVEN) && !class.is(noun);
                let own = |class: Class| !class.is(common) || given(class);
                names.extend(all.into_iter().filter(|w| own(known.class(w))));
                seen
            });
            let Some(first) = &seen.first else { continue };
            if mention.kind == MentionKind::Person {
                for word in &seen.particles {
                    *part.entry(word.clone()).or_default() += 1;
                }
            }
            let before = text.get(..mention.span.start()).unwrap_or_default();
            let clitic = before.trim_end_matches(is_arabic_letter);
            if clitic.len() < before.len() {
                let form = Span::new(clitic.len(), mention.span.end()).of(text);
                let form = written_onto.entry(form);
                let form = form.or_insert_with_key(|form| folded(form).into_iter().next());
                if let Some(form) = form
                    && clitics.get(form) != Some(first)
                {
                    clitics.insert(form.clone(), first.clone());
                }
            }
        }
    }
    (Names { names, particles: BTreeSet::new(), clitics }, part)
}
