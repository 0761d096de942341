//! Who took part: subjects of verbs, nouns in construct, and what prepositions bring.

use super::clause::{Clause, is_relative};
use super::{Light, Mention, MentionKind, Scene, Site};
use crate::document::EventKind;
use crate::lexicon::words::triggers;

/// Participants with their roles, and the places a preposition gave.
#[derive(Clone, Debug, Default)]
pub(super) struct Arguments {
    /// Chain and role, in order of finding.
    pub participants: Vec<(u32, &'static str)>,
    /// Chain of a place led by في, قرب …
    pub place: Option<u32>,
}

impl Arguments {
    fn add(&mut self, mention: &Mention, role: &'static str) {
        if !self.participants.iter().any(|(chain, _)| *chain == mention.chain) {
            self.participants.push((mention.chain, role));
        }
    }

    /// Adds the place where talks ended in a deal.
    pub(super) fn host(&mut self, place: u32) {
        if !self.participants.iter().any(|(chain, _)| *chain == place) {
            self.participants.push((place, "host"));
        }
    }

    fn has(&self, role: &str) -> bool {
        self.participants.iter().any(|(_, r)| *r == role)
    }

    pub(super) fn named(&self) -> Vec<(u32, String)> {
        self.participants.iter().map(|(chain, role)| (*chain, (*role).to_owned())).collect()
    }
}

/// The role of who does it, and of whom it is done to.
#[derive(Clone, Copy, Debug)]
struct Roles {
    agent: &'static str,
    target: &'static str,
    /// Both sides are alike: «اشتباكات بين», «اجتماع مع».
    mutual: bool,
}

fn roles(site: &Site) -> Roles {
    let trigger = site.found.trigger;
    let (agent, target, mutual) = match (trigger.kind, trigger.subkind) {
        (EventKind::Assault, "clash" | "war") => ("party", "party", true),
        (EventKind::Assault, "killing" | "kidnapping") => ("attacker", "victim", false),
        (EventKind::Assault, _) => ("attacker", "target", false),
        (EventKind::Agree, _) => ("party", "party", true),
        (EventKind::Consult, "visit") => ("agent", "host", false),
        (EventKind::Consult, "mediation") => ("mediator", "party", false),
        (EventKind::Consult, _) => ("party", "party", true),
        (EventKind::Cooperate, _) => ("party", "party", true),
        (EventKind::Other, "sport") => ("party", "party", true),
        (EventKind::Other, "death") | (EventKind::Disaster, _) => ("victim", "victim", false),
        _ => ("agent", "target", false),
    };
    Roles { agent, target, mutual }
}

/// What a preposition before a mention makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    None,
    With,
    Between,
    Against,
    To,
    By,
    Through,
    In,
    Other,
}

