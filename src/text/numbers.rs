//! Numbers in digits and in words: «1,200», «٢٠ ألفا», «خمسة وعشرون», «ألفي», «عشرات الآلاف».
//!
//! ```text
//! number = item (["و"] item)*      units stand before tens, scales go down
//! item   = digits | unit | unit "عشر" | ten | hundred | scale | dual scale
//! ```
//! What the number counts is not decided here, nor whether it is a year.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::analysis::Analysis;
use super::letters::digit;
use super::tokens::TokenKind;
use crate::base::Span;
use crate::base::hash::BuildWordHasher;

/// A number and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Index into `Analysis::solid` of its first token, and one past its last.
    pub first: usize,
    pub last: usize,
    /// Bytes of the text, proclitics left out.
    pub span: Span,
    pub min: u64,
    /// `None`: no upper bound is said («مئات»).
    pub max: Option<u64>,
    /// True when it has only digit tokens.
    pub digits: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Unit(u64),
    /// «أحد», «إحدى»: one, only before «عشر».
    OneOfEleven,
    /// «عشر», «عشرة»: ten alone, or the ten of eleven to nineteen.
    Ten,
    Tens(u64),
    Hundred(u64),
    /// A scale and how many of it the word says: ألف 1, ألفان 2.
    Scale(u64, u64),
    /// «عشرات», «مئات», «آلاف» without a number before.
    Many(u64),
    /// «بضعة», «بضع»: three to nine.
    Few,
    Half(u64),
}

const WORDS: &[(&str, Item)] = &[
    ("صفر", Item::Unit(0)),
    ("واحد", Item::Unit(1)),
    ("واحده", Item::Unit(1)),
    ("احد", Item::OneOfEleven),
    ("احدي", Item::OneOfEleven),
    ("اثنان", Item::Unit(2)),
    ("اثنين", Item::Unit(2)),
    ("اثنا", Item::Unit(2)),
    ("اثني", Item::Unit(2)),
    ("اثنتان", Item::Unit(2)),
    ("اثنتين", Item::Unit(2)),
    ("اثنتا", Item::Unit(2)),
    ("اثنتي", Item::Unit(2)),
    ("ثلاث", Item::Unit(3)),
    ("ثلاثه", Item::Unit(3)),
    ("اربع", Item::Unit(4)),
    ("اربعه", Item::Unit(4)),
    ("خمس", Item::Unit(5)),
    ("خمسه", Item::Unit(5)),
    ("ست", Item::Unit(6)),
    ("سته", Item::Unit(6)),
    ("سبع", Item::Unit(7)),
    ("سبعه", Item::Unit(7)),
    ("ثمان", Item::Unit(8)),
    ("ثماني", Item::Unit(8)),
    ("ثمانيه", Item::Unit(8)),
    ("تسع", Item::Unit(9)),
    ("تسعه", Item::Unit(9)),
    ("عشر", Item::Ten),
    ("عشره", Item::Ten),
    ("عشرون", Item::Tens(20)),
    ("عشرين", Item::Tens(20)),
    ("ثلاثون", Item::Tens(30)),
    ("ثلاثين", Item::Tens(30)),
    ("اربعون", Item::Tens(40)),
    ("اربعين", Item::Tens(40)),
    ("خمسون", Item::Tens(50)),
    ("خمسين", Item::Tens(50)),
    ("ستون", Item::Tens(60)),
    ("ستين", Item::Tens(60)),
    ("سبعون", Item::Tens(70)),
    ("سبعين", Item::Tens(70)),
    ("ثمانون", Item::Tens(80)),
    ("ثمانين", Item::Tens(80)),
    ("تسعون", Item::Tens(90)),
    ("تسعين", Item::Tens(90)),
    ("ميه", Item::Hundred(1)),
    ("مايه", Item::Hundred(1)),
    ("ميتان", Item::Hundred(2)),
    ("ميتين", Item::Hundred(2)),
    ("ميتا", Item::Hundred(2)),
    ("ميتي", Item::Hundred(2)),
    ("مايتان", Item::Hundred(2)),
    ("مايتين", Item::Hundred(2)),
    ("مايتي", Item::Hundred(2)),
    ("الف", Item::Scale(1_000, 1)),
    ("الفا", Item::Scale(1_000, 1)),
    ("الاف", Item::Many(1_000)),
    ("الفان", Item::Scale(1_000, 2)),
    ("الفين", Item::Scale(1_000, 2)),
    ("الفي", Item::Scale(1_000, 2)),
    ("مليون", Item::Scale(1_000_000, 1)),
    ("مليونا", Item::Scale(1_000_000, 1)),
    ("ملايين", Item::Many(1_000_000)),
    ("مليونان", Item::Scale(1_000_000, 2)),
    ("مليونين", Item::Scale(1_000_000, 2)),
    ("مليوني", Item::Scale(1_000_000, 2)),
    ("مليار", Item::Scale(1_000_000_000, 1)),
    ("مليارا", Item::Scale(1_000_000_000, 1)),
    ("مليارات", Item::Many(1_000_000_000)),
    ("ملياران", Item::Scale(1_000_000_000, 2)),
    ("مليارين", Item::Scale(1_000_000_000, 2)),
    ("ملياري", Item::Scale(1_000_000_000, 2)),
    ("تريليون", Item::Scale(1_000_000_000_000, 1)),
    ("تريليونا", Item::Scale(1_000_000_000_000, 1)),
    ("تريليونات", Item::Many(1_000_000_000_000)),
    ("عشرات", Item::Many(10)),
    ("ميات", Item::Many(100)),
    ("ماءات", Item::Many(100)),
    ("بضع", Item::Few),
    ("بضعه", Item::Few),
    ("نصف", Item::Half(2)),
    ("ربع", Item::Half(4)),
];

