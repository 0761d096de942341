//! What changed on the disk.
//!
//! Every change under the site is passed on, except under folders that are not the author's: the
//! output, `.warraq/`, `.git/` and whatever else begins with a dot. Bursts are gathered by the
//! studio, which alone knows when it is idle.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use anyhow::{Context, Result};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::studio::Order;

/// The parts of a site that a build reads; all else in its folder may change without one.
const PARTS: [&str; 5] = ["content", "templates", "static", "locale", "warraq.yaml"];

/// Watches `site` as long as the process lives.
pub(super) fn watch(site: &Path, orders: Sender<Order>) -> Result<()> {
    let root = site.canonicalize().with_context(|| format!("find `{}`", site.display()))?;
    let (events, heard) = std::sync::mpsc::channel();
    let mut watcher =
        notify::recommended_watcher(events).context("watch the folder of the site")?;
    watcher
        .watch(&root, RecursiveMode::NonRecursive)
        .with_context(|| format!("watch `{}`", root.display()))?;
    let mut parts = Parts { root, watcher, watched: BTreeSet::new() };
    parts.look();
    std::thread::Builder::new()
        .name("watch".into())
        .spawn(move || {
            for event in heard {
                parts.look();
                if parts.concerns(&event) && orders.send(Order::Changed).is_err() {
                    break;
                }
            }
        })
        .context("watch the folder of the site")?;
    Ok(())
}

/// The parts of a site under watch. The site's own folder is watched without what is in its
/// folders, so that the output, however large, costs nothing.
struct Parts {
    root: PathBuf,
    watcher: RecommendedWatcher,
    watched: BTreeSet<&'static str>,
}

impl Parts {
    /// Begins to watch parts that came to be, forgets those that went.
    fn look(&mut self) {
        for part in PARTS {
            let path = self.root.join(part);
            if !path.is_dir() {
                self.watched.remove(part);
            } else if !self.watched.contains(part)
                && self.watcher.watch(&path, RecursiveMode::Recursive).is_ok()
            {
                self.watched.insert(part);
            }
        }
    }

    fn concerns(&self, event: &notify::Result<notify::Event>) -> bool {
        match event {
            Ok(event) => {
                !matches!(event.kind, EventKind::Access(_))
                    && event.paths.iter().any(|path| is_part(&self.root, path))
            }
            // The watcher lost count: whatever happened, look.
            Err(_) => true,
        }
    }
}

/// Whether a changed path may change the site.
fn is_part(root: &Path, path: &Path) -> bool {
    let Ok(inside) = path.strip_prefix(root) else { return false };
    let names: Vec<String> =
        inside.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
    let hidden = names.iter().any(|name| name.starts_with('.') || name.ends_with('~'));
    !hidden && names.first().is_some_and(|first| PARTS.contains(&first.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_parts_of_a_site_concern_it() {
        let site = Path::new("/site");
        for path in ["content/a.md", "warraq.yaml", "templates/home.html", "static/css/my.css"] {
            assert!(is_part(site, &site.join(path)), "{path}");
        }
        for path in ["public/a.html", ".git/HEAD", "content/.a.md.swp", "content/a.md~", "notes"] {
            assert!(!is_part(site, &site.join(path)), "{path}");
        }
        assert!(!is_part(site, Path::new("/elsewhere/content/a.md")));
    }
}
