//! The stage through its entry: a folder is written, loaded, and judged.

mod faults;
mod good;
mod noise;

use std::fs;

use tempfile::TempDir;

use super::*;

/// A site of these files.
fn site(files: &[(&str, &[u8])]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("content")).unwrap();
    for (path, content) in files {
        let full = dir.path().join(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, content).unwrap();
    }
    dir
}

/// What loading these files gives, references judged with only `built-in` known besides.
fn load_all(files: &[(&str, &[u8])]) -> (Inputs, Vec<Diagnostic>) {
    let dir = site(files);
    let (inputs, mut faults) = load(dir.path(), &LoadOptions::default()).unwrap();
    faults.extend(references(&inputs, &|key| key == "built-in"));
    (inputs, faults)
}

/// The one article of a site.
fn article(content: &str) -> (Article, Vec<Diagnostic>) {
    let (mut inputs, faults) = load_all(&[("content/articles/a.md", content.as_bytes())]);
    (inputs.articles.pop().expect("the article was left out"), faults)
}
