//! Compares what was found with what is right. Counts, and one line for every error.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use warraq::text::fold_key;

use super::found::Found;
use super::markup::{Gold, Who};

/// How much was found of one kind of thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub gold: usize,
    pub found: usize,
    pub right: usize,
}

/// Precision and recall of clusters (B³), as shares of `of` mentions in millionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clusters {
    pub of: usize,
    pub precision: u64,
    pub recall: u64,
}

#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// By «mention person», «claim» …
    pub counts: BTreeMap<String, Count>,
    /// Right ones among those asked.
    pub shares: BTreeMap<String, (usize, usize)>,
    pub clusters: BTreeMap<String, Clusters>,
    /// Kind of error, and where.
    pub errors: Vec<(String, String)>,
}

/// One thing said twice: where it stands, its name in the gold set, its key in the findings.
type Pair = (String, String, String);

pub fn figures(set: &[Gold], found: &[Found]) -> Figures {
    let mut out = Figures::default();
    let (mut things, mut happenings): (Vec<Pair>, Vec<Pair>) = Default::default();
    for (gold, found) in set.iter().zip(found) {
        mentions(&mut out, gold, found, &mut things);
        if gold.only_mentions {
            continue;
        }
        speech(&mut out, gold, found);
        claims(&mut out, gold, found);
        events(&mut out, gold, found, &mut happenings);
    }
    for (name, pairs) in [("entities", &things), ("events", &happenings)] {
        let local: Vec<Pair> = pairs
            .iter()
            .map(|(doc, g, f)| (doc.clone(), format!("{doc}/{g}"), format!("{doc}/{f}")))
            .collect();
        out.clusters.insert(format!("{name} in an article"), clusters(&local));
        out.clusters.insert(format!("{name} across articles"), clusters(pairs));
        apart(&mut out, name, pairs);
    }
    out
}

impl Figures {
    fn add(&mut self, name: &str, gold: usize, found: usize, right: usize) {
        let count = self.counts.entry(name.to_owned()).or_default();
        count.gold += gold;
        count.found += found;
        count.right += right;
    }

    fn error(&mut self, kind: impl Into<String>, gold: &Gold, span: &Range<usize>, note: &str) {
        let line = format!("{}: {}{note}", gold.doc, around(&gold.text, span));
        self.errors.push((kind.into(), line));
    }
}

fn mentions(out: &mut Figures, gold: &Gold, found: &Found, pairs: &mut Vec<Pair>) {
    let mut used = BTreeSet::new();
    for (i, g) in gold.mentions.iter().enumerate() {
        let name = format!("mention {}", g.kind);
        let same = found.mentions.iter().find(|f| f.span == g.span);
        let right = same.is_some_and(|f| f.kind == g.kind);
        out.add(&name, 1, 0, usize::from(right));
        out.add("mention of any kind", 1, 0, usize::from(right));
        out.add("mention, its span alone", 1, 0, usize::from(same.is_some()));
        if let Some(f) = same {
            let key = match f.entity.as_str() {
                "" => format!("?{}/{i}", gold.doc),
                key => key.to_owned(),
            };
            pairs.push((gold.doc.clone(), g.entity.clone(), key));
        }
        let near: Vec<_> = found.mentions.iter().filter(|f| meet(&f.span, &g.span)).collect();
        used.extend(near.iter().map(|f| f.span.start));
        if right {
            continue;
        }
        let kind = match (same, near.first()) {
            (Some(_), _) => "wrong kind",
            (None, Some(_)) => "wrong boundary",
            (None, None) => "missed",
        };
        let seen: Vec<String> = near
            .iter()
            .map(|f| format!("{} «{}» ({})", f.kind, &gold.text[f.span.clone()], f.rule))
            .collect();
        let note =
            if seen.is_empty() { String::new() } else { format!("  found {}", seen.join(", ")) };
        out.error(format!("mention {}: {kind}", g.kind), gold, &g.span, &note);
    }
    for f in &found.mentions {
        out.add(&format!("mention {}", f.kind), 0, 1, 0);
        out.add("mention of any kind", 0, 1, 0);
        out.add("mention, its span alone", 0, 1, 0);
        if !used.contains(&f.span.start) {
            let note = format!("  rule {}", f.rule);
            out.error(format!("mention {}: not one", f.kind), gold, &f.span, &note);
        }
    }
}

/// Whether the words found name the speaker or source.
fn is_who(who: &Who, key: Option<&str>, words: &str, gold: &Gold, found: &Found) -> bool {
    match who {
        Who::Nobody => key.is_none() && words.is_empty(),
        Who::Words(name) => names(words, name),
        Who::Entity(id) => {
            let own: Vec<_> = gold.mentions.iter().filter(|m| m.entity == *id).collect();
            match key {
                Some(key) => own.iter().any(|m| {
                    found.mentions.iter().any(|f| f.entity == key && meet(&f.span, &m.span))
                }),
                None => own.iter().any(|m| names(words, &gold.text[m.span.clone()])),
            }
        }
    }
}

