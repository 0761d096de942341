//! The lasting names of sentences: an anchor is made of the sentence's own words, so that an edit
//! elsewhere in the article does not move it.

use std::collections::BTreeMap;

use super::facts::SentenceFact;
use super::reading::Reading;
use crate::base::hash;
use crate::text::fold_key;

/// The sentences of the article with their anchors: `s-` and seven hexadecimal digits of the hash
/// of the folded words; a repeated sentence gets `-2`, `-3` …
pub fn sentences(reading: &Reading) -> Vec<SentenceFact> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let anchored = reading.analysis.sentences.iter().map(|sentence| {
        let words = fold_key(sentence.span.of(reading.text));
        let stem = format!("s-{}", hash::hex(words.as_bytes(), 7));
        let n = seen.entry(stem.clone()).or_insert(0);
        *n += 1;
        let anchor = if *n == 1 { stem } else { format!("{stem}-{n}") };
        SentenceFact { span: sentence.span, block: sentence.block, anchor }
    });
    anchored.collect()
}
