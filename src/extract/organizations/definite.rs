//! A head with the article and its adjectives («الجيش الأميركي»), and offices that stand for their
//! ministry («الخارجية الأميركية»).

use std::borrow::Cow;

use super::kinds::{
    MOVEMENT, country_behind_lam, is_bank_of, is_guard_of, is_house_of, is_party_of, is_rank,
};
use super::lists::{DISTINGUISHING, MANY};
use super::{Run, candidate, state_after_in, with_article};
use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::people::spaced;
use crate::extract::tags::Tags;
use crate::lexicon::words::{Class, Needs, OrgHead, shapes};
use crate::text::WordSet;

/// «أقر الكونغرس الميزانية»: a noun that does not agree with the body is what it acts on.
fn is_object(tags: &Tags, head: OrgHead, at: usize) -> bool {
    let bare = tags.word(at).strip_prefix("ال").unwrap_or_default();
    let class = tags.words.class(bare);
    !head.feminine && bare.ends_with('ه') && class.is(Class::NOUN) && !class.is(Class::ADJECTIVE)
}

/// «الجيش الأميركي», «القوات المسلحة الأذربيجانية», «اللجنة الدولية للصليب الأحمر».
pub(super) fn definite(tags: &Tags, first: usize) -> Option<Candidate> {
    let word = tags.word(first);
    let (bare, clitic) = article(word)?;
    let next = |i: usize| if tags.goes_on(first + i) { tags.word(first + i) } else { "" };
    let phrase = tags.words.org_phrase(&with_alef(word, bare, clitic), next);
    let single = tags.words.org_head(bare).filter(|_| !is_ministry(bare) && bare != "وحدات");
    let (n, head) = phrase.or(single.map(|h| (1, h)))?;
    // «الشركات اليابانية», «المركز الثالث»: many, or a rank.
    if phrase.is_none()
        && (MANY.contains(&bare)
            || bare == "مركز" && is_rank(next(1))
            || matches!(bare, "مجموعه" | "منظمه")
                && next(1) == "الدوليه"
                && !is_for(tags, first + 2))
    {
        return None;
    }
    let mut run = Run { named: false, ..Run::named_to(first + n) };
    let mut world = phrase.is_some() && head.needs == Needs::Noun;
    while run.at < tags.len() && tags.goes_on(run.at) && run.at - first < 5 {
        let at = run.at;
        // «البورصة السعودية»: the name of the country is its adjective too.
        let state =
            || tags.bare_known(at, &[MentionKind::Place]).filter(|_| tags.word(at) == "السعوديه");
        if let Some(nationality) = tags.bare_known(at, &[MentionKind::Nationality]).or_else(state)
            && tags.definite(at)
            && (head.feminine == tags.word(at).ends_with('ه') || at > first + 1)
        {
            // «البنك السعودي البريطاني», «البنك المركزي الأردني»
            world |= (run.named || phrase.is_some()) && matches!(bare, "بنك" | "مصرف");
            run.generic_end = if run.named { run.generic_end } else { at };
            run.country = run.country.take().or_else(|| tags.country_of(nationality));
            run.named = true;
            run.at = nationality.last;
        } else if tags.definite(at)
            && !tags.class(at).is(Class::STOP.or(Class::TIME).or(Class::QUALIFIER))
            && is_adjective(tags, at)
            && !matches!(
                tags.word(at),
                "التابعه" | "التابع" | "المكلفه" | "المكلف" | "المسووله" | "المختصه"
            )
            && !(run.at == first + 1 && is_object(tags, head, at))
            && (!run.named || listed_adjective(tags, at))
            && !tags.class(at).is(Class::TITLE)
            && tags.known_at(at).is_none()
        {
            world |= DISTINGUISHING.contains(&tags.word(at)) && is_institution(head)
                || is_party_of(bare, tags.word(at))
                || is_house_of(bare, tags.word(at))
                || run.at > first + 1
                    && matches!(head.class, "court" | "government" | "parliament")
                    && matches!(tags.word(at), "العليا" | "الاعلي")
                || is_guard_of(bare, tags.word(at))
                || is_bank_of(bare, tags.word(at));
            run.at += 1;
        } else {
            break;
        }
        run.good = run.at;
    }
    // «القيادة العامة للقوات المسلحة», «القيادة العامة لشرطة الفجيرة».
    if bare == "قياده" && tags.word(first + 1) == "العامه" && tags.goes_on(first + 2) {
        let of = super::read(tags, first + 2).map(|o| o.last);
        let forces = tags.word(first + 2).starts_with("لل").then(|| {
            if tags.goes_on(first + 3) && goes_with(tags, first + 3) {
                first + 4
            } else {
                first + 3
            }
        });
        if let Some(last) = of.or(forces) {
            (run.at, run.good, world) = (last, last, true);
        }
    }
    let institution = is_institution(head);
    // «الهيئة العليا للانتخابات», «المركز القومي لرصد الأوبئة».
    world |= institution
        && run.at > first + 1
        && run.country.is_none()
        && (is_for(tags, run.at) || is_for_work(tags, run.at));
    // «الوكالة الإندونيسية للأرصاد», «الاتحاد الألماني لتجارة الجملة».
    let works = run.named && matches!(head.class, "ngo" | "agency" | "alliance" | "bank" | "un");
    let fields = |at| is_for(tags, at) || is_for_trade(tags, at) || is_for_work(tags, at);
    if (world && (institution || head.class == "school") || works && institution) && fields(run.at)
    {
        world |= run.named;
        while fields(run.at) && run.at - first < 8 {
            // «لكرة القدم», «لشؤون اللاجئين»: the noun it governs.
            let governs = !tags.word(run.at).starts_with("لل");
            run.at += 1;
            let start = run.at;
            while tags.goes_on(run.at)
                && tags.definite(run.at)
                && !tags.class(run.at).is(Class::STOP.or(Class::TIME))
                && run.at - first < 8
                && (governs && run.at == start || goes_with(tags, run.at))
            {
                run.at += 1;
            }
            run.at = and_more(tags, against(tags, run.at));
        }
        // «الاتحاد العام للعمال الجزائريين»: a people behind what they work.
        let people = [MentionKind::Nationality, MentionKind::Group];
        if run.country.is_none()
            && let Some(of) = tags.bare_known(run.at, &people)
            && tags.goes_on(run.at)
            && tags.definite(run.at)
            && tags.word(run.at).ends_with(['ن', 'ب'])
            && tags.word(run.at - 1).starts_with("لل")
        {
            (run.generic_end, run.country) = (run.at, tags.country_of(of));
            run.at = of.last;
        }
        // «الجمعية الاتحادية لغرف الصناعة والاقتصاد الألمانية»
        if run.country.is_none()
            && let Some(of) = tags.bare_known(run.at, &[MentionKind::Nationality])
            && tags.goes_on(run.at)
            && tags.definite(run.at)
            && head.feminine == tags.word(run.at).ends_with('ه')
        {
            (run.generic_end, run.country) = (run.at, tags.country_of(of));
            run.at = of.last;
        }
        run.good = run.at;
    }
    // «الشركة الوطنية للصناعة والمناجم»: with its second noun.
    if bare == "شركه" && run.at > first + 1 && is_for(tags, run.at) {
        let second = tags.goes_on(run.at + 1) && tags.word(run.at + 1).starts_with("وال");
        run.at += if second { 2 } else { 1 };
        (run.good, world) = (run.at, true);
    }
    // «الشركة العالمية لقناة السويس البحرية»: of a place.
    if run.good > first + 1
        && (institution || bare == "شركه")
        && tags.word(run.at).starts_with('ل')
        && tags.goes_on(run.at)
        && let Some(of) = tags.known_at(run.at).filter(|k| {
            k.kind == MentionKind::Place
                && k.last > run.at + 1
                && ["لل", "ل"].iter().any(|lam| {
                    let head = tags.word(run.at).strip_prefix(lam);
                    head.is_some_and(|head| tags.words.place_head(head).is_some())
                })
        })
    {
        run.at = of.last;
        while tags.goes_on(run.at) && tags.definite(run.at) && goes_with(tags, run.at) {
            run.at += 1;
        }
        (run.good, world) = (run.at, true);
    }
    // «الاتحاد الوطني الأفريقي لزيمبابوي»
    let movement = (first + 1..run.good).any(|i| MOVEMENT.contains(tags.word(i)))
        && matches!(head.class, "party" | "alliance");
    if movement
        && run.good == run.at
        && run.country.is_none()
        && tags.goes_on(run.at)
        && tags.known_at(first).is_none()
        && let Some(of) = country_behind_lam(tags, run.at)
    {
        (run.at, run.good, world) = (of.last, of.last, true);
        run.country = tags.country_of(of);
    }
    // «المحكمة الخاصة بلبنان», «المحكمة الخاصة بجرائم الحرب»
    if head.class == "court"
        && run.good == run.at
        && tags.word(run.at - 1) == "الخاصه"
        && tags.goes_on(run.at)
        && tags.word(run.at).starts_with('ب')
    {
        let of = tags.known_at(run.at).filter(|k| k.kind == MentionKind::Place);
        let crimes = tags.word(run.at) == "بجرايم" && tags.definite(run.at + 1);
        let last = of.map(|k| k.last).or(crimes.then_some(run.at + 2));
        if let Some(last) = last {
            (run.at, run.good, world) = (last, last, true);
        }
    }
    if phrase.is_some() || world {
        super::of_town(tags, head, &mut run);
    }
    // «المحكمة الجنائية الدولية لرواندا»
    if run.good > first + 1
        && head.class == "court"
        && tags.word(run.at).starts_with('ل')
        && tags.goes_on(run.at)
        && let Some(of) = tags.known_at(run.at).filter(|k| k.kind == MentionKind::Place)
    {
        let former = tags.goes_on(of.last) && tags.word(of.last) == "السابقه";
        run.at = of.last + usize::from(former);
        (run.good, run.country, world) = (run.at, tags.country_of(of), true);
    }
    // «اللجنة المركزية لحركة فتح»: of a body with a name.
    if run.good > first + 1
        && institution
        && tags.word(run.at).starts_with('ل')
        && let Some(of) = tags.known_at(run.at).filter(|k| k.kind == MentionKind::Organization)
    {
        (run.at, run.good, world) = (of.last, of.last, true);
    }
    if run.country.is_none() && run.good > first + 1 {
        state_after_in(tags, head, &mut run);
    } else if run.country.is_none() && matches!(bare, "نيابه" | "حكومه" | "برلمان" | "جيش" | "شرطه")
    {
        run.closed = bare == "نيابه";
        state_after_in(tags, head, &mut run);
    }
    if !(run.named || world) || run.good == first + 1 && phrase.is_none() {
        return None;
    }
    if matches!(
        bare,
        "شركه"
            | "نادي"
            | "فريق"
            | "مصرف"
            | "بنك"
            | "صحيفه"
            | "جريده"
            | "مجله"
            | "قناه"
            | "موقع"
            | "مستشفي"
            | "مدرسه"
            | "وكاله"
            | "شبكه"
            | "محطه"
            | "منصه"
            | "تطبيق"
            | "مصنع"
            | "دار"
            | "معهد"
            | "كليه"
            | "مكتبه"
    ) && !world
    {
        return None;
    }
    let mut found = candidate(tags, first, clitic, &run);
    if head.class == "media" {
        found.kind = MentionKind::Media;
    }
    Some(found)
}

