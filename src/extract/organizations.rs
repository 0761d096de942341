//! Organisations nobody listed: a head and its complements, with the right end.
//!
//! «وزارة الدفاع الأذربيجانية», «جيش أذربيجان», «النيابة العامة في أذربيجان», «الخارجية الأميركية»,
//! «اللجنة الدولية للصليب الأحمر», «صحيفة "الاسم"» (the name alone). A head by itself («الوزارة»)
//! names nothing. For the offices of a state a country after «في» belongs to the name.

use super::facts::MentionKind;
use super::overlap::Candidate;
use super::people::spaced;
use super::tags::{Part, Tags};
use crate::base::Key;
use crate::lexicon::words::{Class, Needs, OrgHead};

/// Every organisation with a head.
pub fn candidates(tags: &Tags) -> Vec<Candidate> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tags.len() {
        let found = read(tags, at);
        match found {
            Some(candidate) => {
                at = candidate.last.max(at + 1);
                out.push(candidate);
            }
            None => at += 1,
        }
    }
    out
}

/// The organisation whose head is the word at `at`, clitics allowed.
pub fn read(tags: &Tags, at: usize) -> Option<Candidate> {
    if !tags.is_word(at) {
        return None;
    }
    if let Some((head, clitic)) = construct_head(tags, at).filter(|_| !is_ministry(tags.stem(at))) {
        return construct(tags, at, clitic, head);
    }
    definite(tags, at).or_else(|| office(tags, at))
}

/// «وزارة», «ولجنة», «لوزارة»: a head without the article.
fn construct_head(tags: &Tags, at: usize) -> Option<(OrgHead, usize)> {
    if tags.class(at).is(Class::ORG_HEAD) {
        return tags.words.org_head(tags.word(at)).map(|h| (h, 0));
    }
    let clitic = tags.clitic(at);
    (clitic > 0 && tags.stem_class(at).is(Class::ORG_HEAD))
        .then(|| tags.words.org_head(tags.stem(at)))
        .flatten()
        .map(|h| (h, clitic))
}

/// What has been read of a construct so far.
struct Run {
    at: usize,
    /// A noun with the article or a name has come.
    closed: bool,
    /// A nationality, place or proper name has come.
    named: bool,
    /// Where the words that only tell the country begin.
    generic_end: usize,
    country: Option<Key>,
    n_bare: usize,
    n_nouns: usize,
    /// Where to stop when what follows does not complete it.
    good: usize,
}

