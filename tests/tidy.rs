//! House rules the compiler does not check, checked as ordinary tests.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a fault here fails the test")]

use std::fs;
use std::path::{Path, PathBuf};

/// Module ranks. A module may import only modules listed on an earlier line.
/// Modules on the same line are siblings and must not know each other.
const RANKS: &[&[&str]] = &[
    &["base"],
    &["text", "config"],
    &["document", "locale"],
    &["lexicon", "markdown", "raw"],
    &["extract"],
    &["knowledge"],
    &["resolve"],
    &["site", "suggest"],
    &["render", "search"],
    &["source", "cache", "publish"],
    &["import"],
    &["pipeline"],
    &["serve"],
    &["cli"],
];

/// Soft limit is 400 lines; above this one a file must be split or listed.
const MAX_LINES: usize = 600;
const LONG_FILES: &[&str] = &[];

/// Invisible direction marks that rustc itself does not reject in source.
const MARKS: &[char] = &['\u{200e}', '\u{200f}', '\u{061c}', '\u{feff}'];

/// Folders whose text is ours: no path of a machine and no host of a package registry in it.
const OURS: &[&str] = &["src", "templates", "static", "content", "tests", "scripts", ".github"];

#[test]
fn modules_point_one_way() {
    let mut faults = Vec::new();
    for (path, text) in sources("src", "rs") {
        let Some(from) = module_of(&path) else { continue };
        let Some(here) = rank(&from) else {
            faults.push(format!("{}: module `{from}` has no rank", path.display()));
            continue;
        };
        for to in imports(&text) {
            match rank(&to) {
                Some(there) if there < here || to == from => (),
                Some(_) => {
                    faults.push(format!("{}: `{from}` must not import `{to}`", path.display()));
                }
                None => faults.push(format!("{}: `{to}` has no rank", path.display())),
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn files_stay_short() {
    let mut faults = Vec::new();
    for (path, text) in sources("src", "rs") {
        let name = path.to_string_lossy().replace('\\', "/");
        let lines = text.lines().count();
        if lines > MAX_LINES && !LONG_FILES.contains(&&*name) {
            faults.push(format!("{name}: {lines} lines"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_module_says_what_it_is() {
    for (path, text) in sources("src", "rs") {
        assert!(text.starts_with("//!"), "{}: begins without `//!`", path.display());
    }
}

#[test]
fn direction_marks_are_escaped() {
    for (path, text) in sources("src", "rs") {
        for (i, line) in text.lines().enumerate() {
            assert!(!line.contains(MARKS), "{}:{}: write marks as \\u{{…}}", path.display(), i + 1);
        }
    }
}

#[test]
fn style_sheets_are_logical() {
    let physical = [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "text-align: left",
        "text-align: right",
        "float: left",
        "float: right",
        "border-left",
        "border-right",
    ];
    for (path, text) in sources("static", "css") {
        for word in physical {
            assert!(!text.contains(word), "{}: `{word}` is not logical", path.display());
        }
    }
}

#[test]
fn nothing_of_a_machine_is_committed() {
    for folder in OURS {
        for ending in ["rs", "html", "css", "js", "md", "yaml", "yml", "tsv", "py", "txt"] {
            for (path, text) in sources(folder, ending) {
                for word in ["/home/", "/Users/"] {
                    let own = path.ends_with("tidy.rs");
                    assert!(own || !text.contains(word), "{}: holds `{word}`", path.display());
                }
            }
        }
    }
}

fn rank(module: &str) -> Option<usize> {
    RANKS.iter().position(|row| row.contains(&module))
}

/// `src/text/fold.rs` and `src/text.rs` both belong to `text`.
fn module_of(path: &Path) -> Option<String> {
    let first = path.strip_prefix("src").ok()?.components().next()?;
    let name = first.as_os_str().to_str()?.trim_end_matches(".rs");
    (!matches!(name, "lib" | "main" | "tests")).then(|| name.to_owned())
}

/// The `x` of every `crate::x` outside comments, grouped imports included.
fn imports(text: &str) -> Vec<String> {
    let code: String =
        text.lines().filter_map(|l| l.split("//").next()).collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    for (at, needle) in code.match_indices("crate::") {
        let rest = &code[at + needle.len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(group_heads(group)),
            None => found.push(head(rest)),
        }
    }
    found.retain(|m| m.starts_with(|c: char| c.is_ascii_lowercase()));
    found
}

fn group_heads(group: &str) -> Vec<String> {
    let (mut depth, mut start, mut out) = (0, 0, Vec::new());
    for (i, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                out.push(head(group[start..i].trim()));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                out.push(head(group[start..i].trim()));
                start = i + 1;
            }
            _ => (),
        }
    }
    out
}

fn head(path: &str) -> String {
    path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn sources(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let (mut queue, mut out) = (vec![PathBuf::from(folder)], Vec::new());
    while let Some(dir) = queue.pop() {
        let Ok(entries) = fs::read_dir(dir) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                queue.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                let text = fs::read_to_string(&path).unwrap();
                out.push((path, text));
            }
        }
    }
    out.sort();
    out
}
