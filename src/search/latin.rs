//! What a name sounds like without its vowels, the same for Latin and Arabic letters:
//! `Pashinyan` and «باشينيان» are both `bxnn`. The browser has the same table.

use std::cmp::Reverse;
use std::sync::LazyLock;

/// Classes of consonants: a class and the letters that fall into it, longer ones first.
/// What is not here is a vowel or silent, and left out.
pub const CLASSES: [(&str, &str); 12] = [
    ("ks", "x"),
    ("x", "tsch sch tch sh ch ç ş č š تش چ ش"),
    ("k", "kh gh ck dj دج خ غ ق ك ج گ k q c g j ğ"),
    ("f", "ph ف ڤ f v"),
    ("t", "th ت ط ث t"),
    ("d", "dh د ض ذ ظ d"),
    ("s", "ss ce ci cy س ص s"),
    ("z", "zh ز ژ z"),
    ("b", "ب پ b p"),
    ("l", "ل l"),
    ("r", "ر r"),
    ("m", "م m"),
];

/// The skeleton of a folded word; doubled letters count once.
pub fn skeleton(word: &str) -> String {
    let mut out = String::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let (class, len) = class(rest).unwrap_or(("", first.len_utf8()));
        if !out.ends_with(class) || class.is_empty() || !adjoins(word, rest) {
            out.push_str(class);
        }
        rest = rest.get(len..).unwrap_or_default();
    }
    out
}

/// The skeleton under which a name is kept: sounds that one spelling has and another has not are
/// one, «غوتيريس» and «غوتيريش», «الونسو» and «الونزو». How near two names are is for the browser.
pub fn coarse(word: &str) -> String {
    let merge = |c| match c {
        'x' | 'z' => 's',
        'd' => 't',
        c => c,
    };
    skeleton(word).chars().map(merge).collect()
}

/// The skeletons a name may be looked for under: «غارثيا» is «غارسيا» to most.
pub fn heard(word: &str) -> Vec<String> {
    let mut out = vec![coarse(word)];
    if word.contains('ث') {
        out.push(coarse(&word.replace('ث', "س")));
    }
    out
}

/// Whether two names of Arabic letters are as good as one: by `most` they may differ, none or one.
/// One is a vowel more or less or another one, or a pair of sounds that only some tell apart. As in
/// the browser.
pub fn alike(a: &str, b: &str, most: u32) -> bool {
    let changed = change(a, b);
    let goes = |ours: Sounds, theirs: Sounds| {
        ours.clone().count() == theirs.clone().count()
            && ours.zip(theirs).all(|(one, other)| changed(&one, &other) == 0)
    };
    let (mut ours, mut theirs) = (sounds(a), sounds(b));
    loop {
        let (before, also) = (ours.clone(), theirs.clone());
        let (one, other) = match (ours.next(), theirs.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if changed(&one, &other) == 0 => continue,
            differ => differ,
        };
        let little = |sound: Option<Sound>| sound.is_some_and(|sound| cost(&sound) <= most);
        let another = one.zip(other).is_some_and(|(one, other)| changed(&one, &other) <= most);
        return another && goes(ours.clone(), theirs.clone())
            || little(one) && goes(ours, also)
            || little(other) && goes(before, theirs);
    }
}

/// What it costs to read a sound of one word for a sound of another.
fn change(a: &str, b: &str) -> impl Fn(&Sound, &Sound) -> u32 + use<> {
    let long = a.chars().count() > 4;
    let brief = a.chars().count().min(b.chars().count()) < 4;
    move |one, other| {
        // «بوش» is no «بوتش».
        let wider = brief && one.0 == other.0 && one.1.len() != other.1.len();
        apart(one, other, long).max(u32::from(wider))
    }
}

/// What makes two names of one.
const OTHER: u32 = 9;

/// A sound: its class, or the letter itself.
type Sound<'w> = (&'w str, &'w str);

/// The sounds of a word, one after the other.
#[derive(Clone)]
struct Sounds<'w> {
    word: &'w str,
    rest: &'w str,
}

fn sounds(word: &str) -> Sounds<'_> {
    Sounds { word, rest: word }
}

impl<'w> Iterator for Sounds<'w> {
    type Item = Sound<'w>;

    fn next(&mut self) -> Option<Sound<'w>> {
        loop {
            let rest = self.rest;
            let first = rest.chars().next()?;
            let (class, len) = class(rest).unwrap_or(("", first.len_utf8()));
            let (letters, after) = rest.split_at_checked(len).unwrap_or((rest, ""));
            self.rest = after;
            if !adjoins(self.word, rest) {
                return Some((if class.is_empty() { letters } else { class }, letters));
            }
        }
    }
}

fn cost(sound: &Sound) -> u32 {
    if matches!(sound.0, "ا" | "و" | "ي" | "ه") { 1 } else { OTHER }
}

fn apart(a: &Sound, b: &Sound, long: bool) -> u32 {
    let merged = |class| match class {
        "x" | "z" => "s",
        "d" => "t",
        class => class,
    };
    let lisped = |one: &Sound, other: &Sound| one.1 == "ث" && matches!(other.0, "s" | "z");
    if a.0 == b.0 {
        0
    } else if long && merged(a.0) == merged(b.0) || lisped(a, b) || lisped(b, a) {
        1
    } else {
        cost(a).max(cost(b))
    }
}

