//! A ZIP archive with the same bytes for the same files, on any machine and on any day.
//!
//! In: files by path, packed one by one (on as many threads as there are) with [`pack`]. Out: the
//! archive, entries in the order given. Always: no clock (every file is of 1980-01-01, the oldest
//! day the format knows), no owner, the same compressor everywhere; names are UTF-8. Past 65,535
//! files or 4 GB the archive says so in the form of ZIP64, which every reader of today knows.

use std::io::{self, Write};

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// One file, packed.
#[derive(Clone, Debug)]
pub struct Packed {
    path: String,
    crc: u32,
    size: u64,
    deflated: bool,
    data: Vec<u8>,
}

/// Endings of files that are compressed already.
const DENSE: [&str; 7] = [".woff2", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".zip"];

/// Packs a file; what would not become smaller is stored as it is.
pub fn pack(path: &str, bytes: &[u8]) -> Packed {
    let stored = stored(path, bytes);
    if DENSE.iter().any(|ending| path.ends_with(ending)) {
        return stored;
    }
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::new(9));
    match encoder.write_all(bytes).and_then(|()| encoder.finish()) {
        Ok(data) if data.len() < bytes.len() => Packed { data, deflated: true, ..stored },
        _ => stored,
    }
}

/// A file as it is: EPUB wants its first one so.
pub fn stored(path: &str, bytes: &[u8]) -> Packed {
    let mut crc = Crc::new();
    crc.update(bytes);
    Packed {
        path: path.to_owned(),
        crc: crc.sum(),
        size: bytes.len() as u64,
        deflated: false,
        data: bytes.to_vec(),
    }
}

/// Sorts by path.
pub fn sort(files: &mut [Packed]) {
    files.sort_by(|a, b| a.path.cmp(&b.path));
}

/// Writes the archive of `files` and gives its length.
pub fn write(out: &mut dyn Write, files: &[Packed]) -> io::Result<u64> {
    let mut at = 0;
    let mut directory = Vec::new();
    for file in files {
        let header = local_header(file);
        out.write_all(&header)?;
        out.write_all(&file.data)?;
        directory.extend(directory_entry(file, at));
        at += (header.len() + file.data.len()) as u64;
    }
    out.write_all(&directory)?;
    let end = ending(files.len() as u64, directory.len() as u64, at);
    out.write_all(&end)?;
    out.flush()?;
    Ok(at + (directory.len() + end.len()) as u64)
}

/// Midnight of 1980-01-01 in the clock of MS-DOS.
const MIDNIGHT: u16 = 0;
const FIRST_DAY: u16 = 1 << 5 | 1;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
/// An ordinary file that all may read, as Unix says it.
const MODE: u32 = 0o100_644 << 16;
const UNIX: u16 = 3 << 8;
/// Versions a reader must know: folders and deflate, or ZIP64.
const PLAIN: u16 = 20;
const LARGE: u16 = 45;

/// Numbers in the order of their bytes, smallest first.
#[derive(Default)]
struct Bytes(Vec<u8>);

impl Bytes {
    fn u16(mut self, n: u16) -> Self {
        self.0.extend(n.to_le_bytes());
        self
    }

    fn u32(mut self, n: u32) -> Self {
        self.0.extend(n.to_le_bytes());
        self
    }

    fn u64(mut self, n: u64) -> Self {
        self.0.extend(n.to_le_bytes());
        self
    }

    fn raw(mut self, bytes: &[u8]) -> Self {
        self.0.extend(bytes);
        self
    }
}

/// A number, or the sign that it stands elsewhere.
fn short(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn name_length(file: &Packed) -> u16 {
    u16::try_from(file.path.len()).unwrap_or(u16::MAX)
}

fn method(file: &Packed) -> u16 {
    if file.deflated { 8 } else { 0 }
}

fn local_header(file: &Packed) -> Vec<u8> {
    Bytes::default()
        .u32(0x0403_4b50)
        .u16(PLAIN)
        .u16(FLAGS)
        .u16(method(file))
        .u16(MIDNIGHT)
        .u16(FIRST_DAY)
        .u32(file.crc)
        .u32(short(file.data.len() as u64))
        .u32(short(file.size))
        .u16(name_length(file))
        .u16(0)
        .raw(file.path.as_bytes())
        .0
}

fn directory_entry(file: &Packed, at: u64) -> Vec<u8> {
    let far = at >= u64::from(u32::MAX);
    let extra = match far {
        true => Bytes::default().u16(1).u16(8).u64(at).0,
        false => Vec::new(),
    };
    let version = if far { LARGE } else { PLAIN };
    Bytes::default()
        .u32(0x0201_4b50)
        .u16(UNIX | version)
        .u16(version)
        .u16(FLAGS)
        .u16(method(file))
        .u16(MIDNIGHT)
        .u16(FIRST_DAY)
        .u32(file.crc)
        .u32(short(file.data.len() as u64))
        .u32(short(file.size))
        .u16(name_length(file))
        .u16(if far { 12 } else { 0 })
        .u16(0)
        .u16(0)
        .u16(0)
        .u32(MODE)
        .u32(short(at))
        .raw(file.path.as_bytes())
        .raw(&extra)
        .0
}

/// The end of an archive of `n` files whose directory of `size` bytes begins at `at`.
fn ending(n: u64, size: u64, at: u64) -> Vec<u8> {
    let large = n >= u64::from(u16::MAX) || at + size >= u64::from(u32::MAX);
    let mut out = Bytes::default();
    if large {
        out = out
            .u32(0x0606_4b50)
            .u64(44)
            .u16(UNIX | LARGE)
            .u16(LARGE)
            .u32(0)
            .u32(0)
            .u64(n)
            .u64(n)
            .u64(size)
            .u64(at)
            .u32(0x0706_4b50)
            .u32(0)
            .u64(at + size)
            .u32(1);
    }
    let count = u16::try_from(n).unwrap_or(u16::MAX);
    out.u32(0x0605_4b50)
        .u16(0)
        .u16(0)
        .u16(count)
        .u16(count)
        .u32(short(size))
        .u32(short(at))
        .u16(0)
        .0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_file_lies_where_readers_of_books_look() {
        let mut out = Vec::new();
        let files = [stored("mimetype", b"application/epub+zip"), pack("a", &[b'x'; 900])];
        let length = write(&mut out, &files).expect("a vector takes everything");
        assert_eq!(length, out.len() as u64);
        assert_eq!(&out[30..58], b"mimetypeapplication/epub+zip");
        assert!(out.len() < 400, "{}", out.len());
    }

    #[test]
    fn many_files_are_counted_in_the_large_form() {
        let few = ending(3, 10, 20);
        assert_eq!(few.len(), 22);
        let many = ending(70_000, 10, 20);
        assert_eq!(many.len(), 22 + 56 + 20);
        assert_eq!(&many[24..32], &70_000_u64.to_le_bytes());
    }

    #[test]
    fn what_does_not_shrink_is_stored() {
        assert!(!pack("a.png", &[0; 100]).deflated && pack("a.html", &[0; 100]).deflated);
    }
}
