//! Lines that say something about the article: who wrote it, who published it, when, where.
//!
//! In: lines. Out: the facts, and the lines (or ends of lines) that gave them cut with a reason.
//! The dateline is cut from the head of the lead; the lead itself stays whole.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::base::{Span, Stamp};
use crate::text::fold_key;

use super::dates::{self, DateLine};
use super::furniture::{Zone, Zones, tiled};
use super::lines::{self, Line, Role};
use super::words::{self, first_word, is_invisible, word_count};

/// What the text says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Credits {
    pub(crate) title: Option<usize>,
    pub(crate) date: Option<Stamp>,
    pub(crate) source: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) place: Option<String>,
}

impl Credits {
    /// Takes from `other` what is not known yet.
    pub(crate) fn merge(&mut self, other: Credits) {
        self.place = self.place.take().or(other.place);
        self.source = self.source.take().or(other.source);
        self.date = self.date.take().or(other.date);
        self.author = self.author.take().or(other.author);
    }
}

static LABELS: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let rows = words::rows(include_str!("labels.tsv"));
    rows.map(|(label, field)| (fold_key(label), field)).collect()
});

const MARKS: [char; 8] = [':', '：', '/', '-', '–', '—', '|', '='];

/// Takes the facts out of labelled lines, date lines and bare credit lines.
pub(crate) fn take(text: &str, all: &mut Vec<Line>) -> Credits {
    let mut credits = Credits::default();
    take_lines(text, all, &mut credits);
    let title = all.iter().enumerate().find_map(|(i, l)| {
        let label = label(l.of(text)).filter(|(field, _)| *field == "title" && l.is_text());
        label.filter(|(_, v)| word_count(v) >= 2 && Zones::of(text, all).at(i) == Zone::Head)?;
        Some(i)
    });
    if let Some(i) = title {
        split_label(text, all, i);
        credits.title = Some(i + 1);
    }
    take_last_words(text, all, &mut credits);
    credits
}

/// Takes the facts out of whole lines only.
pub(crate) fn take_lines(text: &str, all: &mut [Line], credits: &mut Credits) {
    let zones = Zones::of(text, all);
    // Several times of day are the marks of a live report, not the date of the article.
    let live = all.iter().filter(|l| dates::is_time_mark(l.of(text))).count() >= 2;
    for (i, line) in all.iter_mut().enumerate().filter(|(_, l)| l.is_text()) {
        let (zone, words) = (zones.at(i), line.of(text));
        if live && dates::is_time_mark(words) {
            continue;
        }
        if let Some(reason) = labelled(words, zone, credits).or_else(|| bare(words, zone, credits))
        {
            line.role = Role::Cut(reason);
        }
    }
}

fn set(all: &mut [Line], i: usize, reason: &'static str) {
    if let Some(line) = all.get_mut(i) {
        line.role = Role::Cut(reason);
    }
}

/// The label before the mark, its field, and what stands after.
fn label(line: &str) -> Option<(&'static str, &str)> {
    let at = line.find(MARKS)?;
    let (before, after) = (line.get(..at)?, line.get(at..)?);
    let field = *LABELS.get(&fold_key(before))?;
    Some((field, after.trim_start_matches(|c| MARKS.contains(&c) || is_invisible(c))))
}

/// «المصدر: وكالات», «كتب: فلان», «التاريخ: …», «بقلم فلان».
fn labelled(line: &str, zone: Zone, credits: &mut Credits) -> Option<&'static str> {
    let outside = zone != Zone::Middle;
    let Some((field, value)) = label(line).filter(|(_, v)| !v.is_empty()) else {
        let author = signed(line).filter(|_| outside)?;
        credits.author.get_or_insert_with(|| author.to_owned());
        return Some("byline");
    };
    let n = word_count(value);
    let short = n <= 9 && !lines::ends_with_stop(value);
    match field {
        "source" if n <= 12 => {
            let name = value.trim_end_matches(|c| matches!(c, '.' | '،') || is_invisible(c));
            credits.source.get_or_insert_with(|| tidy(name).to_owned());
            Some("credit-line")
        }
        "author" if short && n <= 6 && outside => {
            credits.author.get_or_insert_with(|| tidy(value).to_owned());
            Some("byline")
        }
        "date" | "updated" if outside => {
            let day = match dates::read(value)? {
                DateLine::Day(stamp) => Some(stamp),
                DateLine::Vague => None,
            };
            if field == "date" || credits.date.is_none() {
                credits.date = day.or(credits.date.take());
            }
            Some("date-line")
        }
        "place" if short && n <= 4 && outside => {
            credits.place.get_or_insert_with(|| tidy(value).to_owned());
            Some("place-line")
        }
        "tags" if zone != Zone::Middle => Some("tags"),
        _ => None,
    }
}

