//! The place and the agency a dateline names: «بغداد (رويترز) -».
//!
//! The importer cuts the dateline from the body and keeps what it says as metadata; the words stand
//! in the file all the same, and name things. In: the decoded file and what was cut from it. Out:
//! mentions as spans of the file, sorted, not overlapping.

use super::facts::MentionKind;
use crate::base::{Key, Span};
use crate::document::{EntityKind, Removed};
use crate::lexicon::{Form, Lexicon};
use crate::text::analyze;

/// A name in a dateline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Bytes of the decoded file.
    pub span: Span,
    pub kind: MentionKind,
    pub entity: Key,
}

/// The places, agencies and papers that cut datelines name.
pub fn mentions(file: &str, removed: &[Removed], lexicon: &Lexicon) -> Vec<Named> {
    let mut out = Vec::new();
    for cut in removed.iter().filter(|r| r.reason == "dateline") {
        let Some(words) = file.get(cut.span.start()..cut.span.end()) else { continue };
        let analysis = analyze(words, &[Span::new(0, words.len())], |_| true);
        for found in lexicon.find(words, &analysis) {
            let thing = found.readings.iter().find_map(|(ix, form, _)| {
                let thing = lexicon.things.get(*ix as usize)?;
                let kind = matches!(thing.kind, EntityKind::Place | EntityKind::Media);
                (kind && !matches!(form, Form::Nationality(_))).then_some(thing)
            });
            let Some(thing) = thing.filter(|_| found.clitic == 0) else { continue };
            out.push(Named {
                span: Span::new(
                    cut.span.start() + found.span.start(),
                    cut.span.start() + found.span.end(),
                ),
                kind: MentionKind::from(thing.kind),
                entity: thing.key.clone(),
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::mentions;
    use crate::lexicon::Lexicon;

    #[test]
    fn datelines_name_their_place_and_agency() {
        let lexicon = Lexicon::new(&[], &[]);
        for (file, expected) in [
            (
                "عنوان الخبر\n\nبغداد (رويترز) - قال مسؤولون في الشرطة إن شخصين جرحا في انفجار قنبلة.",
                &["بغداد", "رويترز"][..],
            ),
            (
                "عنوان الخبر\n\nفرانكفورت ( د ب أ ) اعلن اتحاد صناعة السيارات امس ان المبيعات تراجعت في شهر مايو.",
                &["فرانكفورت", "د ب أ"],
            ),
            ("عنوان الخبر\n\nقال مسؤولون في الشرطة إن شخصين جرحا في انفجار قنبلة.", &[]),
        ] {
            let raw = crate::raw::read(file);
            let found = mentions(file, &raw.body.removed, &lexicon);
            let found: Vec<&str> = found.iter().map(|n| n.span.of(file)).collect();
            assert_eq!(found, expected, "{file}");
        }
    }
}
