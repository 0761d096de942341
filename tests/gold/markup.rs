//! Reads an annotated article: plain text with its mentions, speech, claims and events.
//!
//! In: a `.gold` file (markup described in `README.md` beside this file). Out: the plain text and
//! spans of it in bytes. A fault names the place; nothing is guessed.

use std::ops::Range;

/// An annotated article.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// The file's stem.
    pub doc: String,
    pub date: String,
    pub source: String,
    /// Its speech, claims and events are not annotated.
    pub only_mentions: bool,
    /// The article as a reader has it: headline, blank line, paragraphs.
    pub text: String,
    pub mentions: Vec<Mention>,
    pub speech: Vec<Speech>,
    pub claims: Vec<Claim>,
    pub events: Vec<Event>,
}

#[derive(Clone, Debug)]
pub struct Mention {
    pub span: Range<usize>,
    pub kind: &'static str,
    pub entity: String,
}

/// Who speaks or counts: a named thing, or words that name nobody known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    Entity(String),
    Words(String),
    Nobody,
}

#[derive(Clone, Debug)]
pub struct Speech {
    pub span: Range<usize>,
    /// `quote` or `statement`.
    pub kind: &'static str,
    pub speaker: Who,
}

#[derive(Clone, Debug)]
pub struct Claim {
    pub span: Range<usize>,
    pub measure: String,
    pub min: Option<u64>,
    pub max: Option<u64>,
    pub source: Who,
}

#[derive(Clone, Debug)]
pub struct Event {
    pub span: Range<usize>,
    pub kind: String,
    /// Unique in the whole set.
    pub event: String,
}

const KINDS: [(&str, &str); 7] = [
    ("p", "person"),
    ("l", "place"),
    ("o", "organization"),
    ("g", "group"),
    ("n", "nationality"),
    ("m", "media"),
    ("x", "other"),
];

/// Reads the text of the file `doc.gold`.
pub fn read(doc: &str, file: &str) -> Result<Gold, String> {
    let fault = |message: &str| format!("{doc}: {message}");
    let (head, marked) = file.split_once("\n\n").ok_or_else(|| fault("no header"))?;
    let mut gold = Gold { doc: doc.to_owned(), ..Gold::default() };
    for line in head.lines() {
        match line.split_once(':') {
            Some(("date", value)) => value.trim().clone_into(&mut gold.date),
            Some(("source", value)) => value.trim().clone_into(&mut gold.source),
            Some(("only", " mentions")) => gold.only_mentions = true,
            _ => return Err(fault(&format!("header line `{line}`"))),
        }
    }
    let mut open: Vec<(char, String, usize)> = Vec::new();
    let mut chars = marked.trim().chars();
    while let Some(c) = chars.next() {
        let closes = matches!(c, ']' | '}' | '>')
            || c == '^' && open.last().is_some_and(|(mark, ..)| *mark == '^');
        if closes {
            let (mark, label, start) =
                open.pop().ok_or_else(|| fault(&format!("`{c}` closes nothing")))?;
            let pair = format!("{mark}{c}");
            if !["[]", "{}", "<>", "^^"].contains(&pair.as_str()) {
                return Err(fault(&format!("`{c}` closes `{mark}{label}|`")));
            }
            close(&mut gold, mark, &label, start).map_err(|e| fault(&e))?;
        } else if matches!(c, '[' | '{' | '<' | '^') {
            let label: String = chars.by_ref().take_while(|c| *c != '|').collect();
            if label.contains('\n') {
                return Err(fault(&format!("no `|` after `{c}{label}`")));
            }
            open.push((c, label, gold.text.len()));
        } else {
            gold.text.push(c);
        }
    }
    if let Some((mark, label, _)) = open.last() {
        return Err(fault(&format!("`{mark}{label}|` is not closed")));
    }
    gold.text.push('\n');
    gold.mentions.sort_by_key(|m| (m.span.start, m.span.end));
    gold.speech.sort_by_key(|s| (s.span.start, s.span.end));
    gold.claims.sort_by_key(|c| (c.span.start, c.span.end));
    gold.events.sort_by_key(|e| (e.span.start, e.span.end));
    for claim in gold.claims.iter_mut().filter(|c| c.source == Who::Nobody) {
        let within = |s: &&Speech| s.span.start <= claim.span.start && claim.span.end <= s.span.end;
        let inner = gold.speech.iter().filter(within).min_by_key(|s| s.span.len());
        claim.source = inner.map_or(Who::Nobody, |s| s.speaker.clone());
    }
    check(&gold).map_err(|e| fault(&e))?;
    Ok(gold)
}

