//! Where things happened, as points in a drawing.
//!
//! In: the planned site. Out: [`Map`]s: the part of the world worth showing, its outlines and the
//! marks on it, all in whole units of the drawing, with room made for labels. The projection is
//! equirectangular, true at the middle of the part shown. Always: integers only; the same site gives
//! the same drawing. Not here: markup.

mod countries;
mod marks;
mod outlines;
mod panels;
mod projection;

use std::collections::BTreeMap;

use super::Site;
use super::labels::Frame;
use super::world::{Extent, Point};
use crate::document::{Coordinates, EntityKind, EventKind};
use crate::knowledge::{EntityId, EventId};

pub use panels::{Panel, PanelName, crop, outside, panels};
pub use projection::height;

/// What mostly happened at a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    Clash,
    Talks,
    Politics,
    Disaster,
    /// Named in articles, no event.
    #[default]
    Named,
}

impl Tone {
    pub const ALL: [Self; 5] =
        [Self::Clash, Self::Talks, Self::Politics, Self::Disaster, Self::Named];

    pub fn name(self) -> &'static str {
        match self {
            Self::Clash => "clash",
            Self::Talks => "talks",
            Self::Politics => "politics",
            Self::Disaster => "disaster",
            Self::Named => "named",
        }
    }

    /// The tone of a kind of event.
    pub fn of(kind: EventKind, subkind: &str) -> Self {
        if subkind == "displacement" {
            return Self::Disaster;
        }
        match kind.name() {
            // Who leaves an office gives nothing up in talks.
            "concede" if subkind == "resign" => Self::Politics,
            "assault" | "coerce" | "threaten" | "mobilize" => Self::Clash,
            "agree" | "consult" | "support" | "concede" | "cooperate" | "retreat" => Self::Talks,
            "disaster" | "aid" => Self::Disaster,
            _ => Self::Politics,
        }
    }
}

/// A place with what is known to have happened there.
#[derive(Clone, Debug)]
pub struct Spot {
    pub entity: EntityId,
    pub at: Point,
    /// Articles that report events there, or name it when there are none.
    pub articles: usize,
    pub tone: Tone,
    /// By date.
    pub events: Vec<EventId>,
    /// Too large for a point, as a country is: listed with its events, never a mark.
    pub area: bool,
}

/// A mark on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub entity: EntityId,
    pub x: i32,
    pub y: i32,
    /// Half of its width.
    pub size: i32,
    pub tone: Tone,
    /// Events of several places too close to be told apart, or of one place with many: a disc with
    /// their number. None is drawn as a sign.
    pub events: usize,
    /// The places that share the mark, the one it is named after first.
    pub places: Vec<EntityId>,
    /// The middle of its label's foot, when there is room for one.
    pub label: Option<(i32, i32)>,
    /// Where a line from the mark meets its label, when that stands further off.
    pub led: Option<(i32, i32)>,
}

/// A drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    pub width: i32,
    pub height: i32,
    /// Land, as closed polygons.
    pub land: Vec<Vec<(i32, i32)>>,
    /// Places without an event first, then largest first, so that small ones stay visible above.
    pub marks: Vec<Mark>,
    /// Names of countries for orientation, where they have room.
    pub countries: Vec<(&'static str, i32, i32)>,
}

