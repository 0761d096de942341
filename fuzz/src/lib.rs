//! What each fuzz target does with its input, and what must hold whatever the input is.
//!
//! `tests/fuzz_seeds.rs` of the main package runs the same functions over the committed seeds, so
//! that a crash once found stays a test.

use std::sync::OnceLock;

use warraq::base::{Date, Faults, Span, Stamp};
use warraq::cache::readings::Readings;
use warraq::document::{Article, Body};
use warraq::extract;
use warraq::lexicon::Lexicon;
use warraq::markdown::{self, Title};
use warraq::pipeline::Shard;
use warraq::text::{calendar, numbers};
use warraq::{raw, source, text as arabic};

/// Folding is idempotent, and a key of a key is the key.
pub fn fold(text: &str) {
    let once = arabic::fold(text);
    assert_eq!(arabic::fold(&once), once, "folding twice");
    let key = arabic::fold_key(text);
    assert_eq!(arabic::fold_key(&key), key, "the key of a key");
}

/// Tokens tile the text; sentences lie in it, in order.
pub fn tokenize(text: &str) {
    let a = arabic::analyze(text, &[Span::new(0, text.len())], |_| false);
    let mut at = 0;
    for token in &a.tokens {
        assert!(token.span.start() == at && !token.span.is_empty(), "a gap before byte {at}");
        assert!(a.folded.get(token.folded.start()..token.folded.end()).is_some());
        at = token.span.end();
    }
    assert_eq!(at, text.len(), "the end is no token");
    let mut at = 0;
    for sentence in &a.sentences {
        assert!(sentence.span.start() >= at && is_in(sentence.span, text));
        at = sentence.span.end();
    }
}

/// Any Markdown becomes a sound body.
pub fn markdown(text: &str) {
    let faults = Faults::new("fuzz.md", text);
    check_body(&markdown::parse(&faults, 0, &Title::FromHeading));
}

/// Any file of an article is an article or a refusal.
pub fn article(text: &str) {
    let (article, faults) = source::markdown_article("content/articles/fuzz.md", text);
    match article {
        Some(article) => check_body(&article.body),
        None => assert!(!faults.is_empty(), "refused without a word"),
    }
}

/// Any bytes are decoded or refused; what is decoded is read as text and as a page.
pub fn import(bytes: &[u8]) {
    let Ok(decoded) = raw::decode(bytes) else { return };
    check_body(&raw::read(&decoded.text).body);
    check_body(&raw::html::read(&decoded.text).article.body);
}

/// Everything found in an article lies in its text.
pub fn analyze(text: &str) {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    let lexicon = LEXICON.get_or_init(|| Lexicon::new(&[], &[]));
    let raw = raw::read(text);
    let mut article = Article { body: raw.body, ..Article::default() };
    article.meta.title = raw.title;
    article.meta.date = raw.date;
    let found = extract::extract(&article, lexicon);
    let text = article.body.text.as_str();
    let spans = found.sentences.iter().map(|s| s.span);
    let spans = spans.chain(found.mentions.iter().map(|m| m.span));
    let spans = spans.chain(found.events.iter().map(|e| e.span));
    for span in spans.chain(found.times.iter().map(|t| t.span)) {
        assert!(is_in(span, text), "a span outside the text: {span:?}");
    }
    for mention in &found.mentions {
        assert!((mention.chain as usize) < found.chains.len(), "a mention of no chain");
    }
}

/// Numbers, dates, month and day names read from any word on end within the text.
pub fn expressions(text: &str) {
    let a = arabic::analyze(text, &[Span::new(0, text.len())], |_| false);
    for at in 0..a.solid.len() {
        if let Some(number) = numbers::read(text, &a, at) {
            assert!(number.last > at && number.last <= a.solid.len(), "a number without words");
            assert!(number.max.is_none_or(|max| number.min <= max), "a range that runs backwards");
        }
        if let Some(written) = calendar::read(text, &a, at) {
            assert!(written.last > at && written.last <= a.solid.len(), "a date without words");
        }
        let _ = (calendar::weekday(&a, at), calendar::year(text, &a, at, true));
    }
    for word in text.split_whitespace() {
        let _ = (Stamp::parse(word), word.parse::<Shard>().is_ok());
        if let Some(date) = Date::parse(word) {
            assert_eq!(Date::parse(&date.to_string()), Some(date));
            assert!(date.first_day() <= date.last_day());
        }
    }
}

/// Whatever stands in a file of readings, an article's reading is the one it would have anew.
pub fn cache(bytes: &[u8]) {
    static FOLDER: OnceLock<std::path::PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let folder = std::env::temp_dir().join(format!("warraq-fuzz-{}", std::process::id()));
        let _ = std::fs::create_dir_all(&folder);
        folder
    });
    let file = folder.join("readings");
    for head in [&b""[..], b"warraq readings 1\n"] {
        if std::fs::write(&file, [head, bytes].concat()).is_err() {
            return;
        }
        let readings = Readings::open(&file, &"cards").with(std::slice::from_ref(&file));
        let found = readings.get(&"article", extract::Extraction::default);
        assert_eq!(found, extract::Extraction::default(), "a reading from nowhere");
        assert!(readings.save().is_ok());
        let again = Readings::open(&file, &"cards");
        again.get(&"article", || unreachable!("it was written"));
    }
}

fn check_body(body: &Body) {
    let mut at = 0;
    for block in &body.blocks {
        assert!(block.span.start() >= at && is_in(block.span, &body.text), "{:?}", block.span);
        at = block.span.end();
    }
}

fn is_in(span: Span, text: &str) -> bool {
    text.get(span.start()..span.end()).is_some()
}
