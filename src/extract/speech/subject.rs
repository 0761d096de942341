//! The noun phrase that names a speaker: «وزير الخارجية التركي مولود جاويش أوغلو»,
//! «مسؤول أميركي», «السلطات في إقليم …».
//!
//! Comes in: the token where a phrase may begin. Goes out: where it ends and who is named in it.
//! It ends at punctuation, prepositions, words of time, conjunctions and verbs; a preposition goes
//! on only into a place or body («وزارة الدفاع في …») while no person is named.

use super::scene::Scene;
use crate::extract::facts::MentionKind;
use crate::extract::phrases::lies;
use crate::lexicon::words;
use crate::lexicon::words::reporting::{Class, FormKind};
use crate::text::TokenKind;

/// A noun phrase: tokens `first..last`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Phrase {
    pub first: usize,
    pub last: usize,
    /// Index of the mention of the person in it.
    pub person: Option<usize>,
    /// Index of the mention it begins with or consists of.
    pub body: Option<usize>,
    /// Bytes of proclitic to leave out of the first token.
    pub clitic: usize,
    /// Two or more named together.
    pub joined: bool,
}

/// Reads the phrase that begins at `at`, before `limit`. `greedy` phrases are followed by an object
/// with nothing between («أعلنت الرئاسة إجراء مفاوضات»), so they end where a new noun may begin.
pub(super) fn phrase(scene: &Scene, at: usize, limit: usize, greedy: bool) -> Option<Phrase> {
    let mut p = Phrase { first: at, last: at, ..Phrase::default() };
    let mut k = at;
    let mut state = State::default();
    while k < limit && k < at + 24 {
        match step(scene, k, limit, greedy, &mut p, &mut state) {
            Some(next) => k = next.max(k + 1),
            None => break,
        }
    }
    (p.last > p.first).then_some(p)
}

#[derive(Default)]
struct State {
    /// The last word taken ends a name: what follows is an adjective or a new noun.
    named: bool,
    /// A word with the article was taken.
    definite: bool,
    /// The last word taken is a nationality.
    adjective: bool,
    /// The words so far begin with a title or head that takes complements with ل.
    office: bool,
}

/// Takes what stands at `k`; `None` ends the phrase.
fn step(
    scene: &Scene,
    k: usize,
    limit: usize,
    greedy: bool,
    p: &mut Phrase,
    state: &mut State,
) -> Option<usize> {
    let begun = p.last > p.first;
    if let Some(mark) = scene.opens(k) {
        // «حركة "حماس"»: a name in marks after its head.
        let marked = scene.marks.get(mark)?;
        let short = marked.last - marked.first <= 4;
        let headed = begun && scene.is(k - 1, Class::NameHead) && marked.last - marked.first <= 3;
        let named = short && (headed || is_named_body(scene, mark));
        let past = scene.past_mark(mark);
        if !named || past > limit {
            return None;
        }
        if p.body.is_none() && (!begun || headed) {
            p.body = scene.mention_ix(marked.first);
        }
        p.last = past;
        state.named = true;
        return Some(past);
    }
    match scene.kind(k) {
        TokenKind::Word | TokenKind::Foreign => word(scene, k, limit, greedy, p, state),
        TokenKind::Punct => punctuation(scene, k, limit, greedy, p),
        _ => None,
    }
}

fn punctuation(
    scene: &Scene,
    k: usize,
    limit: usize,
    greedy: bool,
    p: &mut Phrase,
) -> Option<usize> {
    if p.last == p.first {
        return None;
    }
    // «(62 عاما)», «-غير معترف بها دوليا-»: skipped, kept only when more follows.
    let close = match scene.word(k) {
        "(" => ")",
        "[" => "]",
        w if scene.is_dash(k) => w,
        _ if scene.is_comma(k) => return after_comma(scene, k, limit, greedy, p),
        _ => return None,
    };
    (k + 1..limit.min(k + 14)).find(|i| scene.word(*i) == close).map(|i| i + 1)
}

