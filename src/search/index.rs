//! From forms and their places to the lines of the index.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::docs::{Kind, LEAD, Order, TITLE};
use super::frame::{self, Found, Frame};
use super::gather::{Gathering, Names as Read, Places, names};
use super::heard::{Heard, joined_pairs, single_names, spellings, spoken};
use super::latin::coarse;
use super::lines::{Line, Lines, Posting};
use super::roots::{self, Readings, roots};
use super::terms::{Form, Forms, Reader};
use super::typos::Slips;
use super::words::{self, Line as Known, find, folded, letters};
use crate::base::hash::BuildWordHasher;
use crate::knowledge::EntityId;
use crate::lexicon::Lexicon;
use crate::lexicon::table::{cell, rows};
use crate::site::Site;

/// What the index is made of.
pub struct Index {
    pub frame: Frame,
    /// The frame is that of the last build.
    pub again: bool,
    /// Where the terms stand, by the numbers of their lines.
    pub places: Vec<(u32, Vec<Posting>)>,
    /// Where other lines lead to: things named in articles, pairs of words.
    pub others: BTreeMap<String, Vec<Posting>>,
    /// What follows common words, written: only phrases ask for it.
    pub phrases: Vec<(String, String)>,
}

/// The whole names of the entities, by number.
pub type Names = Vec<(usize, Vec<String>)>;

/// Makes the index; its frame is taken from the last build when it would be the same.
pub fn index(
    site: &Site,
    lexicon: &Lexicon,
    order: &Order,
    gathered: &[Gathering],
    whole: &Names,
    before: Option<Frame>,
) -> Index {
    let read = names(site, lexicon.words);
    let print = frame::print(site, order, gathered, whole, &read);
    let before = before.filter(|frame| frame.is_of(&print));
    let before = before.map(|frame| (frame.places(gathered), frame));
    let before = before.filter(|(places, frame)| frame.holds(places));
    let again = before.is_some();
    let (places, frame) = before.unwrap_or_else(|| {
        let frame = make(site, lexicon, order, gathered, whole, read).of(print);
        (frame.places(gathered), frame)
    });
    let mut others = mentioned(site, order);
    for (pair, things) in joined_pairs(whole) {
        let places = things.into_iter().map(|n| Posting::new(Kind::Entity, n, TITLE));
        others.insert(format!("&{pair}"), places.collect());
    }
    let phrases = frame.phrases(gathered);
    Index { frame, again, places, others, phrases }
}

/// Makes the frame.
fn make(
    site: &Site,
    lexicon: &Lexicon,
    order: &Order,
    gathered: &[Gathering],
    whole: &Names,
    read: Read,
) -> Frame {
    let mut forms = Forms::default();
    forms.reserve(gathered.len());
    for word in gathered {
        let hamza = !word.hamza.is_empty();
        forms.insert(word.form.clone(), Form { hamza, name: None });
    }
    let singles = single_names(lexicon);
    let all_names = read.names.into_iter().chain(singles.keys().cloned()).collect();
    for (form, name) in read.clitics {
        forms.entry(form).or_default().name = Some(name);
    }
    let reader = Reader::new(lexicon, all_names, &read.particles, &forms);
    let mut lines = Lines::default();
    // Each form with its term; those of names of their own are found by their name.
    let mut terms: Vec<(&str, String)> = Vec::with_capacity(gathered.len());
    let mut own: BTreeSet<&str> = BTreeSet::new();
    let read = gathered.par_iter().map(|Gathering { form, .. }| {
        let term = reader.term(form)?;
        Some((term, reader.own_name(form).map(str::to_owned)))
    });
    let read: Vec<Found> = read.collect();
    for (Gathering { form, places, .. }, read) in gathered.iter().zip(&read) {
        let Some((term, name)) = read else { continue };
        let told = once(places).count();
        if let Some(name) = name {
            let line = lines.entry(name.clone()).or_default();
            line.name = true;
            line.near.push(term.clone());
            line.told += told;
            own.insert(form);
        }
        let line = lines.entry(term.clone()).or_default();
        line.name |= reader.names_something(term);
        line.told += told;
        terms.push((form, term.clone()));
    }
    let unclear: Vec<_> = terms
        .iter()
        .filter_map(|(_, term)| Some((reader.unclear(term)?.to_owned(), term.clone())))
        .filter(|(rest, _)| !lines.contains_key(rest))
        .collect();
    for (rest, term) in unclear {
        lines.entry(rest).or_default().means.push(term);
    }
    whole_names(&mut lines, whole, &reader);
    nations(&mut lines, site, lexicon, order, &reader);
    let stops = reader.stops().into_iter().filter(|w| letters(w) <= 6).cloned().collect();
    let slips = Slips::new(&lines, &reader, whole, &terms);
    let (kin, crowded) = of_one_root(&lines);
    plurals(&mut lines, &kin, &reader);
    terms.retain(|(form, _)| !own.contains(*form));
    exceptions(&mut lines, &terms);
    let spoken = spoken(&lines, whole, &reader);
    let heard = Heard { spoken: &spoken, singles: &singles, reader: &reader };
    spellings(&mut lines, &heard);
    guards(&mut lines, lexicon, &reader, &slips, &kin, &heard);
    synonyms(&mut lines, &reader);
    // In no order, like any of these tables.
    for (sound, words) in spoken.into_iter().collect::<Vec<_>>() {
        let words = words.into_iter().map(|spoken| spoken.word);
        lines.entry(format!("~{sound}")).or_default().means.extend(words);
    }
    for (pair, _) in joined_pairs(whole) {
        let key = format!("&{pair}");
        lines.entry(format!("~{}", coarse(&pair))).or_default().means.push(key.clone());
        lines.entry(key).or_default().name = true;
    }
    for (root, words) in kin.into_iter().collect::<Vec<_>>() {
        lines.entry(format!("^{root}")).or_default().means = words;
    }
    let forward = slips.words().map(|word| format!("${word}"));
    let backward = slips.words().map(|word| format!("%{}", word.chars().rev().collect::<String>()));
    Frame::new(lines, forward.chain(backward), &read, stops, crowded)
}

