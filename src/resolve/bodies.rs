//! Whose a body is that many lands have by one name: «البرلمان», «الحزب الاشتراكي», «الكونغرس»,
//! «السفارة البرازيلية».
//!
//! Such a body is that of a country, as its sentence or the head of the article says; an embassy or a
//! mission is also of the land it stands in. What nothing tells is a body of its article alone.
//! A known party or parliament that goes by words every land has («الحزب الجمهوري») is not meant
//! where the article does not name its country and tells of another, nor is an armed group by words
//! that begin the names of those of several lands («الجبهة الشعبية»). A body with a card goes before
//! the built-in ones where its country is told of.

use std::collections::BTreeMap;

use super::Corpus;
use super::context::{self, Homes, Weights};
use super::variants::Identity;
use crate::base::Key;
use crate::document::{Article, EntityCard, EntityKind};
use crate::extract::chains::office;
use crate::extract::{Chain, Extraction, MentionKind};
use crate::lexicon::Thing;
use crate::lexicon::things::{self, is_nisba};
use crate::text::{WordSet, fold};

/// Heads of bodies that stand in another land than the one they are of.
const ABROAD: WordSet = WordSet::new(&["سفاره", "قنصليه", "بعثه"]);
/// Boards of firms, which no country has one of.
const BOARDS: WordSet = WordSet::new(&["الاشراف", "المراقبه", "الاداره", "الامناء"]);

/// Bodies with cards by the office their names say without their country: «الجبهة الشعبية
/// الأذربيجانية» under «الجبهة الشعبية».
pub(super) type Carded = BTreeMap<String, Vec<(Key, Key)>>;

pub(super) fn carded(corpus: &Corpus) -> Carded {
    let mut out = Carded::new();
    // «القوات الأرمينية» may be others than the army: that is told by its own names alone.
    let bodies = corpus.entity_cards.iter().filter(|c| c.kind == EntityKind::Organization);
    for card in bodies.filter(|c| c.class != "army") {
        let country = card.country.as_ref().and_then(|key| corpus.lexicon.get(key));
        let Some(country) = country else { continue };
        for name in std::iter::once(&card.name).chain(&card.aliases) {
            if let Some(bare) = without_country(name, country) {
                let same = out.entry(office(&bare)).or_default();
                let body = (card.key.clone(), country.key.clone());
                if !same.contains(&body) {
                    same.push(body);
                }
            }
        }
    }
    out
}

/// The name of a body without the country it ends with: «المجلس الوطني» of «المجلس الوطني الليبي» and of
/// «المجلس الوطني في ليبيا»; `None` when nothing is left that is a name.
fn without_country(name: &str, country: &Thing) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (last, rest) = words.split_last()?;
    let folded = fold(last);
    let bare = folded.strip_prefix("ال").unwrap_or(&folded);
    let bare = bare.strip_suffix('ه').unwrap_or(bare);
    let adjective = country.nisbas.iter().any(|nisba| fold(nisba) == bare);
    let rest = match rest {
        [rest @ .., "في"] if fold(&country.name) == folded => rest,
        rest if adjective => rest,
        _ => return None,
    };
    (rest.len() > 1).then(|| rest.join(" "))
}

/// The body with a card that goes by these words, of the country of the article: the only one whose
/// country it tells of, and more than of the country of the built-in body `known` of that name.
fn of_card<'c>(
    corpus: &'c Corpus,
    carded: &Carded,
    read: (&Article, &Extraction),
    ix: usize,
    (called, known): (&str, &[&Thing]),
) -> Option<&'c EntityCard> {
    let same = carded.get(&office(called))?;
    let near = context::company(corpus, read.1, ix);
    let all = context::everywhere(corpus, read.1, ix);
    let weight = |country: &Key| {
        let told = |weights: &Weights| weights.get(country).copied().unwrap_or(0);
        (told(&near), told(&all))
    };
    let mut told = same.iter().filter(|(_, country)| weight(country).1 > 0);
    let (key, country) = told.next().filter(|_| told.next().is_none())?;
    let others = known.iter().filter_map(|thing| thing.country.as_ref());
    let other = { others }.any(|other| other != country && weight(other) >= weight(country));
    corpus.entity_cards.iter().find(|card| card.key == *key).filter(|_| !other)
}

/// The identity of a chain whose name alone does not tell it, or `None` when it does.
pub(super) fn identity(
    corpus: &Corpus,
    (homes, carded): (&Homes, &Carded),
    read: (&Article, &Extraction),
    ix: usize,
) -> Option<Identity> {
    let chain = read.1.chains.get(ix).filter(|c| c.kind == EntityKind::Organization)?;
    let of_card = |called: &str, known: &[&Thing]| {
        if carded.is_empty() {
            return None;
        }
        let card = of_card(corpus, carded, read, ix, (called, known));
        card.map(|card| Identity::Known(card.key.clone()))
    };
    if !chain.known.is_empty() {
        return known(corpus, &of_card, read, ix, chain);
    }
    let generic = chain.generic.as_ref()?;
    let words = fold(generic);
    let head = words.split_whitespace().next().unwrap_or_default();
    let local = || Identity::local(read.0, chain.kind, &chain.name);
    if ABROAD.contains(head.strip_prefix("ال").unwrap_or(head)) {
        return abroad(corpus, read, ix, chain, generic).or_else(|| Some(local()));
    }
    if chain.country.is_some() || !is_generic(corpus, &chain.name) {
        return None;
    }
    let class = context::head_class(corpus, &words);
    let board = words.split_whitespace().any(|w| BOARDS.contains(w));
    let country = match class {
        "government" | "parliament" | "court" | "police" | "armed" | "party" if !board => {
            context::country(corpus, homes, read, ix)
        }
        _ => None,
    };
    if country.is_none()
        && class == "party"
        && let Some(found) = of_card(&chain.name, &[])
    {
        return Some(found);
    }
    Some(country.map_or_else(local, |c| Identity::Office(office(generic), c)))
}