/// «الأمين العام للأمم المتحدة، أنطونيو غوتيريش،»: the name follows its title; «الاتحاد الأوروبي،
/// وفرنسا، وألمانيا»: one more is named.
fn after_comma(
    scene: &Scene,
    k: usize,
    limit: usize,
    greedy: bool,
    p: &mut Phrase,
) -> Option<usize> {
    let next = scene.actor(k + 1)?;
    let joins = scene.mention_clitic(k + 1) == "و" && (p.body.is_some() || p.person.is_some());
    if joins && greedy {
        p.joined = true;
        let end = scene.mention_end(k + 1);
        p.last = end;
        return (end < limit).then_some(end);
    }
    let clitic = scene.mention_clitic(k + 1);
    if next.kind == MentionKind::Person && p.person.is_none() && clitic.is_empty() {
        let end = scene.mention_end(k + 1);
        p.person = scene.mention_ix(k + 1);
        p.last = end;
        return Some(end);
    }
    None
}

fn word(
    scene: &Scene,
    k: usize,
    limit: usize,
    greedy: bool,
    p: &mut Phrase,
    state: &mut State,
) -> Option<usize> {
    let begun = p.last > p.first;
    let text = scene.word(k);
    if scene.actor(k).is_some() {
        return mention(scene, k, greedy, p, state);
    }
    if scene.mention_ix(k).is_some() {
        // A nationality.
        if begun && !scene.mention_clitic(k).is_empty() {
            return None;
        }
        p.last = scene.mention_end(k);
        state.definite = true;
        state.adjective = true;
        // «الرئيس الأرميني»: after it only a name or another adjective.
        state.named = begun;
        return Some(p.last);
    }
    // «وقال أب فقد ابنتيه», «وقالت أم»: neither August nor «or».
    if !begun && is_parent(scene, k) {
        state.office = true;
        p.last = k + 1;
        return Some(k + 1);
    }
    let lying = begun && lies(text) && p.last == k;
    if lying || scene.is_whole(k, Class::That) || text.is_empty() || scene.is_time(k) {
        return None;
    }
    if !begun && scene.is_whole(k, Class::Quantifier) {
        let past = if scene.word(k + 1) == "من" { k + 2 } else { k + 1 };
        p.last = past;
        return Some(past);
    }
    if text == "باسم" && begun {
        p.last = k + 1;
        state.named = false;
        return Some(k + 1);
    }
    if text == "ما" && begun && matches!(scene.word(k + 1), "يعرف" | "يسمي" | "تسمي" | "تعرف")
    {
        // «رئيس ما يعرف بجمهورية …»
        p.last = k + 3;
        state.named = false;
        return Some(k + 3);
    }
    if scene.is_function_word(k) && !scene.is_title(k) {
        return preposition(scene, k, limit, p, state);
    }
    // «وقال طالب من لايبزيغ»: right after one verb of saying stands no other.
    let follows = !begun && k.checked_sub(1).is_some_and(|b| is_finite(scene, b));
    if is_finite(scene, k) && !follows || (begun && scene.is(k, Class::Says)) {
        return None;
    }
    let title = scene.is_title(k);
    // «ناشدت أسر الجنود البابا فلانا», «اتهمت الحكومة رجل الدين فلانا»: whom they address.
    // «الجماعة الاقتصادية», «الحركة المعارضة»: an adjective of the head.
    let feminine = |word: &str| word.ends_with('ه');
    let of_head = is_adjective(text) || feminine(text) && feminine(scene.word(p.first));
    let another = title && !of_head && !scene.is_title(p.first);
    if greedy && begun && another && state.definite && !state.adjective {
        return None;
    }
    // «رفضت الحكومة القرار»: a noun with the article has no complement.
    let single = p.last == p.first + 1 && scene.word(p.first).starts_with("ال");
    let class = || scene.reading.traits(k).common;
    let thing = single
        && text.starts_with("ال")
        && !(title || is_adjective(text))
        && class().is(words::Class::NOUN)
        && !class().is(words::Class::ADJECTIVE);
    if greedy && begun && thing {
        return None;
    }
    // «طالبت أمهات التلاميذ الوزارة ب…»: the construct is whole.
    let head = scene.word(p.first);
    let people = scene.is(p.first, Class::Human)
        && !scene.is_title(p.first)
        && !scene.words.is_org_head(head)
        && !head.get(p.clitic..).unwrap_or(head).starts_with("ال");
    let noun = text.starts_with("ال") && !(title || is_adjective(text));
    if greedy && begun && people && noun && state.definite {
        return None;
    }
    if begun && !title && carries_to(scene, k) {
        // «المدير العام لمنظمة …»: a complement with ل, while no person is named.
        if p.person.is_some() || !state.office || scene.is(k, Class::MediaHead) {
            return None;
        }
        p.last = k + 1;
        state.named = false;
        return Some(k + 1);
    }
    let definite = text.starts_with("ال");
    if begun && state.named && !definite && !(title && p.person.is_none()) {
        return None;
    }
    if begun && state.named && greedy && definite && !(is_adjective(text) || title) {
        return None;
    }
    let name_ends = p.person.is_some() || (p.body.is_some() && state.named);
    if begun && name_ends && definite && !(title || is_adjective(text)) {
        // «وصف فلان البيان بأنه»
        return None;
    }
    if begun && greedy && (p.person.is_some() || (definite && p.body.is_some() && !title)) {
        // «أعلنت أذربيجان العملية», «اتهم فلان المعارضة»: a name is followed by the object.
        return None;
    }
    if greedy && begun && state.definite && !definite && !title {
        return None;
    }
    // «أعلنت الشرطة العثور على جثة»: deeds, and no adjectives.
    const DEEDS: [&str; 24] = [
        "العثور",
        "القبض",
        "الافراج",
        "التوصل",
        "البدء",
        "الانسحاب",
        "الانتهاء",
        "الشروع",
        "الحداد",
        "السيطره",
        "التنحي",
        "التخلي",
        "التراجع",
        "التفاوض",
        "التعاون",
        "الاستقاله",
        "الاعتذار",
        "الاعتراف",
        "الانضمام",
        "الالتزام",
        "المشاركه",
        "التوقيع",
        "العوده",
        "اللجوء",
    ];
    if greedy && begun && DEEDS.contains(&text) {
        return None;
    }
    if begun && is_adverb(scene, k) {
        return None;
    }
    // «رئيس وزراء ولاية …»: the و is the noun's own.
    let own = matches!(text, "وزراء" | "وفد" | "وكلاء" | "وحده" | "وسايل" | "وساطه" | "ورشه")
        || scene.words.is_place_head(text);
    if begun && text.starts_with('و') && !own && !scene.words.is_org_head(text) && !title {
        // «رئيس الوزراء ووزير الدفاع»: two offices of one person, or two people.
        let rest = text.get('و'.len_utf8()..).unwrap_or_default();
        // «إدارة الكوارث والطوارئ», «وزارة التربية والتعليم»
        let construct = state.definite && p.body.is_none() && p.person.is_none() && state.office;
        let known = scene.words.is_title(rest) || rest.starts_with("ال");
        // «إيديم وسورنو، المسؤولة»: the و is the name's.
        let named = is_unlisted(scene, p.first) && is_unlisted(scene, k);
        if !(known || named) || (greedy && !(construct && rest.starts_with("ال"))) {
            return None;
        }
    }
    if !begun {
        // «وقال المصدر للجزيرة»: a source is of nobody.
        let source = matches!(text, "مصدر" | "المصدر" | "مصادر" | "المصادر");
        state.office =
            !source && (title || scene.is(k, Class::Human) || scene.words.is_org_head(text));
    }
    state.definite |= definite;
    p.last = k + 1;
    Some(k + 1)
}