/// Each place once, whatever follows there.
pub(super) fn once(places: &Places) -> impl Iterator<Item = Posting> {
    places.chunk_by(|a, b| a.0 == b.0).filter_map(|same| same.first()).map(|(place, _)| *place)
}

/// Most words kept under one root.
pub(super) const KIN: usize = 24;

/// Words under the roots they may be of.
type Kin = HashMap<String, Vec<String>, BuildWordHasher>;

/// Under each root the words of articles that may be of it, the commonest first to stay; and, of
/// roots with more than stay, all words.
fn of_one_root(lines: &Lines) -> (Kin, Vec<Vec<String>>) {
    let mut found: HashMap<String, Vec<(usize, &str)>, BuildWordHasher> = HashMap::default();
    // «لثقب», when «ثقب» stands nowhere, is of the root of «ثقب».
    let told = |line: &Line| line.told > 0 || !line.means.is_empty();
    let words: Vec<_> = lines.iter().filter(|(_, line)| !line.name && told(line)).collect();
    let all: Vec<Vec<String>> = words.par_iter().map(|(key, _)| roots(key)).collect();
    for ((key, line), roots) in words.into_iter().zip(all) {
        for root in roots {
            found.entry(root).or_default().push((line.told, key));
        }
    }
    let mut crowded = Vec::new();
    let mut kin = Kin::default();
    for (root, mut words) in found.into_iter().collect::<Vec<_>>() {
        words.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        let mut words: Vec<String> = words.into_iter().map(|(_, word)| word.to_owned()).collect();
        if words.len() > KIN {
            crowded.push(words.clone());
        }
        words.truncate(KIN);
        kin.insert(root, words);
    }
    (kin, crowded)
}

/// Most words taken for the plurals or singulars of one.
const PLURALS: usize = 3;

/// Words of one root of which one may be the plural of the other know of each other, unless tables
/// say of both what they are: «عمل» is no plural of «عملة».
fn plurals(lines: &mut Lines, kin: &Kin, reader: &Reader) {
    let pairs = |words: &'_ Vec<String>| {
        let long = words.iter().filter(|word| letters(word) >= 3);
        let read: Vec<_> =
            long.map(|word| (word, reader.is_told(word), Readings::of(word))).collect();
        let mut out = Vec::new();
        for (at, (one, told, a)) in read.iter().enumerate() {
            for (other, both, b) in read.iter().skip(at + 1) {
                if !(*told && *both) && roots::of_number(a, b) {
                    out.push(((*one).clone(), (*other).clone()));
                }
            }
        }
        out
    };
    let all: Vec<&Vec<String>> = kin.values().collect();
    let all: Vec<Vec<(String, String)>> = all.into_par_iter().map(pairs).collect();
    let mut found: BTreeMap<&String, BTreeSet<&String>> = BTreeMap::new();
    for (one, other) in all.iter().flatten() {
        found.entry(one).or_default().insert(other);
        found.entry(other).or_default().insert(one);
    }
    for (word, others) in found {
        if others.len() > PLURALS {
            continue;
        }
        if let Some(line) = lines.get_mut(word) {
            line.number = others.into_iter().cloned().collect();
        }
    }
}