impl Scene<'_, '_> {
    /// How the mention whose first token is `first` is led: by the words up to three before it, so
    /// that «على مدينة X», «من قبل الجيش X» count too.
    fn lead(&self, first: usize, from: usize) -> Lead {
        let word = self.word(first);
        // A proclitic is written to the name itself: «لباكو», «بغزة».
        let span = self.mention_at(first).map(|m| m.span.start());
        let token = self.reading.analysis.solid_token(first);
        if let (Some(start), Some(token)) = (span, token)
            && start > token.span.start()
        {
            if word.starts_with("ل") || word.starts_with("ول") {
                return Lead::To;
            }
            if word.starts_with("ب") || word.starts_with("وب") {
                return Lead::In;
            }
            if word.starts_with("ك") {
                return Lead::Other;
            }
        }
        for back in 1..=7 {
            let Some(i) = first.checked_sub(back).filter(|i| *i >= from) else { return Lead::None };
            let word = self.word(i);
            let base = base(word);
            if is_quote_mark(word) || (word == "من" && i > 0 && self.word(i - 1) == "كل") {
                continue;
            }
            if self.mention_at(i).is_some_and(|m| m.kind == MentionKind::Nationality) {
                continue;
            }
            let lead = match base {
                "مع" => Lead::With,
                "بين" | "وبين" => Lead::Between,
                "علي" | "ضد" | "صوب" | "باتجاه" | "تجاه" => Lead::Against,
                "الي" | "نحو" => Lead::To,
                "قبل" | "جانب" | "يد" | "ايدي" | "بقياده" | "بزعامه" => {
                    Lead::By
                }
                "بوساطه" | "برعايه" | "وساطه" | "باشراف" => Lead::Through,
                "في" | "قرب" | "داخل" | "جنوب" | "شمال" | "شرق" | "غرب" | "وسط" | "شمالي"
                | "جنوبي" | "شرقي" | "غربي" | "بمدينه" | "بمحافظه" | "عند" | "خارج" | "بمنطقه"
                | "حول" => Lead::In,
                "من" | "عن" | "بشان" | "خلال" | "بعد" | "اثر" | "منذ" | "رغم" | "بسبب" | "بدعم"
                | "نقلا" => Lead::Other,
                "حسب" | "بحسب" | "وفق" | "وفقا" | "وكاله" | "باسم" => {
                    Lead::Other
                }
                _ => Lead::None,
            };
            if lead == Lead::In && base == "حول" {
                return Lead::Other;
            }
            if lead != Lead::None {
                // «من قبل X»: by; «قبل X»: before.
                if lead == Lead::By
                    && matches!(base, "قبل" | "جانب")
                    && i.checked_sub(1).is_none_or(|b| self.word(b) != "من")
                {
                    return Lead::Other;
                }
                return lead;
            }
            if base.starts_with("ل") && back <= 2 && self.mention_at(i).is_none() && is_body(base)
            {
                return Lead::To;
            }
            if !is_head_word(base) || (back > 3 && !is_title_word(base)) {
                return Lead::None;
            }
        }
        Lead::None
    }

    /// Mentions that begin inside the tokens, with their token ranges.
    fn mentions_in(&self, start: usize, end: usize) -> Vec<(&Mention, usize, usize)> {
        let a = &self.reading.analysis;
        let (Some(from), Some(to)) = (
            a.solid_token(start).map(|t| t.span.start),
            end.checked_sub(1).and_then(|e| a.solid_token(e)).map(|t| t.span.end),
        ) else {
            return Vec::new();
        };
        let i = self.mentions.partition_point(|m| m.span.start < from);
        let all: Vec<_> = self
            .mentions
            .iter()
            .skip(i)
            .take_while(|m| m.span.start < to)
            .map(|m| {
                let (first, last) = self.tokens_of(m);
                (m, first, last)
            })
            .collect();
        // The country or body of a title stands for its holder: «رئيس وزراء أرمينيا نيكول باشينيان».
        let titles = |ix: usize, last: usize| {
            all.get(ix + 1).is_some_and(|(next, first, _)| {
                next.kind == MentionKind::Person
                    && !self.word(*first).starts_with('و')
                    && (*first == last || (*first == last + 1 && self.word(last) == "،"))
            })
        };
        let keep: Vec<bool> = all
            .iter()
            .enumerate()
            .map(|(ix, (m, _, last))| m.kind == MentionKind::Person || !titles(ix, *last))
            .collect();
        all.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(m, _)| m).collect()
    }

    /// Someone who can act: a person, body, group, country, or the body a nationality belongs to.
    fn acts(&self, mention: &Mention) -> bool {
        match mention.kind {
            MentionKind::Person | MentionKind::Organization | MentionKind::Group => true,
            MentionKind::Nationality => true,
            MentionKind::Place => self.is_country(mention) || self.is_capital(mention),
            MentionKind::Media | MentionKind::Other => false,
        }
    }

    /// True for any name that can stand for an actor, however it is led.
    fn acts_anywhere(&self, mention: &Mention) -> bool {
        !matches!(mention.kind, MentionKind::Media | MentionKind::Other)
    }

    /// A city that may stand for its government: led by no preposition it acts.
    fn is_capital(&self, mention: &Mention) -> bool {
        let (first, _) = self.tokens_of(mention);
        mention.kind == MentionKind::Place
            && self.lead(first, first.saturating_sub(3)) == Lead::None
    }
}

