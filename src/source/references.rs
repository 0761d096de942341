//! Keys that name other files: noted while files are read, judged when all are known.
//!
//! Judging takes every input and a question whether a key is known otherwise (built in, or found
//! in the articles), so it is run after resolving. It reads no file.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Inputs;
use super::nearest::nearest;
use crate::base::{Diagnostic, Faults, Key, Place};
use crate::document::{Body, MarkKind};

/// One mention of a key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Reference {
    pub place: Place,
    pub target: Target,
    /// The article, card or page it stands in.
    pub from: Key,
    /// The field («roles[0].of»), empty for a link in prose.
    pub field: String,
    pub key: Key,
    /// As written.
    pub words: String,
}

/// What a mentioned key should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Target {
    Entity,
    Event,
    /// The event an event is part of.
    Parent,
    /// Anything with a page: `[[key]]`.
    Page,
    /// A file of `static/`.
    Static,
    /// Not a key but a name of the card itself, for names that two cards claim.
    Name,
}

/// The links of a body.
pub(super) fn of_body(faults: &Faults, from: &Key, body: &Body) -> Vec<Reference> {
    let mut list = Vec::new();
    for mark in &body.marks {
        let MarkKind::WikiLink(key) = &mark.kind else { continue };
        let Some(origin) = body.origin.to_origin(mark.span) else { continue };
        let words = body.text.get(mark.span.start()..mark.span.end()).unwrap_or_default();
        list.push(Reference {
            place: faults.place(origin),
            target: Target::Page,
            from: from.clone(),
            field: String::new(),
            key: Key::from(key.as_str()),
            words: words.to_owned(),
        });
    }
    list
}

/// The faults of references between files. `is_known` says whether a key that no file of the site
/// holds is known otherwise.
pub fn references(inputs: &Inputs, is_known: &dyn Fn(&str) -> bool) -> Vec<Diagnostic> {
    let known = Known::new(inputs);
    let (mut faults, mut hints) = (Vec::new(), BTreeMap::new());
    for reference in &inputs.references {
        let found = match reference.target {
            Target::Entity => known.entities.contains(&reference.key),
            Target::Event | Target::Parent => known.events.contains(&reference.key),
            Target::Page => known.pages.contains(&reference.key),
            Target::Static => known.statics.contains(reference.key.as_str()),
            Target::Name => true,
        };
        if !found && (reference.target == Target::Static || !is_known(reference.key.as_str())) {
            faults.push(known.dangling(reference, &mut hints));
        }
    }
    faults.extend(shared_names(inputs));
    faults.extend(cycles(inputs));
    faults.sort();
    faults
}

/// Hints already found: one key is often missed in many places.
type Hints<'r> = BTreeMap<(Target, &'r Key, &'r String), String>;

/// Every key a file of the site holds.
struct Known<'a> {
    entities: BTreeSet<&'a Key>,
    events: BTreeSet<&'a Key>,
    pages: BTreeSet<&'a Key>,
    statics: BTreeSet<&'a str>,
    /// The key a name stands for.
    names: BTreeMap<&'a str, &'a Key>,
}

impl<'a> Known<'a> {
    fn new(inputs: &'a Inputs) -> Self {
        let entities: BTreeSet<&Key> = inputs.entities.iter().map(|c| &c.key).collect();
        let events: BTreeSet<&Key> = inputs.events.iter().map(|c| &c.key).collect();
        let mut pages: BTreeSet<&Key> = entities.union(&events).copied().collect();
        pages.extend(inputs.articles.iter().map(|a| &a.key));
        pages.extend(inputs.pages.iter().map(|p| &p.key));
        pages.extend(inputs.dossiers.iter().map(|d| &d.key));
        let statics = inputs.statics.iter().map(|s| s.path.as_str()).collect();
        let mut names = BTreeMap::new();
        for card in &inputs.entities {
            names.insert(card.name.as_str(), &card.key);
            names.extend(card.aliases.iter().map(|a| (a.as_str(), &card.key)));
        }
        names.extend(inputs.events.iter().map(|e| (e.title.as_str(), &e.key)));
        Self { entities, events, pages, statics, names }
    }

    fn dangling<'r>(&self, reference: &'r Reference, hints: &mut Hints<'r>) -> Diagnostic {
        let Reference { place, target, field, key, words, .. } = reference;
        let (code, message) = match target {
            Target::Static => ("missing-image", format!("`static/{key}` does not exist")),
            Target::Page => ("dangling-link", format!("`[[{key}]]` leads nowhere")),
            Target::Event | Target::Parent => {
                ("dangling-key", format!("`{field}` names the event `{key}`, which has no card"))
            }
            _ => ("dangling-key", format!("`{field}` names `{key}`, which nothing here is called")),
        };
        let hint = hints.entry((*target, key, words)).or_insert_with(|| self.hint(reference));
        Diagnostic::warning(code, place.clone(), message).words(words).hint(hint.as_str())
    }

    /// The key that was probably meant.
    fn hint(&self, reference: &Reference) -> String {
        let among = match reference.target {
            Target::Static => return String::new(),
            Target::Entity => &self.entities,
            Target::Event | Target::Parent => &self.events,
            Target::Page | Target::Name => &self.pages,
        };
        if let Some(key) = self.names.get(reference.words.trim()) {
            return format!("write its key, `{key}`");
        }
        match nearest(reference.key.as_str(), among.iter().map(|k| k.as_str())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "keys are the names of card files without `.md`".into(),
        }
    }
}

/// Names that two cards give as theirs.
fn shared_names(inputs: &Inputs) -> Vec<Diagnostic> {
    let mut holders: BTreeMap<&str, Vec<&Reference>> = BTreeMap::new();
    for reference in inputs.references.iter().filter(|r| r.target == Target::Name) {
        holders.entry(reference.words.as_str()).or_default().push(reference);
    }
    let mut faults = Vec::new();
    for (name, holders) in holders {
        let Some((first, rest)) = holders.split_first() else { continue };
        for other in rest.iter().filter(|r| r.from != first.from) {
            let message = format!("this name is also given by `{}`", first.from);
            let fault = Diagnostic::note("shared-name", other.place.clone(), message).words(name);
            faults.push(fault.hint("where it stands alone, the article decides whose it is"));
        }
    }
    faults
}

/// Events that are, through others, part of themselves.
fn cycles(inputs: &Inputs) -> Vec<Diagnostic> {
    let parent: BTreeMap<&Key, &Key> =
        inputs.events.iter().filter_map(|e| Some((&e.key, e.part_of.as_ref()?))).collect();
    let mut faults = Vec::new();
    let mut seen: BTreeSet<&Key> = BTreeSet::new();
    for start in parent.keys() {
        let mut path: Vec<&Key> = Vec::new();
        let mut at = *start;
        while seen.insert(at) {
            path.push(at);
            match parent.get(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        let Some(begin) = path.iter().position(|k| *k == at) else { continue };
        let ring = path.get(begin..).unwrap_or_default();
        if parent.get(ring.last().copied().unwrap_or(at)) != Some(&at) {
            continue;
        }
        let names: Vec<String> = ring.iter().map(|k| format!("`{k}`")).collect();
        let message = format!("events that are part of each other: {}", names.join(" in "));
        let reference =
            inputs.references.iter().find(|r| r.target == Target::Parent && r.from == *at);
        let (place, words) =
            reference.map_or((Place::default(), ""), |r| (r.place.clone(), r.words.as_str()));
        let fault = Diagnostic::error("part-of-cycle", place, message).words(words);
        faults.push(fault.hint("take `part_of` out of the widest of them"));
    }
    faults
}
