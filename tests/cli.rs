//! The binary as a user meets it: exit codes, what goes to which stream, a reader that goes away.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a fault here fails the test")]

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::{TempDir, tempdir};

/// What a finished command said.
struct Said {
    code: i32,
    out: String,
    err: String,
}

fn command(args: &[&str], at: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_warraq"));
    command.args(args).current_dir(at);
    command
}

fn run(args: &[&str], at: &Path) -> Said {
    let done = command(args, at).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let code = done.status.code().unwrap();
    Said { code, out: text(&done.stdout), err: text(&done.stderr) }
}

/// A folder holding what `new` makes, as `kb`.
fn starter() -> TempDir {
    let dir = tempdir().unwrap();
    let said = run(&["new", "kb"], dir.path());
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    dir
}

#[test]
fn a_new_site_is_without_faults_and_builds() {
    let dir = starter();
    let check = run(&["check", "kb", "--strict"], dir.path());
    assert_eq!((check.code, check.out.as_str()), (0, "0 errors, 0 warnings, 0 notes\n"));
    let build = run(&["build", "kb"], dir.path());
    assert_eq!(build.code, 0, "{}", build.err);
    let last = build.out.lines().last().unwrap();
    assert!(last.starts_with("1 articles, ") && last.contains(" 0 kept, 0 removed; "), "{last}");
    assert!(dir.path().join("kb/public/index.html").is_file());
    let again = run(&["build", "kb"], dir.path());
    assert!(again.out.contains("; 0 files written, "), "{}", again.out);
}

#[test]
fn new_never_writes_into_a_folder_in_use() {
    let dir = starter();
    let said = run(&["new", "kb"], dir.path());
    assert_eq!(said.code, 3);
    assert_eq!(said.err, "error: `kb` exists and is not empty\n");
}

#[test]
fn the_folder_of_the_site_is_the_current_one_by_default() {
    let dir = starter();
    let said = run(&["build", "--out", "../elsewhere"], &dir.path().join("kb"));
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(dir.path().join("elsewhere/index.html").is_file());
    assert!(!dir.path().join("kb/public").exists());
}

#[test]
fn what_is_no_site_is_an_error_that_says_so() {
    let dir = tempdir().unwrap();
    for args in [["build", "nowhere"], ["check", "nowhere"], ["build", "."]] {
        let said = run(&args, dir.path());
        assert_eq!((said.code, said.out.as_str()), (3, ""), "{args:?}");
        assert!(said.err.starts_with("error: "), "{}", said.err);
        assert!(said.err.contains('`'), "names no path: {}", said.err);
    }
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0, "something was written");
}

#[test]
fn wrong_usage_is_two_and_help_is_everywhere() {
    let dir = tempdir().unwrap();
    for args in [&["bild"][..], &["build", "--nothing"], &["new"], &["import"], &["analyze"], &[]] {
        let said = run(args, dir.path());
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}");
        assert!(said.err.contains("Usage: warraq"), "{}", said.err);
    }
    for command in ["build", "check", "new", "import", "analyze", "suggest", "explain", "export"] {
        let said = run(&[command, "--help"], dir.path());
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{command}");
        assert!(said.out.contains("Usage: warraq"), "{command}");
    }
}

#[test]
fn a_fault_is_located_and_costs_one_article() {
    let dir = starter();
    let bad = "---\ntitle: خبر\ndate: 2023-13-40\nauther: كاتب\n---\n\nوصل الوفد إلى القاهرة.\n";
    fs::write(dir.path().join("kb/content/articles/bad.md"), bad).unwrap();
    let check = run(&["check", "kb"], dir.path());
    assert!(check.err.contains("content/articles/bad.md:3:"), "{}", check.err);
    assert!(check.err.contains("content/articles/bad.md:4:"), "{}", check.err);
    let strict = run(&["check", "kb", "--strict"], dir.path());
    assert_eq!(strict.code, 1);
    let build = run(&["build", "kb"], dir.path());
    assert!(build.out.contains("articles, "), "{}", build.out);
    assert!(dir.path().join("kb/public/articles/2019-10-11-nobel.html").is_file());
    assert!(!dir.path().join("kb/public/content").exists());
}

#[test]
fn json_is_one_object_a_line_on_both_streams() {
    let dir = starter();
    let said = run(&["build", "kb", "--format", "json"], dir.path());
    let result: serde_json::Value = serde_json::from_str(said.out.trim()).unwrap();
    assert_eq!((&result["articles"], &result["errors"]), (&1.into(), &0.into()));
    for line in said.err.lines() {
        let fault: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(fault["code"].is_string() && fault["severity"].is_string(), "{line}");
    }
}

