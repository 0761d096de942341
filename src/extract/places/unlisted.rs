//! Words nobody knows after the head of a place: how far its name goes.

use super::heads::{BUILDINGS, GENERIC, PLURAL, STRONG, WEAK};
use crate::extract::people::{self, stops};
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::Class;

/// Words nobody knows after a head.
pub(super) fn unlisted(tags: &Tags, at: usize, head: &str) -> Option<(usize, usize, usize, bool)> {
    let part = tags.part(at, false);
    let class = tags.class(at);
    let strong = STRONG.contains(&head);
    if matches!(
        tags.word(at),
        "عبد"
            | "ابو"
            | "ام"
            | "بني"
            | "كفر"
            | "دير"
            | "تل"
            | "عين"
            | "بيت"
            | "باب"
            | "راس"
            | "خان"
            | "برج"
            | "وادي"
            | "سيدي"
            | "اولاد"
            | "دار"
            | "قصر"
            | "تن"
            | "سان"
            | "نيو"
            | "لوس"
            | "بور"
            | "اي"
            | "بالو"
            | "سانتا"
            | "ال"
    ) && (strong || matches!(tags.word(at), "سيدي" | "سان" | "سانتا"))
        && tags.goes_on(at + 1)
        && !tags.class(at + 1).is(Class::STOP.or(Class::VERB).or(Class::TIME))
        && (tags.definite(at + 1) || tags.part(at + 1, false) != Part::No)
    {
        return Some((at, at + 2, 0, false));
    }
    // «ساحة القديس بطرس», «شارع الملك فيصل»: a title and its name.
    if matches!(
        head,
        "ساحه"
            | "ميدان"
            | "شارع"
            | "مطار"
            | "جسر"
            | "قصر"
            | "ملعب"
            | "استاد"
            | "ستاد"
            | "ميناء"
            | "جامع"
            | "مسجد"
            | "قلعه"
            | "ضريح"
            | "مقبره"
            | "فندق"
    ) && (tags.class(at).is(Class::PARTICLE) || class.is(Class::TITLE) || part == Part::Given)
    {
        let from = if class.is(Class::TITLE) { at + 1 } else { at };
        let name = people::read(tags, from, false).filter(|_| tags.goes_on(from));
        if let Some(name) = name.filter(|n| n.last - at <= 5) {
            return Some((at, name.last, 0, false));
        }
    }
    // «جزيرة لا أورتشيلا», «قصر لا مونيدا»: behind a head no negation stands, but an article of Spanish.
    if tags.word(at) == "لا"
        && (strong || WEAK.contains(&head))
        && tags.goes_on(at + 1)
        && !tags.definite(at + 1)
        && tags.class(at + 1).is_empty()
        && tags.common(at + 1).is_empty()
    {
        return Some((at, at + 2, 0, false));
    }
    // «بلدة ايشيده»: what would be a verb with its object is no verb behind a town's head.
    let town = matches!(head, "بلده" | "قريه" | "مدينه" | "جزيره" | "شارع");
    let object = || ["ها", "هم", "وا", "تا"].iter().any(|e| tags.word(at).ends_with(e));
    if town
        && matches!(part, Part::No | Part::Verbal)
        && tags.class(at).is_empty()
        && tags.clitic(at) == 0
        && !tags.definite(at)
        && (tags.common(at).is_empty() || tags.common(at).without(Class::RARE) == Class::VERB)
        && !object()
        // «بلدة بعيدة»
        && !tags.surface(at).ends_with('ة')
        && stops(tags, at + 1)
    {
        return Some((at, at + 1, 0, false));
    }
    let building = BUILDINGS.contains(&head);
    let state = matches!(head, "جمهوريه" | "اماره" | "سلطنه" | "مملكه");
    let takes = match part {
        Part::Foreign | Part::Shape | Part::Unknown
            if state && tags.class(at).is_empty() && tags.sound(at) > 0 =>
        {
            !tags.surface(at).ends_with('ة')
        }
        // «قاعدة رايت باترسون»
        Part::Given | Part::Surname | Part::Ambiguous
            if building && tags.common(at).is_empty() && !tags.definite(at) =>
        {
            strong
                || tags.class(at).is(Class::FOREIGN)
                || matches!(tags.word(at + 1), "الجويه" | "البحريه" | "العسكريه")
                || tags.goes_on(at + 1)
                    && matches!(
                        tags.part(at + 1, false),
                        Part::Foreign | Part::Shape | Part::Surname | Part::Unknown
                    )
        }
        Part::Foreign | Part::Shape => strong || WEAK.contains(&head),
        // «قرى آهلة»: an adjective of the plural.
        Part::Unknown if tags.surface(at).ends_with('ة') && PLURAL.contains(&head) => false,
        Part::Unknown => strong || WEAK.contains(&head) && tags.sound(at) > -10,
        // «مدينة الصدر», «محافظة الأنبار», «حي الزهور».
        Part::Article => strong || matches!(head, "اقليم" | "منطقه" | "احياء"),
        Part::Given | Part::Surname => strong && head != "شارع",
        Part::Ambiguous => {
            strong && head != "شارع" && tags.common(at).is_empty() && !class.is(Class::VERB)
        }
        // «مطار لوبورجيه»
        Part::Verbal if tags.common(at).is_empty() && tags.sound(at) > 4 => strong,
        Part::No | Part::Verbal => {
            let word = tags.word(at);
            let bare = word.strip_prefix("ال").unwrap_or(word);
            let adjective = tags.words.class(bare).is(Class::ADJECTIVE)
                || tags.words.class(word).is(Class::QUALIFIER);
            strong
                && tags.definite(at)
                && !adjective
                && tags.known_in(at).is_none()
                && !class.is(Class::STOP.or(Class::TIME).or(Class::VERB))
                && !GENERIC.contains(word)
                && matches!(
                    head,
                    "حي" | "مخيم"
                        | "مدينه"
                        | "بلده"
                        | "قريه"
                        | "ميناء"
                        | "ستاد"
                        | "ساحه"
                        | "ميدان"
                        | "شارع"
                        | "جزيره"
                        | "سجن"
                        | "ملعب"
                        | "استاد"
                        | "جسر"
                        | "فندق"
                        | "مقبره"
                        | "جامع"
                        | "مسجد"
                )
        }
    };
    if !takes {
        return None;
    }
    let mut last = at + 1;
    // A second unknown word: «مدينة نيو أورليانز», «قرية عين العرب».
    while last - at < 3
        && tags.goes_on(last)
        && tags.known_at(last).is_none()
        && !tags.stem_class(last).is(Class::PLACE_HEAD)
    {
        let next = tags.part(last, false);
        if tags.word(last).starts_with('و') {
            break;
        }
        let joins = part == Part::Foreign && matches!(next, Part::Foreign | Part::Shape)
            || matches!(next, Part::Foreign) && last == at + 1 && part != Part::Article
            || matches!(part, Part::Given | Part::Ambiguous) && next.is_name() && last == at + 1
            // «قاعة نيبون بودوكان»: two words nobody lists.
            || building
                && last == at + 1
                && matches!(next, Part::Foreign | Part::Shape | Part::Surname | Part::Unknown)
                && (tags.class(last).is(Class::SURNAME) || tags.class(last).is_empty())
                && tags.sound(last) > 0
                && !tags.definite(last);
        if !joins {
            break;
        }
        last += 1;
    }
    Some((at, last, 0, false))
}
