//! What builds remember for each other, tied to what decides their results.

use std::path::{Path, PathBuf};

use anyhow::Result;
use serde::{Deserialize, Serialize};

use super::{Options, Report};
use crate::base::{Diagnostic, hash};
use crate::cache::site::Seen;
use crate::document::{Body, EntityCard, EventCard};
use crate::publish::Published;
use crate::source::Inputs;

/// The memory of builds of one site into one folder.
pub(super) struct Memory {
    file: PathBuf,
    seen: Seen,
}

/// What a build found, beside the pages.
#[derive(Serialize, Deserialize)]
pub(super) struct Found {
    /// Articles, entities, events.
    pub(super) sizes: [usize; 3],
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Memory {
    /// Looks at the site before anything of it is read; `out` is the same path in every build.
    /// `None` when nothing is to be remembered.
    pub(super) fn of(options: &Options, out: &Path) -> Option<Self> {
        if options.no_cache {
            return None;
        }
        let asked = postcard::to_stdvec(&(&options.base_url, options.drafts)).ok()?;
        let seen = Seen::of(&options.site, &[&asked])?;
        let name = hash::hex(out.as_os_str().as_encoded_bytes(), 12);
        let file = options.site.join(format!(".warraq/cache/build-{name}"));
        Some(Self { file, seen })
    }

    /// What the last build found, if nothing changed since.
    pub(super) fn recall(&self) -> Option<Found> {
        self.seen.recall(&self.file)
    }

    pub(super) fn remember(&self, found: &Found) -> Result<()> {
        self.seen.remember(&self.file, found)
    }
}

impl Found {
    pub(super) fn report(self, out: PathBuf, published: Published) -> Report {
        let Self { sizes: [articles, entities, events], diagnostics } = self;
        Report { articles, entities, events, published, diagnostics, out }
    }
}

/// The cards as they decide how an article is read: without their prose and their files' names.
#[derive(Serialize)]
pub(super) struct Cards {
    entities: Vec<EntityCard>,
    events: Vec<EventCard>,
}

impl Cards {
    pub(super) fn of(inputs: &Inputs) -> Self {
        let entity = |card: &EntityCard| EntityCard {
            path: String::new(),
            summary: None,
            image: None,
            body: Body::default(),
            ..card.clone()
        };
        let event = |card: &EventCard| EventCard {
            path: String::new(),
            summary: None,
            body: Body::default(),
            ..card.clone()
        };
        Self {
            entities: inputs.entities.iter().map(entity).collect(),
            events: inputs.events.iter().map(event).collect(),
        }
    }
}
