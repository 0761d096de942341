//! A picture of few colours as PNG with a palette.
//!
//! In: pixels, opaque, four bytes each. Out: the file. Drawings of letters on plain ground have a
//! few colours and the shades between them; the 256 most frequent are kept, any other becomes the
//! nearest of them. That makes a card a third as large and several times faster to pack.

use std::collections::HashMap;
use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

use crate::base::hash::BuildWordHasher;

type Color = [u8; 3];
/// A colour and the number of pixels in a row that have it.
type Run = (Color, usize);

pub(super) fn encode(pixels: &[u8], width: u32, height: u32) -> Vec<u8> {
    let pixels = pixels.as_chunks::<4>().0;
    let wide = width.max(1) as usize;
    let stripes = stripes(pixels.chunks(wide));
    let (palette, places) = palette(&stripes);
    let mut rows = Vec::with_capacity(pixels.len() + height as usize);
    for stripe in &stripes {
        let begun = rows.len();
        rows.push(0);
        for (color, n) in &stripe.runs {
            let place = places.get(color).copied().unwrap_or(0);
            rows.resize(rows.len() + n, place);
        }
        let row = begun..rows.len();
        (1..stripe.height).for_each(|_| rows.extend_from_within(row.clone()));
    }
    let mut header = Vec::from(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    // Eight bits a pixel, a palette, no interlace.
    header.extend([8, 3, 0, 0, 0]);
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut out, b"IHDR", &header);
    chunk(&mut out, b"PLTE", palette.as_flattened());
    chunk(&mut out, b"IDAT", &deflated(&rows));
    chunk(&mut out, b"IEND", &[]);
    out
}

/// Rows that are alike and follow one another: most of a card is plain ground.
struct Stripe {
    runs: Vec<Run>,
    height: usize,
}

fn stripes<'p>(rows: impl Iterator<Item = &'p [[u8; 4]]>) -> Vec<Stripe> {
    let mut out: Vec<Stripe> = Vec::new();
    let mut before: Option<&[[u8; 4]]> = None;
    for row in rows {
        match out.last_mut().filter(|_| before == Some(row)) {
            Some(stripe) => stripe.height += 1,
            None => out.push(Stripe { runs: runs(row), height: 1 }),
        }
        before = Some(row);
    }
    out
}

/// The colours of a row, each with how many pixels of it follow one another.
fn runs(row: &[[u8; 4]]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let mut rest = row;
    while let Some(first) = rest.first() {
        let n = same(rest, *first);
        let [r, g, b, _] = *first;
        out.push(([r, g, b], n));
        rest = rest.get(n..).unwrap_or_default();
    }
    out
}

/// How many pixels at the beginning of `row` are `first`; a block at a time.
fn same(row: &[[u8; 4]], first: [u8; 4]) -> usize {
    const BLOCK: usize = 16;
    let color = u32::from_ne_bytes(first);
    // All differences at once, not one after the other: a block takes a few instructions.
    let alike = |block: &[[u8; 4]; BLOCK]| {
        block.iter().fold(0, |all, pixel| all | (u32::from_ne_bytes(*pixel) ^ color)) == 0
    };
    let blocks = row.as_chunks::<BLOCK>().0.iter().take_while(|b| alike(b)).count();
    let rest = row.get(blocks * BLOCK..).unwrap_or_default();
    blocks * BLOCK + rest.iter().take_while(|pixel| **pixel == first).count()
}

/// The most frequent colours, and the place among them of every colour there is.
fn palette(stripes: &[Stripe]) -> (Vec<Color>, HashMap<Color, u8, BuildWordHasher>) {
    let mut counts: HashMap<Color, usize, BuildWordHasher> = HashMap::default();
    for stripe in stripes {
        for (color, n) in &stripe.runs {
            *counts.entry(*color).or_insert(0) += n * stripe.height;
        }
    }
    // Sorted at once: the order of the table does not matter.
    let mut by_count: Vec<(Color, usize)> = counts.into_iter().collect();
    by_count.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let kept: Vec<Color> = by_count.iter().take(256).map(|(c, _)| *c).collect();
    let place = |color: &Color| {
        let nearest = (0_u8..=255).zip(&kept).min_by_key(|(_, k)| distance(color, k));
        nearest.map_or(0, |(ix, _)| ix)
    };
    let exact = (0_u8..=255).zip(&by_count).map(|(ix, (color, _))| (*color, ix));
    let others = by_count.iter().skip(256).map(|(color, _)| (*color, place(color)));
    let places = exact.chain(others).collect();
    (kept, places)
}

fn distance(a: &Color, b: &Color) -> u32 {
    a.iter().zip(b).map(|(x, y)| u32::from(x.abs_diff(*y)).pow(2)).sum()
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(1));
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    packed.unwrap_or_default()
}

fn chunk(out: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) {
    out.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
    out.extend(name);
    out.extend(data);
    let mut crc = Crc::new();
    crc.update(name);
    crc.update(data);
    out.extend(crc.sum().to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_colours_are_two_places() {
        let pixels = [[1, 2, 3, 255], [9, 9, 9, 255], [1, 2, 3, 255], [1, 2, 3, 255]];
        let file = encode(pixels.as_flattened(), 2, 2);
        assert!(file.starts_with(b"\x89PNG"));
        let palette = file.windows(10).find(|w| w.starts_with(b"PLTE"));
        assert_eq!(palette.map(|w| &w[4..]), Some(&[1, 2, 3, 9, 9, 9][..]));
    }

    #[test]
    fn runs_of_any_length_are_found() {
        for n in 1..70 {
            let row: Vec<[u8; 4]> = (0..n).map(|_| [5; 4]).chain([[6; 4]; 3]).collect();
            assert_eq!(runs(&row), [([5; 3], n), ([6; 3], 3)]);
        }
    }
}
