//! What each word of an article can be, looked up once for all rules on names.

use super::facts::MentionKind;
use super::hamza::{WITH_ARTICLE, is_ann, is_no_article};
use super::never::is_joined_verb;
use super::overlap::Candidate;
use super::reading::Reading;
use super::traits::{May, WordId};
use crate::base::{Key, Span};
use crate::lexicon::words::shapes;
use crate::lexicon::words::{Class, Words};
use crate::text::{TokenKind, letters};

/// One solid token.
#[derive(Clone, Copy, Debug, Default)]
struct Tag {
    /// Of the whole word.
    class: Class,
    /// Noun, adjective or verb once clitics and endings are off.
    common: Class,
    /// Bytes of folded proclitics after which a word of some class stands; 0 when none.
    clitic: u8,
    /// Of what stands after them; of the whole word when there are none.
    stem: Class,
    kind: Option<TokenKind>,
    starts_block: bool,
    /// 1 + index of the known name that begins here, 0 when none.
    known: u32,
    /// 1 + index of the known name that covers the token.
    inside: u32,
}

impl Tag {
    /// «محسن السكري», «جبل المكبر»: a rare noun or adjective right behind a given name or the head of a
    /// place is no word of daily life.
    fn name_sooner(&mut self, before: &Self, compound: bool) {
        let rare = |class: Class| class.is(Class::RARE) && !class.is(Class::VERB);
        let led = compound || before.class.or(before.stem).is(Class::GIVEN.or(Class::PLACE_HEAD));
        if led && (rare(self.class) || rare(self.common)) {
            let open = Class::OPEN.or(Class::RARE);
            (self.class, self.stem) = (self.class.without(open), self.stem.without(open));
            self.common = Class::default();
        }
    }
}

/// The words of one article with what they can be, and the known names among them.
pub struct Tags<'r> {
    pub reading: &'r Reading<'r>,
    pub words: &'r Words,
    pub known: &'r [Candidate],
    tags: Vec<Tag>,
    /// One bit for each folded word that stands alone somewhere in the article.
    bare: Vec<u64>,
    /// The writer tells علي (the name) from على (the preposition).
    tells_ali: bool,
    /// What each word, and each stem, can be to a name.
    parts: Vec<(Part, Part)>,
}

/// Bytes from which on a word alone vouches for itself behind a clitic.
pub(super) const LONG: usize = 8;

/// What a word can be to a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A given name and nothing else.
    Given,
    /// A given name that is a common word as well.
    Ambiguous,
    Surname,
    /// Looks like a foreign surname: «باشينيان».
    Shape,
    /// Has letters in an order no Arabic word has.
    Foreign,
    /// Begins with ال and is no common word.
    Article,
    /// A word of Arabic letters nobody knows.
    Unknown,
    /// The same, with the look of a verb or plural.
    Verbal,
    /// Not part of a name.
    No,
}

