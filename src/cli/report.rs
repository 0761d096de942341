//! How diagnostics and progress look on a terminal.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::args::Format;
use crate::base::{Diagnostic, Severity};
use crate::pipeline::Step;

#[derive(Clone, Copy)]
pub(super) enum Paint {
    Red,
    Yellow,
    Blue,
    Quiet,
}

/// `text` in a colour, when standard error is a terminal and `NO_COLOR` is not set.
pub(super) fn paint(text: &str, paint: Paint) -> String {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
    if plain || !std::io::stderr().is_terminal() {
        return text.to_owned();
    }
    let code = match paint {
        Paint::Red => "1;31",
        Paint::Yellow => "1;33",
        Paint::Blue => "1;34",
        Paint::Quiet => "2",
    };
    format!("\u{1b}[{code}m{text}\u{1b}[0m")
}

/// Prints diagnostics: one line of place, code and message; the words in « » isolated; the hint.
pub(super) fn diagnostics(diagnostics: &[Diagnostic], format: Format) {
    for d in diagnostics {
        if format == Format::Json {
            err!("{}", serde_json::to_string(d).unwrap_or_default());
            continue;
        }
        let tint = match d.severity {
            Severity::Error => Paint::Red,
            Severity::Warning => Paint::Yellow,
            Severity::Note => Paint::Blue,
        };
        let severity = paint(&d.severity.to_string(), tint);
        err!("{}: {severity}[{}]: {}", d.place, d.code, d.message);
        if !d.words.is_empty() {
            err!("    \u{2068}«{}»\u{2069}", d.words);
        }
        if !d.hint.is_empty() {
            err!("    {} {}", paint("hint:", Paint::Quiet), d.hint);
        }
    }
}

/// Counts of errors, warnings and notes.
pub(super) fn counts(diagnostics: &[Diagnostic]) -> [usize; 3] {
    [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| diagnostics.iter().filter(|d| d.severity == severity).count())
}

/// Whether the command succeeded: no error, and with `strict` no warning.
pub(super) fn passes(diagnostics: &[Diagnostic], strict: bool) -> bool {
    let worst = if strict { Severity::Warning } else { Severity::Error };
    diagnostics.iter().all(|d| d.severity < worst)
}

/// A spinner on a terminal, nothing elsewhere.
pub(super) fn spinner() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(80));
    bar
}

/// A bar on a terminal that counts, nothing elsewhere.
pub(super) fn counter() -> ProgressBar {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    bar
}

/// What a step is called.
pub(super) fn step_name(step: Step) -> &'static str {
    match step {
        Step::Load => "loading",
        Step::Read => "reading the articles",
        Step::Resolve => "resolving names and events",
        Step::Plan => "planning pages",
        Step::Write => "writing pages",
        Step::Publish => "publishing",
    }
}