/// `WORDS`, for looking up.
static INDEX: LazyLock<HashMap<&str, Item, BuildWordHasher>> =
    LazyLock::new(|| WORDS.iter().copied().collect());

/// Reads the number that begins at token `first` of `solid`, as long as it goes.
pub fn read(text: &str, a: &Analysis, first: usize) -> Option<Number> {
    let token = a.solid_token(first)?;
    if token.kind == TokenKind::Number {
        return digits(text, a, first);
    }
    if token.kind != TokenKind::Word {
        return None;
    }
    let word = a.word(first);
    let (clitics, item) = opening(word)?;
    let mut sum = Sum::default();
    if !sum.add(item, false) {
        return None;
    }
    let mut last = go_on(a, first + 1, &mut sum);
    last = halves(a, last, &mut sum);
    if last == first + 1 && is_two_of(a, first) {
        sum.total = sum.total.saturating_mul(2);
    }
    let start = a.text_at(text, token.folded.start() + clitics);
    let end = a.solid_token(last - 1)?.span.end();
    let (min, max) = sum.value()?;
    Some(Number { first, last, span: Span::new(start, end), min, max, digits: false })
}

/// True when the folded word may be the first of a number in words.
pub fn may_open(word: &str) -> bool {
    opening(word).is_some()
}

/// The item a word opens a number with, and the bytes of its proclitics.
fn opening(word: &str) -> Option<(usize, Item)> {
    ["", "و", "ب", "ل", "ف", "وب", "ول"].into_iter().find_map(|clitic| {
        let rest = word.strip_prefix(clitic)?;
        let item = item(rest)?;
        Some((clitic.len(), item))
    })
}

fn item(word: &str) -> Option<Item> {
    if let Some(item) = INDEX.get(word) {
        return Some(*item);
    }
    // «ثلاثمئة», «خمسمائة», «ثمانيمئة»: unit and hundred in one word.
    let unit = word.strip_suffix("ميه").or_else(|| word.strip_suffix("مايه"))?;
    match INDEX.get(unit) {
        Some(Item::Unit(n @ 3..=9)) => Some(Item::Hundred(*n)),
        _ => None,
    }
}

