//! The fonts pictures are drawn with and books are read with: Arabic and Latin in one file each.

/// Noto Naskh Arabic, regular: the hand of the text.
pub const NASKH: &[u8] = include_bytes!("naskh-400.ttf");
/// Noto Naskh Arabic, bold.
pub const NASKH_BOLD: &[u8] = include_bytes!("naskh-700.ttf");
/// Cairo, semibold: small headings.
pub const CAIRO: &[u8] = include_bytes!("cairo-600.ttf");
/// Cairo, bold: headings.
pub const CAIRO_BOLD: &[u8] = include_bytes!("cairo-700.ttf");

/// The licences that travel with them.
pub const LICENSES: [(&str, &str); 2] = [
    ("OFL-NotoNaskhArabic.txt", include_str!("../../../static/fonts/OFL-NotoNaskhArabic.txt")),
    ("OFL-Cairo.txt", include_str!("../../../static/fonts/OFL-Cairo.txt")),
];
