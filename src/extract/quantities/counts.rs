//! Numbers with what they count: «أكثر من ألفي مدني», «6 من مواطنيها», «عدد كبير من آلياته».
//!
//! Comes in: a token. Goes out: a [`Count`], or nothing when the number is a year, a share, a score
//! or counts money, time or distance. What happened to those counted is not decided here.

use super::words::{is_adjective, is_function_word, is_ordinal, thousands};
use crate::base::Span;
use crate::extract::facts::{Hedge, Mention, MentionKind, TimeMention};
use crate::extract::reading::Reading;
use crate::extract::traits::May;
use crate::lexicon::words::Class;
use crate::lexicon::words::counted::{self, Counted, Sort};
use crate::lexicon::words::hedges::{self, Loose};
use crate::lexicon::words::measures::{self, Measure, Role};
use crate::text::{TokenKind, numbers};

/// A number, its noun and how sure it is.
#[derive(Clone, Debug)]
pub(super) struct Count {
    /// Tokens of number and noun, end exclusive; `start` leaves the hedge before it out.
    pub first: usize,
    pub last: usize,
    /// First token of the hedge before the number, or `first`.
    pub start: usize,
    /// Past the adjectives of the noun.
    pub end: usize,
    pub span: Span,
    pub min: Option<u64>,
    pub max: Option<u64>,
    pub hedge: Hedge,
    /// The noun with its adjectives as written.
    pub group: String,
    pub group_chain: Option<u32>,
    pub noun: Noun,
    /// The noun is itself a measure: «قتيلا».
    pub own: Option<Measure>,
    /// «سبعة من القتلى»: part of those spoken of before.
    pub of_them: bool,
}

/// What is known of the counted noun.
#[derive(Clone, Copy, Debug)]
pub(super) enum Noun {
    Known(Counted),
    /// A noun we do not know.
    Unknown,
    /// None: «إصابة 80», «مئات آخرين».
    Missing,
}

/// What counting needs to see.
#[derive(Clone, Copy)]
pub(super) struct Scene<'s, 'a> {
    pub reading: &'s Reading<'a>,
    pub mentions: &'s [Mention],
    pub times: &'s [TimeMention],
}

