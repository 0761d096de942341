//! A title for an article that has none, made from its first sentence.
//!
//! In: the first paragraph. Out: 60–90 characters that read as a headline: cut where a clause ends,
//! without time insertions («أعلنت الوزارة، الأربعاء، التوصل…»). The paragraph itself stays whole.

use super::lines::{Open, is_closer};
use super::words::{is, is_invisible, is_verb, last_word, words};

const SHORTEST: usize = 35;
const LONGEST: usize = 95;

/// A title made from the first sentence of `lead`; empty when it has no words.
pub(crate) fn title(lead: &str) -> String {
    let sentence = first_sentence(lead);
    let flat = sentence.split(is_invisible).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    let said = without_time(&flat);
    if said.chars().count() <= LONGEST {
        return finish(&said);
    }
    match clause_end(&said).and_then(|end| said.get(..end)) {
        Some(cut) => finish(cut),
        None => {
            let end = word_end(&said);
            format!("{}…", finish(said.get(..end).unwrap_or_default()))
        }
    }
}

/// Up to the first full stop that a space follows, quotations left whole when they are short.
fn first_sentence(lead: &str) -> &str {
    let mut stops =
        lead.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '؟' | '?' | '…' | '؛'));
    let end = stops.find_map(|(i, c)| {
        let rest = lead.get(i + c.len_utf8()..)?;
        let after = rest.trim_start_matches(is_closer);
        let ends = rest.is_empty() || rest.starts_with(is_closer) && after.len() < rest.len();
        let long = lead.get(..i)?.chars().count() >= 25;
        (ends && long && Open::after(lead.get(..i)?).is_balanced()).then_some(i)
    });
    lead.get(..end.unwrap_or(lead.len())).unwrap_or_default()
}

/// Drops «، الأربعاء،» between commas, and «اليوم» or «أمس الأحد» standing free.
fn without_time(sentence: &str) -> String {
    let parts: Vec<&str> = sentence.split('،').collect();
    let n = parts.len();
    let mut out = String::new();
    let mut glue = "";
    for (i, part) in parts.iter().enumerate() {
        let key = words(part);
        let when = !key.is_empty()
            && key.len() <= 5
            && key.iter().all(|w| is_when(w))
            && key.iter().any(|w| is(w, "day"));
        if when && i > 0 && i + 1 < n {
            glue = " ";
            continue;
        }
        if i > 0 {
            out.push_str(if glue.is_empty() { "،" } else { glue });
        }
        out.push_str(if glue.is_empty() { part } else { part.trim_start() });
        glue = "";
    }
    drop_today(&out)
}

fn is_when(word: &str) -> bool {
    is(word, "time") || word.chars().all(|c| c.is_ascii_digit())
}

/// «كثفت روسيا اليوم مشاوراتها» loses «اليوم»; «في اليوم التالي» and «اليوم العالمي» keep theirs.
fn drop_today(sentence: &str) -> String {
    let all: Vec<&str> = sentence.split(' ').collect();
    let mut out: Vec<&str> = Vec::new();
    let mut i = 0;
    while let Some(word) = all.get(i) {
        let key = words(word).join(" ");
        let before = out.last().map(|w| words(w).join(" ")).unwrap_or_default();
        let free =
            !out.is_empty() && !is(&before, "open") && matches!(key.as_str(), "اليوم" | "امس");
        let next = all.get(i + 1).map(|w| words(w).join(" ")).unwrap_or_default();
        let named = is(&next, "day");
        let tail = *word != word.trim_end_matches(['،', ',']);
        if free && !tail && (named || !next.starts_with("ال")) && !next.is_empty() {
            i += if named { 2 } else { 1 };
            continue;
        }
        out.push(word);
        i += 1;
    }
    out.join(" ")
}

/// Where the last clause that fits ends: at a comma, or before a word that opens a new clause.
fn clause_end(said: &str) -> Option<usize> {
    /// Characters a clause must have to end a title at its comma, though a longer cut would fit.
    const WHOLE: usize = 50;
    let (mut best, mut at_comma) = (None, None);
    let mut n = 0;
    let mut from = 0;
    for word in said.split_inclusive(' ') {
        let start = from;
        let chars = n;
        from += word.len();
        n += word.chars().count();
        let before = said.get(..start)?.trim_end();
        if chars > LONGEST + 1 {
            break;
        }
        let comma = before.ends_with(['،', '؛', ',']);
        let key = words(word).join(" ");
        let strong = comma || is(&key, "clause");
        let joined = key.strip_prefix('و').is_some_and(|w| w.starts_with("ال") || is_verb(w));
        let fits = chars >= SHORTEST && (strong || joined && chars >= SHORTEST + 15);
        if fits && Open::after(before).is_balanced() && !ends_open(before) {
            best = Some(before.len());
            at_comma = best.filter(|_| comma && chars >= WHOLE).or(at_comma);
        }
    }
    at_comma.or(best)
}

fn ends_open(words_before: &str) -> bool {
    is(&words(last_word(words_before)).join(" "), "glue")
}

/// The last word boundary that fits and does not leave a preposition hanging.
fn word_end(said: &str) -> usize {
    const CUT: usize = 85;
    let mut end = 0;
    let mut n = 0;
    let mut from = 0;
    for word in said.split_inclusive(' ') {
        from += word.len();
        n += word.chars().count();
        let before = said.get(..from).unwrap_or_default().trim_end();
        if n > CUT + 1 {
            break;
        }
        if end == 0 || !ends_open(before) {
            end = before.len();
        }
    }
    end
}

fn finish(title: &str) -> String {
    let trimmed = title.trim_matches(|c: char| {
        is_invisible(c) || matches!(c, '.' | '،' | '؛' | ',' | ':' | '-' | '–' | '…')
    });
    // A mark left without its partner goes.
    let open = Open::after(trimmed);
    match (open.straight, open.angle, open.curly, open.paren) {
        (false, 0, 0, 0) => trimmed.to_owned(),
        _ => trimmed
            .chars()
            .filter(|c| !matches!(c, '"' | '«' | '»' | '“' | '”' | '(' | ')'))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_sentence_becomes_a_headline() {
        for (lead, expected) in [
            ("فاز المنتخب على ضيفه بهدفين. وقال المدرب كذا.", "فاز المنتخب على ضيفه بهدفين"),
            (
                "أعلنت وزارة الزراعة، الأربعاء، بدء توزيع البذور على المزارعين في عشر محافظات، فيما أكدت النقابة أن الكميات لا تكفي الموسم المقبل.",
                "أعلنت وزارة الزراعة بدء توزيع البذور على المزارعين في عشر محافظات",
            ),
            ("افتتح الوزير اليوم السبت معرض الكتاب.", "افتتح الوزير معرض الكتاب"),
            (
                "شهد اليوم العالمي للبيئة حملات تشجير واسعة.",
                "شهد اليوم العالمي للبيئة حملات تشجير واسعة",
            ),
        ] {
            assert_eq!(title(lead), expected);
        }
        assert_eq!(title(""), "");
    }

    #[test]
    fn a_sentence_without_clauses_is_cut_at_a_word() {
        let lead = "كلمة ".repeat(60);
        let made = title(&lead);
        assert!(made.ends_with('…') && made.chars().count() <= 90, "{made}");
    }
}
