//! What the word before a name says of it: «برئاسة فلان» leads to one, «نظام فلان» and «صديقه فلان» begin
//! none themselves, «سيارة رينو» is no person.

use super::Name;
use super::accept;
use crate::extract::facts::MentionKind;
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::Class;
use crate::text::WordSet;

/// «صديقه بلينيو»: a title with a pronoun begins no name.
pub(super) fn is_owned(tags: &Tags, at: usize) -> bool {
    let word = tags.word(at);
    let bare = ["ها", "هم", "ه"].iter().find_map(|e| word.strip_suffix(e));
    bare.is_some_and(|bare| {
        bare.chars().count() > 2
            && (tags.surface(at).ends_with('ه') || !word.ends_with('ه'))
            && tags.class(at).is_empty()
            && tags.words.class(bare).is(Class::TITLE.or(Class::NOUN))
    })
}

/// «سيارة رينو», «طائرة ميراج»: what is made goes by the name of its maker.
pub(super) fn is_made(tags: &Tags, at: usize) -> bool {
    const MADE: WordSet = WordSet::new(&[
        "سياره",
        "طايره",
        "طايرات",
        "سيارات",
        "صاروخ",
        "صواريخ",
        "هاتف",
        "طراز",
        "دبابه",
        "دبابات",
        "مسدس",
        "بندقيه",
        "رشاش",
        "دراجه",
        "شاحنه",
        "حافله",
        "ساعه",
        "عطر",
        "مروحيه",
        "مقاتله",
        "مقاتلات",
        "منصه",
        "الحفر",
    ]);
    MADE.contains(tags.stem(at)) || MADE.contains(tags.word(at))
}

/// A head of bodies or places stands right before: «شركة أرنون راموس».
pub(super) fn led_by_thing(tags: &Tags, first: usize) -> bool {
    let before = first.checked_sub(1).filter(|_| !tags.starts_block(first));
    before.is_some_and(|b| {
        tags.class(b).or(tags.stem_class(b)).is(Class::PLACE_HEAD.or(Class::ORG_HEAD))
            || tags.known_in(b).is_some_and(|k| k.kind != MentionKind::Nationality)
    })
}

/// «برئاسة وافولا تشيبوكاتي», «وتوفيت فلانة»: who heads or supervises, who dies, resigns or marries is
/// named next.
pub(super) fn is_leading(tags: &Tags, at: usize) -> bool {
    const LEADING: WordSet = WordSet::new(&[
        "برياسه",
        "بزعامه",
        "بقياده",
        "باشراف",
        "برعايه",
        "بخلافه",
        "لخلافه",
        "بتاليف",
        "باخراج",
        "بعضويه",
        "وبرياسه",
        "وبزعامه",
        "وبقياده",
        "وباشراف",
        "توفي",
        "توفيت",
        "وتوفي",
        "وتوفيت",
        "استقال",
        "استقالت",
        "واستقال",
        "واستقالت",
        "تزوج",
        "تزوجت",
        "وتزوج",
        "وتزوجت",
        "ولدت",
        "وولدت",
        "انتحر",
        "انتحرت",
        "اغتيل",
        "واغتيل",
        "بتدريب",
        "بقلم",
    ]);
    LEADING.contains(tags.word(at)) && tags.goes_on(at + 1)
}

/// Two to four words without the article, none of them a word of daily life, one of them unlike an
/// Arabic word or listed as a name. Not «بقيادة دبابات أميركية», «برئاسة مجلس».
pub(super) fn unlisted(tags: &Tags, name: &Name) -> bool {
    let open = |p: &Part| {
        matches!(p, Part::Unknown | Part::Foreign | Part::Shape | Part::Given | Part::Surname)
    };
    let plain = |i: usize| {
        !(i > name.first && tags.word(i).starts_with('و') && tags.sound(i) < 20)
            && !tags.definite(i)
            && tags.common(i).is_empty()
            && !tags.surface(i).ends_with(['ة', 'ى', '\u{64b}'])
            && !tags.class(i).is(Class::TITLE.or(Class::ORG_HEAD).or(Class::PLACE_HEAD))
    };
    // «بقيادة عماري صايفي، …»: two words that are no words of Arabic, then a mark.
    let marked = || {
        name.parts.len() == 2
            && tags.is_punct(name.last)
            && (name.first..name.last).all(|i| tags.class(i).is_empty() && tags.letters(i) > 3)
    };
    (2..=4).contains(&name.parts.len())
        && name.parts.iter().all(open)
        && (name.first..name.last).filter(|i| tags.is_word(*i)).all(plain)
        && (name.parts.iter().any(|p| p.is_name())
            || (name.first..name.last).map(|i| tags.sound(i)).sum::<i32>() > 0
            || marked())
        && accept::ends_well(tags, name.last)
}

