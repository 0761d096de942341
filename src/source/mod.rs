//! A folder on disk becomes `Inputs`: configuration, articles, cards, pages, theme overrides.
//!
//! What comes in is the path of a site; what goes out is every value the build needs and every
//! fault of its files, located. A bad file costs itself, a bad key costs itself; only a folder
//! that is no site, or that cannot be listed, is an error. Files are read in parallel; the result
//! depends on their bytes and paths alone. References between files are checked by `references`,
//! once it is known what else there is to refer to.

mod article;
mod cards;
mod config;
mod curation;
mod dossier;
pub(crate) mod fields;
mod files;
pub(crate) mod front;
mod manifest;
mod nearest;
mod parts;
mod raw_text;
mod references;
mod values;
pub(crate) mod yaml;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::bail;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::base::{Diagnostic, Key, Place};
use crate::config::Config;
use crate::document::{Article, Curation, Dossier, EntityCard, EventCard, Page};

pub use dossier::SORT_FIELDS;
pub use references::{Reference, Target, references};

/// How a site is to be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct LoadOptions {
    /// Articles marked `draft: true` are read too.
    pub drafts: bool,
}

/// Everything a site's files say.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    pub config: Config,
    /// Sorted by key, as are cards, pages and dossiers; no two share one.
    pub articles: Vec<Article>,
    pub entities: Vec<EntityCard>,
    pub events: Vec<EventCard>,
    pub pages: Vec<Page>,
    pub dossiers: Vec<Dossier>,
    pub curation: Curation,
    /// Overrides of the theme: path relative to `templates/`, text.
    pub templates: BTreeMap<String, String>,
    /// The site's own strings of the interface, `locale/LANG.txt`.
    pub strings: String,
    /// Files of `static/`, sorted by path.
    pub statics: Vec<StaticFile>,
    /// Every mention of a key, for `references`.
    pub references: Vec<Reference>,
}

impl Inputs {
    /// Whether all but the files of `static/` is the same in `other`.
    pub fn same_words(&self, other: &Self) -> bool {
        self.articles == other.articles
            && self.entities == other.entities
            && self.events == other.events
            && self.pages == other.pages
            && self.dossiers == other.dossiers
            && self.curation == other.curation
            && self.config == other.config
            && self.templates == other.templates
            && self.strings == other.strings
    }
}

/// A file to be published as it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StaticFile {
    /// Relative to `static/`, `/` separators.
    pub path: String,
    pub source: PathBuf,
}

/// What reading one file gave.
#[derive(Serialize, Deserialize)]
pub struct Loaded<T> {
    pub(crate) value: Option<T>,
    pub(crate) references: Vec<Reference>,
    pub(crate) faults: Vec<Diagnostic>,
}

/// Who may know what the file of an article or card says.
pub trait Remembers: Sync {
    /// What stands in the file at a path of the site: remembered, or told by `read`.
    fn article(&self, _path: &str, read: &dyn Fn() -> Loaded<Article>) -> Loaded<Article> {
        read()
    }

    fn entity(&self, _path: &str, read: &dyn Fn() -> Loaded<EntityCard>) -> Loaded<EntityCard> {
        read()
    }

    fn event(&self, _path: &str, read: &dyn Fn() -> Loaded<EventCard>) -> Loaded<EventCard> {
        read()
    }
}

/// Nobody remembers anything.
impl Remembers for () {}

/// What stands in a file at a path: remembered, or told by what is given.
type Recall<'a, T> = &'a (dyn Fn(&str, &dyn Fn() -> Loaded<T>) -> Loaded<T> + Sync);

impl<T> Loaded<T> {
    pub(crate) fn failed(faults: Vec<Diagnostic>) -> Self {
        Self { value: None, references: Vec::new(), faults }
    }
}

/// Reads the site in the folder `site`.
pub fn load(site: &Path, options: &LoadOptions) -> anyhow::Result<(Inputs, Vec<Diagnostic>)> {
    load_with(site, options, &())
}

