//! What the program begins with: tables made of the lists when it is compiled (`making`).

/// A thing's row in the table of names, four bytes each.
pub const PLACES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.bin"));
/// The tree of the built-in names.
pub const BRANCHES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/branches.bin"));
pub const NODES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/nodes.bin"));
/// What each word of the lists can be.
pub const WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));
/// How foreign triples of letters sound.
pub const SOUNDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sounds.bin"));
/// What is said of the words with which things are said, and the forms of reporting verbs.
pub const SAID: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/said.bin"));
pub const FORMS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/forms.bin"));
/// The wordings of triggers, light verbs, idioms and measures.
pub const TRIGGERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/triggers.bin"));
pub const LIGHTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lights.bin"));
pub const IDIOMS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/idioms.bin"));
pub const MEASURES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/measures.bin"));
