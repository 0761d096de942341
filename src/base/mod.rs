//! The words every other module speaks: spans, keys, dates, offsets, diagnostics.
//!
//! Nothing here knows Arabic, files or HTML.

pub mod date;
pub mod diagnostic;
pub mod faults;
pub mod hash;
pub mod key;
pub mod offsets;
pub mod span;
pub mod tag;

pub use date::{Date, Precision, Stamp};
pub use diagnostic::{Diagnostic, Place, Severity};
pub use faults::Faults;
pub use key::Key;
pub use offsets::OffsetMap;
pub use span::Span;
pub use tag::Tag;

/// Fills one file from its start to its end.
pub type Fill<'a> = &'a mut dyn FnMut(&mut dyn std::io::Write) -> std::io::Result<()>;