/// The word without a conjunction, when enough is left: «وفي» → «في», but «في», «وسط» whole.
pub(super) fn base(word: &str) -> &str {
    match word.strip_prefix(['و', 'ف']) {
        Some(rest) if rest.chars().count() >= 2 && !matches!(word, "وسط" | "وفق" | "فوق") => {
            rest
        }
        _ => word,
    }
}

/// Words that may stand between a preposition and a name: «على مدينة غنجة», «مع وزير الخارجية
/// الأميركي».
fn is_head_word(word: &str) -> bool {
    const HEADS: &[&str] = &[
        "مدينه",
        "مدن",
        "بلده",
        "قريه",
        "منطقه",
        "اقليم",
        "محافظه",
        "ولايه",
        "ممر",
        "العاصمه",
        "حدود",
        "الحدود",
        "مواقع",
        "قوات",
        "الجيش",
        "القوات",
        "جيش",
        "وزير",
        "رييس",
        "الرييس",
        "وزاره",
        "ممثلي",
        "كل",
        "من",
        "الخارجيه",
        "الدفاع",
        "وزراء",
        "السلطات",
        "حكومه",
        "الحكومه",
        "نظيره",
        "نظيرته",
        "القاده",
        "مسوولين",
        "مسلحي",
        "عناصر",
        "مطار",
        "ميناء",
        "مخيم",
        "حي",
        "ريف",
        "الاراضي",
        "اراضي",
        "عده",
        "بنيه",
        "الوزراء",
        "الامين",
        "العام",
        "زعيم",
        "الزعيم",
        "الامير",
        "الملك",
        "السفير",
        "ولي",
        "العهد",
        "وزيره",
        "الداخليه",
        "الجانب",
        "الطرف",
        "جانب",
        "ضواحي",
        "جبهه",
        "المسلحه",
        "منطقتا",
        "قري",
        "بلدات",
    ];
    HEADS.contains(&word)
}

/// Words of a title, which may be long: «مع وزير الخارجية الأميركي أنتوني بلينكن».
fn is_title_word(word: &str) -> bool {
    matches!(
        word,
        "وزير"
            | "رييس"
            | "الرييس"
            | "الخارجيه"
            | "الدفاع"
            | "وزراء"
            | "الوزراء"
            | "نظيره"
            | "نظيرته"
            | "كل"
            | "من"
            | "وزيره"
            | "الداخليه"
            | "الامير"
            | "الملك"
            | "ولي"
            | "العهد"
    )
}

pub(super) fn is_quote_mark(word: &str) -> bool {
    word.chars().all(crate::text::letters::is_quote) && !word.is_empty()
}

/// «لمواقع», «للقوات», «لجيش»: a body or place led by ل.
fn is_body(word: &str) -> bool {
    let bare = word.strip_prefix("لل").or_else(|| word.strip_prefix('ل')).unwrap_or(word);
    ["مواقع", "مواقعها", "قوات", "جيش", "مدينه", "اقليم", "منطقه", "حكومه", "بلده", "قريه"]
        .contains(&bare)
}

