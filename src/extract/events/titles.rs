//! A headline for an event nobody named: «اشتباكات بين أرمينيا وأذربيجان», «زلزال في المغرب».

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::document::EventKind;
use crate::lexicon::table::{cell, rows};

/// The rows of the table by kind and subkind.
fn titles() -> &'static BTreeMap<(&'static str, &'static str), Vec<&'static str>> {
    static TITLES: OnceLock<BTreeMap<(&str, &str), Vec<&str>>> = OnceLock::new();
    TITLES.get_or_init(|| {
        let table = rows(include_str!("../../lexicon/data/event_titles.tsv"));
        let mut titles = BTreeMap::new();
        for row in table {
            titles.entry((cell(&row, 0), cell(&row, 1))).or_insert(row.to_vec());
        }
        titles
    })
}

/// The words for an event of this kind: between its two parties, or done to its target, or in its
/// place. `participants` are names with roles, most important first; the date is the caller's to add.
///
/// Names keep their article, and ل and ب are written to them: «مساعدات للسودان».
pub fn title(
    kind: EventKind,
    subkind: &str,
    place: Option<&str>,
    participants: &[(&str, &str)],
) -> String {
    let row = titles().get(&(kind.name(), subkind));
    let Some(row) = row else {
        return in_place(plain(kind), place);
    };
    let of =
        |role: &str| participants.iter().filter(|p| p.1 == role).map(|p| p.0).collect::<Vec<_>>();
    let mut sides = of("party");
    if sides.is_empty() {
        sides.extend(of("signatory"));
    }
    // «قصف إسرائيل غزة» is no exchange.
    let one_sided = matches!(subkind, "attack" | "shelling" | "shooting");
    if sides.is_empty() && !cell(row, 3).is_empty() && !one_sided {
        sides.extend(of("attacker").first());
        sides.extend(of("target").first());
    }
    // Who died in an attack was not what it aimed at.
    let fought = kind == EventKind::Assault
        && !matches!(subkind, "killing" | "assassination" | "kidnapping");
    let victims = if fought { Vec::new() } else { of("victim") };
    let target = of("target").into_iter().chain(victims).chain(of("host")).next();
    let agreement = kind == EventKind::Agree && subkind == "ceasefire";
    // A truce is known by where it holds.
    if agreement && place.is_some() {
        return in_place(cell(row, 2), place);
    }
    // «زيارة فلان إلى بغداد»
    if subkind == "visit"
        && let (Some(who), Some(to)) = (of("agent").first(), of("host").first().copied().or(place))
        && *who != to
    {
        return format!("{} {who} إلى {to}", cell(row, 2));
    }
    if let Some(envoy) = of("envoy").first() {
        return format!("استدعاء السفير {envoy}");
    }
    // A government is formed, it takes no office.
    if let Some(name) = target.filter(|_| matches!(subkind, "inauguration" | "appointment"))
        && (name.starts_with("حكومة") || name.starts_with("الحكومة"))
    {
        return format!("تشكيل {name}");
    }
    let by = of("agent").into_iter().chain(of("mediator")).chain(sides.first().copied()).next();
    match (cell(row, 3), cell(row, 4), sides.as_slice(), target) {
        // One call has two ends.
        (_, _, [first, other], _) if subkind == "call" => format!("اتصال بين {first} و{other}"),
        (two, _, [first, rest @ ..], _) if !two.is_empty() && !rest.is_empty() => {
            let others: String = rest.iter().take(3).map(|name| format!(" و{name}")).collect();
            format!("{two} بين {first}{others}")
        }
        (_, done, _, Some(name)) if !done.is_empty() && Some(name) != place => join(done, name),
        (_, done, _, Some(name)) if !done.is_empty() && done.ends_with("على") => {
            join(done, name)
        }
        // «التوصل إلى اتفاق مع صندوق النقد»
        (two, _, [one], _) if kind == EventKind::Agree && !two.is_empty() && place.is_none() => {
            format!("{two} مع {one}")
        }
        _ if !cell(row, 5).is_empty()
            && let Some(name) = by.filter(|n| Some(*n) != place) =>
        {
            let words = join(cell(row, 5), name);
            match subkind {
                "withdraw" => place.map_or(words.clone(), |p| format!("{words} من {p}")),
                _ => words,
            }
        }
        // «حصار قطر»
        _ if subkind == "siege" => {
            place.map_or_else(|| cell(row, 2).to_owned(), |p| join(cell(row, 2), p))
        }
        _ => in_place(cell(row, 2), place),
    }
}

