//! Prints of pages: of those that take longer to fill than it takes to tell what fills them.
//!
//! They are coarse: a page whose print is another may still show the same, and is then known by its
//! view.

use super::Prints;
use crate::base::{Date, Mix, Print};
use crate::document::EntityKind;
use crate::knowledge::{ArticleId, EntityId, EventId};
use crate::site::map::Spot;
use crate::site::{FigureGroup, PageKind, PagePlan, Site, capacity};

impl Prints<'_> {
    /// The print of a page that need not even be filled; none for pages known by their view alone.
    pub fn page(&self, page: &PagePlan) -> Option<Print> {
        let site = self.site;
        let mut mix = Mix::default();
        mix.print(self.shell).text(&page.path).number(page.part).number(page.parts);
        let listed = site.parts.config.page_size.max(1) as usize;
        match page.kind {
            PageKind::Article(id) => self.article_page(id, &mut mix),
            PageKind::Entity(id) => self.entity_page(id, page.part, &mut mix),
            PageKind::Event(id) => self.event_page(id, &mut mix),
            PageKind::Articles => {
                mix.print(self.dates);
                self.lines(page, &site.firsts, listed, &mut mix);
            }
            PageKind::Quotes => {
                let said = part(page, &site.lookups.quotes, capacity::QUOTES);
                self.sayings(said, &mut mix);
                mix.all(said, |mix, at| {
                    mix.number(site.lookups.said_again.get(at).map_or(0, Vec::len));
                });
                // Those of the first and the last of the page may go on beside it.
                let first = page.part * capacity::QUOTES;
                for at in [first, (first + said.len()).saturating_sub(1)] {
                    mix.number(site.sayings_beside(at));
                }
                if page.part == 0 {
                    mix.print(self.speakers());
                }
            }
            PageKind::Figures => {
                let groups = part(page, &site.lookups.figures, capacity::FIGURES);
                mix.all(groups, |mix, group| self.figures(group, mix));
            }
            PageKind::Source(ix) => {
                let source = site.sources.get(ix)?;
                mix.text(&source.name);
                mix.all(&source.articles, |mix, a| {
                    mix.value(&date(site, *a));
                });
                self.lines(page, &source.articles, listed, &mut mix);
                self.named(&source.named, &mut mix);
            }
            PageKind::Tag(ix) => {
                let tag = site.tags.get(ix)?;
                mix.text(&tag.name).number(tag.articles.len());
                self.lines(page, &tag.articles, listed, &mut mix);
                self.named(&tag.named, &mut mix);
            }
            _ => return None,
        }
        Some(mix.done())
    }

    fn article_page(&self, id: ArticleId, mix: &mut Mix) {
        let site = self.site;
        mix.print(self.said(id)).number(crate::render::fill::common(site));
        let (older, newer) = crate::render::fill::neighbours(site, id);
        mix.some(older.map(|a| self.line(a))).some(newer.map(|a| self.line(a)));
        let Some(facts) = site.parts.kb.articles.get(id.ix()) else { return };
        let mut named: Vec<EntityId> = facts.mentions.iter().flatten().copied().collect();
        named.sort_unstable();
        named.dedup();
        mix.all(named, |mix, e| {
            mix.print(self.shared(e));
        });
        mix.all(&facts.events, |mix, e| {
            mix.print(self.told_in(*e));
        });
    }

    fn entity_page(&self, id: EntityId, part: usize, mix: &mut Mix) {
        let site = self.site;
        mix.print(self.entity(id));
        mix.all(site.lookups.members.get(&id).into_iter().flatten(), |mix, member| {
            mix.print(self.name(*member));
        });
        // What one of several pages leaves to the first is not worked out for it.
        let covered = if part == 0 { crate::render::fill::covered(site, id) } else { Vec::new() };
        mix.all(covered, |mix, e| {
            mix.print(self.told(e));
        });
        // What stands around a place is drawn with it.
        let placed = |id| site.entity(id).is_some_and(|e| e.coordinates.is_some());
        mix.some(placed(id).then_some(self.map));
    }

    fn event_page(&self, id: EventId, mix: &mut Mix) {
        let site = self.site;
        mix.print(self.event(id));
        // Events of the same place and of the first who took part stand before and after it.
        let event = site.event(id);
        let first = event.and_then(|e| e.participants.first()).map(|(who, _)| *who);
        for who in [event.and_then(|e| e.place), first] {
            let around = who.and_then(|who| site.entity(who)).map(|e| e.events.as_slice());
            mix.all(around.unwrap_or_default(), |mix, (e, _)| {
                mix.print(self.told(*e));
                let whole = site.event(*e).and_then(|e| site.event(e.part_of?));
                mix.value(&whole.map(|e| &e.key));
            });
        }
    }

    fn lines(&self, page: &PagePlan, articles: &[ArticleId], listed: usize, mix: &mut Mix) {
        mix.all(part(page, articles, listed), |mix, a| {
            mix.print(self.line(*a));
        });
    }

    fn named(&self, named: &[(EntityId, usize)], mix: &mut Mix) {
        mix.all(named, |mix, (e, n)| {
            mix.print(self.name(*e)).number(*n);
        });
    }

    /// Quotations or claims, by their articles and places there.
    fn sayings(&self, sayings: &[(ArticleId, u32)], mix: &mut Mix) {
        mix.all(sayings, |mix, (article, ix)| {
            mix.print(self.said(*article)).number(*ix as usize);
        });
    }

    /// The index of all speakers.
    fn speakers(&self) -> Print {
        let mut mix = Mix::default();
        mix.all(&self.site.lookups.quotes, |mix, at| {
            let speaker = self.site.quote(*at).and_then(|q| self.site.lookups.account(q));
            mix.some(speaker.map(|s| self.name(s)));
        });
        mix.done()
    }

    fn figures(&self, group: &FigureGroup, mix: &mut Mix) {
        mix.some(group.event.map(|e| self.told(e))).print(self.said(group.article));
        self.sayings(&group.claims, mix);
    }
}

/// The items of a list that stand on a page.
fn part<'s, T>(page: &PagePlan, all: &'s [T], capacity: usize) -> &'s [T] {
    let start = (page.part * capacity).min(all.len());
    all.get(start..(start + capacity).min(all.len())).unwrap_or_default()
}

fn date(site: &Site, article: ArticleId) -> Option<Date> {
    site.article(article)?.meta.date.as_ref().map(|stamp| stamp.date)
}

/// The dates of the list of all articles.
pub(super) fn dates_of(site: &Site) -> Print {
    let mut mix = Mix::default();
    mix.all(&site.firsts, |mix, a| {
        mix.value(&date(site, *a));
    });
    mix.done()
}

/// The places of the map, and the countries that may be named between them.
pub(super) fn map_of(prints: &Prints) -> Print {
    let site = prints.site;
    let mut mix = Mix::default();
    mix.all(&site.spots, |mix, spot| {
        let Spot { entity, at, articles, tone, events: _, area: _ } = spot;
        mix.print(prints.name(*entity)).value(&(at.lon, at.lat)).number(*articles);
        mix.text(tone.name());
    });
    mix.all(site.of_kind(EntityKind::Place), |mix, id| {
        let entity = site.entity(id).filter(|e| e.coordinates.is_some());
        mix.some(entity.map(|_| prints.name(id))).number(entity.map_or(0, |e| e.articles.len()));
    });
    mix.done()
}