/// The arguments of a verb: subject after it or before it, object, and what prepositions bring.
pub(super) fn of_verb(scene: &Scene, site: &Site, clause: &Clause) -> Arguments {
    let roles = roles(site);
    let mut out = Arguments::default();
    let participle = scene.word(site.first).trim_start_matches('و').starts_with('م');
    let mut subject_seen = false;
    if participle {
        if let Some(subject) = first_actor(scene, scene.sentence_start(site), site.first) {
            out.add(subject, roles.agent);
        }
        subject_seen = true;
    }
    // «يريفان التي شجبت»
    if let Some(relative) = site.first.checked_sub(1).filter(|i| is_relative(scene.word(*i)))
        && let Some(subject) = relative.checked_sub(1).and_then(|i| scene.mention_at(i))
        && scene.acts_anywhere(subject)
    {
        out.add(subject, roles.agent);
        subject_seen = true;
    }
    // «قالت قوات حفظ السلام إنها أجلت»: the pronoun is who speaks.
    if !subject_seen
        && let Some(before) = site.first.checked_sub(1)
        && matches!(
            scene.word(before),
            "انها"
                | "انه"
                | "انهم"
                | "بانها"
                | "بانه"
                | "بانهم"
                | "وانها"
                | "وانه"
                | "انهما"
        )
        && let Some(subject) = first_actor(scene, scene.sentence_start(site), before)
    {
        out.add(subject, roles.agent);
        subject_seen = true;
    }
    // «وحث أذربيجان على»: a masculine verb has no feminine country for its subject.
    let masculine = !participle && is_masculine(scene.word(site.first));
    // «باكو قصفت», «القوات الأرمينية شنت»: a subject right before the verb.
    if !subject_seen && let Some(subject) = before_verb(scene, site, clause) {
        out.add(subject, roles.agent);
        subject_seen = true;
    }
    let mut previous_end = site.last;
    let mut previous_role = "";
    for (mention, first, last) in scene.mentions_in(site.last, clause.end) {
        if crosses_verb(scene, site.last, first) && !out.participants.is_empty() {
            break;
        }
        let joined = joins(scene, previous_end, first) && !previous_role.is_empty();
        let lead = scene.lead(first, site.last);
        let place = place_led(scene, mention, lead);
        if joined {
            out.add(mention, previous_role);
        } else if let Some(chain) = place {
            out.place = out.place.or(Some(chain));
            if roles.target == "host" {
                out.add(mention, "host");
            }
        } else if !scene.acts(mention) && mention.kind != MentionKind::Place {
            continue;
        } else {
            let role = match lead {
                Lead::None
                    if mention.kind == MentionKind::Nationality
                        && counted_between(scene, site.last, first) =>
                {
                    roles.target
                }
                Lead::None
                    if !subject_seen
                        && masculine
                        && mention.kind == MentionKind::Place
                        && first == site.last
                        && is_feminine_country(scene.word(first)) =>
                {
                    subject_seen = true;
                    roles.target
                }
                Lead::None
                    if !subject_seen
                        && first <= site.last + 5
                        && !prepositioned(scene, site.last, first) =>
                {
                    subject_seen = true;
                    roles.agent
                }
                Lead::None if first <= previous_end + 1 => roles.target,
                // «الأمين العام للأمم المتحدة»: part of the subject.
                Lead::To if !subject_seen => "",
                Lead::With | Lead::Between if roles.mutual => "party",
                Lead::With if roles.target == "host" => "",
                Lead::With => roles.target,
                Lead::Against | Lead::To => roles.target,
                Lead::By => roles.agent,
                Lead::Through => "mediator",
                _ => "",
            };
            if !role.is_empty() {
                out.add(mention, role);
            }
            previous_role = role;
        }
        previous_end = last;
    }
    out
}

/// True when only و, with a comma before it perhaps, or a title stands between two names.
fn joins(scene: &Scene, end: usize, first: usize) -> bool {
    let start = end + usize::from(scene.word(end) == "،");
    let gap = first.saturating_sub(start);
    (scene.word(start).starts_with('و') || (start < first && scene.word(start) == "و"))
        && (gap == 0
            || (gap <= 4
                && (start + 1..first).all(|i| {
                    is_head_word(scene.word(i))
                        || scene.mention_at(i).is_some_and(|m| m.kind == MentionKind::Nationality)
                })))
}

/// True when a preposition stands among the tokens.
fn prepositioned(scene: &Scene, from: usize, to: usize) -> bool {
    (from..to)
        .any(|i| matches!(scene.word(i), "الي" | "علي" | "عن" | "في" | "من" | "ان" | "ضد" | "بعد"))
}

