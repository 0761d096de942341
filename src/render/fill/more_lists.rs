//! Sources, tags, dossiers, quotations; free pages, search and the page for what is not there.

use super::Ctx;
use super::lists::anchor_of;
use super::overview::{dossier_cards, time_chart};
use crate::base::Date;
use crate::document::EntityKind;
use crate::knowledge::EntityId;
use crate::locale::letter_of;
use crate::render::chart;
use crate::render::views::{
    DossierPage, DossiersPage, EntityRef, Exit, FreePage, Jump, Link, NotFoundPage, SearchPage,
    SourceCard, SourcePage, SourcesPage, TagCard, TagPage, TagsPage,
};
use crate::site::{DossierItems, capacity};

pub(super) fn sources(ctx: &Ctx) -> SourcesPage {
    let title = ctx.text("page.sources");
    let most = ctx.site.sources.iter().map(|s| s.articles.len()).max().unwrap_or(1);
    let card = |source: &crate::site::Source| {
        let dates = source.articles.iter().filter_map(|a| ctx.article_date(*a));
        let (first, last) = (dates.clone().min(), dates.max());
        SourceCard {
            href: ctx.href(&format!("sources/{}.html", source.key)),
            name: source.name.clone(),
            count: ctx.count("article", source.articles.len()),
            period: first.zip(last).map(|(a, b)| ctx.site.parts.locale.period(a, b)),
            share: chart::percent(source.articles.len() as u64, most as u64),
        }
    };
    let mut cards: Vec<_> = ctx.site.sources.iter().collect();
    cards.sort_by_key(|s| std::cmp::Reverse(s.articles.len()));
    SourcesPage {
        shell: ctx.list_shell(&title),
        title,
        intro: Some(ctx.text("page.sources.intro")),
        sources: cards.into_iter().map(card).collect(),
    }
}

pub(super) fn source(ctx: &Ctx, ix: usize) -> SourcePage {
    let Some(source) = ctx.site.sources.get(ix) else { return SourcePage::default() };
    let listed = ctx.site.parts.config.page_size.max(1) as usize;
    let dated: Vec<(Date, u64)> =
        source.articles.iter().filter_map(|a| Some((ctx.article_date(*a)?, 1))).collect();
    let first = dated.iter().map(|(d, _)| *d).min();
    let last = dated.iter().map(|(d, _)| *d).max();
    SourcePage {
        shell: ctx.list_shell(&source.name),
        name: source.name.clone(),
        url: None,
        presence: ctx.count("article", source.articles.len()),
        months: first.zip(last).and_then(|(a, b)| time_chart(ctx, &dated, a, b, "articles")),
        groups: ctx.article_groups(ctx.slice(&source.articles, listed)),
        entities: beside(ctx, &source.named),
        pager: ctx.pager(),
    }
}

/// The entities most of some articles speak of.
fn beside(ctx: &Ctx, named: &[(EntityId, usize)]) -> Vec<EntityRef> {
    let entity = |(id, n): &(EntityId, usize)| {
        let count = Some(ctx.number(*n));
        Some(EntityRef { count, note: None, ..ctx.entity_ref(*id)? })
    };
    named.iter().filter_map(entity).collect()
}

pub(super) fn tags(ctx: &Ctx) -> TagsPage {
    let title = ctx.text("page.tags");
    let card = |tag: &crate::site::Tag| TagCard {
        href: ctx.href(&format!("tags/{}.html", tag.key)),
        label: tag.name.clone(),
        count: ctx.number(tag.articles.len()),
    };
    let tags = ctx.site.tags.iter().map(card).collect();
    TagsPage { shell: ctx.list_shell(&title), title, tags }
}

pub(super) fn tag(ctx: &Ctx, ix: usize) -> TagPage {
    let Some(tag) = ctx.site.tags.get(ix) else { return TagPage::default() };
    let listed = ctx.site.parts.config.page_size.max(1) as usize;
    TagPage {
        shell: ctx.list_shell(&tag.name),
        label: tag.name.clone(),
        presence: ctx.count("article", tag.articles.len()),
        groups: ctx.article_groups(ctx.slice(&tag.articles, listed)),
        entities: beside(ctx, &tag.named),
        pager: ctx.pager(),
    }
}

pub(super) fn dossiers(ctx: &Ctx) -> DossiersPage {
    let title = ctx.text("page.dossiers");
    let dossiers = dossier_cards(ctx);
    let intro = Some(ctx.text("page.dossiers.intro"));
    DossiersPage { shell: ctx.list_shell(&title), title, intro, dossiers }
}

