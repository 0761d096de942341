//! Names found without a title: by their parts, a reporting verb, a nationality, an apposition.

use super::accept::{self, Cue, accept, stops};
use super::edges::{is_pair, of_reign};
use super::foreign::{is_foreign_given, named_like_a_place};
use super::leads::{is_leading, is_led_noun, is_made, is_owned, led_by_thing, unlisted, whose};
use super::makers::maker;
use super::{Name, initials, read, single, syllables};
use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::places::begins_town;
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::{Class, TitleKind, shapes};
use crate::text::WordSet;

/// The names that follow titles are read by `roles`; here are those found without one.
pub fn candidates(tags: &Tags, taken: &[(usize, usize)]) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::new();
    let mut at = 0;
    let mut taken = taken.iter().peekable();
    while at < tags.len() {
        while taken.next_if(|t| t.1 <= at).is_some() {}
        if let Some((first, last)) = taken.peek()
            && *first <= at
        {
            at = *last;
            continue;
        }
        if !tags.is_word(at) {
            at += 1;
            continue;
        }
        let person = out.last().is_some_and(|c| c.last == at) || named_before(tags, at);
        let found = latin_free(tags, at)
            .or_else(|| maker(tags, at))
            .or_else(|| person.then(|| listed(tags, at)).flatten());
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

/// A surname of the lists, or somebody the lexicon knows.
fn known_person(tags: &Tags, at: usize) -> bool {
    tags.stem_class(at).is(Class::SURNAME.or(Class::LONE).or(Class::SYLLABLE))
        || tags.known_at(at).is_some_and(|k| k.kind == MentionKind::Person)
}

/// A person everybody knows ends right before the word.
fn named_before(tags: &Tags, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|_| !tags.starts_block(at));
    before
        .and_then(|b| tags.known_in(b))
        .is_some_and(|k| k.kind == MentionKind::Person && k.last == at)
}

/// «… وزياد غرسة والفنانة»: behind a person «و», a given name that is nothing else and one more word.
fn listed(tags: &Tags, at: usize) -> Option<Candidate> {
    let given = tags.word(at).starts_with('و')
        && tags.clitic(at) == 'و'.len_utf8()
        && tags.stem_class(at).is(Class::GIVEN)
        && tags.goes_on(at + 1);
    let class = tags.class(at + 1);
    let closed = Class::STOP.or(Class::VERB).or(Class::TITLE).or(Class::TIME).or(Class::NUMBER);
    let takes = given
        && !class.is(closed)
        && (!tags.definite(at + 1)
            || matches!(tags.part(at + 1, false), Part::Article | Part::Surname | Part::Ambiguous))
        && tags.known_in(at + 1).is_none()
        && !tags.word(at + 1).starts_with('و')
        && (stops(tags, at + 2)
            || tags.class(at + 2).is(Class::TITLE)
            || tags.word(at + 2).starts_with('و'));
    let name = Name {
        first: at,
        last: at + 2,
        clitic: 'و'.len_utf8(),
        parts: vec![Part::Ambiguous, Part::Unknown],
        joined: false,
        gender: tags.words.gender(tags.stem(at)),
    };
    takes.then(|| name.candidate(tags, "listed-name", 690))
}

