//! Words that join the parts of a name: «بن», «أبو», «عبد», «آل», «فان».

use super::{Name, part};
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::Class;

/// «بن سلمان», «أبو مازن», «عبد الله», «آل ثاني», «دي ميستورا».
pub(super) fn particle(
    tags: &Tags,
    at: usize,
    word: &str,
    so_far: &Name,
) -> Option<(Part, usize, bool)> {
    if !tags.goes_on(at + 1) {
        return None;
    }
    let next = tags.word(at + 1);
    let next_class = tags.class(at + 1);
    let first = so_far.parts.is_empty();
    let name_like = tags.part(at + 1, false) != Part::No || next_class.is(Class::PARTICLE);
    match word {
        "عبد" => {
            let holy = next.starts_with("ال") || next_class.is(Class::SECOND) || next == "ربه";
            holy.then_some((Part::Given, at + 2, true))
        }
        "ال" => {
            // آل, written as such: the article never stands alone.
            // «آل العرش إلى ابنه»: it came to him.
            let noun = tags.definite(at + 1) && tags.common(at + 1).is(Class::NOUN);
            let open = !noun && (name_like || !next_class.is(Class::STOP.or(Class::VERB)));
            // «أحمد بن سعيد ال مكتوم»: without its madda behind a father's name.
            let family = so_far.joined && so_far.parts.len() > 1 && !tags.definite(at + 1);
            let written = tags.surface(at).contains('آ') || family;
            (written && open).then_some((Part::Surname, at + 2, true))
        }
        "ابو" | "ابي" | "ابا" => {
            // «أبي علي القالي»: no preposition there.
            let ali = next == "علي" && tags.surface(at + 1).ends_with('ي');
            let common = next_class.is(Class::STOP.or(Class::VERB)) && !ali;
            // «أبي مسلمة بن إبراهيم»: whatever it is, a father's name follows.
            let father = tags.goes_on(at + 2) && matches!(tags.word(at + 2), "بن" | "ابن");
            // «أبو عبد الله»
            let pair = next == "عبد" && tags.goes_on(at + 2);
            (!common && (name_like || ali || next.starts_with("ال") || !first || father))
                .then_some((Part::Given, if pair { at + 3 } else { at + 2 }, true))
        }
        "ام" => {
            let given = next_class.is(Class::GIVEN);
            (given || next == "كلثوم").then_some((Part::Given, at + 2, true))
        }
        "بن" | "ابن" | "بنت" | "ولد" => {
            if first && matches!(word, "بنت" | "ولد") {
                return None;
            }
            // «ابن عمه», «ابن أخيها»
            let kin = ["عم", "خال", "اخي", "اخت", "شقيق", "شقيقت", "عمت", "خالت"];
            let owned = |w: &str| kin.contains(&w);
            if word == "ابن"
                && ["ه", "ها", "هم"].iter().any(|e| next.strip_suffix(e).is_some_and(owned))
            {
                return None;
            }
            // «ابن وزير الدفاع»
            if word == "ابن"
                && next_class.is(Class::TITLE)
                && !tags.definite(at + 1)
                && tags.goes_on(at + 2)
                && (tags.definite(at + 2)
                    || tags.class(at + 2).is(Class::ORG_HEAD.or(Class::PLACE_HEAD)))
            {
                return None;
            }
            if tags.definite(at + 1) && next_class.is(Class::TITLE) {
                return Some((if first { Part::Surname } else { Part::Given }, at + 2, true));
            }
            let son = Name {
                parts: vec![Part::Given],
                first: at,
                last: at,
                clitic: 0,
                joined: false,
                gender: None,
            };
            // «ولد داداه», «بن بادة»: whatever stands behind it is a father's name.
            let father = || {
                // «بن كثير»
                let closed = Class::STOP.or(Class::REPORTING).or(Class::NUMBER);
                let open = !first
                    && (!next_class.is(closed) || next == "كثير" || next_class.is(Class::GIVEN))
                    && tags.known_at(at + 1).is_none()
                    && next.chars().count() > 2;
                open.then_some((Part::Unknown, at + 2, false))
            };
            let (_, after, _) = part(tags, at + 1, false, &son).or_else(father)?;
            let kind = if first { Part::Surname } else { Part::Given };
            // «ولد الشيخ الغزواني».
            (word != "ابن" || !first || name_like).then_some((kind, after, true))
        }
        "عبده" | "ذو" => None,
        // Foreign particles stand between parts, or before a surname.
        _ => {
            // «أورسولا فون دير لاين»: two particles.
            if next_class.is(Class::PARTICLE)
                && !first
                && !matches!(next, "بن" | "ابن" | "ابو" | "ال")
                && tags.goes_on(at + 2)
            {
                let (kind, end, _) = particle(tags, at + 1, next, so_far)?;
                return Some((kind, end, true));
            }
            // «لويجي دي مايو»
            if !first && word == "دي" && next == "مايو" {
                return Some((Part::Surname, at + 2, true));
            }
            let unlisted = !next_class.is(Class::STOP.or(Class::VERB).or(Class::TITLE))
                && tags.part(at + 1, false) != Part::No;
            let early = first && matches!(word, "لو" | "لا" | "دو" | "بو" | "تن" | "دا" | "بني");
            let negation = word == "لا" && !tags.part(at + 1, false).is_name();
            let kind = if first { Part::Foreign } else { Part::Surname };
            (unlisted && !early && !negation).then_some((kind, at + 2, true))
        }
    }
}
