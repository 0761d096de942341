//! Whether the name of a city means its club: «تعادل برشلونة مع ريال بيتيس», not «زار برشلونة».
//!
//! Only in an article of sport, and only beside a word of the game or another club.

use super::facts::MentionKind;
use super::overlap::Candidate;
use super::reading::Reading;
use super::traits::May;
use crate::base::Span;
use crate::lexicon::NameMatch;
use crate::lexicon::words::Class;
use crate::text::{WordSet, fold_key};

/// Words of an article on sport; two different ones make it so.
const SPORT: [&str; 42] = [
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
    "اللاعب",
    "اللاعبين",
    "مدربه",
    "المنتخب",
    "منتخب",
    "الظهير",
    "القدم",
    "البطوله",
    "النهايي",
    "هداف",
    "نادي",
    "الاهداف",
    "المباريات",
    "ملعب",
    "لاعبي",
    "تصفيات",
];

const SPORT_WORDS: WordSet = WordSet::new(&SPORT);

/// What stands right before a club.
const BEFORE: [&str; 60] = [
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
    "انصار",
    "مشجعي",
    "مشجعو",
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
    "وصيفه",
    "ملاحقه",
    "مستضيفه",
    "مستضيفها",
    "ملاحقها",
];

/// What stands right behind one.
const AFTER: [&str; 28] = [
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
    "فوزه",
    "فوزها",
    "الوصيف",
    "المتصدر",
    "صاحب",
    "الصاعد",
];

/// True of a word of sport, folded.
pub(super) fn tells_sport(word: &str) -> bool {
    SPORT_WORDS.contains(word)
}

/// «الاتحاد الأوروبي» where the article has «الاتحاد الأوروبي لكرة القدم»: the federation.
pub(super) fn federations(reading: &Reading, sure: &mut [Candidate]) {
    let folded = |c: &Candidate| fold_key(c.span.of(reading.text));
    let bodies = sure.iter().filter(|c| c.kind == MentionKind::Organization);
    let long: Vec<(String, Candidate)> =
        bodies.map(|c| (folded(c), c.clone())).filter(|(words, _)| words.contains(" ل")).collect();
    for body in sure.iter_mut().filter(|c| c.kind == MentionKind::Organization) {
        let head = format!("{} ل", fold_key(body.span.of(reading.text)));
        if let Some((_, whole)) = long.iter().find(|(words, _)| words.starts_with(&head)) {
            body.known.clone_from(&whole.known);
            body.name.clone_from(&whole.name);
            body.country.clone_from(&whole.country);
        }
    }
}

/// The article is about matches.
pub(super) fn is_sport(reading: &Reading) -> bool {
    let n = reading.analysis.solid.len();
    let mut seen: u64 = 0;
    for ix in (0..n).filter(|ix| reading.traits(*ix).may(May::CLUB)) {
        if let Some(k) = SPORT.iter().position(|w| *w == reading.word(ix)) {
            seen |= 1 << k;
            if seen.count_ones() > 1 {
                return true;
            }
        }
    }
    false
}

/// Clubs that go by a word of daily life, folded.
const BARE: [&str; 69] = [
    "الهلال",
    "النصر",
    "الاتحاد",
    "الاهلي",
    "الاتفاق",
    "الشباب",
    "التعاون",
    "الفتح",
    "الرايد",
    "الفيحاء",
    "الوحده",
    "العين",
    "الجزيره",
    "الوصل",
    "السد",
    "الريان",
    "الغرافه",
    "العربي",
    "القادسيه",
    "المريخ",
    "الترجي",
    "النجم",
    "الوداد",
    "الرجاء",
    "الفيصلي",
    "الوحدات",
    "الطلبه",
    "الزوراء",
    "الاسماعيلي",
    "المقاولون",
    "لخويا",
    "العروبه",
    "ضمك",
    "الاخدود",
    "الحزم",
    "الطايي",
    "الباطن",
    "الظفره",
    "السالميه",
    "كاظمه",
    "المحرق",
    "الرفاع",
    "الانصار",
    "العهد",
    "الرمثا",
    "الصفاقسي",
    "سموحه",
    "انبي",
    "بيروزي",
    "الاستقلال",
    "فولاذ",
    "انتر",
    "الشمال",
    "الخليج",
    "نيوم",
    "الوكره",
    "الخور",
    "النجمه",
    "الشرطه",
    "الميناء",
    "الكرامه",
    "الوثبه",
    "الافريقي",
    "المنستيري",
    "الوفاق",
    "الجهراء",
    "السيتي",
    "الريدز",
    "البلوز",
];