/// Adds the items that follow and returns the index past the last one taken.
fn go_on(a: &Analysis, mut at: usize, sum: &mut Sum) -> usize {
    loop {
        let word = a.word(at);
        // «عشرات الآلاف», «عشرات آلاف المواطنين»
        let many = word.strip_prefix("ال").and_then(item);
        let many = many.or(item(word).filter(|i| matches!(i, Item::Many(_))));
        let taken = match (item(word), word.strip_prefix('و').and_then(item)) {
            _ if many.is_some_and(|i| sum.add_many_of(i)) => 1,
            (Some(item), _) if sum.add(item, false) => 1,
            (_, Some(item)) if sum.add(item, true) => 1,
            _ if word == "و" && item(a.word(at + 1)).is_some_and(|i| sum.add(i, true)) => 2,
            _ => return at,
        };
        at += taken;
    }
}

/// «مليون ونصف», «مليونا ونصف المليون»: a part of the scale just taken, once more or alone.
fn halves(a: &Analysis, at: usize, sum: &mut Sum) -> usize {
    let part = a.word(at).strip_prefix('و').and_then(item);
    let (Some(Item::Half(part)), 0, false) = (part, sum.group, sum.closed) else { return at };
    let Some(half) = sum.scale.checked_div(part).filter(|h| *h > 0) else { return at };
    let next = a.word(at + 1);
    let same = |w: &str| matches!(item(w), Some(Item::Scale(scale, 1)) if scale == sum.scale);
    let again = same(next) || next.strip_prefix("ال").is_some_and(same);
    sum.total = sum.total.saturating_add(half);
    sum.closed = true;
    at + 1 + usize::from(again)
}

/// «مليونا لاجئ», «ألفا قتيل»: two of them, in a construct before the noun; «مليونا» alone is one in
/// the accusative, which no noun follows (Wright, vol. 1, § 325).
fn is_two_of(a: &Analysis, first: usize) -> bool {
    const OTHERS: [&str; 27] = [
        "من",
        "في",
        "علي",
        "الي",
        "عن",
        "حتي",
        "بعد",
        "قبل",
        "منذ",
        "خلال",
        "ان",
        "او",
        "امس",
        "غدا",
        "كل",
        "مع",
        "بين",
        "لكن",
        "ثم",
        "تقريبا",
        "سنويا",
        "يوميا",
        "شهريا",
        "اخرين",
        "كما",
        "فيما",
        "بينما",
    ];
    let word = a.word(first);
    let scale = matches!(item(word), Some(Item::Scale(_, 1))) && word.ends_with('ا');
    let next = a.solid_token(first + 1).filter(|t| t.kind == TokenKind::Word);
    let noun = a.word(first + 1);
    scale
        && next.is_some()
        && !noun.starts_with("ال")
        && !noun.starts_with('و')
        && noun.chars().count() > 2
        && !OTHERS.contains(&noun)
        && item(noun).is_none()
}

/// A number in digits, with the scale words after it.
fn digits(text: &str, a: &Analysis, first: usize) -> Option<Number> {
    let token = a.solid_token(first)?;
    let (value, decimals) = digit_value(token.span.of(text))?;
    let mut sum = Sum { group: value, decimals, started: true, ..Sum::default() };
    let mut last = first + 1;
    // «1.5 مليون», «20 ألفا», «5 آلاف», «200ألف»
    if let Some(Item::Scale(..) | Item::Many(_)) = item(a.word(last)) {
        last = go_on(a, last, &mut sum);
        last = halves(a, last, &mut sum);
        // «31 ألفا و643»
        if a.word(last) == "و"
            && let Some(rest) = a.solid_token(last + 1).filter(|t| t.kind == TokenKind::Number)
            && let Some((value, 0)) = digit_value(rest.span.of(text))
            && value < sum.scale
            && sum.group == 0
            && item(a.word(last + 2)).is_none()
        {
            sum.group = value;
            last += 2;
        }
    }
    let end = a.solid_token(last - 1)?.span.end();
    let (min, max) = sum.value()?;
    let span = Span::new(token.span.start(), end);
    Some(Number { first, last, span, min, max, digits: last == first + 1 })
}

