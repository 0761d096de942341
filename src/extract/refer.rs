//! Later and earlier short forms of names the article gives in full.
//!
//! «نيكول باشينيان» … «باشينيان»; «محمد بن سلمان» … «بن سلمان»; «قوات حفظ السلام الروسية» …
//! «قوات حفظ السلام». A short form that is a common word as well («نصر», «الأسد») needs a verb or
//! title beside it.

use std::collections::HashMap;

use super::facts::MentionKind;
use super::overlap::Candidate;
use super::people::{named, spaced};
use super::tags::{Part, Tags};
use crate::base::hash::BuildWordHasher;
use crate::lexicon::words::Class;
use crate::text::clitics;

/// The short forms of `found`, outside of `found`; `found` is sorted and does not overlap.
pub fn candidates(tags: &Tags, found: &[Candidate]) -> Vec<Candidate> {
    let forms = forms(tags, found);
    if forms.kinds.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut taken = found.iter().peekable();
    let mut at = 0;
    while at < tags.len() {
        while taken.next_if(|c| c.last <= at).is_some() {}
        if let Some(c) = taken.peek()
            && c.first <= at
        {
            out.extend(whole(tags, &forms, c, found));
            at = c.last;
            continue;
        }
        let free_until = taken.peek().map_or(tags.len(), |c| c.first);
        match short_at(tags, &forms, at, free_until, found) {
            Some(candidate) => {
                at = candidate.last;
                out.push(candidate);
            }
            None => at += 1,
        }
    }
    out
}

/// «أحمد ينار فاز»: of a name found in part what the article has in full elsewhere.
fn whole(tags: &Tags, forms: &Forms, part: &Candidate, found: &[Candidate]) -> Option<Candidate> {
    let single = part.kind == MentionKind::Person && part.last == part.first + 1;
    let longest = forms.longest.get(tags.word(part.first)).filter(|_| single)?;
    if *longest < 2
        || tags.clitic(part.first) > 0
            && part.span.start > tags.span(part.first, part.last, 0).start
    {
        return None;
    }
    let next = found.partition_point(|c| c.first < part.last);
    let free_until = found.get(next).map_or(tags.len(), |c| c.first);
    let n = (2..=(*longest).min(free_until - part.first)).rev().find(|n| {
        words(tags, tags.word(part.first), part.first, *n)
            .and_then(|words| forms.kinds.get(&words))
            .is_some_and(|kinds| kinds.contains(&MentionKind::Person))
    })?;
    Some(short(tags, part.first, part.first + n, 0, MentionKind::Person))
}

/// The short forms of an article.
#[derive(Default)]
struct Forms<'t> {
    /// The words of the longest one that begins with a word.
    longest: HashMap<&'t str, usize, BuildWordHasher>,
    /// What each is, by its words with one space between them.
    kinds: HashMap<String, Vec<MentionKind>, BuildWordHasher>,
    /// How their first words end, a bit each: what does not end so begins none.
    endings: [u64; 4],
}

impl Forms<'_> {
    fn end_with(&mut self, word: &str) {
        let Some(bit) = ending(word) else {
            self.endings = [u64::MAX; 4];
            return;
        };
        if let Some(bits) = self.endings.get_mut(bit / 64) {
            *bits |= 1 << (bit % 64);
        }
    }

    /// False when no form begins with the word, whatever letters come off its beginning.
    fn may_begin(&self, word: &str) -> bool {
        ending(word).is_none_or(|bit| {
            self.endings.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
        })
    }
}

/// A number below 256 for the last two letters of a word; none of a shorter one.
fn ending(word: &str) -> Option<usize> {
    let [.., a, b, c, d] = word.as_bytes() else { return None };
    let mixed = [a, b, c, d].into_iter().fold(0, |n: usize, byte| n * 37 + usize::from(*byte));
    Some(mixed % 256)
}

