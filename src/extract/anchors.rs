//! The lasting names of sentences: an anchor is made of the sentence's own words, so that an edit
//! elsewhere in the article does not move it.

use std::collections::BTreeMap;

use super::facts::SentenceFact;
use super::reading::Reading;
use crate::base::{Span, hash};
use crate::text::fold::add_to_key;

/// The sentences of the article with their anchors: `s-` and seven hexadecimal digits of the hash
/// of the folded words; a repeated sentence gets `-2`, `-3` …
pub fn sentences(reading: &Reading) -> Vec<SentenceFact> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let anchored = reading.analysis.sentences.iter().map(|sentence| {
        let words = key(reading, sentence.span);
        let stem = format!("s-{}", hash::hex(words.as_bytes(), 7));
        let n = seen.entry(stem.clone()).or_insert(0);
        *n += 1;
        let anchor = if *n == 1 { stem } else { format!("{stem}-{n}") };
        SentenceFact { span: sentence.span, block: sentence.block, anchor }
    });
    anchored.collect()
}

/// What `fold_key` makes of a sentence, put together from its folded words.
fn key(reading: &Reading, sentence: Span) -> String {
    let mut key = String::with_capacity(sentence.len());
    let a = &reading.analysis;
    let tokens = a.solid_in(sentence);
    for ix in tokens.clone() {
        if ix > tokens.start && is_apart(reading, ix) {
            add_to_key(' ', &mut key);
        }
        match reading.traits(ix).keyed {
            true => key.push_str(a.word(ix)),
            false => a.word(ix).chars().for_each(|c| add_to_key(c, &mut key)),
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// True when space, and not only marks nobody sees, stands before the token.
fn is_apart(reading: &Reading, ix: usize) -> bool {
    let solid = &reading.analysis.solid;
    let gap =
        ix.checked_sub(1).and_then(|b| Some((solid.get(b)?.span.end, solid.get(ix)?.span.start)));
    gap.is_some_and(|(start, end)| {
        start < end && Span { start, end }.of(reading.text).contains(char::is_whitespace)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Article, BlockKind, Body};
    use crate::lexicon::Lexicon;
    use crate::text::fold_key;

    #[test]
    fn a_sentence_is_named_by_its_key() {
        let lexicon = Lexicon::new(&[], &[]);
        for text in [
            "قالت الوزارةُ: «سبعة أُصيبوا»  أمس",
            "بلغت 1,200 و5\u{64b}\u{a0}٪ في قره\u{200c}باغ، أ. ف. ب",
            "شيء\u{200f} d’Or — 20مليون\u{200b}",
        ] {
            let mut body = Body::default();
            body.push_block(BlockKind::Title, text, None);
            let article = Article { body, ..Article::default() };
            let reading = super::super::reading(&article, &lexicon);
            assert_eq!(key(&reading, Span::new(0, text.len())), fold_key(text), "{text}");
        }
    }
}
