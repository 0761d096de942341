//! Who gives a figure, and to which event it belongs.

use super::opens::is_estimates;
use crate::base::Span;
use crate::document::EventKind;
use crate::extract::facts::{
    Claim, EventMention, Mention, MentionKind, Modality, Quote, TimeMention,
};
use crate::extract::phrases::{lies, time_phrase};
use crate::extract::reading::Reading;
use crate::lexicon::words::measures::Role;
use crate::lexicon::words::reporting::{Class, Reporting};
use crate::lexicon::words::telling::{is_according, is_telling};
use crate::text::WordSet;

/// The quotations of an article, by start, and how far those up to each reach.
pub(super) struct Spoken<'q> {
    quotes: &'q [Quote],
    reach: Vec<u32>,
}

impl<'q> Spoken<'q> {
    pub(super) fn new(quotes: &'q [Quote]) -> Self {
        let further = |reach: &mut u32, quote: &Quote| {
            *reach = quote.span.end.max(*reach);
            Some(*reach)
        };
        Self { quotes, reach: quotes.iter().scan(0, further).collect() }
    }

    /// The shortest that holds `span`; the first of those.
    fn holding(&self, span: Span) -> Option<&'q Quote> {
        let n = self.quotes.partition_point(|q| q.span.start <= span.start);
        let before = self.quotes.iter().zip(&self.reach).take(n).rev();
        let near = before.take_while(|(_, reach)| **reach >= span.end).map(|(quote, _)| quote);
        near.filter(|q| q.span.contains(span)).min_by_key(|q| (q.span.len(), q.span.start))
    }
}

/// Chain and words of who gives the figure at `span`: the speaker of the words that hold it, whom
/// «بحسب» names, or the subject of the reporting verb before it.
pub(super) fn source(
    reading: &Reading,
    mentions: &[Mention],
    quotes: &Spoken,
    span: Span,
) -> (Option<u32>, Option<Span>) {
    if let Some(estimates) = estimates(reading, span) {
        return (None, Some(estimates));
    }
    let holding = quotes.holding(span);
    if let Some(quote) = holding {
        return (quote.speaker, quote.speaker_span);
    }
    let Some(sentence) = reading.analysis.sentences.get(reading.sentence_at(span.start()) as usize)
    else {
        return (None, None);
    };
    let tokens = reading.analysis.solid_in(sentence.span);
    let at = reading.analysis.solid_at(span.start());
    let after = (at..tokens.end).find(|i| is_according(reading.word(*i)));
    let gives =
        |i: usize| reading.tells(i) && says(reading, i, at) || changes(reading, i, at).is_some();
    let before = (tokens.start..at).rev().find(|i| gives(*i));
    let opening = (tokens.start..at).rev().find(|i| is_according(reading.word(*i)));
    if let Some(according) = after.or(opening) {
        let verb = usize::from(matches!(reading.word(according + 1), "ما"));
        let start = (according + 1 + verb..according + 4)
            .find(|i| !tells_it(reading, *i) && reading.word(*i) != "ما")
            .unwrap_or(according + 1);
        return named(reading, mentions, start, tokens.end.min(according + 9));
    }
    let Some(verb) = before else { return (None, None) };
    // «فيما أجلت القوات 20 شخصا»: told beside what was announced.
    if (verb..at).any(|i| matches!(reading.word(i), "فيما" | "بينما" | "وفيما")) {
        return (None, None);
    }
    // «أعلنت الوزارة بدء العملية، بعد ساعات من مقتل ستة»: what only dates the news is not announced.
    let dating = time_phrase(reading, at).filter(|from| *from > verb);
    let brought = |from: usize| {
        (verb + 1..from).any(|i| matches!(reading.word(i), "ان" | "انه" | "انها" | "انهم" | ":"))
    };
    if dating.is_some_and(|from| !brought(from)) {
        return (None, None);
    }
    let stop = changes(reading, verb, at).unwrap_or(at);
    let (chain, words) = named(reading, mentions, verb + 1, stop.min(verb + 13));
    if words.is_some() {
        return (chain, words);
    }
    // «القادة قالوا إن», «وقالت إن»: the subject stands before, or is that of the verb before.
    let opens = |i: usize| {
        matches!(reading.word(i), "فيما" | "بينما" | "." | "؛" | "ان" | "وان" | "الا" | "حيث")
    };
    let clause = (tokens.start..verb).rev().find(|i| opens(*i)).map_or(tokens.start, |i| i + 1);
    let subject = (clause..verb).find_map(|i| actor_at(reading, mentions, i));
    if let Some(mention) = subject {
        return (Some(mention.chain), Some(mention.span));
    }
    // «تحدثت السلطات عن 20 قتيلا، ثم أعلنت …»: who has spoken goes on.
    let first = (tokens.start..verb).rev().find(|i| reading.tells(*i) && says(reading, *i, verb));
    let goes_on = verb > tokens.start && reading.word(verb - 1) == "ثم";
    match first.filter(|_| goes_on) {
        Some(first) => named(reading, mentions, first + 1, verb.min(first + 13)),
        None => (None, None),
    }
}

