//! What reading one article yields. All spans are bytes of the article's body text.

use serde::{Deserialize, Serialize};

use crate::base::{Date, Key, Span, Tag};
use crate::document::{EntityKind, EventKind};

/// Everything found in one article. Indices named `*_ix` point into this value's own lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extraction {
    /// Sentences in order; they tile each prose block.
    pub sentences: Vec<SentenceFact>,
    /// What this article takes for one thing each.
    pub chains: Vec<Chain>,
    /// Sorted by start; they do not overlap.
    pub mentions: Vec<Mention>,
    pub roles: Vec<RoleMention>,
    /// Direct and indirect speech, sorted by start.
    pub quotes: Vec<Quote>,
    pub claims: Vec<Claim>,
    pub events: Vec<EventMention>,
    pub times: Vec<TimeMention>,
    /// Keywords of carded events, by place in the text.
    pub keywords: Vec<KeywordHit>,
    /// What the text has in common with one that is nearly the same ([`crate::text::runs`]).
    pub sketch: Vec<u64>,
}

impl Extraction {
    /// Runs of words a text is known by.
    pub const SKETCH: usize = 64;
    /// A text with fewer runs is not compared: a headline is no wire copy.
    pub const SHORTEST: usize = 30;

    /// Gives back the room that was taken for more: thousands of readings are held at once.
    pub fn shrink_to_fit(&mut self) {
        self.sentences.shrink_to_fit();
        self.chains.shrink_to_fit();
        self.mentions.shrink_to_fit();
        self.roles.shrink_to_fit();
        self.quotes.shrink_to_fit();
        self.claims.shrink_to_fit();
        self.events.shrink_to_fit();
        self.times.shrink_to_fit();
        self.keywords.shrink_to_fit();
    }
}

/// A keyword of a carded event, where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeywordHit {
    pub event: Key,
    pub span: Span,
    pub sentence: u32,
}

/// A sentence and its lasting anchor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentenceFact {
    pub span: Span,
    /// Index of the body's block.
    pub block: u32,
    /// Page-unique; made from the folded words, so that edits elsewhere do not move it.
    pub anchor: String,
}

/// One thing as one article speaks of it: «نيكول باشينيان» … «باشينيان».
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chain {
    pub kind: EntityKind,
    /// Known names it matched; more than one when the article does not decide, none when new.
    pub known: Vec<Key>,
    /// The fullest spelling in the article.
    pub name: String,
    /// Grammatical gender when a title, verb or given name tells: `m`, `f`.
    pub gender: Option<char>,
    /// Key of the country a nationality or title gives it.
    pub country: Option<Key>,
    /// For an institution named without its country («وزارة الدفاع»): the generic name.
    pub generic: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionKind {
    Person,
    Place,
    Organization,
    Group,
    /// An adjective of a country: «الأرميني». Its chain is the country.
    Nationality,
    Media,
    Other,
}

/// One occurrence of a name. The span leaves out proclitics and quotation marks, keeps ال.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    pub span: Span,
    pub kind: MentionKind,
    /// Index into `chains`.
    pub chain: u32,
    /// Index into `sentences`.
    pub sentence: u32,
    /// Kebab-case name of the rule that found it: `name`, `alias`, `nationality`, `title-chain` …
    pub rule: Tag,
    /// Confidence in thousandths.
    pub score: u16,
}

/// A title seen with a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleMention {
    /// The person's chain.
    pub chain: u32,
    /// The title in its normal form, without the country: «رئيس الوزراء», «وزير الخارجية».
    pub title: String,
    /// The words of the title in the text.
    pub span: Span,
    /// Chain of the country or organisation it is held in.
    pub of: Option<u32>,
    pub sentence: u32,
    /// «السابق», «الراحل», «المنتخب» …; empty when none.
    pub qualifier: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteMode {
    Explicit,
    Continued,
}

/// What the speaker does by speaking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    #[default]
    Say,
    Affirm,
    Deny,
    Accuse,
    Call,
    Warn,
    Threaten,
    Welcome,
    Condemn,
    Announce,
    Ask,
}

/// Words given to a speaker: a quotation (`direct`), or a statement in indirect speech.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The words themselves, without the quotation marks.
    pub span: Span,
    pub direct: bool,
    pub mode: QuoteMode,
    /// The speaker's chain.
    pub speaker: Option<u32>,
    /// The words that name the speaker: «الناطق باسم الكرملين».
    pub speaker_span: Option<Span>,
    /// The reporting verb as written; empty span when none («بحسب»).
    pub verb_span: Option<Span>,
    pub stance: Stance,
    pub sentence: u32,
    pub score: u16,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hedge {
    #[default]
    None,
    About,
    AtLeast,
    AtMost,
    Range,
    /// «عشرات», «مئات»: an order of magnitude.
    Vague,
}

/// A counted fact: how many of whom met with what, and who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The number with its counted noun.
    pub span: Span,
    /// `killed`, `injured`, `evacuated` … as in `lexicon/data/measures.tsv`.
    pub measure: String,
    pub min: Option<u64>,
    pub max: Option<u64>,
    pub hedge: Hedge,
    /// The counted noun with its adjectives as written; empty when not said.
    pub group: String,
    /// Chain of the nationality, group or force the victims belong to.
    pub group_chain: Option<u32>,
    /// Index of the claim this one is a part of.
    pub subset_of: Option<u32>,
    /// Chain of who gives the figure.
    pub source: Option<u32>,
    pub source_span: Option<Span>,
    pub event: Option<u32>,
    /// Stands in a phrase that only dates what its sentence tells («بعد ساعات من مقتل ستة»), so that
    /// without an event of its own it is no figure of the sentence's events.
    pub apart: bool,
    /// Counted since the fighting began («منذ بداية المعارك»): of what lasts, and of no attack of a day.
    pub since: bool,
    /// The single day its sentence names for it («وفي 13 ديسمبر نشرت الوزارة»).
    pub on: Option<Date>,
    /// That day is of the words which give it («أعلنت الوزارة الثلاثاء مقتل …»), and not of what happened.
    pub said: bool,
    /// «في اليوم الأول»: that day of what happened, from 1.
    pub nth: Option<u8>,
    pub sentence: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    #[default]
    Asserted,
    Negated,
    Planned,
    Demanded,
    Alleged,
    Background,
}

/// A word that tells of an event, with what it tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventMention {
    /// The trigger.
    pub span: Span,
    pub kind: EventKind,
    /// Finer kind from the trigger table: `ceasefire`, `clash`, `talks` …; empty when none.
    pub subkind: String,
    pub lemma: String,
    /// First and last day it can have happened; equal for a point in time.
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub place: Option<u32>,
    /// Its own sentence says where; otherwise the place is what the article is about.
    pub placed: bool,
    /// Chain and role.
    pub participants: Vec<(u32, String)>,
    pub modality: Modality,
    /// Named only to date something else: «منذ الحرب», «بعد الهجوم».
    pub passing: bool,
    pub sentence: u32,
}

/// An expression of time and the days it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeMention {
    pub span: Span,
    pub start: Option<Date>,
    pub end: Option<Date>,
    /// True when it was worked out from the article's date.
    pub relative: bool,
    pub sentence: u32,
}
