//! Under which term each word of the site is kept: what the word is, as far as the lexicon and
//! the site itself can tell.
//!
//! Comes in: every folded form with how it is written and the names it was read as. Goes out: one
//! term a form. A name is kept as it is: «فلسطين» loses no ين, «لبنان» no ل. Of a common noun or verb
//! the lemma is kept when the tables know it, else what a light stemmer leaves.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use rayon::prelude::*;

use super::words::{SUFFIXES, letters, reductions, splits};
use crate::base::hash::BuildWordHasher;
use crate::lexicon::Lexicon;
use crate::lexicon::table::{cell, rows};
use crate::lexicon::words::{Class, Words};
use crate::text::fold::fold;

/// How a form stands in the texts.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Written with a hamza on the alef before its lam: «ألمانيا» has no article.
    pub hamza: bool,
    /// What it was read as when a mention begins inside it: «بلبنان» is «لبنان».
    pub name: Option<String>,
}

/// The forms of the site; looked up, never walked.
pub type Forms = HashMap<String, Form, BuildWordHasher>;

type Set = HashSet<String, BuildWordHasher>;

/// Reads forms into terms.
pub struct Reader<'a> {
    words: &'a Words,
    lemmas: HashMap<String, String, BuildWordHasher>,
    /// Words of names of persons and places: the lexicon's, and those of the site.
    names: Set,
    forms: &'a Forms,
    stops: Set,
    /// Words of everyday life.
    plain: Set,
    /// Words with a hamza, by how they are spelt whatever its seat is.
    seated: HashMap<String, String, BuildWordHasher>,
}

const PLURALS: &str = include_str!("plurals.tsv");

/// How foreign a word must sound at the least that another spelling makes foreign: sixteenths of a
/// bit.
const NATIVE: i32 = -16;

/// Endings that foreign names have of themselves.
const FINALS: [&str; 7] = ["ا", "ه", "ون", "ين", "ان", "وا", "تا"];

const COMMON: Class = Class::NOUN
    .or(Class::ADJECTIVE)
    .or(Class::VERB)
    .or(Class::TIME)
    .or(Class::NUMBER)
    .or(Class::QUALIFIER)
    .or(Class::ORG_HEAD)
    .or(Class::PLACE_HEAD)
    .or(Class::COUNTED)
    .or(Class::TITLE);

impl<'a> Reader<'a> {
    pub fn new(
        lexicon: &'a Lexicon,
        names: Vec<String>,
        particles: &BTreeSet<String>,
        forms: &'a Forms,
    ) -> Self {
        let plain: Set = rows(PLURALS).map(|row| key(cell(&row, 0))).collect();
        // «نشيد» is a noun before it is «we praise».
        let time = |form: &str| lexicon.words.class(form).is(Class::TIME);
        let verbs: Vec<(String, String)> = lexicon.words.verb_forms().collect();
        let verbs = verbs.into_par_iter().filter(|(form, lemma)| {
            let key = key(form);
            !plain.contains(&key) && !time(&key) && conjugated(form, lemma)
        });
        let others: Vec<(String, String)> = lexicon.words.noun_forms().chain(plurals()).collect();
        let lemmas = verbs
            .chain(others)
            .map(|(form, lemma)| (key(&form), key(&lemma)))
            .filter(|(form, lemma)| form != lemma && !form.contains(' ') && !lemma.contains(' '));
        // Of two lemmas of one form the last is taken.
        let lemmas: Vec<(String, String)> = lemmas.collect();
        let lemmas = lemmas.into_iter().collect();
        let mut stops = stops(lexicon);
        stops.retain(|w| !particles.contains(w));
        let stops = stops.into_iter().collect();
        let bare = |w: &String| w.strip_prefix("ال").filter(|r| letters(r) >= 3).map(str::to_owned);
        let bared: Vec<String> = names.iter().filter_map(bare).collect();
        let names = names.into_iter().chain(bared).collect();
        let seated = hamzas(lexicon.words.written());
        Self { words: lexicon.words, lemmas, names, forms, stops, plain, seated }
    }

