//! A head without the article and what it governs: «وزارة الدفاع الأذربيجانية», «قوات حفظ السلام».

use super::fields::beneficiary;
use super::lists::{DISTINGUISHING, GENERIC, MANY, VAGUE, WHOLE};
use super::named::named;
use super::{Run, candidate, is_city, is_quoted, of_town, state_after_in, told};
use crate::extract::facts::MentionKind;
use crate::extract::overlap::Candidate;
use crate::extract::people;
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::{Class, Needs, OrgHead, TitleKind};

pub(super) fn construct(
    tags: &Tags,
    first: usize,
    clitic: usize,
    head: OrgHead,
) -> Option<Candidate> {
    // «شركات السيارات الألمانية»: many bodies are none.
    if MANY.contains(&tags.stem(first)) {
        return None;
    }
    // «مجلس إدارة شركة الاتصالات»: the firm is named; «هيئة الدفاع», «هيئة التدريس»: no body.
    let next = tags.word(first + 1);
    if tags.stem(first) == "مجلس" && next == "اداره"
        || tags.stem(first) == "هييه"
            && matches!(next, "الدفاع" | "التدريس" | "المحلفين" | "التحرير" | "المحكمه")
    {
        return None;
    }
    // «مجلس إدارة مجموعة …» has the firm behind it; «استدعت وزارة خارجيتها السفير» owns its noun;
    // «مجلس الجنرال فلان» is his.
    let behind_board = first > 0 && tags.stem(first) == "اداره" && tags.stem(first - 1) == "مجلس";
    let owned = next.ends_with("ها") && next.chars().count() > 4 && !tags.definite(first + 1);
    // «فريق رالف منصور»: he leads it.
    let led = tags.stem(first) == "فريق"
        && tags.class(first + 1).is(Class::GIVEN)
        && people::read(tags, first + 1, false).is_some_and(|n| n.parts.len() > 1);
    let of_officer = tags.stem(first) == "مجلس"
        && tags.definite(first + 1)
        && tags.words.titles.longest(next, |_| "").is_some_and(|t| t.kind == TitleKind::Military);
    if behind_board || owned || led || of_officer {
        return None;
    }
    // «بقيادة يوسف بن تاشفين», «برئاسة المخرج …»: somebody leads.
    // «بإدارة الأثري الإيطالي»
    let leads = matches!(tags.stem(first), "قياده" | "رياسه" | "زعامه")
        || tags.stem(first) == "اداره" && tags.class(first + 1).is(Class::TITLE)
        || tags.stem(first) == "اداره"
            && tags.definite(first + 1)
            && tags.nationality(first + 2).is_some()
            && tags.surface(first + 2).ends_with('ي');
    if leads && tags.word(first).starts_with('ب') {
        return None;
    }
    // «على جبهة طاووز», «جبهة قره باغ»: where two armies face each other.
    if tags.stem(first) == "جبهه" && tags.bare_known(first + 1, &[MentionKind::Place]).is_some()
    {
        return None;
    }
    // «بعثة جامعة روما»: the house that sent it is the body; «تجمع أهالي البلدة»: they came together.
    let sent = tags.stem(first) == "بعثه"
        && tags.class(first + 1).is(Class::ORG_HEAD)
        && !matches!(next, "حفظ" | "الامم" | "منظمه" | "الاتحاد");
    let came = tags.stem(first) == "تجمع"
        && matches!(
            next,
            "اهالي"
                | "عشرات"
                | "ميات"
                | "الاف"
                | "العشرات"
                | "الميات"
                | "الالاف"
                | "سكان"
                | "انصار"
                | "حشود"
                | "ذوو"
        );
    if sent || came {
        return None;
    }
    // «رئيس بلدية لوهافر» is of the place; «قالت بلدية غزة» is the body.
    let acts = || {
        first > 0 && !tags.starts_block(first) && tags.stem_class(first - 1).is(Class::REPORTING)
    };
    if tags.stem(first) == "بلديه" && !acts() {
        return None;
    }
    // «رئاسة بلدية لوهافر»: an office, and the place.
    let office = tags.stem(first) == "رياسه"
        && tags.class(first + 1).is(Class::PLACE_HEAD.or(Class::ORG_HEAD));
    if office {
        return None;
    }
    if let Some(named) = after_person(tags, first, clitic, head) {
        return Some(named);
    }
    if leads_person(tags, first, head) {
        return None;
    }
    if head.needs == Needs::Out || is_quoted(tags, first + 1) {
        return named(tags, first, clitic, head);
    }
    if let Some(whole) = with_its_head(tags, first, clitic) {
        return Some(whole);
    }
    // «قيادة القوات الإيطالية»: the forces are the body.
    let of_body = tags
        .word(first + 1)
        .strip_prefix("ال")
        .is_some_and(|w| tags.words.class(w).is(Class::ORG_HEAD));
    if tags.stem(first) == "قياده" && of_body {
        return None;
    }
    // «هيئة أعضاء الشرف», «قوة التجارة»: no body.
    if matches!(tags.word(first + 1), "اعضاء")
        || tags.stem(first) == "قوه" && !is_force(tags, first + 1)
    {
        return None;
    }
    let mut run = Run {
        at: first + 1,
        closed: false,
        named: false,
        generic_end: 0,
        country: None,
        n_bare: 0,
        n_nouns: 0,
        good: 0,
    };
    while run.at < tags.len() && tags.goes_on(run.at) && run.at - first < 9 {
        if !step(tags, head, first, &mut run) {
            break;
        }
    }
    state_after_in(tags, head, &mut run);
    if run.closed {
        of_town(tags, head, &mut run);
    }
    let enough = match head.needs {
        Needs::Noun => run.closed,
        // «مستشفى الجمهورية», «مدرسة النيل»
        _ if matches!(tags.stem(first), "مستشفي" | "مدرسه") => run.named || run.closed,
        _ => run.named,
    };
    if !enough || run.good <= first + 1 {
        return None;
    }
    Some(candidate(tags, first, clitic, &run))
}

