//! What a page puts around an article: share bars, related links, comment forms, notices.
//!
//! In: lines. Out: the same lines, those of the page marked as cut with a reason. A line is cut for
//! what it says (`furniture.tsv`), for its shape (only signs, only links) or for where it stands
//! (after the heading of a list of links). Prose is never cut for where it stands.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::lines::{self, Line, Role};
use super::words::{is_foreign, rows, word_count, words};

struct Phrases {
    /// Folded phrases that stand for a whole line or a piece of one.
    whole: BTreeMap<String, &'static str>,
    /// Folded words that open a line.
    opens: Vec<(String, &'static str)>,
    /// Folded words anywhere in a short line.
    within: Vec<(String, &'static str)>,
    longest: usize,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut all =
        Phrases { whole: BTreeMap::new(), opens: Vec::new(), within: Vec::new(), longest: 1 };
    for (phrase, kind) in rows(include_str!("furniture.tsv")) {
        let key = words(phrase);
        let joined = key.join(" ");
        match (phrase.starts_with('…'), phrase.ends_with('…')) {
            (true, _) => all.within.push((format!(" {joined} "), kind)),
            (false, true) => all.opens.push((format!("{joined} "), kind)),
            (false, false) => {
                all.longest = all.longest.max(key.len());
                all.whole.entry(joined).or_insert(kind);
            }
        }
    }
    all
});

/// Where a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zone {
    Head,
    Middle,
    Tail,
}

/// The zones of a text: before its first paragraph, after its last one.
#[derive(Clone, Copy)]
pub(crate) struct Zones {
    pub(crate) first: usize,
    pub(crate) last: usize,
}

impl Zones {
    pub(crate) fn of(text: &str, all: &[Line]) -> Self {
        let prose = |l: &Line| l.is_text() && lines::is_prose(text, l) && !is_notice(l.of(text));
        let longest = || {
            let long = |(_, l): &(usize, &Line)| (l.is_text(), l.span.len());
            all.iter().enumerate().max_by_key(long).map_or(0, |(i, _)| i)
        };
        let first = all.iter().position(prose).unwrap_or_else(longest);
        let last = all.iter().rposition(prose).unwrap_or_else(longest);
        Self { first, last }
    }

    pub(crate) fn at(self, i: usize) -> Zone {
        match i {
            i if i < self.first => Zone::Head,
            i if i > self.last => Zone::Tail,
            _ => Zone::Middle,
        }
    }
}

/// Cuts the lines that are the page's.
pub(crate) fn cut(text: &str, all: &mut [Line]) {
    let zones = Zones::of(text, all);
    let arabic = !is_foreign(text);
    let mut i = 0;
    while i < all.len() {
        let zone = zones.at(i);
        let line = all.get(i).filter(|l| l.is_text());
        let Some(found) = line.and_then(|l| reason(l.of(text), zone, arabic)) else {
            i += 1;
            continue;
        };
        set(all, i, found.reason);
        let end = if found.heads { list_end(text, all, i, zones, found.reason) } else { i + 1 };
        let mut reason_now = found.reason;
        for j in i + 1..end {
            let own = all
                .get(j)
                .filter(|l| l.is_text())
                .and_then(|l| reason(l.of(text), zones.at(j), arabic));
            reason_now = own
                .filter(|o| o.heads && (o.reason, reason_now) != ("share", "comment-form"))
                .map_or(reason_now, |o| o.reason);
            set(all, j, reason_now);
        }
        i = end.max(i + 1);
    }
}

struct Found {
    reason: &'static str,
    /// The line is the heading of what follows.
    heads: bool,
}

fn set(all: &mut [Line], i: usize, reason: &'static str) {
    if let Some(line) = all.get_mut(i).filter(|l| l.is_text()) {
        line.role = Role::Cut(reason);
    }
}

fn reason(line: &str, zone: Zone, arabic: bool) -> Option<Found> {
    let alone = |reason| Some(Found { reason, heads: false });
    let outside = zone != Zone::Middle;
    if !line.chars().any(char::is_alphanumeric) {
        return alone("ornament");
    }
    if line.split_whitespace().all(is_link) {
        return alone("link");
    }
    if line.split_whitespace().all(|w| w.starts_with('#')) {
        return alone("tags");
    }
    if outside && line.chars().all(|c| !c.is_alphabetic() && c != ':') && line.chars().count() <= 12
    {
        return alone("counter");
    }
    if is_trail(line, zone) {
        return alone("navigation");
    }
    if is_caption(line, zone) {
        return alone("photo-caption");
    }
    let plain: Vec<&str> = line.split_whitespace().filter(|w| !is_link(w)).collect();
    let key = words(&plain.join(" "));
    if let Some(kind) = tiled(&key) {
        let weak = matches!(kind, "section" | "navigation" | "comment-form" | "tags" | "network");
        let heads =
            !matches!(kind, "section" | "counter" | "photo-caption" | "advertisement" | "link");
        return match kind {
            "agency" | "byline" | "reporter" => None,
            _ if weak && key.len() == 1 && !outside => None,
            "section" if !outside => None,
            "photo-caption" if !outside && key.len() == 1 => None,
            "section" => alone("navigation"),
            "network" => Some(Found { reason: "share", heads }),
            kind => Some(Found { reason: kind, heads }),
        };
    }
    if let Some(kind) = opened(line, &key, zone) {
        return Some(Found { reason: kind, heads: zone == Zone::Tail });
    }
    if arabic && outside && is_foreign(line) && word_count(line) <= 6 {
        return alone("widget");
    }
    None
}