fn mention(
    scene: &Scene,
    k: usize,
    greedy: bool,
    p: &mut Phrase,
    state: &mut State,
) -> Option<usize> {
    let begun = p.last > p.first;
    let found = scene.actor(k)?;
    let end = scene.mention_end(k);
    let ix = scene.mention_ix(k);
    match scene.mention_clitic(k) {
        "" => (),
        "و" if begun && (p.person.is_some() || p.body.is_some()) => {
            p.joined = true;
            p.last = end;
            return Some(end);
        }
        "ل" if begun && p.person.is_none() && state.office && found.kind != MentionKind::Media => {
            let named = found.span.of(scene.reading.text);
            let first = named.split_whitespace().next().unwrap_or_default();
            let medium = scene.words.is(&crate::text::fold(first), Class::MediaHead);
            if found.kind == MentionKind::Person
                || (medium && !scene.words.is_title(scene.word(p.first)))
            {
                return None;
            }
        }
        "ب" if begun && found.kind == MentionKind::Place && p.person.is_none() => (),
        _ => return None,
    }
    if found.kind == MentionKind::Person {
        if p.person.is_some() {
            return None;
        }
        // «أوروبا بوتين»: an object cannot be a name's apposition, «رئيس … X» can.
        if greedy && p.body == Some(ix.unwrap_or(usize::MAX)) {
            return None;
        }
        p.person = ix;
    } else {
        let standalone = begun && state.named && (p.body.is_some() || state.adjective);
        if p.person.is_some() || (standalone && scene.mention_clitic(k).is_empty()) {
            return None;
        }
        if !begun {
            p.body = ix;
        }
    }
    if !begun {
        state.office = found.kind != MentionKind::Person;
    }
    p.last = end;
    state.named = true;
    state.definite = true;
    Some(end)
}

