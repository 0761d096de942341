//! What the heads of places ask for: which belong to the name, which stand before several, after which
//! an unknown word is a name. Folded.

use crate::text::WordSet;

/// Whether the head belongs to the name.
pub(super) fn keeps_head(head: &str, class: &str) -> bool {
    matches!(
        class,
        "airport"
            | "port"
            | "crossing"
            | "sea"
            | "river"
            | "mountain"
            | "worship"
            | "street"
            | "desert"
    ) && !PLURAL.contains(&head)
        && !matches!(
            head,
            "مياه"
                | "محيط"
                | "ضفاف"
                | "شاطي"
                | "شواطي"
                | "ساحل"
                | "تقاطع"
                | "حاجز"
                | "نقطه"
                | "سوق"
                | "مرتفعات"
                | "جبهه"
                | "معسكر"
                | "بحري"
                | "سواحل"
        )
        || matches!(
            head,
            "ملعب"
                | "استاد"
                | "ستاد"
                | "قصر"
                | "سجن"
                | "سد"
                | "قلعه"
                | "قطاع"
                | "برج"
                | "فندق"
                | "مقبره"
                | "مقابر"
                | "غابه"
                | "متنزه"
                | "ضريح"
                | "هرم"
                | "حلبه"
        )
}

/// Heads of several names.
pub(super) const PLURAL: WordSet = WordSet::new(&[
    "مدن",
    "قري",
    "بلدات",
    "محافظات",
    "مناطق",
    "ولايات",
    "احياء",
    "اقاليم",
    "مدينتي",
    "مدينتا",
    "قريتي",
    "قريتا",
    "بلدتي",
    "بلدتا",
    "محافظتي",
    "محافظتا",
    "منطقتي",
    "منطقتا",
    "مقاطعتي",
    "مقاطعات",
    "جزيرتي",
    "ولايتي",
    "مستوطنات",
    "مخيمي",
    "مخيمات",
    "حيي",
    "سجني",
]);

/// Heads after which an unknown word is a name.
pub(super) const STRONG: WordSet = WordSet::new(&[
    "مدينه",
    "بلده",
    "قريه",
    "محافظه",
    "ولايه",
    "مقاطعه",
    "قضاء",
    "ناحيه",
    "بلديه",
    "ضاحيه",
    "مخيم",
    "جزيره",
    "جبل",
    "نهر",
    "بحيره",
    "مضيق",
    "وادي",
    "معبر",
    "مطار",
    "ميناء",
    "حي",
    "ميدان",
    "ساحه",
    "شارع",
    "ملعب",
    "استاد",
    "مديريه",
    "مركز",
    "مدينتي",
    "قري",
    "مدن",
    "بلدات",
    "مستوطنه",
    "كيبوتس",
    "سجن",
    "قصر",
    "جسر",
    "ممر",
    "سد",
    "خربه",
    "فندق",
    "مقبره",
    "غابه",
    "قلعه",
    "متنزه",
    "حلبه",
    "مسجد",
    "جامع",
]);

/// Heads after which only a word without ال that nobody knows is one.
pub(super) const WEAK: WordSet = WordSet::new(&[
    "اقليم",
    "منطقه",
    "جزر",
    "جبال",
    "هضبه",
    "خليج",
    "صحراء",
    "بحر",
    "قاعده",
    "عاصمه",
    "شمال",
    "جنوب",
    "شرق",
    "غرب",
    "وسط",
    "شمالي",
    "جنوبي",
    "شرقي",
    "غربي",
    "ضواحي",
]);
