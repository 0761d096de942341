//! Which number goes with which measure.
//!
//! A sentence is walked once. A measure word waits for its number («مقتل 5», «أجلت القوات 200
//! مدني»); a number waits for the verb after it («32 شخصا قتلوا»); a number joined by و to a claim
//! shares its measure («85 جنديا أميركيا و175 أرمينيا»); «بينهم» makes a part.

use std::collections::BTreeMap;

use super::counts::{Count, Noun, Scene};
use super::fits;
use super::opens::{bare_toll, is_estimates, is_it, is_part_word};
use super::toll;
use crate::extract::facts::Claim;
use crate::extract::tense::opens_clause;
use crate::lexicon::words::measures::{self, Measure, Role, Takes};

/// A measure word waiting for its number.
#[derive(Clone, Copy, Debug)]
struct Cue {
    first: usize,
    last: usize,
    measure: Measure,
}

/// The claims just made, for what is joined to them.
#[derive(Clone, Debug, Default)]
struct Previous {
    end: usize,
    measures: Vec<Measure>,
    subset_of: Option<u32>,
}

/// «العدد», «عدد», «الحصيلة», with what is written to them.
fn is_count(word: &str) -> bool {
    let bare = word.trim_start_matches(['و', 'ف', 'ب', 'ل']);
    matches!(bare, "العدد" | "عدد" | "عددهم" | "الحصيله" | "حصيله" | "عددا")
}

struct Walk<'w, 'a> {
    scene: &'w Scene<'w, 'a>,
    out: Vec<Claim>,
    /// By measure: index in `out` of the last claim that is no part of another.
    wholes: BTreeMap<String, u32>,
    sentence: u32,
    /// Its first token.
    start: usize,
    /// Index in `out` of the sentence's first claim.
    opening: usize,
    pending: Vec<Cue>,
    /// «عدد القتلى»: the measure, where it was said, and whether «عدد» said it.
    toll: Option<(Measure, usize, bool)>,
    /// Numbers no measure has taken.
    loose: Vec<Count>,
    previous: Previous,
    /// The measure of the last claim of the article: «العدد قد يبلغ ثلاثين».
    told: Option<Measure>,
}

/// Every claim, in order, without source and event.
pub(super) fn claims(scene: &Scene) -> Vec<Claim> {
    let mut walk = Walk {
        scene,
        out: Vec::new(),
        wholes: BTreeMap::new(),
        sentence: 0,
        start: 0,
        opening: 0,
        pending: Vec::new(),
        toll: None,
        loose: Vec::new(),
        previous: Previous::default(),
        told: None,
    };
    for (i, sentence) in (0u32..).zip(&scene.reading.analysis.sentences) {
        walk.sentence = i;
        walk.opening = walk.out.len();
        walk.pending.clear();
        walk.toll = None;
        walk.loose.clear();
        walk.previous = Previous::default();
        walk.start = scene.reading.analysis.solid_in(sentence.span).start;
        walk.sentence(scene.reading.analysis.solid_in(sentence.span));
    }
    let mut out = walk.out;
    // A verb after its subject is met later than the claims between: order by place, keep parts.
    let mut order: Vec<usize> = (0..out.len()).collect();
    order.sort_by_key(|i| (out[*i].span.start, out[*i].span.end));
    let mut place = vec![0u32; out.len()];
    for (new, old) in (0u32..).zip(&order) {
        place[*old] = new;
    }
    for claim in &mut out {
        claim.subset_of = claim.subset_of.and_then(|ix| place.get(ix as usize).copied());
    }
    let mut sorted: Vec<Claim> = Vec::with_capacity(out.len());
    sorted.extend(order.into_iter().map(|i| out[i].clone()));
    sorted
}

impl Walk<'_, '_> {
    fn sentence(&mut self, tokens: std::ops::Range<usize>) {
        let mut at = tokens.start;
        while at < tokens.end {
            at = if self.scene.opens(at) { self.step(at).max(at + 1) } else { at + 1 };
        }
    }

