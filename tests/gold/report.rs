//! The figures as the lines of `quality.txt`, and the errors as a list for eyes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::figures::{Count, Figures};
use super::markup::Gold;

const HEAD: &str = "\
How well the gold set (tests/gold) is read with built-in knowledge alone; shares in thousandths.
Written by: WARRAQ_BLESS=1 cargo test --test quality
Errors one by one: WARRAQ_QUALITY_ERRORS=1 cargo test --test quality
";

pub fn figures(set: &[Gold], figures: &Figures) -> String {
    let words: usize = set.iter().map(|g| g.text.split_whitespace().count()).sum();
    let mut out = format!("{HEAD}\n{} articles, {words} words\n\n", set.len());
    let _ = writeln!(
        out,
        "{:<28}{:>6}{:>7}{:>7}{:>11}{:>8}{:>6}",
        "", "gold", "found", "right", "precision", "recall", "F1"
    );
    let order = ["mention", "quote", "statement", "claim", "event"];
    for start in order {
        for (name, count) in figures.counts.iter().filter(|(name, _)| name.starts_with(start)) {
            out.push_str(&line(name, *count));
        }
    }
    out.push_str("\nthe same thing, the same key (B³ over mentions and triggers found)\n");
    for (name, c) in &figures.clusters {
        let per = |sum: u64| sum / (1000 * c.of.max(1) as u64);
        let (p, r) = (per(c.precision), per(c.recall));
        let f1 = (2 * p * r).checked_div(p + r).unwrap_or_default();
        let _ = writeln!(out, "{name:<28}{:>6}{:>7}{:>7}{p:>11}{r:>8}{f1:>6}", c.of, "", "");
    }
    out.push_str("\nof those found                 all         right      share\n");
    for (name, (right, all)) in &figures.shares {
        let _ = writeln!(out, "{name:<28}{all:>6}{:>7}{right:>7}{:>11}", "", share(*right, *all));
    }
    out
}

fn line(name: &str, count: Count) -> String {
    let Count { gold, found, right } = count;
    let f1 = share(2 * right, gold + found);
    let (p, r) = (share(right, found), share(right, gold));
    format!("{name:<28}{gold:>6}{found:>7}{right:>7}{p:>11}{r:>8}{f1:>6}\n")
}

fn share(part: usize, whole: usize) -> usize {
    (part * 1000 + whole / 2).checked_div(whole).unwrap_or_default()
}

/// Every error under its kind, the commonest kinds first.
pub fn errors(figures: &Figures) -> String {
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (kind, line) in &figures.errors {
        kinds.entry(kind).or_default().push(line);
    }
    let mut kinds: Vec<(&str, Vec<&str>)> = kinds.into_iter().collect();
    kinds.sort_by_key(|(kind, lines)| (usize::MAX - lines.len(), *kind));
    let mut out = String::new();
    for (kind, lines) in &kinds {
        let _ = writeln!(out, "{:>5}  {kind}", lines.len());
    }
    for (kind, lines) in &kinds {
        let _ = writeln!(out, "\n== {kind} ({})", lines.len());
        for line in lines {
            let _ = writeln!(out, "  {line}");
        }
    }
    out
}
