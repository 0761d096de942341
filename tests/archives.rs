//! Archives of others become articles: exports, feeds, JSON Lines, tables; again and again.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a fault here fails the test")]

use std::fs;
use std::path::Path;

use warraq::import::{ImportOptions, ImportReport, ImportStatus, import};

const WXR: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>دفتر الساحل</title>
<link>https://old.example.org</link>
<wp:author><wp:author_login><![CDATA[suad]]></wp:author_login><wp:author_display_name><![CDATA[سعاد]]></wp:author_display_name></wp:author>
<item>
<title>افتتاح المكتبة &amp; قاعة القراءة</title>
<link>https://old.example.org/2019/05/%D9%85%D9%83%D8%AA%D8%A8%D8%A9/</link>
<dc:creator><![CDATA[suad]]></dc:creator>
<content:encoded><![CDATA[<!-- wp:paragraph -->
<p>افتتح رئيس البلدية أمس المكتبة العامة في المدينة القديمة.</p>
<!-- /wp:paragraph -->
<figure class="wp-block-image"><img src="b.jpg"/><figcaption>القاعة قبل الافتتاح بيوم</figcaption></figure>
[caption id="x"]<img src="a.jpg"> واجهة المكتبة[/caption]

وحضر الحفل عشرات من أهل الحي.
وقرأ الأطفال قصائد.]]></content:encoded>
<wp:post_date><![CDATA[2019-05-04 10:00:00]]></wp:post_date>
<wp:status><![CDATA[publish]]></wp:status>
<wp:post_type><![CDATA[post]]></wp:post_type>
<category domain="category"><![CDATA[ثقافة]]></category>
</item>
<item>
<title>مسودة</title>
<content:encoded><![CDATA[نص لم يكتمل بعد، وفيه سطر واحد.]]></content:encoded>
<wp:post_date><![CDATA[0000-00-00 00:00:00]]></wp:post_date>
<wp:status><![CDATA[draft]]></wp:status>
<wp:post_type><![CDATA[post]]></wp:post_type>
</item>
<item><title>صورة</title><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type></item>
</channel>
</rss>
"#;

const RSS: &str = "<rss version=\"2.0\"><channel><title>وكالة</title>\
    <item><title>انتهاء أعمال الجسر &amp;quot;الجديد&amp;quot;</title>\
    <link>https://news.example.org/a</link><pubDate>Wed, 20 Sep 2023 10:00:00 +0300</pubDate>\
    <description>&lt;p&gt;أعلنت البلدية انتهاء أعمال الجسر.&lt;/p&gt;</description></item>\
    <item><title>ثانٍ</title><description>نص الخبر الثاني</description></item></channel></rss>";

const ATOM: &str = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>مجلة</title>\
    <entry><title type=\"html\">عدد جديد</title><link rel=\"alternate\" href=\"https://m.example.org/1\"/>\
    <updated>2022-01-02T03:04:05Z</updated><author><name>نبيل</name></author>\
    <content type=\"html\">&lt;p&gt;صدر العدد الجديد من المجلة.&lt;/p&gt;</content></entry></feed>";

fn run(folder: &Path) -> ImportReport {
    let options = ImportOptions { into: folder.join("site"), ..ImportOptions::default() };
    import(&[folder.join("in")], &options, &|_, _| ()).unwrap()
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("in")).unwrap();
    for (name, text) in files {
        fs::write(dir.path().join("in").join(name), text).unwrap();
    }
    dir
}

fn written(dir: &Path, report: &ImportReport) -> Vec<String> {
    let items = report.items.iter().filter(|i| i.status == ImportStatus::Written);
    items.map(|i| fs::read_to_string(dir.join("site").join(&i.to)).unwrap()).collect()
}

fn codes(report: &ImportReport) -> Vec<(u32, &str)> {
    report.diagnostics.iter().map(|d| (d.place.line, d.code.as_str())).collect()
}

#[test]
fn an_export_of_wordpress_gives_its_posts_with_their_old_addresses() {
    let dir = folder(&[("export.xml", WXR)]);
    let report = run(dir.path());
    assert_eq!(codes(&report), [(0, "archive-left-out")]);
    let articles = written(dir.path(), &report);
    assert_eq!(articles.len(), 2);
    let first = &articles[0];
    for line in [
        "title: \"افتتاح المكتبة & قاعة القراءة\"",
        "date: 2019-05-04T10:00:00",
        "  name: \"دفتر الساحل\"",
        "  author: \"سعاد\"",
        "tags: [\"ثقافة\"]",
        "aliases: [\"2019/05/%D9%85%D9%83%D8%AA%D8%A8%D8%A9\"]",
        "افتتح رئيس البلدية أمس المكتبة العامة في المدينة القديمة.",
        "وحضر الحفل عشرات من أهل الحي.",
    ] {
        assert!(first.lines().any(|l| l.starts_with(line)), "no `{line}` in\n{first}");
    }
    assert!(
        !["caption", "wp:", "واجهة", "القاعة قبل"].iter().any(|w| first.contains(w)),
        "{first}"
    );
    assert!(articles[1].contains("\ndraft: true\n") && !articles[1].contains("\ndate:"));
}

