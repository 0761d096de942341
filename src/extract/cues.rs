//! Whether the words around a name that is also something else allow it: «حي المنصور», «قال سقراط».
//!
//! Three rounds: a head, preposition or mark right beside the name; a neighbour in a list of places
//! («مأرب والجوف والبيضاء»); the same thing named elsewhere in the article without any doubt.

use std::collections::BTreeSet;

use super::facts::MentionKind;
use super::overlap::Candidate;
use super::reading::Reading;
use crate::base::Key;
use crate::document::EntityKind;
use crate::lexicon::words::Class;
use crate::lexicon::{Cue, NameMatch, Thing};
use crate::text::WordSet;

/// Whether the words right beside the name allow it.
pub(super) fn beside(reading: &Reading, m: &NameMatch, thing: &Thing, cue: Cue) -> bool {
    let before = m.first.checked_sub(1);
    match cue {
        Cue::None => true,
        Cue::Head if thing.kind == EntityKind::Person => person(reading, m),
        Cue::Head => {
            // ب and ل are prepositions of place; و and ف say nothing («وسيول» is floods).
            let clitics = reading.word(m.first).get(..m.clitic).unwrap_or_default();
            clitics.contains(['ب', 'ل'])
                || before.is_some_and(|at| is_place_cue(reading.word(at)))
                || opens_dateline(reading, m)
                || thing.class == "country" && presided(reading, m)
        }
        Cue::Quoted => {
            let bracket = before.is_some_and(|at| matches!(reading.word(at), "(" | "/"))
                && matches!(reading.word(m.last), ")" | "/");
            // «مقهى «علي بابا»»: a house, a film, a book is called so.
            let called = before.and_then(|at| at.checked_sub(1)).is_some_and(|head| {
                matches!(
                    reading.word(head),
                    "مقهي"
                        | "مطعم"
                        | "فندق"
                        | "فيلم"
                        | "روايه"
                        | "مسرحيه"
                        | "مسلسل"
                        | "كتاب"
                        | "قصه"
                )
            });
            bracket
                || !called && reading.quotation_of(m.span).is_some_and(|q| q == m.span)
                || before.is_some_and(|at| {
                    let colon =
                        reading.word(at) == ":" && at > 0 && reading.word(at - 1) == "المصدر";
                    colon || is_medium_head(reading.word(at))
                })
        }
    }
}

/// «رئيس مالي أمادو توماني توريه»: between a title and a name it is the country.
fn presided(reading: &Reading, m: &NameMatch) -> bool {
    let title = m.first.checked_sub(1).is_some_and(|at| {
        let class = reading.traits(at).class.or(reading.traits(at).stem);
        class.is(Class::TITLE) && !reading.word(at).starts_with("ال")
    });
    let named = reading.traits(m.last).class.is(Class::GIVEN.or(Class::SURNAME));
    m.clitic == 0 && title && named && !reading.analysis.starts_block(m.first)
}

/// «كان (أ ف ب) -», «كان - منحت …».
fn opens_dateline(reading: &Reading, m: &NameMatch) -> bool {
    let start = m.span.start();
    let opens = start == 0 || reading.text.as_bytes().get(start - 1) == Some(&b'\n');
    let bracket = reading.word(m.last) == "("
        && (m.last + 2..m.last + 6).any(|i| reading.word(i) == ")" && is_dash(reading.word(i + 1)));
    opens && m.clitic == 0 && (is_dash(reading.word(m.last)) || bracket)
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—")
}

/// «قال سقراط إن», «الفيلسوف سقراط»: a verb, a title or a nationality before it.
fn person(reading: &Reading, m: &NameMatch) -> bool {
    let Some(at) = m.first.checked_sub(1) else { return false };
    let words = &reading.lexicon.words;
    let word = reading.word(at);
    let titled = words.class(word).is(Class::REPORTING.or(Class::TITLE));
    let nisba = word.starts_with("ال") && word.ends_with('ي') && m.clitic == 0;
    let that = words.class(reading.word(m.last)).is(Class::THAT.or(Class::REPORTING));
    titled || nisba || that
}

/// A match nothing beside it vouches for, with its readings that only lacked a cue.
pub(super) struct Doubtful<'m> {
    pub matched: &'m NameMatch,
    pub candidate: Candidate,
}

