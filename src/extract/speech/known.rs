//! What the tables of speech say of one folded word.

use super::describe;
use crate::lexicon::words::reporting::{Reporting, ReportingForm};

/// What the tables say of one word.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::extract) struct Known {
    /// Classes of the word as written.
    pub(super) whole: u32,
    /// Classes of the word, or of what is left without و or ف.
    pub(super) bare: u32,
    /// Classes a phrase of which begins with it.
    pub(super) starts: u32,
    pub(super) forms: &'static [ReportingForm],
    /// Folded bytes of the و or ف before the form.
    pub(super) clitic: usize,
    /// It may name something: «وصفها», «سماه».
    pub(super) names: bool,
    /// A title begins with it.
    pub(super) title: bool,
}

impl Known {
    pub(in crate::extract) fn of(word: &str) -> Self {
        let words = Reporting::built_in();
        let whole = words.bits(word);
        let rest = word.strip_prefix(['و', 'ف']);
        let bare = whole | rest.map_or(0, |w| words.bits(w));
        let starts = words.start_bits(word) | rest.map_or(0, |w| words.start_bits(w));
        let forms = words.forms(word);
        let (forms, clitic) = match rest {
            Some(rest) if forms.is_empty() => (words.forms(rest), 'و'.len_utf8()),
            _ => (forms, 0),
        };
        let names = describe::may_name(word, forms);
        let title = words.is_title(word);
        Self { whole, bare, starts, forms, clitic, names, title }
    }

    #[cfg(test)]
    pub(in crate::extract) fn open(self) -> Self {
        Self { names: true, ..self }
    }
}