pub(super) fn latin_free(tags: &Tags, at: usize) -> Option<Candidate> {
    let class = tags.stem_class(at);
    let word = tags.word(at);
    let part = tags.part(at, true);
    let compound = || {
        tags.goes_on(at + 1) && tags.class(at + 1).is(Class::SECOND)
            || is_pair(tags, at, tags.stem(at), class)
    };
    let syllables =
        || syllables::is(tags, at) && tags.goes_on(at + 1) && syllables::is(tags, at + 1);
    if part == Part::No
        && !class.is(Class::PARTICLE)
        && !compound()
        && !syllables()
        && of_reign(tags, at + 1).is_none()
        && !named_like_a_place(tags, at)
        && !initials::opens(tags, at)
    {
        return None;
    }
    // «في قره باخ غيغام ستيبانيان»: no name begins inside the name of a place.
    let inside = tags.known_in(at).is_some_and(|k| k.first < at && k.kind == MentionKind::Place);
    if inside {
        return None;
    }
    // A word that is a title or head is read by those rules first.
    if tags.class(at).is(Class::ORG_HEAD.or(Class::PLACE_HEAD)) && !class.is(Class::GIVEN) {
        return None;
    }
    let before = at.checked_sub(1).filter(|_| !tags.starts_block(at));
    let verb = before.is_some_and(|b| {
        // «مدينة» is a city here, though «مدينةً» condemns.
        tags.stem_class(b).is(Class::REPORTING) && tags.word(b) != "مدينه"
            || is_reporting_with_time(tags, b)
    });
    if is_owned(tags, at)
        || before.is_some_and(|b| is_made(tags, b))
            && (!tags.class(at).is(Class::FOREIGN) || tags.class(at).is(Class::AMBIGUOUS))
            && !owns_it(tags, at)
    {
        return None;
    }
    // «في أثينا بهدفي فيليبو …»: a place after its preposition, though it is a name too.
    let placed = before.is_some_and(|b| matches!(tags.word(b), "في" | "الي" | "وفي"));
    if placed && tags.known_at(at).is_some_and(|k| k.kind == MentionKind::Place) {
        return None;
    }
    // «الى كاب هايسيان», «في غوديرميس وارغون», «قبالة لونج ايلاند»: what nobody lists is a place there.
    let toward = before.is_some_and(|b| {
        matches!(tags.word(b), "في" | "وفي" | "الي" | "والي" | "قباله" | "صوب" | "باتجاه")
    });
    if toward
        && !class.is(Class::GIVEN.or(Class::PARTICLE))
        && (begins_town(tags.word(at)) || !known_person(tags, at))
    {
        return None;
    }
    if toward && begins_town(tags.word(at)) && tags.goes_on(at + 1) {
        return None;
    }
    if let Some(found) = led(tags, at) {
        return Some(found);
    }
    // «ورد المرزوقي …» opens a sentence: «و» and a verb, not «وَرْد».
    let opens = before.is_none_or(|b| matches!(tags.surface(b), "." | "!" | "؟" | "،"));
    let told = word
        .strip_prefix('و')
        .is_some_and(|w| tags.words.class(w).is(Class::REPORTING.or(Class::VERB)));
    if opens && told && !class.is(Class::PARTICLE) && tags.known_at(at).is_none() {
        return None;
    }
    // «عمل باسم نيكولاس بيكر»: under a name, and no باسم.
    let under = || {
        before.is_some_and(|b| {
            matches!(
                tags.word(b),
                "المعروف"
                    | "المعروفه"
                    | "يعرف"
                    | "تعرف"
                    | "عرف"
                    | "الشهير"
                    | "المتحدث"
                    | "المتحدثه"
                    | "الناطق"
                    | "الناطقه"
                    | "متحدث"
                    | "ناطق"
                    | "تحدث"
                    | "يتحدث"
                    | "سجل"
                    | "مسجل"
            )
        })
    };
    if tags.word(at) == "باسم"
        && tags.goes_on(at + 1)
        && (tags.class(at + 1).is(Class::FOREIGN.or(Class::NOUN).or(Class::ADJECTIVE)) || under())
    {
        return None;
    }
    // «الأسترالية كايت بلانشيت»: no «ك» is written behind a nationality.
    // «الملقب «ليجيا»»: nor behind a mark that opens.
    let marked = before.is_some_and(|b| tags.opens_quote(b)) && !word.starts_with('و');
    let joins = !marked
        && (before.is_none_or(|b| tags.nationality(b).is_none() || !tags.definite(b))
            || !word.starts_with('ك'));
    let name = with_son(tags, read(tags, at, joins)?);
    // «رحيل الطاهر وطار», «وأشرف إنريكو فيرمي»: the verb or noun before a whole name.
    let verbal = class.is(Class::VERB) || matches!(tags.stem(at), "رحيل" | "فوز" | "اشرف");
    if verbal
        && matches!(name.parts.first(), Some(Part::Ambiguous | Part::Given))
        && name.parts.len() > 2
        && (!name.joined || tags.surface(at).ends_with('ى'))
        && name.parts.get(1).is_some_and(|p| p.is_name() || *p == Part::Ambiguous)
    {
        return None;
    }
    // «فوز أردوغان»: a noun, and who needs no other name.
    let noun = matches!(tags.stem(at), "رحيل" | "فوز" | "رضا" | "وفاء" | "نصر" | "امل");
    let lone = tags.class(at + 1).is(Class::LONE)
        || tags.bare_known(at + 1, &[MentionKind::Person]).is_some();
    if noun && lone && name.parts.len() == 2 && tags.known_at(at).is_none() {
        return None;
    }
    if is_led_noun(tags, at, &name) {
        return None;
    }
    // «في الدور التالي»: with the article both are words of daily life.
    if name.parts.get(1) == Some(&Part::Article)
        && name.last == at + 2
        && tags.definite(at)
        && name.clitic == 0
        && !class.is(Class::GIVEN)
    {
        return None;
    }
    if name.clitic > 0
        && !matches!(word.get(..name.clitic), Some("و" | "ف" | "ل" | "ب" | "ول" | "ك"))
    {
        return None;
    }
    let called = before.is_some_and(|b| {
        matches!(
            tags.word(b),
            "يدعي"
                | "ويدعي"
                | "تدعي"
                | "وتدعي"
                | "المدعو"
                | "المدعوه"
                | "اسمه"
                | "اسمها"
        )
    });
    let nationality = before.is_some_and(|b| {
        let led = ["بال", "وال", "لل", "كال", "فال"].iter().any(|c| tags.word(b).starts_with(c));
        tags.nationality(b).is_some() && (tags.definite(b) || led) && name.clitic == 0
    });
    let behind = tags.class(name.last + 1);
    let told = verb
        && (behind.is(Class::THAT)
            || tags.goes_on(name.last + 1)
                && behind.is(Class::TITLE)
                && !tags.definite(name.last + 1)
                && !tags.definite(name.last));
    if (nationality || told)
        && let Some(whole) = accept::led_to_surname(tags, &name)
    {
        return Some(whole.candidate(tags, "nationality-name", 700));
    }
    let cue = match (verb && name.clitic == 0, nationality) {
        (true, _) => Cue::Verb,
        _ if called && name.clitic == 0 => Cue::Title,
        (_, true) => Cue::List,
        _ if before.is_some_and(|b| is_made(tags, b)) && owns_it(tags, at) => Cue::List,
        _ => Cue::None,
    };
    // «وهاشيموف أعلى ضابط»: «و» and a name that is known needs no other reading.
    let known = tags.known_at(at).filter(|k| {
        let bare = tags.bare_known(at, &[MentionKind::Person]).is_some();
        k.kind == MentionKind::Person && !bare && k.last >= name.last
    });
    if name.clitic == 0 && known.is_some() {
        return None;
    }
    if thing_of(tags, &name) || in_a_sign(tags, &name) || two_surnames(tags, &name) {
        return None;
    }
    // «يحمل بريدا ديبلوماسيا»: two words in the accusative.
    let accusative = |i: usize| tags.surface(i).ends_with(['ا', '\u{64b}']) && !tags.definite(i);
    let plain = |i: usize| accusative(i) && !tags.class(i).is(Class::SURNAME);
    if name.parts.len() == 2 && name.last == at + 2 && plain(at) && plain(at + 1) {
        let bare = tags.word(at + 1).strip_suffix('ا').unwrap_or_default();
        let word = tags.words.class(bare).or(tags.words.common(bare));
        if word.is(Class::ADJECTIVE.or(Class::NOUN)) || bare.ends_with('ي') {
            return None;
        }
    }
    // «برأي أبي بكر»: the genitive of a kunya stands behind what it is of.
    if name.parts.len() > 1 && tags.word(at + 1) == "ابي" && tags.part(at, true) != Part::Given {
        return None;
    }
    if let Some(score) = accept(tags, &name, cue) {
        let rule = match cue {
            Cue::Verb => "verb-name",
            Cue::List => "nationality-name",
            _ => "name-parts",
        };
        return Some(name.candidate(tags, rule, score));
    }
    if initials::opens(tags, at) && name.parts.len() > 1 && name.clitic == 0 {
        return Some(name.candidate(tags, "name-parts", 740));
    }
    if name.clitic == 0 && before.is_some_and(|b| is_leading(tags, b)) && unlisted(tags, &name) {
        return Some(name.candidate(tags, "led-name", 700));
    }
    if name.clitic == 0 && before.is_some_and(|b| whose(tags, b)) && belongs_to(tags, &name) {
        return Some(name.candidate(tags, "led-name", 700));
    }
    // «السوري يحيى مهايني،»: two words between a nationality and a stop.
    if nationality && accept::behind_nationality(tags, &name) {
        return Some(name.candidate(tags, "nationality-name", 700));
    }
    // «بوتين», «رونالدينيو»: who needs no other name.
    if class.is(Class::LONE) && name.parts.len() == 1 && alone(tags, at) {
        return Some(name.candidate(tags, "lone-name", 760));
    }
    // «فلان الفلاني، رئيس …»: a title after the name vouches for it.
    if apposition(tags, &name) {
        return Some(name.candidate(tags, "apposition", 720));
    }
    let single = name.parts.len() == 1 && single::stands(tags, &name);
    single.then(|| name.candidate(tags, "single-name", 640))
}

