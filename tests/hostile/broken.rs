//! Broken, huge and treacherous files: each is told by its code, costs itself and nothing else.

use std::fs;
use std::io::Write as _;
use std::time::Instant;

use rayon::prelude::*;
use tempfile::TempDir;
use warraq::pipeline::{self, Options};
use warraq::source;

/// A file put into a site, and the code of the fault that has to be told; "" when it is no fault.
pub struct Case {
    name: String,
    path: String,
    bytes: Vec<u8>,
    code: &'static str,
}

fn case(name: &str, path: &str, bytes: impl Into<Vec<u8>>, code: &'static str) -> Case {
    Case { name: name.into(), path: path.into(), bytes: bytes.into(), code }
}

/// An article whose front matter is in order.
fn article(body: &str) -> String {
    format!("---\ntitle: خبر\ndate: 2023-09-20\n---\n\n{body}\n")
}

fn front(lines: &str) -> String {
    format!("---\ntitle: خبر\n{lines}\n---\n\nوصل الوفد إلى المدينة.\n")
}

const HERE: &str = "content/articles/x.md";

pub fn cases() -> Vec<Case> {
    let mut all = encodings();
    all.extend(yaml());
    all.extend(nesting());
    all.extend(direction());
    all.extend(keys_and_addresses());
    all.extend(other_files());
    all
}

fn encodings() -> Vec<Case> {
    let cut = |bytes: &[u8]| [article("نص").as_bytes(), bytes].concat();
    let utf16 = |units: &[u16]| {
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend(units.iter().flat_map(|u| u.to_le_bytes()));
        bytes
    };
    vec![
        case("an empty file", HERE, "", "empty-file"),
        case("blanks alone", HERE, " \n\t\n", "empty-file"),
        case("a mark of direction alone", HERE, "\u{200f}\n", "empty-file"),
        case("a byte order mark alone", HERE, [0xEF, 0xBB, 0xBF], "empty-file"),
        case("a letter cut in two", HERE, cut(&[0xD8]), "not-utf8"),
        case("a lone surrogate in UTF-8", HERE, cut(&[0xED, 0xA0, 0x80]), "not-utf8"),
        case("an overlong slash", HERE, cut(&[0xC0, 0xAF]), "not-utf8"),
        case("beyond the last letter", HERE, cut(&[0xF5, 0x80, 0x80, 0x80]), "not-utf8"),
        case("a lone surrogate in UTF-16", HERE, utf16(&[0x062E, 0xD800, 0x0628]), "not-utf8"),
        case("half a unit of UTF-16", HERE, [0xFF, 0xFE, 0x2E], "not-utf8"),
        case(
            "a picture by the name of an article",
            HERE,
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            "not-utf8",
        ),
        case(
            "an archive by the name of an article",
            HERE,
            b"PK\x03\x04\x14\0\0\0\x08\0\xff\xfe".to_vec(),
            "not-utf8",
        ),
        case("a zero byte", HERE, cut(b"\0"), "nul"),
        case("zero bytes alone", HERE, vec![0; 4096], "nul"),
        case(
            "random high bytes",
            HERE,
            (0..4096u32).map(|n| 0x80 | (n * 37 % 128) as u8).collect::<Vec<u8>>(),
            "not-utf8",
        ),
    ]
}