    /// Reads what stands at token `at` and returns the token to go on with.
    fn step(&mut self, at: usize) -> usize {
        if let Some(past) = self.toll_word(at) {
            return past;
        }
        if self.scene.is_punct(at) {
            return at + 1;
        }
        // «بينهم طفلان», «بينهم امرأة»
        if is_part_word(self.scene.word(at))
            && let Some(count) = self.scene.single(at + 1, false)
        {
            let last = count.last;
            self.place(count);
            return last;
        }
        // «سقط قتيلان», «قتيلة واحدة»: a dual or one that is itself a measure.
        let one = matches!(self.scene.word(at + 1), "واحد" | "واحده" | "واحدا");
        if let Some(count) = self.scene.single(at, false)
            && (count.min == Some(2) || one)
            && count.own.is_some()
        {
            let last = count.last;
            self.place(count);
            return last;
        }
        if let Some(count) = self.scene.count(at) {
            let last = count.last;
            self.place(count);
            return last;
        }
        match self.cue(at) {
            Some(cue) if cue.measure.role == Role::After => {
                self.complete(cue);
                cue.last
            }
            Some(cue) => self.lead(cue),
            None => at + 1,
        }
    }

    /// «عدد القتلى», «حصيلة ضحايا الزلزال», «القتلى … لا يقلون عن».
    fn toll_word(&mut self, at: usize) -> Option<usize> {
        let word = self.scene.word(at);
        let counted = |i: usize| {
            let word = self.scene.word(i);
            let word = word.strip_prefix('و').filter(|w| w.starts_with("ال")).unwrap_or(word);
            let bare = word.strip_prefix("ال").unwrap_or(word);
            let a = &self.scene.reading.analysis;
            measures::of(bare, a, i).find(|m| m.role == Role::Counted).or_else(|| {
                measures::of(&toll::without_pronoun(bare)?, a, i).find(|m| m.role == Role::Counted)
            })
        };
        // «إن العدد لا يقل عن 27», «لتبلغ الحصيلة 31»: of what was counted last.
        let bare = (word.ends_with("العدد")
            || word.ends_with("الحصيله")
            || self.is_said_again(at)
            || self.is_estimate(at)
            || word == "عددهم")
            && !(at + 1..at + 3).any(|i| counted(i).is_some());
        if let Some(measure) = self.told.filter(|_| bare) {
            self.toll = Some((measure, at, true));
            return None;
        }
        if matches!(bare_toll(word), "عدد" | "اعداد" | "حصيله" | "الحصيله") {
            let (i, measure) = (at + 1..at + 3).find_map(|i| Some((i, counted(i)?)))?;
            self.toll = Some((measure, at, true));
            return Some(i + 1);
        }
        if (word.starts_with("ال") || word.starts_with("وال"))
            && let Some(measure) = counted(at)
            && self.toll.is_none_or(|t| !t.2)
        {
            self.toll = Some((measure, at, false));
        }
        None
    }

    /// «إن العدد ارتفع إلى 105، ثم أعلن أنه بلغ 135»: the pronoun is the count.
    fn is_said_again(&self, at: usize) -> bool {
        let word = |i: usize| self.scene.word(i);
        let pronoun = is_it(word(at));
        let grown = matches!(
            word(at + 1),
            "بلغ"
                | "بلغت"
                | "وصل"
                | "وصلت"
                | "ارتفع"
                | "ارتفعت"
                | "زاد"
                | "تجاوز"
                | "تجاوزت"
                | "يبلغ"
        );
        let before = self.start.max(at.saturating_sub(24))..at;
        pronoun && grown && { before }.any(|i| is_count(word(i)))
    }

    /// «القتلى لا يقلون عن 161، وإن تقديرات أخرى تراوح بين 200 وألف»: of what its sentence has counted.
    fn is_estimate(&self, at: usize) -> bool {
        let word = |i: usize| self.scene.word(i);
        is_estimates(word(at))
            && self.out.len() > self.opening
            && (at + 1..at + 4).any(|i| matches!(word(i), "تراوح" | "تتراوح" | "تراوحت" | "يتراوح"))
    }

    /// The measure word that begins at `at`.
    fn cue(&self, at: usize) -> Option<Cue> {
        let a = &self.scene.reading.analysis;
        let mut noun = None;
        // «ولم ينج منهم أحد»: of nobody; «لم ينج سوى ثلاثة» of three.
        let denied =
            at.checked_sub(1).is_some_and(|b| matches!(a.word(b), "لم" | "ولم" | "لن" | "ولن"))
                && !(at + 1..at + 4).any(|i| matches!(a.word(i), "سوي" | "الا" | "غير"));
        for (hit, clitic) in self.scene.reading.measures(at) {
            if denied && hit.value.role == Role::Verb {
                continue;
            }
            let measure = fits::lost_in_battle(self.scene, at, *hit.value);
            let cue = Cue { first: at, last: at + hit.len, measure };
            match hit.value.role {
                Role::Counted => (),
                Role::After => return Some(cue),
                Role::Verb if clitic == 0 || a.word(at).starts_with(['و', 'ف']) => {
                    // «قتل» is killed or a killing: after a noun or preposition it is the noun.
                    if noun.is_none() || self.verb_stands(at) {
                        return Some(cue);
                    }
                }
                Role::Verb => (),
                Role::Noun => {
                    if noun.is_none() {
                        noun = Some(cue);
                    }
                }
            }
        }
        if noun.is_some() {
            return noun;
        }
        // «الإفراج عن» and other masdars with the article need no number right after.
        None
    }

