//! Reporting verbs and the words around them, from `reporting.tsv` and `speech.tsv`.
//!
//! Comes in: the two tables. Goes out: [`Reporting`], which answers for one folded word: which
//! forms of which verb it can be, with tense, gender and number, and to which helper classes it
//! belongs. Proclitics are taken off by the caller.

use std::sync::OnceLock;

pub use super::spoken::{Class, FormKind, Number};
use super::spoken::{ORG_HEAD, PLACE_HEAD, TELLS, TITLE};
use crate::base::Packed;
use crate::lexicon::table::{CELLS, cell, parts, rows};
use crate::lexicon::tables;
use crate::text::fold::fold;

const REPORTING: &str = include_str!("../data/reporting.tsv");

/// What a verb's complement may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// «قال»: speech whenever أن, a colon or a quotation mark follows, near or far.
    Strong,
    /// «دعا إلى», «نفى»: also a bare noun or its preposition.
    Nominal,
    /// «كتب», «نشر»: only أن, a colon or a quotation mark.
    Weak,
}

/// A reporting verb.
#[derive(Clone, Debug)]
pub struct Verb {
    /// Folded.
    pub lemma: String,
    /// The lemma as it is written.
    pub written: &'static str,
    /// As the table says it: `say`, `deny`, `call` …
    pub stance: &'static str,
    pub strength: Strength,
    /// Folded prepositions its noun complement takes: «الي», «ب»; أن and قائلا left out.
    pub preps: Vec<String>,
}

/// One reading of a word as a form of a reporting verb; what is asked of its verb may be asked of
/// it.
#[derive(Clone, Copy, Debug)]
pub struct ReportingForm {
    verb: &'static Verb,
    pub kind: FormKind,
    /// `m`, `f`, or `u` when the form does not tell.
    pub gender: char,
    pub number: Number,
    /// The form is also a common word: it needs أن, a colon or marks right after its subject.
    pub doubtful: bool,
}

impl std::ops::Deref for ReportingForm {
    type Target = Verb;

    fn deref(&self) -> &Verb {
        self.verb
    }
}

impl ReportingForm {
    /// The verb as a sentence by itself needs it, when the form is no verb: «مشيرا» «أشار»,
    /// «مؤكدة» «أكدت», «داعين» «دعوا».
    pub fn finite(&self) -> Option<String> {
        if !matches!(self.kind, FormKind::Participle | FormKind::Noun) {
            return None;
        }
        let stem = self.written.trim_end_matches(['ى', 'ا']);
        Some(match (self.kind, self.gender, self.number) {
            (FormKind::Participle, _, Number::Many) => format!("{stem}وا"),
            (_, 'f', Number::One) => format!("{stem}ت"),
            _ => self.written.to_owned(),
        })
    }
}

/// The tables, made of the lists when the program is compiled (`read_reporting`).
#[derive(Debug, Default)]
pub struct Reporting {
    said: Packed<13>,
    forms: Vec<ReportingForm>,
}

impl Reporting {
    /// The built-in tables.
    pub fn built_in() -> &'static Self {
        static TABLE: OnceLock<Reporting> = OnceLock::new();
        TABLE.get_or_init(|| Self {
            said: Packed::lying(tables::SAID),
            forms: tables::FORMS.as_chunks::<6>().0.iter().filter_map(form).collect(),
        })
    }

    /// All that is said of a folded word without proclitics.
    pub fn said(&self, word: &str) -> Said<'_> {
        let Some(packed) = self.said.get(word) else { return Said::default() };
        let [a, b, c, d, e, f, g, h, begin @ .., n, gender, flags] = *packed;
        let begin = usize::from(u16::from_le_bytes(begin));
        Said {
            classes: u32::from_le_bytes([a, b, c, d]),
            starts: u32::from_le_bytes([e, f, g, h]),
            forms: self.forms.get(begin..begin + usize::from(n)).unwrap_or_default(),
            gender: (gender != 0).then_some(char::from(gender)),
            flags,
        }
    }

    /// The readings of a folded word without proclitics.
    pub fn forms(&self, word: &str) -> &[ReportingForm] {
        self.said(word).forms
    }

    pub fn is(&self, word: &str, class: Class) -> bool {
        self.said(word).classes & class.bit() != 0
    }

    /// The gender of a title or institution that begins with this word, when the tables know it.
    pub fn head_gender(&self, word: &str) -> Option<char> {
        self.said(word).gender
    }

    pub fn is_title(&self, word: &str) -> bool {
        self.said(word).is_title()
    }

    pub fn is_org_head(&self, word: &str) -> bool {
        self.said(word).flags & ORG_HEAD != 0
    }

    pub fn is_place_head(&self, word: &str) -> bool {
        self.said(word).flags & PLACE_HEAD != 0
    }

    /// True of a form that tells by itself.
    pub fn tells(&self, word: &str) -> bool {
        self.said(word).flags & TELLS != 0
    }
}

