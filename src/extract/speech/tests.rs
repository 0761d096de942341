//! The cases of `tests/spec/speech.txt`.

use crate::document::{Article, BlockKind, Body, EntityCard, EntityKind};
use crate::extract::{Extraction, QuoteMode, extract};
use crate::lexicon::Lexicon;

const CASES: &str = include_str!("../../../tests/spec/speech.txt");

fn lexicon() -> Lexicon {
    let card = |name: &str, kind: EntityKind| EntityCard {
        key: name.replace(' ', "-").as_str().into(),
        name: name.to_owned(),
        kind,
        ..EntityCard::default()
    };
    let people = [
        "وليد عساف",
        "نادية الخطيب",
        "سمير حداد",
        "كريم منصور",
        "هدى سليم",
        "إلياس نجار",
        "جان مورو",
    ];
    let mut cards: Vec<_> = people.map(|name| card(name, EntityKind::Person)).into();
    cards.push(EntityCard {
        aliases: vec!["وكالة رويترز".to_owned()],
        ..card("رويترز", EntityKind::Media)
    });
    for body in ["الاتحاد الأوروبي", "الأمم المتحدة", "البنك الدولي"]
    {
        cards.push(card(body, EntityKind::Organization));
    }
    for place in ["روسيا", "تركيا", "الولايات المتحدة", "ألمانيا"] {
        cards.push(card(place, EntityKind::Place));
    }
    Lexicon::new(&cards, &[])
}

/// One quotation as a line of the file says it.
fn line(article: &Article, found: &Extraction, ix: usize) -> String {
    let text = &article.body.text;
    let quote = &found.quotes[ix];
    let words = |span: Option<crate::base::Span>| span.map_or("-", |s| s.of(text)).to_owned();
    let name = quote.speaker.map_or("-", |c| found.chains[c as usize].name.as_str());
    let mut line = format!(
        "{} {} | {} | {} | {name}",
        if quote.direct { '>' } else { '~' },
        quote.span.of(text).replace('\n', "⏎"),
        words(quote.verb_span),
        words(quote.speaker_span),
    );
    if quote.mode == QuoteMode::Continued {
        line.push_str(" | continued");
    }
    line
}

#[test]
fn cases_of_the_spec() {
    let lexicon = lexicon();
    let mut faults = Vec::new();
    let mut n_cases = 0;
    for case in CASES.split("\n\n").filter(|c| c.starts_with("# ")) {
        n_cases += 1;
        let mut article = Article { body: Body::default(), ..Article::default() };
        let mut expected = Vec::new();
        for text in case.lines().skip(1) {
            match text.split_once(' ').unwrap_or((text, "")) {
                (">" | "~", _) => expected.push(text.to_owned()),
                ("=", title) => article.body.push_block(BlockKind::Title, title, None),
                ("==", head) => article.body.push_block(BlockKind::Heading(2), head, None),
                _ => article.body.push_block(BlockKind::Paragraph, text, None),
            }
        }
        let found = extract(&article, &lexicon);
        let lines: Vec<_> = (0..found.quotes.len()).map(|ix| line(&article, &found, ix)).collect();
        if lines != expected {
            let title = case.lines().next().unwrap_or_default();
            let (lines, expected) = (lines.join("\n"), expected.join("\n"));
            faults.push(format!("{title}\nexpected\n{expected}\nfound\n{lines}"));
        }
    }
    assert!(n_cases >= 100, "{n_cases} cases");
    assert!(faults.is_empty(), "{} of {n_cases}:\n{}", faults.len(), faults.join("\n\n"));
}

#[test]
fn no_text_panics() {
    let lexicon = lexicon();
    for text in [
        "",
        "\"",
        "«",
        "((",
        "قال",
        "قال:",
        "وقال \"",
        "بحسب",
        "وفقا ل",
        "نقل عن",
        "على حد",
        "وصفها بـ\"",
        "، مشيرا إلى",
        "قال ((\u{200f}))",
        "وقال: «» ثم «",
        "أن إن بأن",
        "قال - الوزير - إن",
        "جاء في بيان",
    ] {
        let mut article = Article { body: Body::default(), ..Article::default() };
        article.body.push_block(BlockKind::Paragraph, text, None);
        article.body.push_block(BlockKind::Paragraph, &format!("{text} {text}"), None);
        let _ = extract(&article, &lexicon);
    }
}
