//! The edges of a name: words that end it though more could follow, and words that belong to it though
//! they are something else as well.

use super::Name;
use super::accept::stops;
use super::foreign::is_foreign_given;
use crate::extract::clubs::is_sport;
use crate::extract::facts::MentionKind;
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::Class;
use crate::text::WordSet;

/// «يوسف حسن تركي مدير …»: an origin without the article is a family's name behind Arabic given names.
/// Not «شاب يدعى يوسف سوري الجنسية».
pub(super) fn names_origin(tags: &Tags, at: usize, so_far: &Name) -> bool {
    let word = tags.word(at);
    let given = |p: &Part| matches!(p, Part::Given | Part::Surname | Part::Ambiguous);
    tags.bare_known(at, &[MentionKind::Nationality]).is_some_and(|k| k.last == at + 1)
        && word.ends_with('ي')
        && !tags.definite(at)
        && !so_far.parts.is_empty()
        && so_far.parts.first() == Some(&Part::Given)
        && so_far.parts.iter().all(given)
        && !is_foreign_given(tags, so_far.first)
        && (stops(tags, at + 1) || tags.class(at + 1).is(Class::TITLE))
        && !matches!(tags.word(at + 1), "الجنسيه" | "الاصل" | "المولد")
}

/// «بريفيك مبتسما», «رونالدو متحدثا», «شارون مستنكرا»: how somebody did it, by the pattern of the
/// participle of a derived form in the accusative (Wright, vol. 1, § 236).
pub(super) fn is_manner(tags: &Tags, at: usize) -> bool {
    let word = tags.word(at);
    if !word.starts_with('م') || !word.ends_with('ا') {
        return false;
    }
    let word: Vec<char> = word.chars().collect();
    let derived = match word.as_slice() {
        ['م', 'س', 'ت', _, _, _, 'ا'] | ['م', 'ت', _, _, _, 'ا'] => true,
        ['م', second, 'ت', _, _, 'ا'] => !matches!(second, 'ا' | 'و' | 'ي'),
        _ => false,
    };
    let class = tags.class(at);
    derived && !class.is(Class::GIVEN.or(Class::SURNAME)) && tags.known_at(at).is_none()
}

/// «الملكة وأربعة آخرون»: how many, and no name.
pub(in crate::extract) fn is_count(tags: &Tags, at: usize) -> bool {
    let joined = tags.word(at).strip_prefix('و').map(|rest| tags.words.class(rest));
    let class = tags.class(at).or(tags.stem_class(at)).or(joined.unwrap_or_default());
    class.is(Class::NUMBER) && !class.is(Class::GIVEN.or(Class::SURNAME))
}

/// «المكلف بالبريد نصر حجي»: a preposition and a noun with its article begin no name.
pub(super) fn is_joined(tags: &Tags, at: usize) -> bool {
    let rest = tags.word(at).get(2..).filter(|r| r.starts_with("ال")).unwrap_or_default();
    let joins = tags.word(at).starts_with(['ب', 'و', 'ف', 'ك']) && tags.class(at).is_empty();
    let bare = rest.get(4..).unwrap_or_default();
    joins
        && !rest.is_empty()
        && (tags.words.class(bare).is(Class::NOUN) || tags.words.common(rest).is(Class::NOUN))
}

/// «إدواردو فراي،»: «ف» joins verbs and particles; before a noun right behind a foreign first name it is
/// a letter of the surname.
pub(super) fn no_consequence(tags: &Tags, at: usize, so_far: &Name) -> bool {
    tags.word(at).starts_with('ف')
        && tags.clitic(at) == 'ف'.len_utf8()
        && so_far.parts.len() == 1
        && is_foreign_given(tags, so_far.first)
        && tags.class(at).is_empty()
        && !tags.word(at).starts_with("فال")
        && match tags.stem_class(at).is(Class::VERB.or(Class::STOP).or(Class::REPORTING)) {
            true => tags.surface(at + 1) == "،" && tags.stem_class(at).is(Class::SURNAME),
            false => stops(tags, at + 1),
        }
}

