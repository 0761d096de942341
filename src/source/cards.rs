//! Cards of entities and events, and free pages.

use super::fields::{Fields, distinct};
use super::parts::{
    FRONT, Links, coordinates, each, front, headline, image, own_key, period, prose, title_of,
};
use super::references::Target;
use super::{Loaded, config, values};
use crate::base::{Faults, Key};
use crate::document::{EntityCard, EntityKind, EventCard, EventKind, Page, Participant, RoleCard};
use crate::locale::Catalogue;
use crate::markdown::Title;

/// Reads with faults and references collected.
pub(super) fn reading<T>(
    path: &str,
    text: &str,
    read: impl for<'a> FnOnce(&'a Faults<'a>, &mut Links<'a>) -> Option<T>,
) -> Loaded<T> {
    let faults = Faults::new(path, text);
    let mut links = Links::new(&faults, &Key::default());
    let value = read(&faults, &mut links);
    let references = std::mem::take(&mut links.list);
    drop(links);
    Loaded { value, references, faults: faults.into_list() }
}

/// Reads the card of an entity.
pub(super) fn entity(path: &str, text: &str) -> Loaded<EntityCard> {
    reading(path, text, read_entity)
}

fn read_entity<'a>(faults: &'a Faults<'a>, links: &mut Links<'a>) -> Option<EntityCard> {
    let (value, start) = front(faults)?;
    let f = Fields::new(faults, FRONT, "", &value);
    let key = own_key(&f, "key", faults.path())?;
    links.from = key.clone();
    let name = f.words("name");
    let aliases = f.list("aliases");
    let kinds = EntityKind::ALL.map(|k| (k.name(), k));
    let (born, died) = period(&f, "born", "died");
    let card = EntityCard {
        path: faults.path().to_owned(),
        name: name.as_ref().map(|w| values::one_line(&w.text)).unwrap_or_default(),
        kind: kind(&f, &kinds),
        class: f.text("class").unwrap_or_default(),
        aliases: distinct(&aliases),
        not: f.texts("not"),
        roles: roles(&f, links),
        country: links.take(Target::Entity, "country", f.key("country")),
        coordinates: coordinates(&f),
        born,
        died,
        website: config::web_address(&f, "website"),
        wikidata: wikidata(&f),
        image: image(&f, links),
        summary: f.text("summary"),
        body: prose(links, start, &Title::Absent),
        key,
    };
    for words in name.iter().chain(&aliases) {
        links.add(Target::Name, "aliases", Key::default(), words.literal.unwrap_or(words.span));
    }
    if name.is_none() {
        f.missing("name", "what the entity is called");
    }
    f.finish();
    name.is_some().then_some(card)
}

fn kind<T: Copy + Default>(f: &Fields, kinds: &[(&str, T)]) -> T {
    if !f.has("kind") {
        let names: Vec<&str> = kinds.iter().map(|(name, _)| *name).collect();
        let hint = format!("write `kind:` and one of {}", names.join(", "));
        let at = crate::base::Span { start: f.span().start, end: f.span().start };
        f.faults().warning("front-matter-missing-kind", at, "no `kind`: taken for `other`", hint);
    }
    f.choice("kind", kinds).unwrap_or_default()
}

fn roles(f: &Fields, links: &mut Links) -> Vec<RoleCard> {
    let mut maps = Vec::new();
    let mut short = Vec::new();
    each(
        f,
        "roles",
        |role| {
            let title = role.text("title");
            if title.is_none() {
                role.missing("title", "the name of the office");
            }
            let of = links.take(Target::Entity, "roles.of", role.key("of"));
            let (from, to) = period(role, "from", "to");
            maps.extend(title.map(|title| RoleCard { title, of, from, to }));
        },
        |words| short.push(RoleCard { title: values::one_line(&words.text), ..Default::default() }),
    );
    maps.append(&mut short);
    maps
}

/// `Q7747`, or the address of such a page.
fn wikidata(f: &Fields) -> Option<String> {
    let words = f.words("wikidata")?;
    let id = words.text.rsplit('/').next().unwrap_or_default().to_ascii_uppercase();
    let number = id.strip_prefix('Q').unwrap_or_default();
    if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) {
        return Some(id);
    }
    f.refuse("bad-wikidata", "wikidata", words.span, "an item of Wikidata such as Q227", "");
    None
}

/// Reads the card of an event.
pub(super) fn event(path: &str, text: &str) -> Loaded<EventCard> {
    reading(path, text, read_event)
}

fn read_event<'a>(faults: &'a Faults<'a>, links: &mut Links<'a>) -> Option<EventCard> {
    let (value, start) = front(faults)?;
    let f = Fields::new(faults, FRONT, "", &value);
    let key = own_key(&f, "key", faults.path())?;
    links.from = key.clone();
    let title = f.text("title");
    let kinds = EventKind::ALL.map(|k| (k.name(), k));
    let (first, last) = period(&f, "start", "end");
    let card = EventCard {
        path: faults.path().to_owned(),
        title: title.clone().unwrap_or_default(),
        kind: kind(&f, &kinds),
        subkind: subkind(&f),
        start: first,
        end: last,
        place: links.take(Target::Entity, "place", f.key("place")),
        part_of: links.take(Target::Parent, "part_of", f.key("part_of")),
        participants: participants(&f, links),
        keywords: f.texts("keywords"),
        coordinates: coordinates(&f),
        summary: f.text("summary"),
        body: prose(links, start, &Title::Absent),
        key,
    };
    if title.is_none() {
        f.missing("title", "what the event is called");
    }
    f.finish();
    title.is_some().then_some(card)
}

/// A word of the catalogue's `subkind.…`.
fn subkind(f: &Fields) -> String {
    if !f.has("subkind") {
        return String::new();
    }
    let catalogue = Catalogue::built_in("ar");
    let known: Vec<(&str, &str)> =
        catalogue.under("subkind.").filter(|w| !w.contains('.')).map(|w| (w, w)).collect();
    f.choice("subkind", &known).unwrap_or_default().to_owned()
}

fn participants(f: &Fields, links: &mut Links) -> Vec<Participant> {
    let mut found = Vec::new();
    let mut short = Vec::new();
    each(
        f,
        "participants",
        |entry| {
            let entity = entry.key("entity");
            let role = entry.text("role").unwrap_or_default();
            if entity.is_none() && !entry.has("entity") {
                entry.missing("entity", "the key of who took part");
            }
            found.extend(entity.map(|entity| (entity, role)));
        },
        |words| short.push(words),
    );
    found.extend(short.iter().filter_map(|w| Some((f.key_of("participants", w)?, String::new()))));
    let mut out = Vec::new();
    for ((key, at), role) in found {
        links.add(Target::Entity, "participants", key.clone(), at);
        out.push(Participant { entity: key, role });
    }
    out
}

/// Reads a free page.
pub(super) fn page(path: &str, text: &str) -> Loaded<Page> {
    reading(path, text, read_page)
}

fn read_page<'a>(faults: &'a Faults<'a>, links: &mut Links<'a>) -> Option<Page> {
    let (value, start) = front(faults)?;
    let f = Fields::new(faults, FRONT, "", &value);
    let key = own_key(&f, "slug", faults.path())?;
    links.from = key.clone();
    let words = f.words("title");
    let body = prose(links, start, &headline(words.as_ref()));
    let title = words.map(|w| values::one_line(&w.text)).or_else(|| title_of(&body));
    if title.is_none() {
        f.missing("title", "the headline of the page");
    }
    let summary = f.text("summary");
    f.finish();
    Some(Page { key, path: faults.path().to_owned(), title: title?, summary, body })
}
