//! Which files of the last build need not be made again.
//!
//! A file is kept when it would be made of the same as last time (its [`Print`]) and still has the
//! bytes that were made then. Both stand side by side in what is remembered, so that a build killed
//! between publishing and remembering misleads nobody. A page has two prints: of what of the site it
//! is made of, and of its view, which is asked only when the first is another.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::Result;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::base::Print;
use crate::base::hash::{self, BuildWordHasher};
use crate::cache::{Sum, program, record, sum};
use crate::publish::{Places, Publisher};
use crate::search::{Frame, Words};
use crate::source::Inputs;

/// What the last build made, and what this one makes.
pub(super) struct Kept {
    /// Nowhere when nothing is to be remembered.
    file: Option<PathBuf>,
    stamp: Sum,
    /// The words of the search and the frame of its index: in which folder, and what they hold for.
    search: Option<(PathBuf, Sum)>,
    /// The words as the last build left them, until they are asked for.
    words: Mutex<Option<Words>>,
    frame: Mutex<Option<Frame>>,
    before: Made,
    now: Mutex<Now>,
}

/// What a print of a file is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// Of what of the site the file is made of.
    Site,
    /// Of a page's view.
    View,
}

/// The prints of a file, by [`Level`].
type PrintsOf = [Option<Print>; 2];

/// What is remembered of a build.
#[derive(Default, Serialize, Deserialize)]
struct Made {
    /// Prints and hashes by path.
    files: BTreeMap<String, (PrintsOf, String)>,
    /// Files written in pieces: hashes and pieces by path.
    pieces: BTreeMap<String, (String, Places)>,
}

#[derive(Default)]
struct Now {
    /// By path, never walked.
    files: HashMap<String, PrintsOf, BuildWordHasher>,
    pieces: BTreeMap<String, Places>,
}

/// Files of what the search remembers.
const WORDS: &str = "words";
const FRAME: &str = "frame";

fn recall<T: DeserializeOwned>(search: &Option<(PathBuf, Sum)>, name: &str) -> Option<T> {
    let (folder, stamp) = search.as_ref()?;
    record::read(&folder.join(name), stamp)
}

impl Kept {
    /// What is known of the files of `out`.
    pub(super) fn open(site: &Path, out: &Path, inputs: &Inputs, wanted: bool) -> Self {
        let own = postcard::to_stdvec(&(&inputs.templates, &inputs.strings, &inputs.config))
            .unwrap_or_default();
        let stamp = sum(&[program().as_bytes(), &own]);
        let name = hash::hex(out.as_os_str().as_encoded_bytes(), 12);
        let file = wanted.then(|| site.join(format!(".warraq/cache/made-{name}")));
        let own = postcard::to_stdvec(&(&inputs.strings, &inputs.config)).unwrap_or_default();
        let words = sum(&[program().as_bytes(), &own]);
        let search = wanted.then(|| (site.join(".warraq/cache"), words));
        let (before, (words, frame)) = rayon::join(
            || file.as_deref().and_then(|file| record::read(file, &stamp)),
            || rayon::join(|| recall(&search, WORDS), || recall(&search, FRAME)),
        );
        Self {
            file,
            stamp,
            search,
            words: Mutex::new(words),
            frame: Mutex::new(frame),
            before: before.unwrap_or_default(),
            now: Mutex::default(),
        }
    }

    pub(super) fn is_asked(&self) -> bool {
        self.file.is_some()
    }

    /// The hash of the file at `path`, when it was made of the same.
    pub(super) fn hash(&self, path: &str, level: Level, print: &Print) -> Option<&str> {
        let (before, hash) = self.before.files.get(path)?;
        (before.get(level as usize)?.as_ref() == Some(print)).then_some(hash)
    }

    /// The pieces of the file at `path`, and its hash.
    pub(super) fn pieces(&self, path: &str) -> Option<(&str, &Places)> {
        self.before.pieces.get(path).map(|(hash, places)| (hash.as_str(), places))
    }

    /// Notes what the file at `path` is made of.
    pub(super) fn note(&self, path: &str, level: Level, print: Print) {
        let mut now = self.now();
        let slot = now.files.entry(path.to_owned()).or_default().get_mut(level as usize);
        if let Some(slot) = slot {
            *slot = Some(print);
        }
    }

    pub(super) fn note_pieces(&self, path: &str, places: Places) {
        self.now().pieces.insert(path.to_owned(), places);
    }

    /// The words of the search as the last build left them; they are given away.
    pub(super) fn words(&self) -> Option<Words> {
        self.words.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    pub(super) fn keep_words(&self, words: &Words) -> Result<()> {
        self.remember(WORDS, words)
    }

    /// The frame of the index as the last build left it; it is given away.
    pub(super) fn frame(&self) -> Option<Frame> {
        self.frame.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    pub(super) fn keep_frame(&self, frame: &Frame) -> Result<()> {
        self.remember(FRAME, frame)
    }

    fn remember(&self, name: &str, value: &impl Serialize) -> Result<()> {
        match &self.search {
            Some((folder, stamp)) => record::write(&folder.join(name), stamp, value),
            None => Ok(()),
        }
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers this build, whose files `publisher` has.
    pub(super) fn save(self, publisher: &Publisher) -> Result<()> {
        let Some(file) = self.file else { return Ok(()) };
        let Now { mut files, mut pieces } =
            self.now.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut made = Made::default();
        for (path, hash, _) in publisher.list() {
            if let Some(mut prints) = files.remove(&path) {
                // A page that was not filled shows what it showed.
                let same = self.before.files.get(&path).filter(|(_, before)| *before == hash);
                if let (Some((before, _)), [Some(_), view @ None]) = (same, &mut prints) {
                    *view = before.last().copied().flatten();
                }
                made.files.insert(path, (prints, hash));
            } else if let Some(places) = pieces.remove(&path) {
                made.pieces.insert(path, (hash, places));
            }
        }
        record::write(&file, &self.stamp, &made)
    }
}