/// Words of the site that may be the plural or the singular of one that is not there.
fn numbers(word: &str, kin: &Kin, reader: &Reader) -> Vec<String> {
    if reader.is_name(word) || !reader.is_common(word) {
        return Vec::new();
    }
    let own = Readings::of(word);
    let told = reader.is_told(word);
    let roots: BTreeSet<&str> = own.roots().collect();
    let all = roots.into_iter().filter_map(|root| kin.get(root)).flatten();
    let fits = |other: &&String| {
        !(told && reader.is_told(other)) && roots::of_number(&own, &Readings::of(other))
    };
    let found: BTreeSet<&String> = all.filter(fits).collect();
    let few = found.len() <= PLURALS;
    found.into_iter().filter(|_| few).cloned().collect()
}

/// What a line is to a word that looks for it.
fn known(lines: &Lines, key: &str) -> Known {
    match lines.get(key) {
        Some(line) if line.name => Known::Name,
        Some(_) => Known::Word,
        None => Known::Absent,
    }
}

/// A name as one word, its articles off: under it the entity is found at once.
pub fn joined(name: &str, reader: &Reader) -> Option<String> {
    let words = folded(name);
    let bare = words.iter().map(|w| {
        let off = w.strip_prefix("ال").filter(|r| letters(r) >= 3);
        off.filter(|_| !reader.keeps_article(w)).unwrap_or(w)
    });
    let key: String = bare.collect();
    (words.len() <= 6 && letters(&key) >= 2).then_some(key)
}

fn whole_names(lines: &mut Lines, whole: &Names, reader: &Reader) {
    for (n, names) in whole {
        for name in names {
            if folded(name).len() == 1 && reader.term(&folded(name).concat()).is_none() {
                continue;
            }
            if let Some(key) = joined(name, reader) {
                // «المصريون» are an entity here, and the plural of «مصري».
                let term = match &*folded(name) {
                    [word] if reader.own_name(word).is_none() => reader.term(word),
                    _ => None,
                };
                let line = lines.entry(key.clone()).or_default();
                line.entities.push(u32::try_from(*n).unwrap_or(0));
                line.means.extend(term.filter(|term| *term != key));
            }
        }
    }
}

/// «كينيون», «كيني» and «الأرمن» mean their country as well, wherever it is named.
fn nations(lines: &mut Lines, site: &Site, lexicon: &Lexicon, order: &Order, reader: &Reader) {
    for (n, id) in (0_u32..).zip(&order.entities) {
        let thing = site.entity(*id).and_then(|entity| lexicon.get(&entity.key));
        let nation = thing.filter(|t| matches!(&*t.class, "country" | "continent" | "people"));
        let mut adjectives = Vec::new();
        for word in nation.iter().flat_map(|t| t.nisbas.iter().chain(&t.collectives)) {
            if let [word] = &*folded(word)
                && let Some(term) = reader.term(word)
            {
                lines.entry(term.clone()).or_default().nations.push(n);
                adjectives.push(term);
            }
        }
        // «زلزال المغرب» is told of in words like «وزارة الداخلية المغربية».
        for name in nation.iter().flat_map(|t| std::iter::once(&t.name).chain(&t.aliases)) {
            let words = folded(name);
            let term = if let [one] = &*words { reader.term(one) } else { None };
            if let Some(line) = term.and_then(|term| lines.get_mut(&term)) {
                line.near.extend(adjectives.iter().cloned());
            }
        }
    }
}