impl<'r> Tags<'r> {
    pub fn new(reading: &'r Reading<'r>, known: &'r [Candidate]) -> Self {
        let words = &reading.lexicon.words;
        let a = &reading.analysis;
        let mut tags: Vec<Tag> = Vec::with_capacity(a.solid.len());
        for ix in 0..a.solid.len() {
            let Some(token) = a.solid_token(ix) else { continue };
            let starts_block = a.starts_block(ix);
            let mut tag = Tag { kind: Some(token.kind), starts_block, ..Tag::default() };
            if token.kind == TokenKind::Word {
                let traits = reading.traits(ix);
                (tag.class, tag.common) = (traits.class, traits.common);
                (tag.clitic, tag.stem) = (traits.clitic, traits.stem);
                // «آن ماكلارين»: no «أن».
                if token.span.of(reading.text) == "آن" && is_ann(reading, ix) {
                    tag.class = Class::GIVEN.or(Class::FOREIGN).or(Class::WEAK_SYLLABLE);
                    (tag.stem, tag.common) = (tag.class, Class::default());
                }
                if is_no_article(token.span.of(reading.text), a.word(ix)) {
                    tag.class = tag.class.without(WITH_ARTICLE);
                    tag.stem = if tag.clitic == 0 { tag.class } else { tag.stem };
                    tag.common = tag.class.and(Class::NOUN.or(Class::ADJECTIVE).or(Class::VERB));
                }
            }
            if let Some(before) = tags.last().filter(|_| !starts_block) {
                // «عبد المتين قانع»
                let compound = ix > 1 && a.word(ix - 2) == "عبد";
                tag.name_sooner(before, compound);
            }
            tags.push(tag);
        }
        for (i, candidate) in known.iter().enumerate() {
            let mark = u32::try_from(i + 1).unwrap_or(u32::MAX);
            if let Some(tag) = tags.get_mut(candidate.first) {
                tag.known = mark;
            }
            for tag in tags.get_mut(candidate.first..candidate.last).unwrap_or_default() {
                tag.inside = mark;
            }
        }
        let bare = bits((0..tags.len()).map(|ix| reading.traits(ix).id));
        // «إلى» with its dots left off says as much as «على».
        let tells_ali = (0..tags.len()).any(|ix| {
            matches!(a.word(ix), "علي" | "الي" | "لدي" | "حتي")
                && a.solid_token(ix).is_some_and(|t| t.span.of(reading.text).ends_with('ى'))
        });
        let mut all = Self { reading, words, known, tags, bare, tells_ali, parts: Vec::new() };
        all.split_by_evidence();
        all.parts = (0..all.tags.len())
            .map(|ix| {
                let whole = all.read_part(ix, false);
                let stem = if all.clitic(ix) > 0 { all.read_part(ix, true) } else { whole };
                (whole, stem)
            })
            .collect();
        all
    }

    /// «لكليتشدار»: a clitic before a word that nobody knows and the article also has alone.
    fn split_by_evidence(&mut self) {
        for ix in 0..self.tags.len() {
            let tag = self.tag(ix);
            let open = tag.kind == Some(TokenKind::Word) && tag.class.is_empty() && tag.clitic == 0;
            if !open || !tag.common.is_empty() || tag.inside > 0 {
                continue;
            }
            // «المعارضة واكاييف»: the article has the name by itself.
            if !self.hides_clitic(ix) && !self.sounds_conjoined(ix) {
                continue;
            }
            let rest = self.word(ix).get(2..).unwrap_or_default();
            let class = self.words.class(rest);
            if self.words.common(rest).is_empty()
                && let Some(tag) = self.tags.get_mut(ix)
            {
                (tag.clitic, tag.stem) = (2, class);
            }
        }
    }

    /// «وإنزو», «وسيلفا»: و and a foreign name. Not «ويلسون», «والتر»: و is a letter there.
    pub fn sounds_conjoined(&self, ix: usize) -> bool {
        let Some(rest) = self.word(ix).strip_prefix('و') else { return false };
        // «في وركينغتون»: no «و» joins behind a preposition.
        if self.behind_preposition(ix) {
            return false;
        }
        let hamza = self.surface(ix).chars().nth(1).is_some_and(|c| matches!(c, 'أ' | 'إ'));
        let letter = rest.starts_with(['ي', 'ا', 'و']) && !hamza;
        !letter && self.letters(ix) > 4 && self.words.sound(rest) >= 15
    }

    fn behind_preposition(&self, ix: usize) -> bool {
        !self.tag(ix).starts_block
            && ix.checked_sub(1).is_some_and(|b| {
                matches!(self.word(b), "في" | "من" | "الي" | "عن" | "قرب" | "مدينه" | "بلده")
            })
    }

    /// A quoted stretch begins with the mark at `ix`.
    pub fn opens_quote(&self, ix: usize) -> bool {
        let Some(token) = self.reading.analysis.solid_token(ix).filter(|_| self.is_quote(ix))
        else {
            return false;
        };
        let quoted = &self.reading.quoted;
        // «و”بانزور”»: some writers open with the closing mark.
        let mixed = || {
            let closes = quoted.iter().any(|q| q.end == token.span.start);
            let joined =
                ix > 0 && !self.starts_block(ix) && matches!(self.word(ix - 1), "و" | "ب" | "ل");
            !closes && joined && (ix + 2..ix + 5).any(|i| self.is_quote(i))
        };
        quoted.binary_search_by(|q| q.start.cmp(&token.span.end)).is_ok() || mixed()
    }