/// «فاز الهلال على النصر»: such clubs, where words of the game stand beside them somewhere in the article.
pub(super) fn bare(reading: &Reading, sure: &[Candidate]) -> Vec<Candidate> {
    let n = reading.analysis.solid.len();
    let at = |ix: usize| {
        let word = reading.word(ix);
        let name = ["", "و", "ب", "ك"].iter().find_map(|c| {
            let stem = word.strip_prefix(c)?;
            BARE.iter().find(|b| **b == stem).map(|b| (*b, c.len()))
        });
        name.or_else(|| {
            let stem = word.strip_prefix("لل")?;
            BARE.iter().find(|b| b.strip_prefix("ال") == Some(stem)).map(|b| (*b, 2))
        })
    };
    let free = |ix: usize| {
        let k = sure.partition_point(|c| c.last <= ix);
        sure.get(k).is_none_or(|c| c.first > ix)
    };
    let owned = |ix: usize| {
        let from = sure.partition_point(|c| c.first <= ix);
        let mut beside = sure.iter().skip(from).take_while(|c| c.first == ix + 1);
        beside.any(|c| c.kind == MentionKind::Nationality) && reading.word(ix + 1).ends_with('ي')
    };
    // «الاتحاد الأوروبي», «الشباب العرب»: with an adjective it is something else.
    // Not «النصر المتصدر», «فريق الهلال الكلاسيكو»: nouns and ranks leave the club alone.
    let alone = |ix: usize| !describes(reading, ix + 1) || owned(ix);
    let found: Vec<(usize, &str, usize)> = (0..n)
        .filter_map(|ix| at(ix).map(|(name, clitic)| (ix, name, clitic)))
        .filter(|(ix, ..)| free(*ix) && alone(*ix))
        .collect();
    // «نادي النصر» … «للنصر»: named in full somewhere.
    let mut named: Vec<&str> = (1..n)
        .filter(|ix| matches!(reading.word(ix - 1), "نادي" | "فريق" | "ونادي" | "لنادي"))
        .filter_map(|ix| at(ix).map(|(name, _)| name))
        .collect();
    let mut last = usize::MAX;
    for (ix, name, clitic) in &found {
        let before = ix.checked_sub(1).map_or("", |b| reading.word(b));
        let stem = before.strip_prefix(['و', 'ل', 'ب', 'ف']).unwrap_or(before);
        let after = reading.word(ix + 1);
        let joined = *clitic > 0 && stands_before(reading, last, *ix);
        let marked = is_mark(before) && is_mark(after);
        // «السد القطري», «الهلال يجدد …» at the head of a line.
        let of_state =
            owned(*ix) && !matches!(*name, "الاتحاد" | "الشباب" | "العهد" | "الانصار" | "النجم");
        let class = reading.lexicon.words.class(after);
        let acts =
            reading.analysis.starts_block(*ix) && class.is(Class::VERB) && after.starts_with('ي');
        let sure = BEFORE.contains(&before) && before != "علي"
            || BEFORE.contains(&stem) && stem != "علي"
            || matches!(stem, "انديه" | "يفاوض" | "يقود" | "نادي" | "فريق" | "ناديا")
            || AFTER.contains(&after)
            || matches!(after, "يضم" | "يفاوض" | "يتعاقد" | "يقترب" | "يهزم" | "يفوز" | "يتاهل")
            || joined
            || marked
            || of_state
            || acts;
        if sure {
            last = *ix;
            named.push(name);
        }
    }
    let candidate = |(ix, name, clitic): (usize, &str, usize)| {
        let token = reading.analysis.solid_token(ix)?;
        let start = match clitic {
            0 => token.span.start(),
            c => reading.analysis.text_at(reading.text, token.folded.start() + c),
        };
        named.contains(&name).then(|| Candidate {
            span: Span::new(start.min(token.span.end()), token.span.end()),
            first: ix,
            last: ix + 1,
            kind: MentionKind::Organization,
            name: match reading.text.get(start..token.span.end()) {
                Some(words) if words.starts_with("لل") => format!("ا{words}"),
                words => words.unwrap_or_default().to_owned(),
            },
            rule: "club".into(),
            score: 700,
            ..Candidate::default()
        })
    };
    found.into_iter().filter_map(candidate).collect()
}

/// The word is an adjective of what stands before it: «الأوروبي», «العرب», «الأحمر».
fn describes(reading: &Reading, ix: usize) -> bool {
    const RANKS: WordSet = WordSet::new(&["الوصيف", "المتصدر", "المركز", "الصاعد", "الضيف"]);
    let word = reading.word(ix);
    let Some(bare) = word.strip_prefix("ال").filter(|_| !reading.analysis.starts_block(ix))
    else {
        return false;
    };
    let listed = reading.lexicon.words.class(bare).is(Class::ADJECTIVE);
    let shaped = ["ي", "يه", "ين", "يون"].iter().any(|e| bare.ends_with(e));
    (listed || shaped || bare == "عرب") && !RANKS.contains(word)
}

/// «الاتحاد»، والشباب»: the club that ends at `last` and «و», with no more than marks between.
fn stands_before(reading: &Reading, last: usize, ix: usize) -> bool {
    last < ix && ix - last < 4 && (last + 1..ix).all(|i| is_mark(reading.word(i)))
}

fn is_mark(word: &str) -> bool {
    matches!(word, "«" | "»" | "\"" | "“" | "”" | "،")
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
