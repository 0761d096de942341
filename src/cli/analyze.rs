//! `analyze`: the facts of a corpus as JSON lines, or as text for eyes.

use anyhow::Result;

use super::args::AnalyzeArgs;

pub(super) fn analyze(args: &AnalyzeArgs) -> Result<bool> {
    let _ = args;
    anyhow::bail!("not built yet")
}
