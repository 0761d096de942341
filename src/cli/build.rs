//! `build` and `check`.

use std::sync::Mutex;
use std::time::{Duration, Instant};

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
        facts: args.facts.clone(),
    };
    let bar = report::spinner();
    let steps: Mutex<Vec<(&str, Duration)>> = Mutex::default();
    let built = pipeline::build(&options, &|step| {
        let name = report::step_name(step);
        bar.set_message(name);
        steps.lock().unwrap_or_else(|e| e.into_inner()).push((name, begun.elapsed()));
    });
    bar.finish_and_clear();
    let built = built?;
    if args.timings {
        timings(steps.into_inner().unwrap_or_else(|e| e.into_inner()), begun.elapsed());
    }
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

/// One line a step, in milliseconds.
fn timings(steps: Vec<(&str, Duration)>, end: Duration) {
    let ends = steps.iter().skip(1).map(|s| s.1).chain([end]);
    for ((name, start), end) in steps.iter().zip(ends) {
        err!("{name:<28}{:>8} ms", end.saturating_sub(*start).as_millis());
    }
}

pub(super) fn check(args: &CheckArgs) -> Result<bool> {
    let options = Options { site: args.site.clone(), drafts: true, ..Options::default() };
    let diagnostics = pipeline::check(&options)?;
    report::diagnostics(&diagnostics, args.format);
    let [errors, warnings, notes] = report::counts(&diagnostics);
    out!("{errors} errors, {warnings} warnings, {notes} notes");
    Ok(report::passes(&diagnostics, args.strict))
}
