//! The search's way to where the files of the output go.

use anyhow::Result;

use super::sink::Sink;
use crate::base::Print;
use crate::knowledge::ArticleId;
use crate::render::prints::Prints;
use crate::search;

/// Hands the files of the search on.
pub(super) struct Shelf<'a> {
    pub sink: &'a dyn Sink,
    pub prints: Option<&'a Prints<'a>>,
}

impl search::Shelf<anyhow::Error> for Shelf<'_> {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<()> {
        self.sink.put(path, bytes)
    }

    fn made(&self, path: &str, print: Print, make: &mut dyn FnMut() -> Vec<u8>) -> Result<()> {
        self.sink.made(path, Some(print), &mut || Ok(make()))
    }

    fn print(&self, article: ArticleId) -> Option<Print> {
        self.prints.map(|prints| prints.read(article))
    }

    fn recall(&self) -> Option<search::Words> {
        self.sink.words()
    }

    fn remember(&self, words: &search::Words) -> Result<()> {
        self.sink.keep_words(words)
    }

    fn recall_frame(&self) -> Option<search::Frame> {
        self.sink.frame()
    }

    fn remember_frame(&self, frame: &search::Frame) -> Result<()> {
        self.sink.keep_frame(frame)
    }
}
