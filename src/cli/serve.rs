//! `serve`.

use std::process::Command;

use anyhow::Result;

use super::args::ServeArgs;
use super::report;
use crate::pipeline::{self, Options};
use crate::serve::{News, serve as run};

pub(super) fn serve(args: &ServeArgs) -> Result<bool> {
    if !pipeline::is_site(&args.site) {
        anyhow::bail!("`{}` is not the folder of a site", args.site.display());
    }
    let options = Options { site: args.site.clone(), drafts: args.drafts, ..Options::default() };
    let open = args.open;
    let bar = report::spinner();
    bar.set_message("reading");
    let ready = move |address: &std::net::SocketAddr, news: &News| {
        bar.finish_and_clear();
        out!("http://{address}/");
        say(news);
        if open {
            open_browser(&format!("http://{address}/"));
        }
    };
    run(options, args.port, ready, say)?;
    Ok(true)
}

/// A line about a build on standard error.
fn say(news: &News) {
    if news.failure.is_empty() {
        let faults = news.diagnostics.len() + news.more;
        err!("build {}: {} ms, {faults} errors and warnings", news.build, news.milliseconds);
    } else {
        err!("{} {}", report::paint("error:", report::Paint::Red), news.failure);
    }
    for fault in &news.diagnostics {
        err!("  {}: {}[{}]: {}", fault.place, fault.severity, fault.code, fault.message);
    }
}

/// Asks the desktop to show an address; that there is none is no fault.
fn open_browser(address: &str) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let _ = Command::new(program).arg(address).spawn();
}
