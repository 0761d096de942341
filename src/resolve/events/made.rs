//! A story becomes an event: its kind, sides, title and key, and what it is a part of.
//!
//! Comes in: a story of one or more articles. Goes out: the event, or nothing when only its kind is
//! known.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Corpus;
use super::calendar::Calendar;
use super::matching::held;
use super::story::{Story, same_place};
use crate::base::{Date, Key};
use crate::document::{EntityKind, EventKind};
use crate::extract::events::{english, title};
use crate::extract::{EventMention, Modality};
use crate::knowledge::{EntityId, Event, EventId, KnowledgeBase};
use crate::locale::Locale;
use crate::text::fold;

/// Gives a discovered event a key of its own, and the name an editor gave that.
pub(super) fn name(corpus: &Corpus, event: &mut Event, taken: &mut BTreeMap<Key, u32>) {
    let key = free_key(std::mem::take(&mut event.key), taken);
    let stable = corpus.curation.stable.iter().find(|(from, _)| *from == key);
    event.key = stable.map_or(key, |(_, to)| to.clone());
    if let Some((_, name)) = corpus.curation.rename.iter().find(|(k, _)| *k == event.key) {
        event.title.clone_from(name);
    }
}

/// A discovered event under the key it asks for, which others may ask for too; `None` when nothing
/// but its kind is known.
pub(super) fn event(
    corpus: &Corpus,
    kb: &KnowledgeBase,
    locale: &Locale,
    story: &Story,
    carded: (&[Event], &Calendar),
) -> Option<Event> {
    // «فاز فلان برئاسة فرنسا»: a vote is held where it is won.
    let is_state = |id: &EntityId| kb.entities.get(id.ix()).is_some_and(|e| e.class == "country");
    let mut sides = story.participants.keys().map(|(id, _)| *id).filter(is_state);
    let vote = story.kind == EventKind::Election && matches!(story.family.1, "" | "win");
    // An election is won in a country, wherever the news of it is told.
    let place = story.place(kb).filter(|id| story.family.1 != "win" || is_state(id));
    let place = place.or_else(|| sides.next().filter(|_| vote && sides.next().is_none()));
    // «تدفق الناخبون على مراكز الاقتراع في بغداد»: a country votes, where it is no vote of a town.
    let state = |id: EntityId| {
        let entity = kb.entities.get(id.ix())?;
        let whole = matches!(entity.class.as_str(), "country" | "region" | "continent");
        if whole { Some(id) } else { entity.country }
    };
    let national = vote && !story.subkinds.contains_key("local");
    let place = if national { place.and_then(state) } else { place };
    // «أعلنت الرئيسة حالة الطوارئ»: in her country.
    let state = story.kind == EventKind::Mobilize && story.family.1 == "emergency";
    let home = |(id, _): &(EntityId, String)| kb.entities.get(id.ix()).and_then(|e| e.country);
    let place = place.or_else(|| story.participants.keys().find_map(home).filter(|_| state));
    // … of whose capital it is told.
    let place = place.map(|id| if state { kb.government(id) } else { id });
    // «ضرب زلزال اليابان»
    let is_land =
        |id: &EntityId| kb.entities.get(id.ix()).is_some_and(|e| e.kind == EntityKind::Place);
    let hit = || {
        let mut hit =
            story.participants.keys().filter(|(id, role)| role == "victim" && is_land(id));
        hit.next().map(|(id, _)| *id).filter(|_| story.kind == EventKind::Disaster)
    };
    let place = place.or_else(hit);
    let alone = place.is_none() && story.participants.is_empty();
    // What nobody tells as happened must be spoken of twice.
    if (!story.asserted || alone) && story.mentions.len() + story.taken_up.len() < 2 {
        return None;
    }
    // «الهجوم على غنجة … حيث قتل عشرات»: the dead of a fight do not name it.
    let fight = story.family.1 == "fighting";
    let named = |s: &str| !s.is_empty() && !(fight && s == "killing");
    // Whom the deed was done to says more than with what: «اغتيال», «إعدام».
    let deed = |s: &str| matches!(s, "assassination" | "execution");
    let weight = |s: &str, n: u32| if deed(s) { 2 * n } else { n };
    let told_first = story.mentions.first().and_then(|(article, ix)| {
        corpus.extractions.get(*article).and_then(|e| e.events.get(*ix)).map(|m| &m.subkind)
    });
    let subkind = story.subkinds.iter().max_by_key(|(s, n)| {
        (named(s), weight(s, **n), Some(*s) == told_first, *s == "attack", *s)
    });
    let mut subkind = subkind.map(|(s, _)| s.clone()).unwrap_or_default();
    let mut participants: Vec<((EntityId, String), u32)> =
        story.participants.iter().map(|(p, n)| (p.clone(), *n)).collect();
    if both_attack(kb, story) {
        "clash".clone_into(&mut subkind);
        participants = as_parties(participants, "attacker");
    }
    let person =
        |id: EntityId| kb.entities.get(id.ix()).is_some_and(|e| e.kind == EntityKind::Person);
    // A blast of which it is said again and again whom it killed is known by him.
    let known_by =
        |((id, role), n): &((EntityId, String), u32)| role == "victim" && *n > 1 && person(*id);
    let blast = matches!(subkind.as_str(), "bombing" | "attack" | "shelling" | "shooting");
    if blast && participants.iter().any(known_by) {
        "killing".clone_into(&mut subkind);
    }
    // «غادر الرئيس البلاد»: one who travels does not withdraw.
    let leaves = |((id, role), _): &((EntityId, String), u32)| role == "agent" && person(*id);
    if subkind == "withdraw" && participants.iter().any(leaves) {
        "departure".clone_into(&mut subkind);
    }
    // «استقبل الرئيس الوزير»: between people it is a meeting.
    if subkind == "visit"
        && participants.iter().any(|((id, role), _)| role == "host" && person(*id))
    {
        "meeting".clone_into(&mut subkind);
        participants = as_parties(as_parties(participants, "host"), "agent");
    }
    // Who is named first is told first.
    let order = in_order(corpus, kb, story);
    let at = |id: EntityId| order.iter().position(|e| *e == id).unwrap_or(order.len());
    participants.sort_by(|a, b| {
        let by_order = at(a.0.0).cmp(&at(b.0.0));
        b.1.cmp(&a.1).then(by_order).then_with(|| a.0.cmp(&b.0))
    });
    let mut seen = BTreeSet::new();
    let is_thing = |id: EntityId| {
        place.is_none() && kb.entities.get(id.ix()).is_some_and(|e| e.kind == EntityKind::Other)
    };
    let is_place =
        |id: EntityId| kb.entities.get(id.ix()).is_some_and(|e| e.kind == EntityKind::Place);
    // «الإفراج عن أسير فلسطيني» frees no Palestine: only people are taken, freed or killed.
    let bodily = is_bodily(&subkind);
    // «قتل هنديان في هجوم»: no attack on India.
    let harmed = |role: &str| match role {
        "victim" => bodily || story.kind == EventKind::Assault,
        "target" => bodily,
        _ => false,
    };
    // «حملة الأنفال ضد الأكراد»: no people is on trial.
    let is_people =
        |id: EntityId| kb.entities.get(id.ix()).is_some_and(|e| e.kind == EntityKind::Group);
    let tried = |role: &str| role == "target" && matches!(subkind.as_str(), "trial" | "execution");
    // «فقضى النائب ورئيس تحرير النهار»: a newspaper is not killed.
    let is_media =
        |id: EntityId| kb.entities.get(id.ix()).is_some_and(|e| e.kind == EntityKind::Media);
    let fits = |id: EntityId, role: &str| {
        !(harmed(role) && (is_place(id) || bodily && is_media(id)))
            && !(tried(role) && is_people(id))
    };
    // «احتجزوا عمالا جزائريين في عين أمناس»: the town was attacked, not its country.
    // «ناقلة نرويجية في خليج عمان»: nor was the country of what was hit.
    let narrow = place.is_some_and(|p| !is_state(&p));
    let around = |id: EntityId, role: &str, n: u32| {
        role == "target" && n == 1 && narrow && is_state(&id) && story.kind == EventKind::Assault
    };
    participants.retain(|((id, role), n)| !around(*id, role, *n));
    // «غادر الرئيس البلاد إلى جدة»: where he went is no target.
    participants
        .retain(|((id, role), _)| !(subkind == "departure" && role == "target" && is_place(*id)));
    // «تسليم الأسلحة إلى الجيش»: who takes them in is no target.
    let yields = matches!(subkind.as_str(), "disarm" | "surrender");
    participants.retain(|((_, role), _)| !(yields && role == "target"));
    // «ضرب زلزال تركيا وسوريا»: a country is hit, and no victim; its own town names it already.
    for ((id, role), _) in &mut participants {
        if story.kind == EventKind::Disaster && role == "victim" && is_place(*id) {
            "affected".clone_into(role);
        }
    }
    let told = |id: EntityId| place.is_some_and(|p| same_place(kb, p, id));
    participants.retain(|((id, role), _)| !(role == "affected" && told(*id)));
    participants
        .retain(|((id, role), _)| Some(*id) != place && fits(*id, role) && seen.insert(*id));
    // «مباحثات بين أذربيجان وإلهام علييف»: who speaks for a side is not another side.
    let sides: BTreeSet<EntityId> = participants.iter().map(|((id, _), _)| *id).collect();
    let country = |id: EntityId| kb.entities.get(id.ix()).and_then(|e| e.country);
    let speaks_for = |id: EntityId| country(id).is_some_and(|c| c != id && sides.contains(&c));
    // Who was killed is told of whatever his country did.
    let (mut own, rest): (Vec<_>, Vec<_>) =
        participants.into_iter().partition(|((id, role), _)| role == "victim" || !speaks_for(*id));
    let n_own = own.len();
    own.extend(rest);
    let participants = own;
    let names: BTreeMap<EntityId, String> = participants
        .iter()
        .map(|((id, _), _)| *id)
        .chain(place)
        .filter_map(|id| Some((id, kb.entities.get(id.ix())?)))
        .map(|(id, e)| (id, in_a_title(e.kind, &e.name, &subkind)))
        .collect();
    // What a place is called on this site may change with one more article, and a key does not.
    let mut lasting = names.clone();
    for (id, name) in &mut lasting {
        let Some(entity) = kb.entities.get(id.ix()).filter(|e| e.card.is_none()) else { continue };
        let built_in = corpus.lexicon.get(&entity.key).filter(|_| entity.kind == EntityKind::Place);
        if let Some(thing) = built_in {
            *name = in_a_title(entity.kind, &thing.name, &subkind);
        }
    }
    let name = |id: EntityId| names.get(&id).map_or("", String::as_str);
    let sides: Vec<(EntityId, &str)> = participants
        .iter()
        .take(n_own)
        .filter(|((id, _), _)| !(bodily && is_place(*id)))
        // «انفجار تشالنجر»: a thing that was lost, no people and no country.
        .filter(|((id, role), _)| {
            let hit = matches!(role.as_str(), "victim" | "affected");
            !(story.kind == EventKind::Disaster && hit) || is_thing(*id)
        })
        // «استدعاء السفير فلان»
        .map(|((id, role), _)| match subkind == "summons" && role == "target" && person(*id) {
            true => (*id, "envoy"),
            false => (*id, role.as_str()),
        })
        .collect();
    let named: Vec<(&str, &str)> = sides.iter().map(|(id, role)| (name(*id), *role)).collect();
    let words = title(story.kind, &subkind, place.map(name), &named);
    let (start, end) = days(corpus, story, &subkind);
    let iso = start.map(|d| d.to_string()).unwrap_or_default();
    let kept = |id: EntityId| lasting.get(&id).map_or("", String::as_str);
    let kept_sides: Vec<(&str, &str)> = sides.iter().map(|(id, role)| (kept(*id), *role)).collect();
    let kept = title(story.kind, &subkind, place.map(kept), &kept_sides);
    let key = Key::from_name(&format!("{kept} {iso}"));
    let words = match corpus.config.language.starts_with("en") {
        true => english(story.kind, &subkind, place.map(name), &named),
        false => words,
    };
    let comma = if corpus.config.language.starts_with("en") { "," } else { "،" };
    // «تعيينات»: those appointed are not named in a title.
    let bare = words == title(story.kind, &subkind, None, &[]);
    let words = match named.is_empty() || bare || is_half(story.kind, &subkind, &named) {
        true => headline(corpus, kb, story, place).unwrap_or(words),
        false => words,
    };
    let dated = match start {
        Some(start) => {
            format!("{words}{comma} {}", locale.vague_period(start, end.unwrap_or(start)))
        }
        None => words,
    };
    let part_of = whole(kb, story, place, carded);
    Some(Event {
        key,
        kind: story.kind,
        subkind,
        title: dated,
        start,
        end,
        place,
        coordinates: place.and_then(|p| kb.entities.get(p.ix())).and_then(|e| e.coordinates),
        participants: participants.into_iter().map(|(p, _)| p).take(8).collect(),
        part_of,
        ..Event::default()
    })
}