fn names(words: &str, name: &str) -> bool {
    let (words, name) = (fold_key(words), fold_key(name));
    !words.is_empty() && (words.contains(&name) || name.contains(&words))
}

fn speech(out: &mut Figures, gold: &Gold, found: &Found) {
    let mut pairs = Vec::new();
    for (i, g) in gold.speech.iter().enumerate() {
        for (j, f) in found.speech.iter().enumerate() {
            let share = shared(&gold.text, &g.span, &f.span);
            if share >= 800 && g.kind == f.kind {
                pairs.push((1000 - share, i, j));
            }
        }
    }
    let matched = pair_up(pairs);
    for (i, g) in gold.speech.iter().enumerate() {
        let mate = matched.iter().find(|(a, _)| *a == i).and_then(|(_, j)| found.speech.get(*j));
        out.add(g.kind, 1, 0, usize::from(mate.is_some()));
        let Some(f) = mate else {
            let near = found.speech.iter().filter(|f| meet(&f.span, &g.span));
            let near: Vec<String> =
                near.map(|f| format!("{} «{}»", f.kind, &gold.text[f.span.clone()])).collect();
            let kind = if near.is_empty() { "missed" } else { "wrong span or kind" };
            let note = if near.is_empty() {
                String::new()
            } else {
                format!("\n      found {}", near.join(", "))
            };
            out.error(format!("{}: {kind}", g.kind), gold, &g.span, &note);
            continue;
        };
        let right = is_who(&g.speaker, f.speaker.as_deref(), &f.speaker_text, gold, found);
        let share = out.shares.entry(format!("speaker of a {}", g.kind)).or_default();
        share.0 += usize::from(right);
        share.1 += 1;
        if !right {
            let key = f.speaker.as_deref().unwrap_or("-");
            let note = format!("\n      by {:?}, found {key} «{}»", g.speaker, f.speaker_text);
            out.error(format!("{}: wrong speaker", g.kind), gold, &g.span, &note);
        }
    }
    for (j, f) in found.speech.iter().enumerate() {
        out.add(f.kind, 0, 1, 0);
        let near = gold.speech.iter().any(|g| meet(&g.span, &f.span) && g.kind == f.kind);
        if !near && !matched.iter().any(|(_, b)| *b == j) {
            out.error(
                format!("{}: not one", f.kind),
                gold,
                &f.span,
                &format!("  by «{}»", f.speaker_text),
            );
        }
    }
}

fn claims(out: &mut Figures, gold: &Gold, found: &Found) {
    let mut pairs = Vec::new();
    for (i, g) in gold.claims.iter().enumerate() {
        for (j, f) in found.claims.iter().enumerate() {
            let same = g.measure == f.measure && (g.min, g.max) == (f.min, f.max);
            if same && meet(&g.span, &f.span) {
                pairs.push((1000 - shared(&gold.text, &g.span, &f.span), i, j));
            }
        }
    }
    let matched = pair_up(pairs);
    for (i, g) in gold.claims.iter().enumerate() {
        let mate = matched.iter().find(|(a, _)| *a == i).and_then(|(_, j)| found.claims.get(*j));
        out.add("claim", 1, 0, usize::from(mate.is_some()));
        let figure = format!("{} {}", g.measure, range(g.min, g.max));
        let Some(f) = mate else {
            let near = found.claims.iter().filter(|f| meet(&f.span, &g.span));
            let near: Vec<String> =
                near.map(|f| format!("{} {}", f.measure, range(f.min, f.max))).collect();
            let kind = if near.is_empty() { "missed" } else { "wrong figure or measure" };
            let note = format!("  is {figure}; found {}", near.join(", "));
            out.error(format!("claim: {kind}"), gold, &g.span, &note);
            continue;
        };
        let right = is_who(&g.source, f.source.as_deref(), &f.source_text, gold, found);
        let share = out.shares.entry("source of a claim".to_owned()).or_default();
        share.0 += usize::from(right);
        share.1 += 1;
        if !right {
            let key = f.source.as_deref().unwrap_or("-");
            let note = format!("  from {:?}, found {key} «{}»", g.source, f.source_text);
            out.error("claim: wrong source", gold, &g.span, &note);
        }
    }
    for f in &found.claims {
        out.add("claim", 0, 1, 0);
        if !gold.claims.iter().any(|g| meet(&g.span, &f.span)) {
            let note = format!("  found {} {}", f.measure, range(f.min, f.max));
            out.error("claim: not one", gold, &f.span, &note);
        }
    }
}

