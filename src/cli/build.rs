//! `build` and `check`.

use std::time::Instant;

use anyhow::{Context, Result};

use super::args::{BuildArgs, CheckArgs, Format};
use super::report;
use crate::pipeline::{self, Options};

pub(super) fn build(args: &BuildArgs) -> Result<bool> {
    let begun = Instant::now();
    if let Some(jobs) = args.jobs {
        rayon::ThreadPoolBuilder::new()
            .num_threads(jobs.max(1))
            .build_global()
            .context("set the number of threads")?;
    }
    let options = Options {
        site: args.site.clone(),
        out: args.out.clone(),
        base_url: args.base_url.clone(),
        drafts: args.drafts,
        clean: args.clean,
        no_cache: args.no_cache,
    };
    let bar = report::spinner();
    let built = pipeline::build(&options, &|step| bar.set_message(report::step_name(step)));
    bar.finish_and_clear();
    let built = built?;
    report::diagnostics(&built.diagnostics, args.format);
    let [errors, warnings, _] = report::counts(&built.diagnostics);
    let p = built.published;
    let ms = begun.elapsed().as_millis();
    if args.format == Format::Json {
        let line = serde_json::json!({
            "articles": built.articles, "entities": built.entities, "events": built.events,
            "written": p.written, "kept": p.kept, "removed": p.removed,
            "errors": errors, "warnings": warnings, "milliseconds": ms,
            "out": built.out.to_string_lossy(),
        });
        out!("{line}");
    } else {
        if errors + warnings > 0 {
            err!("{errors} errors, {warnings} warnings");
        }
        out!("{}", built.out.join("index.html").display());
        out!(
            "{} articles, {} entities, {} events; {} files written, {} kept, {} removed; {ms} ms",
            built.articles,
            built.entities,
            built.events,
            p.written,
            p.kept,
            p.removed,
        );
    }
    Ok(report::passes(&built.diagnostics, args.strict))
}

pub(super) fn check(args: &CheckArgs) -> Result<bool> {
    let options = Options { site: args.site.clone(), drafts: true, ..Options::default() };
    let diagnostics = pipeline::check(&options)?;
    report::diagnostics(&diagnostics, args.format);
    let [errors, warnings, notes] = report::counts(&diagnostics);
    out!("{errors} errors, {warnings} warnings, {notes} notes");
    Ok(report::passes(&diagnostics, args.strict))
}
