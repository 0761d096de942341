//! What happened, as single words tell it: trigger, participants, place, date, modality.
//!
//! Comes in: the reading with its mentions, chains and times. Goes out: one mention for each
//! trigger that holds, in order. A light verb and its noun («شنت هجوما») are one mention, at the
//! noun. Which mentions are one event is not decided here: that is `resolve`'s work.

mod anaphors;
mod arguments;
mod clause;
mod deaths;
mod holds;
mod kinds;
mod lead;
mod memory;
mod modality;
mod nouns;
mod pairs;
mod pronouns;
mod sequel;
mod settings;
mod subjects;
mod titles;
mod told_back;
mod voice;

use std::collections::BTreeSet;

use super::facts::{Chain, EventMention, Mention, MentionKind, Modality, Quote, TimeMention};
use super::phrases::time_phrase;
use super::reading::Reading;
use super::traits::May;
use crate::base::Span;
use crate::document::{EntityKind, EventKind};
use crate::lexicon::words::triggers::{Found, Light};
use crate::text::WordSet;

pub use titles::{english, title};

use clause::Clause;
pub(super) use clause::ends as ends_clause;
pub(super) use modality::may_colour;

/// What the rules about events look at.
#[derive(Clone, Copy)]
pub(super) struct Scene<'s, 'a> {
    pub reading: &'s Reading<'a>,
    pub mentions: &'s [Mention],
    pub chains: &'s [Chain],
    pub times: &'s [TimeMention],
    pub quotes: &'s [Quote],
}

/// A trigger that has been found, before it is known to hold.
#[derive(Clone, Copy, Debug)]
struct Site {
    /// Tokens of the trigger.
    first: usize,
    last: usize,
    found: Found,
    sentence: u32,
}

