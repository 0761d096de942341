//! Words that carry grammar and roles: heads, titles, verbs; from the built-in tables.

/// The word tables.
#[derive(Debug, Default)]
pub struct Words {}

impl Words {
    pub fn built_in() -> Self {
        Self::default()
    }
}