#[test]
fn import_makes_an_article_and_overwrites_nothing() {
    let dir = starter();
    let raw = "افتتاح جسر جديد في الخرطوم\n\nافتتح وزير النقل، أمس الأحد، جسرا جديدا يصل بين ضفتي \
               النيل الأزرق.\n\nوقال الوزير إن العمل فيه استغرق ثلاث سنوات كاملة.\n";
    fs::write(dir.path().join("bridge.txt"), raw).unwrap();
    let args =
        ["import", "bridge.txt", "--into", "kb", "--date", "2021-03-01", "--source", "ميدان"];
    let n_files = || fs::read_dir(dir.path().join("kb/content/articles")).unwrap().count();
    let dry = run(&[&args[..], &["--dry-run"]].concat(), dir.path());
    assert_eq!((dry.code, n_files()), (0, 1), "{}", dry.err);
    assert!(dry.out.ends_with("1 would be written, 0 unchanged, 0 refused\n"), "{}", dry.out);
    let first = run(&args, dir.path());
    assert_eq!((first.code, n_files()), (0, 2), "{}", first.err);
    assert!(first.out.contains("افتتاح جسر جديد في الخرطوم"), "{}", first.out);
    assert!(first.out.ends_with("1 written, 0 unchanged, 0 refused\n"), "{}", first.out);
    let second = run(&args, dir.path());
    assert!(second.out.ends_with("0 written, 1 unchanged, 0 refused\n"), "{}", second.out);
    assert_eq!(run(&["check", "kb", "--strict"], dir.path()).code, 0);
    let nothing = run(&["import", "nowhere.txt", "--into", "kb"], dir.path());
    assert_ne!(nothing.code, 0, "{}", nothing.out);
}

#[test]
fn analyze_gives_spans_that_slice_to_their_text() {
    let dir = tempdir().unwrap();
    let raw = "وصل الرئيس الفرنسي إيمانويل ماكرون إلى القاهرة 😀\n\nوصل ماكرون، الثلاثاء، إلى \
               القاهرة للقاء الرئيس المصري عبد الفتاح السيسي.\n";
    fs::write(dir.path().join("visit.txt"), raw).unwrap();
    let said = run(&["analyze", "visit.txt"], dir.path());
    assert_eq!(said.code, 0, "{}", said.err);
    let chars: Vec<char> = raw.chars().collect();
    let mut n_mentions = 0;
    for line in said.out.lines() {
        let fact: serde_json::Value = serde_json::from_str(line).unwrap();
        if fact["type"] != "mention" {
            continue;
        }
        let at = |name: &str| usize::try_from(fact[name].as_u64().unwrap()).unwrap();
        let slice: String = chars[at("start")..at("end")].iter().collect();
        assert_eq!(slice, fact["text"].as_str().unwrap());
        n_mentions += 1;
    }
    assert!(n_mentions >= 3, "{}", said.out);
    let text = run(&["analyze", "visit.txt", "--format", "text"], dir.path());
    assert!(text.code == 0 && text.out.contains("القاهرة"), "{}", text.out);
    let nothing = run(&["analyze", "."], tempdir().unwrap().path());
    assert_eq!((nothing.code, nothing.out.as_str()), (3, ""));
}

#[test]
fn no_colour_and_no_progress_away_from_a_terminal() {
    let dir = starter();
    for site in ["kb", "nowhere"] {
        for colour in [None, Some("1")] {
            let mut command = command(&["build", site], dir.path());
            if let Some(value) = colour {
                command.env("NO_COLOR", value);
            }
            let said = command.output().unwrap();
            let bytes = [said.stdout, said.stderr].concat();
            assert!(!bytes.contains(&0x1b), "{}", String::from_utf8_lossy(&bytes));
        }
    }
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let dir = starter();
    fs::write(dir.path().join("a.txt"), "عنوان\n\nوصل الوفد إلى القاهرة.\n").unwrap();
    for args in [
        &["build", "kb"][..],
        &["check", "kb"],
        &["analyze", "a.txt"],
        &["import", "a.txt", "--into", "kb", "--dry-run"],
        &["completions", "bash"],
    ] {
        let mut child = command(args, dir.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{args:?}: {err}");
        assert!(!err.contains("panicked"), "{args:?}: {err}");
    }
}