    /// The term of a form; `None` for words that carry no meaning of their own.
    pub fn term(&self, form: &str) -> Option<String> {
        let seen = self.forms.get(form);
        if let Some(name) = seen.and_then(|f| f.name.as_ref()) {
            return Some(self.lemma(self.article_off(name)));
        }
        if form.bytes().all(|b| b.is_ascii()) {
            return Some(form.to_owned());
        }
        if self.is_stop(form) {
            return None;
        }
        let base = self.base(form, seen.is_some_and(|f| f.hamza));
        if letters(base) < 2 || self.is_stop(base) {
            return None;
        }
        let lemma = self.lemma(base);
        // «قاضية» is of «قاضي», and that of «قاض».
        let term = if lemma == base { lemma } else { self.lemma(&lemma) };
        // «بينت» is no «بين».
        Some(if self.is_stop(&term) { base.to_owned() } else { term })
    }

    /// A name that looks like another word with an ending: «طالبان» is no pair of students.
    pub fn own_name<'w>(&self, form: &'w str) -> Option<&'w str> {
        let hamza = self.forms.get(form).is_some_and(|f| f.hamza);
        let base = self.base(form, hamza);
        if !self.names.contains(base) {
            return None;
        }
        let lemma = self.lemmas.get(base)?;
        let ending = base.strip_prefix(lemma.as_str())?;
        SUFFIXES.contains(&ending).then_some(base)
    }

    /// A word no table knows whose letters stand together as in no Arabic word: a foreign name, most
    /// likely.
    pub fn sounds_foreign(&self, word: &str) -> bool {
        letters(word) >= 4 && !self.is_common(word) && !self.inflected(word) && self.foreign(word)
    }

    /// Whether letters stand in a word as they do in foreign names.
    fn foreign(&self, word: &str) -> bool {
        self.words.sound(word) > 0
    }

    /// How foreign a word sounds that may be a foreign name. Two words of one sound are one only when
    /// the two together sound foreign: «خليل» and «جليل» are two.
    pub fn foreign_name(&self, word: &str) -> Option<i32> {
        let sound = self.words.sound(word);
        (sound > NATIVE && !self.is_common(word)).then_some(sound)
    }

    /// Whether a term is a name's word.
    pub fn is_name(&self, word: &str) -> bool {
        const NAME: Class = Class::GIVEN.or(Class::SURNAME).or(Class::FOREIGN);
        let class = self.words.class(word);
        self.names.contains(word)
            || class.is(NAME) && !class.is(Class::AMBIGUOUS) && !class.is(COMMON)
    }

    /// Whether it is the name of something of the site, or of a place everybody knows.
    pub fn names_something(&self, word: &str) -> bool {
        self.names.contains(word) && !self.is_common(word)
    }

    /// A noun, adjective or verb of the tables.
    pub fn is_common(&self, word: &str) -> bool {
        let told = self.lemmas.contains_key(word) || self.plain.contains(word);
        (told || self.words.class(word).is(COMMON)) && !self.is_given(word)
    }

    /// A form of which a table says what it is of.
    pub fn is_formed(&self, word: &str) -> bool {
        self.lemmas.contains_key(word)
    }

    /// A word of which a table says what its singular or its plurals are.
    pub fn is_told(&self, word: &str) -> bool {
        self.plain.contains(word) || self.lemmas.contains_key(word)
    }

    /// «ياسر» is somebody here before it is a form of «أسر».
    fn is_given(&self, word: &str) -> bool {
        const NOUN: Class = Class::NOUN.or(Class::ADJECTIVE);
        let class = self.words.class(word);
        class.is(Class::GIVEN)
            && !class.is(NOUN)
            && !self.plain.contains(word)
            && self.names.contains(word)
    }

    pub fn is_stop(&self, word: &str) -> bool {
        self.stops.contains(word)
    }

    /// Forms that stand for another word, and those words.
    pub fn lemma_forms(&self) -> impl Iterator<Item = &str> {
        self.lemmas.keys().chain(&self.plain).map(String::as_str)
    }

    pub fn stops(&self) -> BTreeSet<&String> {
        self.stops.iter().collect()
    }

    /// A name without its article.
    fn article_off<'w>(&self, name: &'w str) -> &'w str {
        let hamza = self.forms.get(name).is_some_and(|f| f.hamza);
        name.strip_prefix("ال").filter(|rest| !hamza && letters(rest) >= 3).unwrap_or(name)
    }

    /// «ألمانيا» begins with no article.
    pub fn keeps_article(&self, word: &str) -> bool {
        self.forms.get(word).is_some_and(|f| f.hamza)
    }

    /// A form of the site without clitics and article.
    pub fn bare<'w>(&self, form: &'w str) -> &'w str {
        self.base(form, self.keeps_article(form))
    }

    /// The word without clitics and article.
    fn base<'w>(&self, form: &'w str, hamza: bool) -> &'w str {
        let articled = splits(form).filter(|(p, least, _)| *least == 2 && p.len() >= 4);
        let article = articled
            .map(|(p, _, rest)| (p, rest))
            .filter(|(_, rest)| letters(rest) >= 2 && !self.is_stop(rest))
            .min_by_key(|(_, rest)| rest.len());
        if let Some(("ال", rest)) = article
            && !hamza
            && (self.known(rest) || self.inflected(rest) || self.forms.contains_key(rest))
        {
            return rest;
        }
        let class = self.words.class(form);
        let whole = class.is(COMMON.or(Class::AMBIGUOUS)) || self.is_common(form);
        if whole || self.names.contains(form) && !form.starts_with("ال") {
            return form;
        }
        if let Some((prefix, rest)) = article
            && !hamza
            && !self.inflected(form)
            // «والدته», «بالغ»: only «ال» itself needs no witness before a short rest.
            && (prefix == "ال" || letters(rest) >= 4 || self.known(rest) || self.seen(rest))
        {
            return rest;
        }
        if hamza && form.starts_with("ال") || self.is_name(form) || self.inflected(form) {
            return form;
        }
        let clitics = splits(form).filter(|(_, least, _)| *least > 2);
        let readings =
            clitics.filter(|(_, least, rest)| letters(rest) >= *least).map(|(_, _, rest)| rest);
        let fits = |rest: &&str| {
            self.is_stop(rest)
                || self.known(rest)
                || self.inflected(rest)
                || self.seen(rest)
                || letters(rest) > 4 && reductions(rest, 4).any(|stem| self.seen(&stem))
                || self.seen_otherwise(rest)
        };
        readings.into_iter().find(fits).unwrap_or(form)
    }

    fn known(&self, word: &str) -> bool {
        self.is_common(word) || self.is_name(word)
    }

    /// What a word nobody knows would be without the letter it begins with, when that is a clitic's.
    pub fn unclear<'w>(&self, term: &'w str) -> Option<&'w str> {
        let rest = term.strip_prefix(['ل', 'ب', 'و', 'ف'])?;
        let plain = letters(rest) >= 3 && !self.known(term) && !self.inflected(term);
        (plain && !self.known(rest) && !self.is_stop(rest)).then_some(rest)
    }

    /// Stands in the texts bare or with its article.
    fn seen(&self, word: &str) -> bool {
        letters(word) >= 3
            && (self.forms.contains_key(word) || self.forms.contains_key(&format!("ال{word}")))
    }

    /// «غواصين», when the texts have «غواصون».
    fn seen_otherwise(&self, word: &str) -> bool {
        let stem = ["ون", "ين", "ات"].iter().find_map(|end| word.strip_suffix(end));
        let stem = stem.filter(|stem| letters(stem) >= 4);
        let ends = ["ون", "ين", "ات", "ه", "ي"];
        stem.is_some_and(|stem| ends.iter().any(|end| self.seen(&format!("{stem}{end}"))))
    }

    /// A known word with an ending.
    fn inflected(&self, word: &str) -> bool {
        reductions(word, 3)
            .any(|stem| self.words.class(&stem).is(COMMON) || self.lemmas.contains_key(&*stem))
    }

    /// «مقاتلي طالبان»: a plural before what it belongs to, when the texts have «مقاتلين» too.
    fn bound<'w>(&self, word: &'w str) -> Option<&'w str> {
        let stem = word.strip_suffix(['ي', 'و']).filter(|stem| letters(stem) >= 4)?;
        let plural = ["ين", "ون"].iter().any(|end| {
            let whole = format!("{stem}{end}");
            self.forms.contains_key(&whole) || self.forms.contains_key(&format!("ال{whole}"))
        });
        (plural && self.seen(stem)).then_some(stem)
    }

    /// «وفاتها» stands among the known words as it is, and is «وفاة».
    fn owned(&self, base: &str) -> Option<String> {
        let endings = ["هما", "ها", "هم", "هن", "نا", "ه"];
        let stem = endings.iter().find_map(|s| base.strip_suffix(s))?;
        let feminine = stem.strip_suffix('ت').map(|stem| format!("{stem}ه"));
        // «بلده» is «بلدة»: only after a ت is a bare ه sure to be a pronoun.
        let sure = feminine.is_some() || !base.ends_with('ه');
        let is = |s: &String| letters(s) >= 3 && self.words.class(s).is(Class::NOUN);
        feminine.into_iter().chain(sure.then(|| stem.to_owned())).find(is)
    }

    fn lemma(&self, base: &str) -> String {
        if self.is_given(base) {
            return base.to_owned();
        }
        if let Some(lemma) = self.lemmas.get(base) {
            return self.lemmas.get(lemma).unwrap_or(lemma).clone();
        }
        let class = self.words.class(base);
        if self.is_name(base) || self.plain.contains(base) {
            return base.to_owned();
        }
        if let Some(stem) = base.strip_suffix('ه')
            && self.words.class(stem).is(Class::ADJECTIVE)
        {
            return stem.to_owned();
        }
        if class.is(Class::ADJECTIVE)
            && let Some(stem) =
                reductions(base, 3).find(|s| self.words.class(s).is(Class::ADJECTIVE))
        {
            return stem.into_owned();
        }
        // «مخرجة» is of «مخرج»; «مكتبة» is not of «مكتب».
        if let Some(stem) = base.strip_suffix('ه')
            && class.is(Class::TITLE)
            && self.words.class(stem).is(Class::TITLE)
        {
            return stem.to_owned();
        }
        if class.is(COMMON) || class.is(Class::AMBIGUOUS) {
            let stem = ["ات", "ون", "ين"].iter().find_map(|s| base.strip_suffix(s));
            let singular = stem.filter(|stem| letters(stem) >= 3).and_then(|stem| {
                let nouns = [stem.to_owned(), format!("{stem}ه")];
                let is = |s: &String| self.words.class(s).is(Class::NOUN.or(Class::ADJECTIVE));
                nouns.into_iter().find(is)
            });
            if let Some(singular) = singular.or_else(|| self.owned(base)) {
                return self.lemmas.get(&singular).cloned().unwrap_or(singular);
            }
            // Of «مشاورات» no table knows one.
            let many = base.strip_suffix("ات").filter(|stem| letters(stem) >= 4);
            return many.unwrap_or(base).to_owned();
        }
        if let Some(bound) = self.bound(base) {
            return bound.to_owned();
        }
        let spelt = std::iter::once(Cow::Borrowed(base)).chain(reductions(base, 4));
        if let Some(word) = spelt.into_iter().find_map(|word| self.reseated(&word)) {
            return self.lemmas.get(word).unwrap_or(word).clone();
        }
        for stem in reductions(base, 3) {
            if let Some(lemma) = self.lemmas.get(&*stem) {
                return lemma.clone();
            }
            if self.words.class(&stem).is(COMMON) {
                return stem.into_owned();
            }
        }
        self.stem(base)
    }

    /// The known word that only has its hamza on another seat: «مسئول» is «مسؤول».
    fn reseated(&self, word: &str) -> Option<&String> {
        if letters(word) < 4 || self.is_common(word) {
            return None;
        }
        let seats = word.char_indices().skip(1).filter(|(_, c)| matches!(c, 'ا' | 'و' | 'ي'));
        let with_hamza = |(at, c): (usize, char)| {
            let (head, tail) = (word.get(..at)?, word.get(at + c.len_utf8()..)?);
            self.seated.get(&format!("{head}ء{tail}"))
        };
        seats.into_iter().find_map(with_hamza)
    }

    /// What is left of a word nobody knows: four letters at least, three for a feminine noun. A name
    /// takes no endings: what would leave one is no ending.
    fn stem(&self, base: &str) -> String {
        // «بحذائه» is kept under «حذا», as «حذاء» is.
        let seated = |form: &Cow<str>| {
            let rest = base.strip_prefix(&**form).unwrap_or_default();
            form.ends_with('ا') && rest.starts_with(['ي', 'و'])
        };
        if let Some(seated) = reductions(base, 3).find(seated) {
            return seated.into_owned();
        }
        // «إلكترونية» is of «إلكتروني».
        if let Some(nisba) = base.strip_suffix('ه').filter(|s| s.ends_with('ي') && letters(s) >= 4)
        {
            return nisba.to_owned();
        }
        let feminine = |form: &Cow<str>| form.ends_with('ه') && letters(form) == 4;
        // «هيروشيما» has no ending, unless the texts have it without one.
        let foreign = self.sounds_foreign(base);
        let word = |form: &Cow<str>| {
            let ending = base.strip_prefix(&**form).unwrap_or_default();
            !self.is_name(form) && (!foreign || !FINALS.contains(&ending) || self.seen(form))
        };
        reductions(base, 3)
            .filter(word)
            .find(|form| letters(form) >= 4 && !form.ends_with('ه') || feminine(form))
            .map_or_else(|| base.to_owned(), Cow::into_owned)
    }
}