pub(super) fn dossier(ctx: &Ctx, ix: usize) -> DossierPage {
    let Some(dossier) = ctx.site.parts.dossiers.get(ix) else { return DossierPage::default() };
    let summary = dossier.summary.clone().unwrap_or_else(|| dossier.title.clone());
    let mut page = DossierPage {
        shell: ctx.shell("list", &dossier.title, &summary),
        title: dossier.title.clone(),
        summary: dossier.summary.clone(),
        prose_html: (ctx.page.part == 0).then(|| ctx.prose(&dossier.body)).flatten(),
        pager: ctx.pager(),
        ..DossierPage::default()
    };
    if let Some(items) = ctx.site.dossiers.get(ix).filter(|_| ctx.page.part == 0) {
        let digest = super::stories::digest(ctx, items);
        (page.count, page.strip, page.cast) = (digest.count, digest.strip, digest.cast);
    }
    match ctx.site.dossiers.get(ix) {
        Some(DossierItems::Articles(ids)) => {
            let ids = ctx.slice(ids, capacity::EVENTS);
            page.articles = ids.iter().map(|a| ctx.article_card(*a)).collect();
        }
        Some(DossierItems::Entities(ids)) => {
            let ids = ctx.slice(ids, capacity::EVENTS);
            page.entities = ids.iter().filter_map(|e| ctx.entity_ref(*e)).collect();
        }
        Some(DossierItems::Events(ids)) => {
            page.bands = ctx.year_bands(ctx.slice(ids, capacity::EVENTS));
        }
        None => (),
    }
    page
}

pub(super) fn page(ctx: &Ctx, ix: usize) -> FreePage {
    let Some(page) = ctx.site.parts.pages.get(ix) else { return FreePage::default() };
    let summary = page.summary.clone().unwrap_or_else(|| page.title.clone());
    FreePage {
        shell: ctx.shell("page", &page.title, &summary),
        title: page.title.clone(),
        body_html: ctx.prose(&page.body).unwrap_or_default(),
    }
}

pub(super) fn search(ctx: &Ctx) -> SearchPage {
    let title = ctx.text("page.search");
    let mut letters: Vec<Jump> = Vec::new();
    for (at, id) in ctx.site.entities.iter().enumerate() {
        let letter = letter_of(ctx.site.entity(*id).map_or("", |e| e.name.as_str()));
        if letters.iter().any(|j| j.label == letter) {
            continue;
        }
        let to = crate::site::part_path("entities/index.html", at / capacity::ENTITIES);
        let href = crate::site::relative(&ctx.page.path, &to, &anchor_of(&letter));
        letters.push(Jump { href: Some(href), label: letter, ..Jump::default() });
    }
    let kinds = EntityKind::ALL
        .into_iter()
        .map(|k| (k, ctx.site.of_kind(k).count()))
        .filter(|(_, n)| *n > 0)
        .map(|(k, n)| Jump {
            href: Some(ctx.href(&format!("entities/kind.{k}.html"))),
            label: ctx.text(&format!("kinds.{k}")),
            count: Some(ctx.number(n)),
            current: false,
        })
        .collect();
    SearchPage {
        shell: ctx.described("search", &title),
        title,
        action: ctx.href("entities/index.html"),
        letters,
        kinds,
        examples: Vec::new(),
    }
}

pub(super) fn offline(ctx: &Ctx) -> NotFoundPage {
    NotFoundPage { shell: ctx.list_shell(&ctx.text("offline.title")), ..NotFoundPage::default() }
}

pub(super) fn not_found(ctx: &Ctx) -> NotFoundPage {
    let link = |path: &str, key: &str| Link { href: ctx.href(path), label: ctx.text(key) };
    // The path of the site's address: what stands after the host.
    let base = ctx.site.parts.config.base_url.as_deref().and_then(|b| b.split_once("://"));
    let root = base.map(|(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let exit = |path: &str, key: &str, search| {
        Some(Exit { href: format!("/{}{path}", root?), label: ctx.text(key), search })
    };
    let exits = [
        exit("search.html", "menu.search", true),
        exit("index.html", "menu.home", false),
        exit("articles/index.html", "menu.articles", false),
        exit("entities/index.html", "menu.entities", false),
    ];
    let shell = ctx.list_shell(&ctx.text("page.not-found"));
    NotFoundPage {
        exits: exits.into_iter().flatten().collect(),
        shell,
        number: ctx.number(404),
        links: vec![
            link("index.html", "menu.home"),
            link("articles/index.html", "menu.articles"),
            link("entities/index.html", "menu.entities"),
            link("search.html", "menu.search"),
        ],
    }
}