/// «سيارة يزيد الراجحي», «حافلة علي بن سالم»: a whole name of an Arab is its owner's.
fn owns_it(tags: &Tags, at: usize) -> bool {
    let family = tags.class(at + 1).is(Class::SURNAME)
        || tags.part(at + 1, false) == Part::Article && tags.surface(at + 1).ends_with('ي')
        || matches!(tags.word(at + 1), "بن" | "عبد");
    tags.class(at).is(Class::GIVEN)
        && !tags.class(at).is(Class::FOREIGN.or(Class::NOUN).or(Class::ADJECTIVE))
        && tags.goes_on(at + 1)
        && family
}

/// «الحر بن عبد الرحمن»: whatever stands before «بن» with its article is a name.
fn with_son(tags: &Tags, mut name: Name) -> Name {
    let closed = Class::STOP.or(Class::VERB).or(Class::TITLE).or(Class::TIME).or(Class::REPORTING);
    let Some(before) = name.first.checked_sub(1) else { return name };
    let son = match tags.word(name.first) {
        "بن" => true,
        // «القاسم ابن عساكر»
        "ابن" => tags.class(before).is(Class::GIVEN),
        _ => false,
    };
    // «فاز الكندي بن جونسون»: Ben, and whence he is.
    let ben = tags.known_in(before).is_some_and(|k| k.kind == MentionKind::Nationality)
        && matches!(name.parts.get(1), None | Some(Part::Foreign | Part::Shape))
        && (tags.is_foreign_surname(name.first + 1)
            || tags.class(name.first + 1).is(Class::FOREIGN)
            || tags.sound(name.first + 1) > 12);
    let son = son && !ben && tags.goes_on(name.first);
    // «وقتل تاشفين بن علي»: a word nobody lists stands before «بن» as a name.
    let unlisted = |i: usize| {
        tags.is_word(i)
            && tags.class(i).is_empty()
            && tags.common(i).is_empty()
            && tags.known_in(i).is_none()
            && tags.clitic(i) == 0
            && tags.letters(i) > 3
            && !tags.surface(i).ends_with(['ة', '\u{64b}'])
    };
    if son
        && (tags.definite(before) || unlisted(before) && name.last > name.first + 1)
        && !tags.class(before).is(closed)
        && tags.known_in(before).is_none_or(|k| k.kind == MentionKind::Nationality)
    {
        name.first = before;
        name.parts.insert(0, Part::Given);
    }
    name
}

