//! How search cuts a text into words, and how it reads a word nobody knows.
//!
//! The browser does the same with the same tables (`root`): a character folds to letters, to a
//! digit, to nothing (marks inside a word) or to something that ends the word. The free hamza is
//! dropped. Splitting and stemming here only propose; the lines of the index decide.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::base::Span;
use crate::base::key::{is_alphabetic, is_alphanumeric};
use crate::text::fold::fold_char;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub span: Span,
    /// Folded letters, or the digits of a number without marks between thousands.
    pub folded: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Letter,
    Digit,
    /// Between the digits of one number.
    Joint,
    Nothing,
    End,
}

/// Characters below this fold by a table.
const TABLE: usize = 0x700;

/// What a character is and its folded form in a word, when that is one character or none.
#[derive(Clone, Copy)]
struct Folded {
    sort: Sort,
    /// NUL for nothing.
    letter: char,
    /// Folds to several characters: the table does not say.
    several: bool,
}

impl Folded {
    fn of(c: char) -> Self {
        let mut buffer = String::new();
        let sort = fold_into_word(c, &mut buffer);
        let mut letters = buffer.chars();
        let letter = letters.next().unwrap_or_default();
        Self { sort, letter, several: letters.next().is_some() }
    }
}

/// What a character is; `out` is what of it stands in a folded word.
fn fold_into_word(c: char, out: &mut String) -> Sort {
    out.clear();
    fold_char(c, out);
    let sort = sort(c, out);
    if sort == Sort::Letter {
        out.retain(|c| c != 'ء' && is_alphanumeric(c));
    }
    sort
}

fn table() -> &'static [Folded] {
    static FOLDED: OnceLock<Vec<Folded>> = OnceLock::new();
    FOLDED.get_or_init(|| {
        let of = |n| Folded::of(char::from_u32(n).unwrap_or_default());
        (0..TABLE as u32).map(of).collect()
    })
}

/// The words and numbers of `text`, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(text.len() / 10);
    each_word(text, &mut |span, folded| out.push(Word { span, folded: folded.to_owned() }));
    out
}

/// Tells of the words and numbers of `text`, in order: where each stands, and how it folds.
pub fn each_word(text: &str, take: &mut dyn FnMut(Span, &str)) {
    let table = table();
    // What the word begun is, where it begins and ends.
    let mut open: Option<(Sort, usize, usize)> = None;
    let mut word = String::with_capacity(32);
    let mut buffer = String::new();
    for (at, c) in text.char_indices() {
        let folded = match table.get(c as usize) {
            Some(folded) => *folded,
            None => Folded::of(c),
        };
        let push = |out: &mut String, buffer: &mut String| {
            if folded.several {
                fold_into_word(c, buffer);
                out.push_str(buffer);
            } else if folded.letter != '\0' {
                out.push(folded.letter);
            }
        };
        let end = at + c.len_utf8();
        match (&mut open, folded.sort) {
            (_, Sort::Nothing) => (),
            (Some((was @ (Sort::Letter | Sort::Digit), _, last)), sort) if *was == sort => {
                push(&mut word, &mut buffer);
                *last = end;
            }
            (Some((Sort::Digit, ..)), Sort::Joint) if !word.ends_with(is_joint) => {
                word.push(if matches!(c, '.' | '٫') { '.' } else { ',' });
            }
            (_, sort) => {
                close(open.take(), &word, take);
                if matches!(sort, Sort::Letter | Sort::Digit) {
                    word.clear();
                    push(&mut word, &mut buffer);
                    open = Some((sort, at, end));
                }
            }
        }
    }
    close(open, &word, take);
}

fn is_joint(c: char) -> bool {
    matches!(c, '.' | ',')
}

fn sort(c: char, folded: &str) -> Sort {
    match folded.chars().next() {
        None => Sort::Nothing,
        Some(f) if f.is_ascii_digit() => Sort::Digit,
        Some(f) if is_alphabetic(f) => Sort::Letter,
        _ if matches!(c, '.' | ',' | '٫' | '٬') => Sort::Joint,
        _ => Sort::End,
    }
}

fn close(open: Option<(Sort, usize, usize)>, folded: &str, take: &mut dyn FnMut(Span, &str)) {
    let Some((sort, start, end)) = open else { return };
    let span = Span::new(start, end);
    if sort == Sort::Letter {
        if !folded.is_empty() {
            take(span, folded);
        }
        return;
    }
    let number = folded.trim_end_matches(is_joint);
    // «52,1» is «52.1».
    if let Some((whole, part)) = number.split_once(',')
        && part.len() < 3
        && [whole, part].iter().all(|n| n.bytes().all(|b| b.is_ascii_digit()))
    {
        take(span, &format!("{whole}.{part}"));
        return;
    }
    let thousands = number.split('.').next().is_some_and(|whole| {
        whole.split(',').enumerate().all(|(i, part)| i == 0 && part.len() <= 3 || part.len() == 3)
    });
    if thousands || !number.contains(',') {
        take(span, &number.replace(',', ""));
    } else {
        number.split(',').filter(|part| !part.is_empty()).for_each(|part| take(span, part));
    }
}

