//! Places nobody listed: the name after a head, the names of a list.
//!
//! «مدينة غنجة» names غنجة: heads such as مدينة and قرية are no part of a name; «ممر لاتشين»,
//! «جبل …», «مطار …» keep theirs. «مدن "أ" و"ب"» is a list. Not «مدينة صغيرة», «منطقة حدودية».

mod datelines;
mod heads;
mod regions;
mod unlisted;

use self::datelines::dateline;
use self::heads::{PLURAL, keeps_head};
use self::regions::{in_region, sided};
use self::unlisted::unlisted;
use super::facts::MentionKind;
use super::overlap::Candidate;
use super::people::{spaced, stops};
use super::tags::{Part, Tags};
use super::traits::May;
use crate::lexicon::words::{Class, Words};
use crate::text::WordSet;

/// Every place with a head.
pub fn candidates(tags: &Tags) -> Vec<Candidate> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tags.len() {
        let before = out.len();
        sided(tags, at, &mut out);
        let lead = lead(tags, at);
        if tags.is_word(at) && tags.stem_class(at).is(Class::PLACE_HEAD) {
            headed(tags, at, &mut out);
        } else if lead == Some(Lead::Near) {
            near(tags, at + 1, &mut out);
        } else if lead == Some(Lead::Inside) {
            inside(tags, at + 1, &mut out);
        } else if ruled(tags, at) {
            out.push(of_ruler(tags, at + 1));
        } else if tags.starts_block(at) && tags.is_word(at) {
            dateline(tags, at, &mut out);
        } else if tags.goes_on(at) {
            joined(tags, at, &mut out);
        }
        in_region(tags, at, &mut out);
        at = out.get(before..).and_then(|new| new.last()).map_or(at + 1, |c| c.last.max(at + 1));
    }
    out
}

/// What a word before a place says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    /// «قرب», «بالقرب من»
    Near,
    /// «في», «باتجاه»
    Inside,
}

fn lead(tags: &Tags, at: usize) -> Option<Lead> {
    if !tags.reading.traits(at).may(May::PLACE_LEAD) {
        return None;
    }
    match tags.word(at) {
        "قرب" | "وقرب" => Some(Lead::Near),
        "من" => (at > 0 && tags.word(at - 1) == "بالقرب").then_some(Lead::Near),
        word => leads(word).then_some(Lead::Inside),
    }
}

/// True of a folded word that may stand right before a place.
pub(super) fn leads(word: &str) -> bool {
    const LEADS: WordSet = WordSet::new(&[
        "قرب",
        "وقرب",
        "من",
        "في",
        "الي",
        "باتجاه",
        "صوب",
        "قباله",
        "وفي",
        "والي",
        "مدينه",
        "بمدينه",
        "سكان",
        "وسكان",
        "اهالي",
        "مقره",
        "ومقره",
        "مقرها",
        "ومقرها",
    ]);
    LEADS.contains(word)
}