/// «المركز القومي لرصد الأوبئة», «المجلس الأعلى لإدارة الأزمة»: any noun and what it governs, behind
/// an adjective of a whole country.
fn is_for_work(tags: &Tags, at: usize) -> bool {
    const WHOLE: WordSet = WordSet::new(&[
        "الوطني",
        "الوطنيه",
        "القومي",
        "القوميه",
        "الاعلي",
        "العليا",
        "المركزي",
        "المركزيه",
        "الدولي",
        "الدوليه",
        "العربي",
        "العربيه",
        "العام",
        "العامه",
        "الاقليمي",
        "الاقليميه",
    ]);
    let word = tags.word(at);
    let Some(noun) = word.strip_prefix('ل').filter(|n| !n.starts_with('ل')) else { return false };
    tags.goes_on(at)
        && at.checked_sub(1).is_some_and(|b| WHOLE.contains(tags.word(b)))
        && noun.chars().count() > 2
        && !tags.class(at).is(Class::STOP)
        && !tags.words.class(noun).is(Class::ORG_HEAD)
        && (tags.words.class(noun).is(Class::NOUN) || shapes::is_verbal_noun(noun))
        && tags.goes_on(at + 1)
        && tags.definite(at + 1)
        && tags.known_at(at + 1).is_none()
}