#[test]
fn feeds_give_their_entries() {
    let dir = folder(&[("a.rss", RSS), ("b.atom", ATOM)]);
    let report = run(dir.path());
    assert_eq!(codes(&report), []);
    let articles = written(dir.path(), &report);
    assert_eq!(articles.len(), 3);
    assert!(articles[0].contains(
        "title: \"انتهاء أعمال الجسر \\\"الجديد\\\"\"\ndate: 2023-09-20T10:00:00+03:00\n"
    ));
    assert!(articles[0].contains("  name: \"وكالة\"\n  url: \"https://news.example.org/a\"\n"));
    assert!(articles[0].contains("أعلنت البلدية انتهاء أعمال الجسر."));
    assert!(articles[1].contains("نص الخبر الثاني"));
    assert!(
        articles[2].contains("  author: \"نبيل\"") && articles[2].contains("2022-01-02T03:04:05Z")
    );
}

#[test]
fn json_lines_and_tables_are_read_by_the_names_of_their_fields() {
    let lines = "{\"headline\":\"خبر أول\",\"maintext\":\"سطر أول من النص.\\nسطر ثان منه.\",\"published\":1695204000,\"keywords\":[\"أ\",\"ب\"],\"publisher\":{\"name\":\"جريدة\"}}\n{broken\n{\"title\":\"بلا نص\"}\n";
    let table = "\u{feff}العنوان;النص;التاريخ;المصدر\nخبر من جدول;\"فقرة أولى من الخبر.\n\nفقرة ثانية منه.\";20/9/2023;صحيفة\n;;;\nفارغ;;;\n";
    let other = "id,size\n1,2\n";
    let dir = folder(&[("a.jsonl", lines), ("b.csv", table), ("c.csv", other)]);
    let report = run(dir.path());
    let expected = [
        (2, "archive-syntax"),
        (3, "archive-no-text"),
        (6, "archive-empty"),
        (1, "archive-no-text"),
    ];
    assert_eq!(codes(&report), expected);
    let articles = written(dir.path(), &report);
    assert_eq!(articles.len(), 2);
    assert!(articles[0].contains("title: \"خبر أول\"\ndate: 2023-09-20T10:00:00Z\nsource: \"جريدة\"\ntags: [\"أ\", \"ب\"]\n"), "{}", articles[0]);
    assert!(articles[0].contains("سطر أول من النص.\n\nسطر ثان منه."));
    assert!(articles[1].contains("date: 2023-09-20\nsource: \"صحيفة\"\n"));
    assert!(articles[1].contains("فقرة أولى من الخبر.\n\nفقرة ثانية منه."));
}

#[test]
fn a_second_run_writes_nothing_and_goes_on_after_a_cut() {
    let dir = folder(&[("export.xml", WXR), ("a.rss", RSS)]);
    let first = run(dir.path());
    let second = run(dir.path());
    assert!(second.items.iter().all(|i| i.status == ImportStatus::Unchanged));
    let to = |r: &ImportReport| r.items.iter().map(|i| i.to.clone()).collect::<Vec<_>>();
    assert_eq!(to(&first), to(&second));
    // The run was cut off: one article is not there yet.
    fs::remove_file(dir.path().join("site").join(&first.items[1].to)).unwrap();
    let third = run(dir.path());
    let again: Vec<_> = third.items.iter().filter(|i| i.status == ImportStatus::Written).collect();
    assert_eq!(again.len(), 1);
    assert_eq!(again[0].to, first.items[1].to);
}

#[test]
fn nearly_the_same_text_is_told() {
    let body: Vec<String> = (0..60).map(|i| format!("كلمة{i}")).collect();
    let one = format!("عنوان أول\n\n{} .", body.join(" "));
    let other = format!("عنوان آخر\n\n{} .", body.join(" ").replace("كلمة30", "غيرها"));
    let dir = folder(&[("a.txt", &one), ("b.txt", &other)]);
    let report = run(dir.path());
    let found: Vec<_> = report.diagnostics.iter().filter(|d| d.code == "near-duplicate").collect();
    assert_eq!(found.len(), 1, "{:?}", report.diagnostics);
    assert!(found[0].place.file.ends_with("b.txt") && found[0].message.contains("عنوان-أول"));
}

#[test]
fn damaged_archives_cost_only_themselves() {
    let cut = &WXR[..WXR.find("مسودة").unwrap()];
    let dir = folder(&[("a.xml", cut), ("b.xml", "<a><b"), ("c.json", "[1, {"), ("d.csv", "")]);
    let report = run(dir.path());
    assert_eq!(report.items.iter().filter(|i| i.status == ImportStatus::Written).count(), 1);
    assert!(report.items.iter().filter(|i| i.status == ImportStatus::Refused).count() >= 3);
    let deep = "<a>".repeat(100_000);
    let dir = folder(&[("a.xml", &deep)]);
    assert_eq!(codes(&run(dir.path())), [(1, "archive-syntax")]);
}
