//! Which adjectives make a name of which head: «البنك الأهلي», «الحرس الجمهوري», «الحزب الاشتراكي».

use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::people;
use crate::extract::tags::Tags;
use crate::text::WordSet;

/// Adjectives of parties and movements.
pub(super) const MOVEMENT: WordSet = WordSet::new(&[
    "الوطني",
    "الوطنيه",
    "القومي",
    "القوميه",
    "الشعبي",
    "الشعبيه",
    "الديمقراطي",
    "الديمقراطيه",
    "الشيوعي",
    "الاشتراكي",
    "الثوري",
    "الثوريه",
    "الافريقي",
]);

/// «لزيمبابوي»: «ل» and a country.
pub(super) fn country_behind_lam<'r>(tags: &Tags<'r>, at: usize) -> Option<&'r Candidate> {
    let known = tags.known_at(at).filter(|k| k.kind == MentionKind::Place)?;
    let country = tags.country_of(known).as_ref() == known.known.first();
    let lam =
        tags.word(at).starts_with('ل') && tags.bare_known(at, &[MentionKind::Place]).is_none();
    (lam && country).then_some(known)
}

/// «الحزب الاشتراكي», «الجبهة الشعبية»; not «الحزب الحاكم».
pub(super) fn is_party_of(bare: &str, word: &str) -> bool {
    matches!(bare, "حزب" | "جبهه" | "ايتلاف" | "حركه")
        && (word.ends_with('ي') || word.ends_with("يه"))
        && !matches!(word, "الرييسي" | "الرييسيه" | "الحالي" | "الحاليه" | "الثاني" | "الداخليه")
}

/// «البنك الأهلي التجاري», «البنك الأول».
pub(super) fn is_bank_of(bare: &str, word: &str) -> bool {
    matches!(bare, "بنك" | "مصرف")
        && matches!(
            word,
            "الاهلي"
                | "التجاري"
                | "الاول"
                | "العربي"
                | "الوطني"
                | "الاسلامي"
                | "الدولي"
                | "الزراعي"
                | "العقاري"
                | "الصناعي"
                | "المتحد"
                | "الشعبي"
                | "السعودي"
                | "البريطاني"
                | "الفرنسي"
                | "الهولندي"
        )
}

/// «المركز الثاني», «المركز الأخير»: a place in a contest.
pub(super) fn is_rank(word: &str) -> bool {
    people::is_ordinal(word) || word == "الاخير"
}

/// «القوات المسلحة الملكية», «الحرس الجمهوري».
pub(super) fn is_guard_of(bare: &str, word: &str) -> bool {
    matches!(bare, "قوات" | "حرس" | "جيش" | "درك" | "بحريه")
        && matches!(
            word,
            "الملكي"
                | "الملكيه"
                | "الجمهوري"
                | "الثوري"
                | "الوطني"
                | "السلطاني"
                | "السلطانيه"
                | "الاميري"
                | "الامبراطوري"
                | "الامبراطوريه"
        )
}

/// «المكتبة الوطنية», «المستشفى العسكري».
pub(super) fn is_house_of(bare: &str, word: &str) -> bool {
    bare == "مدرسه" && word == "العليا"
        || matches!(
            bare,
            "مكتبه"
                | "متحف"
                | "مسرح"
                | "معهد"
                | "اكاديميه"
                | "ارشيف"
                | "مستشفي"
                | "جامعه"
        ) && matches!(
            word,
            "الوطني"
                | "الوطنيه"
                | "الملكي"
                | "الملكيه"
                | "القومي"
                | "القوميه"
                | "المركزي"
                | "المركزيه"
        )
}
