//! The build on one screen: load, read, resolve, plan, render, publish.

mod export;
mod kept;
mod limits;
mod memory;
mod preview;
mod shard;
mod shelf;
mod sink;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use anyhow::{Context, Result};
use rayon::prelude::*;

use crate::base::{Diagnostic, Place};
use crate::cache::readings::Readings;
use crate::cache::texts::Texts;
use crate::config::Config;
use crate::document::{Article, EntityCard, EventCard};
use crate::extract::{Extraction, extract, words};
use crate::knowledge::KnowledgeBase;
use crate::lexicon::Lexicon;
use crate::locale::Locale;
use crate::publish::{Published, Publisher};
use crate::render::data::{self, Data};
use crate::render::engine::Engine;
use crate::render::fill::Filler;
use crate::render::picture::card::Card;
use crate::render::prints::{Beside, Prints};
use crate::render::theme::{self, Theme};
use crate::render::{feeds, offline, sitemap};
use crate::resolve::{Corpus, resolve};
use crate::search;
use crate::site::{self, PageKind, Parts, Site};
use crate::source::{self, Inputs, LoadOptions, Loaded};

use kept::Kept;
use memory::{Cards, Found, Memory};
use shelf::Shelf;
use sink::{Measured, Sink};

pub use crate::cache::texts::Held;
pub use export::{Export, Exported, Form, export};
pub use preview::Preview;
pub use shard::{Read, Shard, read_shard};

/// What a build may be told.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub site: PathBuf,
    /// Output folder; `SITE/public` when `None`.
    pub out: Option<PathBuf>,
    pub base_url: Option<String>,
    pub drafts: bool,
    /// Files of others in the output folder are removed too.
    pub clean: bool,
    /// Nothing remembered of earlier builds is used.
    pub no_cache: bool,
    /// Files of readings made elsewhere, by [`read_shard`].
    pub facts: Vec<PathBuf>,
}

/// What a build did.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub articles: usize,
    pub entities: usize,
    pub events: usize,
    pub published: Published,
    /// Sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    pub out: PathBuf,
}

/// A site read and resolved, nothing written.
pub struct Knowledge {
    pub inputs: Inputs,
    pub lexicon: Arc<Lexicon>,
    pub extractions: Vec<Extraction>,
    pub kb: KnowledgeBase,
    pub diagnostics: Vec<Diagnostic>,
}

/// Steps of a build, for whoever shows progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Load,
    Read,
    Resolve,
    Plan,
    Write,
    Publish,
}

/// Builds the site.
pub fn build(options: &Options, progress: &(dyn Fn(Step) + Sync)) -> Result<Report> {
    progress(Step::Load);
    let out = options.out.clone().unwrap_or_else(|| options.site.join("public"));
    if !is_site(&options.site) {
        read(options, progress)?;
    }
    let publisher = Publisher::open(&out, &options.site.join(".warraq"), options.clean)?;
    let memory = Memory::of(options, publisher.out());
    if let Some(found) = memory.as_ref().and_then(Memory::recall)
        && publisher.keep_all()
    {
        return Ok(found.report(out, publisher.finish()?));
    }
    let (mut knowledge, readings) = recall(options, true, progress)?;
    if let Some(readings) = readings {
        knowledge.diagnostics.extend(shard::unused(&options.facts, &readings.used()));
        readings.save()?;
    }
    let Knowledge { inputs, lexicon, extractions, kb, diagnostics: found } = &mut knowledge;
    let mut diagnostics = std::mem::take(found);
    let locale = Locale::with(&inputs.config, &inputs.strings);
    progress(Step::Plan);
    let (planned, dress) = rayon::join(
        || plan(inputs, &locale, extractions, kb),
        || {
            let kept = Kept::open(&options.site, publisher.out(), inputs, !options.no_cache);
            (dress(inputs, &locale), kept)
        },
    );
    let ((site, faults), (dress, kept)) = (planned, dress);
    let (engine, theme) = dress?;
    diagnostics.extend(faults);
    progress(Step::Write);
    let sizes = limits::Sizes::default();
    let measured = Measured { publisher: &publisher, sizes: &sizes, kept: &kept };
    write(&site, inputs, lexicon, (&engine, &theme), &measured)?;
    for (path, bytes) in offline_files(&site, &engine, &theme, &publisher)? {
        measured.put(&path, &bytes)?;
    }
    diagnostics.extend(sizes.faults());
    progress(Step::Publish);
    kept.save(&publisher)?;
    let published = publisher.finish()?;
    if inputs.config.base_url.is_none() {
        let message = "no `base_url`: feeds, sitemap and canonical addresses are left out";
        diagnostics.push(
            Diagnostic::note("no-base-url", Place::file("warraq.yaml"), message)
                .hint("set `base_url`, or give `--base-url`, when the site has an address"),
        );
    }
    diagnostics.sort();
    let sizes = [site.articles.len(), site.entities.len(), site.events.len()];
    let found = Found { sizes, diagnostics };
    if let Some(memory) = &memory {
        memory.remember(&found)?;
    }
    drop(site);
    // Nobody waits for millions of small pieces to be given back.
    rayon::spawn(|| drop(knowledge));
    Ok(found.report(out, published))
}

