//! What is taken away: whole, the same bytes each time, and nothing in it leads outside.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a fault here fails the test")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

use common::demo_site;
use quick_xml::Reader;
use quick_xml::events::Event;
use warraq::pipeline::{self, Export, Form, Options};

fn export(form: Form, only: Option<&str>, site: &Path, name: &str) -> Vec<u8> {
    let out = site.join("taken").join(name);
    let options = Options { site: site.to_path_buf(), ..Options::default() };
    let wanted = Export { form, out: Some(out.clone()), only: only.map(str::to_owned) };
    let done = pipeline::export(&options, &wanted, &|_| ()).unwrap();
    assert_eq!(done.out, out);
    let bytes = std::fs::read(&out).unwrap();
    assert_eq!(done.bytes, bytes.len() as u64);
    bytes
}

/// The files of an archive of ours, in its order, read from its local headers.
fn unpack(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let number = |at: usize, n: usize| {
        archive[at..at + n].iter().rev().fold(0_usize, |sum, b| sum << 8 | usize::from(*b))
    };
    let (mut at, mut out) = (0, Vec::new());
    while number(at, 4) == 0x0403_4b50 {
        let (packed, name) = (number(at + 18, 4), number(at + 26, 2));
        let data = at + 30 + name + number(at + 28, 2);
        let path = String::from_utf8(archive[at + 30..at + 30 + name].to_vec()).unwrap();
        let mut bytes = archive[data..data + packed].to_vec();
        if number(at + 8, 2) == 8 {
            let mut whole = Vec::new();
            flate2::read::DeflateDecoder::new(&bytes[..]).read_to_end(&mut whole).unwrap();
            bytes = whole;
        }
        assert_eq!(bytes.len(), number(at + 22, 4), "{path}");
        out.push((path, bytes));
        at = data + packed;
    }
    out
}

/// Ids and addresses of a document that must be well-formed.
fn read(path: &str, text: &str) -> (BTreeSet<String>, Vec<String>) {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let (mut ids, mut hrefs) = (BTreeSet::new(), Vec::new());
    loop {
        let event = reader.read_event().unwrap_or_else(|e| panic!("{path}: {e}"));
        let tag = match &event {
            Event::Start(tag) | Event::Empty(tag) => tag,
            Event::Eof => return (ids, hrefs),
            _ => continue,
        };
        for attribute in tag.attributes() {
            let attribute = attribute.unwrap_or_else(|e| panic!("{path}: {e}"));
            let value = attribute.value.to_string();
            match attribute.key.as_ref() {
                "id" => assert!(ids.insert(value.clone()), "{path}: two ids `{value}`"),
                "href" | "src" => hrefs.push(value),
                _ => (),
            }
        }
    }
}

/// Every document of the book is well-formed, reads from the right, and leads to what is there.
fn judge(book: &[(String, Vec<u8>)]) {
    assert_eq!(book[0], ("mimetype".to_owned(), b"application/epub+zip".to_vec()));
    let names: BTreeSet<&str> = book.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(names.len(), book.len(), "two files of one name");
    let mut documents = BTreeMap::new();
    for (path, bytes) in book.iter().filter(|(p, _)| p.ends_with(".xhtml")) {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(text.contains("dir=\"rtl\"") && text.contains("lang=\"ar\""), "{path}");
        documents.insert(path.as_str(), read(path, text));
    }
    for (path, (_, hrefs)) in &documents {
        for href in hrefs.iter().filter(|h| !h.starts_with("http")) {
            let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
            let file = format!("EPUB/{file}");
            assert!(names.contains(file.as_str()), "{path} leads to {href}");
            let there = documents.get(file.as_str()).is_some_and(|(ids, _)| ids.contains(anchor));
            assert!(anchor.is_empty() || there, "{path} leads to {href}");
        }
    }
    let package = &book.iter().find(|(p, _)| p == "EPUB/package.opf").unwrap().1;
    let package = std::str::from_utf8(package).unwrap();
    assert!(package.contains("page-progression-direction=\"rtl\""));
    let (_, listed) = read("package.opf", package);
    let listed: BTreeSet<String> = listed.iter().map(|h| format!("EPUB/{h}")).collect();
    for name in names.iter().filter(|n| n.starts_with("EPUB/") && !n.ends_with(".opf")) {
        assert!(listed.contains(*name), "{name} is not in the package");
    }
}

#[test]
fn a_book_is_well_formed_and_leads_only_inside() {
    let site = demo_site();
    let first = export(Form::Epub, None, site.path(), "a.epub");
    assert_eq!(first, export(Form::Epub, None, site.path(), "b.epub"), "other bytes");
    let book = unpack(&first);
    judge(&book);
    let text: String = book
        .iter()
        .filter(|(p, _)| p.starts_with("EPUB/events-"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    assert!(text.contains("من يقول ماذا") && text.contains("<table class=\"claims\">"));
    let article = "EPUB/article-2023-09-21-one-day-war.xhtml";
    let article = &book.iter().find(|(path, _)| path == article).unwrap().1;
    let article = String::from_utf8_lossy(article);
    assert!(article.contains("href=\"person-001.xhtml#k-nikol-pashinyan\""));
}

#[test]
fn a_dossier_is_a_book_of_its_own() {
    let site = demo_site();
    let book = unpack(&export(Form::Epub, Some("september-2023"), site.path(), "d.epub"));
    judge(&book);
    assert!(book.iter().any(|(p, _)| p == "EPUB/dossier-september-2023.xhtml"));
    assert!(!book.iter().any(|(p, _)| p.contains("world-cup")), "holds what it should not");
}

#[test]
fn one_file_asks_nothing_of_anybody() {
    let site = demo_site();
    for only in ["2023-09-21-one-day-war", "mediation"] {
        let html = export(Form::Html, Some(only), site.path(), "one.html");
        let html = String::from_utf8(html).unwrap();
        let mut ids = BTreeSet::new();
        for id in html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(ids.insert(id), "two ids `{id}`");
        }
        for address in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let inside = address.strip_prefix('#').is_some_and(|id| ids.contains(id));
            assert!(inside || address.starts_with("http"), "leads to {address}");
        }
        for word in ["<script", "<link", "src=\"http", "url(\"http", "url(\"/", "@import"] {
            assert!(!html.contains(word), "{only} holds {word}");
        }
        assert!(html.contains("url(\"data:font/woff2;base64,"));
    }
}

#[test]
fn an_archive_of_the_site_is_the_site() {
    let site = demo_site();
    let archive = export(Form::Zip, None, site.path(), "site.zip");
    assert_eq!(archive, {
        std::fs::remove_file(site.path().join("taken/site.zip")).unwrap();
        export(Form::Zip, None, site.path(), "site.zip")
    });
    let files = unpack(&archive);
    assert!(files.is_sorted_by(|a, b| a.0 < b.0));
    let index = files.iter().find(|(path, _)| path == "site/index.html").unwrap();
    assert!(index.1.starts_with(b"<!doctype html>"));
    assert!(!files.iter().any(|(path, _)| path.ends_with("sw.js")));
}

#[test]
fn what_is_not_there_is_named() {
    let site = demo_site();
    let options = Options { site: site.path().to_path_buf(), ..Options::default() };
    let only = Some("no-such-key".to_owned());
    let wanted = Export { form: Form::Epub, out: Some(site.path().join("x.epub")), only };
    let error = pipeline::export(&options, &wanted, &|_| ()).unwrap_err();
    assert!(error.to_string().contains("`no-such-key`"), "{error}");
    assert!(!site.path().join("x.epub").exists());
}
