//! A corpus of made-up Arabic news for measuring: the same bytes on every machine.
//!
//! In: how many articles. Out: files of a site, and the same articles for generators that must be
//! told what is in them. Words fall as in a language (Zipf), names are written in full, short, with
//! other hamzas and with particles before them; there are quotations, figures and events.

pub mod chance;
pub mod prose;
pub mod world;

use std::fmt::Write;

use prose::Article;
use world::{Event, Thing, World};

/// Things and events with cards.
pub const THINGS: usize = 2_000;
pub const EVENTS: usize = 500;

/// The Markdown of an article as `warraq` reads it: nothing in it says who is named.
pub fn markdown(article: &Article) -> String {
    let Article { title, date, source, place, tags, paragraphs, .. } = article;
    let (tags, text) = (tags.join(", "), paragraphs.join("\n\n"));
    format!(
        "---\ntitle: {title}\ndate: {date}\nsource: {source}\nplace: {place}\ntags: [{tags}]\n---\n\n{text}\n"
    )
}

/// The same for generators that are told.
pub fn told(article: &Article) -> String {
    let list = |keys: &[String]| keys.join(", ");
    let Article { title, date, source, place, paragraphs, entities, events, .. } = article;
    format!(
        "---\ntitle: {title}\ndate: {date}\nentities: [{}]\nevents: [{}]\nparams:\n  source: {source}\n  place: {place}\n---\n\n{}\n",
        list(entities),
        list(events),
        paragraphs.join("\n\n")
    )
}

/// The card of a thing.
pub fn card(thing: &Thing) -> String {
    let mut out = format!("---\nname: {}\nkind: {}\n", thing.name, thing.kind);
    if !thing.class.is_empty() {
        let _ = writeln!(out, "class: {}", thing.class);
    }
    if !thing.aliases.is_empty() {
        let _ = writeln!(out, "aliases: [{}]", thing.aliases.join(", "));
    }
    if !thing.title.is_empty() {
        let _ = writeln!(out, "roles:\n  - {{title: {}}}", thing.title);
    }
    out + "---\n"
}

/// The card of an event.
pub fn event_card(world: &World, event: &Event) -> String {
    let (year, month, day) = event.day;
    let place = &world.places[event.place].key;
    let [a, b] = event.parties.map(|p| world.persons[p].key.clone());
    format!(
        "---\ntitle: {0}\nkind: {1}\nstart: {year}-{month:02}-{day:02}\nplace: {place}\nparticipants:\n  - {{entity: {a}, role: party}}\n  - {{entity: {b}, role: party}}\nkeywords: [{0}]\n---\n",
        event.title, event.kind
    )
}
