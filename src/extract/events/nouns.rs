//! The participants of an event that a noun tells.

use super::arguments::{Arguments, Roles, crosses_verb, roles};
use super::clause::{Clause, is_relative};
use super::lead::{Lead, is_quote_mark};
use super::pronouns;
use super::subjects::{before_verb, joined_before, joins, led_by_and, of_title, titled};
use super::{Light, MentionKind, Scene, Site};
use crate::document::EventKind;

/// «بالاعتقال», «الهجوم»: the trigger carries the article.
fn is_definite(scene: &Scene, site: &Site) -> bool {
    let word = scene.word(site.first);
    word.starts_with("ال")
        || word.starts_with("لل")
        || word
            .get(2..)
            .is_some_and(|w| w.starts_with("ال") && word.starts_with(['ب', 'و', 'ف', 'ك']))
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
            // «تبرم اتفاقا مرحليا وإسرائيل تندد به»: another clause.
            && !led_by_and(scene, first)
            && (site.last..first)
                .all(|i| is_adjective_like(scene.word(i)) || is_quote_mark(scene.word(i)));
        let construct = (site.last..first).all(|i| is_quote_mark(scene.word(i)));
        // «على اتصال مع كل من السودان»: the preposition belongs to the trigger.
        let with = scene.word(site.last.saturating_sub(1)) == "مع" && previous_end == site.last;
        let lead = scene.lead(first, site.last.saturating_sub(usize::from(with)));
        let role = match (mention.kind, lead) {
            _ if joined => previous_role,
            // «رحبت بالاعتقال فلانة»: with its article a noun governs nothing.
            (MentionKind::Person, Lead::None) if construct && is_definite(scene, site) => "",
            // «اعتداء تشهده إسبانيا»
            (MentionKind::Place, Lead::None) if (site.last..first).any(|i| sees(scene.word(i))) => {
                out.place = out.place.or(Some(mention.chain));
                ""
            }
            (MentionKind::Nationality, Lead::None)
                if (near || adjacent_nisba(scene, site, first)) && agrees(scene, site, first) =>
            {
                match construct_is_object(site) {
                    true => roles.target,
                    false => roles.agent,
                }
            }
            (MentionKind::Place, Lead::None) if near => {
                let state = scene.is_country(mention)
                    // «عدوان باكو»: of a capital, not on it.
                    || (construct && site.found.trigger.lemma == "عدوان");
                match state && !construct_is_object(site) {
                    true => roles.agent,
                    // «قمة بيروت»
                    false if roles.mutual => {
                        if construct && trigger_of(site) == "meeting" {
                            out.place = out.place.or(Some(mention.chain));
                        }
                        ""
                    }
                    // «انقلاب حافلة بصحراوي المنيا»: where it was.
                    false if roles.target == "victim" => {
                        out.place = out.place.or(Some(mention.chain));
                        ""
                    }
                    false => {
                        out.place = out.place.or(Some(mention.chain));
                        roles.target
                    }
                }
            }
            // «اغتيال العالم فلان»: a title before the name of whom it was done to.
            (MentionKind::Person, Lead::None)
                if construct_is_object(site)
                    && first <= site.last + 3
                    && out.participants.is_empty()
                    && titled(scene, site.last, first) =>
            {
                roles.target
            }
            // «فوز أستاذ القانون فلان»
            (MentionKind::Person, Lead::None)
                if site.found.trigger.lemma == "فوز"
                    && first <= site.last + 5
                    && out.participants.is_empty() =>
            {
                roles.agent
            }
            (_, Lead::None) if near && construct => match construct_is_object(site) {
                true => roles.target,
                false => roles.agent,
            },
            // «انفجار بين البلدتين»
            (MentionKind::Place, Lead::Between | Lead::None)
                if site.found.trigger.kind == EventKind::Disaster
                    && (lead == Lead::Between || between) =>
            {
                between = true;
                out.place = out.place.or(Some(mention.chain));
                ""
            }
            // «اقتحام السياج بين الناظور ومليلية»: where it was.
            (MentionKind::Place, Lead::Between) if !roles.mutual && !scene.is_country(mention) => {
                out.place = out.place.or(Some(mention.chain));
                ""
            }
            (_, Lead::Between) => {
                between = true;
                "party"
            }
            (_, Lead::None) if between && scene.word(first).starts_with('و') => "party",
            // «اتفاق مع الصندوق على قرض»: who lends is whom one agrees with.
            (_, Lead::With) if site.found.trigger.kind == EventKind::Aid => roles.agent,
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
            // «وقعوا في كمين للجيش»: whose ambush it was; one laid for somebody is against them.
            (_, Lead::To) if site.found.trigger.lemma == "كمين" && fell_into(scene, site) => {
                roles.agent
            }
            // «نسبت السلطات الهجوم إلى الجماعة»
            (_, Lead::To) if happens(site) && ascribed(scene, site, clause) => "attacker",
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
            (_, Lead::None) if roles.agent != "victim" && follows_relative(scene, site, first) => {
                roles.agent
            }
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
    one_side(scene, site, clause, roles, &mut out);
    if let Some(whom) = pronouns::owner(scene, site)
        && (construct_is_object(site) || roles.agent == roles.target || is_own_act(site))
    {
        let role = if is_own_act(site) { roles.agent } else { roles.target };
        if !out.has(role) {
            out.add(whom, role);
        }
    }
    out
}

/// Who stands before the noun and is a side of the talks it tells: «مصر على اتصال مع السودان», «قال
/// الرئيس خلال مكالمة مع الوزير», «أعلن الوزير أنه يعتزم الاتصال».
fn one_side(scene: &Scene, site: &Site, clause: &Clause, roles: Roles, out: &mut Arguments) {
    if site.found.trigger.kind != EventKind::Consult || !roles.mutual {
        return;
    }
    let start = scene.sentence_start(site);
    let Some(before) = site.first.checked_sub(1) else { return };
    if scene.word(site.first) == "علي" {
        let subject = scene.mention_at(before).filter(|m| scene.acts_anywhere(m));
        if let Some(subject) = subject.filter(|m| scene.tokens_of(m).1 == site.first) {
            out.add(subject, roles.agent);
        }
        return;
    }
    if out.participants.len() > 1 {
        return;
    }
    let during = matches!(scene.word(before), "خلال" | "في" | "اثناء" | "عقب" | "بعد" | "عبر")
        && !out.participants.is_empty();
    let pronoun = || {
        let told = |i: &usize| {
            matches!(scene.word(*i), "انه" | "انها" | "بانه" | "بانها" | "انهم" | "بانهم")
        };
        let from = clause.start.max(site.first.saturating_sub(4)).saturating_sub(1);
        out.participants.is_empty().then(|| (from..site.first).rev().find(told)).flatten()
    };
    let until = if during { Some(before) } else { pronoun() };
    // The subject of the verb before it: the nearest.
    let subject = until.and_then(|until| {
        let mut before = scene.mentions_from(start, until).iter().rev();
        before.find(|m| {
            m.kind != MentionKind::Nationality
                && scene.acts(m)
                && scene.lead(scene.tokens_of(m).0, start) == Lead::None
        })
    });
    if let Some(subject) = subject {
        out.add(subject, roles.agent);
    }
}

/// «استقالته», «انسحابها»: what somebody does himself.
fn is_own_act(site: &Site) -> bool {
    matches!(trigger_of(site), "resign" | "withdraw" | "inauguration" | "visit")
}

/// «وقعت في كمين», «سقطت دورية في كمين».
fn fell_into(scene: &Scene, site: &Site) -> bool {
    let falls = |i: usize| {
        let word = scene.word(i).trim_start_matches(['و', 'ف', 'ي', 'ت']);
        ["قع", "سقط"].iter().any(|v| word.starts_with(v))
    };
    site.first.checked_sub(1).is_some_and(|i| scene.word(i) == "في")
        && (site.first.saturating_sub(7).max(scene.sentence_start(site))..site.first).any(falls)
}

/// Done by somebody, or taken up by a noun that does not say: «العملية», «الحادث».
fn happens(site: &Site) -> bool {
    matches!(site.found.trigger.kind, EventKind::Assault | EventKind::Disaster)
}

/// «نسبت …», «عزت …»: before a deed, what it is laid to follows with إلى.
fn ascribed(scene: &Scene, site: &Site, clause: &Clause) -> bool {
    (clause.start.saturating_sub(2)..site.first).any(|i| {
        let word = scene.word(i);
        let stem = word.strip_prefix(['و', 'ف']).unwrap_or(word);
        matches!(stem, "نسب" | "نسبت" | "نسبوا" | "ينسب" | "تنسب" | "عزا" | "عزت" | "يعزو" | "تعزو")
    })
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
            | "assassination"
            | "attempt"
            | "execution"
            | "kidnapping"
            | "arrest"
            | "trial"
            | "capture"
            | "siege"
            | "closure"
            | "cutoff"
            | "curfew"
            | "demolition"
            | "release"
            | "displacement"
            | "appointment"
            | "dismissal"
            | "nomination"
            | "abuse"
            | "deportation"
            | "inauguration"
            | "destroy"
            | "sanctions"
            | "boycott"
            | "expel"
            | "membership"
            | "summons"
    ) || matches!(trigger.lemma, "استهداف" | "تمويل" | "مول")
}

