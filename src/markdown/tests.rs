//! Markdown by example, by hostile text, and by the promises of `Body` over random pieces.

use proptest::prelude::*;

use super::*;
use crate::base::Diagnostic;
use crate::document::{BlockKind, Container, Mark, MarkKind, Node};

fn read(text: &str, title: &Title) -> (Body, Vec<Diagnostic>) {
    let faults = Faults::new("a.md", text);
    let body = parse(&faults, 0, title);
    check(text, &body);
    (body, faults.into_list())
}

fn body(text: &str) -> Body {
    read(text, &Title::Absent).0
}

fn codes(text: &str) -> Vec<(String, String, String)> {
    let faults = read(text, &Title::Absent).1;
    let place = |d: &Diagnostic| format!("{}:{}", d.place.line, d.place.column);
    faults.iter().map(|d| (d.code.clone(), place(d), d.words.clone())).collect()
}

/// What `Body` promises.
fn check(source: &str, body: &Body) {
    let mut end = 0;
    for (i, block) in body.blocks.iter().enumerate() {
        assert!(block.span.start() >= end, "blocks overlap: {:?}", body.blocks);
        if i > 0 && block.span.start() > 0 {
            assert_eq!(body.text.get(end..block.span.start()), Some("\n"));
        }
        end = block.span.end();
        let words = body.text.get(block.span.start()..end).expect("a block on boundaries");
        if block.kind != BlockKind::Code {
            assert!(!words.contains('\n'), "{words:?}");
            assert_eq!(words.trim_matches([' ', '\t']), words);
        }
    }
    assert_eq!(end, body.text.len(), "text outside blocks");
    let mut last = (0, 0);
    for mark in &body.marks {
        let inside = body.blocks.iter().any(|b| b.span.contains(mark.span));
        assert!(inside, "{mark:?} lies in no block");
        let order = (mark.span.start, u32::MAX - mark.span.end);
        assert!(order >= last, "marks out of order");
        last = order;
    }
    let named: Vec<u32> = body
        .nodes
        .iter()
        .filter_map(|n| if let Node::Block(i) = n { Some(*i) } else { None })
        .collect();
    let first = u32::from(body.title().is_some());
    let all: Vec<u32> = (first..u32::try_from(body.blocks.len()).expect("few blocks")).collect();
    assert_eq!(named, all, "every block but the title has one node, in order");
    let mut depth = 0_i32;
    for node in &body.nodes {
        depth += match node {
            Node::Open(_) => 1,
            Node::Close => -1,
            _ => 0,
        };
        assert!(depth >= 0);
    }
    assert_eq!(depth, 0, "containers are balanced");
    if body.origin.is_empty() {
        return;
    }
    for (at, c) in body.text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let span = Span::new(at, at + c.len_utf8());
        let Some(origin) = body.origin.to_origin(span) else { continue };
        let words = source.get(origin.start()..origin.end()).expect("an origin on boundaries");
        if words.len() == c.len_utf8() && !words.contains('\0') {
            assert_eq!(words, c.to_string(), "a letter is led to another");
        }
    }
}

#[test]
fn paragraphs_marks_and_breaks_become_layers() {
    let b = body("قال **إلهام علييف** إن\nالحرب *انتهت*.\n\nسطر  \nآخر `كود` ~~لا~~");
    assert_eq!(b.text, "قال إلهام علييف إن الحرب انتهت.\nسطر آخر كود لا");
    let words = |m: &Mark| (m.kind.clone(), m.span.of(&b.text).to_owned());
    assert_eq!(
        b.marks.iter().map(words).collect::<Vec<_>>(),
        [
            (MarkKind::Strong, "إلهام علييف".into()),
            (MarkKind::Emphasis, "انتهت".into()),
            (MarkKind::Break, String::new()),
            (MarkKind::Code, "كود".into()),
            (MarkKind::Strike, "لا".into()),
        ]
    );
}

