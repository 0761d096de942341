//! Which words stand side by side: what a phrase between quotation marks is proved by.
//!
//! Every word has one of thirty-two marks, made of its letters. For a word that stands in many
//! texts the index keeps, under `"word`, where it stands and with which marks the words after it
//! begin; what passes is few enough to be read. The browser makes the same marks.

use std::fmt::Write as _;

use super::docs::Kind;
use super::lines::Posting;
use super::sets;

/// A set of marks.
pub type Marks = u32;

/// Words in fewer places are proved by reading them all.
pub const FEW: usize = 12;

/// The mark of a folded word.
pub fn mark(word: &str) -> Marks {
    let sum = word.chars().fold(7_u32, |sum, c| (sum * 31 + c as u32) & 0xffff);
    1 << ((sum ^ sum >> 5 ^ sum >> 10) & 31)
}

/// Appends where a word stands and what follows it there: ` +aSET=LETTERS` for each kind, the
/// letters of each place in the order of the set; all but its last are of the second half.
pub fn write(places: &mut Vec<(Posting, Marks)>, out: &mut String) {
    places.sort_unstable_by_key(|(posting, _)| posting.doc());
    places.dedup_by(|b, a| {
        let same = a.0.doc() == b.0.doc();
        if same {
            a.1 |= b.1;
        }
        same
    });
    for kind in Kind::ALL {
        let here = || places.iter().filter(|(p, marks)| p.kind() == kind as u32 && *marks != 0);
        let set: Vec<u32> = here().map(|(p, _)| p.number()).collect();
        if set.is_empty() {
            continue;
        }
        let _ = write!(out, " +{}", kind.letter());
        sets::encode(&set, out);
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
}