/// The words of a name or title, folded.
pub fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|w| w.folded).collect()
}

/// What may stand before a word, in the order it is tried, and the letters that must be left.
pub const PREFIXES: [(&str, usize); 25] = [
    ("", 1),
    ("ال", 2),
    ("وال", 2),
    ("بال", 2),
    ("لل", 2),
    ("فال", 2),
    ("كال", 2),
    ("وبال", 2),
    ("ولل", 2),
    ("فلل", 2),
    ("فبال", 2),
    ("وكال", 2),
    ("و", 3),
    ("ب", 3),
    ("ل", 3),
    ("ف", 3),
    ("ك", 3),
    ("س", 4),
    ("وب", 3),
    ("ول", 3),
    ("وك", 3),
    ("فب", 3),
    ("فل", 3),
    ("وس", 4),
    ("فس", 4),
];

/// Endings of number, gender, case and pronouns, folded; longest first.
pub const SUFFIXES: [&str; 31] = [
    "اتهما",
    "اتها",
    "اتهم",
    "اتنا",
    "تهما",
    "يهما",
    "اته",
    "تها",
    "تهم",
    "تنا",
    "يها",
    "يهم",
    "هما",
    "تين",
    "تان",
    "ته",
    "تي",
    "ها",
    "هم",
    "هن",
    "نا",
    "ات",
    "ان",
    "ين",
    "ون",
    "وا",
    "تا",
    "يه",
    "ه",
    "ا",
    "ت",
];

/// The endings a word with its article may have: «السادات» is no «سادت» of «ساد».
pub const ARTICLED: [&str; 9] = ["تين", "تان", "ات", "ان", "ين", "ون", "يه", "ه", "ا"];

/// Endings of two feminine things.
const PAIRS: [&str; 2] = ["تين", "تان"];

/// Letters of `word`.
pub fn letters(word: &str) -> usize {
    word.chars().count()
}

/// Of [`PREFIXES`] those `word` begins with, each with the letters that must be left and what is.
pub fn splits(word: &str) -> impl Iterator<Item = (&'static str, usize, &str)> {
    // Of two letters of the same block only the second byte differs, and it is quickly asked for.
    let second = |text: &str| text.as_bytes().get(1).copied();
    let begins = second(word);
    let may = move |prefix: &str| prefix.is_empty() || second(prefix) == begins;
    let all = PREFIXES.iter().filter(move |(prefix, _)| may(prefix));
    all.filter_map(|(prefix, least)| Some((*prefix, *least, word.strip_prefix(prefix)?)))
}

/// What an ending leaves of `base`: the stem, and the stem as a feminine noun.
pub fn reductions(base: &str, least: usize) -> impl Iterator<Item = Cow<'_, str>> {
    reduced(base, least, false)
}

/// The same of a word that may have stood after its article.
fn reduced(base: &str, least: usize, article: bool) -> impl Iterator<Item = Cow<'_, str>> {
    // «قضاها» is of no «قضاة».
    let owned = base.ends_with("ها");
    let last = base.as_bytes().last();
    let may = move |s: &&str| s.as_bytes().last() == last;
    let allowed = move |s: &&str| (!article || ARTICLED.contains(s)) && !(owned && *s == "ا");
    let endings = SUFFIXES.into_iter().filter(may).filter(allowed);
    let endings = endings.filter_map(move |s| Some((s, base.strip_suffix(s)?)));
    let endings = endings.filter(move |(_, stem)| letters(stem) >= least);
    endings.flat_map(|(suffix, stem)| {
        // «عجلت» is of no «عجلة».
        let with = |letter: &str| Cow::Owned([stem, letter].concat());
        let feminine = (suffix != "ت" && suffix.contains('ت')).then(|| with("ه"));
        // «تجارية» is of «تجاري» rather than of «تجار».
        let nisba = (suffix == "يه").then(|| with("ي"));
        // «حذائه» is of «حذاء»: the hamza has a seat before a pronoun, and none at the end.
        let seat = suffix.starts_with(['ه', 'ن']).then(|| stem.strip_suffix(['ي', 'و'])).flatten();
        let seated = seat.filter(|s| s.ends_with('ا') && letters(s) > 2).map(Cow::Borrowed);
        // «وفاتها» is «وفاة» rather than «وفاء», «مكتبات» are of «مكتبة» rather than of «مكتب».
        let plural = suffix.starts_with("ات") || PAIRS.contains(&suffix);
        let (first, second) = match feminine {
            Some(feminine) if stem.ends_with('ا') || plural => {
                (feminine, Some(Cow::Borrowed(stem)))
            }
            feminine => (Cow::Borrowed(stem), feminine),
        };
        nisba.into_iter().chain([first]).chain(second).chain(seated)
    })
}

