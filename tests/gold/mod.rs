//! The gold set: articles annotated by hand, and what the library finds in them.

pub mod figures;
pub mod found;
pub mod markup;
pub mod report;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use markup::Gold;

/// Every annotated article, by name; of the folder `WARRAQ_GOLD` names, when it names one.
pub fn set() -> Vec<Gold> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let folder = env::var_os("WARRAQ_GOLD").map_or(own, PathBuf::from);
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "gold") {
            let doc = path.file_stem().unwrap().to_string_lossy().into_owned();
            out.push(markup::read(&doc, &fs::read_to_string(&path).unwrap()).unwrap());
        }
    }
    out.sort_by(|a, b| a.doc.cmp(&b.doc));
    out
}
