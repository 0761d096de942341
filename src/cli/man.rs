//! Manual pages: one for the program, one a command.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use clap::CommandFactory;

use super::args::Args;

/// Writes `warraq.1`, `warraq-build.1` and so on into `dir`.
pub(super) fn man(dir: &Path) -> Result<bool> {
    fs::create_dir_all(dir).with_context(|| format!("create `{}`", dir.display()))?;
    clap_mangen::generate_to(Args::command(), dir)
        .with_context(|| format!("write manual pages into `{}`", dir.display()))?;
    out!("{}", dir.join("warraq.1").display());
    Ok(true)
}
