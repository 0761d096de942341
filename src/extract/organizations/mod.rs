//! Organisations nobody listed: a head and its complements, with the right end.
//!
//! «وزارة الدفاع الأذربيجانية», «جيش أذربيجان», «النيابة العامة في أذربيجان», «الخارجية الأميركية»,
//! «اللجنة الدولية للصليب الأحمر», «صحيفة "الاسم"» (the name alone). A head by itself («الوزارة»)
//! names nothing. For the offices of a state a country after «في» belongs to the name.

mod construct;
mod definite;
mod fields;
mod kinds;
mod letters;
mod lists;
mod named;
mod shares;
mod suffixes;
mod told;

pub(super) use self::suffixes::ends_firm;

use self::construct::construct;
use self::definite::{article, definite, is_ministry, office, with_alef};
pub(super) use self::letters::{joins_letters, may_be_letter};
pub(super) use self::shares::leads_to_firm;
use super::facts::MentionKind;
use super::overlap::Candidate;
use super::people::spaced;
use super::tags::Tags;
use super::traits::May;
use crate::base::Key;
use crate::lexicon::words::{Class, OrgHead, Words};

/// Every organisation with a head.
pub fn candidates(tags: &Tags) -> Vec<Candidate> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tags.len() {
        shares::behind(tags, at, &mut out);
        let marked = shares::headed_in_marks(tags, at);
        let marked = marked.or_else(|| shares::joined_in_marks(tags, at, &out));
        let found = marked.or_else(|| read(tags, at));
        match found {
            Some(candidate) => {
                at = candidate.last.max(at + 1);
                out.push(candidate);
            }
            None => at += 1,
        }
    }
    out
}

/// The organisation whose head is the word at `at`, clitics allowed.
pub fn read(tags: &Tags, at: usize) -> Option<Candidate> {
    if !tags.is_word(at) {
        return None;
    }
    if let Some(firm) = suffixes::ending(tags, at) {
        return Some(firm);
    }
    if let Some(found) = fixed(tags, at).or_else(|| letters::firm(tags, at)) {
        return Some(found);
    }
    if let Some(firm) = told::firm(tags, at) {
        return Some(firm);
    }
    if let Some(last) = fields::of_place(tags, at) {
        let mut firm = candidate(tags, at, 0, &Run::named_to(last));
        (firm.score, firm.generic) = (960, None);
        return Some(firm);
    }
    // «شركة سي إم إيه»: with its head.
    let firm = tags.goes_on(at + 1).then(|| letters::firm(tags, at + 1)).flatten();
    if let Some(firm) = firm.filter(|f| f.first == at) {
        return Some(firm);
    }
    if let Some((head, clitic)) = construct_head(tags, at).filter(|_| !is_ministry(tags.stem(at))) {
        return construct(tags, at, clitic, head);
    }
    if !tags.reading.traits(at).may(May::BODY) {
        return None;
    }
    definite(tags, at).or_else(|| office(tags, at))
}

/// True when the folded word may be a body with its article: the quick no before [`definite`] and
/// [`office`].
pub(super) fn may_be_body(words: &Words, word: &str) -> bool {
    let Some((bare, clitic)) = article(word) else { return false };
    is_ministry(bare)
        || bare == "رياسه"
        || words.org_head(bare).is_some()
        || words.opens_org_phrase(&with_alef(word, bare, clitic))
}

/// «وزارة», «ولجنة», «لوزارة»: a head without the article.
fn construct_head(tags: &Tags, at: usize) -> Option<(OrgHead, usize)> {
    if tags.class(at).is(Class::ORG_HEAD) {
        if tags.word(at) == "اذاعه" && tags.surface(at).starts_with('أ') {
            return None;
        }
        // «وزاره فيرنر»: و + زار + ه, when a name follows.
        if tags.word(at) == "وزاره"
            && tags.surface(at).ends_with('ه')
            && !tags.definite(at + 1)
            && tags.part(at + 1, false).is_name()
        {
            return None;
        }
        return tags.words.org_head(tags.word(at)).map(|h| (h, 0));
    }
    let clitic = tags.clitic(at);
    // «أذاعه التلفزيون» is a verb and not «إذاعة».
    (clitic > 0 && tags.stem_class(at).is(Class::ORG_HEAD))
        .then(|| tags.words.org_head(tags.stem(at)))
        .flatten()
        .map(|h| (h, clitic))
}

