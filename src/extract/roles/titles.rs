//! The title that begins at a word, proclitics and pronouns allowed: «للرئيس», «رئيسها».

use std::borrow::Cow;

use crate::extract::facts::MentionKind;
use crate::extract::tags::{Part, Tags};
use crate::extract::traits::May;
use crate::lexicon::words::{Class, Title, Words};
use crate::text::WordSet;

/// Titles in the shape of an adjective, folded and masculine. Not «القاضي», «المدعي», «الروائي», which
/// are nouns only.
const NISBAS: WordSet = WordSet::new(&[
    "دولي",
    "برلماني",
    "سياسي",
    "دبلوماسي",
    "ديبلوماسي",
    "اكاديمي",
    "اقتصادي",
    "اعلامي",
    "حقوقي",
    "رياضي",
    "صحفي",
    "صحافي",
    "مالي",
    "مصرفي",
    "قيادي",
    "نقابي",
    "قانوني",
]);

/// The title that begins at a token: with the bytes of its proclitics and whether it has ال.
pub(super) fn title_at<'t>(
    tags: &'t Tags,
    at: usize,
    clitics: bool,
) -> Option<(&'t Title, usize, bool)> {
    let pronoun = clitics && tags.reading.traits(at).may(May::OWNED_TITLE);
    if !pronoun && !tags.class(at).or(tags.stem_class(at)).is(Class::TITLE) {
        return None;
    }
    // A word inside a known name of several words is no title.
    let inside = tags.goes_on(at + 1) && tags.word(at + 1) == "الدين"
        || tags.known_in(at).is_some_and(|k| k.first != at || k.last - k.first > 1);
    if !tags.is_word(at) || inside {
        return None;
    }
    // «مساعد بن محمد»: a name; «محافظة مأرب»: a place.
    if tags.goes_on(at + 1) && matches!(tags.word(at + 1), "بن" | "ابن") {
        return None;
    }
    // «ابن جبير»: the name itself; not «ابن الرئيس», «ابن أحمد الفلاني».
    if tags.stem(at) == "ابن"
        && tags.goes_on(at + 1)
        && !tags.class(at + 1).is(Class::TITLE)
        && super::people::read(tags, at + 1, false).is_none_or(|n| n.parts.len() == 1)
    {
        return None;
    }
    // «مدير المرصد رائد يوسف»: without its article a rank stands before no name; «يوسف العمدة مديرا».
    let name = tags.goes_on(at + 1)
        && tags.class(at).is(Class::GIVEN)
        && !tags.definite(at)
        && (tags.class(at + 1).is(Class::GIVEN.or(Class::SURNAME))
            || tags.part(at + 1, false) == Part::Article)
        && !tags.class(at + 1).is(Class::TITLE)
        && matches!(
            tags.word(at),
            "رايد" | "عميد" | "امين" | "ريس" | "مختار" | "سيد" | "شيخه" | "سلطان"
        );
    // «سلطان أبو ماجد»
    let name = name
        || tags.word(at) == "سلطان"
            && tags.goes_on(at + 1)
            && matches!(tags.word(at + 1), "ابو" | "ابي" | "ابا");
    // «ومثل امام الرئيس», «وطالب الرئيس …»: before another title a preposition or a verb.
    let no_title = matches!(tags.stem(at), "امام" | "طالب" | "عامل")
        && tags.goes_on(at + 1)
        && (tags.definite(at + 1) || tags.stem(at) == "طالب")
        && tags.class(at + 1).is(Class::TITLE);
    // «فاز امام فلان», written without hamza.
    let before = tags.word(at) == "امام"
        && tags.surface(at).starts_with('ا')
        && !matches!(tags.word(at + 1), "مسجد" | "جامع" | "وخطيب" | "الجمعه");
    if no_title || before || of_another(tags, at) || is_other_word(tags, at) {
        return None;
    }
    let surname = tags.goes_on(at)
        && tags.class(at).is(Class::SURNAME)
        && tags.definite(at)
        && at.checked_sub(1).is_some_and(|b| tags.part(b, true) == Part::Given)
        && tags.goes_on(at + 1)
        && !tags.class(at + 1).is(Class::GIVEN.or(Class::PARTICLE));
    if name || surname {
        return None;
    }
    let governed =
        tags.goes_on(at + 1) && tags.known_at(at + 1).is_some_and(|k| k.kind == MentionKind::Place);
    if governed && tags.stem_class(at).is(Class::PLACE_HEAD) {
        return None;
    }
    let rest = |i: usize| match tags.starts_block(at + i) {
        true => "",
        false => tags.word(at + i),
    };
    if clitics
        && is_owned(tags, at)
        && let Some(found) = with_pronoun(tags, at)
    {
        return Some(found);
    }
    if tags.class(at).is(Class::TITLE) {
        let title = tags.words.titles.longest(tags.word(at), rest)?;
        // «أمام» is not «إمام».
        let hamza = |c: Option<char>| c.filter(|c| matches!(c, 'أ' | 'إ' | 'آ'));
        let (ours, theirs) =
            (hamza(tags.surface(at).chars().next()), hamza(title.name.chars().next()));
        if ours.is_some() && theirs.is_some() && ours != theirs {
            return None;
        }
        return Some((title, 0, tags.definite(at)));
    }
    let clitic = tags.clitic(at);
    if !clitics || clitic == 0 || !tags.stem_class(at).is(Class::TITLE) {
        return None;
    }
    let stem = tags.stem(at);
    if let Some(title) = tags.words.titles.longest(stem, rest) {
        return Some((title, clitic, stem.starts_with("ال")));
    }
    let with_alef = format!("ا{stem}");
    let title = tags.words.titles.longest(&with_alef, rest)?;
    Some((title, clitic, true))
}

