//! Files without fault, and what becomes of them.

use super::*;
use crate::base::{Date, Span};
use crate::config::{Digits, Hijri, SocialCards};
use crate::document::{BlockKind, EntityKind, EventKind, TitleOrigin};

const ARTICLE: &str = "---
title: عنوان المقال
date: ٢٠٢٣-٠٩-٢٠
updated: 2023-09-21T10:00:00+03:00
source: {name: صحيفة, url: https://example.org/x, author: كاتب}
place: باكو
summary: ملخص
tags: [حرب, هدنة]
image: {src: photos/a.jpg, alt: وصف, credit: مصور}
draft: no
entities: {pin: [built-in], ignore: [كلمة]}
events: [built-in]
aliases: [/old/x.html]
---

فقرة **أولى**.
";

#[test]
fn an_article_with_everything() {
    let files: &[(&str, &[u8])] =
        &[("content/articles/2023/a.md", ARTICLE.as_bytes()), ("static/photos/a.jpg", b"x")];
    let (inputs, faults) = load_all(files);
    assert_eq!(faults, []);
    let a = inputs.articles.first().unwrap();
    assert_eq!((a.key.as_str(), a.path.as_str()), ("a", "content/articles/2023/a.md"));
    assert_eq!(a.meta.date.as_ref().map(|d| d.to_string()).as_deref(), Some("2023-09-20"));
    assert_eq!(a.meta.tags, ["حرب", "هدنة"]);
    assert_eq!(a.meta.image.as_ref().map(|i| i.src.as_str()), Some("photos/a.jpg"));
    assert_eq!((a.meta.pin.as_slice(), a.meta.draft), (&["built-in".to_owned()][..], false));
    assert_eq!(a.meta.aliases, ["old/x.html"]);
    assert_eq!(a.body.text, "عنوان المقال\nفقرة أولى.");
    let title = a.body.title().unwrap();
    let origin = a.body.origin.to_origin(title).unwrap();
    assert_eq!(origin.of(ARTICLE), "عنوان المقال");
    let word = a.body.text.find("أولى").unwrap();
    let origin = a.body.origin.to_origin(Span::new(word, word + 8)).unwrap();
    assert_eq!(origin.of(ARTICLE), "أولى");
}

#[test]
fn line_ends_and_marks_of_editors_change_nothing() {
    let (plain, faults) = article(&ARTICLE.replace("image:", "#"));
    assert_eq!(faults, []);
    for text in [
        ARTICLE.replace("image:", "#").replace('\n', "\r\n"),
        format!("\u{feff}{}", ARTICLE.replace("image:", "#")),
        ARTICLE.replace("image:", "#").replace("---\n", "---  \n"),
    ] {
        let (same, faults) = article(&text);
        assert_eq!(faults, []);
        assert_eq!((&same.meta, &same.body.text), (&plain.meta, &plain.body.text));
        let title = same.body.origin.to_origin(same.body.title().unwrap()).unwrap();
        assert_eq!(title.of(text.trim_start_matches('\u{feff}')), "عنوان المقال");
    }
}

#[test]
fn a_title_comes_from_where_it_stands() {
    let (a, _) = article("---\ntitle: \"عنوان «أ»\"\n---\nنص");
    let text = "---\ntitle: \"عنوان «أ»\"\n---\nنص";
    let origin = a.body.origin.to_origin(a.body.title().unwrap()).unwrap();
    assert_eq!(origin.of(text), "عنوان «أ»");
    let (a, _) = article("---\ntitle: \"سطر \\\"أ\\\"\"\n---\nنص");
    assert_eq!(a.meta.title, "سطر \"أ\"");
    assert_eq!(a.body.origin.to_origin(a.body.title().unwrap()), None);
    let (a, faults) = article("# عنوان\n\nنص");
    assert_eq!((a.meta.title.as_str(), a.meta.title_origin), ("عنوان", TitleOrigin::Found));
    assert_eq!(faults, []);
    let (a, _) = article("جملة أولى. جملة ثانية.");
    assert_eq!((a.meta.title.as_str(), a.meta.title_origin), ("جملة أولى", TitleOrigin::Derived));
    assert_eq!(a.body.title(), None);
    let (a, _) = article("---\ntitle: >\n  سطر\n  آخر\n---\nنص");
    assert_eq!(a.meta.title, "سطر آخر");
}

#[test]
fn cards_pages_and_dossiers() {
    let entity = "---\nname: باكو\nkind: place\nclass: city\naliases: [Baku, مدينة باكو]\n\
        not: [باكو ساهاكيان]\ncountry: built-in\ncoordinates: [40.4093, ٤٩٫٨٦٧١]\n\
        wikidata: https://www.wikidata.org/wiki/Q9248\nwebsite: https://example.org/\n\
        roles: [{title: عاصمة, of: built-in, from: 1991}]\n---\n\nنص [[v]].";
    let event = "---\ntitle: معركة\nkind: assault\nstart: 2020-10\nend: 2020-11-08\n\
        place: e\npart-of: built-in\nparticipants:\n- {entity: e, role: target}\n- built-in\n\
        keywords: معركة\n---\n";
    let dossier = "---\ntitle: ملف\nover: events\nwhere: kind == \"assault\" and n_articles > 1\n\
        sort: -start\nlimit: ٢٠\n---\nنص";
    let (inputs, faults) = load_all(&[
        ("content/entities/e.md", entity.as_bytes()),
        ("content/events/v.md", event.as_bytes()),
        ("content/dossiers/d.md", dossier.as_bytes()),
        ("content/pages/about.md", "# عنا\n\nنص".as_bytes()),
    ]);
    assert_eq!(faults, []);
    let e = inputs.entities.first().unwrap();
    assert_eq!((e.kind, e.class.as_str(), e.aliases.len()), (EntityKind::Place, "city", 2));
    assert_eq!(e.coordinates.map(|c| (c.lat, c.lon)), Some((4_040_930, 4_986_710)));
    assert_eq!(e.wikidata.as_deref(), Some("Q9248"));
    assert_eq!(e.roles.first().and_then(|r| r.from), Date::new(1991, 0, 0));
    let v = inputs.events.first().unwrap();
    assert_eq!((v.kind, v.participants.len()), (EventKind::Assault, 2));
    assert_eq!(v.part_of.as_ref().map(Key::as_str), Some("built-in"));
    let d = inputs.dossiers.first().unwrap();
    assert_eq!((d.sort.as_str(), d.limit, d.over.as_str()), ("-start", Some(20), "events"));
    assert_eq!(inputs.pages.first().map(|p| p.title.as_str()), Some("عنا"));
}

#[test]
fn settings_and_curation() {
    let config = "title: موقع\nbase_url: https://example.org/a\ndigits: latn\nhijri: beside\n\
        colors: {accent: '#0F766E'}\nmenu: [{title: أ, href: about.html}]\n\
        discovery: {event_sentences: 3}\npage-size: 20\nsocial-cards: all\noffline: no\n";
    let curation = "merge: [[a, b], {from: c, into: d, reason: س}]\n\
        split: [{name: علييف, article: x, key: k}]\nrename: {a: اسم}\nretype: [{key: a, kind: person}]\n\
        block: [a]\nnever-link: [كلمة]\nstable: {old: new}\n";
    let (inputs, faults) = load_all(&[
        ("warraq.yaml", config.as_bytes()),
        ("content/curation.yaml", curation.as_bytes()),
    ]);
    assert_eq!(faults, []);
    let c = &inputs.config;
    assert_eq!(c.base_url.as_deref(), Some("https://example.org/a/"));
    assert_eq!((c.digits, c.hijri, c.page_size), (Digits::Latn, Hijri::Beside, 20));
    assert_eq!((c.social_cards, c.offline), (SocialCards::All, false));
    assert_eq!(c.colors.accent.as_deref(), Some("#0f766e"));
    assert_eq!((c.discovery.event_sentences, c.menu.len()), (3, 1));
    let c = &inputs.curation;
    let merged: Vec<Vec<&str>> =
        c.merge.iter().map(|m| m.iter().map(Key::as_str).collect()).collect();
    assert_eq!(merged, [["a", "b"], ["d", "c"]]);
    assert_eq!((c.split.len(), c.rename.len(), c.retype.len()), (1, 1, 1));
    assert_eq!((c.block.len(), c.never_link.as_slice()), (1, &["كلمة".to_owned()][..]));
    assert_eq!(c.stable, [(Key::from("old"), Key::from("new"))]);
}

#[test]
fn raw_texts_take_their_date_from_the_manifest() {
    let manifest = "file,date,source,url,title\nr.txt,2023-09-20,صحيفة,https://example.org/,\n\
        s.txt,,,,عنوان مختار\n";
    let text = "عنوان الخبر\n\nقال مسؤول إن الاجتماع انتهى من غير اتفاق بين الجانبين.\n";
    let (inputs, faults) = load_all(&[
        ("content/articles/manifest.csv", manifest.as_bytes()),
        ("content/articles/r.txt", text.as_bytes()),
        ("content/articles/s.txt", text.as_bytes()),
    ]);
    assert_eq!(faults, []);
    let [r, s] = inputs.articles.as_slice() else { panic!("two articles") };
    assert_eq!(r.meta.date.as_ref().map(|d| d.to_string()).as_deref(), Some("2023-09-20"));
    let source = r.meta.source.as_ref().unwrap();
    assert_eq!((source.name.as_str(), source.url.is_some()), ("صحيفة", true));
    assert_eq!(r.meta.title, "عنوان الخبر");
    assert_eq!((s.meta.title.as_str(), s.meta.title_origin), ("عنوان مختار", TitleOrigin::Given));
    assert_eq!(s.body.title().map(|t| t.of(&s.body.text)), Some("عنوان مختار"));
    let found = s.body.blocks.get(1).unwrap();
    assert_eq!((found.kind, found.span.of(&s.body.text)), (BlockKind::Paragraph, "عنوان الخبر"));
    assert_eq!(s.body.origin.to_origin(found.span).unwrap().of(text), "عنوان الخبر");
}

#[test]
fn only_the_files_of_a_site_are_seen() {
    let draft = "---\ntitle: ع\ndraft: true\n---\nنص".as_bytes();
    let dir = site(&[
        ("content/articles/.hidden.md", b"x"),
        ("content/articles/.git/x.md", b"x"),
        ("content/articles/d.md", draft),
        ("templates/article.html", b"x"),
        ("templates/parts/a.html", b"y"),
        ("static/b.css", b"x"),
        ("static/a/c.png", b"x"),
        ("outside.md", b"x"),
    ]);
    let (inputs, faults) = load(dir.path(), &LoadOptions::default()).unwrap();
    assert_eq!((inputs.articles.len(), faults.len()), (0, 0));
    let names: Vec<&String> = inputs.templates.keys().collect();
    assert_eq!(names, ["article.html", "parts/a.html"]);
    let statics: Vec<&str> = inputs.statics.iter().map(|s| s.path.as_str()).collect();
    assert_eq!(statics, ["a/c.png", "b.css"]);
    let (inputs, _) = load(dir.path(), &LoadOptions { drafts: true }).unwrap();
    assert_eq!(inputs.articles.len(), 1);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_site_are_not_followed() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.md"), "سر").unwrap();
    let dir = site(&[("content/articles/a.md", "---\ntitle: ع\n---\nنص".as_bytes())]);
    let articles = dir.path().join("content/articles");
    let link =
        |from: &Path, name: &str| std::os::unix::fs::symlink(from, articles.join(name)).unwrap();
    link(&outside.path().join("secret.md"), "b.md");
    link(outside.path(), "folder");
    link(&articles.join("a.md"), "c.md");
    let (inputs, faults) = load(dir.path(), &LoadOptions::default()).unwrap();
    let keys: Vec<&str> = inputs.articles.iter().map(|a| a.key.as_str()).collect();
    assert_eq!(keys, ["a", "c"]);
    assert_eq!(faults.iter().filter(|d| d.code == "link").count(), 2);
}

#[test]
fn a_folder_that_is_no_site_says_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let error = load(dir.path(), &LoadOptions::default()).unwrap_err().to_string();
    assert!(error.contains("is not a site") && error.contains("warraq new"), "{error}");
    let error = load(&dir.path().join("none"), &LoadOptions::default()).unwrap_err().to_string();
    assert!(error.contains("no such folder"), "{error}");
}

#[test]
fn the_demo_loads_without_fault() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    if !here.join("content/articles").is_dir() {
        return;
    }
    let (inputs, mut faults) = load(here, &LoadOptions::default()).unwrap();
    faults.extend(references(&inputs, &|_| false));
    faults.retain(|d| d.severity > crate::base::Severity::Note);
    let told: Vec<String> = faults.iter().map(|d| format!("{} {}", d.place, d.message)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(inputs.articles.len() >= 5 && inputs.entities.len() >= 50);
}
