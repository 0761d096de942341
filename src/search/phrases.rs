//! Which words stand side by side: what a phrase between quotation marks is proved by.
//!
//! Every word has one of some two thousand marks, made of its letters. For a word that stands in
//! many texts the index keeps, under `"word`, where it stands and the marks of the words after it;
//! what passes is nearly always the phrase, and is read all the same. The browser makes the same
//! marks.

use std::fmt::Write as _;

use super::docs::Kind;
use super::gather::Places;
use super::lines::Posting;
use super::sets;

/// The mark of a word: eleven bits, the upper six of which are its group.
pub type Mark = u16;

/// No word follows.
pub const END: Mark = Mark::MAX;

/// Bits of a mark within its group.
const LOW: u32 = 5;

/// Words in fewer places are proved by reading them all.
pub const FEW: usize = 12;

/// Words in more places have a line of their own for each group of marks.
const MANY: usize = 256;

/// The mark of a folded word.
pub fn mark(word: &str) -> Mark {
    let sum = word.chars().fold(7_u32, |sum, c| (sum * 31 + c as u32) & 0xffff);
    Mark::try_from((sum ^ sum >> 8) & 0x7ff).unwrap_or(0)
}

fn group(mark: Mark) -> u32 {
    u32::from(mark) >> LOW
}

/// What follows `term`, as lines with their keys: none where it stands in few places, one of all of
/// them, or one for each group of marks, under the term and the group's letter, and one that says so.
pub fn lines(term: &str, mut places: Places) -> Vec<(String, String)> {
    let key = format!("\"{term}");
    sort(&mut places);
    let documents = places.chunk_by(|a, b| a.0.doc() == b.0.doc()).count();
    if documents <= FEW {
        return Vec::new();
    }
    places.retain(|(_, mark)| *mark != END);
    if documents <= MANY {
        let line = line(&key, &places, false);
        return vec![(key, line)];
    }
    places.sort_by_key(|(_, mark)| group(*mark));
    let of_group = |places: &[(Posting, Mark)]| {
        let letter = sets::letter(places.first().map_or(0, |(_, mark)| group(*mark)));
        let key = format!("{key}/{letter}");
        let line = line(&key, places, true);
        (key, line)
    };
    let groups = places.chunk_by(|a, b| group(a.1) == group(b.1));
    let mut out: Vec<(String, String)> = groups.map(of_group).collect();
    let line = format!("{key} /");
    out.push((key, line));
    out
}

/// Each place once for each of its marks, in order.
fn sort(places: &mut Places) {
    places.sort_unstable_by_key(|(posting, mark)| (posting.doc(), *mark));
    places.dedup_by_key(|(posting, mark)| (posting.doc(), *mark));
}

/// A line of where a word stands and what follows it there: after its key ` +aSET=LETTERS` for each
/// kind. The letters are the marks of each place in the order of the set: a letter of the group,
/// unless all are of one, and one of the rest, which is of the second half when another mark follows.
fn line(key: &str, places: &[(Posting, Mark)], grouped: bool) -> String {
    let mut out = String::with_capacity(key.len() + places.len() * 3 + 8);
    out.push_str(key);
    for here in places.chunk_by(|(a, _), (b, _)| a.kind() == b.kind()) {
        let of = |(p, _): &(Posting, Mark)| Kind::ALL.into_iter().find(|k| *k as u32 == p.kind());
        let Some(kind) = here.first().and_then(of) else { continue };
        let mut set: Vec<u32> = here.iter().map(|(p, _)| p.number()).collect();
        set.dedup();
        let _ = write!(out, " +{}", kind.letter());
        sets::encode(&set, &mut out);
        out.push('=');
        let mut all = here.iter().peekable();
        while let Some((place, mark)) = all.next() {
            let more = all.peek().is_some_and(|(next, _)| next.doc() == place.doc());
            if !grouped {
                out.push(sets::letter(group(*mark)));
            }
            let low = u32::from(*mark) & ((1 << LOW) - 1);
            out.push(sets::letter(if more { low | 1 << LOW } else { low }));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_a_word_is_written_once_a_place() {
        let at = |doc| Posting::new(Kind::Article, doc, 1);
        let mut places = vec![(at(300), 0x402), (at(1), 0), (at(300), 1), (at(900), END)];
        sort(&mut places);
        places.retain(|(_, mark)| *mark != END);
        let out = line("", &places, false);
        assert_eq!(sets::decode(" +a-B".get(3..).unwrap_or_default()), [1]);
        assert!(out.starts_with(" +a-B") && out.ends_with("=AAAhgC"), "{out}");
    }

    #[test]
    fn a_word_that_is_everywhere_has_a_line_for_each_group_of_marks() {
        let at = |doc| Posting::new(Kind::Article, doc, 1);
        let places: Places = (0..MANY + 1)
            .map(|doc| (at(doc), Mark::try_from(doc % 2 * 0x61).unwrap_or(0)))
            .collect();
        let mut all = lines("نهر", places);
        all.sort_by(|a, b| a.0.cmp(&b.0));
        let keys: Vec<&str> = all.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["\"نهر", "\"نهر/A", "\"نهر/D"]);
        let texts: Vec<&str> = all.iter().map(|(_, line)| line.as_str()).collect();
        assert_eq!(texts.first(), Some(&"\"نهر /"));
        let last = texts.last().and_then(|t| t.split_once(" +a")?.1.split_once('='));
        let (set, marks) = last.unwrap_or_default();
        assert_eq!(sets::decode(set), (0..MANY as u32).skip(1).step_by(2).collect::<Vec<_>>());
        assert!(marks.chars().all(|c| c == 'B'), "{marks}");
    }
}
