//! Whose a body is that many lands have by one name: «البرلمان», «الحزب الاشتراكي», «الكونغرس»,
//! «السفارة البرازيلية».
//!
//! Such a body is that of a country, as its sentence or the head of the article says; an embassy or a
//! mission is also of the land it stands in. What nothing tells is a body of its article alone.
//! A known party or parliament that goes by words every land has («الحزب الجمهوري») is not meant
//! where the article does not name its country and tells of another.

use super::Corpus;
use super::context::{self, Homes, Weights};
use super::variants::Identity;
use crate::base::Key;
use crate::document::{Article, EntityKind};
use crate::extract::chains::office;
use crate::extract::{Chain, Extraction, MentionKind};
use crate::lexicon::things::is_nisba;
use crate::text::{WordSet, fold};

/// Heads of bodies that stand in another land than the one they are of.
const ABROAD: WordSet = WordSet::new(&["سفاره", "قنصليه", "بعثه"]);
/// Boards of firms, which no country has one of.
const BOARDS: WordSet = WordSet::new(&["الاشراف", "المراقبه", "الاداره", "الامناء"]);

/// The identity of a chain whose name alone does not tell it, or `None` when it does.
pub(super) fn identity(
    corpus: &Corpus,
    homes: &Homes,
    read: (&Article, &Extraction),
    ix: usize,
) -> Option<Identity> {
    let chain = read.1.chains.get(ix).filter(|c| c.kind == EntityKind::Organization)?;
    if !chain.known.is_empty() {
        return known(corpus, read, ix, chain);
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
    read: (&Article, &Extraction),
    ix: usize,
    chain: &Chain,
) -> Option<Identity> {
    let things: Vec<_> = chain.known.iter().filter_map(|k| corpus.lexicon.get(k)).collect();
    let doubtful = things.iter().all(|t| {
        let band = t.class == "body" && t.name.starts_with("الجماعة");
        !t.carded
            && t.country.is_some()
            && (band || matches!(t.class.as_str(), "party" | "parliament"))
    });
    if !doubtful {
        return None;
    }
    let called = said(read, ix)?;
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
