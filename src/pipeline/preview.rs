//! A site whose pages are rendered one by one, when they are asked for.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, anyhow};

use super::shelf::Shelf;
use super::{Knowledge, describe, dress, files, is_theme, plan};
use crate::base::Diagnostic;
use crate::lexicon::Lexicon;
use crate::locale::Locale;
use crate::render::engine::Engine;
use crate::render::fill::Filler;
use crate::render::theme::Theme;
use crate::search;
use crate::site::Site;
use crate::source::Inputs;

/// A planned site with everything needed to render any of its pages.
pub struct Preview<'a> {
    site: Site<'a>,
    inputs: &'a Inputs,
    theme: Theme,
    engine: Engine,
    /// Files beside the pages; made when the first of them is asked for.
    files: OnceCell<BTreeMap<String, Vec<u8>>>,
    /// The same for the search.
    search: OnceCell<BTreeMap<String, Vec<u8>>>,
    lexicon: &'a Lexicon,
    /// Of the files and of the plan, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> Preview<'a> {
    /// Plans the site of `knowledge`; an error when its theme cannot be loaded.
    pub fn new(knowledge: &'a Knowledge, locale: &'a Locale) -> Result<Self> {
        let Knowledge { inputs, lexicon, extractions, kb, .. } = knowledge;
        let plan = || plan(inputs, locale, extractions, kb);
        let ((site, faults), dress) = rayon::join(plan, || dress(inputs, locale));
        let (engine, theme) = dress?;
        let mut diagnostics = knowledge.diagnostics.clone();
        diagnostics.extend(faults);
        diagnostics.sort();
        let (files, search) = (OnceCell::new(), OnceCell::new());
        Ok(Self { site, inputs, theme, engine, files, search, lexicon, diagnostics })
    }

    /// Path of the style sheet; another name, another sheet.
    pub fn sheet(&self) -> &str {
        &self.theme.sheet
    }

    /// The bytes published at `path`; `None` when nothing is.
    pub fn get(&self, path: &str) -> Option<Result<Vec<u8>>> {
        if let Some(page) = self.site.pages.iter().find(|page| page.path == path) {
            let filler = Filler::new(&self.site, &self.theme);
            let html = filler.page(&self.engine, page);
            let fault = |e: tera::Error| anyhow!("render `{path}`: {}", describe(&e));
            return Some(html.map_err(fault));
        }
        if let Some(bytes) = self.theme.files.get(path) {
            return Some(Ok(bytes.clone()));
        }
        if let Some(file) = self.inputs.statics.iter().find(|f| f.path == path && !is_theme(path)) {
            let bytes = std::fs::read(&file.source);
            return Some(bytes.with_context(|| format!("read `{}`", file.source.display())));
        }
        if path.starts_with("search/") {
            let files = self.search.get_or_init(|| self.search_files());
            return files.get(path).map(|bytes| Ok(bytes.clone()));
        }
        let files = self.files.get_or_init(|| files(&self.site, &self.theme));
        files.get(path).map(|bytes| Ok(bytes.clone()))
    }

    fn search_files(&self) -> BTreeMap<String, Vec<u8>> {
        let made = Mutex::new(BTreeMap::new());
        let put = |path: &str, bytes: &[u8]| {
            let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
            made.insert(path.to_owned(), bytes.to_vec());
            Ok(())
        };
        let shelf = Shelf { sink: &put, prints: None };
        // Taking into memory does not fail.
        let done = search::write(&self.site, self.lexicon, &shelf);
        debug_assert!(done.is_ok(), "taken into memory");
        made.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}