/// «وقالت إن تقديرات أخرى تراوح بين 200 وألف»: the estimates of others answer for themselves.
fn estimates(reading: &Reading, span: Span) -> Option<Span> {
    let at = reading.analysis.solid_at(span.start());
    let first = (at.saturating_sub(5)..at).rev().find(|i| is_estimates(reading.word(*i)))?;
    let other = usize::from(reading.word(first + 1) == "اخري");
    let start = reading.analysis.solid_token(first)?.span;
    (other > 0).then(|| reading.analysis.solid_token(first + other))?.map(|t| start.cover(t.span))
}

/// «رفعت الوزارة حصيلة القتلى إلى 40», «خفض المركز تقديراته من …»: who changes a count gives it. Where the
/// word for the count stands.
fn changes(reading: &Reading, verb: usize, at: usize) -> Option<usize> {
    const CHANGES: WordSet = WordSet::new(&[
        "رفع",
        "رفعت",
        "رفعوا",
        "خفض",
        "خفضت",
        "عدل",
        "عدلت",
        "راجع",
        "راجعت",
        "صحح",
        "صححت",
        "حدث",
        "حدثت",
    ]);
    const COUNT: WordSet = WordSet::new(&[
        "حصيله",
        "حصيلتها",
        "حصيلته",
        "الحصيله",
        "عدد",
        "اعداد",
        "العدد",
        "تقديراتها",
        "تقديراته",
        "تقدير",
        "تقديرات",
    ]);
    let word = reading.word(verb);
    let verb_of = CHANGES.contains(word.strip_prefix(['و', 'ف']).unwrap_or(word));
    (verb + 2..at.min(verb + 14)).find(|i| verb_of && COUNT.contains(reading.word(*i)))
}

/// Whether the verb at `verb` says what stands at `at`: one that mostly means something else
/// («بلغت», «قضى», «نقل») must bring it with أن or the like.
fn says(reading: &Reading, verb: usize, at: usize) -> bool {
    let word = reading.word(verb);
    let stem = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let words = Reporting::built_in();
    // «أدانت بكين الجريمة، وأسفرت …»: who condemns or praises counts nothing.
    let judges = reading.trigger(verb).is_some_and(|f| {
        matches!(
            f.trigger.subkind,
            "condemn"
                | "endorse"
                | "thanks"
                | "welcome"
                | "congratulation"
                | "solidarity"
                | "refuse"
        )
    });
    // «نقل الجنود الوباء»; who relays does it from somebody («نقلت الوكالة عن»).
    let relays = matches!(stem, "نقل" | "نقلت" | "نقلوا" | "ينقل" | "تنقل");
    let doubtful =
        judges || relays || words.is(word, Class::FalseForm) || words.is(stem, Class::FalseForm);
    // «ألقت الشرطة القبض على رجلين»: caught, and not said.
    let catches = (verb + 1..at).any(|i| reading.word(i) == "القبض")
        && matches!(stem, "القي" | "القت" | "القوا" | "تلقي" | "يلقي");
    if catches {
        return false;
    }
    let that = |i: usize| {
        let word = reading.word(i);
        let word = word.strip_prefix('ب').unwrap_or(word);
        // «قبل أن», «بعد أن» tell when.
        let when = matches!(reading.word(i - 1), "قبل" | "بعد" | "الي" | "منذ" | "دون" | "غير");
        relays && word == "عن" || matches!(word, "ان" | "انه" | "انها" | "انهم" | ":") && !when
    };
    !doubtful || (verb + 1..at).any(that)
}

/// «أعلنت», «أعلنته»: a reporting verb, with its object perhaps.
fn tells_it(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    let stem = word.strip_suffix("ها").or_else(|| word.strip_suffix('ه'));
    reading.tells(at) || stem.is_some_and(|s| s.ends_with('ت') && is_telling(s))
}

