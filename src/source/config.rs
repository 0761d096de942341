//! Reads `warraq.yaml`. Every setting is optional; a faulty one keeps its default.

use std::cmp::Ordering;

use rayon::prelude::*;

use super::fields::{Fields, Item};
use super::{values, yaml};
use crate::base::{Diagnostic, Faults};
use crate::config::{
    Colors, Config, DataForm, DataForms, Digits, Discovery, Feeds, Hijri, MenuItem, Months,
    SocialCards,
};
use crate::document::Article;

const KIND: &str = "config";

/// The settings in `text`, the content of the file `path`.
pub(crate) fn read(path: &str, text: &str) -> (Config, Said, Vec<Diagnostic>) {
    let faults = Faults::new(path, text);
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let value = yaml::parse(&faults, start..text.len(), KIND);
    let fields = Fields::new(&faults, KIND, "", &value);
    let config = settings(&fields);
    let said = Said { digits: fields.has("digits") };
    fields.finish();
    (config, said, faults.into_list())
}

/// Settings whose default the articles decide: whether the file says them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Said {
    pub(crate) digits: bool,
}

/// The digits most of the articles' digits are written in; of as many or of none, the usual ones.
pub(crate) fn digits_of(articles: &[Article]) -> Digits {
    let count = |article: &Article| {
        let bytes = article.body.text.as_bytes();
        let latin = bytes.iter().filter(|b| b.is_ascii_digit()).count();
        // U+0660–0669: D9 A0–A9.
        let arab = |w: &&[u8]| matches!(w, [0xd9, 0xa0..=0xa9]);
        (latin, bytes.windows(2).filter(arab).count())
    };
    let sum = |a: (usize, usize), b: (usize, usize)| (a.0 + b.0, a.1 + b.1);
    let (latin, arab) = articles.par_iter().map(count).reduce(|| (0, 0), sum);
    match latin.cmp(&arab) {
        Ordering::Greater => Digits::Latn,
        Ordering::Less => Digits::Arab,
        Ordering::Equal => Digits::default(),
    }
}

fn settings(f: &Fields) -> Config {
    let default = Config::default();
    let digits = [("arab", Digits::Arab), ("latn", Digits::Latn)];
    let months = [
        ("standard", Months::Standard),
        ("levant", Months::Levant),
        ("maghreb", Months::Maghreb),
        ("morocco", Months::Morocco),
        ("dual", Months::Dual),
    ];
    let cards = [
        ("none", SocialCards::None),
        ("home", SocialCards::Home),
        ("stories", SocialCards::Stories),
        ("all", SocialCards::All),
    ];
    let hijri = [("off", Hijri::Off), ("beside", Hijri::Beside)];
    Config {
        title: f.text("title").unwrap_or(default.title),
        description: f.text("description").unwrap_or(default.description),
        base_url: base_url(f),
        language: language(f).unwrap_or(default.language),
        digits: f.choice("digits", &digits).unwrap_or(default.digits),
        months: f.choice("months", &months).unwrap_or(default.months),
        hijri: f.choice("hijri", &hijri).unwrap_or(default.hijri),
        license: f.text("license"),
        license_url: web_address(f, "license_url"),
        author: f.text("author"),
        menu: menu(f),
        colors: colors(f),
        discovery: discovery(f),
        page_size: page_size(f).unwrap_or(default.page_size),
        social_cards: f.choice("social_cards", &cards).unwrap_or(default.social_cards),
        offline: f.flag("offline").unwrap_or(default.offline),
        feeds: feeds(f),
        data: data(f),
    }
}

/// The tag of a language: `ar`, `en`, or one the site brings strings for in `locale/TAG.txt`.
fn language(f: &Fields) -> Option<String> {
    let (key, words) = match f.words("language") {
        Some(words) => ("language", words),
        None => ("lang", f.words("lang")?),
    };
    let tag = words.text.to_lowercase();
    let mut parts = tag.split('-');
    let first = parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && letters(p));
    if first && parts.all(|p| (2..=8).contains(&p.len()) && letters(p)) {
        return Some(tag);
    }
    let expected = "the tag of a language, such as ar or en";
    f.refuse("unknown-value", key, words.span, expected, "another needs its strings in `locale/`");
    None
}

fn letters(part: &str) -> bool {
    part.chars().all(|c| c.is_ascii_alphanumeric())
}

