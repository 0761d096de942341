//! Take-away forms of a site: read and resolved as for a build, written as one file or folder.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail};

use super::{Options, Sink, Step, describe, engine, load_theme, plan, read, write};
use crate::base::{Diagnostic, Fill, Plain};
use crate::locale::Locale;
use crate::render::archive::{self, Packed};
use crate::render::book;
use crate::render::data::{self, Data};
use crate::render::engine::Engine;
use crate::render::fill::Filler;
use crate::render::theme::Theme;
use crate::site::Site;
use crate::source::Inputs;

/// What an export may be told.
#[derive(Clone, Debug)]
pub struct Export {
    pub form: Form,
    /// File or folder; named after the site when `None`.
    pub out: Option<PathBuf>,
    /// The key of a dossier or article, for a book of it alone.
    pub only: Option<String>,
}

/// The forms there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Epub,
    Html,
    Zip,
    Zim,
    /// The whole knowledge base in one form of data; the tables are a folder.
    Data(data::Form),
}

/// What an export wrote.
#[derive(Clone, Debug, Default)]
pub struct Exported {
    pub out: PathBuf,
    /// Files inside it.
    pub files: usize,
    pub bytes: u64,
    /// Sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Writes one take-away form of the site.
pub fn export(
    options: &Options,
    wanted: &Export,
    progress: &(dyn Fn(Step) + Sync),
) -> Result<Exported> {
    progress(Step::Load);
    let mut knowledge = read(options, progress)?;
    // A worker belongs to the host that publishes the site, not to a copy of it.
    knowledge.inputs.config.offline = false;
    let inputs = &knowledge.inputs;
    let locale = Locale::with(&inputs.config, &inputs.strings);
    let (site, faults) = plan(inputs, &locale, &knowledge.extractions, &knowledge.kb);
    progress(Step::Write);
    let (engine, theme) = (engine(inputs, &locale)?, load_theme(inputs)?);
    let name = site_name(&options.site);
    let mut done = match wanted.form {
        Form::Epub | Form::Html => book_of(&site, inputs, &engine, &theme, wanted, &name)?,
        Form::Zip => {
            let out = wanted.out.clone().unwrap_or_else(|| format!("{name}.zip").into());
            let folder = out.file_stem().map_or(name, |s| s.to_string_lossy().into_owned());
            let packed = Mutex::new(Vec::new());
            let look = (&engine, &theme);
            write(&site, inputs, &knowledge.lexicon, look, &|path: &str, bytes: &[u8]| {
                let file = archive::pack(&format!("{folder}/{path}"), bytes);
                packed.lock().unwrap_or_else(PoisonError::into_inner).push(file);
                Ok(())
            })?;
            let mut packed = packed.into_inner().unwrap_or_else(PoisonError::into_inner);
            archive::sort(&mut packed);
            write_archive(&out, &packed)?
        }
        Form::Data(data::Form::Csv) => {
            let out = wanted.out.clone().unwrap_or_else(|| format!("{name}-csv").into());
            write_folder(&out, &|sink| {
                let name = |path: &str| path.strip_prefix("data/csv/").unwrap_or(path).to_owned();
                let put = |path: &str, fill: Fill| sink.stream(&name(path), fill);
                Data::new(&site, None).write(data::Form::Csv, &put)
            })?
        }
        Form::Data(form) => {
            let file = data::path(form).rsplit('/').next().unwrap_or_default();
            let out = wanted.out.clone().unwrap_or_else(|| file.into());
            write_whole(&out, |file| {
                let file = std::cell::RefCell::new(file);
                Data::new(&site, None)
                    .write(form, &|_, fill: Fill| fill(&mut Plain(&mut **file.borrow_mut())))
            })?;
            let bytes = fs::metadata(&out).map_or(0, |m| m.len());
            Exported { out, files: 1, bytes, ..Exported::default() }
        }
        Form::Zim => {
            let out = wanted.out.clone().unwrap_or_else(|| format!("{name}-zim").into());
            let look = (&engine, &theme);
            write_folder(&out, &|sink| write(&site, inputs, &knowledge.lexicon, look, sink))?
        }
    };
    done.diagnostics = knowledge.diagnostics;
    done.diagnostics.extend(faults);
    done.diagnostics.sort();
    Ok(done)
}

/// Writes the site, or a part of it, as a book.
fn book_of(
    site: &Site,
    inputs: &Inputs,
    engine: &Engine,
    theme: &Theme,
    wanted: &Export,
    name: &str,
) -> Result<Exported> {
    let only = wanted.only.as_deref();
    let Some(scope) = book::scope(site, only) else {
        let key = only.unwrap_or_default();
        bail!("no dossier or article has the key `{key}`");
    };
    let filler = Filler::new(site, theme);
    let file = |path: &str| inputs.statics.iter().find(|f| f.path == path);
    let fault = |e: tera::Error| anyhow::anyhow!("write the book: {}", describe(&e));
    let book = book::book(&filler, engine, scope, &|path| file(path).is_some()).map_err(fault)?;
    let mut pictures = BTreeMap::new();
    for path in &book.pictures {
        let Some(file) = file(path) else { continue };
        let bytes =
            fs::read(&file.source).with_context(|| format!("read `{}`", file.source.display()))?;
        pictures.insert(path.clone(), bytes);
    }
    let name = only.unwrap_or(name);
    match wanted.form {
        Form::Html => {
            let out = wanted.out.clone().unwrap_or_else(|| format!("{name}.html").into());
            let html = book::single(&book, engine, theme, &pictures).map_err(fault)?;
            write_whole(&out, |file| file.write_all(html.as_bytes()))?;
            let bytes = html.len() as u64;
            Ok(Exported { out, files: 1, bytes, ..Exported::default() })
        }
        _ => {
            let out = wanted.out.clone().unwrap_or_else(|| format!("{name}.epub").into());
            write_archive(&out, &book::epub(&book, engine, &pictures).map_err(fault)?)
        }
    }
}

/// The name of the site's folder.
fn site_name(site: &Path) -> String {
    let folder = site.canonicalize().unwrap_or_else(|_| site.to_path_buf());
    folder.file_name().map_or("warraq".into(), |n| n.to_string_lossy().into_owned())
}

fn write_archive(out: &Path, files: &[Packed]) -> Result<Exported> {
    let mut bytes = 0;
    write_whole(out, |file| {
        bytes = archive::write(file, files)?;
        Ok(())
    })?;
    Ok(Exported { out: out.to_path_buf(), files: files.len(), bytes, ..Exported::default() })
}

/// Writes a file beside its place and renames it, so that it is there whole or not at all.
fn write_whole(
    out: &Path,
    fill: impl FnOnce(&mut BufWriter<fs::File>) -> std::io::Result<()>,
) -> Result<()> {
    let mut name = std::ffi::OsString::from(".");
    name.push(out.file_name().unwrap_or_default());
    name.push(".part");
    let part = out.with_file_name(name);
    let make = || -> std::io::Result<()> {
        if let Some(folder) = out.parent().filter(|p| !p.as_os_str().is_empty()) {
            fs::create_dir_all(folder)?;
        }
        let mut file = BufWriter::new(fs::File::create(&part)?);
        fill(&mut file)?;
        file.flush()?;
        fs::rename(&part, out)
    };
    make().with_context(|| format!("write `{}`", out.display()))
}

/// Writes a folder of files, new or empty.
fn write_folder(out: &Path, fill: &dyn Fn(&dyn Sink) -> Result<()>) -> Result<Exported> {
    let used = fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some());
    if used || out.is_file() {
        bail!("`{}` exists and is not empty", out.display());
    }
    let counts = Mutex::new((0, 0));
    fill(&|path: &str, bytes: &[u8]| {
        let file = out.join(path);
        let folder = file.parent().unwrap_or(out);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&file, bytes))
            .with_context(|| format!("write `{}`", file.display()))?;
        let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.0 += 1;
        counts.1 += bytes.len() as u64;
        Ok(())
    })?;
    let (files, bytes) = counts.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(Exported { out: out.to_path_buf(), files, bytes, ..Exported::default() })
}
