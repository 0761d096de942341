//! Where the reported words begin: what a reporting verb has for a complement.
//!
//! Comes in: a verb, participle or noun of speech. Goes out: its subject, how its complement is
//! marked and where that begins. «أن» may stand far behind: after the subject, an apposition, a
//! relay («نقلا عن») or where and when it was said.

use super::addressed;
use super::agree;
use super::cue::Marker;
use super::object::{object, object_after};
use super::relay;
use super::scene::Scene;
use super::subject::{self, Phrase};
use crate::extract::phrases::{lies, measures_time};
use crate::lexicon::words::reporting::{Class, FormKind, ReportingForm, Strength};
use crate::text::TokenKind;

/// A subject and where the words it reports begin.
pub(super) struct Found {
    pub subject: Option<Phrase>,
    pub marker: Marker,
    pub content: usize,
    pub clitic: usize,
}

/// What a participle governs must stand right after it.
pub(super) fn adjacent(
    scene: &Scene,
    form: &ReportingForm,
    at: usize,
    end: usize,
    apart: bool,
) -> Option<Found> {
    let found = |marker, content, clitic| Some(Found { subject: None, marker, content, clitic });
    let mut k = at;
    // «مضيفا في بيان "…"», «مؤكدا مرة أخرى أن»: a short insert.
    let limit = end.min(at + if form.doubtful { 1 } else { 9 });
    let mut inserted = false;
    while k < limit {
        if scene.is_that(k) {
            return found(Marker::That, k + 1, 0);
        }
        if scene.word(k) == ":" {
            return found(Marker::Colon, k + 1, 0);
        }
        if scene.opens(k).is_some() {
            return (k == at || scene.is_comma(k - 1) || inserted)
                .then(|| found(Marker::Quote, k, 0))
                .flatten();
        }
        if let Some((past, clitic)) = preposition(scene, form, k) {
            if scene.is_that(past) {
                return found(Marker::That, past + 1, 0);
            }
            let ok = apart && !form.doubtful && past < end;
            return ok.then(|| found(Marker::Preposition, past, clitic)).flatten();
        }
        let insert = scene.is(k, Class::InsertHead)
            || scene.is_function_word(k)
            || scene.is_time(k)
            || (inserted && (scene.is_word(k)));
        if k == at
            && !insert
            && form.strength == Strength::Nominal
            && apart
            && (!form.doubtful
                || addressed::is_deed(scene.word(k)) && !scene.word(k).starts_with("ال"))
        {
            return object(scene, form, k, end);
        }
        if !insert || subject::is_finite(scene, k) {
            return None;
        }
        inserted = true;
        k += 1;
    }
    None
}

/// The verb's own preposition at `k`, apart («إلى») or joined («بارتكاب»): the token where its noun
/// begins and the folded bytes of the preposition in it.
pub(super) fn preposition(scene: &Scene, form: &ReportingForm, k: usize) -> Option<(usize, usize)> {
    let word = scene.word(k);
    for prep in &form.preps {
        if word == prep {
            return Some((k + 1, 0));
        }
        if prep.chars().count() == 1
            && let Some(rest) = word.strip_prefix(prep.as_str())
            && (rest.chars().count() >= 3
                || is_short_deed(rest)
                // «ويطالب العمال بحق تأسيس نقابات»
                || rest == "حق" && form.lemma == "طالب")
            && scene.mention_clitic(k) == scene.mention(k).map_or("", |_| prep)
            && !scene.words.is(word, Class::Preposition)
            && !matches!(
                word,
                "باسم"
                    | "بعض"
                    | "بيان"
                    | "بلاده"
                    | "بلادها"
                    | "بلدان"
                    | "بدء"
                    | "بهما"
                    | "بينهم"
                    | "بينها"
            )
        {
            return Some((k, prep.len()));
        }
    }
    None
}

/// «بشن هجوم», «بحل البرلمان»: nouns of two letters.
fn is_short_deed(word: &str) -> bool {
    matches!(
        word,
        "شن" | "رد"
            | "حل"
            | "ضم"
            | "فك"
            | "كف"
            | "بث"
            | "صد"
            | "مد"
            | "شق"
            | "سن"
            | "سد"
            | "دس"
            | "ضخ"
            | "صب"
    )
}