/// What the tables say of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'t> {
    /// The classes of the word, a bit each.
    pub classes: u32,
    /// The classes a phrase of which begins with it, a bit each.
    pub starts: u32,
    pub forms: &'t [ReportingForm],
    gender: Option<char>,
    flags: u8,
}

impl Said<'_> {
    /// A title begins with it.
    pub fn is_title(&self) -> bool {
        self.flags & TITLE != 0
    }
}

/// A packed form.
fn form([a, b, kind, gender, number, doubtful]: &[u8; 6]) -> Option<ReportingForm> {
    Some(ReportingForm {
        verb: verbs().get(usize::from(u16::from_le_bytes([*a, *b])))?,
        kind: *FormKind::ALL.get(usize::from(*kind))?,
        gender: char::from(*gender),
        number: *Number::ALL.get(usize::from(*number))?,
        doubtful: *doubtful != 0,
    })
}

/// The verbs, in the order of their table.
fn verbs() -> &'static [Verb] {
    static VERBS: OnceLock<Vec<Verb>> = OnceLock::new();
    let verb = |row: [&'static str; CELLS]| {
        let (written, stance) = (cell(&row, 0), cell(&row, 1));
        let lemma = fold(written);
        let clause = |p: &&str| matches!(*p, "أن" | "إن" | "قائلا" | "بأنه" | "يقول");
        let preps = parts(cell(&row, 3)).filter(|p| !clause(p)).map(fold).collect();
        Verb { strength: strength(&lemma, stance), lemma, written, stance, preps }
    };
    VERBS.get_or_init(|| rows(REPORTING).map(verb).collect())
}

/// Verbs whose complement is a clause, whatever stands between.
fn strength(lemma: &str, stance: &str) -> Strength {
    const STRONG: &[&str] = &[
        "قال",
        "اضاف",
        "اردف",
        "اوضح",
        "ذكر",
        "صرح",
        "افاد",
        "اشار",
        "لفت",
        "نوه",
        "استطرد",
        "زعم",
        "ادعي",
        "استدرك",
        "تابع",
        "واصل",
        "كرر",
        "اعتبر",
        "راي",
        "شدد",
        "حكي",
        "روي",
        "اخبر",
        "ابلغ",
    ];
    if STRONG.contains(&lemma) {
        return Strength::Strong;
    }
    if lemma == "قرر" {
        return Strength::Weak;
    }
    match stance {
        "deny" | "accuse" | "call" | "demand" | "reject" | "condemn" | "welcome" | "warn"
        | "threaten" | "criticize" | "express" | "promise" | "announce" | "affirm" | "admit"
        | "hope" | "doubt" | "reveal" | "hint" | "propose" | "predict" => Strength::Nominal,
        _ => Strength::Weak,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_verb_has_one() {
        let finite = |word: &str| {
            Reporting::built_in().forms(&fold(word)).iter().find_map(ReportingForm::finite)
        };
        for (word, verb) in [
            ("مشيرا", "أشار"),
            ("مؤكدة", "أكدت"),
            ("داعين", "دعوا"),
            ("نافية", "نفت"),
            ("قوله", "قال"),
            ("قولها", "قالت"),
        ] {
            assert_eq!(finite(word).as_deref(), Some(verb), "{word}");
        }
        assert_eq!(finite("أشارت"), None);
    }

    #[test]
    fn forms_tell_tense_gender_and_number() {
        use FormKind::{Noun, Participle, Past, Present};
        for (word, lemma, kind, gender, number) in [
            ("قال", "قال", Past, 'm', Number::One),
            ("قالت", "قال", Past, 'f', Number::One),
            ("قالوا", "قال", Past, 'm', Number::Many),
            ("قالا", "قال", Past, 'm', Number::Two),
            ("يقول", "قال", Present, 'm', Number::One),
            ("تقول", "قال", Present, 'f', Number::One),
            ("يقولون", "قال", Present, 'm', Number::Many),
            ("قايلا", "قال", Participle, 'm', Number::One),
            ("مشيره", "اشار", Participle, 'f', Number::One),
            ("داعيا", "دعا", Participle, 'm', Number::One),
            ("متهمه", "اتهم", Participle, 'f', Number::One),
            ("توعد", "توعد", Past, 'm', Number::One),
            ("توعدت", "توعد", Past, 'f', Number::One),
            ("تتوعد", "توعد", Present, 'f', Number::One),
            ("قوله", "قال", Noun, 'm', Number::One),
            ("قولها", "قال", Noun, 'f', Number::One),
            ("تدعو", "دعا", Present, 'f', Number::One),
            ("يدعون", "دعا", Present, 'm', Number::Many),
        ] {
            let forms = Reporting::built_in().forms(word);
            let form = forms.iter().find(|f| f.lemma == lemma).expect(word);
            assert_eq!((form.kind, form.gender, form.number), (kind, gender, number), "{word}");
        }
    }

    #[test]
    fn look_alikes_are_no_forms() {
        for word in ["قتل", "قاتل", "كان", "مقال", "اقال"] {
            assert!(Reporting::built_in().forms(word).is_empty(), "{word}");
        }
    }
}
