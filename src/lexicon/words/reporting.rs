//! Reporting verbs and the words around them, from `reporting.tsv` and `speech.tsv`.
//!
//! Comes in: the two tables. Goes out: [`Reporting`], which answers for one folded word: which
//! forms of which verb it can be, with tense, gender and number, and to which helper classes it
//! belongs. Proclitics are taken off by the caller.

use std::sync::OnceLock;

use super::WordMap;
use crate::lexicon::table::{cell, parts, rows};
use crate::text::fold::fold;

const REPORTING: &str = include_str!("../data/reporting.tsv");
const SPEECH: &str = include_str!("../data/speech.tsv");
const MONTHS: &str = include_str!("../data/months.tsv");
const WEEKDAYS: &str = include_str!("../data/weekdays.tsv");
const STOPWORDS: &str = include_str!("../data/stopwords.tsv");
const TITLES: &str = include_str!("../data/titles.tsv");
const ORGHEADS: &str = include_str!("../data/orgheads.tsv");
const PLACEHEADS: &str = include_str!("../data/placeheads.tsv");

/// What a form of a reporting verb is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormKind {
    Past,
    Present,
    /// «مؤكدا», «مشيرة»
    Participle,
    /// «قوله», «تأكيدها»
    Noun,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Number {
    #[default]
    One,
    Two,
    Many,
}

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

/// One reading of a word as a form of a reporting verb.
#[derive(Clone, Debug)]
pub struct ReportingForm {
    /// Folded.
    pub lemma: String,
    /// The lemma as it is written.
    pub written: &'static str,
    /// As the table says it: `say`, `deny`, `call` …
    pub stance: &'static str,
    pub kind: FormKind,
    /// `m`, `f`, or `u` when the form does not tell.
    pub gender: char,
    pub number: Number,
    pub strength: Strength,
    /// Folded prepositions its noun complement takes: «الي», «ب»; أن and قائلا left out.
    pub preps: Vec<String>,
    /// The form is also a common word: it needs أن, a colon or marks right after its subject.
    pub doubtful: bool,
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

/// The helper classes of `speech.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    Anaphor,
    Breaker,
    Connector,
    Deputy,
    FalseForm,
    Human,
    Inanimate,
    InsertHead,
    MasculinePlace,
    MediaHead,
    NameHead,
    Preposition,
    Pretext,
    Quantifier,
    Says,
    Saying,
    That,
    ThatBlocker,
    /// A month, or a weekday with its article; with ب too: «بالثلاثاء».
    Time,
}

impl Class {
    /// Its bit in [`Reporting::bits`].
    pub fn bit(self) -> u32 {
        1 << self as u32
    }
}

const CLASSES: [(&str, Class); 18] = [
    ("anaphor", Class::Anaphor),
    ("breaker", Class::Breaker),
    ("connector", Class::Connector),
    ("deputy", Class::Deputy),
    ("false-form", Class::FalseForm),
    ("human", Class::Human),
    ("inanimate", Class::Inanimate),
    ("insert-head", Class::InsertHead),
    ("masculine-place", Class::MasculinePlace),
    ("media-head", Class::MediaHead),
    ("name-head", Class::NameHead),
    ("preposition", Class::Preposition),
    ("pretext", Class::Pretext),
    ("quantifier", Class::Quantifier),
    ("says", Class::Says),
    ("saying", Class::Saying),
    ("that", Class::That),
    ("that-blocker", Class::ThatBlocker),
];

/// The tables, folded.
#[derive(Debug, Default)]
pub struct Reporting {
    forms: WordMap<Vec<ReportingForm>>,
    /// Bit `1 << Class` of every word.
    classes: WordMap<u32>,
    /// The same for the first words of their phrases.
    starts: WordMap<u32>,
    /// First words of titles and heads: gender.
    heads: WordMap<char>,
    titles: WordMap<()>,
    org_heads: WordMap<()>,
    place_heads: WordMap<()>,
}

