//! What a browser is told, and the script in every page that listens.

use serde::Serialize;

use crate::base::{Diagnostic, Severity};

/// Where the script and the news stand: a name no page of a site can have, since names that begin
/// with a dot are not read.
pub(super) const SCRIPT_PATH: &str = ".serve/reload.js";
pub(super) const STYLE_PATH: &str = ".serve/overlay.css";
pub(super) const NEWS_PATH: &str = ".serve/news";

pub(super) const SCRIPT: &str = include_str!("reload.js");
pub(super) const STYLE: &str = include_str!("overlay.css");

/// The state of the site after a build.
#[derive(Clone, Debug, Default, Serialize)]
pub struct News {
    /// Number of the build, from 1; a browser that knows another number loads the page anew.
    pub build: u64,
    /// Only the style sheets differ from the build before.
    pub styles_only: bool,
    /// Milliseconds the build took.
    pub milliseconds: u128,
    /// Why the site could not be built at all, in words; empty when it was.
    pub failure: String,
    /// What stands against the author's files: errors and warnings.
    pub diagnostics: Vec<Fault>,
    /// Errors and warnings beyond those listed.
    pub more: usize,
}

/// A diagnostic as the overlay shows it.
#[derive(Clone, Debug, Serialize)]
pub struct Fault {
    pub severity: String,
    pub place: String,
    pub code: String,
    pub message: String,
    pub words: String,
    pub hint: String,
}

/// Diagnostics shown in the browser at most.
const SHOWN: usize = 20;

impl News {
    /// Fills in the errors and warnings of a build, worst first.
    pub(super) fn with(mut self, diagnostics: &[Diagnostic]) -> Self {
        let mut faults: Vec<&Diagnostic> =
            diagnostics.iter().filter(|d| d.severity >= Severity::Warning).collect();
        faults.sort_by_key(|d| std::cmp::Reverse(d.severity));
        self.more = faults.len().saturating_sub(SHOWN);
        self.diagnostics = faults.into_iter().take(SHOWN).map(fault).collect();
        self
    }
}

fn fault(d: &Diagnostic) -> Fault {
    Fault {
        severity: d.severity.to_string(),
        place: d.place.to_string(),
        code: d.code.to_string(),
        message: d.message.clone(),
        words: d.words.clone(),
        hint: d.hint.clone(),
    }
}

/// Puts the script into a page that stands `depth` folders deep.
pub(super) fn inject(html: &str, build: u64) -> String {
    let tag = format!("<script src=\"/{SCRIPT_PATH}\" data-build=\"{build}\" defer></script>");
    match html.find("</head>") {
        Some(at) => {
            let (head, rest) = html.split_at(at);
            format!("{head}{tag}\n{rest}")
        }
        None => format!("{html}{tag}"),
    }
}

/// The page shown in place of one that cannot be rendered.
pub(super) fn broken(why: &str, build: u64) -> String {
    let why = why.replace('&', "&amp;").replace('<', "&lt;");
    inject(
        &format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <title>warraq serve</title>\n</head>\n<body>\n<pre>{why}</pre>\n</body>\n</html>\n"
        ),
        build,
    )
}

/// The page shown while there is no site to show.
pub(super) fn nothing_yet(build: u64) -> String {
    inject(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>warraq serve</title>\n</head>\n<body>\n<p>The site could not be built yet. This \
         page comes back by itself when it can.</p>\n</body>\n</html>\n",
        build,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_goes_into_the_head() {
        let html = inject("<html><head><title>x</title></head><body></body></html>", 3);
        assert!(html.contains("data-build=\"3\" defer></script>\n</head><body>"));
        assert!(inject("no head", 1).starts_with("no head<script"));
    }
}
