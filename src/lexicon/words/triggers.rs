//! Words that tell of events, verbs that only carry them, and idioms that look like them: from
//! `data/triggers.tsv`, `data/lights.tsv`, `data/idioms.tsv`.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::wordings::{Hit, Wordings, readings};
use crate::document::EventKind;
use crate::lexicon::table::{CELLS, cell, rows};
use crate::lexicon::tables;
use crate::text::{Analysis, WordSet};

/// What must stand beside a trigger before it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Nothing,
    /// A participant.
    Argument,
    /// A verb like شن or اندلع.
    Light,
    /// A participant, a noun of people, or a number.
    People,
    /// A named person, or an office, right after it.
    Person,
    /// As people, or who may arrest.
    Police,
    /// A word of its own list, which has been seen.
    With,
    /// As `With`, and someone who gives, in an article about a disaster.
    Relief,
    /// As `With`, and someone who gives.
    Aid,
    /// A term of years.
    Term,
    /// Counts only in an article about sport.
    Sport,
    /// That somebody asks for it, threatens with it or means to do it.
    Asked,
    /// An article, where an event of its kind has been told of.
    Known,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trigger {
    pub lemma: &'static str,
    pub verb: bool,
    pub kind: EventKind,
    pub subkind: &'static str,
    pub need: Need,
    /// Beginnings of words one of which must follow, folded, with commas between; or empty.
    with: &'static str,
}

/// What the subject of a light verb is to the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    Agent,
    /// The agent, of talks and deals only: «أعلنت … اتفاقا».
    Deal,
    Event,
    Target,
    Place,
}

/// A trigger in a text.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// Tokens it takes.
    pub len: usize,
    /// Bytes of the folded proclitics before it.
    pub clitic: usize,
    /// A verb with its object written to it: «اغتاله», «طالبتها».
    pub object: bool,
    pub trigger: Trigger,
}

static TRIGGERS: LazyLock<Wordings<Trigger>> = LazyLock::new(|| {
    let all = rows(include_str!("../data/triggers.tsv"));
    Wordings::lying(
        tables::TRIGGERS,
        all.map(|row| Trigger {
            lemma: cell(&row, 0),
            verb: cell(&row, 1) == "verb",
            kind: EventKind::parse(cell(&row, 2)).unwrap_or_default(),
            subkind: cell(&row, 3),
            need: match cell(&row, 5) {
                "arg" => Need::Argument,
                "light" => Need::Light,
                "people" => Need::People,
                "person" => Need::Person,
                "police" => Need::Police,
                "with" => Need::With,
                "aid" => Need::Aid,
                "relief" => Need::Relief,
                "term" => Need::Term,
                "sport" => Need::Sport,
                "asked" => Need::Asked,
                "known" => Need::Known,
                _ => Need::Nothing,
            },
            with: cell(&row, 6),
        }),
    )
});

static LIGHTS: LazyLock<Wordings<Light>> = LazyLock::new(|| {
    let light = |row: [&'static str; CELLS]| match cell(&row, 0) {
        "event" => Light::Event,
        "deal" => Light::Deal,
        "target" => Light::Target,
        "place" => Light::Place,
        _ => Light::Agent,
    };
    Wordings::lying(tables::LIGHTS, rows(include_str!("../data/lights.tsv")).map(light))
});

static IDIOMS: LazyLock<Wordings<()>> = LazyLock::new(|| {
    Wordings::lying(tables::IDIOMS, rows(include_str!("../data/idioms.tsv")).map(|_| ()))
});

/// Lemmas that are verbs, and the folded forms of nouns.
static VERBS: LazyLock<(BTreeSet<&str>, BTreeSet<String>)> = LazyLock::new(|| {
    let (mut lemmas, mut nouns): (BTreeSet<&str>, BTreeSet<String>) = Default::default();
    for row in rows(include_str!("../data/triggers.tsv")) {
        match cell(&row, 1) {
            "verb" => drop(lemmas.insert(cell(&row, 0))),
            _ => nouns.extend(cell(&row, 4).split('|').map(crate::text::fold_key)),
        }
    }
    (lemmas, nouns)
});

/// Whether a word of a trigger is a verb: «استولت», «قتلوا»; not «هجوم», «القتل».
pub fn is_verbal(lemma: &str, form: &str) -> bool {
    VERBS.0.contains(lemma) && !VERBS.1.contains(&crate::text::fold_key(form))
}