impl Reporting {
    /// The built-in tables, read once.
    pub fn built_in() -> &'static Self {
        static TABLE: OnceLock<Reporting> = OnceLock::new();
        TABLE.get_or_init(Self::load)
    }

    /// The readings of a folded word without proclitics.
    pub fn forms(&self, word: &str) -> &[ReportingForm] {
        self.forms.get(word).map_or(&[], Vec::as_slice)
    }

    pub fn is(&self, word: &str, class: Class) -> bool {
        self.bits(word) & class.bit() != 0
    }

    /// The classes of a folded word, a bit each.
    pub fn bits(&self, word: &str) -> u32 {
        self.classes.get(word).copied().unwrap_or(0)
    }

    /// The classes a phrase of which begins with this folded word, a bit each.
    pub fn start_bits(&self, word: &str) -> u32 {
        self.starts.get(word).copied().unwrap_or(0)
    }

    /// The gender of a title or institution that begins with this word, when the tables know it.
    pub fn head_gender(&self, word: &str) -> Option<char> {
        self.heads.get(word).copied()
    }

    pub fn is_title(&self, word: &str) -> bool {
        self.titles.contains_key(word)
    }

    pub fn is_org_head(&self, word: &str) -> bool {
        self.org_heads.contains_key(word)
    }

    pub fn is_place_head(&self, word: &str) -> bool {
        self.place_heads.contains_key(word)
    }

    fn load() -> Self {
        let mut out = Self::default();
        for row in rows(SPEECH) {
            let Some((_, class)) = CLASSES.iter().find(|(name, _)| *name == cell(&row, 0)) else {
                continue;
            };
            for word in parts(cell(&row, 1)) {
                let word = fold(word);
                let first = word.split(' ').next().unwrap_or_default().to_owned();
                *out.starts.entry(first).or_default() |= class.bit();
                *out.classes.entry(word).or_default() |= class.bit();
            }
        }
        let months = rows(MONTHS).flat_map(|row| parts(cell(&row, 3)));
        let days = rows(WEEKDAYS).flat_map(|row| parts(cell(&row, 2)));
        for name in months.chain(days.filter(|d| d.starts_with("ال"))) {
            let name = fold(name);
            let first = name.split(' ').next().unwrap_or_default();
            for clitic in ["", "ب"] {
                let word = format!("{clitic}{first}");
                *out.classes.entry(word).or_default() |= Class::Time.bit();
            }
        }
        for row in rows(STOPWORDS) {
            if matches!(cell(&row, 1), "prep" | "relative" | "demonstrative" | "conj" | "particle")
            {
                let bits = out.classes.entry(fold(cell(&row, 0))).or_default();
                *bits |= 1 << Class::Preposition as u32;
            }
        }
        for row in rows(REPORTING) {
            out.add_verb(cell(&row, 0), cell(&row, 1), cell(&row, 2), cell(&row, 3));
        }
        for row in rows(TITLES) {
            let words = fold(cell(&row, 0));
            let first = words.split(' ').next().unwrap_or_default().to_owned();
            let gender = cell(&row, 1).chars().next().unwrap_or('u');
            if gender != 'u' {
                out.heads.entry(first.clone()).or_insert(gender);
            }
            out.titles.insert(first, ());
        }
        for row in rows(ORGHEADS) {
            let words = fold(cell(&row, 0));
            let first = words.split(' ').next().unwrap_or_default().to_owned();
            let gender = cell(&row, 2).chars().next().unwrap_or('u');
            for form in [first.clone(), format!("ال{first}")] {
                if first.starts_with("ال") && form != first {
                    continue;
                }
                out.heads.entry(form.clone()).or_insert(gender);
                out.org_heads.insert(form, ());
            }
        }
        for row in rows(PLACEHEADS) {
            out.place_heads.insert(fold(cell(&row, 0)), ());
        }
        out
    }

    fn add_verb(
        &mut self,
        written: &'static str,
        stance: &'static str,
        forms: &'static str,
        preps: &'static str,
    ) {
        let lemma = fold(written);
        if matches!(stance, "source" | "venue") {
            return;
        }
        let strength = strength(&lemma, stance);
        let preps: Vec<String> = parts(preps)
            .filter(|p| !matches!(*p, "أن" | "إن" | "قائلا" | "بأنه" | "يقول"))
            .map(fold)
            .collect();
        for form in parts(forms).filter(|f| !f.contains(' ')) {
            let form = fold(form);
            let (kind, gender, number) = inflection(&lemma, &form);
            let doubtful = self.is(&form, Class::FalseForm);
            let entry = ReportingForm {
                lemma: lemma.clone(),
                written,
                stance,
                kind,
                gender,
                number,
                strength,
                preps: preps.clone(),
                doubtful,
            };
            self.forms.entry(form).or_default().push(entry);
        }
    }
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
        | "hope" | "doubt" | "reveal" | "hint" => Strength::Nominal,
        _ => Strength::Weak,
    }
}

