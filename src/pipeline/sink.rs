//! Where the files of the output go.

use anyhow::Result;

use super::kept::{Kept, Level};
use super::limits::Sizes;
use crate::base::{Fill, Print};
use crate::publish::Publisher;
use crate::render::engine;
use crate::search::{Frame, Words};

/// Makes the bytes of a file.
pub(super) type Make<'a> = &'a mut dyn FnMut() -> Result<Vec<u8>>;

/// Makes the bytes of a page, unless it is kept.
pub(super) type Show<'a> = &'a mut dyn FnMut(engine::Kept) -> Result<Option<Vec<u8>>>;

/// Takes files from all threads.
pub(super) trait Sink: Sync {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<()>;

    /// Takes what `fill` writes: a file too large to be held, where the sink need not hold it.
    fn stream(&self, path: &str, fill: Fill) -> Result<()> {
        let mut bytes = Vec::new();
        fill(&mut bytes)?;
        self.put(path, &bytes)
    }

    /// Takes the file at `path`, which is made of what `print` stands for; a sink that has it need
    /// not let it be made.
    fn made(&self, path: &str, print: Option<Print>, make: Make) -> Result<()> {
        let _ = print;
        self.put(path, &make()?)
    }

    /// Takes the page at `path`. It is not filled when it is made of what `print` stands for and the
    /// sink has it; it is left out when what it would be made of is then told and known.
    fn shown(&self, path: &str, print: Option<Print>, make: Show) -> Result<()> {
        let _ = print;
        self.put(path, &make(None)?.unwrap_or_default())
    }

    /// Whether prints are of use.
    fn remembers(&self) -> bool {
        false
    }

    /// The words of the search as they were remembered.
    fn words(&self) -> Option<Words> {
        None
    }

    fn keep_words(&self, _words: &Words) -> Result<()> {
        Ok(())
    }

    /// The frame of the search's index as it was remembered.
    fn frame(&self) -> Option<Frame> {
        None
    }

    fn keep_frame(&self, _frame: &Frame) -> Result<()> {
        Ok(())
    }

    /// Whether a file named after its content is there already; it then counts as put.
    fn keep(&self, _path: &str) -> bool {
        false
    }
}

/// The output folder, with a look at how much goes there.
pub(super) struct Measured<'a> {
    pub publisher: &'a Publisher,
    pub sizes: &'a Sizes,
    pub kept: &'a Kept,
}

impl Measured<'_> {
    fn note(&self, path: &str) {
        let bytes = usize::try_from(self.publisher.size(path)).unwrap_or(usize::MAX);
        self.sizes.note(path, bytes);
    }
}

impl Measured<'_> {
    /// Whether the file at `path` was made of the same, and is kept.
    fn holds(&self, path: &str, level: Level, print: Print) -> bool {
        self.kept.note(path, level, print);
        let known = self.kept.hash(path, level, &print);
        let kept = known.is_some_and(|hash| self.publisher.keep_if(path, hash));
        if kept {
            self.note(path);
        }
        kept
    }
}

impl Sink for Measured<'_> {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<()> {
        self.sizes.note(path, bytes.len());
        self.publisher.put(path, bytes).map(|_| ())
    }

    fn made(&self, path: &str, print: Option<Print>, make: Make) -> Result<()> {
        match print.is_some_and(|print| self.holds(path, Level::Site, print)) {
            true => Ok(()),
            false => self.put(path, &make()?),
        }
    }

    fn shown(&self, path: &str, print: Option<Print>, make: Show) -> Result<()> {
        if print.is_some_and(|print| self.holds(path, Level::Site, print)) {
            return Ok(());
        }
        let kept = |print| self.holds(path, Level::View, print);
        match make(self.remembers().then_some(&kept))? {
            Some(bytes) => self.put(path, &bytes),
            None => Ok(()),
        }
    }

    fn stream(&self, path: &str, fill: Fill) -> Result<()> {
        let before = self.kept.pieces(path);
        let (_, places) = self.publisher.stream(path, before, fill)?;
        self.kept.note_pieces(path, places);
        self.note(path);
        Ok(())
    }

    fn remembers(&self) -> bool {
        self.kept.is_asked()
    }

    fn words(&self) -> Option<Words> {
        self.kept.words()
    }

    fn keep_words(&self, words: &Words) -> Result<()> {
        self.kept.keep_words(words)
    }

    fn frame(&self) -> Option<Frame> {
        self.kept.frame()
    }

    fn keep_frame(&self, frame: &Frame) -> Result<()> {
        self.kept.keep_frame(frame)
    }

    fn keep(&self, path: &str) -> bool {
        let kept = self.publisher.keep(path);
        if kept {
            self.note(path);
        }
        kept
    }
}

impl<F: Fn(&str, &[u8]) -> Result<()> + Sync> Sink for F {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<()> {
        self(path, bytes)
    }
}