fn yaml() -> Vec<Case> {
    let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (ix, name) in ('b'..='i').enumerate() {
        let before = char::from(b'a' + ix as u8);
        bomb.push_str(&format!("{name}: &{name} [{}]\n", vec![format!("*{before}"); 9].join(", ")));
    }
    let deep = |n: usize| format!("tags: {}{}", "[".repeat(n), "]".repeat(n));
    vec![
        case("a bomb of aliases", HERE, front(&bomb), "front-matter-alias"),
        case("an alias of itself", HERE, front("tags: &a [*a]"), "front-matter-alias"),
        case("a list 10,000 deep", HERE, front(&deep(10_000)), "front-matter-too-deep"),
        case(
            "a list 100,000 deep, not closed",
            HERE,
            front(&format!("tags: {}", "[".repeat(100_000))),
            "*",
        ),
        case("maps 2,000 deep", HERE, front(&format!("tags: {}", "{a: ".repeat(2_000))), "*"),
        case("front matter without end", HERE, "---\ntitle: خبر\n", "*"),
        case(
            "front matter over its limit",
            HERE,
            front(&format!("summary: {}", "س".repeat(600_000))),
            "*",
        ),
        case(
            "a tag that would make an object",
            HERE,
            front("source: !!python/object/apply:os.system [ls]"),
            "*",
        ),
        case("a merge key", HERE, front("<<: {title: آخر}"), "front-matter-unknown-key"),
        case("one key ten thousand times", HERE, front(&"source: أ\n".repeat(10_000)), "*"),
        case("two documents", HERE, "---\ntitle: أ\n---\n---\ntitle: ب\n---\nنص.\n", ""),
        case("a date that is none", HERE, front("date: 2023-02-31"), "*"),
        case("a date of another age", HERE, front("date: 99999-01-01"), "*"),
        case("a negative date", HERE, front("date: -5"), "*"),
        case("a number for a list", HERE, front("tags: 5"), ""),
        case("a map for a title", HERE, "---\ntitle: {a: b}\n---\nنص.\n", "*"),
        case(
            "a title of a hundred thousand words",
            HERE,
            format!("---\ntitle: {}\n---\nنص.\n", "كلمة ".repeat(100_000)),
            "",
        ),
        case("tabs for indents", HERE, front("tags:\n\t- أ"), "*"),
        case("control characters", HERE, front("source: \"أ\\u0007ب\""), ""),
        case("a lone escape of a surrogate", HERE, front("source: \"\\ud800\""), "*"),
    ]
}

fn nesting() -> Vec<Case> {
    let long = |words: usize| "كلمة ".repeat(words);
    vec![
        case("quotations 10,000 deep", HERE, article(&format!("{} نص", ">".repeat(10_000))), ""),
        case("lists 10,000 deep", HERE, article(&format!("{}نص", "- ".repeat(10_000))), ""),
        case("brackets 20,000 deep", HERE, article(&"[".repeat(20_000)), ""),
        case(
            "links in links",
            HERE,
            article(&format!("{}نص{}", "[".repeat(5_000), "](a)".repeat(5_000))),
            "",
        ),
        case("emphasis 20,000 times", HERE, article(&"*أ ".repeat(20_000)), ""),
        case("underscores and asterisks", HERE, article(&"_*".repeat(20_000)), ""),
        case(
            "20,000 backticks",
            HERE,
            article(&(0..200).map(|n| "`".repeat(n) + " ").collect::<String>()),
            "",
        ),
        case("100,000 headings", HERE, article(&"# أ\n".repeat(100_000)), ""),
        case("20,000 references of links", HERE, article(&"[أ]: /ب\n".repeat(20_000)), "*"),
        case(
            "a table of 5,000 columns",
            HERE,
            article(&format!("|{}\n|{}\n", "أ|".repeat(5_000), "-|".repeat(5_000))),
            "",
        ),
        case("tags of HTML 20,000 deep", HERE, article(&"<div>".repeat(20_000)), ""),
        case("HTML never closed", HERE, article(&"<a href=\"".repeat(5_000)), ""),
        case("a line of a megabyte", HERE, article(&long(120_000)), ""),
        case("quotation marks never closed", HERE, article(&"«".repeat(20_000)), ""),
        case("opening and closing marks crossed", HERE, article(&"«\"“".repeat(10_000)), ""),
        case("parentheses 20,000 deep", HERE, article(&"(".repeat(20_000)), ""),
        case("one word of 200,000 letters", HERE, article(&"ا".repeat(200_000)), ""),
        case(
            "100,000 marks of vowels on a letter",
            HERE,
            article(&format!("ب{}", "\u{64e}".repeat(100_000))),
            "",
        ),
        case("tatweel 100,000 times", HERE, article(&format!("ب{}ت", "ـ".repeat(100_000))), ""),
        case(
            "a number of 50,000 digits",
            HERE,
            article(&format!("قتل {} شخصا.", "9".repeat(50_000))),
            "",
        ),
        case("numbers in words without end", HERE, article(&"ألف مليون ".repeat(5_000)), ""),
        case("and … said, 5,000 times", HERE, article(&"وقال الوزير وأضاف ".repeat(5_000)), ""),
        case(
            "names without a sentence end",
            HERE,
            article(&"رئيس الوزراء الأرميني نيكول باشينيان ".repeat(3_000)),
            "",
        ),
        case("50,000 full stops", HERE, article(&".".repeat(50_000)), ""),
        case("50,000 sentences", HERE, article(&"نعم. ".repeat(50_000)), ""),
        case("a file over its limit", HERE, article(&"س".repeat(6 << 20)), "too-large"),
    ]
}

