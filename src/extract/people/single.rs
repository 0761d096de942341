//! One word that stands for a person without a title: «حصل هرنانديز على», «أن كوتينهو لم», «الكولومبي مينا».
//!
//! The word itself and each of its neighbours say something for or against; together they must say enough.
//! Not «فاز باختاكور الأوزبكي», «سهم ديل», «في كورنث».

use super::Name;
use super::accept::stops;
use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::{Class, shapes};
use crate::text::WordSet;

/// What the words around must reach together.
const ENOUGH: i32 = 4;

/// Words after which a person comes rather than anything else, folded.
const BEFORE: WordSet = WordSet::new(&[
    "مع",
    "بين",
    "ضد",
    "عن",
    "علي",
    "لكن",
    "بينما",
    "فيما",
    "اذ",
    "حيث",
    "لان",
    "كما",
    "ضم",
    "لضم",
    "بضم",
    "عهد",
    "بقياده",
    "بزعامه",
    "برياسه",
    "باشراف",
    "حقبه",
    "مقتل",
    "اغتيال",
    "اعتقال",
    "استقاله",
    "ادارة",
    "اداره",
    "نظام",
    "خلافه",
    "لخلافه",
    "زوجه",
    "ارمله",
    "مدربه",
    "لاعبه",
    "مهاجمه",
    "مواطنه",
    "مواطنته",
    "زميله",
    "زميلته",
    "منافسه",
    "منافسته",
    "سلفه",
    "خلفه",
    "غريمه",
    "بواسطه",
    "المخضرم",
    "قدم",
    "راس",
    "يد",
    "يدي",
    "بقدم",
]);

/// Whose kin or companion, or under what name, folded: what comes is a person's name.
const KIN: WordSet = WordSet::new(&[
    "شقيقه",
    "شقيقته",
    "شقيقها",
    "شقيقتها",
    "شقيقهما",
    "نجله",
    "نجلها",
    "نجلهما",
    "ابنته",
    "ابنتها",
    "ابنتهما",
    "ابنهما",
    "زوجته",
    "زوجها",
    "والدته",
    "والدتها",
    "ارملته",
    "خطيبته",
    "خطيبها",
    "حفيده",
    "حفيدته",
    "صديقته",
    "طليقته",
    "طليقها",
    "توامه",
    "توامها",
    "الملقب",
    "الملقبه",
    "المدعو",
    "المدعوه",
    "المكني",
]);

/// Of whom the name before is kin, folded: «روزيتسا أرملة الراحل».
const OF_KIN: WordSet = WordSet::new(&[
    "ارمله",
    "زوجه",
    "زوج",
    "شقيق",
    "شقيقه",
    "نجل",
    "والده",
    "والد",
    "حفيد",
    "حفيده",
    "كريمه",
    "خطيبه",
]);

/// Words that follow the name of somebody who acts, folded.
const AFTER: WordSet = WordSet::new(&[
    "لم",
    "لن",
    "قد",
    "سوف",
    "كان",
    "كانت",
    "الذي",
    "نفسه",
    "نفسها",
    "ايضا",
    "بانه",
    "بانها",
    "انه",
    "انها",
    "هو",
    "هي",
    "بان",
    "لا",
    "ما",
    "نحو",
    "عاما",
]);

/// Heads of firms, clubs, places, products: what follows is no person.
const THINGS: WordSet = WordSet::new(&[
    "سهم",
    "اسهم",
    "وسهم",
    "شركه",
    "شركتي",
    "شركتا",
    "شركات",
    "مجموعه",
    "بنك",
    "مصرف",
    "مصنع",
    "مصانع",
    "نادي",
    "فريق",
    "فريقي",
    "منتخب",
    "صحيفه",
    "مجله",
    "قناه",
    "اذاعه",
    "موقع",
    "وكاله",
    "شبكه",
    "فيلم",
    "روايه",
    "كتاب",
    "مسلسل",
    "برنامج",
    "نظام",
    "هاتف",
    "سياره",
    "طراز",
    "موديل",
    "طايره",
    "صاروخ",
    "اعصار",
    "العاصفه",
    "مرض",
    "فيروس",
    "عقار",
    "دواء",
    "سفينه",
    "سباق",
    "بطوله",
    "دوره",
    "دوري",
    "كاس",
    "جايزه",
    "مهرجان",
    "مسابقه",
    "مضيفه",
    "ضيفه",
    "مؤشر",
    "موشر",
    "خام",
    "مزيج",
    "لغه",
    "باللغه",
    "شارع",
    "مدرسه",
    "جامعه",
    "كليه",
    "معهد",
    "مطعم",
    "فندق",
    "استوديوهات",
    "متجر",
    "متاجر",
    "في",
    "الي",
    "من",
    "نحو",
    "عبر",
    "قرب",
    "خارج",
    "داخل",
    "مركز",
    "جنوب",
    "شمال",
    "شرق",
    "غرب",
    "وسط",
    "ميناء",
    "مطار",
    "ملعب",
    "استاد",
    "حزب",
    "حركه",
    "تنظيم",
]);

/// Whether the one word is a person's name here.
pub(super) fn stands(tags: &Tags, name: &Name) -> bool {
    let at = name.first;
    if tags.known_in(at).is_some() {
        return false;
    }
    // «دي سوزا», «فان باستن»: a particle and a surname.
    let joined = name.last == at + 2
        && tags.class(at).is(Class::PARTICLE)
        && matches!(name.parts.as_slice(), [Part::Foreign]);
    if name.last != at + 1 && !joined || name.joined && !joined {
        return false;
    }
    let word = if joined { 3 } else { word_itself(tags, at, name) };
    word > 0 && word + before(tags, at, name.clitic) + after(tags, name.last) >= ENOUGH
}