/// Whether a form has the sound letters of the verb that stands for it: a table of what verbs tell has
/// «رفع» beside «علّق», and they are two words.
fn conjugated(form: &str, verb: &str) -> bool {
    let mut letters = form.chars();
    verb.chars()
        .filter(|c| !matches!(c, 'ا' | 'و' | 'ي' | 'ه' | 'ء'))
        .all(|c| letters.any(|other| other == c))
}

/// Words with a hamza inside, by their letters with it bare.
fn hamzas(written: impl Iterator<Item = &'static str>) -> HashMap<String, String, BuildWordHasher> {
    let plural = |row: [&'static str; _]| {
        std::iter::once(cell(&row, 0)).chain(cell(&row, 1).split('|').map(str::trim))
    };
    let all = written.chain(rows(PLURALS).flat_map(plural));
    let seated = |word: &'static str| {
        let mut letters = word.chars();
        let first = letters.next()?;
        let rest = letters.as_str();
        let bare = rest.replace(['أ', 'ؤ', 'ئ'], "ء").replace('آ', "ءا");
        let plain = !bare.contains('ء') || word.contains(' ');
        (!plain).then(|| (fold(&format!("{first}{bare}")), key(word)))
    };
    all.filter_map(seated).collect()
}

/// Folded as words of an index are.
fn key(form: &str) -> String {
    super::words::folded(form).join(" ")
}

/// Broken plurals and what else no ending tells: each form with its lemma.
fn plurals() -> impl Iterator<Item = (String, String)> {
    rows(PLURALS).flat_map(|row| {
        let lemma = cell(&row, 0).to_owned();
        let forms = cell(&row, 1).split('|').map(str::trim).filter(|f| !f.is_empty());
        forms.map(move |form| (form.to_owned(), lemma.clone())).collect::<Vec<_>>()
    })
}

/// Particles, pronouns and prepositions of one word. «علي» is a name as well and is not among them.
fn stops(lexicon: &Lexicon) -> BTreeSet<String> {
    let mut stops: BTreeSet<String> =
        lexicon.words.function_words().map(key).filter(|w| !w.contains(' ')).collect();
    stops.remove("علي");
    stops
}
