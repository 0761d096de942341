//! Firms and clubs nobody listed, told by their last word: «بلاتو يونايتد», «أونو فارماسيوتيكال».

use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::people::spaced;
use crate::extract::tags::Tags;
use crate::extract::traits::May;
use crate::lexicon::words::Class;
use crate::text::WordSet;

/// Words of other languages that end the names of firms and clubs, folded.
const LAST: WordSet = WordSet::new(&[
    "يونايتد",
    "ستارز",
    "روفرز",
    "واندررز",
    "كلوب",
    "بيكتشرز",
    "انرجي",
    "كابيتال",
    "تكنولوجيز",
    "تكنولوجي",
    "فارماسيوتيكال",
    "فارماسيوتيكالز",
    "ايرلاينز",
    "ايرويز",
    "موتورز",
    "غروب",
    "جروب",
    "هولدينغ",
    "هولدينغز",
    "هولدنغز",
    "ستيل",
    "اويل",
    "بتروليوم",
    "سيستمز",
    "لابز",
    "لابس",
    "ميديا",
    "تليكوم",
    "تيليكوم",
    "الكترونيكس",
    "اندستريز",
    "انترناشونال",
    "كوربوريشن",
    "ريسورسز",
    "ماينينغ",
    "انفستمنت",
    "بارتنرز",
    "ستوديوز",
    "ريكوردز",
    "سوفتوير",
    "نتوركس",
    "موبايل",
    "القابضه",
    "بيوتيك",
    "ثيرابيوتيكس",
    "ميديكال",
    "غيمز",
    "سيكيوريتي",
    "سوليوشنز",
    "موتور",
    "كورب",
    "الكترون",
    "ساكس",
    "لينش",
    "براذرز",
    "فايننشال",
    "بروداكشنز",
    "فودز",
    "كيميكال",
    "كيميكالز",
    "ايروسبيس",
    "يوتيليتيز",
    "ريتيل",
    "ماركتس",
]);

/// True of a folded word that ends the names of firms and clubs.
pub(in crate::extract) fn ends_firm(word: &str) -> bool {
    LAST.contains(word)
}

/// The firm or club whose last word stands at `at`.
pub(super) fn ending(tags: &Tags, at: usize) -> Option<Candidate> {
    let last = tags.reading.traits(at).may(May::FIRM_END) && ends_firm(tags.word(at));
    if !last || tags.starts_block(at) {
        return None;
    }
    // «يورغن كلوب», a man; «فيتا كلوب», a club.
    let person = |k: &Candidate| k.kind == MentionKind::Person && k.first < at;
    let takes = |i: usize| {
        tags.is_word(i)
            && !tags.definite(i)
            && tags.clitic(i) == 0
            && !["استوديوهات", "مجموعه", "شركه"].contains(&tags.word(i).trim_start_matches('و'))
            && !tags.class(i).is(Class::STOP
                .or(Class::VERB)
                .or(Class::NOUN)
                .or(Class::ADJECTIVE)
                .or(Class::TITLE)
                .or(Class::TIME)
                .or(Class::ORG_HEAD))
            && tags.common(i).is_empty()
            && tags.nationality(i).is_none()
    };
    let mut first = at;
    let mut clitic = 0;
    // «سي دي سي كابيتال»: letters by their names.
    let letter = |i: usize| tags.word(i).chars().count() < 4;
    while first > 0 && takes(first - 1) && (at - first < 2 || at - first < 5 && letter(first - 1)) {
        first -= 1;
        // «تالو أويل وشتات أويل», «وبي جي غروب»
        let led = tags.word(first).starts_with('و')
            && first > 0
            && (LAST.contains(tags.word(first - 1)) || tags.word(first).chars().count() == 3);
        let joins = led || tags.word(first).starts_with('و') && tags.sounds_conjoined(first);
        if joins {
            clitic = 2;
        }
        if joins || tags.starts_block(first) {
            break;
        }
    }
    // «الرئيس التنفيذي لهيكتور كورب»
    let led = first.checked_sub(1).is_some_and(|b| tags.definite(b) && tags.goes_on(first));
    if clitic == 0
        && led
        && tags.word(first).strip_prefix('ل').is_some_and(|rest| rest.chars().count() > 2)
        && matches!(tags.word(first - 1), "التنفيذي" | "التنفيذيه" | "العام" | "العامه" | "المالي")
    {
        clitic = 2;
    }
    if first == at || tags.known_in(at).is_some_and(person) {
        return None;
    }
    // «شركة أوبر تكنولوجيز»: with its head.
    let head = first.checked_sub(1).filter(|_| !tags.starts_block(first) && clitic == 0);
    if let Some(head) = head.filter(|h| {
        matches!(
            tags.stem(*h),
            "شركه"
                | "مجموعه"
                | "نادي"
                | "بنك"
                | "مصرف"
                | "استوديوهات"
                | "موسسه"
                | "شبكه"
        ) && tags.is_word(*h)
    }) {
        (first, clitic) = (head, tags.clitic(head));
    }
    let span = tags.span(first, at + 1, clitic);
    Some(Candidate {
        span,
        first,
        last: at + 1,
        kind: MentionKind::Organization,
        name: spaced(span.of(tags.reading.text)),
        rule: "head-name".into(),
        score: 955,
        ..Candidate::default()
    })
}