/// «حزب جون سميث», «المدير التقني للجنة كارل هوفمان»: a whole name of another language is a person's.
fn leads_person(tags: &Tags, first: usize, head: OrgHead) -> bool {
    let at = first + 1;
    let body =
        matches!(head.class, "party" | "alliance" | "government" | "court" | "parliament" | "un");
    let whole = || {
        people::read(tags, at, false).is_some_and(|n| {
            n.parts.len() > 1
                && matches!(n.parts.first(), Some(Part::Given | Part::Ambiguous))
                && n.last > at + 1
        })
    };
    body && tags.goes_on(at)
        && tags.class(at).is(Class::FOREIGN)
        && !tags.class(at).is(Class::NOUN.or(Class::ADJECTIVE).or(Class::VERB))
        && tags.known_in(at).is_none()
        && whole()
}

/// «نادي يوفنتوس», «حركة فتح»: the head belongs to the name, though the name stands by itself too.
fn with_its_head(tags: &Tags, first: usize, clitic: usize) -> Option<Candidate> {
    let head = matches!(
        tags.stem(first),
        "نادي"
            | "حركه"
            | "حزب"
            | "جماعه"
            | "منظمه"
            | "تنظيم"
            | "مجموعه"
            | "وكاله"
            | "شركه"
            | "موسسه"
    );
    let known = tags.bare_known(first + 1, &[MentionKind::Organization]).filter(|k| {
        head && tags.goes_on(first + 1)
            && k.rule != "club"
            && !tags.class(k.first).is(Class::ORG_HEAD)
    })?;
    let mut whole = known.clone();
    whole.span = tags.span(first, known.last, clitic);
    whole.first = first;
    whole.score += 10;
    Some(whole)
}