/// True when the letter before `rest` is the same one: «ss».
fn adjoins(word: &str, rest: &str) -> bool {
    let before = word.len().checked_sub(rest.len()).and_then(|at| word.get(..at));
    before.and_then(|b| b.chars().next_back()) == rest.chars().next()
}

fn class(rest: &str) -> Option<(&'static str, usize)> {
    let first = rest.chars().next()?;
    if matches!(first, 'n' | 'ن') {
        return Some(("n", first.len_utf8()));
    }
    let (letters, class) =
        BY_FIRST.get(first as usize)?.iter().find(|(l, _)| rest.starts_with(l))?;
    Some((class, letters.len()))
}

/// Letters with their class, by the number of the first of them.
type ByFirst = Vec<Vec<(&'static str, &'static str)>>;

/// [`CLASSES`] by first letters, longer ones first.
static BY_FIRST: LazyLock<ByFirst> = LazyLock::new(|| {
    let mut table = ByFirst::new();
    let all = CLASSES.iter().flat_map(|(class, all)| all.split(' ').map(move |l| (l, *class)));
    let mut all: Vec<(&str, &str)> = all.collect();
    all.sort_by_key(|(letters, _)| Reverse(letters.chars().count()));
    for (letters, class) in all {
        let first = letters.chars().next().map_or(0, |first| first as usize);
        if table.len() <= first {
            table.resize(first + 1, Vec::new());
        }
        if let Some(row) = table.get_mut(first) {
            row.push((letters, class));
        }
    }
    table
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// How unlike two names of Arabic letters are: one for each vowel they differ by and each pair of
    /// sounds that only some tell apart; [`OTHER`] where they are two names.
    fn unlike(a: &str, b: &str) -> u32 {
        let changed = change(a, b);
        let (a, b): (Vec<Sound>, Vec<Sound>) = (sounds(a).collect(), sounds(b).collect());
        let mut before: Vec<u32> = std::iter::once(0)
            .chain(b.iter().scan(0, |sum, sound| {
                *sum += cost(sound);
                Some(*sum)
            }))
            .collect();
        for one in &a {
            let mut row = vec![before[0] + cost(one)];
            for (at, other) in b.iter().enumerate() {
                let over = before[at] + changed(one, other);
                row.push(over.min(before[at + 1] + cost(one)).min(row[at] + cost(other)));
            }
            before = row;
        }
        before.last().copied().unwrap_or(0)
    }

    proptest! {
        #[test]
        fn names_are_alike_that_are_little_unlike(
            a in "[اوينرسزشتثدجه]{1,6}", b in "[اوينرسزشتثدجه]{1,6}", at in 0_usize..6,
        ) {
            // A name and the same with a letter of the other are alike more often than two.
            let near: String = a.chars().take(at).chain(b.chars().take(1)).chain(a.chars().skip(at)).collect();
            let changed: String = a.chars().take(at).chain(b.chars().take(1)).chain(a.chars().skip(at + 1)).collect();
            for other in [&b, &near, &changed, &a] {
                for most in [0, 1] {
                    prop_assert_eq!(alike(&a, other, most), unlike(&a, other) <= most, "{} {}", &a, other);
                }
            }
        }
    }

    #[test]
    fn a_name_sounds_the_same_in_both_scripts() {
        for (latin, arabic) in [
            ("pashinyan", "باشينيان"),
            ("aliyev", "علييف"),
            ("erdogan", "اردوغان"),
            ("gorbachev", "غورباتشوف"),
            ("gorbachev", "جورباتشوف"),
            ("putin", "بوتين"),
            ("sarkissian", "سركيسيان"),
            ("macron", "ماكرون"),
        ] {
            assert_eq!(skeleton(latin), skeleton(arabic), "{latin} {arabic}");
        }
    }

    #[test]
    fn spellings_of_one_name_are_kept_together() {
        for (one, other) in [
            ("guterres", "غوتيريش"),
            ("غوتيريس", "غوتيريش"),
            ("lampedusa", "لامبيدوزا"),
            ("ceausescu", "تشاوشيسكو"),
            ("gaddafi", "قذافي"),
        ] {
            assert_eq!(coarse(one), coarse(other), "{one} {other}");
        }
        assert_ne!(coarse("باريس"), coarse("بيرو"));
        assert_eq!(heard("فالنثيا").last(), heard("فالنسيا").first());
    }

    #[test]
    fn names_differ_by_their_vowels_and_by_sounds_only_some_tell_apart() {
        for (one, other, off) in [
            ("هامبورغ", "هامبورج", 0),
            ("فريديريك", "فريدريك", 1),
            ("فالنثيا", "فالنسيا", 1),
            ("ديمتري", "ديميتري", 1),
        ] {
            assert_eq!(unlike(one, other), off, "{one} {other}");
        }
        assert_eq!(unlike("بوش", "بوتش"), 1);
        assert!(unlike("هانوي", "هونغ") >= OTHER);
        assert!(unlike("ليما", "روما") >= OTHER);
    }
}
