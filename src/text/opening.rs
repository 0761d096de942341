//! The opening of a text that is too long for its place, cut where a phrase ends.
//!
//! In: words and how many letters there is room for. Out: the longest beginning that closes a clause,
//! else one that parts no phrase: «… بعد ساعات من قرار رئيس الوزراء إقالته» never ends at «رئيس», which
//! «الوزراء» belongs to, nor at «من» or «حيث», which lead something. What follows is not said here; whoever
//! shows the words writes «…» behind them.

/// Words that lead what follows them.
const LEADS: [&str; 41] = [
    "من",
    "إلى",
    "الى",
    "على",
    "في",
    "فى",
    "عن",
    "مع",
    "حتى",
    "منذ",
    "خلال",
    "بعد",
    "قبل",
    "بين",
    "ضد",
    "حول",
    "عند",
    "لدى",
    "نحو",
    "تحت",
    "فوق",
    "حيث",
    "أن",
    "ان",
    "إن",
    "أنه",
    "التي",
    "الذي",
    "التى",
    "الذين",
    "حين",
    "إذ",
    "إذا",
    "كما",
    "ما",
    "لا",
    "لم",
    "لن",
    "قد",
    "وهو",
    "وهي",
];

/// The beginning of `words`, of at most `letters` letters; nothing when they all have room.
pub fn opening(words: &str, letters: usize) -> Option<&str> {
    let (cut, _) = words.char_indices().nth(letters)?;
    let head = words.get(..cut)?;
    let least = words.char_indices().nth(letters * 3 / 5).map_or(0, |(at, _)| at);
    let ends = |(at, c): &(usize, char)| *at >= least && matches!(c, '،' | '؛');
    let clause = head.char_indices().rfind(ends).map(|(at, _)| at);
    let whole = clause.filter(|end| words.get(..*end).is_some_and(is_closed));
    let end = whole.unwrap_or_else(|| phrase_end(words, cut, least));
    words.get(..end).map(|head| head.trim_end_matches([' ', '،', '؛', ':', '-', '–', '(', '«']))
}

/// Whether what was opened in quotation marks or brackets is closed.
fn is_closed(words: &str) -> bool {
    let count = |mark: char| words.matches(mark).count();
    count('«') == count('»') && count('(') == count(')')
}

/// The end of the last phrase before `cut`, not before `least` where there is one.
fn phrase_end(words: &str, cut: usize, least: usize) -> usize {
    let last = words.get(..cut).and_then(|head| head.rfind(' ')).unwrap_or(cut);
    let head = words.get(..last).unwrap_or_default();
    let spaces = || head.rmatch_indices(' ').map(|(at, _)| at);
    let ends = || std::iter::once(last).chain(spaces()).take_while(|at| *at > least);
    let before_a_phrase = ends().find(|at| is_whole(words, *at, starts_phrase));
    let found = before_a_phrase.or_else(|| ends().find(|at| is_whole(words, *at, is_loose)));
    found.unwrap_or(last)
}

/// Whether a phrase may end at the space at `end`: its last word leads nothing, and what follows may
/// stand apart from it.
fn is_whole(words: &str, end: usize, apart: impl Fn(&str, &str) -> bool) -> bool {
    let last = words.get(..end).unwrap_or_default().split(' ').rfind(|w| !w.is_empty());
    let next = words.get(end..).unwrap_or_default().split(' ').find(|w| !w.is_empty());
    let (Some(last), Some(next)) = (last, next) else { return true };
    let bare = last.strip_prefix('و').filter(|rest| LEADS.contains(rest)).unwrap_or(last);
    let leads = LEADS.contains(&bare) || bare.chars().count() < 2;
    let counts = last.starts_with(char::is_numeric);
    last.ends_with(['،', '؛', '.', '»', ')']) || !leads && !counts && apart(last, next)
}

/// What follows a noun with the article and has none is no part of a construct with it.
fn is_loose(last: &str, next: &str) -> bool {
    is_defined(last) && !is_defined(next)
}

/// «الجنوب», «بالجنوب», «والجنوب», «للجنوب».
fn is_defined(word: &str) -> bool {
    ["ال", "وال", "بال", "فال", "كال", "لل", "ولل"].iter().any(|p| word.starts_with(p))
}

/// Whether the second word begins a phrase of its own: a particle, or something joined by «و».
fn starts_phrase(_: &str, next: &str) -> bool {
    let rest = next.strip_prefix('و').unwrap_or(next);
    let joined = rest != next && next.chars().count() > 4;
    LEADS.contains(&rest) || joined || next.starts_with(['(', '«', '-', '–'])
}

#[cfg(test)]
mod tests {
    use super::opening;

    #[test]
    fn a_clause_is_kept_whole() {
        let words = "تولى القائد السلطة في انقلاب أبيض، بعد ساعات من قرار رئيس الوزراء إقالته";
        assert_eq!(opening(words, 48), Some("تولى القائد السلطة في انقلاب أبيض"));
    }

    #[test]
    fn a_construct_is_never_parted() {
        let words = "تولى القائد السلطة في العاصمة بعد ساعات من قرار رئيس الوزراء إقالته";
        assert_eq!(opening(words, 52), Some("تولى القائد السلطة في العاصمة بعد ساعات"));
    }

    #[test]
    fn what_has_room_is_not_cut() {
        assert_eq!(opening("تولى القائد السلطة", 40), None);
    }

    #[test]
    fn a_word_longer_than_its_room_is_cut() {
        assert_eq!(opening("أفاستسقيناكموها", 5), Some("أفاست"));
    }
}
