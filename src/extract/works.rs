//! Works, prizes, festivals and vessels by their names between marks: «فيلم "ظل الجدار"», «مهرجان «رمال»».
//!
//! ```text
//! work = head [adjective]* [بعنوان] mark name mark ([brackets] (و | ،) mark name mark)*
//!      | head [adjective]* ( name )
//! ```
//!
//! What stands between the marks is the work's name whatever its words are: no place and no person.
//! Exercises, ships and spacecraft are named the same way.

use super::facts::MentionKind;
use super::overlap::Candidate;
use super::people::spaced;
use super::tags::{Part, Tags};
use crate::lexicon::words::Class;
use crate::text::WordSet;

/// What a name between marks is called, folded.
const HEADS: WordSet = WordSet::new(&[
    "فيلم",
    "فيلمه",
    "فيلمها",
    "افلام",
    "روايه",
    "روايته",
    "روايتها",
    "كتاب",
    "كتابه",
    "كتابها",
    "مسلسل",
    "مسلسله",
    "مسرحيه",
    "مسرحيته",
    "مسرحيات",
    "ديوان",
    "ديوانه",
    "ديوانها",
    "قصيده",
    "قصيدته",
    "اغنيه",
    "اغنيته",
    "اغنيتها",
    "البوم",
    "البومه",
    "البومها",
    "روايات",
    "رواياته",
    "رواياتها",
    "كتب",
    "كتبه",
    "كتبها",
    "مولفاته",
    "مولفاتها",
    "اعماله",
    "اعمالها",
    "مسرحياته",
    "قصايده",
    "قصايدها",
    "اغانيه",
    "اغانيها",
    "افلامه",
    "افلامها",
    "مسلسلاته",
    "مسلسلاتها",
    "دواوينه",
    "دواوينها",
    "لوحاته",
    "لوحاتها",
    "البوماته",
    "ثلاثيته",
    "ثلاثيه",
    "ملحمه",
    "سمفونيه",
    "سيمفونيه",
    "باليه",
    "مقطوعه",
    "نشيد",
    "فرقاطه",
    "كبسوله",
    "ترجم",
    "اخرج",
    "غني",
    "غنت",
    "لحن",
    "الف",
    "عمليه",
    "اعصار",
    "عاصفه",
    "العاصفه",
    "قانون",
    "خطه",
    "مبادره",
    "جايحه",
    "رقصه",
    "صوره",
    "رسم",
    "تمثال",
    "كبسولته",
    "المسبار",
    "لوحه",
    "لوحته",
    "اوبرا",
    "لعبه",
    "مهرجان",
    "جايزه",
    "مسابقه",
    "معرض",
    "مسبار",
    "مناوره",
    "مناورات",
    "تمرين",
    "سفينه",
    "ناقله",
    "عباره",
    "باخره",
    "فرقاطه",
    "غواصه",
    "يخت",
    "مركبه",
    "مكوك",
]);

/// Longest name between marks, in tokens.
const LONGEST: usize = 8;

/// Every work with a head before its marks.
pub fn candidates(tags: &Tags) -> Vec<Candidate> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tags.len() {
        if let Some(found) = numbered(tags, at).or_else(|| prize(tags, at)) {
            at = found.last;
            out.push(found);
            continue;
        }
        let open = opens(tags, at) && !tags.starts_block(at);
        let Some(end) = open.then(|| closes(tags, at)).flatten() else {
            at += 1;
            continue;
        };
        let named = headed(tags, at)
            || signed(tags, end)
            || issued(tags, at)
            || beside_works(tags, at, end);
        if !named || is_word(tags, at + 1, end) {
            // «سبوتنيك 2» between marks of its own.
            let inside = (at + 1..end).filter_map(|i| numbered(tags, i));
            out.extend(inside.filter(|craft| craft.last == end));
            at = end + 1;
            continue;
        }
        let mut marks = Some((at, end));
        while let Some((first, last)) = marks {
            out.push(work(tags, first + 1, last));
            at = last + 1;
            marks = next(tags, at);
        }
    }
    out
}