/// Two or three words, the first a listed name, before a stop or title.
fn belongs_to(tags: &Tags, name: &Name) -> bool {
    let listed = Class::GIVEN.or(Class::SURNAME);
    name.parts.len() > 1
        && (tags.class(name.first).is(listed) || name.parts.iter().any(|p| p.is_name()))
        && !tags.class(name.first).is(Class::TITLE)
        && (stops(tags, name.last) || tags.class(name.last).is(Class::TITLE))
}

/// «عائد الإيداع», «ظلال المعنى»: a name that is a common word, and a thing it is of.
fn thing_of(tags: &Tags, name: &Name) -> bool {
    let last = name.last.saturating_sub(1);
    let Some(bare) = tags.surface(last).strip_prefix("ال") else { return false };
    let abstracted = shapes::is_verbal_noun(bare) || bare.starts_with('م') && bare.ends_with('ى');
    name.parts.len() == 2
        && abstracted
        && !tags.class(last).is(Class::SURNAME)
        && !is_foreign_given(tags, name.first)
}

/// «مقهى «علي بابا»», «في «خان الخليلي»»: the whole between marks, led by what is no person's.
fn in_a_sign(tags: &Tags, name: &Name) -> bool {
    const SIGNS: WordSet = WordSet::new(&[
        "مقهي",
        "فندق",
        "مطعم",
        "شارع",
        "فيلم",
        "روايه",
        "روايته",
        "كتاب",
        "كتابه",
        "مسلسل",
        "مسرحيه",
        "مجله",
        "سفينه",
        "قصيده",
        "اغنيه",
        "البوم",
        "ديوان",
        "متجر",
        "ناد",
        "نادي",
        "في",
        "وفي",
    ]);
    let Some(mark) = name.first.checked_sub(1).filter(|m| tags.is_quote(*m)) else { return false };
    let head = mark.checked_sub(1).map_or("", |h| tags.word(h));
    tags.is_quote(name.last) && SIGNS.contains(&head)
}