/// The subject and complement of the verb at `at`.
pub(super) fn complement(
    scene: &Scene,
    form: &'static ReportingForm,
    at: usize,
    end: usize,
) -> Option<Found> {
    let mut nominal = form.strength == Strength::Nominal;
    let doubtful = form.doubtful && !addressed::is_spelled_verb(scene, form, at);
    let mut k = at + 1;
    while scene.is_comma(k) || matches!(scene.word(k), "-" | "–") && scene.opens(k).is_none() {
        k += 1;
    }
    k += usize::from(addressed::points_back(scene.word(k)) && scene.actor(k + 1).is_some());
    let mut subject = subject::phrase(scene, k, end, nominal);
    // «واتهموا باشينيان ب…»: a verb before its subject is in the singular, so this is its object.
    let plural = scene.word(at).ends_with("وا");
    if plural || subject.as_ref().is_some_and(|p| !agree::agrees(scene, form, p)) {
        subject = None;
    }
    // «اتهم متطرفين من لندن ب…», «وعد المعلنين بأن»: the accusative is whom it is said to.
    subject = subject.filter(|p| !addressed::is_accusative(scene, p.first));
    // «وكان الرئيس قد طالب بوقف القصف»: its own preposition begins no subject.
    subject = subject.filter(|p| p.first > k || preposition(scene, form, p.first).is_none());
    if subject.is_some_and(|p| scene.is(p.first, Class::Inanimate)) {
        return None;
    }
    if form.lemma == "نقل" {
        return relay::relay(scene, k, end);
    }
    // «وأكد تقهقر القوات»: a noun that cannot speak is the object of a verb without subject.
    if nominal
        && scene.forms(at).1 > 0
        && subject.is_some_and(|p| {
            !agree::heads_speaker(scene, &p) && !subject::is_unlisted(scene, p.first)
        })
    {
        let marked = subject::phrase(scene, k, end, false)
            .is_some_and(|p| scene.is_that(p.last) || scene.word(p.last) == ":");
        if !marked {
            subject = None;
        }
    }
    // «روسيا تعلن السيطرة على …»: whoever stands right before it speaks; so does who stands before
    // «الذي كان قد طلب لعب المباراة».
    let led = at.checked_sub(1).is_some_and(|b| {
        scene.actor(b).is_some()
            || matches!(scene.word(b), "قد" | "الذي" | "التي" | "الذين")
            // «المجلس الدستوري يعلن فوز …»
            || form.kind == FormKind::Present && addressed::acts_before(scene, at)
    });
    if led
        && nominal
        && scene.forms(at).1 == 0
        && subject.is_some_and(|p| !agree::heads_speaker(scene, &p))
    {
        subject = None;
    }
    if addressed::blame(scene, form, at, end) {
        // «حمل رئيس الوزراء الشركة مسؤولية …», «وحملها المسؤولية»
        let content = match subject {
            Some(p) if addressed::blames_another(scene, &p, at, end) => p.last,
            _ => {
                subject = None;
                at + 1
            }
        };
        return Some(Found { subject, marker: Marker::Object, content, clitic: 0 });
    }
    // «ونفت الوزارة ذلك، واتهمت القوات الأرمينية بقصف …»: the accused, when nobody else stands there.
    if addressed::needs_object(form) {
        subject = subject.filter(|p| {
            let named = p.body.is_some() || p.person.is_some();
            !named || p.joined || preposition(scene, form, p.last).is_none()
        });
    }
    // «وأضافت باكية: …»: how, not who.
    subject = subject.filter(|p| !is_manner(scene, p));
    // «وأكد المزارع ويليام موتوا، من منطقة كيتوي، أن»: أن after an apposition is the verb's own.
    if nominal && subject.is_some() {
        let past = subject.map_or(k, |p| p.last);
        if let Some((p, that)) = subject.and_then(|p| Some((p, apposed_that(scene, past, end)?))) {
            let subject = Some(subject::phrase(scene, k, that, false).unwrap_or(p));
            return Some(Found { subject, marker: Marker::That, content: that + 1, clitic: 0 });
        }
    }
    let speaks = subject.as_ref().is_none_or(|p| agree::can_speak(scene, p));
    if doubtful {
        // «عبر طريقين», «رد الاعتبار»: a common word, unless someone who can speak follows.
        // «وكان الرئيس قد طالب بإنهاء القصف»: a verb behind its particle.
        let led = at.checked_sub(1).is_some_and(|b| matches!(scene.word(b), "قد" | "وقد" | "لقد"));
        // «، ووعد بإعادة البناء»: a verb that its own preposition and a noun of doing follow.
        let pledges = scene.forms(at).1 > 0 && addressed::is_pledge(scene, form, at + 1);
        let led = led || pledges;
        nominal = nominal && (led && subject.is_none() || subject.is_some() && speaks);
        if subject.is_some() && !speaks {
            return None;
        }
    }
    // «أعلن فلان وزير المالية أن»: the wider reading, when the marker follows it.
    if nominal && subject.is_some() {
        let wider = subject::phrase(scene, k, end, false);
        subject = wider.filter(|p| scene.is_that(p.last) || scene.word(p.last) == ":").or(subject);
    }
    k = subject.map_or(k, |p| p.last);
    let (mut inserted, mut placed) = (false, false);
    // One past where it was said: «في جنيف».
    let mut inset = None;
    let after_subject = k;
    // «إدارة الإقليم الواقع تحت سيطرة فلان، مصرع …»: where it lies runs to the comma.
    if subject.is_some() && lies(scene.word(k)) {
        k = (k..end.min(k + 8)).find(|i| scene.is_comma(*i)).unwrap_or(k);
    }
    // «مصادر قريبة من الإدارة، مصرع …»: a description may run on to its comma, a name does not.
    let described = subject.is_some_and(|p| p.body.is_none() && p.person.is_none());
    while k < end && k < at + 60 {
        let found = |marker, content, clitic| Some(Found { subject, marker, content, clitic });
        if scene.is_comma(k) || scene.is_dash(k) {
            if scene.is_dash(k)
                && let Some(close) = (k + 1..end.min(k + 30)).find(|i| scene.is_dash(*i))
            {
                k = close + 1;
                continue;
            }
            // «أبدت فلانة، المسؤولة في المكتب، قلق المنظمة»: the object after her office.
            if nominal
                && k == after_subject
                && let Some(past) = past_office(scene, k, end)
                && let Some(found) = object_after(scene, form, subject, speaks, past, end)
            {
                return Some(found);
            }
            inserted = true;
            k += 1;
            // «، وقال» and «، مشيرا»: another verb begins.
            if starts_report(scene, k) {
                return None;
            }
            continue;
        }
        if k > at + 1 && participle_of_that(scene, k) {
            return None;
        }
        // «وقال فلان، الذي رفض الوثيقة بعدما وقعها غيره، إن …»
        let told_of =
            subject.is_some() && !doubtful && (k == after_subject || scene.is_comma(k - 1));
        if told_of && let Some(that) = addressed::past_relative(scene, k, end) {
            return found(Marker::That, that + 1, 0);
        }
        if scene.is_that(k) && led_by_own(scene, form, k) {
            return found(Marker::That, k + 1, 0);
        }
        if scene.word(k) == ":" {
            return found(Marker::Colon, k + 1, 0);
        }
        if scene.word(k) == "نقلا" && scene.word(k + 1) == "عن" {
            // «أفادت الوكالة نقلا عن الوزارة بأن»: the ministry speaks.
            if let Some(p) = subject::phrase(scene, k + 2, end, false) {
                subject = Some(p);
                k = p.last;
                continue;
            }
        }
        if let Some(mark) = scene.opens(k) {
            if subject::is_name_within(scene, mark, k, end) {
                k = scene.past_mark(mark);
                continue;
            }
            // «أعلنت الأكاديمية في … منح الجائزة لصاحب "…"»: marks inside an unseen object.
            let buried = form.strength == Strength::Nominal
                && k > after_subject
                && scene.is_word(k - 1)
                && !scene.is_function_word(k - 1)
                && !scene.is(k - 1, Class::Says)
                && scene.word(k - 1) != "ب";
            if buried {
                return None;
            }
            return found(Marker::Quote, k, 0);
        }
        if scene.word(k) == "(" {
            let close = (k..end.min(k + 14)).find(|i| scene.word(*i) == ")");
            k = close.map_or(k + 1, |c| c + 1);
            continue;
        }
        // «طلب منه التريث», «طلبت من أنقرة تسليمهم»: what is asked, after of whom.
        if form.lemma == "طلب" && nominal {
            let asked = match scene.word(k) {
                "من" => addressed::past(scene, k + 1, end),
                word if addressed::from_them(word) => Some(k + 1).filter(|k| scene.is_word(*k)),
                _ => None,
            };
            if let Some(content) = asked.filter(|k| !scene.is_that(*k)) {
                return found(Marker::Object, content, 0);
            }
        }
        // «نفى أي صلة له بالحادث», «رفضت الوزارة أي تعديل»
        let none = scene.word(k) == "اي" && matches!(form.stance, "deny" | "reject");
        if none && nominal && scene.is_word(k + 1) {
            return found(Marker::Object, k, 0);
        }
        if let Some((past, clitic)) = preposition(scene, form, k) {
            if scene.is_that(past) {
                return found(Marker::That, past + 1, 0);
            }
            if scene.opens(past).is_some() {
                return found(Marker::Quote, past, 0);
            }
            if nominal && speaks && past < end {
                return found(Marker::Preposition, past, clitic);
            }
        }
        if scene.is(k, Class::Says) {
            k += 1;
            inserted = true;
            continue;
        }
        if scene.word(k).starts_with("وو") && !scene.forms(k).0.is_empty() {
            // «رفض التقرير ووصفه بأنه»
            return None;
        }
        // «استقالتها»: nobody is resigned.
        let resigns = scene.word(k).starts_with("استقالت");
        if subject::is_finite(scene, k)
            && !resigns
            && k > after_subject
            && (inserted || scene.forms(k).1 > 0)
        {
            // «تحدث شريطة عدم الكشف» inside the subject is passed over, «، وأكد» is not.
            let aside = form.strength == Strength::Strong
                && scene.forms(k).1 == 0
                && scene.forms(k).0.iter().all(|f| f.strength == Strength::Weak);
            if !aside {
                return None;
            }
        }
        if nominal && (!inserted || !placed) && k > at + 1 {
            // «أعلنت الأكاديمية في ستوكهولم منح …», «أكد الملك خلال اللقاء ضرورة …»
            if let Some(past) = short_insert(scene, k) {
                k = past;
                inset = Some(past);
                continue;
            }
        }
        // «أعلنت الوزارة تسجيل إصابات», «طلبت جلسة»: right after the subject it is the object.
        let object = nominal && k == after_subject && !scene.word(k).starts_with("ال");
        let insert = scene.is_function_word(k)
            || addressed::is_when(scene, k)
            || scene.kind(k) == TokenKind::Number
                && !(object && addressed::asks_for(scene, form, k))
            || scene.is(k, Class::InsertHead) && !object
            || begins_with_preposition(scene, k);
        if !insert && !inserted {
            if doubtful && !nominal {
                return None;
            }
            match form.strength {
                Strength::Nominal if k > after_subject || subject.is_some() || speaks => {
                    return object_after(scene, form, subject, speaks, k, end);
                }
                Strength::Nominal | Strength::Weak => return None,
                Strength::Strong => (),
            }
        } else if !insert
            && nominal
            && !placed
            && (subject.is_some() || led)
            && (addressed::is_when(scene, k - 1)
                || measures_time(scene.word(k - 1))
                || inset == Some(k))
        {
            // «أعلنت رئيسة الوزراء اليوم الخميس استقالتها»
            return object_after(scene, form, subject, speaks, k, end);
        } else if !insert
            && form.strength == Strength::Nominal
            && scene.is_comma(k - 1)
            && (scene.is_comma(after_subject)
                || (k - after_subject <= 6 && described)
                // «نقابة المعلمين في الأردن، اليوم، تعليق …»
                || scene.word(after_subject) == "في" && scene.is_comma(after_subject + 2))
        {
            // «أعلنت الوزارة، الأربعاء، التوصل …»: the object after the inserts.
            return object_after(scene, form, subject, speaks, k, end);
        } else if insert && doubtful && !scene.is(k, Class::InsertHead) && !inserted {
            // «ورد في بيان: "…"» still may.
            inserted = true;
        }
        inserted |= insert;
        placed |= insert && !addressed::is_when(scene, k) && !addressed::dates(scene, k);
        k += 1;
    }
    None
}