/// «نصر الله», «هبة الله»: the first half of a name that ends in the name of God.
pub(super) fn of_god(word: &str, class: Class) -> bool {
    const HALVES: WordSet = WordSet::new(&[
        "نصر",
        "فضل",
        "عطا",
        "رزق",
        "خلف",
        "جار",
        "جاد",
        "سعد",
        "فتح",
        "حسب",
        "هبه",
        "نعمه",
        "رحمه",
        "ايه",
        "ايت",
        "ضيف",
        "عوض",
        "وعد",
        "جاب",
        "شكر",
        "خير",
        "حبيب",
        "ولي",
        "نور",
        "سيف",
        "فرج",
        "غيث",
        "عون",
        "منه",
        "حمد",
        "مال",
        "روح",
        "اسد",
        "لطف",
        "ذبيح",
        "فيض",
        "كرم",
        "امان",
        "قدره",
        "قدرت",
        "نعمت",
        "رحمت",
        "عنايه",
        "عنايت",
        "عزه",
        "عزت",
        "حزب",
        "ذكر",
        "ثناء",
        "بقيه",
        "حجه",
        "احسان",
        "جهاد",
    ]);
    HALVES.contains(word) || class.is(Class::GIVEN.or(Class::SURNAME)) && word != "رسول"
}

/// «ضياء الحق», «بحر الدين»: two words that are one given name, though the first is a word of daily life.
/// Not «رجل الدين», «خدمة الدين».
pub(super) fn is_pair(tags: &Tags, at: usize, word: &str, class: Class) -> bool {
    const HALVES: WordSet = WordSet::new(&[
        "نور",
        "نجم",
        "سيف",
        "صلاح",
        "علاء",
        "ضياء",
        "شمس",
        "عماد",
        "فضل",
        "عطا",
        "نصر",
        "خير",
        "سعد",
        "حسب",
        "فتح",
        "جاد",
        "حمد",
        "رزق",
        "ولي",
        "شرف",
        "زين",
        "محيي",
        "محي",
        "بهاء",
        "تاج",
        "تقي",
        "جلال",
        "جمال",
        "حسام",
        "شهاب",
        "بحر",
        "اسد",
        "معز",
        "ظهير",
        "كمال",
        "عز",
        "صفي",
        "رشيد",
        "نصير",
        "غياث",
        "مجد",
        "فخر",
        "قطب",
        "ركن",
        "برهان",
        "نظام",
        "سراج",
        "محب",
        "ناصر",
        "مصلح",
        "لسان",
        "امين",
        "شجاع",
        "معين",
        "صدر",
        "بدر",
        "قمر",
        "قوام",
        "موفق",
        "رضي",
        "سعيد",
        "كريم",
        "همام",
        "غازي",
        "افضل",
        "اختيار",
        "شمسي",
        "جهان",
        "وحيد",
        "فصيح",
        "فريد",
        "مهذب",
        "مويد",
        "عضد",
    ]);
    const OF_TRUTH: WordSet = WordSet::new(&[
        "ضياء",
        "شمس",
        "نور",
        "سراج",
        "اكرام",
        "احتشام",
        "انعام",
        "احسان",
        "فضل",
        "جاد",
        "امين",
        "عزيز",
        "شفيق",
        "انوار",
        "اسرار",
        "عبد",
    ]);
    if !tags.goes_on(at + 1) {
        return false;
    }
    match tags.word(at + 1) {
        // «معصوم الدين»: a word that is nothing else.
        "الدين" => {
            let unlisted = class.is_empty()
                && tags.words.common(word).is_empty()
                && word.chars().count() > 2
                && !word.starts_with("ال");
            HALVES.contains(word) || unlisted
        }
        "الحق" => OF_TRUTH.contains(word),
        _ => tags.class(at + 1).is(Class::SECOND) && HALVES.contains(word),
    }
}