/// The word looks like a title and is another: «الأمين العام للاتحاد الدولي», «أوساط سياسية» are
/// adjectives, «في جدة» a town, «تحت لواء النقابة» a banner, «رييس» a name, «وإلى» a preposition.
fn is_other_word(tags: &Tags, at: usize) -> bool {
    let surface = tags.surface(at);
    let led = at.checked_sub(1).filter(|_| tags.goes_on(at));
    let led_by = led.map_or("", |b| tags.word(b));
    let town = matches!(led_by, "في" | "الي" | "من" | "نحو")
        && tags.bare_known(at, &[MentionKind::Place]).is_some();
    // «المدير الفني للفريق الفائز»: a team.
    let next = tags.word(at + 1).strip_prefix("ال").unwrap_or_default();
    let team = tags.stem(at).strip_prefix("ال").unwrap_or(tags.stem(at)).ends_with("فريق")
        && tags.goes_on(at + 1)
        && !next.is_empty()
        && tags.words.class(next).or(tags.words.common(next)).is(Class::ADJECTIVE)
        && !tags.class(at + 1).is(Class::GIVEN.or(Class::SURNAME).or(Class::QUALIFIER));
    let banner = team || led_by == "تحت" && tags.word(at) == "لواء";
    let spelled = surface.contains("رييس") || surface == "وإلى";
    town || banner || spelled || led.is_some_and(|b| is_adjective_of(tags, b, at))
}

/// «الاتحاد الدولي», «كتلتها البرلمانية», «أوساط سياسية»: a title in the shape of a nisba right
/// behind a noun it agrees with. Not «وقال البرلماني», «أمام الاقتصادي».
fn is_adjective_of(tags: &Tags, noun: usize, at: usize) -> bool {
    let bare = tags.word(at).strip_prefix("ال").unwrap_or(tags.word(at));
    if !NISBAS.contains(bare.strip_suffix('ه').unwrap_or(bare)) || !tags.is_word(noun) {
        return false;
    }
    let before = tags.word(noun);
    let class = tags.class(noun).or(tags.stem_class(noun));
    if class.is(Class::STOP.or(Class::VERB).or(Class::REPORTING).or(Class::TIME)) {
        return false;
    }
    let owned = before.ends_with("ها") || before.ends_with("هم") || before.ends_with("ته");
    let definite = tags.definite(noun) || before.starts_with("لل") || before.starts_with("بال");
    if tags.definite(at) {
        let named = tags.part(noun, true).is_name() || class.is(Class::TITLE);
        return (owned && before.chars().count() > 4 || definite) && !named;
    }
    !definite && !owned && tags.common(noun).or(class).is(Class::NOUN) && bare.ends_with('ه')
}