/// «، المسؤولة في المكتب، قلق»: one past the office that a comma at `k` and another part from its
/// holder, unless «أن» follows.
fn past_office(scene: &Scene, k: usize, end: usize) -> Option<usize> {
    let head = scene.word(k + 1);
    let bare = head.strip_prefix("ال").unwrap_or(head);
    let office = scene.words.is_title(bare) || scene.words.is(bare, Class::Human);
    let close = (k + 2..end.min(k + 16)).find(|i| scene.is_comma(*i)).filter(|_| office)?;
    let next = close + 1;
    let goes_on = next < end
        && scene.is_word(next)
        && !scene.is_that(next)
        && !scene.is_function_word(next)
        && !subject::is_finite(scene, next)
        && !starts_report(scene, next);
    goes_on.then_some(next)
}

/// One indefinite word before a colon or marks that is no one's title: «باكية», «غاضبا».
fn is_manner(scene: &Scene, p: &Phrase) -> bool {
    let word = scene.word(p.first);
    p.last == p.first + 1
        && (scene.word(p.last) == ":" || scene.opens(p.last).is_some())
        && scene.mention_ix(p.first).is_none()
        && !word.starts_with("ال")
        && word.ends_with(['ا', 'ه'])
        && !scene.is(p.first, Class::Human)
        && !scene.words.is_title(word)
        && !scene.words.is_org_head(word)
        && !scene.is(p.first, Class::MediaHead)
}

