//! Reading the committed tables: tab-separated, `#` comments, `|` inside a cell.

/// The rows of a table as cells, comments and blank lines left out.
pub fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|l| !l.starts_with('#') && !l.trim().is_empty())
        .map(|l| l.split('\t').map(str::trim).collect())
}

/// The parts of a cell: `a|b|c`.
pub fn parts(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').map(str::trim).filter(|p| !p.is_empty())
}

/// The cell at `ix`, empty when the row is short.
pub fn cell(row: &[&'static str], ix: usize) -> &'static str {
    row.get(ix).copied().unwrap_or_default()
}
