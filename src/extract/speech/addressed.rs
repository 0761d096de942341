//! Whom the words are said to, where that stands between the verb and what is said.
//!
//! «ناشد الجيران رفع الحصار»: the neighbors are asked, and what is asked begins after them. «طلبت من
//! أنقرة تسليم المتهمين» likewise. «حمل الشركة مسؤولية الحادث»: who is blamed is part of the blame.
//! Comes in: the first token after the subject. Goes out: where the words begin. Never «ناشد وقف
//! القتال», which names nobody.

use super::agree;
use super::complement;
use super::scene::Scene;
use super::subject::{self, Phrase};
use crate::extract::phrases::measures_time;
use crate::lexicon::words::reporting::{Class, FormKind, ReportingForm};
use crate::text::WordSet;

/// «نفى وجود أي صلة»: with its ى it is no «نفي».
pub(super) fn is_spelled_verb(scene: &Scene, form: &ReportingForm, at: usize) -> bool {
    form.lemma == "نفي" && scene.span(at).of(scene.reading.text).ends_with('ى')
}

/// «متطرفين», «المعلنين»: a sound plural in the accusative, or two; never who does something.
pub(super) fn is_accusative(scene: &Scene, k: usize) -> bool {
    let word = scene.word(k);
    let bare = word.strip_prefix("ال").unwrap_or(word);
    bare.starts_with('م')
        && bare.ends_with("ين")
        && bare.chars().count() > 5
        && scene.mention_ix(k).is_none()
        && !subject::is_unlisted(scene, k)
}

/// «، الذي رفض الوثيقة، إن»: the «إن» behind the comma that closes what is said of the speaker.
pub(super) fn past_relative(scene: &Scene, k: usize, end: usize) -> Option<usize> {
    if !matches!(scene.word(k), "الذي" | "التي" | "الذين" | "اللذان" | "اللتان")
    {
        return None;
    }
    let stops = |i: &usize| scene.opens(*i).is_some() || matches!(scene.word(*i), ":" | "." | "؛");
    let near = (k + 1..end.min(k + 28)).take_while(|i| !stops(i));
    { near }.find(|i| scene.is_that(*i) && scene.is_comma(*i - 1))
}

/// «قبل أسبوعين», «منذ أيام»: when it was said.
pub(super) fn dates(scene: &Scene, k: usize) -> bool {
    matches!(scene.word(k), "قبل" | "منذ") && measures_time(scene.word(k + 1))
        || measures_time(scene.word(k)) && k > 0 && matches!(scene.word(k - 1), "قبل" | "منذ")
}

/// «المجلس الدستوري», «محكمة»: a body or somebody right before a verb of the present.
pub(super) fn acts_before(scene: &Scene, at: usize) -> bool {
    (1..=2).filter_map(|n| at.checked_sub(n)).any(|k| {
        let word = scene.word(k);
        let bare = word.strip_prefix("ال").unwrap_or(word);
        scene.words.is_org_head(bare)
            || scene.words.is(word, Class::Human)
            || scene.words.is(bare, Class::Human)
    })
}

/// Verbs with two objects, whom they ask and what they ask for.
pub(super) fn takes_two(form: &ReportingForm) -> bool {
    form.lemma == "ناشد"
}

/// Verbs that say nothing without whom they are turned against.
pub(super) fn needs_object(form: &ReportingForm) -> bool {
    form.lemma == "اتهم" && matches!(form.kind, FormKind::Past | FormKind::Present)
}

/// «وقال فيها غورباتشوف إن»: at what it was said, between the verb and who says it.
pub(super) fn points_back(word: &str) -> bool {
    matches!(word, "فيها" | "فيه" | "خلالها" | "خلاله" | "حينها" | "له" | "لها" | "لهم" | "بعدها")
}

/// The verb at `at` carries whom it addresses: «ناشدهم», «طالبته».
pub(super) fn carries_object(scene: &Scene, at: usize) -> bool {
    let word = scene.word(at);
    let bare = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    scene.words.forms(word).is_empty()
        && scene.words.forms(bare).is_empty()
        && bare.ends_with(['ه', 'ا', 'م', 'ن'])
}

/// One past those addressed who begin at `at`: «المجتمع الدولي تقديم العون» leads to «تقديم».
pub(super) fn past(scene: &Scene, at: usize, end: usize) -> Option<usize> {
    // «أصحاب» has the shape of a deed and is none.
    let plural = scene.span(at).of(scene.reading.text).starts_with('أ');
    if is_deed(scene.word(at)) && !scene.word(at).starts_with("ال") && !plural {
        return None;
    }
    let mut k = subject::phrase(scene, at, end, true)?.last;
    while k < end && k < at + 10 && is_manner(scene.word(k)) {
        k += 1;
    }
    let quoted = scene.opens(k).is_some();
    (k < end && (quoted || scene.is_word(k) && !scene.is_function_word(k))).then_some(k)
}

