//! A social card: what a link to a page looks like where it is shared, 1200 × 630.

use std::sync::OnceLock;

use resvg::tiny_skia::Pixmap;

use super::text::{HEAD, LABEL, READ, measure, set, two_parts};
use super::{VERSION, painted, png, sheet};
use crate::base::hash;

pub const WIDTH: u32 = 1200;
pub const HEIGHT: u32 = 630;

/// The words of a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// «حدث · اشتباك», «وكالة كذا · 20 سبتمبر 2023».
    pub kicker: String,
    pub title: String,
    /// A quieter line or two under the title.
    pub note: String,
    /// The name of the site, at the foot; empty on the card of the site itself.
    pub site: String,
    /// Colour of the kicker and of the edge, as CSS hex.
    pub color: String,
}

const PAPER: &str = "#fbf9f4";
const TINT: &str = "#f5efe3";
const INK: &str = "#1c1b18";
const QUIET: &str = "#5d5a52";
const RULE: &str = "#ddd5c3";

/// The right edge of the words, and how wide they may be.
const EDGE: i32 = 1104;
const COLUMN: u32 = 1000;

impl Card {
    /// Where the card lies in the site: the same words always at the same place.
    pub fn path(&self) -> String {
        let Self { kicker, title, note, site, color } = self;
        let all = format!("{VERSION}\n{kicker}\n{title}\n{note}\n{site}\n{color}");
        format!("cards/{}.png", hash::hex(all.as_bytes(), 16))
    }

    pub fn png(&self) -> Vec<u8> {
        let drawn = ground().clone().and_then(|ground| painted(ground, &self.svg()));
        drawn.map_or_else(Vec::new, |sheet| png::encode(sheet.data(), WIDTH, HEIGHT))
    }

    fn svg(&self) -> String {
        let color = &self.color;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
             <rect x=\"1184\" width=\"16\" height=\"{HEIGHT}\" fill=\"{color}\"/>"
        );
        // The site's own card shows its name large and what it is under it.
        let (name, rest) = match self.site.is_empty() {
            true => two_parts(&self.title),
            false => (self.title.as_str(), ""),
        };
        let title = measure(name, HEAD);
        // The largest size the title fits with, three lines at most, or four of the smallest.
        let fits = |(size, most): &(u32, usize)| title.count(*size, COLUMN) <= *most;
        let sizes = [
            (if rest.is_empty() { 92 } else { 132 }, 1),
            (92, 1),
            (84, 2),
            (72, 3),
            (64, 3),
            (56, 4),
        ];
        let (size, most) = sizes.into_iter().find(fits).unwrap_or((50, 4));
        let lines = title.lines(size, COLUMN, most);
        let second = measure(rest, LABEL).lines(52, COLUMN, 1);
        let note = measure(&self.note, READ);
        let room = if lines.len() > 2 { 1 } else { 2 };
        let notes = note.lines(34, COLUMN, room);
        let leading = px(size * 3 / 2);
        // The block of words stands a little above the middle of what the foot leaves.
        let kicker = if self.kicker.is_empty() { 0 } else { 62 };
        let below = if notes.is_empty() { 0 } else { 22 + px_len(&notes) * 56 };
        let tall = kicker + px_len(&lines) * leading + px_len(&second) * 84 + below;
        let foot = if self.site.is_empty() { 630 } else { 520 };
        let top = ((foot - tall) * 45 / 100).max(36);
        if !self.kicker.is_empty() {
            let kicker = measure(&self.kicker, LABEL).lines(30, COLUMN, 1);
            if let Some(line) = kicker.first() {
                set(&mut svg, line, LABEL.at(30), (EDGE, top + 34), color);
            }
        }
        let mut y = top + kicker;
        for line in &lines {
            set(&mut svg, line, HEAD.at(size), (EDGE, y + leading * 72 / 100), INK);
            y += leading;
        }
        for line in &second {
            set(&mut svg, line, LABEL.at(52), (EDGE, y + 56), color);
            y += 84;
        }
        y += 22;
        for line in &notes {
            set(&mut svg, line, READ, (EDGE, y + 36), QUIET);
            y += 56;
        }
        if !self.site.is_empty() {
            svg.push_str(&format!(
                "<rect x=\"96\" y=\"528\" width=\"1008\" height=\"2\" fill=\"{RULE}\"/>\
                 <g transform=\"translate(1060 552) scale(1.375)\">{}</g>",
                mark("#8e1f2f", "#d9a5a5", "#fbf9f4")
            ));
            let name = measure(&self.site, LABEL).lines(28, 900, 1);
            if let Some(line) = name.first() {
                set(&mut svg, line, LABEL, (1044, 584), INK);
            }
        }
        svg.push_str("</svg>");
        svg
    }
}

/// What all cards are written on; drawn once.
fn ground() -> &'static Option<Pixmap> {
    static GROUND: OnceLock<Option<Pixmap>> = OnceLock::new();
    GROUND.get_or_init(|| {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
             <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{PAPER}\"/>\
             <g transform=\"translate(-150 90) scale(20)\"><path fill=\"{TINT}\" fill-rule=\"evenodd\" d=\"{WAW}\"/></g>\
             </svg>"
        );
        painted(sheet(WIDTH, HEIGHT)?, &svg)
    })
}

fn px(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

fn px_len(lines: &[String]) -> i32 {
    i32::try_from(lines.len()).unwrap_or(i32::MAX)
}

/// The waw of our mark, in a square of 32.
pub(super) const WAW: &str = "M18 8.300a5.700 5.700 0 0 1 5.700 5.700c0 7.400-5.600 12.500-15.700 \
     12.800 5.400-1.600 9.400-3.900 11.300-7.300A5.700 5.700 0 1 1 18 8.300zm0 3.200a2.500 2.500 0 \
     1 0 0 5 2.500 2.500 0 0 0 0-5z";

/// The mark itself, as `static/favicon.svg` draws it: the page, its fold, the waw.
pub(super) fn mark(page: &str, fold: &str, waw: &str) -> String {
    format!(
        "<path fill=\"{page}\" d=\"M10 1h17a3 3 0 0 1 3 3v24a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V9z\"/>\
         <path fill=\"{fold}\" d=\"M10 1v5a3 3 0 0 1-3 3H2z\"/>\
         <path fill=\"{waw}\" fill-rule=\"evenodd\" d=\"{WAW}\"/>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_the_same_file() {
        let card = Card {
            title: "مهرجان الكتاب في صفاقس".into(),
            color: "#8e1f2f".into(),
            ..Card::default()
        };
        assert_eq!(card.path(), card.clone().path());
        assert_eq!(card.png(), card.png());
        let other = Card { note: "ثلاثة أيام".into(), ..card.clone() };
        assert_ne!(card.path(), other.path());
    }
}
