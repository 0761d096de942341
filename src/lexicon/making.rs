//! The part of the lexicon that runs when the program is compiled, inside `build.rs`: it reads the
//! lists of `data/` and makes the tables the program begins with.
//!
//! Out: files by name, for `tables` to take in. The rest of the lexicon does not know this module.

pub mod names;
pub mod nationality;
pub mod table;
pub mod things;
pub mod words {
    //! Words as such.
    pub mod classes;
    pub mod read;
    pub mod read_reporting;
    pub mod sounds;
    pub mod spoken;
    pub mod wordings;
}

use table::{cell, parts, rows};

/// The tables, each with the name of its file.
pub fn tables() -> [(&'static str, Vec<u8>); 11] {
    let places = things::places().into_iter();
    let places = places.flat_map(|at| u32::try_from(at).unwrap_or(0).to_le_bytes());
    let tree = names::Tree::of(&things::built_in());
    let lists = words::read::Lists::read();
    let (said, forms) = words::read_reporting::Spoken::read().packed();
    [
        ("places.bin", places.collect()),
        ("branches.bin", tree.branches.bytes().to_vec()),
        ("nodes.bin", tree.nodes.to_vec()),
        ("words.bin", lists.packed().bytes().to_vec()),
        ("sounds.bin", lists.sounds.bytes().to_vec()),
        ("said.bin", said.bytes().to_vec()),
        ("forms.bin", forms),
        ("triggers.bin", wordings(include_str!("data/triggers.tsv"), 4, 5)),
        ("lights.bin", wordings(include_str!("data/lights.tsv"), 1, table::CELLS)),
        ("idioms.bin", wordings(include_str!("data/idioms.tsv"), 0, table::CELLS)),
        ("measures.bin", wordings(include_str!("data/measures.tsv"), 1, 2)),
    ]
}

/// The wordings in one cell of each row, but of those that are «never» by another.
fn wordings(table: &'static str, forms: usize, never: usize) -> Vec<u8> {
    let live = (0..).zip(rows(table)).filter(|(_, row)| cell(row, never) != "never");
    let all = live.flat_map(|(ix, row)| parts(cell(&row, forms)).map(move |form| (form, ix)));
    words::wordings::pack(all)
}
