//! What an organisation is for: «لشؤون اللاجئين», «لدراسات الطاقة», «للطيران».

use super::Run;
use super::definite::listed_adjective;
use crate::extract::facts::MentionKind;
use crate::extract::tags::Tags;
use crate::lexicon::words::{Class, OrgHead};
use crate::text::WordSet;

/// «لشؤون اللاجئين», «للأنباء»: what the organisation is for.
pub(super) fn beneficiary(tags: &Tags, head: OrgHead, first: usize, run: &mut Run) -> bool {
    let at = run.at;
    let word = tags.word(at);
    if run.good == at && for_field(tags, first, at) {
        run.at += if tags.word(at).starts_with("لل") { 1 } else { 2 };
        while tags.goes_on(run.at) && tags.definite(run.at) && listed_adjective(tags, run.at) {
            run.at += 1;
        }
        // «للعلوم والتقنية»
        let second = tags.goes_on(run.at)
            && tags.word(run.at).starts_with("وال")
            && !tags
                .words
                .class(tags.word(run.at).get(2..).unwrap_or_default())
                .or(tags.words.class(tags.word(run.at).get(6..).unwrap_or_default()))
                .is(Class::TITLE.or(Class::ORG_HEAD));
        run.at += usize::from(second);
        run.good = run.at;
        return true;
    }
    // «مركز بنغلاديش لتضامن العمال»: of a land, for a work.
    let noun = word.strip_prefix('ل').filter(|n| !n.starts_with('ل')).unwrap_or_default();
    let work = run.named
        && run.good == at
        && matches!(head.class, "ngo" | "school" | "culture" | "un" | "bank")
        && noun.chars().count() > 3
        && tags.words.class(noun).is(Class::NOUN)
        && !tags.words.class(noun).is(Class::ORG_HEAD.or(Class::TITLE).or(Class::PLACE_HEAD))
        && tags.goes_on(at + 1)
        && tags.definite(at + 1)
        && tags.known_at(at + 1).is_none();
    if work {
        run.at += 2;
        while tags.goes_on(run.at) && tags.definite(run.at) && listed_adjective(tags, run.at) {
            run.at += 1;
        }
        run.good = run.at;
        return true;
    }
    if !matches!(head.class, "agency" | "alliance" | "un" | "government" | "ngo" | "club") {
        return false;
    }
    let affairs = matches!(word, "لشوون" | "لحقوق" | "لمكافحه" | "لكره" | "لرعايه" | "لحمايه");
    let news = matches!(word, "للانباء" | "للسكان" | "للطفوله" | "للتنميه" | "للدراسات");
    if !(affairs && tags.definite(at + 1) || news) {
        return false;
    }
    run.at += if affairs { 2 } else { 1 };
    run.good = run.at;
    true
}