#[test]
fn entities_and_escapes_lead_back_to_their_source() {
    let text = "أ &amp; ب \\*ج\\* &lt;د&gt; &#x647;";
    let b = body(text);
    assert_eq!(b.text, "أ & ب *ج* <د> ه");
    let of = |words: &str| {
        let start = b.text.find(words).expect("the words");
        let origin = b.origin.to_origin(Span::new(start, start + words.len())).expect("an origin");
        origin.of(text).to_owned()
    };
    assert_eq!(of("&"), "&amp;");
    assert_eq!(of("<د>"), "&lt;د&gt;");
    assert_eq!(of("ه"), "&#x647;");
    assert_eq!(of("ج"), "ج");
}

#[test]
fn a_headline_is_given_or_found() {
    let text = "# العنوان\n\nنص";
    let (b, _) = read(text, &Title::FromHeading);
    assert_eq!(b.title().map(|t| t.of(&b.text)), Some("العنوان"));
    assert_eq!(b.origin.to_origin(Span::new(0, 4)), Some(Span::new(2, 6)));
    let given = Title::Given { text: "العنوان".into(), origin: None };
    let (b, _) = read(text, &given);
    assert_eq!(b.text, "العنوان\nنص");
    assert_eq!(b.removed.len(), 1, "the heading that repeats the title is cut");
    let (b, _) = read("# غيره\n\nنص", &given);
    assert_eq!(b.text, "العنوان\nغيره\nنص");
    assert_eq!(b.blocks.get(1).map(|b| b.kind), Some(BlockKind::Heading(2)));
    assert_eq!(
        body("### فرع {#id .c}").blocks.first().map(|b| b.kind),
        Some(BlockKind::Heading(3))
    );
}

#[test]
fn lists_tables_quotes_and_footnotes_are_containers() {
    let b = body("- أ\n  - ب\n- ج\n\n3. د\n");
    assert_eq!(b.text, "أ\nب\nج\nد");
    assert_eq!(b.nodes.first(), Some(&Node::Open(Container::List { start: None })));
    assert!(b.nodes.contains(&Node::Open(Container::List { start: Some(3) })));
    let b = body("نص\n\n| أ | |\n|---|---|\n| ب | ج |\n");
    let cells = b.blocks.iter().filter(|b| b.kind == BlockKind::Cell).count();
    assert_eq!(cells, 4, "an empty cell keeps its column");
    assert!(b.nodes.contains(&Node::Open(Container::Row { head: true })));
    let b = body("> قول[^1]\n\n[^1]: حاشية\n");
    assert!(b.nodes.contains(&Node::Open(Container::Quote)));
    assert!(b.nodes.contains(&Node::Open(Container::Footnote("1".into()))));
    assert_eq!(b.marks.first().map(|m| m.kind.clone()), Some(MarkKind::FootnoteRef("1".into())));
    assert_eq!(b.text, "قول\nحاشية");
}

#[test]
fn wiki_links_keep_words_and_key() {
    let b = body("زار [[ilham-aliyev|إلهام علييف]] [[baku]] و[[مدن/غنجه#تاريخ|غنجة]].");
    assert_eq!(b.text, "زار إلهام علييف baku وغنجة.");
    let keys: Vec<String> = b
        .marks
        .iter()
        .filter_map(|m| if let MarkKind::WikiLink(k) = &m.kind { Some(k.clone()) } else { None })
        .collect();
    assert_eq!(keys, ["ilham-aliyev", "baku", "غنجه"]);
}