/// The digits as a whole number and how many of them stand after the decimal mark:
/// «1,200» → (1200, 0), «1.5» → (15, 1), «1.200.000» → (1200000, 0).
fn digit_value(words: &str) -> Option<(u64, u32)> {
    let groups: Vec<&str> = words.split(|c| digit(c).is_none()).collect();
    let thousands = groups.len() > 1
        && groups.iter().skip(1).all(|g| g.chars().count() == 3)
        && groups.first().is_some_and(|g| (1..=3).contains(&g.chars().count()) && *g != "0")
        && !(groups.len() == 2 && words.contains('٫'));
    let mut value = 0u64;
    for d in words.chars().filter_map(digit) {
        value = value.checked_mul(10)?.checked_add(u64::from(d))?;
    }
    let decimals = match groups.as_slice() {
        [_] => 0,
        _ if thousands => 0,
        [_, fraction] => u32::try_from(fraction.chars().count()).ok()?,
        _ => return None,
    };
    Some((value, decimals))
}

/// A number being added up.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    total: u64,
    /// The part below the next scale word.
    group: u64,
    /// Decimal places of `group`.
    decimals: u32,
    /// The last scale taken; the next must be smaller. 0: none yet.
    scale: u64,
    /// The last item was a bare unit, so «عشر» or «مئة» may follow without و.
    unit: bool,
    one_of_eleven: bool,
    vague: bool,
    few: bool,
    half: u64,
    started: bool,
    closed: bool,
}

impl Sum {
    /// Takes `item` if the grammar allows it here.
    fn add(&mut self, item: Item, joined: bool) -> bool {
        if self.closed {
            return false;
        }
        let fresh = !self.started;
        let free = fresh || joined;
        let was_unit = std::mem::replace(&mut self.unit, false);
        let mut next = *self;
        next.started = true;
        let ok = match item {
            Item::OneOfEleven if free && self.group.is_multiple_of(100) => {
                next.one_of_eleven = true;
                next.group += 1;
                next.unit = true;
                true
            }
            Item::Unit(n) if free && self.group.is_multiple_of(100) && self.decimals == 0 => {
                next.group += n;
                next.unit = true;
                true
            }
            Item::Ten if was_unit && !joined && (1..=9).contains(&(self.group % 100)) => {
                next.one_of_eleven = false;
                next.group += 10;
                true
            }
            Item::Ten if free && self.group.is_multiple_of(100) => {
                next.group += 10;
                true
            }
            Item::Tens(n) if free && self.group % 100 < 10 => {
                next.one_of_eleven = false;
                next.group += n;
                true
            }
            Item::Hundred(1) if was_unit && !joined && (3..=9).contains(&self.group) => {
                next.group *= 100;
                true
            }
            Item::Hundred(n) if free && self.group == 0 => {
                next.group += n * 100;
                true
            }
            Item::Scale(scale, n) => self.scaled(&mut next, scale, n, fresh, joined),
            Item::Many(scale) if !fresh && !joined && scale >= 1_000 && !self.vague => {
                self.scaled(&mut next, scale, 1, false, false)
            }
            Item::Many(scale) if fresh => {
                next.vague = true;
                next.group = scale;
                true
            }
            Item::Few if fresh => {
                next.few = true;
                next.group = 3;
                true
            }
            Item::Half(part) if fresh => {
                next.half = part;
                true
            }
            _ => false,
        };
        if ok {
            *self = next;
        } else {
            self.unit = was_unit;
        }
        ok
    }

    /// «عشرات الآلاف», «مئات الملايين»: a vague number of a scale word with the article.
    fn add_many_of(&mut self, item: Item) -> bool {
        match item {
            Item::Many(scale) if self.vague && !self.closed && scale > self.group => {
                self.group = self.group.saturating_mul(scale);
                self.closed = true;
                true
            }
            _ => false,
        }
    }

    fn scaled(&self, next: &mut Self, scale: u64, n: u64, fresh: bool, joined: bool) -> bool {
        if self.scale != 0 && scale >= self.scale {
            return false;
        }
        if let Some(part) = scale.checked_div(self.half) {
            next.total = part;
            next.closed = true;
            return true;
        }
        let times = match (fresh, joined, self.group) {
            (true, ..) | (_, true, 0) => n,
            (false, false, group) if group > 0 && n == 1 => group,
            _ => return false,
        };
        let Some(product) = times.checked_mul(scale) else { return false };
        let Some(total) = self.total.checked_add(product / 10u64.pow(self.decimals.min(18))) else {
            return false;
        };
        next.total = total;
        (next.group, next.decimals, next.scale) = (0, 0, scale);
        true
    }

