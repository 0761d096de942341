//! A file of records from which a build takes what it knows and to which it adds what it makes.
//!
//! A record is written as soon as it is made, so that what a killed build made is not lost. Records
//! nobody asked for are left out when they are the larger part.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;

use super::Sum;
use super::store::{Store, Writer};

/// Bytes of old records that are never worth a new file.
const SLACK: u64 = 1 << 20;

/// The records of the last builds and those of this one.
#[derive(Debug)]
pub struct Growing {
    /// Where new records go; nowhere when they are only looked up.
    file: Option<PathBuf>,
    head: &'static [u8],
    own: Store,
    now: Mutex<Now>,
}

/// What this build asked for and made.
#[derive(Debug, Default)]
struct Now {
    asked: BTreeSet<Sum>,
    out: Option<Writer>,
    fault: Option<io::Error>,
}

impl Growing {
    /// Opens a file that begins with the line `head`; one that does not holds nothing.
    pub fn open(file: &Path, head: &'static [u8]) -> Self {
        let own = Store::open(file, head);
        Self { file: Some(file.to_path_buf()), head, own, now: Mutex::default() }
    }

    /// Writes nothing.
    pub fn only_looked_up(self) -> Self {
        Self { file: None, ..self }
    }

    /// The value of a record the last builds left.
    pub fn get<T: DeserializeOwned>(&self, key: &Sum) -> Option<T> {
        let found = postcard::from_bytes(&self.own.get(key)?).ok()?;
        self.now().asked.insert(*key);
        Some(found)
    }

    /// Writes a new record; the first fault is kept for [`Self::save`].
    pub fn put(&self, key: Sum, content: &[u8]) {
        let Some(file) = &self.file else { return };
        let mut now = self.now();
        if now.fault.is_some() || !now.asked.insert(key) {
            return;
        }
        let mut write = || {
            let out = match &mut now.out {
                Some(out) => out,
                none => none.insert(self.own.append(file, self.head)?),
            };
            out.put(&key, content)
        };
        if let Err(fault) = write() {
            now.fault = Some(fault);
        }
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the file; it is written anew when most of it is no longer asked for.
    pub fn save(self) -> Result<()> {
        let Self { file, head, own, now } = self;
        let Some(file) = file else { return Ok(()) };
        let Now { asked, out, fault } = now.into_inner().unwrap_or_else(PoisonError::into_inner);
        let finish = || -> io::Result<()> {
            if let Some(fault) = fault {
                return Err(fault);
            }
            if let Some(out) = out {
                out.finish()?;
            }
            let used = own.weight(asked.iter());
            let waste = own.bytes().saturating_sub(used);
            if waste <= used + SLACK {
                return Ok(());
            }
            let all = Store::open(&file, head);
            let part = file.with_extension("part");
            let mut out = Writer::create(&part, head)?;
            for key in asked.iter().filter(|key| all.holds(key)) {
                if let Some(content) = all.get(key) {
                    out.put(key, &content)?;
                }
            }
            out.finish()?;
            fs::rename(&part, &file)
        };
        finish().with_context(|| format!("write `{}`", file.display()))
    }
}