    fn verb_stands(&self, at: usize) -> bool {
        let word = self.scene.word(at);
        let Some(before) = at.checked_sub(1) else { return true };
        word.starts_with('و')
            || self.scene.is_punct(before)
            || opens_clause(self.scene.word(before))
            || matches!(
                self.scene.word(before),
                "قد" | "فقد" | "وقد" | "لقد" | "لم" | "كان" | "كانت"
            )
            || self.loose.last().is_some_and(|c| c.end == at)
    }

    /// A measure word before its number; it may also take the number before it.
    fn lead(&mut self, cue: Cue) -> usize {
        let word = self.scene.word(cue.first);
        let conjoined = word.starts_with('و');
        if cue.measure.role == Role::Verb && !conjoined && self.take_subject(cue) {
            return cue.last;
        }
        let joins = conjoined && self.pending.last().is_some_and(|p| p.last == cue.first);
        if !joins {
            self.pending.clear();
        }
        self.pending.push(cue);
        if let Some(count) = self.single(cue) {
            let last = count.last;
            self.place(count);
            return last;
        }
        cue.last
    }

    /// «مقتل جندي», «قتل جنديان», «فقدت باكو جنديا».
    fn single(&self, cue: Cue) -> Option<Count> {
        let takes = |count: &Count| match count.noun {
            // «قصف مستشفى» counts nothing.
            Noun::Known(_)
                if count.min == Some(1)
                    && matches!(cue.measure.takes, Takes::Targets | Takes::Crowd) =>
            {
                false
            }
            Noun::Known(noun) => cue.measure.takes.accepts(&noun),
            _ => false,
        };
        // «وقتل فيه صحافي»
        let within = matches!(
            self.scene.word(cue.last),
            "فيه"
                | "فيها"
                | "خلاله"
                | "خلالها"
                | "جراءه"
                | "جراءها"
                | "اثره"
                | "اثرها"
        );
        let first = cue.last + usize::from(within && cue.measure.role == Role::Verb);
        if let Some(count) = self.scene.single(first, false).filter(takes) {
            return Some(count);
        }
        // The object of a verb, past its subject.
        if cue.measure.role != Role::Verb
            || matches!(cue.measure.takes, Takes::Members | Takes::Crowd | Takes::Targets)
        {
            return None;
        }
        for at in cue.last + 1..cue.last + 5 {
            if self.scene.is_punct(at)
                || self.scene.cue_word(at)
                || self.scene.count(at).is_some()
                || self.scene.count(at - 1).is_some()
            {
                return None;
            }
            if let Some(count) = self.scene.single(at, true).filter(takes) {
                return Some(count);
            }
        }
        None
    }

    /// «32 شخصا قتلوا», «6 من مواطنيها لقوا حتفهم»: the verb takes the number before it.
    fn take_subject(&mut self, cue: Cue) -> bool {
        let near = self.loose.last().is_some_and(|count| {
            count.end <= cue.first
                && cue.first - count.end <= 8
                && !(count.end..cue.first).any(|i| {
                    self.scene.is_punct(i) || matches!(self.scene.word(i), "ان" | "التي" | "لكن")
                })
                && fits::accepts(&cue.measure, count, true)
        });
        if !near {
            return false;
        }
        let Some(count) = self.loose.pop() else { return false };
        self.pending.clear();
        self.claim(&count, cue.measure, None);
        self.remember(&count, vec![cue.measure], None);
        true
    }

    /// «لقي 5 مصرعهم».
    fn complete(&mut self, cue: Cue) {
        let near = self.loose.last().is_some_and(|c| c.end <= cue.first && cue.first - c.end <= 6);
        if near && let Some(count) = self.loose.pop() {
            self.claim(&count, cue.measure, None);
            self.remember(&count, vec![cue.measure], None);
        }
    }

