//! Known names in a text: whole words, clitics allowed, longest at each place.
//!
//! Names are sought by their folded words, so any white space separates and no punctuation is
//! crossed but the dots of letters («بي.إم.دبليو»). A name begins where a word begins, or after proclitics (و ف ب ل ك and their pairs), and
//! ends where a word ends. A name with the article is also sought as لل… (للأمم المتحدة). Of several
//! the one that begins first and goes furthest wins; one of the whole word wins over one behind a
//! clitic, so باكو is never ب + اكو.

use std::collections::HashMap;

use super::nationality::{Inflection, inflect};
use super::things::{Cue, Thing};
use crate::base::Span;
use crate::base::hash::BuildWordHasher;
use crate::text::{Analysis, clitics, fold, letters};

/// What kind of form of a thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Its name.
    Name,
    /// Another spelling.
    Alias,
    /// An adjective or noun of its people.
    Nationality(Inflection),
    /// A string its card says is not it; matched only to keep others away.
    Not,
}

/// A known name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMatch {
    /// Bytes of the text, proclitics left out.
    pub span: Span,
    /// Tokens of `Analysis::solid`, end exclusive.
    pub first: usize,
    pub last: usize,
    /// Bytes of folded proclitics before it in its first word.
    pub clitic: usize,
    /// What it can mean: indices into `Lexicon::things`, with the form; at least one.
    pub readings: Vec<(u32, Form, Cue)>,
}

/// The names, word by word: a tree whose branches are folded words.
#[derive(Default)]
pub(super) struct Matcher {
    /// The node of each first word.
    first: HashMap<String, u32, BuildWordHasher>,
    nodes: Vec<Node>,
}

/// Where some names have come after their words so far.
#[derive(Debug, Default)]
struct Node {
    /// The words that go on, sorted, with their nodes.
    next: Vec<(String, u32)>,
    /// What it can mean to end here.
    readings: Vec<Reading>,
    /// The same with a first word in لل for ل + ال.
    lam_lam: Vec<Reading>,
}

type Reading = (u32, Form, Cue);

impl std::fmt::Debug for Matcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Matcher({} nodes)", self.nodes.len())
    }
}

impl Matcher {
    pub(super) fn new(things: &[Thing]) -> Self {
        let mut matcher = Self::default();
        matcher.first.reserve(things.len() * 2);
        for (ix, thing) in (0u32..).zip(things) {
            for (pattern, lam_lam, form, cue) in forms(thing) {
                if pattern.chars().count() >= 2 {
                    matcher.add(&pattern, lam_lam, (ix, form, cue));
                }
            }
        }
        matcher
    }

    fn add(&mut self, pattern: &str, lam_lam: bool, reading: Reading) {
        let mut words = pattern.split(' ');
        let first = words.next().unwrap_or_default();
        let mut node = match self.first.get(first) {
            Some(node) => *node,
            None => {
                let node = self.sprout();
                self.first.insert(first.to_owned(), node);
                node
            }
        };
        for word in words {
            node = self.branch(node, word);
        }
        let Some(node) = self.nodes.get_mut(node as usize) else { return };
        let readings = if lam_lam { &mut node.lam_lam } else { &mut node.readings };
        // «أرمينيا» is the country, and the accusative of its nisba; «سورية» is both too.
        let nisba = |f: Form| matches!(f, Form::Nationality(_)).then_some(f);
        if !readings.iter().any(|r| r.0 == reading.0 && nisba(r.1) == nisba(reading.1)) {
            readings.push(reading);
        }
    }

    /// The node after `word` at `node`, a new one if there is none.
    fn branch(&mut self, node: u32, word: &str) -> u32 {
        let new = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let Some(Node { next, .. }) = self.nodes.get_mut(node as usize) else { return new };
        match next.binary_search_by(|(w, _)| w.as_str().cmp(word)) {
            Ok(at) => next.get(at).map_or(new, |(_, node)| *node),
            Err(at) => {
                next.insert(at, (word.to_owned(), new));
                self.sprout()
            }
        }
    }

