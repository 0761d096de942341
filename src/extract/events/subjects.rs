//! Who stands as the subject of a verb: before it, right after it, behind a title, joined by و.

use super::clause::{Clause, is_relative};
use super::lead::{Lead, is_head_word};
use super::{Mention, MentionKind, Scene, Site};
use crate::document::EventKind;
use crate::lexicon::words::reporting::Reporting;
use crate::lexicon::words::{Class, Words};
use crate::text::WordSet;

/// True when only و, with a comma before it perhaps, or a title stands between two names.
pub(super) fn joins(scene: &Scene, end: usize, first: usize) -> bool {
    // «هجوم على أبوظبي والحوثيون يتبنون»: the second begins a clause of its own.
    let past = scene.mention_at(first).map_or(first + 1, |m| scene.tokens_of(m).1);
    let next = scene.word(past);
    let clause = next.starts_with('ي') && (next.ends_with("ون") || next.ends_with("ان"));
    !clause && and_between(scene, end, first)
}

/// True when و stands between two names, a comma before it and a title after it perhaps.
fn and_between(scene: &Scene, end: usize, first: usize) -> bool {
    let start = end + usize::from(scene.word(end) == "،");
    let gap = first.saturating_sub(start);
    let word = scene.word(start);
    // «في بغداد وزير الخارجية»: the و of «وزير» joins nothing.
    let own = is_head_word(word) || matches!(word, "وفد" | "وكيل" | "ولي" | "والي");
    (word.starts_with('و') && !own)
        && (gap == 0
            || (gap <= 4
                && (start + 1..first).all(|i| {
                    is_head_word(scene.word(i))
                        || scene.mention_at(i).is_some_and(|m| m.kind == MentionKind::Nationality)
                }))
            || gap <= 5 && holds_office(scene, start, first))
}

/// «وزعيم المعارضة فلان», «ومديرة الشركة الجديدة فلانة»: an office, and what it is of, before who
/// holds it.
fn holds_office(scene: &Scene, office: usize, first: usize) -> bool {
    let person = scene.mention_at(first).is_some_and(|m| m.kind == MentionKind::Person);
    let word = scene.word(office);
    person
        && word.strip_prefix('و').is_some_and(rules)
        && !is_of_his(word)
        && !prepositioned(scene, office, first)
        && (office + 1..first).all(|i| {
            let word = scene.word(i);
            word.chars().all(char::is_alphabetic)
                && !is_relative(word)
                && !scene.reading.tells(i)
                && scene.reading.number(i).is_none()
        })
}

/// True when only the words of a title stand among the tokens: «الرئيس الفرنسي إيمانويل ماكرون»,
/// «الدكتاتور التشيلي السابق فلان».
pub(super) fn titled(scene: &Scene, from: usize, to: usize) -> bool {
    to - from.min(to) <= 5
        && (from..to).all(|i| {
            let word = scene.word(i);
            is_head_word(word)
                || is_former(word)
                || word.strip_prefix("ال").is_some_and(rules)
                || scene.mention_at(i).is_some_and(|m| m.kind == MentionKind::Nationality)
        })
}

/// «الرئيس العراقي الأسبق»: what may stand between a title and a name.
fn is_former(word: &str) -> bool {
    word.starts_with("ال")
        && (Words::built_in().class(word).is(Class::QUALIFIER)
            || matches!(
                word,
                "الحالي"
                    | "الحاليه"
                    | "الجديد"
                    | "الجديده"
                    | "المنتخب"
                    | "المكلف"
                    | "الموقت"
                    | "الموقته"
            ))
}

/// «ابنة الرئيس فلان», «محامي فلان», «أنصار فلان»: others than he.
fn is_of_his(word: &str) -> bool {
    const HIS: WordSet = WordSet::new(&[
        "ابن",
        "ابنه",
        "ابناء",
        "نجل",
        "كريمه",
        "زوج",
        "زوجه",
        "ارمله",
        "والد",
        "والده",
        "شقيق",
        "شقيقه",
        "اشقاء",
        "صهر",
        "حفيد",
        "حفيده",
        "اسره",
        "عايله",
        "اقارب",
        "قريب",
        "محامي",
        "محاميه",
        "محامو",
        "انصار",
        "مويدو",
        "مويدي",
        "معارضو",
        "معارضي",
        "خصوم",
        "منافس",
        "منافسه",
        "منافسي",
        "رفاق",
        "خليفه",
        "سلف",
        "مرافقو",
        "حارس",
        "حراس",
        "سايق",
        "مضيف",
        "ركاب",
        "خاطفو",
        "خاطفي",
        "ضحايا",
        "سكان",
        "اهالي",
        "عمال",
        "موظفو",
        "موظفي",
        "مشجعو",
        "مشجعي",
        "طلاب",
        "زباين",
        "ايتام",
        "جيران",
    ]);
    let bare = word.strip_prefix(['و', 'ل', 'ب', 'ف']).unwrap_or(word);
    HIS.contains(word) || HIS.contains(bare)
}