/// The kinds and subkinds of the events told so far.
type Told = BTreeSet<(EventKind, &'static str)>;

/// Every mention of an event in the article.
pub fn event_mentions(
    reading: &Reading,
    mentions: &[Mention],
    chains: &[Chain],
    times: &[TimeMention],
    quotes: &[Quote],
) -> Vec<EventMention> {
    let scene = Scene { reading, mentions, chains, times, quotes };
    let sport = is_sport(reading);
    let sites = sites(&scene, sport);
    let mut out: Vec<EventMention> = Vec::new();
    let mut told = Told::new();
    for (i, site) in sites.iter().enumerate() {
        if let Some(event) = event(&scene, &sites, i, site, sport, &told) {
            if !told.contains(&(event.kind, event.subkind.as_str())) {
                told.insert((event.kind, kinds::kind(&scene, site, sport).1));
            }
            out.push(event);
        }
    }
    let out = deaths::settle(&scene, anaphors::resolve(reading.text, out));
    settings::settle(&scene, out)
}

/// The triggers of the text, idioms and names left out.
fn sites(scene: &Scene, sport: bool) -> Vec<Site> {
    let a = &scene.reading.analysis;
    let mut out: Vec<Site> = Vec::new();
    for (sentence, facts) in (0u32..).zip(&a.sentences) {
        let tokens = a.solid_in(facts.span);
        let mut at = tokens.start;
        while at < tokens.end {
            if let Some(len) = scene.reading.idiom(at) {
                at += len;
                continue;
            }
            let Some(found) = scene.reading.trigger(at) else {
                at += 1;
                continue;
            };
            let site = Site { first: at, last: at + found.len, found, sentence };
            let played = sport
                && (found.trigger.kind == EventKind::Assault && !is_violent(found.trigger.lemma)
                    || found.trigger.subkind == "opening");
            // «اثنا عشر» is no praise, «بائع» pledges nothing.
            let looks = found.trigger.verb && scene.reading.number(at).is_some()
                || found.trigger.lemma == "بايع" && scene.spelled(at).contains('ئ');
            // «800 طالب», «5 قتلى»: what a number counts is no verb.
            let counted = found.trigger.verb
                && found.clitic == 0
                && !scene.word(at).ends_with("وا")
                && at > tokens.start
                && scene.reading.number(at - 1).is_some();
            if !counted && !played && !looks && !scene.is_named(&site) && !scene.is_headed(&site) {
                out.push(site);
            }
            at += found.len;
        }
    }
    out
}

/// The event at a site, when its argument or light verb stands where it must.
fn event(
    scene: &Scene,
    sites: &[Site],
    i: usize,
    site: &Site,
    sport: bool,
    before: &Told,
) -> Option<EventMention> {
    let trigger = site.found.trigger;
    let next = sites.get(i + 1).map(|s| s.first);
    let clause = Clause::around(scene, site, next);
    let light = match trigger.verb {
        true => None,
        false => clause.light(scene, site),
    };
    let mut arguments = match trigger.verb {
        true => arguments::of_verb(scene, site, &clause),
        false => nouns::of_noun(scene, site, &clause, light),
    };
    // «وطالبت بمنع العبارات»: whoever the statement is laid to.
    if holds::says(site) && !arguments.has("agent") {
        arguments.speaker(scene, site);
    }
    if arguments::roles(site).mutual {
        pairs::settle(scene, site, &clause, &mut arguments);
    }
    arguments.drop_bystanders(scene, site, settings::sentence_end(scene, site));
    let told = before.contains(&(trigger.kind, trigger.subkind));
    let kind_told = before.iter().any(|(kind, _)| *kind == trigger.kind);
    let told_of = (told, kind_told);
    let holds = holds::holds(scene, site, &clause, light, &arguments, sport, told_of);
    // «أرسلت تركيا مساعدات»: the noun says it.
    let carries = trigger.verb
        && trigger.kind == EventKind::Aid
        && sites
            .get(i + 1)
            .is_some_and(|n| n.found.trigger.kind == EventKind::Aid && n.first - site.last <= 8);
    // «تفرض قيودا», «فرضت حصارا»
    let imposes = trigger.verb
        && trigger.kind == EventKind::Coerce
        && scene.reading.lights(site.first).next().is_some()
        && sites.get(i + 1).is_some_and(|n| {
            !n.found.trigger.verb
                && n.found.trigger.kind == EventKind::Coerce
                && n.first - site.last <= 5
        });
    if !holds || carries || imposes || is_repeat(sites, i, site) || is_state(scene, site) {
        return None;
    }
    // «تم التوصل إلى الهدنة في موسكو»: signed there, holding elsewhere.
    if kind_is_deal(site)
        && let Some((_, Light::Agent | Light::Deal | Light::Event)) = light
        && let Some(place) = arguments.place.filter(|p| is_city(scene.place_class(*p)))
    {
        arguments.place = None;
        arguments.host(place);
    }
    let (kind, subkind) = kinds::kind(scene, site, sport);
    let (start, end) = settings::date(scene, site, &clause, sites);
    let old = start.zip(end).is_some_and(|days| settings::old(scene, days));
    let modality = modality::modality(scene, site, old);
    // «جلسة يوم الجمعة لبحث الهجمات»: what has happened did not happen on a day to come.
    let to_come = modality == Modality::Asserted && settings::to_come(scene, start);
    let of_office = of_office(scene, site);
    // «كان قد دعا»: not on the day of the news, but where a time stands beside it.
    let back = told_back::told_back(scene, site).is_some_and(|from| {
        start.is_none() || !settings::is_timed_from(scene, site, &clause, from)
    });
    let earlier =
        of_office || back || memory::in_force(scene, site) || memory::inquired(scene, site);
    let undated = to_come || earlier;
    let modality = match modality {
        Modality::Asserted if earlier => Modality::Background,
        modality => modality,
    };
    let (start, end) = if undated { (None, None) } else { (start, end) };
    // «الاتفاق», «الاجتماع» once it has been told of is no talk about talks.
    let known = before.contains(&(kind, subkind))
        || kind_told && kind_is_deal(site) && scene.is_definite(site);
    let set = light.is_some() || holds::past(scene, site) || holds::is_asked(scene, site);
    if !known && is_thin(site, set, &arguments) || is_weather(scene, sites, i, site) {
        return None;
    }
    let span = scene.span(site)?;
    let place = settings::place(scene, site, &clause, &arguments).filter(|_| !of_office);
    if of_office {
        arguments.participants.clear();
    }
    Some(EventMention {
        span,
        kind,
        subkind: subkind.to_owned(),
        lemma: trigger.lemma.to_owned(),
        start,
        end,
        place,
        placed: place.is_some(),
        participants: arguments.named(kind),
        modality,
        passing: earlier || time_phrase(scene.reading, site.first).is_some(),
        sentence: site.sentence,
    })
}

/// «زعيم التمرد», «قائدة الانقلاب»: the event says what somebody leads, and not that it happens where and
/// when he does something else.
fn of_office(scene: &Scene, site: &Site) -> bool {
    let noun = !site.found.trigger.verb && site.found.clitic == 0;
    let office = site.first.checked_sub(1).filter(|_| noun);
    office.is_some_and(|i| subjects::rules(scene.word(i))) && scene.is_definite(site)
}

/// «ضحايا قصف هجوم»: a second noun of the same kind right after the first tells nothing new.
fn is_repeat(sites: &[Site], i: usize, site: &Site) -> bool {
    i.checked_sub(1).and_then(|p| sites.get(p)).is_some_and(|before| {
        let (a, b) = (before.found.trigger, site.found.trigger);
        !b.verb && a.kind == b.kind && a.subkind == b.subkind && site.first <= before.last
    }) || aimed_by_noun(sites, i, site)
        || sites.get(i + 1).is_some_and(|after| {
            // «اتفاق وقف إطلاق النار», «توقيع اتفاق»: the second says which.
            let (a, b) = (site.found.trigger, after.found.trigger);
            !a.verb
                && !b.verb
                && a.subkind == "agreement"
                && b.kind == EventKind::Agree
                && after.first == site.last
        })
}

/// «غارات استهدفت مستشفى»: the verb says what the noun before it hit.
fn aimed_by_noun(sites: &[Site], i: usize, site: &Site) -> bool {
    let before = i.checked_sub(1).and_then(|p| sites.get(p));
    site.found.trigger.lemma == "استهدف"
        && site.found.trigger.verb
        && before.is_some_and(|b| {
            !b.found.trigger.verb
                && b.found.trigger.kind == EventKind::Assault
                && b.sentence == site.sentence
                && site.first - b.last <= 3
        })
}

/// «المفاوضات», «الاتفاق» with nobody, no verb and no time beside them: talk about talks.
fn is_thin(site: &Site, set: bool, arguments: &arguments::Arguments) -> bool {
    let trigger = site.found.trigger;
    let talk = matches!(trigger.kind, EventKind::Consult | EventKind::Cooperate)
        || (trigger.kind == EventKind::Agree && trigger.subkind == "agreement");
    let mediates = matches!(trigger.lemma, "وساطة" | "توسط");
    talk && trigger.subkind != "call"
        && !mediates
        && !trigger.verb
        && !set
        && arguments.participants.is_empty()
        && arguments.place.is_none()
}

/// «الفيضانات التي اجتاحت المدينة»: the flood is the event, its verb is not an attack.
fn is_weather(scene: &Scene, sites: &[Site], i: usize, site: &Site) -> bool {
    let disaster =
        |s: &Site| s.found.trigger.kind == EventKind::Disaster && s.sentence == site.sentence;
    let relative = site.first > 0 && clause::is_relative(scene.word(site.first - 1));
    let before = i.checked_sub(1).and_then(|p| sites.get(p));
    let after = sites.get(i + 1);
    site.found.trigger.verb
        && site.found.trigger.kind == EventKind::Assault
        && (before.is_some_and(|s| disaster(s) && relative && site.first - s.last <= 3)
            || after.is_some_and(|s| disaster(s) && s.first - site.last <= 1))
}

/// True where an article is about sport: its battles, attacks and strikes are played.
fn is_sport(reading: &Reading) -> bool {
    let n = reading.analysis.solid.len();
    let told = |i: &usize| reading.traits(*i).may(May::GAME) && tells_sport(reading.word(*i));
    (0..n).filter(told).take(3).count() == 3
}

/// True of a word of sport, folded.
pub(super) fn tells_sport(word: &str) -> bool {
    const WORDS: WordSet = WordSet::new(&[
        "مباراه",
        "المباراه",
        "الدوري",
        "ملعب",
        "الملعب",
        "المدرب",
        "المنتخب",
        "منتخب",
        "الكاس",
        "كاس",
        "الهداف",
        "اللاعب",
        "لاعب",
        "المهاجم",
        "الحارس",
        "الشوط",
        "هدفين",
        "البطوله",
        "مدرب",
        "اللاعبين",
        "جماهير",
        "مرمي",
        "كره",
        "التنس",
        "لاعبه",
        "القابها",
        "بطوله",
        "الاشواط",
        "الملاكمه",
        "سددت",
    ]);
    WORDS.contains(word)
}

/// Violence that no game is told with.
fn is_violent(lemma: &str) -> bool {
    matches!(
        lemma,
        "قذف"
            | "رشق"
            | "اعتداء"
            | "اعتدى"
            | "قتل"
            | "مقتل"
            | "اغتيال"
            | "طعن"
            | "مذبحة"
            | "مجزرة"
            | "جريمة"
    )
}

fn kind_is_deal(site: &Site) -> bool {
    site.found.trigger.kind == EventKind::Agree
}

fn is_city(class: &str) -> bool {
    matches!(class, "city" | "capital" | "town")
}

/// «المنطقة التي تسيطر عليها»: holding a place is a state; taking it is an event.
fn is_state(scene: &Scene, site: &Site) -> bool {
    let word = scene.word(site.first);
    let before = site.first.checked_sub(1).map_or("", |i| scene.word(i));
    site.found.trigger.verb
        && site.found.trigger.subkind == "capture"
        && word.starts_with(['ي', 'ت'])
        && clause::is_relative(before)
}

impl Scene<'_, '_> {
    fn word(&self, at: usize) -> &str {
        self.reading.word(at)
    }

    /// The word as it is written.
    fn spelled(&self, at: usize) -> &str {
        let token = self.reading.analysis.solid_token(at);
        token.map_or("", |t| t.span.of(self.reading.text))
    }

    /// The mentions that begin inside the tokens.
    fn mentions_from(&self, start: usize, end: usize) -> &[Mention] {
        let a = &self.reading.analysis;
        let (Some(from), Some(to)) = (
            a.solid_token(start).map(|t| t.span.start),
            end.checked_sub(1).and_then(|e| a.solid_token(e)).map(|t| t.span.end),
        ) else {
            return &[];
        };
        let first = self.mentions.partition_point(|m| m.span.start < from);
        let last = self.mentions.partition_point(|m| m.span.start < to);
        self.mentions.get(first..last).unwrap_or_default()
    }

    /// The mention that begins at the token or holds it.
    fn mention_at(&self, at: usize) -> Option<&Mention> {
        let span = self.reading.analysis.solid_token(at)?.span;
        let i = self.mentions.partition_point(|m| m.span.end <= span.start);
        self.mentions.get(i).filter(|m| m.span.overlaps(span))
    }

    /// First token and past the last token of a mention.
    fn tokens_of(&self, mention: &Mention) -> (usize, usize) {
        let a = &self.reading.analysis;
        let first = a.solid_at(mention.span.start());
        let last = a.solid_at(mention.span.end().saturating_sub(1)) + 1;
        (first, last.max(first + 1))
    }

    fn chain(&self, mention: &Mention) -> Option<&Chain> {
        self.chains.get(mention.chain as usize)
    }

    /// True for a country or a region that acts like one.
    fn is_country(&self, mention: &Mention) -> bool {
        let known = self.chain(mention).and_then(|c| c.known.first());
        let thing = known.and_then(|key| self.reading.lexicon.get(key));
        mention.kind == MentionKind::Nationality || thing.is_some_and(|t| t.class == "country")
    }

    /// True when the trigger is part of a name: «منظمة الأمن والتعاون».
    fn is_named(&self, site: &Site) -> bool {
        (site.first..site.last).any(|i| {
            self.mention_at(i).is_some_and(|m| {
                matches!(
                    m.kind,
                    MentionKind::Person | MentionKind::Organization | MentionKind::Media
                )
                    // «سيول» the city; «إسلام آباد», and nobody wiped out.
                    || m.kind == MentionKind::Place
                        && (site.found.trigger.verb
                            || self.tokens_of(m) == (site.first, site.last))
            })
        })
    }

    /// True when a noun before the trigger makes it the name of a body or a thing: «لجنة
    /// الانتخابات», «صاروخ هجوم», «مجلس السلم», «قانون الانتخابات».
    fn is_headed(&self, site: &Site) -> bool {
        const HEADS: WordSet = WordSet::new(&[
            "وزاره",
            "وزير",
            "لجنه",
            "اللجنه",
            "هيييه",
            "هييه",
            "منظمه",
            "مجلس",
            "قوات",
            "قوه",
            "مركز",
            "جهاز",
            "قانون",
            "حزب",
            "حركه",
            "جبهه",
            "جمعيه",
            "موسسه",
            "فيلم",
            "كتاب",
            "روايه",
            "لعبه",
            "محكمه",
            "شعار",
            "صاروخ",
            "طايره",
            "طايرات",
            "سلاح",
            "سفن",
            "سفينه",
            "فريق",
            "نظام",
            "مهرجان",
            "جايزه",
            "كليه",
            "معهد",
            "مسلسل",
            "اغنيه",
            "شركه",
            "صحيفه",
            "مدرب",
            "غرفه",
            "وحدات",
            "وحده",
            "خطه",
            "نقاط",
        ]);
        if site.found.trigger.verb {
            return false;
        }
        let Some(before) = site.first.checked_sub(1) else { return false };
        let word = self.word(before);
        let bare = word.strip_prefix(['و', 'ب', 'ل']).unwrap_or(word);
        // «عامل إغاثة», «منسق الإغاثة»: an office.
        let of_aid = site.found.trigger.kind == EventKind::Aid
            && matches!(
                bare,
                "عامل" | "عمال" | "منسق" | "منسقه" | "موظف" | "مسوول" | "رجال" | "وكاله"
            );
        HEADS.contains(&word) || HEADS.contains(&bare) || of_aid
    }

    /// Bytes of the trigger without its proclitics.
    fn span(&self, site: &Site) -> Option<Span> {
        let a = &self.reading.analysis;
        let first = a.solid_token(site.first)?;
        let last = a.solid_token(site.last.checked_sub(1)?)?;
        let start = match site.found.clitic {
            0 => first.span.start(),
            n => a.text_at(self.reading.text, first.folded.start() + n),
        };
        (start < last.span.end()).then(|| Span::new(start, last.span.end()))
    }

    /// First token of the site's sentence.
    fn sentence_start(&self, site: &Site) -> usize {
        let a = &self.reading.analysis;
        let sentence = a.sentences.get(site.sentence as usize);
        sentence.map_or(site.first, |s| a.solid_at(s.span.start())).min(site.first)
    }

    /// True for «العملية», «للهجوم», «عمليتها»: one already known.
    fn is_definite(&self, site: &Site) -> bool {
        let word = self.word(site.first);
        let base = word.trim_start_matches(['و', 'ب', 'ف']);
        base.starts_with("ال")
            || base.starts_with("لل")
            || word.ends_with("ها")
            || word.ends_with("هم")
    }

    /// The class the lexicon gives the place of a chain: `country`, `city` …
    fn place_class(&self, chain: u32) -> &str {
        let known = self.chains.get(chain as usize).and_then(|c| c.known.first());
        known.and_then(|key| self.reading.lexicon.get(key)).map_or("", |t| t.class.as_str())
    }

    fn is_person_chain(&self, chain: u32) -> bool {
        self.chains.get(chain as usize).is_some_and(|c| c.kind == EntityKind::Person)
    }

    /// True when the trigger's ل is a proclitic.
    fn lead_is_glued(&self, site: &Site) -> bool {
        site.found.clitic > 0 || self.word(site.first).starts_with("لل")
    }

    /// True when the trigger is a verb of saying: asking, accusing, refusing …
    fn is_saying(&self, site: &Site) -> bool {
        site.found.trigger.kind.is_said()
    }

    /// The stretch between quotation marks that holds the site and says more than a name.
    fn speech(&self, site: &Site) -> Option<Span> {
        let span = self.reading.analysis.solid_token(site.first)?.span;
        let quoted = self.reading.quotation_of(span)?;
        let words = self.reading.analysis.solid_in(quoted).count();
        (words > 4).then_some(quoted)
    }
}
