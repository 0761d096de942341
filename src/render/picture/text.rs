//! Lines of Arabic for a picture: measured, broken and set from the right.
//!
//! resvg lays a line out from the left whatever it holds, so each line stands in an isolate from
//! right to left (U+2067 … U+2069) and is anchored at its end: a line that begins with a Latin name
//! begins on the right all the same. Arabic letters do not join over a space, so a line is as wide
//! as its words and the spaces between them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

use resvg::usvg::{Node, Tree};

use super::options;

/// A hand and a size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hand {
    pub(super) family: &'static str,
    pub(super) weight: u16,
    /// Pixels.
    pub(super) size: u32,
}

pub(super) const HEAD: Hand = Hand { family: "Cairo", weight: 700, size: 64 };
pub(super) const LABEL: Hand = Hand { family: "Cairo", weight: 600, size: 28 };
pub(super) const READ: Hand = Hand { family: "Noto Naskh Arabic", weight: 400, size: 34 };

impl Hand {
    pub(super) fn at(self, size: u32) -> Self {
        Self { size, ..self }
    }
}

/// Words and how wide each is, in thousandths of the size of the letters.
#[derive(Clone, Debug, Default)]
pub(super) struct Measured {
    words: Vec<(String, u32)>,
    space: u32,
}

/// Measures the words of a text.
pub(super) fn measure(text: &str, hand: Hand) -> Measured {
    let words: Vec<String> = text
        .split(|c: char| c.is_whitespace())
        .map(|word| word.chars().filter(|c| !is_mark(*c)).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect();
    let space = ["ن", "ن ن"].map(str::to_owned);
    let mut widths = widths(space.iter().chain(&words), hand).into_iter();
    let one = widths.next().unwrap_or(0);
    let two = widths.next().unwrap_or(0);
    let space = two.saturating_sub(2 * one);
    Measured { words: words.into_iter().zip(widths).collect(), space }
}

/// How wide words are that were measured before: names come again and again.
static KNOWN: Mutex<BTreeMap<(&str, u16, String), u32>> = Mutex::new(BTreeMap::new());

/// How wide each of some words is.
fn widths<'w>(words: impl Iterator<Item = &'w String> + Clone, hand: Hand) -> Vec<u32> {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let name = |word: &String| (hand.family, hand.weight, word.clone());
    let new: Vec<&String> = words.clone().filter(|w| !known.contains_key(&name(w))).collect();
    if !new.is_empty() {
        drop(known);
        let measured = measured(&new, hand);
        known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        known.extend(new.into_iter().map(name).zip(measured));
    }
    words.map(|word| known.get(&name(word)).copied().unwrap_or(0)).collect()
}

fn measured(words: &[&String], hand: Hand) -> Vec<u32> {
    let mut svg =
        String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">");
    for word in words {
        set(&mut svg, word, hand.at(1000), (0, 0), "#000");
    }
    svg.push_str("</svg>");
    let mut widths: Vec<u32> = Vec::new();
    if let Ok(tree) = Tree::from_str(&svg, &options()) {
        collect(tree.root().children(), &mut widths);
    }
    debug_assert_eq!(widths.len(), words.len(), "{words:?}");
    widths
}

fn collect(nodes: &[Node], widths: &mut Vec<u32>) {
    for node in nodes {
        match node {
            Node::Text(text) => {
                let width = text.bounding_box().width().round() as u32;
                widths.push(width);
            }
            Node::Group(group) => collect(group.children(), widths),
            _ => (),
        }
    }
}

impl Measured {
    /// Lines no wider than `width` pixels at `size`, as even as they can be; the last of `most`
    /// ends in «…» when there is more.
    pub(super) fn lines(&self, size: u32, width: u32, most: usize) -> Vec<String> {
        let limit = width.saturating_mul(1000) / size.max(1);
        let wide = self.breaks(limit);
        let n = wide.len();
        if n > most {
            return self.cut(&wide, limit, most);
        }
        // The narrowest column that needs no more lines.
        let (mut low, mut high) = (0, limit);
        while low < high {
            let middle = u32::midpoint(low, high);
            match self.breaks(middle).len() <= n && self.fits(middle) {
                true => high = middle,
                false => low = middle + 1,
            }
        }
        self.breaks(high).into_iter().map(|line| self.join(line)).collect()
    }