fn forms<'t>(tags: &'t Tags, found: &[Candidate]) -> Forms<'t> {
    let mut forms = Forms::default();
    let mut add = |words: &[&'t str], kind: MentionKind| {
        let Some((first, rest)) = words.split_first() else { return };
        // «محمد علي»: علي alone is a preposition to most readers.
        // «نصر الله» in «حسن نصر الله»: its second half alone is nobody.
        let half = *first == "اوغلو" || tags.words.class(first).is(Class::STOP.or(Class::SECOND));
        if rest.is_empty() && half {
            return;
        }
        forms.end_with(first);
        let longest = forms.longest.entry(first).or_default();
        *longest = words.len().max(*longest);
        let kinds = forms.kinds.entry(words.join(" ")).or_default();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    };
    for candidate in found {
        let words: Vec<&str> = (candidate.first..candidate.last)
            .filter(|i| tags.is_word(*i))
            .map(|i| tags.word(i))
            .collect();
        // «حزب العدالة والتنمية» → «العدالة والتنمية».
        let party = candidate.kind == MentionKind::Organization
            && words.len() > 2
            && matches!(tags.stem(candidate.first), "حزب" | "تحالف" | "ايتلاف");
        if party {
            add(words.get(1..).unwrap_or_default(), MentionKind::Organization);
        }
        match candidate.kind {
            MentionKind::Person if words.len() > 1 => {
                add(&words, MentionKind::Person);
                // «زها حديد» → «زها»
                if let Some(given) = only_given(tags, candidate, found) {
                    add(&[given], MentionKind::Person);
                }
                let tail = tail(tags, candidate);
                add(words.get(words.len() - tail..).unwrap_or_default(), MentionKind::Person);
                add(words.get(words.len() - 1..).unwrap_or_default(), MentionKind::Person);
                // «سليم الحافظ الجمالي» → «الحافظ».
                if let [_, middle, _] = words.as_slice()
                    && middle.starts_with("ال")
                    && tags.words.class(middle.trim_start_matches("ال")).is(Class::GIVEN)
                {
                    add(&[middle], MentionKind::Person);
                }
                // «محمود عباس أبو مازن» → «عباس».
                if let Some(k) =
                    words.iter().position(|w| matches!(*w, "ابو" | "ابي")).filter(|k| *k > 1)
                {
                    add(words.get(k - 1..k).unwrap_or_default(), MentionKind::Person);
                }
                // «محمد بن سلمان آل سعود» → «محمد بن سلمان».
                if words.len() > 3 && candidate.first + words.len() == candidate.last {
                    add(words.get(..words.len() - 2).unwrap_or_default(), MentionKind::Person);
                }
            }
            // «الأمير طوسون» … «طوسون»
            MentionKind::Person
                if candidate.rule.as_str() == "title-name"
                    && candidate.last == candidate.first + 1
                    && tags.common(candidate.first).is_empty() =>
            {
                add(&words, MentionKind::Person);
            }
            MentionKind::Organization | MentionKind::Media | MentionKind::Place
                if matches!(
                    candidate.rule.as_str(),
                    "head-name" | "quoted-name" | "place-head" | "acronym" | "dateline"
                ) && !words.is_empty() =>
            {
                add(&words, candidate.kind);
                // «شركة يوتير للطيران» → «يوتير»
                let headed = tags
                    .class(candidate.first)
                    .or(tags.stem_class(candidate.first))
                    .is(Class::ORG_HEAD);
                if let [_, name, rest @ ..] = words.as_slice()
                    && headed
                    && rest.iter().all(|w| w.starts_with("لل"))
                    && tags.words.common(name).is_empty()
                    && tags.words.class(name).is_empty()
                    && !name.starts_with("ال")
                {
                    add(&[name], candidate.kind);
                }
            }
            // «البنك المركزي المصري» → «البنك المركزي».
            MentionKind::Organization
                if !candidate.known.is_empty()
                    && words.len() > 2
                    && words
                        .last()
                        .is_some_and(|w| w.starts_with("ال") && w.ends_with(['ي', 'ه']))
                    && (words.len() > 3 || words.first().is_some_and(|w| w.starts_with("ال"))) =>
            {
                let mut short = words.clone();
                short.pop();
                if let Some(first) = short.first_mut().filter(|_| tags.clitic(candidate.first) > 0)
                {
                    *first = tags.stem(candidate.first);
                }
                add(&short, MentionKind::Organization);
            }
            MentionKind::Organization if candidate.country.is_some() => {
                let Some(generic) = &candidate.generic else { continue };
                let n = generic.split(' ').count();
                if n > 1 && n < words.len() && candidate.rule == "head" {
                    let mut short: Vec<&str> = words.iter().take(n).copied().collect();
                    if let Some(first) = short.first_mut() {
                        *first = tags.stem(candidate.first);
                    }
                    add(&short, MentionKind::Organization);
                }
            }
            _ => (),
        }
    }
    forms
}