/// The days of a story. Who died is often told of a day later: when no report says the day, the month is
/// known, unless it had just begun.
fn days(corpus: &Corpus, story: &Story, subkind: &str) -> (Option<Date>, Option<Date>) {
    const JUST_BEGUN: u8 = 3;
    let said = story.mentions.iter().any(|(article, ix)| {
        let Some(extraction) = corpus.extractions.get(*article) else { return false };
        let Some(mention) = extraction.events.get(*ix) else { return false };
        let mut here = extraction.times.iter().filter(|t| t.sentence == mention.sentence);
        mention.start.is_some() && here.any(|t| t.start == mention.start)
    });
    let month = |d: Date| {
        let known = subkind != "death" || said || d.day <= JUST_BEGUN;
        if known { d } else { Date { day: 0, ..d } }
    };
    (story.start.map(month), story.end.map(month))
}

/// «اتفاق مع أوبك», «مباحثات بمشاركة إيران», «عقوبات من الاتحاد»: a title with one side of two, or without
/// the one it was done to.
fn is_half(kind: EventKind, subkind: &str, named: &[(&str, &str)]) -> bool {
    let count = |roles: &[&str]| named.iter().filter(|(_, role)| roles.contains(role)).count();
    match kind {
        EventKind::Agree | EventKind::Cooperate => {
            subkind != "ceasefire" && count(&["party", "signatory"]) == 1
        }
        EventKind::Consult => subkind == "meeting" && count(&["party"]) == 1,
        EventKind::Sanction => count(&["target", "party"]) == 0,
        EventKind::Coerce => {
            matches!(subkind, "ban" | "restrictions" | "closure") && count(&["target"]) == 0
        }
        _ => false,
    }
}