    /// How many lines a text takes.
    pub(super) fn count(&self, size: u32, width: u32) -> usize {
        self.breaks(width.saturating_mul(1000) / size.max(1)).len()
    }

    fn fits(&self, limit: u32) -> bool {
        self.words.iter().all(|(_, width)| *width <= limit)
    }

    fn breaks(&self, limit: u32) -> Vec<&[(String, u32)]> {
        let mut out = Vec::new();
        let (mut start, mut used) = (0, 0);
        for (at, (_, width)) in self.words.iter().enumerate() {
            if at > start && used + self.space + width > limit {
                out.extend(self.words.get(start..at));
                (start, used) = (at, *width);
            } else {
                used += width + if at > start { self.space } else { 0 };
            }
        }
        out.extend(self.words.get(start..).filter(|rest| !rest.is_empty()));
        out
    }

    fn join(&self, words: &[(String, u32)]) -> String {
        words.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The first `most` lines; the last gives up words until the dots fit.
    fn cut(&self, lines: &[&[(String, u32)]], limit: u32, most: usize) -> Vec<String> {
        const DOTS: u32 = 1000;
        let mut out: Vec<String> = lines.iter().take(most).map(|line| self.join(line)).collect();
        let Some(last) = most.checked_sub(1).and_then(|ix| lines.get(ix)) else { return out };
        let mut used: u32 = last.iter().map(|(_, w)| w + self.space).sum();
        let mut kept = last.len();
        while kept > 1 && used + DOTS > limit {
            kept -= 1;
            used -= last.get(kept).map_or(0, |(_, w)| w + self.space);
        }
        if let Some(line) = out.last_mut() {
            let words = self.join(last.get(..kept).unwrap_or_default());
            *line = format!("{}…", words.trim_end_matches(['،', '؛', ':', '.', '-']));
        }
        out
    }
}

/// A title and what follows it after a middle dot: «ورّاق · موسوعة الأحداث الجارية».
pub(super) fn two_parts(title: &str) -> (&str, &str) {
    title.split_once(" · ").unwrap_or((title, ""))
}

/// Adds one line to an SVG: its right end and base line at `at`.
pub(super) fn set(svg: &mut String, line: &str, hand: Hand, at: (i32, i32), color: &str) {
    let Hand { family, weight, size } = hand;
    let _ = write!(
        svg,
        "<text x=\"{}\" y=\"{}\" text-anchor=\"end\" font-family=\"{family}, Cairo, Noto Naskh \
         Arabic\" font-weight=\"{weight}\" font-size=\"{size}\" fill=\"{color}\" \
         xml:space=\"preserve\">\u{2067}{}\u{2069}</text>",
        at.0,
        at.1,
        escaped(line)
    );
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    crate::render::isolate::escape_into(&mut out, text);
    out
}

/// Marks of direction and what no line of a picture holds.
fn is_mark(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_even_and_never_too_wide() {
        let text = measure("عاد الصيادون إلى الميناء قبل العاصفة بساعة واحدة", HEAD);
        let lines = text.lines(64, 900, 4);
        assert_eq!(lines.len(), text.count(64, 900));
        let widths: Vec<usize> = lines.iter().map(|l| l.chars().count()).collect();
        let (least, most) = (widths.iter().min().unwrap(), widths.iter().max().unwrap());
        assert!(most - least < 14, "{lines:?}");
    }

    #[test]
    fn what_does_not_fit_ends_in_dots() {
        let text = measure("كلمة وكلمة وكلمة وكلمة وكلمة وكلمة، وكلمة", HEAD);
        let lines = text.lines(100, 500, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && !lines[1].contains('،'), "{lines:?}");
    }

    #[test]
    fn a_word_wider_than_the_column_stands_alone() {
        let text = measure("أ قسطنطينيةوقسطنطينيةوقسطنطينية ب", HEAD);
        assert_eq!(text.lines(64, 100, 9).len(), 3);
        assert!(measure("\u{200f} \u{2067}", HEAD).lines(64, 100, 9).is_empty());
    }
}