/// «وزارة الدفاع في أذربيجان», «مصدر من الشرطة»: on into a place or body, while no person is named.
fn preposition(
    scene: &Scene,
    k: usize,
    limit: usize,
    p: &mut Phrase,
    state: &mut State,
) -> Option<usize> {
    let begun = p.last > p.first;
    let goes_on = matches!(scene.word(k), "في" | "من" | "لدي" | "باسم" | "لشوون" | "داخل");
    if !begun || !goes_on || p.person.is_some() || k + 1 >= limit {
        return None;
    }
    let next = scene.word(k + 1);
    // «وتعهد الرئيس في المقابل بألا …»: how it goes on, and not whose he is.
    let turn = matches!(
        next,
        "المقابل"
            | "الوقت"
            | "السياق"
            | "الاطار"
            | "الاثناء"
            | "النهايه"
            | "الواقع"
            | "المجمل"
    );
    if turn || scene.is(k + 1, Class::InsertHead) || scene.is_time(k + 1) {
        return None;
    }
    let place = scene
        .actor(k + 1)
        .is_some_and(|m| matches!(m.kind, MentionKind::Place | MentionKind::Organization));
    let body = scene.words.is_org_head(next)
        || scene.words.is_place_head(next)
        || scene.is(k + 1, Class::Human)
        || (scene.is(k - 1, Class::Human) && next.starts_with("ال"));
    if !place && !body {
        return None;
    }
    // A body named alone and a place after it: «قال الاتحاد الأوروبي في بروكسل».
    if p.body.is_some() && p.last == p.first + 1 {
        return None;
    }
    p.last = if place { scene.mention_end(k + 1) } else { k + 2 };
    state.named = place;
    // «مصادر قريبة من إدارة الإقليم»: a construct still wants its complement.
    state.definite = place || next.starts_with("ال");
    Some(p.last)
}

/// A word that may carry the preposition ل.
fn carries_to(scene: &Scene, k: usize) -> bool {
    let word = scene.word(k);
    word.starts_with('ل') && word.chars().count() > 3 && !scene.words.is_org_head(word)
}