    /// The folded word is a clitic and a word that the article also has alone: «لباشينيان».
    pub fn hides_clitic(&self, ix: usize) -> bool {
        let rest = self.reading.traits(ix).rest.ix();
        rest.is_some_and(|id| self.bare.get(id / 64).is_some_and(|word| word >> (id % 64) & 1 == 1))
    }

    /// Whether «علي» at `ix` is the name and not the preposition.
    pub fn is_ali(&self, ix: usize) -> bool {
        let dotted = self.surface(ix).ends_with('ي');
        if self.tells_ali {
            return dotted;
        }
        let next = self.class(ix + 1);
        let names = next.is(Class::GIVEN.or(Class::SURNAME)) && !next.is(Class::STOP)
            || self.goes_on(ix + 1) && matches!(self.word(ix + 1), "بن" | "عبد");
        self.goes_on(ix + 1) && names
    }

    pub fn len(&self) -> usize {
        self.tags.len()
    }

    pub fn is_empty(&self) -> bool {
        self.tags.is_empty()
    }

    fn tag(&self, ix: usize) -> Tag {
        self.tags.get(ix).copied().unwrap_or_default()
    }

    /// The folded word; empty past the end.
    pub fn word(&self, ix: usize) -> &str {
        self.reading.word(ix)
    }

    /// Letters of the folded word.
    pub fn letters(&self, ix: usize) -> usize {
        usize::from(self.reading.traits(ix).letters)
    }

    /// How foreign the folded word sounds.
    pub fn sound(&self, ix: usize) -> i32 {
        self.reading.traits(ix).sound
    }

    /// The folded word has the ending of a foreign surname.
    pub fn is_foreign_surname(&self, ix: usize) -> bool {
        self.reading.traits(ix).surname
    }

    pub fn class(&self, ix: usize) -> Class {
        self.tag(ix).class
    }

    pub fn common(&self, ix: usize) -> Class {
        self.tag(ix).common
    }

    /// The class of the word, or of what stands after its proclitics.
    pub fn stem_class(&self, ix: usize) -> Class {
        self.tag(ix).stem
    }

    /// Bytes of folded proclitics before the stem.
    pub fn clitic(&self, ix: usize) -> usize {
        self.tag(ix).clitic as usize
    }

    /// The word after its proclitics.
    pub fn stem(&self, ix: usize) -> &str {
        self.word(ix).get(self.clitic(ix)..).unwrap_or_default()
    }

    /// Noun, adjective or verb, as `common`, of the stem.
    pub fn stem_common(&self, ix: usize) -> Class {
        match self.clitic(ix) {
            0 if self.is_word(ix) => self.common(ix),
            _ => self.words.common(self.stem(ix)),
        }
    }

    /// How foreign the stem sounds.
    pub fn stem_sound(&self, ix: usize) -> i32 {
        if self.clitic(ix) == 0 { self.sound(ix) } else { self.words.sound(self.stem(ix)) }
    }

    pub fn is_word(&self, ix: usize) -> bool {
        self.tag(ix).kind == Some(TokenKind::Word)
    }

    pub fn is_foreign(&self, ix: usize) -> bool {
        self.tag(ix).kind == Some(TokenKind::Foreign)
    }

    pub fn is_punct(&self, ix: usize) -> bool {
        self.tag(ix).kind == Some(TokenKind::Punct)
    }

    /// A block begins with this token.
    pub fn starts_block(&self, ix: usize) -> bool {
        self.tag(ix).starts_block
    }

    /// The token stands in the same block as the one before it and is a word.
    pub fn goes_on(&self, ix: usize) -> bool {
        self.is_word(ix) && !self.starts_block(ix)
    }

    pub fn is_quote(&self, ix: usize) -> bool {
        self.is_punct(ix) && self.surface(ix).starts_with(letters::is_quote)
    }

