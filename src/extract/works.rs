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
use super::tags::Tags;
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
        let open = opens(tags, at) && !tags.starts_block(at);
        let Some(end) = open.then(|| closes(tags, at)).flatten() else {
            at += 1;
            continue;
        };
        if !headed(tags, at) && !signed(tags, end) || is_word(tags, at + 1, end) {
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
    if tags.word(at) == "و" {
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
