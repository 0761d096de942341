//! What is told because it is remembered: anniversaries, and days looked back on.

use super::{Scene, Site};
use crate::base::Date;
use crate::document::EventKind;
use crate::text::WordSet;

/// «الذكرى الثلاثين لمقتل …», «إحياء ذكرى المجزرة»: the event is of another day than its memory.
pub(super) fn commemorated(scene: &Scene, site: &Site) -> bool {
    let before = (scene.sentence_start(site)..site.first).rev().take(4);
    before.take_while(|i| !matches!(scene.word(*i), "،" | "." | "؛" | ":")).any(|i| {
        let word = scene.word(i).trim_start_matches(['و', 'ف', 'ب', 'ل']);
        let word = word.strip_prefix("ال").unwrap_or(word);
        word == "ذكري"
            || scene.word(i).ends_with("لذكري")
            || is_years(word) && scene.word(i + 1) == "علي"
    })
}

/// To keep a day, or of a day to come round.
const KEEPS: WordSet = WordSet::new(&[
    "احيا",
    "احيت",
    "احيوا",
    "يحيي",
    "تحيي",
    "يحيون",
    "احياء",
    "احتفل",
    "احتفلت",
    "يحتفل",
    "تحتفل",
    "استذكر",
    "استذكرت",
    "يستذكر",
    "تستذكر",
    "تصادف",
    "يصادف",
    "حلت",
    "تحل",
    "تمر",
    "مرت",
    "توافق",
    "يوافق",
]);

/// «عاما», «عقود»: a count of years.
fn is_years(word: &str) -> bool {
    const YEARS: WordSet = WordSet::new(&[
        "عام",
        "عاما",
        "عامين",
        "عامان",
        "اعوام",
        "سنه",
        "سنوات",
        "عقد",
        "عقدين",
        "عقدان",
        "عقود",
        "قرن",
        "قرنين",
        "قرون",
    ]);
    YEARS.contains(&word)
}

/// «يومها», «آنذاك»: the days last spoken of in the sentences just before, if any are; nothing when
/// the sentence does not look back.
pub(super) fn recalled(scene: &Scene, sentence: u32) -> Option<Option<(Date, Date)>> {
    const THEN: WordSet = WordSet::new(&[
        "يومها",
        "حينها",
        "وقتها",
        "انذاك",
        "حينذاك",
        "يومذاك",
        "ليلتها",
        "ساعتها",
        "حينئذ",
    ]);
    let a = &scene.reading.analysis;
    let tokens = a.solid_in(a.sentences.get(sentence as usize)?.span);
    let back = tokens.clone().any(|i| {
        let led = |i: usize| {
            let before = i.checked_sub(1).map_or("", |b| scene.word(b));
            let before = before.trim_start_matches('و');
            matches!(before, "في" | "مساء" | "صباح" | "فجر" | "ليل" | "ظهر")
        };
        // «أعلن المتحدث ذلك اليوم»: today.
        let that = match scene.word(i) {
            "تلك" => matches!(scene.word(i + 1), "الليله" | "الايام"),
            "ذلك" => matches!(scene.word(i + 1), "اليوم" | "المساء" | "الصباح") && led(i),
            _ => false,
        };
        that || THEN.contains(&scene.word(i))
    });
    back.then(|| {
        let before = scene.times.partition_point(|t| t.sentence < sentence);
        let near = scene.times.get(..before)?.iter().rev();
        let near = near.take_while(|t| sentence - t.sentence <= 4);
        let then = { near }.find_map(|t| t.start.zip(t.end));
        // «وفي مساء ذلك اليوم اندلعت … واستمرت حتى 29 فبراير»
        let here = scene.times.get(before..)?.iter().take_while(|t| t.sentence == sentence);
        let until = { here }.find(|t| {
            let at = a.solid_at(t.span.start());
            let until = at.checked_sub(1).filter(|b| scene.word(*b) == "حتي");
            let lasts = |i: usize| {
                let word = scene.word(i).trim_start_matches(['و', 'ف']);
                matches!(word, "استمر" | "استمرت" | "استمروا" | "دام" | "دامت" | "تواصل" | "تواصلت")
            };
            until.is_some_and(|b| (b.saturating_sub(3)..b).any(lasts))
        });
        let last = until.and_then(|t| t.end).zip(then);
        last.filter(|(end, (start, _))| end >= start).map(|(end, (start, _))| (start, end)).or(then)
    })
}