/// Those of the doubtful that a list or the rest of the article vouches for. `sure` is sorted.
pub(super) fn vouched(
    reading: &Reading,
    sure: &[Candidate],
    doubtful: Vec<Doubtful>,
) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::new();
    let told: BTreeSet<(MentionKind, &[Key])> =
        sure.iter().map(|s| (s.kind, s.known.as_slice())).collect();
    for Doubtful { matched, candidate } in doubtful {
        let named = !matches!(candidate.kind, MentionKind::Person | MentionKind::Nationality)
            && told.contains(&(candidate.kind, candidate.known.as_slice()))
            && names_itself(reading, matched);
        let kind = candidate.kind;
        // «واتهمت سيول جارتها»: a city of a country the article names.
        let home = || {
            let thing = candidate.known.first().and_then(|k| reading.lexicon.get(k));
            // A small town is named with its preposition; alone «جونستون» is a man.
            let thing = thing.filter(|t| t.class != "town");
            let country = thing.and_then(|t| t.country.as_ref());
            country.is_some_and(|c| sure.iter().any(|s| s.known.first() == Some(c)))
        };
        let at_home = kind == MentionKind::Place
            && matched.last == matched.first + 1
            && reading.word(matched.first).chars().count() > 3
            && names_itself(reading, matched)
            && home();
        let named = named || at_home;
        let lists = matches!(kind, MentionKind::Place | MentionKind::Organization);
        if named || lists && listed(reading, matched, kind, sure, &out) {
            out.push(candidate);
        }
    }
    out
}

/// The word is no word of daily life.
fn names_itself(reading: &Reading, m: &NameMatch) -> bool {
    let stem = reading.word(m.first).get(m.clitic..).unwrap_or_default();
    let words = &reading.lexicon.words;
    m.last - m.first > 1 || words.common(stem).is_empty() && !words.class(stem).is(Class::STOP)
}

/// «مأرب والجوف», «سوناطراك وإيني»: «و» or a comma joins it to one of its kind.
fn listed(
    reading: &Reading,
    m: &NameMatch,
    kind: MentionKind,
    sure: &[Candidate],
    more: &[Candidate],
) -> bool {
    let clitics = reading.word(m.first).get(..m.clitic).unwrap_or_default();
    let end = match clitics {
        "و" if reading.word(m.first.wrapping_sub(1)) == "،" => m.first.wrapping_sub(1),
        "و" => m.first,
        "" if reading.word(m.first.wrapping_sub(1)) == "،" => m.first.wrapping_sub(1),
        _ => return false,
    };
    let place = |c: &Candidate| c.last == end && c.kind == kind;
    let ix = sure.partition_point(|c| c.last < end);
    sure.get(ix).is_some_and(place) || more.last().is_some_and(place)
}

pub(super) fn is_place_cue(word: &str) -> bool {
    const CUES: WordSet = WordSet::new(&[
        "في",
        "من",
        "الي",
        "نحو",
        "قرب",
        "مدينه",
        "مدينتي",
        "بلده",
        "بلدتي",
        "قريه",
        "قريتي",
        "محافظه",
        "محافظتي",
        "محافظات",
        "ولايه",
        "ولايتي",
        "ولايات",
        "اقليم",
        "منطقه",
        "منطقتي",
        "مقاطعه",
        "بلديه",
        "جنوب",
        "شمال",
        "شرق",
        "غرب",
        "جنوبي",
        "شمالي",
        "شرقي",
        "غربي",
        "وسط",
        "عبر",
        "خارج",
        "داخل",
        "بين",
        "مطار",
        "ميناء",
        "مخيم",
        "حي",
        "ضاحيه",
        "ضواحي",
        "ريف",
        "قضاء",
        "ناحيه",
        "باتجاه",
        "صوب",
        "حول",
        "قباله",
        "جزيره",
        "مدن",
        "بلدات",
        "قري",
        "سكان",
        "اهالي",
        "احياء",
        "محافظ",
        "عمده",
        "بشان",
        "حصار",
        "سقوط",
        "تحرير",
        "معركه",
        "معارك",
        "قصف",
    ]);
    let bare = crate::text::clitics::bare(word);
    CUES.contains(&word)
        || CUES.contains(&bare)
        || word.strip_prefix('و').is_some_and(|w| CUES.contains(&w))
}

fn is_medium_head(word: &str) -> bool {
    const HEADS: WordSet = WordSet::new(&[
        "مراسل",
        "مراسله",
        "مراسلو",
        "صحيفه",
        "جريده",
        "مجله",
        "قناه",
        "وكاله",
        "موقع",
        "اذاعه",
        "شبكه",
        "تلفزيون",
        "فضائيه",
        "حزب",
        "شركه",
        "مصانع",
        "عملاق",
        "شركات",
        "مجمعات",
        "مجمع",
        "شركتا",
        "شركتي",
        "مجموعه",
        "نادي",
        "فريق",
        "بنك",
        "مصرف",
        "مصنع",
        "اسهم",
        "سهم",
        "موسس",
        "هواتف",
        "هاتف",
        "اجهزه",
        "سيارات",
    ]);
    let bare = crate::text::clitics::bare(word);
    let conjoined = word.strip_prefix('و').unwrap_or(word).trim_start_matches('ل');
    HEADS.contains(&word) || HEADS.contains(&bare) || HEADS.contains(&conjoined)
}
