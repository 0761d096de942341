//! The knowledge base as data: JSON, tables, FollowTheMoney; linked data is `linked`'s work.
//!
//! In: the planned site. Out: files. Always: only what has a page is named by its key, so no
//! reference leads nowhere; positions are code points of the article's text; every record leads to
//! its sentence. Each file is written from its start to its end, so that
//! none is held whole.

pub(super) mod fields;
pub(super) mod forms;
mod ftm;
mod knowledge;
mod package;
mod records;
mod tables;

use std::sync::OnceLock;

use super::blocks::Known;
use super::linked;
use super::prints::Prints;
use crate::base::Fill;
pub use crate::config::DataForm as Form;
use crate::knowledge::{ArticleId, EntityId, EventId, Evidence};
use crate::site::Site;

pub use fields::{Field, Table, tables as table_list};
pub use forms::path;
pub use records::{entity_file, event_file};

/// The site with what all its data files ask for.
pub struct Data<'a> {
    pub site: &'a Site<'a>,
    /// Of what records are made, when somebody remembers them.
    prints: Option<&'a Prints<'a>>,
    /// Code points before every `STEP` bytes of each article's text.
    marks: Vec<OnceLock<Vec<u32>>>,
}

/// Bytes between two marks.
const STEP: usize = 64;

impl<'a> Data<'a> {
    pub fn new(site: &'a Site<'a>, prints: Option<&'a Prints<'a>>) -> Self {
        let marks = site.parts.articles.iter().map(|_| OnceLock::new()).collect();
        Self { site, prints, marks }
    }

    /// What the list `name` of a file is known by.
    fn known<'n>(&'n self, name: &'n str) -> Known<'n> {
        (name, self.prints)
    }

    /// Writes the files of one form; `file` makes each from its path and what fills it.
    pub fn write<E>(
        &self,
        form: Form,
        file: &dyn Fn(&str, Fill) -> Result<(), E>,
    ) -> Result<(), E> {
        let path = path(form);
        match form {
            Form::Knowledge => file(path, &mut |out| knowledge::write(self, out)),
            Form::JsonLd => {
                file(path, &mut |out| linked::whole::json_ld(self.site, self.prints, out))
            }
            Form::Turtle => {
                file(path, &mut |out| linked::whole::turtle(self.site, self.prints, out))
            }
            Form::Ftm => file(path, &mut |out| ftm::write(self, out)),
            Form::Csv => {
                for table in table_list() {
                    let path = format!("data/csv/{}.csv", table.name);
                    file(&path, &mut |out| tables::write(self, table, out))?;
                }
                file(path, &mut |out| out.write_all(&package::write(self)))?;
                file("data/csv/load.sql", &mut |out| out.write_all(&package::load_sql()))
            }
        }
    }

    /// Code points before byte `at` of an article's text.
    fn chars(&self, id: ArticleId, at: usize) -> usize {
        let text = self.site.article(id).map_or("", |a| a.body.text.as_str());
        let marks = self.marks.get(id.ix()).map(|marks| marks.get_or_init(|| marks_of(text)));
        let mark = marks.and_then(|m| m.get(at / STEP)).copied().unwrap_or(0);
        // The mark counts the letters that begin before it; one may reach over it.
        let mut from = (at / STEP * STEP).min(text.len());
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let rest = text.get(from..at.max(from)).map_or(0, |t| t.chars().count());
        mark as usize + rest
    }

    /// First code point, and the one after the last.
    fn range(&self, e: &Evidence) -> (usize, usize) {
        let at = |byte| self.chars(e.article, byte);
        (at(e.span.start()), at(e.span.end()))
    }

    /// The words of some evidence.
    fn words(&self, e: &Evidence) -> &'a str {
        let site: &'a Site<'a> = self.site;
        site.article(e.article).map_or("", |a| e.span.of(&a.body.text))
    }

    fn article_key(&self, id: ArticleId) -> &'a str {
        let site: &'a Site<'a> = self.site;
        site.article(id).map_or("", |a| a.key.as_str())
    }

    /// The key of an entity with a page.
    fn entity_key(&self, id: EntityId) -> Option<&'a str> {
        let site: &'a Site<'a> = self.site;
        site.entity(id).filter(|e| e.published).map(|e| e.key.as_str())
    }

    /// The key of an event with a page.
    fn event_key(&self, id: EventId) -> Option<&'a str> {
        let site: &'a Site<'a> = self.site;
        site.event(id).filter(|e| e.published).map(|e| e.key.as_str())
    }

    /// Published entities by their keys.
    fn entities(&self) -> Vec<EntityId> {
        let mut ids = self.site.entities.clone();
        ids.sort_unstable();
        ids
    }

    /// Published events by their keys.
    fn events(&self) -> Vec<EventId> {
        let mut ids = self.site.events.clone();
        ids.sort_unstable();
        ids
    }

    fn articles(&self) -> impl Iterator<Item = ArticleId> + use<> {
        (0..self.site.parts.articles.len()).map(ArticleId::new)
    }
}

/// Code points before every `STEP` bytes of a text.
fn marks_of(text: &str) -> Vec<u32> {
    let mut marks = vec![0; text.len() / STEP + 1];
    let mut seen = 0_u32;
    let mut next = 0;
    for (at, _) in text.char_indices() {
        while next * STEP <= at {
            if let Some(mark) = marks.get_mut(next) {
                *mark = seen;
            }
            next += 1;
        }
        seen += 1;
    }
    // A last mark may stand behind the last letter.
    for mark in marks.iter_mut().skip(next) {
        *mark = seen;
    }
    marks
}