/// «معهد أوكسفورد لدراسات الطاقة», «جامعة الملك عبد الله للعلوم»: the field of a house of learning or trade.
pub(super) fn for_field(tags: &Tags, first: usize, at: usize) -> bool {
    let house = matches!(
        tags.stem(first),
        "جامعه"
            | "معهد"
            | "مركز"
            | "موسسه"
            | "سوق"
            | "بورصه"
            | "اكاديميه"
            | "كليه"
            | "جمعيه"
            | "مجموعه"
            | "شركه"
            | "مصرف"
            | "بنك"
            | "منتدي"
            | "صندوق"
            | "وكاله"
            | "دار"
    );
    if !tags.goes_on(at) {
        return false;
    }
    let word = tags.word(at);
    let field = matches!(
        word,
        "للعلوم"
            | "للفضاء"
            | "للتكنولوجيا"
            | "للتقنيه"
            | "للدراسات"
            | "للابحاث"
            | "للبحوث"
            | "للاوراق"
            | "للفنون"
            | "للثقافه"
            | "للطب"
            | "للهندسه"
            | "للاداره"
            | "للاعمال"
            | "للسلام"
            | "للديمقراطيه"
            | "للتنميه"
            | "للاستثمار"
            | "للتجاره"
            | "للصناعه"
            | "للطيران"
            | "للطاقه"
            | "للبترول"
            | "للتامين"
            | "للاتصالات"
            | "للاعلام"
            | "للنشر"
            | "للعدل"
            | "للتربيه"
            | "للشرق"
            | "للسياسات"
            | "للسياسه"
            | "للعداله"
            | "للاغاثه"
            | "للسينما"
            | "للسلع"
            | "للمعادن"
            | "للنقل"
            | "للخدمات"
            | "للتمويل"
            | "للاسكان"
            | "للتراث"
            | "للانباء"
            | "للملاحه"
            | "للسيارات"
            | "للطايرات"
            | "للادويه"
            | "للبناء"
            | "للمقاولات"
            | "للكهرباء"
            | "للمياه"
            | "للنفط"
            | "للغاز"
            | "للاسمنت"
            | "للسياحه"
            | "للانتاج"
            | "للترجمه"
            | "للطباعه"
            | "للالكترونيات"
            | "للبرمجيات"
            | "للاستشارات"
            | "للصرافه"
            | "للعقارات"
            | "للتصنيع"
            | "للتعدين"
            | "للمنسوجات"
            | "للاغذيه"
            | "للحديد"
            | "للتسويق"
            | "للتوزيع"
            | "للوساطه"
            | "للاقتصاد"
            | "للقانون"
            | "للموسيقي"
            | "للرقص"
            | "للاداب"
            | "للغات"
            | "للصحه"
            | "للمناجم"
            | "للفوسفات"
            | "للالومنيوم"
            | "للضيافه"
            | "للفنادق"
            | "للتجزيه"
            | "للزراعه"
            | "للحوسبه"
            | "للصحافه"
            | "للدراسه"
            | "للاسمده"
            | "للسكك"
            | "للامن"
            | "للحراسه"
            | "للرياضيات"
            | "للفيزياء"
            | "للكيمياء"
            | "للبيولوجيا"
            | "للفلك"
            | "للتصميم"
            | "للعمران"
            | "للتقاعد"
            | "للتاجير"
    );
    let studies = matches!(
        word,
        "لدراسات"
            | "لابحاث"
            | "لبحوث"
            | "لعلوم"
            | "لتكنولوجيا"
            | "لصناعه"
            | "لتجاره"
            | "لحقوق"
    ) && tags.goes_on(at + 1)
        && tags.definite(at + 1);
    house && (field || studies)
}

/// «دبي للاستثمار», «أبوظبي لصناعات الطيران»: a firm called by its place and its trade, where no noun
/// before it makes a fair or a house of it («معرض دبي للطيران»). Its end.
pub(super) fn of_place(tags: &Tags, at: usize) -> Option<usize> {
    const TRADES: WordSet = WordSet::new(&[
        "للاستثمار",
        "للاستثمارات",
        "للطيران",
        "للبترول",
        "للاعلام",
        "للاتصالات",
        "للتامين",
        "للعقارات",
        "للالمنيوم",
        "للاسمنت",
        "للغاز",
        "للطاقه",
        "للكهرباء",
        "للتعدين",
        "للتمويل",
        "للتطوير",
        "للملاحه",
        "للموانئ",
        "للمواني",
        "للحديد",
        "للبتروكيماويات",
        "للادويه",
        "للاغذيه",
        "للمقاولات",
        "للنفط",
    ]);
    let place = tags.bare_known(at, &[MentionKind::Place]).filter(|k| k.first == at)?;
    let trade = place.last;
    let before = at.checked_sub(1).filter(|_| !tags.starts_block(at));
    let noun = before.is_some_and(|b| {
        let class = tags.class(b).or(tags.stem_class(b));
        tags.is_word(b)
            && !class.is(Class::VERB.or(Class::REPORTING).or(Class::TITLE))
            && (class.is(Class::NOUN.or(Class::ORG_HEAD).or(Class::PLACE_HEAD))
                || class.is_empty()
                || matches!(tags.word(b), "في" | "الي"))
    });
    if noun || !tags.goes_on(trade) {
        return None;
    }
    let works = matches!(tags.word(trade), "لصناعات" | "لصناعه" | "لخدمات" | "لاداره" | "لتطوير")
        && tags.goes_on(trade + 1)
        && tags.definite(trade + 1);
    match TRADES.contains(tags.word(trade)) {
        true => Some(trade + 1),
        false => works.then_some(trade + 2),
    }
}

/// «للعلوم والتقنية», «للاستشارات والأبحاث»: a second field.
pub(super) fn and_field(tags: &Tags, at: usize) -> bool {
    let second = tags.word(at).strip_prefix("وال");
    second.is_some_and(|w| {
        let class = tags.words.class(w);
        !class.is(Class::TITLE) && (class.is(Class::NOUN) || w.ends_with("ات"))
    })
}