/// Who takes part, in the order in which the story's mentions name them.
fn in_order(corpus: &Corpus, kb: &KnowledgeBase, story: &Story) -> Vec<EntityId> {
    let mut order = Vec::new();
    for (article, ix) in &story.mentions {
        let mention = corpus.extractions.get(*article).and_then(|e| e.events.get(*ix));
        let facts = kb.articles.get(*article);
        let Some((mention, facts)) = mention.zip(facts) else { continue };
        for (chain, _) in &mention.participants {
            let entity = facts.chains.get(*chain as usize).copied().flatten();
            order.extend(entity.filter(|e| !order.contains(e)));
        }
    }
    order
}

/// The headline that tells the story, when neither who took part nor where says which it was:
/// «انفجار», «اتفاق في الدنمارك».
fn headline(
    corpus: &Corpus,
    kb: &KnowledgeBase,
    story: &Story,
    place: Option<EntityId>,
) -> Option<String> {
    const LONGEST: usize = 90;
    // «محاكمة في باريس», «اعتقالات في لندن», «انهيار في بروكسل» leave open of whom or of what.
    let open = |s: &String| {
        matches!(s.as_str(), "arrest" | "trial" | "collapse" | "killing" | "release" | "siege")
    };
    let known_by_place = (!matches!(
        story.kind,
        EventKind::Agree
            | EventKind::Consult
            | EventKind::Election
            | EventKind::Sanction
            | EventKind::Other
            | EventKind::Request
    ) || matches!(story.family.1, "ceasefire" | "death"))
        && !story.subkinds.keys().all(open);
    if place.is_some() && known_by_place {
        return None;
    }
    let told = story.mentions.iter().find(|(article, ix)| {
        let mention = corpus.extractions.get(*article).and_then(|e| e.events.get(*ix));
        // «بعد 17 يوما على انتخابه» tells of no election, «مع اقتراب اتفاق» of none that is made.
        mention.is_some_and(|m| m.sentence == 0 && !m.passing && (is_fact(m) || !story.asserted))
    });
    // What the lead tells a headline names that names who took part.
    let names_a_side = |article: usize| {
        let read = corpus.extractions.get(article).zip(kb.articles.get(article));
        read.is_some_and(|(extraction, facts)| {
            let here = extraction.mentions.iter().zip(&facts.mentions);
            let mut here = here.filter(|(m, _)| m.sentence == 0).filter_map(|(_, id)| *id);
            let land = |id: EntityId| {
                kb.entities.get(id.ix()).is_some_and(|e| e.kind == EntityKind::Place)
            };
            here.any(|id| !land(id) && story.participants.keys().any(|(side, _)| *side == id))
        })
    };
    let lead = || {
        story.mentions.iter().find(|(article, ix)| {
            let mention = corpus.extractions.get(*article).and_then(|e| e.events.get(*ix));
            mention.is_some_and(|m| m.sentence == 1 && !m.passing) && names_a_side(*article)
        })
    };
    // … or a headline with the word itself.
    let named = || {
        story.mentions.iter().find(|(article, ix)| {
            let mention = corpus.extractions.get(*article).and_then(|e| e.events.get(*ix));
            let article = corpus.articles.get(*article);
            let word = mention.zip(article).map(|(m, a)| fold(m.span.of(&a.body.text)));
            let stem: String = word.as_deref().map(bare).unwrap_or_default();
            let title = article.map(|a| fold(&a.meta.title)).unwrap_or_default();
            stem.chars().count() > 3 && title.contains(&stem)
        })
    };
    let told = told.or_else(lead).or_else(named)?;
    // … and such a headline is none of this event.
    let passing = |(article, ix): &(usize, usize)| {
        let mention = corpus.extractions.get(*article).and_then(|e| e.events.get(*ix));
        *article == told.0 && mention.is_some_and(|m| m.sentence == 0 && m.passing)
    };
    if story.mentions.iter().any(passing) {
        return None;
    }
    // «هدنة موسكو … وُلدت ظهرًا»: a headline that names an event of a card tells of that one.
    let extraction = corpus.extractions.get(told.0)?;
    if extraction.keywords.iter().any(|k| k.sentence == 0) {
        return None;
    }
    let title = corpus.articles.get(told.0)?.meta.title.trim();
    (!title.is_empty() && title.chars().count() <= LONGEST).then(|| title.to_owned())
}