/// «نظام كايتانو», «ثم عادل خوان سكيافينو النتيجة»: the word before a foreign name is a noun or a verb,
/// though Arabs are called so too. Not «أمل كلوني», «سامي زين».
pub(super) fn is_led_noun(tags: &Tags, at: usize, name: &Name) -> bool {
    const NOUNS: WordSet = WordSet::new(&[
        "نظام",
        "عهد",
        "فوز",
        "رحيل",
        "نصر",
        "سقوط",
        "نجاح",
        "كفاح",
        "نضال",
        "نداء",
        "هجوم",
        "جهاد",
        "وداع",
        "ميلاد",
        "تاييد",
        "حضور",
        "غياب",
        "حكم",
        "صعود",
        "عوده",
        "خلاص",
        "سباق",
        "منتصر",
        "فوات",
        "ولاده",
        "نجاه",
        "شهاده",
    ]);
    let class = tags.stem_class(at);
    // «في عهد عبد الكريم قاسم», «للقاء عمرو موسى»: behind a preposition, before another given name.
    let before = at.checked_sub(1).filter(|_| !tags.starts_block(at));
    let governed = name.clitic > 0 && !tags.word(at).starts_with('و')
        || before.is_some_and(|b| {
            matches!(
                tags.word(b),
                "في" | "منذ"
                    | "من"
                    | "بعد"
                    | "قبل"
                    | "خلال"
                    | "الي"
                    | "حتي"
                    | "اثر"
                    | "فور"
                    | "رغم"
            )
        });
    let noun = NOUNS.contains(tags.stem(at)) || matches!(tags.stem(at), "لقاء" | "قاء" | "وفاء");
    if governed
        && noun
        && tags.known_at(at).is_none()
        && tags.goes_on(at + 1)
        && (tags.class(at + 1).is(Class::GIVEN) || tags.word(at + 1) == "عبد")
    {
        return true;
    }
    let both = class.is(Class::GIVEN)
        && !class.is(Class::FOREIGN)
        && (class.is(Class::NOUN.or(Class::VERB).or(Class::ADJECTIVE).or(Class::AMBIGUOUS))
            || !tags.stem_common(at).is_empty());
    if !both || name.joined || tags.known_at(at).is_some() || name.last < at + 2 {
        return false;
    }
    let next = tags.class(at + 1);
    let given = next.is(Class::FOREIGN) && !next.is(Class::AMBIGUOUS);
    let foreign = given
        || matches!(name.parts.get(1), Some(Part::Foreign | Part::Shape))
        || next.is(Class::LONE);
    let thing = name.parts.get(1) == Some(&Part::Article)
        && (tags.stem(at).ends_with('ه') || tags.stem(at) == "فوات");
    NOUNS.contains(tags.stem(at)) && (foreign || thing)
        || given && name.parts.len() > 2 && !tags.is_plain(at)
}

/// «من إخراج فلان», «بتعيين فلان», «وزوجته فلانة»: words that a person's name follows.
pub(super) fn whose(tags: &Tags, at: usize) -> bool {
    const WHOSE: WordSet = WordSet::new(&[
        "اخراج",
        "تاليف",
        "سيناريو",
        "تلحين",
        "غناء",
        "اداء",
        "بطوله",
        "بقلم",
        "بعدسه",
        "بريشه",
        "تعيين",
        "بتعيين",
        "لتعيين",
        "اعفاء",
        "باعفاء",
        "لاعفاء",
        "اقاله",
        "باقاله",
        "ترشيح",
        "بترشيح",
        "انتخاب",
        "بانتخاب",
        "اختيار",
        "باختيار",
        "تكليف",
        "بتكليف",
        "تنصيب",
        "بتنصيب",
        "استقاله",
        "اعتقال",
        "باعتقال",
        "توقيف",
        "بتوقيف",
        "اغتيال",
        "باغتيال",
        "مقتل",
        "بمقتل",
        "رحيل",
        "برحيل",
        "وفاه",
        "بوفاه",
        "ميلاد",
        "تكريم",
        "بتكريم",
        "زوجته",
        "زوجها",
        "طليقها",
        "طليقته",
        "هو",
        "هي",
        "والدته",
        "ووالدته",
        "وزوجته",
        "ابنه",
        "وابنه",
        "ابنته",
        "وابنته",
        "نجله",
        "ونجله",
        "شقيقه",
        "وشقيقه",
        "شقيقته",
        "وشقيقته",
        "والده",
        "ووالده",
        "حفيده",
        "خلفه",
        "سلفه",
        "زميله",
        "وزميله",
        "زميلته",
        "مواطنه",
        "ومواطنه",
    ]);
    WHOSE.contains(tags.word(at))
}
