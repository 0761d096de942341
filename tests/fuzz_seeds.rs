//! The seeds of the fuzz targets, and every input that once broke one, read by the same functions:
//! as they are, cut short, and changed by chance, the same way each time. How often each seed is
//! changed: `WARRAQ_FUZZ` (default 150); for more, `fuzz/` has the targets for libFuzzer.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here fails the test")]

use std::fs;
use std::path::Path;

#[path = "../fuzz/src/lib.rs"]
mod targets;

fn seeds(target: &str, read: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let times = std::env::var("WARRAQ_FUZZ").ok().and_then(|n| n.parse().ok()).unwrap_or(150);
    let mut n = 0_u64;
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap()).collect();
    entries.sort_by_key(|e| e.file_name());
    for entry in entries {
        let bytes = fs::read(entry.path()).unwrap();
        read(&bytes);
        // A truncated file is a file too.
        for cut in (0..bytes.len()).step_by(bytes.len() / 16 + 1) {
            read(bytes.get(..cut).unwrap());
        }
        let mut chance = Chance(n + 1);
        for _ in 0..times {
            let changed = chance.change(&bytes);
            let kept = changed.clone();
            let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| read(&changed)));
            assert!(done.is_ok(), "{target} breaks on {:?}", String::from_utf8_lossy(&kept));
        }
        n += 1;
    }
    assert!(n > 0, "no seeds for {target}");
}

/// Changes inputs the way fuzzers do.
struct Chance(u64);

impl Chance {
    /// Marsaglia, Xorshift RNGs, 2003.
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n.max(1) as u64).unwrap()
    }

    fn change(&mut self, bytes: &[u8]) -> Vec<u8> {
        const PIECES: [&str; 24] = [
            "\0", "\n\n", "«", "»", "\"", "”", "\u{202e}", "\u{200f}", "ـ", "ٌ", "ﷺ", "٣", "12,5",
            "من", "وال", "قال", "---\n", "[[", "](", "|", "<p>", "&#x", "\u{feff}", "𝟗",
        ];
        let mut out = bytes.to_vec();
        for _ in 0..1 + self.below(6) {
            let (at, len) = (self.below(out.len() + 1), self.below(40));
            let end = (at + len).min(out.len());
            match self.below(5) {
                0 if at < out.len() => out[at] ^= 1 << self.below(8),
                1 => drop(out.drain(at..end)),
                2 => drop(out.splice(at..at, out[at..end].to_vec())),
                3 => {
                    let piece = PIECES[self.below(PIECES.len())].repeat(1 + self.below(3));
                    drop(out.splice(at..at, piece.bytes()));
                }
                _ => {
                    let from = self.below(bytes.len() + 1);
                    let to = (from + len).min(bytes.len());
                    drop(out.splice(at..end, bytes[from..to].to_vec()));
                }
            }
        }
        out
    }
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
