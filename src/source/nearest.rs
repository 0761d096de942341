//! The known word an unknown one was probably meant to be.

/// The nearest of `known` by edits (a swap of neighbours is one), when it is near enough to guess.
pub(crate) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let limit = match length {
        0..=1 => return None,
        2..=4 => 1,
        5..=7 => 2,
        _ => 3,
    };
    if length > 60 {
        return None;
    }
    let alike = known.filter(|k| k.chars().count().abs_diff(length) <= limit);
    let near = alike.map(|k| (distance(word, k), k)).filter(|(d, _)| *d <= limit);
    near.min().map(|(_, k)| k)
}

/// Arabic words for keys, which some authors write: the word, a tab, the keys it may mean.
const ARABIC_KEYS: &str = include_str!("arabic-keys.tsv");

/// The key among `known` that an Arabic word means.
pub(crate) fn translated<'a>(
    word: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    let rows = ARABIC_KEYS.lines().filter_map(|line| line.split_once('\t'));
    let (_, keys) = rows.into_iter().find(|(arabic, _)| *arabic == word)?;
    keys.split(' ').find_map(|key| known.clone().find(|k| *k == key))
}

fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
            let change = cell(&last, j) + usize::from(x != y);
            let mut best = change.min(cell(&last, j + 1) + 1).min(cell(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                best = best.min(cell(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_hand_find_their_word_and_strangers_do_not() {
        let known = ["title", "date", "tags", "summary"];
        let find = |w| nearest(w, known.into_iter());
        assert_eq!(find("tilte"), Some("title"));
        assert_eq!(find("tag"), Some("tags"));
        assert_eq!(find("sumary"), Some("summary"));
        assert_eq!(find("عنوان"), None);
        assert_eq!(find("x"), None);
        assert_eq!(translated("عنوان", known.into_iter()), Some("title"));
        assert_eq!(translated("اسم", known.into_iter()), None);
    }
}