/// «يستقبل لافروف مناتساكانيان»: two families' names are two men.
fn two_surnames(tags: &Tags, name: &Name) -> bool {
    let surname = |at: usize| {
        (tags.class(at).is(Class::SURNAME) || tags.is_foreign_surname(at))
            && !tags.class(at).is(Class::GIVEN)
    };
    name.parts.len() == 2
        && name.last == name.first + 2
        && name.clitic == 0
        && surname(name.first)
        && surname(name.first + 1)
        && tags.is_foreign_surname(name.first)
        && tags.is_foreign_surname(name.first + 1)
}

/// The word names nothing else here: no head before it, no other name.
fn alone(tags: &Tags, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|_| !tags.starts_block(at));
    tags.known_in(at).is_none()
        && !before.is_some_and(|b| {
            tags.stem_class(b).is(Class::PLACE_HEAD.or(Class::ORG_HEAD))
                && !matches!(tags.stem(b), "حكومه" | "اداره")
        })
}

/// «بزعامة السيستاني», «اغتيال الحريري»: words that only persons follow, before a surname with ال.
fn led(tags: &Tags, at: usize) -> Option<Candidate> {
    const LEADS: WordSet = WordSet::new(&[
        "بزعامه",
        "زعامه",
        "بقياده",
        "برياسه",
        "لخلافه",
        "اغتيال",
        "باغتيال",
        "لاغتيال",
        "نجل",
        "انصار",
        "وفد",
        "تيار",
        "مكتب",
        "محاكمه",
        "سقوط",
        "عهد",
        "جهود",
    ]);
    // Only before what the tables have for a family's name.
    const MORE: WordSet = WordSet::new(&["وفد", "تيار", "مكتب", "محاكمه", "سقوط", "عهد", "جهود"]);
    let lead = at.checked_sub(1).filter(|_| tags.goes_on(at))?;
    let surname = tags.class(at).is(Class::SURNAME)
        && tags.definite(at)
        && !tags.class(at).is(Class::TITLE.or(Class::NOUN).or(Class::ADJECTIVE));
    let takes = LEADS.contains(&tags.word(lead))
        && (tags.part(at, false) == Part::Article && !MORE.contains(&tags.word(lead)) || surname)
        && tags.known_in(at).is_none()
        && !tags.word(at).ends_with(['ه', 'ا'])
        && stops(tags, at + 1);
    let name = Name {
        first: at,
        last: at + 1,
        clitic: 0,
        parts: vec![Part::Article],
        joined: false,
        gender: None,
    };
    takes.then(|| name.candidate(tags, "led-name", 700))
}

/// «قال أمس فلان»: a word of time between verb and subject.
pub(super) fn is_reporting_with_time(tags: &Tags, at: usize) -> bool {
    let time = tags.class(at).is(Class::TIME) || matches!(tags.word(at), "امس" | "اليوم");
    time && at.checked_sub(1).is_some_and(|b| tags.stem_class(b).is(Class::REPORTING))
}

pub(super) fn apposition(tags: &Tags, name: &Name) -> bool {
    if name.parts.len() < 2 || name.clitic > 0 {
        return false;
    }
    if name.count(&[Part::Unknown]) == name.parts.len() && name.parts.len() > 3 {
        return false;
    }
    let mut at = name.last;
    if matches!(tags.surface(at), "،" | "-" | "(" | ",") {
        at += 1;
    }
    if !tags.goes_on(at) || !tags.class(at).is(Class::TITLE) {
        return false;
    }
    let title = tags.words.titles.longest(tags.word(at), |i| tags.word(at + i));
    // «جول ريميه رئيس الاتحاد»: of one word, when it governs what follows and the name is foreign.
    let governs = at == name.last
        && !tags.definite(at)
        && tags.goes_on(at + 1)
        && (tags.definite(at + 1)
            || tags.known_at(at + 1).is_some()
            || tags.class(at + 1).is(Class::ORG_HEAD.or(Class::PLACE_HEAD)))
        && !tags.surface(at).starts_with("أمام")
        && unlisted(tags, name)
        && !led_by_thing(tags, name.first);
    title.is_some_and(|t| {
        matches!(
            t.kind,
            TitleKind::Office | TitleKind::Military | TitleKind::Religious | TitleKind::Royal
        ) && (t.words.len() > 1 && t.words.iter().all(|w| w.chars().count() > 2) || governs)
    })
}
