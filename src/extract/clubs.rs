//! Whether the name of a city means its club: «تعادل برشلونة مع ريال بيتيس», not «زار برشلونة».
//!
//! Only in an article of sport, and only beside a word of the game or another club.

use super::overlap::Candidate;
use super::reading::Reading;
use crate::lexicon::NameMatch;
use crate::lexicon::words::Class;

/// Words of an article on sport; two different ones make it so.
const SPORT: [&str; 26] = [
    "دوري",
    "تغلب",
    "مباراه",
    "المباراه",
    "الدوري",
    "بطوله",
    "هدف",
    "هدفين",
    "بهدف",
    "بهدفين",
    "النادي",
    "لاعب",
    "مدرب",
    "المدرب",
    "المرمي",
    "نقطه",
    "الملعب",
    "كاس",
    "المهاجم",
    "المدافع",
    "لاعبه",
    "الذهاب",
    "الاياب",
    "نصف",
    "مرمي",
    "موسم",
];

/// What stands right before a club.
const BEFORE: [&str; 52] = [
    "مدرب",
    "لاعب",
    "مهاجم",
    "حارس",
    "مدافع",
    "نجم",
    "فريق",
    "نادي",
    "ضد",
    "امام",
    "مباراه",
    "فوز",
    "تعادل",
    "خساره",
    "هزيمه",
    "فاز",
    "خسر",
    "تغلب",
    "هزم",
    "سحق",
    "اسقط",
    "تصدر",
    "يحتل",
    "احتل",
    "يتصدر",
    "مضيفه",
    "ضيفه",
    "ضيفها",
    "منافسه",
    "غريمه",
    "جماهير",
    "قايد",
    "لاعبي",
    "لاعبو",
    "مواجهه",
    "لقاء",
    "يلتقي",
    "يلعب",
    "يواجه",
    "واجه",
    "التقي",
    "هدفا",
    "مرمي",
    "قميص",
    "صفوف",
    "تشكيله",
    "يستضيف",
    "ويلتقي",
    "وفاز",
    "وتعادل",
    "وخسر",
    "علي",
];

/// What stands right behind one.
const AFTER: [&str; 22] = [
    "بهدف",
    "بهدفين",
    "بثلاثه",
    "باربعه",
    "برصيد",
    "الترتيب",
    "فوزا",
    "تعادلا",
    "سجل",
    "فاز",
    "خسر",
    "تعادل",
    "تغلب",
    "يحتل",
    "يتصدر",
    "يلتقي",
    "يواجه",
    "المركز",
    "الصداره",
    "بطل",
    "حامل",
    "متصدر",
];

/// The article is about matches.
pub(super) fn is_sport(reading: &Reading) -> bool {
    let n = reading.analysis.solid.len();
    let mut seen: u32 = 0;
    for ix in 0..n {
        if let Some(k) = SPORT.iter().position(|w| *w == reading.word(ix)) {
            seen |= 1 << k;
            if seen.count_ones() > 1 {
                return true;
            }
        }
    }
    false
}

/// Whether words of the game, or a club joined by «و», stand right beside the name.
pub(super) fn plays(reading: &Reading, m: &NameMatch, last: Option<&Candidate>) -> bool {
    let before = m.first.checked_sub(1).map_or("", |b| reading.word(b));
    let after = reading.word(m.last);
    let score = after.starts_with(|c: char| c.is_ascii_digit()) && m.clitic == 0;
    let joined = reading.word(m.first).starts_with('و')
        && m.clitic > 0
        && last.is_some_and(|l| l.last == m.first && l.rule == "club");
    let stem = before.strip_prefix(['و', 'ل', 'ب', 'ف']).unwrap_or(before);
    // «برشلونة يضم …» opens a headline.
    let start = m.span.start();
    let opens = (start == 0 || reading.text.as_bytes().get(start - 1) == Some(&b'\n'))
        && reading.lexicon.words.class(after).is(Class::VERB);
    BEFORE.contains(&before)
        || BEFORE.contains(&stem)
        || AFTER.contains(&after)
        || opens
        || score && !matches!(before, "في" | "عام" | "الي" | "من")
        || joined
}
