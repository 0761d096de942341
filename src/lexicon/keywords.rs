//! The words that mark a carded event, found in a text.

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use std::collections::BTreeMap;

use super::names::words;
use crate::base::{Key, Span};
use crate::document::EventCard;
use crate::text::{Analysis, clitics};

#[derive(Default)]
pub(super) struct Keywords {
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    /// By pattern: the events it marks.
    events: Vec<Vec<Key>>,
}

impl std::fmt::Debug for Keywords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keywords({} patterns)", self.events.len())
    }
}

impl Keywords {
    pub(super) fn new(cards: &[EventCard]) -> Self {
        let mut patterns: BTreeMap<String, Vec<Key>> = BTreeMap::new();
        for card in cards {
            for keyword in card.keywords.iter().map(|k| words(k)).filter(|k| !k.is_empty()) {
                patterns.entry(keyword).or_default().push(card.key.clone());
            }
        }
        let keyed = (0u32..).zip(patterns.keys()).map(|(i, p)| (p.clone(), i)).collect::<Vec<_>>();
        let automaton = (!keyed.is_empty())
            .then(|| CharwiseDoubleArrayAhoCorasickBuilder::new().build_with_values(keyed).ok())
            .flatten();
        Self { automaton, events: patterns.into_values().collect() }
    }

    pub(super) fn find(&self, text: &str, a: &Analysis) -> Vec<(Key, Span)> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let mut out = Vec::new();
        for m in automaton.find_overlapping_iter(&a.folded) {
            let (first, last) = (a.solid_at_folded(m.start()), a.solid_at_folded(m.end() - 1));
            let (Some(head), Some(tail)) = (a.solid_token(first), a.solid_token(last)) else {
                continue;
            };
            let prefix = a.folded.get(head.folded.start()..m.start()).unwrap_or("?");
            let article = matches!(prefix, "ال" | "وال" | "بال" | "لل" | "فال");
            let opens = article || clitics::is_proclitic(prefix);
            if !opens || tail.folded.end() != m.end() {
                continue;
            }
            let span = Span::new(a.text_at(text, m.start()), tail.span.end());
            let events = self.events.get(m.value() as usize).into_iter().flatten();
            out.extend(events.map(|e| (e.clone(), span)));
        }
        out.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
        out
    }
}
