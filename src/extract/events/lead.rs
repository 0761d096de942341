//! How a name is led: by مع, على, في, من قبل … up to a few words before it, or by a proclitic.

use super::{Mention, MentionKind, Scene};
use crate::base::Span;
use crate::extract::phrases::lies;
use crate::text::WordSet;

/// What a preposition before a mention makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    None,
    With,
    Between,
    Against,
    To,
    By,
    Through,
    In,
    Other,
}

impl Scene<'_, '_> {
    /// How the mention whose first token is `first` is led: by the words up to three before it, so
    /// that «على مدينة X», «من قبل الجيش X» count too.
    pub(super) fn lead(&self, first: usize, from: usize) -> Lead {
        // A proclitic is written to the name itself: «لباكو», «بغزة».
        let span = self.mention_at(first).map(|m| m.span.start());
        let token = self.reading.analysis.solid_token(first);
        if let (Some(start), Some(token)) = (span, token)
            && start > token.span.start()
        {
            // The proclitic itself: «وباكو» is و + باكو, not ب.
            match Span::new(token.span.start(), start).of(self.reading.text).trim_start_matches('و')
            {
                "ل" => return Lead::To,
                "ب" => return Lead::In,
                "ك" => return Lead::Other,
                _ => (),
            }
        }
        for back in 1..=7 {
            let Some(i) = first.checked_sub(back).filter(|i| *i >= from) else { return Lead::None };
            let word = self.word(i);
            let base = base(word);
            if is_quote_mark(word)
                || (word == "من" && i > 0 && matches!(self.word(i - 1), "كل" | "كلا"))
            {
                continue;
            }
            if self.mention_at(i).is_some_and(|m| m.kind == MentionKind::Nationality) {
                continue;
            }
            // «بالعاصمة بغداد»
            if base.strip_prefix('ب').is_some_and(is_head_word) {
                return Lead::In;
            }
            let lead = match base {
                "مع" => Lead::With,
                "بين" | "وبين" => Lead::Between,
                "علي" | "ضد" | "صوب" | "باتجاه" | "تجاه" => Lead::Against,
                "الي" | "نحو" => Lead::To,
                "قبل" | "جانب" | "يد" | "ايدي" | "بقياده" | "بزعامه" => {
                    Lead::By
                }
                "بوساطه" | "برعايه" | "وساطه" | "باشراف" => Lead::Through,
                "في" | "قرب" | "داخل" | "جنوب" | "شمال" | "شرق" | "غرب" | "وسط" | "شمالي"
                | "جنوبي" | "شرقي" | "غربي" | "بمدينه" | "بمحافظه" | "عند" | "خارج" | "بمنطقه"
                | "حول" => Lead::In,
                "من" | "عن" | "بشان" | "خلال" | "بعد" | "اثر" | "منذ" | "رغم" | "بسبب" | "بدعم"
                | "نقلا" => Lead::Other,
                "حسب" | "بحسب" | "وفق" | "وفقا" | "وكاله" | "باسم" => {
                    Lead::Other
                }
                _ => Lead::None,
            };
            if lead == Lead::In && base == "حول" {
                return Lead::Other;
            }
            // «الدولتين الواقعتين في القوقاز»: where a thing lies, not where something happened.
            if lead == Lead::In && i > from && lies(self.word(i - 1)) {
                return Lead::Other;
            }
            if lead != Lead::None {
                // «من قبل X»: by; «قبل X»: before.
                if lead == Lead::By
                    && matches!(base, "قبل" | "جانب")
                    && i.checked_sub(1).is_none_or(|b| self.word(b) != "من")
                {
                    return Lead::Other;
                }
                return lead;
            }
            if base.starts_with("ل") && back <= 2 && self.mention_at(i).is_none() && is_body(base)
            {
                return Lead::To;
            }
            if !is_head_word(base) || (back > 3 && !is_title_word(base)) {
                return Lead::None;
            }
        }
        Lead::None
    }