/// «لتجارة الجملة», «لغرف الصناعة»: a noun of its field and what it governs.
fn is_for_trade(tags: &Tags, at: usize) -> bool {
    const FIELDS: WordSet = WordSet::new(&[
        "لتجاره",
        "لصناعه",
        "لغرف",
        "لموسسات",
        "لجمعيات",
        "لنقابات",
        "لشركات",
        "لمصنعي",
        "لمنتجي",
        "لعلوم",
        "لبحوث",
        "لدراسات",
        "لتنظيم",
        "لتنميه",
        "لدعم",
        "لخدمات",
        "لمراقبه",
        "لاداره",
        "لحفظ",
        "لسلامه",
        "لضمان",
        "لتامين",
    ]);
    tags.goes_on(at)
        && FIELDS.contains(&tags.word(at))
        && tags.goes_on(at + 1)
        && tags.definite(at + 1)
}

/// «للتخفيف من آثار الكوارث», «للحد من الأسلحة»: what it works against.
fn against(tags: &Tags, at: usize) -> usize {
    let works = at.checked_sub(1).is_some_and(|b| {
        matches!(tags.word(b), "للتخفيف" | "للوقايه" | "للحد" | "للحمايه" | "للتعافي" | "للدفاع")
    });
    if !works || !matches!(tags.word(at), "من" | "عن") || !tags.goes_on(at) {
        return at;
    }
    let end = (at + 1..at + 4).find(|i| !tags.goes_on(*i) || tags.definite(*i));
    end.filter(|e| tags.goes_on(*e)).map_or(at, |e| e + 1)
}

