//! The cover of a book, 1600 × 2400.

use super::card::{WAW, mark};
use super::draw;
use super::text::{HEAD, LABEL, READ, measure, set, two_parts};

const WIDTH: u32 = 1600;
const HEIGHT: u32 = 2400;
const EDGE: i32 = 1420;
const COLUMN: u32 = 1220;

/// The words of a cover.
#[derive(Clone, Debug, Default)]
pub struct Cover {
    /// «ملف», or what the book is taken from.
    pub kicker: String,
    pub title: String,
    pub note: String,
    /// «19 مقالة · 35 حدثًا».
    pub counts: String,
    /// Who publishes it.
    pub author: String,
}

impl Cover {
    pub fn png(&self) -> Vec<u8> {
        draw(&self.svg(), WIDTH, HEIGHT)
    }

    fn svg(&self) -> String {
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
             <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#7a1a29\"/>\
             <g transform=\"translate(-620 700) scale(62)\">\
             <path fill=\"#8a2434\" fill-rule=\"evenodd\" d=\"{WAW}\"/></g>\
             <rect x=\"1500\" width=\"100\" height=\"{HEIGHT}\" fill=\"#641320\"/>\
             <rect x=\"1496\" width=\"4\" height=\"{HEIGHT}\" fill=\"#d9a5a5\"/>"
        );
        let (name, rest) = two_parts(&self.title);
        let title = measure(name, HEAD);
        let fits = |(size, most): &(u32, usize)| title.count(*size, COLUMN) <= *most;
        let sizes = [(190, 2), (164, 3), (140, 4), (120, 5), (104, 6)];
        let (size, most) = sizes.into_iter().find(fits).unwrap_or((96, 7));
        let mut y = 330;
        for line in measure(&self.kicker, LABEL).lines(52, COLUMN, 1) {
            set(&mut svg, &line, LABEL.at(52), (EDGE, y), "#e9bdbd");
        }
        y += 60;
        let leading = i32::try_from(size * 3 / 2).unwrap_or(0);
        for line in title.lines(size, COLUMN, most) {
            set(&mut svg, &line, HEAD.at(size), (EDGE, y + leading * 72 / 100), "#fbf9f4");
            y += leading;
        }
        let second = size * 58 / 100;
        for line in measure(rest, LABEL).lines(second, COLUMN, 3) {
            let leading = i32::try_from(second * 3 / 2).unwrap_or(0);
            set(&mut svg, &line, LABEL.at(second), (EDGE, y + leading * 72 / 100), "#f6e7e6");
            y += leading;
        }
        y += 70;
        svg.push_str(&format!(
            "<rect x=\"{}\" y=\"{y}\" width=\"160\" height=\"6\" fill=\"#d9a5a5\"/>",
            EDGE - 160
        ));
        y += 60;
        for line in measure(&self.note, READ).lines(64, COLUMN, 5) {
            set(&mut svg, &line, READ.at(64), (EDGE, y + 70), "#f6e7e6");
            y += 112;
        }
        for line in measure(&self.counts, LABEL).lines(48, COLUMN, 1) {
            set(&mut svg, &line, LABEL.at(48), (EDGE, 2130), "#e9bdbd");
        }
        svg.push_str(&format!(
            "<g transform=\"translate(1340 2190) scale(2.5)\">{}</g>",
            mark("#fbf9f4", "#d9a5a5", "#7a1a29")
        ));
        for line in measure(&self.author, LABEL).lines(48, 1080, 1) {
            set(&mut svg, &line, LABEL.at(48), (1308, 2246), "#fbf9f4");
        }
        svg.push_str("</svg>");
        svg
    }
}