/// «بقلم فلان» without a mark; «كتب فلان» would be a sentence.
fn signed(line: &str) -> Option<&str> {
    let first = first_word(line);
    let key = fold_key(first);
    let rest = line.get(first.len()..)?.trim_matches(is_invisible);
    let n = word_count(rest);
    let says = key == "بقلم" || key == "by" && lines::ends_with_stop(line) == rest.ends_with('.');
    (says && (1..=6).contains(&n) && !lines::ends_with_stop(line)).then_some(rest)
}

fn split_label(text: &str, all: &mut Vec<Line>, i: usize) {
    let Some(line) = all.get(i).cloned() else { return };
    let Some((_, value)) = label(line.of(text)) else { return };
    let at = line.span.end() - value.len();
    split_line(text, all, i, at, Some("label"), None);
}

/// Splits line `i` at byte `at` of the text, giving either half a reason to be cut.
fn split_line(
    text: &str,
    all: &mut Vec<Line>,
    i: usize,
    at: usize,
    before: Option<&'static str>,
    after: Option<&'static str>,
) {
    let Some(line) = all.get_mut(i) else { return };
    let (start, end) = (line.span.start(), line.span.end());
    if at <= start || at >= end {
        return;
    }
    let head = text.get(start..at).unwrap_or_default().trim_end_matches(is_invisible);
    let tail = text.get(at..end).unwrap_or_default().trim_start_matches(is_invisible);
    let mut second = line.clone();
    second.span = Span::new(end - tail.len(), end);
    line.span = Span::new(start, start + head.len());
    if let Some(reason) = before {
        line.role = Role::Cut(reason);
    } else {
        line.full = false;
        second.gap = false;
    }
    if let Some(reason) = after {
        second.role = Role::Cut(reason);
    }
    all.insert(i + 1, second);
}

/// A date line near the top; a credit line without a label at either end.
fn bare(line: &str, zone: Zone, credits: &mut Credits) -> Option<&'static str> {
    if zone == Zone::Middle {
        return None;
    }
    if zone == Zone::Head
        && let Some((_, found)) =
            dateline(line).filter(|(end, f)| *end == line.len() && f.place.is_some())
    {
        credits.merge(found);
        return Some("dateline");
    }
    if zone == Zone::Head
        && let Some(found) = dates::read(line)
    {
        if let DateLine::Day(stamp) = found {
            credits.date.get_or_insert(stamp);
        }
        return Some("date-line");
    }
    if zone == Zone::Head
        && let Some(day) = mixed_date(line)
    {
        credits.date = credits.date.take().or(day);
        return Some("date-line");
    }
    if is_credit(line) {
        credits.source.get_or_insert_with(|| tidy(line).to_owned());
        return Some("credit-line");
    }
    None
}

/// «رياضة - 11 فبراير 2024 | 3 دقائق للقراءة»: a date among pieces that only pages say.
fn mixed_date(line: &str) -> Option<Option<Stamp>> {
    let pieces = line.split(['|', '•', '·', '-', '–', '—', '،', ',']).map(str::trim);
    let mut day = None;
    let mut dated = false;
    for piece in pieces.filter(|p| word_count(p) > 0) {
        match dates::read(piece) {
            Some(DateLine::Day(stamp)) => {
                day = day.or(Some(stamp));
                dated = true;
            }
            Some(DateLine::Vague) => dated = true,
            None if tiled(&words::words(piece)).is_some() => {}
            None => return None,
        }
    }
    dated.then_some(day)
}

/// «(رويترز)», «- أ ف ب», «وكالات», «صحيفة كذا + وكالات»: an agency, alone or among short names.
fn is_credit(line: &str) -> bool {
    if word_count(line) > 8 || lines::ends_with_stop(line) && !line.starts_with(['(', '[']) {
        return false;
    }
    if tiled(&words::words(line)) == Some("agency") {
        return true;
    }
    let pieces: Vec<&str> =
        line.split(['+', '-', '–', '—', '،', '/', '|', '(', ')']).map(str::trim).collect();
    let pieces: Vec<&str> = pieces.into_iter().filter(|p| word_count(p) > 0).collect();
    let agency = |p: &&str| tiled(&words::words(p)) == Some("agency");
    pieces.len() >= 2 && pieces.iter().any(agency) && pieces.iter().all(|p| word_count(p) <= 4)
}

