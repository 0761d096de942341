//! Literate cases of times, claims and events: `tests/spec/{times,claims,events}.txt`.
//!
//! A case is an Arabic text, then what must be found in it, nothing more and nothing less of that
//! kind; a `#` line names it, `@ 2023-09-20` gives the article's date. With `BLESS=1` the files are
//! rewritten from what is found: read the difference before keeping it.

use std::fmt::Write as _;
use std::path::PathBuf;

use warraq::base::{Date, Stamp};
use warraq::document::{Article, BlockKind};
use warraq::extract::{Claim, EventMention, Extraction, Hedge, TimeMention, extract};
use warraq::lexicon::Lexicon;

#[test]
fn times_as_written() {
    run("times", |e, text| e.times.iter().map(|t| time(t, text)).collect());
}

#[test]
fn claims_as_written() {
    run("claims", |e, text| e.claims.iter().map(|c| claim(c, e, text)).collect());
}

#[test]
fn events_as_written() {
    run("events", |e, text| e.events.iter().map(|v| event(v, e, text)).collect());
}

/// One case of a file.
#[derive(Default)]
struct Case {
    head: Vec<String>,
    date: String,
    text: Vec<String>,
    expected: Vec<String>,
}

fn run(name: &str, facts: impl Fn(&Extraction, &str) -> Vec<String>) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/spec/{name}.txt"));
    let file = std::fs::read_to_string(&path).expect("the spec file is there");
    let lexicon = Lexicon::new(&[], &[]);
    let (mut faults, mut blessed) = (Vec::new(), Vec::new());
    let cases = cases(&file);
    for case in &cases {
        let article = article(case);
        let found = facts(&extract(&article, &lexicon), &article.body.text);
        if found != case.expected {
            let text = case.text.join("\n");
            let (expected, found) = (case.expected.join("\n"), found.join("\n"));
            faults.push(format!("{text}\n-- expected\n{expected}\n-- found\n{found}\n"));
        }
        blessed.push(written(case, &found));
    }
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, blessed.join("\n")).expect("the spec file can be written");
        return;
    }
    let n = cases.len();
    assert!(faults.is_empty(), "{} of {n} cases\n\n{}", faults.len(), faults.join("\n"));
}

/// Cases stand apart by blank lines; expectations are indented.
fn cases(file: &str) -> Vec<Case> {
    let mut out = Vec::new();
    for block in file.split("\n\n").filter(|b| !b.trim().is_empty()) {
        let mut case = Case::default();
        for line in block.lines() {
            if line.starts_with('#') {
                case.head.push(line.to_owned());
            } else if let Some(date) = line.strip_prefix('@') {
                case.date = date.trim().to_owned();
            } else if let Some(fact) = line.strip_prefix("  ") {
                case.expected.push(fact.to_owned());
            } else if !line.is_empty() {
                case.text.push(line.to_owned());
            }
        }
        out.push(case);
    }
    out.retain(|c| !c.text.is_empty());
    out
}

fn written(case: &Case, found: &[String]) -> String {
    let mut out = String::new();
    for line in &case.head {
        let _ = writeln!(out, "{line}");
    }
    if !case.date.is_empty() {
        let _ = writeln!(out, "@ {}", case.date);
    }
    for line in &case.text {
        let _ = writeln!(out, "{line}");
    }
    for fact in found {
        let _ = writeln!(out, "  {fact}");
    }
    out
}

fn article(case: &Case) -> Article {
    let mut article = Article::default();
    article.meta.date = Stamp::parse(&case.date);
    for line in &case.text {
        article.body.push_block(BlockKind::Paragraph, line, None);
    }
    article
}

fn days(start: Option<Date>, end: Option<Date>) -> String {
    match (start, end) {
        (Some(s), Some(e)) if s == e => s.to_string(),
        (Some(s), Some(e)) => format!("{s}..{e}"),
        _ => "?".to_owned(),
    }
}

fn time(t: &TimeMention, text: &str) -> String {
    format!("«{}» {}", t.span.of(text), days(t.start, t.end))
}

fn claim(c: &Claim, e: &Extraction, text: &str) -> String {
    let n = match (c.min, c.max) {
        (Some(a), Some(b)) if a == b => a.to_string(),
        (a, b) => {
            let side = |n: Option<u64>| n.map_or(String::new(), |n| n.to_string());
            format!("{}..{}", side(a), side(b))
        }
    };
    let mut out = format!("«{}» {} {n}", c.span.of(text), c.measure);
    if c.hedge != Hedge::None {
        let _ = write!(out, " {:?}", c.hedge);
    }
    if !c.group.is_empty() {
        let _ = write!(out, " group «{}»", c.group);
    }
    let name = |chain: u32| e.chains.get(chain as usize).map_or("", |c| c.name.as_str());
    if let Some(chain) = c.group_chain {
        let _ = write!(out, " of «{}»", name(chain));
    }
    if let Some(whole) = c.subset_of {
        let _ = write!(out, " part-of {whole}");
    }
    match (c.source, c.source_span) {
        (Some(chain), _) => drop(write!(out, " by «{}»", name(chain))),
        (None, Some(span)) => drop(write!(out, " by words «{}»", span.of(text))),
        (None, None) => (),
    }
    if let Some(event) = c.event.and_then(|ix| e.events.get(ix as usize)) {
        let _ = write!(out, " event «{}»", event.span.of(text));
    }
    out
}

fn event(v: &EventMention, e: &Extraction, text: &str) -> String {
    let name = |chain: u32| e.chains.get(chain as usize).map_or("", |c| c.name.as_str());
    let modality = format!("{:?}", v.modality).to_lowercase();
    let mut out = format!(
        "«{}» {}/{} {modality} {}",
        v.span.of(text),
        v.kind,
        v.subkind,
        days(v.start, v.end)
    );
    if let Some(place) = v.place {
        let _ = write!(out, " in «{}»", name(place));
    }
    for (chain, role) in &v.participants {
        let _ = write!(out, " {role} «{}»", name(*chain));
    }
    out
}

/// Words that the rules look for, in an order nobody wrote.
const WORDS: &str = "قتل مقتل وجرح 5 عشرات الآلاف من إلى بين و 20 سبتمبر 2020 الثلاثاء الماضي ليل / منذ ثلاثة \
    أسابيع قبل يومين شنت التي بدأتها أذربيجان على أرمينيا هجوما اتفاق وقف إطلاق النار في باكو « » \" ، . \
    أعلنت أن بحسب بينهم طفلان من القتلى عدد الضحايا مطلع التسعينيات لم دعا بوساطة مع كل عام 1445 هـ (";

proptest::proptest! {
    #[test]
    fn any_order_of_words_is_read(order in proptest::collection::vec(0usize..64, 0..40)) {
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let text: Vec<&str> = order.iter().filter_map(|i| words.get(*i).copied()).collect();
        let case = Case { date: "2023-09-20".to_owned(), text: vec![text.join(" ")], ..Case::default() };
        let article = article(&case);
        let found = extract(&article, LEXICON.get_or_init(|| Lexicon::new(&[], &[])));
        for claim in &found.claims {
            proptest::prop_assert!(!claim.span.of(&article.body.text).is_empty());
            proptest::prop_assert!(claim.subset_of.is_none_or(|ix| (ix as usize) < found.claims.len()));
        }
    }
}

static LEXICON: std::sync::OnceLock<Lexicon> = std::sync::OnceLock::new();
