//! The closed words of time expressions, folded.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::base::hash::BuildWordHasher;
use crate::text::calendar;

/// Words [`opener`] knows, decades left out.
const OPENERS: &str = "اليوم امس البارحه اول غدا غد بعد الليله يوم نهار فجر صباح ضحي ظهر عصر مساء عشيه \
    صبيحه ليل ليله الاسبوع الشهر شهر العام عام سنه السنه عامي للعام القرن هذا هذه مطلع اوايل بدايه بدايات \
    منتصف اواسط اواخر نهايه ختام قبل منذ من بين ربيع صيف خريف شتاء الربيع الصيف الخريف الشتاء الايام \
    الاسابيع الاشهر الشهور الاعوام السنوات";

type Words = HashSet<&'static str, BuildWordHasher>;

static MAY_OPEN: LazyLock<Words> =
    LazyLock::new(|| OPENERS.split_whitespace().chain(calendar::first_words()).collect());

/// True when the word, or what is left without a proclitic, may open an expression: the quick no for
/// nearly every word of a text.
pub fn may_open(word: &str) -> bool {
    let known = |w: &str| MAY_OPEN.contains(w) || (w.ends_with("ات") && decade(w).is_some());
    if known(word) {
        return true;
    }
    let mut letters = word.chars();
    match letters.next() {
        Some('و' | 'ف' | 'ب' | 'ك') => known(letters.as_str()),
        Some('ل') => {
            let rest = letters.as_str();
            // لل hides the alef of the article.
            known(rest) || rest.strip_prefix('ل').is_some_and(known_definite)
        }
        _ => false,
    }
}

fn known_definite(stem: &str) -> bool {
    MAY_OPEN.contains(format!("ال{stem}").as_str())
}

/// What a word may open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opener {
    /// «اليوم»
    Today,
    /// «أمس», «البارحة»
    Yesterday,
    /// «أول من أمس»
    First,
    /// «غدا», «غد»
    Tomorrow,
    /// «بعد غد»
    After,
    /// «الليلة»
    Tonight,
    /// «صباح», «ليل», «يوم» …: a part of the day before a day.
    PartOfDay,
    /// «ليل», «ليلة»: also of two days.
    Night,
    /// «الأسبوع», «الشهر», «العام» …, and «شهر», «عام» without the article.
    Period(Unit),
    /// «هذا», «هذه»
    This,
    /// «مطلع», «منتصف», «أواخر» …
    Part(Part),
    /// «قبل», «منذ»
    Ago,
    Since,
    /// «من», «بين»: may open a range.
    From,
    Between,
    /// «خريف» …, its first month.
    Season(u8),
    /// «التسعينيات», its first year in the century.
    Decade(i16),
    /// «الأيام»، «الأسابيع» …: only before «الماضية».
    Many(Unit),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
}

/// Which part of a month, year or decade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Middle,
    Late,
}

/// Last, this, next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Last,
    This,
    Next,
}

pub(super) fn side(word: &str) -> Option<Side> {
    Some(match word {
        "الماضي" | "الماضيه" | "المنصرم" | "المنصرمه" | "الفايت" | "الفايته" => {
            Side::Last
        }
        "المقبل" | "المقبله" | "القادم" | "القادمه" | "التالي" => {
            Side::Next
        }
        "الجاري" | "الجاريه" | "الحالي" | "الحاليه" => Side::This,
        _ => return None,
    })
}