fn headed(tags: &Tags, head_at: usize, out: &mut Vec<Candidate>) {
    // «وأدى …» is no valley.
    if tags.stem(head_at) == "وادي" && tags.surface(head_at).contains('أ') {
        return;
    }
    let clitic = tags.clitic(head_at);
    let head = tags.stem(head_at);
    // «منظمة مراسلون بلا حدود "…"», «مديرية التوثيق والأمن»
    let in_name = tags.known_in(head_at).is_some_and(|k| k.last - k.first > 1);
    let office = head == "مديريه" && tags.definite(head_at + 1) && {
        let next = tags.word(head_at + 1);
        let bare = next.strip_prefix("ال").unwrap_or(next);
        tags.words.class(bare).or(tags.words.common(bare)).is(Class::NOUN)
    };
    if in_name && !tags.known_at(head_at).is_some_and(|k| k.kind == MentionKind::Place) || office {
        return;
    }
    // «لقضاء إجازة»: to spend it.
    if head == "قضاء" && clitic > 0 && tags.known_at(head_at + 1).is_none() {
        return;
    }
    let class = tags.words.place_head(head).unwrap_or_default();
    let state = matches!(head, "جمهوريه" | "سلطنه" | "مملكه" | "اماره" | "دوله");
    let keeps = keeps_head(head, class) || state;
    let plural = PLURAL.contains(&head);
    let mut at = head_at + 1;
    let mut n = 0;
    while let Some((first, last, name_clitic, quoted)) = name(tags, at, head, n > 0) {
        // «شاطئ كوباكابانا»; «شاطئ ينبع» is the shore of a town.
        let shore = head == "شاطي" && tags.known_at(first).is_none();
        let whole = (keeps || shore) && n == 0 && !quoted;
        // «مطار بيروت الدولي», «محطة فوكوشيما النووية».
        let kind_of = matches!(class, "airport" | "port" | "facility")
            && tags.goes_on(last)
            && matches!(tags.word(last), "الدولي" | "الدوليه" | "النوويه" | "الوطني");
        // «قاعدة رايت باترسون الجوية»
        let forces = head == "قاعده"
            && tags.goes_on(last)
            && matches!(tags.word(last), "الجويه" | "البحريه" | "العسكريه");
        let last = if kind_of && whole || forces { last + 1 } else { last };
        // «محافظة خراسان الشمالية»
        let side = matches!(head, "محافظه" | "ولايه" | "مقاطعه")
            && tags.goes_on(last)
            && matches!(tags.word(last), "الشماليه" | "الجنوبيه" | "الشرقيه" | "الغربيه");
        let last = if side && !quoted { last + 1 } else { last };
        let (from, from_clitic) = if whole { (head_at, clitic) } else { (first, name_clitic) };
        let known = tags.known_at(first).filter(|k| k.last == last);
        // «جمهورية غواتيمالا»: the country goes by its name; «جمهورية صربسكا» by the whole.
        let country = known.and_then(|k| tags.reading.lexicon.get(k.known.first()?));
        if state && country.is_some_and(|t| t.class != "region") {
            break;
        }
        if known.is_none() || whole {
            let mut candidate = place(tags, from, last, from_clitic, quoted);
            if state && let Some(known) = known {
                candidate.known.clone_from(&known.known);
                candidate.name.clone_from(&known.name);
            }
            if whole && let Some(known) = known {
                candidate.country = tags.country_of(known);
            }
            out.push(candidate);
        }
        n += 1;
        at = if quoted { last + 1 } else { last };
        if !(plural || quoted || n > 1) && !tags.is_quote(at) && !next_is_listed(tags, at) {
            break;
        }
        if tags.surface(at) == "،" {
            at += 1;
        }
        // «و"شوشي"»: the conjunction stands alone before the quotation mark.
        if tags.word(at) == "و" && tags.is_word(at) {
            at += 1;
        }
        // «وقرية "توغ"»: a head inside the list opens its own.
        if n > 12 || tags.stem_class(at).is(Class::PLACE_HEAD) {
            break;
        }
    }
}

/// «أمير شاتيون», «دوق بورغندي»: one word that sounds foreign behind the title of who rules it.
fn ruled(tags: &Tags, at: usize) -> bool {
    const RULERS: WordSet = WordSet::new(&[
        "ملك",
        "ملكه",
        "امير",
        "اميره",
        "دوق",
        "دوقه",
        "كونت",
        "كونتيسه",
        "بارون",
        "ماركيز",
        "امبراطور",
        "قيصر",
    ]);
    let word = at + 1;
    RULERS.contains(tags.stem(at))
        && tags.is_word(at)
        && tags.goes_on(word)
        && tags.known_in(word).is_none()
        && tags.class(word).is_empty()
        && tags.common(word).is_empty()
        && tags.clitic(word) == 0
        && matches!(tags.part(word, false), Part::Foreign | Part::Unknown | Part::Shape)
        && tags.words.sound(tags.word(word)) > 0
        && !matches!(tags.part(word + 1, false), Part::Foreign | Part::Shape | Part::Unknown)
}

