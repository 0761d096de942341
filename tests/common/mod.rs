//! What the integration tests share: the demo site in a folder of its own, built once.
#![allow(dead_code, reason = "each test binary uses its part")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use tempfile::TempDir;
use warraq::pipeline::{self, Options, Report};

/// Address the tests publish the demo at: a sub-path, as on a project page.
pub const BASE: &str = "https://example.org/kb/";

/// A copy of the demo, and what a build of it gave.
pub struct Demo {
    pub site: TempDir,
    pub report: Report,
    pub files: BTreeMap<String, Vec<u8>>,
}

/// The demo, built with an address; once a process.
pub fn demo() -> &'static Demo {
    static DEMO: OnceLock<Demo> = OnceLock::new();
    DEMO.get_or_init(|| {
        let site = demo_site();
        let report = build(site.path(), None, Some(BASE));
        let files = files(&report.out);
        Demo { site, report, files }
    })
}

/// The repository's own site, copied to a new folder.
pub fn demo_site() -> TempDir {
    let (root, copy) = (PathBuf::from(env!("CARGO_MANIFEST_DIR")), TempDir::new().unwrap());
    fs::copy(root.join("warraq.yaml"), copy.path().join("warraq.yaml")).unwrap();
    for (path, bytes) in files(&root.join("content")) {
        write(&copy.path().join("content").join(path), &bytes);
    }
    copy
}

pub fn build(site: &Path, out: Option<&Path>, base_url: Option<&str>) -> Report {
    let options = Options {
        site: site.to_path_buf(),
        out: out.map(Path::to_path_buf),
        base_url: base_url.map(str::to_owned),
        ..Options::default()
    };
    pipeline::build(&options, &|_| ()).unwrap()
}

/// Every file under `root` by its path in it.
pub fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut queue, mut out) = (vec![root.to_path_buf()], BTreeMap::new());
    while let Some(dir) = queue.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                queue.push(path);
                continue;
            }
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            out.insert(name, fs::read(&path).unwrap());
        }
    }
    out
}

pub fn write(file: &Path, bytes: &[u8]) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

pub const QUAKE: &str = "---\ntitle: زلزال طنجة\nkind: disaster\nsubkind: earthquake\nstart: 2021-03-01\n\
                     place: tangier\nkeywords: [زلزال طنجة]\n---\n";

/// A site of a few files.
pub struct Site(TempDir);

impl Site {
    pub fn new() -> Self {
        let site = Self(TempDir::new().unwrap());
        site.write("warraq.yaml", "title: سجل\n");
        site
    }

    pub fn write(&self, path: &str, text: &str) {
        write(&self.0.path().join(path), text.as_bytes());
    }

    pub fn built(&self) -> BTreeMap<String, Vec<u8>> {
        files(&build(self.0.path(), None, None).out)
    }
}
