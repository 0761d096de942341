//! Known names in a text: whole words, clitics allowed, longest at each place.
//!
//! Names are sought by their folded words, so any white space separates and no punctuation is
//! crossed but the dots of letters («بي.إم.دبليو»). A name begins where a word begins, or after proclitics (و ف ب ل ك and their pairs), and
//! ends where a word ends. A name with the article is also sought as لل… (للأمم المتحدة). Of several
//! the one that begins first and goes furthest wins; one of the whole word wins over one behind a
//! clitic, so باكو is never ب + اكو.

use super::names::{Form, Node, Reading, Tree};
use crate::base::Span;
use crate::text::{Analysis, clitics};

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
    pub readings: Vec<Reading>,
}

/// The names, word by word.
#[derive(Debug)]
pub(super) struct Matcher {
    tree: Tree,
}

impl Matcher {
    pub(super) fn new(tree: Tree) -> Self {
        Self { tree }
    }

    /// True when a name begins with the folded word, clitics before it allowed.
    pub(super) fn begins(&self, word: &str) -> bool {
        clitics::names(word).any(|(_, stem)| self.tree.first(stem).is_some())
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
            let mut readings: Vec<Reading> = hit.node.readings().collect();
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
            let Some(mut node) = self.tree.first(stem) else { continue };
            let mut last = at + 1;
            loop {
                // A clitic needs a name of three letters behind it.
                let long = clitic == 0 || last > at + 1 || stem.chars().count() >= 3;
                let further = best.as_ref().is_none_or(|b| b.last < last);
                if long && further && ends_behind(&node, word.get(..clitic)) {
                    best = Some(Hit { first: at, last, clitic, node });
                }
                if !node.more || a.starts_block(last) {
                    break;
                }
                let word = if is_dot(a, last) { last + 1 } else { last };
                let Some(next) = self.tree.next(&node, a.word(word)) else { break };
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

/// Whether a name ends here that may stand behind the proclitics.
fn ends_behind(node: &Node, proclitics: Option<&str>) -> bool {
    node.is_plain() || node.is_lam_lam() && matches!(proclitics, Some("" | "و" | "ف"))
}

/// An accepted name.
struct Hit<'m> {
    first: usize,
    last: usize,
    clitic: usize,
    node: Node<'m>,
}

impl Hit<'_> {
    fn found(&self, text: &str, a: &Analysis, readings: Vec<Reading>) -> NameMatch {
        let token = |at: usize| a.solid_token(at).copied();
        let end = token(self.last - 1).map_or(0, |t| t.span.end());
        // «للأمم»: the name begins at its own lam, the second one.
        let lam = if self.node.is_plain() { 0 } else { 'ل'.len_utf8() };
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

#[cfg(test)]
mod tests {
    use crate::base::Span;
    use crate::lexicon::{Cue, Lexicon};
    use crate::text::analyze;

    fn names(text: &str) -> Vec<(String, String)> {
        let lexicon = Lexicon::new(&[], &[]);
        let a = analyze(text, &[Span::new(0, text.len())], |_| false);
        let key = |ix: u32| lexicon.things.get(ix as usize).unwrap().key.to_string();
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
            let key = |ix: u32| lexicon.things.get(ix as usize).unwrap().key.to_string();
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
