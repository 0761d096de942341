//! The quick no of a word is never a wrong one.
use std::fs;
use std::path::Path;

use super::{read, reading};
use crate::base::Date;
use crate::document::{Article, BlockKind, Body};
use crate::lexicon::Lexicon;

/// What the rules find does not depend on what a word is known not to be.
#[test]
fn what_is_passed_over_holds_nothing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lexicon = Lexicon::new(&[], &[]);
    let mut n = 0;
    for folder in ["content/articles", "tests/gold", "tests/spec"] {
        for file in fs::read_dir(root.join(folder)).unwrap() {
            let Ok(text) = fs::read_to_string(file.unwrap().path()) else { continue };
            // The marks of the gold set come off, its words stay.
            let plain = |c: char| !matches!(c, '[' | ']' | '{' | '}' | '^' | '<' | '>');
            let text: String = text.chars().filter(|c| plain(*c)).collect();
            let mut body = Body::default();
            for line in text.lines().filter(|line| !line.trim().is_empty()) {
                body.push_block(BlockKind::Paragraph, line.trim(), None);
            }
            let mut article = Article { body, ..Article::default() };
            article.meta.date = Date::new(2023, 9, 20).map(Into::into);
            let quick = read(&reading(&article, &lexicon));
            let slow = read(&reading(&article, &lexicon).open());
            assert!(quick == slow, "{folder}: {}", text.lines().next().unwrap_or_default());
            n += 1;
        }
    }
    assert!(n > 100, "{n}");
}