/// The best trigger that begins at token `at`: the longest phrase, verbs before nouns of one
/// length; with the bytes of its proclitics.
pub fn at(a: &Analysis, at: usize) -> Option<Found> {
    let word = a.word(at);
    if is_short(word) {
        return None;
    }
    if !TRIGGERS.may_begin(word) {
        return to_come(a, at).or_else(|| hidden(a, at)).or_else(|| with_object(a, at));
    }
    // «في قصف», «شنت قصفا»: after a preposition or another verb it is the noun.
    let before = || at.checked_sub(1).map_or("", |b| a.word(b));
    let nominal = LazyCell::new(|| {
        is_preposition(before()) || lights(a, at.saturating_sub(1)).next().is_some()
    });
    let direct = readings(word)
        .flat_map(|(word, clitic)| TRIGGERS.find(word, a, at).map(move |hit| (hit, clitic)))
        // A verb takes no ب, ل or ك.
        .filter(|(hit, clitic)| !hit.value.verb || *clitic <= 2 && !led(a.word(at), *clitic))
        .filter(|(hit, _)| stands_with(a, at, hit))
        // «حل الرئيس البرلمان»; not «حل حزب العمال ثالثا».
        .filter(|(hit, _)| a.word(at) != "حل" || hit.value.verb)
        .map(|(hit, clitic)| Found { len: hit.len, clitic, object: false, trigger: *hit.value })
        .max_by_key(|found| {
            let told = match found.trigger.need {
                Need::Relief => 1,
                _ if found.trigger.with.is_empty() => 0,
                _ => 2,
            };
            let asked = matches!(found.trigger.need, Need::Asked | Need::Known);
            (
                found.len,
                std::cmp::Reverse(found.clitic),
                !asked,
                told,
                found.trigger.verb != *nominal,
            )
        });
    direct.or_else(|| to_come(a, at)).or_else(|| hidden(a, at)).or_else(|| with_object(a, at))
}

/// «سترسل», «وستجتمع»: a verb behind the س of what is to come, which it keeps.
fn to_come(a: &Analysis, at: usize) -> Option<Found> {
    let (verb, clitic) = future(a.word(at))?;
    TRIGGERS
        .find(verb, a, at)
        .filter(|h| h.value.verb)
        .filter(|h| h.value.with.is_empty() || has(a, at + h.len, h.value.with))
        .max_by_key(|h| (h.len, h.value.need != Need::Asked, !h.value.with.is_empty()))
        .map(|h| Found { len: h.len, clitic, object: false, trigger: *h.value })
}

/// A verb of the present without the س before it, with the bytes of the و or ف before that.
fn future(word: &str) -> Option<(&str, usize)> {
    let base = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let verb = base.strip_prefix('س')?;
    let present = verb.starts_with(['ي', 'ت']) && verb.chars().count() >= 4;
    present.then_some((verb, word.len() - base.len()))
}

/// Fewer than three letters, and none of the verbs of two that tell an event: «حث», «فر», «حل», «فك».
fn is_short(word: &str) -> bool {
    word.len() < 6 && !matches!(word, "حث" | "فر" | "حل" | "فك")
}

/// True when a trigger may begin with the folded word.
pub fn may_begin(word: &str) -> bool {
    !is_short(word)
        && (TRIGGERS.may_begin(word)
            || future(word).is_some_and(|(verb, _)| TRIGGERS.begins(verb))
            || hidden_nouns(word).any(|(noun, _)| TRIGGERS.begins(&noun))
            || verbs_within(word).any(|(verb, _)| TRIGGERS.begins(&verb)))
}

/// «للهجوم», «والهجوم», «هجومها»: behind لل or before an enclitic.
fn hidden(a: &Analysis, at: usize) -> Option<Found> {
    hidden_nouns(a.word(at)).find_map(|(noun, clitic)| {
        TRIGGERS
            .find(&noun, a, at)
            .filter(|h| !h.value.verb)
            .filter(|h| h.value.with.is_empty() || has(a, at + h.len, h.value.with))
            .max_by_key(|h| h.len)
            .map(|h| Found { len: h.len, clitic, object: false, trigger: *h.value })
    })
}