/// An absolute http(s) address, with a slash at its end.
fn base_url(f: &Fields) -> Option<String> {
    let words = f.words("base_url")?;
    let given = words.text.as_str();
    let plain = values::is_web_address(given) && !given.contains(['?', '#']);
    if !plain {
        let expected = "an address such as https://example.org/site/";
        f.refuse("bad-address", "base_url", words.span, expected, "begin it with https://");
        return None;
    }
    Some(format!("{}/", given.trim_end_matches('/')))
}

pub(super) fn web_address(f: &Fields, key: &'static str) -> Option<String> {
    let words = f.words(key)?;
    if values::is_web_address(&words.text) {
        return Some(words.text);
    }
    let expected = "an address such as https://example.org/";
    f.refuse("bad-address", key, words.span, expected, "begin it with https://");
    None
}

fn menu(f: &Fields) -> Vec<MenuItem> {
    let mut menu = Vec::new();
    for item in f.items("menu") {
        match item {
            Item::Map(entry) => {
                let (title, href) = (entry.text("title"), entry.words("href"));
                match (title, href) {
                    (Some(title), Some(href)) => menu.extend(menu_item(&entry, title, &href.text)),
                    (None, _) => entry.missing("title", "the words of the entry"),
                    (_, None) => entry.missing("href", "where the entry leads"),
                }
                entry.finish();
            }
            Item::Words(words) => {
                let expected = "entries of the form `{title: …, href: …}`";
                f.refuse("wrong-type", "menu", words.span, expected, "");
            }
        }
    }
    menu
}

fn menu_item(f: &Fields, title: String, href: &str) -> Option<MenuItem> {
    match crate::markdown::link_target(href) {
        Ok(href) => Some(MenuItem { title, href }),
        Err(_) => {
            let expected = "a relative address, or one with http or https";
            f.refuse("bad-address", "href", f.span(), expected, "");
            None
        }
    }
}

fn colors(f: &Fields) -> Colors {
    let Some(section) = f.section("colors") else { return Colors::default() };
    let color = |key: &'static str| {
        let expected = "a colour such as \"#0f766e\"";
        let hint = "put it in quotation marks: `#` begins a comment in YAML";
        let Some(words) = section.words(key) else {
            if let Some(span) = section.commented(key) {
                section.refuse("bad-color", key, span, expected, hint);
            }
            return None;
        };
        let color = values::color(&words.text);
        if color.is_none() {
            section.refuse("bad-color", key, words.span, expected, "");
        }
        color
    };
    let colors = Colors { accent: color("accent"), accent_dark: color("accent_dark") };
    section.finish();
    colors
}

fn discovery(f: &Fields) -> Discovery {
    let default = Discovery::default();
    let Some(section) = f.section("discovery") else { return default };
    let number = |key, default| section.number(key).unwrap_or(default);
    let discovery = Discovery {
        entity_mentions: number("entity_mentions", default.entity_mentions),
        entity_articles: number("entity_articles", default.entity_articles),
        event_sentences: number("event_sentences", default.event_sentences),
    };
    section.finish();
    discovery
}

/// The forms of data named; the usual ones when nothing is said.
fn data(f: &Fields) -> DataForms {
    if !f.has("data") {
        return DataForms::default();
    }
    let mut forms = Vec::new();
    for words in f.list("data") {
        let form = DataForm::ALL.into_iter().find(|form| form.name() == words.text);
        match form {
            Some(form) => forms.push(form),
            None => {
                let expected = "one of knowledge, jsonld, turtle, ftm, csv";
                f.refuse("wrong-type", "data", words.span, expected, "");
            }
        }
    }
    DataForms(forms)
}

fn feeds(f: &Fields) -> Feeds {
    let default = Feeds::default();
    let Some(section) = f.section("feeds") else { return default };
    let number = |key, default| section.number(key).unwrap_or(default);
    let feeds = Feeds {
        articles: number("articles", default.articles),
        most: number("most", default.most),
    };
    section.finish();
    feeds
}

fn page_size(f: &Fields) -> Option<u32> {
    let size = f.number("page_size")?;
    if (1..=1000).contains(&size) {
        return Some(size);
    }
    let span = f.value("page_size").map(|v| v.span)?;
    f.refuse("wrong-type", "page_size", span, "a number from 1 to 1000", "");
    None
}
