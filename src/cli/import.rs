//! `import`.

use anyhow::Result;

use super::args::ImportArgs;

pub(super) fn import(args: &ImportArgs) -> Result<bool> {
    let _ = args;
    anyhow::bail!("not built yet")
}