/// A verb of the past or present with a masculine subject.
fn is_masculine(word: &str) -> bool {
    let word = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    !word.ends_with('ت') && !word.starts_with('ت') && !word.ends_with("وا")
}

/// Countries are feminine but for a few.
fn is_feminine_country(word: &str) -> bool {
    !["العراق", "لبنان", "المغرب", "الاردن", "اليمن", "السودان", "الصومال"]
        .iter()
        .any(|c| word.ends_with(c))
}

/// A mention led by في and the like, when it is a place.
fn place_led(scene: &Scene, mention: &Mention, lead: Lead) -> Option<u32> {
    let _ = scene;
    (lead == Lead::In && mention.kind == MentionKind::Place).then_some(mention.chain)
}

/// «قتل 49 جنديا أرمينيا»: a number stands before the nationality, so that it is the victims'.
fn counted_between(scene: &Scene, from: usize, to: usize) -> bool {
    (from..to).any(|i| {
        crate::text::numbers::read(scene.reading.text, &scene.reading.analysis, i).is_some()
    })
}

fn crosses_verb(scene: &Scene, from: usize, to: usize) -> bool {
    (from..to).any(|i| {
        crate::lexicon::words::telling::is_telling(scene.word(i)) && scene.word(i).starts_with('و')
    })
}

/// The subject before its verb: a mention that ends right before it or with only adverbs between.
fn before_verb<'s>(scene: &Scene<'s, '_>, site: &Site, clause: &Clause) -> Option<&'s Mention> {
    if scene.word(site.first).starts_with('و') {
        return None;
    }
    let found = scene
        .mentions
        .iter()
        .rev()
        .skip_while(|m| scene.tokens_of(m).0 >= site.first)
        .map(|m| (m, scene.tokens_of(m)))
        .take_while(|(_, (first, _))| *first >= clause.start)
        .find(|(m, (first, _))| {
            scene.acts(m) && matches!(scene.lead(*first, clause.start), Lead::None)
        })?;
    (site.first - found.1.1 <= 3).then_some(found.0)
}

/// The first who can act among the tokens, led by no preposition.
fn first_actor<'s>(scene: &Scene<'s, '_>, start: usize, end: usize) -> Option<&'s Mention> {
    scene.mentions.iter().find(|m| {
        let (first, _) = scene.tokens_of(m);
        first >= start && first < end && scene.acts(m) && scene.lead(first, start) == Lead::None
    })
}

