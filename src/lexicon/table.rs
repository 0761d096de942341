//! Reading the committed tables: tab-separated, `#` comments, `|` inside a cell.

/// Cells of the widest table, and some to spare.
const CELLS: usize = 12;

/// The rows of a table as cells, comments and blank lines left out.
pub fn rows(table: &'static str) -> impl Iterator<Item = [&'static str; CELLS]> {
    table.lines().filter(|l| !l.starts_with('#') && !l.trim_ascii().is_empty()).map(|l| {
        let mut row = [""; CELLS];
        for (cell, words) in row.iter_mut().zip(l.split('\t')) {
            *cell = words.trim_ascii();
        }
        row
    })
}

/// The parts of a cell: `a|b|c`.
pub fn parts(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').map(str::trim_ascii).filter(|p| !p.is_empty())
}

/// The cell at `ix`, empty when the row is short.
pub fn cell(row: &[&'static str], ix: usize) -> &'static str {
    row.get(ix).copied().unwrap_or_default()
}