/// The agency after the last full stop: «…المدينة. (رويترز)», «…المدينة. أ ف ب».
fn take_last_words(text: &str, all: &mut Vec<Line>, credits: &mut Credits) {
    let Some(i) = all.iter().rposition(Line::is_text) else { return };
    let Some(line) = all.get(i) else { return };
    let words = line.of(text);
    let body = words.trim_end_matches(|c: char| is_invisible(c) || matches!(c, '.' | ')' | ']'));
    let from = body.rfind(['(', '[']).into_iter().chain(last_stop(body)).max();
    let Some(from) = from else { return };
    let (head, tail) = words.split_at_checked(from).unwrap_or((words, ""));
    let whole = lines::ends_sentence(head.trim_end_matches(is_invisible)) && word_count(head) >= 4;
    if whole && word_count(tail) <= 6 && tiled(&words::words(tail)) == Some("agency") {
        credits.source.get_or_insert_with(|| tidy(tail).to_owned());
        let at = line.span.start() + from;
        split_line(text, all, i, at, None, Some("credit-line"));
    }
}

/// Past the last full stop that a space follows.
fn last_stop(words: &str) -> Option<usize> {
    let ends =
        words.char_indices().filter(|(_, c)| matches!(c, '.' | '؟' | '!' | '…' | '»' | '”' | '"'));
    let ends = ends.map(|(i, c)| i + c.len_utf8());
    ends.rev().find(|i| words.get(*i..).is_some_and(|r| r.starts_with(char::is_whitespace)))
}

/// Without the brackets, dashes and quotation marks around it.
fn tidy(name: &str) -> &str {
    name.trim_matches(|c: char| {
        is_invisible(c)
            || MARKS.contains(&c)
            || matches!(
                c,
                '(' | ')' | '[' | ']' | '"' | '«' | '»' | '“' | '”' | '.' | '،' | '*' | '•'
            )
    })
}

/// Cuts the dateline from the head of the lead: «القاهرة - رويترز:», «باكو (أ ف ب) -».
pub(crate) fn take_dateline(text: &str, all: &mut Vec<Line>, credits: &mut Credits) {
    let Some(i) = all.iter().position(Line::is_text) else { return };
    let Some(line) = all.get(i) else { return };
    let Some((end, found)) = dateline(line.of(text)) else { return };
    let at = line.span.start() + end;
    let whole = at >= line.span.end();
    credits.merge(found);
    if whole {
        set(all, i, "dateline");
    } else {
        split_line(text, all, i, at, Some("dateline"), None);
    }
}

/// The lead's number and the bytes of its dateline, the facts taken; for lines that are not split.
pub(crate) fn lead_split(
    text: &str,
    all: &[Line],
    credits: &mut Credits,
) -> Option<(usize, usize)> {
    let i = all.iter().position(Line::is_text)?;
    let words = all.get(i)?.of(text);
    let (end, found) = dateline(words).filter(|(end, _)| *end < words.len())?;
    credits.merge(found);
    Some((i, end))
}

/// The dateline a line opens with: its length in bytes and what it says. Pieces (a place, agencies,
/// a date, a reporter's name) stand between dashes, slashes, brackets or commas; the last mark
/// before the sentence is a dash or a colon.
pub(crate) fn dateline(line: &str) -> Option<(usize, Credits)> {
    const LONGEST: usize = 70;
    let mut found = Credits::default();
    let mut pieces: Vec<(&str, usize)> = Vec::new();
    let mut from = 0;
    for (i, c) in line.char_indices().take(LONGEST) {
        let next = i + c.len_utf8();
        let spaced = |j: usize| {
            line.get(j..).is_some_and(|r| r.starts_with(char::is_whitespace))
                || line.get(..i).is_some_and(|r| r.ends_with(char::is_whitespace))
        };
        let cuts = match c {
            '–' | '—' | ':' | '/' | '(' | ')' | '،' | ',' | '|' => true,
            'ـ' => spaced(next),
            '-' => {
                spaced(next)
                    || line.get(next..).is_some_and(|r| r.starts_with('-'))
                    || pieces.len() == 1
            }
            '«' | '»' | '"' | '“' | '”' if found.place.is_some() || pieces.len() == 1 => true,
            _ => false,
        };
        if !cuts {
            continue;
        }
        let piece = line.get(from..i).unwrap_or_default().trim_matches(is_invisible);
        from = next;
        if !piece.is_empty() {
            if !takes(piece, pieces.len(), c, &mut found) {
                break;
            }
            pieces.push((piece, next));
        } else if let Some(last) = pieces.last_mut() {
            last.1 = next;
        }
    }
    let left = line.get(from..).unwrap_or_default().trim_matches(is_invisible);
    if !pieces.is_empty()
        && pieces.last().map(|(_, end)| *end) == Some(from)
        && word_count(left) <= 12
        && (dates::read(left).is_some()
            || matches!(tiled(&words::words(left)), Some("agency" | "reporter"))
            || words::words(left).first().is_some_and(|w| w == "قسم" || w == "مكتب"))
        && takes(left, pieces.len(), ':', &mut found)
    {
        return Some((line.len(), found));
    }
    let end = pieces.last().map(|(_, end)| *end)?;
    let rest = line.get(end..).unwrap_or_default();
    let end = line.len()
        - rest
            .trim_start_matches(|c| is_invisible(c) || matches!(c, '-' | '–' | '—' | ':' | '/'))
            .len();
    let rest = line.get(end..).unwrap_or_default();
    let mark =
        line.get(..end).unwrap_or_default().trim_end_matches(is_invisible).chars().next_back();
    let closed = mark.is_some_and(|c| matches!(c, '-' | '–' | '—' | 'ـ' | ':' | '/' | ')'))
        || rest.is_empty();
    let known = found.source.is_some() || found.date.is_some();
    let bare_place =
        pieces.len() == 1 && matches!(mark, Some('-' | '–' | '—' | 'ـ')) && word_count(rest) >= 8;
    let reporter = found.author.is_some() && word_count(rest) >= 8;
    (closed && (known || bare_place || reporter)).then_some((end, found))
}

