//! Short names from a small fixed set, such as those of rules: as cheap to hold and copy as a
//! number, written and read as their words.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Deref;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A name the program knows by heart. Made from literals; those that are read from a file are kept
/// once for all their copies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(&'static str);

/// Names a file may bring that the program does not know; more are read as the empty name.
const MOST: usize = 4096;

impl Tag {
    pub const fn new(name: &'static str) -> Self {
        Self(name)
    }

    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// The one copy of a name that was read.
    fn kept(name: &str) -> Self {
        static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.get(name) {
            return Self(known);
        }
        if kept.len() >= MOST || name.len() > 64 {
            return Self("");
        }
        let new: &'static str = Box::leak(name.into());
        kept.insert(new);
        Self(new)
    }
}

impl From<&'static str> for Tag {
    fn from(name: &'static str) -> Self {
        Self(name)
    }
}

impl Deref for Tag {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl PartialEq<&str> for Tag {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl PartialEq<str> for Tag {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Serialize for Tag {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Tag {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name: std::borrow::Cow<'de, str> = Deserialize::deserialize(from)?;
        Ok(Self::kept(&name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_was_read_is_the_name_that_was_written() -> serde_json::Result<()> {
        let written = serde_json::to_string(&Tag::new("title-chain"))?;
        let read: Tag = serde_json::from_str(&written)?;
        assert_eq!((written.as_str(), read), ("\"title-chain\"", Tag::new("title-chain")));
        let long = serde_json::to_string(&"x".repeat(65))?;
        assert_eq!(serde_json::from_str::<Tag>(&long)?, "");
        Ok(())
    }
}