fn of_ruler(tags: &Tags, at: usize) -> Candidate {
    let mut found = place(tags, at, at + 1, 0, false);
    found.rule = "place-ruler".into();
    found.score = 640;
    found
}

/// «قرب بازارجيك»: a word that sounds foreign after a word of nearness.
fn near(tags: &Tags, at: usize, out: &mut Vec<Candidate>) {
    if !tags.goes_on(at) || tags.known_in(at).is_some() {
        return;
    }
    let mut last = at;
    while last - at < 2
        && tags.goes_on(last)
        && matches!(tags.part(last, false), Part::Foreign | Part::Shape)
    {
        last += 1;
    }
    // «قرب مارثاز فينيارد»: two that nobody lists and no Arab says, before a stop.
    let open = |i: usize| {
        tags.goes_on(i)
            && tags.known_in(i).is_none()
            && tags.class(i).is_empty()
            && tags.common(i).is_empty()
            && tags.clitic(i) == 0
            && !tags.definite(i)
            && tags.sound(i) > 0
            && tags.part(i, false).is_name() | (tags.part(i, false) == Part::Unknown)
    };
    if last < at + 2 && open(at) && open(at + 1) && stops(tags, at + 2) {
        last = at + 2;
    }
    if last > at {
        out.push(place(tags, at, last, 0, false));
    }
}

/// «لوس ألاموس», «بورت ستانلي»: words that begin the names of towns and capes.
pub(super) fn begins_town(word: &str) -> bool {
    const FIRST: WordSet = WordSet::new(&[
        "لوس",
        "سان",
        "سانتا",
        "سانت",
        "سانتو",
        "نيو",
        "بورت",
        "بور",
        "فورت",
        "ساو",
        "ريو",
        "كيب",
        "كاب",
        "بورتو",
        "بويرتو",
        "فيلا",
        "مونت",
        "مونتي",
        "باد",
        "ايست",
        "ويست",
        "نورث",
        "ساوث",
        "لاس",
        "تل",
        "ايسلا",
        "لونغ",
        "لونج",
        "بونتا",
        "كوستا",
        "سييرا",
        "كامبو",
        "بيونغ",
        "كوالا",
        "بالو",
        "ماونت",
        "غراند",
        "جراند",
        "روك",
        "باتون",
        "كانساس",
        "ديس",
        "نوفي",
        "نوفو",
        "ستارايا",
        "نيجني",
        "فيليكي",
        "كفر",
        "دير",
        "خان",
        "سيدي",
    ]);
    FIRST.contains(word)
}

/// How foreign a word nobody lists must sound behind a preposition of place.
const UNLISTED: i32 = 14;

/// «في», «إلى»: not «من», which stands before persons too.
fn only_place(tags: &Tags, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| {
        matches!(
            tags.word(b),
            "في" | "وفي"
                | "الي"
                | "والي"
                | "قباله"
                | "صوب"
                | "باتجاه"
                | "مدينه"
                | "بمدينه"
                | "سكان"
                | "ومقرها"
                | "ومقره"
        )
    })
}

