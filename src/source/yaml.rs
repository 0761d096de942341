//! YAML text becomes a tree of values that know their bytes in the file.
//!
//! The only module that knows the YAML library. Never panics and never recurses on input; anchors
//! and aliases are refused, so no text unfolds into more than itself. A fault of syntax costs the
//! top-level key it stands in, not the file: the entry is read again alone, and an unquoted value
//! that YAML cannot read («title: كتاب: قراءة») is taken as the words it is, with a warning.

use std::ops::Range;

use serde_saphyr::granit_parser::{self, ErrorKind, Event, Parser, ScalarStyle, ScanError};

use crate::base::{Faults, Severity, Span};

/// Deepest nesting of lists and maps.
const MAX_DEPTH: usize = 32;

/// A value and the bytes of the file it stands in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Value {
    pub(crate) data: Data,
    pub(crate) span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Data {
    Null,
    /// Any scalar as text: what it means is decided by who reads it.
    Text(String),
    List(Vec<Value>),
    Map(Vec<Entry>),
    /// Something stood here that could not be read; it has been reported.
    Lost,
}

/// A key and its value, in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_span: Span,
    pub(crate) value: Value,
}

impl Value {
    fn lost(span: Span) -> Self {
        Self { data: Data::Lost, span }
    }

    /// What kind of value it is, in the words of a message.
    pub(crate) fn kind(&self) -> &'static str {
        match self.data {
            Data::Null => "nothing",
            Data::Text(_) => "text",
            Data::List(_) => "a list",
            Data::Map(_) => "a map",
            Data::Lost => "a faulty value",
        }
    }
}

/// Reads the YAML at `range` of the file; `kind` begins the codes of faults (`front-matter`).
pub(crate) fn parse(faults: &Faults, range: Range<usize>, kind: &str) -> Value {
    let text = faults.text().get(range.clone()).unwrap_or_default();
    match read(text, range.start) {
        Ok((value, notes)) => {
            report_notes(faults, kind, notes);
            value
        }
        Err(Fault { kind: FaultKind::TooDeep, at }) => {
            let message = format!("lists and maps are nested more than {MAX_DEPTH} deep");
            faults.error(&format!("{kind}-too-deep"), at, message, "");
            Value::lost(Span::new(range.start, range.end))
        }
        Err(fault) => recover(faults, range, kind, &fault),
    }
}

#[derive(Debug)]
struct Fault {
    kind: FaultKind,
    at: Span,
}

#[derive(Clone, Debug)]
enum FaultKind {
    Scan(ErrorKind),
    TooDeep,
}

/// A fault that does not stop the reading.
struct Note {
    code: &'static str,
    at: Span,
    message: &'static str,
    hint: &'static str,
}

fn report_notes(faults: &Faults, kind: &str, notes: Vec<Note>) {
    for n in notes {
        faults.error(&format!("{kind}-{}", n.code), n.at, n.message, n.hint);
    }
}

/// A list or map that is still open.
struct Open {
    span: Span,
    items: Vec<Value>,
    map: bool,
}

fn read(text: &str, base: usize) -> Result<(Value, Vec<Note>), Fault> {
    let mut options = granit_parser::Options::default();
    options.set_emit_comments(false);
    options.emit_unresolved_aliases = true;
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    let mut stack: Vec<Open> = Vec::new();
    let (mut root, mut notes) = (None, Vec::new());
    for next in Parser::new_from_str_with_options(text, options) {
        let (event, span) = next.map_err(|e| scan_fault(text, base, &e))?;
        let bytes = span.byte_range().unwrap_or(0..0);
        let span = Span::new(base + bytes.start, base + bytes.end.max(bytes.start));
        let done = match event {
            Event::Scalar(words, style, ..) => Some(scalar(text, base, &words, style, span)),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                notes.push(Note {
                    code: "alias",
                    at: span,
                    message: "`*` at the start of a value means a YAML alias, which is not used here",
                    hint: "put the value in quotation marks",
                });
                Some(Value::lost(span))
            }
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                if stack.len() >= MAX_DEPTH {
                    return Err(Fault { kind: FaultKind::TooDeep, at: span });
                }
                let map = matches!(event, Event::MappingStart(..));
                stack.push(Open { span, items: Vec::new(), map });
                None
            }
            Event::SequenceEnd | Event::MappingEnd => stack.pop().map(|open| close(open, span)),
            Event::DocumentStart(..) if root.is_some() => {
                notes.push(Note {
                    code: "second-document",
                    at: span,
                    message: "a second YAML document begins here; only the first is read",
                    hint: "",
                });
                break;
            }
            _ => None,
        };
        if let Some(value) = done {
            match stack.last_mut() {
                Some(open) => open.items.push(value),
                None => root = Some(value),
            }
        }
    }
    let empty = Value { data: Data::Null, span: Span::new(base, base) };
    Ok((root.unwrap_or(empty), notes))
}