/// Marks of direction that would show a text in another order than it is stored
/// (Boucher and Anderson, "Trojan Source", 2021), and letters that look like others.
fn direction() -> Vec<Case> {
    let marks = [
        '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}',
        '\u{2068}', '\u{2069}',
    ];
    let mut all: Vec<Case> = Vec::new();
    for mark in marks {
        let name = format!("U+{:04X}", mark as u32);
        let code = if matches!(mark, '\u{202d}' | '\u{202e}') { "order-override" } else { "" };
        all.push(case(
            &format!("{name} in prose"),
            HERE,
            article(&format!("نص {mark}آخر هنا")),
            code,
        ));
        all.push(case(
            &format!("{name} in a title"),
            HERE,
            format!("---\ntitle: خبر {mark}cba\n---\nنص.\n"),
            code,
        ));
    }
    all.push(case(
        "letters that look Latin",
        HERE,
        article("[paypаl](https://xn--paypl-7ve.example/)"),
        "",
    ));
    all.push(case(
        "zero-width joiners in a name",
        HERE,
        article("قال نيكول\u{200d}\u{200d} باشي\u{200b}نيان."),
        "",
    ));
    all.push(case(
        "marks of language tags",
        HERE,
        article("نص\u{e0001}\u{e0041}\u{e007f} هنا"),
        "",
    ));
    all.push(case(
        "private use and noncharacters",
        HERE,
        article("نص\u{e000}\u{fdd0}\u{fffe} هنا"),
        "",
    ));
    all
}

fn keys_and_addresses() -> Vec<Case> {
    let mut all = Vec::new();
    for key in [
        "../../x",
        "..",
        ".",
        "/etc/passwd",
        "a/../../b",
        "C:\\x",
        "a\\b",
        "con",
        "a b",
        "",
        "a?b",
        "a#b",
        "%2e%2e",
        "<b>",
        "\"",
        "'",
    ] {
        let key_line = format!("slug: '{}'", key.replace('\'', "''"));
        let expect = "";
        all.push(case(&format!("the key «{key}»"), HERE, front(&key_line), expect));
    }
    for address in [
        "javascript:run()",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "ftp://evil.example",
        "http://",
        "http://a b",
    ] {
        let line = format!("source: {{name: صحيفة, url: '{address}'}}");
        all.push(case(&format!("the source's address «{address}»"), HERE, front(&line), "*"));
    }
    all
}

