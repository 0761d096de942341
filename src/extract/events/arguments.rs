//! Who took part: subjects of verbs, nouns in construct, and what prepositions bring.

use std::collections::BTreeSet;

use super::clause::Clause;
use super::lead::Lead;
use super::subjects::{
    before_verb, before_whom, defined, first_actor, joined_before, joins, led_by_and, of_his,
    of_title, prepositioned, rules, titled, written,
};
use super::told_back::{self, antecedent};
use super::voice::{is_feminine_country, is_masculine, is_of_many, is_passive, trigger_is_killing};
use super::{Mention, MentionKind, Scene, Site};
use crate::document::EventKind;
use crate::extract::facts::Quote;
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

    /// «أطلقت النار على عمال قرب منجم تابع لشركة …»: what only says where people were hit was not hit.
    pub(super) fn drop_bystanders(&mut self, scene: &Scene, site: &Site, end: usize) {
        const NEAR: WordSet = WordSet::new(&[
            "قرب",
            "بالقرب",
            "قباله",
            "بجوار",
            "بجانب",
            "بمحاذاه",
            "محيط",
            "بمحيط",
            "خارج",
        ]);
        if site.found.trigger.kind != EventKind::Assault {
            return;
        }
        let Some(near) = (site.last..end).find(|i| NEAR.contains(scene.word(*i))) else { return };
        // «هاجم مسلحون قرب الحدود قافلة»: where it was may stand before whom it hit.
        if !(site.last..near).any(|i| matches!(scene.word(i), "علي" | "ضد")) {
            return;
        }
        let chains = |from: usize, to: usize| -> BTreeSet<u32> {
            scene.mentions_in(from, to).into_iter().map(|(m, ..)| m.chain).collect()
        };
        let (before, behind) = (chains(site.first, near), chains(near, end));
        self.participants.retain(|(chain, role)| {
            *role != "target" || before.contains(chain) || !behind.contains(chain)
        });
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
        let told = self.participants.iter().filter(|(_, role)| *role != "mourner");
        told.map(|(chain, r)| (*chain, role(r).to_owned())).collect()
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
        // «قبل الرئيس الوساطة»: what others offer.
        (EventKind::Agree, "acceptance") => ("agent", "target", false),
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
        // Who mourns has not died.
        (EventKind::Other, "death") if trigger.lemma == "نعى" => ("mourner", "victim", false),
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
    if let Some(subject) = antecedent(scene, site) {
        out.add(subject, if site.found.object { roles.target } else { subject_role });
        subject_seen = !site.found.object;
    }
    // «وكان فلان، الذي اتهم الرئيس، قد تنحى»
    if !subject_seen && let Some(subject) = told_back::of_had(scene, site) {
        out.add(subject, subject_role);
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
    // «هاجموا ليلا مكتبا لفلان»: who did it lies in the verb.
    let inside = scene.word(site.first).ends_with("وا") && !participle;
    let passive = subject_role == roles.target;
    let mut previous_end = site.last;
    let mut previous_role = "";
    let mut previous_kind = None;
    let mut between = false;
    let beside = scene.mentions_in(site.last, clause.end);
    for (at, (mention, first, last)) in beside.iter().copied().enumerate() {
        if crosses_verb(scene, site.last, first) && !out.participants.is_empty() {
            break;
        }
        if of_title(scene, &beside, at) {
            continue;
        }
        // «شركة فودافون البريطانية»: says of the body before it whose it is.
        let of_body = mention.kind == MentionKind::Nationality
            && first <= previous_end + 1
            && previous_kind == Some(MentionKind::Organization);
        if of_body {
            previous_end = last;
            continue;
        }
        let played = site.found.trigger.subkind == "sport";
        if !played && before_whom(scene, site.last, first) {
            previous_end = last;
            continue;
        }
        previous_kind = Some(mention.kind);
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
                // «نفت الوزارة ذلك، واتهمت يريفان بتعطيل التسوية»: nobody else stands before «ب».
                Lead::None
                    if !subject_seen
                        && site.found.trigger.lemma == "اتهم"
                        && first <= site.last + 3
                        && scene.word(last).starts_with('ب') =>
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
                // «طلبت ابنة الرئيس الأسبق فلان»: somebody else did.
                Lead::None if !subject_seen && of_his(scene, site.last, first) => {
                    subject_seen = true;
                    ""
                }
                // «استدعت وزارة خارجيتها السفير فلان», «تستدعي القائم بأعمال ميانمار»: they were sent for.
                Lead::None
                    if !subject_seen
                        && (mention.kind == MentionKind::Person
                            && other_subject(scene, site, first)
                            || site.found.trigger.subkind == "summons" && first > site.last) =>
                {
                    subject_seen = true;
                    roles.target
                }
                Lead::None
                    if !subject_seen
                        && (passive || !inside)
                        && first <= site.last + 5
                        && !prepositioned(scene, site.last, first) =>
                {
                    subject_seen = true;
                    subject_role
                }
                // «يستقيل وبورجانادزه رئيسة»: another clause.
                Lead::None if led_by_and(scene, first) => "",
                // «إيزابيل ابنة الرئيس الراحل فلان»
                Lead::None if of_his(scene, previous_end, first) => "",
                Lead::None
                    if first <= previous_end + 1
                        || titled(scene, previous_end, first)
                        || inside && first <= site.last + 2
                        || mention.kind == MentionKind::Person
                            && defined(scene, previous_end, first) =>
                {
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
            // «انتقدت الصحف اتفاق غدانسك»: a town is not who is blamed.
            let town = role == roles.target
                && site.found.trigger.kind.is_said()
                && mention.kind == MentionKind::Place
                && !scene.is_country(mention)
                && (lead == Lead::To || lead == Lead::None && first > site.last);
            if !role.is_empty() && !town {
                out.add(mention, role);
            }
            previous_role = role;
        }
        previous_end = last;
    }
    // «نعاه أمين المكتبة والكاتب فلان»: he who died is the pronoun.
    if site.found.trigger.lemma == "نعى" && scene.word(site.first).ends_with(['ه', 'ا']) {
        out.participants.retain(|(_, role)| *role != roles.target);
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

/// «استدعت وزارة خارجيتها السفير فلان»: a feminine noun right after a feminine verb is its subject,
/// and the man named after a masculine title is not.
fn other_subject(scene: &Scene, site: &Site, first: usize) -> bool {
    if body_before_title(scene, site, first) {
        return true;
    }
    let feminine = |i: usize| {
        written(scene, i).trim_end_matches(['ا', 'ه']).ends_with('ت')
            || written(scene, i).ends_with('ة')
    };
    let verb = scene.word(site.first);
    let verb = verb.strip_prefix(['و', 'ف']).unwrap_or(verb);
    (verb.ends_with('ت') || verb.starts_with('ت'))
        && first > site.last + 1
        && !scene.word(site.last).starts_with("ال")
        && (feminine(site.last) || feminine(site.last + 1))
        && (site.last + 1..first).any(|i| {
            let word = scene.word(i);
            !word.ends_with('ه') && word.strip_prefix("ال").is_some_and(rules)
        })
}

/// «أوقف الاتحاد المدرب فلان», «أقالت الإدارة المدير فلانا»: a body without a name punishes who has a title.
fn body_before_title(scene: &Scene, site: &Site, first: usize) -> bool {
    let definite = |i: usize| scene.word(i).strip_prefix("ال");
    let title = |i: usize| definite(i).is_some_and(rules);
    first == site.last + 2
        && definite(site.last).is_some()
        && !title(site.last)
        && title(site.last + 1)
        && matches!(
            site.found.trigger.kind,
            EventKind::Sanction | EventKind::Coerce | EventKind::Assault | EventKind::Election
        )
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
