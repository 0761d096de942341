//! Lines become paragraphs, subheads and list items; sentences broken across lines are made whole.
//!
//! In: classified lines. Out: groups of line numbers with the kind of block each makes. Two lines are
//! one paragraph only on evidence: an open quotation that the second closes, a line that cannot end
//! where it does, a hard-wrapped text. Verses and texts whose every line is a paragraph stay apart.

use super::dates;
use super::lines::{self, Line, Open, Role};
use super::words::{self, first_word, is_verb, last_word, word_count, words};

/// What a group of lines is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Title,
    Paragraph,
    Heading(u8),
    /// An item of a list; the marker's length in bytes.
    Item {
        marker: usize,
        number: Option<u64>,
    },
}

/// Lines that make one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) kind: Kind,
    pub(crate) lines: Vec<usize>,
}

/// Groups the kept lines.
pub(crate) fn groups(text: &str, all: &[Line]) -> Vec<Group> {
    let stops = stops_everywhere(text, all);
    let mut out: Vec<Group> = Vec::new();
    let mut gap = true;
    for (i, line) in all.iter().enumerate() {
        gap = gap || line.gap;
        let kind = match line.role {
            Role::Cut(_) => continue,
            Role::Title => Kind::Title,
            Role::Text => Kind::Paragraph,
        };
        let last = out.last_mut().filter(|g| !gap && g.kind == Kind::Paragraph);
        gap = false;
        if let Some(group) = last.filter(|_| kind == Kind::Paragraph)
            && continues(text, all, group, i, stops)
        {
            group.lines.push(i);
            continue;
        }
        out.push(Group { kind, lines: vec![i] });
    }
    mark_items(text, all, &mut out);
    mark_headings(text, all, &mut out);
    out
}

/// True when the text's paragraphs end in a full stop, all of them but one or two.
fn stops_everywhere(text: &str, all: &[Line]) -> bool {
    let long: Vec<&str> = all
        .iter()
        .filter(|l| l.is_text())
        .map(|l| l.of(text))
        .filter(|l| l.chars().count() >= 80)
        .collect();
    let open =
        long.iter().filter(|l| !lines::ends_sentence(l) && !l.ends_with(lines::is_closer)).count();
    long.len() >= 6 && open <= 2 && open * 6 <= long.len()
}

/// Line `i` goes on with the sentence the group left open.
fn continues(text: &str, all: &[Line], group: &Group, i: usize, stops: bool) -> bool {
    let Some(next) = all.get(i).map(|l| l.of(text)) else { return false };
    let Some(last) = group.lines.last().and_then(|j| all.get(*j)) else { return false };
    let before = last.of(text);
    if last.full {
        return true;
    }
    if lines::ends_sentence(before) {
        return false;
    }
    let said: String = group.lines.iter().filter_map(|j| all.get(*j)).map(|l| l.of(text)).collect();
    let (n, n_next) = (before.chars().count(), next.chars().count());
    let long = n >= 45 || group.lines.len() > 1;
    if Open::after(&said).closed_by(Open::after(next)) && (n >= 25 || n_next >= 25) {
        return true;
    }
    if next.starts_with(['،', '.', '؛', ')', '»', '”', '!', '؟', ':']) {
        return true;
    }
    let key = |w: &str| words(w).join(" ");
    let first = key(first_word(next));
    let hangs = before.ends_with(['،', ',']) || words::is(&key(last_word(before)), "open");
    if hangs && long && !next.starts_with(['-', '•', '*']) && !is_verse(text, all, group, i) {
        return true;
    }
    // A text of finished paragraphs: a long line without any end is broken, unless what follows
    // opens a paragraph of its own.
    let plain_end = before.ends_with(char::is_alphanumeric);
    let opens = words::is(&first, "connective") || first.starts_with('و') || is_verb(&first);
    stops && plain_end && n >= 80 && !opens && lines::ends_sentence(next) && n_next >= 15
}

/// Short lines of a like length, one after the other, with no full stop inside: verses.
fn is_verse(text: &str, all: &[Line], group: &Group, i: usize) -> bool {
    let from = group.lines.first().copied().unwrap_or(i).saturating_sub(2);
    let near = all.get(from..(i + 3).min(all.len())).unwrap_or_default();
    let near: Vec<usize> =
        near.iter().filter(|l| l.is_text()).map(|l| l.of(text).chars().count()).collect();
    near.len() >= 3 && near.iter().all(|n| *n <= 70)
}

/// Runs of two or more neighbours with the same bullet, or numbered in turn, are a list; lines that
/// ask and answer are a conversation.
fn mark_items(text: &str, all: &[Line], groups: &mut [Group]) {
    let marker = |g: &Group| {
        let plain = g.kind == Kind::Paragraph;
        let line = g.lines.first().and_then(|i| all.get(*i)).filter(|_| plain)?;
        read_marker(line.of(text))
    };
    let mut i = 0;
    while i < groups.len() {
        let run = run_of_items(&groups[i..], &marker);
        let asks = groups[i..i + run].iter().any(|g| {
            g.lines
                .last()
                .and_then(|j| all.get(*j))
                .is_some_and(|l| l.of(text).ends_with(['؟', '?']))
        });
        if run >= 2 && !asks {
            for group in &mut groups[i..i + run] {
                if let Some(m) = marker(group) {
                    group.kind = Kind::Item { marker: m.len, number: m.number };
                }
            }
        }
        i += run.max(1);
    }
}