/// «منه», «منها»: of whom it is asked, in «طلب منه التريث».
pub(super) fn from_them(word: &str) -> bool {
    matches!(word, "منه" | "منها" | "منهم" | "منهما" | "اليه" | "اليها" | "اليهم")
}

/// «حمل الشركة مسؤولية الحادث», «حملتها المسؤولية»: where the blame stands, a few words on.
pub(super) fn blame(scene: &Scene, form: &ReportingForm, at: usize, end: usize) -> bool {
    const BLAME: WordSet = WordSet::new(&[
        "المسووليه",
        "مسووليه",
        "المسيوليه",
        "مسيوليه",
        "التبعه",
        "تبعه",
        "تبعات",
        "تبعيه",
        "وزر",
    ]);
    form.lemma == "حمل"
        && form.kind != FormKind::Noun
        && (at + 1..end.min(at + 14))
            .take_while(|k| !scene.is_comma(*k))
            .any(|k| BLAME.contains(scene.word(k)))
}

/// «مجددا», «علنا»: how it is said, between those addressed and the words.
fn is_manner(word: &str) -> bool {
    matches!(
        word,
        "مجددا"
            | "علنا"
            | "فورا"
            | "رسميا"
            | "مرارا"
            | "صراحه"
            | "ايضا"
            | "كذلك"
            | "شخصيا"
            | "تكرارا"
    )
}

/// «طلبت بريطانيا جلسة», «اشترطت بانكوك حوارا», «اقترح الوزير بدء مشاورات»: what is asked for or
/// offered, told by a noun; of an offer or a forecast only a noun of doing, not «عرض فيلما».
pub(super) fn asks_for(scene: &Scene, form: &ReportingForm, at: usize) -> bool {
    let deed = || is_deed(scene.word(at)) && !scene.word(at).starts_with("ال");
    match form.stance {
        "propose" | "predict" => deed(),
        "promise" => deed() && form.lemma == "تعهد",
        _ => matches!(form.lemma.as_str(), "طلب" | "اشترط"),
    }
}

/// «اليوم الخميس», «مساء أمس», «ليل الاثنين», «منتصف الليل»: words of when.
pub(super) fn is_when(scene: &Scene, k: usize) -> bool {
    // «يوم الكارثة»
    let of_day =
        || k > 0 && matches!(scene.word(k - 1), "يوم" | "ليله") && scene.word(k).starts_with("ال");
    scene.is_time(k)
        || of_day() && scene.mention_ix(k).is_none()
        || matches!(
            scene.word(k),
            "اليوم"
                | "امس"
                | "الان"
                | "غدا"
                | "صباح"
                | "مساء"
                | "فجر"
                | "ظهر"
                | "عصر"
                | "ليل"
                | "ليله"
                | "يوم"
                | "منتصف"
                | "الليل"
                | "النهار"
                | "الماضي"
                | "الماضيه"
                | "لاحقا"
                | "الليله"
                | "البارحه"
                | "مجددا"
                | "رسميا"
                | "ليلا"
                | "صباحا"
                | "الاسبوع"
                | "الشهر"
        ) && scene.mention_ix(k).is_none()
}

/// «ووعد بإعادة البناء», «وتعهد خفض التضخم»: the verb's own complement right after it.
pub(super) fn is_pledge(scene: &Scene, form: &ReportingForm, k: usize) -> bool {
    let promises = matches!(form.stance, "promise" | "threaten" | "predict" | "demand" | "deny");
    let deed = |word: &str| is_deed(word);
    // «ووعد بانتخابات عامة», «وتوعد بالرد»
    let pledged = matches!(form.stance, "promise" | "threaten")
        && complement::preposition(scene, form, k).is_some_and(|(past, clitic)| {
            let adverb = matches!(
                scene.word(k),
                "بدوره"
                    | "بدورها"
                    | "بدورهم"
                    | "بالفعل"
                    | "بوضوح"
                    | "بقوه"
                    | "بالمقابل"
                    | "بالتالي"
            );
            !adverb && scene.word(past).get(clitic..).is_some_and(|w| w.chars().count() > 3)
        });
    // «وطلب اجتماعا عاجلا»: the noun would take no accusative.
    let word = scene.word(k);
    let asked = form.lemma == "طلب"
        && word.ends_with('ا')
        && word.chars().count() > 4
        && !word.ends_with("يا")
        && !is_manner(word)
        && !word.starts_with("ال")
        && scene.mention_ix(k).is_none();
    if pledged || asked {
        return true;
    }
    promises
        && match complement::preposition(scene, form, k) {
            Some((past, clitic)) => deed(scene.word(past).get(clitic..).unwrap_or_default()),
            None => {
                asks_for(scene, form, k) && !scene.word(k).starts_with("ال") && deed(scene.word(k))
                    || from_them(scene.word(k)) && form.lemma == "طلب"
            }
        }
}