/// The actor whose name ends with token `at`.
fn actor_at<'m>(reading: &Reading, mentions: &'m [Mention], at: usize) -> Option<&'m Mention> {
    let span = reading.analysis.solid_token(at)?.span;
    let i = mentions.partition_point(|m| m.span.end < span.end);
    let prepositional = |m: &Mention| {
        let first = reading.analysis.solid_at(m.span.start());
        let before = first.checked_sub(1).map_or("", |b| reading.word(b));
        matches!(before, "في" | "من" | "الي" | "علي" | "مع" | "بين" | "ضد" | "مدينه" | "قرب")
    };
    mentions.get(i).filter(|m| {
        m.span.end == span.end && m.kind != MentionKind::Nationality && !prepositional(m)
    })
}

/// The actor named by the words from token `start` on, and those words.
fn named(
    reading: &Reading,
    mentions: &[Mention],
    start: usize,
    end: usize,
) -> (Option<u32>, Option<Span>) {
    const STOPS: WordSet = WordSet::new(&[
        "عن",
        "ان",
        "بان",
        "انه",
        "انها",
        ".",
        ":",
        "الي",
        "التي",
        "الذي",
        "،",
        "في",
        "علي",
        "اولا",
        "لاحقا",
        "امس",
        "اليوم",
        "ايضا",
        "كذلك",
        "يوم",
        "مساء",
        "صباح",
        "ليل",
        "فجر",
        "ظهر",
        "عصر",
        "ضحي",
        "نهار",
        "ليله",
        "الليله",
        "عشيه",
        "صبيحه",
        "غداه",
        "رسميا",
        "بدء",
        "انتهاء",
        "انطلاق",
        "اطلاق",
        "استمرار",
        "تنفيذ",
        "العثور",
        "التوصل",
        "القبض",
        "عبر",
        "خلال",
        "بعد",
        "قبل",
        "منذ",
        "ما",
        "من",
        "هذا",
        "(",
        "وفاه",
        "انهم",
        "بانه",
        "بانها",
        "تحت",
    ]);
    let stops = |i: usize| {
        let word = reading.word(i);
        let source =
            i > start && matches!(reading.word(i - 1), "مصدر" | "مصادر" | "مسوول" | "قريبه");
        (STOPS.contains(&word) && !source)
            || crate::text::calendar::weekday(&reading.analysis, i).is_some()
            || reading.measures(i).any(|(h, _)| h.value.role != Role::Counted)
            || reading.tells(i)
            || reading.number(i).is_some()
    };
    let mut stop = (start..end).find(|i| stops(*i)).unwrap_or(end);
    // «إدارة الإقليم الواقع تحت …»: where a thing lies is no part of its name.
    while stop > start + 1 && lies(reading.word(stop - 1)) {
        stop -= 1;
    }
    let (Some(first), Some(last)) = (
        reading.analysis.solid_token(start),
        stop.checked_sub(1).filter(|l| *l >= start).and_then(|l| reading.analysis.solid_token(l)),
    ) else {
        return (None, None);
    };
    let words = Span::new(first.span.start(), last.span.end());
    let at = mentions.partition_point(|m| m.span.end <= words.start);
    let inside = || mentions.iter().skip(at).take_while(|m| m.span.start < words.end);
    // A person or body named outright wins over the country in its name.
    let outright = inside().find(|m| m.kind != MentionKind::Nationality);
    let chain = outright.or_else(|| inside().next()).map(|m| m.chain);
    // «محملة بمساعدات», «قدرت خسائر مصر»: no one who speaks.
    let head = reading.word(start);
    let thing = (chain.is_none() && head.starts_with(['ب', 'ل']) && head.chars().count() > 4)
        // «قدرت زنتها»
        || chain.is_none()
            && head.ends_with(['ه', 'ا', 'م'])
            && Reporting::built_in().is(head, Class::Inanimate)
        || matches!(head, "خساير" | "عدد" | "حصيله" | "ضحايا" | "انباء" | "تقارير");
    if thing {
        return (None, None);
    }
    let quoted_through = (start..stop).all(|i| reading.word(i).chars().all(|c| !c.is_alphabetic()));
    let words = Some(words).filter(|w| !w.is_empty() && !quoted_through);
    (chain.filter(|_| words.is_some()), words)
}