/// «قوة حفظ السلام», «قوة القدس», «قوة المهام المشتركة».
fn is_force(tags: &Tags, at: usize) -> bool {
    matches!(
        tags.word(at),
        "حفظ"
            | "القدس"
            | "المهام"
            | "الرد"
            | "الدعم"
            | "المساعده"
            | "الاستقرار"
            | "الحمايه"
            | "الامم"
            | "الطواري"
            | "الامن"
            | "دلتا"
            | "الفصل"
            | "الانتشار"
            | "التدخل"
            | "الشرطه"
            | "مكافحه"
            | "ايساف"
    ) || tags.known_at(at).is_some()
}

/// «كتائب أبو حفص المصري», «لواء صلاح الدين»: a band called after a person.
fn after_person(tags: &Tags, first: usize, clitic: usize, head: OrgHead) -> Option<Candidate> {
    let band = matches!(tags.stem(first), "كتايب" | "كتيبه" | "لواء" | "سرايا" | "الويه");
    if !band && !matches!(head.class, "school" | "hospital") || !tags.goes_on(first + 1) {
        return None;
    }
    // «مستشفى الملكة إليزابيث», «مدرسة الشهيد فلان».
    let titled = tags.class(first + 1).is(Class::TITLE) && tags.goes_on(first + 2);
    if titled && let Some(name) = people::read(tags, first + 2, false) {
        let sure = name.sure() > 0 && name.last - first < 6;
        let run = Run { generic_end: name.last, ..Run::named_to(name.last) };
        return sure.then(|| candidate(tags, first, clitic, &run));
    }
    let joined = tags.word(first + 1).starts_with("اب") || tags.class(first + 2).is(Class::SECOND);
    let name = people::read(tags, first + 1, false).filter(|n| n.joined && (joined || band))?;
    let mut run = Run::named_to(name.last);
    run.generic_end = name.last;
    Some(candidate(tags, first, clitic, &run))
}