/// «السفارة البرازيلية» in Santiago and in Tegucigalpa are two.
fn abroad(
    corpus: &Corpus,
    read: (&Article, &Extraction),
    ix: usize,
    chain: &Chain,
    generic: &str,
) -> Option<Identity> {
    let sender = chain.country.as_ref();
    let others = |mut weights: Weights| {
        weights.retain(|country, _| Some(country) != sender);
        weights
    };
    let near = others(context::sentence(corpus, read.1, ix));
    let head = context::most(&others(context::lead(corpus, read.1, ix)));
    let whole = context::most(&others(context::everywhere(corpus, read.1, ix)));
    let host = context::single(&near).or_else(|| head.filter(|h| whole.as_ref() == Some(h)))?;
    let name = if sender.is_some() { office(generic) } else { office(&chain.name) };
    let of = sender.cloned().unwrap_or_else(|| host.clone());
    Some(Identity::Office(format!("{name} @{host}"), of))
}

/// A known party or parliament by words that others go by as well.
fn known(
    corpus: &Corpus,
    of_card: &dyn Fn(&str, &[&Thing]) -> Option<Identity>,
    read: (&Article, &Extraction),
    ix: usize,
    chain: &Chain,
) -> Option<Identity> {
    let things: Vec<_> = chain.known.iter().filter_map(|k| corpus.lexicon.get(k)).collect();
    if things.iter().any(|t| t.carded || t.country.is_none()) {
        return None;
    }
    let called = said(read, ix)?;
    if let Some(found) = of_card(&called, &things) {
        return Some(found);
    }
    let doubtful = things.iter().all(|t| match t.class.as_str() {
        "party" | "parliament" => true,
        "body" => t.name.starts_with("الجماعة"),
        "armed" => called.contains(' ') && things::begins_several(&called),
        _ => false,
    });
    if !doubtful {
        return None;
    }
    let several = things.len() > 1;
    if !several && !(called.contains(' ') && is_generic(corpus, &called)) {
        return None;
    }
    let near = context::company(corpus, read.1, ix);
    let head = context::lead(corpus, read.1, ix);
    let all = context::everywhere(corpus, read.1, ix);
    let home = context::home(corpus, read.1, ix)?;
    let weight = |weights: &Weights, country: &Option<Key>| {
        country.as_ref().and_then(|c| weights.get(c)).copied().unwrap_or(0)
    };
    let best = things.iter().enumerate().max_by_key(|(n, t)| {
        (weight(&near, &t.country), weight(&all, &t.country), std::cmp::Reverse(*n))
    });
    let (_, best) = best?;
    let told = weight(&all, &best.country);
    let of_home = all.get(&home).copied().unwrap_or(0);
    let meant = best.country.as_ref() == Some(&home)
        || weight(&near, &best.country) > 0
        || several && weight(&head, &best.country) > 0
        || !several && told > 0 && told * 4 >= of_home;
    Some(match meant {
        true => Identity::Known(corpus.lexicon.renamed.get(&best.key).unwrap_or(&best.key).clone()),
        false => Identity::Office(office(&called), home),
    })
}

/// The words the article calls the chain by, when they are the same wherever it does.
fn said(read: (&Article, &Extraction), ix: usize) -> Option<String> {
    let mentions = read.1.mentions.iter().filter(|m| m.chain as usize == ix);
    let mut words = mentions.map(|m| m.span.of(&read.0.body.text));
    let first = words.next()?;
    let folded = fold(first);
    words.all(|w| fold(w) == folded).then(|| name_of(first))
}

/// «لحزب الوسط», «للحزب» begin with the name's own letters.
fn name_of(words: &str) -> String {
    match words.strip_prefix("لل") {
        Some(rest) => format!("ال{rest}"),
        None => words.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// The name by which the article speaks of a body that is not the known one of that name.
pub(super) fn own_name(article: &Article, extraction: &Extraction, ix: usize) -> Option<String> {
    let chain = extraction.chains.get(ix).filter(|c| !c.known.is_empty())?;
    let mention = extraction.mentions.iter().find(|m| m.chain as usize == ix)?;
    (chain.kind == EntityKind::Organization && mention.kind == MentionKind::Organization)
        .then(|| name_of(mention.span.of(&article.body.text)))
}

/// Whether a name is made of words of daily life alone: «الحزب الاشتراكي», «المستشفى العسكري»; not
/// «جامعة دنفر», «محكمة باريس», «الحزب الاشتراكي السويسري».
fn is_generic(corpus: &Corpus, name: &str) -> bool {
    use crate::lexicon::words::Class;
    const DAILY: Class = Class::NOUN
        .or(Class::ADJECTIVE)
        .or(Class::ORG_HEAD)
        .or(Class::PLACE_HEAD)
        .or(Class::TITLE)
        .or(Class::STOP)
        .or(Class::COUNTED);
    let words = &corpus.lexicon.words;
    let folded = fold(name);
    let mut all = folded.split_whitespace().peekable();
    let daily = |word: &str| {
        let bare = crate::text::clitics::bare(word);
        let short = word.strip_prefix("ال").unwrap_or(word);
        let class = words.class(word).or(words.class(bare)).or(words.class(short));
        class.or(words.common(word)).is(DAILY) && !is_nisba(short)
    };
    all.peek().is_some() && all.all(daily)
}
