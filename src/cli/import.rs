//! `import`.

use anyhow::{Context, Result};

use super::args::{Format, ImportArgs};
use super::report;
use crate::base::Stamp;
use crate::document::TitleOrigin;
use crate::import::{self, ImportItem, ImportOptions, ImportStatus};

pub(super) fn import(args: &ImportArgs) -> Result<bool> {
    let date = args
        .date
        .as_deref()
        .map(|d| Stamp::parse(d).with_context(|| format!("`{d}` is no date: expected 2023-09-20")))
        .transpose()?;
    let bar = report::counter();
    let done = import::import(
        &args.paths,
        &ImportOptions {
            into: args.into.clone(),
            manifest: args.manifest.clone(),
            date,
            source: args.source.clone(),
            dry_run: args.dry_run,
        },
        &|done, all| {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        },
    );
    bar.finish_and_clear();
    let report = done?;
    for item in &report.items {
        show(item, args.dry_run);
    }
    report::diagnostics(&report.diagnostics, Format::Text);
    let count = |status| report.items.iter().filter(|i| i.status == status).count();
    let verb = if args.dry_run { "would be written" } else { "written" };
    out!(
        "{} {verb}, {} unchanged, {} refused",
        count(ImportStatus::Written),
        count(ImportStatus::Unchanged),
        count(ImportStatus::Refused),
    );
    Ok(report::passes(&report.diagnostics, false))
}

/// One file: where it goes, its headline, what was cut.
fn show(item: &ImportItem, dry_run: bool) {
    let from = item.from.display();
    match item.status {
        ImportStatus::Refused => return out!("{from}: refused"),
        ImportStatus::Unchanged => return out!("{from}: unchanged, {}", item.to),
        ImportStatus::Written => out!("{from} -> {}", item.to),
    }
    let origin = match item.title_origin {
        TitleOrigin::Given => "given",
        TitleOrigin::Found => "found",
        TitleOrigin::Derived => "derived from the lead",
    };
    out!("  title ({origin}): \u{2068}{}\u{2069}", item.title);
    let date = item.date.as_ref().map_or("none".to_owned(), ToString::to_string);
    let source = item.source.as_ref().map_or("none", |s| s.name.as_str());
    out!("  date: {date}; source: \u{2068}{source}\u{2069}");
    let shown = if dry_run { usize::MAX } else { 3 };
    for (reason, words) in item.removed.iter().take(shown) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let words: String = words.chars().take(100).collect();
        out!("  cut ({reason}): \u{2068}«{words}»\u{2069}");
    }
    if item.removed.len() > shown {
        out!("  … and {} more; --dry-run shows all", item.removed.len() - shown);
    }
}