/// The أن that a comma precedes, no verb of saying before it, a few words on; behind a title in
/// apposition without one: «وأعلن فلان رئيس الشركة بالوكالة أن …», «وأعلن فلان، رئيس الهيئة، أمس أن …».
fn apposed_that(scene: &Scene, from: usize, end: usize) -> Option<usize> {
    let titled = scene.words.is_title(scene.word(from + usize::from(scene.is_comma(from))));
    let reach = if titled { 16 } else { 10 };
    let that = (from + 1..end.min(from + reach)).find(|k| scene.is_that(*k))?;
    let clear = (from..that).all(|k| {
        !subject::is_finite(scene, k) && scene.opens(k).is_none() && scene.forms(k).0.is_empty()
    });
    let commas = (from..that).filter(|k| scene.is_comma(*k)).count();
    let closed = commas == 2 && scene.is_comma(that - 1);
    (clear && (closed || titled && commas < 3)).then_some(that)
}

/// A place or time of speaking without commas: the token past it.
fn short_insert(scene: &Scene, k: usize) -> Option<usize> {
    let leads = matches!(scene.word(k), "في" | "خلال" | "امام" | "عقب" | "اثناء" | "لدي" | "عبر");
    if !leads || scene.is(k + 1, Class::InsertHead) && !scene.word(k + 1).starts_with("ال") {
        return None;
    }
    if scene.actor(k + 1).is_some() {
        return Some(scene.mention_end(k + 1));
    }
    // «عبر التلفزيون الوطني»
    let adjective = scene.word(k + 2).starts_with("ال")
        && scene.word(k + 2).ends_with(['ي', 'ه'])
        && !addressed::is_deed(scene.word(k + 2));
    scene.word(k + 1).starts_with("ال").then_some(k + 2 + usize::from(adjective))
}