/// What the index knows of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Absent,
    Word,
    /// A name, which a clitic may leave with three letters.
    Name,
}

/// The key under which a word nobody prepared for is found: the first reading the index knows.
/// The whole word comes before any split, a base before what its endings leave.
pub fn find(word: &str, line: &dyn Fn(&str) -> Line) -> Option<String> {
    for (_, least, base) in splits(word) {
        let n = letters(base);
        if n < least {
            continue;
        }
        let clitic = least > 2;
        match line(base) {
            Line::Word if !clitic || n > 3 => return Some(base.to_owned()),
            Line::Name => return Some(base.to_owned()),
            _ => (),
        }
        if clitic && n < 5 {
            continue;
        }
        let article = least == 2;
        let least = if clitic { 4 } else { 3 };
        // A name takes no endings.
        let found = reduced(base, least, article).find(|stem| line(stem) == Line::Word);
        if let Some(found) = found {
            return Some(found.into_owned());
        }
    }
    None
}

/// What a word is when [`find`] knows nothing: a particle before a word of three letters («وعام»), an
/// ending after one («ولثورتهم»), or a short feminine noun of somebody («لغته»).
pub fn loose(word: &str, line: &dyn Fn(&str) -> Line) -> Option<String> {
    for (_, least, base) in splits(word) {
        if least == 2 || letters(base) < 3 {
            continue;
        }
        let whole = (least == 3 && letters(base) == 3).then_some(Cow::Borrowed(base));
        let known = |key: &Cow<str>| letters(key) > 2 && line(key) == Line::Word;
        let short = |key: &Cow<str>| letters(key) > 2 && (least > 2 || key.ends_with('ه'));
        let found = whole.into_iter().chain(reduced(base, 2, false).filter(short)).find(known);
        if let Some(found) = found {
            return Some(found.into_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_are_cut() {
        assert_eq!(
            folded("قال: «إلهامُ علييڤ»، و1,200 و٢٧٫٢٥."),
            ["قال", "الهام", "علييف", "و", "1200", "و", "27.25"]
        );
        assert_eq!(
            folded("مساء 2020,2021 لقاءات G20 52,1"),
            ["مسا", "2020", "2021", "لقاات", "g", "20", "52.1"]
        );
    }

    #[test]
    fn short_words_are_read_when_nothing_else_is() {
        let line = |key: &str| match key {
            "عام" | "ثوره" | "لغه" | "شهر" => Line::Word,
            "تشن" => Line::Name,
            _ => Line::Absent,
        };
        let loose = |word: &str| loose(word, &line);
        assert_eq!(loose("وعام").as_deref(), Some("عام"));
        assert_eq!(loose("ولثورتهم").as_deref(), Some("ثوره"));
        assert_eq!(loose("لغته").as_deref(), Some("لغه"));
        assert_eq!(loose("بشهرها").as_deref(), Some("شهر"));
        assert_eq!(loose("بتشن"), None);
        assert_eq!(loose("عامر"), None);
    }

    #[test]
    fn the_whole_word_wins_over_a_split() {
        let line = |key: &str| match key {
            "لبنان" => Line::Name,
            "بنان" | "حكومه" | "شركه" | "عسكري" => Line::Word,
            _ => Line::Absent,
        };
        let find = |word: &str| find(word, &line);
        assert_eq!(find("لبنان").as_deref(), Some("لبنان"));
        assert_eq!(find("بلبنان").as_deref(), Some("لبنان"));
        assert_eq!(find("والحكومات").as_deref(), Some("حكومه"));
        assert_eq!(find("شركات").as_deref(), Some("شركه"));
        assert_eq!(find("العسكريين").as_deref(), Some("عسكري"));
        assert_eq!(find("حكومتهم").as_deref(), Some("حكومه"));
        assert_eq!(find("الحكومتهم"), None);
        assert_eq!(find("بغداد"), None);
        // A noun of three letters and ات is the plural of the one with ة, when both are there.
        let both = |key: &str| match key {
            "جوله" | "جول" | "بلاغ" => Line::Word,
            _ => Line::Absent,
        };
        assert_eq!(super::find("جولات", &both).as_deref(), Some("جوله"));
        assert_eq!(super::find("والجولتان", &both).as_deref(), Some("جوله"));
        // An adjective of origin comes before the noun it is made of.
        let origin = |key: &str| match key {
            "تجاري" | "تجار" | "قضاه" => Line::Word,
            _ => Line::Absent,
        };
        assert_eq!(super::find("التجاريه", &origin).as_deref(), Some("تجاري"));
        assert_eq!(super::find("قضاها", &origin), None);
        assert_eq!(super::find("بلاغات", &both).as_deref(), Some("بلاغ"));
    }
}
