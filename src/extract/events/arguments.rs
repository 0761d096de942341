//! Who took part: subjects of verbs, nouns in construct, and what prepositions bring.

use super::clause::{Clause, is_relative};
use super::lead::{Lead, is_head_word};
use super::{Mention, MentionKind, Scene, Site};
use crate::document::EventKind;
use crate::extract::facts::Quote;
use crate::lexicon::words::reporting::Reporting;
use crate::text::WordSet;

/// Participants with their roles, and the places a preposition gave.
#[derive(Clone, Debug, Default)]
pub(super) struct Arguments {
    /// Chain and role, in order of finding.
    pub participants: Vec<(u32, &'static str)>,
    /// Chain of a place led by في, قرب …
    pub place: Option<u32>,
}

impl Arguments {
    pub(super) fn add(&mut self, mention: &Mention, role: &'static str) {
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

    /// Adds who makes the statement whose verb this is.
    pub(super) fn speaker(&mut self, scene: &Scene, site: &Site) {
        let Some(span) = scene.span(site) else { return };
        let own = |q: &&Quote| q.verb_span.is_some_and(|verb| verb.overlaps(span));
        let speaker = scene.quotes.iter().find(own).and_then(|q| q.speaker);
        if let Some(chain) = speaker.filter(|c| !self.participants.iter().any(|(own, _)| own == c))
        {
            self.participants.insert(0, (chain, "agent"));
        }
    }

    /// True when a target or a place is named.
    pub(super) fn hits_something(&self) -> bool {
        self.place.is_some() || self.has("target")
    }

    pub(super) fn has(&self, role: &str) -> bool {
        self.participants.iter().any(|(_, r)| *r == role)
    }

    /// Chains with their roles in an event of this kind.
    pub(super) fn named(&self, kind: EventKind) -> Vec<(u32, String)> {
        // Who attacks by words only blames.
        let role = |role: &'static str| match role {
            "attacker" if kind == EventKind::Accuse => "agent",
            role => role,
        };
        self.participants.iter().map(|(chain, r)| (*chain, role(r).to_owned())).collect()
    }
}

/// The role of who does it, and of whom it is done to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Roles {
    pub agent: &'static str,
    pub target: &'static str,
    /// Both sides are alike: «اشتباكات بين», «اجتماع مع».
    pub mutual: bool,
}

