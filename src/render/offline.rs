//! What a hosted site needs to be read without a network: the service worker and its lists.
//!
//! In: every file of a build with its hash and size. Out: `sw.js`, and `offline/files.N.HASH.txt`,
//! the hash of each file a reader may keep, cut into lists of some fifteen hundred so that none
//! grows without bound. Always: the worker differs exactly when a file it may keep differs, so a
//! browser meets a new build as a new worker.

use std::collections::BTreeMap;

use serde::Serialize;

use super::engine::Engine;
use super::theme::Theme;
use crate::base::hash;

/// One file of a build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    pub path: String,
    /// Hexadecimal digits of its hash, sixteen at least.
    pub hash: String,
    pub bytes: u64,
}

/// Files of one list.
const TOGETHER: usize = 1500;
/// Digits of a hash that the lists hold.
const DIGITS: usize = 16;

#[derive(Serialize)]
struct Worker {
    build: String,
    /// Hashes of the lists, as JSON.
    shards: String,
    /// Paths every reader needs, as JSON.
    shell: String,
    files: usize,
    bytes: u64,
}

/// The files to write beside the others.
pub fn offline(
    engine: &Engine,
    theme: &Theme,
    all: &[Published],
) -> tera::TeraResult<BTreeMap<String, Vec<u8>>> {
    let files: Vec<&Published> = all.iter().filter(|f| is_read(&f.path)).collect();
    let n_lists = files.len().div_ceil(TOGETHER);
    let mut lists = vec![String::new(); n_lists];
    for file in &files {
        let list = usize::try_from(place(&file.path)).unwrap_or(0).checked_rem(n_lists);
        if let Some(list) = list.and_then(|ix| lists.get_mut(ix)) {
            let digits = file.hash.get(..DIGITS).unwrap_or(&file.hash);
            list.push_str(&format!("{digits} {}\n", file.path));
        }
    }
    let hashes: Vec<String> = lists.iter().map(|list| hash::hex(list.as_bytes(), 12)).collect();
    let mut out = BTreeMap::new();
    for (n, (list, hash)) in lists.iter().zip(&hashes).enumerate() {
        out.insert(format!("offline/files.{n}.{hash}.txt"), list.clone().into_bytes());
    }
    let needed = |path: &&str| files.iter().any(|f| f.path == **path);
    let fonts = theme.files.keys().filter(|p| p.ends_with(".woff2"));
    let scripts = theme.scripts.values();
    let shell: Vec<&str> = ["offline.html", "manifest.webmanifest"]
        .into_iter()
        .chain([theme.sheet.as_str(), theme.icon.as_str()])
        .chain(fonts.chain(scripts).map(String::as_str))
        .filter(needed)
        .collect();
    let worker = Worker {
        build: hash::hex(hashes.concat().as_bytes(), 12),
        shards: serde_json::to_string(&hashes).unwrap_or_default(),
        shell: serde_json::to_string(&shell).unwrap_or_default(),
        files: files.len(),
        bytes: files.iter().map(|f| f.bytes).sum(),
    };
    out.insert("sw.js".into(), engine.render("sw.js", &worker)?.into_bytes());
    Ok(out)
}

/// The worker of a site that keeps nothing: it retires the one an earlier build brought.
pub fn retired() -> Vec<u8> {
    let worker = "\"use strict\";\n\
        self.addEventListener(\"install\", function () { self.skipWaiting(); });\n\
        self.addEventListener(\"activate\", function (event) {\n  \
        event.waitUntil(caches.keys().then(function (names) {\n    \
        return Promise.all(names.map(function (name) {\n      \
        var own = name.indexOf(\"warraq \" + self.registration.scope + \" \") === 0;\n      \
        return own ? caches.delete(name) : null;\n    }));\n  \
        }).then(function () { return self.registration.unregister(); }));\n});\n";
    worker.as_bytes().to_vec()
}

/// Whether a reader may ask for the file: pages and what they show, not feeds or data.
fn is_read(path: &str) -> bool {
    let folders = ["data/", "cards/", "offline/", ".", "sw.js", "robots.txt"];
    let endings = [".xml", ".json", ".csv", ".ttl", ".nt", ".jsonl", ".jsonld", ".txt", ".md"];
    !folders.iter().any(|f| path.starts_with(f)) && !endings.iter().any(|e| path.ends_with(e))
}

/// Which list a path is on: FNV-1a, as the worker computes it.
fn place(path: &str) -> u32 {
    path.bytes().fold(0x811c_9dc5, |hash, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_and_data_are_not_kept() {
        let kept = ["index.html", "articles/a.html", "search/0.js", "img/a.jpg", "favicon.svg"];
        assert!(kept.iter().all(|p| is_read(p)));
        let not = ["feed.xml", "data/knowledge.json", "sw.js", ".nojekyll", "cards/1.png"];
        assert!(!not.iter().any(|p| is_read(p)));
    }

    #[test]
    fn lists_are_found_by_the_path() {
        // The published values of FNV-1a.
        assert_eq!((place(""), place("a")), (0x811c_9dc5, 0xe40c_292c));
    }
}
