//! Under which words each thing is sought, and the tree of these words.
//!
//! In: things. Out: a [`Tree`] whose branches are folded words, packed: that of the built-in things
//! is made when the program is compiled, that of a site with cards when it is loaded.

use std::borrow::Cow;

use super::nationality::{Inflection, inflect};
use super::things::{Cue, Thing};
use crate::base::Span;
use crate::base::packed::{Packed, number_at};
use crate::text::{fold, letters};

/// What kind of form of a thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Its name.
    Name,
    /// Another spelling.
    Alias,
    /// An adjective or noun of its people.
    Nationality(Inflection),
    /// A string its card says is not it; matched only to keep others away.
    Not,
}

/// What a name can mean where it ends: the index of a thing, with the form and its cue.
pub type Reading = (u32, Form, Cue);

/// The names, word by word, as bytes.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// Of a word behind a node (`ROOT` for the first word): that node, and the one it leads to.
    pub branches: Packed<8>,
    /// The nodes: two bytes for the number of readings that end there, twice as much and one when
    /// more words follow; two for the number of those with a first word in لل for ل + ال; then
    /// four for each reading: three for the thing, one for form and cue.
    pub nodes: Cow<'static, [u8]>,
}

/// Before the first word.
const ROOT: u32 = u32::MAX;
/// Bytes of the numbers of a node, and of one reading.
const HEAD: usize = 4;
const READING: usize = 4;

/// Where some names have come after their words so far.
#[derive(Clone, Copy, Debug)]
pub struct Node<'t> {
    /// Its place among the nodes.
    at: u32,
    /// More words may follow.
    pub more: bool,
    plain: &'t [u8],
    lam_lam: &'t [u8],
}

impl Node<'_> {
    /// What it can mean to end here, and the same of a first word in لل.
    pub fn readings(&self) -> impl Iterator<Item = Reading> {
        let all = [self.plain, self.lam_lam].into_iter();
        all.flat_map(|some| some.as_chunks::<READING>().0.iter().map(unpacked))
    }

    /// A name ends here, written plainly.
    pub fn is_plain(&self) -> bool {
        !self.plain.is_empty()
    }

    /// A name ends here whose first word is written in لل.
    pub fn is_lam_lam(&self) -> bool {
        !self.lam_lam.is_empty()
    }
}

impl Tree {
    pub fn of<'t>(things: impl IntoIterator<Item = &'t Thing>) -> Self {
        let mut patterns: Vec<(String, bool, Reading)> = Vec::new();
        for (ix, thing) in (0u32..).zip(things) {
            let forms = forms(thing).into_iter();
            patterns.extend(forms.map(|(name, lam, form, cue)| (name, lam, (ix, form, cue))));
        }
        // No name is one letter, and none holds a control character: so the space between words
        // is the first of all characters, and the names that begin alike follow one another.
        patterns.retain(|(name, ..)| {
            name.chars().nth(1).is_some() && name.bytes().all(|byte| byte >= b' ')
        });
        // Stable: of one name the things keep their order.
        patterns.sort_by(|a, b| a.0.cmp(&b.0));
        let mut grown = Grown::default();
        for (name, lam_lam, reading) in &patterns {
            grown.add(name, *lam_lam, *reading);
        }
        grown.packed()
    }

    /// The node after the first word of a name.
    pub fn first(&self, word: &str) -> Option<Node<'_>> {
        self.branch(ROOT, word)
    }

    /// The node after one more word.
    pub fn next(&self, node: &Node, word: &str) -> Option<Node<'_>> {
        self.branch(node.at, word)
    }

    fn branch(&self, from: u32, word: &str) -> Option<Node<'_>> {
        let begins = from.to_le_bytes();
        let found = self.branches.find(word, from, |branch| branch.starts_with(&begins))?;
        let at = number_at(found, HEAD);
        let (head, rest) = self.nodes.get(at..)?.split_first_chunk::<HEAD>()?;
        let [a, b, c, d] = *head;
        let (plain, lam_lam) = (u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d]));
        let (plain, rest) = rest.split_at_checked(READING * usize::from(plain >> 1))?;
        let lam_lam = rest.get(..READING * usize::from(lam_lam))?;
        Some(Node { at: u32::try_from(at).ok()?, more: a & 1 == 1, plain, lam_lam })
    }
}

