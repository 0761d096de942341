//! A story: what several mentions tell of, and when two stories are one.
//!
//! Two are one when they are of one family of kinds, their days touch, and their places or
//! participants agree; what one of them does not say does not part them, but something must hold them
//! together. Across articles more is asked: the day must be known on both sides.

use std::collections::{BTreeMap, BTreeSet};

use super::once::once;
use crate::base::{Date, Precision};
use crate::document::EventKind;
use crate::extract::{EventMention, Modality};
use crate::knowledge::{EntityId, KnowledgeBase};

/// What several mentions tell of.
#[derive(Clone, Debug, Default)]
pub(super) struct Story {
    pub(super) family: (EventKind, &'static str),
    pub(super) kind: EventKind,
    /// Subkinds by how often they are said.
    pub(super) subkinds: BTreeMap<String, u32>,
    pub(super) start: Option<Date>,
    pub(super) end: Option<Date>,
    pub(super) places: BTreeMap<EntityId, u32>,
    /// A mention's own sentence says where; otherwise the places are those of the article.
    pub(super) placed: bool,
    pub(super) participants: BTreeMap<(EntityId, String), u32>,
    /// Who is accused of it, and is no participant.
    pub(super) blamed: BTreeSet<EntityId>,
    /// Article and index of the mention there.
    pub(super) mentions: Vec<(usize, usize)>,
    /// Those of other articles that take up what was told; they decide nothing.
    pub(super) taken_up: Vec<(usize, usize)>,
    /// Sentences they stand in, of one article.
    pub(super) sentences: BTreeSet<u32>,
    /// What the first article it is told in is about.
    pub(super) about: BTreeSet<EntityId>,
    /// At least one mention asserts it.
    pub(super) asserted: bool,
    /// Names nothing of its own but takes up one told before: «الهجوم», «الانتخابات».
    pub(super) definite: bool,
    /// Every mention only dates something else: «بعد مقتل ستة».
    pub(super) passing: bool,
    /// A time stands in the sentence of a mention; otherwise the days are the article's own, and
    /// the event may lie a little before them.
    pub(super) firm: bool,
    /// Every mention takes up what is known: undated, or long past, or «بعد المباراة» without a day.
    pub(super) recalls: bool,
}

/// Which kinds are told with each other's words: a raid is an attack and a clash, a war is not.
pub(super) fn family(kind: EventKind, subkind: &str) -> (EventKind, &'static str) {
    match (kind, subkind) {
        (EventKind::Assault, "attack" | "clash" | "shelling" | "shooting" | "") => {
            (kind, "fighting")
        }
        (_, "displacement") => (EventKind::Retreat, "displacement"),
        (EventKind::Assault, "ambush") => (kind, "ambush"),
        (EventKind::Assault, "war") => (kind, "war"),
        (EventKind::Assault, "capture") => (kind, "capture"),
        (EventKind::Assault, "violation" | "airspace") => (kind, "violation"),
        (EventKind::Assault, "abuse") => (kind, "abuse"),
        (EventKind::Assault, _) => (kind, "harm"),
        (EventKind::Agree, "ceasefire") => (kind, "ceasefire"),
        (EventKind::Agree, "acceptance") => (kind, "acceptance"),
        (EventKind::Consult, "call") => (kind, "call"),
        (EventKind::Consult, "mediation") => (kind, "mediation"),
        (EventKind::Disaster, "earthquake" | "tsunami") => (kind, "earthquake"),
        (EventKind::Disaster, "flood" | "storm" | "landslide") => (kind, "flood"),
        (EventKind::Disaster, "drought" | "heat" | "famine") => (kind, "drought"),
        (EventKind::Disaster, "epidemic") => (kind, "epidemic"),
        (EventKind::Disaster, _) => (kind, "accident"),
        (EventKind::Concede, "release") | (EventKind::Cooperate, "exchange") => {
            (EventKind::Concede, "release")
        }
        (EventKind::Other, "death") => (kind, "death"),
        (EventKind::Other, "sport") => (kind, "sport"),
        (EventKind::Mobilize, "emergency") => (kind, "emergency"),
        (EventKind::Coerce, "siege" | "closure" | "cutoff" | "restrictions") => (kind, "siege"),
        (EventKind::Coerce, "curfew") => (kind, "curfew"),
        (EventKind::Coerce, "coup") => (kind, "coup"),
        (EventKind::Coerce, "dissolve") => (kind, "dissolve"),
        (EventKind::Coerce, "arrest") => (kind, "arrest"),
        (EventKind::Coerce, "trial" | "execution") => (kind, "trial"),
        (EventKind::Coerce, "ban") => (kind, "ban"),
        (EventKind::Coerce, "crackdown") => (kind, "crackdown"),
        (EventKind::Coerce, "seizure") => (kind, "seizure"),
        (EventKind::Concede, "resign") => (kind, "resign"),
        (EventKind::Retreat, "disarm" | "surrender") => (kind, "disarm"),
        (EventKind::Election, "appointment" | "inauguration") => (kind, "appointment"),
        (EventKind::Election, "dismissal") => (kind, "dismissal"),
        (EventKind::Election, "win") => (kind, "win"),
        _ => (kind, ""),
    }
}

/// The subkind a mention is merged by. «تواجه البلدان في خريف 2020»: fighting of a season long ago
/// was a war; what somebody calls a war («وصفها بأنها حرب») and a conflict of a day are the fight that is
/// told.
pub(super) fn told_as(mention: &EventMention) -> &str {
    let season = mention.modality == Modality::Background
        && mention.start.is_some_and(|d| d.precision() != Precision::Day);
    let today = mention.start.is_some_and(|d| d.precision() == Precision::Day);
    match mention.subkind.as_str() {
        "clash" if season => "war",
        "war" if mention.modality == Modality::Alleged => "clash",
        // «اندلع صراع جديد الثلاثاء»
        "war" if matches!(mention.lemma.as_str(), "صراع" | "نزاع") && !season && today => {
            "clash"
        }
        subkind => subkind,
    }
}

/// How well two stories of what happens once agree.
const ONCE: u32 = 9;

/// How well two stories agree; `None` when they cannot be one, or nothing holds them together.
pub(super) fn agreement(kb: &KnowledgeBase, a: &Story, b: &Story, across: bool) -> Option<u32> {
    if once(kb, a, b) {
        return Some(ONCE);
    }
    if a.family != b.family {
        // The fight of its sentence before one of its place.
        let beside = a.family.1 == "fighting" && !a.sentences.is_disjoint(&b.sentences);
        return (!across && kills_in(a, b)).then_some(if beside { 3 } else { 2 });
    }
    if others_did(kb, a, b) || others_did(kb, b, a) {
        return None;
    }
    // «بعد مقتل ستة»: those died before the others the article counts; «كان قد دعا»: that was
    // another call.
    let each = many(a.family) || a.kind.is_said();
    if !across && each && a.passing != b.passing && !a.definite && !b.definite {
        return None;
    }
    let mut score = 0;
    match (a.start.zip(a.end), b.start.zip(b.end)) {
        (Some((a_start, a_end)), Some((b_start, b_end))) => {
            let slack = slack(a, b, across);
            let apart = a_start.first_day() > b_end.last_day() + slack
                || b_start.first_day() > a_end.last_day() + slack;
            if apart {
                return None;
            }
            let vague = |d: Date| d.precision() != Precision::Day;
            // Of a war one says the year, another the autumn: they lie within each other.
            let lasts = a.family.1 == "war"
                || a.family.1 == "ceasefire" && vague(a_start) && vague(b_start);
            let same_year = year_of(a_start, a_end).zip(year_of(b_start, b_end));
            // «مطلع التسعينيات» lies in «التسعينيات».
            let nested = (a_start.first_day() <= b_start.first_day()
                && b_end.last_day() <= a_end.last_day())
                || (b_start.first_day() <= a_start.first_day()
                    && a_end.last_day() <= b_end.last_day());
            let decade = (a_end.year - a_start.year).max(b_end.year - b_start.year);
            let within = lasts
                && (same_year.is_some_and(|(x, y)| x == y)
                    || nested && a.family.1 == "war" && (2..=10).contains(&decade));
            if across
                && !within
                && (vague(a_start) || vague(b_start))
                && (a_start, a_end) != (b_start, b_end)
            {
                return None;
            }
            score += if a_start == b_start { 3 } else { 1 };
        }
        _ if across => return None,
        _ => (),
    }
    // «دعا الاتحاد إلى الهدوء. ودعا الاتحاد الجانبين إلى التفاوض»: each is said by itself, but what
    // the headline and the lead tell first.
    let apart = !across
        && a.kind.is_said()
        && a.sentences.is_disjoint(&b.sentences)
        && !(a.definite || b.definite || titles(a) || titles(b));
    if apart {
        return None;
    }
    let one_place = a.places.keys().any(|p| b.places.keys().any(|q| same_place(kb, *p, *q)));
    // A raid in the capital and a shot from across the border both happened in the country.
    let side = |s: &Story| s.participants.keys().any(|(_, role)| role == "attacker");
    let exact = || a.places.keys().any(|p| b.places.contains_key(p));
    let apart = a.family.1 == "fighting"
        && side(a) != side(b)
        && !(a.definite || b.definite)
        && one_place
        && !exact()
        && a.shares_article(b);
    if apart {
        return None;
    }
    if one_place {
        score += 3;
    } else if !a.places.is_empty() && !b.places.is_empty() && !(headline(a, b) && !across) {
        return None;
    }
    let shared = a.sides().filter(|side| b.sides().any(|other| other == *side)).count();
    score += u32::try_from(shared).unwrap_or(0) * 2;
    // Talks with nobody are not the talks of somebody, nor is aid for nobody the aid of somebody.
    // «دعا المجلس … وطالبت الدول …»: nor is a call of nobody's the call of somebody.
    let silent = (a.sides().next().is_none() || b.sides().next().is_none())
        && !matches!(a.family.0, EventKind::Consult | EventKind::Aid)
        && (!a.kind.is_said() || titles(a) || titles(b));
    if across && a.family.1 == "war" {
        return (one_place || shared > 1).then_some(score);
    }
    if across {
        let held = one_place || shared > 1 || (shared == 1 && a.start == b.start);
        return (held || one_news(a, b, shared + kin(kb, a, b))).then_some(score);
    }
    // «اغتيل فلان بانفجار عبوة في بيروت»: one deed, of which one word says to whom, the other where.
    let victims = |s: &Story| s.participants.keys().any(|(_, role)| role == "victim");
    let one_deed = a.family.1 == "harm"
        && !a.sentences.is_disjoint(&b.sentences)
        && !(victims(a) && victims(b))
        && a.start == b.start;
    // «المساعدات» takes up aid that was told before it, and a lead what its article tells.
    let takes_up = |a: &Story, b: &Story| {
        let (first, other) = (a.sentences.first(), b.sentences.first());
        a.definite && (a.family.0 != EventKind::Aid || first >= other || first <= Some(&1))
    };
    let taken_up = takes_up(a, b) || takes_up(b, a) || headline(a, b) || one_deed;
    (one_place || shared > 0 || silent || taken_up).then_some(score.max(1))
}

/// «اتهمت باكو يريفان بقصف غنجة» is not «الهجوم الأذربيجاني على الجنوب»: the one has who is blamed for it,
/// the other an attacker who is not.
fn others_did(kb: &KnowledgeBase, a: &Story, b: &Story) -> bool {
    let country = |id: EntityId| kb.entities.get(id.ix()).and_then(|e| e.country).unwrap_or(id);
    let blamed = |id: EntityId| a.blamed.iter().any(|who| country(*who) == country(id));
    let mut attackers = b.participants.keys().filter(|(_, role)| role == "attacker").peekable();
    !a.blamed.is_empty() && attackers.peek().is_some() && attackers.all(|(id, _)| !blamed(*id))
}

/// «هاجم مسلحون القرية وقتلوا عشرة»: the killing belongs to the attack of its sentence, or of its
/// place and day.
pub(super) fn kills_in(a: &Story, b: &Story) -> bool {
    let violent = |s: &Story| s.kind == EventKind::Assault && s.family.1 != "war";
    let kills = |s: &Story| s.family.1 == "harm";
    violent(a)
        && violent(b)
        && (kills(a) || kills(b))
        && a.in_days_of(b)
        // «شنت هجوما بعد مقتل ستة»: those died before it.
        && a.passing == b.passing
        && (!a.sentences.is_disjoint(&b.sentences)
            || a.places.keys().any(|p| b.places.contains_key(p)))
}

/// Many are killed or taken in a story; a truce, a vote, a curfew there is one.
pub(super) fn many(family: (EventKind, &str)) -> bool {
    matches!(family.1, "harm" | "capture" | "violation" | "arrest")
}

/// Two articles about the same people and places, of which one names neither whom nor where: «تمدد
/// حظر التجول», «رفعت الحظر».
fn one_news(a: &Story, b: &Story, shared: usize) -> bool {
    const SHARED: usize = 3;
    let silent = |s: &Story| s.sides().next().is_none();
    let told =
        !a.family.0.is_by_words() && !many(a.family) && (silent(a) || silent(b) || shared > 0);
    told && a.about.intersection(&b.about).count() >= SHARED
}

/// How many sides of one are bodies of a country that is a side of the other: an army is its
/// country's.
fn kin(kb: &KnowledgeBase, a: &Story, b: &Story) -> usize {
    let country = |id: EntityId| kb.entities.get(id.ix()).and_then(|e| e.country).unwrap_or(id);
    let of = |a: &Story, b: &Story| {
        a.participants.keys().filter(|(x, _)| b.sides().any(|y| country(*x) == country(y))).count()
    };
    of(a, b).max(of(b, a))
}

/// The year both days lie in.
fn year_of(start: Date, end: Date) -> Option<i16> {
    (start.year == end.year).then_some(start.year)
}

/// The headline and the first words of its article tell one thing.
fn headline(a: &Story, b: &Story) -> bool {
    let first = |s: &Story| s.sentences.contains(&1);
    (titles(a) && first(b)) || (titles(b) && first(a))
}

/// Told in the headline alone.
fn titles(story: &Story) -> bool {
    story.sentences.iter().all(|n| *n == 0)
}

/// Days two stories may lie apart and still be one. What is told without a day of its own is told
/// within a few days of it, longer for what goes on for days.
fn slack(a: &Story, b: &Story, across: bool) -> i32 {
    let lasting = matches!(
        a.family.1,
        "fighting"
            | "ceasefire"
            | "disarm"
            | "displacement"
            | "earthquake"
            | "flood"
            | "fire"
            | "siege"
            | "curfew"
    );
    // «بعد أربعة أيام على الكارثة»: counted from the day of another report.
    let counted = across && (a.passing || b.passing);
    match (a.firm && b.firm && !counted, lasting) {
        (true, true) => 1,
        (true, false) => 0,
        (false, true) => 2,
        (false, false) => 1,
    }
}

/// The same place, or one the country of the other.
pub(in crate::resolve) fn same_place(kb: &KnowledgeBase, a: EntityId, b: EntityId) -> bool {
    let country = |id: EntityId| kb.entities.get(id.ix()).and_then(|e| e.country);
    a == b || country(a) == Some(b) || country(b) == Some(a)
}

impl Story {
    /// One article tells of both.
    pub(super) fn shares_article(&self, other: &Self) -> bool {
        let tells = |article: usize| other.mentions.iter().any(|(at, _)| *at == article);
        self.mentions.iter().any(|(article, _)| tells(*article))
    }

