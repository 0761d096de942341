//! «صحيفة "الاسم"»: the name without its head; «شركة الاسم»: with it.

use super::fields::{and_field, for_field};
use super::is_quoted;
use super::lists::{GENERIC, VAGUE, WHOLE};
use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::people::spaced;
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::{Class, Needs, OrgHead};

/// «صحيفة "الاسم"», «قناة الاسم»: the name without its head.
pub(super) fn named(tags: &Tags, first: usize, clitic: usize, head: OrgHead) -> Option<Candidate> {
    // «شبكة "الاسم"»: a network with a name in marks broadcasts.
    let media = matches!(head.class, "media" | "agency") || tags.stem(first) == "شبكه";
    let kind = if media { MentionKind::Media } else { MentionKind::Organization };
    let make = |from: usize, to: usize, score: u16| {
        let span = tags.span(from, to, if from == first { clitic } else { 0 });
        let name = spaced(span.of(tags.reading.text));
        (!name.is_empty()).then(|| Candidate {
            span,
            first: from,
            last: to,
            kind,
            name,
            rule: "head-name".into(),
            score,
            ..Candidate::default()
        })
    };
    let at = first + 1;
    if is_quoted(tags, at) {
        let inside =
            |ix: &usize| !tags.is_quote(*ix) && *ix < tags.len() && !tags.starts_block(*ix);
        let last = (at + 1..at + 6).take_while(inside).last()? + 1;
        // «أيه بي إن أمرو»: a letter's name, not the particle.
        let short = |i: usize| tags.word(i).chars().count() < 4;
        let letters = last - at > 3 && (at + 1..last).filter(|i| short(*i)).count() > 2;
        let verb = (at + 1..last)
            .any(|i| tags.class(i).is(Class::VERB.or(Class::THAT)) && !(letters && short(i)));
        // «جريدة "الرياض"»: between marks it is the medium, though a place as well.
        let other = tags.known_at(at + 1).is_some_and(|k| {
            k.last == last && !matches!(k.kind, MentionKind::Organization | MentionKind::Media)
        });
        let score = if other { 960 } else { 860 };
        return (tags.is_quote(last) && !verb).then(|| make(at + 1, last, score)).flatten();
    }
    if head.needs != Needs::Out || tags.bare_known(at, &[MentionKind::Nationality]).is_some() {
        return None;
    }
    // «محطة», «موقع», «شبكة» stand before many words that name nothing.
    if matches!(tags.stem(first), "محطه" | "موقع" | "شبكه" | "منصه" | "تطبيق")
    {
        return None;
    }
    // «شركة الخليج للطيران», «شركة الدار للاستثمار»: a field makes any word before it the firm's name.
    let trade = matches!(tags.stem(first), "شركه" | "موسسه" | "مجموعه" | "بنك" | "مصرف");
    if trade && tags.goes_on(at) && (tags.definite(at) || tags.known_at(at).is_some()) {
        let known = tags.known_at(at).filter(|k| k.kind == MentionKind::Place);
        let last = known.map_or(at + 1, |k| k.last);
        let more = usize::from(tags.goes_on(last + 1) && and_field(tags, last + 1));
        let noun = GENERIC.contains(&tags.word(at)) || tags.class(at).is(Class::ORG_HEAD);
        if !noun && for_field(tags, first, last) {
            return make(first, last + 1 + more, 900);
        }
    }
    // «شركة أرامكو السعودية», «قناة الجزيرة», «راديو القاهرة»: the head with the name it has.
    if let Some(known) = tags.known_at(at) {
        let body = matches!(known.kind, MentionKind::Organization | MentionKind::Media);
        let heard = matches!(tags.stem(first), "اذاعه" | "راديو" | "تلفزيون");
        if !body && !(heard && known.kind == MentionKind::Place) || !tags.goes_on(at) {
            return None;
        }
        let field = usize::from(for_field(tags, first, known.last) && body);
        let mut whole = make(first, known.last + field, 900)?;
        if body {
            whole.kind = known.kind;
            whole.known.clone_from(&known.known);
            whole.name.clone_from(&known.name);
        }
        return Some(whole);
    }
    if !tags.goes_on(at) && !tags.is_foreign(at) {
        return None;
    }
    let mut last = at;
    while last - at < 3 && !tags.starts_block(last) {
        if tags.is_foreign(last) {
            last += 1;
            continue;
        }
        // «شركة بان أميركان»: as the firms of another language are called.
        if last > at && matches!(tags.word(last), "اميركان" | "امريكان") && tags.goes_on(last)
        {
            last += 1;
            break;
        }
        if !tags.goes_on(last) || tags.bare_known(last, &[MentionKind::Nationality]).is_some() {
            break;
        }
        let part = tags.part(last, false);
        let press = matches!(
            tags.stem(first),
            "صحيفه" | "جريده" | "مجله" | "قناه" | "اذاعه" | "راديو" | "يوميه" | "اسبوعيه"
        );
        let definite = last == at
            && tags.definite(at)
            && press
            && !tags.class(at).is(Class::STOP)
            && !GENERIC.contains(&tags.word(at))
            && !VAGUE.contains(&tags.word(at).trim_start_matches("ال"));
        // «برايس ووترهاوس»
        let joined = last > at
            && tags.word(last).starts_with('و')
            && (!tags.word(last).starts_with("وو") || tags.clitic(last) > 0);
        // «شركة بوينغ ديفيد كالهون»: a person's name begins.
        let given = last > at
            && matches!(part, Part::Given | Part::Ambiguous)
            && tags.goes_on(last + 1)
            && !matches!(tags.part(last + 1, false), Part::No | Part::Article);
        // «شركة مسجلة»: an adjective nobody listed.
        let adjective = part == Part::Unknown
            && last == at
            && tags.surface(last).ends_with('ة')
            && (tags.sound(last) < 16 || tags.word(last).starts_with('م'));
        let name = !joined
            && !given
            && !adjective
            && (part.is_name()
                || part == Part::Unknown
                || definite
                // «شركة وايت ستار لاين»
                || part == Part::Ambiguous
                    && tags.class(last).is(Class::FOREIGN)
                    && tags.common(last).is_empty());
        if !name {
            break;
        }
        last += 1;
        if definite {
            break;
        }
    }
    // «شركة الفواكه المتحدة», «شركة النفط الدولية»: a noun and an adjective of the whole.
    if last == at
        && tags.definite(at)
        && !GENERIC.contains(&tags.word(at))
        && tags.goes_on(at + 1)
        && WHOLE.contains(tags.word(at + 1))
    {
        return make(first, at + 2, 700);
    }
    // «شركة يوتير للطيران»
    let field = usize::from(last > at && for_field(tags, first, last));
    (last > at).then(|| make(first, last + field, 700)).flatten()
}