/// The same, with what is remembered of the files of articles.
pub fn load_with(
    site: &Path,
    options: &LoadOptions,
    memory: &dyn Remembers,
) -> anyhow::Result<(Inputs, Vec<Diagnostic>)> {
    if !site.is_dir() {
        bail!("read `{}`: there is no such folder", site.display());
    }
    if !site.join("warraq.yaml").is_file() && !site.join("content").is_dir() {
        bail!(
            "`{0}` is not a site: neither `warraq.yaml` nor `content/` stands in it; \
             `warraq new {0}` makes a small one to begin with",
            site.display()
        );
    }
    let mut gather = Gather {
        site,
        inputs: Inputs::default(),
        said: config::Said::default(),
        faults: Vec::new(),
    };
    gather.config();
    gather.articles(options, memory)?;
    if !gather.said.digits {
        gather.inputs.config.digits = config::digits_of(&gather.inputs.articles);
    }
    let entity = |path: &str, read: &dyn Fn() -> _| memory.entity(path, read);
    gather.inputs.entities =
        gather.folder("content/entities", cards::entity, &entity, |c| (&c.key, &c.path))?;
    let event = |path: &str, read: &dyn Fn() -> _| memory.event(path, read);
    gather.inputs.events =
        gather.folder("content/events", cards::event, &event, |c| (&c.key, &c.path))?;
    gather.inputs.pages =
        gather.folder("content/pages", cards::page, &|_, read| read(), |c| (&c.key, &c.path))?;
    gather.inputs.dossiers =
        gather.folder("content/dossiers", dossier::dossier, &|_, read| read(), |c| {
            (&c.key, &c.path)
        })?;
    gather.curation();
    gather.strings();
    gather.theme()?;
    let Gather { mut inputs, mut faults, .. } = gather;
    inputs.references.sort();
    faults.sort();
    Ok((inputs, faults))
}

/// A site on its way to `Inputs`.
struct Gather<'a> {
    site: &'a Path,
    inputs: Inputs,
    said: config::Said,
    faults: Vec<Diagnostic>,
}

