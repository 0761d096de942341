//! Files in, files out.

use super::*;
use crate::base::{Faults, Span};
use crate::document::{Block, BlockKind, Body};
use crate::markdown::{self as md, Title};

fn shown(body: &Body) -> Vec<(BlockKind, String)> {
    let blocks = body.blocks.iter().filter(|b| b.kind != BlockKind::Title);
    blocks.map(|b: &Block| (b.kind, b.span.of(&body.text).to_owned())).collect()
}

fn back(markdown: &str) -> Body {
    let faults = Faults::new("a.md", markdown);
    md::parse(&faults, 0, &Title::Absent)
}

#[test]
fn what_is_written_reads_back_as_the_same_blocks() {
    for line in [
        "# ليست عنوانا",
        "- ليست بندا",
        "1. ليست بندا",
        "2) كذلك",
        "> ليست اقتباسا",
        "كلمة *بين* نجمتين و_شرطة_ و`علامة` و[[مفتاح]] و[رابط](x)",
        "a | b",
        "| ليست جدولا |",
        "+ زائد",
        "=====",
        "<b>وسم</b> & كيان &amp; وعنوان <https://example.org>",
        "خط \\ مائل و~~شطب~~",
        "مسافتان  بين كلمتين",
        "![صورة](x.png)",
        "***",
        ": تعريف",
        "[^1]: حاشية",
        "```",
        "نهاية #",
    ] {
        let mut body = Body::default();
        body.push_block(BlockKind::Paragraph, line, Some(Span::new(0, line.len())));
        body.push_block(BlockKind::Heading(2), "عنوان {#id} #", None);
        body.push_block(BlockKind::Paragraph, "فقرة بعده.", None);
        assert_eq!(shown(&back(&markdown::write(&body))), shown(&body), "{line}");
    }
}

#[test]
fn lists_quotations_and_tables_read_back() {
    let html = "<article><p>فقرة أولى طويلة بما يكفي لتكون فقرة حقا في هذا الاختبار.</p><ul><li>بند أول</li><li>بند ثان</li></ul>\
        <blockquote><p>قول منقول.</p></blockquote><table><tr><th>السنة</th><th>العدد</th></tr><tr><td>2020</td><td>5</td></tr></table>\
        <ol start='3'><li>ثالث</li><li>رابع</li></ol><p>فقرة <b>أخيرة</b> فيها <a href='https://example.org/a'>رابط</a>.</p></article>";
    let body = raw::html::read(html).article.body;
    let read = back(&markdown::write(&body));
    assert_eq!(shown(&read), shown(&body));
    assert_eq!(read.nodes, body.nodes);
    let kinds = |b: &Body| {
        b.marks.iter().map(|m| (m.kind.clone(), m.span.of(&b.text).to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&read), kinds(&body));
}

const ARTICLE: &str = "افتتاح معرض الكتاب بمشاركة مئة دار\n\nافتتح وزير الثقافة معرض الكتاب في العاصمة بحضور عدد كبير من الأدباء.\n\nالمصدر: وكالات\n";

struct Site {
    dir: tempfile::TempDir,
}

impl Site {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            let path = dir.path().join("in").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        Self { dir }
    }

    fn import(&self, dry_run: bool) -> ImportReport {
        let into = self.dir.path().join("site");
        let options = ImportOptions { into, dry_run, ..ImportOptions::default() };
        import(&[self.dir.path().join("in")], &options, &|_, _| ()).unwrap()
    }

    fn read(&self, to: &str) -> String {
        fs::read_to_string(self.dir.path().join("site").join(to)).unwrap()
    }
}

#[test]
fn an_article_is_written_once_and_never_overwritten() {
    let manifest = "\u{feff}file;date;source\r\na.txt;2021-03-04;\r\n";
    let site = Site::new(&[("a.txt", ARTICLE.as_bytes()), ("manifest.csv", manifest.as_bytes())]);
    let dry = site.import(true);
    assert!(!site.dir.path().join("site").exists());
    let first = site.import(false);
    assert_eq!(dry.items, first.items);
    assert_eq!(first.diagnostics, []);
    let item = &first.items[0];
    let to = "content/articles/2021-03-04-افتتاح-معرض-الكتاب-بمشاركة-مئة-دار.md";
    assert_eq!((item.to.as_str(), item.status), (to, ImportStatus::Written));
    assert_eq!(item.removed, [("credit-line".to_owned(), "المصدر: وكالات".to_owned())]);
    let text = site.read(to);
    assert!(text.starts_with("---\ntitle: \"افتتاح معرض الكتاب بمشاركة مئة دار\"\ndate: 2021-03-04\nsource: \"وكالات\"\n---\n\nافتتح"));
    assert_eq!(site.import(false).items[0].status, ImportStatus::Unchanged);
    fs::write(site.dir.path().join("site").join(to), "كلام آخر").unwrap();
    // What its editor has changed since is left alone, and not imported again beside it.
    let third = site.import(false);
    assert_eq!((third.items[0].to.as_str(), third.items[0].status), (to, ImportStatus::Unchanged));
    assert_eq!(site.read(to), "كلام آخر");
    // Another text under the same name gets a number.
    let other = ARTICLE.replace("مئة دار", "مئة دار ").replace("عدد كبير", "جمع كبير");
    fs::write(site.dir.path().join("in/a.txt"), other).unwrap();
    assert!(site.import(false).items[0].to.ends_with("-2.md"));
    assert_eq!(site.read(to), "كلام آخر");
}

#[test]
fn files_that_are_no_articles_are_refused_and_the_rest_imported() {
    let site = Site::new(&[
        ("a.txt", ARTICLE.as_bytes()),
        ("b.txt", b"\x00\x01\x02"),
        ("c.txt", b""),
        ("d.png", b"x"),
    ]);
    let report = site.import(false);
    let statuses: Vec<ImportStatus> = report.items.iter().map(|i| i.status).collect();
    assert_eq!(statuses, [ImportStatus::Written, ImportStatus::Refused, ImportStatus::Refused]);
    assert_eq!(report.diagnostics.len(), 2);
}

#[test]
fn bad_manifest_rows_are_told_with_their_line() {
    let manifest =
        "file,date,url,kind\na.txt,2021-02-31,ftp://x,news\n,2020-01-01,,\nzz.txt,,,\na.txt,,,\n";
    let site = Site::new(&[("a.txt", ARTICLE.as_bytes()), ("manifest.csv", manifest.as_bytes())]);
    let report = site.import(true);
    let found: Vec<(u32, &str)> =
        report.diagnostics.iter().map(|d| (d.place.line, d.code.as_str())).collect();
    assert_eq!(
        found,
        [
            (1, "manifest-unknown-column"),
            (2, "manifest-bad-address"),
            (2, "manifest-bad-date"),
            (3, "manifest-no-name"),
            (4, "manifest-no-file"),
            (5, "manifest-duplicate"),
        ]
    );
}

#[test]
fn markdown_keeps_its_front_matter_and_body() {
    let text = "---\ntitle: عنوان\nmood: calm\n---\n\n# عنوان\n\nنص *كما هو*.\n";
    let site = Site::new(&[
        ("note.md", text.as_bytes()),
        ("manifest.csv", b"file,date\nnote.md,2020-01-02\n"),
    ]);
    let report = site.import(false);
    let expected = text.replace("calm\n", "calm\ndate: 2020-01-02\n");
    assert_eq!(site.read(&report.items[0].to), expected);
}