fn scan_fault(text: &str, base: usize, error: &ScanError) -> Fault {
    let chars = error.marker().index();
    let at = text.char_indices().nth(chars).map_or(text.len(), |(i, _)| i);
    let line = text.get(at..).unwrap_or_default();
    let end = at + line.find(['\n', '\r']).unwrap_or(line.len());
    let at = Span::new(base + at, base + end);
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => Fault { kind: FaultKind::TooDeep, at },
        kind => Fault { kind: FaultKind::Scan(kind.clone()), at },
    }
}

fn scalar(text: &str, base: usize, words: &str, style: ScalarStyle, span: Span) -> Value {
    let plain = style == ScalarStyle::Plain;
    if plain && matches!(words, "" | "~" | "null" | "Null" | "NULL") {
        return Value { data: Data::Null, span };
    }
    // The library's spans may take in blanks after a plain value; the words themselves do not.
    let source = text.get(span.start() - base..).unwrap_or_default();
    let span = match plain && source.starts_with(words) {
        true => Span::new(span.start(), span.start() + words.len()),
        false => span,
    };
    Value { data: Data::Text(words.to_owned()), span }
}

fn close(open: Open, end: Span) -> Value {
    let last = open.items.last().map_or(end.start, |v| v.span.end);
    let stop = if end.is_empty() { last } else { end.end };
    let span = Span { start: open.span.start, end: stop.max(open.span.start) };
    if !open.map {
        return Value { data: Data::List(open.items), span };
    }
    let mut entries = Vec::with_capacity(open.items.len() / 2);
    let mut items = open.items.into_iter();
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        let key_span = key.span;
        let key = match key.data {
            Data::Text(words) => words,
            _ => String::new(),
        };
        entries.push(Entry { key, key_span, value });
    }
    Value { data: Data::Map(entries), span }
}

/// Reads every top-level entry alone, so that a fault costs only the entry it stands in.
fn recover(faults: &Faults, range: Range<usize>, kind: &str, first: &Fault) -> Value {
    let whole = Span::new(range.start, range.end);
    let chunks = entries(faults.text(), range);
    let mut all = Vec::new();
    let mut reported = false;
    for chunk in &chunks {
        let text = faults.text().get(chunk.clone()).unwrap_or_default();
        match read(text, chunk.start) {
            Ok((Value { data: Data::Map(entries), .. }, notes)) => {
                reported |= !notes.is_empty();
                report_notes(faults, kind, notes);
                all.extend(entries);
            }
            Ok((Value { data: Data::Null, .. }, _)) => (),
            Ok((value, _)) => {
                reported = true;
                let message = "expected `key: value`";
                faults.error(&format!("{kind}-syntax"), value.span, message, "");
            }
            Err(fault) => {
                reported = true;
                all.extend(mend(faults, chunk, kind, &fault));
            }
        }
    }
    if !reported {
        report(faults, Severity::Error, kind, first);
    }
    match all.is_empty() {
        true => Value::lost(whole),
        false => Value { data: Data::Map(all), span: whole },
    }
}