/// The tree while it grows from names in order.
#[derive(Default)]
struct Grown<'p> {
    /// The words of the name added last, each with the node after it.
    path: Vec<(&'p str, u32)>,
    /// Word, node before, node after.
    branches: Vec<(&'p str, u32, u32)>,
    ends: Vec<End>,
}

#[derive(Default)]
struct End {
    more: bool,
    plain: Vec<Reading>,
    lam_lam: Vec<Reading>,
}

impl<'p> Grown<'p> {
    fn add(&mut self, name: &'p str, lam_lam: bool, reading: Reading) {
        let mut node = ROOT;
        for (at, word) in name.split(' ').enumerate() {
            node = match self.path.get(at) {
                Some((here, after)) if *here == word => *after,
                _ => self.branch(at, node, word),
            };
        }
        let Some(end) = self.ends.get_mut(node as usize) else { return };
        let readings = if lam_lam { &mut end.lam_lam } else { &mut end.plain };
        // «أرمينيا» is the country, and the accusative of its nisba; «سورية» is both too.
        let nisba = |f: Form| matches!(f, Form::Nationality(_)).then_some(f);
        if !readings.iter().any(|r| r.0 == reading.0 && nisba(r.1) == nisba(reading.1)) {
            readings.push(reading);
        }
    }

    /// A new node after `word`, the word `at` of its name, behind `node`.
    fn branch(&mut self, at: usize, node: u32, word: &'p str) -> u32 {
        let new = u32::try_from(self.ends.len()).unwrap_or(ROOT);
        if let Some(end) = self.ends.get_mut(node as usize) {
            end.more = true;
        }
        self.ends.push(End::default());
        self.branches.push((word, node, new));
        self.path.truncate(at);
        self.path.push((word, new));
        new
    }

    fn packed(self) -> Tree {
        let mut nodes = Vec::new();
        let mut places = Vec::with_capacity(self.ends.len());
        let most = usize::from(u16::MAX >> 1);
        for End { more, plain, lam_lam } in &self.ends {
            places.push(u32::try_from(nodes.len()).unwrap_or(ROOT));
            let count = |readings: &[Reading]| u16::try_from(readings.len().min(most)).unwrap_or(0);
            nodes.extend((count(plain) << 1 | u16::from(*more)).to_le_bytes());
            nodes.extend(count(lam_lam).to_le_bytes());
            let readings = plain.iter().take(most).chain(lam_lam.iter().take(most));
            readings.for_each(|reading| nodes.extend(packed(reading)));
        }
        let place = |node: u32| places.get(node as usize).copied().unwrap_or(ROOT);
        let branch = |(word, from, to): (&'p str, u32, u32)| {
            let (from, to) = (place(from), place(to));
            let mut value = [0; 8];
            value[..HEAD].copy_from_slice(&from.to_le_bytes());
            value[HEAD..].copy_from_slice(&to.to_le_bytes());
            (word, from, value)
        };
        let branches: Vec<_> = self.branches.into_iter().map(branch).collect();
        Tree { branches: Packed::pack(&branches), nodes: nodes.into() }
    }
}

/// Forms by their number in a packed tree.
const FORMS: [Form; 9] = [
    Form::Name,
    Form::Alias,
    Form::Not,
    Form::Nationality(Inflection::Masculine),
    Form::Nationality(Inflection::Accusative),
    Form::Nationality(Inflection::Feminine),
    Form::Nationality(Inflection::Dual),
    Form::Nationality(Inflection::Plural),
    Form::Nationality(Inflection::Collective),
];
const CUES: [Cue; 3] = [Cue::None, Cue::Head, Cue::Quoted];

fn packed((thing, form, cue): &Reading) -> [u8; READING] {
    let number = |at: Option<usize>| at.and_then(|at| u8::try_from(at).ok()).unwrap_or(0);
    let [a, b, c, _] = thing.to_le_bytes();
    let form = number(FORMS.iter().position(|f| f == form));
    [a, b, c, form | number(CUES.iter().position(|c| c == cue)) << 4]
}

fn unpacked([a, b, c, kind]: &[u8; READING]) -> Reading {
    let form = FORMS.get(usize::from(kind & 15)).copied().unwrap_or(Form::Name);
    let cue = CUES.get(usize::from(kind >> 4)).copied().unwrap_or_default();
    (u32::from_le_bytes([*a, *b, *c, 0]), form, cue)
}

/// Every folded string under which a thing is sought.
fn forms(thing: &Thing) -> Vec<(String, bool, Form, Cue)> {
    let mut out = Vec::new();
    let mut add = |name: &str, form: Form, cue: Cue| {
        let folded = words(name);
        if let Some(after) = folded.strip_prefix("ال")
            && form != Form::Not
        {
            // ل + الأمم → للأمم; ل + الليكود → لليكود: three lams are never written.
            let stem = after.strip_prefix('ل').unwrap_or(after);
            out.push((format!("لل{stem}"), true, form, cue));
        }
        if let Some((one, two)) = folded.split_once(' ')
            && joins(one)
        {
            out.push((format!("{one}{two}"), false, form, cue));
        }
        out.push((folded, false, form, cue));
    };
    add(&thing.name, Form::Name, thing.cue);
    for alias in &thing.aliases {
        // A bare Latin acronym of two letters is too short to stand for anything.
        if alias.chars().count() > 2 || !alias.is_ascii() {
            // A longer alias brings its own cue: «مدينة صور», «صحيفة الأهرام».
            let plain = alias.is_ascii() || word_count(alias) > word_count(&thing.name);
            add(alias, Form::Alias, if plain { Cue::None } else { thing.cue });
        }
    }
    for not in &thing.not {
        add(not, Form::Not, Cue::None);
    }
    for nisba in &thing.nisbas {
        for (form, inflection) in inflect(&words(nisba)) {
            // «الكوري الجنوبي»: both words have the article.
            let both = form.split_once(' ').is_some_and(|(one, _)| is_adjective(one));
            let definite = if both { form.replace(' ', " ال") } else { form.clone() };
            add(&format!("ال{definite}"), Form::Nationality(inflection), Cue::None);
            add(&form, Form::Nationality(inflection), Cue::None);
        }
    }
    for collective in &thing.collectives {
        let form = Form::Nationality(Inflection::Collective);
        add(&format!("ال{collective}"), form, Cue::None);
        add(collective, form, Cue::None);
    }
    out
}

/// «كوري», «كورية» of «كوري جنوبي»; not «شرق» of «شرق أوسطي».
fn is_adjective(word: &str) -> bool {
    ["ي", "يه", "يا", "يون", "يين", "يات", "يان", "يتان", "يتين"].iter().any(|e| word.ends_with(e))
}

fn word_count(name: &str) -> usize {
    name.split_whitespace().count()
}

/// Written apart or together: عبد الله, أبو ظبي, قره باغ.
fn joins(first: &str) -> bool {
    matches!(first, "عبد" | "ابو" | "قره" | "ابي" | "كفر" | "بيت")
}

/// The folded words of a name as the analysis writes them: one space between tokens.
pub(super) fn words(name: &str) -> String {
    // Most names are words of plain letters, one space apart.
    let plain = |word: &str| !word.is_empty() && word.chars().all(letters::is_arabic_letter);
    if name.split(' ').all(plain) {
        return fold(name);
    }
    let span = Span::new(0, name.len());
    let a = crate::text::analyze(name, &[span], |_| true);
    a.folded.trim_start().to_owned()
}
