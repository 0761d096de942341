//! One part of a name: what a word is to the name it stands in, and where the next part begins.

use super::accept::{stops, verbal};
use super::edges::{self, closes_name, is_pair, named_by_title, names_origin, of_god};
use super::foreign::{
    closes_foreign, is_foreign_given, is_surname_too, loosely, named_like_a_place, sounds_foreign,
};
use super::particles::particle;
use super::{Name, closing, gender};
use crate::extract::facts::MentionKind;
use crate::extract::tags::{Part, Tags};
use crate::lexicon::words::{Class, shapes};

/// One part of a name at `at`: what it is and where the next one begins.
pub(super) fn part(
    tags: &Tags,
    at: usize,
    stem: bool,
    so_far: &Name,
) -> Option<(Part, usize, bool)> {
    let (word, class) = match stem {
        true => (tags.stem(at), tags.stem_class(at)),
        false => (tags.word(at), tags.class(at)),
    };
    let article = word.starts_with("ال") && (stem && tags.clitic(at) > 0 || tags.article(at));
    if !tags.is_word(at) || closing::closes(tags, at, word, so_far.parts.len()) {
        return None;
    }
    // «لازارو سومبيو باسم إيغاد»: for whom he speaks.
    if word == "باسم" && so_far.parts.len() > 1 && tags.goes_on(at + 1) {
        return None;
    }
    // «نواف الأحمد الصباح»: the morning, and a family.
    if word == "الصباح"
        && so_far.parts.len() > 1
        && (tags.word(at - 1).starts_with("ال")
            && tags.words.class(tags.word(at - 1).get(4..).unwrap_or_default()).is(Class::GIVEN)
            || so_far.parts.len() > 2)
    {
        return Some((Part::Surname, at + 1, false));
    }
    // A name of a place, an organisation, a people stops a person's, unless it is a name too.
    // «أرارات ميرزويان»: a mountain, and a given name before a surname.
    if so_far.parts.is_empty() && named_like_a_place(tags, at) {
        return Some((Part::Given, at + 1, false));
    }
    if let Some(known) = tags.known_at(at)
        && known.kind != MentionKind::Person
        && (so_far.parts.is_empty() && known.kind == MentionKind::Nationality
            || known.last - known.first > 1
            || !class.is(Class::GIVEN.or(Class::SURNAME)))
    {
        if is_surname_too(tags, at, known, so_far) {
            return Some((Part::Surname, at + 1, false));
        }
        let surname = article
            && (known.kind == MentionKind::Nationality
                || known.last == at + 1
                    && matches!(known.kind, MentionKind::Group | MentionKind::Place))
            && so_far.parts.len() == 1
            && matches!(so_far.parts.first(), Some(Part::Given))
            && !is_foreign_given(tags, so_far.first);
        if names_origin(tags, at, so_far) {
            return Some((Part::Surname, at + 1, false));
        }
        return (surname
            && tags.words.gender(tags.word(so_far.first)) == Some('m')
            && !word.ends_with('ه'))
        .then_some((Part::Article, at + 1, false));
    }
    // «حسني مبارك نبأ …», «بشرى سارة»: a second name is a father's or a family's.
    // «أبو القاسم هبة الله»: not behind a kunya or with a second half of its own.
    // «أكسل ليمان»: nor behind a name of another language.
    let abroad = so_far.parts.len() == 1
        && (is_foreign_given(tags, so_far.first)
            || matches!(so_far.parts.first(), Some(Part::Foreign | Part::Shape))
            || so_far.parts.first() == Some(&Part::Unknown) && tags.sound(so_far.first) > 8)
        && tags.is_plain(at);
    if !so_far.parts.is_empty()
        && !abroad
        && !class.is(Class::FOREIGN)
        && gender(tags, word, class) == Some('f')
        && !class.is(Class::SURNAME)
        && !(tags.goes_on(at + 1) && tags.class(at + 1).is(Class::SECOND))
        && !(is_foreign_given(tags, so_far.first)
            && tags.is_plain(at)
            && tags.goes_on(at + 1)
            && tags.part(at + 1, false).is_name())
    {
        return None;
    }
    // «شينزو آبي»: with its long alef no «أبي».
    let abe = word == "ابي" && tags.surface(at).starts_with('آ');
    if (class.is(Class::PARTICLE) || matches!(word, "عبد" | "ال")) && !abe {
        return particle(tags, at, word, so_far);
    }
    // «شوكت حسين الضابط في الشرطة»: a title, though a family's name as well.
    if so_far.parts.len() > 1 && class.is(Class::TITLE) && article && !class.is(Class::GIVEN) {
        return None;
    }
    // «عهد السلطان الظاهر برقوق»: a title with a name of its own.
    if !so_far.parts.is_empty()
        && class.is(Class::TITLE)
        && article
        && tags.goes_on(at + 1)
        && (tags.part(at + 1, false).is_name()
            || tags.known_at(at + 1).is_some_and(|k| k.kind == MentionKind::Person))
    {
        return None;
    }
    // «عنان الأمين العام»: a title of two words with the article.
    if !so_far.parts.is_empty()
        && class.is(Class::TITLE)
        && article
        && tags.goes_on(at + 1)
        && tags.words.titles.longest(word, |i| tags.word(at + i)).is_some_and(|t| t.words.len() > 1)
    {
        return None;
    }
    // «بن عبد العزيز أمير منطقة تبوك»: a title, though a name as well.
    if !so_far.parts.is_empty()
        && class.is(Class::TITLE)
        && tags.goes_on(at + 1)
        && (tags.class(at + 1).is(Class::PLACE_HEAD.or(Class::ORG_HEAD))
            || tags
                .known_at(at + 1)
                .is_some_and(|k| matches!(k.kind, MentionKind::Place | MentionKind::Organization)))
    {
        return None;
    }
    // «محمد الحلبوسي رئيسا له», «وقال مبارك غاضبا»: what somebody becomes, or how.
    let how = |w: &str| {
        let bare = tags.words.class(w);
        bare.is(Class::TITLE)
            || bare.is(Class::ADJECTIVE)
                && !bare.is(Class::GIVEN.or(Class::SURNAME))
                && !class.is(Class::GIVEN.or(Class::SURNAME))
    };
    if !so_far.parts.is_empty() && word.strip_suffix('ا').is_some_and(how) {
        return None;
    }
    // «عمر عبد الرحمن المسجون في …»: a passive participle tells of him.
    if so_far.parts.len() > 1
        && article
        && shapes::is_passive_participle(word)
        && !class.is(Class::GIVEN.or(Class::SURNAME))
        && stops(tags, at + 1)
    {
        return None;
    }
    // «نائبي حزب الله»: two who hold a title.
    let two = word.strip_suffix('ي').is_some_and(|w| tags.words.class(w).is(Class::TITLE));
    if so_far.parts.is_empty() && two && class.is_empty() {
        return None;
    }
    // «سلمى الحاج», «حسن الشيخ»: a title that is a family's name, when no name follows it.
    if so_far.parts.len() == 1
        && article
        && class.is(Class::TITLE)
        && class.is(Class::SURNAME)
        && matches!(so_far.parts.first(), Some(Part::Given))
        && (!tags.goes_on(at + 1) || !tags.part(at + 1, false).is_name())
        && !tags.definite(at + 1)
    {
        return Some((Part::Article, at + 1, false));
    }
    // «هنية رئيس المخابرات»: a title and noun begins something else.
    if !so_far.parts.is_empty()
        && class.is(Class::TITLE)
        && !tags.is_plain(at)
        && !named_by_title(tags, at, so_far)
    {
        return None;
    }
    if !so_far.parts.is_empty()
        && !class.is(Class::GIVEN.or(Class::SURNAME))
        && (tags.hides_clitic(at)
            || tags.clitic(at) > 0
                && !word.starts_with('ك')
                && !closes_name(tags, at, so_far)
                && !edges::no_consequence(tags, at, so_far)
            || tags.sounds_conjoined(at))
        && !edges::is_letter_of(tags, at, so_far)
    {
        // «بلينكن لباشينيان», «بالايان وسيلفا»: a clitic begins something else.
        return None;
    }
    // «وزير النقل كامل الوزير مصطفى أبو المكارم رئيسا»: behind a family's name another begins.
    let family = so_far.parts.len() == 2
        && matches!(so_far.parts.last(), Some(Part::Article | Part::Surname | Part::Ambiguous))
        && tags.word(at - 1).strip_prefix("ال").is_some_and(|w| {
            !tags.words.class(w).is(Class::GIVEN) && !tags.class(at - 1).is(Class::GIVEN)
        });
    let another = tags.class(at).is(Class::GIVEN)
        && tags.goes_on(at + 1)
        && (tags.part(at + 1, false).is_name() || tags.class(at + 1).is(Class::PARTICLE));
    if family && another && !article {
        return None;
    }
    let next_second = tags.goes_on(at + 1) && tags.class(at + 1).is(Class::SECOND);
    let part = tags.part(at, stem);
    // «الشيخ محمد»: a title, though «الشيخ» is a surname too. «الأمين خليفة» is a given name.
    let given = word == "الامين" && tags.goes_on(at + 1) && tags.class(at + 1).is(Class::GIVEN);
    if so_far.parts.is_empty() && class.is(Class::TITLE) && article && !given {
        return None;
    }
    if next_second && part != Part::No && (tags.word(at + 1) != "الله" || of_god(word, class)) {
        return Some((Part::Given, at + 2, true));
    }
    if is_pair(tags, at, word, class) {
        return Some((Part::Given, at + 2, true));
    }
    let first = so_far.parts.is_empty();
    // «جون سيفتون», «كارين شوفيه»: behind a foreign first name the look of a verb or plural says little.
    if matches!(part, Part::No | Part::Verbal)
        && (loosely(tags, at, so_far) || closes_foreign(tags, at, so_far))
    {
        return Some((Part::Unknown, at + 1, false));
    }
    match part {
        // «تزوج زينب النفزاوية،»: the name of a woman's tribe or town.
        Part::No
            if so_far.parts == [Part::Given]
                && article
                && word.ends_with("يه")
                && tags.words.gender(tags.stem(so_far.first)) == Some('f')
                && !is_foreign_given(tags, so_far.first)
                && class.is_empty()
                && stops(tags, at + 1) =>
        {
            Some((Part::Surname, at + 1, false))
        }
        // «وانغ يي»: two letters after a name and before a stop.
        Part::No => {
            let short = !first
                && word.chars().count() == 2
                && class.is_empty()
                && tags.common(at).is_empty();
            // «سبايك لي», «بروس لي»: the preposition would have a noun behind it.
            let lee = !first
                && word == "لي"
                && matches!(
                    so_far.parts.last(),
                    Some(Part::Given | Part::Foreign | Part::Shape | Part::Surname | Part::Unknown)
                )
                && so_far.parts.len() == 1
                && (stops(tags, at + 1)
                    || is_foreign_given(tags, so_far.first)
                        && tags.goes_on(at + 1)
                        && (tags.part(at + 1, false).is_name()
                            || tags.class(at + 1).is(Class::TITLE)
                            || tags.part(at + 1, false) == Part::Unknown
                                && tags.sound(at + 1) > 0));
            // «هو محمد حديد،»: behind one given name a bare noun before a mark is a name too.
            let noun = so_far.parts == [Part::Given]
                && tags.is_plain(so_far.first)
                && !is_foreign_given(tags, so_far.first)
                && class.without(Class::RARE) == Class::NOUN
                && tags.surface(at + 1) == "،"
                && !word.ends_with(['ا', 'ه', 'ت']);
            // «سيباستيان كو رئيس الاتحاد»
            let titled = is_foreign_given(tags, so_far.first)
                && tags.goes_on(at + 1)
                && tags.class(at + 1).is(Class::TITLE);
            (short && (stops(tags, at + 1) || titled) || lee || noun).then_some((
                Part::Unknown,
                at + 1,
                false,
            ))
        }
        // «محمد السابق»: adjectives and nouns with the article are no names (Part::No).
        Part::Article if first => None,
        // «يوسف الدمشقي بقراءتي»: behind the town or tribe nothing unknown goes on.
        Part::Unknown | Part::Verbal
            if so_far.parts.len() > 1 && so_far.parts.last() == Some(&Part::Article) =>
        {
            None
        }
        // After two unknown words a third needs to look like a name.
        // «أندرادا عبثا»: how it was done.
        Part::Unknown
            if so_far.parts.len() == 1
                && word.ends_with('ا')
                && tags.sound(at) < -4
                && matches!(so_far.parts.first(), Some(Part::Unknown | Part::Foreign)) =>
        {
            None
        }
        Part::Unknown if so_far.parts.len() >= 2 => {
            // «كارلوس ميجيل ايدار يوم …», «أحمد فؤاد هنو، وزير …»
            let closed = tags.is_punct(at + 1) && word.chars().count() > 2
                || is_foreign_given(tags, so_far.first)
                    && word.chars().count() > 3
                    && !word.ends_with('ت');
            // «سليمان صندل حقار وزيرا»
            let becomes = tags.goes_on(at + 1)
                && tags
                    .word(at + 1)
                    .strip_suffix('ا')
                    .is_some_and(|w| tags.words.class(w).is(Class::TITLE));
            let joined = tags.goes_on(at + 1)
                && tags.word(at + 1).starts_with('و')
                && tags.clitic(at + 1) > 0;
            // «جان ماري ميسييه رئيس فيفندي»
            let titled = tags.goes_on(at + 1) && tags.class(at + 1).is(Class::TITLE);
            let ends = becomes
                || (stops(tags, at + 1) || titled || joined) && (closed || !verbal(tags, at));
            // «نانا أكوفو أدو»: no verb of three letters ends so.
            let vowel = word.ends_with('و') && tags.surface(at).starts_with(['أ', 'إ', 'د', 'ك']);
            let sounds = tags.words.sound(word) >= 10 && !verbal(tags, at);
            // «عدّه فلان مجنونا.»: what somebody is taken for.
            let accusative = word.ends_with('ا') && tags.words.sound(word) < 10 && !becomes;
            if accusative {
                return None;
            }
            (ends || vowel || sounds).then_some((part, at + 1, false))
        }
        // «جمال أبو المجد محاضرة»: behind a whole name a word in ة is none.
        Part::Unknown
            if tags.surface(at).ends_with('ة')
                && so_far.parts.len() > 1
                && !is_foreign_given(tags, so_far.first) =>
        {
            None
        }
        // «يونس سيزر إن»: a word that looks like a verb, with a stop after it.
        Part::Verbal => {
            // «جان كلود دوفالييه من»
            let french = tags.word(at).ends_with("يه")
                && tags.letters(at) > 5
                && tags.clitic(at) == 0
                && is_foreign_given(tags, so_far.first)
                && (stops(tags, at + 1) || tags.class(at + 1).is(Class::TITLE));
            let that = tags.class(at + 1).is(Class::THAT)
                || french
                || tags.is_punct(at + 1)
                || class.is(Class::TITLE) && stops(tags, at + 1)
                // «أحمد ينار رئيس الهيئة»
                || tags.class(at + 1).is(Class::TITLE)
                    && tags.goes_on(at + 2)
                    && so_far.parts == [Part::Given]
                    && class.is_empty();
            let foreign = so_far.parts.last().is_some_and(|p| *p != Part::Article);
            // «القاضية فينكه إليزابيث أرنتسن»
            let named = first
                && tags.goes_on(at + 1)
                && (tags.part(at + 1, false) == Part::Given && is_foreign_given(tags, at + 1)
                    // «أونوريه تراوري»
                    || word.ends_with("يه")
                        && tags.part(at + 1, false) == Part::Surname
                        && tags.class(at + 1).is(Class::SURNAME))
                && tags.sound(at) > 0;
            let begins =
                named || first && tags.part(at + 1, false) == Part::Unknown && tags.goes_on(at + 1);
            let word = tags.word(at);
            let plural = word.ends_with("وا")
                || word.ends_with("ها")
                || word.ends_with("هم")
                || word.ends_with("ات")
                || tags.surface(at).ends_with('ه')
                    && !named
                    && !(word.ends_with("يه") && is_foreign_given(tags, so_far.first));
            (!plural && word.chars().count() >= 4 && (begins || !first && that && foreign))
                .then_some((part, at + 1, false))
        }
        // «أبراهام السرفاتي الذي …», «فيرا الخوري،»: or one that ends in ي and is nothing else, at the end.
        Part::Article
            if so_far.parts == [Part::Given]
                && is_foreign_given(tags, so_far.first)
                && tags.surface(at).ends_with('ي')
                && (class.is(Class::SURNAME) || class.is_empty() && tags.common(at).is_empty())
                && tags.clitic(at) == 0
                && (stops(tags, at + 1) || tags.class(at + 1).is(Class::RELATIVE)) =>
        {
            Some((part, at + 1, false))
        }
        // «ليونيل ميسي التسجيل»: a surname with ال follows Arabic given names only.
        // «صباح الأحمد الجابر الصباح».
        Part::Article
            if tags.word(at.saturating_sub(1)).starts_with("ال")
                && word
                    .strip_prefix("ال")
                    .is_some_and(|w| tags.words.class(w).is(Class::GIVEN)) =>
        {
            Some((part, at + 1, false))
        }
        // «شافي فاحس الزوين الصقري،»: behind one that nobody lists, when a stop or another follows.
        Part::Article
            if so_far.count(&[Part::Article, Part::Surname, Part::Shape, Part::Foreign]) == 0
                && so_far.parts.len() == 2
                && so_far.parts.last() == Some(&Part::Unknown)
                && !is_foreign_given(tags, so_far.first)
                && (tags.is_punct(at + 1) || tags.part(at + 1, false) == Part::Article) =>
        {
            Some((part, at + 1, false))
        }
        // «الزوين الصقري،»
        Part::Article
            if so_far.parts.last() == Some(&Part::Article)
                && so_far.parts.len() > 2
                && tags.is_punct(at + 1)
                && tags.surface(at).ends_with('ي') =>
        {
            Some((part, at + 1, false))
        }
        Part::Article
            if so_far.count(&[
                Part::Article,
                Part::Surname,
                Part::Shape,
                Part::Foreign,
                Part::Unknown,
            ]) >= 1
                || is_foreign_given(tags, so_far.first) =>
        {
            None
        }
        // «الرئيس كلينتون الفاعلين»: who is known by one name has no other behind it.
        Part::Article
            if so_far.parts.len() == 1
                && tags.stem_class(so_far.first).is(Class::LONE)
                && !tags.surface(at).ends_with('ي') =>
        {
            None
        }
        // «محمدوف القائم بأعمال …»
        Part::Surname | Part::Ambiguous
            if article
                && class.is(Class::SURNAME)
                && so_far.parts.len() == 2
                && tags
                    .word(at.saturating_sub(1))
                    .strip_prefix("ال")
                    .is_some_and(|w| tags.words.class(w).is(Class::GIVEN)) =>
        {
            Some((part, at + 1, false))
        }
        Part::Surname | Part::Ambiguous
            if article
                && (matches!(so_far.parts.last(), Some(Part::Shape | Part::Foreign))
                    || sounds_foreign(tags, so_far)) =>
        {
            None
        }
        // «نيكول باشينيان بشرى …»: after a whole name a word that is also common is that.
        Part::Ambiguous
            if so_far.parts.len() >= 2
                && matches!(
                    so_far.parts.last(),
                    Some(Part::Shape | Part::Surname | Part::Article)
                ) =>
        {
            None
        }
        part => Some((part, at + 1, false)),
    }
}