/// «والتجارة الخارجية والخدمات», «وعلوم المناخ والجيوفيزياء»: more of its fields.
fn and_more(tags: &Tags, mut at: usize) -> usize {
    for _ in 0..4 {
        let Some(rest) = tags.word(at).strip_prefix('و').filter(|_| tags.goes_on(at)) else {
            break;
        };
        let definite = rest.starts_with("ال");
        let bare = rest.strip_prefix("ال").unwrap_or(rest);
        let body = tags.words.class(bare).is(Class::ORG_HEAD.or(Class::TITLE).or(Class::VERB))
            || tags.words.class(rest).is(Class::TITLE.or(Class::VERB).or(Class::STOP));
        let field = definite && bare.chars().count() > 2
            || matches!(rest, "علوم" | "بحوث" | "دراسات" | "حقوق" | "شوون" | "صناعه" | "تجاره")
                && tags.definite(at + 1);
        if body || !field || tags.known_in(at).is_some() {
            break;
        }
        at += if definite { 1 } else { 2 };
        while tags.goes_on(at)
            && tags.definite(at)
            && goes_with(tags, at)
            && tags.known_at(at).is_none()
        {
            at += 1;
        }
    }
    at
}

pub(super) fn is_institution(head: OrgHead) -> bool {
    matches!(
        head.class,
        "alliance"
            | "court"
            | "agency"
            | "un"
            | "bank"
            | "parliament"
            | "government"
            | "ngo"
            | "club"
    )
}

/// «للصليب», «لكرة», «لحقوق»: what an organisation is for.
pub(super) fn is_for(tags: &Tags, at: usize) -> bool {
    let word = tags.word(at);
    tags.goes_on(at)
        && !tags.class(at).is(Class::STOP)
        && !generic_behind_lam(word)
        && (word.starts_with("لل") && word.chars().count() > 4
            || matches!(
                word,
                "لكره" | "لحقوق" | "لشوون" | "لمكافحه" | "لحمايه" | "لالعاب" | "لرعايه"
            ))
}

/// «للحزب», «للشركة»: of a body, not for a field.
fn generic_behind_lam(word: &str) -> bool {
    word.strip_prefix("لل").is_some_and(|bare| {
        matches!(
            bare,
            "حزب"
                | "شركه"
                | "بلاد"
                | "دوله"
                | "حركه"
                | "منظمه"
                | "جامعه"
                | "نادي"
                | "بنك"
                | "مجموعه"
                | "جماعه"
                | "اكتتاب"
                | "بيع"
                | "شراء"
                | "رد"
                | "مشاركه"
                | "حصول"
                | "مطالبه"
                | "احتجاج"
                | "حكومه"
                | "مجلس"
                | "هييه"
                | "موسسه"
                | "جمعيه"
                | "نقابه"
                | "وزاره"
        )
    })
}