/// The given name of a person, when nobody else of the article has it and it is no word of daily life.
fn only_given<'t>(tags: &'t Tags, person: &Candidate, found: &[Candidate]) -> Option<&'t str> {
    let at = person.first;
    let word = tags.word(at);
    let starts_bare = tags.span(at, at + 1, 0).start == person.span.start;
    // «نجيب»: a word as well needs a verb beside it where it stands alone.
    let listed = tags.class(at).is(Class::GIVEN)
        && !tags.class(at).is(Class::TITLE.or(Class::VERB).or(Class::PARTICLE).or(Class::STOP));
    let plain = tags.part(at, false) == Part::Given
        || listed
        || !tags.class(at).is(Class::TITLE.or(Class::VERB).or(Class::NOUN).or(Class::PARTICLE))
            && tags.class(at).is_empty()
            && tags.common(at).is_empty();
    let last = tags.word(person.last - 1);
    let other = |c: &&Candidate| {
        c.kind == MentionKind::Person
            && tags.word(c.first) == word
            && tags.word(c.last - 1) != last
            && c.last > c.first + 1
    };
    let joined = tags.class(at + 1).is(Class::PARTICLE.or(Class::SECOND));
    (starts_bare
        && plain
        && !joined
        && tags.goes_on(at + 1)
        && word.chars().count() > 2
        && !found.iter().any(|c| other(&c)))
    .then_some(word)
}

/// How many of the last words are the family's name: «بن سلمان» two, «باشينيان» one.
fn tail(tags: &Tags, candidate: &Candidate) -> usize {
    let n = candidate.last - candidate.first;
    let mut tail = 1;
    while tail < n {
        let before = candidate.last - tail - 1;
        let joins = tags.class(before).is(Class::PARTICLE)
            || matches!(tags.word(before), "عبد")
            || tags.class(candidate.last - tail).is(Class::SECOND)
            || tags.word(candidate.last - tail) == "اوغلو";
        if !joins {
            break;
        }
        tail += 1;
    }
    tail.min(n)
}

/// The `n` words from `at` on that stand in one block, the first of them read as `first`.
fn words(tags: &Tags, first: &str, at: usize, n: usize) -> Option<String> {
    let mut words = first.to_owned();
    for ix in at + 1..at + n {
        if !tags.goes_on(ix) {
            return None;
        }
        words.push(' ');
        words.push_str(tags.word(ix));
    }
    Some(words)
}

fn short_at(
    tags: &Tags,
    forms: &Forms,
    at: usize,
    free_until: usize,
    found: &[Candidate],
) -> Option<Candidate> {
    if !tags.is_word(at) {
        return None;
    }
    let word = tags.word(at);
    if !forms.may_begin(word) {
        return None;
    }
    let class = tags.class(at);
    // Most words are closed ones or verbs, and no name hides in them.
    if class.is(Class::STOP.or(Class::REPORTING)) && !class.is(Class::PARTICLE.or(Class::SURNAME)) {
        return None;
    }
    for (clitic, stem) in clitics::names(word) {
        let clitic = word.get(..clitic).unwrap_or_default();
        // Two letters behind it; of the pairs only ول and وب.
        if stem.chars().nth(1).is_none() || matches!(clitic, "وك" | "فب" | "فل" | "فك") {
            continue;
        }
        // «السلطان» is a title, though «… سلطان» is somebody's last name.
        let article = stem
            .strip_prefix("ال")
            .filter(|s| s.chars().nth(2).is_some() && !tags.words.class(stem).is(Class::TITLE));
        let lam = (clitic.ends_with('ل') && stem.starts_with('ل')).then(|| format!("ا{stem}"));
        let keys = [Some(stem), article, lam.as_deref()];
        for key in keys.into_iter().flatten() {
            let longest = forms.longest.get(key).copied().unwrap_or_default();
            for n in (1..=longest.min(free_until - at)).rev() {
                let Some(words) = words(tags, key, at, n) else { continue };
                let tiny = n == 1 && key.chars().nth(2).is_none();
                let kinds = forms.kinds.get(&words).into_iter().flatten();
                let stands = |kind: &&_| !tiny && stands(tags, at, at + n, clitic, **kind, found);
                if let Some(kind) = { kinds }.find(stands) {
                    return Some(short(tags, at, at + n, clitic.len(), *kind));
                }
            }
        }
    }
    None
}

