//! A file that is written from its start to its end, in pieces some of which may be known.

use std::io::{self, Write};

/// Stands for everything something is made of: the first half of a BLAKE3 hash.
pub type Print = [u8; 16];

/// Takes a file piece by piece. A piece with a print may be known from the last time the file was
/// written, and then need not be made.
pub trait Pieces: Write {
    fn knows(&self, _print: &Print) -> bool {
        false
    }

    /// Puts the bytes of a known piece in the place of those of `into`.
    fn recall(&mut self, _print: &Print, _into: &mut Vec<u8>) -> io::Result<()> {
        Err(io::ErrorKind::NotFound.into())
    }

    /// Writes a known piece as it was, where its bytes need not be seen; false when it must be made
    /// or recalled.
    fn again(&mut self, _print: &Print) -> io::Result<bool> {
        Ok(false)
    }

    /// Writes a piece that has a print.
    fn piece(&mut self, _print: Print, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }
}

impl Pieces for Vec<u8> {}

/// Anything that is written to, as a file that knows nothing.
pub struct Plain<'a>(pub &'a mut dyn Write);

impl Write for Plain<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Pieces for Plain<'_> {}

/// Fills one file from its start to its end.
pub type Fill<'a> = &'a mut dyn FnMut(&mut dyn Pieces) -> io::Result<()>;
