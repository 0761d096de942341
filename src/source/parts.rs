//! Readers of what several kinds of file share: pictures, coordinates, spans of time, headlines.

use super::fields::{Fields, Item, Words};
use super::front::{self, Parts};
use super::references::{Reference, Target};
use super::values::{self, BadCoordinates};
use super::yaml::{self, Data, Value};
use crate::base::{Date, Faults, Key, OffsetMap, Span};
use crate::document::{Block, BlockKind, Body, Coordinates, Image, Node};
use crate::markdown::{self, Title};

/// The kind of faults in front matter.
pub(super) const FRONT: &str = "front-matter";

/// The front matter of a file, and where its prose begins; `None` when the file is lost.
pub(super) fn front(faults: &Faults) -> Option<(Value, usize)> {
    let blank = |c: char| c.is_whitespace() || front::is_bidi_mark(c);
    if faults.text().trim_matches(blank).is_empty() {
        faults.whole("empty-file", "this file is empty", "");
        return None;
    }
    overrides(faults);
    let Parts { front, body } = front::split(faults)?;
    let value = match front {
        Some(range) => yaml::parse(faults, range, FRONT),
        None => Value { data: Data::Null, span: Span::new(body, body) },
    };
    (value.data != Data::Lost).then_some((value, body))
}

/// Warns of marks that show words in another order than the one they are read in: harmless in
/// most pasted text, a means to deceive in some (Boucher and Anderson, "Trojan Source", 2021).
fn overrides(faults: &Faults) {
    let text = faults.text();
    // The byte both marks begin with.
    if !text.as_bytes().contains(&0xe2) {
        return;
    }
    let Some(at) = text.find(['\u{202d}', '\u{202e}']) else { return };
    let message = "an invisible mark here overrides the order in which letters are shown";
    let hint = "delete it: right-to-left text needs no such mark";
    faults.warning("order-override", Span::new(at, at + '\u{202e}'.len_utf8()), message, hint);
}

/// How the words of a headline begin a body.
pub(super) fn headline(words: Option<&Words>) -> Title {
    let Some(words) = words else { return Title::FromHeading };
    let text = values::one_line(&words.text);
    let origin = words.literal.filter(|_| text == words.text);
    Title::Given { text, origin }
}

/// The headline of a body that begins with one.
pub(super) fn title_of(body: &Body) -> Option<String> {
    let span = body.title()?;
    body.text.get(span.start()..span.end()).map(values::one_line)
}

/// The key of a file: what it says itself, or else its name.
pub(super) fn own_key(f: &Fields, field: &'static str, path: &str) -> Option<Key> {
    let key = match f.key(field) {
        Some((key, _)) => key,
        None => Key::from_name(super::files::stem(path)),
    };
    if key.as_str() == "index" {
        let hint = format!("rename the file, or write a line `{field}: …`");
        f.faults().whole("bad-key", "`index` is the name of the list of all pages", hint);
        return None;
    }
    if key.is_empty() {
        let hint = format!("rename the file, or write a line `{field}: …`");
        f.faults().whole("bad-key", "the name of this file has no letter to make a key of", hint);
        return None;
    }
    Some(key)
}

/// Collects the references of one file.
pub(super) struct Links<'a> {
    pub(super) faults: &'a Faults<'a>,
    pub(super) from: Key,
    pub(super) list: Vec<Reference>,
}

impl<'a> Links<'a> {
    pub(super) fn new(faults: &'a Faults<'a>, from: &Key) -> Self {
        Self { faults, from: from.clone(), list: Vec::new() }
    }

    /// Notes that `field` names `key`, and hands the key on.
    pub(super) fn take(
        &mut self,
        target: Target,
        field: &str,
        found: Option<(Key, Span)>,
    ) -> Option<Key> {
        let (key, at) = found?;
        self.add(target, field, key.clone(), at);
        Some(key)
    }

    pub(super) fn add(&mut self, target: Target, field: &str, key: Key, at: Span) {
        let words = self.faults.text().get(at.start()..at.end()).unwrap_or_default();
        let words = words.trim_matches(['"', '\'']).to_owned();
        let (field, from, place) = (field.to_owned(), self.from.clone(), self.faults.place(at));
        self.list.push(Reference { place, target, from, field, key, words });
    }

    /// Notes every `[[key]]` of a body.
    pub(super) fn wiki(&mut self, body: &Body) {
        self.list.extend(super::references::of_body(self.faults, &self.from, body));
    }
}

/// A body of prose, with its links noted.
pub(super) fn prose(links: &mut Links, start: usize, title: &Title) -> Body {
    let body = markdown::parse(links.faults, start, title);
    links.wiki(&body);
    body
}