fn other_files() -> Vec<Case> {
    let card = |lines: &str| format!("---\nname: اسم\nkind: person\n{lines}\n---\n");
    let entity = "content/entities/x.md";
    let event = "content/events/x.md";
    vec![
        case("a card of no kind", entity, "---\nname: اسم\nkind: dragon\n---\n", "*"),
        case("a card without a name", entity, "---\nkind: person\n---\n", "*"),
        case(
            "an event part of itself",
            event,
            "---\ntitle: حدث\nkind: fight\npart_of: x\n---\n",
            "*",
        ),
        case(
            "places off the earth",
            entity,
            "---\nname: اسم\nkind: place\ncoordinates: [900, 1e99]\n---\n",
            "*",
        ),
        case(
            "coordinates that are words",
            entity,
            "---\nname: اسم\nkind: place\ncoordinates: [أ, ب]\n---\n",
            "*",
        ),
        case(
            "ten thousand aliases",
            entity,
            card(&format!(
                "aliases: [{}]",
                (0..10_000).map(|n| format!("اسم{n}")).collect::<Vec<_>>().join(", ")
            )),
            "",
        ),
        case("an alias of one letter", entity, card("aliases: [و]"), ""),
        case("an alias of nothing", entity, card("aliases: ['']"), ""),
        case(
            "an end before its beginning",
            event,
            "---\ntitle: حدث\nkind: fight\nstart: 2023-09-20\nend: 2023-09-19\n---\n",
            "*",
        ),
        case(
            "an event at a place that is none",
            event,
            "---\ntitle: حدث\nkind: fight\nplace: nowhere\n---\n",
            "*",
        ),
        case(
            "an expression that never ends",
            "content/dossiers/x.md",
            "---\ntitle: ملف\nover: articles\nwhere: \"range(1000000000)|list|length > 0\"\n---\n",
            "*",
        ),
        case(
            "an expression of mere brackets",
            "content/dossiers/x.md",
            format!("---\ntitle: ملف\nover: articles\nwhere: \"{}\"\n---\n", "(".repeat(5_000)),
            "*",
        ),
        case(
            "an expression that reaches out",
            "content/dossiers/x.md",
            "---\ntitle: ملف\nover: articles\nwhere: \"get_env('HOME') == 'x'\"\n---\n",
            "*",
        ),
        case(
            "decisions of no kind",
            "content/curation.yaml",
            "explode: [a, b]\n",
            "curation-unknown-key",
        ),
        case("decisions that are words", "content/curation.yaml", "نص\n", "*"),
        case("a circle of merges", "content/curation.yaml", "merge:\n  - [a, b]\n  - [b, a]\n", ""),
        case(
            "a picture from elsewhere",
            HERE,
            front("image: {src: 'https://evil.example/x.png'}"),
            "*",
        ),
        case("a picture by a script", HERE, front("image: {src: 'javascript:run()'}"), "*"),
        case("a picture above the site", HERE, front("image: {src: '../../../etc/passwd'}"), ""),
        case("a pinned entity that is none", HERE, front("entities: {pin: [nothing]}"), "*"),
        case("an event that is none", HERE, front("events: [nothing]"), "*"),
        case("settings that are a list", "warraq.yaml", "- a\n- b\n", "*"),
        case("a setting that is unknown", "warraq.yaml", "title: أرشيف\ntittle: خطأ\n", "*"),
        case(
            "an address of the site that is none",
            "warraq.yaml",
            "title: أرشيف\nbase_url: 'javascript:x'\n",
            "*",
        ),
        case("digits of no kind", "warraq.yaml", "title: أرشيف\ndigits: roman\n", "*"),
        case("settings that are a picture", "warraq.yaml", b"\x89PNG\r\n\x1a\n\xff".to_vec(), "*"),
    ]
}

#[test]
fn every_broken_file_is_told_and_costs_itself_alone() {
    let faults: Vec<String> = cases().par_iter().flat_map_iter(faults_of).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// What went otherwise than it should with one case.
fn faults_of(case: &Case) -> Vec<String> {
    let begun = Instant::now();
    let site = TempDir::new().unwrap();
    let put = |path: &str, bytes: &[u8]| {
        let file = site.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    };
    put("warraq.yaml", "title: أرشيف\n".as_bytes());
    put("content/articles/good.md", article("وصل الوفد إلى بيروت.").as_bytes());
    put(&case.path, &case.bytes);
    let options = Options { site: site.path().to_path_buf(), ..Options::default() };
    let mut faults = Vec::new();
    match source::load(site.path(), &source::LoadOptions::default()) {
        Ok((inputs, _)) if inputs.articles.iter().any(|a| a.path.ends_with("good.md")) => {}
        Ok(_) => faults.push(format!("{}: the other article was lost", case.name)),
        Err(error) => faults.push(format!("{}: the build was lost: {error:#}", case.name)),
    }
    let said = pipeline::check(&options).unwrap_or_default();
    let about: Vec<String> = said
        .iter()
        .filter(|d| d.place.to_string().contains(&case.path) && d.code != "no-base-url")
        .map(|d| format!("{}[{}]", d.severity, d.code))
        .collect();
    let told = match case.code {
        "" => true,
        "*" => about.iter().any(|a| !a.contains("unknown-key")) || case.name.contains("unknown"),
        code => about.iter().any(|a| a.contains(code)),
    };
    if !told {
        faults.push(format!("{}: expected {}, was told {about:?}", case.name, case.code));
    }
    if std::env::var_os("HOSTILE_VERBOSE").is_some() {
        let ms = begun.elapsed().as_millis();
        let _ = writeln!(std::io::stderr(), "{ms:6} ms  {}: {about:?}", case.name);
    }
    faults
}