/// What the word, without its proclitic, may open.
pub(super) fn opener(word: &str) -> Option<Opener> {
    use Opener as O;
    Some(match word {
        "اليوم" => O::Today,
        "امس" | "البارحه" => O::Yesterday,
        "اول" => O::First,
        "غدا" | "غد" => O::Tomorrow,
        "بعد" => O::After,
        "الليله" => O::Tonight,
        "يوم" | "نهار" | "فجر" | "صباح" | "ضحي" | "ظهر" | "عصر" | "مساء" | "عشيه" | "صبيحه" => {
            O::PartOfDay
        }
        "ليل" | "ليله" => O::Night,
        "الاسبوع" => O::Period(Unit::Week),
        "الشهر" | "شهر" => O::Period(Unit::Month),
        "العام" | "عام" | "سنه" | "السنه" | "عامي" | "للعام" => {
            O::Period(Unit::Year)
        }
        "القرن" => O::Period(Unit::Century),
        "هذا" | "هذه" => O::This,
        "مطلع" | "اوايل" | "بدايه" | "بدايات" => O::Part(Part::Early),
        "منتصف" | "اواسط" => O::Part(Part::Middle),
        "اواخر" | "نهايه" | "ختام" => O::Part(Part::Late),
        "قبل" => O::Ago,
        "منذ" => O::Since,
        "من" => O::From,
        "بين" => O::Between,
        "ربيع" => O::Season(3),
        "صيف" => O::Season(6),
        "خريف" => O::Season(9),
        "شتاء" => O::Season(12),
        "الربيع" => O::Season(3),
        "الصيف" => O::Season(6),
        "الخريف" => O::Season(9),
        "الشتاء" => O::Season(12),
        "الايام" => O::Many(Unit::Day),
        "الاسابيع" => O::Many(Unit::Week),
        "الاشهر" | "الشهور" => O::Many(Unit::Month),
        "الاعوام" | "السنوات" => O::Many(Unit::Year),
        _ => return decade(word).map(O::Decade),
    })
}

/// «التسعينيات», «ثمانينات»: 90, 80.
fn decade(word: &str) -> Option<i16> {
    let stem = word.strip_suffix("ات")?;
    let stem = stem.strip_suffix('ي').unwrap_or(stem);
    let stem = stem.strip_prefix("ال").unwrap_or(stem);
    Some(match stem {
        "عشرين" => 20,
        "ثلاثين" => 30,
        "اربعين" => 40,
        "خمسين" => 50,
        "ستين" => 60,
        "سبعين" => 70,
        "ثمانين" => 80,
        "تسعين" => 90,
        _ => return None,
    })
}

/// A unit as counted («أيام», «يوما») with its own number when it is a dual or a bare singular.
pub(super) fn unit(word: &str) -> Option<(Unit, Option<i32>)> {
    Some(match word {
        "ساعه" => (Unit::Hour, Some(1)),
        "ساعتين" => (Unit::Hour, Some(2)),
        "ساعات" => (Unit::Hour, None),
        "يوم" => (Unit::Day, Some(1)),
        "يوما" | "ايام" => (Unit::Day, None),
        "يومين" => (Unit::Day, Some(2)),
        "اسبوع" => (Unit::Week, Some(1)),
        "اسبوعا" | "اسابيع" => (Unit::Week, None),
        "اسبوعين" => (Unit::Week, Some(2)),
        "شهر" => (Unit::Month, Some(1)),
        "شهرا" | "اشهر" | "شهور" => (Unit::Month, None),
        "شهرين" => (Unit::Month, Some(2)),
        "عام" | "سنه" => (Unit::Year, Some(1)),
        "عاما" | "اعوام" | "سنوات" | "سنين" => (Unit::Year, None),
        "عامين" | "سنتين" => (Unit::Year, Some(2)),
        "عقد" => (Unit::Decade, Some(1)),
        "عقدا" | "عقود" => (Unit::Decade, None),
        "عقدين" => (Unit::Decade, Some(2)),
        "قرن" => (Unit::Century, Some(1)),
        "قرون" | "قرنا" => (Unit::Century, None),
        "قرنين" => (Unit::Century, Some(2)),
        _ => return None,
    })
}

/// Months whose name is also a word or a person's: a preposition is not enough of a cue, a
/// qualifier or day must stand beside it.
pub(super) fn is_ambiguous_month(word: &str) -> bool {
    matches!(word, "اب" | "ماي" | "جوان" | "اوت" | "مارس" | "ايار" | "تموز" | "شباط" | "نيسان")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_word_opens_something() {
        for word in OPENERS.split_whitespace() {
            assert!(opener(word).is_some(), "{word}");
            assert!(may_open(word), "{word}");
        }
    }
}