    /// Least and greatest value; `None` when the words do not make a number.
    fn value(&self) -> Option<(u64, Option<u64>)> {
        let value = self.total.checked_add(self.group)?;
        if self.one_of_eleven || self.decimals > 0 || (self.half > 0 && !self.closed) {
            return None;
        }
        Some(match (self.vague, self.few) {
            (true, _) => (value, None),
            (_, true) if self.total == 0 => (3, Some(9)),
            (_, true) => (self.total, Some(self.total * 3)),
            _ => (value, Some(value)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::analyze;

    /// The first number of `words`: least, greatest, and the words it takes.
    fn number(words: &str) -> Option<(u64, Option<u64>, &str)> {
        let a = analyze(words, &[Span::new(0, words.len())], |_| false);
        (0..a.solid.len())
            .find_map(|i| read(words, &a, i))
            .map(|n| (n.min, n.max, n.span.of(words)))
    }

    #[test]
    fn numbers_in_words_and_digits() {
        for (words, value, span) in [
            ("خمسة وعشرون جنديا", 25, "خمسة وعشرون"),
            ("قتل مئة وخمسة وعشرون", 125, "مئة وخمسة وعشرون"),
            ("ثلاثمئة وأربعون", 340, "ثلاثمئة وأربعون"),
            ("ثلاث مئة قتيل", 300, "ثلاث مئة"),
            ("أحد عشر كوكبا", 11, "أحد عشر"),
            ("اثنتي عشرة ساعة", 12, "اثنتي عشرة"),
            ("ألفي مدني", 2000, "ألفي"),
            ("وألف ومئتي شخص", 1200, "ألف ومئتي"),
            ("ثلاثة آلاف وخمسمائة", 3500, "ثلاثة آلاف وخمسمائة"),
            ("20 ألفا", 20_000, "20 ألفا"),
            ("1.5 مليون", 1_500_000, "1.5 مليون"),
            ("نصف مليون", 500_000, "نصف مليون"),
            ("مليونا ونصف مليون شهيد", 1_500_000, "مليونا ونصف مليون"),
            ("مليون ونصف المليون", 1_500_000, "مليون ونصف المليون"),
            ("3 ملايين ونصف", 3_500_000, "3 ملايين ونصف"),
            ("مليونا لاجئ", 2_000_000, "مليونا"),
            ("ألفا قتيل", 2_000, "ألفا"),
            ("مليونا في العام", 1_000_000, "مليونا"),
            ("مليونا و200", 1_000_000, "مليونا"),
            ("١٬٢٠٠", 1200, "١٬٢٠٠"),
            ("1,200", 1200, "1,200"),
            ("بسبعة قتلى", 7, "سبعة"),
            ("خمسة آلاف", 5000, "خمسة آلاف"),
            ("مليار و", 1_000_000_000, "مليار"),
            ("31 ألفًا و643 قتيلا", 31_643, "31 ألفًا و643"),
        ] {
            assert_eq!(number(words), Some((value, Some(value), span)), "{words}");
        }
    }

    #[test]
    fn vague_numbers_keep_their_range() {
        assert_eq!(number("مئات الجرحى"), Some((100, None, "مئات")));
        assert_eq!(number("بضعة أشخاص"), Some((3, Some(9), "بضعة")));
        assert_eq!(number("بضعة آلاف"), Some((3_000, Some(9_000), "بضعة آلاف")));
        assert_eq!(number("عشرات الآلاف"), Some((10_000, None, "عشرات الآلاف")));
        assert_eq!(number("أحد الجنود"), None);
        assert_eq!(number("3.5 في المئة"), None);
    }

    #[test]
    fn two_numbers_side_by_side_stay_two() {
        assert_eq!(number("ثلاثة خمسة"), Some((3, Some(3), "ثلاثة")));
        assert_eq!(number("99999999999999999999999"), None);
    }
}