/// «للصليب الأحمر», «للطاقة الذرية»; not «للشغل الحركة».
fn goes_with(tags: &Tags, at: usize) -> bool {
    let word = tags.word(at);
    // «الوكالة الوطنية للإعلام الرسمية»: of the whole, and no part of its name.
    if matches!(word, "الرسميه" | "الرسمي" | "التابعه" | "التابع") {
        return false;
    }
    listed_adjective(tags, at)
        || word.ends_with('ي')
        || word.ends_with("يه")
        || DISTINGUISHING.contains(&word)
        || word.ends_with('ه')
            && tags.word(at - 1).ends_with('ه')
            && !tags.common(at).is(Class::NOUN)
}

pub(super) fn listed_adjective(tags: &Tags, at: usize) -> bool {
    // «وزارة الثقافة الفقيدة»: rare ones tell of something else.
    let class = tags.words.class(tags.word(at).strip_prefix("ال").unwrap_or_default());
    class.is(Class::ADJECTIVE) && !class.is(Class::RARE)
}

fn is_adjective(tags: &Tags, at: usize) -> bool {
    let word = tags.word(at);
    let bare = word.strip_prefix("ال").unwrap_or(word);
    let class = tags.words.class(bare);
    class.is(Class::ADJECTIVE) && !class.is(Class::RARE)
        || word.ends_with("يه")
        || word.ends_with('ي')
}

/// The word without its article, and the bytes of proclitics before the article. Of «للجيش» the
/// article's lam stays: the name begins at the second lam.
pub(super) fn article(word: &str) -> Option<(&str, usize)> {
    for (prefix, clitic) in [
        ("ال", 0),
        ("وال", 2),
        ("فال", 2),
        ("بال", 2),
        ("كال", 2),
        ("وبال", 4),
        ("لل", 2),
        ("ولل", 4),
    ] {
        if let Some(bare) = word.strip_prefix(prefix).filter(|b| b.chars().count() > 2) {
            return Some((bare, clitic));
        }
    }
    None
}

/// The word with its article and without clitics; of «للجيش» there is no such part.
pub(super) fn with_alef<'w>(word: &'w str, bare: &str, clitic: usize) -> Cow<'w, str> {
    let plain = word.get(clitic..).filter(|w| w.starts_with("ال"));
    plain.map_or_else(|| Cow::Owned(format!("ال{bare}")), Cow::Borrowed)
}

pub(super) fn is_ministry(bare: &str) -> bool {
    matches!(bare, "خارجيه" | "داخليه" | "ماليه" | "دفاع" | "عدل" | "خزانه")
}

/// «نائب مساعد وزير الخارجية الأميركية»
fn is_minister(word: &str) -> bool {
    matches!(word, "وزير" | "وزيره" | "وكيل" | "كاتب")
}

/// «الخارجية الأميركية» stands for the ministry, «الرئاسة المصرية» for the office.
pub(super) fn office(tags: &Tags, first: usize) -> Option<Candidate> {
    let (bare, clitic) = article(tags.word(first))?;
    let ministry = is_ministry(bare);
    if !ministry && bare != "رياسه" {
        return None;
    }
    // «وزير الخارجية الأميركية»: the word belongs to a title or to «وزارة».
    if clitic == 0
        && first > 0
        && !tags.starts_block(first)
        && (tags.common(first - 1).is(Class::NOUN) || is_minister(tags.stem(first - 1)))
        && !matches!(tags.word(first - 1), "باسم" | "وباسم")
        && !tags.common(first - 1).is(Class::VERB)
    {
        return None;
    }
    let nationality = tags.bare_known(first + 1, &[MentionKind::Nationality])?;
    if !tags.goes_on(first + 1) || !tags.definite(first + 1) || !tags.word(first + 1).ends_with('ه')
    {
        return None;
    }
    let span = tags.span(first, nationality.last, clitic);
    let words = with_article(&spaced(span.of(tags.reading.text)), clitic, tags.word(first));
    let name = if ministry { format!("وزارة {words}") } else { words };
    let office = name.rsplit_once(' ').map_or("", |(office, _)| office).to_owned();
    Some(Candidate {
        span,
        first,
        last: nationality.last,
        kind: MentionKind::Organization,
        name,
        country: tags.country_of(nationality),
        generic: Some(office),
        rule: "office".into(),
        score: 840,
        ..Candidate::default()
    })
}