/// Whether the words mean the name here.
fn stands(
    tags: &Tags,
    at: usize,
    last: usize,
    clitic: &str,
    kind: MentionKind,
    found: &[Candidate],
) -> bool {
    if matches!(kind, MentionKind::Media | MentionKind::Place)
        || kind == MentionKind::Organization && last == at + 1
    {
        let quoted = tags.is_quote(last) && at > 0 && tags.is_quote(at - 1);
        let part = tags.part(at, false);
        // «في تنريف»: behind a preposition of place whatever it looks like.
        let inside = kind == MentionKind::Place
            && clitic.is_empty()
            && at > 0
            && tags.goes_on(at)
            && matches!(tags.word(at - 1), "في" | "الي" | "من" | "قرب" | "نحو" | "وفي" | "مدينه");
        if inside {
            return true;
        }
        let looks = part.is_name() || matches!(part, Part::Unknown) || tags.is_foreign(at);
        return quoted || looks && (clitic.is_empty() || matches!(clitic, "و" | "ب" | "ل"));
    }
    if kind != MentionKind::Person {
        return !tags.definite(last)
            || tags.bare_known(last, &[MentionKind::Nationality]).is_none();
    }
    let class = tags.class(at);
    // «متنزه أوهورو»: a place or body called after him.
    let headed = last == at + 1
        && clitic.is_empty()
        && at > 0
        && tags.goes_on(at)
        && tags.class(at - 1).or(tags.stem_class(at - 1)).is(Class::PLACE_HEAD)
        && matches!(
            tags.stem(at - 1),
            "متنزه"
                | "منتزه"
                | "شارع"
                | "ميدان"
                | "ساحه"
                | "حديقه"
                | "مطار"
                | "جسر"
                | "قصر"
                | "سد"
        );
    if headed {
        return false;
    }
    if clitic.is_empty() && last == at + 1 {
        let part = tags.part(at, false);
        // «وأوضح "حافظ"»
        let marked = at > 0 && tags.is_quote(at - 1) && tags.is_quote(last);
        if part.is_name() || marked {
            return true;
        }
        let common = class.is(Class::STOP
            .or(Class::VERB)
            .or(Class::NOUN)
            .or(Class::ADJECTIVE)
            .or(Class::TIME))
            || !tags.common(at).is_empty()
            || part == Part::Ambiguous && !class.is(Class::SURNAME);
        return !common || cued(tags, at, last, found) || owns(tags, at, last);
    }
    if last > at + 1 {
        return true;
    }
    // Behind a clitic: only when the whole is no word of its own.
    class.is_empty() && tags.common(at).is_empty()
        || class.is_empty() && clitic == "و" && cued(tags, at, last, found)
}

/// «بحبس مرسي،», «دعوة بري لجلسة»: a listed name, and what it cannot go with as a word of daily life.
/// Not «عن عمر ناهز», «طريق بري».
fn owns(tags: &Tags, at: usize, last: usize) -> bool {
    let class = tags.class(at);
    let before = at.checked_sub(1).filter(|_| tags.goes_on(at));
    let Some(before) = before.filter(|b| tags.is_word(*b) && !tags.definite(*b)) else {
        return false;
    };
    let adjective = class.or(tags.common(at)).is(Class::ADJECTIVE);
    let feminine = tags.surface(before).ends_with('ة') && !tags.surface(at).ends_with('ة');
    let age = tags.word(at) == "عمر" && matches!(tags.word(before), "عن" | "من" | "في");
    class.is(Class::GIVEN.or(Class::SURNAME))
        && !class.is(Class::STOP.or(Class::VERB).or(Class::TIME))
        && (!adjective || feminine)
        && !age
        && !tags.class(before).is(Class::NUMBER)
        && !(tags.goes_on(last) && tags.definite(last))
}

/// A reporting verb or title before, a verb or stop after, or «و» after another person.
fn cued(tags: &Tags, at: usize, last: usize, found: &[Candidate]) -> bool {
    let before = at.checked_sub(1).filter(|_| !tags.starts_block(at));
    let verb_before = before.is_some_and(|b| {
        tags.stem_class(b).is(Class::REPORTING.or(Class::TITLE)) || tags.class(b).is(Class::THAT)
    });
    let verb_after = tags.goes_on(last) && tags.class(last).is(Class::REPORTING.or(Class::THAT));
    let headline = tags.surface(last) == ":";
    let listed = tags.word(at).starts_with('و')
        && before.is_some_and(|b| {
            let from = found.partition_point(|c| c.last <= b);
            let ending = found.get(from..).unwrap_or_default();
            let mut here = ending.iter().take_while(|c| c.last == b + 1);
            here.any(|c| c.kind == MentionKind::Person)
        });
    verb_before || verb_after || headline || listed
}

fn short(tags: &Tags, first: usize, last: usize, clitic: usize, kind: MentionKind) -> Candidate {
    let span = tags.span(first, last, clitic);
    Candidate {
        span,
        first,
        last,
        kind,
        name: named(tags, span),
        generic: (kind == MentionKind::Organization && last > first + 1)
            .then(|| spaced(span.of(tags.reading.text))),
        rule: "short-form".into(),
        score: 850,
        ..Candidate::default()
    }
}