    /// Mentions that begin inside the tokens, with their token ranges.
    pub(super) fn mentions_in(&self, start: usize, end: usize) -> Vec<(&Mention, usize, usize)> {
        let all: Vec<_> = self
            .mentions_from(start, end)
            .iter()
            .map(|m| {
                let (first, last) = self.tokens_of(m);
                (m, first, last)
            })
            .collect();
        // The country or body of a title stands for its holder: «رئيس وزراء أرمينيا نيكول باشينيان».
        let titles = |ix: usize, last: usize| {
            all.get(ix + 1).is_some_and(|(next, first, _)| {
                next.kind == MentionKind::Person
                    && !self.word(*first).starts_with('و')
                    && (*first == last || (*first == last + 1 && self.word(last) == "،"))
            })
        };
        let keep: Vec<bool> = all
            .iter()
            .enumerate()
            .map(|(ix, (m, _, last))| m.kind == MentionKind::Person || !titles(ix, *last))
            .collect();
        all.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(m, _)| m).collect()
    }

    /// Someone who can act: a person, body, group, country, or the body a nationality belongs to.
    pub(super) fn acts(&self, mention: &Mention) -> bool {
        match mention.kind {
            MentionKind::Person | MentionKind::Organization | MentionKind::Group => true,
            MentionKind::Nationality => true,
            MentionKind::Place => self.is_country(mention) || self.is_capital(mention),
            MentionKind::Media | MentionKind::Other => false,
        }
    }

    /// True for any name that can stand for an actor, however it is led.
    pub(super) fn acts_anywhere(&self, mention: &Mention) -> bool {
        !matches!(mention.kind, MentionKind::Media | MentionKind::Other)
    }

    /// A city that may stand for its government: led by no preposition it acts.
    fn is_capital(&self, mention: &Mention) -> bool {
        let (first, _) = self.tokens_of(mention);
        mention.kind == MentionKind::Place
            && self.lead(first, first.saturating_sub(3)) == Lead::None
    }
}

/// The word without a conjunction, when enough is left: «وفي» → «في», but «في», «وسط» whole.
pub(super) fn base(word: &str) -> &str {
    match word.strip_prefix(['و', 'ف']) {
        // «وزير» is no و + «زير».
        Some(rest)
            if rest.chars().count() >= 2
                && !is_head_word(word)
                && !matches!(word, "وسط" | "وفق" | "فوق") =>
        {
            rest
        }
        _ => word,
    }
}

/// Words that may stand between a preposition and a name: «على مدينة غنجة», «مع وزير الخارجية
/// الأميركي».
pub(super) fn is_head_word(word: &str) -> bool {
    const HEADS: WordSet = WordSet::new(&[
        "مدينه",
        "مدن",
        "بلده",
        "قريه",
        "منطقه",
        "اقليم",
        "محافظه",
        "ولايه",
        "ممر",
        "العاصمه",
        "حدود",
        "الحدود",
        "مواقع",
        "قوات",
        "الجيش",
        "القوات",
        "جيش",
        "وزير",
        "رييس",
        "الرييس",
        "وزاره",
        "ممثلي",
        "كل",
        "من",
        "الخارجيه",
        "الدفاع",
        "وزراء",
        "السلطات",
        "حكومه",
        "الحكومه",
        "نظيره",
        "نظيرته",
        "القاده",
        "مسوولين",
        "مسلحي",
        "عناصر",
        "مطار",
        "ميناء",
        "مخيم",
        "حي",
        "ريف",
        "الاراضي",
        "اراضي",
        "عده",
        "بنيه",
        "الوزراء",
        "الامين",
        "العام",
        "زعيم",
        "الزعيم",
        "الامير",
        "الملك",
        "السفير",
        "ولي",
        "العهد",
        "وزيره",
        "الداخليه",
        "الجانب",
        "الطرف",
        "جانب",
        "ضواحي",
        "جبهه",
        "المسلحه",
        "منطقتا",
        "قري",
        "بلدات",
    ]);
    HEADS.contains(&word)
}

/// Words of a title, which may be long: «مع وزير الخارجية الأميركي أنتوني بلينكن».
fn is_title_word(word: &str) -> bool {
    matches!(
        word,
        "وزير"
            | "رييس"
            | "الرييس"
            | "الخارجيه"
            | "الدفاع"
            | "وزراء"
            | "الوزراء"
            | "نظيره"
            | "نظيرته"
            | "كل"
            | "من"
            | "وزيره"
            | "الداخليه"
            | "الامير"
            | "الملك"
            | "ولي"
            | "العهد"
    )
}

pub(super) fn is_quote_mark(word: &str) -> bool {
    word.chars().all(crate::text::letters::is_quote) && !word.is_empty()
}

/// «لمواقع», «للقوات», «لجيش»: a body or place led by ل.
fn is_body(word: &str) -> bool {
    let bare = word.strip_prefix("لل").or_else(|| word.strip_prefix('ل')).unwrap_or(word);
    ["مواقع", "مواقعها", "قوات", "جيش", "مدينه", "اقليم", "منطقه", "حكومه", "بلده", "قريه"]
        .contains(&bare)
}
