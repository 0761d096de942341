//! Which kind of event a trigger tells, where its sentence says more than the word.

use super::settings::sentence_end;
use super::{MentionKind, Scene, Site};
use crate::document::EventKind;

/// The kind of the event; a win is an election's where one is spoken of.
pub(super) fn kind(scene: &Scene, site: &Site, sport: bool) -> (EventKind, &'static str) {
    let trigger = site.found.trigger;
    let a = &scene.reading.analysis;
    let tokens = a.sentences.get(site.sentence as usize).map_or(0..0, |s| a.solid_in(s.span));
    let says = |words: &[&str], i: usize| words.iter().any(|w| scene.word(i).contains(w));
    // «القضاء يدين فلانا بالفساد»: a court judges, it does not condemn.
    const COURTS: &[&str] = &["محكمه", "القضاء", "محلفين", "القاضي", "قضات"];
    if matches!(trigger.lemma, "أدان" | "دان") && tokens.clone().any(|i| says(COURTS, i)) {
        return (EventKind::Coerce, "trial");
    }
    // «حكم عليه بالإعدام»: nobody has been put to death.
    let ruled = |i: usize| {
        let word = scene.word(i).trim_start_matches(['و', 'ب']);
        ["حكم", "الحكم", "احكام", "الاحكام", "عقوبه", "قضت", "قضي"]
            .iter()
            .any(|w| word.starts_with(w))
    };
    if trigger.lemma == "إعدام" && (site.first.saturating_sub(4)..site.first).any(ruled) {
        return (EventKind::Coerce, "trial");
    }
    // «مسلحون يحتجزون وزراء»: taken by who may not arrest.
    const TAKERS: &[&str] = &["مسلح", "خاطف", "ارهابي", "رهاين", "رهينه", "متشدد", "قراصن"];
    if matches!(trigger.lemma, "احتجز" | "احتجاز" | "أسر")
        && tokens.clone().any(|i| says(TAKERS, i))
    {
        return (EventKind::Assault, "kidnapping");
    }
    // «الرئيس يهاجم القادة العرب»: by words.
    const BLAMED: &[&str] = &[
        "قاده",
        "موقف",
        "مواقف",
        "سياس",
        "قرار",
        "تصريح",
        "حكوم",
        "معارض",
        "منتقد",
        "خصوم",
        "اعلام",
        "صحاف",
        "اداره",
        "اتحاد",
    ];
    let who = scene.mention_at(site.last).filter(|m| m.kind == MentionKind::Person);
    let object = who.map_or(site.last, |m| scene.tokens_of(m).1);
    let object = (object..object + 2).find(|i| scene.word(*i) != "بشده");
    if trigger.lemma == "هاجم"
        && object.is_some_and(|i| {
            let word = scene.word(i);
            let word = word.strip_prefix("ال").unwrap_or(word);
            BLAMED.iter().any(|blamed| word.starts_with(blamed))
        })
    {
        return (EventKind::Accuse, "blame");
    }
    // «وتابع الآلاف اللقاء» of a match.
    if sport && matches!(trigger.lemma, "لقاء" | "مواجهة" | "قمة") {
        return (EventKind::Other, "sport");
    }
    // «في صفقة قيمتها ثلاثة مليارات»: bought and sold.
    const PRICES: &[&str] = &["قيمتها", "بقيمه", "مليار", "مليون", "استحواذ", "شراء"];
    if trigger.lemma == "صفقة"
        && tokens.clone().any(|i| says(PRICES, i) && i.abs_diff(site.first) < 7)
    {
        return (EventKind::Other, "economy");
    }
    // «طالب برحيل الحكومة»: nobody has died.
    if trigger.lemma == "رحيل" && super::holds::is_asked(scene, site) {
        return (EventKind::Concede, "resign");
    }
    // «أوقف الاتحاد المدرب», «إبعاد الفريق عن المونديال»: whom sport shuts out.
    if sport
        && matches!(trigger.lemma, "أوقف" | "إبعاد" | "أبعد" | "حظر" | "إيقاف" | "طرد")
        && trigger.kind == EventKind::Coerce
        && !tokens.clone().any(|i| says(&["شرط", "محكم", "قضا", "نياب"], i))
    {
        return (EventKind::Sanction, "sanctions");
    }
    if is_deal_on_truce(scene, site) {
        return (EventKind::Agree, "ceasefire");
    }
    // «فوز الحزب في الانتخابات», as a phrase of the table.
    if trigger.subkind == "vote" && matches!(trigger.lemma, "فاز" | "فوز") {
        return (EventKind::Election, "win");
    }
    if trigger.subkind != "sport" {
        return (trigger.kind, trigger.subkind);
    }
    const VOTES: &[&str] = &["انتخاب", "رياسي", "الرياسه", "الاصوات", "مقاعد", "الاقتراع"];
    const PRIZES: &[&str] = &["جايزه", "جوايز", "نوبل", "اوسكار"];
    if tokens.clone().any(|i| says(PRIZES, i)) {
        return (trigger.kind, "award");
    }
    let here = tokens.clone().any(|i| says(VOTES, i));
    let about = || (0..a.solid.len()).filter(|i| says(VOTES, *i)).take(3).count() == 3;
    match here || (!sport && about()) {
        // Who wins is told apart from the vote.
        true => (EventKind::Election, "win"),
        false => (trigger.kind, trigger.subkind),
    }
}

/// «وافق الطرفان على بنود هدنة»: who agrees to a truce makes it.
fn is_deal_on_truce(scene: &Scene, site: &Site) -> bool {
    let trigger = site.found.trigger;
    if trigger.kind != EventKind::Agree || trigger.subkind != "agreement" || !trigger.verb {
        return false;
    }
    let end = sentence_end(scene, site).min(site.last + 14);
    let on = (site.last..end)
        .take_while(|i| !matches!(scene.word(*i), "،" | "بعد" | "عقب" | "خلال"))
        .find(|i| matches!(scene.word(*i), "علي" | "الي"));
    on.is_some_and(|on| {
        let truce =
            |i: usize| scene.reading.trigger(i).is_some_and(|f| f.trigger.subkind == "ceasefire");
        (on + 1..end.min(on + 4)).any(truce)
    })
}