pub(super) fn roles(site: &Site) -> Roles {
    let trigger = site.found.trigger;
    let (agent, target, mutual) = match (trigger.kind, trigger.subkind) {
        (EventKind::Assault, "clash" | "war") => ("party", "party", true),
        (EventKind::Assault, "killing" | "assassination" | "attempt" | "kidnapping") => {
            ("attacker", "victim", false)
        }
        (EventKind::Assault, _) => ("attacker", "target", false),
        (EventKind::Agree, _) => ("party", "party", true),
        // «تبادلت الدولتان الاتهامات»
        (EventKind::Accuse, _) if matches!(trigger.lemma, "تبادل" | "اتهام") => {
            ("party", "party", true)
        }
        // Who takes an office is the one it is given to.
        (EventKind::Election, "inauguration") => ("target", "target", false),
        (EventKind::Consult, _) if matches!(trigger.lemma, "استقبل" | "استضاف") => {
            ("host", "agent", false)
        }
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
/// The arguments of a verb: subject after it or before it, object, and what prepositions bring.
pub(super) fn of_verb(scene: &Scene, site: &Site, clause: &Clause) -> Arguments {
    let roles = roles(site);
    let mut out = Arguments::default();
    let participle = scene.word(site.first).trim_start_matches('و').starts_with('م');
    let mut subject_seen = false;
    // «الضلوع في قتل فلان»: spelled as the verb, it is the noun, and has no subject before it.
    let masdar = site.first.checked_sub(1).is_some_and(|b| {
        matches!(scene.word(b), "في" | "من" | "علي" | "بعد" | "الي" | "منذ" | "عن" | "قبل" | "بين")
    });
    if masdar && trigger_is_killing(site) {
        for (mention, first, _) in scene.mentions_in(site.last, clause.end).into_iter().take(1) {
            let near = first <= site.last + 5 && scene.lead(first, site.last) == Lead::None;
            if near && scene.acts(mention) {
                out.add(mention, roles.target);
            }
        }
        return out;
    }
    if participle {
        if let Some(subject) = first_actor(scene, scene.sentence_start(site), site.first) {
            out.add(subject, roles.agent);
        }
        subject_seen = true;
    }
    // «اغتيل الرئيس», «قُتل العقيد»: whom the verb names it was done to.
    let subject_role = if is_passive(scene, site, clause) { roles.target } else { roles.agent };
    // «يريفان التي شجبت», «هاني الذي اغتاله متطرف»: whom the pronoun of the verb takes up.
    if let Some(relative) = site.first.checked_sub(1).filter(|i| is_relative(scene.word(*i)))
        && let Some(subject) = relative.checked_sub(1).and_then(|i| scene.mention_at(i))
        && scene.acts_anywhere(subject)
    {
        out.add(subject, if site.found.object { roles.target } else { subject_role });
        subject_seen = !site.found.object;
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
        out.add(subject, subject_role);
        subject_seen = true;
    }
    // «وحث أذربيجان على»: a masculine verb has no feminine country for its subject.
    let masculine = !participle && !site.found.object && is_masculine(scene.word(site.first));
    // «باكو قصفت», «القوات الأرمينية شنت»: a subject right before the verb.
    if !subject_seen && let Some(subject) = before_verb(scene, site, clause) {
        out.add(subject, subject_role);
        for other in joined_before(scene, subject) {
            out.add(other, subject_role);
        }
        subject_seen = true;
    }
    let mut previous_end = site.last;
    let mut previous_role = "";
    let mut between = false;
    let beside = scene.mentions_in(site.last, clause.end);
    for (at, (mention, first, last)) in beside.iter().copied().enumerate() {
        if crosses_verb(scene, site.last, first) && !out.participants.is_empty() {
            break;
        }
        if of_title(scene, &beside, at) {
            continue;
        }
        let joined = joins(scene, previous_end, first) && !previous_role.is_empty();
        let lead = scene.lead(first, site.last);
        let place = place_led(mention, lead);
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
                // «انفجر مستودع بين البلدتين»
                Lead::Between | Lead::None
                    if site.found.trigger.kind == EventKind::Disaster
                        && mention.kind == MentionKind::Place
                        && (lead == Lead::Between || between) =>
                {
                    between = true;
                    out.place = out.place.or(Some(mention.chain));
                    ""
                }
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
                // «مسلحون يغتالون فلانا»: one is no subject of a verb of many.
                Lead::None
                    if !subject_seen
                        && mention.kind == MentionKind::Person
                        && first <= site.last + 3
                        && is_of_many(scene.word(site.first)) =>
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
                    subject_role
                }
                Lead::None if first <= previous_end + 1 || titled(scene, previous_end, first) => {
                    roles.target
                }
                // «الأمين العام للأمم المتحدة»: part of the subject.
                Lead::To if !subject_seen => "",
                Lead::With if roles.mutual => "party",
                Lead::Between => "party",
                Lead::With if roles.target == "host" => "",
                Lead::With => roles.target,
                // «دعت إلى عقد اجتماع لمجلس الأمن»: what is asked for, not who is asked.
                Lead::To if site.found.trigger.kind == EventKind::Request => "",
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
    if !subject_seen
        && out.participants.is_empty()
        && goes_on(scene, site)
        && let Some(subject) = first_actor(scene, scene.sentence_start(site), site.first)
    {
        out.add(subject, roles.agent);
    }
    out
}

/// «رئيس», «ملك»: before a country it is an office.
fn rules(word: &str) -> bool {
    let word = word.strip_prefix(['و', 'ل', 'ب']).unwrap_or(word);
    Reporting::built_in().is_title(word)
}

fn trigger_is_killing(site: &Site) -> bool {
    site.found.trigger.lemma == "قتل"
}

/// «قال الوزير إن …، ودعا إلى الهدوء»: a verb of speech with no room for a subject goes on with the
/// sentence's own.
fn goes_on(scene: &Scene, site: &Site) -> bool {
    let before = site.first.checked_sub(1).map_or("", |i| scene.word(i));
    let next = scene.word(site.last);
    let led = matches!(next, "الي" | "علي" | "عن" | "من" | "ان" | "بان" | "اي");
    site.found.trigger.kind.is_said()
        && (scene.word(site.first).starts_with(['و', 'ف'])
            || matches!(before, "ثم" | "وانما" | "كما" | "قد" | "وقد"))
        && led
}

/// True when only و, with a comma before it perhaps, or a title stands between two names.
pub(super) fn joins(scene: &Scene, end: usize, first: usize) -> bool {
    // «هجوم على أبوظبي والحوثيون يتبنون»: the second begins a clause of its own.
    let past = scene.mention_at(first).map_or(first + 1, |m| scene.tokens_of(m).1);
    let next = scene.word(past);
    let clause = next.starts_with('ي') && (next.ends_with("ون") || next.ends_with("ان"));
    !clause && and_between(scene, end, first)
}

/// True when و stands between two names, a comma before it and a title after it perhaps.
fn and_between(scene: &Scene, end: usize, first: usize) -> bool {
    let start = end + usize::from(scene.word(end) == "،");
    let gap = first.saturating_sub(start);
    let word = scene.word(start);
    // «في بغداد وزير الخارجية»: the و of «وزير» joins nothing.
    let own = is_head_word(word) || matches!(word, "وفد" | "وكيل" | "ولي" | "والي");
    (word.starts_with('و') && !own)
        && (gap == 0
            || (gap <= 4
                && (start + 1..first).all(|i| {
                    is_head_word(scene.word(i))
                        || scene.mention_at(i).is_some_and(|m| m.kind == MentionKind::Nationality)
                })))
}

/// True when only the words of a title stand among the tokens: «الرئيس الفرنسي إيمانويل ماكرون».
pub(super) fn titled(scene: &Scene, from: usize, to: usize) -> bool {
    to - from.min(to) <= 5
        && (from..to).all(|i| {
            is_head_word(scene.word(i))
                || scene.mention_at(i).is_some_and(|m| m.kind == MentionKind::Nationality)
        })
}

/// «الرئيس العراقي الأسبق»: what stands between a title and a name.
fn is_former(word: &str) -> bool {
    matches!(
        word,
        "السابق"
            | "السابقه"
            | "الاسبق"
            | "الحالي"
            | "الحاليه"
            | "الجديد"
            | "الجديده"
            | "الراحل"
            | "المنتخب"
            | "المكلف"
    )
}

/// True when a preposition stands among the tokens.
fn prepositioned(scene: &Scene, from: usize, to: usize) -> bool {
    (from..to)
        .any(|i| matches!(scene.word(i), "الي" | "علي" | "عن" | "في" | "من" | "ان" | "ضد" | "بعد"))
}

/// Whether the subject of the verb is whom it was done to: of a form that is passive only, written
/// with the passive's ضمة, or one of killing with one person and nobody killed beside him.
fn is_passive(scene: &Scene, site: &Site, clause: &Clause) -> bool {
    const FORMS: [&str; 5] = ["اغتيل", "اقيل", "هوجم", "اجلي", "ادين"];
    let word = scene.word(site.first);
    let stem = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let written = scene.span(site).map_or("", |span| span.of(scene.reading.text));
    let marked = written.chars().nth(1) == Some('\u{64f}');
    if stem.starts_with(['ي', 'ت']) || site.found.object {
        // «أعلى ضابط يُقتل»
        return marked && trigger_is_killing(site) && !site.found.object;
    }
    // «فلان ورفيقاه قتلوا على أيدي قرويين»
    let by_hand = scene.word(site.last) == "علي"
        && matches!(scene.word(site.last + 1), "يد" | "ايدي" | "ايد" | "يدي");
    let killed = matches!(stem, "قتلوا" | "قتلا" | "قتلت" | "قتل");
    marked
        || killed && (by_hand || is_means(scene.word(site.first + 1)))
        || FORMS.iter().any(|f| stem.starts_with(f))
        || killed_alone(scene, site, clause)
}

/// «كابيلا قتل برصاص أحد حراسه», «قتل في انفجار»: who kills needs somebody to kill.
fn is_means(word: &str) -> bool {
    const MEANS: WordSet = WordSet::new(&[
        "برصاص",
        "برصاصه",
        "برصاصات",
        "بالرصاص",
        "بطلق",
        "بطلقات",
        "بقذيفه",
        "بقذايف",
        "بصاروخ",
        "بصواريخ",
        "بغاره",
        "بقنبله",
        "بعبوه",
        "بانفجار",
        "بتفجير",
        "بسكين",
        "بنيران",
        "بشظايا",
        "طعنا",
        "رميا",
        "في",
        "خلال",
        "اثناء",
        "اثر",
        "جراء",
        "لدي",
        "عندما",
        "حين",
        "بعدما",
        "امس",
        "اليوم",
    ]);
    MEANS.contains(&word)
}

/// «قتل القائد العسكري فلان في غارة»: one person right after the verb, and no object after him.
fn killed_alone(scene: &Scene, site: &Site, clause: &Clause) -> bool {
    if site.found.trigger.lemma != "قتل" {
        return false;
    }
    let mut after = scene.mentions_in(site.last, clause.end).into_iter();
    let person = after.find(|(m, _, _)| m.kind == MentionKind::Person);
    let Some((person, first, last)) = person else { return false };
    let near = first <= site.last + 5 && !prepositioned(scene, site.last, first);
    // «قتل فلان شرطيا», «قتل فلان 12 شخصا».
    // Past a comma stands his age: «قتل فلان، خمسون عاما».
    let aside = |i: &usize| matches!(scene.word(*i), "،" | "(" | "-" | "–");
    let object = (last..clause.end.min(last + 3)).take_while(|i| !aside(i)).any(|i| {
        let word = scene.word(i);
        scene.reading.number(i).is_some() || word.ends_with('ا') && word.chars().count() > 3
    });
    let next = after.next().is_some_and(|(m, at, _)| {
        m.chain != person.chain && m.kind == MentionKind::Person && at == last
    });
    near && !object && !next
}

/// A verb of the past or present with a masculine subject.
fn is_masculine(word: &str) -> bool {
    let word = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    !word.ends_with('ت') && !word.starts_with('ت') && !word.ends_with("وا")
}

/// «يغتالان», «قتلوا»: of two or more.
fn is_of_many(verb: &str) -> bool {
    let present = verb.starts_with(['ي', 'ت']);
    verb.ends_with("وا") || present && (verb.ends_with("ون") || verb.ends_with("ان"))
}

/// Countries are feminine but for a few.
fn is_feminine_country(word: &str) -> bool {
    !["العراق", "لبنان", "المغرب", "الاردن", "اليمن", "السودان", "الصومال"]
        .iter()
        .any(|c| word.ends_with(c))
}

/// A mention led by في and the like, when it is a place.
fn place_led(mention: &Mention, lead: Lead) -> Option<u32> {
    (lead == Lead::In && mention.kind == MentionKind::Place).then_some(mention.chain)
}

/// «قتل 49 جنديا أرمينيا»: a number stands before the nationality, so that it is the victims'.
fn counted_between(scene: &Scene, from: usize, to: usize) -> bool {
    (from..to).any(|i| scene.reading.number(i).is_some())
}

pub(super) fn crosses_verb(scene: &Scene, from: usize, to: usize) -> bool {
    (from..to).any(|i| scene.reading.tells(i) && scene.word(i).starts_with('و'))
}

/// The subject before its verb: a mention that ends right before it or with only adverbs between.
pub(super) fn before_verb<'s>(
    scene: &'s Scene,
    site: &Site,
    clause: &Clause,
) -> Option<&'s Mention> {
    if scene.word(site.first).starts_with('و') {
        return None;
    }
    let found = scene
        .mentions_from(clause.start, site.first)
        .iter()
        .rev()
        .map(|m| (m, scene.tokens_of(m)))
        // «وبحسب النيابة، قُتل 41»: what leads the name may stand before the clause.
        .find(|(m, (first, _))| {
            scene.acts(m) && scene.lead(*first, scene.sentence_start(site)) == Lead::None
        })?;
    // «دام حكمه سبعة أعوام قُتل خلالها …»: another clause stands between.
    let counted = (found.1.1..site.first).any(|i| scene.reading.number(i).is_some());
    // «سانتياغو - أطاح قادة الجيش»: where the report comes from.
    let dateline = (found.1.1..site.first).any(|i| matches!(scene.word(i), "-" | "–" | "—" | ":"));
    // «رئيس الأرجنتين يستقيل»: not the country.
    let office = found.0.kind == MentionKind::Place
        && found.1.0.checked_sub(1).is_some_and(|i| rules(scene.word(i)));
    let near = site.first.saturating_sub(found.1.1) <= 3;
    (near && !counted && !dateline && !office).then_some(found.0)
}

