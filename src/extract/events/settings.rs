//! When and where: the time and place nearest to a trigger, and what the rest of the article adds.

use std::collections::{BTreeMap, BTreeSet};

use super::arguments::Arguments;
use super::clause::{Clause, is_relative};
use super::lead::Lead;
use super::memory::{commemorated, looks_back, recalled, tolled};
use super::sequel::{dead_of, deed, hours_after};
use super::{EventMention, MentionKind, Modality, Scene, Site};
use crate::base::{Date, Precision};
use crate::document::EventKind;
use crate::extract::phrases::{lies, time_phrase};
use crate::extract::tense::opens_clause;
use crate::lexicon::words::measures::Role;
use crate::text::WordSet;

/// Days before the article after which an event is history.
const OLD: i32 = 60;

/// Days for which what was said is as good as news.
const DAYS_OF_NEWS: i32 = 7;

/// The days of the time that belongs to the trigger: in its clause, nearest after it, else nearest
/// before; else the only time of the sentence.
pub(super) fn date(
    scene: &Scene,
    site: &Site,
    clause: &Clause,
    sites: &[Site],
) -> (Option<Date>, Option<Date>) {
    let mut days = time(scene, site, clause);
    // «أحيت المدينة اليوم الذكرى العاشرة لمقتل …»: today is the day of the memory; «رفعت الوزارة اليوم حصيلة
    // ضحايا الزلزال»: of the count.
    if commemorated(scene, site) || tolled(scene, site.first, site.found.trigger.kind) {
        days = days.filter(|_| time_at(scene, site, clause).is_some_and(|(at, _)| at >= site.last));
    }
    // «اليوم الجمعة، بعد خمسة أيام من اشتباكات»: the day is of what is dated, not of what dates it.
    let phrase = time_phrase(scene.reading, site.first);
    if let Some(particle) = phrase.filter(|at| span_of(scene, *at).is_some()) {
        let inside = |(at, _): (usize, (Date, Date))| at + 1 >= particle;
        days = days.filter(|_| time_at(scene, site, clause).is_some_and(inside));
    }
    // What was said of an old time was said today: «طالبت باحترام هدنة 2020».
    if site.found.trigger.verb && site.found.trigger.kind.is_said() {
        let after = time_at(scene, site, clause).is_some_and(|(at, _)| at > site.last);
        days = days.filter(|d| !after || !old(scene, *d));
    }
    // «الإضراب ينتهي غدا»: the day it ends.
    let ends = |i: usize| {
        let word = scene.word(i).trim_start_matches(['و', 'ف', 'س']);
        matches!(word, "ينتهي" | "تنتهي" | "يختتم" | "تختتم" | "ينقضي" | "تنقضي")
    };
    let over = |(at, _): (usize, (Date, Date))| (site.last..at).take(4).any(ends);
    days = days.filter(|_| !time_at(scene, site, clause).is_some_and(over));
    // «بعد المعركة، وافق القادة أمس»: past a comma and another trigger the time is the other's.
    if let Some((at, _)) =
        days.and_then(|_| time_at(scene, site, clause)).filter(|t| t.0 > site.last)
    {
        let comma = (site.last..at).find(|i| scene.word(*i) == "،");
        let others = |from: usize| {
            let next = sites.get(sites.partition_point(|s| s.first <= from));
            next.is_some_and(|s| s.first < at)
        };
        // «حكمت المحكمة على مدانين بقتل شرطيين عام 2013»: an old time is the nearer deed's.
        let deed = (site.last..at)
            .any(|i| scene.reading.measures(i).any(|(h, _)| h.value.role != Role::Counted));
        let between = others(site.first) && site.found.trigger.verb;
        let history = days.is_some_and(|d| old(scene, d)) && (deed || between);
        if comma.is_some_and(others) || history {
            days = None;
        }
    }
    let days = days.or_else(|| war_time(scene, site, sites));
    days.map_or((None, None), |(start, end)| (Some(start), Some(end)))
}