/// Marked words that are a name: a known one, or «جمهورية قره باغ», «مجموعة مينسك».
pub(super) fn is_named_body(scene: &Scene, mark: usize) -> bool {
    let Some(marked) = scene.marks.get(mark) else { return false };
    let n = marked.last.saturating_sub(marked.first);
    let known = scene.actor(marked.first).is_some()
        && (scene.mention_end(marked.first) >= marked.last
            || (n <= 4 && scene.mention_ix(marked.first) == scene.mention_ix(marked.last - 1)));
    let first = scene.word(marked.first);
    let headed = n <= 4
        && (scene.words.is(first, Class::NameHead)
            || scene.words.is_org_head(first)
            || scene.words.is_place_head(first))
        && (marked.first + 1..marked.last).all(|k| !is_finite(scene, k));
    known || headed
}

/// A father or mother right after a verb of saying.
pub(super) fn is_parent(scene: &Scene, k: usize) -> bool {
    matches!(scene.word(k), "اب" | "ام") && k.checked_sub(1).is_some_and(|b| is_finite(scene, b))
}

/// A past or present form of a reporting verb that is no common word.
pub(super) fn is_finite(scene: &Scene, k: usize) -> bool {
    let (forms, _) = scene.forms(k);
    forms.iter().any(|f| matches!(f.kind, FormKind::Past | FormKind::Present) && !f.doubtful)
}

/// «الروسية», «الرسمي», «السابق», «الأعلى»: the endings of definite adjectives.
fn is_adjective(word: &str) -> bool {
    word.ends_with("ي")
        || word.ends_with("يه")
        || word.ends_with("يون")
        || word.ends_with("يين")
        || matches!(
            word,
            "السابق"
                | "السابقه"
                | "الراحل"
                | "المنتخب"
                | "العليا"
                | "الاعلي"
                | "العامه"
                | "العام"
                | "المتحده"
                | "الجديد"
                | "الجديده"
                | "الحاكم"
                | "الحاكمه"
                | "المسلحه"
                | "الموقت"
                | "الموقته"
        )
}

/// «ساخرا»: an accusative with tanween, or a reporting participle.
fn is_adverb(scene: &Scene, k: usize) -> bool {
    let surface = scene.span(k).of(scene.reading.text);
    let (forms, _) = scene.forms(k);
    surface.chars().any(|c| c == '\u{64b}') || forms.iter().any(|f| f.kind == FormKind::Participle)
}

/// «وكالة "تاس" للأنباء إن»: a short quotation that is a name, with the true marker still to come.
pub(super) fn is_name_within(scene: &Scene, mark: usize, at: usize, end: usize) -> bool {
    let Some(marked) = scene.marks.get(mark) else { return false };
    let n = marked.last.saturating_sub(marked.first);
    if n > 5 {
        return false;
    }
    let headed = at > 0 && scene.is(at - 1, Class::NameHead);
    let whole = scene.actor(marked.first).is_some()
        && scene.mention_end(marked.first) >= marked.last
        && at > 0
        && scene.is_word(at - 1);
    let past = scene.past_mark(mark);
    let marks = |k: usize| scene.is_that(k) || scene.word(k) == ":";
    let near = (past..end.min(past + 3)).any(marks);
    let marker_follows = (past..end.min(past + 14))
        .any(|k| marks(k) || scene.opens(k).is_some() || scene.word(k) == "عن");
    let named = headed || whole || is_named_body(scene, mark);
    // «كتب على "فيسبوك" أن»: where it was written.
    let site = at > 0 && matches!(scene.word(at - 1), "علي" | "في" | "عبر");
    let n_words = super::content::n_words(scene, mark);
    ((named || (site && n_words <= 2)) && marker_follows) || (n <= 3 && near)
}

/// A word without the article that no list and no pattern of common words has: a name, most likely.
pub(super) fn is_unlisted(scene: &Scene, k: usize) -> bool {
    let traits = scene.reading.traits(k);
    traits.common == words::Class::default()
        && traits.class == words::Class::default()
        && scene.mention_ix(k).is_none()
        && scene.is_word(k)
        && scene.word(k).chars().count() > 3
        && !scene.word(k).starts_with("ال")
}
