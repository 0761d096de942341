//! Saved pages, read.

use super::*;
use crate::document::{BlockKind, Container, MarkKind, Node};

const PAGE: &str = r#"<!doctype html><html lang="ar" dir="rtl"><head>
<title>ترميم القلعة القديمة يبدأ الصيف المقبل | صحيفة الأفق</title>
<meta property="og:site_name" content="صحيفة الأفق"><link rel="canonical" href="https://example.org/news/1">
<meta property="article:tag" content="آثار">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","url":"https://example.org/"},
{"@type":"NewsArticle","headline":"ترميم القلعة القديمة يبدأ الصيف المقبل","datePublished":"2022-05-03T10:00:00+0300","author":{"@type":"Person","name":"ليلى مراد"},"publisher":{"@type":"Organization","name":"صحيفة الأفق"}}]}</script>
<script>alert("سر")</script><style>p{color:red}</style></head>
<body><nav><a href="/">الرئيسية</a> <a href="/a">أخبار</a></nav>
<article><h1>ترميم القلعة القديمة يبدأ الصيف المقبل</h1>
<div class="share"><a href="https://example.org/share">شارك</a></div>
<p onclick="steal()">أعلنت مديرية الآثار أن ترميم <a href="https://example.org/castle" onmouseover="x()">القلعة القديمة</a> سيبدأ الصيف المقبل، بعد أن رصدت الوزارة المبلغ اللازم لتدعيم الأسوار&nbsp;الخارجية وإصلاح البوابات.</p>
<p>وقال المدير إن العمل "سيستغرق عامين"، وإن <b>الزيارة</b> ستبقى متاحة في القسم الشرقي طوال هذه المدة، وذلك حفاظا على مورد رزق العاملين في السياحة. <a href="javascript:evil()">اضغط</a></p>
<h2>مراحل العمل</h2>
<ul><li>تدعيم الأسوار الخارجية التي تضررت من الأمطار</li><li>إصلاح البوابات الخشبية وأقفالها القديمة</li></ul>
<table><tr><th>المرحلة</th><th>الشهر</th></tr><tr><td>الأولى</td><td>يونيو</td></tr></table>
<blockquote><p>هذه القلعة ذاكرة المدينة، ولا يجوز أن تترك للإهمال أكثر مما تركت في العقود الماضية.</p></blockquote>
<p>وتستقبل القلعة نحو مئة ألف زائر كل عام، بحسب أرقام المديرية، ويتوقع أن يتضاعف عددهم بعد انتهاء الأشغال.</p>
<iframe src="https://ads.example.org"></iframe></article>
<footer>جميع الحقوق محفوظة</footer></body></html>"#;

#[test]
fn a_saved_page_gives_its_article_and_what_it_says_of_itself() {
    let read = read(PAGE);
    let a = &read.article;
    assert_eq!(
        (a.title.as_str(), a.title_origin),
        ("ترميم القلعة القديمة يبدأ الصيف المقبل", TitleOrigin::Found)
    );
    assert_eq!(
        a.date.as_ref().map(ToString::to_string).as_deref(),
        Some("2022-05-03T10:00:00+03:00")
    );
    let source = a.source.clone().unwrap();
    assert_eq!(source.name, "صحيفة الأفق");
    assert_eq!(source.author.as_deref(), Some("ليلى مراد"));
    assert_eq!(source.url.as_deref(), Some("https://example.org/news/1"));
    assert_eq!(read.tags, ["آثار"]);
    let kinds: Vec<BlockKind> = a.body.blocks.iter().map(|b| b.kind).collect();
    use BlockKind::{Cell, Heading, Paragraph, Title};
    let expected = [
        Title,
        Paragraph,
        Paragraph,
        Heading(2),
        Paragraph,
        Paragraph,
        Cell,
        Cell,
        Cell,
        Cell,
        Paragraph,
        Paragraph,
    ];
    assert_eq!(kinds, expected, "{}", a.body.text);
    let quotes = a.body.nodes.iter().filter(|n| **n == Node::Open(Container::Quote)).count();
    assert_eq!(quotes, 1);
    let marks: Vec<(&MarkKind, &str)> =
        a.body.marks.iter().map(|m| (&m.kind, m.span.of(&a.body.text))).collect();
    let link = MarkKind::Link("https://example.org/castle".into());
    assert_eq!(marks, [(&link, "القلعة القديمة"), (&MarkKind::Strong, "الزيارة")]);
    assert!(read.n_words_cut > 0);
}

#[test]
fn nothing_that_runs_survives() {
    let text = format!("{:?}", read(PAGE).article.body);
    for bad in ["alert", "onclick", "steal", "javascript", "iframe", "color:red", "سر\""] {
        assert!(!text.contains(bad), "{bad}");
    }
}

#[test]
fn kept_words_lead_back_to_the_markup() {
    let body = read(PAGE).article.body;
    for word in ["مديرية", "القلعة القديمة", "الخارجية", "ذاكرة المدينة"]
    {
        let at = body.text.rfind(word).unwrap();
        let origin = body.origin.to_origin(Span::new(at, at + word.len()));
        assert_eq!(origin.map(|o| o.of(PAGE)), Some(word));
    }
    for r in &body.removed {
        assert!(PAGE.get(r.span.start()..r.span.end()).is_some());
    }
}

#[test]
fn a_page_without_an_article_gives_its_text() {
    let plain = "<p>افتتح السوق أبوابه.</p><p>وحضر التجار.</p>";
    let a = read(plain).article;
    assert_eq!(a.body.text, "افتتح السوق أبوابه.\nوحضر التجار.");
    assert_eq!(a.title_origin, TitleOrigin::Derived);
    assert_eq!(read("نص بلا وسوم").article.body.text, "نص بلا وسوم");
    assert_eq!(read("").article.body.text, "");
    assert_eq!(read("<div><br>سطر أول<br>سطر ثان</div>").article.body.blocks.len(), 2);
}