/// «واتهمته موسكو», «الذي اغتاله متطرف», «يحثه»: a verb before its object pronoun.
///
/// A past verb of three letters is spelled as its noun («قتله»: he killed him, his killing): it
/// counts only after a word that a verb follows.
fn with_object(a: &Analysis, at: usize) -> Option<Found> {
    let before = || at.checked_sub(1).map_or("", |b| a.word(b));
    verbs_within(a.word(at)).find_map(|(verb, clitic)| {
        let bare = verb.chars().count() == 3;
        // «ورفضها المتحدث»: its subject behind it.
        let followed = || clitic > 0 && a.word(at + 1).starts_with("ال");
        if is_preposition(before()) || bare && !calls_a_verb(before()) && !followed() {
            return None;
        }
        TRIGGERS
            .find(&verb, a, at)
            .filter(|h| h.value.verb && h.len == 1)
            // «الحدود التي أغلقتها السلطات»: the pronoun takes up what stands before.
            .filter(|h| {
                let list = h.value.with;
                list.is_empty() || has(a, at + h.len, list) || taken_up(a, at, list)
            })
            .map(|h| Found { len: h.len, clitic, object: true, trigger: *h.value })
            .next()
    })
}

/// What a word may be as a verb without its object pronoun, with the bytes of its proclitics.
fn verbs_within(word: &str) -> impl Iterator<Item = (Cow<'_, str>, usize)> {
    let conjoined = word.strip_prefix(['و', 'ف']);
    [Some(word), conjoined].into_iter().flatten().filter(|b| !b.starts_with("ال")).flat_map(
        move |base| {
            let clitic = word.len() - base.len();
            ["هما", "هم", "هن", "ها", "ه"]
                .into_iter()
                .filter_map(move |object| base.strip_suffix(object))
                // «عيناه»: no dual.
                .filter(|verb| match verb.chars().count() {
                    0..=2 => false,
                    3 => true,
                    _ => !verb.ends_with('ا'),
                })
                .map(move |verb| {
                    // «قتلوه»
                    let plural = verb.ends_with('و').then(|| Cow::from(format!("{verb}ا")));
                    (plural.unwrap_or(Cow::from(verb)), clitic)
                })
        },
    )
}

/// Words that a finite verb follows.
fn calls_a_verb(word: &str) -> bool {
    const WORDS: WordSet = WordSet::new(&[
        "قد",
        "وقد",
        "لقد",
        "الذي",
        "التي",
        "الذين",
        "اللذين",
        "اللذان",
        "ثم",
        "ان",
        "وان",
        "حيث",
        "حين",
        "عندما",
        "بعدما",
        "كان",
        "كانت",
        "وكان",
        "وكانت",
        "لم",
        "لن",
        "من",
        "ما",
        "،",
    ]);
    WORDS.contains(&word)
}

/// What a word may hide behind لل or before an enclitic, with the bytes of its proclitics.
fn hidden_nouns(word: &str) -> impl Iterator<Item = (Cow<'_, str>, usize)> {
    let base = word.strip_prefix('و').unwrap_or(word);
    let led_by_article = base.strip_prefix("لل");
    // «السيولة»: a noun with the article has no pronoun behind it.
    let bound = led_by_article.is_none() && !base.starts_with("ال");
    let led = ["ب", "ل"].into_iter().find_map(|c| base.strip_prefix(c));
    let bases = [Some(base), led].into_iter().flatten().filter(move |_| bound);
    let stems = bases.flat_map(move |base| {
        let clitic = word.len() - base.len();
        ["هما", "هم", "ها", "ه"]
            .into_iter()
            .filter_map(move |e| base.strip_suffix(e).filter(|s| s.chars().count() >= 3))
            .flat_map(move |stem| {
                let feminine = stem.strip_suffix('ت').map(|s| Cow::from(format!("{s}ه")));
                [Some(Cow::from(stem)), feminine].into_iter().flatten().map(move |s| (s, clitic))
            })
    });
    let definite = led_by_article.map(|stem| (Cow::from(format!("ال{stem}")), 0));
    definite.into_iter().chain(stems)
}