/// Reads one more word; false when it does not belong.
pub(super) fn step(tags: &Tags, head: OrgHead, first: usize, run: &mut Run) -> bool {
    let at = run.at;
    let (word, class) = (tags.word(at), tags.class(at));
    if class.is(Class::TIME) || (class.is(Class::STOP) && !tags.definite(at)) {
        return false;
    }
    if let Some(nationality) = tags.bare_known(at, &[MentionKind::Nationality]) {
        // «جامعة كولورادو الأميركية»: after a name the nationality stands apart.
        let proper = run.named && run.country.is_none() && run.n_nouns == 0;
        // «وكالة الفضاء الأوروبية الهنود»: one is enough, and a people is no adjective.
        let people = run.country.is_some() || !tags.surface(at).ends_with(['ي', 'ى', 'ة', 'ه']);
        if !tags.definite(at) || proper || people && !tags.surface(at).ends_with('ن') {
            return false;
        }
        // «مبعوث منظمة الأمن والتعاون النمساوي فلان»: the man is, not the body.
        let man = head.feminine
            && run.n_nouns > 0
            && tags.surface(at).ends_with(['ي', 'ى'])
            && first > 0
            && tags.class(first - 1).is(Class::TITLE)
            && tags.goes_on(at + 1)
            && tags.part(at + 1, false).is_name();
        if man {
            return false;
        }
        if run.closed || first + 1 < at || tags.definite(first) {
            run.generic_end = if run.generic_end == 0 { at } else { run.generic_end };
            run.country = run.country.take().or_else(|| tags.country_of(nationality));
            run.named = true;
            run.closed = true;
            run.at = nationality.last;
            run.good = run.at;
            return true;
        }
        return false;
    }
    // «مستشفى ابن الخطيب», «مركز محمد بن راشد»: called after a person.
    if at == first + 1
        && matches!(head.class, "hospital" | "school" | "culture" | "ngo" | "company")
    {
        let name = people::read(tags, at, false).filter(|n| n.last - n.first > 1);
        if let Some(name) = name.filter(|n| people::accept(tags, n, people::Cue::Loose).is_some()) {
            (run.closed, run.named) = (true, true);
            run.at = name.last;
            run.good = name.last;
            return true;
        }
    }
    // «حركة أمل»: a word of daily life can name a party.
    if matches!(head.class, "party" | "armed")
        && head.needs == Needs::Noun
        && at == first + 1
        && class.is(Class::GIVEN)
        && proper_words(tags, head, run)
    {
        return true;
    }
    let proper =
        [MentionKind::Place, MentionKind::Organization, MentionKind::Person, MentionKind::Media];
    if let Some(known) = tags.bare_known(at, &proper) {
        if run.closed {
            return false;
        }
        // «حركة حماس»: a name that stands by itself needs no head.
        let united = known.known.first().is_some_and(|k| k.as_str() == "united-nations")
            && head.class == "armed";
        if at == first + 1
            && matches!(known.kind, MentionKind::Organization | MentionKind::Media)
            && !matches!(tags.stem(first), "مفوضيه" | "بعثه")
            && !united
        {
            return false;
        }
        // «حكومة نيكول باشينيان»: who leads it is named, and no body.
        if head.class == "government" && known.kind == MentionKind::Person {
            return false;
        }
        // «سلطات الإقليم», «قيادة موسكو»: the place is named, not a body.
        if matches!(tags.stem(first), "سلطات" | "قياده" | "اداره" | "سلطه")
            && known.kind == MentionKind::Place
        {
            return false;
        }
        // «قوات باكو», «حكومة الخرطوم»: those of a capital are no body of their own.
        let ruled = head.class == "armed" || tags.stem(first) == "حكومه";
        if ruled && known.kind == MentionKind::Place && is_city(tags, known) {
            return false;
        }
        if matches!(head.class, "government" | "armed") && known.kind == MentionKind::Place {
            // «جيش أذربيجان» is the army of a country; «جيش ناغورني قره باغ» is its own.
            let country = tags.country_of(known);
            if country.as_ref() == known.known.first() {
                run.generic_end = at;
            }
            run.country = country;
        }
        (run.closed, run.named) = (true, true);
        run.at = known.last;
        run.good = run.at;
        return true;
    }
    // «بنك قاد المعارضين», «قوات أرسلها …»: what it did, or what was done to it.
    let names = Class::NOUN.or(Class::ADJECTIVE).or(Class::GIVEN).or(Class::SURNAME);
    let acts = class.is(Class::VERB) && !class.is(names) && tags.letters(at) > 2;
    let acted_on = class.is_empty()
        && tags.common(at).without(Class::RARE) == Class::VERB
        && word.ends_with("ها")
        && tags.sound(at) < 0;
    if class.is(Class::QUALIFIER) || !tags.definite(at) && (acts || acted_on) {
        return false;
    }
    if tags.definite(at) {
        return definite_word(tags, head, at, word, run);
    }
    if let Some(rest) = word.strip_prefix("وال") {
        // «جمعية الحقوق المدنية والسياسية»: two adjectives.
        let pair = run.closed
            && run.good == at
            && rest.ends_with("يه")
            && tags.word(at - 1).starts_with("ال")
            && tags.word(at - 1).ends_with("يه")
            && run.country.is_none()
            && at > first + 2
            && matches!(head.class, "ngo" | "party" | "government" | "school" | "alliance");
        if pair {
            run.at += 1;
            run.good = run.at;
            return true;
        }
        let joins = run.closed
            && !run.named
            && run.n_nouns == 1
            && rest.chars().count() > 2
            && tags.known_at(at).is_none()
            && !tags.words.class(&format!("ال{rest}")).is(Class::TITLE)
            && !tags.words.class(rest).is(Class::ORG_HEAD)
            && !matches!(rest, "دول" | "بلدان" | "حكومات" | "قوي")
            && (matches!(
                head.class,
                "government" | "alliance" | "ngo" | "party" | "school" | "parliament"
            ) && (head.needs == Needs::Noun || head.class == "government")
                // «بنك الاعتماد والتجارة الدولي»
                || matches!(head.class, "bank" | "company")
                    && tags.goes_on(at + 1)
                    && WHOLE.contains(tags.word(at + 1)));
        if joins {
            run.at += 1;
            run.good = run.at;
        }
        return joins;
    }
    if run.closed {
        return beneficiary(tags, head, first, run);
    }
    // «محكمة شمال القاهرة»: of a side of a city.
    let side = head.class == "court"
        && matches!(word, "شمال" | "جنوب" | "شرق" | "غرب" | "وسط")
        && tags.goes_on(at + 1);
    if side && let Some(city) = tags.bare_known(at + 1, &[MentionKind::Place]) {
        (run.closed, run.named) = (true, true);
        (run.at, run.good) = (city.last, city.last);
        return true;
    }
    // «حفظ» in «قوات حفظ السلام», «حقوق» in «لجنة حقوق الإنسان».
    if class.is(Class::PLACE_HEAD) && head.class != "government" {
        return false;
    }
    // «محكمة تدعمها …»: a verb ends it.
    let verb = tags.common(at).is(Class::VERB)
        && !tags.common(at).is(Class::NOUN)
        && tags.word(at).ends_with(['ا', 'ه', 'م'])
        && tags.word(at).starts_with(['ت', 'ي']);
    if verb {
        return false;
    }
    // «حكومة برئاسة زعيم الحزب»: behind «ب» it is no complement.
    if class.is_empty() && tags.clitic(at) > 0 && word.starts_with(['ب', 'ل', 'ك', 'ف']) {
        return false;
    }
    let noun = class.is(Class::NOUN) || !tags.common(at).is_empty();
    let accusative = tags.surface(at).contains('\u{64b}');
    // «حفظ» in «قوات حفظ السلام»: a bare word between a head and a noun with the article.
    let unlisted = !noun
        && class.is_empty()
        && tags.definite(at + 1)
        && tags.goes_on(at + 1)
        && tags.part(at, false) == Part::Unknown
        && head.class == "armed";
    if (noun || unlisted)
        && !accusative
        && !class.is(Class::ADJECTIVE)
        && !class.is(Class::REPORTING)
        && run.n_bare < 2
    {
        run.n_bare += 1;
        run.at += 1;
        return true;
    }
    proper_words(tags, head, run)
}