fn close(gold: &mut Gold, mark: char, label: &str, start: usize) -> Result<(), String> {
    let span = start..gold.text.len();
    let words = gold.text[span.clone()].to_owned();
    if words.is_empty() || words.trim() != words {
        return Err(format!("`{label}` marks «{words}»"));
    }
    let bad = || format!("`{mark}{label}|` over «{words}»");
    match mark {
        '[' => {
            let (kind, entity) = label.split_once(':').ok_or_else(bad)?;
            let (_, kind) = KINDS.iter().find(|(short, _)| *short == kind).ok_or_else(bad)?;
            gold.mentions.push(Mention { span, kind, entity: entity.to_owned() });
        }
        '{' => {
            let (kind, speaker) = label.split_once(':').ok_or_else(bad)?;
            let kind = match kind {
                "q" => "quote",
                "s" => "statement",
                _ => return Err(bad()),
            };
            gold.speech.push(Speech { span, kind, speaker: who(speaker) });
        }
        '<' => {
            let (figure, source) = label.split_once(" @").unwrap_or((label, ""));
            let (measure, range) = figure.split_once(' ').ok_or_else(bad)?;
            let (min, max) = numbers(range).ok_or_else(bad)?;
            let measure = measure.to_owned();
            gold.claims.push(Claim { span, measure, min, max, source: who(source) });
        }
        _ => {
            let (kind, id) = label.split_once(' ').unwrap_or((label, ""));
            let event = match id {
                "" => format!("{}@{start}", gold.doc),
                id if id.starts_with(|c: char| c.is_ascii_digit()) => format!("{}/{id}", gold.doc),
                id => id.to_owned(),
            };
            gold.events.push(Event { span, kind: kind.to_owned(), event });
        }
    }
    Ok(())
}

fn who(label: &str) -> Who {
    match label.strip_prefix('=') {
        _ if label.is_empty() => Who::Nobody,
        Some(words) => Who::Words(words.to_owned()),
        None => Who::Entity(label.to_owned()),
    }
}

/// `5`, `5+`, `5-10`, `-10`.
fn numbers(range: &str) -> Option<(Option<u64>, Option<u64>)> {
    let number = |s: &str| s.parse::<u64>().ok();
    if let Some(least) = range.strip_suffix('+') {
        return Some((Some(number(least)?), None));
    }
    match range.split_once('-') {
        Some(("", most)) => Some((None, Some(number(most)?))),
        Some((least, most)) => Some((Some(number(least)?), Some(number(most)?))),
        None => number(range).map(|n| (Some(n), Some(n))),
    }
}

/// Speakers and sources must stand in the article.
fn check(gold: &Gold) -> Result<(), String> {
    let speakers = gold.speech.iter().map(|s| &s.speaker);
    for who in speakers.chain(gold.claims.iter().map(|c| &c.source)) {
        let stands = match who {
            Who::Entity(id) => gold.mentions.iter().any(|m| m.entity == *id),
            Who::Words(words) => gold.text.contains(words.as_str()),
            Who::Nobody => true,
        };
        if !stands {
            return Err(format!("{who:?} is not in the article"));
        }
    }
    let measures = include_str!("../../src/lexicon/data/measures.tsv");
    for claim in &gold.claims {
        let listed = measures.lines().any(|l| l.split('\t').next() == Some(&claim.measure));
        if !listed {
            return Err(format!("no measure `{}`", claim.measure));
        }
    }
    for event in &gold.events {
        if warraq::document::EventKind::parse(&event.kind).is_none() {
            return Err(format!("no kind of event `{}`", event.kind));
        }
    }
    for mention in &gold.mentions {
        let words = &gold.text[mention.span.clone()];
        if words.starts_with(['«', '"', '“']) || words.ends_with(['»', '"', '”', '،', '.']) {
            return Err(format!("mention «{words}» holds a mark"));
        }
    }
    Ok(())
}
