//! One build at a time for one output folder.
//!
//! The lock is the operating system's and goes with the process that holds it, so that a killed
//! build leaves none behind. The file says who holds it, for the message.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Held while it lives.
#[derive(Debug)]
pub struct Lock(File);

impl Drop for Lock {
    /// Said aloud, for a process just being started may still hold a copy of the handle.
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

impl Lock {
    /// Takes the lock `file`, or says who has it; `what` is what it guards.
    pub fn take(file: &Path, what: &Path) -> Result<Self> {
        let mut handle = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(file)
            .with_context(|| format!("create `{}`", file.display()))?;
        match handle.try_lock() {
            Ok(()) => (),
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                let _ = handle.read_to_string(&mut holder);
                let holder = holder.trim().parse::<u32>();
                let holder = holder.map_or_else(|_| String::new(), |n| format!(" (process {n})"));
                bail!(
                    "another build is writing `{}`{holder}; wait until it is done, or give this one \
                     another folder with `--out`",
                    what.display()
                );
            }
            // A file system without locks: better to build than to refuse for ever.
            Err(TryLockError::Error(_)) => return Ok(Self(handle)),
        }
        let mut write = || -> std::io::Result<()> {
            handle.set_len(0)?;
            handle.rewind()?;
            writeln!(handle, "{}", std::process::id())
        };
        write().with_context(|| format!("write `{}`", file.display()))?;
        Ok(Self(handle))
    }
}