/// «دارت الحرب الأولى عندما انهار … في التسعينيات»: a war takes the next time of its sentence, if no
/// other war is told before it.
fn war_time(scene: &Scene, site: &Site, sites: &[Site]) -> Option<(Date, Date)> {
    if site.found.trigger.subkind != "war" {
        return None;
    }
    let a = &scene.reading.analysis;
    let i = scene.times.partition_point(|t| t.sentence < site.sentence);
    let mut here = scene.times.iter().skip(i).take_while(|t| t.sentence == site.sentence);
    let next = here.find(|t| a.solid_at(t.span.start()) >= site.last)?;
    let at = a.solid_at(next.span.start());
    let other = sites
        .iter()
        .any(|s| s.first > site.first && s.first < at && s.found.trigger.subkind == "war");
    let clause = (site.last..at).any(|i| matches!(scene.word(i), "ان" | "بينما" | "فيما"));
    next.start.zip(next.end).filter(|_| !other && !clause)
}

fn time(scene: &Scene, site: &Site, clause: &Clause) -> Option<(Date, Date)> {
    time_at(scene, site, clause).map(|(_, days)| days)
}

/// Whether the time that belongs to the site stands at a token or behind it.
pub(super) fn is_timed_from(scene: &Scene, site: &Site, clause: &Clause, from: usize) -> bool {
    // «وفي أغسطس، كان الجيش قد …»
    // «أعلن أمس أنه كان قد دعا»: that was the day he told it.
    let opens = from <= scene.sentence_start(site) + 4;
    time_at(scene, site, clause)
        .is_some_and(|(at, _)| at >= from || opens && !parted(scene, at, from))
}

/// Whether «أن» stands between two tokens: what is told behind it has times of its own.
fn parted(scene: &Scene, one: usize, other: usize) -> bool {
    (one.min(other)..one.max(other))
        .any(|i| matches!(scene.word(i), "ان" | "انه" | "انها" | "بان" | "وان"))
}

/// The time that belongs to the site, with its token.
fn time_at(scene: &Scene, site: &Site, clause: &Clause) -> Option<(usize, (Date, Date))> {
    let a = &scene.reading.analysis;
    let i = scene.times.partition_point(|t| t.sentence < site.sentence);
    let here: Vec<_> = scene
        .times
        .iter()
        .skip(i)
        .take_while(|t| t.sentence == site.sentence)
        .filter_map(|t| Some((a.solid_at(t.span.start()), (t.start?, t.end?))))
        .filter(|(at, _)| !compares(scene, *at))
        .collect();
    // «هدنة أعلنت الأربعاء، وهي القائمة اليوم»: what the pronoun opens has a time of its own.
    let aside = |i: usize| matches!(scene.word(i), "وهو" | "وهي" | "وهم" | "وهما" | "وهن");
    // «استقال تحت ضغط حراك بدأ في فبراير»: past a relative word that is not the event's own.
    let relative = |at: usize| (site.last + 3..at).any(|i| is_relative(scene.word(i)));
    let own = |at: usize| !relative(at) && !(site.last..at).any(aside);
    let after = here.iter().find(|(at, _)| *at >= site.last && *at < clause.end && own(*at));
    let before = here.iter().rev().find(|(at, _)| *at < site.first && *at >= clause.outer);
    let gap = |at: usize| if at >= site.last { at - site.last } else { site.first - at };
    let nearest = match (after, before) {
        (Some(a), Some(b)) => Some(if gap(a.0) <= gap(b.0) + 3 { a } else { b }),
        (one, two) => one.or(two),
    };
    let told_apart = |at: usize| parted(scene, at, site.first);
    let alone = || match here.as_slice() {
        [one] => Some(one).filter(|(at, days)| {
            !old(scene, *days) && !told_apart(*at) && (*at < site.last || own(*at))
        }),
        _ => None,
    };
    // «وفي خريف 2020، …»: a time that opens the sentence governs it. What was reported then is not
    // newer: «وفي أغسطس، أعلن الجيش أن …».
    let opening = || {
        let start = a.sentences.get(site.sentence as usize).map(|s| a.solid_at(s.span.start()))?;
        here.first().filter(|(at, days)| {
            *at <= start + 2 && *at < site.first && (!told_apart(*at) || past(scene, *days))
        })
    };
    nearest.or_else(opening).or_else(alone).copied()
}

