//! The outlines of the world's countries, decoded once.
//!
//! In: `outlines.bin`, made by `scripts/map/outlines.py`. Out: closed rings of points in hundredths
//! of a degree, each with its extent. A damaged file gives fewer rings, never a fault.

use std::sync::OnceLock;

static OUTLINES: &[u8] = include_bytes!("outlines.bin");

/// A point in hundredths of a degree: east and north are positive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Point {
    pub lon: i32,
    pub lat: i32,
}

/// A rectangle of the globe, in hundredths of a degree; all four edges belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    pub west: i32,
    pub south: i32,
    pub east: i32,
    pub north: i32,
}

impl Extent {
    /// The smallest rectangle that holds all the points.
    pub fn of(points: &[Point]) -> Option<Self> {
        let first = points.first()?;
        let start = Self { west: first.lon, south: first.lat, east: first.lon, north: first.lat };
        Some(points.iter().fold(start, |e, p| Self {
            west: e.west.min(p.lon),
            south: e.south.min(p.lat),
            east: e.east.max(p.lon),
            north: e.north.max(p.lat),
        }))
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.west <= other.east
            && other.west <= self.east
            && self.south <= other.north
            && other.south <= self.north
    }

    pub fn contains(&self, p: Point) -> bool {
        (self.west..=self.east).contains(&p.lon) && (self.south..=self.north).contains(&p.lat)
    }
}

/// A closed outline: a country, an island, or a hole in one.
#[derive(Clone, Debug)]
pub struct Ring {
    pub extent: Extent,
    pub points: Vec<Point>,
}

impl Ring {
    /// Whether a point lies inside: an odd number of edges cross the line from it to the east.
    pub fn holds(&self, p: Point) -> bool {
        if !self.extent.contains(p) {
            return false;
        }
        let edges = self.points.iter().zip(self.points.iter().skip(1));
        let crossed = edges.filter(|(a, b)| {
            let (up, down) = if a.lat <= b.lat { (b, a) } else { (a, b) };
            let spans = down.lat <= p.lat && p.lat < up.lat;
            let turn = i64::from(up.lon - down.lon) * i64::from(p.lat - down.lat)
                - i64::from(p.lon - down.lon) * i64::from(up.lat - down.lat);
            spans && turn > 0
        });
        crossed.count() % 2 == 1
    }
}

/// The outline of the land a point lies on, the smallest of those around it.
pub fn ring_of(p: Point) -> Option<&'static Ring> {
    let size = |r: &&Ring| {
        let e = r.extent;
        i64::from(e.east - e.west) * i64::from(e.north - e.south)
    };
    rings().iter().filter(|r| r.holds(p)).min_by_key(size)
}

/// Every outline.
pub fn rings() -> &'static [Ring] {
    static RINGS: OnceLock<Vec<Ring>> = OnceLock::new();
    RINGS.get_or_init(|| decode(OUTLINES).unwrap_or_default())
}

fn decode(bytes: &[u8]) -> Option<Vec<Ring>> {
    let mut numbers = Numbers(bytes.iter());
    let mut arcs: Vec<Vec<Point>> = Vec::new();
    for _ in 0..numbers.next()? {
        let mut at = Point::default();
        let mut arc = Vec::new();
        for _ in 0..numbers.next()? {
            at.lon = at.lon.checked_add(numbers.signed()?)?;
            at.lat = at.lat.checked_add(numbers.signed()?)?;
            arc.push(at);
        }
        arcs.push(arc);
    }
    let mut rings = Vec::new();
    for _ in 0..numbers.next()? {
        let mut points: Vec<Point> = Vec::new();
        for _ in 0..numbers.next()? {
            let ix = numbers.signed()?;
            let forward = ix >= 0;
            let arc = arcs.get(usize::try_from(if forward { ix } else { -1 - ix }).ok()?)?;
            let mut walk = |p: &Point| {
                if points.last() != Some(p) {
                    points.push(*p);
                }
            };
            match forward {
                true => arc.iter().for_each(&mut walk),
                false => arc.iter().rev().for_each(&mut walk),
            }
        }
        unroll(&mut points);
        if let Some(extent) = Extent::of(&points) {
            rings.push(Ring { extent, points });
        }
    }
    Some(rings)
}

/// An outline that crosses the far side of the world goes on past 180 degrees, instead of running
/// back over the whole map; one that winds around a pole stays as it is.
fn unroll(points: &mut Vec<Point>) {
    const TURN: i32 = 36_000;
    let mut lon = points.first().map_or(0, |p| p.lon);
    let unrolled = points.iter().map(|p| {
        let turns = (lon - p.lon + TURN / 2).div_euclid(TURN);
        lon = p.lon + turns * TURN;
        Point { lon, ..*p }
    });
    let unrolled: Vec<Point> = unrolled.collect();
    if unrolled.first() == unrolled.last() {
        *points = unrolled;
    }
}

/// Variable-length integers, seven bits a byte, low bits first.
struct Numbers<'a>(std::slice::Iter<'a, u8>);

impl Numbers<'_> {
    fn next(&mut self) -> Option<u32> {
        let mut n: u32 = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = u32::from(*self.0.next()?);
            n |= (byte & 127).checked_shl(shift)?;
            if byte < 128 {
                return Some(n);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i32> {
        let n = self.next()?;
        let half = i32::try_from(n >> 1).ok()?;
        Some(if n & 1 == 0 { half } else { -1 - half })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_world_is_whole() {
        let rings = rings();
        assert!(rings.len() > 1000);
        let whole: Vec<Point> = rings.iter().flat_map(|r| r.points.iter().copied()).collect();
        let extent = Extent::of(&whole).expect("there are points");
        assert!((-36_000..=-17_900).contains(&extent.west) && extent.east <= 36_000);
        assert!(extent.south >= -9_000 && (8_000..=9_000).contains(&extent.north));
        let closed = |r: &Ring| r.points.first() == r.points.last();
        assert!(rings.iter().all(closed));
        // Only the land around the south pole reaches all around.
        let wide = rings.iter().filter(|r| r.extent.east - r.extent.west > 20_000);
        assert!(wide.clone().count() <= 1 && wide.clone().all(|r| r.extent.south < -8_000));
    }

    #[test]
    fn a_point_lies_on_its_land() {
        let cairo = ring_of(Point { lon: 3124, lat: 3004 }).expect("Cairo is on land");
        assert!(cairo.holds(Point { lon: 2990, lat: 3120 }), "Alexandria");
        assert!(!cairo.holds(Point { lon: 3522, lat: 3177 }), "Jerusalem");
        assert!(ring_of(Point { lon: 1800, lat: 3500 }).is_none(), "the Mediterranean");
    }

    #[test]
    fn a_damaged_file_is_no_fault() {
        assert!(decode(&[]).is_none());
        assert!(decode(&[255; 40]).is_none());
        assert!(decode(&OUTLINES[..5000]).is_none());
    }
}