/// A word with the article inside a construct.
pub(super) fn definite_word(
    tags: &Tags,
    head: OrgHead,
    at: usize,
    word: &str,
    run: &mut Run,
) -> bool {
    if tags.class(at).is(Class::RELATIVE.or(Class::STOP)) {
        return false;
    }
    if !run.closed {
        // «لجنة التحقيق الدولية»: with such an adjective it is one.
        let told = (DISTINGUISHING.contains(&tags.word(at + 1))
            || matches!(tags.word(at + 1), "الوطني" | "الوطنيه"))
            && tags.goes_on(at + 1);
        if GENERIC.contains(&word)
            && !(told && matches!(word, "التحقيق" | "المتابعه" | "العمل" | "الطواري" | "الانقاذ"))
        {
            return false;
        }
        (run.closed, run.n_nouns) = (true, 1);
        run.at += 1;
        run.good = run.at;
        return true;
    }
    let bare = word.strip_prefix("ال").unwrap_or(word);
    let class = tags.words.class(bare);
    let adjective = class.is(Class::ADJECTIVE) && !class.is(Class::RARE)
        || word.ends_with("يه")
        || tags.surface(at).ends_with('ي')
            && !tags.class(at).is(Class::SURNAME)
            && !tags.common(at).is(Class::NOUN)
        || DISTINGUISHING.contains(&word);
    // «وزارة الخارجية الأميركية القتلى»: after the nationality only a listed adjective.
    let adjective =
        adjective && (run.country.is_none() || tags.words.class(bare).is(Class::ADJECTIVE));
    // «رفض حزب الشعب الباكستاني الرواية»: nor one of another gender than the nationality.
    let other = run.country.is_some()
        && at > 0
        && tags.nationality(at - 1).is_some()
        && tags.word(at - 1).ends_with('ه') != word.ends_with('ه');
    // «رابطة اللاعبين المحترفين»: of those who are named in the plural.
    let plural = at > 0
        && run.n_nouns == 1
        && ["ين", "ون"].iter().any(|e| word.ends_with(e) && tags.word(at - 1).ends_with(e))
        && run.country.is_none();
    let adjective = adjective && !other || plural && tags.letters(at) > 5;
    let vague = VAGUE.contains(&bare) || matches!(bare, "رسميه" | "رسمي") && head.class != "agency";
    if adjective && !vague && run.at.saturating_sub(run.good) == 0 {
        // «لجنة الانتخابات المركزية»
        run.named |= matches!(head.class, "government" | "ngo" | "alliance")
            && matches!(
                word,
                "المركزيه"
                    | "العليا"
                    | "الوطنيه"
                    | "الدوليه"
                    | "الدولي"
                    | "الاتحاديه"
                    | "الفدراليه"
                    | "الفيدراليه"
                    | "الاتحادي"
                    | "الفدرالي"
                    | "الفيدرالي"
            )
            && run.at > 1
            || matches!(head.class, "bank" | "company") && WHOLE.contains(word);
        run.at += 1;
        run.good = run.at;
        return true;
    }
    // «مجلس حقوق الإنسان», «مجلس قيادة الثورة»: the noun closed it already.
    false
}