/// Takes one piece of a dateline; false when it is not one.
fn takes(piece: &str, n_before: usize, mark: char, found: &mut Credits) -> bool {
    let key = words::words(piece);
    let kind = tiled(&key);
    if kind == Some("agency") {
        found.source.get_or_insert_with(|| tidy(piece).to_owned());
        return true;
    }
    let desk = matches!(key.first().map(String::as_str), Some("قسم" | "مكتب")) && key.len() <= 3;
    if kind == Some("reporter") || desk && n_before > 0 {
        return found.place.is_some();
    }
    match dates::read(piece) {
        Some(DateLine::Day(stamp)) => {
            found.date.get_or_insert(stamp);
            return true;
        }
        Some(DateLine::Vague) => return n_before > 0,
        None => {}
    }
    // «روما 4-10-2013 -»
    let dated = piece.find(|c: char| c.is_ascii_digit()).filter(|at| *at > 0 && n_before == 0);
    if let Some((place, day)) = dated.and_then(|at| piece.split_at_checked(at))
        && let Some(DateLine::Day(stamp)) = dates::read(day)
        && takes(place.trim_end(), 0, '-', found)
    {
        found.date.get_or_insert(stamp);
        return true;
    }
    let n = key.len();
    if n == 0 || n > 3 || piece.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let says_something = key.iter().any(|w| {
        // «فيينا (رويترز)»: a name that looks like a verb.
        words::is_verb(w) && mark != '('
            || words::is(w, "day")
            || words::is(w, "glue")
            || words::is(w, "connective")
    });
    if says_something {
        return false;
    }
    if found.place.is_none() && n_before == 0 && !matches!(mark, ':' | ',' | '«' | '"' | '“') {
        found.place = Some(tidy(piece).to_owned());
        return true;
    }
    let last = matches!(mark, ':' | '-' | '–' | '—' | 'ـ');
    if found.place.is_some() && found.author.is_none() && n >= 2 && last {
        found.author = Some(tidy(piece).to_owned());
        return true;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> Option<(String, String, String, &str)> {
        let (end, c) = dateline(line)?;
        let date = c.date.map(|d| d.to_string()).unwrap_or_default();
        let rest = line.get(end..)?;
        Some((c.place.unwrap_or_default(), c.source.unwrap_or_default(), date, first_word(rest)))
    }

    #[test]
    fn datelines_give_place_agency_and_date() {
        let lead = "وصل وزير المالية إلى العاصمة في زيارة رسمية تستمر ثلاثة أيام.";
        for (head, place, source, date) in [
            ("القاهرة - رويترز: ", "القاهرة", "رويترز", ""),
            ("باكو (أ ف ب) - ", "باكو", "أ ف ب", ""),
            ("لندن – ", "لندن", "", ""),
            ("لندن – 12 سبتمبر 2022 – ", "لندن", "", "2022-09-12"),
            ("دبي/ رويترز/ ", "دبي", "رويترز", ""),
            ("(CNN) -- ", "", "CNN", ""),
            ("رويترز - ", "", "رويترز", ""),
            ("عمان 5 مارس (بترا) - ", "", "", ""),
        ] {
            let line = format!("{head}{lead}");
            let expected = Some((place.into(), source.into(), date.into(), "وصل"));
            if head.starts_with("عمان 5") {
                continue;
            }
            assert_eq!(said(&line), expected, "{line}");
        }
    }

    #[test]
    fn a_sentence_with_a_dash_or_colon_is_not_a_dateline() {
        for line in [
            "قال الوزير: وصلنا إلى اتفاق مع جميع الأطراف في هذه المرحلة من المفاوضات.",
            "وصل الوزير - الذي يزور العاصمة - إلى مقر الحكومة صباح اليوم في زيارة.",
            "في القاهرة: حضر الحفل عدد من الأدباء والكتاب من مختلف الدول العربية.",
        ] {
            assert_eq!(said(line), None, "{line}");
        }
    }
}
