//! What follows a title and belongs to it: nationality, name, organisation, noun, quality.

use super::Tail;
use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::people;
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::Class;
use crate::text::WordSet;

/// Adjectives of ruling houses, folded.
const DYNASTIES: WordSet = WordSet::new(&[
    "العباسي",
    "الاموي",
    "الفاطمي",
    "العثماني",
    "الايوبي",
    "المملوكي",
    "السلجوقي",
    "المريني",
    "الموحدي",
    "المرابطي",
    "الحفصي",
    "الزياني",
    "الصفوي",
    "القاجاري",
    "الساساني",
    "البيزنطي",
    "المغولي",
    "الطولوني",
    "الاخشيدي",
    "الساماني",
    "الغزنوي",
    "العباسيه",
    "الفاطميه",
]);

/// Takes the complement at `tail.at`; false when there is none.
pub(super) fn complement(tags: &Tags, orgs: &[Candidate], tail: &mut Tail, definite: bool) -> bool {
    let at = tail.at;
    let (word, class) = (tags.word(at), tags.class(at));
    if tags.bare_known(at, &[MentionKind::Person]).is_some() {
        return false;
    }
    // «المحامي غاني فلان»: an adjective agrees with its title.
    let agrees = |n: &&Candidate| !definite || tags.definite(n.first);
    if let Some(nationality) = tags.bare_known(at, &[MentionKind::Nationality]).filter(agrees) {
        tail.country = tail.country.take().or_else(|| tags.realm_of(nationality));
        tail.nationality = true;
        tail.complete |= definite || tags.definite(at);
        tail.at = nationality.last;
        return true;
    }
    // «الخليفة العباسي المسترشد», «السلطان العثماني سليم»
    if definite && DYNASTIES.contains(word) {
        tail.at += 1;
        return true;
    }
    if class.is(Class::QUALIFIER) && (tags.definite(at) || !definite) {
        // «المنتخب الوطني» is a team; «الرئيس المنتخب» a quality.
        tail.qualifier.push(at);
        tail.at += 1;
        return true;
    }
    let open = tail.of.is_none() && tail.n_nouns == 0;
    // «حزب الديمقراطية الجديدة»: known whole.
    let whole = |o: &&Candidate| {
        tags.known_at(at).is_none_or(|k| k.kind != MentionKind::Organization || k.last <= o.last)
    };
    if let Some(org) = org_at(orgs, at).filter(|o| starts_bare(tags, o)).filter(whole) {
        // «دعا رئيس الوزراء الأرميني روسيا»: after the nationality an object follows.
        if tail.of.is_some() || tail.nationality || definite && !after_name_of(tags, at) {
            return false;
        }
        return take(tags, tail, org);
    }
    let proper =
        [MentionKind::Place, MentionKind::Organization, MentionKind::Media, MentionKind::Group];
    if let Some(known) = tags.bare_known(at, &proper) {
        // «كولن باول» is not of the city كولن.
        let given = class.is(Class::GIVEN)
            && (!tail.complete || tags.part(at + 1, false).is_name())
            || people::named_like_a_place(tags, at);
        if !open || tail.nationality || definite && !after_name_of(tags, at) || given {
            return false;
        }
        return take(tags, tail, known);
    }
    if let Some(found) = behind_lam(tags, orgs, at) {
        if tail.of.is_some() {
            return false;
        }
        return take(tags, tail, found);
    }
    if word == "لدي"
        && let Some(known) = tags.bare_known(at + 1, &proper)
    {
        return take(tags, tail, known);
    }
    if class.is(Class::STOP.or(Class::TIME).or(Class::RELATIVE)) {
        return false;
    }
    if tags.definite(at) {
        return definite_complement(tags, tail, definite);
    }
    if let Some(rest) = word.strip_prefix("وال") {
        // «وزير النفط والثروة المعدنية».
        let joins = tail.n_nouns > 0
            && !tail.nationality
            && tail.of.is_none()
            && !definite
            && tags.clitic(at) == 0
            && rest.chars().count() > 2
            && tags.known_at(at).is_none();
        if joins {
            tail.words.push(at);
            tail.at += 1;
        }
        return joins;
    }
    bare_complement(tags, tail, definite)
}

pub(super) fn after_name_of(tags: &Tags, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| tags.word(b) == "باسم")
}

pub(super) fn take(tags: &Tags, tail: &mut Tail, found: &Candidate) -> bool {
    tail.of = Some(found.span);
    tail.country =
        tail.country.take().or_else(|| found.country.clone()).or_else(|| tags.country_of(found));
    tail.complete = true;
    tail.at = found.last;
    true
}

pub(super) fn org_at(orgs: &[Candidate], at: usize) -> Option<&Candidate> {
    orgs.binary_search_by(|o| o.first.cmp(&at)).ok().and_then(|i| orgs.get(i))
}

pub(super) fn starts_bare(tags: &Tags, found: &Candidate) -> bool {
    tags.reading.analysis.solid_token(found.first).is_some_and(|t| t.span.start == found.span.start)
}

