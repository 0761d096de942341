//! `new`: a small working site to begin with.

use std::fs;

use anyhow::{Context, Result, bail};

use super::args::NewArgs;

/// Files of the new site.
const FILES: &[(&str, &str)] = &[
    ("warraq.yaml", include_str!("starter/warraq.yaml")),
    ("content/articles/2019-10-11-nobel.md", include_str!("starter/article.md")),
    ("content/entities/abiy-ahmed.md", include_str!("starter/entity.md")),
    ("content/events/nobel-peace-2019.md", include_str!("starter/event.md")),
    ("content/pages/about.md", include_str!("starter/about.md")),
];

pub(super) fn new(args: &NewArgs) -> Result<bool> {
    let dir = &args.dir;
    let taken = fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
    if taken || dir.is_file() {
        bail!("`{}` exists and is not empty", dir.display());
    }
    for (path, text) in FILES {
        let file = dir.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).with_context(|| format!("create `{}`", folder.display()))?;
        }
        fs::write(&file, text).with_context(|| format!("write `{}`", file.display()))?;
    }
    out!("{}", dir.display());
    out!("next: warraq build {}", dir.display());
    Ok(true)
}