/// After the subject of «حمل» another noun is blamed: «حمل الرئيس الشركة مسؤولية …».
pub(super) fn blames_another(scene: &Scene, p: &Phrase, at: usize, end: usize) -> bool {
    !carries_object(scene, at)
        && agree::heads_speaker(scene, p)
        && p.last < end
        && scene.is_word(p.last)
        && !scene.word(p.last).contains("سوولي")
        && !scene.is_function_word(p.last)
}

/// A noun of doing, as its shape or a list of short ones tells: «استضافة», «تجميد», «رفع», «عودة».
pub(super) fn is_deed(word: &str) -> bool {
    const SHORT: WordSet = WordSet::new(&[
        "وقف",
        "رفع",
        "نشر",
        "فتح",
        "دفع",
        "سحب",
        "بدء",
        "عقد",
        "منح",
        "فرض",
        "حل",
        "طرد",
        "قطع",
        "خفض",
        "زياده",
        "عوده",
        "خروج",
        "دخول",
        "وصول",
        "بناء",
        "شراء",
        "بيع",
        "نقل",
        "وضع",
        "شن",
        "رد",
        "ضم",
        "فك",
        "كف",
        "بث",
        "سن",
        "سد",
        "شق",
        "قتل",
        "ضرب",
        "قصف",
        "غزو",
        "حظر",
        "حجب",
        "صرف",
        "ضبط",
        "ضخ",
        "عزل",
        "غلق",
        "فصل",
        "كشف",
        "محو",
        "نزع",
        "نصب",
        "هدم",
        "جلب",
        "حرق",
        "دعم",
        "درء",
        "ربط",
        "شطب",
        "صد",
        "طرح",
        "حقن",
        "لقاء",
        "لعب",
        "نفي",
        "رحيل",
        "سقوط",
        "هبوط",
        "صعود",
        "نمو",
        "حدوث",
        "وقوع",
        "ظهور",
        "رجوع",
        "لجوء",
        "خضوع",
        "مثول",
        "عدم",
        "حسم",
        "كسر",
        "خلق",
        "ايجاد",
        "نبذ",
        "تاسيس",
        "تامين",
        "تاجيل",
        "تاميم",
        "تادييه",
        "توسط",
        "تدخل",
        "تنحي",
        "تخلي",
        "تفاوض",
        "تعاون",
        "تبادل",
        "تنازل",
        "تحول",
        "تراجع",
        "توقف",
        "تجنب",
        "تحمل",
        "تولي",
        "تقاسم",
        "توقيع",
        "انهاء",
        "الغاء",
        "اعطاء",
        "ابقاء",
        "اجراء",
        "اخلاء",
        "اجلاء",
    ]);
    let bare = word.strip_prefix("ال").unwrap_or(word);
    // «إقالته», «مقايضتهم», «اجتماعا»: before its pronoun the ه is a ت.
    let owned = ["ها", "هم", "هما", "ه"].into_iter().filter_map(|own| bare.strip_suffix(own));
    let feminine = |stem: &str| stem.strip_suffix('ت').map(|stem| format!("{stem}ه"));
    let accusative = bare.strip_suffix('ا').filter(|stem| stem.chars().count() > 3);
    SHORT.contains(bare)
        || bare.strip_suffix('ه').is_some_and(|w| SHORT.contains(w))
        || is_shaped(bare)
        || accusative.is_some_and(is_shaped)
        || owned.clone().any(|stem| SHORT.contains(stem) || is_shaped(stem))
        || owned.filter_map(feminine).any(|stem| is_shaped(&stem))
}

/// A noun of the shape of a masdar of a derived form, folded, without article and pronoun.
fn is_shaped(deed: &str) -> bool {
    let letters: Vec<char> = deed.chars().collect();
    match letters.as_slice() {
        // تفعيل، تفعيلة
        ['ت', _, _, 'ي', _] | ['ت', _, _, 'ي', _, 'ه'] => true,
        // إفعال، انفعال، افتعال، استفعال; with their «ه» when weak: «إقامة», «استضافة».
        ['ا', _, _, 'ا', _] | ['ا', _, 'ا', _, 'ه'] => true,
        ['ا', 'ن' | 'س', _, _, 'ا', _] | ['ا', _, 'ت' | 'ط' | 'د', _, 'ا', _] => true,
        ['ا', 'س', 'ت', .., 'ا', _] | ['ا', 'س', 'ت', .., 'ا', _, 'ه'] => true,
        // مفاعلة
        ['م', _, 'ا', _, _, 'ه'] => true,
        _ => false,
    }
}