/// «محامي فلان», «حارس الوزير فلان»: the name is of whom he serves.
fn of_another(tags: &Tags, at: usize) -> bool {
    let serves = matches!(
        tags.word(at),
        "محامي"
            | "محاميه"
            | "وكيل"
            | "حارس"
            | "سايق"
            | "موكل"
            | "مرافق"
            | "طبيب"
            | "سكرتير"
    );
    if !serves || !tags.goes_on(at + 1) {
        return false;
    }
    let named = tags.bare_known(at + 1, &[MentionKind::Person]).is_some()
        || tags.class(at + 1).is(Class::GIVEN.or(Class::FOREIGN))
            && !tags.class(at + 1).is(Class::TITLE);
    let titled = tags.definite(at + 1)
        && tags.class(at + 1).is(Class::TITLE)
        && tags.goes_on(at + 2)
        && super::people::read(tags, at + 2, false).is_some();
    named || titled
}

/// True when the word is a title with a pronoun: «زعيمها»; «مدربه», which is «مدربة» to whoever
/// writes ه for ة, but not in «مديره الشركة», where a noun follows and no pronoun may stand.
pub(super) fn is_owned(tags: &Tags, at: usize) -> bool {
    // «رئيسه التنفيذي» has a masculine adjective, «رئيسه التنفيذية» a feminine one.
    let noun = || {
        let next = tags.word(at + 1);
        tags.goes_on(at + 1)
            && tags.definite(at + 1)
            && tags.nationality(at + 1).is_none()
            && !(next.ends_with('ي') && {
                let bare = next.strip_prefix("ال").unwrap_or(next);
                tags.words.class(bare).or(tags.words.common(bare)).is(Class::ADJECTIVE)
            })
    };
    tags.reading.traits(at).may(May::OWNED_TITLE)
        && (!tags.class(at).is(Class::TITLE) || tags.surface(at).ends_with('ه') && !noun())
}

/// «رئيسها التنفيذي», «وزير خارجيتها», «ومدربه».
fn with_pronoun<'t>(tags: &'t Tags, at: usize) -> Option<(&'t Title, usize, bool)> {
    let titles = owned(tags.words, tags.word(at));
    let mut single = titles.filter_map(|(stem, clitic)| {
        let title = tags.words.titles.longest(&stem, |_| "").filter(|t| t.words.len() == 1)?;
        Some((title, clitic, true))
    });
    single.next()
}

/// The titles a word may hold before a pronoun, with the bytes of the proclitics before them.
fn owned<'w>(words: &Words, word: &'w str) -> impl Iterator<Item = (Cow<'w, str>, usize)> {
    let bare = ["ها", "هم", "ه"]
        .iter()
        .find_map(|s| word.strip_suffix(s))
        .filter(|b| b.chars().count() >= 4);
    ["", "و", "ل", "ب"].into_iter().filter_map(move |clitic| {
        let stem = bare?.strip_prefix(clitic)?;
        let stem = stem.strip_suffix('ت').map_or(Cow::from(stem), |s| Cow::from(format!("{s}ه")));
        words.class(&stem).is(Class::TITLE).then_some((stem, clitic.len()))
    })
}

/// True when a title with a pronoun behind it may be the folded word.
pub(in crate::extract) fn may_be_owned(words: &Words, word: &str) -> bool {
    owned(words, word).next().is_some()
}

pub(super) fn ends_in_name_of(title: &Title) -> bool {
    title.words.last().is_some_and(|w| w == "باسم")
}