fn is_adjective_like(word: &str) -> bool {
    (word.starts_with("ال") && word.chars().count() > 4)
        || word.ends_with('ه')
        || word.ends_with("يا")
        || word.ends_with('ي')
        || word.ends_with("يين")
}

/// «تشهده», «شهدتها»: what a place goes through.
fn sees(word: &str) -> bool {
    let word = word.trim_start_matches(['و', 'ت', 'ي', 'ا']);
    word.starts_with("شهد") && word.ends_with(['ه', 'ا'])
}

/// «أصاب الهجوم شركة الاتصالات الإسبانية»: an adjective of a noun with the article has one too, and
/// so have those before it.
fn agrees(scene: &Scene, site: &Site, first: usize) -> bool {
    let definite = |i: usize| {
        let word = scene.word(i);
        word.starts_with("ال") || is_quote_mark(word) || matches!(word, "-" | "–")
    };
    !is_definite(scene, site) || (site.last..=first).all(definite)
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
    let verb = (site.last..first).find(|i| {
        let word = scene.word(*i);
        (scene.reading.lights(*i).any(|l| l == Light::Agent) || scene.reading.is_done_by(*i))
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
        // «أعلن النائب نبأ الوفاة»: who tells of a death did not die.
        Light::Agent | Light::Deal if roles.agent == "victim" => "",
        // «سول توقع صفقة إنقاذ»: who signs for aid does not give it.
        Light::Agent | Light::Deal
            if site.found.trigger.kind == EventKind::Aid && signs(scene.word(verb)) =>
        {
            ""
        }
        Light::Agent | Light::Deal => roles.agent,
        Light::Target => roles.target,
        Light::Event | Light::Place => "",
    };
    let mut found = false;
    let mut end = verb + 1;
    for (at, (mention, first, last)) in between.iter().copied().enumerate() {
        if of_title(scene, &between, at) {
            continue;
        }
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
                if !announces(scene, verb, site, mention.kind) {
                    out.add(mention, role);
                }
                found = true;
            }
            Lead::With if !role.is_empty() => {
                // «اتفاق مع الصندوق على قرض»: he lends.
                let lends = site.found.trigger.kind == EventKind::Aid;
                out.add(mention, if lends { roles.agent } else { roles.target });
            }
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
        for other in joined_before(scene, subject) {
            out.add(other, role);
        }
    }
}

/// «وقعت», «توقع».
fn signs(verb: &str) -> bool {
    let stem = verb.strip_prefix(['و', 'ف']).filter(|s| s.chars().count() > 3).unwrap_or(verb);
    ["وقع", "توقع", "يوقع"].iter().any(|v| stem.starts_with(v) || verb.starts_with(v))
}

/// «أعلن الوزير التوصل إلى اتفاق»: who tells of a deal did not make it, nor did who
/// tells of a vote win it; «أعلنت الدولتان هدنة» did.
fn announces(scene: &Scene, verb: usize, site: &Site, kind: MentionKind) -> bool {
    let word = scene.word(verb);
    let stem = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let tells = matches!(stem, "اعلن" | "اعلنت" | "يعلن" | "تعلن");
    let reached = (verb + 1..site.first).any(|i| scene.word(i) == "التوصل");
    let deal = reached || kind == MentionKind::Person;
    match site.found.trigger.kind {
        EventKind::Agree => tells && deal,
        // «أعلنت اللجنة فوز فلان»
        EventKind::Election | EventKind::Other => tells,
        _ => false,
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