    /// The token as written.
    pub fn surface(&self, ix: usize) -> &str {
        self.reading.analysis.solid_token(ix).map_or("", |t| t.span.of(self.reading.text))
    }

    /// The known name that begins at the token.
    pub fn known_at(&self, ix: usize) -> Option<&'r Candidate> {
        (self.tag(ix).known as usize).checked_sub(1).and_then(|i| self.known.get(i))
    }

    /// The known name the token is part of.
    pub fn known_in(&self, ix: usize) -> Option<&'r Candidate> {
        (self.tag(ix).inside as usize).checked_sub(1).and_then(|i| self.known.get(i))
    }

    /// A known name of one of the kinds that begins at the token without a proclitic.
    pub fn bare_known(&self, ix: usize, kinds: &[MentionKind]) -> Option<&'r Candidate> {
        let known = self.known_at(ix).filter(|k| kinds.contains(&k.kind))?;
        let token = self.reading.analysis.solid_token(ix)?;
        (known.span.start == token.span.start).then_some(known)
    }

    /// The stem is a name and no word of daily life.
    pub fn is_plain(&self, ix: usize) -> bool {
        let class = self.stem_class(ix);
        match class.is(Class::GIVEN.or(Class::SURNAME)) {
            true => !class.is(Class::NOUN.or(Class::ADJECTIVE).or(Class::VERB)),
            false => self.stem_common(ix).is_empty(),
        }
    }

    /// A nationality at the token, adjective or people.
    pub fn nationality(&self, ix: usize) -> Option<&'r Candidate> {
        self.known_at(ix).filter(|k| k.kind == MentionKind::Nationality)
    }

    /// The country a known name stands for or lies in.
    pub fn country_of(&self, known: &Candidate) -> Option<Key> {
        let key = known.known.first()?;
        let thing = self.reading.lexicon.get(key)?;
        match thing.class.as_str() {
            "country" => Some(key.clone()),
            _ => thing.country.clone(),
        }
    }

    /// What a nationality is of: the land it is called after, not the state that land lies in.
    pub fn realm_of(&self, nationality: &Candidate) -> Option<Key> {
        let key = nationality.known.first()?;
        let place = |t: &&crate::lexicon::Thing| t.kind == crate::document::EntityKind::Place;
        self.reading.lexicon.get(key).filter(place).map(|_| key.clone())
    }

    /// Whether the word has the article, with or without clitics before it: ال, وال, بال, لل …
    pub fn definite(&self, ix: usize) -> bool {
        let word = self.word(ix);
        word.starts_with("ال")
            && self.letters(ix) > 3
            && !self.surface(ix).starts_with(['أ', 'إ', 'آ'])
    }

    /// The word begins with the article, not with a letter of its own: «الرئيس», not «ألان».
    pub fn article(&self, ix: usize) -> bool {
        self.word(ix).starts_with("ال") && !self.surface(ix).starts_with(['أ', 'إ', 'آ'])
    }

    /// The bytes of the text of tokens `first..last`, `clitic` folded bytes of the first left out.
    pub fn span(&self, first: usize, last: usize, clitic: usize) -> Span {
        let a = &self.reading.analysis;
        let Some(head) = a.solid_token(first) else { return Span::default() };
        let start = match clitic {
            0 => head.span.start(),
            n => a.text_at(self.reading.text, head.folded.start() + n),
        };
        let end =
            last.checked_sub(1).and_then(|l| a.solid_token(l)).map_or(start, |t| t.span.end());
        Span::new(start.min(end), end)
    }

    /// What the word at `ix`, or its stem, can be to a name.
    pub fn part(&self, ix: usize, stem: bool) -> Part {
        let (whole, of_stem) = self.parts.get(ix).copied().unwrap_or((Part::No, Part::No));
        if stem { of_stem } else { whole }
    }

    fn read_part(&self, ix: usize, stem: bool) -> Part {
        if !self.is_word(ix) {
            return Part::No;
        }
        let (class, word) = if stem {
            (self.stem_class(ix), self.stem(ix))
        } else {
            (self.class(ix), self.word(ix))
        };
        let split = stem && self.clitic(ix) > 0;
        let traits = self.reading.traits(ix);
        let no_article = !split && is_no_article(self.surface(ix), word);
        let ann = word == "ان" && class.is(Class::FOREIGN);
        if !split && !traits.may(May::NAME) && !no_article && !ann {
            return Part::No;
        }
        // «فيصل» is no ف + يصل: a listed name is common only as it stands.
        let listed = class.is(Class::GIVEN.or(Class::SURNAME));
        let mut common = match (listed, split) {
            (true, _) => class.and(Class::NOUN.or(Class::ADJECTIVE).or(Class::VERB)),
            _ if no_article => self.common(ix),
            (_, true) => self.words.common(word),
            _ => self.common(ix),
        };
        // «سيرينا» only looks like a verb with a pronoun.
        let stripped = class.is_empty()
            && !common.is_empty()
            && !word.starts_with("ال")
            && !word.starts_with(['و', 'ف'])
            // «بفيروس» is ب + فيروس.
            && !word.strip_prefix(['ب', 'ل', 'ك']).is_some_and(|w| {
                w.len() >= 6 && self.words.class(w).is(Class::NOUN.or(Class::ADJECTIVE))
            });
        if stripped && self.words.sound(word) >= 20 {
            common = Class::default();
        }
        // «مرشح اليسار بيدرو …»: «أليسار» has its hamza.
        if matches!(word, "اليسار" | "اليمين" | "الوسط") && self.definite(ix) {
            return Part::No;
        }
        if class.is(Class::STOP) {
            return match word {
                "علي" if self.is_ali(ix) => Part::Given,
                _ => Part::No,
            };
        }
        // «سلمى» is not «سلمي» (peaceful), where the last letter is written.
        if class.is(Class::GIVEN) && common.and(Class::NOUN.or(Class::VERB)).is_empty() {
            let dotless = self.tells_ali && self.surface(ix).ends_with('ى');
            common = if dotless { Class::default() } else { common };
        }
        let place = self.known_in(ix).is_some_and(|k| k.kind != MentionKind::Person);
        if class.is(Class::GIVEN) {
            let open = !common.is_empty() || class.is(Class::AMBIGUOUS.or(Class::STOP)) || place;
            return if open { Part::Ambiguous } else { Part::Given };
        }
        // «شرقي صنعاء»: a direction is no surname.
        if class.is(Class::PLACE_HEAD) && !class.is(Class::GIVEN) {
            return Part::No;
        }
        // «برهم صالح رئيس إقليم …»: a title and noun is no surname.
        if class.is(Class::TITLE) && !common.is_empty() && !class.is(Class::GIVEN) {
            return Part::No;
        }
        if class.is(Class::SURNAME) && !class.is(Class::STOP) {
            return if class.is(Class::AMBIGUOUS) || !common.is_empty() || place {
                Part::Ambiguous
            } else {
                Part::Surname
            };
        }
        if place || class.is(Class::STOP.or(Class::TIME).or(Class::VERB)) {
            return Part::No;
        }
        if class.is(Class::AMBIGUOUS) {
            return Part::Ambiguous;
        }
        if class.is(Class::NOUN.or(Class::ADJECTIVE).or(Class::ORG_HEAD)) {
            return Part::No;
        }
        // «فيصل دراج»: a title to others, a surname before a stop.
        if class.is(Class::TITLE) {
            let bare = common.is_empty() && !word.starts_with("ال");
            return if bare { Part::Verbal } else { Part::No };
        }
        if !common.is_empty() || !split && traits.closed && !no_article {
            return Part::No;
        }
        let (sound, n, surname) = match split {
            true => {
                let surname = shapes::is_foreign_surname(word);
                (self.words.sound(word), word.chars().count(), surname)
            }
            false => (traits.sound, self.letters(ix), traits.surname),
        };
        // «ووالي», «واليا»: a title behind «و», a title as what somebody becomes.
        let titled = |w: Option<&str>| w.is_some_and(|w| self.words.class(w).is(Class::TITLE));
        if titled(word.strip_prefix('و')) || titled(word.strip_suffix('ا')) {
            return Part::No;
        }
        // «نصرا حاسما»: a name's word in the accusative is the word of daily life.
        let accusative = class.is_empty()
            && word.strip_suffix('ا').is_some_and(|w| {
                w.chars().count() > 2
                    && self.words.class(w).is(Class::NOUN.or(Class::ADJECTIVE).or(Class::AMBIGUOUS))
            });
        if accusative {
            return Part::No;
        }
        // «واستقبل», «ويتساوى»: «و» and the look of a verb.
        if sound < 20 && is_joined_verb(word, self.surface(ix).ends_with('ى')) {
            return Part::No;
        }
        if n < 2 || self.surface(ix).ends_with(['\u{64b}', 'ة']) && n < 3 {
            return Part::No;
        }
        if self.surface(ix).chars().any(|c| c == '\u{64b}') {
            return Part::No;
        }
        // «مهندسون» is a plural.
        let plural = word.strip_suffix("ون").is_some_and(|w| {
            self.words.class(w).is(Class::TITLE.or(Class::NOUN).or(Class::ADJECTIVE))
        });
        if plural {
            return Part::No;
        }
        if surname {
            return Part::Shape;
        }
        if word.starts_with("ال") && !self.surface(ix).starts_with(['أ', 'إ', 'آ']) {
            // «شينزو آبي الاقتصادية»: an adjective of what stands before.
            // «مازن الفراية»: of no word anybody knows.
            let stem = |cut: &str| word.strip_prefix("ال").and_then(|w| w.strip_suffix(cut));
            let derived = ["ه", "يه", "ويه", "انيه"].iter().filter_map(|cut| stem(cut)).any(|w| {
                let with_ha = format!("{w}ه");
                w.chars().count() > 2
                    && [w, with_ha.as_str()].into_iter().any(|w| !self.words.class(w).is_empty())
            });
            let adjective = word.ends_with("يه")
                && self.surface(ix).ends_with('ة')
                && n > 6
                && (derived || n > 8);
            return if n >= 5 && !adjective { Part::Article } else { Part::No };
        }
        // «للكولونيل»: «ل» and the article, however the rest sounds.
        if (word.starts_with("لل") || word.starts_with("ولل")) && n > 4 {
            return Part::No;
        }
        if n >= 4 && sound >= 20 && !self.surface(ix).ends_with(['ة', 'ه']) {
            return Part::Foreign;
        }
        if ["وال", "بال", "فال", "كال"].iter().any(|p| word.starts_with(p)) && n > 4 {
            return Part::No;
        }
        // «دادالله», «نصرالله».
        if n > 5 && word.ends_with("الله") {
            return Part::Given;
        }
        // «يعلن», «تزور», «سيزور», «وصلوا»: a verb nobody listed.
        let possessed = n >= 4 && self.surface(ix).ends_with('ه');
        let verbal = possessed
            || word.starts_with(['ي'])
            || (word.starts_with('ت') && !word.starts_with("تش"))
            || word.starts_with("سي")
            || word.ends_with("وا");
        let plural = ["ات", "يه", "ون", "ين", "يا", "تها", "هم", "ها"];
        if n < 3 {
            return Part::No;
        }
        if verbal {
            return Part::Verbal;
        }
        if plural.iter().any(|e| word.ends_with(e)) {
            return match n >= 4 && (word.ends_with("ين") || word.ends_with("ون")) {
                true => Part::Unknown,
                false => Part::Verbal,
            };
        }
        Part::Unknown
    }
}

/// The set of these words, a bit each.
fn bits(words: impl Iterator<Item = WordId> + Clone) -> Vec<u64> {
    let most = words.clone().filter_map(WordId::ix).max().unwrap_or(0);
    let mut bits = vec![0; most / 64 + 1];
    for id in words.filter_map(WordId::ix) {
        if let Some(word) = bits.get_mut(id / 64) {
            *word |= 1 << (id % 64);
        }
    }
    bits
}