/// The stretches of a block map that begin a line with a key.
fn entries(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let body = text.get(range.clone()).unwrap_or_default();
    let mut starts = Vec::new();
    let mut at = range.start;
    for line in body.split_inclusive('\n') {
        let begins = !line.starts_with([' ', '\t', '\r', '\n', '#', ']', '}', '-']);
        if begins && line.contains(':') {
            starts.push(at);
        }
        at += line.len();
    }
    if starts.first().is_none_or(|s| *s > range.start) {
        starts.insert(0, range.start);
    }
    let ends = starts.iter().skip(1).copied().chain([range.end]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// What can be saved of one faulty entry: its words when it is `key: words` on one line, or else
/// its key, so that it is not reported as missing too.
fn mend(faults: &Faults, chunk: &Range<usize>, kind: &str, fault: &Fault) -> Option<Entry> {
    let text = faults.text().get(chunk.clone()).unwrap_or_default();
    let Some((head, rest)) = text.split_once(':') else {
        report(faults, Severity::Error, kind, fault);
        return None;
    };
    let (key, words) = (head.trim(), rest.trim());
    let start = chunk.start + head.len() - head.trim_start().len();
    let key_span = Span::new(start, start + key.len());
    let start = chunk.start + text.len() - rest.trim_start().len();
    let span = Span::new(start, start + words.len());
    let one_line = !words.is_empty() && !rest.trim_end().contains(['\n', '\r']);
    let plain = !words.starts_with(['[', '{', '|', '>', '\'', '&', '!']);
    let quoted = words.strip_prefix('"').is_some_and(|w| !w.contains('"'));
    if !one_line || !plain || quoted || matches!(fault.kind, FaultKind::TooDeep) {
        // A quotation that is not closed is told where it opens, not where the text ends.
        let first = words.lines().next().unwrap_or_default().trim_end();
        let opens = Span::new(start, start + first.len());
        let at = if words.starts_with(['"', '\'']) { opens } else { fault.at };
        report(faults, Severity::Error, kind, &Fault { kind: fault.kind.clone(), at });
        return Some(Entry { key: key.to_owned(), key_span, value: Value::lost(span) });
    }
    faults.warning(
        &format!("{kind}-unquoted"),
        span,
        format!("the value of `{key}` is not valid YAML and was taken as it is written"),
        "put the value in quotation marks: '…'",
    );
    let value = Value { data: Data::Text(words.to_owned()), span };
    Some(Entry { key: key.to_owned(), key_span, value })
}

fn report(faults: &Faults, severity: Severity, kind: &str, fault: &Fault) {
    let FaultKind::Scan(error) = &fault.kind else {
        let message = format!("lists and maps are nested more than {MAX_DEPTH} deep");
        faults.add(severity, &format!("{kind}-too-deep"), fault.at, message, "");
        return;
    };
    let words = faults.text().get(fault.at.start()..fault.at.end()).unwrap_or_default();
    let (code, message, hint) = match error {
        _ if stands_after_tab(faults.text(), fault.at) => TAB,
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => TAB,
        _ if words.starts_with(['"', '\'']) => {
            ("syntax", "a quotation mark is not closed", "close the quotation mark")
        }
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::ExpectedFlowMappingSeparator => {
            ("syntax", "a bracket is not closed", "close it, and part the items with `,`")
        }
        ErrorKind::MappingValueNotAllowed => {
            ("syntax", "a `:` inside a value", "put the value in quotation marks")
        }
        _ => ("syntax", "", "put the value in quotation marks, and check the indentation"),
    };
    let message = if message.is_empty() { error.to_string() } else { message.to_owned() };
    faults.add(severity, &format!("{kind}-{code}"), fault.at, message, hint);
}

const TAB: (&str, &str, &str) =
    ("tab", "a tab where YAML allows only spaces", "indent with spaces, not tabs");

/// True when a tab indents the line of a fault.
fn stands_after_tab(text: &str, at: Span) -> bool {
    let before = text.get(..at.start()).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |i| i + 1);
    let line = text.get(line..).and_then(|t| t.lines().next()).unwrap_or_default();
    line.trim_start_matches(' ').starts_with('\t')
}
