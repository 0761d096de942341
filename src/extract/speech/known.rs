//! What the tables of speech say of one folded word.

use crate::lexicon::words::reporting::{FormKind, Reporting, ReportingForm};

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
        let said = words.said(word);
        let rest = word.strip_prefix(['و', 'ف']).map(|rest| words.said(rest)).unwrap_or_default();
        let (whole, bare) = (said.classes, said.classes | rest.classes);
        let starts = said.starts | rest.starts;
        let (mut forms, mut clitic) = match said.forms {
            [] if word.starts_with(['و', 'ف']) => (rest.forms, 'و'.len_utf8()),
            forms => (forms, 0),
        };
        if forms.is_empty() {
            (forms, clitic) = addressed(words, word);
        }
        let names = may_name(word, forms);
        let title = said.is_title();
        Self { whole, bare, starts, forms, clitic, names, title }
    }

    #[cfg(test)]
    pub(in crate::extract) fn open(self) -> Self {
        Self { names: true, ..self }
    }
}

/// «اتهمته», «وحثهما», «يطالبها»: a verb that carries whom it addresses.
fn addressed(words: &'static Reporting, word: &str) -> (&'static [ReportingForm], usize) {
    let joined = word.strip_prefix(['و', 'ف']).map(|rest| ('و'.len_utf8(), rest));
    for (clitic, word) in std::iter::once((0, word)).chain(joined) {
        for pronoun in ["هما", "هم", "ها", "ه", "هن"] {
            let Some(stem) = word.strip_suffix(pronoun) else { continue };
            let forms = words.forms(stem);
            // «طلبه», «وعدها» are his request, her promise: only verbs that no noun looks like.
            let long = stem.chars().count() >= 4
                || matches!(stem, "حث" | "حض" | "دعا" | "حذر" | "دعت" | "حثت" | "حضت");
            let addresses = |f: &ReportingForm| {
                matches!(f.kind, FormKind::Past | FormKind::Present)
                    && !f.doubtful
                    && matches!(f.stance, "call" | "demand" | "accuse" | "warn" | "tell")
            };
            if long && !forms.is_empty() && forms.iter().all(addresses) {
                return (forms, clitic);
            }
        }
    }
    (&[], 0)
}

/// True when the folded word may name something, being these forms.
fn may_name(word: &str, forms: &[ReportingForm]) -> bool {
    forms.iter().any(|f| names(&f)) || has_root(word)
}

/// A form that calls something by a name.
pub(super) fn names(form: &&ReportingForm) -> bool {
    form.stance == "describe" || form.lemma == "اعتبر"
}

/// The word ends in a pronoun and has the letters of such a verb.
pub(super) fn has_root(word: &str) -> bool {
    let holds = |root: &str| word.as_bytes().windows(root.len()).any(|w| w == root.as_bytes());
    word.ends_with(['ه', 'ا', 'م']) && ["صف", "سم", "شبه", "عتبر"].into_iter().any(holds)
}
