//! Reading the committed tables: tab-separated, `#` comments, `|` inside a cell.

use crate::text::fold;

/// Cells of the widest table, and some to spare.
pub const CELLS: usize = 12;

/// The rows of a table as cells, comments and blank lines left out.
pub fn rows(table: &'static str) -> impl Iterator<Item = [&'static str; CELLS]> {
    let mut rest = Some(table);
    let lines = std::iter::from_fn(move || {
        let (line, after) = cut(rest?, b'\n');
        rest = after;
        Some(line)
    });
    lines.filter(|l| !l.starts_with('#') && !l.trim_ascii().is_empty()).map(|l| {
        let (mut row, mut rest) = ([""; CELLS], Some(l));
        for cell in &mut row {
            let Some(line) = rest else { break };
            let (words, after) = cut(line, b'\t');
            (*cell, rest) = (words.trim_ascii(), after);
        }
        row
    })
}

/// What stands before the first such byte, and what behind it.
fn cut(line: &str, byte: u8) -> (&str, Option<&str>) {
    let at = line.bytes().position(|b| b == byte);
    let parts = at.and_then(|at| Some((line.get(..at)?, line.get(at + 1..)?)));
    parts.map_or((line, None), |(before, after)| (before, Some(after)))
}

/// The parts of a cell: `a|b|c`.
pub fn parts(cell: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = Some(cell);
    let parts = std::iter::from_fn(move || {
        let (part, after) = cut(rest?, b'|');
        rest = after;
        Some(part.trim_ascii())
    });
    parts.filter(|p| !p.is_empty())
}

/// The cell at `ix`, empty when the row is short.
pub fn cell(row: &[&'static str], ix: usize) -> &'static str {
    row.get(ix).copied().unwrap_or_default()
}

/// The words of a table as the analysis writes them: folded, one space apart.
pub fn folded(words: &str) -> String {
    let folded = fold(words);
    // Most are one word.
    if folded.chars().all(|c| matches!(c, '\u{621}'..='\u{64a}')) {
        return folded;
    }
    let mut out = String::with_capacity(folded.len());
    for word in folded.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