/// True when what the trigger must stand with stands there: after it, or, where the subject of a
/// disaster may come first («العبارة التي انقلبت», «طائرتان تسقطان»), right before it.
fn stands_with(a: &Analysis, at: usize, hit: &Hit<Trigger>) -> bool {
    let list = hit.value.with;
    let first = || {
        hit.value.kind == EventKind::Disaster
            && hit.value.verb
            && !a.word(at).starts_with('و')
            && one_of(a, at.saturating_sub(5)..at, list)
    };
    list.is_empty() || has(a, at + hit.len, list) || first()
}

/// True when one of the words that begin as `list` says stands within eight tokens from `from`, in
/// the sentence. Beginnings of three letters and fewer are whole words.
fn has(a: &Analysis, from: usize, list: &str) -> bool {
    one_of(a, from..from + 8, list)
}

/// True when one of the words stands before a relative word, or nothing, right before the verb: «المروحيات
/// التي أرسلتها», «مليارات تقدمها».
fn taken_up(a: &Analysis, at: usize, list: &str) -> bool {
    let before = |n: usize| at.checked_sub(n).map_or("", |i| a.word(i));
    let relative = matches!(before(1), "التي" | "الذي" | "الذين" | "ما");
    let last = at.saturating_sub(usize::from(relative));
    one_of(a, last.saturating_sub(if relative { 3 } else { 1 })..last, list)
}

fn one_of(a: &Analysis, tokens: std::ops::Range<usize>, list: &str) -> bool {
    tokens.map(|i| a.word(i)).take_while(|w| !matches!(*w, "." | "؛" | "؟" | "!")).any(|word| {
        readings(word).any(|(word, _)| {
            let word = word.strip_prefix("ال").unwrap_or(word);
            list.split(',').map(|w| w.strip_prefix("ال").unwrap_or(w)).any(|start| {
                word.starts_with(start) && (word.len() == start.len() || start.chars().count() > 3)
            })
        })
    })
}

fn is_preposition(word: &str) -> bool {
    let base = word.strip_prefix('و').unwrap_or(word);
    [word, base].iter().any(|w| {
        matches!(
            *w,
            "في" | "من"
                | "الي"
                | "علي"
                | "عن"
                | "بعد"
                | "قبل"
                | "خلال"
                | "جراء"
                | "اثر"
                | "بسبب"
                | "نتيجه"
                | "منذ"
                | "مع"
                | "ضد"
                | "دون"
                | "اثناء"
                | "عقب"
                | "وسط"
                | "حول"
                | "عمليه"
                | "عمليات"
                | "جريمه"
                | "محاوله"
                | "حادث"
                | "حادثه"
                | "اي"
                | "كل"
                | "رغم"
                | "سلسله"
        )
    })
}

fn led(word: &str, clitic: usize) -> bool {
    clitic > 0 && !word.starts_with(['و', 'ف'])
}

/// What the word at token `at` makes of its subject when it is a light verb; a verb may be of two
/// kinds («وقعت اتفاقا», «وقعت اشتباكات»).
pub fn lights(a: &Analysis, at: usize) -> impl Iterator<Item = Light> {
    let word = a.word(at);
    readings(word).flat_map(move |(w, _)| LIGHTS.find(w, a, at).map(|h| *h.value))
}

/// True when the folded word may be a light verb.
pub fn may_be_light(word: &str) -> bool {
    LIGHTS.may_begin(word)
}

/// True for «شنتها», «نفذه»: a verb whose object is the noun before it.
pub fn is_done_by(a: &Analysis, at: usize) -> bool {
    without_object(a.word(at))
        .is_some_and(|w| LIGHTS.find(w, a, at).any(|h| *h.value == Light::Agent))
}

/// True when the folded word may be a light verb with its object as a pronoun.
pub fn may_be_done_by(word: &str) -> bool {
    without_object(word).is_some_and(|stem| LIGHTS.begins(stem))
}

fn without_object(word: &str) -> Option<&str> {
    ["ها", "ه", "هما"].into_iter().find_map(|e| word.strip_suffix(e))
}

/// True when an idiom may begin with the folded word.
pub fn may_begin_idiom(word: &str) -> bool {
    IDIOMS.may_begin(word)
}

/// Tokens an idiom takes when one begins at token `at`.
pub fn idiom(a: &Analysis, at: usize) -> Option<usize> {
    readings(a.word(at)).find_map(|(word, _)| IDIOMS.find(word, a, at).map(|h| h.len).max())
}
