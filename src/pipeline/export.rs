//! Take-away forms of a site: read and resolved as for a build, written as one file or folder.

use std::fs;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail};

use super::{Options, Step, plan, read, write};
use crate::base::Diagnostic;
use crate::locale::Locale;
use crate::render::archive::{self, Packed};
use crate::render::data::{self, Data};

/// What an export may be told.
#[derive(Clone, Debug)]
pub struct Export {
    pub form: Form,
    /// File or folder; named after the site when `None`.
    pub out: Option<PathBuf>,
}

/// The forms there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
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
    let knowledge = read(options, progress)?;
    let inputs = &knowledge.inputs;
    let locale = Locale::with(&inputs.config, &inputs.strings);
    let (site, faults) = plan(inputs, &locale, &knowledge.extractions, &knowledge.kb);
    progress(Step::Write);
    let name = site_name(&options.site);
    let mut done = match wanted.form {
        Form::Zip => {
            let out = wanted.out.clone().unwrap_or_else(|| format!("{name}.zip").into());
            let folder = out.file_stem().map_or(name, |s| s.to_string_lossy().into_owned());
            let packed = Mutex::new(Vec::new());
            write(&site, inputs, &knowledge.lexicon, &|path, bytes| {
                let file = archive::pack(&format!("{folder}/{path}"), bytes);
                packed.lock().unwrap_or_else(PoisonError::into_inner).push(file);
                Ok(())
            })?;
            let packed = packed.into_inner().unwrap_or_else(PoisonError::into_inner);
            write_archive(&out, packed)?
        }
        Form::Data(data::Form::Csv) => {
            let out = wanted.out.clone().unwrap_or_else(|| format!("{name}-csv").into());
            write_folder(&out, &|put| {
                let files = Data::new(&site).files(data::Form::Csv);
                files.iter().try_for_each(|(path, bytes)| {
                    put(path.strip_prefix("data/csv/").unwrap_or(path), bytes)
                })
            })?
        }
        Form::Data(form) => {
            let file = data::path(form).rsplit('/').next().unwrap_or_default();
            let out = wanted.out.clone().unwrap_or_else(|| file.into());
            let files = Data::new(&site).files(form);
            let bytes = files.first().map_or(&[][..], |(_, bytes)| bytes.as_slice());
            if let Some(folder) = out.parent().filter(|p| !p.as_os_str().is_empty()) {
                fs::create_dir_all(folder)
                    .with_context(|| format!("create `{}`", folder.display()))?;
            }
            fs::write(&out, bytes).with_context(|| format!("write `{}`", out.display()))?;
            Exported { out, files: 1, bytes: bytes.len() as u64, ..Exported::default() }
        }
        Form::Zim => {
            let out = wanted.out.clone().unwrap_or_else(|| format!("{name}-zim").into());
            write_folder(&out, &|put| write(&site, inputs, &knowledge.lexicon, put))?
        }
    };
    done.diagnostics = knowledge.diagnostics;
    done.diagnostics.extend(faults);
    done.diagnostics.sort();
    Ok(done)
}

/// The name of the site's folder.
fn site_name(site: &Path) -> String {
    let folder = site.canonicalize().unwrap_or_else(|_| site.to_path_buf());
    folder.file_name().map_or("warraq".into(), |n| n.to_string_lossy().into_owned())
}

/// Writes an archive beside its place and renames it, so that it is there whole or not at all.
fn write_archive(out: &Path, mut files: Vec<Packed>) -> Result<Exported> {
    archive::sort(&mut files);
    let part = out.with_extension("part");
    let make = || -> std::io::Result<u64> {
        if let Some(folder) = out.parent().filter(|p| !p.as_os_str().is_empty()) {
            fs::create_dir_all(folder)?;
        }
        let mut file = BufWriter::new(fs::File::create(&part)?);
        let bytes = archive::write(&mut file, &files)?;
        fs::rename(&part, out)?;
        Ok(bytes)
    };
    let bytes = make().with_context(|| format!("write `{}`", out.display()))?;
    Ok(Exported { out: out.to_path_buf(), files: files.len(), bytes, ..Exported::default() })
}

/// Writes a folder of files, new or empty.
fn write_folder(out: &Path, fill: &dyn Fn(super::Put) -> Result<()>) -> Result<Exported> {
    let used = fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some());
    if used || out.is_file() {
        bail!("`{}` exists and is not empty", out.display());
    }
    let counts = Mutex::new((0, 0));
    fill(&|path, bytes| {
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