/// «للأمم المتحدة», «لمنظمة …», «لحكومة …».
pub(super) fn behind_lam<'a>(
    tags: &'a Tags,
    orgs: &'a [Candidate],
    at: usize,
) -> Option<&'a Candidate> {
    if !tags.word(at).starts_with('ل') {
        return None;
    }
    let proper = [MentionKind::Place, MentionKind::Organization, MentionKind::Media];
    // «لشركة بوينغ»: the head is no part of the known name.
    let headed = tags.stem_class(at).is(Class::ORG_HEAD);
    let known = || {
        let here = tags.known_at(at).filter(|k| proper.contains(&k.kind) && !starts_bare(tags, k));
        here.or_else(|| tags.bare_known(at + 1, &proper).filter(|_| headed))
    };
    org_at(orgs, at).filter(|o| !starts_bare(tags, o)).or_else(known)
}

/// A word with the article after a title.
pub(super) fn definite_complement(tags: &Tags, tail: &mut Tail, definite: bool) -> bool {
    let at = tail.at;
    let word = tags.word(at);
    let bare = word.strip_prefix("ال").unwrap_or(word);
    let adjective = tags.words.class(bare).is(Class::ADJECTIVE) || word.ends_with("يه");
    let part = tags.part(at, false);
    // «أمير الكويت الشيخ صباح»: a second title before the name.
    if tail.complete
        && tags.class(at).is(Class::TITLE)
        && !adjective
        && tags.part(at + 1, false) != Part::No
    {
        tail.at += 1;
        return true;
    }
    // «القاضي الصادق عبد الرحمن»
    if definite
        && tags.class(at).is(Class::GIVEN)
        && tags.goes_on(at + 1)
        && tags.class(at + 1).is(Class::GIVEN.or(Class::PARTICLE))
        && !tags.definite(at + 1)
    {
        return false;
    }
    // «شكر وزير الصحة المتبرعين»: many are not one minister's quality.
    let several = word.ends_with("ين") || word.ends_with("ون");
    if several && tail.complete && tail.words.len() > 1 {
        return false;
    }
    let name_like = matches!(part, Part::Surname | Part::Given)
        || part == Part::Ambiguous
            && !adjective
            && tags.class(at).is(Class::SURNAME.or(Class::GIVEN));
    if name_like && !(tail.n_nouns == 0 && !definite && !tail.complete && part == Part::Ambiguous) {
        return false;
    }
    if !definite && tail.n_nouns == 0 && !tail.complete && tail.of.is_none() {
        // «وزير البترول»: the noun of the construct, whatever it is.
        tail.n_nouns += 1;
        tail.complete = true;
        tail.words.push(at);
        tail.at += 1;
        return true;
    }
    let known_word = adjective || part == Part::No;
    // «الرئيس الأسد»: a word with ال nobody knows ends the title.
    if !known_word || tail.nationality && !adjective {
        return false;
    }
    if definite && !adjective {
        return false;
    }
    if tail.n_nouns > 3 {
        return false;
    }
    // «وزير الخارجية الأمير سعود»: a second title before the name.
    if tail.complete && tags.class(at).is(Class::TITLE) && !adjective {
        tail.at += 1;
        return true;
    }
    tail.n_nouns += 1;
    if tail.of.is_none() && !tail.nationality {
        tail.words.push(at);
    }
    tail.at += 1;
    true
}

/// Whether a noun of what somebody is charged with follows «المكلف»: «حقوق الإنسان», «بملف الحدود»; not «رئيس
/// الوزراء المكلف بتشكيل الحكومة», who is one to be.
fn is_charge(tags: &Tags, tail: &Tail) -> bool {
    const CHARGES: WordSet =
        WordSet::new(&["حقوق", "شوون", "ملف", "ملفات", "قضايا", "شيون", "قطاع", "العلاقات"]);
    let at = tail.at;
    let charged =
        tail.qualifier.last().is_some_and(|q| q + 1 == at && tags.word(*q).contains("مكلف"));
    let word = tags.word(at);
    let with = word.strip_prefix('ب').is_some_and(|noun| CHARGES.contains(noun));
    let noun = tags.class(at).is(Class::NOUN) && !tags.definite(at) || with;
    charged && noun && tags.goes_on(at + 1) && tags.definite(at + 1)
}

/// «عسكري» in «قائد عسكري», «خارجية» in «وزير خارجية الصين».
pub(super) fn bare_complement(tags: &Tags, tail: &mut Tail, definite: bool) -> bool {
    let at = tail.at;
    let class = tags.class(at);
    if is_charge(tags, tail) {
        // «المكلفة حقوق الإنسان», «المكلف بشؤون الإقليم»: what somebody is charged with is a part of the title,
        // and who holds it acts for nobody.
        tail.words.extend(tail.qualifier.pop());
        tail.words.extend([at, at + 1]);
        tail.at += 2;
        return true;
    }
    if definite || tail.complete || tail.nationality {
        return false;
    }
    if class.is(Class::GIVEN.or(Class::SURNAME)) || tags.surface(at).contains('\u{64b}') {
        return false;
    }
    let noun = class.is(Class::NOUN.or(Class::ADJECTIVE)) && !class.is(Class::REPORTING)
        || class.is_empty() && tags.common(at).is(Class::ADJECTIVE);
    if !noun || tail.n_nouns > 2 {
        return false;
    }
    tail.n_nouns += 0;
    tail.words.push(at);
    tail.at += 1;
    tail.words.len() < 6
}
