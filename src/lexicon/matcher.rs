//! Known names in a text: whole words, clitics allowed, longest at each place.
//!
//! The automaton runs over the folded words of the text, each after one space, so any white space
//! separates and no punctuation is crossed. A hit counts when it ends where a word ends and begins
//! where a word begins, or after proclitics (و ف ب ل ك and their pairs). A name with the article is
//! also sought as لل… (للأمم المتحدة). Of several hits the one that begins first and goes furthest
//! wins; a hit on the whole word wins over one behind a clitic, so باكو is never ب + اكو.

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use std::collections::BTreeMap;

use super::nationality::{Inflection, inflect};
use super::things::{Cue, Thing};
use crate::base::Span;
use crate::text::{Analysis, clitics};

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

pub(super) struct Matcher {
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    /// By pattern: what it can mean.
    meanings: Vec<Meaning>,
}

#[derive(Clone, Debug, Default)]
struct Meaning {
    /// The pattern begins with لل for ل + ال.
    lam_lam: bool,
    readings: Vec<(u32, Form, Cue)>,
}

impl std::fmt::Debug for Matcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Matcher({} patterns)", self.meanings.len())
    }
}

impl Matcher {
    pub(super) fn new(things: &[Thing]) -> Self {
        type Reading = (u32, Form, Cue);
        let mut patterns: BTreeMap<(String, bool), Vec<Reading>> = BTreeMap::new();
        for (ix, thing) in things.iter().enumerate() {
            let ix = u32::try_from(ix).unwrap_or(u32::MAX);
            let mut add = |pattern: String, lam_lam: bool, form: Form, cue: Cue| {
                if pattern.chars().count() < 2 {
                    return;
                }
                let readings = patterns.entry((pattern, lam_lam)).or_default();
                // «أرمينيا» is the country, and the accusative of its nisba; «سورية» is both too.
                let nisba = |f: Form| matches!(f, Form::Nationality(_)).then_some(f);
                if !readings.iter().any(|r| r.0 == ix && nisba(r.1) == nisba(form)) {
                    readings.push((ix, form, cue));
                }
            };
            for (pattern, lam_lam, form, cue) in forms(thing) {
                add(pattern, lam_lam, form, cue);
            }
        }
        let mut meanings = Vec::with_capacity(patterns.len());
        let mut keyed = Vec::with_capacity(patterns.len());
        for ((pattern, lam_lam), readings) in patterns {
            match keyed.last() {
                // One string, found plain and as لل…: the plain readings come first.
                Some((last, _)) if *last == pattern => {
                    let meaning: &mut Meaning = match meanings.last_mut() {
                        Some(m) => m,
                        None => continue,
                    };
                    meaning.readings.extend(readings);
                }
                _ => {
                    keyed.push((pattern, u32::try_from(meanings.len()).unwrap_or(u32::MAX)));
                    meanings.push(Meaning { lam_lam, readings });
                }
            }
        }
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(MatchKind::Standard)
            .build_with_values(keyed)
            .ok();
        Self { automaton, meanings }
    }

    pub(super) fn find(&self, text: &str, a: &Analysis) -> Vec<NameMatch> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let mut hits: Vec<Hit> = Vec::new();
        // The automaton tells its hits by where they end, so the last word only moves on.
        let mut last = 0;
        for m in automaton.find_overlapping_iter(&a.folded) {
            while a.solid_token(last).is_some_and(|t| t.folded.end() < m.end()) {
                last += 1;
            }
            if a.solid_token(last).is_none_or(|t| t.folded.end() != m.end()) {
                continue;
            }
            let Some(meaning) = self.meanings.get(m.value() as usize) else { continue };
            hits.extend(Hit::new(a, m.start(), last, m.value(), meaning.lam_lam));
        }
        // By first word; the longest first; then the fewest clitics.
        hits.sort_by(|x, y| {
            (x.first, y.last, x.clitic, x.start).cmp(&(y.first, x.last, y.clitic, y.start))
        });
        let mut out: Vec<NameMatch> = Vec::new();
        let mut free_from = 0;
        for hit in hits {
            if hit.first < free_from {
                continue;
            }
            free_from = hit.last;
            let Some(meaning) = self.meanings.get(hit.pattern as usize) else { continue };
            if meaning.readings.iter().any(|r| r.1 == Form::Not) {
                continue;
            }
            let end = a.solid_token(hit.last - 1).map_or(0, |t| t.span.end());
            let start = match meaning.lam_lam {
                // «للأمم»: the name begins at its own lam, the second one.
                true => a.text_at(text, hit.start + 'ل'.len_utf8()),
                false => a.text_at(text, hit.start),
            };
            out.push(NameMatch {
                span: Span::new(start.min(end), end),
                first: hit.first,
                last: hit.last,
                clitic: hit.clitic,
                readings: meaning.readings.clone(),
            });
        }
        out
    }
}

/// An accepted place of a pattern in the folded text.
struct Hit {
    /// Byte of `folded`.
    start: usize,
    first: usize,
    last: usize,
    clitic: usize,
    pattern: u32,
}

impl Hit {
    /// The hit that begins at byte `start` of `folded` and ends with the token `last`.
    fn new(a: &Analysis, start: usize, last: usize, pattern: u32, lam_lam: bool) -> Option<Self> {
        let end = a.solid_token(last)?.folded.end();
        let mut first = last;
        while let Some(before) = first.checked_sub(1)
            && a.solid_token(before)?.folded.end() > start
        {
            first = before;
        }
        let head = a.solid_token(first).filter(|t| t.is_word())?;
        let clitic = start.checked_sub(head.folded.start())?;
        let prefix = a.folded.get(head.folded.start()..start)?;
        let allowed = match lam_lam {
            true => matches!(prefix, "" | "و" | "ف"),
            false => clitics::is_proclitic(prefix),
        };
        // A clitic needs a name of three letters behind it.
        let long = clitic == 0 || a.folded.get(start..end)?.chars().count() >= 3;
        (allowed && long).then_some(Self { start, first, last: last + 1, clitic, pattern })
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