    /// Their days touch, or one has none.
    pub(super) fn in_days_of(&self, other: &Self) -> bool {
        match (self.start.zip(self.end), other.start.zip(other.end)) {
            (Some((a_start, a_end)), Some((b_start, b_end))) => {
                a_start.first_day() <= b_end.last_day() + 1
                    && b_start.first_day() <= a_end.last_day() + 1
            }
            _ => true,
        }
    }

    /// Who and what places take part, each once.
    pub(super) fn sides(&self) -> impl Iterator<Item = EntityId> {
        let mut last = None;
        let people = self.participants.keys().map(|(id, _)| *id);
        let people = people.filter(move |id| last.replace(*id) != Some(*id));
        let acts = |place: &EntityId| {
            let from = (*place, String::new());
            self.participants.range(from..).next().is_some_and(|((id, _), _)| id == place)
        };
        people.chain(self.places.keys().copied().filter(move |place| !acts(place)))
    }

    pub(super) fn take(&mut self, other: Story) {
        // A killing told before its fight takes the fight's name.
        if self.family.1 == "harm" && other.family.1 == "fighting" {
            self.family = other.family;
        }
        let war = self.family.1 == "war";
        let decade = |s: &Story| s.start.zip(s.end).is_some_and(|(a, b)| b.year - a.year >= 9);
        let narrower = |s: &Story| s.start.zip(s.end).map(|(a, b)| b.last_day() - a.first_day());
        match (narrower(self), narrower(&other)) {
            (None, Some(_)) => (self.start, self.end) = (other.start, other.end),
            // «مطلع التسعينيات» says more than «التسعينيات».
            (Some(_), Some(_)) if decade(self) != decade(&other) => {
                if decade(self) {
                    (self.start, self.end) = (other.start, other.end);
                }
            }
            (Some(_), Some(_)) if !war && self.firm && !other.firm => (),
            (Some(_), Some(_)) if !war && other.firm && !self.firm => {
                (self.start, self.end) = (other.start, other.end);
            }
            // A war lasts as long as the longest time it is given.
            (Some(mine), Some(theirs)) if (theirs < mine) != war && theirs != mine => {
                (self.start, self.end) = (other.start, other.end);
            }
            _ => (),
        }
        // «الهجوم على غنجة … حيث قتل عشرات»: the dead are where the attack was.
        let said = |s: &Self| s.placed && s.kind == EventKind::Assault && !s.places.is_empty();
        if said(&other) && !said(self) {
            self.places.clear();
        }
        let joins = other.placed || !said(self);
        self.placed |= other.placed;
        for (subkind, n) in other.subkinds {
            *self.subkinds.entry(subkind).or_default() += n;
        }
        for (place, n) in other.places.into_iter().filter(|_| joins) {
            *self.places.entry(place).or_default() += n;
        }
        for (participant, n) in other.participants {
            *self.participants.entry(participant).or_default() += n;
        }
        self.blamed.extend(other.blamed);
        self.mentions.extend(other.mentions);
        self.taken_up.extend(other.taken_up);
        self.sentences.extend(other.sentences);
        self.asserted |= other.asserted;
        self.definite &= other.definite;
        self.passing &= other.passing;
        self.firm |= other.firm;
        self.recalls &= other.recalls;
    }

    /// The place most mentions name; of equals the narrower, then the first.
    pub(super) fn place(&self, kb: &KnowledgeBase) -> Option<EntityId> {
        let narrow = |id: &EntityId| {
            kb.entities.get(id.ix()).is_some_and(|e| e.class != "country" && e.class != "continent")
        };
        let best =
            self.places.iter().max_by_key(|(id, n)| (narrow(id), **n, std::cmp::Reverse(**id)));
        best.map(|(id, _)| *id)
    }
}