/// Superlatives, and what stands for one.
const MOST: WordSet = WordSet::new(&[
    "الاعنف",
    "الاكثر",
    "الاسوا",
    "الاكبر",
    "الاشد",
    "الاقوي",
    "الاعلي",
    "الاول",
    "الاولي",
    "الادني",
    "الاخطر",
    "الاسرع",
    "اعنف",
    "اكثر",
    "اسوا",
    "اكبر",
    "اشد",
    "اقوي",
    "اعلي",
    "اول",
    "اطول",
    "اقدم",
    "ابرز",
    "ادني",
    "اخطر",
    "اضخم",
    "الاضخم",
    "الافضل",
    "افضل",
]);

/// True of a day after that of the article.
pub(super) fn to_come(scene: &Scene, day: Option<Date>) -> bool {
    let written = scene.reading.article.meta.date.as_ref().map(|s| s.date);
    written.zip(day).is_some_and(|(written, day)| day.first_day() > written.last_day() + 1)
}

/// «الأعنف منذ شهر», «أول زيارة منذ 2011»: a time that something is compared with.
fn compares(scene: &Scene, at: usize) -> bool {
    let Some(since) = (at.saturating_sub(1)..=at).find(|i| scene.word(*i) == "منذ") else {
        return false;
    };
    (since.saturating_sub(8)..since).any(|i| MOST.contains(&scene.word(i)))
}

/// True when the days ended days before the article's.
fn past(scene: &Scene, (_, end): (Date, Date)) -> bool {
    let today = scene.reading.article.meta.date.as_ref().map(|s| s.date);
    today.is_some_and(|today| end.last_day() < today.first_day() - DAYS_OF_NEWS)
}

/// True when the days lie long before the article.
pub(super) fn old(scene: &Scene, (_, end): (Date, Date)) -> bool {
    match scene.reading.article.meta.date.as_ref().map(|s| s.date) {
        Some(today) => end.last_day() < today.first_day() - OLD,
        None => end.precision() == Precision::Year,
    }
}

