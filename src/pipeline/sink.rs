//! Where the files of the output go.

use anyhow::Result;

use super::limits::Sizes;
use crate::base::Fill;
use crate::publish::Publisher;

/// Takes files from all threads.
pub(super) trait Sink: Sync {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<()>;

    /// Takes what `fill` writes: a file too large to be held, where the sink need not hold it.
    fn stream(&self, path: &str, fill: Fill) -> Result<()> {
        let mut bytes = Vec::new();
        fill(&mut bytes)?;
        self.put(path, &bytes)
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
}

impl Measured<'_> {
    fn note(&self, path: &str) {
        let bytes = usize::try_from(self.publisher.size(path)).unwrap_or(usize::MAX);
        self.sizes.note(path, bytes);
    }
}

impl Sink for Measured<'_> {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<()> {
        self.sizes.note(path, bytes.len());
        self.publisher.put(path, bytes).map(|_| ())
    }

    fn stream(&self, path: &str, fill: Fill) -> Result<()> {
        self.publisher.stream(path, fill)?;
        self.note(path);
        Ok(())
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
