//! Whole articles, read.

use super::*;

#[test]
fn seeds() {
    for f in std::fs::read_dir(std::env::var("SEEDS").unwrap()).unwrap() {
        let p = f.unwrap().path();
        if p.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let text = decode(&std::fs::read(&p).unwrap()).unwrap().text;
        let a = read(&text);
        println!(
            "=== {}\n{:?} {:?}\n{:?} {:?} {:?}",
            p.display(),
            a.title_origin,
            a.title,
            a.date.map(|d| d.to_string()),
            a.source,
            a.place
        );
        for b in &a.body.blocks {
            let w = b.span.of(&a.body.text);
            println!(
                "  {:?}: {} … {}",
                b.kind,
                w.chars().take(60).collect::<String>(),
                w.chars().rev().take(25).collect::<Vec<_>>().into_iter().rev().collect::<String>()
            );
        }
        for r in &a.body.removed {
            println!("  - {}: {:?}", r.reason, r.span.of(&text));
        }
    }
}