/// The arguments of a noun: construct and adjectives, prepositions after it, the subject of its
/// light verb, and the accused whose deed it is.
pub(super) fn of_noun(
    scene: &Scene,
    site: &Site,
    clause: &Clause,
    light: Option<(usize, Light)>,
) -> Arguments {
    let roles = roles(site);
    let mut out = Arguments::default();
    if let Some((verb, light)) = light {
        of_light(scene, site, clause, roles, (verb, light), &mut out);
    }
    accused(scene, site, clause, roles, &mut out);
    let mut previous_end = site.last;
    let mut previous_role = "";
    let mut between = false;
    for (mention, first, last) in scene.mentions_in(site.last, clause.end) {
        let relative = (site.last..first).any(|i| is_relative(scene.word(i)));
        if (relative && first > site.last + 6) || (crosses_verb(scene, site.last, first)) {
            break;
        }
        let joined = joins(scene, previous_end, first) && !previous_role.is_empty();
        // Adjectives between the noun and its nationality: «العملية العسكرية الأذربيجانية».
        let near = first <= site.last + 3
            && (site.last..first)
                .all(|i| is_adjective_like(scene.word(i)) || is_quote_mark(scene.word(i)));
        let construct = (site.last..first).all(|i| is_quote_mark(scene.word(i)));
        let lead = scene.lead(first, site.last);
        let role = match (mention.kind, lead) {
            _ if joined => previous_role,
            (MentionKind::Nationality, Lead::None)
                if near || adjacent_nisba(scene, site, first) =>
            {
                match roles.target {
                    "victim" => roles.target,
                    _ if trigger_of(site) == "arrest" => roles.target,
                    _ => roles.agent,
                }
            }
            (MentionKind::Place, Lead::None) if near => {
                let state = scene.is_country(mention)
                    // «عدوان باكو»: of a capital, not on it.
                    || (construct && site.found.trigger.lemma == "عدوان");
                match state && !construct_is_object(site) {
                    true => roles.agent,
                    false if roles.mutual => "",
                    false => {
                        out.place = out.place.or(Some(mention.chain));
                        roles.target
                    }
                }
            }
            (_, Lead::None) if near && construct => match construct_is_object(site) {
                true => roles.target,
                false => roles.agent,
            },
            (_, Lead::Between) => {
                between = true;
                "party"
            }
            (_, Lead::None) if between && scene.word(first).starts_with('و') => "party",
            (_, Lead::With) => roles.target,
            // «بوساطة من قوات حفظ السلام»
            (_, Lead::Other | Lead::None)
                if trigger_of(site) == "mediation"
                    && scene.word(site.last) == "من"
                    && first <= site.last + 5 =>
            {
                roles.agent
            }
            (MentionKind::Place, Lead::Against) if !scene.is_country(mention) => {
                out.place = out.place.or(Some(mention.chain));
                roles.target
            }
            (_, Lead::Against) => roles.target,
            (MentionKind::Place, Lead::To) if roles.target == "host" => "host",
            (_, Lead::To) if !roles.mutual && first <= site.last + 5 => roles.target,
            (_, Lead::By) => roles.agent,
            (_, Lead::Through) => "mediator",
            (MentionKind::Place, Lead::In) => {
                out.place = out.place.or(Some(mention.chain));
                ""
            }
            (MentionKind::Place, _) if site.found.trigger.kind == EventKind::Disaster => {
                out.place = out.place.or(Some(mention.chain));
                ""
            }
            // «التي بدأتها باكو», «نفذها الجيش»
            (_, Lead::None) if follows_relative(scene, site, first) => roles.agent,
            _ => "",
        };
        let led = matches!(lead, Lead::With | Lead::Between | Lead::By | Lead::Through) || joined;
        if !role.is_empty()
            && (led || scene.acts(mention) || matches!(role, "target" | "host" | "victim"))
        {
            out.add(mention, role);
        }
        previous_role = role;
        previous_end = last;
    }
    out
}

fn trigger_of(site: &Site) -> &'static str {
    site.found.trigger.subkind
}

/// «اعتقال زعيم», «مقتل», «اغتيال», «إجلاء»: what follows in construct is the object.
fn construct_is_object(site: &Site) -> bool {
    let trigger = site.found.trigger;
    matches!(
        trigger.subkind,
        "killing"
            | "kidnapping"
            | "arrest"
            | "trial"
            | "capture"
            | "siege"
            | "release"
            | "displacement"
            | "appointment"
            | "destroy"
            | "sanctions"
    ) || trigger.lemma == "استهداف"
}

fn is_adjective_like(word: &str) -> bool {
    (word.starts_with("ال") && word.chars().count() > 4)
        || word.ends_with('ه')
        || word.ends_with("يا")
        || word.ends_with('ي')
        || word.ends_with("يين")
}

/// «مفاوضات أرمينية أذربيجانية»: a second nationality right after the first.
fn adjacent_nisba(scene: &Scene, site: &Site, first: usize) -> bool {
    (site.last..first).all(|i| {
        scene.mention_at(i).is_some_and(|m| m.kind == MentionKind::Nationality)
            || is_adjective_like(scene.word(i))
            || matches!(scene.word(i), "-" | "–")
    })
}

