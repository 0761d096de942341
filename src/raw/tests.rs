//! Whole articles, read: the cases of `cases.txt`, and what holds for any text at all.
//!
//! A case is `== name`, the raw text, `--`, and what is expected: `= ` a found headline, `~ ` a
//! derived title, `@date|source|author|place`, then the blocks (`. ` paragraph, `## ` heading, `* `
//! item; long ones as their first and last words) and `x reason: words` for every cut.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::base::Span;
use crate::document::{BlockKind, Container, Node};

fn short(words: &str) -> String {
    let all: Vec<&str> = words.split_whitespace().collect();
    match all.as_slice() {
        [a, b, c, d, .., y, z] if all.len() > 8 => format!("{a} {b} {c} {d} … {y} {z}"),
        _ => all.join(" "),
    }
}

fn shown(text: &str, a: &RawArticle) -> String {
    let mut out: Vec<String> = Vec::new();
    let sign = if a.title_origin == TitleOrigin::Found { '=' } else { '~' };
    out.push(format!("{sign} {}", a.title));
    let source = a.source.clone().unwrap_or_default();
    let date = a.date.as_ref().map(ToString::to_string);
    let name = (!source.name.is_empty()).then_some(source.name);
    for (key, value) in
        [("date", date), ("source", name), ("author", source.author), ("place", a.place.clone())]
    {
        out.extend(value.map(|v| format!("@{key} {v}")));
    }
    let mut item = false;
    for node in &a.body.nodes {
        match node {
            Node::Open(Container::Item) => item = true,
            Node::Block(i) => {
                let block = a.body.blocks[*i as usize];
                let sign = match block.kind {
                    BlockKind::Heading(n) => "#".repeat(usize::from(n)),
                    _ if item => "*".into(),
                    _ => ".".into(),
                };
                item = false;
                out.push(format!("{sign} {}", short(block.span.of(&a.body.text))));
            }
            _ => {}
        }
    }
    for r in &a.body.removed {
        let words = r.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        out.push(format!("x {}: {words}", r.reason));
    }
    out.join("\n")
}

#[test]
fn cases_read_as_expected() {
    let mut wrong = Vec::new();
    let mut n = 0;
    for case in include_str!("cases.txt").split("\n== ").skip(1) {
        let (name, rest) = case.split_once('\n').unwrap();
        let (text, expected) = rest.split_once("\n--\n").unwrap();
        let got = shown(text, &read(text));
        n += 1;
        if got != expected.trim_end() {
            wrong.push(format!("== {name}\n{got}\n-- expected\n{}\n", expected.trim_end()));
        }
    }
    assert!(wrong.is_empty(), "{} of {n} cases:\n{}", wrong.len(), wrong.join("\n"));
    assert!(n >= 30);
}

/// Every visible byte of the text is in the body or in a removed stretch, and kept bytes are equal.
fn check_tiling(text: &str) {
    let a = read(text);
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    for r in &a.body.removed {
        assert!(text.get(r.span.start()..r.span.end()).is_some());
        seen.extend(r.span.start()..r.span.end());
    }
    for (i, c) in a.body.text.char_indices() {
        if c == '\n' || words::is_invisible(c) {
            continue;
        }
        let here = Span::new(i, i + c.len_utf8());
        let origin = a.body.origin.to_origin(here).expect("every kept byte has its place");
        assert_eq!(origin.of(text), here.of(&a.body.text));
        assert!(!seen.contains(&origin.start()), "kept and removed");
        seen.extend(origin.start()..origin.end());
    }
    for (i, c) in text.char_indices() {
        assert!(words::is_invisible(c) || seen.contains(&i), "lost {c:?} at {i} of {text:?}");
    }
    for pair in a.body.blocks.windows(2) {
        assert_eq!(a.body.text.get(pair[0].span.end()..pair[1].span.start()), Some("\n"));
    }
}

#[test]
fn nothing_of_the_cases_is_lost() {
    for case in include_str!("cases.txt").split("\n== ").skip(1) {
        check_tiling(case.split_once("\n--\n").unwrap().0);
    }
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("\u{a0}\u{200f}".into()),
        Just("اقرأ أيضا".into()),
        Just("القاهرة - رويترز: قال الوزير إن الأمر تم على خير ما يرام اليوم.".into()),
        Just("المصدر: وكالات".into()),
        Just("العنوان: كلمة وأخرى".into()),
        Just("شارك | تويتر".into()),
        Just("وصل الفريق إلى المدينة، وقال \"إن الرحلة".into()),
        Just("كانت طويلة\" على الجميع. (رويترز)".into()),
        Just("- بند أول".into()),
        Just("3. بند".into()),
        Just("الأربعاء 20 سبتمبر 2023 - 14:05".into()),
        "[ابتثن .،:«»()\"–*0-9-]{0,60}",
        "\\PC{0,20}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_of_any_text_is_lost(lines in prop::collection::vec(line(), 0..12), crlf in any::<bool>()) {
        check_tiling(&lines.join(if crlf { "\r\n" } else { "\n" }));
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(decoded) = decode(&bytes) {
            check_tiling(&decoded.text);
            html::read(&decoded.text);
        }
    }

    #[test]
    fn no_markup_makes_it_panic(parts in prop::collection::vec("(<(p|div|ul|li|table|tr|td|a href=x|b|script|!--|/p|/div|/li|/td)>|نص |&[a-z]{1,4};|<|\")", 0..30)) {
        html::read(&parts.concat());
    }
}