    fn sprout(&mut self) -> u32 {
        self.nodes.push(Node::default());
        u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX)
    }

    /// True when a name begins with the folded word, clitics before it allowed.
    pub(super) fn begins(&self, word: &str) -> bool {
        clitics::names(word).any(|(_, stem)| self.first.contains_key(stem))
    }

    /// The names in the text; `may_begin` says of a token whether a name may begin there.
    pub(super) fn find(
        &self,
        text: &str,
        a: &Analysis,
        may_begin: impl Fn(usize) -> bool,
    ) -> Vec<NameMatch> {
        let mut out: Vec<NameMatch> = Vec::new();
        let mut at = 0;
        while at < a.solid.len() {
            let Some(hit) = may_begin(at).then(|| self.longest(a, at)).flatten() else {
                at += 1;
                continue;
            };
            at = hit.last;
            // One string, found plain and as لل…: the plain readings come first.
            // What is said not to be one thing may well be another: its own card names it.
            let mut readings = [&hit.node.readings[..], &hit.node.lam_lam].concat();
            let denied = |readings: &[Reading], thing: u32| {
                readings.iter().any(|r| r.0 == thing && r.1 == Form::Not)
            };
            let all = readings.clone();
            readings.retain(|r| !denied(&all, r.0));
            if !readings.is_empty() {
                out.push(hit.found(text, a, readings));
            }
        }
        out
    }

    /// The name that begins in the word `at` and goes furthest; the one with the fewest clitics of
    /// those that go as far.
    fn longest(&self, a: &Analysis, at: usize) -> Option<Hit<'_>> {
        a.solid_token(at).filter(|t| t.is_word())?;
        let word = a.word(at);
        let mut best: Option<Hit> = None;
        for (clitic, stem) in clitics::names(word) {
            let Some(first) = self.first.get(stem) else { continue };
            let (mut node, mut last) = (*first, at + 1);
            while let Some(here) = self.nodes.get(node as usize) {
                // A clitic needs a name of three letters behind it.
                let long = clitic == 0 || last > at + 1 || stem.chars().count() >= 3;
                let further = best.as_ref().is_none_or(|b| b.last < last);
                if long && further && here.ends_behind(word.get(..clitic)) {
                    best = Some(Hit { first: at, last, clitic, node: here });
                }
                if here.next.is_empty() || a.starts_block(last) {
                    break;
                }
                let word = if is_dot(a, last) { last + 1 } else { last };
                let Some(next) = here.after(a.word(word)) else { break };
                (node, last) = (next, word + 1);
            }
        }
        best
    }
}

/// «بي.إم.دبليو», «جي. بي. مورغان»: the dot behind letters of a name.
fn is_dot(a: &Analysis, at: usize) -> bool {
    a.word(at) == "."
        && a.glued(at)
        && at.checked_sub(1).is_some_and(|b| a.word(b).chars().count() < 4)
        && !a.starts_block(at + 1)
}

impl Node {
    /// The node after one more word.
    fn after(&self, word: &str) -> Option<u32> {
        let at = self.next.binary_search_by(|(w, _)| w.as_str().cmp(word)).ok()?;
        self.next.get(at).map(|(_, node)| *node)
    }

    /// Whether a name ends here that may stand behind the proclitics.
    fn ends_behind(&self, proclitics: Option<&str>) -> bool {
        !self.readings.is_empty()
            || !self.lam_lam.is_empty() && matches!(proclitics, Some("" | "و" | "ف"))
    }
}

/// An accepted name.
struct Hit<'m> {
    first: usize,
    last: usize,
    clitic: usize,
    node: &'m Node,
}

impl Hit<'_> {
    fn found(&self, text: &str, a: &Analysis, readings: Vec<Reading>) -> NameMatch {
        let token = |at: usize| a.solid_token(at).copied();
        let end = token(self.last - 1).map_or(0, |t| t.span.end());
        // «للأمم»: the name begins at its own lam, the second one.
        let lam = if self.node.readings.is_empty() { 'ل'.len_utf8() } else { 0 };
        let start = match self.clitic + lam {
            0 => token(self.first).map_or(0, |t| t.span.start()),
            n => a.text_at(text, token(self.first).map_or(0, |t| t.folded.start()) + n),
        };
        NameMatch {
            span: Span::new(start.min(end), end),
            first: self.first,
            last: self.last,
            clitic: self.clitic,
            readings,
        }
    }
}

/// Every folded string under which a thing is sought.
fn forms(thing: &Thing) -> Vec<(String, bool, Form, Cue)> {
    let mut out = Vec::new();
    let mut add = |name: &str, form: Form, cue: Cue| {
        let folded = words(name);
        if let Some(after) = folded.strip_prefix("ال")
            && form != Form::Not
        {
            // ل + الأمم → للأمم; ل + الليكود → لليكود: three lams are never written.
            let stem = after.strip_prefix('ل').unwrap_or(after);
            out.push((format!("لل{stem}"), true, form, cue));
        }
        if let Some((one, two)) = folded.split_once(' ')
            && joins(one)
        {
            out.push((format!("{one}{two}"), false, form, cue));
        }
        out.push((folded, false, form, cue));
    };
    add(&thing.name, Form::Name, thing.cue);
    for alias in &thing.aliases {
        // A bare Latin acronym of two letters is too short to stand for anything.
        if alias.chars().count() > 2 || !alias.is_ascii() {
            // A longer alias brings its own cue: «مدينة صور», «صحيفة الأهرام».
            let plain = alias.is_ascii() || word_count(alias) > word_count(&thing.name);
            add(alias, Form::Alias, if plain { Cue::None } else { thing.cue });
        }
    }
    for not in &thing.not {
        add(not, Form::Not, Cue::None);
    }
    for nisba in &thing.nisbas {
        for (form, inflection) in inflect(&words(nisba)) {
            // «الكوري الجنوبي»: both words have the article.
            let both = form.split_once(' ').is_some_and(|(one, _)| is_adjective(one));
            let definite = if both { form.replace(' ', " ال") } else { form.clone() };
            add(&format!("ال{definite}"), Form::Nationality(inflection), Cue::None);
            add(&form, Form::Nationality(inflection), Cue::None);
        }
    }
    for collective in &thing.collectives {
        let form = Form::Nationality(Inflection::Collective);
        add(&format!("ال{collective}"), form, Cue::None);
        add(collective, form, Cue::None);
    }
    out
}