/// «خفر السواحل», «سلاح الجو البريطاني»: heads of several words without the article that name a body.
fn fixed(tags: &Tags, first: usize) -> Option<Candidate> {
    let stem = if tags.class(first).is_empty() { tags.stem(first) } else { tags.word(first) };
    let clitic = tags.word(first).len() - stem.len();
    let next = |i: usize| if tags.goes_on(first + i) { tags.word(first + i) } else { "" };
    let (n, head) = tags.words.org_phrase(stem, next).filter(|_| !stem.starts_with("ال"))?;
    let mut run = Run::named_to(first + n);
    of_town(tags, head, &mut run);
    if let Some(of) = tags.bare_known(run.at, &[MentionKind::Nationality])
        && tags.goes_on(run.at)
        && tags.definite(run.at)
    {
        (run.generic_end, run.country) = (run.at, tags.country_of(of));
        (run.at, run.good) = (of.last, of.last);
    }
    Some(candidate(tags, first, clitic, &run))
}

/// «محكمة الاستئناف بالرباط», «الغرفة التجارية بالقاهرة»: of its town.
fn of_town(tags: &Tags, head: OrgHead, run: &mut Run) {
    let house = || {
        run.at.checked_sub(2).is_some_and(|h| {
            ["متحف", "مكتبه", "مسرح", "اكاديميه", "اوبرا"]
                .iter()
                .any(|head| tags.word(h).ends_with(head))
                && tags.definite(h + 1)
        })
    };
    let body = head.class == "court" || tags.word(run.at - 1) == "التجاريه" || house();
    let town = tags.known_at(run.at).filter(|k| k.kind == MentionKind::Place);
    if body
        && run.good == run.at
        && tags.goes_on(run.at)
        && tags.word(run.at).starts_with('ب')
        && let Some(town) = town
    {
        (run.at, run.good, run.named) = (town.last, town.last, true);
    }
}

/// What has been read of a construct so far.
struct Run {
    at: usize,
    /// A noun with the article or a name has come.
    closed: bool,
    /// A nationality, place or proper name has come.
    named: bool,
    /// Where the words that only tell the country begin.
    generic_end: usize,
    country: Option<Key>,
    n_bare: usize,
    n_nouns: usize,
    /// Where to stop when what follows does not complete it.
    good: usize,
}

impl Run {
    /// A name that is whole up to token `at` and may go on there.
    fn named_to(at: usize) -> Self {
        Self {
            at,
            closed: true,
            named: true,
            generic_end: 0,
            country: None,
            n_bare: 0,
            n_nouns: 0,
            good: at,
        }
    }
}

/// «النيابة العامة في أذربيجان»: for the offices of a state.
fn state_after_in(tags: &Tags, head: OrgHead, run: &mut Run) {
    // «بعثة الأمم المتحدة في السودان»
    let mission = head.class == "un" && run.at > 2 && run.named;
    let state = mission || matches!(head.class, "government" | "court" | "parliament" | "police");
    if !state || run.country.is_some() || !run.closed || run.good != run.at {
        return;
    }
    if tags.word(run.at) != "في" || tags.starts_block(run.at) {
        return;
    }
    let Some(known) = tags.bare_known(run.at + 1, &[MentionKind::Place]) else { return };
    if !tags
        .reading
        .lexicon
        .get(known.known.first().unwrap_or(&Key::default()))
        .is_some_and(|t| t.class == "country")
    {
        return;
    }
    run.generic_end = run.at;
    run.country = tags.country_of(known);
    run.named = true;
    run.at = known.last;
    run.good = run.at;
}

fn candidate(tags: &Tags, first: usize, clitic: usize, run: &Run) -> Candidate {
    let span = tags.span(first, run.good, clitic);
    let name = with_article(&spaced(span.of(tags.reading.text)), clitic, tags.word(first));
    let generic_end = if run.generic_end > 0 { run.generic_end } else { run.good };
    let generic = spaced(tags.span(first, generic_end, clitic).of(tags.reading.text));
    Candidate {
        span,
        first,
        last: run.good,
        kind: MentionKind::Organization,
        name,
        country: run.country.clone(),
        generic: Some(with_article(&generic, clitic, tags.word(first))),
        rule: "head".into(),
        score: 820,
        ..Candidate::default()
    }
}

/// «للجيش» is written without the alef of its article: «الجيش» is the name.
fn with_article(name: &str, clitic: usize, word: &str) -> String {
    match clitic > 0 && (word.starts_with("لل") || word.starts_with("ولل")) {
        true => format!("ا{name}"),
        false => name.to_owned(),
    }
}

fn is_quoted(tags: &Tags, at: usize) -> bool {
    tags.opens_quote(at) && !tags.starts_block(at)
}

fn is_city(tags: &Tags, known: &Candidate) -> bool {
    let thing = known.known.first().and_then(|k| tags.reading.lexicon.get(k));
    thing.is_some_and(|t| matches!(t.class.as_str(), "city" | "capital" | "town" | "village"))
}