/// True when only a relative word and one verb stand between the trigger and the mention.
fn follows_relative(scene: &Scene, site: &Site, first: usize) -> bool {
    let a = &scene.reading.analysis;
    let verb = (site.last..first).find(|i| {
        let word = scene.word(*i);
        (triggers::lights(a, *i).any(|l| l == Light::Agent) || triggers::is_done_by(a, *i))
            && word.chars().count() > 2
    });
    let Some(verb) = verb else { return false };
    let relative = (site.last..verb).any(|i| is_relative(scene.word(i)));
    let enclitic = scene.word(verb).ends_with("ها") || scene.word(verb).ends_with('ه');
    (relative || enclitic) && first - verb <= 3
}

/// The subject of a light verb: after it, before the noun; or before the verb.
fn of_light(
    scene: &Scene,
    site: &Site,
    clause: &Clause,
    roles: Roles,
    (verb, light): (usize, Light),
    out: &mut Arguments,
) {
    if verb >= site.last {
        return;
    }
    let between: Vec<_> = scene.mentions_in(verb + 1, site.first);
    let role = match light {
        Light::Agent | Light::Deal => roles.agent,
        Light::Target => roles.target,
        Light::Event | Light::Place => "",
    };
    let mut found = false;
    let mut end = verb + 1;
    for (mention, first, last) in between {
        let lead = scene.lead(first, verb + 1);
        let joined = found && joins(scene, end, first);
        match lead {
            Lead::In if mention.kind == MentionKind::Place => {
                out.place = out.place.or(Some(mention.chain));
            }
            Lead::None if light == Light::Place && mention.kind == MentionKind::Place => {
                out.place = out.place.or(Some(mention.chain));
                found = true;
            }
            Lead::None if !role.is_empty() && scene.acts(mention) && (!found || joined) => {
                out.add(mention, role);
                found = true;
            }
            Lead::With if !role.is_empty() => out.add(mention, roles.target),
            Lead::Between => out.add(mention, "party"),
            Lead::By if !role.is_empty() => out.add(mention, roles.agent),
            _ => (),
        }
        end = last;
    }
    let conjoined = scene.word(verb).starts_with('و') && verb > clause.start + 1;
    if found || role.is_empty() || conjoined || is_masdar(scene.word(verb)) {
        return;
    }
    // «القوات الأرمينية شنت هجمات»
    let before = Site { first: verb, last: verb + 1, ..*site };
    if let Some(subject) = before_verb(scene, &before, clause) {
        out.add(subject, role);
    }
}

/// «لإجراء», «توقيع»: a noun has no subject before it.
fn is_masdar(word: &str) -> bool {
    let word = word.trim_start_matches(['و', 'ل', 'ب']);
    matches!(
        word,
        "اجراء"
            | "عقد"
            | "توقيع"
            | "اعلان"
            | "استكمال"
            | "التوصل"
            | "بدء"
            | "اندلاع"
            | "توصيل"
            | "اطلاق"
            | "شن"
            | "تجدد"
    )
}

/// «اتهمت أرمينيا أذربيجان ببدء قصف»: the accused did it.
fn accused(scene: &Scene, site: &Site, clause: &Clause, roles: Roles, out: &mut Arguments) {
    if out.has(roles.agent) || roles.target == "victim" {
        return;
    }
    let accuse = (clause.start.saturating_sub(4)..site.first).rev().find(|i| {
        let word = scene.word(*i);
        matches!(
            word.strip_prefix('و').unwrap_or(word),
            "اتهم" | "اتهمت" | "متهما" | "متهمه" | "اتهموا" | "يتهم" | "تتهم"
        )
    });
    let Some(accuse) = accuse else { return };
    let by = (accuse + 1..=site.first)
        .any(|i| scene.word(i).starts_with('ب') && scene.mention_at(i).is_none());
    let actors: Vec<_> = scene
        .mentions_in(accuse + 1, site.first)
        .into_iter()
        .filter(|(m, first, _)| scene.acts(m) && scene.lead(*first, accuse + 1) == Lead::None)
        .collect();
    if by
        && actors.len() >= 2
        && let Some((mention, _, _)) = actors.last()
    {
        out.add(mention, roles.agent);
    }
}