/// «حسين القلاف واستمع»: «و» and a word no list of names has; «سمرة بن جندب رضي الله عنه»: a blessing.
/// Not «أوسكار ويلكنز», where a foreign first name leads to it.
pub(super) fn goes_on_otherwise(tags: &Tags, at: usize, first: usize) -> bool {
    let word = tags.word(at);
    // «الخديوي توفيق فأرسله»
    let then = word.starts_with('ف') && tags.surface(at).chars().nth(1) == Some('أ');
    let and = (word.starts_with('و') || then)
        && tags.class(at).is_empty()
        && tags.stem_class(first).is(Class::GIVEN)
        && !is_foreign_given(tags, first)
        && tags.sound(at) < 20;
    blesses(tags, at) || and
}

/// «رضي الله عنه», «عليه السلام».
pub(super) fn blesses(tags: &Tags, at: usize) -> bool {
    let next = tags.word(at + 1);
    match tags.word(at) {
        "رضي" | "صلي" | "رحمه" | "حفظه" | "رضوان" => next == "الله",
        "عليه" => next == "السلام",
        _ => false,
    }
}

/// «الناصر لدين الله», «المعتصم بالله», «الحاكم بأمر الله»: where the name of a reign ends that goes on at
/// the token.
pub(super) fn of_reign(tags: &Tags, at: usize) -> Option<usize> {
    if !tags.goes_on(at) || !tags.definite(at.checked_sub(1)?) {
        return None;
    }
    let god = tags.goes_on(at + 1) && tags.word(at + 1) == "الله";
    match tags.word(at) {
        "بالله" => Some(at + 1),
        "لدين" | "بامر" | "علي" | "لاعزاز" | "لامر" if god => Some(at + 2),
        _ => None,
    }
}

/// «المغربي طارق بكاري،», «عز الدين شكري فشير،»: before a mark a word nobody knows closes a name, though it
/// begins like a preposition. Not «قال محمد بسرعة،», «سعيد بمصر،».
pub(super) fn closes_name(tags: &Tags, at: usize, so_far: &Name) -> bool {
    let rest = tags.stem(at);
    tags.is_punct(at + 1)
        && !tags.starts_block(at + 1)
        && matches!(so_far.parts.last(), Some(Part::Given | Part::Ambiguous))
        && !is_foreign_given(tags, so_far.first)
        && tags.class(at).is_empty()
        && tags.common(at).is_empty()
        && tags.known_in(at).is_none()
        && rest.chars().count() > 2
        && !rest.starts_with("ال")
        && !tags.word(at).starts_with("لل")
        && !tags
            .stem_class(at)
            .is(Class::GIVEN.or(Class::NOUN).or(Class::ADJECTIVE).or(Class::VERB))
        && tags.words.common(rest).is_empty()
        && tags.surface(at).ends_with(['ي', 'ر', 'ن', 'د', 'ل', 'ش', 'ق', 'و'])
}

/// «قال أموس واكو إن», «سلمى بناني مديرة المركز»: what looks like a clitic is the first letter of the surname
/// of who has a given name only, where the rest is no word and no name, and «إن», a title or a mark
/// follows. Not «قال أحمد ومحمود إن», «التقى سامي بوتين،».
pub(super) fn is_letter_of(tags: &Tags, at: usize, so_far: &Name) -> bool {
    let word = tags.word(at);
    let Some(rest) = word.strip_prefix(['و', 'ب', 'ل', 'ك', 'ف']) else { return false };
    let nothing = |w: &str| tags.words.class(w).is_empty() && tags.words.common(w).is_empty();
    let bare = rest.strip_suffix(['ا', 'ه']).unwrap_or(rest);
    let next = tags.class(at + 1);
    let ends = next.is(Class::THAT)
        || tags.goes_on(at + 1) && next.is(Class::TITLE) && !tags.definite(at + 1)
        || matches!(tags.surface(at + 1), "،" | "," | ":") && !tags.starts_block(at + 1);
    matches!(so_far.parts.as_slice(), [Part::Given | Part::Ambiguous | Part::Foreign])
        && so_far.clitic == 0
        && tags.goes_on(at)
        && tags.class(at).is_empty()
        && tags.known_in(at).is_none()
        && !tags.hides_clitic(at)
        && rest.chars().count() > 2
        && !rest.starts_with("ال")
        && !word.starts_with("لل")
        && nothing(rest)
        && nothing(bare)
        && !(word.starts_with('و') && tags.words.sound(rest) >= 20)
        && !tags.surface(at).ends_with(['ة', '\u{64b}'])
        && !["ها", "هم", "وا", "نا"].iter().any(|e| word.ends_with(e))
        && ends
}