fn run_of_items(groups: &[Group], marker: &impl Fn(&Group) -> Option<Marker>) -> usize {
    let mut n = 0;
    let mut last: Option<Marker> = None;
    for group in groups {
        let Some(m) = marker(group) else { break };
        let follows = match &last {
            None => true,
            Some(l) => l.sign == m.sign && l.number.map(|n| n + 1) == m.number,
        };
        if !follows {
            break;
        }
        last = Some(m);
        n += 1;
    }
    n
}

struct Marker {
    sign: char,
    number: Option<u64>,
    len: usize,
}

/// «• », «- », «3. », «٣-» at the start of a line.
fn read_marker(line: &str) -> Option<Marker> {
    let first = line.chars().next()?;
    let rest_of = |len: usize| line.get(len..).filter(|r| word_count(r) > 0);
    let spaced = |len: usize| {
        let rest = rest_of(len)?;
        let body = rest.trim_start_matches(words::is_invisible);
        Some((line.len() - body.len(), body.len() < rest.len()))
    };
    if matches!(first, '•' | '-' | '–' | '—' | '*' | '●' | '▪' | '◆' | '■' | '○' | '·' | '✔' | '►')
    {
        let (len, gap) = spaced(first.len_utf8())?;
        let sure = gap || matches!(first, '•' | '●' | '▪' | '◆' | '■' | '✔' | '►');
        return sure.then_some(Marker { sign: first, number: None, len });
    }
    let digits: String = line.chars().take_while(|c| c.is_numeric()).collect();
    let number = crate::text::fold(&digits).parse::<u64>().ok().filter(|n| *n < 1000)?;
    let sign =
        line.get(digits.len()..)?.chars().next().filter(|c| matches!(c, '.' | '-' | ')' | '–'))?;
    let (len, gap) = spaced(digits.len() + sign.len_utf8())?;
    let follows_letter = line.get(len..)?.starts_with(char::is_alphabetic);
    (gap || follows_letter).then_some(Marker { sign, number: Some(number), len })
}

/// Short lines without a stop between paragraphs are subheads; questions of a conversation are not.
fn mark_headings(text: &str, all: &[Line], groups: &mut [Group]) {
    let line = |g: &Group| match g.lines.as_slice() {
        [one] => all.get(*one),
        _ => None,
    };
    let asked = groups.iter().filter_map(line).filter(|l| l.of(text).ends_with(['؟', '?'])).count();
    let prose: Vec<bool> = groups.iter().map(|g| is_paragraph(text, all, g)).collect();
    for i in 0..groups.len() {
        let Some(l) = groups.get(i).and_then(line).filter(|l| l.is_text()) else { continue };
        let words_here = l.of(text);
        let before = i == 0
            || prose.get(i - 1) == Some(&true)
            || matches!(groups.get(i - 1), Some(g) if g.kind != Kind::Paragraph);
        let after = prose.get(i + 1) == Some(&true)
            || matches!(groups.get(i + 1), Some(Group { kind: Kind::Item { .. }, .. }));
        let time = dates::is_time_mark(words_here);
        let level = match (time, asked >= 2) {
            (true, _) if after => 3,
            (false, true) if words_here.ends_with(['؟', '?']) => continue,
            (false, _) if summary(groups, i, words_here) => continue,
            (false, _) if i > 0 && before && after && is_subhead(words_here) => 2,
            _ => continue,
        };
        if let Some(group) = groups.get_mut(i).filter(|g| g.kind == Kind::Paragraph) {
            group.kind = Kind::Heading(level);
        }
    }
}

/// A line with a verb between headline and lead sums the report up.
fn summary(groups: &[Group], i: usize, line: &str) -> bool {
    let under_title = i > 0 && groups.get(i - 1).is_some_and(|g| g.kind == Kind::Title);
    under_title && !line.ends_with(['؟', '?']) && words(line).iter().any(|w| is_verb(w))
}

fn is_paragraph(text: &str, all: &[Line], group: &Group) -> bool {
    let prose = |i: &usize| all.get(*i).is_some_and(|l| lines::is_prose(text, l));
    group.kind == Kind::Title || group.lines.len() > 1 || group.lines.iter().any(prose)
}

fn is_subhead(line: &str) -> bool {
    let n = word_count(line);
    let stops = lines::ends_with_stop(line)
        || line.ends_with(['،', ',', '؛', ':', '"', '»', '”', ')']) && n > 6;
    let label = line.ends_with(':') && n > 4;
    let speech = line.starts_with(['-', '–', '—', '•', '*']);
    n <= 12
        && line.chars().count() <= 90
        && !stops
        && !label
        && !speech
        && Open::after(line).is_balanced()
}