/// Where it happened: what في led, else the place nearest in the clause that a preposition leads,
/// else in the sentence.
pub(super) fn place(
    scene: &Scene,
    site: &Site,
    clause: &Clause,
    arguments: &Arguments,
) -> Option<u32> {
    let kind = site.found.trigger.kind;
    if kind.is_by_words() {
        // Talks about a place are not held there; a call or an accusation has none.
        return arguments.place.filter(|_| kind == EventKind::Consult);
    }
    // «اتفقوا في موسكو على انسحاب القوات»: they leave another place.
    let leaving = site.found.trigger.subkind == "withdraw";
    // «أطول حرب أهلية في أفريقيا»: among what it is counted.
    let most = (site.first.saturating_sub(3)..site.first).any(|i| MOST.contains(&scene.word(i)));
    let among = |chain: &u32| most && scene.place_class(*chain) == "continent";
    let given = arguments.place.filter(|chain| !among(chain));
    if given.is_some() && !leaving {
        return given;
    }
    // «غادر إلى جدة بعد شهر من احتجاجات»: what dates a deed has a place of its own.
    let own = time_phrase(scene.reading, site.first).unwrap_or(0);
    let locative = |chain: &u32| {
        !arguments.participants.iter().any(|(c, role)| c == chain && *role != "target")
    };
    // «في حكم لا سابق له في أفريقيا»: what is said of a continent happens in one of its countries.
    let narrow = |at: usize, chain: u32| {
        scene.place_class(chain) != "continent" || at >= site.last && at <= site.last + 3
    };
    // «اجتمعوا في إسلام أباد لإعمار ما دمره زلزال»: what is told of inside is elsewhere.
    let inner = (site.first.saturating_sub(2)..site.first).any(|i| scene.word(i) == "ما");
    let places: Vec<(usize, u32)> = scene
        .mentions_from(scene.sentence_start(site), sentence_end(scene, site))
        .iter()
        .filter(|m| m.kind == MentionKind::Place)
        .map(|m| (scene.tokens_of(m).0, m.chain))
        .filter(|(at, chain)| *at >= own && !among(chain) && narrow(*at, *chain))
        .filter(|(at, _)| !(inner && *at < site.first))
        .filter(|(at, chain)| {
            locative(chain)
                && match leaving {
                    true => *at >= site.last && *at < clause.end && left(scene, *at),
                    false => is_led(scene, *at),
                }
        })
        .collect();
    let gap =
        |at: usize| if at >= site.last { at - site.last } else { site.first.saturating_sub(at) };
    let inside = places.iter().filter(|(at, _)| *at >= clause.start && *at < clause.end);
    let nearest = inside.min_by_key(|(at, _)| (gap(*at), *at));
    // Elsewhere in the sentence only a lone place, on the same side of «أن».
    let alone = match places.as_slice() {
        [(at, chain)] => {
            let (from, to) = ((*at).min(site.first), (*at).max(site.first));
            let apart = (from..to).any(|i| opens_clause(scene.word(i)) || scene.reading.tells(i));
            (!apart).then_some(*chain)
        }
        _ => None,
    };
    let led = nearest.map(|(_, chain)| *chain).or(alone);
    led.or_else(|| struck(scene, site, arguments)).or_else(|| contested(scene, site, clause))
}

/// «الهجوم على مدينة غنجة»: a town that is struck is where it happens.
fn struck(scene: &Scene, site: &Site, arguments: &Arguments) -> Option<u32> {
    let fight = matches!(
        site.found.trigger.subkind,
        "attack" | "shelling" | "shooting" | "bombing" | "clash"
    );
    let town = |chain: u32| super::is_city(scene.place_class(chain));
    let mut towns = arguments.participants.iter().filter(|(c, r)| *r == "target" && town(*c));
    let first = towns.next().filter(|_| fight)?;
    towns.next().is_none().then_some(first.0)
}

/// «تواجهت الدولتان حول كشمير»: what a war or clash is about.
fn contested(scene: &Scene, site: &Site, clause: &Clause) -> Option<u32> {
    if !matches!(site.found.trigger.subkind, "war" | "clash") {
        return None;
    }
    let about = |at: usize| {
        (1..=2).any(|back| at.checked_sub(back).is_some_and(|i| scene.word(i) == "حول"))
    };
    scene
        .mentions_from(site.last, clause.end)
        .iter()
        .find(|m| {
            m.kind == MentionKind::Place
                && scene.place_class(m.chain) != "country"
                && about(scene.tokens_of(m).0)
        })
        .map(|m| m.chain)
}

/// «من قره باغ», «من مدينة حلب»: what somebody leaves.
fn left(scene: &Scene, at: usize) -> bool {
    (1..=3).any(|back| at.checked_sub(back).is_some_and(|i| matches!(scene.word(i), "من" | "عن")))
}

pub(super) fn sentence_end(scene: &Scene, site: &Site) -> usize {
    let a = &scene.reading.analysis;
    a.sentences.get(site.sentence as usize).map_or(site.last, |s| a.solid_in(s.span).end)
}