impl Gather<'_> {
    fn config(&mut self) {
        let path = "warraq.yaml";
        if !self.site.join(path).is_file() {
            if self.site.join("warraq.yml").is_file() {
                let message = "this file is not read";
                let place = Place::file("warraq.yml");
                let fault = Diagnostic::warning("config-name", place, message);
                self.faults.push(fault.hint("rename it to `warraq.yaml`"));
            }
            return;
        }
        match files::read_text(self.site, path) {
            Ok(text) => {
                let (config, said, faults) = config::read(path, &text);
                self.inputs.config = config;
                self.said = said;
                self.faults.extend(faults);
            }
            Err(fault) => self.faults.push(*fault),
        }
    }

    fn curation(&mut self) {
        let path = "content/curation.yaml";
        if !self.site.join(path).is_file() {
            return;
        }
        match files::read_text(self.site, path) {
            Ok(text) => {
                let (curation, faults) = curation::read(path, &text);
                self.inputs.curation = curation;
                self.faults.extend(faults);
            }
            Err(fault) => self.faults.push(*fault),
        }
    }

    fn strings(&mut self) {
        let path = format!("locale/{}.txt", self.inputs.config.language);
        if !self.site.join(&path).is_file() {
            let language = self.inputs.config.language.as_str();
            if !crate::locale::Catalogue::LANGUAGES.contains(&language) {
                let message = format!("no strings for the language `{language}`");
                let fault = Diagnostic::warning("no-strings", Place::file("warraq.yaml"), message);
                let hint = format!("write them in `{path}`, one `key = text` a line");
                self.faults.push(fault.hint(hint));
            }
            return;
        }
        match files::read_text(self.site, &path) {
            Ok(text) => self.inputs.strings = text,
            Err(fault) => self.faults.push(*fault),
        }
    }

    fn articles(&mut self, options: &LoadOptions, memory: &dyn Remembers) -> anyhow::Result<()> {
        let listing = files::list(self.site, "content/articles")?;
        self.faults.extend(listing.faults);
        let manifests = manifest::read_all(self.site, &listing.paths, &mut self.faults);
        let paths: Vec<&String> = listing.paths.iter().filter(|p| article::is_article(p)).collect();
        for path in listing.paths.iter().filter(|p| !article::is_article(p)) {
            if !path.ends_with("/manifest.csv") {
                let message = "this file is not read: articles are .md or .txt";
                let fault = Diagnostic::note("unknown-file", Place::file(path), message);
                let hint = "`warraq import` makes articles of saved pages";
                self.faults.push(fault.hint(hint));
            }
        }
        let read = |path: &String| match files::is_markdown(path) {
            true => memory.article(path, &|| article::read(self.site, path, None)),
            // A manifest beside it says more of it.
            false => article::read(self.site, path, manifests.row(path)),
        };
        let loaded: Vec<Loaded<Article>> = paths.par_iter().map(|path| read(path)).collect();
        let loaded = loaded.into_iter().map(|mut l| {
            let draft = l.value.as_ref().is_some_and(|a| a.meta.draft);
            if draft && !options.drafts {
                l.value = None;
                l.references.clear();
            }
            l
        });
        self.inputs.articles =
            self.unique(loaded.collect(), "duplicate-slug", |a| (&a.key, &a.path));
        Ok(())
    }

    /// Reads every Markdown file of a folder, or lets it be recalled.
    fn folder<T: Send>(
        &mut self,
        folder: &str,
        read: fn(&str, &str) -> Loaded<T>,
        recall: Recall<T>,
        name: fn(&T) -> (&Key, &String),
    ) -> anyhow::Result<Vec<T>> {
        let listing = files::list(self.site, folder)?;
        self.faults.extend(listing.faults);
        let mut paths = Vec::new();
        for path in listing.paths {
            if files::is_markdown(&path) {
                paths.push(path);
                continue;
            }
            let message = "this file is not read: only .md files are";
            self.faults.push(Diagnostic::note("unknown-file", Place::file(&path), message));
        }
        let one = |path: &String| match files::read_text(self.site, path) {
            Ok(text) => read(path, &text),
            Err(fault) => Loaded::failed(vec![*fault]),
        };
        let one = |path: &String| recall(path, &|| one(path));
        let loaded: Vec<Loaded<T>> = paths.par_iter().map(one).collect();
        Ok(self.unique(loaded, "duplicate-key", name))
    }

    /// Keeps the first holder of every key, in path order, and sorts by key.
    fn unique<T>(
        &mut self,
        loaded: Vec<Loaded<T>>,
        code: &str,
        name: fn(&T) -> (&Key, &String),
    ) -> Vec<T> {
        let (mut held, mut kept): (BTreeMap<Key, usize>, Vec<T>) = Default::default();
        for one in loaded {
            self.faults.extend(one.faults);
            let Some(value) = one.value else { continue };
            let (key, path) = name(&value);
            if let Some(first) = held.get(key).and_then(|at| kept.get(*at)) {
                let message = format!("`{key}` is already the key of {}", name(first).1);
                let fault = Diagnostic::error(code, Place::file(path), message).words(key.as_str());
                self.faults
                    .push(fault.hint("rename this file, or give it another `slug` or `key`"));
                continue;
            }
            self.inputs.references.extend(one.references);
            held.insert(key.clone(), kept.len());
            kept.push(value);
        }
        kept.sort_by(|a, b| name(a).0.cmp(name(b).0));
        kept
    }

    fn theme(&mut self) -> anyhow::Result<()> {
        let listing = files::list(self.site, "templates")?;
        self.faults.extend(listing.faults);
        for path in listing.paths {
            match files::read_text(self.site, &path) {
                Ok(text) => {
                    let name = path.strip_prefix("templates/").unwrap_or(&path).to_owned();
                    self.inputs.templates.insert(name, text);
                }
                Err(fault) => self.faults.push(*fault),
            }
        }
        let listing = files::list(self.site, "static")?;
        self.faults.extend(listing.faults);
        let statics = listing.paths.into_iter().map(|path| StaticFile {
            source: self.site.join(&path),
            path: path.strip_prefix("static/").unwrap_or(&path).to_owned(),
        });
        self.inputs.statics = statics.collect();
        Ok(())
    }
}

/// Reads the text of a Markdown article named `path`, wherever it lies.
pub fn markdown_article(path: &str, text: &str) -> (Option<Article>, Vec<Diagnostic>) {
    let loaded = article::markdown(path, text);
    (loaded.value, loaded.faults)
}