/// «ميغ-29», «لونا-25», «بوينغ 737-800», «سويوز 11»: a craft by its make and number.
fn numbered(tags: &Tags, at: usize) -> Option<Candidate> {
    // A hyphen or a digit comes next.
    if tags.is_word(at + 1) {
        return None;
    }
    const MAKES: WordSet = WordSet::new(&[
        "بوينغ",
        "بوينج",
        "ايرباص",
        "ميغ",
        "ميج",
        "سوخوي",
        "توبوليف",
        "اليوشن",
        "انتونوف",
        "ياك",
        "ميراج",
        "فوكر",
        "امبراير",
        "تشيسنا",
        "لوكهيد",
        "دوغلاس",
        "دوجلاس",
        "سويوز",
        "ابولو",
        "ابوللو",
        "ساتورن",
        "فوستوك",
        "فوسخود",
        "جيميني",
        "فوياجر",
        "بايونير",
        "بيونير",
        "سبوتنيك",
        "لونا",
        "مارينر",
        "فايكنغ",
        "شنتشو",
        "شنتشاو",
        "تشاندرايان",
        "فالكون",
        "اريان",
        "بروتون",
        "ارتميس",
        "ارتيميس",
        "كولوسوس",
        "انتلسات",
        "كوزموس",
        "ساليوت",
        "هيليوس",
        "فينيرا",
        "ميسييه",
    ]);
    let hyphen = |i: usize| {
        matches!(tags.surface(i), "-" | "–")
            && tags.reading.analysis.glued(i)
            && !tags.starts_block(i)
    };
    let digits =
        |i: usize| tags.surface(i).starts_with(|c: char| c.is_numeric()) && !tags.starts_block(i);
    // «أبولو 11» that everybody knows.
    if tags.known_at(at).is_some_and(|k| k.last > at + 1) {
        return None;
    }
    let (word, class) = (tags.word(at), tags.class(at));
    let make = MAKES.contains(word);
    let unlisted = class.is_empty()
        && tags.common(at).is_empty()
        && tags.clitic(at) == 0
        && !tags.definite(at)
        && tags.known_in(at).is_none_or(|k| k.last == at + 1);
    let glued = hyphen(at + 1) && digits(at + 2) && tags.reading.analysis.glued(at + 2);
    // «ميغ-15»: the hyphen may belong to the number.
    let signed = tags.surface(at + 1).starts_with('-')
        && tags.surface(at + 1).ends_with(|c: char| c.is_numeric())
        && tags.reading.analysis.glued(at + 1);
    let mut last = match (make, glued) {
        _ if signed && tags.is_word(at) && (make || unlisted && tags.letters(at) > 1) => at + 2,
        (_, true) if tags.is_word(at) && (make || unlisted && tags.letters(at) > 1) => at + 3,
        (true, _) if digits(at + 1) => at + 2,
        _ => return None,
    };
    if hyphen(last) && digits(last + 1) {
        last += 2;
    }
    let mut found = work(tags, at, last);
    found.rule = "craft".into();
    found.score = 960;
    Some(found)
}

