//! What the style sheet of a book (`templates/book/style.css`) is filled with: its fonts.

use serde::Serialize;

/// The hand of the text, and that of headings, by their names in the style sheet.
pub(super) const READ: &str = "Warraq Naskh";
pub(super) const HEAD: &str = "Warraq Cairo";

#[derive(Clone, Debug, Serialize)]
pub(super) struct Style {
    pub(super) faces: Vec<Face>,
}

/// One font file.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Face {
    pub(super) family: &'static str,
    pub(super) weight: &'static str,
    pub(super) src: String,
    /// The letters it is for; empty for all it has.
    pub(super) range: &'static str,
}
