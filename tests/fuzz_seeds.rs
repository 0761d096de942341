//! The seeds of the fuzz targets, and every input that once broke one, read by the same functions.
#![allow(clippy::unwrap_used, reason = "a fault here fails the test")]

use std::fs;
use std::path::Path;

#[path = "../fuzz/src/lib.rs"]
mod targets;

fn seeds(target: &str, read: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut n = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        read(&bytes);
        // A truncated file is a file too.
        for cut in (0..bytes.len()).step_by(bytes.len() / 16 + 1) {
            read(bytes.get(..cut).unwrap());
        }
        n += 1;
    }
    assert!(n > 0, "no seeds for {target}");
}

/// Text targets see what is valid of the bytes, as the fuzzer gives it.
fn text(read: impl Fn(&str)) -> impl Fn(&[u8]) {
    move |bytes| read(&String::from_utf8_lossy(bytes))
}

#[test]
fn seeds_of_fold() {
    seeds("fold", text(targets::fold));
}

#[test]
fn seeds_of_tokenize() {
    seeds("tokenize", text(targets::tokenize));
}

#[test]
fn seeds_of_markdown() {
    seeds("markdown", text(targets::markdown));
}

#[test]
fn seeds_of_article() {
    seeds("article", text(targets::article));
}

#[test]
fn seeds_of_import() {
    seeds("import", targets::import);
}

#[test]
fn seeds_of_analyze() {
    seeds("analyze", text(targets::analyze));
}

#[test]
fn seeds_of_expressions() {
    seeds("expressions", text(targets::expressions));
}

#[test]
fn seeds_of_cache() {
    seeds("cache", targets::cache);
}
