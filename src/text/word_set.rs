//! A closed list of folded words, asked of nearly every word of a text.
//!
//! The list stays as it is written; beside it stands one bit for each shape of word it has (length
//! and a few letters), made when the program is compiled, so that nearly every «no» costs one look.

/// Words of a table of bits: 1024 shapes.
const WORDS: usize = 16;

/// Folded words, and the shapes they have.
#[derive(Clone, Copy, Debug)]
pub struct WordSet {
    words: &'static [&'static str],
    shapes: [u64; WORDS],
}

impl WordSet {
    pub const fn new(words: &'static [&'static str]) -> Self {
        let mut shapes = [0; WORDS];
        let mut rest = words;
        while let [word, more @ ..] = rest {
            let (at, bit) = shape(word.as_bytes());
            shapes[at] |= bit;
            rest = more;
        }
        Self { words, shapes }
    }

    /// True when the list has the word.
    pub fn contains(&self, word: &str) -> bool {
        let (at, bit) = shape(word.as_bytes());
        self.shapes.get(at).is_some_and(|bits| bits & bit != 0) && self.words.contains(&word)
    }
}

/// Which bit stands for words like this one. The second byte of an Arabic letter tells it from the
/// others.
const fn shape(word: &[u8]) -> (usize, u64) {
    let letters = match word {
        [_, a, _, b, _, c, .., z] => {
            (*a as usize) * 5 + (*b as usize) * 41 + (*c as usize) * 163 + (*z as usize) * 379
        }
        [_, a, .., z] => (*a as usize) * 5 + (*z as usize) * 379,
        _ => 0,
    };
    let shape = letters + word.len() * 73;
    (shape / 64 % WORDS, 1 << (shape % 64))
}

#[cfg(test)]
mod tests {
    use super::WordSet;

    #[test]
    fn has_what_is_listed_and_nothing_else() {
        const SET: WordSet = WordSet::new(&["في", "من", "الي", "استهداف", "ا", ""]);
        for word in ["في", "من", "الي", "استهداف", "ا", ""] {
            assert!(SET.contains(word), "{word}");
        }
        for word in ["فى", "عن", "استهدف", "استهدافه", "ب", "a", "علي"] {
            assert!(!SET.contains(word), "{word}");
        }
    }
}
