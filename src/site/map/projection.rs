//! How degrees become units of a drawing: equirectangular, true at the middle of what is shown.

use super::super::labels::Frame;
use super::super::world::{Extent, Point};

/// The height a drawing of a part of the world needs at a width, within bounds: no empty sea above
/// and below.
pub fn height(extent: Extent, width: i32) -> i32 {
    let middle = (extent.south + extent.north) / 2;
    let wide = i64::from((extent.east - extent.west).max(1)) * cosine(middle).max(150) / 1000;
    let high = i64::from(extent.north - extent.south) * i64::from(width) / wide.max(1);
    i32::try_from(high).unwrap_or(width).clamp(width * 3 / 10, width * 11 / 10)
}

/// How degrees become units of the drawing.
pub(super) struct Projection {
    pub(super) extent: Extent,
    /// Thousandths of a unit for a hundredth of a degree of longitude and of latitude.
    per_lon: i64,
    per_lat: i64,
}

impl Projection {
    /// The smallest part of the world that holds `extent` and fills the frame.
    pub(super) fn new(extent: Extent, frame: Frame) -> Self {
        let middle_lat = (extent.south + extent.north) / 2;
        let middle_lon = (extent.west + extent.east) / 2;
        let narrow = cosine(middle_lat).max(150);
        let span_lon = i64::from((extent.east - extent.west).max(100));
        let span_lat = i64::from((extent.north - extent.south).max(100));
        let (width, height) = (i64::from(frame.width) * 1000, i64::from(frame.height) * 1000);
        // Thousandths of a unit for a hundredth of a degree of latitude.
        let per_lat = (width * 1000 / (span_lon * narrow)).min(height / span_lat).max(1);
        let per_lon = (per_lat * narrow / 1000).max(1);
        let half = |units: i64, per: i64| i32::try_from(units / per / 2).unwrap_or(18_000);
        let (dx, dy) = (half(width, per_lon), half(height, per_lat));
        let extent = Extent {
            west: middle_lon - dx,
            south: middle_lat - dy,
            east: middle_lon + dx,
            north: middle_lat + dy,
        };
        Self { extent, per_lon, per_lat }
    }

    /// The point of the globe that stands at a place of the drawing.
    pub(super) fn back(&self, (x, y): (i32, i32)) -> Point {
        let degrees = |units: i32, per: i64| i32::try_from(i64::from(units) * 1000 / per);
        Point {
            lon: self.extent.west + degrees(x, self.per_lon).unwrap_or_default(),
            lat: self.extent.north - degrees(y, self.per_lat).unwrap_or_default(),
        }
    }

    pub(super) fn place(&self, p: Point) -> (i32, i32) {
        let x = i64::from(p.lon - self.extent.west) * self.per_lon / 1000;
        let y = i64::from(self.extent.north - p.lat) * self.per_lat / 1000;
        (i32::try_from(x).unwrap_or_default(), i32::try_from(y).unwrap_or_default())
    }
}

/// Thousandths of the cosine of so many hundredths of a degree, after Bhaskara I: right to two.
pub(super) fn cosine(hundredths: i32) -> i64 {
    let x = i64::from(hundredths.abs().min(9_000));
    1000 * (324_000_000 - 4 * x * x) / (324_000_000 + x * x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cosine_is_near_enough() {
        for (degrees, right) in [(0, 1000), (30, 866), (45, 707), (60, 500), (90, 0)] {
            assert!((cosine(degrees * 100) - right).abs() <= 2, "{degrees}");
        }
    }
}