    /// Finds the measure of a number.
    fn place(&mut self, count: Count) {
        // «يوجد حاليا 2116 مدنيا، بينهم 1049 طفلا في القاعدة» after an evacuation: those moved.
        if let Some(whole) = self.loose.last()
            && is_part_word(count.start.checked_sub(1).map_or("", |b| self.scene.word(b)))
            && count.start.saturating_sub(whole.end) <= 4
        {
            let moved = self.out.get(self.opening..).and_then(<[Claim]>::last);
            let moved = moved.filter(|c| matches!(c.measure.as_str(), "evacuated" | "displaced"));
            let Some(measure) = moved.map(|c| c.measure.clone()) else {
                self.loose.push(count);
                return;
            };
            if let Some(whole) = self.loose.pop() {
                self.push(&whole, measure, None);
            }
        }
        if let Some(parent) = self.whole_of(&count) {
            let whole =
                self.out.get(parent as usize).map(|c| c.measure.clone()).unwrap_or_default();
            let measure = count.own.map_or(whole, |m| m.name.to_owned());
            self.push(&count, measure, Some(parent));
            let measures = match count.own {
                Some(own) => vec![own],
                None => self.previous.measures.clone(),
            };
            return self.remember(&count, measures, Some(parent));
        }
        if count.of_them
            && let Some(own) = count.own
        {
            let parent = self.last_of(own.name);
            self.claim(&count, own, parent);
            return self.remember(&count, vec![own], parent);
        }
        let led: Vec<Measure> = match self.pending.last() {
            Some(cue)
                if cue.last == count.start
                    || (cue.last + 1 == count.start
                        && matches!(
                            self.scene.word(cue.last),
                            "منهم" | "منها" | "منهن" | "بينهم"
                        )) =>
            {
                let fits = |c: &&Cue| fits::accepts(&c.measure, &count, true);
                self.pending.iter().filter(fits).map(|c| c.measure).collect()
            }
            _ => Vec::new(),
        };
        if !led.is_empty() {
            // «سقوط 5 قتلى» is one thing, «إجلاء 5 جرحى» another; «قتل 5 قتلى» nobody writes.
            for measure in &led {
                self.claim(&count, *measure, None);
            }
            return self.remember(&count, led, None);
        }
        // «اعتقلت الشرطة 34 متظاهرا»: what was done to them, not what they are.
        if count.own.is_some_and(|m| !matches!(m.name, "killed" | "injured"))
            && let Some(cue) = self.pending.last().copied()
            && self.reaches(cue, &count)
        {
            self.claim(&count, cue.measure, None);
            return self.remember(&count, vec![cue.measure], None);
        }
        // «أطلق الخاطفون ثلاث رهائن»: let go, and not fired.
        if let Some(own) = count.own.filter(|m| matches!(m.name, "captured" | "detained"))
            && let Some(cue) = self.pending.last().copied()
            && cue.measure.name == "launched"
            && count.start >= cue.last
            && count.start - cue.last <= 4
        {
            let freed = Measure { name: "released", ..own };
            self.claim(&count, freed, None);
            return self.remember(&count, vec![freed], None);
        }
        if let Some(own) = count.own {
            let count = match self.toll {
                Some((_, said, true)) => toll::exceeding(self.scene, count, said),
                _ => count,
            };
            let measure = self.epidemic(own, &count);
            self.claim(&count, measure, None);
            return self.remember(&count, vec![measure], None);
        }
        if let Some(measures) = self.joined(&count) {
            let parent = self.previous.subset_of;
            for measure in &measures {
                self.claim(&count, *measure, parent);
            }
            return self.remember(&count, measures, parent);
        }
        if let Some(cue) = self.pending.last().copied()
            && self.reaches(cue, &count)
        {
            self.claim(&count, cue.measure, None);
            return self.remember(&count, vec![cue.measure], None);
        }
        if let Some((measure, said, counted)) = self.toll
            && toll::reaches(self.scene, &count, said, counted)
        {
            // «من 80 إلى 65» counts twice.
            self.toll = self.toll.filter(|_| toll::goes_from(self.scene, &count));
            let count = toll::exceeding(self.scene, count, said);
            self.claim(&count, measure, None);
            return self.remember(&count, vec![measure], None);
        }
        self.loose.push(count);
    }

    /// «بينهم», «من بينهم», «منهم» before the number: the claim it is a part of.
    fn whole_of(&self, count: &Count) -> Option<u32> {
        let before = self.scene.word(count.start.checked_sub(1)?);
        let part = is_part_word(before);
        let own = self.out.len() > self.opening;
        (part && own).then(|| u32::try_from(self.out.len() - 1).ok()).flatten()
    }