fn is_link(word: &str) -> bool {
    ["http://", "https://", "www.", "pic.twitter.com", "t.co/"].iter().any(|p| word.starts_with(p))
}

/// «[صورة: …]», «الوزير خلال اللقاء (أ ف ب)», «… (تصوير: فلان)», «… - Getty Images»: a line without
/// a full stop that is, or ends with, the credit of a picture.
fn is_caption(line: &str, zone: Zone) -> bool {
    let of_picture = |key: &[String]| {
        let first = key.first().map(String::as_str).unwrap_or_default();
        matches!(
            first,
            "صوره" | "تصوير" | "الصوره" | "عدسه" | "photo" | "image" | "getty" | "فيديو"
        )
    };
    let inner = |s: &str| s.trim_matches(['(', ')', '[', ']', '.', ' ']).to_owned();
    if line.starts_with(['[', '(']) && line.ends_with([']', ')']) {
        return of_picture(&words(&inner(line)));
    }
    if lines::ends_with_stop(line) || word_count(line) > 25 || line.chars().count() > 180 {
        return false;
    }
    let bracket = line.ends_with([')', ']']).then(|| line.rfind(['(', '['])).flatten();
    let dash = line.rfind(
        [" - ", " – ", " | "]
            .as_slice()
            .iter()
            .find(|d| line.contains(**d))
            .copied()
            .unwrap_or("\0"),
    );
    let credit = |at: Option<usize>| {
        let (before, tail) = line.split_at_checked(at?)?;
        let key = words(&inner(tail));
        let agency = zone == Zone::Head && tiled(&key) == Some("agency") && tail.starts_with('(');
        let known = of_picture(&key) || agency || tiled(&key) == Some("photo-caption");
        Some(word_count(before) >= 3 && known)
    };
    credit(bracket).unwrap_or(false) || zone != Zone::Tail && credit(dash).unwrap_or(false)
}

/// «الرئيسية › أخبار › العالم»: short steps between the marks of a trail, near the top.
fn is_trail(line: &str, zone: Zone) -> bool {
    if line.contains("http") {
        return false;
    }
    let steps: Vec<&str> = line.split(['›', '>', '»', '/', '|', '\\']).map(str::trim).collect();
    let short = steps.iter().all(|s| word_count(s) <= 4);
    let home = steps.first().is_some_and(|s| {
        matches!(words(s).join(" ").as_str(), "الرييسيه" | "الصفحه الرييسيه" | "home")
    });
    let marks = line.matches(['›', '>']).count();
    steps.len() >= 2 && home || zone == Zone::Head && short && marks >= 2
}

/// The kind of a line made of known phrases only: «شارك على فيسبوك تويتر», «التعليقات (5)».
pub(crate) fn tiled(key: &[String]) -> Option<&'static str> {
    let mut kinds: Vec<&'static str> = Vec::new();
    let mut at = 0;
    while at < key.len() {
        let longest = PHRASES.longest.min(key.len() - at);
        let piece = key.get(at..at + longest).unwrap_or_default().join(" ");
        let mut piece = piece.as_str();
        let piece = (1..=longest).rev().find_map(|n| {
            let kind = PHRASES.whole.get(piece);
            // One word less.
            let last = key.get(at + n - 1).map_or(0, String::len) + 1;
            piece = piece.get(..piece.len().saturating_sub(last)).unwrap_or_default();
            kind.map(|kind| (n, *kind))
        });
        match piece {
            Some((n, kind)) => {
                kinds.push(kind);
                at += n;
            }
            None if key.get(at).is_some_and(|w| is_count(w)) => at += 1,
            None => return None,
        }
    }
    let rank = |kind: &&'static str| match *kind {
        "connector" => 4,
        "section" => 3,
        "agency" => 2,
        "network" => 1,
        _ => 0,
    };
    kinds.into_iter().min_by_key(rank).filter(|k| *k != "connector")
}

/// «5», «1.2k», «3m»: what a counter shows.
fn is_count(word: &str) -> bool {
    let digits = word.trim_end_matches(['k', 'm']);
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
}

