//! A site whose pages are rendered one by one, when they are asked for.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow};

use super::{Knowledge, describe, engine, files, is_theme, load_theme, plan};
use crate::base::Diagnostic;
use crate::locale::Locale;
use crate::render::engine::Engine;
use crate::render::fill::Filler;
use crate::render::theme::Theme;
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
    /// Of the files and of the plan, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> Preview<'a> {
    /// Plans the site of `knowledge`; an error when its theme cannot be loaded.
    pub fn new(knowledge: &'a Knowledge, locale: &'a Locale) -> Result<Self> {
        let Knowledge { inputs, extractions, kb, .. } = knowledge;
        let (site, faults) = plan(inputs, locale, extractions, kb);
        let theme = load_theme(inputs)?;
        let engine = engine(inputs, locale)?;
        let mut diagnostics = knowledge.diagnostics.clone();
        diagnostics.extend(faults);
        diagnostics.sort();
        Ok(Self { site, inputs, theme, engine, files: OnceCell::new(), diagnostics })
    }

    /// Path of the style sheet; another name, another sheet.
    pub fn sheet(&self) -> &str {
        &self.theme.sheet
    }

    /// The bytes published at `path`; `None` when nothing is.
    pub fn get(&self, path: &str) -> Option<Result<Vec<u8>>> {
        if let Some(page) = self.site.pages.iter().find(|page| page.path == path) {
            let filler = Filler { site: &self.site, theme: &self.theme };
            let html = filler.page(&self.engine, page);
            let fault = |e: tera::Error| anyhow!("render `{path}`: {}", describe(&e));
            return Some(html.map(String::into_bytes).map_err(fault));
        }
        if let Some(bytes) = self.theme.files.get(path) {
            return Some(Ok(bytes.clone()));
        }
        if let Some(file) = self.inputs.statics.iter().find(|f| f.path == path && !is_theme(path)) {
            let bytes = std::fs::read(&file.source);
            return Some(bytes.with_context(|| format!("read `{}`", file.source.display())));
        }
        let files = self.files.get_or_init(|| files(&self.site, &self.theme));
        files.get(path).map(|bytes| Ok(bytes.clone()))
    }
}