/// Tense, gender and number, as the ending tells: «قالوا» from «قال», «يقولان», «قائلة», «قوله».
fn inflection(lemma: &str, form: &str) -> (FormKind, char, Number) {
    let ends = |s: &str| form.ends_with(s);
    if form == lemma {
        return (FormKind::Past, 'm', Number::One);
    }
    if is_participle(lemma, form) {
        return match () {
            () if ends("ين") => (FormKind::Participle, 'm', Number::Many),
            () if ends("ه") => (FormKind::Participle, 'f', Number::One),
            () => (FormKind::Participle, 'm', Number::One),
        };
    }
    let pronoun = ["ه", "ها", "هم", "هما"].iter().any(|p| ends(p));
    if pronoun && !lemma.ends_with('ه') {
        let gender = if ends("ها") { 'f' } else { 'm' };
        let number = if ends("هم") { Number::Many } else { Number::One };
        return (FormKind::Noun, gender, number);
    }
    let present =
        form.starts_with('ي') || (form.starts_with('ت') && !form.starts_with(stem(lemma)));
    if present {
        let gender = if form.starts_with('ي') { 'm' } else { 'f' };
        let number = match () {
            () if ends("ون")
                || ends("وا") && !ends("دعوا")
                || ends("ن") && !lemma.ends_with('ن') && !ends("ان") =>
            {
                Number::Many
            }
            () if ends("ان") && !lemma.ends_with("ان") => Number::Two,
            () => Number::One,
        };
        return (FormKind::Present, gender, number);
    }
    match () {
        () if ends("وا") => (FormKind::Past, 'm', Number::Many),
        () if ends("تا") => (FormKind::Past, 'f', Number::Two),
        () if ends("ت") => (FormKind::Past, 'f', Number::One),
        () if ends("ا") => (FormKind::Past, 'm', Number::Two),
        () if ends("ن") => (FormKind::Past, 'f', Number::Many),
        () => (FormKind::Noun, 'u', Number::One),
    }
}

/// The lemma without its weak last letter.
fn stem(lemma: &str) -> &str {
    lemma.strip_suffix(['ي', 'ا']).unwrap_or(lemma)
}

fn is_participle(lemma: &str, form: &str) -> bool {
    let ending = form.ends_with('ا') || form.ends_with('ه') || form.ends_with("ين");
    if !ending || form == format!("{lemma}ا") || form.starts_with(['ي', 'ت']) {
        return false;
    }
    let second = |w: &str| w.chars().nth(1);
    let third = form.chars().nth(2);
    let derived = form.starts_with('م') && !lemma.starts_with('م');
    let simple = second(form) == Some('ا')
        && (second(lemma) != Some('ا') || third == Some('ي'))
        && !form.starts_with("ادعا");
    // آملا, آسفة fold to املا, اسفه.
    let hamza = lemma.starts_with('ا')
        && lemma.chars().count() == 3
        && (form.ends_with('ه') || form.ends_with("ين"));
    (derived || simple || hamza) && !form.ends_with("ات")
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