/// A form of the site that its rules would not lead to its term gets a line that does.
fn exceptions(lines: &mut Lines, terms: &[(&str, String)]) {
    let found = terms.par_iter().map(|(form, term)| {
        let found = find(form, &|key| known(lines, key));
        // The browser marks a word by its rules alone: what they do not reach is said here.
        let reached =
            words::find(form, &|key| if key == term { Known::Word } else { Known::Absent });
        (found.as_ref() != Some(term), reached.is_none())
    });
    let found: Vec<(bool, bool)> = found.collect();
    let of = |wanted: fn(&(bool, bool)) -> bool| {
        let all = terms.iter().zip(&found).filter(move |(_, found)| wanted(found));
        all.map(|((form, term), _)| ((*form).to_owned(), term.clone()))
    };
    for (form, term) in of(|(wrong, _)| *wrong) {
        lines.entry(form).or_default().means.push(term);
    }
    for (form, term) in of(|(_, unsaid)| *unsaid) {
        if let Some(line) = lines.get_mut(&term) {
            line.forms.push(form);
        }
    }
}

/// Known words that are not on the site must not be taken for others by rule or by slip.
fn guards(
    lines: &mut Lines,
    lexicon: &Lexicon,
    reader: &Reader,
    slips: &Slips,
    kin: &Kin,
    heard: &Heard,
) {
    let mut words: Vec<&str> = lexicon.words.known().collect();
    words.extend(heard.singles.keys().map(String::as_str));
    words.extend(reader.lemma_forms());
    let nisbas: BTreeSet<String> =
        lexicon.things.iter().flat_map(|t| &t.nisbas).flat_map(|n| folded(n)).collect();
    words.extend(nisbas.iter().map(String::as_str));
    words.par_sort_unstable();
    words.dedup();
    let guard = Guard { lines, reader, slips, kin, heard, nisbas: &nisbas };
    let found = words.par_iter().filter_map(|word| Some(((*word).to_owned(), guard.of(word)?)));
    let found: Vec<(String, Guarded)> = found.collect();
    let mut guarded = Vec::new();
    let mut respelt = Vec::new();
    for (word, found) in found {
        match found {
            Guarded::As(term) => guarded.push((word, term)),
            Guarded::Respelt => respelt.push(word),
        }
    }
    for (word, term) in guarded {
        let common = reader.is_common(&word);
        let number = if term.is_none() { numbers(&word, kin, reader) } else { Vec::new() };
        let line = lines.entry(word).or_default();
        line.number = number;
        line.known = true;
        line.name |= !common;
        line.means.extend(term);
    }
    for word in respelt {
        let spelt = heard.same(&word);
        let line = lines.entry(word).or_default();
        line.known = true;
        line.name = true;
        line.spelt.extend(spelt);
    }
}

/// A word and what is left of it when its first letters are taken for an article or a particle.
fn rests(word: &str) -> impl Iterator<Item = &str> {
    let enough = |least| if least > 2 { 5 } else { 3 };
    words::splits(word)
        .filter(move |(prefix, least, rest)| prefix.is_empty() || letters(rest) >= enough(*least))
        .map(|(_, _, rest)| rest)
}

/// What is said of a known word that is not on the site.
enum Guarded {
    /// It is known, and means this term if any.
    As(Option<String>),
    /// It is another spelling of a name that is here.
    Respelt,
}

/// What decides it.
struct Guard<'a> {
    lines: &'a Lines,
    reader: &'a Reader<'a>,
    slips: &'a Slips,
    kin: &'a Kin,
    heard: &'a Heard<'a>,
    nisbas: &'a BTreeSet<String>,
}