/// Whether a mention tells what happened, and not what is meant, asked for or denied.
fn is_fact(mention: &EventMention) -> bool {
    matches!(mention.modality, Modality::Asserted | Modality::Background | Modality::Alleged)
}

/// The letters by which a folded trigger is known in another form: «الإفراج» → «افرا».
fn bare(word: &str) -> String {
    word.strip_prefix("ال").unwrap_or(word).chars().take(4).collect()
}

/// Done to the bodies of people.
fn is_bodily(subkind: &str) -> bool {
    matches!(
        subkind,
        "killing"
            | "assassination"
            | "execution"
            | "kidnapping"
            | "arrest"
            | "trial"
            | "release"
            | "death"
            | "appointment"
            | "dismissal"
            | "nomination"
            | "abuse"
            | "inauguration"
            | "displacement"
            | "resign"
    )
}

/// A name after the word for what was done to it: a people in the genitive; of an army not the
/// whole is killed or taken: «مقتل أفراد من الجيش», «مقتل أذربيجانيين».
fn in_a_title(kind: EntityKind, name: &str, subkind: &str) -> String {
    let some = matches!(subkind, "killing" | "assassination" | "death" | "kidnapping" | "arrest");
    match kind {
        EntityKind::Organization if some => format!("أفراد من {name}"),
        EntityKind::Group if some => {
            let name = genitive(name);
            name.strip_prefix("ال").map_or(name.clone(), str::to_owned)
        }
        EntityKind::Group => genitive(name),
        // «الحوثيون», and not «القانون».
        EntityKind::Organization if is_of_people(name) => genitive(name),
        _ => name.to_owned(),
    }
}

