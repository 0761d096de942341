//! Who a noun phrase names, and who spoke last.
//!
//! A person named in the phrase is the speaker; a title without a name goes to its holder; a bare
//! «المصدر», «الوزير» to the last speaker of that description; an institution to its own chain.
//! The memory keeps speakers in the order they spoke; a heading empties it.

use super::TitlePhrase;
use super::agree;
use super::scene::Scene;
use super::subject::Phrase;
use crate::base::Span;
use crate::extract::facts::{Mention, MentionKind};
use crate::lexicon::words::reporting::{Class, Number, ReportingForm};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Speaker {
    pub chain: Option<u32>,
    pub span: Span,
    pub gender: Option<char>,
    pub number: Number,
    /// The head noun without its article: «مصدر», «وزير».
    pub head: String,
    /// Named by an office or description, no person's name beside it.
    pub nameless: bool,
}

#[derive(Default)]
pub(super) struct Memory {
    spoken: Vec<Speaker>,
}

impl Memory {
    pub(super) fn clear(&mut self) {
        self.spoken.clear();
    }

    pub(super) fn remember(&mut self, speaker: Speaker) {
        self.spoken.push(speaker);
    }

    pub(super) fn last(&self) -> Option<&Speaker> {
        self.spoken.last()
    }

    /// The last speaker the verb form agrees with.
    pub(super) fn agreeing(&self, form: &ReportingForm) -> Option<&Speaker> {
        self.spoken.iter().rev().take(6).find(|s| fits(s, form))
    }

    fn described(&self, head: &str) -> Option<&Speaker> {
        self.spoken.iter().rev().find(|s| same_office(&s.head, head))
    }
}

/// Whether a form without a subject can go on with this speaker.
pub(super) fn fits(speaker: &Speaker, form: &ReportingForm) -> bool {
    let clash = matches!((form.gender, speaker.gender), ('m', Some('f')) | ('f', Some('m')));
    let gender = !clash;
    // After «قال مسؤولون» the verb may stay singular or turn plural; after one person it may not.
    let number = match form.number {
        Number::Many => speaker.number != Number::One || speaker.nameless,
        Number::Two => speaker.number != Number::One,
        Number::One => true,
    };
    (gender || form.number == Number::Many && speaker.number == Number::Many) && number
}

/// «الناطق» and «المتحدث» are one office.
fn same_office(a: &str, b: &str) -> bool {
    let plain = |w: &str| {
        match w {
            "ناطق" => "متحدث",
            "ناطقه" => "متحدثه",
            _ => "",
        }
        .to_owned()
    };
    a == b || (!plain(a).is_empty() && plain(a) == b) || (!plain(b).is_empty() && plain(b) == a)
}

/// The speaker a phrase names. `form`: the verb it belongs to, whose gender tells about names.
pub(super) fn resolve(
    scene: &Scene,
    memory: &Memory,
    p: &Phrase,
    form: Option<&ReportingForm>,
) -> Speaker {
    let (gender, number) = agree::agreement(scene, p);
    let singular = |f: &&ReportingForm| f.number == Number::One && f.gender != 'u';
    let told = form.filter(singular).map(|f| f.gender);
    let head_word = scene.word(p.first);
    let head = head_word.get(p.clitic..).unwrap_or(head_word);
    let head = head.strip_prefix("ال").unwrap_or(head).to_owned();
    let chain_of = |ix: usize| scene.mentions.get(ix).map(|m| m.chain);
    let another = p.person.is_some_and(|ix| belongs_to_another(scene, p, ix));
    let person = p.person.filter(|_| !another).and_then(chain_of);
    let chain = person
        .or_else(|| holder(scene, memory, p, &head).filter(|_| !another))
        .or_else(|| institution(scene, p).and_then(chain_of));
    let start = scene.after_clitic(p.first, p.clitic).start();
    let end = scene.stretch(p.first, p.last).end();
    let end = closed_end(scene, p, end);
    let mut span = Span::new(start, end.max(start));
    if let Some(mention) = scene.mention(p.first)
        && mention.span.start > span.start
        && mention.span.start < span.end
    {
        span.start = mention.span.start;
    }
    Speaker {
        chain,
        span,
        gender: gender.or(told).filter(|_| number != Number::Many).or(told),
        number,
        head,
        nameless: person.is_none() && p.body.is_none(),
    }
}

/// A phrase that ends with a name in marks ends before the closing mark only when it opens there.
fn closed_end(scene: &Scene, p: &Phrase, end: usize) -> usize {
    let one_name = p.last.checked_sub(1).and_then(|l| scene.marked(l));
    match one_name.and_then(|m| scene.marks.get(m)) {
        Some(mark) if mark.first == p.first => mark.span.end(),
        _ => end,
    }
}

/// «المتحدث باسم الرئيس فلان»: the name may belong to the second office, so nobody is taken. In
/// «مساعد الرئيس الأذربيجاني فلان» and «وكيل الأمين العام للشؤون الإنسانية فلان» the second office is
/// closed, and the name is the first one's.
fn belongs_to_another(scene: &Scene, p: &Phrase, person: usize) -> bool {
    let Some(mention) = scene.mentions.get(person) else { return false };
    let at = scene.reading.analysis.solid_at(mention.span.start());
    let speaks_for = (p.first..at).any(|k| scene.word(k) == "باسم");
    let second = (p.first + 1..at).find(|k| {
        let word = scene.word(*k);
        let honorific = matches!(word, "السيد" | "السيده" | "الدكتور" | "الدكتوره");
        word.starts_with("ال")
            && scene.words.is_title(word)
            && !honorific
            && scene.words.is(word, Class::Human)
    });
    let Some(second) = second else { return false };
    let of_nation = at.checked_sub(1).is_some_and(|k| scene.nation(k).is_some());
    let charge = (second + 1..at).any(|k| matches!(scene.word(k), "لشوون" | "للشوون"));
    let closed = of_nation || charge;
    scene.is(p.first, Class::Deputy) && (speaks_for || !closed)
}

