//! Which discovered events are told well enough for a page of their own.

use std::collections::BTreeSet;

use super::super::Corpus;
use super::story::Story;
use crate::base::Precision;
use crate::document::EventKind;
use crate::extract::events::title;
use crate::knowledge::Event;

/// Whether a discovered event gets a page. What one article tells in passing, without a day of its
/// own (`firm`), needs a sentence more; what a title says no more of than its kind gets none.
pub(super) fn is_told(corpus: &Corpus, event: &Event, story: &Story) -> bool {
    let firm = story.firm;
    let sentences: BTreeSet<_> = event.evidence.iter().map(|e| (e.article, e.sentence)).collect();
    let articles: BTreeSet<_> = event.evidence.iter().map(|e| e.article).collect();
    let least = corpus.config.discovery.event_sentences.max(1) as usize;
    let several = articles.len() > 1;
    // «تداعيات الحرب في غزة»: a war that articles about other things name once each.
    if event.subkind == "war" && event.card.is_none() && sentences.len() == articles.len() {
        let recent = event.start.is_some_and(|d| d.precision() == Precision::Day);
        if recent {
            return false;
        }
    }
    // A death of somebody named is told by one article that is about it.
    let headline = event.evidence.iter().any(|e| e.sentence == 0);
    let death = event.subkind == "death" && headline && !event.participants.is_empty();
    let told = match is_word(event.kind) {
        true => several && sentences.len() > least || death,
        false => sentences.len() >= least + usize::from(!firm && !several && least > 1),
    };
    // «أسبوع على وفاته»: the day of the report is not its day.
    let dated = firm || several || !story.passing;
    // «المعونات تأخرت»: aid of nobody, on the day of the report.
    let by = |role: &str| story.participants.keys().any(|(_, own)| own == role);
    let dated = dated && (firm || several || event.kind != EventKind::Aid || by("agent"));
    let bare = title(event.kind, &event.subkind, None, &[]);
    let said = event.title.split('،').next().is_none_or(|words| words.trim() != bare);
    let known = dated
        && said
        && event.start.is_some()
        && (event.place.is_some() || !event.participants.is_empty());
    told && known && !corpus.curation.block.contains(&event.key)
}

/// Words rather than deeds: they make a page only when many articles tell of them.
fn is_word(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Accuse
            | EventKind::Request
            | EventKind::Reject
            | EventKind::Support
            | EventKind::Threaten
            | EventKind::Other
    )
}