fn range(min: Option<u64>, max: Option<u64>) -> String {
    let side = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    if min == max { side(min) } else { format!("{}..{}", side(min), side(max)) }
}

fn events(out: &mut Figures, gold: &Gold, found: &Found, happenings: &mut Vec<Pair>) {
    let (mut pairs, mut loose) = (Vec::new(), Vec::new());
    for (i, g) in gold.events.iter().enumerate() {
        for (j, f) in found.events.iter().enumerate() {
            if meet(&g.span, &f.span) {
                let far = 1000 - shared(&gold.text, &g.span, &f.span);
                loose.push((far, i, j));
                if g.kind == f.kind {
                    pairs.push((far, i, j));
                }
            }
        }
    }
    let (matched, loose) = (pair_up(pairs), pair_up(loose));
    for (i, g) in gold.events.iter().enumerate() {
        let right = matched.iter().any(|(a, _)| *a == i);
        let mate = loose.iter().find(|(a, _)| *a == i).and_then(|(_, j)| found.events.get(*j));
        out.add(&format!("event {}", g.kind), 1, 0, usize::from(right));
        out.add("event of any kind", 1, 0, usize::from(right));
        out.add("event, its trigger alone", 1, 0, usize::from(mate.is_some()));
        if let Some(f) = mate {
            let key = match f.event.as_str() {
                "" => format!("?{}/{i}", gold.doc),
                key => key.to_owned(),
            };
            happenings.push((gold.doc.clone(), g.event.clone(), key));
        }
        if !right {
            let (kind, note) = match mate {
                Some(f) => ("wrong kind", format!("  found {}", f.kind)),
                None => ("missed", String::new()),
            };
            out.error(format!("event {}: {kind}", g.kind), gold, &g.span, &note);
        }
    }
    for f in &found.events {
        out.add(&format!("event {}", f.kind), 0, 1, 0);
        out.add("event of any kind", 0, 1, 0);
        out.add("event, its trigger alone", 0, 1, 0);
        if !gold.events.iter().any(|g| meet(&g.span, &f.span)) {
            out.error(format!("event {}: not one", f.kind), gold, &f.span, "");
        }
    }
}

/// One-to-one, nearest first.
fn pair_up(mut pairs: Vec<(usize, usize, usize)>) -> Vec<(usize, usize)> {
    pairs.sort_unstable();
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (_, i, j) in pairs {
        if !out.iter().any(|(a, b)| *a == i || *b == j) {
            out.push((i, j));
        }
    }
    out
}

/// B³ over the mentions that both name.
fn clusters(pairs: &[Pair]) -> Clusters {
    let mut sizes: [BTreeMap<&str, usize>; 2] = Default::default();
    let mut both: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (_, g, f) in pairs {
        *sizes[0].entry(g).or_default() += 1;
        *sizes[1].entry(f).or_default() += 1;
        *both.entry((g, f)).or_default() += 1;
    }
    let mut out = Clusters { of: pairs.len(), ..Clusters::default() };
    for ((g, f), n) in &both {
        let square = (n * n * 1_000_000) as u64;
        out.precision += square / sizes[1][f] as u64;
        out.recall += square / sizes[0][g] as u64;
    }
    out
}

/// Tells what was split and what was thrown together.
fn apart(out: &mut Figures, name: &str, pairs: &[Pair]) {
    let mut split: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut merged: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (_, g, f) in pairs {
        split.entry(g).or_default().insert(f);
        merged.entry(f).or_default().insert(g);
    }
    for (what, sets) in [("split", split), ("thrown together", merged)] {
        for (one, many) in sets.iter().filter(|(_, many)| many.len() > 1) {
            let many: Vec<&str> = many.iter().copied().collect();
            out.errors.push((format!("{name}: {what}"), format!("{one}: {}", many.join(" | "))));
        }
    }
}

fn meet(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Shared letters over all letters of both, in thousandths.
fn shared(text: &str, a: &Range<usize>, b: &Range<usize>) -> usize {
    let letters = |from: usize, to: usize| text.get(from..to).map_or(0, |s| s.chars().count());
    let both = letters(a.start.max(b.start), a.end.min(b.end));
    let all = letters(a.start.min(b.start), a.end.max(b.end));
    (both * 1000).checked_div(all).unwrap_or_default()
}

/// The words with their neighbours.
fn around(text: &str, span: &Range<usize>) -> String {
    let before: Vec<char> = text[..span.start].chars().rev().take(24).collect();
    let before: String = before.into_iter().rev().collect();
    let after: String = text[span.end..].chars().take(24).collect();
    let line = format!("{before}⟦{}⟧{after}", &text[span.clone()]);
    line.replace('\n', " ")
}