/// `image: path` or `image: {src, alt, credit}`; the path is relative to `static/`.
pub(super) fn image(f: &Fields, links: &mut Links) -> Option<Image> {
    let value = f.value("image")?;
    let (src, image) = match &value.data {
        Data::Map(_) => {
            let section = f.section("image")?;
            let image = Image {
                src: String::new(),
                alt: section.text("alt").unwrap_or_default(),
                credit: section.text("credit").unwrap_or_default(),
            };
            let src = section.words("src");
            if src.is_none() {
                section.missing("src", "the path of the picture in `static/`");
            }
            section.finish();
            (src?, image)
        }
        _ => (f.words("image")?, Image::default()),
    };
    let path = src.text.trim_start_matches("./").trim_start_matches('/');
    let path = path.strip_prefix("static/").unwrap_or(path);
    if markdown::image_target(&src.text).is_err() || path.split('/').any(|part| part == "..") {
        let message = "an image on another server or outside `static/` is left out";
        let hint = "save the picture in `static/` and name it relative to that folder";
        f.faults().warning("image-remote", src.span, message, hint);
        return None;
    }
    links.add(Target::Static, "image", Key::from(path), src.span);
    Some(Image { src: path.to_owned(), ..image })
}

/// `coordinates: [39.8, 46.7]`, `{lat: …, lon: …}` or `39.8, 46.7`.
pub(super) fn coordinates(f: &Fields) -> Option<Coordinates> {
    let value = f.value("coordinates")?;
    let pair: Vec<String> = match &value.data {
        Data::Map(_) => {
            let section = f.section("coordinates")?;
            let pair = [section.text("lat"), section.text("lon")];
            section.finish();
            pair.into_iter().flatten().collect()
        }
        Data::List(_) => f.list("coordinates").into_iter().map(|w| w.text).collect(),
        _ => {
            let words = f.words("coordinates")?;
            words.text.split([',', '،']).map(|part| part.trim().to_owned()).collect()
        }
    };
    let expected = "two numbers, degrees north and east: [39.81, 46.75]";
    let [lat, lon] = pair.as_slice() else {
        f.refuse("wrong-type", "coordinates", value.span, expected, "");
        return None;
    };
    match values::coordinates(lat, lon) {
        Ok(there) => Some(there),
        Err(BadCoordinates::NotNumbers) => {
            f.refuse("wrong-type", "coordinates", value.span, expected, "");
            None
        }
        Err(BadCoordinates::OutOfRange) => {
            let swapped = values::coordinates(lon, lat).is_ok();
            let hint = if swapped { "write degrees north first, then east" } else { "" };
            let expected = "degrees from -90 to 90 north and from -180 to 180 east";
            f.refuse("coordinates-out-of-range", "coordinates", value.span, expected, hint);
            None
        }
    }
}

/// Two dates in order; dates that run backwards are reported, and the later field is dropped.
pub(super) fn period(
    f: &Fields,
    from: &'static str,
    to: &'static str,
) -> (Option<Date>, Option<Date>) {
    let (start, end) = (f.date(from), f.date(to));
    match (start, end) {
        (Some(first), Some(last)) if last.last_day() < first.first_day() => {
            let span = f.value(to).map_or(f.span(), |v| v.span);
            let message = format!("`{to}` ({last}) comes before `{from}` ({first})");
            f.faults().error(
                "dates-reversed",
                span,
                message,
                format!("swap them, or correct `{to}`"),
            );
            (start, None)
        }
        both => both,
    }
}

/// Puts a headline before a body that has another or none; the one it had stays as a paragraph.
pub(super) fn retitled(body: Body, title: &str) -> Body {
    if title_of(&body).is_some_and(|found| found == title) {
        return body;
    }
    let shift = if body.text.is_empty() { 0 } else { title.len() + 1 };
    let mut out = Body::default();
    out.push_block(BlockKind::Title, title, None);
    let had = body.title().is_some();
    if !body.text.is_empty() {
        out.text.push('\n');
        out.text.push_str(&body.text);
        let mut moved = OffsetMap::default();
        moved.push(Span::new(shift, out.text.len()), Span::new(0, body.text.len()));
        out.origin = body.origin.then(&moved);
    }
    out.blocks.extend(body.blocks.iter().map(|b| Block {
        kind: if b.kind == BlockKind::Title { BlockKind::Paragraph } else { b.kind },
        span: b.span.shift(shift),
    }));
    if had {
        out.nodes.push(Node::Block(1));
    }
    out.nodes.extend(body.nodes.into_iter().map(|node| match node {
        Node::Block(i) => Node::Block(i + 1),
        other => other,
    }));
    out.marks = body.marks;
    for mark in &mut out.marks {
        mark.span = mark.span.shift(shift);
    }
    out.removed = body.removed;
    out
}

/// The map or the words of every item of a list.
pub(super) fn each<'a>(
    f: &Fields<'a>,
    key: &'static str,
    mut map: impl FnMut(&Fields<'a>),
    mut words: impl FnMut(Words),
) {
    for item in f.items(key) {
        match item {
            Item::Map(entry) => {
                map(&entry);
                entry.finish();
            }
            Item::Words(text) => words(text),
        }
    }
}