/// True when a preposition or place head leads the mention at token `at`: «في قره باغ», «على الحدود
/// بين», «مدينة غنجة».
fn is_led(scene: &Scene, at: usize) -> bool {
    const LEADS: WordSet = WordSet::new(&[
        "في",
        "قرب",
        "داخل",
        "مدينه",
        "بلده",
        "قريه",
        "اقليم",
        "منطقه",
        "محافظه",
        "ولايه",
        "جنوب",
        "شمال",
        "شرق",
        "غرب",
        "جنوبي",
        "شمالي",
        "شرقي",
        "غربي",
        "وسط",
        "ضواحي",
        "ريف",
        "مدن",
        "حي",
        "مخيم",
        "ميناء",
        "مطار",
        "باقليم",
        "بمدينه",
        "بمنطقه",
        "ساحل",
        "سواحل",
        "قباله",
        "ممر",
        "خارج",
        "فوق",
        "قطاع",
    ]);
    if (1..=3).any(|back| at.checked_sub(back).is_some_and(|i| lies(scene.word(i)))) {
        return false;
    }
    if scene.lead(at, at) == Lead::In {
        return true;
    }
    (1..=2).any(|back| {
        let Some(i) = at.checked_sub(back) else { return false };
        let base = super::lead::base(scene.word(i));
        let led = base.strip_prefix('ب').is_some_and(|b| LEADS.contains(&b) || b == "العاصمه");
        (LEADS.contains(&base) || led) && (back == 1 || base == "في" || base == "قرب")
    })
}

/// What the whole article adds: the place most spoken of as one, the date other mentions of the same
/// kind have, and the article's own date for what it tells as news.
pub(super) fn settle(scene: &Scene, mut events: Vec<EventMention>) -> Vec<EventMention> {
    // «في موسكو» of talks on a war is not where its towns are shelled.
    let of_talks = |place: &u32| {
        let talks = |e: &&EventMention| matches!(e.kind, EventKind::Consult | EventKind::Agree);
        events.iter().filter(talks).any(|e| e.place == Some(*place))
    };
    let main_place =
        dominant(scene, &events).or_else(|| most_led(scene).filter(|place| !of_talks(place)));
    let today = scene
        .reading
        .article
        .meta
        .date
        .as_ref()
        .map(|s| s.date)
        .filter(|d| d.precision() == Precision::Day && !looks_back(scene));
    let fresh = |e: &EventMention| {
        e.start.is_some()
            && !matches!(e.modality, Modality::Background | Modality::Planned | Modality::Demanded)
    };
    let dated: Vec<_> = events
        .iter()
        .filter(|e| fresh(e))
        .filter_map(|e| Some((e.kind, family(e).to_owned(), e.sentence, e.start.zip(e.end)?)))
        .collect();
    // What the lead tells as news of yesterday, the rest of the article tells of the same day.
    let hits = |kind: EventKind| {
        matches!(kind, EventKind::Assault | EventKind::Disaster | EventKind::Coerce)
    };
    let lead_days = dated.iter().find(|d| d.2 <= 2 && hits(d.0) && !past(scene, d.3)).map(|d| d.3);
    // «وقعا أمس اتفاقا ينهي أطول حرب»: the day is of the deal.
    let of_today = |e: &EventMention| e.start.zip(e.end).is_some_and(|days| !past(scene, days));
    for event in events.iter_mut().filter(|e| e.subkind == "war") {
        if event.modality == Modality::Background && of_today(event) {
            (event.start, event.end) = (None, None);
        }
    }
    // «هدنة توصلا إليها خلال محادثات في جنيف»: it does not hold where it was talked over.
    let talked: Vec<_> = events
        .iter()
        .filter(|e| e.kind == EventKind::Consult && e.subkind == "meeting")
        .filter_map(|e| Some((e.sentence, e.place?)))
        .collect();
    for event in events.iter_mut().filter(|e| e.subkind == "ceasefire") {
        event.place = event.place.filter(|p| !talked.contains(&(event.sentence, *p)));
    }
    let mut deeds = Vec::new();
    for event in &mut events {
        let dead = dead_of(scene, &deeds, event);
        event.place = event.place.or(dead.and_then(|(_, place)| place));
        // Who declares an emergency declares it at home.
        let home = event.subkind == "emergency" && !event.participants.is_empty();
        let local = is_local(event) && !home;
        if event.place.is_none() && local && event.modality != Modality::Background {
            event.place = main_place
                .filter(|p| !event.participants.iter().any(|(c, _)| c == p))
                // «اجتمعوا في جنيف لإغاثة ضحايا الزلزال»: nothing shook where they met.
                .filter(|p| !hits(event.kind) || !talked.contains(&(event.sentence, *p)))
                .filter(|_| !placed_by_noun(scene, event));
        }
        use Modality::{Background, Demanded, Planned};
        if event.start.is_some() || matches!(event.modality, Background | Planned | Demanded) {
            deeds.extend(deed(event));
            continue;
        }
        // What was told of its kind before it, news rather than what is some days old; a headline
        // and its lead are dated by what follows them.
        let like: Vec<_> =
            dated.iter().filter(|d| d.0 == event.kind && d.1 == family(event)).collect();
        let before = like.iter().filter(|d| d.2 <= event.sentence);
        let news_before = before.clone().rfind(|d| !past(scene, d.3));
        let lead = || like.first().filter(|d| event.sentence <= 1 && d.2 <= 2);
        let same = news_before.or_else(|| before.clone().next()).or_else(lead).map(|d| d.3);
        // One spoken of as known may be some days old.
        let known =
            scene.reading.analysis.word(scene.reading.analysis.solid_at(event.span.start()));
        let known = known.trim_start_matches(['و', 'ب', 'ف', 'ل']);
        let known =
            event.kind == EventKind::Assault && (known.starts_with("ال") || known.ends_with("ها"));
        // «ارتفعت حصيلة زلزال طنجة إلى 300»: whenever it was, it was not when it was counted.
        let first = scene.reading.analysis.solid_at(event.span.start());
        let counted = event.kind == EventKind::Disaster && tolled(scene, first, event.kind);
        let news = today.filter(|_| !counted);
        let news = news.and_then(|d| Some((if known { d.plus_days(-2)? } else { d }, d)));
        let days = match recalled(scene, event.sentence) {
            Some(then) => then,
            None => hours_after(scene, event.sentence)
                .or(dead.map(|(days, _)| days))
                .or(same)
                .or(lead_days.filter(|_| of_bodies(event)))
                .or(news.map(|(from, to)| before_it(scene, event, from, to))),
        };
        (event.start, event.end) = (days.map(|d| d.0), days.map(|d| d.1));
        deeds.extend(deed(event));
    }
    events
}