/// Those whom و joins before a subject: «ريغان وغورباتشوف يوقعان».
pub(super) fn joined_before<'s>(scene: &'s Scene, subject: &Mention) -> Vec<&'s Mention> {
    let mut out = Vec::new();
    let mut first = scene.tokens_of(subject).0;
    let start = scene.mentions.partition_point(|m| m.sentence < subject.sentence);
    let end = scene.mentions.partition_point(|m| m.span.start < subject.span.start);
    for mention in scene.mentions.get(start..end).unwrap_or_default().iter().rev().take(4) {
        let (from, to) = scene.tokens_of(mention);
        if !scene.acts(mention) || !and_between(scene, to, first) {
            break;
        }
        out.push(mention);
        first = from;
    }
    out
}

/// «الرئيس العراقي الأسبق فلان», «العالم المصري الأميركي فلان»: the adjective at `at` is of the title,
/// the one spoken of is named after it.
pub(super) fn of_title(scene: &Scene, beside: &[(&Mention, usize, usize)], at: usize) -> bool {
    let mut rest = beside.get(at..).unwrap_or_default().iter();
    // «رئيس بوركينا فاسو النقيب فلان»: the country of the office.
    let ruled = |first: usize| first.checked_sub(1).is_some_and(|i| rules(scene.word(i)));
    let adjective = rest.next().filter(|m| match m.0.kind {
        MentionKind::Nationality => true,
        MentionKind::Place => ruled(m.1),
        _ => false,
    });
    let Some(mut last) = adjective.map(|m| m.2) else { return false };
    for (next, from, to) in rest {
        let close = *from <= last + 2
            && (last..*from).all(|i| is_head_word(scene.word(i)) || is_former(scene.word(i)));
        match next.kind {
            MentionKind::Person => return close,
            MentionKind::Nationality if close => last = *to,
            _ => return false,
        }
    }
    false
}

/// The first who can act among the tokens, led by no preposition.
pub(super) fn first_actor<'s>(scene: &'s Scene, start: usize, end: usize) -> Option<&'s Mention> {
    let mentions = scene.mentions_from(start, end);
    let at = mentions.iter().position(|m| {
        let (first, _) = scene.tokens_of(m);
        scene.acts(m) && scene.lead(first, start) == Lead::None
    })?;
    // «الوزير الفرنسي فلان»: he, and not his country.
    let actor = mentions.get(at)?;
    let next = mentions.get(at + 1).filter(|n| {
        actor.kind == MentionKind::Nationality
            && n.kind == MentionKind::Person
            && titled(scene, scene.tokens_of(actor).1, scene.tokens_of(n).0)
    });
    next.or(Some(actor))
}