    fn last_of(&self, measure: &str) -> Option<u32> {
        self.wholes.get(measure).copied()
    }

    /// «و175 جنديا أرمينيا» right after a claim: its measures.
    fn joined(&self, count: &Count) -> Option<Vec<Measure>> {
        let gap = count.start.checked_sub(self.previous.end)?;
        let opens = self.scene.word(count.start).starts_with('و')
            || (count.start > 0 && self.scene.word(count.start - 1) == "و");
        if self.previous.measures.is_empty() || gap > 4 || !opens {
            return None;
        }
        // «250 حوثيا و70 من القوات الحكومية»
        let bare = matches!(count.noun, Noun::Missing)
            && matches!(self.scene.word(count.last), "من" | "في" | "اخرين" | "اخرون" | "." | "،");
        let quiet = (self.previous.end..count.start).all(|i| {
            // «950 ألفا في لبنان و600 ألف في الأردن»
            matches!(self.scene.word(i), "علي" | "الاقل" | "و" | "،" | "تقريبا" | "واحد" | "واحده")
                || (bare && (self.scene.word(i) == "في" || self.scene.mention_at(i).is_some()))
        });
        let fits = self.previous.measures.iter().all(|m| fits::accepts(m, count, bare));
        (quiet && fits).then(|| self.previous.measures.clone())
    }

    /// A verb with its number further on: «أجلت قوات حفظ السلام، أكثر من ألفي مدني».
    fn reaches(&self, cue: Cue, count: &Count) -> bool {
        let far = count.start.saturating_sub(cue.last) > 9 || count.start < cue.last;
        if cue.measure.role != Role::Verb || far || !fits::accepts(&cue.measure, count, false) {
            return false;
        }
        let blocked = (cue.last..count.start).any(|i| {
            let word = self.scene.word(i);
            opens_clause(word) || matches!(word, ":" | "؛" | "(" | "." | "«" | "»" | "\"")
        });
        let before = count.start.checked_sub(1).map_or("", |b| self.scene.word(b));
        let led = matches!(
            before,
            "علي"
                | "مع"
                | "من"
                | "ضد"
                | "الي"
                | "عن"
                | "منذ"
                | "بعد"
                | "قبل"
                | "خلال"
                | "بين"
                | "في"
        );
        // «أفرجت الحركة عن 20 رهينة»
        let own = before == "عن" && cue.measure.name == "released";
        !blocked && (!led || own)
    }

    /// «120 إصابة جديدة» is an infection where a disease is spoken of.
    fn epidemic(&self, own: Measure, count: &Count) -> Measure {
        // «آلاف الجرحى» are wounded whatever else is feared.
        let group = crate::text::fold(&count.group);
        let wounded = group.contains("جريح") || group.contains("جرحي");
        if own.name != "injured" || wounded {
            return own;
        }
        let words = self.scene.reading.analysis.sentences.get(self.sentence as usize);
        let ill = words.is_some_and(|s| {
            self.scene.reading.analysis.solid_in(s.span).any(|i| {
                let word = self.scene.word(i);
                ["فيروس", "كورونا", "وباء", "كوفيد", "كوليرا", "ايبولا", "حصبه"]
                    .iter()
                    .any(|w| word.ends_with(w) || word.starts_with(w))
            })
        });
        match ill {
            true => Measure { name: "infected", ..own },
            false => own,
        }
    }

    fn claim(&mut self, count: &Count, measure: Measure, subset_of: Option<u32>) {
        self.push(count, measure.name.to_owned(), subset_of);
    }

    fn push(&mut self, count: &Count, measure: String, subset_of: Option<u32>) {
        if subset_of.is_none() {
            self.wholes.insert(measure.clone(), u32::try_from(self.out.len()).unwrap_or(u32::MAX));
        }
        self.out.push(Claim {
            span: count.span,
            measure,
            min: count.min,
            max: count.max,
            hedge: count.hedge,
            group: count.group.clone(),
            group_chain: count.group_chain,
            subset_of,
            source: None,
            source_span: None,
            event: None,
            apart: false,
            since: false,
            on: None,
            said: false,
            nth: None,
            sentence: self.sentence,
        });
    }

    fn remember(&mut self, count: &Count, measures: Vec<Measure>, subset_of: Option<u32>) {
        self.told = measures.first().copied().or(self.told);
        self.previous = Previous { end: count.end, measures, subset_of };
    }
}
