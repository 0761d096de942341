//! The words every other module speaks: spans, keys, dates, offsets, diagnostics.
//!
//! Nothing here knows Arabic, files or HTML.

pub mod date;
pub mod diagnostic;
pub mod faults;
pub mod hash;
pub mod key;
mod mix;
pub mod offsets;
pub mod packed;
mod pieces;
pub mod span;
pub mod tag;

pub use date::{Date, Precision, Stamp};
pub use diagnostic::{Diagnostic, Place, Severity};
pub use faults::Faults;
pub use key::Key;
pub use mix::Mix;
pub use offsets::OffsetMap;
pub use packed::Packed;
pub use pieces::{Fill, Pieces, Plain, Print};
pub use span::Span;
pub use tag::Tag;