/// True when somebody else of his stands before a name: «طلبت ابنة الرئيس الأسبق فلان»; not «ابنه فلان».
pub(super) fn of_his(scene: &Scene, from: usize, to: usize) -> bool {
    let pronoun = |i: usize| written(scene, i).ends_with('ه');
    (from..to).any(|i| is_of_his(scene.word(i)) && !pronoun(i))
}

/// A word as it is written.
pub(super) fn written<'s>(scene: &'s Scene, at: usize) -> &'s str {
    let token = scene.reading.analysis.solid_token(at);
    token.map_or("", |t| t.span.of(scene.reading.text))
}

/// «الدكتاتور التشيلي السابق فلان»: only words with the article stand among the tokens.
pub(super) fn defined(scene: &Scene, from: usize, to: usize) -> bool {
    from < to && to - from <= 5 && (from..to).all(|i| scene.word(i).starts_with("ال"))
}

/// True when و stands before the mention, written to it or alone, so that it is no object and no
/// complement of what stands before it.
pub(super) fn led_by_and(scene: &Scene, first: usize) -> bool {
    let alone = first.checked_sub(1).is_some_and(|b| scene.word(b) == "و");
    let written = || {
        let token = scene.reading.analysis.solid_token(first)?;
        let start = scene.mention_at(first)?.span.start();
        (token.span.start() < start).then(|| scene.word(first).starts_with('و'))
    };
    // «ووزير الخارجية فلان»
    let title = || {
        let mut words = (first.saturating_sub(4)..first).rev();
        let word = words.find(|i| !is_head_word(scene.word(*i)) && scene.mention_at(*i).is_none());
        word.is_some_and(|i| scene.word(i).strip_prefix('و').is_some_and(is_head_word))
    };
    alone || written().unwrap_or(false) || title()
}

/// «تظاهروا أمام السفارة», «أدت اليمين أمام رئيس المحكمة فلان»: before whom or what it is done, who takes no
/// part in it; in sport it is who is played against.
pub(super) fn before_whom(scene: &Scene, from: usize, first: usize) -> bool {
    let near = from.max(first.saturating_sub(8))..first;
    { near }
        .rev()
        .take_while(|i| !matches!(scene.word(*i), "،" | "." | "؛" | ":" | "و"))
        .any(|i| matches!(scene.word(i), "امام" | "وامام"))
}

/// True when a preposition stands among the tokens.
pub(super) fn prepositioned(scene: &Scene, from: usize, to: usize) -> bool {
    (from..to)
        .any(|i| matches!(scene.word(i), "الي" | "علي" | "عن" | "في" | "من" | "ان" | "ضد" | "بعد"))
}

/// The subject before its verb: a mention that ends right before it or with only adverbs between.
pub(super) fn before_verb<'s>(
    scene: &'s Scene,
    site: &Site,
    clause: &Clause,
) -> Option<&'s Mention> {
    if scene.word(site.first).starts_with('و') {
        return None;
    }
    let found = scene
        .mentions_from(clause.start, site.first)
        .iter()
        .rev()
        .map(|m| (m, scene.tokens_of(m)))
        // «وبحسب النيابة، قُتل 41»: what leads the name may stand before the clause.
        .find(|(m, (first, _))| {
            scene.acts(m) && scene.lead(*first, scene.sentence_start(site)) == Lead::None
        })?;
    // «دام حكمه سبعة أعوام قُتل خلالها …»: another clause stands between.
    let counted = (found.1.1..site.first).any(|i| scene.reading.number(i).is_some());
    // «سانتياغو - أطاح قادة الجيش»: where the report comes from.
    let dateline = (found.1.1..site.first).any(|i| matches!(scene.word(i), "-" | "–" | "—" | ":"));
    // «رئيس الأرجنتين يستقيل»: not the country.
    // … though «أمير الكويت يتوسط» for it.
    let state =
        matches!(site.found.trigger.kind, EventKind::Consult | EventKind::Agree | EventKind::Aid);
    let office = found.0.kind == MentionKind::Place
        && !state
        && found.1.0.checked_sub(1).is_some_and(|i| rules(scene.word(i)));
    // «رحبت الحكومة بما اتفق عليه»: another clause.
    let other = (found.1.1..site.first)
        .any(|i| matches!(scene.word(i), "ما" | "بما" | "لما" | "مما" | "فيما" | "عما"));
    // «694 عسكريا أوكرانيا استسلموا»: some of a people, and not its country.
    let some = found.0.kind == MentionKind::Nationality
        && (found.1.0.saturating_sub(2)..found.1.0).any(|i| scene.reading.number(i).is_some());
    let near = site.first.saturating_sub(found.1.1) <= 3;
    let his = of_his(scene, found.1.0.saturating_sub(3), found.1.0);
    (near && !counted && !dateline && !office && !other && !some && !his).then_some(found.0)
}

