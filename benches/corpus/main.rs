//! Writes the corpus: `corpus ARTICLES SITE [TOLD]`.
//!
//! SITE becomes a site for `warraq`; TOLD the content of a generator that is told in front matter
//! what each article names.
#![allow(clippy::print_stderr, reason = "a tool says what it did")]

#[path = "mod.rs"]
mod corpus;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use corpus::prose::article;
use corpus::world::World;

/// Settings with which about as many entities and events get pages as have cards.
const SETTINGS: &str = "title: أخبار مصنوعة\nbase_url: https://example.org/\nauthor: مولد\n\
     discovery: {entity_mentions: 200, entity_articles: 100, event_sentences: 100}\n";

fn main() -> io::Result<()> {
    let mut args = env::args().skip(1);
    let count = args.next().and_then(|n| n.parse().ok());
    let (Some(count), Some(site)) = (count, args.next().map(PathBuf::from)) else {
        eprintln!("usage: corpus ARTICLES SITE [TOLD]");
        std::process::exit(2);
    };
    let told = args.next().map(PathBuf::from);
    let world = World::new(corpus::THINGS, corpus::EVENTS);
    put(&site.join("warraq.yaml"), SETTINGS)?;
    for thing in world.things() {
        put(&site.join(format!("content/entities/{}.md", thing.key)), &corpus::card(thing))?;
        name(told.as_deref(), "entities", &thing.key, &thing.name)?;
    }
    for event in &world.events {
        let card = corpus::event_card(&world, event);
        put(&site.join(format!("content/events/{}.md", event.key)), &card)?;
        name(told.as_deref(), "events", &event.key, &event.title)?;
    }
    for n in 0..count {
        let article = article(&world, n);
        let file = format!("content/articles/{}.md", article.name);
        put(&site.join(&file), &corpus::markdown(&article))?;
        if let Some(told) = &told {
            put(&told.join(&file), &corpus::told(&article))?;
        }
    }
    Ok(())
}

/// The page of a name, for a generator that lists articles under it.
fn name(told: Option<&Path>, folder: &str, key: &str, title: &str) -> io::Result<()> {
    let Some(told) = told else { return Ok(()) };
    put(
        &told.join(format!("content/{folder}/{key}/_index.md")),
        &format!("---\ntitle: {title}\n---\n"),
    )
}

fn put(file: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, text)
}