/// The places of the map, best reported first. Countries are too large for a point: they are there
/// only when an event has nothing smaller to stand at, and no mark is drawn for them.
pub fn spots(site: &Site) -> Vec<Spot> {
    let mut events: BTreeMap<EntityId, Vec<EventId>> = BTreeMap::new();
    for id in &site.events {
        if let Some(place) = site.event(*id).and_then(|e| e.place) {
            events.entry(place).or_default().push(*id);
        }
    }
    let mut spots: Vec<Spot> = Vec::new();
    for id in site.of_kind(EntityKind::Place) {
        let Some(entity) = site.entity(id) else { continue };
        let Some(at) = entity.coordinates.map(point) else { continue };
        let events = events.remove(&id).unwrap_or_default();
        if events.is_empty() && (wide(&entity.class) || entity.articles.is_empty()) {
            continue;
        }
        let area = is_area(&entity.class);
        let mut articles: Vec<_> = events
            .iter()
            .filter_map(|e| site.event(*e))
            .flat_map(|e| e.articles.iter().copied())
            .collect();
        articles.sort_unstable();
        articles.dedup();
        let n = if events.is_empty() { entity.articles.len() } else { articles.len().max(1) };
        spots.push(Spot { entity: id, at, articles: n, tone: tone(site, &events), events, area });
    }
    let name = |spot: &Spot| site.entity(spot.entity).map_or("", |e| e.name.as_str());
    spots.sort_by(|a, b| {
        let weight = (a.events.is_empty(), b.articles).cmp(&(b.events.is_empty(), a.articles));
        let names = || site.parts.locale.collation.compare(name(a), name(b));
        weight.then_with(names).then(a.entity.cmp(&b.entity))
    });
    spots
}

/// Classes of places no point stands for.
fn wide(class: &str) -> bool {
    matches!(
        class,
        "country"
            | "continent"
            | "region"
            | "subdivision"
            | "sea"
            | "ocean"
            | "gulf"
            | "strait"
            | "river"
    )
}

/// Classes whose one point says nothing of where something was.
pub fn is_area(class: &str) -> bool {
    matches!(class, "country" | "continent" | "sea" | "ocean" | "gulf" | "river")
}

fn point(c: Coordinates) -> Point {
    Point { lon: c.lon / 1000, lat: c.lat / 1000 }
}

/// The name of a place on a map, where all are places: «فضولي» of «مدينة فضولي», unless another place is
/// called so.
pub fn short_name<'a>(site: &'a Site, id: EntityId) -> &'a str {
    let name = site.entity(id).map_or("", |e| e.name.as_str());
    let sorts = ["مدينة ", "قرية ", "بلدة "];
    let bare = sorts.iter().find_map(|sort| name.strip_prefix(sort));
    let free = |rest: &&str| {
        let other = site.lookups.places.get(&crate::text::fold_key(rest));
        rest.chars().count() > 1 && other.is_none_or(|other| *other == id)
    };
    bare.filter(free).unwrap_or(name)
}

/// The tone of most events; the graver one when two are as frequent.
fn tone(site: &Site, events: &[EventId]) -> Tone {
    let mut counts: BTreeMap<Tone, usize> = BTreeMap::new();
    for event in events.iter().filter_map(|e| site.event(*e)) {
        *counts.entry(Tone::of(event.kind, &event.subkind)).or_insert(0) +=
            event.articles.len().max(1);
    }
    let best = counts.iter().max_by_key(|(tone, n)| (**n, std::cmp::Reverse(**tone)));
    best.map_or(Tone::Named, |(tone, _)| *tone)
}

/// Draws the part of the world that holds `extent` with the spots inside it.
pub fn draw(site: &Site, extent: Extent, spots: &[Spot], frame: Frame) -> Map {
    let projection = projection::Projection::new(extent, frame);
    let (marks, dots) = marks::marks(site, &projection, spots, frame);
    let countries = countries::countries(site, &projection, &dots, &marks, frame);
    let land = outlines::land(&projection, frame);
    Map { width: frame.width, height: frame.height, land, marks, countries }
}

/// A small map around one place; none of what is too large for one, a country or a sea.
pub fn locator(site: &Site, id: EntityId, frame: Frame) -> Option<Map> {
    let entity = site.entity(id)?;
    let at = point(entity.coordinates.filter(|_| !is_area(&entity.class))?);
    let reach = match entity.class.as_str() {
        "region" => 600,
        _ => 350,
    };
    let extent = Extent {
        west: at.lon - reach,
        south: at.lat - reach * 6 / 10,
        east: at.lon + reach,
        north: at.lat + reach * 6 / 10,
    };
    let spot =
        Spot { entity: id, at, articles: 1, tone: Tone::Named, events: Vec::new(), area: false };
    Some(draw(site, extent, &[spot], frame))
}