/// What the word says by itself; 0 for one that is no name.
fn word_itself(tags: &Tags, at: usize, name: &Name) -> i32 {
    let class = tags.stem_class(at);
    let word = tags.stem(at);
    let n = tags.letters(at).saturating_sub(tags.clitic(at) / 2);
    let closed = Class::STOP
        .or(Class::VERB)
        .or(Class::NOUN)
        .or(Class::ADJECTIVE)
        .or(Class::TITLE)
        .or(Class::TIME)
        .or(Class::PARTICLE)
        .or(Class::ORG_HEAD)
        .or(Class::PLACE_HEAD);
    // «بالفاكس», «إدخال»: a thing behind its preposition, a verbal noun.
    let thing = ["بال", "وال", "كال", "فال"].iter().any(|c| tags.surface(at).starts_with(c))
        || shapes::is_verbal_noun(tags.surface(at)) && !class.is(Class::GIVEN.or(Class::SURNAME));
    if n < 4
        || thing
        || class.is(closed)
        || word.starts_with("ال") && (tags.clitic(at) > 0 || tags.article(at))
        || !tags.stem_common(at).is_empty()
    {
        return 0;
    }
    // «وهاشيموف أعلى ضابط …» opens a sentence: «و» and a name told before.
    let opens =
        tags.starts_block(at) || matches!(tags.surface(at.saturating_sub(1)), "." | "!" | "؟");
    let bare = word.strip_prefix('و').filter(|_| name.clitic == 0 && opens);
    if bare.is_some_and(shapes::is_foreign_surname) {
        return 0;
    }
    let sound = tags.stem_sound(at);
    let doubt = i32::from(class.is(Class::AMBIGUOUS));
    let surname = match tags.clitic(at) {
        0 => tags.is_foreign_surname(at),
        _ => shapes::is_foreign_surname(word),
    };
    if surname || class.is(Class::LONE) {
        return 3;
    }
    if class.is(Class::SURNAME) {
        return if sound > 0 { 3 - doubt } else { 2 - doubt };
    }
    if class.is(Class::GIVEN) {
        return if class.is(Class::FOREIGN) { 2 - doubt } else { 0 };
    }
    // A clitic that nothing proves says little of what stands behind it.
    if name.clitic > 0 {
        return 0;
    }
    match tags.part(at, false) {
        Part::Foreign if sound >= 40 => 2,
        Part::Foreign => 1,
        Part::Unknown if sound > -8 && !tags.surface(at).ends_with(['ة', 'ى']) => 1,
        _ => 0,
    }
}

/// What stands before it.
fn before(tags: &Tags, at: usize, clitic: usize) -> i32 {
    let lam = tags.word(at).get(..clitic).is_some_and(|c| c.ends_with('ل'));
    let Some(before) = at.checked_sub(1).filter(|_| !tags.starts_block(at)) else { return 1 };
    let word = tags.word(before);
    if THINGS.contains(&word) || tags.stem_class(before).is(Class::PLACE_HEAD.or(Class::ORG_HEAD)) {
        return -4;
    }
    // «جامعة كاليفورنيا بيركلي», «كوسكو وبونو»: more of what stands before.
    let led = |k: &Candidate| matches!(k.kind, MentionKind::Place | MentionKind::Organization);
    if tags.known_in(before).is_some_and(led) {
        return -3;
    }
    if clitic > 0 {
        return i32::from(lam);
    }
    if tags.is_quote(before) {
        return -1;
    }
    if tags.is_punct(before) {
        return 0;
    }
    if tags.nationality(before).is_some() && tags.definite(before) {
        return 2;
    }
    let class = tags.class(before).or(tags.stem_class(before));
    if KIN.contains(&word) || word.strip_prefix('و').is_some_and(|w| KIN.contains(&w)) {
        return 3;
    }
    if class.is(Class::REPORTING) {
        return 2;
    }
    let led = BEFORE.contains(&word) || word.strip_prefix('و').is_some_and(|w| BEFORE.contains(&w));
    i32::from(class.is(Class::THAT.or(Class::VERB)) || led)
}

/// What stands behind it.
fn after(tags: &Tags, last: usize) -> i32 {
    // «باختاكور الأوزبكي», «سكودا التشيكية»: clubs and firms have a nationality behind them.
    if tags.goes_on(last) && tags.nationality(last).is_some() {
        return -2;
    }
    let class = tags.class(last);
    if tags.goes_on(last) && class.is(Class::THAT) || tags.surface(last) == ":" {
        return 2;
    }
    if tags.surface(last) == "،" && tags.class(last + 1).is(Class::THAT) {
        return 2;
    }
    // Not «وبكت شقيقة رجل الأعمال»: a verb of hers.
    let kin = tags.goes_on(last) && OF_KIN.contains(&tags.word(last)) && tags.goes_on(last + 1);
    if kin && !tags.surface(last.saturating_sub(1)).ends_with('ت') {
        return 3;
    }
    let acts =
        tags.goes_on(last) && (class.is(Class::REPORTING) || AFTER.contains(&tags.word(last)));
    if acts {
        return 2;
    }
    let verb =
        tags.goes_on(last) && class.is(Class::VERB) && tags.word(last).starts_with(['ي', 'ت']);
    if verb {
        return 2;
    }
    i32::from(stops(tags, last))
}
