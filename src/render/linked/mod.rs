//! The knowledge base as linked data, in the words of schema.org.
//!
//! In: the planned site. Out: [`Node`]s, written as the JSON-LD of one page ([`page`]), or all of
//! them as one JSON-LD file or one Turtle file ([`whole`]). Always: every node has an address that
//! lasts, so there is no blank node and the two files hold the same graph. What somebody claims is a
//! `Claim` with who says it, never a property of what it is about.

mod articles;
mod classes;
mod json_ld;
mod names;
pub mod page;
mod things;
mod turtle;
pub mod whole;

pub use classes::{Class, class_of};
pub(crate) use things::decimal;

/// The name of a thing or a page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Id {
    /// Something of this site: the path of its page and, when it is not the page, a fragment.
    Own(String, String),
    /// An address elsewhere.
    Web(String),
}

/// What a property says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words somebody reads.
    Words(String),
    /// A code nobody translates.
    Code(String),
    /// ISO 8601, as precise as it is known.
    Date(String),
    Number(u64),
    /// A number with decimals, written out.
    Decimal(String),
    /// A node described elsewhere, or an address.
    Link(Id),
    /// A node described in brief: here on a page, only linked to in a file that has it in full.
    Brief(Box<Node>),
}

/// One thing and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub id: Id,
    /// Name of the schema.org type.
    pub class: &'static str,
    /// Values of one property stand together.
    pub facts: Vec<(&'static str, Vec<Value>)>,
}

impl Node {
    pub fn new(id: Id, class: &'static str) -> Self {
        Self { id, class, facts: Vec::new() }
    }

    /// With one value of a property, or none.
    pub fn with(self, property: &'static str, value: impl Into<Option<Value>>) -> Self {
        self.with_all(property, value.into())
    }

    /// With all the values of a property.
    pub fn with_all(
        mut self,
        property: &'static str,
        values: impl IntoIterator<Item = Value>,
    ) -> Self {
        let mut kept: Vec<Value> = Vec::new();
        for value in values {
            if !kept.contains(&value) {
                kept.push(value);
            }
        }
        if !kept.is_empty() {
            self.facts.push((property, kept));
        }
        self
    }
}

impl Value {
    /// Words, unless there are none.
    pub fn words(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self::Words(text.to_owned()))
    }

    pub fn web(address: &str) -> Option<Self> {
        address.starts_with("http").then(|| Self::Link(Id::Web(address.to_owned())))
    }

    pub fn brief(node: Node) -> Self {
        Self::Brief(Box::new(node))
    }
}