fn construct(tags: &Tags, first: usize, clitic: usize, head: OrgHead) -> Option<Candidate> {
    if head.needs == Needs::Out || is_quoted(tags, first + 1) {
        return named(tags, first, head);
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
    let enough = match head.needs {
        Needs::Noun => run.closed,
        _ => run.named,
    };
    if !enough || run.good <= first + 1 {
        return None;
    }
    Some(candidate(tags, first, clitic, &run))
}

/// Reads one more word; false when it does not belong.
fn step(tags: &Tags, head: OrgHead, first: usize, run: &mut Run) -> bool {
    let at = run.at;
    let (word, class) = (tags.word(at), tags.class(at));
    if class.is(Class::TIME) || (class.is(Class::STOP) && !tags.definite(at)) {
        return false;
    }
    if let Some(nationality) = tags.bare_known(at, &[MentionKind::Nationality]) {
        if !tags.definite(at) {
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
    let proper =
        [MentionKind::Place, MentionKind::Organization, MentionKind::Person, MentionKind::Media];
    if let Some(known) = tags.bare_known(at, &proper) {
        if run.closed {
            return false;
        }
        // «حركة حماس»: a name that stands by itself needs no head.
        if at == first + 1 && matches!(known.kind, MentionKind::Organization | MentionKind::Media) {
            return false;
        }
        // «سلطات الإقليم», «قيادة موسكو»: the place is named, not a body.
        if matches!(tags.stem(first), "سلطات" | "قياده" | "اداره" | "سلطه")
            && known.kind == MentionKind::Place
        {
            return false;
        }
        // «قوات باكو»: the troops of a capital are no body of their own.
        if head.class == "armed" && known.kind == MentionKind::Place && is_city(tags, known) {
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
    if class.is(Class::QUALIFIER)
        || class.is(Class::VERB) && !tags.definite(at) && class.is(Class::REPORTING)
    {
        return false;
    }
    if tags.definite(at) {
        return definite_word(tags, head, at, word, run);
    }
    if let Some(rest) = word.strip_prefix("وال") {
        let joins = run.closed
            && !run.named
            && run.n_nouns == 1
            && rest.chars().count() > 2
            && tags.clitic(at) == 0
            && !tags.common(at).is(Class::VERB)
            && tags.known_at(at).is_none()
            && !tags.words.class(&format!("ال{rest}")).is(Class::TITLE)
            && !tags.words.class(rest).is(Class::ORG_HEAD)
            && matches!(
                head.class,
                "government" | "alliance" | "ngo" | "party" | "school" | "parliament"
            )
            && (head.needs == Needs::Noun || head.class == "government");
        if joins {
            run.at += 1;
            run.good = run.at;
        }
        return joins;
    }
    if run.closed {
        return beneficiary(tags, head, run);
    }
    // «حفظ» in «قوات حفظ السلام», «حقوق» in «لجنة حقوق الإنسان».
    if class.is(Class::PLACE_HEAD) && head.class != "government" {
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
fn definite_word(tags: &Tags, head: OrgHead, at: usize, word: &str, run: &mut Run) -> bool {
    if tags.class(at).is(Class::RELATIVE.or(Class::STOP)) {
        return false;
    }
    if !run.closed {
        if GENERIC.contains(&word) {
            return false;
        }
        (run.closed, run.n_nouns) = (true, 1);
        run.at += 1;
        run.good = run.at;
        return true;
    }
    let bare = word.strip_prefix("ال").unwrap_or(word);
    let adjective = tags.words.class(bare).is(Class::ADJECTIVE)
        || word.ends_with("يه")
        || word.ends_with('ي') && !tags.class(at).is(Class::SURNAME)
        || DISTINGUISHING.contains(&word);
    let vague = VAGUE.contains(&bare) || matches!(bare, "رسميه" | "رسمي") && head.class != "agency";
    if adjective && !vague && run.at.saturating_sub(run.good) == 0 {
        run.at += 1;
        run.good = run.at;
        return true;
    }
    // «مجلس حقوق الإنسان», «مجلس قيادة الثورة»: the noun closed it already.
    false
}

/// «لشؤون اللاجئين», «للأنباء»: what the organisation is for.
fn beneficiary(tags: &Tags, head: OrgHead, run: &mut Run) -> bool {
    let at = run.at;
    let word = tags.word(at);
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

/// Words nobody knows after a head: «حزب ميريتس», «نادي برشلونة».
fn proper_words(tags: &Tags, head: OrgHead, run: &mut Run) -> bool {
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
    ) || head.class == "alliance" && head.needs == Needs::Name
        || head.class == "armed" && head.needs == Needs::Name;
    if !takes {
        return false;
    }
    let mut last = run.at;
    while last - run.at < 3 && (last == run.at || tags.goes_on(last)) {
        let part = tags.part(last, false);
        let joined = last > run.at && tags.word(last).starts_with('و');
        let given = last > run.at
            && matches!(part, Part::Given | Part::Ambiguous)
            && tags.part(run.at, false) != Part::Given;
        let name = !joined
            && !given
            && (part.is_name()
                || matches!(part, Part::Unknown | Part::Ambiguous)
                || part == Part::Article && last > run.at);
        if !name || (part == Part::Unknown && last > run.at + 1) {
            break;
        }
        last += 1;
    }
    if last == run.at {
        return false;
    }
    if head.class == "armed" && tags.part(run.at, false) == Part::Unknown {
        return false;
    }
    (run.closed, run.named) = (true, true);
    run.at = last;
    run.good = last;
    true
}

/// «النيابة العامة في أذربيجان»: for the offices of a state.
fn state_after_in(tags: &Tags, head: OrgHead, run: &mut Run) {
    let state = matches!(head.class, "government" | "court" | "parliament" | "police");
    if !state || run.country.is_some() || !run.closed || run.good != run.at {
        return;
    }
    if tags.word(run.at) != "في" || tags.starts_block(run.at) {
        return;
    }
    let Some(known) = tags.bare_known(run.at + 1, &[MentionKind::Place]) else { return };
    if !tags
        .reading
        .lexicon
        .get(known.known.first().unwrap_or(&Key::default()))
        .is_some_and(|t| t.class == "country")
    {
        return;
    }
    run.generic_end = run.at;
    run.country = tags.country_of(known);
    run.named = true;
    run.at = known.last;
    run.good = run.at;
}

fn candidate(tags: &Tags, first: usize, clitic: usize, run: &Run) -> Candidate {
    let span = tags.span(first, run.good, clitic);
    let name = with_article(&spaced(span.of(tags.reading.text)), clitic, tags.word(first));
    let generic_end = if run.generic_end > 0 { run.generic_end } else { run.good };
    let generic = spaced(tags.span(first, generic_end, clitic).of(tags.reading.text));
    Candidate {
        span,
        first,
        last: run.good,
        kind: MentionKind::Organization,
        name,
        country: run.country.clone(),
        generic: Some(with_article(&generic, clitic, tags.word(first))),
        rule: "head".to_owned(),
        score: 820,
        ..Candidate::default()
    }
}

/// «للجيش» is written without the alef of its article: «الجيش» is the name.
fn with_article(name: &str, clitic: usize, word: &str) -> String {
    match clitic > 0 && (word.starts_with("لل") || word.starts_with("ولل")) {
        true => format!("ا{name}"),
        false => name.to_owned(),
    }
}

/// «صحيفة "الاسم"», «قناة الاسم»: the name without its head.
fn named(tags: &Tags, first: usize, head: OrgHead) -> Option<Candidate> {
    let media = head.class == "media" || head.class == "agency";
    let kind = if media { MentionKind::Media } else { MentionKind::Organization };
    let make = |from: usize, to: usize, score: u16| {
        let span = tags.span(from, to, 0);
        let name = spaced(span.of(tags.reading.text));
        (!name.is_empty()).then(|| Candidate {
            span,
            first: from,
            last: to,
            kind,
            name,
            rule: "head-name".to_owned(),
            score,
            ..Candidate::default()
        })
    };
    let at = first + 1;
    if is_quoted(tags, at) {
        let inside =
            |ix: &usize| !tags.is_quote(*ix) && *ix < tags.len() && !tags.starts_block(*ix);
        let last = (at + 1..at + 6).take_while(inside).last()? + 1;
        let verb = (at + 1..last).any(|i| tags.class(i).is(Class::VERB.or(Class::THAT)));
        return (tags.is_quote(last) && !verb).then(|| make(at + 1, last, 860)).flatten();
    }
    if head.needs != Needs::Out || tags.bare_known(at, &[MentionKind::Nationality]).is_some() {
        return None;
    }
    // A known name stands by itself; unknown words need to look like a name.
    if tags.known_at(at).is_some() || !tags.goes_on(at) && !tags.is_foreign(at) {
        return None;
    }
    let mut last = at;
    while last - at < 3 && !tags.starts_block(last) {
        if tags.is_foreign(last) {
            last += 1;
            continue;
        }
        if !tags.goes_on(last) || tags.bare_known(last, &[MentionKind::Nationality]).is_some() {
            break;
        }
        let part = tags.part(last, false);
        let press = matches!(
            tags.stem(first),
            "صحيفه" | "جريده" | "مجله" | "قناه" | "اذاعه" | "راديو" | "يوميه" | "اسبوعيه"
        );
        let definite = last == at
            && tags.definite(at)
            && press
            && !tags.class(at).is(Class::STOP)
            && !GENERIC.contains(&tags.word(at))
            && !VAGUE.contains(&tags.word(at).trim_start_matches("ال"));
        let joined = last > at && tags.word(last).starts_with('و');
        // «شركة بوينغ ديفيد كالهون»: a person's name begins.
        let given = last > at && matches!(part, Part::Given | Part::Ambiguous);
        let name = !joined && !given && (part.is_name() || part == Part::Unknown || definite);
        if !name {
            break;
        }
        last += 1;
        if definite {
            break;
        }
    }
    (last > at).then(|| make(at, last, 700)).flatten()
}

fn is_quoted(tags: &Tags, at: usize) -> bool {
    tags.opens_quote(at) && !tags.starts_block(at)
}

/// «الجيش الأميركي», «القوات المسلحة الأذربيجانية», «اللجنة الدولية للصليب الأحمر».
fn definite(tags: &Tags, first: usize) -> Option<Candidate> {
    let word = tags.word(first);
    let (bare, clitic) = article(word)?;
    let whole = |b: &str| format!("ال{b}");
    let next = |i: usize| if tags.goes_on(first + i) { tags.word(first + i) } else { "" };
    let phrase = tags.words.org_phrase(&whole(bare), next);
    let single = tags.words.org_head(bare).filter(|_| !is_ministry(bare) && bare != "وحدات");
    let (n, head) = phrase.or(single.map(|h| (1, h)))?;
    let mut run = Run {
        at: first + n,
        closed: true,
        named: false,
        generic_end: 0,
        country: None,
        n_bare: 0,
        n_nouns: 0,
        good: first + n,
    };
    let mut world = n > 1 && head.needs == Needs::Noun || phrase.is_some_and(|p| p.0 == 1);
    while run.at < tags.len() && tags.goes_on(run.at) && run.at - first < 5 {
        let at = run.at;
        if let Some(nationality) = tags.bare_known(at, &[MentionKind::Nationality])
            && tags.definite(at)
            && (head.feminine == tags.word(at).ends_with('ه') || at > first + 1)
        {
            run.generic_end = if run.named { run.generic_end } else { at };
            run.country = run.country.take().or_else(|| tags.country_of(nationality));
            run.named = true;
            run.at = nationality.last;
        } else if tags.definite(at)
            && !tags.class(at).is(Class::STOP.or(Class::TIME).or(Class::QUALIFIER))
            && is_adjective(tags, at)
            && tags.known_at(at).is_none()
        {
            world |= DISTINGUISHING.contains(&tags.word(at)) && is_institution(head);
            run.at += 1;
        } else {
            break;
        }
        run.good = run.at;
    }
    let institution = is_institution(head);
    // «الهيئة العليا للانتخابات».
    world |= institution && run.at > first + 1 && run.country.is_none() && is_for(tags, run.at);
    if world && institution && is_for(tags, run.at) {
        while is_for(tags, run.at) && run.at - first < 8 {
            run.at += 1;
            while tags.goes_on(run.at)
                && tags.definite(run.at)
                && !tags.class(run.at).is(Class::STOP.or(Class::TIME))
                && run.at - first < 8
            {
                run.at += 1;
            }
        }
        run.good = run.at;
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
    if matches!(head.class, "ngo" | "media" | "culture" | "company" | "hospital" | "school")
        && !world
        && !matches!(bare, "اكاديميه" | "جامعه" | "كنيسه")
    {
        return None;
    }
    Some(candidate(tags, first, clitic, &run))
}

fn is_institution(head: OrgHead) -> bool {
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
fn is_for(tags: &Tags, at: usize) -> bool {
    let word = tags.word(at);
    tags.goes_on(at)
        && !tags.class(at).is(Class::STOP)
        && (word.starts_with("لل") && word.chars().count() > 4
            || matches!(
                word,
                "لكره" | "لحقوق" | "لشوون" | "لمكافحه" | "لحمايه" | "لالعاب" | "لرعايه"
            ))
}

fn is_adjective(tags: &Tags, at: usize) -> bool {
    let word = tags.word(at);
    let bare = word.strip_prefix("ال").unwrap_or(word);
    tags.words.class(bare).is(Class::ADJECTIVE) || word.ends_with("يه") || word.ends_with('ي')
}

/// The word without its article, and the bytes of proclitics before the article. Of «للجيش» the
/// article's lam stays: the name begins at the second lam.
fn article(word: &str) -> Option<(&str, usize)> {
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

fn is_city(tags: &Tags, known: &Candidate) -> bool {
    let thing = known.known.first().and_then(|k| tags.reading.lexicon.get(k));
    thing.is_some_and(|t| matches!(t.class.as_str(), "city" | "capital" | "town" | "village"))
}

fn is_ministry(bare: &str) -> bool {
    matches!(bare, "خارجيه" | "داخليه" | "ماليه" | "دفاع" | "عدل" | "خزانه")
}

/// «الخارجية الأميركية» stands for the ministry, «الرئاسة المصرية» for the office.
fn office(tags: &Tags, first: usize) -> Option<Candidate> {
    let (bare, clitic) = article(tags.word(first))?;
    let ministry = is_ministry(bare);
    if !ministry && bare != "رياسه" {
        return None;
    }
    // «وزير الخارجية الأميركية»: the word belongs to a title or to «وزارة».
    if clitic == 0
        && first > 0
        && !tags.starts_block(first)
        && tags.common(first - 1).is(Class::NOUN)
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
        rule: "office".to_owned(),
        score: 840,
        ..Candidate::default()
    })
}

/// Complements that leave a head unnamed: «مجلس الإدارة», «حكومة البلاد».
const GENERIC: &[&str] = &[
    "الاداره",
    "البلاد",
    "الدوله",
    "المدينه",
    "المنطقه",
    "الاقليم",
    "الحزب",
    "الشركه",
    "الحكومه",
    "الاحتلال",
    "التحقيق",
    "الولايه",
    "المحافظه",
    "البلده",
    "القريه",
    "العاصمه",
    "الجامعه",
    "المدرسه",
    "النادي",
    "الفريق",
    "البنك",
    "المنظمه",
    "الحركه",
    "الجماعه",
    "العالم",
    "المجلس",
    "المحكمه",
    "الوزاره",
    "المركز",
    "الموقع",
    "النظام",
    "المعارضه",
    "الانقاذ",
    "الطواري",
    "العمل",
    "الحرب",
    "الحراسه",
    "الازمه",
    "المتابعه",
    "العلاقات",
    "الطرفين",
    "الجانبين",
    "البلدين",
    "الدولتين",
    "الاخبار",
    "الجزء",
    "الشمال",
    "الجنوب",
    "الغرب",
    "الشرق",
    "الوسط",
    "النساء",
    "الرجال",
    "الاطفال",
    "المباراه",
    "الدوري",
    "الكاس",
    "الرييس",
    "الوزير",
    "القبض",
    "التواصل",
    "الانترنت",
    "الويب",
    "المستقبل",
    "البحث",
    "الدراسات",
];

/// Adjectives that make a name of a definite head.
const DISTINGUISHING: &[&str] = &[
    "الدوليه",
    "الدولي",
    "العالميه",
    "العالمي",
    "الاوروبي",
    "الاوروبيه",
    "العربيه",
    "العربي",
    "الافريقي",
    "الافريقيه",
    "الاسلامي",
    "الاسلاميه",
    "الاسيوي",
    "الاسيويه",
    "المركزي",
    "المتحده",
    "الاتحاديه",
    "الاولمبيه",
    "الاحمر",
];

/// Adjectives that name nothing: «القوات الخاصة المشاركة».
const VAGUE: &[&str] = &[
    "معارض",
    "معارضه",
    "جديد",
    "جديده",
    "كبير",
    "كبيره",
    "مختلفه",
    "مشاركه",
    "حالي",
    "حاليه",
    "سابق",
    "سابقه",
    "محليه",
    "محلي",
    "مقبل",
    "مقبله",
    "ماضي",
    "ماضيه",
    "معنيه",
    "مهاجمه",
    "اجتماعي",
    "اجتماعيه",
    "اخباري",
    "اخباريه",
    "الكتروني",
    "الكترونيه",
];
