//! A table: one article a row, the columns named in the first line.

use super::{Entry, at_line, named};
use crate::base::{Diagnostic, Place};

pub(super) fn entries(
    place: &Place,
    text: &str,
    comma: Option<u8>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let count = |c: &u8| head.bytes().filter(|b| b == c).count();
    let guess = || [b',', b';', b'\t'].into_iter().max_by_key(|c| (count(c), *c == b','));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(comma.or_else(guess).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let (mut out, mut columns): (Vec<Entry>, Option<Vec<Option<&str>>>) = (Vec::new(), None);
    for record in reader.records() {
        let Ok(record) = record else {
            let line = out.last().map_or(1, |e: &Entry| e.line);
            let message = "this table is not valid CSV after this row";
            faults.push(Diagnostic::error("archive-syntax", at_line(place, line), message));
            break;
        };
        let line = record.position().map_or(0, |p| u32::try_from(p.line()).unwrap_or(u32::MAX));
        let Some(columns) = &columns else {
            let names: Vec<String> = record.iter().map(|c| c.trim().to_owned()).collect();
            let fields = named::fields(&names);
            if !fields.iter().any(|f| matches!(f, Some("text" | "summary"))) {
                let message = "no column of this table holds the text of articles";
                let fault = Diagnostic::error("archive-no-text", at_line(place, line), message);
                let hint = format!("name a column one of: {}", named::known("text"));
                faults.push(fault.words(&names.join(", ")).hint(hint));
                break;
            }
            columns = Some(fields);
            continue;
        };
        if record.iter().all(|c| c.trim().is_empty()) {
            continue;
        }
        let mut entry = Entry { line, ..Entry::default() };
        for (field, cell) in columns.iter().zip(record.iter()) {
            if let Some(field) = field {
                entry.set(field, cell);
            }
        }
        let entry = entry.settled();
        if entry.text.is_empty() {
            let message = "this row has no text";
            faults.push(Diagnostic::warning("archive-empty", at_line(place, line), message));
            continue;
        }
        out.push(entry);
    }
    out
}