/// «دفن في أرسوف», «في تشاكي تشاكي.»: what sounds foreign after a preposition of place, and stops.
fn inside(tags: &Tags, at: usize, out: &mut Vec<Candidate>) {
    let foreign = |i: usize| {
        // «في تسنتوروي وبوتين يكلف»: «و» and somebody's name.
        let joins = tags.clitic(i) > 0 && tags.stem_class(i).is(Class::GIVEN.or(Class::SURNAME));
        let open = tags.goes_on(i)
            && tags.known_in(i).is_none()
            && tags.class(i).is_empty()
            && tags.common(i).is_empty();
        open && !joins
            && match tags.part(i, false) {
                Part::Foreign => true,
                // «من غوناييف وامتد», behind what only a place stands behind
                Part::Shape => i > at || only_place(tags, at),
                Part::Unknown => i == at && only_place(tags, at) && tags.sound(i) >= UNLISTED,
                _ => false,
            }
    };
    let town = begins_town(tags.word(at))
        && tags.goes_on(at)
        && tags.goes_on(at + 1)
        && tags.known_in(at).is_none()
        && tags.known_in(at + 1).is_none_or(|k| k.kind == MentionKind::Place && k.last == at + 2)
        && !tags.class(at + 1).is(Class::STOP.or(Class::VERB).or(Class::NOUN).or(Class::TIME))
        && tags.common(at + 1).is_empty()
        && !tags.definite(at + 1);
    if town {
        let mut found = place(tags, at, at + 2, 0, false);
        found.rule = "place-preposition".into();
        found.score = 660;
        out.push(found);
        return;
    }
    if !foreign(at) {
        return;
    }
    let last = if foreign(at + 1) && !is_joined(tags, at + 1, 0) { at + 2 } else { at + 1 };
    let ends = is_joined(tags, last, -8)
        || last >= tags.len()
        || tags.starts_block(last)
        || tags.is_punct(last)
        || tags.nationality(last).is_some()
        || tags.class(last).is(Class::STOP.or(Class::VERB).or(Class::TIME));
    if ends {
        let mut found = place(tags, at, last, 0, false);
        found.rule = "place-preposition".into();
        found.score = 650;
        out.push(found);
        let mut at = last;
        while is_joined(tags, at, -8) {
            let mut found = place(tags, at, at + 1, 2, false);
            found.rule = "place-list".into();
            found.score = 650;
            out.push(found);
            at += 1;
        }
    }
}

/// «… وتشارسادا»: «و» and a word nobody knows that sounds foreign.
fn is_joined(tags: &Tags, at: usize, sound: i32) -> bool {
    let word = tags.word(at);
    tags.goes_on(at)
        && tags.known_in(at).is_none()
        && tags.reading.traits(at).may(May::PLACE_JOINED)
        && may_be_joined(tags.words, word, tags.class(at))
        && word.strip_prefix('و').is_some_and(|rest| tags.words.sound(rest) > sound)
}

/// True of «و» and a word nobody knows, together a word of this class.
pub(super) fn may_be_joined(words: &Words, word: &str, class: Class) -> bool {
    let rest = word.strip_prefix('و').filter(|_| class.is_empty());
    rest.is_some_and(|rest| {
        rest.chars().count() > 3
            && !rest.starts_with("ال")
            && words.class(rest).is_empty()
            && words.common(rest).is_empty()
    })
}

/// «في سوات ونوشيرا»: joined to a place that everybody knows.
fn joined(tags: &Tags, at: usize, out: &mut Vec<Candidate>) {
    let known = at.checked_sub(1).and_then(|b| tags.known_in(b));
    let place_before = known.is_some_and(|k| k.kind == MentionKind::Place && k.last == at);
    // «إربد والكرك وذيبان،»: the third of a list need not sound foreign.
    let third = || {
        known.and_then(|k| k.first.checked_sub(1)).and_then(|b| tags.known_in(b)).is_some_and(|k| {
            k.kind == MentionKind::Place
                && tags.word(k.last).starts_with('و')
                && matches!(tags.surface(at + 1), "،" | "." | "")
        })
    };
    if !place_before || !is_joined(tags, at, if third() { -30 } else { 12 }) {
        return;
    }
    let last = at + 1;
    let ends = last >= tags.len()
        || tags.starts_block(last)
        || tags.is_punct(last)
        || is_joined(tags, last, 12)
        || tags.class(last).is(Class::STOP.or(Class::TIME));
    if ends {
        let mut found = place(tags, at, last, 2, false);
        found.rule = "place-list".into();
        found.score = 640;
        out.push(found);
    }
}

fn next_is_listed(tags: &Tags, at: usize) -> bool {
    tags.word(at) == "و" && tags.is_quote(at + 1)
}

