//! The page left at an old address.

use super::Ctx;
use crate::render::views::{Link, RedirectPage};

pub(super) fn redirect(ctx: &Ctx, ix: usize) -> RedirectPage {
    let Some(redirect) = ctx.site.redirects.get(ix) else { return RedirectPage::default() };
    let mut shell = ctx.shell("redirect", &redirect.title, "");
    // What counts is the page that is there now.
    shell.canonical = ctx.canonical(&redirect.to);
    RedirectPage { shell, to: Link { href: ctx.href(&redirect.to), label: redirect.title.clone() } }
}