/// Words nobody knows after a head: «حزب ميريتس», «نادي برشلونة».
pub(super) fn proper_words(tags: &Tags, head: OrgHead, run: &mut Run) -> bool {
    if run.n_bare > 0 || run.closed {
        return false;
    }
    let takes = matches!(
        head.class,
        "party"
            | "club"
            | "school"
            | "bank"
            | "company"
            | "hospital"
            | "culture"
            | "ngo"
            | "agency"
    ) || tags.stem(run.at.saturating_sub(1)) == "مرصد"
        || head.class == "alliance" && head.needs == Needs::Name
        || head.class == "armed" && head.needs == Needs::Name;
    if !takes {
        return false;
    }
    let mut last = run.at;
    while last - run.at < 3 && (last == run.at || tags.goes_on(last)) {
        let part = tags.part(last, false);
        // «دويتشه بنك وكوميرتسبنك»
        let joined = tags.word(last).starts_with('و')
            && (last > run.at && !tags.word(last).starts_with("وو")
                || tags.clitic(last) > 0
                || tags.sounds_conjoined(last));
        // «مؤسسة إيدهي بآلاف الخيام»
        let clitic = last > run.at
            && tags.word(last).strip_prefix(['ب', 'ل']).is_some_and(|w| {
                w.starts_with("ال")
                    || tags.words.class(w).is(Class::NOUN.or(Class::NUMBER).or(Class::ADJECTIVE))
            });
        let given = last > run.at
            && matches!(part, Part::Given | Part::Ambiguous)
            && tags.part(run.at, false) != Part::Given;
        let name = !joined
            && !given
            && !clitic
            && (part.is_name()
                || matches!(part, Part::Unknown | Part::Ambiguous)
                || part == Part::Article && last > run.at)
            // «مستشفى غروت شور البقال فلان»: no Arabic word ends what is foreign.
            && !(last > run.at + 1 && tags.definite(last) && tags.sound(last - 1) > 0);
        if !name || (part == Part::Unknown && last > run.at + 1) {
            break;
        }
        last += 1;
    }
    if last == run.at {
        return false;
    }
    let movement = run.at.checked_sub(1).is_some_and(|h| told::names_movement(tags, h));
    if head.class == "armed" && tags.part(run.at, false) == Part::Unknown && !movement {
        return false;
    }
    // «مجموعة مميزة», «شركة مسجلة»: an adjective nobody listed.
    let adjective = last == run.at + 1
        && tags.part(run.at, false) == Part::Unknown
        && tags.surface(run.at).ends_with('ة')
        && (tags.sound(run.at) < 16 || tags.word(run.at).starts_with('م'));
    if adjective {
        return false;
    }
    (run.closed, run.named) = (true, true);
    run.at = last;
    run.good = last;
    true
}