/// «الحوثيون», a body named by its people; «التلفزيون» is none.
fn is_of_people(name: &str) -> bool {
    name.starts_with("ال")
        && name.ends_with("يون")
        && !name.contains(' ')
        && !name.ends_with("تلفزيون")
}

/// «الحوثيون» → «الحوثيين»: every name of a title stands in the genitive.
fn genitive(name: &str) -> String {
    let plural = |stem: &str| stem.starts_with("ال") && stem.chars().count() > 4;
    let word = |w: &str| match w.strip_suffix("ون") {
        Some(stem) if plural(stem) => format!("{stem}ين"),
        _ => w.to_owned(),
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The key, or the first of its numbered ones, that no event has. `taken` holds the keys given and
/// the last number tried with each.
fn free_key(wanted: Key, taken: &mut BTreeMap<Key, u32>) -> Key {
    let Some(last) = taken.get(&wanted).copied() else {
        taken.insert(wanted.clone(), 1);
        return wanted;
    };
    let numbers = (last + 1..).map(|n| (n, wanted.numbered(n)));
    let free = { numbers }.find(|(_, key)| !taken.contains_key(key));
    let (n, key) = free.unwrap_or((last, wanted.clone()));
    taken.insert(wanted, n);
    taken.insert(key.clone(), 1);
    key
}

/// The shortest carded event that lasts longer than the story, holds its days and its place or two
/// of its participants.
fn whole(
    kb: &KnowledgeBase,
    story: &Story,
    place: Option<EntityId>,
    (carded, calendar): (&[Event], &Calendar),
) -> Option<EventId> {
    let (start, end) = story.start.zip(story.end.or(story.start))?;
    calendar
        .holding(start, end)
        .filter(|id| carded.get(id.ix()).is_some_and(|event| held(kb, story, place, event)))
        .min_by_key(|id| (calendar.length(*id), *id))
}

/// Attackers of two countries: they fought each other.
fn both_attack(kb: &KnowledgeBase, story: &Story) -> bool {
    let side = |id: EntityId| {
        let entity = kb.entities.get(id.ix())?;
        if entity.class == "country" { Some(id) } else { entity.country }
    };
    let attackers = story.participants.keys().filter(|(_, role)| role == "attacker");
    let sides: BTreeSet<EntityId> = attackers.filter_map(|(id, _)| side(*id)).collect();
    // «قصفت الولايات المتحدة وبريطانيا مواقع في العراق»: they struck a third together.
    let targets = story.participants.keys().filter(|(_, role)| role == "target");
    let third = targets.map(|(id, _)| *id).chain(story.places.keys().copied());
    let third = third.filter_map(side).any(|id| !sides.contains(&id));
    story.family.1 == "fighting" && sides.len() == 2 && !third
}

/// Who attacks in a fight of two sides, or meets somebody, is a party of it, once.
fn as_parties(
    participants: Vec<((EntityId, String), u32)>,
    of: &str,
) -> Vec<((EntityId, String), u32)> {
    let mut out: BTreeMap<(EntityId, String), u32> = BTreeMap::new();
    for ((id, role), n) in participants {
        let role = if role == of { "party".to_owned() } else { role };
        *out.entry((id, role)).or_default() += n;
    }
    out.into_iter().collect()
}