/// Loads and resolves a site; nothing is written.
pub fn read(options: &Options, progress: &(dyn Fn(Step) + Sync)) -> Result<Knowledge> {
    recall(options, false, progress).map(|(knowledge, _)| knowledge)
}

/// Loads and resolves a site; what an earlier build read is not read again, and with `keep` what
/// this one reads is kept for the next.
fn recall(
    options: &Options,
    keep: bool,
    progress: &(dyn Fn(Step) + Sync),
) -> Result<(Knowledge, Option<Readings>)> {
    let (mut inputs, diagnostics) = load(options, keep, None)?;
    if let Some(base) = &options.base_url {
        let slash = if base.ends_with('/') { "" } else { "/" };
        inputs.config.base_url = Some(format!("{base}{slash}"));
    }
    let wanted = !options.no_cache || !options.facts.is_empty();
    let readings = wanted.then(|| {
        let cards = Cards::of(&inputs);
        let file = match options.no_cache {
            true => PathBuf::new(),
            false => options.site.join(".warraq/cache/readings"),
        };
        let readings = Readings::open(&file, &cards).with(&options.facts);
        if keep && !options.no_cache { readings } else { readings.only_looked_up() }
    });
    let knowledge = understand_again(inputs, diagnostics, None, readings.as_ref(), progress);
    Ok((knowledge, readings))
}

/// Loads a site; an article's file an earlier build read is not read again, and with `keep` what
/// this one reads is kept for the next.
fn load(options: &Options, keep: bool, held: Option<&Held>) -> Result<(Inputs, Vec<Diagnostic>)> {
    let wanted = LoadOptions { drafts: options.drafts };
    if options.no_cache {
        return source::load(&options.site, &wanted);
    }
    let texts = Texts::open(&options.site, &options.site.join(".warraq/cache/texts")).with(held);
    let texts = if keep { texts } else { texts.only_looked_up() };
    let loaded = source::load_with(&options.site, &wanted, &Remembered(&texts))?;
    texts.save()?;
    Ok(loaded)
}

/// Files of articles and cards as they were read before.
struct Remembered<'a>(&'a Texts<'a>);

impl source::Remembers for Remembered<'_> {
    fn article(&self, path: &str, read: &dyn Fn() -> Loaded<Article>) -> Loaded<Article> {
        self.0.get(path, read)
    }

    fn entity(&self, path: &str, read: &dyn Fn() -> Loaded<EntityCard>) -> Loaded<EntityCard> {
        self.0.get(path, read)
    }

    fn event(&self, path: &str, read: &dyn Fn() -> Loaded<EventCard>) -> Loaded<EventCard> {
        self.0.get(path, read)
    }
}