/// The holder of an office named without him.
fn holder(scene: &Scene, memory: &Memory, p: &Phrase, head: &str) -> Option<u32> {
    let span = scene.stretch(p.first, p.last);
    let near = scene.titles.partition_point(|t| t.span.end <= span.start);
    let near = scene.titles.iter().skip(near).take_while(|t| t.span.start <= span.start + 4);
    let known = near.filter(|t| t.span.overlaps(span)).find(|t| holds(scene, t));
    if let Some(chain) = known.and_then(|t| t.person_chain) {
        return Some(chain);
    }
    if p.body.is_some() && p.last <= p.first + 1 {
        return None;
    }
    let words: Vec<&str> = (p.first..p.last).map(|k| scene.word(k)).collect();
    let short = words.len() <= 2
        && (scene.is(p.first, Class::Anaphor)
            || scene.phrase_of(p.first, Class::Anaphor).is_some());
    if short {
        let country = (p.first..p.last).find_map(|k| scene.nation(k));
        let described = memory.described(head).filter(|_| country.is_none());
        if let Some(speaker) = described {
            return speaker.chain;
        }
        // «الوزير الأميركي»: the last one before whose title and country fit.
        if let Some(title) = scene.held_before(head, country, span).find(|t| holds(scene, t)) {
            return title.person_chain;
        }
        if let Some(speaker) = memory.described(head) {
            return speaker.chain;
        }
    }
    // «وقال البطل», «وأضاف جلالته»: the person told of last.
    if let [word] = words.as_slice()
        && takes_up(word)
    {
        let royal = word.starts_with("جلال");
        let crowned = || {
            let before = scene.titles.iter().rev().filter(|t| t.span.end <= span.start);
            before.filter(|t| royal && is_crowned(&t.title)).find_map(|t| t.person_chain)
        };
        return crowned().or_else(|| scene.person_before(span.start).map(|m| m.chain));
    }
    if !scene.words.is_title(words.first()?) {
        return None;
    }
    // The same words right before a name, anywhere in the article; the nearest one before wins.
    let n = words.len();
    let same = |person: &&&Mention| {
        let at = scene.reading.analysis.solid_at(person.span.start());
        at.checked_sub(n).is_some_and(|from| {
            words.iter().enumerate().all(|(i, w)| {
                let there = scene.word(from + i);
                there == *w || (i == 0 && there.strip_prefix(['و', 'ل', 'ب', 'ف']) == Some(w))
            })
        })
    };
    let persons = scene.named_after(words.last()?);
    let (before, after) = persons.split_at(persons.partition_point(|m| m.span.end <= span.start));
    before.iter().rev().find(same).or_else(|| after.iter().find(same)).map(|m| m.chain)
}

/// «ملك المغرب», «جلالة السلطان».
fn is_crowned(title: &str) -> bool {
    let title = crate::text::fold(title);
    ["ملك", "عاهل", "سلطان", "امبراطور", "جلال"].iter().any(|w| title.contains(w))
}

/// Words that take up a person without an office: «البطلة», «سموه».
fn takes_up(word: &str) -> bool {
    matches!(
        word,
        "البطل"
            | "البطله"
            | "النجم"
            | "النجمه"
            | "اللاعب"
            | "اللاعبه"
            | "جلالته"
            | "جلالتها"
            | "سموه"
            | "سموها"
            | "فخامته"
            | "دولته"
            | "سيادته"
            | "معاليه"
            | "قداسته"
            | "سماحته"
            | "غبطته"
            | "الفايز"
            | "الفايزه"
    )
}

/// A particle taken for a name holds no office.
fn holds(scene: &Scene, title: &TitlePhrase) -> bool {
    title.person.is_none_or(|person| {
        let words = crate::text::fold(person.of(scene.reading.text));
        !scene.words.is(&words, Class::That)
    })
}

/// The institution, people or place the phrase consists of or begins with.
fn institution(scene: &Scene, p: &Phrase) -> Option<usize> {
    if p.person.is_some() {
        return None;
    }
    if let Some(body) = p.body {
        let starts = scene
            .mentions
            .get(body)
            .is_some_and(|m| scene.reading.analysis.solid_at(m.span.start()) <= p.first + 2);
        if starts && !scene.is(p.first, Class::Deputy) {
            return Some(body);
        }
        return None;
    }
    // «بيان الاتحاد الأوروبي», «تقرير للأمم المتحدة»: the author.
    if scene.is(p.first, Class::InsertHead) {
        let author = (p.first + 1..p.last).find(|k| {
            scene
                .actor(*k)
                .is_some_and(|m| !matches!(m.kind, MentionKind::Place | MentionKind::Other))
        });
        return author.and_then(|k| scene.mention_ix(k));
    }
    // «وكالة تاس», «حركة "حماس"»: a head and its name.
    let head = scene.is(p.first, Class::NameHead);
    let next = (p.first + 1..p.last.min(p.first + 3)).find(|k| scene.actor(*k).is_some())?;
    let kind = scene.actor(next)?.kind;
    (head && matches!(kind, MentionKind::Organization | MentionKind::Media))
        .then(|| scene.mention_ix(next))
        .flatten()
}