impl Scene<'_, '_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.reading.word(at)
    }

    /// False when nothing is counted from token `at` on.
    pub(super) fn opens(&self, at: usize) -> bool {
        let token = self.reading.analysis.solid_token(at);
        let digits = token.is_some_and(|t| t.kind == TokenKind::Number);
        digits || self.reading.traits(at).may(May::FIGURE)
    }

    pub(super) fn token_span(&self, at: usize) -> Option<Span> {
        self.reading.analysis.solid_token(at).map(|t| t.span)
    }

    pub(super) fn is_punct(&self, at: usize) -> bool {
        self.reading.analysis.solid_token(at).is_none_or(|t| t.kind == TokenKind::Punct)
    }

    /// The mention that holds the token, if any.
    pub(super) fn mention_at(&self, at: usize) -> Option<&Mention> {
        let span = self.token_span(at)?;
        let i = self.mentions.partition_point(|m| m.span.end <= span.start);
        self.mentions.get(i).filter(|m| m.span.overlaps(span))
    }

    /// True when a measure word other than a counted noun begins at the token.
    pub(super) fn cue_word(&self, at: usize) -> bool {
        self.reading.measures(at).any(|(hit, _)| hit.value.role != Role::Counted)
    }

    fn in_time(&self, at: usize) -> bool {
        let Some(span) = self.token_span(at) else { return false };
        let i = self.times.partition_point(|t| t.span.end <= span.start);
        self.times.get(i).is_some_and(|t| t.span.overlaps(span))
    }

    /// The count whose number begins at token `at`.
    pub(super) fn count(&self, at: usize) -> Option<Count> {
        self.counted_number(at).or_else(|| self.some(at))
    }

    fn counted_number(&self, at: usize) -> Option<Count> {
        let text = self.reading.text;
        let mut number = self.reading.number(at)?;
        if self.in_time(at) || self.mention_at(at).is_some() {
            return None;
        }
        let word = number.span.of(text);
        // «طائرتي بوينغ 747»: the name of a model.
        let model = |b: usize| {
            let made = matches!(
                self.mention_at(b).map(|m| m.kind),
                Some(MentionKind::Organization | MentionKind::Other)
            );
            made && self.noun(number.last, true).is_none_or(|n| matches!(n.0, Noun::Missing))
        };
        if number.digits && at.checked_sub(1).is_some_and(model) {
            return None;
        }
        // «من بين 2224 راكبا نجا …»: of how many.
        let among = |b: usize| {
            self.word(b) == "بين" && matches!(self.word(b.saturating_sub(1)), "من" | "ومن")
        };
        if at.checked_sub(1).is_some_and(among) {
            return None;
        }
        // A lone «واحد», and words that are also something else.
        // «نصف مليون» is a number.
        let part = matches!(self.word(at), "نصف" | "ربع" | "واحد" | "واحده")
            && (number.last == at + 1 || number.min < 1_000);
        if number.min == 0 || part {
            return None;
        }
        let mut hedge = if number.max.is_none() { Hedge::Vague } else { Hedge::None };
        // «بين 20 و30», «من 20 إلى 30»
        let before = at.checked_sub(1).map_or("", |b| self.word(b));
        let joined = match (before, self.word(number.last)) {
            ("بين", "و" | "الي") | ("من", "الي") => Some(number.last + 1),
            _ if self.word(number.last) == "الي" && number.digits => Some(number.last + 1),
            _ => None,
        };
        let joined = joined.or_else(|| {
            let word = self.word(number.last);
            (before == "بين" && word.starts_with('و')).then_some(number.last)
        });
        // «عدد الجرحى يتراوح بين 200 و300»: no noun follows.
        let ranges = before == "بين"
            && at.checked_sub(2).is_some_and(|b| {
                matches!(self.word(b), "تراوح" | "يتراوح" | "تتراوح" | "تراوحت" | "يتراوحون")
            });
        if let Some(second) = joined.and_then(|j| self.reading.number(j))
            && second.min > number.min
            && self.noun(second.last, true).is_some_and(|n| ranges || !matches!(n.0, Noun::Missing))
        {
            number.max = second.max;
            number.last = second.last;
            number.span = number.span.cover(second.span);
            hedge = Hedge::Range;
        }
        if self.is_share(&number, word) {
            return None;
        }
        let (noun, last, of_them) = self.noun(number.last, number.max.is_none())?;
        self.finish(
            at,
            number.last,
            last,
            noun,
            of_them,
            number.span,
            (Some(number.min), number.max),
            hedge,
        )
    }

    /// Shares, scores, numbers of things, phone numbers.
    fn is_share(&self, number: &numbers::Number, word: &str) -> bool {
        let after = self.word(number.last);
        let glued = |i: usize| self.reading.analysis.glued(i);
        let before = number.first.checked_sub(1).map_or("", |b| self.word(b));
        matches!(after, "%" | "٪" | "$" | "€")
            || (after == "في" && matches!(self.word(number.last + 1), "الميه" | "المايه" | "الالف"))
            || matches!(after, "بالميه" | "بالمايه")
            || (matches!(after, "-" | "/" | ":" | "+") && glued(number.last))
            || (matches!(before, "-" | "/" | ":" | "$" | "€" | "+" | "%") && glued(number.first))
            || matches!(
                before,
                "رقم"
                    | "الساعه"
                    | "قوته"
                    | "قوتها"
                    | "بقوه"
                    | "القرار"
                    | "الماده"
                    | "قرار"
                    | "عمر"
                    | "الرقم"
                    | "القناه"
                    | "سن"
                    | "درجه"
                    | "البند"
                    | "الدوره"
                    | "المركز"
                    | "عمره"
                    | "عمرها"
                    | "الجوله"
            )
            || (matches!(self.word(number.first), "عشر" | "عشره") && is_ordinal(before))
            || (number.digits && word.contains(['.', '٫']) && !thousands(word))
    }

    /// «عدد من», «عدد كبير من», «العديد من», «عدة جنود», «أحد الجنود».
    fn some(&self, at: usize) -> Option<Count> {
        let word = self.word(at);
        let bare = word.strip_prefix(['و', 'ف', 'ب', 'ل']).unwrap_or(word);
        let (min, max, number_last) = match (bare, self.word(at + 1), self.word(at + 2)) {
            ("عدد" | "عددا", "من", _) => (2, None, at + 2),
            ("عدد" | "عددا", "كبير" | "كبيرا" | "محدود" | "قليل" | "غير", "من") => {
                (2, None, at + 3)
            }
            ("العديد" | "الكثير", "من", _) => (2, None, at + 2),
            // «وأصيب المئات»: of people, and not «آلاف المرات».
            (word, next, _) if super::opens::round(word).is_some() && !next.starts_with("ال") => {
                (super::opens::round(word)?, None, at + 1)
            }
            ("عده", next, _) if counted::is_counted(next) => (2, None, at + 1),
            ("احد" | "احدي", next, _) if next.starts_with("ال") => (1, Some(1), at + 1),
            _ => return None,
        };
        // «عدد القتلى» is a toll; «من عدد من الدول» counts nobody hurt.
        let vague = max.is_none();
        let whole = super::opens::round(bare).is_some();
        let (noun, last) = match whole {
            true => (Noun::Missing, number_last),
            false => self.noun(number_last, true).map(|(noun, last, _)| (noun, last))?,
        };
        if matches!(noun, Noun::Missing) && !whole {
            return None;
        }
        let first = self.token_span(at)?;
        let clitic = word.len() - bare.len();
        let folded = self.reading.analysis.solid_token(at)?.folded.start();
        let start = self.reading.analysis.text_at(self.reading.text, folded + clitic);
        let span = Span::new(start.min(first.end()), first.end());
        let hedge = if vague { Hedge::Vague } else { Hedge::None };
        self.finish(at, number_last, last, noun, false, span, (Some(min), max), hedge)
    }

    /// The noun that begins at token `at`: what it is, the token past it, and whether it says
    /// «of those spoken of». `None` when it is something that makes no claim.
    fn noun(&self, at: usize, definite: bool) -> Option<(Noun, usize, bool)> {
        let word = self.word(at);
        if self.is_punct(at) {
            return Some((Noun::Missing, at, false));
        }
        // «تظاهر عشرات الآلاف مساء أمس», «خرج الآلاف الجمعة»: when, and not of what.
        let when = matches!(
            word,
            "مساء"
                | "صباح"
                | "فجر"
                | "ظهر"
                | "عصر"
                | "ليل"
                | "امس"
                | "اليوم"
                | "يوم"
                | "الليله"
                | "ليله"
        ) || crate::text::calendar::weekday(&self.reading.analysis, at).is_some();
        if definite && when {
            return Some((Noun::Missing, at, false));
        }
        if word == "من" {
            let next = self.word(at + 1);
            if let Some(noun) = self.known(at + 1, true) {
                let anaphor = next.starts_with("ال") && self.own_measure(at + 1).is_some();
                // «أربعة من رجال الشرطة»: the noun and what it belongs to.
                let owner = self.word(at + 2);
                let owned = !next.starts_with("ال")
                    && owner.starts_with("ال")
                    && owner.chars().count() > 3
                    && counted::counted(next).is_some();
                return (noun.sort != Sort::Measure).then_some((
                    Noun::Known(noun),
                    at + 2 + usize::from(owned),
                    anaphor,
                ));
            }
            return Some((Noun::Missing, at, false));
        }
        if matches!(word, "اخرين" | "اخرون" | "اخر" | "اخري") {
            return Some((Noun::Missing, at + 1, false));
        }
        if let Some(noun) = counted::counted_pair(word, self.word(at + 1)) {
            return (noun.sort != Sort::Measure).then_some((Noun::Known(noun), at + 2, false));
        }
        if let Some(noun) = self.known(at, definite) {
            return (noun.sort != Sort::Measure).then_some((Noun::Known(noun), at + 1, false));
        }
        // «15 سوريا»
        let person = self
            .mention_at(at)
            .is_some_and(|m| matches!(m.kind, MentionKind::Nationality | MentionKind::Group));
        if person {
            let noun = Counted { sort: Sort::People, group: "person", own: 0 };
            return Some((Noun::Known(noun), at + 1, false));
        }
        if self.own_measure(at).is_some() {
            let noun = Counted { sort: Sort::People, group: "person", own: 0 };
            return Some((Noun::Known(noun), at + 1, false));
        }
        // «2400 بجروح»: an unknown word behind a proclitic is no counted noun.
        let led = word.starts_with(['ب', 'ل', 'و', 'ف']) && word.chars().count() > 3;
        if led || is_function_word(word) || self.mention_at(at).is_some() || measure_verb(self, at)
        {
            return Some((Noun::Missing, at, false));
        }
        // «خمسة مقاولين», «آلاف الماليين»: the plural of people, whoever they are.
        if is_plural_of_people(word) {
            let noun = Counted { sort: Sort::People, group: "person", own: 0 };
            return Some((Noun::Known(noun), at + 1, false));
        }
        Some((Noun::Unknown, at + 1, false))
    }

    /// The counted noun at token `at`, its article and possessive stripped.
    fn known(&self, at: usize, definite: bool) -> Option<Counted> {
        let word = self.word(at);
        if let Some(noun) = counted::counted(word) {
            return Some(noun);
        }
        if !definite {
            return None;
        }
        if let Some(noun) = word.strip_prefix("ال").and_then(counted::counted) {
            return Some(noun);
        }
        let stem = ["هما", "هم", "ها", "نا", "ه"].iter().find_map(|e| word.strip_suffix(e))?;
        counted::counted(stem)
            .or_else(|| counted::counted(&format!("{stem}ن")))
            .or_else(|| counted::counted(&format!("{}ه", stem.strip_suffix('ت')?)))
    }

    /// The measure the noun at `at` is by itself.
    fn own_measure(&self, at: usize) -> Option<Measure> {
        let a = &self.reading.analysis;
        let find = |at: usize| {
            self.reading
                .measures(at)
                .find(|(hit, clitic)| hit.value.role == Role::Counted && *clitic == 0)
                .map(|(hit, _)| *hit.value)
        };
        find(at).or_else(|| {
            let bare = a.word(at).strip_prefix("ال")?;
            measures::of(bare, a, at).find(|m| m.role == Role::Counted)
        })
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one count, put together once")]
    fn finish(
        &self,
        first: usize,
        number_last: usize,
        last: usize,
        noun: Noun,
        of_them: bool,
        number_span: Span,
        (mut min, mut max): (Option<u64>, Option<u64>),
        mut hedge: Hedge,
    ) -> Option<Count> {
        let a = &self.reading.analysis;
        let noun_first = match self.word(number_last) {
            "من" if last > number_last => number_last + 1,
            _ => number_last,
        };
        let own = (last > noun_first).then(|| self.own_measure(noun_first)).flatten();
        let (adjectives_end, chain) = self.adjectives(noun_first, last);
        let mut start = first;
        let ranged = hedge == Hedge::Range;
        let mut loosen = |loose: Loose| {
            if hedge != Hedge::None {
                return;
            }
            hedge = match loose {
                Loose::About => Hedge::About,
                Loose::AtLeast => {
                    max = None;
                    Hedge::AtLeast
                }
                Loose::AtMost => {
                    min = None;
                    Hedge::AtMost
                }
            };
        };
        if ranged && first > 0 && matches!(self.word(first - 1), "بين" | "من") {
            start = first - 1 - usize::from(first > 1 && self.word(first - 2) == "ما");
        } else if let Some((loose, n)) = hedges::before(a, first) {
            loosen(loose);
            start = first - n;
        } else if let Some(loose) = hedges::after(a, last, 4) {
            loosen(loose);
        }
        let end_span = match last > number_last {
            true => self.token_span(last - 1)?,
            false => number_span,
        };
        let span = Span::new(number_span.start(), end_span.end().max(number_span.start()));
        let group = match last > noun_first {
            true => {
                let from = self.token_span(noun_first)?;
                let to = self.token_span(adjectives_end.max(last) - 1)?;
                self.reading.text.get(from.start()..to.end()).unwrap_or_default().to_owned()
            }
            false => String::new(),
        };
        Some(Count {
            first,
            last,
            start,
            end: adjectives_end.max(last),
            span,
            min,
            max,
            hedge,
            group,
            group_chain: chain,
            noun,
            own,
            of_them,
        })
    }

    /// The adjectives after the noun, and the chain the noun or they give.
    fn adjectives(&self, noun_first: usize, last: usize) -> (usize, Option<u32>) {
        let mut end = last;
        let mut chain = (noun_first..last)
            .find_map(|i| self.mention_at(i))
            .filter(|m| m.kind != MentionKind::Person)
            .map(|m| m.chain);
        for at in last..last + 2 {
            let word = self.word(at);
            let mention = self.mention_at(at);
            match mention {
                Some(m)
                    if (matches!(m.kind, MentionKind::Nationality | MentionKind::Group)
                        // «جنديا أرمينيا» looks like the country.
                        || (word.ends_with("يا") && self.word(last - 1).ends_with('ا')))
                        && !word.starts_with('و')
                        && last > noun_first =>
                {
                    chain = chain.or(Some(m.chain));
                    end = at + 1;
                }
                // «سبعة من القتلى مدنيون»: what is said of them, no adjective.
                None if last > noun_first
                    && is_adjective(word)
                    && !self.word(noun_first).starts_with("ال") =>
                {
                    end = at + 1;
                }
                _ => break,
            }
        }
        // «429 عسكريا من قوات الدفاع الذاتي»
        if chain.is_none() && matches!(self.word(end), "من" | "في") && last > noun_first {
            let from = usize::from(self.word(end) == "من");
            chain = (from == 1)
                .then(|| self.mention_at(end + 1))
                .flatten()
                .filter(|m| {
                    matches!(
                        m.kind,
                        MentionKind::Organization | MentionKind::Group | MentionKind::Nationality
                    )
                })
                .map(|m| m.chain);
        }
        (end, chain)
    }

    /// «مقتل جندي», «إصابة طفلين»: a noun that says one or two by itself.
    pub(super) fn single(&self, at: usize, accusative: bool) -> Option<Count> {
        let word = self.word(at);
        let noun = counted::counted(word).filter(|n| n.own > 0)?;
        if noun.sort == Sort::Measure || self.mention_at(at).is_some() {
            return None;
        }
        if accusative && !(word.ends_with('ا') || word.ends_with("ين")) {
            return None;
        }
        let span = self.token_span(at)?;
        if noun.own == 1 && !self.stands_alone(at + 1) {
            return None;
        }
        let n = u64::from(noun.own);
        let mut count = self.finish(
            at,
            at,
            at + 1,
            Noun::Known(noun),
            false,
            span,
            (Some(n), Some(n)),
            Hedge::None,
        )?;
        count.hedge = Hedge::None;
        (count.min, count.max) = (Some(n), Some(n));
        // «شخص واحد»; «شرطي وأحد الحراس» goes on.
        let one = |i: usize| {
            self.token_span(i).is_some_and(|s| s.of(self.reading.text).starts_with("وا"))
        };
        if one(at + 1)
            && matches!(self.word(at + 1), "واحد" | "واحده" | "واحدا")
            && let Some(one) = self.token_span(at + 1)
        {
            count.span = count.span.cover(one);
            count.end = count.end.max(at + 2);
        }
        Some(count)
    }

    /// True when what follows an indefinite singular leaves it indefinite: punctuation, a
    /// preposition, an adjective; not a name or a definite noun («مقتل قائد الجيش»).
    fn stands_alone(&self, at: usize) -> bool {
        let word = self.word(at);
        if self.is_punct(at) || is_function_word(word) {
            return true;
        }
        match self.mention_at(at) {
            Some(m) => m.kind == MentionKind::Nationality && !word.starts_with("ال"),
            None => {
                let common = self.reading.traits(at).common;
                let listed = common.is(Class::ADJECTIVE)
                    && !common.is(Class::NOUN)
                    && !word.starts_with("ال");
                is_adjective(word)
                    || listed
                    || matches!(word, "واحد" | "واحده" | "اخر" | "واحدا" | "اخرا" | "اليوم" | "امس")
                    || (word.starts_with(['و', 'ب', 'ل']) && word.chars().count() > 3)
            }
        }
    }
}

fn measure_verb(scene: &Scene, at: usize) -> bool {
    scene.reading.measures(at).any(|(hit, _)| matches!(hit.value.role, Role::Verb | Role::After))
}

/// «مقاولين», «الماليين»: a sound masculine plural after a number; «قوانين», «عناوين» are none.
fn is_plural_of_people(word: &str) -> bool {
    const THINGS: crate::text::WordSet = crate::text::WordSet::new(&[
        "قوانين",
        "عناوين",
        "بساتين",
        "تمارين",
        "دكاكين",
        "سنين",
        "ميادين",
        "براكين",
        "ملايين",
        "براهين",
        "مضامين",
        "تشرين",
        "صحون",
        "ديون",
        "غصون",
        "حصون",
        "فنون",
        "قرون",
        "عيون",
        "بطون",
        "سجون",
        "شوون",
        "قوارين",
        "موازين",
        "دواوين",
        "شياطين",
        "رياحين",
        "اثنين",
        "الاثنين",
    ]);
    let bare = word.strip_prefix("ال").unwrap_or(word);
    bare.chars().count() >= 5
        && bare.ends_with(['ن'])
        && (bare.ends_with("ين") || bare.ends_with("ون"))
        && !THINGS.contains(bare)
}