/// Loads and resolves a site that was read `before`; articles that stayed as they were are not
/// read again, unless the cards changed, by which articles are read. `held` are the files as they
/// were.
pub fn read_again(
    options: &Options,
    before: Option<&Knowledge>,
    held: &mut Held,
) -> Result<Knowledge> {
    held.turn();
    let (inputs, diagnostics) = load(options, false, Some(held))?;
    Ok(understand_again(inputs, diagnostics, before, None, &|_| ()))
}

/// Reads and resolves what was loaded, however it was.
pub fn understand(
    inputs: Inputs,
    diagnostics: Vec<Diagnostic>,
    progress: &(dyn Fn(Step) + Sync),
) -> Knowledge {
    understand_again(inputs, diagnostics, None, None, progress)
}

fn understand_again(
    inputs: Inputs,
    mut diagnostics: Vec<Diagnostic>,
    before: Option<&Knowledge>,
    readings: Option<&Readings>,
    progress: &(dyn Fn(Step) + Sync),
) -> Knowledge {
    let before =
        before.filter(|b| b.inputs.entities == inputs.entities && b.inputs.events == inputs.events);
    let made = OnceLock::new();
    let lexicon = || {
        made.get_or_init(|| match before {
            Some(before) => Arc::clone(&before.lexicon),
            None => Arc::new(Lexicon::new(&inputs.entities, &inputs.events)),
        })
    };
    progress(Step::Read);
    let read = |article| read_one(article, lexicon(), before);
    let read_or_recall = |article| match readings {
        Some(readings) => readings.get(article, || read(article)),
        None => read(article),
    };
    // What was read before is looked up while the lexicon is made.
    let (lexicon, extractions): (_, Vec<Extraction>) = rayon::join(
        || Arc::clone(lexicon()),
        || inputs.articles.par_iter().map(read_or_recall).collect(),
    );
    rayon::broadcast(|_| words::forget());
    diagnostics.extend(source::references(&inputs, &|key| lexicon.get(&key.into()).is_some()));
    progress(Step::Resolve);
    let kb = resolve(&Corpus {
        articles: &inputs.articles,
        extractions: &extractions,
        lexicon: &lexicon,
        entity_cards: &inputs.entities,
        event_cards: &inputs.events,
        curation: &inputs.curation,
        config: &inputs.config,
    });
    diagnostics.sort();
    Knowledge { inputs, lexicon, extractions, kb, diagnostics }
}

/// Reads an article, unless it was read `before`.
fn read_one(article: &Article, lexicon: &Lexicon, before: Option<&Knowledge>) -> Extraction {
    let known = before.and_then(|before| {
        let ix = before.inputs.articles.binary_search_by(|a| a.key.cmp(&article.key)).ok()?;
        let same = before.inputs.articles.get(ix)? == article;
        before.extractions.get(ix).filter(|_| same)
    });
    known.cloned().unwrap_or_else(|| extract(article, lexicon))
}

fn plan<'a>(
    inputs: &'a Inputs,
    locale: &'a Locale,
    extractions: &'a [Extraction],
    kb: &'a KnowledgeBase,
) -> (Site<'a>, Vec<Diagnostic>) {
    site::plan(Parts {
        config: &inputs.config,
        locale,
        articles: &inputs.articles,
        extractions,
        entity_cards: &inputs.entities,
        event_cards: &inputs.events,
        pages: &inputs.pages,
        dossiers: &inputs.dossiers,
        kb,
    })
}