/// «جائزة بريتزكر», «كأس ديفيس», «أولمبياد روما»: a prize or contest by a name, head and all.
fn prize(tags: &Tags, at: usize) -> Option<Candidate> {
    let first = at + 1;
    if !tags.is_word(at) || !tags.goes_on(first) {
        return None;
    }
    const HEADS_OF: WordSet = WordSet::new(&[
        "جايزه",
        "كاس",
        "وسام",
        "اولمبياد",
        "قانون",
        "معاهده",
        "اتفاقيه",
        "اتفاقيات",
        "بروتوكول",
        "اعصار",
        "عاصفه",
        "ميداليه",
        "مهرجان",
    ]);
    let word = tags.word(at);
    let stem = ["", "و", "ب", "ل", "وب", "ول"]
        .iter()
        .find_map(|clitic| word.strip_prefix(clitic).filter(|stem| HEADS_OF.contains(stem)))?;
    let known = tags.bare_known(first, &[MentionKind::Person, MentionKind::Place]);
    let last = match stem {
        "اولمبياد" | "مهرجان" | "معاهده" | "اتفاقيه" | "اتفاقيات" | "بروتوكول" => {
            known.filter(|k| k.kind == MentionKind::Place)?.last
        }
        "جايزه" | "كاس" | "وسام" | "قانون" | "اعصار" | "عاصفه" | "ميداليه" =>
        {
            let named = |i: usize| {
                let part = tags.part(i, false);
                let foreign = matches!(part, Part::Foreign | Part::Shape)
                    || matches!(part, Part::Given | Part::Surname)
                        && tags.class(i).is(Class::FOREIGN.or(Class::SURNAME))
                    || part == Part::Unknown && tags.sound(i) > 4;
                foreign && tags.goes_on(i) && !tags.definite(i) && tags.known_in(i).is_none()
            };
            match known {
                Some(k) if k.kind == MentionKind::Person => k.last,
                Some(_) => return None,
                None => (first..first + 3).find(|i| !named(*i)).unwrap_or(first + 3),
            }
        }
        _ => return None,
    };
    // «معاهدة باريس»; not «اتفاقية مصر وقبرص», «قانون فيشي».
    let law = stem == "قانون" && last < first + 2;
    let lands = matches!(stem, "معاهده" | "اتفاقيه" | "اتفاقيات" | "بروتوكول")
        && known
            .and_then(|k| tags.reading.lexicon.get(k.known.first()?))
            .is_none_or(|t| !matches!(t.class.as_str(), "city" | "capital" | "town" | "village"));
    if law || lands {
        return None;
    }
    // «مهرجان فاس السينمائي الدولي»
    let mut last = last;
    while stem == "مهرجان"
        && tags.goes_on(last)
        && matches!(tags.word(last), "السينمايي" | "الدولي" | "المسرحي" | "الوطني" | "الموسيقي")
    {
        last += 1;
    }
    let clitic = tags.word(at).len() - stem.len();
    let whole = tags.span(at, last, clitic);
    (last > first).then(|| Candidate {
        span: whole,
        first: at,
        name: spaced(whole.of(tags.reading.text)),
        rule: "prize".into(),
        score: 960,
        ..work(tags, at, last)
    })
}

/// A mark, or a bracket right after a head: «مناورة (…)».
fn opens(tags: &Tags, at: usize) -> bool {
    tags.is_quote(at) || tags.surface(at) == "(" && headed(tags, at)
}

/// The mark that closes what opens at `open`, with a few words between.
fn closes(tags: &Tags, open: usize) -> Option<usize> {
    let bracket = tags.surface(open) == "(";
    let end = (open + 1..open + 2 + LONGEST)
        .take_while(|i| *i < tags.len() && !tags.starts_block(*i))
        .find(|i| if bracket { tags.surface(*i) == ")" } else { tags.is_quote(*i) })?;
    (end > open + 1).then_some(end)
}

/// «فيلم (2019)», «مركبة "مسيرة"»: a year or what the thing is like names nothing.
fn is_word(tags: &Tags, first: usize, last: usize) -> bool {
    last == first + 1
        && (tags.reading.number(first).is_some()
            || tags.class(first).is(Class::ADJECTIVE) && !tags.definite(first))
}

/// A head stands before the mark, with no more than adjectives between: «الفيلم السوداني "…"».
fn headed(tags: &Tags, open: usize) -> bool {
    let mut at = open;
    for _ in 0..4 {
        if at == 0 || tags.starts_block(at) {
            return false;
        }
        at -= 1;
        let word = tags.word(at);
        let bare = ["وال", "بال", "لل", "ال", "و", "ب", "ل"]
            .iter()
            .find_map(|p| word.strip_prefix(p).filter(|w| HEADS.contains(w)));
        if HEADS.contains(word) || bare.is_some() {
            return true;
        }
        let describes = word == "بعنوان"
            || tags.nationality(at).is_some()
            || tags.definite(at) && tags.class(at).is(Class::ADJECTIVE);
        if !describes {
            return false;
        }
    }
    false
}

