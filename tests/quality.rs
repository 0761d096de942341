//! Reads the gold set and keeps the figures in `quality.txt`, so that every change shows its effect.
//!
//! `WARRAQ_BLESS=1` writes the file; `WARRAQ_QUALITY_ERRORS=1` lists the errors one by one.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a fault here fails the test")]

mod gold;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use gold::{figures, found, report};

#[test]
fn figures_are_kept() {
    let set = gold::set();
    let found = found::find(&set);
    let figures = figures::figures(&set, &found);
    if env::var_os("WARRAQ_QUALITY_ERRORS").is_some() {
        // Past the test harness, which keeps the output of tests that pass.
        let _ = std::io::stderr().write_all(report::errors(&figures).as_bytes());
    }
    let now = report::figures(&set, &figures);
    if env::var_os("WARRAQ_GOLD").is_some() {
        let _ = std::io::stderr().write_all(now.as_bytes());
        return;
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("quality.txt");
    if env::var_os("WARRAQ_BLESS").is_some() {
        fs::write(&path, &now).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == now,
        "the figures moved: look at them, then WARRAQ_BLESS=1 cargo test --test quality\n{}",
        differences(&kept, &now)
    );
}

fn differences(kept: &str, now: &str) -> String {
    let mut out = String::new();
    for line in kept.lines().filter(|l| !now.lines().any(|n| n == *l)) {
        out.push_str(&format!("- {line}\n"));
    }
    for line in now.lines().filter(|l| !kept.lines().any(|k| k == *l)) {
        out.push_str(&format!("+ {line}\n"));
    }
    out
}

/// A name that stands for one thing in one article stands for it in all.
#[test]
fn gold_entities_are_of_one_kind() {
    let mut kinds: BTreeMap<String, BTreeMap<&str, String>> = BTreeMap::new();
    for gold in gold::set() {
        for mention in &gold.mentions {
            let kind = if mention.kind == "nationality" { "place" } else { mention.kind };
            let of = kinds.entry(mention.entity.clone()).or_default();
            of.insert(kind, gold.doc.clone());
        }
    }
    let many: Vec<_> = kinds.iter().filter(|(_, kinds)| kinds.len() > 1).collect();
    assert!(many.is_empty(), "{many:#?}");
}