/// Makes every page and file and hands it on at once; what can be made side by side is.
fn write(
    site: &Site,
    inputs: &Inputs,
    lexicon: &Lexicon,
    (engine, theme): (&Engine, &Theme),
    sink: &dyn Sink,
) -> Result<()> {
    let filler = Filler::new(site, theme);
    let prints = sink.remembers().then(|| Prints::new(site, theme));
    let prints = prints.as_ref();
    let (data, rest) = rayon::join(
        || write_data(site, prints, sink),
        || -> Result<()> {
            let (search, pages) = rayon::join(
                || search::write(site, lexicon, &Shelf { sink, prints }),
                || write_pages(&filler, engine, prints, sink),
            );
            search.and(pages)?;
            write_cards(&filler, sink)?;
            files(site, theme).iter().try_for_each(|(path, bytes)| sink.put(path, bytes))
        },
    );
    data.and(rest)?;
    for file in inputs.statics.iter().filter(|f| !is_theme(&f.path)) {
        let bytes = std::fs::read(&file.source)
            .with_context(|| format!("read `{}`", file.source.display()))?;
        sink.put(&file.path, &bytes)?;
    }
    Ok(())
}

fn write_pages(
    filler: &Filler,
    engine: &Engine,
    prints: Option<&Prints>,
    sink: &dyn Sink,
) -> Result<()> {
    filler.site.pages.par_iter().try_for_each(|page| {
        let fault = |e| anyhow::anyhow!("render `{}`: {}", page.path, describe(&e));
        let print = prints.and_then(|prints| prints.page(page));
        // The print of an article's page is exact: another, and it shows another thing.
        let exact = print.is_some() && matches!(page.kind, PageKind::Article(_));
        sink.shown(&page.path, print, &mut |kept| {
            filler.page_unless(engine, page, kept.filter(|_| !exact)).map_err(fault)
        })
    })
}

/// Social cards; several pages may share one.
fn write_cards(filler: &Filler, sink: &dyn Sink) -> Result<()> {
    let cards = filler.site.pages.iter().filter_map(|page| filler.card(page));
    let cards: BTreeMap<String, Card> = cards.map(|card| (card.path(), card)).collect();
    cards.par_iter().try_for_each(|(path, card)| match sink.keep(path) {
        true => Ok(()),
        false => sink.put(path, &card.png()),
    })
}

/// What lets a hosted site be read without a network, made from what was published.
fn offline_files(
    site: &Site,
    engine: &Engine,
    theme: &Theme,
    publisher: &Publisher,
) -> Result<BTreeMap<String, Vec<u8>>> {
    if !site.parts.config.offline {
        return Ok(BTreeMap::from([("sw.js".to_owned(), offline::retired())]));
    }
    let published: Vec<offline::Published> = publisher
        .list()
        .into_iter()
        .map(|(path, hash, bytes)| offline::Published { path, hash, bytes })
        .collect();
    offline::offline(engine, theme, &published)
        .map_err(|e| anyhow::anyhow!("write `sw.js`: {}", describe(&e)))
}

/// The data of the site: a file beside each entity and event, feeds, and the whole in every form
/// asked for.
fn write_data(site: &Site, prints: Option<&Prints>, sink: &dyn Sink) -> Result<()> {
    let data = Data::new(site, prints);
    let forms = &site.parts.config.data;
    for form in data::Form::ALL.into_iter().filter(|form| forms.contains(*form)) {
        data.write(form, &|path, fill| sink.stream(path, fill))?;
    }
    let print = |file| prints.and_then(|prints| prints.beside(file));
    let beside = |page: Option<String>, kind, make: &dyn Fn() -> Option<Vec<u8>>| {
        let Some(stem) = page.as_deref().and_then(|p| p.strip_suffix(".html")) else {
            return Ok(());
        };
        let make = &mut || make().context("a page is of nothing");
        sink.made(&format!("{stem}.json"), print(Beside::Data(kind)), make)
    };
    site.entities.par_iter().try_for_each(|id| {
        let make = || data::entity_file(&data, *id);
        beside(site.entity_path(*id), PageKind::Entity(*id), &make)
    })?;
    site.events.par_iter().try_for_each(|id| {
        let make = || data::event_file(&data, *id);
        beside(site.event_path(*id), PageKind::Event(*id), &make)
    })?;
    let kinds: Vec<_> = site.feeds.iter().copied().collect();
    kinds.par_iter().try_for_each(|kind| {
        feeds::Form::ALL.into_iter().try_for_each(|form| {
            let Some(path) = feeds::path(site, *kind, form) else { return Ok(()) };
            let make = &mut || feeds::write(site, *kind, form).context("a feed is of nothing");
            sink.made(&path, print(Beside::Feed(*kind)), make)
        })
    })
}