/// «كوري», «كورية» of «كوري جنوبي»; not «شرق» of «شرق أوسطي».
fn is_adjective(word: &str) -> bool {
    ["ي", "يه", "يا", "يون", "يين", "يات", "يان", "يتان", "يتين"].iter().any(|e| word.ends_with(e))
}

fn word_count(name: &str) -> usize {
    name.split_whitespace().count()
}

/// Written apart or together: عبد الله, أبو ظبي, قره باغ.
fn joins(first: &str) -> bool {
    matches!(first, "عبد" | "ابو" | "قره" | "ابي" | "كفر" | "بيت")
}

/// The folded words of a name as the analysis writes them: one space between tokens.
pub(super) fn words(name: &str) -> String {
    // Most names are words of plain letters, one space apart.
    let plain = |word: &str| !word.is_empty() && word.chars().all(letters::is_arabic_letter);
    if name.split(' ').all(plain) {
        return fold(name);
    }
    let span = Span::new(0, name.len());
    let a = crate::text::analyze(name, &[span], |_| true);
    a.folded.trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use crate::base::Span;
    use crate::lexicon::{Cue, Lexicon};
    use crate::text::analyze;

    fn names(text: &str) -> Vec<(String, String)> {
        let lexicon = Lexicon::new(&[], &[]);
        let a = analyze(text, &[Span::new(0, text.len())], |_| false);
        let key = |ix: u32| lexicon.things[ix as usize].key.to_string();
        lexicon
            .find(text, &a)
            .into_iter()
            .map(|m| (m.span.of(text).to_owned(), key(m.readings[0].0)))
            .collect()
    }

    #[test]
    fn clitics_come_off_names_and_only_there() {
        for (text, found) in [
            ("في باكو", &[("باكو", "baku")][..]),
            ("لأذربيجان", &[("أذربيجان", "azerbaijan")]),
            ("وبأذربيجان وأرمينيا", &[("أذربيجان", "azerbaijan"), ("أرمينيا", "armenia")]),
            ("للأمم المتحدة", &[("لأمم المتحدة", "united-nations")]),
            ("وللأمم  المتحدة", &[("لأمم  المتحدة", "united-nations")]),
            ("قوات الطيران", &[]),
            ("إلى أنقرة", &[("أنقرة", "ankara")]),
            ("وكالة «فرانس برس» قالت", &[("فرانس برس", "agence-france-presse")]),
            ("الأمم، المتحدة", &[]),
            ("قُرّه باغ", &[("قُرّه باغ", "nagorno-karabakh")]),
            ("قره\u{200c}باغ", &[("قره\u{200c}باغ", "nagorno-karabakh")]),
        ] {
            let found: Vec<_> =
                found.iter().map(|(w, k)| ((*w).to_owned(), (*k).to_owned())).collect();
            assert_eq!(names(text), found, "{text}");
        }
    }

    #[test]
    fn what_is_not_one_thing_may_be_another() {
        let card = |key: &str, name: &str, not: &[&str]| crate::document::EntityCard {
            key: key.into(),
            kind: crate::document::EntityKind::Person,
            name: name.to_owned(),
            not: not.iter().map(|n| (*n).to_owned()).collect(),
            ..Default::default()
        };
        let cards =
            [card("salim", "سليم البستاني", &[]), card("butrus", "البستاني", &["سليم البستاني"])];
        let lexicon = Lexicon::new(&cards, &[]);
        let found = |text: &str| -> Vec<String> {
            let a = analyze(text, &[Span::new(0, text.len())], |_| false);
            let names = lexicon.find(text, &a);
            let key = |ix: u32| lexicon.things[ix as usize].key.to_string();
            names.iter().flat_map(|m| m.readings.iter().map(|r| key(r.0))).collect()
        };
        assert_eq!(found("كتب سليم البستاني"), ["salim"]);
        assert_eq!(found("كتب البستاني"), ["butrus"]);
    }

    #[test]
    fn an_alias_longer_than_the_name_needs_no_cue() {
        let lexicon = Lexicon::new(&[], &[]);
        for (text, cue) in
            [("جنين", Cue::Head), ("مدينة مشهد", Cue::None), ("صحيفة الأهرام", Cue::None)]
        {
            let a = analyze(text, &[Span::new(0, text.len())], |_| false);
            let found = lexicon.find(text, &a);
            assert_eq!(found.first().map(|m| m.readings[0].2), Some(cue), "{text}");
        }
    }
}
