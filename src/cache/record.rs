//! One value in one file: what it holds for (a [`Sum`]), a checksum, the value in postcard's encoding.

use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Serialize, de::DeserializeOwned};

use super::{Sum, sum};

/// The value of a file, when it is whole and holds for `stamp`.
pub fn read<T: DeserializeOwned>(file: &Path, stamp: &Sum) -> Option<T> {
    let bytes = fs::read(file).ok()?;
    let (seen, rest) = bytes.split_first_chunk::<16>()?;
    let (checksum, content) = rest.split_first_chunk::<16>()?;
    let whole = seen == stamp && *checksum == sum(&[seen, content]);
    whole.then(|| postcard::from_bytes(content).ok()).flatten()
}

/// Writes a value that holds for `stamp`, whole or not at all.
pub fn write<T: Serialize>(file: &Path, stamp: &Sum, value: &T) -> Result<()> {
    let begun = [*stamp, Sum::default()].concat();
    let mut bytes = postcard::to_extend(value, begun).context("encode what is remembered")?;
    if let Some((head, content)) = bytes.split_first_chunk_mut::<32>()
        && let Some(place) = head.last_chunk_mut::<16>()
    {
        *place = sum(&[stamp, content]);
    }
    let part = file.with_extension("part");
    let write = || -> io::Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&part, &bytes)?;
        fs::rename(&part, file)
    };
    write().with_context(|| format!("write `{}`", file.display()))
}