/// «أمس الخميس», «صباح السبت»: a day, also where a name may begin with the word.
pub(super) fn is_day(tags: &Tags, at: usize) -> bool {
    const DAYS: WordSet =
        WordSet::new(&["الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت", "الاحد"]);
    const BEFORE: WordSet =
        WordSet::new(&["امس", "اليوم", "يوم", "غدا", "مساء", "صباح", "فجر", "ليل", "ظهر", "عصر"]);
    let before = at.checked_sub(1).filter(|_| tags.goes_on(at));
    DAYS.contains(tags.word(at)) && before.is_some_and(|b| BEFORE.contains(tags.word(b)))
}

/// «محمد أمين السالمي»: a second given name, though a title as well; a name or a stop follows it.
pub(super) fn named_by_title(tags: &Tags, at: usize, so_far: &Name) -> bool {
    let behind = at + 1;
    let named = match tags.part(behind, false) {
        Part::Given | Part::Surname => true,
        Part::Article => tags.surface(behind).ends_with('ي'),
        _ => false,
    };
    so_far.parts == [Part::Given]
        && tags.class(at).is(Class::GIVEN)
        && !is_foreign_given(tags, so_far.first)
        && (stops(tags, behind) || tags.goes_on(behind) && named)
}

/// «الثاني», «السادس»: the number of a ruler among those of his name.
pub(in crate::extract) fn is_ordinal(word: &str) -> bool {
    const ORDINALS: WordSet = WordSet::new(&[
        "الاول",
        "الثاني",
        "الثالث",
        "الرابع",
        "الخامس",
        "السادس",
        "السابع",
        "الثامن",
        "التاسع",
        "العاشر",
        "الحادي",
        "الثانيه",
        "الثالثه",
        "الاولي",
    ]);
    ORDINALS.contains(word)
}

/// «وهزم ألفونسو السادس في الزلاقة», «مورشيلي الأول ملك الحيثيين»: a name and its number are a ruler's, when
/// the name is one of another language and no match is told of, or the title follows.
pub(super) fn reigns(tags: &Tags, first: usize, last: usize) -> bool {
    const RULES: WordSet = WordSet::new(&[
        "ملك",
        "ملكه",
        "امبراطور",
        "قيصر",
        "سلطان",
        "فرعون",
        "شاه",
        "دوق",
        "امير",
        "بطريرك",
        "حاكم",
    ]);
    let titled = tags.goes_on(last) && RULES.contains(tags.word(last));
    // «ألفونسو»: its «أل» is no article.
    let hamza = tags.surface(first).starts_with(['أ', 'إ']) && tags.word(first).starts_with("ال");
    let foreign =
        tags.stem_class(first).is(Class::FOREIGN) || hamza && tags.class(first).is(Class::GIVEN);
    let plain = foreign && tags.is_plain(first);
    let contest = || {
        matches!(tags.word(last), "في" | "علي" | "امام" | "من")
            && matches!(
                tags.word(last + 1),
                "الترتيب" | "السباق" | "التصنيف" | "القايمه" | "المركز"
            )
    };
    titled || plain && !contest() && !is_sport(tags.reading)
}

/// «نواف الأحمد الجابر الصباح»: a father's or family's name goes on behind one that everybody knows.
pub(super) fn names_family(tags: &Tags, at: usize) -> bool {
    let bare = tags.word(at).strip_prefix("ال").filter(|_| tags.goes_on(at));
    bare.is_some_and(|b| b == "صباح" || tags.words.class(b).is(Class::GIVEN))
        && !tags.class(at).is(Class::TITLE.or(Class::TIME))
        && tags.known_in(at).is_none()
}