impl Guard<'_> {
    /// None when nothing need be said of the word.
    fn of(&self, word: &str) -> Option<Guarded> {
        let Self { lines, reader, .. } = *self;
        if word.contains(' ') || lines.contains_key(word) || reader.is_stop(word) {
            return None;
        }
        // «فورا» reads as ف and a particle: it is left out of queries.
        let term = reader.term(word)?;
        let here = lines.contains_key(&term);
        match find(word, &|key| known(lines, key)) {
            Some(found) if found == term => None,
            Some(found) => self.misled(word, &found, Some(term).filter(|_| here)),
            None if here => Some(Guarded::As(Some(term))),
            None => self.unfound(word),
        }
    }

    /// The rules lead to another word than the term, which is given when it is on the site.
    fn misled(&self, word: &str, found: &str, term: Option<String>) -> Option<Guarded> {
        let Self { lines, reader, .. } = *self;
        // «قضاة» are no «قضاء» somebody has.
        if reader.is_formed(word) && term.is_some() {
            return Some(Guarded::As(term));
        }
        // An ending comes off a common word rightly; a clitic or a name's letters do not.
        let bare = word.strip_prefix("ال").unwrap_or(word);
        let inflected =
            [word, bare].iter().any(|w| words::reductions(w, 3).any(|stem| stem == found));
        // «بيريفان» may be somebody's name; here it is ب and the city.
        let clitic = !inflected && found != bare;
        let told = lines.get(found).is_some_and(|l| l.name) && letters(found) >= 5;
        (!(clitic && told) && (reader.is_name(word) || clitic)).then_some(Guarded::As(term))
    }

    /// The rules lead nowhere, and the term is not on the site.
    fn unfound(&self, word: &str) -> Option<Guarded> {
        let Self { lines, reader, slips, kin, heard, nisbas } = *self;
        // Another spelling of a name that is here means that name.
        if !nisbas.contains(word) && !heard.alike(word).is_empty() {
            return Some(match heard.same(word).is_empty() {
                true => Guarded::As(None),
                false => Guarded::Respelt,
            });
        }
        // «وريد» is no و before a word.
        let taken = words::loose(word, &|key| known(lines, key)).is_some()
            || !numbers(word, kin, reader).is_empty()
            // «السنوار» is no slip for «السنوات», «كرواتيا» none for «رواتب» with a particle.
            || rests(word)
                .any(|w| slips.near(w) || words::reductions(w, 4).any(|s| slips.near(&s)))
            // «سمير» is nobody's «سمر», «كاسترو» not of the root of «سري».
            || reader.is_name(word)
                && rests(word).any(|w| roots(w).iter().any(|r| kin.contains_key(r)));
        taken.then_some(Guarded::As(None))
    }
}

/// Sets of words that tell of the same happening, `|` between them.
const SYNONYMS: &str = include_str!("synonyms.tsv");

/// A word of a set that is on the site or not gets the others of it that are.
fn synonyms(lines: &mut Lines, reader: &Reader) {
    for row in rows(SYNONYMS) {
        let words = cell(&row, 0).split('|').flat_map(folded);
        let terms: BTreeSet<String> = words.filter_map(|word| reader.term(&word)).collect();
        let told = |term: &&String| lines.get(*term).is_some_and(|l| l.told > 0);
        let here: Vec<String> = terms.iter().filter(told).cloned().collect();
        for term in &terms {
            let others = here.iter().filter(|other| *other != term).cloned();
            let line = lines.entry(term.clone()).or_default();
            line.akin.extend(others);
            line.known |= line.told == 0;
        }
    }
}

/// Under `@n` the articles that name entity `n`.
fn mentioned(site: &Site, order: &Order) -> BTreeMap<String, Vec<Posting>> {
    let numbers: BTreeMap<_, usize> =
        order.articles.iter().enumerate().map(|(n, id)| (*id, n)).collect();
    let entities: BTreeMap<EntityId, usize> =
        order.entities.iter().enumerate().map(|(n, id)| (*id, n)).collect();
    let mut all: Vec<Vec<Posting>> = vec![Vec::new(); order.entities.len()];
    let mut add = |n: usize, place: Posting| {
        if let Some(places) = all.get_mut(n) {
            places.push(place);
        }
    };
    for (id, n) in &entities {
        let Some(entity) = site.entity(*id) else { continue };
        for (article, count) in &entity.articles {
            if let Some(at) = numbers.get(article) {
                let weight = if *count >= 3 { LEAD } else { 1 };
                add(*n, Posting::new(Kind::Article, *at, weight));
            }
        }
    }
    for (n, id) in order.events.iter().enumerate() {
        let Some(event) = site.event(*id) else { continue };
        let who = event.participants.iter().map(|(id, _)| *id).chain(event.place);
        for at in who.filter_map(|id| entities.get(&id)) {
            add(*at, Posting::new(Kind::Event, n, LEAD));
        }
    }
    for (n, at) in order.quotes.iter().enumerate() {
        let speaker = site.quote(*at).and_then(|q| q.speaker);
        if let Some(at) = speaker.and_then(|id| entities.get(&id)) {
            add(*at, Posting::new(Kind::Quote, n, LEAD));
        }
    }
    let told = all.into_iter().enumerate().filter(|(_, places)| !places.is_empty());
    told.map(|(n, places)| (format!("@{n}"), places)).collect()
}