/// Those whom و joins before a subject: «ريغان وغورباتشوف يوقعان».
pub(super) fn joined_before<'s>(scene: &'s Scene, subject: &Mention) -> Vec<&'s Mention> {
    let mut out = Vec::new();
    let mut first = scene.tokens_of(subject).0;
    let start = scene.mentions.partition_point(|m| m.sentence < subject.sentence);
    let end = scene.mentions.partition_point(|m| m.span.start < subject.span.start);
    for mention in scene.mentions.get(start..end).unwrap_or_default().iter().rev().take(4) {
        let (from, to) = scene.tokens_of(mention);
        if !scene.acts(mention) || !and_between(scene, to, first) {
            break;
        }
        out.push(mention);
        first = from;
    }
    out
}

/// «الرئيس العراقي الأسبق فلان», «العالم المصري الأميركي فلان»: the adjective at `at` is of the title,
/// the one spoken of is named after it.
pub(super) fn of_title(scene: &Scene, beside: &[(&Mention, usize, usize)], at: usize) -> bool {
    let mut rest = beside.get(at..).unwrap_or_default().iter();
    // «رئيس بوركينا فاسو النقيب فلان»: the country of the office.
    let ruled = |first: usize| first.checked_sub(1).is_some_and(|i| rules(scene.word(i)));
    let adjective = rest.next().filter(|m| match m.0.kind {
        MentionKind::Nationality => true,
        MentionKind::Place => ruled(m.1),
        _ => false,
    });
    let Some(mut last) = adjective.map(|m| m.2) else { return false };
    for (next, from, to) in rest {
        let close = *from <= last + 2
            && (last..*from).all(|i| is_head_word(scene.word(i)) || is_former(scene.word(i)));
        match next.kind {
            MentionKind::Person => return close,
            MentionKind::Nationality if close => last = *to,
            _ => return false,
        }
    }
    false
}

/// The first who can act among the tokens, led by no preposition.
pub(super) fn first_actor<'s>(scene: &'s Scene, start: usize, end: usize) -> Option<&'s Mention> {
    let mentions = scene.mentions_from(start, end);
    let at = mentions.iter().position(|m| {
        let (first, _) = scene.tokens_of(m);
        scene.acts(m) && scene.lead(first, start) == Lead::None && !is_dateline(scene, m)
    })?;
    // «الوزير الفرنسي فلان»: he, and not his country.
    let actor = mentions.get(at)?;
    let next = mentions.get(at + 1).filter(|n| {
        actor.kind == MentionKind::Nationality
            && n.kind == MentionKind::Person
            && titled(scene, scene.tokens_of(actor).1, scene.tokens_of(n).0)
    });
    next.or(Some(actor))
}
/// «رئيس», «ملك»: before a country it is an office.
pub(super) fn rules(word: &str) -> bool {
    let word = word.strip_prefix(['و', 'ل', 'ب']).unwrap_or(word);
    Reporting::built_in().is_title(word)
}

/// «لندن (أ ف ب) - أعلنت …»: a place with which a report opens, before a dash or what stands in
/// brackets.
fn is_dateline(scene: &Scene, mention: &Mention) -> bool {
    let past = scene.tokens_of(mention).1;
    let opens = mention.kind == MentionKind::Place && mention.sentence <= 1;
    opens && matches!(scene.word(past), "-" | "–" | "—" | "(" | "/" | ":")
}
