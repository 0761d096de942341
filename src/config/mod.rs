//! The settings of a site, `warraq.yaml`, as plain values with their defaults.
//!
//! Reading and checking the file is `source`'s work; this is only what the rest of the program sees.

use serde::{Deserialize, Serialize};

/// Every setting a site has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Config {
    pub title: String,
    pub description: String,
    /// Absolute address of the site's root with a trailing slash; `None`: formats that demand one
    /// are left out.
    pub base_url: Option<String>,
    /// Language of the interface: `ar` or `en`.
    pub language: String,
    pub digits: Digits,
    pub months: Months,
    pub hijri: Hijri,
    pub license: Option<String>,
    pub license_url: Option<String>,
    /// Who publishes the site.
    pub author: Option<String>,
    /// Menu entries; empty means the built-in menu.
    pub menu: Vec<MenuItem>,
    pub colors: Colors,
    pub discovery: Discovery,
    /// Items a list page holds.
    pub page_size: u32,
    pub social_cards: SocialCards,
    /// Whether a hosted site keeps what was read, for reading without a network.
    pub offline: bool,
    pub feeds: Feeds,
    pub data: DataForms,
}

/// Which pages have a picture of their own for where they are shared; it needs `base_url`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SocialCards {
    None,
    /// One for the whole site.
    Home,
    /// Dossiers and the events of cards too: as many as an editor has written.
    #[default]
    Stories,
    /// Articles, entities and discovered events too.
    All,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Digits {
    /// 0123456789
    Latn,
    /// ٠١٢٣٤٥٦٧٨٩
    #[default]
    Arab,
}

/// Which month names dates are written with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Months {
    /// يناير
    #[default]
    Standard,
    /// كانون الثاني
    Levant,
    /// جانفي
    Maghreb,
    /// يناير، غشت، شتنبر
    Morocco,
    /// كانون الثاني/يناير
    Dual,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hijri {
    #[default]
    Off,
    /// The Umm al-Qura date beside the Gregorian one.
    Beside,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MenuItem {
    pub title: String,
    /// Relative to the site's root, or an absolute http(s) address.
    pub href: String,
}

/// Overrides of the theme's colours, as CSS hex colours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colors {
    pub accent: Option<String>,
    pub accent_dark: Option<String>,
}

/// When something no card names gets a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discovery {
    /// Mentions a discovered or built-in entity needs over all articles.
    pub entity_mentions: u32,
    /// Articles it needs.
    pub entity_articles: u32,
    /// Sentences a discovered event needs.
    pub event_sentences: u32,
}

/// A form of the whole knowledge base as data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DataForm {
    /// `knowledge.json`.
    Knowledge,
    JsonLd,
    Turtle,
    /// FollowTheMoney.
    Ftm,
    /// All tables, with their description.
    Csv,
}

impl DataForm {
    pub const ALL: [Self; 5] = [Self::Knowledge, Self::JsonLd, Self::Turtle, Self::Ftm, Self::Csv];

    /// The word used in settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Knowledge => "knowledge",
            Self::JsonLd => "jsonld",
            Self::Turtle => "turtle",
            Self::Ftm => "ftm",
            Self::Csv => "csv",
        }
    }
}

/// Which forms are published with the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataForms(pub Vec<DataForm>);

impl DataForms {
    pub fn contains(&self, form: DataForm) -> bool {
        self.0.contains(&form)
    }
}

impl Default for DataForms {
    /// What says everything once, for programs, for the web and for tables. Turtle is the JSON-LD in
    /// another spelling and FollowTheMoney a part of it: with them the data have half as many bytes
    /// again.
    fn default() -> Self {
        Self(vec![DataForm::Knowledge, DataForm::JsonLd, DataForm::Csv])
    }
}

/// Which entities and events have feeds of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feeds {
    /// Articles one needs.
    pub articles: u32,
    /// How many have one at most: those with most articles.
    pub most: u32,
}

impl Default for Feeds {
    fn default() -> Self {
        Self { articles: 5, most: 500 }
    }
}

impl Default for Discovery {
    fn default() -> Self {
        Self { entity_mentions: 1, entity_articles: 1, event_sentences: 2 }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: "قاعدة معرفة".into(),
            description: String::new(),
            base_url: None,
            language: "ar".into(),
            digits: Digits::default(),
            months: Months::default(),
            hijri: Hijri::default(),
            license: None,
            license_url: None,
            author: None,
            menu: Vec::new(),
            colors: Colors::default(),
            discovery: Discovery::default(),
            page_size: 50,
            social_cards: SocialCards::default(),
            offline: true,
            feeds: Feeds::default(),
            data: DataForms::default(),
        }
    }
}