/// The kind of a line that opens with, or holds, words only pages say.
fn opened(line: &str, key: &[String], zone: Zone) -> Option<&'static str> {
    let joined = format!(" {} ", key.join(" "));
    let body = joined.trim_start();
    let n = line.chars().count();
    // «مواضيع ذات صلة: عنوان»: what heads a list, then one of its items.
    let label = line.find([':', '|']).and_then(|at| tiled(&words(line.get(..at)?)));
    let heads = |k: &&str| matches!(*k, "read-also" | "tags" | "newsletter" | "follow-us");
    if n <= 180 && !lines::ends_with_stop(line) && label.is_some_and(|k| heads(&k)) {
        return label;
    }
    let opens = PHRASES.opens.iter().find(|(p, _)| body.starts_with(p.as_str())).map(|(_, k)| *k);
    let fits = |kind: &str| match kind {
        "photo-caption" => key.len() <= 12 && !lines::ends_with_stop(line),
        "read-also" => n <= 180 && !lines::ends_with_stop(line),
        "byline" => false,
        _ => n <= 300,
    };
    opens.filter(|k| fits(k)).or_else(|| {
        let near = zone != Zone::Middle && n <= 120;
        let within = PHRASES.within.iter().find(|(p, _)| joined.contains(p.as_str()));
        within.map(|(_, k)| *k).filter(|_| near)
    })
}

/// A long line that is the page's all the same: a cookie notice must not count as the last paragraph.
fn is_notice(line: &str) -> bool {
    let key = words(line);
    opened(line, &key, Zone::Tail).is_some()
}

/// Where the list headed by line `i` ends: before the next paragraph, or before the subhead that
/// stands over it. In the middle of an article a list is short.
fn list_end(text: &str, all: &[Line], i: usize, zones: Zones, reason: &str) -> usize {
    const MOST: usize = 12;
    let tail = zones.at(i) == Zone::Tail;
    if !tail && !matches!(reason, "read-also" | "tags") || zones.at(i) == Zone::Head {
        return i + 1;
    }
    let prose = |l: &Line| !l.is_text() || lines::is_prose(text, l) && !is_notice(l.of(text));
    let is_item = |l: &&Line| tail && !l.is_text() || !prose(l);
    let n = all.iter().skip(i + 1).take_while(is_item).count();
    let end = i + 1 + n;
    if tail {
        return end;
    }
    if n > MOST {
        return i + 1;
    }
    // «اقرأ أيضا»، links, then a subhead: shorter than any link, set off by a gap.
    let words_of = |l: &Line| word_count(l.of(text));
    let last_is_subhead = all.get(end.saturating_sub(1)).filter(|_| n >= 2).is_some_and(|last| {
        let links = all.get(i + 1..end - 1).unwrap_or_default();
        words_of(last) <= 5 && last.gap && links.iter().all(|l| words_of(l) > words_of(last) + 1)
    });
    end - usize::from(last_is_subhead)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(text: &str) -> Vec<(&'static str, String)> {
        let mut all = lines::split(text);
        cut(text, &mut all);
        let cut = all.iter().filter_map(|l| match l.role {
            Role::Cut(reason) => Some((reason, l.of(text).to_owned())),
            _ => None,
        });
        cut.collect()
    }

    const PROSE: &str = "وصل الفريق الوطني إلى العاصمة بعد رحلة طويلة استغرقت عشر ساعات كاملة.";

    #[test]
    fn share_bars_are_tiles_of_known_words() {
        for bar in ["شارك", "شارك على فيسبوك", "فيسبوك تويتر واتساب", "Share 12", "طباعة | حفظ"]
        {
            let text = format!("{PROSE}\n{bar}\n{PROSE}");
            assert_eq!(cuts(&text), [("share", bar.to_owned())], "{bar}");
        }
        assert_eq!(cuts(&format!("{PROSE}\nشارك في السباق مئة عداء\n{PROSE}")), []);
    }

    #[test]
    fn a_list_of_links_ends_where_prose_resumes() {
        let text =
            format!("{PROSE}\nاقرأ أيضا\nالمدرب يعلن قائمة المنتخب للمباراة القادمة\n{PROSE}");
        assert_eq!(cuts(&text).len(), 2);
        let text = format!(
            "{PROSE}\n\nاقرأ أيضا\n\nالمدرب يعلن قائمة المنتخب للمباراة القادمة\n\nخطة اللعب\n\n{PROSE}"
        );
        assert_eq!(cuts(&text).len(), 2, "the subhead stays");
    }

    #[test]
    fn section_names_are_subheads_in_the_middle_of_an_article() {
        assert_eq!(cuts(&format!("{PROSE}\n\nالاقتصاد\n\n{PROSE}")), []);
        assert_eq!(cuts(&format!("أخبار\nرياضة\n\n{PROSE}")).len(), 2);
    }
}
