//! The names of short texts, as `tests/spec/names.txt` expects them.
//!
//! A case is a line `> text` and the lines after it, up to an empty one: `kind words` for every
//! mention in order (` = name` where its chain is called otherwise), then `role person: title`
//! (` @ of what`). A line that begins with `#` is a note.

use std::fs;

use warraq::document::{Article, BlockKind};
use warraq::extract::{MentionKind, names, reading};
use warraq::lexicon::Lexicon;

#[test]
fn names_are_found_as_the_cases_say() {
    let lexicon = Lexicon::new(&[], &[]);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/spec/names.txt");
    let cases = fs::read_to_string(path).expect("the cases can be read");
    let mut wrong = Vec::new();
    let mut n = 0;
    for case in cases.split("\n\n") {
        let mut lines = case.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
        let Some(text) = lines.next().and_then(|l| l.strip_prefix("> ")) else { continue };
        let expected: Vec<String> = lines.map(str::to_owned).collect();
        let found = found(text, &lexicon);
        n += 1;
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected:#?}\n  found {found:#?}"));
        }
    }
    assert!(n >= 80, "{n} cases");
    assert!(wrong.is_empty(), "{} of {n} cases:\n{}", wrong.len(), wrong.join("\n"));
}

fn found(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let mut article = Article::default();
    article.body.push_block(BlockKind::Paragraph, text, None);
    let reading = reading(&article, lexicon);
    let names = names::read(&reading);
    let name = |chain: u32| names.chains[chain as usize].name.as_str();
    let mut out = Vec::new();
    for mention in &names.mentions {
        let words = mention.span.of(reading.text);
        let kind = match mention.kind {
            MentionKind::Person => "person",
            MentionKind::Place => "place",
            MentionKind::Organization => "organization",
            MentionKind::Group => "group",
            MentionKind::Nationality => "nationality",
            MentionKind::Media => "media",
            MentionKind::Other => "other",
        };
        let people = matches!(mention.kind, MentionKind::Nationality | MentionKind::Group);
        out.push(match people || name(mention.chain) == words {
            true => format!("{kind} {words}"),
            false => format!("{kind} {words} = {}", name(mention.chain)),
        });
    }
    for role in &names.roles {
        let of = role.of.map(|of| format!(" @ {}", name(of))).unwrap_or_default();
        out.push(format!("role {}: {}{of}", name(role.chain), role.title));
    }
    out
}