/// «على أن» is the complement of «أكد» and not of «اختتم»: a preposition before أن must be the
/// verb's own.
fn led_by_own(scene: &Scene, form: &ReportingForm, k: usize) -> bool {
    let before = k.checked_sub(1).map_or("", |b| scene.word(b));
    !matches!(before, "علي" | "الي" | "من" | "عن" | "في")
        || form.preps.iter().any(|p| p == before)
        || (form.stance == "affirm" && before == "علي")
}

/// «لرويترز», «بالفيديو»: a word with a joined preposition and the article, or before a name.
fn begins_with_preposition(scene: &Scene, k: usize) -> bool {
    let word = scene.word(k);
    word.starts_with("لل")
        || word.starts_with("بال")
        || matches!(scene.mention_clitic(k), "ل" | "ب" | "ك")
        || (word.starts_with('ل') && word.get(2..).is_some_and(|w| scene.is_media(w)))
}

impl Scene<'_> {
    fn is_media(&self, word: &str) -> bool {
        self.words.is(word, Class::MediaHead)
            || self.words.is_org_head(word)
            || self.words.is(word, Class::InsertHead)
            || self.words.is(word, Class::Human)
    }
}

/// «انتقد الوزير القرار معتبرا أن …», «مشيرا إلى أن»: أن is the participle's and not that of the verb before.
pub(super) fn participle_of_that(scene: &Scene, k: usize) -> bool {
    let (forms, clitic) = scene.forms(k);
    clitic == 0
        && forms.iter().any(|f| {
            // «غردت قائلة إن» is one telling.
            f.kind == FormKind::Participle
                && f.lemma != "قال"
                && (scene.is_that(k + 1)
                    || preposition(scene, f, k + 1).is_some_and(|(past, _)| scene.is_that(past)))
        })
}

/// A new report begins at `k`: «وأضاف», «مشيرا», «فيما أكد».
pub(super) fn starts_report(scene: &Scene, k: usize) -> bool {
    let (forms, clitic) = scene.forms(k);
    let participle = forms.iter().any(|f| f.kind == FormKind::Participle && !f.doubtful);
    let finite = clitic > 0 && subject::is_finite(scene, k);
    let after_connector =
        scene.phrase_of(k, Class::Connector).is_some_and(|n| subject::is_finite(scene, k + n));
    participle || finite || after_connector
}