/// What pages are written with.
fn dress(inputs: &Inputs, locale: &Locale) -> Result<(Engine, Theme)> {
    Ok((engine(inputs, locale)?, load_theme(inputs)?))
}

/// The built-in templates with the site's own over them.
fn engine(inputs: &Inputs, locale: &Locale) -> Result<Engine> {
    let built_in = theme::built_in_templates().iter().copied();
    let own = inputs.templates.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    Engine::new(built_in, own, locale)
        .map_err(|e| anyhow::anyhow!("load the templates: {}", describe(&e)))
}

/// A template fault with the chain of its causes.
fn describe(error: &tera::Error) -> String {
    let mut out = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        out.push_str(": ");
        out.push_str(&inner.to_string());
        cause = inner.source();
    }
    out
}

/// Files of `static/` that make the theme; all others are published as they are.
fn is_theme(path: &str) -> bool {
    path.starts_with("css/")
        || path.starts_with("js/")
        || path.starts_with("fonts/")
        || path == "favicon.svg"
}

fn load_theme(inputs: &Inputs) -> Result<Theme> {
    let mut own = BTreeMap::new();
    for file in inputs.statics.iter().filter(|f| is_theme(&f.path)) {
        let bytes = std::fs::read(&file.source)
            .with_context(|| format!("read `{}`", file.source.display()))?;
        own.insert(file.path.clone(), bytes);
    }
    let colors = &inputs.config.colors;
    Ok(theme::theme(&own, [colors.accent.as_deref(), colors.accent_dark.as_deref()]))
}

/// Everything beside the pages, by path.
fn files(site: &Site, theme: &Theme) -> BTreeMap<String, Vec<u8>> {
    let config: &Config = site.parts.config;
    let mut files = theme.files.clone();
    // Not empty: an archive of the site may hold no empty file.
    files.insert(".nojekyll".into(), b"\n".to_vec());
    files.insert("manifest.webmanifest".into(), manifest(config));
    files.extend(sitemap::files(site));
    files.insert("robots.txt".into(), sitemap::robots(site));
    files
}

fn manifest(config: &Config) -> Vec<u8> {
    let manifest = serde_json::json!({
        "name": config.title,
        "short_name": config.title.split(['·', ':', '-']).next().unwrap_or_default().trim(),
        "description": config.description,
        "lang": config.language,
        "dir": Locale::new(config).direction(),
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": "#FBF9F4",
        "theme_color": "#FBF9F4",
        "icons": [{"src": "favicon.svg", "sizes": "any", "type": "image/svg+xml"}],
    });
    let mut bytes = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// Whether `path` is the folder of a site.
pub fn is_site(path: &Path) -> bool {
    path.join("warraq.yaml").is_file() || path.join("content").is_dir()
}

/// Every diagnostic of a site; nothing is written.
pub fn check(options: &Options) -> Result<Vec<Diagnostic>> {
    let mut knowledge = read(options, &|_| ())?;
    let locale = Locale::with(&knowledge.inputs.config, &knowledge.inputs.strings);
    let (_, faults) = plan(&knowledge.inputs, &locale, &knowledge.extractions, &knowledge.kb);
    knowledge.diagnostics.extend(faults);
    knowledge.diagnostics.sort();
    Ok(knowledge.diagnostics)
}