/// Index of the event the claim belongs to, and whether it stands apart from those of its sentence:
/// of its sentence, the nearest before it that can have victims, else the nearest after. A figure
/// counted «منذ بدء المعارك» is of the battles; one in a phrase of time («بعد مقتل ستة في انفجار»)
/// of what the phrase tells or of nothing.
pub(super) fn event(
    reading: &Reading,
    events: &[EventMention],
    times: &[TimeMention],
    claim: &Claim,
) -> (Option<u32>, bool) {
    let happened = |e: &EventMention| {
        !matches!(e.modality, Modality::Planned | Modality::Demanded | Modality::Negated)
    };
    // Events and times are in the order of the text.
    let in_sentence = |n: u32| {
        let first = events.partition_point(|e| e.sentence < n);
        let all = (0u32..).zip(events).skip(first);
        all.take_while(move |(_, e)| e.sentence == n).filter(|(_, e)| happened(e))
    };
    let same = || in_sentence(claim.sentence);
    let causes = |e: &EventMention| {
        use EventKind as K;
        let can = match claim.measure.as_str() {
            "participated" => {
                matches!(e.kind, K::Cooperate | K::Protest | K::Consult | K::Election)
            }
            "released" | "detained" | "captured" => {
                matches!(e.kind, K::Coerce | K::Assault | K::Cooperate | K::Concede | K::Protest)
                    || e.subkind == "surrender"
            }
            "deployed" => matches!(e.kind, K::Mobilize | K::Aid | K::Cooperate),
            "infected" | "recovered" => e.kind == K::Disaster,
            "evacuated" | "displaced" | "rescued" => {
                matches!(
                    e.kind,
                    K::Retreat | K::Other | K::Assault | K::Disaster | K::Coerce | K::Aid
                )
            }
            _ => matches!(e.kind, K::Assault | K::Disaster | K::Coerce | K::Protest),
        };
        // Nobody is killed or hurt by an arrest.
        let harmless = matches!(e.subkind.as_str(), "arrest" | "trial" | "execution")
            && matches!(claim.measure.as_str(), "killed" | "injured" | "missing");
        // A blast of one place drives no population away.
        let local = matches!(
            e.subkind.as_str(),
            "explosion" | "accident" | "fire" | "killing" | "assassination"
        ) && claim.measure == "displaced";
        can && !harmless && !local && e.subkind != "death" && e.subkind != "sport"
    };
    let at = |e: &EventMention| (e.span.start, e.span.end);
    let lone_death = |e: &EventMention| matches!(e.subkind.as_str(), "killing" | "assassination");
    let before = |e: &EventMention| at(e).1 <= claim.span.start;
    let distance = |e: &EventMention| {
        if before(e) { claim.span.start - at(e).1 } else { at(e).0.saturating_sub(claim.span.end) }
    };
    let a = &reading.analysis;
    let phrase = |at: usize| time_phrase(reading, a.solid_at(at));
    let own = phrase(claim.span.start());
    let apart = own.is_some();
    let here = same()
        .filter(|(_, e)| causes(e))
        .filter(|(_, e)| own.is_none_or(|from| a.solid_at(e.span.start()) >= from))
        .min_by_key(|(i, e)| {
            let whole = since(reading, e);
            let dates = e.passing && own.is_none();
            (!whole, dates, lone_death(e), !before(e), distance(e), *i)
        })
        .map(|(i, _)| i);
    if here.is_some() || apart || same().next().is_some() {
        return (here, apart);
    }
    // «وبلغ عدد القتلى 41»: what the sentences just before told of, unless this one is of another
    // time or block.
    let block = |n: u32| reading.analysis.sentences.get(n as usize).map(|s| s.block);
    let from = times.partition_point(|t| t.sentence < claim.sentence);
    let mut here = times.iter().skip(from).take_while(|t| t.sentence == claim.sentence);
    let timed = here.any(|t| t.start.is_some());
    let near = (1..=2u32).filter_map(|back| claim.sentence.checked_sub(back));
    let casualty = matches!(
        claim.measure.as_str(),
        "killed" | "injured" | "missing" | "displaced" | "rescued" | "destroyed" | "damaged"
    );
    let cause =
        |e: &EventMention| causes(e) && matches!(e.kind, EventKind::Assault | EventKind::Disaster);
    let told = near
        .take_while(|n| casualty && !timed && block(*n).is_some())
        .find_map(|n| in_sentence(n).filter(|(_, e)| cause(e)).last())
        .map(|(i, _)| i);
    (told, false)
}

/// «منذ بدء المعارك»: what lasts since then, of which the sentence counts the sum.
pub(super) fn since(reading: &Reading, event: &EventMention) -> bool {
    let at = reading.analysis.solid_at(event.span.start());
    let word = |back: usize| at.checked_sub(back).map_or("", |i| reading.word(i));
    event.passing
        && matches!(word(1), "بدء" | "بدايه" | "اندلاع" | "انطلاق" | "تفجر")
        && matches!(word(2), "منذ" | "ومنذ")
}