#[test]
fn what_does_not_get_through_is_told() {
    let told = |text: &str| codes(text).into_iter().next().unwrap_or_default();
    let is = |code: &str, place: &str, words: &str| (code.into(), place.into(), words.into());
    assert_eq!(told("نص <b>غامق</b>"), is("raw-html", "1:4", "<b>"));
    assert_eq!(body("نص <b>غامق</b> آخر").text, "نص غامق آخر");
    assert_eq!(told("<div>\nنص\n</div>"), is("raw-html", "1:1", "<div>"));
    assert_eq!(told("نص <!-- سر --> بعده"), Default::default());
    assert_eq!(body("نص <!-- سر --> بعده").text, "نص بعده");
    assert_eq!(told("<!-- سر -->\n\nنص"), Default::default());
    assert_eq!(told("سطر<br>آخر"), Default::default());
    assert_eq!(body("سطر<br>آخر").text, "سطر آخر");
    let link = "[نص](javascript:alert(1))";
    assert_eq!(told(link), is("link-scheme", "1:1", link));
    assert_eq!(body(link).text, "نص");
    assert!(body(link).marks.is_empty());
    for link in ["[x](java&#10;script:x)", "[x](&#1;javascript:x)", "[x](data:text/html,y)"] {
        assert!(body(link).marks.is_empty(), "{link}");
        assert_eq!(told(link).0, "link-scheme", "{link}");
    }
    assert_eq!(told("![صورة](https://example.org/a.jpg)").0, "image-remote");
    let b = body("قبل ![وصف](a.jpg \"عنوان\") بعد");
    assert_eq!(b.text, "قبل بعد");
    let (src, alt, title) = ("a.jpg".into(), "وصف".into(), "عنوان".into());
    assert!(b.nodes.contains(&Node::Image { src, alt, title }));
    assert_eq!(told("قال **غامق،**بعد").0, "bold-next-to-punctuation");
    assert_eq!(told("قال **غامق،**بعد").2, "**غامق،**");
    assert_eq!(told("قال **(غامق)**بعد").1, "1:5");
    assert_eq!(told("قال \\*\\*غامق،\\*\\*بعد"), Default::default());
    assert_eq!(told("    كلام بأربع مسافات").0, "indented-code");
}

#[test]
fn links_and_code_and_line_ends_of_every_kind() {
    let b = body("[نص](https://example.org) <https://example.org/x> <a@b.org>\r\nثانٍ\rثالث");
    let links: Vec<&MarkKind> = b.marks.iter().map(|m| &m.kind).collect();
    let link = |s: &str| MarkKind::Link(s.into());
    assert_eq!(
        links,
        [&link("https://example.org"), &link("https://example.org/x"), &link("mailto:a@b.org")]
    );
    assert!(b.text.ends_with("a@b.org ثانٍ ثالث"));
    let b = body("```\r\nسطر\r\n\r\nآخر\r\n```\r\nنص");
    assert_eq!(b.text, "سطر\n\nآخر\nنص");
    assert_eq!(b.blocks.first().map(|b| b.kind), Some(BlockKind::Code));
}

#[test]
fn what_happens_to_be_as_long_as_its_source_is_no_copy_of_it() {
    body("[[`|`]]");
    body("كلمة[[`| أ | ب |\r\n| أ | ب |`\\[[مفتاح|نص]]");
}

#[test]
fn deep_nesting_is_flattened_and_hostile_text_is_quick() {
    let deep = format!("{} كلمة", ">".repeat(5000));
    let (b, faults) = read(&deep, &Title::Absent);
    assert!(b.nodes.len() < 200);
    assert_eq!(faults.first().map(|d| d.code.as_str()), Some("nesting-too-deep"));
    for piece in
        ["[", "[[", "![", "**", "*a_ ", "<b>", "`", "- ", "[[a|", "&amp;", "**a،**b ", "|a"]
    {
        let text = piece.repeat(20_000);
        let faults = Faults::new("a.md", &text);
        parse(&faults, 0, &Title::FromHeading);
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "كلمة",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        "**",
        "*",
        "_",
        "~~",
        "`",
        "```",
        "# ",
        "## ",
        "- ",
        "1. ",
        "> ",
        "| أ | ب |",
        "|---|---|",
        "|",
        "[[",
        "]]",
        "[[مفتاح|نص]]",
        "[",
        "]",
        "(",
        ")",
        "](x)",
        "![",
        "<b>",
        "</b>",
        "<br>",
        "<!--",
        "-->",
        "<div>",
        "&amp;",
        "&ngE;",
        "&#10;",
        "&nbsp;",
        "\\",
        "\\*",
        "[^1]",
        "[^1]: ",
        "،",
        ".",
        "«",
        "»",
        "    ",
        "---",
        "{#x}",
        "\0",
        "\u{200f}",
        "َ",
        "<https://a.b>",
        "https://a.b",
        "a@b.c",
        ":",
        "!",
        "٣",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|p| p.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_markdown_keeps_the_promises_of_a_body(text in pieces()) {
        for title in [
            Title::Absent,
            Title::FromHeading,
            Title::Given { text: "كلمة".into(), origin: None },
        ] {
            read(&text, &title);
        }
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in "\\PC{0,200}") {
        read(&text, &Title::FromHeading);
    }
}
