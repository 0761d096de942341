//! Pictures made of words: social cards and book covers.
//!
//! In: titles and names. Out: PNG files. Always: letters are shaped and joined by rules, lines run
//! from the right, only our own fonts are used and no clock, so that the same words give the same
//! bytes; sizes are whole numbers.

pub mod card;
pub mod cover;
mod png;
mod text;

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::fonts;

/// Changes whenever the same words are drawn differently, so that kept pictures are drawn anew.
pub const VERSION: u32 = 2;

fn options() -> Options<'static> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let fontdb = FONTS.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        for font in [fonts::NASKH, fonts::NASKH_BOLD, fonts::CAIRO, fonts::CAIRO_BOLD] {
            fonts.load_font_data(font.to_vec());
        }
        Arc::new(fonts)
    });
    Options {
        fontdb: Arc::clone(fontdb),
        font_family: "Noto Naskh Arabic".to_owned(),
        ..Options::default()
    }
}

/// Draws an SVG of this size; empty when it cannot be read.
fn draw(svg: &str, width: u32, height: u32) -> Vec<u8> {
    match sheet(width, height).and_then(|sheet| painted(sheet, svg)) {
        Some(sheet) => png::encode(sheet.data(), width, height),
        None => Vec::new(),
    }
}

fn sheet(width: u32, height: u32) -> Option<Pixmap> {
    Pixmap::new(width, height)
}

/// A sheet with an SVG of its size drawn over what is there.
fn painted(mut sheet: Pixmap, svg: &str) -> Option<Pixmap> {
    let tree = Tree::from_str(svg, &options()).ok();
    debug_assert!(tree.is_some(), "a picture of ours is valid: {svg}");
    resvg::render(&tree?, Transform::identity(), &mut sheet.as_mut());
    Some(sheet)
}