/// «اعتداء على فندق بالعاصمة»: a noun says where, and it need not be where the article mostly is.
fn placed_by_noun(scene: &Scene, event: &EventMention) -> bool {
    let a = &scene.reading.analysis;
    let Some(sentence) = a.sentences.get(event.sentence as usize) else { return false };
    let from = a.solid_at(event.span.start());
    let to = a.solid_in(sentence.span).end.min(from + 10);
    (from..to).any(|i| {
        scene.word(i) == "بالعاصمه" || scene.word(i) == "في" && scene.word(i + 1) == "العاصمه"
    })
}

/// Deaths and the harm that people come to.
fn of_bodies(event: &EventMention) -> bool {
    matches!(event.kind, EventKind::Assault | EventKind::Disaster) || event.subkind == "death"
}

/// The days of what is named to date news: «بعد خمسة أيام من اشتباكات» began five days before and
/// may go on, «بعد يوم من توصيل الشحنات» is over.
fn before_it(scene: &Scene, event: &EventMention, news: Date, today: Date) -> (Date, Date) {
    let at = scene.reading.analysis.solid_at(event.span.start());
    let Some(particle) = time_phrase(scene.reading, at).filter(|_| event.passing) else {
        return (news, today);
    };
    let after = ["بعد", "عقب", "اثر", "غداه", "بعدما", "اعقاب", "منذ"];
    if !after.iter().any(|p| scene.word(particle).ends_with(p)) {
        return (news, today);
    }
    let Some(days) = span_of(scene, particle) else { return (news, today) };
    let first = news.plus_days(-days).unwrap_or(news);
    let lasts = family(event) == "fighting";
    (first, if lasts { today } else { today.plus_days(-days).unwrap_or(today) })
}

