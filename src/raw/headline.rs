//! The headline, what repeats it, and the captions between it and the lead.
//!
//! In: lines without page furniture. Out: the headline's line marked, repetitions and captions cut.
//! A headline is short, ends without a full stop and stands over longer prose or a gap.

use crate::text::fold_key;

use super::credits;
use super::lines::{self, Line, Open, Role};
use super::words::{self, is_verb, word_count, words};

/// Longest headline, in characters, when nothing but its shape speaks for it.
const LONGEST: usize = 125;

/// Marks the headline (`given`, when a label named it) and cuts what belongs to it.
pub(crate) fn find(text: &str, all: &mut [Line], given: Option<usize>) {
    let Some(at) = given.or_else(|| position(text, all)) else { return };
    let at = given.unwrap_or_else(|| better_copy(text, all, at));
    if let Some(line) = all.get_mut(at) {
        line.role = Role::Title;
    }
    let Some(title) = all.get(at).map(|l| fold_key(l.of(text))) else { return };
    for (i, line) in all.iter_mut().enumerate() {
        let key = || fold_key(line.of(text));
        if line.is_text() && (key() == title || i < at && key().starts_with(&title)) {
            line.role = Role::Cut("repeated-headline");
        }
    }
    cut_captions(text, all, at, &title);
}

/// The line that says the same as `title`.
pub(crate) fn same(text: &str, all: &[Line], title: &str) -> Option<usize> {
    let key = fold_key(title);
    all.iter().position(|l| l.is_text() && fold_key(l.of(text)) == key)
}

/// The line of the headline, when the text begins with one.
fn position(text: &str, all: &[Line]) -> Option<usize> {
    let mut left = all.iter().enumerate().filter(|(_, l)| l.is_text());
    let (at, first) = left.next()?;
    let words = first.of(text);
    let key = fold_key(words);
    if is_repeated(text, all, at, &key) || better_copy(text, all, at) != at {
        return (word_count(words) >= 2).then_some(at);
    }
    if !could_be(words) || first.full {
        return None;
    }
    let (_, next) = left.next()?;
    let (n, n_next) = (words.chars().count(), next.of(text).chars().count());
    let over_prose = lines::is_prose(text, next) && n_next * 10 > n * 13;
    let any_prose = all.iter().any(|l| l.is_text() && lines::is_prose(text, l));
    // Without prose a gap says more only when the lines below stand together (a poem's title).
    let gap = next.gap && (any_prose || left.next().is_some_and(|(_, l)| !l.gap));
    (over_prose || gap).then_some(at)
}

fn is_repeated(text: &str, all: &[Line], at: usize, key: &str) -> bool {
    const NEAR: usize = 6;
    let near = all.iter().skip(at + 1).filter(|l| l.is_text()).take(NEAR);
    near.map(|l| l.of(text)).any(|l| fold_key(l) == key)
}

/// The shape of a headline.
fn could_be(line: &str) -> bool {
    let key = words(line);
    let chars = line.chars().count();
    let stops = lines::ends_with_stop(line) || line.ends_with([':', '،', ',', '؛', '-', '–']);
    // A lead opens with its verb («أعلن الوزير…»); a headline that does is short.
    let told = key.first().is_some_and(|w| is_verb(w)) && chars > 80;
    let open_end = key.last().is_some_and(|w| words::is(w, "open"));
    let dialogue = line.starts_with(['-', '–', '—', '•']) || super::dates::is_time_mark(line);
    (2..=22).contains(&key.len())
        && chars <= LONGEST
        && !stops
        && !told
        && !open_end
        && !dialogue
        && Open::after(line).is_balanced()
        && credits::dateline(line).is_none()
}

/// «العنوان - اسم الموقع» above «العنوان»: the shorter copy is the headline.
fn better_copy(text: &str, all: &[Line], at: usize) -> usize {
    const NEAR: usize = 6;
    let Some(first) = all.get(at).map(|l| fold_key(l.of(text))) else { return at };
    let near = all.iter().enumerate().skip(at + 1).filter(|(_, l)| l.is_text()).take(NEAR);
    let mut copies = near.filter(|(_, l)| {
        let key = fold_key(l.of(text));
        word_count(&key) >= 4 && key.len() < first.len() && first.starts_with(&key)
            && !lines::is_prose(text, l)
            // A caption that repeats half of the headline is no copy of it.
            && key.len() * 10 >= first.len() * 6
            && all.iter().filter(|m| fold_key(m.of(text)) == first).count() == 1
    });
    copies.next().map_or(at, |(i, _)| i)
}

/// Cuts captions: the few short lines between the headline and the lead that say nothing
/// («الوزير خلال المؤتمر الصحفي») or repeat the headline's words. A line with a verb is a summary
/// and stays.
fn cut_captions(text: &str, all: &mut [Line], at: usize, title: &str) {
    const MOST: usize = 2;
    let Some(lead) =
        all.iter().enumerate().skip(at + 1).find(|(_, l)| l.is_text() && lines::is_prose(text, l))
    else {
        return;
    };
    let lead = lead.0;
    let between: Vec<usize> =
        (at + 1..lead).filter(|i| all.get(*i).is_some_and(Line::is_text)).collect();
    let few = between.len() <= MOST;
    for i in between {
        let Some(line) = all.get_mut(i) else { continue };
        let words = line.of(text);
        if is_caption(words, title, few) {
            line.role = Role::Cut("photo-caption");
        }
    }
}

fn is_caption(line: &str, title: &str, few: bool) -> bool {
    let key = words(line);
    let label = lines::ends_with_stop(line) || line.ends_with([':', '؟', '?', '،']);
    let numbered = line.starts_with(|c: char| c.is_numeric() || matches!(c, '-' | '–' | '•' | '*'));
    if label || numbered || key.len() > 14 || super::dates::is_time_mark(line) {
        return false;
    }
    let title: Vec<&str> = title.split(' ').collect();
    let content = |w: &&String| w.chars().count() > 2 && !words::is(w, "glue");
    let of = key.iter().filter(content).count();
    let shared = key.iter().filter(content).filter(|w| title.contains(&w.as_str())).count();
    let repeats = of >= 2 && shared * 10 >= of * 7;
    repeats || (few && key.len() <= 12 && !key.iter().any(|w| is_verb(w)))
}