/// The same for a site in English: what happened, and where, or between whom.
pub fn english(
    kind: EventKind,
    subkind: &str,
    place: Option<&str>,
    participants: &[(&str, &str)],
) -> String {
    let row = titles().get(&(kind.name(), subkind));
    let words = row.map_or("", |row| cell(row, 6));
    let words = if words.is_empty() { "Event" } else { words };
    let sides: Vec<&str> =
        participants.iter().filter(|p| p.1 == "party").map(|p| p.0).take(4).collect();
    match (place, sides.as_slice(), participants.first()) {
        (Some(place), ..) => format!("{words} in {place}"),
        (None, [rest @ .., last], _) if !rest.is_empty() => {
            format!("{words} between {} and {last}", rest.join(", "))
        }
        (None, _, Some((name, _))) => format!("{words} ({name})"),
        _ => words.to_owned(),
    }
}

/// «مساعدات ل» + «السودان» → «مساعدات للسودان».
fn join(words: &str, name: &str) -> String {
    if let Some(head) = words.strip_suffix(" ل") {
        let led = match name.strip_prefix("ال") {
            // ل + الليل → لليل: three lams are never written.
            Some(stem) if stem.starts_with('ل') => format!("ل{stem}"),
            Some(stem) => format!("لل{stem}"),
            None => format!("ل{name}"),
        };
        return format!("{head} {led}");
    }
    match words.strip_suffix(" ب") {
        Some(head) => format!("{head} ب{name}"),
        None => format!("{words} {name}"),
    }
}

fn in_place(words: &str, place: Option<&str>) -> String {
    match place {
        Some(place) => format!("{words} في {place}"),
        None => words.to_owned(),
    }
}

/// The plainest word for a kind.
fn plain(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Agree => "اتفاق",
        EventKind::Consult => "مباحثات",
        EventKind::Support => "تأييد",
        EventKind::Concede => "تنازل",
        EventKind::Cooperate => "تعاون",
        EventKind::Aid => "مساعدات",
        EventKind::Retreat => "انسحاب",
        EventKind::Request => "دعوة",
        EventKind::Accuse => "اتهامات",
        EventKind::Reject => "رفض",
        EventKind::Threaten => "تهديد",
        EventKind::Protest => "احتجاجات",
        EventKind::Sanction => "عقوبات",
        EventKind::Mobilize => "تعبئة",
        EventKind::Coerce => "إجراءات قسرية",
        EventKind::Assault => "هجوم",
        EventKind::Disaster => "كارثة",
        EventKind::Election => "انتخابات",
        EventKind::Other => "حدث",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_follow_the_grammar() {
        let sides = [("أرمينيا", "party"), ("أذربيجان", "party")];
        let of =
            |kind, subkind, place, people: &[(&str, &str)]| title(kind, subkind, place, people);
        assert_eq!(of(EventKind::Assault, "clash", None, &sides), "اشتباكات بين أرمينيا وأذربيجان");
        assert_eq!(
            of(EventKind::Agree, "ceasefire", Some("ناغورني قره باغ"), &sides),
            "وقف إطلاق النار في ناغورني قره باغ"
        );
        assert_eq!(
            of(EventKind::Aid, "humanitarian", None, &[("السودان", "target")]),
            "مساعدات إنسانية للسودان"
        );
        assert_eq!(of(EventKind::Disaster, "earthquake", Some("المغرب"), &[]), "زلزال في المغرب");
        assert_eq!(of(EventKind::Protest, "", Some("تونس"), &[]), "احتجاجات في تونس");
    }
}