/// The days a particle counts: 5 for «بعد خمسة أيام من».
fn span_of(scene: &Scene, particle: usize) -> Option<i32> {
    let number = scene.reading.number(particle + 1);
    let unit = number.as_ref().map_or(scene.word(particle + 1), |n| scene.word(n.last));
    let each = match unit {
        "يوم" | "ايام" | "يوما" => 1,
        "يومين" => 2,
        "اسبوع" | "اسابيع" | "اسبوعا" => 7,
        "اسبوعين" => 14,
        _ => return None,
    };
    let n = number.and_then(|n| i32::try_from(n.min).ok()).unwrap_or(1);
    Some(n.clamp(1, 60) * each)
}

/// Kinds that happen somewhere, also where their sentence does not say it.
fn is_local(event: &EventMention) -> bool {
    matches!(
        event.kind,
        EventKind::Assault | EventKind::Disaster | EventKind::Retreat | EventKind::Protest
    ) || matches!(
        event.subkind.as_str(),
        "ceasefire"
            | "displacement"
            | "siege"
            | "closure"
            | "cutoff"
            | "curfew"
            | "coup"
            | "emergency"
            | "deploy"
            | "humanitarian"
    ) || (event.kind == EventKind::Election
        && !matches!(
            event.subkind.as_str(),
            "appointment" | "dismissal" | "nomination" | "formation" | "inauguration"
        ))
}

/// Subkinds one article uses for one happening: an attack is also a clash or shelling.
fn family(event: &EventMention) -> &str {
    match (event.kind, event.subkind.as_str()) {
        (EventKind::Assault, "killing" | "assassination") => "killing",
        (EventKind::Assault, "attack" | "clash" | "shelling" | "shooting" | "war") => "fighting",
        (_, subkind) => subkind,
    }
}

/// The place that a preposition of place leads most often in the article, at least twice and more
/// often than any other: no capital that acts, no dateline.
fn most_led(scene: &Scene) -> Option<u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for mention in scene.mentions.iter().filter(|m| m.kind == MentionKind::Place) {
        if is_led(scene, scene.tokens_of(mention).0) {
            *counts.entry(mention.chain).or_default() += 1;
        }
    }
    let mut best: Vec<(usize, u32)> = counts.into_iter().map(|(chain, n)| (n, chain)).collect();
    best.sort_by_key(|(n, chain)| (std::cmp::Reverse(*n), *chain));
    match best.as_slice() {
        [(n, chain)] | [(n, chain), ..] if *n >= 2 => {
            let second = best.get(1).map_or(0, |b| b.0);
            (*n > second).then_some(*chain)
        }
        _ => None,
    }
}

/// The place where most events of the article that happen somewhere are told to be, talks and what
/// they agree on apart; at least two, ties to the earlier.
fn dominant(scene: &Scene, events: &[EventMention]) -> Option<u32> {
    let mut sentences: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    let told = |e: &&EventMention| {
        e.modality != Modality::Background && e.kind != EventKind::Agree && is_local(e)
    };
    for event in events.iter().filter(told) {
        if let Some(place) = event.place.filter(|p| scene.place_class(*p) != "country") {
            *counts.entry(place).or_default() += 1;
            sentences.entry(place).or_default().insert(event.sentence);
        }
    }
    // One incident told with two words («إطلاق نار … فقتل من فيها») is not what the article is about.
    counts.retain(|place, _| sentences.get(place).is_some_and(|those| those.len() > 1));
    let best = counts.iter().max_by_key(|(chain, n)| (**n, std::cmp::Reverse(**chain)))?;
    (*best.1 >= 2).then_some(*best.0)
}
