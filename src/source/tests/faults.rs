//! Every fault an author can make, by the file that makes it: what is reported, and where.

use super::*;
use crate::base::Severity;

/// File, content, the code reported, where, and the words.
type Case = (&'static str, &'static str, &'static str, &'static str, &'static str);

const A: &str = "content/articles/a.md";
const E: &str = "content/entities/e.md";
const V: &str = "content/events/v.md";
const D: &str = "content/dossiers/d.md";
const P: &str = "content/pages/p.md";
const W: &str = "warraq.yaml";
const C: &str = "content/curation.yaml";
const M: &str = "content/articles/manifest.csv";

#[rustfmt::skip]
const CASES: &[Case] = &[
    // The shape of front matter.
    (A, "", "empty-file", "", ""),
    (A, "\u{feff} \r\n", "empty-file", "", ""),
    (A, "---\ntitle: ع\n\nنص", "front-matter-unclosed", "1:1", "---"),
    (A, "———\ntitle: ع\n---\nنص", "front-matter-fence", "1:1", "———"),
    (A, "\u{200f}---\ntitle: ع\n---\nنص", "bidi-mark", "1:1", "\u{200f}---"),
    (A, "---\ndate: 2023\n---\nنص", "front-matter-missing-title", "1:1", ""),
    (A, "---\ntitle:\n---\nنص", "front-matter-missing-title", "1:1", ""),
    (A, "---\ndate: 2023\n---\n", "front-matter-missing-title", "1:1", ""),
    (A, "---\ntitle: ع\n---\n", "empty-body", "4:1", ""),
    (A, "نص بلا شيء", "front-matter-missing-title", "1:1", ""),
    // Keys.
    (A, "---\ntitle: ع\ntgas: [أ]\n---\nنص", "front-matter-unknown-key", "3:1", "tgas"),
    (A, "---\r\ntitle: ع\r\ntgas: [أ]\r\n---\r\nنص", "front-matter-unknown-key", "3:1", "tgas"),
    (A, "\u{feff}---\ntitle: ع\ntgas: [أ]\n---\nنص", "front-matter-unknown-key", "3:1", "tgas"),
    (A, "---\ntitle: ع\nعنوان: آخر\n---\nنص", "front-matter-unknown-key", "3:1", "عنوان"),
    (A, "---\ntitle: ع\nsource: {nmae: س}\n---\nنص", "front-matter-unknown-key", "3:10", "nmae"),
    (A, "---\ntitle: ع\ntags: [أ]\ntags: [ب]\n---\nنص", "front-matter-duplicate-key", "4:1", "tags"),
    (A, "---\ntitle: ع\n\u{200f}date: 2023\n---\nنص", "bidi-mark", "3:1", "\u{200f}date"),
    (A, "---\ntitle: ع\ndate: \u{200f}2023\n---\nنص", "bidi-mark", "3:7", "\u{200f}2023"),
    // Values.
    (A, "---\ntitle: [أ, ب]\n---\nنص", "front-matter-wrong-type", "2:8", "[أ, ب]"),
    (A, "---\ntitle: ع\nsource: [أ]\n---\nنص", "front-matter-wrong-type", "3:9", "[أ]"),
    (A, "---\ntitle: ع\ntags: {أ: ب}\n---\nنص", "front-matter-wrong-type", "3:7", "{أ: ب}"),
    (A, "---\ntitle: ع\ndraft: ربما\n---\nنص", "front-matter-wrong-type", "3:8", "ربما"),
    (A, "---\ntitle: ع\nentities: [أ]\n---\nنص", "front-matter-wrong-type", "3:11", "[أ]"),
    (A, "---\ntitle: ع\ndate: 2023-02-31\n---\nنص", "front-matter-impossible-date", "3:7", "2023-02-31"),
    (A, "---\ntitle: ع\ndate: ٢٠٢٣-١٣-٠١\n---\nنص", "front-matter-impossible-date", "3:7", "٢٠٢٣-١٣-٠١"),
    (A, "---\ntitle: ع\ndate: 20/9/2023\n---\nنص", "front-matter-bad-date", "3:7", "20/9/2023"),
    (A, "---\ntitle: ع\ndate: أمس\n---\nنص", "front-matter-bad-date", "3:7", "أمس"),
    (A, "---\ntitle: ع\ndate: 2023-09-20T25:00:00Z\n---\nنص", "front-matter-impossible-date", "3:7", "2023-09-20T25:00:00Z"),
    (A, "---\ntitle: ع\ndate: 2023-09\nupdated: 2023-08-01\n---\nنص", "dates-reversed", "4:10", "2023-08-01"),
    (A, "---\ntitle: ع\ntags: [حرب، هدنة]\n---\nنص", "front-matter-arabic-comma", "3:8", "حرب، هدنة"),
    (A, "---\ntitle: ع\nsource: {url: 'https://a.org'}\n---\nنص", "front-matter-missing-name", "3:9", ""),
    (A, "---\ntitle: ع\nsource: {name: س, url: 'www.a.org'}\n---\nنص", "front-matter-bad-address", "3:24", "'www.a.org'"),
    (A, "---\ntitle: ع\nimage: https://a.org/x.jpg\n---\nنص", "image-remote", "3:8", "https://a.org/x.jpg"),
    (A, "---\ntitle: ع\nimage: ../../x.jpg\n---\nنص", "image-remote", "3:8", "../../x.jpg"),
    (A, "---\ntitle: ع\nimage: {src: none.jpg}\n---\nنص", "missing-image", "3:14", "none.jpg"),
    (A, "---\ntitle: ع\nslug: «؟»\n---\nنص", "front-matter-bad-key", "3:7", "«؟»"),
    (A, "---\ntitle: ع\naliases: [../x]\n---\nنص", "front-matter-bad-address", "3:11", "../x"),
    // YAML itself.
    (A, "---\ntitle: كتاب: قراءة\n---\nنص", "front-matter-unquoted", "2:8", "كتاب: قراءة"),
    (A, "---\ntitle: \"قال\" ثم مضى\n---\nنص", "front-matter-unquoted", "2:8", "\"قال\" ثم مضى"),
    (A, "---\ntitle: @ع\n---\nنص", "front-matter-unquoted", "2:8", "@ع"),
    (A, "---\ntitle: ع\nsummary: \"لم يغلق\ndate: 2023\n---\nنص", "front-matter-syntax", "3:10", "\"لم يغلق"),
    (A, "---\ntitle: ع\ntags: [أ, ب\n---\nنص", "front-matter-syntax", "3:7", "[أ, ب"),
    (A, "---\ntitle: ع\nsource:\n\tname: س\n---\nنص", "front-matter-tab", "4:2", "name: س"),
    (A, "---\ntitle: *نجم\n---\nنص", "front-matter-alias", "2:8", "*نجم"),
    (A, "---\nكلام لا مفتاح فيه\n---\nنص", "front-matter-wrong-type", "2:1", "كلام لا مفتاح فيه"),
    // Prose.
    (A, "---\ntitle: ع\n---\nنص <b>غ</b>", "raw-html", "4:4", "<b>"),
    (A, "---\ntitle: ع\n---\n\n[س](javascript:x)", "link-scheme", "5:1", "[س](javascript:x)"),
    (A, "---\ntitle: ع\n---\n\n![س](http://a.org/x.png)", "image-remote", "5:1", "![س](http://a.org/x.png)"),
    (A, "---\ntitle: ع\n---\n\nقال **غامق،**بعد", "bold-next-to-punctuation", "5:5", "**غامق،**"),
    (A, "---\ntitle: ع\n---\r\n\r\nس\r\nزار [[nowhere|هناك]]", "dangling-link", "6:15", "هناك"),
    // References between files.
    (A, "---\ntitle: ع\nevents: [nothing]\n---\nنص", "dangling-key", "3:10", "nothing"),
    (A, "---\ntitle: ع\nentities: {pin: [nobody]}\n---\nنص", "dangling-key", "3:18", "nobody"),
    (E, "---\nname: ع\nkind: place\ncountry: nowhere\n---\n", "dangling-key", "4:10", "nowhere"),
    (E, "---\nname: ع\nkind: person\nroles:\n  - {title: وزير, of: nowhere}\n---\n", "dangling-key", "5:23", "nowhere"),
    (V, "---\ntitle: ع\nkind: assault\nplace: nowhere\n---\n", "dangling-key", "4:8", "nowhere"),
    (V, "---\ntitle: ع\nkind: assault\npart_of: nothing\n---\n", "dangling-key", "4:10", "nothing"),
    (V, "---\ntitle: ع\nkind: assault\npart_of: v\n---\n", "part-of-cycle", "4:10", "v"),
    (V, "---\ntitle: ع\nkind: assault\nparticipants: [{entity: nobody}]\n---\n", "dangling-key", "4:25", "nobody"),
    // Cards.
    (E, "---\nkind: place\n---\n", "front-matter-missing-name", "2:1", ""),
    (E, "---\nname: ع\n---\n", "front-matter-missing-kind", "2:1", ""),
    (E, "---\nname: ع\nkind: presun\n---\n", "front-matter-unknown-value", "3:7", "presun"),
    (E, "---\nname: ع\nkind: place\ncoordinates: [146.7, 39.8]\n---\n", "front-matter-coordinates-out-of-range", "4:14", "[146.7, 39.8]"),
    (E, "---\nname: ع\nkind: place\ncoordinates: شمالًا\n---\n", "front-matter-wrong-type", "4:14", "شمالًا"),
    (E, "---\nname: ع\nkind: person\nborn: 1990\ndied: 1980\n---\n", "dates-reversed", "5:7", "1980"),
    (E, "---\nname: ع\nkind: person\nroles:\n  - {title: وزير, from: 2020, to: 2019}\n---\n", "dates-reversed", "5:35", "2019"),
    (E, "---\nname: ع\nkind: person\nroles:\n  - {from: 2020}\n---\n", "front-matter-missing-title", "5:5", ""),
    (E, "---\nname: ع\nkind: person\nroles:\n  - {title: وزير, from: []}\n---\n", "front-matter-wrong-type", "5:25", "[]"),
    (E, "---\nname: ع\nkind: person\nwikidata: 227\n---\n", "front-matter-bad-wikidata", "4:11", "227"),
    (E, "---\nname: ع\nkind: person\nwebsite: a.org\n---\n", "front-matter-bad-address", "4:10", "a.org"),
    (E, "نص بلا مقدمة", "front-matter-missing-name", "1:1", ""),
    (V, "---\nkind: assault\n---\n", "front-matter-missing-title", "2:1", ""),
    (V, "---\ntitle: ع\nkind: war\n---\n", "front-matter-unknown-value", "3:7", "war"),
    (V, "---\ntitle: ع\nkind: assault\nstart: 2020-05\nend: 2020-04-30\n---\n", "dates-reversed", "5:6", "2020-04-30"),
    (V, "---\ntitle: ع\nkind: assault\nparticipants: [{role: target}]\n---\n", "front-matter-missing-entity", "4:16", ""),
    (P, "---\nsummary: س\n---\nنص", "front-matter-missing-title", "2:1", ""),
    // Dossiers.
    (D, "---\ntitle: ع\nover: artcles\n---\n", "front-matter-unknown-value", "3:7", "artcles"),
    (D, "---\ntitle: ع\nover: articles\nsort: -dtae\n---\n", "front-matter-unknown-field", "4:7", "-dtae"),
    (D, "---\ntitle: ع\nwhere: year ==\n---\n", "dossier-expression", "3:8", "year =="),
    (D, "---\ntitle: ع\nlimit: كثير\n---\n", "front-matter-wrong-type", "3:8", "كثير"),
    // Settings.
    (W, "titel: ع\n", "config-unknown-key", "1:1", "titel"),
    (W, "base_url: example.org\n", "config-bad-address", "1:11", "example.org"),
    (W, "base_url: ftp://example.org/\n", "config-bad-address", "1:11", "ftp://example.org/"),
    (W, "digits: hindi\n", "config-unknown-value", "1:9", "hindi"),
    (W, "colors: {accent: red}\n", "config-bad-color", "1:18", "red"),
    (W, "colors:\n  accent: #0f766e\n", "config-bad-color", "2:11", "#0f766e"),
    (W, "discovery: {entity_mentions: قليل}\n", "config-wrong-type", "1:30", "قليل"),
    (W, "page_size: 0\n", "config-wrong-type", "1:12", "0"),
    (W, "menu: [{title: أ}]\n", "config-missing-href", "1:8", ""),
    (W, "menu: [{title: أ, href: 'javascript:x'}]\n", "config-bad-address", "1:8", "{title: أ, href: 'javascript:x'}"),
    (W, "title: أ\n---\ntitle: ب\n", "config-second-document", "2:1", "---"),
    // Curation.
    (C, "merge: [[a]]\n", "curation-wrong-type", "1:9", "[a]"),
    (C, "merge: a\n", "curation-wrong-type", "1:8", "a"),
    (C, "marge: [[a, b]]\n", "curation-unknown-key", "1:1", "marge"),
    (C, "retype: {a: persn}\n", "curation-unknown-value", "1:13", "persn"),
    (C, "split: [{name: أ}]\n", "curation-missing-key", "1:9", ""),
    // Manifests.
    (M, "file,date\nnone.txt,2023\n", "manifest-no-file", "2:1", "none.txt"),
    (M, "name,date\na.txt,2023\n", "manifest-no-header", "1:1", ""),
    (M, "file,daet\n", "manifest-unknown-column", "1:6", "daet"),
    (M, "file,date\nr.txt,2023-02-30\n", "manifest-impossible-date", "2:7", "2023-02-30"),
    (M, "file,url\nr.txt,a.org\n", "manifest-bad-address", "2:7", "a.org"),
    (M, "file\nr.txt\nr.txt\n", "manifest-duplicate", "3:1", "r.txt"),
    // Files.
    ("content/articles/؟.md", "---\ntitle: ع\n---\nنص", "bad-key", "", ""),
    ("content/articles/index.md", "---\ntitle: ع\n---\nنص", "bad-key", "", ""),
    ("content/articles/x.html", "<p>", "unknown-file", "", ""),
    ("warraq.yml", "title: ع\n", "config-name", "", ""),
];

#[test]
fn every_fault_is_told_with_its_place_and_words() {
    let mut failed = Vec::new();
    for (path, content, code, at, words) in CASES {
        let raw: (&str, &[u8]) = ("content/articles/r.txt", "نص\n\nآخر".as_bytes());
        let (_, faults) = load_all(&[raw, (path, content.as_bytes())]);
        let place = if at.is_empty() { (*path).to_owned() } else { format!("{path}:{at}") };
        let fits =
            |d: &&Diagnostic| d.code == *code && d.place.to_string() == place && d.words == *words;
        if faults.iter().filter(fits).count() != 1 {
            let told: Vec<String> = faults
                .iter()
                .map(|d| format!("    {} {} «{}» {}", d.place, d.code, d.words, d.message))
                .collect();
            failed.push(format!("{content:?}\n  {place} {code} «{words}»\n{}", told.join("\n")));
        }
        let noise = faults.iter().filter(|d| d.code != *code && d.severity == Severity::Error);
        let noise: Vec<&str> = noise.map(|d| d.code.as_str()).collect();
        let expected =
            ["front-matter-missing-title", "front-matter-wrong-type", "front-matter-missing-name"];
        if noise.iter().any(|code| !expected.contains(code)) {
            failed.push(format!("{content:?}: besides {code}, {noise:?}"));
        }
    }
    assert!(failed.is_empty(), "{} of {}\n{}", failed.len(), CASES.len(), failed.join("\n"));
}

#[test]
fn bytes_that_are_no_text_are_placed() {
    let cases: &[(&[u8], &str, &str)] = &[
        (
            b"---\ntitle: \xd8\xb9\n---\n\xd9\x86\xd8\xb5 \xff",
            "not-utf8",
            "content/articles/a.md:4:4",
        ),
        (b"\xff\xfe\x28\x06", "not-utf8", "content/articles/a.md:1:1"),
        (b"\xc7\xe1\xcd\xd1\xc8", "not-utf8", "content/articles/a.md:1:1"),
        ("نص\nن\0ص".as_bytes(), "nul", "content/articles/a.md:2:2"),
    ];
    for (bytes, code, place) in cases {
        let (inputs, faults) = load_all(&[("content/articles/a.md", bytes)]);
        assert!(inputs.articles.is_empty());
        let told: Vec<_> = faults.iter().map(|d| (d.code.as_str(), d.place.to_string())).collect();
        assert_eq!(told, [(*code, (*place).to_owned())]);
    }
}

#[test]
fn too_much_is_refused() {
    let large = format!("---\ntitle: ع\n---\n{}", "كلمة ".repeat(1_300_000));
    let front = format!("---\ntitle: ع\nsummary: {}\n---\nنص", "كلمة ".repeat(120_000));
    let deep = format!("---\ntitle: ع\ntags: {}\n---\nنص", "[".repeat(100_000));
    let bombs = "---\ntitle: ع\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nنص";
    for (text, code) in [
        (large.as_str(), "too-large"),
        (&front, "front-matter-too-large"),
        (&deep, "front-matter-too-deep"),
        (bombs, "front-matter-alias"),
    ] {
        let (_, faults) = load_all(&[("content/articles/a.md", text.as_bytes())]);
        assert!(faults.iter().any(|d| d.code == code), "{code}: {faults:?}");
    }
}

#[test]
fn a_fault_in_one_key_costs_that_key() {
    let (a, faults) =
        article("---\ntitle: ع\ntags: [أ, ب\ndate: 2023-02-31\nplace: باكو\nsource: س: ص\n---\nنص");
    assert_eq!((a.meta.title.as_str(), a.meta.place.as_deref()), ("ع", Some("باكو")));
    assert_eq!((a.meta.date, a.meta.tags.len()), (None, 0));
    assert_eq!(a.meta.source.map(|s| s.name).as_deref(), Some("س: ص"));
    let codes: Vec<&str> = faults.iter().map(|d| d.code.as_str()).collect();
    assert_eq!(
        codes,
        ["front-matter-syntax", "front-matter-impossible-date", "front-matter-unquoted"]
    );
}

#[test]
fn hints_say_what_was_meant() {
    let hint = |path: &str, text: &str| {
        let (_, faults) = load_all(&[(path, text.as_bytes())]);
        faults.first().map(|d| d.hint.clone()).unwrap_or_default()
    };
    assert_eq!(hint(A, "---\ntitle: ع\ntgas: [أ]\n---\nنص"), "did you mean `tags`?");
    assert_eq!(hint(A, "---\ntitle: ع\nتاريخ: 2023\n---\nنص"), "did you mean `date`?");
    assert_eq!(hint(A, "---\ntitle: ع\ndate: 20/9/2023\n---\nنص"), "write it as 2023-09-20");
    assert_eq!(hint(W, "digits: arabic\n"), "did you mean `arab`?");
    let files: &[(&str, &[u8])] = &[
        ("content/entities/baku.md", "---\nname: باكو\nkind: place\n---\n".as_bytes()),
        (E, "---\nname: ع\nkind: place\ncountry: باكو\n---\n".as_bytes()),
        (P, "---\ntitle: ع\n---\n[[bakku]] [[built-in]]".as_bytes()),
    ];
    let (_, faults) = load_all(files);
    let hints: Vec<&str> = faults.iter().map(|d| d.hint.as_str()).collect();
    assert_eq!(hints, ["write its key, `baku`", "did you mean `baku`?"]);
}

#[test]
fn keys_and_names_claimed_twice_are_told() {
    let text = "---\ntitle: ع\nslug: same\n---\nنص".as_bytes();
    let (inputs, faults) =
        load_all(&[("content/articles/b/x.md", text), ("content/articles/a/y.md", text)]);
    assert_eq!(inputs.articles.len(), 1);
    assert_eq!(inputs.articles.first().map(|a| a.path.as_str()), Some("content/articles/a/y.md"));
    let told = faults.first().expect("a fault");
    assert_eq!((told.code.as_str(), told.words.as_str()), ("duplicate-slug", "same"));
    assert_eq!(told.place.to_string(), "content/articles/b/x.md");
    assert!(told.message.contains("content/articles/a/y.md"));
    let card = |aliases: &str| format!("---\nname: ع\nkind: person\naliases: [{aliases}]\n---\n");
    let (_, faults) = load_all(&[
        ("content/entities/a.md", card("علييف").replace(": ع", ": س").as_bytes()),
        ("content/entities/b.md", card("صاد, علييف").as_bytes()),
    ]);
    let told: Vec<_> = faults.iter().map(|d| (d.code.as_str(), d.place.to_string())).collect();
    assert_eq!(told, [("shared-name", "content/entities/b.md:4:16".to_owned())]);
}

#[test]
fn events_that_are_part_of_each_other_are_told_once() {
    let event =
        |of: &str| format!("---\ntitle: ع\nkind: assault\npart_of: {of}\n---\n").into_bytes();
    let (a, b, c, d) = (event("b"), event("c"), event("a"), event("a"));
    let (_, faults) = load_all(&[
        ("content/events/a.md", &a),
        ("content/events/b.md", &b),
        ("content/events/c.md", &c),
        ("content/events/d.md", &d),
    ]);
    let codes: Vec<&str> = faults.iter().map(|d| d.code.as_str()).collect();
    assert_eq!(codes, ["part-of-cycle"]);
}
