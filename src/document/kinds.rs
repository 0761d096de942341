//! The kinds of things and of happenings the knowledge base tells apart.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What an entity is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    Person,
    Place,
    Organization,
    /// A people, a community, the followers of a cause: «الأرمن».
    Group,
    Media,
    #[default]
    Other,
}

/// What kind of event: PLOVER's sixteen types (openeventdata/PLOVER), and three news needs besides.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum EventKind {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
    Disaster,
    Election,
    #[default]
    Other,
}

impl EntityKind {
    pub const ALL: [Self; 6] =
        [Self::Person, Self::Place, Self::Organization, Self::Group, Self::Media, Self::Other];

    /// The word used in cards, addresses, classes and data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Group => "group",
            Self::Media => "media",
            Self::Other => "other",
        }
    }

    pub fn parse(s: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.name() == s)
    }
}

impl EventKind {
    /// Happens by words: the place spoken of is not where it happens.
    pub fn is_by_words(self) -> bool {
        self.is_said() || matches!(self, Self::Consult | Self::Sanction)
    }

    /// Is said: asking, accusing, refusing …
    pub fn is_said(self) -> bool {
        matches!(self, Self::Accuse | Self::Request | Self::Reject | Self::Support | Self::Threaten)
    }

    pub const ALL: [Self; 19] = [
        Self::Agree,
        Self::Consult,
        Self::Support,
        Self::Concede,
        Self::Cooperate,
        Self::Aid,
        Self::Retreat,
        Self::Request,
        Self::Accuse,
        Self::Reject,
        Self::Threaten,
        Self::Protest,
        Self::Sanction,
        Self::Mobilize,
        Self::Coerce,
        Self::Assault,
        Self::Disaster,
        Self::Election,
        Self::Other,
    ];

    /// The word used in cards, addresses, classes and data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Consult => "consult",
            Self::Support => "support",
            Self::Concede => "concede",
            Self::Cooperate => "cooperate",
            Self::Aid => "aid",
            Self::Retreat => "retreat",
            Self::Request => "request",
            Self::Accuse => "accuse",
            Self::Reject => "reject",
            Self::Threaten => "threaten",
            Self::Protest => "protest",
            Self::Sanction => "sanction",
            Self::Mobilize => "mobilize",
            Self::Coerce => "coerce",
            Self::Assault => "assault",
            Self::Disaster => "disaster",
            Self::Election => "election",
            Self::Other => "other",
        }
    }

    pub fn parse(s: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.name() == s)
    }
}

impl fmt::Display for EntityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