/// «صمدت الهدنة», «الاتفاق لا يزال ساريا»: what was agreed earlier holds; the day on which it is said to
/// is not the day it was agreed.
pub(super) fn in_force(scene: &Scene, site: &Site) -> bool {
    const HOLDS: WordSet = WordSet::new(&[
        "صمد",
        "صمدت",
        "يصمد",
        "تصمد",
        "صمود",
        "صامد",
        "صامده",
        "صامدا",
        "ساريا",
        "ساريه",
        "سريان",
        "متماسك",
        "متماسكه",
        "متماسكا",
        "نافذا",
    ]);
    if site.found.trigger.kind != EventKind::Agree || site.found.trigger.verb {
        return false;
    }
    let holds = |i: usize| {
        let word = scene.word(i);
        HOLDS.contains(word.strip_prefix(['و', 'ف']).unwrap_or(word))
    };
    let stops = |i: &usize| !matches!(scene.word(*i), "،" | "." | "؛" | ":");
    let start = scene.sentence_start(site);
    let before = (start..site.first).rev().take(2).take_while(stops).any(holds);
    before || (site.last..site.last + 6).take_while(stops).any(holds)
}

/// «التقرير الثاني في اغتيال فلان», «ملف التفجير», «المتهم بقتل فلان»: what is inquired into or tried was
/// done before, and not on the day of the inquiry.
pub(super) fn inquired(scene: &Scene, site: &Site) -> bool {
    const INQUIRY: WordSet = WordSet::new(&[
        "تحقيق",
        "تحقيقات",
        "تحقيقاته",
        "تحقيقاتها",
        "تقرير",
        "تقريره",
        "تقريرها",
        "قضيه",
        "قضايا",
        "ملف",
        "محاكمه",
        "محاكمات",
        "ضلوع",
        "ضلوعه",
        "ضلوعها",
        "تورط",
        "تورطه",
        "تورطها",
        "متهم",
        "متهما",
        "متهمون",
        "متهمين",
        "متهمه",
        "تهمه",
        "تهم",
        "مدان",
        "مدانا",
        "مدانين",
        "ادانه",
        "ادانته",
        "ادانتهم",
        "مشتبه",
    ]);
    let bare = |i: usize| {
        let word = scene.word(i).trim_start_matches(['و', 'ف']);
        let word =
            word.strip_prefix("لل").or_else(|| word.strip_prefix(['ل', 'ب'])).unwrap_or(word);
        word.strip_prefix("ال").unwrap_or(word)
    };
    let start = scene.sentence_start(site);
    let led = site.found.clitic > 0;
    let back = match site.first.checked_sub(1).map(|i| scene.word(i)) {
        Some("في") => 2,
        _ => 1,
    };
    // «التحقيقات الجارية في …», «المشتبه بضلوعهم في …»: an adjective or a pronoun may stand between.
    let reach = if back == 2 || led { 2 } else { 1 };
    // «حُكم على المتهم بالإعدام»: the verdict is news.
    let verdict = matches!(site.found.trigger.subkind, "trial" | "execution" | "arrest");
    !site.found.trigger.verb
        && !verdict
        && (0..reach).any(|more| {
            let at = site.first.checked_sub(back + more).filter(|i| *i >= start);
            at.is_some_and(|i| INQUIRY.contains(bare(i)))
        })
}

/// «رفعت الوزارة اليوم حصيلة ضحايا الزلزال»: the day a toll is given is not the day of what is counted; one
/// said after it («حصيلة زلزال الأحد») is.
pub(super) fn tolled(scene: &Scene, first: usize, kind: EventKind) -> bool {
    const TOLL: WordSet = WordSet::new(&[
        "حصيله",
        "عدد",
        "ضحايا",
        "قتلي",
        "جرحي",
        "ناجين",
        "ناجون",
        "متضرري",
        "متضررو",
        "منكوبي",
        "انقاض",
        "ركام",
    ]);
    // «عدد من الهجمات» is no toll.
    let several = first.checked_sub(1).is_some_and(|i| scene.word(i) == "من");
    let counted = |back: usize| {
        let word =
            first.checked_sub(back).map_or("", |i| scene.word(i)).trim_start_matches(['و', 'ف']);
        TOLL.contains(word) || word.strip_prefix(['ل', 'ب']).is_some_and(|w| TOLL.contains(w))
    };
    matches!(kind, EventKind::Disaster | EventKind::Assault)
        && (1..=2).any(|back| counted(back) && !(back == 2 && several))
}

/// An article of an anniversary: what it tells without a day is not of its own.
pub(super) fn looks_back(scene: &Scene) -> bool {
    let a = &scene.reading.analysis;
    (0_u8..).zip(a.sentences.iter().take(2)).any(|(n, s)| {
        let words = || a.solid_in(s.span).map(|i| (i, scene.word(i)));
        // «عرض عسكري بمناسبة الذكرى الثامنة …»: a lead looks back when remembering is its news.
        let kept =
            n == 0 || words().any(|(_, w)| KEEPS.contains(&w.trim_start_matches(['و', 'ف'])));
        words().any(|(i, word)| {
            let bare = word.trim_start_matches(['و', 'ف', 'ب', 'ل']);
            let years = is_years(bare) && scene.word(i + 1) == "علي";
            kept && matches!(bare, "ذكري" | "الذكري") || years
        })
    })
}