/// «"ظل الجدار" من إخراج …», «"ظل الجدار" للمخرج …»: who made it follows the marks.
fn signed(tags: &Tags, close: usize) -> bool {
    let at = close + 1;
    tags.goes_on(at)
        && (matches!(tags.word(at), "للمخرج" | "للمخرجه" | "للروايي" | "للرواييه")
            || tags.word(at) == "من"
                && tags.goes_on(at + 1)
                && matches!(tags.word(at + 1), "اخراج" | "تاليف" | "تلحين"))
}

/// «صدرت «المنعطف» و«السور»»: what comes out under a name is read, unless it is a newspaper.
fn issued(tags: &Tags, open: usize) -> bool {
    let before = open.checked_sub(1).filter(|_| !tags.starts_block(open));
    let comes_out = before.is_some_and(|b| {
        let word = tags.word(b);
        let bare = word.strip_prefix('و').unwrap_or(word);
        matches!(bare, "صدر" | "صدرت" | "تصدر" | "صدور" | "بصدور")
    });
    comes_out && tags.known_at(open + 1).is_none_or(|k| k.kind != MentionKind::Media)
}

/// «في رواياته الأولى كتب عن الحارة، في «خان الخليلي» و«الجسر»»: a town between marks, named with another
/// name between marks in a sentence that has told of novels or plays. Not «مدن "تطوان" و"العرائش"».
fn beside_works(tags: &Tags, open: usize, close: usize) -> bool {
    const READ: WordSet = WordSet::new(&[
        "روايه",
        "روايته",
        "روايتها",
        "روايات",
        "رواياته",
        "رواياتها",
        "قصصه",
        "قصصها",
        "مسرحيه",
        "مسرحياته",
        "مسرحياتها",
        "مسرحيات",
        "افلام",
        "افلامه",
        "افلامها",
        "دواوين",
        "دواوينه",
        "دواوينها",
    ]);
    let town = |first: usize, last: usize| {
        let known = tags.known_at(first).filter(|k| k.kind == MentionKind::Place && k.last == last);
        known.is_some_and(|k| {
            let thing = k.known.first().and_then(|key| tags.reading.lexicon.get(key));
            thing.is_some_and(|t| !t.carded && t.class != "country")
        })
    };
    let Some((second, end)) = next(tags, close + 1) else { return false };
    if !town(open + 1, close) && !town(second + 1, end) {
        return false;
    }
    let sentence = |at: usize| tags.reading.sentence_at(tags.span(at, at + 1, 0).start());
    let here = sentence(open);
    let before = (0..open).rev().take_while(|at| sentence(*at) == here);
    let bare =
        |word| ["وال", "بال", "ال", "و", "ب", "ل"].iter().find_map(|c| str::strip_prefix(word, c));
    { before }.any(|at| {
        let word = tags.word(at);
        READ.contains(word) || bare(word).is_some_and(|w| READ.contains(w))
    })
}

/// The next marks of the same list: «"…" (1931) و"…"».
fn next(tags: &Tags, at: usize) -> Option<(usize, usize)> {
    let mut at = at;
    if tags.surface(at) == "(" && !tags.starts_block(at) {
        at = (at + 1..at + 5).find(|i| tags.surface(*i) == ")")? + 1;
    }
    let joins = tags.word(at) == "و" || matches!(tags.surface(at), "،" | ",");
    if !joins || tags.starts_block(at) {
        return None;
    }
    at += 1;
    // «، أما «الجسر» فكان»
    if matches!(tags.word(at), "و" | "اما" | "ثم") {
        at += 1;
    }
    let open = tags.is_quote(at) && !tags.starts_block(at);
    open.then(|| closes(tags, at)).flatten().map(|end| (at, end))
}

fn work(tags: &Tags, first: usize, last: usize) -> Candidate {
    let span = tags.span(first, last, 0);
    Candidate {
        span,
        first,
        last,
        kind: MentionKind::Other,
        name: spaced(span.of(tags.reading.text)),
        rule: "work".into(),
        score: 990,
        ..Candidate::default()
    }
}
