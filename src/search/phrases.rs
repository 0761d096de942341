//! Which words stand side by side: what a phrase between quotation marks is proved by.
//!
//! Every word has one of thirty-two marks, made of its letters. For a word that stands in many
//! texts the index keeps, under `"word`, where it stands and with which marks the words after it
//! begin; what passes is few enough to be read. The browser makes the same marks.

use std::fmt::Write as _;

use super::docs::Kind;
use super::gather::Places;
use super::lines::{Line, Posting};
use super::sets;

/// A set of marks.
pub type Marks = u32;

/// Words in fewer places are proved by reading them all.
pub const FEW: usize = 12;

/// Words in more places have a line of their own for each mark.
const MANY: usize = 256;

/// The mark of a folded word.
pub fn mark(word: &str) -> Marks {
    let sum = word.chars().fold(7_u32, |sum, c| (sum * 31 + c as u32) & 0xffff);
    1 << ((sum ^ sum >> 5 ^ sum >> 10) & 31)
}

/// What follows `term`, as lines: one of all its places, or one for each mark, under the term and the
/// mark's letter, and one that says so.
pub fn lines(term: &str, mut places: Places) -> Vec<(String, Line)> {
    let key = format!("\"{term}");
    merge(&mut places);
    if places.len() <= MANY {
        return vec![(key, Line { follows: places, ..Line::default() })];
    }
    let of_mark = |n: u32| {
        let has = |(_, marks): &&(Posting, Marks)| marks >> n & 1 == 1;
        let follows: Places = places.iter().filter(has).map(|(at, _)| (*at, ALONE)).collect();
        let line = Line { follows, ..Line::default() };
        (!line.follows.is_empty()).then(|| (format!("{key}/{}", sets::letter(n)), line))
    };
    let mut out: Vec<(String, Line)> = (0..Marks::BITS).filter_map(of_mark).collect();
    out.push((key, Line { apart: true, ..Line::default() }));
    out
}

/// Stands for marks where the key says which.
const ALONE: Marks = Marks::MAX;

/// Each place once, with all its marks.
fn merge(places: &mut Places) {
    places.sort_unstable_by_key(|(posting, _)| posting.doc());
    places.dedup_by(|b, a| {
        let same = a.0.doc() == b.0.doc();
        if same {
            a.1 |= b.1;
        }
        same
    });
}

/// Appends where a word stands and what follows it there: ` +aSET=LETTERS` for each kind, the
/// letters of each place in the order of the set; all but its last are of the second half.
pub fn write(places: &mut Places, out: &mut String) {
    merge(places);
    for kind in Kind::ALL {
        let here = || places.iter().filter(|(p, marks)| p.kind() == kind as u32 && *marks != 0);
        let set: Vec<u32> = here().map(|(p, _)| p.number()).collect();
        if set.is_empty() {
            continue;
        }
        let _ = write!(out, " +{}", kind.letter());
        sets::encode(&set, out);
        if here().all(|(_, marks)| *marks == ALONE) {
            continue;
        }
        out.push('=');
        for (_, marks) in here() {
            let mut rest = *marks;
            while rest != 0 {
                let low = rest.trailing_zeros();
                rest &= rest - 1;
                out.push(sets::letter(if rest == 0 { low } else { low | 32 }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_a_word_is_written_once_a_place() {
        let at = |doc| Posting::new(Kind::Article, doc, 1);
        let mut places = vec![(at(300), 0b100), (at(1), 0b1), (at(300), 0b1), (at(900), 0)];
        let mut out = String::new();
        write(&mut places, &mut out);
        assert_eq!(sets::decode(" +a-B".get(3..).unwrap_or_default()), [1]);
        assert!(out.starts_with(" +a-B") && out.ends_with("=AgC"), "{out}");
        assert_eq!(mark("السويس").count_ones(), 1);
    }

    #[test]
    fn a_word_that_is_everywhere_has_a_line_for_each_mark() {
        let at = |doc| Posting::new(Kind::Article, doc, 1);
        let places: Places = (0..MANY + 1).map(|doc| (at(doc), 1 << (doc % 2 * 3))).collect();
        let mut all = lines("نهر", places);
        all.sort_by(|a, b| a.0.cmp(&b.0));
        let keys: Vec<&str> = all.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["\"نهر", "\"نهر/A", "\"نهر/D"]);
        let mut texts = Vec::new();
        for (key, line) in &mut all {
            let mut out = String::new();
            line.write(key, &mut out);
            texts.push(out);
        }
        assert_eq!(texts.first().map(String::as_str), Some("\"نهر /"));
        let set = texts.last().and_then(|t| t.split_once(" +a")).map(|(_, set)| sets::decode(set));
        assert_eq!(
            set.unwrap_or_default(),
            (0..MANY as u32).skip(1).step_by(2).collect::<Vec<_>>()
        );
    }
}