/// The name at `at`: its tokens, its proclitics, whether it stands in quotation marks.
fn name(tags: &Tags, at: usize, head: &str, listed: bool) -> Option<(usize, usize, usize, bool)> {
    if at >= tags.len() || tags.starts_block(at) {
        return None;
    }
    if tags.is_quote(at) && !tags.opens_quote(at) {
        return None;
    }
    if tags.is_quote(at) {
        let inside = |ix: &usize| {
            *ix < tags.len()
                && !tags.is_quote(*ix)
                && !tags.starts_block(*ix)
                && (tags.is_word(*ix) || tags.is_foreign(*ix))
        };
        let last = (at + 1..at + 5).take_while(inside).last()? + 1;
        let verb = (at + 1..last)
            .any(|i| tags.class(i).is(Class::VERB.or(Class::THAT)) && !tags.definite(i));
        return (tags.is_quote(last) && !verb && last - at <= 4).then_some((at + 1, last, 0, true));
    }
    if !tags.is_word(at) {
        return None;
    }
    if let Some(known) = tags.known_at(at) {
        let after_person = known.kind == MentionKind::Person
            && matches!(
                head,
                "شارع"
                    | "ساحه"
                    | "ميدان"
                    | "مطار"
                    | "جامع"
                    | "مسجد"
                    | "جسر"
                    | "ملعب"
                    | "استاد"
                    | "ستاد"
                    | "حوض"
                    | "قصر"
                    | "سد"
                    | "سجن"
                    | "ضريح"
                    | "قلعه"
                    | "قاعه"
                    | "قاعده"
                    | "ثكنه"
                    | "حديقه"
                    | "متنزه"
                    | "منتزه"
                    | "مقبره"
                    | "كورنيش"
                    | "جاده"
                    | "فندق"
                    | "برج"
                    | "ميناء"
                    | "جبل"
                    | "بحيره"
            );
        let place = known.kind == MentionKind::Place || after_person;
        let clitic =
            tags.reading.analysis.solid_token(at).is_some_and(|t| t.span.start != known.span.start);
        // «حي سيتي سولاي»: the word is another name's first.
        let last = known.last;
        let longer = place
            && !listed
            && !clitic
            && known.last == at + 1
            && matches!(head, "حي" | "مدينه" | "بلده" | "قريه" | "جزيره" | "ضاحيه" | "شارع")
            && tags.goes_on(last)
            && tags.part(last, false) == Part::Foreign
            && tags.class(last).is_empty()
            && tags.common(last).is_empty()
            && tags.clitic(last) == 0
            && !tags.word(last).starts_with('و');
        if longer {
            return Some((at, last + 1, 0, false));
        }
        return (place && (listed || !clitic)).then(|| {
            let folded = if clitic { tags.clitic(at).max(2) } else { 0 };
            (known.first, known.last, folded, false)
        });
    }
    if listed {
        // In a list a bare word needs «و» and the look of a name.
        let rest = tags.word(at).strip_prefix('و')?;
        let part = tags.part(at, false);
        let quarters = rest.strip_prefix("ال").is_some_and(|bare| {
            PLURAL.contains(head)
                && bare.chars().count() > 2
                && [rest, bare].iter().all(|w| {
                    let class = tags.words.class(w);
                    class.is_empty() || class.is(Class::RARE) && !class.is(Class::VERB)
                })
                && tags.words.common(rest).without(Class::RARE.or(Class::NOUN)).is_empty()
        });
        if quarters {
            return Some((at, at + 1, 2, false));
        }
        let named = matches!(part, Part::Unknown | Part::Foreign | Part::Shape)
            && rest.chars().count() >= 3
            && !rest.starts_with("ال")
            && tags.words.common(rest).is_empty()
            && !tags.words.class(rest).is(Class::STOP.or(Class::VERB));
        return named.then_some((at, at + 1, 2, false));
    }
    unlisted(tags, at, head)
}

fn place(tags: &Tags, first: usize, last: usize, clitic: usize, quoted: bool) -> Candidate {
    let span = tags.span(first, last, clitic);
    Candidate {
        span,
        first,
        last,
        kind: MentionKind::Place,
        name: spaced(span.of(tags.reading.text)),
        rule: if quoted { "quoted-name" } else { "place-head" }.into(),
        score: if quoted { 850 } else { 905 },
        ..Candidate::default()
    }
}
